//! Pages that are broken or mean harm: an error that says so, or the words that can be read.

use crate::common::blocks_of;
use proptest::prelude::*;

/// What must come of a file: the key of an error, or words.
enum Expect {
    Error(&'static str),
    Words(&'static str),
}
use Expect::{Error, Words};

const NOTICE: &str = "<h1>THÔNG BÁO</h1><p>Giao Văn phòng Sở báo cáo trước ngày 15/3/2024.</p>";

fn page(body: &str) -> Vec<u8> {
    format!("<!DOCTYPE html><html><head><meta charset=utf-8></head><body>{body}</body></html>").into_bytes()
}

fn nested(open: &str, close: &str, depth: usize) -> Vec<u8> {
    page(&(open.repeat(depth) + NOTICE + &close.repeat(depth)))
}

/// A table whose cells say such things of themselves.
fn cells(attributes: &str, rows: usize) -> Vec<u8> {
    let row = format!("<tr><td {attributes}>ô<td {attributes}>khác");
    page(&format!("<table border=1>{}</table>{NOTICE}", row.repeat(rows)))
}

fn letter(head: &str, body: &str) -> Vec<u8> {
    format!(
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n{head}\n\n{body}\n--b--\n"
    )
    .into_bytes()
}

#[test]
fn damaged_files() {
    let good = Words("Giao Văn phòng Sở báo cáo");
    let whole = page(NOTICE);
    let many = |tag: &str, count: usize| page(&(tag.repeat(count) + NOTICE));
    let word = || Words("Giao Văn phòng Sở báo cáo");
    let complex = "papers-error-too-complex";
    let numbered: String = (0..3_000).map(|number| format!("<font color={number}>")).collect();
    let cases: Vec<(&str, Vec<u8>, Expect)> = vec![
        ("whole", whole.clone(), good),
        ("cut in a tag", whole[..whole.len() - 20].to_vec(), word()),
        ("cut in a word", whole[..whole.len() - 40].to_vec(), Words("Giao Văn phòng")),
        (
            "cut in a letter",
            whole[..whole.iter().rposition(|byte| *byte > 0x7f).expect("a letter")].to_vec(),
            Words("Giao Văn phòng"),
        ),
        ("nothing inside", page(""), Error("papers-error-empty")),
        ("only a head", b"<!DOCTYPE html><html><head><title>Tin".to_vec(), Error("papers-error-empty")),
        ("only a script", page("<script>for(;;){}"), Error("papers-error-empty")),
        ("only spaces", page("&nbsp; <br> &#8203;"), Error("papers-error-empty")),
        ("only pictures", page("<img src=a.png><img src=b.png>"), Error("papers-error-empty")),
        ("no tags are closed", page(&NOTICE.replace("</h1>", "").replace("</p>", "")), word()),
        ("tags cross", page(&format!("<b><i><p></b>{NOTICE}</i></p>")), word()),
        ("a tag that is not ended", page(&format!("{NOTICE}<p class=\"")), word()),
        ("a comment that is not ended", page(&format!("{NOTICE}<!-- và <p>rồi")), word()),
        ("two bodies", page(&format!("<body><html><body>{NOTICE}")), word()),
        ("zeros between", page(&NOTICE.replace("<p>", "<p>\0")), Error("papers-error-not-text")),
        ("many zeros", page(&("\0".repeat(9000) + NOTICE)), Error("papers-error-not-text")),
        ("letters that are none", page(&format!("{NOTICE}<p>&#0;&#x110000;&#xD800;&khong;&amp")), word()),
        (
            "entities in entities",
            format!("<!DOCTYPE html [<!ENTITY a \"{}\">]><html><body>&a;{NOTICE}", "&b;".repeat(9))
                .into_bytes(),
            word(),
        ),
        (
            "another encoding than it says",
            String::from_utf8_lossy(&whole).replace("utf-8", "khong-co").into_bytes(),
            word(),
        ),
        ("divisions in divisions", nested("<div>", "</div>", 20_000), Error(complex)),
        ("spans in spans", nested("<span>", "</span>", 3_000), word()),
        ("tables in tables", nested("<table><tr><td>", "", 20_000), Error(complex)),
        ("tables, still read", nested("<table><tr><td>", "</table>", 500), word()),
        ("lists in lists", nested("<ol><li>", "</ol>", 1_500), word()),
        ("quotations without end", nested("<blockquote>", "", 100_000), Error(complex)),
        ("bold without end", nested("<b>", "", 100_000), Error(complex)),
        (
            "fonts that begin anew in each paragraph",
            page(&(numbered + &"<p>a".repeat(100_000) + NOTICE)),
            Error(complex),
        ),
        ("ends without beginning", many("</p></div></x>", 100_000), word()),
        ("ends deep inside", page(&("<q>".repeat(3_000) + &"</x>".repeat(1_000_000))), Error(complex)),
        ("many empty elements", many("<p></p><br>", 200_000), word()),
        ("too many empty elements", many("<br>", 1_100_000), Error(complex)),
        (
            "a value of megabytes",
            page(&NOTICE.replace(
                "<p>",
                &format!("<p class=\"{}\" style=\"{}\">", "a ".repeat(1 << 20), "a:b;".repeat(1 << 20)),
            )),
            word(),
        ),
        (
            "too many values",
            page(&format!("<p {}>{NOTICE}", (0..200_000).map(|at| format!("a{at}=1 ")).collect::<String>())),
            Error(complex),
        ),
        (
            "many values",
            page(&NOTICE.replace(
                "<p>",
                &format!("<p {}>", (0..5_000).map(|at| format!("a{at}=1 ")).collect::<String>()),
            )),
            word(),
        ),
        ("rules without end", page(&format!("<style>{}</style>{NOTICE}", "a{".repeat(1 << 20))), word()),
        (
            "rules of megabytes",
            page(&format!("<style>{}</style>{NOTICE}", "p.a,".repeat(1 << 20) + "b{color:red}")),
            word(),
        ),
        ("a wide cell", cells("colspan=4294967295", 3), word()),
        ("a high cell", cells("rowspan=4294967295", 3), word()),
        ("wide and high cells", cells("colspan=1000 rowspan=1000", 500), word()),
        ("a cell of nothing", cells("colspan=0 rowspan=-1", 2), word()),
        ("too many cells", cells("", 260_000), Error(complex)),
        ("cells without table", page(&format!("<tr><td>lạc</td></tr>{NOTICE}")), Words("lạc")),
        ("words in a table", page(&format!("<table>lạc<tr>giữa<td>ô</table>{NOTICE}")), Words("lạcgiữa")),
        (
            "numbers beyond all",
            page(&format!("<ol start=9223372036854775807><li>a<li>{NOTICE}</ol>")),
            Words("9223372036854775807. THÔNG BÁO"),
        ),
        ("an archive", letter("Content-Type: text/html; charset=utf-8", NOTICE), word()),
        ("an archive without a page", letter("Content-Type: image/png", "x"), Error("papers-error-damaged")),
        (
            "an archive that ends in its head",
            b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n".to_vec(),
            Error("papers-error-damaged"),
        ),
        (
            "an archive of broken letters",
            letter(
                "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable",
                &format!("{NOTICE}=\n=Z="),
            ),
            word(),
        ),
        (
            "an archive of nothing",
            letter("Content-Type: text/html\nContent-Transfer-Encoding: base64", "===="),
            Error("papers-error-empty"),
        ),
        (
            "an archive of dashes",
            letter("Content-Type: text/plain", &"\n-- ".repeat(100_000)),
            Error("papers-error-damaged"),
        ),
    ];
    assert!(cases.len() > 30);
    let mut wrong = Vec::new();
    for (name, bytes, expected) in cases {
        match (papers::read("a.html", &bytes), expected) {
            (Ok(document), Words(words)) if blocks_of(&document).join("\n").contains(words) => {}
            (Err(error), Error(key)) if error.key() == key => {}
            (read, _) => wrong.push((
                name,
                read.map(|document| blocks_of(&document).concat().chars().take(99).collect::<String>()),
            )),
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// Pages with bytes changed, lost or doubled are read or refused.
    #[test]
    fn changed_pages_never_panic(changes in prop::collection::vec((any::<prop::sample::Index>(), 0u8..4, any::<u8>()), 1..16)) {
        let body = format!("<table border=1><tr><td rowspan=2>a<td><ol start=3><li value=2>b</table>{NOTICE}<style>p.a{{font-weight:bold}}</style>");
        let mut bytes = page(&body);
        for (at, how, value) in changes {
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] = value,
                1 if bytes.len() > 1 => drop(bytes.remove(at)),
                2 => bytes.insert(at, value),
                _ => bytes.truncate(at.max(1)),
            }
        }
        let _ = papers::read("a.html", &bytes);
    }

    /// Tags in any order are read or refused.
    #[test]
    fn tags_in_any_order_never_panic(tags in prop::collection::vec(prop::sample::select(vec![
        "<table>", "</table>", "<tr>", "<td colspan=3>", "</td>", "<li>", "<ol>", "</ol>", "<p>", "</p>", "<b>", "</b>", "<a href=x>", "</a>",
        "<pre>\n", "<br>", "<caption>", "<select>", "<template>", "</template>", "<main>", "</main>", "<svg>", "</svg>", "<math>", "<mi>", "x", "<form>",
        "<frameset>", "<body>", "</body>", "</html>", "<nobr>", "<button>", "<h1>", "<dd>", "<style>", "</style>", "<font face='.VnTime'>",
    ]), 0..60)) {
        let _ = papers::read("a.html", &page(&tags.concat()));
    }
}

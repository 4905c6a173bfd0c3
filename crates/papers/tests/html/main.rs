//! Pages of the web, and archives of them.

#[path = "../common/mod.rs"]
mod common;

mod damaged;
mod word;

use blocks::{Body, Heading, MarkKind};
use common::{blocks_of, marked, rows, table, texts};
use papers::Document;

/// Reads a page with this body.
pub(crate) fn read(body: &str) -> Document {
    let page =
        format!("<!DOCTYPE html><html><head><title>Cổng thông tin</title></head><body>{body}</body></html>");
    papers::read("a.html", page.as_bytes()).expect("readable")
}

#[track_caller]
pub(crate) fn check(body: &str, expected: &[&str]) {
    assert_eq!(blocks_of(&read(body)), expected);
}

#[test]
fn blocks_and_lines() {
    check(
        "<p>Giao   Văn phòng\n Sở<br>1. Rà soát <b>hồ&shy;</b> sơ;<br>báo cáo&nbsp;trước 15/3.<div>Một<p>hai</div>ba<hr>b&#7889;n &amp; năm",
        &["Giao Văn phòng Sở", "1. Rà soát hồ sơ;\nbáo cáo trước 15/3.", "Một", "hai", "ba", "bốn & năm"],
    );
    check("Dòng một<br><br>Dòng hai<br> <br>Dòng ba", &["Dòng một", "Dòng hai", "Dòng ba"]);
    check("<pre>THÔNG BÁO\n\n1. Giao Sở;\n2. Giao Ban.</pre>", &["THÔNG BÁO", "1. Giao Sở;", "2. Giao Ban."]);
    check("<p>m<sup>2</sup> đất, H<sub>2</sub>O, dài<wbr>hơn</p>", &["m2 đất, H2O, dàihơn"]);
}

#[test]
fn headings_and_looks() {
    let document = read(
        "<h2>KẾT LUẬN</h2><p style='font-weight:bold;text-transform:uppercase'>Khẩn <span style=\"font-weight:400\">cấp.</span></p>\
         <p><i>nghiêng</i> <u>gạch</u> <span class=dam>đậm</span>.</p><style>.dam { font-weight: 700 } @media print { p { display: none } }</style>\
         <p><span class=dam>đậm</span> thường</p>",
    );
    assert_eq!(blocks_of(&document), ["KẾT LUẬN", "KHẨN CẤP.", "nghiêng gạch đậm.", "đậm thường"]);
    let Body::Paragraph(heading) = &document.blocks[0].body else { panic!("a heading") };
    assert_eq!(heading.heading, Some(Heading(2)));
    let texts = texts(&document);
    assert_eq!(marked(texts[1], MarkKind::Bold), ["KHẨN"]);
    assert_eq!(
        (marked(texts[2], MarkKind::Italic), marked(texts[2], MarkKind::Underline)),
        (vec!["nghiêng"], vec!["gạch"])
    );
    assert_eq!(marked(texts[3], MarkKind::Bold), ["đậm"]);
}

#[test]
fn what_a_browser_hides_is_left_out() {
    check(
        "<script>var a = '<p>x</p>';</script><style>.an, p.kin { display: none } div p.sau { display: none }</style>\
         <noscript>Bật JavaScript</noscript><template><p>mẫu</p></template><p hidden>ẩn</p><p class='AN'>ẩn</p><p class=kin>ẩn</p>\
         <div class=kin>hiện</div><p class=sau>còn</p><p style='DISPLAY : None'>ẩn</p><span style='visibility:hidden'>ẩn</span>\
         <select><option>chọn</option></select><button>In</button><!-- chú thích --><p>Giao Sở.</p>",
        &["hiện", "còn", "Giao Sở."],
    );
}

#[test]
fn lists_count_as_in_a_browser() {
    check(
        "<ol><li>một<li>hai<ul><li>gạch</ul><li value=7>bảy<li>tám</ol><ol type=a start=26><li>z<li>aa</ol>\
         <ol style='list-style-type:upper-roman'><li><p>La Mã</p><p>tiếp</p></ol><ol reversed><li>ba<li>hai<li>một</ol>\
         <ol start=0><li>không</ol><ul style='list-style:none'><li>trơn</ul><dl><dt>Thời hạn<dd>05 ngày</dl><li>lạc",
        &[
            "1. một",
            "2. hai",
            "- gạch",
            "7. bảy",
            "8. tám",
            "z. z",
            "aa. aa",
            "I. La Mã",
            "tiếp",
            "3. ba",
            "2. hai",
            "1. một",
            "0. không",
            "trơn",
            "Thời hạn",
            "05 ngày",
            "- lạc",
        ],
    );
}

#[test]
fn tables_with_merged_cells() {
    let document = read(
        "<table border=1><caption>Phụ lục</caption><thead><tr><th rowspan=2>TT<th colspan=2>Nhiệm vụ<tbody><tr><td>Nội dung<td>Hạn<br>gửi\
         <tr><td>1<td>Rà soát<ul><li>gấp</ul><td>15/3</table><p>Hết.",
    );
    let shown = ["Phụ lục", "TT | Nhiệm vụ", "Nội dung | Hạn\ngửi", "1 | Rà soát\n- gấp | 15/3", "Hết."];
    assert_eq!(blocks_of(&document), shown);
    let table = table(&document);
    let cells: Vec<_> = table
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .map(|cell| (cell.column, cell.columns, cell.rows))
        .collect();
    assert_eq!(cells, [(0, 1, 2), (1, 2, 1), (1, 1, 1), (2, 1, 1), (0, 1, 1), (1, 1, 1), (2, 1, 1)]);
    assert_eq!(marked(&table.rows[0].cells[0].text, MarkKind::Bold), ["TT"]);
}

#[test]
fn tables_that_only_lay_out() {
    check(
        "<table><tr><td>UBND TỈNH LAM GIANG<br><b>SỞ NỘI VỤ</b><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc</table>",
        &[
            "UBND TỈNH LAM GIANG",
            "SỞ NỘI VỤ",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
        ],
    );
    let document = read(
        "<table><tr><td>Trang chủ<td><p>Giao Sở Nội vụ:</p><table border=1><tr><td>Việc<td>Hạn<tr><td>Báo cáo<td>15/3</table></table>",
    );
    assert_eq!(blocks_of(&document), ["Trang chủ", "Giao Sở Nội vụ:", "Việc | Hạn", "Báo cáo | 15/3"]);
    assert_eq!(rows(table(&document)).len(), 2);
}

#[test]
fn furniture_of_a_site_is_left_out_only_where_the_content_is_sure() {
    let page = |open: &str, close: &str| {
        format!(
            "<header>Cổng thông tin</header><nav><a>Trang chủ</a></nav>{open}<header><h1>Thông báo kết luận</h1></header>\
             <p>Giao Văn phòng Sở báo cáo trước ngày 15/3/2024, gửi Phòng Tổng hợp.</p>{close}<footer>Bản quyền</footer>"
        )
    };
    let content =
        ["Thông báo kết luận", "Giao Văn phòng Sở báo cáo trước ngày 15/3/2024, gửi Phòng Tổng hợp."];
    check(&page("<main>", "</main>"), &content);
    check(&page("<article>", "</article>"), &content);
    check(&page("<div role=main>", "</div>"), &content);
    let all = ["Cổng thông tin", "Trang chủ", content[0], content[1], "Bản quyền"];
    check(&page("<div>", "</div>"), &all);
    check(&page("<main></main><div>", "</div>"), &all);
    check(
        &page("<article>Tin khác</article><article>", "</article>"),
        &["Cổng thông tin", "Trang chủ", "Tin khác", content[0], content[1], "Bản quyền"],
    );
}

#[test]
fn encodings() {
    let page =
        |head: &str| format!("<html><head>{head}</head><body><p>Kính gửi: Sở Nội vụ tỉnh</p></body></html>");
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(page("").encode_utf16().flat_map(u16::to_le_bytes)).collect();
    // "Kính gửi: Sở Nội vụ tỉnh" as Vietnamese Windows writes it: vowels, and marks behind them.
    let windows: Vec<u8> = b"K\xednh g\xfd\xd2i: S\xf5\xd2 N\xf4\xf2i vu\xf2 ti\xd2nh".to_vec();
    let old = |head: &str| {
        let page = page(head);
        let (before, behind) = page.split_once("Kính gửi: Sở Nội vụ tỉnh").expect("words");
        [before.as_bytes(), &windows, behind.as_bytes()].concat()
    };
    for bytes in [
        page("").into_bytes(),
        page("<meta charset=utf-8>").into_bytes(),
        [&[0xef, 0xbb, 0xbf], page("<meta charset=windows-1252>").as_bytes()].concat(),
        utf16,
        old(""),
        old("<meta charset=\"utf-8\">"),
        old("<meta http-equiv=Content-Type content=\"text/html; charset=windows-1258\">"),
    ] {
        let document = papers::read("a.htm", &bytes).expect("readable");
        assert_eq!(blocks_of(&document), ["Kính gửi: Sở Nội vụ tỉnh"]);
    }
}

#[test]
fn pages_are_told_by_content() {
    let page = "<html><body><p>Giao Sở.</p></body></html>";
    for name in ["a.html", "a.doc", "a.txt", "a", "a.md"] {
        let document = papers::read(name, page.as_bytes()).expect("readable");
        assert_eq!(blocks_of(&document), ["Giao Sở."], "{name}");
    }
    let fragment = "<p>Giao Sở.</p><p>Giao <b>Ban</b>.</p><div>Hết<br>rồi</div>";
    assert_eq!(blocks_of(&papers::read("a.txt", fragment.as_bytes()).expect("readable")).len(), 3);
    let xml = "<?xml version=\"1.0\"?>\n<!-- a > b --><!DOCTYPE html PUBLIC \"-//W3C\"><html xmlns=\"x\"><body><p>Giao Sở.<br/>Ngay.</p></body></html>";
    assert_eq!(blocks_of(&papers::read("a.bin", xml.as_bytes()).expect("readable")), ["Giao Sở.\nNgay."]);
    let markdown =
        "<div align=center>\n\n# THÔNG BÁO\n\n</div>\n\n1. Giao **Sở**.<br>\n2. Giao <u>Ban</u>.\n";
    let document = papers::read("a.md", markdown.as_bytes()).expect("readable");
    assert!(blocks_of(&document).contains(&"2. Giao Ban.".to_owned()), "{:?}", blocks_of(&document));
    let text = "Nếu a <p và b > c thì giao <phòng> này.";
    assert_eq!(blocks_of(&papers::read("a.txt", text.as_bytes()).expect("readable")), [text]);
}

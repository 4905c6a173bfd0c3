//! Pages and archives that Word and LibreOffice save.

use crate::common::blocks_of;
use crate::{check, read};

#[test]
fn labels_that_word_writes() {
    check(
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span \
         style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span><![endif]>Giao Sở Nội vụ<o:p></o:p></p>\
         <p><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span></span><![endif]>rà soát;</p>\
         <p><span style='font-family:\"Courier New\"'><span style='mso-list:Ignore'>o<span>&nbsp;</span></span></span>gấp.</p><p><o:p>&nbsp;</o:p></p>",
        &["1. Giao Sở Nội vụ", "- rà soát;", "+ gấp."],
    );
}

#[test]
fn columns_of_tabs_and_hard_spaces() {
    let head = "<p>UBND TỈNH LAM GIANG<span style='mso-tab-count:2'>     </span>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>";
    check(head, &["UBND TỈNH LAM GIANG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]);
    let spaces = head.replace("<span style='mso-tab-count:2'>     </span>", &"&nbsp; ".repeat(6));
    check(&spaces, &["UBND TỈNH LAM GIANG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]);
}

#[test]
fn conditions_comments_and_notes() {
    check(
        "<!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]--><div style='mso-element:header'><p>Trang 1</p></div>\
         <p class=MsoToc1>I. Mục ... 2</p><p style='mso-outline-level:1'>Thực hiện Nghị quyết<a href=\"#_ftn1\"><sup>[1]</sup></a> của Tỉnh \
         ủy<span style='mso-hide:all'>ẩn</span><del>cũ</del><ins>mới</ins>.</p>\
         <div style='mso-element:footnote-list'><div style='mso-element:footnote'><p><a href=\"#_ftnref1\">[1]</a> Số 12-NQ/TU.</p></div></div>\
         <div style='mso-element:comment-list'><p>xem lại</p></div>",
        &["Thực hiện Nghị quyết của Tỉnh ủymới.", "[1] Số 12-NQ/TU."],
    );
    check(
        "<div title=\"header\"><p>Trang 1</p></div><p>Theo Kế hoạch<a class=\"sdfootnoteanc\" href=\"#sdfootnote1sym\"><sup>1</sup></a>.</p>\
         <div id=\"sdfootnote1\"><p><a class=\"sdfootnotesym\" href=\"#sdfootnote1anc\">1</a> Số 5/KH-SNV</p></div>",
        &["Theo Kế hoạch.", "1 Số 5/KH-SNV"],
    );
}

#[test]
fn archives() {
    let page = "<html><body><p>Giao Sở Nội vụ <b>báo cáo</b> trước ngày 15/3/2024.</p></body></html>";
    let quoted: String =
        page.bytes()
            .map(|byte| {
                if byte.is_ascii_alphanumeric() {
                    char::from(byte).to_string()
                } else {
                    format!("={byte:02X}")
                }
            })
            .collect();
    let folded: String = quoted
        .as_bytes()
        .chunks(75)
        .map(|line| String::from_utf8_lossy(line).into_owned())
        .collect::<Vec<_>>()
        .join("");
    let folded = folded.replace("=3Cb=3E", "=\r\n=3Cb=3E");
    let based = base64(page.as_bytes());
    let letter = |encoding: &str, body: &str| {
        format!(
            "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"----=_NextPart_01\"\r\n\r\nThis document is a Single File Web Page.\r\n\r\n\
             ------=_NextPart_01\r\nContent-Location: file:///C:/1/filelist.xml\r\nContent-Type: text/xml; charset=\"utf-8\"\r\n\r\n<xml/>\r\n\r\n\
             ------=_NextPart_01\r\nContent-Location: file:///C:/1/a.htm\r\nContent-Transfer-Encoding: {encoding}\r\nContent-Type: text/html;\r\n charset=\"utf-8\"\r\n\r\n{body}\r\n\r\n\
             ------=_NextPart_01\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n------=_NextPart_01--\r\n"
        )
    };
    for (encoding, body) in
        [("quoted-printable", folded.as_str()), ("base64", based.as_str()), ("8bit", page)]
    {
        for name in ["a.mht", "cong-van.doc"] {
            for letter in [letter(encoding, body), letter(encoding, body).replace("\r\n", "\n")] {
                let document = papers::read(name, letter.as_bytes()).expect("readable");
                assert_eq!(
                    blocks_of(&document),
                    ["Giao Sở Nội vụ báo cáo trước ngày 15/3/2024."],
                    "{encoding}"
                );
            }
        }
    }
    assert_eq!(blocks_of(&read(page)).len(), 1);
}

/// Writes bytes as letters, in lines.
pub(crate) fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut written = String::new();
    for (index, three) in bytes.chunks(3).enumerate() {
        let bits =
            three.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for at in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * at) & 63) as usize];
            written.push(if at <= three.len() { char::from(letter) } else { '=' });
        }
        if index % 19 == 18 {
            written.push_str("\r\n");
        }
    }
    written
}

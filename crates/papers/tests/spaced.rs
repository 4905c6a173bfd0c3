//! Letter-spaced titles: closed up, with places that lead to what was written.

mod common;

use blocks::MarkKind;
use common::{blocks_of, markdown, marked, read, text, texts};

/// Checks that each letter of a block leads to the same letter of the input.
fn leads_to_its_letters(name: &str, input: &str) {
    let letters: Vec<char> = input.chars().collect();
    for text in texts(&read(name, input)) {
        for (at, letter) in text.as_str().char_indices() {
            let written = letters[text.input_offset(at)];
            assert!(letter == ' ' && written.is_whitespace() || letter == written, "{}", text.as_str());
        }
    }
}

#[test]
fn a_directive_of_the_nineties() {
    let input = "ỦY BAN NHÂN DÂN           CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH HÀ TÂY                 Độc lập - Tự do - Hạnh phúc\nSố : 12/1998/CT-UB       Hà Tây, ngày 6 tháng 5 năm 1998\n\n                    C H Ỉ   T H Ị\n        CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\n  V/v : Tăng cường quản lý đất đai\n\n     1.- Sở Địa chính rà soát hồ sơ.\n";
    assert_eq!(
        text(input)[6..],
        [
            "CHỈ THỊ",
            "CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH",
            "V/v : Tăng cường quản lý đất đai",
            "1.- Sở Địa chính rà soát hồ sơ."
        ]
    );
    leads_to_its_letters("a.txt", input);
}

#[test]
fn a_notice_with_all_gaps_alike() {
    let input =
        "UBND TỈNH BẮC VÂN\n\nT H Ô N G B Á O\nVề việc nghỉ lễ Quốc khánh\n\nCác phòng nghỉ từ ngày 02/9.\n";
    assert_eq!(text(input)[1], "THÔNG BÁO");
    leads_to_its_letters("a.txt", input);
}

#[test]
fn a_decision_decides() {
    let input = "QUYẾT ĐỊNH\nVề việc thành lập Tổ công tác\n\nCăn cứ Luật Tổ chức chính quyền địa phương;\n\n            Q U Y Ế T   Đ Ị N H :\n\n     Điều 1. Thành lập Tổ công tác.\n";
    let blocks = text(input);
    assert_eq!(blocks[3..], ["QUYẾT ĐỊNH :", "Điều 1. Thành lập Tổ công tác."]);
    leads_to_its_letters("a.txt", input);
}

#[test]
fn a_plan_in_bold() {
    let input = "**K Ế&nbsp;   H O Ạ C H**\n**Công tác pháp chế năm 2019**\n\n## 1. Mục đích\n\n- Phòng Pháp chế chủ trì.\n";
    let document = read("a.md", input);
    assert_eq!(blocks_of(&document)[0], "KẾ HOẠCH");
    assert_eq!(marked(texts(&document)[0], MarkKind::Bold), ["KẾ HOẠCH"]);
    assert_eq!(markdown("# C Ô N G   Đ I Ệ N\n\nVề việc phòng, chống bão số 3\n")[0], "CÔNG ĐIỆN");
}

#[test]
fn a_letterhead_drawn_apart_in_two_columns() {
    let input = "U B N D   T Ỉ N H   X            C Ộ N G   H Ò A   X Ã   H Ộ I   C H Ủ   N G H Ĩ A   V I Ệ T   N A M\nSỞ NỘI VỤ                        Độc lập - Tự do - Hạnh phúc\n\n             B Á O   C Á O\n      Kết quả tuyển dụng công chức\n\n Thực hiện kế hoạch, Sở Nội vụ báo cáo như sau.\n";
    assert_eq!(
        text(input)[..5],
        [
            "UBND TỈNH X",
            "SỞ NỘI VỤ",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "BÁO CÁO"
        ]
    );
    leads_to_its_letters("a.txt", input);
}

#[test]
fn marks_of_a_column_stay_apart() {
    for line in ["x x x x", "A B C D", "I II III IV", "a)   b)   c)   d)", "1 2 3 4 5"] {
        assert_eq!(text(&format!("{line}\n")), [line.split_whitespace().collect::<Vec<_>>().join(" ")]);
    }
}

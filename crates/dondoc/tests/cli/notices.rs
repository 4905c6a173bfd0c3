//! Notices of conclusions: written from a text or from what leaders said on a day, checked, numbered and issued.

#[cfg(feature = "pdf")]
#[path = "../../../signatures/tests/support/chain.rs"]
mod chain;
#[cfg(feature = "pdf")]
#[path = "../../../signatures/tests/support/sign.rs"]
mod sign;

use super::office::{office, run};
use crate::support::Folder;

const CONCLUSIONS: &str = "\
# Kết luận của Giám đốc Sở tại cuộc họp giao ban ngày 13/3/2024

Ngày 13/3/2024, Giám đốc Sở chủ trì cuộc họp giao ban. Sau khi nghe các phòng, đơn vị báo cáo, Giám đốc Sở kết luận như sau:

1. **Văn phòng Sở** rà soát quy chế làm việc, báo cáo Giám đốc Sở trước ngày 29/3/2024.

2. Phòng Quản lý Khoa học chủ trì, phối hợp với Thanh tra Sở kiểm tra hồ sơ nghiệm thu, hoàn thành trước ngày 12/4/2024.
";

const LEADERS: &str = r#"
[body]
name = "Sở Khoa học và Công nghệ"

[[person]]
name = "Lê Hoàng Phúc"
title = "Giám đốc Sở"
"#;

const HEADS: &str = r#"
[body]
name = "Sở Khoa học và Công nghệ"

[[person]]
name = "Lê Hoàng Phúc"
title = "Giám đốc Sở"

[[person]]
name = "Đỗ Minh Khôi"
title = "Chánh Văn phòng"
unit = "Văn phòng Sở"
"#;

/// An office with a text of conclusions, and with leaders.
fn office_with(test: &str, text: &str) -> Folder {
    let folder = office(test).with("ket-luan.md", text).with("leaders.toml", LEADERS);
    let ran = run(&folder, "2024-03-12", &["import", "org", "leaders.toml", "--since", "2024-01-02"]);
    assert_eq!(ran.code, 0, "{}", ran.shown());
    folder
}

/// An office that issued a notice on 13 March 2024, and its code.
pub(super) fn office_that_issued(test: &str) -> (Folder, String) {
    let folder = office_with(test, CONCLUSIONS);
    let issued = run(&folder, "2024-03-13", &["notice", "issue", "ket-luan.md", "--first", "27"]);
    assert_eq!(issued.code, 0, "{}", issued.shown());
    let code = issued.out.lines().last().and_then(|line| line.split(':').next()).expect("a code");
    (folder, code.to_owned())
}

#[test]
fn a_notice_is_drafted_from_a_text_then_issued() {
    let folder = office_with("notice-issue", CONCLUSIONS);
    let drafted = run(&folder, "2024-03-13", &["notice", "draft", "ket-luan.md", "--out", "tb.html"]);
    assert_eq!(drafted.code, 0, "{}", drafted.shown());
    assert!(
        drafted.out.contains("tb.html: thông báo chưa có số, đọc được 2 nhiệm vụ."),
        "{}",
        drafted.shown()
    );
    let html = folder.text("tb.html");
    for words in [
        "GIÁM ĐỐC",
        "Lê Hoàng Phúc",
        "Các phòng, đơn vị thuộc Sở;",
        "Lưu: VT, VP.",
        "Kết luận của Giám đốc Sở tại cuộc họp giao ban ngày 13/3/2024",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
    let closed = run(&folder, "2024-03-13", &["notice", "issue", "ket-luan.md"]);
    assert!(closed.code == 1 && closed.shown().contains("sổ chưa mở"), "{}", closed.shown());
    let issued = run(&folder, "2024-03-13", &["notice", "issue", "ket-luan.md", "--first", "27"]);
    assert_eq!(issued.code, 0, "{}", issued.shown());
    let code = issued.out.lines().last().and_then(|line| line.split(':').next()).expect("a code");
    assert!(code.starts_with("27/TB-") && issued.out.contains("2 đề xuất"), "{}", issued.shown());
    let book = run(&folder, "2024-03-13", &["register", "show"]);
    assert!(book.out.contains("27  13/03/2024  Kết luận") && book.out.contains("28"), "{}", book.shown());
    let second = run(&folder, "2024-03-13", &["notice", "issue", "ket-luan.md"]);
    assert!(second.out.contains("28/TB-"), "the same words again are another notice: {}", second.shown());
    assert_eq!(run(&folder, "2024-03-13", &["verify"]).code, 0);
}

#[test]
fn errors_stop_a_notice_before_it_has_a_number() {
    let folder =
        office_with("notice-errors", &CONCLUSIONS.replace("trước ngày 29/3/2024", "trước ngày 29/02/2024"));
    let drafted = run(&folder, "2024-03-13", &["notice", "draft", "ket-luan.md", "--out", "tb.docx"]);
    assert_eq!(drafted.code, 1, "what was checked has errors: {}", drafted.shown());
    let stopped = run(&folder, "2024-03-13", &["notice", "issue", "ket-luan.md", "--first", "27"]);
    assert!(stopped.code == 1 && stopped.shown().contains("--anyway"), "{}", stopped.shown());
    assert!(run(&folder, "2024-03-13", &["register", "show"]).out.contains("01"), "nothing was numbered");
    let anyway = run(&folder, "2024-03-13", &["notice", "issue", "ket-luan.md", "--first", "27", "--anyway"]);
    assert_eq!(anyway.code, 0, "{}", anyway.shown());
}

#[test]
fn a_notice_is_drafted_from_what_leaders_said_on_a_day() {
    let folder = office_with("notice-briefing", CONCLUSIONS);
    let draft =
        |day: &str| run(&folder, "2024-03-13", &["notice", "draft", "--briefing", day, "--out", "tb.html"]);
    let nothing = draft("2024-03-13");
    assert!(nothing.code == 2 && nothing.shown().contains("dondoc task direct"), "{}", nothing.shown());
    assert_eq!(run(&folder, "2024-03-13", &["review", "confirm", "--all"]).code, 0);
    let said = folder.run(&[
        "task",
        "direct",
        "2024/0001",
        "--words",
        "hoàn thành trước ngày 20/3/2024",
        "--home",
        "home",
        "--as",
        "le-hoang-phuc",
        "--today",
        "2024-03-13",
    ]);
    assert_eq!(said.code, 0, "{}", said.shown());
    let drafted = draft("2024-03-13");
    assert_eq!(drafted.code, 0, "{}", drafted.shown());
    let html = folder.text("tb.html");
    assert!(html.contains("Kết luận tại cuộc họp giao ban ngày 13/3/2024"), "{html}");
    assert!(html.contains("Văn phòng Sở chủ trì, phối hợp với Thanh tra Sở"), "{html}");
    assert!(html.contains("hoàn thành trước ngày 20/3/2024."), "{html}");
    let unknown = run(
        &folder,
        "2024-03-13",
        &["notice", "draft", "ket-luan.md", "--signer", "Nguyễn Văn Không", "--out", "tb.html"],
    );
    assert!(unknown.code == 2 && unknown.shown().contains("Lê Hoàng Phúc"), "who may: {}", unknown.shown());
}

#[test]
fn letters_say_what_the_ledger_knows() {
    let folder = office_with("letters", CONCLUSIONS).with("heads.toml", HEADS);
    let heads = run(&folder, "2024-03-12", &["import", "org", "heads.toml", "--since", "2024-01-02"]);
    assert_eq!(heads.code, 0, "{}", heads.shown());
    for (day, arguments) in [
        ("2024-03-12", &["review", "confirm", "--all"] as &[&str]),
        ("2024-03-13", &["task", "accept", "2024/0001"]),
        ("2024-03-17", &["task", "progress", "2024/0001", "--words", "Đã lấy ý kiến các phòng"]),
        (
            "2024-03-18",
            &["task", "extend", "2024/0001", "--until", "2024-04-05", "--reason", "Chờ ý kiến của Sở Nội vụ"],
        ),
    ] {
        let ran = run(&folder, day, arguments);
        assert_eq!(ran.code, 0, "{arguments:?}: {}", ran.shown());
    }
    let written = |day: &str, arguments: &[&str]| {
        let ran = run(&folder, day, &[arguments, &["--out", "letter.html"]].concat());
        assert_eq!(ran.code, 0, "{arguments:?}: {}", ran.shown());
        folder.text("letter.html")
    };
    let has = |html: &str, all: &[&str]| {
        all.iter().for_each(|words| assert!(html.contains(words), "{words}: {html}"));
    };
    has(
        &written("2024-03-21", &["letter", "extension", "2024/0001"]),
        &[
            "V/v xin gia hạn",
            "thời hạn hoàn thành: ngày 21/03/2024",
            "Đã lấy ý kiến các phòng",
            "Chờ ý kiến của Sở Nội vụ",
            "đến hết ngày 05/04/2024./.",
            // A unit asks its own leaders by itself, by nobody's order.
            ">CHÁNH VĂN PHÒNG<",
        ],
    );
    assert_eq!(run(&folder, "2024-03-19", &["task", "grant", "2024/0001"]).code, 0);
    has(
        &written("2024-03-22", &["letter", "extension", "2024/0001"]),
        &["V/v gia hạn", "Kính gửi: Văn phòng Sở", "Đồng ý gia hạn", "(thời hạn trước đây: ngày 21/03/2024)"],
    );
    let nothing = run(&folder, "2024-03-22", &["letter", "urge", "--out", "letter.html"]);
    assert!(
        nothing.code == 2 && nothing.shown().contains("không có nhiệm vụ quá hạn"),
        "{}",
        nothing.shown()
    );
    has(
        &written("2024-04-30", &["letter", "urge"]),
        &["V/v đôn đốc", "Văn phòng Sở", "Phụ lục", "2024/0001", "Số ngày quá hạn"],
    );
    has(
        &written("2024-03-22", &["letter", "extract", "15/TB-SKHCN", "--unit", "Phòng QLKH"]),
        &["giao chủ trì 01 nhiệm vụ", "TRÍCH NHIỆM VỤ GIAO PHÒNG QUẢN LÝ KHOA HỌC", "2024/0002"],
    );
    let closed = run(&folder, "2024-04-30", &["letter", "urge", "--issue", "--out", "letter.html"]);
    assert_eq!(closed.code, 2, "a file has no number: {}", closed.shown());
    let closed = run(&folder, "2024-04-30", &["letter", "urge", "--issue"]);
    assert!(closed.code == 1 && closed.shown().contains("sổ chưa mở"), "{}", closed.shown());
    let issued = run(&folder, "2024-04-30", &["letter", "urge", "--issue", "--first", "16"]);
    let code = issued.out.split(':').next().expect("its number and symbol");
    assert!(issued.code == 0 && code.starts_with("16/") && code.ends_with("-VP"), "{}", issued.shown());
    let shown = run(&folder, "2024-04-30", &["document", "show", code]);
    assert!(shown.shown().contains("đôn đốc"), "{}", shown.shown());
    let review = run(&folder, "2024-04-30", &["review", "list"]);
    assert!(review.code == 0 && !review.shown().contains(code), "it gives out no tasks: {}", review.shown());
    let own = run(&folder, "2024-03-22", &["document", "slip", "15/TB-SKHCN", "--out", "slip.html"]);
    assert!(own.code == 2 && own.shown().contains("không phải văn bản đến"), "{}", own.shown());
}

/// The file goes out to be signed and comes back; another one, or one without a signature, is not taken.
#[cfg(feature = "pdf")]
#[test]
fn a_signed_file_is_taken_back() {
    let folder = office_with("notice-signed", CONCLUSIONS);
    let today = |arguments: &[&str]| run(&folder, "2024-03-13", arguments);
    let issued = today(&["notice", "issue", "ket-luan.md", "--first", "27"]);
    let code = issued.out.lines().last().and_then(|line| line.split(':').next()).expect("a code").to_owned();
    assert_eq!(today(&["document", "file", &code, "--out", "out.pdf"]).code, 0);
    let sent = folder.bytes("out.pdf");
    let unsigned = today(&["document", "signed", &code, "--file", "out.pdf"]);
    assert!(unsigned.code == 1 && unsigned.shown().contains("chưa có chữ ký số"), "{}", unsigned.shown());
    let keys = tempfile::tempdir().expect("a folder");
    sign::signer(keys.path(), "Lê Hoàng Phúc", &["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"]);
    let signed = sign::sign(keys.path(), &sent, "Lê Hoàng Phúc", &["-md", "sha256"]);
    let mut broken = signed.clone();
    let at = broken.windows(4).position(|word| word == b" obj").expect("an object") + 20;
    broken[at] ^= 1;
    let folder = folder.with("signed.pdf", &signed).with("broken.pdf", &broken);
    let today = |arguments: &[&str]| run(&folder, "2024-03-13", arguments);
    let refused = today(&["document", "signed", &code, "--file", "broken.pdf"]);
    assert!(refused.code == 1 && refused.shown().contains("không hợp lệ"), "{}", refused.shown());
    let taken = today(&["document", "signed", &code, "--file", "signed.pdf"]);
    assert_eq!(taken.code, 0, "{}", taken.shown());
    for words in [
        "chỉ thêm chữ ký",
        "Lê Hoàng Phúc, Sở Khoa học và Công nghệ, ký lúc",
        "chưa kiểm tra độ tin cậy của chứng thư, vì cơ quan chưa lưu chứng thư gốc nào",
        "nguyên vẹn",
    ] {
        assert!(taken.out.contains(words), "{words}: {}", taken.shown());
    }
    let again = today(&["document", "signed", &code, "--file", "signed.pdf"]);
    assert!(again.code == 1 && again.shown().contains("đã được lưu"), "{}", again.shown());
    // The signed file of another paper.
    let other = today(&["notice", "issue", "ket-luan.md", "--subject", "Kết luận khác"]);
    let other = other.out.lines().last().and_then(|line| line.split(':').next()).expect("a code").to_owned();
    let foreign = today(&["document", "signed", &other, "--file", "signed.pdf"]);
    assert!(foreign.code == 1 && foreign.shown().contains("nội dung khác"), "{}", foreign.shown());
}

/// What the office has of authorities decides whom it trusts.
#[cfg(feature = "pdf")]
#[test]
fn signatures_are_judged_by_the_roots_of_the_office() {
    let keys = tempfile::tempdir().expect("a folder");
    let (root, name) = ("Lam Giang Root CA", "Lê Hoàng Phúc");
    chain::certificate(keys.path(), root, None, chain::AUTHORITY, chain::CURVE);
    chain::certificate(keys.path(), name, Some(root), chain::PERSON, chain::CURVE);
    let pem = |name: &str| std::fs::read(keys.path().join(format!("{name}.pem"))).expect("made");
    let folder =
        office_with("notice-roots", CONCLUSIONS).with("root.pem", pem(root)).with("own.pem", pem(name));
    // openssl signs by its own clock: here it is later.
    let later = |arguments: &[&str]| run(&folder, "2090-03-13", arguments);
    let none = later(&["document", "roots"]);
    assert!(none.code == 0 && none.out.contains("Chưa lưu chứng thư nào"), "{}", none.shown());
    let own = later(&["document", "roots", "--add", "own.pem"]);
    assert!(own.code == 1 && own.shown().contains("không phải của tổ chức chứng thực"), "{}", own.shown());
    let text = later(&["document", "roots", "--add", "ket-luan.md"]);
    assert!(
        text.code == 1 && text.shown().contains("không có chứng thư số nào đọc được"),
        "{}",
        text.shown()
    );
    let added = later(&["document", "roots", "--add", "root.pem"]);
    assert!(added.code == 0 && added.out.contains("root.pem: Lam Giang Root CA"), "{}", added.shown());
    assert!(added.out.contains("chứng thư gốc, được tin cậy"), "{}", added.out);
    let again = later(&["document", "roots", "--add", "root.pem"]);
    assert!(again.code == 1 && again.shown().contains("đã có tệp khác mang tên này"), "{}", again.shown());
    let listed = later(&["--json", "document", "roots"]);
    assert!(listed.out.contains(r#""root":true"#) && listed.out.contains(root), "{}", listed.out);

    let issued = later(&["notice", "issue", "ket-luan.md", "--first", "27"]);
    let code = issued.out.lines().last().and_then(|line| line.split(':').next()).expect("a code").to_owned();
    assert_eq!(later(&["document", "file", &code, "--out", "out.pdf"]).code, 0);
    let signed = sign::sign(keys.path(), &folder.bytes("out.pdf"), name, &["-md", "sha256"]);
    let folder = folder.with("signed.pdf", &signed);
    let taken = run(&folder, "2090-03-13", &["document", "signed", &code, "--file", "signed.pdf"]);
    assert_eq!(taken.code, 0, "{}", taken.shown());
    for words in [
        "nguyên vẹn",
        "dẫn tới gốc “Lam Giang Root CA” mà cơ quan tin cậy",
        "Không hỏi chứng thư đã bị thu hồi",
    ] {
        assert!(taken.out.contains(words), "{words}: {}", taken.shown());
    }
}

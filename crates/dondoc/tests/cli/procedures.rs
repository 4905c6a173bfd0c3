//! `dondoc procedure`: definitions are listed, checked and drawn.

use crate::office::{office, run};
use crate::support::Folder;

/// The definition in docs/procedures.md, as an office would copy it.
fn example() -> String {
    let page = include_str!("../../../../docs/procedures.md");
    let (_, rest) = page.split_once("```toml\n").expect("there is an example");
    rest.split_once("```").expect("it ends").0.to_owned()
}

#[test]
fn the_example_of_the_page_is_a_procedure_of_the_office() {
    let folder = office("procedure-own").with("home/definitions/procedures/giay-xac-nhan.toml", example());
    let listed = run(&folder, "2025-08-01", &["procedure", "list"]);
    assert_eq!(listed.code, 0, "{}", listed.shown());
    for id in ["cap-giay-xac-nhan", "nhiem-vu-khcn-cap-tinh"] {
        assert!(listed.out.contains(id), "{}", listed.out);
    }
    let drawn = run(&folder, "2025-08-01", &["procedure", "draw", "cap-giay-xac-nhan"]);
    insta::assert_snapshot!(drawn.out, @r"
    Cấp giấy xác nhận
    Toàn bộ: 10 ngày làm việc

      1. Tiếp nhận hồ sơ
         Văn phòng Sở · 1 ngày làm việc
         → từ chối: kết thúc

      2. Xem xét, thẩm định
         Phòng Quản lý Khoa học · 7 ngày làm việc
         → trả lại: về bước 1

      3. Ký, trả kết quả
         Văn phòng Sở (quyết định: Giám đốc Sở) · 2 ngày làm việc
    ");
    let drawn = run(&folder, "2025-08-01", &["procedure", "draw", "cap-giay-xac-nhan", "--svg", "ve.svg"]);
    assert_eq!(drawn.code, 0, "{}", drawn.shown());
    let svg = folder.text("ve.svg");
    assert!(svg.starts_with("<svg") && svg.contains("<title>Cấp giấy xác nhận</title>"), "{svg}");
    assert_eq!(svg.matches("<rect").count(), 3, "a box for each stage");
}

#[test]
fn what_is_wrong_is_told_with_its_line() {
    let wrong = example().replace("returned = \"tiep-nhan\"", "returned = \"tiep-nhna\"");
    let line = wrong.lines().position(|line| line.starts_with("returned")).expect("it is there") + 1;
    let folder = Folder::new("procedure-wrong").with("sai.toml", wrong.clone()).with("dung.toml", example());
    let checked = folder.run(&["procedure", "check", "dung.toml", "sai.toml"]);
    assert_eq!(checked.code, 1, "{}", checked.shown());
    assert!(
        checked.out.contains("dung.toml: quy trình cap-giay-xac-nhan dùng được, 3 bước."),
        "{}",
        checked.out
    );
    assert!(
        checked.err.contains(&format!("sai.toml, dòng {line}: no stage \"tiep-nhna\"")),
        "{}",
        checked.err
    );
    let folder = office("procedure-stopped").with("home/definitions/procedures/sai.toml", wrong);
    let listed = run(&folder, "2025-08-01", &["procedure", "list"]);
    assert_eq!(listed.code, 2, "{}", listed.shown());
    let unknown = Folder::new("procedure-unknown").run(&["procedure", "draw", "khong-co"]);
    assert_eq!(unknown.code, 2, "{}", unknown.shown());
    assert!(unknown.err.contains("không có quy trình “khong-co”"), "{}", unknown.err);
}

#[test]
fn the_catalogue_says_what_was_cut() {
    let text = example().replace(
        "[[parties]]",
        "[service]\ncode = \"9.000001\"\nonline = \"full\"\nfee = \"Không thu\"\nworking_days = 14\n\n[[parties]]",
    );
    let folder = office("procedure-services").with("home/definitions/procedures/giay-xac-nhan.toml", text);
    let listed = run(&folder, "2025-08-01", &["procedure", "list", "--services"]);
    assert_eq!(listed.code, 0, "{}", listed.shown());
    let row = listed.out.lines().find(|line| line.contains("9.000001")).expect("it is in the catalogue");
    for part in ["Toàn trình", "Không thu", "14 ngày", "10 ngày", "28 %"] {
        assert!(row.contains(part), "{row}");
    }
    assert!(!listed.out.contains("Nhiệm vụ KH&CN cấp tỉnh"), "missions are no service: {}", listed.out);
    let before = run(&folder, "2025-06-30", &["procedure", "list", "--services"]);
    assert!(!before.out.contains("9.000001"), "it holds from the next day on: {}", before.out);
    let json = run(&folder, "2025-08-01", &["--json", "procedure", "list", "--services"]);
    let lines = json.out.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"));
    let one = lines.into_iter().find(|line| line["id"] == "cap-giay-xac-nhan").expect("it is there");
    assert_eq!(
        one["service"],
        serde_json::json!({
            "code": "9.000001", "online": "full", "fee": "Không thu", "cut": 28,
            "legal": { "of": "working-days", "count": 14 }, "own": { "of": "working-days", "count": 10 },
        })
    );
}

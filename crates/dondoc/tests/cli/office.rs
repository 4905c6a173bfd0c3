//! The verbs of an office: from `init` to figures of a past day.

use crate::support::{Folder, NOTICE, Ran};

const ORGANISATION: &str = r#"
[body]
name = "Sở Khoa học và Công nghệ"

[[unit]]
name = "Văn phòng Sở"

[[unit]]
name = "Thanh tra Sở"
short = ["Thanh tra"]

[[unit]]
name = "Phòng Quản lý Khoa học"
short = ["Phòng QLKH"]

[[person]]
name = "Lê Thị Hoa"
unit = "Phòng Quản lý Khoa học"
"#;

/// An office with a notice in it, on 12 March 2024.
pub(crate) fn office(test: &str) -> Folder {
    let folder = Folder::new(test).with("15.md", NOTICE).with("org.toml", ORGANISATION);
    for arguments in [
        &["init", "--name", "Sở Khoa học và Công nghệ", "--since", "2024-01-02"] as &[&str],
        &["import", "org", "org.toml", "--since", "2024-01-02"],
        &["import", "docs", "15.md"],
    ] {
        let ran = run(&folder, "2024-03-12", arguments);
        assert_eq!(ran.code, 0, "{arguments:?}: {}", ran.shown());
    }
    folder
}

pub(crate) fn run(folder: &Folder, today: &str, arguments: &[&str]) -> Ran {
    let all = [arguments, &["--home", "home", "--as", "van-thu", "--today", today]].concat();
    folder.run(&all)
}

#[test]
fn a_notice_is_entered_confirmed_and_followed() {
    let folder = office("office-story");
    let again = run(&folder, "2024-03-12", &["import", "docs", "15.md", "--json"]);
    assert_eq!(again.json_lines()[0]["known"], true, "the same file adds nothing");
    let proposals = run(&folder, "2024-03-12", &["review", "list", "--json"]).json_lines();
    assert_eq!(proposals.len(), 3);
    assert_eq!(run(&folder, "2024-03-12", &["review", "confirm", "--all"]).code, 0);
    for (day, arguments) in [
        ("2024-03-13", &["task", "accept", "2024/0001"] as &[&str]),
        ("2024-03-15", &["task", "progress", "2024/0001", "--percent", "50"]),
        ("2024-03-21", &["task", "submit", "2024/0001", "--number", "30/KH-SKHCN"]),
        ("2024-03-25", &["task", "confirm", "2024/0001"]),
    ] {
        let ran = run(&folder, day, arguments);
        assert_eq!(ran.code, 0, "{arguments:?}: {}", ran.shown());
    }
    let history = run(&folder, "2024-03-26", &["history", "2024/0001"]);
    assert!(history.shown().contains("báo kết quả: 30/KH-SKHCN"), "{}", history.shown());
    let total = |day: &str| {
        let lines = run(&folder, "2024-03-26", &["standing", "--as-of", day, "--json"]).json_lines();
        let total = lines.last().expect("a total").clone();
        let rows: u64 = lines[..lines.len() - 1].iter().filter_map(|row| row["given"].as_u64()).sum();
        assert_eq!(total["given"], rows, "the total is the sum of its rows");
        total
    };
    assert_eq!(total("2024-03-25")["completed-in-time"], 1);
    assert_eq!(total("2024-03-24")["completed-in-time"], 0, "a day before it was confirmed");
    assert_eq!(total("2024-03-11")["given"], 0, "a day before they were given");
    assert_eq!(run(&folder, "2024-03-26", &["verify"]).code, 0);
}

#[test]
fn what_is_refused_ends_with_1_and_says_what_to_do() {
    let folder = office("office-refused");
    assert_eq!(run(&folder, "2024-03-12", &["review", "confirm", "--all"]).code, 0);
    let early = run(&folder, "2024-03-12", &["task", "confirm", "2024/0001"]);
    assert_eq!(early.code, 1, "{}", early.shown());
    assert!(early.shown().contains("chưa báo kết quả"), "{}", early.shown());
    let without = run(&folder, "2024-03-12", &["task", "cancel", "2024/0001"]);
    assert!(without.code == 1 && without.shown().contains("lý do"), "{}", without.shown());
    let officer = folder.run(&[
        "review",
        "drop",
        "2024/0001",
        "--reason",
        "x",
        "--home",
        "home",
        "--as",
        "le-thi-hoa",
        "--today",
        "2024-03-12",
    ]);
    assert!(officer.code == 1 && officer.shown().contains("docs/permissions.md"), "{}", officer.shown());
}

#[test]
fn what_does_not_exist_ends_with_2() {
    let folder = office("office-missing");
    for arguments in [
        &["task", "show", "2024/0999"] as &[&str],
        &["task", "list", "--unit", "Phòng Không Có"],
        &["import", "docs", "khong-co.docx"],
        &["init", "--name", "Lần hai"],
        &["import", "org", "15.md"],
    ] {
        let ran = run(&folder, "2024-03-12", arguments);
        assert_eq!(ran.code, 2, "{arguments:?}: {}", ran.shown());
    }
    let nowhere = folder.run(&["standing", "--home", "elsewhere"]);
    assert!(nowhere.code == 2 && nowhere.shown().contains("dondoc init"), "{}", nowhere.shown());
}

#[test]
fn a_ledger_moves_by_its_export_and_by_its_backup() {
    let folder = office("office-moves");
    assert_eq!(run(&folder, "2024-03-12", &["review", "confirm", "--all"]).code, 0);
    let figures = |home: &str| {
        folder
            .run(&["standing", "--as-of", "2024-03-12", "--json", "--home", home, "--as", "van-thu"])
            .shown()
    };
    assert_eq!(run(&folder, "2024-03-12", &["export", "ledger", "--out", "all.jsonl"]).code, 0);
    assert_eq!(folder.run(&["import", "ledger", "all.jsonl", "--home", "copy"]).code, 0);
    assert_eq!(run(&folder, "2024-03-12", &["backup", "saved"]).code, 0);
    assert_eq!(figures("copy"), figures("home"));
    assert_eq!(figures("saved"), figures("home"));
    let again = folder.run(&["export", "ledger", "--home", "copy", "--as", "van-thu"]);
    assert!(again.out == folder.text("all.jsonl"), "lossless");
}

#[test]
fn the_demo_gives_an_office_with_a_past() {
    let folder = Folder::new("office-demo");
    let ran = folder.run(&["demo", "--no-serve", "--home", "home"]);
    assert_eq!(ran.code, 0, "{}", ran.shown());
    let total = |day: &str, known: &[&str]| {
        let arguments =
            [&["standing", "--as-of", day, "--json", "--home", "home", "--as", "do-minh-khoi"], known]
                .concat();
        folder.run(&arguments).json_lines().last().expect("a total").clone()
    };
    let june = total("2024-06-14", &[]);
    assert!(june["given"].as_u64() > Some(40) && june["open-overdue"].as_u64() > Some(0), "{june}");
    assert_eq!(total("2024-06-14", &["--known-at", "2024-01-01"])["given"], 0, "nobody knew of anything");
    assert_eq!(folder.run(&["verify", "--home", "home", "--as", "do-minh-khoi"]).code, 0);
    let twice = folder.run(&["demo", "--no-serve", "--home", "home"]);
    assert!(twice.code == 2 && twice.shown().contains("--home"), "{}", twice.shown());
}

#[test]
fn a_report_offers_results_and_a_person_accepts_them() {
    let samples = concat!(env!("CARGO_MANIFEST_DIR"), "/../../samples/documents");
    let report = format!("{samples}/2025-06-bao-cao-6-thang-dau-nam-2025.docx");
    let folder = Folder::new("office-evidence");
    assert_eq!(folder.run(&["demo", "--no-serve", "--home", "home"]).code, 0);
    let clerk = |arguments: &[&str]| {
        folder.run(&[arguments, &["--home", "home", "--as", "van-thu", "--today", "2025-07-01"]].concat())
    };
    let offers = clerk(&["evidence", &report, "--json"]).json_lines();
    assert!(!offers.is_empty(), "the report tells of open tasks");
    let code = offers[0]["task"].as_str().expect("a code").to_owned();
    let accepted = clerk(&["evidence", &report, "--accept", &code]);
    assert_eq!(accepted.code, 0, "{}", accepted.shown());
    let again = clerk(&["evidence", &report, "--json"]).json_lines();
    assert_eq!(again.len(), offers.len() - 1, "it waits for its confirmation now");
    let other = clerk(&["evidence", &report, "--accept", "2024/0001"]);
    assert!(other.code == 2 && other.shown().contains("không nói đến"), "{}", other.shown());
}

#[test]
fn a_unit_that_ends_hands_its_tasks_on_and_everything_can_be_made_anew() {
    let folder = office("office-units");
    assert_eq!(run(&folder, "2024-03-12", &["review", "confirm", "--all"]).code, 0);
    let ended = run(
        &folder,
        "2024-03-20",
        &["unit", "end", "Văn phòng Sở", "--heir", "Thanh tra", "--reason", "hợp nhất"],
    );
    assert!(ended.code == 0 && ended.out.contains("2 nhiệm vụ"), "{}", ended.shown());
    let list = || run(&folder, "2024-03-21", &["task", "list", "--unit", "Thanh tra", "--json"]);
    let before = list();
    assert_eq!(before.json_lines().len(), 2);
    assert_eq!(run(&folder, "2024-03-21", &["rebuild"]).code, 0);
    let swept = run(&folder, "2024-03-21", &["sweep"]);
    assert_eq!(swept.out, "Đã dọn 0 tệp không nơi nào nhắc đến.\n", "what was kept today stays");
    assert_eq!(list().out, before.out, "made of the events, as before");
}

#[test]
fn an_administrator_lets_people_sign_in_and_passwords_do_not_travel_openly() {
    let folder = Folder::new("office-accounts");
    assert_eq!(folder.run(&["demo", "--no-serve", "--home", "home"]).code, 0);
    let link = |by: &str| folder.run(&["account", "link", "ha-van-loc", "--home", "home", "--as", by]);
    let made = link("van-thu");
    assert!(made.code == 0 && made.out.contains("/welcome/"), "{}", made.shown());
    assert_eq!(link("le-hoang-phuc").code, 1, "a leader could act as anybody");
    let nobody = folder.run(&["account", "link", "khong-ai", "--home", "home", "--as", "van-thu"]);
    assert_eq!(nobody.code, 2, "{}", nobody.shown());
    // Whose account somebody comes in by who signs in elsewhere.
    let account =
        |verb: &[&str]| folder.run(&[&["account"], verb, &["--home", "home", "--as", "van-thu"]].concat());
    let connect = ["connect", "ha-van-loc", "--subject", "3f2c-7e1a"];
    assert_eq!(account(&connect).code, 2, "no provider is named");
    let connected = account(&[&connect[..], &["--issuer", "https://idp.example"]].concat());
    assert_eq!(connected.code, 0, "{}", connected.shown());
    let line = account(&["connections"]).out;
    assert!(line.starts_with("ha-van-loc  3f2c-7e1a  https://idp.example, từ "), "{line}");
    assert_eq!(account(&["disconnect", "ha-van-loc"]).code, 0);
    assert_eq!(account(&["connections"]).out, "Chưa có tài khoản nào nối với nơi đăng nhập chung.\n");
    let open = folder.run(&["serve", "--listen", "0.0.0.0:0", "--home", "home"]);
    assert!(open.code == 2 && open.shown().contains("--https"), "{}", open.shown());
}

#[test]
fn people_are_reminded_and_a_dry_run_writes_nothing() {
    let folder = office("office-remind");
    assert_eq!(run(&folder, "2024-03-12", &["review", "confirm", "--all"]).code, 0);
    let would = |day: &str| {
        run(&folder, "2024-03-12", &["remind", "--dry-run", "--as-of", day, "--json"]).json_lines()
    };
    let due = would("2024-03-15");
    assert!(!due.is_empty(), "there is something due");
    for reminder in &due {
        assert!(
            reminder["said"]["code"].as_str().is_some_and(|code| code.starts_with("2024/")),
            "{reminder}"
        );
        assert!(reminder["title"].as_str().is_some_and(|title| !title.is_empty()), "{reminder}");
    }
    assert_eq!(would("2024-03-15"), due, "nothing was written");
    let shown = run(&folder, "2024-03-15", &["remind", "--dry-run"]);
    assert!(shown.shown().contains(&format!("sẽ gửi {} nhắc việc", due.len())), "{}", shown.shown());
    let sent = run(&folder, "2024-03-15", &["remind"]);
    assert!(sent.shown().contains(&format!("Đã tạo {} thông báo", due.len())), "{}", sent.shown());
    assert!(would("2024-03-15").is_empty(), "each was sent once");
    assert_eq!(
        run(&folder, "2024-03-15", &["remind", "--as-of", "2024-03-15"]).code,
        2,
        "another day is only tried"
    );
}

//! `dondoc dossier`: a procedure that an office wrote works without a build, and its stages are tasks like any other.

use crate::office::{office, run};
use crate::support::{Folder, Ran, as_ods, book_of};

/// The definition in docs/procedures.md, in force since 2024.
fn example() -> String {
    let page = include_str!("../../../../docs/procedures.md");
    let (_, rest) = page.split_once("```toml\n").expect("there is an example");
    let text = rest.split_once("```").expect("it ends").0;
    text.replace("valid_from = \"2025-07-01\"", "valid_from = \"2024-01-01\"")
}

/// An office with that procedure.
fn with_procedure(test: &str) -> Folder {
    office(test).with("home/definitions/procedures/giay-xac-nhan.toml", example())
}

fn done(folder: &Folder, day: &str, arguments: &[&str]) -> Ran {
    let ran = run(folder, day, arguments);
    assert_eq!(ran.code, 0, "{arguments:?}: {}", ran.shown());
    ran
}

fn opened(folder: &Folder, day: &str, hour: &str) {
    let party = "nguoi-nop=Công ty Minh Phát (0301234567)";
    let open = ["dossier", "open", "cap-giay-xac-nhan", "--subject", "Máy sấy nông sản", "--party", party];
    done(folder, day, &[&open[..], &["--hour", hour, "--on", day]].concat());
}

fn shown(folder: &Folder, day: &str) -> serde_json::Value {
    done(folder, day, &["--json", "dossier", "show", "GXN-2024-0001"]).json_lines().remove(0)
}

/// The codes and due days of open tasks that are stages of the dossier.
fn tasks(folder: &Folder, day: &str) -> Vec<(String, String)> {
    let listed = done(folder, day, &["task", "list", "--open", "--json"]).json_lines();
    let ours = listed.iter().filter(|task| task.to_string().contains("GXN-2024-0001"));
    ours.map(|task| (task["code"].to_string(), task["due"].to_string())).collect()
}

#[test]
fn a_dossier_goes_through_its_stages_as_tasks() {
    let folder = with_procedure("dossier-story");
    // Monday 8 April 2024 at four: it counts from Tuesday on.
    opened(&folder, "2024-04-08", "16:00");
    let dossier = shown(&folder, "2024-04-08");
    assert_eq!(
        dossier["due"], "2024-04-24",
        "ten working days behind Tuesday, Giỗ Tổ on 18 April left out: {dossier}"
    );
    let open = tasks(&folder, "2024-04-08");
    assert_eq!(open.len(), 1, "the stage is a task");
    assert_eq!(open[0].1, "\"2024-04-10\"", "{open:?}");
    let code = open[0].0.trim_matches('"').to_owned();
    // What the dossier decides is not decided at the task.
    let refused = run(&folder, "2024-04-09", &["task", "submit", &code, "--words", "xong"]);
    assert_eq!(refused.code, 1, "{}", refused.shown());
    assert!(refused.err.contains("bước của hồ sơ"), "{}", refused.err);
    done(&folder, "2024-04-09", &["task", "accept", &code]);
    done(
        &folder,
        "2024-04-09",
        &["dossier", "finish", "GXN-2024-0001", "--words", "Giấy tiếp nhận", "--on", "2024-04-09"],
    );
    let done_task = done(&folder, "2024-04-09", &["task", "show", &code]);
    assert!(done_task.out.contains("đúng hạn") || done_task.out.contains("Hoàn thành"), "{}", done_task.out);
    assert_eq!(shown(&folder, "2024-04-09")["stages"][0]["pace"], "early");
    // The second stage wants its field before it is done.
    let refused = run(&folder, "2024-04-10", &["dossier", "finish", "GXN-2024-0001"]);
    assert!(refused.code == 1 && refused.err.contains("Phí thẩm định (đồng)"), "{}", refused.shown());
    done(&folder, "2024-04-10", &["dossier", "enter", "GXN-2024-0001", "--field", "phi=1.500.000"]);
    let returned = run(&folder, "2024-04-11", &["dossier", "return", "GXN-2024-0001"]);
    assert!(returned.code == 1 && returned.err.contains("lý do"), "{}", returned.shown());
    done(
        &folder,
        "2024-04-11",
        &["dossier", "return", "GXN-2024-0001", "--reason", "thiếu bản vẽ", "--on", "2024-04-11"],
    );
    // While the applicant has it the task has no day; then the limits begin anew.
    done(&folder, "2024-04-12", &["dossier", "ask", "GXN-2024-0001", "--words", "Bổ sung bản vẽ"]);
    assert_eq!(shown(&folder, "2024-05-20")["pace"], "waiting");
    assert_eq!(tasks(&folder, "2024-05-20")[0].1, "null", "it waits, and is never late by that");
    let waits = run(&folder, "2024-05-20", &["dossier", "finish", "GXN-2024-0001"]);
    assert!(waits.code == 1 && waits.err.contains("chờ bổ sung"), "{}", waits.shown());
    done(
        &folder,
        "2024-05-20",
        &["dossier", "take", "GXN-2024-0001", "--hour", "09:00", "--on", "2024-05-20"],
    );
    let dossier = shown(&folder, "2024-05-20");
    assert_eq!((&dossier["due"], &dossier["stages"][2]["due"]), (&"2024-06-03".into(), &"2024-05-21".into()));
    for day in ["2024-05-21", "2024-05-29", "2024-05-31"] {
        done(&folder, day, &["dossier", "finish", "GXN-2024-0001", "--on", day]);
    }
    let dossier = shown(&folder, "2024-06-01");
    assert_eq!((&dossier["outcome"], &dossier["pace"]), (&"done".into(), &"early".into()), "{dossier}");
    let paces: Vec<&str> =
        dossier["stages"].as_array().expect("a list").iter().filter_map(|one| one["pace"].as_str()).collect();
    assert_eq!(paces, ["early", "early", "on-time", "early", "on-time"], "{dossier}");
    assert!(tasks(&folder, "2024-06-01").is_empty());
    let over = run(&folder, "2024-06-03", &["dossier", "finish", "GXN-2024-0001"]);
    assert!(over.code == 1 && over.err.contains("đã kết thúc"), "{}", over.shown());
    let verified = done(&folder, "2024-06-03", &["verify"]);
    assert!(!verified.out.contains("khác các sự kiện"), "{}", verified.out);
    let listed = done(&folder, "2024-06-03", &["dossier", "list"]);
    assert!(listed.out.contains("GXN-2024-0001") && listed.out.contains("Hoàn thành"), "{}", listed.out);
    done(&folder, "2024-06-03", &["rebuild"]);
    assert_eq!(shown(&folder, "2024-06-01"), dossier, "made anew of the events it is the same");
}

#[test]
fn a_changed_file_never_changes_a_running_dossier() {
    let folder = with_procedure("dossier-versions");
    opened(&folder, "2024-04-08", "08:00");
    let changed =
        example().replace("working_days = 7", "working_days = 3").replace("Xem xét, thẩm định", "Thẩm tra");
    let later =
        changed.replace("version = \"2025-1\"", "version = \"2024-2\"").replace("2024-01-01", "2024-04-15");
    let folder = folder
        .with("home/definitions/procedures/giay-xac-nhan.toml", changed)
        .with("home/definitions/procedures/giay-xac-nhan-2.toml", later);
    done(&folder, "2024-04-09", &["dossier", "finish", "GXN-2024-0001", "--on", "2024-04-09"]);
    let dossier = shown(&folder, "2024-04-09");
    assert_eq!((&dossier["version"], &dossier["stages"][1]["due"]), (&"2025-1".into(), &"2024-04-19".into()));
    let unmoved = run(&folder, "2024-04-16", &["dossier", "move", "GXN-2024-0001"]);
    assert_eq!(unmoved.code, 1, "a change of law moves it only by a decision with its reason");
    done(&folder, "2024-04-16", &["dossier", "move", "GXN-2024-0001", "--reason", "Quyết định 20/QĐ-SKHCN"]);
    assert_eq!(shown(&folder, "2024-04-16")["version"], "2024-2");
}

#[test]
fn what_is_wrong_is_told_and_changes_nothing() {
    let folder = with_procedure("dossier-wrong");
    let open = ["dossier", "open", "cap-giay-xac-nhan", "--subject", "Máy sấy"];
    for (arguments, code, told) in [
        (&open as &[&str], 1, "chưa có: Tổ chức nộp hồ sơ"),
        (&["dossier", "open", "khong-co", "--subject", "Máy sấy"], 2, "không có quy trình “khong-co”"),
        (&[&open[..], &["--party", "ai=Ông A"]].concat(), 1, "không có vai trò “ai”"),
        (&[&open[..], &["--party", "nguoi-nop=A", "--field", "phi=nhiều"]].concat(), 1, "phải là số nguyên"),
        (&[&open[..], &["--party", "nguoi-nop=A", "--field", "tien=1"]].concat(), 1, "không có mục “tien”"),
        (&["dossier", "show", "GXN-2024-0001"], 2, "không có hồ sơ “GXN-2024-0001”"),
        (&["dossier", "finish", "GXN-2024-0001"], 2, "không có hồ sơ “GXN-2024-0001”"),
    ] {
        let ran = run(&folder, "2024-04-08", arguments);
        assert_eq!(ran.code, code, "{arguments:?}: {}", ran.shown());
        assert!(ran.err.contains(told), "{arguments:?}: {}", ran.shown());
    }
    // A number is not used up by what was refused.
    opened(&folder, "2024-04-08", "08:00");
    let listed = done(&folder, "2024-04-08", &["dossier", "list", "--json"]).json_lines();
    assert_eq!((listed.len(), &listed[0]["number"]), (1, &"GXN-2024-0001".into()));
    for (arguments, told) in [
        (&["dossier", "refuse", "GXN-2024-0001"] as &[&str], "lý do"),
        (&["dossier", "return", "GXN-2024-0001", "--reason", "x"], "không có nơi để trả lại"),
        (&["dossier", "take", "GXN-2024-0001"], "không chờ bổ sung"),
        (
            &["dossier", "postpone", "GXN-2024-0001", "--until", "2024-06-01", "--reason", "x"],
            "không cho lùi",
        ),
        (&["dossier", "opinion", "GXN-2024-0001", "--of", "Sở A"], "không chờ ý kiến"),
        (
            &["dossier", "amend", "GXN-2024-0001", "--amendment", "x", "--field", "phi=1", "--reason", "x"],
            "điều chỉnh “x”",
        ),
        (&["dossier", "finish", "GXN-2024-0001", "--on", "2024-04-05", "--reason", "x"], "đã ghi sau cùng"),
    ] {
        let ran = run(&folder, "2024-04-09", arguments);
        assert_eq!(ran.code, 1, "{arguments:?}: {}", ran.shown());
        assert!(ran.err.contains(told), "{arguments:?}: {}", ran.shown());
    }
    done(
        &folder,
        "2024-04-09",
        &["dossier", "refuse", "GXN-2024-0001", "--reason", "không thuộc thẩm quyền"],
    );
    assert_eq!(shown(&folder, "2024-04-09")["outcome"], "refused");
}

#[test]
fn a_person_is_named_shown_and_erased() {
    let folder = office("person-story");
    let receive = [
        "dossier",
        "open",
        "tiep-cong-dan",
        "--subject",
        "Kiến nghị về giấy chứng nhận",
        "--unit",
        "Văn phòng Sở",
        "--party",
        "cong-dan=Nguyễn Văn Thử (001085012345)",
        "--field",
        "hinh-thuc=Tiếp thường xuyên",
        "--field",
        "dia-chi=12 đường Lê Lợi",
    ];
    done(&folder, "2024-04-08", &receive);
    let number = "TCD-2024-0001";
    let card = done(&folder, "2024-04-08", &["dossier", "show", number]);
    assert!(card.out.contains("Nguyễn Văn Thử") && card.out.contains("12 đường Lê Lợi"), "{}", card.out);
    let listed = done(&folder, "2024-04-08", &["--json", "person", "list", "van thu"]).json_lines();
    assert_eq!((listed.len(), &listed[0]["dossiers"][0]), (1, &serde_json::json!(number)), "{listed:?}");
    let id = listed[0]["id"].as_str().expect("an id").to_owned();
    let because = ["--ground", "Đơn ngày 02/5/2024", "--reason", "người nộp yêu cầu", &id];
    let asked = run(&folder, "2024-05-06", &[&["person", "erase"][..], &because].concat());
    assert_eq!(asked.code, 2, "it asks first: {}", asked.shown());
    assert!(asked.err.contains(number), "{}", asked.err);
    done(&folder, "2024-05-06", &[&["person", "erase", "--yes"][..], &because].concat());
    let card = done(&folder, "2024-05-06", &["dossier", "show", number]);
    assert!(card.out.contains("(đã xoá)") && !card.out.contains("Văn Thử"), "{}", card.out);
    assert!(!card.out.contains("Lê Lợi"), "{}", card.out);
    let left = done(&folder, "2024-05-06", &["person", "show", &id]);
    assert!(left.out.contains("Đơn ngày 02/5/2024") && left.out.contains(number), "{}", left.out);
    assert!(done(&folder, "2024-05-06", &["export", "ledger"]).out.contains("person-erased"));
    assert!(!done(&folder, "2024-05-06", &["export", "ledger"]).out.contains("Văn Thử"));
    done(&folder, "2024-05-06", &["verify"]);
}

#[test]
fn what_was_entered_wrongly_is_corrected() {
    let folder = with_procedure("dossier-correct");
    opened(&folder, "2024-04-08", "09:00");
    let file = ["dossier", "file", "GXN-2024-0001", "--words", "Giấy của hồ sơ khác"];
    done(&folder, "2024-04-08", &file);
    let correct = ["dossier", "correct", "GXN-2024-0001", "--paper", "1", "--gone"];
    assert_eq!(run(&folder, "2024-04-09", &correct).code, 1, "it wants a reason");
    done(&folder, "2024-04-09", &[&correct[..], &["--reason", "nhầm hồ sơ"]].concat());
    let party = ["dossier", "correct", "GXN-2024-0001", "--party", "nguoi-nop=Công ty Hoa Mai (0301234567)"];
    done(&folder, "2024-04-09", &[&party[..], &["--reason", "nhầm tên"]].concat());
    let dossier = shown(&folder, "2024-04-09");
    assert_eq!(dossier["parties"][0]["name"], "Công ty Hoa Mai");
    let told = dossier["corrections"].as_array().expect("a list");
    let before: Vec<_> = told.iter().map(|one| &one["changes"][0]["before"]).collect();
    assert_eq!(before, ["Giấy của hồ sơ khác", "Công ty Minh Phát (0301234567)"], "{dossier:#}");
    let card = done(&folder, "2024-04-09", &["dossier", "show", "GXN-2024-0001"]);
    assert!(card.out.contains("nhầm hồ sơ") && card.out.contains("nhầm tên"), "{}", card.out);
}

/// Rows of a register that an office kept in a workbook, and what LibreOffice makes of it.
#[test]
fn a_register_is_taken_in_from_a_workbook_once() {
    let head = ["Số hồ sơ", "Tổ chức nộp hồ sơ", "Về việc", "Ngày tiếp nhận", "Phí thẩm định (đồng)"];
    let rows: [&[&str]; 3] = [
        &head,
        &["GXN-2024-0007", "Công ty Minh Phát (0301234567)", "Máy sấy nông sản", "2024-02-05", "1500000"],
        &["GXN-2024-0009", "Hợp tác xã An Bình", "Máy tách hạt", "2024-03-01", ""],
    ];
    let wrong: [&[&str]; 3] = [&head, &["GXN-2024-0010", "", "Máy lọc", "2024-03-01", ""], rows[2]];
    let folder =
        with_procedure("dossiers-books").with("so.xlsx", book_of(&rows)).with("sai.xlsx", book_of(&wrong));
    let day = "2024-03-13";
    let import = |file: &str, more: &[&str]| {
        let import = ["import", "dossiers", file, "--procedure", "cap-giay-xac-nhan"];
        run(&folder, day, &[&import[..], more].concat())
    };
    let refused = import("sai.xlsx", &["--apply"]);
    assert_eq!(refused.code, 2, "{}", refused.shown());
    assert!(
        refused.out.contains("Dòng 2 GXN-2024-0010: ") && refused.out.contains("Tổ chức nộp hồ sơ"),
        "{}",
        refused.out
    );
    assert!(refused.err.contains("1 dòng chưa nhập được, nên chưa nhập dòng nào"), "{}", refused.err);
    let shown = import("so.xlsx", &[]);
    assert_eq!(shown.code, 0, "{}", shown.shown());
    for words in [
        "Về việc: Về việc",
        "Dòng 2: GXN-2024-0007, Máy sấy nông sản, nhận ngày 05/02/2024, Văn phòng Sở",
        "2 hồ sơ mới, 0 đã có trong sổ, 0 dòng chưa nhập được.",
        "--apply",
    ] {
        assert!(shown.out.contains(words), "{words}: {}", shown.out);
    }
    let list = || run(&folder, day, &["--json", "dossier", "list"]).json_lines();
    assert!(list().is_empty(), "looking takes nothing in");
    let taken = import("so.xlsx", &["--apply", "--json"]);
    assert_eq!(taken.code, 0, "{}", taken.shown());
    assert_eq!(taken.json_lines()[0]["new"].as_array().map(Vec::len), Some(2), "{}", taken.out);
    let all = list();
    assert_eq!(all.len(), 2, "{all:?}");
    let show = run(&folder, day, &["dossier", "show", "GXN-2024-0007"]);
    for words in ["Công ty Minh Phát", "1.500.000", "05/02/2024"] {
        assert!(show.out.contains(words), "{words}: {}", show.out);
    }
    let again = as_ods(&folder, "so.xlsx").unwrap_or_else(|| "so.xlsx".to_owned());
    let again = import(&again, &["--apply", "--json"]).json_lines().remove(0);
    assert_eq!(again["known"], serde_json::json!(["GXN-2024-0007", "GXN-2024-0009"]), "{again}");
    assert_eq!(list().len(), 2, "the same rows from another program are no new dossiers");
    assert_eq!(run(&folder, day, &["verify"]).code, 0);
}

/// A check that leads to a penalty: both dossiers say so, also behind the end, and once.
#[test]
fn dossiers_are_linked_both_ways() {
    let link = "\n[[links]]\nid = \"tiep\"\nname = \"Dẫn đến\"\nback = \"Từ hồ sơ\"\nprocedures = [\"cap-giay-xac-nhan\"]\n";
    let text = example() + link;
    let folder = office("dossier-links").with("home/definitions/procedures/giay-xac-nhan.toml", text);
    let day = "2024-03-13";
    let give = |arguments: &[&str]| run(&folder, day, &[&["dossier"], arguments].concat());
    for subject in ["Máy sấy", "Máy lọc"] {
        let party = "nguoi-nop=Công ty Minh Phát";
        let opened = give(&["open", "cap-giay-xac-nhan", "--subject", subject, "--party", party]);
        assert_eq!(opened.code, 0, "{}", opened.shown());
    }
    let (one, two) = ("GXN-2024-0001", "GXN-2024-0002");
    assert_eq!(give(&["withdraw", one, "--reason", "Rút hồ sơ"]).code, 0);
    let linked = give(&["link", one, "--kind", "tiep", "--to", two]);
    assert_eq!(linked.code, 0, "{}", linked.shown());
    for (dossier, words) in
        [(one, "Dẫn đến: GXN-2024-0002 Máy lọc"), (two, "Từ hồ sơ: GXN-2024-0001 Máy sấy")]
    {
        let shown = give(&["show", dossier]);
        assert!(shown.out.contains(words), "{words}: {}", shown.out);
    }
    for (arguments, words) in [
        (["link", one, "--kind", "tiep", "--to", two], "đã liên hệ"),
        (["link", one, "--kind", "khac", "--to", two], "không khai báo mối liên hệ"),
        (["link", two, "--kind", "tiep", "--to", two], "không có hồ sơ"),
    ] {
        let refused = give(&arguments);
        assert_ne!(refused.code, 0, "{arguments:?}");
        assert!(refused.err.contains(words), "{words}: {}", refused.err);
    }
    assert_eq!(run(&folder, day, &["verify"]).code, 0);
}

//! `dondoc report`: forms that are data, files that are whole or not there.

use crate::office::{office, run};
use crate::support::Folder;

/// An office whose three tasks are confirmed, one of them completed late.
fn followed(test: &str) -> Folder {
    let folder = office(test);
    for (day, arguments) in [
        ("2024-03-12", &["review", "confirm", "--all"] as &[&str]),
        ("2024-03-13", &["task", "accept", "2024/0001"]),
        ("2024-06-10", &["task", "submit", "2024/0001", "--number", "30/KH-SKHCN"]),
        ("2024-06-11", &["task", "confirm", "2024/0001"]),
    ] {
        let ran = run(&folder, day, arguments);
        assert_eq!(ran.code, 0, "{arguments:?}: {}", ran.shown());
    }
    let configured = folder.text("home/dondoc.toml")
        + "[letterhead]\nsuperior = \"UBND tỉnh Lam Giang\"\nsymbol = \"SKHCN\"\nplace = \"Lam Giang\"\n\
           authority = [\"KT. Giám đốc\", \"Phó Giám đốc\"]\nsigner = \"Đỗ Minh Khôi\"\n";
    folder.with("home/dondoc.toml", configured)
}

#[test]
fn a_report_is_made_in_each_form_and_reads_back() {
    let folder = followed("report-forms");
    for file in ["unit.docx", "unit.xlsx", "unit.html"] {
        let made = run(
            &folder,
            "2024-07-01",
            &["report", "make", "theo-doi-don-vi", "--period", "2024-06", "--out", file],
        );
        assert_eq!(made.code, 0, "{}", made.shown());
        assert!(made.out.contains("tình trạng đến hết ngày 30/06/2024"), "{}", made.out);
    }
    #[cfg(feature = "pdf")]
    {
        let arguments = ["report", "make", "theo-doi-don-vi", "--period", "2024-06", "--out", "unit.pdf"];
        let made = run(&folder, "2024-07-01", &arguments);
        assert_eq!(made.code, 0, "{}", made.shown());
        let card = &folder.run(&["read", "--json", "unit.pdf"]).json_lines()[0];
        assert_eq!((&card["kind"], &card["symbol"]), (&"báo cáo".into(), &"BC-SKHCN".into()));
    }
    let read = folder.run(&["read", "--json", "unit.docx"]);
    let card = &read.json_lines()[0];
    assert_eq!(card["kind"], "báo cáo", "{}", read.out);
    assert_eq!(card["symbol"], "BC-SKHCN", "{}", read.out);
    assert_eq!(card["signer"], "Đỗ Minh Khôi", "{}", read.out);
    // The sum of the units is what `standing` counts in the database.
    let counted = run(&folder, "2024-07-01", &["standing", "--as-of", "2024-06-30", "--json"]).json_lines();
    let total = counted.iter().find(|line| line["row"].is_null()).expect("there is a total");
    let html = folder.text("unit.html");
    let last = html.rsplit("class=\"total\"").next().expect("there is a sum");
    let cells: Vec<u64> = last
        .split("<td")
        .filter_map(|cell| cell.split_once('>')?.1.split_once('<')?.0.parse().ok())
        .collect();
    let names = [
        "given",
        "completed-in-time",
        "completed-late",
        "completed-undated",
        "open-in-time",
        "open-overdue",
        "open-undated",
        "suspended",
    ];
    let wanted: Vec<u64> = names.iter().filter_map(|name| total[*name].as_u64()).collect();
    assert_eq!(cells, wanted, "{last}");
}

/// A report of a past day, as it was known then, has the same bytes whatever was recorded since.
#[test]
fn a_report_as_it_was_known_does_not_change() {
    let folder = followed("report-as-known");
    let make = |day: &str, file: &str, known: &str| {
        let arguments = [
            "report",
            "make",
            "so-theo-doi",
            "--period",
            "2024",
            "--as-of",
            "2024-06-14",
            "--known-at",
            known,
        ];
        let made = run(&folder, day, &[&arguments[..], &["--out", file]].concat());
        assert_eq!(made.code, 0, "{}", made.shown());
    };
    make("2024-06-14", "june.docx", "2024-06-14");
    for arguments in [
        &["task", "accept", "2024/0002", "--on", "2024-06-15", "--reason", "quên ghi"] as &[&str],
        &[
            "task",
            "progress",
            "2024/0002",
            "--words",
            "Đã xong dự thảo",
            "--on",
            "2024-06-13",
            "--reason",
            "ghi bổ sung",
        ],
    ] {
        let ran = run(&folder, "2024-07-01", arguments);
        assert_eq!(ran.code, 0, "{arguments:?}: {}", ran.shown());
    }
    make("2024-07-02", "again.docx", "2024-06-14");
    make("2024-07-02", "today.docx", "2024-07-02");
    assert!(folder.bytes("june.docx") == folder.bytes("again.docx"), "the past does not change");
    assert!(folder.bytes("june.docx") != folder.bytes("today.docx"), "what was recorded since shows today");
}

#[test]
fn an_office_has_forms_of_its_own() {
    let own = include_str!("../../../../definitions/forms/qua-han.toml")
        .replace("Danh sách nhiệm vụ", "Bảng nhiệm vụ");
    let folder = office("report-own").with("home/definitions/forms/qua-han.toml", own);
    let forms = run(&folder, "2024-07-01", &["report", "forms"]);
    assert!(forms.out.contains("Bảng nhiệm vụ quá hạn"), "{}", forms.shown());
    let checked = run(&folder, "2024-07-01", &["report", "check", "home/definitions/forms/qua-han.toml"]);
    assert_eq!(checked.code, 0, "{}", checked.shown());
}

#[test]
fn what_cannot_be_made_is_told_and_leaves_no_file() {
    let wrong = "id = \"sai\"\nversion = 1\n";
    let folder = office("report-wrong").with("sai.toml", wrong);
    let made = |arguments: &[&str]| {
        let all = [&["report", "make"], arguments].concat();
        run(&folder, "2024-07-01", &all)
    };
    for (arguments, told) in [
        (&["khong-co", "--period", "2024", "--out", "a.docx"] as &[&str], "không có biểu mẫu “khong-co”"),
        (&["qua-han", "--period", "2024-H3", "--out", "a.docx"], "2024-H1"),
        (&["qua-han", "--period", "2024", "--out", "a.odt"], "không rõ dạng tệp"),
        (&["qua-han", "--period", "2024", "--out", "nowhere/a.docx"], "nowhere/a.docx"),
        (&["qua-han", "--period", "2024", "--unit", "Phòng Ma", "--out", "a.docx"], "Phòng Ma"),
    ] {
        let ran = made(arguments);
        assert_eq!(ran.code, 2, "{arguments:?}: {}", ran.shown());
        assert!(ran.err.contains(told), "{arguments:?}: {}", ran.shown());
    }
    assert!(!folder.names().iter().any(|name| name.starts_with('a')), "{:?}", folder.names());
    let checked = run(&folder, "2024-07-01", &["report", "check", "sai.toml"]);
    assert_eq!(checked.code, 1);
    assert!(checked.err.contains("dòng 2"), "{}", checked.shown());
    // A wrong definition of the office's own stops every report: a form must not silently be another one.
    let folder = folder.with("home/definitions/forms/sai.toml", wrong);
    let ran =
        run(&folder, "2024-07-01", &["report", "make", "qua-han", "--period", "2024", "--out", "a.docx"]);
    assert_eq!(ran.code, 2, "{}", ran.shown());
    assert!(ran.err.contains("sai.toml, dòng 2"), "{}", ran.shown());
}

/// What is kept comes back as it was; what was entered later, for a day before, is named with its task.
#[test]
fn a_kept_report_comes_back_and_its_differences_are_named() {
    let folder = followed("report-kept");
    let make = ["report", "make", "theo-doi-don-vi", "--period", "2024-06", "--out", "unit.docx", "--keep"];
    let kept = run(&folder, "2024-07-01", &make);
    assert_eq!(kept.code, 0, "{}", kept.shown());
    assert!(kept.out.contains("BC-2024-01"), "{}", kept.out);
    let sent = run(&folder, "2024-07-02", &["report", "send", "bc-2024-01", "--to", "UBND tỉnh"]);
    assert_eq!(sent.code, 0, "{}", sent.shown());
    let same = run(&folder, "2024-07-02", &["report", "compare", "BC-2024-01"]);
    assert!(same.out.contains("không nhiệm vụ nào khác nhau"), "{}", same.shown());

    for arguments in [
        &["task", "accept", "2024/0002", "--on", "2024-06-15", "--reason", "quên ghi"] as &[&str],
        &[
            "task",
            "submit",
            "2024/0002",
            "--number",
            "31/KH-SKHCN",
            "--on",
            "2024-06-20",
            "--reason",
            "quên ghi",
        ],
        &["task", "confirm", "2024/0002", "--on", "2024-06-21", "--reason", "quên ghi"],
    ] {
        let ran = run(&folder, "2024-07-05", arguments);
        assert_eq!(ran.code, 0, "{arguments:?}: {}", ran.shown());
    }
    let show = run(&folder, "2024-07-06", &["report", "show", "BC-2024-01", "--out", "again.docx"]);
    assert_eq!(show.code, 0, "{}", show.shown());
    assert!(show.out.contains("giống hệt các tệp đã lưu"), "{}", show.out);
    assert!(show.out.contains("UBND tỉnh, 02/07/2024"), "{}", show.out);
    assert_eq!(folder.bytes("again.docx"), folder.bytes("unit.docx"));

    let compared = run(&folder, "2024-07-06", &["report", "compare", "BC-2024-01"]);
    assert_eq!(compared.code, 0, "{}", compared.shown());
    assert!(compared.out.contains("2024/0002"), "{}", compared.out);
    assert!(compared.out.contains("có hiệu lực 20/06/2024, ghi ngày 05/07/2024"), "{}", compared.out);
    assert!(!compared.out.contains("2024/0001"), "{}", compared.out);

    let withdrawn =
        run(&folder, "2024-07-06", &["report", "withdraw", "BC-2024-01", "--reason", "thiếu một nhiệm vụ"]);
    assert_eq!(withdrawn.code, 0, "{}", withdrawn.shown());
    let listed = run(&folder, "2024-07-06", &["report", "list"]);
    assert!(listed.out.contains("đã rút: thiếu"), "{}", listed.out);
    let again = run(&folder, "2024-07-06", &["report", "send", "BC-2024-01", "--to", "Sở Nội vụ"]);
    assert_eq!(again.code, 1, "{}", again.shown());
    let unknown = run(&folder, "2024-07-06", &["report", "show", "BC-2024-09"]);
    assert_eq!(unknown.code, 2, "{}", unknown.shown());
}

/// On request, the tasks behind each number stand on a sheet of their own.
#[test]
fn the_tasks_behind_the_numbers_stand_in_the_file() {
    let folder = followed("report-lists");
    let make = |more: &[&str]| {
        let arguments = ["report", "make", "theo-doi-don-vi", "--period", "2024-06", "--out", "unit.html"];
        let made = run(&folder, "2024-07-01", &[&arguments, more].concat());
        assert_eq!(made.code, 0, "{}", made.shown());
        folder.text("unit.html")
    };
    assert!(!make(&[]).contains("2024/0001"), "figures only");
    let with = make(&["--lists"]);
    assert!(
        with.contains("DANH SÁCH NHIỆM VỤ SAU TỪNG CON SỐ")
            || with.contains("Danh sách nhiệm vụ sau từng con số")
    );
    // Once among what was given, once in its class, and both again in the total.
    assert_eq!(with.matches("2024/0001").count(), 4, "{with}");
}

/// A disk that fills up leaves neither half a file nor the old one spoilt.
#[test]
fn a_full_disk_leaves_no_half_file() {
    let long = "Nội dung báo cáo rất dài, viết cho đến khi đĩa không còn chỗ. ".repeat(2_500);
    let shipped = include_str!("../../../../definitions/forms/theo-doi-don-vi.toml");
    let own = shipped
        .replace("id = \"theo-doi-don-vi\"", "id = \"rat-dai\"")
        .replace("body = [", &format!("body = [\"{long}\", "));
    let folder =
        office("report-full").with("home/definitions/forms/rat-dai.toml", own).with("old.html", "bản cũ");
    let before = folder.names();
    for file in ["new.html", "old.html"] {
        let arguments = ["report", "make", "rat-dai", "--period", "2024-06", "--out", file];
        let common = ["--home", "home", "--as", "van-thu", "--today", "2024-07-01"];
        let made = folder.run_on_a_full_disk(&[&arguments[..], &common].concat());
        assert_eq!(made.code, 2, "{}", made.shown());
        assert!(made.err.contains(file), "it is told which file: {}", made.err);
    }
    assert_eq!(folder.text("old.html"), "bản cũ");
    assert_eq!(folder.names(), before, "no new file, no temporary one");
    let room = run(
        &folder,
        "2024-07-01",
        &["report", "make", "rat-dai", "--period", "2024-06", "--out", "new.html"],
    );
    assert_eq!(room.code, 0, "with room it is made: {}", room.shown());
}

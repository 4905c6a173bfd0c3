//! `dondoc target`: an indicator followed, given a target, entered with its evidence, corrected, listed and shown.

use crate::office::{office, run};
use crate::support::{Folder, Ran, as_ods, book_of};

fn done(folder: &Folder, day: &str, arguments: &[&str]) -> Ran {
    let ran = run(folder, day, arguments);
    assert_eq!(ran.code, 0, "{arguments:?}: {}", ran.shown());
    ran
}

fn refused(folder: &Folder, day: &str, arguments: &[&str], code: i32) -> String {
    let ran = run(folder, day, arguments);
    assert_eq!(ran.code, code, "{arguments:?}: {}", ran.shown());
    ran.err
}

const OWNER: &str = "Văn phòng Sở";

#[test]
fn an_indicator_is_followed_entered_and_corrected() {
    let folder = office("targets");
    let day = "2024-03-13";
    let listed = done(&folder, day, &["target", "catalogue"]);
    assert!(listed.out.contains("SIPAS") && listed.out.contains("hằng năm"), "{}", listed.out);
    done(&folder, day, &["target", "define", "SIPAS", "--owner", OWNER]);
    let again = refused(&folder, day, &["target", "define", "sipas", "--owner", OWNER], 1);
    assert!(again.contains("đã có chỉ tiêu"), "{again}");
    let unknown = refused(&folder, day, &["target", "define", "KHONG", "--owner", OWNER], 2);
    assert!(unknown.contains("không có chỉ tiêu “KHONG”"), "{unknown}");
    let unread = refused(&folder, day, &["target", "set", "SIPAS", "nhiều", "--period", "2024"], 2);
    assert!(unread.contains("không hiểu mục tiêu “nhiều”"), "{unread}");
    done(&folder, day, &["target", "set", "SIPAS", ">= 85", "--period", "2024", "--words", "Kế hoạch"]);
    let bare = refused(&folder, day, &["target", "enter", "SIPAS", "82,5", "--period", "2024"], 1);
    assert!(bare.contains("phải có nguồn"), "{bare}");
    let enter = ["target", "enter", "SIPAS", "84,9", "--period", "2024", "--words", "Khảo sát, trang 5"];
    done(&folder, "2025-01-06", &enter);
    let list = |day: &str| done(&folder, day, &["--json", "target", "list", "--period", "2024"]).json_lines();
    assert_eq!(list("2025-01-06")[0]["standing"], "not-reached");
    let correct = ["target", "correct", "SIPAS", "85,1", "--period", "2024"];
    assert!(refused(&folder, "2025-02-03", &correct, 1).contains("lý do"));
    done(&folder, "2025-02-03", &[&correct[..], &["--reason", "Đính chính"]].concat());
    let now = list("2025-02-03");
    assert_eq!((now.len(), &now[0]["standing"]), (1, &serde_json::json!("reached")), "{now:?}");
    assert_eq!(now[0]["value"], serde_json::json!({"amount": "85.1"}));
    assert_eq!(now[0]["evidence"]["words"], "Khảo sát, trang 5", "what showed it stays");
    let then = ["--json", "target", "show", "SIPAS", "--known-at", "2025-01-31"];
    assert_eq!(done(&folder, "2025-02-03", &then).json_lines()[0]["standing"], "not-reached");
    let shown = done(&folder, "2025-02-03", &["target", "show", "SIPAS"]).out;
    for words in ["85,1 %", "Đạt", "Sửa giá trị", "84,9", "Đính chính", OWNER.trim_end_matches(" Sở")]
    {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    let none = done(&folder, "2025-02-03", &["target", "list", "--period", "2024", "--standing", "no-value"]);
    assert!(!none.out.contains("SIPAS"), "{}", none.out);
    done(&folder, "2025-02-03", &["target", "end", "SIPAS", "--reason", "Thôi khảo sát"]);
    assert_eq!(done(&folder, "2025-02-03", &["verify"]).code, 0);
}

#[test]
fn a_laboratory_s_list_is_shown_and_then_counted_once() {
    let folder = office("entries");
    let day = "2024-03-13";
    done(&folder, day, &["target", "define", "KD-PTD", "--owner", OWNER]);
    let head = "Số GCN;Ngày kiểm định;Loại;SL;Kết quả\n";
    let write = |name: &str, rows: &str| {
        std::fs::write(folder.path(name), format!("{head}{rows}")).expect("written");
    };
    write("thang-2.csv", "A-1;05/02/2024;Cân;12;Đạt\nA-2;06/02/2024;Đồng hồ nước;1.250;Đạt\n");
    let import = ["import", "entries", "thang-2.csv", "--indicator", "KD-PTD"];
    let shown = done(&folder, day, &import).out;
    for words in
        ["Số GCN: số để nhận ra dòng", "6 tháng đầu năm 2024: – → 1.262 (2 dòng)", "2 dòng mới", "--apply"]
    {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    let apply = [&import[..], &["--apply"]].concat();
    assert!(done(&folder, day, &apply).out.contains("Đã ghi."));
    let again = done(&folder, day, &[&["--json"], &apply[..]].concat()).json_lines();
    assert_eq!((&again[0]["new"], &again[0]["known"]), (&serde_json::json!(0), &serde_json::json!(2)));
    let listed = done(&folder, day, &["--json", "target", "show", "KD-PTD"]).json_lines();
    assert_eq!(listed[0]["value"], serde_json::json!({"amount": "1262"}), "{listed:?}");
    write("sai.csv", "A-3;hôm qua;Cân;1;Đạt\nA-4;07/02/2024;Cân;1;Đạt\n");
    let wrong = ["import", "entries", "sai.csv", "--indicator", "KD-PTD", "--apply"];
    let ran = run(&folder, "2024-03-14", &wrong);
    assert_ne!(ran.code, 0, "{}", ran.shown());
    assert!(
        ran.out.contains("dòng 2, cột “Ngày kiểm định”: không đọc được ngày: hôm qua"),
        "{}",
        ran.shown()
    );
    assert!(ran.err.contains("1 dòng không đếm được"), "{}", ran.shown());
    let none = refused(&folder, day, &["import", "entries", "sai.csv", "--indicator", "NV-DH"], 2);
    assert!(none.contains("NV-DH"), "{none}");
    done(&folder, day, &["target", "define", "SIPAS", "--owner", OWNER]);
    let none = refused(&folder, day, &["import", "entries", "sai.csv", "--indicator", "SIPAS"], 2);
    assert!(none.contains("không khai báo cột nào"), "{none}");
    assert_eq!(done(&folder, day, &["verify"]).code, 0);
}

/// Clerks send workbooks: days and numbers are cells with a format, and the same list comes again from another program.
#[test]
fn a_list_counts_from_a_workbook_and_from_libreoffice_alike() {
    let book = book_of(&[
        &["TRUNG TÂM KIỂM ĐỊNH"],
        &["Số GCN", "Ngày kiểm định", "Loại", "SL", "Kết quả"],
        &["A-1", "2024-02-05", "Cân", "12", "Đạt"],
        &["A-2", "2024-02-06", "Đồng hồ nước", "1250", "Đạt"],
    ]);
    let folder = office("entries-books").with("thang-2.xlsx", book);
    let day = "2024-03-13";
    done(&folder, day, &["target", "define", "KD-PTD", "--owner", OWNER]);
    let of = |file: &str| {
        let import = ["--json", "import", "entries", file, "--indicator", "KD-PTD", "--apply"];
        done(&folder, day, &import).json_lines().remove(0)
    };
    let first = of("thang-2.xlsx");
    assert_eq!((&first["new"], &first["bad"]), (&serde_json::json!(2), &serde_json::json!([])), "{first}");
    assert_eq!(first["periods"][0]["after"], serde_json::json!({"amount": "1262"}), "{first}");
    if let Some(file) = as_ods(&folder, "thang-2.xlsx") {
        let again = of(&file);
        assert_eq!(
            (&again["known"], &again["changed"], &again["periods"]),
            (&serde_json::json!(2), &serde_json::json!([]), &serde_json::json!([])),
            "{again}"
        );
    }
}

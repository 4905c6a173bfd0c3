//! Proposals taken apart and put together, what leaders write on documents, registers, and figures that are kept apart.

use super::office::{office, run};
use crate::support::{Folder, NOTICE};

/// Runs a verb that goes well; returns what it says.
fn done(folder: &Folder, arguments: &[&str]) -> String {
    let ran = run(folder, "2024-03-13", arguments);
    assert_eq!(ran.code, 0, "{arguments:?}: {}", ran.shown());
    ran.out
}

fn refused(folder: &Folder, arguments: &[&str], why: &str) {
    let ran = run(folder, "2024-03-13", arguments);
    assert!(ran.code == 1 && ran.shown().contains(why), "{arguments:?}: {}", ran.shown());
}

/// The proposals: the ends of their ids, and their words.
fn proposals(folder: &Folder) -> Vec<(String, String)> {
    let lines = run(folder, "2024-03-13", &["review", "list", "--json"]).json_lines();
    let short = |id: &str| id[id.len() - 8..].to_owned();
    let text = |line: &serde_json::Value, name: &str| line[name].as_str().expect("a text").to_owned();
    lines.iter().map(|line| (short(&text(line, "id")), text(line, "words"))).collect()
}

/// An office with a second notice in it.
fn office_with_two(test: &str) -> Folder {
    let second = NOTICE.replace("15/TB-SKHCN", "16/TB-SKHCN").replace("tháng 3", "tháng 4");
    let folder = office(test).with("16.md", second);
    done(&folder, &["import", "docs", "16.md"]);
    folder
}

#[test]
fn a_proposal_is_taken_apart_and_put_together_again() {
    let folder = office("books-split");
    let (whole, _) = &proposals(&folder)[0];
    let shown =
        done(&folder, &["review", "split", whole, "--part", "Xây dựng kế hoạch", "--part", "Trình Giám đốc"]);
    assert!(
        shown.contains("Xây dựng kế hoạch") && shown.contains("Văn phòng Sở"),
        "its lead is that of the whole: {shown}"
    );
    let parts = proposals(&folder);
    assert_eq!(parts.len(), 4);
    let part = |words: &str| parts.iter().find(|(_, part)| part == words).expect("a part").0.clone();
    done(&folder, &["review", "join", &part("Xây dựng kế hoạch"), &part("Trình Giám đốc")]);
    let joined = proposals(&folder);
    assert_eq!(joined.len(), 3);
    assert!(joined.iter().any(|(_, words)| words == "Xây dựng kế hoạch\nTrình Giám đốc"), "{joined:?}");
}

#[test]
fn a_document_bears_its_instruction_and_relations_until_it_is_withdrawn() {
    let folder = office_with_two("books-document");
    let instruct =
        ["document", "instruct", "15/TB-SKHCN", "--by", "Lê Thị Hoa", "--words", "Giao Phòng QLKH tham mưu"];
    let lead = ["--lead", "Phòng QLKH=20/3/2024"];
    refused(
        &folder,
        &[&instruct[..], &lead, &["--support", "Thanh tra"]].concat(),
        "thời hạn cho từng đơn vị",
    );
    let charges = [&lead[..], &["--support", "Thanh tra=18/3/2024"]].concat();
    done(&folder, &[&instruct[..], &charges[..]].concat());
    done(&folder, &["document", "relate", "16/TB-SKHCN", "--does", "amends", "--to", "15/TB-SKHCN"]);
    let shown = done(&folder, &["document", "show", "15/TB-SKHCN"]);
    for words in [
        "Lê Thị Hoa: Giao Phòng QLKH tham mưu",
        "chủ trì: Phòng QLKH, hạn 20/03/2024",
        "phối hợp: Thanh tra, hạn 18/03/2024",
    ] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    let shown = done(&folder, &["document", "show", "16/TB-SKHCN"]);
    assert!(shown.contains("sửa đổi, bổ sung 15/TB-SKHCN"), "{shown}");
    let unrelate = ["document", "unrelate", "16/TB-SKHCN", "--does", "amends", "--to", "15/TB-SKHCN"];
    refused(&folder, &unrelate, "lý do");
    done(&folder, &[&unrelate[..], &["--reason", "ghi nhầm"]].concat());
    let withdrawn = done(&folder, &["document", "withdraw", "16/TB-SKHCN", "--reason", "vào sổ nhầm"]);
    assert!(withdrawn.contains("cùng 3 nhiệm vụ"), "{withdrawn}");
    assert!(done(&folder, &["document", "list"]).contains("15/TB-SKHCN"));
    let wrong = run(&folder, "2024-03-13", &[&instruct[..], &["--lead", "Phòng QLKH=mai"]].concat());
    assert!(wrong.code == 2 && wrong.shown().contains("không phải là ngày"), "{}", wrong.shown());
    assert_eq!(run(&folder, "2024-03-13", &["verify"]).code, 0);
}

#[test]
fn a_register_gives_each_number_once_and_explains_its_gaps() {
    let folder = office_with_two("books-register");
    refused(&folder, &["register", "give", "15/TB-SKHCN"], "sổ chưa mở");
    done(&folder, &["register", "open", "--first", "7"]);
    assert_eq!(done(&folder, &["register", "give", "15/TB-SKHCN"]), "15/TB-SKHCN: số 07\n");
    refused(&folder, &["register", "give", "15/TB-SKHCN"], "đã có số 7");
    refused(&folder, &["register", "give", "16/TB-SKHCN", "--number", "10"], "lý do");
    done(&folder, &["register", "give", "16/TB-SKHCN", "--number", "10", "--reason", "số cấp trên giấy"]);
    done(&folder, &["register", "void", "10", "--reason", "cấp nhầm"]);
    let shown = done(&folder, &["register", "show"]);
    assert!(
        shown.contains("08 đến 09: bỏ trống, số cấp trên giấy\n10: bỏ trống, cấp nhầm\nSố tiếp theo: 11\n"),
        "{shown}"
    );
    assert!(
        done(&folder, &["register", "show", "--series", "incoming"]).contains("Số tiếp theo: 01"),
        "another book"
    );
}

#[test]
fn closed_figures_are_numbers_only_and_stand_apart() {
    let folder = office("books-closed");
    let note = ["closed", "note", "Thanh tra", "--completed-in-time", "5", "--open-overdue", "2"];
    done(&folder, &[&note[..], &["--on", "2024-03-12"]].concat());
    refused(&folder, &[&note[..], &["--on", "2024-03-12"]].concat(), "đã ghi đúng như vậy");
    let rows = run(&folder, "2024-03-13", &["closed", "show", "--json"]).json_lines();
    assert_eq!(
        (&rows[0]["row"], &rows[1]["given"], &rows[1]["open-overdue"]),
        (&"Thanh tra".into(), &7.into(), &2.into())
    );
    let before = run(&folder, "2024-03-13", &["closed", "show", "--as-of", "2024-03-11", "--json"]);
    assert_eq!(before.json_lines().len(), 1, "only the sum of nothing");
    let counted = run(&folder, "2024-03-13", &["standing", "--json"]).json_lines();
    assert_eq!(counted.last().expect("a total")["given"], 0, "never among what is counted");
}

//! `dondoc threads`.

use crate::support::{Folder, NOTICE};

const OLD: &str = "Hoàn thiện dự thảo Quy chế theo Công văn số 212/UBND-KGVX ngày 04/3/2024 của UBND tỉnh trong đầu Quý II/2024.";

/// Two notices: the second puts off a regulation that the first assigned, and names it otherwise.
fn folder(test: &str) -> Folder {
    let first = NOTICE.replace(
        OLD,
        "Hoàn thiện dự thảo Quy chế quản lý nhiệm vụ KH&CN cấp tỉnh, trình UBND tỉnh trước ngày 20/4/2024.",
    );
    let second = NOTICE
        .replace(OLD, "Tiếp tục hoàn thiện dự thảo Quy định quản lý nhiệm vụ khoa học và công nghệ cấp tỉnh, trình UBND tỉnh trước ngày 01/8/2024.")
        .replace("Kế hoạch kiểm tra công vụ", "phương án bố trí trụ sở")
        .replace("Số: 15/TB-SKHCN", "Số: 31/TB-SKHCN")
        .replace("ngày 11 tháng 3", "ngày 10 tháng 6")
        .replace("Ngày 08/3/2024", "Ngày 07/6/2024")
        .replace("tháng 3 năm 2024", "tháng 6 năm 2024");
    assert!(first != NOTICE && second.contains("Quy định quản lý"));
    Folder::new(test).with("mot.md", first).with("hai.md", second)
}

#[test]
fn a_thread_is_a_table_of_its_steps() {
    let shown = folder("threads-table").run(&["threads", "hai.md", "mot.md"]).shown();
    assert!(shown.starts_with("exit code 0"), "{shown}");
    for words in
        ["15/TB-SKHCN", "31/TB-SKHCN", "giao lần đầu", "đổi tên", "trước gọi là", "quy chế", "19/04/2024"]
    {
        assert!(shown.contains(words), "{words} in {shown}");
    }
}

#[test]
fn a_thread_is_one_line_of_json() {
    let shown = folder("threads-json").run(&["threads", "--json", "hai.md", "mot.md"]).shown();
    assert!(shown.contains(r#""status":"renamed""#), "{shown}");
    assert!(shown.contains(r#"{"what":"due","from":"2024-04-19","to":"2024-07-31"}"#), "{shown}");
}

#[test]
fn a_bad_file_does_not_stop_the_others() {
    let shown = folder("threads-bad").run(&["threads", "hai.md", "khong-co.md", "mot.md"]).shown();
    assert!(shown.starts_with("exit code 2"), "{shown}");
    assert!(shown.contains("đổi tên") && shown.contains("khong-co.md"), "{shown}");
}

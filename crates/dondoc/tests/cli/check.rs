//! `dondoc check`.

use crate::support::{Folder, NOTICE};
use insta::assert_snapshot;

/// The notice with a blank number, a meeting after it, and items that want a query.
fn faulty() -> String {
    NOTICE
        .replace("Số: 15/TB-SKHCN", "Số:       /TB-SKHCN")
        .replace("Ngày 08/3/2024", "Ngày 18/3/2024")
        .replace("trước ngày 22/3/2024", "trước ngày 22/3/2023")
}

#[test]
fn findings_are_shown_with_the_words_and_what_to_do() {
    let folder = Folder::new("check-faulty").with("thong-bao.md", faulty());
    assert_snapshot!(folder.run(&["check", "thong-bao.md"]).shown(), @r"
    exit code 1
    ---- out
    lỗi[date-mismatch]: “Ngày 18/3/2024” trái với “ngày 11 tháng 3 năm 2024”
      --> thong-bao.md:14:6
       |
    14 | Ngày 18/3/2024, đồng chí Nguyễn Văn An, Giám đốc Sở chủ trì cuộc họp giao ban tháng 3.…
       |      ^^^^^^^^^
       |
       = cách xử lý: đối chiếu với bản gốc hoặc hỏi người soạn thảo; ghi lại ngày đúng trước khi giao
                     việc.

    lỗi[deadline-mismatch]: thời hạn “trước ngày 22/3/2023” không hợp với ngày của văn bản: “ngày 11 tháng 3 năm 2024”
      --> thong-bao.md:18:92
       |
    18 | …Thanh tra Sở xây dựng Kế hoạch kiểm tra công vụ, trình Giám đốc Sở trước ngày 22/3/2023.
       |                                                                     ^^^^^^^^^^^^^^^^^^^^
       |
       = cách xử lý: thường là ghi nhầm năm hoặc tháng; hỏi người soạn thảo, ghi thời hạn đúng khi
                     xác nhận nhiệm vụ.

    cảnh báo[missing-number]: văn bản chưa có số: “Số: /TB-SKHCN”
     --> thong-bao.md:4:1
      |
    4 | Số: /TB-SKHCN
      | ^^^^^^^^^^^^^
      |
      = cách xử lý: lấy số ở văn thư (bản dự thảo chưa có số), rồi ghi số khi lưu văn bản.

    2 lỗi, 1 cảnh báo, 0 lưu ý.
    ");
}

#[test]
fn the_same_in_english() {
    let folder = Folder::new("check-english").with("thong-bao.md", faulty());
    assert_snapshot!(folder.run(&["check", "--lang", "en", "thong-bao.md"]).shown(), @r"
    exit code 1
    ---- out
    error[date-mismatch]: “Ngày 18/3/2024” contradicts “ngày 11 tháng 3 năm 2024”
      --> thong-bao.md:14:6
       |
    14 | Ngày 18/3/2024, đồng chí Nguyễn Văn An, Giám đốc Sở chủ trì cuộc họp giao ban tháng 3.…
       |      ^^^^^^^^^
       |
       = help: compare with the original or ask the drafter; write the right date before work is
               assigned.

    error[deadline-mismatch]: the deadline “trước ngày 22/3/2023” does not fit the date of the document: “ngày 11 tháng 3 năm 2024”
      --> thong-bao.md:18:92
       |
    18 | …Thanh tra Sở xây dựng Kế hoạch kiểm tra công vụ, trình Giám đốc Sở trước ngày 22/3/2023.
       |                                                                     ^^^^^^^^^^^^^^^^^^^^
       |
       = help: mostly a slip in the year or month; ask the drafter, and enter the right deadline when
               confirming the task.

    warning[missing-number]: the document has no number yet: “Số: /TB-SKHCN”
     --> thong-bao.md:4:1
      |
    4 | Số: /TB-SKHCN
      | ^^^^^^^^^^^^^
      |
      = help: get the number from the registry (a draft has none), and enter it when filing the
              document.

    2 errors, 1 warning, 0 advice.
    ");
}

#[test]
fn a_notice_without_faults_ends_well() {
    let folder = Folder::new("check-good").with("thong-bao.md", NOTICE);
    let ran = folder.run(&["check", "thong-bao.md"]);
    assert_eq!(ran.code, 0, "{}", ran.shown());
    assert!(!ran.out.contains("lỗi["), "{}", ran.out);
}

#[test]
fn json_gives_one_line_for_each_finding() {
    let folder = Folder::new("check-json").with("thong-bao.md", faulty());
    let ran = folder.run(&["check", "--json", "thong-bao.md"]);
    assert_eq!(ran.code, 1, "{}", ran.shown());
    let number = ran.out.lines().find(|line| line.contains("missing-number")).expect("the number is blank");
    assert_snapshot!(number, @r#"{"file":"thong-bao.md","code":"missing-number","severity":"warning","text":"Số: /TB-SKHCN","why":"văn bản chưa có số: “Số: /TB-SKHCN”","help":"lấy số ở văn thư (bản dự thảo chưa có số), rồi ghi số khi lưu văn bản.","start":50,"end":69,"across":false}"#);
}

#[test]
fn an_unreadable_file_counts_more_than_errors() {
    let folder = Folder::new("check-unreadable").with("thong-bao.md", faulty());
    assert_eq!(folder.run(&["check", "thong-bao.md", "none.md"]).code, 2);
}

#[test]
fn several_files_are_compared_with_each_other() {
    let folder = Folder::new("check-across").with("one.md", NOTICE).with(
        "two.md",
        NOTICE.replace("cuộc họp giao ban tháng 3 năm 2024**", "cuộc họp về chuyển đổi số**"),
    );
    let ran = folder.run(&["check", "--json", "one.md", "two.md"]);
    let lines: Vec<&str> = ran.out.lines().filter(|line| line.contains("same-number")).collect();
    assert_snapshot!(lines.join("\n"), @r#"{"file":"two.md","code":"same-number","severity":"warning","text":"15/TB-SKHCN","why":"“15/TB-SKHCN” trùng số, ký hiệu với one.md nhưng nội dung khác","help":"xem có phải bản sửa của cùng một văn bản, hay một trong hai ghi sai số.","start":54,"end":56,"across":true}"#);
}

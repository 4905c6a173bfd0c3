//! Tables of assigned tasks: what their columns hold, and what one row says for others.

use directive::reading::Reading;

const HEAD: &str = "SỞ NỘI VỤ\nSố: 97/KH-SNV\nLam Giang, ngày 15 tháng 3 năm 2024\n\n# KẾ HOẠCH\n\nCông tác cải cách hành chính\n\nPhân công nhiệm vụ như sau:\n\n";

fn read(table: &str) -> Reading {
    let document = papers::read("ke-hoach.md", format!("{HEAD}{table}").as_bytes()).expect("text is read");
    directive::read(&document, &directive::Options::default())
}

/// Lead and due day of each task.
fn rows(reading: &Reading) -> Vec<(String, String)> {
    let row = |task: &directive::reading::Task| {
        let lead: Vec<&str> = task.lead.iter().map(|party| party.name.as_str()).collect();
        (lead.join("; "), task.due.map(|day| day.to_string()).unwrap_or_default())
    };
    reading.tasks.iter().map(row).collect()
}

fn row(lead: &str, due: &str) -> (String, String) {
    (lead.to_owned(), due.to_owned())
}

#[test]
fn columns_whose_headings_say_nothing_are_known_by_what_stands_in_them() {
    let reading = read(
        "| # | Mô tả | Ai | Mốc |\n|---|---|---|---|\n\
         | 1 | Rà soát danh mục thủ tục hành chính | Văn phòng Sở | 25/4/2024 |\n\
         | 2 | Xây dựng dự toán kinh phí năm 2025 | Phòng Kế hoạch - Tài chính | 10/5/2024 |\n\
         | 3 | Kiểm tra việc tiếp nhận hồ sơ tại bộ phận một cửa | Thanh tra Sở | 30/6/2024 |\n\
         | 4 | Tổ chức tập huấn nghiệp vụ cho công chức | Văn phòng Sở | 15/7/2024 |\n",
    );
    let wanted = [
        row("Văn phòng Sở", "2024-04-25"),
        row("Phòng Kế hoạch - Tài chính", "2024-05-10"),
        row("Thanh tra Sở", "2024-06-30"),
        row("Văn phòng Sở", "2024-07-15"),
    ];
    assert_eq!(rows(&reading), wanted);
}

#[test]
fn a_bare_day_under_before_the_day_is_the_first_too_late() {
    let reading = read(
        "| TT | Việc cần làm | Bộ phận chịu trách nhiệm | Xong trước ngày |\n|---|---|---|---|\n\
         | 1 | Rà soát danh mục | Văn phòng Sở | 25/4/2024 |\n\
         | 2 | Xây dựng dự toán | Thanh tra Sở | Tháng 5/2024 |\n",
    );
    assert_eq!(rows(&reading), [row("Văn phòng Sở", "2024-04-24"), row("Thanh tra Sở", "2024-05-31")]);
}

#[test]
fn a_sheet_names_the_unit_once_for_several_rows() {
    let reading = read(
        "| TT | Nhiệm vụ | Đơn vị chủ trì | Thời hạn |\n|---|---|---|---|\n\
         | 1 | Rà soát danh mục | Văn phòng Sở | 25/4/2024 |\n\
         | 2 | Công bố danh mục | | 30/4/2024 |\n\
         | 3 | Kiểm tra hồ sơ | Thanh tra Sở | 10/5/2024 |\n",
    );
    let leads: Vec<String> = rows(&reading).into_iter().map(|(lead, _)| lead).collect();
    assert_eq!(leads, ["Văn phòng Sở", "Văn phòng Sở", "Thanh tra Sở"]);
}

#[test]
fn a_day_said_in_the_work_and_in_its_column_is_one_deadline() {
    let reading = read(
        "| TT | Nhiệm vụ | Đơn vị chủ trì | Thời hạn |\n|---|---|---|---|\n\
         | 1 | Rà soát danh mục, hoàn thành ngày 25/4/2024 | Văn phòng Sở | 25/4/2024 |\n\
         | 2 | Báo cáo hoạt động gửi Sở Tài chính | Thanh tra Sở | Hằng tháng |\n",
    );
    let deadlines: Vec<usize> = reading.tasks.iter().map(|task| task.deadlines.len()).collect();
    assert_eq!(deadlines, [1, 0], "and a row of words that stand in headings is no heading");
}

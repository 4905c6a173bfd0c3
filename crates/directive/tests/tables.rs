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

/// Due days and hours of every deadline of each task.
fn limits(reading: &Reading) -> Vec<Vec<String>> {
    let said = |deadline: &directive::reading::Deadline| {
        let due = deadline.due.map(|day| day.to_string()).unwrap_or_default();
        deadline.time.map_or(due.clone(), |time| format!("{due} {}", time.strftime("%H:%M")))
    };
    reading.tasks.iter().map(|task| task.deadlines.iter().map(said).collect()).collect()
}

#[test]
fn a_day_and_an_hour_in_two_columns_are_one_limit() {
    let reading = read(
        "| Thứ, ngày | Thời gian | Nội dung | Chủ trì |\n|---|---|---|---|\n\
         | Thứ Hai 18/3 | 8h00 | Họp giao ban lãnh đạo Sở | Giám đốc Sở |\n\
         | Thứ Ba 19/3 | 14h00 | Thẩm định dự thảo Quyết định | Thanh tra Sở |\n",
    );
    assert_eq!(limits(&reading), [["2024-03-18 08:00"], ["2024-03-19 14:00"]]);
}

#[test]
fn a_bare_week_is_one_of_the_month_of_the_plan() {
    let head = "TRƯỜNG THPT A\nSố: 9/KH-THPTA\nLam Giang, ngày 29 tháng 8 năm 2025\n\n# KẾ HOẠCH\n\nCông tác tháng 9 năm 2025\n\n";
    let table = "| Thời gian | Nội dung công việc | Người phụ trách |\n|---|---|---|\n\
                 | Tuần 1 (01 - 06/9) | Khai giảng; ổn định nề nếp | Đoàn trường |\n\
                 | Tuần 3 | Kiểm tra hồ sơ giáo viên | Hiệu trưởng |\n\
                 | Tuần 35 | Tổng kết năm học | Hiệu trưởng |\n";
    let document = papers::read("ke-hoach.md", format!("{head}{table}").as_bytes()).expect("text is read");
    let reading = directive::read(&document, &directive::Options::default());
    assert_eq!(limits(&reading), [vec!["2025-09-06"], vec!["2025-09-21"], vec![]]);
}

#[test]
fn an_annex_that_shares_out_the_work_of_a_year_gives_its_end() {
    let text = "UBND TỈNH A\nSố: 9/QĐ-UBND\nLam Giang, ngày 14 tháng 3 năm 2025\n\n# QUYẾT ĐỊNH\n\nBan hành Kế hoạch\n\n\
                Điều 1. Ban hành kèm theo Quyết định này Kế hoạch.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Văn A\n\n\
                **PHỤ LỤC**\n\n**PHÂN CÔNG NHIỆM VỤ PHÁT TRIỂN KINH TẾ BAN ĐÊM NĂM 2025**\n\n\
                | TT | Nội dung | Chủ trì | Thời gian |\n|---|---|---|---|\n\
                | 1 | Rà soát quy hoạch | Sở Xây dựng | Quý II |\n";
    let document = papers::read("quyet-dinh.md", text.as_bytes()).expect("text is read");
    let reading = directive::read(&document, &directive::Options::default());
    let inherited = reading.tasks[0].inherited_due.as_ref().map(|due| due.value.to_string());
    assert_eq!(inherited.as_deref(), Some("2025-12-31"));
}

#[test]
fn hours_of_every_day_and_days_of_the_week_limit_nothing() {
    let reading = read(
        "| TT | Nhiệm vụ | Đơn vị chủ trì | Thời hạn |\n|---|---|---|---|\n\
         | 1 | Quản lý hoạt động kinh doanh từ 18 giờ hôm trước đến 6 giờ hôm sau | Văn phòng Sở | Tháng 5/2024 |\n\
         | 2 | Kéo dài thời gian phục vụ đến 22 giờ các tối cuối tuần | Thanh tra Sở | 30/4/2024 |\n\
         | 3 | Gửi tài liệu qua thư điện tử trước 13/4 (thứ Bảy) | Văn phòng Sở | |\n\
         | 4 | Khảo sát tình hình đầu năm của các phòng | Thanh tra Sở | 30/6/2024 |\n\
         | 5 | Gửi tài liệu trước 16h00 ngày làm việc liền kề trước ngày họp | Thanh tra Sở | |\n",
    );
    let wanted: [&[&str]; 5] =
        [&["2024-05-31"], &["2024-04-30"], &["2024-04-12"], &["2024-06-30"], &[" 16:00"]];
    assert_eq!(limits(&reading), wanted);
}

#[test]
fn cells_name_people_by_their_given_names_and_bodies_by_number() {
    let reading = read(
        "| TT | Nội dung | Người thực hiện | Thời gian |\n|---|---|---|---|\n\
         | 1 | Rà soát hộ nghèo | Đ/c Lành, đ/c Quý | 25/4/2024 |\n\
         | 2 | Kiểm tra cơ sở kinh doanh | Tổ kiểm tra liên ngành 814 | 30/4/2024 |\n\
         | 3 | Rà soát biển báo | P. QLHTGT | 10/5/2024 |\n",
    );
    let wanted = [
        row("Lành; Quý", "2024-04-25"),
        row("Tổ kiểm tra liên ngành 814", "2024-04-30"),
        row("Phòng QLHTGT", "2024-05-10"),
    ];
    assert_eq!(rows(&reading), wanted);
}

#[test]
fn a_part_of_a_month_below_its_group_row_is_of_that_month() {
    let reading = read(
        "<table><tr><th>TT</th><th>Nội dung</th><th>Chủ trì</th><th>Thời gian</th></tr>\
         <tr><td colspan=4>THÁNG 10</td></tr>\
         <tr><td>1</td><td>Cấp thẻ bảo hiểm y tế</td><td>Văn phòng Sở</td><td>Giữa tháng</td></tr>\
         <tr><td>2</td><td>Rà soát danh sách</td><td>Văn phòng Sở</td><td>Tuần 2</td></tr></table>\n",
    );
    assert_eq!(limits(&reading), [["2024-10-20"], ["2024-10-20"]]);
}

#[test]
fn attributes_on_lines_of_their_own_belong_to_the_item() {
    let text = "UBND TỈNH A\nSố: 9/KH-UBND\nLam Giang, ngày 14 tháng 3 năm 2025\n\nKẾ HOẠCH\nPhát triển du lịch\n\n\
                II. NỘI DUNG THỰC HIỆN\n\n1. Xây dựng cổng du lịch\n\n- Nội dung: cập nhật ít nhất 500 điểm đến.\n\n\
                - Đơn vị chủ trì: Sở Công Thương.\n\n- Thời gian hoàn thành: Quý II/2025.\n\n\
                2. Tổ chức Tuần lễ du lịch\n\nChủ trì: Sở Nội vụ; phối hợp: Bưu điện tỉnh. Thời gian: tháng 10/2025.\n\n\
                3. Sở Tài chính bố trí kinh phí.\n";
    let document = papers::read("ke-hoach.txt", text.as_bytes()).expect("text is read");
    let reading = directive::read(&document, &directive::Options::default());
    let wanted =
        [row("Sở Công Thương", "2025-06-30"), row("Sở Nội vụ", "2025-10-31"), row("Sở Tài chính", "")];
    assert_eq!(rows(&reading), wanted);
    assert_eq!(reading.tasks[0].targets.len(), 1);
    assert_eq!(reading.tasks[1].support[0].name, "Bưu điện tỉnh");
}

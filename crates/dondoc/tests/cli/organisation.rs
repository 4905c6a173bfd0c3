//! Units and people from a workbook as a clerk keeps it.

use crate::office::{office, run};
use crate::support::Folder;

const DAY: &str = "2024-03-12";

/// A workbook with a sheet of units and one of people.
fn workbook(people: &[[&str; 7]]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let plain = rust_xlsxwriter::Format::new();
    let day = rust_xlsxwriter::Format::new().set_num_format("dd/mm/yyyy");
    let units = book.add_worksheet().set_name("Đơn vị").expect("a name");
    units.merge_range(0, 0, 0, 7, "DANH SÁCH CÁC ĐƠN VỊ THUỘC SỞ", &plain).expect("a title");
    let heads = [
        "STT",
        "Mã định danh",
        "Tên đơn vị",
        "Tên viết tắt",
        "Đơn vị cấp trên",
        "Loại",
        "Từ ngày",
        "Đến ngày",
    ];
    let rows = [
        ["1", "H30.5.1", "Phòng Kiểm định", "P.KĐ", "Trung tâm Kỹ thuật", "phòng", "", ""],
        ["2", "H30.5", "Trung tâm Kỹ thuật", "TTKT; Trung tâm KT", "", "sự nghiệp", "", ""],
        ["3", "", "Văn phòng Sở", "", "", "phòng", "15/3/2016", ""],
        ["4", "", "Phòng Giải thể", "", "", "phòng", "15/3/2016", "29/02/2024"],
        ["5", "", "Phòng Sắp lập", "", "", "phòng", "01/07/2024", ""],
        ["6", "", "Phòng Lạc", "", "Cục Không Có", "phòng", "", ""],
        ["7", "", "Phòng Sai", "", "", "phòng", "31/02/2024", ""],
    ];
    for (row, cells) in (2..).zip(std::iter::once(&heads).chain(&rows)) {
        for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            units.write(row, column, *cell).expect("a cell");
        }
    }
    // A day as a day: 1 February 2024.
    units.write_with_format(4, 6, 45_323, &day).expect("a day");
    let sheet = book.add_worksheet().set_name("Cán bộ").expect("a name");
    let heads = ["TT", "Họ và tên", "Chức vụ", "Đơn vị", "Tài khoản", "Vai trò", "Thư điện tử"];
    for (row, cells) in (0..).zip(std::iter::once(&heads).chain(people)) {
        for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write(row, column, *cell).expect("a cell");
        }
    }
    book.save_to_buffer().expect("the workbook can be saved")
}

const PEOPLE: [[&str; 7]; 9] = [
    ["I", "", "", "Ban Giám đốc", "", "", ""],
    ["1", "Nguyễn Văn An", "Giám đốc Sở", "", "an.nv", "", "an.nv@lamgiang.gov.vn"],
    ["II", "", "", "TTKT", "", "", ""],
    ["2", "Trần Văn Bình", "Giám đốc Trung tâm", "", "binh.tv", "", ""],
    ["3", "Lê Thị Hoa", "Chuyên viên", "Phòng QLKH", "", "", ""],
    ["4", "Phạm Thị Lan", "Nhân viên", "Văn phòng Sở", "", "Văn thư", ""],
    ["5", "Đỗ Văn Sai", "", "Văn phòng Sở", "", "Trùm", ""],
    ["6", "Ngô Văn Lạ", "", "Phòng Không Có", "", "", ""],
    ["7", "Trần Văn Bình", "Chuyên viên", "Văn phòng Sở", "binh2.tv", "", ""],
];

fn fates(folder: &Folder, arguments: &[&str]) -> Vec<String> {
    let ran = run(folder, DAY, &[&["import", "org", "org.xlsx", "--json"], arguments].concat());
    assert_eq!(ran.code, 1, "some rows are not taken: {}", ran.shown());
    let lines = ran.out.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"));
    lines.map(|line| format!("{} {}", line["table"], line["is"].as_str().expect("a fate"))).collect()
}

#[test]
fn a_workbook_of_units_and_people_is_shown_first_and_taken_over_once() {
    let folder = office("organisation-workbook").with("org.xlsx", workbook(&PEOPLE));
    let before = run(&folder, DAY, &["unit", "list"]).shown();
    let dry = run(&folder, DAY, &["import", "org", "org.xlsx", "--since", "2024-01-02"]);
    let shown = dry.shown();
    assert_eq!(run(&folder, DAY, &["unit", "list"]).shown(), before, "only shown: {shown}");
    for line in [
        "Mã định danh: mã định danh",
        "Loại: không dùng đến",
        "dòng 1.1: đơn vị mới: Phòng Kiểm định (thuộc Trung tâm Kỹ thuật, từ 01/02/2024)",
        "dòng 1.2: đơn vị mới: Trung tâm Kỹ thuật (thuộc Sở Khoa học và Công nghệ, từ 01/02/2024)",
        "dòng 1.3: đã có: Văn phòng Sở",
        "dòng 1.4: đơn vị mới: Phòng Giải thể (thuộc Sở Khoa học và Công nghệ, từ 02/01/2024 đến hết 29/02/2024)",
        "dòng 1.5: Phòng Sắp lập: từ 01/07/2024",
        "dòng 1.6: không lấy, vì không có đơn vị cấp trên “Cục Không Có”",
        "dòng 1.7: không lấy, vì “31/02/2024” không phải ngày",
        "dòng 2.2: Nguyễn Văn An: Lãnh đạo, Sở Khoa học và Công nghệ (tài khoản mới: an.nv)",
        "dòng 2.4: Trần Văn Bình: Trưởng đơn vị, Trung tâm Kỹ thuật (tài khoản mới: binh.tv)",
        "dòng 2.5: đã có: Lê Thị Hoa; để nguyên chỗ khác: đang giữ vai trò khác",
        "dòng 2.6: Phạm Thị Lan: Văn thư, Văn phòng Sở (tài khoản mới: pham-thi-lan)",
        "dòng 2.7: không lấy, vì “Trùm” không phải vai trò",
        "dòng 2.8: không lấy, vì không có đơn vị “Phòng Không Có”",
        "dòng 2.9: Trần Văn Bình: Chuyên viên, Văn phòng Sở (tài khoản mới: binh2.tv)",
        "16 dòng: 3 đơn vị và 4 vị trí sẽ thêm, 2 đã có, 1 chưa đến ngày, 2 đề mục, 4 không lấy. Chưa ghi gì",
    ] {
        assert!(shown.contains(line), "{line}: {shown}");
    }
    let applied = fates(&folder, &["--apply", "--since", "2024-01-02"]);
    let is = |wanted: &str| applied.iter().filter(|fate| *fate == wanted).count();
    assert_eq!((is("1 unit"), is("2 post"), applied.len()), (3, 4, 16), "{applied:?}");
    let again = fates(&folder, &["--apply"]);
    let new = again.iter().filter(|fate| fate.ends_with("unit") || fate.ends_with("post")).count();
    assert_eq!(new, 0, "what is there stays: {again:?}");
    assert_eq!(run(&folder, DAY, &["verify"]).code, 0);
    // Who was taken over can act, each under the own account.
    let list = ["task", "list", "--home", "home", "--today", DAY, "--as"];
    for account in ["an.nv", "binh.tv", "binh2.tv", "pham-thi-lan"] {
        assert_eq!(folder.run(&[&list[..], &[account]].concat()).code, 0, "{account}");
    }
}

#[test]
fn an_account_of_somebody_else_is_told_and_a_file_without_headings_refused() {
    let row = ["1", "Vũ Thị Mai", "Chuyên viên", "Văn phòng Sở", "van-thu", "", ""];
    let folder = office("organisation-account").with("org.xlsx", workbook(&[row]));
    let shown = run(&folder, DAY, &["import", "org", "org.xlsx"]).shown();
    assert!(shown.contains("tài khoản van-thu là của người khác"), "{shown}");
    let none = run(&folder, DAY, &["import", "org", "15.md"]);
    assert!(none.code == 2 && none.shown().contains("Họ và tên"), "{}", none.shown());
}

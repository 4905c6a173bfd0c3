//! Ruled tables.

use super::art::{draw, pages, read, words};
use crate::page::document;
use blocks::Body;

#[test]
fn a_ruled_table_is_read_row_by_row() {
    assert_eq!(
        read(&["
Danh mục nhiệm vụ:
+-----+------------------------+--------------+------------+
| STT | Nhiệm vụ               | Chủ trì      | Thời hạn   |
+-----+------------------------+--------------+------------+
| 1   | Lập kế hoạch tiêm      | Sở Khoa học  | 15/3/2024  |
|     | chủng mở rộng          | và Công nghệ |            |
+-----+------------------------+--------------+------------+
| 2   | - Rà soát kho vắc xin; | Trung tâm    | Quý II     |
|     | - Báo cáo kết quả.     |              |            |
+-----+------------------------+--------------+------------+
Các đơn vị thực hiện.
"]),
        [
            "Danh mục nhiệm vụ:",
            "STT | Nhiệm vụ | Chủ trì | Thời hạn",
            "1 | Lập kế hoạch tiêm chủng mở rộng | Sở Khoa học và Công nghệ | 15/3/2024",
            "2 | - Rà soát kho vắc xin; / - Báo cáo kết quả. | Trung tâm | Quý II",
            "Các đơn vị thực hiện."
        ]
    );
}

#[test]
fn a_line_of_a_cell_on_a_scan_that_ends_nearly_for_want_of_room_goes_on() {
    let art = "
+-----+--------------+
| STT | Phối hợp     |
+-----+--------------+
| 1   | Phòng        |
|     | Nghiệp vụ Y  |
+-----+--------------+
";
    let cell = |sure: Option<u8>| {
        let mut page = draw(art);
        // One word that a reading machine saw makes the page a scan.
        let number = page.pieces.iter().position(|piece| page.letters_of(piece) == "1").expect("a number");
        page.pieces[number].sure = sure;
        // The next word and its space have room, and two points are left.
        let edge = page.rules.iter().map(|rule| rule.right).fold(0.0, f32::max);
        for rule in page.rules.iter_mut().filter(|rule| rule.right >= edge - 4.0) {
            rule.right -= 3.0;
            rule.left = rule.left.min(rule.right - 0.5);
        }
        words(&document([page])).pop()
    };
    assert_eq!(cell(None).as_deref(), Some("1 | Phòng / Nghiệp vụ Y"), "a drawn line has ended");
    assert_eq!(cell(Some(90)).as_deref(), Some("1 | Phòng Nghiệp vụ Y"));
}

#[test]
fn merged_cells_keep_their_size() {
    let document = document([draw(
        "
+-----+-----------------------+----------+
|     | Kết quả               |          |
| STT +-----------+-----------+ Ghi chú  |
|     | Năm 2023  | Năm 2024  |          |
+-----+-----------+-----------+----------+
| 1   | 20        | 30        | Tăng     |
+-----+-----------+-----------+----------+
",
    )]);
    let Some(Body::Table(table)) = document.blocks.first().map(|block| &block.body) else {
        panic!("no table")
    };
    let shape: Vec<Vec<(&str, u32, u32, u32)>> = table
        .rows
        .iter()
        .map(|row| {
            row.cells.iter().map(|cell| (cell.text.as_str(), cell.column, cell.columns, cell.rows)).collect()
        })
        .collect();
    assert_eq!(
        shape,
        [
            vec![("STT", 0, 1, 2), ("Kết quả", 1, 2, 1), ("Ghi chú", 3, 1, 2)],
            vec![("Năm 2023", 1, 1, 1), ("Năm 2024", 2, 1, 1)],
            vec![("1", 0, 1, 1), ("20", 1, 1, 1), ("30", 2, 1, 1), ("Tăng", 3, 1, 1)],
        ]
    );
}

#[test]
fn a_row_that_a_page_cuts_is_one() {
    let first = "
+-----+------------------------+------------+
| STT | Nhiệm vụ               | Thời hạn   |
+-----+------------------------+------------+
| 1   | Lập kế hoạch tiêm      | 15/3/2024  |
|     | chủng mở rộng cho trẻ  |            |
+-----+------------------------+------------+
";
    let rest = "
+-----+------------------------+------------+
|     | em dưới 5 tuổi         |            |
+-----+------------------------+------------+
| 2   | Báo cáo kết quả        | Quý II     |
+-----+------------------------+------------+
";
    let headed = "
+-----+------------------------+------------+
| STT | Nhiệm vụ               | Thời hạn   |
+-----+------------------------+------------+
| 2   | Báo cáo kết quả        | Quý II     |
+-----+------------------------+------------+
";
    assert_eq!(
        read(&[first, rest]),
        [
            "STT | Nhiệm vụ | Thời hạn",
            "1 | Lập kế hoạch tiêm chủng mở rộng cho trẻ em dưới 5 tuổi | 15/3/2024",
            "2 | Báo cáo kết quả | Quý II"
        ]
    );
    assert_eq!(read(&[first, headed]).len(), 3);
}

#[test]
fn a_merged_cell_reaches_over_the_end_of_a_page() {
    let first = "
+-----+------------------+-------------+
| STT | Họ và tên        | Nhiệm vụ    |
+-----+------------------+-------------+
| 1   | Phan Thị Diệu    | Thành viên  |
+-----+------------------+-------------+
";
    let rest = "
+-----+------------------+-------------+
| 2   | Hà Văn Lộc       |             |
+-----+------------------+             +
| 3   | Lê Thị Mai       |             |
+-----+------------------+-------------+
";
    let document = document(pages(&[first, rest]));
    let Some(Body::Table(table)) = document.blocks.first().map(|block| &block.body) else {
        panic!("no table")
    };
    let heights: Vec<Vec<u32>> =
        table.rows.iter().map(|row| row.cells.iter().map(|cell| cell.rows).collect()).collect();
    assert_eq!(heights, [vec![1, 1, 1], vec![1, 1, 3], vec![1, 1], vec![1, 1]]);
}

#[test]
fn lines_of_cells_are_joined_by_the_width_of_the_cell() {
    assert_eq!(
        read(&["
+-----+--------------------------+---------+
| STT | Nhiệm vụ                 | Hạn     |
+-----+--------------------------+---------+
| 1   | Ban hành định mức kinh tế| 30/9/20 |
|     | - kỹ thuật theo Quyết    | 24      |
|     | định số 47/2024/QĐ       |         |
|     | -UBND của tỉnh           |         |
|     | Ghi chú: chưa có vốn     |         |
+-----+--------------------------+---------+
"]),
        [
            "STT | Nhiệm vụ | Hạn",
            "1 | Ban hành định mức kinh tế - kỹ thuật theo Quyết định số 47/2024/QĐ-UBND của tỉnh / Ghi chú: chưa có vốn | 30/9/2024"
        ]
    );
}

#[test]
fn frames_and_underlines_are_no_tables() {
    assert_eq!(
        read(&["
+------------------------------------------+
| Lưu ý: hồ sơ gửi về Văn phòng Sở trước   |
| ngày 20/3/2024.                          |
+------------------------------------------+
"]),
        ["Lưu ý: hồ sơ gửi về Văn phòng Sở trước ngày 20/3/2024."]
    );
}

#[test]
fn outer_borders_may_be_missing_and_rules_doubled_or_dashed() {
    let art = "
+-----+------------------------+------------+
| STT | Nhiệm vụ               | Thời hạn   |
+-----+------------------------+------------+
| 1   | Lập kế hoạch           | 15/3/2024  |
+-----+------------------------+------------+
";
    let drawn = read(&[art]);
    assert_eq!(drawn, ["STT | Nhiệm vụ | Thời hạn", "1 | Lập kế hoạch | 15/3/2024"]);
    let mut open = draw(art);
    let (left, right) = (open.rules.iter().map(|rule| rule.left).fold(f32::MAX, f32::min), 60.0 + 44.0 * 6.0);
    open.rules.retain(|rule| {
        let down = rule.bottom - rule.top > 2.0;
        !(down && (rule.left <= left + 4.0 || rule.left > right))
    });
    assert_eq!(words(&document([open])), drawn, "without outer borders");
    let mut doubled = draw(art);
    let twins: Vec<_> = doubled
        .rules
        .iter()
        .map(|rule| {
            let mut twin = *rule;
            (twin.left, twin.right, twin.top, twin.bottom) =
                (rule.left + 1.5, rule.right + 1.5, rule.top + 1.5, rule.bottom + 1.5);
            twin
        })
        .collect();
    doubled.rules.extend(twins);
    assert_eq!(words(&document([doubled])), drawn, "doubled");
    let mut dashed = draw(art);
    dashed.rules = dashed
        .rules
        .iter()
        .flat_map(|rule| {
            let (wide, high) = (rule.right - rule.left, rule.bottom - rule.top);
            let pieces = if wide.max(high) > 3.0 { 3 } else { 1 };
            (0..pieces).map(move |piece| {
                let at =
                    |from: f32, length: f32, part: f32| from + length * (part / super::art::count(pieces));
                let start = super::art::count(piece);
                let mut dash = *rule;
                if wide > high {
                    (dash.left, dash.right) = (at(rule.left, wide, start), at(rule.left, wide, start + 0.5));
                } else {
                    (dash.top, dash.bottom) = (at(rule.top, high, start), at(rule.top, high, start + 0.5));
                }
                dash
            })
        })
        .collect();
    assert_eq!(words(&document([dashed])), drawn, "dashed");
}

#[test]
fn a_table_knows_its_page() {
    let document = document(pages(&[
        "Thông tin chung.",
        "
+-----+-----------+
| STT | Nhiệm vụ  |
+-----+-----------+
| 1   | Báo cáo   |
+-----+-----------+
",
    ]));
    let pages: Vec<Option<u32>> = document.blocks.iter().map(|block| block.page).collect();
    assert_eq!(pages, [Some(1), Some(2)]);
}

#[test]
fn columns_without_rules_that_a_row_names_are_a_table() {
    assert_eq!(
        read(&["
STT    Nhiệm vụ                  Chủ trì             Thời hạn
1      Lập kế hoạch tiêm         Phòng Nghiệp vụ     15/3/2024
       chủng mở rộng
2      Báo cáo kết quả           Trung tâm           Quý II
3      Đôn đốc các xã            Văn phòng           20/4/2024
"]),
        [
            "STT | Nhiệm vụ | Chủ trì | Thời hạn",
            "1 | Lập kế hoạch tiêm chủng mở rộng | Phòng Nghiệp vụ | 15/3/2024",
            "2 | Báo cáo kết quả | Trung tâm | Quý II",
            "3 | Đôn đốc các xã | Văn phòng | 20/4/2024"
        ]
    );
}

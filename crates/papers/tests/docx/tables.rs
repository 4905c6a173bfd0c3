//! Tables: merged, nested, uneven.

use crate::common::{blocks_of, p, rows, table, word};
use blocks::Document;

fn cell(properties: &str, words: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p("", words))
}

fn row(cells: &[String]) -> String {
    format!("<w:tr>{}</w:tr>", cells.concat())
}

fn tbl(rows: &[String]) -> String {
    format!("<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{}</w:tbl>", rows.concat())
}

/// Column, columns and rows of each cell.
fn sizes(document: &Document) -> Vec<(u32, u32, u32)> {
    let cells = table(document).rows.iter().flat_map(|row| &row.cells);
    cells.map(|cell| (cell.column, cell.columns, cell.rows)).collect()
}

#[test]
fn merged_cells_keep_their_size() {
    let body = tbl(&[
        row(&[
            cell(r#"<w:vMerge w:val="restart"/>"#, "STT"),
            cell(r#"<w:gridSpan w:val="2"/>"#, "Đơn vị"),
            cell("", "Hạn"),
        ]),
        row(&[cell("<w:vMerge/>", ""), cell("", "Chủ trì"), cell(r#"<w:gridSpan w:val="2"/>"#, "Phối hợp")]),
        row(&[cell("", "1"), cell(r#"<w:gridSpan w:val="3"/>"#, "Văn phòng")]),
    ]);
    let document = word(&body, &[]);
    assert_eq!(rows(table(&document)), ["STT | Đơn vị | Hạn", "Chủ trì | Phối hợp", "1 | Văn phòng"]);
    assert_eq!(
        sizes(&document),
        [(0, 1, 2), (1, 2, 1), (3, 1, 1), (1, 1, 1), (2, 2, 1), (0, 1, 1), (1, 3, 1)]
    );
}

#[test]
fn a_cell_reaches_down_several_rows_and_another_begins_below() {
    let body = tbl(&[
        row(&[cell(r#"<w:vMerge w:val="restart"/>"#, "A"), cell("", "1")]),
        row(&[cell(r#"<w:vMerge w:val="continue"/>"#, ""), cell("", "2")]),
        row(&[cell("<w:vMerge/>", "không thấy"), cell("", "3")]),
        row(&[cell(r#"<w:vMerge w:val="restart"/>"#, "B"), cell("", "4")]),
        row(&[cell("", "C"), cell("<w:vMerge/>", "5")]),
    ]);
    let document = word(&body, &[]);
    assert_eq!(rows(table(&document)), ["A | 1", "2", "3", "B | 4", "C | 5"]);
    assert_eq!(table(&document).rows[0].cells[0].rows, 3);
}

#[test]
fn columns_left_out_in_front_and_behind() {
    let short = format!(
        "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/><w:gridAfter w:val=\"1\"/></w:trPr>{}</w:tr>",
        cell("", "b")
    );
    let body = tbl(&[row(&[cell("", "1"), cell("", "2"), cell("", "3")]), short]);
    let document = word(&body, &[]);
    assert_eq!(sizes(&document), [(0, 1, 1), (1, 1, 1), (2, 1, 1), (1, 1, 1)]);
}

#[test]
fn cells_merged_as_word_97_wrote_it_lose_no_words() {
    let body = tbl(&[row(&[
        cell(r#"<w:hMerge w:val="restart"/>"#, "Tên"),
        cell("<w:hMerge/>", "việc"),
        cell("", "Hạn"),
    ])]);
    let document = word(&body, &[]);
    assert_eq!(rows(table(&document)), ["Tên\nviệc | Hạn"]);
    assert_eq!(sizes(&document), [(0, 2, 1), (2, 1, 1)]);
}

#[test]
fn nested_tables_are_lines_of_their_cell_in_order() {
    let inner = tbl(&[row(&[cell("", "trong một"), cell("", "trong hai")]), row(&[cell("", "dưới")])]);
    let body = format!(
        "<w:tbl><w:tr><w:tc>{}{inner}{}</w:tc>{}</w:tr></w:tbl>",
        p("", "trước"),
        p("", "sau"),
        cell("", "B")
    );
    assert_eq!(rows(table(&word(&body, &[]))), ["trước\ntrong một\ntrong hai\ndưới\nsau | B"]);
}

#[test]
fn a_table_in_a_frame_of_one_cell_stays_a_table() {
    let inner = tbl(&[row(&[cell("", "STT"), cell("", "Việc")]), row(&[cell("", "1"), cell("", "Báo cáo")])]);
    let body = format!("<w:tbl><w:tr><w:tc>{}{inner}</w:tc></w:tr></w:tbl>", p("", "PHỤ LỤC"));
    assert_eq!(blocks_of(&word(&body, &[])), ["PHỤ LỤC", "STT | Việc", "1 | Báo cáo"]);
}

#[test]
fn a_header_that_repeats_on_each_page_is_there_once() {
    let header =
        "<w:tr><w:trPr><w:tblHeader/></w:trPr>".to_owned() + &cell("", "STT") + &cell("", "Việc") + "</w:tr>";
    let body = tbl(&[header, row(&[cell("", "1"), cell("", "Báo cáo")])]);
    assert_eq!(rows(table(&word(&body, &[]))), ["STT | Việc", "1 | Báo cáo"]);
}

#[test]
fn hidden_rows_are_left_out() {
    let hidden =
        "<w:tr><w:trPr><w:hidden/></w:trPr>".to_owned() + &cell("", "0") + &cell("", "Ẩn") + "</w:tr>";
    let body = tbl(&[row(&[cell("", "STT"), cell("", "Việc")]), hidden]);
    assert_eq!(rows(table(&word(&body, &[]))), ["STT | Việc"]);
}

#[test]
fn letterheads_of_two_columns_are_read_down_each() {
    let side =
        |lines: &[&str]| format!("<w:tc>{}</w:tc>", lines.iter().map(|line| p("", line)).collect::<String>());
    let body = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
        side(&["UBND TỈNH LAM GIANG", "SỞ NỘI VỤ"]),
        side(&["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]),
        side(&["Số: 12/TB-SNV"]),
        side(&["Lam Giang, ngày 5 tháng 3 năm 2024"]),
    );
    assert_eq!(
        blocks_of(&word(&body, &[])),
        [
            "UBND TỈNH LAM GIANG",
            "SỞ NỘI VỤ",
            "Số: 12/TB-SNV",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Lam Giang, ngày 5 tháng 3 năm 2024",
        ]
    );
}

#[test]
fn spans_beyond_every_table_take_no_room() {
    let wide = cell(r#"<w:gridSpan w:val="4000000000"/>"#, "");
    let body = tbl(&[row(&vec![wide; 20_000]), row(&[cell("", "1"), cell("", "2")])]);
    assert_eq!(rows(table(&word(&body, &[])))[1], "1 | 2");
}

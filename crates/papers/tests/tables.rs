//! Tables of text files: HTML, pipes, tabs; merged cells; tables cut by a page.

mod common;

use blocks::MarkKind;
use common::{marked, read, rows, table};

#[test]
fn html_with_merged_cells() {
    let document = read(
        "a.md",
        "<table><tr><th>TT</th><th>Nhiệm vụ</th><th>Chủ trì</th></tr>\
         <tr><td>I</td><td colspan=\"2\"><b>Quý I</b></td></tr>\
         <tr><td>1</td><td>Xây dựng kế hoạch;<br>tổ chức hội nghị</td><td rowspan='2'>Văn phòng</td></tr>\
         <tr><td>2</td><td>Báo cáo</td></tr></table>",
    );
    let table = table(&document);
    assert_eq!(
        rows(table),
        [
            "TT | Nhiệm vụ | Chủ trì",
            "I | Quý I",
            "1 | Xây dựng kế hoạch;\ntổ chức hội nghị | Văn phòng",
            "2 | Báo cáo"
        ]
    );
    let wide = &table.rows[1].cells[1];
    assert_eq!((wide.column, wide.columns, wide.rows), (1, 2, 1));
    assert_eq!(marked(&wide.text, MarkKind::Bold), ["Quý I"]);
    let high = &table.rows[2].cells[2];
    assert_eq!((high.column, high.columns, high.rows), (2, 1, 2));
    assert_eq!(table.width(), 3);
}

#[test]
fn cells_begin_behind_those_that_reach_down() {
    let document = read(
        "a.md",
        "<table><tr><td rowspan=2>A</td><td rowspan=2 colspan=2>B</td><td>C</td></tr><tr><td>D</td></tr><tr><td>E</td></tr></table>",
    );
    let columns: Vec<u32> =
        table(&document).rows.iter().map(|row| row.cells.last().expect("a cell").column).collect();
    assert_eq!(columns, [3, 3, 0]);
}

#[test]
fn a_letterhead_in_a_table_is_unfolded() {
    let head = "UBND TỈNH LAM GIANG<br>SỞ NỘI VỤ</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc";
    let html = format!(
        "<table><tr><td>{head}</td></tr><tr><td>Số: 3/SNV</td><td>Lam Giang, ngày 3 tháng 5 năm 2024</td></tr></table>"
    );
    let pipes = format!(
        "| {} |\n|---|---|\n| Số: 3/SNV | Lam Giang, ngày 3 tháng 5 năm 2024 |\n",
        head.replace("</td><td>", " | ")
    );
    for input in [html, pipes] {
        assert_eq!(
            common::markdown(&input),
            [
                "UBND TỈNH LAM GIANG",
                "SỞ NỘI VỤ",
                "Số: 3/SNV",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Độc lập - Tự do - Hạnh phúc",
                "Lam Giang, ngày 3 tháng 5 năm 2024",
            ],
            "{input}"
        );
    }
}

#[test]
fn pipes() {
    let document = read("a.md", "| STT | Việc \\| hạn |\n|:---:|---|\n| 1 | **Kế hoạch** |\n| | Tổng |\n");
    assert_eq!(rows(table(&document)), ["STT | Việc | hạn", "1 | Kế hoạch", " | Tổng"]);
}

#[test]
fn tabs_with_tags_and_empty_cells() {
    let document = read(
        "a.md",
        "STT\tNội dung\tKết quả\tGhi chú\nI\t<b>Quý I</b>\t\t\n1\t<p>- Việc một.</p> <p>- Việc hai.</p>\t0\t\n2\t\t\t\n",
    );
    assert_eq!(
        rows(table(&document)),
        [
            "STT | Nội dung | Kết quả | Ghi chú",
            "I | Quý I |  | ",
            "1 | - Việc một.\n- Việc hai. | 0 | ",
            "2 |  |  | "
        ]
    );
}

#[test]
fn a_row_cut_by_a_page_goes_on_behind_the_repeated_header() {
    let header = "STT\tNội dung nhiệm vụ\tĐơn vị chủ trì\tKết quả\tKiến nghị\n";
    let input = format!(
        "{header}1\tThực hiện kế hoạch\tSở A\tĐã ban hành kế hoạch.\tKhông\n\n{header}\t\t\t- Đã tổ chức 02 lớp.\tKhông\n2\tBáo cáo\tSở B\tXong\t\n"
    );
    let document = read("a.md", &input);
    assert_eq!(document.blocks.len(), 1);
    assert_eq!(
        rows(table(&document)),
        [
            "STT | Nội dung nhiệm vụ | Đơn vị chủ trì | Kết quả | Kiến nghị",
            "1 | Thực hiện kế hoạch | Sở A | Đã ban hành kế hoạch.\n- Đã tổ chức 02 lớp. | Không",
            "2 | Báo cáo | Sở B | Xong | ",
        ]
    );
}

#[test]
fn rows_with_only_a_number_stay() {
    let document = read("a.md", "STT\tVăn bản\tNội dung\n1\tA\tB\n2\t\t\n3\t\t\n");
    assert_eq!(table(&document).rows.len(), 4);
}

#[test]
fn tables_that_are_never_closed_or_nested_are_read() {
    let document = read("a.md", "<table><tr><td>A<table><tr><td>B</td></tr></table></td><td>C");
    assert_eq!(rows(table(&document)), ["A\nB | C"]);
}

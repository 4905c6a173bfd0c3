//! Workbooks: what of them is read, and in which order.

mod common;

use common::books::{converted, edited, plan, saved};
use common::{blocks_of, rows, table, texts};
use papers::{Document, Error};
use rust_xlsxwriter::{Formula, Workbook};
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;

const PLAN: [&str; 17] = [
    "UBND TỈNH LAM GIANG",
    "SỞ NỘI VỤ",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "BẢNG PHÂN CÔNG NHIỆM VỤ",
    "(Kèm theo Kế hoạch số 12/KH-SNV ngày 05/3/2024)",
    "STT | Nội dung công việc | Đơn vị thực hiện | Thời hạn | Tỷ lệ",
    "Chủ trì | Phối hợp",
    "I. Cải cách hành chính",
    "1 | Rà soát thủ tục | Phòng A | Phòng B\nPhòng C | 15/5/2024 | 12,5%",
    "2 | Báo cáo kết quả | Phòng B |  | 20/6/2024 | 12,5",
    "3 | Tổng kết | Văn phòng |  | 12/2024 | ",
    "Nơi nhận:",
    "- Lưu: VT.",
    "GIÁM ĐỐC",
    "Lê Thị Na",
    "",
];

fn read(name: &str, bytes: &[u8]) -> Document {
    papers::read(name, bytes).expect("a sound file")
}

#[test]
fn a_plan_gives_its_lines_and_its_table() {
    let document = read("a.xlsx", &plan());
    assert_eq!(blocks_of(&document), PLAN[..16]);
    let spans: Vec<Vec<(u32, u32, u32)>> = table(&document).rows[..3]
        .iter()
        .map(|row| row.cells.iter().map(|cell| (cell.column, cell.columns, cell.rows)).collect())
        .collect();
    assert_eq!(
        spans,
        [
            vec![(0, 1, 2), (1, 1, 2), (2, 2, 1), (4, 1, 2), (5, 1, 2)],
            vec![(2, 1, 1), (3, 1, 1)],
            vec![(0, 6, 1)],
        ]
    );
}

#[test]
fn places_count_the_words_as_read() {
    let document = read("a.xlsx", &plan());
    let mut next = 0;
    for text in texts(&document).into_iter().filter(|text| !text.is_empty()) {
        assert_eq!(text.input_offset(0), next, "{}", text.as_str());
        next = text.input_end(text.as_str().len()) + 1;
    }
}

#[test]
fn the_same_plan_as_xls_and_ods() {
    for format in ["xls", "ods"] {
        let Some(bytes) = converted(&plan(), format, "same") else { return };
        // The name is only a hint.
        for name in [format!("a.{format}"), "a.docx".to_owned()] {
            let document = read(&name, &bytes);
            assert_eq!(blocks_of(&document), PLAN[..16], "{name}");
            assert_eq!(table(&document).rows[0].cells[2].columns, 2);
            assert_eq!(table(&document).rows[0].cells[0].rows, 2);
        }
    }
}

#[test]
fn sheets_without_words_are_empty() {
    let mut book = Workbook::new();
    book.add_worksheet();
    assert_eq!(papers::read("a.xlsx", &saved(&mut book)), Err(Error::Empty));
}

#[test]
fn formulas_truths_and_errors_give_what_is_shown() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, shown) in ["3", "0.5", "15/5/2024"].into_iter().enumerate() {
        let column = u16::try_from(column).expect("few columns");
        sheet.write(0, column, Formula::new("=A9").set_result(shown)).expect("a cell");
    }
    sheet.write(1, 0, true).expect("a cell");
    sheet.write(1, 1, Formula::new("=1/0").set_result("#DIV/0!")).expect("a cell");
    let document = read("a.xlsx", &saved(&mut book));
    assert_eq!(rows(table(&document)), ["3 | 0,5 | 15/5/2024", "TRUE | #DIV/0! | "]);
}

#[test]
fn days_of_old_macs_count_from_1904() {
    let bytes = plan();
    let changed = edited(&bytes, |name, content| {
        if name == "xl/workbook.xml" {
            assert!(content.contains("<workbookPr"), "{content}");
            content.replace("<workbookPr", "<workbookPr date1904=\"1\"")
        } else {
            content
        }
    });
    assert!(blocks_of(&read("a.xlsx", &changed)).iter().any(|row| row.contains("16/5/2028")));
}

#[test]
fn what_is_no_workbook_is_told() {
    let word = common::docx(&common::p("", "Một"), &[]);
    assert_eq!(blocks_of(&read("a.xlsx", &word)), ["Một"]);
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("a.txt", SimpleFileOptions::default()).expect("member begins");
    let zip = zip.finish().expect("archive ends").into_inner();
    for (name, bytes, key) in [
        ("a.xlsx", zip.clone(), "papers-error-damaged"),
        ("a.ods", zip.clone(), "papers-error-damaged"),
        ("a.bin", zip, "papers-error-unsupported"),
        ("a.xlsx", b"%PDF-1.7".to_vec(), "papers-error-damaged"),
        (
            "a.xls",
            [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 600]].concat(),
            "papers-error-damaged",
        ),
    ] {
        let error = papers::read(name, &bytes).expect_err(key);
        assert_eq!(error.key(), key, "{name}: {error}");
    }
}

#[test]
fn workbooks_made_to_do_harm_are_refused_or_bounded() {
    let bytes = plan();
    let sheet = |rows: &str| {
        edited(&bytes, |name, content| match name {
            "xl/worksheets/sheet1.xml" => format!(
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>"
            ),
            _ => content,
        })
    };
    let many: String =
        (1..=600_000).map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\"><v>1</v></c></row>")).collect();
    assert!(matches!(papers::read("a.xlsx", &sheet(&many)), Err(Error::TooManyCells { .. })));
    let blank: String = (1..=1_000_000).map(|row| format!("<row r=\"{row}\"/>")).collect();
    assert_eq!(papers::read("a.xlsx", &sheet(&blank)), Err(Error::Empty));
    let bomb = " ".repeat(200 << 20);
    assert!(matches!(papers::read("a.xlsx", &sheet(&bomb)), Err(Error::Inflated { .. })));
    let far = "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"XFD1\"><v>2</v></c></row><row r=\"1048576\"><c r=\"A1048576\"><v>3</v></c><c r=\"B1048576\"><v>4</v></c></row>";
    let document = read("a.xlsx", &sheet(far));
    assert!(texts(&document).len() < 100_000);
}

#[test]
fn repeats_without_end_are_refused() {
    let content = |cell: &str| {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, words) in [
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet".to_owned()),
            (
                "content.xml",
                format!(
                    "<office:document-content><office:body><office:spreadsheet><table:table>{cell}</table:table></office:spreadsheet></office:body></office:document-content>"
                ),
            ),
        ] {
            let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
            zip.start_file(name, stored).expect("member begins");
            zip.write_all(words.as_bytes()).expect("member is written");
        }
        zip.finish().expect("archive ends").into_inner()
    };
    let row = "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell table:number-columns-repeated=\"16000\"><text:p>Một</text:p></table:table-cell></table:table-row>";
    assert!(matches!(papers::read("a.ods", &content(row)), Err(Error::TooManyCells { .. })));
    let blank = row.replace("Một", "");
    assert_eq!(papers::read("a.ods", &content(&blank)), Err(Error::Empty));
    let hidden = "<table:table-column/><table:table-column table:visibility=\"collapse\"/><table:table-row><table:table-cell><text:p>Một</text:p></table:table-cell><table:table-cell><text:p>Hai</text:p></table:table-cell></table:table-row><table:table-row table:visibility=\"filter\"><table:table-cell><text:p>Ba</text:p></table:table-cell></table:table-row>";
    assert_eq!(blocks_of(&read("a.ods", &content(hidden))), ["Một", "Ba"]);
}

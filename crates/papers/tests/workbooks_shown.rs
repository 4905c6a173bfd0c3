//! What of a workbook is shown: hidden rows, columns and sheets, filters, outlines, formats, fonts; and several tables on one
//! sheet. Each as .xlsx and, where LibreOffice is installed, as the .xls and .ods that it makes of it.

mod common;

use blocks::DoubtKind;
use common::books::{converted, edited, saved, words};
use common::{blocks_of, rows, table};
use papers::Document;
use rust_xlsxwriter::{FilterCondition, Format, Note, Workbook, Worksheet};

fn read(name: &str, bytes: &[u8]) -> Document {
    papers::read(name, bytes).expect("a sound file")
}

/// Reads a workbook in all formats.
fn in_all_formats(bytes: &[u8], test: &str) -> Vec<(String, Document)> {
    let others = ["xls", "ods"].into_iter().filter_map(|format| {
        let bytes = converted(bytes, format, test)?;
        Some((format!("a.{format}"), bytes))
    });
    let all = std::iter::once(("a.xlsx".to_owned(), bytes.to_vec())).chain(others);
    all.map(|(name, bytes)| {
        let document = read(&name, &bytes);
        (name, document)
    })
    .collect()
}

fn list(sheet: &mut Worksheet) {
    words(sheet, 0, &["DANH MỤC NHIỆM VỤ"]);
    words(sheet, 2, &["STT", "Nội dung", "Mã nội bộ", "Đơn vị", "Thời hạn"]);
    for (row, task) in (3..).zip(["Rà soát", "Báo cáo", "Tổng kết", "Công bố"]) {
        words(sheet, row, &[&(row - 2).to_string(), task, "X", "Phòng A", "30/6/2024"]);
    }
}

#[test]
fn rows_and_columns_hidden_by_hand_are_left_out() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    list(sheet);
    // The title goes on over the hidden column that it begins in.
    sheet.merge_range(1, 2, 1, 4, "(Kèm theo Kế hoạch số 12/KH-SNV)", &Format::new()).expect("a region");
    sheet.set_row_hidden(4).expect("a row").set_row_hidden(5).expect("a row");
    sheet.set_column_hidden(2).expect("a column");
    for (name, document) in in_all_formats(&saved(&mut book), "hidden") {
        let expected = [
            "DANH MỤC NHIỆM VỤ",
            "(Kèm theo Kế hoạch số 12/KH-SNV)",
            "STT | Nội dung | Đơn vị | Thời hạn",
            "1 | Rà soát | Phòng A | 30/6/2024",
            "4 | Công bố | Phòng A | 30/6/2024",
        ];
        assert_eq!(blocks_of(&document), expected, "{name}");
    }
}

#[test]
fn sheets_that_are_hidden_or_very_hidden_are_left_out() {
    let mut book = Workbook::new();
    list(book.add_worksheet());
    list(book.add_worksheet().set_hidden(true));
    list(book.add_worksheet().set_very_hidden(true));
    for (name, document) in in_all_formats(&saved(&mut book), "sheets") {
        assert_eq!(blocks_of(&document).len(), 6, "{name}");
    }
}

#[test]
fn rows_that_a_filter_hides_are_read() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    list(sheet);
    sheet.set_row_hidden(12).expect("a row");
    words(sheet, 12, &["9", "Việc cũ", "", "Phòng B"]);
    sheet.autofilter(2, 0, 6, 4).expect("a filter");
    sheet.filter_column(1, &FilterCondition::new().add_list_filter("Rà soát")).expect("a filter");
    for (name, document) in in_all_formats(&saved(&mut book), "filter") {
        let tasks: Vec<String> = rows(table(&document));
        assert_eq!(tasks.len(), 5, "{name}: {tasks:?}");
        assert!(tasks[2].starts_with("2 | Báo cáo"), "{name}");
    }
}

#[test]
fn rows_that_an_outline_folds_are_read() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    list(sheet);
    sheet.group_rows_collapsed(4, 5).expect("a group");
    sheet.group_columns_collapsed(2, 2).expect("a group");
    for (name, document) in in_all_formats(&saved(&mut book), "outline") {
        assert_eq!(rows(table(&document))[2], "2 | Báo cáo | X | Phòng A | 30/6/2024", "{name}");
    }
}

#[test]
fn formats_say_how_numbers_are_written() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    words(sheet, 0, &["STT", "Nội dung", "Thời hạn"]);
    let cells = [
        ("dd/mm/yyyy", 45_427.0, "15/5/2024"),
        ("mm/yyyy", 45_427.0, "5/2024"),
        ("yyyy", 45_427.0, "2024"),
        ("hh:mm", 0.604_166_666_7, "14:30"),
        ("dd/mm/yyyy hh:mm", 45_427.5, "15/5/2024 12:00"),
        ("0%", 0.85, "85%"),
        ("0.0%", 0.125, "12,5%"),
        ("\"Quý \"0", 3.0, "Quý 3"),
        ("00", 1.0, "01"),
        ("\"Đạt \"0%\" kế hoạch\"", 0.95, "Đạt 95% kế hoạch"),
        ("\"Đạt\";\"Không đạt\";\"Chưa làm\"", 0.0, "Chưa làm"),
        ("#,##0", 1_500_000.0, "1500000"),
        ("General", 2.5, "2,5"),
    ];
    for (row, (code, value, shown)) in (1..).zip(cells) {
        words(sheet, row, &["", shown]);
        sheet.write_with_format(row, 2, value, &Format::new().set_num_format(code)).expect("a cell");
    }
    for (name, document) in in_all_formats(&saved(&mut book), "formats") {
        for row in &table(&document).rows[1..] {
            let words: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
            assert_eq!(words[2], words[1], "{name}");
        }
    }
}

#[test]
fn rich_words_are_read_notes_and_readings_are_not() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    list(sheet);
    let bold = Format::new().set_bold();
    sheet.write_rich_string(3, 1, &[(&bold, "Rà soát "), (&Format::new(), "thủ tục")]).expect("a cell");
    sheet.insert_note(3, 1, &Note::new("Nhắc chị Hoa")).expect("a note");
    for (name, document) in in_all_formats(&saved(&mut book), "rich") {
        assert_eq!(rows(table(&document))[1], "1 | Rà soát thủ tục | X | Phòng A | 30/6/2024", "{name}");
    }
    let read_out = edited(&saved(&mut book), |name, content| match name {
        "xl/sharedStrings.xml" => {
            content.replace("</t></r></si>", "</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></si>")
        }
        _ => content,
    });
    assert_eq!(rows(table(&read("a.xlsx", &read_out)))[1], "1 | Rà soát thủ tục | X | Phòng A | 30/6/2024");
}

#[test]
fn several_tables_on_one_sheet() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    list(sheet);
    words(sheet, 8, &["II. Kinh phí"]);
    words(sheet, 9, &["STT", "Nội dung chi", "Số lượng", "Kinh phí", "Ghi chú"]);
    words(sheet, 10, &["1", "Hội nghị", "02", "15 triệu"]);
    // The header again, as for the printer.
    words(sheet, 12, &["STT", "Nội dung chi", "Số lượng", "Kinh phí", "Ghi chú"]);
    words(sheet, 13, &["2", "In ấn", "100", "5 triệu"]);
    words(sheet, 14, &["", "Cộng", "", "20 triệu"]);
    words(sheet, 16, &["", "", "", "GIÁM ĐỐC"]);
    words(sheet, 19, &["", "", "", "Lê Thị Na"]);
    for (name, document) in in_all_formats(&saved(&mut book), "tables") {
        let expected = [
            "II. Kinh phí",
            "STT | Nội dung chi | Số lượng | Kinh phí | Ghi chú",
            "1 | Hội nghị | 02 | 15 triệu | ",
            "2 | In ấn | 100 | 5 triệu | ",
            " | Cộng |  | 20 triệu | ",
            "GIÁM ĐỐC",
            "Lê Thị Na",
        ];
        assert_eq!(blocks_of(&document)[6..], expected, "{name}");
    }
}

#[test]
fn letters_of_old_encodings_become_unicode_by_their_fonts() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let font = |name: &str| Format::new().set_font_name(name);
    let (small, capitals, vni) = (font(".VnTime"), font(".VnTimeH"), font("VNI-Times"));
    sheet.write_with_format(0, 0, "danh môc nhiÖm vô", &capitals).expect("a cell");
    words(sheet, 2, &["STT", "Nội dung", "Đơn vị", "Thời hạn"]);
    words(sheet, 3, &["1", "", "", "30/6/2024"]);
    sheet.write_with_format(3, 1, "Rµ so¸t thñ tôc hµnh chÝnh", &small).expect("a cell");
    sheet.write_with_format(3, 2, "Phoøng Toång hôïp", &vni).expect("a cell");
    words(sheet, 4, &["2", "", "Phòng Tổng hợp"]);
    sheet
        .write_rich_string(4, 1, &[(&small, "B¸o c¸o "), (&font("Times New Roman"), "kết quả")])
        .expect("a cell");
    sheet.write_with_format(4, 3, 45_427, &small.clone().set_num_format("dd/mm/yyyy")).expect("a cell");
    for (name, document) in in_all_formats(&saved(&mut book), "fonts") {
        let expected = [
            "DANH MỤC NHIỆM VỤ",
            "STT | Nội dung | Đơn vị | Thời hạn",
            "1 | Rà soát thủ tục hành chính | Phòng Tổng hợp | 30/6/2024",
            "2 | Báo cáo kết quả | Phòng Tổng hợp | 15/5/2024",
        ];
        assert_eq!(blocks_of(&document), expected, "{name}");
        let doubts: Vec<(DoubtKind, &str)> = document
            .doubts
            .iter()
            .map(|doubt| (doubt.kind, document.words(doubt.span).expect("a place")))
            .collect();
        let expected = [
            (DoubtKind::Tcvn3, "DANH MỤC NHIỆM VỤ"),
            (DoubtKind::Tcvn3, "Rà soát thủ tục hành chính"),
            (DoubtKind::Vni, "Phòng Tổng hợp"),
            (DoubtKind::Tcvn3, "Báo cáo kết quả"),
        ];
        assert_eq!(doubts, expected, "{name}");
    }
}

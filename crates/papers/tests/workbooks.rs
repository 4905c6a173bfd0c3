//! Workbooks: .xlsx made here; .xls and .ods made of them by LibreOffice where it is installed.

mod common;

use common::{blocks_of, rows, table, texts};
use papers::{Document, Error};
use proptest::prelude::*;
use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use zip::write::SimpleFileOptions;

fn saved(book: &mut Workbook) -> Vec<u8> {
    book.save_to_buffer().expect("the workbook can be saved")
}

fn words(sheet: &mut Worksheet, row: u32, cells: &[&str]) {
    for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
        sheet.write(row, column, *cell).expect("a cell");
    }
}

fn merge(sheet: &mut Worksheet, row: u32, from: u16, to_row: u32, to: u16, words: &str) {
    sheet.merge_range(row, from, to_row, to, words, &Format::new()).expect("a merged cell");
}

/// A plan as offices keep it.
fn plan() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    merge(sheet, 0, 0, 0, 1, "UBND TỈNH LAM GIANG");
    merge(sheet, 1, 0, 1, 1, "SỞ NỘI VỤ");
    merge(sheet, 0, 3, 0, 5, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    merge(sheet, 1, 3, 1, 5, "Độc lập - Tự do - Hạnh phúc");
    merge(sheet, 3, 0, 3, 5, "BẢNG PHÂN CÔNG NHIỆM VỤ");
    merge(sheet, 4, 0, 4, 5, "(Kèm theo Kế hoạch số 12/KH-SNV ngày 05/3/2024)");
    merge(sheet, 6, 0, 7, 0, "STT");
    merge(sheet, 6, 1, 7, 1, "Nội dung công việc");
    merge(sheet, 6, 2, 6, 3, "Đơn vị thực hiện");
    merge(sheet, 6, 4, 7, 4, "Thời hạn");
    merge(sheet, 6, 5, 7, 5, "Tỷ lệ");
    words(sheet, 7, &["", "", "Chủ trì", "Phối hợp"]);
    merge(sheet, 8, 0, 8, 5, "I. Cải cách hành chính");
    let (day, month, share) = (
        Format::new().set_num_format("dd/mm/yyyy"),
        Format::new().set_num_format("mm/yyyy"),
        Format::new().set_num_format("0.0%"),
    );
    words(sheet, 9, &["", "Rà soát thủ tục", "Phòng A", "Phòng B\nPhòng C"]);
    sheet.write(9, 0, 1).expect("a cell");
    sheet.write_with_format(9, 4, 45_427, &day).expect("a cell");
    sheet.write_with_format(9, 5, 0.125, &share).expect("a cell");
    words(sheet, 10, &["2", "Báo cáo kết quả", "Phòng B", "", "20/6/2024"]);
    sheet.write(10, 5, 12.50).expect("a cell");
    words(sheet, 11, &["", "Tổng kết", "Văn phòng"]);
    sheet.write(11, 0, 3).expect("a cell");
    sheet.write_with_format(11, 4, 45_627, &month).expect("a cell");
    sheet.write_with_format(11, 9, "", &day).expect("a cell");
    words(sheet, 13, &["Nơi nhận:", "", "", "", "GIÁM ĐỐC"]);
    words(sheet, 14, &["- Lưu: VT."]);
    words(sheet, 17, &["", "", "", "", "Lê Thị Na"]);
    let hidden = book.add_worksheet();
    words(hidden, 0, &["STT", "Nội dung", "Đơn vị"]);
    words(hidden, 1, &["1", "Việc đã ẩn", "Phòng A"]);
    hidden.set_hidden(true);
    book.add_worksheet();
    saved(&mut book)
}

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
    for (format, month, share) in [("xls", "1/12/2024", "0,125"), ("ods", "12/2024", "12,5%")] {
        let Some(bytes) = converted(&plan(), format, "same") else { return };
        let expected: Vec<String> =
            PLAN[..16].iter().map(|line| line.replace("12/2024", month).replace("12,5%", share)).collect();
        // The name is only a hint.
        for name in [format!("a.{format}"), "a.docx".to_owned()] {
            let document = read(&name, &bytes);
            assert_eq!(blocks_of(&document), expected, "{name}");
            assert_eq!(table(&document).rows[0].cells[2].columns, 2);
            assert_eq!(table(&document).rows[0].cells[0].rows, 2);
        }
    }
}

/// Has LibreOffice save a workbook in another format; nothing where it is not installed.
fn converted(bytes: &[u8], format: &str, test: &str) -> Option<Vec<u8>> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{test}-{format}"));
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("a.xlsx"), bytes).expect("a file");
    let ended = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}/profile", folder.display()))
        .args(["--headless", "--convert-to", format, "--outdir"])
        .args([&folder, &folder.join("a.xlsx")])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    ended.ok()?;
    Some(std::fs::read(folder.join(format!("a.{format}"))).expect("LibreOffice writes the file"))
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

/// Returns an archive with other words in its members.
fn edited(bytes: &[u8], change: impl Fn(&str, String) -> String) -> Vec<u8> {
    let mut old = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..old.len() {
        let mut member = old.by_index(index).expect("a member");
        let name = member.name().expect("a name").into_owned();
        let mut content = String::new();
        member.read_to_string(&mut content).expect("xml");
        new.start_file(name.as_str(), SimpleFileOptions::default()).expect("member begins");
        new.write_all(change(&name, content).as_bytes()).expect("member is written");
    }
    new.finish().expect("archive ends").into_inner()
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
        ("a.xlsx", b"%PDF-1.7".to_vec(), "papers-error-unsupported"),
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
    let long = format!("<name val=\"{}\"/>", "a".repeat(100_000));
    let named = edited(&bytes, |name, content| match name {
        "xl/styles.xml" => content.replace("</font>", &format!("{long}</font>")),
        _ => content,
    });
    assert!(matches!(papers::read("a.xlsx", &named), Err(Error::Damaged { .. })));
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
    assert_eq!(blocks_of(&read("a.ods", &content(hidden))), ["Một"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn damaged_workbooks_are_read_or_refused(flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6), cut in any::<prop::sample::Index>(), cuts in any::<bool>()) {
        let mut bytes = plan();
        damage(&mut bytes, &flips);
        if cuts {
            bytes.truncate(cut.index(bytes.len()));
        }
        let _ = papers::read("a.xlsx", &bytes);
    }

    #[test]
    fn damaged_sheets_are_read_or_refused(at in any::<prop::sample::Index>(), with in "[<>/a-z&;\"= 0-9A-Z:]{0,12}", take in 0usize..30) {
        let bytes = edited(&plan(), |name, content| {
            if !name.contains("sheet1.xml") && name != "xl/workbook.xml" && name != "xl/styles.xml" {
                return content;
            }
            let mut letters: Vec<char> = content.chars().collect();
            let from = at.index(letters.len());
            let to = (from + take).min(letters.len());
            letters.splice(from..to, with.chars());
            letters.into_iter().collect()
        });
        let _ = papers::read("a.xlsx", &bytes);
    }
}

fn damage(bytes: &mut [u8], flips: &[(prop::sample::Index, u8)]) {
    for (at, byte) in flips {
        let at = at.index(bytes.len());
        bytes[at] ^= byte;
    }
}

#[test]
fn what_an_old_workbook_claims_of_its_size_is_not_believed() {
    let Some(mut bytes) = converted(&plan(), "xls", "claims") else { return };
    let sound = read("a.xls", &bytes);
    let places: Vec<usize> =
        (0..bytes.len() - 18).filter(|at| bytes[*at..].starts_with(b"\x00\x02\x0e\x00")).collect();
    assert!(!places.is_empty(), "each sheet claims its size");
    for at in places {
        bytes[at + 8..at + 12].fill(0xff);
    }
    assert_eq!(read("a.xls", &bytes), sound);
}

#[test]
fn damaged_old_workbooks_are_read_or_refused() {
    let Some(sound) = converted(&plan(), "xls", "damaged") else { return };
    // Numbers that are the same in each run.
    let mut seed = 7_u64;
    let mut random = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap_or(0) % below
    };
    for _ in 0..400 {
        let mut bytes = sound.clone();
        for _ in 0..1 + random(4) {
            let at = random(bytes.len());
            bytes[at] = u8::try_from(random(256)).unwrap_or(0xff);
        }
        if random(3) == 0 {
            bytes.truncate(random(sound.len()));
        }
        let _ = papers::read("a.xls", &bytes);
    }
}

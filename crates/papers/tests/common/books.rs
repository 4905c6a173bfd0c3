//! Workbooks for the tests: .xlsx made here; .xls and .ods made of them by LibreOffice where it is installed.

use rust_xlsxwriter::{Format, Workbook, Worksheet};
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use zip::write::SimpleFileOptions;

pub(crate) fn saved(book: &mut Workbook) -> Vec<u8> {
    book.save_to_buffer().expect("the workbook can be saved")
}

pub(crate) fn words(sheet: &mut Worksheet, row: u32, cells: &[&str]) {
    for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
        sheet.write(row, column, *cell).expect("a cell");
    }
}

pub(crate) fn merge(sheet: &mut Worksheet, row: u32, from: u16, to_row: u32, to: u16, words: &str) {
    sheet.merge_range(row, from, to_row, to, words, &Format::new()).expect("a merged cell");
}

/// A plan as offices keep it.
pub(crate) fn plan() -> Vec<u8> {
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

/// Has LibreOffice save a workbook in another format; nothing where it is not installed.
pub(crate) fn converted(bytes: &[u8], format: &str, test: &str) -> Option<Vec<u8>> {
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

/// Returns an archive with other words in its members.
pub(crate) fn edited(bytes: &[u8], change: impl Fn(&str, String) -> String) -> Vec<u8> {
    let mut old = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..old.len() {
        let mut member = old.by_index(index).expect("a member");
        let name = member.name().expect("a name").into_owned();
        let mut content = Vec::new();
        member.read_to_end(&mut content).expect("bytes");
        // Pictures stay as they are.
        let content = match String::from_utf8(content) {
            Ok(words) => change(&name, words).into_bytes(),
            Err(other) => other.into_bytes(),
        };
        new.start_file(name.as_str(), SimpleFileOptions::default()).expect("member begins");
        new.write_all(&content).expect("member is written");
    }
    new.finish().expect("archive ends").into_inner()
}

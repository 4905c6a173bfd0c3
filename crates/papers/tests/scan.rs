//! Scans, read by Tesseract. Without it these tests pass, except in CI, where they must run.
//!
//! `scan/notice.png` is `scan/notice.typ` at 200 pixels to the inch, black and white as a copier makes it.

mod common;
#[path = "../../../xtask/src/samples/degrade.rs"]
mod degrade;

use blocks::DoubtKind;
use common::blocks_of;
use degrade::Wear;
use image::{DynamicImage, ImageFormat, RgbImage};
use papers::{Error, Ocr, Reader, Step};
use std::io::Cursor;
use std::process::Command;
use std::sync::Mutex;

/// The words of the notice, block by block; cells are separated by bars.
const NOTICE: &str = "\
UBND TỈNH LAM GIANG
SỞ KHOA HỌC VÀ CÔNG NGHỆ
Số: 147/TB-SKHCN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lam Giang, ngày 12 tháng 3 năm 2025
THÔNG BÁO
Kết luận của Giám đốc Sở tại cuộc họp giao ban tháng 3 năm 2025
Sau khi nghe Văn phòng Sở báo cáo kết quả thực hiện nhiệm vụ tháng 02 và ý kiến của các đại biểu, Giám đốc Sở giao nhiệm vụ cho các phòng, đơn vị như sau:
- Văn phòng Sở chủ trì, phối hợp với Phòng Kế hoạch - Tài chính rà soát, bổ sung Quy chế làm việc của Sở, trình Giám đốc Sở trước ngày 25/3/2025.
- Phòng Quản lý Khoa học khẩn trương tổ chức nghiệm thu 08 nhiệm vụ khoa học và công nghệ cấp tỉnh; báo cáo kết quả chậm nhất ngày 31/3/2025.
TT | Nội dung công việc | Đơn vị chủ trì | Thời hạn
1 | Rà soát, cập nhật cơ sở dữ liệu về nhiệm vụ khoa học và công nghệ | Trung tâm Thông tin và Thống kê | 30/4/2025
2 | Kiểm tra đo lường tại các cửa hàng kinh doanh xăng dầu trên địa bàn | Chi cục Tiêu chuẩn Đo lường Chất lượng | Quý II/2025";

fn scan() -> RgbImage {
    let bytes = include_bytes!("scan/notice.png");
    image::load_from_memory(bytes).expect("the scan is a picture").into_rgb8()
}

fn file(picture: RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(picture).write_to(&mut bytes, format).expect("a picture is written");
    bytes.into_inner()
}

fn is_without_tesseract() -> bool {
    let is_missing = Command::new("tesseract").arg("--version").output().is_err();
    let is_ci = std::env::var_os("CI").is_some();
    assert!(!is_missing || !is_ci, "CI needs tesseract: install tesseract-ocr and tesseract-ocr-vie");
    is_missing
}

/// The share of letters that must be changed to make one text of the other, in percent.
fn error_rate(seen: &str, right: &str) -> f64 {
    let (seen, right): (Vec<char>, Vec<char>) = (seen.chars().collect(), right.chars().collect());
    let mut costs: Vec<usize> = (0..=right.len()).collect();
    for (row, letter) in seen.iter().enumerate() {
        let mut corner = costs[0];
        costs[0] = row + 1;
        for (column, wanted) in right.iter().enumerate() {
            let changed = corner + usize::from(letter != wanted);
            corner = costs[column + 1];
            costs[column + 1] = changed.min(corner + 1).min(costs[column] + 1);
        }
    }
    costs[right.len()] as f64 * 100.0 / right.len() as f64
}

#[test]
fn a_clean_scan_gives_its_words_in_order_and_its_table() {
    if is_without_tesseract() {
        return;
    }
    let steps = Mutex::new(Vec::new());
    let watch = |step| steps.lock().expect("nobody panicked").push(step);
    let read = Reader::new().watch(&watch).read("notice.png", include_bytes!("scan/notice.png"));
    let document = read.expect("the scan is read");
    let words = blocks_of(&document).join("\n");
    let rate = error_rate(&words, NOTICE);
    assert!(rate <= 0.5, "{rate:.2} % of the letters are wrong:\n{words}");
    assert!(document.blocks.iter().all(|block| block.page == Some(1)));
    let told = steps.into_inner().expect("nobody panicked");
    assert_eq!(told, [Step::Seen { done: 0, of: 1 }, Step::Seen { done: 1, of: 1 }]);
}

#[test]
fn a_worn_scan_on_its_side_is_read_and_what_is_unclear_is_told() {
    if is_without_tesseract() {
        return;
    }
    let wear =
        Wear { stamp: Some((150.0, 80.0)), skew: 1.3, noise: 12.0, specks: 60, turns: 1, ..Wear::default() };
    let bytes = file(degrade::page(&scan(), &wear), ImageFormat::Tiff);
    let document = Reader::new().read("notice.tif", &bytes).expect("the scan is read");
    let words = blocks_of(&document).join("\n");
    let rate = error_rate(&words, NOTICE);
    assert!(rate <= 1.5, "{rate:.2} % of the letters are wrong:\n{words}");
    assert!(document.doubts.iter().all(|doubt| doubt.kind == DoubtKind::Unclear && doubt.sure <= 100));
}

#[test]
fn a_scan_on_its_head_or_far_from_straight_is_read() {
    if is_without_tesseract() {
        return;
    }
    for (turns, skew) in [(2, 0.8), (3, -1.2), (0, 5.0), (2, -5.0)] {
        let wear = Wear { turns, skew, noise: 6.0, ..Wear::default() };
        let bytes = file(degrade::page(&scan(), &wear), ImageFormat::Png);
        let document = Reader::new().read("notice.png", &bytes).expect("the scan is read");
        let words = blocks_of(&document).join("\n");
        let rate = error_rate(&words, NOTICE);
        assert!(
            rate <= 1.5,
            "{turns} quarters, {skew} degrees: {rate:.2} % of the letters are wrong:\n{words}"
        );
    }
}

/// A PDF of one page, A4 wide, that is a JPEG and holds no letter.
fn pdf(picture: &RgbImage) -> Vec<u8> {
    let jpeg = degrade::jpeg(picture, 75).expect("a JPEG is written");
    let height = 595 * picture.height() / picture.width();
    let draw = format!("595 0 0 {height} 0 0 cm /Scan Do");
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (number, (entries, stream)) in (1..).zip([
        ("/Type /Catalog /Pages 2 0 R".to_owned(), None),
        ("/Type /Pages /Kids [3 0 R] /Count 1".to_owned(), None),
        (
            format!(
                "/Type /Page /Parent 2 0 R /MediaBox [0 0 595 {height}] /Contents 4 0 R \
                 /Resources << /XObject << /Scan 5 0 R >> >>"
            ),
            None,
        ),
        (format!("/Length {}", draw.len()), Some(draw.as_bytes())),
        (
            format!(
                "/Type /XObject /Subtype /Image /Width {} /Height {} /ColorSpace /DeviceRGB \
                 /BitsPerComponent 8 /Filter /DCTDecode /Length {}",
                picture.width(),
                picture.height(),
                jpeg.len()
            ),
            Some(&jpeg[..]),
        ),
    ]) {
        places.push(file.len());
        file.extend(format!("{number} 0 obj\n<< {entries} >>\n").bytes());
        if let Some(stream) = stream {
            file.extend([b"stream\n", stream, b"\nendstream\n"].concat());
        }
        file.extend(b"endobj\n");
    }
    let table = file.len();
    file.extend(b"xref\n0 6\n0000000000 65535 f \n");
    places.iter().for_each(|place| file.extend(format!("{place:010} 00000 n \n").bytes()));
    file.extend(format!("trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n").bytes());
    file
}

#[test]
fn a_page_of_a_pdf_without_letters_is_seen() {
    let file = pdf(&scan());
    let never = Reader::new().ocr(Ocr::Never).read("notice.pdf", &file);
    assert_eq!(never.err(), Some(Error::Scan));
    assert_eq!(Reader::new().hurried().read("notice.pdf", &file).err(), Some(Error::Slow));
    if is_without_tesseract() {
        return;
    }
    let document = papers::read("notice.pdf", &file).expect("the PDF is read");
    let words = blocks_of(&document).join("\n");
    let rate = error_rate(&words, NOTICE);
    assert!(rate <= 1.0, "{rate:.2} % of the letters are wrong:\n{words}");
}

#[test]
fn a_blank_sheet_has_no_words() {
    if is_without_tesseract() {
        return;
    }
    let sheet = RgbImage::from_pixel(900, 600, image::Rgb([250; 3]));
    assert_eq!(papers::read("a.png", &file(sheet, ImageFormat::Png)).err(), Some(Error::Empty));
}

#[test]
fn without_a_reading_machine_a_scan_is_told_as_one() {
    let read = Reader::new().ocr(Ocr::Never).read("notice.png", include_bytes!("scan/notice.png"));
    assert_eq!(read.err(), Some(Error::Scan));
}

#[test]
fn who_is_in_a_hurry_is_told_what_takes_long() {
    let hurried = |name: &str, bytes: &[u8]| Reader::new().hurried().read(name, bytes).err();
    assert_eq!(hurried("notice.png", include_bytes!("scan/notice.png")), Some(Error::Slow));
    assert_eq!(hurried("a.rtf", b"{\\rtf1 Th\\'f4ng b\\'e1o}"), Some(Error::Slow));
    assert_eq!(hurried("long.txt", "chữ \n".repeat(2 << 20).as_bytes()), Some(Error::Slow));
    assert_eq!(hurried("short.txt", "Kính gửi: Ủy ban".as_bytes()), None);
}

#[test]
fn pictures_that_are_not_read_are_told_by_their_names() {
    for (bytes, format) in [
        (&b"BM\x36\0\0\0\0\0\0\0\x36\0\0\0"[..], "bmp"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "webp"),
        (b"GIF89a\x01\0\x01\0", "gif"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "heic"),
        (b"II+\0\x08\0\0\0", "BigTIFF"),
    ] {
        assert_eq!(papers::read("a.png", bytes).err(), Some(Error::Unsupported { format }));
    }
}

#[test]
fn words_that_begin_like_a_picture_are_words() {
    for words in ["BM 01/2024: biểu mẫu báo cáo", "P5 là phòng số 5", "RIFF"] {
        assert!(papers::read("a.txt", words.as_bytes()).is_ok(), "{words}");
    }
}

//! .doc and .rtf, which LibreOffice turns into .docx. Without it only what needs none is tested; on the build machine
//! (`CI=true`) it must be there.

mod common;

use common::{blocks_of, rows, table};
use papers::{Error, Reader, Step};
use std::fmt::Write as _;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Mutex;

/// Tells whether LibreOffice is installed.
fn is_installed() -> bool {
    let found =
        Command::new("soffice").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok();
    assert!(
        found || !is_build_machine(),
        "CI needs LibreOffice: install libreoffice-writer and libreoffice-calc"
    );
    found
}

fn is_build_machine() -> bool {
    std::env::var("CI").is_ok_and(|value| value == "true")
}

/// Writes words as .rtf does: letters beyond ASCII by their number, lines as paragraphs' breaks.
fn escaped(words: &str) -> String {
    let mut escaped = String::new();
    for unit in words.encode_utf16() {
        match u8::try_from(unit) {
            Ok(byte @ (b'\\' | b'{' | b'}')) => escaped.extend(['\\', char::from(byte)]),
            Ok(byte) if byte.is_ascii() => escaped.push(char::from(byte)),
            _ => write!(escaped, "\\u{}?", unit.cast_signed()).expect("strings grow"),
        }
    }
    escaped
}

fn paragraph(words: &str) -> String {
    format!("\\pard\\plain\\f0 {}\\par\n", escaped(words))
}

fn row(cells: &[&str]) -> String {
    let mut row = "\\trowd".to_owned();
    for (index, _) in cells.iter().enumerate() {
        write!(row, "\\cellx{}", (index + 1) * 2_500).expect("strings grow");
    }
    for cell in cells {
        write!(row, "\\pard\\intbl\\f0 {}\\cell", escaped(cell)).expect("strings grow");
    }
    row + "\\row\n"
}

const HEAD: &str = "{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0\\froman\\fcharset0 Times New Roman;}}\n{\\*\\listtable{\\list\\listtemplateid1{\\listlevel\\levelnfc0\\levelstartat1{\\leveltext\\'02\\'00.;}{\\levelnumbers\\'01;}}\\listid7}}{\\*\\listoverridetable{\\listoverride\\listid7\\listoverridecount0\\ls1}}\n";

/// A notice with numbers that Word counts and a table.
fn notice() -> String {
    let numbered = |words: &str| format!("\\pard\\plain\\ls1\\ilvl0\\f0 {}\\par\n", escaped(words));
    let parts = [
        HEAD.to_owned(),
        paragraph("Số: 47/TB-SKHCN"),
        paragraph("THÔNG BÁO"),
        paragraph("Kết luận của Giám đốc Sở tại cuộc họp giao ban tháng 5 năm 2024"),
        numbered("Phòng Quản lý Khoa học trình kế hoạch trước ngày 15/6/2024."),
        numbered("Văn phòng Sở {đôn đốc} các đơn vị \\ phòng thuộc Sở."),
        paragraph("Danh mục nhiệm vụ"),
        row(&["STT", "Nội dung", "Thời hạn"]),
        row(&["1", "Rà soát danh mục đề tài", "30/6/2024"]),
        row(&["2", "Số hóa hồ sơ", "Quý III/2024"]),
        "\\pard\\par}".to_owned(),
    ];
    parts.concat()
}

const NOTICE: [&str; 6] = [
    "Số: 47/TB-SKHCN",
    "THÔNG BÁO",
    "Kết luận của Giám đốc Sở tại cuộc họp giao ban tháng 5 năm 2024",
    "1. Phòng Quản lý Khoa học trình kế hoạch trước ngày 15/6/2024.",
    "2. Văn phòng Sở {đôn đốc} các đơn vị \\ phòng thuộc Sở.",
    "Danh mục nhiệm vụ",
];

/// Has LibreOffice save an .rtf as .doc.
fn to_doc(rtf: &str, test: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("office-{test}"));
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("a.rtf"), rtf).expect("a file");
    let ended = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}/profile", folder.display()))
        .args(["--headless", "--convert-to", "doc:MS Word 97", "--outdir"])
        .args([&folder, &folder.join("a.rtf")])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    assert!(ended.expect("LibreOffice runs").success());
    std::fs::read(folder.join("a.doc")).expect("LibreOffice writes the file")
}

#[test]
fn a_notice_as_rtf_and_doc() {
    if !is_installed() {
        return;
    }
    let doc = to_doc(&notice(), "notice");
    // The name is only a hint: many a .doc is an .rtf.
    for (name, bytes) in [
        ("a.rtf", notice().into_bytes()),
        ("a.doc", notice().into_bytes()),
        ("a.doc", doc.clone()),
        ("a.docx", doc),
    ] {
        let steps = Mutex::new(Vec::new());
        let watch = |step| steps.lock().expect("one thread").push(step);
        let document = Reader::new().watch(&watch).read(name, &bytes).expect(name);
        assert_eq!(blocks_of(&document)[..6], NOTICE, "{name}");
        let expected = [
            "STT | Nội dung | Thời hạn",
            "1 | Rà soát danh mục đề tài | 30/6/2024",
            "2 | Số hóa hồ sơ | Quý III/2024",
        ];
        assert_eq!(rows(table(&document)), expected, "{name}");
        assert_eq!(*steps.lock().expect("one thread"), [Step::Converting]);
    }
}

/// Letters of TCVN3 arrive as Latin, as Vietnamese (1258) or as symbols, by what the file says of their font.
#[test]
fn letters_of_old_encodings_arrive_with_their_fonts() {
    if !is_installed() {
        return;
    }
    let bytes =
        "Ph\\'ad\\'acng \\'b8n tr\\'d7nh th\\'f1 tr\\'ad\\'ebng c\\'ac quan tr\\'ad\\'edc ng\\'b5y 15/6";
    let expected = "Phương án trình thủ trưởng cơ quan trước ngày 15/6";
    for (font, charset) in [(".VnTime", 0), (".VnTime", 163), (".VnArial", 2), (".VnTimeH", 0)] {
        let fonts = format!("{{\\fonttbl{{\\f0\\fcharset{charset} {font};}}}}");
        let rtf = format!("{{\\rtf1\\ansi\\ansicpg1252{fonts}\\f0 {bytes}\\par}}");
        let expected = if font == ".VnTimeH" { expected.to_uppercase() } else { expected.to_owned() };
        for (name, bytes) in [("a.rtf", rtf.clone().into_bytes()), ("a.doc", to_doc(&rtf, "fonts"))] {
            let document = papers::read(name, &bytes).expect(name);
            assert_eq!(blocks_of(&document), std::slice::from_ref(&expected), "{font} {charset} {name}");
            assert_eq!(document.doubts.len(), 1, "{font} {charset} {name}");
        }
    }
}

#[test]
fn what_needs_no_libreoffice_is_told_at_once() {
    let begin = |identity: u16, flags: u16| {
        let mut stream = vec![0; 5_000];
        for (at, word) in [(0, identity), (2, 0xc1), (10, flags)] {
            stream[at..at + 2].copy_from_slice(&word.to_le_bytes());
        }
        common::compound("WordDocument", &stream)
    };
    for (bytes, key) in [
        (begin(0xa5ec, 0x0100), "papers-error-encrypted"),
        (begin(0xa5ec, 0), "papers-error-damaged"),
        (begin(0x1234, 0), "papers-error-damaged"),
        (common::compound("PowerPoint Document", &[0; 5_000]), "papers-error-unsupported"),
        (begin(0xa5ec, 0)[..3_000].to_vec(), "papers-error-damaged"),
        ("{\\rtf1 ".repeat(100_000).into_bytes(), "papers-error-too-complex"),
    ] {
        let told = |_| panic!("no program is asked");
        let error = Reader::new().watch(&told).read("a.doc", &bytes).expect_err(key);
        assert_eq!(error.key(), key);
    }
}

/// A record of Excel 2 to 4.
fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).expect("a short record");
    [&kind.to_le_bytes(), &length.to_le_bytes(), data].concat()
}

/// A sheet of two rows as Excel 2, 3 and 4 wrote them: kinds of records, and how long a word's length is.
fn early_sheet(version: u16) -> Vec<u8> {
    let (begin, label, size) = match version {
        2 => (0x0009, 0x0004, 1),
        3 => (0x0209, 0x0204, 2),
        _ => (0x0409, 0x0204, 2),
    };
    let head: &[u8] = if version == 2 { &[2, 0, 0x10, 0] } else { &[0, 0, 0x10, 0, 0, 0] };
    let mut file = record(begin, head);
    for (row, cells) in [["TT", "Noi dung", "Don vi"], ["1", "Lap ke hoach", "Van phong"]].iter().enumerate()
    {
        for (column, words) in cells.iter().enumerate() {
            let style: &[u8] = if version == 2 { &[0; 3] } else { &[0; 2] };
            let length = words.len().to_le_bytes();
            let place = [row as u8, 0, column as u8, 0];
            file.extend(record(label, &[&place, style, &length[..size], words.as_bytes()].concat()));
        }
    }
    file.extend(record(0x000a, &[]));
    file
}

const BOOK_OF_2003: &str = "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n\
    <Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">\
    <Worksheet ss:Name=\"KH\"><Table>\
    <Row><Cell><Data ss:Type=\"String\">TT</Data></Cell><Cell><Data ss:Type=\"String\">Nội dung</Data></Cell><Cell><Data ss:Type=\"String\">Đơn vị</Data></Cell></Row>\
    <Row><Cell><Data ss:Type=\"Number\">1</Data></Cell><Cell><Data ss:Type=\"String\">Lập kế hoạch</Data></Cell><Cell><Data ss:Type=\"String\">Văn phòng</Data></Cell></Row>\
    </Table></Worksheet></Workbook>";

const TEXT_OF_2003: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><?mso-application progid=\"Word.Document\"?>\
    <w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\"><w:body><w:p><w:r>\
    <w:t>Văn phòng lập kế hoạch trước ngày 15/6/2025.</w:t></w:r></w:p></w:body></w:wordDocument>";

#[test]
fn what_office_programs_wrote_as_xml_and_before_1993() {
    if !is_installed() {
        return;
    }
    let document = papers::read("a.xls", BOOK_OF_2003.as_bytes()).expect("a workbook");
    assert_eq!(rows(table(&document)), ["TT | Nội dung | Đơn vị", "1 | Lập kế hoạch | Văn phòng"]);
    let document = papers::read("a.doc", TEXT_OF_2003.as_bytes()).expect("a text");
    assert_eq!(blocks_of(&document), ["Văn phòng lập kế hoạch trước ngày 15/6/2025."]);
    for version in 2..=4 {
        let document = papers::read("a.xls", &early_sheet(version)).expect("a workbook");
        let expected = ["TT | Noi dung | Don vi", "1 | Lap ke hoach | Van phong"];
        assert_eq!(rows(table(&document)), expected, "Excel {version}");
    }
}

/// `office/locked.py` made the files: a workbook that is protected against changes, whose password every program knows, and
/// one with a password of its own.
#[test]
fn a_workbook_that_opens_without_being_asked_for_a_password_is_read() {
    if !is_installed() {
        return;
    }
    for (name, bytes) in [
        ("a.xls", include_bytes!("office/protected.xls").as_slice()),
        ("a.xlsx", include_bytes!("office/protected.xlsx")),
    ] {
        let document = papers::read(name, bytes).expect(name);
        assert_eq!(
            rows(table(&document)),
            ["TT | Nội dung | Đơn vị", "1 | Lập kế hoạch | Văn phòng"],
            "{name}"
        );
    }
    let locked = papers::read("a.xls", include_bytes!("office/locked.xls"));
    assert_eq!(locked.err(), Some(Error::Encrypted));
}

/// Nothing that a file names on the network is fetched.
#[test]
fn no_picture_is_fetched() {
    if !is_installed() {
        return;
    }
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.set_nonblocking(true).expect("a setting");
    let port = listener.local_addr().expect("an address").port();
    let url = format!("http://127.0.0.1:{port}/dau.png");
    let picture = format!("{{\\field{{\\*\\fldinst INCLUDEPICTURE \"{url}\" \\\\d}}{{\\fldrslt }}}}\\par");
    let document = papers::read("a.rtf", notice().replace("\\pard\\par}", &(picture + "}")).as_bytes());
    assert_eq!(blocks_of(&document.expect("readable"))[..6], NOTICE);
    assert!(listener.accept().is_err(), "somebody asked for the picture");
}

/// How a damaged file must end: its first paragraph is read, or the file is refused; any of both where it depends on
/// LibreOffice.
#[derive(Clone, Copy, Debug, PartialEq)]
enum End {
    Read,
    Refused,
    Either,
}

/// Reads the files, some at once, and says which ended otherwise than they must. Each start of LibreOffice costs seconds:
/// away from the build machine one file in six is read.
fn wrong_ends(name: &str, mut variants: Vec<(String, Vec<u8>, End)>) -> Vec<String> {
    assert!(variants.len() >= 30);
    if !is_build_machine() {
        variants = variants.into_iter().step_by(6).collect();
    }
    let wrong = |(what, bytes, end): &(String, Vec<u8>, End)| {
        let read = papers::read(name, bytes);
        let first = read
            .as_ref()
            .is_ok_and(|document| blocks_of(document).iter().any(|block| block.contains("47/TB-SKHCN")));
        let fits = match end {
            End::Read => first,
            End::Refused => read.is_err(),
            End::Either => !matches!(read, Err(Error::TimedOut { .. } | Error::MissingProgram { .. })),
        };
        (!fits).then(|| format!("{what}: {:?}", read.map(|document| blocks_of(&document))))
    };
    std::thread::scope(|scope| {
        let halves = variants.chunks(variants.len().div_ceil(2));
        let threads: Vec<_> = halves
            .map(|half| scope.spawn(move || half.iter().filter_map(wrong).collect::<Vec<_>>()))
            .collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("no variant panics")).collect()
    })
}

#[test]
fn damaged_rtf_files_are_read_or_refused() {
    if !is_installed() {
        return;
    }
    let sound = notice();
    let with = |words: &str| sound.replace("\\pard\\par}", &format!("{words}\\par}}")).into_bytes();
    let mut variants: Vec<(String, Vec<u8>, End)> = [
        ("nothing else", b"{\\rtf1}".to_vec(), End::Refused),
        ("not even a version", b"{\\rtf".to_vec(), End::Refused),
        ("one brace", b"{\\rtf1 {".to_vec(), End::Refused),
        ("deep groups", with(&"{".repeat(100_000)), End::Refused),
        ("deep groups, closed", with(&("{".repeat(100_000) + &"}".repeat(100_000))), End::Refused),
        ("groups within the limit", with(&("{\\b ".repeat(200) + &"}".repeat(200))), End::Read),
        ("closed too often", with(&"}".repeat(1_000)), End::Read),
        ("binary data without end", with("\\bin4000000000 a"), End::Read),
        ("binary data beyond all numbers", with("\\bin99999999999999999999999999 a"), End::Read),
        ("negative binary data", with("\\bin-5 a"), End::Either),
        ("unknown words", with(&"\\khongco123\\lama-9 ".repeat(5_000)), End::Read),
        ("a long word", with(&("\\".to_owned() + &"a".repeat(200_000) + " ")), End::Either),
        ("a long number", with(&("\\fs".to_owned() + &"9".repeat(100_000) + " ")), End::Either),
        ("an unknown destination", with("{\\*\\lama {\\b x} y}"), End::Read),
        ("an open destination", with("{\\*\\lama {\\b x"), End::Read),
        ("fonts that are not there", with("\\f999 x \\cf88 y \\s77 z"), End::Read),
        ("a list that is not there", with("\\ls99\\ilvl8 x"), End::Read),
        (
            "tables in tables",
            with(
                &("\\pard\\intbl\\itap9 x\\nestcell{\\*\\nesttableprops\\trowd\\cellx900\\nestrow}"
                    .repeat(300)),
            ),
            End::Either,
        ),
        ("cells without a row", with(&"\\intbl x\\cell".repeat(3_000)), End::Either),
        ("rows without cells", with(&"\\trowd\\row".repeat(3_000)), End::Either),
        (
            "cells that go back",
            with("\\trowd\\cellx9000\\cellx-9000\\cellx0\\pard\\intbl x\\cell y\\cell z\\cell\\row"),
            End::Read,
        ),
        ("a picture of nothing", with("{\\pict\\pngblip\\picw0\\pich0 zzzz}"), End::Read),
        (
            "a picture larger than the world",
            with("{\\pict\\wmetafile8\\picw2147483647\\pich2147483647 0100}"),
            End::Either,
        ),
        ("an object of nothing", with("{\\object\\objemb{\\*\\objdata 00ff00}{\\result x}}"), End::Either),
        (
            "a field in itself",
            with(&("{\\field{\\*\\fldinst TOC}{\\fldrslt ".repeat(60) + &"}}".repeat(60))),
            End::Either,
        ),
        ("letters by bad numbers", with("\\u99999999?\\u-99999999?\\u55357?x\\'zz\\'"), End::Either),
        ("many empty paragraphs", with(&"\\par".repeat(30_000)), End::Read),
        ("zeros", with(&"\0".repeat(10_000)), End::Either),
        ("bytes of no letter", [&with("")[..], &[0xff; 5_000]].concat(), End::Read),
        ("a mark in front", [b"\r\n ".as_slice(), sound.as_bytes()].concat(), End::Read),
    ]
    .map(|(what, bytes, end)| (what.to_owned(), bytes, end))
    .to_vec();
    let after_number = sound.find("THÔNG").or_else(|| sound.find("TH\\u")).expect("the kind");
    for at in [after_number, sound.len() * 2 / 3, sound.len() - 60, sound.len() - 1] {
        variants.push((format!("cut at {at}"), sound.as_bytes()[..at].to_vec(), End::Read));
    }
    variants.push(("cut in the fonts".to_owned(), sound.as_bytes()[..40].to_vec(), End::Refused));
    let mut random = common::Random(7);
    for count in [1, 4, 16, 64] {
        let mut bytes = sound.clone().into_bytes();
        for _ in 0..count {
            let at = 6 + random.below(bytes.len() - 6);
            bytes[at] = u8::try_from(random.below(256)).expect("a byte");
        }
        variants.push((format!("{count} bytes changed"), bytes, End::Either));
    }
    assert_eq!(wrong_ends("a.rtf", variants), Vec::<String>::new());
}

#[test]
fn damaged_doc_files_are_read_or_refused() {
    if !is_installed() {
        return;
    }
    let sound = to_doc(&notice(), "damaged");
    let mut variants: Vec<(String, Vec<u8>, End)> = vec![
        ("another name".to_owned(), notice().into_bytes(), End::Read),
        ("plain words".to_owned(), NOTICE.join("\n").into_bytes(), End::Read),
        ("sound, and more behind".to_owned(), [&sound[..], &[7; 3_000]].concat(), End::Read),
    ];
    for part in 0..10 {
        let at = sound.len() * part / 10;
        variants.push((
            format!("cut at {at}"),
            sound[..at].to_vec(),
            if part == 0 { End::Refused } else { End::Either },
        ));
    }
    // The directory, the table of sectors, the stream itself.
    for (what, at, length) in [
        ("signature", 0, 8),
        ("sector size", 30, 2),
        ("table", 76, 40),
        ("directory", 48, 4),
        ("first sectors", 512, 512),
    ] {
        for byte in [0, 0xff] {
            let mut bytes = sound.clone();
            bytes[at..at + length].fill(byte);
            variants.push((format!("{what} filled with {byte}"), bytes, End::Either));
        }
    }
    let mut random = common::Random(11);
    for count in [1, 2, 4, 8, 16, 32, 64, 128, 256] {
        let mut bytes = sound.clone();
        for _ in 0..count {
            let at = 512 + random.below(bytes.len() - 512);
            bytes[at] = u8::try_from(random.below(256)).expect("a byte");
        }
        variants.push((format!("{count} bytes changed"), bytes, End::Either));
    }
    assert_eq!(wrong_ends("a.doc", variants), Vec::<String>::new());
}

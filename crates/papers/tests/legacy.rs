//! Text files in encodings from before Unicode: whole documents there and back, lines of several encodings, and what is none.

mod common;

use blocks::{Document, DoubtKind};
use common::{blocks_of, read, texts};
use std::path::PathBuf;
use testkit::corpus;
use viet::legacy::{Encoding, encode};

/// The documents of this project that are texts, and their words.
fn documents() -> Vec<(String, String)> {
    let root = corpus::root();
    let mut folders = vec![root.join("samples/documents"), root.join("crates/testkit/corpus/documents")];
    folders.extend(corpus::shared().map(|shared| shared.join("seeds")));
    let mut files: Vec<PathBuf> = folders
        .iter()
        .flat_map(|folder| {
            std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path())
        })
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt" || extension == "md"))
        .collect();
    files.sort();
    assert!(files.len() > 20, "the samples are missing");
    let named = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        (name, std::fs::read_to_string(path).expect("the samples are UTF-8"))
    };
    files.iter().map(named).collect()
}

fn words_of(document: &Document) -> Vec<String> {
    texts(document).iter().map(|text| text.as_str().to_owned()).collect()
}

/// The bytes of letters of Latin-1. What the encodings do not have is left out by whoever writes such a file.
fn bytes(letters: &str) -> Vec<u8> {
    letters.chars().filter_map(|letter| u8::try_from(letter).ok()).collect()
}

#[test]
fn unicode_is_left_as_it_is() {
    for (name, text) in documents() {
        let document = read(&name, &text);
        assert_eq!(document.doubts, [], "{name}");
        // Line by line nothing is taken for another encoding either.
        for line in text.lines().filter(|line| line.chars().any(char::is_alphanumeric)) {
            assert_eq!(read("a.txt", line).doubts, [], "{name}: {line}");
        }
    }
}

#[test]
fn documents_go_there_and_back() {
    let mut wrong = Vec::new();
    // One is a scan in which a reading machine saw letters that are no words: they say nothing of any encoding.
    let documents = documents().into_iter().filter(|(name, _)| !name.starts_with("c1_chi_cuc_ocr"));
    for (at, (name, text)) in documents.enumerate() {
        // The rarer ones are tried on fewer documents, for time.
        let encodings = if at % 8 == 0 { &Encoding::ALL[..] } else { &Encoding::ALL[..2] };
        for encoding in encodings.iter().copied() {
            let original = plain(&text, encoding);
            let letters = encode(&original, encoding);
            let wanted = words_of(&read(&name, &original));
            for (form, document) in [
                ("letters", papers::read(&name, letters.as_bytes())),
                ("bytes", papers::read(&name, &bytes(&letters))),
            ] {
                let words =
                    words_of(&document.unwrap_or_else(|error| panic!("{name} {encoding:?} {form}: {error}")));
                // TCVN3 has no capitals with tones; those of words in capitals come back, and of some others.
                let same = |one: &String, two: &String| match encoding {
                    Encoding::Tcvn3 => viet::fold::lower(one) == viet::fold::lower(two),
                    Encoding::Vni | Encoding::Viscii | Encoding::Windows1258 => one == two,
                };
                wrong.extend(
                    wanted
                        .iter()
                        .zip(&words)
                        .filter(|(one, two)| !same(one, two))
                        .map(|(one, two)| format!("{name} {encoding:?} {form}\n  {one}\n  {two}")),
                );
                if wanted.len() != words.len() {
                    wrong.push(format!(
                        "{name} {encoding:?} {form}: {} texts, not {}",
                        words.len(),
                        wanted.len()
                    ));
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{}\n{}",
        wrong.len(),
        wrong.iter().take(30).map(String::as_str).collect::<Vec<_>>().join("\n")
    );
}

/// The text of such letters as a file of single bytes can hold: for others it has what offices write instead.
fn plain(text: &str, encoding: Encoding) -> String {
    let kept = |letter: &char| {
        encode(&letter.to_string(), encoding).chars().all(|letter| u8::try_from(letter).is_ok())
    };
    viet::fold::nfc(text)
        .chars()
        .map(|letter| match letter {
            '“' | '”' => '"',
            '‘' | '’' => '\'',
            '–' | '—' => '-',
            _ => letter,
        })
        .filter(kept)
        .collect()
}

const LINES: [&str; 4] = [
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Ủy ban nhân dân tỉnh giao Sở Nông nghiệp chủ trì, báo cáo trước ngày 15/3/2004.",
    "Các sở, ngành phối hợp thực hiện nghiêm túc kết luận này.",
    "Kính gửi: Phòng Tài chính huyện Yên Sơn.",
];

#[test]
fn lines_of_several_encodings_in_one_file() {
    let encodings = [Some(Encoding::Tcvn3), None, Some(Encoding::Vni), Some(Encoding::Tcvn3)];
    let file: Vec<String> = LINES
        .iter()
        .zip(encodings)
        .map(|(line, encoding)| {
            encoding.map_or_else(|| (*line).to_owned(), |encoding| encode(line, encoding))
        })
        .collect();
    let document = read("a.txt", &file.join("\n\n"));
    assert_eq!(blocks_of(&document), LINES);
    let kinds: Vec<(u32, DoubtKind)> =
        document.doubts.iter().map(|doubt| (doubt.span.block, doubt.kind)).collect();
    assert_eq!(kinds, [(0, DoubtKind::Tcvn3), (2, DoubtKind::Vni), (3, DoubtKind::Tcvn3)]);
    for doubt in &document.doubts {
        assert!(
            doubt.sure >= 70 && document.words(doubt.span).is_some_and(|words| !words.is_empty()),
            "{doubt:?}"
        );
    }
}

#[test]
fn lines_of_utf8_and_of_bytes_in_one_file() {
    let mut file = LINES[2].as_bytes().to_vec();
    file.extend(b"\n\n");
    file.extend(bytes(&encode(LINES[1], Encoding::Tcvn3)));
    let document = papers::read("a.txt", &file).unwrap();
    assert_eq!(blocks_of(&document), [LINES[2], LINES[1]]);
}

#[test]
fn quotes_and_dashes_of_windows_stand_between_old_letters() {
    let mut file = vec![0x93];
    file.extend(bytes(&encode("Phong trào thi đua", Encoding::Tcvn3)));
    file.extend([0x94, b' ', 0x96, b' ']);
    file.extend(bytes(&encode("cuộc vận động của các cấp", Encoding::Tcvn3)));
    let document = papers::read("a.txt", &file).unwrap();
    assert_eq!(blocks_of(&document), ["“Phong trào thi đua” – cuộc vận động của các cấp"]);
}

#[test]
fn utf8_that_was_taken_for_windows_is_mended() {
    let misread: String = LINES[1].bytes().map(windows_1252).collect();
    let document = read("a.txt", &misread);
    assert_eq!(blocks_of(&document), [LINES[1]]);
    assert_eq!(document.doubts.first().map(|doubt| doubt.kind), Some(DoubtKind::Misread));
}

/// The letter that a byte is in Windows-1252.
fn windows_1252(byte: u8) -> char {
    const LETTERS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    match byte {
        0x80..=0x9f => LETTERS.chars().nth(usize::from(byte - 0x80)).expect("there are 32"),
        _ => char::from(byte),
    }
}

#[test]
fn a_table_in_markdown_is_decoded() {
    let table =
        "| TT | Nội dung | Thời hạn |\n| --- | --- | --- |\n| 1 | Xây dựng kế hoạch cải cách | Quý II |\n";
    let document = read("a.md", &encode(table, Encoding::Tcvn3));
    assert_eq!(blocks_of(&document), ["TT | Nội dung | Thời hạn", "1 | Xây dựng kế hoạch cải cách | Quý II"]);
    assert!(document.doubts.iter().all(|doubt| doubt.span.cell.is_some()) && document.doubts.len() >= 3);
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let noise: Vec<u8> = (0u32..4000).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8 | 0x80).collect();
    assert!(papers::read("a.txt", &noise).is_err());
}

//! Slips of scanned text: mended in .txt and .md, with spans that still point at what was written.

mod common;

use blocks::{Body, Document, Text};
use common::{read, texts};
use std::path::Path;

/// Returns the part of the input that words of a text come from.
fn origin(input: &str, text: &Text, words: &str) -> String {
    let at = text.as_str().find(words).expect(words);
    let (start, end) = (text.input_offset(at), text.input_end(at + words.len()));
    input.chars().skip(start).take(end - start).collect()
}

#[test]
fn the_span_of_a_mended_word_is_what_was_written() {
    let input = "THÔNG BÁO\n\n- Phốihợp với  các phòng, phối\nhọp chặt chẽ;\ntruớc ngày l5/01/2O26, kết qủa tốt tại khuvực.\n";
    let document = read("a.txt", input);
    let text = texts(&document)[1];
    assert_eq!(
        text.as_str(),
        "- Phối hợp với các phòng, phối hợp chặt chẽ; trước ngày 15/01/2026, kết quả tốt tại khu vực."
    );
    for (words, written) in [
        ("Phối hợp", "Phốihợp"),
        ("Phối", "Phối"),
        ("hợp với", "hợp với"),
        ("phối hợp chặt", "phối\nhọp chặt"),
        ("trước", "truớc"),
        ("ngày 15/01/2026", "ngày l5/01/2O26"),
        ("2026", "2O26"),
        ("kết quả", "kết qủa"),
        ("khu vực.", "khuvực."),
        ("vực", "vực"),
        ("tốt tại", "tốt tại"),
    ] {
        assert_eq!(origin(input, text, words).replace("  ", " "), written, "{words}");
    }
}

#[test]
fn marks_stay_on_their_words() {
    let input = "## THÔNG BÁO\n\n**Phốihợp** kiểm tra, *thưc hiên* ngay, x **khu**vực y.\n";
    let document = read("a.md", input);
    let text = texts(&document)[1];
    assert_eq!(text.as_str(), "Phối hợp kiểm tra, thực hiện ngay, x khu vực y.");
    assert_eq!(common::marked(text, blocks::MarkKind::Bold), ["Phối hợp", "khu "]);
    assert_eq!(common::marked(text, blocks::MarkKind::Italic), ["thực hiện"]);
    assert_eq!(origin(input, text, "thực hiện"), "thưc hiên");
    assert_eq!(origin(input, text, "vực y"), "vực y");
}

#[test]
fn cells_are_mended() {
    let input = "# BÁO CÁO\n\n| STT | Nội dung | Thời hạn |\n|---|---|---|\n| 1 | Xây dưng kê hoạch | tháng 0l/2026 |\n";
    let document = read("a.md", input);
    let all: Vec<&str> = texts(&document).iter().map(|text| text.as_str()).collect();
    assert!(all.contains(&"Xây dựng kế hoạch") && all.contains(&"tháng 01/2026"), "{all:?}");
}

/// Words that differ from the input they come from: what was written, and what it was mended to.
fn mended(document: &Document, input: &str) -> Vec<(String, String)> {
    let scalars: Vec<char> = input.chars().collect();
    let mut found = Vec::new();
    for block in &document.blocks {
        let texts: Vec<&Text> = match &block.body {
            Body::Paragraph(paragraph) => vec![&paragraph.text],
            Body::Table(table) => {
                table.rows.iter().flat_map(|row| &row.cells).map(|cell| &cell.text).collect()
            }
        };
        for text in texts {
            let mut last_end = None;
            for word in text.as_str().split_whitespace() {
                let at = word.as_ptr() as usize - text.as_str().as_ptr() as usize;
                let letters =
                    word.char_indices().map(|(offset, letter)| (letter, text.input_offset(at + offset)));
                let written: String = letters.clone().filter_map(|(_, input)| scalars.get(input)).collect();
                let entity =
                    scalars.get(text.input_offset(at)..text.input_end(at + word.len())).unwrap_or(&[]);
                if written != word && !entity.contains(&'&') {
                    found.push((written, word.to_owned()));
                } else if last_end == Some(text.input_offset(at)) {
                    found.push((format!("+{word}"), word.to_owned()));
                }
                last_end = Some(text.input_end(at + word.len()));
            }
        }
    }
    found
}

/// The documents of a folder that are text.
fn documents(folder: &Path) -> Vec<(String, String)> {
    let entries = std::fs::read_dir(folder).expect("the folder is there");
    let mut found: Vec<(String, String)> = entries
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let name = path.file_name()?.to_str()?.to_owned();
            Some((name, std::fs::read_to_string(&path).ok()?))
        })
        .collect();
    found.sort();
    found
}

#[test]
fn clean_documents_are_left_as_they_are() {
    let root = testkit::corpus::root();
    let mut folders = vec![root.join("samples/documents")];
    folders.extend(testkit::corpus::shared().map(|shared| shared.join("seeds")));
    let mut all = Vec::new();
    for folder in folders {
        for (name, input) in documents(&folder) {
            for (written, words) in mended(&read(&name, &input), &input) {
                all.push(format!("{name}: {written} -> {words}"));
            }
        }
    }
    let listed: Vec<&str> = LISTED.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let new: Vec<&String> = all.iter().filter(|one| !listed.contains(&one.as_str())).collect();
    assert!(new.is_empty(), "mended, but not listed:\n{new:#?}");
}

/// Slips that these documents do have.
const LISTED: &str = "
2024-10-thong-bao-ket-luan-quy-3.md: huân -> huấn
2024-10-thong-bao-ket-luan-quy-3.md: chuân -> chuẩn
2025-01-thong-bao-chuong-trinh-cam-ket-2025.md: chuyên -> chuyển
002_a4430af7a2ef39d8.txt: Phân -> Phấn
002_a4430af7a2ef39d8.txt: đầu -> đấu
003_ee8639cfc09ac03d.txt: lễ -> lề
004_86607937598b6119.txt: chân -> chẩn
004_86607937598b6119.txt: chuyên -> chuyển
004_86607937598b6119.txt: đặc -> đắc
004_86607937598b6119.txt: tiên -> tiến
";

/// Prints everything that is mended in the corpus, to be looked at: `cargo test -p papers --test ocr -- --ignored
/// --nocapture`.
#[test]
#[ignore = "prints only"]
fn what_is_mended() {
    let root = testkit::corpus::root();
    let mut folders = vec![root.join("samples/documents"), root.join("crates/testkit/corpus/documents")];
    folders.extend(testkit::corpus::shared().map(|shared| shared.join("seeds")));
    for (name, input) in folders.iter().flat_map(|folder| documents(folder)) {
        for (written, words) in mended(&read(&name, &input), &input) {
            println!("{name}: {written} -> {words}");
        }
    }
}

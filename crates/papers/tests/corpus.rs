//! Every document of the samples, the corpus and, where they are, the seeds is read.

mod common;

use blocks::Body;
use std::path::PathBuf;

fn files(folder: PathBuf) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<PathBuf> =
        entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_file()).collect();
    files.sort();
    files
}

#[test]
fn every_document_is_read_and_has_its_main_parts() {
    let root = testkit::corpus::root();
    let mut all = files(root.join("samples/documents"));
    all.extend(files(root.join("crates/testkit/corpus/documents")));
    all.extend(testkit::corpus::shared().map(|shared| files(shared.join("seeds"))).unwrap_or_default());
    assert!(!all.is_empty());
    for path in all {
        let name = path.file_name().expect("a name").to_string_lossy();
        let bytes = std::fs::read(&path).expect("readable");
        let document = papers::read(&name, &bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        for block in &document.blocks {
            if let Body::Paragraph(paragraph) = &block.body {
                let words = paragraph.text.as_str();
                assert!(!words.is_empty() && words.trim() == words, "{name}: {words:?}");
                assert!(!words.replace("(**)", "").contains("**"), "{name}: marks are left in {words}");
            }
        }
        let blocks = common::blocks_of(&document);
        let recipients =
            blocks.iter().filter(|block| block.starts_with("Nơi nhận:") || block.starts_with("Nơi gửi:"));
        for found in recipients {
            assert!(found.len() < 16, "{name}: recipients stand in blocks of their own: {found}");
        }
    }
}

#[test]
fn offsets_of_text_files_lead_to_their_letters() {
    let root = testkit::corpus::root();
    let mut all = files(root.join("samples/documents"));
    all.extend(files(root.join("crates/testkit/corpus/documents")));
    for path in all.into_iter().filter(|path| path.extension().is_some_and(|it| it != "docx")) {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).expect("text");
        let letters: Vec<char> = text.trim_start_matches('\u{feff}').chars().collect();
        let document = common::read(&name, &text);
        for text in common::texts(&document) {
            for (at, letter) in text.as_str().char_indices().filter(|(_, letter)| letter.is_alphanumeric()) {
                assert_eq!(letters[text.input_offset(at)], letter, "{name}: {}", text.as_str());
            }
        }
    }
}

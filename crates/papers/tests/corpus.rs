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
                let written = letters[text.input_offset(at)];
                assert!(
                    common::is_mended(written, letter),
                    "{name}: {written} is {letter} in {}",
                    text.as_str()
                );
            }
        }
    }
}

/// Breaks a paragraph at a width, as a page does.
fn wrap(words: &str, width: usize, indent: &str) -> Vec<String> {
    let mut lines = vec![indent.to_owned()];
    for word in words.split_whitespace() {
        let line = lines.last_mut().expect("there is one");
        if line.trim().is_empty() || line.chars().count() + 1 + word.chars().count() <= width {
            line.push_str(if line.trim().is_empty() { "" } else { " " });
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

#[test]
fn paragraphs_broken_at_the_pages_width_are_joined_again() {
    let root = testkit::corpus::root();
    let mut all = files(root.join("samples/documents"));
    all.extend(files(root.join("crates/testkit/corpus/documents")));
    for (indent, blank) in [("", true), ("    ", false)] {
        let (mut paragraphs, mut found) = (0usize, 0usize);
        for path in &all {
            let name = path.file_name().expect("a name").to_string_lossy();
            let document = papers::read(&name, &std::fs::read(path).expect("readable")).expect("readable");
            let wanted: Vec<&str> = document
                .blocks
                .iter()
                .filter_map(|block| match &block.body {
                    Body::Paragraph(paragraph) => Some(paragraph.text.as_str()),
                    Body::Table(_) => None,
                })
                .collect();
            let mut broken = String::new();
            for words in &wanted {
                broken += &wrap(words, 76, indent).join("\n");
                broken += if blank { "\n\n" } else { "\n" };
            }
            let got = common::text(&broken);
            paragraphs += wanted.len();
            found += wanted.iter().filter(|words| got.iter().any(|other| other == *words)).count();
        }
        // A few headings that fill their line to the margin cannot be told from text.
        assert!(found * 100 >= paragraphs * 99, "indent {indent:?}: {found} of {paragraphs}");
    }
}

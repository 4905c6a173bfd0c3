//! What holds of every document, sensible or not: the samples cut, shuffled, glued and damaged, and any Unicode at all.
//!
//! `cargo test` tries a few of each; `cargo xtask soak` tries as many as there is time for (`PROPTEST_CASES`).

use blocks::{Body, Document, Span};
use directive::reading::{Fate, Reading, Reason};
use directive::{Options, json};
use proptest::prelude::*;
use proptest::sample::Index;
use std::sync::LazyLock;
use testkit::corpus;

/// The documents of the samples and the corpus: name and bytes.
static DOCUMENTS: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
    let mut documents: Vec<(String, Vec<u8>)> = ["samples/documents", "crates/testkit/corpus/documents"]
        .iter()
        .filter_map(|folder| std::fs::read_dir(corpus::root().join(folder)).ok())
        .flatten()
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            Some((path.to_string_lossy().into_owned(), std::fs::read(&path).ok()?))
        })
        .collect();
    documents.sort();
    assert!(documents.len() > 30, "the documents are there");
    documents
});

/// The texts among them.
static TEXTS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| DOCUMENTS.iter().filter_map(|(_, bytes)| std::str::from_utf8(bytes).ok()).collect());

/// The .docx among them.
static WORD_FILES: LazyLock<Vec<&'static [u8]>> = LazyLock::new(|| {
    DOCUMENTS.iter().filter(|(name, _)| name.ends_with(".docx")).map(|(_, bytes)| bytes.as_slice()).collect()
});

/// Few cases in `cargo test`, as many as wanted in a soak.
fn cases(few: u32) -> ProptestConfig {
    let wanted = std::env::var("PROPTEST_CASES").ok().and_then(|wanted| wanted.parse().ok());
    ProptestConfig::with_cases(wanted.unwrap_or(few))
}

/// One thing that goes wrong with a text. Places are parts of its length.
#[derive(Clone, Debug)]
enum Damage {
    /// Only the lines from one place to another are left.
    Cut(Index, Index),
    /// Two lines change places.
    Swap(Index, Index),
    /// A line stands again elsewhere.
    Repeat(Index, Index),
    /// A line goes on in the next.
    Glue(Index),
    /// A line is broken in two.
    Break(Index, Index),
    /// A character is dropped.
    Drop(Index),
    /// Characters are put in.
    Insert(Index, String),
    /// A line gets another label.
    Label(Index, &'static str),
    /// Lines from one place on are rows of a table, perhaps a row within a row.
    Table(Index, usize, bool),
    /// Another document begins in the middle of this one.
    Join(Index, Index),
    /// Everything in capitals.
    Capitals,
}

const LABELS: &[&str] = &[
    "1. ",
    "2. ",
    "99999999999. ",
    "1.1. ",
    "1.1.1.1.1.1.1.1. ",
    "a) ",
    "đ) ",
    "(1) ",
    "I. ",
    "XIV. ",
    "- ",
    "+ ",
    "* ",
    "• ",
    "Điều 1. ",
    "Điều 0. ",
    "Phần I. ",
    "Chương II ",
    "Phụ lục III ",
    "A. ",
    "i) ",
    "# ",
    "###### ",
    "> ",
    "**1.** ",
    "Nơi nhận: ",
    "Kính gửi: ",
    "Số: ",
    "KẾ HOẠCH ",
    "Trên đây là ",
    "Căn cứ ",
    "TL. GIÁM ĐỐC ",
    "",
];

const PIECES: &[&str] = &[
    "trước ngày ",
    "30/02/2024",
    "32/13/99999",
    "quý V",
    "Quyết định số ",
    "/QĐ-UBND",
    "theo ",
    "100%",
    "1.000.000.000.000",
    "0/0",
    "“",
    "”",
    "(",
    ")",
    "./.",
    "...",
    "; ",
    ", ",
    " và ",
    "các ",
    "Sở ",
    "UBND các ",
    "đ/c ",
    "phối hợp với ",
    "\u{301}",
    "\u{200b}",
    "\u{feff}",
    "\u{a0}",
    "\0",
    "\r",
    "\t",
    "\u{202e}",
    "🦀",
    "İ",
    "ﬁ",
    "ẞ",
    "Ǆ",
    "ｆ",
    "𝟙",
    "½",
    "٣",
    "hoá",
    "QÚY",
    "|",
    "| --- |",
    "<td>",
    "</table>",
    "&amp;",
    "``",
    "\\",
];

fn damage() -> impl Strategy<Value = Damage> {
    let place = any::<Index>;
    let piece = prop_oneof![
        prop::sample::select(PIECES).prop_map(str::to_owned),
        "\\PC{0,8}",
        prop::collection::vec(prop::sample::select(PIECES), 0..40).prop_map(|pieces| pieces.concat()),
    ];
    prop_oneof![
        (place(), place()).prop_map(|(from, to)| Damage::Cut(from, to)),
        (place(), place()).prop_map(|(one, two)| Damage::Swap(one, two)),
        (place(), place()).prop_map(|(line, to)| Damage::Repeat(line, to)),
        place().prop_map(Damage::Glue),
        (place(), place()).prop_map(|(line, at)| Damage::Break(line, at)),
        place().prop_map(Damage::Drop),
        (place(), piece).prop_map(|(at, piece)| Damage::Insert(at, piece)),
        (place(), prop::sample::select(LABELS)).prop_map(|(line, label)| Damage::Label(line, label)),
        (place(), 1..12_usize, any::<bool>())
            .prop_map(|(line, rows, nested)| Damage::Table(line, rows, nested)),
        (place(), place()).prop_map(|(at, other)| Damage::Join(at, other)),
        Just(Damage::Capitals),
    ]
}

fn damaged(text: &str, damages: &[Damage]) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for damage in damages {
        if lines.is_empty() {
            lines.push(String::new());
        }
        let count = lines.len();
        match damage {
            Damage::Cut(from, to) => {
                let (from, to) = (from.index(count), to.index(count));
                lines = lines[from.min(to)..=from.max(to)].to_vec();
            }
            Damage::Swap(one, two) => lines.swap(one.index(count), two.index(count)),
            Damage::Repeat(line, to) => lines.insert(to.index(count), lines[line.index(count)].clone()),
            Damage::Glue(line) => {
                let at = line.index(count);
                if at + 1 < count {
                    let next = lines.remove(at + 1);
                    lines[at].push_str(&next);
                }
            }
            Damage::Break(line, place) => {
                let at = line.index(count);
                let letters: Vec<char> = lines[at].chars().collect();
                let (one, two) = letters.split_at(place.index(letters.len() + 1));
                let two = two.iter().collect();
                lines[at] = one.iter().collect();
                lines.insert(at + 1, two);
            }
            Damage::Drop(place) => {
                let line = &mut lines[place.index(count)];
                if let Some((at, _)) = line.char_indices().nth(place.index(line.chars().count().max(1))) {
                    line.remove(at);
                }
            }
            Damage::Insert(place, piece) => {
                let line = &mut lines[place.index(count)];
                let at =
                    line.char_indices().nth(place.index(line.chars().count().max(1))).map_or(0, |(at, _)| at);
                line.insert_str(at, piece);
            }
            Damage::Label(line, label) => {
                let line = &mut lines[line.index(count)];
                let words = line.trim_start_matches(|letter: char| !letter.is_alphabetic());
                *line = format!("{label}{words}");
            }
            Damage::Table(line, rows, nested) => {
                let from = line.index(count);
                for row in lines.iter_mut().skip(from).take(*rows) {
                    *row = if *nested {
                        format!(
                            "<table><tr><td>{row}<table><tr><td rowspan=2>{row}</td></tr></table></td></tr></table>"
                        )
                    } else {
                        format!("| {} |", row.replace(' ', if from % 2 == 0 { " | " } else { " " }))
                    };
                }
                lines.insert((from + 1).min(count), "|---|---|".to_owned());
            }
            Damage::Join(at, other) => {
                let other = TEXTS[other.index(TEXTS.len())];
                lines.splice(at.index(count)..at.index(count), other.lines().take(60).map(str::to_owned));
            }
            Damage::Capitals => lines.iter_mut().for_each(|line| *line = line.to_uppercase()),
        }
    }
    lines.join("\n")
}

/// A sample with some damage.
fn text() -> impl Strategy<Value = String> {
    (any::<Index>(), prop::collection::vec(damage(), 0..12))
        .prop_map(|(document, damages)| damaged(TEXTS[document.index(TEXTS.len())], &damages))
}

/// A .docx whose bytes are damaged: changed, cut out, doubled.
fn word_file() -> impl Strategy<Value = Vec<u8>> {
    let change = (any::<Index>(), any::<u8>(), 0..64_usize);
    (any::<Index>(), prop::collection::vec(change, 0..6)).prop_map(|(file, changes)| {
        let mut bytes = WORD_FILES[file.index(WORD_FILES.len())].to_vec();
        for (at, value, length) in changes {
            let at = at.index(bytes.len().max(1));
            let end = (at + length).min(bytes.len());
            match value % 4 {
                0 => bytes.truncate(end.max(1)),
                1 => drop(bytes.drain(at..end)),
                2 => {
                    let again = bytes[at..end].to_vec();
                    bytes.splice(at..at, again);
                }
                _ => bytes[at..end].iter_mut().for_each(|byte| *byte ^= value),
            }
        }
        bytes
    })
}

/// Reads bytes, if `papers` can, and checks all that must hold.
fn read(name: &str, bytes: &[u8]) -> Result<(), TestCaseError> {
    match papers::read(name, bytes) {
        Ok(document) => holds(&document),
        Err(_) => Ok(()),
    }
}

fn holds(document: &Document) -> Result<(), TestCaseError> {
    let options = Options::default();
    let reading = directive::read(document, &options);
    prop_assert_eq!(&reading, &directive::read(document, &options), "a second reading is the same");
    conserves(&reading)?;
    every_span_stands(document, &reading)?;
    every_quotation_is_true(document, &reading)?;
    let message = |finding: &directive::finding::Finding| finding.text.clone();
    let written = serde_json::to_value(json::reading(&reading, document, &message)).expect("JSON");
    prop_assert!(written.is_object());
    Ok(())
}

/// Items are tasks, no tasks or open; each task has its item, and no item speaks of a task that is not there.
fn conserves(reading: &Reading) -> Result<(), TestCaseError> {
    let counts = reading.conservation();
    prop_assert_eq!(counts.tasks + counts.no_task + counts.open, counts.items);
    prop_assert_eq!(counts.items, reading.items.len());
    let mut told = vec![0; reading.tasks.len()];
    for item in &reading.items {
        match item.fate {
            Fate::Task(task) => {
                prop_assert!(task < told.len(), "task {} of {}", task, told.len());
                told[task] += 1;
            }
            Fate::NoTask(Reason::Continues(task) | Reason::Repeats(task)) => {
                prop_assert!(task < told.len(), "task {} of {}", task, told.len());
            }
            Fate::NoTask(_) | Fate::Open => {}
        }
    }
    prop_assert!(told.iter().all(|count| *count == 1), "each task is one item: {:?}", told);
    Ok(())
}

fn every_span_stands(document: &Document, reading: &Reading) -> Result<(), TestCaseError> {
    let card = &reading.card;
    let words = [
        &card.kind,
        &card.number,
        &card.symbol,
        &card.issuer,
        &card.parent,
        &card.place,
        &card.subject,
        &card.chair,
        &card.signer,
        &card.signer_title,
        &card.authority,
    ];
    let dates = [&card.date, &card.event_date];
    let mut spans: Vec<Span> =
        words.into_iter().flatten().chain(&card.recipients).flat_map(|read| read.spans.clone()).collect();
    spans.extend(dates.into_iter().flatten().flat_map(|read| read.spans.clone()));
    spans.extend(card.period.iter().flat_map(|read| read.spans.clone()));
    spans.extend(reading.items.iter().flat_map(|item| item.spans.clone()));
    spans.extend(reading.references.iter().map(|cited| cited.span));
    spans.extend(reading.figures.iter().map(|figure| figure.span));
    for task in &reading.tasks {
        spans.extend(task.spans.iter().copied());
        let parties = task.lead.iter().chain(&task.support).chain(&task.submit_to);
        spans.extend(parties.filter_map(|party| party.span));
        spans.extend(task.deadlines.iter().map(|deadline| deadline.span));
        spans.extend(task.inherited_due.iter().flat_map(|due| due.spans.clone()));
        spans.extend(task.targets.iter().map(|target| target.span));
        spans.extend(task.references.iter().map(|cited| cited.span));
    }
    for span in spans {
        prop_assert!(document.words(span).is_some(), "inside its text, between letters: {:?}", span);
    }
    // A table as a whole is named by its block.
    let wholes = reading
        .tables
        .iter()
        .map(|table| table.span)
        .chain(reading.findings.iter().filter_map(|finding| finding.span));
    for span in wholes {
        let table = document
            .blocks
            .get(span.block as usize)
            .is_some_and(|block| matches!(block.body, Body::Table(_)));
        prop_assert!(document.words(span).is_some() || table && span.cell.is_none(), "{:?}", span);
    }
    Ok(())
}

/// Words that are quoted stand where their span says; a line broken by hand is quoted in one line.
fn every_quotation_is_true(document: &Document, reading: &Reading) -> Result<(), TestCaseError> {
    let mut quoted: Vec<(&str, Span)> = Vec::new();
    for item in &reading.items {
        if let [span] = item.spans.as_slice() {
            quoted.push((&item.text, *span));
        }
    }
    quoted.extend(reading.references.iter().map(|cited| (cited.text.as_str(), cited.span)));
    for task in &reading.tasks {
        quoted.extend(task.deadlines.iter().map(|deadline| (deadline.text.as_str(), deadline.span)));
        quoted.extend(task.targets.iter().map(|target| (target.text.as_str(), target.span)));
        quoted.extend(task.references.iter().map(|cited| (cited.text.as_str(), cited.span)));
    }
    for (text, span) in quoted {
        let words = document.words(span).map(|words| words.replace('\n', " "));
        prop_assert_eq!(words.as_deref(), Some(text), "{:?}", span);
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn damaged_samples_are_read(text in text()) {
        read("a.md", text.as_bytes())?;
        read("a.txt", text.as_bytes())?;
    }

    #[test]
    fn damaged_word_files_are_read(bytes in word_file()) {
        read("a.docx", &bytes)?;
    }
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn any_text_is_read(text in "(\\PC|\n){0,400}") {
        read("a.txt", text.as_bytes())?;
    }

    #[test]
    fn any_words_of_directives_are_read(
        pieces in prop::collection::vec(prop_oneof![prop::sample::select(PIECES), prop::sample::select(LABELS), Just("\n\n")], 0..80)
    ) {
        let text = pieces.concat();
        read("a.txt", text.as_bytes())?;
        read("a.md", text.as_bytes())?;
    }

    /// Blocks that no file format makes: any characters, line breaks anywhere, and nothing at all.
    #[test]
    fn any_blocks_are_read(texts in prop::collection::vec("(\\PC|\n| |[0-9A-ZĐ./-]){0,60}", 0..8)) {
        let paragraph = |text: String| blocks::Paragraph { text: blocks::Text::new(text, 0), heading: None };
        let block = |text| blocks::Block { body: Body::Paragraph(paragraph(text)), page: None };
        holds(&Document::of_blocks(texts.into_iter().map(block).collect()))?;
    }
}

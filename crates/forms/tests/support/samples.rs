//! The samples, each written anew from what was read of it, and read again.

use directive::Reading;
use directive::reading::{Fate, Item, Read, Reason, Task};
use forms::Paper;
use forms::paper::{Block, Day, Kind, Label, Letterhead, Role, Signature};
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// Returns how samples differ from what is read of them once they are written anew; `again` writes a paper in some forms and
/// reads each.
pub(crate) fn differences(again: impl Fn(&Paper) -> Vec<(&'static str, Reading)>) -> Vec<String> {
    let (mut papers, mut tasks) = (0, 0);
    let mut wrong = Vec::new();
    for path in samples() {
        let bytes = std::fs::read(&path).expect("a sample can be read");
        let document =
            papers::Reader::new().read(&path.display().to_string(), &bytes).expect("so can what is in it");
        let first = directive::read(&document, &directive::Options::default());
        let Some(paper) = written_anew(&first) else { continue };
        papers += 1;
        tasks += first.tasks.len();
        for (name, reading) in again(&paper) {
            let (want, found) = (told(&first), told(&reading));
            if want != found {
                let lost: Vec<_> = want.iter().filter(|task| !found.contains(task)).collect();
                let new: Vec<_> = found.iter().filter(|task| !want.contains(task)).collect();
                wrong.push(format!("{} as {name}:\n  lost {lost:#?}\n  new {new:#?}", path.display()));
            }
        }
    }
    assert!(papers >= 10 && tasks > 100, "{papers} papers, {tasks} tasks");
    wrong
}

fn samples() -> Vec<PathBuf> {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples");
    let files = |folder: PathBuf| {
        std::fs::read_dir(folder).expect("it is there").map(|entry| entry.expect("an entry").path())
    };
    let forms = files(samples.join("forms")).map(|folder| folder.join("notice.txt"));
    let mut all: Vec<PathBuf> =
        files(samples.join("documents")).chain(forms).filter(|path| path.is_file()).collect();
    all.sort();
    all
}

/// What is compared of a task.
#[derive(Debug, PartialEq)]
struct Told {
    words: String,
    leads: Vec<String>,
    due: Option<Date>,
    targets: usize,
    references: Vec<String>,
}

fn told(reading: &Reading) -> Vec<Told> {
    let task = |task: &Task| {
        let words = task.text.trim_end_matches(['.', '/', ';', ' ']).to_owned();
        let leads = task.lead.iter().map(|lead| lead.name.to_lowercase()).collect();
        let references = task.references.iter().map(|reference| reference.text.clone()).collect();
        Told { words, leads, due: task.due, targets: task.targets.len(), references }
    };
    reading.tasks.iter().map(task).collect()
}

/// Returns the paper that a reading describes, where it is of a kind that we write and has no table.
fn written_anew(reading: &Reading) -> Option<Paper> {
    let card = &reading.card;
    let said = |read: &Option<Read<String>>| read.as_ref().map(|read| read.value.clone());
    let kind = Kind::named(&said(&card.kind)?)?;
    let has_table = |item: &Item| item.spans.iter().any(|span| span.cell.is_some());
    let day = card.date.as_ref().and_then(|read| read.value.full())?;
    if reading.items.iter().any(|item| has_table(item) && item.fate != Fate::NoTask(Reason::Form)) {
        return None;
    }
    let subject = said(&card.subject)?;
    let title = reading
        .items
        .iter()
        .rposition(|item| subject.ends_with(item.text.as_str()) && item.label.is_empty())?;
    let body = reading.items.iter().skip(title + 1).filter(|item| item.fate != Fate::NoTask(Reason::Form));
    Some(Paper {
        letterhead: Letterhead {
            superior: said(&card.parent),
            issuer: said(&card.issuer)?,
            number: said(&card.number).and_then(|number| number.parse().ok()),
            symbol: said(&card.symbol)?,
            place: said(&card.place)?,
            day: Day::Signed(day),
        },
        subject,
        body: body.map(block).collect(),
        signature: Signature {
            authority: vec![
                [said(&card.authority), said(&card.signer_title)].map(Option::unwrap_or_default).join(" "),
            ],
            name: said(&card.signer).unwrap_or_default(),
        },
        recipients: card.recipients.iter().map(|one| one.value.clone()).collect(),
        ..Paper::new(kind)
    })
}

fn block(item: &Item) -> Block {
    let mark = match item.label.chars().last() {
        Some(last) if last.is_ascii_lowercase() || last == 'đ' => ")",
        Some(last) if last.is_alphanumeric() => ".",
        _ => "",
    };
    let typed = Block::typed(&format!("{}{mark} {}", item.label, item.text));
    match typed {
        Block::Paragraph(mut paragraph)
            if item.fate == Fate::NoTask(Reason::Heading)
                && matches!(paragraph.label, Some(Label::Number(_))) =>
        {
            paragraph.role = Role::Clause;
            Block::Paragraph(paragraph)
        }
        typed @ (Block::Paragraph(_) | Block::Table(_)) => typed,
    }
}

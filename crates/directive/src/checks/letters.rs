//! Words whose letters are not simply what the file holds: old encodings, what a reading machine was not sure of, and pages
//! that could not be read.

use super::{Subject, finding};
use crate::finding::{Code, Finding};
use blocks::{Doubt, DoubtKind, Span};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(subject: &Subject<'_, '_>, found: &mut Vec<Finding>) {
    found.extend(old_encodings(subject));
    found.extend(unclear_fields(subject));
    found.extend(lost_pages(subject));
}

/// Pages that could not be read, each by its number.
fn lost_pages<'s>(subject: &'s Subject<'_, '_>) -> impl Iterator<Item = Finding> + 's {
    let lost = subject.document.doubts.iter().filter(|doubt| doubt.kind == DoubtKind::Lost);
    lost.map(|doubt| {
        let page = subject.document.blocks.get(doubt.span.block as usize).and_then(|block| block.page);
        let arguments = page.map(|page| ("page", page.to_string())).into_iter().collect();
        finding(Code::PageNotRead, subject.words(doubt.span), Some(doubt.span), arguments)
    })
}

/// One piece of advice for the whole document: which encodings, how many paragraphs and cells, the lowest confidence, and the
/// first place.
fn old_encodings(subject: &Subject<'_, '_>) -> Option<Finding> {
    let decoded: Vec<&Doubt> =
        subject.document.doubts.iter().filter(|doubt| encoding(doubt.kind).is_some()).collect();
    let first = decoded.first()?;
    let names: BTreeSet<&str> = decoded.iter().filter_map(|doubt| encoding(doubt.kind)).collect();
    let places: BTreeSet<_> = decoded.iter().map(|doubt| (doubt.span.block, doubt.span.cell)).collect();
    let sure = decoded.iter().map(|doubt| doubt.sure).min()?;
    let arguments = vec![
        ("encoding", names.into_iter().collect::<Vec<_>>().join(", ")),
        ("count", places.len().to_string()),
        ("sure", sure.to_string()),
    ];
    let (span, text) = beginning(subject, first.span);
    Some(finding(Code::LegacyEncoding, text, Some(span), arguments))
}

/// The name of the encoding that letters were in, which is the same in all languages.
fn encoding(kind: DoubtKind) -> Option<&'static str> {
    Some(match kind {
        DoubtKind::Tcvn3 => "TCVN3 (ABC)",
        DoubtKind::Vni => "VNI",
        DoubtKind::Viscii => "VISCII",
        DoubtKind::Windows1258 => "Windows-1258",
        DoubtKind::Misread => "UTF-8 → Windows-1252",
        DoubtKind::Unclear | DoubtKind::Lost => return None,
    })
}

/// The first words of a place: enough to know it again.
fn beginning<'s>(subject: &Subject<'s, '_>, span: Span) -> (Span, &'s str) {
    const WORDS: usize = 8;
    let words = subject.words(span);
    let end = words.match_indices([' ', '\n']).nth(WORDS - 1).map_or(words.len(), |(at, _)| at);
    let start = span.start as usize;
    (span.with(start..start + end), &words[..end])
}

/// Fields of which a reading machine did not see every word clearly; each place once.
fn unclear_fields(subject: &Subject<'_, '_>) -> Vec<Finding> {
    let mut doubts: Vec<&Doubt> =
        subject.document.doubts.iter().filter(|doubt| doubt.kind == DoubtKind::Unclear).collect();
    if doubts.is_empty() {
        return Vec::new();
    }
    doubts.sort_by_key(|doubt| doubt.span);
    let mut unclear = BTreeMap::new();
    for (field, span) in fields(subject) {
        let words = over(&doubts, span).filter(|doubt| tells(field, subject.words(doubt.span)));
        if let Some(worst) = words.min_by_key(|doubt| doubt.sure) {
            unclear.entry(span).or_insert((field, *worst));
        }
    }
    let to_finding = |(span, (field, worst)): (Span, (&str, Doubt))| {
        let arguments = vec![
            ("field", field.to_owned()),
            ("words", subject.words(worst.span).to_owned()),
            ("sure", worst.sure.to_string()),
        ];
        finding(Code::UnclearScan, subject.words(span), Some(span), arguments)
    };
    unclear.into_iter().map(to_finding).collect()
}

/// Returns the doubts about words of a place. They are sorted and do not overlap.
fn over<'d>(doubts: &'d [&'d Doubt], place: Span) -> impl Iterator<Item = &'d Doubt> {
    let key = |span: Span| (span.block, span.cell);
    let first =
        doubts.partition_point(|doubt| (key(doubt.span), doubt.span.end) <= (key(place), place.start));
    let within = move |doubt: &&&Doubt| key(doubt.span) == key(place) && doubt.span.start < place.end;
    doubts[first..].iter().take_while(within).copied()
}

/// Of a citation or a target only the number matters: the words around it are not changed by a wrong letter.
fn tells(field: &str, words: &str) -> bool {
    !matches!(field, CITATION | TARGET)
        || words.contains(|letter: char| letter.is_ascii_digit() || letter == '/')
}

const CITATION: &str = "citation";
const TARGET: &str = "target";

/// What was read that work depends on, with its places.
fn fields(subject: &Subject<'_, '_>) -> Vec<(&'static str, Span)> {
    let card = &subject.reading.card;
    let mut fields = Vec::new();
    let mut push = |field, spans: &[Span]| fields.extend(spans.iter().map(|span| (field, *span)));
    for number in [&card.number, &card.symbol].into_iter().flatten() {
        push("number", &number.spans);
    }
    for date in [&card.date, &card.event_date].into_iter().flatten() {
        push("date", &date.spans);
    }
    for task in &subject.reading.tasks {
        task.deadlines.iter().for_each(|deadline| push("deadline", &[deadline.span]));
        task.lead.iter().filter_map(|lead| lead.span).for_each(|span| push("lead", &[span]));
        task.targets.iter().for_each(|target| push(TARGET, &[target.span]));
    }
    subject.reading.references.iter().for_each(|reference| push(CITATION, &[reference.span]));
    fields
}

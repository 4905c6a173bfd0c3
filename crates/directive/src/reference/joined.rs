//! The mentions of one document joined: cited once, in its fullest wording.

use crate::reading::Reference;
use std::collections::HashMap;

/// Joins references, given in the order of the document, so that each cited document stands once, in its fullest
/// wording, at the place of its first mention.
///
/// Mentions are of one document where number and symbol are the same and the years do not contradict each other; a
/// number alone ("Nghị quyết 57") is the document of that number and kind; a title the same title.
pub fn joined(references: Vec<Reference>) -> Vec<Reference> {
    let mut cited: Vec<Cited> = Vec::new();
    let mut by_key: HashMap<String, Vec<usize>> = HashMap::new();
    for (place, reference) in references.into_iter().enumerate() {
        let same = by_key.entry(key(&reference)).or_default();
        match same.iter().copied().find(|document| cited[*document].agrees(&reference)) {
            Some(document) => cited[document].add(reference),
            None => {
                same.push(cited.len());
                cited.push(Cited { place, year: reference.date.map(|date| date.year), fullest: reference });
            }
        }
    }
    let mut cited = join_short(cited);
    cited.sort_by_key(|document| document.place);
    cited.into_iter().map(|document| document.fullest).collect()
}

/// A document and what its mentions say.
struct Cited {
    /// Which mention was the first.
    place: usize,
    year: Option<i16>,
    fullest: Reference,
}

impl Cited {
    /// Tells whether a mention may be of this document: the years of their dates do not differ.
    fn agrees(&self, mention: &Reference) -> bool {
        match (self.year, mention.date) {
            (Some(year), Some(date)) => year == date.year,
            (None, _) | (_, None) => true,
        }
    }

    fn add(&mut self, mention: Reference) {
        self.year = self.year.or(mention.date.map(|date| date.year));
        if says(&mention) > says(&self.fullest) {
            self.fullest = mention;
        }
    }
}

/// How much a mention says: the fields that its own words hold, then their length.
fn says(mention: &Reference) -> (usize, usize) {
    let issuer = mention.issuer.as_deref().is_some_and(|issuer| mention.text.contains(issuer));
    let fields = [
        mention.kind.is_some(),
        mention.number.is_some(),
        mention.symbol.is_some(),
        mention.date.is_some(),
        issuer,
    ];
    (fields.iter().filter(|field| **field).count(), mention.text.chars().count())
}

/// What mentions of one document have in common.
fn key(reference: &Reference) -> String {
    match (&reference.number, &reference.symbol) {
        (Some(number), Some(symbol)) => format!("{} {}", bare_number(number), viet::fold::bare(symbol)),
        (Some(number), None) => {
            format!("{} {}", bare_number(number), reference.kind.as_deref().unwrap_or_default())
        }
        (None, Some(symbol)) => format!("- {}", viet::fold::bare(symbol)),
        (None, None) => name(&reference.text),
    }
}

/// The name of a document known by its title, without the date of a law.
fn name(text: &str) -> String {
    let mut name = viet::fold::key(text);
    let law = ["luật", "bộ luật", "pháp lệnh", "hiến pháp"].iter().any(|kind| name.starts_with(kind));
    let cut = name.find(" năm ").or_else(|| name.find(" ngày ")).filter(|_| law);
    name.truncate(cut.unwrap_or(name.len()));
    name
}

/// Joins documents of which only the number is known to the first document of that number and kind.
fn join_short(cited: Vec<Cited>) -> Vec<Cited> {
    let (short, mut full): (Vec<Cited>, Vec<Cited>) =
        cited.into_iter().partition(|document| is_short(&document.fullest));
    let mut by_number: HashMap<String, usize> = HashMap::new();
    for (place, document) in full.iter().enumerate() {
        for number in numbers(&document.fullest) {
            by_number.entry(number).or_insert(place);
        }
    }
    for document in short {
        match numbers(&document.fullest).first().and_then(|number| by_number.get(number)) {
            Some(place) if full[*place].agrees(&document.fullest) => {
                let known = &mut full[*place];
                known.place = known.place.min(document.place);
            }
            _ => full.push(document),
        }
    }
    full
}

fn is_short(reference: &Reference) -> bool {
    reference.number.is_some() && reference.symbol.is_none()
}

/// The numbers by which a document may be mentioned in short: "nghị định 30/2020", "nghị định 30". A programme of action
/// is a programme too.
fn numbers(reference: &Reference) -> Vec<String> {
    let kind: String =
        reference.kind.as_deref().unwrap_or_default().split(' ').take(2).collect::<Vec<_>>().join(" ");
    let number = reference.number.as_deref().unwrap_or_default();
    let first = number.split_once('/').map(|(first, _)| first);
    [Some(number), first]
        .into_iter()
        .flatten()
        .map(|number| format!("{kind} {}", bare_number(number)))
        .collect()
}

fn bare_number(number: &str) -> &str {
    number.trim_start_matches('0')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference;
    use viet::words::Words;

    fn cited(text: &str) -> Vec<String> {
        let mentions = reference::find(&Words::of(text)).into_iter().map(|found| Reference {
            text: text[found.range.clone()].to_owned(),
            kind: found.kind,
            number: found.number,
            symbol: found.symbol,
            date: found
                .date
                .as_deref()
                .and_then(|date| date.parse::<jiff::civil::Date>().ok())
                .map(Into::into),
            issuer: found.issuer,
            span: blocks::Span { block: 0, cell: None, start: 0, end: 0 },
        });
        joined(mentions.collect()).into_iter().map(|cited| cited.text).collect()
    }

    #[test]
    fn short_mentions_are_the_full_document() {
        let text = "Nghị quyết 57; Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị; theo tinh thần 57-NQ/TW; NQ57";
        assert_eq!(cited(text), ["Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị"]);
    }

    #[test]
    fn the_same_number_of_another_year_is_another_document() {
        let text = "Quyết định số 12/QĐ-UBND ngày 5/1/2023; Quyết định số 12/QĐ-UBND ngày 8/1/2024; Quyết định số 12/QĐ-UBND";
        assert_eq!(cited(text).len(), 2);
    }

    #[test]
    fn kinds_and_numbers_keep_documents_apart() {
        assert_eq!(cited("Nghị quyết 57; Kế hoạch số 57/KH-UBND; Nghị quyết số 57/NQ-HĐND").len(), 2);
        assert_eq!(cited("Nghị định 30; Nghị định 30/2020/NĐ-CP"), ["Nghị định 30/2020/NĐ-CP"]);
        assert_eq!(cited("Luật Đo lường; Luật Đo lường năm 2011"), ["Luật Đo lường năm 2011"]);
    }
}

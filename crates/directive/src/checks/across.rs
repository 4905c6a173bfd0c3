//! What is seen only by comparing several documents: a name spelt otherwise, one number for two documents, a symbol of
//! one issuer in two spellings.

use super::{distance, finding, names};
use crate::card;
use crate::finding::{Code, Finding};
use crate::reading::{Card, Read, Reading};
use blocks::Document;
use std::collections::BTreeMap;
use viet::fold;

/// Compares the readings of several documents, each with the name of its file. Returns findings with the index of the
/// document they belong to.
pub fn across(readings: &[(&str, &Document, &Reading)]) -> Vec<(usize, Finding)> {
    let mut found = Vec::new();
    spelt_otherwise(readings, &mut found);
    same_number(readings, &mut found);
    symbols(readings, &mut found);
    for (_, finding) in &mut found {
        finding.across = true;
    }
    found.sort_by_key(|(at, finding)| (*at, finding.code, finding.span));
    found
}

/// The key of the body that issued a document; documents of one body are compared. Departments of two provinces have one
/// name: the place tells them apart.
fn body(card: &Card) -> String {
    let key =
        |read: &Option<Read<String>>| read.as_ref().map(|read| fold::key(&read.value)).unwrap_or_default();
    format!("{}|{}", key(&card.issuer), key(&card.place))
}

/// A name of one post, where it stands.
struct Holder<'r> {
    at: usize,
    body: String,
    /// Chair and signer are different posts.
    chair: bool,
    read: &'r Read<String>,
}

fn spelt_otherwise(readings: &[(&str, &Document, &Reading)], found: &mut Vec<(usize, Finding)>) {
    let mut holders = Vec::new();
    for (at, (_, _, reading)) in readings.iter().enumerate() {
        for (chair, read) in [(true, &reading.card.chair), (false, &reading.card.signer)] {
            holders.extend(read.as_ref().map(|read| Holder { at, body: body(&reading.card), chair, read }));
        }
    }
    let mut groups: BTreeMap<(String, bool), BTreeMap<String, Vec<&Holder<'_>>>> = BTreeMap::new();
    for holder in &holders {
        let names = groups.entry((holder.body.clone(), holder.chair)).or_default();
        names.entry(fold::key(&holder.read.value)).or_default().push(holder);
    }
    for names in groups.values() {
        for (name, here) in names {
            let other = names.iter().find(|(other, there)| {
                let rarer = (here.len(), here.first().map(|one| std::cmp::Reverse(one.at)));
                names::is_alike(name, other)
                    && rarer < (there.len(), there.first().map(|one| std::cmp::Reverse(one.at)))
            });
            let Some(usual) = other.and_then(|(_, there)| there.first()) else { continue };
            for holder in here {
                let arguments = vec![
                    ("other", usual.read.value.clone()),
                    ("file", readings.get(usual.at).map_or("", |(name, _, _)| name).to_owned()),
                ];
                let span = holder.read.spans.first().copied();
                found.push((
                    holder.at,
                    finding(Code::NameMismatch, holder.read.value.clone(), span, arguments),
                ));
            }
        }
    }
}

fn same_number(readings: &[(&str, &Document, &Reading)], found: &mut Vec<(usize, Finding)>) {
    let mut seen: BTreeMap<(String, String, String, i16), usize> = BTreeMap::new();
    for (at, (_, _, reading)) in readings.iter().enumerate() {
        let card = &reading.card;
        let (Some(number), Some(symbol), Some(date)) = (&card.number, &card.symbol, &card.date) else {
            continue;
        };
        let key = (
            number.value.trim_start_matches('0').to_owned(),
            fold::key(&symbol.value),
            body(card),
            date.value.year,
        );
        let Some(&first) = seen.get(&key) else {
            seen.insert(key, at);
            continue;
        };
        let Some((name, _, earlier)) = readings.get(first) else { continue };
        let subject = |card: &Card| card.subject.as_ref().map(|subject| fold::key(&subject.value));
        // The same paper read twice is no finding.
        if subject(card) == subject(&earlier.card)
            && card.date.as_ref().map(|read| read.value) == earlier.card.date.as_ref().map(|read| read.value)
        {
            continue;
        }
        let separator = if symbol.value.contains('/') { "-" } else { "/" };
        let text = format!("{}{separator}{}", number.value, symbol.value);
        let span = number.spans.first().copied();
        found.push((at, finding(Code::SameNumber, text, span, vec![("other", (*name).to_owned())])));
    }
}

fn symbols(readings: &[(&str, &Document, &Reading)], found: &mut Vec<(usize, Finding)>) {
    let mut bodies: BTreeMap<String, BTreeMap<String, Vec<usize>>> = BTreeMap::new();
    for (at, (_, _, reading)) in readings.iter().enumerate() {
        if let Some(symbol) = &reading.card.symbol {
            let letters = card::body_of(&symbol.value).to_owned();
            bodies.entry(body(&reading.card)).or_default().entry(letters).or_default().push(at);
        }
    }
    for spellings in bodies.values() {
        for (letters, here) in spellings {
            let usual = spellings.iter().find(|(other, there)| {
                letters.chars().count() >= 4 && distance(letters, other, 1) == 1 && here.len() < there.len()
            });
            let Some((usual, _)) = usual else { continue };
            for &at in here {
                let Some(symbol) = readings.get(at).and_then(|(_, _, reading)| reading.card.symbol.as_ref())
                else {
                    continue;
                };
                let expected = symbol.value.replacen(letters.as_str(), usual, 1);
                let span = symbol.spans.first().copied();
                found.push((
                    at,
                    finding(Code::TypoInSymbol, symbol.value.clone(), span, vec![("expected", expected)]),
                ));
            }
        }
    }
}

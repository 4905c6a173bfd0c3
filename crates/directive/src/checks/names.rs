//! One person's name spelt in two ways within a document.
//!
//! Two people may have names alike, so one of the two must be who chaired or signed, and nothing in the posts beside the
//! names may tell them apart.

use super::{Subject, distance, finding};
use crate::card;
use crate::finding::{Code, Finding};
use blocks::Span;
use std::collections::HashMap;
use viet::fold;

/// No document has more names spelt in two ways; a list of thousands of pupils does.
const MOST: usize = 20;

/// A name where it stands.
struct Mention<'d> {
    name: &'d str,
    span: Span,
}

pub(super) fn check(subject: &Subject<'_, '_>, found: &mut Vec<Finding>) {
    let known = [&subject.reading.card.chair, &subject.reading.card.signer];
    let known: Vec<(&str, Span)> = known
        .into_iter()
        .flatten()
        .filter_map(|read| Some((read.value.as_str(), read.spans.first().copied()?)))
        .filter(|(name, _)| name.split(' ').count() >= 3)
        .collect();
    if known.is_empty() {
        return;
    }
    let mentions = mentions(subject);
    let mut counts: HashMap<String, usize> = HashMap::new();
    for mention in &mentions {
        *counts.entry(fold::key(mention.name)).or_default() += 1;
    }
    let mut queried: Vec<(String, String)> = Vec::new();
    for (name, _) in &known {
        for mention in &mentions {
            let (one, two) = (fold::key(name), fold::key(mention.name));
            let pair = if one < two { (one.clone(), two.clone()) } else { (two.clone(), one.clone()) };
            if !is_alike(&one, &two) || queried.len() >= MOST || queried.contains(&pair) {
                continue;
            }
            queried.push(pair);
            // The rarer spelling is the slip; where both stand once, the later.
            let rarer = counts.get(&two).copied().unwrap_or(0) <= counts.get(&one).copied().unwrap_or(0);
            let (slip, other) = if rarer { (mention.name, *name) } else { (*name, mention.name) };
            let span =
                mentions.iter().rev().find(|other| other.name == slip).map_or(mention.span, |slip| slip.span);
            found.push(finding(Code::NameMismatch, slip, Some(span), vec![("other", other.to_owned())]));
        }
    }
}

fn mentions<'d>(subject: &Subject<'_, 'd>) -> Vec<Mention<'d>> {
    let mut mentions = Vec::new();
    for line in subject.lines() {
        for name in card::names_in(&line.words) {
            if name.tokens.len() >= 3 {
                let bytes = line.words.bytes(name.tokens);
                mentions.push(Mention { name: &line.body()[bytes.clone()], span: line.at(bytes) });
            }
        }
    }
    mentions
}

/// Tells whether two names differ in one syllable only, by a mark or a letter.
pub(super) fn is_alike(one: &str, two: &str) -> bool {
    let (first, second): (Vec<&str>, Vec<&str>) = (one.split(' ').collect(), two.split(' ').collect());
    if one == two || first.len() != second.len() || first.len() < 3 {
        return false;
    }
    let mut differing = first.iter().zip(&second).filter(|(one, two)| one != two);
    let (Some((one, two)), None) = (differing.next(), differing.next()) else { return false };
    distance(&fold::bare(one), &fold::bare(two), 1) <= 1
}

//! The title of a thread: the words of one of its mentions that most of the others share.

use super::chain::Chain;
use super::lexicon::PRODUCTS;
use super::mention::Mention;
use super::weigh::Weights;
use super::words::{Piece, Sort};
use std::ops::Range;

/// Letters of a title.
const LONGEST: usize = 110;

/// Returns the phrase that most members have in common.
pub(super) fn of(mentions: &[Mention], weights: &Weights, chain: &Chain) -> String {
    let mut best: Option<(f64, String)> = None;
    for &member in &chain.members {
        let mention = &mentions[member];
        for phrase in phrases(&mention.pieces) {
            let worth = worth(mention, &phrase, weights, chain);
            if best.as_ref().is_none_or(|(most, _)| worth > *most + 1e-9) {
                best = Some((worth, words(mention, &phrase)));
            }
        }
    }
    let title = best.map(|(_, words)| words).filter(|title| !is_bare(title));
    title.or_else(|| chain.members.first().map(|first| whole(&mentions[*first]))).unwrap_or_default()
}

/// One word, or a product's noun without its name, is no title.
fn is_bare(title: &str) -> bool {
    let lower = viet::fold::lower(title);
    !title.contains(' ') || PRODUCTS.iter().any(|(noun, _)| *noun == lower)
}

/// The clause itself, where no phrase of it stands out.
fn whole(mention: &Mention) -> String {
    shortened(mention.text.get(mention.bytes.clone()).unwrap_or(""))
}

/// Phrases: from a product's noun, or any syllable that counts, to where the phrase ends.
fn phrases(pieces: &[Piece]) -> Vec<Range<usize>> {
    let mut phrases = Vec::new();
    let mut start = 0;
    for at in 0..=pieces.len() {
        if at < pieces.len() && !pieces[at].sort.ends() {
            continue;
        }
        let product = (start..at).find(|at| matches!(pieces[*at].sort, Sort::Product(..)));
        let begin = product.unwrap_or(start);
        if begin < at {
            phrases.push(begin..at);
        }
        start = at + 1;
    }
    phrases
}

/// The weight of the pairs in a phrase, each as often as members have it; long phrases pay for their length.
fn worth(mention: &Mention, phrase: &Range<usize>, weights: &Weights, chain: &Chain) -> f64 {
    let pieces = &mention.pieces[phrase.clone()];
    let pairs: f64 = pieces
        .windows(2)
        .map(|pair| weights.support_of_pair(&format!("{} {}", pair[0].word, pair[1].word), chain))
        .sum();
    #[expect(clippy::cast_precision_loss, reason = "a phrase is short")]
    let length = pieces.len().max(3) as f64;
    let product = if matches!(pieces[0].sort, Sort::Product(..)) { 1.4 } else { 1.0 };
    product * pairs / length.powf(0.6)
}

fn words(mention: &Mention, phrase: &Range<usize>) -> String {
    let pieces = &mention.pieces[phrase.clone()];
    let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return String::new() };
    let text = &mention.text;
    let mut end = last.bytes.end;
    let words = text.get(first.bytes.start..end).unwrap_or("");
    // A quotation is not cut before its end.
    if words.contains('“') && !words.contains('”') {
        end += text.get(end..).and_then(|rest| rest.find('”')).map_or(0, |at| at + '”'.len_utf8());
    }
    end += field(text.get(end..).unwrap_or(""));
    without_tail(&shortened(text.get(first.bytes.start..end).unwrap_or("")))
}

/// The field that a product's name ends with, passed over as everybody's: "KH&CN". Returns its length.
fn field(rest: &str) -> usize {
    let lower = viet::fold::lower(rest);
    let names = [" kh&cn", " khcn", " khoa học và công nghệ", " khoa học, công nghệ"];
    names.into_iter().find(|name| lower.starts_with(name)).map_or(0, str::len)
}

/// One word behind the last comma is the beginning of something else.
fn without_tail(title: &str) -> String {
    let tail = title.rsplit_once(", ").filter(|(_, tail)| !tail.contains([' ', '”']));
    tail.map_or(title, |(head, _)| head).to_owned()
}

fn shortened(words: &str) -> String {
    let mut words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() > LONGEST {
        let cut = words.char_indices().nth(LONGEST).map_or(words.len(), |(at, _)| at);
        let cut = words[..cut].rfind(' ').unwrap_or(cut);
        words.truncate(cut);
        words.push('…');
    }
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

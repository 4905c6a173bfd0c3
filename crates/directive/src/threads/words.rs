//! A text as the syllables that say which work it is, with the places where phrases and clauses end.

use super::lexicon::{Effect, LANGUAGE, NOUNS, Phrases, Product, SHORT};
use crate::reference::{self, Reference};
use std::ops::Range;
use viet::words::{Kind, Words};

/// One syllable, or a place where something ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// In lower case, short forms written out; "" where something ends.
    pub(super) word: String,
    /// The bytes it comes from.
    pub(super) bytes: Range<usize>,
    /// What it is.
    pub(super) sort: Sort,
}

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A syllable that counts.
    Plain,
    /// A syllable that counts only inside the name of a product.
    Generic,
    /// A product's noun begins here; the noun in lower case.
    Product(Product, &'static str),
    /// A phrase ends.
    EndOfPhrase,
    /// A clause ends.
    EndOfClause,
}

impl Sort {
    /// Tells whether something ends here.
    pub(super) fn ends(self) -> bool {
        match self {
            Self::EndOfPhrase | Self::EndOfClause => true,
            Self::Plain | Self::Generic | Self::Product(..) => false,
        }
    }
}

/// A text cut into pieces, with the documents it cites and the titles it quotes.
#[derive(Clone, Debug, Default)]
pub(super) struct Cut {
    /// The pieces in order.
    pub(super) pieces: Vec<Piece>,
    /// The cited documents in order.
    pub(super) cited: Vec<Reference>,
    /// The bytes inside quotation marks.
    pub(super) quoted: Vec<Range<usize>>,
}

/// Cuts a text. `names` are the units of the document: they say who, not what.
pub(super) fn cut(text: &str, names: &Phrases) -> Cut {
    let words = Words::of(text);
    let cited = reference::find(&words);
    let syllables = syllables(&words, &cited);
    Cut { pieces: pieces(syllables, names), quoted: quoted(&words), cited }
}

/// Returns a name as the syllables that [`cut`] would make of it.
pub(super) fn name(text: &str) -> Vec<String> {
    let words = Words::of(text);
    syllables(&words, &[]).into_iter().filter(|piece| !piece.sort.ends()).map(|piece| piece.word).collect()
}

/// Every syllable with short forms written out; cited documents and punctuation end what stands before them.
fn syllables(words: &Words<'_>, cited: &[Reference]) -> Vec<Piece> {
    let mut out = Vec::new();
    // A document known by its title alone says with its title which work it is.
    let mut cited = cited.iter().filter(|reference| reference.is_numbered()).peekable();
    let mut at = 0;
    while at < words.len() {
        let bytes = words.bytes(at..at + 1);
        while cited.next_if(|reference| reference.range.end <= bytes.start).is_some() {}
        if let Some(reference) = cited.peek().filter(|reference| reference.range.start <= bytes.start) {
            out.push(Piece { word: String::new(), bytes: reference.range.clone(), sort: Sort::EndOfPhrase });
            at = words.at_byte(reference.range.end).max(at + 1);
            continue;
        }
        at = match words.kind(at) {
            Some(Kind::Word) => word(words, at, &mut out),
            Some(Kind::Number) => number(words, at, &mut out),
            Some(Kind::Mark(mark)) => {
                out.extend(end(words, at, mark).map(|sort| Piece { word: String::new(), bytes, sort }));
                at + 1
            }
            Some(Kind::Break) | None => at + 1,
        };
    }
    out
}

fn word(words: &Words<'_>, at: usize, out: &mut Vec<Piece>) -> usize {
    let capital = words.word(at).chars().next().is_some_and(char::is_uppercase);
    let forms = SHORT.get(words.lower(at)).filter(|_| capital);
    let long = forms
        .into_iter()
        .flatten()
        .filter_map(|(short, long)| Some((words.phrase(at, short)?, *long)))
        .max_by_key(|(end, _)| *end);
    let (end, long) = long.unwrap_or((at + 1, ""));
    let bytes = words.bytes(at..end);
    if long.is_empty() {
        let word = words.lower(at).to_owned();
        out.push(Piece { word, bytes, sort: Sort::Plain });
    } else {
        out.extend(long.split(' ').map(|word| Piece {
            word: word.to_owned(),
            bytes: bytes.clone(),
            sort: Sort::Plain,
        }));
    }
    end
}

/// Numbers say how much and when; only long ones are names ("ISO/IEC 17025").
fn number(words: &Words<'_>, at: usize, out: &mut Vec<Piece>) -> usize {
    let named =
        words.digits(at) >= 4 && words.number(at).is_some_and(|number| !(1900..2100).contains(&number));
    // "2300,5" and "2300/2" go on, "17025, gửi ..." does not.
    let separated = words.touches(at)
        && words.touches(at + 1)
        && ['.', ',', '/', '-'].iter().any(|mark| words.is_mark(at + 1, *mark));
    if named && !separated {
        let piece =
            Piece { word: words.lower(at).to_owned(), bytes: words.bytes(at..at + 1), sort: Sort::Plain };
        out.push(piece);
    }
    at + 1
}

/// What a mark ends. A point inside a number or a name ends nothing.
fn end(words: &Words<'_>, at: usize, mark: char) -> Option<Sort> {
    match mark {
        ';' => Some(Sort::EndOfClause),
        '.' | '!' | '?' => (!words.touches(at)).then_some(Sort::EndOfClause),
        // A title in quotes goes on from the noun before it ("Đề án “...”") and ends with the quotes.
        ':' | '(' | ')' | '”' | '+' | '•' => Some(Sort::EndOfPhrase),
        _ => None,
    }
}

fn quoted(words: &Words<'_>) -> Vec<Range<usize>> {
    let mut quoted = Vec::new();
    let mut open: Option<usize> = None;
    for at in 0..words.len() {
        let Some(Kind::Mark(mark)) = words.kind(at) else { continue };
        let bytes = words.bytes(at..at + 1);
        match (mark, open) {
            ('“', _) | ('"', None) => open = Some(bytes.end),
            ('”' | '"', Some(start)) => {
                quoted.push(start..bytes.start);
                open = None;
            }
            _ => {}
        }
    }
    quoted
}

/// Takes out the names of units and the words that say nothing, and finds the nouns of products.
fn pieces(syllables: Vec<Piece>, names: &Phrases) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::with_capacity(syllables.len());
    let mut at = 0;
    while let Some(piece) = syllables.get(at) {
        if piece.sort.ends() {
            out.push(piece.clone());
            at += 1;
            continue;
        }
        if let Some((phrase, product, noun)) = product(&syllables[at..]) {
            let end = at + phrase;
            out.extend(syllables[at..end].iter().cloned());
            let first = out.len() - phrase;
            if let Some(piece) = out.get_mut(first) {
                piece.sort = Sort::Product(product, noun);
            }
            at = end;
            continue;
        }
        let Some((length, effect)) = longest(&syllables[at..], names) else {
            out.push(piece.clone());
            at += 1;
            continue;
        };
        let taken = &syllables[at..at + length];
        match effect {
            Effect::Passed => {}
            Effect::Plain => out.extend(taken.iter().cloned()),
            Effect::Generic => {
                out.extend(taken.iter().map(|piece| Piece { sort: Sort::Generic, ..piece.clone() }));
            }
            Effect::Ending => {
                let bytes = taken[0].bytes.start..taken[length - 1].bytes.end;
                out.push(Piece { word: String::new(), bytes, sort: Sort::EndOfPhrase });
            }
        }
        at += length;
    }
    out
}

fn product(syllables: &[Piece]) -> Option<(usize, Product, &'static str)> {
    let nouns = NOUNS.get(syllables.first()?.word.as_str())?;
    nouns
        .iter()
        .filter_map(|(noun, words, product)| {
            Some((stands(syllables, words.iter().copied())?, *product, *noun))
        })
        .max_by_key(|(length, ..)| *length)
}

fn stands<'w>(syllables: &[Piece], phrase: impl Iterator<Item = &'w str>) -> Option<usize> {
    let mut length = 0;
    for word in phrase {
        if syllables.get(length)?.word != word {
            return None;
        }
        length += 1;
    }
    Some(length)
}

fn longest(syllables: &[Piece], names: &Phrases) -> Option<(usize, Effect)> {
    let of = |phrases: &Phrases| phrases.longest(syllables.iter().map(|piece| piece.word.as_str()));
    match (of(names), of(&LANGUAGE)) {
        (Some(name), Some(word)) => Some(if name.0 >= word.0 { name } else { word }),
        (name, word) => name.or(word),
    }
}

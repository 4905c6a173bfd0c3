//! Headings that are nothing but names: "2. Phòng Khai thác và Bảo vệ nguồn lợi thủy sản:".
//!
//! The grammar of names knows the words of many fields, not of all. Where a line holds only names there is no need to
//! know them: each name goes from its head to the comma or "và" before the next head.

use super::vocabulary::{FIELD_NOUNS, HEADS, NOT_NAMES, VERBS_LIKE_NOUNS};
use super::{Kind, Named, body};
use crate::lexicon::ORDERING;
use viet::words::{self, Words};

/// More words than this are a sentence.
const MOST_WORDS: usize = 24;

/// Verbs in small letters that end names elsewhere and are part of them here, besides those of the vocabulary.
const INSIDE: &[&str] = &[
    "khai thác",
    "bảo vệ",
    "phát triển",
    "chăm sóc",
    "hồi sức",
    "chống",
    "huấn luyện",
    "thi hành án",
    "giải quyết",
    "thi đấu",
];

/// Reads a line that holds only names of bodies, from token `from` to its end.
pub(crate) fn names(words: &Words<'_>, from: usize) -> Option<Vec<Named>> {
    names_between(words, from, end_of(words, from))
}

/// Reads the names that stand before "chủ trì" where they begin the sentence: "Phòng Kế hoạch tổng hợp chủ trì ...".
pub(crate) fn subject_of(words: &Words<'_>, verb: usize) -> Option<Vec<Named>> {
    let is_end = |at: usize| words.is_mark(at, '.') || words.is_mark(at, ';') || words.is_mark(at, ':');
    let start = (0..verb).rev().take(MOST_WORDS).find(|&at| is_end(at)).map_or(0, |at| at + 1);
    names_between(words, start, verb)
}

pub(crate) fn names_between(words: &Words<'_>, from: usize, end: usize) -> Option<Vec<Named>> {
    let headed = words.any_phrase(from, HEADS).is_some() && is_capital(words, from);
    if !headed || end < from || end - from > MOST_WORDS || words.any_phrase(from, NOT_NAMES).is_some() {
        return None;
    }
    let mut names = Vec::new();
    let mut start = from;
    let mut at = from;
    while at < end {
        // "Trạm Y tế xã, các trường học": no list of single bodies.
        if words.lower(at) == "các" && at > from {
            return None;
        }
        let separates = words.is_mark(at, ',') || words.is_mark(at, ';') || words.lower(at) == "và";
        // "Phòng Tổ chức, biên chế và Hội": one word behind is no name of its own.
        let alone = at + 2 == end || words.is_mark(at + 2, ',') || words.is_mark(at + 2, ';');
        if separates && at > start && !alone && begins(words, at + 1) {
            names.push(named(words, start, at)?);
            start = at + 1;
        } else if let Some(behind) = words.any_phrase(at, FIELD_NOUNS).filter(|&behind| behind > at + 1) {
            // "việc làm", "kiểm tra": part of the name's field, verb or not.
            at = behind.min(end);
            continue;
        } else if !(separates || may_stand(words, at, start)) {
            return None;
        }
        at += 1;
    }
    names.push(named(words, start, end)?);
    Some(names)
}

/// Returns the end of the line without its colon and without brackets.
fn end_of(words: &Words<'_>, from: usize) -> usize {
    let closes = |at: usize| words.is_mark(at, ':') || words.is_mark(at, '.');
    let mut end = words.len();
    while end > from && closes(end - 1) {
        end -= 1;
    }
    if end > from && words.is_mark(end - 1, ')') {
        end = (from..end).find(|&at| words.is_mark(at, '(')).unwrap_or(end);
    }
    end
}

/// Tells whether another name begins here. "Bảo vệ" is a post elsewhere, and in a list of fields the verb.
fn begins(words: &Words<'_>, at: usize) -> bool {
    words.any_phrase(at, HEADS).is_some() && is_capital(words, at) && body::begins_name(words, at)
}

fn is_capital(words: &Words<'_>, at: usize) -> bool {
    words.word(at).starts_with(char::is_uppercase)
}

fn named(words: &Words<'_>, from: usize, to: usize) -> Option<Named> {
    let name = Named { name: words.slice(from..to).to_owned(), tokens: from..to, kind: Kind::Body };
    (to > from + 1).then_some(name)
}

/// Words of a name: no numbers but behind capitals, no verbs but those that name a field, no sentence.
fn may_stand(words: &Words<'_>, at: usize, start: usize) -> bool {
    match words.kind(at) {
        Some(words::Kind::Word) => {
            // "Nuôi trồng": the second syllable of a compound that begins with a capital.
            let order = !is_capital(words, at)
                && !is_capital(words, at.saturating_sub(1))
                && words.any_phrase(at, ORDERING).is_some();
            let field =
                words.any_phrase(at, VERBS_LIKE_NOUNS).is_some() || words.any_phrase(at, INSIDE).is_some();
            at == start || (!order || field) && !SENTENCE.contains(&words.lower(at))
        }
        Some(words::Kind::Number) => true,
        Some(words::Kind::Mark(mark)) => matches!(mark, '-' | '–' | '&' | '/'),
        Some(words::Kind::Break) | None => false,
    }
}

/// Words that stand in sentences and not in names.
const SENTENCE: &[&str] = &[
    "theo", "trong", "được", "sẽ", "đã", "đang", "cần", "phải", "là", "do", "để", "với", "trước", "sau",
    "không", "này", "nêu", "khi", "nếu", "như", "từ", "đến", "cho", "có",
];

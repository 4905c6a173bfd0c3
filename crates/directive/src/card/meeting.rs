//! The meeting that a notice tells of: its date and who chaired, in the first sentences.
//!
//! ```text
//! "Ngày 11/3/2024, Sở ... tổ chức Hội nghị ... Đồng chí X, Giám đốc Sở chủ trì Hội nghị."
//! "Sáng ngày 05/9/2023, ... Phó Chủ tịch UBND tỉnh X đã chủ trì"      "dưới sự chủ trì của đồng chí X"
//! "Ngày 29/01/2024, Giám đốc Sở ... chủ trì cuộc họp" (a post only)   "Chủ trì: đồng chí X"
//! ```

use super::{dates, person};
use crate::parts::{self, Part};
use crate::reading::{Card, PartialDate, Read};
use crate::source::{Element, Line};
use std::ops::Range;
use viet::words::{Kind, Words};

/// So many lines of the body may tell of the meeting.
const LINES: usize = 14;

/// Reads the meeting's date and chair into the card.
pub(crate) fn read(elements: &[Element<'_>], part: &Part, card: &mut Card) {
    let kind = card.kind.as_ref().map_or("", |read| read.value.as_str());
    let notice = matches!(kind, "thông báo" | "kết luận" | "biên bản" | "nghị quyết" | "thông cáo");
    if !(notice || kind == "công văn" || kind.is_empty()) {
        return;
    }
    let year = card.date.as_ref().map(|read| read.value.year);
    let lines = part.body.clone().take(LINES).filter_map(|at| parts::line_at(elements, at));
    let lines: Vec<&Line<'_>> = lines.filter(|line| line.body().len() < 6000).collect();
    let free = lines.iter().take_while(|line| kind == "biên bản" || !is_numbered(line)).count();
    let lead: Vec<&Line<'_>> = lines[..free].to_vec();
    let chaired = lead.iter().find_map(|line| chair_in(line));
    if !notice && chaired.is_none() {
        return;
    }
    card.event_date = lead.iter().find_map(|line| date_in(line, year));
    if card.event_date.is_none() && notice {
        card.event_date = from_subject(elements, part, year);
    }
    card.chair = chaired;
    if card.chair.is_none() && card.event_date.is_some() {
        card.chair =
            chair_of_subject(elements, part).or_else(|| lead.iter().find_map(|line| working_person(line)));
    }
}

fn is_numbered(line: &Line<'_>) -> bool {
    line.label.as_ref().is_some_and(|label| !label.shape.is_bullet())
}

/// Returns the sentences of a line as ranges of tokens.
pub(crate) fn sentences(words: &Words<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for at in 0..words.len() {
        let stop = words.is_mark(at, '.')
            && !words.touches(at)
            && words.word(at + 1).starts_with(|letter: char| letter.is_uppercase())
            && !is_abbreviation(words, at);
        if stop || words.kind(at) == Some(Kind::Break) && at + 1 == words.len() {
            found.push(start..at + 1);
            start = at + 1;
        }
    }
    if start < words.len() {
        found.push(start..words.len());
    }
    found
}

fn is_abbreviation(words: &Words<'_>, stop: usize) -> bool {
    stop > 0
        && matches!(
            words.lower(stop - 1),
            "tp" | "ths"
                | "ts"
                | "pgs"
                | "gs"
                | "bs"
                | "bscki"
                | "bsckii"
                | "cki"
                | "ckii"
                | "tx"
                | "ks"
                | "cn"
                | "tt"
                | "tr"
        )
        && words.touches(stop - 1)
}

/// Words of a meeting.
const MEETINGS: [&str; 11] = [
    "phiên giải trình",
    "họp",
    "hội nghị",
    "làm việc",
    "giao ban",
    "sinh hoạt",
    "chủ trì",
    "chủ tọa",
    "hội ý",
    "kiểm tra",
    "khảo sát",
];

fn has_meeting(words: &Words<'_>, tokens: Range<usize>) -> bool {
    let lower = words.lower_text().get(words.bytes(tokens)).unwrap_or("");
    crate::lexicon::contains_any(lower, &MEETINGS)
}

/// Finds the date with which a sentence on the meeting opens.
fn date_in(line: &Line<'_>, year: Option<i16>) -> Option<Read<PartialDate>> {
    let words = &line.words;
    for sentence in sentences(words) {
        let opening = sentence.start..sentence.end.min(sentence.start + 24);
        if !has_meeting(words, sentence.clone()) && !is_time_line(words, sentence.start) {
            continue;
        }
        for at in opening {
            let dated = matches!(words.lower(at), "ngày")
                && !is_cited(words, sentence.start, at)
                && !is_planned(words, sentence.start, at);
            if let Some(found) = dated.then(|| date_at(line, at + 1, year)).flatten() {
                return Some(found);
            }
        }
    }
    None
}

/// "Để chuẩn bị Hội nghị (dự kiến tổ chức ngày 18/7/2025)": a meeting to come is not the one that the notice tells of.
fn is_planned(words: &Words<'_>, from: usize, at: usize) -> bool {
    const NEAR: usize = 6;
    (from.max(at.saturating_sub(NEAR))..at)
        .any(|token| words.any_phrase(token, &["dự kiến", "sẽ", "sắp tới"]).is_some())
}

/// "Thời gian: 8 giờ 00, ngày ..." in minutes.
fn is_time_line(words: &Words<'_>, at: usize) -> bool {
    words.phrase(at, "thời gian").is_some()
}

/// Tells whether a document is cited before the date: "Công văn số 97/UBND ngày ...".
fn is_cited(words: &Words<'_>, from: usize, at: usize) -> bool {
    let before = at.saturating_sub(1);
    let symbol = at > from
        && words.kind(before) == Some(Kind::Word)
        && at >= 2
        && (words.is_dash(at - 2) || words.is_mark(at - 2, '/'))
        && words.touches(at - 2);
    symbol
        || (from..at).any(|token| words.lower(token) == "căn" && words.lower(token + 1) == "cứ")
        || words.phrase(from, "thực hiện").is_some()
        || words.phrase(from, "tiếp theo").is_some()
}

fn date_at(line: &Line<'_>, at: usize, year: Option<i16>) -> Option<Read<PartialDate>> {
    let date = dates::read(&line.words, at)?;
    let value = PartialDate { year: date.year.or(year)?, month: Some(date.month), day: Some(date.day) };
    Some(Read::at(value, line.at(line.words.bytes(at..date.end))))
}

/// "tại cuộc họp ngày 11/3/2024" in the subject.
fn from_subject(elements: &[Element<'_>], part: &Part, year: Option<i16>) -> Option<Read<PartialDate>> {
    let lines = part.head.clone().filter_map(|at| parts::line_at(elements, at));
    lines.filter(|line| line.body().len() < 1000).find_map(|line| {
        let words = &line.words;
        (1..words.len())
            .find(|&at| words.lower(at) == "ngày" && has_meeting(words, 0..at) && !is_cited(words, 0, at))
            .and_then(|at| date_at(line, at + 1, year))
    })
}

/// Finds who chaired.
fn chair_in(line: &Line<'_>) -> Option<Read<String>> {
    let words = &line.words;
    for sentence in sentences(words) {
        for at in sentence.clone() {
            let chairing = words.any_phrase(at, &["chủ trì", "chủ tọa"]);
            let Some(behind) = chairing else { continue };
            // "chủ trì, phối hợp với" orders; "đơn vị chủ trì" heads a column.
            let orders = words.is_mark(behind, ',') && words.lower(behind + 1) == "phối"
                || words.lower(behind) == "phối";
            if orders || (at > 0 && matches!(words.lower(at - 1), "vị" | "quan")) {
                continue;
            }
            if let Some(tokens) = chair_behind(words, at, behind, sentence.end)
                .or_else(|| chair_before(words, sentence.start, at))
            {
                let bytes = words.bytes(tokens);
                return Some(Read::at(line.body()[bytes.clone()].to_owned(), line.at(bytes)));
            }
        }
    }
    None
}

/// "dưới sự chủ trì của đồng chí X", "Chủ trì cuộc họp: đồng chí X".
fn chair_behind(words: &Words<'_>, at: usize, behind: usize, end: usize) -> Option<Range<usize>> {
    let of = words.lower(behind) == "của" || at > 0 && words.lower(at - 1) == "sự";
    let colon = (behind..end.min(behind + 6)).find(|&token| words.is_mark(token, ':'));
    let opens = at == 0 || words.is_mark(at - 1, '.');
    let from = if of { behind } else { colon.filter(|_| opens)? + 1 };
    (from..end.min(from + 24)).find_map(|token| person::name_at(words, token)).map(|name| name.tokens)
}

/// The name, or only the post, before "chủ trì".
fn chair_before(words: &Words<'_>, start: usize, at: usize) -> Option<Range<usize>> {
    let mut names: Vec<Range<usize>> = (start..at)
        .filter_map(|token| {
            // A name that begins inside another is part of it.
            person::name_at(words, token).map(|name| name.tokens)
        })
        .collect();
    names.dedup_by(|later, earlier| later.start < earlier.end);
    let last = names.last().cloned();
    let chosen = last.map(|last| {
        // "đồng chí A và đồng chí B đồng chủ trì": the first.
        let joined = names.iter().rev().nth(1).filter(|other| {
            (other.end..last.start).any(|token| matches!(words.lower(token), "và" | "cùng"))
                && !(other.end..last.start).any(|token| words.is_mark(token, ';'))
        });
        joined.cloned().unwrap_or(last)
    });
    chosen.or_else(|| post_before(words, start, at))
}

/// "Giám đốc Sở Khoa học và Công nghệ (KH&CN) chủ trì".
fn post_before(words: &Words<'_>, start: usize, at: usize) -> Option<Range<usize>> {
    const POSTS: [&str; 16] = [
        "giám đốc",
        "phó giám đốc",
        "chủ tịch",
        "phó chủ tịch",
        "bộ trưởng",
        "thứ trưởng",
        "hiệu trưởng",
        "bí thư",
        "phó bí thư",
        "cục trưởng",
        "chánh văn phòng",
        "trưởng phòng",
        "viện trưởng",
        "thủ tướng",
        "phó thủ tướng",
        "trưởng ban",
    ];
    let mut end = at;
    while end > start && matches!(words.lower(end - 1), "đã" | "đồng" | "trực" | "tiếp") {
        end -= 1;
    }
    // A bracket with the abbreviation belongs to the body.
    if end > start && words.is_mark(end - 1, ')') {
        end = (start..end).rev().find(|&token| words.is_mark(token, '('))?;
    }
    let from =
        (end.saturating_sub(16).max(start)..end).find(|&token| words.any_phrase(token, &POSTS).is_some())?;
    let broken = (from..end).any(|token| words.is_mark(token, ';') || words.is_mark(token, '.'));
    (!broken).then_some(from..end)
}

/// "Kết luận của Phó Chủ tịch UBND tỉnh X tại cuộc họp".
fn chair_of_subject(elements: &[Element<'_>], part: &Part) -> Option<Read<String>> {
    let lines = part.head.clone().filter_map(|at| parts::line_at(elements, at));
    lines.filter(|line| line.body().len() < 1000).find_map(|line| {
        let words = &line.words;
        let from = (0..words.len()).find_map(|at| words.phrase(at, "kết luận của"))?;
        let until = (from..words.len()).find(|&at| words.lower(at) == "tại").unwrap_or(words.len());
        let name = (from..until).find_map(|at| person::name_at(words, at))?;
        let bytes = words.bytes(name.tokens);
        Some(Read::at(line.body()[bytes.clone()].to_owned(), line.at(bytes)))
    })
}

/// "đồng chí X, Giám đốc Sở đã có buổi làm việc với ...".
fn working_person(line: &Line<'_>) -> Option<Read<String>> {
    let words = &line.words;
    let sentence = sentences(words).into_iter().next()?;
    let worked = sentence.clone().find(|&at| {
        words.any_phrase(at, &["làm việc", "kiểm tra", "họp", "khảo sát", "tổ chức", "dự"]).is_some()
    })?;
    let name = (sentence.start..worked).find_map(|at| person::name_at(words, at))?;
    let bytes = words.bytes(name.tokens);
    Some(Read::at(line.body()[bytes.clone()].to_owned(), line.at(bytes)))
}

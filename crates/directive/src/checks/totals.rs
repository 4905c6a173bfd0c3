//! Totals that are not the sum of their parts, in tables and in sentences.
//!
//! ```text
//! "10 doanh nghiệp ..., gồm: 04 doanh nghiệp A, 03 doanh nghiệp B, 02 doanh nghiệp C"
//! "hoàn thành 18 nhiệm vụ, đang thực hiện 09 nhiệm vụ, quá hạn 04 nhiệm vụ trên tổng số 33 nhiệm vụ"
//! "Tổng kinh phí: 8.640 triệu đồng, trong đó:" / "- Ngân sách: 6.100 triệu đồng." / "- Nguồn khác: 2.240 triệu đồng."
//! "Tổng số nhiệm vụ được giao: 64; ... hoàn thành: 49. ... chưa hoàn thành: 13"
//! ```

use super::{Subject, finding};
use crate::finding::{Code, Finding};
use crate::report;
use crate::source::{Element, Line};
use blocks::Span;
use std::ops::Range;
use viet::numeral;
use viet::words::{Kind, Words};

pub(super) fn check(subject: &Subject<'_, '_>, found: &mut Vec<Finding>) {
    let mut given = Given::default();
    for (at, element) in subject.elements.iter().enumerate() {
        match element {
            Element::Table(table) => {
                for (cell, _, sum) in report::wrong_totals(table.table) {
                    let text = table_cell(table.table, cell);
                    let end = text.len();
                    let span = Span { block: table.block, cell: Some(cell), start: 0, end: 0 }.with(0..end);
                    push(found, text, Some(span), sum);
                }
            }
            Element::Line(line) => {
                let lower = line.words.lower_text();
                if lower.contains("gồm") || lower.contains("tổng số") {
                    for sentence in sentences(&line.words) {
                        consisting(line, sentence.clone(), found);
                        of_a_total(line, sentence, found);
                    }
                }
                present(line, found);
                listed(subject.elements, at, line, found);
                given.line(line, at, found);
            }
        }
    }
}

fn table_cell(table: &blocks::Table, at: blocks::CellAt) -> &str {
    let row = table.rows.get(at.row as usize);
    row.and_then(|row| row.cells.get(at.cell as usize)).map_or("", |cell| cell.text.as_str())
}

fn push(found: &mut Vec<Finding>, text: &str, span: Option<Span>, sum: f64) {
    found.push(finding(Code::TotalMismatch, text, span, vec![("expected", spoken(sum))]));
}

/// A number as Vietnamese writes it: "8.340", "12,5".
fn spoken(value: f64) -> String {
    let cents = (value * 100.0).round() / 100.0;
    let whole = format!("{:.0}", cents.trunc().abs());
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    let rest = format!("{:.2}", cents.abs().fract());
    let rest = rest.trim_start_matches("0.").trim_end_matches('0');
    let sign = if cents < 0.0 { "-" } else { "" };
    if rest.is_empty() { format!("{sign}{grouped}") } else { format!("{sign}{grouped},{rest}") }
}

/// Sentences and clauses between semicolons and full stops.
fn sentences(words: &Words<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for at in 0..words.len() {
        let stop = words.is_mark(at, ';') || words.is_mark(at, '.') && !words.touches(at);
        if stop {
            found.push(start..at);
            start = at + 1;
        }
    }
    found.push(start..words.len());
    found
}

/// A count: a number and the word that says what is counted.
struct Count {
    tokens: Range<usize>,
    value: f64,
    /// First two words of what is counted.
    unit: (usize, usize),
}

fn count_at(words: &Words<'_>, at: usize) -> Option<Count> {
    if words.kind(at) != Some(Kind::Number) || (at > 0 && words.touches(at - 1)) {
        return None;
    }
    let number = numeral::arabic(words, at)?;
    let unit = number.end;
    if words.kind(unit) != Some(Kind::Word) {
        return None;
    }
    Some(Count { tokens: at..unit + 1, value: number.value, unit: (unit, unit + 1) })
}

fn same_unit(words: &Words<'_>, one: &Count, two: &Count) -> bool {
    words.lower(one.unit.0) == words.lower(two.unit.0) && words.lower(one.unit.1) == words.lower(two.unit.1)
}

/// "N units, gồm: n1 units a, n2 units b".
fn consisting(line: &Line<'_>, sentence: Range<usize>, found: &mut Vec<Finding>) {
    let words = &line.words;
    let Some(gom) = sentence.clone().find(|&at| words.lower(at) == "gồm") else { return };
    let Some(total) = (sentence.start..gom).rev().find_map(|at| count_at(words, at)) else { return };
    // "gồm" must close the clause of the total: a comma or colon apart, nothing else counted between.
    if (total.tokens.end..gom).filter(|&at| words.is_mark(at, ',')).count() > 1
        || is_loose(words, total.tokens.start, sentence.start)
    {
        return;
    }
    let mut parts: Vec<Count> = Vec::new();
    let mut expects = true;
    for at in gom + 1..sentence.end {
        if words.is_mark(at, ',') || words.lower(at) == "và" {
            expects = true;
        } else if words.is_mark(at, ':') || !expects {
            continue;
        } else if let Some(count) = count_at(words, at) {
            parts.push(count);
            expects = false;
        } else {
            return;
        }
    }
    if parts.len() >= 2 && parts.iter().all(|part| same_unit(words, &total, part)) {
        compare(line, total.tokens.start..sentence.end, total.value, &parts, found);
    }
}

/// "ít nhất", "khoảng", "trên" before a number make it no total.
fn is_loose(words: &Words<'_>, at: usize, from: usize) -> bool {
    let before = at.saturating_sub(2).max(from);
    (before..at).any(|token| {
        matches!(words.lower(token), "nhất" | "khoảng" | "trên" | "hơn" | "gần" | "thiểu" | "quá" | "dưới")
    }) && !(at > 0 && words.lower(at - 1) == "số")
}

fn compare(line: &Line<'_>, tokens: Range<usize>, total: f64, parts: &[Count], found: &mut Vec<Finding>) {
    let sum: f64 = parts.iter().map(|part| part.value).sum();
    if (sum - total).abs() > 0.005 {
        let bytes = line.words.bytes(tokens);
        push(found, &line.body()[bytes.clone()], Some(line.at(bytes)), sum);
    }
}

/// "hoàn thành 18 nhiệm vụ, đang thực hiện 09 nhiệm vụ, quá hạn 04 nhiệm vụ trên tổng số 33 nhiệm vụ".
fn of_a_total(line: &Line<'_>, sentence: Range<usize>, found: &mut Vec<Finding>) {
    let words = &line.words;
    let Some((at, total)) = sentence.clone().find_map(|at| {
        let behind = words.any_phrase(at, &["trên tổng số", "trong tổng số", "/ tổng số"])?;
        Some((at, count_at(words, behind)?))
    }) else {
        return;
    };
    let parts: Vec<Count> = (sentence.start..at)
        .filter_map(|token| count_at(words, token))
        .filter(|count| same_unit(words, &total, count))
        .collect();
    let lower = words.lower_text().get(words.bytes(sentence.start..at)).unwrap_or("");
    let states = ["hoàn thành", "đang thực hiện", "quá hạn", "chưa", "đang triển khai"];
    let said = states.iter().filter(|state| crate::lexicon::find(lower, state).is_some()).count();
    if parts.len() >= 2 && said >= parts.len().min(2) {
        // What is overdue may be part of what is under way.
        let without_last: f64 = parts[..parts.len() - 1].iter().map(|part| part.value).sum();
        if (without_last - total.value).abs() > 0.005 {
            compare(line, at + 1..total.tokens.end + 1, total.value, &parts, found);
        }
    }
}

/// "Tổng số đảng viên: 31 đồng chí. Có mặt: 29 đồng chí; vắng mặt: 02 đồng chí".
fn present(line: &Line<'_>, found: &mut Vec<Finding>) {
    let words = &line.words;
    if !words.lower_text().contains("vắng") {
        return;
    }
    let number = |phrases: &[&str]| {
        (0..words.len()).find_map(|at| {
            let behind = words.any_phrase(at, phrases)?;
            let digits =
                (behind..words.len().min(behind + 6)).find(|&at| words.kind(at) == Some(Kind::Number))?;
            Some((at, digits, numeral::arabic(words, digits)?.value))
        })
    };
    let total = number(&["tổng số", "triệu tập"]);
    let (Some((start, end, total)), Some((_, _, there)), Some((_, _, away))) =
        (total, number(&["có mặt"]), number(&["vắng mặt", "vắng"]))
    else {
        return;
    };
    if (there + away - total).abs() > 0.005 {
        let bytes = words.bytes(start..end + 1);
        push(found, &line.body()[bytes.clone()], Some(line.at(bytes)), there + away);
    }
}

/// A line that states a total and ends in a colon, over bullets that each give one amount of the same unit.
fn listed(elements: &[Element<'_>], at: usize, line: &Line<'_>, found: &mut Vec<Finding>) {
    let words = &line.words;
    let totals = [
        "tổng số",
        "tổng kinh phí",
        "tổng cộng",
        "tổng vốn",
        "tổng mức đầu tư",
        "tổng dự toán",
        "tổng nhu cầu kinh phí",
    ];
    if !(line.body().ends_with(':') || line.body().ends_with("trong đó")) {
        return;
    }
    let Some(start) = (0..words.len()).find(|&token| words.any_phrase(token, &totals).is_some()) else {
        return;
    };
    let Some(total) = (start..words.len()).find_map(|token| count_at(words, token)) else { return };
    let mut sum = 0.0;
    let mut parts = 0;
    for element in elements.iter().skip(at + 1).take(60) {
        let Element::Line(part) = element else { break };
        let bullet = part
            .label
            .as_ref()
            .is_some_and(|label| label.shape.is_bullet() || label.shape == viet::label::Shape::Letter);
        if !bullet {
            break;
        }
        let unit = |count: &Count| {
            part.words.lower(count.unit.0) == words.lower(total.unit.0)
                && part.words.lower(count.unit.1) == words.lower(total.unit.1)
        };
        let mut amounts = (0..part.words.len()).filter_map(|token| count_at(&part.words, token)).filter(unit);
        let (Some(amount), None) = (amounts.next(), amounts.next()) else { return };
        sum += amount.value;
        parts += 1;
    }
    if parts >= 2 && (sum - total.value).abs() > 0.005 {
        let bytes = words.bytes(start..total.tokens.end + 1);
        let text = line.body()[bytes.clone()].trim_end_matches([',', ' ', ':']);
        push(found, text, Some(line.at(bytes)), sum);
    }
}

/// What a report says it was given, has done, is doing and has not done; it may take two lines.
#[derive(Default)]
struct Given {
    at: usize,
    given: Option<f64>,
    done: Option<f64>,
    doing: f64,
}

impl Given {
    fn line(&mut self, line: &Line<'_>, at: usize, found: &mut Vec<Finding>) {
        let words = &line.words;
        if at > self.at + 1 {
            *self = Self::default();
        }
        self.at = at;
        for colon in 0..words.len() {
            if !words.is_mark(colon, ':') {
                continue;
            }
            let said = |phrase: &str| {
                let length = phrase.split(' ').count();
                colon >= length && words.phrase(colon - length, phrase).is_some()
            };
            let Some(value) = value_behind(words, colon + 1) else { continue };
            if said("được giao") {
                *self = Self { at, given: Some(value), ..Self::default() };
            } else if said("chưa hoàn thành") || said("không hoàn thành") {
                self.compare(line, colon, value, found);
            } else if said("hoàn thành") {
                self.done = Some(value);
            } else if said("đang thực hiện") {
                self.doing = value;
            }
        }
    }

    fn compare(&mut self, line: &Line<'_>, colon: usize, open: f64, found: &mut Vec<Finding>) {
        let (Some(given), Some(done)) = (self.given.take(), self.done.take()) else { return };
        let sums = [done + open, done + self.doing, done + self.doing + open];
        if sums.iter().all(|sum| (sum - given).abs() > 0.005) {
            let words = &line.words;
            let start = (0..colon)
                .rev()
                .find(|&at| words.is_mark(at, '.') || words.is_mark(at, ';'))
                .map_or(0, |at| at + 1);
            let bytes = words.bytes(start..colon + 2);
            push(found, &line.body()[bytes.clone()], Some(line.at(bytes)), given - done);
        }
    }
}

fn value_behind(words: &Words<'_>, at: usize) -> Option<f64> {
    if words.phrase(at, "không").is_some() {
        return Some(0.0);
    }
    numeral::arabic(words, at).map(|number| number.value)
}

//! Numbers of things that the document says and then lists: members of a group, tasks of a tracking sheet.
//!
//! ```text
//! "Thành lập Tổ công tác gồm 07 thành viên có tên sau đây:" / "1. Ông A ..." / ... / "6. Bà F ..."
//! "Tổng số nhiệm vụ theo dõi: 13 nhiệm vụ." over a sheet of twelve
//! ```

use super::{Subject, finding};
use crate::finding::{Code, Finding};
use crate::lexicon;
use crate::source::{Element, Line};
use viet::words::{Kind, Words};

pub(super) fn check(subject: &Subject<'_, '_>, found: &mut Vec<Finding>) {
    for (at, element) in subject.elements.iter().enumerate() {
        if let Element::Line(line) = element {
            members(subject.elements, at, line, found);
        }
    }
    let tables = subject.elements.iter().filter(|element| matches!(element, Element::Table(_))).count();
    if subject.kind() == "bảng theo dõi" && tables == 1 {
        tracked(subject, found);
    }
}

fn members(elements: &[Element<'_>], at: usize, line: &Line<'_>, found: &mut Vec<Finding>) {
    let words = &line.words;
    if !line.body().ends_with(':') || !words.lower_text().contains("gồm") {
        return;
    }
    let Some((place, stated)) = number_of(words, &["thành viên", "đồng chí", "ông , bà"]) else {
        return;
    };
    let listed = elements[at + 1..]
        .iter()
        .map_while(|element| match element {
            Element::Line(member) => Some(member),
            Element::Table(_) => None,
        })
        .take_while(|member| {
            member.label.is_some()
                && lexicon::starts_with_any(
                    member.words.lower_text(),
                    &["ông", "bà", "đồng chí", "đ/c", "các ông", "các bà"],
                )
        })
        .count();
    if listed > 1 && listed != stated {
        push(line, place, listed, found);
    }
}

/// Each row of a tracking sheet is a task; the line above it says how many there are.
fn tracked(subject: &Subject<'_, '_>, found: &mut Vec<Finding>) {
    let rows = subject.reading.tasks.len();
    for line in subject.lines() {
        let words = &line.words;
        let total = (0..words.len()).any(|at| words.any_phrase(at, &["tổng số", "tổng cộng"]).is_some());
        if let Some((place, stated)) = number_of(words, &["nhiệm vụ"]).filter(|_| total)
            && rows > 1
            && stated != rows
        {
            push(line, place, rows, found);
        }
    }
}

/// Returns the token and value of the first number that counts one of these things.
fn number_of(words: &Words<'_>, things: &[&str]) -> Option<(usize, usize)> {
    (0..words.len())
        .filter(|&at| words.kind(at) == Some(Kind::Number) && words.any_phrase(at + 1, things).is_some())
        .find_map(|at| Some((at, usize::try_from(words.number(at)?).ok()?)))
}

fn push(line: &Line<'_>, at: usize, counted: usize, found: &mut Vec<Finding>) {
    let range = line.words.bytes(at..at + 3);
    let text = line.body()[range.clone()].to_owned();
    found.push(finding(
        Code::TotalMismatch,
        text,
        Some(line.at(range)),
        vec![("expected", counted.to_string())],
    ));
}

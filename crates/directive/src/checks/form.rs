//! Blanks in the letterhead: the number, the day or month of issue. One finding a code.

use super::{Subject, finding};
use crate::card;
use crate::finding::{Code, Finding};

pub(super) fn check(subject: &Subject<'_, '_>, found: &mut Vec<Finding>) {
    let Some(first) = subject.parts.first() else { return };
    if let Some(line) = card::number_line(subject.elements, first)
        && line.number.is_none()
    {
        found.push(finding(Code::MissingNumber, line.text, Some(line.span), Vec::new()));
    }
    if let Some(line) = card::place_date_line(subject.elements, first)
        && line.blank
    {
        found.push(finding(Code::MissingDate, line.text, Some(line.span), Vec::new()));
    }
}

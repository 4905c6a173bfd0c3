//! The document card: what stands around the text, by Nghị định 30/2020/NĐ-CP art. 8 and annex I, and by the party's
//! 36-HD/VPTW.
//!
//! | file | field |
//! | --- | --- |
//! | `head` | the letterhead cut into pieces, `tail` the same for recipients and signature |
//! | `kind`, `subject` | kind and trích yếu |
//! | `number` | number and symbol |
//! | `issuer` | issuing body and the one above |
//! | `place_date` | place and date of issue |
//! | `meeting` | when it met and who chaired |
//! | `signature` | authority, post, name; recipients |
//! | `period` | a report's period |
//! | `person`, `dates`, `twin` | names of people, dates as written, letters without marks |

mod dates;
mod head;
mod issuer;
mod kind;
mod meeting;
mod number;
mod period;
mod person;
mod place_date;
mod signature;
mod subject;
mod tail;
mod twin;

use crate::organisation::Organisation;
use crate::parts::{self, Part};
use crate::reading::Card;
use crate::source::Element;
use head::{Piece, Role};
use jiff::civil::Date;

pub(crate) use dates::{Written, read as read_date};
pub(crate) use issuer::{body_of, initials_of};
pub(crate) use number::NumberLine;
pub(crate) use person::{is_name_line, names_in};
pub(crate) use place_date::PlaceDate;

/// Reads the card of one document of the file.
pub(crate) fn read(elements: &[Element<'_>], part: &Part, organisation: Option<&Organisation>) -> Card {
    let head = head::pieces(elements, part);
    let tail = tail::pieces(elements, part);
    let mut card = Card::default();
    if let Some(line) = find_number(&head) {
        card.number = line.number;
        card.symbol = line.symbol;
    }
    if let Some(line) = find_place_date(&head, &tail, elements, part) {
        card.place = line.place;
        card.date = line.date;
    }
    let title = kind::title(&head);
    card.kind = kind::read(&head, title.as_ref(), card.symbol.as_ref());
    card.subject = subject::read(&head, title.as_ref());
    let bodies = issuer::letterhead(&head);
    card.issuer = bodies.issuer;
    card.parent = bodies.parent;
    signature::read(&tail, &mut card);
    meeting::read(elements, part, &mut card);
    if card.issuer.is_none() {
        card.issuer = issuer::from_text(elements, part, &card, organisation);
    }
    card.period = period::read(elements, part, &card);
    card
}

/// Returns the line of number and symbol, if there is one, with blanks.
pub(crate) fn number_line(elements: &[Element<'_>], part: &Part) -> Option<NumberLine> {
    find_number(&head::pieces(elements, part))
}

/// Returns the line of place and date, if there is one, with blanks.
pub(crate) fn place_date_line(elements: &[Element<'_>], part: &Part) -> Option<PlaceDate> {
    let head = head::pieces(elements, part);
    let tail = tail::pieces(elements, part);
    find_place_date(&head, &tail, elements, part)
}

/// Returns the day that relative times and missing years count from: the date of issue, or as far as it is filled in.
pub(crate) fn reference_day(card: &Card) -> Option<Date> {
    let event = card.event_date.as_ref().and_then(|read| read.value.full());
    let Some(date) = card.date.as_ref().map(|read| read.value) else { return event };
    if let Some(day) = date.full() {
        return Some(day);
    }
    let (first, last) = (date.first_day()?, date.last_day()?);
    Some(event.filter(|day| (first..=last).contains(day)).unwrap_or(last))
}

fn find_number(head: &[Piece<'_>]) -> Option<NumberLine> {
    let whole = head.iter().filter(|piece| piece.role == Role::Number).find_map(number::read);
    let cut = || number::read_cut(head);
    whole
        .filter(|line| line.symbol.is_some())
        .or_else(cut)
        .or_else(|| head.iter().filter(|piece| piece.role == Role::Number).find_map(number::read))
}

fn find_place_date(
    head: &[Piece<'_>],
    tail: &[Piece<'_>],
    elements: &[Element<'_>],
    part: &Part,
) -> Option<PlaceDate> {
    let of = |pieces: &[Piece<'_>]| {
        pieces.iter().filter(|piece| piece.role == Role::PlaceDate).find_map(place_date::read)
    };
    // Old papers have it over the signature: at the end of the text or in the tail.
    of(head).or_else(|| of(tail)).or_else(|| {
        let from = part.body.end.saturating_sub(3).max(part.body.start);
        (from..part.body.end).rev().find_map(|at| {
            let line = parts::line_at(elements, at)?;
            of(&head::hand_broken(line, at))
        })
    })
}

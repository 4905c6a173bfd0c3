//! What people ask of a register, and what it leads to: events, or a refusal.

use super::Entry;
use super::event::{Book, Event};
use super::refusal::Refusal;
use super::state::{MOST_LEFT_OUT, Register};
use crate::event::Meta;
use crate::rules::Judge;
use crate::{DocumentId, dates};
use jiff::civil::Date;

/// The last number of a register: far beyond what a body writes in a year, and short enough for every form.
const LAST_NUMBER: u32 = 999_999;

/// Something that somebody wants to happen to a register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Open it.
    Open {
        /// Which book it is; [`Book::register`] is the id of the subject.
        book: Book,
        /// Its first number: 1, or the one behind those that were given on paper.
        first: u32,
    },
    /// Give a document a number.
    Give {
        /// The document.
        to: DocumentId,
        /// The number, where it is not the next one: a later one leaves numbers out, one that was left out fills the
        /// gap; both want a reason.
        number: Option<u32>,
    },
    /// Say that a number was given by mistake.
    Void {
        /// The number.
        number: u32,
    },
}

impl Command {
    /// Returns the stable name, as permissions and messages use it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Open { .. } => "register-open",
            Self::Give { .. } => "register-give",
            Self::Void { .. } => "register-void",
        }
    }
}

/// Judges a command by everything that was recorded of the register.
///
/// # Errors
///
/// Returns why the command is not carried out; nothing happened then.
pub fn decide(
    entries: &[Entry],
    command: Command,
    meta: &Meta,
    judge: Judge<'_>,
) -> Result<Vec<Event>, Refusal> {
    let register = Register::now(entries);
    dates::check(meta, judge)?;
    match command {
        Command::Open { book, first } => {
            if register.book.is_some() {
                return Err(Refusal::AlreadyOpen);
            }
            if !(1..=LAST_NUMBER).contains(&first) {
                return Err(Refusal::NoSuchNumber { first: 1, last: LAST_NUMBER });
            }
            Ok(vec![Event::Opened { book, first }])
        }
        Command::Give { to, number } => give(&register, to, number, meta),
        Command::Void { number } => {
            open(&register)?;
            let given = register.given.get(&number).ok_or(Refusal::NotGiven(number))?;
            if meta.effective.day < given.day {
                return Err(Refusal::OutOfOrder(given.day));
            }
            if !dates::has_reason(meta) {
                return Err(Refusal::NoReason);
            }
            Ok(vec![Event::Voided { number }])
        }
    }
}

fn give(
    register: &Register,
    to: DocumentId,
    number: Option<u32>,
    meta: &Meta,
) -> Result<Vec<Event>, Refusal> {
    let day = meta.effective.day;
    let book = open(register)?;
    if day.year() != book.year {
        return Err(Refusal::OtherYear(book.year));
    }
    if let Some(number) = register.number_of(to) {
        return Err(Refusal::AlreadyHas(number));
    }
    let next = register.next();
    let number = number.unwrap_or(next);
    if !(register.first..=LAST_NUMBER).contains(&number) {
        return Err(Refusal::NoSuchNumber { first: register.first, last: LAST_NUMBER });
    }
    if number < next && !register.left_out.contains_key(&number) {
        return Err(Refusal::Taken(number));
    }
    if number.saturating_sub(next) > MOST_LEFT_OUT {
        return Err(Refusal::TooFar(next));
    }
    check_order(register, number, day)?;
    if number != next && !dates::has_reason(meta) {
        return Err(Refusal::NoReason);
    }
    let skipped = (next < number).then(|| Event::LeftOut { from: next, to: number - 1 });
    Ok(skipped.into_iter().chain([Event::Given { number, to }]).collect())
}

fn open(register: &Register) -> Result<&Book, Refusal> {
    register.book.as_ref().ok_or(Refusal::NotOpen)
}

/// Numbers run with the days: a document does not get a number that stands before those of earlier days, nor behind
/// those of later ones.
fn check_order(register: &Register, number: u32, day: Date) -> Result<(), Refusal> {
    let before = register.given.range(..number).next_back().map(|(_, given)| given.day);
    let behind = register.given.range(number..).next().map(|(_, given)| given.day);
    match (before, behind) {
        (Some(before), _) if day < before => Err(Refusal::OutOfOrder(before)),
        (_, Some(behind)) if behind < day => Err(Refusal::OutOfOrder(behind)),
        (Some(_) | None, Some(_) | None) => Ok(()),
    }
}

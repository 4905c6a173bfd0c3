//! Numbers of tasks that are kept off the system: no words, counted apart.

mod common;

use common::{Story, march, record};
use jiff::civil::Date;
use ledger::Moment;
use ledger::closed_figures::{ClosedFigures, Command, Entry, Event, Numbers, Refusal, decide};
use ledger::count::Figures;
use ledger::standing::Standing;

fn numbers(completed_late: u32, open_overdue: u32) -> Numbers {
    Numbers { completed_in_time: 5, completed_late, open_overdue, cancelled: 1, ..Numbers::default() }
}

fn note(
    entries: &[Entry],
    recorded: Date,
    day: Date,
    why: Option<&str>,
    numbers: Numbers,
) -> Result<Vec<Event>, Refusal> {
    decide(entries, Command::Note(numbers), &Story::default().meta(recorded, day, why))
}

fn noted(mut entries: Vec<Entry>, recorded: Date, day: Date, numbers: Numbers) -> Vec<Entry> {
    let events = note(&entries, recorded, day, None, numbers).expect("noted");
    record(&mut entries, &Story::default().meta(recorded, day, None), events);
    entries
}

#[test]
fn the_last_numbers_by_a_day_count() {
    let entries = noted(Vec::new(), march(15), march(14), numbers(1, 2));
    let entries = noted(entries, march(20), march(14), numbers(2, 1));
    let at = |day, known_at| ClosedFigures::at(&entries, day, known_at).figures();
    assert_eq!(at(march(13), Moment::LAST), Figures::default(), "nothing was noted yet");
    assert_eq!(at(march(14), Moment::end_of(march(15))).get(Standing::OpenOverdue), 2, "as known then");
    let now = at(march(31), Moment::LAST);
    assert_eq!((now.given(), now.completed(), now.open(), now.cancelled), (8, 7, 1, 1));
}

#[test]
fn every_class_is_carried_over() {
    let all = Numbers {
        completed_in_time: 1,
        completed_late: 2,
        completed_undated: 4,
        open_in_time: 8,
        open_overdue: 16,
        open_undated: 32,
        suspended: 64,
        cancelled: 128,
        superseded: 256,
    };
    let figures = Figures::from(all);
    let classes: Vec<u64> = Standing::ALL.iter().map(|standing| figures.get(*standing)).collect();
    assert_eq!(classes, [1, 2, 4, 8, 16, 32, 64, 128, 256]);
}

#[test]
fn an_entry_has_numbers_only() {
    let words = note(&[], march(15), march(14), Some("văn bản mật số 01"), numbers(1, 2));
    assert_eq!(words, Err(Refusal::Words));
    assert_eq!(note(&[], march(13), march(14), None, numbers(1, 2)), Err(Refusal::InTheFuture));
    let entries = noted(Vec::new(), march(15), march(14), numbers(1, 2));
    assert_eq!(note(&entries, march(15), march(14), None, numbers(1, 2)), Err(Refusal::Unchanged));
    assert!(note(&entries, march(15), march(15), None, numbers(1, 2)).is_ok(), "the same on another day");
}

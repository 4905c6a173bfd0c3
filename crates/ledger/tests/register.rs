//! Books of numbers: each number once, in order, and every gap explained.

mod common;

use common::{BODY, Story, judge, march, record};
use jiff::civil::{Date, date};
use ledger::register::{Book, Command, Entry, Event, Gap, Refusal, Register, Series, decide};
use ledger::{DocumentId, Moment, UnitId};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn book(year: i16, series: Series) -> Book {
    Book { body: BODY, year, series }
}

fn issued() -> Book {
    book(2024, Series::Issued { name: None })
}

fn paper(number: u8) -> DocumentId {
    DocumentId::from_bytes([number; 16])
}

fn give(to: u8) -> Command {
    Command::Give { to: paper(to), number: None }
}

fn give_number(to: u8, number: u32) -> Command {
    Command::Give { to: paper(to), number: Some(number) }
}

#[derive(Clone, Debug, Default)]
struct Kept(Vec<Entry>);

impl Kept {
    /// The book of issued documents of 2024, with 146 numbers given on paper.
    fn open() -> Self {
        Self::default().on(march(11), Command::Open { book: issued(), first: 147 })
    }

    fn judge(
        &self,
        recorded: Date,
        day: Date,
        why: Option<&str>,
        command: Command,
    ) -> Result<Vec<Event>, Refusal> {
        decide(&self.0, command, &Story::default().meta(recorded, day, why), judge())
    }

    fn when(&self, day: Date, command: Command) -> Result<Vec<Event>, Refusal> {
        self.judge(day, day, Some("số cấp trên giấy"), command)
    }

    fn on(mut self, day: Date, command: Command) -> Self {
        let meta = Story::default().meta(day, day, Some("số cấp trên giấy"));
        let events = self.when(day, command).expect("the book goes on");
        record(&mut self.0, &meta, events);
        self
    }

    fn now(&self) -> Register {
        Register::now(&self.0)
    }
}

fn gap(from: u32, to: u32) -> Gap {
    Gap { from, to, reason: Some("số cấp trên giấy".to_owned()) }
}

#[test]
fn numbers_are_given_in_order_from_the_first() {
    let kept = Kept::open().on(march(11), give(1)).on(march(12), give(2));
    let register = kept.now();
    assert_eq!((register.number_of(paper(1)), register.number_of(paper(2))), (Some(147), Some(148)));
    assert_eq!((register.next(), register.gaps()), (149, vec![]));
    assert_eq!(Register::at(&kept.0, march(11), Moment::LAST).next(), 148, "as it was the day before");
    assert_eq!(kept.when(march(12), give(1)), Err(Refusal::AlreadyHas(147)));
    assert_eq!(kept.when(march(12), give_number(3, 148)), Err(Refusal::Taken(148)));
    assert_eq!(kept.when(march(12), give_number(3, 146)), Err(outside(147)), "given on paper");
}

fn outside(first: u32) -> Refusal {
    Refusal::NoSuchNumber { first, last: 999_999 }
}

#[test]
fn numbers_that_are_left_out_are_explained_and_may_be_filled() {
    let kept = Kept::open().on(march(11), give(1));
    assert_eq!(kept.judge(march(12), march(12), None, give_number(2, 150)), Err(Refusal::NoReason));
    assert_eq!(kept.when(march(12), give_number(2, 1_149)), Err(Refusal::TooFar(148)), "a slip of the pen");
    let kept = kept.on(march(12), give_number(2, 151));
    assert_eq!(kept.now().gaps(), [gap(148, 150)]);
    assert_eq!(kept.now().next(), 152);
    assert_eq!(kept.judge(march(12), march(12), None, give_number(3, 149)), Err(Refusal::NoReason));
    let kept = kept.on(march(12), give_number(3, 149));
    assert_eq!(kept.now().gaps(), [gap(148, 148), gap(150, 150)]);
    assert_eq!(kept.now().next(), 152);
}

#[test]
fn a_voided_number_is_not_given_again() {
    let kept = Kept::open().on(march(11), give(1)).on(march(12), give(2));
    assert_eq!(kept.when(march(12), Command::Void { number: 149 }), Err(Refusal::NotGiven(149)));
    assert_eq!(kept.judge(march(12), march(12), None, Command::Void { number: 148 }), Err(Refusal::NoReason));
    assert_eq!(kept.when(march(11), Command::Void { number: 148 }), Err(Refusal::OutOfOrder(march(12))));
    let kept = kept.on(march(12), Command::Void { number: 148 });
    assert_eq!(kept.now().gaps(), [gap(148, 148)]);
    assert_eq!(kept.when(march(12), give_number(3, 148)), Err(Refusal::Taken(148)));
    assert_eq!(
        kept.on(march(12), give(2)).now().number_of(paper(2)),
        Some(149),
        "the paper gets another one"
    );
}

#[test]
fn numbers_run_with_the_days() {
    let kept = Kept::open().on(march(11), give(1)).on(march(13), give_number(2, 149));
    assert_eq!(kept.when(march(12), give(3)), Err(Refusal::OutOfOrder(march(13))));
    assert_eq!(kept.when(march(14), give_number(3, 148)), Err(Refusal::OutOfOrder(march(13))));
    assert!(kept.when(march(12), give_number(3, 148)).is_ok());
    let ahead = kept.judge(march(13), march(14), None, give(3));
    assert_eq!(ahead, Err(Refusal::InTheFuture));
    let late = kept.judge(march(18), march(13), None, give(3));
    assert_eq!(late, Err(Refusal::BackdatedWithoutReason));
}

#[test]
fn a_register_is_opened_once_and_is_of_one_year() {
    let kept = Kept::open();
    let open = |first| Command::Open { book: issued(), first };
    assert_eq!(kept.when(march(11), open(1)), Err(Refusal::AlreadyOpen));
    assert_eq!(Kept::default().when(march(11), open(0)), Err(outside(1)));
    assert_eq!(Kept::default().when(march(11), give(1)), Err(Refusal::NotOpen));
    assert_eq!(Kept::default().when(march(11), Command::Void { number: 1 }), Err(Refusal::NotOpen));
    assert_eq!(kept.when(date(2025, 1, 2), give(1)), Err(Refusal::OtherYear(2024)));
    let last = Kept::default().on(march(11), open(999_999)).on(march(11), give(1));
    assert_eq!(last.when(march(11), give(2)), Err(outside(999_999)));
}

#[test]
fn a_register_is_found_by_what_it_is() {
    let named = |name: &str| book(2024, Series::Issued { name: Some(name.to_owned()) });
    let books = [
        issued(),
        book(2025, Series::Issued { name: None }),
        book(2024, Series::Incoming),
        book(2024, Series::Copies),
        named("QĐ quy phạm"),
        Book { body: UnitId::from_bytes([11; 16]), ..issued() },
    ];
    let ids: BTreeSet<_> = books.iter().map(Book::register).collect();
    assert_eq!(ids.len(), books.len());
    assert_eq!(named("QĐ quy phạm").register(), named("qđ  quy phạm").register());
    // Stored: it must never change.
    assert_eq!(issued().register().to_string(), "d7343988-5535-8a20-92c2-ccc4780ab5f7");
}

#[test]
fn a_gap_without_an_entry_is_shown_without_a_reason() {
    let kept = Kept::open().on(march(11), give(1)).on(march(12), give_number(2, 149));
    let damaged: Vec<Entry> =
        kept.0.into_iter().filter(|entry| !matches!(entry.event, Event::LeftOut { .. })).collect();
    assert_eq!(Register::now(&damaged).gaps(), [Gap { from: 148, to: 148, reason: None }]);
}

proptest! {
    #[test]
    fn a_number_is_given_once_and_every_gap_is_explained(
        steps in prop::collection::vec((0u8..4, 0u8..30, 147u32..175, 0i8..3), 0..40),
    ) {
        let (mut kept, mut day, mut ever) = (Kept::open(), 11, BTreeSet::new());
        for (kind, to, number, later) in steps {
            day = (day + later).min(31);
            let command = match kind {
                0 | 1 => give(to),
                2 => give_number(to, number),
                _ => Command::Void { number },
            };
            let Ok(events) = kept.when(march(day), command.clone()) else { continue };
            for event in &events {
                if let Event::Given { number, .. } = event {
                    prop_assert!(ever.insert(*number), "{} twice", number);
                }
            }
            kept = kept.on(march(day), command);
            let register = kept.now();
            prop_assert!(register.gaps().iter().all(|gap| gap.reason.is_some()));
            let unused: u32 = register.gaps().iter().map(|gap| gap.to - gap.from + 1).sum();
            prop_assert_eq!(unused + u32::try_from(register.given.len()).expect("few"), register.next() - 147);
            let days: Vec<Date> = register.given.values().map(|given| given.day).collect();
            prop_assert!(days.is_sorted());
        }
    }

    #[test]
    fn entries_in_any_order_make_some_register(order in Just(Vec::from_iter(0..8usize)).prop_shuffle()) {
        let meta = Story::default().meta(march(11), march(11), None);
        let events = [
            Event::Opened { book: issued(), first: u32::MAX },
            Event::LeftOut { from: 0, to: u32::MAX },
            Event::LeftOut { from: 9, to: 3 },
            Event::Given { number: u32::MAX, to: paper(1) },
            Event::Given { number: 0, to: paper(1) },
            Event::Voided { number: 7 },
            Event::Voided { number: u32::MAX },
            Event::Given { number: 7, to: paper(2) },
        ];
        let register = order.iter().filter_map(|index| events.get(*index))
            .fold(Register::default(), |register, event| register.evolve(event, &meta));
        let _ = (register.next(), register.gaps());
    }
}

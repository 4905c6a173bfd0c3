//! A story by chance: tasks of four units with everything that lists are filtered and figures are cut by.

use super::*;
use jiff::ToSpan as _;
use ledger::count::Figures;
use ledger::task::{Product, Progress, Quote};
use std::collections::{BTreeMap, BTreeSet};
use store::{Cut, Row};

/// A small generator of numbers, so that both engines get the same story.
struct Dice(u64);

impl Dice {
    fn next(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }

    fn small(&mut self, sides: u64) -> u8 {
        u8::try_from(self.next(sides)).expect("small")
    }
}

/// Tasks of a story, by [`task`] from 0 on.
pub(crate) const TASKS: u64 = 40;

const FIRST: Date = date(2024, 1, 2);

/// A day of the story; nothing happens after the 115th.
pub(crate) fn day(offset: u64) -> Date {
    FIRST.saturating_add(i64::try_from(offset).expect("small").days())
}

fn command(dice: &mut Dice, today: u64) -> Command {
    let product = Product { words: "Kế hoạch".to_owned(), ..Product::default() };
    match dice.next(16) {
        0 => Command::Accept,
        1 => Command::Decline,
        2 => Command::Reassign(unit(2 + dice.small(3))),
        3 => Command::ReportProgress(Progress { words: "đang làm".to_owned(), percent: Some(40) }),
        4 => Command::Wait { body: "Sở Tài chính".to_owned(), letter: "101".to_owned(), expected: None },
        5 => Command::StopClock,
        6 => Command::EndWaiting,
        7 | 8 => Command::SubmitResult(product),
        9 | 10 => Command::ConfirmResult,
        11 => Command::Suspend { until: None },
        12 => Command::Resume,
        13 | 14 => Command::Delegate(officer(1 + dice.small(2))),
        _ => {
            let due = day(today + dice.next(40));
            Command::Edit(Box::new(content("Rà soát quy trình nội bộ", unit(3), Some(due))))
        }
    }
}

/// What a task is about: led by one of three units, half with another one's help, some watched, of a document and a field.
fn work(dice: &mut Dice, made: u64) -> Content {
    let due = (dice.next(5) > 0).then(|| day(made + dice.next(60)));
    let words = format!("Nhiệm vụ số {made} về chuyển đổi số");
    let lead = unit(2 + dice.small(3));
    let helpers: BTreeSet<UnitId> = (0..dice.next(3)).map(|_| unit(2 + dice.small(5))).collect();
    Content {
        support: helpers.into_iter().filter(|unit| *unit != lead).collect(),
        watcher: (dice.next(3) == 0).then(|| officer(1 + dice.small(2))),
        field: (dice.next(3) > 0).then(|| format!("Lĩnh vực {}", dice.next(3))),
        programme: (dice.next(4) == 0).then(|| document(20 + dice.next(2))),
        quote: (dice.next(4) > 0).then(|| Quote {
            document: document(1 + dice.next(4)),
            item: "II.1".to_owned(),
            words: words.clone(),
            range: None,
            page: None,
        }),
        ..content(&words, lead, due)
    }
}

/// Tasks with some three hundred commands, a fifth of them dated back; an eighth of the tasks stay proposals.
pub(crate) fn play(store: &Store, seed: u64) {
    let mut dice = Dice(seed);
    let mut number = 1;
    for made in 0..TASKS {
        let mut commands = vec![Command::Propose(Box::new(work(&mut dice, made)))];
        if dice.next(8) > 0 {
            commands.push(Command::Assign { code: format!("2024/{made:04}") });
        }
        for command in commands {
            number += 1;
            give(store, task(made), command, meta(number, day(made), day(made))).expect("a new task");
        }
    }
    for step in 0..300 {
        let (made, today) = (dice.next(TASKS), TASKS + step / 4);
        let back = if dice.next(5) == 0 { dice.next(20) } else { 0 };
        number += 1;
        let command = command(&mut dice, today);
        give(store, task(made), command, meta(number, day(today), day(today - back))).expect("told or done");
    }
}

/// Returns the figures by unit.
pub(crate) fn figures(store: &Store, as_of: Date, known_at: Moment) -> BTreeMap<Option<UnitId>, Figures> {
    let rows =
        store.read(|reader| reader.figures(TENANT, Cut::Unit, as_of, known_at, None)).expect("readable");
    let unit = |row| if let Row::Unit(unit) = row { Some(unit) } else { None };
    rows.into_iter().map(|(row, figures)| (unit(row), figures)).collect()
}

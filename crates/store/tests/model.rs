//! Random commands over many tasks and a changing organisation, held against a model in memory: the entries are those that were
//! decided, the rows are those of a rebuild, and every figure of every cut on every day is the count over the folds.

mod common;

use common::*;
use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use ledger::count::{Figures, count};
use ledger::event::{Meta, Subject};
use ledger::organisation::{Event as Change, Organisation, transfers};
use ledger::rules::Rules;
use ledger::standing::{self, Facts, Standing};
use ledger::task::{Command, Content, Entry, Event, History, Judge, Product, Progress, Quote, decide};
use ledger::{EventId, Moment, OfficerId, TaskId};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use std::collections::BTreeMap;
use store::{Cut, Draft, Error, Order, Row, Store};
use viet::calendar::Calendar;

const FIRST: Date = date(2024, 1, 2);
const TASKS: u8 = 7;
const UNITS: std::ops::Range<u8> = 2..7;
const CUTS: [Cut; 7] =
    [Cut::Whole, Cut::Unit, Cut::Document, Cut::Programme, Cut::Field, Cut::Watcher, Cut::Month];

/// Something that somebody does, some days after what was done before.
#[derive(Clone, Debug)]
struct Step {
    later: u8,
    back: u8,
    what: What,
}

#[derive(Clone, Debug)]
enum What {
    /// A command to a task.
    Give(u8, Command),
    /// A unit ends; its open tasks go to the heir, where there is one.
    End(u8, Vec<u8>),
}

fn any_content() -> impl Strategy<Value = Box<Content>> {
    (UNITS, prop::option::of(0..60_i64), 0..3_u8).prop_map(|(lead, due, other)| {
        let mut content = content("Rà soát quy trình nội bộ", unit(lead), due.map(day));
        content.programme = (other == 1).then(|| document(500));
        content.field = (other > 0).then(|| format!("lĩnh vực {other}"));
        content.watcher = (other == 2).then_some(CLERK);
        content.quote = (other < 2).then(|| Quote {
            document: document(u64::from(other)),
            item: "II.1".to_owned(),
            words: "Giao rà soát".to_owned(),
            range: None,
            page: None,
        });
        Box::new(content)
    })
}

fn command() -> impl Strategy<Value = Command> {
    let product = Product { words: "Kế hoạch".to_owned(), ..Product::default() };
    let progress = |percent| Progress { words: "đang làm".to_owned(), percent: Some(percent) };
    prop_oneof![
        4 => any_content().prop_map(Command::Edit),
        3 => Just(Command::Accept),
        1 => Just(Command::Decline),
        4 => UNITS.prop_map(|lead| Command::Reassign(unit(lead))),
        1 => Just(Command::Delegate(OfficerId::from_bytes([3; 16]))),
        2 => (40..100_u8).prop_map(move |percent| Command::ReportProgress(progress(percent))),
        2 => Just(Command::Wait { body: "Sở Tài chính".to_owned(), letter: "101".to_owned(), expected: None }),
        2 => Just(Command::StopClock),
        2 => Just(Command::EndWaiting),
        4 => Just(Command::SubmitResult(product)),
        2 => Just(Command::ReturnResult),
        3 => Just(Command::ConfirmResult),
        2 => Just(Command::Suspend { until: None }),
        3 => Just(Command::Resume),
        2 => Just(Command::Reopen),
        1 => Just(Command::Cancel),
        1 => Just(Command::Supersede(task(1))),
        1 => Just(Command::Withdraw),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    let what = prop_oneof![
        14 => (0..TASKS, command()).prop_map(|(task, command)| What::Give(task, command)),
        1 => (UNITS, prop::collection::vec(UNITS, 0..3)).prop_map(|(unit, heirs)| What::End(unit, heirs)),
    ];
    let back = prop_oneof![4 => Just(0_u8), 1 => 1..20_u8];
    (0..4_u8, back, what).prop_map(|(later, back, what)| Step { later, back, what })
}

fn day(offset: i64) -> Date {
    FIRST.saturating_add(offset.days())
}

/// The same ledger in memory.
struct Model {
    tasks: BTreeMap<TaskId, History>,
    organisation: Organisation,
    changes: u64,
    number: u64,
    today: i64,
    recorded: Moment,
}

impl Model {
    fn new() -> Self {
        let (tasks, organisation) = (BTreeMap::new(), Organisation::default());
        Self { tasks, organisation, changes: 0, number: 0, today: 0, recorded: Moment(0) }
    }

    fn meta(&mut self, back: u8) -> Meta {
        self.number += 1;
        let meta = meta(self.number, day(self.today), day(self.today - i64::from(back)));
        self.recorded = self.recorded.max(meta.recorded_at);
        Meta { recorded_at: self.recorded, ..meta }
    }

    fn judge(&self, id: TaskId, command: Command, meta: &Meta) -> Option<Vec<Event>> {
        let judge = Judge { rules: Rules::built_in(), calendar: Calendar::built_in() };
        decide(&self.history(id), command, meta, judge).ok()
    }

    fn history(&self, id: TaskId) -> History {
        self.tasks.get(&id).cloned().unwrap_or_default()
    }

    fn play(&mut self, store: &Store, step: Step) -> Result<(), Error> {
        self.today += i64::from(step.later);
        match step.what {
            What::Give(number, command) => {
                let meta = self.meta(step.back);
                self.give(store, task(u64::from(number)), command, &meta)
            }
            What::End(ended, heirs) => self.end(store, ended, &heirs),
        }
    }

    fn give(&mut self, store: &Store, id: TaskId, command: Command, meta: &Meta) -> Result<(), Error> {
        let Some(events) = self.judge(id, command, meta) else { return Ok(()) };
        let laws = laws();
        let before = self.history(id);
        store.write(TENANT, |writer| append(writer, id, before, events.clone(), meta, &laws))?;
        // What the store sealed has ids that are its caller's: the model takes them over, and nothing else.
        let written = store.read(|reader| reader.history(TENANT, id))?;
        let history = self.tasks.entry(id).or_default();
        let ids: Vec<EventId> =
            written.entries().iter().skip(history.entries().len()).map(|entry| entry.id).collect();
        for (id, event) in ids.into_iter().zip(events) {
            history.push(Entry { id, meta: meta.clone(), event });
        }
        Ok(())
    }

    /// Records that a unit ended, and gives its open tasks to its heir.
    fn end(&mut self, store: &Store, ended: u8, heirs: &[u8]) -> Result<(), Error> {
        let today = day(self.today);
        let heirs: Vec<_> = heirs.iter().filter(|heir| **heir != ended).map(|heir| unit(*heir)).collect();
        let change = Change::UnitEnded { unit: unit(ended), heirs };
        self.change(store, change)?;
        let now: Vec<_> = self.tasks.iter().map(|(id, history)| (*id, history.now())).collect();
        let moved = transfers(&self.organisation, now.iter().map(|(id, task)| (*id, task)), today);
        for (id, transfer) in moved {
            if let Some(command) = transfer.command() {
                let meta = self.meta(0);
                self.give(store, id, command, &meta)?;
            }
        }
        Ok(())
    }

    fn change(&mut self, store: &Store, change: Change) -> Result<(), Error> {
        let meta = self.meta(0);
        let draft = Draft { id: EventId::from_bytes(*meta.command.as_bytes()), meta, body: change.clone() };
        let (subject, before) = (Subject::Organisation(unit(1)), self.changes);
        store.write(TENANT, |writer| writer.append(subject, Some(before), vec![draft]).map(|_| ()))?;
        self.changes += 1;
        self.organisation = std::mem::take(&mut self.organisation).evolve(&change, day(self.today));
        Ok(())
    }

    /// Counts with the pure function over the folds.
    fn counted(&self, cut: Cut, as_of: Date, known_at: Moment) -> BTreeMap<Row, Figures> {
        let standings = self.tasks.values().filter_map(|history| {
            let task = history.at(as_of, known_at);
            let judged = standing::of(&task, as_of, Rules::built_in(), Calendar::built_in())?;
            Some((row(cut, &Facts::of(&task)), judged.standing))
        });
        count(standings)
    }
}

fn row(cut: Cut, facts: &Facts) -> Row {
    let row = match cut {
        Cut::Whole => None,
        Cut::Unit => facts.lead.map(Row::Unit),
        Cut::Document => facts.document.map(Row::Document),
        Cut::Programme => facts.programme.map(Row::Document),
        Cut::Field => facts.field.clone().map(Row::Field),
        Cut::Watcher => facts.watcher.map(Row::Officer),
        Cut::Month => facts.given.map(|given| Row::Month(given.first_of_month())),
    };
    row.unwrap_or(Row::None)
}

fn hold(store: &Store, model: &Model) -> Result<(), TestCaseError> {
    let told = |error: Error| TestCaseError::fail(error.to_string());
    for (id, history) in &model.tasks {
        let stored = store.read(|reader| reader.history(TENANT, *id)).map_err(told)?;
        prop_assert_eq!(&stored, history, "the entries are those that were decided");
        let listed = store.read(|reader| reader.tasks_by_id(TENANT, &[*id], day(500))).map_err(told)?;
        let now = history.now();
        prop_assert_eq!(listed.len(), 1);
        prop_assert_eq!(&listed[0].stage, now.stage.name());
        prop_assert_eq!(listed[0].lead, now.content.lead);
        prop_assert_eq!(&listed[0].code, &now.code);
        let standing = standing::of(&now, day(500), Rules::built_in(), Calendar::built_in());
        prop_assert_eq!(
            listed[0].standing,
            standing.map(|judged| judged.standing),
            "a list tells what is judged"
        );
    }
    figures_hold(store, model)?;
    let clean = |when: &str| {
        let report = store.read(|reader| reader.verify(TENANT, &laws())).map_err(told)?;
        prop_assert!(report.is_clean(), "{}: {:?}", when, report);
        Ok(())
    };
    clean("the rows are those of a rebuild")?;
    store.write(TENANT, |writer| writer.rebuild(&laws())).map_err(told)?;
    clean("a rebuild makes them")?;
    figures_hold(store, model)
}

/// The tasks one by one, counted by hand, give the figures that the store counted; those of one unit give its row.
fn one_by_one_holds(
    store: &Store,
    figures: &[BTreeMap<Row, Figures>],
    as_of: Date,
    known: Moment,
) -> Result<(), TestCaseError> {
    let told = |error: store::Error| TestCaseError::fail(error.to_string());
    let stood = store.read(|reader| reader.stood(TENANT, as_of, known, None)).map_err(told)?;
    for (cut, rows) in CUTS.into_iter().zip(figures) {
        let one_by_one = count(stood.iter().map(|(_, standing, facts)| (row(cut, facts), *standing)));
        prop_assert_eq!(&one_by_one, rows, "{:?} on {}, task by task", cut, as_of);
    }
    for number in 0..3 {
        let led = store.read(|reader| reader.stood(TENANT, as_of, known, Some(&[unit(number)])));
        let led: Figures = led.map_err(told)?.iter().map(|(_, standing, _)| Figures::of(*standing)).sum();
        let by_unit = &figures[CUTS.iter().position(|cut| *cut == Cut::Unit).expect("it is a cut")];
        prop_assert_eq!(led, by_unit.get(&Row::Unit(unit(number))).copied().unwrap_or_default());
    }
    Ok(())
}

/// On each day, as known at some moments: every figure is the counted one, and the rows of each cut add up to the whole.
fn figures_hold(store: &Store, model: &Model) -> Result<(), TestCaseError> {
    for offset in (-3..model.today + 40).step_by(3) {
        for known in [Moment::LAST, Moment::end_of(day(model.today / 2)), Moment::end_of(day(offset))] {
            let told = store.read(|reader| {
                CUTS.iter()
                    .map(|cut| reader.figures(TENANT, *cut, day(offset), known, None))
                    .collect::<Result<Vec<_>, _>>()
            });
            let told = told.map_err(|error| TestCaseError::fail(error.to_string()))?;
            let whole: Figures = told[0].values().copied().sum();
            one_by_one_holds(store, &told, day(offset), known)?;
            for (cut, rows) in CUTS.into_iter().zip(told) {
                prop_assert_eq!(
                    &rows,
                    &model.counted(cut, day(offset), known),
                    "{:?} on {}",
                    cut,
                    day(offset)
                );
                prop_assert_eq!(rows.values().copied().sum::<Figures>(), whole, "{:?} adds up", cut);
            }
            let parts: u64 = Standing::ALL.iter().map(|standing| whole.get(*standing)).sum();
            prop_assert_eq!(whole.given() + whole.cancelled + whole.superseded, parts);
            prop_assert_eq!(whole.completed() + whole.open() + whole.suspended, whole.given());
        }
    }
    Ok(())
}

/// Every filter by standing finds as many tasks as the figure says.
fn lists_hold(store: &Store, model: &Model) -> Result<(), TestCaseError> {
    let today = day(model.today + 30);
    let whole: Figures = model.counted(Cut::Whole, today, Moment::LAST).values().copied().sum();
    for standing in Standing::ALL {
        let filter = store::Filter { standing: Some((standing, today)), ..store::Filter::default() };
        let page = store.read(|reader| reader.tasks(TENANT, &filter, Order::Due, None, 50, today));
        let page = page.map_err(|error: Error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(page.tasks.len() as u64, whole.get(standing), "{}", standing.name());
    }
    Ok(())
}

/// Plays random stories, each in a ledger that `address` makes empty.
fn play(address: impl Fn() -> String) {
    let cases = u32::try_from(soaked("PROPTEST_CASES", 6)).expect("some");
    let mut runner = TestRunner::new(Config { max_shrink_iters: 40, ..Config::with_cases(cases) });
    let contents = prop::collection::vec(any_content(), usize::from(TASKS));
    let story = (contents, prop::collection::vec(step(), 20..120));
    let held = runner.run(&story, |(contents, steps)| {
        let store = fresh(&address());
        let mut model = Model::new();
        let told = |error: Error| TestCaseError::fail(error.to_string());
        for number in std::iter::once(1).chain(UNITS) {
            let parent = (number > 1).then(|| unit(1));
            let (name, short, codes) = (format!("Phòng {number}"), Vec::new(), Vec::new());
            let founded = Change::UnitFounded { unit: unit(number), name, short, parent, codes };
            model.change(&store, founded).map_err(told)?;
        }
        for (number, content) in (0..).zip(contents) {
            // The last one stays a proposal.
            let assign = (number + 1 < TASKS).then(|| Command::Assign { code: format!("2024/{number:04}") });
            for command in std::iter::once(Command::Propose(content)).chain(assign) {
                let step = Step { later: number % 2, back: 0, what: What::Give(number, command) };
                model.play(&store, step).map_err(told)?;
            }
        }
        for step in steps {
            model.play(&store, step).map_err(told)?;
        }
        hold(&store, &model)?;
        lists_hold(&store, &model)
    });
    assert!(held.is_ok(), "{}", held.err().map_or_else(String::new, |why| why.to_string()));
}

#[test]
fn whatever_is_done_the_rows_and_figures_are_those_of_the_events_in_a_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let number = std::cell::Cell::new(0);
    play(|| {
        number.set(number.get() + 1);
        folder.path().join(format!("{}.db", number.get())).to_str().expect("UTF-8").to_owned()
    });
}

#[test]
fn whatever_is_done_the_rows_and_figures_are_those_of_the_events_on_a_server() {
    let Some(server) = testkit::postgres::Server::start() else { return };
    let address = server.database();
    play(|| {
        let mut client = postgres::Client::connect(&address, postgres::NoTls).expect("the server");
        client.batch_execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public").expect("emptied");
        address.clone()
    });
}

//! Random commands over many tasks: what must hold on every day, whatever people ask for.

mod common;

use common::{HELPER, LEAD, OTHER, Story, content, until};
use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use ledger::Moment;
use ledger::count::{Figures, count};
use ledger::rules::Rules;
use ledger::standing::{self, Standing};
use ledger::task::{Command, Content, Entry, Event, History, MilestoneId, Product, Progress, evolve};
use proptest::prelude::*;
use viet::calendar::Calendar;

const FIRST: Date = date(2024, 3, 11);

fn day(offset: i64) -> Date {
    FIRST.saturating_add(offset.days())
}

fn command() -> impl Strategy<Value = Command> {
    let unit = prop::sample::select(vec![LEAD, HELPER, OTHER]);
    let product = Product { words: "Kế hoạch".to_owned(), ..Product::default() };
    prop_oneof![
        Just(Command::Accept),
        Just(Command::Decline),
        unit.prop_map(Command::Reassign),
        (0u8..=100).prop_map(|percent| Command::ReportProgress(Progress {
            words: "đang làm".to_owned(),
            percent: Some(percent)
        })),
        Just(Command::Wait { body: "Sở Tài chính".to_owned(), letter: "101".to_owned(), expected: None }),
        Just(Command::StopClock),
        Just(Command::EndWaiting),
        (0i64..60).prop_map(|offset| Command::AskExtension {
            milestone: MilestoneId(1),
            until: until(day(offset))
        }),
        Just(Command::GrantExtension { until: None }),
        Just(Command::RefuseExtension),
        Just(Command::SubmitResult(product)),
        Just(Command::ConfirmResult),
        Just(Command::ReturnResult),
        Just(Command::Suspend { until: None }),
        Just(Command::Resume),
        Just(Command::Cancel),
        Just(Command::Supersede(common::task(2))),
        Just(Command::Reopen),
        Just(Command::Withdraw),
        Just(Command::Edit(Box::new(Content { milestones: Vec::new(), ..content() }))),
    ]
}

/// A story of commands, each some days after the one before, and taking effect up to three days before it is recorded.
fn story() -> impl Strategy<Value = Story> {
    prop::collection::vec((command(), 0i64..4, 0i64..4), 0..25).prop_map(|steps| {
        let mut story = Story::default()
            .on(FIRST, Command::Propose(Box::new(content())))
            .on(FIRST, Command::Assign { code: "2024/0147".to_owned() });
        let mut today = 0;
        for (command, later, back) in steps {
            today += later;
            let meta = story.meta(day(today), day((today - back).max(0)), Some("theo ý kiến của lãnh đạo"));
            if story.judge(command.clone(), &meta).is_ok() {
                story = story.noted(day(today), day((today - back).max(0)), command);
            }
        }
        story
    })
}

fn standing_on(history: &History, as_of: Date, known_at: Moment) -> Option<Standing> {
    let task = history.at(as_of, known_at);
    standing::of(&task, as_of, Rules::built_in(), Calendar::built_in()).map(|judgement| judgement.standing)
}

proptest! {
    #[test]
    fn the_identities_hold_on_every_day(stories in prop::collection::vec(story(), 1..8)) {
        for offset in 0..80 {
            let standings = stories.iter().enumerate().filter_map(|(number, story)| {
                Some((number % 3, standing_on(&story.history, day(offset), Moment::LAST)?))
            });
            let standings: Vec<_> = standings.collect();
            let rows = count(standings.iter().copied());
            let total: Figures = rows.values().copied().sum();
            let parts: u64 = Standing::ALL.iter().map(|standing| total.get(*standing)).sum();
            prop_assert_eq!(parts, standings.len() as u64, "each task in one class");
            prop_assert_eq!(total.given() + total.cancelled + total.superseded, parts);
            prop_assert_eq!(total.completed() + total.open() + total.suspended, total.given());
        }
    }

    #[test]
    fn the_timeline_tells_what_is_judged_on_each_day(story in story(), known in 0i64..80) {
        for known_at in [Moment::LAST, Moment::end_of(day(known))] {
            let (rules, calendar) = (Rules::built_in(), Calendar::built_in());
            let spans = standing::timeline(&story.history, known_at, rules, calendar);
            for offset in -2..120 {
                let day = day(offset);
                let inside: Vec<_> =
                    spans.iter().filter(|span| span.from <= day && span.to.is_none_or(|to| day < to)).collect();
                let told = inside.first().map(|span| (span.standing, span.facts.clone()));
                let task = story.history.at(day, known_at);
                let judged = standing_on(&story.history, day, known_at)
                    .map(|standing| (standing, standing::Facts::of(&task)));
                prop_assert!(inside.len() < 2, "{day} is in two spans: {spans:?}");
                prop_assert_eq!(told, judged, "on {}", day);
            }
        }
    }

    #[test]
    fn what_was_known_once_stays_known(story in story(), later in command()) {
        let known_at = story.history.entries().last().map_or(Moment(0), |last| last.meta.recorded_at);
        let before: Vec<_> = (0..80).map(|offset| standing_on(&story.history, day(offset), known_at)).collect();
        // A month later something is entered that took effect long ago.
        let meta = story.meta(day(200), FIRST, Some("nhập bổ sung"));
        if let Ok(events) = story.judge(later, &meta) {
            let mut history = story.history.clone();
            for event in events {
                let id = ledger::EventId::from_bytes([99; 16]);
                history.push(Entry { id, meta: meta.clone(), event });
            }
            let after: Vec<_> = (0..80).map(|offset| standing_on(&history, day(offset), known_at)).collect();
            prop_assert_eq!(before, after);
        }
    }

    #[test]
    fn without_dating_back_the_state_is_the_fold_of_the_events(steps in prop::collection::vec(command(), 0..25)) {
        let mut story = Story::default()
            .on(FIRST, Command::Propose(Box::new(content())))
            .on(FIRST, Command::Assign { code: "2024/0147".to_owned() });
        for (offset, command) in (0..).zip(steps) {
            if story.when(day(offset), command.clone()).is_ok() {
                story = story.on(day(offset), command);
            }
        }
        let folded = story.history.entries().iter().fold(ledger::task::Task::default(), |task, entry| {
            evolve(task, &entry.event, entry.meta.effective)
        });
        prop_assert_eq!(folded, story.history.now());
    }

    #[test]
    fn events_in_any_order_make_some_state(order in Just(Vec::from_iter(0..12usize)).prop_shuffle()) {
        let story = Story::assigned().on(day(1), Command::Accept);
        let events: Vec<Event> = story.history.entries().iter().map(|entry| entry.event.clone())
            .chain([Event::ResultConfirmed, Event::WaitingEnded, Event::Resumed, Event::ClockStopped,
                Event::ExtensionRefused, Event::ResultReturned, Event::Reopened, Event::Cancelled, Event::Dropped])
            .collect();
        let task = order.iter().filter_map(|index| events.get(*index)).fold(
            ledger::task::Task::default(),
            |task, event| evolve(task, event, day(3).into()),
        );
        let _ = standing::of(&task, day(9), Rules::built_in(), Calendar::built_in());
    }
}

//! Days that deadlines hang on: announced, moved with a reason, held; what hangs on one follows it.

mod common;

use common::{Story, content, march, until};
use jiff::civil::{Date, date};
use ledger::deadline::Limit;
use ledger::event::{Meta, Subject};
use ledger::event_date::{Command, Entry, EventDate, Refusal, decide};
use ledger::rules::{Judge, Rules};
use ledger::task::{self, Content, Hanging, MilestoneId};
use ledger::{CommandId, Effective, EventDateId, EventId, Moment, OfficerId, UnitId};
use viet::calendar::Calendar;

const ON: EventDateId = EventDateId::from_bytes([6; 16]);

fn meta(day: Date, reason: Option<&str>) -> Meta {
    Meta {
        actor: OfficerId::from_bytes([3; 16]),
        on_behalf: None,
        command: CommandId::from_bytes([4; 16]),
        cause: None,
        recorded_at: Moment::end_of(day),
        effective: Effective { day, hour: None },
        reason: reason.map(str::to_owned),
    }
}

#[derive(Default)]
struct Session(Vec<Entry>);

impl Session {
    fn on(&mut self, day: Date, reason: Option<&str>, command: Command) -> Result<(), Refusal> {
        let meta = meta(day, reason);
        let judge = Judge { rules: Rules::built_in(), calendar: Calendar::built_in() };
        for event in decide(&self.0, command, &meta, judge)? {
            self.0.push(Entry { id: EventId::from_bytes([5; 16]), meta: meta.clone(), event });
        }
        Ok(())
    }
}

fn announce(name: &str, day: Option<Date>) -> Command {
    Command::Announce { name: name.to_owned(), body: UnitId::from_bytes([1; 16]), day }
}

#[test]
fn an_event_date_is_announced_moved_with_a_reason_and_held() {
    let (july, august) = (date(2024, 7, 10), date(2024, 8, 1));
    let mut session = Session::default();
    assert_eq!(session.on(march(1), None, Command::Hold), Err(Refusal::NotAnnounced));
    assert_eq!(session.on(march(1), None, announce("  ", None)), Err(Refusal::NoName));
    session.on(march(1), None, announce(" Kỳ họp  thứ 24 ", None)).expect("announced");
    assert_eq!(session.on(march(4), None, announce("Kỳ họp", None)), Err(Refusal::AlreadyAnnounced));
    assert_eq!(session.on(march(4), None, Command::Hold), Err(Refusal::NoDay));
    assert_eq!(session.on(march(4), None, Command::Move(Some(july))), Err(Refusal::NoReason));
    session.on(march(4), Some("Thông báo số 5"), Command::Move(Some(july))).expect("the day is known");
    assert_eq!(session.on(march(5), Some("lại"), Command::Move(Some(july))), Err(Refusal::SameDay));
    session.on(march(5), Some("hoãn"), Command::Move(Some(august))).expect("put off");
    assert_eq!(session.on(july, None, Command::Hold), Err(Refusal::NotYet));
    session.on(august, None, Command::Hold).expect("held");
    assert_eq!(session.on(august, Some("nhầm"), Command::Move(None)), Err(Refusal::Held));
    let at = |day| EventDate::at(&session.0, day, Moment::LAST);
    assert_eq!(at(march(1)).name, "Kỳ họp thứ 24");
    let days: Vec<_> = [march(1), march(4), march(5)].map(|day| at(day).day).to_vec();
    assert_eq!(days, [None, Some(july), Some(august)], "as of each day what was known then");
    assert!(at(august).held && !at(july).held);
    assert!(at(august).hung.is_empty());
    let by = Subject::Task(ledger::TaskId::from_bytes([9; 16]));
    let hung = at(august).evolve(&ledger::event_date::Event::Hung { by });
    assert_eq!(hung.hung.into_iter().collect::<Vec<_>>(), [by]);
}

fn hanging(day: Option<Date>) -> Hanging {
    let (milestone, name) = (MilestoneId(1), "Kỳ họp thứ 24".to_owned());
    Hanging { milestone, on: ON, name, day, days_before: Some(1) }
}

/// Lets happen what follows when the event date moves.
fn move_to(story: &mut Story, on: Date, day: Option<Date>) -> usize {
    let events = task::follow(&story.history.now(), ON, day);
    let count = events.len();
    for event in events {
        let entry = task::Entry { id: EventId::from_bytes([8; 16]), meta: meta(on, None), event };
        story.history.push(entry);
    }
    count
}

#[test]
fn a_deadline_follows_the_event_date_that_it_hangs_on() {
    let due = |story: &Story| story.history.now().content.milestones[0].limit;
    let day = |day| Limit::Day { day, hour: None };
    let mut story = Story::assigned().on(march(12), task::Command::Hang(hanging(None)));
    assert_eq!(due(&story), Limit::Unknown, "no date is invented");
    let again = story.when(march(12), task::Command::Hang(hanging(None)));
    assert_eq!(again, Err(task::Refusal::AlreadyHangs));
    assert_eq!(move_to(&mut story, march(13), Some(march(28))), 1);
    assert_eq!(due(&story), day(march(27)), "before the session is the day before it");
    assert_eq!(move_to(&mut story, march(13), Some(march(28))), 0, "it is there already");
    assert_eq!(move_to(&mut story, march(14), Some(date(2024, 4, 10))), 1);
    assert_eq!(due(&story), day(date(2024, 4, 9)));
    let before = story.history.at(march(13), Moment::LAST);
    assert_eq!(before.content.milestones[0].limit, day(march(27)), "as it was known then");
    // Who gives it a day by hand cuts it loose.
    let mut own = story.history.now().content;
    own.milestones[0].limit = day(march(20));
    let mut story = story.on(march(15), task::Command::Edit(Box::new(own)));
    assert_eq!(move_to(&mut story, march(18), Some(date(2024, 5, 10))), 0);
    assert_eq!(due(&story), day(march(20)));
}

#[test]
fn a_task_without_a_deadline_gets_one_and_what_is_over_does_not_follow() {
    let undated = Content { milestones: Vec::new(), ..content() };
    let mut story = Story::assigned()
        .on(march(12), task::Command::Edit(Box::new(undated)))
        .on(march(13), task::Command::Hang(hanging(Some(march(28)))));
    let milestone = &story.history.now().content.milestones[0];
    assert_eq!((milestone.said.as_str(), milestone.limit), ("Kỳ họp thứ 24", until(march(27))));
    assert_eq!(move_to(&mut story, march(14), None), 1, "put off, and nobody knows until when");
    let mut story = story.on(march(15), task::Command::Cancel);
    assert_eq!(move_to(&mut story, march(18), Some(march(29))), 0);
}

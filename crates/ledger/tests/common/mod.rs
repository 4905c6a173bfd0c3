//! Stories in three steps: given what happened, when somebody asks for something, then this happens.

#![allow(dead_code, reason = "each test file uses its part")]

use jiff::civil::{Date, date};
use ledger::deadline::Limit;
use ledger::event::Meta;
use ledger::organisation::{Event as Change, Role};
use ledger::rules::Rules;
use ledger::task::{
    Basis, Command, Content, Entry, Event, History, Judge, Milestone, MilestoneId, Refusal, decide,
};
use ledger::{CommandId, Effective, EventId, Moment, OfficerId, TaskId, UnitId};
use viet::calendar::Calendar;

/// The division that leads.
pub(crate) const LEAD: UnitId = UnitId::from_bytes([1; 16]);
/// The one that helps.
pub(crate) const HELPER: UnitId = UnitId::from_bytes([2; 16]);
/// Another one.
pub(crate) const OTHER: UnitId = UnitId::from_bytes([3; 16]);
/// The clerk, who enters everything here.
pub(crate) const CLERK: OfficerId = OfficerId::from_bytes([9; 16]);

/// The body that they are part of.
pub(crate) const BODY: UnitId = UnitId::from_bytes([10; 16]);

/// A unit begins.
pub(crate) fn found(unit: UnitId, name: &str, parent: Option<UnitId>) -> Change {
    Change::UnitFounded { unit, name: name.to_owned(), short: Vec::new(), parent, codes: Vec::new() }
}

/// Somebody gets a role.
pub(crate) fn appoint(officer: OfficerId, unit: UnitId, role: Role) -> Change {
    Change::OfficerAppointed { officer, name: "Nguyễn Văn An".to_owned(), unit, role }
}

/// What everything is judged by here.
pub(crate) fn judge() -> Judge<'static> {
    Judge { rules: Rules::built_in(), calendar: Calendar::built_in() }
}

/// Notes what happened behind what is noted already.
pub(crate) fn record<E>(entries: &mut Vec<ledger::event::Entry<E>>, meta: &Meta, events: Vec<E>) {
    for event in events {
        let id = EventId::from_bytes([u8::try_from(entries.len()).expect("short stories"); 16]);
        entries.push(ledger::event::Entry { id, meta: meta.clone(), event });
    }
}

/// Returns a task's id.
pub(crate) fn task(number: u8) -> TaskId {
    TaskId::from_bytes([number; 16])
}

/// A day of March 2024.
pub(crate) fn march(day: i8) -> Date {
    date(2024, 3, day)
}

/// A task given to [`LEAD`], to be done by 20 March 2024 (a Wednesday).
pub(crate) fn content() -> Content {
    Content {
        words: "Tham mưu kế hoạch chuyển đổi số năm 2024".to_owned(),
        lead: Some(LEAD),
        support: vec![HELPER],
        milestones: vec![milestone(1, march(20))],
        ..Content::default()
    }
}

/// A day that the lead holds.
pub(crate) fn milestone(id: u32, day: Date) -> Milestone {
    Milestone {
        id: MilestoneId(id),
        what: String::new(),
        who: None,
        said: format!("trước ngày {day}"),
        limit: until(day),
        basis: Basis::Own,
    }
}

/// A fixed day.
pub(crate) fn until(day: Date) -> Limit {
    Limit::Day { day, hour: None }
}

/// The task's history, one day after the other.
#[derive(Clone, Debug, Default)]
pub(crate) struct Story {
    /// What was recorded.
    pub(crate) history: History,
}

impl Story {
    /// A task that was assigned on 11 March 2024.
    pub(crate) fn assigned() -> Self {
        Self::default()
            .on(march(11), Command::Propose(Box::new(content())))
            .on(march(11), Command::Assign { code: "2024/0147".to_owned() })
    }

    /// The next id of an event.
    fn id(&self) -> EventId {
        let mut bytes = [0; 16];
        bytes[15] = u8::try_from(self.history.entries().len() + 1).expect("short stories");
        EventId::from_bytes(bytes)
    }

    /// Who, when and why, recorded at the end of the day.
    pub(crate) fn meta(&self, recorded: Date, effective: Date, reason: Option<&str>) -> Meta {
        Meta {
            actor: CLERK,
            on_behalf: None,
            command: CommandId::from_bytes(*self.id().as_bytes()),
            cause: None,
            recorded_at: Moment::end_of(recorded),
            effective: Effective::from(effective),
            reason: reason.map(str::to_owned),
        }
    }

    /// Asks for something without carrying it out.
    pub(crate) fn when(&self, day: Date, command: Command) -> Result<Vec<Event>, Refusal> {
        self.judge(command, &self.meta(day, day, Some("theo ý kiến của lãnh đạo")))
    }

    /// Asks for something with all that is noted beside it.
    pub(crate) fn judge(&self, command: Command, meta: &Meta) -> Result<Vec<Event>, Refusal> {
        decide(&self.history, command, meta, judge())
    }

    /// Something happens on a day and is recorded on it.
    pub(crate) fn on(self, day: Date, command: Command) -> Self {
        self.noted(day, day, command)
    }

    /// Something happened on a day and is recorded on another.
    pub(crate) fn noted(mut self, recorded: Date, effective: Date, command: Command) -> Self {
        let meta = self.meta(recorded, effective, Some("theo ý kiến của lãnh đạo"));
        let events = self.judge(command, &meta).expect("the story goes on");
        for event in events {
            let entry = Entry { id: self.id(), meta: meta.clone(), event };
            self.history.push(entry);
        }
        self
    }

    /// The id of the last entry.
    pub(crate) fn last(&self) -> EventId {
        self.history.entries().last().expect("a story").id
    }
}

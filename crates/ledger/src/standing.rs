//! Where a task stands on a day: exactly one class, and flags beside it.
//!
//! The classes are those of the national reports (completed in time, completed late, open in time, open overdue), and
//! those that the forms lack: tasks without a deadline, suspended ones, and, apart from what was given, cancelled and
//! superseded ones (`shared/domain/follow-up.md` sections 2 and 3; Quyết định 23/2018/QĐ-TTg).

mod timeline;

pub use timeline::{Facts, Span, timeline};

use crate::Effective;
use crate::deadline::Due;
use crate::rules::{JudgedBy, Rules};
use crate::task::{Basis, Milestone, Stage, Task};
use jiff::civil::Date;
use viet::calendar::Calendar;

/// Where a task stands. Exactly one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Completed by its due day.
    CompletedInTime,
    /// Completed after its due day.
    CompletedLate,
    /// Completed; it had no deadline.
    CompletedUndated,
    /// Not completed, and not yet overdue.
    OpenInTime,
    /// Not completed, and its due day is over.
    OpenOverdue,
    /// Not completed; it has no deadline, so it is never late.
    OpenUndated,
    /// It rests.
    Suspended,
    /// It need not be done any more. Not among what was given.
    Cancelled,
    /// Another task stands in its place. Not among what was given.
    Superseded,
}

/// What is shown beside the standing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// Nobody took it on, and the time for that is not over.
    pub not_accepted: bool,
    /// The lead says that it is not competent.
    pub declined: bool,
    /// Its due day is near.
    pub due_soon: bool,
    /// The lead waits for another body.
    pub waiting: bool,
    /// A result is there to be confirmed.
    pub to_confirm: bool,
    /// A request for more time is there to be answered.
    pub extension_asked: bool,
}

/// What flags are told by: known of a whole task, and of one in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signs {
    /// Where the task is in its life.
    pub stage: Stage,
    /// Where it stands.
    pub standing: Option<Standing>,
    /// When it was given.
    pub given: Option<Date>,
    /// Its last day on time.
    pub due: Option<Date>,
    /// The lead waits for another body.
    pub waiting: bool,
    /// A request for more time is open.
    pub extension_asked: bool,
}

/// The standing of a task on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// The one standing.
    pub standing: Standing,
    /// The last moment on time, moved by a clock that stood still; `None` without a deadline.
    pub due: Option<Due>,
    /// The due moment was made by convention.
    pub approximate: bool,
    /// When it was completed, by the day that the office judges by.
    pub completed: Option<Effective>,
    /// Days by which it is or was late.
    pub late_days: u32,
    /// What is shown beside it.
    pub flags: Flags,
}

/// Judges a task as it stood at the end of a day; `task` is its state on that day ([`crate::task::History::at`]).
/// `None` for what was not given yet, or was entered by mistake.
pub fn of(task: &Task, as_of: Date, rules: &Rules, calendar: &Calendar) -> Option<Judgement> {
    let deciding = deciding(task, rules, calendar);
    let due = deciding.and_then(|milestone| milestone.limit.due_after(task.stopped_days, calendar));
    let result = task.result.as_ref().map(|(_, at)| *at);
    let completed = task.confirmed.map(|confirmed| match rules.counting.judged_by {
        JudgedBy::Result => result.unwrap_or(confirmed),
        JudgedBy::Confirmation => confirmed,
    });
    // A result that waits for its confirmation was handed over in time or not.
    let handed_over = match rules.counting.judged_by {
        JudgedBy::Result => result,
        JudgedBy::Confirmation => None,
    };
    // While the clock stands still, the day on which it stopped stands for today: nobody gets late or early by waiting.
    let reached = completed.or(handed_over).or(task.still_since).unwrap_or(Effective::from(as_of));
    let in_time = due.is_none_or(|due| due.includes(reached));
    let standing = match task.stage {
        Stage::Unborn | Stage::Proposed | Stage::Gone | Stage::Withdrawn => return None,
        Stage::Cancelled => Standing::Cancelled,
        Stage::Superseded => Standing::Superseded,
        Stage::Confirmed => match due {
            None => Standing::CompletedUndated,
            Some(_) if in_time => Standing::CompletedInTime,
            Some(_) => Standing::CompletedLate,
        },
        Stage::Assigned | Stage::Declined | Stage::Accepted | Stage::InProgress | Stage::Submitted => {
            match due {
                _ if task.suspended.is_some() => Standing::Suspended,
                None => Standing::OpenUndated,
                Some(_) if in_time => Standing::OpenInTime,
                Some(_) => Standing::OpenOverdue,
            }
        }
    };
    let late = matches!(standing, Standing::CompletedLate | Standing::OpenOverdue);
    let late_days = due.filter(|_| late).map_or(0, |due| crate::task::days_between(due.day, reached.day));
    let still = task.still_since.map_or(0, |since| crate::task::days_between(since.day, as_of));
    let shown = deciding
        .and_then(|milestone| milestone.limit.due_after(task.stopped_days.saturating_add(still), calendar));
    let approximate = deciding.is_some_and(|milestone| milestone.basis == Basis::Approximate);
    let signs = Signs {
        stage: task.stage,
        standing: Some(standing),
        given: task.given.map(|given| given.day),
        due: shown.map(|due| due.day),
        waiting: task.waiting.is_some(),
        extension_asked: task.extensions.iter().any(|extension| extension.end.is_none()),
    };
    let flags = Flags::of(signs, as_of, rules, calendar);
    Some(Judgement { standing, due: shown, approximate, completed, late_days, flags })
}

/// Returns the milestone that the task is judged by, if it counts as a deadline.
pub(crate) fn deciding<'t>(task: &'t Task, rules: &Rules, calendar: &Calendar) -> Option<&'t Milestone> {
    let counts =
        |milestone: &&Milestone| milestone.basis != Basis::Inherited || rules.counting.inherited_days_count;
    task.content.deciding(calendar).filter(counts)
}

impl Flags {
    /// Returns what is shown on a day beside the standing of an open task; of others nothing is.
    pub fn of(signs: Signs, as_of: Date, rules: &Rules, calendar: &Calendar) -> Self {
        if !signs.stage.is_open() {
            return Self::default();
        }
        let reminding = &rules.reminding;
        let silence_over = signs.given.is_some_and(|given| {
            calendar.add_working_days(given, reminding.accepted_after_working_days) < as_of
        });
        let soon = |due: Date| {
            signs.standing == Some(Standing::OpenInTime)
                && calendar.working_days_between(as_of, due) <= reminding.due_soon_working_days
        };
        Self {
            not_accepted: signs.stage == Stage::Assigned && !silence_over,
            declined: signs.stage == Stage::Declined,
            due_soon: signs.stage != Stage::Submitted && signs.due.is_some_and(soon),
            waiting: signs.waiting,
            to_confirm: signs.stage == Stage::Submitted,
            extension_asked: signs.extension_asked,
        }
    }

    /// Returns the stable names of those that hold, in the order in which they are shown.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        let flags = [
            (self.not_accepted, "not-accepted"),
            (self.declined, "declined"),
            (self.to_confirm, "to-confirm"),
            (self.due_soon, "due-soon"),
            (self.waiting, "waiting"),
            (self.extension_asked, "extension-asked"),
        ];
        flags.into_iter().filter_map(|(holds, name)| holds.then_some(name))
    }
}

impl Standing {
    /// Every standing, in the order of reports.
    pub const ALL: [Self; 9] = [
        Self::CompletedInTime,
        Self::CompletedLate,
        Self::CompletedUndated,
        Self::OpenInTime,
        Self::OpenOverdue,
        Self::OpenUndated,
        Self::Suspended,
        Self::Cancelled,
        Self::Superseded,
    ];

    /// Returns the standing of a stable name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.name() == name)
    }

    /// Returns the stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::CompletedInTime => "completed-in-time",
            Self::CompletedLate => "completed-late",
            Self::CompletedUndated => "completed-undated",
            Self::OpenInTime => "open-in-time",
            Self::OpenOverdue => "open-overdue",
            Self::OpenUndated => "open-undated",
            Self::Suspended => "suspended",
            Self::Cancelled => "cancelled",
            Self::Superseded => "superseded",
        }
    }
}

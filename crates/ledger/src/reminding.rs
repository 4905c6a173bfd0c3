//! What people are reminded of and told: pure, by the rules of the office (`definitions/rules/follow-up.toml`).
//!
//! ```text
//! rules + task + today + calendar --occasions--> what there is to remind of on that day, and which levels      occasions
//! task + level + organisation     --people-----> who they are                                                  people
//! rules + event                   --told-------> which levels are told that it happened                        told
//! ```
//!
//! An occasion has a key that stays the same from day to day ([`Occasion::key`]): whoever sends remembers it, and sends each
//! occasion once to each person. Of several occasions of one day of a task each level has only the latest, so that a server
//! that stood still for a week does not send what nobody needs any more.

mod people;

pub use people::people;

use crate::deadline::Limit;
use crate::rules::Rules;
use crate::standing;
use crate::task::{Basis, Milestone, MilestoneId, Stage, Task};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use viet::calendar::Calendar;

/// What a reminder is about: which day it counts from, and for which tasks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum About {
    /// The day of a milestone of a task that is to be done.
    Due,
    /// The same day, for co-operating units that reported no share yet.
    Share,
    /// The day on which a task without a deadline was given.
    Undated,
    /// The day on which a task was given that nobody took on, while the time for that is not over.
    NotAccepted,
    /// The day on which a result was submitted that nobody confirmed or returned.
    ToConfirm,
    /// The day on which more time was asked for that nobody granted or refused.
    ExtensionAsked,
    /// The day on which a result was returned, while nothing was submitted since.
    Returned,
    /// The day on which the answer of another body or of an applicant is expected, while it did not come.
    Answer,
}

/// Who is reminded or told, by what they have to do with a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// The officer who does it.
    Officer,
    /// The head of the unit that leads.
    Head,
    /// The heads of the co-operating units.
    SupportHeads,
    /// The head of the unit that led before.
    FormerHead,
    /// The leader who watches it.
    Watcher,
    /// The leaders of the body that the lead is part of.
    Leaders,
    /// The clerks of the body that the lead is part of.
    Clerk,
}

/// A rule: when to remind whom of what.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reminder {
    /// Its name; a reminder with another name is another one, whose occasions were not sent yet.
    pub id: String,
    /// What it is about.
    pub about: About,
    /// Working days before (negative) or after the day that it is about.
    pub working_days: i32,
    /// Again after so many more working days, as long as it holds.
    #[serde(default)]
    pub every: Option<u32>,
    /// Who is reminded.
    pub to: Vec<Level>,
}

/// Something to remind of on a day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Occasion {
    /// What it is about.
    pub about: About,
    /// The milestone, where it is about one.
    pub milestone: Option<MilestoneId>,
    /// The day that it is about.
    pub day: Date,
    /// The name of the rule.
    pub reminder: String,
    /// Working days before (negative) or after that day, as the rule says it, rounds counted.
    pub working_days: i32,
    /// The day on which it is to be sent.
    pub scheduled: Date,
    /// Who is reminded.
    pub to: Vec<Level>,
}

impl Occasion {
    /// Returns what makes it the same occasion on every day on which it is found, within its task: the rule, the milestone,
    /// the day that it is about, and the round. Not the day on which it is sent: a list of holidays that is decided later may
    /// move that one, and would have it sent twice. More time that is granted makes another occasion.
    pub fn key(&self) -> String {
        let milestone = self.milestone.map_or(0, |milestone| milestone.0);
        format!("{}/{milestone}/{}/{}", self.reminder, self.day, self.working_days)
    }
}

/// Returns what there is to remind of on a day: for each level, and each day of the task that something is about, the latest
/// occasion that has come. `task` is the state of that day ([`crate::task::History::at`]).
///
/// Nothing for a task that is not open, rests, or whose clock stands still.
pub fn occasions(rules: &Rules, task: &Task, today: Date, calendar: &Calendar) -> Vec<Occasion> {
    if !task.stage.is_open() || task.suspended.is_some() || task.still_since.is_some() {
        return Vec::new();
    }
    let mut found: Vec<Occasion> = Vec::new();
    for anchor in anchors(rules, task, today, calendar) {
        let Some(elapsed) = elapsed(anchor.day, today, calendar) else { continue };
        // Each level has its latest occasion.
        let mut latest: BTreeMap<Level, (i32, &Reminder)> = BTreeMap::new();
        let about = rules.reminding.reminders.iter().filter(|reminder| reminder.about == anchor.about);
        for reminder in about {
            let Some(reached) = reminder.reached(elapsed) else { continue };
            // What was to be sent before the task was there tells nobody anything new.
            let stale = anchor.about != About::NotAccepted
                && task.given.is_some_and(|given| scheduled(anchor.day, reached, calendar) <= given.day);
            let over = elapsed.saturating_sub(reached) > FRESH;
            if stale || over || (reached > 0 && !anchor.after) {
                continue;
            }
            for level in &reminder.to {
                let newer = latest.get(level).is_none_or(|(days, _)| *days < reached);
                if newer {
                    latest.insert(*level, (reached, reminder));
                }
            }
        }
        for (level, (working_days, reminder)) in latest {
            let same = |occasion: &&mut Occasion| {
                occasion.reminder == reminder.id
                    && (occasion.milestone, occasion.day) == (anchor.milestone, anchor.day)
            };
            match found.iter_mut().find(same) {
                Some(occasion) => occasion.to.push(level),
                None => found.push(Occasion {
                    about: anchor.about,
                    milestone: anchor.milestone,
                    day: anchor.day,
                    reminder: reminder.id.clone(),
                    working_days,
                    scheduled: scheduled(anchor.day, working_days, calendar),
                    to: vec![level],
                }),
            }
        }
    }
    found.sort();
    found
}

impl Reminder {
    /// Returns the last of its rounds that has come after so many working days.
    fn reached(&self, elapsed: i32) -> Option<i32> {
        let over = elapsed.checked_sub(self.working_days).filter(|over| *over >= 0)?;
        let rounds = self.every.and_then(|every| i32::try_from(every).ok()).map(|every| over / every * every);
        Some(self.working_days + rounds.unwrap_or(0))
    }
}

/// A day of a task that reminders count from.
struct Anchor {
    about: About,
    milestone: Option<MilestoneId>,
    day: Date,
    /// It is reminded of after the day too.
    after: bool,
}

fn anchors(rules: &Rules, task: &Task, today: Date, calendar: &Calendar) -> Vec<Anchor> {
    let mut anchors = Vec::new();
    let mut add = |about, milestone, day, after| anchors.push(Anchor { about, milestone, day, after });
    match task.stage {
        Stage::Assigned | Stage::Declined | Stage::Accepted | Stage::InProgress => {
            let deciding = standing::deciding(task, rules, calendar).map(|milestone| milestone.id);
            for (milestone, day) in days(rules, task, calendar) {
                let decides = Some(milestone) == deciding;
                add(About::Due, Some(milestone), day, decides);
                if decides && task.content.support.iter().any(|unit| !task.shares.contains_key(unit)) {
                    add(About::Share, Some(milestone), day, true);
                }
            }
            if let (None, Some(given)) = (deciding, task.given) {
                add(About::Undated, None, given.day, true);
            }
        }
        Stage::Submitted => {
            if let Some((_, submitted)) = &task.result {
                add(About::ToConfirm, None, submitted.day, true);
            }
        }
        Stage::Unborn
        | Stage::Proposed
        | Stage::Gone
        | Stage::Confirmed
        | Stage::Cancelled
        | Stage::Superseded
        | Stage::Withdrawn => {}
    }
    let silent = standing::of(task, today, rules, calendar).is_some_and(|judged| judged.flags.not_accepted);
    if let (true, Some(given)) = (silent, task.given) {
        add(About::NotAccepted, None, given.day, true);
    }
    if let Some(asked) = task.extensions.iter().find(|extension| extension.end.is_none()) {
        add(About::ExtensionAsked, Some(asked.milestone), asked.asked.day, true);
    }
    if let (Some(returned), true) = (task.returned, task.stage != Stage::Submitted) {
        add(About::Returned, None, returned.day, true);
    }
    if let Some(expected) = task.waiting.as_ref().and_then(|waiting| waiting.expected) {
        add(About::Answer, None, expected, true);
    }
    anchors
}

/// Returns the days of a task, each once: of milestones on one day the one that the task is judged by, else the first.
fn days(rules: &Rules, task: &Task, calendar: &Calendar) -> Vec<(MilestoneId, Date)> {
    let deciding = standing::deciding(task, rules, calendar).map(|milestone| milestone.id);
    let counts = |milestone: &&Milestone| {
        milestone.limit != Limit::Unknown
            && (milestone.basis != Basis::Inherited || rules.counting.inherited_days_count)
    };
    let mut days: BTreeMap<Date, MilestoneId> = BTreeMap::new();
    for milestone in task.content.milestones.iter().filter(counts) {
        let Some(due) = milestone.limit.due_after(task.stopped_days, calendar) else { continue };
        let kept = days.entry(due.day).or_insert(milestone.id);
        if Some(milestone.id) == deciding {
            *kept = milestone.id;
        }
    }
    days.into_iter().map(|(day, milestone)| (milestone, day)).collect()
}

/// Working days for which an occasion can be made up for: who takes a post, or starts a server anew, is not told what was said
/// to others months ago.
const FRESH: i32 = 10;

/// Calendar days before a day that anybody is reminded, at most: what lies further ahead is not looked at.
const FURTHEST_AHEAD: i64 = 200;

/// Returns how many working days a day is over (positive) or ahead (negative); `None` for what lies far ahead.
fn elapsed(day: Date, today: Date, calendar: &Calendar) -> Option<i32> {
    let ahead = today.until(day).map_or(i64::MAX, |span| i64::from(span.get_days()));
    if ahead > FURTHEST_AHEAD {
        return None;
    }
    let from = working(day, calendar);
    let days = if from <= today {
        i64::from(calendar.working_days_between(from, today))
    } else {
        -i64::from(calendar.working_days_between(today, from))
    };
    i32::try_from(days).ok()
}

/// Returns the day on which something is sent that goes out so many working days before or after a day. What is due on a day
/// of rest is reminded of on the working day before it.
fn scheduled(day: Date, working_days: i32, calendar: &Calendar) -> Date {
    let from = working(day, calendar);
    if working_days >= 0 {
        return calendar.add_working_days(from, working_days.unsigned_abs());
    }
    (0..working_days.unsigned_abs())
        .fold(from, |day, _| day.yesterday().map_or(day, |before| working(before, calendar)))
}

/// Returns the last working day up to a day.
fn working(mut day: Date, calendar: &Calendar) -> Date {
    while !calendar.is_working_day(day) {
        match day.yesterday() {
            Ok(before) => day = before,
            Err(_) => break,
        }
    }
    day
}

/// Events that people may be told of, by their stable names.
pub const TELLABLE: &[&str] = &[
    "task-assigned",
    "task-accepted",
    "task-declined",
    "task-delegated",
    "task-reassigned",
    "waiting-began",
    "clock-stopped",
    "waiting-ended",
    "progress-reported",
    "share-reported",
    "extension-asked",
    "extension-granted",
    "extension-refused",
    "deadline-hung",
    "result-submitted",
    "result-confirmed",
    "result-returned",
    "task-suspended",
    "task-resumed",
    "task-cancelled",
    "task-superseded",
    "task-reopened",
    "task-commented",
    "task-directed",
];

/// Returns which levels are told that something happened, by the stable name of the event.
pub fn told<'r>(rules: &'r Rules, event: &str) -> &'r [Level] {
    rules.reminding.told.get(event).map_or(&[], Vec::as_slice)
}

impl About {
    /// Everything that reminders are about.
    pub const ALL: [Self; 8] = [
        Self::Due,
        Self::Share,
        Self::Undated,
        Self::NotAccepted,
        Self::ToConfirm,
        Self::ExtensionAsked,
        Self::Returned,
        Self::Answer,
    ];

    /// Returns the stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::Share => "share",
            Self::Undated => "undated",
            Self::NotAccepted => "not-accepted",
            Self::ToConfirm => "to-confirm",
            Self::ExtensionAsked => "extension-asked",
            Self::Returned => "returned",
            Self::Answer => "answer",
        }
    }

    /// Returns what a stable name means.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|about| about.name() == name)
    }
}

impl Level {
    /// Every level.
    pub const ALL: [Self; 7] = [
        Self::Officer,
        Self::Head,
        Self::SupportHeads,
        Self::FormerHead,
        Self::Watcher,
        Self::Leaders,
        Self::Clerk,
    ];

    /// Returns the stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Officer => "officer",
            Self::Head => "head",
            Self::SupportHeads => "support-heads",
            Self::FormerHead => "former-head",
            Self::Watcher => "watcher",
            Self::Leaders => "leaders",
            Self::Clerk => "clerk",
        }
    }

    /// Returns the level of a stable name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == name)
    }
}

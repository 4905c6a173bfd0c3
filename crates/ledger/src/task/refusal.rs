//! Why a command is not carried out. The sentences stand in a message catalogue; the keys are stable.

use super::state::Stage;
use jiff::civil::Date;

/// Why a command is not carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The command makes no sense for a task at this stage.
    WrongStage(Stage),
    /// The task rests.
    Suspended,
    /// The command wants a reason.
    NoReason,
    /// It would take effect after it is recorded.
    InTheFuture,
    /// It would take effect before the task was given.
    BeforeGiven(Date),
    /// It takes effect long before it is recorded, and says no reason.
    BackdatedWithoutReason,
    /// A task needs words.
    NoWords,
    /// A task needs one unit in charge before it is given.
    NoLead,
    /// The lead of a task does not co-operate with itself, and no unit twice.
    SupportTwice,
    /// Two milestones have one number.
    MilestoneTwice,
    /// A task is not taken apart into fewer than two, nor does it follow itself.
    NotAnother,
    /// The unit has no share in it.
    NoShare,
    /// There is no such milestone.
    NoMilestone,
    /// The lead already asked for more time, and was not answered yet.
    AlreadyAsked,
    /// Nobody asked for more time.
    NotAsked,
    /// It was extended as often as the office allows.
    ExtendedTooOften(u32),
    /// It had to be asked for by then.
    AskedTooLate(Date),
    /// The deadline hangs on that already.
    AlreadyHangs,
    /// The new day is not later than the old one.
    NotLater,
    /// The lead already waits.
    AlreadyWaiting,
    /// Nobody waits.
    NotWaiting,
    /// Percent go from 0 to 100, and do not fall without a reason.
    BadPercent,
    /// The unit leads it already.
    SameLead,
    /// There is no such entry, or it cannot be corrected this way.
    NoSuchEntry,
    /// It is a stage of a dossier, which decides of this.
    OfDossier,
    /// So many tasks below are not done.
    ChildrenOpen(u64),
    /// A task would come from itself.
    OwnAncestor,
    /// An order goes down so many levels at most.
    TooManyLevels(u32),
}

impl Refusal {
    /// Returns the key of the message.
    pub fn key(&self) -> &'static str {
        match self {
            Self::WrongStage(_) => "task-refusal-wrong-stage",
            Self::Suspended => "task-refusal-suspended",
            Self::NoReason => "task-refusal-no-reason",
            Self::InTheFuture => "task-refusal-in-the-future",
            Self::BeforeGiven(_) => "task-refusal-before-given",
            Self::BackdatedWithoutReason => "task-refusal-backdated-without-reason",
            Self::NoWords => "task-refusal-no-words",
            Self::NoLead => "task-refusal-no-lead",
            Self::SupportTwice => "task-refusal-support-twice",
            Self::MilestoneTwice => "task-refusal-milestone-twice",
            Self::NotAnother => "task-refusal-not-another",
            Self::NoShare => "task-refusal-no-share",
            Self::NoMilestone => "task-refusal-no-milestone",
            Self::AlreadyAsked => "task-refusal-already-asked",
            Self::NotAsked => "task-refusal-not-asked",
            Self::AlreadyHangs => "task-refusal-already-hangs",
            Self::ExtendedTooOften(_) => "task-refusal-extended-too-often",
            Self::AskedTooLate(_) => "task-refusal-asked-too-late",
            Self::NotLater => "task-refusal-not-later",
            Self::AlreadyWaiting => "task-refusal-already-waiting",
            Self::NotWaiting => "task-refusal-not-waiting",
            Self::BadPercent => "task-refusal-bad-percent",
            Self::SameLead => "task-refusal-same-lead",
            Self::NoSuchEntry => "task-refusal-no-such-entry",
            Self::OfDossier => "task-refusal-of-dossier",
            Self::ChildrenOpen(_) => "task-refusal-children-open",
            Self::OwnAncestor => "task-refusal-own-ancestor",
            Self::TooManyLevels(_) => "task-refusal-too-many-levels",
        }
    }

    /// Returns the names and values of the message's arguments.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::WrongStage(stage) => vec![("stage", stage.name().to_owned())],
            Self::BeforeGiven(day) | Self::AskedTooLate(day) => vec![("day", day.to_string())],
            Self::ExtendedTooOften(times) => vec![("times", times.to_string())],
            Self::ChildrenOpen(children) => vec![("children", children.to_string())],
            Self::TooManyLevels(levels) => vec![("levels", levels.to_string())],
            Self::Suspended
            | Self::NoReason
            | Self::InTheFuture
            | Self::BackdatedWithoutReason
            | Self::NoWords
            | Self::NoLead
            | Self::SupportTwice
            | Self::MilestoneTwice
            | Self::NotAnother
            | Self::NoShare
            | Self::NoMilestone
            | Self::AlreadyAsked
            | Self::NotAsked
            | Self::NotLater
            | Self::AlreadyWaiting
            | Self::NotWaiting
            | Self::BadPercent
            | Self::SameLead
            | Self::NoSuchEntry
            | Self::OfDossier
            | Self::OwnAncestor
            | Self::AlreadyHangs => Vec::new(),
        }
    }
}

//! What people ask for. Each command is judged by [`super::decide`].

use super::content::{Content, MilestoneId};
use super::state::{Product, Progress};
use crate::deadline::Limit;
use crate::{Effective, EventId, OfficerId, TaskId, UnitId};
use jiff::civil::Date;

/// Something that somebody wants to happen to a task.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Propose a task that was read or entered.
    Propose(Box<Content>),
    /// Correct what was read, or what a task is about.
    Edit(Box<Content>),
    /// Take a proposal apart; the parts are proposed beside it.
    Split(Vec<TaskId>),
    /// Make a proposal part of another one.
    Join(TaskId),
    /// Say that a proposal is no task.
    Drop,
    /// Confirm a proposal: give it to its lead, under a code.
    Assign {
        /// The code, "2025/0147".
        code: String,
    },
    /// Take it on.
    Accept,
    /// Say that the unit is not competent.
    Decline,
    /// Name the officer who does it.
    Delegate(OfficerId),
    /// Give it to another unit.
    Reassign(UnitId),
    /// Say that another body's answer is needed.
    Wait {
        /// The body.
        body: String,
        /// The letter that asked it.
        letter: String,
        /// When an answer is expected.
        expected: Option<Date>,
    },
    /// Stop the clock while the lead waits.
    StopClock,
    /// Say that the answer came.
    EndWaiting,
    /// Report how far it is.
    ReportProgress(Progress),
    /// Report the share of a co-operating unit.
    ReportShare {
        /// The unit.
        unit: UnitId,
        /// What it did.
        words: String,
    },
    /// Ask for more time.
    AskExtension {
        /// For which milestone.
        milestone: MilestoneId,
        /// Until when.
        until: Limit,
    },
    /// Give more time, as asked or until another day.
    GrantExtension {
        /// Until when; as asked where `None`.
        until: Option<Limit>,
    },
    /// Give no more time.
    RefuseExtension,
    /// Let a deadline hang on a day that the office does not set.
    Hang(super::Hanging),
    /// Submit a result.
    SubmitResult(Product),
    /// Confirm the result.
    ConfirmResult,
    /// Return the result.
    ReturnResult,
    /// Let it rest.
    Suspend {
        /// Until when.
        until: Option<Date>,
    },
    /// Let it go on.
    Resume,
    /// Say that it need not be done any more.
    Cancel,
    /// Put another task in its place.
    Supersede(TaskId),
    /// Say that it is not done after all.
    Reopen,
    /// Say that its document was entered by mistake.
    Withdraw,
    /// Say something.
    Comment(String),
    /// Give an instruction inside it.
    Direct(String),
    /// Correct an entry.
    Correct {
        /// The wrong entry.
        entry: EventId,
        /// What should have been entered; `None` where it should not have been.
        by: Option<Box<super::Event>>,
        /// When that took effect.
        at: Effective,
    },
}

impl Command {
    /// Returns the stable name, as permissions and messages use it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Propose(_) => "propose",
            Self::Edit(_) => "edit",
            Self::Split(_) => "split",
            Self::Join(_) => "join",
            Self::Drop => "drop",
            Self::Assign { .. } => "assign",
            Self::Accept => "accept",
            Self::Decline => "decline",
            Self::Delegate(_) => "delegate",
            Self::Reassign(_) => "reassign",
            Self::Wait { .. } => "wait",
            Self::StopClock => "stop-clock",
            Self::EndWaiting => "end-waiting",
            Self::ReportProgress(_) => "report-progress",
            Self::ReportShare { .. } => "report-share",
            Self::AskExtension { .. } => "ask-extension",
            Self::GrantExtension { .. } => "grant-extension",
            Self::RefuseExtension => "refuse-extension",
            Self::Hang(_) => "hang",
            Self::SubmitResult(_) => "submit-result",
            Self::ConfirmResult => "confirm-result",
            Self::ReturnResult => "return-result",
            Self::Suspend { .. } => "suspend",
            Self::Resume => "resume",
            Self::Cancel => "cancel",
            Self::Supersede(_) => "supersede",
            Self::Reopen => "reopen",
            Self::Withdraw => "withdraw",
            Self::Comment(_) => "comment",
            Self::Direct(_) => "direct",
            Self::Correct { .. } => "correct",
        }
    }

    /// Tells whether it may not be given without a reason: what takes something away, or contradicts somebody.
    pub(super) fn wants_reason(&self) -> bool {
        match self {
            Self::Drop
            | Self::Decline
            | Self::Reassign(_)
            | Self::AskExtension { .. }
            | Self::RefuseExtension
            | Self::ReturnResult
            | Self::Suspend { .. }
            | Self::Cancel
            | Self::Supersede(_)
            | Self::Reopen
            | Self::Withdraw
            | Self::Correct { .. } => true,
            Self::Propose(_)
            | Self::Edit(_)
            | Self::Split(_)
            | Self::Join(_)
            | Self::Assign { .. }
            | Self::Accept
            | Self::Delegate(_)
            | Self::Wait { .. }
            | Self::StopClock
            | Self::EndWaiting
            | Self::ReportProgress(_)
            | Self::ReportShare { .. }
            | Self::GrantExtension { .. }
            | Self::Hang(_)
            | Self::SubmitResult(_)
            | Self::ConfirmResult
            | Self::Resume
            | Self::Comment(_)
            | Self::Direct(_) => false,
        }
    }
}

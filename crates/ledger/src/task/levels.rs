//! Tasks over levels: an order from above becomes tasks below, its children.
//!
//! The stated rule: a parent keeps its own standing, by its own day, because its one lead answers for the whole
//! (`shared/domain/follow-up.md` section 6: the lead reports the result, and the task counts once); what its children
//! lack is shown beside it ([`Below`]). While a child is open the parent is neither confirmed nor ended, unless the office
//! decides otherwise: `[levels]` in `definitions/rules/follow-up.toml`.

use super::command::Command;
use super::event::Event;
use super::history::History;
use super::refusal::Refusal;
use crate::TaskId;
use crate::count::Figures;
use crate::deadline::Due;
use crate::event::Meta;
use crate::rules::{Judge, LevelRules};
use crate::standing::Judgement;

/// Levels that an order goes down at most: Government, ministry or province, department, division, officer, and as many
/// again for what is taken apart on the way. A longer chain is a mistake, and would be followed for ever.
const MOST_LEVELS: u32 = 10;

/// What a parent's children show beside its own standing, on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Below {
    /// How the children stand.
    pub figures: Figures,
    /// Open children whose day lies behind the parent's: they cannot be done before it is due.
    pub due_later: u64,
}

impl Below {
    /// Returns how many children are not done: open ones, overdue ones among them, and those that rest.
    pub fn open(&self) -> u64 {
        self.figures.open() + self.figures.suspended
    }
}

/// Sums up the children of a parent that is due then, each as it was judged on the same day.
pub fn below(parent: Option<Due>, children: impl IntoIterator<Item = Judgement>) -> Below {
    children.into_iter().fold(Below::default(), |sum, child| {
        let figures = Figures::of(child.standing);
        let open = figures.open() + figures.suspended > 0;
        let later = matches!((parent, child.due), (Some(parent), Some(child)) if parent < child);
        Below { figures: sum.figures + figures, due_later: sum.due_later + u64::from(open && later) }
    })
}

/// Judges a command to a task with children: as [`super::decide`] does, and by the rule on levels.
///
/// # Errors
///
/// Returns why the command is not carried out; nothing happened then.
pub fn decide(
    history: &History,
    below: &Below,
    command: Command,
    meta: &Meta,
    judge: Judge<'_>,
) -> Result<Vec<Event>, Refusal> {
    let held = check(&command, below, &judge.rules.levels);
    let events = super::decide(history, command, meta, judge)?;
    held.map(|()| events)
}

fn check(command: &Command, below: &Below, rules: &LevelRules) -> Result<(), Refusal> {
    let held = match command {
        Command::ConfirmResult => !rules.confirm_with_open_children,
        Command::Cancel | Command::Supersede(_) => !rules.end_with_open_children,
        Command::Propose(_)
        | Command::Edit(_)
        | Command::Split(_)
        | Command::Join(_)
        | Command::Drop
        | Command::Assign { .. }
        | Command::Accept
        | Command::Decline
        | Command::Delegate(_)
        | Command::Reassign(_)
        | Command::Wait { .. }
        | Command::StopClock
        | Command::EndWaiting
        | Command::ReportProgress(_)
        | Command::ReportShare { .. }
        | Command::AskExtension { .. }
        | Command::GrantExtension { .. }
        | Command::RefuseExtension
        | Command::SubmitResult(_)
        | Command::ReturnResult
        | Command::Suspend { .. }
        | Command::Resume
        | Command::Reopen
        | Command::Withdraw
        | Command::Comment(_)
        | Command::Direct(_)
        | Command::Hang(_)
        | Command::Correct { .. } => false,
    };
    if held && below.open() > 0 { Err(Refusal::ChildrenOpen(below.open())) } else { Ok(()) }
}

/// Checks that a task may become a child of another: nobody is its own ancestor, and no chain is longer than levels go.
/// `parent_of` tells the parent of any task, by the state as it stands.
///
/// # Errors
///
/// Returns [`Refusal::OwnAncestor`] or [`Refusal::TooManyLevels`].
pub fn check_parent(
    task: TaskId,
    parent: TaskId,
    parent_of: impl Fn(TaskId) -> Option<TaskId>,
) -> Result<(), Refusal> {
    let mut above = Some(parent);
    for _ in 0..MOST_LEVELS {
        match above {
            None => return Ok(()),
            Some(found) if found == task => return Err(Refusal::OwnAncestor),
            Some(found) => above = parent_of(found),
        }
    }
    Err(Refusal::TooManyLevels(MOST_LEVELS))
}

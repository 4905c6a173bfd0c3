//! Where open tasks go when their unit ends. The past stays where it was; only what is still to be done moves.

use super::state::Organisation;
use crate::task::{Command, Task};
use crate::{TaskId, UnitId};
use jiff::civil::Date;

/// What becomes of an open task of a unit that ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Transfer {
    /// It goes to the one heir.
    To(UnitId),
    /// Several took over the unit's work, or nobody: a person must say who leads now. The chief heir comes first.
    Choose(Vec<UnitId>),
}

impl Transfer {
    /// Returns the command that carries it out, where nobody has to choose.
    pub fn command(&self) -> Option<Command> {
        match self {
            Self::To(heir) => Some(Command::Reassign(*heir)),
            Self::Choose(_) => None,
        }
    }
}

/// Returns what becomes of each open task whose lead does not exist on a day.
pub fn transfers<'t>(
    organisation: &Organisation,
    tasks: impl IntoIterator<Item = (TaskId, &'t Task)>,
    day: Date,
) -> Vec<(TaskId, Transfer)> {
    let open = tasks.into_iter().filter(|(_, task)| task.stage.is_open());
    open.filter_map(|(id, task)| {
        let lead = task
            .content
            .lead
            .filter(|lead| organisation.units.contains_key(lead) && !organisation.exists(*lead, day))?;
        let transfer = match organisation.heirs_on(lead, day).as_slice() {
            [heir] => Transfer::To(*heir),
            heirs => Transfer::Choose(heirs.to_vec()),
        };
        Some((id, transfer))
    })
    .collect()
}

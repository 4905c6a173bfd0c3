//! What can be asked of a task as it stands: what a page offers. [`super::decide`] still judges every command.

use super::state::{Stage, Task};

/// Returns the names of the commands that make sense for a task now, in the order of its life. Proposing, correcting an
/// entry and withdrawing a document are asked for elsewhere.
pub fn choices(task: &Task) -> Vec<&'static str> {
    use Stage::{
        Accepted, Assigned, Cancelled, Confirmed, Declined, InProgress, Proposed, Submitted, Superseded,
        Unborn,
    };
    let rests = task.suspended.is_some();
    let asked = task.extensions.iter().any(|extension| extension.end.is_none());
    let stopped = task.waiting.as_ref().is_some_and(|waiting| waiting.stopped.is_some());
    let stage = task.stage;
    let at = |stages: &[Stage]| stages.contains(&stage);
    let given = at(&[Assigned, Declined, Accepted, InProgress, Submitted]);
    let doing = at(&[Assigned, Accepted, InProgress]) && !rests;
    let going = given && !rests;
    let known = !at(&[Unborn]);
    let all = [
        ("assign", at(&[Proposed])),
        ("accept", at(&[Assigned]) && !rests),
        ("report-progress", doing),
        ("submit-result", doing),
        ("report-share", going && !task.content.support.is_empty()),
        ("ask-extension", doing && !asked),
        ("grant-extension", going && asked),
        ("refuse-extension", going && asked),
        ("confirm-result", at(&[Submitted]) && !rests),
        ("return-result", at(&[Submitted]) && !rests),
        ("delegate", doing),
        ("decline", at(&[Assigned, Accepted]) && !rests),
        ("wait", doing && task.waiting.is_none()),
        ("stop-clock", going && task.waiting.is_some() && !stopped),
        ("end-waiting", going && task.waiting.is_some()),
        ("reassign", given),
        ("direct", given),
        ("comment", known),
        ("edit", given || at(&[Proposed])),
        ("hang", given || at(&[Proposed])),
        ("suspend", given && !rests),
        ("resume", given && rests),
        ("cancel", given),
        ("supersede", given),
        ("reopen", at(&[Confirmed, Cancelled, Superseded])),
        ("split", at(&[Proposed])),
        ("join", at(&[Proposed])),
        ("drop", at(&[Proposed])),
    ];
    let own = crate::dossier::own_commands();
    let free = |name: &str| task.content.dossier.is_none() || !own.contains(&name);
    all.into_iter().filter_map(|(name, fits)| (fits && free(name)).then_some(name)).collect()
}

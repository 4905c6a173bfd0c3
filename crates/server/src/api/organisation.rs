//! Units and people change: founded, renamed, moved, ended with heirs; appointed, relieved, covered in an absence.

use super::call::Call;
use super::give::Reply;
use super::schema::{Day, Line, RoleName, Text, Uuid};
use super::take::Body;
use crate::fault::Fault;
use app::{Moved, Order};
use jiff::civil::Date;
use ledger::organisation::Event;
use ledger::{OfficerId, TaskId, UnitId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::Account;

/// A change of the units or people. `Idempotency-Key` makes the same request sent twice one.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "UnitsAsked")]
pub(super) struct Asked {
    command: Wanted,
    /// The day on which it takes effect; today where absent.
    #[schemars(with = "Option<Day>")]
    on: Option<Date>,
    /// Why. A day that is past wants one.
    reason: Option<Text>,
}

/// A change by its name, with what it needs.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(rename = "UnitsCommand")]
enum Wanted {
    /// A unit begins.
    Found {
        name: Line,
        /// What people call it, and other names that documents use.
        #[serde(default)]
        #[schemars(length(max = 20))]
        short: Vec<Line>,
        /// The body or unit that it is part of.
        #[schemars(with = "Uuid")]
        parent: UnitId,
    },
    /// A unit has another name from then on.
    Rename {
        #[schemars(with = "Uuid")]
        unit: UnitId,
        name: Line,
        #[serde(default)]
        #[schemars(length(max = 20))]
        short: Vec<Line>,
    },
    /// A unit becomes part of another one.
    Move {
        #[schemars(with = "Uuid")]
        unit: UnitId,
        #[schemars(with = "Uuid")]
        parent: UnitId,
    },
    /// A unit ends. Its open tasks go to its heir; where there are several, a person chooses.
    End {
        #[schemars(with = "Uuid")]
        unit: UnitId,
        #[serde(default)]
        #[schemars(with = "Vec<Uuid>", length(max = 50))]
        heirs: Vec<UnitId>,
    },
    /// Somebody gets a role in a unit.
    Appoint {
        /// Who is known already; else a `name` says who is new.
        #[schemars(with = "Option<Uuid>")]
        officer: Option<OfficerId>,
        name: Option<Line>,
        #[schemars(with = "Uuid")]
        unit: UnitId,
        role: RoleName,
        /// The name that the person acts by.
        account: Option<Line>,
    },
    /// Somebody has no role in a unit any more.
    Relieve {
        #[schemars(with = "Uuid")]
        officer: OfficerId,
        #[schemars(with = "Uuid")]
        unit: UnitId,
    },
    /// Somebody acts for another who is away.
    CoverAbsence {
        #[schemars(with = "Uuid")]
        officer: OfficerId,
        #[schemars(with = "Uuid")]
        by: OfficerId,
        /// The last day.
        #[schemars(with = "Day")]
        until: Date,
    },
}

/// What was done.
#[derive(Serialize, JsonSchema)]
pub(super) struct Changed {
    /// The unit that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Uuid>")]
    unit: Option<UnitId>,
    /// The person that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Uuid>")]
    officer: Option<OfficerId>,
    /// Open tasks that went to the heir of a unit that ended.
    #[schemars(with = "Vec<Uuid>")]
    moved: Vec<TaskId>,
    /// Those whose new lead a person must choose (`reassign`).
    to_choose: Vec<Choice>,
}

/// A task of a unit that ended with several heirs.
#[derive(Serialize, JsonSchema)]
struct Choice {
    #[schemars(with = "Uuid")]
    task: TaskId,
    /// The heirs.
    #[schemars(with = "Vec<Uuid>")]
    units: Vec<UnitId>,
}

/// Makes a change.
pub(super) fn change(call: &Call, Body(asked): Body<Asked>) -> Result<Reply<Changed>, Fault> {
    let actor = call.actor()?;
    let (event, account) = event(call, asked.command)?;
    let order = Order::new(event).on(asked.on).because(asked.reason.map(|reason| reason.0));
    let moved = actor.organise(Order { id: call.command(), ..order })?;
    // Sent twice, it is the unit and the person of the first time.
    let (unit, officer) = moved.change.as_ref().map_or((None, None), about);
    if let (Some(officer), Some(name)) = (officer, account) {
        actor.let_act(&Account { name, officer })?;
    }
    let choice = |(task, units)| Choice { task, units };
    let Moved { moved, to_choose, .. } = moved;
    Ok(Reply(Changed { unit, officer, moved, to_choose: to_choose.into_iter().map(choice).collect() }))
}

/// Returns the name that somebody is to act by.
pub(super) fn named_account(account: Line) -> Result<String, Fault> {
    let name = account.0.trim().to_owned();
    if name.is_empty() { Err(Fault::missing("account")) } else { Ok(name) }
}

/// Returns a change in the words of the ledger, and the name by which somebody new acts.
fn event(call: &Call, wanted: Wanted) -> Result<(Event, Option<String>), Fault> {
    let lines = |lines: Vec<Line>| lines.into_iter().map(|line| line.0).collect();
    Ok(match wanted {
        Wanted::Found { name, short, parent } => {
            let unit = app::new_unit(call.now);
            let (name, short) = (name.0, lines(short));
            (Event::UnitFounded { unit, name, short, parent: Some(parent), codes: Vec::new() }, None)
        }
        Wanted::Rename { unit, name, short } => {
            (Event::UnitRenamed { unit, name: name.0, short: lines(short) }, None)
        }
        Wanted::Move { unit, parent } => (Event::UnitMoved { unit, parent }, None),
        Wanted::End { unit, heirs } => (Event::UnitEnded { unit, heirs }, None),
        Wanted::Appoint { officer, name, unit, role, account } => {
            let known = officer.and_then(|officer| call.organisation().officers.get(&officer));
            let name = match (officer, known, name) {
                (Some(_), None, _) => return Err(Fault::NotFound),
                (_, Some(known), _) => known.name.clone(),
                (None, None, Some(name)) => name.0,
                (None, None, None) => return Err(Fault::missing("name")),
            };
            let officer = officer.unwrap_or_else(|| app::new_officer(call.now));
            let event = Event::OfficerAppointed { officer, name, unit, role: role.0 };
            (event, account.map(named_account).transpose()?)
        }
        Wanted::Relieve { officer, unit } => (Event::OfficerRelieved { officer, unit }, None),
        Wanted::CoverAbsence { officer, by, until } => (Event::AbsenceCovered { officer, by, until }, None),
    })
}

/// Returns which unit and person a change is about.
fn about(event: &Event) -> (Option<UnitId>, Option<OfficerId>) {
    match event {
        Event::UnitFounded { unit, .. }
        | Event::UnitRenamed { unit, .. }
        | Event::UnitMoved { unit, .. }
        | Event::UnitEnded { unit, .. } => (Some(*unit), None),
        Event::OfficerAppointed { officer, unit, .. } | Event::OfficerRelieved { officer, unit } => {
            (Some(*unit), Some(*officer))
        }
        Event::AbsenceCovered { officer, .. } => (None, Some(*officer)),
        Event::GroupFormed { .. } | Event::MemberJoined { .. } | Event::MemberLeft { .. } => (None, None),
    }
}

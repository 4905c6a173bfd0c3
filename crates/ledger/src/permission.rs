//! Who may give which command to what: one table, role x command x relation to the task, or to the body whose document,
//! register, settings or organisation it is.
//!
//! The table is shown in `docs/permissions.md`; a test holds both equal, cell by cell.

mod closed;

pub use closed::Closed;

use crate::organisation::{Organisation, Role};
use crate::task::{Stage, Task};
use crate::{OfficerId, UnitId};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// What a task has to do with the unit in which somebody has a role, or with that person. What belongs to a body or unit
/// and is no task has only the first two: it lies within the body, or is the unit's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// The unit is the body that the lead is part of, or one above it; a clerk's body is the unit itself where it has or had
    /// a leader, else the one that it is part of.
    Within,
    /// The unit leads it.
    Leads,
    /// The person is the officer it was delegated to.
    Does,
    /// The unit co-operates.
    Supports,
    /// The person is the leader who watches it.
    Watches,
}

impl Relation {
    /// Every relation.
    pub const ALL: [Self; 5] = [Self::Within, Self::Leads, Self::Does, Self::Supports, Self::Watches];
}

use Relation::{Does, Leads, Supports, Watches, Within};
use Role::{Administrator, Clerk, Head, Leader, Officer};

/// What the office does with a task: its clerk enters, its leaders decide.
const OFFICE: &[(Role, Relation)] = &[(Clerk, Within), (Leader, Within), (Leader, Watches)];
/// What the lead does: its head, the officer who does it, and the clerk who enters what came on paper or by telephone.
const LEAD: &[(Role, Relation)] = &[(Head, Leads), (Officer, Does), (Clerk, Within)];
/// What only the head of the lead does.
const HEAD: &[(Role, Relation)] = &[(Head, Leads), (Clerk, Within)];
/// What a co-operating unit does.
const SUPPORT: &[(Role, Relation)] = &[(Head, Supports), (Officer, Supports), (Clerk, Within)];
/// What a leader says.
const LEADER: &[(Role, Relation)] = &[(Leader, Within), (Leader, Watches)];
/// What everybody does who has to do with a task.
const ALL: &[(Role, Relation)] = &[
    (Clerk, Within),
    (Leader, Within),
    (Leader, Watches),
    (Head, Leads),
    (Head, Supports),
    (Officer, Leads),
    (Officer, Does),
    (Officer, Supports),
];

/// What the clerk enters in the books of a body.
const CLERK: &[(Role, Relation)] = &[(Clerk, Within)];
/// What a body decides about its papers and its ways; the clerk enters what its leaders wrote.
const BODY: &[(Role, Relation)] = &[(Clerk, Within), (Leader, Within)];
/// What a body or a unit reports about its own tasks.
const REPORT: &[(Role, Relation)] = &[(Clerk, Within), (Leader, Within), (Head, Leads)];
/// What a unit says of itself.
const UNIT: &[(Role, Relation)] = &[(Clerk, Within), (Head, Leads)];
/// Who keeps the list of units and people.
const KEEPER: &[(Role, Relation)] = &[(Clerk, Within), (Leader, Within), (Administrator, Within)];

/// Who lets personal data be erased: the head of the body that answers for them, and who keeps its accounts.
const ERASER: &[(Role, Relation)] = &[(Leader, Within), (Administrator, Within)];

/// What those do with a dossier whose unit holds it or owns its stage.
const DOSSIER: &[(Role, Relation)] = &[(Clerk, Within), (Leader, Within), (Head, Leads), (Officer, Leads)];
/// What only their head decides of it.
const DOSSIER_HEAD: &[(Role, Relation)] = &[(Clerk, Within), (Leader, Within), (Head, Leads)];

/// The table: each command by its stable name, and who may give it.
pub const TABLE: &[(&str, &[(Role, Relation)])] = &[
    ("propose", OFFICE),
    ("edit", OFFICE),
    ("split", OFFICE),
    ("join", OFFICE),
    ("drop", OFFICE),
    ("assign", OFFICE),
    ("accept", LEAD),
    ("decline", HEAD),
    ("delegate", HEAD),
    ("reassign", OFFICE),
    ("wait", LEAD),
    ("stop-clock", OFFICE),
    ("end-waiting", LEAD),
    ("report-progress", LEAD),
    ("report-share", SUPPORT),
    ("ask-extension", LEAD),
    ("grant-extension", OFFICE),
    ("refuse-extension", OFFICE),
    ("hang", OFFICE),
    ("submit-result", LEAD),
    ("confirm-result", OFFICE),
    ("return-result", OFFICE),
    ("suspend", OFFICE),
    ("resume", OFFICE),
    ("cancel", OFFICE),
    ("supersede", OFFICE),
    ("reopen", OFFICE),
    ("withdraw", OFFICE),
    ("comment", ALL),
    ("direct", LEADER),
    ("correct", OFFICE),
    ("document-receive", CLERK),
    ("document-issue", CLERK),
    ("document-cite", CLERK),
    ("document-edit", CLERK),
    ("document-instruct", BODY),
    ("document-read", CLERK),
    ("document-settle", BODY),
    ("document-relate", CLERK),
    ("document-unrelate", CLERK),
    ("document-withdraw", BODY),
    ("document-keep-file", CLERK),
    ("document-take-message", CLERK),
    ("document-send", CLERK),
    ("document-tell-state", BODY),
    ("document-take-state", CLERK),
    ("register-open", CLERK),
    ("register-give", CLERK),
    ("register-void", CLERK),
    ("settings-decide-holidays", BODY),
    ("settings-replace-calendar", BODY),
    ("settings-replace-rules", BODY),
    ("settings-set-portal", BODY),
    ("settings-publish", BODY),
    ("settings-unpublish", BODY),
    ("closed-figures-note", UNIT),
    ("report-keep", REPORT),
    ("report-write", REPORT),
    ("report-send", REPORT),
    ("report-withdraw", REPORT),
    ("dossier-open", DOSSIER),
    ("dossier-enter", DOSSIER),
    ("dossier-name", DOSSIER),
    ("dossier-file", DOSSIER),
    ("dossier-finish", DOSSIER),
    ("dossier-return", DOSSIER_HEAD),
    ("dossier-refuse", DOSSIER_HEAD),
    ("dossier-ask-supplement", DOSSIER),
    ("dossier-take-supplement", DOSSIER),
    ("dossier-note-opinion", DOSSIER),
    ("dossier-postpone", DOSSIER_HEAD),
    ("dossier-amend", DOSSIER_HEAD),
    ("dossier-correct", DOSSIER_HEAD),
    ("dossier-link", DOSSIER),
    ("dossier-stop", DOSSIER_HEAD),
    ("dossier-withdraw", DOSSIER_HEAD),
    ("dossier-move", BODY),
    ("person-erase", ERASER),
    ("event-date-announce", KEEPER),
    ("event-date-move", KEEPER),
    ("event-date-hold", KEEPER),
    ("indicator-define", BODY),
    ("indicator-change", BODY),
    ("indicator-set-target", BODY),
    ("indicator-enter-value", DOSSIER),
    ("indicator-correct-value", REPORT),
    ("indicator-end", BODY),
    ("organisation-change", KEEPER),
];

/// What comes through the public door by itself, to dossiers that came that way; nobody of the office gave it.
pub const DOOR: &[&str] = &["dossier-open", "dossier-file", "dossier-take-supplement"];

/// Tells whether a role gives a command to a task it has a relation to. Commands that the table lacks are nobody's.
pub fn is_allowed(command: &str, role: Role, relation: Relation) -> bool {
    TABLE.iter().any(|(name, who)| *name == command && who.contains(&(role, relation)))
}

/// Tells whether somebody may give a command to a task on a day, in any of the roles that the person has then, those of
/// people acted for among them.
pub fn may(organisation: &Organisation, officer: OfficerId, command: &str, task: &Task, day: Date) -> bool {
    organisation.posts_on(officer, day).iter().any(|post| {
        relations(organisation, officer, post.unit, post.role, task, day)
            .into_iter()
            .any(|relation| is_allowed(command, post.role, relation))
    })
}

/// Tells whether somebody may give a command to what belongs to a body or unit on a day: its document, register, settings,
/// closed figures, or the body as a part of the organisation.
pub fn may_in(
    organisation: &Organisation,
    officer: OfficerId,
    command: &str,
    owner: UnitId,
    day: Date,
) -> bool {
    organisation.posts_on(officer, day).iter().any(|post| {
        let within = organisation.is_within(owner, whole(organisation, post.unit, post.role, day), day);
        (within && is_allowed(command, post.role, Within))
            || (owner == post.unit && is_allowed(command, post.role, Leads))
    })
}

/// What somebody may see of the tasks: nobody sees more in lists, searches or figures than on a task's own page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Everything.
    All,
    /// What some units lead or take part in, and what the person does or watches.
    Part {
        /// The units.
        units: BTreeSet<UnitId>,
        /// The person.
        officer: OfficerId,
        /// What is not confirmed yet, too: who works for the office sees it, units do not.
        proposals: bool,
    },
}

impl Scope {
    /// Returns what somebody may see on a day. Who has a role in the office of a body sees everything of the body; who has
    /// one in a unit, what the unit and those below it lead or take part in. Administrators keep accounts, not tasks.
    pub fn of(organisation: &Organisation, officer: OfficerId, root: UnitId, day: Date) -> Self {
        let mut tops = BTreeSet::new();
        let mut proposals = false;
        for post in organisation.posts_on(officer, day) {
            match post.role {
                Clerk | Leader | Role::Observer => {
                    tops.insert(whole(organisation, post.unit, post.role, day));
                    proposals |= post.role != Role::Observer;
                }
                Head | Officer => {
                    tops.insert(post.unit);
                }
                Administrator => {}
            }
        }
        if proposals && tops.contains(&root) {
            return Self::All;
        }
        let seen = |unit: &UnitId| tops.iter().any(|top| organisation.is_within(*unit, *top, day));
        let units = organisation.units.keys().copied().filter(seen).collect();
        Self::Part { units, officer, proposals }
    }

    /// Tells whether a task is seen.
    pub fn sees(&self, task: &Task) -> bool {
        match self {
            Self::All => true,
            Self::Part { units, officer, proposals } => {
                let content = &task.content;
                let confirmed = !matches!(task.stage, Stage::Unborn | Stage::Proposed | Stage::Gone);
                let theirs = content.lead.is_some_and(|lead| units.contains(&lead))
                    || content.support.iter().any(|unit| units.contains(unit))
                    || task.officer == Some(*officer)
                    || content.watcher == Some(*officer);
                theirs && (confirmed || *proposals)
            }
        }
    }

    /// Tells whether what a unit leads is seen.
    pub fn sees_unit(&self, unit: UnitId) -> bool {
        match self {
            Self::All => true,
            Self::Part { units, .. } => units.contains(&unit),
        }
    }
}

/// Returns the unit whose whole a role reaches over: a clerk works in the office of a body and for all of it, or in the body
/// itself, where that is one that leaders lead.
pub(crate) fn whole(organisation: &Organisation, unit: UnitId, role: Role, day: Date) -> UnitId {
    match role {
        Clerk if organisation.is_body_on(unit, day) => unit,
        Clerk => organisation.parent_on(unit, day).unwrap_or(unit),
        Role::Head | Role::Officer | Role::Leader | Role::Administrator | Role::Observer => unit,
    }
}

/// Returns what a task has to do with somebody's role in a unit.
fn relations(
    organisation: &Organisation,
    officer: OfficerId,
    unit: UnitId,
    role: Role,
    task: &Task,
    day: Date,
) -> BTreeSet<Relation> {
    let content = &task.content;
    let whole = whole(organisation, unit, role, day);
    // A proposal without a lead belongs to the office that read it.
    let within = content.lead.is_none_or(|lead| organisation.is_within(lead, whole, day));
    [
        (Within, within),
        (Leads, content.lead == Some(unit)),
        (Does, task.officer == Some(officer)),
        (Supports, content.support.contains(&unit)),
        (Watches, content.watcher == Some(officer)),
    ]
    .into_iter()
    .filter_map(|(relation, holds)| holds.then_some(relation))
    .collect()
}

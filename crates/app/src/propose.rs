//! From what was read to what is proposed: pure. Nothing is invented: a unit that the organisation does not know stays a
//! name to be looked at, and a deadline without a day stays words.

use crate::names;
use directive::reading::{Deadline, Fate, Reading, Recurrence, Task};
use jiff::civil::Date;
use ledger::deadline::Limit;
use ledger::organisation::Organisation;
use ledger::task::shares::shares;
use ledger::task::{Basis, Content, Milestone, MilestoneId, Quote, Rhythm};
use ledger::{DocumentId, OrderId, UnitId};
use std::collections::BTreeSet;

/// "All units of the body", as a reading writes it.
const EVERYBODY: &str = "*";

/// What is proposed for one item of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The item's path of labels.
    pub item: String,
    /// One content, or one for each unit that the order is addressed to.
    pub contents: Vec<Content>,
    /// Names of units that the organisation does not know.
    pub unknown: Vec<String>,
}

/// What a proposal is made with.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'f> {
    /// The document that was read.
    pub document: DocumentId,
    /// Its blocks, which know the places of its words.
    pub blocks: &'f blocks::Document,
    /// The organisation.
    pub organisation: &'f Organisation,
    /// The body that "all units" are units of.
    pub body: UnitId,
    /// The day of the document.
    pub day: Date,
}

/// Returns what is proposed for each task of a reading, in the order of the document. `order` makes ids for items that are
/// addressed to several units.
pub fn propose(reading: &Reading, frame: Frame<'_>, mut order: impl FnMut() -> OrderId) -> Vec<Proposal> {
    reading.tasks.iter().map(|task| proposal(task, frame, order())).collect()
}

fn proposal(task: &Task, frame: Frame<'_>, order: OrderId) -> Proposal {
    let mut unknown = Vec::new();
    let leads = units(&task.lead, frame, &mut unknown);
    let mut support = units(&task.support, frame, &mut unknown);
    support.retain(|unit| !leads.contains(unit));
    let content = Content {
        words: task.text.clone(),
        quote: Some(quote(task, frame)),
        lead: None,
        support,
        receivers: task.submit_to.iter().map(|party| party.name.clone()).collect(),
        milestones: milestones(task),
        rhythm: task.recurrence.map(rhythm),
        targets: task.targets.iter().map(|target| target.text.clone()).collect(),
        ..Content::default()
    };
    let contents = if leads.is_empty() {
        vec![content]
    } else {
        shares(frame.organisation, order, &content, &leads, frame.day)
    };
    unknown.dedup();
    Proposal { item: task.id.clone(), contents, unknown }
}

/// Returns the units that parties mean, each once.
fn units(parties: &[directive::reading::Party], frame: Frame<'_>, unknown: &mut Vec<String>) -> Vec<UnitId> {
    let mut seen = BTreeSet::new();
    let mut units = Vec::new();
    for party in parties {
        let meant = if party.name == EVERYBODY {
            frame.everybody()
        } else {
            let found = names::unit(frame.organisation, &party.name, frame.day);
            if found.is_none() {
                unknown.push(party.name.clone());
            }
            found.into_iter().collect()
        };
        units.extend(meant.into_iter().filter(|unit| seen.insert(*unit)));
    }
    units
}

impl Frame<'_> {
    /// Returns the units of the body on the day of the document.
    fn everybody(&self) -> Vec<UnitId> {
        let inside = |unit: &UnitId| {
            self.organisation.exists(*unit, self.day)
                && self.organisation.parent_on(*unit, self.day) == Some(self.body)
        };
        self.organisation.units.keys().copied().filter(inside).collect()
    }
}

fn quote(task: &Task, frame: Frame<'_>) -> Quote {
    let range = match task.spans.as_slice() {
        [one] => frame.blocks.input_range(*one).map(|(start, end)| (start as u64, end as u64)),
        _ => None,
    };
    let page = task.spans.first().and_then(|span| frame.blocks.page_of(*span));
    Quote { document: frame.document, item: task.id.clone(), words: task.text.clone(), range, page }
}

/// Returns a milestone for each deadline that was said, and for the day that a heading gives where nothing else does.
fn milestones(task: &Task) -> Vec<Milestone> {
    let own = task.deadlines.iter().map(|deadline| (deadline.text.clone(), limit(deadline), basis(deadline)));
    let inherited = task.inherited_due.as_ref().filter(|_| task.deadlines.is_empty());
    let inherited = inherited
        .map(|read| (read.value.to_string(), Limit::Day { day: read.value, hour: None }, Basis::Inherited));
    let all = own.chain(inherited).zip(1..);
    all.map(|((said, limit, basis), number)| Milestone {
        id: MilestoneId(number),
        what: String::new(),
        who: None,
        said,
        limit,
        basis,
    })
    .collect()
}

/// A day that was read is the day, whatever made it: the reading reckoned periods by the calendar already.
fn limit(deadline: &Deadline) -> Limit {
    deadline.due.map_or(Limit::Unknown, |day| Limit::Day { day, hour: deadline.time })
}

fn basis(deadline: &Deadline) -> Basis {
    if deadline.approximate { Basis::Approximate } else { Basis::Own }
}

fn rhythm(recurrence: Recurrence) -> Rhythm {
    match recurrence {
        Recurrence::Weekly => Rhythm::Weekly,
        Recurrence::Monthly => Rhythm::Monthly,
        Recurrence::Quarterly => Rhythm::Quarterly,
        Recurrence::HalfYearly => Rhythm::HalfYearly,
        Recurrence::Yearly => Rhythm::Yearly,
    }
}

/// Returns the items that a person must settle, by their paths; items of one path are told apart by a number.
pub(crate) fn open_items(reading: &Reading) -> BTreeSet<String> {
    let mut open = BTreeSet::new();
    for item in reading.items.iter().filter(|item| item.fate == Fate::Open) {
        let mut name = item.id.clone();
        let mut again = 1;
        while !open.insert(name.clone()) {
            again += 1;
            name = format!("{}#{again}", item.id);
        }
    }
    open
}

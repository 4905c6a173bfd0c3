//! What a filter is taken apart into, so that an index answers each part in the order of the page.

use super::{Filter, Order};
use ledger::UnitId;
use ledger::permission::Scope;
use ledger::standing::Standing;
use std::collections::BTreeSet;

/// Leads whose tasks are asked for one by one.
const MOST_BRANCHES: usize = 64;

/// Takes a filter apart into ones that an index answers in the order of the page: for each way of seeing a task, for each
/// lead, and for open tasks and the others apart. Their pages put together are the page.
pub(super) fn branches(filter: &Filter, order: Order) -> Vec<Filter> {
    let seen = ways_of_seeing(filter);
    if order == Order::Made {
        return seen;
    }
    seen.iter().flat_map(ordered).collect()
}

/// Takes a filter apart by why somebody sees a task: each way is a condition that an index answers.
pub(super) fn ways_of_seeing(filter: &Filter) -> Vec<Filter> {
    let Some(Scope::Part { units, officer, .. }) = &filter.seen else { return vec![filter.clone()] };
    // The tasks of one unit's part are few, and its index has them in order: why they are seen is asked of each.
    if filter.support.is_some() {
        return vec![filter.clone()];
    }
    let mut ways = Vec::new();
    let leads: Vec<UnitId> = if filter.leads.is_empty() {
        units.iter().copied().collect()
    } else {
        filter.leads.iter().copied().filter(|lead| units.contains(lead)).collect()
    };
    if !leads.is_empty() {
        ways.push(Filter { leads, ..filter.clone() });
    }
    ways.extend(units.iter().map(|unit| Filter { support: Some(*unit), ..filter.clone() }));
    if filter.officer.is_none_or(|wanted| wanted == *officer) {
        ways.push(Filter { officer: Some(*officer), ..filter.clone() });
    }
    if filter.watcher.is_none_or(|wanted| wanted == *officer) {
        ways.push(Filter { watcher: Some(*officer), ..filter.clone() });
    }
    ways
}

/// Takes a filter apart into ones that an index answers in the order of due days.
fn ordered(filter: &Filter) -> Vec<Filter> {
    let leads: Vec<Vec<UnitId>> = match filter.leads.as_slice() {
        leads @ [_, _, ..] if leads.len() <= MOST_BRANCHES => {
            leads.iter().collect::<BTreeSet<_>>().into_iter().map(|lead| vec![*lead]).collect()
        }
        leads => vec![leads.to_vec()],
    };
    let open = match (filter.open, filter.standing) {
        (Some(open), _) => vec![open],
        (None, Some((standing, _))) => vec![is_open(standing)],
        (None, None) => vec![true, false],
    };
    let branch =
        |leads: &Vec<UnitId>, open| Filter { leads: leads.clone(), open: Some(open), ..filter.clone() };
    leads.iter().flat_map(|leads| open.iter().map(move |open| branch(leads, *open))).collect()
}

fn is_open(standing: Standing) -> bool {
    match standing {
        Standing::OpenInTime | Standing::OpenOverdue | Standing::OpenUndated | Standing::Suspended => true,
        Standing::CompletedInTime
        | Standing::CompletedLate
        | Standing::CompletedUndated
        | Standing::Cancelled
        | Standing::Superseded => false,
    }
}

//! Dossiers that are counted for indicators and reports: from the rows, as of a day and as known at a moment.

use crate::Error;
use ledger::dossier::{Cases, Dossier, Entry, Tally};
use ledger::event::Subject;
use ledger::{Moment, TenantId};
use store::{Case, CasesAsked, Laws, Reader};

/// Dossiers that are named at most: as many as anybody counts.
const ALL: u32 = u32::MAX;

/// Counts dossiers.
pub(crate) fn tally(
    reader: &mut Reader<'_>,
    tenant: TenantId,
    laws: &Laws,
    cases: &Cases,
    asked: &CasesAsked,
) -> Result<Tally, Error> {
    if is_known_so(laws, cases, asked.known_at) {
        return Ok(reader.count_cases(tenant, cases, asked)?);
    }
    Ok(summed(&listed(reader, tenant, laws, cases, asked)?))
}

/// Returns the dossiers that are counted.
pub(crate) fn listed(
    reader: &mut Reader<'_>,
    tenant: TenantId,
    laws: &Laws,
    cases: &Cases,
    asked: &CasesAsked,
) -> Result<Vec<Case>, Error> {
    if is_known_so(laws, cases, asked.known_at) {
        return Ok(reader.cases(tenant, cases, asked, ALL)?);
    }
    // The rows have the days of the calendar that holds now: how fast somebody was by the one that was known then is asked of the
    // events.
    let calendar = laws.at(asked.known_at).1;
    let wider = Cases { paces: Vec::new(), ..cases.clone() };
    let mut found = Vec::new();
    for case in reader.cases(tenant, &wider, asked, ALL)? {
        let entries: Vec<Entry> = reader.entries(tenant, Subject::Dossier(case.id))?;
        let dossier = Dossier::at(&entries, asked.as_of, asked.known_at);
        if cases.paces.contains(&dossier.clock(asked.as_of, calendar).pace) {
            found.push(case);
        }
    }
    Ok(found)
}

/// Returns what some dossiers come to.
pub(crate) fn summed(found: &[Case]) -> Tally {
    let mut tally = Tally { count: found.len() as u64, ..Tally::default() };
    for case in found {
        tally.sum = tally.sum.saturating_add(case.amount);
        if case.shared {
            tally.shared += 1;
            tally.shared_sum = tally.shared_sum.saturating_add(case.amount);
        }
    }
    tally
}

/// Tells whether the rows know it as it was known then.
fn is_known_so(laws: &Laws, cases: &Cases, known_at: Moment) -> bool {
    cases.paces.is_empty() || laws.held_at(known_at)
}

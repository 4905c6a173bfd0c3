//! What somebody sees of dossiers: those of the units that the person sees, but for those whose procedure says otherwise.

use crate::dossiers::Whole;
use crate::{Error, Office};
use jiff::civil::Date;
use ledger::dossier::{Dossier, Entry, Found};
use ledger::event::Subject;
use ledger::organisation::Organisation;
use ledger::permission::{Closed, Scope};
use ledger::{DossierId, OfficerId, TenantId, UnitId};
use std::collections::BTreeSet;
use store::{ListedDossier, Reader};

/// What somebody sees of dossiers.
#[derive(Clone, Debug)]
pub struct Sight {
    /// What the person sees of all work.
    pub scope: Scope,
    /// What is hidden besides.
    pub closed: Closed,
}

impl Sight {
    /// Tells whether a dossier of a procedure is seen that these units hold, work on or worked on.
    pub fn sees(&self, procedure: &str, owners: &[UnitId]) -> bool {
        owners.iter().any(|unit| self.scope.sees_unit(*unit))
            && !self.closed.hides(procedure, owners.iter().copied())
    }

    /// Tells whether a dossier is seen.
    pub fn sees_dossier(&self, dossier: &Dossier) -> bool {
        self.sees(&dossier.procedure, &owners(dossier))
    }

    /// Tells whether a dossier is hidden by its procedure.
    pub fn hides(&self, dossier: &Dossier) -> bool {
        self.closed.hides(&dossier.procedure, owners(dossier))
    }

    /// Tells whether a dossier of a register is seen.
    pub fn sees_listed(&self, dossier: &ListedDossier) -> bool {
        let owners = [Some(dossier.unit), dossier.stage_unit];
        self.sees(&dossier.procedure, &owners.into_iter().flatten().collect::<Vec<_>>())
    }

    /// Leaves of what a check found what is seen; returns how many there are besides.
    pub(crate) fn leave_seen(
        &self,
        reader: &mut Reader<'_>,
        tenant: TenantId,
        found: &mut Vec<Found>,
    ) -> Result<usize, Error> {
        let ids = found.iter().map(|one| one.dossier);
        let seen = self.among(reader, tenant, ids)?;
        let all = found.len();
        found.retain(|one| seen.contains(&one.dossier));
        Ok(all - found.len())
    }

    fn among(
        &self,
        reader: &mut Reader<'_>,
        tenant: TenantId,
        ids: impl Iterator<Item = DossierId>,
    ) -> Result<BTreeSet<DossierId>, Error> {
        let all = self.scope == Scope::All && self.closed.procedures.is_empty();
        let mut seen = BTreeSet::new();
        for id in ids {
            let sees = all || {
                let entries: Vec<Entry> = reader.entries(tenant, Subject::Dossier(id))?;
                self.sees_dossier(&Dossier::now(&entries))
            };
            if sees {
                seen.insert(id);
            }
        }
        Ok(seen)
    }
}

/// Returns the units that hold a dossier, work on it or worked on it.
fn owners(dossier: &Dossier) -> Vec<UnitId> {
    dossier.unit.into_iter().chain(dossier.passages.iter().map(|passage| passage.unit)).collect()
}

impl Office {
    /// Returns what somebody sees of dossiers on a day.
    ///
    /// # Errors
    ///
    /// A definition is wrong or cannot be read: then nobody can say who sees what.
    pub fn sight(&self, organisation: &Organisation, officer: OfficerId, day: Date) -> Result<Sight, Error> {
        let scope = Scope::of(organisation, officer, self.tenant().root, day);
        Ok(Sight { scope, closed: self.closed_to(organisation, officer, day)? })
    }

    /// Returns those of some dossiers that somebody sees.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn seen_dossiers(
        &self,
        sight: &Sight,
        ids: impl Iterator<Item = DossierId>,
    ) -> Result<BTreeSet<DossierId>, Error> {
        let tenant = self.tenant().id;
        self.store().read(|reader| sight.among(reader, tenant, ids))
    }
}

impl Whole {
    /// Returns the dossiers that its checks found at any time, to be looked up at once.
    pub fn found(&self) -> impl Iterator<Item = DossierId> {
        self.dossier.asked.iter().flat_map(|asked| &asked.found).map(|one| one.dossier)
    }
}

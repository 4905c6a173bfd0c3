//! The line in which the writers of a tenant stand, in the order in which they came: those of one process at a mutex that
//! hands itself on, those of several processes at a lock of the database ([`Connection::stand_in_line`]).
//!
//! [`Connection::stand_in_line`]: crate::engine::Connection::stand_in_line

use crate::{Error, Reader, Writer};
use ledger::{Moment, TenantId};
use parking_lot::FairMutex;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// The lines of a process, one for each tenant.
#[derive(Default)]
pub(crate) struct Lines(Mutex<HashMap<TenantId, Arc<FairMutex<()>>>>);

impl Lines {
    /// Returns the line of a tenant.
    pub(crate) fn of(&self, tenant: TenantId) -> Arc<FairMutex<()>> {
        Arc::clone(self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(tenant).or_default())
    }
}

/// A writer's place at the head of the line.
pub(crate) struct Place {
    /// The tenant.
    pub(crate) tenant: TenantId,
    /// The position of the last event.
    pub(crate) position: u64,
    /// The moment of the last event.
    pub(crate) recorded_at: Moment,
}

impl Place {
    /// Waits until the writers of other processes are done, and keeps them waiting until the transaction ends.
    pub(crate) fn enter(reader: &mut Reader<'_>, tenant: TenantId) -> Result<Self, Error> {
        reader.connection.stand_in_line(tenant.as_bytes())?;
        let mut found = None;
        let sql = "SELECT position, recorded_at FROM tenants WHERE tenant = ?1";
        reader.connection.query(sql, &[(*tenant.as_bytes()).into()], &mut |row| {
            let position = u64::try_from(row[0].int()?).unwrap_or(0);
            found = Some(Self { tenant, position, recorded_at: Moment(row[1].int()?) });
            Ok(())
        })?;
        found.ok_or_else(|| Error::Damaged(format!("there is no tenant {tenant}")))
    }
}

impl Writer<'_> {
    /// Returns whose ledger is written.
    pub fn tenant(&self) -> TenantId {
        self.line.tenant
    }

    /// Returns the moment to record at: the clock's, or the last event's where a clock went back.
    pub fn moment(&self, clock: Moment) -> Moment {
        clock.max(self.line.recorded_at)
    }

    /// Notes where the line ended.
    pub(crate) fn leave_line(&mut self) -> Result<(), Error> {
        let sql = "UPDATE tenants SET position = ?2, recorded_at = ?3 WHERE tenant = ?1";
        let position = i64::try_from(self.line.position).expect("no ledger has 2^63 events");
        let values = [(*self.line.tenant.as_bytes()).into(), position.into(), self.line.recorded_at.0.into()];
        self.connection.execute(sql, &values)?;
        Ok(())
    }
}

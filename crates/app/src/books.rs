//! Books that a body keeps beside its tasks: registers, where each number is given once, and the closed figures of its units.

use crate::Error;
use crate::actor::{Actor, Done, Order, append, drafts};
use crate::office::{Known, Office};
use jiff::civil::Date;
use ledger::closed_figures::{self, ClosedFigures};
use ledger::event::{Meta, Subject};
use ledger::register::{self, Book, Register};
use ledger::rules::Judge;
use ledger::{Moment, UnitId, permission};
use std::collections::BTreeMap;

impl Actor<'_> {
    /// Opens a register, gives a number in it, or voids one.
    ///
    /// # Errors
    ///
    /// It is not allowed, or refused by the rules. Nothing happened then.
    pub fn register(&self, book: &Book, order: Order<register::Command>) -> Result<Done, Error> {
        let subject = Subject::Register(book.register());
        self.write(|writer, known| {
            let meta = self.meta(writer, &order);
            self.check_keeps(known, order.command.name(), book.body, &meta)?;
            let entries = writer.entries::<register::Event>(self.office.tenant().id, subject)?;
            let (rules, calendar) = known.laws.now();
            let events = register::decide(&entries, order.command, &meta, Judge { rules, calendar })?;
            append(writer, subject, entries.len(), drafts(events, &meta))
        })
    }

    /// Notes how many tasks a unit has that are kept off the system.
    ///
    /// # Errors
    ///
    /// As [`Actor::register`].
    pub fn note_closed_figures(
        &self,
        unit: UnitId,
        order: Order<closed_figures::Command>,
    ) -> Result<Done, Error> {
        let subject = Subject::ClosedFigures(unit);
        self.write(|writer, known| {
            let meta = self.meta(writer, &order);
            self.check_keeps(known, order.command.name(), unit, &meta)?;
            let entries = writer.entries::<closed_figures::Event>(self.office.tenant().id, subject)?;
            let events = closed_figures::decide(&entries, order.command, &meta)?;
            append(writer, subject, entries.len(), drafts(events, &meta))
        })
    }

    pub(crate) fn check_keeps(
        &self,
        known: &Known,
        command: &'static str,
        owner: UnitId,
        meta: &Meta,
    ) -> Result<(), Error> {
        let may = permission::may_in(&known.organisation, self.officer, command, owner, meta.effective.day);
        if may { Ok(()) } else { Err(Error::NotAllowed { command }) }
    }
}

impl Office {
    /// Returns a register as it is now.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn register(&self, book: &Book) -> Result<Register, Error> {
        let subject = Subject::Register(book.register());
        self.store().read(|reader| Ok(Register::now(&reader.entries(self.tenant().id, subject)?)))
    }

    /// Returns the closed figures of all units that noted some by the end of a day, as they were known at a moment.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn closed_figures(
        &self,
        as_of: Date,
        known_at: Moment,
    ) -> Result<BTreeMap<UnitId, ClosedFigures>, Error> {
        let tenant = self.tenant().id;
        self.store().read(|reader| {
            let mut all = BTreeMap::new();
            for unit in reader.subjects(tenant, "closed-figures")?.into_iter().map(UnitId::from_bytes) {
                let entries = reader.entries(tenant, Subject::ClosedFigures(unit))?;
                all.insert(unit, ClosedFigures::at(&entries, as_of, known_at));
            }
            all.retain(|_, figures| figures.last.is_some());
            Ok(all)
        })
    }
}

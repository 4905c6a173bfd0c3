//! Dossiers of a story, and the days that they hang on.

use super::super::story::{Act, Occurrence, Step, wrong};
use super::{Player, order};
use crate::dossiers::Taken;
use crate::event_dates::Occasion;
use crate::procedures::NoProcedure;
use crate::{Actor, Error};
use ledger::DossierId;

impl Player<'_> {
    /// Does something with the dossier that the story calls so, and returns which one it is.
    pub(super) fn lead(
        &self,
        actor: &Actor<'_>,
        step: &Step,
        name: &str,
        act: &Act,
    ) -> Result<DossierId, Error> {
        let known = || self.opened.get(name).copied().ok_or_else(|| Error::NoDossier(name.to_owned()));
        match act {
            Act::Open { procedure, subject, unit, parties, fields } => {
                let taken = Taken {
                    procedure: procedure.clone(),
                    subject: subject.clone(),
                    unit: actor.find_unit(unit)?,
                    parties: parties.clone(),
                    fields: fields.clone(),
                };
                Ok(actor.open_dossier(taken, &order(step, ())).map_err(told)?.0)
            }
            Act::Finish { fields, product } => {
                let id = known()?;
                actor.finish_dossier(id, fields.clone(), product.clone(), &order(step, ()))?;
                Ok(id)
            }
            Act::Name(parties) => {
                let id = known()?;
                actor.name_parties(id, parties.clone(), &order(step, ()))?;
                Ok(id)
            }
            Act::Command(command) => {
                let id = known()?;
                actor.dossier(id, order(step, command.clone()))?;
                Ok(id)
            }
        }
    }

    /// Says something of the event date that people call so.
    pub(super) fn occur(
        &self,
        actor: &Actor<'_>,
        step: &Step,
        name: &str,
        what: &Occurrence,
    ) -> Result<(), Error> {
        match what {
            Occurrence::Announce(day) => {
                let occasion = Occasion { name: name.to_owned(), day: *day, body: None };
                actor.announce(occasion, &order(step, ()))?;
            }
            Occurrence::Command(command) => {
                let id = self.office.find_event_date(name)?.id;
                actor.event_date(id, order(step, command.clone()))?;
            }
        }
        Ok(())
    }
}

pub(super) fn told(error: NoProcedure) -> Error {
    match error {
        NoProcedure::Office(error) => error,
        NoProcedure::Unknown(id) => wrong(format!("{id}: no procedure of this id holds on the day")),
        NoProcedure::Definition(file, problem) => wrong(format!("{file}: {problem}")),
    }
}

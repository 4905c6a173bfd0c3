//! What whoever has a code may see and do: how the dossier stands, and what the office asked for.

use super::code::{Code, Ticket};
use super::{came_here, send};
use crate::actor::{Actor, Order};
use crate::dossiers::Whole;
use crate::{Error, Office};
use jiff::civil::Date;
use ledger::dossier::{Command, Outcome, Passage};
use ledger::{Moment, OfficerId};

/// How something stands that came in.
pub struct Received {
    /// The dossier with its procedure.
    pub whole: Whole,
    /// The day on which it came in.
    pub opened: Date,
    /// The stage that it is in, in the words of the procedure, and since when.
    pub stage: Option<(String, Date)>,
    /// The last day on which it is answered in time; `None` where there is no such day now.
    pub due: Option<Date>,
    /// What the sender is asked for.
    pub asked: Option<String>,
    /// The last day that the sender has for it; `None` where nobody says.
    pub until: Option<Date>,
    /// How it ended, and when.
    pub ended: Option<(Outcome, Date)>,
}

impl Office {
    /// Returns how something stands, to whoever has its code; `None` where the code is none, or of nothing that came this way.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn received(&self, code: &Code) -> Result<Option<Received>, Error> {
        let whole = match self.dossier(code.dossier(self.tenant.id)) {
            Ok(whole) if came_here(&whole.entries) => whole,
            Ok(_) | Err(Error::NoDossier(_)) => return Ok(None),
            Err(error) => return Err(error),
        };
        let known = self.known()?;
        let calendar = known.laws.now().1;
        let dossier = &whole.dossier;
        let stage = dossier.current().map(|passage| {
            let named = whole.procedure.stage(&passage.stage);
            (named.map_or_else(|| passage.stage.clone(), |stage| stage.name.clone()), passage.from.day)
        });
        let asks = dossier.current().and_then(|passage| passage.supplements.last());
        let asked = asks.filter(|supplement| supplement.given.is_none()).map(|one| one.what.clone());
        // While the sender has it, nobody knows the day.
        let limit = dossier.limit.filter(|_| asked.is_none() && dossier.closed.is_none());
        Ok(Some(Received {
            opened: dossier.opened.map_or(Date::MIN, |at| at.day),
            stage,
            due: limit.and_then(|limit| limit.due(calendar)).map(|due| due.day),
            asked,
            until: dossier.current().and_then(Passage::waits_until),
            ended: dossier.closed.map(|(outcome, at)| (outcome, at.day)),
            whole,
        }))
    }

    /// Takes in what the office asked the sender for: papers by the ids that the procedure gives them. The same ticket again
    /// changes nothing.
    ///
    /// # Errors
    ///
    /// Nothing is asked for, or nothing came. Nothing happened then.
    pub fn supplement(
        &self,
        received: &Received,
        ticket: Ticket,
        papers: &[(String, Vec<String>)],
        now: Moment,
    ) -> Result<(), Error> {
        let none = || Error::refused("door-refusal-nothing-sent");
        let portal = received.whole.procedure.portal.as_ref().ok_or_else(none)?;
        let products = send::products(portal, papers);
        if products.is_empty() {
            return Err(none());
        }
        let door = Actor::new(self, OfficerId::DOOR, now);
        let commands = products.into_iter().map(Command::File).chain([Command::TakeSupplement]);
        let order = Order { id: Some(ticket.command()), ..Order::new(()) };
        door.dossier_all(received.whole.id, commands, &order)?;
        Ok(())
    }
}

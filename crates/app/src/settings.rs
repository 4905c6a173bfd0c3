//! What an office decides about its calendar and rules: recorded with its act, and from then on what every open day is
//! reckoned by. No stored event changes, and no figure as it was known before.

use crate::actor::{Actor, Done, Order, append, drafts};
use crate::{Error, office};
use ledger::event::Subject;
use ledger::permission;
use ledger::settings::{Command, Event, decide};

impl Actor<'_> {
    /// Records a decision, and reckons the days of all tasks anew where they hang on it.
    ///
    /// # Errors
    ///
    /// It is not allowed, or refused by the rules. Nothing happened then.
    pub fn settle(&self, order: Order<Command>) -> Result<Done, Error> {
        self.write(|writer, known| {
            let tenant = self.office.tenant();
            let subject = Subject::Settings(tenant.root);
            if let Some(done) = self.done_before(writer, subject, order.id)? {
                return Ok(done);
            }
            let name = order.command.name();
            if !permission::may_in(&known.organisation, self.officer, name, tenant.root, self.today()) {
                return Err(Error::NotAllowed { command: name });
            }
            let meta = self.meta(writer, &order);
            let entries = writer.entries::<Event>(tenant.id, subject)?;
            Error::check_seen(order.expected, entries.len())?;
            let events = decide(&entries, order.command, &meta)?;
            let is_law = events.iter().any(Event::is_law);
            let done = append(writer, subject, entries.len(), drafts(events, &meta))?;
            if !is_law {
                return Ok(done);
            }
            let laws = office::laws(writer, tenant)?;
            writer.project_all_tasks(meta.recorded_at, &laws)?;
            writer.project_all_dossiers(laws.now().1)?;
            Ok(done)
        })
    }
}

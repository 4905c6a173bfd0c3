//! What people write in place of the drafted sentences of a report.

use super::{Asked, NoReport};
use crate::actor::{Actor, Order, append, drafts, entry};
use crate::{Error, Office};
use forms::period::Period;
use jiff::civil::Date;
use ledger::event::Subject;
use ledger::report::{self, Command, Entry, Report};
use ledger::{ReportId, UnitId, permission};
use std::collections::BTreeMap;

/// A sentence as somebody wants it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Which one.
    pub key: String,
    /// The draft that the person saw.
    pub drafted: String,
    /// The words in its place; empty where it is left out, `None` where the draft is to stand again.
    pub text: Option<String>,
}

impl Office {
    /// Returns whose report it is that takes the tasks of some units: of the unit above the others, or of the body.
    pub(super) fn body_of(&self, leads: Option<&[UnitId]>, day: Date) -> Result<UnitId, Error> {
        let Some(leads) = leads else { return Ok(self.tenant().root) };
        let organisation = self.organisation()?;
        let above_none = |unit: &&UnitId| {
            organisation.parent_on(**unit, day).is_none_or(|parent| !leads.contains(&parent))
        };
        Ok(leads.iter().find(above_none).copied().unwrap_or(self.tenant().root))
    }

    /// Returns the draft of a report: the same one whenever it is made.
    pub(super) fn draft(
        &self,
        form: &str,
        period: Period,
        leads: Option<&[UnitId]>,
        day: Date,
    ) -> Result<ReportId, Error> {
        let body = self.body_of(leads, day)?;
        Ok(ReportId::of_words(&format!("draft\n{form}\n{period}\n{body}")))
    }

    pub(super) fn draft_entries(&self, draft: ReportId) -> Result<Vec<Entry>, Error> {
        let subject = Subject::Report(draft);
        self.store().read(|reader| Ok(reader.entries(self.tenant().id, subject)?))
    }

    /// Returns the drafts that people saw when they wrote something else, by the keys of the sentences.
    ///
    /// # Errors
    ///
    /// The ledger cannot be read.
    pub fn seen_drafts(&self, asked: &Asked, today: Date) -> Result<BTreeMap<String, String>, NoReport> {
        let basis = self.basis(asked, today)?;
        let draft = self.draft(&asked.form, asked.period, asked.leads.as_deref(), basis.as_of)?;
        let texts = Report::now(&self.draft_entries(draft)?).texts;
        Ok(texts.into_iter().map(|(key, (_, drafted))| (key, drafted)).collect())
    }
}

impl Actor<'_> {
    /// Writes sentences of a report otherwise than they were drafted. What is so already is passed over. Returns how many changed.
    ///
    /// # Errors
    ///
    /// It is not allowed, or a text is too long. Nothing happened then.
    pub fn write_report(&self, asked: &Asked, sentences: Vec<Written>) -> Result<usize, NoReport> {
        let office = self.office;
        let as_of = office.basis(asked, self.today())?.as_of;
        let body = office.body_of(asked.leads.as_deref(), as_of)?;
        let draft = office.draft(&asked.form, asked.period, asked.leads.as_deref(), as_of)?;
        let subject = Subject::Report(draft);
        let changed = self.write(|writer, known| {
            let mut entries = writer.entries::<report::Event>(office.tenant().id, subject)?;
            let version = entries.len();
            let mut written = Vec::new();
            for Written { key, drafted, text } in sentences {
                let order = Order::new(Command::Write { key, drafted, text });
                let (meta, name) = (self.meta(writer, &order), order.command.name());
                let day = meta.effective.day;
                if !permission::may_in(&known.organisation, self.officer, name, body, day) {
                    return Err(Error::NotAllowed { command: name });
                }
                match report::decide(&entries, order.command, &meta) {
                    Ok(events) => {
                        let made = drafts(events, &meta);
                        entries.extend(made.iter().map(entry));
                        written.extend(made);
                    }
                    Err(report::Refusal::Unchanged) => {}
                    Err(refusal) => return Err(refusal.into()),
                }
            }
            let changed = written.len();
            if changed > 0 {
                append(writer, subject, version, written)?;
            }
            Ok(changed)
        });
        Ok(changed?)
    }
}

//! Letters that the ledger knows what to say in: about more time for a task, about what is overdue, about the work that a document
//! gives a unit; and the slip of an arrived document.

use super::Draft;
use crate::{Error, Office};
use forms::Paper;
use forms::letters::{self, Extension, Handling, Letter, Named};
use forms::paper::{Concerned, Kind};
use jiff::civil::Date;
use ledger::document::{Charge, Document};
use ledger::event::Subject;
use ledger::organisation::Organisation;
use ledger::permission::Scope;
use ledger::standing::Standing;
use ledger::task::{Event, ExtensionEnd, History, Task};
use ledger::{DocumentId, OfficerId, TaskId, UnitId};
use store::{Filter, Order, Reader};
use viet::calendar::Calendar;

/// How the leaders of a body are addressed by its units.
const LEADERS: &str = "Lãnh đạo cơ quan";
/// Who somebody is written for who has no unit in charge.
const NOBODY: &str = "đơn vị";

/// Who writes, and when.
#[derive(Clone, Copy, Debug)]
pub struct Writer<'w> {
    /// Who it is.
    pub officer: OfficerId,
    /// What that person sees.
    pub scope: &'w Scope,
    /// The day.
    pub today: Date,
}

impl Office {
    /// Returns the letter about more time for a task: the one that gives it, where it was given, else the one that asks for it.
    /// `None` where nobody asked, or the task is not seen.
    ///
    /// # Errors
    ///
    /// The ledger cannot be read.
    pub fn extension_letter(&self, task: TaskId, writer: Writer<'_>) -> Result<Option<Draft>, Error> {
        let tenant = self.tenant().id;
        let known = self.known()?;
        let (organisation, calendar) = (&known.organisation, known.laws.now().1);
        let on = self.on_paper(writer.today)?;
        let found = self.store().read(|reader| {
            let history = reader.history(tenant, task)?;
            let task = history.now();
            let Some(asked) = task.extensions.last() else { return Ok(None) };
            let named = self.named(reader, &task, (organisation, calendar, &on.issuer), writer.today)?;
            let day = |limit: ledger::deadline::Limit| limit.due(calendar).map(|due| due.day);
            let granted = if let Some(ExtensionEnd::Granted(until)) = asked.end { Some(until) } else { None };
            let extension = Extension {
                task: named,
                before: asked.before.and_then(day),
                until: day(granted.unwrap_or(asked.until)),
                cause: cause(&history),
            };
            let giver = self.giver(reader, &task)?;
            let lead = task.content.lead;
            Ok::<_, Error>(writer.scope.sees(&task).then_some((extension, granted.is_some(), giver, lead)))
        })?;
        let Some((extension, granted, giver, lead)) = found else { return Ok(None) };
        let letter = if granted {
            letters::grants(&extension, &on.issuer)
        } else {
            letters::asks(&extension, giver.as_deref().unwrap_or(LEADERS))
        };
        let mut draft = self.draft_of(letter, writer)?;
        // A unit asks its own leaders by itself; whoever is outside is asked by the body.
        if !granted && giver.is_none() {
            let own = lead.map(|unit| self.own_head(unit, writer.today)).transpose()?.flatten();
            draft.signature = own.unwrap_or(draft.signature);
        }
        Ok(Some(draft))
    }

    /// Returns the letter that urges units to finish what is overdue at the end of a day, with an annex for each; those that
    /// one of `leads` leads, where some are named. `None` where nothing is overdue.
    ///
    /// # Errors
    ///
    /// The ledger cannot be read.
    pub fn urging_letter(
        &self,
        as_of: Date,
        leads: &[UnitId],
        writer: Writer<'_>,
    ) -> Result<Option<Draft>, Error> {
        let filter = Filter {
            standing: Some((Standing::OpenOverdue, as_of)),
            leads: leads.to_vec(),
            seen: Some(writer.scope.clone()),
            ..Filter::default()
        };
        let units = self.by_unit(&filter, as_of)?;
        if units.is_empty() {
            return Ok(None);
        }
        self.draft_of(letters::urges(&units, as_of), writer).map(Some)
    }

    /// Returns the letter that gives a unit its tasks of a document. `None` where it leads none of them.
    ///
    /// # Errors
    ///
    /// The ledger cannot be read.
    pub fn extract_letter(
        &self,
        document: DocumentId,
        unit: UnitId,
        writer: Writer<'_>,
    ) -> Result<Option<Draft>, Error> {
        let filter = Filter {
            document: Some(document),
            leads: vec![unit],
            seen: Some(writer.scope.clone()),
            ..Filter::default()
        };
        let units = self.by_unit(&filter, writer.today)?;
        let tenant = self.tenant().id;
        let entries = self.store().read(|reader| reader.entries(tenant, Subject::Document(document)))?;
        let cited = cited(&Document::now(&entries), &self.on_paper(writer.today)?.issuer);
        let Some((unit, tasks)) = units.into_iter().next() else { return Ok(None) };
        self.draft_of(letters::gives_out(&cited, &unit, &tasks), writer).map(Some)
    }

    /// Returns the slip on which an arrived document is dealt with. `None` where it did not arrive.
    ///
    /// # Errors
    ///
    /// The ledger or the configuration cannot be read.
    pub fn slip(&self, document: DocumentId, today: Date) -> Result<Option<Paper>, Error> {
        let tenant = self.tenant().id;
        let known = self.known()?;
        let (organisation, calendar) = (&known.organisation, known.laws.now().1);
        let entries = self.store().read(|reader| reader.entries(tenant, Subject::Document(document)))?;
        let found = Document::now(&entries);
        if found.stage != ledger::document::Stage::Received {
            return Ok(None);
        }
        let charge = |charge: &Charge| {
            let limit = charge.limit.and_then(|limit| limit.due(calendar)).map(|due| due.day);
            (organisation.name_on(charge.unit, today).unwrap_or(NOBODY).to_owned(), limit)
        };
        let said = found.instructions.last();
        let officer = |id: OfficerId| organisation.officers.get(&id).map(|officer| officer.name.clone());
        let on = self.on_paper(today)?;
        let handling = Handling {
            document: format!("{}: {}", cited(&found, &on.issuer), found.card.subject),
            arrival: found.card.arrival.map(|arrival| (arrival.number, arrival.day)),
            instruction: said.map(|(instruction, at)| {
                (officer(instruction.by).unwrap_or_default(), instruction.words.clone(), at.day)
            }),
            lead: said.and_then(|(instruction, _)| instruction.lead.as_ref().map(charge)),
            supports: said
                .iter()
                .flat_map(|(instruction, _)| instruction.supports.iter().map(charge))
                .collect(),
        };
        Ok(Some(letters::slip(&on, &handling, today)))
    }

    /// Returns a letter as a draft: signed as letters usually are, to be kept by whoever writes it.
    fn draft_of(&self, letter: Letter, writer: Writer<'_>) -> Result<Draft, Error> {
        let signatures = self.signatures(writer.today)?;
        let known = self.known()?;
        let name =
            known.organisation.officers.get(&writer.officer).map_or("", |officer| officer.name.as_str());
        let unit = self.drafting_unit(writer.officer, writer.today)?;
        let nobody_else = Concerned::These(Vec::new());
        Ok(Draft {
            kind: Kind::Letter,
            day: writer.today,
            subject: letter.subject,
            addressees: letter.addressees,
            text: letter.text,
            signature: super::usual_signature(&signatures, Kind::Letter, name),
            recipients: self.recipients(&nobody_else, unit.as_deref(), writer.today)?,
            unit,
            annexes: letter.annexes,
        })
    }

    /// Returns tasks under the names of the units that lead them, in the order of the names.
    fn by_unit(&self, filter: &Filter, day: Date) -> Result<Vec<(String, Vec<Named>)>, Error> {
        let tenant = self.tenant().id;
        let known = self.known()?;
        let (organisation, calendar) = (&known.organisation, known.laws.now().1);
        let on = self.on_paper(day)?;
        self.store().read(|reader| {
            let mut units: Vec<(String, Vec<Named>)> = Vec::new();
            for listed in reader.all_tasks(tenant, filter, Order::Due, day)? {
                let task = reader.history(tenant, listed.id)?.now();
                if task.given.is_none() {
                    continue;
                }
                let named = self.named(reader, &task, (organisation, calendar, &on.issuer), day)?;
                match units.iter_mut().find(|(unit, _)| *unit == named.unit) {
                    Some((_, tasks)) => tasks.push(named),
                    None => units.push((named.unit.clone(), vec![named])),
                }
            }
            units.sort_by_key(|(unit, _)| viet::fold::key(unit));
            Ok(units)
        })
    }

    fn named(
        &self,
        reader: &mut Reader<'_>,
        task: &Task,
        (organisation, calendar, issuer): (&Organisation, &Calendar, &str),
        day: Date,
    ) -> Result<Named, Error> {
        let document = task.content.quote.as_ref().map(|quote| quote.document);
        let document = match document {
            Some(id) => {
                cited(&Document::now(&reader.entries(self.tenant().id, Subject::Document(id))?), issuer)
            }
            None => String::new(),
        };
        let lead = task.content.lead.and_then(|lead| organisation.name_on(lead, day));
        let due = task.content.deciding(calendar).and_then(|milestone| milestone.limit.due(calendar));
        let result = task.result.as_ref().map(|(product, _)| product.words.clone());
        let progress = task.progress.last().map(|progress| progress.words.clone());
        Ok(Named {
            code: task.code.clone().unwrap_or_default(),
            words: task.content.words.clone(),
            unit: lead.unwrap_or(NOBODY).to_owned(),
            document,
            due: due.map(|due| due.day),
            progress: result.or(progress).unwrap_or_default(),
        })
    }

    /// Returns the body that gave a task from outside; `None` where it was given here.
    fn giver(&self, reader: &mut Reader<'_>, task: &Task) -> Result<Option<String>, Error> {
        let Some(quote) = &task.content.quote else { return Ok(None) };
        let entries = reader.entries(self.tenant().id, Subject::Document(quote.document))?;
        let card = Document::now(&entries).card;
        Ok(card.issuer_unit.is_none().then_some(card.issuer))
    }
}

/// Returns how a document is cited; the office writes its own name as it does on its papers, whatever stood there.
fn cited(document: &Document, issuer: &str) -> String {
    let card = &document.card;
    let code = match (&card.number, &card.symbol) {
        // Party papers are written "52-KH/TU".
        (Some(number), Some(symbol)) if symbol.contains('/') => Some(format!("{number}-{symbol}")),
        (Some(number), Some(symbol)) => Some(format!("{number}/{symbol}")),
        (Some(_) | None, _) => None,
    };
    let is_own = viet::fold::key(&card.issuer) == viet::fold::key(issuer);
    let issuer = if is_own { issuer } else { &card.issuer };
    letters::cited(card.kind.as_deref(), code.as_deref(), card.date, issuer)
}

/// Returns why more time was asked for last.
fn cause(history: &History) -> String {
    let asked =
        history.entries().iter().rev().find(|entry| matches!(entry.event, Event::ExtensionAsked { .. }));
    asked.and_then(|entry| entry.meta.reason.clone()).unwrap_or_default()
}

//! Reports: the forms of the office, and what the ledger gives them, as of a day and as known at a moment.

mod compare;
mod kept;
mod owed;
mod text;

pub use compare::{Cause, Compared, Differing};
pub use owed::Obligation;
pub use text::Written;

use crate::procedures::NoProcedure;
use crate::{Error, Letterhead, Office, cases};
use forms::paper::{Day, Signature};
use forms::period::Period;
use forms::report::{
    CellId, Counted, Detail, Fault, Form, Giver, Made, Material, Names, Shelf, Stood, counted, lists, make,
    wanted,
};
use jiff::civil::Date;
use ledger::deadline::Limit;
use ledger::definition::Problem;
use ledger::event::Subject;
use ledger::organisation::Organisation;
use ledger::rules::Rules;
use ledger::task::{Event, Extension, ExtensionEnd, History};
use ledger::{DocumentId, Moment, TaskId, UnitId};
use std::collections::{BTreeMap, BTreeSet};
use store::{CasesAsked, Reader};
use viet::calendar::Calendar;

/// A report that is asked for.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The id of the form.
    pub form: String,
    /// What it reports on.
    pub period: Period,
    /// The days whose tasks it takes, where the asking letter says others than the form.
    pub days: Option<(Date, Date)>,
    /// At the end of this day; of the last day of the period where `None`, or of today if that is to come.
    pub as_of: Option<Date>,
    /// As it was known at this moment.
    pub known_at: Moment,
    /// Only tasks that one of these units leads.
    pub leads: Option<Vec<UnitId>>,
}

/// A report as it was made.
#[derive(Clone, Debug)]
pub struct Report {
    /// Its form.
    pub form: Form,
    /// At the end of which day.
    pub as_of: Date,
    /// The days whose tasks it takes.
    pub days: (Date, Date),
    /// The paper, and the tasks behind each number.
    pub made: Made,
}

/// Why a report was not made.
#[derive(Debug)]
pub enum NoReport {
    /// There is no form of this id.
    NoForm(String),
    /// A definition is wrong: the file, and what is wrong where.
    Definition(String, Problem),
    /// Its sums do not hold: with the codes of the tasks that it speaks of.
    Sums(Fault, Vec<String>),
    /// The ledger or the office's configuration cannot be read.
    Office(Error),
}

impl Office {
    /// Returns the forms of the office: those shipped, and those in `definitions/forms` of its folder, which replace them.
    ///
    /// # Errors
    ///
    /// A definition is wrong or cannot be read.
    pub fn forms(&self) -> Result<Shelf, NoReport> {
        let mut shelf = Shelf::shipped().map_err(|problem| NoReport::Definition(String::new(), problem))?;
        let mut own = Vec::new();
        for (path, text) in self.home().definitions("forms").map_err(NoReport::Office)? {
            let file = path.display().to_string();
            shelf.add(&text).map_err(|problem| NoReport::Definition(file.clone(), problem))?;
            own.push((file, text));
        }
        let procedures = self.procedures().map_err(NoReport::of_procedures)?;
        if let Some((form, wrong, problem)) = shelf.mistake(&procedures) {
            let file = own.iter().find(|(_, text)| text == wrong).map_or(form, |(file, _)| file.as_str());
            return Err(NoReport::Definition(file.to_owned(), problem));
        }
        Ok(shelf)
    }

    /// Makes a report. `link` gives the address at which the tasks behind a number stand.
    ///
    /// # Errors
    ///
    /// There is no such form, or it is wrong; the sums do not hold; the ledger cannot be read.
    pub fn report(
        &self,
        asked: &Asked,
        today: Date,
        link: &dyn Fn(CellId) -> Option<String>,
    ) -> Result<Report, NoReport> {
        let basis = self.basis(asked, today)?;
        self.made(basis, today, link)
    }

    /// Makes a report with an annex that lists the tasks behind each of its numbers.
    ///
    /// # Errors
    ///
    /// As [`Office::report`].
    pub fn report_with_lists(&self, asked: &Asked, today: Date) -> Result<Report, NoReport> {
        let basis = self.basis(asked, today)?;
        let material = self.store().read(|reader| {
            let mut material = self.gathered(reader, &basis)?;
            let all = counted(&basis.form, &material).map(|stood| stood.task).collect();
            let mut gathering =
                Gathering { office: self, reader, as_of: basis.as_of, known_at: basis.known_at };
            material.details = gathering.details(&all)?;
            Ok::<_, Error>(material)
        })?;
        let mut made = make(&basis.form, &material, &|_| None).map_err(|fault| self.sums(fault, today))?;
        made.paper.annexes.push(lists(&made, &material));
        Ok(Report { form: basis.form, as_of: basis.as_of, days: basis.days, made })
    }

    /// Returns what a report is made from, with what was left open filled in.
    pub(crate) fn basis(&self, asked: &Asked, today: Date) -> Result<Basis, NoReport> {
        let form = self.forms()?.form(&asked.form);
        let form = form
            .map_err(|problem| NoReport::Definition(asked.form.clone(), problem))?
            .ok_or_else(|| NoReport::NoForm(asked.form.clone()))?;
        let days = asked.days.unwrap_or_else(|| asked.period.days(form.window));
        let as_of = asked.as_of.unwrap_or_else(|| days.1.min(today));
        let paper = self.on_paper(as_of)?;
        let (period, known_at, leads) = (asked.period, asked.known_at, asked.leads.clone());
        let draft = self.draft(&asked.form, period, leads.as_deref(), as_of)?;
        let draft = ledger::report::Report::known(&self.draft_entries(draft)?, known_at);
        let texts = draft.texts.into_iter().map(|(key, (text, _))| (key, text)).collect();
        Ok(Basis { form, period, days, as_of, known_at, leads, paper, texts })
    }

    pub(crate) fn made(
        &self,
        basis: Basis,
        today: Date,
        link: &dyn Fn(CellId) -> Option<String>,
    ) -> Result<Report, NoReport> {
        let material = self.store().read(|reader| self.gathered(reader, &basis))?;
        let made = make(&basis.form, &material, link).map_err(|fault| self.sums(fault, today))?;
        Ok(Report { form: basis.form, as_of: basis.as_of, days: basis.days, made })
    }

    /// Reads what a report shows from one state of the ledger.
    pub(crate) fn gathered(&self, reader: &mut Reader<'_>, basis: &Basis) -> Result<Material, Error> {
        let mut gathering = Gathering { office: self, reader, as_of: basis.as_of, known_at: basis.known_at };
        let mut material = gathering.stood(basis)?;
        material.dossiers = gathering.dossiers(basis)?;
        material.details = gathering.details(&wanted(&basis.form, &material))?;
        self.measure(reader, basis, &mut material)?;
        Ok(material)
    }

    /// Reads the indicators that a report says something of.
    fn measure(&self, reader: &mut Reader<'_>, basis: &Basis, material: &mut Material) -> Result<(), Error> {
        if basis.form.measures() {
            let seen = |owner| basis.leads.as_ref().is_none_or(|leads| leads.contains(&owner));
            let name = |owner| material.names.units.get(&owner).cloned().unwrap_or_default();
            material.measured =
                self.measured(reader, basis.period, (basis.as_of, basis.known_at), &seen, &name)?;
        }
        Ok(())
    }

    /// Returns the fault of a report with the codes of the tasks that it speaks of.
    fn sums(&self, fault: Fault, today: Date) -> NoReport {
        let listed = match &fault {
            Fault::Ungrouped { tasks, .. } => {
                self.store().read(|reader| reader.tasks_by_id(self.tenant().id, tasks, today))
            }
            Fault::MarksDiffer { .. } => Ok(Vec::new()),
        };
        match listed {
            Ok(tasks) => NoReport::Sums(fault, tasks.into_iter().filter_map(|task| task.code).collect()),
            Err(error) => NoReport::Office(error.into()),
        }
    }

    /// Returns what stands on the papers of the office, for one that is written on a day.
    ///
    /// # Errors
    ///
    /// The configuration or the ledger cannot be read.
    pub fn on_paper(&self, day: Date) -> Result<forms::paper::Office, Error> {
        let organisation = self.organisation()?;
        let name = organisation.name_on(self.tenant().root, day).unwrap_or(&self.tenant().name);
        Ok(on_paper(&self.home().letterhead()?, name))
    }
}

fn on_paper(letterhead: &Letterhead, name: &str) -> forms::paper::Office {
    forms::paper::Office {
        superior: letterhead.superior.clone(),
        issuer: letterhead.issuer.clone().unwrap_or_else(|| name.to_owned()),
        symbol: or_open(&letterhead.symbol),
        place: or_open(&letterhead.place),
        signature: Signature { authority: letterhead.authority.clone(), name: letterhead.signer.clone() },
    }
}

/// Returns what stands on a letterhead; dots to be filled in where the office did not say it.
fn or_open(words: &str) -> String {
    if words.is_empty() { "……".to_owned() } else { words.to_owned() }
}

/// What a report is made from.
#[derive(Clone, Debug)]
pub(crate) struct Basis {
    pub(crate) form: Form,
    pub(crate) period: Period,
    pub(crate) days: (Date, Date),
    pub(crate) as_of: Date,
    pub(crate) known_at: Moment,
    pub(crate) leads: Option<Vec<UnitId>>,
    pub(crate) paper: forms::paper::Office,
    pub(crate) texts: BTreeMap<String, String>,
}

/// What is read from one state of the ledger.
struct Gathering<'g, 'r> {
    office: &'g Office,
    reader: &'g mut Reader<'r>,
    as_of: Date,
    known_at: Moment,
}

impl Gathering<'_, '_> {
    fn stood(&mut self, basis: &Basis) -> Result<Material, Error> {
        let tenant = self.office.tenant();
        let entries = self.reader.entries(tenant.id, Subject::Organisation(tenant.root))?;
        let organisation = Organisation::at(&entries, self.as_of, self.known_at);
        let rows = self.reader.stood(tenant.id, self.as_of, self.known_at, basis.leads.as_deref())?;
        let stood: Vec<Stood> =
            rows.into_iter().map(|(task, standing, facts)| Stood { task, standing, facts }).collect();
        let cited: BTreeSet<DocumentId> =
            stood.iter().flat_map(|one| [one.facts.document, one.facts.programme]).flatten().collect();
        let (day, documents) = (self.as_of, self.documents(&cited)?);
        let name = |unit: &UnitId| organisation.name_on(*unit, day).unwrap_or_default().to_owned();
        let names = Names {
            units: organisation.units.keys().map(|unit| (*unit, name(unit))).collect(),
            officers: organisation.officers.iter().map(|(id, officer)| (*id, officer.name.clone())).collect(),
            documents,
        };
        Ok(Material {
            office: basis.paper.clone(),
            period: basis.period,
            days: basis.days,
            as_of: self.as_of,
            // A report is a draft until it is signed; it is written after the last of its days (Nghị định 09/2019 art. 8).
            day: Day::Draft(self.as_of),
            stood,
            details: BTreeMap::new(),
            dossiers: BTreeMap::new(),
            names,
            texts: basis.texts.clone(),
            measured: Vec::new(),
        })
    }

    fn documents(&mut self, ids: &BTreeSet<DocumentId>) -> Result<BTreeMap<DocumentId, Giver>, Error> {
        let tenant = self.office.tenant().id;
        let mut givers = BTreeMap::new();
        for id in ids {
            let entries = self.reader.entries(tenant, Subject::Document(*id))?;
            let card = ledger::document::Document::at(&entries, Date::MAX, self.known_at).card;
            let giver = Giver {
                kind: card.kind,
                number: card.number,
                symbol: card.symbol,
                date: card.date,
                subject: card.subject,
                programme: card.programme,
            };
            givers.insert(*id, giver);
        }
        Ok(givers)
    }

    /// Returns the dossiers that each sentence counts, as they were known.
    fn dossiers(&mut self, basis: &Basis) -> Result<BTreeMap<String, Vec<Counted>>, Error> {
        let counts = basis.form.counts();
        if counts.is_empty() {
            return Ok(BTreeMap::new());
        }
        let tenant = self.office.tenant().id;
        let known = self.office.known_in(self.reader)?;
        let asked = CasesAsked {
            days: basis.days,
            as_of: self.as_of,
            known_at: self.known_at,
            units: basis.leads.clone(),
        };
        // A report is read by people who do not see such a dossier: it is counted, and told by its number.
        let shelf = self.office.procedures().map_err(Error::from)?;
        let is_closed = |id: &str| shelf.newest(id).is_some_and(|procedure| procedure.access.is_some());
        let mut told = BTreeMap::new();
        for (key, cases) in counts {
            let found = cases::listed(self.reader, tenant, &known.laws, &cases, &asked)?;
            let counted = found.into_iter().map(|case| Counted {
                id: case.id,
                number: case.number,
                subject: if is_closed(&case.procedure) { String::new() } else { case.subject },
                procedure: case.procedure,
                shared: case.shared,
                amount: case.amount,
            });
            told.insert(key, counted.collect());
        }
        Ok(told)
    }

    fn details(&mut self, tasks: &BTreeSet<TaskId>) -> Result<BTreeMap<TaskId, Detail>, Error> {
        let known = self.office.known_in(self.reader)?;
        let (rules, calendar) = known.laws.at(self.known_at);
        let tenant = self.office.tenant().id;
        let mut details = BTreeMap::new();
        let (as_of, known_at) = (self.as_of, self.known_at);
        self.reader.histories(tenant, tasks, |task, history| {
            details.insert(task, detail(task, &history, (as_of, known_at), rules, calendar));
        })?;
        Ok(details)
    }
}

/// Returns what a report says of a task in words.
fn detail(
    id: TaskId,
    history: &History,
    (as_of, known_at): (Date, Moment),
    rules: &Rules,
    calendar: &Calendar,
) -> Detail {
    let task = history.at(as_of, known_at);
    let judgement = ledger::standing::of(&task, as_of, rules, calendar);
    let due = judgement.and_then(|judgement| judgement.due).map(|due| due.day);
    let first = task.extensions.first().and_then(|extension| extension.before);
    let product = task.result.as_ref().map(|(product, _)| product);
    Detail {
        code: task.code.clone().unwrap_or_else(|| id.to_string()),
        words: task.content.words.clone(),
        deadlines: task.content.milestones.iter().map(|milestone| milestone.said.clone()).collect(),
        support: task.content.support.clone(),
        due,
        first_due: first.and_then(|limit| limit.due(calendar)).map(|due| due.day).or(due),
        completed: judgement.and_then(|judgement| judgement.completed).map(|completed| completed.day),
        result: product.map(|product| product.words.clone()).unwrap_or_default(),
        progress: task.progress.last().map(|progress| progress.words.clone()).unwrap_or_default(),
        cause: cause(history, as_of, known_at),
        expected: task
            .extensions
            .last()
            .and_then(hoped_for)
            .and_then(|limit| limit.due(calendar))
            .map(|due| due.day),
    }
}

/// Returns why more time was asked for last.
fn cause(history: &History, as_of: Date, known_at: Moment) -> String {
    let asked = history.entries().iter().rev().find(|entry| {
        matches!(entry.event, Event::ExtensionAsked { .. })
            && entry.meta.recorded_at <= known_at
            && entry.meta.effective.day <= as_of
    });
    asked.and_then(|entry| entry.meta.reason.clone()).unwrap_or_default()
}

/// Returns the limit that a request for more time leads to: the one granted, the one asked for while nobody has decided.
fn hoped_for(extension: &Extension) -> Option<&Limit> {
    match &extension.end {
        None => Some(&extension.until),
        Some(ExtensionEnd::Granted(until)) => Some(until),
        Some(ExtensionEnd::Refused) => None,
    }
}

impl NoReport {
    /// Returns why forms that count dossiers cannot be checked against their procedures.
    fn of_procedures(why: NoProcedure) -> Self {
        match why {
            NoProcedure::Definition(file, problem) => Self::Definition(file, problem),
            NoProcedure::Unknown(name) => Self::Office(Error::NoDossier(name)),
            NoProcedure::Office(error) => Self::Office(error),
        }
    }

    /// Returns the key of the message.
    pub fn key(&self) -> &'static str {
        match self {
            Self::NoForm(_) => "app-error-no-form",
            Self::Definition(..) => "app-error-form-definition",
            Self::Sums(Fault::Ungrouped { .. }, _) => "app-error-report-ungrouped",
            Self::Sums(Fault::MarksDiffer { .. }, _) => "app-error-report-marks-differ",
            Self::Office(error) => error.key(),
        }
    }

    /// Returns the names and values of the message's arguments.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NoForm(form) => vec![("form", form.clone())],
            Self::Definition(file, problem) => {
                vec![
                    ("file", file.clone()),
                    ("line", problem.line.to_string()),
                    ("what", problem.what.clone()),
                ]
            }
            Self::Sums(Fault::Ungrouped { part, tasks }, codes) => {
                let count = tasks.len().to_string();
                vec![("count", count), ("part", part.clone()), ("tasks", codes.join(", "))]
            }
            Self::Sums(Fault::MarksDiffer { mark, counted, listed }, _) => {
                vec![("mark", mark.clone()), ("counted", counted.to_string()), ("listed", listed.to_string())]
            }
            Self::Office(error) => error.arguments(),
        }
    }
}

impl From<Error> for NoReport {
    fn from(error: Error) -> Self {
        Self::Office(error)
    }
}

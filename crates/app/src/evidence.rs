//! Evidence from reports: what a report says was done, matched with the open tasks that ordered it, and offered as results.
//!
//! Precision first, and nothing without a person: an offer needs the same work (the matching of `directive::threads`), the
//! same act (a report that tells of a draft does not fulfil an order to issue), no word that the work goes on or came back,
//! and no count below the one that was wanted. An offer becomes a result only where somebody accepts it.

mod acts;
mod statements;

use crate::{Actor, Done, Error, Order, Paper};
use directive::reading::Reason as NoTask;
use directive::reading::{Card, Fate, Item, PartialDate, Party, Read, Reading};
use directive::threads::{self, Entry};
use jiff::civil::Date;
use ledger::task::{Command, Product, Quote};
use ledger::{DocumentId, TaskId};
use statements::Statement;
use std::collections::BTreeMap;
use store::{Filter, ListedDocument, Order as By};
use viet::fold::key;
use viet::words::Words;

/// An open task, as evidence wants to know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenTask {
    /// The task.
    pub id: TaskId,
    /// What is to be done.
    pub words: String,
    /// The name of the unit in charge.
    pub lead: Option<String>,
}

/// Open tasks of one document, or of none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// The document that gave them.
    pub document: Option<ListedDocument>,
    /// The tasks.
    pub tasks: Vec<OpenTask>,
}

/// A result that a report tells of, for a person to accept or not.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// The task.
    pub task: TaskId,
    /// The report's words, and where they stand.
    pub report: Quote,
    /// The words of the task that the report speaks of.
    pub ordered: String,
    /// The result as it would be submitted.
    pub product: Product,
    /// How like both are, 0 to 1.
    pub score: f64,
    /// Why it is offered.
    pub reasons: Vec<Reason>,
}

/// Why a result is offered for a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Both speak of the same work.
    Same(threads::Reason),
    /// What was ordered is what was done: "trình", "phát động".
    SameAct(&'static str),
    /// The count that was wanted is reached: as the report writes it.
    Reached(String),
    /// The report names the unit in charge.
    NamesLead(String),
}

/// Returns what a report offers as results of open tasks, at most one for each, in the order of the report. `document` is the
/// report.
pub fn offers(
    document: DocumentId,
    report: &Reading,
    blocks: &blocks::Document,
    given: &[Given],
) -> Vec<Offer> {
    let statements = statements::of(report, blocks);
    let told = reading_of(report, &statements);
    let orders: Vec<Orders<'_>> = given.iter().map(Orders::of).collect();
    let entries: Vec<Entry<'_>> =
        orders.iter().map(|orders| Entry { name: "", reading: &orders.reading }).collect();
    let mut offers: BTreeMap<TaskId, Offer> = BTreeMap::new();
    for found in threads::told(&told, &entries) {
        let statement = &statements[found.item];
        let shares = orders[found.entry].tasks[found.task].as_slice();
        let Some((act, reached)) = done(&statement.words, &found.ordered, &shares[0].words) else { continue };
        if act.is_none() && !given_within(report, given[found.entry].document.as_ref()) {
            continue;
        }
        for task in named(shares, &statement.words) {
            let lead = task.lead.iter().filter(|lead| names(&statement.words, lead)).cloned();
            let same = found.reasons.iter().cloned().map(Reason::Same);
            let more = act.map(Reason::SameAct).into_iter().chain(reached.clone().map(Reason::Reached));
            let offer = Offer {
                task: task.id,
                report: statement.quote(document, blocks),
                ordered: found.ordered.clone(),
                product: product(&statement.words, act),
                score: found.score,
                reasons: same.chain(more).chain(lead.map(Reason::NamesLead)).collect(),
            };
            // What is told twice is offered once, where it is told best.
            let known = offers.get(&task.id).is_some_and(|known| known.score >= offer.score);
            if !known {
                offers.insert(task.id, offer);
            }
        }
    }
    let mut offers: Vec<Offer> = offers.into_values().collect();
    offers.sort_by_key(|offer| offer.report.range);
    offers
}

/// What a statement says to be done of an order: the act that was ordered, the count that was wanted. `None` where it says
/// neither, or that it is not done.
fn done(statement: &str, ordered: &str, task: &str) -> Option<(Option<&'static str>, Option<String>)> {
    if acts::is_undone(statement) {
        return None;
    }
    let act = acts::done(statement, ordered);
    let reached = reached(statement, task)?;
    (act.is_some() || reached.is_some()).then_some((act, reached))
}

/// Tells whether a document is of the period that a report is about. What a report counts is of its period: the count of
/// another year's order is another one.
fn given_within(report: &Reading, document: Option<&ListedDocument>) -> bool {
    let period = report.card.period.as_ref().map(|period| period.value);
    let day = document.and_then(|document| document.date.or(document.entered));
    period.zip(day).is_some_and(|((first, last), day)| (first..=last).contains(&day))
}

/// The statements of a report as a reading of its own: threads are matched by them.
fn reading_of(report: &Reading, statements: &[Statement]) -> Reading {
    let item = |statement: &Statement| Item {
        id: statement.item.clone(),
        label: String::new(),
        text: statement.words.clone(),
        spans: vec![statement.span],
        fate: Fate::NoTask(NoTask::Report),
    };
    Reading { card: report.card.clone(), items: statements.iter().map(item).collect(), ..Reading::default() }
}

/// The open tasks of a document as a reading, those of equal words (shares of an order) once.
struct Orders<'g> {
    reading: Reading,
    tasks: Vec<Vec<&'g OpenTask>>,
}

impl<'g> Orders<'g> {
    fn of(given: &'g Given) -> Self {
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        let mut tasks: Vec<Vec<&OpenTask>> = Vec::new();
        for task in &given.tasks {
            let place =
                *places.entry(task.words.trim_end_matches(['.', ';', ',', '/', ' '])).or_insert(tasks.len());
            if place == tasks.len() {
                tasks.push(Vec::new());
            }
            tasks[place].push(task);
        }
        let party = |name: &String| Party { name: name.clone(), span: None, inherited: false };
        let read = tasks.iter().enumerate().map(|(at, shares)| directive::reading::Task {
            id: at.to_string(),
            text: shares[0].words.clone(),
            lead: shares.iter().filter_map(|task| task.lead.as_ref()).map(party).collect(),
            ..directive::reading::Task::default()
        });
        let card = given.document.as_ref().map(card).unwrap_or_default();
        Self { reading: Reading { card, tasks: read.collect(), ..Reading::default() }, tasks }
    }
}

fn card(document: &ListedDocument) -> Card {
    let read = |value: &Option<String>| value.clone().map(|value| Read { value, spans: Vec::new() });
    Card {
        kind: read(&document.kind),
        number: read(&document.number),
        symbol: read(&document.symbol),
        issuer: read(&Some(document.issuer.clone())),
        date: document.date.map(|day| Read { value: PartialDate::from(day), spans: Vec::new() }),
        ..Card::default()
    }
}

/// Of the shares of an order, those whose unit the statement names; a task that is no share needs no naming.
fn named<'t>(shares: &[&'t OpenTask], statement: &str) -> Vec<&'t OpenTask> {
    let named = |task: &&&OpenTask| task.lead.as_ref().is_some_and(|lead| names(statement, lead));
    match shares {
        [one] => vec![one],
        _ => shares.iter().filter(named).copied().collect(),
    }
}

fn names(statement: &str, unit: &str) -> bool {
    key(statement).contains(&key(unit))
}

/// Compares what is counted with what was wanted: `None` where it is less, otherwise the words of what was reached.
fn reached(statement: &str, ordered: &str) -> Option<Option<String>> {
    let words = Words::of(statement);
    let counted = directive::report::counted(&words, &[]);
    let wanted = directive::target::find(&Words::of(ordered), &[]);
    let mut reached = None;
    for want in wanted {
        let same = counted.iter().find(|count| key(&count.unit) == key(&want.unit));
        match same {
            Some(count) if count.value < want.value => return None,
            Some(count) => reached = Some(statement[count.range.clone()].to_owned()),
            None => {}
        }
    }
    Some(reached)
}

/// Returns the result as the statement tells it: its words, and the first document with a number behind the act.
fn product(statement: &str, act: Option<&str>) -> Product {
    let from = act.and_then(|act| acts::place(statement, act)).unwrap_or(0);
    let mut cited = directive::reference::find(&Words::of(statement)).into_iter();
    let cited = cited.find(|cited| act.is_some() && cited.is_numbered() && cited.range.start >= from);
    let date = cited.as_ref().and_then(|cited| cited.date.as_deref()?.parse::<Date>().ok());
    let number = cited.and_then(|cited| Some(code(&cited.number?, &cited.symbol?)));
    Product { words: statement.to_owned(), number, date, files: Vec::new() }
}

/// "55/TTr-SKHCN"; the Party writes "52-KH/TU".
fn code(number: &str, symbol: &str) -> String {
    let mark = if symbol.contains('/') { '-' } else { '/' };
    format!("{number}{mark}{symbol}")
}

impl Actor<'_> {
    /// Returns what a report offers as results of tasks that are open today. Nothing is changed.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn evidence(&self, document: DocumentId, paper: &Paper<'_>) -> Result<Vec<Offer>, Error> {
        Ok(offers(document, paper.reading, paper.document, &self.open_by_document()?))
    }

    /// Returns the document that came as a file of these bytes.
    ///
    /// # Errors
    ///
    /// The file was not entered; `name` is how it is called then.
    pub fn document_of_file(&self, name: &str, bytes: &[u8]) -> Result<DocumentId, Error> {
        let hash = blake3::hash(bytes).to_hex().to_string();
        let tenant = self.office.tenant.id;
        let documents = self.office.store.read(|reader| reader.documents_of_file(tenant, &hash))?;
        let found = documents.into_iter().find(|document| document.stage != "withdrawn");
        found.map(|document| document.id).ok_or_else(|| Error::NoDocument(name.to_owned()))
    }

    /// Submits the result that a report offers, as of the day on which it was there where that is known. The report's words are
    /// the reason; the office confirms the result, or returns it, as any other.
    ///
    /// # Errors
    ///
    /// As [`Actor::give`].
    pub fn accept_offer(&self, offer: &Offer, effective: Option<Date>) -> Result<Done, Error> {
        let reason = format!("{}: {}", offer.report.item, offer.report.words);
        self.give(
            offer.task,
            Order::new(Command::SubmitResult(offer.product.clone())).on(effective).because(Some(reason)),
        )
    }

    /// Returns all open tasks whose result is not there yet, by the documents that gave them.
    fn open_by_document(&self) -> Result<Vec<Given>, Error> {
        let tenant = self.office.tenant.id;
        let organisation = self.office.organisation()?;
        let filter = Filter { open: Some(true), ..Filter::default() };
        self.office.store.read(|reader| {
            let mut given: BTreeMap<Option<DocumentId>, Given> = BTreeMap::new();
            for task in reader.all_tasks(tenant, &filter, By::Made, self.today())? {
                if task.stage == SUBMITTED {
                    continue;
                }
                let lead = task.lead.and_then(|lead| organisation.units.get(&lead));
                let lead = lead.and_then(|unit| unit.names.last()).map(|named| named.name.clone());
                let of = given.entry(task.document.map(|(document, _)| document)).or_default();
                of.tasks.push(OpenTask { id: task.id, words: task.words, lead });
            }
            for (document, given) in &mut given {
                if let Some(document) = document {
                    given.document = reader.document(tenant, *document)?;
                }
            }
            Ok(given.into_values().collect())
        })
    }
}

/// The stage of a task whose result waits to be confirmed.
const SUBMITTED: &str = "submitted";

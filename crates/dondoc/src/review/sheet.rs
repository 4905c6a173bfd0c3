//! Proposals as a sheet: written out, corrected and decided in a spreadsheet program, read back. Every row is told of.

use super::own_day;
use crate::clock;
use crate::export::Documents;
use crate::files;
use crate::messages::{Language, Messages};
use crate::office::{Names, Tell as _, short};
use crate::problem::{Failure, Outcome, Problem};
use crate::session::Session;
use crate::sheet::{Cell, Form, Sheet};
use crate::task;
use crate::worker;
use app::{Actor, Office, Order};
use blocks::{Body, Row, Table};
use jiff::civil::Date;
use ledger::task::{Command, Content};
use ledger::{TaskId, UnitId};
use std::collections::HashMap;
use std::io::Write as _;
use std::path::Path;
use store::{Filter, ListedTask};
use viet::fold::key;

/// The columns: the key of the heading, and the width in letters.
const COLUMNS: [(&str, f64); 10] = [
    ("review-column-decision", 12.0),
    ("review-column-reason", 20.0),
    ("sheet-column-task", 60.0),
    ("sheet-column-lead", 22.0),
    ("sheet-column-support", 22.0),
    ("sheet-column-due", 12.0),
    ("sheet-column-document", 18.0),
    ("tasklist-column-item", 8.0),
    ("review-column-id", 38.0),
    ("review-column-version", 8.0),
];

/// What may be decided.
const DECISIONS: [(&str, Decision); 3] = [
    ("review-decision-confirm", Decision::Confirm),
    ("review-decision-drop", Decision::Drop),
    ("review-decision-leave", Decision::Leave),
];

/// What is decided about a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Decision {
    Confirm,
    Drop,
    Leave,
}

/// How a row ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ended {
    Confirmed,
    Dropped,
    Edited,
    Left,
    Stale,
    NotDone,
}

/// Writes the proposals that a filter finds.
pub(super) fn export(
    session: &Session,
    office: &Office,
    filter: &Filter,
    path: &Path,
) -> Result<Outcome, Failure> {
    let form = Form::of(path)?;
    let proposals = task::all(session, office, filter)?;
    let names = Names::of(session, office)?;
    let mut documents = Documents::default();
    let mut rows = Vec::with_capacity(proposals.len());
    for listed in &proposals {
        let content = task::now(session, office, listed.id)?.content;
        let document = documents.name(session, office, listed)?;
        rows.push(row(session, &names, listed, &content, document));
    }
    let columns = COLUMNS.map(|(key, width)| (session.messages.text(key), width)).to_vec();
    let decisions = DECISIONS.map(|(key, _)| session.messages.text(key)).to_vec();
    let name = session.messages.text("sheet-name");
    Sheet { name, columns, rows, choices: Some((0, decisions)) }.save(path, form)?;
    let file = path.display().to_string();
    let arguments = [("tasks", proposals.len().into()), ("file", file.into())];
    writeln!(std::io::stdout(), "{}", session.messages.say("review-exported", &arguments))?;
    Ok(Outcome::Good)
}

fn row(
    session: &Session,
    names: &Names,
    listed: &ListedTask,
    content: &Content,
    document: String,
) -> Vec<Cell> {
    let item = listed.document.as_ref().map(|(_, item)| item.as_str()).unwrap_or_default();
    vec![
        Cell::words(session.messages.text("review-decision-leave")),
        Cell::Empty,
        Cell::words(content.words.as_str()),
        Cell::words(units(session, names, content.lead.as_slice())),
        Cell::words(units(session, names, &content.support)),
        Cell::day(listed.due),
        Cell::words(document),
        Cell::words(item),
        Cell::words(listed.id.to_string()),
        Cell::words(listed.version.to_string()),
    ]
}

fn units(session: &Session, names: &Names, units: &[UnitId]) -> String {
    units.iter().map(|unit| names.unit(*unit, session.today())).collect::<Vec<_>>().join("; ")
}

/// Carries out what stands in an edited sheet, row by row: a row that cannot be carried out does not stop the others.
pub(super) fn apply(
    session: &Session,
    office: &Office,
    actor: &Actor<'_>,
    path: &Path,
) -> Result<Outcome, Failure> {
    let name = path.display().to_string();
    let document = worker::reader()
        .read(&name, &files::bytes(path)?)
        .map_err(|error| files::unreadable(&name, &error))?;
    let tables = document.blocks.iter().filter_map(|block| match &block.body {
        Body::Table(table) => Some(table),
        Body::Paragraph(_) => None,
    });
    let found = tables.filter_map(|table| Some((table, Columns::of(table)?))).next();
    let Some((table, columns)) = found else {
        return Err(Problem::new("review-no-columns").with("file", name).into());
    };
    let desk = Desk { session, office, actor, names: Names::of(session, office)?, columns };
    let mut ended = Vec::new();
    for row in table.rows.iter().skip(1) {
        ended.push(desk.row(row)?);
    }
    let count = |wanted: Ended| ended.iter().filter(|ended| **ended == wanted).count();
    let counts = [
        ("rows", ended.len().into()),
        ("confirmed", count(Ended::Confirmed).into()),
        ("dropped", count(Ended::Dropped).into()),
        ("edited", count(Ended::Edited).into()),
        ("left", count(Ended::Left).into()),
        ("stale", count(Ended::Stale).into()),
        ("notdone", count(Ended::NotDone).into()),
    ];
    writeln!(std::io::stdout(), "{}", session.messages.say("review-applied", &counts))?;
    let all = ended.iter().all(|ended| !matches!(ended, Ended::Stale | Ended::NotDone));
    Ok(if all { Outcome::Good } else { Outcome::Errors })
}

/// Where the columns of a sheet stand, by the keys of their headings.
struct Columns(HashMap<&'static str, u32>);

impl Columns {
    /// Finds the columns by their headings in either language, wherever a clerk moved them. The id, the version and the
    /// decision must be there.
    fn of(table: &Table) -> Option<Self> {
        let catalogues = [Messages::new(Language::Vi), Messages::new(Language::En)];
        let mut columns = HashMap::new();
        for cell in &table.rows.first()?.cells {
            let words = key(cell.text.as_str());
            let named = |name: &str| catalogues.iter().any(|messages| key(&messages.text(name)) == words);
            if let Some((name, _)) = COLUMNS.iter().find(|(name, _)| named(name)) {
                columns.insert(*name, cell.column);
            }
        }
        let needed = ["review-column-id", "review-column-version", "review-column-decision"];
        needed.iter().all(|name| columns.contains_key(name)).then_some(Self(columns))
    }

    /// Returns the words of a cell; `None` where the sheet has no such column.
    fn cell(&self, row: &Row, name: &str) -> Option<String> {
        let column = *self.0.get(name)?;
        let cell = row.cells.iter().find(|cell| cell.column == column);
        Some(cell.map(|cell| joined(cell.text.as_str())).unwrap_or_default())
    }
}

fn joined(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the decision that a cell names in either language; an empty cell leaves the proposal.
fn decision(words: &str) -> Option<Decision> {
    if words.is_empty() {
        return Some(Decision::Leave);
    }
    let catalogues = [Messages::new(Language::Vi), Messages::new(Language::En)];
    let named = |name: &str| catalogues.iter().any(|messages| key(&messages.text(name)) == key(words));
    DECISIONS.iter().find(|(name, _)| named(name)).map(|(_, decision)| *decision)
}

/// Somebody who carries a sheet out.
struct Desk<'d> {
    session: &'d Session,
    office: &'d Office,
    actor: &'d Actor<'d>,
    names: Names,
    columns: Columns,
}

impl Desk<'_> {
    /// Carries a row out and tells what became of it.
    fn row(&self, row: &Row) -> Result<Ended, Failure> {
        let cell = |name| self.columns.cell(row, name).unwrap_or_default();
        let (id, version) = (cell("review-column-id"), cell("review-column-version"));
        let (Ok(id), Ok(version)) = (id.parse::<TaskId>(), version.parse::<u64>()) else {
            return self.not_done(&id, &Problem::new("review-bad-id").with("name", id.as_str()));
        };
        let history = self.office.store().read(|reader| reader.history(self.office.tenant().id, id));
        let history = history.tell(self.session, self.office)?;
        let name = short(id);
        if history.entries().len() as u64 != version {
            let arguments = [("task", name.into())];
            writeln!(std::io::stdout(), "{}", self.session.messages.say("review-stale", &arguments))?;
            return Ok(Ended::Stale);
        }
        let Some(decision) = decision(&cell("review-column-decision")) else {
            let words = cell("review-column-decision");
            return self.not_done(&name, &Problem::new("review-bad-decision").with("words", words));
        };
        match self.decide(row, id, version, decision, history.now().content) {
            Ok(ended) => Ok(ended),
            Err(Failure::Problem(problem) | Failure::Refused(problem)) => self.not_done(&name, &problem),
            Err(failure @ Failure::Output(_)) => Err(failure),
        }
    }

    fn decide(
        &self,
        row: &Row,
        id: TaskId,
        mut version: u64,
        decision: Decision,
        before: Content,
    ) -> Result<Ended, Failure> {
        let name = short(id);
        let content = self.edited(row, id, &before)?;
        let edited = content != before && decision != Decision::Drop;
        let reason = self.columns.cell(row, "review-column-reason").filter(|words| !words.is_empty());
        if edited {
            let edit = Order::new(Command::Edit(Box::new(content))).because(reason.clone()).at(version);
            let done = self.actor.give(id, edit).tell(self.session, self.office)?;
            version = done.version;
            task::print_done(self.session, &name, &done)?;
        }
        let (done, ended) = match decision {
            Decision::Leave if edited => return Ok(Ended::Edited),
            Decision::Leave => return Ok(Ended::Left),
            Decision::Confirm => (self.actor.confirm(id, Order::new(()).at(version)), Ended::Confirmed),
            Decision::Drop => {
                let drop = Order::new(Command::Drop).because(reason).at(version);
                (self.actor.give(id, drop), Ended::Dropped)
            }
        };
        let done = done.tell(self.session, self.office)?;
        let code = task::listed(self.session, self.office, id)?.code;
        task::print_done(self.session, &code.unwrap_or(name), &done)?;
        Ok(ended)
    }

    /// Returns what a task is about with what was changed in its row. A cell that was emptied takes away what stood there;
    /// a column that was deleted changes nothing.
    fn edited(&self, row: &Row, id: TaskId, before: &Content) -> Result<Content, Failure> {
        let mut content = before.clone();
        let changed =
            |name: &str, was: &str| self.columns.cell(row, name).filter(|words| *words != joined(was));
        if let Some(words) = changed("sheet-column-task", &before.words) {
            content.words = words;
        }
        let lead = units(self.session, &self.names, before.lead.as_slice());
        if let Some(words) = changed("sheet-column-lead", &lead) {
            content.lead = self.units(&words)?.into_iter().next();
        }
        let support = units(self.session, &self.names, &before.support);
        if let Some(words) = changed("sheet-column-support", &support) {
            content.support = self.units(&words)?;
        }
        if let Some(words) = self.columns.cell(row, "sheet-column-due") {
            let due = task::listed(self.session, self.office, id)?.due;
            let wanted = day(&words)?;
            if wanted != due {
                content.milestones = wanted.map(|day| own_day(self.session, day)).into_iter().collect();
            }
        }
        Ok(content)
    }

    fn units(&self, words: &str) -> Result<Vec<UnitId>, Failure> {
        let names = words.split(';').map(str::trim).filter(|name| !name.is_empty());
        let units: Result<Vec<_>, _> = names.map(|name| self.actor.find_unit(name)).collect();
        units.tell(self.session, self.office)
    }

    /// Tells why a row was not carried out.
    fn not_done(&self, name: &str, problem: &Problem) -> Result<Ended, Failure> {
        let told = self.session.messages.problem(problem);
        writeln!(std::io::stdout(), "{name}: {}", told.trim_end())?;
        Ok(Ended::NotDone)
    }
}

fn day(words: &str) -> Result<Option<Date>, Failure> {
    if words.is_empty() {
        return Ok(None);
    }
    let bad = |_| Problem::new("review-bad-day").with("words", words);
    Ok(Some(clock::parse_day(words).map_err(bad)?))
}

//! `dondoc export`: the whole ledger, or tasks as a spreadsheet.

use crate::arguments::{ExportVerb, TaskFilter};
use crate::keeping;
use crate::office::{self, Names, Tell as _, short};
use crate::problem::{Failure, Outcome};
use crate::session::Session;
use crate::sheet::{Cell, Form, Sheet};
use crate::task::{self, standing_words};
use app::Office;
use ledger::DocumentId;
use ledger::task::Task;
use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;
use store::ListedTask;

/// The columns of exported tasks: the key of the heading, and the width in letters.
const COLUMNS: [(&str, f64); 14] = [
    ("tasklist-column-code", 10.0),
    ("sheet-column-task", 52.0),
    ("sheet-column-lead", 20.0),
    ("sheet-column-support", 20.0),
    ("card-officer", 18.0),
    ("sheet-column-due", 12.0),
    ("sheet-column-deadline", 18.0),
    ("tasklist-column-standing", 16.0),
    ("sheet-column-document", 18.0),
    ("tasklist-column-item", 8.0),
    ("export-column-percent", 8.0),
    ("export-column-given", 12.0),
    ("export-column-completed", 12.0),
    ("card-result", 24.0),
];

/// Writes something out.
pub(crate) fn run(session: &Session, verb: &ExportVerb) -> Result<Outcome, Failure> {
    match verb {
        ExportVerb::Ledger { out } => keeping::export(session, out.as_deref()),
        ExportVerb::Tasks { filter, out } => tasks(session, filter, out),
    }
}

/// Writes all tasks that a filter finds, however many they are.
fn tasks(session: &Session, filter: &TaskFilter, path: &Path) -> Result<Outcome, Failure> {
    let form = Form::of(path)?;
    let office = office::open(session)?;
    let actor = office::actor(session, &office)?;
    let filter = task::filter(session, &office, &actor, filter)?;
    let listed = task::all(session, &office, &filter)?;
    let names = Names::of(session, &office)?;
    let mut documents = Documents::default();
    let mut rows = Vec::with_capacity(listed.len());
    for task in &listed {
        let now = task::now(session, &office, task.id)?;
        let document = documents.name(session, &office, task)?;
        rows.push(row(session, &names, task, &now, document));
    }
    let columns = COLUMNS.map(|(key, width)| (session.messages.text(key), width)).to_vec();
    let sheet = Sheet { name: session.messages.text("sheet-name"), columns, rows, choices: None };
    sheet.save(path, form)?;
    let file = path.display().to_string();
    let arguments = [("tasks", listed.len().into()), ("file", file.into())];
    writeln!(std::io::stdout(), "{}", session.messages.say("export-tasks-done", &arguments))?;
    Ok(Outcome::Good)
}

fn row(session: &Session, names: &Names, listed: &ListedTask, task: &Task, document: String) -> Vec<Cell> {
    let today = session.today();
    let content = &task.content;
    let unit = |unit: &ledger::UnitId| names.unit(*unit, today);
    let said: Vec<&str> = content.milestones.iter().map(|milestone| milestone.said.as_str()).collect();
    let result = task.result.as_ref().map(|(product, _)| {
        let number = product.number.as_deref().unwrap_or_default();
        format!("{number} {}", product.words).trim().to_owned()
    });
    vec![
        Cell::words(listed.code.clone().unwrap_or_else(|| short(listed.id))),
        Cell::words(listed.words.as_str()),
        Cell::words(content.lead.as_ref().map(unit).unwrap_or_default()),
        Cell::words(content.support.iter().map(unit).collect::<Vec<_>>().join("; ")),
        Cell::words(task.officer.map(|officer| names.officer(officer)).unwrap_or_default()),
        Cell::day(listed.due),
        Cell::words(said.join("; ")),
        Cell::words(standing_words(session, names, listed)),
        Cell::words(document),
        Cell::words(listed.document.as_ref().map(|(_, item)| item.as_str()).unwrap_or_default()),
        listed.percent.map_or(Cell::Empty, |percent| Cell::Number(percent.into())),
        Cell::day(listed.given),
        Cell::day(listed.completed),
        Cell::words(result.unwrap_or_default()),
    ]
}

/// How documents are called, each looked up once.
#[derive(Default)]
pub(crate) struct Documents(BTreeMap<DocumentId, String>);

impl Documents {
    /// Returns number and symbol of the document that gave a task; its subject where it has none.
    pub(crate) fn name(
        &mut self,
        session: &Session,
        office: &Office,
        task: &ListedTask,
    ) -> Result<String, Failure> {
        let Some((id, _)) = task.document else { return Ok(String::new()) };
        if let Some(name) = self.0.get(&id) {
            return Ok(name.clone());
        }
        let tenant = office.tenant().id;
        let found = office.store().read(|reader| reader.document(tenant, id)).tell(session, office)?;
        let name = found.map(|document| document.code().unwrap_or(document.subject)).unwrap_or_default();
        self.0.insert(id, name.clone());
        Ok(name)
    }
}

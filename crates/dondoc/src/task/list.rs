//! Lists of tasks.

use crate::arguments::{TaskFilter, TaskListArguments};
use crate::office::{Names, Tell as _, short};
use crate::problem::{Failure, Outcome};
use crate::session::Session;
use crate::table::{self, Column};
use app::{Actor, Office};
use ledger::TaskId;
use ledger::standing::Standing;
use ledger::task::Task;
use std::io::Write as _;
use store::{Filter, ListedTask, Order, Page};

/// Lists the tasks that are asked for, and says where there are more.
pub(super) fn run(
    session: &Session,
    office: &Office,
    actor: &Actor<'_>,
    arguments: &TaskListArguments,
) -> Result<Outcome, Failure> {
    let filter = filter(session, office, actor, &arguments.filter)?;
    let page = page(session, office, &filter, None, arguments.limit)?;
    print_list(session, office, &page.tasks, page.more)
}

/// Returns what finds the tasks that are asked for.
pub(crate) fn filter(
    session: &Session,
    office: &Office,
    actor: &Actor<'_>,
    arguments: &TaskFilter,
) -> Result<Filter, Failure> {
    let today = session.today();
    let unit = |name: &Option<String>| name.as_deref().map(|name| actor.find_unit(name)).transpose();
    let document = arguments.document.as_deref().map(|name| actor.find_document(name)).transpose();
    Ok(Filter {
        leads: unit(&arguments.unit).tell(session, office)?.into_iter().collect(),
        support: unit(&arguments.support).tell(session, office)?,
        document: document.tell(session, office)?,
        standing: arguments.standing.map(|name| (name, today)),
        open: arguments.open.then_some(true),
        due_to: arguments.due_to,
        ..Filter::default()
    })
}

fn page(
    session: &Session,
    office: &Office,
    filter: &Filter,
    after: Option<store::Place>,
    most: u32,
) -> Result<Page, Failure> {
    let (tenant, today) = (office.tenant().id, session.today());
    let page = office.store().read(|reader| reader.tasks(tenant, filter, Order::Due, after, most, today));
    page.tell(session, office)
}

/// Returns all tasks that a filter finds.
pub(crate) fn all(session: &Session, office: &Office, filter: &Filter) -> Result<Vec<ListedTask>, Failure> {
    let (tenant, today) = (office.tenant().id, session.today());
    office.store().read(|reader| reader.all_tasks(tenant, filter, Order::Due, today)).tell(session, office)
}

/// Returns one task as lists show it.
pub(crate) fn listed(session: &Session, office: &Office, id: TaskId) -> Result<ListedTask, Failure> {
    let (tenant, today) = (office.tenant().id, session.today());
    let found =
        office.store().read(|reader| reader.tasks_by_id(tenant, &[id], today)).tell(session, office)?;
    let missing = || app::Error::NoTask(id.to_string());
    found.into_iter().next().ok_or_else(missing).tell(session, office)
}

/// Returns a task as it is now, with everything that is known of it.
pub(crate) fn now(session: &Session, office: &Office, id: TaskId) -> Result<Task, Failure> {
    let history = office.store().read(|reader| reader.history(office.tenant().id, id));
    Ok(history.tell(session, office)?.now())
}

/// Prints tasks as a table, or as JSON lines.
pub(crate) fn print_list(
    session: &Session,
    office: &Office,
    tasks: &[ListedTask],
    more: bool,
) -> Result<Outcome, Failure> {
    let names = Names::of(session, office)?;
    let mut out = std::io::stdout().lock();
    if session.json {
        for task in tasks {
            writeln!(out, "{}", json(&names, task, session.today()))?;
        }
        return Ok(Outcome::Good);
    }
    if tasks.is_empty() {
        writeln!(out, "{}", session.messages.text("tasklist-none"))?;
        return Ok(Outcome::Good);
    }
    let column = |key: &str, least, most| Column::new(session.messages.text(key), least, most);
    let columns = [
        column("tasklist-column-code", 9, 10),
        column("tasklist-column-item", 4, 10),
        column("tasklist-column-task", 20, Column::STRETCHES),
        column("tasklist-column-lead", 10, 24),
        column("tasklist-column-due", 10, 12),
        column("tasklist-column-standing", 12, 22),
    ];
    let rows: Vec<Vec<String>> = tasks.iter().map(|task| row(session, &names, task)).collect();
    write!(out, "{}", table::render(&columns, &rows, session.terminal))?;
    let key = if more { "tasklist-more" } else { "tasklist-count" };
    writeln!(out, "{}", session.messages.say(key, &[("count", tasks.len().into())]))?;
    Ok(Outcome::Good)
}

fn row(session: &Session, names: &Names, task: &ListedTask) -> Vec<String> {
    let messages = &session.messages;
    let approximate = if task.approximate { "~" } else { "" };
    vec![
        task.code.clone().unwrap_or_else(|| short(task.id)),
        task.document.as_ref().map(|(_, item)| item.clone()).unwrap_or_default(),
        task.words.clone(),
        task.lead.map(|unit| names.unit(unit, session.today())).unwrap_or_default(),
        task.due.map(|due| format!("{approximate}{}", messages.day(due))).unwrap_or_default(),
        standing_words(session, names, task),
    ]
}

/// Returns where a task stands, in words, and what is shown beside it.
pub(crate) fn standing_words(session: &Session, names: &Names, task: &ListedTask) -> String {
    let messages = &session.messages;
    let standing = task.standing.map_or_else(
        || messages.text(&format!("stage-{}", task.stage)),
        |standing| messages.text(&format!("standing-{}", standing.name())),
    );
    let flags = task.flags(session.today(), names.laws()).names();
    let flags = flags.map(|name| messages.text(&format!("flag-{name}")));
    std::iter::once(standing).chain(flags).collect::<Vec<_>>().join(", ")
}

fn json(names: &Names, task: &ListedTask, today: jiff::civil::Date) -> serde_json::Value {
    serde_json::json!({
        "id": task.id, "code": task.code, "version": task.version, "stage": task.stage, "words": task.words,
        "lead": task.lead.map(|unit| names.organisation().name_on(unit, today)),
        "document": task.document.as_ref().map(|(document, _)| document),
        "item": task.document.as_ref().map(|(_, item)| item),
        "due": task.due, "approximate": task.approximate, "given": task.given, "completed": task.completed,
        "percent": task.percent, "waiting": task.waiting, "extension_asked": task.extension_asked,
        "standing": task.standing.map(Standing::name),
    })
}

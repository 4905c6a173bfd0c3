//! What people wait for: figures, pages, searches, commands.

use crate::generate::{officer, tenant, unit};
use crate::laws;
use jiff::civil::date;
use ledger::event::{Meta, Subject};
use ledger::standing::Standing;
use ledger::task::{Command, Entry, Judge, decide};
use ledger::{CommandId, Effective, EventId, Moment};
use std::path::Path;
use std::time::{Duration, Instant};
use store::{Cut, Draft, Error, Filter, ListedTask, Order, Place, Store};

/// Where and on what.
pub(crate) struct Gauge<'g> {
    /// A folder for the reference of a commit.
    pub(crate) folder: &'g Path,
    /// What the lines are headed with.
    pub(crate) engine: &'g str,
}

/// How often a question is asked; the middle time counts.
const TIMES: usize = 9;

/// Prints how long each kind of question takes, and a command.
pub(crate) fn measure(store: &Store, gauge: Gauge<'_>) -> Result<(), Error> {
    println!("- {}:", gauge.engine);
    read(store)?;
    commands(store, &gauge)?;
    whole(store)
}

/// Prints how long each kind of question takes.
pub(crate) fn read(store: &Store) -> Result<(), Error> {
    figures(store)?;
    pages(store)?;
    searches(store)
}

fn ms(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}

/// Asks some times; prints the middle time and the longest, and how much was found.
fn ask(what: &str, mut question: impl FnMut() -> Result<usize, Error>) -> Result<(), Error> {
    let mut times = Vec::new();
    let mut found = 0;
    for _ in 0..TIMES {
        let begun = Instant::now();
        found = question()?;
        times.push(begun.elapsed());
    }
    let first = times[0];
    times.sort_unstable();
    println!("    - {what}: {} (the first {}), {found} rows", ms(times[TIMES / 2]), ms(first));
    Ok(())
}

fn figures(store: &Store) -> Result<(), Error> {
    let past = date(2024, 6, 14);
    let known = Moment::end_of(date(2024, 7, 1));
    for (what, cut, as_of, known_at) in [
        ("figures of a past day by unit", Cut::Unit, past, Moment::LAST),
        ("figures of the last day by unit", Cut::Unit, date(2025, 12, 31), Moment::LAST),
        ("figures of a past day by field", Cut::Field, past, Moment::LAST),
        ("figures of a past day by document", Cut::Document, past, Moment::LAST),
        ("figures of a past day by month", Cut::Month, past, Moment::LAST),
        ("figures of a past day by unit as known then", Cut::Unit, past, known),
    ] {
        ask(what, || {
            store.read(|reader| Ok(reader.figures(tenant().id, cut, as_of, known_at, None)?.len()))
        })?;
    }
    Ok(())
}

fn pages(store: &Store) -> Result<(), Error> {
    let today = date(2025, 12, 31);
    let page = |filter: &Filter, after: Option<Place>| {
        store.read(|reader| reader.tasks(tenant().id, filter, Order::Due, after, 100, today))
    };
    let lead = vec![unit(7)];
    let filters = [
        ("open tasks of a unit", Filter { leads: lead.clone(), open: Some(true), ..Filter::default() }),
        (
            "overdue tasks of a unit",
            Filter {
                leads: lead.clone(),
                standing: Some((Standing::OpenOverdue, today)),
                ..Filter::default()
            },
        ),
        (
            "overdue tasks of three units",
            Filter {
                leads: vec![unit(3), unit(7), unit(9)],
                standing: Some((Standing::OpenOverdue, today)),
                ..Filter::default()
            },
        ),
        (
            "completed late, of a unit",
            Filter {
                leads: lead.clone(),
                standing: Some((Standing::CompletedLate, today)),
                ..Filter::default()
            },
        ),
        (
            "completed late, of all",
            Filter { standing: Some((Standing::CompletedLate, today)), ..Filter::default() },
        ),
        (
            "open tasks that a unit takes part in",
            Filter { support: Some(unit(7)), open: Some(true), ..Filter::default() },
        ),
        ("tasks of a field", Filter { field: Some("Lĩnh vực 5".to_owned()), ..Filter::default() }),
        ("tasks that a leader watches", Filter { watcher: Some(officer(3)), ..Filter::default() }),
        (
            "suspended tasks (there are none)",
            Filter { stages: vec!["declined".to_owned()], ..Filter::default() },
        ),
        (
            "due in a month",
            Filter { due_from: Some(date(2024, 6, 1)), due_to: Some(date(2024, 6, 30)), ..Filter::default() },
        ),
        ("a task by its code", Filter { code: Some("2024/0000150".to_owned()), ..Filter::default() }),
    ];
    for (what, filter) in &filters {
        ask(&format!("page: {what}"), || Ok(page(filter, None)?.tasks.len()))?;
    }
    let (_, filter) = &filters[3];
    let mut after = None;
    for _ in 0..20 {
        after = page(filter, after)?.tasks.last().map(ListedTask::place).or(after);
    }
    ask("page: the 21st of those completed late, of a unit", || Ok(page(filter, after)?.tasks.len()))
}

fn searches(store: &Store) -> Result<(), Error> {
    for question in [
        "777/QĐ-UBND",
        "777",
        "kế hoạch chuyển đổi số",
        "ke hoach chuyen doi so",
        "đôn đốc huyện Đông Sơn",
        "thuý lâm",
        "kế hoạch",
        "h",
        "đợt 5 nước sạch 2024",
        "khôngcótừnày",
    ] {
        ask(&format!("search: {question}"), || {
            store.read(|reader| Ok(reader.search(tenant().id, question, 50)?.len()))
        })?;
    }
    Ok(())
}

/// One command as the application carries it out: read, decide, append, project, commit.
fn commands(store: &Store, gauge: &Gauge<'_>) -> Result<(), Error> {
    let (laws, today) = (laws(), date(2025, 12, 31));
    let filter = Filter { open: Some(true), ..Filter::default() };
    let open = store.read(|reader| reader.tasks(tenant().id, &filter, Order::Made, None, 200, today))?;
    let mut times = Vec::new();
    for (number, task) in (1_u8..).zip(&open.tasks) {
        let begun = Instant::now();
        store.write(tenant().id, |writer| {
            let mut history = writer.history(tenant().id, task.id)?;
            let meta = Meta {
                actor: officer(1),
                on_behalf: None,
                command: CommandId::from_bytes([number; 16]),
                cause: None,
                recorded_at: writer.moment(Moment(Moment::end_of(today).0 - 1000)),
                effective: Effective::from(today),
                reason: None,
            };
            let (rules, calendar) = laws.now();
            let command = Command::Comment("đã nhắc đơn vị".to_owned());
            let events = decide(&history, command, &meta, Judge { rules, calendar });
            let mut drafts = Vec::new();
            for event in events.expect("a comment is always taken") {
                let entry = Entry { id: EventId::from_bytes([number; 16]), meta: meta.clone(), event };
                drafts.push(Draft { id: entry.id, meta: meta.clone(), body: entry.event.clone() });
                history.push(entry);
            }
            let version = writer.append(Subject::Task(task.id), Some(task.version), drafts)?.version;
            writer.project_task(task.id, version, &history, meta.recorded_at, &laws)
        })?;
        times.push(begun.elapsed());
    }
    times.sort_unstable();
    let at = |share: usize| times.get(times.len() * share / 100).copied().unwrap_or_default();
    let reference = commit(&gauge.folder.join("commit.db"));
    println!(
        "    - a command with its commit: {} in the middle, {} at 95 of 100; a commit of one row by rusqlite: {}",
        ms(at(50)),
        ms(at(95)),
        ms(reference)
    );
    Ok(())
}

/// Returns how long rusqlite takes to commit one row where it survives a loss of power.
fn commit(path: &Path) -> Duration {
    let connection = rusqlite::Connection::open(path).expect("a file");
    connection
        .execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE IF NOT EXISTS one (row TEXT);")
        .expect("a table");
    let mut times = Vec::new();
    for _ in 0..100 {
        let begun = Instant::now();
        connection.execute("INSERT INTO one VALUES (?1)", ["one"]).expect("a row");
        times.push(begun.elapsed());
    }
    times.sort_unstable();
    times[50]
}

fn whole(store: &Store) -> Result<(), Error> {
    let begun = Instant::now();
    store.write(tenant().id, |writer| writer.note_root(date(2025, 12, 31)).map(|_| ()))?;
    println!("    - the root over all chains noted: {:.1} s", begun.elapsed().as_secs_f64());
    let begun = Instant::now();
    let report = store.read(|reader| reader.verify(tenant().id, &laws()))?;
    assert!(report.is_clean(), "{report:?}");
    println!("    - verified: {} events in {:.1} s", report.events, begun.elapsed().as_secs_f64());
    Ok(())
}

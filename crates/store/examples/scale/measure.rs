//! What people wait for: figures, pages, searches, commands.

use crate::dossiers::{PROCEDURE, body_name, dossier_id};
use crate::generate::{code, officer, tenant, unit};
use crate::{SEED, laws};
use jiff::civil::date;
use ledger::dossier::{Cases, Pace, Party, PartyKind, Question, When};
use ledger::event::{Meta, Subject};
use ledger::procedure::Shelf;
use ledger::standing::Standing;
use ledger::task::{Command, Entry, Judge, decide};
use ledger::{CommandId, Effective, EventId, Moment, UnitId};
use std::path::Path;
use std::time::{Duration, Instant};
use store::{
    CasesAsked, Cut, DossierFilter, DossierPlace, Draft, Error, Filter, ListedTask, Order, Place, Store,
};

/// How often a question is asked; the middle time counts.
const TIMES: usize = 9;

/// Prints how long each kind of question takes, and a command, beside a commit on the disk of `folder`.
pub(crate) fn ask(store: &Store, folder: &Path, engine: &str) -> Result<(), Error> {
    println!("- {engine}, at a load of {}:", load());
    figures(store)?;
    pages(store)?;
    searches(store)?;
    commands(store, folder)
}

/// Prints how long each kind of question of dossiers takes.
pub(crate) fn ask_dossiers(store: &Store, engine: &str) -> Result<(), Error> {
    println!("- {engine}, at a load of {}:", load());
    registers(store)?;
    checks(store)?;
    cases(store)
}

/// Pages of a register.
fn registers(store: &Store) -> Result<(), Error> {
    let of = || DossierFilter { procedure: Some(PROCEDURE.to_owned()), ..DossierFilter::default() };
    let page =
        |filter: &DossierFilter, after| store.read(|reader| reader.dossiers(tenant().id, filter, after, 50));
    let stage = Some("kinh-phi".to_owned());
    let shelf = Shelf::shipped().expect("they are right");
    let procedure = shelf.newest(PROCEDURE).expect("it is shipped");
    let stages: Vec<&str> = procedure.stages.iter().map(|stage| stage.id.as_str()).collect();
    let late = Cases { paces: vec![Pace::Undated], ..Cases::of(PROCEDURE, When::Ended) };
    for (what, filter) in [
        ("all", of()),
        ("open", DossierFilter { open: Some(true), ..of() }),
        ("in a stage", DossierFilter { stage: stage.clone(), ..of() }),
        ("open in a stage", DossierFilter { stage, open: Some(true), ..of() }),
        ("of a unit", DossierFilter { units: Some(vec![unit(7)]), ..of() }),
        ("by words", DossierFilter { words: Some("ca tam".to_owned()), ..of() }),
        ("by words that none has", DossierFilter { words: Some("kim cuong".to_owned()), ..of() }),
        ("ended in a quarter", DossierFilter { cases: Some((late, quarter(None))), ..of() }),
    ] {
        time(&format!("register: {what}"), || Ok(page(&filter, None)?.len()))?;
        time(&format!("counted by stages: {what}"), || {
            let all = DossierFilter { stage: None, words: None, cases: None, ..filter.clone() };
            store.read(|reader| Ok(reader.count_open_in(tenant().id, &all, &stages, 201)?.len()))
        })?;
    }
    let mut after = None;
    for _ in 0..20 {
        let last = page(&of(), after)?.pop();
        after = last.map(|last| DossierPlace { opened: last.opened, id: last.id }).or(after);
    }
    time("register: the 21st page", || Ok(page(&of(), after)?.len()))
}

/// Checks across dossiers, each asked by several.
fn checks(store: &Store) -> Result<(), Error> {
    let day = date(2025, 12, 31);
    let question = Question {
        check: String::new(),
        procedures: vec![PROCEDURE.to_owned()],
        party: None,
        with: None,
        itself: false,
        fields: Vec::new(),
        like: None,
        late: None,
        now_in: Vec::new(),
        open: None,
        outcomes: Vec::new(),
        since: None,
        day,
    };
    let party = |number: u64| {
        let party = Party {
            role: "chu-tri".to_owned(),
            kind: PartyKind::Body,
            name: body_name(number),
            code: None,
            person: None,
        };
        Some((party, vec!["chu-tri".to_owned()]))
    };
    for number in [3_u64, 777, 901] {
        let id = dossier_id(number);
        let subject = store.read(|reader| reader.dossier(tenant().id, id))?.map(|one| one.subject);
        let asked = [
            ("repeats another", Question { like: subject.map(|subject| (subject, 60)), ..question.clone() }),
            (
                "its body was late",
                Question {
                    party: party(number),
                    late: Some(("tu-danh-gia".to_owned(), 3)),
                    since: Some(date(2025, 1, 1)),
                    ..question.clone()
                },
            ),
            (
                "the same body in a stage",
                Question { party: party(number), now_in: vec!["quyet-toan".to_owned()], ..question.clone() },
            ),
            (
                "the same values",
                Question {
                    fields: vec![("hinh-thuc".to_owned(), "Giao trực tiếp".to_owned())],
                    open: Some(true),
                    ..question.clone()
                },
            ),
        ];
        for (what, question) in &asked {
            time(&format!("check across dossiers: {what}"), || {
                store.read(|reader| Ok(reader.across(tenant().id, id, question)?.len()))
            })?;
        }
    }
    Ok(())
}

fn quarter(units: Option<Vec<UnitId>>) -> CasesAsked {
    let days = (date(2024, 4, 1), date(2024, 6, 30));
    CasesAsked { days, as_of: days.1, known_at: Moment::LAST, units }
}

/// Figures of dossiers, as indicators and reports ask for them.
fn cases(store: &Store) -> Result<(), Error> {
    let of = |when| Cases::of(PROCEDURE, when);
    let share = [("truc-tuyen".to_owned(), vec!["yes".to_owned()])];
    let running = ["dang-ky", "bao-cao", "tu-danh-gia"].map(str::to_owned);
    for (what, cases) in [
        ("taken in, share", Cases { share: share.into(), ..of(When::Opened) }),
        ("ended", of(When::Ended)),
        ("passed a stage", of(When::Stage("phe-duyet".to_owned()))),
        (
            "on their way in some stages, sum",
            Cases { stages: running.into(), sum: Some("kinh-phi".to_owned()), ..of(When::Open) },
        ),
    ] {
        for (whose, asked) in [("all", quarter(None)), ("of a unit", quarter(Some(vec![unit(7)])))] {
            time(&format!("figure of a quarter: {what}, {whose}"), || {
                let tally = store.read(|reader| reader.count_cases(tenant().id, &cases, &asked))?;
                Ok(usize::try_from(tally.count).unwrap_or(0))
            })?;
        }
    }
    Ok(())
}

/// Returns how many processes wanted a core in the last minute: other work makes everything slower.
fn load() -> String {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    load.split(' ').next().unwrap_or_default().to_owned()
}

fn ms(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}

/// Asks some times; prints the middle time and the first, and how much was found.
fn time(what: &str, mut question: impl FnMut() -> Result<usize, Error>) -> Result<(), Error> {
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
        time(what, || {
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
        ("a task by its code", Filter { code: Some(code(SEED, 150)), ..Filter::default() }),
    ];
    for (what, filter) in &filters {
        time(&format!("page: {what}"), || Ok(page(filter, None)?.tasks.len()))?;
    }
    let (_, filter) = &filters[3];
    let mut after = None;
    for _ in 0..20 {
        after = page(filter, after)?.tasks.last().map(ListedTask::place).or(after);
    }
    time("page: the 21st of those completed late, of a unit", || Ok(page(filter, after)?.tasks.len()))
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
        time(&format!("search: {question}"), || {
            store.read(|reader| Ok(reader.search(tenant().id, question, 50)?.len()))
        })?;
    }
    Ok(())
}

/// One command as the application carries it out: read, decide, append, project, commit.
fn commands(store: &Store, folder: &Path) -> Result<(), Error> {
    let (laws, today) = (laws(), date(2025, 12, 31));
    let filter = Filter { open: Some(true), ..Filter::default() };
    let open = store.read(|reader| reader.tasks(tenant().id, &filter, Order::Made, None, 200, today))?;
    let mut times = Vec::new();
    for task in &open.tasks {
        // Asked again, the task has one event more: the ids are new.
        let mut id = *task.id.as_bytes();
        id[6..8].copy_from_slice(&task.version.to_be_bytes()[6..]);
        let begun = Instant::now();
        store.write(tenant().id, |writer| {
            let mut history = writer.history(tenant().id, task.id)?;
            let meta = Meta {
                actor: officer(1),
                on_behalf: None,
                command: CommandId::from_bytes(id),
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
                let entry = Entry { id: EventId::from_bytes(id), meta: meta.clone(), event };
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
    let reference = commit(folder);
    println!(
        "    - a command with its commit: {} in the middle, {} at 95 of 100; a commit of one row by rusqlite: {}",
        ms(at(50)),
        ms(at(95)),
        ms(reference)
    );
    Ok(())
}

/// Returns how long rusqlite takes to commit one row where it survives a loss of power.
fn commit(folder: &Path) -> Duration {
    let folder = tempfile::tempdir_in(folder).expect("a folder");
    let connection = rusqlite::Connection::open(folder.path().join("commit.db")).expect("a file");
    connection
        .execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE one (row TEXT);")
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

/// Notes the root over all chains, and compares everything with the events it was made of.
pub(crate) fn verify(store: &Store) -> Result<(), Error> {
    let begun = Instant::now();
    store.write(tenant().id, |writer| writer.note_root(date(2025, 12, 31)).map(|_| ()))?;
    println!("    - the root over all chains noted: {:.1} s", begun.elapsed().as_secs_f64());
    let begun = Instant::now();
    let report = store.read(|reader| reader.verify(tenant().id, &laws()))?;
    assert!(report.is_clean(), "{report:?}");
    println!("    - verified: {} events in {:.1} s", report.events, begun.elapsed().as_secs_f64());
    Ok(())
}

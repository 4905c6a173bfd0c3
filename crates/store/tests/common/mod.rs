//! A ledger to test on, in both engines.

#![allow(dead_code, reason = "each test file uses its part")]

pub(crate) mod story;

use jiff::civil::{Date, date};
use ledger::deadline::Limit;
use ledger::document::Card;
use ledger::event::{Meta, Subject};
use ledger::rules::Rules;
use ledger::task::{Basis, Command, Content, Entry, History, Judge, Milestone, MilestoneId, decide};
use ledger::{CommandId, DocumentId, Effective, EventId, Moment, OfficerId, TaskId, TenantId, UnitId};
use std::path::PathBuf;
use store::{Draft, Laws, Store, Tenant};
use viet::calendar::Calendar;

pub(crate) const TENANT: TenantId = TenantId::from_bytes([7; 16]);
pub(crate) const CLERK: OfficerId = OfficerId::from_bytes([9; 16]);

/// Runs a test on a new ledger in SQLite and, where PostgreSQL is installed, in PostgreSQL.
pub(crate) fn on_both(test: impl Fn(&Store, &str)) {
    on_both_addresses(|address, engine| test(&fresh(address), engine));
}

/// Runs a test with the address of a new database in SQLite and, where PostgreSQL is installed, in PostgreSQL.
pub(crate) fn on_both_addresses(test: impl Fn(&str, &str)) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("ledger.db");
    test(path.to_str().expect("a path in UTF-8"), "SQLite");
    if let Some(server) = testkit::postgres::Server::start() {
        test(&server.database(), "PostgreSQL");
    }
}

/// A hand that changes a database behind the program's back: the engine's own way, and not through `store`.
pub(crate) enum Hand {
    File(PathBuf),
    Server(String),
}

impl Hand {
    pub(crate) fn into(address: &str) -> Self {
        if address.contains("://") { Self::Server(address.to_owned()) } else { Self::File(address.into()) }
    }

    pub(crate) fn run(&self, sql: &str) {
        match self {
            Self::File(path) => {
                rusqlite::Connection::open(path).expect("the file").execute_batch(sql).expect(sql);
            }
            Self::Server(address) => {
                let mut client = postgres::Client::connect(address, postgres::NoTls).expect("the server");
                client.batch_execute(sql).expect(sql);
            }
        }
    }

    /// Writes bytes as the engine's SQL does.
    pub(crate) fn bytes(&self, bytes: &[u8]) -> String {
        let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        match self {
            Self::File(_) => format!("X'{digits}'"),
            Self::Server(_) => format!("'\\x{digits}'::bytea"),
        }
    }
}

/// Returns a number that a long run (`cargo xtask soak --ledger`) gives in the environment, or the one of a short run.
pub(crate) fn soaked(name: &str, short: u64) -> u64 {
    std::env::var(name).ok().and_then(|number| number.parse().ok()).unwrap_or(short)
}

/// Opens a database and adds the tenant.
pub(crate) fn fresh(address: &str) -> Store {
    let store = Store::open(address).expect("a new database");
    store.add_tenant(&tenant()).expect("a new tenant");
    store
}

pub(crate) fn tenant() -> Tenant {
    Tenant { id: TENANT, name: "Sở Khoa học và Công nghệ".to_owned(), root: unit(1) }
}

pub(crate) fn laws() -> Laws {
    let holidays = include_str!("../../../../definitions/holidays.toml");
    Laws::new(Rules::built_in().clone(), Calendar::from_toml(holidays).expect("the calendar compiled in"))
}

pub(crate) fn unit(number: u8) -> UnitId {
    UnitId::from_bytes([number; 16])
}

pub(crate) fn officer(number: u8) -> OfficerId {
    OfficerId::from_bytes([number; 16])
}

/// An id of version 7 made in some millisecond.
fn version_7(millisecond: u64, kind: u8) -> [u8; 16] {
    let mut bytes = [0; 16];
    bytes[..6].copy_from_slice(&millisecond.to_be_bytes()[2..]);
    (bytes[6], bytes[8], bytes[15]) = (0x70, 0x80, kind);
    bytes
}

pub(crate) fn task(number: u64) -> TaskId {
    TaskId::from_bytes(version_7(1_700_000_000_000 + number, 1))
}

pub(crate) fn document(number: u64) -> DocumentId {
    DocumentId::from_bytes(version_7(1_700_000_000_000 + number, 2))
}

pub(crate) fn content(words: &str, lead: UnitId, due: Option<Date>) -> Content {
    let milestones = due.map(|day| Milestone {
        id: MilestoneId(1),
        what: String::new(),
        who: None,
        said: format!("trước ngày {day}"),
        limit: Limit::Day { day, hour: None },
        basis: Basis::Own,
    });
    Content {
        words: words.to_owned(),
        lead: Some(lead),
        support: vec![unit(200)],
        milestones: milestones.into_iter().collect(),
        ..Content::default()
    }
}

/// Who, when and why.
pub(crate) fn meta(number: u64, recorded: Date, effective: Date) -> Meta {
    Meta {
        actor: CLERK,
        on_behalf: None,
        command: command_id(number),
        cause: None,
        recorded_at: Moment(
            Moment::end_of(recorded).0 - 80_000_000 + i64::try_from(number % 70_000_000).expect("small"),
        ),
        effective: Effective::from(effective),
        reason: Some("theo ý kiến của lãnh đạo".to_owned()),
    }
}

/// Returns the id of a command.
pub(crate) fn command_id(number: u64) -> CommandId {
    CommandId::from_bytes(version_7(number, 3))
}

/// Gives a command as the application does: read, decide, append, project, in one transaction.
pub(crate) fn give(store: &Store, id: TaskId, command: Command, meta: Meta) -> Result<u64, store::Error> {
    let laws = laws();
    store.write(TENANT, |writer| {
        let history = writer.history(TENANT, id)?;
        let meta = Meta { recorded_at: writer.moment(meta.recorded_at), ..meta };
        let (rules, calendar) = laws.now();
        let Ok(events) = decide(&history, command, &meta, Judge { rules, calendar }) else {
            return Ok(history.entries().len() as u64);
        };
        append(writer, id, history, events, &meta, &laws)
    })
}

pub(crate) fn append(
    writer: &mut store::Writer<'_>,
    id: TaskId,
    mut history: History,
    events: Vec<ledger::task::Event>,
    meta: &Meta,
    laws: &Laws,
) -> Result<u64, store::Error> {
    let mut drafts = Vec::new();
    for event in events {
        // One command may be of several tasks.
        let mut bytes = *meta.command.as_bytes();
        bytes[9..13].copy_from_slice(&id.as_bytes()[2..6]);
        let entry = Entry { id: EventId::from_bytes(bytes), meta: meta.clone(), event };
        drafts.push(Draft { id: entry.id, meta: entry.meta.clone(), body: entry.event.clone() });
        history.push(entry);
    }
    let version = history.entries().len() - drafts.len();
    let appended = writer.append(Subject::Task(id), Some(version as u64), drafts)?;
    writer.project_task(id, appended.version, &history, meta.recorded_at, laws)?;
    Ok(appended.version)
}

/// Enters a document that another one cites.
pub(crate) fn cite(store: &Store, number: u64, subject: &str) {
    let (id, at) = (document(number), meta(number, march(1), march(1)));
    let card = Card { number: Some("777".to_owned()), subject: subject.to_owned(), ..Card::default() };
    let event = ledger::document::Event::Cited { body: unit(1), card: Box::new(card) };
    let draft = Draft { id: EventId::from_bytes(version_7(number, 4)), meta: at, body: event };
    let written = store.write(TENANT, |writer| {
        writer.append(Subject::Document(id), Some(0), vec![draft])?;
        let entries = writer.entries(TENANT, Subject::Document(id))?;
        writer.project_document(id, &entries)
    });
    written.expect("a new document");
}

pub(crate) fn march(day: i8) -> Date {
    date(2024, 3, day)
}

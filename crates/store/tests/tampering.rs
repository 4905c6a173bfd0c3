//! Changes that somebody makes to the database by hand, past the program. Each must be found and named.

mod common;

use common::*;
use jiff::civil::Date;
use ledger::TaskId;
use ledger::chain::{self, FaultKind, Head, Place};
use ledger::event::{Stored, Subject};
use ledger::task::{Command, Event, Product, Progress};
use store::{Error, Report, Store};

/// A ledger of five tasks, each with six events, and the root noted behind them.
struct Scene {
    store: Store,
    hand: Hand,
}

const EVENTS: u64 = 30;

impl Scene {
    /// Returns the ledger as it was exported once.
    fn new(address: &str) -> Self {
        static LINES: std::sync::LazyLock<Vec<u8>> = std::sync::LazyLock::new(played);
        let store = Store::open(address).expect("a new database");
        store.import(&mut LINES.as_slice(), |_, _| Ok(laws())).expect("imported");
        Self { store, hand: Hand::into(address) }
    }

    /// Runs SQL in which `TASK1` and `TASK2` stand for ids.
    fn run(&self, sql: &str) {
        let mut sql = sql.to_owned();
        for made in 1..=5 {
            sql = sql.replace(&format!("TASK{made}"), &self.hand.bytes(task(made).as_bytes()));
        }
        self.hand.run(&sql);
    }

    fn report(&self) -> Report {
        self.store.read(|reader| reader.verify(TENANT, &laws())).expect("damage is told, and is no error")
    }

    fn events(&self, made: u64) -> Vec<Stored> {
        let subject = Subject::Task(task(made));
        self.store.read(|reader| reader.events_of(TENANT, subject)).expect("readable")
    }

    /// Notes another end of a task's chain.
    fn set_head(&self, made: u64, head: Head) {
        let hash = self.hand.bytes(&head.hash.0);
        self.run(&format!(
            "UPDATE heads SET version = {}, hash = {hash} WHERE subject = TASK{made}",
            head.version
        ));
    }

    /// Writes an event over the one of its position, or as a new one.
    fn put(&self, event: &Stored) {
        let (id, subject) = (self.hand.bytes(event.id.as_bytes()), self.hand.bytes(&event.subject.key()));
        let (previous, hash) = (self.hand.bytes(&event.previous.0), self.hand.bytes(&event.hash.0));
        let columns = "tenant, name, schema, actor, on_behalf, command, cause, recorded_at, effective_day, effective_hour, reason, kind";
        self.run(&format!(
            "CREATE TABLE forged AS SELECT * FROM events WHERE position = 1;
             DELETE FROM events WHERE position = {position};
             INSERT INTO events ({columns}, position, id, subject, version, payload, previous, hash)
             SELECT {columns}, {position}, {id}, {subject}, {version}, '{payload}', {previous}, {hash} FROM forged;
             UPDATE events SET name = '{name}', recorded_at = {recorded}, effective_day = 19723 + {day},
                 command = {command} WHERE position = {position};
             DROP TABLE forged;",
            position = event.position,
            version = event.version,
            payload = event.payload.replace('\'', "''"),
            name = event.name,
            recorded = event.meta.recorded_at.0,
            day = event.meta.effective.day.day_of_year() - 1,
            command = self.hand.bytes(event.meta.command.as_bytes()),
        ));
    }

    /// Makes all rows anew, as somebody who knows the program would.
    fn rebuild(&self) {
        self.store.write(TENANT, |writer| writer.rebuild(&laws())).expect("rebuilt");
    }
}

/// Plays the story and exports it.
fn played() -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let store = fresh(folder.path().join("played.db").to_str().expect("UTF-8"));
    let product = Product { words: "Kế hoạch".to_owned(), ..Product::default() };
    let mut number = 0;
    for made in 1..=5 {
        let content = content("Rà soát quy trình nội bộ", unit(2), Some(march(20)));
        let steps = [
            Command::Propose(Box::new(content)),
            Command::Assign { code: format!("2024/{made:04}") },
            Command::Accept,
            Command::ReportProgress(Progress { words: "đang làm".to_owned(), percent: Some(40) }),
            Command::SubmitResult(product.clone()),
            Command::ConfirmResult,
        ];
        for (day, command) in (4..).zip(steps) {
            number += 1;
            give(&store, task(made), command, meta(number, march(day), march(day))).expect("done");
        }
    }
    let noted = store.write(TENANT, |writer| writer.note_root(march(31))).expect("noted");
    assert_eq!(noted.0, EVENTS);
    let mut lines = Vec::new();
    store.read(|reader| reader.export(&tenant(), &mut lines)).expect("an export");
    lines
}

/// Seals an event anew, so that its hash is right.
fn sealed(event: &Stored, head: Head, body: &Event) -> Stored {
    let Stored { id, tenant, position, subject, .. } = *event;
    chain::seal(Place { id, tenant, position, subject }, head, event.meta.clone(), body).expect("JSON")
}

fn head_of(event: &Stored) -> Head {
    Head { version: event.version, hash: event.hash }
}

/// How something is changed.
enum How {
    /// By these statements.
    Sql(&'static str),
    /// By more than that.
    By(fn(&Scene)),
}
use How::{By, Sql};

/// A change, and how the report names it.
type Change = (&'static str, How, fn(&Report) -> bool);

fn has(report: &Report, made: u64, version: u64, kind: FaultKind) -> bool {
    let subject = Subject::Task(task(made));
    report.faults.iter().any(|fault| (fault.subject, fault.version, fault.kind) == (subject, version, kind))
}

fn rows(report: &Report) -> Vec<TaskId> {
    report.rows.clone()
}

/// Nothing is told beside the chain of the first task.
fn only_first(report: &Report) -> bool {
    report.faults.iter().all(|fault| fault.subject == Subject::Task(task(1)))
}

const CHANGES: &[Change] = &[
    (
        "the payload",
        Sql("UPDATE events SET payload = replace(payload, 'Rà', 'Bỏ') WHERE subject = TASK1 AND version = 1"),
        |report| has(report, 1, 1, FaultKind::Changed) && only_first(report),
    ),
    (
        "the reason",
        Sql("UPDATE events SET reason = 'khác' WHERE subject = TASK1 AND version = 3"),
        |report| has(report, 1, 3, FaultKind::Changed) && report.faults.len() == 1,
    ),
    (
        "the reason taken out",
        Sql("UPDATE events SET reason = NULL WHERE subject = TASK1 AND version = 3"),
        |report| has(report, 1, 3, FaultKind::Changed) && report.faults.len() == 1,
    ),
    (
        "when it was recorded",
        Sql("UPDATE events SET recorded_at = recorded_at - 1 WHERE subject = TASK1 AND version = 4"),
        |report| has(report, 1, 4, FaultKind::Changed) && report.faults.len() == 1,
    ),
    (
        "the effective day",
        Sql("UPDATE events SET effective_day = effective_day - 3 WHERE subject = TASK1 AND version = 5"),
        |report| has(report, 1, 5, FaultKind::Changed) && rows(report) == [task(1)],
    ),
    ("who did it", Sql("UPDATE events SET actor = id WHERE subject = TASK1 AND version = 6"), |report| {
        has(report, 1, 6, FaultKind::Changed) && report.faults.len() == 1
    }),
    (
        "on whose behalf",
        Sql("UPDATE events SET on_behalf = actor WHERE subject = TASK1 AND version = 2"),
        |report| has(report, 1, 2, FaultKind::Changed) && report.faults.len() == 1,
    ),
    (
        "an event in the middle taken out",
        Sql("DELETE FROM events WHERE subject = TASK1 AND version = 3"),
        |report| has(report, 1, 4, FaultKind::Missing) && report.positions == [3],
    ),
    ("the last event taken out", Sql("DELETE FROM events WHERE subject = TASK1 AND version = 6"), |report| {
        has(report, 1, 6, FaultKind::Missing) && report.positions == [6] && rows(report) == [task(1)]
    }),
    (
        "the last event taken out, and the noted end changed as well",
        By(|scene| {
            let before = head_of(&scene.events(1)[4]);
            scene.run("DELETE FROM events WHERE subject = TASK1 AND version = 6");
            scene.set_head(1, before);
        }),
        |report| report.faults.is_empty() && report.positions == [6] && report.roots == [EVENTS],
    ),
    (
        "the last event of all taken out with everything that tells of it but the noted root",
        By(|scene| {
            let before = head_of(&scene.events(5)[4]);
            scene.run("DELETE FROM events WHERE position = 30; UPDATE tenants SET position = 29");
            scene.set_head(5, before);
            scene.rebuild();
        }),
        |report| report.faults.is_empty() && report.rows.is_empty() && report.roots == [EVENTS],
    ),
    ("all events of a task taken out", Sql("DELETE FROM events WHERE subject = TASK1"), |report| {
        has(report, 1, 6, FaultKind::Missing)
            && report.positions == [1, 2, 3, 4, 5, 6]
            && rows(report) == [task(1)]
    }),
    (
        "the versions of two events changed about",
        Sql("UPDATE events SET version = 99 WHERE subject = TASK1 AND version = 3;
                 UPDATE events SET version = 3 WHERE subject = TASK1 AND version = 4;
                 UPDATE events SET version = 4 WHERE subject = TASK1 AND version = 99"),
        |report| has(report, 1, 4, FaultKind::Changed) && has(report, 1, 3, FaultKind::Reordered),
    ),
    (
        "the positions of two events changed about",
        Sql("UPDATE events SET position = 99 WHERE position = 3;
                 UPDATE events SET position = 3 WHERE position = 4;
                 UPDATE events SET position = 4 WHERE position = 99"),
        |report| has(report, 1, 3, FaultKind::Reordered) && only_first(report),
    ),
    (
        "an event moved to another task",
        Sql("UPDATE events SET subject = TASK2, version = 7 WHERE subject = TASK1 AND version = 6"),
        |report| has(report, 2, 7, FaultKind::Changed) && has(report, 1, 6, FaultKind::Missing),
    ),
    (
        "an event moved to another ledger",
        By(|scene| {
            let other = scene.hand.bytes(&[8; 16]);
            scene.run(&format!("UPDATE events SET tenant = {other} WHERE subject = TASK1 AND version = 2"));
        }),
        |report| has(report, 1, 3, FaultKind::Missing) && report.positions == [2],
    ),
    (
        "an event added, its hash right",
        By(|scene| {
            let last = scene.events(1).pop().expect("six");
            let new =
                Stored { id: ledger::EventId::from_bytes([1; 16]), position: EVENTS + 1, ..last.clone() };
            scene.put(&sealed(&new, head_of(&last), &Event::Reopened));
        }),
        |report| has(report, 1, 6, FaultKind::Added) && report.positions == [EVENTS + 1],
    ),
    (
        "an event added, its hash right and its end noted",
        By(|scene| {
            let last = scene.events(1).pop().expect("six");
            let new =
                Stored { id: ledger::EventId::from_bytes([1; 16]), position: EVENTS + 1, ..last.clone() };
            let new = sealed(&new, head_of(&last), &Event::Reopened);
            scene.put(&new);
            scene.set_head(1, head_of(&new));
        }),
        |report| report.faults.is_empty() && report.positions == [EVENTS + 1] && rows(report) == [task(1)],
    ),
    (
        "an event sealed anew, those behind it not",
        By(|scene| {
            let events = scene.events(1);
            scene.put(&sealed(&events[2], head_of(&events[1]), &Event::Declined));
        }),
        |report| has(report, 1, 4, FaultKind::Reordered) && only_first(report) && report.faults.len() == 1,
    ),
    (
        "a whole chain sealed anew, its end noted, the rows rebuilt: only the root that was printed tells",
        By(|scene| {
            let mut head = Head::EMPTY;
            for event in scene.events(1) {
                let mut body: Event = event.body().expect("one of ours");
                if let Event::Proposed { content } = &mut body {
                    content.words = "Bỏ qua quy trình nội bộ".to_owned();
                }
                let event = sealed(&event, head, &body);
                head = head_of(&event);
                scene.put(&event);
            }
            scene.set_head(1, head);
            scene.rebuild();
        }),
        |report| report.faults.is_empty() && report.rows.is_empty() && report.roots == [EVENTS],
    ),
    (
        "the noted root",
        By(|scene| {
            let hash = scene.hand.bytes(&[0; 32]);
            scene.run(&format!("UPDATE roots SET hash = {hash}"));
        }),
        |report| report.roots == [EVENTS] && report.faults.is_empty(),
    ),
    ("the noted end of a chain taken out", Sql("DELETE FROM heads WHERE subject = TASK1"), |report| {
        has(report, 1, 0, FaultKind::Added)
    }),
    (
        "the noted end of a chain that never was",
        Sql(
            "INSERT INTO heads SELECT tenant, 'document', subject, version, hash FROM heads WHERE subject = TASK1",
        ),
        |report| report.faults.iter().any(|fault| fault.subject.kind() == "document"),
    ),
    (
        "the noted end of a chain, by a hash that is none",
        By(|scene| {
            let short = scene.hand.bytes(&[0; 5]);
            scene.run(&format!("UPDATE heads SET hash = {short} WHERE subject = TASK1"));
        }),
        |report| {
            report.damaged.iter().any(|told| told.starts_with("heads")) && has(report, 1, 0, FaultKind::Added)
        },
    ),
    ("where the ledger ends", Sql("UPDATE tenants SET position = position + 2"), |report| {
        report.positions == [EVENTS + 1, EVENTS + 2]
    }),
    ("the due day in a list", Sql("UPDATE tasks SET due_day = due_day + 30 WHERE id = TASK3"), |report| {
        rows(report) == [task(3)] && report.faults.is_empty()
    }),
    ("a task taken out of the lists", Sql("DELETE FROM tasks WHERE id = TASK3"), |report| {
        rows(report) == [task(3)]
    }),
    (
        "where a task stood",
        Sql("UPDATE standings SET standing = 1 WHERE task = TASK4 AND standing = 4"),
        |report| rows(report) == [task(4)],
    ),
    (
        "since when that is known",
        Sql(
            "UPDATE standings SET known_to = known_to + 1 WHERE task = TASK4 AND known_to < 9000000000000000000",
        ),
        |report| rows(report) == [task(4)],
    ),
    ("days on which a task stood nowhere", Sql("DELETE FROM standings WHERE task = TASK4"), |report| {
        rows(report) == [task(4)]
    }),
    ("who takes part", Sql("DELETE FROM task_supports WHERE task = TASK5"), |report| {
        rows(report) == [task(5)]
    }),
    ("a task taken out of the search", Sql("DELETE FROM texts WHERE id = TASK2"), |report| {
        rows(report) == [task(2)]
    }),
    (
        "a task that was never given, in the lists",
        By(|scene| {
            let id = scene.hand.bytes(task(77).as_bytes());
            scene.run(&format!(
                "CREATE TABLE copied AS SELECT * FROM tasks WHERE id = TASK1;
                 UPDATE copied SET id = {id}, code = '2024/0077';
                 INSERT INTO tasks SELECT * FROM copied; DROP TABLE copied"
            ));
        }),
        |report| rows(report) == [task(77)],
    ),
    (
        "an event that is not JSON",
        Sql("UPDATE events SET payload = '{\"event\":' WHERE subject = TASK1 AND version = 2"),
        |report| {
            has(report, 1, 2, FaultKind::Changed)
                && report.damaged.iter().any(|told| told.starts_with("events, position 2, task"))
        },
    ),
    (
        "an event by a name that does not exist",
        Sql("UPDATE events SET name = 'task-forgotten' WHERE subject = TASK1 AND version = 2"),
        |report| has(report, 1, 2, FaultKind::Changed) && report.damaged.len() == 1,
    ),
    (
        "an event of a kind that does not exist",
        Sql("UPDATE events SET kind = 'poem' WHERE subject = TASK1 AND version = 2"),
        |report| has(report, 1, 3, FaultKind::Missing) && report.damaged.len() == 1,
    ),
    ("all events of a kind that does not exist", Sql("UPDATE events SET kind = 'a poem'"), |report| {
        report.events == EVENTS && report.damaged.len() == 30 && report.rows.len() == 5
    }),
    (
        "an hour that is none",
        Sql("UPDATE events SET effective_hour = 'noon' WHERE subject = TASK1 AND version = 2"),
        |report| {
            has(report, 1, 2, FaultKind::Changed) && report.faults.len() == 1 && report.damaged.len() == 1
        },
    ),
    (
        "days and versions below nothing",
        Sql("UPDATE events SET effective_day = -9000000000000000000 WHERE subject = TASK1 AND version = 2;
                 UPDATE events SET version = -1 WHERE subject = TASK2 AND version = 2;
                 UPDATE events SET position = -5 WHERE subject = TASK3 AND version = 2"),
        |report| has(report, 1, 2, FaultKind::Changed) && report.damaged.len() == 3,
    ),
    (
        "a hash that is none",
        By(|scene| {
            let short = scene.hand.bytes(&[0; 5]);
            scene.run(&format!(
                "UPDATE events SET hash = {short}, id = {short} WHERE subject = TASK1 AND version = 2"
            ));
        }),
        |report| has(report, 1, 2, FaultKind::Changed) && report.damaged.len() == 1,
    ),
];

/// SQLite takes any value in any column.
const ODD_CHANGES: &[Change] = &[
    (
        "a fraction, a text and nothing readable in place of bytes and numbers",
        Sql("UPDATE events SET hash = 3.5 WHERE subject = TASK1 AND version = 2;
                 UPDATE events SET recorded_at = 'soon' WHERE subject = TASK2 AND version = 2;
                 UPDATE events SET reason = CAST(X'FF80' AS TEXT) WHERE subject = TASK3 AND version = 2;
                 UPDATE events SET subject = 'a task' WHERE subject = TASK4 AND version = 2;
                 UPDATE events SET kind = 1.5 WHERE subject = TASK5 AND version = 2"),
        |report| {
            (1..4).all(|made| has(report, made, 2, FaultKind::Changed))
                && (4..=5).all(|made| has(report, made, 3, FaultKind::Missing))
                && report.damaged.len() == 5
        },
    ),
    (
        "rows of something that is no task",
        Sql(
            "UPDATE tasks SET id = 'a task' WHERE id = TASK1; UPDATE standings SET lead = 2.5 WHERE task = TASK2",
        ),
        |report| rows(report) == [task(1), task(2)] && report.damaged.len() == 1,
    ),
];

fn check(changes: &[Change], address: impl Fn() -> String, engine: &str) {
    let clean = Scene::new(&address());
    assert!(clean.report().is_clean(), "{engine}: {:?}", clean.report());
    for (what, change, is_told) in changes {
        let scene = Scene::new(&address());
        match change {
            Sql(sql) => scene.run(sql),
            By(change) => change(&scene),
        }
        let report = scene.report();
        assert!(!report.is_clean(), "{engine}, {what}: not found");
        assert!(is_told(&report), "{engine}, {what}: {report:#?}");
        // What is damaged is not used for anything new, and nothing panics over it.
        let _ = scene.store.write(TENANT, |writer| writer.rebuild(&laws()));
        let _ = scene.store.read(|reader| reader.export(&tenant(), &mut Vec::new()));
        let _ = scene.store.read(|reader| {
            reader.tasks(TENANT, &store::Filter::default(), store::Order::Due, None, 9, Date::MIN)
        });
    }
}

#[test]
fn every_change_made_by_hand_to_a_file_is_found_and_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let number = std::cell::Cell::new(0);
    let address = || {
        number.set(number.get() + 1);
        folder.path().join(format!("{}.db", number.get())).to_str().expect("UTF-8").to_owned()
    };
    check(CHANGES, address, "SQLite");
    check(ODD_CHANGES, address, "SQLite");
}

#[test]
fn every_change_made_by_hand_on_a_server_is_found_and_named() {
    if let Some(server) = testkit::postgres::Server::start() {
        let address = server.database();
        // A new database for each change would take most of the time.
        let empty = "DROP SCHEMA public CASCADE; CREATE SCHEMA public";
        let emptied = || {
            Hand::Server(address.clone()).run(empty);
            address.clone()
        };
        check(CHANGES, emptied, "PostgreSQL");
    }
}

#[test]
fn a_row_of_a_document_that_was_changed_by_hand_is_named_and_a_rebuild_mends_it() {
    on_both_addresses(|address, engine| {
        let scene = Scene::new(address);
        cite(&scene.store, 1, "Về việc công bố thủ tục hành chính");
        assert!(scene.report().is_clean(), "{engine}: {:?}", scene.report());
        for sql in ["UPDATE documents SET subject = 'khác'", "DELETE FROM texts WHERE kind = 'document'"] {
            scene.run(sql);
            assert_eq!(scene.report().documents, [document(1)], "{engine}: {sql}");
            // The document has the time of the first task in its id: neither takes the other's place in the search.
            scene.rebuild();
            assert!(scene.report().is_clean(), "{engine}: {:?}", scene.report());
        }
    });
}

#[test]
fn a_ledger_that_is_not_there_is_not_written_to() {
    on_both(|store, engine| {
        let refused = store.write(ledger::TenantId::from_bytes([1; 16]), |writer| writer.next_number("x"));
        assert!(matches!(refused, Err(Error::Damaged(_))), "{engine}: {refused:?}");
    });
}

//! What a ledger keeps, in both engines: chains, rows, figures, search; conflicts; rebuilding, exporting.

mod common;

use common::story::{TASKS, day, figures, play};
use common::*;
use jiff::civil::Date;
use ledger::count::{Figures, count};
use ledger::rules::Rules;
use ledger::standing;
use ledger::task::Command;
use ledger::{Moment, UnitId};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex};
use store::{Error, Store};
use viet::calendar::Calendar;

/// Counts with the pure function over the folds of the events.
fn counted(store: &Store, as_of: Date, known_at: Moment) -> BTreeMap<Option<UnitId>, Figures> {
    store
        .read(|reader| {
            let mut standings = Vec::new();
            for made in 0..TASKS {
                let task = reader.history(TENANT, task(made))?.at(as_of, known_at);
                let judged = standing::of(&task, as_of, Rules::built_in(), Calendar::built_in());
                standings.extend(judged.map(|judged| (task.content.lead, judged.standing)));
            }
            Ok::<_, Error>(count(standings))
        })
        .expect("readable")
}

fn export(store: &Store) -> String {
    let mut lines = Vec::new();
    store.read(|reader| reader.export(&tenant(), &mut lines)).expect("an export");
    String::from_utf8(lines).expect("JSON")
}

/// Tells whether an SQLite file is written by way of a log (its bytes 18 and 19, <https://sqlite.org/fileformat2.html>).
fn keeps_a_log(path: &Path) -> bool {
    std::fs::read(path).expect("a file")[18..20] == [2, 2]
}

#[test]
fn figures_of_any_day_as_known_at_any_moment_are_those_of_the_pure_count() {
    on_both(|store, engine| {
        play(store, 88_172_645_463_325_252);
        for offset in (0..130).step_by(7) {
            for known in [Moment::LAST, Moment::end_of(day(60)), Moment::end_of(day(offset))] {
                let (as_of, told) = (day(offset), figures(store, day(offset), known));
                assert_eq!(told, counted(store, as_of, known), "{engine}, {as_of}, known at {known:?}");
            }
        }
    });
}

#[test]
fn who_waits_for_a_walk_over_all_events_is_told_how_far_it_came() {
    on_both_addresses(|address, engine| {
        let seen = Arc::new(Mutex::new(Vec::new()));
        let told = Arc::clone(&seen);
        let store = fresh(address).watched(Box::new(move |walk| told.lock().expect("alone").push(walk)));
        play(&store, 99_991);
        assert_eq!(seen.lock().expect("alone").pop(), None, "{engine}: acts are no walks");
        let all = store.read(|reader| reader.position(TENANT)).expect("readable");
        store.read(|reader| reader.verify(TENANT, &laws())).expect("readable");
        store.write(TENANT, |writer| writer.rebuild(&laws())).expect("made anew");
        let seen = std::mem::take(&mut *seen.lock().expect("alone"));
        let ends = seen.iter().filter(|walk| walk.passed == all && walk.of == Some(all)).count();
        // The rebuild walks over its chunks until none is left, and so does who compares.
        assert!(ends >= 2, "{engine}: {seen:?}");
        assert!(seen.iter().all(|walk| walk.passed <= all), "{engine}: {seen:?}");
    });
}

#[test]
fn histories_read_together_are_those_read_one_by_one() {
    on_both(|store, engine| {
        play(store, 1_234_567);
        // Some that nobody made stand among them, and they are more than are read at once.
        let asked = (0..3 * TASKS.max(50)).map(task).collect();
        let mut together = BTreeMap::new();
        store
            .read(|reader| reader.histories(TENANT, &asked, |id, history| drop(together.insert(id, history))))
            .expect("readable");
        for id in asked {
            let alone = store.read(|reader| reader.history(TENANT, id)).expect("readable");
            let entries = together.get(&id).map_or(&[][..], |history| history.entries());
            assert_eq!(entries, alone.entries(), "{engine}");
        }
        assert_eq!(together.len() as u64, TASKS, "{engine}");
    });
}

#[test]
fn rows_are_those_that_a_rebuild_makes_and_verify_says_so() {
    on_both(|store, engine| {
        play(store, 362_436_069);
        let report = store.read(|reader| reader.verify(TENANT, &laws())).expect("readable");
        assert!(report.is_clean(), "{engine}: {report:?}");
        assert_eq!(report.subjects, TASKS);
        let before = figures(store, day(90), Moment::LAST);
        store.write(TENANT, |writer| writer.rebuild(&laws())).expect("rebuilt");
        assert_eq!(figures(store, day(90), Moment::LAST), before, "{engine}");
        let report = store.read(|reader| reader.verify(TENANT, &laws())).expect("readable");
        assert!(report.is_clean(), "{engine}: {report:?}");
    });
}

/// Back to the tables of version 6, by which the rows of units that take part knew neither stage nor standing.
const TO_VERSION_6: &str = "
    DROP TABLE persons;
    DROP TABLE dossiers;
    DROP TABLE dossier_stages;
    DROP TABLE dossier_values;
    DROP TABLE dossier_parties;
    DROP TABLE dossier_pairs;
    DROP TABLE indicators;
    DROP INDEX task_supports_by_unit; DROP INDEX tasks_by_lead; DROP INDEX tasks_by_officer; DROP INDEX tasks_by_watcher;
    ALTER TABLE task_supports DROP COLUMN stage;
    ALTER TABLE task_supports DROP COLUMN standing;
    ALTER TABLE task_supports DROP COLUMN late_from;
    CREATE INDEX task_supports_by_unit ON task_supports (tenant, unit, open, due_day, task);
    CREATE INDEX tasks_by_lead ON tasks (tenant, lead, open, due_day, id, standing, late_from);
    CREATE INDEX tasks_by_officer ON tasks (tenant, officer, open, due_day, id) WHERE officer IS NOT NULL;
    CREATE INDEX tasks_by_watcher ON tasks (tenant, watcher, open, due_day, id) WHERE watcher IS NOT NULL;
    ALTER TABLE standings DROP COLUMN of_dossier;
    ALTER TABLE tenants DROP COLUMN stale;
    UPDATE ledger_mark SET version = 6";

#[test]
fn a_ledger_of_an_older_program_is_brought_to_the_new_tables_with_all_rows() {
    on_both_addresses(|address, engine| {
        let store = fresh(address);
        play(&store, 2_024_202);
        drop(store);
        Hand::into(address).run(TO_VERSION_6);
        let store = Store::open(address).expect("brought to the new tables");
        let report = store.read(|reader| reader.verify(TENANT, &laws())).expect("readable");
        assert!(report.is_clean(), "{engine}: {report:?}");
    });
}

/// A transaction that only read is ended without waiting for the answer; one that was left open would keep old rows for ever.
#[test]
fn who_only_reads_leaves_no_transaction_open() {
    on_both_addresses(|address, engine| {
        let store = fresh(address);
        for _ in 0..3 {
            store.read(|reader| reader.verify(TENANT, &laws())).expect("readable");
            store.read(|_| Ok::<_, Error>(())).expect("nothing is asked");
        }
        let failed = store
            .read(|reader| reader.tenants().and_then(|_| Err::<(), _>(Error::NotALedger(String::new()))));
        assert!(failed.is_err(), "{engine}: what the reader returns is returned");
        if !address.contains("://") {
            return;
        }
        let mut client = postgres::Client::connect(address, postgres::NoTls).expect("the server");
        let sql = "SELECT COUNT(*) FROM pg_stat_activity
                   WHERE datname = current_database() AND state LIKE 'idle in transaction%'";
        let mut open = || client.query_one(sql, &[]).expect("an answer").get::<_, i64>(0);
        // The server may still be at it.
        let ended = (0..200).any(|_| {
            let ended = open() == 0;
            if !ended {
                std::thread::sleep(std::time::Duration::from_millis(25));
            }
            ended
        });
        assert!(ended, "{engine}: {} transactions are open", open());
    });
}

#[test]
fn rows_that_a_new_version_has_more_of_are_made_anew_once() {
    on_both_addresses(|address, engine| {
        let store = fresh(address);
        play(&store, 77);
        Hand::into(address)
            .run("UPDATE tenants SET stale = 1; DELETE FROM standings; DELETE FROM task_supports");
        let made = || store.write(TENANT, |writer| writer.catch_up(&laws())).expect("made anew");
        assert!(made(), "{engine}: it was stale");
        let report = store.read(|reader| reader.verify(TENANT, &laws())).expect("readable");
        assert!(report.is_clean(), "{engine}: {report:?}");
        assert!(!made(), "{engine}: once");
    });
}

#[test]
fn an_export_moves_the_whole_ledger_to_the_other_engine_and_back() {
    on_both(|store, engine| {
        play(store, 521_288_629);
        store.write(TENANT, |writer| writer.note_root(day(120))).expect("noted");
        let lines = export(store);
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("copy.db");
        let copy = Store::open(path.to_str().expect("UTF-8")).expect("new");
        copy.import(&mut lines.as_bytes(), |_, _| Ok(laws())).expect("imported");
        assert_eq!(export(&copy), lines, "{engine}");
        assert_eq!(figures(&copy, day(90), Moment::LAST), figures(store, day(90), Moment::LAST), "{engine}");
        let report = copy.read(|reader| reader.verify(TENANT, &laws())).expect("readable");
        assert!(report.is_clean(), "{engine}: {report:?}");
        assert!(keeps_a_log(&path), "{engine}: readers and writers go beside each other again");
        let again = copy.import(&mut lines.as_bytes(), |_, _| Ok(laws()));
        assert!(matches!(again, Err(Error::Conflict(_))), "{engine}: twice is refused");
    });
}

#[test]
fn two_ledgers_with_the_same_ids_live_in_one_database() {
    on_both(|store, engine| {
        play(store, 11);
        let other = ledger::TenantId::from_bytes([8; 16]);
        let lines = export(store).replace(&TENANT.to_string(), &other.to_string());
        store.import(&mut lines.as_bytes(), |_, _| Ok(laws())).expect("imported beside it");
        let found = [TENANT, other].map(|tenant| {
            let report = store.read(|reader| reader.verify(tenant, &laws())).expect("readable");
            assert!(report.is_clean(), "{engine}: {report:?}");
            store.read(|reader| reader.search(tenant, "nhiệm vụ", 100)).expect("readable")
        });
        assert!(!found[0].is_empty(), "{engine}");
        assert_eq!(found[0], found[1], "{engine}: each finds its own");
    });
}

#[test]
fn an_export_that_was_changed_is_refused_and_nothing_of_it_stays() {
    on_both(|store, engine| {
        play(store, 7);
        let lines = export(store).replacen("Nhiệm vụ số 7 ", "Nhiệm vụ số 8 ", 1);
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("copy.db");
        let copy = Store::open(path.to_str().expect("UTF-8")).expect("new");
        let refused = copy.import(&mut lines.as_bytes(), |_, _| Ok(laws()));
        assert!(matches!(refused, Err(Error::Damaged(_))), "{engine}: {refused:?}");
        let left = copy.read(|reader| reader.heads(TENANT)).expect("readable");
        assert!(left.is_empty(), "{engine}");
        assert!(keeps_a_log(&path), "{engine}");
    });
}

#[test]
fn who_comes_second_is_told_and_nothing_is_written() {
    on_both(|store, engine| {
        give(
            store,
            task(1),
            Command::Propose(Box::new(content("Rà soát", unit(2), None))),
            meta(1, march(1), march(1)),
        )
        .expect("proposed");
        let stale = store.write(TENANT, |writer| {
            let history = writer.history(TENANT, task(1))?;
            let shorter = ledger::task::History::new(Vec::new());
            let events = vec![history.entries()[0].event.clone()];
            append(writer, task(1), shorter, events, &meta(2, march(2), march(2)), &laws())
        });
        assert!(matches!(stale, Err(Error::Conflict(_))), "{engine}: {stale:?}");
        let left = store.read(|reader| reader.history(TENANT, task(1))).expect("readable");
        assert_eq!(left.entries().len(), 1, "{engine}");
    });
}

#[test]
fn words_are_found_with_and_without_their_marks() {
    on_both(|store, engine| {
        let texts = [
            "Triển khai Quyết định số 777/QĐ-UBND về đôn đốc công việc",
            "Hoàn thành kế hoạch hoá gia đình; don gian hoa thu tuc",
            "Đơn giản hóa thủ tục hành chính tại Uỷ ban nhân dân",
            "Kiểm kê tài sản công",
            "Tái sản xuất thiết bị",
        ];
        for (number, words) in (1..).zip(texts) {
            let content = Box::new(content(words, unit(2), None));
            give(store, task(number), Command::Propose(content), meta(number, march(1), march(1)))
                .expect("proposed");
        }
        let found = |question: &str| -> Vec<(u64, bool)> {
            let hits = store.read(|reader| reader.search(TENANT, question, 10)).expect("readable");
            let number =
                |id: [u8; 16]| (1..=5).find(|number| *task(*number).as_bytes() == id).expect("a task");
            hits.into_iter().map(|hit| (number(hit.id), hit.exact)).collect()
        };
        assert_eq!(found("đôn đốc"), [(1, true)], "{engine}");
        assert_eq!(found("don doc"), [(1, false)], "{engine}: marks left out, đ too");
        assert_eq!(found("777/QĐ-UBND"), [(1, true)], "{engine}");
        assert_eq!(found("777"), [(1, true)], "{engine}");
        assert_eq!(found("77"), [(1, true)], "{engine}: the beginning of a number");
        assert_eq!(
            found("đơn giản hoá"),
            [(3, true), (2, false)],
            "{engine}: the tone in the other place; exact first"
        );
        assert_eq!(found("ủy ban"), [(3, true)], "{engine}");
        assert_eq!(found("tài sản"), [(4, true), (5, false)], "{engine}: as typed comes first");
        assert_eq!(found("tái sản"), [(5, true), (4, false)], "{engine}");
        assert_eq!(found("\"'; DROP TABLE tasks --"), [], "{engine}");
        assert_eq!(found("  "), [], "{engine}");
    });
}

#[test]
fn a_stranger_s_database_is_not_written_to() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("other.db");
    std::fs::write(&path, "this is a text and no database at all, however long it is".repeat(50))
        .expect("written");
    let opened = Store::open(path.to_str().expect("UTF-8"));
    assert!(matches!(opened, Err(Error::NotALedger(_))));
}

#[test]
fn a_changed_calendar_changes_days_from_then_on_and_no_figure_as_known_before() {
    on_both(|store, engine| {
        let mut content = content("Báo cáo kết quả", unit(2), None);
        content.milestones = vec![ledger::task::Milestone {
            id: ledger::task::MilestoneId(1),
            what: String::new(),
            who: None,
            said: "trong 5 ngày làm việc".to_owned(),
            limit: ledger::deadline::Limit::WorkingDays { from: march(11), days: 5 },
            basis: ledger::task::Basis::Own,
        }];
        let given = [Command::Propose(Box::new(content)), Command::Assign { code: "2024/0001".to_owned() }];
        for (number, command) in (1..).zip(given) {
            give(store, task(1), command, meta(number, march(11), march(11))).expect("given");
        }
        let overdue = |known| figures(store, march(19), known)[&Some(unit(2))].open_overdue;
        assert_eq!(overdue(Moment::LAST), 1, "{engine}: five working days end on the 18th");
        // The 18th becomes a day off, told on the 15th.
        let holidays = include_str!("../../../definitions/holidays.toml");
        let at = Moment::end_of(march(15));
        let mut laws = laws();
        let more = holidays.replace("\"2024-04-18\"", "\"2024-03-18\", \"2024-04-18\"");
        let changed = Calendar::from_toml(&more).expect("a calendar");
        laws.change(at, Rules::built_in().clone(), changed);
        store.write(TENANT, |writer| writer.project_all_tasks(at, &laws)).expect("projected");
        assert_eq!(overdue(Moment::LAST), 0, "{engine}: the 19th is the last day now");
        assert_eq!(overdue(Moment::end_of(march(14))), 1, "{engine}: as known before");
        let report = store.read(|reader| reader.verify(TENANT, &laws)).expect("readable");
        assert!(report.is_clean(), "{engine}: {report:?}");
    });
}

//! Checks across dossiers where thousands have what is asked: what is found is what there is, whichever way it was looked for.

mod common;

use common::*;
use jiff::civil::date;
use ledger::DossierId;
use ledger::dossier::Question;
use std::fmt::Write as _;
use store::Store;

const PROCEDURE: &str = "kiem-tra";
/// More than are looked through, and of each of the values more than are looked up.
const DOSSIERS: u64 = 9_000;

/// What stands in the dossiers that were taken in one after the other: many have "A", the oldest "B", and few "C".
fn value(number: u64) -> &'static str {
    match number {
        0..3_000 => "B",
        3_000..3_010 => "C",
        _ => "A",
    }
}

/// Every third has ended.
fn is_open(number: u64) -> bool {
    !number.is_multiple_of(3)
}

fn id(number: u64) -> DossierId {
    DossierId::from_bytes(u128::from(number).to_be_bytes())
}

/// Writes the rows of the dossiers behind the program's back: by their events it would take minutes.
fn fill(address: &str) {
    let hand = Hand::into(address);
    let (tenant, nobody) = (hand.bytes(TENANT.as_bytes()), hand.bytes(&[7; 16]));
    let mut sql = String::new();
    for number in 0..DOSSIERS {
        let (dossier, open) = (hand.bytes(id(number).as_bytes()), u8::from(is_open(number)));
        let opened = 20_000 + number / 10;
        let value = value(number);
        write!(
            sql,
            "INSERT INTO dossiers (tenant, id, version, procedure_id, definition, number, subject, unit, stage, task, open, waits,
                opened_day, due_day, parties, fields, bare)
             VALUES ({tenant}, {dossier}, 1, '{PROCEDURE}', {nobody}, '{number}', 's', {nobody}, 'x', {nobody}, {open}, 0,
                {opened}, {opened}, '[]', '{{}}', 's');
             INSERT INTO dossier_values (tenant, dossier, field, number, procedure_id, value, from_day, from_at, to_day, to_at)
             VALUES ({tenant}, {dossier}, 'noi-dung', 1, '{PROCEDURE}', '{value}', {opened}, 0, {}, {});",
            i64::MAX,
            i64::MAX
        )
        .expect("memory");
    }
    hand.run(&format!("BEGIN; {sql} COMMIT"));
}

fn found(store: &Store, asks: u64, value: &str, open: Option<bool>) -> Vec<DossierId> {
    let question = Question {
        check: String::new(),
        procedures: vec![PROCEDURE.to_owned()],
        party: None,
        with: None,
        itself: false,
        fields: vec![("noi-dung".to_owned(), value.to_owned())],
        like: None,
        late: None,
        now_in: Vec::new(),
        open,
        outcomes: Vec::new(),
        since: None,
        day: date(2026, 1, 5),
    };
    let found = store.read(|reader| reader.across(TENANT, id(asks), &question)).expect("readable");
    found.into_iter().map(|found| found.dossier).collect()
}

#[test]
fn the_newest_twenty_are_found_however_many_there_are_and_however_old() {
    on_both_addresses(|address, engine| {
        let store = fresh(address);
        fill(address);
        for asks in [0, 3_004, DOSSIERS - 1] {
            for wanted in ["A", "B", "C", "D"] {
                for open in [None, Some(true), Some(false)] {
                    let fits = |number: &u64| {
                        *number != asks
                            && value(*number) == wanted
                            && open.is_none_or(|open| open == is_open(*number))
                    };
                    let expected: Vec<_> = (0..DOSSIERS).rev().filter(fits).take(20).map(id).collect();
                    assert_eq!(
                        found(&store, asks, wanted, open),
                        expected,
                        "{engine}: {wanted}, {open:?}, {asks}"
                    );
                }
            }
        }
    });
}

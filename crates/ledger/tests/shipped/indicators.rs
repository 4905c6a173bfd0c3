//! Indicators that are counted from dossiers ask for procedures, stages, fields and values that there are.

use crate::written::{procedures, texts};
use ledger::indicator::{Query, Set};
use ledger::procedure::Shelf;
use std::collections::BTreeSet;

#[test]
fn every_counted_indicator_asks_for_something_that_there_is() {
    let (procedures, shelf) = (procedures(), Shelf::shipped().expect("they are right"));
    let mut counted = BTreeSet::new();
    for (name, text) in texts("indicators") {
        let set = Set::read(&text).unwrap_or_else(|problem| panic!("{name}:{problem}"));
        for one in &set.indicators {
            let Some(Query::Dossiers { cases, .. }) = &one.computed else { continue };
            assert_eq!(cases.mistake(&shelf), None, "{name}, {}", one.code);
            counted.insert(cases.procedure.clone());
        }
    }
    let all: BTreeSet<String> = procedures.iter().map(|file| file.procedure.id.clone()).collect();
    assert_eq!(counted, all, "every register has its figures");
}

#[test]
fn a_code_means_one_indicator() {
    let mut codes = BTreeSet::new();
    for (name, text) in texts("indicators") {
        let set = Set::read(&text).unwrap_or_else(|problem| panic!("{name}:{problem}"));
        assert_eq!(name, format!("{}.toml", set.id));
        for one in set.indicators {
            assert!(codes.insert(one.code.to_lowercase()), "{name}: {} stands for two", one.code);
        }
    }
}

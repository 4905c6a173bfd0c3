//! Indicators that are counted from dossiers ask for procedures, stages, fields and values that there are.

use crate::written::{procedures, texts};
use ledger::indicator::{Happened, Query, Set};
use std::collections::BTreeSet;

#[test]
fn every_counted_indicator_asks_for_something_that_there_is() {
    let procedures = procedures();
    let mut counted = BTreeSet::new();
    for (name, text) in texts("indicators") {
        let set = Set::read(&text).unwrap_or_else(|problem| panic!("{name}:{problem}"));
        for one in &set.indicators {
            let Some(Query::Dossiers { procedure, when, only, sum, .. }) = &one.computed else { continue };
            let said = format!("{name}, {}", one.code);
            let found = procedures.iter().find(|file| file.procedure.id == *procedure);
            let found = &found.unwrap_or_else(|| panic!("{said}: no procedure {procedure}")).procedure;
            if let Happened::Stage(stage) = when {
                assert!(found.stage(stage).is_some(), "{said}: no stage {stage}");
            }
            if let Some(only) = only {
                let field = found.field(&only.field).unwrap_or_else(|| panic!("{said}: no {}", only.field));
                for value in &only.is {
                    assert_eq!(field.kind.read(value).as_ref(), Ok(value), "{said}: as it is stored");
                }
            }
            if let Some(sum) = sum {
                let field = found.field(sum).unwrap_or_else(|| panic!("{said}: no {sum}"));
                assert!(
                    field.kind.is_number() && !field.is_computed(),
                    "{said}: {sum} is entered as a number"
                );
            }
            counted.insert(procedure.clone());
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

//! What the six-month report has to say of the dossiers of the story, counted by hand: the sentences are those of the form's text, and
//! what each of its keys takes is decided here, of what the story says happened to each dossier. Nothing of the ledger is used.

use crate::cases::{Case, cases, holds};
use crate::tally::{Units, strings, text};
use jiff::civil::Date;
use std::collections::BTreeMap;
use toml::{Table, Value as Toml};

/// A sentence, and the numbers of the dossiers that it speaks of.
pub(crate) type Told = (String, Vec<String>);

/// Returns what a report that takes some days says of dossiers.
pub(crate) fn told(days: (Date, Date)) -> Vec<Told> {
    let mut all = cases(days.1, &Units::read());
    all.sort_by(|one, other| (one.opened, &one.number).cmp(&(other.opened, &other.number)));
    let form = read("forms/bao-cao-6-thang.toml");
    let parts = tables(form["paper"].get("prose"));
    parts.flat_map(|part| tables(part.get("dossiers"))).filter_map(|say| sentence(say, &all, days)).collect()
}

fn read(file: &str) -> Table {
    let path = testkit::corpus::root().join("definitions").join(file);
    toml::from_str(&std::fs::read_to_string(path).expect("a file")).expect("TOML")
}

fn tables(list: Option<&Toml>) -> impl Iterator<Item = &Table> {
    list.and_then(Toml::as_array).into_iter().flatten().filter_map(Toml::as_table)
}

/// Returns the sentence, with what stands in its places; none of no dossier.
fn sentence(say: &Table, all: &[Case], days: (Date, Date)) -> Option<Told> {
    let named = text(say, "procedure").map(|one| vec![one.to_owned()]);
    let procedures = named.unwrap_or_else(|| strings(say.get("procedures")));
    let of = |procedure: &String| all.iter().filter(|case| case.procedure == *procedure).collect::<Vec<_>>();
    // Those of one procedure behind those of the one that is named before it.
    let taken = procedures.iter().flat_map(of).filter(|case| is_taken(say, case, days));
    let taken: Vec<&Case> = taken.collect();
    if taken.is_empty() {
        return None;
    }
    let shared = taken.iter().filter(|case| fits(say.get("share"), case)).count();
    let sum = |key: &str| -> i64 {
        text(say, key).map_or(0, |field| taken.iter().map(|case| amount(case, field)).sum())
    };
    let places: BTreeMap<&str, String> = BTreeMap::from([
        ("{count}", format!("{:02}", taken.len())),
        ("{share}", percent(shared as i64, taken.len() as i64)),
        ("{sum}", points(sum("sum"))),
        ("{of}", points(sum("of"))),
        ("{part}", percent(sum("sum"), sum("of"))),
    ]);
    let said = text(say, "say").expect("a sentence").to_owned();
    let said = places.iter().fold(said, |said, (place, words)| said.replace(place, words));
    Some((said, taken.iter().map(|case| case.number.clone()).collect()))
}

/// Tells whether a sentence counts a dossier.
fn is_taken(say: &Table, case: &Case, (from, to): (Date, Date)) -> bool {
    let within = |on: Date| from <= on && on <= to;
    let stage = text(say, "stage");
    let passed = |stage: &str| {
        case.passages.iter().any(|one| one.stage == stage && one.done && one.ended.is_some_and(within))
    };
    let happened = match text(say, "when").or(text(say, "count")).expect("when") {
        "opened" => within(case.opened),
        "ended" => case.closed.is_some_and(|(_, on)| within(on)),
        "done" => case.closed.is_some_and(|(how, on)| how == "done" && within(on)),
        "open" => case.closed.is_none(),
        other => {
            assert_eq!(other, "stage", "what is it?");
            passed(stage.expect("which stage"))
        }
    };
    let one_of = |key: &str, value: Option<&str>| {
        let wanted = strings(say.get(key));
        wanted.is_empty() || value.is_some_and(|value| wanted.iter().any(|one| one == value))
    };
    happened
        && one_of("stages", case.stage())
        && one_of("outcomes", case.closed.map(|(how, _)| how))
        && one_of("paces", pace(case))
        && fits(say.get("where"), case)
        && say
            .get("holds")
            .is_none_or(|holding| holds(holding.as_table().expect("a condition"), &case.fields))
}

/// Tells whether one of the wanted values stands in each field; nothing is wanted of a table that is not there.
fn fits(wanted: Option<&Toml>, case: &Case) -> bool {
    let wanted = wanted.and_then(Toml::as_table).into_iter().flatten();
    wanted.map(|(field, values)| (case.fields.get(field), values)).all(|(had, values)| {
        had.is_some_and(|had| values.as_str() == Some(had) || strings(Some(values)).contains(had))
    })
}

/// How fast the whole was: known of what is over.
fn pace(case: &Case) -> Option<&'static str> {
    let ((_, on), due) = case.closed.zip(case.whole)?;
    Some(match on.cmp(&due) {
        std::cmp::Ordering::Less => "early",
        std::cmp::Ordering::Equal => "on-time",
        std::cmp::Ordering::Greater => "late",
    })
}

/// Returns the amount in a field; one that its procedure reckons is reckoned.
fn amount(case: &Case, field: &str) -> i64 {
    let of =
        |field: &str| case.fields.get(field).map_or(0, |amount| amount.parse::<i64>().expect("a number"));
    let procedure = read(&format!("procedures/{}.toml", case.procedure));
    let declared = tables(procedure.get("fields")).find(|one| text(one, "id") == Some(field));
    match declared.expect("a field").get("sum") {
        None => of(field),
        Some(parts) => tables(Some(parts))
            .filter(|part| {
                part.get("when").is_none_or(|when| holds(when.as_table().expect("a table"), &case.fields))
            })
            .map(|part| {
                let percent = part.get("percent").and_then(Toml::as_integer).unwrap_or(100);
                (of(text(part, "field").expect("of which")) * percent + 99) / 100
            })
            .sum(),
    }
}

/// Returns a share: "50 %", "66,7 %".
fn percent(part: i64, whole: i64) -> String {
    let percent = part as f64 * 100.0 / whole.max(1) as f64;
    let written = format!("{percent:.1}").replace('.', ",");
    format!("{} %", written.strip_suffix(",0").unwrap_or(&written))
}

/// Writes an amount with points between the thousands.
fn points(amount: i64) -> String {
    let (above, rest) = (amount / 1000, amount % 1000);
    if above == 0 { rest.to_string() } else { format!("{}.{rest:03}", points(above)) }
}

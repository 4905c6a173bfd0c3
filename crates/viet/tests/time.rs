//! Runs the phrasings of `tests/spec/time/*.md`, in the form that a clerk reads.

use jiff::civil::{DateTime, Time};
use std::path::Path;
use testkit::spec::{self, Group, Row};
use viet::calendar::Calendar;
use viet::time::{Context, Conventions, Expression, Points, find};
use viet::words::Words;

#[test]
fn every_phrasing_of_the_specs_is_read() {
    let groups = spec::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec/time"));
    let mut failures = Vec::new();
    let mut rows = 0;
    for group in &groups {
        for row in &group.rows {
            rows += 1;
            if let Err(why) = check(group, row) {
                failures.push(format!("{}:{}: {why}", group.file.display(), row.line));
            }
        }
    }
    assert!(rows >= 1900, "only {rows} rows");
    assert!(failures.is_empty(), "{} of {rows} rows fail\n{}", failures.len(), failures.join("\n"));
}

/// Compares one row with what is read.
fn check(group: &Group, row: &Row) -> Result<(), String> {
    let phrase = row.get("phrase").ok_or("no phrase")?;
    let found = read(group, phrase);
    let told = || found.iter().map(|one| tell(phrase, one)).collect::<Vec<_>>().join(" ; ");
    let Some(expression) = row.get("expression") else {
        return if found.is_empty() {
            Ok(())
        } else {
            Err(format!("{phrase:?} should hold none: {}", told()))
        };
    };
    let one = found
        .iter()
        .find(|one| &phrase[one.range.clone()] == expression)
        .ok_or_else(|| format!("{phrase:?}: no {expression:?} among: {}", told()))?;
    let wanted = ["from", "to", "due", "role"].map(|column| row.get(column).unwrap_or("-"));
    let (from, to) = ends(one);
    let due = one.due.map_or("-".to_owned(), |due| due.to_string());
    let got = [from, to, due, one.role.name().to_owned()];
    if wanted == got.each_ref().map(String::as_str) {
        Ok(())
    } else {
        Err(format!("{phrase:?}: {expression:?} wanted {wanted:?}, got {got:?}, {}", one.rule.name()))
    }
}

fn read(group: &Group, phrase: &str) -> Vec<Expression> {
    let reference = group.settings.get("reference").map_or("2024-03-11", String::as_str);
    let context = Context {
        reference: reference.parse::<DateTime>().expect("the setting `reference` is a day or a moment"),
        document: group
            .settings
            .get("document")
            .map(|day| day.parse().expect("the setting `document` is a day")),
        year: group.settings.get("year").map(|year| year.parse().expect("the setting `year` is a year")),
        calendar: Calendar::built_in(),
        conventions: Conventions {
            points: if group.settings.get("points").is_some_and(|points| points == "civil-code") {
                Points::CivilCode
            } else {
                Points::Office
            },
        },
    };
    find(&Words::of(phrase), &context)
}

/// The two ends as `dondoc time` gives them.
fn ends(one: &Expression) -> (String, String) {
    let at = |date: Option<jiff::civil::Date>, clock: Option<Time>| match (date, clock) {
        (Some(date), Some(clock)) => format!("{date}T{}", clock.strftime("%H:%M")),
        (Some(date), None) => date.to_string(),
        (None, _) => "-".to_owned(),
    };
    (at(one.from, one.clock), at(one.to, one.clock_to))
}

fn tell(phrase: &str, one: &Expression) -> String {
    let (from, to) = ends(one);
    format!("{:?} {from} {to} {} {}", &phrase[one.range.clone()], one.role.name(), one.rule.name())
}

//! The same notice in every form gives the same tasks, units, days and references.
//!
//! `samples/forms/NAME/reading.json` says what a careful clerk reads in the notice; every form of it must give that. What
//! a form cannot tell is not compared: places in the file, words that are bold.

use serde_json::Value;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use testkit::forms::{self, Form, Notice, Origin};

/// Forms that cannot be read yet, and why: (notice, or "*" for all; file; reason). To be empty.
const NOT_YET: &[(&str, &str, &str)] =
    &[("giao-ban-thang-3", "pdftotext.txt", "the footnote stands in mid-sentence, and no rule above it")];

/// Lines of each kind that a difference shows.
const SHOWN: usize = 3;

#[test]
fn every_form_reads_the_same() {
    let mut wrong = String::new();
    for notice in forms::notices() {
        let wanted = reading_by_hand(&notice);
        for (form, path) in notice.forms(forms::FORMS) {
            let found = read(&path).map(|reading| shown(&reading, form.origin));
            compare(&notice, form, &shown(&wanted, form.origin), found, &mut wrong);
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn a_sheet_gives_the_tasks_of_its_table() {
    let mut wrong = String::new();
    let mut sheets = 0;
    for notice in forms::notices() {
        let wanted = rows_by_hand(&notice);
        for (form, path) in notice.forms(forms::SHEETS) {
            sheets += 1;
            let found = read(&path).map(|reading| tasks(&reading, form.origin).collect::<String>());
            let wanted: String = tasks(&wanted, form.origin).collect();
            compare(&notice, form, &wanted, found, &mut wrong);
        }
    }
    assert!(sheets > 0, "there is a plan with sheets");
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// Reads a file with the real command.
fn read(path: &Path) -> Result<Value, String> {
    let run = Command::new(env!("CARGO_BIN_EXE_dondoc"))
        .args(["read", "--json", "--lang", "en"])
        .arg(path)
        .output()
        .expect("the command can be started");
    if !run.status.success() {
        return Err(String::from_utf8_lossy(&run.stderr).into_owned());
    }
    Ok(serde_json::from_slice(&run.stdout).expect("the command prints JSON"))
}

fn reading_by_hand(notice: &Notice) -> Value {
    let text =
        std::fs::read_to_string(notice.folder.join("reading.json")).expect("each notice has its reading");
    serde_json::from_str(&text).expect("a reading is JSON")
}

/// Returns the reading with only those tasks whose words stand in a row of the notice's table.
fn rows_by_hand(notice: &Notice) -> Value {
    let mut reading = reading_by_hand(notice);
    let rows: Vec<&str> = notice.text.lines().filter(|line| line.contains('\t')).collect();
    if let Some(tasks) = reading["tasks"].as_array_mut() {
        tasks.retain(|task| {
            rows.iter().any(|row| task["text"].as_str().is_some_and(|text| row.contains(text)))
        });
    }
    reading
}

/// Adds to `wrong` what differs.
fn compare(notice: &Notice, form: Form, wanted: &str, found: Result<String, String>, wrong: &mut String) {
    let name = notice.name();
    let is_listed = NOT_YET.iter().any(|(of, file, _)| (*of == "*" || *of == name) && *file == form.file);
    let said = match found {
        Ok(found) if found == wanted => None,
        Ok(found) => Some(difference(wanted, &found)),
        Err(error) => Some(error),
    };
    match said {
        None if is_listed => eprintln!("{name}/{} is read now: take it out of NOT_YET", form.file),
        Some(said) if !is_listed => {
            // A String can always be written to.
            let _ = writeln!(wrong, "== {name}/{}\n{said}", form.file);
        }
        Some(_) | None => {}
    }
}

/// Returns the first lines that only one of two texts has (`-` wanted, `+` found), and how many there are.
fn difference(wanted: &str, found: &str) -> String {
    let lacking = |line: &&str, text: &str| !text.lines().any(|other| other == *line);
    let missing = wanted.lines().filter(|line| lacking(line, found)).map(|line| format!("- {line}"));
    let added = found.lines().filter(|line| lacking(line, wanted)).map(|line| format!("+ {line}"));
    let (missing, added): (Vec<String>, Vec<String>) = (missing.collect(), added.collect());
    let shown = missing.iter().take(SHOWN).chain(added.iter().take(SHOWN)).map(|line| format!("{line}\n"));
    format!("{}{} lines missing, {} too many\n", shown.collect::<String>(), missing.len(), added.len())
}

/// Writes what is compared of a reading, a line each.
fn shown(reading: &Value, origin: Origin) -> String {
    let card = ["kind", "number", "symbol", "date"].map(|field| format!("{field}: {}\n", reading[field]));
    // A footnote's references come where the form has the footnote.
    let mut references: Vec<String> = list(reading, "references").map(reference).collect();
    references.sort();
    card.into_iter().chain(tasks(reading, origin)).chain(references).collect()
}

fn tasks(reading: &Value, origin: Origin) -> impl Iterator<Item = String> {
    list(reading, "tasks").enumerate().map(move |(at, task)| {
        let deadlines: Vec<String> =
            list(task, "deadlines").map(|limit| format!("{} = {}", limit["text"], limit["due"])).collect();
        // A reading machine may miss a mark in a word; who is to do what by when it must not.
        let text = if is_exact(origin) { task["text"].to_string() } else { String::new() };
        format!(
            "task {}: lead {} support {} to {} due {} or {}, {} {text}\n",
            at + 1,
            task["lead"],
            task["support"],
            task["submit_to"],
            task["due"],
            task["inherited_due"],
            deadlines.join("; ")
        )
    })
}

fn is_exact(origin: Origin) -> bool {
    match origin {
        Origin::Digital | Origin::Legacy => true,
        Origin::Scan | Origin::Photo => false,
    }
}

fn reference(cited: &Value) -> String {
    format!(
        "cites {} {} {} of {} by {}\n",
        cited["type"], cited["number"], cited["symbol"], cited["date"], cited["issuer"]
    )
}

fn list<'v>(value: &'v Value, field: &str) -> impl Iterator<Item = &'v Value> {
    value[field].as_array().into_iter().flatten()
}

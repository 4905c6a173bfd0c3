//! The sentences of the pages: every key that the pages name is there, in both languages, and none is there for nothing.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Keys that the pages put together from a name.
const COMPOSED: &[&str] = &[
    "administration-roots-",
    "dossiers-when-",
    "weekday-",
    "about-",
    "briefing-",
    "change-",
    "app-error-",
    "command-",
    "cut-",
    "document-",
    "file-",
    "dossier-",
    "exchange-state-",
    "opinion-",
    "word-",
    "field-",
    "figures-",
    "targets-",
    "indicator-",
    "scope-",
    "help-",
    "report-as-",
    "report-column-",
    "job-",
    "letters-",
    "severity-",
    "signature-",
    "which-",
];

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).expect("a text")
}

fn of_crate(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn keys(path: &str) -> BTreeSet<String> {
    let text = read(&of_crate(path));
    let lines = text.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()));
    lines.filter_map(|line| line.split_once(" =")).map(|(key, _)| key.to_owned()).collect()
}

fn sources() -> Vec<String> {
    let mut folders = vec![of_crate("src")];
    let mut texts = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() { folders.push(path) } else { texts.push(read(&path)) }
        }
    }
    texts
}

#[test]
fn every_key_that_is_asked_for_is_there() {
    let known: BTreeSet<String> =
        ["messages", "../ledger/messages", "../app/messages", "../directive/messages"]
            .iter()
            .flat_map(|folder| keys(&format!("{folder}/vi.ftl")))
            .collect();
    let mut asked = BTreeSet::new();
    for text in sources() {
        for call in ["text(\"", "say(\"", "Fault::bad(\"", "Fault::Bad(\"", "(fact(\""] {
            let calls = text.split(call).skip(1).filter_map(|rest| rest.split('"').next());
            // Names of fields have no hyphen, keys have.
            asked.extend(calls.filter(|key| key.contains('-')).map(str::to_owned));
        }
    }
    let missing: Vec<&String> = asked.iter().filter(|key| !known.contains(*key)).collect();
    assert!(missing.is_empty(), "in no catalogue: {missing:?}");
}

#[test]
fn no_key_is_there_for_nothing() {
    let all = sources().concat();
    let used = |key: &str| {
        let stem = key.strip_suffix("-help").unwrap_or(key);
        all.contains(&format!("\"{key}\""))
            || all.contains(&format!("\"{stem}\""))
            || all.contains(&format!("={stem}"))
    };
    let composed = |key: &str| COMPOSED.iter().any(|beginning| key.starts_with(beginning));
    let unused: Vec<String> =
        keys("messages/vi.ftl").into_iter().filter(|key| !composed(key) && !used(key)).collect();
    assert!(unused.is_empty(), "nobody says these: {unused:?}");
}

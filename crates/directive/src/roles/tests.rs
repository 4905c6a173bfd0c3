//! The roles of `tests/spec/roles/*.md`: sentences and the parties a clerk reads in them.

use super::*;
use crate::unit::Registry;
use std::fmt::Write as _;
use std::path::Path;

/// Reads a sentence as `task` does: roles, inherited lead, the document's fullest names.
fn parties(sentence: &str, heading: Option<&str>) -> [Vec<String>; 3] {
    let mut registry = Registry::default();
    if let Some(heading) = heading {
        registry.add(heading);
    }
    let words = Words::of(sentence);
    let cited = crate::reference::find(&words);
    let passed: Vec<Range<usize>> = cited
        .iter()
        .flat_map(|cited| std::iter::once(cited.range.clone()).chain(cited.title.clone()))
        .collect();
    let roles = read(&words, &registry, &passed);
    let names =
        |named: &[Named]| -> Vec<String> { named.iter().map(|name| registry.fullest(&name.name)).collect() };
    let mut lead = names(&roles.lead);
    if lead.is_empty()
        && let Some(heading) = heading
    {
        lead = crate::unit::list(&Words::of(heading), 0, &registry)
            .map(|(named, _)| names(&named))
            .unwrap_or_else(|| vec![heading.to_owned()]);
    }
    let support =
        names(&roles.support).into_iter().filter(|name| name == "*" || !lead.contains(name)).collect();
    [lead, support, names(&roles.submit_to)]
}

#[test]
fn reads_the_specs() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec/roles");
    let mut misses = String::new();
    let mut missed = 0;
    let mut rows = 0;
    for group in testkit::spec::load(&folder) {
        let heading = group.settings.get("heading").map(String::as_str);
        for row in &group.rows {
            let Some(sentence) = row.get("sentence") else { continue };
            rows += 1;
            let read = parties(sentence, heading);
            for (column, names) in ["lead", "support", "submit_to"].iter().zip(&read) {
                let fold = |name: &str| viet::fold::key(name);
                let wanted: Vec<String> =
                    row.get(column).map(|cell| cell.split(" ; ").map(fold).collect()).unwrap_or_default();
                let names: Vec<String> = names.iter().map(|name| fold(name)).collect();
                if wanted != names {
                    missed += 1;
                    let file = group.file.file_name().and_then(|name| name.to_str()).unwrap_or("");
                    writeln!(
                        misses,
                        "{file}:{} {column}: want {wanted:?}, read {names:?}\n    {sentence}",
                        row.line
                    )
                    .expect("a String can be written to");
                }
            }
        }
    }
    assert!(rows >= 100, "only {rows} rows");
    assert!(missed == 0, "{missed} of {rows} rows:\n{misses}");
}

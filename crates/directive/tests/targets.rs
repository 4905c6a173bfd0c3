//! Targets: the phrases of `spec/targets`, the readings made by hand, and that nothing breaks.

use directive::reading::Comparator;
use directive::target::{self, Found};
use proptest::prelude::*;
use std::ops::Range;
use std::path::Path;
use testkit::{corpus, spec};
use viet::words::Words;

/// One target as the score sees it.
type Key = (&'static str, f64, Option<f64>);

fn name(comparator: Comparator) -> &'static str {
    match comparator {
        Comparator::AtLeast => "at_least",
        Comparator::AtMost => "at_most",
        Comparator::Exactly => "exactly",
        Comparator::Range => "range",
        Comparator::ReduceByAtLeast => "reduce_by_at_least",
    }
}

fn show(text: &str, found: &[Found]) -> Vec<String> {
    let one = |found: &Found| {
        let max = found.max.map_or("-".to_owned(), |max| max.to_string());
        let words = &text[found.range.clone()];
        format!("{words} | {} | {} | {max} | {}", name(found.comparator), found.value, found.unit)
    };
    found.iter().map(one).collect()
}

#[test]
fn phrases_of_the_spec() {
    let groups = spec::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec/targets"));
    let mut wrong = Vec::new();
    let mut rows = 0;
    for group in &groups {
        for row in &group.rows {
            rows += 1;
            let phrase = row.get("phrase").expect("a phrase");
            let found = show(phrase, &target::find(&Words::of(phrase), &[]));
            let wanted: Vec<String> = row.get("comparator").map_or_else(Vec::new, |comparator| {
                let cell = |column| row.get(column).unwrap_or("-");
                vec![format!(
                    "{} | {comparator} | {} | {} | {}",
                    cell("text"),
                    cell("value"),
                    cell("max"),
                    cell("unit")
                )]
            });
            if found != wanted {
                let file = group.file.display();
                wrong.push(format!("{file}:{} {phrase}\n    want {wanted:?}\n    read {found:?}", row.line));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {rows} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Returns where the texts of a task's references and deadlines stand: what other readers own.
fn taken(task: &serde_json::Value, text: &str) -> Vec<Range<usize>> {
    let lists = ["references", "deadlines"].iter().filter_map(|field| task[*field].as_array());
    let texts = lists.flatten().filter_map(|one| one["text"].as_str());
    texts.flat_map(|words| text.match_indices(words).map(|(at, _)| at..at + words.len())).collect()
}

fn wanted(task: &serde_json::Value) -> Vec<Key> {
    let all = [
        Comparator::AtLeast,
        Comparator::AtMost,
        Comparator::Exactly,
        Comparator::Range,
        Comparator::ReduceByAtLeast,
    ];
    let one = |target: &serde_json::Value| {
        let comparator = all.iter().map(|one| name(*one)).find(|one| target["comparator"] == **one)?;
        Some((comparator, target["value"].as_f64()?, target["max"].as_f64()))
    };
    task["targets"].as_array().map_or_else(Vec::new, |targets| targets.iter().filter_map(one).collect())
}

#[test]
fn readings_by_hand() {
    let root = corpus::root();
    let mut folders = vec![root.join("crates/testkit/corpus/readings"), root.join("samples/readings")];
    folders.extend(corpus::shared().map(|shared| shared.join("gold")));
    let mut files: Vec<_> = folders
        .iter()
        .flat_map(|folder| std::fs::read_dir(folder).into_iter().flatten())
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    files.sort();
    let (mut hits, mut gold, mut read) = (0, 0, 0);
    for file in files {
        let reading: serde_json::Value =
            serde_json::from_str(&std::fs::read_to_string(&file).expect("a file")).expect("JSON");
        for task in reading["tasks"].as_array().into_iter().flatten() {
            let text = task["text"].as_str().expect("a text");
            let found = target::find(&Words::of(text), &taken(task, text));
            let mut keys: Vec<Key> =
                found.iter().map(|one| (name(one.comparator), one.value, one.max)).collect();
            let wanted = wanted(task);
            gold += wanted.len();
            read += keys.len();
            for key in &wanted {
                match keys.iter().position(|one| one == key) {
                    Some(at) => {
                        keys.remove(at);
                        hits += 1;
                    }
                    None => println!("{} {}: missing {key:?} in {text}", file.display(), task["id"]),
                }
            }
            for key in keys {
                println!("{} {}: too many {key:?} in {text}", file.display(), task["id"]);
            }
        }
    }
    let f1 = 2.0 * f64::from(hits) / (gold + read) as f64;
    println!("targets: {hits} of {gold} found, {read} read, F1 {f1:.3}");
    assert!(f1 >= 0.97, "F1 of targets is {f1:.3}");
}

proptest! {
    #[test]
    fn total_and_inside_the_text(text in "([0-9]{1,4}|[-–/.,:;%()“”\"≥ ]|từ|đến|trở lên|ít nhất|giảm|mỗi|năm|lần|ba|doanh nghiệp|số|\\PC)*") {
        let words = Words::of(&text);
        let mut last = 0;
        for found in target::find(&words, &[]) {
            prop_assert!(found.range.start < found.range.end);
            prop_assert!(text.get(found.range.clone()).is_some());
            prop_assert!(found.range.end > last, "in order");
            prop_assert!(found.max.is_none_or(|max| max > found.value));
            last = found.range.end;
        }
    }

    #[test]
    fn what_others_own_is_left_alone(text in "[0-9 %,a-z]*") {
        let words = Words::of(&text);
        let all = 0..text.len();
        prop_assert!(target::find(&words, std::slice::from_ref(&all)).is_empty());
    }
}

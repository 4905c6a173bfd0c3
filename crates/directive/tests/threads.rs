//! Threads across the samples, as `samples/README.md` tells the story, and across the seeds where they are.

use blocks::Span;
use directive::reading::{Card, Deadline, Party, Read, Reading, Reference, Target, Task};
use directive::reading::{Comparator, PartialDate};
use directive::threads::{Entry, Place, Status, Thread, find, same_product};
use jiff::civil::Date;
use proptest::prelude::*;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const NOWHERE: Span = Span { block: 0, cell: None, start: 0, end: 0 };

fn text(value: &Value, field: &str) -> Option<String> {
    value[field].as_str().map(str::to_owned)
}

fn read_text(value: &Value, field: &str) -> Option<Read<String>> {
    text(value, field).map(|text| Read::at(text, NOWHERE))
}

fn day(value: &Value) -> Option<Date> {
    value.as_str()?.parse().ok()
}

fn partial(value: &Value) -> Option<PartialDate> {
    let mut parts = value.as_str()?.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let mut next = || parts.next().and_then(|part| part.parse().ok());
    Some(PartialDate { year, month: next(), day: next() })
}

fn list<T>(value: &Value, make: impl Fn(&Value) -> T) -> Vec<T> {
    value.as_array().map(|list| list.iter().map(make).collect()).unwrap_or_default()
}

fn party(value: &Value) -> Party {
    Party { name: value.as_str().unwrap_or_default().to_owned(), span: None, inherited: false }
}

fn reference(value: &Value) -> Reference {
    Reference {
        text: text(value, "text").unwrap_or_default(),
        kind: text(value, "type"),
        number: text(value, "number"),
        symbol: text(value, "symbol"),
        date: partial(&value["date"]),
        issuer: text(value, "issuer"),
        span: NOWHERE,
    }
}

fn task(value: &Value, report: bool) -> Task {
    Task {
        id: text(value, "id").unwrap_or_default(),
        text: text(value, "text").unwrap_or_default(),
        lead: list(&value["lead"], party),
        support: list(&value["support"], party),
        submit_to: list(&value["submit_to"], party),
        deadlines: list(&value["deadlines"], |deadline| Deadline {
            text: text(deadline, "text").unwrap_or_default(),
            due: day(&deadline["due"]),
            time: None,
            approximate: deadline["approx"].as_bool().unwrap_or_default(),
            rule: "gold",
            span: NOWHERE,
        }),
        due: day(&value["due"]),
        targets: list(&value["targets"], |target| Target {
            text: text(target, "text").unwrap_or_default(),
            comparator: Comparator::Exactly,
            value: target["value"].as_f64().unwrap_or_default(),
            max: None,
            unit: text(target, "unit").unwrap_or_default(),
            span: NOWHERE,
        }),
        references: list(&value["references"], reference),
        proposal: report,
        ..Task::default()
    }
}

/// A reading as the gold JSON has it, without places.
fn gold(json: &str) -> Reading {
    let value: Value = serde_json::from_str(json).expect("readings are JSON");
    let report = value["kind"] == "báo cáo";
    Reading {
        card: Card {
            kind: read_text(&value, "kind"),
            number: read_text(&value, "number"),
            symbol: read_text(&value, "symbol"),
            issuer: read_text(&value, "issuer"),
            parent: read_text(&value, "parent"),
            place: read_text(&value, "place"),
            date: partial(&value["date"]).map(|date| Read::at(date, NOWHERE)),
            event_date: partial(&value["event_date"]).map(|date| Read::at(date, NOWHERE)),
            ..Card::default()
        },
        tasks: list(&value["tasks"], |value| task(value, report)),
        references: list(&value["references"], reference),
        ..Reading::default()
    }
}

/// The readings of the samples by hand, by file name without ending.
fn samples() -> BTreeMap<String, Reading> {
    let folder = testkit::corpus::root().join("samples/readings");
    let files = std::fs::read_dir(folder).expect("samples have readings");
    files
        .map(|file| {
            let path = file.expect("a file").path();
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            (name, gold(&std::fs::read_to_string(&path).expect("a text")))
        })
        .collect()
}

fn entries(readings: &BTreeMap<String, Reading>) -> Vec<Entry<'_>> {
    readings.iter().map(|(name, reading)| Entry { name, reading }).collect()
}

/// A step as the lists below write it: the month (and a letter of the kind) of the file, and the task's id.
fn step_name(entries: &[Entry<'_>], document: usize, place: Place) -> String {
    let Entry { name, reading } = entries[document];
    let short = match name {
        name if name.contains("ke-hoach-tinh-uy") => "2025-02p",
        name if name.starts_with("2025-06-bao-cao") => "2025-06r",
        name => &name[..7],
    };
    match place {
        Place::Task(index) => format!("{short} {}", reading.tasks[index].id),
        Place::Item(index) => format!("{short} item {}", reading.items[index].id),
        Place::Figure(index) => format!("{short} figure {index}"),
    }
}

fn steps(entries: &[Entry<'_>], thread: &Thread) -> BTreeSet<String> {
    let mut steps = BTreeSet::new();
    for step in &thread.steps {
        steps.insert(step_name(entries, step.document, step.place));
        steps.extend(step.shares.iter().map(|share| step_name(entries, step.document, Place::Task(*share))));
    }
    steps
}

/// A thread of the story: its name, the steps that must be found, and those that may be.
struct Story {
    name: &'static str,
    must: &'static [&'static str],
    may: &'static [&'static str],
}

include!("threads/story.rs");

fn belongs(story: &Story, step: &str) -> bool {
    story.must.contains(&step) || story.may.contains(&step)
}

/// Steps of the found threads that belong to the story each thread tells best, and all steps.
fn precision(found: &[BTreeSet<String>]) -> (usize, usize) {
    let right = |steps: &BTreeSet<String>| {
        let of = |story: &Story| steps.iter().filter(|step| belongs(story, step)).count();
        STORY.iter().map(of).max().unwrap_or(0)
    };
    (found.iter().map(right).sum(), found.iter().map(BTreeSet::len).sum())
}

/// Steps of a story that one thread has, the best one.
fn recall(found: &[BTreeSet<String>], story: &Story) -> usize {
    found
        .iter()
        .map(|steps| story.must.iter().filter(|step| steps.contains(**step)).count())
        .max()
        .unwrap_or(0)
}

#[test]
fn the_samples_tell_their_story() {
    let readings = samples();
    let entries = entries(&readings);
    let found: Vec<BTreeSet<String>> = find(&entries).iter().map(|thread| steps(&entries, thread)).collect();
    let (right, told) = precision(&found);
    let wanted: usize = STORY.iter().map(|story| story.must.len()).sum();
    let met: usize = STORY.iter().map(|story| recall(&found, story)).sum();
    println!("precision {right}/{told}, recall {met}/{wanted}");
    // Stand: precision 160 of 162, recall 128 of 136. Petrol falls into three threads: "xăng dầu" alone joins nothing.
    assert!(right * 100 >= told * 96, "precision {right}/{told}");
    assert!(met * 100 >= wanted * 92, "recall {met}/{wanted}");
    for story in STORY.iter().filter(|story| story.must.len() >= 8 && story.name != "petrol and gold") {
        let met = recall(&found, story);
        assert!(met * 4 >= story.must.len() * 3, "{}: {met}/{}", story.name, story.must.len());
    }
}

/// The thread with a step of this name.
fn with<'t>(entries: &[Entry<'_>], threads: &'t [Thread], name: &str) -> &'t Thread {
    threads.iter().find(|thread| steps(entries, thread).contains(name)).expect(name)
}

fn status(entries: &[Entry<'_>], thread: &Thread, name: &str) -> Status {
    let step = thread.steps.iter().find(|step| step_name(entries, step.document, step.place) == name);
    step.expect(name).status
}

#[test]
fn work_slips_moves_and_is_renamed() {
    let readings = samples();
    let entries = entries(&readings);
    let threads = find(&entries);
    let regulation = with(&entries, &threads, "2024-01 II.3.1");
    assert_eq!(status(&entries, regulation, "2024-01 II.3.1"), Status::Assigned);
    assert_eq!(status(&entries, regulation, "2024-03 1.1"), Status::Slipped);
    assert_eq!(status(&entries, regulation, "2024-06 III.1"), Status::Proposed);
    assert_eq!(status(&entries, regulation, "2025-03 II.4.1"), Status::Renamed);
    let database = with(&entries, &threads, "2024-02 II.B.2");
    assert_eq!(status(&entries, database, "2024-10 B.I.2"), Status::Reassigned);
    assert_eq!(status(&entries, database, "2025-03 II.2.1"), Status::Reassigned);
    assert_eq!(status(&entries, database, "2025-06 II.A.2"), Status::Renamed);
    let norms = with(&entries, &threads, "2024-02 II.A.3");
    assert_eq!(status(&entries, norms, "2025-03 II.6.1"), Status::Slipped);
    assert_eq!(status(&entries, norms, "2025-05 II.5"), Status::Slipped);
    let contest = with(&entries, &threads, "2024-02 II.C.2");
    assert_eq!(
        status(&entries, contest, "2025-01 3.4"),
        Status::Repeated,
        "the contest of 2025 is not that of 2024"
    );
}

#[test]
fn other_provinces_are_not_joined_by_words() {
    let mut readings = samples();
    let mut elsewhere = readings["2024-02-ke-hoach-cong-tac-nam-2024"].clone();
    elsewhere.card.parent = Some(Read::at("UBND TỈNH KHÁC".to_owned(), NOWHERE));
    elsewhere.card.place = Some(Read::at("Khác".to_owned(), NOWHERE));
    elsewhere.card.number = Some(Read::at("7".to_owned(), NOWHERE));
    readings.insert("2024-02-khac".to_owned(), elsewhere);
    let entries = entries(&readings);
    let other = entries.iter().position(|entry| entry.name == "2024-02-khac").expect("it is there");
    assert!(find(&entries).iter().flat_map(|thread| &thread.steps).all(|step| step.document != other));
}

fn seeds() -> Option<BTreeMap<String, Reading>> {
    let folder = testkit::corpus::shared()?.join("seeds");
    let mut readings = BTreeMap::new();
    for file in std::fs::read_dir(folder).expect("seeds") {
        let path = file.expect("a file").path();
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let document =
            papers::read(&path.to_string_lossy(), &std::fs::read(&path).expect("bytes")).expect("readable");
        readings.insert(name, directive::read(&document, &directive::Options::default()));
    }
    Some(readings)
}

/// A step of a seed: the first three letters of the file, and the task's id or "item".
fn seed_steps(entries: &[Entry<'_>], thread: &Thread) -> BTreeSet<String> {
    let name = |step: &directive::threads::Step| {
        let Entry { name, reading } = entries[step.document];
        match step.place {
            Place::Task(index) => format!("{} {}", &name[..3], reading.tasks[index].id),
            Place::Item(_) | Place::Figure(_) => format!("{} told", &name[..3]),
        }
    };
    thread.steps.iter().map(name).collect()
}

/// Threads of the seeds that must be found. Nothing of their text stands here.
const SEEDS: &[&[&str]] = &[
    &["002 4.3", "000 3.1", "004 II.2", "003 3.2"],
    &["000 2", "000 4.1", "004 told"],
    &["000 4.2", "004 II.2"],
    &["000 7.3", "004 II.4", "003 7.1.3"],
    &["002 4.2", "004 II.10", "004 told"],
    &["000 1.4", "003 1.1"],
    &["004 II.6", "004 told", "003 2.3"],
    &["004 II.7", "004 told", "003 2.4"],
    &["004 II.8", "004 told", "003 4.2"],
    &["004 told", "003 2.6", "003 7.1.5"],
];

#[test]
fn the_seeds_hold_their_threads() {
    let Some(readings) = seeds() else { return };
    let entries = entries(&readings);
    let threads = find(&entries);
    let found: Vec<BTreeSet<String>> = threads.iter().map(|thread| seed_steps(&entries, thread)).collect();
    for wanted in SEEDS {
        let met = found.iter().any(|steps| wanted.iter().all(|step| steps.contains(*step)));
        assert!(met, "no thread runs through {wanted:?}");
    }
    let strangers = threads
        .iter()
        .flat_map(|thread| &thread.steps)
        .filter(|step| entries[step.document].name.starts_with("001"));
    assert_eq!(strangers.count(), 0, "001 comes from another province");
    assert!(threads.len() <= 20, "{} threads", threads.len());
}

#[test]
fn a_unit_drafts_and_another_submits() {
    let Some(readings) = seeds() else { return };
    let (_, reading) = readings.iter().find(|(name, _)| name.starts_with("000")).expect("seed 000");
    let pairs: BTreeSet<(&str, &str)> = same_product(reading)
        .into_iter()
        .map(|(one, two)| (reading.tasks[one].id.as_str(), reading.tasks[two].id.as_str()))
        .collect();
    assert!(pairs.contains(&("2", "4.1")), "{pairs:?}");
    assert!(pairs.contains(&("2", "6.1")), "{pairs:?}");
    assert!(pairs.iter().all(|(one, two)| !(one.starts_with("3.4") || two.starts_with("3.4"))), "{pairs:?}");
    assert!(pairs.len() <= 3, "{pairs:?}");
}

/// What a thread is, whatever the place of the entries.
fn picture(entries: &[Entry<'_>]) -> Vec<String> {
    let threads = find(entries);
    let step = |step: &directive::threads::Step| {
        format!(
            "{} {:?} {:?} {:?} {:?}",
            entries[step.document].name, step.place, step.status, step.changes, step.link
        )
    };
    threads
        .iter()
        .map(|thread| format!("{} {:?}", thread.title, thread.steps.iter().map(step).collect::<Vec<_>>()))
        .collect()
}

/// Every step points to something, in order of date, linked to another step.
fn check_steps(entries: &[Entry<'_>]) {
    for thread in find(entries) {
        assert!(!thread.title.is_empty());
        assert!(thread.steps.len() > 1);
        let days: Vec<_> = thread
            .steps
            .iter()
            .map(|step| directive::threads::day(&entries[step.document].reading.card))
            .collect();
        assert!(days.iter().flatten().is_sorted());
        for (at, step) in thread.steps.iter().enumerate() {
            let reading = entries[step.document].reading;
            let exists = match step.place {
                Place::Task(index) => index < reading.tasks.len(),
                Place::Item(index) => index < reading.items.len(),
                Place::Figure(index) => index < reading.figures.len(),
            };
            assert!(exists && step.shares.iter().all(|share| *share < reading.tasks.len()));
            assert_eq!(step.link.is_none(), at == 0);
            if let Some(link) = &step.link {
                assert!(
                    link.to != at && link.to < thread.steps.len() && (0.0..=1.0).contains(&link.score),
                    "{link:?}"
                );
            }
        }
    }
}

#[test]
fn steps_are_valid() {
    let readings = samples();
    check_steps(&entries(&readings));
    if let Some(readings) = seeds() {
        check_steps(&entries(&readings));
    }
}

#[test]
fn the_same_file_twice_is_one_document() {
    let readings = samples();
    let mut twice = entries(&readings);
    let once = find(&twice).len();
    let copies: Vec<Entry<'_>> = twice.iter().map(|entry| Entry { name: "copy", ..*entry }).collect();
    twice.extend(copies);
    assert_eq!(find(&twice).len(), once);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn the_order_of_the_files_does_not_matter(order in Just((0..18_usize).collect::<Vec<_>>()).prop_shuffle()) {
        let readings = samples();
        let entries = entries(&readings);
        let shuffled: Vec<Entry<'_>> = order.iter().filter_map(|at| entries.get(*at).copied()).collect();
        prop_assert_eq!(picture(&shuffled), picture(&entries));
    }

    #[test]
    fn no_words_make_it_panic(texts in proptest::collection::vec("[“”\\PC]{0,40}|(Quy chế|Đề án|số|12/QĐ|[.;,(“”]| |ÀẤ){0,20}", 0..12)) {
        let reading = |half: &[String]| Reading {
            tasks: half.iter().map(|text| Task { text: text.clone(), ..Task::default() }).collect(),
            ..Reading::default()
        };
        let (one, two) = (reading(&texts), reading(&texts[texts.len() / 2..]));
        let entries = [Entry { name: "one", reading: &one }, Entry { name: "two", reading: &two }];
        check_steps(&entries);
        let pairs = same_product(&one);
        prop_assert!(pairs.iter().all(|(first, second)| first < second && *second < texts.len()));
    }
}

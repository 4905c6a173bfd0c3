//! The story of the samples plays on both databases, and what is counted of it is what a clerk would count by hand from the
//! readings of the samples and the story, by rules of the test's own.

#[path = "demo/tally.rs"]
mod tally;

use app::Office;
use app::demo::{FILES, Files, play};
use jiff::civil::{Date, date};
use ledger::Moment;
use ledger::count::Figures;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use store::{Cut, Row};
use tally::Counts;

/// Three days of the story: before the first summer, before the merger, at its end.
const DAYS: [Date; 3] = [date(2024, 7, 5), date(2025, 2, 28), date(2025, 6, 30)];

fn read(name: &str, bytes: &[u8]) -> Result<blocks::Document, String> {
    papers::read(name, bytes).map_err(|error| error.to_string())
}

fn played(home: &Path, database: Option<&str>) -> Office {
    play(home, database, &FILES, &read, &|_| {}).expect("the story plays without a refusal")
}

/// Plays the story twice into files, and once on a server.
fn everywhere(check: impl Fn(&Office, &str)) {
    let folder = tempfile::tempdir().expect("a folder");
    check(&played(&folder.path().join("one"), None), "SQLite");
    check(&played(&folder.path().join("two"), None), "SQLite again");
    if let Some(server) = testkit::postgres::Server::start() {
        check(&played(&folder.path().join("server"), Some(&server.database())), "PostgreSQL");
    }
}

fn rows(office: &Office, cut: Cut, day: Date) -> BTreeMap<Row, Figures> {
    let tenant = office.tenant().id;
    office.store().read(|reader| reader.figures(tenant, cut, day, Moment::LAST, None)).expect("readable")
}

/// The figures by unit, by the units' names.
fn by_unit(office: &Office, day: Date) -> BTreeMap<String, Counts> {
    let organisation = office.organisation().expect("readable");
    let name = |row: Row| {
        let Row::Unit(unit) = row else { return format!("{row:?}") };
        organisation.units[&unit].names[0].name.clone()
    };
    let classes = |figures: Figures| -> Counts {
        ledger::standing::Standing::ALL
            .into_iter()
            .map(|standing| (standing.name().to_owned(), figures.get(standing)))
            .filter(|(_, count)| *count > 0)
            .collect()
    };
    rows(office, Cut::Unit, day).into_iter().map(|(row, figures)| (name(row), classes(figures))).collect()
}

#[test]
fn the_story_plays_and_its_figures_are_those_that_a_clerk_counts_by_hand() {
    let counted = DAYS.map(|day| (day, tally::by_unit(day)));
    let classes: BTreeSet<&String> =
        counted.iter().flat_map(|(_, rows)| rows.values()).flat_map(Counts::keys).collect();
    assert_eq!(
        classes.len(),
        ledger::standing::Standing::ALL.len(),
        "the story shows every class: {classes:?}"
    );
    everywhere(|office, engine| {
        for (day, counted) in &counted {
            assert!(counted.len() > 6, "{day}: {counted:?}");
            assert_eq!(by_unit(office, *day), *counted, "{engine}: {day}");
            totals_add_up(office, *day, engine);
        }
        let laws = office.laws().expect("readable");
        let report =
            office.store().read(|reader| reader.verify(office.tenant().id, &laws)).expect("readable");
        assert!(report.is_clean(), "{engine}: {report:?}");
        println!("{engine}: {} events of {} subjects", report.events, report.subjects);
    });
}

fn totals_add_up(office: &Office, day: Date, engine: &str) {
    let whole: Figures = rows(office, Cut::Whole, day).into_values().sum();
    assert!(whole.given() > 50, "{engine}: {day}: {whole:?}");
    for cut in [Cut::Unit, Cut::Document, Cut::Programme, Cut::Field, Cut::Watcher, Cut::Month] {
        let sum: Figures = rows(office, cut, day).into_values().sum();
        assert_eq!(sum, whole, "{engine}: {day}: {cut:?}");
    }
}

#[test]
fn a_step_that_is_refused_is_told_with_its_line() {
    let played = |wrong: &str, right: &str| {
        let story = FILES.story.replacen(right, wrong, 1);
        let folder = tempfile::tempdir().expect("a folder");
        let files = Files { story: &story, ..FILES };
        play(&folder.path().join("home"), None, &files, &read, &|_| {})
            .map(drop)
            .expect_err("refused")
            .to_string()
    };
    let stranger = played(
        "by = \"Ngô Thùy An\", do = \"accept\", document = \"2024-01\"",
        "by = \"Phan Thị Diệu\", do = \"accept\", document = \"2024-01\"",
    );
    assert!(stranger.contains("line 31: app-error-not-allowed"), "{stranger}");
    let nowhere = played("task = \"2024-01 II.99\"", "task = \"2024-01 II.8.2\"");
    assert!(nowhere.contains("line 29: 2024-01 II.99: there is no such task"), "{nowhere}");
}

#[test]
fn every_document_of_the_samples_is_carried_and_told() {
    let folder = testkit::corpus::root().join("samples/documents");
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .expect("a folder")
        .map(|file| file.expect("a file").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    let carried: Vec<&str> = FILES.documents.iter().map(|(name, _)| *name).collect();
    assert_eq!(carried, names);
    for name in names {
        assert!(FILES.story.contains(&format!("file = \"{name}\"")), "{name} is not entered");
    }
}

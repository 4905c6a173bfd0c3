//! Figures: the phrases of `spec/figures`, totals, and that nothing breaks.

use blocks::{Cell, Row, Table, Text};
use directive::report::{self, Counted};
use proptest::prelude::*;
use std::path::Path;
use testkit::spec;
use viet::words::Words;

fn show(text: &str, found: &[Counted]) -> Vec<String> {
    found.iter().map(|one| format!("{} | {} | {}", &text[one.range.clone()], one.value, one.unit)).collect()
}

#[test]
fn phrases_of_the_spec() {
    let groups = spec::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec/figures"));
    let mut wrong = Vec::new();
    for (group, row) in groups.iter().flat_map(|group| group.rows.iter().map(move |row| (group, row))) {
        let phrase = row.get("phrase").expect("a phrase");
        let found = show(phrase, &report::counted(&Words::of(phrase), &[]));
        let wanted: Vec<String> = row.get("value").map_or_else(Vec::new, |value| {
            let cell = |column| row.get(column).unwrap_or("-");
            vec![format!("{} | {value} | {}", cell("text"), cell("unit"))]
        });
        if found != wanted {
            let file = group.file.display();
            wrong.push(format!("{file}:{} {phrase}\n    want {wanted:?}\n    read {found:?}", row.line));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// A table of rows with their cells parted by `|`.
fn table(rows: &[&str]) -> Table {
    let cell = |(column, words): (usize, &str)| Cell {
        text: Text::new(words.trim(), 0),
        column: u32::try_from(column).expect("few columns"),
        columns: 1,
        rows: 1,
    };
    Table {
        rows: rows.iter().map(|row| Row { cells: row.split('|').enumerate().map(cell).collect() }).collect(),
    }
}

fn wrong(rows: &[&str]) -> Vec<(f64, f64)> {
    report::wrong_totals(&table(rows)).into_iter().map(|(_, stated, summed)| (stated, summed)).collect()
}

#[test]
fn a_total_that_does_not_add_up() {
    let rows = ["STT|Huyện|Giao|Xong", "1|A|5.000|10", "2|B|4.200|20", "3|C|800|5", "|Tổng cộng|10.000|36"];
    assert_eq!(wrong(&rows), [(36.0, 35.0)]);
}

#[test]
fn groups_with_their_own_totals() {
    let rows = [
        "STT|Tên|Giao|Xong",
        "I|Nhóm một||",
        "1|A|2|1",
        "2|B|3|1",
        "Cộng||5|3",
        "II|Nhóm hai||",
        "1|C|4|4",
        "2|D|1|0",
        "Cộng||5|4",
        "Tổng cộng I+II||10|7",
    ];
    assert_eq!(wrong(&rows), [(3.0, 2.0)]);
}

#[test]
fn groups_whose_heading_row_holds_the_sum() {
    let rows = [
        "STT|Tên|Giao|Xong",
        "I|Nhóm một|5|2",
        "1|A|2|1",
        "2|B|3|1",
        "II|Nhóm hai|4|4",
        "1|C|4|4",
        "|Tổng cộng|9|6",
    ];
    assert_eq!(wrong(&rows), []);
}

#[test]
fn what_is_not_summed() {
    let rates = ["STT|Tên|Tỷ lệ (%)|Số", "1|A|50|1", "2|B|70|2", "|Tổng cộng|60|3"];
    assert_eq!(wrong(&rates), []);
    let misunderstood = ["STT|Tên|Giao|Xong", "1|A|2|1", "2|B|3|1", "|Tổng cộng|90|60"];
    assert_eq!(wrong(&misunderstood), []);
}

proptest! {
    #[test]
    fn total_and_inside_the_text(text in "([0-9]{1,4}|[-–/.,:;%()“” ]|không có|số|tổng số|ba|hồ sơ|\\PC)*") {
        let words = Words::of(&text);
        for found in report::counted(&words, &[]) {
            prop_assert!(text.get(found.range.clone()).is_some_and(|words| !words.is_empty()));
            prop_assert!(text.get(found.clause.clone()).is_some());
            prop_assert!(found.clause.start <= found.range.start && found.range.end <= found.clause.end);
        }
    }

    #[test]
    fn any_table_is_summed(cells in proptest::collection::vec("[0-9.IVX]{0,4}|Tổng cộng|Cộng|a", 0..40), width in 1usize..6) {
        let rows: Vec<String> = cells.chunks(width).map(|row| row.join("|")).collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        report::wrong_totals(&table(&rows));
    }
}

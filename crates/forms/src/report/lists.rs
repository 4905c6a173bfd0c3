//! The lists behind the numbers of a report, as an annex of its own: on paper, and as a sheet of the workbook.

use super::definition::Shown;
use super::dossiers::Counted;
use super::make::{CellId, Made, group_row, shown};
use super::material::{Detail, Material, Stood};
use crate::paper::{Annex, Block, Column, Row, RowKind, Table, Value};
use crate::wording;
use ledger::TaskId;
use std::collections::BTreeMap;

/// What is shown of each task, and how wide.
const COLUMNS: [(&str, u16, Shown); 6] = [
    ("STT", 6, Shown::Number),
    ("Mã", 12, Shown::Code),
    ("Nội dung nhiệm vụ", 44, Shown::Words),
    ("Đơn vị chủ trì", 20, Shown::Lead),
    ("Thời hạn", 12, Shown::Due),
    ("Tình trạng", 16, Shown::Standing),
];

/// Returns the annex: under each number that is not 0, as the report shows it, its tasks; under each
/// sentence on dossiers those that it counts.
pub fn lists(made: &Made, material: &Material) -> Annex {
    let stood: BTreeMap<TaskId, &Stood> = material.stood.iter().map(|one| (one.task, one)).collect();
    let unknown = Detail::default();
    let mut rows = vec![Row::of(RowKind::Head, COLUMNS.map(|(heading, ..)| Value::from(heading)))];
    for (id, tasks) in made.behind.iter().filter(|(_, tasks)| !tasks.is_empty()) {
        let called = made.called.get(id).map(String::as_str).unwrap_or_default();
        rows.push(group_row("", &wording::tasks_of(called, tasks.len()), COLUMNS.len()));
        let known = tasks.iter().filter_map(|task| stood.get(task));
        rows.extend(known.zip(1..).map(|(stood, number): (_, u64)| {
            let detail = material.details.get(&stood.task).unwrap_or(&unknown);
            Row::of(
                RowKind::Plain,
                COLUMNS.map(|(.., value)| shown(material, Some(value), stood, detail, number)),
            )
        }));
    }
    for sentence in made.sentences.iter().filter(|sentence| !sentence.dossiers.is_empty()) {
        let said = wording::dossiers_of(sentence.words(), sentence.dossiers.len());
        rows.push(group_row("", &said, COLUMNS.len()));
        rows.extend(sentence.dossiers.iter().zip(1..).map(|(dossier, number)| dossier_row(dossier, number)));
    }
    let columns = COLUMNS.iter().map(|(_, width, value)| Column::new(*width, value.align()));
    Annex {
        number: None,
        title: wording::LISTS.to_owned(),
        lines: Vec::new(),
        landscape: true,
        body: vec![Block::Table(Table { columns: columns.collect(), rows })],
    }
}

/// Returns the row of a dossier: its number stands where the code of a task does.
fn dossier_row(dossier: &Counted, number: u64) -> Row {
    let mut cells = COLUMNS.map(|_| Value::Empty);
    for ((_, _, column), cell) in COLUMNS.into_iter().zip(&mut cells) {
        if column == Shown::Number {
            *cell = Value::Number(number, None);
        } else if column == Shown::Code {
            *cell = Value::from(dossier.number.as_str());
        } else if column == Shown::Words {
            *cell = Value::from(dossier.subject.as_str());
        }
    }
    Row::of(RowKind::Plain, cells)
}

impl CellId {
    /// Returns what a number is called: the annex it stands in, its row and its column.
    pub(super) fn called(annex: &str, row: &str, column: &str) -> String {
        let parts = [annex, row, column].map(str::trim);
        parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" · ")
    }
}

//! The lists behind the numbers of a report, as an annex of its own: on paper, and as a sheet of the workbook.

use super::definition::Shown;
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

/// Returns the annex: under each number that is not 0, as the report shows it, its tasks.
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
    let columns = COLUMNS.iter().map(|(_, width, value)| Column::new(*width, value.align()));
    Annex {
        number: None,
        title: wording::LISTS.to_owned(),
        lines: Vec::new(),
        landscape: true,
        body: vec![Block::Table(Table { columns: columns.collect(), rows })],
    }
}

impl CellId {
    /// Returns what a number is called: the annex it stands in, its row and its column.
    pub(super) fn called(annex: &str, row: &str, column: &str) -> String {
        let parts = [annex, row, column].map(str::trim);
        parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" · ")
    }
}

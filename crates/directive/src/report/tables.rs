//! The tables of a report's annexes.

use super::grid::{self, RowKind};
use crate::parts::Part;
use crate::reading::{AnnexTable, Total};
use crate::source::{Element, Line, TableAt};
use blocks::Span;
use viet::label::Shape;

/// Returns each annex table. A table that goes on after a page break, under the same headings, is one table.
pub(crate) fn tables(elements: &[Element<'_>], parts: &[Part]) -> Vec<AnnexTable> {
    let mut tables: Vec<AnnexTable> = Vec::new();
    let mut place = Place::default();
    let annexes = parts.get(1).map_or(elements.len(), |part| part.head.start);
    for (index, element) in elements.iter().enumerate() {
        match element {
            Element::Line(line) => place.step(line),
            Element::Table(_) if place.annex.is_none() && index < annexes => {}
            Element::Table(table) => {
                let read = of_table(*table, &place);
                match tables.last_mut().filter(|last| !place.named && last.columns == read.columns) {
                    Some(last) => append(last, read, *table),
                    None => tables.push(read),
                }
                place.after_table();
            }
        }
    }
    tables
}

/// Where in the annexes we are.
#[derive(Default)]
struct Place {
    annex: Option<String>,
    /// The titles since the annex began or since the last table.
    titles: Vec<(String, bool)>,
    /// A title or an annex was named since the last table.
    named: bool,
}

impl Place {
    fn step(&mut self, line: &Line<'_>) {
        if let Some(annex) = annex_name(line) {
            self.annex = Some(annex);
            self.titles.clear();
            self.named = true;
            if line.label.is_none() || line.body().is_empty() {
                return;
            }
        }
        let bracketed = line.body().starts_with('(');
        let titled = line.is_capitals() || line.bold || line.heading;
        if titled && !bracketed && line.body().chars().any(char::is_alphabetic) {
            let text = line.text.trim_end_matches([':', ' ']).replace('\n', " ");
            let labelled = line.label.as_ref().is_some_and(|label| label.shape != Shape::Annex);
            let text =
                if labelled { text } else { line.body().trim_end_matches([':', ' ']).replace('\n', " ") };
            self.titles.push((text, labelled));
            self.named = true;
        }
    }

    fn title(&self) -> Option<String> {
        let mut title = String::new();
        for (text, labelled) in &self.titles {
            if !title.is_empty() {
                title.push_str(if *labelled { " - " } else { " " });
            }
            title.push_str(text);
        }
        (!title.is_empty()).then_some(title)
    }

    fn after_table(&mut self) {
        self.titles.clear();
        self.named = false;
    }
}

/// Returns the annex that a line names, "PHỤ LỤC I" as "Phụ lục I".
fn annex_name(line: &Line<'_>) -> Option<String> {
    let words = viet::words::Words::of(line.text);
    let end = words
        .any_phrase(0, &["phụ lục", "biểu số", "biểu", "phụ biểu", "phụ biểu số", "phụ lục số", "mẫu số"])?;
    let number = words.word(end);
    let numbered = words.digits(end) > 0
        || viet::numeral::roman(number).is_some()
        || (number.chars().count() == 1 && number.chars().all(char::is_uppercase));
    let titled = line.label.is_some() || line.bold || line.heading || line.is_capitals();
    if !titled || !(numbered || words.len() == end) {
        return None;
    }
    let mut name: String = words.slice(0..end).to_lowercase();
    if let Some(first) = name.get(0..1) {
        name = first.to_uppercase() + &name[1..];
    }
    Some(if numbered { format!("{name} {number}") } else { name })
}

fn of_table(at: TableAt<'_>, place: &Place) -> AnnexTable {
    let columns = grid::columns(at.table);
    let body = grid::header_rows(at.table)..at.table.rows.len();
    let rows = body.clone().filter(|&row| is_counted(at, row)).count();
    let count = |kind: RowKind| body.clone().filter(|&row| grid::kind(at.table, row) == kind).count();
    // One sum below several groups is that of all.
    let by_group = count(RowKind::Total) >= count(RowKind::Group);
    let mut totals = Vec::new();
    let mut group = None;
    for index in body.clone() {
        let row = &at.table.rows[index];
        match grid::kind(at.table, index) {
            RowKind::Group if by_group => group = Some(grid::text_at(row, 0).to_owned()),
            RowKind::Total => totals.push(total(row, &columns, group.as_deref())),
            RowKind::Group | RowKind::Heading | RowKind::Continued | RowKind::Entry => {}
        }
    }
    totals.retain(|total| !total.values.is_empty());
    let span = Span { block: at.block, cell: None, start: 0, end: 0 };
    AnnexTable { annex: place.annex.clone(), title: place.title(), columns, rows, totals, span }
}

fn is_counted(at: TableAt<'_>, row: usize) -> bool {
    match grid::kind(at.table, row) {
        RowKind::Heading | RowKind::Continued => false,
        RowKind::Group | RowKind::Total | RowKind::Entry => true,
    }
}

/// Adds the part of a table that stands after a page break.
fn append(table: &mut AnnexTable, rest: AnnexTable, _at: TableAt<'_>) {
    table.rows += rest.rows;
    table.totals.extend(rest.totals);
}

fn total(row: &blocks::Row, columns: &[String], group: Option<&str>) -> Total {
    let label = grid::total_label(row).unwrap_or_default();
    let values = row
        .cells
        .iter()
        .filter(|cell| cell.text.as_str() != label)
        .filter_map(|cell| {
            let name = columns.get(usize::try_from(cell.column).ok()?)?;
            Some((name.clone(), grid::number(cell.text.as_str())?))
        })
        .collect();
    let label = match group {
        Some(group) if viet::fold::key(label) == "cộng" => format!("{label} ({group})"),
        _ => label.to_owned(),
    };
    Total { label, values }
}

//! The reading room: a document's text with what was read from it, each field marked where its words stand. Pure.

use blocks::{Body, CellAt, Document, Span};
use directive::finding::Severity;
use directive::reading::{Deadline, Fate, Reading, Task};
use directive::{Options, organisation::Organisation};
use std::collections::{BTreeMap, BTreeSet};

/// What words were read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The words of a task.
    Task,
    /// Who leads.
    Lead,
    /// Who takes part.
    Support,
    /// Who receives the product.
    Receiver,
    /// By when.
    Deadline,
    /// How much.
    Target,
    /// A cited document.
    Reference,
    /// What there is to be looked at: the number of its remark.
    Remark(usize),
}

/// A document as the reading room shows it.
#[derive(Clone, Debug, Default)]
pub struct Room {
    /// Its paragraphs and tables.
    pub parts: Vec<Part>,
    /// What there is to be looked at.
    pub remarks: Vec<Remark>,
    /// Items that a person must settle: their paths and words.
    pub open: Vec<(String, String)>,
    /// How many tasks were read.
    pub tasks: usize,
}

/// A part of a document.
#[derive(Clone, Debug)]
pub enum Part {
    /// A paragraph.
    Paragraph(Vec<Piece>),
    /// A table: rows of cells, each with the columns and rows it takes.
    Table(Vec<Vec<(Vec<Piece>, u32, u32)>>),
}

/// Words that were read as the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub words: String,
    /// As what, and of which item.
    pub fields: BTreeSet<Field>,
    /// The path of the task's item that they belong to.
    pub item: Option<String>,
}

/// Something to be looked at.
#[derive(Clone, Debug)]
pub struct Remark {
    /// Its stable name: the sentence is `finding-NAME`, what to do `finding-NAME-help`.
    pub name: &'static str,
    /// How grave it is: "error", "warning", "advice".
    pub severity: &'static str,
    /// The words that it is about.
    pub words: String,
    /// The names and values of the sentence's arguments.
    pub arguments: Vec<(&'static str, String)>,
    /// The path of the task's item that it belongs to.
    pub item: Option<String>,
}

/// Words of one paragraph or cell, by where they stand.
type Place = (u32, Option<CellAt>);

/// Where in a paragraph or cell, as what, of which item.
type Mark = (std::ops::Range<usize>, Field, Option<String>);

/// The marks of all paragraphs and cells.
type Marks = BTreeMap<Place, Vec<Mark>>;

/// Returns a document with what is read from it.
pub fn room(document: &Document, organisation: &Organisation) -> Room {
    let options = Options { organisation: Some(organisation), reference_date: None };
    let reading = directive::read(document, &options);
    let remarks = remarks(&reading);
    let marks = marks(&reading, &remarks);
    let parts = document.blocks.iter().zip(0..).map(|(block, number)| match &block.body {
        Body::Paragraph(paragraph) => {
            Part::Paragraph(pieces(paragraph.text.as_str(), marks.get(&(number, None))))
        }
        Body::Table(table) => {
            let rows = table.rows.iter().zip(0..).map(|(row, at)| {
                let cells = row.cells.iter().zip(0..).map(|(cell, cell_at)| {
                    let place = (number, Some(CellAt { row: at, cell: cell_at }));
                    (pieces(cell.text.as_str(), marks.get(&place)), cell.columns, cell.rows)
                });
                cells.collect()
            });
            Part::Table(rows.collect())
        }
    });
    let open = reading.items.iter().filter(|item| item.fate == Fate::Open);
    let open = open.map(|item| (item.id.clone(), item.text.clone())).collect();
    Room {
        parts: parts.collect(),
        remarks: remarks.into_iter().map(|(remark, _)| remark).collect(),
        open,
        tasks: reading.tasks.len(),
    }
}

fn remarks(reading: &Reading) -> Vec<(Remark, Option<Span>)> {
    let of = |finding: &directive::finding::Finding| {
        let holds = |task: &&Task| {
            finding.span.is_some_and(|span| task.spans.iter().any(|whole| whole.contains(span)))
        };
        let severity = match finding.code.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advice => "advice",
        };
        let remark = Remark {
            name: finding.code.name(),
            severity,
            words: finding.text.clone(),
            arguments: finding.arguments.clone(),
            item: reading.tasks.iter().find(holds).map(|task| task.id.clone()),
        };
        (remark, finding.span)
    };
    reading.findings.iter().map(of).collect()
}

fn marks(reading: &Reading, remarks: &[(Remark, Option<Span>)]) -> Marks {
    let mut marks = Marks::new();
    let mut add = |span: Span, field: Field, item: Option<&str>| {
        let place = marks.entry((span.block, span.cell)).or_default();
        place.push((span.range(), field, item.map(str::to_owned)));
    };
    for task in &reading.tasks {
        let item = Some(task.id.as_str());
        let parties =
            [(Field::Lead, &task.lead), (Field::Support, &task.support), (Field::Receiver, &task.submit_to)];
        for span in &task.spans {
            add(*span, Field::Task, item);
        }
        for (field, parties) in parties {
            for span in parties.iter().filter_map(|party| party.span) {
                add(span, field, item);
            }
        }
        task.deadlines
            .iter()
            .map(|deadline: &Deadline| deadline.span)
            .for_each(|span| add(span, Field::Deadline, item));
        task.targets.iter().for_each(|target| add(target.span, Field::Target, item));
        task.references.iter().for_each(|reference| add(reference.span, Field::Reference, item));
    }
    for (number, (remark, span)) in remarks.iter().enumerate() {
        if let Some(span) = span {
            add(*span, Field::Remark(number), remark.item.as_deref());
        }
    }
    marks
}

/// Cuts a text at the ends of its marks.
fn pieces(text: &str, marks: Option<&Vec<Mark>>) -> Vec<Piece> {
    let marks = marks.map(Vec::as_slice).unwrap_or_default();
    let mut cuts = BTreeSet::from([0, text.len()]);
    cuts.extend(
        marks.iter().flat_map(|(range, ..)| [range.start, range.end]).filter(|at| text.is_char_boundary(*at)),
    );
    let cuts: Vec<usize> = cuts.into_iter().collect();
    let piece = |ends: &[usize]| {
        let (start, end) = (ends[0], ends[1]);
        let here: Vec<_> =
            marks.iter().filter(|(range, ..)| range.start <= start && end <= range.end).collect();
        Piece {
            words: text.get(start..end).unwrap_or_default().to_owned(),
            fields: here.iter().map(|(_, field, _)| *field).collect(),
            item: here.iter().find_map(|(.., item)| item.clone()),
        }
    };
    cuts.windows(2).map(piece).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_where_something_was_read() {
        let marks = vec![
            (0..10, Field::Task, Some("1".to_owned())),
            (0..4, Field::Lead, Some("1".to_owned())),
            (6..10, Field::Deadline, Some("1".to_owned())),
        ];
        let pieces = pieces("abcdefghijkl", Some(&marks));
        let words: Vec<&str> = pieces.iter().map(|piece| piece.words.as_str()).collect();
        assert_eq!(words, ["abcd", "ef", "ghij", "kl"]);
        assert!(pieces[0].fields.contains(&Field::Lead) && pieces[0].fields.contains(&Field::Task));
        assert_eq!(pieces[1].fields, BTreeSet::from([Field::Task]));
        assert_eq!(pieces[3].item, None);
    }

    #[test]
    fn a_text_without_marks_is_one_piece() {
        assert_eq!(pieces("một đoạn", None).len(), 1);
        assert!(pieces("", None).is_empty());
    }
}

//! The text of a document, with what was read from it.

use crate::caller::Visit;
use app::room::{Field, Part, Piece, Room};
use maud::{Markup, html};
use std::collections::BTreeMap;
use store::ListedTask;

/// Fields of the legend, with the class that draws each.
const LEGEND: &[(&str, &str)] = &[
    ("f-lead", "read-lead"),
    ("f-support", "read-support"),
    ("f-deadline", "read-deadline"),
    ("f-receiver", "read-receiver"),
    ("f-target", "read-target"),
    ("f-reference", "read-reference"),
    ("f-remark", "read-remark"),
];

/// Shows the text.
pub(super) fn paper(visit: &Visit, room: &Room, tasks: &[ListedTask]) -> Markup {
    let words = visit.words();
    let first: BTreeMap<&str, &ListedTask> =
        tasks.iter().rev().filter_map(|task| Some((task.document.as_ref()?.1.as_str(), task))).collect();
    html! {
        p.legend {
            @for (class, key) in LEGEND { span class={ "read " (class) } { (words.text(key)) } " " }
        }
        @for part in &room.parts {
            @match part {
                Part::Paragraph(pieces) => p { @for piece in pieces { (shown(visit, piece, &first)) } },
                Part::Table(rows) => {
                    div.scroll tabindex="0" role="region" aria-label=(words.text("document-table")) {
                        table {
                            @for row in rows {
                                tr {
                                    @for (pieces, columns, rows) in row {
                                        td colspan=[(*columns > 1).then_some(columns)] rowspan=[(*rows > 1).then_some(rows)] {
                                            @for piece in pieces { (shown(visit, piece, &first)) }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Shows words as what they were read as; those of a task lead to its card.
fn shown(visit: &Visit, piece: &Piece, tasks: &BTreeMap<&str, &ListedTask>) -> Markup {
    let task = piece.item.as_deref().and_then(|item| tasks.get(item));
    let classes: Vec<&str> = piece.fields.iter().map(|field| class(*field)).collect();
    let read = piece.fields.iter().any(|field| *field != Field::Task);
    let title = || {
        let names = piece.fields.iter().filter_map(|field| name(*field)).map(|key| visit.text(key));
        names.collect::<Vec<_>>().join(", ")
    };
    html! {
        @match task {
            Some(task) if read => {
                a class={ "read " (classes.join(" ")) } href={ "#task-" (task.id) } data-task=(task.id) title=(title()) { (piece.words) }
            }
            Some(task) => span.read.f-task data-task=(task.id) { (piece.words) },
            None if read => span class={ "read " (classes.join(" ")) } title=(title()) { (piece.words) },
            None => (piece.words),
        }
    }
}

fn class(field: Field) -> &'static str {
    match field {
        Field::Task => "f-task",
        Field::Lead => "f-lead",
        Field::Support => "f-support",
        Field::Receiver => "f-receiver",
        Field::Deadline => "f-deadline",
        Field::Target => "f-target",
        Field::Reference => "f-reference",
        Field::Remark(_) => "f-remark",
    }
}

fn name(field: Field) -> Option<&'static str> {
    LEGEND.iter().find(|(known, _)| *known == class(field)).map(|(_, key)| *key)
}

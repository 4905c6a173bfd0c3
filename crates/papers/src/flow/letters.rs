//! Letters of encodings from before Unicode, decoded before anything looks at the words.

use super::{Node, Paragraph, Piece};
use crate::legacy::{self, Habit, Run};
use std::borrow::Cow;

/// Decodes the paragraphs, those of cells too, in the order of the file.
pub(super) fn decode(nodes: &mut [Node]) {
    decode_nodes(nodes, &mut Habit::default());
}

fn decode_nodes(nodes: &mut [Node], habit: &mut Habit) {
    for node in nodes {
        match node {
            Node::Paragraph(paragraph) => {
                decode_paragraph(paragraph, habit);
                decode_nodes(&mut paragraph.behind, habit);
            }
            Node::Table(table) => {
                for cell in table.rows.iter_mut().flatten() {
                    decode_nodes(&mut cell.nodes, habit);
                }
            }
        }
    }
}

fn decode_paragraph(paragraph: &mut Paragraph, habit: &mut Habit) {
    let label = paragraph.label.as_deref().map(|label| {
        // A label of which nothing is said mostly is of the font of its words.
        let font = paragraph.label_font.as_deref().or_else(|| first_font(&paragraph.pieces));
        Run { words: Cow::Borrowed(label), font }
    });
    let runs = paragraph.pieces.iter().filter_map(|piece| match piece {
        Piece::Words(words, look) => {
            Some(Run { words: Cow::Borrowed(words.as_str()), font: look.font.as_deref() })
        }
        Piece::Break | Piece::NewPage | Piece::Tab | Piece::Page => None,
    });
    let mut runs: Vec<Run<'_>> = label.into_iter().chain(runs).collect();
    let Some(decoded) = legacy::decode(&mut runs, habit) else { return };
    let mut words = runs.into_iter().map(|run| run.words.into_owned()).collect::<Vec<_>>().into_iter();
    if paragraph.label.is_some() {
        paragraph.label = words.next();
    }
    for piece in &mut paragraph.pieces {
        if let Piece::Words(its, _) = piece
            && let Some(words) = words.next()
        {
            *its = words;
        }
    }
    paragraph.decoded = Some(decoded);
}

fn first_font(pieces: &[Piece]) -> Option<&str> {
    pieces.iter().find_map(|piece| match piece {
        Piece::Words(_, look) => look.font.as_deref(),
        Piece::Break | Piece::NewPage | Piece::Tab | Piece::Page => None,
    })
}

//! Letters of encodings from before Unicode, decoded before anything looks at the words.

use super::{Node, Paragraph, Piece};
use crate::legacy::{self, Habit, Run};
use std::borrow::Cow;

/// Decodes the paragraphs, those of cells too, in the order of the file. All are looked at before: those in front that are too
/// short to be judged by themselves are judged by what follows.
pub(super) fn decode(nodes: &mut [Node]) {
    let mut habit = Habit::default();
    each_paragraph(nodes, &mut |paragraph| habit.learn(&runs(paragraph)));
    each_paragraph(nodes, &mut |paragraph| {
        decode_paragraph(paragraph, &mut habit);
        drop_soft_hyphens(paragraph);
    });
}

/// Counts the words of the nodes, in bytes.
pub(super) fn count(nodes: &[Node]) -> usize {
    let count_one = |node: &Node| match node {
        Node::Paragraph(paragraph) => words(paragraph) + count(&paragraph.behind),
        Node::Table(table) => table.rows.iter().flatten().map(|cell| count(&cell.nodes)).sum(),
    };
    nodes.iter().map(count_one).sum()
}

fn words(paragraph: &Paragraph) -> usize {
    let words = paragraph.pieces.iter().map(|piece| match piece {
        Piece::Words(words, _) => words.len(),
        Piece::Break | Piece::NewPage | Piece::Tab | Piece::Page => 0,
    });
    words.sum::<usize>() + paragraph.label.as_ref().map_or(0, String::len)
}

fn each_paragraph(nodes: &mut [Node], visit: &mut impl FnMut(&mut Paragraph)) {
    for node in nodes {
        match node {
            Node::Paragraph(paragraph) => {
                visit(paragraph);
                each_paragraph(&mut paragraph.behind, visit);
            }
            Node::Table(table) => {
                for cell in table.rows.iter_mut().flatten() {
                    each_paragraph(&mut cell.nodes, visit);
                }
            }
        }
    }
}

/// Returns the words of a paragraph with their fonts, its label in front.
fn runs(paragraph: &Paragraph) -> Vec<Run<'_>> {
    let words = paragraph.pieces.iter().filter_map(|piece| match piece {
        Piece::Words(words, look) => {
            Some(Run { words: Cow::Borrowed(words.as_str()), font: look.font.as_deref() })
        }
        Piece::Break | Piece::NewPage | Piece::Tab | Piece::Page => None,
    });
    let mut runs: Vec<Run<'_>> = words.collect();
    if let Some(label) = paragraph.label.as_deref() {
        // A label of which nothing is said mostly is of the font of its words.
        let font = paragraph.label_font.as_deref().or_else(|| runs.first().and_then(|run| run.font));
        runs.insert(0, Run { words: Cow::Borrowed(label), font });
    }
    runs
}

fn decode_paragraph(paragraph: &mut Paragraph, habit: &mut Habit) {
    let mut runs = runs(paragraph);
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

/// A soft hyphen is the "ư" of TCVN3; where it was not decoded it cannot be seen, and would cut a word for those who look at it.
fn drop_soft_hyphens(paragraph: &mut Paragraph) {
    for piece in &mut paragraph.pieces {
        if let Piece::Words(words, _) = piece
            && words.contains('\u{ad}')
        {
            words.retain(|letter| letter != '\u{ad}');
        }
    }
}

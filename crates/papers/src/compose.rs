//! Lines and tables in reading order become blocks: lines are joined into paragraphs, words written with their marks.
//!
//! Plain text and pages share this: both know visual lines and the place of each in the input.

use crate::grid::Grid;
use crate::lines::{Gap, Join, Joiner, Layout, Line, Room};
use crate::markdown::{self, Emphasis, Piece};
use crate::text::Flavour;
use blocks::{Block, Body, Paragraph};

/// A line, or a table, in reading order.
pub(crate) enum Item<'a> {
    Line(Box<TextLine<'a>>),
    Table(Grid<'a>),
    /// Another column begins: nothing is continued across it.
    Part,
}

/// A line with its place in the input.
pub(crate) struct TextLine<'a> {
    pub(crate) line: Line<'a>,
    /// As it stands in the input.
    pub(crate) raw: &'a str,
    /// The scalar value it begins at.
    pub(crate) at: usize,
    pub(crate) page: Option<u32>,
    /// How much room the line before leaves, where the page shows it.
    pub(crate) room: Option<Room>,
}

/// Measures the lines.
pub(crate) fn measure(items: &[Item<'_>]) -> Layout {
    let lines: Vec<&Line<'_>> = items
        .iter()
        .filter_map(|item| match item {
            Item::Line(line) => Some(&line.line),
            Item::Table(_) | Item::Part => None,
        })
        .collect();
    Layout::measure(&lines)
}

/// Joins the lines and writes the blocks.
pub(crate) fn blocks(items: &[Item<'_>], layout: Layout, flavour: Flavour) -> Vec<Block> {
    let mut joiner = Joiner::new(layout);
    let mut blocks = Vec::new();
    let mut pending: Vec<(&TextLine<'_>, Join)> = Vec::new();
    let mut emphasis = Emphasis::default();
    for item in items {
        match item {
            Item::Line(line) => {
                // The right column of a letterhead begins higher up than the left one ends.
                if pending.last().is_some_and(|(before, _)| before.at > line.at) {
                    joiner.part();
                }
                let join = joiner.next_laid_out(&line.line, line.room);
                if join == Join::New {
                    flush(&mut pending, Some(line), flavour, &mut emphasis, &mut blocks);
                }
                pending.push((line, join));
            }
            Item::Part => joiner.part(),
            Item::Table(grid) => {
                flush(&mut pending, None, flavour, &mut emphasis, &mut blocks);
                joiner.interrupt();
                emphasis = Emphasis::default();
                blocks.push(Block { body: Body::Table(grid.to_table(flavour)), page: grid.page });
            }
        }
    }
    flush(&mut pending, None, flavour, &mut emphasis, &mut blocks);
    blocks
}

/// Writes the paragraph that is complete; `next` is the line that begins another.
fn flush(
    pending: &mut Vec<(&TextLine<'_>, Join)>,
    next: Option<&TextLine<'_>>,
    flavour: Flavour,
    emphasis: &mut Emphasis,
    blocks: &mut Vec<Block>,
) {
    let Some((first, _)) = pending.first() else { return };
    let (page, heading) = (first.page, first.line.heading);
    let pieces = pending.iter().map(|(line, join)| Piece { raw: line.raw, at: line.at, join: *join });
    // Marks go on over the end of a block only where no blank line stands between.
    let next = next.filter(|line| line.line.gap == Gap::Blank(0) && !line.line.column);
    let text = match flavour {
        Flavour::Plain => markdown::write_plain(pieces),
        Flavour::Markdown => markdown::write(pieces, next.map(|line| (line.raw, line.at)), emphasis),
    };
    if next.is_none() {
        *emphasis = Emphasis::default();
    }
    if !text.is_empty() {
        blocks.push(Block { body: Body::Paragraph(Paragraph { text, heading }), page });
    }
    pending.clear();
}

//! Plain text, as extracted from a PDF, and Markdown, as an OCR service writes it.
//!
//! Both are read the same way; Markdown has marks besides. A hard break (two trailing spaces, `<br>`) ends a line like
//! any other line end: titles and signatures become blocks of their own, a sentence that goes on stays one block.

mod columns;
mod flavour;
mod furniture;
mod mend;
mod sheet;
mod source;
mod tables;

use crate::grid;
use crate::lines::{Gap, Join, Joiner, Layout, Line};
use crate::markdown::{Emphasis, Piece};
use blocks::{Block, Body, Document, Paragraph};
pub(crate) use flavour::Flavour;
use source::Source;

/// A line of the file, or a table, in reading order.
enum Item<'a> {
    Line(Box<TextLine<'a>>),
    Table(grid::Grid<'a>),
}

/// A line with its place in the input.
struct TextLine<'a> {
    line: Line<'a>,
    raw: &'a str,
    at: usize,
    page: Option<u32>,
}

/// Reads a decoded text file.
pub(crate) fn read(name: &str, text: &str) -> Document {
    let flavour = Flavour::of(name, text);
    let mut sources = source::split_sheets(text, flavour, &sheet::stretches(text));
    furniture::drop(&mut sources);
    let sources = columns::cut(sources);
    let items = items(tables::gather(sources, flavour));
    let layout = measure(&items);
    let mut blocks = write(&items, layout, flavour);
    mend::blocks(&mut blocks);
    Document::of_blocks(blocks)
}

/// Turns what is left of the sources into items, each line with the gap before it.
fn items(parts: Vec<tables::Part<'_>>) -> Vec<Item<'_>> {
    let mut items = Vec::with_capacity(parts.len());
    let mut gap = Gap::Blank(0);
    // The gap before a picture.
    let mut kept = Gap::Blank(0);
    let mut hard = false;
    for part in parts {
        match part {
            tables::Part::Line(source) => match source.kind {
                source::Kind::Text => {
                    let hard_after = source.hard;
                    items.push(Item::Line(Box::new(line(source, wider(kept, gap), hard))));
                    (gap, kept) = (Gap::Blank(0), Gap::Blank(0));
                    hard = hard_after;
                }
                // A picture stands where the page had room: it parts no paragraphs, only the blank lines on one side do.
                source::Kind::Blank if !source.raw.is_empty() => {
                    kept = wider(kept, gap);
                    gap = Gap::Blank(0);
                }
                source::Kind::Blank | source::Kind::Rule => gap = widen(gap),
                source::Kind::Furniture => gap = Gap::Page,
                source::Kind::HtmlTable | source::Kind::Row { .. } => {}
            },
            tables::Part::Table(table) => {
                items.push(Item::Table(table));
                gap = Gap::Blank(0);
                hard = false;
            }
            tables::Part::Unfolded(lines) => {
                for source in lines {
                    items.push(Item::Line(Box::new(line(source, Gap::Blank(2), true))));
                }
                gap = Gap::Blank(2);
            }
        }
    }
    items
}

fn widen(gap: Gap) -> Gap {
    match gap {
        Gap::Blank(blanks) => Gap::Blank(blanks.saturating_add(1)),
        Gap::Page => Gap::Page,
    }
}

fn wider(one: Gap, other: Gap) -> Gap {
    match (one, other) {
        (Gap::Blank(one), Gap::Blank(other)) => Gap::Blank(one.max(other)),
        (Gap::Page, _) | (_, Gap::Page) => Gap::Page,
    }
}

fn line(source: Source<'_>, gap: Gap, hard: bool) -> TextLine<'_> {
    let line = Line {
        words: source.words,
        gap: if source.feed { Gap::Page } else { gap },
        indent: source.indent,
        hard,
        heading: source.heading,
        emphasised: source.emphasised,
        column: source.column,
    };
    TextLine { line, raw: source.raw, at: source.at, page: source.page }
}

fn measure(items: &[Item<'_>]) -> Layout {
    let lines: Vec<&Line<'_>> = items
        .iter()
        .filter_map(|item| match item {
            Item::Line(line) => Some(&line.line),
            Item::Table(_) => None,
        })
        .collect();
    Layout::measure(&lines)
}

/// Joins the lines and writes the blocks.
fn write(items: &[Item<'_>], layout: Layout, flavour: Flavour) -> Vec<Block> {
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
                let join = joiner.next(&line.line);
                if join == Join::New {
                    flush(&mut pending, Some(line), flavour, &mut emphasis, &mut blocks);
                }
                pending.push((line, join));
            }
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
        Flavour::Plain => crate::markdown::write_plain(pieces),
        Flavour::Markdown => crate::markdown::write(pieces, next.map(|line| (line.raw, line.at)), emphasis),
    };
    if next.is_none() {
        *emphasis = Emphasis::default();
    }
    if !text.is_empty() {
        blocks.push(Block { body: Body::Paragraph(Paragraph { text, heading }), page });
    }
    pending.clear();
}

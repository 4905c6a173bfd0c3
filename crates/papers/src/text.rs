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

use crate::compose::{self, Item, TextLine};
use crate::lines::{Gap, Line};
use blocks::Document;
pub(crate) use flavour::Flavour;
pub(crate) use furniture::{begins_signature_box, head_key, page_number, stands_in_signature_box};
pub(crate) use mend::block as mend_block;
use source::Source;

/// Reads a decoded text file.
pub(crate) fn read(name: &str, text: &str) -> Document {
    let flavour = Flavour::of(name, text);
    let mut sources = source::split_sheets(text, flavour, &sheet::stretches(text));
    furniture::drop(&mut sources);
    let sources = columns::cut(sources);
    let items = items(tables::gather(sources, flavour));
    let layout = compose::measure(&items);
    let mut blocks = compose::blocks(&items, layout, flavour);
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
    TextLine { line, raw: source.raw, at: source.at, page: source.page, room: None }
}

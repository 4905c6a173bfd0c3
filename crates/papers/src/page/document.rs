//! Pages to a document: what runs over their ends is put together.

use super::columns::{Line, Part};
use super::lay::{self, Laid};
use super::margins::{AllMargins, Margins};
use super::record::{Place, Record};
use super::strip::Strip;
use super::table::Tabular;
use super::{LOST, Page, annotate, footnotes, furniture, tails};
use crate::compose::{self, Item, TextLine};
use crate::grid::{Grid, RawCell};
use crate::legacy::Habit;
use crate::lines::{Gap, Join, Line as VisualLine, Room};
use crate::markdown::{self, Piece};
use crate::text::{self, Flavour};
use crate::{Error, limits};
use blocks::{Block, Body, Document, Paragraph};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// Refuses pages of too many words, so that none is lost unseen.
pub(crate) fn check(pages: &[Page]) -> Result<(), Error> {
    limits::check_words(pages.iter().map(|page| page.letters.len()).sum())
}

/// Reads pages in their order. Offsets count the words as read, lines joined by a newline.
pub(crate) fn document(pages: impl IntoIterator<Item = Page>) -> Document {
    let mut laid = lay_out(pages);
    furniture::drop(&mut laid);
    let notes = footnotes::take(&mut laid);
    tails::join(&mut laid);
    let margins = AllMargins::measure(&laid);
    let mut record = Record::default();
    let lines = note(&laid, &margins, &mut record);
    let notes = note_footnotes(&laid, &notes, &mut record);
    let items = items(&lines, &record);
    let mut layout = compose::measure(&items);
    layout.wrapped = true;
    layout.width = lines.iter().map(Noted::room_for).max().unwrap_or(0).max(layout.width);
    let mut blocks = with_footnotes(compose::blocks(&items, layout, Flavour::Plain), &notes, &record);
    let scanned: HashSet<u32> = laid.iter().filter(|page| page.scanned).map(|page| page.number).collect();
    for block in blocks.iter_mut().filter(|block| block.page.is_some_and(|page| scanned.contains(&page))) {
        text::mend_block(block);
    }
    annotate::document(blocks, &record)
}

/// Puts each page in reading order; of its glyphs only the words stay.
fn lay_out(pages: impl IntoIterator<Item = Page>) -> Vec<Laid> {
    let mut habit = Habit::default();
    pages.into_iter().map(|page| lay::page(&page, &mut habit)).collect()
}

/// A line or table whose words are in the record.
enum Noted<'p> {
    Line {
        place: Place,
        page: u32,
        gap: Gap,
        indent: usize,
        room: Option<Room>,
        letters: usize,
        line: &'p Line,
    },
    Table {
        cells: Vec<Vec<NotedCell>>,
        page: u32,
        first: bool,
    },
}

/// A cell whose lines are in the record.
struct NotedCell {
    lines: Vec<(Place, Join)>,
    columns: u32,
    rows: u32,
}

impl Noted<'_> {
    /// The letters that a line of the text has room for.
    fn room_for(&self) -> usize {
        match self {
            Self::Line { letters, line, .. } if !line.column => *letters,
            Self::Line { .. } | Self::Table { .. } => 0,
        }
    }
}

/// Writes the words of all pages into the record.
fn note<'p>(pages: &'p [Laid], margins: &AllMargins, record: &mut Record) -> Vec<Noted<'p>> {
    let mut noted = Vec::new();
    let mut before: Option<(&Strip, Margins)> = None;
    for (index, page) in pages.iter().enumerate() {
        let mut first = true;
        for part in &page.parts {
            match part {
                Part::Line(line) => {
                    let own = margins.of(index, line);
                    noted.push(Noted::Line {
                        place: record.push(&line.strip),
                        page: line.page.unwrap_or(page.number),
                        gap: before.map_or(Gap::Blank(0), |(before, _)| {
                            gap(before, &line.strip, first, margins.pitch)
                        }),
                        indent: own.indent(&line.strip),
                        room: before.map(|(before, margins)| margins.room(before, &line.strip)),
                        letters: own.letters(line.strip.size),
                        line,
                    });
                    before = Some((&line.strip, own));
                }
                Part::Table(table) => {
                    noted.push(Noted::Table { cells: note_cells(table, record), page: page.number, first });
                    before = None;
                }
            }
            first = false;
        }
    }
    noted
}

/// Writes the words of the footnotes into the record: of each note its page and lines.
fn note_footnotes(pages: &[Laid], notes: &[Vec<Vec<Strip>>], record: &mut Record) -> Vec<(u32, Vec<Place>)> {
    let all = pages.iter().zip(notes).flat_map(|(page, notes)| notes.iter().map(|note| (page.number, note)));
    all.map(|(page, note)| (page, note.iter().map(|strip| record.push(strip)).collect())).collect()
}

/// Puts each footnote behind the block that its number stands in, or behind the last block of its page.
fn with_footnotes(blocks: Vec<Block>, notes: &[(u32, Vec<Place>)], record: &Record) -> Vec<Block> {
    let note = |(page, lines): &(u32, Vec<Place>)| {
        let pieces =
            lines.iter().map(|place| Piece { raw: record.words(place), at: place.at, join: Join::Space });
        let paragraph = Paragraph { text: markdown::write_plain(pieces), heading: None };
        Block { body: Body::Paragraph(paragraph), page: Some(*page) }
    };
    let marks = marks(&blocks);
    let homes = notes.iter().map(|one| (home(&blocks, &marks, one, record), one));
    let mut homes: Vec<(usize, &(u32, Vec<Place>))> = homes.collect();
    homes.sort_by_key(|(home, _)| *home);
    let mut all = Vec::with_capacity(blocks.len() + notes.len());
    let mut homes = homes.into_iter().peekable();
    for (index, block) in blocks.into_iter().enumerate() {
        all.push(block);
        while let Some((_, one)) = homes.next_if(|(home, _)| *home <= index) {
            all.push(note(one));
        }
    }
    all.extend(homes.map(|(_, one)| note(one)));
    all
}

/// Returns the index of the block that a footnote belongs to.
fn home(
    blocks: &[Block],
    marks: &HashMap<&str, Vec<usize>>,
    (page, lines): &(u32, Vec<Place>),
    record: &Record,
) -> usize {
    let begin = |from: u32| blocks.partition_point(|block| block.page.is_some_and(|own| own < from));
    // A paragraph may begin on the page before.
    let near = begin(page.saturating_sub(1))..begin(page + 1);
    let mark = lines.first().and_then(|first| bracketed(record.words(first)));
    let places = mark.and_then(|mark| marks.get(mark)).map_or(&[][..], Vec::as_slice);
    let before = places.partition_point(|index| *index < near.end);
    let marked = places[..before].last().filter(|index| near.contains(index));
    marked.copied().unwrap_or_else(|| near.end.saturating_sub(1))
}

/// Returns the number of a note with its brackets: `[1]`.
fn bracketed(words: &str) -> Option<&str> {
    words.starts_with('[').then(|| words.find(']')).flatten().map(|end| &words[..=end])
}

/// The longest mark of a note, with its brackets: a number or some stars.
const MARK_BYTES: usize = 16;

/// Returns the marks of notes in the blocks, each with the indices of those that hold it: looking through the blocks for each
/// note would take quadratic time.
fn marks(blocks: &[Block]) -> HashMap<&str, Vec<usize>> {
    let mut marks: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, block) in blocks.iter().enumerate() {
        let texts: Vec<&str> = match &block.body {
            Body::Paragraph(paragraph) => vec![paragraph.text.as_str()],
            Body::Table(table) => {
                table.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.text.as_str()).collect()
            }
        };
        let bracketed = texts.iter().flat_map(|words| {
            words.match_indices('[').filter_map(|(start, _)| {
                let near = words[start..].bytes().take(MARK_BYTES).position(|byte| byte == b']');
                near.map(|end| &words[start..=start + end])
            })
        });
        for mark in bracketed {
            let places = marks.entry(mark).or_default();
            if places.last() != Some(&index) {
                places.push(index);
            }
        }
    }
    marks
}

fn note_cells(table: &Tabular, record: &mut Record) -> Vec<Vec<NotedCell>> {
    let rows = table.rows.iter().map(|row| {
        let cells = row.iter().map(|cell| NotedCell {
            lines: cell.lines.iter().map(|(strip, join)| (record.push(strip), *join)).collect(),
            columns: cell.columns,
            rows: cell.rows,
        });
        cells.collect()
    });
    rows.collect()
}

/// Returns what stands between two lines, in lines of the text.
fn gap(before: &Strip, strip: &Strip, first: bool, pitch: f32) -> Gap {
    /// Lines that are apart by this part of the height more than others have something between them.
    const APART: f32 = 0.2;
    if first {
        return Gap::Page;
    }
    let size = strip.size.max(before.size).max(1.0);
    let more = (strip.base - before.base) / size - pitch;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 100")]
    let blanks = (more / pitch.max(0.5)).ceil().clamp(1.0, 100.0) as u32;
    Gap::Blank(if more < APART { 0 } else { blanks })
}

/// Makes the items of the noted lines and tables; a table that a page cut is one.
fn items<'r>(noted: &[Noted<'_>], record: &'r Record) -> Vec<Item<'r>> {
    let mut items: Vec<Item<'r>> = Vec::with_capacity(noted.len());
    for one in noted {
        match one {
            Noted::Line { place, page, gap, indent, room, line, .. } => {
                let words = record.words(place);
                // What stands for a page is a paragraph of its own, or it would be counted to the page before.
                let is_lost = words == LOST;
                if line.parted || is_lost {
                    items.push(Item::Part);
                }
                let visible = VisualLine {
                    words: Cow::Borrowed(words),
                    gap: *gap,
                    indent: *indent,
                    hard: false,
                    heading: None,
                    emphasised: line.strip.is_emphasised(),
                    column: line.column,
                };
                let room = *room;
                let line = TextLine { line: visible, raw: words, at: place.at, page: Some(*page), room };
                items.push(Item::Line(Box::new(line)));
                if is_lost {
                    items.push(Item::Part);
                }
            }
            Noted::Table { cells, page, first } => push_table(&mut items, grid(cells, *page, record), *first),
        }
    }
    items
}

fn grid<'r>(rows: &[Vec<NotedCell>], page: u32, record: &'r Record) -> Grid<'r> {
    let cell = |cell: &NotedCell| RawCell {
        pieces: cell
            .lines
            .iter()
            .map(|(place, join)| Piece { raw: record.words(place), at: place.at, join: *join })
            .collect(),
        columns: cell.columns,
        rows: cell.rows,
    };
    Grid { rows: rows.iter().map(|row| row.iter().map(cell).collect()).collect(), page: Some(page) }
}

/// Appends a table: to the one before, where only the end of a page parts them; as lines, where it is a letterhead.
fn push_table<'r>(items: &mut Vec<Item<'r>>, grid: Grid<'r>, first: bool) {
    if grid.is_layout(Flavour::Plain) {
        unfold(items, &grid);
        return;
    }
    if let Some(Item::Table(table)) = items.last_mut()
        && table.takes(&grid, first, Flavour::Plain)
    {
        table.append(grid, Flavour::Plain);
        return;
    }
    items.push(Item::Table(grid));
}

/// Writes the cells of a table that is a letterhead or a signature as lines, each column after the other.
fn unfold<'r>(items: &mut Vec<Item<'r>>, grid: &Grid<'r>) {
    for cell in grid.by_columns() {
        items.push(Item::Part);
        items.extend(cell.pieces.iter().map(|piece| {
            let line = VisualLine {
                words: Cow::Borrowed(piece.raw),
                gap: Gap::Blank(0),
                indent: 0,
                hard: true,
                heading: None,
                emphasised: false,
                column: true,
            };
            Item::Line(Box::new(TextLine { line, raw: piece.raw, at: piece.at, page: grid.page, room: None }))
        }));
    }
}

//! The words of cells: lines joined into paragraphs by the width of their column.

use super::baseline;
use super::lattice::Lattice;
use super::sheet::{Glyph, Sheet};
use super::strip::{self, Strip};
use crate::legacy::Habit;
use crate::lines::{Join, glue_or_space};
use crate::shape;

/// A table of the page.
#[derive(Debug)]
pub(super) struct Tabular {
    /// For each row the cells that begin in it.
    pub(super) rows: Vec<Vec<CellText>>,
}

/// The lines of a cell.
#[derive(Debug)]
pub(super) struct CellText {
    /// Each with how it goes on from the one before.
    pub(super) lines: Vec<(Strip, Join)>,
    pub(super) columns: u32,
    pub(super) rows: u32,
}

/// The space between a border and the words is not wider.
const PADDING: f32 = 8.0;

/// How far measures of lines may be off, in heights of their type.
#[derive(Clone, Copy)]
struct Slack {
    /// What a line must leave, over the next word and its space, to have ended by itself.
    room: f32,
    /// What lines must be apart, over the distance of others in the cell, to be paragraphs.
    apart: f32,
}

const DRAWN: Slack = Slack { room: 0.1, apart: 0.25 };
/// A reading machine tells boxes of ink, not how far letters reach, and guesses the baseline of short lines.
const SEEN: Slack = Slack { room: 0.3, apart: 0.4 };

/// Fills the cells of a lattice; `glyphs` are those of each cell.
pub(super) fn of_lattice(
    lattice: &Lattice,
    glyphs: Vec<Vec<Glyph>>,
    sheet: &Sheet,
    habit: &mut Habit,
) -> Tabular {
    let mut cells: Vec<Vec<Strip>> = Vec::with_capacity(glyphs.len());
    for glyphs in glyphs {
        let rows = baseline::rows(glyphs, &sheet.letters);
        let whole: Vec<_> = rows.iter().map(|row| (row, 0..row.words.len())).collect();
        let mut strips = strip::strips(&whole, sheet, habit);
        strips.retain(|strip| !strip.words.is_empty());
        cells.push(strips);
    }
    let left = |strips: &[Strip]| strips.iter().map(Strip::left).fold(f32::MAX, f32::min);
    let padding =
        lattice.cells.iter().zip(&cells).map(|(cell, strips)| left(strips) - lattice.area(cell).left);
    let padding = padding.fold(PADDING, f32::min).max(0.0);
    let slack = if sheet.scanned { SEEN } else { DRAWN };
    let mut rows: Vec<Vec<CellText>> = (0..lattice.rows()).map(|_| Vec::new()).collect();
    for (cell, strips) in lattice.cells.iter().zip(cells) {
        let area = lattice.area(cell);
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        rows[cell.row].push(CellText {
            lines: joined(strips, area.right - area.left - 2.0 * padding, slack),
            columns: count(cell.columns),
            rows: count(cell.rows),
        });
    }
    Tabular { rows }
}

/// Makes a table of the lines of each row's cells.
pub(super) fn of_strips(lines: Vec<Vec<Vec<Strip>>>) -> Tabular {
    let columns = lines.first().map_or(0, Vec::len);
    let widths: Vec<f32> = (0..columns)
        .map(|column| {
            let strips = || lines.iter().filter_map(|row| row.get(column)).flatten();
            strips().map(|strip| strip.right() - strip.left()).fold(0.0, f32::max)
        })
        .collect();
    let cell = |(strips, width): (Vec<Strip>, &f32)| CellText {
        lines: joined(strips, *width, DRAWN),
        columns: 1,
        rows: 1,
    };
    let rows = lines.into_iter().map(|row| row.into_iter().zip(&widths).map(cell).collect());
    Tabular { rows: rows.collect() }
}

/// Says of each line of a cell how it goes on from the one before. `width` is that of the cell's lines.
fn joined(strips: Vec<Strip>, width: f32, slack: Slack) -> Vec<(Strip, Join)> {
    let pitch = strips.windows(2).map(|pair| pair[1].base - pair[0].base).fold(f32::MAX, f32::min);
    let mut lines: Vec<(Strip, Join)> = Vec::with_capacity(strips.len());
    for strip in strips {
        let join = match lines.last() {
            Some((before, _)) => join(before, &strip, width, pitch, slack),
            None => Join::New,
        };
        lines.push((strip, join));
    }
    lines
}

fn join(before: &Strip, strip: &Strip, width: f32, pitch: f32, slack: Slack) -> Join {
    if splits_year(&before.words, &strip.words)
        || before.words.ends_with('\u{ad}')
        || shape::cuts_symbol(&before.words, &strip.words)
    {
        return Join::Glue;
    }
    let room = before.right() - before.left() + strip.first_width() <= width - slack.room * strip.size;
    let cut = shape::ends_open(&before.words) || shape::starts_lower(&strip.words);
    let cut = cut && !shape::ends_closed(&before.words);
    let label = shape::label(&strip.words).filter(|_| !shape::takes_number(&before.words));
    let inside = |length: usize| shape::dash_joins(&before.words, &strip.words[length..]);
    let labelled = label.is_some_and(|label| !shape::is_dash(&label) || room || !inside(label.length));
    let apart = strip.base - before.base > pitch + slack.apart * strip.size;
    let begins = labelled || room || apart;
    if begins && !cut { Join::New } else { glue_or_space(&before.words, &strip.words) }
}

/// "30/9/20" / "24": a narrow column cuts a day.
fn splits_year(before: &str, behind: &str) -> bool {
    let last = before.rsplit(' ').next().unwrap_or("");
    let Some((day, year)) = last.rsplit_once('/') else { return false };
    let digits = |words: &str| words.bytes().take_while(u8::is_ascii_digit).count();
    day.contains('/')
        && day.bytes().all(|byte| byte == b'/' || byte.is_ascii_digit())
        && !year.is_empty()
        && digits(year) == year.len()
        && year.len() + digits(behind) == 4
        && digits(behind) > 0
}

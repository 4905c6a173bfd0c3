//! Reading order: what stands side by side is read column by column, where it is a letterhead, a signature or text in
//! columns; as a table, where a row names its columns; else line by line.

use super::baseline::{Row, SPACE_WIDTH};
use super::sheet::Sheet;
use super::strip::{self, Strip};
use super::table::{self, Tabular};
use crate::legacy::Habit;
use crate::shape::{self, Role};
use crate::{grid, rows};

/// What a page holds, in reading order.
#[derive(Debug)]
pub(super) enum Part {
    Line(Line),
    Table(Tabular),
}

/// A line of the page, or of one of its columns.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) strip: Strip,
    /// Lines with the same number have the same margins.
    pub(super) margins: u32,
    /// Set for a line of a letterhead or a signature that stands beside another.
    pub(super) column: bool,
    /// Set for the first line of such a column.
    pub(super) parted: bool,
    /// The page that it stands on, where that is another one than that of its neighbours.
    pub(super) page: Option<u32>,
}

/// Strips side by side: one line of the page.
struct Band {
    strips: Vec<Strip>,
    base: f32,
    size: f32,
}

/// Bands that share an open gutter, or more.
struct Region {
    first: usize,
    end: usize,
    /// The band behind the last one of several strips.
    even_end: usize,
    gutters: Vec<Gutter>,
}

#[derive(Clone, Copy, Debug)]
struct Gutter {
    left: f32,
    right: f32,
}

/// A gap of this many heights parts strips, if it is so many times as wide as the spaces of its line.
const WIDE: f32 = 1.0;
const WIDER: f32 = 2.5;
/// A gutter is at least this wide, in heights.
const GUTTER: f32 = 0.7;
/// A line of more strips is a drawing.
const STRIPS: usize = 24;
/// Baselines of lines side by side differ by less than this part of the height.
const BESIDE: f32 = 0.8;
/// A line that is this many heights below another does not go on with its column.
const NEAR: f32 = 2.2;
/// So many lines of a column may stand higher than the other column begins.
const ABOVE: usize = 6;
/// Text in columns: lines of each, and their width in heights.
const COLUMN_LINES: usize = 5;
const COLUMN_WIDTH: f32 = 11.0;

/// Puts the rows of a stretch of the page in reading order. `margins` counts the columns.
pub(super) fn order(rows: &[Row], sheet: &Sheet, habit: &mut Habit, margins: &mut u32) -> Vec<Part> {
    let mut bands = bands(rows.iter().flat_map(|row| cut(row, sheet, habit)).collect());
    let mut parts = Vec::new();
    let mut done = 0;
    let mut next = 0;
    while next < bands.len() {
        let Some(region) = region(&bands, done, next) else {
            next += 1;
            continue;
        };
        parts.extend(bands[done..region.first].iter_mut().map(whole_line));
        next = region.write(&mut bands, margins, &mut parts);
        done = next;
    }
    parts.extend(bands[done..].iter_mut().map(whole_line));
    parts
}

/// Cuts a row at its wide gaps.
fn cut(row: &Row, sheet: &Sheet, habit: &mut Habit) -> Vec<Strip> {
    let gaps: Vec<f32> =
        row.words.windows(2).map(|pair| (pair[1].left - pair[0].right) / row.size.max(1.0)).collect();
    let mut sorted = gaps.clone();
    sorted.sort_by(f32::total_cmp);
    let usual = if gaps.len() >= 3 { sorted[gaps.len() / 4] } else { SPACE_WIDTH };
    let wide = (usual * WIDER).max(WIDE);
    let mut strips = Vec::new();
    let mut start = 0;
    let ends = gaps.iter().enumerate().filter(|(_, gap)| **gap > wide).map(|(index, _)| index + 1);
    for end in ends.chain([row.words.len()]) {
        let words = strip::strips(&[(row, start..end)], sheet, habit);
        strips.extend(words.into_iter().flat_map(cut_before_motto));
        start = end;
    }
    strips.retain(|strip| !strip.words.is_empty());
    strips
}

/// The right column of a letterhead may begin close behind the left one: its words are known.
fn cut_before_motto(mut strip: Strip) -> Vec<Strip> {
    if !shape::has_motto(&strip.words) {
        return vec![strip];
    }
    let lower = viet::fold::lower(&strip.words);
    let at = shape::MOTTOES.iter().filter_map(|motto| lower.find(motto)).find(|at| *at > 0);
    let behind = at.and_then(|at| strip.split_off(at));
    std::iter::once(strip).chain(behind).collect()
}

/// Puts strips of lines that overlap in height side by side, if nothing of one stands above something of the other.
fn bands(strips: Vec<Strip>) -> Vec<Band> {
    let mut bands: Vec<Band> = Vec::new();
    for strip in strips {
        let beside = bands.last().filter(|band| {
            let apart = (strip.base - band.base).abs() / strip.size.min(band.size).max(1.0);
            let free = |other: &Strip| {
                let gap = if apart == 0.0 { 0.0 } else { strip.size * GUTTER };
                other.right() + gap <= strip.left() || strip.right() + gap <= other.left()
            };
            apart <= BESIDE && band.strips.len() < STRIPS && (apart == 0.0 || band.strips.iter().all(free))
        });
        if beside.is_some()
            && let Some(band) = bands.last_mut()
        {
            band.size = band.size.max(strip.size);
            let at = band.strips.partition_point(|other| other.left() <= strip.left());
            band.strips.insert(at, strip);
        } else {
            bands.push(Band { base: strip.base, size: strip.size, strips: vec![strip] });
        }
    }
    bands
}

/// Finds the region of the band `start`, if that has strips side by side. `floor` is the first band not yet written.
fn region(bands: &[Band], floor: usize, start: usize) -> Option<Region> {
    let mut gutters: Vec<Gutter> = bands[start]
        .strips
        .windows(2)
        .map(|pair| Gutter { left: pair[0].right(), right: pair[1].left() })
        .collect();
    if gutters.is_empty() {
        return None;
    }
    let mut region = Region { first: start, end: start + 1, even_end: start + 1, gutters: Vec::new() };
    let mut tail = is_tail(&bands[start]);
    for (index, pair) in bands.windows(2).enumerate().skip(start) {
        let [before, band] = pair else { break };
        tail |= is_tail(band);
        let open: Vec<Gutter> = gutters.iter().filter_map(|gutter| gutter.beside(band)).collect();
        if open.is_empty() || ends_columns(before, band, &open, tail) {
            break;
        }
        gutters = open;
        region.end = index + 2;
        if band.strips.len() > 1 {
            region.even_end = region.end;
        }
    }
    while region.first > floor
        && start - region.first < ABOVE
        && let Some(open) = begins_column(&bands[region.first - 1], &bands[region.first], &gutters)
    {
        gutters = open;
        region.first -= 1;
    }
    region.gutters = gutters;
    Some(region)
}

impl Gutter {
    /// Returns what of the gutter is open beside a band.
    fn beside(&self, band: &Band) -> Option<Self> {
        let mut open = *self;
        for strip in &band.strips {
            if strip.left() <= open.left && strip.right() >= open.right {
                return None;
            }
            // A strip that reaches into the gutter belongs to the side on which it takes less of it away.
            let (from_left, from_right) = (strip.right() - open.left, open.right - strip.left());
            if from_left > 0.0 && from_right > 0.0 {
                if from_left <= from_right { open.left = strip.right() } else { open.right = strip.left() }
            }
        }
        (open.right - open.left >= GUTTER * band.size).then_some(open)
    }

    fn is_left(&self, strip: &Strip) -> bool {
        strip.right() <= self.right && strip.left() < self.left
    }
}

fn is_tail(band: &Band) -> bool {
    band.strips.iter().any(|strip| matches!(shape::role(&strip.words), Role::Recipients | Role::Authority))
}

/// Tells whether a band that keeps the gutter open is no longer part of the columns.
fn ends_columns(before: &Band, band: &Band, gutters: &[Gutter], tail: bool) -> bool {
    let near = band.base - before.base <= NEAR * band.size;
    let [strip] = band.strips.as_slice() else {
        // Far below a signature stand the names of those who sign, or the foot of the page.
        let signs = |strip: &Strip| shape::is_name(&strip.words) || shape::is_caps(&strip.words);
        return tail && !near && !band.strips.iter().all(signs);
    };
    let left = gutters.first().is_some_and(|gutter| gutter.is_left(strip));
    matches!(shape::role(&strip.words), Role::Kind | Role::Addressee) || !near && (left || !tail)
}

/// Tells whether a line above columns is the beginning of one of them; returns the gutters then.
fn begins_column(band: &Band, below: &Band, gutters: &[Gutter]) -> Option<Vec<Gutter>> {
    let [strip] = band.strips.as_slice() else { return None };
    let near = below.base - band.base <= NEAR * band.size;
    let role = shape::role(&strip.words);
    let titled =
        matches!(role, Role::Letterhead | Role::Recipients | Role::Authority) || shape::is_caps(&strip.words);
    let open: Vec<Gutter> = gutters.iter().filter_map(|gutter| gutter.beside(band)).collect();
    (near && titled && role != Role::Kind && !open.is_empty()).then_some(open)
}

/// How a region is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A letterhead or a signature.
    Layout,
    /// Text in columns.
    Text,
    Table,
    /// Lines with gaps.
    Lines,
}

impl Region {
    /// Writes the region; returns the first band behind it.
    fn write(&self, bands: &mut [Band], margins: &mut u32, parts: &mut Vec<Part>) -> usize {
        let kind = self.kind(bands);
        if kind == Kind::Lines {
            parts.extend(bands[self.first..self.even_end].iter_mut().map(whole_line));
            return self.even_end;
        }
        let bands = &mut bands[self.first..self.end];
        if kind == Kind::Table {
            parts.push(Part::Table(self.table(bands)));
            return self.end;
        }
        let mut columns: Vec<Vec<Strip>> = (0..=self.gutters.len()).map(|_| Vec::new()).collect();
        for strip in bands.iter_mut().flat_map(|band| band.strips.drain(..)) {
            columns[self.column(&strip)].push(strip);
        }
        for column in columns.iter_mut().filter(|column| !column.is_empty()) {
            *margins += 1;
            column.sort_by(|one, other| one.base.total_cmp(&other.base));
            let mut lines = join_level(std::mem::take(column));
            if kind == Kind::Layout {
                lines = join_titles(lines);
            }
            parts.extend(lines.into_iter().enumerate().map(|(index, strip)| {
                let layout = kind == Kind::Layout;
                let parted = layout && index == 0;
                Part::Line(Line { strip, margins: *margins, column: layout, parted, page: None })
            }));
        }
        *margins += 1;
        self.end
    }

    /// Returns the column of a strip.
    fn column(&self, strip: &Strip) -> usize {
        let middle = (strip.left() + strip.right()) / 2.0;
        self.gutters.iter().filter(|gutter| (gutter.left + gutter.right) / 2.0 <= middle).count()
    }

    fn kind(&self, bands: &[Band]) -> Kind {
        let all = &bands[self.first..self.end];
        let mut strips = all.iter().flat_map(|band| &band.strips);
        if strips.any(|strip| grid::is_layout_cell(&strip.words)) || all.iter().any(signs_beside_recipients) {
            return Kind::Layout;
        }
        let even = || all.iter().filter(|band| band.strips.len() > 1);
        let header: Vec<&str> = all
            .first()
            .map(|band| band.strips.iter().map(|strip| strip.words.as_str()).collect())
            .unwrap_or_default();
        let numbered = header.first().is_some_and(|first| rows::is_heading_of_numbers(first));
        if numbered
            && header.len() == self.gutters.len() + 1
            && even().count() > 2
            && rows::is_header(&header)
        {
            return Kind::Table;
        }
        let titles =
            even().next().is_some_and(|band| band.strips.iter().all(|strip| shape::is_caps(&strip.words)));
        if titles && self.gutters.len() <= 2 {
            return Kind::Layout;
        }
        if self.is_text(all) { Kind::Text } else { Kind::Lines }
    }

    /// Tells whether the columns are text: wide, of several lines, most of them full.
    fn is_text(&self, bands: &[Band]) -> bool {
        let mut columns: Vec<(usize, f32, f32, Vec<f32>)> =
            vec![(0, f32::MAX, f32::MIN, Vec::new()); self.gutters.len() + 1];
        let mut size = 0.0f32;
        for strip in bands.iter().flat_map(|band| &band.strips) {
            let (lines, left, right, ends) = &mut columns[self.column(strip)];
            *lines += 1;
            *left = left.min(strip.left());
            *right = right.max(strip.right());
            ends.push(strip.right());
            size = size.max(strip.size);
        }
        columns.iter().all(|(lines, left, right, ends)| {
            let full = ends.iter().filter(|end| *right - **end <= 2.0 * size).count();
            *lines >= COLUMN_LINES && right - left >= COLUMN_WIDTH * size && full * 2 >= *lines
        })
    }

    /// Reads the bands as a table: a row begins where the first column is filled.
    fn table(&self, bands: &mut [Band]) -> Tabular {
        let mut lines: Vec<Vec<Vec<Strip>>> = Vec::new();
        for band in bands {
            let mut cells: Vec<Vec<Strip>> = (0..=self.gutters.len()).map(|_| Vec::new()).collect();
            for strip in band.strips.drain(..) {
                cells[self.column(&strip)].push(strip);
            }
            let begins = !cells[0].is_empty();
            match lines.last_mut().filter(|_| !begins) {
                Some(row) => row.iter_mut().zip(cells).for_each(|(above, below)| above.extend(below)),
                None => lines.push(cells),
            }
        }
        table::of_strips(lines)
    }
}

/// "- Lưu: VT.", and beside it the name of the one who signs.
fn signs_beside_recipients(band: &Band) -> bool {
    let [recipient, signer] = band.strips.as_slice() else { return false };
    shape::label(&recipient.words).is_some_and(|label| shape::is_dash(&label))
        && (shape::is_name(&signer.words) || shape::is_caps(&signer.words))
}

/// Joins strips of one column that stand on one line.
fn join_level(strips: Vec<Strip>) -> Vec<Strip> {
    let mut lines: Vec<Strip> = Vec::with_capacity(strips.len());
    for strip in strips {
        match lines.last_mut().filter(|line| line.base == strip.base && line.right() <= strip.left()) {
            Some(line) => line.append(strip),
            None => lines.push(strip),
        }
    }
    lines
}

/// Joins what found no room on its line: the Quốc hiệu, and a body's name whose last word stands alone.
fn join_titles(strips: Vec<Strip>) -> Vec<Strip> {
    let width = strips.iter().map(|strip| strip.right() - strip.left()).fold(0.0, f32::max);
    let mut lines: Vec<Strip> = Vec::with_capacity(strips.len());
    for strip in strips {
        let goes_on = |before: &&mut Strip| {
            let together = viet::fold::lower(&format!("{} {}", before.words, strip.words));
            let full = before.right() - before.left() + strip.first_width() > width;
            let word = full && !strip.words.contains(' ') && shape::is_caps(&together.to_uppercase());
            let alike = before.is_emphasised() == strip.is_emphasised()
                && is_capital(&before.words)
                && is_capital(&strip.words);
            let near = strip.base - before.base <= 1.8 * strip.size;
            near && alike && (word || shape::NATIONAL_TITLES.iter().any(|motto| motto.starts_with(&together)))
        };
        match lines.last_mut().filter(goes_on) {
            Some(before) => {
                let base = strip.base;
                before.append(strip);
                before.base = base;
            }
            None => lines.push(strip),
        }
    }
    lines
}

fn is_capital(words: &str) -> bool {
    words.chars().any(char::is_uppercase) && !words.chars().any(char::is_lowercase)
}

/// Returns the strips of a band as one line of the page.
fn whole_line(band: &mut Band) -> Part {
    let mut strips = std::mem::take(&mut band.strips).into_iter();
    let mut line = strips.next().unwrap_or_default();
    strips.for_each(|strip| line.append(strip));
    Part::Line(Line { strip: line, margins: 0, column: false, parted: false, page: None })
}

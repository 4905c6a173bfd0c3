//! A page made sound: upright, each letter once, without what was stamped over the text.

use super::sides::Side;
use super::{Area, Page, Piece};
use crate::limits::{PIECES, RULES};
use std::collections::HashSet;
use std::ops::Range;

/// The glyphs of a page that are its text.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) number: u32,
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) letters: String,
    pub(super) glyphs: Vec<Glyph>,
    pub(super) rules: Vec<Area>,
    pub(super) fonts: Vec<String>,
    /// Set where a reading machine saw the letters.
    pub(super) scanned: bool,
}

/// A glyph with its marks, or a word that a reading machine saw.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    /// Bytes of [`Sheet::letters`].
    pub(super) letters: (u32, u32),
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) base: f32,
    pub(super) size: f32,
    pub(super) font: Option<u16>,
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) sure: Option<u8>,
    /// Set for white space.
    pub(super) space: bool,
}

/// Coordinates beyond are a mistake of the program that wrote the file: a page has at most 14,400 points.
const FAR: f32 = 100_000.0;
/// Smallest and largest type in points.
const SIZES: Range<f32> = 0.8..2_000.0;
/// Degrees by which a page may be skewed, and its pieces may differ.
const SKEW: i32 = 4;
/// Type so many times as large as that of the text is a watermark.
const HUGE: f32 = 4.5;

/// Makes a page sound: its text, and what is written across it in other directions.
pub(super) fn of(page: &Page) -> (Sheet, Vec<Side>) {
    let pieces: Vec<Piece> = page.pieces.iter().take(PIECES).filter_map(|piece| sound(page, piece)).collect();
    let rules: Vec<Area> = page.rules.iter().take(RULES).filter(|rule| is_sound(rule)).copied().collect();
    let angle = main_angle(page, &pieces);
    let sides = (1..4).filter_map(|quarters| {
        let angle = angle + 90 * quarters;
        let across = pieces.iter().filter(|piece| stands(piece, angle) && !piece.hidden);
        let across: Vec<Piece> = across.cloned().collect();
        let is_empty = across.iter().all(|piece| page.letters_of(piece).trim().is_empty());
        (!is_empty).then(|| Side {
            sheet: upright(page, across, rules.clone(), angle),
            quarters,
            upright: apart(angle, 0) <= SKEW,
        })
    });
    let sides = sides.collect();
    let text = pieces.into_iter().filter(|piece| stands(piece, angle)).collect();
    (upright(page, text, rules, angle), sides)
}

/// Tells whether a piece stands at an angle, or nearly.
fn stands(piece: &Piece, angle: i32) -> bool {
    apart(i32::from(piece.angle), angle) <= SKEW
}

/// Makes the sheet of pieces that all stand at an angle.
fn upright(page: &Page, mut pieces: Vec<Piece>, mut rules: Vec<Area>, angle: i32) -> Sheet {
    let (width, height) = stand_up(page, &mut pieces, &mut rules, angle);
    pieces.retain(|piece| {
        let across = piece.left < width + piece.size && piece.right > -piece.size;
        across && piece.base > -piece.size && piece.base < height + piece.size
    });
    pieces.dedup_by(|piece, before| is_part_of(page, before, piece));
    drop_huge(page, &mut pieces);
    super::signature::drop(page, &mut pieces);
    choose_layer(page, &mut pieces);
    let scanned = pieces.iter().any(|piece| piece.hidden || piece.sure.is_some());
    let mut sheet = Sheet {
        number: page.number,
        width,
        height,
        rules,
        fonts: page.fonts.clone(),
        scanned,
        ..Sheet::default()
    };
    sheet.take(page, &pieces);
    sheet
}

impl Sheet {
    /// Returns the letters of a glyph.
    pub(super) fn letters_of(&self, glyph: &Glyph) -> &str {
        self.letters.get(glyph.letters.0 as usize..glyph.letters.1 as usize).unwrap_or("")
    }

    /// Takes the pieces as glyphs; marks that were drawn over a letter become part of it.
    fn take(&mut self, page: &Page, pieces: &[Piece]) {
        let hosts = hosts(page, pieces);
        let mut marks: Vec<Vec<char>> = Vec::new();
        let mut marked: Vec<Option<usize>> = vec![None; pieces.len()];
        for (mark, host) in hosts.iter().enumerate() {
            let Some(host) = host else { continue };
            let slot = *marked[*host].get_or_insert_with(|| {
                marks.push(Vec::new());
                marks.len() - 1
            });
            marks[slot].extend(page.letters_of(&pieces[mark]).chars());
        }
        for (index, piece) in pieces.iter().enumerate().filter(|(index, _)| hosts[*index].is_none()) {
            let start = self.letters.len();
            let words = page.letters_of(piece);
            self.letters.push_str(words);
            if let Some(slot) = marked[index] {
                // A circumflex, breve or horn stands before the tone, or they cannot be composed.
                marks[slot].sort_by_key(|mark| !matches!(mark, '\u{302}' | '\u{306}' | '\u{31b}'));
                self.letters.extend(&marks[slot]);
            }
            let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            self.glyphs.push(Glyph {
                letters: (place(start), place(self.letters.len())),
                left: piece.left,
                right: piece.right,
                base: piece.base,
                size: piece.size,
                font: piece.font,
                bold: piece.bold,
                italic: piece.italic,
                sure: piece.sure,
                space: words.chars().all(char::is_whitespace),
            });
        }
    }
}

/// Returns a piece with places that can be, or nothing where it has no letters or no place.
fn sound(page: &Page, piece: &Piece) -> Option<Piece> {
    let near = |value: f32| value.is_finite() && value.abs() <= FAR;
    let letters = page.letters_of(piece);
    if letters.is_empty() || !near(piece.left) || !near(piece.base) || !SIZES.contains(&piece.size) {
        return None;
    }
    let seen = letters.chars().any(|letter| !letter.is_control() || letter.is_whitespace());
    let widest = piece.size * 4.0 * f32::from(u8::try_from(letters.len().min(255)).unwrap_or(u8::MAX));
    let right =
        if piece.right.is_finite() { piece.right.clamp(piece.left, piece.left + widest) } else { piece.left };
    seen.then(|| Piece { right, ..piece.clone() })
}

/// Tells whether a piece is another part of the letter drawn before it: fonts that make "ơ" of an "o" and a horn say "ơ" of
/// both, and the horn takes no room.
fn is_part_of(page: &Page, before: &Piece, piece: &Piece) -> bool {
    let narrow =
        piece.right - piece.left < 0.02 * piece.size && before.right - before.left > 0.1 * piece.size;
    let beside = (piece.left - before.right).abs() < 0.5 * piece.size
        && (piece.base - before.base).abs() < 0.3 * piece.size;
    narrow && beside && piece.font == before.font && page.letters_of(piece) == page.letters_of(before)
}

fn is_sound(area: &Area) -> bool {
    [area.left, area.top, area.right, area.bottom].iter().all(|edge| edge.is_finite() && edge.abs() <= FAR)
        && area.left <= area.right
        && area.top <= area.bottom
}

/// Turns the page so that pieces of an angle stand upright, and returns its width and height.
fn stand_up(page: &Page, pieces: &mut [Piece], rules: &mut [Area], angle: i32) -> (f32, f32) {
    for piece in pieces.iter_mut() {
        let by = angle - i32::from(piece.angle);
        if by.rem_euclid(360) != 0 {
            let (left, base) = turned(piece.left, piece.base, by);
            piece.right += left - piece.left;
            (piece.left, piece.base) = (left, base);
        }
    }
    let near = |side: f32| if side.is_finite() { side.clamp(1.0, FAR) } else { 1_000.0 };
    let (width, height) = (near(page.width), near(page.height));
    if angle == 0 {
        return (width, height);
    }
    let corners =
        [(0.0, 0.0), (width, 0.0), (0.0, height), (width, height)].map(|(x, y)| turned(x, y, angle));
    let least = |side: fn(&(f32, f32)) -> f32| corners.iter().map(side).fold(f32::MAX, f32::min);
    let (x, y) = (least(|corner| corner.0), least(|corner| corner.1));
    for piece in pieces {
        (piece.left, piece.right, piece.base) = (piece.left - x, piece.right - x, piece.base - y);
    }
    // A skewed rule stays straight, at the place of its middle.
    let quarter = (angle + 45).rem_euclid(180) >= 90;
    for rule in rules {
        let middle = turned((rule.left + rule.right) / 2.0, (rule.top + rule.bottom) / 2.0, angle);
        let (mut wide, mut high) = ((rule.right - rule.left) / 2.0, (rule.bottom - rule.top) / 2.0);
        if quarter {
            (wide, high) = (high, wide);
        }
        let (across, down) = (middle.0 - x, middle.1 - y);
        *rule = Area { left: across - wide, right: across + wide, top: down - high, bottom: down + high };
    }
    if quarter { (height, width) } else { (width, height) }
}

/// Returns the angle at which most letters stand.
fn main_angle(page: &Page, pieces: &[Piece]) -> i32 {
    let mut letters = [0usize; 360];
    for piece in pieces {
        letters[i32::from(piece.angle).rem_euclid(360).unsigned_abs() as usize] +=
            page.letters_of(piece).len();
    }
    // A text that stands upright is the page's, however large a table is drawn beside it.
    let upright =
        (0..=SKEW as usize).chain(360 - SKEW as usize..360).map(|angle| letters[angle]).sum::<usize>();
    let all = letters.iter().sum::<usize>();
    let most = letters.iter().enumerate().max_by_key(|(_, count)| **count).map_or(0, |(angle, _)| angle);
    let angle = i32::try_from(most).unwrap_or(0);
    if upright * 2 >= all && apart(angle, 0) > SKEW { 0 } else { angle }
}

/// The degrees between two angles.
fn apart(one: i32, other: i32) -> i32 {
    let between = (one - other).rem_euclid(360);
    between.min(360 - between)
}

fn turned(x: f32, y: f32, angle: i32) -> (f32, f32) {
    let (sin, cos) = (f64::from(angle)).to_radians().sin_cos();
    let (x, y) = (f64::from(x), f64::from(y));
    #[expect(clippy::cast_possible_truncation, reason = "points fit")]
    let point = ((x * cos - y * sin) as f32, (x * sin + y * cos) as f32);
    point
}

/// Drops letters that are far larger than the text.
fn drop_huge(page: &Page, pieces: &mut Vec<Piece>) {
    let sizes = pieces.iter().map(|piece| (piece.size, page.letters_of(piece).chars().count()));
    if let Some(usual) = usual_size(sizes.collect()) {
        pieces.retain(|piece| piece.size <= usual * HUGE);
    }
}

/// Of sizes, each with its letters, returns the one in the middle of the letters.
pub(super) fn usual_size(mut sizes: Vec<(f32, usize)>) -> Option<f32> {
    sizes.sort_by(|one, other| one.0.total_cmp(&other.0));
    let half = sizes.iter().map(|(_, letters)| letters).sum::<usize>() / 2;
    let mut seen = 0;
    let middle = sizes.iter().find(|(_, letters)| {
        seen += letters;
        seen > half
    });
    middle.map(|(size, _)| *size)
}

/// Of a text that is seen and one that is hidden under the picture of the page, keeps what the page says once.
fn choose_layer(page: &Page, pieces: &mut Vec<Piece>) {
    let count = |hidden: bool| {
        let layer = pieces.iter().filter(|piece| piece.hidden == hidden);
        layer.map(|piece| page.letters_of(piece).trim().len()).sum::<usize>()
    };
    let (seen, hidden) = (count(false), count(true));
    if hidden == 0 {
        return;
    }
    if seen >= hidden {
        pieces.retain(|piece| !piece.hidden);
        return;
    }
    let taken: HashSet<(i32, i32)> = pieces.iter().filter(|piece| !piece.hidden).flat_map(squares).collect();
    pieces.retain(|piece| !piece.hidden || !squares(piece).take(1).any(|square| taken.contains(&square)));
}

/// The squares of some points that a piece covers, from its middle on.
fn squares(piece: &Piece) -> impl Iterator<Item = (i32, i32)> {
    const SIDE: f32 = 8.0;
    #[expect(clippy::cast_possible_truncation, reason = "places are within 100,000 points")]
    let square = |x: f32, y: f32| ((x / SIDE).floor() as i32, (y / SIDE).floor() as i32);
    let middle = square((piece.left + piece.right) / 2.0, piece.base - piece.size * 0.3);
    let (first, last) = (square(piece.left, piece.base).0, square(piece.right, piece.base).0);
    let rows = [middle.1, middle.1 - 1, middle.1 + 1];
    std::iter::once(middle)
        .chain((first..=last.min(first.saturating_add(64))).flat_map(move |x| rows.map(|y| (x, y))))
}

/// Says of each piece that is only a mark (a tone, a circumflex) over which letter it was drawn.
fn hosts(page: &Page, pieces: &[Piece]) -> Vec<Option<usize>> {
    let is_mark = |piece: &Piece| {
        let mut letters = page.letters_of(piece).chars();
        letters.all(|letter| ('\u{300}'..='\u{36f}').contains(&letter))
    };
    let marks: Vec<bool> = pieces.iter().map(is_mark).collect();
    let covers = |host: usize, mark: usize| {
        let (Some(host), Some(mark)) = (pieces.get(host), pieces.get(mark)) else { return false };
        let middle = (mark.left + mark.right) / 2.0;
        let slack = host.size * 0.12;
        (host.base - mark.base).abs() < host.size
            && middle >= host.left - slack
            && middle <= host.right + slack
            && !page.letters_of(host).trim().is_empty()
    };
    // The letter before and behind each mark in the order in which they were drawn.
    let mut before: Option<usize> = None;
    let mut hosts = vec![None; pieces.len()];
    let mut waiting: Vec<usize> = Vec::new();
    for index in 0..pieces.len() {
        if !marks[index] {
            for mark in waiting.drain(..) {
                hosts[mark] = Some(index).filter(|host| covers(*host, mark));
            }
            before = Some(index);
        } else if let Some(host) = before.filter(|host| covers(*host, index)) {
            hosts[index] = Some(host);
        } else {
            waiting.push(index);
        }
    }
    hosts
}

//! Lines that hold two columns: the letterhead and the signature, flattened by the program that wrote the text.
//!
//! ```text
//! UBND TỈNH X              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
//! Số:      /TB-SKHCN       Lam Giang, ngày     tháng 3 năm 2024
//! ```
//!
//! Such lines are cut at wide gaps, or where the words of the right column are known. The left column is put before the
//! right one, so that a subject broken over several lines of the left column stays together.

use super::source::{Kind, Source, part};
use crate::shape::{self, Role};
use crate::spacing;
use viet::fold;

/// Blanks that part two columns.
const GUTTER: usize = 3;
/// Letter-spaced words stand nearer than this.
const SPACED_WORDS: usize = 8;
/// A line that begins further in belongs to the right column.
const RIGHT_COLUMN: usize = 30;
/// A letterhead or a signature has no more lines than this.
const REGION_LINES: usize = 60;
/// A line of the left column is not longer.
const LEFT_LETTERS: usize = 50;

/// Cuts the lines of letterheads and signatures.
pub(crate) fn cut(sources: Vec<Source<'_>>) -> Vec<Source<'_>> {
    let mut cut = Vec::with_capacity(sources.len());
    let mut run = Run::default();
    let mut region = Region { tail: false, left: REGION_LINES };
    for source in sources {
        // The rows of a pipe table have their columns already.
        if source.kind != Kind::Text || source.raw.starts_with('|') {
            run.push_between(source, &mut cut);
            continue;
        }
        region.enter(&source);
        if region.left == 0 && !shape::has_motto(&source.words) {
            run.end(&mut cut);
            cut.push(source);
            continue;
        }
        region.left = region.left.max(1) - 1;
        match places(&source, region.tail, run.is_open()) {
            places if places.is_empty() => run.push_whole(source, region.tail, &mut cut),
            places => run.push_parts(&source, &places),
        }
    }
    run.end(&mut cut);
    cut
}

/// Whether the present line may be part of a letterhead or a signature.
struct Region {
    tail: bool,
    /// Lines that may still follow.
    left: usize,
}

impl Region {
    fn enter(&mut self, source: &Source<'_>) {
        let role = shape::role(&source.words);
        if matches!(role, Role::Recipients | Role::Authority) || is_signature_of_minutes(source) {
            *self = Self { tail: true, left: REGION_LINES };
        } else if shape::has_motto(&source.words) {
            *self = Self { tail: false, left: REGION_LINES / 2 };
        } else if matches!(role, Role::Kind | Role::Addressee) || source.words.len() > 240 {
            self.left = 0;
        }
    }
}

/// "THƯ KÝ                    CHỦ TRÌ": minutes are signed by two, side by side.
fn is_signature_of_minutes(source: &Source<'_>) -> bool {
    const POSTS: [&str; 6] = ["thư ký", "người ghi biên bản", "người lập", "chủ trì", "chủ tọa", "chủ toạ"];
    let places = gutters(source.raw);
    let [place] = places.as_slice() else { return false };
    let (left, right) = source.raw.split_at(*place);
    [left, right].iter().all(|side| {
        let side = side.trim().trim_matches('*');
        shape::is_caps(side) && POSTS.iter().any(|post| fold::lower(side).starts_with(post))
    })
}

/// Lines with two columns that follow one another.
#[derive(Default)]
struct Run<'a> {
    left: Vec<Source<'a>>,
    right: Vec<Source<'a>>,
    /// Blank lines behind the last line.
    between: Vec<Source<'a>>,
}

impl<'a> Run<'a> {
    fn is_open(&self) -> bool {
        !self.right.is_empty()
    }

    fn push_parts(&mut self, source: &Source<'a>, places: &[usize]) {
        let mut start = 0;
        self.between.clear();
        for (index, end) in places.iter().copied().chain([source.raw.len()]).enumerate() {
            let part = part(source, start..end);
            start = end;
            if part.kind == Kind::Text {
                if index == 0 { self.left.push(part) } else { self.right.push(part) }
            }
        }
    }

    /// A line that was not cut belongs to one of the columns, or ends them.
    fn push_whole(&mut self, source: Source<'a>, tail: bool, cut: &mut Vec<Source<'a>>) {
        if !self.is_open() {
            cut.push(source);
            return;
        }
        let column = Source { column: true, ..source.clone() };
        let role = shape::role(&source.words);
        let signs = tail && (shape::is_name(&source.words) || shape::is_caps(&source.words));
        let ends = matches!(role, Role::Kind | Role::Addressee | Role::Recipients)
            || source.words.chars().count() > LEFT_LETTERS;
        if (source.indent >= RIGHT_COLUMN || signs) && role != Role::Kind {
            self.right.push(column);
        } else if !ends && (tail || self.between.is_empty()) {
            self.left.push(column);
        } else {
            self.end(cut);
            cut.push(source);
            return;
        }
        self.between.clear();
    }

    fn push_between(&mut self, source: Source<'a>, cut: &mut Vec<Source<'a>>) {
        if self.is_open() && !matches!(source.kind, Kind::HtmlTable | Kind::Row { .. }) {
            self.between.push(source);
        } else {
            self.end(cut);
            cut.push(source);
        }
    }

    /// Writes the columns one after the other.
    fn end(&mut self, cut: &mut Vec<Source<'a>>) {
        cut.append(&mut self.left);
        cut.append(&mut self.right);
        cut.append(&mut self.between);
    }
}

/// Returns the bytes of `raw` at which a line is cut.
fn places(source: &Source<'_>, tail: bool, run_open: bool) -> Vec<usize> {
    let mut places = Vec::new();
    if !is_table_row(source, run_open) {
        places = gutters(source.raw);
    }
    if places.is_empty() {
        places.extend(known_words(source.raw, tail));
    }
    places
}

/// Lines with tabs are rows of a table, unless they hold words of a letterhead or a signature.
fn is_table_row(source: &Source<'_>, run_open: bool) -> bool {
    let tabs = source.whole.matches('\t').count();
    let known = shape::has_motto(&source.words)
        || shape::role(&source.words) != Role::Ordinary
        || source.raw.split('\t').any(|part| shape::is_authority(part.trim()));
    tabs > 0 && !known && (tabs > 1 || !run_open)
}

/// Finds the wide gaps of a line; those of a blank number or day are none.
fn gutters(raw: &str) -> Vec<usize> {
    let mut places = Vec::new();
    let mut width = 0;
    let mut part = 0;
    for (at, letter) in raw.char_indices() {
        if letter.is_whitespace() {
            width += if letter == '\t' { GUTTER } else { 1 };
            continue;
        }
        let spaced = || width < SPACED_WORDS && spacing::is_inside(&raw[part..at], &raw[at..]);
        if width >= GUTTER && !is_blank_to_fill(&raw[part..at], &raw[at..]) && !spaced() {
            places.push(at);
            part = at;
        }
        width = 0;
    }
    places
}

/// "Số:      /TB-SKHCN", "ngày      tháng 3", "Số:      Lam Giang": only the first two are blanks to be filled in.
fn is_blank_to_fill(left: &str, right: &str) -> bool {
    let left = fold::lower(left.trim_end());
    let left = left.trim_end_matches([':', '.', '…']).trim_end();
    let next: String = right.chars().take(8).collect();
    let next = fold::lower(&next);
    let asks = ["số", "ngày", "tháng", "năm"].iter().any(|word| left.ends_with(word));
    next.starts_with('/')
        || asks
            && (next.starts_with(|letter: char| letter.is_ascii_digit())
                || next.starts_with("tháng")
                || next.starts_with("năm"))
}

/// Finds the right column by its words: the Quốc hiệu, place and date behind the number, the authority that signs.
fn known_words(raw: &str, tail: bool) -> Vec<usize> {
    let lower = fold::lower(raw);
    if tail {
        return behind_recipients(raw, &lower).into_iter().collect();
    }
    if shape::has_motto(raw) {
        let mut places: Vec<usize> = shape::MOTTOES.iter().filter_map(|motto| lower.find(motto)).collect();
        // Marks of bold words stand with the words.
        places.iter_mut().for_each(|at| *at = raw[..*at].trim_end_matches('*').len());
        places.retain(|at| !raw[..*at].trim().is_empty());
        places.sort_unstable();
        return places;
    }
    behind_number(raw, &lower).into_iter().collect()
}

/// "Số: 212/TB-SYT Bắc Vân, ngày 05 tháng 7 năm 2022".
fn behind_number(raw: &str, lower: &str) -> Option<usize> {
    if !lower.starts_with("số") {
        return None;
    }
    let slash = raw.find('/')?;
    let space = slash + raw[slash..].find(' ')?;
    let place = raw[space..].trim_start();
    let at = raw.len() - place.len();
    (shape::role(place.trim_start_matches('*')) == Role::Letterhead && place.contains(',')).then_some(at)
}

/// "Nơi nhận: TL. GIÁM ĐỐC", "- Như trên; CHÁNH VĂN PHÒNG", "- Lưu: VT, VP. Hà Thị Mận".
fn behind_recipients(raw: &str, lower: &str) -> Option<usize> {
    for (at, _) in raw.match_indices(' ').take(24) {
        let rest = raw[at..].trim_start().trim_start_matches('*');
        let left = raw[..at].trim_end().trim_end_matches('*');
        if shape::is_authority(rest) && left.ends_with([':', ';', '.']) {
            return Some(at + 1);
        }
        if left.ends_with(';') && shape::is_caps(rest) {
            return Some(at + 1);
        }
        if lower.starts_with("- lưu") && left.ends_with('.') && shape::is_name(rest) {
            return Some(at + 1);
        }
    }
    None
}

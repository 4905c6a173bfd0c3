//! Glyphs to rows: what stands on one baseline, from left to right, cut into words.
//!
//! Many programs place each letter on its own and draw no spaces: a space is then a gap that is wider than the gaps between
//! the letters of its line, measured against the height of the type.

use super::sheet::Glyph;
use std::ops::Range;

/// Glyphs on one baseline, from left to right, without white space.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) words: Vec<Word>,
    pub(super) base: f32,
    pub(super) size: f32,
}

/// A word of a row.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// Its glyphs.
    pub(super) glyphs: Range<usize>,
    pub(super) left: f32,
    pub(super) right: f32,
    /// Spaces before it: more than one in a letter-spaced title.
    pub(super) spaces: usize,
}

/// Glyphs whose baselines are apart by less than this part of their height stand on one.
const SAME_BASE: f32 = 0.28;
/// A superscript or subscript is smaller than this part of its line's height, and its baseline not further off.
pub(super) const SCRIPT_SIZE: f32 = 0.9;
const SCRIPT_BASE: f32 = 0.6;
/// A letter that is drawn once more nearer than this is only made bold.
const BOLD_SHIFT: f32 = 0.1;
/// A gap of this part of the height between letters is a space; a wider one where the program draws spaces as well.
const SPACE: f32 = 0.12;
const DRAWN_SPACE: f32 = 0.22;
/// Letter-spaced words have no wider gaps between their letters.
const SPACED: f32 = 0.6;
/// Letters of a label: "XVIII."
const LABEL: usize = 6;
/// The width of a space.
pub(super) const SPACE_WIDTH: f32 = 0.25;

/// Puts glyphs into rows, from the top.
pub(super) fn rows(mut glyphs: Vec<Glyph>, letters: &str) -> Vec<Row> {
    glyphs.sort_by(|one, other| one.base.total_cmp(&other.base));
    let mut groups: Vec<Vec<Glyph>> = Vec::new();
    for glyph in glyphs {
        // White space belongs to the row it happens to be in, and begins none.
        match groups.last_mut().filter(|group| is_level(group, &glyph)) {
            Some(group) => group.push(glyph),
            None => groups.push(vec![glyph]),
        }
    }
    for group in &mut groups {
        group.sort_by(|one, other| one.left.total_cmp(&other.left));
    }
    join_scripts(&mut groups);
    groups.into_iter().filter_map(|group| Row::of(group, letters)).collect()
}

/// Tells whether a glyph stands on the baseline of a group, whose first glyph is the highest.
fn is_level(group: &[Glyph], glyph: &Glyph) -> bool {
    group
        .first()
        .is_some_and(|first| glyph.base - first.base <= SAME_BASE * first.size.min(glyph.size).max(4.0))
}

/// Adds superscripts and subscripts to the line that they touch.
fn join_scripts(groups: &mut [Vec<Glyph>]) {
    for index in 0..groups.len() {
        for host in [index + 1, index.wrapping_sub(1)] {
            let (Some(small), Some(large)) = (groups.get(index), groups.get(host)) else { continue };
            if small.len() * 2 > large.len() || !touches(small, large) {
                continue;
            }
            let small = std::mem::take(&mut groups[index]);
            groups[host].extend(small);
            groups[host].sort_by(|one, other| one.left.total_cmp(&other.left));
            break;
        }
    }
}

/// Tells whether each of some small glyphs stands by a letter of a line, or by another small one that does.
fn touches(small: &[Glyph], large: &[Glyph]) -> bool {
    let mut edge = f32::MIN;
    small.iter().all(|glyph| {
        let at = large.partition_point(|other| other.left <= glyph.left);
        let before = at.checked_sub(1).and_then(|at| large.get(at));
        let behind = large.get(at);
        let near = |host: &Glyph, gap: f32| {
            glyph.size <= host.size * SCRIPT_SIZE
                && (glyph.base - host.base).abs() <= host.size * SCRIPT_BASE
                && gap.abs() <= host.size * 0.3
        };
        let stands = before.is_some_and(|host| near(host, glyph.left - host.right))
            || behind.is_some_and(|host| near(host, host.left - glyph.right))
            || (glyph.left - edge).abs() <= glyph.size * 0.3;
        edge = glyph.right;
        stands
    })
}

impl Row {
    fn of(group: Vec<Glyph>, letters: &str) -> Option<Self> {
        let group = without_shadows(group, letters);
        let gaps = Gaps::of(&group);
        let mut row =
            Self { glyphs: Vec::with_capacity(group.len()), words: Vec::new(), base: 0.0, size: 0.0 };
        let mut spaced = false;
        for glyph in group {
            if glyph.space {
                spaced = true;
                continue;
            }
            let at = row.glyphs.len();
            let gap =
                row.glyphs.last().map(|before| (glyph.left - before.right) / glyph.size.max(before.size));
            let begins = gap.is_none_or(|gap| gaps.is_space(gap, spaced, &glyph))
                || row.is_label_before(&glyph, letters);
            match row.words.last_mut().filter(|_| !begins) {
                Some(word) => {
                    word.glyphs.end = at + 1;
                    word.right = word.right.max(glyph.right);
                }
                None => row.words.push(Word {
                    glyphs: at..at + 1,
                    left: glyph.left,
                    right: glyph.right,
                    spaces: gap.map_or(0, spaces),
                }),
            }
            spaced = false;
            row.glyphs.push(glyph);
        }
        row.measure();
        (!row.glyphs.is_empty()).then_some(row)
    }

    /// Tells whether all so far is a label that stands close before its item: the number of a footnote, raised, or "III."
    /// where a tab had hardly any room left.
    fn is_label_before(&self, glyph: &Glyph, letters: &str) -> bool {
        let letters_of =
            |glyph: &Glyph| letters.get(glyph.letters.0 as usize..glyph.letters.1 as usize).unwrap_or("");
        let (Some(first), Some(last)) = (self.glyphs.first(), self.glyphs.last()) else { return false };
        let starts = |test: fn(char) -> bool| letters_of(glyph).starts_with(test);
        if self.words.len() != 1 || self.glyphs.len() > LABEL {
            return false;
        }
        let raised = first.size <= SCRIPT_SIZE * glyph.size && first.base + 0.15 * glyph.size <= glyph.base;
        let closed = self.glyphs.len() > 1 && matches!(letters_of(last), "." | ")");
        raised && starts(char::is_alphabetic)
            || closed && starts(char::is_uppercase) && glyph.left - last.right > 0.02 * glyph.size
    }

    /// Takes the height and the baseline that most glyphs have.
    fn measure(&mut self) {
        let mut sizes: Vec<(f32, f32)> = self.glyphs.iter().map(|glyph| (glyph.size, glyph.base)).collect();
        sizes.sort_by(|one, other| one.0.total_cmp(&other.0));
        if let Some((size, base)) = sizes.get(sizes.len() / 2) {
            (self.size, self.base) = (*size, *base);
        }
    }
}

/// The spaces that a gap has room for.
fn spaces(gap: f32) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 1 to 40")]
    let spaces = (gap / SPACE_WIDTH).round().clamp(1.0, 40.0) as usize;
    spaces
}

/// Drops letters that are drawn twice to make them bold, and says of the others that they are.
fn without_shadows(group: Vec<Glyph>, letters: &str) -> Vec<Glyph> {
    /// As many glyphs may stand between a letter and its shadow.
    const BETWEEN: usize = 4;
    let letters_of = |glyph: &Glyph| letters.get(glyph.letters.0 as usize..glyph.letters.1 as usize);
    let mut kept: Vec<Glyph> = Vec::with_capacity(group.len());
    for glyph in group {
        let near = kept.len().saturating_sub(BETWEEN);
        let twin = kept[near..].iter_mut().find(|before| {
            let shift = (glyph.left - before.left).abs();
            let width = glyph.right - glyph.left;
            !glyph.space
                && shift <= BOLD_SHIFT * glyph.size
                && shift <= 0.6 * width
                && (glyph.size - before.size).abs() <= 0.05 * glyph.size
                && letters_of(&glyph) == letters_of(before)
        });
        match twin {
            Some(twin) => twin.bold |= twin.left < glyph.left,
            None => kept.push(glyph),
        }
    }
    kept
}

/// What the gaps of a row tell of its spaces.
struct Gaps {
    /// A wider gap is a space, where none is drawn, in parts of the height.
    least: f32,
}

impl Gaps {
    fn of(group: &[Glyph]) -> Self {
        let mut gaps: Vec<f32> = Vec::with_capacity(group.len());
        let (mut drawn, mut letters) = (0usize, 0usize);
        for pair in group.windows(2) {
            let [before, glyph] = pair else { continue };
            if glyph.space {
                drawn += 1;
            } else if !before.space {
                gaps.push((glyph.left - before.right) / glyph.size.max(before.size));
            }
            letters += 1;
        }
        gaps.sort_by(f32::total_cmp);
        let middle = gaps.get(gaps.len() / 2).copied().unwrap_or(0.0).max(0.0);
        // A few letters apart say nothing of the gaps inside words.
        let inside = if gaps.len() >= 4 && middle <= SPACED { middle } else { 0.0 };
        // Where all gaps are alike they are spaces between letters that stand alone, if they are wide.
        let widest = gaps.last().copied().unwrap_or(0.0);
        let inside = if inside > SPACE && widest < inside + SPACE && drawn == 0 { 0.0 } else { inside };
        let least = if drawn * 12 >= letters && drawn > 0 { DRAWN_SPACE } else { SPACE };
        Self { least: inside + least }
    }

    fn is_space(&self, gap: f32, drawn: bool, glyph: &Glyph) -> bool {
        // A space that the next letter is drawn over is none. A reading machine gives whole words.
        drawn && gap > 0.04 || gap > self.least || glyph.sure.is_some()
    }
}

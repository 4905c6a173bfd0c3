//! The margins of lines, and what they say: which line is indented, and which was ended for want of room.

use super::columns::{Line, Part};
use super::lay::Laid;
use super::strip::Strip;
use crate::lines::Room;
use crate::shape;
use std::collections::HashMap;

/// Where the lines of a page or column begin and end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Margins {
    left: f32,
    right: f32,
    /// Set where full lines are stretched to the margin.
    stretched: bool,
    /// Lines that stand at the right margin.
    support: usize,
}

/// Edges that differ by less than this part of the height are one.
const ALIKE: f32 = 0.12;
/// So many lines tell where the margin is.
const SUPPORT: usize = 3;

/// The margins of all pages: of each its page lines, and its columns.
pub(super) struct AllMargins {
    of: HashMap<(usize, u32), Margins>,
    /// Between two baselines of a paragraph, in heights of the type.
    pub(super) pitch: f32,
}

impl AllMargins {
    /// Measures all pages.
    pub(super) fn measure(pages: &[Laid]) -> Self {
        let mut of = HashMap::new();
        for (index, page) in pages.iter().enumerate() {
            let mut groups: HashMap<u32, Vec<&Strip>> = HashMap::new();
            for line in lines(page) {
                groups.entry(line.margins).or_default().push(&line.strip);
            }
            of.extend(groups.into_iter().map(|(group, strips)| ((index, group), Margins::of(&strips))));
        }
        // A page of few lines, the last one mostly, has the margins of the others.
        let best = |width: f32| {
            let like = of
                .iter()
                .filter(|((page, group), _)| *group == 0 && (pages[*page].width - width).abs() < 1.0);
            like.max_by_key(|((page, _), margins)| (margins.support, std::cmp::Reverse(*page)))
                .map(|(_, found)| *found)
        };
        let usual = pages.first().and_then(|page| best(page.width).map(|margins| (page.width, margins)));
        for ((page, group), margins) in &mut of {
            if let Some((width, usual)) = usual
                && *group == 0
                && margins.support < SUPPORT
                && (pages[*page].width - width).abs() < 1.0
                && margins.right <= usual.right + 2.0
            {
                *margins = usual;
            }
        }
        Self { of, pitch: pitch(pages) }
    }

    /// Returns the margins of a line.
    pub(super) fn of(&self, page: usize, line: &Line) -> Margins {
        let none =
            Margins { left: line.strip.left(), right: line.strip.right(), stretched: false, support: 0 };
        self.of.get(&(page, line.margins)).copied().unwrap_or(none)
    }
}

fn lines(page: &Laid) -> impl Iterator<Item = &Line> {
    page.parts.iter().filter_map(|part| match part {
        Part::Line(line) => Some(line),
        Part::Table(_) => None,
    })
}

impl Margins {
    fn of(strips: &[&Strip]) -> Self {
        let mut rights: Vec<f32> = strips.iter().map(|strip| strip.right()).collect();
        rights.sort_by(|one, other| other.total_cmp(one));
        let size = strips.iter().map(|strip| strip.size).fold(0.0, f32::max);
        let (right, support) = outermost(&rights, ALIKE * size, |edge, outer| outer - edge);
        let mut lefts: Vec<f32> = strips.iter().map(|strip| strip.left()).collect();
        lefts.sort_by(f32::total_cmp);
        let (left, _) = outermost(&lefts, ALIKE * size, |edge, outer| edge - outer);
        // Ragged lines end anywhere within a word of the margin.
        let near = rights
            .iter()
            .filter(|edge| right - **edge <= 3.0 * size && **edge <= right + ALIKE * size)
            .count();
        Self { left, right, stretched: support >= SUPPORT && support * 3 >= near * 2, support }
    }

    /// Returns the spaces before a line.
    pub(super) fn indent(&self, strip: &Strip) -> usize {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 1000")]
        let indent =
            ((strip.left() - self.left) / (0.5 * strip.size.max(1.0))).round().clamp(0.0, 1000.0) as usize;
        indent
    }

    /// Returns the letters that a line of this height has room for.
    pub(super) fn letters(&self, size: f32) -> usize {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 1000")]
        let letters = ((self.right - self.left) / (0.45 * size.max(1.0))).round().clamp(0.0, 1000.0) as usize;
        letters
    }

    /// Says how much room a line leaves for the next one's first word.
    pub(super) fn room(&self, before: &Strip, next: &Strip) -> Room {
        let (indent, mut rest) = (before.left() - self.left, self.right - before.right());
        // What is centred grows to both sides.
        let middle = |strip: &Strip| (strip.left() + strip.right()) / 2.0;
        if indent > before.size
            && (indent - rest).abs() <= before.size
            && (middle(before) - middle(next)).abs() <= 0.3 * before.size
        {
            rest += indent;
        }
        if rest >= next.first_width() {
            Room::Ample
        } else if self.stretched && rest <= ALIKE * before.size {
            Room::Stretched
        } else {
            Room::Scant
        }
    }
}

/// Of sorted edges, returns the outermost at which some lines stand, with their number.
fn outermost(edges: &[f32], alike: f32, apart: impl Fn(f32, f32) -> f32) -> (f32, usize) {
    for (index, outer) in edges.iter().enumerate() {
        let support = edges[index..].iter().take_while(|edge| apart(**edge, *outer) <= alike).count();
        if support >= SUPPORT {
            return (*outer, support);
        }
    }
    (edges.first().copied().unwrap_or(0.0), 1)
}

/// Returns the commonest distance of two lines of one paragraph, in heights of the type.
fn pitch(pages: &[Laid]) -> f32 {
    /// Steps of a height.
    const STEPS: f32 = 25.0;
    let mut counts = [0usize; 101];
    let mut sure = [0usize; 101];
    for page in pages {
        let lines: Vec<&Line> = lines(page).collect();
        for pair in lines.windows(2) {
            let [before, line] = pair else { continue };
            let pitch = (line.strip.base - before.strip.base) / line.strip.size.max(1.0);
            if before.margins != line.margins || !(0.8..4.0).contains(&pitch) {
                continue;
            }
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 20 to 100")]
            let step = (pitch * STEPS).round() as usize;
            counts[step] += 1;
            let flows = shape::starts_lower(&line.strip.words) && !shape::ends_closed(&before.strip.words);
            sure[step] += usize::from(flows);
        }
    }
    let counts = if sure.iter().sum::<usize>() > 0 { sure } else { counts };
    // Two neighbouring steps may share one distance.
    let most =
        (1..100).max_by_key(|step| (counts[step - 1] + counts[*step] + counts[step + 1], counts[*step]));
    let most = most.filter(|step| counts[*step] > 0).unwrap_or(30);
    f32::from(u8::try_from(most).unwrap_or(u8::MAX)) / STEPS
}

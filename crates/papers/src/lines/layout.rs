//! What the lines of one document have in common.

use super::{Gap, Line};
use crate::shape;

/// How the lines of a document are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Layout {
    /// Set where lines are broken at the page's width; otherwise every line is a paragraph.
    pub(crate) wrapped: bool,
    /// Letters of a full line.
    pub(crate) width: usize,
    /// Blank lines between two lines of one paragraph.
    pub(crate) blanks: u32,
    /// Spaces before the first word of a paragraph, where first lines are indented.
    pub(crate) indent: Option<usize>,
    /// Set where blank lines part the paragraphs, so that a line without one goes on.
    pub(crate) separated: bool,
}

/// A line of this many letters is longer than a page is wide: its file breaks no lines.
const WIDEST: usize = 160;

/// Lines with fewer letters say nothing about the page's width.
const SHORT: usize = 30;

impl Layout {
    /// Measures the lines of a document.
    pub(crate) fn measure(lines: &[&Line<'_>]) -> Self {
        let lengths = lengths(lines);
        let flows = flows(lines);
        let long = lengths.len();
        let width = lengths.get(long * 9 / 10).copied().unwrap_or(0);
        // A single one behind a blank line may be a paragraph cut by a page.
        let some = flows.len() >= 2 || flows.iter().any(|(_, blanks)| *blanks == 0);
        let wrapped = width <= WIDEST && some && flows.len() * 8 >= long;
        let blanks = if wrapped { commonest(&flows) } else { 0 };
        let separated = wrapped && separated(lines, width, blanks);
        Self { wrapped, width, blanks, indent: indent(lines, &flows), separated }
    }

    /// Tells whether the page shows that a line goes on: it stands at the margin, or without the blank line.
    pub(crate) fn goes_on(&self, line: &Line<'_>) -> bool {
        let at_margin = self.indent.is_some_and(|indent| line.indent < indent);
        let together =
            self.separated && !line.hard && matches!(line.gap, Gap::Blank(blanks) if blanks <= self.blanks);
        at_margin || together
    }

    /// Tells whether `next` would have found no room on the line before, so that the break may be the page's.
    pub(crate) fn is_full(&self, before: &str, next: &str) -> bool {
        self.fills(before, next, 82)
    }

    /// Tells whether the line before reaches the margin.
    pub(crate) fn is_very_full(&self, before: &str, next: &str) -> bool {
        self.fills(before, next, 93)
    }

    fn fills(&self, before: &str, next: &str, percent: usize) -> bool {
        let word = next.split_whitespace().next().map_or(0, |word| word.chars().count());
        (before.chars().count() + 1 + word) * 100 >= self.width * percent
    }
}

/// The lengths of the lines that say something about the width, in order.
fn lengths(lines: &[&Line<'_>]) -> Vec<usize> {
    let mut lengths: Vec<usize> = lines
        .iter()
        .filter(|line| !line.column)
        .map(|line| line.words.chars().count())
        .filter(|length| *length >= SHORT)
        .collect();
    lengths.sort_unstable();
    lengths
}

/// The indexes of lines that surely continue the one before.
fn flows(lines: &[&Line<'_>]) -> Vec<(usize, u32)> {
    let mut flows = Vec::new();
    for (index, pair) in lines.windows(2).enumerate() {
        let [before, line] = pair else { continue };
        let Gap::Blank(blanks) = line.gap else { continue };
        let long = before.words.len() >= SHORT && !before.column && !line.column;
        if long
            && shape::starts_lower(&line.words)
            && shape::label(&line.words).is_none()
            && !shape::ends_closed(&before.words)
        {
            flows.push((index + 1, blanks));
        }
    }
    flows
}

fn commonest(flows: &[(usize, u32)]) -> u32 {
    let mut counts = [0usize; 4];
    for (_, blanks) in flows {
        counts[(*blanks).min(3) as usize] += 1;
    }
    let most = counts.iter().enumerate().max_by_key(|(blanks, count)| (**count, std::cmp::Reverse(*blanks)));
    u32::try_from(most.map_or(0, |(blanks, _)| blanks)).unwrap_or(0)
}

/// Tells whether most lines that surely begin a paragraph have a blank line before them.
fn separated(lines: &[&Line<'_>], width: usize, blanks: u32) -> bool {
    let (mut begun, mut parted) = (0usize, 0usize);
    for pair in lines.windows(2) {
        let [before, line] = pair else { continue };
        let Gap::Blank(gap) = line.gap else { continue };
        let short = before.words.chars().count() * 4 < width * 3 && shape::ends_closed(&before.words);
        let long = line.words.len() >= SHORT && !line.column;
        if long && (short || shape::label(&line.words).is_some()) {
            begun += 1;
            parted += usize::from(gap > blanks);
        }
    }
    begun >= 3 && parted * 10 >= begun * 7
}

/// Where lines that continue begin at the margin and labelled lines further in, the depth of the first lines.
fn indent(lines: &[&Line<'_>], flows: &[(usize, u32)]) -> Option<usize> {
    if flows.len() < 2 {
        return None;
    }
    let mut inner: Vec<usize> = flows.iter().map(|(index, _)| lines[*index].indent).collect();
    inner.sort_unstable();
    let margin = inner[inner.len() / 2];
    let mut firsts: Vec<usize> =
        lines.iter().filter(|line| shape::label(&line.words).is_some()).map(|line| line.indent).collect();
    firsts.sort_unstable();
    let first = *firsts.get(firsts.len() / 2)?;
    (first >= margin + 2).then_some(margin + 2)
}

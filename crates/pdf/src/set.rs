//! Words set into lines as wide as their column.

use crate::faces::Faces;
use crate::page::{Letter, Words, mm};
use crate::structure::NodeId;
use forms::layout::{Stand, Style};
use forms::paper::{Align, Text};
use forms::{Line, Rule};
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

/// Between words and the line drawn under them, its width, and what is left free below it.
const RULE_BELOW: f32 = 2.0;
const RULE_SPACE: f32 = 5.0;
/// How long a line of "a third to a half of the words" is.
const RULE_PART: f32 = 0.4;

/// What is seen in place of a letter that no face has.
const UNKNOWN: char = '?';

/// Sets words; remembers where they lead to and which letters lack.
pub(crate) struct Setter<'a> {
    faces: &'a Faces,
    pub(crate) links: Vec<String>,
    pub(crate) missing: BTreeSet<char>,
}

/// A line that is ready to be put on a page, in relation to the left edge of its column and its own upper edge.
#[derive(Clone, Debug)]
pub(crate) struct Slug {
    /// What is left free above it, unless it is the first on a page.
    pub(crate) above: f32,
    /// How high it is.
    pub(crate) height: f32,
    /// Its words; `None` where there are none.
    pub(crate) words: Option<Words>,
    /// The line drawn under it, from and to, and how deep.
    pub(crate) rule: Option<(f32, f32, f32)>,
}

/// How words stand in their column, in points.
#[derive(Clone, Copy, Debug)]
struct Column {
    width: f32,
    indent: f32,
    first_line: f32,
    stand: Stands,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Stands {
    Left,
    Middle,
    Right,
    Both,
}

/// Letters of one line, before they have their place.
struct Cut {
    letters: Vec<Letter>,
    /// The last of its paragraph, or ended by a break: it is not stretched.
    last: bool,
}

impl<'a> Setter<'a> {
    pub(crate) fn new(faces: &'a Faces) -> Self {
        Self { faces, links: Vec::new(), missing: BTreeSet::new() }
    }

    /// Sets a line or paragraph of a sheet.
    pub(crate) fn line(&mut self, line: &Line, width: f32, part: NodeId) -> Vec<Slug> {
        let style = line.component.style();
        let stand = match style.stand {
            Stand::Left => Stands::Left,
            Stand::Middle => Stands::Middle,
            Stand::Both => Stands::Both,
        };
        let column =
            Column { width, indent: tenths(style.indent), first_line: tenths(style.first_line), stand };
        let mut slugs = self.slugs(&line.labelled(), style, column, part);
        draw_rule(&mut slugs, line.rule);
        slugs
    }

    /// Sets the words of a cell.
    pub(crate) fn cell(
        &mut self,
        text: &Text,
        style: Style,
        align: Align,
        width: f32,
        part: NodeId,
    ) -> Vec<Slug> {
        let stand = match align {
            Align::Left => Stands::Left,
            Align::Middle => Stands::Middle,
            Align::Right => Stands::Right,
        };
        self.slugs(text, style, Column { width, indent: 0.0, first_line: 0.0, stand }, part)
    }

    /// Sets the number of a page, in the middle.
    pub(crate) fn page_number(&mut self, number: usize, size: u8, width: f32) -> Option<Words> {
        let style = Style {
            size,
            bold: false,
            italic: false,
            stand: Stand::Middle,
            first_line: 0,
            indent: 0,
            above: 0,
            spacing: 100,
        };
        let column = Column { width, indent: 0.0, first_line: 0.0, stand: Stands::Middle };
        let letters = self.letters(&number.to_string().into(), style);
        place(Cut { letters, last: true }, style, column, true)
    }

    /// Returns how high a line of a style is.
    pub(crate) fn height(&self, style: Style) -> f32 {
        self.measures(style).1 * f32::from(style.size) * f32::from(style.spacing) / 100.0
    }

    /// Returns how much stands above the baseline and how high a line is, in parts of the size.
    fn measures(&self, style: Style) -> (f32, f32) {
        self.faces.face(style.bold, style.italic).map_or((1.0, 1.0), |face| (face.ascent, face.line))
    }

    /// Returns how wide the widest word is: what is between spaces.
    pub(crate) fn widest(&mut self, text: &Text, style: Style) -> f32 {
        let letters = self.letters(text, style);
        let words = letters.split(|letter| matches!(letter.letter, ' ' | '\n'));
        words.map(|word| word.iter().map(|letter| letter.advance).sum()).fold(0.0, f32::max)
    }

    fn slugs(&mut self, text: &Text, style: Style, column: Column, part: NodeId) -> Vec<Slug> {
        let size = f32::from(style.size);
        let (ascent, line) = self.measures(style);
        let height = self.height(style);
        // What a wider spacing adds stands above the words, as office programs have it.
        let baseline = height - line * size + ascent * size;
        let mut slugs: Vec<Slug> = cut(self.letters(text, style), column)
            .into_iter()
            .enumerate()
            .map(|(at, cut)| {
                let words = place(cut, style, column, at == 0).map(|words| Words {
                    baseline,
                    part: Some(part),
                    ..words
                });
                Slug { above: 0.0, height, words, rule: None }
            })
            .collect();
        if slugs.is_empty() {
            slugs.push(Slug { above: 0.0, height, words: None, rule: None });
        }
        if let Some(first) = slugs.first_mut() {
            first.above = f32::from(style.above);
        }
        slugs
    }

    fn letters(&mut self, text: &Text, style: Style) -> Vec<Letter> {
        let mut letters = Vec::new();
        for run in &text.runs {
            let link = run.link.as_ref().map(|to| self.link(to));
            let (bold, italic) = (style.bold || run.bold, style.italic || run.italic);
            for letter in run.words.nfc().filter_map(visible) {
                letters.extend(self.letter(letter, bold, italic, link, f32::from(style.size)));
            }
        }
        letters
    }

    fn letter(
        &mut self,
        letter: char,
        bold: bool,
        italic: bool,
        link: Option<usize>,
        size: f32,
    ) -> Option<Letter> {
        let shown = match letter {
            '\n' | '\u{a0}' => ' ',
            other => other,
        };
        let (face, glyph) = self.faces.glyph(shown, bold, italic).or_else(|| {
            self.missing.insert(letter);
            self.faces.glyph(UNKNOWN, bold, italic)
        })?;
        Some(Letter { letter, face, glyph: glyph.id, advance: glyph.advance * size, link })
    }

    fn link(&mut self, to: &str) -> usize {
        if self.links.last().is_none_or(|last| last != to) {
            self.links.push(to.to_owned());
        }
        self.links.len() - 1
    }
}

/// Returns the letter as it is set: all spaces but the one that does not break are one, breaks of lines are kept, and what
/// is never seen is left out.
fn visible(letter: char) -> Option<char> {
    match letter {
        '\n' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\u{a0}' | '\u{202f}' => Some('\u{a0}'),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => None,
        '\u{feff}' | '\u{fffe}' | '\u{ffff}' => None,
        '\t' => Some(' '),
        other if other.is_control() => None,
        other if other.is_whitespace() => Some(' '),
        other => Some(other),
    }
}

/// Cuts letters into lines: as many words on each as it holds.
fn cut(letters: Vec<Letter>, column: Column) -> Vec<Cut> {
    let mut lines = Vec::new();
    let mut rest = letters.as_slice();
    while !rest.is_empty() {
        let first = if lines.is_empty() { column.first_line } else { 0.0 };
        let (end, last) = line_end(rest, column.width - column.indent - first);
        let (line, behind) = rest.split_at(end);
        lines.push(Cut { letters: line.to_vec(), last });
        rest = behind;
    }
    lines
}

/// Returns how many letters the first line takes, with the spaces or the break behind them, and whether it ends by itself.
fn line_end(letters: &[Letter], room: f32) -> (usize, bool) {
    /// What rounding may add up to on one line.
    const ROUNDING: f32 = 0.01;
    let mut width = 0.0;
    let (mut behind_space, mut behind_sign) = (None, None);
    for (at, letter) in letters.iter().enumerate() {
        match letter.letter {
            '\n' => return (at + 1, true),
            ' ' => behind_space = Some(at + 1),
            _ if at > 0 && width + letter.advance > room + ROUNDING => {
                return (behind_space.or(behind_sign).unwrap_or(at), false);
            }
            // A word that is wider than the line is cut, rather behind a sign than inside a name.
            '-' | '/' | '.' | ',' | '_' | '&' | '?' => behind_sign = Some(at + 1),
            _ => {}
        }
        width += letter.advance;
    }
    (letters.len(), true)
}

/// Gives a line its place in the column.
fn place(cut: Cut, style: Style, column: Column, first: bool) -> Option<Words> {
    let letters = cut.letters;
    let seen = letters.iter().rposition(|letter| !matches!(letter.letter, ' ' | '\n')).map_or(0, |at| at + 1);
    let shown = letters.get(..seen)?;
    let width: f32 = shown.iter().map(|letter| letter.advance).sum();
    let left = column.indent + if first { column.first_line } else { 0.0 };
    let free = (column.width - left - width).max(0.0);
    // Spaces that begin a line or stand for something that is filled in keep their width.
    let begin = shown.iter().position(|letter| letter.letter != ' ').unwrap_or(0);
    let spaces = shown.iter().skip(begin).filter(|letter| letter.letter == ' ').count();
    let stretch = match column.stand {
        #[expect(clippy::cast_precision_loss, reason = "a line holds some hundred letters")]
        Stands::Both if !cut.last && spaces > 0 => free / spaces as f32,
        Stands::Left | Stands::Middle | Stands::Right | Stands::Both => 0.0,
    };
    let x = match column.stand {
        Stands::Left | Stands::Both => left,
        Stands::Middle => left + free / 2.0,
        Stands::Right => left + free,
    };
    // Words on two lines stay two words for who copies them: one space at the end of the line is kept.
    let keep = if letters.get(seen).is_some_and(|letter| letter.letter == ' ') { seen + 1 } else { seen };
    let kept: Vec<Letter> = letters.into_iter().take(keep).collect();
    (!kept.is_empty()).then(|| Words {
        x,
        baseline: 0.0,
        size: f32::from(style.size),
        stretch,
        part: None,
        letters: kept,
    })
}

/// Draws the line under words: under the last of them, in the middle.
fn draw_rule(slugs: &mut [Slug], rule: Rule) {
    let widths = slugs.iter().filter_map(|slug| slug.words.as_ref()).map(Words::extent);
    let Some((from, to)) =
        widths.reduce(|one, other| if other.1 - other.0 > one.1 - one.0 { other } else { one })
    else {
        return;
    };
    let length = match rule {
        Rule::None => return,
        Rule::Whole => to - from,
        Rule::Part => (to - from) * RULE_PART,
    };
    if let Some(last) = slugs.last_mut() {
        let middle = f32::midpoint(from, to);
        last.rule = Some((middle - length / 2.0, middle + length / 2.0, last.height + RULE_BELOW));
        last.height += RULE_SPACE;
    }
}

impl Words {
    /// Returns from where to where the words are seen.
    pub(crate) fn extent(&self) -> (f32, f32) {
        let end =
            self.letters.len() - usize::from(self.letters.last().is_some_and(|last| last.letter == ' '));
        let letters = self.letters.iter().take(end);
        let width: f32 =
            letters.map(|one| one.advance + if one.letter == ' ' { self.stretch } else { 0.0 }).sum();
        (self.x, self.x + width)
    }
}

fn tenths(length: u16) -> f32 {
    mm(length) / 10.0
}

//! Letter-spaced words: titles that typists drew apart, "C H Ỉ   T H Ị", are closed up.
//!
//! Where words end is told by the wider gaps; where a program made all gaps alike, only by titles that are known.

use crate::shape;
use viet::fold;

/// A line of fewer letters is rather a row of marks: "x x x".
const FEWEST_LETTERS: usize = 4;
/// A title is not longer.
const MOST_LETTERS: usize = 120;
/// "NGHIÊNG" has no more.
const SYLLABLE_LETTERS: usize = 7;

/// Lines besides the kinds of documents that are drawn apart.
const TITLES: [&str; 5] = [
    "cộng hòa xã hội chủ nghĩa việt nam",
    "đảng cộng sản việt nam",
    "độc lập tự do hạnh phúc",
    "nơi nhận",
    "kính gửi",
];

/// Says of each white space of a line whether it stands between words or only between letters.
#[derive(Debug, Default)]
pub(crate) struct Closing {
    /// Which letters begin a word, counted among the letters; `None` where nothing is letter-spaced.
    starts: Option<Vec<usize>>,
    letters: usize,
    after_letter: bool,
    /// White space that was held back, and its place.
    space: Option<usize>,
}

impl Closing {
    /// Looks at a line without marks.
    pub(crate) fn of(words: &str) -> Self {
        Self { starts: word_starts(words), ..Self::default() }
    }

    /// Tells whether the line is letter-spaced.
    pub(crate) fn is_spaced(&self) -> bool {
        self.starts.is_some()
    }

    /// Takes the next letter, with its place; returns whether it is to be written, and the place of a space before it.
    pub(crate) fn take(&mut self, letter: char, at: usize) -> (bool, Option<usize>) {
        let Some(starts) = &self.starts else { return (true, None) };
        if letter.is_whitespace() {
            self.space.get_or_insert(at);
            return (false, None);
        }
        let mut space = self.space.take();
        if letter.is_alphabetic() {
            if self.after_letter && starts.binary_search(&self.letters).is_err() {
                space = None;
            }
            self.letters += 1;
        }
        self.after_letter = letter.is_alphabetic() || self.after_letter && is_mark(letter);
        (true, space)
    }
}

/// Returns a letter-spaced line closed up.
pub(crate) fn closed(words: &str) -> Option<String> {
    let mut closing = Closing::of(words);
    if !closing.is_spaced() {
        return None;
    }
    let mut closed = String::with_capacity(words.len());
    for letter in words.trim().chars() {
        let (written, space) = closing.take(letter, 0);
        if space.is_some() && !closed.is_empty() {
            closed.push(' ');
        }
        if written {
            closed.push(letter);
        }
    }
    Some(closed)
}

/// Tells whether a gap of a line stands inside letter-spaced words, by the letters around it.
pub(crate) fn is_inside(before: &str, behind: &str) -> bool {
    let alone = |token: Option<&str>| token.is_some_and(|token| letters_of(token) == Some(1));
    let (mut left, mut right) = (before.split_whitespace().rev(), behind.split_whitespace());
    alone(left.next()) && alone(left.next()) && alone(right.next()) && alone(right.next())
}

fn word_starts(words: &str) -> Option<Vec<usize>> {
    let mut letters = String::new();
    // The gap before each letter, where a letter stands on its other side too.
    let mut gaps: Vec<Option<usize>> = Vec::new();
    let (mut end, mut before) = (0, 0);
    for token in words.split_whitespace() {
        let start = token.as_ptr() as usize - words.as_ptr() as usize;
        let count = letters_of(token)?;
        if count == 1 {
            letters.extend(token.chars().filter(|letter| letter.is_alphabetic() || is_mark(*letter)));
            let gap = words[end..start].chars().map(|space| if space == '\t' { 4 } else { 1 }).sum();
            gaps.push((before == 1).then_some(gap));
        }
        if gaps.len() > MOST_LETTERS {
            return None;
        }
        (end, before) = (start + token.len(), count);
    }
    if gaps.len() < FEWEST_LETTERS {
        return None;
    }
    known_starts(&letters).or_else(|| starts_by_gaps(&letters, &gaps))
}

/// Returns the number of letters of a token, if it can stand in a letter-spaced line: one, or none.
fn letters_of(token: &str) -> Option<usize> {
    let mut letters = 0;
    for letter in token.chars() {
        letters += usize::from(letter.is_alphabetic());
        if letters > 1 {
            return None;
        }
    }
    let digits = token.contains(|letter: char| letter.is_numeric());
    (letters == 0 || !digits).then_some(letters)
}

fn known_starts(letters: &str) -> Option<Vec<usize>> {
    let lower = fold::lower(&fold::nfc(letters));
    let known = shape::KINDS.iter().chain(&TITLES).find(|title| {
        let mut rest = lower.as_str();
        let spelt = title.split(' ').all(|word| {
            let behind = rest.strip_prefix(word);
            rest = behind.unwrap_or(rest);
            behind.is_some()
        });
        spelt && rest.is_empty()
    })?;
    let mut starts = Vec::new();
    let mut at = 0;
    for word in known.split(' ') {
        starts.push(at);
        at += word.chars().count();
    }
    Some(starts)
}

fn starts_by_gaps(letters: &str, gaps: &[Option<usize>]) -> Option<Vec<usize>> {
    let narrow = gaps.iter().flatten().min()?;
    let wide = |gap: &Option<usize>| gap.is_none_or(|gap| gap > *narrow);
    let starts: Vec<usize> = (0..gaps.len()).filter(|at| wide(&gaps[*at])).collect();
    let bare: Vec<char> = fold::bare(letters).chars().collect();
    if bare.len() != gaps.len() || starts.len() < 2 {
        return None;
    }
    let ends = starts.iter().skip(1).copied().chain([gaps.len()]);
    let words = || starts.iter().copied().zip(ends.clone()).map(|(start, end)| &bare[start..end]);
    let spoken =
        words().filter(|word| word.len() > 1 && word.iter().any(|letter| "aeiouy".contains(*letter))).count();
    (words().all(|word| word.len() <= SYLLABLE_LETTERS) && spoken * 2 > starts.len()).then_some(starts)
}

/// Marks of letters that are written apart from them.
fn is_mark(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letter_spaced_words_are_closed_up() {
        for (spaced, words) in [
            ("C H Ỉ   T H Ị", "CHỈ THỊ"),
            ("C H Ỉ T H Ị", "CHỈ THỊ"),
            ("Q U Y Ế T   Đ Ị N H :", "QUYẾT ĐỊNH :"),
            ("C  Ộ  N  G    H  Ò  A", "CỘNG HÒA"),
            ("P H Ụ   L Ụ C   1", "PHỤ LỤC 1"),
            ("( D Ự   T H Ả O )", "( DỰ THẢO )"),
            ("Q u y ế t   đ ị n h", "Quyết định"),
            ("C H I\u{309}   T H I\u{323}", "CHI\u{309} THI\u{323}"),
        ] {
            assert_eq!(closed(spaced).as_deref(), Some(words), "{spaced}");
        }
    }

    #[test]
    fn other_lines_are_left_alone() {
        for words in
            ["", "a", "x x x x", "A   B   C   D", "I. V / v", "1 2 3 4", "x x   x x", "Ý y a", "THÔNG BÁO"]
        {
            assert_eq!(closed(words), None, "{words}");
        }
    }
}

//! Words fitted to a width in columns of the terminal.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// The sign that something was cut.
const CUT: char = '…';

/// Returns how many columns words take.
pub(crate) fn width(words: &str) -> usize {
    words.width()
}

/// Returns the lines of a text, each at most `columns` wide. Words that are too long are broken.
pub(crate) fn lines(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(1);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            let gap = usize::from(!line.is_empty());
            if width(&line) + gap + width(word) <= columns {
                if gap == 1 {
                    line.push(' ');
                }
                line.push_str(word);
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line = break_word(word, columns, &mut lines);
        }
        if !line.is_empty() {
            lines.push(line);
        }
    }
    lines
}

/// Returns at most `most` lines of a text; where more would follow, the last ends in "…".
pub(crate) fn lines_cut(text: &str, columns: usize, most: usize) -> Vec<String> {
    let mut lines = lines(text, columns);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            let kept = fitting(last, columns.saturating_sub(1));
            // Half a word says nothing.
            let whole =
                if kept.len() < last.len() { kept.rfind(' ').map_or(kept, |at| &kept[..at]) } else { kept };
            *last = format!("{}{CUT}", whole.trim_end());
        }
    }
    lines
}

/// Returns the words, cut to `columns` with "…" where they are wider.
pub(crate) fn cut(words: &str, columns: usize) -> String {
    if width(words) <= columns {
        return words.to_owned();
    }
    let mut kept = fitting(words, columns.saturating_sub(1)).trim_end().to_owned();
    kept.push(CUT);
    kept
}

/// Returns as many letters from the front as fit.
pub(crate) fn fitting(words: &str, columns: usize) -> &str {
    let mut used = 0;
    for (at, letter) in words.char_indices() {
        used += letter.width().unwrap_or(0);
        if used > columns {
            return &words[..at];
        }
    }
    words
}

/// Returns as many letters from the end as fit.
pub(crate) fn fitting_end(words: &str, columns: usize) -> &str {
    let mut used = 0;
    for (at, letter) in words.char_indices().rev() {
        used += letter.width().unwrap_or(0);
        if used > columns {
            return &words[at + letter.len_utf8()..];
        }
    }
    words
}

/// Breaks a word into full lines, behind a point, slash or hyphen where there is one; returns what is left of it.
fn break_word(word: &str, columns: usize, lines: &mut Vec<String>) -> String {
    let mut rest = word;
    while width(rest) > columns {
        let fits = fitting(rest, columns);
        let at = fits.rfind(['.', '/', '-', ',']).map(|at| at + 1);
        let first = rest.chars().next().map_or(rest.len(), char::len_utf8);
        let at = at.unwrap_or(fits.len()).max(first);
        lines.push(rest[..at].to_owned());
        rest = &rest[at..];
    }
    rest.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_wrapped_and_long_ones_broken() {
        assert_eq!(lines("Giao Văn phòng Sở chủ trì", 10), ["Giao Văn", "phòng Sở", "chủ trì"]);
        assert_eq!(lines("II.5.(2).1", 6), ["II.5.", "(2).1"]);
        assert_eq!(lines("một\nhai", 10), ["một", "hai"]);
        assert_eq!(lines("aaaa", 0), ["a", "a", "a", "a"]);
    }

    #[test]
    fn what_does_not_fit_is_cut_with_a_sign() {
        assert_eq!(lines_cut("một hai ba bốn", 8, 1), ["một hai…"]);
        assert_eq!(lines_cut("một hai ba bốn", 7, 1), ["một…"]);
        assert_eq!(cut("nhiệm vụ", 6), "nhiệm…");
        assert_eq!(fitting_end("nhiệm vụ", 2), "vụ");
    }
}

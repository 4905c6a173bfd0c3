//! A text's twin in plain letters: one ASCII byte for each letter, so that words are found though a scan lost their
//! marks ("CỘNG HOÀ", "Sô:", "THÔNG  BÁO").

/// The twin of a short text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Twin {
    plain: String,
    /// Where each byte of `plain` stands in the text, and the text's end.
    at: Vec<usize>,
}

impl Twin {
    /// Makes the twin of a text.
    pub(crate) fn of(text: &str) -> Self {
        let mut plain = String::with_capacity(text.len());
        let mut at = Vec::with_capacity(text.len() + 1);
        for (offset, letter) in text.char_indices() {
            plain.push(plain_letter(letter));
            at.push(offset);
        }
        at.push(text.len());
        Self { plain, at }
    }

    /// Returns the plain letters: lower case, without marks.
    pub(crate) fn plain(&self) -> &str {
        &self.plain
    }

    /// Returns where a byte of the plain letters stands in the text.
    pub(crate) fn offset(&self, plain: usize) -> usize {
        self.at.get(plain).or(self.at.last()).copied().unwrap_or(0)
    }

    /// Returns where the words first stand in the plain letters, as whole words.
    pub(crate) fn find(&self, words: &str) -> Option<usize> {
        crate::lexicon::find(&self.plain, words)
    }

    /// Tells whether the text begins with the words, as whole words.
    pub(crate) fn begins(&self, words: &str) -> bool {
        crate::lexicon::starts_with(&self.plain, words)
    }
}

fn plain_letter(letter: char) -> char {
    if letter.is_ascii() {
        return if letter.is_ascii_whitespace() { ' ' } else { letter.to_ascii_lowercase() };
    }
    if matches!(letter, '–' | '—' | '‐' | '‑' | '−') {
        return '-';
    }
    if letter == '…' {
        return '.';
    }
    let mut buffer = [0; 4];
    let bare = viet::fold::bare(letter.encode_utf8(&mut buffer));
    bare.chars().next().filter(char::is_ascii).unwrap_or('?')
}

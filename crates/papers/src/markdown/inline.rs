//! A piece of Markdown cut into letters and marks.

use super::entity;
use blocks::MarkKind;

/// A letter or a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    /// A letter of the text, and the scalar value it stands at.
    Letter(char, usize),
    /// A run of stars that may open or close bold or italic.
    Stars { count: usize, at: usize, opens: bool, closes: bool },
    /// A tag that opens or closes a mark.
    Set(MarkKind, bool),
    /// A tag that ends a line.
    Break(usize),
}

/// Reads tokens from a piece.
pub(crate) struct Inline<'a> {
    text: &'a str,
    byte: usize,
    at: usize,
    before: Option<char>,
    /// The target of a link, to be left out: from this byte to that.
    skip: Option<(usize, usize)>,
}

/// A tag or a link's target is not longer than this.
const TAG_BYTES: usize = 600;

impl<'a> Inline<'a> {
    /// Returns the tokens of a piece that stands at scalar value `at`.
    pub(crate) fn new(text: &'a str, at: usize) -> Self {
        Self { text, byte: 0, at, before: None, skip: None }
    }

    fn rest(&self) -> &'a str {
        &self.text[self.byte..]
    }

    /// Moves on by bytes of the text.
    fn advance(&mut self, bytes: usize) {
        self.at += self.rest()[..bytes].chars().count();
        self.byte += bytes;
    }

    /// Reads one letter as it stands.
    fn letter(&mut self, letter: char) -> Token {
        let at = self.at;
        self.at += 1;
        self.byte += letter.len_utf8();
        self.before = Some(letter);
        Token::Letter(letter, at)
    }

    /// Reads a letter that is written as `bytes` bytes.
    fn written(&mut self, letter: char, bytes: usize) -> Token {
        let at = self.at;
        self.advance(bytes);
        self.before = Some(letter);
        Token::Letter(letter, at)
    }

    fn stars(&mut self) -> Option<Token> {
        let rest = self.rest();
        let count = rest.bytes().take_while(|byte| *byte == b'*').count();
        let next = rest[count..].chars().next();
        let footnote = self.before == Some('(') && next == Some(')');
        let opens = next.is_some_and(|next| !next.is_whitespace());
        let closes = self.before.is_some_and(|before| !before.is_whitespace());
        // "(*)", "* item", "5 * 3": words, not marks.
        if footnote || !opens && !closes && count == 1 {
            return None;
        }
        let at = self.at;
        self.advance(count);
        // What stood before the stars decides about stars further on: "**(" "*)".
        Some(Token::Stars { count, at, opens, closes })
    }

    /// Reads a tag; unknown ones are words ("< 5 %").
    fn tag(&mut self) -> Option<Option<Token>> {
        let rest = self.rest();
        if rest.starts_with("<!--") {
            let end = rest.find("-->").map_or(rest.len(), |end| end + 3);
            self.advance(end);
            return Some(None);
        }
        let end = position(rest.as_bytes(), b'>', b'<')?;
        let inner = &rest[1..end];
        let closing = inner.starts_with('/');
        let inner = inner.trim_start_matches('/');
        let name_end = inner.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(inner.len());
        let name = inner[..name_end].to_ascii_lowercase();
        let at = self.at;
        let token = match name.as_str() {
            "b" | "strong" => Some(Token::Set(MarkKind::Bold, !closing)),
            "i" | "em" => Some(Token::Set(MarkKind::Italic, !closing)),
            "u" => Some(Token::Set(MarkKind::Underline, !closing)),
            "br" | "p" | "div" | "li" | "ul" | "ol" | "tr" | "table" | "td" | "th" | "h1" | "h2" | "h3"
            | "h4" => Some(Token::Break(at)),
            "sup" | "sub" | "span" | "font" | "center" | "img" | "a" | "small" | "big" | "tbody"
            | "thead" | "colgroup" | "col" | "caption" | "figure" | "label" | "input" | "hr" | "page"
            | "header" | "footer" | "s" | "del" | "mark" | "html" | "body" | "section" => None,
            _ => return None,
        };
        self.advance(end + 1);
        Some(token)
    }

    fn escape(&mut self) -> Option<Token> {
        let escaped = self.rest()[1..].chars().next().filter(char::is_ascii_punctuation)?;
        self.advance(1);
        Some(self.letter(escaped))
    }

    /// Leaves out images, and of links all but their words.
    fn link(&mut self) -> bool {
        let rest = self.rest();
        let image = rest.starts_with("![");
        let Some((words, target)) = link_end(rest) else { return false };
        if image {
            self.advance(target);
        } else {
            self.skip = Some((self.byte + words, self.byte + target));
            self.advance(1);
        }
        true
    }
}

/// Returns where a byte stands behind the first one, before another of `stop` and not too far.
fn position(bytes: &[u8], wanted: u8, stop: u8) -> Option<usize> {
    let at = bytes.iter().take(TAG_BYTES).skip(1).position(|byte| *byte == wanted || *byte == stop)? + 1;
    (bytes[at] == wanted).then_some(at)
}

/// Returns where the words of a link end and where its target does: `[words](target)`.
fn link_end(rest: &str) -> Option<(usize, usize)> {
    let bytes = rest.as_bytes();
    let open = rest.strip_prefix('!').map_or(0, |_| 1);
    if bytes.get(open) != Some(&b'[') {
        return None;
    }
    let words = open + position(&bytes[open..], b']', b'[')?;
    if bytes.get(words + 1) != Some(&b'(') {
        return None;
    }
    let length = bytes[words..].iter().take(TAG_BYTES).position(|byte| *byte == b')')?;
    let target = &rest[words + 2..words + length];
    // "[1](xem phụ lục)" is no link.
    (!target.contains(' ') || rest.starts_with('!')).then_some((words, words + length + 1))
}

impl Iterator for Inline<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        loop {
            if let Some((from, to)) = self.skip
                && self.byte >= from
            {
                self.skip = None;
                if self.byte < to {
                    self.advance(to - self.byte);
                }
            }
            let next = self.rest().chars().next()?;
            let special = match next {
                '*' => self.stars(),
                '\\' => self.escape(),
                '<' => match self.tag() {
                    Some(Some(token)) => Some(token),
                    Some(None) => continue,
                    None => None,
                },
                '[' | '!' if self.rest().starts_with(['[', '!']) && self.skip.is_none() && self.link() => {
                    continue;
                }
                '&' => entity::decode(self.rest()).map(|(letter, bytes)| self.written(letter, bytes)),
                _ => None,
            };
            if special.is_some() {
                return special;
            }
            return Some(self.letter(next));
        }
    }
}

//! Number and symbol: `Số: 97/BC-SKHCN`, `Số 45-KH/TU`, `Số: 41/2019/QĐ-UBND`, `Số :   /TB-UB`.
//!
//! Nghị định 30/2020/NĐ-CP, annex I.II.3; party documents by 36-HD/VPTW write number, hyphen, kind, slash, body.

use super::head::Piece;
use crate::reading::Read;
use blocks::Span;

/// What the number line says.
#[derive(Clone, Debug)]
pub(crate) struct NumberLine {
    pub(crate) number: Option<Read<String>>,
    pub(crate) symbol: Option<Read<String>>,
    /// The line's words, blanks closed up: "Số: /TB-SKHCN".
    pub(crate) text: String,
    /// The whole line.
    pub(crate) span: Span,
}

/// Tells whether plain letters begin as a number line does: "so", then a colon, digits, or a separator.
pub(crate) fn is_number_line(plain: &str) -> bool {
    body_start(plain).is_some()
}

/// Returns where the number begins in plain letters, behind "Số:".
fn body_start(plain: &str) -> Option<usize> {
    let rest = plain.strip_prefix("so").or_else(|| plain.strip_prefix("s o"))?;
    let trimmed = rest.trim_start_matches([' ', ':', '.', '_']);
    let at = plain.len() - trimmed.len();
    let marked = rest.trim_start().starts_with(':');
    let next = trimmed.bytes().next();
    let spaced = rest.len() > trimmed.len();
    let fits = match next {
        Some(byte) if byte.is_ascii_digit() => spaced,
        Some(b'/' | b'-') => spaced,
        Some(byte) => {
            marked && byte.is_ascii_alphabetic() && trimmed.contains(['/', '-']) && trimmed.len() < 30
        }
        None => marked,
    };
    // "Số 345 Ngày 6/7" is a stamp; a number has a separator or stands alone.
    let alone = trimmed.bytes().all(|byte| byte.is_ascii_digit() || byte == b' ');
    (fits && (alone || marked || trimmed.contains(['/', '-']))).then_some(at)
}

/// Returns where a number line begins inside a piece whose columns were run together.
pub(crate) fn start_in(piece: &Piece<'_>) -> Option<usize> {
    let plain = piece.twin.plain();
    plain.match_indices("so").map(|(at, _)| at).find_map(|at| {
        let fresh = at == 0 || plain.as_bytes().get(at - 1) == Some(&b' ');
        let rest = &plain[at..];
        let marked = rest[2..].trim_start().starts_with(':')
            || rest[2..].trim_start().starts_with(|letter: char| letter.is_ascii_digit());
        (fresh && marked && is_number_line(rest)).then(|| piece.twin.offset(at))
    })
}

/// Reads a number line.
pub(crate) fn read(piece: &Piece<'_>) -> Option<NumberLine> {
    let plain = piece.twin.plain();
    read_from(piece, piece.twin.offset(body_start(plain)?))
}

/// Reads "/TB-SKHCN" or "-TB/HU", which a wide blank cut from its "Số".
pub(crate) fn read_cut(pieces: &[Piece<'_>]) -> Option<NumberLine> {
    let alone = |piece: &Piece<'_>| piece.twin.plain().trim_end_matches([':', '.', ' ']) == "so";
    let at = pieces.iter().position(alone)?;
    let symbol = pieces[at..].iter().find(|piece| {
        let symbol = piece.text.strip_prefix(['/', '-', '–']);
        symbol.is_some_and(|symbol| symbol.starts_with(char::is_uppercase) && symbol.contains(['/', '-']))
    })?;
    let line = read_from(symbol, 0)?;
    Some(NumberLine { text: format!("{} {}", pieces[at].text, symbol.text), ..line })
}

fn read_from(piece: &Piece<'_>, start: usize) -> Option<NumberLine> {
    let body = &piece.text[start..];
    let letter_spaced = {
        let mut words = body.split_whitespace().peekable();
        words.peek().is_some()
            && body.split_whitespace().count() > 4
            && words.all(|word| word.chars().count() == 1)
    };
    let mut scan = Scan { body, at: 0, letter_spaced };
    let number = scan.number();
    let separator = scan.separator();
    let year = if separator == Some('/') { scan.year() } else { None };
    let symbol = scan.symbol();
    let place = |range: &std::ops::Range<usize>| piece.at(start + range.start..start + range.end);
    let number = number.map(|range| {
        let mut value = closed(&body[range.clone()]);
        let mut span = place(&range);
        if let Some(year) = &year {
            value = format!("{value}/{}", &body[year.clone()]);
            span = place(&(range.start..year.end));
        }
        Read::at(value, span)
    });
    let symbol = symbol.map(|range| Read::at(closed(&body[range.clone()]), place(&range)));
    let end = start + scan.at;
    let text = match (&number, &symbol) {
        (None, Some(symbol)) => {
            let mark = separator.map(String::from).unwrap_or_default();
            format!("{} {mark}{}", piece.text[..start].trim_end_matches(['.', '_', ' ', '…']), symbol.value)
        }
        _ => piece.text[..end].trim_end().to_owned(),
    };
    Some(NumberLine { number, symbol, text, span: piece.at(0..end.max(start)) })
}

fn closed(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

struct Scan<'b> {
    body: &'b str,
    at: usize,
    letter_spaced: bool,
}

impl Scan<'_> {
    fn rest(&self) -> &str {
        &self.body[self.at..]
    }

    fn skip(&mut self, skipped: &[char]) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches(skipped).len();
    }

    /// Digits, and one letter that belongs to them: "12a".
    fn number(&mut self) -> Option<std::ops::Range<usize>> {
        self.skip(&[' ', '.', '…', '_']);
        let start = self.at;
        // A scan pulls digits apart: "0 8 / QĐ"; the separator behind them tells.
        let pulled = self.rest().trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == ' ');
        let spaces = if self.letter_spaced || pulled.starts_with(['/', '-']) { " " } else { "" };
        let digits =
            self.rest().trim_start_matches(|letter: char| letter.is_ascii_digit() || spaces.contains(letter));
        let mut end = self.body.len() - digits.len();
        let mut next = digits.chars();
        if end > start
            && next.next().is_some_and(|letter| letter.is_ascii_lowercase())
            && next.next() == Some('/')
        {
            end += 1;
        }
        self.at = end;
        let length = self.body[start..end].trim_end().len();
        (length > 0).then(|| start..start + length)
    }

    fn separator(&mut self) -> Option<char> {
        self.skip(&[' ', '.', '…', '_']);
        let next = self.rest().chars().next()?;
        let mark = match next {
            '/' | '\\' => '/',
            '-' | '–' | '—' => '-',
            _ => return None,
        };
        self.at += next.len_utf8();
        self.skip(&[' ']);
        Some(mark)
    }

    /// A year before the kind, as legal acts have it: "41/2019/QĐ-UBND".
    fn year(&mut self) -> Option<std::ops::Range<usize>> {
        let digits = self.rest().get(..4)?;
        let year = digits.parse::<u32>().ok().filter(|year| (1945..2100).contains(year))?;
        let behind = self.rest()[4..].trim_start();
        if !behind.starts_with(['/', '-']) || year == 0 {
            return None;
        }
        let range = self.at..self.at + 4;
        self.at = self.body.len() - behind.len() + 1;
        self.skip(&[' ']);
        Some(range)
    }

    /// Letters, digits, separators; white space only beside a separator.
    fn symbol(&mut self) -> Option<std::ops::Range<usize>> {
        let start = self.at;
        let mut end = start;
        let mut gap = false;
        let mut joined = true;
        for (offset, letter) in self.body[start..].char_indices() {
            let separator = matches!(letter, '/' | '-' | '–' | '&' | '.' | '(' | ')' | '+');
            if letter.is_whitespace() {
                gap = true;
                continue;
            }
            if !(separator || letter.is_alphanumeric())
                || (gap && !joined && !separator && !self.letter_spaced)
            {
                break;
            }
            end = start + offset + letter.len_utf8();
            joined = separator;
            gap = false;
        }
        // "THCS ĐH": a last short word of capitals still belongs to it.
        let tail = self.body[end..].trim();
        if !tail.is_empty()
            && tail.chars().count() <= 5
            && tail.chars().all(char::is_uppercase)
            && end > start
        {
            end = self.body.trim_end().len();
        }
        let text = self.body[start..end].trim_end_matches(['.', '-', '/', ' ', '–']);
        self.at = start + text.len();
        text.contains(char::is_alphabetic).then(|| start..start + text.len())
    }
}

//! Letters as numbers: the letter without marks, the mark of the vowel, the tone. A syllable is three numbers.

/// Letters that a syllable holds at most: more than the longest of Vietnamese, and two of them joined. Five bits each.
pub(super) const LONGEST: u32 = 12;

/// A letter: five bits for the letter (1 for "a"), three for its form, three for its tone, one for a capital; 0 for others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letter(u16);

/// The form of a letter.
pub(super) const PLAIN: u64 = 0;
/// "ơ", "ư".
pub(super) const HORN: u64 = 3;

impl Letter {
    pub(super) fn base(self) -> u64 {
        u64::from(self.0 & 31)
    }

    pub(super) fn form(self) -> u64 {
        u64::from(self.0 >> 5 & 7)
    }

    pub(super) fn tone(self) -> u64 {
        u64::from(self.0 >> 8 & 7)
    }

    pub(super) fn is_capital(self) -> bool {
        self.0 >> 11 != 0
    }

    /// Returns the letter as a character.
    pub(super) fn to_char(self) -> Option<char> {
        if self.form() == 0 && self.tone() == 0 {
            let base = u8::try_from(self.base()).ok().filter(|base| (1..=26).contains(base))? - 1;
            return Some(char::from(base + if self.is_capital() { b'A' } else { b'a' }));
        }
        let at = LATIN.iter().position(|one| *one == self.0).map(|at| at as u32 + LATIN_FROM);
        let at = at.or_else(|| {
            VIETNAMESE.iter().position(|one| *one == self.0).map(|at| at as u32 + VIETNAMESE_FROM)
        });
        at.and_then(char::from_u32)
    }

    /// Returns the same letter as a capital, or small.
    pub(super) fn with_case(self, capital: bool) -> Self {
        Self(self.0 & 0x7ff | u16::from(capital) << 11)
    }

    /// Returns the letter with another form.
    pub(super) fn with_form(self, form: u64) -> Self {
        Self(self.0 & !(7 << 5) | (form as u16 & 7) << 5)
    }
}

const LATIN_FROM: u32 = 0xc0;
const VIETNAMESE_FROM: u32 = 0x1ea0;

/// Vowels: the letter, its form, and it with each tone: none, huyền, hỏi, ngã, sắc, nặng.
const VOWELS: [(u8, u16, [char; 6]); 24] = [
    (b'a', 0, ['a', 'à', 'ả', 'ã', 'á', 'ạ']),
    (b'a', 1, ['â', 'ầ', 'ẩ', 'ẫ', 'ấ', 'ậ']),
    (b'a', 2, ['ă', 'ằ', 'ẳ', 'ẵ', 'ắ', 'ặ']),
    (b'e', 0, ['e', 'è', 'ẻ', 'ẽ', 'é', 'ẹ']),
    (b'e', 1, ['ê', 'ề', 'ể', 'ễ', 'ế', 'ệ']),
    (b'i', 0, ['i', 'ì', 'ỉ', 'ĩ', 'í', 'ị']),
    (b'o', 0, ['o', 'ò', 'ỏ', 'õ', 'ó', 'ọ']),
    (b'o', 1, ['ô', 'ồ', 'ổ', 'ỗ', 'ố', 'ộ']),
    (b'o', 3, ['ơ', 'ờ', 'ở', 'ỡ', 'ớ', 'ợ']),
    (b'u', 0, ['u', 'ù', 'ủ', 'ũ', 'ú', 'ụ']),
    (b'u', 3, ['ư', 'ừ', 'ử', 'ữ', 'ứ', 'ự']),
    (b'y', 0, ['y', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ']),
    (b'A', 0, ['A', 'À', 'Ả', 'Ã', 'Á', 'Ạ']),
    (b'A', 1, ['Â', 'Ầ', 'Ẩ', 'Ẫ', 'Ấ', 'Ậ']),
    (b'A', 2, ['Ă', 'Ằ', 'Ẳ', 'Ẵ', 'Ắ', 'Ặ']),
    (b'E', 0, ['E', 'È', 'Ẻ', 'Ẽ', 'É', 'Ẹ']),
    (b'E', 1, ['Ê', 'Ề', 'Ể', 'Ễ', 'Ế', 'Ệ']),
    (b'I', 0, ['I', 'Ì', 'Ỉ', 'Ĩ', 'Í', 'Ị']),
    (b'O', 0, ['O', 'Ò', 'Ỏ', 'Õ', 'Ó', 'Ọ']),
    (b'O', 1, ['Ô', 'Ồ', 'Ổ', 'Ỗ', 'Ố', 'Ộ']),
    (b'O', 3, ['Ơ', 'Ờ', 'Ở', 'Ỡ', 'Ớ', 'Ợ']),
    (b'U', 0, ['U', 'Ù', 'Ủ', 'Ũ', 'Ú', 'Ụ']),
    (b'U', 3, ['Ư', 'Ừ', 'Ử', 'Ữ', 'Ứ', 'Ự']),
    (b'Y', 0, ['Y', 'Ỳ', 'Ỷ', 'Ỹ', 'Ý', 'Ỵ']),
];

/// U+00C0 to U+01B0, and U+1EA0 to U+1EF9: where the letters of Vietnamese stand.
const LATIN: [u16; 0x1b1 - LATIN_FROM as usize] = table(LATIN_FROM);
const VIETNAMESE: [u16; 0x1efa - VIETNAMESE_FROM as usize] = table(VIETNAMESE_FROM);

const fn table<const N: usize>(from: u32) -> [u16; N] {
    let mut table = [0; N];
    let mut vowel = 0;
    while vowel < VOWELS.len() {
        let (letter, form, row) = VOWELS[vowel];
        let capital = letter.is_ascii_uppercase() as u16;
        let mut tone = 0;
        while tone < row.len() {
            let at = (row[tone] as u32).wrapping_sub(from) as usize;
            if at < N {
                let base = (letter.to_ascii_lowercase() - b'a' + 1) as u16;
                table[at] = base | form << 5 | (tone as u16) << 8 | capital << 11;
            }
            tone += 1;
        }
        vowel += 1;
    }
    if from == LATIN_FROM {
        table[(0x111 - LATIN_FROM) as usize] = 4 | 4 << 5;
        table[(0x110 - LATIN_FROM) as usize] = 4 | 4 << 5 | 1 << 11;
    }
    table
}

/// Returns a letter of Vietnamese (or of ASCII) as a number.
#[inline]
pub(super) fn letter(letter: char) -> Option<Letter> {
    let code = match letter {
        'a'..='z' => letter as u16 - 'a' as u16 + 1,
        'A'..='Z' => (letter as u16 - 'A' as u16 + 1) | 1 << 11,
        '\u{c0}'..='\u{1b0}' => LATIN[(u32::from(letter) - LATIN_FROM) as usize],
        '\u{1ea0}'..='\u{1ef9}' => VIETNAMESE[(u32::from(letter) - VIETNAMESE_FROM) as usize],
        _ => 0,
    };
    (code != 0).then_some(Letter(code))
}

/// A run of Vietnamese letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Syllable {
    /// First byte.
    pub(super) start: usize,
    /// The byte after the last.
    pub(super) end: usize,
    /// How many letters.
    pub(super) count: u32,
    /// The letters without marks, five bits each, the last lowest.
    pub(super) key: u64,
    /// Their forms, five bits each.
    pub(super) forms: u64,
    /// Their tones, five bits each.
    pub(super) tones: u64,
    /// Set where a digit stands directly before or behind.
    pub(super) next_to_digit: bool,
    /// Set where a vowel stands that Vietnamese does not have: "uơ", "ưo", "uu".
    pub(super) odd: bool,
}

impl Syllable {
    /// Returns the syllable that a word is, all of it.
    pub(super) fn of(word: &str) -> Option<Self> {
        Syllables::of(word).next().filter(|one| one.start == 0 && one.end == word.len())
    }

    /// Tells whether it is only strokes and circles that may be digits: "l", "lO".
    pub(super) fn is_lone_stroke(&self, text: &str) -> bool {
        const L: u64 = 12;
        const I: u64 = 9;
        const O: u64 = 15;
        const V: u64 = 22;
        const X: u64 = 24;
        self.count <= 4
            && self.forms | self.tones == 0
            && (0..self.count).all(|at| matches!(self.key >> (5 * at) & 31, L | I | O | V | X))
            && text[self.start..self.end].chars().all(|one| "lIOoVX".contains(one))
    }

    /// Tells whether both are the same word: the same letters and marks, the tone where either spelling puts it.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        if (self.key, self.forms) != (other.key, other.forms) {
            return false;
        }
        if self.tones == other.tones {
            return true;
        }
        // "hóa", "hoá": two vowels at the end, the tone on either, not behind "q".
        const OPEN: [u64; 3] = [15 << 5 | 1, 15 << 5 | 5, 21 << 5 | 25];
        let (low, high) = (self.tones.min(other.tones), self.tones.max(other.tones));
        OPEN.contains(&(self.key & 0x3ff)) && self.key >> 10 & 31 != 17 && low < 32 && high == low << 5
    }

    #[inline]
    fn push(&mut self, letter: Letter) {
        self.count += 1;
        if self.count > LONGEST {
            self.key = u64::MAX;
            return;
        }
        // Behind a "u", which is seldom.
        if self.key & 31 == 21 {
            let half_horned = (letter.form() == HORN) != (self.forms & 31 == HORN);
            self.odd |= letter.base() == 15 && half_horned || letter.base() == 21;
        }
        self.key = self.key << 5 | letter.base();
        self.forms = self.forms << 5 | letter.form();
        self.tones = self.tones << 5 | letter.tone();
    }
}

/// The runs of letters of a text. Runs with letters of other alphabets in them are left out, and what is longer than two
/// syllables, and what is part of an address or a symbol.
pub(super) struct Syllables<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Syllables<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// Returns the runs from a byte on.
    pub(super) fn from(text: &'t str, at: usize) -> Self {
        Self { text, at }
    }
}

impl Iterator for Syllables<'_> {
    type Item = Syllable;

    fn next(&mut self) -> Option<Syllable> {
        let bytes = self.text.as_bytes();
        loop {
            // To the first letter.
            let mut at = self.at;
            while bytes.get(at).is_some_and(|byte| byte.is_ascii() && !byte.is_ascii_alphabetic()) {
                at += 1;
            }
            let mut syllable = Syllable { start: at, end: at, ..Syllable::default() };
            let mut foreign = false;
            let rest = self.text.get(at..)?;
            let mut after = None;
            for (offset, one) in rest.char_indices() {
                match letter(one) {
                    Some(one) => syllable.push(one),
                    None if !one.is_ascii() && one.is_alphabetic() => foreign = true,
                    None => {
                        after = Some((at + offset, one));
                        break;
                    }
                }
            }
            let (end, next) = after.map_or((self.text.len(), None), |(end, next)| (end, Some(next)));
            syllable.end = end;
            self.at = end + next.map_or(0, char::len_utf8);
            if end == at {
                next?;
                continue;
            }
            let previous = at.checked_sub(1).map(|before| bytes[before]);
            let digit = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_digit());
            syllable.next_to_digit = digit(previous) || digit(bytes.get(end).copied());
            // A point or slash parts an address only where letters stand on its other side.
            let is_part = |mark: Option<u8>, beyond: Option<&u8>| match mark {
                Some(b'@' | b'_' | b'\\' | b'#' | b'&' | b'=' | b'+' | b'-' | b'\'') => true,
                Some(b'.') => beyond.is_some_and(u8::is_ascii_lowercase),
                Some(b'/') => beyond.is_some_and(u8::is_ascii_alphabetic),
                _ => false,
            };
            let joined = is_part(previous, at.checked_sub(2).and_then(|before| bytes.get(before)))
                || is_part(bytes.get(end).copied(), bytes.get(end + 1));
            let long = syllable.count > LONGEST;
            // Letters beside digits are looked at even in symbols: "2-O1-2024".
            if !foreign && !long && (!joined || syllable.next_to_digit || syllable.is_lone_stroke(self.text))
            {
                return Some(syllable);
            }
        }
    }
}

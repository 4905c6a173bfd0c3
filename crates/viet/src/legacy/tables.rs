//! Which byte, or pair of bytes, is which letter.

use super::{Encoding, capitals};
use std::collections::BTreeMap;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The rows from 0x80 of TCVN 5712:1993. VN3, which fonts show, has only the small letters and the capitals without tone; the
/// other capitals are those of VN1 and VN2. 0xB0 to 0xB4 are tones by themselves there, but degrees and squares in fonts.
const TCVN3: [&str; 8] = [
    "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨ",
    "ÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ",
    "\u{a0}ĂÂÊÔƠƯĐăâêôơưđẰ",
    "°±²³´àảãáạẲằẳẵắẴ",
    "ẮẦẨẪẤỀặầẩẫấậèỂẻẽ",
    "éẹềểễếệìỉỄẾỒĩíịò",
    "Ổỏõóọồổỗốộờởỡớợù",
    "ỖủũúụừửữứựỳỷỹýỵỐ",
];

/// Capitals of VN1 that stand among the control characters.
const TCVN3_LOW: [(u8, char); 12] = [
    (0x01, 'Ú'),
    (0x02, 'Ụ'),
    (0x04, 'Ừ'),
    (0x05, 'Ử'),
    (0x06, 'Ữ'),
    (0x11, 'Ứ'),
    (0x12, 'Ự'),
    (0x13, 'Ỳ'),
    (0x14, 'Ỷ'),
    (0x15, 'Ỹ'),
    (0x16, 'Ý'),
    (0x17, 'Ỵ'),
];

/// The rows from 0x80 of VISCII 1.1; six capitals that stand among the control characters are [`VISCII_LOW`].
const VISCII: [&str; 8] = [
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ",
    "ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ",
    "Õắằặấầẩậẽẹếềểễệố",
    "ồổỗỠƠộờởịỰỨỪỬơớƯ",
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ",
    "ĐứÒÓÔạỷừửÙÚỹỵÝỡư",
    "àáâãảăữẫèéêẻìíĩỉ",
    "đựòóôõỏọụùúũủýợỮ",
];

const VISCII_LOW: [(u8, char); 6] =
    [(0x02, 'Ẳ'), (0x05, 'Ẵ'), (0x06, 'Ẫ'), (0x14, 'Ỷ'), (0x19, 'Ỹ'), (0x1e, 'Ỵ')];

/// The small letters of VNI for Windows: the letters of Latin-1 with the same bytes, and what they show. Capitals are the
/// capitals of both.
const VNI: [(&str, char); 67] = [
    ("aø", 'à'),
    ("aù", 'á'),
    ("aû", 'ả'),
    ("aõ", 'ã'),
    ("aï", 'ạ'),
    ("aê", 'ă'),
    ("aè", 'ằ'),
    ("aé", 'ắ'),
    ("aú", 'ẳ'),
    ("aü", 'ẵ'),
    ("aë", 'ặ'),
    ("aâ", 'â'),
    ("aà", 'ầ'),
    ("aá", 'ấ'),
    ("aå", 'ẩ'),
    ("aã", 'ẫ'),
    ("aä", 'ậ'),
    ("ñ", 'đ'),
    ("eø", 'è'),
    ("eù", 'é'),
    ("eû", 'ẻ'),
    ("eõ", 'ẽ'),
    ("eï", 'ẹ'),
    ("eâ", 'ê'),
    ("eà", 'ề'),
    ("eá", 'ế'),
    ("eå", 'ể'),
    ("eã", 'ễ'),
    ("eä", 'ệ'),
    ("ì", 'ì'),
    ("í", 'í'),
    ("æ", 'ỉ'),
    ("ó", 'ĩ'),
    ("ò", 'ị'),
    ("oø", 'ò'),
    ("où", 'ó'),
    ("oû", 'ỏ'),
    ("oõ", 'õ'),
    ("oï", 'ọ'),
    ("oâ", 'ô'),
    ("oà", 'ồ'),
    ("oá", 'ố'),
    ("oå", 'ổ'),
    ("oã", 'ỗ'),
    ("oä", 'ộ'),
    ("ô", 'ơ'),
    ("ôø", 'ờ'),
    ("ôù", 'ớ'),
    ("ôû", 'ở'),
    ("ôõ", 'ỡ'),
    ("ôï", 'ợ'),
    ("uø", 'ù'),
    ("uù", 'ú'),
    ("uû", 'ủ'),
    ("uõ", 'ũ'),
    ("uï", 'ụ'),
    ("ö", 'ư'),
    ("öø", 'ừ'),
    ("öù", 'ứ'),
    ("öû", 'ử'),
    ("öõ", 'ữ'),
    ("öï", 'ự'),
    ("yø", 'ỳ'),
    ("yù", 'ý'),
    ("yû", 'ỷ'),
    ("yõ", 'ỹ'),
    ("î", 'ỵ'),
];

/// What is met besides: marks where VNI has a letter with its mark. Written it is never.
const VNI_BESIDES: [(&str, char); 3] = [("iø", 'ì'), ("iù", 'í'), ("yï", 'ỵ')];

/// Letters of Windows-1258 that are no letters of Latin-1, with their bytes; copying through it makes them of others.
const WINDOWS_1258: [(char, u8); 14] = [
    ('Ă', 0xc3),
    ('\u{300}', 0xcc),
    ('Đ', 0xd0),
    ('\u{309}', 0xd2),
    ('Ơ', 0xd5),
    ('Ư', 0xdd),
    ('\u{303}', 0xde),
    ('ă', 0xe3),
    ('\u{301}', 0xec),
    ('đ', 0xf0),
    ('\u{323}', 0xf2),
    ('ơ', 0xf5),
    ('ư', 0xfd),
    ('₫', 0xfe),
];

/// Returns the byte that a letter was before it was taken for another encoding: that of Latin-1, of Windows-1258, or of a
/// symbol font. Quotes and dashes of Windows-1252 stay what they are: in Vietnamese fonts they look the same.
pub(super) fn byte(letter: char) -> Option<u8> {
    match letter {
        '\0'..='\u{ff}' => u8::try_from(letter).ok(),
        '\u{f020}'..='\u{f0ff}' => u8::try_from(u32::from(letter) - 0xf000).ok(),
        // The Greek letter stands for the sign of micro in some fonts.
        'μ' => Some(0xb5),
        _ => WINDOWS_1258.iter().find(|(other, _)| *other == letter).map(|(_, byte)| *byte),
    }
}

/// What the bytes of an encoding are.
pub(super) struct Table {
    /// A letter for each byte that is one by itself and is not ASCII.
    single: [Option<char>; 256],
    /// Base letter and mark, and the letter of both.
    pairs: BTreeMap<(u8, u8), char>,
    /// How each letter is written.
    written: BTreeMap<char, (u8, Option<u8>)>,
}

impl Table {
    /// Returns the table of an encoding.
    pub(super) fn of(encoding: Encoding) -> &'static Self {
        static TABLES: LazyLock<[Table; 4]> = LazyLock::new(|| [tcvn3(), vni(), viscii(), windows_1258()]);
        let [tcvn3, vni, viscii, windows_1258] = &*TABLES;
        match encoding {
            Encoding::Tcvn3 => tcvn3,
            Encoding::Vni => vni,
            Encoding::Viscii => viscii,
            Encoding::Windows1258 => windows_1258,
        }
    }

    /// Returns the letter that a byte is by itself.
    pub(super) fn single(&self, byte: u8) -> Option<char> {
        self.single[usize::from(byte)]
    }

    /// Returns the letter that two bytes are together.
    pub(super) fn pair(&self, base: u8, mark: u8) -> Option<char> {
        // No mark is ASCII in any encoding.
        if mark.is_ascii() { None } else { self.pairs.get(&(base, mark)).copied() }
    }

    /// Returns the bytes of a letter.
    pub(super) fn bytes(&self, letter: char) -> Option<(u8, Option<u8>)> {
        self.written.get(&letter).copied()
    }

    /// Puts a letter in. The first bytes that it has are those that it is written with.
    fn insert(&mut self, base: u8, mark: Option<u8>, letter: char) {
        match mark {
            Some(mark) => {
                self.pairs.entry((base, mark)).or_insert(letter);
            }
            None => self.single[usize::from(base)] = Some(letter),
        }
        self.written.entry(letter).or_insert((base, mark));
    }

    fn empty() -> Self {
        Self { single: [None; 256], pairs: BTreeMap::new(), written: BTreeMap::new() }
    }

    /// Returns the table of the letters from 0x80 on and of some below.
    fn of_rows(rows: &[&str; 8], low: &[(u8, char)]) -> Self {
        let mut table = Self::empty();
        let rows = (0x80..=u8::MAX).zip(rows.iter().flat_map(|row| row.chars()));
        for (byte, letter) in rows.chain(low.iter().copied()).filter(|(_, letter)| letter.is_alphabetic()) {
            table.insert(byte, None, letter);
        }
        table
    }
}

fn tcvn3() -> Table {
    Table::of_rows(&TCVN3, &TCVN3_LOW)
}

fn viscii() -> Table {
    Table::of_rows(&VISCII, &VISCII_LOW)
}

fn vni() -> Table {
    let mut table = Table::empty();
    for (codes, letter) in VNI.into_iter().chain(VNI_BESIDES) {
        let mut bytes = codes.chars().filter_map(byte);
        let (Some(base), mark) = (bytes.next(), bytes.next()) else { continue };
        // The bytes of capitals are 32 lower, as in Latin-1.
        let capital = (base & !0x20, mark.map(|mark| mark & !0x20), capitals::raise(letter));
        table.insert(base, mark, letter);
        table.insert(capital.0, capital.1, capital.2);
        // A mark in the other case is a slip of the typist.
        table.insert(capital.0, mark, capital.2);
        table.insert(base, capital.1, letter);
    }
    table
}

/// Letters of Latin-1 but for those above, and a tone behind the letter that it is over.
fn windows_1258() -> Table {
    let mut table = Table::empty();
    for byte in 0xc0..=u8::MAX {
        let other = WINDOWS_1258.iter().find(|(_, its)| *its == byte).map(|(letter, _)| *letter);
        let letter = other.unwrap_or(char::from(byte));
        if letter.is_alphabetic() {
            table.insert(byte, None, letter);
        }
    }
    let letters: Vec<(u8, char)> = (b'A'..=b'z')
        .map(|byte| (byte, char::from(byte)))
        .chain((0xc0..=u8::MAX).filter_map(|byte| Some((byte, table.single(byte)?))))
        .collect();
    let tones = || WINDOWS_1258.into_iter().filter(|(letter, _)| is_combining_mark(*letter));
    for (base, letter) in letters {
        for (tone, mark) in tones() {
            let mut both = [letter, tone].into_iter().nfc();
            if let (Some(both), None) = (both.next(), both.next()) {
                table.insert(base, Some(mark), both);
            }
        }
    }
    table
}

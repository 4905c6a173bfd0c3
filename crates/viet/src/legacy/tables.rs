//! Which byte, or pair of bytes, is which letter.

use super::Encoding;
use std::sync::LazyLock;

/// The rows from 0xA0 of TCVN 5712:1993. VN3 uses only the small letters and the capitals without tone; the other capitals
/// are those of VN2, which some fonts show. 0xB0 to 0xB4 are tones by themselves there, but degrees and squares in fonts.
const TCVN3: [&str; 6] = [
    "\u{a0}ĂÂÊÔƠƯĐăâêôơưđẰ",
    "°±²³´àảãáạẲằẳẵắẴ",
    "ẮẦẨẪẤỀặầẩẫấậèỂẻẽ",
    "éẹềểễếệìỉỄẾỒĩíịò",
    "Ổỏõóọồổỗốộờởỡớợù",
    "ỖủũúụừửữứựỳỷỹýỵỐ",
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

/// Letters of Windows-1258 that are no letters of Latin-1, with their bytes: what copying through it makes of them.
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
    /// Base letter, mark, and the letter of both, sorted.
    pairs: Vec<(u8, u8, char)>,
}

impl Table {
    /// Returns the table of an encoding.
    pub(super) fn of(encoding: Encoding) -> &'static Self {
        static TABLES: LazyLock<[Table; 3]> = LazyLock::new(|| [tcvn3(), vni(), viscii()]);
        match encoding {
            Encoding::Tcvn3 => &TABLES[0],
            Encoding::Vni => &TABLES[1],
            Encoding::Viscii => &TABLES[2],
        }
    }

    /// Returns the letter that a byte is by itself.
    pub(super) fn single(&self, byte: u8) -> Option<char> {
        self.single[usize::from(byte)]
    }

    /// Returns the letter that two bytes are together.
    pub(super) fn pair(&self, base: u8, mark: u8) -> Option<char> {
        // A mark in the other case is a slip of the typist.
        let mark =
            if base.is_ascii_uppercase() || matches!(base, 0xd4 | 0xd6) { mark & !0x20 } else { mark | 0x20 };
        let at = self.pairs.binary_search_by_key(&(base, mark), |(base, mark, _)| (*base, *mark)).ok()?;
        self.pairs.get(at).map(|(_, _, letter)| *letter)
    }

    /// Returns the bytes of a letter.
    pub(super) fn bytes(&self, letter: char) -> Option<(u8, Option<u8>)> {
        let single = (0..=u8::MAX).find(|byte| self.single(*byte) == Some(letter));
        let pair = || self.pairs.iter().find(|(_, _, other)| *other == letter);
        single.map(|byte| (byte, None)).or_else(|| pair().map(|(base, mark, _)| (*base, Some(*mark))))
    }

    fn of_rows(first: u8, rows: &[&str]) -> Self {
        let mut single = [None; 256];
        let letters = rows.iter().flat_map(|row| row.chars());
        for (byte, letter) in (first..=u8::MAX).zip(letters).filter(|(_, letter)| letter.is_alphabetic()) {
            single[usize::from(byte)] = Some(letter);
        }
        Self { single, pairs: Vec::new() }
    }
}

fn tcvn3() -> Table {
    Table::of_rows(0xa0, &TCVN3)
}

fn viscii() -> Table {
    let mut table = Table::of_rows(0x80, &VISCII);
    for (byte, letter) in VISCII_LOW {
        table.single[usize::from(byte)] = Some(letter);
    }
    table
}

fn vni() -> Table {
    let mut table = Table { single: [None; 256], pairs: Vec::new() };
    for (codes, letter) in VNI {
        let capital = (codes.to_uppercase(), letter.to_uppercase().next().unwrap_or(letter));
        for (codes, letter) in [(codes, letter), (capital.0.as_str(), capital.1)] {
            let mut bytes = codes.chars().filter_map(byte);
            match (bytes.next(), bytes.next()) {
                (Some(base), Some(mark)) => table.pairs.push((base, mark, letter)),
                (Some(byte), None) => table.single[usize::from(byte)] = Some(letter),
                (None, _) => {}
            }
        }
    }
    table.pairs.sort_unstable();
    table
}

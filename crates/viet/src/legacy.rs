//! Encodings from before Unicode, of which offices still hold their files: TCVN3 (ABC), VNI and others.
//!
//! ```text
//! fonts     ".VnTimeH"            -> TCVN3, small letters shown as capitals    legacy/fonts.rs
//! tables    "«" is "ô", "aù" is "á"                                            legacy/tables.rs
//! letters   "Céng hoµ", "Coäng hoøa" -> "Cộng hoà", "Cộng hòa"                 legacy/letters.rs
//! capitals  "CéNG HOµ" -> "CỘNG HOÀ": TCVN3 has no capitals with tones         legacy/capitals.rs
//! syllable  what can be a syllable of Vietnamese                               legacy/syllable.rs
//! evidence  how many words become syllables if a text is taken to be in ...    legacy/evidence.rs
//! misread   "Thá»±c hiá»‡n" -> "Thực hiện": UTF-8 taken for Windows-1252       legacy/misread.rs
//! ```
//!
//! A text in such an encoding looks like a text of Latin-1: each byte became the letter of the same number, or that of
//! Windows-1252 or -1258, or one of a symbol font (U+F020 to U+F0FF). All of these are understood.

mod capitals;
mod evidence;
mod fonts;
mod letters;
mod misread;
mod syllable;
mod tables;

pub use capitals::raise;
pub use evidence::{Evidence, Guess, Tally, Witness, guess};
pub use fonts::{Face, face};
pub use letters::{Letter, decode, encode};
pub use misread::misread;

/// An encoding of Vietnamese letters from before Unicode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Encoding {
    /// TCVN 5712:1993 VN3, called ABC after its program: one byte a letter, capitals with tones only by another font.
    Tcvn3,
    /// VNI for Windows: a letter, and a second byte for its mark and tone.
    Vni,
    /// VISCII 1.1 (RFC 1456): one byte a letter, capitals too.
    Viscii,
    /// Windows-1258: a letter with its mark, and a second byte for most tones.
    Windows1258,
}

impl Encoding {
    /// Every encoding.
    pub const ALL: [Self; 4] = [Self::Tcvn3, Self::Vni, Self::Viscii, Self::Windows1258];
}

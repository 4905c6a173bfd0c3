//! The names of fonts that show an old encoding.

use super::Encoding;

/// What a font makes of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Face {
    /// The encoding.
    pub encoding: Encoding,
    /// Set where small letters are shown as capitals (`.VnTimeH`).
    pub capitals: bool,
}

/// How the names of the fonts of TCVN3 begin. Without the point only these two: others ("VnTimes") are of other encodings.
const TCVN3: [&str; 3] = [".vn", ".tmc", "abc-"];
const WITHOUT_POINT: [&str; 4] = ["vntime", "vntimeh", "vnarial", "vnarialh"];

/// Tells what encoding a font shows, by its name: `.VnTime`, `ABCDEF+.VnArialH-Bold`, `VNI-Times`. `None` for fonts of
/// Unicode, also those with "Vn" in their names (`UVN Bay Buom`, `UTM Avo`, `VnUnicode`), and for encodings not known here.
///
/// ```
/// use viet::legacy::{Encoding, Face, face};
/// assert_eq!(face(".VnTimeH"), Some(Face { encoding: Encoding::Tcvn3, capitals: true }));
/// assert_eq!(face("VNI-Times"), Some(Face { encoding: Encoding::Vni, capitals: false }));
/// assert_eq!(face("Times New Roman"), None);
/// ```
pub fn face(font: &str) -> Option<Face> {
    let name = without_prefix(font.trim()).to_ascii_lowercase();
    let family = name.split([' ', '-', ',']).next().unwrap_or("");
    if TCVN3.iter().any(|start| name.starts_with(start)) || WITHOUT_POINT.contains(&family) {
        return Some(Face { encoding: Encoding::Tcvn3, capitals: is_of_capitals(&name) });
    }
    name.starts_with("vni").then_some(Face { encoding: Encoding::Vni, capitals: false })
}

/// Takes away what a PDF puts before the name of a font of which it holds only some glyphs: six letters and a plus.
fn without_prefix(font: &str) -> &str {
    match font.split_once('+') {
        Some((prefix, name)) if prefix.len() == 6 && prefix.bytes().all(|byte| byte.is_ascii_uppercase()) => {
            name
        }
        _ => font,
    }
}

/// The family ends with "H", behind which the style may stand: ".VnArial NarrowH", ".VnTimeH Bold", ".VnTimeH,Bold".
fn is_of_capitals(name: &str) -> bool {
    const STYLES: [&str; 9] =
        ["bold", "italic", "regular", "normal", "oblique", "roman", "bolditalic", "mt", "condensed"];
    name.split([' ', '-', ',', '_'])
        .rfind(|part| !part.is_empty() && !STYLES.contains(part))
        .is_some_and(|family| family.ends_with('h') && !family.ends_with("english"))
}

//! The letters of a page: what it says of its encoding, or what its bytes look like.

use crate::{Error, decode};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252, WINDOWS_1258};

/// A page names its encoding in so many bytes; browsers look at 1,024, Word writes its namespaces first.
const HEAD: usize = 4 << 10;

/// Decodes a page. `told` is the encoding that stands outside of it, in the head of its part of an archive.
pub(super) fn decode(bytes: &[u8], told: Option<&str>) -> Result<String, Error> {
    if matches!(bytes, [0xef, 0xbb, 0xbf, ..] | [0xff, 0xfe, ..] | [0xfe, 0xff, ..]) {
        return decode::text(bytes);
    }
    let named = told.map(str::to_owned).or_else(|| named(bytes));
    let encoding = named.and_then(|name| Encoding::for_label(name.as_bytes())).unwrap_or(UTF_8);
    // A page that can name its encoding in single bytes is not written in double ones.
    if encoding == UTF_8 || !encoding.is_ascii_compatible() {
        return decode::text(bytes)
            .or_else(|error| if error == Error::Empty { Err(error) } else { old(bytes) });
    }
    // "x-user-defined" is what pages in the fonts of TCVN3 and VNI call themselves.
    let encoding = if encoding.name() == "x-user-defined" { WINDOWS_1252 } else { encoding };
    single(bytes, encoding)
}

/// Decodes what is no UTF-8 whatever it says: Vietnamese Windows, unless fonts are named whose letters are those of the West.
fn old(bytes: &[u8]) -> Result<String, Error> {
    let western = [&b".Vn"[..], b"VNI-"].iter().any(|font| find(bytes, font).is_some());
    single(bytes, if western { WINDOWS_1252 } else { WINDOWS_1258 })
}

fn single(bytes: &[u8], encoding: &'static Encoding) -> Result<String, Error> {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    // Bytes that are no text at all stay none in any encoding.
    decode::text(text.as_bytes())
}

/// Returns the encoding that a page names: `charset=...` in a `meta`, or `encoding="..."` in front of XML.
fn named(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    let rest = ["charset=", "encoding="].iter().find_map(|word| Some(head.split_once(word)?.1))?;
    let name: String = rest
        .trim_start_matches(['"', '\'', ' '])
        .chars()
        .take_while(|letter| letter.is_ascii_alphanumeric() || "-_.:".contains(*letter))
        .collect();
    (!name.is_empty()).then_some(name)
}

/// Returns where a word stands.
pub(super) fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|window| window == word)
}

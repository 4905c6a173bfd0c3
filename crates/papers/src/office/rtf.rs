//! What is mended in an .rtf before LibreOffice reads it: groups that nothing ends, fonts whose charset would turn the
//! letters of old encodings into others.

use crate::Error;
use crate::limits::DEPTH;

/// Returns the file with its groups closed and its fonts as they were meant.
pub(super) fn mend(bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let bytes = bytes.trim_ascii_start();
    let groups = measure(bytes)?;
    let mut mended = bytes[..groups.end].to_vec();
    mended.extend(std::iter::repeat_n(b'}', groups.open));
    unset_charsets(&mut mended);
    Ok(mended)
}

/// The groups of a file that was perhaps cut.
struct Groups {
    /// Where the sound part ends: behind the last group, or before a control that the end of the file cut.
    end: usize,
    /// How many groups are open there.
    open: usize,
}

/// Goes through the groups. Braces behind a backslash and in binary data are none.
fn measure(bytes: &[u8]) -> Result<Groups, Error> {
    let (mut at, mut open) = (0, 0_usize);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'{' => open += 1,
            b'}' => open = open.saturating_sub(1),
            b'\\' => {
                let control = Control::at(bytes, at);
                if control.end >= bytes.len() {
                    return Ok(Groups { end: at, open });
                }
                at = control.end;
                continue;
            }
            _ => {}
        }
        // LibreOffice goes down one call for each.
        if open > DEPTH {
            return Err(Error::TooComplex);
        }
        at += 1;
        if open == 0 {
            return Ok(Groups { end: at, open });
        }
    }
    Ok(Groups { end: bytes.len(), open })
}

/// A control: `\word123`, `\'e9`, `\{`, `\bin5` with the bytes that follow it.
struct Control<'a> {
    word: &'a [u8],
    number: Option<usize>,
    end: usize,
}

impl<'a> Control<'a> {
    /// Reads the control whose backslash stands at a byte.
    fn at(bytes: &'a [u8], at: usize) -> Self {
        let rest = bytes.get(at + 1..).unwrap_or_default();
        let letters = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        if letters == 0 {
            let length = if rest.first() == Some(&b'\'') { 3 } else { 1 };
            return Self { word: &rest[..0], number: None, end: at + 1 + length };
        }
        let (word, rest) = rest.split_at(letters);
        let sign = usize::from(rest.first() == Some(&b'-'));
        let digits = rest[sign..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let number =
            std::str::from_utf8(&rest[sign..sign + digits]).ok().and_then(|digits| digits.parse().ok());
        let number = number.filter(|_| sign == 0);
        let mut end = at + 1 + letters + if digits > 0 { sign + digits } else { 0 };
        if bytes.get(end) == Some(&b' ') {
            end += 1;
        }
        if word == b"bin" {
            end = end.saturating_add(number.unwrap_or(0));
        }
        Self { word, number, end }
    }
}

const TABLE: &[u8] = b"{\\fonttbl";

/// Fonts of old encodings say that their letters are Vietnamese (163) or symbols (2), in truth they are only the bytes:
/// their charset becomes the Western one (0), which leaves each byte the letter that it is in `crate::legacy`.
fn unset_charsets(bytes: &mut [u8]) {
    let Some(begin) = bytes.windows(TABLE.len()).position(|window| window == TABLE) else { return };
    let mut charset = None;
    let mut name = Vec::new();
    let mut at = begin + 1;
    let mut open = 1_usize;
    // How deep the group lies that holds no name, but another font or numbers.
    let mut aside = None;
    while open > 0 && at < bytes.len() {
        match bytes[at] {
            b'\\' => {
                let control = Control::at(bytes, at);
                let end = control.end;
                if control.word == b"fcharset" {
                    charset = Some((at + b"\\fcharset".len()..end, control.number));
                    name.clear();
                }
                at = end;
                continue;
            }
            b'{' => {
                open += 1;
                if aside.is_none() && bytes[at..].starts_with(b"{\\*") {
                    aside = Some(open);
                }
            }
            b'}' => {
                aside = aside.filter(|depth| *depth != open);
                open -= 1;
            }
            _ if aside.is_some() => {}
            b';' => {
                if let Some((digits, Some(2 | 163))) = charset.take()
                    && is_of_bytes(&name)
                {
                    bytes[digits]
                        .iter_mut()
                        .filter(|byte| byte.is_ascii_digit())
                        .for_each(|byte| *byte = b'0');
                }
                name.clear();
            }
            byte => name.push(byte),
        }
        at += 1;
    }
}

/// Tells whether a font has its own encoding: `.VnTime`, `VNI-Times`.
fn is_of_bytes(name: &[u8]) -> bool {
    let name = name.trim_ascii().to_ascii_lowercase();
    name.starts_with(b".vn") || name.starts_with(b"vni-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(text: &str) -> String {
        mend(text.as_bytes()).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
    }

    #[test]
    fn a_cut_file_gets_its_groups_closed() {
        for (cut, whole) in [
            (r"{\rtf1 {\b M", r"{\rtf1 {\b M}}"),
            (r"{\rtf1 \{ \'7", r"{\rtf1 \{ }"),
            (r"{\rtf1 \'e9", r"{\rtf1 }"),
            (r"{\rtf1 M\pa", r"{\rtf1 M}"),
            (r"{\rtf1 M\bin500 }}}", r"{\rtf1 M}"),
            (r"{\rtf1 \bin2 }}M}", r"{\rtf1 \bin2 }}M}"),
            (r"{\rtf1 M\}}rest", r"{\rtf1 M\}}"),
            (r"{\rtf1 \bin99999999999999999999999 }}", r"{\rtf1 \bin99999999999999999999999 }"),
        ] {
            assert_eq!(mended(cut), whole);
        }
    }

    #[test]
    fn deep_groups_are_refused() {
        assert_eq!(mend("{\\rtf1 ".repeat(100_000).as_bytes()), Err(Error::TooComplex));
    }

    #[test]
    fn fonts_of_old_encodings_keep_their_bytes() {
        let table = r"{\rtf1{\fonttbl{\f0\fcharset163 .VnTime;}{\f1\froman\fcharset2{\*\panose 0205}VNI-Times{\*\falt Arial};}{\f2\fcharset163 Arial;}\f3\fcharset163 .VnArialH;}\fcharset163 .VnTime;}";
        let expected = r"{\rtf1{\fonttbl{\f0\fcharset000 .VnTime;}{\f1\froman\fcharset0{\*\panose 0205}VNI-Times{\*\falt Arial};}{\f2\fcharset163 Arial;}\f3\fcharset000 .VnArialH;}\fcharset163 .VnTime;}";
        assert_eq!(mended(table), expected);
    }
}

//! What is mended in an .rtf before LibreOffice reads it: groups that nothing ends.

use crate::Error;
use crate::limits::DEPTH;

/// The filter of LibreOffice.
pub(super) const FILTER: &str = "Rich Text Format";

/// Returns the file with its groups closed; LibreOffice reads nothing of one that was cut.
pub(super) fn mend(bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let bytes = bytes.trim_ascii_start();
    let groups = measure(bytes)?;
    let mut mended = bytes[..groups.end].to_vec();
    mended.extend(std::iter::repeat_n(b'}', groups.open));
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
                let end = end_of_control(bytes, at);
                if end >= bytes.len() {
                    return Ok(Groups { end: at, open });
                }
                at = end;
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

/// Returns where the control ends whose backslash stands at a byte: `\word123`, `\'e9`, `\{`, `\bin5` with the bytes that
/// follow it.
fn end_of_control(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at + 1..).unwrap_or_default();
    let letters = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    if letters == 0 {
        let length = if rest.first() == Some(&b'\'') { 3 } else { 1 };
        return at + 1 + length;
    }
    let (word, rest) = rest.split_at(letters);
    let sign = usize::from(rest.first() == Some(&b'-'));
    let digits = rest[sign..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut end = at + 1 + letters + if digits > 0 { sign + digits } else { 0 };
    if bytes.get(end) == Some(&b' ') {
        end += 1;
    }
    if word == b"bin" && sign == 0 {
        // A number beyond all is one beyond the file.
        let number = std::str::from_utf8(&rest[..digits]).ok().filter(|digits| !digits.is_empty());
        end = end.saturating_add(number.map_or(0, |digits| digits.parse().unwrap_or(usize::MAX)));
    }
    end
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
            (r"{\rtf1 \bin99999999999999999999999 }}", r"{\rtf1 }"),
        ] {
            assert_eq!(mended(cut), whole);
        }
    }

    #[test]
    fn deep_groups_are_refused() {
        assert_eq!(mend("{\\rtf1 ".repeat(100_000).as_bytes()), Err(Error::TooComplex));
    }
}

//! Character references of HTML.

/// The named references that occur in office texts.
const NAMED: [(&str, char); 22] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("bull", '•'),
    ("deg", '°'),
    ("times", '×'),
    ("plusmn", '±'),
    ("ge", '≥'),
    ("le", '≤'),
    ("sup2", '²'),
    ("laquo", '«'),
    ("raquo", '»'),
];

/// Decodes the reference a text begins with: the letter, and the bytes it took.
pub(crate) fn decode(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(12).position(|byte| byte == b';')?;
    let name = text.get(1..end)?;
    let letter = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|letter| !letter.is_control())?
        }
        None => NAMED.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((letter, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_named_and_numbered() {
        assert_eq!(decode("&amp;CN"), Some(('&', 5)));
        assert_eq!(decode("&#7841;"), Some(('ạ', 7)));
        assert_eq!(decode("&#x1ea1;"), Some(('ạ', 8)));
        assert_eq!(decode("&CN; và"), None);
        assert_eq!(decode("& ĐMST"), None);
    }
}

//! How long the parser takes over the attributes of a page: it compares each of a tag with all before it, and can only be
//! stopped between two tags.

/// Returns how many times two attributes are compared.
pub(super) fn steps(text: &str) -> usize {
    let mut steps = 0usize;
    let mut rest = text;
    while let Some(tag) = next_tag(rest) {
        let (attributes, behind) = inside(tag);
        steps = steps.saturating_add(attributes.saturating_mul(attributes) / 2);
        rest = behind;
        // What stands in scripts and rules is no tag.
        for (begins, ends) in [("script", "</script"), ("style", "</style")] {
            if tag
                .as_bytes()
                .get(..begins.len())
                .is_some_and(|name| name.eq_ignore_ascii_case(begins.as_bytes()))
            {
                rest = find_end(behind, ends);
            }
        }
    }
    steps
}

/// Returns what stands behind the next "<" in front of a letter.
fn next_tag(text: &str) -> Option<&str> {
    let begins = |pair: &[u8]| matches!(pair, [b'<', letter] if letter.is_ascii_alphabetic());
    let at = text.as_bytes().windows(2).position(begins)?;
    text.get(at + 1..)
}

/// Where in a tag a byte stands.
#[derive(Clone, Copy)]
enum At {
    /// In its name, or between two attributes.
    Tag,
    Between,
    /// In the name of an attribute, behind it, behind its "=".
    Name,
    Named,
    Equals,
    /// In a value, in quotation marks of this kind.
    Value,
    Quoted(u8),
}

/// Counts the attributes of a tag, and returns what stands behind it.
fn inside(tag: &str) -> (usize, &str) {
    let mut count = 0;
    let mut at = At::Tag;
    for (place, byte) in tag.bytes().enumerate() {
        let space = byte.is_ascii_whitespace();
        if byte == b'>' && !matches!(at, At::Quoted(_)) {
            return (count, &tag[place..]);
        }
        at = match at {
            At::Tag | At::Name if byte == b'/' => At::Between,
            At::Tag if !space => At::Tag,
            At::Tag => At::Between,
            At::Between | At::Named if byte == b'/' => At::Between,
            At::Between if space => At::Between,
            At::Name | At::Named if byte == b'=' => At::Equals,
            At::Name | At::Named if space => At::Named,
            At::Name => At::Name,
            At::Between | At::Named => {
                count += 1;
                At::Name
            }
            At::Equals if space => At::Equals,
            At::Equals if byte == b'"' || byte == b'\'' => At::Quoted(byte),
            At::Value if space => At::Between,
            At::Equals | At::Value => At::Value,
            At::Quoted(mark) if mark == byte => At::Between,
            At::Quoted(mark) => At::Quoted(mark),
        };
    }
    (count, "")
}

/// Returns what begins with a word in small or capital letters.
fn find_end<'t>(text: &'t str, word: &str) -> &'t str {
    let at =
        text.as_bytes().windows(word.len()).position(|window| window.eq_ignore_ascii_case(word.as_bytes()));
    at.and_then(|at| text.get(at..)).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_counted_as_the_parser_counts_them() {
        for (tag, count) in [
            ("p>a b c", 0),
            ("p a b=1 c = '>' d=\"x y\"e/f>", 6),
            ("p a' b c>", 3),
            ("p ='a b>", 2),
            ("p a=='b c>", 2),
            ("br/>", 0),
            ("p a b", 2),
        ] {
            assert_eq!(inside(tag).0, count, "{tag}");
        }
    }

    #[test]
    fn scripts_hold_no_tags() {
        assert_eq!(steps("<p a b><script>if (a <b c d e f) {}</SCRIPT><i a b c d>"), 2 + 8);
    }
}

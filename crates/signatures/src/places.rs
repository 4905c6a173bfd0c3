//! Where signatures stand in a file. A signature's dictionary must not be compressed (ISO 32000-1, 7.5.7), and its
//! `/ByteRange` leaves out exactly its `/Contents`: what stands between the two ranges is the container, whatever program
//! wrote the rest of the file.

use memchr::memmem;

/// A signature in a file.
pub(crate) struct Place {
    /// The ranges that were signed: start and length of each.
    pub(crate) ranges: [(usize, usize); 2],
    /// The container between them, as bytes; empty where it is none.
    pub(crate) container: Vec<u8>,
}

/// The largest container: a signature with its chain and a time stamp has 20 kB.
const LARGEST: usize = 1 << 20;

/// Returns the signatures of a file.
pub(crate) fn of(pdf: &[u8]) -> impl Iterator<Item = Place> {
    memmem::find_iter(pdf, b"/ByteRange").filter_map(|at| {
        let rest = pdf.get(at + b"/ByteRange".len()..)?;
        let [from, first, second, last] = numbers(rest)?;
        let ranges = [(from, first), (second, last)];
        let between = pdf.get(from.checked_add(first)?..second);
        let container = between.and_then(container).unwrap_or_default();
        Some(Place { ranges, container })
    })
}

/// Reads "[0 1234 5678 910]".
fn numbers(rest: &[u8]) -> Option<[usize; 4]> {
    let open = rest.iter().position(|byte| !byte.is_ascii_whitespace())?;
    let list = rest.get(open..)?.strip_prefix(b"[")?;
    let end = list.iter().take(120).position(|byte| *byte == b']')?;
    let text = std::str::from_utf8(list.get(..end)?).ok()?;
    let numbers: Vec<usize> = text.split_ascii_whitespace().map(str::parse).collect::<Result<_, _>>().ok()?;
    numbers.try_into().ok()
}

/// Reads "<30820...0000>": what follows the container is filled up with zeros.
fn container(between: &[u8]) -> Option<Vec<u8>> {
    let hex = between.trim_ascii().strip_prefix(b"<")?.strip_suffix(b">")?;
    if hex.len() > LARGEST * 2 {
        return None;
    }
    let mut digits = hex.iter().filter(|byte| !byte.is_ascii_whitespace());
    let mut bytes = Vec::with_capacity(hex.len() / 2);
    while let Some(high) = digits.next() {
        let low = digits.next().unwrap_or(&b'0');
        bytes.push(digit(*high)? << 4 | digit(*low)?);
    }
    let length = length_of(&bytes)?;
    bytes.truncate(length);
    Some(bytes)
}

fn digit(sign: u8) -> Option<u8> {
    char::from(sign).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

/// Returns how many bytes a DER value takes that begins here.
fn length_of(bytes: &[u8]) -> Option<usize> {
    let first = usize::from(*bytes.get(1)?);
    if first < 0x80 {
        return Some(2 + first).filter(|whole| *whole <= bytes.len());
    }
    let count = first & 0x7f;
    // An indefinite length ends with the zeros it is filled up with.
    if count == 0 {
        return Some(bytes.len());
    }
    let digits = bytes.get(2..2 + count).filter(|_| count <= 4)?;
    let length = digits.iter().fold(0_usize, |length, digit| length << 8 | usize::from(*digit));
    (2 + count).checked_add(length).filter(|whole| *whole <= bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_and_containers_are_found_however_they_are_spaced() {
        let pdf = b"%PDF-1.7 << /ByteRange [ 0 47 59 3 ]/Contents <3003020101000000> >> ";
        let place = of(pdf).next().expect("a signature");
        assert_eq!(place.ranges, [(0, 47), (59, 3)]);
        assert_eq!(of(b"/ByteRange [0 1 2]").count(), 0, "four numbers");
        assert_eq!(of(b"/ByteRange [0 -1 2 3]").count(), 0);
        assert_eq!(container(b" <3003020101000000> "), Some(vec![0x30, 3, 2, 1, 1]));
        assert_eq!(container(b"<30ff>"), None, "longer than it is");
        assert_eq!(container(b"(30)"), None);
    }
}

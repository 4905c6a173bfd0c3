//! The page that an .mht holds: the first part of HTML in a letter of several parts (RFC 2557).

use super::charset::find;

/// The page of an archive.
pub(super) struct Page {
    pub(super) bytes: Vec<u8>,
    pub(super) charset: Option<String>,
}

/// Letters of a part's head that are looked at.
const HEAD: usize = 16 << 10;

/// Finds the page. Boundaries need not be known: a line of two dashes begins a head, and a head that tells of HTML a page.
pub(super) fn page(bytes: &[u8]) -> Option<Page> {
    let mut rest = bytes;
    loop {
        let (head, body) = split_head(rest)?;
        let fields = fields(head);
        let kind = value(&fields, "content-type").unwrap_or_default();
        if kind.trim_start().to_ascii_lowercase().starts_with("text/html") {
            let body = &body[..boundary(body).unwrap_or(body.len())];
            let encoding = value(&fields, "content-transfer-encoding").unwrap_or_default();
            let bytes = match encoding.trim().to_ascii_lowercase().as_str() {
                "quoted-printable" => quoted_printable(body),
                "base64" => base64(body),
                _ => body.to_vec(),
            };
            return Some(Page { bytes, charset: parameter(kind, "charset") });
        }
        let next = boundary(body)?;
        // Behind the line of the boundary the head of its part begins.
        let line = &body[next..];
        rest = &line[find(line.get(1..)?, b"\n")? + 2..];
    }
}

/// Parts a head from what follows, which begins with the end of the empty line between them.
fn split_head(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let windows = find(head, b"\r\n\r\n").map(|at| (at, at + 4));
    let plain = find(head, b"\n\n").map(|at| (at, at + 2));
    let (end, body) = [windows, plain].into_iter().flatten().min()?;
    Some((&bytes[..end], &bytes[body - 1..]))
}

/// Returns where the line break in front of the next boundary stands.
fn boundary(body: &[u8]) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + find(body.get(from..)?, b"\n--")?;
        // "--" and the end of the line is the dash of a signature; a boundary has a name.
        if body.get(at + 3).is_some_and(|byte| !byte.is_ascii_whitespace() && *byte != b'>') {
            return Some(at);
        }
        from = at + 3;
    }
}

/// The fields of a head, lines that were folded joined again.
fn fields(head: &[u8]) -> Vec<String> {
    let mut fields: Vec<String> = Vec::new();
    for line in String::from_utf8_lossy(head).lines() {
        match fields.last_mut() {
            Some(before) if line.starts_with([' ', '\t']) => before.push_str(line),
            _ => fields.push(line.to_owned()),
        }
    }
    fields
}

fn value<'f>(fields: &'f [String], name: &str) -> Option<&'f str> {
    let named =
        |field: &&String| field.split(':').next().is_some_and(|own| own.trim().eq_ignore_ascii_case(name));
    Some(fields.iter().find(named)?.split_once(':')?.1)
}

fn parameter(value: &str, name: &str) -> Option<String> {
    let parts = value.split(';').filter_map(|part| part.split_once('='));
    let found =
        parts.filter(|(own, _)| own.trim().eq_ignore_ascii_case(name)).map(|(_, value)| value).next()?;
    Some(found.trim().trim_matches('"').to_owned())
}

/// "=C3=A0" is two bytes, "=" at the end of a line nothing.
fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(body.len());
    let mut at = 0;
    while let Some(byte) = body.get(at) {
        at += 1;
        if *byte != b'=' {
            decoded.push(*byte);
            continue;
        }
        match body.get(at..) {
            Some([b'\r', b'\n', ..]) => at += 2,
            Some([b'\n', ..]) => at += 1,
            Some([high, low, ..]) if digit(*high).is_some() && digit(*low).is_some() => {
                decoded.push(digit(*high).unwrap_or(0) << 4 | digit(*low).unwrap_or(0));
                at += 2;
            }
            Some(_) | None => decoded.push(b'='),
        }
    }
    decoded
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// Four letters are three bytes; what is none of the 64 is passed over.
fn base64(body: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut held) = (0u32, 0u32);
    for byte in body.iter().take_while(|byte| **byte != b'=') {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = (bits << 6 | u32::from(value)) & 0xff_ffff;
        held += 6;
        if held >= 8 {
            held -= 8;
            decoded.push(u8::try_from(bits >> held & 0xff).unwrap_or(0));
        }
    }
    decoded
}

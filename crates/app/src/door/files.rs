//! What a file is that a stranger sends: told by its bytes, before anything reads it. Nothing is unpacked here; of an archive only
//! the list of its parts is looked at.

use ledger::procedure::FileKind;

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadFile {
    /// There is nothing in it.
    Empty,
    /// It is larger than may be.
    TooLarge,
    /// Its name is a path, or none that a file has.
    Name,
    /// Its name ends otherwise than what it is.
    OtherKind,
    /// It is of a kind that is not taken.
    Kind,
    /// It claims to be what it is not, or is damaged.
    Damaged,
    /// It unpacks to more than anybody sends.
    Bomb,
    /// It holds a program.
    Program,
}

/// Letters of a name, at most.
const LONGEST_NAME: usize = 200;
/// Parts of an archive, at most: a long text with a picture on each page has less.
const MOST_PARTS: usize = 5_000;
/// Bytes to which an archive may unpack.
const MOST_UNPACKED: u64 = 300 << 20;
/// How many times its size an archive may unpack to, where that is much.
const MOST_TIMES: u64 = 200;
/// Less than so many bytes harm nobody, however small they were packed.
const HARMLESS: u64 = 20 << 20;

impl BadFile {
    /// Returns the key of the message.
    pub fn key(self) -> &'static str {
        match self {
            Self::Empty => "door-file-empty",
            Self::TooLarge => "door-file-too-large",
            Self::Name => "door-file-name",
            Self::OtherKind => "door-file-other-kind",
            Self::Kind => "door-file-kind",
            Self::Damaged => "door-file-damaged",
            Self::Bomb => "door-file-bomb",
            Self::Program => "door-file-program",
        }
    }
}

/// Returns the name of a file as browsers give it, where it is one: no path, no sign that cannot be seen.
pub fn plain_name(name: &str) -> Option<&str> {
    let is_hidden = |sign: char| sign.is_control() || ('\u{202a}'..='\u{202e}').contains(&sign);
    let is_path = |sign: char| matches!(sign, '/' | '\\' | ':');
    let is_name = !name.is_empty()
        && name.chars().count() <= LONGEST_NAME
        && !name.starts_with('.')
        && !name.chars().any(|sign| is_hidden(sign) || is_path(sign));
    is_name.then_some(name)
}

/// Tells what a file is, where it is one of some kinds and its name says so.
///
/// # Errors
///
/// Why it is not taken.
pub fn kind(name: &str, bytes: &[u8], kinds: &[FileKind], most: usize) -> Result<FileKind, BadFile> {
    let name = plain_name(name).ok_or(BadFile::Name)?;
    if bytes.is_empty() {
        return Err(BadFile::Empty);
    }
    if bytes.len() > most {
        return Err(BadFile::TooLarge);
    }
    let found = sniff(bytes)?;
    let end = name.rsplit_once('.').map(|(_, end)| end.to_lowercase()).unwrap_or_default();
    let named = if end == "jpeg" { Some(FileKind::Jpg) } else { FileKind::named(&end) };
    if !kinds.contains(&found) {
        return Err(BadFile::Kind);
    }
    if named == Some(found) { Ok(found) } else { Err(BadFile::OtherKind) }
}

/// Tells what a kept file is; `None` for what is of no kind that is sent.
pub fn sniffed(bytes: &[u8]) -> Option<FileKind> {
    sniff(bytes).ok()
}

/// Tells what a file is by its bytes.
fn sniff(bytes: &[u8]) -> Result<FileKind, BadFile> {
    if bytes.starts_with(b"%PDF-") {
        let tail = bytes.get(bytes.len().saturating_sub(2048)..).unwrap_or(bytes);
        let is_whole = tail.windows(5).any(|word| word == b"%%EOF");
        return if is_whole { Ok(FileKind::Pdf) } else { Err(BadFile::Damaged) };
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Ok(FileKind::Png);
    }
    if bytes.starts_with(b"\xff\xd8\xff") {
        return Ok(FileKind::Jpg);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return packed(bytes);
    }
    Err(BadFile::Kind)
}

/// Tells what a packed file is, by the list of its parts.
fn packed(bytes: &[u8]) -> Result<FileKind, BadFile> {
    let parts = parts(bytes).ok_or(BadFile::Damaged)?;
    if parts.len() > MOST_PARTS {
        return Err(BadFile::Bomb);
    }
    let unpacked = parts.iter().fold(0_u64, |sum, part| sum.saturating_add(part.unpacked));
    let allowed = (bytes.len() as u64).saturating_mul(MOST_TIMES).clamp(HARMLESS, MOST_UNPACKED);
    if unpacked > allowed {
        return Err(BadFile::Bomb);
    }
    let climbs = |name: &str| name.starts_with('/') || name.split(['/', '\\']).any(|step| step == "..");
    if parts.iter().any(|part| climbs(&part.name)) {
        return Err(BadFile::Damaged);
    }
    let has = |name: &str| parts.iter().any(|part| part.name == name);
    if parts.iter().any(|part| part.name.to_lowercase().ends_with("vbaproject.bin")) {
        return Err(BadFile::Program);
    }
    if has("[Content_Types].xml") {
        return match (has("word/document.xml"), has("xl/workbook.xml")) {
            (true, false) => Ok(FileKind::Docx),
            (false, true) => Ok(FileKind::Xlsx),
            (true, true) | (false, false) => Err(BadFile::Kind),
        };
    }
    // The first part of OpenDocument is its type, not packed, so that it stands at this place.
    let declared = bytes.get(38..).unwrap_or_default();
    if declared.starts_with(b"application/vnd.oasis.opendocument.textPK") {
        Ok(FileKind::Odt)
    } else if declared.starts_with(b"application/vnd.oasis.opendocument.spreadsheetPK") {
        Ok(FileKind::Ods)
    } else {
        Err(BadFile::Kind)
    }
}

/// A part of an archive, as its list says.
struct Part {
    name: String,
    unpacked: u64,
}

/// Reads the list of the parts of an archive (PKWARE APPNOTE 4.3.12, 4.3.16); `None` where there is none that fits the file.
fn parts(bytes: &[u8]) -> Option<Vec<Part>> {
    let number = |at: usize, bytes_of: usize| -> Option<u64> {
        let part = bytes.get(at..at.checked_add(bytes_of)?)?;
        Some(part.iter().rev().fold(0, |sum, byte| (sum << 8) | u64::from(*byte)))
    };
    let place = |at: usize, bytes_of: usize| usize::try_from(number(at, bytes_of)?).ok();
    // The end of the list stands behind everything but a comment.
    let end = bytes.len().checked_sub(22)?;
    let first = end.saturating_sub(usize::from(u16::MAX));
    let end = (first..=end).rev().find(|at| bytes[*at..].starts_with(b"PK\x05\x06"))?;
    let (count, mut at) = (place(end + 10, 2)?, place(end + 16, 4)?);
    let mut parts = Vec::new();
    for _ in 0..count {
        if at >= end || !bytes.get(at..)?.starts_with(b"PK\x01\x02") {
            return None;
        }
        let (name, extra, comment) = (place(at + 28, 2)?, place(at + 30, 2)?, place(at + 32, 2)?);
        let written = bytes.get(at + 46..at + 46 + name)?;
        // 0xffffffff: larger than any of ours.
        let unpacked = number(at + 24, 4)?;
        parts.push(Part { name: String::from_utf8_lossy(written).into_owned(), unpacked });
        at = at.checked_add(46 + name + extra + comment)?;
    }
    // What is in the file and not in its list is hidden from whoever looks at the list; some write the end of a long list besides.
    let is_whole = at == end || bytes.get(at..end)?.starts_with(b"PK\x06\x06");
    (!parts.is_empty() && is_whole).then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: &[FileKind] = &FileKind::ALL;
    const MOST: usize = 1 << 20;

    /// Packs parts without making them smaller; each says that it unpacks to so many bytes.
    fn zip(parts: &[(&str, &[u8], u32)]) -> Vec<u8> {
        let (mut file, mut list) = (Vec::new(), Vec::new());
        for (name, content, unpacked) in parts {
            let at = u32::try_from(file.len()).expect("small");
            let stored = u32::try_from(content.len()).expect("small");
            let length = u16::try_from(name.len()).expect("short");
            file.extend_from_slice(b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0");
            file.extend_from_slice(&stored.to_le_bytes());
            file.extend_from_slice(&unpacked.to_le_bytes());
            file.extend_from_slice(&length.to_le_bytes());
            file.extend_from_slice(&[0; 2]);
            file.extend_from_slice(name.as_bytes());
            file.extend_from_slice(content);
            list.extend_from_slice(b"PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\0\0\0\0\0\0");
            list.extend_from_slice(&stored.to_le_bytes());
            list.extend_from_slice(&unpacked.to_le_bytes());
            list.extend_from_slice(&length.to_le_bytes());
            list.extend_from_slice(&[0; 12]);
            list.extend_from_slice(&at.to_le_bytes());
            list.extend_from_slice(name.as_bytes());
        }
        let (start, size) = (file.len(), list.len());
        file.extend_from_slice(&list);
        file.extend_from_slice(b"PK\x05\x06\0\0\0\0");
        let count = u16::try_from(parts.len()).expect("few");
        file.extend_from_slice(&count.to_le_bytes());
        file.extend_from_slice(&count.to_le_bytes());
        file.extend_from_slice(&u32::try_from(size).expect("small").to_le_bytes());
        file.extend_from_slice(&u32::try_from(start).expect("small").to_le_bytes());
        file.extend_from_slice(&[0; 2]);
        file
    }

    fn word(more: &[(&str, &[u8], u32)]) -> Vec<u8> {
        let mut parts: Vec<(&str, &[u8], u32)> =
            vec![("[Content_Types].xml", b"<a/>", 4), ("word/document.xml", b"<a/>", 4)];
        parts.extend_from_slice(more);
        zip(&parts)
    }

    #[test]
    fn what_people_send_is_told_by_its_bytes() {
        let pdf = b"%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n".as_slice();
        assert_eq!(kind("don.pdf", pdf, ALL, MOST), Ok(FileKind::Pdf));
        assert_eq!(kind("Đơn.PDF", pdf, ALL, MOST), Ok(FileKind::Pdf));
        assert_eq!(kind("don.docx", &word(&[]), ALL, MOST), Ok(FileKind::Docx));
        let book = zip(&[("[Content_Types].xml", b"<a/>", 4), ("xl/workbook.xml", b"<a/>", 4)]);
        assert_eq!(kind("bang.xlsx", &book, ALL, MOST), Ok(FileKind::Xlsx));
        let open =
            zip(&[("mimetype", b"application/vnd.oasis.opendocument.text", 39), ("content.xml", b"<a/>", 4)]);
        assert_eq!(kind("don.odt", &open, ALL, MOST), Ok(FileKind::Odt));
        assert_eq!(kind("anh.jpeg", b"\xff\xd8\xff\xe0", ALL, MOST), Ok(FileKind::Jpg));
        assert_eq!(kind("anh.png", b"\x89PNG\r\n\x1a\n", ALL, MOST), Ok(FileKind::Png));
    }

    #[test]
    fn what_is_not_what_it_says_is_not_taken() {
        let pdf = b"%PDF-1.7\n%%EOF".as_slice();
        let html = b"<!DOCTYPE html><script>alert(1)</script>".as_slice();
        let bomb = word(&[("word/media/a.bin", b"x", 4_000_000_000)]);
        let many: Vec<String> = (0..6_000).map(|at| format!("a{at}")).collect();
        let many = word(&many.iter().map(|name| (name.as_str(), &b""[..], 0)).collect::<Vec<_>>());
        let mut hidden = word(&[]);
        let at = hidden.len() - 12;
        hidden[at] = 1;
        for (name, bytes, why) in [
            ("don.pdf", html, BadFile::Kind),
            ("don.html", html, BadFile::Kind),
            ("don.exe", b"MZ\x90\0", BadFile::Kind),
            ("don.pdf", b"", BadFile::Empty),
            ("don.pdf", &pdf[..8], BadFile::Damaged),
            ("don.docx", pdf, BadFile::OtherKind),
            ("don", pdf, BadFile::OtherKind),
            ("don.pdf.exe", pdf, BadFile::OtherKind),
            ("../../etc/don.pdf", pdf, BadFile::Name),
            ("C:\\don.pdf", pdf, BadFile::Name),
            (".don.pdf", pdf, BadFile::Name),
            ("don\0.pdf", pdf, BadFile::Name),
            ("don\u{202e}fdp.exe", pdf, BadFile::Name),
            ("", pdf, BadFile::Name),
            ("don.docx", &bomb, BadFile::Bomb),
            ("don.docx", &many, BadFile::Bomb),
            ("don.docx", &hidden, BadFile::Damaged),
            ("don.docx", &word(&[("../../a", b"", 0)]), BadFile::Damaged),
            ("don.docx", &word(&[("word/vbaProject.bin", b"x", 1)]), BadFile::Program),
            ("don.docx", &zip(&[("a.exe", b"MZ", 2)]), BadFile::Kind),
            ("don.docx", b"PK\x03\x04 and nothing more of it", BadFile::Damaged),
        ] {
            assert_eq!(kind(name, bytes, ALL, 40 << 20), Err(why), "{name}");
        }
        assert_eq!(kind("don.pdf", &[b'a'; 100], ALL, 99), Err(BadFile::TooLarge));
        assert_eq!(kind("don.pdf", pdf, &[FileKind::Docx], MOST), Err(BadFile::Kind), "this paper is no PDF");
    }

    #[test]
    fn whatever_bytes_come_nothing_panics() {
        let whole = word(&[("a", b"content", 7)]);
        for end in 0..whole.len() {
            kind("don.docx", &whole[..end], ALL, MOST).ok();
            for value in [0, 0x7f, 0xff] {
                let mut damaged = whole.clone();
                damaged[end] = value;
                kind("don.docx", &damaged, ALL, MOST).ok();
            }
        }
    }
}

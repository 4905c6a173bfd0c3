//! Files in a message: packed as a zip of one member, which is then written in letters (base64).

use crate::Error;
use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use std::io::{Cursor, Read as _, Write as _};
use zip::ZipArchive;
use zip::write::SimpleFileOptions;

/// Letters as they are written; some senders forget what fills up the end.
const LETTERS: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Packs a file. The same file gives the same letters: no clock is in them.
pub(crate) fn pack(name: &str, bytes: &[u8]) -> std::io::Result<String> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file(name, SimpleFileOptions::default().last_modified_time(zip::DateTime::default()))?;
    zip.write_all(bytes)?;
    Ok(LETTERS.encode(zip.finish()?.into_inner()))
}

/// Unpacks a file into no more than `room` bytes, which become fewer by it. Some senders pack nothing: what is no archive of
/// one member is the file itself (a .docx is an archive of many).
pub(crate) fn unpack(name: &str, letters: &str, room: &mut u64) -> Result<Vec<u8>, Error> {
    let letters: Vec<u8> = letters.bytes().filter(|letter| !letter.is_ascii_whitespace()).collect();
    let bad = || Error::Attachment(name.to_owned());
    let bytes = LETTERS.decode(letters).map_err(|_| bad())?;
    let bytes = match packed(&bytes) {
        Some(mut zip) => {
            let member = zip.by_index(0).map_err(|_| bad())?;
            let mut unpacked = Vec::new();
            member.take(*room + 1).read_to_end(&mut unpacked).map_err(|_| bad())?;
            unpacked
        }
        None => bytes,
    };
    *room = room.checked_sub(bytes.len() as u64).ok_or(Error::Unpacked)?;
    Ok(bytes)
}

/// Returns the archive of one file that bytes are.
fn packed(bytes: &[u8]) -> Option<ZipArchive<Cursor<&[u8]>>> {
    if !bytes.starts_with(b"PK") {
        return None;
    }
    ZipArchive::new(Cursor::new(bytes)).ok().filter(|zip| zip.len() == 1)
}

//! XML of Word and Excel 2003, looked at before LibreOffice is: its reader would fetch what a file declares besides.

use crate::Error;
use crate::sniff::contains;

pub(super) const WORD_FILTER: &str = "MS Word 2003 XML";

/// Returns the file, unless it declares what no office program writes: a type of document, whose entities may name other
/// files, or an encoding in which that could hide.
pub(super) fn check(bytes: &[u8]) -> Result<&[u8], Error> {
    let declared = bytes.split(|byte| *byte == b'>').next().unwrap_or_default();
    let declared = String::from_utf8_lossy(declared).to_ascii_lowercase();
    let encoding =
        declared.split_once("encoding=").map_or("utf-8", |(_, rest)| rest.trim_start_matches(['"', '\'']));
    if !encoding.starts_with("utf-8") || contains(bytes, b"<!DOCTYPE") || contains(bytes, b"<!ENTITY") {
        return Err(Error::Unsupported { format: "xml" });
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_fetch_other_files_is_refused() {
        let is_sound = |file: &str| check(file.as_bytes()).is_ok();
        assert!(is_sound("<?xml version=\"1.0\"?><a/>"));
        assert!(is_sound("<?xml version='1.0' encoding='UTF-8'?><a/>"));
        assert!(is_sound("<Workbook/>"));
        assert!(!is_sound("<?xml version=\"1.0\" encoding=\"UTF-7\"?><a/>"));
        assert!(!is_sound("<?xml version=\"1.0\"?><!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>"));
        assert!(!is_sound("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"));
    }
}

//! The notices of `samples/forms`: the same words in every form that an office receives.

use crate::corpus;
use std::path::{Path, PathBuf};

/// A notice in all its forms.
#[derive(Clone, Debug)]
pub struct Notice {
    /// The folder of its forms.
    pub folder: PathBuf,
    /// Its words: what every form must say. A footnote stands in brackets on the line behind its paragraph.
    pub text: String,
}

/// A form of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    /// The file in the notice's folder.
    pub file: &'static str,
    /// How it came to be.
    pub origin: Origin,
    /// The program that reading it needs, besides dondoc.
    pub program: Option<&'static str>,
}

/// How a form came to be: that decides how well it can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Written by a program, letter by letter.
    Digital,
    /// The same, in an encoding from before Unicode.
    Legacy,
    /// Seen by a scanner that stood straight.
    Scan,
    /// Seen by a scanner, turned, stained or stamped: the tasks can be read, not every letter.
    Photo,
}

/// Every form. A notice has those whose files are there: only a plan has sheets, only one notice is a picture, two are worn.
pub const FORMS: &[Form] = &[
    digital("notice.docx"),
    digital("notice.odt"),
    digital("notice.html"),
    digital("notice.md"),
    digital("notice.txt"),
    digital("pdftotext.txt"),
    digital("libreoffice.pdf"),
    digital("typst.pdf"),
    digital("chromium.pdf"),
    converted("notice.doc", Origin::Digital),
    converted("notice.rtf", Origin::Digital),
    legacy("tcvn3.txt"),
    legacy("tcvn3.docx"),
    legacy("tcvn3.pdf"),
    converted("tcvn3.doc", Origin::Legacy),
    converted("tcvn3.rtf", Origin::Legacy),
    legacy("vni.txt"),
    legacy("vni.docx"),
    legacy("vni.pdf"),
    converted("vni.doc", Origin::Legacy),
    seen("scan.pdf", Origin::Scan),
    seen("scan.png", Origin::Scan),
    seen("scan.jpg", Origin::Scan),
    seen("scan.tif", Origin::Scan),
    seen("scan-worn.pdf", Origin::Photo),
];

/// The table of a plan as a workbook.
pub const SHEETS: &[Form] = &[
    digital("sheet.xlsx"),
    digital("sheet.xls"),
    digital("sheet.ods"),
    legacy("sheet-tcvn3.xlsx"),
    legacy("sheet-tcvn3.xls"),
    legacy("sheet-vni.xlsx"),
    legacy("sheet-vni.xls"),
];

const fn digital(file: &'static str) -> Form {
    Form { file, origin: Origin::Digital, program: None }
}

const fn legacy(file: &'static str) -> Form {
    Form { file, origin: Origin::Legacy, program: None }
}

const fn converted(file: &'static str, origin: Origin) -> Form {
    Form { file, origin, program: Some("soffice") }
}

const fn seen(file: &'static str, origin: Origin) -> Form {
    Form { file, origin, program: Some("tesseract") }
}

/// Returns the notices, in order of their names.
///
/// # Panics
///
/// Panics where there are none: then nothing would be tested.
pub fn notices() -> Vec<Notice> {
    let folder = corpus::root().join("samples/forms");
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut notices: Vec<Notice> = entries
        .filter_map(|entry| {
            let folder = entry.ok()?.path();
            let text = std::fs::read_to_string(folder.join("notice.txt")).ok()?;
            Some(Notice { folder, text })
        })
        .collect();
    notices.sort_by(|one, two| one.folder.cmp(&two.folder));
    assert!(!notices.is_empty(), "no notices in {}", folder.display());
    notices
}

impl Notice {
    /// Returns the notice's name.
    pub fn name(&self) -> String {
        self.folder.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// Returns the forms of a list that this notice has, and this machine can read: the others are named on standard error.
    ///
    /// # Panics
    ///
    /// Panics in CI (`CI=true`) where a program is missing.
    pub fn forms(&self, list: &'static [Form]) -> Vec<(Form, PathBuf)> {
        let there =
            list.iter().map(|form| (*form, self.folder.join(form.file))).filter(|(_, path)| path.is_file());
        there.filter(|(form, path)| form.program.is_none_or(|program| is_installed(program, path))).collect()
    }

    /// Returns how many letters of `read` are wrong, missing or too many, and how many the notice has. White space is
    /// folded; both must be NFC. The footnotes are taken out first: their place differs from form to form.
    pub fn errors(&self, read: &str) -> (usize, usize) {
        let mut wanted = folded(&self.text);
        // No notice has brackets of its own around a number: they are the marks of footnotes.
        let mut read = folded(read).replace(" [1]", "").replace("[1]", "");
        for note in self.text.lines().filter_map(|line| line.strip_prefix('(')?.strip_suffix(')')) {
            wanted = wanted.replacen(&format!("({note}) "), "", 1);
            read = without(&read, &folded(note));
        }
        (distance(&wanted, &read), wanted.chars().count())
    }
}

/// Takes a note out, with the brackets or the mark that stand around it.
fn without(text: &str, note: &str) -> String {
    let Some(at) = text.find(note) else { return text.to_owned() };
    let before = text[..at].trim_end_matches(['(', '[', '1', ' ']);
    let behind = text[at + note.len()..].trim_start_matches([')', ']', ' ']);
    format!("{before} {behind}")
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_installed(program: &str, for_file: &Path) -> bool {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&folders).any(|folder| folder.join(program).is_file());
    if !found {
        assert!(std::env::var_os("CI").is_none(), "{program} must be there in CI");
        eprintln!("{}: not read, {program} is not installed", for_file.display());
    }
    found
}

/// Returns the least number of letters to change, put in or take out to make one text of the other (Levenshtein).
pub fn distance(one: &str, two: &str) -> usize {
    let (one, two): (Vec<char>, Vec<char>) = (one.chars().collect(), two.chars().collect());
    let alike = one.iter().zip(&two).take_while(|(one, two)| one == two).count();
    let (one, two) = (&one[alike..], &two[alike..]);
    let alike = one.iter().rev().zip(two.iter().rev()).take_while(|(one, two)| one == two).count();
    let (one, two) = (&one[..one.len() - alike], &two[..two.len() - alike]);
    let mut row: Vec<usize> = (0..=two.len()).collect();
    for (at, letter) in one.iter().enumerate() {
        let mut corner = std::mem::replace(&mut row[0], at + 1);
        for (to, other) in two.iter().enumerate() {
            let changed = corner + usize::from(letter != other);
            corner = row[to + 1];
            row[to + 1] = changed.min(corner + 1).min(row[to] + 1);
        }
    }
    row[two.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_counted() {
        for (one, two, wanted) in
            [("", "", 0), ("kiểm", "kiểm", 0), ("kitten", "sitting", 3), ("", "ab", 2), ("xab", "ab", 1)]
        {
            assert_eq!(distance(one, two), wanted, "{one} {two}");
            assert_eq!(distance(two, one), wanted, "{two} {one}");
        }
    }

    #[test]
    fn footnotes_may_stand_anywhere() {
        let notice =
            Notice { folder: PathBuf::new(), text: "Một hai.\n(Theo báo cáo.)\nBa.\n".to_owned() };
        for read in
            ["Một hai.\nTheo báo cáo.\nBa.", "Một hai. Ba.\n1 Theo báo cáo.", "Một hai.[Theo báo cáo.] Ba."]
        {
            assert!(notice.errors(read).0 <= 1, "{read}: {:?}", notice.errors(read));
        }
        assert_eq!(notice.errors("Một hai. Bốn."), (2, 12));
    }
}

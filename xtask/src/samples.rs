//! The notices of `samples/forms` in every form that an office receives: `cargo xtask samples [--check] [NAME...]`.
//!
//! ```text
//! source.toml -> notice.docx, .html, .md, .txt, tcvn3.* and vni.*, sheet.xlsx      written here: the same bytes each time
//!             -> typst.pdf                                                          by Typst
//! notice.docx -> notice.odt, .doc, .rtf, libreoffice.pdf; sheet.xlsx -> .ods, .xls  by LibreOffice
//! notice.html -> chromium.pdf                                                       by Chromium
//! libreoffice.pdf -> pdftotext.txt, scan.*, scan-worn.pdf                           by poppler
//! ```
//!
//! `--check` compares what is written here with the files, and says which others are missing.

mod degrade;
mod docx;
mod html;
mod legacy;
mod pdf;
mod plain;
mod programs;
mod scans;
mod sheet;
mod source;
mod typst;

use programs::Workshop;
use source::Notice;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The notice that is also scanned as pictures of every format, straight and not: it has one page.
const PICTURED: &str = "ket-luan-ngan";

/// The notices that also come crooked, dirty and stamped, with the clockwise skew in degrees and where on the last page the
/// stamp is: millimetres from the left and the top, over the signature.
const WORN: [(&str, f32, (f32, f32)); 2] =
    [("ket-luan-ngan", 1.4, (136.0, 164.0)), ("cong-van-giai-ngan", -1.1, (136.0, 46.0))];

/// Makes the forms of all notices, or of those named; or checks them.
pub(crate) fn run(root: &Path, arguments: &[String]) -> ExitCode {
    let (check, names): (Vec<&String>, Vec<&String>) =
        arguments.iter().partition(|argument| *argument == "--check");
    let outcome = notices(&root.join("samples/forms"), &names).and_then(|notices| {
        let problems = if check.is_empty() {
            make_all(&notices)?;
            Vec::new()
        } else {
            notices.iter().flat_map(Sample::problems).collect::<Vec<_>>()
        };
        Ok(problems)
    });
    match outcome {
        Ok(problems) if problems.is_empty() => ExitCode::SUCCESS,
        Ok(problems) => {
            problems.iter().for_each(|problem| eprintln!("samples: {problem}"));
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("samples: {error}");
            ExitCode::FAILURE
        }
    }
}

/// A notice and the folder of its forms.
struct Sample {
    folder: PathBuf,
    notice: Notice,
}

fn notices(folder: &Path, names: &[&String]) -> Result<Vec<Sample>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut folders: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    folders.retain(|folder| folder.join("source.toml").is_file());
    folders.retain(|folder| names.is_empty() || names.iter().any(|name| folder.ends_with(name)));
    folders.sort();
    let load = |folder: PathBuf| Ok(Sample { notice: Notice::load(&folder.join("source.toml"))?, folder });
    folders.into_iter().map(load).collect()
}

fn make_all(samples: &[Sample]) -> Result<(), String> {
    let workshop = Workshop::open()?;
    for sample in samples {
        eprintln!("samples: {}", sample.folder.display());
        for (name, bytes) in sample.written()? {
            let path = sample.folder.join(name);
            fs::write(&path, bytes).map_err(|error| format!("{}: {error}", path.display()))?;
        }
        sample.convert(&workshop)?;
    }
    Ok(())
}

/// Forms that LibreOffice makes of others: from, format, to.
const CONVERTED: [(&str, &str, &str); 11] = [
    ("notice.docx", "odt", "notice.odt"),
    ("notice.docx", "doc", "notice.doc"),
    ("notice.docx", "rtf", "notice.rtf"),
    ("notice.docx", "pdf", "libreoffice.pdf"),
    ("tcvn3.docx", "doc", "tcvn3.doc"),
    ("tcvn3.docx", "rtf", "tcvn3.rtf"),
    ("vni.docx", "doc", "vni.doc"),
    ("sheet.xlsx", "ods", "sheet.ods"),
    ("sheet.xlsx", "xls", "sheet.xls"),
    ("sheet-tcvn3.xlsx", "xls", "sheet-tcvn3.xls"),
    ("sheet-vni.xlsx", "xls", "sheet-vni.xls"),
];

impl Sample {
    /// Returns the forms that are written here, by their names.
    fn written(&self) -> Result<Vec<(String, Vec<u8>)>, String> {
        let notice = &self.notice;
        let text = plain::text(notice);
        let mut forms = vec![
            ("notice.txt".to_owned(), text.clone().into_bytes()),
            ("notice.md".to_owned(), plain::markdown(notice).into_bytes()),
            ("notice.html".to_owned(), html::page(notice).into_bytes()),
            ("notice.docx".to_owned(), docx::file(notice).map_err(|error| error.to_string())?),
        ];
        forms.extend(workbook(notice, "sheet.xlsx")?);
        for (name, encoding, font) in legacy::ENCODINGS {
            let encoded = legacy::encoded(notice, encoding);
            let file = docx::file(&encoded).map_err(|error| error.to_string())?;
            forms.push((format!("{name}.docx"), file));
            forms.push((format!("{name}.pdf"), pdf::file(&encoded, font)));
            forms.extend(legacy::bytes(&text, encoding).map(|bytes| (format!("{name}.txt"), bytes)));
            forms.extend(workbook(&encoded, &format!("sheet-{name}.xlsx"))?);
        }
        Ok(forms)
    }

    /// Has other programs make the other forms.
    fn convert(&self, workshop: &Workshop) -> Result<(), String> {
        let at = |name: &str| self.folder.join(name);
        for (from, format, to) in self.conversions() {
            workshop.office(&at(from), format, &at(to))?;
        }
        workshop.typst(&typst::text(&self.notice), &at("typst.pdf"))?;
        workshop.chromium(&at("notice.html"), &at("chromium.pdf"))?;
        if !self.has_table() {
            programs::pdftotext(&at("libreoffice.pdf"), &at("pdftotext.txt"))?;
        }
        let pages = workshop.pages(&at("libreoffice.pdf"))?;
        let pictured = self.folder.ends_with(PICTURED);
        if pictured {
            programs::tiff(&at("libreoffice.pdf"), &at("scan.tif"))?;
        }
        if let Some((_, skew, stamp)) = self.wear() {
            scans::write_worn(&pages, &self.folder, skew, stamp)?;
        }
        scans::write(&pages, &self.folder, pictured)
    }

    fn wear(&self) -> Option<(&'static str, f32, (f32, f32))> {
        WORN.into_iter().find(|(name, ..)| self.folder.ends_with(name))
    }

    /// Tells whether the notice has a table: the text of pdftotext lacks its rules, and is no form to compare.
    fn has_table(&self) -> bool {
        self.notice.body.iter().any(|block| matches!(block, source::Block::Table(_)))
    }

    fn conversions(&self) -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
        let sheets = self.folder.join("sheet.xlsx").is_file();
        CONVERTED.into_iter().filter(move |(from, _, _)| sheets || !from.starts_with("sheet"))
    }

    /// Says which forms are missing or not what would be written.
    fn problems(&self) -> Vec<String> {
        let written = match self.written() {
            Ok(written) => written,
            Err(error) => return vec![error],
        };
        let differs = written
            .iter()
            .filter(|(name, bytes)| fs::read(self.folder.join(name)).ok().as_ref() != Some(bytes));
        let plain = (!self.has_table()).then_some("pdftotext.txt");
        let converted = self.conversions().map(|(_, _, to)| to);
        let others = converted.chain(["typst.pdf", "chromium.pdf", "scan.pdf"]).chain(plain);
        let others = others.chain(self.wear().map(|_| "scan-worn.pdf"));
        let missing = others.filter(|name| !self.folder.join(name).is_file());
        let named = differs.map(|(name, _)| name.clone()).chain(missing.map(str::to_owned));
        named.map(|name| format!("{}: run cargo xtask samples", self.folder.join(name).display())).collect()
    }
}

fn workbook(notice: &Notice, name: &str) -> Result<Option<(String, Vec<u8>)>, String> {
    let file = sheet::file(notice).map_err(|error| error.to_string())?;
    Ok(file.map(|bytes| (name.to_owned(), bytes)))
}

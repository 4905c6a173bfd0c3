//! How files are read: with which programs beside this one, and who watches.

use crate::legacy::Words;
use crate::limits;
use crate::sniff::{self, Format};
use crate::{Error, decode, docx, html, odt, office, pdf, scan, text, workbook};
use blocks::Document;
use std::ffi::OsString;
use std::path::PathBuf;

/// Reads files. [`crate::read`] is the same with nothing set.
///
/// ```
/// let document = papers::Reader::new().ocr(papers::Ocr::Never).read("a.txt", "Kính gửi: Ủy ban".as_bytes());
/// assert_eq!(document.map(|document| document.blocks.len()), Ok(1));
/// ```
#[derive(Clone, Default)]
pub struct Reader<'a> {
    pub(crate) ocr: Ocr,
    pub(crate) worker: Option<Worker>,
    watch: Option<&'a (dyn Fn(Step) + Sync)>,
    hurried: bool,
}

/// When a reading machine (Tesseract) is asked for the words of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ocr {
    /// For pages that are pictures and hold no text.
    #[default]
    Auto,
    /// For every page, also where it holds a text.
    Force,
    /// For none.
    Never,
}

/// What is being done with a file that takes long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Another program turns the file into one that is read here.
    Converting,
    /// So many of the pages that a reading machine has to see are done.
    Seen {
        /// Pages done.
        done: usize,
        /// Pages in all.
        of: usize,
    },
}

/// A program that answers as the worker of `papers` does: it interprets PDFs with its own limits of time and memory.
#[derive(Clone, Debug)]
pub(crate) struct Worker {
    pub(crate) program: PathBuf,
    pub(crate) arguments: Vec<OsString>,
}

impl<'a> Reader<'a> {
    /// Returns a reader that asks a reading machine where a page has no text, and interprets PDFs in this process.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets when a reading machine is asked.
    #[must_use]
    pub fn ocr(self, ocr: Ocr) -> Self {
        Self { ocr, ..self }
    }

    /// Sets the program that interprets PDFs: called with `arguments`, it must do no more than what the worker of `papers` does.
    #[must_use]
    pub fn worker(self, program: impl Into<PathBuf>, arguments: impl IntoIterator<Item = OsString>) -> Self {
        let worker = Worker { program: program.into(), arguments: arguments.into_iter().collect() };
        Self { worker: Some(worker), ..self }
    }

    /// Reads only what is read at once: a file that another program has to convert, a scan, or a huge file is told as
    /// [`Error::Slow`], before time is spent on it.
    #[must_use]
    pub fn hurried(self) -> Self {
        Self { hurried: true, ..self }
    }

    /// Sets who is told what is being done.
    #[must_use]
    pub fn watch(self, watch: &'a (dyn Fn(Step) + Sync)) -> Self {
        Self { watch: Some(watch), ..self }
    }

    /// Reads a file's bytes into a document; see [`crate::read`].
    ///
    /// # Errors
    ///
    /// Returns what makes the file unreadable.
    pub fn read(&self, name: &str, bytes: &[u8]) -> Result<Document, Error> {
        limits::check_file(bytes)?;
        if bytes.len() > limits::AT_ONCE {
            self.spare()?;
        }
        let document = self.read_format(sniff::format(name, bytes)?, name, bytes)?;
        limits::check_document(&document)?;
        Ok(document)
    }

    fn read_format(&self, format: Format, name: &str, bytes: &[u8]) -> Result<Document, Error> {
        match format {
            Format::Docx => docx::read(bytes),
            Format::Office(kind) => office::read(self, bytes, kind),
            Format::Picture(format) => scan::read(self, bytes, format),
            Format::Page => html::read(bytes),
            Format::PageArchive => html::read_archive(bytes),
            Format::Odt => odt::read(bytes),
            Format::FlatOdt => odt::read_flat(&decode::text(bytes)?),
            Format::Workbook(kind) => match workbook::read(bytes, kind) {
                Err(Error::Encrypted) if kind == workbook::Kind::Xls => {
                    office::read(self, bytes, office::Kind::Book(office::Book::LockedXls))
                }
                read => read,
            },
            Format::Pdf => pdf::read(bytes, self),
            Format::Text => read_text(name, bytes),
        }
    }

    /// Looks whether there is time for what takes long.
    pub(crate) fn spare(&self) -> Result<(), Error> {
        if self.hurried { Err(Error::Slow) } else { Ok(()) }
    }

    /// Tells the one who watches what is being done.
    pub(crate) fn tell(&self, step: Step) {
        if let Some(watch) = self.watch {
            watch(step);
        }
    }
}

/// Reads a text file, whose lines may be in encodings from before Unicode.
fn read_text(name: &str, bytes: &[u8]) -> Result<Document, Error> {
    limits::check_text(bytes)?;
    let words = Words::of(decode::text(bytes)?);
    let mut document = text::read(name, &words.words);
    words.note(&mut document);
    Ok(document)
}

//! PDF files: what each page shows becomes a [`Page`], and the pages a document.
//!
//! ```text
//! bytes -> file     pages, annotations, forms           \
//!          content  drawing instructions, carried out    | in a process of its own where the reader has a worker
//!          font, letters  codes -> letters and widths   /
//!       -> Page: pieces, rules, pictures -> crate::page
//! ```

mod child;
mod content;
#[cfg_attr(not(feature = "scans"), path = "pdf/undrawn.rs")]
mod draw;
mod file;
mod font;
mod frame;
mod layers;
mod letters;
mod marked;
mod parent;
mod path;
mod scanned;
mod sketch;
mod state;
mod work;

use crate::page::{self, Page};
use crate::reader::{Ocr, Reader};
use crate::{Error, limits, scan};
use blocks::Document;
pub use child::serve;
use parent::{Deadline, End};
use work::{Answer, Request};

/// Reads a file: its own words, and those that a reading machine sees on pages without any.
pub(crate) fn read(bytes: &[u8], reader: &Reader<'_>) -> Result<Document, Error> {
    let mut pages = pages(bytes, reader)?;
    see(&mut pages, bytes, reader)?;
    if pages.iter().all(|page| page.letters.trim().is_empty()) {
        let pictures = pages.iter().any(|page| !page.pictures.is_empty());
        return Err(if pictures && reader.ocr == Ocr::Never { Error::Scan } else { Error::Empty });
    }
    page::check(&pages)?;
    Ok(page::document(pages))
}

/// Returns the pages of a file as it tells them.
fn pages(bytes: &[u8], reader: &Reader<'_>) -> Result<Vec<Page>, Error> {
    let mut told = Told::default();
    let Some(worker) = &reader.worker else {
        work::here(Request::Pages { skip: 0 }, bytes, &mut |answer| told.hear(answer))?;
        return told.finish();
    };
    let deadline = Deadline::new();
    for _ in 0..limits::STARTS {
        let request = Request::Pages { skip: told.heard() };
        match parent::ask(worker, request, bytes, deadline, &mut |answer| told.hear(answer))? {
            End::Whole | End::Stopped => return told.finish(),
            // The page at which it ended is lost; behind it another one goes on.
            End::Broken | End::Silent if told.is_open => {
                told.hear(Answer::Lost);
            }
            End::Broken => break,
            End::Silent => return Err(Error::TimedOut { seconds: limits::SILENCE.as_secs() }),
        }
    }
    Err(Error::TooComplex)
}

/// What was told of a file's pages.
#[derive(Default)]
struct Told {
    /// Set once the file could be opened.
    is_open: bool,
    pages: Vec<Page>,
    pieces: usize,
    lost: usize,
    error: Option<Error>,
}

impl Told {
    fn heard(&self) -> u32 {
        u32::try_from(self.pages.len()).unwrap_or(u32::MAX)
    }

    /// Takes an answer, and says whether more is wanted.
    fn hear(&mut self, answer: Answer) -> bool {
        match answer {
            Answer::Open => self.is_open = true,
            Answer::Page(page) => {
                self.pieces += page.pieces.len();
                self.pages.push(page);
            }
            Answer::Lost => {
                self.lost += 1;
                self.pages.push(Page::lost(self.heard() + 1));
            }
            Answer::Failed(fault) => self.error = Some(fault.into()),
            Answer::Picture { .. } | Answer::Done => {}
        }
        if self.pieces > limits::ALL_PIECES || self.pages.len() > limits::PAGES {
            self.error = Some(Error::TooComplex);
        }
        self.error.is_none()
    }

    fn finish(self) -> Result<Vec<Page>, Error> {
        match self.error {
            Some(error) => Err(error),
            None if self.lost == self.pages.len() => Err(work::Fault::Damaged.into()),
            None => Ok(self.pages),
        }
    }
}

/// Puts what a reading machine sees in the place of pages that are scans, or of all. A scan that is not seen is lost: it
/// must not look as if it were not there.
fn see(pages: &mut [Page], bytes: &[u8], reader: &Reader<'_>) -> Result<(), Error> {
    let has_text = pages.iter().any(|page| !scanned::is_scan(page) && !page.letters.trim().is_empty());
    let wanted: Vec<&mut Page> = match reader.ocr {
        Ocr::Never if !has_text => return Ok(()),
        Ocr::Never | Ocr::Auto => pages.iter_mut().filter(|page| scanned::is_scan(page)).collect(),
        Ocr::Force => pages.iter_mut().collect(),
    };
    if wanted.is_empty() {
        return Ok(());
    }
    if reader.ocr != Ocr::Never {
        reader.spare()?;
    }
    let sizes: Vec<(u32, f32)> = wanted.iter().map(|page| (page.number, page.width)).collect();
    let draw = |place: usize| {
        let (number, width) = sizes.get(place).copied().unwrap_or_default();
        let (size, dots) = render(bytes, number, scan::DPI, reader)?;
        // A huge page is drawn smaller than asked for.
        let dpi = size.0 as f32 * 72.0 / width.max(1.0);
        scan::Sheet::drawn(number, size, dots, dpi).ok_or(Error::TooComplex)
    };
    let seen = match reader.ocr {
        Ocr::Never => Vec::new(),
        // The text of the other pages is worth reading all the same.
        Ocr::Auto if has_text => scan::see(reader, sizes.len(), &draw).unwrap_or_default(),
        Ocr::Auto | Ocr::Force => scan::see(reader, sizes.len(), &draw)?,
    };
    let mut seen = seen.into_iter();
    for page in wanted {
        *page = seen.next().flatten().unwrap_or_else(|| Page::lost(page.number));
    }
    Ok(())
}

/// How many dots a picture is wide and high, and their red, green and blue values row by row.
type Dots = ((u32, u32), Vec<u8>);

/// Renders a page (`number` from 1) with so many dots per inch, or with fewer if it would be huge.
fn render(bytes: &[u8], number: u32, dpi: f32, reader: &Reader<'_>) -> Result<Dots, Error> {
    let mut picture = None;
    let mut error = Error::TooComplex;
    let mut hear = |answer| {
        match answer {
            Answer::Picture { width, height, dots } => picture = Some(((width, height), dots)),
            Answer::Failed(fault) => error = fault.into(),
            Answer::Open | Answer::Page(_) | Answer::Lost | Answer::Done => {}
        }
        picture.is_none()
    };
    let request = Request::Picture { number, dpi };
    match &reader.worker {
        Some(worker) => {
            if parent::ask(worker, request, bytes, Deadline::new(), &mut hear)? == End::Silent {
                return Err(Error::TimedOut { seconds: limits::SILENCE.as_secs() });
            }
        }
        None => work::here(request, bytes, &mut hear)?,
    }
    picture.ok_or(error)
}

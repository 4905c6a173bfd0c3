//! PDF files: what each page shows becomes a [`Page`], and the pages a document.
//!
//! ```text
//! bytes -> file     pages, annotations, forms           \
//!          content  drawing instructions, carried out    | in a process of its own where the reader has a worker
//!          font, letters  codes -> letters and widths   /
//!       -> Page: pieces, rules, pictures -> crate::page
//! ```

mod content;
mod file;
mod font;
mod layers;
mod letters;
mod marked;
mod path;
mod sketch;
mod state;
mod work;

use crate::page::{self, Page};
use crate::reader::{Ocr, Reader};
use crate::{Error, limits, scan};
use blocks::Document;
use image::GrayImage;
use work::{Answer, Request};

/// Reads a file.
pub(crate) fn read(bytes: &[u8], reader: &Reader<'_>) -> Result<Document, Error> {
    let mut pages = pages(bytes)?;
    see(&mut pages, bytes, reader)?;
    if pages.iter().all(|page| page.letters.trim().is_empty()) {
        let pictures = pages.iter().any(|page| !page.pictures.is_empty());
        return Err(if pictures && reader.ocr == Ocr::Never { Error::Scan } else { Error::Empty });
    }
    Ok(page::document(pages))
}

/// Puts what a reading machine sees in the place of pages that are scans, or of all.
fn see(pages: &mut [Page], bytes: &[u8], reader: &Reader<'_>) -> Result<(), Error> {
    let mut wanted: Vec<&mut Page> = match reader.ocr {
        Ocr::Never => return Ok(()),
        Ocr::Auto => pages.iter_mut().filter(|page| scan::is_scan(page)).collect(),
        Ocr::Force => pages.iter_mut().collect(),
    };
    if wanted.is_empty() {
        return Ok(());
    }
    let sizes: Vec<(u32, f32)> = wanted.iter().map(|page| (page.number, page.width)).collect();
    let seen = scan::see(reader, sizes.len(), &|place| {
        let (number, width) = sizes.get(place).copied().unwrap_or_default();
        let picture = render(bytes, number, scan::DPI, reader)?;
        // A huge page is drawn smaller than asked for.
        let dpi = picture.width() as f32 * 72.0 / width.max(1.0);
        Ok(scan::Sheet { number, picture: picture.into(), dpi: Some(dpi) })
    })?;
    wanted.iter_mut().zip(seen).for_each(|(page, seen)| **page = seen);
    Ok(())
}

/// Returns the pages of a file.
fn pages(bytes: &[u8]) -> Result<Vec<Page>, Error> {
    let mut pages = Vec::new();
    let mut pieces = 0;
    for answer in work::here(Request::Pages, bytes)? {
        if let Answer::Page(page) = answer {
            pieces += page.pieces.len();
            pages.push(page);
        }
        if pieces > limits::ALL_PIECES {
            return Err(Error::TooComplex);
        }
    }
    Ok(pages)
}

/// Renders a page (`number` from 1) as a gray picture of so many dots per inch, or of fewer if it would be huge.
fn render(bytes: &[u8], number: u32, dpi: f32, _reader: &Reader<'_>) -> Result<GrayImage, Error> {
    let answers = work::here(Request::Picture { number, dpi }, bytes)?;
    let picture = answers.into_iter().find_map(|answer| match answer {
        Answer::Picture { width, height, dots } => GrayImage::from_raw(width, height, dots),
        Answer::Page(_) | Answer::Lost => None,
    });
    picture.ok_or_else(file::damaged)
}

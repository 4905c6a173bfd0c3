//! What stands in the place of `scan` in a program that is built without it: it sees nothing, and says so.

use crate::Error;
use crate::page::Page;
use crate::reader::{Ocr, Reader};
use crate::sniff::Picture;
use blocks::Document;

/// A page as a picture, of which nothing is kept.
pub(crate) struct Sheet;

impl Sheet {
    /// Nothing is drawn.
    pub(crate) fn drawn(_number: u32, _size: (u32, u32), _dots: Vec<u8>, _dpi: f32) -> Option<Self> {
        None
    }
}

/// See the other file.
pub(crate) const DPI: f32 = 300.0;

/// Says that files of pictures are not read.
pub(crate) fn read(reader: &Reader<'_>, _bytes: &[u8], _format: Picture) -> Result<Document, Error> {
    Err(if reader.ocr == Ocr::Never { Error::Scan } else { Error::NotBuilt })
}

/// Says that pages are not seen.
pub(crate) fn see(
    _reader: &Reader<'_>,
    _count: usize,
    _draw: &(dyn Fn(usize) -> Result<Sheet, Error> + Sync),
) -> Result<Vec<Option<Page>>, Error> {
    Err(Error::NotBuilt)
}

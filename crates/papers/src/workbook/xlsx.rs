//! Excel 2007 and later (.xlsx): our own walk over its parts. Libraries tell neither hidden rows nor fonts.

mod book;
mod parts;
mod shared;
mod sheet;
mod styles;

use super::Book;
use super::sheet::Budget;
use crate::Error;
use parts::Parts;

/// Reads the visible sheets.
pub(super) fn book(bytes: &[u8]) -> Result<Book, Error> {
    let mut parts = Parts::open(bytes)?;
    let outline = book::read(&mut parts)?;
    let mut styles = styles::read(&mut parts, outline.styles.as_deref())?;
    let shared = shared::read(&mut parts, outline.shared.as_deref(), &mut styles)?;
    let mut budget = Budget::default();
    let mut sheets = Vec::new();
    for part in &outline.visible {
        budget.sheet()?;
        let reader = sheet::Reader::new(&shared, &mut styles, outline.is_1904, &mut budget);
        sheets.push(reader.read(&mut parts, part)?);
    }
    Ok(Book { sheets, fonts: styles.fonts })
}

//! What stands in the place of `draw` in a program that is built without reading scans: no page is drawn.

use super::Dots;
use super::work::Fault;
use hayro_font::hayro_syntax::Pdf;

/// Says that nothing is drawn.
pub(super) fn page(_pdf: &Pdf, _number: u32, _dpi: f32) -> Result<Dots, Fault> {
    Err(Fault::NotBuilt)
}

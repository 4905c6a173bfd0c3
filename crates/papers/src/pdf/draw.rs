//! A picture of a page.

use super::Dots;
use super::work::Fault;
use crate::limits;
use hayro::hayro_interpret::InterpreterSettings;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use hayro_font::hayro_syntax::Pdf;

/// Renders a page (`number` from 1) with so many dots per inch, or with fewer if it would be huge.
pub(super) fn page(pdf: &Pdf, number: u32, dpi: f32) -> Result<Dots, Fault> {
    let page =
        (number as usize).checked_sub(1).and_then(|index| pdf.pages().get(index)).ok_or(Fault::Damaged)?;
    let (width, height) = page.render_dimensions();
    let most = (limits::DRAWN_DOTS / (width * height)).sqrt().min(limits::DRAWN_SIDE / width.max(height));
    let scale = (dpi / 72.0).min(most);
    let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let interpreter = InterpreterSettings::default();
    let picture =
        hayro::render(page, &RenderCache::new(), &interpreter, &RenderSettings::default(), &settings);
    let dots = picture.data_as_u8_slice().as_chunks::<4>().0.iter();
    let dots = dots.flat_map(|[red, green, blue, _]| [*red, *green, *blue]).collect();
    Ok(((picture.width().into(), picture.height().into()), dots))
}

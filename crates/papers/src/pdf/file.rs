//! A PDF file: its pages one by one.

use super::content::{Painter, form_matrix};
use super::font::Fonts;
use super::layers::Layers;
use super::sketch::Sketch;
use super::state::State;
use super::work::Fault;
use crate::limits;
use crate::page::Page;
use hayro_font::hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_font::hayro_syntax::{LoadPdfError, Pdf, page};
use hayro_font::kurbo::{Affine, Rect};

/// Opens a file. One that only an owner's password protects opens without it.
pub(super) fn open(bytes: Vec<u8>) -> Result<Pdf, Fault> {
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Fault::Encrypted,
        LoadPdfError::Invalid => Fault::Damaged,
    })?;
    match pdf.pages().len() {
        0 => Err(Fault::Damaged),
        pages if pages > limits::PAGES => Err(Fault::TooComplex),
        _ => Ok(pdf),
    }
}

/// What all pages of a file share.
pub(super) struct Shared<'a> {
    fonts: Fonts<'a>,
    layers: Layers,
}

impl<'a> Shared<'a> {
    pub(super) fn of(pdf: &'a Pdf) -> Self {
        Self { fonts: Fonts::default(), layers: Layers::of(pdf.xref()) }
    }

    /// Draws one page; `None` if it holds more than any page does.
    pub(super) fn page(&mut self, number: u32, page: &page::Page<'a>) -> Option<Page> {
        let (width, height) = page.render_dimensions();
        let matrix = Affine::new(page.initial_transform(true).as_coeffs());
        let window = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let sketch = Sketch::new(number, width, height);
        let mut painter = Painter::new(sketch, &mut self.fonts, &self.layers, State::new(matrix, window));
        painter.run(page.typed_operations(), page.resources());
        if let Some(annotations) = page.raw().get::<Array<'a>>(b"Annots") {
            for annotation in annotations.iter::<Dict<'a>>().take(limits::ANNOTATIONS) {
                draw_annotation(&mut painter, &annotation, page);
            }
        }
        (!painter.sketch.overfull).then(|| painter.sketch.finish())
    }
}

/// Draws what an annotation shows: the words of a form's field, a stamp, a signature.
fn draw_annotation<'a>(
    painter: &mut Painter<'_, 'a>,
    annotation: &Dict<'a>,
    page: &page::Page<'a>,
) -> Option<()> {
    const HIDDEN: u32 = 1 << 1;
    const NOT_VIEWED: u32 = 1 << 5;
    let flags = annotation.get::<u32>(b"F").unwrap_or(0);
    if flags & (HIDDEN | NOT_VIEWED) != 0 || !painter.shows(annotation) {
        return None;
    }
    let shown = annotation.get::<Dict<'a>>(b"AP")?.get::<Object<'a>>(b"N")?;
    let form = if let Object::Dict(states) = shown {
        states.get::<Stream<'a>>(annotation.get::<Name<'a>>(b"AS")?.as_ref())?
    } else {
        shown.into_stream()?
    };
    // The form's box, as its matrix turns it, is laid over the rectangle of the annotation.
    let [x0, y0, x1, y1] = form.dict().get::<[f64; 4]>(b"BBox")?;
    let from = form_matrix(form.dict()).transform_rect_bbox(Rect::new(x0, y0, x1, y1).abs());
    let [x0, y0, x1, y1] = annotation.get::<[f64; 4]>(b"Rect")?;
    let to = Rect::new(x0, y0, x1, y1).abs();
    let (wide, high) = (to.width() / from.width(), to.height() / from.height());
    let place = Affine::translate((to.x0, to.y0))
        * Affine::scale_non_uniform(wide, high)
        * Affine::translate((-from.x0, -from.y0));
    if place.is_finite() {
        painter.form(&form, page.resources(), place);
    }
    Some(())
}

//! What stands on the pages of a PDF, measured by another program than the one that wrote it (hayro).

use hayro::hayro_interpret::font::{Glyph, GlyphRun};
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, TransformExt, interpret_page,
};
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::Dict;
use hayro::kurbo::{Affine, BezPath, Rect, Shape};

/// A page.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) width: f64,
    pub(crate) height: f64,
    /// Its words, line by line from the top; columns side by side are lines of their own.
    pub(crate) lines: Vec<Line>,
    /// Drawn lines: left, top, right, bottom.
    pub(crate) rules: Vec<Rect>,
}

/// Words on one line, in points from the upper left corner.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Line {
    pub(crate) words: String,
    pub(crate) left: f64,
    pub(crate) right: f64,
    pub(crate) baseline: f64,
    pub(crate) size: f64,
    pub(crate) font: String,
}

/// Measures a file.
pub(crate) fn pages(bytes: &[u8]) -> Vec<Page> {
    let pdf = Pdf::new(bytes.to_vec()).expect("it is a PDF");
    let cache = InterpreterCache::new();
    let mut pages = Vec::new();
    for page in pdf.pages().iter() {
        let (width, height) = page.render_dimensions();
        let mut measure =
            Measure(Page { width: width.into(), height: height.into(), ..Page::default() }, true);
        let transform = page.initial_transform(true).to_kurbo();
        let bbox = Rect::new(0.0, 0.0, width.into(), height.into());
        let mut context = Context::new(transform, bbox, &cache, page.xref(), InterpreterSettings::default());
        interpret_page(page, &mut context, &mut measure);
        pages.push(measure.0);
    }
    pages
}

/// What was measured so far, and whether other words begin now: each line is marked as a part of its own.
struct Measure(Page, bool);

impl<'a> Device<'a> for Measure {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        for glyph in run.glyphs() {
            let Glyph::Outline(outline) = &**glyph else { continue };
            let font = outline.font_data().and_then(|font| font.postscript_name).unwrap_or_default();
            let letters = match outline.as_unicode() {
                Some(BfString::Char(letter)) => letter.to_string(),
                Some(BfString::String(letters)) => letters,
                None => "\u{fffd}".to_owned(),
            };
            let advance = f64::from(outline.advance_width().unwrap_or_default());
            self.letter(&letters, font, advance, props.transform * glyph.transform());
        }
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, _: &DrawMode) {
        for segment in path.segments() {
            self.0.rules.push((props.transform * segment).bounding_box());
        }
    }

    fn begin_marked_content(&mut self, _: &[u8], _: Option<&Dict<'_>>) {
        self.1 = true;
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

impl Measure {
    fn letter(&mut self, letters: &str, font: String, advance: f64, place: Affine) {
        let [_, _, _, high, left, baseline] = place.as_coeffs();
        // Glyphs are drawn in thousandths of their size.
        let size = (high.abs() * 1000.0 * 100.0).round() / 100.0;
        let right = left + advance * high.abs();
        let begins = std::mem::take(&mut self.1);
        if let Some(line) = self.0.lines.last_mut().filter(|_| !begins) {
            line.words.push_str(letters);
            line.right = right;
            return;
        }
        self.0.lines.push(Line { words: letters.to_owned(), left, right, baseline, size, font });
    }
}

/// Returns millimetres as points.
pub(crate) fn mm(length: f64) -> f64 {
    length * 72.0 / 25.4
}

//! Draws the content of a page: instructions in, pieces, rules and pictures out.

use super::font::{Face, Fonts};
use super::layers::Layers;
use super::marked::Marks;
use super::path::Path;
use super::sketch::{Look, Sketch};
use super::state::State;
use crate::limits;
use hayro_font::hayro_syntax::content::TypedIter;
use hayro_font::hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_font::hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream};
use hayro_font::hayro_syntax::page::Resources;
use hayro_font::kurbo::{Affine, Point, Rect, Vec2};

/// Draws one page.
pub(super) struct Painter<'f, 'a> {
    pub(super) sketch: Sketch<'a>,
    fonts: &'f mut Fonts<'a>,
    layers: &'f Layers,
    state: State<'a>,
    saved: Vec<State<'a>>,
    /// States that were to be kept beyond the limit.
    unsaved: usize,
    path: Path,
    /// Set when the path that is being built is to become a window.
    clips: bool,
    text_matrix: Affine,
    line_matrix: Affine,
    marks: Marks,
    depth: usize,
    /// Instructions that may still be carried out.
    left: usize,
}

impl<'f, 'a> Painter<'f, 'a> {
    pub(super) fn new(
        sketch: Sketch<'a>,
        fonts: &'f mut Fonts<'a>,
        layers: &'f Layers,
        state: State<'a>,
    ) -> Self {
        Self {
            sketch,
            fonts,
            layers,
            state,
            saved: Vec::new(),
            unsaved: 0,
            path: Path::default(),
            clips: false,
            text_matrix: Affine::IDENTITY,
            line_matrix: Affine::IDENTITY,
            marks: Marks::default(),
            depth: 0,
            left: limits::INSTRUCTIONS,
        }
    }

    /// Carries out the instructions of a page, form or annotation. What it keeps or marks without end ends with it.
    pub(super) fn run(&mut self, mut content: TypedIter<'_>, resources: &Resources<'a>) {
        let (states, unsaved) = (self.saved.len(), self.unsaved);
        let marks = self.marks.depth();
        self.save();
        while let Some(op) = content.next() {
            if self.left == 0 || self.sketch.overfull {
                self.sketch.overfull = true;
                break;
            }
            self.left -= 1;
            // What is restored more often than kept belongs to whoever drew this.
            if matches!(op, Op::RestoreState(_)) && self.saved.len() <= states + 1 && self.unsaved == unsaved
            {
                continue;
            }
            self.carry_out(op, resources);
        }
        self.unsaved = unsaved;
        while self.saved.len() > states {
            self.restore();
        }
        while self.marks.depth() > marks {
            self.marks.end(&mut self.sketch);
        }
        self.path.clear();
        self.clips = false;
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "what is not named here is an instruction for text, or none for readers"
    )]
    fn carry_out(&mut self, op: Op<'_, '_>, resources: &Resources<'a>) {
        match op {
            Op::SaveState(_) => self.save(),
            Op::RestoreState(_) => self.restore(),
            Op::Transform(m) => self.state.matrix *= matrix([m.0, m.1, m.2, m.3, m.4, m.5]),
            Op::LineWidth(width) => self.state.line_width = width.0.as_f64(),
            Op::SetGraphicsState(name) => self.set(name.0, resources),

            Op::MoveTo(to) => self.path.move_to(self.state.matrix * point(to.0, to.1)),
            Op::LineTo(to) => self.path.line_to(self.state.matrix * point(to.0, to.1)),
            Op::CubicTo(to) => self.path.curve_to(self.state.matrix * point(to.4, to.5)),
            Op::CubicStartTo(to) => self.path.curve_to(self.state.matrix * point(to.2, to.3)),
            Op::CubicEndTo(to) => self.path.curve_to(self.state.matrix * point(to.2, to.3)),
            Op::ClosePath(_) => self.path.close(),
            Op::RectPath(r) => {
                let (corner, size) = (point(r.0, r.1), point(r.2, r.3).to_vec2());
                self.path.rectangle(self.state.matrix, Rect::from_points(corner, corner + size));
            }
            Op::ClipNonZero(_) | Op::ClipEvenOdd(_) => self.clips = true,
            Op::EndPath(_) => self.paint(false, false),
            Op::FillPathNonZero(_) | Op::FillPathNonZeroCompatibility(_) | Op::FillPathEvenOdd(_) => {
                self.paint(true, false);
            }
            Op::StrokePath(_) => self.paint(false, true),
            Op::CloseAndStrokePath(_) => {
                self.path.close();
                self.paint(false, true);
            }
            Op::FillAndStrokeNonZero(_) | Op::FillAndStrokeEvenOdd(_) => self.paint(true, true),
            Op::CloseFillAndStrokeNonZero(_) | Op::CloseFillAndStrokeEvenOdd(_) => {
                self.path.close();
                self.paint(true, true);
            }
            Op::XObject(name) => self.object(name.0, resources),
            Op::InlineImage(_) => self.picture(),

            Op::BeginMarkedContent(_) => self.marks.begin(None, true, &self.sketch),
            Op::BeginMarkedContentWithProperties(mark) => self.begin_mark(mark.0, mark.1, resources),
            Op::EndMarkedContent(_) => self.marks.end(&mut self.sketch),

            op => self.carry_out_text(op, resources),
        }
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "colours, shadings and hints change nothing of what is read"
    )]
    fn carry_out_text(&mut self, op: Op<'_, '_>, resources: &Resources<'a>) {
        let text = &mut self.state.text;
        match op {
            Op::BeginText(_) => (self.text_matrix, self.line_matrix) = (Affine::IDENTITY, Affine::IDENTITY),
            Op::TextFont(font) => {
                text.face = self.fonts.named(&resources.fonts, font.0);
                text.size = font.1.as_f64();
            }
            Op::CharacterSpacing(space) => text.letter_space = space.0.as_f64(),
            Op::WordSpacing(space) => text.word_space = space.0.as_f64(),
            Op::HorizontalScaling(scale) => text.scale = scale.0.as_f64() / 100.0,
            Op::TextLeading(leading) => text.leading = leading.0.as_f64(),
            Op::TextRise(rise) => text.rise = rise.0.as_f64(),
            Op::TextRenderingMode(mode) => text.mode = mode.0.as_i64(),
            Op::SetTextMatrix(m) => {
                self.line_matrix = matrix([m.0, m.1, m.2, m.3, m.4, m.5]);
                self.text_matrix = self.line_matrix;
            }
            Op::NextLine(by) => self.next_line(by.0.as_f64(), by.1.as_f64()),
            Op::NextLineAndSetLeading(by) => {
                text.leading = -by.1.as_f64();
                self.next_line(by.0.as_f64(), by.1.as_f64());
            }
            Op::NextLineUsingLeading(_) => self.next_line(0.0, -self.state.text.leading),
            Op::ShowText(words) => self.show(words.0),
            Op::ShowTexts(words) => self.show_all(words.0),
            Op::NextLineAndShowText(words) => {
                self.next_line(0.0, -self.state.text.leading);
                self.show(words.0);
            }
            Op::ShowTextWithParameters(words) => {
                text.word_space = words.0.as_f64();
                text.letter_space = words.1.as_f64();
                self.next_line(0.0, -self.state.text.leading);
                self.show(words.2);
            }
            _ => {}
        }
    }

    fn save(&mut self) {
        if self.saved.len() < limits::STATES {
            self.saved.push(self.state.clone());
        } else {
            self.unsaved += 1;
        }
    }

    fn restore(&mut self) {
        if self.unsaved > 0 {
            self.unsaved -= 1;
        } else if let Some(state) = self.saved.pop() {
            self.state = state;
        }
    }

    /// Reads a graphics state of the resources (`gs`).
    fn set(&mut self, name: &Name<'_>, resources: &Resources<'a>) {
        let Some(settings) = resources.get_ext_g_state(name) else { return };
        if let Some(width) = settings.get::<f64>(b"LW") {
            self.state.line_width = width;
        }
        if let Some(alpha) = settings.get::<f64>(b"ca") {
            self.state.transparent = alpha <= 0.0;
        }
        if let Some(font) = settings.get::<Array<'a>>(b"Font") {
            let mut font = font.flex_iter();
            if let Some((font, size)) = font.next::<(Dict<'a>, f64)>() {
                self.state.text.face = self.fonts.described(&font);
                self.state.text.size = size;
            }
        }
    }

    /// Ends the path: it may be painted, and it may become a window.
    fn paint(&mut self, filled: bool, stroked: bool) {
        if self.marks.are_seen() {
            let Self { path, sketch, state, .. } = self;
            let mut rule = |rule: Rect| {
                if state.sees(rule) {
                    sketch.rule(rule.intersect(state.window));
                }
            };
            if filled && !stroked && !state.transparent {
                path.filled(&mut rule);
            }
            if stroked {
                let [a, b, c, d, ..] = state.matrix.as_coeffs();
                path.stroked(state.line_width * (a * d - b * c).abs().sqrt(), &mut rule);
            }
        }
        if std::mem::take(&mut self.clips)
            && let Some(bounds) = self.path.bounds()
        {
            self.state.window = self.state.window.intersect(bounds);
        }
        self.path.clear();
    }

    /// Notes the picture that fills the unit square.
    fn picture(&mut self) {
        let place = self.state.matrix.transform_rect_bbox(Rect::new(0.0, 0.0, 1.0, 1.0));
        if self.marks.are_seen() && self.state.sees(place) {
            self.sketch.picture(place.intersect(self.state.window));
        }
    }

    /// Draws a picture or form of the resources (`Do`).
    fn object(&mut self, name: &Name<'_>, resources: &Resources<'a>) {
        let Some(object) = resources.get_x_object(name) else { return };
        let kind = object.dict().get::<Name<'_>>(b"Subtype");
        match kind.as_ref().map(AsRef::as_ref) {
            Some(b"Image") if self.shows(object.dict()) => self.picture(),
            Some(b"Form") => self.form(&object, resources, Affine::IDENTITY),
            Some(_) | None => {}
        }
    }

    /// Draws a form, placed by a matrix of whoever draws it.
    pub(super) fn form(&mut self, form: &Stream<'a>, resources: &Resources<'a>, place: Affine) {
        let dict = form.dict();
        if self.depth >= limits::FORM_DEPTH || !self.marks.are_seen() || !self.shows(dict) {
            return;
        }
        let Ok(content) = form.decoded_data() else { return };
        // Unpacking counts as well: a form may be drawn by forms that are drawn by forms.
        self.left = self.left.saturating_sub(content.len() / 64);
        let own = dict.get::<Dict<'a>>(b"Resources").map(Resources::new);
        let (text_matrix, line_matrix) = (self.text_matrix, self.line_matrix);
        self.save();
        self.depth += 1;
        self.state.matrix = self.state.matrix * place * form_matrix(dict);
        if let Some([x0, y0, x1, y1]) = dict.get::<[f64; 4]>(b"BBox") {
            let bounds = self.state.matrix.transform_rect_bbox(Rect::new(x0, y0, x1, y1).abs());
            self.state.window = self.state.window.intersect(bounds);
        }
        self.run(TypedIter::new(&content), own.as_ref().unwrap_or(resources));
        self.depth -= 1;
        self.restore();
        (self.text_matrix, self.line_matrix) = (text_matrix, line_matrix);
    }

    /// Tells whether the layer that a dictionary belongs to is on.
    pub(super) fn shows(&self, dict: &Dict<'_>) -> bool {
        self.layers.shows(dict, b"OC")
    }

    fn begin_mark(&mut self, tag: &Name<'_>, properties: &Object<'_>, resources: &Resources<'a>) {
        let words = |properties: &Dict<'_>| super::marked::actual_text(properties);
        let (words, shown) = if let Object::Name(name) = properties {
            let properties = resources.properties.get::<Dict<'_>>(name.as_ref());
            let shown = tag.as_ref() != b"OC" || self.layers.shows(&resources.properties, name.as_ref());
            (properties.as_ref().and_then(words), shown)
        } else {
            (properties.clone().into_dict().as_ref().and_then(words), true)
        };
        self.marks.begin(words, shown, &self.sketch);
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line_matrix *= Affine::translate((x, y));
        self.text_matrix = self.line_matrix;
    }

    fn show_all(&mut self, words: &Array<'_>) {
        for part in words.iter::<Object<'_>>() {
            if let Object::String(words) = part {
                self.show(&words);
            } else if let Object::Number(by) = part {
                self.adjust(by.as_f64());
            }
        }
    }

    /// Moves the pen back by thousandths of the size.
    fn adjust(&mut self, by: f64) {
        let text = &self.state.text;
        let way = -by / 1000.0 * text.size;
        let horizontal = text.face.as_ref().is_none_or(|face| face.is_horizontal());
        let way = if horizontal { Vec2::new(way * text.scale, 0.0) } else { Vec2::new(0.0, way) };
        self.text_matrix *= Affine::translate(way);
    }

    /// Shows a string: one piece for each glyph.
    fn show(&mut self, words: &[u8]) {
        let Some(face) = self.state.text.face.clone() else { return };
        let seen = self.marks.are_seen();
        let text = &self.state.text;
        let matrix = self.state.matrix * self.text_matrix;
        let (size, scale) = (text.size, text.scale);
        let (letter_space, word_space, rise) = (text.letter_space, text.word_space, text.rise);
        let horizontal = face.is_horizontal();
        let place = |pen: Vec2| matrix * Point::new(pen.x, pen.y + rise);
        let look = seen.then(|| self.look(&face, matrix));
        let mut pen = Vec2::ZERO;
        let mut at = 0;
        while at < words.len() {
            let (code, length) = face.code(words, at);
            let advance = face.glyph(code, self.sketch.letters()) * size;
            let wide = if length == 1 && code == 32 { letter_space + word_space } else { letter_space };
            let (inked, moved) = match horizontal {
                true => (Vec2::new(advance * scale, 0.0), Vec2::new((advance + wide) * scale, 0.0)),
                false => (Vec2::new(0.0, advance), Vec2::new(0.0, advance + wide)),
            };
            if let Some(look) = look {
                self.piece(place(pen), place(pen + inked), look);
            }
            pen += moved;
            at += length;
        }
        self.text_matrix *= Affine::translate(pen);
    }

    /// Adds a glyph, if it can be seen.
    fn piece(&mut self, from: Point, to: Point, look: Look) {
        let size = f64::from(look.size);
        let ink = Rect::from_points(from, to);
        let ink = Rect::new(ink.x0 - 0.1 * size, ink.y0 - size, ink.x1 + 0.1 * size, ink.y1 + 0.4 * size);
        if self.state.sees(ink) && ink.is_finite() {
            let upright = Affine::rotate(f64::from(look.angle).to_radians());
            let (from, to) = if look.angle == 0 { (from, to) } else { (upright * from, upright * to) };
            self.sketch.piece(from.x, to.x, from.y, look);
        }
    }

    /// Returns how the letters of a font look here.
    fn look(&mut self, face: &std::rc::Rc<Face<'a>>, matrix: Affine) -> Look {
        let [a, b, c, d, ..] = matrix.as_coeffs();
        let text = &self.state.text;
        let (along, up) = (Vec2::new(a, b), Vec2::new(c, d));
        // The page's `y` grows downwards, an angle counter-clockwise.
        let angle = if face.is_horizontal() { (-b).atan2(a) } else { 0.0 };
        let angle = if text.size < 0.0 { angle + std::f64::consts::PI } else { angle };
        let upright = (along.dot(up) / (along.hypot() * up.hypot())).abs();
        Look {
            font: self.sketch.font(face),
            size: (up.hypot() * text.size.abs() * face.em) as f32,
            angle: (angle.to_degrees().round() as i16).rem_euclid(360),
            bold: face.bold || text.is_thickened(),
            italic: face.italic || upright > SLANT,
            hidden: text.is_hidden() || self.state.transparent,
        }
    }
}

/// The sine of the angle from which on a font that is drawn askew is meant to be italic.
const SLANT: f64 = 0.1;

fn point(x: Number, y: Number) -> Point {
    Point::new(x.as_f64(), y.as_f64())
}

fn matrix(numbers: [Number; 6]) -> Affine {
    Affine::new(numbers.map(|number| number.as_f64()))
}

/// Returns the matrix of a form.
pub(super) fn form_matrix(dict: &Dict<'_>) -> Affine {
    dict.get::<[f64; 6]>(b"Matrix").map_or(Affine::IDENTITY, Affine::new)
}

//! The state of drawing: where, with which font, seen through which window.

use super::font::Face;
use hayro_font::kurbo::{Affine, Rect};
use std::rc::Rc;

/// What `q` keeps and `Q` brings back.
#[derive(Clone)]
pub(super) struct State<'a> {
    /// From the units of the content to points on the page, `y` growing downwards.
    pub(super) matrix: Affine,
    /// What can be seen, on the page.
    pub(super) window: Rect,
    pub(super) line_width: f64,
    /// Set while what is filled cannot be seen through.
    pub(super) transparent: bool,
    pub(super) text: Text<'a>,
}

/// How text is set.
#[derive(Clone)]
pub(super) struct Text<'a> {
    pub(super) face: Option<Rc<Face<'a>>>,
    pub(super) size: f64,
    pub(super) letter_space: f64,
    pub(super) word_space: f64,
    /// Horizontal scaling, 1 for none.
    pub(super) scale: f64,
    pub(super) leading: f64,
    pub(super) rise: f64,
    pub(super) mode: i64,
}

impl State<'_> {
    pub(super) fn new(matrix: Affine, window: Rect) -> Self {
        let text = Text {
            face: None,
            size: 1.0,
            letter_space: 0.0,
            word_space: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
        };
        Self { matrix, window, line_width: 1.0, transparent: false, text }
    }

    /// Tells whether any part of a box can be seen.
    pub(super) fn sees(&self, rect: Rect) -> bool {
        let seen = self.window;
        rect.x0 <= seen.x1 && rect.x1 >= seen.x0 && rect.y0 <= seen.y1 && rect.y1 >= seen.y0
    }
}

impl Text<'_> {
    /// Tells whether the letters are drawn without being seen.
    pub(super) fn is_hidden(&self) -> bool {
        self.mode == 3
    }

    /// Tells whether the letters are filled and stroked: boldness made of a font that has none.
    pub(super) fn is_thickened(&self) -> bool {
        matches!(self.mode, 2 | 6)
    }
}

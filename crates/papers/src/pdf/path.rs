//! Paths: which of them are lines and thin boxes, and so may be the rules of a table.

use crate::limits;
use hayro_font::kurbo::{Affine, Point, Rect};

/// The path that is being built, already on the page.
#[derive(Default)]
pub(super) struct Path {
    parts: Vec<Part>,
    lines: Vec<(Point, Point)>,
    start: Point,
    last: Point,
}

/// A part of a path that is drawn without lifting the pen.
struct Part {
    bounds: Rect,
    curved: bool,
}

/// Points by which a box that is filled as a rule may be thick.
const THICK: f64 = 3.0;

/// Points by which a line may be askew.
const ASKEW: f64 = 0.75;

impl Path {
    pub(super) fn move_to(&mut self, at: Point) {
        if self.parts.len() < limits::RULES {
            let bounds = Rect::from_points(at, at);
            self.parts.push(Part { bounds, curved: false });
        }
        (self.start, self.last) = (at, at);
    }

    pub(super) fn line_to(&mut self, to: Point) {
        if let Some(part) = self.parts.last_mut()
            && self.lines.len() < limits::RULES
        {
            part.bounds = part.bounds.union_pt(to);
            self.lines.push((self.last, to));
        }
        self.last = to;
    }

    pub(super) fn curve_to(&mut self, to: Point) {
        if let Some(part) = self.parts.last_mut() {
            part.bounds = part.bounds.union_pt(to);
            part.curved = true;
        }
        self.last = to;
    }

    pub(super) fn close(&mut self) {
        if self.start != self.last {
            self.line_to(self.start);
        }
    }

    pub(super) fn rectangle(&mut self, matrix: Affine, rect: Rect) {
        self.move_to(matrix * Point::new(rect.x0, rect.y0));
        self.line_to(matrix * Point::new(rect.x1, rect.y0));
        self.line_to(matrix * Point::new(rect.x1, rect.y1));
        self.line_to(matrix * Point::new(rect.x0, rect.y1));
        self.close();
    }

    /// Returns the box around the whole path, if it has any part.
    pub(super) fn bounds(&self) -> Option<Rect> {
        self.parts.iter().map(|part| part.bounds).reduce(|all, part| all.union(part))
    }

    /// Tells of the thin boxes of a path that is filled.
    pub(super) fn filled(&self, mut rule: impl FnMut(Rect)) {
        for part in self.parts.iter().filter(|part| !part.curved) {
            if part.bounds.width().min(part.bounds.height()) <= THICK {
                rule(part.bounds);
            }
        }
    }

    /// Tells of the upright and level lines of a path that is stroked by a pen so wide.
    pub(super) fn stroked(&self, width: f64, mut rule: impl FnMut(Rect)) {
        for (from, to) in &self.lines {
            let line = Rect::from_points(*from, *to);
            if line.width().min(line.height()) <= ASKEW {
                let (level, half) = (line.width() >= line.height(), width.clamp(0.0, THICK) / 2.0);
                rule(if level { line.inflate(0.0, half) } else { line.inflate(half, 0.0) });
            }
        }
    }

    pub(super) fn clear(&mut self) {
        self.parts.clear();
        self.lines.clear();
    }
}

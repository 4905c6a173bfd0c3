//! What was set, put on pages.

use crate::faces::Faces;
use crate::page::{Laid, Page, Words, mm};
use crate::set::{Setter, Slug};
use crate::structure::{NodeId, Part, Structure};
use crate::table::{self, Grid};
use forms::layout::{Component, PAGE, PAGE_NUMBER_SIZE};
use forms::{Item, Line, Sheet};

/// A row of a table that is higher than this part of a page may be parted; a lower one goes to the next page.
const PARTED: f32 = 0.25;
/// Lines side by side: a row of a table, or the two columns of head and foot.
#[derive(Clone, Debug)]
pub(crate) struct Band {
    pub(crate) cells: Vec<BandCell>,
    /// What is left free above and below its words.
    pub(crate) padding: f32,
    /// With lines around its cells.
    pub(crate) ruled: bool,
}

/// A cell of a band, in relation to the left margin.
#[derive(Clone, Debug)]
pub(crate) struct BandCell {
    /// Where its words begin.
    pub(crate) x: f32,
    /// From where to where it reaches, if lines are drawn.
    pub(crate) edges: Option<(f32, f32)>,
    pub(crate) slugs: Vec<Slug>,
}

/// What goes on pages, one behind the other.
enum Piece {
    /// A paragraph; whether it must stand on one page with what follows.
    Lines(Vec<Slug>, bool),
    /// Free space, which a new page does not begin with.
    Space(f32),
    /// Two columns.
    Sides(Band),
    /// A table.
    Table(Grid),
}

/// Lays out the sheets of a paper.
pub(crate) fn lay_out(sheets: &[Sheet], faces: &Faces) -> Laid {
    let mut setter = Setter::new(faces);
    let mut structure = Structure::default();
    let mut pages = Vec::new();
    for sheet in sheets {
        let width = mm(PAGE.text_width(sheet.landscape));
        let pieces: Vec<Piece> =
            sheet.items.iter().map(|item| piece(item, width, &mut setter, &mut structure)).collect();
        let mut flow = Flow::new(sheet.landscape);
        flow.pieces(&pieces);
        number(&mut flow.pages, &mut setter);
        pages.extend(flow.pages);
    }
    Laid { pages, structure, links: setter.links, missing: setter.missing }
}

/// Puts numbers in the middle of the upper margin of all pages but the first.
fn number(pages: &mut [Page], setter: &mut Setter<'_>) {
    for (at, page) in pages.iter_mut().enumerate().skip(1) {
        let left = mm(PAGE.left);
        let words = setter.page_number(at + 1, PAGE_NUMBER_SIZE, page.width - left - mm(PAGE.right));
        page.words.extend(words.map(|words| Words {
            x: left + words.x,
            baseline: mm(PAGE.header) + f32::from(PAGE_NUMBER_SIZE),
            ..words
        }));
    }
}

fn piece(item: &Item, width: f32, setter: &mut Setter<'_>, structure: &mut Structure) -> Piece {
    match item {
        Item::Line(line) if line.component == Component::Space => {
            Piece::Space(setter.height(line.component.style()))
        }
        Item::Line(line) => {
            let part = part(line, structure);
            Piece::Lines(setter.line(line, width, part), keeps(line.component))
        }
        Item::Sides { widths, left, right } => {
            let columns = [(left, 0, widths[0]), (right, widths[0], widths[1])];
            let cells = columns.map(|(lines, x, width)| {
                let slugs = lines.iter().flat_map(|line| {
                    let part = part(line, structure);
                    setter.line(line, mm(width), part)
                });
                BandCell { x: mm(x), edges: None, slugs: slugs.collect() }
            });
            let mut band = Band { cells: cells.into(), padding: 0.0, ruled: false };
            band.on_one_line();
            Piece::Sides(band)
        }
        Item::Table(table) => Piece::Table(table::set(table, width, setter, structure)),
    }
}

/// Returns the place of a line in the tree of tags: headings by their level, all else a paragraph.
fn part(line: &Line, structure: &mut Structure) -> NodeId {
    let words = line.labelled().words();
    match line.component.heading() {
        Some(level) if !words.trim().is_empty() => structure.heading(level, words),
        Some(_) | None => structure.add(Part::Paragraph, None),
    }
}

/// Tells whether a line belongs to what follows it.
fn keeps(component: Component) -> bool {
    let more = [
        Component::Subject,
        Component::Competence,
        Component::Middle,
        Component::AnnexNumber,
        Component::AnnexReference,
    ];
    component.heading().is_some() || more.contains(&component)
}

/// Pages that are being filled.
struct Flow {
    pages: Vec<Page>,
    landscape: bool,
    /// Where the next line begins, from the upper edge.
    y: f32,
    /// Nothing but the head of a table stands on this page so far.
    fresh: bool,
}

impl Flow {
    fn new(landscape: bool) -> Self {
        let mut flow = Self { pages: Vec::new(), landscape, y: 0.0, fresh: true };
        flow.turn();
        flow
    }

    /// Begins a page.
    fn turn(&mut self) {
        let (width, height) = (mm(PAGE.width), mm(PAGE.height));
        let (width, height) = if self.landscape { (height, width) } else { (width, height) };
        self.pages.push(Page { width, height, ..Page::default() });
        self.y = mm(PAGE.top);
        self.fresh = true;
    }

    fn bottom(&self) -> f32 {
        let height = if self.landscape { PAGE.width } else { PAGE.height };
        mm(height) - mm(PAGE.bottom)
    }

    fn whole(&self) -> f32 {
        self.bottom() - mm(PAGE.top)
    }

    fn pieces(&mut self, pieces: &[Piece]) {
        for (at, piece) in pieces.iter().enumerate() {
            let behind = pieces.get(at + 1..).unwrap_or_default();
            // The signature is never alone on a page: some of the text goes with it.
            let before_foot = matches!(behind, [Piece::Space(_), Piece::Sides(_)] | [Piece::Sides(_)]);
            let company = |keeps: bool| if keeps || before_foot { self.company(behind) } else { 0.0 };
            match piece {
                Piece::Lines(slugs, keeps) => {
                    let company = company(*keeps);
                    self.lines(slugs, company);
                }
                Piece::Space(height) => self.y += if self.fresh { 0.0 } else { *height },
                Piece::Sides(band) => {
                    self.band(band, &[], self.whole());
                    self.fresh = false;
                }
                Piece::Table(grid) => {
                    let company = company(false);
                    self.table(grid, company);
                }
            }
        }
    }

    /// Returns how much of what follows must stand on one page with what it follows.
    fn company(&self, behind: &[Piece]) -> f32 {
        let mut sum = 0.0;
        for piece in behind {
            let (height, more) = match piece {
                Piece::Lines(slugs, keeps) => (slugs.iter().take(2).map(Slug::reach).sum::<f32>(), *keeps),
                Piece::Space(height) => (*height, true),
                Piece::Sides(band) => (band.height(), false),
                Piece::Table(grid) => {
                    let row =
                        grid.rows.first().map_or(0.0, |(band, _)| band.height().min(self.whole() * PARTED));
                    (grid.head.iter().map(Band::height).sum::<f32>() + row + table::MARGIN, false)
                }
            };
            sum += height;
            if !more {
                break;
            }
        }
        // What fills a page cannot be kept together with anything.
        if sum > self.whole() / 2.0 { 0.0 } else { sum }
    }

    /// Puts a paragraph on pages: never one line of several alone, and what belongs to it beside its end.
    fn lines(&mut self, slugs: &[Slug], company: f32) {
        let mut rest = slugs;
        while !rest.is_empty() {
            let room = self.bottom() - self.y;
            let fit = self.fitting(rest, room);
            let needed: f32 = self.reach(rest);
            if fit == rest.len() && (needed + company <= room || (self.fresh && rest.len() < 4)) {
                self.put(rest);
                return;
            }
            let mut here = fit.min(rest.len().saturating_sub(if fit == rest.len() { 2 } else { 0 }));
            if rest.len() - here == 1 {
                here = here.saturating_sub(1);
            }
            if here < 2 {
                here = if self.fresh { fit.max(1) } else { 0 };
            }
            let (now, later) = rest.split_at(here.min(rest.len()));
            self.put(now);
            rest = later;
            if !rest.is_empty() {
                self.turn();
            }
        }
    }

    /// Returns how many lines fit.
    fn fitting(&self, slugs: &[Slug], room: f32) -> usize {
        let mut y = 0.0;
        let fits = |(at, slug): (usize, &Slug)| {
            y += if at == 0 && self.fresh { slug.height } else { slug.reach() };
            y <= room
        };
        slugs.iter().enumerate().map(fits).take_while(|fits| *fits).count()
    }

    /// Returns how high lines are, here.
    fn reach(&self, slugs: &[Slug]) -> f32 {
        let above = if self.fresh { slugs.first().map_or(0.0, |slug| slug.above) } else { 0.0 };
        slugs.iter().map(Slug::reach).sum::<f32>() - above
    }

    fn put(&mut self, slugs: &[Slug]) {
        for slug in slugs {
            if !self.fresh {
                self.y += slug.above;
            }
            self.draw(slug, 0.0, self.y, false);
            self.y += slug.height;
            self.fresh = false;
        }
    }

    /// Draws a line at a height. What is repeated belongs to nothing.
    fn draw(&mut self, slug: &Slug, x: f32, y: f32, repeated: bool) {
        let x = mm(PAGE.left) + x;
        let Some(page) = self.pages.last_mut() else { return };
        if let Some(words) = &slug.words {
            let part = if repeated { None } else { words.part };
            page.words.push(Words { x: x + words.x, baseline: y + words.baseline, part, ..words.clone() });
        }
        if let Some((from, to, deep)) = slug.rule {
            page.rules.push([(x + from, y + deep), (x + to, y + deep)]);
        }
    }

    fn table(&mut self, grid: &Grid, company: f32) {
        let head: f32 = grid.head.iter().map(Band::height).sum();
        // A head that fills half a page leaves no place for rows below it: it is shown once.
        let repeated: &[Band] = if head > self.whole() / 2.0 { &[] } else { &grid.head };
        let low = self.whole() * PARTED;
        if !self.fresh {
            self.y += table::MARGIN;
            let first = grid.rows.first().map_or(0.0, |(band, _)| band.height().min(low));
            if self.y + head + first > self.bottom() {
                self.turn();
            }
        }
        self.top_rule(grid.head.first().or(grid.rows.first().map(|(band, _)| band)));
        for band in &grid.head {
            self.band(band, &[], self.whole());
        }
        for (at, (band, keeps)) in grid.rows.iter().enumerate() {
            let next = grid.rows.get(at + 1).map(|(next, _)| next.height());
            let company = match next {
                Some(next) if *keeps => next.min(low),
                Some(_) => 0.0,
                None => company,
            };
            if self.y + band.height() + company > self.bottom() && !self.fresh && band.height() <= low {
                self.turn_in_table(repeated);
            }
            self.band(band, repeated, low);
            self.fresh = false;
        }
        self.y += table::MARGIN;
    }

    /// Begins a page inside a table: its head stands there again.
    fn turn_in_table(&mut self, head: &[Band]) {
        self.turn();
        self.top_rule(head.first());
        for band in head {
            let height = band.height();
            for cell in &band.cells {
                self.column(&cell.slugs, cell.x, band.padding, true);
            }
            self.sides(band, height);
            self.y += height;
        }
    }

    /// Puts a band on the page; one that does not fit goes to the next page, or is parted if it is higher than `low`.
    fn band(&mut self, band: &Band, head: &[Band], low: f32) {
        let mut rest: Vec<&[Slug]> = band.cells.iter().map(|cell| cell.slugs.as_slice()).collect();
        loop {
            let height = band.height_of(&rest);
            let room = self.bottom() - self.y;
            if height > room && !self.fresh && (height <= low || room < band.least()) {
                self.turn_for(band, head);
                continue;
            }
            let inside = room - 2.0 * band.padding;
            let mut used: f32 = 0.0;
            for (cell, slugs) in band.cells.iter().zip(&mut rest) {
                let mut fit = fitting_in(slugs, inside);
                if self.fresh && fit == 0 {
                    fit = 1;
                }
                let (now, later) = slugs.split_at(fit.min(slugs.len()));
                used = used.max(self.column(now, cell.x, band.padding, false));
                *slugs = later;
            }
            let height = used + 2.0 * band.padding;
            if band.ruled {
                self.sides(band, height);
            }
            self.y += height;
            if rest.iter().all(|slugs| slugs.is_empty()) {
                return;
            }
            self.turn_for(band, head);
        }
    }

    fn turn_for(&mut self, band: &Band, head: &[Band]) {
        if head.is_empty() {
            self.turn();
            if band.ruled {
                self.top_rule(Some(band));
            }
        } else {
            self.turn_in_table(head);
        }
    }

    /// Draws lines below each other, from here; returns how high they are.
    fn column(&mut self, slugs: &[Slug], x: f32, padding: f32, repeated: bool) -> f32 {
        let mut y = 0.0;
        for slug in slugs {
            y += slug.above;
            self.draw(slug, x, self.y + padding + y, repeated);
            y += slug.height;
        }
        y
    }

    /// Draws the lines beside and below the cells of a row that begins here.
    fn sides(&mut self, band: &Band, height: f32) {
        let (top, bottom, left) = (self.y, self.y + height, mm(PAGE.left));
        let Some(page) = self.pages.last_mut() else { return };
        let edges = band.cells.iter().filter_map(|cell| cell.edges);
        let mut end = None;
        for (from, to) in edges {
            page.rules.push([(left + from, top), (left + from, bottom)]);
            end = Some(to);
        }
        if let Some(end) = end {
            page.rules.push([(left + end, top), (left + end, bottom)]);
            page.rules.push([(left, bottom), (left + end, bottom)]);
        }
    }

    /// Draws the line above a row that begins here.
    fn top_rule(&mut self, band: Option<&Band>) {
        let y = self.y;
        let end = band.and_then(|band| band.cells.last()).and_then(|cell| cell.edges);
        if let (Some((_, end)), Some(page)) = (end, self.pages.last_mut()) {
            page.rules.push([(mm(PAGE.left), y), (mm(PAGE.left) + end, y)]);
        }
    }
}

/// Returns how many lines of a cell fit.
fn fitting_in(slugs: &[Slug], room: f32) -> usize {
    let mut y = 0.0;
    let fits = |slug: &Slug| {
        y += slug.reach();
        y <= room
    };
    slugs.iter().map(fits).take_while(|fits| *fits).count()
}

impl Slug {
    /// Returns how high the line is with what is free above it.
    pub(crate) fn reach(&self) -> f32 {
        self.above + self.height
    }
}

impl Band {
    /// Returns how high it is as a whole.
    fn height(&self) -> f32 {
        self.height_of(self.cells.iter().map(|cell| &cell.slugs))
    }

    fn height_of<'a, I, S>(&self, columns: I) -> f32
    where
        I: IntoIterator<Item = S>,
        S: AsRef<[Slug]> + 'a,
    {
        let heights = columns.into_iter().map(|slugs| slugs.as_ref().iter().map(Slug::reach).sum::<f32>());
        heights.fold(0.0, f32::max) + 2.0 * self.padding
    }

    /// Returns how much of it is worth a place at the end of a page: two lines of its fullest cell.
    fn least(&self) -> f32 {
        let lines = self.cells.iter().map(|cell| cell.slugs.iter().take(2).map(Slug::reach).sum::<f32>());
        lines.fold(0.0, f32::max) + 2.0 * self.padding
    }

    /// Moves the columns so that their first lines stand on one line, whatever their sizes.
    fn on_one_line(&mut self) {
        let first = |cell: &BandCell| {
            cell.slugs.first().and_then(|slug| slug.words.as_ref().map(|words| slug.above + words.baseline))
        };
        let deepest = self.cells.iter().filter_map(first).fold(0.0, f32::max);
        for cell in &mut self.cells {
            let Some(own) = first(cell) else { continue };
            if let Some(slug) = cell.slugs.first_mut() {
                slug.above += deepest - own;
            }
        }
    }
}

//! The text of the file: sheets, lines, sides and tables.

use super::numbering::{Counter, List, number};
use super::parts::{HEADER, MAIN, RELATIONS, link_id};
use super::{dxa, styles};
use crate::arrange::{Item, Line, Rule, Sheet};
use crate::columns;
use crate::layout::{Component, PAGE};
use crate::metrics;
use crate::paper::{Align, Row, RowKind, Run, Table, Text};
use crate::xml::{Element, element, value};

/// The text of a file, and what other parts must know of it.
pub(super) struct Body {
    /// The part itself.
    pub(super) document: Element,
    /// The lists that its numbers are counted in.
    pub(super) lists: Vec<List>,
    /// The addresses that it leads to.
    pub(super) links: Vec<String>,
}

pub(super) fn write(sheets: &[Sheet<'_>]) -> Body {
    let mut writer = Writer::default();
    let mut body = element("w:body");
    for (at, sheet) in sheets.iter().enumerate() {
        body = body.all(writer.sheet(sheet));
        let section = section(sheet.landscape);
        // The last section closes the body; each other one stands in the paragraph that ends it.
        body =
            body.and(if at + 1 == sheets.len() { section } else { element("w:p").and(tiny().and(section)) });
    }
    let document = element("w:document").with("xmlns:w", MAIN).with("xmlns:r", RELATIONS).and(body);
    Body { document, lists: writer.counter.into_lists(), links: writer.links }
}

#[derive(Default)]
struct Writer {
    counter: Counter,
    links: Vec<String>,
}

/// Lines under words are two fifths of them: between a third and a half (annex I.II.2b).
const PART_OF_WORDS: (u16, u16) = (2, 5);

impl Writer {
    fn sheet(&mut self, sheet: &Sheet<'_>) -> Vec<Element> {
        let width = PAGE.text_width(sheet.landscape);
        let mut elements = Vec::new();
        for item in &sheet.items {
            match item {
                Item::Line(line) => elements.extend(self.line(line, width)),
                Item::Sides { widths, left, right } => {
                    elements.push(self.sides(*widths, left, right));
                    elements.push(element("w:p").and(tiny()));
                }
                Item::Table(table) => {
                    elements.push(self.table(table, width));
                    elements.push(element("w:p").and(tiny()));
                }
            }
        }
        elements
    }

    /// A line, and what is drawn under it; `width` is that of the column in millimetres.
    fn line(&mut self, line: &Line, width: u16) -> Vec<Element> {
        let mut properties = element("w:pPr").and(value("w:pStyle", styles::id(line.component)));
        let mut typed = None;
        if let Some(label) = &line.label {
            // Lists beside the body (recipients, addressees) have an indent of their own, which numbering would change.
            let is_body = matches!(line.component, Component::Body | Component::Section | Component::Clause);
            match is_body.then(|| self.counter.place(label)).flatten() {
                Some(place) => {
                    let place = element("w:numPr")
                        .and(value("w:ilvl", place.level))
                        .and(value("w:numId", number(place.list)));
                    properties = properties.and(place);
                }
                None => typed = Some(Run { words: format!("{} ", label.words()), ..Run::default() }),
            }
        }
        let runs: Vec<Element> = typed.iter().chain(&line.text.runs).map(|run| self.run(run)).collect();
        let paragraph = element("w:p").and(properties).all(runs);
        let rule = ruled(line, width);
        std::iter::once(paragraph).chain(rule).collect()
    }

    fn run(&mut self, run: &Run) -> Element {
        let mut properties = element("w:rPr");
        if run.link.is_some() {
            properties = properties.and(value("w:rStyle", "Hyperlink"));
        }
        if run.bold {
            properties = properties.and(element("w:b")).and(element("w:bCs"));
        }
        if run.italic {
            properties = properties.and(element("w:i")).and(element("w:iCs"));
        }
        let mut written = element("w:r");
        if run.bold || run.italic || run.link.is_some() {
            written = written.and(properties);
        }
        for (at, words) in run.words.split('\n').enumerate() {
            if at > 0 {
                written = written.and(element("w:br"));
            }
            written = written.and(element("w:t").with("xml:space", "preserve").words(words));
        }
        match &run.link {
            Some(link) => element("w:hyperlink").with("r:id", self.link(link)).and(written),
            None => written,
        }
    }

    fn link(&mut self, link: &str) -> String {
        let at = self.links.iter().position(|other| other == link).unwrap_or_else(|| {
            self.links.push(link.to_owned());
            self.links.len() - 1
        });
        link_id(at)
    }

    /// Lines beside others: a table without lines, as offices have made letterheads ever since.
    fn sides(&mut self, widths: [u16; 2], left: &[Line], right: &[Line]) -> Element {
        let cells = [(widths[0], left), (widths[1], right)].map(|(width, lines)| {
            let lines: Vec<Element> = lines.iter().flat_map(|line| self.line(line, width)).collect();
            element("w:tc").and(element("w:tcPr").and(cell_width(dxa(width * 10)))).all(lines)
        });
        let total = dxa((widths[0] + widths[1]) * 10);
        element("w:tbl")
            .and(
                element("w:tblPr")
                    .and(element("w:tblW").with("w:w", total).with("w:type", "dxa"))
                    .and(value("w:jc", "center"))
                    .and(value_type("w:tblLayout", "fixed"))
                    .and(element("w:tblCellMar").all(no_margins())),
            )
            .and(grid(widths.map(|width| dxa(width * 10))))
            .and(element("w:tr").and(element("w:trPr").and(element("w:cantSplit"))).all(cells))
    }

    fn table(&mut self, table: &Table, width: u16) -> Element {
        let widths = column_widths(table, width * 10);
        let rows: Vec<Element> = table.rows.iter().map(|row| self.row(table, row, &widths)).collect();
        element("w:tbl")
            .and(
                element("w:tblPr")
                    .and(value("w:tblStyle", styles::GRID))
                    .and(element("w:tblW").with("w:w", widths.iter().sum::<u32>()).with("w:type", "dxa"))
                    .and(value("w:jc", "center"))
                    .and(value_type("w:tblLayout", "fixed")),
            )
            .and(grid(widths.iter().copied()))
            .all(rows)
    }

    fn row(&mut self, table: &Table, row: &Row, widths: &[u32]) -> Element {
        let mut properties = element("w:trPr");
        if row.kind == RowKind::Head {
            properties = properties.and(element("w:cantSplit")).and(element("w:tblHeader"));
        }
        let mut written = element("w:tr");
        if row.kind == RowKind::Head {
            written = written.and(properties);
        }
        let mut reached = 0;
        for (at, cell) in row.placed(widths.len()) {
            let span = usize::from(cell.span.max(1));
            reached = at + span;
            let align = table.align(row.kind, at, cell.span);
            written = written.and(self.cell(&cell.value.text(), row.kind, align, &widths[at..reached]));
        }
        for width in &widths[reached..] {
            written = written.and(self.cell(&Text::default(), row.kind, Align::Left, &[*width]));
        }
        written
    }

    fn cell(&mut self, text: &Text, kind: RowKind, align: Align, widths: &[u32]) -> Element {
        let mut properties = element("w:tcPr").and(cell_width(widths.iter().sum()));
        if widths.len() > 1 {
            properties = properties.and(value("w:gridSpan", widths.len()));
        }
        if kind == RowKind::Head {
            properties = properties.and(value("w:vAlign", "center"));
        }
        let paragraph = element("w:pPr").and(value("w:pStyle", styles::id(kind.component()))).and(value(
            "w:jc",
            match align {
                Align::Left => "left",
                Align::Middle => "center",
                Align::Right => "right",
            },
        ));
        let runs: Vec<Element> = text.runs.iter().map(|run| self.run(run)).collect();
        element("w:tc").and(properties).and(element("w:p").and(paragraph).all(runs))
    }
}

/// Returns the paragraph whose upper border is the line under words: drawn, as annex I wants it, and not underlining.
fn ruled(line: &Line, width: u16) -> Option<Element> {
    let style = line.component.style();
    let words = metrics::width(&line.text.words(), style.size, style.bold).min(width * 10);
    let length = match line.rule {
        Rule::None => return None,
        Rule::Whole => words,
        Rule::Part => words / PART_OF_WORDS.1 * PART_OF_WORDS.0,
    };
    let indent = dxa((width * 10 - length) / 2);
    let border =
        element("w:top").with("w:val", "single").with("w:sz", 6).with("w:space", 1).with("w:color", "000000");
    let properties = element("w:pPr")
        .and(element("w:pBdr").and(border))
        .and(exactly(60, 60))
        .and(element("w:ind").with("w:left", indent).with("w:right", indent));
    Some(element("w:p").and(properties))
}

/// The properties of a paragraph that only parts what stands above from what stands below.
fn tiny() -> Element {
    element("w:pPr").and(exactly(0, 20))
}

/// Lines of a height, whatever stands in them, and the space above them; in twentieths of a point.
fn exactly(above: u32, height: u32) -> Element {
    element("w:spacing")
        .with("w:before", above)
        .with("w:after", 0)
        .with("w:line", height)
        .with("w:lineRule", "exact")
}

/// A4 and its margins; the page number on all pages but the first; each section counts its own (annex I.I).
fn section(landscape: bool) -> Element {
    let (width, height) = if landscape { (PAGE.height, PAGE.width) } else { (PAGE.width, PAGE.height) };
    let mut size = element("w:pgSz").with("w:w", dxa(width * 10)).with("w:h", dxa(height * 10));
    if landscape {
        size = size.with("w:orient", "landscape");
    }
    let margins = element("w:pgMar")
        .with("w:top", dxa(PAGE.top * 10))
        .with("w:right", dxa(PAGE.right * 10))
        .with("w:bottom", dxa(PAGE.bottom * 10))
        .with("w:left", dxa(PAGE.left * 10))
        .with("w:header", dxa(PAGE.header * 10))
        .with("w:footer", dxa(PAGE.header * 10))
        .with("w:gutter", 0);
    element("w:sectPr")
        .and(element("w:headerReference").with("w:type", "default").with("r:id", HEADER))
        .and(value("w:type", "nextPage"))
        .and(size)
        .and(margins)
        .and(element("w:pgNumType").with("w:start", 1))
        .and(element("w:cols").with("w:space", 708))
        .and(element("w:titlePg"))
}

/// Returns the widths of the columns of a table as wide as `whole` tenths of a millimetre.
fn column_widths(table: &Table, whole: u16) -> Vec<u32> {
    let mut at = 0.0;
    let mut edges = vec![0];
    for width in columns::in_times(table, whole) {
        at += width;
        edges.push(dxa(columns::rounded(at)));
    }
    edges.windows(2).map(|pair| pair[1] - pair[0]).collect()
}

fn grid(widths: impl IntoIterator<Item = u32>) -> Element {
    element("w:tblGrid").all(widths.into_iter().map(|width| element("w:gridCol").with("w:w", width)))
}

fn cell_width(width: u32) -> Element {
    element("w:tcW").with("w:w", width).with("w:type", "dxa")
}

/// The sides of a letterhead reach to the margins of the page: the motto needs all of its width.
fn no_margins() -> [Element; 2] {
    ["w:left", "w:right"].map(|side| element(side).with("w:w", 0).with("w:type", "dxa"))
}

fn value_type(name: &'static str, kind: &str) -> Element {
    element(name).with("w:type", kind)
}

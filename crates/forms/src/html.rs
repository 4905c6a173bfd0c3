//! A paper as HTML: a preview in the browser, and a file of its own.
//!
//! Styles stand in [`style_sheet`], and not in the elements: pages of the server allow none there.

use crate::arrange::{Item, Line, Rule, Sheet, arrange};
use crate::columns;
use crate::layout::{Component, FACE, FACES_LIKE_IT, PAGE, Page, Stand};
use crate::paper::{Align, Cell, Paper, Row, RowKind, Table, Text};
use maud::{DOCTYPE, Markup, html};
use std::fmt::Write as _;

/// Writes a paper as a file.
pub fn write(paper: &Paper) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="vi" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (paper.subject) }
                style { (maud::PreEscaped(style_sheet())) }
            }
            body { (fragment(paper)) }
        }
    };
    page.into_string()
}

/// Returns a paper as a part of a page; [`style_sheet`] belongs to it.
pub fn fragment(paper: &Paper) -> Markup {
    html! {
        article.paper lang="vi" {
            @for sheet in arrange(paper) {
                section.sheet.landscape[sheet.landscape] aria-label=(sheet.name) { (items(&sheet)) }
            }
        }
    }
}

fn items(sheet: &Sheet<'_>) -> Markup {
    html! {
        @for item in &sheet.items {
            @match item {
                Item::Line(line) => (paragraph(line)),
                Item::Sides { widths, left, right } => {
                    table.sides role="presentation" {
                        colgroup { @for width in widths { col width=(share(*width, widths)); } }
                        tr {
                            @for side in [left, right] {
                                td { @for line in side { (paragraph(line)) } }
                            }
                        }
                    }
                },
                Item::Table(table) => (ruled_table(table, PAGE.text_width(sheet.landscape))),
            }
        }
    }
}

fn paragraph(line: &Line) -> Markup {
    let class = line.component.name();
    let rule = match line.rule {
        Rule::None => None,
        Rule::Whole => Some("rule whole"),
        Rule::Part => Some("rule part"),
    };
    let words = html! {
        @if let Some(label) = &line.label { span.label { (label.words()) } " " }
        (text(&line.text))
    };
    // Headings are headings for those who listen to the page.
    html! {
        @match line.component.heading() {
            Some(1) => h1 class=(class) { (words) },
            Some(2) => h2 class=(class) { (words) },
            Some(_) => h3 class=(class) { (words) },
            None => p class=(class) { @match rule { Some(rule) => span class=(rule) { (words) }, None => (words) } },
        }
    }
}

fn text(text: &Text) -> Markup {
    html! {
        @for run in &text.runs {
            @let words = html! {
                @for (at, line) in run.words.split('\n').enumerate() { @if at > 0 { br; } (line) }
            };
            @let words = match (run.bold, run.italic) {
                (true, true) => html! { b { i { (words) } } },
                (true, false) => html! { b { (words) } },
                (false, true) => html! { i { (words) } },
                (false, false) => words,
            };
            @match &run.link {
                Some(link) => a href=(link) { (words) },
                None => (words),
            }
        }
    }
}

/// Shows a table of a page whose text is so wide, in millimetres.
fn ruled_table(table: &Table, width: u16) -> Markup {
    let widths: Vec<u16> = columns::in_times(table, width * 10).into_iter().map(columns::rounded).collect();
    let (head, body): (Vec<&Row>, Vec<&Row>) = table.rows.iter().partition(|row| row.kind == RowKind::Head);
    html! {
        div.wide {
            table.ruled {
                colgroup { @for width in &widths { col width=(share(*width, &widths)); } }
                @if !head.is_empty() { thead { @for row in head { (ruled_row(table, row)) } } }
                tbody { @for row in body { (ruled_row(table, row)) } }
            }
        }
    }
}

fn ruled_row(table: &Table, row: &Row) -> Markup {
    let class = match row.kind {
        RowKind::Head | RowKind::Plain => None,
        RowKind::Group => Some("group"),
        RowKind::Total => Some("total"),
    };
    let cells: Vec<(usize, &Cell)> = row.placed(table.columns.len()).collect();
    let reached = cells.last().map_or(0, |(at, cell)| at + usize::from(cell.span.max(1)));
    html! {
        tr class=[class] {
            @for (at, cell) in cells {
                @let span = (cell.span > 1).then_some(cell.span);
                @if row.kind == RowKind::Head {
                    th scope="col" colspan=[span] { (text(&cell.value.text())) }
                } @else {
                    td class=[(cell.span <= 1).then(|| side(table, at)).flatten()] colspan=[span] { (text(&cell.value.text())) }
                }
            }
            @for _ in reached..table.columns.len() { td {} }
        }
    }
}

fn side(table: &Table, at: usize) -> Option<&'static str> {
    match table.columns.get(at)?.align {
        Align::Left => None,
        Align::Middle => Some("centred"),
        Align::Right => Some("right"),
    }
}

fn share(width: u16, all: &[u16]) -> String {
    let total: u32 = all.iter().map(|width| u32::from(*width)).sum::<u32>().max(1);
    format!("{:.2}%", f64::from(width) * 100.0 / f64::from(total))
}

/// Returns the styles of a paper, made of the same layout as those of the files.
pub fn style_sheet() -> String {
    let Page { width, top, bottom, left, right, .. } = PAGE;
    let faces: Vec<String> =
        std::iter::once(FACE).chain(FACES_LIKE_IT).map(|face| format!("\"{face}\"")).collect();
    let mut css = format!(
        ".paper{{font-family:{},serif;color:#000;background:#fff;line-height:1.2}}
.paper .sheet{{box-sizing:border-box;max-width:{width}mm;margin:0 auto 8mm;padding:{top}mm {right}mm {bottom}mm {left}mm;\
background:#fff;break-after:page}}
.paper .sheet.landscape{{max-width:{}mm}}
.paper p,.paper h1,.paper h2,.paper h3{{margin:0;font-weight:normal}}
.paper .sides{{width:100%;border:0;border-collapse:collapse;table-layout:fixed;background:none}}
.paper .sides td{{vertical-align:top;padding:0;border:0}}
.paper .number,.paper .place-and-day,.paper .annex-reference{{white-space:pre-wrap}}
.paper .rule{{display:inline-block;position:relative;padding-bottom:2pt}}
.paper .rule::after{{content:\"\";position:absolute;bottom:0;left:0;right:0;border-bottom:1px solid}}
.paper .rule.part::after{{left:30%;right:30%}}
.paper .wide{{overflow-x:auto;margin-top:6pt}}
.paper .ruled{{width:100%;border-collapse:collapse;font-size:12pt}}
.paper .ruled th,.paper .ruled td{{border:1px solid #000;padding:1mm;vertical-align:top;overflow-wrap:anywhere}}
.paper .ruled th{{vertical-align:middle;font-size:inherit;font-weight:bold}}
.paper .ruled .group td,.paper .ruled .total td{{font-weight:bold}}
.paper .ruled .centred{{text-align:center}}
.paper .ruled .right{{text-align:right}}
.paper a{{color:inherit;text-decoration:underline dotted}}
.paper .space{{min-height:1.2em}}
@media (max-width:{width}mm){{.paper .sheet{{padding:6mm 4mm}}}}
@page{{size:A4;margin:0}}
",
        faces.join(","),
        PAGE.height,
    );
    for component in Component::ALL {
        let style = component.style();
        let stand = match style.stand {
            Stand::Left => "left",
            Stand::Middle => "center",
            Stand::Both => "justify",
        };
        // Writing into a text does not fail.
        write!(css, ".paper .{}{{font-size:{}pt;text-align:{stand}", component.name(), style.size).ok();
        if style.bold {
            css.push_str(";font-weight:bold");
        }
        if style.italic {
            css.push_str(";font-style:italic");
        }
        if style.first_line > 0 {
            write!(css, ";text-indent:{}mm", f64::from(style.first_line) / 10.0).ok();
        }
        if style.indent > 0 {
            write!(css, ";margin-left:{}mm", f64::from(style.indent) / 10.0).ok();
        }
        if style.above > 0 {
            write!(css, ";margin-top:{}pt", style.above).ok();
        }
        if style.spacing != 100 {
            write!(css, ";line-height:{}", f64::from(style.spacing) * 1.2 / 100.0).ok();
        }
        css.push_str("}\n");
    }
    css
}

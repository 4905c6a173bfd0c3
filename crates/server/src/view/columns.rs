//! Columns over time, drawn on the server, with the table behind them, where every number opens its rows.

use maud::{Markup, html};

/// One column, or one for each series.
pub(crate) struct Column {
    /// What it stands for: "02/06 – 08/06".
    pub(crate) name: String,
    /// How many of each series, and the address that lists them.
    pub(crate) parts: Vec<(u64, String)>,
}

/// A picture of columns.
pub(crate) struct Picture<'p> {
    /// What it shows.
    pub(crate) title: &'p str,
    /// What its columns stand for: the heading of the first column of the table.
    pub(crate) head: &'p str,
    /// The names of the series, each drawn with a filling of its own.
    pub(crate) series: &'p [String],
    /// The columns.
    pub(crate) columns: &'p [Column],
    /// What the table is called.
    pub(crate) table: &'p str,
}

/// The height of the drawing, and the room of a column, in its own units.
const HEIGHT: u64 = 100;
const ROOM: usize = 40;

/// Columns whose table stands open.
const FEW: usize = 6;

/// Draws the picture.
pub(crate) fn draw(picture: &Picture<'_>) -> Markup {
    let most =
        picture.columns.iter().flat_map(|column| &column.parts).map(|(count, _)| *count).max().unwrap_or(0);
    let width = picture.columns.len() * ROOM;
    let (first, last) = (picture.columns.first(), picture.columns.last());
    html! {
        figure.picture {
            figcaption { h2 { (picture.title) } }
            @if picture.series.len() > 1 {
                ul.legend { @for (number, name) in picture.series.iter().enumerate() { li { span class={ "sample series-" (number) } {} (name) } } }
            }
            div.drawn {
                span.most { (most) }
                svg viewBox={ "0 0 " (width) " " (HEIGHT) } preserveAspectRatio="none" aria-hidden="true" {
                    @for (at, column) in picture.columns.iter().enumerate() { (bars(column, at, most)) }
                }
            }
            p.ends {
                @if let Some(first) = first { span { (first.name) } }
                @if let Some(last) = last { span { (last.name) } }
            }
            details.behind open[picture.columns.len() <= FEW] { summary { (picture.table) } (table(picture)) }
        }
    }
}

fn bars(column: &Column, at: usize, most: u64) -> Markup {
    let thick = (ROOM - 8) / column.parts.len().max(1);
    html! {
        @for (number, (count, _)) in column.parts.iter().enumerate() {
            @let height = (count * HEIGHT).checked_div(most).unwrap_or(0);
            @if height > 0 {
                rect class={ "series-" (number) } x=(at * ROOM + 4 + number * thick) y=(HEIGHT - height) width=(thick) height=(height) {
                    title { (column.name) ": " (count) }
                }
            }
        }
    }
}

fn table(picture: &Picture<'_>) -> Markup {
    html! {
        table {
            caption.hidden { (picture.title) }
            thead { tr { th scope="col" { (picture.head) } @for name in picture.series { th.number scope="col" { (name) } } } }
            tbody {
                @for column in picture.columns {
                    tr {
                        th scope="row" { (column.name) }
                        @for (count, address) in &column.parts {
                            td.number { @if *count == 0 { span.zero { "0" } } @else { a href=(address) { (count) } } }
                        }
                    }
                }
            }
        }
    }
}

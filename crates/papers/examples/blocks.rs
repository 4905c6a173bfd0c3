//! Prints the blocks of a file: `cargo run -p papers --example blocks FILE...`
#![allow(clippy::print_stdout, reason = "an example prints")]

use blocks::{Body, Text};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for path in std::env::args().skip(1) {
        println!("## {path}");
        let document = papers::read(&path, &std::fs::read(&path)?)?;
        for (index, block) in document.blocks.iter().enumerate() {
            let page = block.page.map_or(String::new(), |page| format!(" p{page}"));
            match &block.body {
                Body::Paragraph(paragraph) => {
                    let heading = paragraph.heading.map_or(String::new(), |level| format!(" h{}", level.0));
                    println!("{index:4}{page}{heading} {}", show(&paragraph.text));
                }
                Body::Table(table) => {
                    println!("{index:4}{page} table, {} columns", table.width());
                    for row in &table.rows {
                        println!("       row");
                        for cell in &row.cells {
                            let text = show(&cell.text);
                            println!("         {}+{}x{} {text}", cell.column, cell.columns, cell.rows);
                        }
                    }
                }
            }
        }
    }
    Ok(())
}

/// Shows a text with its marks at the end and its line breaks as arrows.
fn show(text: &Text) -> String {
    let mut shown = text.as_str().replace('\n', " ⏎ ");
    for mark in text.marks() {
        let words: String = text.as_str()[mark.range.clone()].chars().take(24).collect();
        shown.push_str(&format!(" {{{:?} {words}}}", mark.kind));
    }
    shown
}

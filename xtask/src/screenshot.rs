//! The output of a terminal as a picture (SVG) for the README.
//!
//! ```text
//! script -qc "stty rows 50 cols 112; target/release/dondoc read NOTICE" /dev/null | cargo xtask screenshot > docs/screenshot.svg
//! ```

use std::fmt::Write as _;
use std::io::{self, Read as _, Write as _};
use std::process::ExitCode;

/// Lines that the picture shows.
const LINES: usize = 36;

/// Width of a letter and height of a line in the picture.
const CELL: (f64, f64) = (7.83, 18.0);

/// The space around the lines.
const MARGIN: f64 = 14.0;

/// Reads what a terminal was sent, and writes the picture.
pub(crate) fn run() -> ExitCode {
    let mut sent = String::new();
    let drawn =
        io::stdin().read_to_string(&mut sent).and_then(|_| io::stdout().write_all(svg(&sent).as_bytes()));
    match drawn {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("screenshot: {error}");
            ExitCode::from(2)
        }
    }
}

/// Returns the picture of what a terminal was sent.
fn svg(sent: &str) -> String {
    let lines: Vec<Vec<Run>> =
        sent.lines().take(LINES).map(|line| runs(line.trim_end_matches('\r'))).collect();
    let columns = lines.iter().flatten().map(|run| run.column + run.words.chars().count()).max().unwrap_or(0);
    let (width, height) = (place(columns, CELL.0) + MARGIN, place(lines.len(), CELL.1) + MARGIN);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n\
         <style>text {{ font: 13px 'DejaVu Sans Mono', Menlo, Consolas, monospace; fill: #d8dee9; white-space: pre }}\n\
         .b {{ font-weight: bold }} .d {{ fill: #7b8794 }} .r {{ fill: #ff6b6b; font-weight: bold }}\n\
         .y {{ fill: #ffd166; font-weight: bold }} .u {{ fill: #74b9ff; font-weight: bold }}</style>\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#1b2129\"/>\n"
    );
    for (at, line) in lines.iter().enumerate() {
        let y = place(at, CELL.1) + CELL.1 * 0.75;
        for run in line {
            let (x, words) = (place(run.column, CELL.0), escaped(&run.words));
            let length = place(run.words.chars().count(), CELL.0) - MARGIN;
            let class = run.class;
            // A String can always be written to.
            let _ = writeln!(
                out,
                "<text x=\"{x}\" y=\"{y}\" textLength=\"{length}\" class=\"{class}\">{words}</text>"
            );
        }
    }
    out.push_str("</svg>\n");
    out
}

/// Words of one style that stand together.
#[derive(Debug, PartialEq, Eq)]
struct Run {
    column: usize,
    words: String,
    class: &'static str,
}

/// Cuts a line at its colours, and where two spaces stand: so columns stay in line in any font.
fn runs(line: &str) -> Vec<Run> {
    let mut found: Vec<Run> = Vec::new();
    let (mut column, mut class) = (0, "");
    for (at, part) in line.split('\u{1b}').enumerate() {
        let words = match part.split_once('m').filter(|_| at > 0) {
            Some((style, words)) => {
                class = class_of(style);
                words
            }
            None => part,
        };
        let mut start = 0;
        for cell in words.split_inclusive("  ") {
            let kept = cell.trim();
            if !kept.is_empty() {
                let before = cell.chars().take_while(|letter| letter.is_whitespace()).count();
                found.push(Run { column: column + start + before, words: kept.to_owned(), class });
            }
            start += cell.chars().count();
        }
        column += start;
    }
    found
}

fn class_of(style: &str) -> &'static str {
    match style {
        "[1" => "b",
        "[2" => "d",
        "[1;31" => "r",
        "[1;33" => "y",
        "[1;34" => "u",
        _ => "",
    }
}

#[expect(clippy::cast_precision_loss, reason = "a terminal has few cells")]
fn place(cells: usize, size: f64) -> f64 {
    MARGIN + cells as f64 * size
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_cut_at_colours_and_columns() {
        let found = runs("\u{1b}[1mSTT  Mục\u{1b}[0m   1 < 2");
        let shown: Vec<(usize, &str, &str)> =
            found.iter().map(|run| (run.column, run.words.as_str(), run.class)).collect();
        assert_eq!(shown, [(0, "STT", "b"), (5, "Mục", "b"), (11, "1 < 2", "")]);
        assert!(svg("1 < 2").contains("1 &lt; 2"));
    }
}

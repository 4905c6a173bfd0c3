//! What the output is: how wide, and whether it takes colours. A colour never carries a meaning alone.

use std::io::IsTerminal as _;

/// The width where the output is no terminal and `COLUMNS` is not set.
const PLAIN_WIDTH: usize = 100;

/// The least width that anything is laid out for.
const LEAST_WIDTH: usize = 20;

/// The standard output.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Terminal {
    /// Columns.
    pub(crate) width: usize,
    /// Colours may be used.
    pub(crate) colour: bool,
}

impl Terminal {
    /// Returns what the standard output is.
    pub(crate) fn of_output() -> Self {
        let is_terminal = std::io::stdout().is_terminal();
        Self { width: width(is_terminal).max(LEAST_WIDTH), colour: is_terminal && wants_colour() }
    }

    /// Makes words bold.
    pub(crate) fn bold(self, words: &str) -> String {
        self.paint("1", words)
    }

    /// Makes words dim.
    pub(crate) fn dim(self, words: &str) -> String {
        self.paint("2", words)
    }

    /// Makes words red.
    pub(crate) fn red(self, words: &str) -> String {
        self.paint("1;31", words)
    }

    /// Makes words yellow.
    pub(crate) fn yellow(self, words: &str) -> String {
        self.paint("1;33", words)
    }

    /// Makes words blue.
    pub(crate) fn blue(self, words: &str) -> String {
        self.paint("1;34", words)
    }

    fn paint(self, style: &str, words: &str) -> String {
        if self.colour && !words.is_empty() {
            format!("\u{1b}[{style}m{words}\u{1b}[0m")
        } else {
            words.to_owned()
        }
    }
}

fn width(is_terminal: bool) -> usize {
    let of_terminal = || console::Term::stdout().size_checked().map(|(_, columns)| usize::from(columns));
    let of_variable = || std::env::var("COLUMNS").ok()?.trim().parse::<usize>().ok();
    let asked = if is_terminal { of_terminal().or_else(of_variable) } else { of_variable() };
    asked.filter(|columns| *columns > 0).unwrap_or(PLAIN_WIDTH)
}

/// See <https://no-color.org>.
fn wants_colour() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|terminal| terminal != "dumb")
}

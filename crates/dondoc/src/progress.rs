//! How far a run over many files has come: a bar on the error stream, where that is a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal as _;

/// From how many files on a bar is shown.
const MANY: usize = 3;

/// The bar, or nothing.
pub(crate) struct Progress(Option<ProgressBar>);

impl Progress {
    /// Begins a run over `files` files.
    pub(crate) fn new(files: usize) -> Self {
        if files < MANY || !std::io::stderr().is_terminal() {
            return Self(None);
        }
        let length = u64::try_from(files).unwrap_or(u64::MAX);
        let bar = ProgressBar::with_draw_target(Some(length), ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {wide_msg}") {
            bar.set_style(style);
        }
        Self(Some(bar))
    }

    /// Says which file is being read.
    pub(crate) fn at(&self, name: &str) {
        if let Some(bar) = &self.0 {
            bar.set_message(name.to_owned());
        }
    }

    /// Counts one more file as read, and prints with the bar out of the way.
    pub(crate) fn step<T>(&self, print: impl FnOnce() -> T) -> T {
        match &self.0 {
            Some(bar) => {
                let printed = bar.suspend(print);
                bar.inc(1);
                printed
            }
            None => print(),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}

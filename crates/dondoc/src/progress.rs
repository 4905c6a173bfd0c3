//! How far a run has come: a bar of files, one of scanned pages, one of events of the ledger, on the error stream, where that is a
//! terminal.

use crate::session::Session;
use indicatif::{MultiProgress, ProgressBar, ProgressDrawTarget, ProgressStyle};
use papers::Step;
use std::io::IsTerminal as _;
use store::{Walk, Watch};

/// From how many files on their bar is shown.
const MANY: usize = 3;

/// The bars. On anything but a terminal they draw nothing.
pub(crate) struct Progress {
    bars: MultiProgress,
    files: Option<ProgressBar>,
    /// Pages of one file that a reading machine sees: drawn from the first one on.
    pages: ProgressBar,
}

impl Progress {
    /// Begins a run over `files` files.
    pub(crate) fn new(session: &Session, files: usize) -> Self {
        let is_seen = std::io::stderr().is_terminal();
        let bars = MultiProgress::with_draw_target(if is_seen {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        });
        let length = u64::try_from(files).unwrap_or(u64::MAX);
        let files = (files >= MANY).then(|| bars.add(styled(length)));
        let pages = bars.add(styled(0));
        pages.set_message(session.messages.text("progress-pages"));
        Self { bars, files, pages }
    }

    /// Says which file is being read.
    pub(crate) fn at(&self, name: &str) {
        if let Some(bar) = &self.files {
            bar.set_message(name.to_owned());
        }
    }

    /// Shows what is being done with the file.
    pub(crate) fn tell(&self, step: Step) {
        match step {
            Step::Converting => {}
            Step::Seen { done, of } => {
                self.pages.set_length(of as u64);
                self.pages.set_position(done as u64);
            }
        }
    }

    /// Counts one more file as read, and prints with the bars out of the way.
    pub(crate) fn step<T>(&self, print: impl FnOnce() -> T) -> T {
        self.pages.finish_and_clear();
        self.pages.reset();
        let printed = self.bars.suspend(print);
        if let Some(bar) = &self.files {
            bar.inc(1);
        }
        printed
    }

    /// Takes the bars away. A run that stops before its end leaves none behind either.
    pub(crate) fn end(&self) {
        self.pages.finish_and_clear();
        if let Some(bar) = &self.files {
            bar.finish_and_clear();
        }
    }
}

/// Returns who shows how far a walk over all events of the ledger has come; nobody where nobody would see it.
pub(crate) fn watch(session: &Session) -> Option<Watch> {
    if !std::io::stderr().is_terminal() {
        return None;
    }
    let words = session.messages.text("progress-events");
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    let bar = with_style(bar, "{bar:30} {percent} % {wide_msg}");
    Some(Box::new(move |walk: Walk| {
        // One that is at its end with the first step was too short to be looked at.
        if walk.of.is_some_and(|of| walk.passed >= of) {
            return bar.finish_and_clear();
        }
        if bar.is_finished() {
            bar.reset();
        }
        bar.set_length(walk.of.unwrap_or(walk.passed));
        bar.set_position(walk.passed);
        bar.set_message(format!("{} {words}", walk.passed));
    }))
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.end();
    }
}

fn styled(length: u64) -> ProgressBar {
    with_style(ProgressBar::new(length), "{bar:30} {pos}/{len} {wide_msg}")
}

fn with_style(bar: ProgressBar, template: &str) -> ProgressBar {
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

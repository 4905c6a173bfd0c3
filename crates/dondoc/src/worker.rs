//! The worker: `dondoc` started by `dondoc`, to interpret one PDF within limits of memory and time.
//!
//! It is called with a first argument that no help tells of; what goes in and out is between `papers` and itself.

use std::ffi::{OsStr, OsString};
use std::process::ExitCode;

/// The argument that makes a worker.
const ARGUMENT: &str = "__pdf-worker";

/// Tells whether the words of the command line ask for a worker.
pub(crate) fn is_wanted(words: &[OsString]) -> bool {
    words.len() == 2 && words[1] == OsStr::new(ARGUMENT)
}

/// Does its work.
pub(crate) fn run() -> ExitCode {
    match papers::serve(std::io::stdin().lock(), std::io::stdout()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// Returns a reader of papers that has this program as its worker.
pub(crate) fn reader<'a>() -> papers::Reader<'a> {
    let reader = papers::Reader::new();
    match std::env::current_exe() {
        Ok(program) => reader.worker(program, [ARGUMENT.into()]),
        // A system that cannot say what runs: PDFs are interpreted here.
        Err(_) => reader,
    }
}

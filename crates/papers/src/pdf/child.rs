//! The process that does the work: with limits of its own, and nothing to lose.

use super::frame;
use super::work::{self, Request};
use crate::limits;
use rustix::process::{Resource, Rlimit, setrlimit};
use std::io::{self, Read, Write};

/// Does what a [`crate::Reader`] asks of its worker: reads one request and one PDF, writes the answers, and ends.
///
/// The limits that it sets for memory and time hold for the whole process, and for good: nothing else should be done in it.
///
/// # Errors
///
/// Returns what kept it from reading or writing, or from setting its limits.
pub fn serve(mut input: impl Read, mut output: impl Write + Send) -> io::Result<()> {
    set_limits()?;
    let request: Request = frame::read(&mut input)?;
    let mut bytes = Vec::new();
    input.take(limits::FILE_BYTES).read_to_end(&mut bytes)?;
    let mut written = Ok(());
    let mut tell = |answer| {
        written = frame::write(&mut output, &answer).and_then(|()| output.flush());
        written.is_ok()
    };
    work::here(request, &bytes, &mut tell).map_err(|error| io::Error::other(error.to_string()))?;
    written
}

/// Limits this process, so that no file can harm the machine.
fn set_limits() -> io::Result<()> {
    let bounds = [
        (Resource::As, limits::WORKER_BYTES),
        (Resource::Cpu, limits::WORKER_SECONDS),
        (Resource::Core, 0),
        (Resource::Fsize, 0),
    ];
    for (resource, most) in bounds {
        setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) })?;
    }
    Ok(())
}

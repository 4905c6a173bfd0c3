//! The real command: both streams and the exit code.

mod check;
mod cite;
mod read;
mod support;
mod time;
mod usage;
mod written;

//! The real command: both streams and the exit code.

mod books;
mod check;
mod cite;
mod office;
mod organisation;
mod read;
mod sheets;
mod support;
mod threads;
mod time;
mod usage;
mod written;

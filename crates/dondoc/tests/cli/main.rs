//! The real command: both streams and the exit code.

mod books;
mod check;
mod cite;
mod dossiers;
mod event_dates;
mod exchange;
mod notices;
mod office;
mod organisation;
mod portal;
mod procedures;
mod read;
mod report;
mod sheets;
mod support;
mod targets;
mod threads;
mod time;
mod usage;
mod written;

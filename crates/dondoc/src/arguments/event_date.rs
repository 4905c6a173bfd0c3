//! `dondoc event-date ...`: days that deadlines hang on.

use super::Note;
use crate::clock;
use clap::Subcommand;
use jiff::civil::Date;

/// `dondoc event-date ...`
#[derive(Debug, Subcommand)]
pub(crate) enum EventDateVerb {
    /// Announces an event.
    Announce {
        /// Its day, where it is known.
        #[arg(long, value_parser = clock::parse_day)]
        day: Option<Date>,
        /// Why, and when.
        #[command(flatten)]
        note: Note,
        /// What people call it.
        name: String,
    },
    /// Moves it.
    Move {
        /// Its day, where it is known.
        #[arg(long, value_parser = clock::parse_day)]
        day: Option<Date>,
        /// Why, and when.
        #[command(flatten)]
        note: Note,
        /// What people call it.
        name: String,
    },
    /// Says that it took place.
    Hold {
        /// Why, and when.
        #[command(flatten)]
        note: Note,
        /// What people call it.
        name: String,
    },
    /// Lists events.
    List,
    /// Shows an event.
    Show {
        /// What people call it.
        name: String,
    },
}

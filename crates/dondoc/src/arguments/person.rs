//! `dondoc person ...`: people outside whose data the office holds.

use clap::Subcommand;

/// `dondoc person ...`
#[derive(Debug, Subcommand)]
pub(crate) enum PersonVerb {
    /// Lists people.
    List {
        /// A part of the name, or the number of the identity card.
        words: Option<String>,
    },
    /// Shows somebody.
    Show {
        /// The id.
        person: String,
    },
    /// Erases somebody's data.
    Erase {
        /// By what law or request.
        #[arg(long)]
        ground: String,
        /// Why.
        #[arg(long)]
        reason: String,
        /// The files that came for this person alone, too.
        #[arg(long = "files")]
        with_files: bool,
        /// It is meant so.
        #[arg(long)]
        yes: bool,
        /// The id.
        person: String,
    },
}

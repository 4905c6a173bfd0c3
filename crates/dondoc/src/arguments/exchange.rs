//! `dondoc exchange ...`: papers to and from other bodies.

use clap::{Args, Subcommand};
use ledger::document::Purpose;

/// `dondoc exchange ...`
#[derive(Debug, Subcommand)]
pub(crate) enum ExchangeVerb {
    /// Takes the messages that came, tells senders what happened since, writes what waits.
    Import,
    /// Sends a document, and writes what waits.
    Export(SendArguments),
    /// Shows what became of a document at other bodies, or the folders.
    Status {
        /// The document.
        document: Option<String>,
    },
}

/// What is sent.
#[derive(Args, Debug)]
pub(crate) struct SendArguments {
    /// Who gets it, by code or name.
    #[arg(long)]
    pub(crate) to: Vec<String>,
    /// Asks those that have it to give it back.
    #[arg(long)]
    recall: bool,
    /// Sends its new version to those that have it.
    #[arg(long, conflicts_with = "recall")]
    update: bool,
    /// Gives a received document back whose sender asks for it.
    #[arg(long, conflicts_with_all = ["recall", "update", "to"])]
    give_back: bool,
    /// Keeps it all the same.
    #[arg(long, conflicts_with_all = ["recall", "update", "to", "give_back"])]
    keep: bool,
    /// Why.
    #[arg(long)]
    pub(crate) reason: Option<String>,
    /// The document.
    pub(crate) document: Option<String>,
}

impl SendArguments {
    /// Returns what the message wants.
    pub(crate) fn purpose(&self) -> Purpose {
        match (self.recall, self.update) {
            (true, _) => Purpose::Recall,
            (false, true) => Purpose::Update,
            (false, false) => Purpose::New,
        }
    }

    /// Tells whether a document is given back; `None` where nothing is answered.
    pub(crate) fn answer(&self) -> Option<bool> {
        (self.give_back || self.keep).then_some(self.give_back)
    }
}

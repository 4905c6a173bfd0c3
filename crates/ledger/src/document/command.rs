//! What people ask for. Each command is judged by [`super::decide`].

use super::card::{Card, Original, Secrecy};
use super::event::{FileKind, Instruction, Relation};
use super::exchange::{Correspondent, Purpose, State, Told};
use super::reading::{Account, Fate};
use crate::{DocumentId, UnitId};

/// Something that somebody wants to happen to a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Enter a document that arrived; one that was only cited before may arrive later.
    Receive {
        /// The body that received it.
        body: UnitId,
        /// What stands on it.
        card: Box<Card>,
        /// Its mark of secrecy.
        secrecy: Secrecy,
    },
    /// Enter a document that the body issued.
    Issue {
        /// The body.
        body: UnitId,
        /// What stands on it.
        card: Box<Card>,
        /// Its mark of secrecy.
        secrecy: Secrecy,
    },
    /// Enter a document that others cite.
    Cite {
        /// The body whose documents cite it.
        body: UnitId,
        /// What is known of it.
        card: Box<Card>,
        /// Its mark of secrecy.
        secrecy: Secrecy,
    },
    /// Correct what was entered.
    Edit {
        /// What stands on it.
        card: Box<Card>,
        /// Its mark of secrecy.
        secrecy: Secrecy,
    },
    /// Enter the leader's instruction.
    Instruct(Box<Instruction>),
    /// Enter the account of its reading.
    Read(Account),
    /// Say what an open item is.
    Settle {
        /// The item, by its path of labels.
        item: String,
        /// What it is.
        fate: Fate,
    },
    /// Say what it has to do with another document.
    Relate {
        /// What it does to the other one.
        relation: Relation,
        /// The other one.
        to: DocumentId,
    },
    /// Say that it has not to do with another document what was entered.
    Unrelate {
        /// What it was said to do to the other one.
        relation: Relation,
        /// The other one.
        to: DocumentId,
    },
    /// Say that it was entered by mistake.
    Withdraw,
    /// Keep a file beside the one that it came as.
    KeepFile {
        /// What the file is.
        what: FileKind,
        /// The file.
        file: Original,
    },
    /// Enter that a message about it came: the one with which it came, or a later one of its sender.
    TakeMessage {
        /// Who sent it.
        from: Correspondent,
        /// What the sender calls the document.
        id: String,
        /// What the message wants.
        purpose: Purpose,
        /// It carries a signature, which nobody checked here.
        signed: bool,
    },
    /// Send it to other bodies, or tell those that have it that it is recalled or updated.
    Send {
        /// What the message wants.
        purpose: Purpose,
        /// The bodies.
        to: Vec<Correspondent>,
    },
    /// Tell who sent it what became of it here.
    TellState(State),
    /// Enter what became of it at a body that it was sent to.
    TakeState {
        /// The code of the body.
        from: String,
        /// What it tells.
        told: Told,
    },
}

impl Command {
    /// Returns the stable name, as permissions and messages use it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Receive { .. } => "document-receive",
            Self::Issue { .. } => "document-issue",
            Self::Cite { .. } => "document-cite",
            Self::Edit { .. } => "document-edit",
            Self::Instruct(_) => "document-instruct",
            Self::Read(_) => "document-read",
            Self::Settle { .. } => "document-settle",
            Self::Relate { .. } => "document-relate",
            Self::Unrelate { .. } => "document-unrelate",
            Self::Withdraw => "document-withdraw",
            Self::KeepFile { .. } => "document-keep-file",
            Self::TakeMessage { .. } => "document-take-message",
            Self::Send { .. } => "document-send",
            Self::TellState(_) => "document-tell-state",
            Self::TakeState { .. } => "document-take-state",
        }
    }

    /// Tells whether it may not be given without a reason: what takes something back, or drops an item.
    pub(super) fn wants_reason(&self) -> bool {
        match self {
            Self::Edit { .. } | Self::Unrelate { .. } | Self::Withdraw => true,
            Self::Settle { fate, .. } => *fate == Fate::NoTask,
            Self::Send { purpose, .. } => *purpose == Purpose::Recall,
            Self::TellState(state) => *state == State::RecallRefused,
            Self::Receive { .. }
            | Self::Issue { .. }
            | Self::Cite { .. }
            | Self::Instruct(_)
            | Self::Read(_)
            | Self::KeepFile { .. }
            | Self::TakeMessage { .. }
            | Self::TakeState { .. }
            | Self::Relate { .. } => false,
        }
    }
}

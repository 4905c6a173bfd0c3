//! Why a command is not carried out. The sentences stand in a message catalogue; the keys are stable.

use super::card::Secrecy;
use super::exchange::State;
use super::state::Stage;
use crate::UnitId;
use crate::dates::Misdated;
use jiff::civil::Date;

/// Why a command is not carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The command makes no sense for a document at this stage.
    WrongStage(Stage),
    /// It has a mark of secrecy: such papers, and the tasks from them, are kept off the shared system and counted apart.
    Secret(Secrecy),
    /// The command wants a reason.
    NoReason,
    /// It would take effect after it is recorded, or the document would have arrived then.
    InTheFuture,
    /// It would take effect before the document was entered.
    BeforeEntered(Date),
    /// It takes effect long before it is recorded, and says no reason.
    BackdatedWithoutReason,
    /// A document needs a subject (trích yếu).
    NoSubject,
    /// A document needs an issuer.
    NoIssuer,
    /// A document that is issued has number, symbol and date.
    NoNumber,
    /// A document that arrived has an arrival number and day.
    NoArrival,
    /// A document that did not arrive has none.
    ArrivedNot,
    /// An instruction needs words.
    NoWords,
    /// Where units co-operate, one is in charge.
    NoLead,
    /// Where several units are concerned, each has a time limit.
    NoLimit(UnitId),
    /// The unit is named twice.
    UnitTwice(UnitId),
    /// Tasks, no tasks and open ones do not add up to the items.
    ItemsLost {
        /// How many items there are.
        items: u32,
        /// How many are accounted for.
        accounted: u64,
    },
    /// This file was read with these definitions already.
    AlreadyRead,
    /// There is no open item of this name.
    NoSuchItem(String),
    /// A document has nothing to do with itself.
    Itself,
    /// That is entered already.
    AlreadyRelated,
    /// That is not entered.
    NotRelated,
    /// This file is kept already.
    FileKept,
    /// A message goes to somebody.
    NoReceiver,
    /// The body of this code got it already.
    AlreadySent(String),
    /// The body of this code never got it, or was asked to give it back.
    NotSent(String),
    /// It did not come by message, or from somebody else.
    NotByMessage,
    /// That was told already.
    AlreadyTold(State),
    /// Who sent it does not ask for it back, or was answered.
    NotRecalled,
}

impl Refusal {
    /// Returns the key of the message.
    pub fn key(&self) -> &'static str {
        match self {
            Self::WrongStage(_) => "document-refusal-wrong-stage",
            Self::Secret(_) => "document-refusal-secret",
            Self::NoReason => "document-refusal-no-reason",
            Self::InTheFuture => "document-refusal-in-the-future",
            Self::BeforeEntered(_) => "document-refusal-before-entered",
            Self::BackdatedWithoutReason => "document-refusal-backdated-without-reason",
            Self::NoSubject => "document-refusal-no-subject",
            Self::NoIssuer => "document-refusal-no-issuer",
            Self::NoNumber => "document-refusal-no-number",
            Self::NoArrival => "document-refusal-no-arrival",
            Self::ArrivedNot => "document-refusal-arrived-not",
            Self::NoWords => "document-refusal-no-words",
            Self::NoLead => "document-refusal-no-lead",
            Self::NoLimit(_) => "document-refusal-no-limit",
            Self::UnitTwice(_) => "document-refusal-unit-twice",
            Self::ItemsLost { .. } => "document-refusal-items-lost",
            Self::AlreadyRead => "document-refusal-already-read",
            Self::NoSuchItem(_) => "document-refusal-no-such-item",
            Self::Itself => "document-refusal-itself",
            Self::AlreadyRelated => "document-refusal-already-related",
            Self::NotRelated => "document-refusal-not-related",
            Self::FileKept => "document-refusal-file-kept",
            Self::NoReceiver => "document-refusal-no-receiver",
            Self::AlreadySent(_) => "document-refusal-already-sent",
            Self::NotSent(_) => "document-refusal-not-sent",
            Self::NotByMessage => "document-refusal-not-by-message",
            Self::AlreadyTold(_) => "document-refusal-already-told",
            Self::NotRecalled => "document-refusal-not-recalled",
        }
    }

    /// Returns the names and values of the message's arguments.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::WrongStage(stage) => vec![("stage", stage.name().to_owned())],
            Self::Secret(secrecy) => vec![("secrecy", secrecy.name().to_owned())],
            Self::BeforeEntered(day) => vec![("day", day.to_string())],
            Self::NoLimit(unit) | Self::UnitTwice(unit) => vec![("unit", unit.to_string())],
            Self::ItemsLost { items, accounted } => {
                vec![("items", items.to_string()), ("accounted", accounted.to_string())]
            }
            Self::NoSuchItem(item) => vec![("item", item.clone())],
            Self::AlreadySent(code) | Self::NotSent(code) => vec![("body", code.clone())],
            Self::AlreadyTold(state) => vec![("told", state.name().to_owned())],
            Self::NoReason
            | Self::InTheFuture
            | Self::BackdatedWithoutReason
            | Self::NoSubject
            | Self::NoIssuer
            | Self::NoNumber
            | Self::NoArrival
            | Self::ArrivedNot
            | Self::NoWords
            | Self::NoLead
            | Self::AlreadyRead
            | Self::Itself
            | Self::AlreadyRelated
            | Self::NotRelated
            | Self::FileKept
            | Self::NoReceiver
            | Self::NotByMessage
            | Self::NotRecalled => Vec::new(),
        }
    }
}

impl From<Misdated> for Refusal {
    fn from(misdated: Misdated) -> Self {
        match misdated {
            Misdated::InTheFuture => Self::InTheFuture,
            Misdated::BackdatedWithoutReason => Self::BackdatedWithoutReason,
        }
    }
}

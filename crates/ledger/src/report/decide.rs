//! What people ask of a kept report, and what it leads to: events, or a refusal.

use super::Entry;
use super::event::{Event, Kept};
use super::refusal::Refusal;
use super::state::{Report, Sending};
use crate::event::Meta;
use crate::{DocumentId, Moment};

/// The most bytes of a sentence that somebody writes: some pages.
const LONGEST_TEXT: usize = 20_000;

/// Something that somebody wants to happen to a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Keep it.
    Keep(Box<Kept>),
    /// Note that it was sent.
    Send {
        /// To whom.
        to: String,
        /// The document that it went out as.
        document: Option<DocumentId>,
    },
    /// Write a sentence of its draft otherwise.
    Write {
        /// Which sentence.
        key: String,
        /// The draft that the person saw.
        drafted: String,
        /// The words in its place; empty where it is left out, `None` where the draft is to stand again.
        text: Option<String>,
    },
    /// Say that it counts no longer.
    Withdraw,
}

impl Command {
    /// Returns the stable name, as permissions and messages use it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Keep(_) => "report-keep",
            Self::Send { .. } => "report-send",
            Self::Write { .. } => "report-write",
            Self::Withdraw => "report-withdraw",
        }
    }
}

/// Judges a command by everything that was recorded of the report.
///
/// # Errors
///
/// Returns why the command is not carried out; nothing happened then.
pub fn decide(entries: &[Entry], command: Command, meta: &Meta) -> Result<Vec<Event>, Refusal> {
    let report = Report::now(entries);
    let command = match (command, &report.kept) {
        (Command::Keep(_), Some(_)) => return Err(Refusal::KeptAlready),
        (Command::Write { .. }, Some(_)) => return Err(Refusal::KeptAlready),
        (Command::Write { text: Some(text), .. }, None) if text.len() > LONGEST_TEXT => {
            return Err(Refusal::TooLong);
        }
        (Command::Write { key, drafted, text }, None) => {
            if report.texts.get(&key).map(|(text, _)| text) == text.as_ref() {
                return Err(Refusal::Unchanged);
            }
            return Ok(vec![Event::Written { key, drafted, text }]);
        }
        (Command::Keep(report), None) => return Ok(vec![Event::Kept { report }]),
        (_, None) => return Err(Refusal::NotKept),
        (command, Some(_)) if report.withdrawn.is_none() => command,
        (_, Some(_)) => return Err(Refusal::Withdrawn),
    };
    match command {
        Command::Send { to, document } => {
            let (to, on) = (to.trim().to_owned(), meta.effective.day);
            if to.is_empty() {
                return Err(Refusal::NoReceiver);
            }
            let made = report.at.map(Moment::day);
            if on > meta.recorded_at.day() || made.is_some_and(|made| on < made) {
                return Err(Refusal::NotThen);
            }
            let sending = Sending { to: to.clone(), on, document };
            if report.sent.contains(&sending) {
                return Err(Refusal::Unchanged);
            }
            Ok(vec![Event::Sent { to, document }])
        }
        Command::Withdraw if meta.reason.is_none() => Err(Refusal::NoReason),
        Command::Withdraw => Ok(vec![Event::Withdrawn]),
        Command::Keep(_) | Command::Write { .. } => Err(Refusal::KeptAlready),
    }
}

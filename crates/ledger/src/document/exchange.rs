//! What went to and fro about a document between bodies: by which message it came, to whom it was sent, what became of it
//! there and here (QCVN 102:2016/BTTTT; states by Quyết định 28/2018/QĐ-TTg, as `../shared/domain/interchange.md` reads them).

use crate::Effective;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A body at the other end, as messages name it. It has a code; the organisation need not know it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Correspondent {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// What a message wants of the paper (`BussinessDocType`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// It is new.
    New,
    /// It is recalled.
    Recall,
    /// It is updated.
    Update,
    /// It takes the place of another one.
    Replace,
}

impl Purpose {
    /// Every purpose.
    pub const ALL: [Self; 4] = [Self::New, Self::Recall, Self::Update, Self::Replace];

    /// Returns the stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Recall => "recall",
            Self::Update => "update",
            Self::Replace => "replace",
        }
    }
}

/// What became of a paper at the body that got it, or what is asked of that body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Its message arrived.
    Arrived,
    /// It was not taken.
    Refused,
    /// It was entered in the incoming book.
    Received,
    /// Somebody is in charge of it.
    Assigned,
    /// Work on it has begun.
    InProcess,
    /// What it asks for is done.
    Completed,
    /// Who sent it asks for it back.
    RecallAsked,
    /// It is given back.
    RecallAccepted,
    /// It is not given back.
    RecallRefused,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 9] = [
        Self::Arrived,
        Self::Refused,
        Self::Received,
        Self::Assigned,
        Self::InProcess,
        Self::Completed,
        Self::RecallAsked,
        Self::RecallAccepted,
        Self::RecallRefused,
    ];

    /// Returns the code that messages have.
    pub fn code(self) -> &'static str {
        match self {
            Self::Arrived => "01",
            Self::Refused => "02",
            Self::Received => "03",
            Self::Assigned => "04",
            Self::InProcess => "05",
            Self::Completed => "06",
            Self::RecallAsked => "13",
            Self::RecallAccepted => "15",
            Self::RecallRefused => "16",
        }
    }

    /// Returns the state of a code.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Returns the stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Arrived => "arrived",
            Self::Refused => "refused",
            Self::Received => "received",
            Self::Assigned => "assigned",
            Self::InProcess => "in-process",
            Self::Completed => "completed",
            Self::RecallAsked => "recall-asked",
            Self::RecallAccepted => "recall-accepted",
            Self::RecallRefused => "recall-refused",
        }
    }

    /// Tells whether it answers a recall.
    pub fn answers_recall(self) -> bool {
        matches!(self, Self::RecallAccepted | Self::RecallRefused)
    }
}

/// By which message a document came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Came {
    /// Who sent it.
    pub from: Correspondent,
    /// What the sender calls it.
    pub id: String,
    /// When it was taken.
    pub at: Effective,
    /// The message carried a signature, which nobody checked here.
    pub signed: bool,
}

/// What a body told of a document that was sent to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What became of it.
    pub state: State,
    /// The day, as the body says.
    pub day: Date,
    /// What else it says.
    pub words: Option<String>,
}

/// A body to which a document was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receiver {
    /// The body.
    pub body: Correspondent,
    /// What was sent to it, in order.
    pub sent: Vec<(Purpose, Effective)>,
    /// What it told, in order.
    pub told: Vec<Told>,
}

impl Receiver {
    /// Returns what it told last.
    pub fn state(&self) -> Option<&Told> {
        self.told.last()
    }

    /// Tells whether the body has the document: it did not refuse it, and was not asked to give it back or does not do so.
    pub fn has_it(&self) -> bool {
        let first = |(purpose, _): &&(Purpose, Effective)| matches!(purpose, Purpose::New | Purpose::Replace);
        let sent = self.sent.iter().filter(first).count();
        let refused = self.told.iter().filter(|told| told.state == State::Refused).count();
        let recalled = self.sent.last().is_some_and(|(purpose, _)| *purpose == Purpose::Recall);
        let kept = self.state().is_some_and(|told| told.state == State::RecallRefused);
        sent > refused && (!recalled || kept)
    }
}

/// What went to and fro about a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exchange {
    /// By which message it came; `None` where it came otherwise or is the body's own.
    pub came: Option<Came>,
    /// What the sender did with it since, in order.
    pub since: Vec<(Purpose, Effective)>,
    /// What was told to the sender, in order.
    pub told: Vec<(State, Effective)>,
    /// To whom it was sent, in the order in which they first got it.
    pub receivers: Vec<Receiver>,
}

impl Exchange {
    /// Tells whether nothing went to or fro.
    pub fn is_empty(&self) -> bool {
        self.came.is_none() && self.receivers.is_empty()
    }

    /// Tells whether the sender asks for it back and was not answered.
    pub fn is_recalled(&self) -> bool {
        let asked = self.since.iter().filter(|(purpose, _)| *purpose == Purpose::Recall).count();
        let answered = self.told.iter().filter(|(state, _)| state.answers_recall()).count();
        asked > answered
    }

    /// Tells whether a state was told to the sender.
    pub fn has_told(&self, state: State) -> bool {
        self.told.iter().any(|(told, _)| *told == state)
    }

    /// Returns what a body with a code got of it.
    pub fn receiver(&self, code: &str) -> Option<&Receiver> {
        self.receivers.iter().find(|receiver| receiver.body.code == code)
    }

    pub(super) fn come(&mut self, message: &Came, purpose: Purpose) {
        match &self.came {
            None => self.came = Some(message.clone()),
            Some(_) => self.since.push((purpose, message.at)),
        }
    }

    pub(super) fn send(&mut self, to: &[Correspondent], purpose: Purpose, at: Effective) {
        for body in to {
            match self.receivers.iter_mut().find(|receiver| receiver.body.code == body.code) {
                Some(receiver) => receiver.sent.push((purpose, at)),
                None => {
                    let sent = vec![(purpose, at)];
                    self.receivers.push(Receiver { body: body.clone(), sent, told: Vec::new() });
                }
            }
        }
    }

    /// Notes what a body told; one that never got the document tells nothing.
    pub(super) fn hear(&mut self, from: &str, told: &Told) {
        if let Some(receiver) = self.receivers.iter_mut().find(|receiver| receiver.body.code == from) {
            receiver.told.push(told.clone());
        }
    }
}

//! What went to and fro about a document between bodies, as JSON.

use super::schema::Day;
use jiff::civil::Date;
use ledger::document::{Correspondent, Exchange, Receiver};
use schemars::JsonSchema;
use serde::Serialize;

/// What went to and fro about a document between bodies.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "DocumentExchange")]
pub(super) struct Exchanged {
    /// By which message it came.
    #[serde(skip_serializing_if = "Option::is_none")]
    came: Option<Came>,
    /// Who sent it wants it back, and was not answered.
    recalled: bool,
    /// Who got it.
    receivers: Vec<Got>,
}

/// A body at the other end.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ExchangeBody")]
struct Body {
    code: String,
    name: String,
}

impl From<&Correspondent> for Body {
    fn from(body: &Correspondent) -> Self {
        Self { code: body.code.clone(), name: body.name.clone() }
    }
}

/// By which message a document came.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "DocumentCame")]
struct Came {
    from: Body,
    #[schemars(with = "Day")]
    on: Date,
    /// The message carried a signature (XML-DSig), which nobody checked here.
    signed: bool,
    /// What was told to its sender since, in order.
    told: Vec<State>,
}

/// What became of a document on a day.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ExchangeState")]
struct State {
    /// "arrived", "refused", "received", "assigned", "in-process", "completed", "recall-asked", "recall-accepted" or
    /// "recall-refused".
    state: &'static str,
    #[schemars(with = "Day")]
    on: Date,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<String>,
}

/// A body to which a document was sent.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "DocumentReceiver")]
struct Got {
    body: Body,
    /// It has the document: it did not refuse it, and was not asked to give it back or keeps it.
    has_it: bool,
    /// When something was sent to it last.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Day>")]
    sent: Option<Date>,
    /// What it told, in order.
    told: Vec<State>,
}

impl Exchanged {
    /// Returns it; `None` where nothing went to or fro.
    pub(super) fn of(exchange: &Exchange) -> Option<Self> {
        (!exchange.is_empty()).then(|| Self {
            came: exchange.came.as_ref().map(|came| Came {
                from: Body::from(&came.from),
                on: came.at.day,
                signed: came.signed,
                told: exchange
                    .told
                    .iter()
                    .map(|(state, at)| State { state: state.name(), on: at.day, words: None })
                    .collect(),
            }),
            recalled: exchange.is_recalled(),
            receivers: exchange.receivers.iter().map(got).collect(),
        })
    }
}

fn got(receiver: &Receiver) -> Got {
    let told = receiver.told.iter().map(|told| State {
        state: told.state.name(),
        on: told.day,
        words: told.words.clone(),
    });
    Got {
        body: Body::from(&receiver.body),
        has_it: receiver.has_it(),
        sent: receiver.sent.last().map(|(_, at)| at.day),
        told: told.collect(),
    }
}

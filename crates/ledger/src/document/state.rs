//! A document as it stands: the fold of its events.

use super::Entry;
use super::card::{Card, Original};
use super::event::{Event, FileKind, Instruction, Relation};
use super::exchange::{Came, Exchange, Told};
use super::reading::Account;
use crate::event::effective;
use crate::{DocumentId, Effective, Moment, UnitId};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// How a body came to a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Nothing happened yet.
    #[default]
    Unborn,
    /// Others cite it.
    Cited,
    /// It arrived.
    Received,
    /// The body issued it.
    Issued,
    /// It was entered by mistake.
    Withdrawn,
}

/// A document on a day, as known at a moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// How the body came to it.
    pub stage: Stage,
    /// The body whose document it is.
    pub body: Option<UnitId>,
    /// What stands on it.
    pub card: Card,
    /// When it was first entered, as cited, received or issued.
    pub entered: Option<Effective>,
    /// The leader's instructions, in order; the last one counts.
    pub instructions: Vec<(Instruction, Effective)>,
    /// The account of the last reading, with what people settled since.
    pub account: Option<Account>,
    /// What it does to other documents.
    pub relations: BTreeSet<(Relation, DocumentId)>,
    /// Files that are kept beside the one that it came as, in order.
    pub files: Vec<(FileKind, Original)>,
    /// What went to and fro about it between bodies.
    pub exchange: Exchange,
}

impl Document {
    /// Returns the document at the end of a day, as it was known at a moment; `entries` stand in the order in which
    /// they were recorded.
    pub fn at(entries: &[Entry], as_of: Date, known_at: Moment) -> Self {
        let counted = effective(entries, as_of, known_at).into_iter();
        counted.fold(Self::default(), |document, entry| document.evolve(&entry.event, entry.meta.effective))
    }

    /// Returns the document with everything that was recorded.
    pub fn now(entries: &[Entry]) -> Self {
        Self::at(entries, Date::MAX, Moment::LAST)
    }

    /// Returns the instruction that counts.
    pub fn instruction(&self) -> Option<&Instruction> {
        self.instructions.last().map(|(instruction, _)| instruction)
    }

    /// Returns the document after something happened to it. Total: entries may be dated back, so that they arrive in an
    /// order nobody decided.
    #[must_use]
    pub fn evolve(mut self, event: &Event, at: Effective) -> Self {
        match event {
            Event::Received { body, card } => self.enter(Stage::Received, *body, card, at),
            Event::Issued { body, card } => self.enter(Stage::Issued, *body, card, at),
            // It was cited on a day behind its arrival, which was entered later: it has arrived all the same.
            Event::Cited { .. } if self.stage != Stage::Unborn => {}
            Event::Cited { body, card } => self.enter(Stage::Cited, *body, card, at),
            Event::Edited { card } => {
                // What was edited as cited may turn out to have arrived before: the arrival stays.
                let arrival = card.arrival.or(self.card.arrival);
                self.card = Card { arrival, ..(**card).clone() };
            }
            Event::Instructed { instruction } => self.instructions.push(((**instruction).clone(), at)),
            Event::Read { account } => self.account = Some(account.clone()),
            Event::ItemSettled { item, fate } => {
                self.account = self.account.map(|account| account.settle(item, *fate));
            }
            Event::Related { relation, to } => {
                self.relations.insert((*relation, *to));
            }
            Event::Unrelated { relation, to } => {
                self.relations.remove(&(*relation, *to));
            }
            Event::Withdrawn => self.stage = Stage::Withdrawn,
            Event::FileKept { what, file } => self.files.push((*what, file.clone())),
            Event::MessageTaken { from, id, purpose, signed } => {
                self.exchange
                    .come(&Came { from: from.clone(), id: id.clone(), at, signed: *signed }, *purpose);
            }
            Event::Sent { purpose, to } => self.exchange.send(to, *purpose, at),
            Event::StateTold { state } => self.exchange.told.push((*state, at)),
            Event::StateTaken { from, state, day, words } => {
                self.exchange.hear(from, &Told { state: *state, day: *day, words: words.clone() });
            }
        }
        self
    }

    fn enter(&mut self, stage: Stage, body: UnitId, card: &Card, at: Effective) {
        self.stage = stage;
        self.body = Some(body);
        self.card = card.clone();
        self.entered.get_or_insert(at);
    }
}

impl Stage {
    /// Returns the stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unborn => "unborn",
            Self::Cited => "cited",
            Self::Received => "received",
            Self::Issued => "issued",
            Self::Withdrawn => "withdrawn",
        }
    }
}

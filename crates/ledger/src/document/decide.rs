//! What a command leads to: events, or a refusal.

use super::Entry;
use super::card::{Card, Secrecy};
use super::command::Command;
use super::event::{Charge, Event, Instruction, Relation};
use super::exchange::{Correspondent, Purpose, State};
use super::reading::Account;
use super::refusal::Refusal;
use super::state::{Document, Stage};
use crate::DocumentId;
use crate::dates;
use crate::event::Meta;
use crate::rules::Judge;
use std::collections::BTreeSet;

/// Judges a command by everything that was recorded of the document `id`.
///
/// # Errors
///
/// Returns why the command is not carried out; nothing happened then.
pub fn decide(
    id: DocumentId,
    entries: &[Entry],
    command: Command,
    meta: &Meta,
    judge: Judge<'_>,
) -> Result<Vec<Event>, Refusal> {
    let document = Document::now(entries);
    check_stage(&document, &command)?;
    check_dates(&document, &command, meta, judge)?;
    if command.wants_reason() && !dates::has_reason(meta) {
        return Err(Refusal::NoReason);
    }
    let event = match command {
        Command::Receive { body, card, secrecy } => {
            Event::Received { body, card: checked(card, secrecy, Stage::Received, meta)? }
        }
        Command::Issue { body, card, secrecy } => {
            Event::Issued { body, card: checked(card, secrecy, Stage::Issued, meta)? }
        }
        Command::Cite { body, card, secrecy } => {
            Event::Cited { body, card: checked(card, secrecy, Stage::Cited, meta)? }
        }
        Command::Edit { card, secrecy } => {
            Event::Edited { card: checked(card, secrecy, document.stage, meta)? }
        }
        Command::Instruct(instruction) => Event::Instructed { instruction: carried_out(instruction)? },
        Command::Read(account) => Event::Read { account: complete(&document, account)? },
        Command::Settle { item, fate } => {
            let open = document.account.as_ref().is_some_and(|account| account.open.contains(&item));
            if !open {
                return Err(Refusal::NoSuchItem(item));
            }
            Event::ItemSettled { item, fate }
        }
        Command::Relate { relation, to } => relate(id, &document, relation, to)?,
        Command::Unrelate { relation, to } => {
            if !document.relations.contains(&(relation, to)) {
                return Err(Refusal::NotRelated);
            }
            Event::Unrelated { relation, to }
        }
        Command::Withdraw => Event::Withdrawn,
        Command::KeepFile { what, file } => {
            if document.files.iter().any(|(_, kept)| kept.hash == file.hash) {
                return Err(Refusal::FileKept);
            }
            Event::FileKept { what, file }
        }
        Command::TakeMessage { from, id, purpose, signed } => {
            check_sender(&document, &from, purpose)?;
            Event::MessageTaken { from, id, purpose, signed }
        }
        Command::Send { purpose, to } => {
            check_receivers(&document, purpose, &to)?;
            Event::Sent { purpose, to }
        }
        Command::TellState(state) => {
            check_told(&document, state)?;
            Event::StateTold { state }
        }
        Command::TakeState { from, told } => {
            document.exchange.receiver(&from).ok_or_else(|| Refusal::NotSent(from.clone()))?;
            Event::StateTaken { from, state: told.state, day: told.day, words: told.words }
        }
    };
    Ok(vec![event])
}

/// Refuses what makes no sense at the document's stage.
fn check_stage(document: &Document, command: &Command) -> Result<(), Refusal> {
    use Stage::{Cited, Issued, Received, Unborn, Withdrawn};
    let stages: &[Stage] = match command {
        Command::Receive { .. } | Command::Issue { .. } => &[Unborn, Cited],
        Command::Cite { .. } => &[Unborn],
        // A paper that is not there gets no instruction, and cannot be read.
        Command::Instruct(_) | Command::Read(_) | Command::Settle { .. } | Command::KeepFile { .. } => {
            &[Received, Issued]
        }
        // What was withdrawn here is still asked back there, and states still come.
        Command::Send { purpose: Purpose::Recall, .. } | Command::TakeState { .. } => &[Issued, Withdrawn],
        Command::Send { .. } => &[Issued],
        Command::TakeMessage { .. } => &[Received],
        Command::TellState(_) => &[Received, Withdrawn],
        Command::Edit { .. } | Command::Relate { .. } | Command::Unrelate { .. } | Command::Withdraw => {
            &[Cited, Received, Issued]
        }
    };
    if stages.contains(&document.stage) { Ok(()) } else { Err(Refusal::WrongStage(document.stage)) }
}

/// A document is entered on the day it arrives, at the latest on the next working day (art. 4(2)c, 22): what is entered
/// later wants a reason.
fn check_dates(document: &Document, command: &Command, meta: &Meta, judge: Judge<'_>) -> Result<(), Refusal> {
    dates::check(meta, judge)?;
    // What is cited today may have arrived last week.
    if matches!(command, Command::Receive { .. } | Command::Issue { .. }) {
        return Ok(());
    }
    match document.entered {
        Some(entered) if meta.effective.day < entered.day => Err(Refusal::BeforeEntered(entered.day)),
        Some(_) | None => Ok(()),
    }
}

/// Refuses cards that cannot be at a stage, and every card of a paper with a mark of secrecy.
fn checked(card: Box<Card>, secrecy: Secrecy, stage: Stage, meta: &Meta) -> Result<Box<Card>, Refusal> {
    let blank = |text: Option<&str>| text.is_none_or(|text| text.trim().is_empty());
    if secrecy != Secrecy::Unmarked {
        return Err(Refusal::Secret(secrecy));
    }
    if blank(Some(&card.subject)) {
        return Err(Refusal::NoSubject);
    }
    if blank(Some(&card.issuer)) {
        return Err(Refusal::NoIssuer);
    }
    let numbered = !blank(card.number.as_deref()) && !blank(card.symbol.as_deref()) && card.date.is_some();
    // A draft has a blank number and is not issued (art. 15(2), (3)); what others send may lack one.
    if stage == Stage::Issued && !numbered {
        return Err(Refusal::NoNumber);
    }
    match card.arrival {
        None if stage == Stage::Received => Err(Refusal::NoArrival),
        Some(_) if stage != Stage::Received => Err(Refusal::ArrivedNot),
        Some(arrival) if arrival.day > meta.recorded_at.day() => Err(Refusal::InTheFuture),
        Some(_) | None => Ok(card),
    }
}

/// Refuses instructions that nobody can carry out: where several units are concerned, the lead, the co-operating units
/// and the time limit are named (art. 23(2)), a limit for each (annex IV.VII).
fn carried_out(instruction: Box<Instruction>) -> Result<Box<Instruction>, Refusal> {
    if instruction.words.trim().is_empty() {
        return Err(Refusal::NoWords);
    }
    if instruction.supports.is_empty() {
        return Ok(instruction);
    }
    let lead = instruction.lead.ok_or(Refusal::NoLead)?;
    let mut units = BTreeSet::new();
    for Charge { unit, limit } in std::iter::once(&lead).chain(&instruction.supports) {
        if !units.insert(*unit) {
            return Err(Refusal::UnitTwice(*unit));
        }
        limit.ok_or(Refusal::NoLimit(*unit))?;
    }
    Ok(instruction)
}

/// Refuses accounts that lose an item, and the account of what was read already.
fn complete(document: &Document, account: Account) -> Result<Account, Refusal> {
    let accounted = account.accounted();
    if accounted != u64::from(account.items) {
        return Err(Refusal::ItemsLost { items: account.items, accounted });
    }
    let before = document.account.as_ref();
    if before.is_some_and(|before| before.file == account.file && before.definitions == account.definitions) {
        return Err(Refusal::AlreadyRead);
    }
    Ok(account)
}

fn relate(id: DocumentId, document: &Document, relation: Relation, to: DocumentId) -> Result<Event, Refusal> {
    if id == to {
        return Err(Refusal::Itself);
    }
    if document.relations.contains(&(relation, to)) {
        return Err(Refusal::AlreadyRelated);
    }
    Ok(Event::Related { relation, to })
}

/// A document comes by one message; later ones are of the same sender.
fn check_sender(document: &Document, from: &Correspondent, purpose: Purpose) -> Result<(), Refusal> {
    let first = matches!(purpose, Purpose::New | Purpose::Replace);
    match &document.exchange.came {
        None if first => Ok(()),
        Some(came) if !first && came.from.code == from.code => Ok(()),
        None | Some(_) => Err(Refusal::NotByMessage),
    }
}

/// A document goes to a body once; what is recalled or updated is there.
fn check_receivers(document: &Document, purpose: Purpose, to: &[Correspondent]) -> Result<(), Refusal> {
    if to.is_empty() {
        return Err(Refusal::NoReceiver);
    }
    let mut named = BTreeSet::new();
    for body in to {
        let has_it = document.exchange.receiver(&body.code).is_some_and(super::Receiver::has_it);
        let sent = has_it || !named.insert(&body.code);
        match purpose {
            Purpose::New | Purpose::Replace if sent => return Err(Refusal::AlreadySent(body.code.clone())),
            Purpose::Recall | Purpose::Update if !has_it => return Err(Refusal::NotSent(body.code.clone())),
            Purpose::New | Purpose::Replace | Purpose::Recall | Purpose::Update => {}
        }
    }
    Ok(())
}

/// Each state is told once, and only to who sent the document; an answer to a recall wants the recall.
fn check_told(document: &Document, state: State) -> Result<(), Refusal> {
    let exchange = &document.exchange;
    if exchange.came.is_none() {
        return Err(Refusal::NotByMessage);
    }
    match state.answers_recall() {
        true if exchange.is_recalled() => Ok(()),
        true => Err(Refusal::NotRecalled),
        false if exchange.has_told(state) => Err(Refusal::AlreadyTold(state)),
        false => Ok(()),
    }
}

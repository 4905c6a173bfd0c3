//! Letters to who sent something: that something happened, and where it is told. What it is stands behind the code alone: an
//! address may be mistyped, and a letter read by others.

use crate::follow_up::{MAIL, letter, outside_quiet_hours};
use crate::{Error, Known, Office};
use ::messages::{Catalogue, Language, Source};
use ledger::Moment;
use ledger::dossier::{Dossier, Entry, Event, Outcome};
use ledger::procedure::Procedure;
use std::sync::LazyLock;
use store::Writer;

pub(super) use crate::follow_up::is_address;

/// Letters are in Vietnamese: what was sent is.
static WORDS: LazyLock<Catalogue> = LazyLock::new(|| {
    let own = Source { vi: crate::messages::VI, en: crate::messages::EN };
    Catalogue::new(Language::Vi, &[own])
});

/// Writes to who sent a dossier that came by the door of what just happened to it, in the transaction in which it happened.
pub(crate) fn tell(
    office: &Office,
    writer: &mut Writer<'_>,
    known: &Known,
    procedure: &Procedure,
    entries: &[Entry],
    new: usize,
    now: Moment,
) -> Result<(), Error> {
    let happened = entries.iter().skip(entries.len().saturating_sub(new));
    let Some(what) = happened.rev().find_map(|entry| news(&entry.event)) else { return Ok(()) };
    let dossier = Dossier::now(entries);
    let address = procedure.portal.as_ref().and_then(|portal| dossier.fields.get(portal.mail.as_ref()?));
    let Some(receiver) = address.map(|address| address.trim()).filter(|address| is_address(address)) else {
        return Ok(());
    };
    // Where no letters are sent, none waits for ever.
    if office.home().mail()?.is_none() {
        return Ok(());
    }
    let portal = &known.settings.portal;
    let day = dossier.opened.map(|at| WORDS.day(at.day)).unwrap_or_default();
    let arguments = [("office", office.tenant().name.as_str().into()), ("day", day.into())];
    let mut body = format!("{}\n\n{}\n", WORDS.say(what, &arguments), WORDS.text("door-letter-where"));
    if let Some(address) = &portal.address {
        body.push_str(&format!("{}/portal/status\n", address.trim_end_matches('/')));
    }
    if !portal.contact.is_empty() {
        body.push_str(&format!("\n{}\n", portal.contact));
    }
    body.push_str(&format!("\n-- \n{}\n{}\n", office.tenant().name, WORDS.text("door-letter-end")));
    let (rules, calendar) = known.laws.now();
    // Who just sent something waits for the answer.
    let first = if what == RECEIVED { now } else { outside_quiet_hours(now, &rules.reminding, calendar) };
    let subject = WORDS.say("door-letter-subject", &arguments).replace(['\r', '\n'], " ");
    Ok(writer.post_letter(&letter(MAIL, receiver.to_owned(), subject, body, now, first))?)
}

const RECEIVED: &str = "door-letter-received";

/// Returns the message of what a sender is told of; `None` for what is the office's own.
fn news(event: &Event) -> Option<&'static str> {
    match event {
        Event::Opened { .. } => Some(RECEIVED),
        Event::SupplementAsked { .. } => Some("door-letter-asked"),
        Event::SupplementGiven { .. } => Some("door-letter-given"),
        Event::Postponed { .. } => Some("door-letter-postponed"),
        Event::Closed { outcome } => Some(match outcome {
            Outcome::Done => "door-letter-done",
            Outcome::Refused => "door-letter-refused",
            Outcome::Stopped | Outcome::Withdrawn => "door-letter-ended",
        }),
        Event::StageOpened { .. }
        | Event::StageEnded { .. }
        | Event::FieldsEntered { .. }
        | Event::DayHung { .. }
        | Event::PartyNamed { .. }
        | Event::PaperFiled { .. }
        | Event::OpinionAsked { .. }
        | Event::OpinionGiven { .. }
        | Event::LimitMoved { .. }
        | Event::WholeMoved { .. }
        | Event::Linked { .. }
        | Event::Amended { .. }
        | Event::Corrected { .. }
        | Event::Moved { .. }
        | Event::OthersAsked { .. } => None,
    }
}

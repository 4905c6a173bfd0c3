//! Something comes in: looked over field by field, then a dossier with its papers in one transaction.

use super::code::{Code, Key, Ticket};
use super::letters;
use crate::actor::{Actor, Order};
use crate::dossiers::next_number;
use crate::procedures::NoProcedure;
use crate::{Error, Office, names};
use jiff::civil::Date;
use ledger::dossier::{Command, Opening, Party, PartyKind};
use ledger::event::Subject;
use ledger::procedure::{Paper, Portal, Procedure, Values};
use ledger::task::Product;
use ledger::{DossierId, Moment, OfficerId, UnitId};

/// What somebody sends.
#[derive(Clone, Debug)]
pub struct Sending {
    /// The procedure.
    pub procedure: String,
    /// What it is about.
    pub subject: String,
    /// Who sends it.
    pub sender: Sender,
    /// The fields, as people write them; what was left empty is not there.
    pub fields: Values,
    /// Files that were kept, by the id of their paper.
    pub papers: Vec<(String, Vec<String>)>,
}

/// Who sends something.
#[derive(Clone, Debug, Default)]
pub struct Sender {
    /// The name.
    pub name: String,
    /// The code, which enterprises have.
    pub code: Option<String>,
}

/// Something that is wrong with what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Where: "subject", "name", "code", "field-ID", "paper-ID".
    pub place: String,
    /// The key of the message.
    pub key: &'static str,
    /// Its arguments.
    pub arguments: Vec<(&'static str, String)>,
}

/// What came of a sending.
#[derive(Debug)]
pub enum Sent {
    /// It came in.
    Received(Slip),
    /// Something is wrong; nothing happened.
    Wrong(Vec<Mistake>),
    /// Nothing is taken in for this procedure.
    Closed,
    /// As much came on this day as the office looks at.
    Full,
    /// It cannot be taken in this way; the office has to be asked.
    NotHere,
}

/// What is given for what came in.
#[derive(Clone, Debug)]
pub struct Slip {
    /// The code by which the sender sees how it stands.
    pub code: Code,
    /// The dossier.
    pub dossier: DossierId,
}

/// The most letters of a name or of what something is about.
const LONGEST_LINE: usize = 300;

/// What stops a transaction that cannot be let through; told as what came of it.
const FULL: &str = "door-refusal-full";
const CLOSED: &str = "door-refusal-closed";

impl Office {
    /// Returns the key of tickets and codes.
    ///
    /// # Errors
    ///
    /// The data folder cannot be read or written.
    pub fn door(&self) -> Result<Key, Error> {
        Key::of(self.home())
    }

    /// Returns what is wrong with what was typed for a procedure, in the order of the form.
    pub fn look_over(procedure: &Procedure, portal: &Portal, sending: &Sending) -> Vec<Mistake> {
        let mut mistakes = Vec::new();
        let mut line = |place: &str, text: &str| {
            let key = match text.trim().chars().count() {
                0 => "door-mistake-empty",
                1..=LONGEST_LINE => return,
                _ => "door-mistake-too-long",
            };
            mistakes.push(Mistake { place: place.to_owned(), key, arguments: Vec::new() });
        };
        line("name", &sending.sender.name);
        line("subject", &sending.subject);
        let is_code = |code: &String| {
            (8..=14).contains(&code.len()) && code.chars().all(|sign| sign.is_ascii_digit() || sign == '-')
        };
        if sending.sender.code.as_ref().is_some_and(|code| !is_code(code)) {
            mistakes.push(mistake("code", "door-mistake-code"));
        }
        mistakes.extend(portal.asked().filter_map(|id| field_mistake(procedure, portal, sending, id)));
        mistakes.extend(portal.papers.iter().filter_map(|paper| paper_mistake(sending, paper)));
        mistakes
    }

    /// Takes something in: a dossier with its papers, and a letter to the sender where letters are sent. The same ticket again is
    /// the same dossier.
    ///
    /// # Errors
    ///
    /// A definition is wrong, or the ledger cannot be written. Nothing happened then.
    pub fn send(
        &self,
        key: &Key,
        ticket: Ticket,
        sending: &Sending,
        now: Moment,
    ) -> Result<Sent, NoProcedure> {
        let shelf = self.procedures()?;
        let Some(procedure) = shelf.on(&sending.procedure, now.day()) else { return Ok(Sent::Closed) };
        let (Some(portal), Some(text)) = (&procedure.portal, shelf.text(procedure)) else {
            return Ok(Sent::Closed);
        };
        let mistakes = Self::look_over(procedure, portal, sending);
        if !mistakes.is_empty() {
            return Ok(Sent::Wrong(mistakes));
        }
        let code = key.code(ticket);
        let slip = Slip { dossier: code.dossier(self.tenant.id), code };
        let door = Actor::new(self, OfficerId::DOOR, now);
        match door.take_in(procedure, portal, text, ticket, slip.dossier, sending) {
            Ok(()) => Ok(Sent::Received(slip)),
            Err(Error::Refused { key: FULL, .. }) => Ok(Sent::Full),
            Err(Error::Refused { key: CLOSED, .. }) => Ok(Sent::Closed),
            // What other dossiers have to do with it is nobody's business outside.
            Err(error) if error.is_refusal() => Ok(Sent::NotHere),
            Err(error) => Err(NoProcedure::Office(error)),
        }
    }
}

impl Actor<'_> {
    /// Opens the dossier and files its papers, all or nothing.
    fn take_in(
        &self,
        procedure: &Procedure,
        portal: &Portal,
        text: &str,
        ticket: Ticket,
        id: DossierId,
        sending: &Sending,
    ) -> Result<(), Error> {
        let order = Order { id: Some(ticket.command()), ..Order::new(()) };
        // Where a check across dossiers wants a reason, it is that it came this way: the office looks at what was found.
        let order = order.because(Some(portal.title.clone()));
        self.write(|writer, known| {
            if self.done_before(writer, Subject::Dossier(id), order.id)?.is_some() {
                return Ok(());
            }
            if !known.settings.portal.takes(&procedure.id) {
                return Err(Error::refused(CLOSED));
            }
            let day = self.today();
            if writer.next_number(&format!("door/{day}"))? > u64::from(known.settings.portal.daily) {
                return Err(Error::refused(FULL));
            }
            let definition = self.record(writer, procedure, text)?;
            let opening = Opening {
                definition,
                number: next_number(writer, procedure, day)?,
                subject: sending.subject.trim().to_owned(),
                unit: holder(known, procedure, portal, self.office.tenant.root, day),
                parties: vec![party(portal, &sending.sender)],
                fields: fields(portal, sending),
            };
            self.dossier_in(writer, known, id, procedure, order.with(Command::Open(Box::new(opening))))?;
            for product in products(portal, &sending.papers) {
                let order = Order { id: order.id, ..Order::new(Command::File(product)) };
                self.dossier_in(writer, known, id, procedure, order)?;
            }
            Ok(())
        })
    }
}

/// Returns papers as they are filed: what each is, and its files. Names of files stay outside: people put their own into them.
pub(super) fn products(portal: &Portal, papers: &[(String, Vec<String>)]) -> Vec<Product> {
    let named = |id: &String| portal.papers.iter().find(|paper| paper.id == *id);
    let filed = papers.iter().filter(|(_, files)| !files.is_empty()).filter_map(|(id, files)| {
        Some(Product { words: named(id)?.name.clone(), files: files.clone(), ..Product::default() })
    });
    filed.collect()
}

/// Returns the unit that holds what comes: the one that the definition names, else who owns the first stage, else the body.
fn holder(known: &crate::Known, procedure: &Procedure, portal: &Portal, root: UnitId, day: Date) -> UnitId {
    let owner = procedure.stages.first().map(|stage| stage.owner.as_str());
    let all = portal.unit.as_deref().into_iter().chain(owner);
    all.filter_map(|name| names::unit(&known.organisation, name, day)).next().unwrap_or(root)
}

/// Who gives no tax code may be somebody for himself: what such a sender says of himself can be erased.
fn party(portal: &Portal, sender: &Sender) -> Party {
    let kind = if sender.code.is_some() { PartyKind::Enterprise } else { PartyKind::Person };
    let (role, name) = (portal.sender.clone(), sender.name.trim().to_owned());
    Party { role, kind, name, code: sender.code.clone(), person: None }
}

fn fields(portal: &Portal, sending: &Sending) -> Values {
    let asked = portal.asked().filter_map(|id| Some((id.clone(), sending.fields.get(id)?.clone())));
    asked.chain(portal.set.clone()).collect()
}

fn mistake(place: &str, key: &'static str) -> Mistake {
    Mistake { place: place.to_owned(), key, arguments: Vec::new() }
}

fn field_mistake(procedure: &Procedure, portal: &Portal, sending: &Sending, id: &String) -> Option<Mistake> {
    let field = procedure.field(id)?;
    let place = format!("field-{id}");
    let Some(value) = sending.fields.get(id) else {
        return portal.wants(field).then(|| mistake(&place, "door-mistake-empty"));
    };
    if let Err(wrong) = field.kind.read(value) {
        let arguments = vec![("wrong", wrong.name().to_owned())];
        return Some(Mistake { place, key: "door-mistake-value", arguments });
    }
    let is_mail = portal.mail.as_ref() == Some(id);
    (is_mail && !letters::is_address(value.trim())).then(|| mistake(&place, "door-mistake-mail"))
}

fn paper_mistake(sending: &Sending, paper: &Paper) -> Option<Mistake> {
    let files = sending.papers.iter().filter(|(id, _)| *id == paper.id).map(|(_, files)| files.len()).sum();
    let place = format!("paper-{}", paper.id);
    match files {
        0 if paper.required => Some(mistake(&place, "door-mistake-no-file")),
        files if files > paper.most as usize => Some(Mistake {
            place,
            key: "door-mistake-too-many-files",
            arguments: vec![("most", paper.most.to_string())],
        }),
        _ => None,
    }
}

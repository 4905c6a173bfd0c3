//! A dossier as it stands: the fold of its events.

use super::Entry;
use super::across::Found;
use super::event::{Ending, Event, Hung, Outcome, Party, Personals, Right, open_fields, open_parties};
use crate::deadline::Limit;
use crate::event::effective;
use crate::person::People;
use crate::procedure::Values;
use crate::task::Product;
use crate::{DossierId, Effective, Moment, ProcedureId, TaskId, UnitId};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A dossier on a day, as known at a moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dossier {
    /// The definition that it keeps, once it was taken in.
    pub definition: Option<ProcedureId>,
    /// The procedure.
    pub procedure: String,
    /// Its version.
    pub version: String,
    /// The number.
    pub number: String,
    /// What it is about.
    pub subject: String,
    /// The unit that holds it.
    pub unit: Option<UnitId>,
    /// When it was taken in.
    pub opened: Option<Effective>,
    /// Who has to do with it; of one role the last one counts.
    pub parties: Vec<Party>,
    /// What was entered.
    pub fields: Values,
    /// What stands for personal data in fields; the data themselves are among [`Self::fields`] where it was opened.
    pub personal: Personals,
    /// Fields whose day hangs on an event date.
    pub hung: BTreeMap<String, Hung>,
    /// Papers that came to it, in order.
    pub papers: Vec<Filed>,
    /// Its way through the stages, in order.
    pub passages: Vec<Passage>,
    /// Until when the whole is to be done; `None` without a limit.
    pub limit: Option<Limit>,
    /// How often the day was put off.
    pub postponed: u32,
    /// How often each amendment was made.
    pub amended: BTreeMap<String, u32>,
    /// What was asked of other dossiers, in order.
    pub asked: Vec<Asked>,
    /// Other dossiers that it belongs to, in order.
    pub links: Vec<Linked>,
    /// It was stopped, and goes on only to its end.
    pub stopping: bool,
    /// What was asked for was refused, and it goes on only to its end.
    pub refused: bool,
    /// How and when it ended.
    pub closed: Option<(Outcome, Effective)>,
}

/// A paper that came to a dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filed {
    /// The paper.
    pub paper: Product,
    /// When.
    pub at: Effective,
    /// The stage in which it came.
    pub stage: String,
    /// When it was last said what it is.
    pub corrected: Option<Effective>,
    /// It does not belong here.
    pub gone: bool,
}

/// Another dossier that one belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked {
    /// The kind.
    pub kind: String,
    /// What people call the other one from here.
    pub name: String,
    /// The other one.
    pub dossier: DossierId,
    /// It was linked from there.
    pub back: bool,
}

/// A check across dossiers that was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The check.
    pub check: String,
    /// The task of the stage before whose end it was asked; `None` for the time before the dossier was taken in.
    pub task: Option<TaskId>,
    /// When.
    pub at: Effective,
    /// The dossiers that were found.
    pub found: Vec<Found>,
}

/// The time of a dossier in a stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The stage.
    pub stage: String,
    /// How often the dossier was in it, with this time.
    pub round: u32,
    /// Who owned it when it began.
    pub unit: UnitId,
    /// The task that it is.
    pub task: TaskId,
    /// When it began.
    pub from: Effective,
    /// Until when it is to be done; `None` without a limit.
    pub limit: Option<Limit>,
    /// What the applicant was asked for.
    pub supplements: Vec<Supplement>,
    /// Who was asked for an opinion.
    pub opinions: Vec<Opinion>,
    /// How and when it ended.
    pub end: Option<(Ending, Effective)>,
    /// What came out.
    pub product: Option<Product>,
}

/// What an applicant was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Supplement {
    /// What is wanted.
    pub what: String,
    /// When it was asked for.
    pub asked: Effective,
    /// Until when the applicant may take; `None` where nobody says.
    pub until: Option<Date>,
    /// When it came.
    pub given: Option<Effective>,
}

/// An opinion that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opinion {
    /// Whose.
    pub of: String,
    /// The unit that it is, where it is one of the office.
    pub unit: Option<UnitId>,
    /// The task of who has to see to it.
    pub task: TaskId,
    /// When it was asked for.
    pub asked: Effective,
    /// Until when.
    pub limit: Limit,
    /// Whether it agrees, what it says, and when it came.
    pub given: Option<(bool, String, Effective)>,
}

impl Dossier {
    /// Returns the dossier at the end of a day, as it was known at a moment; `entries` stand in the order in which they
    /// were recorded.
    pub fn at(entries: &[Entry], as_of: Date, known_at: Moment) -> Self {
        let counted = effective(entries, as_of, known_at).into_iter();
        counted.fold(Self::default(), |dossier, entry| dossier.evolve(&entry.event, entry.meta.effective))
    }

    /// Returns the dossier with everything that was recorded.
    pub fn now(entries: &[Entry]) -> Self {
        Self::at(entries, Date::MAX, Moment::LAST)
    }

    /// Returns the stage that it is in; `None` before it is taken in and behind its end.
    pub fn current(&self) -> Option<&Passage> {
        self.passages.last().filter(|passage| passage.end.is_none())
    }

    /// Tells whether the applicant has it.
    pub fn waits(&self) -> bool {
        self.current().is_some_and(Passage::waits)
    }

    /// Tells whether something stands in a field: a value, or an event date whose day is not known yet.
    pub fn is_filled(&self, field: &str) -> bool {
        self.fields.contains_key(field) || self.hung.contains_key(field) || self.personal.contains_key(field)
    }

    /// Tells whether what stood in a field was erased.
    pub fn is_erased(&self, field: &str) -> bool {
        self.personal.contains_key(field) && !self.fields.contains_key(field)
    }

    /// Puts personal data where they are not erased: for who reads it, never to be recorded.
    pub fn open(&mut self, people: &People) {
        open_parties(&mut self.parties, people);
        open_fields(&mut self.fields, &self.personal, people);
    }

    /// Returns how often it was in a stage.
    pub fn rounds(&self, stage: &str) -> u32 {
        let times = self.passages.iter().filter(|passage| passage.stage == stage).count();
        u32::try_from(times).unwrap_or(u32::MAX)
    }

    /// Returns who has a role in it.
    pub fn party(&self, role: &str) -> Option<&Party> {
        self.parties.iter().rev().find(|party| party.role == role)
    }

    /// Returns the dossier after something happened to it. Total, though `decide` lets nothing else happen than what fits.
    #[must_use]
    pub fn evolve(mut self, event: &Event, at: Effective) -> Self {
        match event {
            Event::Opened {
                definition,
                procedure,
                version,
                number,
                subject,
                unit,
                parties,
                fields,
                personal,
                limit,
            } => {
                self.definition = Some(*definition);
                (self.procedure, self.version) = (procedure.clone(), version.clone());
                (self.number, self.subject) = (number.clone(), subject.clone());
                (self.unit, self.opened, self.limit) = (Some(*unit), Some(at), *limit);
                (self.parties, self.fields) = (parties.clone(), fields.clone());
                self.personal.clone_from(personal);
            }
            Event::StageOpened { stage, round, unit, task, limit } => self.passages.push(Passage {
                stage: stage.clone(),
                round: *round,
                unit: *unit,
                task: *task,
                from: at,
                limit: *limit,
                supplements: Vec::new(),
                opinions: Vec::new(),
                end: None,
                product: None,
            }),
            Event::StageEnded { ending, product } => {
                if let Some(passage) = self.passages.last_mut() {
                    passage.end = Some((*ending, at));
                    passage.product.clone_from(product);
                }
                match ending {
                    Ending::Refused => self.refused = true,
                    Ending::Stopped => self.stopping = true,
                    // What goes on from a refusal and comes back is not refused any more.
                    Ending::Returned => self.refused = false,
                    Ending::Done => {}
                }
            }
            Event::FieldsEntered { fields, personal } => self.enter(fields, personal),
            Event::DayHung { field, hung } => {
                match hung.day {
                    Some(day) => self.fields.insert(field.clone(), day.to_string()),
                    None => self.fields.remove(field),
                };
                self.hung.insert(field.clone(), hung.clone());
            }
            Event::PartyNamed { party } => {
                self.parties.retain(|other| other.role != party.role);
                self.parties.push(party.clone());
            }
            Event::PaperFiled { paper } => {
                let stage = self.current().map(|passage| passage.stage.clone()).unwrap_or_default();
                self.papers.push(Filed { paper: paper.clone(), at, stage, corrected: None, gone: false });
            }
            Event::SupplementAsked { what, until } => {
                if let Some(passage) = self.passages.last_mut() {
                    passage.supplements.push(Supplement {
                        what: what.clone(),
                        asked: at,
                        until: *until,
                        given: None,
                    });
                }
            }
            Event::SupplementGiven { stage, whole } => {
                self.limit = *whole;
                if let Some(passage) = self.passages.last_mut() {
                    passage.limit = *stage;
                    if let Some(supplement) = passage.supplements.last_mut() {
                        supplement.given = Some(at);
                    }
                }
            }
            Event::OpinionAsked { of, unit, task, limit } => {
                if let Some(passage) = self.passages.last_mut() {
                    let (of, unit, task, limit) = (of.clone(), *unit, *task, *limit);
                    passage.opinions.push(Opinion { of, unit, task, asked: at, limit, given: None });
                }
            }
            Event::OpinionGiven { of, agrees, words } => {
                let opinions = self.passages.last_mut().map(|passage| &mut passage.opinions);
                if let Some(opinion) = opinions.and_then(|all| all.iter_mut().find(|one| one.of == *of)) {
                    opinion.given = Some((*agrees, words.clone(), at));
                }
            }
            Event::Postponed { until } => {
                let limit = Limit::Day { day: *until, hour: None };
                self.postponed = self.postponed.saturating_add(1);
                self.limit = self.limit.map(|_| limit);
                if let Some(passage) = self.passages.last_mut() {
                    passage.limit = Some(limit);
                }
            }
            Event::LimitMoved { limit } => {
                if let Some(passage) = self.passages.last_mut() {
                    passage.limit = Some(*limit);
                }
            }
            Event::WholeMoved { limit } => self.limit = Some(*limit),
            Event::Linked { kind, name, dossier, back } => {
                let (kind, name, dossier, back) = (kind.clone(), name.clone(), *dossier, *back);
                self.links.push(Linked { kind, name, dossier, back });
            }
            Event::Amended { amendment, fields, personal } => {
                *self.amended.entry(amendment.clone()).or_default() += 1;
                self.enter(fields, personal);
            }
            Event::Corrected { right } => self.correct(right, at),
            Event::Moved { definition, version } => {
                self.definition = Some(*definition);
                self.version.clone_from(version);
            }
            Event::OthersAsked { check, found } => {
                let task = self.current().map(|passage| passage.task);
                self.asked.push(Asked { check: check.clone(), task, at, found: found.clone() });
            }
            Event::Closed { outcome } => self.closed = Some((*outcome, at)),
        }
        self
    }

    fn correct(&mut self, right: &Right, at: Effective) {
        match right {
            Right::Fields { fields, personal } => self.enter(fields, personal),
            Right::Party { party } => {
                self.parties.retain(|other| other.role != party.role);
                self.parties.push(party.clone());
            }
            Right::Paper { number, paper } => {
                if let Some(filed) = paper_at(*number).and_then(|at| self.papers.get_mut(at)) {
                    filed.corrected = Some(at);
                    match paper {
                        Some(paper) => filed.paper.clone_from(paper),
                        None => filed.gone = true,
                    }
                }
            }
            Right::Opinion { task, agrees, words } => {
                let mut opinions = self.passages.iter_mut().flat_map(|passage| &mut passage.opinions);
                if let Some(given) = opinions.find(|one| one.task == *task).and_then(|one| one.given.as_mut())
                {
                    (given.0, given.1) = (*agrees, words.clone());
                }
            }
        }
    }

    /// What is entered by hand hangs on nothing any more.
    fn enter(&mut self, fields: &Values, personal: &Personals) {
        self.hung.retain(|id, _| !fields.contains_key(id));
        // What stood there before is not what stands there now, also where the new data are not known any more.
        self.fields.retain(|id, _| !personal.contains_key(id));
        self.personal.extend(personal.iter().map(|(id, sealed)| (id.clone(), *sealed)));
        self.fields.extend(fields.iter().map(|(id, value)| (id.clone(), value.clone())));
    }
}

/// Returns where the paper of a number, from 1, stands.
pub(super) fn paper_at(number: u32) -> Option<usize> {
    usize::try_from(number).ok()?.checked_sub(1)
}

impl Passage {
    /// Returns the last day that the applicant has for what was asked for; `None` where nobody waits, or nobody says.
    pub fn waits_until(&self) -> Option<Date> {
        let supplement = self.supplements.last().filter(|supplement| supplement.given.is_none())?;
        supplement.until
    }

    /// Tells whether the applicant has the dossier.
    pub fn waits(&self) -> bool {
        self.supplements.last().is_some_and(|supplement| supplement.given.is_none())
    }
}

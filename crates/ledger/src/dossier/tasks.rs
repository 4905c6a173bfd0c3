//! What happens to the tasks that the stages of a dossier are. The dossier decided it: nothing is judged a second time.

use super::Link;
use super::event::{Ending, Event, Hung, Party, PartyKind};
use super::state::{Dossier, Passage};
use crate::deadline::Limit;
use crate::procedure::Procedure;
use crate::task::{Basis, Content, Event as TaskEvent, Hanging, Milestone, MilestoneId, Product};
use crate::{DossierId, TaskId, UnitId};

/// What happens to a task because of an event of a dossier.
#[derive(Clone, Debug, PartialEq)]
pub enum Deed {
    /// It is given to its lead; the caller has the code.
    Give(Box<Content>),
    /// Its last day is another one, and the lead waits for another body, goes on, or goes on as before.
    Limit {
        /// The new limit; `None` without one.
        limit: Option<Limit>,
        /// What happens besides.
        event: Option<TaskEvent>,
    },
    /// These events happen to it.
    Happen(Vec<TaskEvent>),
}

/// Returns the names of the commands to a task that a dossier decides of, so that they are not given to the task itself.
pub fn own_commands() -> &'static [&'static str] {
    &[
        "edit",
        "split",
        "join",
        "drop",
        "assign",
        "wait",
        "stop-clock",
        "end-waiting",
        "ask-extension",
        "grant-extension",
        "refuse-extension",
        "hang",
        "submit-result",
        "confirm-result",
        "return-result",
        "suspend",
        "resume",
        "cancel",
        "supersede",
        "reopen",
        "withdraw",
        "correct",
    ]
}

/// Returns what an event of a dossier does to which tasks; `after` is the dossier with it.
pub fn deeds(id: DossierId, after: &Dossier, procedure: &Procedure, event: &Event) -> Vec<(TaskId, Deed)> {
    let Some(passage) = after.passages.last() else { return Vec::new() };
    let applicant = || {
        let role = procedure.parties.iter().find(|role| role.required).or(procedure.parties.first());
        let party = role.and_then(|role| after.party(&role.id));
        // A task holds no personal data: of a person it says the role.
        match (role, party) {
            (Some(role), Some(Party { kind: PartyKind::Person, .. })) => role.name.clone(),
            (_, Some(party)) => party.name.clone(),
            (_, None) => String::new(),
        }
    };
    match event {
        Event::StageOpened { stage, unit, task, limit, .. } => {
            let name = procedure.stage(stage).map_or(stage.as_str(), |stage| stage.name.as_str());
            let content = content(id, after, procedure, passage, name, *unit, *limit, None);
            vec![(*task, Deed::Give(Box::new(content)))]
        }
        Event::OpinionAsked { of, unit, task, limit } => {
            let lead = unit.unwrap_or(passage.unit);
            let mut content = content(id, after, procedure, passage, of, lead, Some(*limit), Some(of));
            content.parent = Some(passage.task);
            vec![(*task, Deed::Give(Box::new(content)))]
        }
        Event::OpinionGiven { of, words, .. } => {
            let given = passage.opinions.iter().find(|opinion| opinion.of == *of);
            let product = Product { words: words.clone(), ..Product::default() };
            given.map(|opinion| (opinion.task, done(told(procedure, product)))).into_iter().collect()
        }
        Event::StageEnded { ending, product } => {
            let own = match ending {
                Ending::Done | Ending::Returned | Ending::Refused => {
                    done(told(procedure, product.clone().unwrap_or_default()))
                }
                Ending::Stopped => Deed::Happen(vec![TaskEvent::Cancelled]),
            };
            let open = passage.opinions.iter().filter(|opinion| opinion.given.is_none());
            let silent = open.map(|opinion| (opinion.task, Deed::Happen(vec![TaskEvent::Cancelled])));
            silent.chain([(passage.task, own)]).collect()
        }
        Event::SupplementAsked { what, until } => {
            let letter = if procedure.access.is_some() { after.number.clone() } else { what.clone() };
            let (body, expected) = (applicant(), *until);
            let event = Some(TaskEvent::WaitingBegan { body, letter, expected });
            // Nobody knows the day while the applicant has it.
            vec![(passage.task, Deed::Limit { limit: passage.limit.map(|_| Limit::Unknown), event })]
        }
        Event::SupplementGiven { stage, .. } => {
            vec![(passage.task, Deed::Limit { limit: *stage, event: Some(TaskEvent::WaitingEnded) })]
        }
        Event::LimitMoved { limit } if !passage.waits() => {
            let stage = procedure.stage(&passage.stage);
            let hung = stage.and_then(|stage| stage.hangs_on()).and_then(|field| after.hung.get(field));
            let deed = match hung {
                Some(hung) => Deed::Happen(vec![hangs(hung, *limit)]),
                None => Deed::Limit { limit: Some(*limit), event: None },
            };
            vec![(passage.task, deed)]
        }
        Event::Postponed { .. } if !passage.waits() => {
            vec![(passage.task, Deed::Limit { limit: passage.limit, event: None })]
        }
        Event::Postponed { .. }
        | Event::LimitMoved { .. }
        | Event::WholeMoved { .. }
        | Event::Linked { .. }
        | Event::Opened { .. }
        | Event::FieldsEntered { .. }
        | Event::DayHung { .. }
        | Event::PartyNamed { .. }
        | Event::PaperFiled { .. }
        | Event::Amended { .. }
        | Event::Corrected { .. }
        | Event::Moved { .. }
        | Event::OthersAsked { .. }
        | Event::Closed { .. } => Vec::new(),
    }
}

/// Returns what happens to the task of a stage whose limit hangs on an event date.
fn hangs(hung: &Hung, limit: Limit) -> TaskEvent {
    let (milestone, on, name, day) = (MilestoneId(1), hung.on, hung.name.clone(), hung.day);
    TaskEvent::DeadlineHung { hanging: Hanging { milestone, on, name, day, days_before: None }, limit }
}

/// Returns what a task says of what came out: of a dossier that not everybody sees the files alone, which only those get who see it.
fn told(procedure: &Procedure, product: Product) -> Product {
    if procedure.access.is_none() { product } else { Product { files: product.files, ..Product::default() } }
}

fn done(product: Product) -> Deed {
    Deed::Happen(vec![TaskEvent::ResultSubmitted { product }, TaskEvent::ResultConfirmed])
}

#[expect(clippy::too_many_arguments, reason = "what a task takes from its dossier")]
fn content(
    id: DossierId,
    dossier: &Dossier,
    procedure: &Procedure,
    passage: &Passage,
    what: &str,
    lead: UnitId,
    limit: Option<Limit>,
    opinion: Option<&str>,
) -> Content {
    // Tasks stand in lists, reminders and reports of people who do not see such a dossier: they say its number alone.
    let words = match procedure.access {
        None => format!("{what}: {} ({})", dossier.subject, dossier.number),
        Some(_) => format!("{what} ({})", dossier.number),
    };
    Content {
        words,
        lead: Some(lead),
        milestones: milestones(limit),
        dossier: Some(Link {
            dossier: id,
            stage: passage.stage.clone(),
            round: passage.round,
            opinion: opinion.map(str::to_owned),
        }),
        ..Content::default()
    }
}

/// Returns the one milestone of a stage; none without a limit.
fn milestones(limit: Option<Limit>) -> Vec<Milestone> {
    let milestone = |limit| Milestone {
        id: MilestoneId(1),
        what: String::new(),
        who: None,
        said: String::new(),
        limit,
        basis: Basis::Own,
    };
    limit.map(milestone).into_iter().collect()
}

impl Deed {
    /// Returns the events of the task, by what it is about now and the code that it gets where it is given.
    pub fn events(self, content: &Content, code: impl FnOnce() -> String) -> Vec<TaskEvent> {
        match self {
            Self::Give(content) => {
                vec![TaskEvent::Proposed { content }, TaskEvent::Assigned { code: code() }]
            }
            Self::Limit { limit, event } => {
                let content = Box::new(Content { milestones: milestones(limit), ..content.clone() });
                event.into_iter().chain([TaskEvent::Edited { content }]).collect()
            }
            Self::Happen(events) => events,
        }
    }
}

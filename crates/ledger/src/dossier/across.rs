//! What a dossier asks of others by the checks of its procedure. Which dossiers are found is answered by who can look at all of
//! them; that something was found stops the stage, or wants a reason that is recorded with it.

use super::command::Command;
use super::event::{Outcome, Party};
use super::refusal::Refusal;
use super::state::Dossier;
use crate::event::Meta;
use crate::procedure::{Across, Procedure, Values, Within};
use crate::{DossierId, dates};
use jiff::Span;
use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

/// A check across dossiers, with what the dossier has to be compared by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The id of the check.
    pub check: String,
    /// Dossiers of these procedures.
    pub procedures: Vec<String>,
    /// In which this one has one of these roles.
    pub party: Option<(Party, Vec<String>)>,
    /// In which this one has one of these roles, too.
    pub with: Option<(Party, Vec<String>)>,
    /// Only the dossier that asks.
    pub itself: bool,
    /// In whose fields these values stand.
    pub fields: Vec<(String, String)>,
    /// What they are about is alike by so many percent.
    pub like: Option<(String, u32)>,
    /// So many days late, and more, with this stage.
    pub late: Option<(String, u32)>,
    /// In one of these stages.
    pub now_in: Vec<String>,
    /// On their way, or ended.
    pub open: Option<bool>,
    /// Ended so.
    pub outcomes: Vec<Outcome>,
    /// Not before this day: late with the stage, ended (where it is asked how), else taken in.
    pub since: Option<Date>,
    /// The day on which it is asked.
    pub day: Date,
}

/// The dossiers that a check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The id of the check.
    pub check: String,
    /// Those that were found.
    pub found: Vec<Found>,
}

/// A dossier that a check found, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// The dossier.
    pub dossier: DossierId,
    /// Its procedure.
    pub procedure: String,
    /// Its number.
    pub number: String,
    /// What it is about.
    pub subject: String,
    /// What both have in common.
    pub common: String,
    /// By how many percent they are alike, where that is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alike: Option<u32>,
}

impl Found {
    /// Stands for so many that who asks does not see: that they are there is told, and nothing of them.
    pub fn hidden(count: usize) -> Self {
        Self {
            dossier: DossierId::from_bytes([0; 16]),
            procedure: String::new(),
            number: format!("+{count}"),
            subject: String::new(),
            common: String::new(),
            alike: None,
        }
    }

    /// Tells whether it stands for others.
    pub fn is_hidden(&self) -> bool {
        self.procedure.is_empty()
    }

    /// Names it: its number, and by how many percent it is alike.
    pub fn named(&self) -> String {
        match self.alike {
            Some(percent) => format!("{} ({percent} %)", self.number),
            None => self.number.clone(),
        }
    }
}

/// Returns what a command has to ask of other dossiers before it is decided. A check that compares by what the dossier does not
/// have asks nothing.
pub fn questions(dossier: &Dossier, procedure: &Procedure, command: &Command, day: Date) -> Vec<Question> {
    match command {
        Command::Open(opening) => {
            let values = opening.fields.iter().filter_map(|(id, words)| {
                let field = procedure.field(id)?;
                Some((id.clone(), field.kind.read(words).ok()?))
            });
            let values: Values = values.collect();
            let party = |role: &str| opening.parties.iter().rev().find(|party| party.role == role);
            let asked = procedure.across(None);
            let asked = asked.filter_map(|across| question(across, &opening.subject, &party, &values, day));
            asked.map(|question| of_person(question, procedure)).collect()
        }
        Command::Finish(_) => {
            let Some(passage) = dossier.current() else { return Vec::new() };
            let values = procedure.with_computed(&dossier.fields);
            let party = |role: &str| dossier.party(role);
            let asked = procedure.across(Some(&passage.stage));
            asked.filter_map(|across| question(across, &dossier.subject, &party, &values, day)).collect()
        }
        Command::Enter(_)
        | Command::Name(_)
        | Command::File(_)
        | Command::Return
        | Command::Refuse
        | Command::AskSupplement(_)
        | Command::TakeSupplement
        | Command::Link { .. }
        | Command::NoteOpinion { .. }
        | Command::Postpone(_)
        | Command::Amend { .. }
        | Command::Correct(_)
        | Command::Stop
        | Command::Withdraw
        | Command::Move(_) => Vec::new(),
    }
}

/// Says of a party that it is a person where the procedure knows it so.
fn of_person(mut question: Question, procedure: &Procedure) -> Question {
    let is_person = |party: &Party| procedure.party(&party.role).is_some_and(|role| role.person);
    let as_person = |(party, roles): (Party, Vec<String>)| {
        if is_person(&party) { (party.as_person(), roles) } else { (party, roles) }
    };
    question.party = question.party.map(as_person);
    question.with = question.with.map(as_person);
    question
}

fn question<'p>(
    across: &Across,
    subject: &str,
    party: &dyn Fn(&str) -> Option<&'p Party>,
    values: &Values,
    day: Date,
) -> Option<Question> {
    let same = |named: &Option<(String, Vec<String>)>| match named {
        None => Some(None),
        Some((role, there)) => Some(Some((party(role)?.clone(), there.clone()))),
    };
    let (first, with) = (same(&across.party)?, same(&across.with)?);
    let field = |id: &String| Some((id.clone(), values.get(id)?.clone()));
    let fields = across.fields.iter().map(field).collect::<Option<Vec<_>>>()?;
    let since = across.within.map(|within| match within {
        Within::SameYear => date(day.year(), 1, 1),
        Within::Months(months) => {
            let before = Span::new().try_months(months).and_then(|span| day.checked_sub(span));
            before.unwrap_or(Date::MIN)
        }
    });
    Some(Question {
        check: across.id.clone(),
        procedures: across.procedures.clone(),
        party: first,
        with,
        itself: across.itself,
        fields,
        like: across.like.map(|percent| (subject.to_owned(), percent)),
        late: across.late.clone(),
        now_in: across.now_in.clone(),
        open: across.open,
        outcomes: across.outcomes.clone(),
        since,
        day,
    })
}

/// Refuses to go on where a check found something that stops, or that wants a reason which nobody gives. Returns what is
/// recorded: every check that was asked, with what it found.
pub(super) fn judged<'a>(
    asked: impl Iterator<Item = &'a Across>,
    answers: &[Answer],
    meta: &Meta,
) -> Result<Vec<Answer>, Refusal> {
    let mut recorded = Vec::new();
    for across in asked {
        let Some(answer) = answers.iter().find(|answer| answer.check == across.id) else { continue };
        let (otherwise, found) = (across.otherwise.clone(), answer.found.clone());
        if !found.is_empty() && across.stops {
            return Err(Refusal::FoundElsewhere { otherwise, found });
        }
        if !found.is_empty() && !dates::has_reason(meta) {
            return Err(Refusal::FoundWantsReason { otherwise, found });
        }
        recorded.push(answer.clone());
    }
    Ok(recorded)
}

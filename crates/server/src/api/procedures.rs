//! Procedures: what a dossier may be of, with the fields, parties and stages that its definition declares.

use super::call::Call;
use super::give::Reply;
use super::schema::{Day, Page};
use super::take::Name;
use crate::fault::Fault;
use ::messages::Catalogue;
use jiff::civil::Date;
use ledger::procedure::{self, Clause, Duration, Field, Kind, Next, Stage};
use schemars::JsonSchema;
use serde::Serialize;

/// A procedure in its newest version.
#[derive(Serialize, JsonSchema)]
pub(super) struct Procedure {
    /// The stable id, "nhiem-vu-khcn-cap-tinh".
    id: String,
    name: String,
    version: String,
    /// What it follows.
    source: String,
    /// The first day on which dossiers begin under this version.
    #[schemars(with = "Day")]
    valid_from: Date,
    /// The last day on which they do.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Day>")]
    valid_to: Option<Date>,
    /// Whether dossiers begin under some version of it today.
    in_force: bool,
    /// How long the whole may take.
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<Span>,
    /// How long it may take instead where fields say so: the first that fits counts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    limits: Vec<Where>,
    /// What the catalogue of administrative procedures says of it; absent for one that is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    service: Option<Listed>,
    parties: Vec<Role>,
    fields: Vec<Known>,
    stages: Vec<Step>,
    amendments: Vec<Change>,
    /// Which dossiers its dossiers may lead to.
    links: Vec<Leads>,
}

/// A kind of link to other dossiers.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ProcedureLink")]
struct Leads {
    id: String,
    /// What the other one is called from here, and this one from there.
    name: String,
    back: String,
    /// The procedures of the other one.
    procedures: Vec<String>,
}

/// How long something may take.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ProcedureLimit")]
struct Span {
    /// "days", "working-days" or "months".
    of: &'static str,
    count: u32,
}

/// An administrative procedure in the catalogue. What is not known is absent.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ProcedureService")]
struct Listed {
    /// The code in the national catalogue.
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    /// How far it goes online: "full", "partial" or "none".
    #[serde(skip_serializing_if = "Option::is_none")]
    online: Option<&'static str>,
    /// What it costs.
    #[serde(skip_serializing_if = "Option::is_none")]
    fee: Option<String>,
    /// How long the law allows for the whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    legal: Option<Span>,
    /// By how many percent the office's own limit is less than that.
    #[serde(skip_serializing_if = "Option::is_none")]
    cut: Option<u32>,
}

/// How long something may take where fields say so.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ProcedureLimitWhere")]
struct Where {
    /// What the fields say, in words.
    when: String,
    limit: Span,
}

fn wheres(words: &Catalogue, procedure: &procedure::Procedure, limits: &[(Clause, Duration)]) -> Vec<Where> {
    let one = |(clause, limit): &(Clause, Duration)| Where {
        when: app::diagram::clause(procedure, clause, words),
        limit: Span::from(*limit),
    };
    limits.iter().map(one).collect()
}

impl From<Duration> for Span {
    fn from(duration: Duration) -> Self {
        let (of, count) = duration.parts();
        Self { of, count }
    }
}

/// Who has to do with a dossier.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ProcedureParty")]
struct Role {
    id: String,
    name: String,
    /// A dossier needs one from the beginning.
    required: bool,
}

/// What is known of a dossier.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ProcedureField")]
struct Known {
    id: String,
    name: String,
    /// "text", "number", "money", "day", "yes-no" or "choice".
    #[serde(rename = "type")]
    kind: &'static str,
    /// What may stand in a choice.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    choices: Vec<String>,
    /// A dossier needs it from the beginning.
    required: bool,
    /// It is reckoned from others, and not entered.
    computed: bool,
}

/// A stage.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ProcedureStage")]
struct Step {
    id: String,
    name: String,
    /// The unit in charge, as the definition names it; "unit" for the one that holds the dossier.
    owner: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<Span>,
    /// How long it may take instead where fields say so: the first that fits counts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    limits: Vec<Where>,
    /// Fields that must be filled in before it is done.
    wants: Vec<String>,
    /// The stages to which it may lead by being done, the usual one last; "end" for the end.
    next: Vec<String>,
    /// Where a refusal leads; absent where nobody refuses here.
    #[serde(skip_serializing_if = "Option::is_none")]
    refused: Option<String>,
    /// The stage that a return leads back to; absent where nothing is returned.
    #[serde(skip_serializing_if = "Option::is_none")]
    returned: Option<String>,
    /// The applicant may be asked for a supplement.
    supplement: bool,
}

/// A change that may be asked for so many times.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ProcedureAmendment")]
struct Change {
    id: String,
    name: String,
    /// Fields that it changes.
    fields: Vec<String>,
    times: u32,
}

impl Procedure {
    fn of(words: &Catalogue, procedure: &procedure::Procedure, in_force: bool) -> Self {
        let role = |role: &procedure::PartyRole| Role {
            id: role.id.clone(),
            name: role.name.clone(),
            required: role.required,
        };
        let change = |one: &procedure::Amendment| Change {
            id: one.id.clone(),
            name: one.name.clone(),
            fields: one.fields.clone(),
            times: one.times,
        };
        let leads = |one: &procedure::LinkKind| Leads {
            id: one.id.clone(),
            name: one.name.clone(),
            back: one.back.clone(),
            procedures: one.procedures.clone(),
        };
        Self {
            links: procedure.links.iter().map(leads).collect(),
            id: procedure.id.clone(),
            name: procedure.name.clone(),
            version: procedure.version.clone(),
            source: procedure.source.clone(),
            valid_from: procedure.valid_from,
            valid_to: procedure.valid_to,
            in_force,
            limit: procedure.limit.map(Span::from),
            limits: wheres(words, procedure, &procedure.limits),
            service: procedure.service.as_ref().map(|service| listed(service, procedure)),
            parties: procedure.parties.iter().map(role).collect(),
            fields: procedure.fields.iter().map(known).collect(),
            stages: procedure.stages.iter().map(|stage| step(words, procedure, stage)).collect(),
            amendments: procedure.amendments.iter().map(change).collect(),
        }
    }
}

fn listed(service: &procedure::Service, procedure: &procedure::Procedure) -> Listed {
    Listed {
        code: service.code.clone(),
        online: service.online.map(procedure::Online::name),
        fee: service.fee.clone(),
        legal: service.legal.map(Span::from),
        cut: procedure.cut(),
    }
}

fn known(field: &Field) -> Known {
    let (kind, choices) = match &field.kind {
        Kind::Text => ("text", Vec::new()),
        Kind::Number { .. } => ("number", Vec::new()),
        Kind::Money => ("money", Vec::new()),
        Kind::Day => ("day", Vec::new()),
        Kind::YesNo => ("yes-no", Vec::new()),
        Kind::Choice(choices) => ("choice", choices.clone()),
    };
    let (id, name) = (field.id.clone(), field.name.clone());
    Known { id, name, kind, choices, required: field.required, computed: field.is_computed() }
}

fn step(words: &Catalogue, procedure: &procedure::Procedure, stage: &Stage) -> Step {
    let to = |next: &Next| match next {
        Next::End => "end".to_owned(),
        Next::Stage(id) => id.clone(),
    };
    Step {
        id: stage.id.clone(),
        name: stage.name.clone(),
        owner: stage.owner.clone(),
        limit: stage.duration.map(Span::from),
        limits: wheres(words, procedure, &stage.limits),
        wants: stage.wants.clone(),
        next: stage.ways().map(to).collect(),
        refused: stage.refused.as_ref().map(to),
        returned: stage.returned.clone(),
        supplement: stage.supplement,
    }
}

/// Lists them by their ids.
pub(super) fn list(call: &Call, (): ()) -> Result<Reply<Page<Procedure>>, Fault> {
    let shelf = call.office().procedures()?;
    let mut ids: Vec<&str> = shelf.all().map(|procedure| procedure.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    let newest = ids.into_iter().filter_map(|id| shelf.newest(id));
    let items =
        newest.map(|one| Procedure::of(call.words(), one, shelf.on(&one.id, call.today).is_some())).collect();
    Ok(Reply(Page { items, next: None, total: None }))
}

/// Shows one.
pub(super) fn show(call: &Call, Name(id): Name) -> Result<Reply<Procedure>, Fault> {
    let shelf = call.office().procedures()?;
    let newest = shelf.newest(&id).ok_or(Fault::NotFound)?;
    Ok(Reply(Procedure::of(call.words(), newest, shelf.on(&id, call.today).is_some())))
}

//! Indicators: what is measured, what is wanted and what came out in each period, and what shows it.

use super::call::Call;
use super::commands::{FileHash, kept};
use super::give::{Made, Reply, Versioned};
use super::schema::{
    Count, Day, DirectionName, Happened, IndicatorAt, Line, Page, RhythmName, Text, Unit, Uuid, inline_schema,
};
use super::take::{Body, Name, Query};
use crate::fault::Fault;
use crate::pages::target::{self, Seen};
use crate::pages::targets::{self, Wanted as Which};
use app::{Behind, Order, Shown, Stand};
use jiff::civil::Date;
use ledger::indicator::{Command, Content, Evidence, Target, Value};
use ledger::period::Period;
use ledger::procedure::Procedure;
use ledger::{DocumentId, DossierId, Moment, TaskId, UnitId};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, de};
use std::borrow::Cow;

/// A period: "2025", "2025-H1", "2025-Q2" or "2025-06".
#[derive(Clone, Copy)]
struct Within(Period);
inline_schema!(
    Within,
    "Period",
    json_schema!({
        "type": "string",
        "pattern": "^(19[0-9]{2}|2[01][0-9]{2}|2200)(-(H[12]|Q[1-4]|0[1-9]|1[0-2]))?$"
    })
);

impl<'de> Deserialize<'de> for Within {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map(Self).map_err(|()| de::Error::custom(format_args!("{text:?} is no period")))
    }
}

/// Which indicators are wanted.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Question {
    /// The periods that lie in this one; the year where absent.
    period: Option<Within>,
    /// The unit that answers for them, with those below it.
    #[schemars(with = "Option<Uuid>")]
    owner: Option<UnitId>,
    /// Where they stand.
    standing: Option<IndicatorAt>,
    /// At the end of this day; today where absent.
    #[schemars(with = "Option<Day>")]
    as_of: Option<Date>,
    /// As it was known at the end of this day; as it is known now where absent.
    #[schemars(with = "Option<Day>")]
    known_at: Option<Date>,
}

/// As of when, and as known when.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Look {
    /// At the end of this day; today where absent.
    #[schemars(with = "Option<Day>")]
    as_of: Option<Date>,
    /// As it was known at the end of this day; as it is known now where absent.
    #[schemars(with = "Option<Day>")]
    known_at: Option<Date>,
}

/// An indicator.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Indicator")]
pub(super) struct Measured {
    /// What it is called by: "PII".
    code: String,
    /// How many events it has.
    #[schemars(with = "Count")]
    version: u64,
    name: String,
    /// What it belongs to: an index, a plan.
    group: String,
    /// How it is measured, and who does that.
    measure: String,
    /// What it counts: "%", "dự án".
    unit: String,
    /// Who answers for it.
    owner: Unit,
    direction: DirectionName,
    rhythm: RhythmName,
    /// It is counted from tasks or dossiers, and not entered.
    counted: bool,
    /// Since when it is followed no longer.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Day>")]
    ended: Option<Date>,
    /// Where it stands, period by period.
    periods: Vec<InPeriod>,
    /// What was recorded of it, in order; in a list absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    story: Option<Vec<Happened>>,
}

/// Where an indicator stands in a period.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "IndicatorPeriod")]
struct InPeriod {
    /// "2025", "2025-H1", "2025-Q2" or "2025-06".
    period: String,
    standing: IndicatorAt,
    /// What is wanted, as people write it: "≥ 80", "80–90".
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<String>,
    /// What came out, as people write it: "82,5", "85,71 (12/14)".
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    /// The same as a decimal number, a share in per cent: "82.5".
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<String>,
    /// Of which day the value is; absent where it is counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Day>")]
    on: Option<Date>,
    /// What shows the value.
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<Shows>,
}

/// What shows a value.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "IndicatorEvidence")]
struct Shows {
    words: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Uuid>")]
    document: Option<DocumentId>,
    /// The hashes of its files.
    files: Vec<String>,
}

impl Measured {
    fn of(call: &Call, shown: &Shown) -> Self {
        let content = &shown.content;
        Self {
            code: content.code.clone(),
            version: shown.version,
            name: content.name.clone(),
            group: content.group.clone(),
            measure: content.measure.clone(),
            unit: content.unit.clone(),
            owner: call.unit_of(content.owner),
            direction: DirectionName(content.direction),
            rhythm: RhythmName(content.rhythm),
            counted: content.computed.is_some(),
            ended: shown.indicator.ended.as_ref().map(|(on, _)| *on),
            periods: shown.stands.iter().map(in_period).collect(),
            story: None,
        }
    }

    fn load(call: &Call, code: &str, look: &Look) -> Result<Self, Fault> {
        let Seen { shown, entries, .. } = load(call, code, look)?;
        let story = entries.iter().map(|entry| Happened::of(call, entry));
        Ok(Self { story: Some(story.collect()), ..Self::of(call, &shown) })
    }
}

fn load(call: &Call, code: &str, look: &Look) -> Result<Seen, Fault> {
    let (as_of, known_at) = look.at(call);
    target::load(call, code, as_of, known_at)
}

impl Look {
    /// What is known now.
    const NOW: Self = Self { as_of: None, known_at: None };

    fn at(&self, call: &Call) -> (Date, Moment) {
        (self.as_of.unwrap_or(call.today), self.known_at.map_or(Moment::LAST, Moment::end_of))
    }
}

fn in_period(stand: &Stand) -> InPeriod {
    let shows = |evidence: &Evidence| Shows {
        words: evidence.words.clone(),
        document: evidence.document,
        files: evidence.files.clone(),
    };
    InPeriod {
        period: stand.period.to_string(),
        standing: IndicatorAt(stand.standing),
        target: stand.target.as_ref().map(|wanted| wanted.target.written()),
        value: stand.value.as_ref().map(Value::written),
        number: stand.value.as_ref().and_then(Value::amount).map(|amount| amount.to_string()),
        on: stand.entered.as_ref().map(|entered| entered.day),
        evidence: stand
            .entered
            .as_ref()
            .map(|entered| &entered.evidence)
            .filter(|evidence| !evidence.is_empty())
            .map(shows),
    }
}

/// Lists them by their units and codes.
pub(super) fn list(call: &Call, Query(question): Query<Question>) -> Result<Reply<Page<Measured>>, Fault> {
    let which = Which {
        period: question.period.map(|period| period.0),
        owner: question.owner,
        standing: question.standing.map(|standing| standing.0),
        as_of: question.as_of.unwrap_or(call.today),
        known_at: question.known_at.map_or(Moment::LAST, Moment::end_of),
    };
    let listed = targets::listed(call, &which)?;
    let items = listed.iter().map(|shown| Measured::of(call, shown)).collect();
    Ok(Reply(Page { items, next: None, total: None }))
}

/// Shows one.
pub(super) fn show(
    call: &Call,
    (Name(code), Query(look)): (Name, Query<Look>),
) -> Result<Versioned<Measured>, Fault> {
    let body = Measured::load(call, &code, &look)?;
    Ok(Versioned { version: body.version, body })
}

/// Of which period, as of when.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct BehindQuestion {
    period: Within,
    /// At the end of this day; today where absent.
    #[schemars(with = "Option<Day>")]
    as_of: Option<Date>,
    /// As it was known at the end of this day; as it is known now where absent.
    #[schemars(with = "Option<Day>")]
    known_at: Option<Date>,
}

/// What a value is counted from.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "IndicatorCounted")]
pub(super) struct CountedFrom {
    #[schemars(with = "Vec<Uuid>")]
    tasks: Vec<TaskId>,
    /// There are more tasks than are named here.
    more: bool,
    dossiers: Vec<CountedDossier>,
    /// Administrative procedures of the catalogue.
    procedures: Vec<CountedProcedure>,
}

/// An administrative procedure that a value is counted from.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "IndicatorProcedure")]
struct CountedProcedure {
    id: String,
    name: String,
    /// It is among those that are wanted.
    among: bool,
}

/// A dossier that a value is counted from.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "IndicatorDossier")]
struct CountedDossier {
    #[schemars(with = "Uuid")]
    id: DossierId,
    /// Its number and subject.
    words: String,
    /// It is among those with the wanted values.
    among: bool,
}

/// Names the tasks or dossiers that a counted value is counted from.
pub(super) fn behind(
    call: &Call,
    (Name(code), Query(question)): (Name, Query<BehindQuestion>),
) -> Result<Reply<CountedFrom>, Fault> {
    let look = Look { as_of: question.as_of, known_at: question.known_at };
    let seen = load(call, &code, &look)?;
    let (as_of, known_at) = look.at(call);
    let content = &seen.shown.content;
    let behind = call.office().behind_indicator(content, question.period.0, as_of, known_at)?;
    Ok(Reply(match behind.ok_or(Fault::NotFound)? {
        Behind::Tasks(tasks, more) => {
            CountedFrom { tasks, more, dossiers: Vec::new(), procedures: Vec::new() }
        }
        Behind::Procedures(all) => {
            let named = |(procedure, among): (Procedure, bool)| CountedProcedure {
                id: procedure.id,
                name: procedure.name,
                among,
            };
            let procedures = all.into_iter().map(named).collect();
            CountedFrom { tasks: Vec::new(), more: false, dossiers: Vec::new(), procedures }
        }
        Behind::Dossiers(all, _) => {
            let known = call.office().seen_dossiers(&call.sight()?, all.iter().map(|case| case.id))?;
            let seen = all.into_iter().filter(|case| known.contains(&case.id));
            let dossiers = seen.map(|case| CountedDossier {
                id: case.id,
                words: format!("{} {}", case.number, case.subject),
                among: case.shared,
            });
            CountedFrom {
                tasks: Vec::new(),
                more: false,
                dossiers: dossiers.collect(),
                procedures: Vec::new(),
            }
        }
    }))
}

/// An indicator that is to be followed: one of the catalogue by its code, or one of the office's own with everything else.
/// `Idempotency-Key` makes the same request sent twice one.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "IndicatorFollowed")]
pub(super) struct Followed {
    /// What it is called by.
    code: Line,
    /// Who answers for it.
    #[schemars(with = "Uuid")]
    owner: UnitId,
    /// What it is; absent for one of the catalogue.
    own: Option<Own>,
}

/// An indicator of the office's own.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "IndicatorOwn")]
struct Own {
    name: Line,
    /// What it counts: "%", "dự án".
    unit: Line,
    direction: DirectionName,
    rhythm: RhythmName,
    group: Option<Line>,
    measure: Option<Text>,
}

/// Follows one.
pub(super) fn follow(call: &Call, Body(asked): Body<Followed>) -> Result<Made<Measured>, Fault> {
    let line = |line: Option<Line>| line.map(|line| line.0).unwrap_or_default();
    let content = match asked.own {
        None => {
            let sets = call.office().indicator_sets()?;
            let unknown = || Fault::not_understood(&asked.code.0);
            let (set, template) = sets.find(&asked.code.0, call.today).ok_or_else(unknown)?;
            set.content(template, asked.owner)
        }
        Some(own) => Content {
            code: asked.code.0.clone(),
            name: own.name.0,
            group: line(own.group),
            measure: own.measure.map(|measure| measure.0).unwrap_or_default(),
            unit: own.unit.0,
            owner: asked.owner,
            direction: own.direction.0,
            rhythm: own.rhythm.0,
            source: String::new(),
            computed: None,
            definition: None,
        },
    };
    let code = content.code.clone();
    let order = Order { id: call.command(), ..Order::new(Command::Define(Box::new(content))) };
    call.actor()?.indicator(&code, order)?;
    let address = format!("{}/targets/{}", super::BASE, crate::view::escape_query(&code));
    Ok(Made { address, body: Measured::load(call, &code, &Look::NOW)? })
}

/// What somebody asks of an indicator. `Idempotency-Key` makes the same request sent twice one.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "IndicatorAsked")]
pub(super) struct Asked {
    command: Wanted,
    /// The day on which it takes effect; today where absent.
    #[schemars(with = "Option<Day>")]
    on: Option<Date>,
    /// Why. To correct, change or end wants one.
    reason: Option<Text>,
}

/// A command by its name, with what it needs.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(rename = "IndicatorCommand")]
enum Wanted {
    /// Set what is wanted in a period: ">= 80", "<= 5", "80..90"; a bare "80" is what the direction says.
    SetTarget { period: Within, target: Line, evidence: Option<Proof> },
    /// Enter what came out: "82,5", "12/14".
    EnterValue { period: Within, value: Line, evidence: Option<Proof> },
    /// Correct the value that counts; without one it is taken back.
    CorrectValue { period: Within, value: Option<Line>, evidence: Option<Proof> },
    /// Change what it is: what is absent stays.
    Change {
        name: Option<Line>,
        measure: Option<Text>,
        #[schemars(with = "Option<Uuid>")]
        owner: Option<UnitId>,
    },
    /// Follow it no longer.
    End,
}

/// What shows a value or who sets a target, with files that were kept before (`POST /files`).
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "IndicatorEvidenceNamed")]
struct Proof {
    words: Option<Text>,
    #[schemars(with = "Option<Uuid>")]
    document: Option<DocumentId>,
    #[serde(default)]
    #[schemars(length(max = 50))]
    files: Vec<FileHash>,
}

/// Gives a command to an indicator.
pub(super) fn give(
    call: &Call,
    (Name(code), Body(asked)): (Name, Body<Asked>),
) -> Result<Versioned<Measured>, Fault> {
    let content = load(call, &code, &Look::NOW)?.shown.content;
    let command = command(call, &content, asked.command)?;
    let order = Order::new(command).on(asked.on).because(asked.reason.map(|reason| reason.0));
    call.actor()?.indicator(&content.code, Order { id: call.command(), ..order })?;
    let body = Measured::load(call, &content.code, &Look::NOW)?;
    Ok(Versioned { version: body.version, body })
}

/// Returns what is wanted in the words of the ledger.
fn command(call: &Call, content: &Content, wanted: Wanted) -> Result<Command, Fault> {
    let value = |line: Line| Value::read(&line.0).ok_or_else(|| Fault::not_understood(&line.0));
    Ok(match wanted {
        Wanted::SetTarget { period, target, evidence } => {
            let read = Target::read(&target.0, content.direction);
            let target = read.ok_or_else(|| Fault::not_understood(&target.0))?;
            Command::SetTarget { period: period.0, target, evidence: shows(call, evidence)? }
        }
        Wanted::EnterValue { period, value: entered, evidence } => {
            let (value, evidence) = (value(entered)?, shows(call, evidence)?);
            Command::EnterValue { period: period.0, value, evidence }
        }
        Wanted::CorrectValue { period, value: corrected, evidence } => {
            let (value, evidence) = (corrected.map(value).transpose()?, shows(call, evidence)?);
            Command::CorrectValue { period: period.0, value, evidence }
        }
        Wanted::Change { name, measure, owner } => {
            let mut changed = content.clone();
            changed.name = name.map_or(changed.name, |name| name.0);
            changed.measure = measure.map_or(changed.measure, |measure| measure.0);
            changed.owner = owner.unwrap_or(changed.owner);
            Command::Change(Box::new(changed))
        }
        Wanted::End => Command::End,
    })
}

fn shows(call: &Call, named: Option<Proof>) -> Result<Evidence, Fault> {
    let Some(named) = named else { return Ok(Evidence::default()) };
    if let Some(document) = named.document {
        crate::pages::document::load(call, &document.to_string())?;
    }
    Ok(Evidence {
        document: named.document,
        files: kept(call, named.files)?,
        words: named.words.map(|words| words.0).unwrap_or_default(),
    })
}

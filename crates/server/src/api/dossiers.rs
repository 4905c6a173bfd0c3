//! Dossiers: the registers, and one dossier with its way through the stages. What is asked of one stands in `commands.rs`.

mod commands;

pub(super) use commands::give;

use super::call::Call;
use super::give::{Download, Made, Reply, Versioned};
use super::schema::{
    AsFile, Count, Day, DossierPlace, Ended, Limit, Line, Outcome, Page, PartyIs, Person, Texts, Unit, Uuid,
    dossier_place, next,
};
use super::take::{Body, Id, Name, Query};
use crate::fault::Fault;
use crate::pages::dossier::{Shown, load, offered};
use crate::pages::dossiers::question::seen;
use app::{Order, Taken};
use commands::Fields;
use jiff::civil::Date;
use ledger::dossier::{Clock, Passage};
use ledger::task::Product;
use ledger::{DossierId, EventDateId, PersonId, TaskId, UnitId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::{DossierFilter, ListedDossier};

/// Which dossiers are wanted.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Question {
    /// Of this procedure, by its id.
    procedure: Option<Line>,
    /// Only those that have not ended, or only those that have.
    open: Option<bool>,
    /// In this stage, by its id.
    stage: Option<Line>,
    /// With this in their number, their subject or the names of their parties, with or without marks.
    words: Option<Line>,
    /// How many on a page.
    #[serde(default)]
    limit: Limit,
    /// Behind this place: follow `next`.
    after: Option<DossierPlace>,
}

/// A dossier in a register.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "DossierRow")]
pub(super) struct Row {
    #[schemars(with = "Uuid")]
    id: DossierId,
    /// How many events it has: what `If-Match` names.
    #[schemars(with = "Count")]
    version: u64,
    /// The id of the procedure.
    procedure: String,
    number: String,
    subject: String,
    /// Who holds it.
    unit: Unit,
    /// When it was taken in.
    #[schemars(with = "Day")]
    opened: Date,
    /// The last day on time of the whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Day>")]
    due: Option<Date>,
    /// The id of the stage it is in; of the last one where it ended.
    stage: String,
    /// The task that this stage is.
    #[schemars(with = "Uuid")]
    task: TaskId,
    /// Who owns the stage now.
    #[serde(skip_serializing_if = "Option::is_none")]
    stage_unit: Option<Unit>,
    /// The last day on time of the stage.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Day>")]
    stage_due: Option<Date>,
    /// The applicant has it: the clocks stand.
    waits: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    ended: Option<Ended>,
    parties: Vec<Party>,
    /// What was entered, by the ids of the fields.
    fields: Texts,
}

/// Who has a role in a dossier.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "DossierParty")]
struct Party {
    role: String,
    kind: PartyIs,
    name: String,
    /// Of an enterprise the tax code, of a person the number of the identity card.
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    /// A person's id: the same in all dossiers, also where the data were erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Uuid>")]
    person: Option<PersonId>,
    /// The person's data were erased; a word stands for the name.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    erased: bool,
}

impl Party {
    fn of(call: &Call, party: &ledger::dossier::Party) -> Self {
        let (role, name, code) = (party.role.clone(), call.party_name(party), party.code.clone());
        let person = party.person.map(|sealed| sealed.person);
        Self { role, kind: PartyIs(party.kind), name, code, person, erased: party.is_erased() }
    }
}

impl Row {
    fn of(call: &Call, dossier: ListedDossier) -> Self {
        Self {
            id: dossier.id,
            version: dossier.version,
            procedure: dossier.procedure,
            number: dossier.number,
            subject: dossier.subject,
            unit: call.unit_of(dossier.unit),
            opened: dossier.opened,
            due: dossier.due,
            stage: dossier.stage,
            task: dossier.task,
            stage_unit: dossier.stage_unit.map(|unit| call.unit_of(unit)),
            stage_due: dossier.stage_due,
            waits: dossier.waits,
            ended: dossier.closed.map(|(outcome, on)| Ended { outcome: Outcome(outcome), on }),
            parties: dossier.parties.iter().map(|party| Party::of(call, party)).collect(),
            fields: Texts(dossier.fields),
        }
    }
}

/// Lists them, the newest first.
pub(super) fn list(call: &Call, Query(question): Query<Question>) -> Result<Reply<Page<Row>>, Fault> {
    let tenant = call.office().tenant().id;
    let some = |line: Option<Line>| line.map(|line| line.0).filter(|line| !line.trim().is_empty());
    let filter = DossierFilter {
        procedure: some(question.procedure),
        open: question.open,
        stage: some(question.stage),
        units: seen(call),
        words: some(question.words),
        cases: None,
        closed: call.sight()?.closed,
    };
    let most = question.limit.0;
    let after = question.after.map(|place| place.0);
    // One more than the page has tells whether there is another page.
    let mut found = call.office().store().read(|reader| reader.dossiers(tenant, &filter, after, most + 1))?;
    let more = found.len() > most as usize;
    found.truncate(most as usize);
    let last = found.last().filter(|_| more).map(dossier_place);
    let items = found.into_iter().map(|dossier| Row::of(call, dossier)).collect();
    Ok(Reply(Page { items, next: last.map(|last| next(&call.address, &last)), total: None }))
}

/// A dossier.
#[derive(Serialize, JsonSchema)]
pub(super) struct Dossier {
    #[schemars(with = "Uuid")]
    id: DossierId,
    /// How many events it has: what `If-Match` names.
    #[schemars(with = "Count")]
    version: u64,
    /// The id of the procedure.
    procedure: String,
    /// The version of the procedure that it keeps.
    procedure_version: String,
    number: String,
    subject: String,
    /// Who holds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<Unit>,
    /// When it was taken in.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Day>")]
    opened: Option<Date>,
    /// The clock of the whole.
    clock: Ticking,
    #[serde(skip_serializing_if = "Option::is_none")]
    ended: Option<Ended>,
    parties: Vec<Party>,
    fields: Vec<Value>,
    papers: Vec<Paper>,
    /// The ids of what can be printed of it now.
    printable: Vec<String>,
    /// Its way through the stages, in order.
    stages: Vec<Passed>,
    /// Dossiers that it leads to, and those that it comes from.
    links: Vec<Link>,
    /// What was entered wrongly, beside what is right, in the order in which it was recorded.
    corrections: Vec<Correction>,
    /// What may be asked of it now by who asks.
    commands: Vec<String>,
}

/// A clock at the end of today.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "DossierClock")]
struct Ticking {
    /// "undated", "in-time", "overdue", "waiting", "early", "on-time" or "late".
    pace: &'static str,
    /// The last day on time; absent without a limit, and while the clock stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Day>")]
    due: Option<Date>,
    /// Days by which it is or was late.
    late_days: u32,
}

impl From<Clock> for Ticking {
    fn from(clock: Clock) -> Self {
        Self { pace: clock.pace.name(), due: clock.due, late_days: clock.late_days }
    }
}

/// What stands in a field.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "DossierField")]
struct Value {
    id: String,
    name: String,
    /// As it is stored: a number in digits, a day as 2025-03-14, "yes" or "no". Absent where it hangs on an event whose day nobody
    /// knows.
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    /// It is reckoned from others.
    computed: bool,
    /// The event date that its day comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Uuid>")]
    event_date: Option<EventDateId>,
    /// What stood there told of a person, and was erased.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    erased: bool,
}

/// A paper that came to a dossier, or came out of a stage.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "DossierPaper")]
struct Paper {
    /// When it came.
    #[schemars(with = "Day")]
    on: Date,
    words: String,
    /// Number and symbol.
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<String>,
    /// The hashes of its files.
    files: Vec<String>,
}

impl Paper {
    fn of(product: &Product, on: Date) -> Self {
        Self {
            on,
            words: product.words.clone(),
            number: product.number.clone(),
            files: product.files.clone(),
        }
    }
}

/// The time of a dossier in a stage.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "DossierStage")]
struct Passed {
    /// The id of the stage.
    stage: String,
    name: String,
    /// How often the dossier was in it, with this time.
    round: u32,
    /// Who owned it when it began.
    unit: Unit,
    /// The task that it is.
    #[schemars(with = "Uuid")]
    task: TaskId,
    /// What that task is called by.
    code: String,
    #[schemars(with = "Day")]
    from: Date,
    clock: Ticking,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Day>")]
    to: Option<Date>,
    /// "done", "returned", "refused" or "stopped".
    #[serde(skip_serializing_if = "Option::is_none")]
    ending: Option<&'static str>,
    /// What came out.
    #[serde(skip_serializing_if = "Option::is_none")]
    product: Option<Paper>,
    /// What the applicant was asked for.
    supplements: Vec<Supplement>,
    /// Who was asked for an opinion.
    opinions: Vec<Opinion>,
}

/// What an applicant was asked for.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "DossierSupplement")]
struct Supplement {
    words: String,
    #[schemars(with = "Day")]
    asked: Date,
    /// The last day that the applicant has; absent where nobody says.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Day>")]
    until: Option<Date>,
    /// When it came.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Day>")]
    given: Option<Date>,
}

/// An opinion that was asked for.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "DossierOpinion")]
struct Opinion {
    of: String,
    #[schemars(with = "Day")]
    asked: Date,
    /// When it came.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Day>")]
    given: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    agrees: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<String>,
}

/// Another dossier that it belongs to.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "DossierLink")]
struct Link {
    /// The kind, as the procedure of the one that leads to the other declares it.
    link: String,
    /// What it is called from here.
    name: String,
    #[schemars(with = "Uuid")]
    dossier: DossierId,
    number: String,
    /// It was linked from there.
    back: bool,
}

impl Link {
    fn of((link, other): &(ledger::dossier::Linked, app::Whole)) -> Self {
        Self {
            link: link.kind.clone(),
            name: link.name.clone(),
            dossier: link.dossier,
            number: other.dossier.number.clone(),
            back: link.back,
        }
    }
}

/// That something was entered wrongly.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "DossierCorrection")]
struct Correction {
    #[schemars(with = "Day")]
    on: Date,
    by: Person,
    reason: String,
    changes: Vec<Changed>,
}

/// What is another one.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "DossierCorrected")]
struct Changed {
    /// "field", "party", "paper" or "opinion".
    kind: &'static str,
    /// The name of the field, of the role, of who was asked.
    of: String,
    /// What stood there; empty where nothing did, or where it was erased.
    before: String,
    /// What is right; empty where it does not belong there, or where it was erased.
    after: String,
}

fn corrected(call: &Call, corrected: app::Corrected) -> Correction {
    let changed = |change: app::Change| {
        let app::Change { kind, of, before, after } = change;
        Changed { kind, of, before, after }
    };
    Correction {
        on: corrected.at.day,
        by: call.person(corrected.by),
        reason: corrected.reason,
        changes: corrected.changes.into_iter().map(changed).collect(),
    }
}

impl Dossier {
    fn load(call: &Call, id: DossierId) -> Result<Versioned<Self>, Fault> {
        let shown = load(call, &id.to_string())?;
        let body = Self::of(call, &shown);
        Ok(Versioned { version: body.version, body })
    }

    fn of(call: &Call, shown: &Shown) -> Self {
        let (dossier, calendar) = (&shown.whole.dossier, call.laws().1);
        let passages = dossier.passages.iter().zip(&shown.codes);
        Self {
            id: shown.whole.id,
            version: shown.whole.version,
            procedure: dossier.procedure.clone(),
            procedure_version: dossier.version.clone(),
            number: dossier.number.clone(),
            subject: dossier.subject.clone(),
            unit: dossier.unit.map(|unit| call.unit_of(unit)),
            opened: dossier.opened.map(|at| at.day),
            clock: dossier.clock(call.today, calendar).into(),
            ended: dossier.closed.map(|(outcome, at)| Ended { outcome: Outcome(outcome), on: at.day }),
            parties: dossier.parties.iter().map(|party| Party::of(call, party)).collect(),
            fields: values(shown),
            printable: printable(call, shown),
            papers: dossier.papers.iter().map(|filed| Paper::of(&filed.paper, filed.at.day)).collect(),
            stages: passages.map(|(passage, code)| passed(call, shown, passage, code)).collect(),
            links: shown.linked.iter().map(Link::of).collect(),
            corrections: shown.whole.corrections().into_iter().map(|one| corrected(call, one)).collect(),
            commands: offered(call, shown).into_iter().map(commands::short).collect(),
        }
    }
}

/// Returns what stands in the fields, in the order of the definition.
fn values(shown: &Shown) -> Vec<Value> {
    let (dossier, procedure) = (&shown.whole.dossier, &shown.whole.procedure);
    let values = procedure.with_computed(&dossier.fields);
    let filled = procedure.fields.iter().filter_map(|field| {
        let (value, hung) = (values.get(&field.id).cloned(), dossier.hung.get(&field.id));
        dossier.is_filled(&field.id).max(value.is_some()).then(|| Value {
            erased: dossier.is_erased(&field.id),
            id: field.id.clone(),
            name: field.name.clone(),
            value,
            computed: field.is_computed(),
            event_date: hung.map(|hung| hung.on),
        })
    });
    filled.collect()
}

fn passed(call: &Call, shown: &Shown, passage: &Passage, code: &str) -> Passed {
    let declared = shown.whole.procedure.stage(&passage.stage);
    let ended = passage.end.map(|(_, at)| at.day);
    let supplements = passage.supplements.iter().map(|one| Supplement {
        words: one.what.clone(),
        asked: one.asked.day,
        until: one.until,
        given: one.given.map(|at| at.day),
    });
    let opinions = passage.opinions.iter().map(|one| Opinion {
        of: one.of.clone(),
        asked: one.asked.day,
        given: one.given.as_ref().map(|(_, _, at)| at.day),
        agrees: one.given.as_ref().map(|(agrees, ..)| *agrees),
        words: one.given.as_ref().map(|(_, words, _)| words.clone()),
    });
    Passed {
        stage: passage.stage.clone(),
        name: declared.map_or(&passage.stage, |stage| &stage.name).clone(),
        round: passage.round,
        unit: call.unit_of(passage.unit),
        task: passage.task,
        code: code.to_owned(),
        from: passage.from.day,
        clock: passage.clock(call.today, call.laws().1).into(),
        to: ended,
        ending: passage.end.map(|(ending, _)| ending.name()),
        product: passage
            .product
            .as_ref()
            .map(|product| Paper::of(product, ended.unwrap_or(passage.from.day))),
        supplements: supplements.collect(),
        opinions: opinions.collect(),
    }
}

/// Shows one.
pub(super) fn show(call: &Call, Id(id): Id<DossierId>) -> Result<Versioned<Dossier>, Fault> {
    Dossier::load(call, id)
}

/// Returns the ids of what can be printed; nothing where that cannot be told: the rest is worth sending all the same.
fn printable(call: &Call, shown: &Shown) -> Vec<String> {
    let printable = call.office().printable(&shown.whole, call.visitor.officer, call.today);
    printable.unwrap_or_default().into_iter().map(|paper| paper.id.clone()).collect()
}

/// Sends a paper that is printed of a dossier, by its id in the procedure.
pub(super) fn print(
    call: &Call,
    (Id(id), (Name(paper), Query(question))): (Id<DossierId>, (Name, Query<AsFile>)),
) -> Result<Download, Fault> {
    let shown = load(call, &id.to_string())?;
    let made = call.office().print(&shown.whole, &paper, call.visitor.officer, call.today)?;
    let format = question.format();
    let written = format.write(&made.ok_or(Fault::NotFound)?).map_err(|_| Fault::Broken)?;
    Ok(Download { name: format!("{paper}.{}", format.name()), bytes: written.bytes })
}

/// A dossier that is to be taken in. `Idempotency-Key` makes the same request sent twice one.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "DossierTaken")]
pub(super) struct Asked {
    /// The id of the procedure; the version that holds on the day is kept.
    procedure: Line,
    subject: Line,
    /// The unit that holds it.
    #[schemars(with = "Uuid")]
    unit: UnitId,
    #[serde(default)]
    #[schemars(length(max = 50))]
    parties: Vec<commands::Named>,
    #[serde(default)]
    fields: Fields,
    /// The day on which it was taken in; today where absent.
    #[schemars(with = "Option<Day>")]
    on: Option<Date>,
    /// Why. A day that is long past wants one.
    reason: Option<super::schema::Text>,
}

/// Takes one in.
pub(super) fn open(call: &Call, Body(asked): Body<Asked>) -> Result<Made<Dossier>, Fault> {
    let taken = Taken {
        procedure: asked.procedure.0,
        subject: asked.subject.0,
        unit: asked.unit,
        parties: asked.parties.into_iter().map(Into::into).collect(),
        fields: asked.fields.values(),
    };
    let order = Order::new(()).on(asked.on).because(asked.reason.map(|reason| reason.0));
    let (id, _) = call.actor()?.open_dossier(taken, &Order { id: call.command(), ..order })?;
    let address = format!("{}/dossiers/{id}", super::BASE);
    Ok(Made { address, body: Dossier::load(call, id)?.body })
}

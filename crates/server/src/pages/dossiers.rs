//! Procedures and their registers: the dossiers of each with the columns that its definition declares, and where new ones are
//! taken in.

pub(crate) mod import;
pub(crate) mod question;

pub(crate) use question::{Question, address};

use crate::caller::{Answer, Caller, Visit};
use crate::fault::Fault;
use crate::pages::dossier::fields;
use crate::pages::task::Sent;
use crate::view::field::Typed;
use crate::view::frame::{self, Part};
use crate::view::{self, day};
use app::{KnownDate, Order, Taken};
use axum::extract::{Multipart, Path, Query};
use axum::response::Response;
use ledger::UnitId;
use ledger::dossier::{Outcome, Pace, Party, PartyKind};
use ledger::permission;
use ledger::procedure::{Column, Procedure, Shelf, Stage, Values};
use maud::{Markup, html};
use std::collections::BTreeMap;
use store::{DossierFilter, ListedDossier};

/// Dossiers in a stage that are counted; of more it is said that there are more.
const MOST_COUNTED: u64 = 200;

/// Dossiers on a page.
const PAGE: u32 = 50;

/// Returns the units for which the visitor may take dossiers in.
fn holders(visit: &Visit) -> Vec<(String, &str)> {
    let (organisation, today) = (visit.organisation(), visit.today);
    let may =
        |unit: &UnitId| permission::may_in(organisation, visit.visitor.officer, "dossier-open", *unit, today);
    let units = organisation.units.keys().filter(|unit| organisation.name_on(**unit, today).is_some());
    let mut units: Vec<_> =
        units.filter(|unit| may(unit)).map(|unit| (unit.to_string(), visit.unit(*unit))).collect();
    units.sort_by_key(|(_, name)| viet::fold::key(name));
    units
}

/// Shows the procedures, with how many dossiers of each are on their way.
pub(crate) async fn list(caller: Caller) -> Response {
    caller
        .visit(move |visit| {
            let shelf = visit.office().procedures()?;
            let tenant = visit.office().tenant().id;
            let counted = visit.office().store().read(|reader| {
                let mut counted = BTreeMap::new();
                for procedure in shelf.all() {
                    let filter = Question::default().filter(visit, &procedure.id)?;
                    let of_stages = reader.count_open_dossiers(tenant, &filter)?;
                    counted.insert(procedure.id.clone(), of_stages.values().sum());
                }
                Ok::<_, Fault>(counted)
            })?;
            Ok(Answer::Page(overview(visit, &shelf, &counted)))
        })
        .await
}

fn overview(visit: &Visit, shelf: &Shelf, counted: &BTreeMap<String, u64>) -> Markup {
    let words = visit.words();
    let title = words.text("part-dossiers");
    let newest = counted.iter().filter_map(|(id, open)| Some((shelf.newest(id)?, *open)));
    let mut newest: Vec<_> = newest.collect();
    // The procedures of a field stand together, the fields as they are called; in each, what is worked on comes first.
    newest.sort_by_key(|(procedure, open)| {
        let group = procedure.group.as_ref().map(|group| viet::fold::key(group));
        (group.is_none(), group, *open == 0, viet::fold::key(&procedure.name))
    });
    frame::page(
        visit,
        Part::Dossiers,
        &title,
        &html! {
            h1 { (title) }
            p.about { (words.text("about-dossiers")) }
            p.line {
                a.button href="/procedures" { (words.text("procedures")) }
                a.button href="/event-dates" { (words.text("event-dates")) }
            }
            @for group in newest.chunk_by(|(one, _), (other, _)| one.group == other.group) {
                (procedures(visit, shelf, group))
            }
        },
    )
}

/// Shows the procedures of one field.
fn procedures(visit: &Visit, shelf: &Shelf, group: &[(&Procedure, u64)]) -> Markup {
    let words = visit.words();
    let named = group.first().and_then(|(procedure, _)| procedure.group.clone());
    let title = named.unwrap_or_else(|| words.text("dossiers-no-group"));
    html! {
        section {
            h2 { (title) }
            table.procedures {
                caption.hidden { (title) }
                thead {
                    tr {
                        th scope="col" { (words.text("dossiers-procedure")) }
                        th.number scope="col" { (words.text("dossiers-open")) }
                        th scope="col" { (words.text("dossiers-force")) }
                    }
                }
                tbody {
                    @for (procedure, open) in group {
                        tr {
                            td.words { a href={ "/dossiers/" (procedure.id) } { (procedure.name) } }
                            td.number { a href={ "/dossiers/" (procedure.id) "?state=open" } { (open) } }
                            td { (force(visit, shelf, procedure)) }
                        }
                    }
                }
            }
        }
    }
}

/// Tells whether dossiers begin under a procedure today.
fn force(visit: &Visit, shelf: &Shelf, procedure: &Procedure) -> Markup {
    let words = visit.words();
    match shelf.on(&procedure.id, visit.today) {
        Some(procedure) => html! { (words.text("dossiers-since")) " " (day(words, procedure.valid_from)) },
        None => html! { (words.text("dossiers-not-in-force")) },
    }
}

/// Shows the register of a procedure.
pub(crate) async fn show(
    caller: Caller,
    Path(id): Path<String>,
    Query(question): Query<Question>,
) -> Response {
    caller.visit(move |visit| Ok(Answer::Page(register(visit, &id, &question, None, &Typed::new())?))).await
}

/// Takes a dossier in, and goes to it.
pub(crate) async fn open(caller: Caller, Path(id): Path<String>, form: Multipart) -> Response {
    if !caller.is_known().await {
        return caller.turn_away().await;
    }
    let sent = Sent::receive(form).await;
    caller
        .visit(move |visit| {
            let sent = sent?;
            match take(visit, &id, &sent) {
                Ok(dossier) => Ok(Answer::Go(format!("/dossiers/{id}/{dossier}?done=dossier-opened"))),
                Err(fault) => {
                    let told = view::told(visit.words(), Some(visit.organisation()), &fault);
                    let notice = view::problem(&told);
                    let page = register(visit, &id, &Question::default(), Some(&notice), &sent.typed)?;
                    Ok(Answer::Refused(fault.status(), page))
                }
            }
        })
        .await
}

fn take(visit: &Visit, id: &str, sent: &Sent) -> Result<ledger::DossierId, Fault> {
    let shelf = visit.office().procedures()?;
    let procedure = shelf.on(id, visit.today).ok_or(Fault::NotFound)?;
    let named = procedure.parties.iter().filter_map(|role| party(sent, &role.id));
    let taken = Taken {
        procedure: id.to_owned(),
        subject: sent.text("subject").unwrap_or_default(),
        unit: sent.wanted("unit")?,
        parties: named.collect(),
        fields: fields::typed(procedure, &sent.typed),
    };
    let order = Order { id: sent.optional("id")?, ..Order::new(()) };
    let order = order.on(sent.optional("on")?).because(sent.text("reason"));
    Ok(visit.actor()?.open_dossier(taken, &order)?.0)
}

/// Returns the party of a role that was typed; a person where that was ticked.
pub(crate) fn party(sent: &Sent, role: &str) -> Option<Party> {
    let name = sent.text(&format!("party-{role}"))?;
    let code = sent.text(&format!("code-{role}"));
    let kind = if code.is_some() { PartyKind::Enterprise } else { PartyKind::Body };
    let party = Party { role: role.to_owned(), kind, name, code, person: None };
    Some(if sent.text(&format!("person-{role}")).is_some() { party.as_person() } else { party })
}

fn register(
    visit: &Visit,
    id: &str,
    question: &Question,
    notice: Option<&Markup>,
    typed: &Typed,
) -> Result<Markup, Fault> {
    let words = visit.words();
    let shelf = visit.office().procedures()?;
    let procedure = shelf.newest(id).ok_or(Fault::NotFound)?;
    let tenant = visit.office().tenant().id;
    let filter = question.filter(visit, id)?;
    let (dossiers, counted, tally) = visit.office().store().read(|reader| {
        let all = DossierFilter { stage: None, words: None, cases: None, ..filter.clone() };
        let stages: Vec<&str> = procedure.stages.iter().map(|stage| stage.id.as_str()).collect();
        let counted = reader.count_open_in(tenant, &all, &stages, MOST_COUNTED + 1)?;
        let tally = match &filter.cases {
            Some((cases, asked)) => Some(reader.count_cases(tenant, cases, asked)?.count),
            None => None,
        };
        Ok::<_, store::Error>((reader.dossiers(tenant, &filter, question.place(), PAGE)?, counted, tally))
    })?;
    let next = dossiers.last().filter(|_| dossiers.len() == PAGE as usize);
    let dates = visit.office().event_dates()?;
    let in_force = shelf.on(id, visit.today);
    let holders = holders(visit);
    Ok(frame::page(
        visit,
        Part::Dossiers,
        &procedure.name,
        &html! {
            p.code { a href="/dossiers" { (words.text("part-dossiers")) } }
            h1 { (procedure.name) }
            p.about { (procedure.source) }
            @if let Some(notice) = notice { (notice) }
            @if let Some(procedure) = in_force.filter(|_| !holders.is_empty()) {
                (open_form(visit, procedure, &dates, &holders, typed))
            }
            @if in_force.is_none() { p.hint { (words.text("dossiers-not-in-force-now")) } }
            (filters(visit, procedure, question, &counted))
            @if let Some(tally) = tally { p.hint { (words.say("dossiers-counted", &[("count", tally.into())])) } }
            @if dossiers.is_empty() { p.empty { (words.text("dossiers-none")) } }
            @else { (table(visit, procedure, &dossiers)) }
            @if let Some(last) = next {
                p.pages { a rel="next" href=(question.behind(last)) { (words.text("page-next")) } }
            }
            (drawn(visit, procedure))
        },
    ))
}

/// Shows how a procedure runs: as a picture, and stage by stage in words.
fn drawn(visit: &Visit, procedure: &Procedure) -> Markup {
    let words = visit.words();
    html! {
        details.drawn {
            summary { (words.text("dossiers-stages")) }
            ol {
                @for stage in app::diagram::stages(procedure, words) {
                    li {
                        strong { (stage.name) } br;
                        (stage.owner) " · " (stage.limit)
                        @for way in stage.ways { br; small { (way) } }
                    }
                }
            }
        }
    }
}

fn filters(
    visit: &Visit,
    procedure: &Procedure,
    question: &Question,
    counted: &BTreeMap<String, u64>,
) -> Markup {
    let words = visit.words();
    let count = |stage: &Stage| match counted.get(&stage.id).copied().unwrap_or(0) {
        most if most > MOST_COUNTED => format!("> {MOST_COUNTED}"),
        count => count.to_string(),
    };
    html! {
        form.filter {
            label.field {
                span { (words.text("dossiers-state")) }
                select name="state" {
                    option value="" { (words.text("dossiers-all")) }
                    @for (value, key) in [("open", "dossiers-open"), ("closed", "dossiers-closed")] {
                        option value=(value) selected[question.state == value] { (words.text(key)) }
                    }
                }
            }
            label.field {
                span { (words.text("dossiers-stage")) }
                select name="stage" {
                    option value="" { (words.text("dossiers-all")) }
                    @for stage in &procedure.stages {
                        option value=(stage.id) selected[question.stage == stage.id] {
                            (stage.name) " (" (count(stage)) ")"
                        }
                    }
                }
            }
            label.field {
                span { (words.text("dossiers-when")) }
                select name="when" {
                    option value="" { (words.text("dossiers-all")) }
                    @for value in ["opened", "ended", "open", "stage"] {
                        @if value != "stage" || question.when == value {
                            option value=(value) selected[question.when == value] { (words.text(&format!("dossiers-when-{value}"))) }
                        }
                    }
                }
            }
            @for (name, key, value) in [("from", "dossiers-from", &question.from), ("to", "dossiers-to", &question.to)] {
                label.field {
                    span { (words.text(key)) }
                    input type="date" name=(name) value=(value);
                }
            }
            label.field {
                span { (words.text("dossiers-outcome")) }
                (several(visit, "outcome", &question.outcome, Outcome::ALL.map(Outcome::name).as_slice()))
            }
            label.field {
                span { (words.text("dossiers-pace")) }
                (several(visit, "pace", &question.pace, Pace::ALL.map(Pace::name).as_slice()))
            }
            @for (name, value) in question.besides().into_iter().filter(|(_, value)| !value.is_empty()) {
                input type="hidden" name=(name) value=(value);
            }
            label.field {
                span { (words.text("dossiers-words")) }
                input type="search" name="words" value=(question.words);
            }
            button { (words.text("dossiers-filter")) }
        }
    }
}

/// Shows a choice of stable names; several of them at once, as a figure asks for, are one more.
fn several(visit: &Visit, what: &str, chosen: &str, names: &[&str]) -> Markup {
    let words = visit.words();
    let told = |name: &str| words.text(&format!("{what}-{name}"));
    let is_own = chosen.is_empty() || names.contains(&chosen);
    html! {
        select name=(what) {
            option value="" { (words.text("dossiers-all")) }
            @if !is_own {
                option value=(chosen) selected { (chosen.split(',').map(told).collect::<Vec<_>>().join(", ")) }
            }
            @for name in names { option value=(name) selected[*name == chosen] { (told(name)) } }
        }
    }
}

fn open_form(
    visit: &Visit,
    procedure: &Procedure,
    dates: &[KnownDate],
    holders: &[(String, &str)],
    typed: &Typed,
) -> Markup {
    let words = visit.words();
    let chosen = typed.get("unit").cloned();
    let first = procedure.stages.first().map(|stage| stage.owner.as_str());
    let usual = |id: &str| {
        let name = id.parse().ok().and_then(|unit| visit.organisation().name_on(unit, visit.today));
        name == first
    };
    let is_chosen = |id: &String| chosen.as_ref().map_or_else(|| usual(id), |chosen| chosen == id);
    html! {
        details.command open[!typed.is_empty()] {
            summary { (words.text("dossiers-take-in")) }
            form.stack method="post" enctype="multipart/form-data" {
                input type="hidden" name="id" value=(app::new_command(visit.now));
                label.field {
                    span { (words.text("field-dossier-subject")) }
                    input type="text" name="subject" value=[typed.get("subject")] required autocomplete="off";
                }
                label.field {
                    span { (words.text("field-dossier-unit")) }
                    select name="unit" required {
                        @for (id, name) in holders { option value=(id) selected[is_chosen(id)] { (name) } }
                    }
                }
                @for role in &procedure.parties { (fields::party(visit, role, role.required, typed)) }
                @for field in procedure.fields.iter().filter(|field| field.required) {
                    @let value = typed.get(&fields::name(field)).map(String::as_str);
                    (fields::entry(visit, (procedure, dates), field, (value, None), true))
                }
                label.field {
                    span { (words.text("field-on")) " " small { (words.text("field-optional")) } }
                    input type="date" name="on" value=[typed.get("on")];
                }
                button.main { (words.text("command-dossier-open")) }
            }
            p { a.button href={ "/dossiers/" (procedure.id) "/import" } { (words.text("dossiers-import")) } }
        }
    }
}

/// What stands in the register where a definition says nothing.
const USUAL: [Column; 6] =
    [Column::Number, Column::Subject, Column::Opened, Column::Stage, Column::Owner, Column::Due];

fn table(visit: &Visit, procedure: &Procedure, dossiers: &[ListedDossier]) -> Markup {
    let columns = if procedure.columns.is_empty() { &USUAL[..] } else { &procedure.columns };
    html! {
        table.dossiers {
            caption.hidden { (procedure.name) }
            thead { tr { @for column in columns { th scope="col" { (heading(visit, procedure, column)) } } } }
            tbody {
                @for dossier in dossiers {
                    @let values = procedure.with_computed(&dossier.fields);
                    tr { @for column in columns { (cell(visit, procedure, dossier, &values, column)) } }
                }
            }
        }
    }
}

fn heading(visit: &Visit, procedure: &Procedure, column: &Column) -> String {
    let key = match column {
        Column::Number => "dossiers-number",
        Column::Subject => "dossiers-subject",
        Column::Opened => "dossiers-opened",
        Column::Stage => "dossiers-stage",
        Column::Owner => "dossiers-owner",
        Column::Due => "dossiers-due",
        Column::Return => "dossiers-return",
        Column::Party(role) => {
            return procedure.party(role).map_or_else(|| role.clone(), |role| role.name.clone());
        }
        Column::Field(id) => {
            return procedure.field(id).map_or_else(|| id.clone(), |field| field.name.clone());
        }
    };
    visit.text(key)
}

fn cell(
    visit: &Visit,
    procedure: &Procedure,
    dossier: &ListedDossier,
    values: &Values,
    column: &Column,
) -> Markup {
    let words = visit.words();
    let label = heading(visit, procedure, column);
    let address = || format!("/dossiers/{}/{}", dossier.procedure, dossier.id);
    let dash = || html! { "–" };
    let by = |due: Option<jiff::civil::Date>| {
        html! {
            td.day data-label=(label) {
                @match due {
                    Some(due) if dossier.closed.is_none() && due < visit.today => {
                        span.late { (day(words, due)) } " " small { (words.text("pace-overdue")) }
                    }
                    Some(due) => (day(words, due)),
                    None if dossier.waits => (words.text("pace-waiting")),
                    None => (dash()),
                }
            }
        }
    };
    match column {
        Column::Number => html! { td.code { a href=(address()) { (dossier.number) } } },
        Column::Subject => html! { td.words { a href=(address()) { (dossier.subject) } } },
        Column::Opened => html! { td.day data-label=(label) { (day(words, dossier.opened)) } },
        Column::Stage => match dossier.closed {
            Some((outcome, on)) => html! {
                td data-label=(label) { (words.text(&format!("outcome-{}", outcome.name()))) br; small { (day(words, on)) } }
            },
            None => html! {
                td data-label=(label) { (procedure.stage(&dossier.stage).map_or(dossier.stage.as_str(), |stage| &stage.name)) }
            },
        },
        Column::Owner => html! {
            td data-label=(label) { @if dossier.closed.is_none() { (visit.unit(dossier.stage_unit.unwrap_or(dossier.unit))) } @else { (dash()) } }
        },
        Column::Due => by(dossier.stage_due.filter(|_| dossier.closed.is_none())),
        Column::Return => by(dossier.due),
        Column::Party(role) => html! {
            td data-label=(label) {
                @match dossier.parties.iter().find(|party| party.role == *role) {
                    Some(party) => (visit.party_name(party)),
                    None => (dash()),
                }
            }
        },
        Column::Field(id) => html! {
            td data-label=(label) { @match (procedure.field(id), values.get(id)) {
                (Some(field), Some(value)) => (fields::shown(visit, field, value)),
                (Some(_), None) if dossier.erased.contains(id) => (words.text("person-erased")),
                (Some(_) | None, _) => (dash()),
            } }
        },
    }
}

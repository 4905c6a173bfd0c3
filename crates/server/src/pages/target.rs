//! One indicator: how it went, period by period, with what shows each value; what was recorded; and what can be said of it now.

pub(crate) mod entries;
mod forms;

use crate::caller::{Answer, Caller, Visit};
use crate::fault::Fault;
use crate::pages::dossiers::address;
use crate::pages::figures::read;
use crate::pages::targets::figures;
use crate::pages::task::Sent;
use crate::view::field::Typed;
use crate::view::frame::{self, Part};
use crate::view::{self, course, day, done, task_table};
use app::{Behind, Done, Order, Shown, Stand};
use axum::extract::{Multipart, Path, Query};
use axum::response::Response;
use entries::Became;
use jiff::civil::Date;
use ledger::event::Body as _;
use ledger::indicator::{Command, Content, Entry, Event, Evidence, Indicator, Target, Value};
use ledger::period::Period;
use ledger::{DocumentId, Moment};
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// Periods that the picture shows at most, and of a counted indicator the table too.
const BACK: usize = 8;

/// As of when, as known when, and what the visitor just did.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Before {
    as_of: String,
    known_at: String,
    done: Option<String>,
}

impl Before {
    fn as_of(&self, visit: &Visit) -> Result<Date, Fault> {
        Ok(read(&self.as_of)?.unwrap_or(visit.today))
    }

    fn known_at(&self) -> Result<Moment, Fault> {
        Ok(read(&self.known_at)?.map_or(Moment::LAST, Moment::end_of))
    }
}

/// An indicator with what its page shows.
pub(crate) struct Seen {
    pub(crate) shown: Shown,
    /// What was recorded of it.
    pub(crate) entries: Vec<Entry>,
    as_of: Date,
    /// What people call the documents that it names.
    documents: BTreeMap<DocumentId, String>,
}

/// Shows the page.
pub(crate) async fn show(caller: Caller, Path(code): Path<String>, Query(before): Query<Before>) -> Response {
    caller
        .visit(move |visit| {
            let seen = load(visit, &code, before.as_of(visit)?, before.known_at()?)?;
            let told = before.done.and_then(|event| visit.words().find(&format!("event-{event}"), &[]));
            Ok(Answer::Page(page(visit, &seen, told.map(|told| done(&told)).as_ref(), None)))
        })
        .await
}

/// Carries out a command, and shows the indicator again: with what happened, or with why not and what was typed.
pub(crate) async fn give(caller: Caller, Path(code): Path<String>, form: Multipart) -> Response {
    if !caller.is_known().await {
        return caller.turn_away().await;
    }
    let sent = Sent::receive(form).await;
    caller
        .visit(move |visit| {
            let seen = load(visit, &code, visit.today, Moment::LAST)?;
            let sent = sent?;
            let went =
                |event: &str| Ok(Answer::Go(format!("/targets/{}?done={event}", view::escape_query(&code))));
            let done = if sent.text("command").as_deref() == Some(entries::COMMAND) {
                entries::carry_out(visit, &seen, &sent)
            } else {
                let done = carry_out(visit, &seen.shown.content, &sent);
                done.map(|done| Became::Done(done.events.first().cloned().unwrap_or_default()))
            };
            match done {
                Ok(Became::Done(event)) => went(&event),
                Ok(Became::Shown(notice)) => {
                    Ok(Answer::Page(page(visit, &seen, Some(&notice), Some(&sent.typed))))
                }
                Err(fault) => {
                    let told = view::told(visit.words(), Some(visit.organisation()), &fault);
                    let page = page(visit, &seen, Some(&view::problem(&told)), Some(&sent.typed));
                    Ok(Answer::Refused(fault.status(), page))
                }
            }
        })
        .await
}

/// Shows the tasks or dossiers that a counted value is counted from.
pub(crate) async fn behind(
    caller: Caller,
    Path((code, period)): Path<(String, String)>,
    Query(before): Query<Before>,
) -> Response {
    caller
        .visit(move |visit| {
            let period: Period = period.parse().map_err(|()| Fault::NotFound)?;
            let seen = load(visit, &code, before.as_of(visit)?, before.known_at()?)?;
            let content = &seen.shown.content;
            let (as_of, known_at) = (before.as_of(visit)?, before.known_at()?);
            let behind = visit.office().behind_indicator(content, period, as_of, known_at)?;
            let behind = behind.ok_or(Fault::NotFound)?;
            Ok(Answer::Page(counted(visit, &seen, period, &behind)?))
        })
        .await
}

/// Loads an indicator whose unit the visitor sees.
pub(crate) fn load(visit: &Visit, code: &str, as_of: Date, known_at: Moment) -> Result<Seen, Fault> {
    let periods = |content: &Content, indicator: &Indicator| {
        let mut all: BTreeSet<Period> = indicator.periods.keys().copied().collect();
        let now = content.rhythm.at(as_of);
        let back = if content.computed.is_some() { BACK } else { 1 };
        all.extend(std::iter::successors(Some(now), |period| Some(period.before())).take(back));
        all.into_iter().collect()
    };
    let (shown, entries) = visit.office().find_indicator(code, as_of, known_at, &periods)?;
    if !visit.scope.sees_unit(shown.content.owner) {
        return Err(Fault::NotFound);
    }
    let named = |stand: &Stand| {
        let of = |evidence: &Evidence| evidence.document;
        let target = stand.target.as_ref().and_then(|wanted| of(&wanted.evidence));
        let value = stand.entered.as_ref().and_then(|entered| of(&entered.evidence));
        [target, value]
    };
    let ids: BTreeSet<DocumentId> = shown.stands.iter().flat_map(named).flatten().collect();
    let tenant = visit.office().tenant().id;
    let documents = visit.office().store().read(|reader| reader.document_codes(tenant, &ids))?;
    Ok(Seen { shown, entries, as_of, documents })
}

/// Carries out what was sent.
fn carry_out(visit: &Visit, content: &Content, sent: &Sent) -> Result<Done, Fault> {
    let actor = visit.actor()?;
    let mut order = Order::new(()).on(sent.optional("on")?).because(sent.text("reason"));
    order.id = sent.optional("id")?;
    let period = || {
        sent.text("period")
            .ok_or_else(|| Fault::missing("period"))
            .and_then(|text| text.parse::<Period>().map_err(|()| Fault::not_understood(&text)))
    };
    let value = |text: String| Value::read(&text).ok_or_else(|| Fault::not_understood(&text));
    let command = match sent.text("command").unwrap_or_default().as_str() {
        "indicator-set-target" => {
            let typed = sent.text("target").ok_or_else(|| Fault::missing("target"))?;
            let target =
                Target::read(&typed, content.direction).ok_or_else(|| Fault::not_understood(&typed))?;
            Command::SetTarget { period: period()?, target, evidence: evidence(visit, sent)? }
        }
        "indicator-enter-value" => {
            let value = value(sent.text("value").ok_or_else(|| Fault::missing("value"))?)?;
            Command::EnterValue { period: period()?, value, evidence: evidence(visit, sent)? }
        }
        "indicator-correct-value" => {
            let value = sent.text("value").map(value).transpose()?;
            Command::CorrectValue { period: period()?, value, evidence: evidence(visit, sent)? }
        }
        "indicator-change" => {
            let mut changed = content.clone();
            changed.owner = sent.wanted("owner")?;
            changed.name = sent.text("name").unwrap_or_default();
            changed.measure = sent.text("measure").unwrap_or_default();
            Command::Change(Box::new(changed))
        }
        "indicator-end" => Command::End,
        _ => return Err(Fault::missing("command")),
    };
    Ok(actor.indicator(&content.code, order.with(command))?)
}

fn evidence(visit: &Visit, sent: &Sent) -> Result<Evidence, Fault> {
    let document = sent.text("document").map(|name| visit.actor()?.find_document(&name).map_err(Fault::from));
    let mut files = Vec::new();
    for bytes in &sent.files {
        files.push(visit.office().files().put(bytes)?);
    }
    Ok(Evidence { document: document.transpose()?, files, words: sent.text("evidence").unwrap_or_default() })
}

fn page(visit: &Visit, seen: &Seen, notice: Option<&Markup>, typed: Option<&Typed>) -> Markup {
    let words = visit.words();
    let content = &seen.shown.content;
    let title = format!("{}: {}", content.code, content.name);
    let drawn: Vec<&Stand> = seen.shown.stands.iter().collect();
    let drawn = &drawn[drawn.len().saturating_sub(BACK)..];
    frame::page(
        visit,
        Part::Figures,
        &title,
        &html! {
            article.task.target {
                header {
                    p.code { a href="/targets" { (words.text("targets-title")) } " · " (content.code) }
                    h1 { (content.name) }
                }
                @if let Some(notice) = notice { (notice) }
                @if let Some((on, why)) = &seen.shown.indicator.ended {
                    p.notice { (words.text("targets-ended")) " " (day(words, *on)) ": " (why) }
                }
                div.columns {
                    div {
                        (course::draw(words, &words.text("targets-course"), &content.unit, drawn))
                        (periods(visit, seen))
                        (facts(visit, content))
                        (story(visit, seen))
                    }
                    aside aria-label=(words.text("task-actions")) { (forms::forms(visit, seen, typed)) }
                }
            }
        },
    )
}

/// Shows all periods, the newest first.
fn periods(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let content = &seen.shown.content;
    let heads = ["period", "target", "value", "standing", "trend", "evidence"];
    html! {
        div.wide {
            table.targets {
                caption { (words.say("targets-caption", &[("day", words.day(seen.as_of).into())])) }
                thead { tr { @for head in heads { th scope="col" { (words.text(&format!("targets-{head}"))) } } } }
                tbody {
                    @for stand in seen.shown.stands.iter().rev() {
                        tr {
                            th scope="row" { (stand.period.to_string()) }
                            (figures(visit, content, stand))
                            td data-label=(words.text("targets-trend")) { @if let Some(trend) = stand.trend { (words.text(&format!("indicator-trend-{}", trend.name()))) } }
                            td.words data-label=(words.text("targets-evidence")) { (shows(visit, seen, stand)) }
                        }
                    }
                }
            }
        }
    }
}

/// Shows what shows a value, and who set the target.
fn shows(visit: &Visit, seen: &Seen, stand: &Stand) -> Markup {
    let words = visit.words();
    let evidence = |evidence: &Evidence| {
        html! {
            (evidence.words)
            @if let Some(document) = evidence.document {
                " " a href={ "/documents/" (document) } { (seen.documents.get(&document).map_or("…", String::as_str)) }
            }
            @if !evidence.files.is_empty() { " " small { (words.say("targets-files", &[("count", evidence.files.len().into())])) } }
        }
    };
    html! {
        @if let Some(entered) = &stand.entered {
            (day(words, entered.day)) ": " (evidence(&entered.evidence))
            @if entered.corrected > 0 { " " small { (words.text("targets-corrected")) } }
        }
        @if seen.shown.content.computed.is_some() && stand.value.is_some() { (words.text("targets-counted")) }
        @if let Some(wanted) = stand.target.as_ref().filter(|wanted| !wanted.evidence.is_empty()) {
            br; small { (words.text("targets-target")) ": " (evidence(&wanted.evidence)) }
        }
    }
}

fn facts(visit: &Visit, content: &Content) -> Markup {
    let words = visit.words();
    let direction = words.text(&format!("indicator-direction-{}", content.direction.name()));
    let rhythm = words.text(&format!("indicator-rhythm-{}", content.rhythm.name()));
    let known = [
        ("targets-owner", visit.unit(content.owner)),
        ("field-counted-in", content.unit.as_str()),
        ("field-direction", direction.as_str()),
        ("field-rhythm", rhythm.as_str()),
        ("field-group", content.group.as_str()),
        ("field-measure", content.measure.as_str()),
        ("targets-source", content.source.as_str()),
    ];
    html! {
        section.facts aria-label=(words.text("targets-facts")) {
            dl {
                @for (key, shown) in known.iter().filter(|(_, shown)| !shown.is_empty()) {
                    dt { (words.text(key)) } dd { (shown) }
                }
            }
        }
    }
}

/// Shows what was recorded, the newest first; what was corrected stays.
fn story(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    html! {
        section aria-label=(words.text("targets-story")) {
            h2 { (words.text("targets-story")) }
            ol.happened reversed {
                @for entry in seen.entries.iter().rev() {
                    li {
                        (day(words, entry.meta.effective.day)) " · "
                        (words.text(&format!("event-{}", entry.event.name()))) (entry.event.figures())
                        " · " (visit.officer(entry.meta.actor))
                        @if let Some(said) = said(&entry.event) { " · " (said) }
                        @if let Some(reason) = &entry.meta.reason { p.reason { (words.text("dossier-reason")) ": " (reason) } }
                    }
                }
            }
        }
    }
}

fn said(event: &Event) -> Option<&str> {
    let evidence = match event {
        Event::TargetSet { evidence, .. }
        | Event::ValueEntered { evidence, .. }
        | Event::ValueCorrected { evidence, .. } => evidence,
        Event::Defined { .. } | Event::Changed { .. } | Event::Ended => return None,
    };
    Some(evidence.words.as_str()).filter(|words| !words.is_empty())
}

/// Shows what a value is counted from.
fn counted(visit: &Visit, seen: &Seen, period: Period, behind: &Behind) -> Result<Markup, Fault> {
    let words = visit.words();
    let content = &seen.shown.content;
    let code = content.code.as_str();
    let title = words.say("targets-behind", &[("code", code.into()), ("period", period.to_string().into())]);
    let body = match behind {
        Behind::Tasks(ids, is_more) => {
            let tenant = visit.office().tenant().id;
            let (tasks, documents) = visit.office().store().read(|reader| {
                let tasks = reader.tasks_by_id(tenant, ids, visit.today)?;
                let documents = task_table::documents(visit, reader, &tasks)?;
                Ok::<_, store::Error>((tasks, documents))
            })?;
            html! {
                @if tasks.is_empty() { p.empty { (words.text("figures-nothing")) } } @else {
                    (task_table::table(visit, &title, &tasks, &documents, &task_table::Look::default()))
                }
                @if *is_more { p.hint { (words.text("targets-more")) } }
            }
        }
        Behind::Procedures(all) => html! {
            @if all.is_empty() { p.empty { (words.text("figures-nothing")) } } @else {
                p { a href="/procedures" { (words.text("procedures")) } }
                table {
                    caption.hidden { (title) }
                    thead {
                        tr {
                            th scope="col" { (words.text("dossiers-procedure")) }
                            th scope="col" { (words.text("targets-among")) }
                        }
                    }
                    tbody {
                        @for (procedure, among) in all {
                            tr {
                                td.words { a href={ "/dossiers/" (procedure.id) } { (procedure.name) } }
                                td { @if *among { "✓" } @else { "–" } }
                            }
                        }
                    }
                }
            }
        },
        Behind::Dossiers(all, counted) => {
            let (cases, asked) = counted.as_ref();
            let ids = all.iter().map(|case| case.id);
            let known = visit.office().seen_dossiers(&visit.sight()?, ids)?;
            let dossiers: Vec<_> = all.iter().filter(|case| known.contains(&case.id)).collect();
            let hidden = all.len() - dossiers.len();
            let is_share = !cases.share.is_empty();
            html! {
                @if hidden > 0 { p.hint { (words.say("dossier-others-hidden", &[("count", hidden.into())])) } }
                @if all.is_empty() { p.empty { (words.text("figures-nothing")) } } @else {
                    p {
                        a href=(address(cases, asked, false)) { (words.text("targets-register")) }
                        @if is_share { " · " a href=(address(cases, asked, true)) { (words.text("targets-register-share")) } }
                    }
                    table {
                        caption.hidden { (title) }
                        thead {
                            tr {
                                th scope="col" { (words.text("part-dossiers")) }
                                @if is_share { th scope="col" { (words.text("targets-among")) } }
                            }
                        }
                        tbody {
                            @for case in &dossiers {
                                tr {
                                    td.words { a href={ "/dossiers/" (case.procedure) "/" (case.id) } { (case.number) " " (case.subject) } }
                                    @if is_share { td { @if case.shared { "✓" } @else { "–" } } }
                                }
                            }
                        }
                    }
                }
            }
        }
    };
    Ok(frame::page(
        visit,
        Part::Figures,
        &title,
        &html! {
            p.code { a href={ "/targets/" (view::escape_query(code)) } { (code) ": " (content.name) } }
            h1 { (title) }
            p.hint { (content.measure) }
            p.hint { (words.text("figures-tasks-hint")) }
            (body)
        },
    ))
}

//! The text of a report: drafted sentences with the tasks that they speak of, for the clerk to edit. What she wrote stays when
//! the report is drafted anew.

use super::Question;
use crate::caller::{Answer, Caller, Visit};
use crate::fault::Fault;
use crate::pages::dossiers::address;
use crate::view::field;
use crate::view::frame::{self, Part};
use app::reports::{Report, Written};
use axum::extract::{Form, Path, Query};
use axum::response::Response;
use forms::report::{Counted, Sentence};
use ledger::DossierId;
use ledger::dossier::Cases;
use maud::{Markup, html};
use std::collections::{BTreeMap, BTreeSet};
use store::CasesAsked;

/// Dossiers that a sentence names at most; the registers have all of them.
const NAMED: usize = 40;

/// What stands behind sentences on dossiers.
struct Behind {
    /// As of when, for whom they are counted.
    counted: CasesAsked,
    /// Those that the visitor may open; of others only the number is named.
    visible: BTreeSet<DossierId>,
}

/// Shows the sentences of a report.
pub(crate) async fn show(
    caller: Caller,
    Path(form): Path<String>,
    Query(question): Query<Question>,
) -> Response {
    caller
        .visit(move |visit| {
            let asked = question.asked(visit, &form)?;
            let report = question.made(visit, &form)?;
            let seen = visit.office().seen_drafts(&asked, visit.today)?;
            let counted = CasesAsked {
                days: report.days,
                as_of: report.as_of,
                known_at: asked.known_at,
                units: asked.leads,
            };
            let named = report.made.sentences.iter().flat_map(|one| one.dossiers.iter().take(NAMED));
            let visible = visit.office().seen_dossiers(&visit.sight()?, named.map(|dossier| dossier.id))?;
            let behind = Behind { counted, visible };
            Ok(Answer::Page(page(visit, &question, &report, &seen, &behind)))
        })
        .await
}

/// Writes what was changed. The fields are those of the question, and for each sentence its text under `text` and its key, and
/// the draft that was seen under `draft` and its key.
pub(crate) async fn write(
    caller: Caller,
    Path(form): Path<String>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Response {
    caller
        .visit(move |visit| {
            let question = asked(&fields)?;
            let drafts: BTreeMap<&str, &str> = under(&fields, "draft ").collect();
            let written = under(&fields, "text ").map(|(key, text)| {
                let drafted = drafts.get(key).copied().unwrap_or_default();
                let text = field::plain(text);
                let same = text == drafted.trim();
                Written { key: key.to_owned(), drafted: drafted.to_owned(), text: (!same).then_some(text) }
            });
            let changed = visit.actor()?.write_report(&question.asked(visit, &form)?, written.collect())?;
            let more = [("done", "report-text-written"), ("count", &changed.to_string())];
            Ok(Answer::Go(question.address(&form, "/text", &more)))
        })
        .await
}

/// Returns the fields whose names begin so, by what follows.
fn under<'f>(
    fields: &'f [(String, String)],
    beginning: &'static str,
) -> impl Iterator<Item = (&'f str, &'f str)> {
    fields.iter().filter_map(move |(name, value)| Some((name.strip_prefix(beginning)?, value.as_str())))
}

fn asked(fields: &[(String, String)]) -> Result<Question, Fault> {
    let own = fields.iter().filter(|(name, _)| !name.contains(' '));
    let query = serde_html_form::to_string(own.collect::<Vec<_>>());
    let read = query.ok().and_then(|query| serde_html_form::from_str(&query).ok());
    read.ok_or_else(|| Fault::not_understood("period"))
}

fn page(
    visit: &Visit,
    question: &Question,
    report: &Report,
    seen: &BTreeMap<String, String>,
    behind: &Behind,
) -> Markup {
    let words = visit.words();
    let id = &report.form.id;
    let title = words.say("report-text-title", &[("report", report.form.name.as_str().into())]);
    let parts = report.made.sentences.chunk_by(|one, other| one.part == other.part);
    // Who keeps reports writes them.
    let may = super::kept::body(visit).is_some();
    frame::page(
        visit,
        Part::Figures,
        &title,
        &html! {
            h1 { (title) }
            p { a href=(question.address(id, "", &[])) { (words.text("report-back")) } }
            p.about { (words.text("about-report-text")) }
            form method="post" action={ "/reports/" (id) "/text" } {
                @for (name, value) in question.fields() {
                    @if !value.is_empty() { input type="hidden" name=(name) value=(value); }
                }
                @for part in parts {
                    section {
                        h2 { (part.first().map(|sentence| sentence.part.as_str()).unwrap_or_default()) }
                        @for group in part.chunk_by(|one, other| one.under == other.under) {
                            @if let Some(under) = group.first().map(|sentence| &sentence.under).filter(|under| !under.is_empty()) { h3 { (under) } }
                            @for sentence in group { (field_of(visit, sentence, seen, behind, may)) }
                        }
                    }
                }
                @if may { p.actions { button.main { (words.text("report-text-write")) } } }
            }
        },
    )
}

fn field_of(
    visit: &Visit,
    sentence: &Sentence,
    seen: &BTreeMap<String, String>,
    behind: &Behind,
    may: bool,
) -> Markup {
    let words = visit.words();
    let changed = sentence.written.is_some();
    let stale = changed && seen.get(&sentence.key).is_some_and(|drafted| *drafted != sentence.drafted);
    let rows = sentence.words().chars().count() / 150 + 1 + usize::from(!sentence.is_drafted());
    html! {
        div.sentence {
            label.field {
                span {
                    @if sentence.is_drafted() { span.hidden { (words.text("report-text-sentence")) " " (sentence.code) } }
                    @else { (words.text("report-text-added")) }
                    @if changed && sentence.words().is_empty() { " · " (words.text("report-text-left-out")) }
                    @else if changed && sentence.is_drafted() { " · " (words.text("report-text-edited")) }
                }
                textarea name={ "text " (sentence.key) } rows=(rows) readonly[!may] { (sentence.words()) }
            }
            input type="hidden" name={ "draft " (sentence.key) } value=(sentence.drafted);
            @if sentence.is_drafted() {
                p.hint {
                    @if let Some(task) = sentence.task {
                        a href={ "/tasks/" (task) } { (words.say("report-text-source", &[("code", sentence.code.as_str().into())])) }
                    }
                    @if sentence.task.is_none() && !sentence.code.is_empty() {
                        a href={ "/targets/" (crate::view::escape_query(&sentence.code)) } { (words.say("targets-source-of", &[("code", sentence.code.as_str().into())])) }
                    }
                    @for (cases, first) in registers(sentence) {
                        a href=(address(cases, &behind.counted, false)) {
                            (words.text("report-text-dossiers"))
                            @if sentence.cases.len() > 1 { " " (series(&first.number)) }
                        }
                        @if !cases.share.is_empty() {
                            " · " a href=(address(cases, &behind.counted, true)) { (words.text("report-text-share")) }
                        }
                        ": "
                    }
                    @for (at, dossier) in sentence.dossiers.iter().take(NAMED).enumerate() {
                        @if at > 0 { ", " }
                        @if behind.visible.contains(&dossier.id) {
                            a href={ "/dossiers/" (dossier.procedure) "/" (dossier.id) } { (dossier.number) }
                        } @else { (dossier.number) }
                    }
                    @if let Some(more) = sentence.dossiers.len().checked_sub(NAMED).filter(|more| *more > 0) {
                        " " (words.say("report-text-more", &[("count", more.into())]))
                    }
                    @if stale {
                        " · " strong { (words.text("report-text-stale")) } " " (sentence.drafted)
                    } @else if changed {
                        " · " (words.say("report-text-draft", &[("draft", sentence.drafted.as_str().into())]))
                    }
                }
            }
        }
    }
}

/// Returns the procedures whose dossiers a sentence counts, with the first one of each.
fn registers(sentence: &Sentence) -> impl Iterator<Item = (&Cases, &Counted)> {
    let first = |cases: &Cases| sentence.dossiers.iter().find(|one| one.procedure == cases.procedure);
    sentence.cases.iter().filter_map(move |cases| Some((cases, first(cases)?)))
}

/// Returns what the numbers of a register begin with: "BX" of "BX-2025-0001".
fn series(number: &str) -> &str {
    number.split('-').next().unwrap_or(number)
}

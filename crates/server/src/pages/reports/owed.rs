//! Reports that are owed: who writes which one for which period, and whether it came early, on time or late.

use crate::caller::{Answer, Caller, Visit};
use crate::fault::Fault;
use crate::pages::figures::{read, ways};
use crate::view::frame::{self, Part};
use crate::view::standing;
use app::reports::Obligation;
use axum::extract::{Form, Query};
use axum::response::Response;
use ledger::UnitId;
use ledger::standing::Standing;
use maud::{Markup, html};
use serde::Deserialize;

/// The year that is asked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Question {
    /// The present one where empty.
    year: String,
}

impl Question {
    fn year(&self, visit: &Visit) -> Result<i16, Fault> {
        let year = read::<i16>(&self.year)?.unwrap_or(visit.today.year());
        // Those that a report may be of.
        if (1900..=2200).contains(&year) { Ok(year) } else { Err(Fault::not_understood(&self.year)) }
    }
}

/// Shows what is owed for a year.
pub(crate) async fn show(caller: Caller, Query(question): Query<Question>) -> Response {
    caller
        .visit(move |visit| {
            let year = question.year(visit)?;
            let mut owed = visit.office().obligations(year, visit.today)?;
            owed.retain(|one| visit.scope.sees_unit(one.lead));
            Ok(Answer::Page(page(visit, year, &owed)))
        })
        .await
}

/// Gives the reports whose time has come.
pub(crate) async fn give(caller: Caller, Form(question): Form<Question>) -> Response {
    caller
        .visit(move |visit| {
            let year = question.year(visit)?;
            let given = visit.actor()?.give_owed(year)?;
            Ok(Answer::Go(format!("/reports/owed?year={year}&done=owed-given&count={given}")))
        })
        .await
}

fn page(visit: &Visit, year: i16, owed: &[Obligation]) -> Markup {
    let words = visit.words();
    let title = words.say("owed-title", &[("year", year.to_string().into())]);
    let to_give = owed.iter().filter(|one| one.is_to_give(visit.today)).count();
    frame::page(
        visit,
        Part::Figures,
        &title,
        &html! {
            h1 { (title) }
            (ways(visit, "/reports/owed"))
            p.about { (words.text("about-owed")) }
            nav.pages aria-label=(words.text("owed-years")) {
                @for (other, key) in [(year - 1, "owed-year-before"), (year + 1, "owed-year-after")] {
                    a href={ "/reports/owed?year=" (other) } { (words.say(key, &[("year", other.to_string().into())])) } " "
                }
            }
            @if to_give > 0 && visit.may_in("assign") {
                form.line method="post" action="/reports/owed" {
                    input type="hidden" name="year" value=(year);
                    button.main { (words.say("owed-give", &[("count", to_give.into())])) }
                    span.hint { (words.text("owed-give-hint")) }
                }
            }
            @if owed.is_empty() { p.empty { (words.text("owed-none")) } }
            @for report in owed.chunk_by(|one, other| one.owed.id == other.owed.id) { (table(visit, report)) }
        },
    )
}

/// Shows one report: a row for each unit, a column for each period.
fn table(visit: &Visit, report: &[Obligation]) -> Markup {
    let words = visit.words();
    let Some(first) = report.first() else { return html! {} };
    let rows: Vec<&[Obligation]> = report.chunk_by(|one, other| one.lead == other.lead).collect();
    // A unit that began in the year has fewer periods than others.
    let periods = rows.iter().copied().max_by_key(|row| row.len()).unwrap_or_default();
    let said = [("to", first.owed.to.as_str().into())];
    html! {
        section {
            h2 { (first.owed.name) }
            p.hint { (words.say("owed-to", &said)) " · " (first.owed.source) }
            div.scroll tabindex="0" role="region" aria-label=(first.owed.name) {
                table {
                    thead {
                        tr {
                            th scope="col" { (words.text("column-lead")) }
                            @for one in periods {
                                th scope="col" { (in_year(one)) br; small { (words.day(one.due)) } }
                            }
                        }
                    }
                    tbody {
                        @for row in rows {
                            @if let Some(lead) = row.first().map(|one| one.lead) {
                                tr {
                                    th scope="row" { (unit(visit, lead)) }
                                    @for column in periods {
                                        td { @if let Some(one) = row.iter().find(|one| one.period == column.period) { (cell(visit, one)) } }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Returns a period without its year, which stands above: "tháng 6", "Quý II".
fn in_year(one: &Obligation) -> String {
    let words = one.period.words();
    words.strip_suffix(&format!(" năm {}", one.period.year())).unwrap_or(&words).to_owned()
}

fn unit(visit: &Visit, unit: UnitId) -> String {
    visit.organisation().short_name_on(unit, visit.today).unwrap_or_default().to_owned()
}

/// Shows how a report stands, which leads to its task, and the report that was kept.
fn cell(visit: &Visit, one: &Obligation) -> Markup {
    let words = visit.words();
    let late = |key, days: i32| words.say(key, &[("days", days.unsigned_abs().into())]);
    let state = match (one.days_late(), &one.state) {
        (Some(days @ ..0), _) => {
            html! { (standing::icon(Standing::CompletedInTime)) " " (late("owed-early", days)) }
        }
        (Some(0), _) => {
            html! { (standing::icon(Standing::CompletedInTime)) " " (words.text("owed-on-time")) }
        }
        (Some(days), _) => html! { (standing::icon(Standing::CompletedLate)) " " (late("owed-late", days)) },
        (None, Some(task)) => {
            html! { @if let Some(found) = task.standing { (standing::mark(words, found)) } @else { (words.text("owed-proposed")) } }
        }
        (None, None) if one.due < visit.today => html! { span.hint { (words.text("owed-never-given")) } },
        (None, None) => html! { span.hint { (words.text("owed-not-given")) } },
    };
    html! {
        @match &one.state {
            Some(task) => a href={ "/tasks/" (task.id) } { (state) },
            None => (state),
        }
        @if let Some((id, code)) = &one.kept { br; a href={ "/reports/kept/" (id) } { (code) } }
    }
}

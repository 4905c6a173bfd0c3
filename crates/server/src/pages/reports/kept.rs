//! Reports that were kept: what went out of the office, to whom, and what is known otherwise since.

use super::Question;
use crate::caller::{Answer, Caller, Download, Visit};
use crate::fault::Fault;
use crate::pages::figures::{read, ways};
use crate::view::field;
use crate::view::frame::{self, Part};
use app::reports::{Cause, Compared, Differing};
use app::{Format, Order};
use axum::extract::{Form, Path, Query};
use axum::response::Response;
use ledger::organisation::Role;
use ledger::report::{Command, Kept, Report};
use ledger::standing::Standing;
use ledger::{ReportId, UnitId, permission};
use maud::{Markup, html};
use serde::Deserialize;

/// Letters of a receiver's name or of a reason at most.
const LONGEST_WORDS: usize = 500;

/// Forms of file in which a report is kept: to go on with in Word, to sign, to reckon with.
pub(crate) fn formats() -> Vec<Format> {
    Format::ALL.iter().copied().filter(|format| *format != Format::Html).collect()
}

/// What is asked of a kept report.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// The form of the file.
    format: String,
    /// The code of the report that it is compared with; what is known now where empty.
    with: String,
}

/// What is to be done with a kept report.
#[derive(Deserialize)]
pub(crate) struct Act {
    /// "send" or "withdraw".
    action: String,
    #[serde(default)]
    to: String,
    #[serde(default)]
    on: String,
    #[serde(default)]
    reason: String,
}

/// Returns whose reports the visitor keeps: those of the body, or of the unit whose head it is.
pub(crate) fn body(visit: &Visit) -> Option<UnitId> {
    let root = visit.office().tenant().root;
    let heads = visit.posts().into_iter().filter(|post| post.role == Role::Head).map(|post| post.unit);
    let whole = visit.leads().is_none().then_some(root);
    whole.into_iter().chain(heads).find(|body| may(visit, "report-keep", *body))
}

fn may(visit: &Visit, command: &str, body: UnitId) -> bool {
    permission::may_in(visit.organisation(), visit.visitor.officer, command, body, visit.today)
}

/// Shows where the report that is looked at is kept; nothing for who keeps none.
pub(super) fn keeping(visit: &Visit, question: &Question, form: &str) -> Markup {
    html! {
        @if body(visit).is_some() {
            form.line method="post" action={ "/reports/" (form) "/keep" } {
                @for (name, value) in question.fields() {
                    @if !value.is_empty() { input type="hidden" name=(name) value=(value); }
                }
                button { (visit.text("report-keep")) }
                span.hint { (visit.text("report-keep-hint")) }
            }
        }
    }
}

/// Keeps the report that was looked at.
pub(crate) async fn keep(
    caller: Caller,
    Path(form): Path<String>,
    Form(question): Form<Question>,
) -> Response {
    caller
        .visit(move |visit| {
            let body = body(visit).ok_or(Fault::NotAllowed)?;
            let asked = question.asked(visit, &form)?;
            let id = visit.actor()?.keep_report(&asked, body, &formats(), &Order::new(()))?;
            Ok(Answer::Go(format!("/reports/kept/{id}?done=report-kept")))
        })
        .await
}

/// Shows the reports that were kept.
pub(crate) async fn list(caller: Caller) -> Response {
    caller
        .visit(move |visit| {
            let mut reports = visit.office().kept_reports()?;
            reports.retain(|(_, report)| report.kept.as_ref().is_some_and(|kept| seen(visit, kept)));
            let words = visit.words();
            let title = words.text("way-kept-reports");
            Ok(Answer::Page(frame::page(
                visit,
                Part::Figures,
                &title,
                &html! {
                    h1 { (title) }
                    (ways(visit, "/reports/kept"))
                    p.about { (words.text("about-kept-reports")) }
                    @if reports.is_empty() { p.empty { (words.text("reports-none")) } } @else { (table(visit, &title, &reports)) }
                },
            )))
        })
        .await
}

pub(crate) fn seen(visit: &Visit, kept: &Kept) -> bool {
    visit.scope.sees_unit(kept.body)
}

fn table(visit: &Visit, title: &str, reports: &[(ReportId, Report)]) -> Markup {
    let words = visit.words();
    let columns = ["code", "name", "body", "period", "as-of", "kept", "sent"];
    html! {
        table {
            caption.hidden { (title) }
            thead { tr { @for column in columns { th scope="col" { (words.text(&format!("report-column-{column}"))) } } } }
            tbody {
                @for (id, report) in reports {
                    @if let Some(kept) = &report.kept {
                        tr {
                            td { a href={ "/reports/kept/" (id) } { (kept.code) } }
                            td.words { (kept.name) }
                            td { (visit.unit(kept.body)) }
                            td { (kept.period) }
                            td.day { (words.day(kept.as_of)) }
                            td.day { @if let Some(at) = report.at { (words.day(at.day())) } }
                            td { (fate(visit, report)) }
                        }
                    }
                }
            }
        }
    }
}

/// Shows whom a report went to, or why it counts no longer.
fn fate(visit: &Visit, report: &Report) -> Markup {
    let words = visit.words();
    html! {
        @if let Some(reason) = &report.withdrawn {
            (words.say("report-was-withdrawn", &[("reason", reason.as_str().into())]))
        } @else if report.sent.is_empty() {
            (words.text("report-not-sent"))
        } @else {
            @for (at, sending) in report.sent.iter().enumerate() {
                @if at > 0 { br; }
                (sending.to) ", " (words.day(sending.on))
            }
        }
    }
}

/// Returns a report that may be seen, by its id or code.
pub(crate) fn load(visit: &Visit, name: &str) -> Result<(ReportId, Kept, Report), Fault> {
    let (id, kept, report) = visit.office().find_report(name)?;
    // A report of another unit is not told apart from one that is not there.
    if seen(visit, &kept) { Ok((id, kept, report)) } else { Err(Fault::NotFound) }
}

/// Shows a kept report.
pub(crate) async fn show(caller: Caller, Path(id): Path<String>) -> Response {
    caller
        .visit(move |visit| {
            let (id, kept, report) = load(visit, &id)?;
            Ok(Answer::Page(page(visit, id, &kept, &report)))
        })
        .await
}

fn page(visit: &Visit, id: ReportId, kept: &Kept, report: &Report) -> Markup {
    let words = visit.words();
    let title = format!("{}: {}", kept.code, kept.name);
    let days = [("from", words.day(kept.days.0).into()), ("to", words.day(kept.days.1).into())];
    let definitions: Vec<String> =
        kept.definitions.iter().map(|one| format!("{} ({})", one.id, one.version)).collect();
    let known = [("day", words.day(kept.known_at.day()).into())];
    frame::page(
        visit,
        Part::Figures,
        &title,
        &html! {
            h1 { (title) }
            p { a href="/reports/kept" { (words.text("report-back-kept")) } }
            dl.facts {
                dt { (words.text("report-column-body")) } dd { (visit.unit(kept.body)) }
                dt { (words.text("report-column-period")) } dd { (kept.period) " · " (words.say("report-kept-days", &days)) }
                dt { (words.text("report-column-as-of")) } dd { (words.day(kept.as_of)) " · " (words.say("report-kept-known", &known)) }
                dt { (words.text("report-column-sent")) } dd { (fate(visit, report)) }
            }
            p.downloads {
                @for file in &kept.files {
                    a href={ "/reports/kept/" (id) "/file?format=" (file.format) } download { (words.text(&format!("report-as-{}", file.format))) } " "
                }
            }
            p { a href={ "/reports/kept/" (id) "/compare" } { (words.text("report-compare-now")) } }
            @if report.withdrawn.is_none() { (acts(visit, id, kept)) }
            details {
                summary { (words.text("report-made-from")) }
                p.hint { (words.text("report-made-from-hint")) }
                dl.facts {
                    dt { (words.text("report-definitions")) } dd { (definitions.join("; ")) }
                    dt { (words.text("report-rules")) } dd { (kept.rules) }
                    dt { (words.text("report-position")) } dd { (kept.position) }
                    dt { (words.text("report-root")) } dd { code { (kept.root) } }
                    @for file in &kept.files {
                        dt { "." (file.format) } dd { code { (file.hash) } }
                    }
                }
            }
        },
    )
}

fn acts(visit: &Visit, id: ReportId, kept: &Kept) -> Markup {
    let words = visit.words();
    html! {
        @if may(visit, "report-send", kept.body) {
            form.line method="post" action={ "/reports/kept/" (id) } {
                label.field { span { (words.text("report-to")) } input name="to" required maxlength=(LONGEST_WORDS); }
                label.field { span { (words.text("report-sent-on")) } input type="date" name="on" value=(visit.today); }
                button name="action" value="send" { (words.text("report-send")) }
            }
        }
        @if may(visit, "report-withdraw", kept.body) {
            details {
                summary { (words.text("report-withdraw")) }
                form.line method="post" action={ "/reports/kept/" (id) } {
                    label.field { span { (words.text("field-reason")) } input name="reason" required maxlength=(LONGEST_WORDS); }
                    button name="action" value="withdraw" { (words.text("report-withdraw")) }
                }
            }
        }
    }
}

/// Notes that a report was sent, or that it counts no longer.
pub(crate) async fn act(caller: Caller, Path(id): Path<String>, Form(act): Form<Act>) -> Response {
    caller
        .visit(move |visit| {
            let (id, ..) = load(visit, &id)?;
            let (command, done) = match act.action.as_str() {
                "send" => (
                    Command::Send { to: field::plain(&act.to).trim().to_owned(), document: None },
                    "report-sent",
                ),
                "withdraw" => (Command::Withdraw, "report-withdrawn"),
                other => return Err(Fault::not_understood(other)),
            };
            let reason = Some(field::plain(&act.reason)).filter(|reason| !reason.trim().is_empty());
            let order = Order::new(command).on(read(&act.on)?).because(reason);
            visit.actor()?.kept_report(id, order)?;
            Ok(Answer::Go(format!("/reports/kept/{id}?done={done}")))
        })
        .await
}

/// Sends the bytes that were kept.
pub(crate) async fn file(caller: Caller, Path(id): Path<String>, Query(asked): Query<Asked>) -> Response {
    caller
        .visit(move |visit| {
            let (_, kept, _) = load(visit, &id)?;
            let format = Format::named(&asked.format).ok_or_else(|| Fault::not_understood(&asked.format))?;
            let bytes = visit.office().kept_file(&kept, format.name())?;
            let name = format!("{}-{}.{}", kept.code, kept.form, format.name());
            Ok(Answer::File(Download { name, media: format.media(), bytes }))
        })
        .await
}

/// Shows what differs between a kept report and another, or what is known now.
pub(crate) async fn compare(caller: Caller, Path(id): Path<String>, Query(asked): Query<Asked>) -> Response {
    caller
        .visit(move |visit| {
            let (id, kept, _) = load(visit, &id)?;
            let other = match asked.with.as_str() {
                "" => None,
                code => Some(load(visit, code)?.1),
            };
            let compared = visit.office().compare_reports(&kept, other.as_ref())?;
            let mut others = visit.office().kept_reports()?;
            others.retain(|(one, report)| {
                *one != id && report.kept.as_ref().is_some_and(|kept| seen(visit, kept))
            });
            let others: Vec<Kept> = others.into_iter().filter_map(|(_, report)| report.kept).collect();
            Ok(Answer::Page(differences(visit, id, [&kept.code, &asked.with], &others, &compared)))
        })
        .await
}

fn differences(
    visit: &Visit,
    id: ReportId,
    [code, with]: [&str; 2],
    others: &[Kept],
    compared: &Compared,
) -> Markup {
    let words = visit.words();
    let now = words.text("report-now");
    let after = if with.is_empty() { now.as_str() } else { with };
    let title = words.say("report-compared", &[("before", code.into()), ("after", after.into())]);
    let figures = |standing: &Standing| (compared.before.get(*standing), compared.after.get(*standing));
    let moved = Standing::ALL.iter().filter(|standing| figures(standing).0 != figures(standing).1);
    frame::page(
        visit,
        Part::Figures,
        &title,
        &html! {
            h1 { (title) }
            p { a href={ "/reports/kept/" (id) } { (words.say("report-back-to", &[("code", code.into())])) } }
            form.filter action={ "/reports/kept/" (id) "/compare" } {
                label.field {
                    span { (words.text("report-with")) }
                    select name="with" {
                        option value="" { (now) }
                        @for other in others {
                            option value=(other.code) selected[other.code == with] { (other.code) ": " (other.name) }
                        }
                    }
                }
                button { (words.text("filter-show")) }
            }
            @if compared.tasks.is_empty() { p.empty { (words.text("report-none-differs")) } } @else {
                table {
                    caption { (words.text("report-figures-differ")) }
                    thead { tr { th scope="col" { (words.text("column-standing")) } th.number scope="col" { (code) } th.number scope="col" { (after) } } }
                    tbody {
                        @for standing in moved {
                            tr {
                                th scope="row" { (words.text(&format!("standing-{}", standing.name()))) }
                                td.number { (figures(standing).0) }
                                td.number { (figures(standing).1) }
                            }
                        }
                    }
                }
                table {
                    caption { (words.say("report-tasks-differ", &[("count", compared.tasks.len().into())])) }
                    thead { tr { @for key in ["column-code", "column-task", "report-moved", "report-causes"] { th scope="col" { (words.text(key)) } } } }
                    tbody { @for task in &compared.tasks { (row(visit, task)) } }
                }
            }
        },
    )
}

fn row(visit: &Visit, task: &Differing) -> Markup {
    let words = visit.words();
    let stood = |standing: Option<Standing>| match standing {
        Some(standing) => words.text(&format!("standing-{}", standing.name())),
        None => words.text("report-not-counted"),
    };
    html! {
        tr {
            td { a href={ "/tasks/" (task.task) } { (task.code) } }
            td.words { (task.words) }
            td { (stood(task.before)) " → " (stood(task.after)) }
            td { @for (at, cause) in task.causes.iter().enumerate() { @if at > 0 { br; } (why(visit, cause)) } }
        }
    }
}

fn why(visit: &Visit, cause: &Cause) -> String {
    let words = visit.words();
    match cause {
        Cause::Event { name, effective, recorded_at, actor, reason } => {
            let said = [
                ("what", words.text(&format!("event-{name}")).into()),
                ("effective", words.day(*effective).into()),
                ("recorded", words.day(recorded_at.day()).into()),
                ("who", visit.officer(*actor).into()),
            ];
            let reason = reason.as_deref().map(|reason| format!(" · {reason}")).unwrap_or_default();
            format!("{}{reason}", words.say("report-cause-event", &said))
        }
        Cause::NotTaken => words.text("report-cause-not-taken"),
        Cause::DaysPassed => words.text("report-cause-days-passed"),
        Cause::Laws => words.text("report-cause-laws"),
    }
}

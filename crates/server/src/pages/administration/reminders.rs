//! What runs by itself: the rules in words, what ran and runs next, what would be sent on a day, letters that did not arrive.

use super::check;
use crate::caller::{Answer, Caller, Visit};
use crate::fault::Fault;
use crate::view::frame::{self, Part};
use crate::view::{self, done};
use app::exchange::EXCHANGE;
use app::follow_up::{Due, Ran, Reminder, Teller, What};
use axum::extract::{Form, Query};
use axum::response::Response;
use jiff::civil::Date;
use ledger::Moment;
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::BTreeMap;
use store::{Letter, Post, Scheduled};
use uuid::Uuid;

/// Reminders of a dry run that are shown one by one.
const SHOWN: usize = 100;
/// Letters that did not arrive, as many as are shown.
const FAILED: u32 = 50;

/// The day of a dry run, and what was done before.
#[derive(Deserialize)]
pub(crate) struct Question {
    day: Option<String>,
    done: Option<String>,
}

/// What is to be done.
#[derive(Deserialize)]
pub(crate) struct Act {
    action: String,
    #[serde(default)]
    what: String,
}

/// Everything that the page shows.
struct Shown {
    schedule: Vec<Scheduled>,
    post: Post,
    failed: Vec<Letter>,
    dry: Option<(Date, Due)>,
}

/// Shows the page, with a dry run where a day is asked for.
pub(crate) async fn show(caller: Caller, Query(question): Query<Question>) -> Response {
    caller
        .visit(move |visit| {
            check(visit)?;
            let office = visit.office();
            let tenant = office.tenant().id;
            let read = |day: &str| day.parse::<Date>().map_err(|_| Fault::not_understood(day));
            let day = question.day.as_deref().map(read).transpose()?;
            let dry = day.map(|day| Ok::<_, Fault>((day, office.reminders(day)?))).transpose()?;
            let (schedule, post, failed) = office.store().read(|reader| {
                Ok::<_, store::Error>((
                    reader.schedule(tenant)?,
                    reader.post(tenant)?,
                    reader.failed_letters(tenant, FAILED)?,
                ))
            })?;
            let told =
                question.done.filter(|done| done == "reminders-done").map(|key| done(&visit.text(&key)));
            let shown = Shown { schedule, post, failed, dry };
            Ok(Answer::Page(page(visit, &shown, told.as_ref())))
        })
        .await
}

/// Runs a job as soon as a server comes by, or puts a letter on its way anew.
pub(crate) async fn act(caller: Caller, Form(act): Form<Act>) -> Response {
    caller
        .visit(move |visit| {
            check(visit)?;
            let (tenant, now) = (visit.office().tenant().id, visit.now);
            let letter = act.what.parse::<Uuid>();
            visit.office().store().write(tenant, |writer| match (act.action.as_str(), letter) {
                ("run", _) => writer.run_soon(&act.what, now),
                ("again", Ok(letter)) => writer.post_again(letter.into_bytes(), now),
                _ => Ok(()),
            })?;
            Ok(Answer::Go("/administration/reminders?done=reminders-done".to_owned()))
        })
        .await
}

fn page(visit: &Visit, shown: &Shown, notice: Option<&Markup>) -> Markup {
    let words = visit.words();
    let title = words.text("reminders-title");
    let (rules, calendar) = visit.laws();
    let teller = Teller { words, organisation: visit.organisation(), calendar };
    let hours = [
        ("digest", clock(rules.reminding.digest_at)),
        ("from", clock(rules.reminding.quiet_from)),
        ("until", clock(rules.reminding.quiet_until)),
    ];
    let hours: Vec<_> = hours.iter().map(|(name, time)| (*name, time.as_str().into())).collect();
    frame::page(
        visit,
        Part::Administration,
        &title,
        &html! {
            h1 { (title) }
            (super::ways(visit, "/administration/reminders"))
            p.about { (words.text("about-reminders")) }
            @if let Some(notice) = notice { (notice) }
            h2 { (words.text("reminders-schedule")) }
            (schedule(visit, &shown.schedule))
            h2 { (words.text("reminders-rules")) }
            p { (words.say("reminders-hours", &hours)) }
            (rule_table(visit, &teller, shown.dry.as_ref().map(|(_, due)| due)))
            h2 { (words.text("reminders-dry")) }
            form.line action="/administration/reminders" {
                label.field {
                    span { (words.text("field-day")) }
                    input type="date" name="day" value=(shown.dry.as_ref().map_or(visit.today, |(day, _)| *day));
                }
                button { (words.text("reminders-try")) }
            }
            @if let Some((day, due)) = &shown.dry { (dry_run(visit, &teller, *day, due)) }
            h2 { (words.text("reminders-told")) }
            (told_table(visit, &teller))
            h2 { (words.text("reminders-post")) }
            (post(visit, shown))
        },
    )
}

fn schedule(visit: &Visit, jobs: &[Scheduled]) -> Markup {
    let words = visit.words();
    if jobs.is_empty() {
        return html! { p.empty { (words.text("reminders-not-yet")) } };
    }
    html! {
        div.scroll {
            table {
                thead {
                    tr {
                        @for key in ["column-job", "column-last", "column-result", "column-next"] {
                            th scope="col" { (words.text(key)) }
                        }
                        th scope="col" { span.hidden { (words.text("column-act")) } }
                    }
                }
                tbody {
                    @for job in jobs {
                        tr {
                            th scope="row" { (words.text(&format!("job-{}", job.job))) }
                            td.day { (job.last_at.map(|at| moment(visit, at)).unwrap_or_default()) }
                            td {
                                @if let Some(why) = &job.failure { strong { (words.text("job-failed")) } " " (why) }
                                @if let Some(result) = &job.result { (result_of(visit, &job.job, result)) }
                                @if job.held_until.is_some() { " " span.flag { (words.text("job-running")) } }
                            }
                            td.day { (if job.next_at.0 <= 0 { words.text("job-always") } else { moment(visit, job.next_at) }) }
                            td {
                                // That one reads files, which a page does not wait for: it runs each minute by itself.
                                @if job.job != EXCHANGE {
                                    form method="post" action="/administration/reminders" {
                                        input type="hidden" name="what" value=(job.job);
                                        button name="action" value="run" { (words.text("job-run")) }
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

fn result_of(visit: &Visit, job: &str, result: &str) -> String {
    if job == EXCHANGE {
        let counts = app::exchange::COUNTS.map(|name| (name, app::exchange::counted(result, name).into()));
        return visit.words().say("job-exchanged", &counts);
    }
    let ran = Ran::parse(result);
    let counts = [
        ("notices", ran.notices.into()),
        ("letters", ran.letters.into()),
        ("nobody", ran.nobody.into()),
        ("forgotten", ran.forgotten.into()),
        ("swept", ran.swept.into()),
    ];
    let key = if job == app::follow_up::CLEAN { "job-cleaned" } else { "job-sent" };
    visit.words().say(key, &counts)
}

fn rule_table(visit: &Visit, teller: &Teller<'_>, due: Option<&Due>) -> Markup {
    let words = visit.words();
    let (rules, _) = visit.laws();
    let count = |id: &str| {
        let of_rule =
            |reminder: &&Reminder| matches!(&reminder.said.what, What::Reminder { rule, .. } if rule == id);
        due.map(|due| due.reminders.iter().filter(of_rule).count())
    };
    html! {
        div.scroll {
            table {
                thead {
                    tr {
                        @for key in ["column-rule", "column-when", "column-to"] { th scope="col" { (words.text(key)) } }
                        @if due.is_some() { th.number scope="col" { (words.text("column-would-send")) } }
                    }
                }
                tbody {
                    @for rule in &rules.reminding.reminders {
                        tr {
                            th scope="row" { code { (rule.id) } }
                            td { (teller.rule(rule)) }
                            td { (teller.levels(&rule.to)) }
                            @if let Some(count) = count(&rule.id) { td.number.zero[count == 0] { (count) } }
                        }
                    }
                }
            }
        }
    }
}

fn told_table(visit: &Visit, teller: &Teller<'_>) -> Markup {
    let words = visit.words();
    let (rules, _) = visit.laws();
    html! {
        table {
            thead { tr { th scope="col" { (words.text("column-event")) } th scope="col" { (words.text("column-to")) } } }
            tbody {
                @for (event, levels) in &rules.reminding.told {
                    tr {
                        th scope="row" { (view::capital(&words.text(&format!("event-{event}")))) }
                        td { (teller.levels(levels)) }
                    }
                }
            }
        }
    }
}

/// Shows what would be sent: to whom, about which task. Its words are not shown: who keeps the machine running does not read
/// the office's tasks.
fn dry_run(visit: &Visit, teller: &Teller<'_>, day: Date, due: &Due) -> Markup {
    let words = visit.words();
    let mut people: BTreeMap<&str, Vec<&Reminder>> = BTreeMap::new();
    for reminder in due.reminders.iter().take(SHOWN) {
        people.entry(visit.officer(reminder.officer)).or_default().push(reminder);
    }
    let counts = [
        ("day", words.day(day).into()),
        ("count", due.reminders.len().into()),
        ("tasks", due.tasks.into()),
        ("nobody", due.nobody.len().into()),
    ];
    html! {
        p role="status" { (words.say("reminders-would", &counts)) }
        @if !due.reminders.is_empty() {
            div.scroll {
                table {
                    thead {
                        tr {
                            @for key in ["column-person", "column-code", "column-would"] { th scope="col" { (words.text(key)) } }
                        }
                    }
                    tbody {
                        @for (person, reminders) in &people {
                            @for (number, reminder) in reminders.iter().enumerate() {
                                tr {
                                    @if number == 0 { th scope="rowgroup" rowspan=(reminders.len()) { (person) } }
                                    td.code { (reminder.said.code.as_deref().unwrap_or_default()) }
                                    td { (teller.title(&reminder.said, day)) }
                                }
                            }
                        }
                    }
                }
            }
        }
        @if due.reminders.len() > SHOWN {
            p.hint { (words.say("reminders-more", &[("count", (due.reminders.len() - SHOWN).into())])) }
        }
    }
}

fn post(visit: &Visit, shown: &Shown) -> Markup {
    let words = visit.words();
    let counts = [
        ("waiting", shown.post.waiting.into()),
        ("delivered", shown.post.delivered.into()),
        ("given", shown.post.given_up.into()),
    ];
    html! {
        p { (words.text(if visit.site.sends_mail() { "reminders-mail" } else { "reminders-no-mail" })) }
        p { (words.say("reminders-letters", &counts)) }
        @if !shown.failed.is_empty() {
            div.scroll {
                table {
                    thead {
                        tr {
                            @for key in ["column-receiver", "column-attempts", "column-failure", "column-next"] {
                                th scope="col" { (words.text(key)) }
                            }
                            th scope="col" { span.hidden { (words.text("column-act")) } }
                        }
                    }
                    tbody {
                        @for letter in &shown.failed {
                            tr {
                                td { (letter.receiver) }
                                td.number { (letter.attempts) }
                                td { (letter.failure.as_deref().unwrap_or_default()) }
                                td.day { (letter.next_at.map_or_else(|| words.text("letter-given-up"), |at| moment(visit, at))) }
                                td {
                                    form method="post" action="/administration/reminders" {
                                        input type="hidden" name="what" value=(Uuid::from_bytes(letter.id));
                                        button name="action" value="again" { (words.text("letter-again")) }
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

pub(crate) fn moment(visit: &Visit, at: Moment) -> String {
    format!("{} {}", visit.words().day(at.day()), clock(at.time()))
}

fn clock(time: jiff::civil::Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

//! What the office decided: its days of rest, and its rules of following up. Both are recorded with their act, hold from the
//! day on which they take effect, and change no figure as it was known before.

use crate::caller::{Answer, Caller, Visit};
use crate::fault::Fault;
use crate::view::field::{self, Typed};
use crate::view::frame::{self, Part};
use crate::view::{self, day, done};
use app::Order;
use axum::extract::Form;
use axum::response::Response;
use jiff::civil::Date;
use ledger::Moment;
use ledger::event::Subject;
use ledger::rules::Rules;
use ledger::settings::{Command, Event, Settings, Source};
use maud::{Markup, html};
use std::collections::BTreeSet;

/// Shows the calendar and the rules.
pub(crate) async fn show(caller: Caller) -> Response {
    caller
        .visit(|visit| {
            check(visit)?;
            Ok(Answer::Page(page(visit, None, &Typed::new())?))
        })
        .await
}

/// Records a decision.
pub(crate) async fn decide(caller: Caller, Form(typed): Form<Typed>) -> Response {
    let typed: Typed = typed.into_iter().map(|(name, value)| (name, field::plain(&value))).collect();
    caller
        .visit(move |visit| {
            check(visit)?;
            match settle(visit, &typed) {
                Ok(()) => {
                    let visit = visit.again()?;
                    let notice = done(&visit.text("rules-decided"));
                    Ok(Answer::Page(page(&visit, Some(&notice), &Typed::new())?))
                }
                Err(fault) => {
                    let told = view::told(visit.words(), Some(visit.organisation()), &fault);
                    Ok(Answer::Refused(fault.status(), page(visit, Some(&view::problem(&told)), &typed)?))
                }
            }
        })
        .await
}

pub(crate) fn check(visit: &Visit) -> Result<(), Fault> {
    if visit.may_in("settings-replace-rules") { Ok(()) } else { Err(Fault::NotAllowed) }
}

fn settle(visit: &Visit, typed: &Typed) -> Result<(), Fault> {
    let text = |name: &str| typed.get(name).map_or("", |text| text.trim());
    let source = Source { act: text("act").to_owned(), document: None };
    let command = match text("command") {
        "holidays" => Command::DecideHolidays {
            year: text("year").parse().map_err(|_| Fault::missing("year"))?,
            off: days(text("off"))?,
            work: days(text("work"))?,
            source,
        },
        "rules" => Command::ReplaceRules { toml: text("rules").to_owned(), source },
        _ => return Err(Fault::missing("command")),
    };
    let on = match text("on") {
        "" => None,
        on => Some(on.parse().map_err(|_| Fault::missing("on"))?),
    };
    let reason = Some(text("reason").to_owned());
    visit.actor()?.settle(Order::new(command).on(on).because(reason))?;
    Ok(())
}

/// Reads days that stand apart by spaces, commas or lines: "30/4/2026, 1/5/2026" or "2026-04-30".
fn days(text: &str) -> Result<BTreeSet<Date>, Fault> {
    let parts = text.split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';'));
    parts
        .filter(|part| !part.is_empty())
        .map(|part| read_day(part).ok_or_else(|| Fault::not_understood(part)))
        .collect()
}

fn read_day(text: &str) -> Option<Date> {
    if let Ok(day) = text.parse() {
        return Some(day);
    }
    let mut parts = text.split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let rest = parts.next();
    let day = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    rest.is_none().then_some(day)
}

/// Returns what the office decided.
pub(crate) fn settings(visit: &Visit) -> Result<Settings, Fault> {
    let tenant = visit.office().tenant();
    let subject = Subject::Settings(tenant.root);
    let entries = visit.office().store().read(|reader| reader.entries::<Event>(tenant.id, subject))?;
    Ok(Settings::at(&entries, Date::MAX, Moment::LAST))
}

fn page(visit: &Visit, notice: Option<&Markup>, typed: &Typed) -> Result<Markup, Fault> {
    let settings = settings(visit)?;
    let title = visit.text("rules-title");
    Ok(frame::page(
        visit,
        Part::Administration,
        &title,
        &html! {
            h1 { (title) }
            (super::ways(visit, "/administration/rules"))
            p.about { (visit.text("about-rules")) }
            @if let Some(notice) = notice { (notice) }
            div.changes {
                section { (holidays(visit, &settings, typed)) }
                section { (rules(visit, &settings, typed)) }
            }
        },
    ))
}

/// Shows the days of rest of this year and the next, and the form to decide those of a year.
fn holidays(visit: &Visit, settings: &Settings, typed: &Typed) -> Markup {
    let words = visit.words();
    let calendar = visit.laws().1;
    let this = visit.today.year();
    html! {
        h2 { (words.text("rules-holidays")) }
        @for year in [this, this.saturating_add(1)] {
            h3 { (year) }
            p.hint {
                @match settings.holidays.get(&year) {
                    Some(holidays) => (holidays.source.act),
                    None => (words.text(if calendar.is_decided(year) { "rules-holidays-built-in" } else { "rules-holidays-reckoned" })),
                }
            }
            ul.days { @for rest in rest_days(visit, year) { li { (day(words, rest)) } } }
        }
        form.stack method="post" action="/administration/rules" {
            input type="hidden" name="command" value="holidays";
            (field::line(words, "year", typed, "number", true))
            (field::lines(words, "off", typed, true))
            (field::lines(words, "work", typed, false))
            (decision(visit, typed))
            button { (words.text("rules-decide-holidays")) }
        }
    }
}

/// Returns the days of a year from Monday to Friday on which nobody works.
pub(crate) fn rest_days(visit: &Visit, year: i16) -> Vec<Date> {
    let Ok(first) = Date::new(year, 1, 1) else { return Vec::new() };
    let calendar = visit.laws().1;
    let week = |day: &Date| day.weekday().to_monday_one_offset() <= 5;
    let days =
        std::iter::successors(Some(first), |day| day.tomorrow().ok()).take_while(|day| day.year() == year);
    days.filter(|day| week(day) && !calendar.is_working_day(*day)).collect()
}

fn rules(visit: &Visit, settings: &Settings, typed: &Typed) -> Markup {
    let words = visit.words();
    let (text, act) = match &settings.rules {
        Some((toml, source)) => (toml.as_str(), source.act.clone()),
        None => (Rules::BUILT_IN, words.text("rules-built-in")),
    };
    let text = typed.get("rules").map_or(text, String::as_str);
    html! {
        h2 { (words.text("rules-follow-up")) }
        p.hint { (act) }
        form.stack method="post" action="/administration/rules" {
            input type="hidden" name="command" value="rules";
            textarea.code name="rules" rows="26" spellcheck="false" aria-label=(words.text("rules-follow-up")) { (text) }
            (decision(visit, typed))
            button { (words.text("rules-decide-rules")) }
        }
    }
}

/// The act of a decision, the day from which it holds, and the reason where that day is past.
fn decision(visit: &Visit, typed: &Typed) -> Markup {
    let words = visit.words();
    html! {
        (field::line(words, "act", typed, "text", true))
        (field::line(words, "on", typed, "date", false))
        (field::line(words, "reason", typed, "text", false))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_read_as_people_write_them() {
        let read = days("30/4/2026, 01/05/2026;2026-09-02\n3/9/2026").expect("days");
        assert_eq!(
            read,
            BTreeSet::from([date(2026, 4, 30), date(2026, 5, 1), date(2026, 9, 2), date(2026, 9, 3)])
        );
        assert!(days("").expect("none").is_empty());
        for wrong in ["31/2/2026", "30/4", "1/2/2026/4", "mai"] {
            assert!(days(wrong).is_err(), "{wrong}");
        }
    }
}

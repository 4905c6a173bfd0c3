//! What is known of a task: who, what, under which document, by when, and what happened.

use super::Shown;
use crate::caller::Visit;
use crate::view::{capital, day};
use app::story::Teller;
use ledger::event::Body as _;
use ledger::task::{Basis, Entry, ExtensionEnd, Milestone};
use maud::{Markup, html};
use viet::calendar::Calendar;

/// Shows who, what and under which document.
pub(super) fn facts(visit: &Visit, shown: &Shown) -> Markup {
    let words = visit.words();
    let (task, content) = (&shown.task, &shown.task.content);
    let fact = |key: &str, value: Markup| html! { dt { (words.text(key)) } dd { (value) } };
    let list = |values: &[String]| html! { @for value in values { div { (value) } } };
    html! {
        dl.facts {
            (fact("fact-lead", html! { @match content.lead { Some(lead) => (visit.unit(lead)), None => em { (words.text("field-nobody")) } } }))
            @if let Some(officer) = task.officer { (fact("fact-officer", html! { (visit.officer(officer)) })) }
            @if !content.support.is_empty() {
                (fact("fact-support", html! {
                    @for unit in &content.support {
                        div {
                            (visit.unit(*unit))
                            @if let Some(share) = task.shares.get(unit) { ": " (share.words) " (" (day(words, share.done.day)) ")" }
                        }
                    }
                }))
            }
            @if let Some(watcher) = content.watcher { (fact("fact-watcher", html! { (visit.officer(watcher)) })) }
            @if !content.receivers.is_empty() { (fact("fact-receivers", list(&content.receivers))) }
            @if !content.targets.is_empty() { (fact("fact-targets", list(&content.targets))) }
            @if let Some(given) = task.given { (fact("fact-given", day(words, given.day))) }
            @if let Some(accepted) = task.accepted { (fact("fact-accepted", day(words, accepted.day))) }
            @if let Some(waiting) = &task.waiting {
                (fact("fact-waiting", html! { (waiting.body) ", " (waiting.letter) }))
            }
            @if let Some(progress) = task.progress.last() {
                (fact("fact-progress", html! { @if let Some(percent) = progress.percent { (percent) " % " } (progress.words) }))
            }
            @if let Some((product, at)) = &task.result {
                (fact("fact-result", html! {
                    @if let Some(number) = &product.number { strong { (number) } " " }
                    (product.words) " (" (day(words, at.day)) ")"
                }))
            }
        }
        @if let Some(quote) = &content.quote {
            figure.quote {
                blockquote { (quote.words) }
                figcaption {
                    @if let Some(document) = &shown.document {
                        a href={ "/documents/" (document.id) "#task-" (shown.id) } {
                            (document.code().unwrap_or_default()) " " (document.subject)
                        }
                        " · "
                    }
                    (words.say("fact-item", &[("item", quote.item.as_str().into())]))
                    @if let Some(page) = quote.page { " · " (words.say("fact-page", &[("page", page.into())])) }
                }
            }
        }
    }
}

/// Shows what was said of the deadlines, and the days that follow from it.
pub(super) fn deadlines(visit: &Visit, shown: &Shown) -> Markup {
    let words = visit.words();
    let calendar = visit.laws().1;
    let task = &shown.task;
    html! {
        @if !task.content.milestones.is_empty() {
            h2 { (words.text("task-deadlines")) }
            table.deadlines {
                thead {
                    tr {
                        @for key in ["deadline-said", "deadline-what", "deadline-due", "deadline-basis"] {
                            th scope="col" { (words.text(key)) }
                        }
                    }
                }
                tbody { @for milestone in &task.content.milestones { (deadline(visit, milestone, calendar)) } }
            }
        }
        @for hanging in task.hanging.values() {
            p {
                (words.text("deadline-hangs")) " " a href={ "/event-dates/" (hanging.on) } { (hanging.name) }
                @if let Some(days) = hanging.days_before { ": " (words.say("deadline-before", &[("days", days.into())])) }
            }
        }
        @if !task.extensions.is_empty() {
            ul.extensions {
                @for extension in &task.extensions {
                    // What was granted may be another day than what was asked for.
                    @let until = if let Some(ExtensionEnd::Granted(limit)) = &extension.end { limit } else { &extension.until };
                    @let until = until.due(calendar).map(|due| words.day(due.day)).unwrap_or_default();
                    @let before = extension.before.and_then(|before| before.due(calendar)).map(|due| words.day(due.day)).unwrap_or_default();
                    @let key = match extension.end {
                        None => "extension-open",
                        Some(ExtensionEnd::Granted(_)) => "extension-granted",
                        Some(ExtensionEnd::Refused) => "extension-refused",
                    };
                    li { (words.say(key, &[("before", before.into()), ("until", until.into()), ("asked", words.day(extension.asked.day).into())])) }
                }
            }
            p { a.button href={ "/drafts?from=extension:" (shown.id) } { (words.text("draft-begin-extension")) } }
        }
    }
}

fn deadline(visit: &Visit, milestone: &Milestone, calendar: &Calendar) -> Markup {
    let words = visit.words();
    let basis = match milestone.basis {
        Basis::Own => "basis-own",
        Basis::Inherited => "basis-inherited",
        Basis::Approximate => "basis-approximate",
    };
    html! {
        tr {
            td { q { (milestone.said) } }
            td { (milestone.what) @if let Some(who) = &milestone.who { " (" (who) ")" } }
            td.day { @if let Some(due) = milestone.limit.due(calendar) { (day(words, due.day)) } @else { "–" } }
            td { (words.text(basis)) }
        }
    }
}

/// Tells what happened, the newest first.
pub(super) fn story(visit: &Visit, shown: &Shown) -> Markup {
    let words = visit.words();
    let write_day = |day| words.day(day);
    let teller = Teller {
        organisation: visit.organisation(),
        calendar: visit.laws().1,
        day: visit.today,
        write_day: &write_day,
    };
    html! {
        h2 { (words.text("task-story")) }
        ol.story { @for entry in shown.history.entries().iter().rev() { (told(visit, &teller, entry)) } }
    }
}

fn told(visit: &Visit, teller: &Teller<'_>, entry: &Entry) -> Markup {
    let words = visit.words();
    let (effective, recorded) = (entry.meta.effective.day, entry.meta.recorded_at.day());
    let detail = teller.detail(&entry.event);
    html! {
        li {
            (day(words, effective))
            div {
                strong { (capital(&words.text(&format!("event-{}", entry.event.name())))) }
                @if !detail.is_empty() { ": " (detail) }
                p.by {
                    (visit.officer(entry.meta.actor))
                    @if let Some(other) = entry.meta.on_behalf { " (" (words.say("story-for", &[("name", visit.officer(other).into())])) ")" }
                    @if effective != recorded { " · " (words.say("story-recorded", &[("day", words.day(recorded).into())])) }
                    @if let Some(reason) = &entry.meta.reason { " · " (reason) }
                }
            }
        }
    }
}

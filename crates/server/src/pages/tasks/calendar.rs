//! Due days as a calendar of a month or a week, with the days on which nobody works.

use super::question::{Question, optional};
use crate::caller::{Answer, Caller, Visit};
use crate::fault::Fault;
use crate::view::frame::{self, Part};
use crate::view::{standing, task_table};
use axum::response::Response;
use axum_extra::extract::Query;
use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};
use maud::{Markup, html};
use store::{Filter, ListedTask};

/// Tasks of a day that a month shows, and those that a week shows.
const SHOWN_OF_MONTH: u32 = 4;
const SHOWN_OF_WEEK: u32 = 30;

/// The days that are shown: whole weeks, from Monday.
struct Span {
    first: Date,
    last: Date,
    /// The month that is meant; a week where `None`.
    month: Option<Date>,
}

/// A day with what is due.
struct Due {
    day: Date,
    tasks: Vec<ListedTask>,
    count: u64,
}

/// Shows the calendar of what is asked for.
pub(crate) async fn show(caller: Caller, Query(question): Query<Question>) -> Response {
    caller
        .visit(move |visit| {
            let span = optional(&question.at, Span::of)?
                .or_else(|| Span::month(visit.today))
                .ok_or(Fault::NotFound)?;
            let days = fill(visit, &question, &span)?;
            Ok(Answer::Page(page(visit, &question, &span, &days)))
        })
        .await
}

impl Span {
    /// Reads "2025-06" or a day of a week.
    fn of(text: &str) -> Option<Self> {
        match text.parse::<Date>() {
            Ok(day) => Self::week(day),
            Err(_) => Self::month(format!("{text}-01").parse().ok()?),
        }
    }

    fn week(day: Date) -> Option<Self> {
        let first = monday(day)?;
        Some(Self { first, last: first.checked_add(6.days()).ok()?, month: None })
    }

    fn month(day: Date) -> Option<Self> {
        let month = day.first_of_month();
        let last = monday(month.last_of_month())?.checked_add(6.days()).ok()?;
        Some(Self { first: monday(month)?, last, month: Some(month) })
    }

    /// Returns the span before this one (-1), or behind it (1), as it stands in an address.
    fn beside(&self, step: i64) -> Option<String> {
        match self.month {
            Some(month) => Some(written(month.checked_add(step.months()).ok()?)),
            None => Some(self.first.checked_add((step * 7).days()).ok()?.to_string()),
        }
    }

    fn days(&self) -> impl Iterator<Item = Date> + use<> {
        let last = self.last;
        std::iter::successors(Some(self.first), |day| day.tomorrow().ok()).take_while(move |day| *day <= last)
    }
}

fn monday(day: Date) -> Option<Date> {
    let since = i64::from(day.weekday().since(Weekday::Monday));
    day.checked_sub(since.days()).ok()
}

/// Returns a month as it stands in an address.
fn written(month: Date) -> String {
    format!("{:04}-{:02}", month.year(), month.month())
}

fn fill(visit: &Visit, question: &Question, span: &Span) -> Result<Vec<Due>, Fault> {
    let tenant = visit.office().tenant().id;
    let filter = question.filter(visit)?;
    let most = if span.month.is_some() { SHOWN_OF_MONTH } else { SHOWN_OF_WEEK };
    Ok(visit.office().store().read(|reader| {
        let mut days = Vec::new();
        for day in span.days() {
            let filter = Filter { due_from: Some(day), due_to: Some(day), ..filter.clone() };
            let (tasks, count) = reader.first_tasks(tenant, &filter, most, visit.today)?;
            days.push(Due { day, tasks, count });
        }
        Ok::<_, store::Error>(days)
    })?)
}

fn page(visit: &Visit, question: &Question, span: &Span, days: &[Due]) -> Markup {
    let words = visit.words();
    let title = match span.month {
        Some(month) => words.say(
            "calendar-month",
            &[("month", i64::from(month.month()).into()), ("year", month.year().to_string().into())],
        ),
        None => words.say(
            "calendar-week",
            &[("from", words.day(span.first).into()), ("to", words.day(span.last).into())],
        ),
    };
    let at = |at: String| Question { at, ..question.whole() }.address("/tasks/calendar");
    let other = match span.month {
        Some(month) => {
            let inside = span.first <= visit.today && visit.today <= span.last;
            ("calendar-by-week", at(if inside { visit.today } else { month }.to_string()))
        }
        None => ("calendar-by-month", at(written(span.first))),
    };
    frame::page(
        visit,
        Part::Tasks,
        &title,
        &html! {
            h1 { (title) }
            (super::head(visit, question, "/tasks/calendar"))
            nav.pages aria-label=(words.text("page-turn")) {
                @if let Some(before) = span.beside(-1) { a rel="prev" href=(at(before)) { (words.text("calendar-before")) } }
                a href=(at(String::new())) { (words.text("calendar-today")) }
                @if let Some(next) = span.beside(1) { a rel="next" href=(at(next)) { (words.text("calendar-next")) } }
                a href=(other.1) { (words.text(other.0)) }
            }
            table.calendar.week[span.month.is_none()] {
                caption.hidden { (title) }
                thead { tr { @for number in 1..=7 { th scope="col" { (words.text(&format!("weekday-{number}"))) } } } }
                tbody {
                    @for week in days.chunks(7) { tr { @for due in week { (cell(visit, question, span, due)) } } }
                }
            }
        },
    )
}

fn cell(visit: &Visit, question: &Question, span: &Span, due: &Due) -> Markup {
    let words = visit.words();
    let other_month = span.month.is_some_and(|month| due.day.first_of_month() != month);
    let off = !visit.laws().1.is_working_day(due.day);
    let day = due.day.to_string();
    let all = Question { from: day.clone(), to: day.clone(), at: String::new(), ..question.whole() };
    html! {
        td.other-month[other_month].off[off].today[due.day == visit.today].none[due.count == 0] {
            p.date {
                time datetime=(day) { span.weekday { (words.text(&format!("weekday-{}", due.day.weekday().to_monday_one_offset()))) " " } (due.day.day()) span.month { "/" (due.day.month()) } }
                @if off { " " small { (words.text("calendar-off")) } }
            }
            @if !due.tasks.is_empty() {
                ul {
                    @for task in &due.tasks {
                        li {
                            a href={ "/tasks/" (task.id) } title=(task_table::short(&task.words)) {
                                @if let Some(standing) = task.standing {
                                    span class={ "standing s-" (standing.name()) } {
                                        (standing::icon(standing))
                                        span.hidden { (words.text(&format!("standing-{}", standing.name()))) }
                                    }
                                    " "
                                }
                                @if let Some(lead) = task.lead { strong { (visit.unit(lead)) } " " }
                                (task_table::cut(&task.words, if span.month.is_some() { 48 } else { 140 }))
                            }
                        }
                    }
                }
            }
            @let more = due.count.saturating_sub(due.tasks.len() as u64);
            @if more > 0 { p { a href=(all.address("/tasks")) { (words.say("calendar-more", &[("count", more.into())])) } } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_month_is_shown_in_whole_weeks() {
        let span = Span::of("2025-06").expect("a month");
        assert_eq!((span.first, span.last), (date(2025, 5, 26), date(2025, 7, 6)));
        assert_eq!(span.days().count() % 7, 0);
        assert_eq!(span.beside(-1).as_deref(), Some("2025-05"));
        assert_eq!(Span::of("2025-12").and_then(|span| span.beside(1)).as_deref(), Some("2026-01"));
    }

    #[test]
    fn a_week_begins_on_monday() {
        let span = Span::of("2025-06-15").expect("a sunday");
        assert_eq!((span.first, span.last), (date(2025, 6, 9), date(2025, 6, 15)));
        assert_eq!(span.beside(1).as_deref(), Some("2025-06-16"));
    }

    #[test]
    fn the_ends_of_time_do_no_harm() {
        for text in ["9999-12-31", "-9999-01-01", "9999-12", "-9999-01", "2025-13", "x", "2025-06-31"] {
            if let Some(span) = Span::of(text) {
                assert!(span.days().count() <= 42, "{text}: six weeks at most");
                assert!(
                    span.beside(-1).is_some() || span.beside(1).is_some(),
                    "{text}: time goes on one way"
                );
            }
        }
    }
}

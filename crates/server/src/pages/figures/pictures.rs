//! Pictures where people look rather than read: what was given and completed week by week, how old what is overdue is, and
//! what the coming weeks bring. Each number is that of a list, and opens it.

use crate::caller::{Answer, Caller, Visit};
use crate::fault::Fault;
use crate::pages::tasks::Question;
use crate::view::columns::{self, Column, Picture};
use crate::view::command::units;
use crate::view::field;
use crate::view::frame::{self, Part};
use axum::extract::Query;
use axum::response::Response;
use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::BTreeMap;
use store::{Day, Filter};

/// Weeks that the flow shows: half a year.
const WEEKS_BACK: i64 = 26;
/// Weeks that the load shows: a quarter.
const WEEKS_AHEAD: i64 = 13;
/// Where ages of overdue tasks begin, in days after the due day.
const AGES: [i64; 5] = [1, 8, 31, 91, 181];

/// Whose tasks are drawn.
#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    unit: String,
}

/// What is drawn: how many there are on each day.
struct Days {
    given: BTreeMap<Date, u64>,
    completed: BTreeMap<Date, u64>,
    overdue: BTreeMap<Date, u64>,
    due: BTreeMap<Date, u64>,
}

/// Shows the pictures.
pub(crate) async fn show(caller: Caller, Query(asked): Query<Asked>) -> Response {
    caller
        .visit(move |visit| {
            let of_unit = Question::of_unit(&asked.unit);
            let days = load(visit, &of_unit)?;
            Ok(Answer::Page(page(visit, &asked.unit, &of_unit, &days)))
        })
        .await
}

fn load(visit: &Visit, of_unit: &Question) -> Result<Days, Fault> {
    let tenant = visit.office().tenant().id;
    let overdue = of_unit.overdue().filter(visit)?;
    let open = of_unit.open().filter(visit)?;
    let back = week(visit.today, 1 - WEEKS_BACK).first;
    let all = of_unit.filter(visit)?;
    let given = Filter { given: Some((back, visit.today)), ..all.clone() };
    let completed = Filter { completed: Some((back, visit.today)), ..all };
    Ok(visit.office().store().read(|reader| {
        Ok::<_, store::Error>(Days {
            given: reader.count_by_day(tenant, &given, Day::Given)?,
            completed: reader.count_by_day(tenant, &completed, Day::Completed)?,
            overdue: reader.count_by_day(tenant, &overdue, Day::Due)?,
            due: reader.count_by_day(tenant, &open, Day::Due)?,
        })
    })?)
}

/// A span of days, both ends counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Span {
    first: Date,
    last: Date,
}

/// Returns the week some weeks behind the one of a day, from Monday to Sunday.
fn week(day: Date, behind: i64) -> Span {
    let since = i64::from(day.weekday().since(Weekday::Monday));
    let first = day.saturating_add((behind * 7 - since).days());
    Span { first, last: first.saturating_add(6.days()) }
}

/// Returns the due days of an age, counted from the day.
fn age(today: Date, from: i64, to: Option<i64>) -> Span {
    let before = |days: i64| today.saturating_sub(days.days());
    Span { first: to.map_or(Date::MIN, |to| before(to - 1)), last: before(from) }
}

impl Span {
    fn sum(self, days: &BTreeMap<Date, u64>) -> u64 {
        days.range(self.first..=self.last).map(|(_, count)| count).sum()
    }

    fn name(self) -> String {
        let short = |day: Date| format!("{:02}/{:02}", day.day(), day.month());
        format!("{}–{}", short(self.first), short(self.last))
    }
}

fn page(visit: &Visit, unit: &str, of_unit: &Question, days: &Days) -> Markup {
    let words = visit.words();
    let title = words.text("pictures-title");
    let any = words.text("filter-any");
    frame::page(
        visit,
        Part::Figures,
        &title,
        &html! {
            h1 { (title) }
            (super::ways(visit, "/figures/pictures"))
            form.filter action="/figures/pictures" {
                (field::choice(words, "unit", Some(unit), Some(&any), units(visit)))
                button { (words.text("filter-show")) }
            }
            div.pictures {
                (flow(visit, of_unit, days))
                (ages(visit, of_unit, days))
                (load_ahead(visit, of_unit, days))
            }
        },
    )
}

fn flow(visit: &Visit, of_unit: &Question, days: &Days) -> Markup {
    let words = visit.words();
    let columns: Vec<Column> = (1 - WEEKS_BACK..=0)
        .map(|behind| week(visit.today, behind))
        .map(|span| Column {
            name: span.name(),
            parts: vec![
                (span.sum(&days.given), of_unit.given_between(span.first, span.last).list()),
                (span.sum(&days.completed), of_unit.completed_between(span.first, span.last).list()),
            ],
        })
        .collect();
    columns::draw(&Picture {
        title: &words.text("pictures-flow"),
        head: &words.text("pictures-week"),
        series: &[words.text("pictures-given"), words.text("pictures-completed")],
        columns: &columns,
        table: &words.text("pictures-table"),
    })
}

fn ages(visit: &Visit, of_unit: &Question, days: &Days) -> Markup {
    let words = visit.words();
    let columns: Vec<Column> = AGES
        .iter()
        .enumerate()
        .map(|(at, from)| {
            let next = AGES.get(at + 1).copied();
            let span = age(visit.today, *from, next);
            let name = match next {
                Some(next) => {
                    words.say("pictures-age", &[("from", (*from).into()), ("to", (next - 1).into())])
                }
                None => words.say("pictures-age-over", &[("from", (*from).into())]),
            };
            Column {
                name,
                parts: vec![(
                    span.sum(&days.overdue),
                    of_unit.overdue().due_between(span.first, span.last).list(),
                )],
            }
        })
        .collect();
    columns::draw(&Picture {
        title: &words.text("pictures-ages"),
        head: &words.text("pictures-days-late"),
        series: &[words.text("pile-overdue")],
        columns: &columns,
        table: &words.text("pictures-table"),
    })
}

fn load_ahead(visit: &Visit, of_unit: &Question, days: &Days) -> Markup {
    let words = visit.words();
    let columns: Vec<Column> = (0..WEEKS_AHEAD)
        .map(|behind| week(visit.today, behind))
        .map(|span| Column {
            name: span.name(),
            parts: vec![(span.sum(&days.due), of_unit.open().due_between(span.first, span.last).list())],
        })
        .collect();
    columns::draw(&Picture {
        title: &words.text("pictures-load"),
        head: &words.text("pictures-week"),
        series: &[words.text("pictures-due")],
        columns: &columns,
        table: &words.text("pictures-table"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn weeks_follow_each_other() {
        let today = date(2025, 6, 25);
        assert_eq!(week(today, 0), Span { first: date(2025, 6, 23), last: date(2025, 6, 29) });
        for behind in -30..30 {
            assert_eq!(week(today, behind).last.tomorrow().ok(), Some(week(today, behind + 1).first));
        }
    }

    #[test]
    fn ages_follow_each_other_and_leave_nothing_out() {
        let today = date(2025, 6, 25);
        let spans: Vec<Span> =
            (0..AGES.len()).map(|at| age(today, AGES[at], AGES.get(at + 1).copied())).collect();
        assert_eq!(spans[0].last, date(2025, 6, 24), "overdue since yesterday");
        for pair in spans.windows(2) {
            assert_eq!(pair[1].last.tomorrow().ok(), Some(pair[0].first));
        }
        assert_eq!(spans[AGES.len() - 1].first, Date::MIN);
    }
}

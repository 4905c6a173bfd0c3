//! Figures: where all tasks stood at the end of any day, as it was known at any moment, by any cut; and the tasks behind
//! each number.

pub(crate) mod pictures;

use crate::caller::{Answer, Caller, Visit};
use crate::fault::Fault;
use crate::view::frame::{self, Part};
use crate::view::{figures, task_table};
use axum::extract::Query;
use axum::response::Response;
use jiff::civil::Date;
use ledger::count::Figures;
use ledger::standing::Standing;
use ledger::{DocumentId, Moment, OfficerId, TaskId, UnitId};
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::str::FromStr;
use store::{Counted, Cut, Row};

/// Tasks on a page.
const PAGE: u32 = 100;

/// Cuts by their names in addresses.
pub(crate) const CUTS: &[(&str, Cut)] = &[
    ("unit", Cut::Unit),
    ("document", Cut::Document),
    ("programme", Cut::Programme),
    ("field", Cut::Field),
    ("leader", Cut::Watcher),
    ("month", Cut::Month),
];

/// What is counted, as it stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Question {
    /// The cut.
    by: String,
    /// At the end of this day; today where empty.
    as_of: String,
    /// As it was known at the end of this day; as it is known now where empty.
    known_at: String,
    /// Given from this day on.
    from: String,
    /// Given until this day.
    to: String,
    /// The row whose tasks are wanted.
    row: Option<String>,
    /// Where they stand.
    standing: String,
    /// Behind this task.
    after: String,
}

impl Question {
    /// Asks for today's figures by a cut.
    pub(crate) fn today(by: &str) -> Self {
        Self { by: by.to_owned(), ..Self::default() }
    }

    fn cut(&self) -> Cut {
        CUTS.iter().find(|(name, _)| *name == self.by).map_or(Cut::Unit, |(_, cut)| *cut)
    }

    /// Returns the address of the tasks of a row, or of all.
    fn tasks(&self, row: Option<&Row>) -> String {
        let mut address = format!("/figures/tasks?by={}", if self.by.is_empty() { "unit" } else { &self.by });
        let row = row.map(written).unwrap_or_default();
        for (name, value) in [
            ("row", row.as_str()),
            ("as_of", &self.as_of),
            ("known_at", &self.known_at),
            ("from", &self.from),
            ("to", &self.to),
        ] {
            if !value.is_empty() {
                address.push_str(&format!("&{name}={}", crate::view::escape_query(value)));
            }
        }
        address
    }

    fn counted(&self, visit: &Visit) -> Result<Counted, Fault> {
        let (from, to) = (read::<Date>(&self.from)?, read::<Date>(&self.to)?);
        let given =
            (from.is_some() || to.is_some()).then(|| (from.unwrap_or(Date::MIN), to.unwrap_or(Date::MAX)));
        Ok(Counted {
            cut: self.cut(),
            row: self.row.as_deref().map(|row| read_row(self.cut(), row)).transpose()?,
            standing: if self.standing.is_empty() {
                None
            } else {
                Some(Standing::named(&self.standing).ok_or_else(|| Fault::not_understood(&self.standing))?)
            },
            as_of: read(&self.as_of)?.unwrap_or(visit.today),
            known_at: read(&self.known_at)?.map_or(Moment::LAST, Moment::end_of),
            given,
            leads: visit.leads(),
        })
    }
}

pub(super) fn read<T: FromStr>(text: &str) -> Result<Option<T>, Fault> {
    let text = text.trim();
    if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(|_| Fault::not_understood(text)) }
}

/// How a row of nothing is written in an address.
const NOTHING: &str = "none";

/// Writes the name of a row into an address.
pub(crate) fn written(row: &Row) -> String {
    match row {
        Row::None => NOTHING.to_owned(),
        Row::Unit(unit) => unit.to_string(),
        Row::Document(document) => document.to_string(),
        Row::Field(field) => field.clone(),
        Row::Officer(officer) => officer.to_string(),
        Row::Month(first) => first.to_string(),
    }
}

/// Reads the name of a row of a cut.
pub(crate) fn read_row(cut: Cut, text: &str) -> Result<Row, Fault> {
    if text == NOTHING {
        return Ok(Row::None);
    }
    let wrong = || Fault::not_understood(text);
    Ok(match cut {
        Cut::Whole => Row::None,
        Cut::Unit => Row::Unit(text.parse::<UnitId>().map_err(|_| wrong())?),
        Cut::Document | Cut::Programme => Row::Document(text.parse::<DocumentId>().map_err(|_| wrong())?),
        Cut::Field => Row::Field(crate::view::field::plain(text)),
        Cut::Watcher => Row::Officer(text.parse::<OfficerId>().map_err(|_| wrong())?),
        Cut::Month => Row::Month(text.parse::<Date>().map_err(|_| wrong())?),
    })
}

/// Shows the figures.
pub(crate) async fn show(caller: Caller, Query(question): Query<Question>) -> Response {
    caller
        .visit(move |visit| {
            let counted = question.counted(visit)?;
            let tenant = visit.office().tenant().id;
            let rows = visit.office().store().read(|reader| {
                let Counted { cut, as_of, known_at, given, leads, .. } = &counted;
                reader.figures_of(tenant, *cut, *as_of, *known_at, *given, leads.as_deref())
            })?;
            let rows = rows_of(visit, rows, &question, counted.as_of)?;
            Ok(Answer::Page(page(visit, &question, &counted, &rows)))
        })
        .await
}

/// Returns figures of today as rows of a table.
pub(crate) fn rows(
    visit: &Visit,
    figures: BTreeMap<Row, Figures>,
    question: &Question,
) -> Result<Vec<figures::Row>, Fault> {
    rows_of(visit, figures, question, visit.today)
}

fn rows_of(
    visit: &Visit,
    figures: BTreeMap<Row, Figures>,
    question: &Question,
    as_of: Date,
) -> Result<Vec<figures::Row>, Fault> {
    let mut rows = Vec::new();
    for (row, figures) in figures {
        let name = name(visit, &row, as_of)?;
        rows.push(figures::Row {
            name,
            address: question.tasks(Some(&row)),
            whole: question.tasks(None),
            figures,
        });
    }
    if question.cut() != Cut::Month {
        rows.sort_by_key(|row| viet::fold::key(&row.name));
    }
    Ok(rows)
}

/// Returns the name of a row on a day.
pub(crate) fn name(visit: &Visit, row: &Row, day: Date) -> Result<String, Fault> {
    Ok(match row {
        Row::None => visit.text("figures-none"),
        Row::Unit(unit) => visit.organisation().short_name_on(*unit, day).unwrap_or("?").to_owned(),
        Row::Officer(officer) => visit.officer(*officer).to_owned(),
        Row::Field(field) => field.clone(),
        Row::Month(first) => format!("{:02}/{}", first.month(), first.year()),
        Row::Document(id) => {
            let tenant = visit.office().tenant().id;
            let document = visit.office().store().read(|reader| reader.document(tenant, *id))?;
            document.map_or_else(
                || id.to_string(),
                |document| document.code().unwrap_or_else(|| document.subject.clone()),
            )
        }
    })
}

/// Shows the ways to look at figures.
pub(super) fn ways(visit: &Visit, path: &str) -> Markup {
    let words = visit.words();
    html! {
        nav.ways aria-label=(words.text("tasks-ways")) {
            ul {
                @for (way, key) in [
                    ("/figures", "way-table"),
                    ("/figures/pictures", "way-pictures"),
                    ("/targets", "way-targets"),
                    ("/reports", "way-reports"),
                    ("/reports/owed", "way-owed-reports"),
                    ("/reports/kept", "way-kept-reports"),
                ] {
                    li { a href=(way) aria-current=[(way == path).then_some("page")] { (words.text(key)) } }
                }
            }
        }
    }
}

fn page(visit: &Visit, question: &Question, counted: &Counted, rows: &[figures::Row]) -> Markup {
    let words = visit.words();
    let title = words.text("part-figures");
    let caption = words.say("figures-caption", &[("day", words.day(counted.as_of).into())]);
    let by = if question.by.is_empty() { "unit" } else { question.by.as_str() };
    frame::page(
        visit,
        Part::Figures,
        &title,
        &html! {
            h1 { (title) }
            (ways(visit, "/figures"))
            p.about { (words.text("about-figures")) }
            form.filter action="/figures" {
                label.field {
                    span { (words.text("figures-by")) }
                    select name="by" {
                        @for (name, _) in CUTS {
                            option value=(name) selected[*name == by] { (words.text(&format!("cut-{name}"))) }
                        }
                    }
                }
                @for (name, value) in
                    [("as_of", &question.as_of), ("known_at", &question.known_at), ("from", &question.from), ("to", &question.to)]
                {
                    label.field {
                        span { (words.text(&format!("figures-field-{}", name.replace('_', "-")))) }
                        input type="date" name=(name) value=(value);
                    }
                }
                button { (words.text("filter-show")) }
            }
            @if rows.is_empty() { p.empty { (words.text("figures-nothing")) } }
            @else { (figures::table(words, &caption, &words.text(&format!("cut-{by}")), rows)) }
            p.hint { (words.text("figures-legend")) }
        },
    )
}

/// Shows the tasks behind a number.
pub(crate) async fn tasks(caller: Caller, Query(question): Query<Question>) -> Response {
    caller
        .visit(move |visit| {
            let counted = question.counted(visit)?;
            let after = read::<TaskId>(&question.after)?;
            let tenant = visit.office().tenant().id;
            let (ids, tasks, documents) = visit.office().store().read(|reader| {
                let ids = reader.counted(tenant, &counted, after, PAGE)?;
                let tasks = reader.tasks_by_id(tenant, &ids, visit.today)?;
                let documents = task_table::documents(visit, reader, &tasks)?;
                Ok::<_, store::Error>((ids, tasks, documents))
            })?;
            let words = visit.words();
            let row = counted.row.as_ref().map(|row| name(visit, row, counted.as_of)).transpose()?;
            let standing = match counted.standing {
                Some(standing) => words.text(&format!("standing-{}", standing.name())),
                None => words.text("figures-given"),
            };
            let day = words.day(counted.as_of);
            let title = words.say(
                "figures-tasks",
                &[
                    ("row", row.unwrap_or_else(|| words.text("figures-total")).into()),
                    ("standing", standing.into()),
                    ("day", day.into()),
                ],
            );
            let next = ids.last().filter(|_| ids.len() == PAGE as usize).map(|last| {
                let standing = format!("&standing={}", question.standing);
                format!("{}{standing}&after={last}", question.tasks(counted.row.as_ref()))
            });
            Ok(Answer::Page(frame::page(visit, Part::Figures, &title, &html! {
                h1 { (title) }
                p.hint { (words.text("figures-tasks-hint")) }
                (task_table::table(visit, &title, &tasks, &documents, &task_table::Look::default()))
                @if let Some(next) = next { p.pages { a rel="next" href=(next) { (words.text("page-next")) } } }
            })))
        })
        .await
}

//! A form as an office defines it: TOML, with the names of figures and values, and errors that name the line.

use super::condition::Condition;
use super::dossiers::Telling;
use super::figure::Figure;
use super::prose::Prose;
use super::words::Words;
use crate::paper::{Align, Kind};
use crate::period::Window;
use jiff::civil::Date;
use ledger::definition::Problem;
use ledger::dossier::Cases;
use ledger::procedure::Shelf as Procedures;
use serde::{Deserialize, Deserializer};

/// A form.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// The stable id, "phu-luc-iv".
    pub id: String,
    /// The version of the definition.
    pub version: String,
    /// The first day on which it is in use.
    #[serde(deserialize_with = "day")]
    pub valid_from: Date,
    /// The last day on which it is in use.
    #[serde(default, deserialize_with = "maybe_day")]
    pub valid_to: Option<Date>,
    /// What asks for the report.
    pub source: String,
    /// What people call it.
    pub name: String,
    /// Which days belong to a period.
    #[serde(default)]
    pub window: Window,
    /// Which tasks are taken.
    #[serde(default)]
    pub(crate) tasks: Taken,
    /// Forms whose annexes follow those of this one.
    #[serde(default)]
    pub include: Vec<String>,
    pub(crate) paper: Cover,
    #[serde(default)]
    pub(crate) annexes: Vec<AnnexForm>,
}

/// Which tasks of the ledger a report takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Taken {
    /// Those that were given in the days of the period.
    #[default]
    Given,
    /// Those that were given in the year of the period, by its last day.
    Year,
    /// Those that were given by the last day of the period.
    All,
}

/// What stands on the paper before its annexes.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Cover {
    #[serde(deserialize_with = "kind")]
    pub(crate) kind: Kind,
    pub(crate) subject: Words,
    #[serde(default)]
    pub(crate) addressees: Vec<String>,
    #[serde(default)]
    pub(crate) body: Vec<Words>,
    /// Text parts behind the body, drafted from the tasks.
    #[serde(default)]
    pub(crate) prose: Vec<Prose>,
    #[serde(default)]
    pub(crate) recipients: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AnnexForm {
    #[serde(default)]
    pub(crate) number: Option<u32>,
    pub(crate) title: Words,
    #[serde(default)]
    pub(crate) landscape: bool,
    #[serde(default, rename = "where")]
    pub(crate) condition: Condition,
    pub(crate) parts: Vec<Part>,
}

/// A part of an annex: a heading, lines, a table, notes.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Part {
    #[serde(default)]
    pub(crate) heading: Words,
    #[serde(default)]
    pub(crate) lines: Vec<Words>,
    pub(crate) rows: Rows,
    /// What the tasks of a list stand under, where that is not groups.
    #[serde(default)]
    pub(crate) by: Option<Rows>,
    #[serde(default, rename = "where")]
    pub(crate) condition: Condition,
    #[serde(default)]
    pub(crate) groups: Vec<Group>,
    /// The codes of the indicators that have a row; all of them where empty.
    #[serde(default)]
    pub(crate) indicators: Vec<String>,
    pub(crate) columns: Vec<ColumnForm>,
    /// What an empty group shows, cell by cell.
    #[serde(default)]
    pub(crate) empty: Vec<String>,
    /// What the sum of a group is called, where its row has no other words.
    #[serde(default)]
    pub(crate) sum: String,
    /// What the sum of all rows is called; none where empty.
    #[serde(default)]
    pub(crate) total: String,
    /// The mark of the column whose tasks a list shows: their numbers must agree.
    #[serde(default)]
    pub(crate) mark: Option<String>,
    #[serde(default)]
    pub(crate) notes: Vec<Words>,
}

/// What the rows of a table are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Rows {
    /// A row of figures for each group.
    Groups,
    /// A row of figures for each unit in charge.
    Units,
    /// A row of figures for each document that gave tasks.
    Documents,
    /// A row of figures for each programme.
    Programmes,
    /// A row of figures for each leader who watches tasks.
    Leaders,
    /// A row for each task, under the headings of the groups.
    Tasks,
    /// A row for each indicator of the period.
    Indicators,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Group {
    #[serde(default)]
    pub(crate) label: String,
    pub(crate) title: String,
    #[serde(default, rename = "where")]
    pub(crate) condition: Condition,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ColumnForm {
    pub(crate) heading: String,
    pub(crate) width: u16,
    #[serde(default)]
    pub(crate) figure: Option<Figure>,
    #[serde(default)]
    pub(crate) value: Option<Shown>,
    #[serde(default)]
    pub(crate) mark: Option<String>,
}

/// What a column shows of a row or task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Shown {
    /// The number of the row.
    Number,
    /// The name of the row: of a group, a unit, a document.
    Name,
    /// To be filled in by hand.
    Blank,
    /// The code of a task.
    Code,
    /// What is to be done.
    Words,
    /// The document that gave it.
    Document,
    /// The programme.
    Programme,
    /// Who leads.
    Lead,
    /// Who helps.
    Support,
    /// The leader who watches it.
    Leader,
    /// The field of work.
    Field,
    /// The day on which it was given.
    GivenOn,
    /// The last day on time as it was given.
    FirstDue,
    /// The last day on time.
    Due,
    /// The day of the result.
    CompletedOn,
    /// The result, or what was reported last.
    Situation,
    /// Where it stands, in words.
    Standing,
    /// Why it is late, and what is proposed.
    Cause,
    /// When it is expected now.
    Expected,
    /// The period of an indicator.
    Period,
    /// What an indicator counts.
    Unit,
    /// What is wanted of it.
    Target,
    /// What came out.
    Done,
    /// What share of the target that is.
    Share,
}

impl Form {
    /// Returns which dossiers its sentences count, by the keys of these.
    pub fn counts(&self) -> Vec<(String, Cases)> {
        let parts = self.paper.prose.iter().enumerate();
        let tellings = parts.flat_map(|(number, prose)| {
            let keys = Telling::keys(number, &prose.dossiers);
            prose.dossiers.iter().zip(keys).flat_map(|(telling, (key, _))| telling.counts(&key))
        });
        tellings.collect()
    }

    /// Returns the first sentence that counts dossiers by what their procedure does not have.
    pub(super) fn miscounts(&self, text: &str, procedures: &Procedures) -> Option<Problem> {
        let mut tellings = self.paper.prose.iter().flat_map(|prose| &prose.dossiers);
        tellings.find_map(|telling| {
            let (named, what) = telling.mistake(procedures)?;
            // The keys of one sentence stand in any order behind the name of its table; most behind the procedure, and what it is
            // called may be spelt as what is wrong.
            let before = text.get(..telling.at)?;
            let table = before.rfind("[[").unwrap_or(0);
            let behind = &text[telling.at..];
            let own = &behind[..behind.find("[[").unwrap_or(behind.len())];
            let found = own.find(&named).map(|at| telling.at + at);
            let at = found.or_else(|| before[table..].find(&named).map(|at| table + at)).unwrap_or(table);
            Some(Problem::at(text, at, what))
        })
    }

    /// Reads a definition.
    ///
    /// # Errors
    ///
    /// What is wrong, and in which line.
    pub fn read(text: &str) -> Result<Self, Problem> {
        read_toml(text, Self::contradiction)
    }

    /// Tells whether the report says something of indicators.
    pub fn measures(&self) -> bool {
        let mut parts = self.annexes.iter().flat_map(|annex| &annex.parts);
        self.paper.prose.iter().any(|prose| !prose.indicators.is_empty())
            || parts.any(|part| part.rows == Rows::Indicators)
    }

    /// Returns words near which the definition says what cannot be, and what that is.
    fn contradiction(&self) -> Option<(String, String)> {
        if self.id.is_empty()
            || !self.id.chars().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-')
        {
            return Some(("id".to_owned(), "an id has small letters, digits and \"-\"".to_owned()));
        }
        for annex in &self.annexes {
            let marks: Vec<&String> = annex
                .parts
                .iter()
                .flat_map(|part| &part.columns)
                .filter_map(|column| column.mark.as_ref())
                .collect();
            for part in &annex.parts {
                let problem = part.contradiction(&marks);
                if problem.is_some() {
                    return problem;
                }
            }
        }
        None
    }
}

impl Part {
    fn contradiction(&self, marks: &[&String]) -> Option<(String, String)> {
        for column in &self.columns {
            let near = || column.heading.clone();
            match (column.figure, column.value) {
                (Some(_), Some(_)) | (None, None) => {
                    return Some((
                        near(),
                        format!("column {:?}: either a figure or a value", column.heading),
                    ));
                }
                (Some(_), None) if matches!(self.rows, Rows::Tasks | Rows::Indicators) => {
                    let what = if self.rows == Rows::Tasks { "a task" } else { "an indicator" };
                    return Some((
                        near(),
                        format!("column {:?}: a row of {what} has no figure", column.heading),
                    ));
                }
                (None, Some(value)) if self.rows == Rows::Indicators && !value.is_of_indicators() => {
                    return Some((
                        near(),
                        format!("column {:?}: no row of an indicator has this", column.heading),
                    ));
                }
                (None, Some(value)) if self.rows != Rows::Indicators && value.is_only_of_indicators() => {
                    return Some((
                        near(),
                        format!("column {:?}: only a row of an indicator has this", column.heading),
                    ));
                }
                (None, Some(value))
                    if !matches!(self.rows, Rows::Tasks | Rows::Indicators) && !value.is_of_rows() =>
                {
                    return Some((
                        near(),
                        format!("column {:?}: only a row of a task has this", column.heading),
                    ));
                }
                (Some(_), None) | (None, Some(_)) => {}
            }
            if column.width == 0 {
                return Some((near(), format!("column {:?}: its width is 0", column.heading)));
            }
        }
        if self.columns.is_empty() {
            return Some(("parts".to_owned(), "a part has columns".to_owned()));
        }
        if self.rows == Rows::Groups && self.groups.is_empty() {
            return Some(("\"groups\"".to_owned(), "rows = \"groups\" wants groups".to_owned()));
        }
        if !self.indicators.is_empty() && self.rows != Rows::Indicators {
            let what = "indicators belong to rows = \"indicators\"".to_owned();
            return Some(("indicators".to_owned(), what));
        }
        let is_name = |by: Rows| !matches!(by, Rows::Groups | Rows::Tasks | Rows::Indicators);
        if self.by.is_some_and(|by| self.rows != Rows::Tasks || !self.groups.is_empty() || !is_name(by)) {
            return Some((
                "by".to_owned(),
                "by = \"units\" and its like belong to rows = \"tasks\" without groups".to_owned(),
            ));
        }
        let mark = self.mark.as_ref()?;
        (!marks.contains(&mark)).then(|| (mark.clone(), format!("no column has the mark {mark:?}")))
    }
}

impl Shown {
    fn is_of_rows(self) -> bool {
        matches!(self, Self::Number | Self::Name | Self::Blank)
    }

    /// Tells whether nothing but an indicator has this.
    pub(crate) fn is_only_of_indicators(self) -> bool {
        matches!(self, Self::Period | Self::Unit | Self::Target | Self::Done | Self::Share)
    }

    fn is_of_indicators(self) -> bool {
        self.is_of_rows()
            || self.is_only_of_indicators()
            || matches!(self, Self::Code | Self::Lead | Self::Standing)
    }

    /// Returns how cells of a column are set.
    pub(crate) fn align(self) -> Align {
        match self {
            Self::Number
            | Self::Code
            | Self::GivenOn
            | Self::FirstDue
            | Self::Due
            | Self::CompletedOn
            | Self::Expected
            | Self::Period
            | Self::Unit
            | Self::Target
            | Self::Done
            | Self::Share => Align::Middle,
            Self::Name
            | Self::Blank
            | Self::Words
            | Self::Document
            | Self::Programme
            | Self::Lead
            | Self::Support
            | Self::Leader
            | Self::Field
            | Self::Situation
            | Self::Standing
            | Self::Cause => Align::Left,
        }
    }
}

/// Reads a definition of any kind. `contradiction` returns words near which it says what cannot be, and what that is.
pub(crate) fn read_toml<D: serde::de::DeserializeOwned>(
    text: &str,
    contradiction: impl Fn(&D) -> Option<(String, String)>,
) -> Result<D, Problem> {
    let definition: D = ledger::definition::read(text)?;
    match contradiction(&definition) {
        Some((within, what)) => Err(Problem::at(text, text.find(&within).unwrap_or(0), what)),
        None => Ok(definition),
    }
}

fn kind<'de, D: Deserializer<'de>>(read: D) -> Result<Kind, D::Error> {
    let words = String::deserialize(read)?;
    Kind::named(&words).ok_or_else(|| {
        let all: Vec<&str> = Kind::ALL.into_iter().map(Kind::words).collect();
        serde::de::Error::custom(format!("no kind {words:?}; there are {}", all.join(", ")))
    })
}

fn day<'de, D: Deserializer<'de>>(read: D) -> Result<Date, D::Error> {
    String::deserialize(read)?
        .parse()
        .map_err(|_| serde::de::Error::custom("a day is written \"2024-06-14\""))
}

fn maybe_day<'de, D: Deserializer<'de>>(read: D) -> Result<Option<Date>, D::Error> {
    day(read).map(Some)
}

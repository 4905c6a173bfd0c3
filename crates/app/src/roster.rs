//! What an office's own file says of its units and people, row by row: the organisation file (TOML), or the tables of a
//! workbook, which are read by their headings.

mod headings;
mod take;
mod words;

pub use headings::Holds;
pub(crate) use headings::grid;
pub use take::{Differs, Fate, Taken};
pub(crate) use words::parse_day;

use directive::organisation as file;
use jiff::civil::Date;
use ledger::organisation::Role;
use std::collections::BTreeSet;

/// What a file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster {
    /// Its tables that are understood; none for an organisation file.
    pub tables: Vec<Table>,
    /// Its rows below the headings, those without any words left out.
    pub rows: Vec<Row>,
}

/// A table and its columns, each with its heading, from the left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What each column holds.
    pub columns: Vec<(String, Holds)>,
}

/// Where something stands in a file: its table, and its row below the headings, both from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The table.
    pub table: usize,
    /// The row.
    pub row: usize,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Where it stands.
    pub place: Place,
    /// Its words.
    pub words: String,
    /// What it says; or why it cannot be read.
    pub says: Result<Says, Trouble>,
}

/// What a row says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Says {
    /// There is a unit.
    Unit(Unit),
    /// Somebody has a post.
    Person(Person),
    /// Those below are of a unit.
    Heading,
}

/// A unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unit {
    /// Its name.
    pub name: String,
    /// Short names.
    pub short: Vec<String>,
    /// Identifiers in the exchange of documents.
    pub codes: Vec<String>,
    /// The unit above, by name, short name or code; the body itself where `None`.
    pub parent: Option<String>,
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
}

/// Somebody with a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The name.
    pub name: String,
    /// The unit, by name, short name or code; the body itself where `None`.
    pub unit: Option<String>,
    /// The role; what the post suggests where `None`.
    pub role: Option<Role>,
    /// The post, in words.
    pub title: Option<String>,
    /// The name that the person acts by; made of the person's name where `None`.
    pub account: Option<String>,
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
}

/// Why a row is not taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It has no name.
    NoName,
    /// A day cannot be read.
    NoDay(String),
    /// It ends before it begins.
    EndsBeforeItBegins,
    /// A role that is none.
    NoRole(String),
    /// No unit is called so, or it does not exist any more.
    NoUnit(String),
    /// The unit above is none, or part of this one.
    NoParent(String),
    /// It was over after a day: before the ledger begins, or, of a post, before today.
    Over(Date),
    /// The account is somebody else's.
    AccountTaken(String),
    /// Units that are part of it still exist.
    HasParts,
}

impl Trouble {
    /// Returns the key of the message.
    pub fn key(&self) -> &'static str {
        match self {
            Self::NoName => "roster-no-name",
            Self::NoDay(_) => "roster-no-day",
            Self::EndsBeforeItBegins => "roster-ends-before-it-begins",
            Self::NoRole(_) => "roster-no-role",
            Self::NoUnit(_) => "roster-no-unit",
            Self::NoParent(_) => "roster-no-parent",
            Self::Over(_) => "roster-over",
            Self::AccountTaken(_) => "roster-account-taken",
            Self::HasParts => "roster-has-parts",
        }
    }

    /// Returns the word and the day that the message names.
    pub fn arguments(&self) -> (Option<&str>, Option<Date>) {
        match self {
            Self::NoName | Self::EndsBeforeItBegins | Self::HasParts => (None, None),
            Self::NoDay(word)
            | Self::NoRole(word)
            | Self::NoUnit(word)
            | Self::NoParent(word)
            | Self::AccountTaken(word) => (Some(word), None),
            Self::Over(day) => (None, Some(*day)),
        }
    }
}

impl From<&file::Organisation> for Roster {
    /// In an organisation file who stands first in a unit heads it, and who stands in none leads the body.
    fn from(file: &file::Organisation) -> Self {
        let units = file.units.iter().map(|unit| {
            let says = Unit {
                name: unit.name.clone(),
                short: unit.short.clone(),
                from: unit.from,
                to: unit.to,
                ..Unit::default()
            };
            (1, unit.name.clone(), Says::Unit(says))
        });
        let mut headed = BTreeSet::new();
        let people = file.people.iter().map(|person| {
            let role = match &person.unit {
                None => Role::Leader,
                Some(unit) if headed.insert(viet::fold::key(unit)) => Role::Head,
                Some(_) => Role::Officer,
            };
            let (name, unit) = (person.name.clone(), person.unit.clone());
            let title = person.title.clone();
            let says = Person { name, unit, role: Some(role), title, account: None, from: None, to: None };
            (2, person.name.clone(), Says::Person(says))
        });
        let mut rows: Vec<Row> = Vec::new();
        for (table, words, says) in units.chain(people) {
            let row = rows.last().filter(|row| row.place.table == table).map_or(0, |row| row.place.row) + 1;
            rows.push(Row { place: Place { table, row }, words, says: Ok(says) });
        }
        Self { tables: Vec::new(), rows }
    }
}

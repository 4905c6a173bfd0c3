//! The rows of a spreadsheet by the headings that a definition declares. A row that cannot be counted is named with its place.

use crate::demo::Read;
use crate::grids::{TOP, is_numbering, placed, read_all};
use crate::roster::parse_day;
use jiff::civil::Date;
use ledger::indicator::{Amount, Column, Sheet};
use std::collections::BTreeMap;

/// What a spreadsheet says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// The headings of its tables, with what stands below each; `None` for what is not looked at.
    pub columns: Vec<(String, Option<Column>)>,
    /// The rows that count, by their keys.
    pub good: BTreeMap<String, Row>,
    /// Those that cannot be counted.
    pub bad: Vec<Bad>,
    /// How many are of a kind that is not counted.
    pub others: usize,
}

/// A row that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its table and its place in it, both from 1.
    pub place: (usize, usize),
    /// The day.
    pub day: Date,
    /// How many it stands for.
    pub amount: Amount,
    /// Of which kind.
    pub kind: String,
    /// What came out.
    pub result: String,
}

/// A row that cannot be counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bad {
    /// Its table and its place in it, both from 1.
    pub place: (usize, usize),
    /// The heading of the column that is wrong.
    pub column: String,
    /// What stands there.
    pub words: String,
    /// What is wrong with it.
    pub why: Trouble,
}

/// Why a row cannot be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Nothing says what it is known by.
    NoKey,
    /// There is no such day.
    NoDay,
    /// The day is still to come.
    Later,
    /// It is no number of things.
    NoAmount,
    /// A row above is known by the same.
    Twice,
}

impl Trouble {
    /// Returns the key of the message.
    pub fn key(self) -> &'static str {
        match self {
            Self::NoKey => "entries-no-key",
            Self::NoDay => "entries-no-day",
            Self::Later => "entries-later",
            Self::NoAmount => "entries-no-amount",
            Self::Twice => "entries-twice",
        }
    }

    /// Returns the stable name, as programs use it.
    pub fn name(self) -> &'static str {
        match self {
            Self::NoKey => "no-key",
            Self::NoDay => "no-day",
            Self::Later => "later",
            Self::NoAmount => "no-amount",
            Self::Twice => "twice",
        }
    }
}

impl Bad {
    /// Returns its place, as people are told it.
    pub fn placed(&self) -> String {
        placed(self.place)
    }
}

impl Row {
    /// Returns its place, as people are told it.
    pub fn placed(&self) -> String {
        placed(self.place)
    }

    /// Returns what it says, in a few words; `day` is its day as people write it.
    pub fn said(&self, day: String) -> String {
        let parts = [self.amount.written(), day, self.kind.clone(), self.result.clone()];
        parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" · ")
    }

    /// Tells whether both say the same, wherever they stand.
    pub(super) fn says_as(&self, other: &Self) -> bool {
        let Self { place: _, day, amount, kind, result } = self;
        (day, amount, kind, result) == (&other.day, &other.amount, &other.kind, &other.result)
    }
}

impl Rows {
    /// Reads the tables of a file that have headings for key and day; `None` where none has.
    pub(super) fn read(
        name: &str,
        bytes: &[u8],
        sheet: &Sheet,
        today: Date,
        read: Read<'_>,
    ) -> Result<Option<Self>, String> {
        let mut rows = Self::default();
        let mut found = false;
        for (table, grid) in (1..).zip(read_all(name, bytes, read)?) {
            let Some((head, columns)) = headings(&grid, sheet) else { continue };
            found = true;
            rows.columns.extend(grid[head].iter().cloned().zip(columns.iter().copied()));
            for (at, cells) in grid.iter().enumerate().skip(head + 1) {
                rows.take((table, at + 1), cells, (&grid[head], &columns), sheet, today);
            }
        }
        Ok(found.then_some(rows))
    }

    fn take(
        &mut self,
        place: (usize, usize),
        cells: &[String],
        (heads, columns): (&[String], &[Option<Column>]),
        sheet: &Sheet,
        today: Date,
    ) {
        let at = |wanted: Column| columns.iter().position(|column| *column == Some(wanted));
        let words = |wanted: Column| at(wanted).and_then(|at| cells.get(at)).map_or("", String::as_str);
        let (key, day) = (words(Column::Key), words(Column::Day));
        // Headings of groups, sums, empty rows and the numbers of the columns are no entries.
        if (key.is_empty() && day.is_empty()) || is_numbering(key) && is_numbering(day) {
            return;
        }
        let kind = words(Column::Kind);
        if !sheet.counts(kind) {
            self.others += 1;
            return;
        }
        let bad = |column: Column, why: Trouble| Bad {
            place,
            column: at(column).and_then(|at| heads.get(at)).cloned().unwrap_or_default(),
            words: words(column).to_owned(),
            why,
        };
        let amount = match words(Column::Amount) {
            "" => Some(Amount::whole(1)),
            written => Amount::read(written).filter(|amount| is_whole(*amount)),
        };
        let row = match (key.is_empty(), parse_day(day), amount) {
            (true, ..) => Err(bad(Column::Key, Trouble::NoKey)),
            (false, None, _) => Err(bad(Column::Day, Trouble::NoDay)),
            (false, Some(day), _) if day > today => Err(bad(Column::Day, Trouble::Later)),
            (false, Some(_), None) => Err(bad(Column::Amount, Trouble::NoAmount)),
            (false, Some(day), Some(amount)) => Ok(Row {
                place,
                day,
                amount,
                kind: kind.to_owned(),
                result: words(Column::Result).to_owned(),
            }),
        };
        let key = key.to_uppercase();
        match row {
            Err(bad) => self.bad.push(bad),
            Ok(_) if self.good.contains_key(&key) => self.bad.push(bad(Column::Key, Trouble::Twice)),
            Ok(row) => {
                self.good.insert(key, row);
            }
        }
    }
}

/// Tells whether it is a number of things, and no part of one.
fn is_whole(amount: Amount) -> bool {
    let one = Amount::whole(1).parts();
    amount.parts() >= 0 && amount.parts() % one == 0
}

/// Finds the row of headings: the first one that has those for key and day.
fn headings(grid: &[Vec<String>], sheet: &Sheet) -> Option<(usize, Vec<Option<Column>>)> {
    grid.iter().take(TOP).enumerate().find_map(|(at, row)| {
        let mut columns: Vec<Option<Column>> = row.iter().map(|heading| sheet.column(heading)).collect();
        let mut known = Vec::new();
        // Of two columns that are headed alike the first one counts.
        for column in &mut columns {
            match column {
                Some(one) if known.contains(one) => *column = None,
                Some(one) => known.push(*one),
                None => {}
            }
        }
        (known.contains(&Column::Key) && known.contains(&Column::Day)).then_some((at, columns))
    })
}

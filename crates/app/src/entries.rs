//! Values counted from the rows of a laboratory's spreadsheet: its columns are found by the headings that the indicator's
//! definition declares, each row is known by its key, and the file is what shows the value. What was taken in before is read
//! from the files that show the values, so that the same rows count once, and a row that says something else is a correction.

mod rows;

pub use rows::{Bad, Row, Rows, Trouble};

use crate::actor::{Actor, Order, append, drafts, entry};
use crate::demo::Read;
use crate::{Error, NoDefinition};
use jiff::civil::Date;
use ledger::event::Subject;
use ledger::indicator::{
    Amount, Column, Command, Content, Entry, Event, Evidence, Indicator, Refusal, Sheet, Value, decide,
};
use ledger::period::Period;
use ledger::rules::Judge;
use std::collections::{BTreeMap, BTreeSet};

/// What a spreadsheet adds to an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// What it says.
    pub rows: Rows,
    /// How many of its rows were not known.
    pub new: usize,
    /// How many are known, and the same.
    pub known: usize,
    /// Rows that are known and say something else, before and now, by their keys.
    pub changed: Vec<(String, Row, Row)>,
    /// The values that become others.
    pub periods: Vec<Becomes>,
}

/// What the value of a period becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Becomes {
    /// The period.
    pub period: Period,
    /// What it is now.
    pub before: Option<Value>,
    /// The sum of all rows of the period.
    pub after: Value,
    /// How many rows that are.
    pub rows: usize,
    /// What it is now was entered by hand, and shown by no spreadsheet: who puts another one in its place says why.
    pub by_hand: bool,
}

/// Why a spreadsheet is not taken in.
#[derive(Debug)]
pub enum NotCounted {
    /// The indicator of this code declares no columns.
    NoSheet(String),
    /// No table has the headings for the key and the day, one of which is called so.
    NoColumns(Vec<String>, Vec<String>),
    /// Some rows cannot be counted, so that none is.
    BadRows(Box<Counted>),
    /// A definition is wrong.
    Definition(NoDefinition),
    /// It cannot be read, or is refused.
    Office(Error),
}

impl From<Error> for NotCounted {
    fn from(error: Error) -> Self {
        Self::Office(error)
    }
}

impl From<store::Error> for NotCounted {
    fn from(error: store::Error) -> Self {
        Self::Office(error.into())
    }
}

impl NotCounted {
    /// Returns the key of the message.
    pub fn key(&self) -> &'static str {
        match self {
            Self::NoSheet(_) => "entries-no-sheet",
            Self::NoColumns(..) => "entries-no-columns",
            Self::BadRows(_) => "entries-bad",
            Self::Definition(why) => why.key(),
            Self::Office(error) => error.key(),
        }
    }

    /// Returns the names and values of the message's arguments.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NoSheet(code) => vec![("code", code.clone())],
            Self::NoColumns(key, day) => vec![("key", key.join(", ")), ("day", day.join(", "))],
            Self::BadRows(counted) => vec![("count", counted.rows.bad.len().to_string())],
            Self::Definition(why) => why.arguments(),
            Self::Office(error) => error.arguments(),
        }
    }
}

impl Counted {
    /// Returns the names and values of the arguments of what they are counted as: new, known, changed, of other kinds, bad.
    pub fn arguments(&self) -> [(&'static str, usize); 5] {
        [
            ("new", self.new),
            ("known", self.known),
            ("changed", self.changed.len()),
            ("others", self.rows.others),
            ("bad", self.rows.bad.len()),
        ]
    }
}

/// A spreadsheet that was handed in.
#[derive(Clone, Copy, Debug)]
pub struct Handed<'h> {
    /// The name of the file.
    pub name: &'h str,
    /// Its bytes.
    pub bytes: &'h [u8],
    /// Why rows that were counted say something else now.
    pub reason: Option<&'h str>,
}

impl Actor<'_> {
    /// Returns what a spreadsheet would add to the indicator of a code. Nothing happens.
    ///
    /// # Errors
    ///
    /// The indicator declares no columns, the file has none of them, or something cannot be read.
    pub fn look_at_entries(
        &self,
        code: &str,
        handed: Handed<'_>,
        read: Read<'_>,
    ) -> Result<Counted, NotCounted> {
        let sheet = self.sheet_of(code)?;
        let id = Content::id(self.office.tenant().root, code);
        let entries: Vec<Entry> = self.office.store.read(|reader| {
            Ok::<_, Error>(reader.entries(self.office.tenant().id, Subject::Indicator(id))?)
        })?;
        self.counted(code, &sheet, &entries, handed, read)
    }

    /// Counts the rows of a spreadsheet: all of them or, where one cannot be counted, none.
    ///
    /// # Errors
    ///
    /// What [`Actor::look_at_entries`] tells; rows that cannot be counted; it is not allowed, or a value that was entered becomes
    /// another one without a reason. Nothing happened then.
    pub fn take_entries(
        &self,
        code: &str,
        handed: Handed<'_>,
        read: Read<'_>,
    ) -> Result<Counted, NotCounted> {
        let sheet = self.sheet_of(code)?;
        let tenant = self.office.tenant().id;
        let id = Content::id(self.office.tenant().root, code);
        let subject = Subject::Indicator(id);
        let hash = self.office.files().put(handed.bytes)?;
        let shown = || Evidence { document: None, files: vec![hash.clone()], words: handed.name.to_owned() };
        let mut refused = None;
        let taken = self.write(|writer, known| {
            let mut entries: Vec<Entry> = writer.entries(tenant, subject)?;
            let counted = match self.counted(code, &sheet, &entries, handed, read) {
                Ok(counted) if counted.rows.bad.is_empty() => counted,
                Ok(counted) => {
                    refused = Some(NotCounted::BadRows(Box::new(counted)));
                    return Ok(None);
                }
                Err(why) => {
                    refused = Some(why);
                    return Ok(None);
                }
            };
            let owner = Indicator::now(&entries).content.map(|content| content.owner);
            let owner = owner.ok_or_else(|| Error::NoIndicator(code.to_owned()))?;
            let (rules, calendar) = known.laws.now();
            let version = entries.len();
            let mut made = Vec::new();
            for becomes in &counted.periods {
                if becomes.by_hand && handed.reason.is_none() {
                    return Err(Refusal::NoReason.into());
                }
                let command = becomes.command(&entries, self.today(), shown());
                let order = Order::new(command).because(handed.reason.map(str::to_owned));
                let meta = self.meta(writer, &order);
                self.check_keeps(known, order.command.name(), owner, &meta)?;
                let events = decide(&entries, order.command, &meta, Judge { rules, calendar })?;
                let drafts = drafts(events, &meta);
                entries.extend(drafts.iter().map(entry));
                made.extend(drafts);
            }
            if !made.is_empty() {
                append(writer, subject, version, made)?;
                writer.project_indicator(id, &entries)?;
            }
            Ok(Some(counted))
        })?;
        match (taken, refused) {
            (Some(counted), _) => Ok(counted),
            (None, Some(why)) => Err(why),
            (None, None) => Err(Error::NoIndicator(code.to_owned()).into()),
        }
    }

    /// Returns the columns that the definition of a followed indicator declares.
    fn sheet_of(&self, code: &str) -> Result<Sheet, NotCounted> {
        let none = |_: &Content, _: &Indicator| Vec::new();
        let (found, _) = self.office.find_indicator(code, Date::MAX, ledger::Moment::LAST, &none)?;
        let sets = self.office.indicator_sets().map_err(NotCounted::Definition)?;
        let declared = sets.find(&found.content.code, self.today());
        let sheet = declared.and_then(|(_, template)| template.sheet.clone());
        sheet.ok_or(NotCounted::NoSheet(found.content.code))
    }

    fn counted(
        &self,
        code: &str,
        sheet: &Sheet,
        entries: &[Entry],
        handed: Handed<'_>,
        read: Read<'_>,
    ) -> Result<Counted, NotCounted> {
        let indicator = Indicator::now(entries);
        let content = indicator.content.as_ref().ok_or_else(|| Error::NoIndicator(code.to_owned()))?;
        let (mut all, sheets) = self.known_rows(sheet, entries, read)?;
        let bad = |why| Error::BadFile { path: handed.name.to_owned(), why };
        let rows = Rows::read(handed.name, handed.bytes, sheet, self.today(), read).map_err(bad)?;
        let rows = rows.ok_or_else(|| {
            let headings = |column| sheet.headings(column).to_vec();
            NotCounted::NoColumns(headings(Column::Key), headings(Column::Day))
        })?;
        let mut counted = Counted { rows, new: 0, known: 0, changed: Vec::new(), periods: Vec::new() };
        let mut touched: BTreeSet<Period> = BTreeSet::new();
        for (key, row) in &counted.rows.good {
            match all.insert(key.clone(), row.clone()) {
                None => counted.new += 1,
                Some(before) if before.says_as(row) => counted.known += 1,
                Some(before) => {
                    touched.insert(content.rhythm.at(before.day));
                    counted.changed.push((key.clone(), before, row.clone()));
                }
            }
            touched.insert(content.rhythm.at(row.day));
        }
        for period in touched {
            let of: Vec<&Row> = all.values().filter(|row| content.rhythm.at(row.day) == period).collect();
            let sum = of.iter().fold(Amount::whole(0), |sum, row| sum.plus(row.amount));
            let (after, rows) = (Value::Amount(sum), of.len());
            let value = indicator.followed(period).and_then(|followed| followed.value());
            let before = value.and_then(|entered| entered.value);
            let by_hand = value.is_some_and(|entered| {
                !entered.evidence.files.iter().any(|hash| sheets.contains(hash.as_str()))
            });
            if before != Some(after) {
                counted.periods.push(Becomes { period, before, after, rows, by_hand });
            }
        }
        Ok(counted)
    }

    /// Returns the rows that were taken in before, from the files that show values, and these files: a later row stands in the place
    /// of an earlier one.
    fn known_rows<'e>(
        &self,
        sheet: &Sheet,
        entries: &'e [Entry],
        read: Read<'_>,
    ) -> Result<(BTreeMap<String, Row>, BTreeSet<&'e str>), NotCounted> {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let mut sheets: BTreeSet<&str> = BTreeSet::new();
        let mut all = BTreeMap::new();
        for entry in entries {
            let evidence = match &entry.event {
                Event::ValueEntered { evidence, .. } | Event::ValueCorrected { evidence, .. } => evidence,
                Event::Defined { .. } | Event::Changed { .. } | Event::TargetSet { .. } | Event::Ended => {
                    continue;
                }
            };
            for hash in evidence.files.iter().filter(|hash| seen.insert(hash.as_str())) {
                let Some(bytes) = self.office.files().get(hash)? else { continue };
                // A value may be shown by a scan, too: what is no such table says nothing of rows.
                if let Ok(Some(rows)) = Rows::read(&evidence.words, &bytes, sheet, self.today(), read) {
                    all.extend(rows.good);
                    sheets.insert(hash);
                }
            }
        }
        Ok((all, sheets))
    }
}

impl Becomes {
    /// Returns the command that makes it so: a value that is entered, behind an earlier one while the period goes on; a correction
    /// of what is there else.
    fn command(&self, entries: &[Entry], today: Date, evidence: Evidence) -> Command {
        let (period, value) = (self.period, self.after);
        let indicator = Indicator::now(entries);
        let entered = indicator.followed(period).and_then(|followed| followed.value());
        let (_, ends) = period.days(ledger::period::Window::Calendar);
        match entered {
            Some(before) if before.day >= ends || before.day >= today => {
                Command::CorrectValue { period, value: Some(value), evidence }
            }
            Some(_) | None => Command::EnterValue { period, value, evidence },
        }
    }
}

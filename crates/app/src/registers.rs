//! A register as a spreadsheet: each row becomes a dossier of a procedure, taken in on its day under its own number, all of them or
//! none. Columns are found by their headings: the names or ids of fields and parties, and what registers call the rest. A number that
//! a dossier of the procedure has already is that dossier, so that the same file again takes nothing in.

mod columns;

pub use columns::Holds;

use crate::actor::{Actor, Order};
use crate::demo::Read;
use crate::grids::{Grid, TOP, is_numbering, placed, read_all};
use crate::office::Known;
use crate::procedures::NoProcedure;
use crate::roster::parse_day;
use crate::{Error, ids, names};
use columns::Columns;
use jiff::civil::Date;
use ledger::dossier::{Command, Opening, Party};
use ledger::procedure::{Procedure, Shelf, Stage, Values};
use ledger::{DossierId, UnitId};
use messages::Catalogue;
use std::collections::BTreeSet;
use store::Writer;

/// Rows that are taken in at once: more would keep all other writers waiting.
pub const MOST: usize = 5_000;

/// What undoes a transaction whose rows were only looked at.
const UNDONE: &str = "register-bad";

/// A spreadsheet that was handed in.
#[derive(Clone, Copy, Debug)]
pub struct Handed<'h> {
    /// The procedure whose dossiers its rows are.
    pub procedure: &'h str,
    /// The name of the file.
    pub name: &'h str,
    /// Its bytes.
    pub bytes: &'h [u8],
    /// The unit that holds the dossiers of rows that name none; the owner of the first stage where nobody says.
    pub unit: Option<UnitId>,
    /// Why they are taken in this way; the file and the row where nobody says.
    pub reason: Option<&'h str>,
}

/// What a spreadsheet says.
#[derive(Debug, Default)]
pub struct Looked {
    /// The headings of its tables, with what stands below each.
    pub columns: Vec<(String, Holds)>,
    /// The dossiers that are taken in.
    pub new: Vec<New>,
    /// The numbers of those that are there already.
    pub known: Vec<String>,
    /// Rows that cannot be taken in.
    pub bad: Vec<Bad>,
}

/// A dossier that is taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct New {
    place: (usize, usize),
    /// Its number.
    pub number: String,
    /// What it is about.
    pub subject: String,
    /// When it came.
    pub opened: Date,
    /// The unit that holds it.
    pub unit: UnitId,
}

/// A row that cannot be taken in.
#[derive(Debug)]
pub struct Bad {
    place: (usize, usize),
    /// Its number, where it has one.
    pub number: String,
    /// What is wrong with it.
    pub why: Trouble,
}

/// What is wrong with a row.
#[derive(Debug)]
pub enum Trouble {
    /// It has no number.
    NoNumber,
    /// There is no such day.
    NoDay(String),
    /// No unit of the office is called so.
    NoUnit(String),
    /// A row above has the same number.
    Twice,
    /// No version of the procedure held on the day.
    NotInForce(Date),
    /// The procedure or the rules refuse it.
    Refused(Error),
}

/// Why a spreadsheet is not taken in.
#[derive(Debug)]
pub enum NotTaken {
    /// No table has the headings for the number and the subject.
    NoColumns,
    /// It has more rows than are taken in at once.
    TooMany,
    /// Some rows cannot be taken in, so that none is.
    BadRows(Looked),
    /// There is no such procedure.
    Procedure(NoProcedure),
    /// It cannot be read, or written.
    Office(Error),
}

impl From<NoProcedure> for NotTaken {
    fn from(why: NoProcedure) -> Self {
        Self::Procedure(why)
    }
}

impl NotTaken {
    /// Returns the key of the message.
    pub fn key(&self) -> &'static str {
        match self {
            Self::NoColumns => "register-no-columns",
            Self::TooMany => "register-too-many",
            Self::BadRows(_) => "register-bad",
            Self::Procedure(why) => why.key(),
            Self::Office(error) => error.key(),
        }
    }

    /// Returns the names and values of the message's arguments.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NoColumns => Vec::new(),
            Self::TooMany => vec![("most", MOST.to_string())],
            Self::BadRows(looked) => vec![("count", looked.bad.len().to_string())],
            Self::Procedure(why) => why.arguments(),
            Self::Office(error) => error.arguments(),
        }
    }
}

impl Trouble {
    /// Returns the key of the message.
    pub fn key(&self) -> &'static str {
        match self {
            Self::NoNumber => "register-no-number",
            Self::NoDay(_) => "register-no-day",
            Self::NoUnit(_) => "register-no-unit",
            Self::Twice => "register-twice",
            Self::NotInForce(_) => "register-not-in-force",
            Self::Refused(error) => error.key(),
        }
    }

    /// Returns the names and values of the message's arguments.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NoNumber | Self::Twice => Vec::new(),
            Self::NoDay(words) | Self::NoUnit(words) => vec![("words", words.clone())],
            Self::NotInForce(day) => vec![("day", day.to_string())],
            Self::Refused(error) => error.arguments(),
        }
    }
}

impl New {
    /// Returns its row, as people are told it.
    pub fn placed(&self) -> String {
        placed(self.place)
    }
}

impl Bad {
    /// Returns its row, as people are told it.
    pub fn placed(&self) -> String {
        placed(self.place)
    }
}

impl Looked {
    /// Returns the names and values of the arguments of what it counts.
    pub fn arguments(&self) -> [(&'static str, usize); 3] {
        [("new", self.new.len()), ("known", self.known.len()), ("bad", self.bad.len())]
    }
}

/// A row as it was read.
struct Row {
    place: (usize, usize),
    number: String,
    subject: String,
    opened: String,
    unit: String,
    parties: Vec<Party>,
    fields: Values,
}

impl Actor<'_> {
    /// Returns what the rows of a spreadsheet would become, each judged as if it were taken in. Nothing happens.
    ///
    /// # Errors
    ///
    /// There is no such procedure, the file has no such columns, or something cannot be read.
    pub fn look_at_register(
        &self,
        handed: Handed<'_>,
        words: &Catalogue,
        read: Read<'_>,
    ) -> Result<Looked, NotTaken> {
        self.judge_rows(handed, words, read, false)
    }

    /// Takes in a dossier for each row of a spreadsheet whose number none has yet: all of them or, where one cannot be, none.
    ///
    /// # Errors
    ///
    /// What [`Actor::look_at_register`] tells, and rows that cannot be taken in. Nothing happened then.
    pub fn take_register(
        &self,
        handed: Handed<'_>,
        words: &Catalogue,
        read: Read<'_>,
    ) -> Result<Looked, NotTaken> {
        let looked = self.judge_rows(handed, words, read, true)?;
        if looked.bad.is_empty() { Ok(looked) } else { Err(NotTaken::BadRows(looked)) }
    }

    fn judge_rows(
        &self,
        handed: Handed<'_>,
        words: &Catalogue,
        read: Read<'_>,
        apply: bool,
    ) -> Result<Looked, NotTaken> {
        let shelf = self.office.procedures()?;
        let unknown = || NoProcedure::Unknown(handed.procedure.to_owned());
        let newest = shelf.newest(handed.procedure).ok_or_else(unknown)?;
        let bad_file = |why| NotTaken::Office(Error::BadFile { path: handed.name.to_owned(), why });
        let grids = read_all(handed.name, handed.bytes, read).map_err(bad_file)?;
        let mut looked = Looked::default();
        let rows = rows(&grids, newest, words, &mut looked).ok_or(NotTaken::NoColumns)?;
        if rows.len() > MOST {
            return Err(NotTaken::TooMany);
        }
        let mut found = None;
        let written = self.write(|writer, known| {
            for row in rows {
                self.take_row(writer, known, &shelf, handed, row, &mut looked)?;
            }
            let is_done = apply && looked.bad.is_empty();
            found = Some(std::mem::take(&mut looked));
            // What is only looked at, or has a row that is refused, is undone with the transaction.
            if is_done { Ok(()) } else { Err(Error::refused(UNDONE)) }
        });
        match (found, written) {
            (Some(looked), Ok(())) => Ok(looked),
            (Some(looked), Err(error)) if error.key() == UNDONE => Ok(looked),
            (Some(_) | None, Err(error)) => Err(NotTaken::Office(error)),
            (None, Ok(())) => Err(NotTaken::NoColumns),
        }
    }

    /// Takes in the dossier of a row, or notes why it cannot be.
    fn take_row(
        &self,
        writer: &mut Writer<'_>,
        known: &Known,
        shelf: &Shelf,
        handed: Handed<'_>,
        row: Row,
        looked: &mut Looked,
    ) -> Result<(), Error> {
        let (place, number) = (row.place, row.number.clone());
        let tenant = writer.tenant();
        if !number.is_empty() {
            let there = writer.dossiers_numbered(tenant, &number)?;
            let is_new = looked.new.iter().all(|new| new.number != number);
            let there = there.iter().find(|one| is_new && one.procedure == handed.procedure);
            if let Some(there) = there {
                let sight = self.office.sight(&known.organisation, self.officer, self.today())?;
                if sight.sees_listed(there) {
                    looked.known.push(number);
                } else {
                    // Who does not see a register learns nothing of its numbers.
                    let why = Trouble::Refused(Error::NotAllowed { command: "dossier-open" });
                    looked.bad.push(Bad { place, number, why });
                }
                return Ok(());
            }
        }
        match self.take_new_row(writer, known, shelf, handed, row, looked) {
            Ok(new) => looked.new.push(new),
            Err(Trouble::Refused(error)) if !error.is_refusal() => return Err(error),
            Err(why) => looked.bad.push(Bad { place, number, why }),
        }
        Ok(())
    }

    fn take_new_row(
        &self,
        writer: &mut Writer<'_>,
        known: &Known,
        shelf: &Shelf,
        handed: Handed<'_>,
        row: Row,
        looked: &Looked,
    ) -> Result<New, Trouble> {
        if row.number.is_empty() {
            return Err(Trouble::NoNumber);
        }
        if looked.new.iter().any(|new| new.number == row.number) {
            return Err(Trouble::Twice);
        }
        let day = match row.opened.as_str() {
            "" => self.today(),
            words => parse_day(words).ok_or_else(|| Trouble::NoDay(words.to_owned()))?,
        };
        let procedure = shelf.on(handed.procedure, day).ok_or(Trouble::NotInForce(day))?;
        let text = shelf.text(procedure).ok_or(Trouble::NotInForce(day))?;
        let unit = holder(known, procedure, &row.unit, handed.unit, day)?;
        let definition = self.record(writer, procedure, text).map_err(Trouble::Refused)?;
        let opening = Opening {
            definition,
            number: row.number.clone(),
            subject: row.subject.clone(),
            unit,
            parties: row.parties,
            fields: row.fields,
        };
        let reason =
            handed.reason.map_or_else(|| format!("{}: {}", handed.name, placed(row.place)), str::to_owned);
        let order = Order::new(Command::Open(Box::new(opening))).on(Some(day)).because(Some(reason));
        let id = DossierId::from_bytes(ids::new(self.now));
        self.dossier_in(writer, known, id, procedure, order).map_err(Trouble::Refused)?;
        Ok(New { place: row.place, number: row.number, subject: row.subject, opened: day, unit })
    }
}

/// Returns the unit that holds the dossier of a row: the one that it names, the one that was chosen for all, the owner of the first
/// stage.
fn holder(
    known: &Known,
    procedure: &Procedure,
    named: &str,
    chosen: Option<UnitId>,
    day: Date,
) -> Result<UnitId, Trouble> {
    let find = |name: &str| names::unit(&known.organisation, name, day);
    if !named.is_empty() {
        return find(named).ok_or_else(|| Trouble::NoUnit(named.to_owned()));
    }
    let first = || procedure.stages.first().map_or(Stage::HOLDER, |stage| stage.owner.as_str());
    chosen.or_else(|| find(first())).ok_or_else(|| Trouble::NoUnit(first().to_owned()))
}

/// Returns the rows of all tables that have the headings; `None` where none has.
fn rows(grids: &[Grid], procedure: &Procedure, words: &Catalogue, looked: &mut Looked) -> Option<Vec<Row>> {
    let columns = Columns::of(procedure, words);
    let (mut rows, mut found) = (Vec::new(), false);
    for (table, grid) in (1..).zip(grids) {
        let Some((head, holds)) = headings(grid, &columns) else { continue };
        found = true;
        looked.columns.extend(grid[head].iter().cloned().zip(holds.iter().cloned()));
        let below = grid.iter().enumerate().skip(head + 1);
        rows.extend(below.filter_map(|(at, cells)| row((table, at + 1), cells, &holds)));
    }
    found.then_some(rows)
}

/// Finds the row of headings: the first one that has those for number and subject. Of two columns that hold the same the first counts.
fn headings(grid: &Grid, columns: &Columns) -> Option<(usize, Vec<Holds>)> {
    grid.iter().take(TOP).enumerate().find_map(|(at, row)| {
        let mut known = BTreeSet::new();
        let holds = row.iter().map(|heading| columns.holds(heading));
        let holds: Vec<Holds> =
            holds.map(|holds| if known.insert(holds.clone()) { holds } else { Holds::Nothing }).collect();
        (known.contains(&Holds::Number) && known.contains(&Holds::Subject)).then_some((at, holds))
    })
}

/// Reads a row; `None` for empty ones, headings of groups, sums and the numbers of the columns.
fn row(place: (usize, usize), cells: &[String], holds: &[Holds]) -> Option<Row> {
    let mut row = Row {
        place,
        number: String::new(),
        subject: String::new(),
        opened: String::new(),
        unit: String::new(),
        parties: Vec::new(),
        fields: Values::new(),
    };
    let filled = holds.iter().zip(cells).filter(|(_, words)| !words.is_empty());
    for (holds, words) in filled {
        match holds {
            Holds::Number => row.number.clone_from(words),
            Holds::Subject => row.subject.clone_from(words),
            Holds::Opened => row.opened.clone_from(words),
            Holds::Unit => row.unit.clone_from(words),
            Holds::Party(role) => row.parties.push(Party::read(role, words)),
            Holds::Field(id) => {
                row.fields.insert(id.clone(), words.clone());
            }
            Holds::Nothing => {}
        }
    }
    let is_entry = !(row.number.is_empty() && (row.subject.is_empty() || row.opened.is_empty()));
    (is_entry && !(is_numbering(&row.number) && is_numbering(&row.subject))).then_some(row)
}

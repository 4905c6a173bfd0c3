//! Tables of units and people, understood by their headings.

use super::words::{self, Words};
use super::{Roster, Row, Says, Table, Trouble};
use blocks::{Body, Document};
use viet::fold::{bare, key};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holds {
    /// Numbers of rows.
    Number,
    /// Identifiers of units in the exchange of documents.
    Code,
    /// Names of units.
    UnitName,
    /// Their short names.
    Short,
    /// The units above them.
    Parent,
    /// Names of people.
    Person,
    /// Their posts.
    Title,
    /// The units that they are in.
    Unit,
    /// Names that they act by.
    Account,
    /// Their roles.
    Role,
    /// First days.
    From,
    /// Last days.
    To,
    /// What the ledger does not keep.
    Unused,
}

/// Rows from the top among which the headings are looked for.
const TOP: usize = 15;
/// Columns that are looked at.
const COLUMNS: usize = 64;

/// Headings as they are usual, without marks.
const HEADINGS: &[(Holds, &[&str])] = &[
    (Holds::Number, &["stt", "tt", "so tt", "so thu tu"]),
    (
        Holds::Code,
        &["ma dinh danh", "ma don vi", "ma dinh danh don vi", "ma co quan", "ma to chuc", "ma", "id"],
    ),
    (
        Holds::UnitName,
        &["ten don vi", "ten co quan", "ten co quan don vi", "ten phong", "ten phong ban", "ten to chuc"],
    ),
    (
        Holds::Short,
        &["ten viet tat", "viet tat", "ten tat", "ten ngan", "ten goi tat", "ten khac", "ten goi khac"],
    ),
    (
        Holds::Parent,
        &["don vi cap tren", "co quan cap tren", "cap tren", "don vi cha", "don vi chu quan", "truc thuoc"],
    ),
    (Holds::Person, &["ho va ten", "ho ten", "ho va ten can bo", "ten can bo", "can bo", "nguoi dung"]),
    (Holds::Title, &["chuc vu", "chuc danh", "chuc vu chuc danh", "vi tri", "vi tri viec lam"]),
    (
        Holds::Unit,
        &[
            "don vi",
            "don vi cong tac",
            "phong",
            "phong ban",
            "phong don vi",
            "co quan don vi",
            "thuoc",
            "thuoc don vi",
        ],
    ),
    (Holds::Account, &["tai khoan", "ten tai khoan", "ten dang nhap", "tai khoan dang nhap"]),
    (Holds::Role, &["vai tro", "quyen", "vai tro tren he thong"]),
    (Holds::From, &["tu ngay", "ngay thanh lap", "ngay bat dau", "hieu luc tu", "tu"]),
    (Holds::To, &["den ngay", "den het ngay", "ngay ket thuc", "ngay giai the", "den"]),
];

/// Columns of a table: their headings, and what each holds.
struct Plan {
    columns: Vec<(String, Holds)>,
    /// The first row below the headings.
    body: usize,
}

impl Roster {
    /// Reads the tables of a document that have a heading for names of units or of people; no other table says anything.
    pub fn read(document: &Document) -> Self {
        let mut roster = Self::default();
        for block in &document.blocks {
            let Body::Table(table) = &block.body else { continue };
            let grid = grid(table);
            let Some(plan) = plan(&grid) else { continue };
            let number = roster.tables.len() + 1;
            roster.rows.extend(rows(&grid, &plan, number));
            roster.tables.push(Table { columns: plan.columns });
        }
        roster
    }
}

/// Returns the words of each place of a table; a cell that reaches down stands in each of its rows.
pub(crate) fn grid(table: &blocks::Table) -> Vec<Vec<String>> {
    let width = (table.width() as usize).min(COLUMNS);
    let mut grid = vec![vec![String::new(); width]; table.rows.len()];
    for (at, row) in table.rows.iter().enumerate() {
        for cell in &row.cells {
            let words = cell.text.as_str().split_whitespace().collect::<Vec<_>>().join(" ");
            for below in grid.iter_mut().skip(at).take(cell.rows.max(1) as usize) {
                if let Some(place) = below.get_mut(cell.column as usize) {
                    place.clone_from(&words);
                }
            }
        }
    }
    grid
}

/// Finds the row of headings: the first one with a heading for names, and the last of those that it reaches down to.
fn plan(grid: &[Vec<String>]) -> Option<Plan> {
    let top = grid.iter().take(TOP);
    let (first, columns) = top.enumerate().find_map(|(at, row)| Some((at, understood(row)?)))?;
    let name = columns.iter().position(|holds| matches!(holds, Holds::UnitName | Holds::Person))?;
    let heading = grid.get(first)?.get(name)?;
    let last = (first + 1..grid.len()).take_while(|at| grid[*at].get(name) == Some(heading)).last();
    let last = last.unwrap_or(first);
    // Below "Thời gian" may stand "Từ ngày" and "Đến ngày".
    let columns = understood(grid.get(last)?).unwrap_or(columns);
    let headings = grid.get(last)?.iter().cloned();
    Some(Plan { columns: headings.zip(columns).collect(), body: last + 1 })
}

/// Returns what each column holds, where the row has a heading for names and one besides.
fn understood(row: &[String]) -> Option<Vec<Holds>> {
    let mut columns: Vec<Holds> = row.iter().map(|heading| holds(heading)).collect();
    if columns.contains(&Holds::Person) {
        // "Tên đơn vị" is where they are.
        rename(&mut columns, &[Holds::UnitName, Holds::Parent], Holds::Unit);
    } else {
        // "Đơn vị" is the unit itself, and beside "Tên đơn vị" the one above it.
        if !columns.contains(&Holds::UnitName) {
            *columns.iter_mut().find(|column| **column == Holds::Unit)? = Holds::UnitName;
        }
        rename(&mut columns, &[Holds::Unit], Holds::Parent);
    }
    // Of two columns with the same, the first counts.
    for at in 1..columns.len() {
        if columns[..at].contains(&columns[at]) {
            columns[at] = Holds::Unused;
        }
    }
    let used = columns.iter().filter(|column| !matches!(column, Holds::Unused | Holds::Number)).count();
    (used >= 2).then_some(columns)
}

fn rename(columns: &mut [Holds], from: &[Holds], to: Holds) {
    for column in columns.iter_mut().filter(|column| from.contains(column)) {
        *column = to;
    }
}

fn holds(heading: &str) -> Holds {
    let wanted = bare(&key(heading));
    let found = HEADINGS.iter().find(|(_, headings)| headings.contains(&wanted.as_str()));
    found.map_or(Holds::Unused, |(holds, _)| *holds)
}

/// Reads the rows below the headings.
fn rows(grid: &[Vec<String>], plan: &Plan, table: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut unit_above = None;
    for (at, cells) in grid.iter().enumerate().skip(plan.body) {
        let filled: Vec<&str> = cells.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
        if filled.is_empty() {
            continue;
        }
        let row = Words { columns: &plan.columns, cells };
        let says = match row.heading() {
            Some(unit) => {
                unit_above = Some(unit);
                Ok(Says::Heading)
            }
            None => says(&row, unit_above.as_deref()),
        };
        let place = super::Place { table, row: at + 1 - plan.body };
        rows.push(Row { place, words: filled.join(" | "), says });
    }
    rows
}

fn says(row: &Words<'_>, unit_above: Option<&str>) -> Result<Says, Trouble> {
    if row.columns.iter().any(|(_, holds)| *holds == Holds::Person) {
        words::person(row, unit_above).map(Says::Person)
    } else {
        words::unit(row).map(Says::Unit)
    }
}

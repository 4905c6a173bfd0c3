//! The words of a row: names, days, roles.

use super::{Holds, Person, Trouble, Unit};
use jiff::civil::Date;
use ledger::organisation::Role;
use viet::fold::{bare, key};

/// A row with its columns.
pub(super) struct Words<'w> {
    pub(super) columns: &'w [(String, Holds)],
    pub(super) cells: &'w [String],
}

impl Words<'_> {
    /// Returns what stands in the column that holds something.
    fn get(&self, wanted: Holds) -> Option<&str> {
        let at = self.columns.iter().position(|(_, holds)| *holds == wanted)?;
        self.cells.get(at).map(String::as_str).filter(|cell| !cell.is_empty())
    }

    fn day(&self, wanted: Holds) -> Result<Option<Date>, Trouble> {
        self.get(wanted)
            .map(|text| parse_day(text).ok_or_else(|| Trouble::NoDay(text.to_owned())))
            .transpose()
    }

    fn days(&self) -> Result<(Option<Date>, Option<Date>), Trouble> {
        let (from, to) = (self.day(Holds::From)?, self.day(Holds::To)?);
        if from.zip(to).is_some_and(|(from, to)| to < from) {
            return Err(Trouble::EndsBeforeItBegins);
        }
        Ok((from, to))
    }

    /// Returns the unit that a row of a table of people names for those below it: nothing else stands in it but a number.
    pub(super) fn heading(&self) -> Option<String> {
        let people = self.columns.iter().any(|(_, holds)| *holds == Holds::Person);
        let numbers = |at: usize| self.columns.get(at).is_some_and(|(_, holds)| *holds == Holds::Number);
        let filled = self.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
        let filled: Vec<_> = filled.filter(|(at, cell)| !numbers(*at) || !is_label(cell)).collect();
        let [(at, only)] = filled.as_slice() else { return None };
        // A name alone under "Họ và tên" is a person without anything else, unless the row begins further left.
        let name = self.columns.get(*at).is_some_and(|(_, holds)| *holds == Holds::Person);
        let unit = without_label(only);
        (people && !name && !unit.is_empty()).then(|| unit.to_owned())
    }
}

/// Reads a row of units.
pub(super) fn unit(row: &Words<'_>) -> Result<Unit, Trouble> {
    let name = row.get(Holds::UnitName).ok_or(Trouble::NoName)?.to_owned();
    let (from, to) = row.days()?;
    let several = |wanted| row.get(wanted).map(parts).unwrap_or_default();
    let parent = row.get(Holds::Parent).map(str::to_owned);
    Ok(Unit { name, short: several(Holds::Short), codes: several(Holds::Code), parent, from, to })
}

/// Reads a row of people.
pub(super) fn person(row: &Words<'_>, unit_above: Option<&str>) -> Result<Person, Trouble> {
    let name = row.get(Holds::Person).ok_or(Trouble::NoName)?.to_owned();
    let (from, to) = row.days()?;
    let unit = row.get(Holds::Unit).or(unit_above).filter(|unit| !is_top(unit)).map(str::to_owned);
    let said = row.get(Holds::Role);
    let role = said.map(|said| role(said).ok_or_else(|| Trouble::NoRole(said.to_owned()))).transpose()?;
    let [title, account] = [Holds::Title, Holds::Account].map(|column| row.get(column).map(str::to_owned));
    Ok(Person { name, unit, role, title, account, from, to })
}

/// Tells whether words name those who lead the body, who are in no unit of it.
fn is_top(unit: &str) -> bool {
    let unit = bare(&key(unit));
    ["ban giam doc", "ban lanh dao", "lanh dao"].iter().any(|top| unit.starts_with(top))
}

/// Returns what stands between commas, semicolons or in lines of its own.
fn parts(text: &str) -> Vec<String> {
    let parts = text.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

/// Tells whether a cell only counts: "3", "II", "a)".
fn is_label(cell: &str) -> bool {
    let label = cell.trim_end_matches(['.', ')', '/']);
    !label.is_empty() && label.chars().count() <= 4 && label.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Takes "II." or "3." away from the beginning of a heading.
fn without_label(heading: &str) -> &str {
    match heading.split_once(['.', ')']) {
        Some((label, rest)) if is_label(label) => rest.trim(),
        Some(_) | None => heading.trim(),
    }
}

/// Reads a day as clerks and spreadsheets write it: "1/3/2025", "01-03-2025", "2025-03-01", a time behind it or none.
pub(crate) fn parse_day(text: &str) -> Option<Date> {
    let day = text.split([' ', 'T']).next()?;
    let parts: Option<Vec<i16>> = day.split(['/', '-', '.']).map(|part| part.parse().ok()).collect();
    let (year, month, day) = match parts?.as_slice() {
        [year, month, day] if *year > 31 => (*year, *month, *day),
        [day, month, year] => (*year, *month, *day),
        _ => return None,
    };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok().filter(|date| date.year() > 1900)
}

/// What stands in roles as people write them, without marks; the first that is found counts.
const ROLES: &[(&str, Role)] = &[
    ("quan tri", Role::Administrator),
    ("van thu", Role::Clerk),
    ("truong don vi", Role::Head),
    ("truong phong", Role::Head),
    ("lanh dao phong", Role::Head),
    ("lanh dao don vi", Role::Head),
    ("phu trach", Role::Head),
    ("lanh dao", Role::Leader),
    ("chuyen vien", Role::Officer),
    ("can bo", Role::Officer),
    ("cong chuc", Role::Officer),
    ("vien chuc", Role::Officer),
    ("nhan vien", Role::Officer),
    ("nguoi xem", Role::Observer),
    ("theo doi", Role::Observer),
    ("giam sat", Role::Observer),
];

fn role(said: &str) -> Option<Role> {
    let said = bare(&key(said));
    let named = Role::ALL.into_iter().find(|role| role.name() == said);
    named.or_else(|| ROLES.iter().find(|(words, _)| said.contains(words)).map(|(_, role)| *role))
}

/// How titles of those begin who head a unit.
const HEADS: &[&str] =
    &["truong ", "chanh ", "giam doc", "thu truong", "phu trach", "chi cuc truong", "vien truong"];
/// The same of those who lead a body, where they are in no unit of it.
const LEADERS: &[&str] =
    &["giam doc", "pho giam doc", "chu tich", "pho chu tich", "bi thu", "pho bi thu", "cuc truong"];

/// Returns the role that a post suggests. A deputy in a unit works like an officer until a role is written beside the name.
pub(super) fn of_title(title: &str, in_body: bool) -> Role {
    let title = bare(&key(title));
    let begins = |beginnings: &[&str]| beginnings.iter().any(|beginning| title.starts_with(beginning));
    if title.contains("van thu") {
        Role::Clerk
    } else if in_body && begins(LEADERS) {
        Role::Leader
    } else if !in_body && begins(HEADS) {
        Role::Head
    } else {
        Role::Officer
    }
}

//! The tables, and the steps from one version of them to the next.

mod search;

use crate::Error;
use crate::engine::{Connection, Dialect, Mode, Value};

/// The steps, oldest first: step N makes version N of version N - 1.
const STEPS: &[&str] = &[
    include_str!("schema/1.sql"),
    include_str!("schema/2.sql"),
    include_str!("schema/3.sql"),
    include_str!("schema/4.sql"),
    include_str!("schema/5.sql"),
    include_str!("schema/6.sql"),
    include_str!("schema/7.sql"),
    include_str!("schema/8.sql"),
    include_str!("schema/9.sql"),
    include_str!("schema/10.sql"),
    include_str!("schema/11.sql"),
    include_str!("schema/12.sql"),
    include_str!("schema/13.sql"),
];

/// Names a database of ours, so that a stranger's is never written to.
const MARK: &str = "dondoc";

/// The number of the lock that who brings the tables to a new version holds: "dondoc" in ASCII.
const MIGRATION: i64 = 0x646f_6e64_6f63;

/// Tables that an import fills: the events and the ends of their chains, what is made from them, and what people search.
pub(crate) const LOADED: &[&str] = &[
    "events",
    "heads",
    "tasks",
    "task_supports",
    "standings",
    "documents",
    "dossiers",
    "dossier_stages",
    "dossier_values",
    "dossier_parties",
    "dossier_pairs",
    "indicators",
    "texts",
];

/// Those of them that a rebuild fills.
pub(crate) const MADE: &[&str] = LOADED.split_at(2).1;

/// Those of them that are made from the events alone, in an order in which they can be emptied.
pub(crate) const PROJECTED: &[&str] = MADE.split_at(MADE.len() - 1).0;

/// Returns the indexes of some tables: their names, and the statements that make them.
pub(crate) fn indexes(dialect: Dialect, tables: &[&str]) -> Vec<(&'static str, &'static str)> {
    let mut indexes = Vec::new();
    for text in STEPS.iter().copied().chain([search::tables(dialect)]).flat_map(|step| step.split(';')) {
        if let Some((_, dropped)) = text.split_once("DROP INDEX ") {
            indexes.retain(|(name, _)| *name != dropped);
        }
        indexes.extend(text.find("CREATE").and_then(|at| index(&text[at..], tables)));
    }
    indexes
}

/// Returns the name of an index of one of some tables, and the statement that makes it.
fn index(text: &'static str, tables: &[&str]) -> Option<(&'static str, &'static str)> {
    let name = text.strip_prefix("CREATE UNIQUE INDEX ").or(text.strip_prefix("CREATE INDEX "))?;
    let (name, rest) = name.split_once(" ON ")?;
    let (table, _) = rest.split_once(' ')?;
    tables.contains(&table).then_some((name, text))
}

/// Brings a database to the tables of this program, in one transaction.
pub(crate) fn migrate(connection: &mut dyn Connection, place: &str) -> Result<(), Error> {
    connection.begin(Mode::Write)?;
    match steps(connection, place) {
        Ok(()) => connection.commit(),
        Err(error) => {
            // Where even that fails the connection is gone, and the database has rolled back.
            connection.rollback().ok();
            Err(error)
        }
    }
}

/// Returns whether a database has the tables of this program.
pub(crate) fn check(connection: &mut dyn Connection) -> Result<(), Error> {
    let known = i64::try_from(STEPS.len()).expect("few steps");
    let mut found = 0;
    connection.query("SELECT version FROM ledger_mark WHERE program = ?1", &[MARK.into()], &mut |row| {
        found = row[0].int()?;
        Ok(())
    })?;
    if found == known { Ok(()) } else { Err(Error::Newer { found, known }) }
}

fn steps(connection: &mut dyn Connection, place: &str) -> Result<(), Error> {
    if connection.dialect() == Dialect::Postgres {
        // Servers that start together make the tables one after the other; SQLite has one writer anyway.
        connection.script(&format!("SELECT pg_advisory_xact_lock({MIGRATION})"))?;
    }
    let known = i64::try_from(STEPS.len()).expect("few steps");
    let found = version(connection, place)?;
    if found > known {
        return Err(Error::Newer { found, known });
    }
    for (number, step) in (1_i64..).zip(STEPS).skip(usize::try_from(found).unwrap_or(0)) {
        let sql = match connection.dialect() {
            Dialect::Sqlite => (*step).to_owned(),
            // Whatever the locale of the database, texts are in the order of their bytes, as in SQLite.
            Dialect::Postgres => step.replace(" BLOB", " BYTEA").replace(" TEXT", " TEXT COLLATE \"C\""),
        };
        connection.script(&sql)?;
        if number == 1 {
            connection.script(search::tables(connection.dialect()))?;
        }
        connection.execute(
            "UPDATE ledger_mark SET version = ?1 WHERE program = ?2",
            &[number.into(), MARK.into()],
        )?;
    }
    Ok(())
}

/// Returns the version of the tables, 0 for a new database; a database with other tables than ours is refused.
fn version(connection: &mut dyn Connection, place: &str) -> Result<i64, Error> {
    let sql = match connection.dialect() {
        Dialect::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table'",
        Dialect::Postgres => {
            "SELECT CAST(table_name AS TEXT) FROM information_schema.tables WHERE table_schema = current_schema()"
        }
    };
    let mut tables = Vec::new();
    connection.query(sql, &[], &mut |row| {
        tables.push(row[0].text()?.to_owned());
        Ok(())
    })?;
    if tables.is_empty() {
        connection.script(
            "CREATE TABLE ledger_mark (program TEXT NOT NULL PRIMARY KEY, version BIGINT NOT NULL)",
        )?;
        connection.execute(
            "INSERT INTO ledger_mark (program, version) VALUES (?1, ?2)",
            &[MARK.into(), Value::Int(0)],
        )?;
        return Ok(0);
    }
    if !tables.iter().any(|table| table == "ledger_mark") {
        return Err(Error::NotALedger(place.to_owned()));
    }
    let mut version = None;
    connection.query("SELECT version FROM ledger_mark WHERE program = ?1", &[MARK.into()], &mut |row| {
        version = Some(row[0].int()?);
        Ok(())
    })?;
    version.ok_or_else(|| Error::NotALedger(place.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn indexes_are_found_by_their_table() {
        let names: Vec<_> = indexes(Dialect::Sqlite, &["events"]).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["events_by_subject", "events_by_command"]);
        let tables = STEPS.iter().flat_map(|step| step.split("CREATE TABLE ").skip(1));
        let tables: Vec<&str> = tables.filter_map(|text| text.split(' ').next()).collect();
        let made = indexes(Dialect::Sqlite, &tables);
        let steps = |words| STEPS.iter().map(|step| step.matches(words).count()).sum::<usize>();
        assert_eq!(made.len() + 2 * steps("DROP INDEX "), steps("INDEX "), "{made:?}");
        let names: BTreeSet<&str> = made.iter().map(|(name, _)| *name).collect();
        assert_eq!(names.len(), made.len(), "what was made anew counts as it is now: {made:?}");
    }
}

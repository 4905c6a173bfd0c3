//! `dondoc import entries`: the rows of a laboratory's spreadsheet, counted into the values of an indicator. Without `--apply` it only
//! shows what would be entered; where a row cannot be counted, none is.

use crate::files;
use crate::office;
use crate::problem::{Failure, Outcome, Problem};
use crate::session::Session;
use crate::worker;
use app::Office;
use app::entries::{Becomes, Counted, Handed, NotCounted, Row};
use ledger::indicator::Column;
use std::io::Write as _;
use std::path::Path;

/// Shows what a spreadsheet adds to an indicator, and enters it where that is wanted.
pub(super) fn run(
    session: &Session,
    indicator: &str,
    reason: Option<&str>,
    apply: bool,
    file: &Path,
) -> Result<Outcome, Failure> {
    let office = office::open(session)?;
    let actor = office::actor(session, &office)?;
    let bytes = files::bytes(file)?;
    let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy();
    let read =
        |name: &str, bytes: &[u8]| worker::reader().read(name, bytes).map_err(|error| error.to_string());
    let handed = Handed { name: &name, bytes: &bytes, reason };
    let counted = match apply {
        true => actor.take_entries(indicator, handed, &read),
        false => actor.look_at_entries(indicator, handed, &read),
    };
    match counted {
        Ok(counted) => print(session, &counted, apply),
        Err(NotCounted::BadRows(counted)) => {
            print(session, &counted, false)?;
            Err(told(session, &office, &name, NotCounted::BadRows(counted)))
        }
        Err(why) => Err(told(session, &office, &name, why)),
    }
}

/// Says why a spreadsheet is not taken in.
fn told(session: &Session, office: &Office, file: &str, why: NotCounted) -> Failure {
    if let NotCounted::Office(error) = why {
        return office::told(session, Some(office), &error);
    }
    let problem = Problem::new(why.key()).with("file", file);
    Failure::Problem(
        why.arguments().into_iter().fold(problem, |problem, (name, value)| problem.with(name, value)),
    )
}

/// Says how the columns were understood, what is wrong, what is otherwise now, and what the values become.
fn print(session: &Session, counted: &Counted, applied: bool) -> Result<Outcome, Failure> {
    let outcome = if counted.rows.bad.is_empty() { Outcome::Good } else { Outcome::Errors };
    let mut out = std::io::stdout().lock();
    if session.json {
        writeln!(out, "{}", json(counted, applied))?;
        return Ok(outcome);
    }
    let say = |key: &str, arguments: &[_]| session.messages.say(key, arguments);
    for (heading, column) in counted.rows.columns.iter().filter(|(heading, _)| !heading.is_empty()) {
        let holds = session.messages.text(holds(*column));
        writeln!(out, "  {}: {holds}", session.terminal.bold(heading))?;
    }
    for bad in &counted.rows.bad {
        let why = session.messages.text(bad.why.key());
        let arguments = [
            ("row", bad.placed().into()),
            ("column", bad.column.as_str().into()),
            ("why", why.into()),
            ("words", bad.words.as_str().into()),
        ];
        writeln!(out, "{}", say("entries-row-bad", &arguments))?;
    }
    for (key, before, after) in &counted.changed {
        let arguments = [
            ("row", after.placed().into()),
            ("key", key.as_str().into()),
            ("before", before.said(session.messages.day(before.day)).into()),
            ("after", after.said(session.messages.day(after.day)).into()),
        ];
        writeln!(out, "{}", say("entries-row-changed", &arguments))?;
    }
    for Becomes { period, before, after, rows, by_hand: _ } in &counted.periods {
        let arguments = [
            ("period", period.words().into()),
            ("before", before.map_or("–".to_owned(), |value| value.written()).into()),
            ("after", after.written().into()),
            ("rows", (*rows).into()),
        ];
        writeln!(out, "{}", say("entries-period", &arguments))?;
    }
    let counts = counted.arguments().map(|(name, count)| (name, count.into()));
    writeln!(out, "{}", say("entries-counts", &counts))?;
    let key = if applied { "import-entries-done" } else { "import-entries-dry" };
    writeln!(out, "{}", session.messages.text(key))?;
    Ok(outcome)
}

fn json(counted: &Counted, applied: bool) -> serde_json::Value {
    let row = |row: &Row| {
        serde_json::json!({
            "row": row.placed(), "day": row.day, "amount": row.amount, "kind": row.kind, "result": row.result,
        })
    };
    let changed = counted.changed.iter().map(
        |(key, before, after)| serde_json::json!({"key": key, "before": row(before), "after": row(after)}),
    );
    let bad = counted.rows.bad.iter().map(|bad| {
        serde_json::json!({
            "row": bad.placed(), "column": bad.column, "words": bad.words, "because": bad.why.name(),
        })
    });
    let periods = counted.periods.iter().map(|becomes| {
        serde_json::json!({
            "period": becomes.period.to_string(), "before": becomes.before, "after": becomes.after,
            "rows": becomes.rows,
        })
    });
    serde_json::json!({
        "entered": applied, "new": counted.new, "known": counted.known, "others": counted.rows.others,
        "changed": changed.collect::<Vec<_>>(), "bad": bad.collect::<Vec<_>>(),
        "periods": periods.collect::<Vec<_>>(),
    })
}

fn holds(column: Option<Column>) -> &'static str {
    match column {
        Some(Column::Key) => "import-entries-holds-key",
        Some(Column::Day) => "import-entries-holds-day",
        Some(Column::Amount) => "import-entries-holds-amount",
        Some(Column::Kind) => "import-entries-holds-kind",
        Some(Column::Result) => "import-entries-holds-result",
        None => "import-entries-holds-nothing",
    }
}

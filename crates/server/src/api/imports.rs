//! Spreadsheets whose rows are taken in: dossiers of a procedure, entries of an indicator. All of them or none; without `apply` they
//! are only looked at.

use super::call::Call;
use super::give::Reply;
use super::schema::{Count, Day, Line, Unit};
use super::take::{File, Name, Query};
use crate::fault::Fault;
use crate::pages::dossiers::import;
use crate::pages::target::{self, entries};
use app::entries as counting;
use app::registers::{self, Looked};
use jiff::civil::Date;
use ledger::indicator::Value;
use ledger::{Moment, UnitId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A file of dossiers.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Register {
    /// The file's name with its ending, "so.xlsx".
    file: Line,
    /// The unit that holds dossiers of rows that name none; the owner of the first stage where absent.
    #[schemars(with = "Option<super::schema::Uuid>")]
    unit: Option<UnitId>,
    /// Why they are taken in this way; the file and the row where absent.
    reason: Option<Line>,
    /// Take them in; otherwise they are only looked at.
    #[serde(default)]
    apply: bool,
}

/// What the rows of a file become.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "DossiersImported")]
pub(super) struct Taken {
    /// The dossiers were taken in: that was asked for, and no row is bad.
    taken: bool,
    columns: Vec<Column>,
    new: Vec<New>,
    /// The numbers of those that are in the register already.
    known: Vec<String>,
    bad: Vec<Bad>,
}

/// A column.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "DossierImportColumn")]
struct Column {
    heading: String,
    /// "number", "subject", "opened", "unit", "party:ID", "field:ID"; absent where it is not used.
    #[serde(skip_serializing_if = "Option::is_none")]
    holds: Option<String>,
}

/// A dossier of a row.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "DossierImported")]
struct New {
    /// The row, behind the number of its table where that is not the first: "3", "2.3".
    row: String,
    number: String,
    subject: String,
    #[schemars(with = "Day")]
    opened: Date,
    unit: Unit,
}

/// A row that cannot be taken in.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "DossierNotImported")]
struct Bad {
    row: String,
    number: String,
    /// The key of the message.
    code: &'static str,
    /// Why, in the language that was asked for.
    because: String,
}

/// Looks at the rows of a file, or takes them in.
pub(super) fn dossiers(
    call: &Call,
    (Name(id), (Query(asked), File(bytes))): (Name, (Query<Register>, File)),
) -> Result<Reply<Taken>, Fault> {
    // Before the file is read, which takes its time; the ledger judges again.
    if !import::may(call) {
        return Err(Fault::NotAllowed);
    }
    let handed = registers::Handed {
        procedure: &id,
        name: &asked.file.0,
        bytes: &bytes,
        unit: asked.unit,
        reason: asked.reason.as_ref().map(|reason| reason.0.as_str()),
    };
    let looked = import::given(call, handed, asked.apply)?;
    let taken = asked.apply && looked.bad.is_empty();
    let Looked { columns, new, known, bad } = looked;
    let column = |(heading, holds): (String, registers::Holds)| Column { heading, holds: holds.name() };
    let made = |new: registers::New| New {
        row: new.placed(),
        number: new.number,
        subject: new.subject,
        opened: new.opened,
        unit: call.unit_of(new.unit),
    };
    let wrong = |bad: registers::Bad| Bad {
        row: bad.placed(),
        because: import::because(call, &bad.why),
        code: bad.why.key(),
        number: bad.number,
    };
    Ok(Reply(Taken {
        taken,
        columns: columns.into_iter().map(column).collect(),
        new: new.into_iter().map(made).collect(),
        known,
        bad: bad.into_iter().map(wrong).collect(),
    }))
}

/// A file of entries.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Entries {
    /// The file's name with its ending, "kiem-dinh.xlsx".
    file: Line,
    /// Why values that were entered become others.
    reason: Option<Line>,
    /// Enter the values; otherwise they are only looked at.
    #[serde(default)]
    apply: bool,
}

/// What the rows of a file are counted as.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "EntriesImported")]
pub(super) struct Counted {
    /// The values were entered: that was asked for, and no row is bad.
    entered: bool,
    /// Rows that were not known.
    #[schemars(with = "Count")]
    new: usize,
    /// Rows that were counted before, and say the same.
    #[schemars(with = "Count")]
    known: usize,
    /// Rows of kinds that are not counted.
    #[schemars(with = "Count")]
    others: usize,
    /// The keys of rows that were counted before, and say something else.
    changed: Vec<String>,
    bad: Vec<BadEntry>,
    periods: Vec<Becomes>,
}

/// A row that cannot be counted.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "EntryNotImported")]
struct BadEntry {
    row: String,
    /// The heading of the column that is wrong, and what stands there.
    column: String,
    words: String,
    /// "no-key", "no-day", "later", "no-amount" or "twice".
    because: &'static str,
}

/// What the value of a period becomes.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "EntriesBecome")]
struct Becomes {
    period: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<String>,
    after: String,
    /// How many rows that are.
    #[schemars(with = "Count")]
    rows: usize,
}

/// Looks at the rows of a file, or counts them into an indicator.
pub(super) fn entries(
    call: &Call,
    (Name(code), (Query(asked), File(bytes))): (Name, (Query<Entries>, File)),
) -> Result<Reply<Counted>, Fault> {
    let seen = target::load(call, &code, call.today, Moment::LAST)?;
    let reason = asked.reason.as_ref().map(|reason| reason.0.as_str());
    let handed = counting::Handed { name: &asked.file.0, bytes: &bytes, reason };
    let counted = entries::given(call, &seen.shown.content.code, handed, asked.apply)?;
    let bad = |bad: &counting::Bad| BadEntry {
        row: bad.placed(),
        column: bad.column.clone(),
        words: bad.words.clone(),
        because: bad.why.name(),
    };
    let becomes = |one: &counting::Becomes| Becomes {
        period: one.period.to_string(),
        before: one.before.as_ref().map(Value::written),
        after: one.after.written(),
        rows: one.rows,
    };
    Ok(Reply(Counted {
        entered: asked.apply && counted.rows.bad.is_empty(),
        new: counted.new,
        known: counted.known,
        others: counted.rows.others,
        changed: counted.changed.iter().map(|(key, ..)| key.clone()).collect(),
        bad: counted.rows.bad.iter().map(bad).collect(),
        periods: counted.periods.iter().map(becomes).collect(),
    }))
}

//! `dondoc time`: the time expressions of a text as JSON lines.

use crate::arguments::TimeArguments;
use crate::lines::{self, Place};
use crate::problem::{Failure, Outcome};
use crate::session::Session;
use jiff::civil::{Date, Time};
use serde::{Serialize, Serializer};
use std::fmt;
use std::io::{self, BufReader, BufWriter, Write as _};
use viet::calendar::Calendar;
use viet::time::{Context, Conventions, Expression};
use viet::words::Words;

/// Bytes that are read or written at once.
const BUFFER: usize = 1 << 18;

/// Finds the expressions of each line.
pub(crate) fn run(session: &Session, arguments: &TimeArguments) -> Result<Outcome, Failure> {
    let context = Context {
        reference: arguments.reference_date.unwrap_or_else(|| session.today().at(0, 0, 0, 0)),
        document: None,
        year: None,
        calendar: Calendar::built_in(),
        conventions: Conventions::default(),
    };
    let mut out = BufWriter::with_capacity(BUFFER, io::stdout().lock());
    lines::each(BufReader::with_capacity(BUFFER, io::stdin().lock()), |line| {
        let mut places = line.places();
        for expression in viet::time::find(&Words::of(line.text()), &context) {
            let place = places.of(expression.range.clone());
            serde_json::to_writer(&mut out, &Found::new(place, &expression))?;
            out.write_all(b"\n")?;
        }
        Ok(())
    })?;
    out.flush()?;
    Ok(Outcome::Good)
}

/// A line of the output.
#[derive(Serialize)]
struct Found<'l> {
    start: usize,
    end: usize,
    text: &'l str,
    #[serde(serialize_with = "as_text")]
    from: Option<Moment>,
    #[serde(serialize_with = "as_text")]
    to: Option<Moment>,
    #[serde(serialize_with = "as_text")]
    due: Option<Date>,
    role: &'static str,
    rule: &'static str,
}

impl<'l> Found<'l> {
    fn new(place: Place<'l>, expression: &Expression) -> Self {
        let moment = |day: Option<Date>, clock| day.map(|day| Moment { day, clock });
        Self {
            start: place.start,
            end: place.end,
            text: place.text,
            from: moment(expression.from, expression.clock),
            to: moment(expression.to, expression.clock_to),
            due: expression.due,
            role: expression.role.name(),
            rule: expression.rule.name(),
        }
    }
}

/// A day, with the hour where one is given.
struct Moment {
    day: Date,
    clock: Option<Time>,
}

impl fmt::Display for Moment {
    /// Writes `2024-03-11` or `2024-03-11T15:00`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.clock {
            Some(clock) => write!(out, "{}T{:02}:{:02}", self.day, clock.hour(), clock.minute()),
            None => write!(out, "{}", self.day),
        }
    }
}

/// Writes a value as its text, `None` as null.
fn as_text<T: fmt::Display, S: Serializer>(value: &Option<T>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => serializer.collect_str(value),
        None => serializer.serialize_none(),
    }
}

//! `dondoc cite`: the cited documents of a text as JSON lines.

use crate::arguments::CiteArguments;
use crate::lines::{self, Place};
use crate::problem::{Failure, Outcome};
use directive::reference::{self, Reference};
use jiff::civil::Date;
use serde::Serialize;
use std::io::{self, BufReader, BufWriter, Write as _};
use viet::words::Words;

/// Bytes that are read or written at once.
const BUFFER: usize = 1 << 18;

/// Finds the references of each line, only those with a number or symbol.
pub(crate) fn run(arguments: &CiteArguments) -> Result<Outcome, Failure> {
    let mut out = BufWriter::with_capacity(BUFFER, io::stdout().lock());
    lines::each(BufReader::with_capacity(BUFFER, io::stdin().lock()), |line| {
        let mut places = line.places();
        for cited in reference::find(&Words::of(line.text())).iter().filter(|cited| cited.is_numbered()) {
            let place = places.of(cited.range.clone());
            serde_json::to_writer(&mut out, &Found::new(place, cited, arguments.reference_date))?;
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
    #[serde(rename = "type")]
    kind: Option<&'l str>,
    number: Option<&'l str>,
    symbol: Option<&'l str>,
    date: Option<String>,
    issuer: Option<&'l str>,
}

impl<'l> Found<'l> {
    fn new(place: Place<'l>, cited: &'l Reference, reference_date: Option<Date>) -> Self {
        Self {
            start: place.start,
            end: place.end,
            text: place.text,
            kind: cited.kind.as_deref(),
            number: cited.number.as_deref(),
            symbol: cited.symbol.as_deref(),
            date: cited.date_by(reference_date),
            issuer: cited.issuer.as_deref(),
        }
    }
}

//! Papers that a procedure prints of a dossier: what its definition says, with what is known of the dossier in its places. They
//! stand on paper: always Vietnamese.

use crate::paper::{Align, Block, Column, Day, Kind, Office, Paper, Row, RowKind, Signature, Table, Value};
use jiff::civil::Date;
use ledger::Effective;
use ledger::dossier::{Dossier, Entry, Event, Opinion};
use ledger::procedure::{self, Piece, Place, Printed, Procedure, Tabled};
use viet::calendar::Calendar;
use viet::numeral;

/// What is left to be written by hand where nothing is known.
const OPEN: &str = "……………………";

/// A dossier of which something is printed.
pub struct Case<'c> {
    /// The procedure that it keeps.
    pub procedure: &'c Procedure,
    /// How it stands.
    pub dossier: &'c Dossier,
    /// What was recorded of it.
    pub entries: &'c [Entry],
    /// The days of rest.
    pub calendar: &'c Calendar,
    /// The name of the unit that holds it.
    pub unit: &'c str,
    /// The day of printing.
    pub today: Date,
    /// Who prints.
    pub writer: &'c str,
}

/// Tells whether a paper is printed now: one of its stages was reached, and what it tells of has happened.
pub fn is_offered(case: &Case<'_>, printed: &Printed) -> bool {
    let reached =
        printed.stages.is_empty() || printed.stages.iter().any(|stage| case.dossier.rounds(stage) > 0);
    let happened = [Place::Promised, Place::Reason, Place::Asked]
        .iter()
        .all(|place| !printed.names(place) || case.standing_in(place).is_some());
    let answered = match &printed.table {
        Some(Tabled::Opinions(stage)) => case.opinions(stage).next().is_some(),
        Some(Tabled::Taken(_) | Tabled::Filed) | None => true,
    };
    reached && happened && answered
}

/// Returns a paper of a dossier.
pub fn paper(office: &Office, case: &Case<'_>, printed: &Printed) -> Paper {
    let mut body: Vec<Block> =
        printed.text.iter().map(|pieces| Block::typed(&case.paragraph(pieces))).collect();
    body.extend(printed.table.as_ref().map(|tabled| Block::Table(case.table(tabled))));
    let signer =
        |post: &str, name: &str| Signature { authority: vec![post.to_owned()], name: name.to_owned() };
    let beside = (!printed.beside.is_empty()).then(|| signer(&printed.beside, ""));
    let signed = (!printed.signed.is_empty()).then(|| signer(&printed.signed, case.writer));
    let head = printed.head.then(|| office.signature.clone());
    Paper {
        name: Some(printed.name.clone()),
        body,
        signature: Signature::default(),
        signers: beside.into_iter().chain(signed).chain(head).collect(),
        ..office.paper(Kind::Slip, Day::Signed(case.today))
    }
}

impl Case<'_> {
    fn paragraph(&self, pieces: &[Piece]) -> String {
        let pieces = pieces.iter().map(|piece| match piece {
            Piece::Words(words) => words.clone(),
            Piece::Place(place) => self.standing_in(place).unwrap_or_else(|| OPEN.to_owned()),
        });
        pieces.collect()
    }

    /// Returns what stands in a place; `None` where nothing is known.
    fn standing_in(&self, place: &Place) -> Option<String> {
        let dossier = self.dossier;
        let due = |dossier: &Dossier| {
            dossier.limit.and_then(|limit| limit.due(self.calendar)).map(|due| day(due.day))
        };
        let stage = || dossier.current().and_then(|passage| self.procedure.stage(&passage.stage));
        match place {
            Place::Number => some(&dossier.number),
            Place::Subject => some(&dossier.subject),
            Place::Opened => dossier.opened.map(moment),
            Place::Return => due(dossier),
            Place::Promised => self.put_off().and_then(|(before, _)| due(&Dossier::now(before))),
            Place::Reason => self.put_off().and_then(|(_, entry)| entry.meta.reason.clone()),
            Place::Asked => {
                let mut asked = dossier.passages.iter().flat_map(|passage| &passage.supplements);
                asked.next_back().map(|supplement| supplement.what.clone())
            }
            Place::Unit => some(self.unit),
            Place::Stage => stage().map(|stage| stage.name.clone()),
            Place::Today => Some(day(self.today)),
            Place::Party(role) => dossier.party(role).map(|party| match &party.code {
                Some(code) => format!("{} ({code})", party.name),
                None => party.name.clone(),
            }),
            Place::Field(id) => {
                let field = self.procedure.field(id)?;
                let computed = || field.computed(&self.procedure.fields, &dossier.fields);
                let value =
                    dossier.fields.get(id).cloned().or_else(|| computed().map(|sum| sum.to_string()))?;
                Some(shown(&field.kind, &value))
            }
        }
    }

    /// Returns how its day was put off last, and what was recorded before.
    fn put_off(&self) -> Option<(&[Entry], &Entry)> {
        let last = self.entries.iter().rposition(|entry| matches!(entry.event, Event::Postponed { .. }))?;
        Some((self.entries.get(..last)?, self.entries.get(last)?))
    }

    fn opinions<'s>(&'s self, stage: &'s str) -> impl Iterator<Item = &'s Opinion> {
        let passages = self.dossier.passages.iter().filter(move |passage| passage.stage == stage);
        passages.flat_map(|passage| &passage.opinions)
    }

    fn table(&self, tabled: &Tabled) -> Table {
        match tabled {
            Tabled::Taken(stage) => {
                let taken = self.procedure.stage(stage).map_or(&[][..], |stage| stage.takes.as_slice());
                let columns = [
                    ("TT", 8, Align::Middle),
                    ("Tên giấy tờ", 72, Align::Left),
                    ("Số lượng, bản chính hay bản sao", 40, Align::Left),
                ];
                let rows = taken.iter().map(|paper| [paper.as_str().into(), Value::Empty]);
                counted(columns, rows)
            }
            Tabled::Filed => {
                let columns = [
                    ("TT", 8, Align::Middle),
                    ("Tên giấy tờ", 82, Align::Left),
                    ("Ngày nhận", 30, Align::Middle),
                ];
                let rows = self.dossier.papers.iter();
                counted(
                    columns,
                    rows.map(|filed| [filed.paper.words.as_str().into(), Value::Day(filed.at.day)]),
                )
            }
            Tabled::Opinions(stage) => {
                let columns = [
                    ("TT", 6, Align::Middle),
                    ("Cơ quan, tổ chức được lấy ý kiến", 32, Align::Left),
                    ("Ý kiến", 14, Align::Middle),
                    ("Nội dung góp ý", 44, Align::Left),
                    ("Ngày trả lời", 16, Align::Middle),
                    ("Tiếp thu, giải trình", 32, Align::Left),
                ];
                counted(columns, self.opinions(stage).map(opinion))
            }
        }
    }
}

/// What an opinion was; what the office says to it is written by whoever drafts.
fn opinion(opinion: &Opinion) -> [Value; 5] {
    let (agrees, words, day) = match &opinion.given {
        Some((agrees, words, at)) => {
            (if *agrees { "Thống nhất" } else { "Không thống nhất" }, words.as_str(), Value::Day(at.day))
        }
        None => ("Chưa trả lời", "", Value::Empty),
    };
    [opinion.of.as_str().into(), agrees.into(), words.into(), day, Value::Empty]
}

/// Returns a table whose rows are counted in its first column.
fn counted<const N: usize, const M: usize>(
    columns: [(&str, u16, Align); N],
    rows: impl Iterator<Item = [Value; M]>,
) -> Table {
    let head = Row::of(RowKind::Head, columns.iter().map(|(heading, ..)| Value::from(*heading)));
    let rows = (1..)
        .zip(rows)
        .map(|(at, values)| Row::of(RowKind::Plain, std::iter::once(Value::Number(at, None)).chain(values)));
    Table {
        columns: columns.iter().map(|(_, width, align)| Column::new(*width, *align)).collect(),
        rows: std::iter::once(head).chain(rows).collect(),
    }
}

/// Returns a value of a field as it stands on paper.
fn shown(kind: &procedure::Kind, value: &str) -> String {
    use procedure::Kind;
    match kind {
        Kind::Day => value.parse().map_or_else(|_| value.to_owned(), day),
        Kind::YesNo => (if value == "yes" { "Có" } else { "Không" }).to_owned(),
        Kind::Number { .. } | Kind::Money => numeral::grouped(value),
        Kind::Text | Kind::Choice(_) => value.to_owned(),
    }
}

fn some(words: &str) -> Option<String> {
    (!words.is_empty()).then(|| words.to_owned())
}

fn day(day: Date) -> String {
    format!("ngày {:02}/{:02}/{}", day.day(), day.month(), day.year())
}

/// A day with its hour, where that is known.
fn moment(at: Effective) -> String {
    match at.hour {
        Some(hour) => format!("{:02} giờ {:02} phút, {}", hour.hour(), hour.minute(), day(at.day)),
        None => day(at.day),
    }
}

//! Papers that a procedure prints of a dossier: receipts, apologies, tables of opinions. Their words are data; what stands in
//! their places is known of the dossier.

use super::definition::Procedure;
use crate::definition::Mistake;
use serde::Deserialize;
use toml::Spanned;

/// A paper that is printed of a dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// The id within the procedure.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The stages once one of which was reached it is printed; empty: always.
    pub stages: Vec<String>,
    /// Its paragraphs.
    pub text: Vec<Vec<Piece>>,
    /// What stands in its table.
    pub table: Option<Tabled>,
    /// As what the one signs who prints it; empty where nobody does.
    pub signed: String,
    /// Whether it is signed for the office, as its papers are.
    pub head: bool,
    /// As what somebody else signs beside; empty where nobody does.
    pub beside: String,
    /// The law that gives its form, and how far that was read.
    pub source: String,
}

/// A part of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Words(String),
    /// A place for what is known of the dossier.
    Place(Place),
}

/// What stands in a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The number.
    Number,
    /// What it is about.
    Subject,
    /// The day on which it was taken in, with its hour.
    Opened,
    /// The day on which the result is to be given.
    Return,
    /// The day that was promised before it was put off.
    Promised,
    /// Why it was put off last.
    Reason,
    /// What the applicant was asked for last.
    Asked,
    /// The unit that holds it.
    Unit,
    /// The stage that it is in.
    Stage,
    /// The day of printing.
    Today,
    /// Who has a role.
    Party(String),
    /// What stands in a field.
    Field(String),
}

/// What stands in a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tabled {
    /// The papers that a stage asks for.
    Taken(String),
    /// The papers that came.
    Filed,
    /// The opinions that were asked for in a stage.
    Opinions(String),
}

/// The longest paragraph, in letters.
const LONGEST: usize = 2_000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    pub(super) id: Spanned<String>,
    name: Spanned<String>,
    #[serde(default)]
    stages: Vec<Spanned<String>>,
    #[serde(default)]
    text: Vec<Spanned<String>>,
    table: Option<Spanned<String>>,
    #[serde(default)]
    signed: String,
    #[serde(default)]
    head: bool,
    #[serde(default)]
    beside: String,
    #[serde(default)]
    source: String,
}

impl Printed {
    /// Tells whether something stands in one of its places.
    pub fn names(&self, place: &Place) -> bool {
        self.text.iter().flatten().any(|piece| matches!(piece, Piece::Place(named) if named == place))
    }
}

impl Place {
    /// Reads the name of a place.
    fn named(name: &str) -> Option<Self> {
        Some(match name.split_once(':') {
            Some(("party", role)) => Self::Party(role.to_owned()),
            Some(("field", field)) => Self::Field(field.to_owned()),
            Some(_) => return None,
            None => match name {
                "number" => Self::Number,
                "subject" => Self::Subject,
                "opened" => Self::Opened,
                "return" => Self::Return,
                "promised" => Self::Promised,
                "reason" => Self::Reason,
                "asked" => Self::Asked,
                "unit" => Self::Unit,
                "stage" => Self::Stage,
                "today" => Self::Today,
                _ => return None,
            },
        })
    }
}

/// The names of places, for who spelt one wrong.
const PLACES: &str =
    "number, subject, opened, return, promised, reason, asked, unit, stage, today, party:ID, field:ID";

/// Reads what is written in the definition of a procedure.
pub(super) fn read(written: &Written) -> Result<Printed, Mistake> {
    let table = written.table.as_ref().map(tabled).transpose()?;
    if written.text.is_empty() && table.is_none() {
        return Err((written.id.span(), "a paper has a text or a table".to_owned()));
    }
    if written.name.as_ref().trim().is_empty() {
        return Err((written.name.span(), "a paper has a name".to_owned()));
    }
    Ok(Printed {
        id: written.id.as_ref().clone(),
        name: written.name.as_ref().clone(),
        stages: written.stages.iter().map(|stage| stage.as_ref().clone()).collect(),
        text: written.text.iter().map(paragraph).collect::<Result<_, _>>()?,
        table,
        signed: written.signed.clone(),
        head: written.head,
        beside: written.beside.clone(),
        source: written.source.clone(),
    })
}

fn tabled(written: &Spanned<String>) -> Result<Tabled, Mistake> {
    match written.as_ref().split_once(':') {
        Some(("taken", stage)) => Ok(Tabled::Taken(stage.to_owned())),
        Some(("opinions", stage)) => Ok(Tabled::Opinions(stage.to_owned())),
        None if written.as_ref() == "filed" => Ok(Tabled::Filed),
        Some(_) | None => Err((written.span(), "a table is taken:STAGE, opinions:STAGE or filed".to_owned())),
    }
}

/// Cuts a paragraph at its places: "Mã hồ sơ: {number}".
fn paragraph(written: &Spanned<String>) -> Result<Vec<Piece>, Mistake> {
    let told = |what: String| (written.span(), what);
    if written.as_ref().chars().count() > LONGEST {
        return Err(told(format!("a paragraph has at most {LONGEST} letters")));
    }
    let mut pieces = Vec::new();
    let mut rest = written.as_ref().as_str();
    while let Some((words, behind)) = rest.split_once('{') {
        let (name, after) = behind.split_once('}').ok_or_else(|| told("a { that no } closes".to_owned()))?;
        let place =
            Place::named(name).ok_or_else(|| told(format!("no place {{{name}}}; there are {PLACES}")))?;
        if !words.is_empty() {
            pieces.push(Piece::Words(words.to_owned()));
        }
        pieces.push(Piece::Place(place));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest.to_owned()));
    }
    Ok(pieces)
}

/// Returns the first thing that is wrong with a paper besides its spelling.
pub(super) fn mistake(written: &Written, made: &Printed, procedure: &Procedure) -> Option<Mistake> {
    let stage = written.stages.iter().find(|stage| procedure.stage(stage.as_ref()).is_none());
    let stage = stage.map(|stage| (stage.span(), format!("no stage {:?}", stage.as_ref())));
    let table = || match &made.table {
        Some(Tabled::Taken(stage) | Tabled::Opinions(stage)) if procedure.stage(stage).is_none() => {
            written.table.as_ref().map(|table| (table.span(), format!("no stage {stage:?}")))
        }
        Some(Tabled::Opinions(stage))
            if procedure.stage(stage).is_some_and(|stage| stage.opinions.is_none()) =>
        {
            let what = format!("nobody is asked for an opinion in {stage:?}");
            written.table.as_ref().map(|table| (table.span(), what))
        }
        Some(Tabled::Taken(_) | Tabled::Opinions(_) | Tabled::Filed) | None => None,
    };
    let place = || {
        written.text.iter().zip(&made.text).find_map(|(written, pieces)| {
            let unknown = pieces.iter().find_map(|piece| match piece {
                Piece::Place(Place::Party(role)) if procedure.party(role).is_none() => {
                    Some(format!("no party {role:?}"))
                }
                Piece::Place(Place::Field(field)) if procedure.field(field).is_none() => {
                    Some(format!("no field {field:?}"))
                }
                Piece::Place(_) | Piece::Words(_) => None,
            });
            unknown.map(|what| (written.span(), what))
        })
    };
    stage.or_else(table).or_else(place)
}

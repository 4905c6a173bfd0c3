//! Sentences of a definition with places for figures: "Tổng số được giao: {given}".

use super::figure::Figure;
use crate::period::Period;
use jiff::civil::Date;
use serde::{Deserialize, Deserializer};

/// Words with places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Words(Vec<Piece>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Said(String),
    Figure(Figure),
    Period,
    From,
    To,
    AsOf,
}

/// What stands in the places.
#[derive(Clone, Copy)]
pub(crate) struct Filling<'f> {
    pub(crate) period: Period,
    pub(crate) days: (Date, Date),
    pub(crate) as_of: Date,
    pub(crate) figure: &'f dyn Fn(Figure) -> u64,
}

impl Words {
    fn read(text: &str) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((said, behind)) = rest.split_once('{') {
            let (name, behind) = behind.split_once('}').ok_or_else(|| "\"{\" without \"}\"".to_owned())?;
            pieces.push(Piece::Said(said.to_owned()));
            pieces.push(place(name)?);
            rest = behind;
        }
        pieces.push(Piece::Said(rest.to_owned()));
        pieces.retain(|piece| *piece != Piece::Said(String::new()));
        Ok(Self(pieces))
    }

    /// Returns the sentence. In prose, numbers below ten have a 0 before them, as official texts write them.
    pub(crate) fn filled(&self, filling: Filling<'_>) -> String {
        let pieces = self.0.iter().map(|piece| match piece {
            Piece::Said(said) => said.clone(),
            Piece::Figure(figure) => match (filling.figure)(*figure) {
                0 => "0".to_owned(),
                count => format!("{count:02}"),
            },
            Piece::Period => filling.period.words(),
            Piece::From => day(filling.days.0),
            Piece::To => day(filling.days.1),
            Piece::AsOf => day(filling.as_of),
        });
        pieces.collect()
    }
}

fn place(name: &str) -> Result<Piece, String> {
    let figure = Figure::ALL.into_iter().find(|figure| figure.name() == name);
    match (name, figure) {
        (_, Some(figure)) => Ok(Piece::Figure(figure)),
        ("period", None) => Ok(Piece::Period),
        ("from", None) => Ok(Piece::From),
        ("to", None) => Ok(Piece::To),
        ("as-of", None) => Ok(Piece::AsOf),
        (_, None) => {
            let figures: Vec<&str> = Figure::ALL.into_iter().map(Figure::name).collect();
            Err(format!("no place {{{name}}}; there are period, from, to, as-of, {}", figures.join(", ")))
        }
    }
}

/// Returns a day as sentences write it.
pub(super) fn day(day: Date) -> String {
    format!("{}/{}/{}", day.day(), day.month(), day.year())
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(read: D) -> Result<Self, D::Error> {
        Self::read(&String::deserialize(read)?).map_err(serde::de::Error::custom)
    }
}

//! Who writes: what an office sets once and puts on each of its papers.

use super::{Day, Kind, Letterhead, Paper, Signature};

/// What stands on the papers of an office.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Office {
    /// The body directly above, where one is named.
    pub superior: Option<String>,
    /// The body that writes.
    pub issuer: String,
    /// What its symbols end in: "SKHCN".
    pub symbol: String,
    /// The place before the day.
    pub place: String,
    /// Who signs.
    pub signature: Signature,
}

impl Office {
    /// Returns a paper of the office with nothing on it but who writes; its number is given after signing.
    pub fn paper(&self, kind: Kind, day: Day) -> Paper {
        let symbol = kind
            .abbreviation()
            .map_or_else(|| self.symbol.clone(), |abbreviation| format!("{abbreviation}-{}", self.symbol));
        Paper {
            letterhead: Letterhead {
                superior: self.superior.clone(),
                issuer: self.issuer.clone(),
                number: None,
                symbol,
                place: self.place.clone(),
                day,
            },
            signature: self.signature.clone(),
            ..Paper::new(kind)
        }
    }
}

//! What stands on a document and in the registers (Nghị định 30/2020/NĐ-CP art. 8, annexes I and IV).

use crate::UnitId;
use crate::task::Urgency;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What stands on a document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// The number, "777"; `None` where it is blank.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The symbol, "QĐ-UBND".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub symbol: Option<String>,
    /// The day of issue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// The issuing body, as the document names it.
    pub issuer: String,
    /// The issuing body, where the organisation knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer_unit: Option<UnitId>,
    /// "thông báo", "công văn" ... in small letters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// What it is about (trích yếu).
    pub subject: String,
    /// How urgent it says it is.
    #[serde(default, skip_serializing_if = "Urgency::is_usual")]
    pub urgency: Urgency,
    /// Whether it is a programme or plan that tasks implement.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub programme: bool,
    /// How it arrived; a received document has this, no other one does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrival: Option<Arrival>,
    /// The file it came as.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original: Option<Original>,
}

/// The entry in the incoming book (art. 22(2): numbers run through the year, one series).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrival {
    /// The arrival number.
    pub number: u32,
    /// The day of arrival.
    pub day: Date,
}

/// A file as it came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Original {
    /// The hash of its content, as the store of files spells it.
    pub hash: String,
    /// Its name.
    pub name: String,
}

/// The mark of secrecy on a document (annex I: mật, tối mật, tuyệt mật). It is never stored: only unmarked papers are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Secrecy {
    /// No mark.
    #[default]
    Unmarked,
    /// Mật.
    Secret,
    /// Tối mật.
    TopSecret,
    /// Tuyệt mật.
    MostSecret,
}

impl Secrecy {
    /// Returns the stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unmarked => "unmarked",
            Self::Secret => "secret",
            Self::TopSecret => "top-secret",
            Self::MostSecret => "most-secret",
        }
    }
}

impl Card {
    /// Tells whether two cards are of one paper: number and symbol are unique within the body and year (art. 15(1)).
    /// A clerk who enters a paper twice is warned with this; papers without a number are never taken for the same.
    pub fn is_same_paper(&self, other: &Self) -> bool {
        let number = |card: &Self| {
            card.number.as_deref().map(|number| number.trim().trim_start_matches('0').to_owned())
        };
        let symbol = |card: &Self| card.symbol.as_deref().map(viet::fold::key);
        let issuer = match (self.issuer_unit, other.issuer_unit) {
            (Some(one), Some(two)) => one == two,
            (Some(_) | None, None) | (None, Some(_)) => {
                viet::fold::key(&self.issuer) == viet::fold::key(&other.issuer)
            }
        };
        let year = |card: &Self| card.date.map(Date::year);
        number(self).is_some_and(|number| !number.is_empty())
            && number(self) == number(other)
            && symbol(self) == symbol(other)
            && year(self) == year(other)
            && issuer
    }
}

//! What happens to registers. The stored names are spelt here by hand and never change; a golden file holds them.

use crate::event::Body;
use crate::{DocumentId, RegisterId, UnitId};
use serde::{Deserialize, Serialize};

/// Something that happened to a register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event")]
pub enum Event {
    /// It was opened.
    #[serde(rename = "register-opened")]
    Opened {
        /// Which book it is.
        book: Book,
        /// Its first number; those below were given on paper, or by another system.
        first: u32,
    },
    /// Numbers are left out, for the reason of the entry.
    #[serde(rename = "numbers-left-out")]
    LeftOut {
        /// The first one.
        from: u32,
        /// The last one.
        to: u32,
    },
    /// A document got a number.
    #[serde(rename = "number-given")]
    Given {
        /// The number.
        number: u32,
        /// The document.
        to: DocumentId,
    },
    /// A number was given by mistake, for the reason of the entry. Nobody gets it again.
    #[serde(rename = "number-voided")]
    Voided {
        /// The number.
        number: u32,
    },
}

/// Which book a register is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Book {
    /// The body whose book it is.
    pub body: UnitId,
    /// The year.
    pub year: i16,
    /// What it numbers.
    pub series: Series,
}

/// What a register numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Series {
    /// Documents that arrive: one series a year (art. 22(2)).
    Incoming,
    /// Documents that the body issues, all together or in a series of their own as its head decides (art. 15): legal
    /// acts by kind, an advisory council that uses the body's seal.
    Issued {
        /// The name of the series; `None` for the common one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name: Option<String>,
    },
    /// Copies: sao y, sao lục, trích sao (art. 25, 26).
    Copies,
}

impl Book {
    /// Returns the id of the register, made of what it is: it must be the same in every version. Names of series are
    /// compared without regard to case and spaces.
    pub fn register(&self) -> RegisterId {
        let series = match &self.series {
            Series::Incoming => "incoming".to_owned(),
            Series::Issued { name } => {
                let words: Vec<&str> = name.iter().flat_map(|name| name.split_whitespace()).collect();
                format!("issued {}", words.join(" ").to_lowercase())
            }
            Series::Copies => "copies".to_owned(),
        };
        RegisterId::of_words(&format!("register\n{}\n{}\n{series}", self.body, self.year))
    }
}

impl Body for Event {
    const SCHEMA: u32 = 1;

    fn name(&self) -> &'static str {
        match self {
            Self::Opened { .. } => "register-opened",
            Self::LeftOut { .. } => "numbers-left-out",
            Self::Given { .. } => "number-given",
            Self::Voided { .. } => "number-voided",
        }
    }
}

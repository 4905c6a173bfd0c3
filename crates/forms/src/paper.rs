//! What an official document says, before it has a form (Nghị định 30/2020/NĐ-CP art. 8: the parts of a document).

mod authority;
mod block;
mod kind;
mod label;
mod office;
mod recipients;
mod table;
mod text;

pub use authority::Posts;
pub use block::{Block, Paragraph, Role};
pub use kind::Kind;
pub use label::Label;
pub use office::Office;
pub use recipients::{Concerned, abbreviation, archive, recipients};
pub use table::{Align, Cell, Column, Row, RowKind, Table, Value};
pub use text::{Run, Text};

use jiff::civil::Date;
use ledger::task::Urgency;

/// An official document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// What kind of document it is.
    pub kind: Kind,
    /// What it is called, where that is not what its kind is called: a receipt is a slip of the house with a name of its own.
    pub name: Option<String>,
    /// Who writes, under which number, where and when.
    pub letterhead: Letterhead,
    /// How urgent it is; a stamp where it is more than usual.
    pub urgency: Urgency,
    /// What it is about (trích yếu), without "V/v".
    pub subject: String,
    /// Who decides ("Giám đốc Sở ..."), over the bases of a decision; else empty.
    pub competence: String,
    /// Whom it is addressed to ("Kính gửi"); official letters, submissions and reports upwards have this.
    pub addressees: Vec<String>,
    /// The acts that it rests on, without the stop at their end.
    pub bases: Vec<String>,
    /// What it says.
    pub body: Vec<Block>,
    /// Who signs.
    pub signature: Signature,
    /// Who signs a slip, side by side: nobody, or up to two.
    pub signers: Vec<Signature>,
    /// Who receives it, without dash and stop; the line of the archive ("Lưu") is the last one.
    pub recipients: Vec<String>,
    /// What comes with it.
    pub annexes: Vec<Annex>,
}

/// The head of the first page (annex I.II.1 to 4).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letterhead {
    /// The body directly above, where one is named.
    pub superior: Option<String>,
    /// The body that issues it.
    pub issuer: String,
    /// The number; blank in a draft: it is given after signing (art. 15).
    pub number: Option<u32>,
    /// The symbol, "TB-SKHCN".
    pub symbol: String,
    /// The place, "Lam Giang".
    pub place: String,
    /// The day.
    pub day: Day,
}

/// The day of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    /// The day on which it was signed.
    Signed(Date),
    /// A draft: only the month of this day is written.
    Draft(Date),
}

/// The block of the signature (annex I.II.7).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signature {
    /// In whose name and as what: "TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"; one line each.
    pub authority: Vec<String>,
    /// The name, without degree or title.
    pub name: String,
}

/// An annex (annex I.II of the decree, "Phụ lục").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annex {
    /// Its number, written in Roman numerals; where none of several has one, they are counted.
    pub number: Option<u32>,
    /// What it is called.
    pub title: String,
    /// Lines below the title, such as those of a sum.
    pub lines: Vec<String>,
    /// On its side: for wide tables.
    pub landscape: bool,
    /// What it says.
    pub body: Vec<Block>,
}

impl Default for Day {
    fn default() -> Self {
        Self::Draft(Date::default())
    }
}

impl Paper {
    /// Returns a paper of a kind with nothing on it.
    pub fn new(kind: Kind) -> Self {
        Self {
            kind,
            name: None,
            letterhead: Letterhead::default(),
            urgency: Urgency::default(),
            subject: String::new(),
            competence: String::new(),
            addressees: Vec::new(),
            bases: Vec::new(),
            body: Vec::new(),
            signature: Signature::default(),
            signers: Vec::new(),
            recipients: Vec::new(),
            annexes: Vec::new(),
        }
    }

    /// Returns what it is called, in small letters where that is what its kind is called.
    pub fn called(&self) -> &str {
        self.name.as_deref().unwrap_or(self.kind.words())
    }

    /// Returns the tables of the paper: of its body, then of its annexes.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        let annexes = self.annexes.iter().flat_map(|annex| &annex.body);
        self.body.iter().chain(annexes).filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Paragraph(_) => None,
        })
    }
}

impl Letterhead {
    /// Returns number and symbol as they are written: "09/TB-SKHCN"; a number below ten has a 0 before it (annex I.II.3),
    /// the number of a draft is left open.
    pub fn number_and_symbol(&self) -> String {
        let number = self.number.map_or_else(String::new, |number| format!("{number:02}"));
        format!("{number}/{}", self.symbol)
    }
}

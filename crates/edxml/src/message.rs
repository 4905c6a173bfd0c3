//! What a message says. Fields are called in English; the elements of the standard stand beside them where they are written.

use jiff::civil::{Date, DateTime};

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// A paper with its files.
    Paper(Box<Paper>),
    /// What became of a paper.
    State(Box<State>),
}

/// A body, as a message names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// Its code (`OrganId`).
    pub code: String,
    /// The body that it belongs to (`OrganizationInCharge`).
    pub in_charge: Option<String>,
    /// Its name.
    pub name: String,
    /// Its address.
    pub address: Option<String>,
    /// Its letter-box.
    pub email: Option<String>,
    /// Its telephone.
    pub telephone: Option<String>,
}

/// Number and symbol of a paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Code {
    /// The number.
    pub number: String,
    /// The symbol.
    pub symbol: String,
}

/// What kind of document a paper is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kind {
    /// Its number in a list of kinds; not every sender uses the same list.
    pub number: Option<String>,
    /// Its name: "Công văn".
    pub name: String,
}

/// Who signed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signer {
    /// In whose name (`Competence`).
    pub authority: Option<String>,
    /// As what (`Position`).
    pub position: Option<String>,
    /// The name.
    pub name: String,
}

/// How much a paper is, and how it is sent (`OtherInfo`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// 0 usual to 3, most urgent.
    pub priority: u8,
    /// Whom it is meant for.
    pub sphere: Option<String>,
    /// Who typed it.
    pub typist: Option<String>,
    /// Copies.
    pub copies: Option<u32>,
    /// Pages.
    pub pages: Option<u32>,
    /// What is added to it.
    pub annexes: Vec<String>,
}

/// A paper that another one answers (`ResponseFor`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The code of the body that sent it.
    pub body: String,
    /// Its number and symbol, as one text.
    pub code: String,
    /// Its day.
    pub date: Option<Date>,
    /// Its id in the exchange.
    pub document: String,
}

/// Where a message passed (`TraceHeader`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// The code of the body.
    pub body: String,
    /// When.
    pub at: Option<DateTime>,
}

/// What a message wants of the paper (`BussinessDocType`; the spelling is the standard's).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// It is new.
    #[default]
    New,
    /// It is recalled.
    Recall,
    /// It is updated.
    Update,
    /// It takes the place of others.
    Replace,
}

impl Purpose {
    /// Every purpose, each at its number.
    pub const ALL: [Self; 4] = [Self::New, Self::Recall, Self::Update, Self::Replace];

    /// Returns its number.
    pub fn number(self) -> usize {
        Self::ALL.iter().position(|purpose| *purpose == self).unwrap_or(0)
    }
}

/// Who at a body can be asked (`StaffInfo`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Staff {
    /// The unit.
    pub unit: Option<String>,
    /// The person.
    pub name: Option<String>,
    /// The telephone.
    pub telephone: Option<String>,
    /// The letter-box.
    pub email: Option<String>,
}

/// What a message is for (`Bussiness`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Business {
    /// What it wants of the paper.
    pub purpose: Purpose,
    /// Why.
    pub reason: Option<String>,
    /// The paper that is meant, where it is another message's: its id.
    pub document: Option<String>,
    /// Whom to ask.
    pub staff: Staff,
    /// Whether paper copies follow.
    pub on_paper: bool,
    /// Ids of the papers whose place this one takes.
    pub replaces: Vec<String>,
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media: String,
    /// Its bytes, unpacked.
    pub bytes: Vec<u8>,
}

/// A paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paper {
    /// Who sends it.
    pub from: Body,
    /// Who gets it.
    pub to: Vec<Body>,
    /// Number and symbol.
    pub code: Code,
    /// Where it was issued.
    pub place: Option<String>,
    /// The day that stands on it.
    pub date: Option<Date>,
    /// What kind of document it is.
    pub kind: Kind,
    /// What it is about.
    pub subject: String,
    /// What it says, in short.
    pub content: Option<String>,
    /// Who signed it.
    pub signer: Signer,
    /// By when it wants an answer.
    pub due: Option<Date>,
    /// Who else gets it.
    pub places: Vec<String>,
    /// How much it is.
    pub extent: Extent,
    /// What it answers.
    pub answers: Vec<Answer>,
    /// Whether and how it directs (`SteeringType`).
    pub steering: Option<String>,
    /// Its id in the exchange.
    pub document: String,
    /// Where the message passed.
    pub traces: Vec<Trace>,
    /// What it is for.
    pub business: Business,
    /// Its files.
    pub files: Vec<Attachment>,
    /// Whether the message carries a signature (XML-DSig, `Signature`). It is neither checked nor made here, so that it is read
    /// and never written.
    pub signed: bool,
}

/// What became of a paper, told to who sent it (or by who sent it: that it is asked back).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// Who tells it.
    pub from: Body,
    /// Who is told.
    pub to: Vec<Body>,
    /// The paper.
    pub of: Answer,
    /// The code of the state.
    pub code: String,
    /// Why, or what else there is to say.
    pub words: Option<String>,
    /// Who did it.
    pub staff: Staff,
    /// When.
    pub at: Option<DateTime>,
}

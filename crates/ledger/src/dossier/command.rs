//! What people ask of a dossier. Each command is judged by [`super::decide`].

use super::event::Party;
use crate::procedure::Values;
use crate::task::Product;
use crate::{DossierId, ProcedureId, TaskId, UnitId};
use jiff::civil::Date;

/// Something that somebody wants to happen to a dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Take it in.
    Open(Box<Opening>),
    /// Fill in fields, or correct them.
    Enter(Values),
    /// Name somebody with a role in it.
    Name(Party),
    /// Put a paper to it.
    File(Product),
    /// Say that the stage is done.
    Finish(Option<Product>),
    /// Give it back to an earlier stage.
    Return,
    /// Refuse what is asked for.
    Refuse,
    /// Ask the applicant for more.
    AskSupplement(String),
    /// Say that it came.
    TakeSupplement,
    /// Note an opinion.
    NoteOpinion {
        /// Whose.
        of: String,
        /// Whether it agrees.
        agrees: bool,
        /// What it says.
        words: String,
    },
    /// Put off the day, with an apology.
    Postpone(Date),
    /// Change what was decided.
    Amend {
        /// Which change.
        amendment: String,
        /// What stands in its fields from now on.
        fields: Values,
    },
    /// Say that something was entered wrongly, and what is right.
    Correct(Correction),
    /// Say that it leads to another dossier.
    Link {
        /// The kind of link.
        kind: String,
        /// The other dossier.
        to: DossierId,
        /// The procedure of that.
        of: String,
    },
    /// Stop it before it is done.
    Stop,
    /// Say that it was taken back, or entered by mistake.
    Withdraw,
    /// Let it go on under another version of its procedure: that of [`super::Ground`].
    Move(ProcedureId),
}

/// What was entered wrongly, with what is right. What stood before stays in the past, as it was known then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Correction {
    /// What stands in fields, as people write it; those, too, that only an amendment changes.
    Fields(Values),
    /// Who has a role.
    Party(Party),
    /// The paper that came as this one, from 1: what it is, or that it does not belong here.
    Paper {
        /// Which.
        number: u32,
        /// What it is.
        paper: Option<Product>,
    },
    /// An opinion, by the task of who had to see to it.
    Opinion {
        /// The task.
        task: TaskId,
        /// Whether it agrees.
        agrees: bool,
        /// What it says.
        words: String,
    },
}

/// A dossier that is taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The definition that it keeps: that of [`super::Ground`].
    pub definition: ProcedureId,
    /// Its number.
    pub number: String,
    /// What it is about.
    pub subject: String,
    /// The unit that holds it.
    pub unit: UnitId,
    /// Who has to do with it.
    pub parties: Vec<Party>,
    /// What is known of it, as people write it.
    pub fields: Values,
}

impl Command {
    /// Every stable name.
    pub const NAMES: [&'static str; 17] = [
        "dossier-open",
        "dossier-enter",
        "dossier-name",
        "dossier-file",
        "dossier-finish",
        "dossier-return",
        "dossier-refuse",
        "dossier-ask-supplement",
        "dossier-take-supplement",
        "dossier-note-opinion",
        "dossier-postpone",
        "dossier-amend",
        "dossier-correct",
        "dossier-link",
        "dossier-stop",
        "dossier-withdraw",
        "dossier-move",
    ];

    /// Returns the stable name, as permissions and messages use it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Open(_) => "dossier-open",
            Self::Enter(_) => "dossier-enter",
            Self::Name(_) => "dossier-name",
            Self::File(_) => "dossier-file",
            Self::Finish(_) => "dossier-finish",
            Self::Return => "dossier-return",
            Self::Refuse => "dossier-refuse",
            Self::AskSupplement(_) => "dossier-ask-supplement",
            Self::TakeSupplement => "dossier-take-supplement",
            Self::NoteOpinion { .. } => "dossier-note-opinion",
            Self::Postpone(_) => "dossier-postpone",
            Self::Amend { .. } => "dossier-amend",
            Self::Correct(_) => "dossier-correct",
            Self::Link { .. } => "dossier-link",
            Self::Stop => "dossier-stop",
            Self::Withdraw => "dossier-withdraw",
            Self::Move(_) => "dossier-move",
        }
    }

    /// Tells whether it may not be given without a reason.
    pub fn wants_reason(&self) -> bool {
        match self {
            Self::Return
            | Self::Refuse
            | Self::Postpone(_)
            | Self::Amend { .. }
            | Self::Correct(_)
            | Self::Stop
            | Self::Withdraw
            | Self::Move(_) => true,
            Self::Open(_)
            | Self::Enter(_)
            | Self::Name(_)
            | Self::File(_)
            | Self::Finish(_)
            | Self::AskSupplement(_)
            | Self::TakeSupplement
            | Self::Link { .. }
            | Self::NoteOpinion { .. } => false,
        }
    }
}

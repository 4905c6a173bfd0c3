//! Why a command is not carried out. The sentences stand in a message catalogue; the keys are stable.

use super::across::Found;
use crate::dates::Misdated;
use crate::procedure::Wrong;
use jiff::civil::Date;

/// Why a command is not carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is not what the person saw.
    Changed,
    /// It was taken in already.
    AlreadyOpen,
    /// It was never taken in.
    NotOpen,
    /// It ended.
    Closed,
    /// Dossiers do not begin under this procedure on the day.
    NotInForce,
    /// The applicant has it.
    Waiting,
    /// The applicant does not have it.
    NotWaiting,
    /// The command wants a reason.
    NoReason,
    /// Something has to be said.
    NoWords,
    /// The procedure has no such field.
    NoField(String),
    /// Nobody enters the field: it is reckoned.
    Computed(String),
    /// Only an amendment changes the field.
    Frozen(String),
    /// What is entered does not fit the field.
    BadValue {
        /// The name of the field.
        field: String,
        /// What is wrong.
        wrong: Wrong,
    },
    /// Fields have to be filled in first.
    Missing(Vec<String>),
    /// Somebody has to be named first.
    NoParty(String),
    /// The procedure has no such role.
    NoRole(String),
    /// What must hold does not.
    Unmet(String),
    /// Other dossiers stand against it.
    FoundElsewhere {
        /// What the procedure says of them.
        otherwise: String,
        /// Which they are.
        found: Vec<Found>,
    },
    /// Other dossiers are to be considered: who goes on says why.
    FoundWantsReason {
        /// What the procedure says of them.
        otherwise: String,
        /// Which they are.
        found: Vec<Found>,
    },
    /// Opinions are missing.
    OpinionsMissing(Vec<String>),
    /// Nobody was asked, or it came already.
    NoOpinion(String),
    /// No paper of this number stands there.
    NoPaper(u32),
    /// What is said to be right stands there already.
    NothingWrong,
    /// The procedure has no such link to dossiers of the other one's procedure.
    NoLink(String),
    /// It leads to that dossier already.
    AlreadyLinked,
    /// Nothing is returned from this stage.
    NoReturn,
    /// Nothing is refused at this stage.
    NoRefusal,
    /// Nobody is asked for a supplement at this stage.
    NoSupplement,
    /// The law does not let the day be put off.
    NoPostponement,
    /// It was put off as often as may be.
    PostponedTooOften(u32),
    /// It had to be put off by then.
    TooLate(Date),
    /// The new day is not later.
    NotLater,
    /// The procedure has no such amendment.
    NoAmendment(String),
    /// It was made as often as may be.
    AmendedTooOften(u32),
    /// The day may move to then at most.
    TooFar(Date),
    /// It is being stopped already.
    AlreadyStopping,
    /// The other version has not the stage in which the dossier is, or is another procedure.
    NoSuchStage,
    /// It would take effect before what was recorded last.
    BeforeLast(Date),
    /// It would take effect after it is recorded.
    InTheFuture,
    /// It takes effect long before it is recorded, and says no reason.
    BackdatedWithoutReason,
}

impl Refusal {
    /// Returns the key of the message.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Changed => "dossier-refusal-changed",
            Self::AlreadyOpen => "dossier-refusal-already-open",
            Self::NotOpen => "dossier-refusal-not-open",
            Self::Closed => "dossier-refusal-closed",
            Self::NotInForce => "dossier-refusal-not-in-force",
            Self::Waiting => "dossier-refusal-waiting",
            Self::NotWaiting => "dossier-refusal-not-waiting",
            Self::NoReason => "dossier-refusal-no-reason",
            Self::NoWords => "dossier-refusal-no-words",
            Self::NoField(_) => "dossier-refusal-no-field",
            Self::Computed(_) => "dossier-refusal-computed",
            Self::Frozen(_) => "dossier-refusal-frozen",
            Self::BadValue { .. } => "dossier-refusal-bad-value",
            Self::Missing(_) => "dossier-refusal-missing",
            Self::NoParty(_) => "dossier-refusal-no-party",
            Self::NoRole(_) => "dossier-refusal-no-role",
            Self::Unmet(_) => "dossier-refusal-unmet",
            Self::FoundElsewhere { .. } => "dossier-refusal-found-elsewhere",
            Self::FoundWantsReason { .. } => "dossier-refusal-found-wants-reason",
            Self::OpinionsMissing(_) => "dossier-refusal-opinions-missing",
            Self::NoOpinion(_) => "dossier-refusal-no-opinion",
            Self::NoPaper(_) => "dossier-refusal-no-paper",
            Self::NothingWrong => "dossier-refusal-nothing-wrong",
            Self::NoLink(_) => "dossier-refusal-no-link",
            Self::AlreadyLinked => "dossier-refusal-already-linked",
            Self::NoReturn => "dossier-refusal-no-return",
            Self::NoRefusal => "dossier-refusal-no-refusal",
            Self::NoSupplement => "dossier-refusal-no-supplement",
            Self::NoPostponement => "dossier-refusal-no-postponement",
            Self::PostponedTooOften(_) => "dossier-refusal-postponed-too-often",
            Self::TooLate(_) => "dossier-refusal-too-late",
            Self::NotLater => "dossier-refusal-not-later",
            Self::NoAmendment(_) => "dossier-refusal-no-amendment",
            Self::AmendedTooOften(_) => "dossier-refusal-amended-too-often",
            Self::TooFar(_) => "dossier-refusal-too-far",
            Self::AlreadyStopping => "dossier-refusal-already-stopping",
            Self::NoSuchStage => "dossier-refusal-no-such-stage",
            Self::BeforeLast(_) => "dossier-refusal-before-last",
            Self::InTheFuture => "dossier-refusal-in-the-future",
            Self::BackdatedWithoutReason => "dossier-refusal-backdated-without-reason",
        }
    }

    /// Returns the other dossiers that stand against it.
    pub fn found(&self) -> &[Found] {
        if let Self::FoundElsewhere { found, .. } | Self::FoundWantsReason { found, .. } = self {
            found
        } else {
            &[]
        }
    }

    /// Returns the names and values of the message's arguments.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NoField(field) | Self::Computed(field) | Self::Frozen(field) => {
                vec![("field", field.clone())]
            }
            Self::BadValue { field, wrong } => {
                vec![("field", field.clone()), ("wrong", wrong.name().to_owned())]
            }
            Self::Missing(fields) => vec![("fields", fields.join("; "))],
            Self::NoParty(role) | Self::NoRole(role) => vec![("role", role.clone())],
            Self::Unmet(check) => vec![("check", check.clone())],
            Self::FoundElsewhere { otherwise, found } | Self::FoundWantsReason { otherwise, found } => {
                let found: Vec<String> = found.iter().map(Found::named).collect();
                vec![("check", otherwise.clone()), ("found", found.join(", "))]
            }
            Self::OpinionsMissing(of) => vec![("of", of.join(", "))],
            Self::NoOpinion(of) => vec![("of", of.clone())],
            Self::NoPaper(number) => vec![("number", number.to_string())],
            Self::PostponedTooOften(times) | Self::AmendedTooOften(times) => {
                vec![("times", times.to_string())]
            }
            Self::NoLink(kind) => vec![("kind", kind.clone())],
            Self::NoAmendment(amendment) => vec![("amendment", amendment.clone())],
            Self::TooLate(day) | Self::TooFar(day) | Self::BeforeLast(day) => vec![("day", day.to_string())],
            Self::Changed
            | Self::AlreadyOpen
            | Self::NotOpen
            | Self::Closed
            | Self::NotInForce
            | Self::Waiting
            | Self::NotWaiting
            | Self::NoReason
            | Self::NoWords
            | Self::NothingWrong
            | Self::AlreadyLinked
            | Self::NoReturn
            | Self::NoRefusal
            | Self::NoSupplement
            | Self::NoPostponement
            | Self::NotLater
            | Self::AlreadyStopping
            | Self::NoSuchStage
            | Self::InTheFuture
            | Self::BackdatedWithoutReason => Vec::new(),
        }
    }
}

impl From<Misdated> for Refusal {
    fn from(misdated: Misdated) -> Self {
        match misdated {
            Misdated::InTheFuture => Self::InTheFuture,
            Misdated::BackdatedWithoutReason => Self::BackdatedWithoutReason,
        }
    }
}

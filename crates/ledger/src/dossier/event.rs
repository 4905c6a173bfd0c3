//! What happens to dossiers. The stored names are spelt here by hand and never change; a golden file holds them.

use super::across::Found;
use crate::deadline::Limit;
use crate::event::Body;
use crate::person::{CODE, NAME, People, Personal, Sealed, VALUE};
use crate::procedure::Values;
use crate::task::Product;
use crate::{DossierId, EventDateId, ProcedureId, TaskId, UnitId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What stands for personal data in fields, by the ids of the fields.
pub type Personals = BTreeMap<String, Sealed>;

/// Something that happened to a dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event")]
pub enum Event {
    /// It was taken in.
    #[serde(rename = "dossier-opened")]
    Opened {
        /// The definition that it keeps.
        definition: ProcedureId,
        /// The procedure.
        procedure: String,
        /// Its version.
        version: String,
        /// The number of the dossier.
        number: String,
        /// What it is about.
        subject: String,
        /// The unit that holds it.
        unit: UnitId,
        /// Who has to do with it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        parties: Vec<Party>,
        /// What is known of it.
        #[serde(default, skip_serializing_if = "Values::is_empty")]
        fields: Values,
        /// What stands for the personal data among it.
        #[serde(default, skip_serializing_if = "Personals::is_empty")]
        personal: Personals,
        /// Until when the whole is to be done.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        limit: Option<Limit>,
    },
    /// A stage began.
    #[serde(rename = "dossier-stage-opened")]
    StageOpened {
        /// The stage.
        stage: String,
        /// How often the dossier was in it, with this time.
        round: u32,
        /// Who owns it.
        unit: UnitId,
        /// The task that it is.
        task: TaskId,
        /// Until when it is to be done.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        limit: Option<Limit>,
    },
    /// The stage ended.
    #[serde(rename = "dossier-stage-ended")]
    StageEnded {
        /// How.
        ending: Ending,
        /// What came out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        product: Option<Product>,
    },
    /// Fields were filled in or corrected.
    #[serde(rename = "dossier-fields-entered")]
    FieldsEntered {
        /// What stands in them now.
        fields: Values,
        /// What stands for the personal data among it.
        #[serde(default, skip_serializing_if = "Personals::is_empty")]
        personal: Personals,
    },
    /// A field has its day from an event date, which is set or moved.
    #[serde(rename = "dossier-day-hung")]
    DayHung {
        /// The field.
        field: String,
        /// What it hangs on.
        hung: Hung,
    },
    /// Somebody has a role in it from now on.
    #[serde(rename = "dossier-party-named")]
    PartyNamed {
        /// Who.
        party: Party,
    },
    /// A paper came to it.
    #[serde(rename = "dossier-paper-filed")]
    PaperFiled {
        /// The paper.
        paper: Product,
    },
    /// The applicant has it, to complete it: the clocks stand.
    #[serde(rename = "dossier-supplement-asked")]
    SupplementAsked {
        /// What is wanted.
        what: String,
        /// Until when the applicant may take; absent where nobody says.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Date>,
    },
    /// It came back: the clocks go again.
    #[serde(rename = "dossier-supplement-given")]
    SupplementGiven {
        /// Until when the stage is to be done now.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stage: Option<Limit>,
        /// Until when the whole is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        whole: Option<Limit>,
    },
    /// Somebody was asked for an opinion.
    #[serde(rename = "dossier-opinion-asked")]
    OpinionAsked {
        /// Who, as the procedure says.
        of: String,
        /// The unit that it is, where it is one of the office.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unit: Option<UnitId>,
        /// The task of that unit; where it is none of the office, that of the owner who waits for the answer.
        task: TaskId,
        /// Until when.
        limit: Limit,
    },
    /// An opinion came.
    #[serde(rename = "dossier-opinion-given")]
    OpinionGiven {
        /// Whose.
        of: String,
        /// Whether it agrees.
        agrees: bool,
        /// What it says.
        words: String,
    },
    /// The office put off the day, with an apology.
    #[serde(rename = "dossier-postponed")]
    Postponed {
        /// Until when.
        until: Date,
    },
    /// A day that the stage's limit hangs on is another one now.
    #[serde(rename = "dossier-limit-moved")]
    LimitMoved {
        /// Until when the stage is to be done now.
        limit: Limit,
    },
    /// It belongs to another dossier. Both have such an event.
    #[serde(rename = "dossier-linked")]
    Linked {
        /// The kind, as the procedure of the one that leads to the other declares it.
        kind: String,
        /// What people call the other one from here.
        name: String,
        /// The other one.
        dossier: DossierId,
        /// It was linked from there.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        back: bool,
    },
    /// The whole is to be done by another day: a field says that it may take shorter or longer.
    #[serde(rename = "dossier-whole-moved")]
    WholeMoved {
        /// Until when.
        limit: Limit,
    },
    /// What was decided was changed, as often as the procedure allows.
    #[serde(rename = "dossier-amended")]
    Amended {
        /// Which change.
        amendment: String,
        /// What stands in its fields now.
        fields: Values,
        /// What stands for the personal data among it.
        #[serde(default, skip_serializing_if = "Personals::is_empty")]
        personal: Personals,
    },
    /// Something was entered wrongly; what stood before stays in the events before.
    #[serde(rename = "dossier-corrected")]
    Corrected {
        /// What is right.
        right: Right,
    },
    /// It goes on under another version of its procedure.
    #[serde(rename = "dossier-moved")]
    Moved {
        /// The definition that it keeps from now on.
        definition: ProcedureId,
        /// Its version.
        version: String,
    },
    /// A check across dossiers was asked; where it found some, the reason for going on stands with the event.
    #[serde(rename = "dossier-others-asked")]
    OthersAsked {
        /// Which check of its procedure.
        check: String,
        /// The dossiers that were found.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        found: Vec<Found>,
    },
    /// It ended.
    #[serde(rename = "dossier-closed")]
    Closed {
        /// How.
        outcome: Outcome,
    },
}

/// An event date that the day in a field hangs on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hung {
    /// The event date.
    pub on: EventDateId,
    /// What people called it then.
    pub name: String,
    /// Its day, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<Date>,
}

/// What is right, in the place of what was entered wrongly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Right {
    /// What stands in fields.
    Fields {
        /// What stands in them now.
        #[serde(default, skip_serializing_if = "Values::is_empty")]
        fields: Values,
        /// What stands for the personal data among it.
        #[serde(default, skip_serializing_if = "Personals::is_empty")]
        personal: Personals,
    },
    /// Who has a role.
    Party {
        /// Who.
        party: Party,
    },
    /// A paper.
    Paper {
        /// The paper that came as this one, from 1.
        number: u32,
        /// What it is; none where it does not belong here.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        paper: Option<Product>,
    },
    /// An opinion.
    Opinion {
        /// The task of who had to see to it.
        task: TaskId,
        /// Whether it agrees.
        agrees: bool,
        /// What it says.
        words: String,
    },
}

/// How a stage ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ending {
    /// It was done.
    Done,
    /// It went back to an earlier stage.
    Returned,
    /// What was asked for was refused.
    Refused,
    /// The dossier was stopped or withdrawn.
    Stopped,
}

/// How a dossier ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It was done.
    Done,
    /// What was asked for was refused.
    Refused,
    /// It was stopped.
    Stopped,
    /// It was taken back, or entered by mistake.
    Withdrawn,
}

/// Who has a role in a dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// The role, as the procedure names it.
    pub role: String,
    /// What it is.
    pub kind: PartyKind,
    /// Its name; of a person empty in events, and where it was erased.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Its code: of an enterprise the tax code, of a person the number of the identity card, which no event holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// What stands in events for the name and the code of a person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<Sealed>,
}

/// What a party is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartyKind {
    /// A public body.
    Body,
    /// An enterprise or another organisation.
    Enterprise,
    /// Somebody outside of the office.
    Person,
}

impl Party {
    /// Reads a party as people write it: its name, and in brackets its code, which enterprises have:
    /// "Công ty Minh Phát (0301234567)".
    pub fn read(role: &str, words: &str) -> Self {
        let is_code =
            |code: &str| code.len() >= 8 && code.chars().all(|sign| sign.is_ascii_digit() || sign == '-');
        let coded = words.strip_suffix(')').and_then(|words| words.rsplit_once('('));
        let coded = coded.map(|(name, code)| (name.trim(), code.trim())).filter(|(_, code)| is_code(code));
        let (name, code) = coded.map_or((words, None), |(name, code)| (name, Some(code.to_owned())));
        let kind = if code.is_some() { PartyKind::Enterprise } else { PartyKind::Body };
        Self { role: role.to_owned(), kind, name: name.to_owned(), code, person: None }
    }

    /// Returns the same as a person.
    #[must_use]
    pub fn as_person(self) -> Self {
        Self { kind: PartyKind::Person, ..self }
    }

    /// Tells whether it is a person whose data were erased.
    pub fn is_erased(&self) -> bool {
        self.person.is_some() && self.name.is_empty()
    }

    /// Returns what is personal of it.
    pub(super) fn personal(&self) -> Personal {
        let code = self.code.iter().map(|code| (CODE.to_owned(), code.trim().to_owned()));
        code.chain([(NAME.to_owned(), self.name.trim().to_owned())]).collect()
    }

    /// Puts the data where they are not erased.
    fn open(&mut self, people: &People) {
        let Some(data) = self.person.and_then(|sealed| people.of(&sealed)) else { return };
        self.name = data.get(NAME).cloned().unwrap_or_default();
        self.code = data.get(CODE).cloned();
    }
}

impl PartyKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Body, Self::Enterprise, Self::Person];

    /// Returns the kind of a stable name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Returns the stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Enterprise => "enterprise",
            Self::Person => "person",
        }
    }
}

impl Event {
    /// Puts personal data where they are not erased: for who reads what happened, never to be recorded.
    pub(super) fn open(&mut self, people: &People) {
        match self {
            Self::Opened { parties, fields, personal, .. } => {
                parties.iter_mut().for_each(|party| party.open(people));
                open_fields(fields, personal, people);
            }
            Self::FieldsEntered { fields, personal } | Self::Amended { fields, personal, .. } => {
                open_fields(fields, personal, people);
            }
            Self::PartyNamed { party } | Self::Corrected { right: Right::Party { party } } => {
                party.open(people);
            }
            Self::Corrected { right: Right::Fields { fields, personal } } => {
                open_fields(fields, personal, people);
            }
            Self::Corrected { right: Right::Paper { .. } | Right::Opinion { .. } } => {}
            Self::StageOpened { .. }
            | Self::StageEnded { .. }
            | Self::DayHung { .. }
            | Self::PaperFiled { .. }
            | Self::SupplementAsked { .. }
            | Self::SupplementGiven { .. }
            | Self::OpinionAsked { .. }
            | Self::OpinionGiven { .. }
            | Self::Postponed { .. }
            | Self::LimitMoved { .. }
            | Self::WholeMoved { .. }
            | Self::Linked { .. }
            | Self::Moved { .. }
            | Self::OthersAsked { .. }
            | Self::Closed { .. } => {}
        }
    }

    /// Returns what stands for personal data in it.
    pub fn sealed(&self) -> Vec<Sealed> {
        let of = |parties: &[Party]| parties.iter().filter_map(|party| party.person).collect::<Vec<_>>();
        match self {
            Self::Opened { parties, personal, .. } => {
                of(parties).into_iter().chain(personal.values().copied()).collect()
            }
            Self::FieldsEntered { personal, .. } | Self::Amended { personal, .. } => {
                personal.values().copied().collect()
            }
            Self::PartyNamed { party } | Self::Corrected { right: Right::Party { party } } => {
                party.person.into_iter().collect()
            }
            Self::Corrected { right: Right::Fields { personal, .. } } => personal.values().copied().collect(),
            Self::Corrected { right: Right::Paper { .. } | Right::Opinion { .. } } => Vec::new(),
            Self::StageOpened { .. }
            | Self::StageEnded { .. }
            | Self::DayHung { .. }
            | Self::PaperFiled { .. }
            | Self::SupplementAsked { .. }
            | Self::SupplementGiven { .. }
            | Self::OpinionAsked { .. }
            | Self::OpinionGiven { .. }
            | Self::Postponed { .. }
            | Self::LimitMoved { .. }
            | Self::WholeMoved { .. }
            | Self::Linked { .. }
            | Self::Moved { .. }
            | Self::OthersAsked { .. }
            | Self::Closed { .. } => Vec::new(),
        }
    }
}

/// Puts what stood in personal fields where it is not erased.
pub(super) fn open_fields(fields: &mut Values, personal: &Personals, people: &People) {
    for (field, sealed) in personal {
        if let Some(value) = people.part(sealed, VALUE) {
            fields.insert(field.clone(), value.clone());
        }
    }
}

/// Puts data where they are not erased.
pub(super) fn open_parties(parties: &mut [Party], people: &People) {
    parties.iter_mut().for_each(|party| party.open(people));
}

impl Ending {
    /// Returns the stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Returned => "returned",
            Self::Refused => "refused",
            Self::Stopped => "stopped",
        }
    }
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 4] = [Self::Done, Self::Refused, Self::Stopped, Self::Withdrawn];

    /// Returns the outcome of a stable name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.name() == name)
    }

    /// Returns the stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Refused => "refused",
            Self::Stopped => "stopped",
            Self::Withdrawn => "withdrawn",
        }
    }
}

impl Body for Event {
    /// 2: a party may be a person, of whom the event holds no data, and so may what stands in a field.
    const SCHEMA: u32 = 2;

    fn name(&self) -> &'static str {
        match self {
            Self::Opened { .. } => "dossier-opened",
            Self::StageOpened { .. } => "dossier-stage-opened",
            Self::StageEnded { .. } => "dossier-stage-ended",
            Self::FieldsEntered { .. } => "dossier-fields-entered",
            Self::DayHung { .. } => "dossier-day-hung",
            Self::PartyNamed { .. } => "dossier-party-named",
            Self::PaperFiled { .. } => "dossier-paper-filed",
            Self::SupplementAsked { .. } => "dossier-supplement-asked",
            Self::SupplementGiven { .. } => "dossier-supplement-given",
            Self::OpinionAsked { .. } => "dossier-opinion-asked",
            Self::OpinionGiven { .. } => "dossier-opinion-given",
            Self::Postponed { .. } => "dossier-postponed",
            Self::LimitMoved { .. } => "dossier-limit-moved",
            Self::WholeMoved { .. } => "dossier-whole-moved",
            Self::Linked { .. } => "dossier-linked",
            Self::Amended { .. } => "dossier-amended",
            Self::Corrected { .. } => "dossier-corrected",
            Self::Moved { .. } => "dossier-moved",
            Self::OthersAsked { .. } => "dossier-others-asked",
            Self::Closed { .. } => "dossier-closed",
        }
    }
}

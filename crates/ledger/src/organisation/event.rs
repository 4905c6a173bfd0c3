//! What happens to an organisation. The stored names are spelt by hand and never change.

use crate::event::Body;
use crate::{OfficerId, UnitId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Something that happened to an organisation. It takes effect on the day of its meta.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event")]
pub enum Event {
    /// A body or unit begins to exist.
    #[serde(rename = "unit-founded")]
    UnitFounded {
        /// The unit.
        unit: UnitId,
        /// Its name.
        name: String,
        /// Its short names.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        short: Vec<String>,
        /// The unit that it is part of; `None` for the root.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        parent: Option<UnitId>,
        /// Its identifiers in the exchange of documents, in either form.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        codes: Vec<String>,
    },
    /// It has another name from now on.
    #[serde(rename = "unit-renamed")]
    UnitRenamed {
        /// The unit.
        unit: UnitId,
        /// Its new name.
        name: String,
        /// Its new short names.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        short: Vec<String>,
    },
    /// It is part of another unit from now on.
    #[serde(rename = "unit-moved")]
    UnitMoved {
        /// The unit.
        unit: UnitId,
        /// The unit that it is part of.
        parent: UnitId,
    },
    /// It does not exist from now on: merged into one unit, split into several, or abolished without an heir.
    #[serde(rename = "unit-ended")]
    UnitEnded {
        /// The unit.
        unit: UnitId,
        /// Those that take over its work, the chief one first.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        heirs: Vec<UnitId>,
    },
    /// A set of units that is addressed together, or a council.
    #[serde(rename = "group-formed")]
    GroupFormed {
        /// The group; it is addressed like a unit.
        group: UnitId,
        /// Its name.
        name: String,
    },
    /// A unit belongs to a group from now on.
    #[serde(rename = "member-joined")]
    MemberJoined {
        /// The group.
        group: UnitId,
        /// The unit.
        unit: UnitId,
    },
    /// A unit does not belong to a group from now on.
    #[serde(rename = "member-left")]
    MemberLeft {
        /// The group.
        group: UnitId,
        /// The unit.
        unit: UnitId,
    },
    /// Somebody has a role in a unit from now on.
    #[serde(rename = "officer-appointed")]
    OfficerAppointed {
        /// The officer.
        officer: OfficerId,
        /// The officer's name.
        name: String,
        /// The unit.
        unit: UnitId,
        /// The role.
        role: Role,
    },
    /// Somebody has no role in a unit from now on.
    #[serde(rename = "officer-relieved")]
    OfficerRelieved {
        /// The officer.
        officer: OfficerId,
        /// The unit.
        unit: UnitId,
    },
    /// Somebody acts for another for some days.
    #[serde(rename = "absence-covered")]
    AbsenceCovered {
        /// The one who is absent.
        officer: OfficerId,
        /// The one who acts.
        by: OfficerId,
        /// The last day.
        until: Date,
    },
}

/// What somebody does in a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Enters, chases and reports (văn phòng).
    Clerk,
    /// Heads a unit.
    Head,
    /// Works in a unit.
    Officer,
    /// Leads the body: director or deputy.
    Leader,
    /// Keeps the machine running; sees no more than that needs.
    Administrator,
    /// Looks on from above: the provincial office, an inspection.
    Observer,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 6] =
        [Self::Clerk, Self::Head, Self::Officer, Self::Leader, Self::Administrator, Self::Observer];

    /// Returns the stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Clerk => "clerk",
            Self::Head => "head",
            Self::Officer => "officer",
            Self::Leader => "leader",
            Self::Administrator => "administrator",
            Self::Observer => "observer",
        }
    }
}

impl Body for Event {
    const SCHEMA: u32 = 1;

    fn name(&self) -> &'static str {
        match self {
            Self::UnitFounded { .. } => "unit-founded",
            Self::UnitRenamed { .. } => "unit-renamed",
            Self::UnitMoved { .. } => "unit-moved",
            Self::UnitEnded { .. } => "unit-ended",
            Self::GroupFormed { .. } => "group-formed",
            Self::MemberJoined { .. } => "member-joined",
            Self::MemberLeft { .. } => "member-left",
            Self::OfficerAppointed { .. } => "officer-appointed",
            Self::OfficerRelieved { .. } => "officer-relieved",
            Self::AbsenceCovered { .. } => "absence-covered",
        }
    }
}

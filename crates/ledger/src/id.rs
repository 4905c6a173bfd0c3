//! Names of things that never change: UUIDs of version 7, made by the caller, so that this crate stays pure and ledgers
//! can be merged.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

fn made_of(words: &str) -> Uuid {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&blake3::hash(words.as_bytes()).as_bytes()[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
            #[serde(transparent)]
            pub struct $name(Uuid);

            impl $name {
                /// Returns the id of these sixteen bytes.
                pub const fn from_bytes(bytes: [u8; 16]) -> Self {
                    Self(Uuid::from_bytes(bytes))
                }

                /// Returns the id of what these words say, the same in every version: a UUID of version 8, made of other
                /// data (RFC 9562, 5.8).
                pub fn of_words(words: &str) -> Self {
                    Self(made_of(words))
                }

                /// Returns the sixteen bytes.
                pub const fn as_bytes(&self) -> &[u8; 16] {
                    self.0.as_bytes()
                }
            }

            impl fmt::Display for $name {
                fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                    self.0.fmt(out)
                }
            }

            impl FromStr for $name {
                type Err = uuid::Error;

                fn from_str(text: &str) -> Result<Self, Self::Err> {
                    Uuid::parse_str(text).map(Self)
                }
            }
        )*
    };
}

impl OfficerId {
    /// Nobody of the office: what came through the public door was sent by whoever the dossier names.
    pub const DOOR: Self = Self::from_bytes([0xd0; 16]);
}

ids! {
    /// A task, or the share of a unit in an order.
    TaskId;
    /// An order: one item of a document, addressed to several units.
    OrderId;
    /// A document, received, issued or only cited.
    DocumentId;
    /// A case that goes through the stages of a procedure.
    DossierId;
    /// A day that deadlines hang on.
    EventDateId;
    /// The definition of a procedure, by what its text says.
    ProcedureId;
    /// A book of numbers of a body.
    RegisterId;
    /// A report that was kept.
    ReportId;
    /// An indicator, by its body and its code.
    IndicatorId;
    /// A body or a unit of one.
    UnitId;
    /// Somebody who works in a unit.
    OfficerId;
    /// Somebody outside of the office, whose data can be erased.
    PersonId;
    /// An event.
    EventId;
    /// A command. The same one given twice is carried out once.
    CommandId;
    /// A province's whole tree, or an office alone.
    TenantId;
}

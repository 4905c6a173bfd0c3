//! Names of things that never change: UUIDs of version 7, made by the caller, so that this crate stays pure and ledgers
//! can be merged.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

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

ids! {
    /// A task, or the share of a unit in an order.
    TaskId;
    /// An order: one item of a document, addressed to several units.
    OrderId;
    /// A document, received, issued or only cited.
    DocumentId;
    /// A book of numbers of a body.
    RegisterId;
    /// A body or a unit of one.
    UnitId;
    /// Somebody who works in a unit.
    OfficerId;
    /// An event.
    EventId;
    /// A command. The same one given twice is carried out once.
    CommandId;
    /// A province's whole tree, or an office alone.
    TenantId;
}

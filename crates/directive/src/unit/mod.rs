//! Names of bodies, units and people as directives write them.
//!
//! ```text
//! names      = name {("," | ";" | "và" | "cùng") name}
//! name       = ["đồng chí"] (known | collective | body | post | person)
//! known      = a name from the organisation, or that the document uses as a heading
//! collective = ("các" | "toàn thể" ...) noun {("," | "và") noun} {modifier}
//! body       = head {capital word | noun of a field | level | dash | "và" more | "," more "và" more}
//! ```
//!
//! A body's name may hold commas ("Sở Văn hóa, Thể thao và Du lịch"), so that a comma ends a name only where what
//! follows is no part of one. Elliptical lists give each body its full name: "HĐND, UBND tỉnh" are HĐND tỉnh and UBND
//! tỉnh, "các Sở: Tài chính, Nội vụ" Sở Tài chính and Sở Nội vụ.

mod body;
mod collective;
pub(crate) mod heading;
mod list;
mod names;
mod registry;
mod vocabulary;

pub(crate) use list::{abbreviations, alias, all, list, one};
pub(crate) use registry::Registry;

use std::ops::Range;

/// A name that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    /// The name, without "đồng chí"; "*" for all units of the body.
    pub(crate) name: String,
    /// The tokens it was read from.
    pub(crate) tokens: Range<usize>,
    /// What kind of name it is.
    pub(crate) kind: Kind,
}

/// What kind of name it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// One body or unit.
    Body,
    /// A post: "Giám đốc Sở".
    Post,
    /// A person.
    Person,
    /// Several at once: "các sở, ban, ngành".
    Collective,
    /// All units of the body itself.
    All,
}

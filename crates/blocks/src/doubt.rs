//! What the reader of a file was not sure of.

use crate::Span;
use serde::{Deserialize, Serialize};

/// Words whose letters are not simply what the file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    /// The words.
    pub span: Span,
    /// Why.
    pub kind: DoubtKind,
    /// How sure the letters are, in percent.
    pub sure: u8,
}

/// Why letters are in doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DoubtKind {
    /// They were turned into Unicode from the encoding TCVN3 (ABC).
    Tcvn3,
    /// They were turned into Unicode from the encoding VNI.
    Vni,
    /// They were turned into Unicode from the encoding VISCII.
    Viscii,
    /// They were turned into Unicode from the encoding Windows-1258.
    Windows1258,
    /// A program took UTF-8 for Windows-1252, and they were turned back.
    Misread,
    /// A reading machine saw them on a scan, and was not sure.
    Unclear,
    /// They stand for a page that could not be read.
    Lost,
}

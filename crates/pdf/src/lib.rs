//! Official documents as PDF.
//!
//! ```text
//! forms::Paper -> forms::arrange     what stands where, in which style
//!   set      words -> lines of glyphs, as wide as their column
//!   flow     lines, columns and tables -> pages
//!   paint    pages -> PDF/UA-1: embedded fonts, tags, outline, links
//! ```
//!
//! Every measure comes from [`forms::layout`]. Fonts are given by the caller ([`Faces`]); nothing here knows of files on
//! disk or clocks, and the same paper with the same faces gives the same bytes.

mod bundled;
mod faces;
mod flow;
pub mod messages;
mod page;
mod paint;
mod set;
mod structure;
mod table;

pub use faces::Faces;

use forms::Paper;
use krilla::error::KrillaError;
use std::fmt;

/// A paper as PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// What whoever asked for it should know.
    pub warnings: Vec<Warning>,
}

/// What is not as the decree wants it, although the file is whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// No face like Times New Roman is installed: this one stands in.
    StandIn(String),
    /// No face has these letters: "?" is seen in their place; who copies or hears the words gets the letters.
    Missing(Vec<char>),
}

/// Why no PDF was made: what the engine says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(String);

impl Warning {
    /// Returns the key of the message.
    pub fn key(&self) -> &'static str {
        match self {
            Self::StandIn(_) => "pdf-warning-stand-in",
            Self::Missing(_) => "pdf-warning-missing",
        }
    }

    /// Returns the names and values of the message's arguments.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::StandIn(face) => vec![("face", face.clone())],
            Self::Missing(letters) => {
                let letters: Vec<String> = letters.iter().map(char::to_string).collect();
                vec![("letters", letters.join(" "))]
            }
        }
    }
}

impl Error {
    /// Returns the key of the message.
    pub fn key(&self) -> &'static str {
        "pdf-error-engine"
    }

    /// Returns the names and values of the message's arguments.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        vec![("reason", self.0.clone())]
    }
}

impl fmt::Display for Error {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(to)
    }
}

impl std::error::Error for Error {}

/// Writes a paper as PDF.
///
/// # Errors
///
/// What the engine refuses: a face whose licence forbids embedding, or numbers that no page holds.
pub fn write(paper: &Paper, faces: &Faces) -> Result<Pdf, Error> {
    let laid = flow::lay_out(&forms::arrange(paper), faces);
    let mut warnings: Vec<Warning> =
        faces.stand_in().map(|name| Warning::StandIn(name.to_owned())).into_iter().collect();
    if !laid.missing.is_empty() {
        warnings.push(Warning::Missing(laid.missing.iter().copied().collect()));
    }
    let bytes = paint::paint(laid, paper, faces).map_err(|error| Error(reason(&error)))?;
    Ok(Pdf { bytes, warnings })
}

/// Returns what the engine refuses: the rules of the standard that the file would break, or its own words.
fn reason(error: &KrillaError) -> String {
    if let KrillaError::Validation(broken) = error {
        let rules: Vec<String> = broken.iter().map(|(rule, _)| format!("{rule:?}")).collect();
        return rules.join(", ");
    }
    error.to_string()
}

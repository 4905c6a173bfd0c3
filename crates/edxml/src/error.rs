//! Why bytes are no message.

use std::fmt;

/// Why bytes are no message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// More bytes than [`crate::MOST_BYTES`].
    TooLarge,
    /// Deeper, or of more elements, than a message is.
    TooComplex,
    /// No XML, or not in UTF-8.
    NotXml,
    /// It declares a document type or names an entity of its own: no office writes that.
    Entities,
    /// XML, but no message.
    NoMessage,
    /// What a message must say is missing: the name of the element.
    Missing(&'static str),
    /// An element says what it may not: its name.
    Unclear(&'static str),
    /// A file in it cannot be unpacked: its name.
    Attachment(String),
    /// The files in it unpack to more than [`crate::MOST_UNPACKED`].
    Unpacked,
}

impl Error {
    /// Returns the stable name.
    pub fn name(&self) -> &'static str {
        match self {
            Self::TooLarge => "too-large",
            Self::TooComplex => "too-complex",
            Self::NotXml => "not-xml",
            Self::Entities => "entities",
            Self::NoMessage => "no-message",
            Self::Missing(_) => "missing",
            Self::Unclear(_) => "unclear",
            Self::Attachment(_) => "attachment",
            Self::Unpacked => "unpacked",
        }
    }

    /// Returns what it is about: an element, a file.
    pub fn about(&self) -> Option<&str> {
        match self {
            Self::Missing(name) | Self::Unclear(name) => Some(name),
            Self::Attachment(name) => Some(name),
            Self::TooLarge
            | Self::TooComplex
            | Self::NotXml
            | Self::Entities
            | Self::NoMessage
            | Self::Unpacked => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.about() {
            Some(about) => write!(out, "{}: {about}", self.name()),
            None => out.write_str(self.name()),
        }
    }
}

impl std::error::Error for Error {}

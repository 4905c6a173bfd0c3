//! What makes a file unreadable.

use std::fmt;

/// Why a file could not be read. The words for people are in a message catalogue: [`Error::key`] and
/// [`Error::arguments`] say which message and what to put into it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// The file holds no text at all.
    Empty,
    /// The file is larger than `limit` bytes.
    TooLarge {
        /// The most that is read, in bytes.
        limit: u64,
    },
    /// The words of the file are more than `limit` bytes.
    TooMuchText {
        /// The most that is read, in bytes.
        limit: u64,
    },
    /// A paragraph or a cell has more than `limit` bytes.
    LongParagraph {
        /// The most that is read, in bytes.
        limit: u64,
    },
    /// The file unpacks to more than `limit` bytes, as archives made to do harm do.
    Inflated {
        /// The most that is unpacked, in bytes.
        limit: u64,
    },
    /// The file is nested deeper, or has more cells, than any real document.
    TooComplex,
    /// The workbook has more than `limit` filled cells, or far too many words or sheets.
    TooManyCells {
        /// The most cells that are read.
        limit: usize,
    },
    /// A picture has more than `limit` pixels.
    TooManyPixels {
        /// The most that is read.
        limit: u64,
    },
    /// The file is encrypted or protected by a password.
    Encrypted,
    /// The file says it is of a format, but cannot be read as one.
    Damaged {
        /// The part that is damaged or missing, "word/document.xml".
        part: String,
    },
    /// The file is of a known format that is not read.
    Unsupported {
        /// The format's usual extension, "pdf".
        format: &'static str,
    },
    /// Another program is needed that is not installed.
    MissingProgram {
        /// What it does: `office` turns old Word files into new ones, `ocr` reads scans.
        program: &'static str,
        /// The Debian packages that bring it.
        packages: &'static str,
    },
    /// Another program could not turn the file into one that is read here.
    NotConverted {
        /// The name of the program.
        program: &'static str,
    },
    /// The pages are pictures, and no reading machine was to be asked.
    Scan,
    /// The pages are pictures, and this program was built without what sees them (the feature `scans`).
    NotBuilt,
    /// The file takes longer than somebody in a hurry waits: another program or a reading machine is needed.
    Slow,
    /// The file took longer than `seconds`.
    TimedOut {
        /// The longest time given to one file.
        seconds: u64,
    },
    /// The bytes are neither text nor a known format.
    NotText,
}

impl Error {
    /// Returns the key of the message that explains this error. Keys are stable.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Empty => "papers-error-empty",
            Self::TooLarge { .. } => "papers-error-too-large",
            Self::TooMuchText { .. } => "papers-error-too-much-text",
            Self::LongParagraph { .. } => "papers-error-long-paragraph",
            Self::Inflated { .. } => "papers-error-inflated",
            Self::TooComplex => "papers-error-too-complex",
            Self::TooManyCells { .. } => "papers-error-too-many-cells",
            Self::TooManyPixels { .. } => "papers-error-too-many-pixels",
            Self::Encrypted => "papers-error-encrypted",
            Self::Damaged { .. } => "papers-error-damaged",
            Self::Unsupported { .. } => "papers-error-unsupported",
            Self::MissingProgram { program: "ocr", .. } => "papers-error-missing-ocr",
            Self::MissingProgram { .. } => "papers-error-missing-office",
            Self::NotConverted { .. } => "papers-error-not-converted",
            Self::Scan => "papers-error-scan",
            Self::NotBuilt => "papers-error-not-built",
            Self::Slow => "papers-error-slow",
            Self::TimedOut { .. } => "papers-error-timed-out",
            Self::NotText => "papers-error-not-text",
        }
    }

    /// Returns the names and values of the message's arguments.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLarge { limit }
            | Self::TooMuchText { limit }
            | Self::LongParagraph { limit }
            | Self::Inflated { limit } => vec![("limit", limit.to_string())],
            Self::TooManyCells { limit } => vec![("cells", limit.to_string())],
            Self::TooManyPixels { limit } => vec![("millions", (limit / 1_000_000).to_string())],
            Self::Damaged { part } => vec![("part", part.clone())],
            Self::Unsupported { format } => vec![("format", (*format).to_owned())],
            Self::MissingProgram { packages, .. } => vec![("packages", (*packages).to_owned())],
            Self::NotConverted { program } => vec![("program", (*program).to_owned())],
            Self::TimedOut { seconds } => vec![("seconds", seconds.to_string())],
            Self::Empty
            | Self::TooComplex
            | Self::Encrypted
            | Self::Scan
            | Self::NotBuilt
            | Self::Slow
            | Self::NotText => Vec::new(),
        }
    }
}

impl fmt::Display for Error {
    /// Writes the key and the arguments, for logs and tests; people get the catalogue's message.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.key())?;
        for (name, value) in self.arguments() {
            write!(out, " {name}={value}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}

//! Findings and advice, in the manner of a compiler: a code, a severity, a place, and what the message needs.
//!
//! The sentences stand in the message catalogue (`messages/*.ftl`, key `finding-CODE`); each code has a page in
//! `docs/findings/`. The eight codes of [`Code::is_scored`] go into the JSON's `findings`, the others into `advice`.

use blocks::Span;

/// One thing that a careful clerk would query, or advice.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What kind it is.
    pub code: Code,
    /// The words it is about, as they stand in the document.
    pub text: String,
    /// Where they stand.
    pub span: Option<Span>,
    /// What the message needs: name and value.
    pub arguments: Vec<(&'static str, String)>,
    /// Seen only by comparing several documents.
    pub across: bool,
}

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing.
    Advice,
    /// Probably wrong, or blank.
    Warning,
    /// Cannot be right.
    Error,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $severity:ident;)*) => {
        /// What kind of finding it is. The names are stable.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[$doc])* $variant,)*
        }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Returns the stable name.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// Returns how grave it is.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    /// Dates that contradict each other: a meeting after its notice, a day that does not exist.
    DateMismatch = "date-mismatch", Error;
    /// A deadline that contradicts the document: before it, or far outside its period.
    DeadlineMismatch = "deadline-mismatch", Error;
    /// One name spelt in two ways.
    NameMismatch = "name-mismatch", Error;
    /// A total that is not the sum of its parts.
    TotalMismatch = "total-mismatch", Error;
    /// Numbering that repeats, jumps or goes back.
    Numbering = "numbering", Warning;
    /// The number is blank.
    MissingNumber = "missing-number", Warning;
    /// The day (or month) of issue is blank.
    MissingDate = "missing-date", Warning;
    /// A symbol that fits no issuer, or is spelt in two ways.
    TypoInSymbol = "typo-in-symbol", Warning;
    /// A task without a unit in charge.
    NoUnit = "no-unit", Advice;
    /// A task without any deadline.
    NoDeadline = "no-deadline", Advice;
    /// A task with two units in charge.
    TwoLeads = "two-leads", Advice;
    /// Only urgency words: "sớm", "khẩn trương".
    VagueDeadline = "vague-deadline", Advice;
    /// A deadline on a weekend or public holiday.
    DayOfRest = "day-of-rest", Advice;
    /// A direction without a number: "tăng số lượng".
    TargetWithoutNumber = "target-without-number", Advice;
    /// A cited document newer than the one that cites it.
    CitedNewer = "cited-newer", Advice;
    /// An item that may be a task: a person must say.
    OpenItem = "open-item", Advice;
    /// A document of this number was read already, with other words.
    SameNumber = "same-number", Warning;
    /// Words that were turned into Unicode from an encoding of before it.
    LegacyEncoding = "legacy-encoding", Advice;
    /// A number, day, unit or target of which a reading machine did not see every word clearly.
    UnclearScan = "unclear-scan", Warning;
    /// A page of the file that could not be read.
    PageNotRead = "page-not-read", Warning;
}

impl Code {
    /// Tells whether the code is one of the eight that the gold readings hold.
    pub fn is_scored(self) -> bool {
        self <= Self::TypoInSymbol
    }
}

//! Why a command to a kept report is not carried out.

/// Why a command is not carried out. The keys of the messages are stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such report.
    NotKept,
    /// It is kept already.
    KeptAlready,
    /// It was withdrawn.
    Withdrawn,
    /// Nobody is named whom it goes to.
    NoReceiver,
    /// This is noted already.
    Unchanged,
    /// The day has not come, or lies before the report.
    NotThen,
    /// A reason is wanted.
    NoReason,
    /// A text is longer than a report has room for.
    TooLong,
}

impl Refusal {
    /// Every refusal.
    pub const ALL: [Self; 8] = [
        Self::NotKept,
        Self::KeptAlready,
        Self::Withdrawn,
        Self::NoReceiver,
        Self::Unchanged,
        Self::NotThen,
        Self::NoReason,
        Self::TooLong,
    ];

    /// Returns the key of the message.
    pub fn key(self) -> &'static str {
        match self {
            Self::NotKept => "report-refusal-not-kept",
            Self::KeptAlready => "report-refusal-kept-already",
            Self::Withdrawn => "report-refusal-withdrawn",
            Self::NoReceiver => "report-refusal-no-receiver",
            Self::Unchanged => "report-refusal-unchanged",
            Self::NotThen => "report-refusal-not-then",
            Self::NoReason => "report-refusal-no-reason",
            Self::TooLong => "report-refusal-too-long",
        }
    }

    /// Returns the names and values of the message's arguments: there are none.
    pub fn arguments(self) -> Vec<(&'static str, String)> {
        Vec::new()
    }
}

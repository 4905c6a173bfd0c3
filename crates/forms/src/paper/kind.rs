//! Kinds of documents that dondoc writes (Nghị định 30/2020/NĐ-CP art. 7; abbreviations of annex III).

/// A kind of document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Thông báo.
    Notice,
    /// Công văn: the only kind without a name and an abbreviation.
    Letter,
    /// Báo cáo.
    Report,
    /// Kế hoạch.
    Plan,
    /// Quyết định.
    Decision,
    /// Tờ trình.
    Submission,
    /// Phiếu giải quyết văn bản đến (annex IV, part VII): a paper of the house, without number and signature.
    Slip,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 7] =
        [Self::Notice, Self::Letter, Self::Report, Self::Plan, Self::Decision, Self::Submission, Self::Slip];

    /// Returns the name in small letters; an official letter has none on the paper, and is spoken of by this one.
    pub fn words(self) -> &'static str {
        match self {
            Self::Notice => "thông báo",
            Self::Letter => "công văn",
            Self::Report => "báo cáo",
            Self::Plan => "kế hoạch",
            Self::Decision => "quyết định",
            Self::Submission => "tờ trình",
            Self::Slip => "phiếu giải quyết văn bản đến",
        }
    }

    /// Returns the kind of a name.
    pub fn named(words: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.words() == words)
    }

    /// Returns the abbreviation in a symbol (annex III); `None` for an official letter, and for what has no symbol.
    pub fn abbreviation(self) -> Option<&'static str> {
        match self {
            Self::Notice => Some("TB"),
            Self::Letter => None,
            Self::Report => Some("BC"),
            Self::Plan => Some("KH"),
            Self::Decision => Some("QĐ"),
            Self::Submission => Some("TTr"),
            Self::Slip => None,
        }
    }
}

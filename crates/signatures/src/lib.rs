//! Signatures in a PDF (ISO 32000-1, 12.8): who signed, when that person says so, and whether what was signed is whole.
//!
//! ```text
//! bytes -> places     where signatures stand: their byte ranges and containers
//!       -> container  what a container says: CMS (RFC 5652), its certificate, the digest of what was signed
//!       -> trust      whether the certificate leads to a root that the office has, as of the day of signing
//!       -> Signature  whole, or what is wrong with it; trusted, or why not
//! ```
//!
//! Keys belong to people and their tokens: nothing is signed here. Roots and the clock are given: no file and no clock is
//! touched; nothing here fails or panics.

mod algorithms;
mod container;
mod places;
mod roots;
mod trust;

pub use container::Signer;
pub use roots::{Authority, Roots, Unfit};
pub use trust::Trust;

/// A signature of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// Who signed, as far as the certificate says it.
    pub signer: Option<Signer>,
    /// When, as the signer's machine says: seconds since 1970, in UTC.
    pub at: Option<i64>,
    /// Whether what was signed is as it was signed.
    pub integrity: Integrity,
    /// Whether its certificate leads to a root that the office trusts, as of when it was signed; asked only where it is whole.
    pub trust: Trust,
    /// Whether the file goes on behind what was signed: it was added to since, which a further signature does, too.
    pub added_to: bool,
    /// How many bytes of the file were there when it was signed, its own container among them.
    pub covers: usize,
}

/// Whether what was signed is as it was signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Integrity {
    /// It is.
    Whole,
    /// It was changed, or the signature belongs to something else.
    Broken,
    /// What the signature covers is not what a signature must cover: all of the file but itself.
    NotAll,
    /// The container cannot be read.
    Unreadable,
    /// It was made in a way that is not known here, or is not safe any more.
    UnknownWay,
}

impl Integrity {
    /// Returns the stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Broken => "broken",
            Self::NotAll => "not-all",
            Self::Unreadable => "unreadable",
            Self::UnknownWay => "unknown-way",
        }
    }
}

/// What a file that came back has to do with the one that was sent to be signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It begins with the very bytes that were sent: signatures were added, nothing else.
    Ours,
    /// Other bytes: a program wrote the file anew, or it is another one.
    Other,
}

/// Signatures of a file that are looked at: more stand in no official document.
const MOST: usize = 64;

/// Returns the signatures of a PDF in the order in which they were made; none for any other file. Their certificates are judged
/// by what an office has of authorities, as of when they say that they were made, which is never later than now (seconds since
/// 1970).
pub fn read(pdf: &[u8], roots: &Roots, now: i64) -> Vec<Signature> {
    if !pdf.starts_with(b"%PDF-") {
        return Vec::new();
    }
    let mut all: Vec<Signature> =
        places::of(pdf).take(MOST).map(|place| container::judge(pdf, &place, roots, now)).collect();
    all.sort_by_key(|signature| signature.covers);
    all
}

/// Tells whether a signed file is the one that was sent, with something added to its end.
pub fn origin(sent: &[u8], signed: &[u8]) -> Origin {
    let sent = without_end_of_line(sent);
    let added = signed.strip_prefix(sent).filter(|_| !sent.is_empty());
    if added.is_some_and(|added| !without_end_of_line(added).is_empty()) {
        Origin::Ours
    } else {
        Origin::Other
    }
}

/// Some programs put the end of the last line otherwise before they add to a file.
fn without_end_of_line(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().rposition(|byte| !matches!(byte, b'\r' | b'\n')).map_or(0, |last| last + 1);
    bytes.get(..end).unwrap_or_default()
}

//! The signatures of a document's files, as the API tells them.

use super::schema::Instant;
use app::signing::{self, Signature};
use ledger::Moment;
use schemars::JsonSchema;
use serde::Serialize;

/// A signature of a file.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "FileSignature")]
pub(super) struct Signed {
    /// The name of the file.
    file: String,
    /// Who signed; absent where nobody can tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    signer: Option<Signer>,
    /// When, as the signer's machine says.
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<Instant>,
    /// Whether what was signed is as it was signed: "whole", "broken", "not-all", "unreadable" or "unknown-way".
    integrity: &'static str,
    /// Whether the file goes on behind what was signed.
    added_to: bool,
    /// Whether the certificate leads to a root that the office keeps, as of when it signed: "rooted"; "unasked" where the office
    /// keeps none or the signature does not hold; else why it does not: "unknown-root", "incomplete", "expired", "not-yet",
    /// "not-for-signing", "forged", "not-authority", "too-long", "not-understood", "unknown-way" or "unfit". Whether it was revoked
    /// is not asked.
    trust: &'static str,
    /// The authority that `trust` speaks of.
    #[serde(skip_serializing_if = "String::is_empty")]
    authority: String,
}

/// Who signed, as the certificate says it.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "FileSigner")]
struct Signer {
    name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    organisation: String,
    /// Who gave the certificate.
    issuer: String,
    /// Its number there.
    serial: String,
    valid_from: Instant,
    valid_to: Instant,
}

impl Signed {
    /// Returns the signatures of files, in the order in which they were made.
    pub(super) fn of(files: &[(String, Vec<Signature>)]) -> Vec<Self> {
        let all = files.iter().flat_map(|(name, all)| all.iter().map(move |one| (name, one)));
        all.map(|(name, signature)| Self::new(name, signature)).collect()
    }

    fn new(file: &str, signature: &Signature) -> Self {
        Self {
            file: file.to_owned(),
            signer: signature.signer.as_ref().map(Signer::new),
            at: signature.at.map(instant),
            integrity: signature.integrity.name(),
            added_to: signature.added_to,
            trust: signature.trust.name(),
            authority: signature.trust.whose().to_owned(),
        }
    }
}

impl Signer {
    fn new(signer: &signing::Signer) -> Self {
        Self {
            name: signer.name.clone(),
            organisation: signer.organisation.clone(),
            issuer: signer.issuer.clone(),
            serial: signer.serial.clone(),
            valid_from: instant(signer.valid.0),
            valid_to: instant(signer.valid.1),
        }
    }
}

fn instant(seconds: i64) -> Instant {
    Instant(Moment(seconds.saturating_mul(1000)))
}

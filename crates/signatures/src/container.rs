//! What the container of a signature says: signed data in CMS (RFC 5652), detached from what it signs.

use crate::algorithms::{self, Way};
use crate::places::Place;
use crate::{Integrity, Roots, Signature, Trust, trust};
use cms::cert::CertificateChoices;
use cms::cert::x509::Certificate;
use cms::cert::x509::attr::Attribute;
use cms::cert::x509::der::asn1::{ObjectIdentifier, OctetString};
use cms::cert::x509::der::{Decode as _, Encode as _};
use cms::cert::x509::name::Name;
use cms::content_info::ContentInfo;
use cms::signed_data::{SignedData, SignerIdentifier, SignerInfo};

const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
const SIGNING_TIME: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.5");
const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");
const ORGANISATION: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.10");
const KEY_IDENTIFIER: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.14");

/// Who signed, as the certificate says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signer {
    /// The name.
    pub name: String,
    /// The organisation; empty where none is named.
    pub organisation: String,
    /// Who gave the certificate.
    pub issuer: String,
    /// Its number there.
    pub serial: String,
    /// From when to when it is valid: seconds since 1970, in UTC.
    pub valid: (i64, i64),
}

/// Judges a signature, its trust by what an office has of authorities and by the clock.
pub(crate) fn judge(pdf: &[u8], place: &Place, roots: &Roots, now: i64) -> Signature {
    let [(from, first), (second, last)] = place.ranges;
    let end = second.saturating_add(last);
    let mut judged = Signature {
        signer: None,
        at: None,
        integrity: Integrity::Unreadable,
        trust: Trust::Unasked,
        added_to: end < pdf.len(),
        covers: end.min(pdf.len()),
    };
    let parts = from.checked_add(first).and_then(|stop| Some([pdf.get(from..stop)?, pdf.get(second..end)?]));
    let Some(parts) = parts.filter(|_| from == 0 && first < second) else {
        return Signature { integrity: Integrity::NotAll, ..judged };
    };
    let Some(signed) = read(&place.container) else { return judged };
    let Some(info) = signed.signer_infos.0.iter().next() else { return judged };
    let Some(certificate) = certificate_of(&signed, info) else { return judged };
    judged.signer = Some(signer(certificate));
    judged.at = signing_time(info);
    judged.integrity = integrity(info, certificate, &parts);
    if judged.integrity == Integrity::Whole {
        // Nobody signed tomorrow: where the signer's clock is fast, ours is asked.
        let at = judged.at.unwrap_or(now).min(now);
        let came: Vec<&Certificate> = certificates(&signed).collect();
        judged.trust = trust::judge(certificate, &came, roots, at);
    }
    judged
}

fn read(container: &[u8]) -> Option<SignedData> {
    ContentInfo::from_der(container).ok()?.content.decode_as::<SignedData>().ok()
}

/// Returns the certificates that came with a signature.
fn certificates(signed: &SignedData) -> impl Iterator<Item = &Certificate> {
    let all = signed.certificates.iter().flat_map(|certificates| certificates.0.iter());
    all.filter_map(|choice| match choice {
        CertificateChoices::Certificate(certificate) => Some(certificate),
        CertificateChoices::Other(_) => None,
    })
}

/// Returns the certificate whose key signed: the container says which.
fn certificate_of<'s>(signed: &'s SignedData, info: &SignerInfo) -> Option<&'s Certificate> {
    certificates(signed).find(|certificate| {
        let said = &certificate.tbs_certificate;
        match &info.sid {
            SignerIdentifier::IssuerAndSerialNumber(wanted) => {
                said.issuer == wanted.issuer && said.serial_number == wanted.serial_number
            }
            SignerIdentifier::SubjectKeyIdentifier(wanted) => {
                let extensions = said.extensions.iter().flatten();
                let found = extensions.filter(|extension| extension.extn_id == KEY_IDENTIFIER);
                let key =
                    found.filter_map(|one| OctetString::from_der(one.extn_value.as_bytes()).ok()).next();
                key.is_some_and(|key| key == wanted.0)
            }
        }
    })
}

fn integrity(info: &SignerInfo, certificate: &Certificate, parts: &[&[u8]]) -> Integrity {
    let Some(digest) = algorithms::digest(info.digest_alg.oid, parts) else { return Integrity::UnknownWay };
    let key = &certificate.tbs_certificate.subject_public_key_info;
    let curve = key.algorithm.parameters.as_ref().and_then(|any| any.decode_as::<ObjectIdentifier>().ok());
    let way = Way { signature: info.signature_algorithm.oid, digest: info.digest_alg.oid, curve };
    let message = match &info.signed_attrs {
        // What is signed is the set of attributes; one of them is the digest of the file.
        Some(attributes) => {
            let said = attributes.iter().find(|attribute| attribute.oid == MESSAGE_DIGEST);
            let said = said.and_then(first::<OctetString>);
            if said.is_none_or(|said| said.as_bytes() != digest) {
                return Integrity::Broken;
            }
            let Ok(bytes) = attributes.to_der() else { return Integrity::Unreadable };
            bytes
        }
        None => parts.concat(),
    };
    let bits = key.subject_public_key.raw_bytes();
    match algorithms::verify(&way, bits, &message, info.signature.as_bytes()) {
        Some(true) => Integrity::Whole,
        Some(false) => Integrity::Broken,
        None => Integrity::UnknownWay,
    }
}

fn first<T: for<'d> cms::cert::x509::der::Decode<'d> + cms::cert::x509::der::Tagged>(
    attribute: &Attribute,
) -> Option<T> {
    let bytes = attribute.values.iter().next()?.to_der().ok()?;
    T::from_der(&bytes).ok()
}

fn signing_time(info: &SignerInfo) -> Option<i64> {
    let attribute = info.signed_attrs.as_ref()?.iter().find(|attribute| attribute.oid == SIGNING_TIME)?;
    let bytes = attribute.values.iter().next()?.to_der().ok()?;
    let time = cms::cert::x509::time::Time::from_der(&bytes).ok()?;
    i64::try_from(time.to_unix_duration().as_secs()).ok()
}

/// Returns whom a certificate names.
pub(crate) fn signer(certificate: &Certificate) -> Signer {
    let said = &certificate.tbs_certificate;
    let seconds =
        |time: cms::cert::x509::time::Time| i64::try_from(time.to_unix_duration().as_secs()).unwrap_or(0);
    let named = |name: &Name, what| part(name, what).unwrap_or_default();
    Signer {
        name: part(&said.subject, COMMON_NAME).unwrap_or_else(|| said.subject.to_string()),
        organisation: named(&said.subject, ORGANISATION),
        issuer: part(&said.issuer, COMMON_NAME).unwrap_or_else(|| said.issuer.to_string()),
        serial: said.serial_number.to_string(),
        valid: (seconds(said.validity.not_before), seconds(said.validity.not_after)),
    }
}

/// Returns a part of a name.
fn part(name: &Name, what: ObjectIdentifier) -> Option<String> {
    let mut parts = name.0.iter().flat_map(|set| set.0.iter());
    let found = parts.find(|part| part.oid == what)?;
    // The text without its tag: UTF-8 or printable letters, which is the same here.
    let text = String::from_utf8_lossy(found.value.value()).into_owned();
    Some(text.chars().filter(|sign| !sign.is_control()).collect())
}

//! Whether a certificate leads to a root that the office trusts (RFC 5280, 6). Paths are built and checked by webpki: signatures
//! of issuers, days, who may give certificates, how many levels, critical extensions. What webpki leaves out is here: what a key
//! may be used for, and the days of the root. Whether a certificate was revoked is asked of nobody: that takes a network.

use crate::container;
use crate::roots::{Authority, Roots};
use cms::cert::x509::Certificate;
use cms::cert::x509::der::asn1::ObjectIdentifier;
use cms::cert::x509::der::{Decode as _, Encode as _};
use cms::cert::x509::ext::pkix::{BasicConstraints, ExtendedKeyUsage, KeyUsage};
use pki_types::{CertificateDer, TrustAnchor, UnixTime};
use std::time::Duration;
use webpki::{EndEntityCert, Error, ExtendedKeyUsageValidator, KeyPurposeIdIter, VerifiedPath};

/// What a key that signs documents is said to be for, where its certificate says that at all (RFC 5280, 4.2.1.12; RFC 9336):
/// anything, documents, letters, its owner's signing in, and what Adobe and Microsoft call signing documents.
const PURPOSES: [ObjectIdentifier; 6] = [
    ObjectIdentifier::new_unwrap("2.5.29.37.0"),
    ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.36"),
    ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.4"),
    ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.2"),
    ObjectIdentifier::new_unwrap("1.2.840.113583.1.1.5"),
    ObjectIdentifier::new_unwrap("1.3.6.1.4.1.311.10.3.12"),
];

/// Certificates between a signer's and a root that are looked through for names.
const MOST_LINKS: usize = 16;

/// Whether a certificate leads to a root that the office trusts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trust {
    /// Nobody asked: the office has no roots, or the signature does not hold.
    Unasked,
    /// It does, by certificates that were all valid when it signed.
    Rooted(String),
    /// It leads to a root that the office does not have.
    UnknownRoot(String),
    /// The certificate of an authority on the way is missing.
    Incomplete(String),
    /// One on the way was not valid any more when it signed: whose.
    Expired(String),
    /// One on the way was not valid yet: whose.
    NotYet(String),
    /// Its key is for other things than signing documents.
    NotForSigning,
    /// One on the way was not given by whom it names, or changed since.
    Forged,
    /// One on the way was given by somebody who may give none, or it is an authority's own.
    NotAuthority,
    /// It has more authorities between itself and its root than one of them allows.
    TooLong,
    /// One on the way says something that must be understood and is not.
    NotUnderstood,
    /// One on the way was signed in a way that is not known, or not safe any more.
    UnknownWay,
    /// One on the way is not as certificates have to be.
    Unfit,
}

impl Trust {
    /// Returns the stable name.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Unasked => "unasked",
            Self::Rooted(_) => "rooted",
            Self::UnknownRoot(_) => "unknown-root",
            Self::Incomplete(_) => "incomplete",
            Self::Expired(_) => "expired",
            Self::NotYet(_) => "not-yet",
            Self::NotForSigning => "not-for-signing",
            Self::Forged => "forged",
            Self::NotAuthority => "not-authority",
            Self::TooLong => "too-long",
            Self::NotUnderstood => "not-understood",
            Self::UnknownWay => "unknown-way",
            Self::Unfit => "unfit",
        }
    }

    /// Returns the authority that it speaks of; empty where it speaks of none.
    pub fn whose(&self) -> &str {
        match self {
            Self::Rooted(name)
            | Self::UnknownRoot(name)
            | Self::Incomplete(name)
            | Self::Expired(name)
            | Self::NotYet(name) => name,
            Self::Unasked
            | Self::NotForSigning
            | Self::Forged
            | Self::NotAuthority
            | Self::TooLong
            | Self::NotUnderstood
            | Self::UnknownWay
            | Self::Unfit => "",
        }
    }
}

/// Tells whether a certificate leads to a root, by those that came with it and those that the office has, as of a moment.
pub(crate) fn judge(certificate: &Certificate, came: &[&Certificate], roots: &Roots, at: i64) -> Trust {
    if roots.is_empty() {
        return Trust::Unasked;
    }
    if !signs_documents(certificate) {
        return Trust::NotForSigning;
    }
    let ders = |certificate: &&Certificate| certificate.to_der().ok().map(CertificateDer::from);
    let Some(own) = ders(&certificate) else { return Trust::Unfit };
    let (anchored, others): (Vec<&Authority>, Vec<&Authority>) =
        roots.all().iter().partition(|authority| authority.root);
    let mut links: Vec<CertificateDer<'static>> = came.iter().filter_map(ders).collect();
    links.extend(others.iter().map(|authority| authority.der.clone()));
    match path(&own, &links, &anchored, at) {
        Ok(root) => Trust::Rooted(root),
        Err(error) => because(&error, certificate, &links, &anchored),
    }
}

/// Looks for a path to a root; returns the root's name.
fn path(
    own: &CertificateDer<'_>,
    links: &[CertificateDer<'static>],
    roots: &[&Authority],
    at: i64,
) -> Result<String, Error> {
    let anchors: Vec<TrustAnchor<'_>> =
        roots.iter().filter_map(|root| webpki::anchor_from_trusted_cert(&root.der).ok()).collect();
    let own = EndEntityCert::try_from(own)?;
    let time = UnixTime::since_unix_epoch(Duration::from_secs(u64::try_from(at).unwrap_or(0)));
    let root_of = |path: &VerifiedPath<'_>| {
        let leads = |root: &&&Authority| {
            webpki::anchor_from_trusted_cert(&root.der).is_ok_and(|anchor| anchor == *path.anchor())
        };
        roots.iter().find(leads).copied()
    };
    let fits = |path: &VerifiedPath<'_>| {
        let may_sign = |der: &[u8]| Certificate::from_der(der).is_ok_and(|link| gives_certificates(&link));
        if !path.intermediate_certificates().all(|link| may_sign(&link.der())) {
            return Err(Error::EndEntityUsedAsCa);
        }
        root_of(path).ok_or(Error::UnknownIssuer).and_then(|root| in_time(root, at, time))
    };
    let algorithms = webpki::ALL_VERIFICATION_ALGS;
    let found = own.verify_for_usage(algorithms, &anchors, links, time, AnyPurpose, None, Some(&fits))?;
    root_of(&found).map(|root| root.named.name.clone()).ok_or(Error::UnknownIssuer)
}

/// A root's own days, which webpki leaves to whoever trusts it.
fn in_time(root: &Authority, at: i64, time: UnixTime) -> Result<(), Error> {
    let (from, to) = root.named.valid;
    let day = |seconds: i64| {
        UnixTime::since_unix_epoch(Duration::from_secs(u64::try_from(seconds).unwrap_or_default()))
    };
    if at < from {
        Err(Error::CertNotValidYet { time, not_before: day(from) })
    } else if at > to {
        Err(Error::CertExpired { time, not_after: day(to) })
    } else {
        Ok(())
    }
}

/// Purposes are looked at before paths are built: those of a signer, of several that will do.
struct AnyPurpose;

impl ExtendedKeyUsageValidator for AnyPurpose {
    fn validate(&self, _: KeyPurposeIdIter<'_, '_>) -> Result<(), Error> {
        Ok(())
    }
}

/// Tells why there is no path, in our words.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "webpki has many and may add to them: few have words of their own"
)]
fn because(
    error: &Error,
    certificate: &Certificate,
    links: &[CertificateDer<'static>],
    roots: &[&Authority],
) -> Trust {
    let links: Vec<Certificate> = links.iter().filter_map(|der| Certificate::from_der(der).ok()).collect();
    let whose = |day: &UnixTime, of: fn(&(i64, i64)) -> i64| {
        let own = [certificate].into_iter().chain(&links).map(container::signer);
        let mut all = own.chain(roots.iter().map(|root| root.named.clone()));
        all.find(|one| u64::try_from(of(&one.valid)).is_ok_and(|seconds| seconds == day.as_secs()))
            .map(|one| one.name)
            .unwrap_or_default()
    };
    match error {
        Error::UnknownIssuer => last_named(certificate, &links),
        Error::CertExpired { not_after, .. } => Trust::Expired(whose(not_after, |valid| valid.1)),
        Error::CertNotValidYet { not_before, .. } => Trust::NotYet(whose(not_before, |valid| valid.0)),
        Error::InvalidSignatureForPublicKey => Trust::Forged,
        Error::EndEntityUsedAsCa | Error::CaUsedAsEndEntity => Trust::NotAuthority,
        Error::PathLenConstraintViolated
        | Error::MaximumPathDepthExceeded
        | Error::MaximumPathBuildCallsExceeded
        | Error::MaximumSignatureChecksExceeded => Trust::TooLong,
        Error::UnsupportedCriticalExtension | Error::NameConstraintViolation => Trust::NotUnderstood,
        Error::UnsupportedSignatureAlgorithmContext(_)
        | Error::UnsupportedSignatureAlgorithmForPublicKeyContext(_) => Trust::UnknownWay,
        _ => Trust::Unfit,
    }
}

/// Follows the names from a certificate to the last authority whose certificate is there: it is a root that the office does not
/// have, or one is missing behind it.
fn last_named(certificate: &Certificate, links: &[Certificate]) -> Trust {
    let mut here = certificate;
    for _ in 0..MOST_LINKS {
        let said = &here.tbs_certificate;
        if said.subject == said.issuer {
            return Trust::UnknownRoot(container::signer(here).name);
        }
        match links.iter().find(|link| link.tbs_certificate.subject == said.issuer) {
            Some(link) => here = link,
            None => break,
        }
    }
    Trust::Incomplete(container::signer(here).issuer)
}

/// Tells whether a key may sign documents (RFC 5280, 4.2.1.3 and 4.2.1.12): where nothing is said, it may.
fn signs_documents(certificate: &Certificate) -> bool {
    let said = &certificate.tbs_certificate;
    let usage = match said.get::<KeyUsage>() {
        Ok(Some((_, usage))) => usage.digital_signature() || usage.non_repudiation(),
        Ok(None) => true,
        Err(_) => false,
    };
    let purpose = match said.get::<ExtendedKeyUsage>() {
        Ok(Some((_, purposes))) => purposes.0.iter().any(|purpose| PURPOSES.contains(purpose)),
        Ok(None) => true,
        Err(_) => false,
    };
    usage && purpose
}

/// Tells whether a key may sign certificates, as far as its certificate says what it is for.
fn gives_certificates(certificate: &Certificate) -> bool {
    match certificate.tbs_certificate.get::<KeyUsage>() {
        Ok(Some((_, usage))) => usage.key_cert_sign(),
        Ok(None) => true,
        Err(_) => false,
    }
}

/// Tells whether a certificate is an authority's.
pub(crate) fn is_authority(certificate: &Certificate) -> bool {
    let constraints = certificate.tbs_certificate.get::<BasicConstraints>();
    matches!(constraints, Ok(Some((_, constraints))) if constraints.ca) && gives_certificates(certificate)
}

//! Which ways of signing are known, and how each is verified. The arithmetic is ring's.

use cms::cert::x509::der::oid::ObjectIdentifier;
use ring::digest;
use ring::signature::{self, UnparsedPublicKey, VerificationAlgorithm};

const fn oid(text: &str) -> ObjectIdentifier {
    ObjectIdentifier::new_unwrap(text)
}

const SHA256: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.1");
const SHA384: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.2");
const SHA512: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.3");
const RSA: ObjectIdentifier = oid("1.2.840.113549.1.1.1");
const RSA_PSS: ObjectIdentifier = oid("1.2.840.113549.1.1.10");
const RSA_SHA256: ObjectIdentifier = oid("1.2.840.113549.1.1.11");
const RSA_SHA384: ObjectIdentifier = oid("1.2.840.113549.1.1.12");
const RSA_SHA512: ObjectIdentifier = oid("1.2.840.113549.1.1.13");
const ECDSA_SHA256: ObjectIdentifier = oid("1.2.840.10045.4.3.2");
const ECDSA_SHA384: ObjectIdentifier = oid("1.2.840.10045.4.3.3");
const P256: ObjectIdentifier = oid("1.2.840.10045.3.1.7");
const P384: ObjectIdentifier = oid("1.3.132.0.34");

/// Returns the digest of parts of a file; `None` for a way that is not known. SHA-1 is not: two documents can be made that
/// have the same one.
pub(crate) fn digest(algorithm: ObjectIdentifier, parts: &[&[u8]]) -> Option<Vec<u8>> {
    let algorithm = match algorithm {
        SHA256 => &digest::SHA256,
        SHA384 => &digest::SHA384,
        SHA512 => &digest::SHA512,
        _ => return None,
    };
    let mut context = digest::Context::new(algorithm);
    parts.iter().for_each(|part| context.update(part));
    Some(context.finish().as_ref().to_vec())
}

/// How something was signed.
pub(crate) struct Way {
    /// The algorithm of the signature.
    pub(crate) signature: ObjectIdentifier,
    /// That of the digest.
    pub(crate) digest: ObjectIdentifier,
    /// The curve of the key, where it is one of a curve.
    pub(crate) curve: Option<ObjectIdentifier>,
}

/// Tells whether a key signed a message; `None` for a way that is not known.
pub(crate) fn verify(way: &Way, key: &[u8], message: &[u8], signature: &[u8]) -> Option<bool> {
    let algorithm: &'static dyn VerificationAlgorithm = match (way.signature, way.digest, way.curve) {
        (RSA, SHA256, _) | (RSA_SHA256, ..) => &signature::RSA_PKCS1_2048_8192_SHA256,
        (RSA, SHA384, _) | (RSA_SHA384, ..) => &signature::RSA_PKCS1_2048_8192_SHA384,
        (RSA, SHA512, _) | (RSA_SHA512, ..) => &signature::RSA_PKCS1_2048_8192_SHA512,
        (RSA_PSS, SHA256, _) => &signature::RSA_PSS_2048_8192_SHA256,
        (RSA_PSS, SHA384, _) => &signature::RSA_PSS_2048_8192_SHA384,
        (RSA_PSS, SHA512, _) => &signature::RSA_PSS_2048_8192_SHA512,
        (ECDSA_SHA256, _, Some(P256)) => &signature::ECDSA_P256_SHA256_ASN1,
        (ECDSA_SHA256, _, Some(P384)) => &signature::ECDSA_P384_SHA256_ASN1,
        (ECDSA_SHA384, _, Some(P256)) => &signature::ECDSA_P256_SHA384_ASN1,
        (ECDSA_SHA384, _, Some(P384)) => &signature::ECDSA_P384_SHA384_ASN1,
        _ => return None,
    };
    Some(UnparsedPublicKey::new(algorithm, key).verify(message, signature).is_ok())
}

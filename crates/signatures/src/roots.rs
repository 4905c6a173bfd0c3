//! What an office trusts: certificates of authorities, as files that somebody put into a folder.

use crate::container::{self, Signer};
use crate::trust::is_authority;
use cms::cert::x509::Certificate;
use cms::cert::x509::der::{Decode as _, Encode as _};
use pki_types::CertificateDer;
use pki_types::pem::PemObject as _;

/// The largest file of certificates: that of a whole operating system has 250 kB.
const LARGEST: usize = 4 << 20;

/// Certificates that an office has of authorities: roots, which it trusts, and others, which only lead to one.
#[derive(Clone, Debug, Default)]
pub struct Roots {
    all: Vec<Authority>,
}

/// A certificate of an authority.
#[derive(Clone, Debug)]
pub struct Authority {
    /// Whom it names, and from when to when it is valid.
    pub named: Signer,
    /// Whether it vouches for itself: a root, which is trusted. Others only lead to one.
    pub root: bool,
    pub(crate) der: CertificateDer<'static>,
}

/// Why a file gives no certificates of authorities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It has none that can be read.
    NoCertificate,
    /// One of them is no authority's: it may not give certificates.
    NoAuthority,
}

impl Unfit {
    /// Returns the stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::NoCertificate => "no-certificate",
            Self::NoAuthority => "no-authority",
        }
    }
}

impl Roots {
    /// Adds the certificates of a file, as bytes (DER) or as letters (PEM, one or several): all of them or none.
    ///
    /// # Errors
    ///
    /// It has none, or one that is no authority's.
    pub fn add(&mut self, file: &[u8]) -> Result<&[Authority], Unfit> {
        let ders = certificates(file).filter(|ders| !ders.is_empty()).ok_or(Unfit::NoCertificate)?;
        let new: Vec<Authority> = ders.into_iter().map(authority).collect::<Result<_, _>>()?;
        let before = self.all.len();
        self.all.extend(new);
        Ok(self.all.get(before..).unwrap_or_default())
    }

    /// Returns all of them.
    pub fn all(&self) -> &[Authority] {
        &self.all
    }

    /// Tells whether there is no root, so that nothing can be said of trust.
    pub fn is_empty(&self) -> bool {
        !self.all.iter().any(|authority| authority.root)
    }
}

/// Returns the certificates of a file; `None` where one cannot be read.
fn certificates(file: &[u8]) -> Option<Vec<CertificateDer<'static>>> {
    if file.len() > LARGEST {
        return None;
    }
    if Certificate::from_der(file).is_ok() {
        return Some(vec![CertificateDer::from(file.to_vec())]);
    }
    CertificateDer::pem_slice_iter(file).collect::<Result<_, _>>().ok()
}

fn authority(der: CertificateDer<'static>) -> Result<Authority, Unfit> {
    let certificate = Certificate::from_der(&der).map_err(|_| Unfit::NoCertificate)?;
    let said = &certificate.tbs_certificate;
    if !is_authority(&certificate) {
        return Err(Unfit::NoAuthority);
    }
    let root = said.subject.to_der().ok() == said.issuer.to_der().ok();
    Ok(Authority { named: container::signer(&certificate), root, der })
}

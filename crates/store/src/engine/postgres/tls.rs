//! How the way to the server is kept from others: `sslmode` and `sslrootcert` of its address, as libpq has them, but that every
//! mode with TLS looks whether it is the server (libpq's `require` does not, and so keeps nobody out who stands between).

use super::wire::Wire;
use crate::Error;
use tokio_postgres::{Config, NoTls};

/// An address without what this program itself looks at, and how it is reached.
pub(super) struct Address {
    config: Config,
    way: Way,
}

enum Way {
    /// As it is: through a socket of this machine, or a network that is trusted.
    Plain,
    /// Through TLS, the server known by its certificate.
    #[cfg(feature = "tls")]
    Tls(tokio_postgres_rustls::MakeRustlsConnect),
}

impl Address {
    /// Reads `postgres://USER@HOST/DATABASE?sslmode=verify-full&sslrootcert=FILE`.
    pub(super) fn read(address: &str) -> Result<Self, Error> {
        let failed = |why: String| Error::Open { place: "postgres://…".to_owned(), why };
        let (place, options) = address.split_once('?').unwrap_or((address, ""));
        let (mut tls, mut root, mut others) = (false, None, Vec::new());
        for option in options.split('&').filter(|option| !option.is_empty()) {
            match option.split_once('=') {
                Some(("sslmode", "require" | "verify-ca" | "verify-full")) => tls = true,
                Some(("sslrootcert", file)) => root = Some(decoded(file)),
                Some(_) | None => others.push(option),
            }
        }
        if tls {
            others.push("sslmode=require");
        }
        let config = format!("{place}?{}", others.join("&")).parse();
        let config = config.map_err(|why: tokio_postgres::Error| failed(why.to_string()))?;
        let way = if tls { through_tls(root.as_deref()).map_err(failed)? } else { Way::Plain };
        Ok(Self { config, way })
    }

    /// Returns the name of the database.
    pub(super) fn database(&self) -> &str {
        self.config.get_dbname().unwrap_or_default()
    }

    pub(super) fn connect(&self) -> Result<Wire, Error> {
        match &self.way {
            Way::Plain => Wire::connect(&self.config, NoTls),
            #[cfg(feature = "tls")]
            Way::Tls(tls) => Wire::connect(&self.config, tls.clone()),
        }
    }
}

/// Returns a value of an address with its `%2F` as they are meant.
fn decoded(value: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = value.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let code = behind.first_chunk::<2>().and_then(|code| std::str::from_utf8(code).ok());
        let byte = code.filter(|_| *first == b'%').and_then(|code| u8::from_str_radix(code, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { behind.get(2..).unwrap_or_default() } else { behind };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(not(feature = "tls"))]
fn through_tls(_: Option<&str>) -> Result<Way, String> {
    Err("this program was built without TLS (feature tls)".to_owned())
}

/// Trusts the certificates of a file, or those that the system trusts.
#[cfg(feature = "tls")]
fn through_tls(root: Option<&str>) -> Result<Way, String> {
    use rustls::pki_types::CertificateDer;
    use rustls::pki_types::pem::PemObject as _;
    use rustls::{ClientConfig, RootCertStore};
    let mut roots = RootCertStore::empty();
    match root {
        Some(path) => {
            let failed = |why: &dyn std::fmt::Display| format!("sslrootcert {path}: {why}");
            for certificate in CertificateDer::pem_file_iter(path).map_err(|why| failed(&why))? {
                let certificate = certificate.map_err(|why| failed(&why))?;
                roots.add(certificate).map_err(|why| failed(&why))?;
            }
            if roots.is_empty() {
                return Err(failed(&"there is no certificate in it"));
            }
        }
        None => {
            roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        }
    }
    let provider = rustls::crypto::ring::default_provider();
    let tls = ClientConfig::builder_with_provider(provider.into())
        .with_safe_default_protocol_versions()
        .map_err(|why| why.to_string())?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(Way::Tls(tokio_postgres_rustls::MakeRustlsConnect::new(tls)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_an_address_are_decoded() {
        assert_eq!(decoded("%2Fetc%2fca.pem"), "/etc/ca.pem");
        assert_eq!(decoded("100%"), "100%");
        assert_eq!(decoded("%zz"), "%zz");
    }

    #[test]
    fn other_options_go_to_the_server_s_own_reader() {
        let plain = Address::read("postgres://dondoc@db/ledger?connect_timeout=5&sslmode=prefer");
        assert_eq!(plain.map(|address| address.database().to_owned()).ok().as_deref(), Some("ledger"));
        assert!(Address::read("postgres://dondoc@db/ledger?colour=red").is_err());
    }

    #[cfg(not(feature = "tls"))]
    #[test]
    fn who_asks_for_tls_is_told_that_there_is_none() {
        let asked = Address::read("postgres://dondoc@db/ledger?sslmode=require").err();
        assert!(matches!(asked, Some(Error::Open { why, .. }) if why.contains("feature tls")));
    }
}

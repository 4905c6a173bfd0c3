//! TLS to PostgreSQL: the server is known by its certificate, or nothing is said to it.
#![cfg(feature = "tls")]

use store::{Error, Store};

#[test]
fn the_server_is_reached_by_tls_and_known_by_its_certificate() {
    let Some((server, way)) = testkit::postgres::Server::start_with_tls() else { return };
    let (address, certificate) = (way.address, way.certificate.display().to_string().replace('/', "%2F"));
    let opened = |options: &str| Store::open(&format!("{address}{options}")).map(|_| ());
    opened(&format!("?sslmode=verify-full&sslrootcert={certificate}")).expect("the certificate is trusted");
    opened(&format!("?sslrootcert={certificate}&sslmode=require")).expect("the same");
    for (options, why) in [
        ("", "no encryption"),
        ("?sslmode=require&sslrootcert=%2Fdev%2Fnull", "no certificate in it"),
        ("?sslmode=require", ""),
        ("?sslmode=verify-full&sslrootcert=%2Fnowhere", "sslrootcert"),
    ] {
        let refused = opened(options);
        assert!(
            matches!(&refused, Err(Error::Open { why: told, .. }) if told.contains(why)),
            "{options}: {refused:?}"
        );
    }
    // The certificate is of 127.0.0.1 and of nobody else.
    let other = address.replace("127.0.0.1", "localhost");
    let refused = Store::open(&format!("{other}?sslmode=verify-full&sslrootcert={certificate}"));
    assert!(
        matches!(refused.map(|_| ()), Err(Error::Open { .. })),
        "another name than that of the certificate"
    );
    drop(server);
}

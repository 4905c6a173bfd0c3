//! Authorities as openssl makes them: a key and a certificate that another one gave, with what it is to say.

#![allow(dead_code, reason = "each test uses its part")]

use std::path::Path;
use std::process::Command;

/// What the certificate of an authority says.
pub(crate) const AUTHORITY: &str =
    "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n";
/// What the certificate of a person says who signs documents.
pub(crate) const PERSON: &str =
    "basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature,nonRepudiation\n";
/// The usual keys.
pub(crate) const CURVE: &[&str] = &["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"];

fn openssl(folder: &Path, arguments: &[&str]) {
    let ran =
        Command::new("openssl").current_dir(folder).args(arguments).output().expect("openssl is installed");
    assert!(ran.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&ran.stderr));
}

/// Makes a key and a certificate for it, given by another one or by itself: `NAME.key`, `NAME.pem`.
pub(crate) fn certificate(folder: &Path, name: &str, by: Option<&str>, says: &str, key: &[&str]) {
    let file = |ending: &str| format!("{name}.{ending}");
    openssl(folder, &[&["genpkey", "-out", &file("key")] as &[&str], key].concat());
    give(folder, name, by, says, &["-days", "30", "-sha256"]);
}

/// Gives a key that is there another certificate.
pub(crate) fn give(folder: &Path, name: &str, by: Option<&str>, says: &str, more: &[&str]) {
    let file = |ending: &str| format!("{name}.{ending}");
    let subject = format!("/O=Sở Khoa học và Công nghệ/CN={name}");
    let (key, wish, out) = (file("key"), file("csr"), file("pem"));
    openssl(folder, &["req", "-new", "-utf8", "-key", &key, "-subj", &subject, "-out", &wish]);
    std::fs::write(folder.join("says"), says).expect("written");
    let given = ["x509", "-req", "-in", &wish, "-extfile", "says", "-out", &out];
    let (ca, ca_key) = by.map(|by| (format!("{by}.pem"), format!("{by}.key"))).unwrap_or_default();
    let by: &[&str] = match by {
        Some(_) => &["-CA", &ca, "-CAkey", &ca_key, "-CAcreateserial"],
        None => &["-signkey", &key],
    };
    openssl(folder, &[&given as &[&str], by, more].concat());
}

/// Writes another word of the same length into a certificate that was given already.
pub(crate) fn change(folder: &Path, name: &str, word: &str, other: &str) {
    let pem = format!("{name}.pem");
    openssl(folder, &["x509", "-in", &pem, "-outform", "DER", "-out", "der"]);
    let mut der = std::fs::read(folder.join("der")).expect("made");
    let at = der.windows(word.len()).rposition(|part| part == word.as_bytes()).expect("it is named so");
    der[at..at + other.len()].copy_from_slice(other.as_bytes());
    std::fs::write(folder.join("der"), der).expect("written");
    openssl(folder, &["x509", "-inform", "DER", "-in", "der", "-out", &pem]);
}

//! Signs a PDF as a signing program does: openssl makes the container, which stands in what is added to the file.

#![allow(dead_code, reason = "each test uses its part")]

use std::path::Path;
use std::process::Command;

/// Room for a container, in hexadecimal digits.
pub(crate) const ROOM: usize = 16_000;

fn openssl(folder: &Path, arguments: &[&str]) {
    let ran =
        Command::new("openssl").current_dir(folder).args(arguments).output().expect("openssl is installed");
    assert!(ran.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&ran.stderr));
}

/// Makes a key and a certificate that vouches for itself.
pub(crate) fn signer(folder: &Path, name: &str, key: &[&str]) {
    let (key_file, certificate) = (format!("{name}.key"), format!("{name}.pem"));
    openssl(folder, &[&["genpkey", "-out", &key_file] as &[&str], key].concat());
    let subject = format!("/O=Sở Khoa học và Công nghệ/CN={name}");
    openssl(
        folder,
        &["req", "-x509", "-utf8", "-key", &key_file, "-subj", &subject, "-days", "30", "-out", &certificate],
    );
}

/// Adds a signature to the end of a file.
pub(crate) fn sign(folder: &Path, pdf: &[u8], name: &str, more: &[&str]) -> Vec<u8> {
    let mut signed = pdf.to_vec();
    signed.extend(
        b"\n9 0 obj\n<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange ",
    );
    let range_at = signed.len();
    signed.extend(b"[                                        ] /Contents <");
    let start = signed.len() - 1;
    signed.extend(std::iter::repeat_n(b'0', ROOM));
    signed.push(b'>');
    let end = signed.len();
    // The table of the file itself: what is added is found by who looks for signatures, and by nobody else.
    let table = pdf.windows(9).rposition(|word| word == b"startxref").expect("a table") + 9;
    let table =
        String::from_utf8_lossy(&pdf[table..]).split_whitespace().next().expect("its place").to_owned();
    signed.extend(format!(" >>\nendobj\nstartxref\n{table}\n%%EOF\n").bytes());
    let range = format!("[0 {start} {end} {}", signed.len() - end);
    signed[range_at..range_at + range.len()].copy_from_slice(range.as_bytes());
    let parts = [&signed[..start], &signed[end..]].concat();
    std::fs::write(folder.join("parts"), parts).expect("written");
    let (key, certificate) = (format!("{name}.key"), format!("{name}.pem"));
    let arguments = ["cms", "-sign", "-binary", "-in", "parts", "-outform", "DER", "-out", "container"];
    let who = ["-signer", certificate.as_str(), "-inkey", key.as_str()];
    openssl(folder, &[&arguments as &[&str], &who, more].concat());
    let container = std::fs::read(folder.join("container")).expect("it signed");
    let digits: String = container.iter().map(|byte| format!("{byte:02x}")).collect();
    assert!(digits.len() <= ROOM);
    signed[start + 1..start + 1 + digits.len()].copy_from_slice(digits.as_bytes());
    signed
}

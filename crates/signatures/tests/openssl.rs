//! Signatures as another program makes them: openssl signs a PDF that is made here.

#[path = "support/sign.rs"]
mod sign;

use sign::{ROOM, sign, signer};
use signatures::{Integrity, Origin, Roots, Signature, Trust, origin};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n\
xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000058 00000 n \ntrailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n110\n%%EOF\n";

/// What there is without roots: nothing is said of trust.
fn read(pdf: &[u8]) -> Vec<Signature> {
    let all = signatures::read(pdf, &Roots::default(), 0);
    assert!(all.iter().all(|one| one.trust == Trust::Unasked), "{all:?}");
    all
}

fn only(pdf: &[u8]) -> Signature {
    let all = read(pdf);
    assert_eq!(all.len(), 1, "{all:?}");
    all.into_iter().next().expect("one")
}

#[test]
fn who_signed_is_told_and_every_change_is_seen() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let rsa = ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"];
    signer(folder, "Đỗ Minh Khôi", &rsa);
    let signed = sign(folder, PDF, "Đỗ Minh Khôi", &["-md", "sha256"]);
    let signature = only(&signed);
    assert_eq!(signature.integrity, Integrity::Whole);
    let who = signature.signer.expect("a certificate");
    assert_eq!((who.name.as_str(), who.organisation.as_str()), ("Đỗ Minh Khôi", "Sở Khoa học và Công nghệ"));
    assert!(signature.at.is_some_and(|at| who.valid.0 - 60 <= at && at <= who.valid.1));
    assert!(!signature.added_to);
    assert_eq!(origin(PDF, &signed), Origin::Ours);

    for at in [8, 60, 200] {
        let mut changed = signed.clone();
        changed[at] ^= 1;
        let all = read(&changed);
        assert!(all.iter().all(|one| one.integrity != Integrity::Whole), "byte {at}: {all:?}");
        assert_eq!(origin(PDF, &changed), Origin::Other);
    }
    let added = [signed.as_slice(), b"% more\n"].concat();
    assert!(only(&added).added_to && only(&added).integrity == Integrity::Whole);
    // A second signature covers the first one.
    let both = read(&sign(folder, &signed, "Đỗ Minh Khôi", &["-md", "sha512"]));
    assert_eq!(both.iter().map(|one| one.integrity).collect::<Vec<_>>(), [Integrity::Whole; 2]);
    assert_eq!(both.iter().map(|one| one.added_to).collect::<Vec<_>>(), [true, false]);
    // A container of another file.
    let other = sign(folder, &[PDF, b"% other"].concat(), "Đỗ Minh Khôi", &["-md", "sha256"]);
    assert_eq!(only(&other).integrity, Integrity::Whole);
    let range = other.windows(10).position(|one| one == b"/Contents ").expect("it is there") + 11;
    let mut foreign = signed.clone();
    let own = signed.windows(10).position(|one| one == b"/Contents ").expect("it is there") + 11;
    foreign[own..own + ROOM].copy_from_slice(&other[range..range + ROOM]);
    assert_eq!(only(&foreign).integrity, Integrity::Broken);
}

#[test]
fn other_ways_of_signing() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    signer(folder, "curve", &["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"]);
    signer(folder, "long", &["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384"]);
    signer(folder, "rsa", &["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"]);
    let ways: [(&str, &[&str], Integrity); 7] = [
        ("curve", &["-md", "sha256"], Integrity::Whole),
        ("long", &["-md", "sha384"], Integrity::Whole),
        ("rsa", &["-md", "sha384"], Integrity::Whole),
        ("rsa", &["-md", "sha256", "-keyid"], Integrity::Whole),
        ("rsa", &["-md", "sha256", "-noattr"], Integrity::Whole),
        (
            "rsa",
            &["-md", "sha256", "-keyopt", "rsa_padding_mode:pss", "-keyopt", "rsa_pss_saltlen:32"],
            Integrity::Whole,
        ),
        ("rsa", &["-md", "sha1"], Integrity::UnknownWay),
    ];
    for (name, way, integrity) in ways {
        assert_eq!(only(&sign(folder, PDF, name, way)).integrity, integrity, "{name} {way:?}");
    }
}

#[test]
fn nothing_is_made_of_other_files() {
    assert_eq!(read(b"PK\x03\x04 /ByteRange [0 1 2 3]"), []);
    assert_eq!(read(PDF), []);
    for ranges in [
        "[0 10 5 3]",
        "[5 10 20 3]",
        "[0 99999999999 5 3]",
        "[0 18446744073709551615 18446744073709551615 1]",
    ] {
        let pdf = [b"%PDF-1.7 /ByteRange ", ranges.as_bytes(), b" /Contents <30030201>"].concat();
        let all = read(&pdf);
        assert!(all.iter().all(|one| one.integrity != Integrity::Whole), "{ranges}: {all:?}");
    }
    assert_eq!(origin(b"", b"%PDF"), Origin::Other);
    assert_eq!(origin(PDF, PDF), Origin::Other, "nothing was added");
}

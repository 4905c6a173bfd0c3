//! Chains of certificates as openssl makes them: which lead to a root that the office has, and why others do not.

#[path = "support/chain.rs"]
mod chain;
#[path = "support/sign.rs"]
mod sign;

use chain::{AUTHORITY, CURVE, PERSON, certificate, change, give};
use sign::sign;
use signatures::{Integrity, Roots, Trust, Unfit, read};
use std::path::Path;

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\nstartxref\n9\n%%EOF\n";
const DAY: i64 = 24 * 60 * 60;
const ROOT: &str = "Lam Giang Root CA";
const ISSUER: &str = "Lam Giang Issuing CA";
const SIGNER: &str = "Đỗ Minh Khôi";

/// openssl signs by its own clock: what it says is now, and a minute for what it does afterwards.
fn now(folder: &Path) -> i64 {
    let all = read(&sign(folder, PDF, SIGNER, &[]), &Roots::default(), 0);
    all[0].at.expect("it says when") + 60
}

/// Makes a root, an authority below it and a person below that.
fn authorities(folder: &Path) {
    certificate(folder, ROOT, None, AUTHORITY, CURVE);
    certificate(folder, ISSUER, Some(ROOT), AUTHORITY, CURVE);
    certificate(folder, SIGNER, Some(ISSUER), PERSON, CURVE);
}

fn roots(folder: &Path, names: &[&str]) -> Roots {
    let mut roots = Roots::default();
    for name in names {
        roots.add(&std::fs::read(folder.join(format!("{name}.pem"))).expect("made")).expect("an authority's");
    }
    roots
}

/// Signs, with the certificates of authorities in the container, and returns how it is judged.
fn judged(folder: &Path, with: &[&str], roots: &Roots, now: i64, more: &[&str]) -> Trust {
    let pems =
        with.iter().map(|name| std::fs::read_to_string(folder.join(format!("{name}.pem"))).expect("made"));
    std::fs::write(folder.join("with.pem"), pems.collect::<String>()).expect("written");
    let certfile: &[&str] = if with.is_empty() { &[] } else { &["-certfile", "with.pem"] };
    let signed = sign(folder, PDF, SIGNER, &[&["-md", "sha256"], certfile, more].concat());
    let all = read(&signed, roots, now);
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].integrity, Integrity::Whole);
    all[0].trust.clone()
}

#[test]
fn a_chain_leads_to_a_root_or_it_is_told_why_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    authorities(folder);
    certificate(folder, "Other Root CA", None, AUTHORITY, CURVE);
    let root = roots(folder, &[ROOT]);
    let rooted = || Trust::Rooted(ROOT.to_owned());

    assert_eq!(judged(folder, &[ISSUER], &root, now(folder), &[]), rooted());
    assert_eq!(judged(folder, &[ISSUER, ROOT], &root, now(folder), &[]), rooted(), "the root came along");
    assert_eq!(
        judged(folder, &[], &roots(folder, &[ROOT, ISSUER]), now(folder), &[]),
        rooted(),
        "the office has the link"
    );
    let both = roots(folder, &["Other Root CA", ROOT]);
    assert_eq!(judged(folder, &[ISSUER], &both, now(folder), &[]), rooted());

    assert_eq!(judged(folder, &[], &root, now(folder), &[]), Trust::Incomplete(ISSUER.to_owned()));
    let other = roots(folder, &["Other Root CA"]);
    assert_eq!(judged(folder, &[ISSUER], &other, now(folder), &[]), Trust::Incomplete(ROOT.to_owned()));
    assert_eq!(
        judged(folder, &[ISSUER, ROOT], &other, now(folder), &[]),
        Trust::UnknownRoot(ROOT.to_owned())
    );
    assert_eq!(judged(folder, &[ISSUER], &Roots::default(), now(folder), &[]), Trust::Unasked);
    assert_eq!(
        judged(folder, &[ISSUER], &roots(folder, &[ISSUER]), now(folder), &[]),
        Trust::Unasked,
        "that is no root"
    );
}

#[test]
fn certificates_are_judged_as_of_the_day_of_signing() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    authorities(folder);
    let root = roots(folder, &[ROOT]);
    let in_a_year = now(folder) + 365 * DAY;
    assert_eq!(judged(folder, &[ISSUER], &root, in_a_year, &[]), Trust::Rooted(ROOT.to_owned()));
    // Without a day of its own it was signed now.
    let without = judged(folder, &[ISSUER], &root, in_a_year, &["-noattr"]);
    assert_eq!(without, Trust::Expired(SIGNER.to_owned()));
    // The signer's clock is fast, or our day is long past: nothing is signed in the future.
    let before = judged(folder, &[ISSUER], &root, now(folder) - DAY, &[]);
    assert_eq!(before, Trust::NotYet(SIGNER.to_owned()));
    // Authorities end, too.
    give(folder, SIGNER, Some(ISSUER), PERSON, &["-days", "900"]);
    let issuer = judged(folder, &[ISSUER], &root, in_a_year, &["-noattr"]);
    assert_eq!(issuer, Trust::Expired(ISSUER.to_owned()));
    give(folder, ISSUER, Some(ROOT), AUTHORITY, &["-days", "900"]);
    let ended = judged(folder, &[ISSUER], &root, in_a_year, &["-noattr"]);
    assert_eq!(ended, Trust::Expired(ROOT.to_owned()));
    give(folder, ROOT, None, AUTHORITY, &["-days", "900"]);
    let renewed = roots(folder, &[ROOT]);
    assert_eq!(judged(folder, &[ISSUER], &renewed, in_a_year, &["-noattr"]), Trust::Rooted(ROOT.to_owned()));
}

#[test]
fn who_may_give_no_certificates_gives_none() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    authorities(folder);
    let root = roots(folder, &[ROOT]);
    let again = |by: &str, says: &str| give(folder, by, Some(ROOT), says, &["-days", "30"]);
    let said = || judged(folder, &[ISSUER], &root, now(folder), &[]);

    again(ISSUER, PERSON);
    assert_eq!(said(), Trust::NotAuthority, "a person gave it");
    again(ISSUER, "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,digitalSignature\n");
    assert_eq!(said(), Trust::NotAuthority, "its key is not for certificates");
    again(ISSUER, "subjectKeyIdentifier=hash\n");
    assert_eq!(said(), Trust::NotAuthority, "it does not say what it is");
    again(ISSUER, &format!("{AUTHORITY}1.2.3.4=critical,DER:0500\n"));
    assert_eq!(said(), Trust::NotUnderstood);

    // A root that allows no authorities below itself but those that give to people, and one more than that.
    give(
        folder,
        ROOT,
        None,
        "basicConstraints=critical,CA:TRUE,pathlen:0\nkeyUsage=keyCertSign\n",
        &["-days", "30"],
    );
    again(ISSUER, "basicConstraints=critical,CA:TRUE,pathlen:0\nkeyUsage=keyCertSign\n");
    certificate(folder, "Deep CA", Some(ISSUER), AUTHORITY, CURVE);
    give(folder, SIGNER, Some("Deep CA"), PERSON, &["-days", "30"]);
    assert_eq!(judged(folder, &["Deep CA", ISSUER], &root, now(folder), &[]), Trust::TooLong);
}

#[test]
fn a_certificate_that_was_changed_or_is_for_something_else_is_not_trusted() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    authorities(folder);
    let root = roots(folder, &[ROOT]);
    let said = || judged(folder, &[ISSUER], &root, now(folder), &[]);
    for (says, wanted) in [
        ("keyUsage=critical,keyEncipherment\n", Trust::NotForSigning),
        ("keyUsage=critical,digitalSignature\nextendedKeyUsage=timeStamping\n", Trust::NotForSigning),
        (
            "keyUsage=nonRepudiation\nextendedKeyUsage=clientAuth,emailProtection\n",
            Trust::Rooted(ROOT.to_owned()),
        ),
        ("extendedKeyUsage=1.3.6.1.5.5.7.3.36\n", Trust::Rooted(ROOT.to_owned())),
        (AUTHORITY, Trust::NotForSigning),
        ("basicConstraints=CA:TRUE\n", Trust::NotAuthority),
    ] {
        give(folder, SIGNER, Some(ISSUER), says, &["-days", "30"]);
        assert_eq!(said(), wanted, "{says}");
    }
    // What was given is changed afterwards.
    give(folder, SIGNER, Some(ISSUER), PERSON, &["-days", "30"]);
    change(folder, SIGNER, "Khôi", "Khái");
    assert_eq!(said(), Trust::Forged, "another name");
    // Somebody makes an authority of the same name.
    give(folder, SIGNER, Some(ISSUER), PERSON, &["-days", "30"]);
    certificate(folder, ISSUER, Some(ROOT), AUTHORITY, CURVE);
    assert_eq!(said(), Trust::Forged, "another key gave it");
    // The same of the root.
    give(folder, SIGNER, Some(ISSUER), PERSON, &["-days", "30"]);
    assert_eq!(said(), Trust::Rooted(ROOT.to_owned()));
    certificate(folder, ROOT, None, AUTHORITY, CURVE);
    assert_eq!(judged(folder, &[ISSUER, ROOT], &root, now(folder), &[]), Trust::Rooted(ROOT.to_owned()));
    assert_eq!(judged(folder, &[ISSUER], &roots(folder, &[ROOT]), now(folder), &[]), Trust::Forged);
}

#[test]
fn roots_of_other_kinds_of_keys() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let rsa: &[&str] = &["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"];
    let pss: &[&str] = &["-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:32"];
    certificate(folder, ROOT, None, AUTHORITY, rsa);
    certificate(
        folder,
        ISSUER,
        Some(ROOT),
        AUTHORITY,
        &["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384"],
    );
    certificate(folder, SIGNER, Some(ISSUER), PERSON, CURVE);
    let root = roots(folder, &[ROOT]);
    let rooted = Trust::Rooted(ROOT.to_owned());
    let given = |more: &[&str]| {
        give(folder, ISSUER, Some(ROOT), AUTHORITY, &[&["-days", "30"], more].concat());
        judged(folder, &[ISSUER], &root, now(folder), &[])
    };
    assert_eq!(given(&["-sha512"]), rooted);
    assert_eq!(given(&[&["-sha256"], pss].concat()), rooted);
    // Two certificates can be made that have the same SHA-1.
    assert_eq!(given(&["-sha1"]), Trust::UnknownWay);
}

#[test]
fn files_of_certificates() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    authorities(folder);
    let pem = |name: &str| std::fs::read(folder.join(format!("{name}.pem"))).expect("made");
    let mut all = Roots::default();
    assert!(all.is_empty());
    let both = [pem(ROOT), pem(ISSUER)].concat();
    let added: Vec<(String, bool)> =
        all.add(&both).expect("two").iter().map(|one| (one.named.name.clone(), one.root)).collect();
    assert_eq!(added, [(ROOT.to_owned(), true), (ISSUER.to_owned(), false)]);
    assert!(!all.is_empty());
    let fails = |file: &[u8]| Roots::default().add(file).err();
    assert_eq!(fails(b""), Some(Unfit::NoCertificate));
    assert_eq!(
        fails(b"-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"),
        Some(Unfit::NoCertificate)
    );
    assert_eq!(fails(&pem(SIGNER)), Some(Unfit::NoAuthority));
    let with_person = [pem(ROOT), pem(SIGNER)].concat();
    assert_eq!(all.add(&with_person).err(), Some(Unfit::NoAuthority));
    assert_eq!(all.all().len(), 2, "all of a file or none");
}

//! `dondoc document file|signed`: the files of a document, who signed them, and the signed one taken back.

use crate::clock;
use crate::files;
use crate::notice::{Stopped, read};
use crate::office::Tell as _;
use crate::problem::{Failure, Outcome, Problem};
use crate::read::not_written;
use crate::report;
use crate::session::Session;
use app::signing::{Integrity, Origin, Signature};
use app::{Actor, Office};
use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};
use ledger::DocumentId;
use std::io::Write as _;
use std::path::Path;

/// Takes a signed file back, where one is given, and shows the signatures.
pub(super) fn signed(
    session: &Session,
    office: &Office,
    actor: &Actor<'_>,
    document: DocumentId,
    file: Option<&Path>,
) -> Result<Outcome, Failure> {
    let mut out = std::io::stdout().lock();
    if let Some(path) = file {
        let taken = match actor.take_signed::<Stopped>(document, &files::bytes(path)?, &read) {
            Ok(taken) => taken,
            Err(stopped) => return stopped.tell(session, office),
        };
        let key = match taken.origin {
            Origin::Ours => "signed-taken-ours",
            Origin::Other => "signed-taken-other",
        };
        writeln!(out, "{}", session.messages.text(key))?;
    }
    let all = office.signed_files(document, clock::moment(session.today)).tell(session, office)?;
    if all.is_empty() {
        writeln!(out, "{}", session.messages.text("signed-none"))?;
    }
    let mut outcome = Outcome::Good;
    for (name, signatures) in all {
        writeln!(out, "{name}")?;
        for signature in &signatures {
            writeln!(out, "  {}", told(session, signature))?;
            // Of one that does not hold there is nothing more to say.
            if signature.integrity == Integrity::Whole {
                writeln!(out, "    {}", trust(session, signature))?;
            } else {
                outcome = Outcome::Errors;
            }
        }
        writeln!(out, "{}", session.messages.text("trust-limits"))?;
    }
    Ok(outcome)
}

/// Writes a file of a document: to be signed, to be sent.
pub(super) fn file(
    session: &Session,
    office: &Office,
    document: DocumentId,
    out: &Path,
) -> Result<Outcome, Failure> {
    let ending = out.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let bytes = office.file_of(document, &ending).tell(session, office)?;
    let bytes = bytes.ok_or_else(|| Problem::new("problem-no-such-kept-file").with("ending", ending))?;
    report::put(out, &bytes).map_err(|error| not_written(out, &error))?;
    let told = [("file", out.display().to_string().into())];
    writeln!(std::io::stdout(), "{}", session.messages.say("document-file-written", &told))?;
    Ok(Outcome::Good)
}

fn told(session: &Session, signature: &Signature) -> String {
    let at = signature.at.and_then(|at| Timestamp::from_second(at).ok());
    let at =
        at.map(|at| at.to_zoned(TimeZone::fixed(Offset::constant(7))).strftime("%H:%M %d/%m/%Y").to_string());
    let signer = signature.signer.as_ref();
    let arguments = [
        ("name", signer.map_or("?", |signer| signer.name.as_str()).into()),
        ("organisation", signer.map_or("", |signer| signer.organisation.as_str()).into()),
        ("issuer", signer.map_or("?", |signer| signer.issuer.as_str()).into()),
        ("at", at.unwrap_or_else(|| "?".to_owned()).into()),
        ("integrity", signature.integrity.name().into()),
        ("added", if signature.added_to { "yes" } else { "no" }.into()),
    ];
    session.messages.say("signed-by", &arguments)
}

/// Says whether the certificate of a signature is to be trusted.
fn trust(session: &Session, signature: &Signature) -> String {
    let who = [("who", signature.trust.whose().into())];
    session.messages.say(&format!("trust-{}", signature.trust.name()), &who)
}

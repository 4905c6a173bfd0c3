//! `dondoc document roots`: the certificates of authorities that signatures are judged by.

use crate::files;
use crate::office::Tell as _;
use crate::problem::{Failure, Outcome};
use crate::session::Session;
use app::signing::Authority;
use app::{Actor, Office, RootFile};
use ledger::Moment;
use serde_json::json;
use std::io::Write as _;
use std::path::PathBuf;

/// Adds files, where some are given, and shows what the office has.
pub(super) fn run(
    session: &Session,
    office: &Office,
    actor: &Actor<'_>,
    add: &[PathBuf],
) -> Result<Outcome, Failure> {
    for path in add {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        actor.add_roots(&name, &files::bytes(path)?).tell(session, office)?;
    }
    let files = office.root_files().tell(session, office)?;
    let mut out = std::io::stdout().lock();
    if session.json {
        writeln!(out, "{}", json!({ "files": files.iter().map(as_json).collect::<Vec<_>>() }))?;
    } else {
        for file in &files {
            told(session, file).iter().try_for_each(|line| writeln!(out, "{line}"))?;
        }
        if files.is_empty() {
            writeln!(out, "{}", session.messages.text("roots-none"))?;
        }
    }
    let unfit = files.iter().any(|file| file.certificates.is_err());
    Ok(if unfit { Outcome::Errors } else { Outcome::Good })
}

/// Returns a line for each certificate of a file, or why it has none.
fn told(session: &Session, file: &RootFile) -> Vec<String> {
    let words = &session.messages;
    match &file.certificates {
        Ok(certificates) => certificates.iter().map(|authority| line(session, file, authority)).collect(),
        Err(unfit) => {
            let arguments = [("file", file.name.as_str().into()), ("why", unfit.name().into())];
            vec![words.say("roots-unfit", &arguments)]
        }
    }
}

fn line(session: &Session, file: &RootFile, authority: &Authority) -> String {
    let words = &session.messages;
    let named = &authority.named;
    let organisation = if named.organisation.is_empty() { "none" } else { named.organisation.as_str() };
    let day = |seconds: i64| words.day(Moment(seconds.saturating_mul(1000)).day());
    let arguments = [
        ("file", file.name.as_str().into()),
        ("name", named.name.as_str().into()),
        ("organisation", organisation.into()),
        ("issuer", named.issuer.as_str().into()),
        ("root", if authority.root { "yes" } else { "no" }.into()),
        ("from", day(named.valid.0).into()),
        ("to", day(named.valid.1).into()),
    ];
    words.say("roots-line", &arguments)
}

fn as_json(file: &RootFile) -> serde_json::Value {
    let day = |seconds: i64| Moment(seconds.saturating_mul(1000)).day().to_string();
    let certificate = |authority: &Authority| {
        let named = &authority.named;
        json!({
            "name": named.name,
            "organisation": named.organisation,
            "issuer": named.issuer,
            "serial": named.serial,
            "root": authority.root,
            "from": day(named.valid.0),
            "to": day(named.valid.1),
        })
    };
    match &file.certificates {
        Ok(certificates) => json!({
            "file": file.name,
            "certificates": certificates.iter().map(certificate).collect::<Vec<_>>(),
        }),
        Err(unfit) => json!({ "file": file.name, "unfit": unfit.name() }),
    }
}

//! `dondoc letter`: letters that the ledger knows what to say in, as files without a number, or numbered and entered.

use crate::arguments::{FateArguments, FileArguments, LetterVerb};
use crate::notice::{self, Stopped};
use crate::office::{self, Tell as _};
use crate::problem::{Failure, Outcome, Problem};
use crate::read::not_written;
use crate::report;
use crate::session::Session;
use app::drafts::{By, Draft, Issue};
use app::{Actor, Office};
use forms::Paper;
use ledger::permission::Scope;
use std::io::Write as _;

/// The name of the files, without number and ending.
const NAME: &str = "cong-van";

/// Writes a letter.
pub(crate) fn run(session: &Session, verb: &LetterVerb) -> Result<Outcome, Failure> {
    let office = office::open(session)?;
    let actor = office::actor(session, &office)?;
    let organisation = office.organisation().tell(session, &office)?;
    let scope = Scope::of(&organisation, actor.officer(), office.tenant().root, session.today());
    let by = |today| By { officer: actor.officer(), scope: &scope, today };
    let unit = |name: &String| actor.find_unit(name).tell(session, &office);
    let (letter, fate) = match verb {
        LetterVerb::Extension { fate, task } => {
            let task = actor.find_task(task).tell(session, &office)?;
            (office.extension_letter(task, by(session.today())), fate)
        }
        LetterVerb::Urge { as_of, unit: units, fate } => {
            let units = units.iter().map(unit).collect::<Result<Vec<_>, _>>()?;
            let as_of = as_of.unwrap_or_else(|| session.today());
            (office.urging_letter(as_of, &units, by(as_of)), fate)
        }
        LetterVerb::Extract { unit: name, fate, document } => {
            let document = actor.find_document(document).tell(session, &office)?;
            (office.extract_letter(document, unit(name)?, by(session.today())), fate)
        }
    };
    let draft: Draft =
        letter.tell(session, &office)?.ok_or_else(|| Problem::new("problem-letter-nothing"))?;
    match fate {
        FateArguments { out: Some(out), format, .. } => {
            let paper = office.draft_paper(&draft).tell(session, &office)?;
            write(session, &paper, &FileArguments { format: *format, out: out.clone() })
        }
        FateArguments { out: None, first, .. } => issue(session, &office, &actor, &draft, *first),
    }
}

/// Numbers a letter and enters it. It speaks of tasks that are there, and gives out none.
fn issue(
    session: &Session,
    office: &Office,
    actor: &Actor<'_>,
    draft: &Draft,
    first: Option<u32>,
) -> Result<Outcome, Failure> {
    let asked = Issue { draft, id: None, first, proposes: false, name: NAME };
    let issued = match actor.issue::<Stopped>(&asked, &notice::read) {
        Ok(issued) => issued,
        Err(stopped) => return stopped.tell(session, office),
    };
    report::warn(session, issued.warnings);
    let told = [("code", issued.code.into()), ("subject", draft.subject.as_str().into())];
    writeln!(std::io::stdout(), "{}", session.messages.say("letter-issued", &told))?;
    Ok(Outcome::Good)
}

/// Writes the slip on which an arrived document is dealt with.
pub(crate) fn slip(
    session: &Session,
    office: &Office,
    document: ledger::DocumentId,
    file: &FileArguments,
) -> Result<Outcome, Failure> {
    let paper = office.slip(document, session.today()).tell(session, office)?;
    write(session, &paper.ok_or_else(|| Problem::new("problem-slip-not-received"))?, file)
}

/// Writes a paper into a file.
pub(crate) fn write(session: &Session, paper: &Paper, file: &FileArguments) -> Result<Outcome, Failure> {
    let format = report::format_of(file.format, &file.out)?;
    let written = format.write(paper).map_err(|error| not_written(&file.out, &error))?;
    report::warn(session, written.warnings);
    report::put(&file.out, &written.bytes).map_err(|error| not_written(&file.out, &error))?;
    // A paper of the house has a name, and no subject.
    let named = if paper.subject.is_empty() { paper.called() } else { paper.subject.as_str() };
    let told = [("file", file.out.display().to_string().into()), ("subject", named.into())];
    writeln!(std::io::stdout(), "{}", session.messages.say("letter-written", &told))?;
    Ok(Outcome::Good)
}

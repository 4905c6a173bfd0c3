//! `dondoc notice`: what was concluded as an official notice: checked, then numbered from the register and entered.

use crate::arguments::{NoticeVerb, SaidArguments};
use crate::check;
use crate::files::{self, Input};
use crate::office::{self, Tell as _};
use crate::problem::{Failure, Outcome, Problem};
use crate::read::not_written;
use crate::report;
use crate::session::Session;
use crate::worker;
use app::drafts::{Draft, Issue, typed, usual_signature, within_a_sentence};
use app::{Actor, Office};
use directive::Options;
use directive::finding::Severity;
use forms::conclusions::{self, Conclusion};
use forms::paper::{Kind, Signature};
use jiff::civil::Date;
use ledger::permission::Scope;
use std::io::Write as _;
use std::path::Path;

/// The name of the files, without number and ending.
const NAME: &str = "thong-bao";

/// Writes or issues a notice.
pub(crate) fn run(session: &Session, verb: &NoticeVerb) -> Result<Outcome, Failure> {
    let office = office::open(session)?;
    let actor = office::actor(session, &office)?;
    let write = Writing { session, office: &office, actor: &actor };
    match verb {
        NoticeVerb::Draft { said, format, out } => {
            let draft = write.draft(said)?;
            let format = report::format_of(*format, out)?;
            let paper = office.draft_paper(&draft).tell(session, &office)?;
            let written = format.write(&paper).map_err(|error| not_written(out, &error))?;
            report::warn(session, written.warnings);
            report::put(out, &written.bytes).map_err(|error| not_written(out, &error))?;
            let read = write.look(&draft)?;
            check::show(session, &read)?;
            let told =
                [("file", out.display().to_string().into()), ("tasks", read.reading.tasks.len().into())];
            writeln!(std::io::stdout(), "{}", session.messages.say("notice-drafted", &told))?;
            Ok(if has_errors(&read) { Outcome::Errors } else { Outcome::Good })
        }
        NoticeVerb::Issue { said, first, anyway } => {
            let draft = write.draft(said)?;
            let looked = write.look(&draft)?;
            check::show(session, &looked)?;
            if has_errors(&looked) && !anyway {
                return Err(Failure::Refused(Problem::new("problem-notice-errors")));
            }
            let issue = Issue { draft: &draft, id: None, first: *first, proposes: true, name: NAME };
            let issued = match actor.issue::<Stopped>(&issue, &read) {
                Ok(issued) => issued,
                Err(stopped) => return stopped.tell(session, &office),
            };
            report::warn(session, issued.warnings);
            let proposed = issued.imported.proposed.len();
            let told = [("code", issued.code.into()), ("proposed", proposed.into())];
            writeln!(std::io::stdout(), "{}", session.messages.say("notice-issued", &told))?;
            Ok(Outcome::Good)
        }
    }
}

/// Reads a file that the office wrote, or took back.
pub(crate) fn read(name: &str, bytes: &[u8]) -> Result<blocks::Document, Stopped> {
    Ok(worker::reader().read(name, bytes).map_err(|error| files::unreadable(name, &error))?)
}

/// Why a use case that reads files stopped.
pub(crate) enum Stopped {
    App(app::Error),
    Unreadable(Problem),
}

impl Stopped {
    /// Tells why.
    pub(crate) fn tell(self, session: &Session, office: &Office) -> Result<Outcome, Failure> {
        match self {
            Self::App(error) => Err(error).tell(session, office),
            Self::Unreadable(problem) => Err(problem.into()),
        }
    }
}

impl From<app::Error> for Stopped {
    fn from(error: app::Error) -> Self {
        Self::App(error)
    }
}

impl From<Problem> for Stopped {
    fn from(problem: Problem) -> Self {
        Self::Unreadable(problem)
    }
}

fn has_errors(read: &Input) -> bool {
    read.reading.findings.iter().any(|finding| finding.code.severity() == Severity::Error)
}

/// Who writes what.
struct Writing<'w> {
    session: &'w Session,
    office: &'w Office,
    actor: &'w Actor<'w>,
}

impl Writing<'_> {
    /// Puts the notice together.
    fn draft(&self, said: &SaidArguments) -> Result<Draft, Failure> {
        let Self { session, office, actor } = *self;
        let day = said.day.unwrap_or_else(|| session.today());
        let (subject, text) = match (&said.conclusions, said.briefing) {
            (Some(file), _) => self.of_file(file)?,
            (None, Some(on)) => self.of_briefing(on)?,
            (None, None) => (None, String::new()),
        };
        let subject = said.subject.clone().or(subject);
        let subject = subject.ok_or_else(|| Problem::new("problem-notice-no-subject"))?;
        let mut draft = Draft {
            kind: Kind::Notice,
            day,
            subject,
            addressees: Vec::new(),
            text,
            signature: self.signature(said.signer.as_deref(), day)?,
            recipients: said.recipient.clone(),
            unit: office.drafting_unit(actor.officer(), day).tell(session, office)?,
            annexes: Vec::new(),
        };
        if draft.recipients.is_empty() {
            let concerned = office.concerned(&self.look(&draft)?.document, day).tell(session, office)?;
            draft.recipients =
                office.recipients(&concerned, draft.unit.as_deref(), day).tell(session, office)?;
        }
        Ok(draft)
    }

    fn of_file(&self, file: &Path) -> Result<(Option<String>, String), Failure> {
        let bytes = files::bytes(file)?;
        let text = String::from_utf8(bytes)
            .map_err(|_| Problem::new("problem-notice-not-text").with("file", file.display().to_string()))?;
        let (subject, text) = typed(&text);
        if text.is_empty() {
            return Err(Problem::new("problem-notice-empty").with("file", file.display().to_string()).into());
        }
        Ok((subject, text))
    }

    /// Returns what leaders said on a day as the words of a notice.
    fn of_briefing(&self, day: Date) -> Result<(Option<String>, String), Failure> {
        let Self { session, office, actor } = *self;
        let organisation = office.organisation().tell(session, office)?;
        let scope = Scope::of(&organisation, actor.officer(), office.tenant().root, session.today());
        let directed = office.directed_on(day, &scope).tell(session, office)?;
        let conclusions: Vec<Conclusion> = directed
            .into_iter()
            .filter_map(|one| {
                let unit = organisation.name_on(one.content.lead?, day)?.to_owned();
                let task = within_a_sentence(&one.content, &organisation, day);
                Some(Conclusion { unit, task, said: one.said })
            })
            .collect();
        if conclusions.is_empty() {
            let said = Problem::new("problem-notice-nothing-said").with("day", session.messages.day(day));
            return Err(said.into());
        }
        Ok((Some(conclusions::subject(day)), conclusions::text(day, &conclusions, &[])))
    }

    fn signature(&self, wanted: Option<&str>, day: Date) -> Result<Signature, Failure> {
        let Self { session, office, actor } = *self;
        let all = office.signatures(day).tell(session, office)?;
        let Some(wanted) = wanted else {
            let organisation = office.organisation().tell(session, office)?;
            let writer =
                organisation.officers.get(&actor.officer()).map_or("", |officer| officer.name.as_str());
            return Ok(usual_signature(&all, Kind::Notice, writer));
        };
        let key = viet::fold::key(wanted);
        let found = all.iter().find(|one| viet::fold::key(&one.name) == key).cloned();
        found.ok_or_else(|| {
            let known: Vec<&str> = all.iter().map(|one| one.name.as_str()).collect();
            let problem = Problem::new("problem-notice-no-signer").with("name", wanted);
            problem.with("known", known.join(", ")).into()
        })
    }

    /// Reads the draft as it will be read when it arrives somewhere.
    fn look(&self, draft: &Draft) -> Result<Input, Failure> {
        let Self { session, office, actor } = *self;
        let number = office.next_issued(draft.day).tell(session, office)?;
        let on = office.on_paper(draft.day).tell(session, office)?;
        let name = format!("{NAME}.docx");
        let bytes = forms::docx::write(&draft.paper(&on, number.or(Some(1))))
            .map_err(|error| not_written(Path::new(&name), &error))?;
        let known = actor.organisation_for_reading().tell(session, office)?;
        let options = Options { organisation: Some(&known), reference_date: None };
        Ok(Input::of_bytes(&name, &bytes, &worker::reader(), &options)?)
    }
}

//! Papers that the office writes: looked through, written as files, numbered and issued.

use super::call::Call;
use super::documents::{Finding, remarks};
use super::give::{Download, Made, Reply};
use super::schema::{AsFile, Count, Day, KindName, Line, Text, Uuid};
use super::take::{Body, Query};
use crate::fault::Fault;
use crate::pages::briefing::Said;
use crate::pages::drafts::{self, Issuing, Origin};
use app::drafts::Draft;
use jiff::civil::Date;
use ledger::{DocumentId, TaskId, UnitId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// On which day.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SignersQuestion {
    /// Today where absent.
    #[schemars(with = "Option<Day>")]
    on: Option<Date>,
}

/// Who may sign.
#[derive(Serialize, JsonSchema)]
pub(super) struct Signers {
    /// Each as `signer` of a draft names it: in whose name and as what, and who.
    signers: Vec<String>,
}

/// Lists who may sign.
pub(super) fn signers(call: &Call, Query(question): Query<SignersQuestion>) -> Result<Reply<Signers>, Fault> {
    let all = call.office().signatures(question.on.unwrap_or(call.today))?;
    Ok(Reply(Signers { signers: all.iter().map(drafts::spoken).collect() }))
}

/// A paper to be. What is absent is as the office usually has it.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PaperAsked")]
pub(super) struct Asked {
    kind: KindName,
    /// The day that stands on it; today where absent.
    #[schemars(with = "Option<Day>")]
    day: Option<Date>,
    subject: Option<Line>,
    /// A paragraph or item on each line.
    text: Option<Text>,
    addressees: Option<Vec<Line>>,
    /// Who receives it; those that it gives work to, and the archive, where absent.
    recipients: Option<Vec<Line>>,
    /// Who signs: one of `GET /signers`.
    signer: Option<Line>,
    /// What of the ledger it speaks of: it gives out no tasks then, and its kind is that of such a letter.
    about: Option<About>,
    /// What a briefing concluded of tasks: it is written into these when the paper is issued.
    #[serde(default)]
    conclusions: Vec<Concluded>,
}

/// What a letter speaks of.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(rename = "LetterAbout")]
enum About {
    /// More time for a task: asked for or given.
    Extension {
        #[schemars(with = "Uuid")]
        task: TaskId,
    },
    /// What is overdue, of one unit or of all.
    Overdue {
        #[schemars(with = "Option<Uuid>")]
        unit: Option<UnitId>,
    },
    /// What a document gives to a unit.
    Extract {
        #[schemars(with = "Uuid")]
        document: DocumentId,
        #[schemars(with = "Uuid")]
        unit: UnitId,
    },
}

impl About {
    fn origin(&self) -> String {
        match self {
            Self::Extension { task } => format!("extension:{task}"),
            Self::Overdue { unit: None } => "overdue".to_owned(),
            Self::Overdue { unit: Some(unit) } => format!("overdue:{unit}"),
            Self::Extract { document, unit } => format!("extract:{document}:{unit}"),
        }
    }
}

/// What was concluded of a task.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Concluded {
    #[schemars(with = "Uuid")]
    task: TaskId,
    words: Text,
}

/// Returns the draft that is meant, and what it comes from.
fn draft(call: &Call, asked: Asked) -> Result<(Draft, Origin), Fault> {
    let day = asked.day.unwrap_or(call.today);
    let from = asked.about.as_ref().map(About::origin).unwrap_or_default();
    let mut draft = match drafts::of_ledger(call, &from, day)? {
        Some(draft) => Draft { day, ..draft },
        None => drafts::empty(call, asked.kind.0, day)?,
    };
    let plain = |lines: Vec<Line>| lines.into_iter().map(|line| line.0).collect();
    if let Some(subject) = asked.subject {
        draft.subject = subject.0;
    }
    if let Some(text) = asked.text {
        draft.text = text.0;
    }
    if let Some(addressees) = asked.addressees {
        draft.addressees = plain(addressees);
    }
    if let Some(recipients) = asked.recipients {
        draft.recipients = plain(recipients);
    }
    if let Some(signer) = asked.signer {
        let all = call.office().signatures(day)?;
        let found = all.into_iter().find(|one| drafts::spoken(one) == signer.0);
        draft.signature = found.ok_or_else(|| Fault::not_understood(&signer.0))?;
    }
    let said = asked.conclusions.into_iter().map(|one| Said { task: one.task, words: one.words.0 }).collect();
    Ok((drafts::addressed(call, draft)?, Origin { said, from }))
}

/// What a paper would say.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "PaperLookedThrough")]
pub(super) struct Looked {
    kind: KindName,
    #[schemars(with = "Day")]
    day: Date,
    /// The number that it gets next; absent where the register of its year is not open.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Count>")]
    number: Option<u32>,
    subject: String,
    addressees: Vec<String>,
    text: String,
    signer: String,
    recipients: Vec<String>,
    /// How many tasks whoever receives it reads in it.
    #[schemars(with = "Count")]
    tasks: usize,
    /// What there is to be looked at.
    remarks: Vec<Finding>,
}

/// Looks through a paper as it would be read where it arrives.
pub(super) fn look_through(call: &Call, Body(asked): Body<Asked>) -> Result<Reply<Looked>, Fault> {
    let (draft, origin) = draft(call, asked)?;
    let looked = drafts::look(call, &draft, &origin)?;
    Ok(Reply(Looked {
        kind: KindName(draft.kind),
        day: draft.day,
        number: looked.number,
        subject: draft.subject,
        addressees: draft.addressees,
        text: draft.text,
        signer: drafts::spoken(&draft.signature),
        recipients: draft.recipients,
        tasks: looked.room.tasks,
        remarks: remarks(call, &looked.room),
    }))
}

/// Sends a paper as a file.
pub(super) fn file(
    call: &Call,
    (Query(question), Body(asked)): (Query<AsFile>, Body<Asked>),
) -> Result<Download, Fault> {
    let (draft, _) = draft(call, asked)?;
    let format = question.format();
    let written = format.write(&call.office().draft_paper(&draft)?).map_err(|_| Fault::Broken)?;
    let name = format!("{}-{}.{}", drafts::file_name(&draft), draft.day, format.name());
    Ok(Download { name, bytes: written.bytes })
}

/// A paper that is to be issued. `Idempotency-Key` makes the same request sent twice one.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PaperIssueAsked")]
pub(super) struct IssueAsked {
    paper: Asked,
    /// The first number of the register of its year, where that is to be opened.
    #[schemars(range(min = 1, max = 999_999))]
    first: Option<u32>,
    /// It is issued although there are errors to be looked at in it.
    #[serde(default)]
    despite_errors: bool,
}

/// What was issued.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "PaperIssued")]
pub(super) struct Issued {
    #[schemars(with = "Uuid")]
    document: DocumentId,
    /// Number and symbol: "149/TB-SKHCN".
    code: String,
    /// Into how many tasks was written what it concludes of them.
    #[schemars(with = "Count")]
    concluded: usize,
}

/// Issues a paper.
pub(super) fn issue(call: &Call, Body(asked): Body<IssueAsked>) -> Result<Made<Issued>, Fault> {
    let (draft, origin) = draft(call, asked.paper)?;
    let issuing = Issuing { id: call.command(), first: asked.first, seen: asked.despite_errors };
    let (issued, concluded) = drafts::issue(call, &draft, &origin, &issuing)?;
    let document = issued.imported.document;
    let body = Issued { document, code: issued.code, concluded };
    Ok(Made { address: format!("{}/documents/{document}", super::BASE), body })
}

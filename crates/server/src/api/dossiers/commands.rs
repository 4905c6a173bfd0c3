//! What is asked of a dossier, as JSON.

use crate::api::call::Call;
use crate::api::commands::{FileHash, kept};
use crate::api::give::Versioned;
use crate::api::schema::{Count, Day, Line, PartyIs, Text, Uuid};
use crate::api::take::{Body, Id};
use crate::fault::Fault;
use crate::pages::dossier::load;
use app::Order;
use jiff::civil::Date;
use ledger::dossier::{Command, Correction, Party, PartyKind};
use ledger::procedure::Values;
use ledger::task::Product;
use ledger::{DossierId, TaskId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What stands in fields, by their ids, as people write it: "1.200.000.000", "2025-07-15", "yes". A day may be the name or id of an
/// event date.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(inline)]
pub(super) struct Fields(BTreeMap<String, Text>);

impl Fields {
    pub(super) fn values(self) -> Values {
        self.0.into_iter().map(|(id, text)| (id, text.0)).collect()
    }
}

/// Somebody with a role.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "DossierPartyNamed")]
pub(super) struct Named {
    /// The id of the role.
    role: Line,
    name: Line,
    /// Of an enterprise the tax code.
    code: Option<Line>,
    /// What it is; an enterprise where it has a code, else a body; a person where the procedure says that the role is one's. Of a person
    /// events hold neither the name nor the code (the number of the identity card).
    kind: Option<PartyIs>,
}

impl From<Named> for Party {
    fn from(named: Named) -> Self {
        let code = named.code.map(|code| code.0.trim().to_owned()).filter(|code| !code.is_empty());
        let usual = if code.is_some() { PartyKind::Enterprise } else { PartyKind::Body };
        let kind = named.kind.map_or(usual, |kind| kind.0);
        Self { role: named.role.0, kind, name: named.name.0.trim().to_owned(), code, person: None }
    }
}

/// A paper, with files that were kept before (`POST /files`).
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "DossierPaperFiled")]
struct Paper {
    words: Text,
    /// Number and symbol.
    number: Option<Line>,
    /// The day of that document.
    #[schemars(with = "Option<Day>")]
    date: Option<Date>,
    #[serde(default)]
    #[schemars(length(max = 50))]
    files: Vec<FileHash>,
}

impl Paper {
    fn product(self, call: &Call) -> Result<Product, Fault> {
        let number = self.number.map(|number| number.0).filter(|number| !number.trim().is_empty());
        Ok(Product { words: self.words.0, number, date: self.date, files: kept(call, self.files)? })
    }
}

/// What somebody asks of a dossier. `If-Match` says which version was seen, `Idempotency-Key` makes the same request sent twice one.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "DossierAsked")]
pub(in crate::api) struct Asked {
    command: Wanted,
    /// The day on which it takes effect; today where absent.
    #[schemars(with = "Option<Day>")]
    on: Option<Date>,
    /// Why. Some commands want one.
    reason: Option<Text>,
}

/// A command by its name, with what it needs.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(rename = "DossierCommand")]
enum Wanted {
    /// Fill in fields, or correct them.
    Enter { fields: Fields },
    /// Name somebody in each of these roles.
    Name {
        #[schemars(length(min = 1, max = 50))]
        parties: Vec<Named>,
    },
    /// Put a paper to it.
    File { paper: Paper },
    /// Say that the stage is done, with what it wants filled in and what came out.
    Finish {
        #[serde(default)]
        fields: Fields,
        product: Option<Paper>,
    },
    /// Give it back to an earlier stage. Wants a reason.
    Return,
    /// Refuse what is asked for. Wants a reason.
    Refuse,
    /// Ask the applicant for more: the clocks stand.
    AskSupplement { words: Text },
    /// Say that it came: the clocks go on.
    TakeSupplement,
    /// Note an opinion.
    NoteOpinion {
        /// Whose, as the dossier names it.
        of: Line,
        agrees: bool,
        #[serde(default)]
        words: Option<Text>,
    },
    /// Put off the day, with an apology. Wants a reason.
    Postpone {
        #[schemars(with = "Day")]
        until: Date,
    },
    /// Change what was decided, as often as the procedure allows. Wants a reason.
    Amend {
        /// The id of the amendment.
        amendment: Line,
        fields: Fields,
    },
    /// Say that something was entered wrongly, and what is right; also behind the end. Wants a reason.
    Correct { right: Right },
    /// Say that it leads to another dossier, as its procedure declares in `links`; both have it.
    Link {
        /// The id of the link.
        link: Line,
        /// The other dossier.
        #[schemars(with = "Uuid")]
        to: DossierId,
    },
    /// Stop it before it is done. Wants a reason.
    Stop,
    /// Say that it was taken back, or entered by mistake. Wants a reason.
    Withdraw,
    /// Let it go on under the version of its procedure that holds now. Wants a reason.
    Move,
}

/// What is right, in the place of what was entered wrongly.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(rename = "DossierRight")]
enum Right {
    /// What stands in fields, those among them that only an amendment changes.
    Fields { fields: Fields },
    /// Who has a role.
    Party { party: Named },
    /// A paper: what it is; absent where it does not belong here.
    Paper {
        /// The paper that came as this one, from 1.
        #[schemars(range(min = 1, max = 10_000))]
        number: u32,
        paper: Option<Paper>,
    },
    /// An opinion.
    Opinion {
        /// The task of who had to see to it.
        #[schemars(with = "Uuid")]
        task: TaskId,
        agrees: bool,
        #[serde(default)]
        words: Option<Text>,
    },
}

impl Right {
    fn correction(self, call: &Call) -> Result<Correction, Fault> {
        Ok(match self {
            Self::Fields { fields } => Correction::Fields(fields.values()),
            Self::Party { party } => Correction::Party(party.into()),
            Self::Paper { number, paper } => {
                let paper = paper.map(|paper| paper.product(call)).transpose()?;
                Correction::Paper { number, paper }
            }
            Self::Opinion { task, agrees, words } => {
                let words = words.map(|words| words.0).unwrap_or_default();
                Correction::Opinion { task, agrees, words }
            }
        })
    }
}

/// What was done.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "DossierDone")]
pub(in crate::api) struct Done {
    /// The version of the dossier now.
    #[schemars(with = "Count")]
    version: u64,
    /// What happened, by the stable names of the events.
    events: Vec<String>,
    /// The dossier.
    #[schemars(with = "Uuid")]
    dossier: DossierId,
}

/// Returns the name by which the API knows a command of the ledger.
pub(super) fn short(name: &str) -> String {
    name.strip_prefix("dossier-").unwrap_or(name).to_owned()
}

/// Gives a command to a dossier.
pub(in crate::api) fn give(
    call: &Call,
    (Id(id), Body(asked)): (Id<DossierId>, Body<Asked>),
) -> Result<Versioned<Done>, Fault> {
    // What somebody may not see does not exist for them, whatever the command.
    load(call, &id.to_string())?;
    let order = Order::new(()).on(asked.on).because(asked.reason.map(|reason| reason.0));
    let order = Order { expected: call.seen, id: call.command(), ..order };
    let actor = call.actor()?;
    let command = match asked.command {
        Wanted::Finish { fields, product } => {
            let product = product.map(|paper| paper.product(call)).transpose()?;
            return Ok(told(id, actor.finish_dossier(id, fields.values(), product, &order)?));
        }
        Wanted::Name { parties } => {
            let parties = parties.into_iter().map(Into::into).collect();
            return Ok(told(id, actor.name_parties(id, parties, &order)?));
        }
        Wanted::Link { link, to } => return Ok(told(id, actor.link_dossiers(id, &link.0, to, &order)?)),
        Wanted::Move => return Ok(told(id, actor.move_dossier(id, &order)?)),
        Wanted::Enter { fields } => Command::Enter(fields.values()),
        Wanted::File { paper } => Command::File(paper.product(call)?),
        Wanted::Return => Command::Return,
        Wanted::Refuse => Command::Refuse,
        Wanted::AskSupplement { words } => Command::AskSupplement(words.0),
        Wanted::TakeSupplement => Command::TakeSupplement,
        Wanted::NoteOpinion { of, agrees, words } => {
            Command::NoteOpinion { of: of.0, agrees, words: words.map(|words| words.0).unwrap_or_default() }
        }
        Wanted::Postpone { until } => Command::Postpone(until),
        Wanted::Amend { amendment, fields } => {
            Command::Amend { amendment: amendment.0, fields: fields.values() }
        }
        Wanted::Correct { right } => Command::Correct(right.correction(call)?),
        Wanted::Stop => Command::Stop,
        Wanted::Withdraw => Command::Withdraw,
    };
    Ok(told(id, actor.dossier(id, order.with(command))?))
}

fn told(dossier: DossierId, done: app::Done) -> Versioned<Done> {
    let app::Done { version, events } = done;
    Versioned { version, body: Done { version, events, dossier } }
}

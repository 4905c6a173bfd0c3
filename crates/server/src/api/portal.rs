//! The public portal as the office opened it, and what it published there.

use super::call::Call;
use super::give::Versioned;
use super::schema::{At, Count, Day, Line, Text, Uuid};
use crate::fault::Fault;
use crate::pages::administration::portal::check;
use app::door::Commitment;
use jiff::civil::Date;
use ledger::TaskId;
use ledger::event::Subject;
use ledger::settings;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The public portal.
#[derive(Serialize, JsonSchema)]
pub(super) struct Portal {
    /// Whether anything answers there.
    open: bool,
    /// Procedures that take things in there, by their ids.
    procedures: Vec<String>,
    /// What whoever comes is told first.
    welcome: String,
    /// Whom to ask, and how.
    contact: String,
    /// Where browsers find it, for letters.
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    /// How many dossiers come in on one day at most.
    #[schemars(with = "Count")]
    daily: u32,
    /// The tasks that everybody may see.
    published: Vec<Published>,
}

/// A task that everybody may see.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "PublishedTask")]
struct Published {
    #[schemars(with = "Uuid")]
    task: TaskId,
    /// What stands there of it.
    words: String,
    /// Who leads it.
    lead: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Day>")]
    due: Option<Date>,
    standing: At,
}

impl From<Commitment> for Published {
    fn from(one: Commitment) -> Self {
        Self { task: one.task, words: one.words, lead: one.lead, due: one.due, standing: At(one.standing) }
    }
}

/// How the portal is to be. What is left out becomes empty, as on its page.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PortalWanted")]
pub(super) struct Wanted {
    open: bool,
    /// Procedures that take things in there; their definitions say what may be sent.
    #[serde(default)]
    #[schemars(length(max = 200))]
    procedures: Vec<Line>,
    welcome: Option<Text>,
    contact: Option<Text>,
    /// `https://cong.skhcn.lamgiang.gov.vn`
    address: Option<Line>,
    /// How many dossiers come in on one day at most.
    #[schemars(with = "Option<Count>")]
    daily: Option<u32>,
}

impl From<Wanted> for settings::Portal {
    fn from(wanted: Wanted) -> Self {
        let address = wanted.address.map(|address| address.0.trim_end_matches('/').to_owned());
        Self {
            open: wanted.open,
            procedures: wanted.procedures.into_iter().map(|id| id.0).collect(),
            welcome: wanted.welcome.map(|text| text.0).unwrap_or_default(),
            contact: wanted.contact.map(|text| text.0).unwrap_or_default(),
            address: address.filter(|address| !address.is_empty()),
            daily: wanted.daily.unwrap_or(Self::USUAL_DAILY),
        }
    }
}

/// Returns how the portal is.
pub(super) fn show(call: &Call, (): ()) -> Result<Versioned<Portal>, Fault> {
    check(call)?;
    let office = call.office();
    let tenant = office.tenant();
    // The version first: what changes meanwhile is then newer than it, and no command goes through on it unseen.
    let version =
        office.store().read(|reader| reader.head(tenant.id, Subject::Settings(tenant.root)))?.version;
    let portal = office.known()?.settings.portal.clone();
    let published = office.commitments(call.now)?;
    Ok(Versioned {
        version,
        body: Portal {
            open: portal.open,
            procedures: portal.procedures,
            welcome: portal.welcome,
            contact: portal.contact,
            address: portal.address,
            daily: if portal.daily == 0 { settings::Portal::USUAL_DAILY } else { portal.daily },
            published: published.into_iter().map(Published::from).collect(),
        },
    })
}

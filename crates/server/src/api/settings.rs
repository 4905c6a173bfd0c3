//! What the office decides: its calendar, its rules of following up, the public portal.

use super::call::Call;
use super::give::Reply;
use super::portal;
use super::schema::{Count, Day, Line, Text, Uuid};
use super::take::Body;
use crate::fault::Fault;
use crate::pages::administration::rules::{check, rest_days, settings};
use app::Order;
use jiff::civil::Date;
use ledger::TaskId;
use ledger::rules;
use ledger::settings::{Command, Source};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What holds today.
#[derive(Serialize, JsonSchema)]
pub(super) struct Settings {
    rules: Rules,
    /// The days of rest of this year, of the next, and of each year that the office decided.
    holidays: Vec<Holidays>,
}

/// The rules of following up.
#[derive(Serialize, JsonSchema)]
struct Rules {
    /// The rules, as `definitions/rules` writes them.
    toml: String,
    /// The act that decided them; absent for those that are built in.
    #[serde(skip_serializing_if = "Option::is_none")]
    act: Option<String>,
}

/// The days of rest of a year.
#[derive(Serialize, JsonSchema)]
struct Holidays {
    year: i16,
    /// Days from Monday to Friday on which nobody works.
    #[schemars(with = "Vec<Day>")]
    rest: Vec<Date>,
    /// The act by which the office decided them.
    #[serde(skip_serializing_if = "Option::is_none")]
    act: Option<String>,
    /// The State decided them, or the office; else they are reckoned from the law.
    decided: bool,
}

/// Returns what holds today.
pub(super) fn show(call: &Call, (): ()) -> Result<Reply<Settings>, Fault> {
    check(call)?;
    let decided = settings(call)?;
    let (toml, act) = match &decided.rules {
        Some((toml, source)) => (toml.clone(), Some(source.act.clone())),
        None => (rules::Rules::BUILT_IN.to_owned(), None),
    };
    let this = call.today.year();
    let years: BTreeSet<i16> =
        decided.holidays.keys().copied().chain([this, this.saturating_add(1)]).collect();
    let holidays = |year: i16| Holidays {
        year,
        rest: rest_days(call, year),
        act: decided.holidays.get(&year).map(|holidays| holidays.source.act.clone()),
        decided: decided.holidays.contains_key(&year) || call.laws().1.is_decided(year),
    };
    Ok(Reply(Settings { rules: Rules { toml, act }, holidays: years.into_iter().map(holidays).collect() }))
}

/// A decision. `If-Match` says which version of the settings was seen, `Idempotency-Key` makes the same request sent twice one.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "SettingsAsked")]
pub(super) struct Asked {
    command: Wanted,
    /// The act that decides it, "Thông báo số 12/TB-SNV ngày 2/12/2025".
    act: Line,
    /// The day from which it holds; today where absent.
    #[schemars(with = "Option<Day>")]
    on: Option<Date>,
    /// Why. A day that is past wants one.
    reason: Option<Text>,
}

/// A decision by its name, with what it needs.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(rename = "SettingsCommand")]
enum Wanted {
    /// The days of rest of a year.
    DecideHolidays {
        year: i16,
        /// Days on which nobody works.
        #[schemars(with = "Vec<Day>", length(max = 366))]
        off: BTreeSet<Date>,
        /// Days at the end of a week on which people work instead.
        #[serde(default)]
        #[schemars(with = "Vec<Day>", length(max = 366))]
        work: BTreeSet<Date>,
    },
    /// The rules of following up, in place of those that hold.
    ReplaceRules { toml: Text },
    /// The public portal, in place of how it is (`/settings/portal`).
    SetPortal { portal: portal::Wanted },
    /// Let everybody see a task on it.
    Publish {
        #[schemars(with = "Uuid")]
        task: TaskId,
        /// What stands there; the words of the task where absent.
        words: Option<Text>,
    },
    /// Let nobody see it there any more.
    Unpublish {
        #[schemars(with = "Uuid")]
        task: TaskId,
    },
}

/// What was done.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "SettingsDone")]
pub(super) struct Done {
    /// The version of the settings now.
    #[schemars(with = "Count")]
    version: u64,
}

/// Records a decision, and reckons the days of all tasks anew where they hang on it.
pub(super) fn decide(call: &Call, Body(asked): Body<Asked>) -> Result<Reply<Done>, Fault> {
    check(call)?;
    let source = Source { act: asked.act.0, document: None };
    let order = Order::new(()).on(asked.on).because(asked.reason.map(|reason| reason.0));
    let order = Order { id: call.command(), expected: call.seen, ..order };
    let actor = call.actor()?;
    let settle = |command: Command| actor.settle(order.with(command));
    let done = match asked.command {
        Wanted::DecideHolidays { year, off, work } => {
            settle(Command::DecideHolidays { year, off, work, source })
        }
        Wanted::ReplaceRules { toml } => settle(Command::ReplaceRules { toml: toml.0, source }),
        Wanted::SetPortal { portal } => settle(Command::SetPortal { portal: portal.into(), source }),
        Wanted::Publish { task, words } => {
            let words = words.map(|words| words.0).unwrap_or_default();
            actor.publish(task, &words, source, &order)
        }
        Wanted::Unpublish { task } => actor.unpublish(task, source, &order),
    };
    Ok(Reply(Done { version: done?.version }))
}

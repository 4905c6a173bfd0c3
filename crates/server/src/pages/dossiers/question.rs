//! Which dossiers of a register are shown, as it stands in its address; and the addresses at which those stand that a figure counts.

use crate::caller::Visit;
use crate::fault::Fault;
use crate::pages::figures::read;
use crate::view::escape_query;
use jiff::civil::Date;
use ledger::dossier::{Cases, Fields, Outcome, Pace, When};
use ledger::permission::Scope;
use ledger::procedure::Condition;
use ledger::{Moment, UnitId};
use serde::Deserialize;
use store::{CasesAsked, DossierFilter, DossierPlace, ListedDossier};

/// Which dossiers of a procedure, as it stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Question {
    /// "open" or "closed"; all where empty.
    pub(super) state: String,
    /// The stage.
    pub(super) stage: String,
    /// In the number or subject.
    pub(super) words: String,
    /// "opened", "ended", "stage" within some days, "open" at the end of one: those that a figure counts so.
    pub(super) when: String,
    /// The stage that they passed.
    passed: String,
    /// From this day on.
    pub(super) from: String,
    /// Until this day.
    pub(super) to: String,
    /// How they ended: stable names, with commas between them.
    pub(super) outcome: String,
    /// How fast the whole is or was, likewise.
    pub(super) pace: String,
    /// In which stages they were then, likewise.
    within: String,
    /// What stood in which fields, as JSON.
    only: String,
    /// What held for their numbers, as JSON.
    holds: String,
    /// Held by these units.
    units: String,
    /// At the end of this day; today where empty.
    as_of: String,
    /// As it was known at the end of this day; as it is known now where empty.
    known_at: String,
    /// Behind the dossier of this day and id: "2024-04-08/018f...".
    after: String,
}

impl Question {
    /// Returns what is asked of the store.
    pub(super) fn filter(&self, visit: &Visit, procedure: &str) -> Result<DossierFilter, Fault> {
        let some = |text: &String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        Ok(DossierFilter {
            procedure: Some(procedure.to_owned()),
            open: match self.state.as_str() {
                "open" => Some(true),
                "closed" => Some(false),
                _ => None,
            },
            stage: some(&self.stage),
            units: seen(visit),
            words: some(&self.words),
            cases: self.cases(visit, procedure)?,
            closed: visit.sight()?.closed,
        })
    }

    /// Returns what is counted; `None` where nothing of it is said.
    fn cases(&self, visit: &Visit, procedure: &str) -> Result<Option<(Cases, CasesAsked)>, Fault> {
        let said = [
            &self.when,
            &self.from,
            &self.to,
            &self.outcome,
            &self.pace,
            &self.within,
            &self.only,
            &self.holds,
        ];
        if said.iter().all(|text| text.trim().is_empty()) {
            return Ok(None);
        }
        let when = match (self.when.as_str(), self.outcome.is_empty()) {
            ("opened", _) | ("", true) => When::Opened,
            ("ended", _) | ("", false) => When::Ended,
            ("open", _) => When::Open,
            ("stage", _) => When::Stage(self.passed.clone()),
            (other, _) => return Err(Fault::not_understood(other)),
        };
        let only: Fields = match self.only.trim() {
            "" => Fields::new(),
            json => serde_json::from_str(json).map_err(|_| Fault::not_understood(json))?,
        };
        let holds: Option<Condition> = match self.holds.trim() {
            "" => None,
            json => Some(serde_json::from_str(json).map_err(|_| Fault::not_understood(json))?),
        };
        let cases = Cases {
            stages: listed(&self.within).map(str::to_owned).collect(),
            outcomes: named(&self.outcome, Outcome::named)?,
            paces: named(&self.pace, Pace::named)?,
            only,
            holds,
            ..Cases::of(procedure, when)
        };
        let units: Vec<UnitId> = named(&self.units, |unit| unit.parse().ok())?;
        let asked = CasesAsked {
            days: (read(&self.from)?.unwrap_or(Date::MIN), read(&self.to)?.unwrap_or(Date::MAX)),
            as_of: read(&self.as_of)?.unwrap_or(visit.today),
            known_at: read(&self.known_at)?.map_or(Moment::LAST, Moment::end_of),
            units: (!units.is_empty()).then_some(units),
        };
        Ok(Some((cases, asked)))
    }

    pub(super) fn place(&self) -> Option<DossierPlace> {
        let (opened, id) = self.after.split_once('/')?;
        Some(DossierPlace { opened: opened.parse().ok()?, id: id.parse().ok()? })
    }

    /// Returns the address of the next page.
    pub(super) fn behind(&self, last: &ListedDossier) -> String {
        let next = Self { after: format!("{}/{}", last.opened, last.id), ..self.clone() };
        format!("?{}", next.written())
    }

    /// Returns what is asked besides by what the filter has no field for.
    pub(super) fn besides(&self) -> [(&'static str, &str); 7] {
        [
            ("passed", &self.passed),
            ("within", &self.within),
            ("only", &self.only),
            ("holds", &self.holds),
            ("units", &self.units),
            ("as_of", &self.as_of),
            ("known_at", &self.known_at),
        ]
    }

    fn written(&self) -> String {
        let own = [
            ("state", self.state.as_str()),
            ("stage", &self.stage),
            ("words", &self.words),
            ("when", &self.when),
            ("from", &self.from),
            ("to", &self.to),
            ("outcome", &self.outcome),
            ("pace", &self.pace),
        ];
        let all = own.into_iter().chain(self.besides()).chain([("after", self.after.as_str())]);
        let filled = all.filter(|(_, value)| !value.is_empty());
        let written = filled.map(|(name, value)| format!("{name}={}", escape_query(value)));
        written.collect::<Vec<_>>().join("&")
    }
}

/// Returns the address of the dossiers that a figure counts; with `share` only of those that belong to its share.
pub(crate) fn address(cases: &Cases, asked: &CasesAsked, share: bool) -> String {
    let (when, passed) = match &cases.when {
        When::Opened => ("opened", ""),
        When::Ended => ("ended", ""),
        When::Open => ("open", ""),
        When::Stage(stage) => ("stage", stage.as_str()),
    };
    let mut only = cases.only.clone();
    if share {
        only.extend(cases.share.clone());
    }
    let names = |names: Vec<&str>| names.join(",");
    let units = asked.units.iter().flatten().map(ToString::to_string);
    let question = Question {
        when: when.to_owned(),
        passed: passed.to_owned(),
        from: asked.days.0.to_string(),
        to: asked.days.1.to_string(),
        outcome: names(cases.outcomes.iter().map(|outcome| outcome.name()).collect()),
        pace: names(cases.paces.iter().map(|pace| pace.name()).collect()),
        within: cases.stages.join(","),
        only: if only.is_empty() { String::new() } else { serde_json::json!(only).to_string() },
        holds: cases.holds.as_ref().map(|holds| serde_json::json!(holds).to_string()).unwrap_or_default(),
        units: units.collect::<Vec<_>>().join(","),
        as_of: asked.as_of.to_string(),
        known_at: match asked.known_at {
            Moment::LAST => String::new(),
            known_at => known_at.day().to_string(),
        },
        ..Question::default()
    };
    format!("/dossiers/{}?{}", escape_query(&cases.procedure), question.written())
}

fn listed(names: &str) -> impl Iterator<Item = &str> {
    names.split(',').map(str::trim).filter(|name| !name.is_empty())
}

fn named<T>(names: &str, find: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, Fault> {
    listed(names).map(|name| find(name).ok_or_else(|| Fault::not_understood(name))).collect()
}

/// Returns the units whose dossiers the visitor sees; `None` for all of them.
pub(crate) fn seen(visit: &Visit) -> Option<Vec<UnitId>> {
    match &visit.scope {
        Scope::All => None,
        Scope::Part { units, .. } => Some(units.iter().copied().collect()),
    }
}

//! Which tasks a part of a form takes.

use super::material::{Material, Stood};
use ledger::standing::Standing;
use serde::{Deserialize, Deserializer};

/// What tasks must be; what is not said does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Condition {
    /// Standing like one of these.
    #[serde(deserialize_with = "standings")]
    pub(crate) standing: Option<Vec<Standing>>,
    /// Given by a document of one of these kinds.
    pub(crate) document_kind: Option<Vec<String>>,
    /// Given by a document of none of these kinds.
    pub(crate) document_kind_not: Option<Vec<String>>,
    /// Given by a body with one of these abbreviations in the symbol: "UBND" in "12/UBND-VX" and "312/TB-UBND".
    pub(crate) giver: Option<Vec<String>>,
    /// Given by a document that is about this, or of a programme that is: words, with or without marks.
    pub(crate) subject: Option<Vec<String>>,
    /// Belonging to a programme or plan, or given by one; or neither.
    pub(crate) programme: Option<bool>,
    /// Due first in one of these quarters of the period's year.
    pub(crate) due_quarter: Option<Vec<i8>>,
    /// With a deadline, or without one.
    pub(crate) dated: Option<bool>,
}

fn standings<'de, D: Deserializer<'de>>(read: D) -> Result<Option<Vec<Standing>>, D::Error> {
    let names: Vec<String> = Vec::deserialize(read)?;
    let named = |name: &String| {
        Standing::named(name).ok_or_else(|| {
            let all: Vec<&str> = Standing::ALL.into_iter().map(Standing::name).collect();
            serde::de::Error::custom(format!("no standing {name:?}; there are {}", all.join(", ")))
        })
    };
    names.iter().map(named).collect::<Result<_, _>>().map(Some)
}

impl Condition {
    /// Tells whether the words of a task must be known to judge it.
    pub(crate) fn needs_details(&self) -> bool {
        self.due_quarter.is_some()
    }

    /// Tells whether a task fits, as far as that is known without its words.
    pub(crate) fn may_fit(&self, stood: &Stood, material: &Material) -> bool {
        let document = stood.facts.document.and_then(|document| material.names.documents.get(&document));
        let kind =
            document.and_then(|document| document.kind.as_deref()).map(viet::fold::key).unwrap_or_default();
        let is_one = |kinds: &Vec<String>| kinds.iter().any(|one| viet::fold::key(one) == kind);
        let symbol = document.and_then(|document| document.symbol.as_deref()).unwrap_or_default();
        let given_by =
            |givers: &Vec<String>| symbol.split(['-', '/']).any(|part| givers.iter().any(|one| one == part));
        let programme = stood.facts.programme.and_then(|programme| material.names.documents.get(&programme));
        let is_about = |words: &Vec<String>| {
            let subjects =
                document.into_iter().chain(programme).map(|document| viet::fold::key(&document.subject));
            let words: Vec<String> = words.iter().map(|one| viet::fold::key(one)).collect();
            subjects.into_iter().any(|subject| words.iter().any(|one| subject.contains(one.as_str())))
        };
        let is_of_programme =
            stood.facts.programme.is_some() || document.is_some_and(|document| document.programme);
        let has_deadline = !matches!(stood.standing, Standing::CompletedUndated | Standing::OpenUndated);
        self.standing.as_ref().is_none_or(|standings| standings.contains(&stood.standing))
            && self.document_kind.as_ref().is_none_or(is_one)
            && !self.document_kind_not.as_ref().is_some_and(is_one)
            && self.giver.as_ref().is_none_or(given_by)
            && self.subject.as_ref().is_none_or(is_about)
            && self.programme.is_none_or(|wanted| is_of_programme == wanted)
            && self.dated.is_none_or(|wanted| has_deadline == wanted)
    }

    /// Tells whether a task fits.
    pub(crate) fn fits(&self, stood: &Stood, material: &Material) -> bool {
        self.may_fit(stood, material)
            && self.due_quarter.as_ref().is_none_or(|quarters| {
                let due =
                    material.details.get(&stood.task).and_then(|detail| detail.first_due.or(detail.due));
                due.is_some_and(|due| {
                    due.year() == material.period.year() && quarters.contains(&((due.month() + 2) / 3))
                })
            })
    }
}

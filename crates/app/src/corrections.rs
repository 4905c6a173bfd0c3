//! What was entered wrongly in a dossier and corrected: beside what is right what stood before, who said so, when and why.

use crate::dossiers::Whole;
use ledger::dossier::{Dossier, Event, Party, Right};
use ledger::task::Product;
use ledger::{Effective, OfficerId};

/// A correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corrected {
    /// Who said so.
    pub by: OfficerId,
    /// When.
    pub at: Effective,
    /// Why.
    pub reason: String,
    /// What is another one.
    pub changes: Vec<Change>,
}

/// Something that is another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// "field", "party", "paper" or "opinion".
    pub kind: &'static str,
    /// The name of the field, of the role, of who was asked; nothing of a paper.
    pub of: String,
    /// What stood there; empty where nothing did, or where it was erased.
    pub before: String,
    /// What is right; empty where it does not belong there, or where it was erased.
    pub after: String,
}

impl Whole {
    /// Returns the corrections, in the order in which they were recorded.
    pub fn corrections(&self) -> Vec<Corrected> {
        let (mut before, mut corrections) = (Dossier::default(), Vec::new());
        for entry in &self.entries {
            if let Event::Corrected { right } = &entry.event {
                corrections.push(Corrected {
                    by: entry.meta.actor,
                    at: entry.meta.effective,
                    reason: entry.meta.reason.clone().unwrap_or_default(),
                    changes: self.changes(&before, right),
                });
            }
            before = before.evolve(&entry.event, entry.meta.effective);
        }
        corrections
    }

    fn changes(&self, before: &Dossier, right: &Right) -> Vec<Change> {
        match right {
            Right::Fields { fields, personal } => {
                let erased = personal.keys().filter(|id| !fields.contains_key(*id));
                let of = |id: &String| self.procedure.field(id).map_or(id, |field| &field.name).clone();
                let change = |id: &String| Change {
                    kind: "field",
                    of: of(id),
                    before: before.fields.get(id).cloned().unwrap_or_default(),
                    after: fields.get(id).cloned().unwrap_or_default(),
                };
                fields.keys().chain(erased).map(change).collect()
            }
            Right::Party { party } => {
                let role = self.procedure.party(&party.role).map_or(&party.role, |role| &role.name);
                let before = before.party(&party.role).map(named).unwrap_or_default();
                vec![Change { kind: "party", of: role.clone(), before, after: named(party) }]
            }
            Right::Paper { number, paper } => {
                let at = usize::try_from(*number).ok().and_then(|number| number.checked_sub(1));
                let before = at.and_then(|at| before.papers.get(at));
                let before = before.map(|filed| written(&filed.paper)).unwrap_or_default();
                let after = paper.as_ref().map(written).unwrap_or_default();
                vec![Change { kind: "paper", of: String::new(), before, after }]
            }
            Right::Opinion { task, words, .. } => {
                let mut opinions = before.passages.iter().flat_map(|passage| &passage.opinions);
                let known = opinions.find(|one| one.task == *task);
                let said = known.and_then(|one| one.given.as_ref()).map(|(_, words, _)| words.clone());
                vec![Change {
                    kind: "opinion",
                    of: known.map(|one| one.of.clone()).unwrap_or_default(),
                    before: said.unwrap_or_default(),
                    after: words.clone(),
                }]
            }
        }
    }
}

fn named(party: &Party) -> String {
    let code = party.code.as_ref().map(|code| format!(" ({code})")).unwrap_or_default();
    format!("{}{code}", party.name)
}

fn written(paper: &Product) -> String {
    format!("{} {}", paper.number.as_deref().unwrap_or_default(), paper.words).trim().to_owned()
}

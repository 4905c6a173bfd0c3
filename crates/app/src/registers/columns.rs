//! What stands below the headings of a register: as its procedure names it, by the ids of the definition, or as registers usually do.

use ledger::procedure::Procedure;
use messages::Catalogue;
use std::collections::BTreeMap;
use viet::fold::bare;

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holds {
    /// The number of the dossier.
    Number,
    /// What it is about.
    Subject,
    /// The day on which it was taken in.
    Opened,
    /// The unit that holds it.
    Unit,
    /// Who has a role in it.
    Party(String),
    /// A field.
    Field(String),
    /// Nothing that is taken in.
    Nothing,
}

impl Holds {
    /// Those that every register has, with their names.
    pub const USUAL: [(Self, &'static str); 4] = [
        (Self::Number, "number"),
        (Self::Subject, "subject"),
        (Self::Opened, "opened"),
        (Self::Unit, "unit"),
    ];

    /// Returns the stable name, as columns of registers are spelt in definitions.
    pub fn name(&self) -> Option<String> {
        match self {
            Self::Number => Some("number".to_owned()),
            Self::Subject => Some("subject".to_owned()),
            Self::Opened => Some("opened".to_owned()),
            Self::Unit => Some("unit".to_owned()),
            Self::Party(role) => Some(format!("party:{role}")),
            Self::Field(id) => Some(format!("field:{id}")),
            Self::Nothing => None,
        }
    }

    /// Returns what people call it.
    pub fn called(&self, procedure: &Procedure, words: &Catalogue) -> Option<String> {
        let usual = |name: &str| first(&words.text(&format!("register-heading-{name}")));
        match self {
            Self::Number => Some(usual("number")),
            Self::Subject => Some(usual("subject")),
            Self::Opened => Some(usual("opened")),
            Self::Unit => Some(usual("unit")),
            Self::Party(role) => procedure.party(role).map(|role| role.name.clone()),
            Self::Field(id) => procedure.field(id).map(|field| field.name.clone()),
            Self::Nothing => None,
        }
    }
}

/// Returns the first of several ways to say something.
fn first(ways: &str) -> String {
    ways.split(';').next().unwrap_or_default().trim().to_owned()
}

/// The headings of a procedure's register.
pub(super) struct Columns(BTreeMap<String, Holds>);

impl Columns {
    /// Returns them; of two that are spelt alike the first counts: ids with what they are of, the names of the procedure, what
    /// is usual, ids alone (which read like the usual names of other columns).
    pub(super) fn of(procedure: &Procedure, words: &Catalogue) -> Self {
        let entered = || procedure.fields.iter().filter(|field| !field.is_computed());
        let field = |id: &str| Holds::Field(id.to_owned());
        let party = |id: &str| Holds::Party(id.to_owned());
        let mut headings: Vec<(String, Holds)> = Vec::new();
        for (holds, name) in Holds::USUAL {
            headings.push((name.to_owned(), holds));
        }
        headings.extend(procedure.parties.iter().map(|one| (format!("party:{}", one.id), party(&one.id))));
        headings.extend(entered().map(|one| (format!("field:{}", one.id), field(&one.id))));
        headings.extend(procedure.parties.iter().map(|one| (one.name.clone(), party(&one.id))));
        headings.extend(entered().map(|one| (one.name.clone(), field(&one.id))));
        for (holds, name) in Holds::USUAL {
            let ways = words.text(&format!("register-heading-{name}"));
            headings.extend(ways.split(';').map(|way| (way.to_owned(), holds.clone())));
        }
        headings.extend(entered().map(|one| (one.id.clone(), field(&one.id))));
        headings.extend(procedure.parties.iter().map(|one| (one.id.clone(), party(&one.id))));
        let mut known = BTreeMap::new();
        for (heading, holds) in headings {
            known.entry(plain(&heading)).or_insert(holds);
        }
        Self(known)
    }

    /// Returns what stands below a heading.
    pub(super) fn holds(&self, heading: &str) -> Holds {
        self.0.get(&plain(heading)).cloned().unwrap_or(Holds::Nothing)
    }
}

/// Words without marks, capitals and signs, one space between them.
fn plain(words: &str) -> String {
    let words = bare(words);
    let words = words.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

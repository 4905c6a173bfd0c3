//! Checks across dossiers: what a procedure asks of other dossiers before a stage is done, or before one is taken in.

use super::definition::Procedure;
use crate::definition::Mistake;
use crate::dossier::Outcome;
use serde::Deserialize;
use toml::Spanned;

/// Something that is asked of other dossiers. Those that fit all of it are found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Across {
    /// The id within the procedure.
    pub id: String,
    /// Where that stands.
    pub source: String,
    /// Before which stages are done it is asked; where empty before a dossier is taken in.
    pub stages: Vec<String>,
    /// Whose dossiers are looked at.
    pub procedures: Vec<String>,
    /// Who has the first role here has one of the others there.
    pub party: Option<(String, Vec<String>)>,
    /// Who has this role here has one of the others there, too.
    pub with: Option<(String, Vec<String>)>,
    /// Only this dossier itself is looked at: somebody has two roles in it that do not go together.
    pub itself: bool,
    /// The same stands in these fields.
    pub fields: Vec<String>,
    /// What they are about is alike: so many percent of its pairs of words.
    pub like: Option<u32>,
    /// They were so many days late, and more, with a stage.
    pub late: Option<(String, u32)>,
    /// They are in one of these stages now.
    pub now_in: Vec<String>,
    /// They have not ended, or have.
    pub open: Option<bool>,
    /// They ended in one of these ways.
    pub outcomes: Vec<Outcome>,
    /// How long ago.
    pub within: Option<Within>,
    /// What is said where one is found.
    pub otherwise: String,
    /// Nobody goes on then; else who goes on says why.
    pub stops: bool,
}

/// How long ago something may be that a check across dossiers still sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// At most so many months.
    Months(u32),
    /// In the same year.
    SameYear,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    pub(super) id: Spanned<String>,
    #[serde(default)]
    source: String,
    #[serde(default)]
    stages: Vec<Spanned<String>>,
    #[serde(default)]
    procedures: Vec<Spanned<String>>,
    party: Option<Spanned<String>>,
    #[serde(default)]
    roles: Vec<Spanned<String>>,
    with: Option<WrittenWith>,
    #[serde(default)]
    itself: bool,
    #[serde(default)]
    fields: Vec<Spanned<String>>,
    like: Option<Spanned<u32>>,
    late: Option<WrittenLate>,
    #[serde(default)]
    now_in: Vec<Spanned<String>>,
    state: Option<Spanned<String>>,
    #[serde(default)]
    outcomes: Vec<Spanned<String>>,
    months: Option<Spanned<u32>>,
    #[serde(default)]
    same_year: bool,
    otherwise: Spanned<String>,
    #[serde(default)]
    stops: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenWith {
    party: Spanned<String>,
    #[serde(default)]
    roles: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenLate {
    stage: Spanned<String>,
    days: u32,
}

impl Across {
    /// Tells whether it is asked before a stage is done; `None` for the time before a dossier is taken in.
    pub fn is_asked(&self, stage: Option<&str>) -> bool {
        match stage {
            None => self.stages.is_empty(),
            Some(stage) => self.stages.iter().any(|one| one == stage),
        }
    }
}

/// Reads what is written in the definition of a procedure.
pub(super) fn read(written: &Written, procedure: &str) -> Result<Across, Mistake> {
    let all = |names: &[Spanned<String>]| names.iter().map(|name| name.as_ref().clone()).collect::<Vec<_>>();
    let own = || vec![procedure.to_owned()];
    let roles = |role: &Spanned<String>, there: &[Spanned<String>]| {
        let here = role.as_ref().clone();
        let there = if there.is_empty() { vec![here.clone()] } else { all(there) };
        (here, there)
    };
    let party = written.party.as_ref().map(|role| roles(role, &written.roles));
    let with = written.with.as_ref().map(|with| roles(&with.party, &with.roles));
    let open = match written.state.as_ref().map(|state| (state.as_ref().as_str(), state)) {
        None => None,
        Some(("open", _)) => Some(true),
        Some(("ended", _)) => Some(false),
        Some((other, at)) => {
            return Err((at.span(), format!("no state {other:?}; there are open, ended")));
        }
    };
    let outcome = |name: &Spanned<String>| {
        Outcome::named(name.as_ref()).ok_or_else(|| {
            let known = Outcome::ALL.map(Outcome::name).join(", ");
            (name.span(), format!("no outcome {:?}; there are {known}", name.as_ref()))
        })
    };
    let within = match (&written.months, written.same_year) {
        (None, false) => None,
        (None, true) => Some(Within::SameYear),
        (Some(months), false) => Some(Within::Months(*months.as_ref())),
        (Some(months), true) => {
            return Err((months.span(), "either months or same_year".to_owned()));
        }
    };
    Ok(Across {
        id: written.id.as_ref().clone(),
        source: written.source.clone(),
        stages: all(&written.stages),
        procedures: if written.procedures.is_empty() { own() } else { all(&written.procedures) },
        party,
        with,
        itself: written.itself,
        fields: all(&written.fields),
        like: written.like.as_ref().map(|like| *like.as_ref()),
        late: written.late.as_ref().map(|late| (late.stage.as_ref().clone(), late.days)),
        now_in: all(&written.now_in),
        open,
        outcomes: written.outcomes.iter().map(outcome).collect::<Result<_, _>>()?,
        within,
        otherwise: written.otherwise.as_ref().clone(),
        stops: written.stops,
    })
}

/// Returns the first thing that is wrong with a check besides its spelling. What belongs to another procedure only is checked
/// where that is known: [`super::Shelf::mistake`].
pub(super) fn mistake(written: &Written, made: &Across, procedure: &Procedure) -> Option<Mistake> {
    let told = |at: &Spanned<String>, what: String| Some((at.span(), what));
    if written.otherwise.as_ref().trim().is_empty() {
        return told(&written.otherwise, "there is nothing here".to_owned());
    }
    if made.party.is_none() && made.fields.is_empty() && made.like.is_none() {
        return told(&written.id, "a check across dossiers wants party, fields or like".to_owned());
    }
    if let Some(like) = written.like.as_ref().filter(|like| !(30..=100).contains(like.as_ref())) {
        return Some((like.span(), "like goes from 30 to 100 percent".to_owned()));
    }
    if let Some(months) = written.months.as_ref().filter(|months| !(1..=600).contains(months.as_ref())) {
        return Some((months.span(), "months go from 1 to 600".to_owned()));
    }
    if let Some(role) = written.roles.first().filter(|_| written.party.is_none()) {
        return told(role, "roles are those there of the party here: it wants party".to_owned());
    }
    if let Some(with) = written.with.as_ref().filter(|_| written.party.is_none()) {
        return told(&with.party, "with says who else is the same: it wants party".to_owned());
    }
    if made.itself && (made.party.is_none() || made.with.is_some() || !written.procedures.is_empty()) {
        return told(&written.id, "itself wants party, and neither with nor procedures".to_owned());
    }
    let here = written.party.iter().chain(written.with.as_ref().map(|with| &with.party));
    if let Some(role) = here.into_iter().find(|role| procedure.party(role.as_ref()).is_none()) {
        return told(role, format!("no party {:?}", role.as_ref()));
    }
    for field in &written.fields {
        if procedure.field(field.as_ref()).is_none_or(|field| field.personal) {
            return told(field, format!("no field {:?}", field.as_ref()));
        }
    }
    for stage in &written.stages {
        if procedure.stage(stage.as_ref()).is_none() {
            return told(stage, format!("no stage {:?}", stage.as_ref()));
        }
    }
    if made.procedures != [procedure.id.as_str()] {
        return None;
    }
    named_there(written, procedure)
}

/// Returns what a check names that the only procedure it looks at does not have.
fn named_there(written: &Written, there: &Procedure) -> Option<Mistake> {
    let with = written.with.iter().flat_map(|with| &with.roles);
    let role = written.roles.iter().chain(with).find(|role| there.party(role.as_ref()).is_none());
    let role = role.map(|role| (role.span(), format!("no party {:?}", role.as_ref())));
    let late = written.late.as_ref().map(|late| &late.stage);
    let stage = written.now_in.iter().chain(late).find(|stage| there.stage(stage.as_ref()).is_none());
    role.or_else(|| stage.map(|stage| (stage.span(), format!("no stage {:?}", stage.as_ref()))))
}

//! A procedure as the rest of the program knows it. How it is written stands in `file.rs`.

use super::across::Across;
use super::condition::Clause;
use super::field::{Field, Values};
use super::portal::Portal;
use super::printed::Printed;
use super::service::Service;
use crate::deadline::Limit;
use crate::event::Hash;
use crate::organisation::Role;
use jiff::civil::{Date, Time};

/// A procedure.
#[derive(Clone, Debug, PartialEq)]
pub struct Procedure {
    /// The stable id, "nhiem-vu-khcn-cap-tinh".
    pub id: String,
    /// The version of the definition.
    pub version: String,
    /// The first day on which dossiers begin under it.
    pub valid_from: Date,
    /// The last day on which they do.
    pub valid_to: Option<Date>,
    /// The law or decision that it follows, and how far that was read.
    pub source: String,
    /// What people call it.
    pub name: String,
    /// The field of work that it belongs to, where it says so.
    pub group: Option<String>,
    /// What the catalogue of administrative procedures says of it, where it is one.
    pub service: Option<Service>,
    /// How dossiers are numbered: "NV-{year}-{number}".
    pub number: String,
    /// How long the whole may take, from the day on which the dossier was taken in.
    pub limit: Option<Duration>,
    /// How long it may take instead where a condition holds: the first that does counts.
    pub limits: Vec<(Clause, Duration)>,
    /// What comes in at this hour or later counts from the next working day.
    pub cut_off: Option<Time>,
    /// What the clock does when a supplement comes in.
    pub restart: Restart,
    /// Whether the office may put off the day, with an apology.
    pub apology: Option<Apology>,
    /// Where a dossier goes on that is stopped before it is done.
    pub stopped: Next,
    /// Who sees its dossiers, where not everybody does who sees the units that hold them.
    pub access: Option<Access>,
    /// Who has to do with a dossier.
    pub parties: Vec<PartyRole>,
    /// What is known of a dossier.
    pub fields: Vec<Field>,
    /// What stands in the register.
    pub columns: Vec<Column>,
    /// Changes that may be asked for so many times.
    pub amendments: Vec<Amendment>,
    /// What is asked of other dossiers.
    pub across: Vec<Across>,
    /// Which dossiers its dossiers may lead to.
    pub links: Vec<LinkKind>,
    /// What is printed of a dossier.
    pub papers: Vec<Printed>,
    /// What the public may send; `None` where nothing comes that way.
    pub portal: Option<Portal>,
    /// The stages; a dossier begins with the first one.
    pub stages: Vec<Stage>,
    /// The bytes that it was read from, by their hash.
    pub hash: Hash,
}

/// A stage.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stage {
    /// The id within the procedure.
    pub id: String,
    /// What is done.
    pub name: String,
    /// The unit in charge, as the office calls it; "unit" for the one that holds the dossier.
    pub owner: String,
    /// Who acts, where that is not the owner: a council, an applicant. The owner follows it up.
    pub by: Option<String>,
    /// Who decides.
    pub decides: Option<String>,
    /// Papers that come in.
    pub takes: Vec<String>,
    /// Papers that go out.
    pub gives: Vec<String>,
    /// How long it may take.
    pub duration: Option<Duration>,
    /// How long it may take instead where a condition holds: the first that does counts.
    pub limits: Vec<(Clause, Duration)>,
    /// The field with the day from which that is counted; from the day on which the stage begins where `None`.
    pub counted_from: Option<String>,
    /// The field with the day before which that must be over: "20 days before the session".
    pub counted_back_from: Option<String>,
    /// The field with the very day by which it must be over.
    pub until: Option<String>,
    /// Where that stands.
    pub source: String,
    /// Fields that must be filled in before it is done.
    pub wants: Vec<String>,
    /// What must hold before it is done.
    pub checks: Vec<Check>,
    /// Where it goes on when it is done, for the first condition that holds.
    pub branches: Vec<(Clause, Next)>,
    /// Where it goes on else.
    pub next: Next,
    /// Where a refusal leads; `None` where nobody refuses here.
    pub refused: Option<Next>,
    /// The stage that a return leads back to; `None` where nothing is returned.
    pub returned: Option<String>,
    /// Whether the applicant may be asked for a supplement.
    pub supplement: bool,
    /// How long the applicant may take for it; `None` where nobody says.
    pub supplement_within: Option<Duration>,
    /// Who is asked for an opinion meanwhile.
    pub opinions: Option<Opinions>,
    /// How it comes again.
    pub repeat: Option<Repeat>,
}

/// Where a dossier goes on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Next {
    /// To its end.
    #[default]
    End,
    /// To a stage.
    Stage(String),
}

/// How long something may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duration {
    /// Calendar days.
    Days(u32),
    /// Working days.
    WorkingDays(u32),
    /// Months.
    Months(u32),
}

/// What a stopped clock does when a supplement comes in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Restart {
    /// It begins again from zero.
    Zero,
    /// It goes on from where it stood.
    #[default]
    Stood,
}

/// Who sees the dossiers of a procedure besides those whose units hold them, work on them or worked on them. It narrows what is
/// seen, and never widens it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Access {
    /// Who has one of these roles.
    pub roles: Vec<Role>,
    /// Who works in one of these units, as the office calls them.
    pub units: Vec<String>,
}

/// How the office may put off the day of a dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Apology {
    /// How often.
    pub times: u32,
    /// How many working days before the day at the latest.
    pub working_days_before: u32,
}

/// Who has to do with a dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartyRole {
    /// The id.
    pub id: String,
    /// What people call it: "Cơ quan chủ trì".
    pub name: String,
    /// Whether a dossier needs one from the beginning.
    pub required: bool,
    /// Whether it is always a person: the name and the code are no part of events then.
    pub person: bool,
}

/// A column of the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Column {
    /// The number.
    Number,
    /// What it is about.
    Subject,
    /// The day on which it was taken in.
    Opened,
    /// The stage now, or how it ended.
    Stage,
    /// The unit in charge now.
    Owner,
    /// The last day on time of the stage.
    Due,
    /// The last day on time of the whole.
    Return,
    /// Who has a role in it.
    Party(String),
    /// A field.
    Field(String),
}

/// A change of some fields that may be asked for so many times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amendment {
    /// The id.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Fields that it changes.
    pub fields: Vec<String>,
    /// How often.
    pub times: u32,
    /// The field with a day, and how many months before it at the latest it must be asked for.
    pub before: Option<(String, u32)>,
    /// Months by which a day among its fields may move at most.
    pub months_at_most: Option<u32>,
    /// Where that stands.
    pub source: String,
}

/// How a dossier may belong to another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkKind {
    /// The id.
    pub id: String,
    /// What people call the other one from here: "Dẫn đến xử phạt".
    pub name: String,
    /// What people call this one from there: "Từ cuộc kiểm tra".
    pub back: String,
    /// The procedures of the other one.
    pub procedures: Vec<String>,
}

/// What must hold before a stage is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// What must hold.
    pub that: Clause,
    /// What is said where it does not.
    pub otherwise: String,
}

/// Who is asked for an opinion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opinions {
    /// Units of the office, or other bodies.
    pub of: Vec<String>,
    /// Fields whose names are asked, too, each name behind a ";".
    pub from: Vec<String>,
    /// How long each has.
    pub within: Duration,
    /// What silence means.
    pub silence: Silence,
}

/// What it means that somebody who was asked says nothing in time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Silence {
    /// The stage waits.
    #[default]
    Waits,
    /// It counts as agreement.
    Agrees,
}

/// How a stage comes again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeat {
    /// So many months after the time before.
    pub months: u32,
    /// As long as its day does not lie behind that of a field.
    pub until: String,
}

impl Procedure {
    /// Returns a stage.
    pub fn stage(&self, id: &str) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.id == id)
    }

    /// Returns a field.
    pub fn field(&self, id: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.id == id)
    }

    /// Returns an amendment.
    pub fn amendment(&self, id: &str) -> Option<&Amendment> {
        self.amendments.iter().find(|amendment| amendment.id == id)
    }

    /// Returns a kind of link.
    pub fn link(&self, id: &str) -> Option<&LinkKind> {
        self.links.iter().find(|link| link.id == id)
    }

    /// Returns what is asked of other dossiers before a stage is done; `None` for the time before one is taken in.
    pub fn across<'p>(&'p self, stage: Option<&'p str>) -> impl Iterator<Item = &'p Across> {
        self.across.iter().filter(move |across| across.is_asked(stage))
    }

    /// Returns the role of a party.
    pub fn party(&self, id: &str) -> Option<&PartyRole> {
        self.parties.iter().find(|role| role.id == id)
    }

    /// Returns the role of whom a personal field tells: the one that it names, else the first that is always a person's, else the
    /// first.
    pub fn told_of(&self, field: &Field) -> Option<&PartyRole> {
        let first = || self.parties.iter().find(|role| role.person).or(self.parties.first());
        field.of.as_ref().map_or_else(first, |role| self.party(role))
    }

    /// Tells whether dossiers begin under it on a day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|last| day <= last)
    }

    /// Returns the number of a dossier.
    pub fn numbered(&self, year: i16, number: u64) -> String {
        let four = format!("{number:04}");
        self.number.replace("{year}", &year.to_string()).replace("{number}", &four)
    }

    /// Returns how long the whole may take, by what was entered.
    pub fn limit_by(&self, entered: &Values) -> Option<Duration> {
        self.chosen(&self.limits, self.limit, entered)
    }

    /// Returns how long a stage may take, by what was entered.
    pub fn duration_of(&self, stage: &Stage, entered: &Values) -> Option<Duration> {
        self.chosen(&stage.limits, stage.duration, entered)
    }

    fn chosen(
        &self,
        limits: &[(Clause, Duration)],
        usual: Option<Duration>,
        entered: &Values,
    ) -> Option<Duration> {
        if limits.is_empty() {
            return usual;
        }
        let values = self.with_computed(entered);
        let found = limits.iter().find(|(clause, _)| clause.holds(&self.fields, &values));
        found.map_or(usual, |(_, duration)| Some(*duration))
    }

    /// Returns the fields with those that are computed, by what was entered.
    pub fn with_computed(&self, entered: &Values) -> Values {
        let mut values = entered.clone();
        for field in &self.fields {
            if let Some(sum) = field.computed(&self.fields, entered) {
                values.insert(field.id.clone(), sum.to_string());
            }
        }
        values
    }
}

impl Opinions {
    /// Returns who is asked, each once: those that the procedure names, and those that stand in the fields of the dossier.
    pub fn asked(&self, values: &Values) -> Vec<String> {
        let mut asked: Vec<String> = Vec::new();
        let chosen =
            self.from.iter().filter_map(|field| values.get(field)).flat_map(|names| names.split(';'));
        for name in self.of.iter().map(String::as_str).chain(chosen).map(str::trim) {
            if !name.is_empty() && !asked.iter().any(|one| one == name) {
                asked.push(name.to_owned());
            }
        }
        asked
    }
}

impl Stage {
    /// The owner's name that means the unit which holds the dossier.
    pub const HOLDER: &'static str = "unit";

    /// Returns where a dossier goes on when the stage is done.
    pub fn after(&self, fields: &[Field], values: &Values) -> &Next {
        let holds = |(condition, _): &&(Clause, Next)| condition.holds(fields, values);
        self.branches.iter().find(holds).map_or(&self.next, |(_, next)| next)
    }

    /// Returns the field whose day its limit is, or is counted from, or back from.
    pub fn hangs_on(&self) -> Option<&String> {
        self.counted_from.as_ref().or(self.counted_back_from.as_ref()).or(self.until.as_ref())
    }

    /// Returns every place to which it may lead by being done, the usual one last.
    pub fn ways(&self) -> impl Iterator<Item = &Next> {
        self.branches.iter().map(|(_, next)| next).chain([&self.next])
    }
}

impl Duration {
    /// Returns the limit that begins on a day, which is not counted.
    pub fn from(self, from: Date) -> Limit {
        match self {
            Self::Days(days) => Limit::Days { from, days },
            Self::WorkingDays(days) => Limit::WorkingDays { from, days },
            Self::Months(months) => Limit::Months { from, months },
        }
    }

    /// Returns the stable name of its unit, and how many of them.
    pub fn parts(self) -> (&'static str, u32) {
        match self {
            Self::Days(days) => ("days", days),
            Self::WorkingDays(days) => ("working-days", days),
            Self::Months(months) => ("months", months),
        }
    }
}

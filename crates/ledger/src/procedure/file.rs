//! A procedure as it is written: TOML, with errors that name the line.

use super::across;
use super::check;
use super::condition::{Bound, Clause, Condition, Test};
use super::definition::{
    Access, Amendment, Apology, Check, Column, Duration, LinkKind, Next, Opinions, PartyRole, Procedure,
    Repeat, Restart, Silence, Stage,
};
use super::field::{Field, Kind, Part};
use super::portal;
use super::printed;
use super::service;
use crate::definition::{self, Mistake, Problem};
use crate::event::Hash;
use crate::organisation::Role;
use jiff::civil::{Date, Time};
use serde::ser::SerializeMap as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::ops::Range;
use toml::Spanned;

/// The most days, working days or months of a limit.
const LONGEST: u32 = 5_000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    pub(super) id: Spanned<String>,
    version: String,
    valid_from: Spanned<Date>,
    valid_to: Option<Date>,
    source: String,
    name: String,
    group: Option<String>,
    number: Option<Spanned<String>>,
    days: Option<Spanned<u32>>,
    working_days: Option<Spanned<u32>>,
    months: Option<Spanned<u32>>,
    #[serde(default)]
    pub(super) limits: Vec<WrittenLimit>,
    cut_off: Option<Time>,
    #[serde(default)]
    restart: WrittenRestart,
    apology: Option<WrittenApology>,
    pub(super) stopped: Option<Spanned<String>>,
    access: Option<WrittenAccess>,
    service: Option<service::Written>,
    #[serde(default)]
    pub(super) parties: Vec<WrittenParty>,
    #[serde(default)]
    pub(super) fields: Vec<WrittenField>,
    #[serde(default)]
    pub(super) columns: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) amendments: Vec<WrittenAmendment>,
    #[serde(default)]
    pub(super) across: Vec<across::Written>,
    #[serde(default)]
    pub(super) links: Vec<WrittenLink>,
    pub(super) portal: Option<portal::Written>,
    #[serde(default)]
    pub(super) papers: Vec<printed::Written>,
    #[serde(default)]
    pub(super) stages: Vec<WrittenStage>,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum WrittenRestart {
    Zero,
    #[default]
    Stood,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenApology {
    times: u32,
    working_days_before: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenAccess {
    #[serde(default)]
    roles: Vec<Spanned<String>>,
    #[serde(default)]
    units: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenLink {
    pub(super) id: Spanned<String>,
    name: Spanned<String>,
    back: Spanned<String>,
    procedures: Spanned<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenParty {
    pub(super) id: Spanned<String>,
    name: String,
    #[serde(default)]
    required: bool,
    #[serde(default)]
    person: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenField {
    pub(super) id: Spanned<String>,
    name: String,
    r#type: Spanned<String>,
    #[serde(default)]
    required: bool,
    min: Option<i64>,
    max: Option<i64>,
    #[serde(default)]
    choices: Vec<String>,
    pub(super) frozen_after: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) sum: Vec<WrittenPart>,
    #[serde(default)]
    personal: bool,
    pub(super) of: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenPart {
    pub(super) field: Spanned<String>,
    percent: Option<u32>,
    when: Option<Spanned<WrittenCondition>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenAmendment {
    pub(super) id: Spanned<String>,
    name: String,
    pub(super) fields: Vec<Spanned<String>>,
    times: u32,
    pub(super) before: Option<Spanned<String>>,
    months_before: Option<u32>,
    months_at_most: Option<u32>,
    #[serde(default)]
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenStage {
    pub(super) id: Spanned<String>,
    name: String,
    pub(super) owner: Spanned<String>,
    by: Option<String>,
    decides: Option<String>,
    #[serde(default)]
    takes: Vec<String>,
    #[serde(default)]
    gives: Vec<String>,
    days: Option<Spanned<u32>>,
    working_days: Option<Spanned<u32>>,
    months: Option<Spanned<u32>>,
    #[serde(default)]
    pub(super) limits: Vec<WrittenLimit>,
    pub(super) after: Option<Spanned<String>>,
    pub(super) before: Option<Spanned<String>>,
    pub(super) until: Option<Spanned<String>>,
    #[serde(default)]
    source: String,
    #[serde(default)]
    pub(super) wants: Vec<Spanned<String>>,
    #[serde(default)]
    checks: Vec<WrittenCheck>,
    #[serde(default)]
    pub(super) branches: Vec<WrittenBranch>,
    pub(super) next: Option<Spanned<String>>,
    pub(super) refused: Option<Spanned<String>>,
    pub(super) returned: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) supplement: bool,
    pub(super) supplement_within: Option<Spanned<WrittenWithin>>,
    pub(super) opinions: Option<WrittenOpinions>,
    pub(super) repeat: Option<WrittenRepeat>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenWithin {
    days: Option<Spanned<u32>>,
    working_days: Option<Spanned<u32>>,
    months: Option<Spanned<u32>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenOpinions {
    #[serde(default)]
    of: Option<Spanned<Vec<String>>>,
    #[serde(default)]
    pub(super) from: Vec<Spanned<String>>,
    days: Option<Spanned<u32>>,
    working_days: Option<Spanned<u32>>,
    #[serde(default)]
    silence: WrittenSilence,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum WrittenSilence {
    #[default]
    Waits,
    Agrees,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenRepeat {
    months: Spanned<u32>,
    pub(super) until: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenCheck {
    otherwise: String,
    that: Spanned<WrittenCondition>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenBranch {
    when: Spanned<WrittenCondition>,
    pub(super) to: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenLimit {
    pub(super) when: Spanned<WrittenCondition>,
    days: Option<Spanned<u32>>,
    working_days: Option<Spanned<u32>>,
    months: Option<Spanned<u32>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenCondition {
    field: Option<Spanned<String>>,
    #[serde(default)]
    all: Vec<Spanned<WrittenCondition>>,
    #[serde(default)]
    any: Vec<Spanned<WrittenCondition>>,
    is: Option<OneOrMore>,
    at_least: Option<Amount>,
    more_than: Option<Amount>,
    at_most: Option<Amount>,
    less_than: Option<Amount>,
    of: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Amount {
    Number(i64),
    Share(String),
}

impl Procedure {
    /// Reads a definition.
    ///
    /// # Errors
    ///
    /// What is wrong, and in which line.
    pub fn read(text: &str) -> Result<Self, Problem> {
        definition::make(text, |written: Written, hash| {
            let made = made(&written, hash)?;
            match check::mistake(&written, &made) {
                Some(mistake) => Err(mistake),
                None => Ok(made),
            }
        })
    }
}

fn made(written: &Written, hash: Hash) -> Result<Procedure, Mistake> {
    let number = match &written.number {
        Some(number) if number.as_ref().contains("{number}") => number.as_ref().clone(),
        Some(number) => return Err((number.span(), "the number of a dossier has {number} in it".to_owned())),
        None => "{year}/{number}".to_owned(),
    };
    if written.valid_to.is_some_and(|to| to < *written.valid_from.as_ref()) {
        return Err((written.valid_from.span(), "valid_to lies before valid_from".to_owned()));
    }
    let apology = written
        .apology
        .map(|apology| Apology { times: apology.times, working_days_before: apology.working_days_before });
    let parties = written.parties.iter().map(|party| PartyRole {
        id: party.id.as_ref().clone(),
        name: party.name.clone(),
        required: party.required,
        person: party.person,
    });
    let ids: Vec<&str> = written.stages.iter().map(|stage| stage.id.as_ref().as_str()).collect();
    let following = ids.iter().skip(1).map(|id| Some(*id)).chain([None]);
    let stages = written.stages.iter().zip(following).map(|(one, next)| stage(one, next));
    let limit = duration([&written.days, &written.working_days, &written.months])?;
    let across = written.across.iter().map(|one| across::read(one, written.id.as_ref()));
    Ok(Procedure {
        id: written.id.as_ref().clone(),
        version: written.version.clone(),
        valid_from: *written.valid_from.as_ref(),
        valid_to: written.valid_to,
        source: written.source.clone(),
        name: written.name.clone(),
        group: written.group.clone(),
        number,
        limits: limits(&written.limits, limit)?,
        service: written.service.as_ref().map(|service| service::read(service, limit)).transpose()?,
        limit,
        cut_off: written.cut_off,
        restart: match written.restart {
            WrittenRestart::Zero => Restart::Zero,
            WrittenRestart::Stood => Restart::Stood,
        },
        apology,
        stopped: written.stopped.as_ref().map_or(Next::End, next_of),
        access: written.access.as_ref().map(access).transpose()?,
        parties: parties.collect(),
        fields: written.fields.iter().map(field).collect::<Result<_, _>>()?,
        columns: written.columns.iter().map(column).collect::<Result<_, _>>()?,
        amendments: written.amendments.iter().map(amendment).collect::<Result<_, _>>()?,
        across: across.collect::<Result<_, _>>()?,
        links: written.links.iter().map(link).collect::<Result<_, _>>()?,
        papers: written.papers.iter().map(printed::read).collect::<Result<_, _>>()?,
        portal: written.portal.as_ref().map(portal::read).transpose()?,
        stages: stages.collect::<Result<_, _>>()?,
        hash,
    })
}

fn link(written: &WrittenLink) -> Result<LinkKind, Mistake> {
    if let Some(words) = [&written.name, &written.back].into_iter().find(|one| one.as_ref().trim().is_empty())
    {
        return Err((words.span(), "a link has a name, and one from the other side".to_owned()));
    }
    if written.procedures.as_ref().is_empty() {
        return Err((written.procedures.span(), "a link leads to dossiers of procedures".to_owned()));
    }
    Ok(LinkKind {
        id: text(&written.id),
        name: text(&written.name),
        back: text(&written.back),
        procedures: written.procedures.as_ref().clone(),
    })
}

fn access(written: &WrittenAccess) -> Result<Access, Mistake> {
    let role = |name: &Spanned<String>| {
        Role::ALL.into_iter().find(|role| role.name() == name.as_ref()).ok_or_else(|| {
            let known = Role::ALL.map(Role::name).join(", ");
            (name.span(), format!("no role {:?}; there are {known}", name.as_ref()))
        })
    };
    let roles = written.roles.iter().map(role).collect::<Result<_, _>>()?;
    Ok(Access { roles, units: written.units.clone() })
}

/// Reads a limit that is written as days, working days or months.
pub(super) fn duration(
    [days, working, months]: [&Option<Spanned<u32>>; 3],
) -> Result<Option<Duration>, Mistake> {
    type Unit<'w> = (&'w Option<Spanned<u32>>, fn(u32) -> Duration);
    let kinds: [Unit<'_>; 3] =
        [(days, Duration::Days), (working, Duration::WorkingDays), (months, Duration::Months)];
    let mut found = None;
    for (written, kind) in kinds {
        let Some(written) = written else { continue };
        let count = *written.as_ref();
        if found.is_some() {
            return Err((written.span(), "one of days, working_days and months".to_owned()));
        }
        if !(1..=LONGEST).contains(&count) {
            return Err((written.span(), format!("a limit goes from 1 to {LONGEST}")));
        }
        found = Some(kind(count));
    }
    Ok(found)
}

/// Reads the limits that hang on fields; `usual` is the one that holds else.
fn limits(written: &[WrittenLimit], usual: Option<Duration>) -> Result<Vec<(Clause, Duration)>, Mistake> {
    let one = |written: &WrittenLimit| {
        let at = written.when.span();
        let long = duration([&written.days, &written.working_days, &written.months])?;
        let Some(long) = long else {
            return Err((at, "a limit wants days, working_days or months".to_owned()));
        };
        if usual.is_none() {
            return Err((
                at,
                "limits want days, working_days or months beside them: what holds else".to_owned(),
            ));
        }
        Ok((clause(&written.when)?, long))
    };
    written.iter().map(one).collect()
}

fn field(written: &WrittenField) -> Result<Field, Mistake> {
    let kind = match written.r#type.as_ref().as_str() {
        "text" => Kind::Text,
        "number" => Kind::Number { min: written.min, max: written.max },
        "money" => Kind::Money,
        "day" => Kind::Day,
        "yes-no" => Kind::YesNo,
        "choice" if written.choices.is_empty() => {
            return Err((written.r#type.span(), "a choice has choices".to_owned()));
        }
        "choice" => Kind::Choice(written.choices.clone()),
        other => {
            let known = Kind::NAMES.join(", ");
            return Err((written.r#type.span(), format!("no type {other:?}; there are {known}")));
        }
    };
    let part = |part: &WrittenPart| {
        Ok(Part {
            field: part.field.as_ref().clone(),
            percent: part.percent.unwrap_or(100),
            when: part.when.as_ref().map(clause).transpose()?,
        })
    };
    Ok(Field {
        id: written.id.as_ref().clone(),
        name: written.name.clone(),
        kind,
        required: written.required,
        frozen_after: written.frozen_after.as_ref().map(text),
        sum: written.sum.iter().map(part).collect::<Result<_, _>>()?,
        personal: written.personal,
        of: written.of.as_ref().map(text),
    })
}

fn column(written: &Spanned<String>) -> Result<Column, Mistake> {
    let name = written.as_ref().as_str();
    Ok(match name.split_once(':') {
        Some(("party", role)) => Column::Party(role.to_owned()),
        Some(("field", field)) => Column::Field(field.to_owned()),
        Some(_) | None => match name {
            "number" => Column::Number,
            "subject" => Column::Subject,
            "opened" => Column::Opened,
            "stage" => Column::Stage,
            "owner" => Column::Owner,
            "due" => Column::Due,
            "return" => Column::Return,
            other => {
                let known = "number, subject, opened, stage, owner, due, return, party:ID, field:ID";
                return Err((written.span(), format!("no column {other:?}; there are {known}")));
            }
        },
    })
}

fn amendment(written: &WrittenAmendment) -> Result<Amendment, Mistake> {
    let before = match (&written.before, written.months_before) {
        (Some(field), Some(months)) => Some((text(field), months)),
        (Some(field), None) => return Err((field.span(), "before wants months_before".to_owned())),
        (None, Some(_)) => return Err((written.id.span(), "months_before wants before".to_owned())),
        (None, None) => None,
    };
    Ok(Amendment {
        id: text(&written.id),
        name: written.name.clone(),
        fields: written.fields.iter().map(text).collect(),
        times: written.times,
        before,
        months_at_most: written.months_at_most,
        source: written.source.clone(),
    })
}

fn stage(written: &WrittenStage, following: Option<&str>) -> Result<Stage, Mistake> {
    let duration = duration([&written.days, &written.working_days, &written.months])?;
    if let (Some(after), Some(_)) = (&written.after, &written.before) {
        return Err((after.span(), "either after or before".to_owned()));
    }
    if let (Some(day), None) = (written.after.as_ref().or(written.before.as_ref()), duration) {
        return Err((day.span(), "after and before want days, working_days or months".to_owned()));
    }
    let other = written.after.is_some() || written.before.is_some() || !written.limits.is_empty();
    if let Some(until) = written.until.as_ref().filter(|_| duration.is_some() || other) {
        return Err((
            until.span(),
            "until is the very day: no days, limits, after or before beside it".to_owned(),
        ));
    }
    let branch = |branch: &WrittenBranch| Ok((clause(&branch.when)?, next_of(&branch.to)));
    let check =
        |check: &WrittenCheck| Ok(Check { that: clause(&check.that)?, otherwise: check.otherwise.clone() });
    let usual = || following.map_or(Next::End, |id| Next::Stage(id.to_owned()));
    Ok(Stage {
        id: text(&written.id),
        name: written.name.clone(),
        owner: text(&written.owner),
        by: written.by.clone(),
        decides: written.decides.clone(),
        takes: written.takes.clone(),
        gives: written.gives.clone(),
        duration,
        limits: limits(&written.limits, duration)?,
        counted_from: written.after.as_ref().map(text),
        counted_back_from: written.before.as_ref().map(text),
        until: written.until.as_ref().map(text),
        source: written.source.clone(),
        wants: written.wants.iter().map(text).collect(),
        checks: written.checks.iter().map(check).collect::<Result<_, _>>()?,
        branches: written.branches.iter().map(branch).collect::<Result<_, _>>()?,
        next: written.next.as_ref().map_or_else(usual, next_of),
        refused: written.refused.as_ref().map(next_of),
        returned: written.returned.as_ref().map(text),
        supplement: written.supplement,
        supplement_within: written
            .supplement_within
            .as_ref()
            .map(|one| within(one, written.supplement))
            .transpose()?,
        opinions: written.opinions.as_ref().map(|one| opinions(one, written.id.span())).transpose()?,
        repeat: written.repeat.as_ref().map(repeat).transpose()?,
    })
}

fn opinions(written: &WrittenOpinions, at: Range<usize>) -> Result<Opinions, Mistake> {
    let place = written.of.as_ref().map(Spanned::span).or(written.from.first().map(Spanned::span));
    let place = place.unwrap_or(at);
    let within = duration([&written.days, &written.working_days, &None])?;
    let Some(within) = within else {
        return Err((place, "opinions want days or working_days".to_owned()));
    };
    let of = written.of.as_ref().map(|of| of.as_ref().clone()).unwrap_or_default();
    let twice = of.iter().enumerate().any(|(at, one)| of[..at].contains(one));
    let nobody = of.is_empty() && written.from.is_empty();
    if nobody || twice || of.iter().any(|one| one.trim().is_empty() || one.contains(';')) {
        return Err((place, "opinions are asked of somebody, of each once".to_owned()));
    }
    let silence = match written.silence {
        WrittenSilence::Waits => Silence::Waits,
        WrittenSilence::Agrees => Silence::Agrees,
    };
    Ok(Opinions { of, from: written.from.iter().map(text).collect(), within, silence })
}

/// Reads how long the applicant may take for a supplement.
fn within(written: &Spanned<WrittenWithin>, supplement: bool) -> Result<Duration, Mistake> {
    let WrittenWithin { days, working_days, months } = written.as_ref();
    let long = duration([days, working_days, months])?;
    if !supplement {
        return Err((written.span(), "supplement_within wants supplement = true".to_owned()));
    }
    long.ok_or_else(|| (written.span(), "supplement_within wants days, working_days or months".to_owned()))
}

fn repeat(written: &WrittenRepeat) -> Result<Repeat, Mistake> {
    let months = *written.months.as_ref();
    if !(1..=120).contains(&months) {
        return Err((written.months.span(), "a stage comes again after 1 to 120 months".to_owned()));
    }
    Ok(Repeat { months, until: text(&written.until) })
}

fn next_of(written: &Spanned<String>) -> Next {
    match written.as_ref().as_str() {
        "end" => Next::End,
        stage => Next::Stage(stage.to_owned()),
    }
}

/// Reads a condition, or several that are put together.
fn clause(written: &Spanned<WrittenCondition>) -> Result<Clause, Mistake> {
    let WrittenCondition { field, all, any, .. } = written.as_ref();
    let more = |clauses: &[Spanned<WrittenCondition>]| clauses.iter().map(clause).collect::<Result<_, _>>();
    match (field, all.as_slice(), any.as_slice()) {
        (Some(field), [], []) => Ok(Clause::One(condition(field, written.as_ref())?)),
        (None, [_, ..], []) if is_alone(written.as_ref()) => Ok(Clause::All(more(all)?)),
        (None, [], [_, ..]) if is_alone(written.as_ref()) => Ok(Clause::Any(more(any)?)),
        (Some(_) | None, _, _) => Err((
            written.span(),
            "a condition has one of field, all and any, with what belongs to it".to_owned(),
        )),
    }
}

/// Tells whether nothing is compared beside what is put together.
fn is_alone(written: &WrittenCondition) -> bool {
    let WrittenCondition { field: _, all: _, any: _, is, at_least, more_than, at_most, less_than, of } =
        written;
    is.is_none() && [at_least, more_than, at_most, less_than].iter().all(|one| one.is_none()) && of.is_none()
}

fn condition(field: &Spanned<String>, written: &WrittenCondition) -> Result<Condition, Mistake> {
    let wrong = |what: &str| (field.span(), what.to_owned());
    let bound = |amount: &Amount| match (amount, &written.of) {
        (Amount::Number(number), None) => Ok(Bound::Number(*number)),
        (Amount::Share(share), Some(of)) => share_of(share)
            .map(|(parts, whole)| Bound::Share { parts, whole, of: text(of) })
            .ok_or_else(|| wrong("a share is written \"3/4\"")),
        (Amount::Number(_), Some(_)) | (Amount::Share(_), None) => {
            Err(wrong("a share \"3/4\" wants of = \"FIELD\", a number does not"))
        }
    };
    type Comparison<'w> = (&'w Option<Amount>, fn(Bound) -> Test);
    let comparisons: [Comparison<'_>; 4] = [
        (&written.at_least, Test::AtLeast),
        (&written.more_than, Test::MoreThan),
        (&written.at_most, Test::AtMost),
        (&written.less_than, Test::LessThan),
    ];
    let mut tests = Vec::new();
    if let Some(is) = &written.is {
        tests.push(Test::Is(match is {
            OneOrMore::One(one) => vec![one.clone()],
            OneOrMore::More(more) => more.clone(),
        }));
    }
    for (amount, test) in comparisons {
        if let Some(amount) = amount {
            tests.push(test(bound(amount)?));
        }
    }
    match tests.pop() {
        Some(test) if tests.is_empty() => Ok(Condition { field: text(field), test }),
        Some(_) | None => Err(wrong("one of is, at_least, more_than, at_most and less_than")),
    }
}

/// A condition outside a procedure: in a report form, in what was recorded of an indicator, in an address.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BareCondition {
    field: String,
    is: Option<OneOrMore>,
    at_least: Option<Amount>,
    more_than: Option<Amount>,
    at_most: Option<Amount>,
    less_than: Option<Amount>,
    of: Option<String>,
}

impl<'de> Deserialize<'de> for Condition {
    /// Reads a condition as it stands in a procedure, so that other definitions write theirs alike.
    fn deserialize<D: Deserializer<'de>>(read: D) -> Result<Self, D::Error> {
        let BareCondition { field, is, at_least, more_than, at_most, less_than, of } =
            BareCondition::deserialize(read)?;
        let nowhere = |words: String| Spanned::new(0..0, words);
        let (field, of) = (nowhere(field), of.map(nowhere));
        let (all, any) = (Vec::new(), Vec::new());
        let written =
            WrittenCondition { field: None, all, any, is, at_least, more_than, at_most, less_than, of };
        condition(&field, &written).map_err(|(_, what)| serde::de::Error::custom(what))
    }
}

impl Serialize for Condition {
    /// Writes it as it is read.
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let mut map = out.serialize_map(None)?;
        map.serialize_entry("field", &self.field)?;
        let (test, bound) = match &self.test {
            Test::Is(values) => {
                map.serialize_entry("is", values)?;
                return map.end();
            }
            Test::AtLeast(bound) => ("at_least", bound),
            Test::MoreThan(bound) => ("more_than", bound),
            Test::AtMost(bound) => ("at_most", bound),
            Test::LessThan(bound) => ("less_than", bound),
        };
        match bound {
            Bound::Number(number) => map.serialize_entry(test, number)?,
            Bound::Share { parts, whole, of } => {
                map.serialize_entry(test, &format!("{parts}/{whole}"))?;
                map.serialize_entry("of", of)?;
            }
        }
        map.end()
    }
}

/// Reads a share "3/4".
fn share_of(words: &str) -> Option<(i64, i64)> {
    let (parts, whole) = words.split_once('/')?;
    let (parts, whole) = (parts.trim().parse::<u16>().ok()?, whole.trim().parse::<u16>().ok()?);
    (whole > 0).then_some((i64::from(parts), i64::from(whole)))
}

fn text(written: &Spanned<String>) -> String {
    written.as_ref().clone()
}

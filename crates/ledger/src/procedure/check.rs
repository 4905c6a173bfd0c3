//! What a definition must be besides well written: names that mean something, stages that are reached and can end.

use super::across;
use super::condition::{Clause, Condition, Test};
use super::definition::{Column, Duration, Next, Procedure, Stage};
use super::field::{Field, Kind};
use super::file::{Written, WrittenField, WrittenLimit};
use super::portal;
use super::printed;
use crate::definition::Mistake;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use toml::Spanned;

/// Returns the first thing that is wrong.
pub(super) fn mistake(written: &Written, made: &Procedure) -> Option<Mistake> {
    ids(written)
        .or_else(|| fields(written, made))
        .or_else(|| columns(written, made))
        .or_else(|| amendments(written, made))
        .or_else(|| stages(written, made))
        .or_else(|| limits(&written.limits, &made.limits, made))
        .or_else(|| ways(written, made))
        .or_else(|| others(written, made))
        .or_else(|| papers(written, made))
        .or_else(|| written.portal.as_ref().and_then(|portal| portal::mistake(portal, made)))
}

/// Every id is spelt in ASCII and stands once among its kind.
fn ids(written: &Written) -> Option<Mistake> {
    let kinds: [Vec<&Spanned<String>>; 8] = [
        vec![&written.id],
        written.parties.iter().map(|party| &party.id).collect(),
        written.fields.iter().map(|field| &field.id).collect(),
        written.amendments.iter().map(|amendment| &amendment.id).collect(),
        written.stages.iter().map(|stage| &stage.id).collect(),
        written.across.iter().map(|across| &across.id).collect(),
        written.papers.iter().map(|paper| &paper.id).collect(),
        written.links.iter().map(|link| &link.id).collect(),
    ];
    for ids in kinds {
        let mut seen = BTreeSet::new();
        for id in ids {
            let spelt =
                |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
            let name = id.as_ref().as_str();
            if name.is_empty() || !name.chars().all(spelt) {
                return told(id, "an id has small letters, digits and \"-\"");
            }
            if name == "end" || !seen.insert(name) {
                return told(id, &format!("{name:?} stands for something else already"));
            }
        }
    }
    written.stages.is_empty().then(|| (written.id.span(), "a procedure has stages".to_owned()))
}

/// What is printed names what the procedure has.
fn papers(written: &Written, made: &Procedure) -> Option<Mistake> {
    let mut papers = written.papers.iter().zip(&made.papers);
    papers.find_map(|(written, paper)| printed::mistake(written, paper, made))
}

fn fields(written: &Written, made: &Procedure) -> Option<Mistake> {
    for (written, field) in written.fields.iter().zip(&made.fields) {
        if let Some(mistake) = personal(written, field, made) {
            return Some(mistake);
        }
        if let Some(stage) = &written.frozen_after
            && made.stage(stage.as_ref()).is_none()
        {
            return told(stage, &format!("no stage {:?}", stage.as_ref()));
        }
        if field.is_computed() && (field.required || !field.kind.is_number()) {
            return told(&written.id, "a sum is a number or money, and not entered");
        }
        for (written, part) in written.sum.iter().zip(&field.sum) {
            let added = made.field(&part.field);
            if !added.is_some_and(|added| added.kind.is_number() && !added.is_computed()) {
                return told(&written.field, &format!("no entered number or money {:?}", part.field));
            }
            if let Some(problem) = part.when.as_ref().and_then(|when| asked(made, when, false)) {
                return told(&written.field, &problem);
            }
        }
    }
    None
}

/// What tells of a person is no part of events: nothing that a procedure decides may hang on it.
fn personal(written: &WrittenField, field: &Field, made: &Procedure) -> Option<Mistake> {
    if let Some(role) = &written.of {
        if !field.personal {
            return told(role, "of says whose a personal field is: it wants personal = true");
        }
        if made.party(role.as_ref()).is_none() {
            return told(role, &format!("no party {:?}", role.as_ref()));
        }
    }
    let fits = matches!(field.kind, Kind::Text | Kind::Day) && !field.is_computed();
    if field.personal && !fits {
        return told(&written.id, "a personal field is a text or a day");
    }
    if field.personal && made.told_of(field).is_none() {
        return told(&written.id, "a personal field tells of a party, and there is none");
    }
    None
}

fn columns(written: &Written, made: &Procedure) -> Option<Mistake> {
    let unknown = |column: &Column| match column {
        Column::Party(role) => made.party(role).is_none(),
        Column::Field(field) => made.field(field).is_none(),
        Column::Number
        | Column::Subject
        | Column::Opened
        | Column::Stage
        | Column::Owner
        | Column::Due
        | Column::Return => false,
    };
    let (at, _) = written.columns.iter().zip(&made.columns).find(|(_, column)| unknown(column))?;
    told(at, &format!("there is nothing for the column {:?}", at.as_ref()))
}

fn amendments(written: &Written, made: &Procedure) -> Option<Mistake> {
    for amendment in &written.amendments {
        if amendment.fields.is_empty() {
            return told(&amendment.id, "an amendment changes fields");
        }
        for field in &amendment.fields {
            if made.field(field.as_ref()).is_none_or(Field::is_computed) {
                return told(field, &format!("no field {:?} that is entered", field.as_ref()));
            }
        }
        if let Some(problem) = amendment.before.as_ref().and_then(|field| day_field(made, field)) {
            return Some(problem);
        }
    }
    None
}

fn stages(written: &Written, made: &Procedure) -> Option<Mistake> {
    for (written, stage) in written.stages.iter().zip(&made.stages) {
        if stage.owner.trim().is_empty() {
            return told(&written.owner, &format!("the stage {:?} has no owner", stage.id));
        }
        for field in &written.wants {
            if made.field(field.as_ref()).is_none_or(Field::is_computed) {
                return told(field, &format!("no field {:?} that is entered", field.as_ref()));
            }
        }
        let until = written.repeat.as_ref().map(|repeat| &repeat.until);
        let days = [written.after.as_ref(), written.before.as_ref(), written.until.as_ref(), until];
        if let Some(problem) = days.into_iter().flatten().find_map(|field| day_field(made, field)) {
            return Some(problem);
        }
        let checks = stage.checks.iter().map(|check| &check.that);
        let branches = stage.branches.iter().map(|(clause, _)| clause);
        if let Some(problem) = checks.chain(branches).find_map(|clause| asked(made, clause, true)) {
            return told(&written.id, &problem);
        }
        if let Some(problem) = limits(&written.limits, &stage.limits, made) {
            return Some(problem);
        }
        let asked = written.opinions.iter().flat_map(|opinions| &opinions.from);
        let is_text = |field: &Field| field.kind == Kind::Text && !field.personal;
        if let Some(name) = asked.into_iter().find(|name| !made.field(name.as_ref()).is_some_and(is_text)) {
            return told(
                name,
                &format!("no field {:?} with words, of which no person is told", name.as_ref()),
            );
        }
    }
    None
}

/// Limits hang on fields that are there.
fn limits(written: &[WrittenLimit], limits: &[(Clause, Duration)], made: &Procedure) -> Option<Mistake> {
    let mut all = written.iter().zip(limits);
    all.find_map(|(written, (clause, _))| Some((written.when.span(), asked(made, clause, true)?)))
}

/// Every stage leads to stages that are there, is reached from the first one, and reaches the end.
fn ways(written: &Written, made: &Procedure) -> Option<Mistake> {
    let spans: BTreeMap<&str, Range<usize>> =
        written.stages.iter().map(|stage| (stage.id.as_ref().as_str(), stage.id.span())).collect();
    for stage in &written.stages {
        let branches = stage.branches.iter().map(|branch| &branch.to);
        let named = branches.chain(&stage.next).chain(&stage.refused);
        for name in named {
            if name.as_ref() != "end" && !spans.contains_key(name.as_ref().as_str()) {
                return told(name, &format!("no stage {:?}", name.as_ref()));
            }
        }
        if let Some(name) = &stage.returned
            && !spans.contains_key(name.as_ref().as_str())
        {
            return told(name, &format!("no stage {:?}", name.as_ref()));
        }
    }
    if let (Some(name), Next::Stage(id)) = (&written.stopped, &made.stopped)
        && made.stage(id).is_none()
    {
        return told(name, &format!("no stage {id:?}"));
    }
    let stopped = match &made.stopped {
        Next::End => None,
        Next::Stage(id) => Some(id.as_str()),
    };
    let begins = made.stages.first().map(|stage| stage.id.as_str()).into_iter().chain(stopped);
    let reached = spread(begins.collect(), |found| {
        let from = made.stages.iter().filter(|stage| found.contains(stage.id.as_str()));
        from.flat_map(leads_to).collect()
    });
    let ended = spread(BTreeSet::new(), |found| {
        let ends = |next: &Next| match next {
            Next::End => true,
            Next::Stage(id) => found.contains(id.as_str()),
        };
        let ending = made.stages.iter().filter(|stage| stage.ways().any(ends));
        ending.map(|stage| stage.id.as_str()).collect()
    });
    for stage in &made.stages {
        let at = || spans.get(stage.id.as_str()).cloned().unwrap_or_default();
        if !reached.contains(stage.id.as_str()) {
            return Some((at(), format!("no stage leads to {:?}", stage.id)));
        }
        if !ended.contains(stage.id.as_str()) {
            return Some((at(), format!("from {:?} no way of being done leads to the end", stage.id)));
        }
    }
    None
}

/// What is asked of other dossiers can be asked.
fn others(written: &Written, made: &Procedure) -> Option<Mistake> {
    let all = written.across.iter().zip(&made.across);
    all.into_iter().find_map(|(written, across)| across::mistake(written, across, made))
}

/// Returns the stages that one leads to in whatever way.
fn leads_to(stage: &Stage) -> impl Iterator<Item = &str> {
    let ways = stage.ways().chain(&stage.refused).filter_map(|next| match next {
        Next::End => None,
        Next::Stage(id) => Some(id.as_str()),
    });
    ways.chain(stage.returned.as_deref())
}

/// Adds what `more` finds until it finds nothing new.
fn spread<'m>(
    mut found: BTreeSet<&'m str>,
    more: impl Fn(&BTreeSet<&'m str>) -> BTreeSet<&'m str>,
) -> BTreeSet<&'m str> {
    loop {
        let before = found.len();
        let new = more(&found);
        found.extend(new);
        if found.len() == before {
            return found;
        }
    }
}

/// Returns what is wrong with the fields that a clause asks.
fn asked(made: &Procedure, clause: &Clause, computed: bool) -> Option<String> {
    clause.conditions().into_iter().find_map(|condition| asked_once(made, condition, computed))
}

fn asked_once(made: &Procedure, condition: &Condition, computed: bool) -> Option<String> {
    for id in condition.fields() {
        match made.field(id) {
            None => return Some(format!("no field {id:?}")),
            Some(field) if field.personal => {
                return Some(format!("nothing hangs on the personal field {id:?}"));
            }
            Some(field) if field.is_computed() && !computed => {
                return Some(format!("a sum does not hang on the sum {id:?}"));
            }
            Some(_) => {}
        }
    }
    let kind = &made.field(&condition.field)?.kind;
    match &condition.test {
        Test::Is(wanted) => {
            let other = wanted.iter().find(|wanted| kind.read(wanted).is_err())?;
            Some(format!("{:?} is never {other:?}", condition.field))
        }
        Test::AtLeast(_) | Test::MoreThan(_) | Test::AtMost(_) | Test::LessThan(_) => {
            let all = condition.fields().into_iter().filter_map(|id| made.field(id));
            let other = all.into_iter().find(|field| !field.kind.is_number())?;
            Some(format!("{:?} is no number", other.id))
        }
    }
}

fn day_field(made: &Procedure, name: &Spanned<String>) -> Option<Mistake> {
    let is_day = made.field(name.as_ref()).is_some_and(|field| field.kind == Kind::Day && !field.personal);
    if is_day { None } else { told(name, &format!("no field {:?} with a day", name.as_ref())) }
}

#[expect(clippy::unnecessary_wraps, reason = "every caller returns it as what it found")]
fn told(at: &Spanned<String>, what: &str) -> Option<Mistake> {
    Some((at.span(), what.to_owned()))
}

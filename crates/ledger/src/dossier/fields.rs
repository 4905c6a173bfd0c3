//! What may be entered into the fields of a dossier.

use super::event::Hung;
use super::refusal::Refusal;
use super::state::Dossier;
use crate::event::Meta;
use crate::procedure::{Amendment, Field, Kind, Procedure, Stage, Values};
use jiff::Span;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What somebody entered, as it is stored.
#[derive(Default)]
pub(super) struct Entered {
    /// What stands in the fields, personal data among it.
    pub(super) values: Values,
    /// Days that hang on an event date.
    pub(super) hung: BTreeMap<String, Hung>,
}

impl Entered {
    pub(super) fn contains(&self, field: &str) -> bool {
        self.values.contains_key(field) || self.hung.contains_key(field)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.values.is_empty() && self.hung.is_empty()
    }
}

/// Returns what somebody entered; what stands for a day may be what people call an event date.
pub(super) fn read_hanging(
    procedure: &Procedure,
    entered: &Values,
    event_date: &dyn Fn(&str) -> Option<Hung>,
) -> Result<Entered, Refusal> {
    let hung = entered.iter().filter_map(|(id, words)| {
        let field = procedure
            .field(id)
            .filter(|field| field.kind == Kind::Day && !field.is_computed() && !field.personal)?;
        let is_day = field.kind.read(words).is_ok();
        Some((id.clone(), event_date(words.trim()).filter(|_| !is_day)?))
    });
    let hung: BTreeMap<String, Hung> = hung.collect();
    let rest = entered.iter().filter(|(id, _)| !hung.contains_key(*id));
    let rest: Values = rest.map(|(id, words)| (id.clone(), words.clone())).collect();
    let values = if rest.is_empty() && !hung.is_empty() { Values::new() } else { read(procedure, &rest)? };
    Ok(Entered { values, hung })
}

/// Returns what somebody entered as it is stored.
pub(super) fn read(procedure: &Procedure, entered: &Values) -> Result<Values, Refusal> {
    let mut values = Values::new();
    for (id, words) in entered {
        let field = procedure.field(id).ok_or_else(|| Refusal::NoField(id.clone()))?;
        if field.is_computed() {
            return Err(Refusal::Computed(field.name.clone()));
        }
        let bad = |wrong| Refusal::BadValue { field: field.name.clone(), wrong };
        values.insert(id.clone(), field.kind.read(words).map_err(bad)?);
    }
    if values.is_empty() { Err(Refusal::NoWords) } else { Ok(values) }
}

/// Refuses what only an amendment changes.
pub(super) fn check_frozen(
    dossier: &Dossier,
    procedure: &Procedure,
    entered: &Entered,
) -> Result<(), Refusal> {
    let changes = |field: &&Field| {
        let other = |value: &String| dossier.fields.get(&field.id) != Some(value);
        entered.values.get(&field.id).is_some_and(other) || entered.hung.contains_key(&field.id)
    };
    let frozen = |field: &&Field| {
        let done = |passage: &super::Passage| {
            field.frozen_after.as_ref() == Some(&passage.stage)
                && matches!(passage.end, Some((super::Ending::Done, _)))
        };
        dossier.passages.iter().any(done)
    };
    match procedure.fields.iter().filter(changes).find(frozen) {
        Some(field) => Err(Refusal::Frozen(field.name.clone())),
        None => Ok(()),
    }
}

/// Refuses to go on without what a stage wants.
pub(super) fn check_wanted(stage: &Stage, procedure: &Procedure, dossier: &Dossier) -> Result<(), Refusal> {
    let missing = stage.wants.iter().filter(|id| !dossier.is_filled(id));
    let names: Vec<String> = missing.filter_map(|id| Some(procedure.field(id)?.name.clone())).collect();
    if !names.is_empty() {
        return Err(Refusal::Missing(names));
    }
    let all = procedure.with_computed(&dossier.fields);
    match stage.checks.iter().find(|check| !check.that.holds(&procedure.fields, &all)) {
        Some(check) => Err(Refusal::Unmet(check.otherwise.clone())),
        None => Ok(()),
    }
}

/// Refuses an amendment that comes too late, too often, or goes too far.
pub(super) fn check_amendment(
    dossier: &Dossier,
    procedure: &Procedure,
    amendment: &Amendment,
    values: &Values,
    meta: &Meta,
) -> Result<(), Refusal> {
    if let Some(other) = values.keys().find(|id| !amendment.fields.contains(id)) {
        return Err(Refusal::NoField(other.clone()));
    }
    if dossier.amended.get(&amendment.id).copied().unwrap_or(0) >= amendment.times {
        return Err(Refusal::AmendedTooOften(amendment.times));
    }
    let day_in = |values: &Values, id: &str| values.get(id).and_then(|day| day.parse::<Date>().ok());
    if let Some((field, months)) = &amendment.before
        && let Some(day) = day_in(&dossier.fields, field)
    {
        let last = Span::new().try_months(*months).and_then(|span| day.checked_sub(span)).unwrap_or(day);
        if meta.effective.day > last {
            return Err(Refusal::TooLate(last));
        }
    }
    if let Some(months) = amendment.months_at_most {
        for field in procedure.fields.iter().filter(|field| field.kind == Kind::Day) {
            if let (Some(old), Some(new)) = (day_in(&dossier.fields, &field.id), day_in(values, &field.id)) {
                let last =
                    Span::new().try_months(months).and_then(|span| old.checked_add(span)).unwrap_or(old);
                if new > last {
                    return Err(Refusal::TooFar(last));
                }
            }
        }
    }
    Ok(())
}

//! Tasks, documents and units by what people call them.

use crate::Error;
use jiff::civil::Date;
use ledger::organisation::Organisation;
use ledger::{DocumentId, TaskId, TenantId, UnitId};
use store::{Filter, Order, Reader};
use viet::fold::key;

/// Characters at the end of an id that people type where a task has no code yet.
pub(crate) const SHORT: usize = 8;

/// Returns the unit or group that a name or short name means: one that exists on the day before one that does not.
pub(crate) fn unit(organisation: &Organisation, name: &str, day: Date) -> Option<UnitId> {
    let wanted = key(name);
    let called = |names: &ledger::organisation::Unit| {
        names
            .names
            .iter()
            .any(|named| key(&named.name) == wanted || named.short.iter().any(|short| key(short) == wanted))
    };
    let found = || organisation.units.iter().filter(|(_, unit)| called(unit)).map(|(id, _)| *id);
    let group =
        || organisation.groups.iter().find(|(_, group)| key(&group.name) == wanted).map(|(id, _)| *id);
    found().find(|unit| organisation.exists(*unit, day)).or_else(|| found().next_back()).or_else(group)
}

/// Returns the task that a code ("2025/0147"), an id or the end of one means.
pub(crate) fn task(reader: &mut Reader<'_>, tenant: TenantId, name: &str) -> Result<TaskId, Error> {
    if let Ok(id) = name.parse::<TaskId>() {
        return Ok(id);
    }
    let today = Date::MAX;
    let by_code = Filter { code: Some(name.to_owned()), ..Filter::default() };
    if let Some(task) = reader.tasks(tenant, &by_code, Order::Made, None, 1, today)?.tasks.pop() {
        return Ok(task.id);
    }
    let ending = |id: &[u8; 16]| TaskId::from_bytes(*id).to_string().ends_with(name);
    if name.len() < SHORT || !name.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(Error::NoTask(name.to_owned()));
    }
    let all = reader.subjects(tenant, "task")?;
    let mut found = all.iter().filter(|id| ending(id));
    match (found.next(), found.next()) {
        (Some(id), None) => Ok(TaskId::from_bytes(*id)),
        (Some(_), Some(_)) => Err(Error::Ambiguous(name.to_owned())),
        (None, _) => Err(Error::NoTask(name.to_owned())),
    }
}

/// Returns the document that a number and symbol ("15/TB-SKHCN", of the Party "52-KH/TU"), a number alone, or an id means.
pub(crate) fn document(reader: &mut Reader<'_>, tenant: TenantId, name: &str) -> Result<DocumentId, Error> {
    if let Ok(id) = name.parse::<DocumentId>() {
        return Ok(id);
    }
    // "777/QĐ-UBND", of the Party "52-KH/TU".
    let split = name.find(['/', '-']).map(|at| (name[..at].trim(), key(&name[at + 1..])));
    let (number, symbol) = split.map_or((name.trim(), None), |(number, symbol)| (number, Some(symbol)));
    let mut found = reader.documents_numbered(tenant, number)?;
    found.retain(|document| {
        symbol.as_ref().is_none_or(|wanted| document.symbol.as_deref().map(key).as_ref() == Some(wanted))
    });
    match found.as_slice() {
        [] => Err(Error::NoDocument(name.to_owned())),
        [one] => Ok(one.id),
        _ => Err(Error::Ambiguous(name.to_owned())),
    }
}

//! Orders and their shares: what is addressed to a group or to several units is one order with a share for each.
//!
//! A paragraph addressed to several units without a lead ("các phòng, đơn vị ...") is one task for each, each with its
//! own state (`shared/domain/follow-up.md` section 6). So a share is a task like any other, and names its order; figures
//! can be counted by shares and by orders.

use super::content::Content;
use crate::count::Figures;
use crate::organisation::Organisation;
use crate::standing::Standing;
use crate::{OrderId, UnitId};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Returns the share of each unit that an order is addressed to, in the order of addressing: the members of the day for
/// a group, the heirs of the day for a unit that ended. One that ended without an heir keeps its share, so that a person
/// sees it. What is addressed to one unit is no order with shares, but a task: its `order` stays what it was.
///
/// The content's own lead is left aside; co-operating groups become their members, and nobody co-operates with itself.
pub fn shares(
    organisation: &Organisation,
    order: OrderId,
    content: &Content,
    addressed: &[UnitId],
    day: Date,
) -> Vec<Content> {
    let is_group = |unit: &UnitId| organisation.groups.contains_key(unit);
    let units = units_on(organisation, addressed, day);
    let support = units_on(organisation, &content.support, day);
    let order = if units.len() > 1 || addressed.iter().any(is_group) { Some(order) } else { content.order };
    let share = |lead: UnitId| Content {
        lead: Some(lead),
        support: support.iter().copied().filter(|unit| *unit != lead).collect(),
        order,
        ..content.clone()
    };
    units.into_iter().map(share).collect()
}

/// Returns the units of a day that are meant, each once.
fn units_on(organisation: &Organisation, addressed: &[UnitId], day: Date) -> Vec<UnitId> {
    let members = addressed.iter().flat_map(|unit| organisation.members_on(*unit, day));
    let units = members.flat_map(|unit| match organisation.heirs_on(unit, day) {
        heirs if heirs.is_empty() => vec![unit],
        heirs => heirs,
    });
    let mut seen = BTreeSet::new();
    units.filter(|unit| seen.insert(*unit)).collect()
}

/// Figures counted both ways.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Both {
    /// Each share by itself, as the units answer for them.
    pub shares: Figures,
    /// Each order once, as the one who gave it counts.
    pub orders: Figures,
}

/// Counts tasks by shares and by orders; a task without an order is one of its own.
pub fn count_both(tasks: impl IntoIterator<Item = (Option<OrderId>, Standing)>) -> Both {
    let mut both = Both::default();
    let mut orders: BTreeMap<OrderId, Vec<Standing>> = BTreeMap::new();
    for (order, standing) in tasks {
        both.shares += Figures::of(standing);
        match order {
            Some(order) => orders.entry(order).or_default().push(standing),
            None => both.orders += Figures::of(standing),
        }
    }
    both.orders += orders.values().filter_map(|shares| whole(shares)).map(Figures::of).sum();
    both
}

/// Returns the standing of an order by those of its shares: it is open while one of them is, overdue as soon as one is,
/// and was completed late where one was. Shares that need not be done any more count only where no other is left.
/// `None` without shares.
pub fn whole(shares: &[Standing]) -> Option<Standing> {
    const WEIGHTIEST_FIRST: [Standing; 9] = [
        Standing::OpenOverdue,
        Standing::OpenInTime,
        Standing::OpenUndated,
        Standing::Suspended,
        Standing::CompletedLate,
        Standing::CompletedInTime,
        Standing::CompletedUndated,
        Standing::Cancelled,
        Standing::Superseded,
    ];
    WEIGHTIEST_FIRST.into_iter().find(|standing| shares.contains(standing))
}

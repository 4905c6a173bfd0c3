//! When and where a document was issued, as far as threads need it.

use crate::reading::Card;
use jiff::civil::Date;
use viet::fold;

/// Returns the day by which a document stands in its thread: its date; where the day is blank, the meeting's, if it
/// fits; otherwise the last day that the date may mean.
pub fn day(card: &Card) -> Option<Date> {
    let date = card.date.as_ref()?.value;
    let meeting = card.event_date.as_ref().and_then(|read| read.value.full());
    let fitting = meeting.filter(|meeting| {
        meeting.year() == date.year && date.month.is_none_or(|month| month == meeting.month())
    });
    date.full().or(fitting).or_else(|| date.last_day())
}

/// Returns the province of a document: that of the issuer or the body above it, otherwise the place of issue.
pub(super) fn province(card: &Card) -> Option<String> {
    let bodies = [&card.parent, &card.issuer];
    let named = bodies.into_iter().flatten().find_map(|body| province_in(&body.value));
    named.or_else(|| card.place.as_ref().map(|place| fold::key(&place.value))).filter(|name| !name.is_empty())
}

/// "UBND TỈNH QUẢNG TRỊ", "TỈNH ỦY LAM GIANG", "UBND thành phố Đà Nẵng".
fn province_in(body: &str) -> Option<String> {
    let body = fold::key(body);
    let name = ["tỉnh ủy ", "thành ủy ", "tỉnh ", "thành phố "].into_iter().find_map(|before| {
        let at = body.find(before)?;
        (at == 0 || body[..at].ends_with(' ')).then(|| body[at + before.len()..].trim())
    })?;
    (!name.is_empty() && !name.starts_with("ủy")).then(|| name.to_owned())
}

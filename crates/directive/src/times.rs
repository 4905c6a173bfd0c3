//! Time expressions of a document, also of one that nobody dated: what hangs on an unknown day has none.

use jiff::civil::{Date, date};
use viet::time::{self, Context, Expression, Role};
use viet::words::Words;

/// Stands for the day of a document without a date where the caller gives none either.
pub(crate) const UNKNOWN: Date = date(2000, 1, 1);
/// Another day: what is read otherwise from here is not known. Another month, weekday and kind of year than [`UNKNOWN`].
const ELSEWHERE: Date = date(2013, 7, 16);

/// Finds the time expressions of a text.
pub(crate) fn find(words: &Words<'_>, context: &Context<'_>) -> Vec<Expression> {
    only_known(context, |context| time::find(words, context))
}

/// The same for a text that is known to tell a time of a role: a cell, what stands behind "Thời hạn:".
pub(crate) fn find_as(words: &Words<'_>, context: &Context<'_>, role: Role) -> Vec<Expression> {
    only_known(context, |context| time::find_as(words, context, role))
}

fn only_known(context: &Context<'_>, find: impl Fn(&Context<'_>) -> Vec<Expression>) -> Vec<Expression> {
    let mut found = find(context);
    if context.document.is_some() || context.reference.date() != UNKNOWN || found.is_empty() {
        return found;
    }
    let elsewhere = find(&Context { reference: ELSEWHERE.at(0, 0, 0, 0), ..*context });
    for time in &mut found {
        let same = elsewhere.iter().any(|other| {
            other.range == time.range && (other.from, other.to, other.due) == (time.from, time.to, time.due)
        });
        if !same {
            (time.from, time.to, time.due) = (None, None, None);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use viet::calendar::Calendar;
    use viet::time::Conventions;

    #[test]
    fn no_year_is_invented_where_nobody_dated_the_document() {
        let context = Context {
            reference: UNKNOWN.at(0, 0, 0, 0),
            document: None,
            year: None,
            calendar: Calendar::built_in(),
            conventions: Conventions::default(),
        };
        let due = |text: &str| -> Vec<Option<Date>> {
            find(&Words::of(text), &context).iter().map(|time| time.due).collect()
        };
        assert_eq!(due("hoàn thành trước ngày 15/3"), [None]);
        assert_eq!(due("trình UBND tỉnh trong quý III"), [None]);
        assert_eq!(due("hoàn thành trước ngày 15/3/2024"), [Some(date(2024, 3, 14))]);
    }
}

//! Pieces that pages share.

pub(crate) mod columns;
pub(crate) mod command;
pub(crate) mod course;
pub(crate) mod field;
pub(crate) mod figures;
pub(crate) mod frame;
pub(crate) mod ical;
pub(crate) mod remark;
pub(crate) mod standing;
pub(crate) mod task_table;

use crate::fault::Fault;
use ::messages::{Argument, Catalogue};
use jiff::civil::Date;
use ledger::UnitId;
use ledger::organisation::Organisation;
use maud::{Markup, html};

/// A fault in words.
pub(crate) struct Told {
    /// What happened.
    pub(crate) title: String,
    /// What to do.
    pub(crate) help: Option<String>,
}

/// Returns a fault in the words of a language, with days and units as people write them.
pub(crate) fn told(words: &Catalogue, organisation: Option<&Organisation>, fault: &Fault) -> Told {
    let (key, arguments) = fault.message();
    let arguments: Vec<Argument<'_>> = arguments
        .iter()
        .map(|(name, value)| (*name, said(words, organisation, name, value).into()))
        .collect();
    let title = words.say(key, &arguments);
    Told {
        title: capital(&title),
        help: words.find(&format!("{key}-help"), &arguments).map(|help| capital(&help)),
    }
}

/// Returns an argument as people write it.
fn said(words: &Catalogue, organisation: Option<&Organisation>, name: &str, value: &str) -> String {
    match name {
        "field" => return words.find(&format!("field-{value}"), &[]).unwrap_or_else(|| value.to_owned()),
        "command" => return words.find(&format!("command-{value}"), &[]).unwrap_or_else(|| value.to_owned()),
        "meanwhile" => {
            let event = |name: &str| words.text(&format!("event-{name}"));
            return value.split(", ").map(event).collect::<Vec<_>>().join("; ");
        }
        _ => {}
    }
    if let Ok(day) = value.parse::<Date>() {
        return words.day(day);
    }
    let unit = value.parse::<UnitId>().ok();
    let name = unit.zip(organisation).and_then(|(unit, organisation)| organisation.name_on(unit, Date::MAX));
    name.map_or_else(|| value.to_owned(), str::to_owned)
}

/// Returns a sentence with a capital letter at its beginning.
pub(crate) fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first = letters.next().map(|first| first.to_uppercase().collect::<String>()).unwrap_or_default();
    first + letters.as_str()
}

/// Shows what went wrong, above what the page shows otherwise.
pub(crate) fn problem(told: &Told) -> Markup {
    html! {
        div.notice.problem role="alert" {
            p { (told.title) }
            @if let Some(help) = &told.help { p.help { (help) } }
        }
    }
}

/// Shows that something was done.
pub(crate) fn done(sentence: &str) -> Markup {
    html! { div.notice.done role="status" { p { (sentence) } } }
}

/// Shows a day, for people and for programs.
pub(crate) fn day(words: &Catalogue, day: Date) -> Markup {
    html! { time datetime=(day.to_string()) { (words.day(day)) } }
}

/// Returns a text as part of a question in an address.
pub(crate) fn escape_query(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => {
                escaped.push(byte.into());
            }
            _ => escaped.push_str(&format!("%{byte:02X}")),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_safe_in_addresses() {
        assert_eq!(escape_query("đôn đốc&x=1"), "%C4%91%C3%B4n%20%C4%91%E1%BB%91c%26x%3D1");
        assert_eq!(escape_query("/tasks/1"), "/tasks/1");
    }

    #[test]
    fn sentences_begin_with_a_capital_letter() {
        assert_eq!(capital("đã giao"), "Đã giao");
        assert_eq!(capital(""), "");
    }
}

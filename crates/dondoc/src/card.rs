//! The document card in the terminal: what the document is, who issued it, when, about what.

use crate::session::Session;
use crate::wrap;
use directive::reading::{Card, PartialDate, Read};

/// Returns the card.
pub(crate) fn render(session: &Session, name: &str, card: &Card) -> String {
    let messages = &session.messages;
    let mut out =
        format!("{}  {}\n", session.terminal.bold(&title(session, card)), session.terminal.dim(name));
    let mut line = |key: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            out.push_str(&field(session, &messages.text(key), &value));
        }
    };
    line("card-issuer", joined([&card.issuer, &card.parent], " · "));
    line("card-date", place_and_date(session, card));
    line("card-subject", value(&card.subject));
    line("card-meeting", meeting(session, card));
    line("card-signer", signer(card));
    line(
        "card-period",
        card.period.as_ref().map(|read| {
            let (from, to) = read.value;
            messages
                .say("card-from-to", &[("from", messages.day(from).into()), ("to", messages.day(to).into())])
        }),
    );
    out
}

/// The kind with number and symbol, such as "THÔNG BÁO 12/TB-SKHCN".
fn title(session: &Session, card: &Card) -> String {
    let kind = value(&card.kind).unwrap_or_else(|| session.messages.text("card-unknown-kind"));
    match number_and_symbol(card) {
        Some(number) => format!("{} {number}", kind.to_uppercase()),
        None => kind.to_uppercase(),
    }
}

/// Returns number and symbol as documents write them: "12/TB-SKHCN", party "141-KH/TU"; a blank number is "…".
pub(crate) fn number_and_symbol(card: &Card) -> Option<String> {
    let number = value(&card.number);
    let Some(symbol) = value(&card.symbol) else { return number };
    let between = if symbol.contains('/') { '-' } else { '/' };
    Some(format!("{}{between}{symbol}", number.unwrap_or_else(|| "…".to_owned())))
}

fn place_and_date(session: &Session, card: &Card) -> Option<String> {
    let date = card.date.as_ref().map(|read| session.messages.partial_date(read.value));
    let parts: Vec<String> = value(&card.place).into_iter().chain(date).collect();
    Some(parts.join(", ")).filter(|line| !line.is_empty())
}

fn meeting(session: &Session, card: &Card) -> Option<String> {
    let day = |read: &Option<Read<PartialDate>>| {
        read.as_ref().map(|read| session.messages.partial_date(read.value))
    };
    match (day(&card.event_date), value(&card.chair)) {
        (Some(day), Some(chair)) => Some(
            session.messages.say("card-meeting-chaired", &[("day", day.into()), ("chair", chair.into())]),
        ),
        (Some(day), None) => Some(day),
        (None, Some(chair)) => Some(session.messages.say("card-chaired", &[("chair", chair.into())])),
        (None, None) => None,
    }
}

fn signer(card: &Card) -> Option<String> {
    let post = joined([&card.authority, &card.signer_title], " ");
    let parts: Vec<String> = value(&card.signer).into_iter().chain(post).collect();
    Some(parts.join(" · ")).filter(|line| !line.is_empty())
}

fn joined<const N: usize>(fields: [&Option<Read<String>>; N], between: &str) -> Option<String> {
    let values: Vec<String> = fields.into_iter().filter_map(value).collect();
    Some(values.join(between)).filter(|joined| !joined.is_empty())
}

fn value(field: &Option<Read<String>>) -> Option<String> {
    field.as_ref().map(|read| read.value.clone())
}

/// A line of the card: the name of the field, then its value, wrapped beside it.
fn field(session: &Session, name: &str, value: &str) -> String {
    const NAME_WIDTH: usize = 16;
    let beside = session.terminal.width.saturating_sub(NAME_WIDTH + 2).max(10);
    let padding = NAME_WIDTH.saturating_sub(wrap::width(name));
    let mut out = String::new();
    for (at, line) in wrap::lines(value, beside).iter().enumerate() {
        if at == 0 {
            out.push_str(&format!("  {}{}{line}\n", session.terminal.dim(name), " ".repeat(padding)));
        } else {
            out.push_str(&format!("  {}{line}\n", " ".repeat(NAME_WIDTH)));
        }
    }
    out
}

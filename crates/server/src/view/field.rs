//! Fields of forms, each with its label.

use ::messages::Catalogue;
use maud::{Markup, html};

/// What was typed before, where a form is shown again.
pub(crate) type Typed = std::collections::BTreeMap<String, String>;

/// Returns a text without the signs that nobody types and no register keeps (PostgreSQL holds no NUL); lines stay.
pub(crate) fn plain(text: &str) -> String {
    text.trim().chars().filter(|sign| !sign.is_control() || matches!(sign, '\n' | '\t')).collect()
}

/// A line of text.
pub(crate) fn line(words: &Catalogue, name: &str, typed: &Typed, kind: &str, required: bool) -> Markup {
    html! {
        label.field {
            span { (label(words, name)) @if !required { " " small { (words.text("field-optional")) } } }
            input type=(kind) name=(name) value=[typed.get(name)] required[required] autocomplete="off";
        }
    }
}

/// Several lines of text.
pub(crate) fn lines(words: &Catalogue, name: &str, typed: &Typed, required: bool) -> Markup {
    html! {
        label.field {
            span { (label(words, name)) @if !required { " " small { (words.text("field-optional")) } } }
            textarea name=(name) rows="3" required[required] { (typed.get(name).map_or("", String::as_str)) }
        }
    }
}

/// One of several values: each with its name; nothing is chosen first where `empty` says what that means.
pub(crate) fn choice<'c>(
    words: &Catalogue,
    name: &str,
    chosen: Option<&str>,
    empty: Option<&str>,
    options: impl IntoIterator<Item = (String, &'c str)>,
) -> Markup {
    html! {
        label.field {
            span { (label(words, name)) }
            select name=(name) required[empty.is_none()] {
                @if let Some(empty) = empty { option value="" { (empty) } }
                @for (value, shown) in options {
                    option value=(value) selected[chosen == Some(value.as_str())] { (shown) }
                }
            }
        }
    }
}

fn label(words: &Catalogue, name: &str) -> String {
    words.text(&format!("field-{}", name.replace('_', "-")))
}

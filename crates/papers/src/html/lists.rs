//! The labels of lists, as browsers count them.

use crate::counting::{letters, roman};

/// A list that is open.
#[derive(Debug, Default)]
pub(super) struct List {
    ordered: bool,
    style: Option<String>,
    next: i64,
    step: i64,
}

impl List {
    /// Returns a list of dashes.
    pub(super) fn of_dashes(style: Option<String>) -> Self {
        Self { ordered: false, style, ..Self::default() }
    }

    /// Returns a list that counts from `start`, or down from it to 1 where it is the number of its items.
    pub(super) fn of_numbers(
        style: Option<String>,
        start: Option<i64>,
        reversed: bool,
        items: usize,
    ) -> Self {
        let last = i64::try_from(items).unwrap_or(i64::MAX);
        let step = if reversed { -1 } else { 1 };
        Self { ordered: true, style, next: start.unwrap_or(if reversed { last } else { 1 }), step }
    }

    /// Returns the label of the next item, which may have a number and a style of its own.
    pub(super) fn label(&mut self, value: Option<i64>, style: Option<&str>) -> Option<String> {
        let count = value.unwrap_or(self.next);
        self.next = count.saturating_add(self.step);
        let style = style.or(self.style.as_deref()).unwrap_or(if self.ordered { "decimal" } else { "disc" });
        match style.split_whitespace().next().unwrap_or("") {
            "none" => None,
            "disc" | "circle" | "square" => Some("-".to_owned()),
            _ if !self.ordered => Some("-".to_owned()),
            style => Some(format!("{}.", show(count, style))),
        }
    }
}

/// The word of CSS for what `type` says.
pub(super) fn style_of_type(kind: &str) -> String {
    match kind {
        "a" => "lower-alpha",
        "A" => "upper-alpha",
        "i" => "lower-roman",
        "I" => "upper-roman",
        "1" => "decimal",
        other => return other.to_ascii_lowercase(),
    }
    .to_owned()
}

fn show(count: i64, style: &str) -> String {
    // Letters and Roman digits have no zero.
    let Some(number) = u32::try_from(count).ok().filter(|count| *count > 0) else { return count.to_string() };
    match style {
        "lower-alpha" | "lower-latin" => letters(number),
        "upper-alpha" | "upper-latin" => letters(number).to_uppercase(),
        "lower-roman" => roman(number).to_lowercase(),
        "upper-roman" => roman(number),
        "decimal-leading-zero" => format!("{number:02}"),
        _ => number.to_string(),
    }
}

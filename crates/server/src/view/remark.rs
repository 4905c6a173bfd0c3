//! Something to be looked at in a document: what it is, and what to do about it.

use super::capital;
use crate::caller::Visit;
use app::room::Remark;
use maud::{Markup, html};

/// Shows a remark: what is to be looked at, and what to do about it.
pub(crate) fn told(visit: &Visit, remark: &Remark) -> Markup {
    let words = visit.words();
    let mut arguments: Vec<(String, String)> = vec![("text".to_owned(), remark.words.clone())];
    for (name, value) in remark.arguments.iter().filter(|(_, value)| !value.is_empty()) {
        let shown = value.parse().map_or_else(|_| value.clone(), |day| words.day(day));
        arguments.push(((*name).to_owned(), shown));
        arguments.push((format!("{name}_given"), "yes".to_owned()));
    }
    let arguments: Vec<(&str, &str)> =
        arguments.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let sentence = |ending: &str| words.find_named(&format!("finding-{}{ending}", remark.name), &arguments);
    html! {
        div class={ "remark " (remark.severity) } {
            strong { (visit.text(&format!("severity-{}", remark.severity))) ": " }
            (sentence("").map_or_else(|| remark.words.clone(), |told| capital(&told)))
            @if let Some(help) = sentence("-help") { span.help { " " (capital(&help)) } }
        }
    }
}

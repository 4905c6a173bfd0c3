//! A finding at length: the sentence, the words of the document with a caret under them, and what to do.

use crate::files::{Input, Place};
use crate::findings;
use crate::session::Session;
use crate::wrap;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use blocks::Span;
use directive::finding::{Finding, Severity};
use std::ops::Range;

/// Columns that stand to the left of the document's words.
const MARGIN: usize = 10;

/// Returns a finding with the words it is about.
pub(crate) fn render(session: &Session, input: &Input, finding: &Finding) -> String {
    let renderer = if session.terminal.colour { Renderer::styled() } else { Renderer::plain() };
    let level = match finding.code.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::INFO,
    };
    let title = level
        .with_name(findings::severity(session, finding.code.severity()))
        .primary_title(session.messages.finding(finding))
        .id(finding.code.name());
    let mut group = Group::with_title(title);
    group = match finding.span.and_then(|span| Excerpt::of(input, span, session.terminal.width)) {
        Some(excerpt) => excerpt.add_to(group, session, input),
        None => group.element(Origin::path(input.name.as_str())),
    };
    if let Some(help) = session.messages.finding_help(finding) {
        group = group.element(Level::HELP.with_name(session.messages.text("word-help")).message(help));
    }
    format!("{}\n", renderer.term_width(session.terminal.width).render(&[group]))
}

/// The words of a span with what stands around them, in one line that fits the terminal.
struct Excerpt {
    /// The line.
    text: String,
    /// The span's bytes in it.
    marked: Range<usize>,
    /// Where the span begins.
    place: Place,
}

impl Excerpt {
    fn of(input: &Input, span: Span, terminal_width: usize) -> Option<Self> {
        let text = input.document.text_at(span)?.as_str();
        let (before, marked, after) =
            (text.get(..span.start as usize)?, text.get(span.range())?, text.get(span.end as usize..)?);
        let (text, marked) = window([before, marked, after], terminal_width.saturating_sub(MARGIN).max(20));
        Some(Self { text, marked, place: input.place(span) })
    }

    fn add_to<'a>(self, group: Group<'a>, session: &Session, input: &Input) -> Group<'a> {
        let annotation = AnnotationKind::Primary.span(self.marked);
        match self.place {
            Place::Line(line, column) => {
                let path = format!("{}:{line}:{column}", input.name);
                let snippet = Snippet::source(self.text).line_start(line).annotation(annotation);
                group.element(Origin::path(path)).element(snippet)
            }
            Place::Block(number) => {
                let place = session.messages.say("check-paragraph", &[("number", number.to_string().into())]);
                let snippet = Snippet::source(self.text).line_start(number).annotation(annotation);
                group.element(Origin::path(format!("{}: {place}", input.name))).element(snippet)
            }
        }
    }
}

/// Cuts what stands around the marked words, with "…" at each cut, and returns the line and the marked bytes in it.
fn window([before, marked, after]: [&str; 3], columns: usize) -> (String, Range<usize>) {
    let marked = wrap::cut(marked, columns.saturating_sub(2));
    let left = columns.saturating_sub(wrap::width(&marked) + 2);
    let kept_after = wrap::fitting(after, left - left.min(wrap::width(before)).min(left / 2));
    let kept_before = wrap::fitting_end(before, left.saturating_sub(wrap::width(kept_after)));
    let sign = |cut: bool| if cut { "…" } else { "" };
    let front = format!("{}{kept_before}", sign(kept_before.len() < before.len()));
    let text = format!("{front}{marked}{kept_after}{}", sign(kept_after.len() < after.len()));
    // A line break made by hand would begin a new line of the excerpt.
    (text.replace('\n', " "), front.len()..front.len() + marked.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_around_are_cut_to_the_width() {
        let (text, marked) =
            window(["Giao Văn phòng hoàn thành ", "trước ngày 5/3", " để trình Giám đốc Sở"], 30);
        assert!(wrap::width(&text) <= 30, "{text}");
        assert_eq!(&text[marked], "trước ngày 5/3");
        assert!(text.starts_with('…') && text.ends_with('…'), "{text}");
        let (text, marked) = window(["", "trước ngày 5/3", "."], 30);
        assert_eq!((text.as_str(), marked), ("trước ngày 5/3.", 0..18));
    }
}

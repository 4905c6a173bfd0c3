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
        let name = session.messages.text("word-help");
        let columns = session.terminal.width.saturating_sub(wrap::width(&name) + MARGIN).max(20);
        let help = wrap::lines(&help, columns).join("\n");
        group = group.element(Level::HELP.with_name(name).message(help));
    }
    without_gap_sign(&renderer.term_width(session.terminal.width).render(&[group]))
}

/// Drops the line ":::" that the renderer puts between a place and an excerpt, as if they were two files. The place is
/// given apart because its column counts in the file, the excerpt's in what is left of the line.
fn without_gap_sign(rendered: &str) -> String {
    let is_gap = |line: &&str| line.contains(":::") && without_colours(line).trim() == ":::";
    rendered.lines().filter(|line| !is_gap(line)).flat_map(|line| [line, "\n"]).collect()
}

fn without_colours(line: &str) -> String {
    let mut parts = line.split('\u{1b}');
    let first = parts.next().unwrap_or_default();
    let rest = parts.map(|part| part.split_once('m').map_or("", |(_, words)| words));
    std::iter::once(first).chain(rest).collect()
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
    if wrap::width(marked) + 2 > columns {
        let front = if before.is_empty() { "" } else { "…" };
        let marked = wrap::cut(marked, columns.saturating_sub(2)).replace('\n', " ");
        return (format!("{front}{marked}"), front.len()..front.len() + marked.len());
    }
    let left = columns.saturating_sub(wrap::width(marked) + 2);
    let kept_after =
        whole_words(after, wrap::fitting(after, left - left.min(wrap::width(before)).min(left / 2)));
    let kept_before = wrap::fitting_end(before, left.saturating_sub(wrap::width(kept_after)));
    let kept_before = whole_words_from(before, kept_before);
    let sign = |cut: bool| if cut { "…" } else { "" };
    let front = format!("{}{kept_before}", sign(kept_before.len() < before.len()));
    let text = format!("{front}{marked}{kept_after}{}", sign(kept_after.len() < after.len()));
    // A line break made by hand would begin a new line of the excerpt.
    (text.replace('\n', " "), front.len()..front.len() + marked.len())
}

/// Drops half a word at the end of what was kept.
fn whole_words<'t>(all: &str, kept: &'t str) -> &'t str {
    let whole = kept.len() == all.len() || all[kept.len()..].starts_with(char::is_whitespace);
    if whole { kept } else { kept.rfind(' ').map_or("", |at| &kept[..at]) }
}

/// Drops half a word at the beginning of what was kept.
fn whole_words_from<'t>(all: &str, kept: &'t str) -> &'t str {
    let dropped = &all[..all.len() - kept.len()];
    let whole = dropped.is_empty() || dropped.ends_with(char::is_whitespace);
    if whole { kept } else { kept.find(' ').map_or("", |at| &kept[at + 1..]) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::{Language, Messages};
    use crate::terminal::Terminal;
    use directive::finding::Code;

    fn session(language: Language) -> Session {
        let terminal = Terminal { width: 80, colour: false };
        Session {
            messages: Messages::new(language),
            terminal,
            json: false,
            today: None,
            home: None,
            account: None,
        }
    }

    /// A finding about some words of a text file.
    fn shown(
        session: &Session,
        text: &str,
        words: &str,
        code: Code,
        arguments: &[(&'static str, &str)],
    ) -> String {
        let input = Input::of_bytes(
            "thong-bao.txt",
            text.as_bytes(),
            &papers::Reader::new(),
            &directive::Options::default(),
        );
        let input = input.unwrap_or_else(|problem| panic!("{}", problem.key));
        let block = input.document.blocks.iter().enumerate().find_map(|(block, body)| match &body.body {
            blocks::Body::Paragraph(paragraph) => Some((block, paragraph.text.as_str().find(words)?)),
            blocks::Body::Table(_) => None,
        });
        let (block, start) = block.expect("the words stand in the text");
        let span = Span { block: u32::try_from(block).expect("few blocks"), cell: None, start: 0, end: 0 };
        let finding = Finding {
            code,
            text: words.to_owned(),
            span: Some(span.with(start..start + words.len())),
            arguments: arguments.iter().map(|(name, value)| (*name, (*value).to_owned())).collect(),
            across: false,
        };
        render(session, &input, &finding)
    }

    const TEXT: &str = "THÔNG BÁO\n\n1. Văn phòng Sở chủ trì, phối hợp với các phòng, đơn vị hoàn thiện Kế hoạch \
        kiểm tra công vụ năm 2024, trình Giám đốc Sở trước ngày 24/3/2024 để ban hành trong tháng 3.\n";

    #[test]
    fn a_finding_shows_the_words_with_a_caret_and_what_to_do() {
        let session = session(Language::Vi);
        let arguments = [("due", "2024-03-23"), ("rest", "saturday")];
        insta::assert_snapshot!(shown(&session, TEXT, "trước ngày 24/3/2024", Code::DayOfRest, &arguments), @r"
        lưu ý[day-of-rest]: hạn “trước ngày 24/3/2024” rơi vào thứ Bảy 23/03/2024
         --> thong-bao.txt:3:122
          |
        3 | …2024, trình Giám đốc Sở trước ngày 24/3/2024 để ban hành trong tháng…
          |                          ^^^^^^^^^^^^^^^^^^^^
          |
          = cách xử lý: ngày cố định không tự dời; nên nộp trước, vào ngày làm việc
                        liền trước.
        ");
        insta::assert_snapshot!(shown(&session, TEXT, "2024", Code::DateMismatch, &[("other", "ngày 5/1/2023")]), @r"
        lỗi[date-mismatch]: “2024” trái với “ngày 5/1/2023”
         --> thong-bao.txt:3:98
          |
        3 | …Kế hoạch kiểm tra công vụ năm 2024, trình Giám đốc Sở trước ngày…
          |                                ^^^^
          |
          = cách xử lý: đối chiếu với bản gốc hoặc hỏi người soạn thảo; ghi lại ngày
                        đúng trước khi giao việc.
        ");
    }

    #[test]
    fn arguments_that_are_not_given_are_not_missed() {
        let session = session(Language::En);
        insta::assert_snapshot!(shown(&session, TEXT, "THÔNG BÁO", Code::NameMismatch, &[]), @r"
        error[name-mismatch]: “THÔNG BÁO” is spelt in two ways
         --> thong-bao.txt:1:1
          |
        1 | THÔNG BÁO
          | ^^^^^^^^^
          |
          = help: see which spelling is right; if they are two people or units, put
                  both into the organisation file.
        ");
        for code in Code::ALL {
            let text = shown(&session, TEXT, "THÔNG BÁO", *code, &[]);
            assert!(!text.contains('$') && !text.contains("finding-") && text.contains("help:"), "{text}");
        }
    }

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

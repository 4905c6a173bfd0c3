//! The account of a document's items: tasks, no tasks with their reasons, open ones; and the summary of many files.

use crate::session::Session;
use crate::wrap;
use directive::Reading;
use directive::reading::{Conservation, Fate, Item};
use std::collections::BTreeMap;

/// Returns the account: the three counts, which add up to the items, and the reasons of the second.
pub(crate) fn render(session: &Session, reading: &Reading) -> String {
    let counts = reading.conservation();
    let width = session.terminal.width;
    let mut out: String =
        wrap::lines(&sentence(session, counts), width).iter().map(|line| format!("{line}\n")).collect();
    for line in wrap::lines(&reasons(session, &reading.items), width.saturating_sub(2)) {
        out.push_str(&format!("  {}\n", session.terminal.dim(&line)));
    }
    out
}

/// What many files held together.
#[derive(Debug, Default)]
pub(crate) struct Summary {
    documents: usize,
    failed: usize,
    counts: Conservation,
    findings: usize,
}

impl Summary {
    /// Counts a document that was read.
    pub(crate) fn add(&mut self, reading: &Reading) {
        let counts = reading.conservation();
        self.documents += 1;
        self.counts.items += counts.items;
        self.counts.tasks += counts.tasks;
        self.counts.no_task += counts.no_task;
        self.counts.open += counts.open;
        self.findings += reading.findings.iter().filter(|finding| finding.code.is_scored()).count();
    }

    /// Counts a file that could not be read.
    pub(crate) fn add_failed(&mut self) {
        self.failed += 1;
    }

    /// Tells whether a file could not be read.
    pub(crate) fn any_failed(&self) -> bool {
        self.failed > 0
    }

    /// Returns the summary, where there were several files.
    pub(crate) fn render(&self, session: &Session) -> Option<String> {
        if self.documents + self.failed < 2 {
            return None;
        }
        let messages = &session.messages;
        let number = |count: usize| count.to_string().into();
        let mut out = messages.say(
            "summary-documents",
            &[
                ("documents", self.documents.into()),
                ("tasks", number(self.counts.tasks)),
                ("findings", number(self.findings)),
            ],
        );
        out.push('\n');
        out.push_str(&sentence(session, self.counts));
        out.push('\n');
        if self.failed > 0 {
            out.push_str(&messages.say("summary-failed", &[("files", self.failed.into())]));
            out.push('\n');
        }
        Some(out)
    }
}

fn sentence(session: &Session, counts: Conservation) -> String {
    let number = |count: usize| count.to_string().into();
    session.messages.say(
        "counts-sentence",
        &[
            ("items", number(counts.items)),
            ("tasks", number(counts.tasks)),
            ("no_task", number(counts.no_task)),
            ("open", number(counts.open)),
        ],
    )
}

/// The reasons why items are no tasks, the commonest first.
fn reasons(session: &Session, items: &[Item]) -> String {
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    for item in items.iter().filter(|item| matches!(item.fate, Fate::NoTask(_))) {
        *counted.entry(directive::json::reason(item.fate)).or_default() += 1;
    }
    let mut counted: Vec<_> = counted.into_iter().collect();
    counted.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), *name));
    let one = |(name, count): (&str, usize)| {
        format!("{count} {}", session.messages.text(&format!("reason-{name}")))
    };
    let list: Vec<String> = counted.into_iter().map(one).collect();
    if list.is_empty() {
        return String::new();
    }
    session.messages.say("counts-reasons", &[("list", list.join(", ").into())])
}

//! Findings below a reading: one line each, and the advice counted by its code. `check` shows them at length.

use crate::session::Session;
use crate::wrap;
use directive::finding::{Code, Finding, Severity};
use std::collections::BTreeMap;

/// Returns the findings one by one, then the advice in one line.
pub(crate) fn render(session: &Session, name: &str, findings: &[Finding]) -> String {
    let mut out = String::new();
    for finding in findings.iter().filter(|finding| finding.code.severity() != Severity::Advice) {
        out.push_str(&line(session, finding));
    }
    let advice = advice(session, findings);
    if !advice.is_empty() {
        let sentence =
            session.messages.say("findings-advice", &[("list", advice.into()), ("file", name.into())]);
        for line in wrap::lines(&sentence, session.terminal.width) {
            out.push_str(&session.terminal.dim(&line));
            out.push('\n');
        }
    }
    out
}

/// Returns the word for a severity.
pub(crate) fn severity(session: &Session, severity: Severity) -> String {
    session.messages.text(match severity {
        Severity::Error => "word-error",
        Severity::Warning => "word-warning",
        Severity::Advice => "word-advice",
    })
}

fn line(session: &Session, finding: &Finding) -> String {
    let grave = finding.code.severity();
    let head = format!("{}[{}]", severity(session, grave), finding.code.name());
    let text = format!("{head}: {}", session.messages.finding(finding));
    let mut out = String::new();
    for (at, line) in wrap::lines(&text, session.terminal.width).iter().enumerate() {
        if at == 0 && line.starts_with(&head) {
            let painted = match grave {
                Severity::Error => session.terminal.red(&head),
                Severity::Warning => session.terminal.yellow(&head),
                Severity::Advice => session.terminal.blue(&head),
            };
            out.push_str(&format!("{painted}{}\n", &line[head.len()..]));
        } else {
            out.push_str(&format!("{line}\n"));
        }
    }
    out
}

fn advice(session: &Session, findings: &[Finding]) -> String {
    let mut counted: BTreeMap<Code, usize> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.code.severity() == Severity::Advice) {
        *counted.entry(finding.code).or_default() += tasks_of(finding);
    }
    let one = |(code, count): (Code, usize)| {
        session.messages.say(
            "findings-advice-count",
            &[("count", count.to_string().into()), ("code", code.name().into())],
        )
    };
    counted.into_iter().map(one).collect::<Vec<_>>().join(", ")
}

/// One piece of advice may hold for several tasks.
fn tasks_of(finding: &Finding) -> usize {
    let count = finding.arguments.iter().find(|(name, _)| *name == "count");
    count.and_then(|(_, count)| count.parse().ok()).unwrap_or(1)
}

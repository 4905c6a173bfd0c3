//! `dondoc check`: what a careful clerk would query, with the words of the document, and what to do.

use crate::arguments::CheckArguments;
use crate::files::{self, Input};
use crate::problem::{Failure, Outcome};
use crate::session::Session;
use crate::snippet;
use directive::finding::{Finding, Severity};
use fluent_bundle::FluentValue;
use serde_json::json;
use std::io::{self, BufWriter, Write};

/// Reads the files, compares them with each other, and prints the findings of each.
pub(crate) fn run(session: &Session, arguments: &CheckArguments) -> Result<Outcome, Failure> {
    let (inputs, outcome) = files::load_all(session, &arguments.knowledge, &arguments.files)?;
    let findings = all_findings(&inputs);
    print(session, &findings)?;
    let errors = findings.iter().any(|(_, finding)| finding.code.severity() == Severity::Error);
    Ok(outcome.max(if errors { Outcome::Errors } else { Outcome::Good }))
}

/// Prints the findings of one document.
pub(crate) fn show(session: &Session, input: &Input) -> Result<(), Failure> {
    let findings: Vec<_> = input.reading.findings.iter().map(|finding| (input, finding.clone())).collect();
    print(session, &findings)
}

/// Returns the findings of each document, those of the comparison behind its own.
fn all_findings(inputs: &[Input]) -> Vec<(&Input, Finding)> {
    let mut findings: Vec<(usize, Finding)> = Vec::new();
    for (at, input) in inputs.iter().enumerate() {
        findings.extend(input.reading.findings.iter().map(|finding| (at, finding.clone())));
    }
    let compared: Vec<_> =
        inputs.iter().map(|input| (input.name.as_str(), &input.document, &input.reading)).collect();
    findings.extend(directive::across(&compared));
    findings.sort_by_key(|(at, _)| *at);
    findings.into_iter().filter_map(|(at, finding)| Some((inputs.get(at)?, finding))).collect()
}

fn print(session: &Session, findings: &[(&Input, Finding)]) -> Result<(), Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    for (input, finding) in findings {
        if session.json {
            serde_json::to_writer(&mut out, &json_line(session, input, finding))?;
            out.write_all(b"\n")?;
        } else {
            writeln!(out, "{}", snippet::render(session, input, finding))?;
        }
    }
    if !session.json {
        writeln!(out, "{}", summary(session, findings))?;
    }
    out.flush()?;
    Ok(())
}

fn json_line(session: &Session, input: &Input, finding: &Finding) -> serde_json::Value {
    let severity = match finding.code.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "advice",
    };
    let range = finding.span.and_then(|span| input.document.input_range(span));
    json!({
        "file": input.name,
        "code": finding.code.name(),
        "severity": severity,
        "text": finding.text,
        "why": session.messages.finding(finding),
        "help": session.messages.finding_help(finding),
        "start": range.map(|(start, _)| start),
        "end": range.map(|(_, end)| end),
        "across": finding.across,
    })
}

fn summary(session: &Session, findings: &[(&Input, Finding)]) -> String {
    let count = |severity| findings.iter().filter(|(_, finding)| finding.code.severity() == severity).count();
    session.messages.say(
        "check-summary",
        &[
            ("errors", FluentValue::from(count(Severity::Error))),
            ("warnings", FluentValue::from(count(Severity::Warning))),
            ("advice", FluentValue::from(count(Severity::Advice))),
        ],
    )
}

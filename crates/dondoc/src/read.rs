//! `dondoc read`: a card, a table of tasks, the account and the findings; or JSON, or the tracking table.

use crate::arguments::ReadArguments;
use crate::counts::{self, Summary};
use crate::files::{self, Input};
use crate::problem::{Failure, Outcome, Problem};
use crate::progress::Progress;
use crate::session::Session;
use crate::{card, findings, tasks, worker, xlsx};
use directive::Options;
use directive::finding::Finding;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

/// Reads the files one by one and prints each.
pub(crate) fn run(session: &Session, arguments: &ReadArguments) -> Result<Outcome, Failure> {
    let organisation = files::organisation(&arguments.knowledge)?;
    let options =
        Options { organisation: organisation.as_ref(), reference_date: arguments.knowledge.reference_date };
    if let Some(folder) = &arguments.out {
        prepare_folder(folder, arguments)?;
    }
    let mut tracking =
        arguments.xlsx.as_deref().map(|_| xlsx::Tracking::new(&session.messages, session.today()));
    let mut summary = Summary::default();
    let mut out = io::BufWriter::new(io::stdout().lock());
    let progress = Progress::new(session, arguments.files.len());
    let watch = |step| progress.tell(step);
    let reader = worker::reader().ocr(arguments.knowledge.scans.ocr()).watch(&watch);
    for path in &arguments.files {
        progress.at(&path.display().to_string());
        let input = Input::load(path, &reader, &options);
        progress.step(|| -> Result<(), Failure> {
            match input {
                Ok(input) => {
                    summary.add(&input.reading);
                    match (&mut tracking, &arguments.out) {
                        (Some(tracking), _) => tracking.add(&files::stem(path), &input.reading),
                        (None, Some(folder)) => write_json(session, folder, path, &input)?,
                        (None, None) if session.json => print_json_line(session, &mut out, &input)?,
                        (None, None) => print(session, &mut out, &input)?,
                    }
                }
                Err(problem) => {
                    summary.add_failed();
                    out.flush()?;
                    session.report(&problem);
                }
            }
            Ok(())
        })?;
    }
    progress.end();
    if let (Some(tracking), Some(path)) = (tracking, &arguments.xlsx) {
        tracking.save(path)?;
    }
    print_summary(session, arguments, &summary, out)?;
    Ok(summary.outcome())
}

/// Prints a reading for people.
fn print(session: &Session, out: &mut dyn Write, input: &Input) -> io::Result<()> {
    let reading = &input.reading;
    let parts = [
        card::render(session, &input.name, &reading.card),
        tasks::render(session, &reading.tasks),
        counts::render(session, reading),
        findings::render(session, &input.name, &reading.findings),
    ];
    let shown: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    writeln!(out, "{}", shown.join("\n"))?;
    out.flush()
}

fn print_json_line(session: &Session, out: &mut dyn Write, input: &Input) -> Result<(), Failure> {
    let message = |finding: &Finding| session.messages.finding(finding);
    let reading = directive::json::reading(&input.reading, &input.document, &message).with_file(&input.name);
    serde_json::to_writer(&mut *out, &reading)?;
    out.write_all(b"\n")?;
    Ok(())
}

/// Makes the folder, and refuses two files of one name before anything is written.
fn prepare_folder(folder: &Path, arguments: &ReadArguments) -> Result<(), Problem> {
    let mut names: BTreeMap<String, &Path> = BTreeMap::new();
    for path in &arguments.files {
        if let Some(other) = names.insert(files::stem(path), path) {
            return Err(Problem::new("problem-same-name")
                .with("name", format!("{}.json", files::stem(path)))
                .with("one", other.display().to_string())
                .with("two", path.display().to_string()));
        }
    }
    std::fs::create_dir_all(folder).map_err(|error| not_written(folder, &error))
}

/// Writes beside the name first: a reading is there whole or not at all.
fn write_json(session: &Session, folder: &Path, path: &Path, input: &Input) -> Result<(), Failure> {
    let wanted = folder.join(format!("{}.json", files::stem(path)));
    let beside = folder.join(format!(".{}.json.part", files::stem(path)));
    let message = |finding: &Finding| session.messages.finding(finding);
    let reading = directive::json::reading(&input.reading, &input.document, &message);
    let write = || {
        let mut file = io::BufWriter::new(std::fs::File::create(&beside)?);
        serde_json::to_writer_pretty(&mut file, &reading)?;
        file.write_all(b"\n")?;
        file.flush()?;
        std::fs::rename(&beside, &wanted)
    };
    write().map_err(|error| not_written(&wanted, &error))?;
    Ok(())
}

/// Returns the problem of a file that cannot be written.
pub(crate) fn not_written(path: &Path, error: &io::Error) -> Problem {
    Problem::new("problem-not-written")
        .with("file", path.display().to_string())
        .with("reason", error.to_string())
}

/// The summary goes to the error stream where the output is for programs.
fn print_summary(
    session: &Session,
    arguments: &ReadArguments,
    summary: &Summary,
    mut out: impl Write,
) -> Result<(), Failure> {
    if let Some(text) = summary.render(session) {
        if session.json || arguments.out.is_some() {
            out.flush()?;
            io::stderr().write_all(text.as_bytes())?;
        } else {
            out.write_all(text.as_bytes())?;
        }
    }
    out.flush()?;
    Ok(())
}

impl Summary {
    fn outcome(&self) -> Outcome {
        if self.any_failed() { Outcome::BadInput } else { Outcome::Good }
    }
}

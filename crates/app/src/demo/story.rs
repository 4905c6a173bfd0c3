//! A story as a clerk writes it (`samples/story.toml`), and what each of its steps means.

mod chapters;
mod door;
mod dossiers;

pub(super) use door::{Decision, Posted};
pub(super) use dossiers::{Act, Occurrence};

use crate::Error;
use jiff::civil::Date;
use ledger::deadline::Limit;
use ledger::indicator::Value;
use ledger::period::Period;
use ledger::procedure::Values;
use ledger::task::{Command, Product, Progress};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use toml::Spanned;

/// The name that messages use.
const FILE: &str = "story.toml";

/// What happens in an office, day by day.
#[derive(Debug)]
pub(super) struct Story {
    pub(super) office: Beginning,
    pub(super) days: Vec<Day>,
}

/// How the office begins.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Beginning {
    /// Its first day.
    pub(super) founded: Date,
    /// The account of its clerk, who acts where nobody is named.
    pub(super) clerk: String,
    /// What stands on its paper.
    #[serde(default)]
    pub(super) letterhead: crate::Letterhead,
}

/// What happens on a day.
#[derive(Debug)]
pub(super) struct Day {
    pub(super) on: Date,
    pub(super) words: String,
    pub(super) steps: Vec<Step>,
}

/// What somebody does.
#[derive(Debug)]
pub(super) struct Step {
    /// The file in which it stands, where that is not the story itself.
    pub(super) file: Option<String>,
    /// The line on which it stands.
    pub(super) line: usize,
    /// The name or account of who does it; the clerk where `None`.
    pub(super) by: Option<String>,
    /// The day on which it took effect; the day of the step where `None`.
    pub(super) effective: Option<Date>,
    /// Why.
    pub(super) reason: Option<String>,
    pub(super) deed: Deed,
}

/// What is done.
#[derive(Debug)]
pub(super) enum Deed {
    /// Take over the units and people of the organisation's file that are there by now.
    TakeOver,
    /// Form a group of units.
    FormGroup { name: String, units: Vec<String> },
    /// Enter a document; the story calls it by a short name from then on.
    Import { file: String, short: String },
    /// Open the register of issued documents of the year, from a number on: those before it were given on paper.
    OpenRegister { first: u32 },
    /// Say something of an indicator.
    Measure(Measure),
    /// Say something of a day that deadlines hang on.
    Occur { name: String, what: Occurrence },
    /// Do something with a dossier, which the story calls by a short name from its beginning on.
    Lead { dossier: String, act: Act },
    /// Decide something about the public door, by an act.
    Decide { act: String, decision: Decision },
    /// Send something through it; the story calls the dossier so from then on.
    Post { dossier: String, posted: Posted },
    /// Give a command to tasks.
    Give { targets: Vec<Target>, verb: Verb },
}

/// What is said of the indicator of a code, with what shows it in words.
#[derive(Debug)]
pub(super) enum Measure {
    /// A unit answers for it from now on, as it is declared.
    Follow { code: String, owner: String },
    /// This is wanted in a period.
    Want { code: String, period: Period, target: String, words: String },
    /// This came out.
    Enter { code: String, period: Period, value: Value, words: String },
    /// This came out, and not what was entered.
    Correct { code: String, period: Period, value: Value, words: String },
}

/// The tasks of a document; of one item, of one unit, and not of another one, where these are given.
#[derive(Debug)]
pub(super) struct Target {
    pub(super) document: String,
    pub(super) item: Option<String>,
    pub(super) unit: Option<String>,
    pub(super) except: Option<String>,
}

/// A command as the story names it: units, people and tasks by their names.
#[derive(Debug)]
pub(super) enum Verb {
    /// Give a proposal to its lead.
    Confirm,
    /// Correct what was read.
    Edit { words: Option<String>, lead: Option<String>, due: Option<Date>, undated: bool },
    /// Give it to another unit.
    Reassign { to: String },
    /// Name the officer who does it.
    Delegate { to: String },
    /// Ask for more time for the day that decides.
    AskExtension { until: Date },
    /// Put another task in its place.
    Supersede { with: Target },
    /// What names nothing.
    Command(Command),
}

/// A step as it is written. Which keys it takes hangs on what is done.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct Written {
    r#do: String,
    by: Option<String>,
    effective: Option<Date>,
    reason: Option<String>,
    task: Option<String>,
    tasks: Option<Vec<String>>,
    document: Option<String>,
    unit: Option<String>,
    except: Option<String>,
    units: Option<Vec<String>>,
    file: Option<String>,
    r#as: Option<String>,
    name: Option<String>,
    words: Option<String>,
    number: Option<String>,
    period: Option<String>,
    date: Option<Date>,
    percent: Option<u8>,
    until: Option<Date>,
    lead: Option<String>,
    due: Option<Date>,
    undated: Option<bool>,
    to: Option<String>,
    with: Option<String>,
    body: Option<String>,
    letter: Option<String>,
    dossier: Option<String>,
    procedure: Option<String>,
    parties: Option<BTreeMap<String, String>>,
    fields: Option<Values>,
    agrees: Option<bool>,
    procedures: Option<Vec<String>>,
    contact: Option<String>,
    act: Option<String>,
    papers: Option<BTreeMap<String, String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenDay {
    on: Date,
    words: String,
    steps: Vec<Spanned<Written>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenStory {
    office: Beginning,
    #[serde(rename = "day")]
    days: Vec<WrittenDay>,
}

/// Returns the error of a story.
pub(super) fn wrong(why: impl Into<String>) -> Error {
    Error::BadFile { path: FILE.to_owned(), why: why.into() }
}

impl Story {
    /// Reads a story with its chapters.
    ///
    /// # Errors
    ///
    /// Tells the line on which it is not what it should be.
    pub(super) fn parse(text: &str, chapters: &[(&str, &str)]) -> Result<Self, Error> {
        let mut story = Self::alone(text)?;
        for (name, text) in chapters {
            story.add(name, text)?;
        }
        Ok(story)
    }

    fn alone(text: &str) -> Result<Self, Error> {
        let written: WrittenStory = toml::from_str(text).map_err(|error| wrong(error.to_string()))?;
        let mut days: Vec<Day> = Vec::with_capacity(written.days.len());
        for WrittenDay { on, words, steps } in written.days {
            if days.last().is_some_and(|before| before.on >= on) {
                return Err(wrong(format!("{on}: a day stands behind the days before it")));
            }
            let steps = steps.into_iter().map(|step| {
                let line = line_of(text, step.span().start);
                step.into_inner().step(line).map_err(|why| wrong(format!("line {line}: {why}")))
            });
            days.push(Day { on, words, steps: steps.collect::<Result<_, _>>()? });
        }
        Ok(Self { office: written.office, days })
    }
}

impl Written {
    fn step(mut self, line: usize) -> Result<Step, String> {
        let (by, effective, reason) = (self.by.take(), self.effective.take(), self.reason.take());
        let done = std::mem::take(&mut self.r#do);
        let deed = match done.as_str() {
            "take-over" => Deed::TakeOver,
            "form-group" => Deed::FormGroup {
                name: need("name", self.name.take())?,
                units: need("units", self.units.take())?,
            },
            "import" => {
                Deed::Import { file: need("file", self.file.take())?, short: need("as", self.r#as.take())? }
            }
            "open-register" => {
                let first = need("number", self.number.take())?;
                Deed::OpenRegister { first: first.parse().map_err(|_| format!("`number`: {first}"))? }
            }
            "follow-indicator" | "set-target" | "enter-value" | "correct-value" => {
                Deed::Measure(self.measure(&done)?)
            }
            verb if verb.starts_with("event-date-") => {
                Deed::Occur { name: need("name", self.name.take())?, what: self.occurrence(verb)? }
            }
            "dossier-post" => {
                Deed::Post { dossier: need("dossier", self.dossier.take())?, posted: self.posted()? }
            }
            verb if verb.starts_with("portal-") => self.door(verb)?,
            verb if verb.starts_with("dossier-") => {
                Deed::Lead { dossier: need("dossier", self.dossier.take())?, act: self.act(verb)? }
            }
            verb => {
                let targets = self.targets()?;
                Deed::Give { targets, verb: self.verb(verb)? }
            }
        };
        let left = self.keys();
        if !left.is_empty() {
            return Err(format!("{done}: does not take {}", left.join(", ")));
        }
        Ok(Step { file: None, line, by, effective, reason, deed })
    }

    fn measure(&mut self, done: &str) -> Result<Measure, String> {
        let code = need("name", self.name.take())?;
        if done == "follow-indicator" {
            return Ok(Measure::Follow { code, owner: need("unit", self.unit.take())? });
        }
        let period = need("period", self.period.take())?;
        let period = period.parse().map_err(|()| format!("`period`: {period}"))?;
        let number = need("number", self.number.take())?;
        let words = self.words.take().unwrap_or_default();
        if done == "set-target" {
            return Ok(Measure::Want { code, period, target: number, words });
        }
        let value = Value::read(&number).ok_or_else(|| format!("`number`: {number}"))?;
        Ok(match done {
            "enter-value" => Measure::Enter { code, period, value, words },
            _ => Measure::Correct { code, period, value, words },
        })
    }

    /// Returns the keys that stand there still: those that were read are taken out.
    fn keys(&self) -> Vec<String> {
        let table = toml::Table::try_from(self).unwrap_or_default();
        table.into_iter().filter(|(key, _)| key != "do").map(|(key, _)| format!("`{key}`")).collect()
    }

    /// Returns the tasks that are meant: `task`, `tasks`, or a whole `document`.
    fn targets(&mut self) -> Result<Vec<Target>, String> {
        let (unit, except) = (self.unit.take(), self.except.take());
        if let Some(document) = self.document.take() {
            return Ok(vec![Target { document, item: None, unit, except }]);
        }
        let names = self.tasks.take().unwrap_or_default().into_iter().chain(self.task.take());
        let targets: Vec<Target> = names
            .map(|name| target(&name).map(|one| Target { unit: unit.clone(), except: except.clone(), ..one }))
            .collect::<Result<_, _>>()?;
        if targets.is_empty() { Err("no task".to_owned()) } else { Ok(targets) }
    }

    fn verb(&mut self, name: &str) -> Result<Verb, String> {
        let command = match name {
            "confirm" => return Ok(Verb::Confirm),
            "edit" => {
                return Ok(Verb::Edit {
                    words: self.words.take(),
                    lead: self.lead.take(),
                    due: self.due.take(),
                    undated: self.undated.take().unwrap_or(false),
                });
            }
            "reassign" => return Ok(Verb::Reassign { to: need("to", self.to.take())? }),
            "delegate" => return Ok(Verb::Delegate { to: need("to", self.to.take())? }),
            "ask-extension" => return Ok(Verb::AskExtension { until: need("until", self.until.take())? }),
            "supersede" => {
                let with = target(&need("with", self.with.take())?)?;
                return Ok(Verb::Supersede { with });
            }
            "drop" => Command::Drop,
            "accept" => Command::Accept,
            "decline" => Command::Decline,
            "wait" => Command::Wait {
                body: need("body", self.body.take())?,
                letter: need("letter", self.letter.take())?,
                expected: self.until.take(),
            },
            "stop-clock" => Command::StopClock,
            "end-waiting" => Command::EndWaiting,
            "report-progress" => Command::ReportProgress(Progress {
                words: need("words", self.words.take())?,
                percent: self.percent.take(),
            }),
            "grant-extension" => {
                Command::GrantExtension { until: self.until.take().map(|day| Limit::Day { day, hour: None }) }
            }
            "refuse-extension" => Command::RefuseExtension,
            "submit-result" => Command::SubmitResult(Product {
                words: need("words", self.words.take())?,
                number: self.number.take(),
                date: self.date.take(),
                files: Vec::new(),
            }),
            "confirm-result" => Command::ConfirmResult,
            "return-result" => Command::ReturnResult,
            "suspend" => Command::Suspend { until: self.until.take() },
            "resume" => Command::Resume,
            "cancel" => Command::Cancel,
            "reopen" => Command::Reopen,
            "comment" => Command::Comment(need("words", self.words.take())?),
            "direct" => Command::Direct(need("words", self.words.take())?),
            _ => return Err(unknown(name)),
        };
        Ok(Verb::Command(command))
    }
}

/// Returns the line, from 1, on which a byte of a file stands.
fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

fn unknown(verb: &str) -> String {
    format!("nobody knows how to \"{verb}\"")
}

fn need<T>(key: &str, value: Option<T>) -> Result<T, String> {
    value.ok_or_else(|| format!("`{key}` is missing"))
}

/// "2024-03 1.1": the short name of a document and the path of labels in it.
fn target(name: &str) -> Result<Target, String> {
    let (document, item) = name.split_once(' ').ok_or_else(|| format!("{name}: no item of a document"))?;
    Ok(Target { document: document.to_owned(), item: Some(item.to_owned()), unit: None, except: None })
}

impl fmt::Display for Target {
    /// Writes a target as the story does.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { document, item, unit, except } = self;
        write!(out, "{document} {}", item.as_deref().unwrap_or("*"))?;
        for (key, unit) in [("unit", unit), ("except", except)] {
            if let Some(unit) = unit {
                write!(out, ", {key} {unit}")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "[office]\nfounded = \"2024-01-02\"\nclerk = \"van-thu\"\n";

    fn why(steps: &str) -> String {
        let text = format!(
            "{HEAD}[[day]]\non = \"2024-01-03\"\nwords = \"\"\nsteps = [\n  {{ do = \"take-over\" }},\n{steps}\n]\n"
        );
        match Story::parse(&text, &[]) {
            Err(Error::BadFile { why, .. }) => why,
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn mistakes_are_told_with_their_line() {
        let step = |rest: &str| why(&format!("  {{ task = \"2024-03 1.1\", {rest} }}"));
        assert!(
            step("do = \"accept\", colour = \"red\"").contains("line 9"),
            "{}",
            step("do = \"accept\", colour = \"red\"")
        );
        assert_eq!(step("do = \"accept\", words = \"x\""), "line 9: accept: does not take `words`");
        assert_eq!(step("do = \"submit-result\""), "line 9: `words` is missing");
        assert_eq!(step("do = \"dance\""), "line 9: nobody knows how to \"dance\"");
        assert_eq!(
            why("  { task = \"2024-03\", do = \"accept\" }"),
            "line 9: 2024-03: no item of a document"
        );
        assert_eq!(why("  { do = \"accept\" }"), "line 9: no task");
        assert_eq!(why("  { do = \"dossier-finish\" }"), "line 9: `dossier` is missing");
        let dossier = |rest: &str| why(&format!("  {{ dossier = \"lua\", {rest} }}"));
        assert_eq!(dossier("do = \"dossier-dance\""), "line 9: nobody knows how to \"dossier-dance\"");
        assert_eq!(
            dossier("do = \"dossier-return\", words = \"x\""),
            "line 9: dossier-return: does not take `words`"
        );
        assert_eq!(why("  { do = \"event-date-hold\" }"), "line 9: `name` is missing");
        assert_eq!(why("  { do = \"portal-open\", act = \"x\" }"), "line 9: `procedures` is missing");
        assert_eq!(
            why("  { do = \"portal-dance\", act = \"x\" }"),
            "line 9: nobody knows how to \"portal-dance\""
        );
        assert_eq!(dossier("do = \"dossier-post\""), "line 9: `parties`: one sends it");
    }

    #[test]
    fn days_stand_in_their_order() {
        let day = |on: &str| format!("[[day]]\non = \"{on}\"\nwords = \"\"\nsteps = []\n");
        let story = |one, two| Story::parse(&format!("{HEAD}{}{}", day(one), day(two)), &[]);
        assert!(story("2024-01-03", "2024-01-04").is_ok());
        assert!(story("2024-01-04", "2024-01-04").is_err());
    }
}

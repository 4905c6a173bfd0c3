//! What people ask of an indicator, and what it leads to: events, or a refusal.

use super::Entry;
use super::event::{Content, Event, Evidence};
use super::refusal::Refusal;
use super::state::Indicator;
use super::target::{Target, Value};
use crate::dates;
use crate::event::Meta;
use crate::period::{Period, Window};
use crate::rules::Judge;

/// The most bytes of a name or a sentence of an indicator.
const LONGEST: usize = 2_000;
/// The most bytes of a code.
const LONGEST_CODE: usize = 40;

/// Something that somebody wants to happen to an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Follow it from now on.
    Define(Box<Content>),
    /// Change what it is: its name, its owner, how it is counted.
    Change(Box<Content>),
    /// Set what is wanted in a period.
    SetTarget {
        /// The period.
        period: Period,
        /// What is wanted.
        target: Target,
        /// Who says so.
        evidence: Evidence,
    },
    /// Enter what came out in a period.
    EnterValue {
        /// The period.
        period: Period,
        /// What came out.
        value: Value,
        /// What shows it.
        evidence: Evidence,
    },
    /// Correct the value of a period that counts.
    CorrectValue {
        /// The period.
        period: Period,
        /// What came out; `None` where nothing should have been entered.
        value: Option<Value>,
        /// What shows it.
        evidence: Evidence,
    },
    /// Follow it no longer.
    End,
}

impl Command {
    /// Returns the stable name, as permissions and messages use it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Define(_) => "indicator-define",
            Self::Change(_) => "indicator-change",
            Self::SetTarget { .. } => "indicator-set-target",
            Self::EnterValue { .. } => "indicator-enter-value",
            Self::CorrectValue { .. } => "indicator-correct-value",
            Self::End => "indicator-end",
        }
    }
}

/// Judges a command by everything that was recorded of the indicator.
///
/// # Errors
///
/// Returns why the command is not carried out; nothing happened then.
pub fn decide(
    entries: &[Entry],
    command: Command,
    meta: &Meta,
    judge: Judge<'_>,
) -> Result<Vec<Event>, Refusal> {
    let indicator = Indicator::now(entries);
    dates::check(meta, judge)?;
    let (command, content) = match (command, &indicator.content) {
        (Command::Define(_), Some(_)) => return Err(Refusal::AlreadyDefined),
        (Command::Define(content), None) => {
            check(&content)?;
            return Ok(vec![Event::Defined { content }]);
        }
        (_, None) => return Err(Refusal::NotDefined),
        (_, Some(_)) if indicator.ended.is_some() => return Err(Refusal::Ended),
        (command, Some(content)) => (command, content),
    };
    match command {
        Command::Define(_) => Err(Refusal::AlreadyDefined),
        Command::Change(changed) => change(content, changed, meta),
        Command::SetTarget { period, target, evidence } => {
            check_period(content, period)?;
            check_words(&[&evidence.words])?;
            let before = indicator.followed(period).and_then(|followed| followed.target.as_ref());
            if before.is_some_and(|before| before.target == target && before.evidence == evidence) {
                return Err(Refusal::Unchanged);
            }
            if before.is_some() && !dates::has_reason(meta) {
                return Err(Refusal::NoReason);
            }
            Ok(vec![Event::TargetSet { period, target, evidence }])
        }
        Command::EnterValue { period, value, evidence } => {
            enter(&indicator, content, period, value, evidence, meta)
        }
        Command::CorrectValue { period, value, evidence } => {
            correct(&indicator, content, period, value, evidence, meta)
        }
        Command::End if !dates::has_reason(meta) => Err(Refusal::NoReason),
        Command::End => Ok(vec![Event::Ended]),
    }
}

fn change(before: &Content, content: Box<Content>, meta: &Meta) -> Result<Vec<Event>, Refusal> {
    check(&content)?;
    if *before == *content {
        return Err(Refusal::Unchanged);
    }
    // Targets and values hang on both.
    if before.code != content.code || before.rhythm != content.rhythm {
        return Err(Refusal::OtherIndicator);
    }
    if !dates::has_reason(meta) {
        return Err(Refusal::NoReason);
    }
    Ok(vec![Event::Changed { content }])
}

fn enter(
    indicator: &Indicator,
    content: &Content,
    period: Period,
    value: Value,
    evidence: Evidence,
    meta: &Meta,
) -> Result<Vec<Event>, Refusal> {
    check_period(content, period)?;
    check_value(content, &value)?;
    check_words(&[&evidence.words])?;
    if evidence.is_empty() {
        return Err(Refusal::NoEvidence);
    }
    let (begins, ends) = period.days(Window::Calendar);
    let day = meta.effective.day;
    if day < begins {
        return Err(Refusal::NotBegun(begins));
    }
    let before = indicator.followed(period).and_then(|followed| followed.value());
    if before.is_some_and(|before| before.day >= ends || before.day >= day) {
        return Err(Refusal::AlreadyEntered);
    }
    Ok(vec![Event::ValueEntered { period, value, evidence }])
}

fn correct(
    indicator: &Indicator,
    content: &Content,
    period: Period,
    value: Option<Value>,
    evidence: Evidence,
    meta: &Meta,
) -> Result<Vec<Event>, Refusal> {
    if let Some(value) = &value {
        check_value(content, value)?;
    }
    check_words(&[&evidence.words])?;
    let before = indicator.followed(period).and_then(|followed| followed.value());
    let before = before.ok_or(Refusal::NoValue)?;
    if before.value == value && (evidence.is_empty() || before.evidence == evidence) {
        return Err(Refusal::Unchanged);
    }
    if !dates::has_reason(meta) {
        return Err(Refusal::NoReason);
    }
    Ok(vec![Event::ValueCorrected { period, of: before.entry, value, evidence }])
}

fn check(content: &Content) -> Result<(), Refusal> {
    if [&content.code, &content.name, &content.unit].iter().any(|text| text.trim().is_empty()) {
        return Err(Refusal::NoWords);
    }
    if content.code.len() > LONGEST_CODE || content.code.contains(['/', '?', '#', '\n']) {
        return Err(Refusal::BadCode);
    }
    check_words(&[&content.name, &content.group, &content.measure, &content.unit, &content.source])
}

fn check_words(texts: &[&String]) -> Result<(), Refusal> {
    if texts.iter().any(|text| text.len() > LONGEST) { Err(Refusal::TooLong) } else { Ok(()) }
}

fn check_period(content: &Content, period: Period) -> Result<(), Refusal> {
    if period.rhythm() == content.rhythm { Ok(()) } else { Err(Refusal::OtherRhythm(content.rhythm)) }
}

fn check_value(content: &Content, value: &Value) -> Result<(), Refusal> {
    if content.computed.is_some() {
        return Err(Refusal::Computed);
    }
    match value {
        Value::Amount(_) => Ok(()),
        Value::Share { part, whole } if content.unit == "%" && part.parts() >= 0 && whole.parts() > 0 => {
            Ok(())
        }
        Value::Share { .. } => Err(Refusal::NoShare),
    }
}

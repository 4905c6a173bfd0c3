//! What goes wrong, as a message key with its arguments, and how a run ends.

use std::io;
use std::process::ExitCode;

/// Something that stops a command, or one of its files. The sentence is the message `KEY`, what to do `KEY-help`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    /// The key of the message.
    pub(crate) key: &'static str,
    /// What the message names.
    pub(crate) arguments: Vec<(&'static str, String)>,
}

impl Problem {
    /// Returns a problem without arguments.
    pub(crate) fn new(key: &'static str) -> Self {
        Self { key, arguments: Vec::new() }
    }

    /// Adds an argument of the message.
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }
}

/// Why a command stopped before its end.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Something that the user can mend.
    Problem(Problem),
    /// What was asked for was understood, and refused.
    Refused(Problem),
    /// The output could not be written.
    Output(io::Error),
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Output(error.into())
    }
}

/// How a run ended. The later, the worse.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// All well.
    #[default]
    Good,
    /// What was checked has errors, or a command was refused.
    Errors,
    /// Bad input or usage.
    BadInput,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Good => Self::SUCCESS,
            Outcome::Errors => Self::from(1),
            Outcome::BadInput => Self::from(2),
        }
    }
}

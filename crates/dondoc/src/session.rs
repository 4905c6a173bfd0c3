//! What every verb knows: the language, the output, the day.

use crate::arguments::Arguments;
use crate::messages::Messages;
use crate::problem::{Failure, Outcome, Problem};
use crate::terminal::Terminal;
use fluent_bundle::FluentValue;
use jiff::civil::Date;
use std::io::{self, Write as _};
use std::path::PathBuf;

/// What every verb knows.
pub(crate) struct Session {
    /// The sentences.
    pub(crate) messages: Messages,
    /// The standard output.
    pub(crate) terminal: Terminal,
    /// JSON is wanted instead of tables.
    pub(crate) json: bool,
    /// The day to take for today, where one was given.
    pub(crate) today: Option<Date>,
    /// The data folder, where one was given.
    pub(crate) home: Option<PathBuf>,
    /// The account that acts, where one was given.
    pub(crate) account: Option<String>,
}

impl Session {
    /// Returns the session of a run.
    pub(crate) fn new(messages: Messages, arguments: &Arguments) -> Self {
        Self {
            messages,
            terminal: Terminal::of_output(),
            json: arguments.json,
            today: arguments.today,
            home: arguments.home.clone(),
            account: arguments.account.clone(),
        }
    }

    /// Returns the day to take for today: the one given, otherwise the clock's.
    pub(crate) fn today(&self) -> Date {
        self.today.unwrap_or_else(crate::clock::today)
    }

    /// Tells the user what went wrong and what to do.
    pub(crate) fn report(&self, problem: &Problem) {
        let told = self.messages.problem(problem);
        // Where not even the error stream can be written, nobody is left to be told.
        let _ = io::stderr().write_all(told.as_bytes());
    }

    /// Tells why the command stopped, and returns how it ends. A reader that closed the pipe (`| head`) is no failure.
    pub(crate) fn fail(&self, failure: &Failure) -> Outcome {
        match failure {
            Failure::Problem(problem) => self.report(problem),
            Failure::Refused(problem) => {
                self.report(problem);
                return Outcome::Errors;
            }
            Failure::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => return Outcome::Good,
            Failure::Output(error) => {
                self.report(&Problem::new("problem-output").with("reason", error.to_string()));
            }
        }
        Outcome::BadInput
    }
}

impl Messages {
    /// Returns a problem as it is printed: the sentence, and below it what to do.
    pub(crate) fn problem(&self, problem: &Problem) -> String {
        let arguments: Vec<_> = problem
            .arguments
            .iter()
            .map(|(name, value)| (*name, FluentValue::from(value.as_str())))
            .collect();
        let sentence = self.say(problem.key, &arguments);
        let mut told = format!("{}: {sentence}\n", self.text("word-error"));
        if let Some(help) = self.find(&format!("{}-help", problem.key), &arguments) {
            told.push_str(&format!("  {}: {help}\n", self.text("word-help")));
        }
        told
    }
}

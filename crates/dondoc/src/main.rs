//! The command `dondoc`: arguments in, printing out. What is read and how it is judged stands in the other crates.
//!
//! One file for each verb (`read`, `check`, `time`, `cite`, ...). Sentences stand in the catalogues
//! `messages/{vi,en}.ftl`, never in the code.

mod arguments;
mod card;
mod check;
mod cite;
mod clock;
mod completions;
mod counts;
mod files;
mod findings;
mod help;
mod lines;
mod man;
mod messages;
mod problem;
mod progress;
mod read;
mod session;
mod snippet;
mod table;
mod tasks;
mod terminal;
mod threads;
mod time;
mod worker;
mod wrap;
mod xlsx;

use arguments::{Arguments, Verb};
use messages::{Language, Messages};
use problem::{Failure, Outcome};
use session::Session;
use std::ffi::OsString;
use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<OsString> = std::env::args_os().collect();
    if worker::is_wanted(&words) {
        return worker::run();
    }
    let messages = Messages::new(Language::of_arguments(&words));
    let arguments = match help::parse(&words, &messages) {
        Ok(arguments) => arguments,
        Err(outcome) => return outcome.into(),
    };
    let session = Session::new(messages, &arguments);
    match run(&session, &arguments) {
        Ok(outcome) => outcome.into(),
        Err(failure) => session.fail(&failure).into(),
    }
}

fn run(session: &Session, arguments: &Arguments) -> Result<Outcome, Failure> {
    match &arguments.verb {
        Verb::Read(arguments) => read::run(session, arguments),
        Verb::Check(arguments) => check::run(session, arguments),
        Verb::Threads(arguments) => threads::run(session, arguments),
        Verb::Time(arguments) => time::run(session, arguments),
        Verb::Cite(arguments) => cite::run(arguments),
        Verb::Completions(arguments) => completions::run(session, arguments),
        Verb::Man(arguments) => man::run(session, arguments),
    }
}

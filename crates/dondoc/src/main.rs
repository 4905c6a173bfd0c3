//! The command `dondoc`: arguments in, printing out. What is read and how it is judged stands in the other crates.
//!
//! One file for each verb (`read`, `check`, `time`, `cite`, ...). Sentences stand in the catalogues
//! `messages/{vi,en}.ftl`, never in the code.

mod account;
mod arguments;
mod card;
mod check;
mod cite;
mod clock;
mod closed_figures;
mod completions;
mod counts;
mod demo;
mod document;
mod dossier;
mod event_date;
mod evidence;
mod exchange;
mod export;
mod files;
mod findings;
mod help;
mod history;
mod import;
mod init;
mod keeping;
mod letter;
mod lines;
mod man;
mod messages;
mod notice;
mod office;
mod person;
mod portal;
mod problem;
mod procedure;
mod progress;
mod read;
mod register;
mod remind;
mod report;
mod review;
mod search;
mod serve;
mod session;
mod sheet;
mod snippet;
mod standing;
mod table;
mod target;
mod task;
mod tasks;
mod terminal;
mod threads;
mod time;
mod unit;
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
        Verb::Demo(arguments) => demo::run(session, arguments),
        Verb::Serve(arguments) => serve::run(session, arguments),
        Verb::Account(verb) => account::run(session, verb),
        Verb::Init(arguments) => init::run(session, arguments),
        Verb::Import(verb) => import::run(session, verb),
        Verb::Review(verb) => review::run(session, verb),
        Verb::Task(verb) => task::run(session, verb),
        Verb::Document(verb) => document::run(session, verb),
        Verb::Register(verb) => register::run(session, verb),
        Verb::Notice(verb) => notice::run(session, verb),
        Verb::Letter(verb) => letter::run(session, verb),
        Verb::Exchange(verb) => exchange::run(session, verb),
        Verb::Evidence(arguments) => evidence::run(session, arguments),
        Verb::Standing(arguments) => standing::run(session, arguments),
        Verb::ClosedFigures(verb) => closed_figures::run(session, verb),
        Verb::Report(verb) => report::run(session, verb),
        Verb::Procedure(verb) => procedure::run(session, verb),
        Verb::Dossier(verb) => dossier::run(session, verb),
        Verb::EventDate(verb) => event_date::run(session, verb),
        Verb::Person(verb) => person::run(session, verb),
        Verb::Portal(verb) => portal::run(session, verb),
        Verb::Target(verb) => target::run(session, verb),
        Verb::History(arguments) => history::run(session, arguments),
        Verb::Remind(arguments) => remind::run(session, arguments),
        Verb::Search(arguments) => search::run(session, arguments),
        Verb::Unit(verb) => unit::run(session, verb),
        Verb::Verify => keeping::verify(session),
        Verb::Rebuild => keeping::rebuild(session),
        Verb::Sweep => keeping::sweep(session),
        Verb::Backup(arguments) => keeping::backup(session, arguments),
        Verb::Restore(arguments) => keeping::restore(session, arguments),
        Verb::Export(verb) => export::run(session, verb),
        Verb::Completions(arguments) => completions::run(session, arguments),
        Verb::Man(arguments) => man::run(session, arguments),
    }
}

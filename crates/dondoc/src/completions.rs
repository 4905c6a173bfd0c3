//! `dondoc completions`: what the shell needs to complete our words.

use crate::arguments::CompletionsArguments;
use crate::help;
use crate::problem::{Failure, Outcome};
use crate::session::Session;
use std::io::{self, Write as _};

/// Prints the completions of a shell.
pub(crate) fn run(session: &Session, arguments: &CompletionsArguments) -> Result<Outcome, Failure> {
    let mut command = help::command(&session.messages);
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, "dondoc", &mut script);
    io::stdout().write_all(&script)?;
    Ok(Outcome::Good)
}

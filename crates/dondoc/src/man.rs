//! `dondoc man`: the man page, from the same definitions as the help.

use crate::arguments::ManArguments;
use crate::help;
use crate::messages::Messages;
use crate::problem::{Failure, Outcome, Problem};
use crate::session::Session;
use clap_mangen::Man;
use std::io::{self, Write as _};

/// The headings that the page generator writes, with the keys of ours.
const HEADINGS: [(&str, &str); 6] = [
    (".SH NAME", "man-name"),
    (".SH SYNOPSIS", "man-synopsis"),
    (".SH DESCRIPTION", "man-description"),
    (".SH OPTIONS", "man-options"),
    (".SH EXTRA", "man-examples"),
    (".SH VERSION", "man-version"),
];

/// Prints the page of the command, or of one verb.
pub(crate) fn run(session: &Session, arguments: &ManArguments) -> Result<Outcome, Failure> {
    let mut command =
        help::command(&session.messages).subcommand_help_heading(session.messages.text("man-verbs"));
    command.build();
    let command = match &arguments.page {
        None => command,
        Some(verb) => command
            .find_subcommand(verb)
            .cloned()
            .ok_or_else(|| Problem::new("problem-no-such-verb").with("verb", verb))?,
    };
    let mut page = Vec::new();
    Man::new(command).render(&mut page)?;
    let page = String::from_utf8_lossy(&page);
    io::stdout().write_all(localised(&session.messages, &page).as_bytes())?;
    Ok(Outcome::Good)
}

fn localised(messages: &Messages, page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    for line in page.lines() {
        match HEADINGS.iter().find(|(heading, _)| *heading == line) {
            Some((_, key)) => out.push_str(&format!(".SH \"{}\"", messages.text(key))),
            None => out.push_str(line),
        }
        out.push('\n');
    }
    out
}

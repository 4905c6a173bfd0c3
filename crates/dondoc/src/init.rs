//! `dondoc init`: a new office in a data folder, with one administrator.

use crate::arguments::InitArguments;
use crate::problem::{Failure, Outcome};
use crate::session::Session;
use crate::{clock, office};
use app::{Beginning, Office};
use std::io::Write as _;

/// Makes the office and says who acts in it.
pub(crate) fn run(session: &Session, arguments: &InitArguments) -> Result<Outcome, Failure> {
    let (home, account) = (office::home(session), office::account(session));
    let beginning = Beginning {
        name: &arguments.name,
        short: &arguments.short,
        database: arguments.database.as_deref(),
        account: &account,
        day: arguments.since.unwrap_or_else(|| session.today()),
    };
    let made = Office::found(&home, &beginning, clock::moment(session.today));
    made.map_err(|error| office::told(session, None, &error))?;
    let folder = home.display().to_string();
    let told = session.messages.say("init-done", &[("folder", folder.into()), ("account", account.into())]);
    writeln!(std::io::stdout(), "{told}")?;
    Ok(Outcome::Good)
}

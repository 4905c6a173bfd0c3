//! `dondoc demo`: the invented office of the samples, its story played day by day into a fresh data folder.

use crate::arguments::DemoArguments;
use crate::office::{self, Tell as _};
use crate::problem::{Failure, Outcome};
use crate::session::Session;
use app::demo::{self, Told};
use std::io::Write as _;

/// Plays the story, a line for each day, and says what to look at. There is no server yet: nothing is served, whether
/// `--no-serve` stands there or not.
pub(crate) fn run(session: &Session, arguments: &DemoArguments) -> Result<Outcome, Failure> {
    let DemoArguments { database, no_serve: _ } = arguments;
    let home = office::home(session);
    let read = |name: &str, bytes: &[u8]| papers::read(name, bytes).map_err(|error| error.to_string());
    let told = |day: Told<'_>| {
        // Where nobody listens any more the story is played to its end all the same.
        writeln!(std::io::stdout(), "{}  {}", session.messages.day(day.day), day.words).ok();
    };
    let played = demo::play(&home, database.as_deref(), &demo::FILES, &read, &told);
    let office = played.map_err(|error| office::told(session, None, &error))?;
    let accounts =
        office.store().read(|reader| reader.accounts(office.tenant().id)).tell(session, &office)?;
    let account = accounts.first().map(|account| account.name.clone()).unwrap_or_default();
    let folder = home.display().to_string();
    let done = session.messages.say("demo-done", &[("folder", folder.into()), ("account", account.into())]);
    writeln!(std::io::stdout(), "{done}")?;
    Ok(Outcome::Good)
}

//! `dondoc demo`: the invented office of the samples, its story played day by day into a fresh data folder.

use crate::arguments::DemoArguments;
use crate::clock;
use crate::office::{self, Tell as _};
use crate::problem::{Failure, Outcome};
use crate::session::Session;
use app::demo::{self, Told};
use app::follow_up::REMIND;
use app::{Home, Office};
use server::FollowUp;
use std::io::Write as _;
use std::path::Path;

/// The password of everybody in the invented office.
const PASSWORD: &str = "don-doc-demo";

/// Plays the story, where that was not done before, and serves its pages on its last day.
pub(crate) fn run(session: &Session, arguments: &DemoArguments) -> Result<Outcome, Failure> {
    let DemoArguments { database, no_serve, serve } = arguments;
    let last = demo::last_day(&demo::FILES).map_err(|error| office::told(session, None, &error))?;
    let day = session.today.or(Some(last));
    let home = office::home(session);
    let again = !no_serve && Home::new(&home).is_initialised();
    let office = if again { played_before(session)? } else { play(session, &home, database.as_deref())? };
    let accounts =
        office.store().read(|reader| reader.accounts(office.tenant().id)).tell(session, &office)?;
    let names: Vec<&str> = accounts.iter().map(|account| account.name.as_str()).collect();
    if !again {
        for name in &names {
            office.set_password(name, PASSWORD, clock::moment(day)).tell(session, &office)?;
        }
        let folder = home.display().to_string();
        let account = names.first().copied().unwrap_or_default();
        let told = [("folder", folder.into()), ("account", account.into())];
        writeln!(std::io::stdout(), "{}", session.messages.say("demo-done", &told))?;
    }
    if *no_serve {
        return Ok(Outcome::Good);
    }
    // At whatever hour it is shown: the morning's reminders are there.
    let now = clock::moment(day);
    let follow_up = FollowUp::new(&office, now).tell(session, &office)?;
    follow_up.run_now(&office, REMIND, now).tell(session, &office)?;
    let told = [("accounts", names.join(", ").into()), ("password", PASSWORD.into())];
    writeln!(std::io::stdout(), "{}", session.messages.say("demo-sign-in", &told))?;
    // The pages stand on the last day of the story, unless another was asked for.
    crate::serve::serve(session, office, serve, day)
}

/// Opens the invented office that was played into the folder before; nobody else's is served as one.
fn played_before(session: &Session) -> Result<Office, Failure> {
    let office = office::open(session)?;
    let ours = demo::is_of(&demo::FILES, &office).tell(session, &office)?;
    let other = || app::Error::Initialised(office.home().folder().to_owned());
    if ours { Ok(office) } else { Err(other()).tell(session, &office) }
}

/// Plays the story, a line for each day.
fn play(session: &Session, home: &Path, database: Option<&str>) -> Result<Office, Failure> {
    let read = |name: &str, bytes: &[u8]| papers::read(name, bytes).map_err(|error| error.to_string());
    let told = |day: Told<'_>| {
        // Where nobody listens any more the story is played to its end all the same.
        writeln!(std::io::stdout(), "{}  {}", session.messages.day(day.day), day.words).ok();
        for sent in day.codes {
            let told = [("subject", sent.subject.as_str().into()), ("code", sent.code.as_str().into())];
            writeln!(std::io::stdout(), "            {}", session.messages.say("demo-code", &told)).ok();
        }
    };
    let played = demo::play(home, database, &demo::FILES, &read, &told);
    played.map_err(|error| office::told(session, None, &error))
}

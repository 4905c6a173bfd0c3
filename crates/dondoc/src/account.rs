//! `dondoc account`: lets people sign in to the pages.

use crate::arguments::AccountVerb;
use crate::clock;
use crate::office::{self, Tell as _};
use crate::problem::{Failure, Outcome};
use crate::session::Session;
use app::Error;
use std::io::{BufRead as _, Write as _};

/// Does it, as an administrator.
pub(crate) fn run(session: &Session, verb: &AccountVerb) -> Result<Outcome, Failure> {
    let office = office::open(session)?;
    let actor = office::actor(session, &office)?;
    if !actor.keeps_accounts().tell(session, &office)? {
        return Err(Error::NotAllowed { command: "account" }).tell(session, &office);
    }
    let now = clock::moment(session.today);
    let told = match verb {
        AccountVerb::Link { name } => {
            let token = office.invite(name, now).tell(session, &office)?;
            let path = format!("/welcome/{}", token.text());
            session.messages.say("account-link", &[("account", name.as_str().into()), ("path", path.into())])
        }
        AccountVerb::Password { name } => {
            let mut password = String::new();
            std::io::stdin().lock().read_line(&mut password)?;
            office.set_password(name, password.trim_end_matches(['\r', '\n']), now).tell(session, &office)?;
            session.messages.say("account-password", &[("account", name.as_str().into())])
        }
    };
    writeln!(std::io::stdout(), "{told}")?;
    Ok(Outcome::Good)
}

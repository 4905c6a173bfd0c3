//! `dondoc account`: lets people sign in to the pages, and other programs act for them.

use crate::arguments::AccountVerb;
use crate::clock;
use crate::office::{self, Tell as _};
use crate::problem::{Failure, Outcome, Problem};
use crate::session::Session;
use app::Error;
use app::tokens::{self, Known, Scope, Wanted};
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
        AccountVerb::Connect { subject, issuer, name } => {
            let configured = office.home().oidc().tell(session, &office)?.map(|oidc| oidc.issuer);
            let issuer = issuer.clone().or(configured).ok_or_else(|| Problem::new("account-no-issuer"))?;
            office.connect(name, &issuer, subject, now).tell(session, &office)?;
            session.messages.say(
                "account-connected",
                &[
                    ("account", name.as_str().into()),
                    ("issuer", issuer.into()),
                    ("subject", subject.as_str().into()),
                ],
            )
        }
        AccountVerb::Connections => {
            let known = office.identities().tell(session, &office)?;
            let lines: Vec<String> = known.iter().map(|identity| connection(session, identity)).collect();
            if lines.is_empty() { session.messages.text("account-no-connections") } else { lines.join("\n") }
        }
        AccountVerb::Disconnect { name } => {
            let count = office.disconnect(name).tell(session, &office)?;
            let told = [("account", name.as_str().into()), ("count", count.into())];
            session.messages.say("account-disconnected", &told)
        }
        AccountVerb::Password { name } => {
            let mut password = String::new();
            std::io::stdin().lock().read_line(&mut password)?;
            office.set_password(name, password.trim_end_matches(['\r', '\n']), now).tell(session, &office)?;
            session.messages.say("account-password", &[("account", name.as_str().into())])
        }
        AccountVerb::Token { purpose, scopes, days, name } => {
            let scopes = scopes.iter().filter_map(|scope| Scope::named(scope)).collect();
            let wanted = Wanted { account: name, name: purpose, scopes, days: *days };
            let (token, known) = office.make_token(&wanted, now).tell(session, &office)?;
            session.messages.say(
                "account-token",
                &[
                    ("account", name.as_str().into()),
                    ("token", tokens::written(&token).into()),
                    ("id", known.id.to_string().into()),
                    ("day", session.messages.day(known.ends_at.day()).into()),
                ],
            )
        }
        AccountVerb::Tokens { name } => {
            let tokens = office.tokens(name.as_deref()).tell(session, &office)?;
            let lines: Vec<String> = tokens.iter().map(|token| line(session, token)).collect();
            if lines.is_empty() { session.messages.text("account-no-tokens") } else { lines.join("\n") }
        }
        AccountVerb::Revoke { id } => {
            office.revoke_token(None, id).tell(session, &office)?;
            session.messages.text("account-token-revoked")
        }
    };
    writeln!(std::io::stdout(), "{told}")?;
    Ok(Outcome::Good)
}

/// Returns as a line who comes in by an account from elsewhere.
fn connection(session: &Session, identity: &store::Identity) -> String {
    session.messages.say(
        "account-connection",
        &[
            ("account", identity.account.as_str().into()),
            ("issuer", identity.issuer.as_str().into()),
            ("subject", identity.subject.as_str().into()),
            ("day", session.messages.day(identity.made_at.day()).into()),
        ],
    )
}

/// Returns what is known of a token as a line.
fn line(session: &Session, token: &Known) -> String {
    let scopes: Vec<&str> = token.scopes.iter().map(|scope| scope.name()).collect();
    let day = |moment: ledger::Moment| session.messages.day(moment.day());
    let used = token.used_at.map_or_else(|| "–".to_owned(), day);
    session.messages.say(
        "account-token-line",
        &[
            ("id", token.id.to_string().into()),
            ("account", token.account.as_str().into()),
            ("name", token.name.as_str().into()),
            ("scopes", scopes.join(", ").into()),
            ("until", day(token.ends_at).into()),
            ("used", used.into()),
        ],
    )
}

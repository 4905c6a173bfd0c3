//! What the verbs of an office share: where it is, who acts, how its errors are told, how its units are named.

use crate::clock;
use crate::messages::Messages;
use crate::problem::{Failure, Problem};
use crate::progress;
use crate::session::Session;
use app::{Actor, Error, Office};
use jiff::civil::Date;
use ledger::organisation::Organisation;
use ledger::{OfficerId, TaskId, UnitId};
use std::path::PathBuf;
use store::Laws;

/// Returns the data folder: the one that was named, or the usual one of the system's user.
pub(crate) fn home(session: &Session) -> PathBuf {
    let usual = || {
        let data = std::env::var_os("XDG_DATA_HOME").map(PathBuf::from);
        let user = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".local/share"));
        data.or_else(user).unwrap_or_default().join("dondoc")
    };
    session.home.clone().unwrap_or_else(usual)
}

/// Returns the account that acts: the one that was named, or that of the system's user.
pub(crate) fn account(session: &Session) -> String {
    let user = || std::env::var("USER").or_else(|_| std::env::var("LOGNAME")).ok();
    session.account.clone().or_else(user).unwrap_or_else(|| "root".to_owned())
}

/// Opens the office.
pub(crate) fn open(session: &Session) -> Result<Office, Failure> {
    Office::open_watched(&home(session), progress::watch(session))
        .map_err(|error| told(session, None, &error))
}

/// Returns the one who acts in an office, now or on the day that is taken for today.
pub(crate) fn actor<'o>(session: &Session, office: &'o Office) -> Result<Actor<'o>, Failure> {
    office
        .act(&account(session), clock::moment(session.today))
        .map_err(|error| told(session, Some(office), &error))
}

/// Returns an error as it is told, with days and units as people write them.
pub(crate) fn told(session: &Session, office: Option<&Office>, error: &Error) -> Failure {
    let organisation = office.and_then(|office| office.organisation().ok());
    let mut problem = Problem::new(error.key());
    for (name, value) in error.arguments() {
        problem = problem.with(name, said(&session.messages, organisation.as_ref(), &value));
    }
    if error.is_refusal() { Failure::Refused(problem) } else { Failure::Problem(problem) }
}

/// Returns an argument as people write it.
pub(crate) fn said(messages: &Messages, organisation: Option<&Organisation>, value: &str) -> String {
    if let Ok(day) = value.parse::<Date>() {
        return messages.day(day);
    }
    let unit = value.parse::<UnitId>().ok();
    let name = unit.zip(organisation).and_then(|(unit, organisation)| organisation.name_on(unit, Date::MAX));
    name.map_or_else(|| value.to_owned(), str::to_owned)
}

/// Returns a use case's result, its error told.
pub(crate) trait Tell<T> {
    /// Turns the error into what stops the verb.
    fn tell(self, session: &Session, office: &Office) -> Result<T, Failure>;
}

impl<T, E: Into<Error>> Tell<T> for Result<T, E> {
    fn tell(self, session: &Session, office: &Office) -> Result<T, Failure> {
        self.map_err(|error| told(session, Some(office), &error.into()))
    }
}

/// What tables need besides their rows: names of units and officers, and the laws that flags are told by.
pub(crate) struct Names {
    organisation: Organisation,
    laws: Laws,
}

impl Names {
    /// Returns the names as they are known now.
    pub(crate) fn of(session: &Session, office: &Office) -> Result<Self, Failure> {
        let organisation = office.organisation().tell(session, office)?;
        Ok(Self { organisation, laws: office.laws().tell(session, office)? })
    }

    /// Returns the organisation itself.
    pub(crate) fn organisation(&self) -> &Organisation {
        &self.organisation
    }

    /// Returns the rules and calendars to judge by.
    pub(crate) fn laws(&self) -> &Laws {
        &self.laws
    }

    /// Returns a unit's name on a day, short where it has a short one.
    pub(crate) fn unit(&self, unit: UnitId, day: Date) -> String {
        self.organisation.short_name_on(unit, day).map_or_else(|| unit.to_string(), str::to_owned)
    }

    /// Returns an officer's name.
    pub(crate) fn officer(&self, officer: OfficerId) -> String {
        self.organisation
            .officers
            .get(&officer)
            .map_or_else(|| officer.to_string(), |officer| officer.name.clone())
    }

    /// Finds an officer by name.
    pub(crate) fn find_officer(&self, name: &str) -> Result<OfficerId, Failure> {
        let wanted = viet::fold::key(name);
        let mut found =
            self.organisation.officers.iter().filter(|(_, officer)| viet::fold::key(&officer.name) == wanted);
        let problem = |key| Failure::Problem(Problem::new(key).with("name", name));
        match (found.next(), found.next()) {
            (Some((officer, _)), None) => Ok(*officer),
            (Some(_), Some(_)) => Err(problem("app-error-ambiguous")),
            (None, _) => Err(problem("office-no-officer")),
        }
    }
}

/// Returns what a task is called where it has no code: the end of its id.
pub(crate) fn short(task: TaskId) -> String {
    let id = task.to_string();
    id.get(id.len().saturating_sub(8)..).unwrap_or_default().to_owned()
}

//! `dondoc person`: people outside whose data the office holds, the dossiers in which they stand, and how their data are erased.

use crate::arguments::PersonVerb;
use crate::office::{self, Tell as _};
use crate::problem::{Failure, Outcome, Problem};
use crate::session::Session;
use crate::table::{self, Column};
use crate::task::print_done;
use app::{Actor, Office, Order, Sight, Someone};
use ledger::PersonId;
use ledger::person::Command;
use std::collections::BTreeSet;
use std::io::Write as _;
use store::ListedDossier;

/// People who are listed at most.
const MOST: u32 = 500;

/// Shows people and erases their data.
pub(crate) fn run(session: &Session, verb: &PersonVerb) -> Result<Outcome, Failure> {
    let office = office::open(session)?;
    let actor = office::actor(session, &office)?;
    let desk = Desk::of(session, &office, &actor)?;
    match verb {
        PersonVerb::List { words } => {
            let people = office.people(words.as_deref().unwrap_or_default(), MOST).tell(session, &office)?;
            desk.list(&people.into_iter().filter(|someone| desk.knows(someone)).collect::<Vec<_>>())
        }
        PersonVerb::Show { person } => desk.show(&desk.find(person)?),
        PersonVerb::Erase { ground, reason, with_files, yes, person } => {
            let someone = desk.find(person)?;
            if !yes {
                return Err(Problem::new("problem-person-sure")
                    .with("dossiers", desk.numbers(&someone))
                    .into());
            }
            let files = office.files_of_person(&someone).tell(session, &office)?;
            let files = if *with_files { files } else { BTreeSet::new() };
            let command = Command::Erase { ground: ground.clone(), files };
            let order = Order::new(command).because(Some(reason.clone()));
            let done = actor.erase_person(someone.id, order).tell(session, &office)?;
            print_done(session, person, &done)
        }
    }
}

/// Somebody who looks at people.
struct Desk<'d> {
    session: &'d Session,
    office: &'d Office,
    sight: Sight,
}

impl<'d> Desk<'d> {
    fn of(session: &'d Session, office: &'d Office, actor: &Actor<'_>) -> Result<Self, Failure> {
        let organisation = office.organisation().tell(session, office)?;
        let sight = office.sight(&organisation, actor.officer(), session.today()).tell(session, office)?;
        Ok(Self { session, office, sight })
    }

    fn find(&self, id: &str) -> Result<Someone, Failure> {
        let parsed: Result<PersonId, _> = id.parse();
        let parsed =
            parsed.map_err(|_| app::Error::NoPerson(id.to_owned())).tell(self.session, self.office)?;
        self.office.person(parsed).tell(self.session, self.office)
    }

    fn sees(&self, dossier: &ListedDossier) -> bool {
        self.sight.sees_listed(dossier)
    }

    /// Tells whether who asks sees one of the dossiers of somebody.
    fn knows(&self, someone: &Someone) -> bool {
        someone.dossiers.iter().any(|dossier| self.sees(dossier))
    }

    fn called(&self, someone: &Someone) -> String {
        let key = match &someone.name {
            _ if someone.is_erased() => "person-erased",
            Some(name) if self.knows(someone) => return name.clone(),
            Some(_) => "person-hidden",
            None => "person-unnamed",
        };
        self.session.messages.text(key)
    }

    fn numbers(&self, someone: &Someone) -> String {
        let seen = someone.dossiers.iter().filter(|dossier| self.sees(dossier));
        seen.map(|dossier| dossier.number.clone()).collect::<Vec<_>>().join(", ")
    }

    fn list(&self, people: &[Someone]) -> Result<Outcome, Failure> {
        let mut out = std::io::stdout().lock();
        if self.session.json {
            for someone in people {
                writeln!(out, "{}", self.json(someone))?;
            }
            return Ok(Outcome::Good);
        }
        let heading = |key: &str| self.session.messages.text(key);
        let columns = [
            Column::new(heading("person-column-id"), 36, 36),
            Column::new(heading("person-column-name"), 12, Column::STRETCHES),
            Column::new(heading("person-column-dossiers"), 14, 40),
        ];
        let row =
            |someone: &Someone| vec![someone.id.to_string(), self.called(someone), self.numbers(someone)];
        let cells: Vec<_> = people.iter().map(row).collect();
        write!(out, "{}", table::render(&columns, &cells, self.session.terminal))?;
        Ok(Outcome::Good)
    }

    fn show(&self, someone: &Someone) -> Result<Outcome, Failure> {
        let mut out = std::io::stdout().lock();
        if self.session.json {
            writeln!(out, "{}", self.json(someone))?;
            return Ok(Outcome::Good);
        }
        let messages = &self.session.messages;
        writeln!(out, "{}", self.called(someone))?;
        for dossier in someone.dossiers.iter().filter(|dossier| self.sees(dossier)) {
            writeln!(out, "  {}  {}", dossier.number, dossier.subject)?;
        }
        if let Some((at, ground)) = someone.left().erased {
            let what = messages.text("event-person-erased");
            writeln!(out, "  {}  {what}: {ground}", messages.day(at.day))?;
        }
        Ok(Outcome::Good)
    }

    fn json(&self, someone: &Someone) -> serde_json::Value {
        let left = someone.left();
        let seen = someone.dossiers.iter().filter(|dossier| self.sees(dossier));
        serde_json::json!({
            "id": someone.id.to_string(),
            "name": self.called(someone),
            "records": someone.records,
            "dossiers": seen.map(|dossier| dossier.number.as_str()).collect::<Vec<_>>(),
            "erased": left.erased.as_ref().map(|(at, _)| at.day),
            "ground": left.erased.as_ref().map(|(_, ground)| ground.as_str()),
            "files": left.files,
        })
    }
}

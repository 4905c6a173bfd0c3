//! `dondoc dossier`: dossiers taken in, led through their stages, listed and shown.

mod show;

use crate::arguments::{DossierVerb, FileArguments, OfDossier, PaperArguments};
use crate::files;
use crate::letter;
use crate::office::{self, Names, Tell as _};
use crate::problem::{Failure, Outcome, Problem};
use crate::procedure;
use crate::session::Session;
use crate::table::{self, Column};
use crate::task::print_done;
use app::{Actor, Office, Order, Taken, Whole};
use jiff::civil::Time;
use ledger::DossierId;
use ledger::dossier::{Command, Correction, Party, Refusal};
use ledger::permission::Scope;
use ledger::procedure::Values;
use ledger::task::Product;
use std::io::Write as _;
use store::{DossierFilter, ListedDossier};

/// Dossiers that are listed at most.
const MOST: u32 = 500;

/// Leads dossiers through their stages.
pub(crate) fn run(session: &Session, verb: &DossierVerb) -> Result<Outcome, Failure> {
    let office = office::open(session)?;
    let actor = office::actor(session, &office)?;
    let desk = Desk { session, office: &office, actor: &actor };
    match verb {
        DossierVerb::Open { subject, unit, parties, persons, fields, hour, note, procedure } => {
            let unit = desk.holder(unit.as_deref(), procedure)?;
            let taken = Taken {
                procedure: procedure.clone(),
                subject: subject.clone(),
                unit,
                parties: parties.iter().map(party).chain(persons.iter().map(person)).collect(),
                fields: values(fields),
            };
            let order = Order::new(()).on(note.on).because(note.reason.clone()).at_hour(*hour);
            let opened = actor.open_dossier(taken, &order);
            let (id, done) = opened.map_err(|error| procedure::told(session, Some(&office), &error))?;
            let number = office.dossier(id).tell(session, &office)?.dossier.number;
            print_done(session, &number, &done)
        }
        DossierVerb::List { procedure, stage, open, closed } => {
            let open = if *open { Some(true) } else { closed.then_some(false) };
            let (procedure, stage) = (procedure.clone(), stage.clone());
            desk.list(DossierFilter { procedure, stage, open, ..DossierFilter::default() })
        }
        DossierVerb::Show { dossier } => {
            let id = office.find_dossier(dossier).tell(session, &office)?;
            show::run(session, &office, &actor, id)
        }
        DossierVerb::Print { paper, format, out, dossier } => {
            let whole = office.dossier(desk.office.find_dossier(dossier).tell(session, &office)?);
            let whole = whole.tell(session, &office)?;
            match paper.as_ref().zip(out.as_ref()) {
                Some((paper, out)) => {
                    desk.print(&whole, paper, &FileArguments { format: *format, out: out.clone() })
                }
                None => desk.printable(&whole),
            }
        }
        DossierVerb::Enter { fields, given } => desk.give(given, None, Command::Enter(values(fields))),
        DossierVerb::Name { party: named, person: outside, given } => {
            let named = named.as_ref().map(party).or(outside.as_ref().map(person));
            let named = named.expect("the command line has one of both");
            desk.give(given, None, Command::Name(named))
        }
        DossierVerb::File { paper, given } => {
            let paper = desk.paper(paper)?.unwrap_or_default();
            desk.give(given, None, Command::File(paper))
        }
        DossierVerb::Finish { paper, given } => {
            let product = desk.paper(paper)?;
            desk.give(given, None, Command::Finish(product))
        }
        DossierVerb::Return(given) => desk.give(given, None, Command::Return),
        DossierVerb::Refuse(given) => desk.give(given, None, Command::Refuse),
        DossierVerb::Ask { words, given } => desk.give(given, None, Command::AskSupplement(words.clone())),
        DossierVerb::Take { hour, given } => desk.give(given, *hour, Command::TakeSupplement),
        DossierVerb::Opinion { of, words, disagrees, given } => {
            let (of, words, agrees) = (of.clone(), words.clone(), !disagrees);
            desk.give(given, None, Command::NoteOpinion { of, agrees, words })
        }
        DossierVerb::Postpone { until, given } => desk.give(given, None, Command::Postpone(*until)),
        DossierVerb::Amend { amendment, fields, given } => {
            let (amendment, fields) = (amendment.clone(), values(fields));
            desk.give(given, None, Command::Amend { amendment, fields })
        }
        DossierVerb::Correct {
            fields,
            party: named,
            person: outside,
            which_paper,
            gone,
            paper,
            opinion,
            disagrees,
            given,
        } => {
            let named = named.as_ref().map(party).or(outside.as_ref().map(person));
            let correction = match (which_paper, opinion, named) {
                (Some(number), _, _) => {
                    let paper = if *gone { None } else { Some(desk.paper(paper)?.unwrap_or_default()) };
                    Correction::Paper { number: *number, paper }
                }
                (None, Some(of), _) => desk.opinion(given, of, !disagrees, paper.words.clone())?,
                (None, None, Some(party)) => Correction::Party(party),
                (None, None, None) => Correction::Fields(values(fields)),
            };
            desk.give(given, None, Command::Correct(correction))
        }
        DossierVerb::Link { kind, to, given } => {
            let (id, to) = (desk.find(given)?, office.find_dossier(to).tell(session, &office)?);
            let order = Order::new(()).on(given.note.on).because(given.note.reason.clone());
            let done = actor.link_dossiers(id, kind, to, &order).tell(session, &office)?;
            print_done(session, &given.dossier, &done)
        }
        DossierVerb::Stop(given) => desk.give(given, None, Command::Stop),
        DossierVerb::Withdraw(given) => desk.give(given, None, Command::Withdraw),
        DossierVerb::Move(given) => {
            let id = desk.find(given)?;
            let order = Order::new(()).on(given.note.on).because(given.note.reason.clone());
            let moved = actor.move_dossier(id, &order);
            let done = moved.map_err(|error| procedure::told(session, Some(&office), &error))?;
            print_done(session, &given.dossier, &done)
        }
    }
}

fn party((role, said): &(String, String)) -> Party {
    Party::read(role, said)
}

fn person(named: &(String, String)) -> Party {
    party(named).as_person()
}

fn values(pairs: &[(String, String)]) -> Values {
    pairs.iter().cloned().collect()
}

/// Somebody at work on dossiers.
struct Desk<'d> {
    session: &'d Session,
    office: &'d Office,
    actor: &'d Actor<'d>,
}

impl Desk<'_> {
    /// Lists what can be printed of a dossier.
    fn printable(&self, whole: &Whole) -> Result<Outcome, Failure> {
        let papers = self.office.printable(whole, self.actor.officer(), self.session.today());
        for paper in papers.tell(self.session, self.office)? {
            writeln!(std::io::stdout(), "{}  {}", paper.id, paper.name)?;
        }
        Ok(Outcome::Good)
    }

    /// Writes a paper of a dossier.
    fn print(&self, whole: &Whole, paper: &str, file: &FileArguments) -> Result<Outcome, Failure> {
        let made = self.office.print(whole, paper, self.actor.officer(), self.session.today());
        let made = made.tell(self.session, self.office)?;
        let made =
            made.ok_or_else(|| Problem::new("problem-paper-not-printed").with("paper", paper.to_owned()))?;
        letter::write(self.session, &made, file)
    }

    fn find(&self, given: &OfDossier) -> Result<DossierId, Failure> {
        self.office.find_dossier(&given.dossier).tell(self.session, self.office)
    }

    /// Gives a command and says what happened.
    fn give(&self, given: &OfDossier, hour: Option<Time>, command: Command) -> Result<Outcome, Failure> {
        let id = self.find(given)?;
        let order = Order::new(command).on(given.note.on).because(given.note.reason.clone()).at_hour(hour);
        let done = self.actor.dossier(id, order).tell(self.session, self.office)?;
        print_done(self.session, &given.dossier, &done)
    }

    /// Returns the correction of the last opinion of somebody.
    fn opinion(
        &self,
        given: &OfDossier,
        of: &str,
        agrees: bool,
        words: Option<String>,
    ) -> Result<Correction, Failure> {
        let whole = self.office.dossier(self.find(given)?).tell(self.session, self.office)?;
        let mut opinions = whole.dossier.passages.iter().flat_map(|passage| &passage.opinions).rev();
        let known = opinions.find(|one| one.of == of && one.given.is_some());
        let known = known.ok_or_else(|| app::Error::from(Refusal::NoOpinion(of.to_owned())));
        let task = known.tell(self.session, self.office)?.task;
        Ok(Correction::Opinion { task, agrees, words: words.unwrap_or_default() })
    }

    /// Returns the unit that holds a new dossier: the one that is named, or the owner of its first stage.
    fn holder(&self, named: Option<&str>, procedure: &str) -> Result<ledger::UnitId, Failure> {
        if let Some(name) = named {
            return self.actor.find_unit(name).tell(self.session, self.office);
        }
        let found = self.office.procedure(procedure);
        let found = found.map_err(|error| procedure::told(self.session, Some(self.office), &error))?;
        let owner = found.stages.first().map(|stage| stage.owner.as_str()).unwrap_or_default();
        Ok(self.actor.find_unit(owner).unwrap_or(self.office.tenant().root))
    }

    fn paper(&self, paper: &PaperArguments) -> Result<Option<Product>, Failure> {
        let mut hashes = Vec::new();
        for path in &paper.files {
            let bytes = files::bytes(path)?;
            hashes.push(self.office.files().put(&bytes).tell(self.session, self.office)?);
        }
        let product = Product {
            words: paper.words.clone().unwrap_or_default(),
            number: paper.number.clone(),
            date: paper.date,
            files: hashes,
        };
        Ok((product != Product::default()).then_some(product))
    }

    fn list(&self, filter: DossierFilter) -> Result<Outcome, Failure> {
        let (session, office) = (self.session, self.office);
        let names = Names::of(session, office)?;
        let tenant = office.tenant();
        let organisation = office.organisation().tell(session, office)?;
        let sight =
            office.sight(&organisation, self.actor.officer(), session.today()).tell(session, office)?;
        let units = match &sight.scope {
            Scope::All => None,
            Scope::Part { units, .. } => Some(units.iter().copied().collect()),
        };
        let filter = DossierFilter { units, closed: sight.closed, ..filter };
        let read = office.store().read(|reader| reader.dossiers(tenant.id, &filter, None, MOST));
        let dossiers = read.tell(session, office)?;
        let mut out = std::io::stdout().lock();
        if session.json {
            for dossier in &dossiers {
                writeln!(out, "{}", json(dossier))?;
            }
            return Ok(Outcome::Good);
        }
        let heading = |name: &str| session.messages.text(&format!("dossier-column-{name}"));
        let columns = [
            Column::new(heading("number"), 12, 18),
            Column::new(heading("subject"), 20, Column::STRETCHES),
            Column::new(heading("stage"), 12, 30),
            Column::new(heading("owner"), 10, 24),
            Column::new(heading("due"), 10, 12),
        ];
        let mut cells = Vec::new();
        for dossier in &dossiers {
            let procedure = office.recorded_procedure(dossier.definition).tell(session, office)?;
            let stage = procedure.stage(&dossier.stage).map_or(dossier.stage.as_str(), |stage| &stage.name);
            let (stage, owner, due) = match dossier.closed {
                Some((outcome, _)) => (
                    session.messages.text(&format!("outcome-{}", outcome.name())),
                    String::new(),
                    String::new(),
                ),
                None if dossier.waits => {
                    let owner = dossier.stage_unit.unwrap_or(dossier.unit);
                    (
                        stage.to_owned(),
                        names.unit(owner, session.today()),
                        session.messages.text("pace-waiting"),
                    )
                }
                None => {
                    let owner = dossier.stage_unit.unwrap_or(dossier.unit);
                    let due = dossier.stage_due.map(|day| session.messages.day(day)).unwrap_or_default();
                    (stage.to_owned(), names.unit(owner, session.today()), due)
                }
            };
            cells.push(vec![dossier.number.clone(), dossier.subject.clone(), stage, owner, due]);
        }
        write!(out, "{}", table::render(&columns, &cells, session.terminal))?;
        Ok(Outcome::Good)
    }
}

/// Returns a dossier of a list as JSON.
fn json(dossier: &ListedDossier) -> serde_json::Value {
    serde_json::json!({
        "id": dossier.id.to_string(),
        "number": dossier.number,
        "procedure": dossier.procedure,
        "subject": dossier.subject,
        "stage": dossier.stage,
        "task": dossier.task.to_string(),
        "unit": dossier.stage_unit.unwrap_or(dossier.unit).to_string(),
        "opened": dossier.opened,
        "waits": dossier.waits,
        "due": dossier.stage_due,
        "return": dossier.due,
        "outcome": dossier.closed.map(|(outcome, _)| outcome.name()),
        "closed": dossier.closed.map(|(_, day)| day),
        "fields": dossier.fields,
        "parties": dossier.parties,
    })
}

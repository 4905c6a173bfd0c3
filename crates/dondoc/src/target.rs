//! `dondoc target`: indicators followed, given targets, entered, corrected, listed and shown.

mod show;

use crate::arguments::{SeenArguments, ShownArguments, TargetVerb};
use crate::files;
use crate::office::{self, Names, Tell as _};
use crate::problem::{Failure, Outcome, Problem};
use crate::session::Session;
use crate::table::{self, Column};
use crate::task::print_done;
use app::{Actor, NoDefinition, Office, Order, Shown, Stand};
use jiff::civil::Date;
use ledger::Moment;
use ledger::indicator::{Command, Content, Direction, Evidence, Indicator, Standing, Target, Value};
use ledger::period::{Period, Rhythm};
use ledger::permission::Scope;
use std::io::Write as _;

/// Follows indicators.
pub(crate) fn run(session: &Session, verb: &TargetVerb) -> Result<Outcome, Failure> {
    let office = office::open(session)?;
    let actor = office::actor(session, &office)?;
    let desk = Desk { session, office: &office, actor: &actor };
    match verb {
        TargetVerb::Catalogue => desk.catalogue(),
        TargetVerb::List { period, owner, standing, seen } => {
            let owner = owner.as_deref().map(|name| actor.find_unit(name)).transpose();
            desk.list(*period, owner.tell(session, &office)?, *standing, seen)
        }
        TargetVerb::Show { seen, code } => show::run(&desk, code, seen),
        TargetVerb::Define { note, code, .. } => {
            let content = Box::new(desk.content(verb)?);
            let order = Order::new(Command::Define(content)).on(note.on).because(note.reason.clone());
            desk.give(code, order)
        }
        TargetVerb::Set { shown, code, target } => {
            let direction = desk.find(code)?.content.direction;
            let target =
                Target::read(target, direction).ok_or_else(|| not_read("target-not-read", target))?;
            let evidence = desk.evidence(shown)?;
            desk.give_of(code, shown, Command::SetTarget { period: shown.period, target, evidence })
        }
        TargetVerb::Enter { shown, code, value } => {
            let (value, evidence) = (read(value)?, desk.evidence(shown)?);
            desk.give_of(code, shown, Command::EnterValue { period: shown.period, value, evidence })
        }
        TargetVerb::Correct { shown, none: _, code, value } => {
            let value = value.as_deref().map(read).transpose()?;
            let evidence = desk.evidence(shown)?;
            desk.give_of(code, shown, Command::CorrectValue { period: shown.period, value, evidence })
        }
        TargetVerb::End { note, code } => {
            desk.give(code, Order::new(Command::End).on(note.on).because(note.reason.clone()))
        }
    }
}

fn read(value: &str) -> Result<Value, Failure> {
    Value::read(value).ok_or_else(|| not_read("target-value-not-read", value))
}

fn not_read(key: &'static str, typed: &str) -> Failure {
    Failure::Problem(Problem::new(key).with("typed", typed))
}

/// Returns the moment at whose knowledge somebody looks.
pub(super) fn known_at(seen: &SeenArguments) -> Moment {
    seen.known_at.map_or(Moment::LAST, Moment::end_of)
}

/// Somebody at work on indicators.
pub(super) struct Desk<'d> {
    session: &'d Session,
    office: &'d Office,
    actor: &'d Actor<'d>,
}

impl Desk<'_> {
    fn as_of(&self, seen: &SeenArguments) -> Date {
        seen.as_of.unwrap_or(self.session.today())
    }

    fn find(&self, code: &str) -> Result<Shown, Failure> {
        let none = |_: &Content, _: &Indicator| Vec::new();
        let found = self.office.find_indicator(code, Date::MAX, Moment::LAST, &none);
        Ok(found.tell(self.session, self.office)?.0)
    }

    fn scope(&self) -> Result<Scope, Failure> {
        let organisation = self.office.organisation().tell(self.session, self.office)?;
        let (officer, root) = (self.actor.officer(), self.office.tenant().root);
        Ok(Scope::of(&organisation, officer, root, self.session.today()))
    }

    fn give(&self, code: &str, order: Order<Command>) -> Result<Outcome, Failure> {
        let done = self.actor.indicator(code, order).tell(self.session, self.office)?;
        print_done(self.session, code, &done)
    }

    fn give_of(&self, code: &str, shown: &ShownArguments, command: Command) -> Result<Outcome, Failure> {
        let note = &shown.note;
        self.give(code, Order::new(command).on(note.on).because(note.reason.clone()))
    }

    fn evidence(&self, shown: &ShownArguments) -> Result<Evidence, Failure> {
        let document = shown.document.as_deref().map(|name| self.actor.find_document(name)).transpose();
        let document = document.tell(self.session, self.office)?;
        let mut hashes = Vec::new();
        for path in &shown.files {
            let bytes = files::bytes(path)?;
            hashes.push(self.office.files().put(&bytes).tell(self.session, self.office)?);
        }
        Ok(Evidence { document, files: hashes, words: shown.words.clone().unwrap_or_default() })
    }

    /// Returns what a new indicator is: as it is declared, or as it was typed.
    fn content(&self, verb: &TargetVerb) -> Result<Content, Failure> {
        let TargetVerb::Define { owner, name, unit, direction, rhythm, group, measure, note, code } = verb
        else {
            return Err(not_read("app-error-no-indicator", ""));
        };
        let owner = self.actor.find_unit(owner).tell(self.session, self.office)?;
        let sets = self.office.indicator_sets().map_err(|error| self.undefined(&error))?;
        let day = note.on.unwrap_or(self.session.today());
        let content = sets.find(code, day).map(|(set, template)| set.content(template, owner));
        let Some(mut content) = content else {
            let Some(name) = name else {
                let problem = Problem::new("app-error-no-indicator").with("name", code.as_str());
                return Err(Failure::Problem(problem));
            };
            return Ok(Content {
                code: code.clone(),
                name: name.clone(),
                group: group.clone().unwrap_or_default(),
                measure: measure.clone().unwrap_or_default(),
                unit: unit.clone().unwrap_or_default(),
                owner,
                direction: direction.unwrap_or(Direction::Higher),
                rhythm: rhythm.unwrap_or(Rhythm::Year),
                source: String::new(),
                computed: None,
                definition: None,
            });
        };
        content.name = name.clone().unwrap_or(content.name);
        content.group = group.clone().unwrap_or(content.group);
        content.measure = measure.clone().unwrap_or(content.measure);
        content.unit = unit.clone().unwrap_or(content.unit);
        content.direction = direction.unwrap_or(content.direction);
        content.rhythm = rhythm.unwrap_or(content.rhythm);
        Ok(content)
    }

    fn undefined(&self, error: &NoDefinition) -> Failure {
        match error {
            NoDefinition::Office(error) => office::told(self.session, Some(self.office), error),
            NoDefinition::Definition(..) => {
                let mut problem = Problem::new(error.key());
                for (name, value) in error.arguments() {
                    problem = problem.with(name, value);
                }
                Failure::Problem(problem)
            }
        }
    }

    fn catalogue(&self) -> Result<Outcome, Failure> {
        let session = self.session;
        let sets = self.office.indicator_sets().map_err(|error| self.undefined(&error))?;
        let mut out = std::io::stdout().lock();
        let heading = |name: &str| session.messages.text(&format!("target-column-{name}"));
        let columns = [
            Column::new(heading("code"), 6, 16),
            Column::new(heading("name"), 20, Column::STRETCHES),
            Column::new(heading("unit"), 6, 12),
            Column::new(heading("rhythm"), 8, 12),
        ];
        for set in sets.all() {
            if session.json {
                for one in &set.indicators {
                    let json = serde_json::json!({
                        "set": set.id, "version": set.version, "code": one.code, "name": one.name, "unit": one.unit,
                        "direction": one.direction, "rhythm": one.rhythm, "computed": one.computed,
                    });
                    writeln!(out, "{json}")?;
                }
                continue;
            }
            let cells = set.indicators.iter().map(|one| {
                let rhythm = session.messages.text(&format!("indicator-rhythm-{}", one.rhythm.name()));
                vec![one.code.clone(), one.name.clone(), one.unit.clone(), rhythm]
            });
            writeln!(out, "{}", set.name)?;
            writeln!(out, "{}", table::render(&columns, &cells.collect::<Vec<_>>(), session.terminal))?;
        }
        Ok(Outcome::Good)
    }

    fn list(
        &self,
        period: Option<Period>,
        owner: Option<ledger::UnitId>,
        standing: Option<Standing>,
        seen: &SeenArguments,
    ) -> Result<Outcome, Failure> {
        let (session, office) = (self.session, self.office);
        let as_of = self.as_of(seen);
        let (scope, names) = (self.scope()?, Names::of(session, office)?);
        let organisation = names.organisation();
        let taken = |content: &Content| {
            let below = owner.is_none_or(|owner| organisation.is_within(content.owner, owner, as_of));
            scope.sees_unit(content.owner) && below
        };
        let period = period.unwrap_or(Rhythm::Year.at(as_of));
        let periods = |content: &Content, _: &Indicator| period.parts(content.rhythm);
        let shown = office.indicators(as_of, known_at(seen), &taken, &periods).tell(session, office)?;
        let mut cells = Vec::new();
        let mut out = std::io::stdout().lock();
        for one in &shown {
            for stand in
                one.stands.iter().filter(|stand| standing.is_none_or(|wanted| wanted == stand.standing))
            {
                // Periods of which nothing is known yet and nothing is wanted.
                if stand.target.is_none() && stand.value.is_none() {
                    continue;
                }
                if session.json {
                    writeln!(out, "{}", json(&one.content, stand))?;
                }
                cells.push(vec![
                    one.content.code.clone(),
                    one.content.name.clone(),
                    names.unit(one.content.owner, as_of),
                    stand.period.to_string(),
                    wanted(stand),
                    reached(stand, &one.content.unit),
                    session.messages.text(&format!("indicator-standing-{}", stand.standing.name())),
                ]);
            }
        }
        if session.json {
            return Ok(Outcome::Good);
        }
        let heading = |name: &str| session.messages.text(&format!("target-column-{name}"));
        let columns = [
            Column::new(heading("code"), 6, 12),
            Column::new(heading("name"), 16, Column::STRETCHES),
            Column::new(heading("owner"), 10, 20),
            Column::new(heading("period"), 7, 8),
            Column::new(heading("target"), 6, 14),
            Column::new(heading("value"), 6, 22),
            Column::new(heading("standing"), 8, 16),
        ];
        write!(out, "{}", table::render(&columns, &cells, session.terminal))?;
        Ok(Outcome::Good)
    }
}

/// Writes what is wanted.
pub(super) fn wanted(stand: &Stand) -> String {
    stand.target.as_ref().map(|wanted| wanted.target.written()).unwrap_or_default()
}

/// Writes what came out, with what it counts.
pub(super) fn reached(stand: &Stand, unit: &str) -> String {
    stand.value.map(|value| value.with(unit)).unwrap_or_default()
}

/// Returns a period of an indicator as JSON.
pub(super) fn json(content: &Content, stand: &Stand) -> serde_json::Value {
    serde_json::json!({
        "code": content.code,
        "name": content.name,
        "unit": content.unit,
        "owner": content.owner.to_string(),
        "direction": content.direction,
        "computed": content.computed.is_some(),
        "period": stand.period,
        "target": stand.target.as_ref().map(|wanted| wanted.target),
        "value": stand.value,
        "day": stand.entered.as_ref().map(|entered| entered.day),
        "evidence": stand.entered.as_ref().map(|entered| &entered.evidence),
        "standing": stand.standing.name(),
        "trend": stand.trend.map(ledger::indicator::Trend::name),
    })
}

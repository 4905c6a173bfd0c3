//! Playing: each step of a story as the use case that it is, by its actor, at its moment.

mod door;
mod dossiers;

use super::Code;
use super::story::{Day, Deed, Measure, Step, Story, Target, Verb, wrong};
use super::{Files, Read};
use crate::organisation::account_of;
use crate::{Actor, Beginning, Error, Office, Order, Paper, ids};
use directive::organisation::Organisation as File;
use jiff::Timestamp;
use jiff::civil::{Date, Time, time};
use jiff::tz::Offset;
use ledger::deadline::Limit;
use ledger::indicator::{self, Content, Evidence, Indicator, Target as Wanted};
use ledger::organisation::Event;
use ledger::register;
use ledger::task::{Basis, Command, Milestone, MilestoneId, Stage, Task};
use ledger::{DocumentId, DossierId, Moment, OfficerId, TaskId, UnitId};
use std::collections::BTreeMap;
use std::path::Path;
use store::{Filter, ListedTask, Order as By};

/// The first step of a day; each has a minute of its own.
const MORNING: Time = time(9, 0, 0, 0);
/// The minutes from the first step to the end of the day's work; steps beyond share the last one.
const MINUTES: usize = 14 * 60;
/// Tasks of one document.
const MOST: u32 = 1000;

/// An office whose story is played.
pub(super) struct Player<'p> {
    office: Office,
    clerk: &'p str,
    founded: Date,
    organisation: File,
    documents: &'p [(&'p str, &'p [u8])],
    read: Read<'p>,
    /// The documents that were entered, by their short names.
    entered: BTreeMap<String, DocumentId>,
    /// The dossiers that were taken in, by their short names.
    opened: BTreeMap<String, DossierId>,
    /// What senders got on the day that was played last.
    codes: Vec<Code>,
}

impl<'p> Player<'p> {
    /// Founds the office.
    pub(super) fn found(
        home: &Path,
        database: Option<&str>,
        story: &'p Story,
        files: &Files<'p>,
        read: Read<'p>,
    ) -> Result<Self, Error> {
        let bad = |why| Error::BadFile { path: "organisation.toml".to_owned(), why };
        let organisation = File::parse(files.organisation).map_err(bad)?;
        let body = organisation.body.as_ref().ok_or_else(|| bad("[body] is missing".to_owned()))?;
        let (clerk, founded) = (story.office.clerk.as_str(), story.office.founded);
        let beginning =
            Beginning { name: &body.name, short: &body.short, database, account: clerk, day: founded };
        let office = Office::found(home, &beginning, moment(founded, 0))?;
        office.home().set_letterhead(story.office.letterhead.clone())?;
        let (documents, entered, opened) = (files.documents, BTreeMap::new(), BTreeMap::new());
        let codes = Vec::new();
        Ok(Self { office, clerk, founded, organisation, documents, read, entered, opened, codes })
    }

    /// Plays a day and returns how many commands were given.
    pub(super) fn play(&mut self, day: &Day) -> Result<usize, Error> {
        let mut commands = 0;
        self.codes.clear();
        for (minute, step) in day.steps.iter().enumerate() {
            let told = |error: Error| {
                let why = if let Error::BadFile { why, .. } = error { why } else { error.to_string() };
                match &step.file {
                    Some(file) => wrong(format!("{file}: line {}: {why}", step.line)),
                    None => wrong(format!("line {}: {why}", step.line)),
                }
            };
            commands += self.step(step, moment(day.on, minute)).map_err(told)?;
        }
        Ok(commands)
    }

    /// Returns what senders got on the day that was played last.
    pub(super) fn codes(&self) -> &[Code] {
        &self.codes
    }

    /// Returns the office as the story left it.
    pub(super) fn into_office(self) -> Office {
        self.office
    }

    fn step(&mut self, step: &Step, now: Moment) -> Result<usize, Error> {
        let account = account_of(step.by.as_deref().unwrap_or(self.clerk));
        match &step.deed {
            Deed::TakeOver => {
                self.office.act(&account, now)?.take_over(&self.organisation, self.founded)?;
                Ok(1)
            }
            Deed::FormGroup { name, units } => {
                let actor = self.office.act(&account, now)?;
                let group = UnitId::from_bytes(ids::new(now));
                let mut events = vec![Event::GroupFormed { group, name: name.clone() }];
                for unit in units {
                    events.push(Event::MemberJoined { group, unit: actor.find_unit(unit)? });
                }
                let commands = events.len();
                for event in events {
                    actor.organise(order(step, event))?;
                }
                Ok(commands)
            }
            Deed::Import { file, short } => {
                let document = self.import(&self.office.act(&account, now)?, file)?;
                self.entered.insert(short.clone(), document);
                Ok(1)
            }
            Deed::OpenRegister { first } => {
                let actor = self.office.act(&account, now)?;
                let book = self.office.issued_book(actor.today());
                let command = register::Command::Open { book: book.clone(), first: *first };
                actor.register(&book, order(step, command))?;
                Ok(1)
            }
            Deed::Measure(measure) => {
                self.measure(&self.office.act(&account, now)?, step, measure)?;
                Ok(1)
            }
            Deed::Occur { name, what } => {
                self.occur(&self.office.act(&account, now)?, step, name, what)?;
                Ok(1)
            }
            Deed::Lead { dossier, act } => {
                let id = self.lead(&self.office.act(&account, now)?, step, dossier, act)?;
                self.opened.insert(dossier.clone(), id);
                Ok(1)
            }
            Deed::Decide { act, decision } => {
                self.decide(&self.office.act(&account, now)?, step, act, decision)?;
                Ok(1)
            }
            Deed::Post { dossier, posted } => {
                let (id, code) = self.post(posted, now)?;
                self.opened.insert(dossier.clone(), id);
                self.codes.push(code);
                Ok(1)
            }
            Deed::Give { targets, verb } => {
                let actor = self.office.act(&account, now)?;
                let mut commands = 0;
                for target in targets {
                    for task in self.tasks(&actor, target, verb)? {
                        self.give(&actor, task, step, verb)?;
                        commands += 1;
                    }
                }
                Ok(commands)
            }
        }
    }

    fn measure(&self, actor: &Actor<'_>, step: &Step, measure: &Measure) -> Result<(), Error> {
        let shown = |words: &String| Evidence { words: words.clone(), ..Evidence::default() };
        let (code, command) = match measure {
            Measure::Follow { code, owner } => {
                let sets = self.office.indicator_sets().map_err(|error| wrong(format!("{error:?}")))?;
                let found = sets.find(code, actor.today());
                let (set, one) = found.ok_or_else(|| Error::NoIndicator(code.clone()))?;
                (code, indicator::Command::Define(Box::new(set.content(one, actor.find_unit(owner)?))))
            }
            Measure::Want { code, period, target, words } => {
                let none = |_: &Content, _: &Indicator| Vec::new();
                let (found, _) = self.office.find_indicator(code, Date::MAX, Moment::LAST, &none)?;
                let target = Wanted::read(target, found.content.direction);
                let target = target.ok_or_else(|| wrong(format!("{code}: no target")))?;
                (code, indicator::Command::SetTarget { period: *period, target, evidence: shown(words) })
            }
            Measure::Enter { code, period, value, words } => {
                let (period, value, evidence) = (*period, *value, shown(words));
                (code, indicator::Command::EnterValue { period, value, evidence })
            }
            Measure::Correct { code, period, value, words } => {
                let (period, value, evidence) = (*period, Some(*value), shown(words));
                (code, indicator::Command::CorrectValue { period, value, evidence })
            }
        };
        actor.indicator(code, order(step, command))?;
        Ok(())
    }

    fn import(&self, actor: &Actor<'_>, name: &str) -> Result<DocumentId, Error> {
        let file = self.documents.iter().find(|(known, _)| *known == name);
        let (_, bytes) = file.ok_or_else(|| wrong(format!("{name}: there is no such document")))?;
        let bad = |why| Error::BadFile { path: name.to_owned(), why };
        let document = (self.read)(name, bytes).map_err(bad)?;
        let organisation = actor.organisation_for_reading()?;
        let options = directive::Options { organisation: Some(&organisation), reference_date: None };
        let reading = directive::read(&document, &options);
        let paper = Paper { name, bytes, document: &document, reading: &reading };
        Ok(actor.import(&paper)?.document)
    }

    /// Returns the tasks that a target means, of those that the verb can be about.
    fn tasks(&self, actor: &Actor<'_>, target: &Target, verb: &Verb) -> Result<Vec<TaskId>, Error> {
        let find = |unit: &Option<String>| unit.as_deref().map(|unit| actor.find_unit(unit)).transpose();
        let (unit, except) = (find(&target.unit)?, find(&target.except)?);
        let meant = |task: &ListedTask| {
            let item = task.document.as_ref().map(|(_, item)| item);
            let of_item = target.item.is_none() || target.item.as_ref() == item;
            let of_unit = unit.is_none() || task.lead == unit;
            let excepted = except.is_some() && task.lead == except;
            let at_stage = match verb.stage(target) {
                Some(stage) => task.stage == stage,
                None => task.stage != Stage::Gone.name(),
            };
            of_item && of_unit && !excepted && at_stage
        };
        let tasks: Vec<TaskId> =
            self.all(actor, &target.document)?.into_iter().filter(meant).map(|task| task.id).collect();
        if tasks.is_empty() { Err(wrong(format!("{target}: there is no such task"))) } else { Ok(tasks) }
    }

    fn all(&self, actor: &Actor<'_>, document: &str) -> Result<Vec<ListedTask>, Error> {
        let entered = self.entered.get(document);
        let document = entered.ok_or_else(|| Error::NoDocument(document.to_owned()))?;
        let filter = Filter { document: Some(*document), ..Filter::default() };
        let tenant = self.office.tenant.id;
        let page = self
            .office
            .store
            .read(|reader| reader.tasks(tenant, &filter, By::Made, None, MOST, actor.today()))?;
        Ok(page.tasks)
    }

    fn give(&self, actor: &Actor<'_>, task: TaskId, step: &Step, verb: &Verb) -> Result<(), Error> {
        match self.command(actor, task, verb)? {
            None => actor.confirm(task, order(step, ()))?,
            Some(command) => actor.give(task, order(step, command))?,
        };
        Ok(())
    }

    /// Returns the command that a verb means; `None` for confirming, which draws the code of the task.
    fn command(&self, actor: &Actor<'_>, task: TaskId, verb: &Verb) -> Result<Option<Command>, Error> {
        Ok(Some(match verb {
            Verb::Confirm => return Ok(None),
            Verb::Edit { words, lead, due, undated } => {
                let mut content = self.task(task)?.content;
                if let Some(words) = words {
                    content.words.clone_from(words);
                }
                if let Some(lead) = lead {
                    let lead = actor.find_unit(lead)?;
                    content.support.retain(|unit| *unit != lead);
                    content.lead = Some(lead);
                }
                if due.is_some() || *undated {
                    content.milestones = due.iter().copied().map(milestone).collect();
                }
                Command::Edit(Box::new(content))
            }
            Verb::Reassign { to } => Command::Reassign(actor.find_unit(to)?),
            Verb::Delegate { to } => Command::Delegate(self.officer(actor, to)?),
            Verb::AskExtension { until } => {
                let task = self.task(task)?;
                let laws = self.office.laws()?;
                let deciding = task.content.deciding(laws.now().1).map(|milestone| milestone.id);
                let milestone = deciding.unwrap_or(MilestoneId(1));
                Command::AskExtension { milestone, until: Limit::Day { day: *until, hour: None } }
            }
            Verb::Supersede { with } => {
                let with = self.tasks(actor, with, verb)?;
                let [heir] = with.as_slice() else {
                    return Err(wrong("several tasks would stand in its place"));
                };
                Command::Supersede(*heir)
            }
            Verb::Command(command) => command.clone(),
        }))
    }

    fn task(&self, task: TaskId) -> Result<Task, Error> {
        let tenant = self.office.tenant.id;
        Ok(self.office.store.read(|reader| reader.history(tenant, task))?.now())
    }

    fn officer(&self, actor: &Actor<'_>, name: &str) -> Result<OfficerId, Error> {
        Ok(self.office.act(&account_of(name), actor.now)?.officer())
    }
}

impl Verb {
    /// Returns the one stage of the tasks that it is about: a proposal is confirmed, and of a whole document only what nobody
    /// took on yet is accepted.
    fn stage(&self, target: &Target) -> Option<&'static str> {
        match self {
            Self::Confirm => Some(Stage::Proposed.name()),
            Self::Command(Command::Accept) if target.item.is_none() => Some(Stage::Assigned.name()),
            Self::Edit { .. }
            | Self::Reassign { .. }
            | Self::Delegate { .. }
            | Self::AskExtension { .. }
            | Self::Supersede { .. }
            | Self::Command(_) => None,
        }
    }
}

/// Returns the one day of a task as a clerk corrects it.
fn milestone(day: Date) -> Milestone {
    let limit = Limit::Day { day, hour: None };
    let (what, said) = (String::new(), day.strftime("%d/%m/%Y").to_string());
    Milestone { id: MilestoneId(1), what, who: None, said, limit, basis: Basis::Own }
}

fn order<C>(step: &Step, command: C) -> Order<C> {
    Order::new(command).on(step.effective).because(step.reason.clone())
}

/// Returns the moment of a day at which its step of this number happens.
fn moment(day: Date, minute: usize) -> Moment {
    let minutes = i64::try_from(minute.min(MINUTES)).unwrap_or(0);
    let at = Offset::constant(7).to_timestamp(day.to_datetime(MORNING));
    Moment(at.map_or(0, Timestamp::as_millisecond) + minutes * 60_000)
}

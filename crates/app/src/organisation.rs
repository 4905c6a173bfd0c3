//! Units and people: changes one by one, or from the office's own file; when a unit ends, its open tasks go to its heir.

use crate::actor::{Actor, Order, drafts};
use crate::office::Known;
use crate::{Error, ids, names};
use directive::organisation::Organisation as File;
use jiff::civil::Date;
use ledger::event::Subject;
use ledger::organisation::{Command, Event, Organisation, Role, Transfer, decide, transfers};
use ledger::{OfficerId, TaskId, UnitId, permission};
use std::collections::BTreeMap;
use store::{Account, Filter, Order as By, Writer};
use viet::fold::key;

/// What became of the open tasks of a unit that ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// Those that went to the one heir.
    pub moved: Vec<TaskId>,
    /// Those whose new lead a person must choose, and among whom.
    pub to_choose: Vec<(TaskId, Vec<UnitId>)>,
}

/// What was taken over from an office's file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// Units founded.
    pub units: u32,
    /// Roles given.
    pub posts: u32,
    /// Accounts made: the name, and whose it is.
    pub accounts: Vec<(String, String)>,
    /// Units that begin on a later day: they are entered when that day has come.
    pub later: Vec<(String, Date)>,
}

impl Actor<'_> {
    /// Changes the organisation. Where a unit ends, its open tasks go to its heir in the same transaction.
    ///
    /// # Errors
    ///
    /// It is not allowed, or refused by the rules. Nothing happened then.
    pub fn organise(&self, order: Order<Command>) -> Result<Moved, Error> {
        self.write(|writer, known| {
            let mut organisation = known.organisation.clone();
            let ended = matches!(order.command, Event::UnitEnded { .. });
            self.organise_in(writer, &mut organisation, &order)?;
            if ended { self.transfer(writer, known, &organisation, &order) } else { Ok(Moved::default()) }
        })
    }

    /// Appends a change, and makes it in `organisation` too.
    fn organise_in(
        &self,
        writer: &mut Writer<'_>,
        organisation: &mut Organisation,
        order: &Order<Command>,
    ) -> Result<(), Error> {
        let root = self.office.tenant.root;
        let meta = self.meta(writer, order);
        if !permission::may_in(organisation, self.officer, "organisation-change", root, self.today()) {
            return Err(Error::NotAllowed { command: "organisation-change" });
        }
        let events = decide(organisation, order.command.clone(), &meta)?;
        for event in &events {
            *organisation = std::mem::take(organisation).evolve(event, meta.effective.day);
        }
        writer.append(Subject::Organisation(root), None, drafts(events, &meta))?;
        Ok(())
    }

    /// Gives the open tasks of units that ended to their heirs.
    fn transfer(
        &self,
        writer: &mut Writer<'_>,
        known: &Known,
        organisation: &Organisation,
        order: &Order<Command>,
    ) -> Result<Moved, Error> {
        let day = order.effective.unwrap_or(self.today());
        let ended: Vec<UnitId> =
            organisation.units.keys().copied().filter(|unit| !organisation.exists(*unit, day)).collect();
        let tasks = self.open_tasks(writer, &ended)?;
        let mut result = Moved::default();
        let known = Known::with(known, organisation.clone());
        for (task, transfer) in transfers(organisation, tasks.iter().map(|(id, task)| (*id, task)), day) {
            match (transfer.command(), transfer) {
                (Some(command), _) => {
                    let order = Order::new(command).on(Some(day)).because(order.reason.clone());
                    self.give_in(writer, &known, task, order)?;
                    result.moved.push(task);
                }
                (None, Transfer::Choose(heirs)) => result.to_choose.push((task, heirs)),
                (None, Transfer::To(_)) => {}
            }
        }
        Ok(result)
    }

    /// Returns the open tasks of some units with their states.
    fn open_tasks(
        &self,
        writer: &mut Writer<'_>,
        units: &[UnitId],
    ) -> Result<Vec<(TaskId, ledger::task::Task)>, Error> {
        let tenant = writer.tenant();
        let filter = Filter { leads: units.to_vec(), open: Some(true), ..Filter::default() };
        let listed = if units.is_empty() {
            Vec::new()
        } else {
            writer.all_tasks(tenant, &filter, By::Made, self.today())?
        };
        let state = |task: &store::ListedTask| Ok((task.id, writer.history(tenant, task.id)?.now()));
        listed.iter().map(state).collect()
    }

    /// Tells whether the one who acts is an administrator: who makes a link to another's password can act as that person,
    /// so neither clerks nor leaders may.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn keeps_accounts(&self) -> Result<bool, Error> {
        let organisation = self.office.organisation()?;
        let posts = organisation.posts_on(self.officer, self.today());
        Ok(posts.iter().any(|post| post.role == Role::Administrator))
    }

    /// Lets a name act as somebody.
    ///
    /// # Errors
    ///
    /// It is not allowed.
    pub fn let_act(&self, account: &Account) -> Result<(), Error> {
        self.write(|writer, known| {
            let (root, today) = (self.office.tenant.root, self.today());
            if !permission::may_in(&known.organisation, self.officer, "organisation-change", root, today) {
                return Err(Error::NotAllowed { command: "organisation-change" });
            }
            Ok(writer.set_account(account)?)
        })
    }

    /// Takes over units and people from an office's file: what is there already stays as it is, so that a longer file can be
    /// taken over again. Units begin on their first day, or on `since`; who stands first in a unit heads it, who stands in
    /// none leads the body. Everybody gets an account.
    ///
    /// # Errors
    ///
    /// It is not allowed, or refused by the rules. Nothing happened then.
    pub fn take_over(&self, file: &File, since: Date) -> Result<Taken, Error> {
        self.write(|writer, known| {
            let mut organisation = known.organisation.clone();
            let mut taken = Taken::default();
            for unit in &file.units {
                self.take_unit(writer, &mut organisation, unit, since, &mut taken)?;
            }
            let mut headed = BTreeMap::new();
            for person in &file.people {
                self.take_person(writer, &mut organisation, person, since, &mut headed, &mut taken)?;
            }
            Ok(taken)
        })
    }

    fn take_unit(
        &self,
        writer: &mut Writer<'_>,
        organisation: &mut Organisation,
        unit: &directive::organisation::Unit,
        since: Date,
        taken: &mut Taken,
    ) -> Result<(), Error> {
        let from = unit.from.unwrap_or(since);
        if from > self.today() {
            taken.later.push((unit.name.clone(), from));
            return Ok(());
        }
        if names::unit(organisation, &unit.name, from).is_some() {
            return Ok(());
        }
        let founded = Event::UnitFounded {
            unit: UnitId::from_bytes(ids::new(self.now)),
            name: unit.name.clone(),
            short: unit.short.clone(),
            parent: Some(self.office.tenant.root),
            codes: Vec::new(),
        };
        taken.units += 1;
        self.organise_in(writer, organisation, &Order::new(founded).on(Some(from)))
    }

    fn take_person(
        &self,
        writer: &mut Writer<'_>,
        organisation: &mut Organisation,
        person: &directive::organisation::Person,
        since: Date,
        headed: &mut BTreeMap<UnitId, String>,
        taken: &mut Taken,
    ) -> Result<(), Error> {
        let unit = match &person.unit {
            Some(name) => match names::unit(organisation, name, self.today()) {
                Some(unit) => unit,
                // Their unit begins later, and they with it.
                None if taken.later.iter().any(|(later, _)| key(later) == key(name)) => return Ok(()),
                None => return Err(Error::NoUnit(name.clone())),
            },
            None => self.office.tenant.root,
        };
        let role = if person.unit.is_none() {
            Role::Leader
        } else if headed.entry(unit).or_insert_with(|| person.name.clone()) == &person.name {
            Role::Head
        } else {
            Role::Officer
        };
        let known = organisation.officers.iter().find(|(_, officer)| key(&officer.name) == key(&person.name));
        let officer = known.map_or_else(|| OfficerId::from_bytes(ids::new(self.now)), |(id, _)| *id);
        let posts = known.into_iter().flat_map(|(_, officer)| &officer.posts);
        let has =
            posts.filter(|post| post.unit == unit && post.role == role && post.to.is_none()).count() > 0;
        if has {
            return Ok(());
        }
        let name = person.name.clone();
        let first = organisation.units.get(&unit).map_or(since, |unit| unit.from.max(since));
        let appointed = Event::OfficerAppointed { officer, name, unit, role };
        self.organise_in(writer, organisation, &Order::new(appointed).on(Some(first)))?;
        taken.posts += 1;
        let account = Account { name: account_of(&person.name), officer };
        let tenant = writer.tenant();
        if !writer.accounts(tenant)?.iter().any(|known| known.name == account.name) {
            writer.set_account(&account)?;
            taken.accounts.push((account.name, person.name.clone()));
        }
        Ok(())
    }
}

/// Returns the name that somebody acts by: "Lê Hoàng Phúc" acts as "le-hoang-phuc".
pub(crate) fn account_of(name: &str) -> String {
    viet::fold::bare(name).split_whitespace().collect::<Vec<_>>().join("-")
}

/// Returns the organisation as a reading wants to know it: what exists on a day.
pub(crate) fn for_reading(organisation: &Organisation, root: UnitId, day: Date) -> File {
    let named = |unit: &UnitId| {
        let names = &organisation.units.get(unit)?.names;
        names.iter().rev().find(|named| named.from <= day).or(names.first())
    };
    let body = named(&root).map(|named| directive::organisation::Body {
        name: named.name.clone(),
        short: named.short.clone(),
        parent: None,
        symbol: None,
    });
    let inside = organisation.units.iter().filter(|(id, _)| **id != root);
    let units = inside.flat_map(|(_, unit)| unit.names.iter().map(move |named| (unit, named)));
    let units = units.map(|(unit, named)| directive::organisation::Unit {
        name: named.name.clone(),
        short: named.short.clone(),
        from: Some(named.from),
        to: unit.ended.and_then(|ended| ended.yesterday().ok()),
    });
    let people = organisation.officers.values().map(|officer| directive::organisation::Person {
        name: officer.name.clone(),
        title: None,
        unit: officer
            .posts
            .iter()
            .find(|post| post.to.is_none() && post.unit != root)
            .and_then(|post| named(&post.unit))
            .map(|named| named.name.clone()),
    });
    File { body, units: units.collect(), people: people.collect() }
}

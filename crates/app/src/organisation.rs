//! Units and people change one by one; when a unit ends, its open tasks go to its heir.

use crate::Error;
use crate::actor::{Actor, Order, drafts};
use crate::office::Known;
use directive::organisation::Organisation as File;
use jiff::civil::Date;
use ledger::event::{Stored, Subject};
use ledger::organisation::{Command, Event, Organisation, Role, Transfer, decide, transfers};
use ledger::{TaskId, UnitId, permission};
use store::{Account, Filter, Order as By, Writer};

/// What became of the open tasks of a unit that ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// Those that went to the one heir.
    pub moved: Vec<TaskId>,
    /// Those whose new lead a person must choose, and among whom.
    pub to_choose: Vec<(TaskId, Vec<UnitId>)>,
    /// The change, as it was recorded: with the id of what is new.
    pub change: Option<Event>,
}

impl Actor<'_> {
    /// Changes the organisation. Where a unit ends, its open tasks go to its heir in the same transaction.
    ///
    /// # Errors
    ///
    /// It is not allowed, or refused by the rules. Nothing happened then.
    pub fn organise(&self, order: Order<Command>) -> Result<Moved, Error> {
        self.write(|writer, known| {
            if let Some(moved) = self.organised_before(writer, known, &order)? {
                return Ok(moved);
            }
            let mut organisation = known.organisation.clone();
            let ended = matches!(order.command, Event::UnitEnded { .. });
            self.organise_in(writer, &mut organisation, &order)?;
            let moved =
                if ended { self.transfer(writer, known, &organisation, &order)? } else { Moved::default() };
            Ok(Moved { change: Some(order.command), ..moved })
        })
    }

    /// Returns what a change led to, where it was made before.
    fn organised_before(
        &self,
        writer: &mut Writer<'_>,
        known: &Known,
        order: &Order<Command>,
    ) -> Result<Option<Moved>, Error> {
        let Some(id) = order.id else { return Ok(None) };
        let (tenant, root) = (writer.tenant(), self.office.tenant.root);
        let entries = writer.entries::<Event>(tenant, Subject::Organisation(root))?;
        let Some(entry) = entries.into_iter().find(|entry| entry.meta.command == id) else { return Ok(None) };
        let task = |event: Stored| {
            if let Subject::Task(task) = event.subject { Some(task) } else { None }
        };
        let mut moved: Vec<TaskId> = writer.events_by(tenant, id)?.into_iter().filter_map(task).collect();
        moved.dedup();
        let mut to_choose = Vec::new();
        if matches!(entry.event, Event::UnitEnded { .. }) {
            let day = entry.meta.effective.day;
            for (task, transfer) in self.transfers(writer, &known.organisation, day)? {
                if let Transfer::Choose(heirs) = transfer {
                    to_choose.push((task, heirs));
                }
            }
        }
        Ok(Some(Moved { moved, to_choose, change: Some(entry.event) }))
    }

    /// Appends a change, and makes it in `organisation` too.
    pub(crate) fn organise_in(
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

    /// Gives the open tasks of units that ended to their heirs, by the same command.
    fn transfer(
        &self,
        writer: &mut Writer<'_>,
        known: &Known,
        organisation: &Organisation,
        order: &Order<Command>,
    ) -> Result<Moved, Error> {
        let day = order.effective.unwrap_or(self.today());
        let mut result = Moved::default();
        let known = Known::with(known, organisation.clone());
        for (task, transfer) in self.transfers(writer, organisation, day)? {
            match (transfer.command(), transfer) {
                (Some(command), _) => {
                    let given = Order::new(command).on(Some(day)).because(order.reason.clone());
                    self.give_in(writer, &known, task, Order { id: order.id, ..given })?;
                    result.moved.push(task);
                }
                (None, Transfer::Choose(heirs)) => result.to_choose.push((task, heirs)),
                (None, Transfer::To(_)) => {}
            }
        }
        Ok(result)
    }

    /// Returns to whom the open tasks go of units that have ended by a day.
    fn transfers(
        &self,
        writer: &mut Writer<'_>,
        organisation: &Organisation,
        day: Date,
    ) -> Result<Vec<(TaskId, Transfer)>, Error> {
        let ended: Vec<UnitId> =
            organisation.units.keys().copied().filter(|unit| !organisation.exists(*unit, day)).collect();
        let tasks = self.open_tasks(writer, &ended)?;
        Ok(transfers(organisation, tasks.iter().map(|(id, task)| (*id, task)), day))
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

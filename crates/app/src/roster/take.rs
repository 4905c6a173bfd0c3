//! A roster into the ledger: what is there already stays as it is, so that a longer file may be taken over again; every row
//! is accounted for.

use super::{Person, Place, Roster, Row, Says, Trouble, Unit, words};
use crate::actor::{Actor, Order};
use crate::organisation::account_of;
use crate::{Error, ids, names};
use directive::organisation::Organisation as File;
use jiff::civil::Date;
use ledger::organisation::{Event, Organisation, Refusal, Role};
use ledger::{OfficerId, UnitId};
use std::collections::BTreeMap;
use store::{Account, Writer};
use viet::fold::key;

/// What was taken over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// Units founded.
    pub units: u32,
    /// Roles given.
    pub posts: u32,
    /// Accounts made: the name, and whose it is.
    pub accounts: Vec<(String, String)>,
    /// Units and posts that begin on a later day: they are entered when that day has come.
    pub later: Vec<(String, Date)>,
    /// What became of each row, in the order of the file.
    pub rows: Vec<(Place, Fate)>,
}

/// What became of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// A unit was founded.
    Unit {
        /// Its name.
        name: String,
        /// The unit above.
        parent: String,
        /// Its first day.
        from: Date,
        /// Its last day; one that has not come is not entered.
        to: Option<Date>,
    },
    /// Somebody got a role.
    Post {
        /// The name.
        name: String,
        /// The role.
        role: Role,
        /// The unit.
        unit: String,
        /// The account that was made.
        account: Option<String>,
    },
    /// It is there already; a difference is left to a person.
    Known {
        /// The name.
        name: String,
        /// What is different.
        differs: Vec<Differs>,
    },
    /// It begins on a later day.
    Later {
        /// The name.
        name: String,
        /// That day.
        from: Date,
    },
    /// A heading of the rows below.
    Heading(String),
    /// It was not taken over.
    NotTaken {
        /// Its words.
        words: String,
        /// Why.
        why: Trouble,
    },
}

/// In what a unit or somebody in the ledger is not what the file says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Differs {
    /// Another name.
    Name,
    /// Another unit above.
    Parent,
    /// A last day that has come.
    End,
    /// A code or a short name that the ledger does not have.
    Names,
    /// Another role.
    Role,
}

/// A roster that is being taken over.
struct Taking<'t, 'w> {
    actor: &'t Actor<'t>,
    writer: &'t mut Writer<'w>,
    organisation: Organisation,
    since: Date,
    taken: Taken,
    /// Units of the roster that were founded, those above first, each with its row and its last day.
    founded: Vec<(UnitId, usize, Option<Date>)>,
    fates: BTreeMap<usize, Fate>,
}

/// Ends a transaction in which nothing is to be kept.
enum Stop {
    Seen(Box<Taken>),
    Failed(Error),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl From<store::Error> for Stop {
    fn from(error: store::Error) -> Self {
        Self::Failed(error.into())
    }
}

impl Actor<'_> {
    /// Takes over units and people from an organisation file, as [`Actor::take_roster`].
    ///
    /// # Errors
    ///
    /// As there.
    pub fn take_over(&self, file: &File, since: Date) -> Result<Taken, Error> {
        self.take_roster(&Roster::from(file), since)
    }

    /// Takes over units and people: what is there already stays as it is, so that a longer file may be taken over again.
    /// Units begin on their first day, or on `since`. Everybody gets an account. A row that cannot be taken over does not
    /// stop the others.
    ///
    /// # Errors
    ///
    /// It is not allowed. Nothing happened then.
    pub fn take_roster(&self, roster: &Roster, since: Date) -> Result<Taken, Error> {
        self.write(|writer, known| self.taken(writer, known.organisation.clone(), roster, since))
    }

    /// Returns what [`Actor::take_roster`] would do.
    ///
    /// # Errors
    ///
    /// It would not be allowed.
    pub fn look_at_roster(&self, roster: &Roster, since: Date) -> Result<Taken, Error> {
        let stopped: Result<(), Stop> = self.office.store.write(self.office.tenant.id, |writer| {
            let organisation = self.office.known_in(writer)?.organisation.clone();
            Err(Stop::Seen(Box::new(self.taken(writer, organisation, roster, since)?)))
        });
        match stopped {
            Err(Stop::Seen(taken)) => Ok(*taken),
            Err(Stop::Failed(error)) => Err(error),
            Ok(()) => Ok(Taken::default()),
        }
    }

    fn taken(
        &self,
        writer: &mut Writer<'_>,
        organisation: Organisation,
        roster: &Roster,
        since: Date,
    ) -> Result<Taken, Error> {
        let (taken, founded, fates) = (Taken::default(), Vec::new(), BTreeMap::new());
        let mut taking = Taking { actor: self, writer, organisation, since, taken, founded, fates };
        taking.rows_that_say_nothing(&roster.rows);
        taking.units(&roster.rows)?;
        taking.ends(&roster.rows)?;
        taking.people(&roster.rows)?;
        Ok(taking.account(&roster.rows))
    }
}

impl Taking<'_, '_> {
    fn rows_that_say_nothing(&mut self, rows: &[Row]) {
        for (at, row) in rows.iter().enumerate() {
            match &row.says {
                Ok(Says::Heading) => drop(self.fates.insert(at, Fate::Heading(row.words.clone()))),
                Err(why) => self.refuse(at, row, why.clone()),
                Ok(Says::Unit(_) | Says::Person(_)) => {}
            }
        }
    }

    fn refuse(&mut self, at: usize, row: &Row, why: Trouble) {
        self.fates.insert(at, Fate::NotTaken { words: row.words.clone(), why });
    }

    /// Founds units, those above before those that are part of them, in whatever order they stand.
    fn units(&mut self, rows: &[Row]) -> Result<(), Error> {
        let mut waiting: Vec<(usize, &Unit)> = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            if let Ok(Says::Unit(unit)) = &row.says {
                waiting.push((at, unit));
            }
        }
        loop {
            let before = waiting.len();
            let mut still = Vec::new();
            for (at, unit) in waiting {
                // One that begins later may be above others, which then begin later too.
                if self.unit(at, unit)? { continue } else { still.push((at, unit)) }
            }
            waiting = still;
            if waiting.len() == before {
                break;
            }
        }
        for (at, unit) in waiting {
            let parent = unit.parent.clone().unwrap_or_default();
            if let Some(row) = rows.get(at) {
                self.refuse(at, row, Trouble::NoParent(parent));
            }
        }
        Ok(())
    }

    /// Settles a row of a unit; `false` while the unit above it is not there.
    fn unit(&mut self, at: usize, unit: &Unit) -> Result<bool, Error> {
        let root = self.actor.office.tenant.root;
        let found = unit.codes.iter().chain([&unit.name]).find_map(|name| self.find(name));
        if let Some(known) = found {
            let differs = self.differences(known, unit);
            self.fates.insert(at, Fate::Known { name: unit.name.clone(), differs });
            return Ok(true);
        }
        let above = match &unit.parent {
            None => root,
            Some(name) => match self.find(name) {
                Some(above) => above,
                None => return Ok(self.below_one_that_begins_later(at, unit, name)),
            },
        };
        // Before the unit above began there is nothing in the ledger that it could be part of.
        let first = self.organisation.units.get(&above).map_or(self.since, |above| above.from);
        let from = unit.from.unwrap_or(self.since).max(first);
        if from > self.actor.today() {
            self.later(at, &unit.name, from);
            return Ok(true);
        }
        let name = unit.name.clone();
        let parent = self.organisation.name_on(above, from).unwrap_or_default().to_owned();
        let refused = match unit.to.filter(|to| *to < from) {
            Some(to) => Some(Trouble::Over(to)),
            None if self.organisation.exists(above, from) => None,
            None => Some(Trouble::NoParent(parent.clone())),
        };
        if let Some(why) = refused {
            self.fates.insert(at, Fate::NotTaken { words: name, why });
            return Ok(true);
        }
        let id = UnitId::from_bytes(ids::new(self.actor.now));
        let (short, codes) = (unit.short.clone(), unit.codes.clone());
        let founded = Event::UnitFounded { unit: id, name: name.clone(), short, parent: Some(above), codes };
        self.organise(founded, from)?;
        self.taken.units += 1;
        self.founded.push((id, at, unit.to));
        self.fates.insert(at, Fate::Unit { name, parent, from, to: unit.to });
        Ok(true)
    }

    /// Tells whether the unit above begins later, and lets this one begin then too.
    fn below_one_that_begins_later(&mut self, at: usize, unit: &Unit, above: &str) -> bool {
        let Some(day) = self.begins_later(above) else { return false };
        self.later(at, &unit.name, unit.from.unwrap_or(day).max(day));
        true
    }

    fn begins_later(&self, name: &str) -> Option<Date> {
        let wanted = key(name);
        self.taken.later.iter().find(|(later, _)| key(later) == wanted).map(|(_, day)| *day)
    }

    fn later(&mut self, at: usize, name: &str, from: Date) {
        self.taken.later.push((name.to_owned(), from));
        self.fates.insert(at, Fate::Later { name: name.to_owned(), from });
    }

    /// Finds a unit by name, short name or code.
    fn find(&self, name: &str) -> Option<UnitId> {
        let coded = |unit: &&ledger::organisation::Unit| unit.codes.iter().any(|code| code == name);
        let by_code = self.organisation.units.iter().find(|(_, unit)| coded(unit)).map(|(id, _)| *id);
        by_code.or_else(|| names::unit(&self.organisation, name, self.actor.today()))
    }

    fn differences(&self, id: UnitId, said: &Unit) -> Vec<Differs> {
        let today = self.actor.today();
        let Some(here) = self.organisation.units.get(&id) else { return Vec::new() };
        let called = |name: &str| {
            let all = here.names.iter().flat_map(|named| named.short.iter().chain([&named.name]));
            all.map(|known| key(known)).any(|known| known == key(name))
        };
        let parent = said.parent.as_ref().and_then(|name| self.find(name));
        let new = |code: &String| !here.codes.contains(code);
        let differs = [
            (Differs::Name, !called(&said.name)),
            (Differs::Parent, parent.is_some() && parent != self.organisation.parent_on(id, today)),
            (Differs::End, said.to.is_some_and(|to| to < today) && here.ended.is_none()),
            (Differs::Names, said.codes.iter().any(new) || !said.short.iter().all(|short| called(short))),
        ];
        differs.into_iter().filter(|(_, differs)| *differs).map(|(what, _)| what).collect()
    }

    fn organise(&mut self, event: Event, day: Date) -> Result<(), Error> {
        let order = Order::new(event).on(Some(day));
        self.actor.organise_in(self.writer, &mut self.organisation, &order)
    }

    fn people(&mut self, rows: &[Row]) -> Result<(), Error> {
        for (at, row) in rows.iter().enumerate() {
            if let Ok(Says::Person(person)) = &row.says
                && let Err(why) = self.person(at, person)?
            {
                self.refuse(at, row, why);
            }
        }
        Ok(())
    }

    fn person(&mut self, at: usize, person: &Person) -> Result<Result<(), Trouble>, Error> {
        let (root, today) = (self.actor.office.tenant.root, self.actor.today());
        if let Some(to) = person.to.filter(|to| *to < today) {
            return Ok(Err(Trouble::Over(to)));
        }
        let unit = match &person.unit {
            None => root,
            Some(name) => match self.find(name).filter(|unit| self.organisation.exists(*unit, today)) {
                Some(unit) => unit,
                None => {
                    // Their unit begins later, and they with it.
                    let later = self.begins_later(name).map(|day| self.later(at, &person.name, day));
                    return Ok(later.ok_or_else(|| Trouble::NoUnit(name.clone())));
                }
            },
        };
        let first = self.organisation.units.get(&unit).map_or(self.since, |unit| unit.from);
        let from = person.from.unwrap_or(self.since).max(first);
        if from > today {
            self.later(at, &person.name, from);
            return Ok(Ok(()));
        }
        let suggested = || person.title.as_deref().map(|title| words::of_title(title, unit == root));
        let role = person.role.or_else(suggested).unwrap_or(Role::Officer);
        let officer = match self.officer(person, unit)? {
            Ok(found) => found,
            Err(why) => return Ok(Err(why)),
        };
        let posts = officer.and_then(|id| self.organisation.officers.get(&id)).into_iter();
        let posts =
            posts.flat_map(|officer| &officer.posts).filter(|post| post.to.is_none() && post.unit == unit);
        let roles: Vec<Role> = posts.map(|post| post.role).collect();
        if !roles.is_empty() {
            let differs = if roles.contains(&role) { Vec::new() } else { vec![Differs::Role] };
            self.fates.insert(at, Fate::Known { name: person.name.clone(), differs });
            return Ok(Ok(()));
        }
        let officer = officer.unwrap_or_else(|| OfficerId::from_bytes(ids::new(self.actor.now)));
        let name = person.name.clone();
        self.organise(Event::OfficerAppointed { officer, name: name.clone(), unit, role }, from)?;
        self.taken.posts += 1;
        let account = self.let_act(person, officer)?;
        let unit = self.organisation.name_on(unit, today).unwrap_or_default().to_owned();
        self.fates.insert(at, Fate::Post { name, role, unit, account });
        Ok(Ok(()))
    }

    /// Finds who is meant: by the account that is named, else by the name. Two people of one name are told apart by their
    /// accounts.
    fn officer(
        &mut self,
        person: &Person,
        unit: UnitId,
    ) -> Result<Result<Option<OfficerId>, Trouble>, Error> {
        let named: Vec<OfficerId> = {
            let wanted = key(&person.name);
            let called =
                self.organisation.officers.iter().filter(|(_, officer)| key(&officer.name) == wanted);
            called.map(|(id, _)| *id).collect()
        };
        let Some(account) = &person.account else { return Ok(Ok(named.first().copied())) };
        let tenant = self.writer.tenant();
        let accounts = self.writer.accounts(tenant)?;
        if let Some(known) = accounts.iter().find(|known| known.name == *account) {
            let same = named.contains(&known.officer);
            return Ok(if same {
                Ok(Some(known.officer))
            } else {
                Err(Trouble::AccountTaken(account.clone()))
            });
        }
        // Who was taken over without an account of the file has the one that was made of the name.
        let made = account_of(&person.name);
        let here = |id: &OfficerId| {
            let posts = self.organisation.officers.get(id).into_iter().flat_map(|officer| &officer.posts);
            posts.filter(|post| post.unit == unit && post.to.is_none()).count() > 0
                && accounts.iter().all(|known| known.officer != *id || known.name == made)
        };
        Ok(Ok(named.into_iter().find(here)))
    }

    /// Lets somebody act by the account that the file names, or by one made of the name; returns it where it is new.
    fn let_act(&mut self, person: &Person, officer: OfficerId) -> Result<Option<String>, Error> {
        let tenant = self.writer.tenant();
        let name = person.account.clone().unwrap_or_else(|| account_of(&person.name));
        if self.writer.accounts(tenant)?.iter().any(|known| known.name == name) {
            return Ok(None);
        }
        self.writer.set_account(&Account { name: name.clone(), officer })?;
        self.taken.accounts.push((name.clone(), person.name.clone()));
        Ok(Some(name))
    }

    /// Ends units of the roster whose last day has come, parts before what they are part of.
    fn ends(&mut self, rows: &[Row]) -> Result<(), Error> {
        for (unit, at, to) in std::mem::take(&mut self.founded).into_iter().rev() {
            let end = to.filter(|to| *to < self.actor.today()).and_then(|to| to.tomorrow().ok());
            let Some(day) = end else { continue };
            let ended = Event::UnitEnded { unit, heirs: Vec::new() };
            match self.organise(ended, day) {
                Err(Error::Refused { key, .. }) if key == Refusal::HasParts.key() => {
                    if let Some(row) = rows.get(at) {
                        self.refuse(at, row, Trouble::HasParts);
                    }
                }
                done => done?,
            }
        }
        Ok(())
    }

    fn account(mut self, rows: &[Row]) -> Taken {
        let fates = std::mem::take(&mut self.fates);
        let places = fates.into_iter().filter_map(|(at, fate)| Some((rows.get(at)?.place, fate)));
        self.taken.rows = places.collect();
        self.taken
    }
}

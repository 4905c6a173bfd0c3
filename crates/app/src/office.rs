//! An open ledger, and the making of a new one.

use crate::home::{Configuration, Home};
use crate::{Actor, Error, ids};
use jiff::civil::Date;
use ledger::event::{Meta, Subject};
use ledger::organisation::{Event, Organisation, Role};
use ledger::person;
use ledger::settings::Settings;
use ledger::{CommandId, Effective, EventId, Moment, OfficerId, TenantId, UnitId};
use std::collections::BTreeSet;
use std::io::BufRead;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;
use store::blobs::Blobs;
use store::{Account, Draft, Laws, Reader, Store, Tenant, Watch, Writer};

/// An office: its ledger and its files.
pub struct Office {
    home: Home,
    pub(crate) store: Store,
    pub(crate) blobs: Blobs,
    pub(crate) tenant: Tenant,
    known: Mutex<Option<Arc<Known>>>,
}

/// What every command is judged by, as it was when its two subjects were at these versions.
pub struct Known {
    versions: [u64; 2],
    /// The organisation, with all that it was.
    pub organisation: Organisation,
    /// The rules and calendars to judge by, with those that were known before.
    pub laws: Laws,
    /// What was decided, as it stands now.
    pub settings: Settings,
}

impl Known {
    /// Returns the same with another organisation: what a transaction has changed already.
    pub(crate) fn with(known: &Self, organisation: Organisation) -> Self {
        let (laws, settings) = (known.laws.clone(), known.settings.clone());
        Self { versions: known.versions, organisation, laws, settings }
    }
}

/// How a new office begins.
#[derive(Clone, Debug)]
pub struct Beginning<'b> {
    /// The name of the body.
    pub name: &'b str,
    /// Its short names.
    pub short: &'b [String],
    /// The database: `None` for a file in the folder.
    pub database: Option<&'b str>,
    /// The name that the first administrator acts by.
    pub account: &'b str,
    /// The first day of the body, as far as the ledger goes.
    pub day: Date,
}

impl Office {
    /// Makes a new office in a folder that is none yet, with one administrator, who is its clerk too until somebody is
    /// named.
    ///
    /// # Errors
    ///
    /// The folder is an office's already, or cannot be written; the database is not empty.
    pub fn found(home: &Path, beginning: &Beginning<'_>, now: Moment) -> Result<Self, Error> {
        let tenant = Tenant {
            id: TenantId::from_bytes(ids::new(now)),
            name: beginning.name.to_owned(),
            root: UnitId::from_bytes(ids::new(now)),
        };
        let home = Home::new(home);
        let configuration = new_configuration(beginning.database, tenant.id.to_string());
        make(&home, &configuration.database, None, |store| {
            store.found(&tenant, |writer| {
                found_body(writer, &tenant, beginning, OfficerId::from_bytes(ids::new(now)), now)?;
                // In the transaction: there is a database with an office where there is a configuration, or neither.
                home.write(&configuration)
            })
        })?;
        Self::open(home.folder())
    }

    /// Makes an office of a whole ledger that was exported, in a folder that is none yet. Returns it with the number of
    /// events. Files are not among the lines: the folder `files` is copied beside.
    ///
    /// # Errors
    ///
    /// The folder is an office's already, or the lines are no export; nothing is made then.
    pub fn import(
        home: &Path,
        database: Option<&str>,
        lines: &mut dyn BufRead,
        watch: Option<Watch>,
    ) -> Result<(Self, u64), Error> {
        let home = Home::new(home);
        let database = new_configuration(database, String::new()).database;
        let events = make(&home, &database, watch, |store| {
            let (_, events) = store.import(lines, |reader, tenant| {
                home.write(&new_configuration(Some(&database), tenant.id.to_string())).map_err(into_store)?;
                laws(reader, tenant)
            })?;
            Ok(events)
        })?;
        Ok((Self::open(home.folder())?, events))
    }

    /// Opens the office of a folder.
    ///
    /// # Errors
    ///
    /// There is none, or its database cannot be opened.
    pub fn open(home: &Path) -> Result<Self, Error> {
        Self::open_watched(home, None)
    }

    /// Opens the office of a folder. `watch` is told how far walks over all of its events have come, also that by which rows are made
    /// anew when a newer program opens it.
    ///
    /// # Errors
    ///
    /// As [`Self::open`].
    pub fn open_watched(home: &Path, watch: Option<Watch>) -> Result<Self, Error> {
        let home = Home::new(home);
        let configuration = home.read()?;
        let store = watched(Store::open(&home.database(&configuration))?, watch);
        let wanted = |tenant: &Tenant| tenant.id.to_string() == configuration.tenant;
        let tenant = store
            .read(|reader| Ok::<_, store::Error>(reader.tenants()?.into_iter().find(wanted)))?
            .ok_or_else(|| store::Error::NotALedger(home.database(&configuration)))?;
        let blobs = home.files(&configuration)?;
        let office = Self { home, store, blobs, tenant, known: Mutex::new(None) };
        office.catch_up()?;
        Ok(office)
    }

    /// Makes the rows of the ledger anew where this program has more of them than the one that wrote them.
    fn catch_up(&self) -> Result<(), Error> {
        let tenant = self.tenant.id;
        if self.store.read(|reader| reader.is_stale(tenant))? {
            let laws = self.laws()?;
            self.store.write(tenant, |writer| writer.catch_up(&laws))?;
        }
        Ok(())
    }

    /// Copies the database and the files to a new folder while others work, so that the folder can be used as a data
    /// folder. `false` where the database is a server's: only the files are copied, and `pg_dump` copies the rest.
    ///
    /// # Errors
    ///
    /// The folder is an office's already, or cannot be written.
    pub fn backup(&self, to: &Path) -> Result<bool, Error> {
        let copy = Home::new(to);
        if copy.is_initialised() {
            return Err(Error::Initialised(to.to_owned()));
        }
        copy.make()?;
        // The copy has its files in its folder, wherever they are here.
        let mut configuration = Configuration { files: None, ..self.home.read()? };
        let files = copy.files(&configuration)?;
        let database = match self.store.backup(&to.join("ledger.db")) {
            Some(copied) => {
                copied?;
                configuration.database = "ledger.db".to_owned();
                true
            }
            None => false,
        };
        // Behind the database: every file that it names was there before.
        for hash in self.blobs.all()? {
            if let Some(bytes) = self.blobs.get(&hash)? {
                files.put(&bytes)?;
            }
        }
        copy.write(&configuration)?;
        Ok(database)
    }

    /// Removes files that no event names: what was kept for a command that was refused. Returns how many. Files that were
    /// kept since a moment stay: their command may still be on its way.
    ///
    /// # Errors
    ///
    /// The ledger or the folder of files cannot be read.
    pub fn sweep(&self, unless_since: SystemTime) -> Result<usize, Error> {
        // In the line of the writers: no command is carried out meanwhile.
        self.store.write(self.tenant.id, |writer| {
            let mut named = BTreeSet::new();
            let kept = self.blobs.all()?;
            named.extend(
                writer.open_jobs(self.tenant.id, crate::jobs::READ)?.iter().filter_map(crate::jobs::hash),
            );
            writer.follow(self.tenant.id, 0, |event| {
                if let Ok(person::Event::Erased { files, .. }) = event.body() {
                    // What was kept anew later is named anew behind this.
                    named.retain(|hash| !files.contains(hash));
                    return Ok(());
                }
                named.extend(hashes(&event.payload).filter(|hash| kept.contains(*hash)).map(str::to_owned));
                Ok::<_, Error>(())
            })?;
            Ok(self.blobs.sweep(&named, unless_since)?)
        })
    }

    /// Returns the data folder.
    pub fn home(&self) -> &Home {
        &self.home
    }

    /// Returns the database.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Returns the files.
    pub fn files(&self) -> &Blobs {
        &self.blobs
    }

    /// Returns whose ledger it is.
    pub fn tenant(&self) -> &Tenant {
        &self.tenant
    }

    /// Returns somebody who acts, by the name of the account, at a moment.
    ///
    /// # Errors
    ///
    /// There is no such account.
    pub fn act(&self, account: &str, now: Moment) -> Result<Actor<'_>, Error> {
        let found = self.store.read(|reader| reader.account(self.tenant.id, account))?;
        let officer = found.ok_or_else(|| Error::NoAccount(account.to_owned()))?.officer;
        Ok(Actor::new(self, officer, now))
    }

    /// Returns a document with what is read from it, marked where it stands.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn room(&self, document: &blocks::Document, now: Moment) -> Result<crate::room::Room, Error> {
        let organisation =
            crate::organisation::for_reading(&self.organisation()?, self.tenant.root, now.day());
        Ok(crate::room::room(document, &organisation))
    }

    /// Returns the organisation as it is known now.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn organisation(&self) -> Result<Organisation, Error> {
        Ok(self.known()?.organisation.clone())
    }

    /// Returns the rules and calendars to judge by, with those that were known before.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn laws(&self) -> Result<Laws, Error> {
        Ok(self.known()?.laws.clone())
    }

    /// Returns the organisation and the laws as they are known now, read again only where they changed.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn known(&self) -> Result<Arc<Known>, Error> {
        self.store.read(|reader| self.known_in(reader))
    }

    /// Returns the same for a state of the database.
    pub(crate) fn known_in(&self, reader: &mut Reader<'_>) -> Result<Arc<Known>, Error> {
        let tenant = &self.tenant;
        let subjects = [Subject::Organisation(tenant.root), Subject::Settings(tenant.root)];
        let versions = reader.versions(tenant.id, subjects)?;
        let mut cache = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = cache.as_ref().filter(|known| known.versions == versions) {
            return Ok(Arc::clone(known));
        }
        let entries = reader.entries(tenant.id, Subject::Organisation(tenant.root))?;
        let organisation = Organisation::at(&entries, Date::MAX, Moment::LAST);
        let decided = reader.entries(tenant.id, Subject::Settings(tenant.root))?;
        let settings = Settings::at(&decided, Date::MAX, Moment::LAST);
        let known = Arc::new(Known { versions, organisation, laws: laws(reader, tenant)?, settings });
        *cache = Some(Arc::clone(&known));
        Ok(known)
    }
}

fn new_configuration(database: Option<&str>, tenant: String) -> Configuration {
    let database = database.unwrap_or("ledger.db").to_owned();
    Configuration {
        database,
        tenant,
        address: None,
        mail: None,
        hook: None,
        oidc: None,
        files: None,
        letterhead: None,
        exchange: None,
    }
}

/// Makes the folder and the database of a new office and lets `fill` write to it; where that fails, nothing is left of them.
fn make<T>(
    home: &Home,
    database: &str,
    watch: Option<Watch>,
    fill: impl FnOnce(&Store) -> Result<T, Error>,
) -> Result<T, Error> {
    if home.is_initialised() && !is_left_over(home) {
        return Err(Error::Initialised(home.folder().to_owned()));
    }
    home.make()?;
    let address = home.database(&new_configuration(Some(database), String::new()));
    let new_file = !address.contains("://") && !Path::new(&address).exists();
    // The database is closed before a file of it is taken away.
    let made = Store::open(&address).map_err(Error::from).and_then(|store| fill(&watched(store, watch)));
    if made.is_err() {
        home.unmake(new_file.then_some(&*address));
    }
    made
}

fn watched(store: Store, watch: Option<Watch>) -> Store {
    match watch {
        Some(watch) => store.watched(watch),
        None => store,
    }
}

/// Tells whether a configuration was written by somebody who was stopped just before the office itself was there. A database
/// that is not there at all was moved, or is on a disk that is missing.
fn is_left_over(home: &Home) -> bool {
    let here = |address: String| address.contains("://") || Path::new(&address).exists();
    let looked_for = home.read().is_ok_and(|configuration| here(home.database(&configuration)));
    looked_for && matches!(Office::open(home.folder()), Err(Error::Store(store::Error::NotALedger(_))))
}

fn into_store(error: Error) -> store::Error {
    let why = error.to_string();
    if let Error::Store(error) = error { error } else { store::Error::Damaged(why) }
}

/// Returns the words of an event that look like the hash of a file.
pub(crate) fn hashes(payload: &str) -> impl Iterator<Item = &str> {
    payload.split('"').filter(|word| word.len() == 64)
}

/// Returns the rules and calendars of a tenant, each from the moment at which it was recorded.
pub(crate) fn laws(reader: &mut Reader<'_>, tenant: &Tenant) -> Result<Laws, store::Error> {
    let entries = reader.entries::<ledger::settings::Event>(tenant.id, Subject::Settings(tenant.root))?;
    let at = |moment: Moment| -> Result<_, store::Error> {
        let settings = Settings::at(&entries, Date::MAX, moment);
        let damaged = |error: String| store::Error::Damaged(error);
        let rules = settings.rules().map_err(|error| damaged(error.to_string()))?;
        let calendar = settings.calendar().map_err(|error| damaged(error.to_string()))?;
        Ok((rules, calendar))
    };
    let (rules, calendar) = at(Moment(i64::MIN))?;
    let mut laws = Laws::new(rules, calendar);
    for entry in entries.iter().filter(|entry| entry.event.is_law()) {
        let (rules, calendar) = at(entry.meta.recorded_at)?;
        laws.change(entry.meta.recorded_at, rules, calendar);
    }
    Ok(laws)
}

/// Writes the first events: the body, and its administrator, who acts as clerk and administrator.
fn found_body(
    writer: &mut Writer<'_>,
    tenant: &Tenant,
    beginning: &Beginning<'_>,
    officer: OfficerId,
    now: Moment,
) -> Result<(), Error> {
    let appointed = |role| Event::OfficerAppointed {
        officer,
        name: beginning.account.to_owned(),
        unit: tenant.root,
        role,
    };
    let founded = Event::UnitFounded {
        unit: tenant.root,
        name: beginning.name.to_owned(),
        short: beginning.short.to_vec(),
        parent: None,
        codes: Vec::new(),
    };
    let meta = Meta {
        actor: officer,
        on_behalf: None,
        command: CommandId::from_bytes(ids::new(now)),
        cause: None,
        recorded_at: now,
        effective: Effective::from(beginning.day.min(now.day())),
        reason: None,
    };
    let events = [founded, appointed(Role::Administrator), appointed(Role::Clerk)];
    let drafts =
        events.map(|body| Draft { id: EventId::from_bytes(ids::new(now)), meta: meta.clone(), body });
    writer.append(Subject::Organisation(tenant.root), Some(0), drafts.to_vec())?;
    writer.set_account(&Account { name: beginning.account.to_owned(), officer })?;
    Ok(())
}

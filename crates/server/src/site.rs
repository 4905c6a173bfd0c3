//! The office that is served.

use crate::messages::SOURCES;
use crate::provider::Provider;
use crate::requests::{Limits, Metrics};
use ::messages::{Catalogue, Language, Source};
use app::Office;
use app::follow_up::Server;
use app::room::Room;
use ledger::Moment;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::Semaphore;
use tokio::task::JoinError;

/// Tells the time.
pub type Clock = Box<dyn Fn() -> Moment + Send + Sync>;

/// Reads the bytes of a file of a name into blocks.
pub type Read = Box<dyn Fn(&str, &[u8], Pace<'_>) -> Result<blocks::Document, NotRead> + Send + Sync>;

/// How much time there is to read a file.
#[derive(Clone, Copy)]
pub enum Pace<'p> {
    /// Somebody waits: what takes long is not begun.
    AtOnce,
    /// As much as it takes; it is told how many pages are done, of how many.
    Patient(&'p (dyn Fn(u64, u64) + Sync)),
}

/// Why a file was not read.
#[derive(Clone, Debug)]
pub enum NotRead {
    /// It takes long, and was to be read at once.
    Slow,
    /// It cannot be read.
    Unreadable(Unreadable),
}

/// What reads files, and the words of what it says.
pub struct Papers {
    /// Reads a file.
    pub read: Read,
    /// The catalogue that has the keys of [`Unreadable`].
    pub words: Source,
}

/// Why a file cannot be read: the key of a message and its arguments.
#[derive(Clone, Debug)]
pub struct Unreadable {
    /// The key.
    pub key: &'static str,
    /// The arguments.
    pub arguments: Vec<(&'static str, String)>,
}

/// How a site is served.
#[derive(Clone, Copy, Debug, Default)]
pub struct Settings {
    /// It is reached by HTTPS: cookies are sent on no other way.
    pub https: bool,
    /// How many requests a second an account may make by its tokens; as many as it likes where `None`.
    pub program_requests: Option<u32>,
}

/// An office with what its pages need.
pub struct Site {
    /// The office.
    pub(crate) office: Office,
    /// How it is served.
    pub(crate) settings: Settings,
    clock: Clock,
    read: Read,
    catalogues: [Catalogue; 2],
    rooms: Mutex<Vec<(String, Arc<Room>)>>,
    /// Who is answered: first come, first served, so that nobody waits much longer than the others when many ask at once.
    pub(crate) turns: Arc<Semaphore>,
    /// Who hashes a password, which takes a tenth of a second and 19 MB: strangers may ask for it, so few do at a time.
    pub(crate) hashing: Arc<Semaphore>,
    /// Where people sign in besides.
    pub(crate) provider: Option<Provider>,
    /// Who is asking the provider, which may take long: strangers may cause it, so few do at a time.
    pub(crate) asking: Arc<Semaphore>,
    /// The host name at which the public door answers, and nothing else.
    pub(crate) portal_host: Option<String>,
    /// Who sends a form with files through it: strangers may fill the memory, so few do at a time.
    pub(crate) receiving: Arc<Semaphore>,
    /// What stands for who acts there, in each language.
    door_names: [String; 2],
    /// By what name this server does long work.
    pub(crate) server: Server,
    /// How much of it at a time.
    pub(crate) working: Arc<Semaphore>,
    /// Numbers of its requests.
    pub(crate) metrics: Metrics,
    /// Who asks too often.
    pub(crate) limits: Limits,
}

/// Passwords that are hashed at a time: pages are answered meanwhile.
const HASHED_AT_A_TIME: usize = 2;

/// Does what blocks in a thread of its own, when it is its turn.
///
/// # Errors
///
/// It panicked.
pub(crate) async fn in_turn<T: Send + 'static>(
    turns: &Arc<Semaphore>,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, JoinError> {
    let turn = Arc::clone(turns).acquire_owned().await;
    let done = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        work()
    });
    done.await
}

/// Returns how many are answered at a time: enough to keep every processor busy while some wait for a disk or a database, and few
/// enough that threads do not get into each other's way.
fn answered_at_a_time() -> usize {
    std::thread::available_parallelism().map_or(8, |processors| processors.get().saturating_mul(4))
}

/// Who ask the provider at a time.
const ASKING_AT_A_TIME: usize = 8;

/// Forms with files that are received at a time.
const RECEIVED_AT_A_TIME: usize = 12;

/// Long work that is done at a time: an audit of a large ledger takes minutes, and files are read beside it.
const WORKING_AT_A_TIME: usize = 2;

/// Documents whose text is kept at hand.
const ROOMS: usize = 32;

/// Returns the sentences of the pages in each language, with those of other crates before them.
pub(crate) fn catalogues(others: &[Source]) -> [Catalogue; 2] {
    let sources: Vec<Source> = others.iter().chain(SOURCES).copied().collect();
    Language::ALL.map(|language| Catalogue::new(language, &sources))
}

impl Site {
    /// Returns the site of an office.
    pub fn new(office: Office, clock: Clock, papers: Papers, settings: Settings) -> Self {
        let server = Server::new(clock());
        let catalogues = catalogues(&[papers.words]);
        let door_names = [0, 1].map(|at: usize| catalogues[at].text("officer-door"));
        Self {
            office,
            settings,
            clock,
            read: papers.read,
            catalogues,
            portal_host: None,
            receiving: Arc::new(Semaphore::new(RECEIVED_AT_A_TIME)),
            door_names,
            rooms: Mutex::default(),
            turns: Arc::new(Semaphore::new(answered_at_a_time())),
            hashing: Arc::new(Semaphore::new(HASHED_AT_A_TIME)),
            server,
            working: Arc::new(Semaphore::new(WORKING_AT_A_TIME)),
            provider: None,
            asking: Arc::new(Semaphore::new(ASKING_AT_A_TIME)),
            metrics: Metrics::new(),
            limits: Limits::new(settings.program_requests),
        }
    }

    /// Returns the site with a provider at which people sign in besides.
    #[must_use]
    pub fn with_provider(self, provider: Option<Provider>) -> Self {
        Self { provider, ..self }
    }

    /// Returns the site with a host name at which the public door answers, and nothing else.
    #[must_use]
    pub fn with_portal_host(self, portal_host: Option<String>) -> Self {
        Self { portal_host, ..self }
    }

    /// Returns what stands for who acts at the public door.
    pub(crate) fn door_name(&self, language: Language) -> &str {
        match language {
            Language::Vi => &self.door_names[0],
            Language::En => &self.door_names[1],
        }
    }

    /// Tells whether letters are sent.
    pub(crate) fn sends_mail(&self) -> bool {
        self.office.home().mail().is_ok_and(|mail| mail.is_some())
    }

    /// Returns this moment.
    pub(crate) fn now(&self) -> Moment {
        (self.clock)()
    }

    /// Returns the sentences of a language.
    pub(crate) fn words(&self, language: Language) -> &Catalogue {
        match language {
            Language::Vi => &self.catalogues[0],
            Language::En => &self.catalogues[1],
        }
    }

    /// Returns a file of the office as the reading room shows it; `None` where it is not there or cannot be read any more.
    pub(crate) fn room(&self, hash: &str, name: &str) -> Option<Arc<Room>> {
        let mut rooms = self.rooms.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = rooms.iter().position(|(known, _)| known == hash) {
            let found = rooms.remove(at);
            rooms.push(found.clone());
            return Some(found.1);
        }
        drop(rooms);
        let document = self.office.kept_text(hash).or_else(|| self.read_again(hash, name))?;
        self.keep_room(hash, &document)
    }

    /// Reads a file of the office anew; what takes long is kept.
    fn read_again(&self, hash: &str, name: &str) -> Option<blocks::Document> {
        let bytes = self.office.files().get(hash).ok().flatten()?;
        match self.read(name, &bytes, Pace::AtOnce) {
            Err(NotRead::Slow) => {
                let document = self.read(name, &bytes, Pace::Patient(&|_, _| {})).ok()?;
                self.keep_text(hash, &document);
                Some(document)
            }
            read => read.ok(),
        }
    }

    /// Keeps what was read of a file that took long.
    pub(crate) fn keep_text(&self, hash: &str, document: &blocks::Document) {
        if let Err(error) = self.office.keep_text(hash, document) {
            // It is read once more where somebody wants to see it.
            tracing::warn!(%error, "what was read of a file cannot be kept");
        }
    }

    /// Keeps a file of the office at hand as the reading room shows it.
    pub(crate) fn keep_room(&self, hash: &str, document: &blocks::Document) -> Option<Arc<Room>> {
        let room = Arc::new(self.office.room(document, self.now()).ok()?);
        let mut rooms = self.rooms.lock().unwrap_or_else(PoisonError::into_inner);
        if rooms.len() >= ROOMS {
            rooms.remove(0);
        }
        rooms.push((hash.to_owned(), Arc::clone(&room)));
        Some(room)
    }

    /// Reads a file.
    pub(crate) fn read(&self, name: &str, bytes: &[u8], pace: Pace<'_>) -> Result<blocks::Document, NotRead> {
        (self.read)(name, bytes, pace)
    }
}

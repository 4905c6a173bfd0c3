//! The folders: messages are taken in the order of their names, moved whole, and written whole.

use crate::Error;
use ledger::Moment;
use std::fs;
use std::io::{ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// How the names of messages end.
const ENDINGS: [&str; 2] = ["edxml", "xml"];
/// What was entered.
const DONE: &str = "done";
/// What was refused.
const REFUSED: &str = "refused";
/// How long a file lies still before it is taken, in milliseconds: some programs write where others read.
const STILL: i64 = 3_000;

/// The folder of what came.
pub(super) struct Folder {
    path: PathBuf,
}

impl Folder {
    /// Opens a folder, and makes it where it is not there.
    pub(super) fn open(path: &Path) -> Result<Self, Error> {
        for folder in [path.to_owned(), path.join(DONE), path.join(REFUSED)] {
            fs::create_dir_all(&folder).map_err(|error| bad(&folder, &error))?;
        }
        Ok(Self { path: path.to_owned() })
    }

    /// Returns the names of the messages that are there, in order. A file that was written this very moment is left for later.
    pub(super) fn messages(&self, now: Moment) -> Result<Vec<String>, Error> {
        let mut names = Vec::new();
        for entry in fs::read_dir(&self.path).map_err(|error| bad(&self.path, &error))? {
            let entry = entry.map_err(|error| bad(&self.path, &error))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let message = !name.starts_with('.')
                && name
                    .rsplit_once('.')
                    .is_some_and(|(_, end)| ENDINGS.iter().any(|one| end.eq_ignore_ascii_case(one)));
            // A link leads out of the folder, or nowhere.
            if !message || !entry.file_type().is_ok_and(|kind| kind.is_file()) {
                continue;
            }
            let written = entry.metadata().ok().and_then(|data| data.modified().ok());
            let written = written.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
            let age = written.map(|time| now.0.saturating_sub(i64::try_from(time.as_millis()).unwrap_or(0)));
            if age.is_none_or(|age| !(0..STILL).contains(&age)) {
                names.push(name);
            }
        }
        names.sort();
        Ok(names)
    }

    /// Reads a message; of one that is too large no more than tells so.
    pub(super) fn read(&self, name: &str) -> Result<Vec<u8>, Error> {
        let path = self.path.join(name);
        let file = fs::File::open(&path).map_err(|error| bad(&path, &error))?;
        let mut bytes = Vec::new();
        let most = edxml::MOST_BYTES as u64 + 1;
        file.take(most).read_to_end(&mut bytes).map_err(|error| bad(&path, &error))?;
        Ok(bytes)
    }

    /// Moves a message that was entered.
    pub(super) fn keep(&self, name: &str) -> Result<(), Error> {
        self.put_away(name, DONE).map(drop)
    }

    /// Moves a message that was refused, and writes the reason beside it.
    pub(super) fn refuse(&self, name: &str, why: &str) -> Result<(), Error> {
        let path = self.put_away(name, REFUSED)?;
        let mut note = path.into_os_string();
        note.push(".txt");
        let note = PathBuf::from(note);
        fs::write(&note, format!("{why}\n")).map_err(|error| bad(&note, &error))
    }

    fn put_away(&self, name: &str, to: &str) -> Result<PathBuf, Error> {
        let folder = self.path.join(to);
        // One of the same name may lie there: none is overwritten.
        let taken = |name: &String| folder.join(name).exists();
        let names = std::iter::once(name.to_owned()).chain((2..).map(|at| format!("{at}-{name}")));
        let free = names.into_iter().find(|name| !taken(name)).unwrap_or_else(|| name.to_owned());
        let (from, to) = (self.path.join(name), folder.join(free));
        match fs::rename(&from, &to) {
            Ok(()) => Ok(to),
            // Somebody else moved it meanwhile.
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(to),
            Err(error) => Err(bad(&from, &error)),
        }
    }
}

/// Writes a message into a folder: whoever looks sees the whole or nothing.
pub(super) fn write(folder: &Path, name: &str, bytes: &[u8]) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    let part = folder.join(format!(".{name}.part"));
    let mut file = fs::File::create(&part)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if let Err(error) = written {
        fs::remove_file(&part).ok();
        return Err(error);
    }
    fs::rename(&part, folder.join(name))
}

fn bad(path: &Path, error: &std::io::Error) -> Error {
    Error::BadFile { path: path.display().to_string(), why: error.to_string() }
}

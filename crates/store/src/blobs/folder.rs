//! Files in a folder: `ab/cdef...`.

use super::Keeper;
use crate::Error;
use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// A folder of files.
pub(super) struct Folder(PathBuf);

impl Folder {
    /// Opens a folder, and makes it where there is none.
    pub(super) fn open(folder: &Path) -> Result<Self, Error> {
        std::fs::create_dir_all(folder).map_err(|why| file(folder, &why))?;
        Ok(Self(folder.to_owned()))
    }

    /// Waits for a lock, which ends with the file that is returned: nobody renews a file while it is removed.
    fn lock(&self, how: impl Fn(&File) -> std::io::Result<()>) -> Result<File, Error> {
        let path = self.0.join("lock");
        let lock = File::options().create(true).append(true).open(&path);
        lock.and_then(|lock| how(&lock).map(|()| lock)).map_err(|why| file(&path, &why))
    }

    fn path(&self, hash: &str) -> PathBuf {
        let (folder, name) = hash.split_at(2);
        self.0.join(folder).join(name)
    }
}

impl Keeper for Folder {
    fn place(&self, hash: &str) -> String {
        self.path(hash).display().to_string()
    }

    fn put(&self, hash: &str, bytes: &[u8]) -> Result<(), Error> {
        let path = self.path(hash);
        let _sweeper_waits = self.lock(File::lock_shared)?;
        if let Ok(known) = File::options().append(true).open(&path) {
            return known.set_modified(now()).map_err(|why| file(&path, &why));
        }
        let parent = path.parent().expect("a file in a folder of the folder");
        std::fs::create_dir_all(parent).map_err(|why| file(parent, &why))?;
        // Written beside and then moved: nobody ever sees half of it.
        let mut fresh = tempfile::NamedTempFile::new_in(parent).map_err(|why| file(parent, &why))?;
        fresh.write_all(bytes).map_err(|why| file(&path, &why))?;
        fresh.as_file().sync_all().map_err(|why| file(&path, &why))?;
        fresh.persist(&path).map_err(|why| file(&path, &why.error))?;
        // The names survive a loss of power too: the event that names the file will.
        sync(parent)?;
        sync(&self.0)
    }

    fn get(&self, hash: &str) -> Result<Option<Vec<u8>>, Error> {
        let path = self.path(hash);
        match std::fs::read(&path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(why) if why.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(why) => Err(file(&path, &why)),
        }
    }

    fn names(&self) -> Result<Vec<String>, Error> {
        let mut names = Vec::new();
        for folder in entries(&self.0)?.into_iter().filter(|path| path.is_dir()) {
            let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
            let beginning = name(&folder).unwrap_or_default();
            let files = entries(&folder)?;
            names.extend(files.iter().map(|path| beginning.clone() + &name(path).unwrap_or_default()));
        }
        Ok(names)
    }

    fn remove(&self, hash: &str, unless_since: SystemTime) -> Result<bool, Error> {
        let path = self.path(hash);
        let _writers_wait = self.lock(File::lock)?;
        let kept = path.metadata().and_then(|found| found.modified()).map_err(|why| file(&path, &why))?;
        if kept >= unless_since {
            return Ok(false);
        }
        std::fs::remove_file(&path).map_err(|why| file(&path, &why))?;
        Ok(true)
    }
}

#[expect(clippy::disallowed_methods, reason = "the system notes by its clock when files are written")]
fn now() -> SystemTime {
    SystemTime::now()
}

/// Writes the names in a folder to the disk, where the system can do that.
fn sync(folder: &Path) -> Result<(), Error> {
    if cfg!(unix) {
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(|why| file(folder, &why))?;
    }
    Ok(())
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let entries = std::fs::read_dir(folder).and_then(|entries| {
        entries.map(|entry| entry.map(|entry| entry.path())).collect::<std::io::Result<Vec<_>>>()
    });
    entries.map_err(|why| file(folder, &why))
}

fn file(path: &Path, why: &std::io::Error) -> Error {
    Error::File { path: path.to_owned(), why: why.to_string() }
}

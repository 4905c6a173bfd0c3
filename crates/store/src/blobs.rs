//! Files by the hash of their content: written before the event that names them, so that an event never names what is not
//! there. A file that no event came to name is an orphan, and swept.

use crate::Error;
use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// The largest file that is kept: what `papers` reads of one is less.
pub const MOST_BYTES: usize = 200 * 1024 * 1024;

/// A folder of files, each under the BLAKE3 hash of its content: `ab/cdef...`.
#[derive(Clone, Debug)]
pub struct Blobs {
    folder: PathBuf,
}

impl Blobs {
    /// Opens the folder, and makes it where there is none.
    ///
    /// # Errors
    ///
    /// The folder cannot be made.
    pub fn open(folder: &Path) -> Result<Self, Error> {
        std::fs::create_dir_all(folder).map_err(|why| file(folder, &why))?;
        Ok(Self { folder: folder.to_owned() })
    }

    /// Keeps a file and returns its hash as 64 hexadecimal digits. One that is there already is not written again.
    ///
    /// # Errors
    ///
    /// It is larger than [`MOST_BYTES`], or cannot be written; nothing is left of it then.
    pub fn put(&self, bytes: &[u8]) -> Result<String, Error> {
        if bytes.len() > MOST_BYTES {
            let why = format!("{} bytes are more than {MOST_BYTES}", bytes.len());
            return Err(Error::File { path: self.folder.clone(), why });
        }
        let hash = blake3::hash(bytes).to_hex().to_string();
        let path = self.path(&hash);
        if path.exists() {
            return Ok(hash);
        }
        let parent = path.parent().expect("a file in a folder of the folder");
        std::fs::create_dir_all(parent).map_err(|why| file(parent, &why))?;
        // Written beside and then moved: nobody ever sees half of it.
        let mut fresh = tempfile::NamedTempFile::new_in(parent).map_err(|why| file(parent, &why))?;
        fresh.write_all(bytes).map_err(|why| file(&path, &why))?;
        fresh.as_file().sync_all().map_err(|why| file(&path, &why))?;
        fresh.persist(&path).map_err(|why| file(&path, &why.error))?;
        // The names survive a loss of power too, as the event that names the file will.
        sync(parent)?;
        sync(&self.folder)?;
        Ok(hash)
    }

    /// Returns a file by its hash; `None` for one that is not there.
    ///
    /// # Errors
    ///
    /// It cannot be read, or its content is not what the hash says.
    pub fn get(&self, hash: &str) -> Result<Option<Vec<u8>>, Error> {
        if !is_hash(hash) {
            return Ok(None);
        }
        let path = self.path(hash);
        let bytes = match std::fs::read(&path) {
            Ok(bytes) => bytes,
            Err(why) if why.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(why) => return Err(file(&path, &why)),
        };
        if blake3::hash(&bytes).to_hex().as_str() != hash {
            return Err(Error::Damaged(format!("{} is not what its name says", path.display())));
        }
        Ok(Some(bytes))
    }

    /// Returns the hashes of all files, in their order.
    ///
    /// # Errors
    ///
    /// The folder cannot be read.
    pub fn all(&self) -> Result<BTreeSet<String>, Error> {
        let mut all = BTreeSet::new();
        for folder in entries(&self.folder)? {
            if !folder.is_dir() {
                continue;
            }
            for path in entries(&folder)? {
                let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
                let hash = name(&folder).unwrap_or_default() + &name(&path).unwrap_or_default();
                if is_hash(&hash) {
                    all.insert(hash);
                }
            }
        }
        Ok(all)
    }

    /// Removes every file that is not in use, and returns how many.
    ///
    /// # Errors
    ///
    /// The folder cannot be read, or a file cannot be removed.
    pub fn sweep(&self, used: &BTreeSet<String>) -> Result<usize, Error> {
        let orphans: Vec<_> = self.all()?.into_iter().filter(|hash| !used.contains(hash)).collect();
        for hash in &orphans {
            let path = self.path(hash);
            std::fs::remove_file(&path).map_err(|why| file(&path, &why))?;
        }
        Ok(orphans.len())
    }

    fn path(&self, hash: &str) -> PathBuf {
        let (folder, name) = hash.split_at(2);
        self.folder.join(folder).join(name)
    }
}

/// Tells whether a text is a hash, and so can be part of a path.
fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let entries = std::fs::read_dir(folder).and_then(|entries| {
        entries.map(|entry| entry.map(|entry| entry.path())).collect::<std::io::Result<Vec<_>>>()
    });
    entries.map_err(|why| file(folder, &why))
}

/// Writes the names in a folder to the disk, where the system can do that.
fn sync(folder: &Path) -> Result<(), Error> {
    if cfg!(unix) {
        std::fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(|why| file(folder, &why))?;
    }
    Ok(())
}

fn file(path: &Path, why: &std::io::Error) -> Error {
    Error::File { path: path.to_owned(), why: why.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_kept_once_and_orphans_swept() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let blobs = Blobs::open(folder.path())?;
        let first = blobs.put("Thông báo".as_bytes())?;
        let second = blobs.put(b"x")?;
        assert_eq!(blobs.put("Thông báo".as_bytes())?, first);
        assert_eq!(blobs.get(&first)?.as_deref(), Some("Thông báo".as_bytes()));
        assert_eq!(blobs.get("../../etc/passwd")?, None);
        assert_eq!(blobs.sweep(&BTreeSet::from([first.clone()]))?, 1);
        assert_eq!(blobs.get(&second)?, None);
        assert_eq!(blobs.all()?, BTreeSet::from([first]));
        Ok(())
    }

    #[test]
    fn a_changed_file_is_told() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let blobs = Blobs::open(folder.path())?;
        let hash = blobs.put(b"x")?;
        std::fs::write(blobs.path(&hash), b"y")?;
        assert!(matches!(blobs.get(&hash), Err(Error::Damaged(_))));
        Ok(())
    }
}

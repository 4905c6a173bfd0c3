//! Files by the hash of their content: written before the event that names them, so that an event never names what is not
//! there. A file that no event came to name is an orphan, and swept. They are kept in a folder, or in a store that speaks S3.

mod folder;
#[cfg(feature = "s3")]
mod s3;

use crate::Error;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// The largest file that is kept: what `papers` reads of one is less.
pub const MOST_BYTES: usize = 200 * 1024 * 1024;

/// Files, each under the BLAKE3 hash of its content.
#[derive(Clone)]
pub struct Blobs {
    keeper: Arc<dyn Keeper>,
}

/// Where files are kept.
trait Keeper: Send + Sync {
    /// Names the place of a file for messages.
    fn place(&self, hash: &str) -> String;

    /// Keeps a file: all of it or nothing, and for good when this returns. One that is there already counts as kept just now.
    fn put(&self, hash: &str, bytes: &[u8]) -> Result<(), Error>;

    /// Returns a file; `None` for one that is not there.
    fn get(&self, hash: &str) -> Result<Option<Vec<u8>>, Error>;

    /// Returns the names of all files, whatever they look like.
    fn names(&self) -> Result<Vec<String>, Error>;

    /// Removes a file, unless it was kept since a moment. Tells whether it is gone.
    fn remove(&self, hash: &str, unless_since: SystemTime) -> Result<bool, Error>;
}

/// A bucket of a store that speaks S3.
#[derive(Clone)]
pub struct Bucket {
    /// The address of the store: `https://s3.example.vn`.
    pub endpoint: String,
    /// The bucket's name.
    pub bucket: String,
    /// The region that requests are signed for; `us-east-1` where a store knows none.
    pub region: String,
    /// What all names begin with: several offices may share a bucket.
    pub prefix: String,
    /// The key's name and its secret; from the environment (`AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`) where `None`.
    pub key: Option<(String, String)>,
}

impl Blobs {
    /// Opens a folder, and makes it where there is none.
    ///
    /// # Errors
    ///
    /// The folder cannot be made.
    pub fn open(folder: &Path) -> Result<Self, Error> {
        Ok(Self { keeper: Arc::new(folder::Folder::open(folder)?) })
    }

    /// Names a bucket; nothing is asked of it yet.
    ///
    /// # Errors
    ///
    /// This program was built without S3 (the feature `s3`), or an address or a key is missing.
    pub fn in_bucket(bucket: Bucket) -> Result<Self, Error> {
        #[cfg(feature = "s3")]
        return Ok(Self { keeper: Arc::new(s3::Remote::open(bucket)?) });
        #[cfg(not(feature = "s3"))]
        Err(Error::Open {
            place: bucket.endpoint,
            why: "this program was built without S3 (feature s3)".to_owned(),
        })
    }

    /// Keeps a file and returns its hash as 64 hexadecimal digits.
    ///
    /// # Errors
    ///
    /// It is larger than [`MOST_BYTES`], or cannot be written; nothing is left of it then.
    pub fn put(&self, bytes: &[u8]) -> Result<String, Error> {
        let hash = blake3::hash(bytes).to_hex().to_string();
        if bytes.len() > MOST_BYTES {
            let why = format!("{} bytes are more than {MOST_BYTES}", bytes.len());
            return Err(Error::File { path: self.keeper.place(&hash).into(), why });
        }
        self.keeper.put(&hash, bytes)?;
        Ok(hash)
    }

    /// Removes a file that nothing names.
    ///
    /// # Errors
    ///
    /// It cannot be removed.
    pub fn remove(&self, hash: &str) -> Result<(), Error> {
        // However lately it was kept.
        let never = SystemTime::UNIX_EPOCH + Duration::from_secs(u64::from(u32::MAX) * 2);
        if is_hash(hash) { self.keeper.remove(hash, never).map(|_| ()) } else { Ok(()) }
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
        let found = self.keeper.get(hash)?;
        if found.as_ref().is_some_and(|bytes| blake3::hash(bytes).to_hex().as_str() != hash) {
            return Err(Error::Damaged(format!("{} is not what its name says", self.keeper.place(hash))));
        }
        Ok(found)
    }

    /// Returns the hashes of all files, in their order.
    ///
    /// # Errors
    ///
    /// The files cannot be listed.
    pub fn all(&self) -> Result<BTreeSet<String>, Error> {
        Ok(self.keeper.names()?.into_iter().filter(|name| is_hash(name)).collect())
    }

    /// Removes every file that is not in use, and returns how many. Those that were kept since a moment stay: the event that
    /// names a file comes after it.
    ///
    /// # Errors
    ///
    /// The files cannot be listed, or one cannot be removed.
    pub fn sweep(&self, used: &BTreeSet<String>, unless_since: SystemTime) -> Result<usize, Error> {
        let mut gone = 0;
        for orphan in self.all()?.difference(used) {
            gone += usize::from(self.keeper.remove(orphan, unless_since)?);
        }
        Ok(gone)
    }
}

/// Tells whether a text is a hash, and so can be part of a path.
pub fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

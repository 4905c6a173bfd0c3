//! What was read of files that take long to read, kept in the data folder so that nobody waits for it again: `texts/VERSION/HASH`.
//! The folder may be emptied at any time; what is missing is read anew.

use crate::Office;
use blocks::Document;
use std::io::{self, Write as _};
use std::path::PathBuf;
use store::blobs;

/// Another program may read other words.
const READER: &str = env!("CARGO_PKG_VERSION");

impl Office {
    fn texts(&self) -> PathBuf {
        self.home().folder().join("texts").join(READER)
    }

    /// Returns what was read of a file of the office; `None` where that was not kept by this version, or cannot be read.
    pub fn kept_text(&self, hash: &str) -> Option<Document> {
        let bytes = std::fs::read(self.texts().join(hash)).ok().filter(|_| blobs::is_hash(hash))?;
        serde_json::from_slice(&bytes).ok()
    }

    /// Forgets what was read of a file that was erased.
    ///
    /// # Errors
    ///
    /// The data folder cannot be written.
    pub fn forget_text(&self, hash: &str) -> io::Result<()> {
        let kept = self.texts().join(hash);
        if blobs::is_hash(hash) && kept.exists() { std::fs::remove_file(kept) } else { Ok(()) }
    }

    /// Keeps what was read of a file of the office; what other versions kept goes.
    ///
    /// # Errors
    ///
    /// The data folder cannot be written. What was kept before is whole then.
    pub fn keep_text(&self, hash: &str, document: &Document) -> io::Result<()> {
        if !blobs::is_hash(hash) {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let folder = self.texts();
        if !folder.exists() {
            let all = self.home().folder().join("texts");
            if all.exists() {
                std::fs::remove_dir_all(&all)?;
            }
            std::fs::create_dir_all(&folder)?;
        }
        let mut file = tempfile::NamedTempFile::new_in(&folder)?;
        file.write_all(&serde_json::to_vec(document)?)?;
        file.persist(folder.join(hash))?;
        Ok(())
    }
}

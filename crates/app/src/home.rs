//! The data folder of an office: `dondoc.toml`, the database, the files.

use crate::Error;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// A data folder.
#[derive(Clone, Debug)]
pub struct Home {
    folder: PathBuf,
}

/// What stands in `dondoc.toml`.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Configuration {
    /// The database: a file in the folder, or `postgres://USER@HOST/DATABASE`.
    pub(crate) database: String,
    /// The id of the office in it.
    pub(crate) tenant: String,
}

impl Home {
    /// Names a data folder; nothing is read or made yet.
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    /// Returns the folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns the folder of the files.
    pub(crate) fn files(&self) -> PathBuf {
        self.folder.join("files")
    }

    /// Returns the address of a database that the configuration names.
    pub(crate) fn database(&self, configuration: &Configuration) -> String {
        if configuration.database.contains("://") {
            return configuration.database.clone();
        }
        self.folder.join(&configuration.database).to_string_lossy().into_owned()
    }

    fn file(&self) -> PathBuf {
        self.folder.join("dondoc.toml")
    }

    /// Tells whether an office was made here.
    pub fn is_initialised(&self) -> bool {
        self.file().exists()
    }

    /// Reads the configuration.
    pub(crate) fn read(&self) -> Result<Configuration, Error> {
        if !self.is_initialised() {
            return Err(Error::NotInitialised(self.folder.clone()));
        }
        let bad = |why: String| Error::BadFile { path: self.file().display().to_string(), why };
        let text = std::fs::read_to_string(self.file()).map_err(|error| bad(error.to_string()))?;
        toml::from_str(&text).map_err(|error| bad(error.to_string()))
    }

    /// Writes the configuration of a new office.
    pub(crate) fn write(&self, configuration: &Configuration) -> Result<(), Error> {
        let bad = |why: String| Error::BadFile { path: self.file().display().to_string(), why };
        let text = toml::to_string(configuration).map_err(|error| bad(error.to_string()))?;
        std::fs::write(self.file(), text).map_err(|error| bad(error.to_string()))
    }

    /// Takes the configuration away, and a database in the folder with it: an office that could not be made leaves nothing.
    pub(crate) fn unmake(&self, database: Option<&str>) {
        std::fs::remove_file(self.file()).ok();
        let files =
            database.into_iter().flat_map(|file| ["", "-wal", "-shm"].map(|end| format!("{file}{end}")));
        files.for_each(|file| drop(std::fs::remove_file(file)));
    }

    /// Makes the folder, if it is not there.
    pub(crate) fn make(&self) -> Result<(), Error> {
        std::fs::create_dir_all(&self.folder).map_err(|error| Error::BadFile {
            path: self.folder.display().to_string(),
            why: error.to_string(),
        })
    }
}

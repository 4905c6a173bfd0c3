//! The certificates of authorities that the office keeps in the folder `roots` of its data folder: what signatures are judged by.

use crate::home::Home;
use crate::{Actor, Error, Office};
use signatures::{Authority, Roots, Unfit};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

/// A file of the folder, with its certificates or why it has none.
#[derive(Debug)]
pub struct RootFile {
    /// Its name.
    pub name: String,
    /// Its certificates.
    pub certificates: Result<Vec<Authority>, Unfit>,
}

impl Office {
    /// Returns the certificates of authorities that the office keeps. Files that have none are left out: one that somebody put
    /// there by mistake must not hide the others.
    ///
    /// # Errors
    ///
    /// The folder or a file in it cannot be read.
    pub fn roots(&self) -> Result<Roots, Error> {
        let mut roots = Roots::default();
        for (_, bytes) in files(self.home())? {
            roots.add(&bytes).ok();
        }
        Ok(roots)
    }

    /// Returns the files with certificates of authorities, each with what it has.
    ///
    /// # Errors
    ///
    /// The folder or a file in it cannot be read.
    pub fn root_files(&self) -> Result<Vec<RootFile>, Error> {
        let read = |(name, bytes): (String, Vec<u8>)| {
            let certificates = Roots::default().add(&bytes).map(<[Authority]>::to_vec);
            RootFile { name, certificates }
        };
        Ok(files(self.home())?.into_iter().map(read).collect())
    }
}

impl Actor<'_> {
    /// Puts a file with certificates of authorities into the folder; returns what it has.
    ///
    /// # Errors
    ///
    /// The account administrates nothing; it has none, or one that is no authority's; another file of its name is there; it cannot be written.
    pub fn add_roots(&self, name: &str, bytes: &[u8]) -> Result<Vec<Authority>, Error> {
        if !self.keeps_accounts()? {
            return Err(Error::NotAllowed { command: "add-roots" });
        }
        let certificates = Roots::default().add(bytes).map(<[Authority]>::to_vec).map_err(|unfit| {
            Error::refused(match unfit {
                Unfit::NoCertificate => "roots-refusal-no-certificate",
                Unfit::NoAuthority => "roots-refusal-no-authority",
            })
        })?;
        let folder = folder(self.office.home());
        std::fs::create_dir_all(&folder).map_err(|error| bad(&folder, &error))?;
        let path = folder.join(name);
        // Never over another one: whom the office trusted would be gone without a word.
        let mut file = match std::fs::File::create_new(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                return Err(Error::refused("roots-refusal-name-taken"));
            }
            Err(error) => return Err(bad(&path, &error)),
        };
        file.write_all(bytes).map_err(|error| bad(&path, &error))?;
        Ok(certificates)
    }
}

fn folder(home: &Home) -> PathBuf {
    home.folder().join("roots")
}

/// Returns the files of the folder with their names, in the order of these; hidden ones are somebody else's.
fn files(home: &Home) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let folder = folder(home);
    let entries = match std::fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(bad(&folder, &error)),
    };
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| bad(&folder, &error))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_file() && !name.starts_with('.') {
            files.push((name, std::fs::read(&path).map_err(|error| bad(&path, &error))?));
        }
    }
    files.sort();
    Ok(files)
}

fn bad(path: &Path, error: &std::io::Error) -> Error {
    Error::BadFile { path: path.display().to_string(), why: error.to_string() }
}

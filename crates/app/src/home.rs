//! The data folder of an office: `dondoc.toml`, the database, the files.

use crate::Error;
use crate::exchange::is_code;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use store::blobs::{Blobs, Bucket};

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
    /// Where browsers find the pages, for links in letters: `https://dondoc.lamgiang.gov.vn`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) address: Option<String>,
    /// How letters are sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) mail: Option<Mail>,
    /// Which other program is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) hook: Option<Hook>,
    /// Where people sign in besides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) oidc: Option<Oidc>,
    /// Where the files are, if not in the folder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) files: Option<Files>,
    /// What stands on the paper of the office.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) letterhead: Option<Letterhead>,
    /// How papers go to and come from other bodies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) exchange: Option<Exchange>,
}

/// `[exchange]`: how papers go to and come from other bodies: messages in two folders, which a gateway looks after.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Exchange {
    /// The code of the office (Quyết định 20/2020/QĐ-TTg).
    pub code: String,
    /// Codes that it had, or has in another form: what is addressed to them is taken too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<String>,
    /// The folder of what comes, below the data folder where the path is not whole.
    #[serde(default = "usual_import")]
    pub import: PathBuf,
    /// The folder of what goes, likewise.
    #[serde(default = "usual_export")]
    pub export: PathBuf,
    /// The account of the clerk in whose name messages are entered.
    pub account: String,
}

fn usual_import() -> PathBuf {
    PathBuf::from("exchange/in")
}

fn usual_export() -> PathBuf {
    PathBuf::from("exchange/out")
}

/// `[letterhead]`: what stands on the paper of the office (Nghị định 30/2020/NĐ-CP, annex I.II). Symbols and abbreviations
/// are set by the head of each body (annex I.II.3b), so that they are data.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Letterhead {
    /// The body directly above, as it is written: "UBND tỉnh Lam Giang".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub superior: Option<String>,
    /// The office itself, where it is written otherwise than it is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// Its abbreviation in symbols: "SKHCN".
    pub symbol: String,
    /// The place before the day: "Lam Giang".
    pub place: String,
    /// In whose name and as what the signer signs, one line each.
    pub authority: Vec<String>,
    /// Who signs.
    pub signer: String,
    /// What the head of the office is called, where its name does not tell it: "Giám đốc".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head: Option<String>,
    /// Who that is: the organisation knows leaders, and tells no director from deputies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub director: Option<String>,
}

/// `[mail]`: how letters are sent.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    /// The server that takes letters (SMTP).
    pub server: String,
    /// Its port; by how it is guarded where that is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub port: Option<u16>,
    /// How the way to it is guarded.
    #[serde(default)]
    pub security: Security,
    /// Who writes: `Đôn đốc <don-doc@lamgiang.gov.vn>`.
    pub from: String,
    /// The account on that server.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// The file with its password, below the data folder where the path is not whole. Not the password itself: the
    /// configuration is copied by backups.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password_file: Option<PathBuf>,
}

/// How the way to a server of letters is guarded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Security {
    /// It begins in the open and is guarded before anything is said (RFC 3207), or nothing is sent.
    #[default]
    Starttls,
    /// It is guarded from the beginning.
    Tls,
    /// It is not guarded: on this machine, or inside a network that is.
    None,
}

/// `[hook]`: which other program is told.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Hook {
    /// Where it listens.
    pub url: String,
    /// The file with the secret that what is sent is signed by, below the data folder where the path is not whole.
    pub secret_file: PathBuf,
}

/// `[oidc]`: a provider that speaks OpenID Connect, where people sign in besides.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Oidc {
    /// The provider, by its address: `https://dang-nhap.lamgiang.gov.vn/realms/tinh`.
    pub issuer: String,
    /// What the provider calls this office.
    pub client: String,
    /// The file with the secret that both know, below the data folder where the path is not whole; the variable
    /// `DONDOC_OIDC_SECRET` where none is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret_file: Option<PathBuf>,
    /// What stands on the button.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Which claims name the account of somebody who comes for the first time, the first that does; nobody comes by a name
    /// where there are none.
    #[serde(default = "usual_claims")]
    pub claims: Vec<String>,
}

/// The environment variable with the secret that the provider and this office know.
const SECRET_VARIABLE: &str = "DONDOC_OIDC_SECRET";

fn usual_claims() -> Vec<String> {
    ["preferred_username", "email"].map(str::to_owned).to_vec()
}

/// Where files are that are not in the folder.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Files {
    /// A bucket of a store that speaks S3.
    s3: S3,
}

/// A bucket; its keys come from the environment.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct S3 {
    endpoint: String,
    bucket: String,
    #[serde(default = "usual_region")]
    region: String,
    #[serde(default)]
    prefix: String,
}

fn usual_region() -> String {
    "us-east-1".to_owned()
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

    /// Returns how letters are sent, where that is configured.
    ///
    /// # Errors
    ///
    /// The configuration cannot be read.
    pub fn mail(&self) -> Result<Option<Mail>, Error> {
        Ok(self.read()?.mail)
    }

    /// Returns what stands on the paper of the office, as far as that is configured.
    ///
    /// # Errors
    ///
    /// The configuration cannot be read.
    pub fn letterhead(&self) -> Result<Letterhead, Error> {
        Ok(self.read()?.letterhead.unwrap_or_default())
    }

    /// Returns how papers go to and come from other bodies, where that is configured; its folders with their whole paths.
    ///
    /// # Errors
    ///
    /// The configuration cannot be read, or the code of the office is none.
    pub fn exchange(&self) -> Result<Option<Exchange>, Error> {
        let Some(exchange) = self.read()?.exchange else { return Ok(None) };
        if let Some(code) = exchange.former.iter().chain([&exchange.code]).find(|code| !is_code(code)) {
            let why = format!("[exchange] code = {code:?}");
            return Err(Error::BadFile { path: self.file().display().to_string(), why });
        }
        let (import, export) = (self.folder.join(&exchange.import), self.folder.join(&exchange.export));
        Ok(Some(Exchange { import, export, ..exchange }))
    }

    /// Writes into the configuration how papers go to and come from other bodies.
    ///
    /// # Errors
    ///
    /// The configuration cannot be read or written.
    pub fn set_exchange(&self, exchange: Exchange) -> Result<(), Error> {
        let configuration = Configuration { exchange: Some(exchange), ..self.read()? };
        self.write(&configuration)
    }

    /// Writes into the configuration what stands on the paper of the office.
    ///
    /// # Errors
    ///
    /// The configuration cannot be read or written.
    pub(crate) fn set_letterhead(&self, letterhead: Letterhead) -> Result<(), Error> {
        let configuration = Configuration { letterhead: Some(letterhead), ..self.read()? };
        self.write(&configuration)
    }

    /// Returns the definitions of a kind ("forms", "procedures") that the office added or changed: their paths and texts, by
    /// name.
    ///
    /// # Errors
    ///
    /// The folder or a file in it cannot be read.
    pub fn definitions(&self, kind: &str) -> Result<Vec<(PathBuf, String)>, Error> {
        let folder = self.folder.join("definitions").join(kind);
        let bad = |path: &Path, error: std::io::Error| Error::BadFile {
            path: path.display().to_string(),
            why: error.to_string(),
        };
        let entries = match std::fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(bad(&folder, error)),
        };
        let paths = entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>();
        let mut paths = paths.map_err(|error| bad(&folder, error))?;
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
        paths.sort();
        let read = |path: PathBuf| match std::fs::read_to_string(&path) {
            Ok(text) => Ok((path, text)),
            Err(error) => Err(bad(&path, error)),
        };
        paths.into_iter().map(read).collect()
    }

    /// Returns which other program is told, where one is configured.
    ///
    /// # Errors
    ///
    /// The configuration cannot be read.
    pub fn hook(&self) -> Result<Option<Hook>, Error> {
        Ok(self.read()?.hook)
    }

    /// Returns where people sign in besides, where that is configured.
    ///
    /// # Errors
    ///
    /// The configuration cannot be read.
    pub fn oidc(&self) -> Result<Option<Oidc>, Error> {
        Ok(self.read()?.oidc)
    }

    /// Returns the secret that a provider and this office know; `None` where there is none, and the office is known to it by
    /// the address that people come back to.
    ///
    /// # Errors
    ///
    /// The file that the configuration names cannot be read, or is empty.
    pub fn oidc_secret(&self, oidc: &Oidc) -> Result<Option<String>, Error> {
        match &oidc.secret_file {
            Some(file) => self.secret(file).map(Some),
            None => Ok(std::env::var(SECRET_VARIABLE).ok().filter(|secret| !secret.is_empty())),
        }
    }

    /// Returns where browsers find the pages, where that is configured.
    ///
    /// # Errors
    ///
    /// The configuration cannot be read.
    pub fn address(&self) -> Result<Option<String>, Error> {
        Ok(self.read()?.address.map(|address| address.trim_end_matches('/').to_owned()))
    }

    /// Returns a secret of the configuration from its file.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or is empty.
    pub fn secret(&self, file: &Path) -> Result<String, Error> {
        let path = self.folder.join(file);
        let bad = |why: String| Error::BadFile { path: path.display().to_string(), why };
        let text = std::fs::read_to_string(&path).map_err(|error| bad(error.to_string()))?;
        let secret = text.trim_end_matches(['\r', '\n']);
        if secret.is_empty() { Err(bad("0".to_owned())) } else { Ok(secret.to_owned()) }
    }

    /// Opens the files that the configuration names.
    pub(crate) fn files(&self, configuration: &Configuration) -> Result<Blobs, Error> {
        let blobs = match &configuration.files {
            None => Blobs::open(&self.folder.join("files")),
            Some(Files { s3: S3 { endpoint, bucket, region, prefix } }) => Blobs::in_bucket(Bucket {
                endpoint: endpoint.clone(),
                bucket: bucket.clone(),
                region: region.clone(),
                prefix: prefix.clone(),
                key: None,
            }),
        };
        Ok(blobs?)
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

//! LibreOffice as a converter, apart from everything else: a folder and settings of its own, no network, no macros, limits of
//! time, memory and room.

use super::{Kind, Target};
use crate::Error;
use crate::launch::{Launch, Limits};
use crate::limits::{CONVERSION_MEMORY_KIB, CONVERSION_SECONDS, FILE_BYTES};
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

/// How the program is named to people.
const NAME: &str = "LibreOffice";
/// Settings of a profile.
const SETTINGS: &str = include_str!("settings.xcu");
const SETTINGS_FILE: &str = "registrymodifications.xcu";
/// Nothing listens there: what LibreOffice would fetch from the network, it does not get.
const NO_NETWORK: &str = "http://127.0.0.1:9";

/// Returns a file as another one, which LibreOffice reads with one of its filters.
pub(super) fn convert(
    program: &Path,
    bytes: &[u8],
    kind: Kind,
    filter: &str,
    target: &Target,
) -> Result<Vec<u8>, Error> {
    // Each run has its own profile: two that share one wait for each other, and a new one costs half a second.
    let folder = tempfile::Builder::new().prefix("dondoc-").tempdir().map_err(|_| not_converted())?;
    prepare(folder.path(), bytes, kind).map_err(|_| not_converted())?;
    launch(program, folder.path(), kind, filter, target).run()?;
    let written = folder.path().join("out/in").with_extension(target.extension);
    let converted = File::open(written).map_err(|_| not_converted())?;
    let mut file = Vec::new();
    converted.take(FILE_BYTES + 1).read_to_end(&mut file).map_err(|_| not_converted())?;
    if file.len() as u64 > FILE_BYTES { Err(Error::TooLarge { limit: FILE_BYTES }) } else { Ok(file) }
}

/// Puts the file and the settings of LibreOffice into a folder.
fn prepare(folder: &Path, bytes: &[u8], kind: Kind) -> std::io::Result<()> {
    let profile = folder.join("profile/user");
    std::fs::create_dir_all(&profile)?;
    std::fs::write(profile.join(SETTINGS_FILE), SETTINGS)?;
    std::fs::write(folder.join("in").with_extension(kind.extension()), bytes)
}

fn launch(program: &Path, folder: &Path, kind: Kind, filter: &str, target: &Target) -> Launch {
    let limits =
        Limits { memory_kib: CONVERSION_MEMORY_KIB, file_bytes: FILE_BYTES, seconds: CONVERSION_SECONDS };
    Launch::new(NAME, program, folder, &limits).with(|command| {
        command
            .args(["--headless", "--norestore", "--nolockcheck"])
            .arg("-env:UserInstallation=file://".to_owned() + &url_path(&folder.join("profile")))
            .arg("--infilter=".to_owned() + filter)
            .args(["--convert-to", &format!("{}:{}", target.extension, target.filter), "--outdir"])
            .arg(folder.join("out"))
            .arg(folder.join("in").with_extension(kind.extension()))
            .env("SAL_USE_VCLPLUGIN", "svp")
            .env("http_proxy", NO_NETWORK)
            .env("https_proxy", NO_NETWORK)
            .env("ftp_proxy", NO_NETWORK);
    })
}

/// Writes a path as part of a URL.
fn url_path(path: &Path) -> String {
    use std::os::unix::ffi::OsStrExt as _;
    let mut url = String::new();
    for byte in path.as_os_str().as_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' => {
                url.push(char::from(*byte));
            }
            _ => url.push_str(&format!("%{byte:02X}")),
        }
    }
    url
}

fn not_converted() -> Error {
    Error::NotConverted { program: NAME }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_written_as_urls() {
        assert_eq!(url_path(Path::new("/tmp/hồ sơ#1")), "/tmp/h%E1%BB%93%20s%C6%A1%231");
    }
}

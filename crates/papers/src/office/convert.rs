//! LibreOffice as a converter, apart from everything else: a folder and settings of its own, no network, no macros, limits of
//! time, memory and room.

use super::Kind;
use crate::Error;
use crate::limits::{CONVERSION_MEMORY_KIB, CONVERSION_SECONDS, FILE_BYTES};
use rustix::process::{Pid, Signal, kill_process_group};
use std::ffi::OsStr;
use std::fs::File;
use std::io::Read as _;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// How the program is named to people.
const NAME: &str = "LibreOffice";
/// Sets the limits and cleans up behind a caller that was killed.
const RUN: &str = include_str!("run.sh");
/// Settings of a profile.
const SETTINGS: &str = include_str!("settings.xcu");
const SETTINGS_FILE: &str = "registrymodifications.xcu";
const OUTPUT_FILTER: &str = "docx:MS Word 2007 XML";
/// Nothing listens there: what LibreOffice would fetch from the network, it does not get.
const NO_NETWORK: &str = "http://127.0.0.1:9";

/// Returns a file as .docx.
pub(super) fn to_docx(program: &Path, bytes: &[u8], kind: Kind) -> Result<Vec<u8>, Error> {
    // Each run has its own profile: two that share one wait for each other, and a new one costs half a second.
    let folder = tempfile::Builder::new().prefix("dondoc-").tempdir().map_err(|_| not_converted())?;
    prepare(folder.path(), bytes, kind).map_err(|_| not_converted())?;
    run(command(program, folder.path(), kind), Duration::from_secs(CONVERSION_SECONDS))?;
    let converted = File::open(folder.path().join("out/in.docx")).map_err(|_| not_converted())?;
    let mut docx = Vec::new();
    converted.take(FILE_BYTES + 1).read_to_end(&mut docx).map_err(|_| not_converted())?;
    if docx.len() as u64 > FILE_BYTES { Err(Error::TooLarge { limit: FILE_BYTES }) } else { Ok(docx) }
}

/// Puts the file and the settings of LibreOffice into a folder.
fn prepare(folder: &Path, bytes: &[u8], kind: Kind) -> std::io::Result<()> {
    let profile = folder.join("profile/user");
    std::fs::create_dir_all(&profile)?;
    std::fs::write(profile.join(SETTINGS_FILE), SETTINGS)?;
    std::fs::write(folder.join("in").with_extension(kind.extension()), bytes)
}

fn command(program: &Path, folder: &Path, kind: Kind) -> Command {
    let mut command = Command::new("/bin/sh");
    let kib_in_blocks = 2;
    command
        .args(["-c", RUN, "sh"])
        .arg(folder)
        .arg(CONVERSION_MEMORY_KIB.to_string())
        .arg((FILE_BYTES / 1024 * kib_in_blocks).to_string())
        .arg(CONVERSION_SECONDS.to_string())
        .arg(program)
        .args(["--headless", "--norestore", "--nolockcheck"])
        .arg("-env:UserInstallation=file://".to_owned() + &url_path(&folder.join("profile")))
        .arg("--infilter=".to_owned() + kind.filter())
        .args(["--convert-to", OUTPUT_FILTER, "--outdir"])
        .arg(folder.join("out"))
        .arg(folder.join("in").with_extension(kind.extension()))
        .current_dir(folder)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").as_deref().unwrap_or(OsStr::new("/usr/bin:/bin")))
        .env("HOME", folder)
        .env("TMPDIR", folder)
        .env("LC_ALL", "C.UTF-8")
        .env("SAL_USE_VCLPLUGIN", "svp")
        .env("http_proxy", NO_NETWORK)
        .env("https_proxy", NO_NETWORK)
        .env("ftp_proxy", NO_NETWORK)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0);
    command
}

/// Runs a command to its end or to the end of its time, when everything that it started ends.
fn run(mut command: Command, longest: Duration) -> Result<(), Error> {
    let mut child = command.spawn().map_err(|_| not_converted())?;
    // `wait` would close it, and with it the folder would go.
    let watched = child.stdin.take();
    let group = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
    let (ended, end) = mpsc::channel();
    let waiting = std::thread::spawn(move || {
        // The exit code says nothing: LibreOffice ends with 0 without having written anything.
        let _ = child.wait();
        let _ = ended.send(());
    });
    let in_time = end.recv_timeout(longest).is_ok();
    if let Some(group) = group.filter(|_| !in_time) {
        // It fails where the group has just ended.
        let _ = kill_process_group(group, Signal::KILL);
    }
    let _ = waiting.join();
    drop(watched);
    if in_time { Ok(()) } else { Err(Error::TimedOut { seconds: longest.as_secs() }) }
}

/// Writes a path as part of a URL.
fn url_path(path: &Path) -> String {
    use std::fmt::Write as _;
    use std::os::unix::ffi::OsStrExt as _;
    let mut url = String::new();
    for byte in path.as_os_str().as_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' => {
                url.push(char::from(*byte));
            }
            _ => {
                // Writing to a String cannot fail.
                let _ = write!(url, "%{byte:02X}");
            }
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
    use std::path::PathBuf;

    #[test]
    fn paths_are_written_as_urls() {
        assert_eq!(url_path(Path::new("/tmp/hồ sơ#1")), "/tmp/h%E1%BB%93%20s%C6%A1%231");
    }

    /// Runs a stand-in for LibreOffice. Returns what holds its folder, that folder, and how it ended.
    fn run_script(script: &str, longest: u64) -> (tempfile::TempDir, PathBuf, Result<(), Error>) {
        let folder = tempfile::tempdir().expect("a folder");
        let inner = folder.path().join("inner");
        std::fs::create_dir(&inner).expect("a folder");
        let program = folder.path().join("program");
        std::fs::write(&program, format!("#!/bin/sh\n{script}\n")).expect("a file");
        let executable = std::os::unix::fs::PermissionsExt::from_mode(0o700);
        std::fs::set_permissions(&program, executable).expect("permissions");
        let ended = run(command(&program, &inner, Kind::Rtf), Duration::from_secs(longest));
        (folder, inner, ended)
    }

    #[test]
    fn the_program_is_alone_in_its_folder() {
        let script =
            "env > env; pwd > pwd; read line; echo \"$?\" > input; ulimit -d > data; ulimit -c > core";
        let (_folder, inner, ended) = run_script(script, CONVERSION_SECONDS);
        assert_eq!(ended, Ok(()));
        let said = |name: &str| std::fs::read_to_string(inner.join(name)).expect(name);
        assert_eq!(said("pwd").trim(), inner.to_string_lossy());
        assert_eq!(said("input"), "1\n", "the input has ended");
        assert_eq!(said("data").trim(), CONVERSION_MEMORY_KIB.to_string());
        assert_eq!(said("core"), "0\n");
        let known = [
            "PATH",
            "HOME",
            "TMPDIR",
            "LC_ALL",
            "SAL_USE_VCLPLUGIN",
            "http_proxy",
            "https_proxy",
            "ftp_proxy",
            "PWD",
            "OLDPWD",
            "SHLVL",
            "_",
        ];
        for line in said("env").lines() {
            assert!(known.iter().any(|name| line.starts_with(&format!("{name}="))), "{line}");
        }
    }

    #[test]
    fn a_program_that_takes_too_long_ends_with_all_that_it_started() {
        let (_folder, inner, ended) = run_script("sleep 300 & echo $! > started; sleep 300", 2);
        assert_eq!(ended, Err(Error::TimedOut { seconds: 2 }));
        let started = std::fs::read_to_string(inner.join("started")).expect("it began");
        let state = || std::fs::read_to_string(format!("/proc/{}/stat", started.trim())).unwrap_or_default();
        // It is gone, or waits only to be taken notice of.
        assert!((0..100).any(|_| {
            std::thread::sleep(Duration::from_millis(20));
            state().is_empty() || state().contains(") Z ")
        }));
    }

    #[test]
    fn a_caller_that_goes_takes_the_folder_and_the_programs_with_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let inner = folder.path().join("inner");
        std::fs::create_dir(&inner).expect("a folder");
        let mut command = Command::new("/bin/sh");
        command
            .args(["-c", RUN, "sh"])
            .arg(&inner)
            .args(["1000000", "1000000", "60", "sleep", "300"])
            .stdin(Stdio::piped())
            .process_group(0);
        let mut child = command.spawn().expect("a shell");
        drop(child.stdin.take());
        assert!(!child.wait().expect("it ends").success());
        assert!(!inner.exists());
    }
}

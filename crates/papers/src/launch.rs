//! Other programs, run apart: in a folder of their own, with limits of time, memory and room, without what this program's
//! environment tells; whatever they started ends with them.

use crate::Error;
use rustix::process::{Pid, Signal, kill_process_group};
use std::ffi::{OsStr, OsString};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// Sets the limits, ends what a program leaves behind, and cleans up behind a caller that was killed.
const RUN: &str = include_str!("launch/run.sh");

/// What a program may take.
pub(crate) struct Limits {
    pub(crate) memory_kib: u64,
    /// The longest file that it may write, in bytes.
    pub(crate) file_bytes: u64,
    /// Both of computing and of waiting.
    pub(crate) seconds: u64,
}

/// A program to be run apart.
pub(crate) struct Launch {
    command: Command,
    /// How it is named to people.
    name: &'static str,
    seconds: u64,
}

impl Launch {
    /// Returns a program that will run in a folder, which it may fill and which goes when we do.
    pub(crate) fn new(name: &'static str, program: &Path, folder: &Path, limits: &Limits) -> Self {
        let mut command = Command::new("/bin/sh");
        let blocks_in_kib = 2;
        command
            .args(["-c", RUN, "sh"])
            .arg(folder)
            .arg(limits.memory_kib.to_string())
            .arg((limits.file_bytes / 1024 * blocks_in_kib).to_string())
            .arg(limits.seconds.to_string())
            .arg(program)
            .current_dir(folder)
            .env_clear()
            .env("PATH", absolute(std::env::var_os("PATH").as_deref()))
            .env("HOME", folder)
            .env("TMPDIR", folder)
            .env("LC_ALL", "C.UTF-8")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0);
        Self { command, name, seconds: limits.seconds }
    }

    /// Adds arguments and variables of the environment.
    pub(crate) fn with(mut self, set: impl FnOnce(&mut Command)) -> Self {
        set(&mut self.command);
        self
    }

    /// Runs the program to its end or to the end of its time; then everything that it started ends. What it did is seen by
    /// what it wrote: LibreOffice ends with 0 without having written anything.
    ///
    /// # Errors
    ///
    /// `TimedOut`, or `NotConverted` if it cannot be started.
    pub(crate) fn run(mut self) -> Result<(), Error> {
        let mut child = self.command.spawn().map_err(|_| Error::NotConverted { program: self.name })?;
        // `wait` would close it, and with it the folder would go.
        let watched = child.stdin.take();
        let group = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
        let (ended, end) = mpsc::channel();
        let waiting = std::thread::spawn(move || {
            // How it ended does not matter, and nobody may listen any more: both results say nothing.
            let _ = child.wait();
            let _ = ended.send(());
        });
        let in_time = end.recv_timeout(Duration::from_secs(self.seconds)).is_ok();
        if let Some(group) = group.filter(|_| !in_time) {
            // It fails where the group has just ended.
            let _ = kill_process_group(group, Signal::KILL);
        }
        // The thread does not panic, and if it did, the process would be dead all the same.
        let _ = waiting.join();
        drop(watched);
        if in_time { Ok(()) } else { Err(Error::TimedOut { seconds: self.seconds }) }
    }
}

/// Returns a program by one of its names: from the folders that PATH lists, then from others.
pub(crate) fn find(names: &[&str], others: impl IntoIterator<Item = PathBuf>) -> Option<PathBuf> {
    find_in(std::env::var_os("PATH").as_deref(), names, others)
}

/// [`find`] with a PATH that is told.
pub(crate) fn find_in(
    path: Option<&OsStr>,
    names: &[&str],
    others: impl IntoIterator<Item = PathBuf>,
) -> Option<PathBuf> {
    let mut folders = folders(path).chain(others);
    folders.find_map(|folder| names.iter().map(|name| folder.join(name)).find(|file| file.is_file()))
}

/// The folders of a PATH. An empty or relative one would be the folder of the documents.
fn folders(path: Option<&OsStr>) -> impl Iterator<Item = PathBuf> {
    path.map(std::env::split_paths).into_iter().flatten().filter(|folder| folder.is_absolute())
}

/// Returns a PATH without relative folders.
fn absolute(path: Option<&OsStr>) -> OsString {
    let joined = std::env::join_paths(folders(path)).ok().filter(|path| !path.is_empty());
    joined.unwrap_or_else(|| "/usr/bin:/bin".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: Limits = Limits { memory_kib: 500_000, file_bytes: 1 << 20, seconds: 60 };

    /// Runs a stand-in for a program. Returns what holds its folder, that folder, and how it ended.
    fn run_script(script: &str, seconds: u64) -> (tempfile::TempDir, PathBuf, Result<(), Error>) {
        let folder = tempfile::tempdir().expect("a folder");
        let inner = folder.path().join("inner");
        std::fs::create_dir(&inner).expect("a folder");
        let program = folder.path().join("program");
        std::fs::write(&program, format!("#!/bin/sh\n{script}\n")).expect("a file");
        let executable = std::os::unix::fs::PermissionsExt::from_mode(0o700);
        std::fs::set_permissions(&program, executable).expect("permissions");
        let ended = Launch::new("program", &program, &inner, &Limits { seconds, ..LIMITS }).run();
        (folder, inner, ended)
    }

    /// Tells whether the process whose number a script wrote is gone, or waits only to be taken notice of.
    fn ends(inner: &Path) -> bool {
        let started = std::fs::read_to_string(inner.join("started")).expect("it began");
        let state = || std::fs::read_to_string(format!("/proc/{}/stat", started.trim())).unwrap_or_default();
        (0..100).any(|_| {
            std::thread::sleep(Duration::from_millis(20));
            state().is_empty() || state().contains(") Z ")
        })
    }

    #[test]
    fn a_program_is_alone_in_its_folder() {
        let script =
            "env > env; pwd > pwd; read line; echo \"$?\" > input; ulimit -d > data; ulimit -c > core";
        let (_folder, inner, ended) = run_script(script, 60);
        assert_eq!(ended, Ok(()));
        let said = |name: &str| std::fs::read_to_string(inner.join(name)).expect(name);
        assert_eq!(said("pwd").trim(), inner.to_string_lossy());
        assert_eq!(said("input"), "1\n", "the input has ended");
        assert_eq!(said("data").trim(), LIMITS.memory_kib.to_string());
        assert_eq!(said("core"), "0\n");
        let known = ["PATH", "HOME", "TMPDIR", "LC_ALL", "PWD", "OLDPWD", "SHLVL", "_"];
        for line in said("env").lines() {
            assert!(known.iter().any(|name| line.starts_with(&format!("{name}="))), "{line}");
        }
    }

    #[test]
    fn a_program_that_takes_too_long_ends_with_all_that_it_started() {
        let (_folder, inner, ended) = run_script("sleep 300 & echo $! > started; sleep 300", 2);
        assert_eq!(ended, Err(Error::TimedOut { seconds: 2 }));
        assert!(ends(&inner));
    }

    #[test]
    fn what_a_program_leaves_behind_ends_with_it() {
        let (_folder, inner, ended) = run_script("sleep 300 & echo $! > started", 60);
        assert_eq!(ended, Ok(()));
        assert!(ends(&inner));
    }

    #[test]
    fn a_caller_that_goes_takes_the_folder_and_the_programs_with_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let inner = folder.path().join("inner");
        std::fs::create_dir(&inner).expect("a folder");
        let mut launch = Launch::new("sleep", Path::new("sleep"), &inner, &LIMITS);
        let mut child = launch.command.arg("300").spawn().expect("a shell");
        drop(child.stdin.take());
        assert!(!child.wait().expect("it ends").success());
        assert!(!inner.exists());
    }

    #[test]
    fn relative_folders_of_the_path_do_not_count() {
        let path = std::env::join_paths([".", "", "bin", "/usr/bin", "/bin"]).expect("a path");
        assert_eq!(absolute(Some(&path)), "/usr/bin:/bin");
        assert_eq!(absolute(Some(OsStr::new(".:bin"))), "/usr/bin:/bin");
        assert_eq!(absolute(None), "/usr/bin:/bin");
    }
}

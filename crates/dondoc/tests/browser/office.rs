//! The invented office, served by the program itself.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use tempfile::TempDir;

/// The password of everybody in the invented office.
pub(crate) const PASSWORD: &str = "don-doc-demo";
/// The last day of its story, on which its pages stand.
pub(crate) const LAST_DAY: &str = "2025-06-25";

/// A served office, gone with the value.
pub(crate) struct Office {
    child: Child,
    /// Where its pages are: "http://127.0.0.1:PORT".
    pub(crate) address: String,
    _folder: TempDir,
}

impl Drop for Office {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

fn dondoc() -> Command {
    Command::new(env!("CARGO_BIN_EXE_dondoc"))
}

/// Returns a folder in which the story was played, once for all tests.
fn played() -> &'static Path {
    static PLAYED: OnceLock<(TempDir, PathBuf)> = OnceLock::new();
    let (_, home) = PLAYED.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let home = folder.path().join("office");
        let done =
            dondoc().arg("demo").arg("--no-serve").arg("--home").arg(&home).stdout(Stdio::null()).status();
        assert!(done.expect("it runs").success(), "the story is played");
        (folder, home)
    });
    home
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry").path();
        let there = to.join(entry.file_name().expect("a name"));
        if entry.is_dir() {
            copy(&entry, &there);
        } else {
            std::fs::copy(&entry, &there).expect("copied");
        }
    }
}

impl Office {
    /// Serves an office of its own, at the end of the story.
    pub(crate) fn serve() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let home = folder.path().join("office");
        copy(played(), &home);
        let mut child = dondoc()
            .args(["serve", "--listen", "127.0.0.1:0", "--today", LAST_DAY, "--home"])
            .arg(&home)
            .stdout(Stdio::piped())
            .spawn()
            .expect("it runs");
        let said = BufReader::new(child.stdout.take().expect("its words are read"));
        let address = said.lines().map_while(Result::ok).find_map(|line| {
            let at = line.find("http://")?;
            line.get(at..)?.split_whitespace().next().map(str::to_owned)
        });
        Self { child, address: address.expect("it tells its address"), _folder: folder }
    }
}

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
    folder: TempDir,
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

/// The procedure for which something can be sent through the public door.
pub(crate) const OFFERED: &str = "nhiem-vu-khcn-cap-tinh";

/// Runs a verb as the clerk, and returns what it says.
fn told(home: &Path, arguments: &[&str]) -> String {
    let ran =
        dondoc().args(["--today", LAST_DAY, "--as", "van-thu", "--home"]).arg(home).args(arguments).output();
    let ran = ran.expect("it runs");
    assert!(ran.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8_lossy(&ran.stdout).into_owned()
}

/// Returns the first value of a name in lines of JSON.
fn value<'j>(json: &'j str, name: &str) -> &'j str {
    let value = json.split(&format!("\"{name}\":\"")).nth(1).and_then(|rest| rest.split('"').next());
    value.expect(name)
}

/// Opens the public door, and lets everybody see a task.
fn open_the_door(home: &Path) {
    let told = |arguments: &[&str]| told(home, arguments);
    let act = ["--act", "Thông báo số 20/TB-SKHCN"];
    let open = ["portal", "open", "--procedure", OFFERED, "--procedure", "sang-kien"];
    let words = ["--welcome", "Sở nhận đề xuất quanh năm.", "--contact", "Văn phòng Sở, 0263 3 000 000"];
    told(&[&open[..], &words, &act].concat());
    let open = told(&["--json", "task", "list", "--open"]);
    // Of those that a document gave: a stage of a dossier is not published.
    let given = open.lines().find(|line| line.contains("\"document\":\"")).expect("an open task");
    let task = value(given, "code");
    told(&[&["portal", "publish", task, "--words", "Hoàn thành nền tảng dữ liệu mở"][..], &act].concat());
}

impl Office {
    /// Asks who sent the last proposal for more.
    pub(crate) fn ask_for_more(&self, words: &str) {
        let home = self.folder.path().join("office");
        let listed = told(&home, &["--json", "dossier", "list", "--procedure", OFFERED, "--open"]);
        let number = listed.lines().map(|line| value(line, "number")).max().expect("it came in");
        told(&home, &["dossier", "ask", number, "--words", words]);
    }

    /// Serves an office of its own, at the end of the story.
    pub(crate) fn serve() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let home = folder.path().join("office");
        copy(played(), &home);
        open_the_door(&home);
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
        Self { child, address: address.expect("it tells its address"), folder }
    }
}

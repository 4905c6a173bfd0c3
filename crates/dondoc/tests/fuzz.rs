//! Damaged files of every format, each read by the real command in a process of its own: none may crash, hang or hold too
//! much memory. What does is kept in `crates/papers/tests/finds` and read again by `the_finds`.
//!
//! In an ordinary run each format has a second; `cargo xtask soak` gives `SOAK_SECONDS` to each, or to the one that
//! `SOAK_FORMAT` names.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use testkit::watch::{self, Ended, Fault, Limits};
use testkit::{corpus, damage};

/// What one file may take.
const LIMITS: Limits = Limits { time: Duration::from_secs(20), memory: 1 << 30 };

/// The formats with the files that are damaged, below `samples/forms`.
const FORMATS: [(&str, &[&str]); 14] = [
    ("docx", &["giao-ban-thang-3/notice.docx", "ket-luan-chu-tich/notice.docx", "so-ket-quy-1/tcvn3.docx"]),
    ("odt", &["giao-ban-thang-3/notice.odt", "ke-hoach-chuyen-doi-so/notice.odt"]),
    ("html", &["so-ket-quy-1/notice.html", "ke-hoach-chuyen-doi-so/notice.html"]),
    ("md", &["giao-ban-thang-3/notice.md", "ke-hoach-chuyen-doi-so/notice.md"]),
    ("txt", &["giao-ban-thang-3/pdftotext.txt", "so-ket-quy-1/tcvn3.txt", "so-ket-quy-1/vni.txt"]),
    ("xlsx", &["ke-hoach-chuyen-doi-so/sheet.xlsx", "ke-hoach-chuyen-doi-so/sheet-vni.xlsx"]),
    ("xls", &["ke-hoach-chuyen-doi-so/sheet.xls", "ke-hoach-chuyen-doi-so/sheet-tcvn3.xls"]),
    ("ods", &["ke-hoach-chuyen-doi-so/sheet.ods"]),
    (
        "pdf",
        &["ket-luan-ngan/typst.pdf", "ke-hoach-chuyen-doi-so/libreoffice.pdf", "ket-luan-ngan/chromium.pdf"],
    ),
    ("png", &["ket-luan-ngan/line.png"]),
    ("jpg", &["ket-luan-ngan/line.jpg"]),
    ("tif", &["ket-luan-ngan/line.tif"]),
    ("doc", &["ket-luan-ngan/notice.doc", "ket-luan-ngan/tcvn3.doc"]),
    ("rtf", &["ket-luan-ngan/notice.rtf", "ket-luan-ngan/tcvn3.rtf"]),
];

/// Formats that another program converts, at seconds a file: only a soak has the time.
const SLOW: [&str; 5] = ["png", "jpg", "tif", "doc", "rtf"];

#[test]
#[expect(clippy::disallowed_methods, reason = "a soak ends when its time is over")]
fn damaged_files_do_no_harm() {
    let (seconds, only) = wishes();
    let scratch = Scratch::new();
    let mut finds = Vec::new();
    for (format, files) in FORMATS {
        let wanted =
            only.as_deref().map_or(seconds.is_some() || !SLOW.contains(&format), |only| only == format);
        if !wanted {
            continue;
        }
        let begun = Instant::now();
        let mut cases = 0;
        // An ordinary run tries the same damage each time; a soak goes on where the clock stands.
        let first = seconds.map_or(0, |_| u64::from(std::process::id()) << 32);
        while begun.elapsed() < Duration::from_secs(seconds.unwrap_or(1)) {
            let file = files[usize::try_from(cases).unwrap_or(0) % files.len()];
            let bytes = std::fs::read(corpus::root().join("samples/forms").join(file)).expect(file);
            let damaged = damage::change(&bytes, first + cases);
            finds.extend(scratch.try_one(format, &damaged));
            cases += 1;
        }
        eprintln!("soak: {format}, {cases} files in {} s", begun.elapsed().as_secs());
    }
    assert!(finds.is_empty(), "kept in crates/papers/tests/finds:\n{}", finds.join("\n"));
}

#[test]
fn the_finds() {
    let readme = std::fs::read_to_string(finds().join("README.md")).expect("the finds have a README.md");
    let mut names = Vec::new();
    for entry in std::fs::read_dir(finds()).expect("the finds have a folder") {
        let path = entry.expect("the folder can be read").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name == "README.md" {
            continue;
        }
        assert!(readme.contains(&format!("`{name}`")), "{name}: say in README.md what it is");
        let ended = read(&path);
        assert_eq!(fault(&ended), None, "{}: {ended:?}", path.display());
        names.push(name);
    }
    assert!(!names.is_empty(), "nothing was read again");
}

/// Returns the seconds for each format and the only format wanted, where a soak says so.
fn wishes() -> (Option<u64>, Option<String>) {
    let seconds = std::env::var("SOAK_SECONDS").ok().and_then(|seconds| seconds.parse().ok());
    (seconds, std::env::var("SOAK_FORMAT").ok())
}

fn finds() -> PathBuf {
    corpus::root().join("crates/papers/tests/finds")
}

/// Reads a file with the real command.
fn read(path: &Path) -> Ended {
    watch::run(Command::new(env!("CARGO_BIN_EXE_dondoc")).args(["check", "--lang", "en"]).arg(path), LIMITS)
}

/// Returns what is wrong with a run: a panic that the command has caught is one too.
fn fault(ended: &Ended) -> Option<Fault> {
    let caught = ended.output.contains("made a mistake of its own");
    ended.fault.or(caught.then_some(Fault::Crash))
}

/// A folder for damaged files, removed when dropped.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Self {
        let folder = std::env::temp_dir().join(format!("dondoc-fuzz-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("the folder for temporary files can be written");
        Self(folder)
    }

    /// Reads a damaged file; keeps it where it does harm, and says so.
    fn try_one(&self, format: &str, bytes: &[u8]) -> Option<String> {
        let path = self.0.join(format!("damaged.{format}"));
        std::fs::write(&path, bytes).expect("the folder for temporary files can be written");
        let ended = read(&path);
        let fault = fault(&ended)?;
        let name = format!("{fault}-{:08x}.{format}", checksum(bytes));
        std::fs::create_dir_all(finds()).expect("the project's folder can be written");
        std::fs::write(finds().join(&name), bytes).expect("the project's folder can be written");
        let said: String = ended.output.lines().take(4).collect::<Vec<_>>().join(" | ");
        Some(format!("{name}: {} MiB, {} ms: {said}", ended.memory >> 20, ended.time.as_millis()))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What is left behind in the folder for temporary files harms nobody.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Tells files apart by name (FNV-1a).
fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

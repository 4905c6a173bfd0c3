//! The program `tesseract`: asked in a process of its own, with limits of time, memory and of what it says.

use crate::launch::{self, Launch, Limits};
use crate::{Error, limits};
use image::{GrayImage, ImageFormat};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The program and its data for Vietnamese, as Debian calls them.
const PROGRAM: &str = "tesseract";
const MODEL: &str = "vie";
const PACKAGES: &str = "tesseract-ocr, tesseract-ocr-vie";

/// Where packages put it: Debian and Fedora, then macOS.
const FOLDERS: [&str; 3] = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"];

/// The variable that says where its data are, if they are not where it looks by itself.
const DATA: &str = "TESSDATA_PREFIX";

/// How a picture is laid out, as Tesseract counts it: 3 finds columns and blocks by itself, 6 takes all for one column.
#[derive(Clone, Copy)]
pub(crate) struct Layout(&'static str);

pub(crate) const PAGE: Layout = Layout("3");
pub(crate) const COLUMN: Layout = Layout("6");

/// How long a page may still take, however often the program is asked about it.
#[derive(Clone, Copy)]
pub(crate) struct Patience {
    until: Instant,
}

impl Patience {
    /// Counts from now.
    #[expect(clippy::disallowed_methods, reason = "a limit of time needs a clock")]
    pub(crate) fn for_a_page() -> Self {
        Self { until: Instant::now() + Duration::from_secs(limits::PAGE_SECONDS) }
    }

    /// Returns the whole seconds that are left, or that there are none.
    #[expect(clippy::disallowed_methods, reason = "a limit of time needs a clock")]
    fn seconds(self) -> Result<u64, Error> {
        match self.until.saturating_duration_since(Instant::now()).as_secs() {
            0 => Err(Error::TimedOut { seconds: limits::PAGE_SECONDS }),
            left => Ok(left),
        }
    }
}

/// Returns the program, if it and its data are there.
pub(crate) fn find() -> Option<PathBuf> {
    let program = launch::find(&[PROGRAM], FOLDERS.map(PathBuf::from))?;
    let listed = Command::new(&program).arg("--list-langs").stdin(Stdio::null()).output().ok()?;
    let words = [listed.stdout, listed.stderr].concat();
    let is_there = String::from_utf8_lossy(&words).lines().any(|line| line.trim() == MODEL);
    is_there.then_some(program)
}

/// Returns the error of a machine without the program.
pub(crate) fn missing() -> Error {
    Error::MissingProgram { program: "ocr", packages: PACKAGES }
}

/// Returns what the program sees on a picture, in its own HTML (hOCR).
///
/// # Errors
///
/// `TimedOut`, or `NotConverted` if it fails or says more than a page can hold.
pub(crate) fn see(
    program: &Path,
    picture: &GrayImage,
    dpi: f32,
    Layout(layout): Layout,
    patience: Patience,
) -> Result<String, Error> {
    let folder = tempfile::Builder::new().prefix("dondoc-").tempdir().map_err(|_| failed())?;
    let page = folder.path().join("page.pgm");
    picture.save_with_format(&page, ImageFormat::Pnm).map_err(|_| failed())?;
    let limits = Limits {
        memory_kib: limits::SEEING_MEMORY_KIB,
        file_bytes: limits::SEEN_BYTES,
        seconds: patience.seconds()?,
    };
    let launch = Launch::new(PROGRAM, program, folder.path(), &limits).with(|command| {
        command
            .arg(&page)
            .args(["page", "-l", MODEL, "--psm", layout, "--dpi", &format!("{dpi:.0}"), "hocr"])
            // Its own threads slow it down, and the pages are seen side by side already.
            .env("OMP_THREAD_LIMIT", "1")
            .envs(std::env::var_os(DATA).map(|data| (DATA, data)));
    });
    launch.run()?;
    let said = std::fs::read_to_string(folder.path().join("page.hocr")).map_err(|_| failed())?;
    if said.trim_end().ends_with("</html>") { Ok(said) } else { Err(failed()) }
}

fn failed() -> Error {
    Error::NotConverted { program: PROGRAM }
}

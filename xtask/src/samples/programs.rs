//! Other programs that turn one form into another.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder for the work of one run, with a profile of its own for LibreOffice.
pub(super) struct Workshop {
    folder: PathBuf,
}

impl Workshop {
    /// Opens an empty folder.
    pub(super) fn open() -> Result<Self, String> {
        let folder = std::env::temp_dir().join(format!("dondoc-samples-{}", std::process::id()));
        fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        Ok(Self { folder })
    }

    /// Turns a file into another format (`odt`, `doc`, `pdf` ...) with LibreOffice.
    pub(super) fn office(&self, from: &Path, format: &str, to: &Path) -> Result<(), String> {
        let profile = format!("-env:UserInstallation=file://{}", self.folder.join("office").display());
        let made = self.folder.join("made");
        run(Command::new("soffice")
            .args([profile.as_str(), "--headless", "--convert-to", format, "--outdir"])
            .arg(&made)
            .arg(from))?;
        let extension = format.split(':').next().unwrap_or(format);
        let file = made.join(from.file_stem().unwrap_or_default()).with_extension(extension);
        fs::copy(&file, to).map_err(|error| format!("{}: {error}", file.display()))?;
        fs::remove_file(&file).map_err(|error| error.to_string())
    }

    /// Prints a page of HTML with Chromium.
    pub(super) fn chromium(&self, page: &Path, to: &Path) -> Result<(), String> {
        let profile = self.folder.join("chromium");
        run(Command::new("chromium")
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"])
            .args(["--disable-background-networking", "--disable-component-update", "--no-pdf-header-footer"])
            .arg(format!("--user-data-dir={}", profile.display()))
            .arg(format!("--print-to-pdf={}", to.display()))
            .arg(page))
    }

    /// Sets a text with Typst (the Python package brings the program).
    pub(super) fn typst(&self, text: &str, to: &Path) -> Result<(), String> {
        let source = self.folder.join("notice.typ");
        fs::write(&source, text).map_err(|error| error.to_string())?;
        let script = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])";
        run(Command::new("python3").args(["-c", script]).args([source.as_path(), to]))
    }

    /// Writes the pages of a PDF as pictures, PNG, 200 dots an inch, grey.
    pub(super) fn pages(&self, pdf: &Path) -> Result<Vec<PathBuf>, String> {
        let folder = self.folder.join("pages");
        // What an earlier notice left would be taken for pages of this one.
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        run(Command::new("pdftoppm").args(["-r", "200", "-gray", "-png"]).arg(pdf).arg(folder.join("p")))?;
        let entries = fs::read_dir(&folder).map_err(|error| error.to_string())?;
        let mut pages: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        pages.sort();
        Ok(pages)
    }
}

/// Writes the first page of a PDF as TIFF, 200 dots an inch, grey, packed.
pub(super) fn tiff(pdf: &Path, to: &Path) -> Result<(), String> {
    // poppler puts the extension.
    let stem = to.with_extension("");
    run(Command::new("pdftoppm")
        .args([
            "-r",
            "200",
            "-gray",
            "-tiff",
            "-tiffcompression",
            "deflate",
            "-f",
            "1",
            "-l",
            "1",
            "-singlefile",
        ])
        .args([pdf, stem.as_path()]))
}

impl Drop for Workshop {
    fn drop(&mut self) {
        // What is left behind in the folder for temporary files harms nobody.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Writes the text of a PDF as `pdftotext` lays it out.
pub(super) fn pdftotext(pdf: &Path, to: &Path) -> Result<(), String> {
    run(Command::new("pdftotext").arg("-layout").args([pdf, to]))
}

fn run(command: &mut Command) -> Result<(), String> {
    // The same day in every file, where the program asks for it.
    let command = command.env("SOURCE_DATE_EPOCH", "1741300000");
    let name = command.get_program().display().to_string();
    let output = command.output().map_err(|error| format!("{name}: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    let arguments: Vec<&OsStr> = command.get_args().collect();
    Err(format!("{name} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr)))
}

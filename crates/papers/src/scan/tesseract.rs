//! The program `tesseract`: asked in a process of its own, with limits of time and of what it says.

use crate::{Error, limits};
use image::GrayImage;
use std::io::{Read as _, Write as _};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// The program and its data for Vietnamese, as Debian calls them.
const PROGRAM: &str = "tesseract";
const MODEL: &str = "vie";
const PACKAGES: &str = "tesseract-ocr, tesseract-ocr-vie";

/// How a page is laid out, as Tesseract counts it: 3 finds columns and blocks by itself.
const LAYOUT: &str = "3";

/// Tells whether the program and its data are there.
pub(crate) fn is_installed() -> bool {
    let listed = Command::new(PROGRAM).arg("--list-langs").stdin(Stdio::null()).output();
    listed.is_ok_and(|listed| {
        let words = [listed.stdout, listed.stderr].concat();
        String::from_utf8_lossy(&words).lines().any(|line| line.trim() == MODEL)
    })
}

/// Returns the error of a machine without the program.
pub(crate) fn missing() -> Error {
    Error::MissingProgram { program: "ocr", packages: PACKAGES }
}

/// Returns what the program sees on a picture, in its own HTML (hOCR).
///
/// # Errors
///
/// `MissingProgram`, `TimedOut`, or `NotConverted` if it fails or says more than a page can hold.
pub(crate) fn see(picture: &GrayImage, dpi: f32) -> Result<String, Error> {
    let mut child = Command::new(PROGRAM)
        .args(["stdin", "stdout", "-l", MODEL, "--psm", LAYOUT, "--dpi", &format!("{dpi:.0}"), "hocr"])
        // Its own threads slow it down, and the pages are seen side by side already.
        .env("OMP_THREAD_LIMIT", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|_| missing())?;
    let said = talk(&mut child, picture);
    // Waiting leaves no dead process behind; it was killed, or has ended.
    let _ = child.wait();
    let said = String::from_utf8(said?).map_err(|_| failed())?;
    if said.trim_end().ends_with("</html>") { Ok(said) } else { Err(failed()) }
}

fn failed() -> Error {
    Error::NotConverted { program: PROGRAM }
}

/// Hands the picture over and listens, each in a thread of its own: a process that reads nothing, or says nothing, must
/// not hold us. Both threads end with the process.
fn talk(child: &mut Child, picture: &GrayImage) -> Result<Vec<u8>, Error> {
    let (Some(mut to), Some(from)) = (child.stdin.take(), child.stdout.take()) else { return Err(failed()) };
    let (tell, heard) = mpsc::channel();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            // A process that ends early says so by its exit code.
            let header = format!("P5\n{} {}\n255\n", picture.width(), picture.height());
            let _ = to.write_all(header.as_bytes()).and_then(|()| to.write_all(picture.as_raw()));
        });
        scope.spawn(move || {
            let mut said = Vec::new();
            let read = from.take(limits::SEEN_BYTES + 1).read_to_end(&mut said);
            let _ = tell.send(read.map(|_| said));
        });
        let answer = heard.recv_timeout(Duration::from_secs(limits::PAGE_SECONDS));
        // Whoever has said all has nothing more to do, and who has not is late.
        let _ = child.kill();
        match answer {
            Ok(read) => read.map_err(|_| failed()),
            Err(_) => Err(Error::TimedOut { seconds: limits::PAGE_SECONDS }),
        }
    })
}

//! Files in: documents and the organisation file, with a clear message for each way in which they cannot be read.

use crate::arguments::Knowledge;
use crate::problem::{Failure, Outcome, Problem};
use crate::progress::Progress;
use crate::session::Session;
use crate::worker;
use blocks::{Document, Span};
use directive::organisation::Organisation;
use directive::{Options, Reading};
use papers::Reader;
use std::io::{ErrorKind, Read as _};
use std::panic::AssertUnwindSafe;
use std::path::{Path, PathBuf};

/// A document that was read from a file.
pub(crate) struct Input {
    /// The file as the user named it.
    pub(crate) name: String,
    /// Its blocks.
    pub(crate) document: Document,
    /// What was read from it.
    pub(crate) reading: Reading,
    /// Where the lines of a text file begin, in scalar values; empty for files without lines.
    line_starts: Vec<usize>,
}

/// A place as people name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Line and column of a text file, from 1.
    Line(usize, usize),
    /// The paragraph or table of a file without lines, from 1.
    Block(usize),
}

impl Input {
    /// Reads a document from a file.
    pub(crate) fn load(path: &Path, reader: &Reader<'_>, options: &Options<'_>) -> Result<Self, Problem> {
        Self::of_bytes(&path.display().to_string(), &bytes(path)?, reader, options)
    }

    /// Reads a document from the bytes of a file.
    pub(crate) fn of_bytes(
        name: &str,
        bytes: &[u8],
        reader: &Reader<'_>,
        options: &Options<'_>,
    ) -> Result<Self, Problem> {
        // Neither should panic; if one does, the other files are still read. Who watches only draws a bar.
        let read = std::panic::catch_unwind(AssertUnwindSafe(|| {
            let document = reader.read(name, bytes).map_err(|error| unreadable(name, &error))?;
            let reading = directive::read(&document, options);
            Ok((document, reading))
        }));
        let our_mistake = |_| Err(Problem::new("problem-our-mistake").with("file", name));
        let (document, reading) = read.unwrap_or_else(our_mistake)?;
        Ok(Self { name: name.to_owned(), document, reading, line_starts: line_starts(bytes) })
    }

    /// Returns where a span begins, as people name it.
    pub(crate) fn place(&self, span: Span) -> Place {
        let offset = self.document.input_range(span).map(|(start, _)| start);
        let line = offset.map(|offset| (offset, self.line_starts.partition_point(|start| *start <= offset)));
        match line {
            Some((offset, line)) if line > 0 => Place::Line(line, offset - self.line_starts[line - 1] + 1),
            Some(_) | None => Place::Block(span.block as usize + 1),
        }
    }
}

/// Reads documents from files, with a bar of progress. What cannot be read is reported; the others are read all the same.
pub(crate) fn load_all(
    session: &Session,
    knowledge: &Knowledge,
    paths: &[PathBuf],
) -> Result<(Vec<Input>, Outcome), Failure> {
    let organisation = organisation(knowledge)?;
    let options = Options { organisation: organisation.as_ref(), reference_date: knowledge.reference_date };
    let mut outcome = Outcome::Good;
    let mut inputs = Vec::new();
    let progress = Progress::new(session, paths.len());
    let watch = |step| progress.tell(step);
    let reader = worker::reader().ocr(knowledge.scans.ocr()).watch(&watch);
    for path in paths {
        progress.at(&path.display().to_string());
        let input = Input::load(path, &reader, &options);
        progress.step(|| match input {
            Ok(input) => inputs.push(input),
            Err(problem) => {
                outcome = Outcome::BadInput;
                session.report(&problem);
            }
        });
    }
    Ok((inputs, outcome))
}

/// Reads the organisation file, where one is named.
pub(crate) fn organisation(knowledge: &Knowledge) -> Result<Option<Organisation>, Problem> {
    knowledge.org.as_deref().map(parse_organisation).transpose()
}

/// Reads an organisation file.
pub(crate) fn parse_organisation(path: &Path) -> Result<Organisation, Problem> {
    let name = path.display().to_string();
    let bytes = bytes(path)?;
    let Ok(text) = String::from_utf8(bytes) else {
        return Err(Problem::new("problem-organisation-not-text").with("file", name));
    };
    Organisation::parse(&text).map_err(|error| broken_organisation(&name, &error))
}

/// Returns the name of a file without its folder and last extension.
pub(crate) fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// Reads a file, at most one byte more than `papers` accepts.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a foreign enum that grows; what it adds is told in general words"
)]
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, Problem> {
    let problem = |key| Problem::new(key).with("file", path.display().to_string());
    let mut bytes = Vec::new();
    let read = std::fs::File::open(path).and_then(|file| {
        if file.metadata()?.is_dir() {
            return Err(ErrorKind::IsADirectory.into());
        }
        // One byte more than `papers` accepts: it says what is too large.
        file.take(LARGEST + 1).read_to_end(&mut bytes)
    });
    read.map(|_| bytes).map_err(|error| match error.kind() {
        ErrorKind::NotFound => problem("problem-no-such-file"),
        ErrorKind::IsADirectory => problem("problem-is-a-folder"),
        ErrorKind::PermissionDenied => problem("problem-not-allowed"),
        _ => problem("problem-file").with("reason", error.to_string()),
    })
}

/// Bytes beyond which no file is read into memory.
const LARGEST: u64 = 64 << 20;

/// Returns the problem of a file that cannot be read as a document.
pub(crate) fn unreadable(name: &str, error: &papers::Error) -> Problem {
    let problem = Problem::new(error.key()).with("file", name);
    error.arguments().into_iter().fold(problem, |problem, (argument, value)| {
        let value = if argument == "limit" { mebibytes(&value) } else { value };
        problem.with(argument, value)
    })
}

fn mebibytes(bytes: &str) -> String {
    bytes.parse::<u64>().map_or_else(|_| bytes.to_owned(), |bytes| (bytes >> 20).to_string())
}

/// The parser begins its words with "TOML parse error at line 3, column 7"; the rest shows the line.
fn broken_organisation(name: &str, error: &str) -> Problem {
    let after = |mark: &str| {
        let rest = &error[error.find(mark)? + mark.len()..];
        let digits = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
        Some(rest[..digits].to_owned()).filter(|digits| !digits.is_empty())
    };
    let details = error.split_once('\n').map_or(error, |(_, details)| details).trim_end();
    let problem = match (after("line "), after("column ")) {
        (Some(line), Some(column)) => {
            Problem::new("problem-organisation-place").with("line", line).with("column", column)
        }
        (_, _) => Problem::new("problem-organisation"),
    };
    problem.with("file", name).with("details", details)
}

/// Returns where the lines of a text begin, in scalar values of the text without its byte order mark.
fn line_starts(bytes: &[u8]) -> Vec<usize> {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if text.starts_with(b"PK") || text.contains(&0) {
        return Vec::new();
    }
    let text = String::from_utf8_lossy(text);
    let ends = text.chars().enumerate().filter(|(_, letter)| *letter == '\n').map(|(at, _)| at + 1);
    std::iter::once(0).chain(ends).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_begin_behind_each_line_end() {
        assert_eq!(line_starts("một\nhai\n".as_bytes()), [0, 4, 8]);
        assert_eq!(line_starts(b"PK\x03\x04\n"), [0_usize; 0]);
    }

    #[test]
    fn a_broken_organisation_is_shown_with_its_line() {
        let problem = broken_organisation("a.toml", "TOML parse error at line 3, column 7\n  |\n3 | x\n");
        assert_eq!(problem.key, "problem-organisation-place");
        assert_eq!(problem.arguments[0], ("line", "3".to_owned()));
        assert_eq!(problem.arguments[1], ("column", "7".to_owned()));
    }
}

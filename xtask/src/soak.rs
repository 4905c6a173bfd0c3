//! Damaged files and property tests for as long as there is time: `cargo xtask soak --seconds 3600 --format pdf`.
//!
//! First every format (or the one named) gets its seconds: `crates/dondoc/tests/fuzz.rs` damages the samples and has the real
//! command read them, in release; a file that crashes it, hangs or takes too much memory is kept in
//! `crates/papers/tests/finds`. Then the property tests run in rounds, with more cases than `cargo test` and other seeds; a
//! case that fails is made small by proptest and kept in `proptest-regressions`. `cargo test` reads both again.

mod ledger;

use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

/// The property tests: package, file, and how many of its properties read `PROPTEST_CASES`.
const TESTS: [(&str, &str, u32); 2] = [("directive", "properties", 5), ("papers", "robust", 5)];

/// Seconds for each format, and for the property tests, without `--seconds`.
const USUAL: u64 = 120;

/// Cases of each property in a round: few enough that a round takes some seconds.
const CASES: u32 = 500;

/// Soaks until the time is over or something fails.
pub(crate) fn run(arguments: &[String]) -> ExitCode {
    if let Some((first, rest)) = arguments.split_first()
        && first == "--ledger"
    {
        return ledger::run(rest);
    }
    let Some(wish) = wish(arguments) else {
        eprintln!("usage: cargo xtask soak [--seconds N] [--format EXTENSION] | --ledger ...");
        return ExitCode::from(2);
    };
    let files = damaged_files(&wish);
    let done = if wish.format.is_some() { files } else { files.and_then(|()| properties(wish.seconds)) };
    match done {
        Ok(()) => {
            eprintln!("soak: all well");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("soak: {problem}");
            ExitCode::FAILURE
        }
    }
}

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
struct Wish {
    seconds: u64,
    format: Option<String>,
}

fn wish(arguments: &[String]) -> Option<Wish> {
    let mut wish = Wish { seconds: USUAL, format: None };
    for pair in arguments.chunks(2) {
        match pair {
            [option, seconds] if option == "--seconds" => wish.seconds = seconds.parse().ok()?,
            [option, format] if option == "--format" => wish.format = Some(format.clone()),
            _ => return None,
        }
    }
    Some(wish)
}

/// Has the command read damaged files of each format.
fn damaged_files(wish: &Wish) -> Result<(), String> {
    let mut command = cargo_test("dondoc", "fuzz");
    command.args(["damaged_files_do_no_harm", "--", "--nocapture"]);
    command.env("SOAK_SECONDS", wish.seconds.to_string());
    command.envs(wish.format.iter().map(|format| ("SOAK_FORMAT", format)));
    let status = command.status().map_err(|error| format!("cargo does not start: {error}"))?;
    if status.success() { Ok(()) } else { Err("damaged files do harm".to_owned()) }
}

/// Runs rounds of the property tests.
#[expect(clippy::disallowed_methods, reason = "a soak ends when its time is over; no reading depends on it")]
fn properties(seconds: u64) -> Result<(), String> {
    let begun = Instant::now();
    let mut rounds = 0;
    let mut cases = 0;
    while rounds == 0 || begun.elapsed() < Duration::from_secs(seconds) {
        for (package, test, properties) in TESTS {
            let mut command = cargo_test(package, test);
            command.arg("--quiet").env("PROPTEST_CASES", CASES.to_string());
            let output = command.output().map_err(|error| format!("cargo does not start: {error}"))?;
            if !output.status.success() {
                eprint!(
                    "{}{}",
                    String::from_utf8_lossy(&output.stdout),
                    String::from_utf8_lossy(&output.stderr)
                );
                return Err(format!("{package}, {test} failed in round {}, after {cases} cases", rounds + 1));
            }
            cases += u64::from(properties * CASES);
        }
        rounds += 1;
        eprintln!("soak: round {rounds}, {cases} cases, {} s", begun.elapsed().as_secs());
    }
    Ok(())
}

fn cargo_test(package: &str, test: &str) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command.args(["test", "--release", "--package", package, "--test", test]);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_come_in_any_order() {
        let wish = |words: &[&str]| wish(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
        let pdf = Some(Wish { seconds: 5, format: Some("pdf".to_owned()) });
        assert_eq!(wish(&["--format", "pdf", "--seconds", "5"]), pdf);
        assert_eq!(wish(&[]), Some(Wish { seconds: USUAL, format: None }));
        assert_eq!(wish(&["--seconds"]), None);
        assert_eq!(wish(&["--seconds", "soon"]), None);
    }
}

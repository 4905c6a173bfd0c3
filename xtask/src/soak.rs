//! The property tests for as long as there is time: `cargo xtask soak --seconds 3600`.
//!
//! Each round runs the same tests as `cargo test` with more cases and another seed, in release. A case that fails is made
//! small by proptest and kept in `proptest-regressions`, where `cargo test` finds it again.

use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

/// The tests: package, file, and how many of its properties read `PROPTEST_CASES`.
const TESTS: [(&str, &str, u32); 2] = [("directive", "properties", 5), ("papers", "robust", 5)];

/// Without `--seconds`.
const USUAL: u64 = 60;

/// Cases of each property in a round: few enough that a round takes some seconds.
const CASES: u32 = 500;

/// Runs rounds until the time is over or a test fails.
#[expect(clippy::disallowed_methods, reason = "a soak ends when its time is over; no reading depends on it")]
pub(crate) fn run(arguments: &[String]) -> ExitCode {
    let Some(seconds) = seconds(arguments) else {
        eprintln!("usage: cargo xtask soak [--seconds N]");
        return ExitCode::from(2);
    };
    let begun = Instant::now();
    let mut rounds = 0;
    let mut cases = 0;
    while rounds == 0 || begun.elapsed() < Duration::from_secs(seconds) {
        for (package, test, properties) in TESTS {
            let mut command = Command::new(env!("CARGO"));
            command.args(["test", "--quiet", "--release", "--package", package, "--test", test]);
            command.env("PROPTEST_CASES", CASES.to_string());
            match command.output() {
                Ok(output) if output.status.success() => cases += u64::from(properties * CASES),
                Ok(output) => {
                    eprint!(
                        "{}{}",
                        String::from_utf8_lossy(&output.stdout),
                        String::from_utf8_lossy(&output.stderr)
                    );
                    eprintln!("soak: {package}, {test} failed in round {}, after {cases} cases", rounds + 1);
                    return ExitCode::FAILURE;
                }
                Err(error) => {
                    eprintln!("soak: cargo does not start: {error}");
                    return ExitCode::FAILURE;
                }
            }
        }
        rounds += 1;
        eprintln!("soak: round {rounds}, {cases} cases, {} s", begun.elapsed().as_secs());
    }
    eprintln!("soak: all well");
    ExitCode::SUCCESS
}

fn seconds(arguments: &[String]) -> Option<u64> {
    match arguments {
        [] => Some(USUAL),
        [option, seconds] if option == "--seconds" => seconds.parse().ok(),
        _ => None,
    }
}

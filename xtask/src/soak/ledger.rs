//! The long runs of the ledger's tests: `cargo xtask soak --ledger`. Fifty clients for a minute, two hundred processes killed
//! at random points, two hundred imports and commands killed, a server beside another
//! killed while files come, and hundreds of random stories, on both engines; `cargo test`
//! runs the short form of each. A million tasks are measured by `cargo run --release -p store --example scale -- --tasks 1000000`.

use std::process::{Command, ExitCode};

/// A long run: the option that says how long, the package and its test file, the test, and what it is told in its environment.
struct Run {
    option: &'static str,
    package: &'static str,
    test: &'static str,
    name: &'static str,
    told: &'static [(&'static str, &'static str)],
    variable: &'static str,
    usual: u64,
}

const RUNS: [Run; 6] = [
    Run {
        option: "--seconds",
        package: "store",
        test: "clients",
        name: "fifty_clients",
        told: &[("SOAK_CLIENTS", "50")],
        variable: "SOAK_SECONDS",
        usual: 60,
    },
    Run {
        option: "--kills",
        package: "store",
        test: "crash",
        name: "sigkill",
        told: &[],
        variable: "SOAK_KILLS",
        usual: 200,
    },
    Run {
        option: "--import-kills",
        package: "dondoc",
        test: "crash",
        name: "imports_and_commands",
        told: &[],
        variable: "SOAK_IMPORT_KILLS",
        usual: 200,
    },
    Run {
        option: "--served-kills",
        package: "dondoc",
        test: "servers",
        name: "two_servers",
        told: &[],
        variable: "SOAK_SERVED_KILLS",
        usual: 20,
    },
    Run {
        option: "--server-kills",
        package: "store",
        test: "crash",
        name: "loss_of_power",
        told: &[],
        variable: "SOAK_SERVER_KILLS",
        usual: 20,
    },
    Run {
        option: "--cases",
        package: "store",
        test: "model",
        name: "whatever",
        told: &[],
        variable: "PROPTEST_CASES",
        usual: 300,
    },
];

/// Soaks the ledger; 0 leaves a run out.
pub(super) fn run(arguments: &[String]) -> ExitCode {
    let Some(lengths) = lengths(arguments) else {
        let options: Vec<_> = RUNS.iter().map(|run| format!("[{} N]", run.option)).collect();
        eprintln!("usage: cargo xtask soak --ledger {}", options.join(" "));
        return ExitCode::from(2);
    };
    for (run, length) in RUNS.iter().zip(lengths).filter(|(_, length)| *length > 0) {
        if let Err(problem) = soak(run, length) {
            eprintln!("soak: {problem}");
            return ExitCode::FAILURE;
        }
    }
    eprintln!("soak: all well");
    ExitCode::SUCCESS
}

/// Reads how long each run is to be.
fn lengths(arguments: &[String]) -> Option<[u64; RUNS.len()]> {
    let mut lengths = RUNS.map(|run| run.usual);
    for pair in arguments.chunks(2) {
        let [option, number] = pair else { return None };
        let index = RUNS.iter().position(|run| run.option == option)?;
        *lengths.get_mut(index)? = number.parse().ok()?;
    }
    Some(lengths)
}

fn soak(run: &Run, length: u64) -> Result<(), String> {
    let mut command: Command = super::cargo_test(run.package, run.test);
    command.args([run.name, "--", "--nocapture"]);
    command.env(run.variable, length.to_string()).envs(run.told.iter().copied());
    let status = command.status().map_err(|error| format!("cargo does not start: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{}, {}: {} failed", run.package, run.test, run.name)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_run_has_its_length() {
        let lengths =
            |words: &[&str]| lengths(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
        assert_eq!(lengths(&[]), Some([60, 200, 200, 20, 20, 300]));
        assert_eq!(lengths(&["--kills", "5", "--seconds", "0"]), Some([0, 5, 200, 20, 20, 300]));
        assert_eq!(lengths(&["--kills"]), None);
        assert_eq!(lengths(&["--poems", "5"]), None);
    }
}

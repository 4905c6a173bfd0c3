//! Chores of the project: `cargo xtask tidy`, `screenshot`, `samples`, `soak`, `bench`, `deb`.

mod bench;
mod deb;
mod samples;
mod screenshot;
mod soak;
mod tidy;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let chore = std::env::args().nth(1);
    match chore.as_deref() {
        Some("tidy") => tidy(&root()),
        Some("screenshot") => screenshot::run(),
        Some("samples") => samples::run(&root(), &std::env::args().skip(2).collect::<Vec<_>>()),
        Some("bench") => bench::run(&root(), &std::env::args().skip(2).collect::<Vec<_>>()),
        Some("deb") => deb::run(&root()),
        Some("soak") => soak::run(&std::env::args().skip(2).collect::<Vec<_>>()),
        Some(_) | None => {
            eprintln!("usage: cargo xtask tidy          checks what neither the compiler nor clippy sees");
            eprintln!(
                "       cargo xtask screenshot    draws what a terminal was sent (stdin) as SVG (stdout)"
            );
            eprintln!(
                "       cargo xtask samples [--check] [NAME...]  makes the forms of the notices in samples/forms"
            );
            eprintln!(
                "       cargo xtask soak [--seconds N] [--format F]  reads damaged files, two minutes for each format"
            );
            eprintln!(
                "       cargo xtask soak --ledger  many clients and killed processes on the ledger's databases"
            );
            eprintln!(
                "       cargo xtask bench [--database ADDRESS]  what a request costs, on generated ledgers"
            );
            eprintln!("       cargo xtask deb           the package for Debian");
            ExitCode::from(2)
        }
    }
}

fn tidy(root: &Path) -> ExitCode {
    let problems = tidy::problems(root);
    for problem in &problems {
        eprintln!("tidy: {problem}");
    }
    if problems.is_empty() {
        eprintln!("tidy: all well");
        ExitCode::SUCCESS
    } else {
        eprintln!("tidy: {} to mend", problems.len());
        ExitCode::FAILURE
    }
}

/// The root of the project: the folder above this crate.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

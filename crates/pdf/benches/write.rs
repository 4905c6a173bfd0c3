//! Papers as PDF: one page, an annex of 100 rows, and one of 5,000.
//!
//! `cargo bench -p pdf --bench write`

#[path = "../../forms/tests/support/six_kinds.rs"]
mod six_kinds;
#[path = "../tests/support/mod.rs"]
mod support;

use divan::Bencher;
use forms::Paper;

fn main() {
    divan::main();
}

/// A report with an annex of so many rows.
fn paper(rows: u32) -> Paper {
    let mut paper = six_kinds::report();
    paper.annexes = vec![six_kinds::overdue(rows)];
    paper
}

#[divan::bench]
fn notice(bencher: Bencher<'_, '_>) {
    let (faces, paper) = (support::faces(), six_kinds::notice());
    bencher.bench(|| pdf::write(&paper, &faces));
}

#[divan::bench(args = [100, 1_000, 5_000])]
fn annex(bencher: Bencher<'_, '_>, rows: u32) {
    let (faces, paper) = (support::faces(), paper(rows));
    bencher.bench(|| pdf::write(&paper, &faces));
}

/// Once in the life of a program.
#[divan::bench]
fn faces() {
    support::faces();
}

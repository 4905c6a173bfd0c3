//! Papers as PDF: one page, an annex of 100 rows and more, the six-month report of a large ledger.
//!
//! `cargo bench -p pdf --bench write`

#[path = "../../forms/tests/support/material.rs"]
mod material;
#[path = "../../forms/tests/support/six_kinds.rs"]
mod six_kinds;
#[path = "../tests/support/mod.rs"]
mod support;

use divan::Bencher;
use forms::Paper;
use forms::report::{Shelf, make, wanted};

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

#[divan::bench(sample_count = 10)]
fn six_months_of_20_000_tasks(bencher: Bencher<'_, '_>) {
    let (faces, material) = (support::faces(), material::ledger(20_000));
    let shelf = Shelf::shipped().expect("they are right");
    let form = shelf.form("bao-cao-6-thang").expect("whole").expect("there");
    bencher.bench(|| {
        divan::black_box(wanted(&form, &material));
        let made = make(&form, &material, &|_| None).expect("it adds up");
        pdf::write(&made.paper, &faces)
    });
}

/// Once in the life of a program.
#[divan::bench]
fn faces() {
    support::faces();
}

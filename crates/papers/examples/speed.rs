//! Measures reading: `cargo run --release -p papers --example speed`
#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "an example that measures and prints")]

use std::time::Instant;

fn main() {
    let files: Vec<String> = std::env::args().skip(1).collect();
    for path in files {
        let bytes = std::fs::read(&path).expect("readable");
        let word = path.ends_with("docx");
        let repeats = if word { 1 } else { 10_000_000 / bytes.len().max(1) };
        let started = Instant::now();
        for _ in 0..100 {
            assert!(papers::read(&path, &bytes).is_ok());
        }
        let one = started.elapsed() / 100;
        let many = bytes.repeat(repeats);
        let started = Instant::now();
        let blocks = papers::read(&path, &many).map_or(0, |document| document.blocks.len());
        println!(
            "{path}: {} KB in {one:?}; {} MB in {:?}, {blocks} blocks",
            bytes.len() / 1000,
            many.len() / 1_000_000,
            started.elapsed()
        );
    }
}

//! How fast a whole document is read, and how the time grows with its length: `cargo bench -p directive --bench read`.
//!
//! The text is one long plan, made of the paragraphs and tables of the samples again and again with their numbers
//! counted on, so that every item stays an item. Beside it stands `papers::read` of the same bytes, so that figures of
//! different machines can be compared: the last lines give both as a ratio.

use blocks::{Body, Document};
use directive::Options;
use divan::{Bencher, counter::BytesCount};
use std::fmt::Write as _;
use std::sync::LazyLock;
use std::time::{Duration, Instant};
use testkit::corpus;

const SIZES: [usize; 3] = [20_000, 1_000_000, 10_000_000];

fn main() {
    divan::main();
    // Not in `cargo test --benches`, which only wants to know that the benches run.
    if std::env::args().any(|argument| argument == "--bench") {
        ratios();
    }
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn read(bencher: Bencher<'_, '_>, bytes: usize) {
    let text = text(bytes);
    let document = papers::read("bench.md", text.as_bytes()).expect("the samples are read");
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| directive::read(divan::black_box(&document), &Options::default()));
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn reference_papers(bencher: Bencher<'_, '_>, bytes: usize) {
    let text = text(bytes);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| papers::read("bench.md", divan::black_box(text.as_bytes())));
}

/// Prints the best of a few runs of both, and their ratio.
fn ratios() {
    for bytes in SIZES {
        let text = text(bytes);
        let runs = (2_000_000 / bytes).clamp(3, 100);
        let document = papers::read("bench.md", text.as_bytes()).expect("the samples are read");
        let reading = directive::read(&document, &Options::default());
        let read = best(runs, || drop(directive::read(&document, &Options::default())));
        let reference = best(runs, || drop(papers::read("bench.md", text.as_bytes())));
        let speed = |time: Duration| text.len() as f64 / 1e6 / time.as_secs_f64();
        eprintln!(
            "{:>5} kB, {:>5} tasks: read {:>6.2} MB/s, papers::read {:>6.1} MB/s, ratio of the times {:.2}",
            text.len() / 1000,
            reading.tasks.len(),
            speed(read),
            speed(reference),
            read.as_secs_f64() / reference.as_secs_f64(),
        );
    }
}

#[expect(clippy::disallowed_methods, reason = "a bench measures")]
fn best(runs: usize, mut work: impl FnMut()) -> Duration {
    let times = (0..runs).map(|_| {
        let begun = Instant::now();
        work();
        begun.elapsed()
    });
    times.min().unwrap_or_default()
}

/// A plan of at least this many bytes, in Markdown.
fn text(bytes: usize) -> String {
    let mut text = String::from(HEAD);
    let mut number = 0;
    while text.len() < bytes {
        for piece in PIECES.iter() {
            push(&mut text, piece, &mut number);
            if text.len() >= bytes {
                break;
            }
        }
    }
    text.push_str("*Nơi nhận:*  \n- Các phòng, đơn vị;  \n- Lưu: VT.\n\n**GIÁM ĐỐC**\n\n**Lê Hoàng Phúc**\n");
    text
}

const HEAD: &str = "UBND tỉnh Lam Giang  \nSở Khoa học và Công nghệ\n\nSố: 12/KH-SKHCN\n\n*Lam Giang, ngày 08 tháng 01 năm \
    2024*\n\n**KẾ HOẠCH**  \n**Công tác năm 2024**\n\n## **I. NHIỆM VỤ**\n\n";

/// The bodies of the samples: from the first numbered item on, without letterheads and signatures.
static PIECES: LazyLock<Vec<Body>> = LazyLock::new(|| {
    let mut files: Vec<_> = std::fs::read_dir(corpus::root().join("samples/documents"))
        .expect("the samples are there")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    files.sort();
    files.iter().flat_map(|file| body_of(&document(file))).collect()
});

fn document(file: &std::path::Path) -> Document {
    let bytes = std::fs::read(file).expect("the samples are read");
    papers::read(&file.to_string_lossy(), &bytes).expect("the samples are read")
}

fn body_of(document: &Document) -> Vec<Body> {
    let bodies = document.blocks.iter().map(|block| &block.body);
    let is_labelled = |body: &Body| matches!(body, Body::Paragraph(paragraph) if number_of(paragraph.text.as_str()).is_some());
    let from = document.blocks.iter().position(|block| is_labelled(&block.body)).unwrap_or(0);
    let to = document.blocks.iter().position(|block| match &block.body {
        Body::Paragraph(paragraph) => paragraph.text.as_str().starts_with("Nơi nhận"),
        Body::Table(_) => false,
    });
    bodies.take(to.unwrap_or(usize::MAX)).skip(from).cloned().collect()
}

/// Returns the length of a number with its full stop in front of a text: "12. ".
fn number_of(text: &str) -> Option<usize> {
    let digits = text.len() - text.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    (digits > 0 && text[digits..].starts_with(". ")).then_some(digits)
}

fn push(text: &mut String, piece: &Body, number: &mut usize) {
    match piece {
        Body::Paragraph(paragraph) => {
            let words = paragraph.text.as_str();
            match number_of(words) {
                Some(digits) => {
                    *number += 1;
                    let _ = write!(text, "{number}{}", &words[digits..]);
                }
                None => text.push_str(words),
            }
            text.push_str("\n\n");
        }
        Body::Table(table) => {
            for (index, row) in table.rows.iter().enumerate() {
                for cell in &row.cells {
                    let _ = write!(text, "| {} ", cell.text.as_str().replace('\n', " ").replace('|', "/"));
                }
                text.push_str("|\n");
                if index == 0 {
                    text.push_str(&"|---".repeat(row.cells.len()));
                    text.push_str("|\n");
                }
            }
            text.push('\n');
        }
    }
}

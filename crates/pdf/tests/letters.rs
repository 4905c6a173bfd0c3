//! All letters of Vietnamese in every style that papers use: they are drawn, embedded, and read back.

#[path = "support/read.rs"]
mod read;
mod support;

use forms::Paper;
use forms::layout::Component;
use forms::paper::{Block, Kind, Label, Role, Run};
use pdf::{Faces, Pdf, Warning};
use std::process::{Command, Stdio};

/// The 67 letters with marks, and all 134 with capitals.
fn letters() -> String {
    let small = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ";
    assert_eq!(small.chars().count(), 67);
    format!("{small}{}", small.to_uppercase())
}

/// Words of ten letters each, so that lines break between them.
fn words() -> Vec<String> {
    let letters: Vec<char> = letters().chars().collect();
    letters.chunks(10).map(|word| word.iter().collect()).collect()
}

/// A paper with the letters upright, bold, italic and both.
fn paper() -> Paper {
    let mut paper = Paper::new(Kind::Notice);
    let words = words().join(" ");
    let run = |bold, italic| Run { words: words.clone(), bold, italic, link: None };
    paper.subject = words.clone();
    paper.body = vec![
        Block::body(run(false, false)),
        Block::body(run(true, false)),
        Block::body(run(false, true)),
        Block::body(run(true, true)),
        Block::heading(Role::Section, Label::Roman(1), run(false, false)),
        Block::of(Role::Note, None, run(false, false)),
    ];
    paper
}

fn written(faces: &Faces) -> Pdf {
    pdf::write(&paper(), faces).expect("it can be written")
}

#[test]
fn papers_reads_every_letter_back() {
    for faces in [support::faces(), Faces::new([])] {
        let name = faces.name().to_owned();
        let pdf = written(&faces);
        let missing = |warning: &Warning| matches!(warning, Warning::Missing(_));
        assert!(!pdf.warnings.iter().any(missing), "{name}: {:?}", pdf.warnings);
        let text = read::text(&pdf.bytes).replace('\n', " ");
        for word in words() {
            // In the heading small letters are capitals.
            let times = if word.to_uppercase() == word { 6 } else { 5 };
            let found = text.matches(&word).count();
            assert!(found >= times, "{word} in {name}: {found}");
        }
    }
}

#[test]
fn pdftotext_reads_every_letter_back() {
    let run = Command::new("pdftotext").args(["-", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let Ok(mut run) = run else {
        eprintln!("left out: pdftotext is not installed (Debian: poppler-utils)");
        return;
    };
    let bytes = written(&support::faces()).bytes;
    let mut input = run.stdin.take().expect("it is piped");
    std::thread::scope(|scope| {
        scope.spawn(move || std::io::Write::write_all(&mut input, &bytes).expect("it reads"));
        let output = run.wait_with_output().expect("it ends");
        let text = String::from_utf8(output.stdout).expect("it writes UTF-8");
        let small: Vec<String> = words().into_iter().filter(|word| word.to_uppercase() != *word).collect();
        for word in small {
            assert_eq!(text.matches(&word).count(), 6, "{word}");
        }
    });
}

/// Each style that the layout names is one of the four that are tried here.
#[test]
fn no_style_is_left_out() {
    for component in Component::ALL {
        let style = component.style();
        let glyphs = |faces: &Faces| {
            let mut paper = Paper::new(Kind::Plan);
            paper.body = vec![Block::body(Run {
                words: letters(),
                bold: style.bold,
                italic: style.italic,
                link: None,
            })];
            pdf::write(&paper, faces).expect("it can be written").warnings
        };
        let warnings = glyphs(&support::faces());
        assert!(
            warnings.iter().all(|one| !matches!(one, Warning::Missing(_))),
            "{component:?}: {warnings:?}"
        );
    }
}

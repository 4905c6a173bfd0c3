//! The letters of every form of the notices of `samples/forms`, against what their author wrote; and the order in which
//! letterheads and tables are read.

use blocks::{Body, Document};
use std::fmt::Write as _;
use testkit::forms::{self, Form, Origin};

/// Forms whose letters are not yet read well enough, and why: (notice, or "*" for all; file; reason). To be empty.
const NOT_YET: &[(&str, &str, &str)] = &[];

#[test]
fn every_form_has_the_letters_of_its_source() {
    let mut wrong = String::new();
    for notice in forms::notices() {
        for (form, path) in notice.forms(forms::FORMS) {
            let (of, name) = (notice.name(), format!("{}/{}", notice.name(), form.file));
            let is_listed = NOT_YET
                .iter()
                .any(|(listed, file, _)| (*listed == "*" || *listed == of) && *file == form.file);
            let bytes = std::fs::read(&path).expect(&name);
            let said = match papers::read(form.file, &bytes).map(|document| notice.errors(&words(&document)))
            {
                Ok((errors, letters)) if errors * 10_000 <= letters * most(form) => None,
                Ok((errors, letters)) => Some(format!("{errors} of {letters} letters are wrong")),
                Err(error) => Some(error.to_string()),
            };
            match said {
                None if is_listed => eprintln!("{name} is read now: take it out of NOT_YET"),
                Some(said) if !is_listed => {
                    // A String can always be written to.
                    let _ = writeln!(wrong, "{name}: {said}");
                }
                Some(_) | None => {}
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// Wrong letters in ten thousand that are allowed.
fn most(form: Form) -> usize {
    match form.origin {
        Origin::Digital => 10,
        Origin::Legacy => 0,
        Origin::Scan => 50,
        Origin::Photo => 500,
    }
}

/// Returns the words of a document in reading order.
fn words(document: &Document) -> String {
    let mut words = String::new();
    for block in &document.blocks {
        match &block.body {
            Body::Paragraph(paragraph) => {
                let _ = writeln!(words, "{}", paragraph.text.as_str());
            }
            Body::Table(table) => {
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    let _ = writeln!(words, "{}", cell.text.as_str());
                }
            }
        }
    }
    words
}

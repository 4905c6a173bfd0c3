//! Counts the wrong letters of every form in `samples/forms`, read by `papers`, by `pdftotext` and by LibreOffice's own
//! conversion to text: `cargo run --release -p papers --example letters`
#![allow(clippy::print_stdout, reason = "an example prints")]

use blocks::Body;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use testkit::forms::{self, Notice};
use unicode_normalization::UnicodeNormalization;

/// Wrong letters, and letters altogether.
type Errors = (usize, usize);

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let notices = forms::notices();
    let texts = converted_by_libreoffice(&notices, folder.path())?;
    let mut totals: BTreeMap<&str, [Option<Errors>; 3]> = BTreeMap::new();
    for notice in &notices {
        for (form, path) in notice.forms(forms::FORMS) {
            let ours = papers::read(form.file, &std::fs::read(&path)?).map(|document| words(&document))?;
            let pdftotext = is(form.file, &["pdf"]).then(|| pdftotext(&path)).transpose()?;
            let libreoffice = texts.get(&path).cloned();
            let total = totals.entry(form.file).or_default();
            for (total, text) in total.iter_mut().zip([Some(ours), pdftotext, libreoffice]) {
                if let Some(text) = text {
                    let (wrong, all) = notice.errors(&text.nfc().collect::<String>());
                    let (wrong_before, all_before) = total.unwrap_or_default();
                    *total = Some((wrong_before + wrong, all_before + all));
                }
            }
        }
    }
    println!("| form | dondoc | pdftotext | LibreOffice |\n| --- | --- | --- | --- |");
    for form in forms::FORMS {
        let Some(total) = totals.get(form.file) else { continue };
        let [ours, pdftotext, libreoffice] = total.map(percent);
        println!("| {} | {ours} | {pdftotext} | {libreoffice} |", form.file);
    }
    Ok(())
}

/// Has LibreOffice write the files of text, all in one call. Returns their texts.
fn converted_by_libreoffice(
    notices: &[Notice],
    folder: &Path,
) -> Result<BTreeMap<PathBuf, String>, Box<dyn std::error::Error>> {
    let mut copies = BTreeMap::new();
    for notice in notices {
        for (form, path) in notice.forms(forms::FORMS) {
            if is(form.file, &["docx", "doc", "rtf", "odt", "html"]) {
                let stem = format!("{}-{}", notice.name(), form.file.replace('.', "-"));
                let extension = path.extension().unwrap_or_default();
                let copy = folder.join(&stem).with_extension(extension);
                std::fs::copy(&path, &copy)?;
                copies.insert(path, copy);
            }
        }
    }
    let home = folder.join("home");
    Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", home.display()))
        .args(["--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir"])
        .arg(folder)
        .args(copies.values())
        .output()?;
    let text = |copy: &PathBuf| std::fs::read_to_string(copy.with_extension("txt"));
    Ok(copies.into_iter().filter_map(|(path, copy)| Some((path, text(&copy).ok()?))).collect())
}

/// Returns what `pdftotext` makes of a file, in its usual mode.
fn pdftotext(path: &Path) -> std::io::Result<String> {
    let output = Command::new("pdftotext").arg(path).arg("-").output()?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Returns the words of a document in reading order.
fn words(document: &blocks::Document) -> String {
    let texts = document.blocks.iter().flat_map(|block| match &block.body {
        Body::Paragraph(paragraph) => vec![paragraph.text.as_str()],
        Body::Table(table) => {
            table.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.text.as_str()).collect()
        }
    });
    texts.collect::<Vec<_>>().join("\n")
}

fn is(file: &str, extensions: &[&str]) -> bool {
    file.rsplit('.').next().is_some_and(|extension| extensions.contains(&extension))
}

#[allow(clippy::cast_precision_loss, reason = "some ten thousand letters")]
fn percent(errors: Option<Errors>) -> String {
    errors.map_or(String::new(), |(wrong, all)| {
        format!("{:.2} % ({wrong} of {all})", 100.0 * wrong as f64 / all as f64)
    })
}

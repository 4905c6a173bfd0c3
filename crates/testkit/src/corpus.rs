//! Documents with the readings that a careful clerk made of them: our own corpus, the samples, and `../shared`.

use std::path::{Path, PathBuf};

/// A document and the reading expected of it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The document's file.
    pub document: PathBuf,
    /// The expected reading, in the format of the gold readings.
    pub reading: PathBuf,
}

/// Returns the root of the project.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .expect("crates/testkit lies two levels deep")
        .to_owned()
}

/// Returns `../shared`, where the seeds are, if this machine has it. In CI it must be there.
///
/// # Panics
///
/// Panics in CI (`CI=true`) where it is missing.
pub fn shared() -> Option<PathBuf> {
    let shared = root().parent()?.join("shared");
    if shared.is_dir() {
        return Some(shared);
    }
    assert!(std::env::var_os("CI").is_none(), "../shared must be there in CI");
    None
}

/// Returns the documents of a folder that have a reading of the same name in another.
pub fn pairs(documents: &Path, readings: &Path) -> Vec<Entry> {
    let Ok(entries) = std::fs::read_dir(documents) else { return Vec::new() };
    let mut found: Vec<Entry> = entries
        .filter_map(|entry| {
            let document = entry.ok()?.path();
            let mut name = document.file_stem()?.to_owned();
            name.push(".json");
            let reading = readings.join(name);
            reading.is_file().then_some(Entry { document, reading })
        })
        .collect();
    found.sort_by(|one, two| one.document.cmp(&two.document));
    found
}

/// Returns the text of a document under another number, "Số: 15/TB-SKHCN".
///
/// # Panics
///
/// Panics where it has none.
pub fn renumbered(text: &str, number: u64) -> String {
    let (before, behind) = text.split_once("Số:").expect("a number");
    let (_, behind) = behind.split_once('/').expect("a symbol");
    format!("{before}Số: {number}/{behind}")
}

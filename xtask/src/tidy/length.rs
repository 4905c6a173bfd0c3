//! A file has one subject: one that grows too long has two.

use std::path::{Path, PathBuf};

/// Lines that a file of a crate's `src` may have.
const MOST_LINES: usize = 900;

/// Checks the sources of the crates.
pub(super) fn check(root: &Path, files: &[PathBuf]) -> Vec<String> {
    let sources = files.iter().filter(|file| is_source(file));
    sources.filter_map(|file| too_long(file, &std::fs::read_to_string(root.join(file)).ok()?)).collect()
}

fn is_source(file: &Path) -> bool {
    let parts: Vec<&str> = file.iter().filter_map(|part| part.to_str()).collect();
    matches!(parts.as_slice(), ["crates", _, "src", ..]) && file.extension().is_some_and(|kind| kind == "rs")
}

fn too_long(file: &Path, text: &str) -> Option<String> {
    let lines = text.lines().count();
    (lines > MOST_LINES)
        .then(|| format!("{}: {lines} lines, more than {MOST_LINES}: split it by subject", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_sources_of_crates_are_measured() {
        assert!(is_source(Path::new("crates/viet/src/time/date.rs")));
        assert!(!is_source(Path::new("crates/viet/tests/time.rs")));
        assert!(!is_source(Path::new("xtask/src/main.rs")));
        assert!(too_long(Path::new("a.rs"), &"\n".repeat(901)).is_some());
        assert!(too_long(Path::new("a.rs"), &"\n".repeat(900)).is_none());
    }
}

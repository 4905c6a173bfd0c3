//! Catalogues of messages (Fluent) and definitions (TOML): ASCII keys, and both languages with the same keys.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Checks every .ftl and .toml file.
pub(super) fn check(root: &Path, files: &[PathBuf]) -> Vec<String> {
    let mut problems = Vec::new();
    for file in files {
        let text = || std::fs::read_to_string(root.join(file)).unwrap_or_default();
        match file.extension().and_then(|kind| kind.to_str()) {
            Some("ftl") => {
                problems.extend(not_ascii(file, &fluent_keys(&text())));
                problems.extend(missing_twin(root, file, &text()));
            }
            Some("toml") => problems.extend(not_ascii(file, &toml_keys(&text()))),
            Some(_) | None => {}
        }
    }
    problems
}

fn not_ascii(file: &Path, keys: &[&str]) -> Vec<String> {
    let wrong = keys.iter().filter(|key| !key.is_ascii());
    wrong.map(|key| format!("{}: key {key}: write keys in ASCII English", file.display())).collect()
}

/// Each key of vi.ftl stands in en.ftl and the other way round.
fn missing_twin(root: &Path, file: &Path, text: &str) -> Vec<String> {
    let other = match file.file_name().and_then(|name| name.to_str()) {
        Some("vi.ftl") => file.with_file_name("en.ftl"),
        Some("en.ftl") => file.with_file_name("vi.ftl"),
        Some(_) | None => return Vec::new(),
    };
    let twin = std::fs::read_to_string(root.join(&other)).unwrap_or_default();
    let there: BTreeSet<&str> = fluent_keys(&twin).into_iter().collect();
    let missing = fluent_keys(text).into_iter().filter(|key| !there.contains(key));
    missing.map(|key| format!("{}: key {key} of {} is missing", other.display(), file.display())).collect()
}

/// Returns the keys of a Fluent file: what stands before "=" at the beginning of a line.
pub(super) fn fluent_keys(text: &str) -> Vec<&str> {
    let entries = text.lines().filter(|line| !line.starts_with([' ', '\t', '#', '}', '*', '[']));
    entries.filter_map(|line| line.split_once('=')).map(|(key, _)| key.trim()).collect()
}

/// Returns the bare keys and headings of a TOML file. Quoted keys may be any words: they are data.
fn toml_keys(text: &str) -> Vec<&str> {
    let mut in_text = false;
    let mut keys = Vec::new();
    for line in text.lines() {
        let opens = line.matches("\"\"\"").count() % 2 == 1;
        if !in_text {
            keys.extend(toml_key(line.trim()));
        }
        in_text ^= opens;
    }
    keys
}

fn toml_key(line: &str) -> Option<&str> {
    if line.starts_with(['#', '"', '\'']) {
        return None;
    }
    let bare = |key: &&str| {
        !key.is_empty() && key.chars().all(|letter| letter.is_alphanumeric() || "_-.".contains(letter))
    };
    if line.starts_with('[') {
        return Some(line.trim_matches(['[', ']'])).filter(bare);
    }
    line.split_once('=').map(|(key, _)| key.trim()).filter(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_fluent_files_are_found() {
        let text = "# c = d\nword-error = lỗi\na = { $n ->\n    [one] x = y\n   *[other] z\n}\nlỗi = x\n";
        assert_eq!(fluent_keys(text), ["word-error", "a", "lỗi"]);
        assert_eq!(not_ascii(Path::new("vi.ftl"), &fluent_keys(text)).len(), 1);
    }

    #[test]
    fn keys_of_toml_files_are_found() {
        let text =
            "[body]\nname = \"Sở\" # x = y\ntên = 1\n\"Sở\" = 2\nlist = [\n  \"a = b\",\n]\n[[đơn-vị]]\n";
        assert_eq!(toml_keys(text), ["body", "name", "tên", "list", "đơn-vị"]);
    }
}

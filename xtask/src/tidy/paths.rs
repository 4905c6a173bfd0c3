//! Every path that ARCHITECTURE.md names must exist: a map to folders that are gone is worse than none.

use std::path::Path;

/// Checks ARCHITECTURE.md.
pub(super) fn check(root: &Path) -> Vec<String> {
    let Ok(text) = std::fs::read_to_string(root.join("ARCHITECTURE.md")) else {
        return vec!["ARCHITECTURE.md is missing".to_owned()];
    };
    let gone = |path: &&str| !root.join(path).exists();
    let named = named_paths(&text);
    named
        .into_iter()
        .filter(gone)
        .map(|path| format!("ARCHITECTURE.md names `{path}`, which does not exist"))
        .collect()
}

/// Returns what stands in backticks and looks like a path of the project: it has a slash and no other signs. A name
/// with `<`, `*`, spaces or `::` is a pattern, a command or Rust.
fn named_paths(text: &str) -> Vec<&str> {
    let mut in_fence = false;
    let mut paths = Vec::new();
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            in_fence = !in_fence;
        } else if !in_fence {
            paths.extend(line.split('`').skip(1).step_by(2).filter(|word| is_path(word)));
        }
    }
    paths
}

fn is_path(word: &str) -> bool {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "/._-".contains(letter);
    word.contains('/') && word.chars().all(plain) && !word.starts_with(['/', '.', '-'])
        || word.starts_with(".ci/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_in_backticks_are_found() {
        let text = "See `crates/viet/src/words.rs`, `Words::of`, `cargo run -p x`, `a/*.md`, `../shared`.\n```\n`x/y`\n```\n`.ci/run`";
        assert_eq!(named_paths(text), ["crates/viet/src/words.rs", ".ci/run"]);
    }
}

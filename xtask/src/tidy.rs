//! What neither the compiler nor clippy sees: arrows between crates, maps that lead nowhere, names, lengths.
//!
//! Each check returns sentences that say what is wrong, where, and what to do.

mod arrows;
mod catalogues;
mod findings;
mod length;
mod names;
mod paths;

use std::path::{Path, PathBuf};

/// Returns everything that is untidy.
pub(crate) fn problems(root: &Path) -> Vec<String> {
    let files = project_files(root);
    let mut problems = arrows::check(root);
    problems.extend(paths::check(root));
    problems.extend(names::check(&files));
    problems.extend(catalogues::check(root, &files));
    problems.extend(length::check(root, &files));
    problems.extend(findings::check(root));
    problems.extend(changelog(root));
    problems
}

fn changelog(root: &Path) -> Option<String> {
    let text = std::fs::read_to_string(root.join("CHANGELOG.md")).unwrap_or_default();
    (!text.contains("## [Unreleased]"))
        .then(|| "CHANGELOG.md: write what changes for users under \"## [Unreleased]\"".to_owned())
}

/// Returns the files of the project relative to its root, sorted; not those that git and cargo keep for themselves.
fn project_files(root: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(root.join(&folder)) else { continue };
        for entry in entries.flatten() {
            let path = folder.join(entry.file_name());
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            if !is_folder {
                files.push(path);
            } else if !is_machine_made(&path) {
                folders.push(path);
            }
        }
    }
    files.sort();
    files
}

fn is_machine_made(folder: &Path) -> bool {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    name == ".git" || name == "target" || name.starts_with("target-")
}

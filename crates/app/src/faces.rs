//! The faces that papers are set in as PDF: what is installed on this machine.

use pdf::Faces;
use std::path::{Path, PathBuf};

/// How the files of families like Times New Roman begin: times.ttf, LiberationSerif-Regular.ttf, Tinos-Bold.ttf.
const BEGIN: [&str; 3] = ["times", "liberationserif", "tinos"];

/// How deep folders of fonts are looked into.
const DEPTH: usize = 6;

/// Finds the faces of this machine where Debian and fontconfig keep them. It reads a few files; a program does it once.
pub fn of_this_machine() -> Faces {
    let mut folders = vec![PathBuf::from("/usr/local/share/fonts"), PathBuf::from("/usr/share/fonts")];
    if let Some(home) = std::env::home_dir() {
        folders.extend([".local/share/fonts", ".fonts"].map(|name| home.join(name)));
    }
    in_folders(&folders)
}

/// Finds the faces below folders.
fn in_folders(folders: &[PathBuf]) -> Faces {
    let files = folders.iter().flat_map(|folder| named_like_times(folder));
    Faces::new(files.filter_map(|path| std::fs::read(path).ok()).filter(|file| Faces::wants(file)))
}

/// Returns the files below a folder that are named like Times New Roman, always in the same order.
fn named_like_times(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![(folder.to_owned(), 0)];
    while let Some((folder, depth)) = open.pop() {
        let entries = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
        for path in entries.map(|entry| entry.path()) {
            if path.is_dir() && depth < DEPTH {
                open.push((path, depth + 1));
            } else if is_named_like_times(&path) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn is_named_like_times(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let font = [".ttf", ".otf", ".ttc"].iter().any(|ending| name.ends_with(ending));
    font && BEGIN.iter().any(|begin| name.starts_with(begin))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_their_names() {
        for (name, is) in [
            ("LiberationSerif-Regular.ttf", true),
            ("Tinos-BoldItalic.TTF", true),
            ("timesbd.ttf", true),
            ("LiberationSans-Regular.ttf", false),
            ("LiberationSerif.txt", false),
        ] {
            assert_eq!(is_named_like_times(Path::new(name)), is, "{name}");
        }
    }

    /// What is no font does no harm, and neither does a folder that contains itself.
    #[test]
    fn a_folder_without_faces_leaves_the_one_that_comes_along() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("times.ttf"), "no font").expect("it is writable");
        #[cfg(unix)]
        std::os::unix::fs::symlink(folder.path(), folder.path().join("again")).expect("it is writable");
        let faces = in_folders(&[folder.path().to_owned(), folder.path().join("none")]);
        assert_eq!(faces.name(), "Libertinus Serif");
    }
}

//! Where LibreOffice is.

use crate::launch;
use std::path::{Path, PathBuf};

const NAMES: [&str; 2] = ["soffice", "libreoffice"];
/// Where packages put it: Debian and Fedora, then macOS.
const FOLDERS: [&str; 5] = [
    "/usr/bin",
    "/usr/local/bin",
    "/usr/lib/libreoffice/program",
    "/usr/lib64/libreoffice/program",
    "/Applications/LibreOffice.app/Contents/MacOS",
];
/// Where LibreOffice's own packages put it, as `libreoffice24.8/program`.
const OPTIONAL: &str = "/opt";

/// Returns the program, if there is one.
pub(super) fn find() -> Option<PathBuf> {
    launch::find(&NAMES, others(&FOLDERS.map(Path::new), Path::new(OPTIONAL)))
}

/// Folders besides those of PATH.
fn others(folders: &[&Path], optional: &Path) -> impl Iterator<Item = PathBuf> {
    let usual: Vec<PathBuf> = folders.iter().map(|folder| folder.to_path_buf()).collect();
    usual.into_iter().chain(of_opt(optional))
}

/// The program folders of the versions below /opt, the latest first.
fn of_opt(optional: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(optional).into_iter().flatten().flatten();
    let ours = |folder: &PathBuf| {
        folder.file_name().is_some_and(|name| name.to_string_lossy().starts_with("libreoffice"))
    };
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(ours).collect();
    folders.sort();
    folders.iter().rev().map(|folder| folder.join("program")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_comes_first_then_the_usual_places_then_opt() {
        let root = tempfile::tempdir().expect("a folder");
        let at = |folder: &str| root.path().join(folder);
        let path = std::env::join_paths([PathBuf::from("."), at("path")]).expect("a path");
        let find = || launch::find_in(Some(&path), &NAMES, others(&[&at("usual")], &at("opt")));
        assert_eq!(find(), None);
        for file in [
            "opt/libreoffice7.6/program/soffice",
            "opt/libreoffice24.8/program/soffice",
            "usual/libreoffice",
            "path/soffice",
        ] {
            std::fs::create_dir_all(at(file).parent().expect("a folder")).expect("a folder");
            std::fs::write(at(file), "").expect("a file");
            let expected = if file.contains("24.8") { "opt/libreoffice7.6/program/soffice" } else { file };
            assert_eq!(find(), Some(at(expected)));
        }
    }
}

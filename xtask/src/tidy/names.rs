//! Names of files are ASCII: they must survive every archive, file system and shell. (The compiler's lint
//! `non_ascii_idents` sees to the names in the code.)

use std::path::{Path, PathBuf};

/// Checks the names of all files.
pub(super) fn check(files: &[PathBuf]) -> Vec<String> {
    let wrong = files.iter().filter(|file| !is_plain(file));
    wrong.map(|file| format!("{}: name files with ASCII letters, without spaces", file.display())).collect()
}

fn is_plain(file: &Path) -> bool {
    file.to_str().is_some_and(|name| name.chars().all(|letter| letter.is_ascii_graphic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vietnamese_letters_and_spaces_are_refused() {
        let files = ["samples/thong-bao.txt", "samples/thông-báo.txt", "a b.md"].map(PathBuf::from);
        assert_eq!(check(&files).len(), 2);
    }
}

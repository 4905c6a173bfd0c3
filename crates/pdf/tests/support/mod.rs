//! The faces of this machine.

use pdf::Faces;

/// Returns the faces that Debian's packages of fonts bring; where there are none, a bundled one.
pub(crate) fn faces() -> Faces {
    let folders =
        ["liberation2", "liberation", "croscore"].map(|name| format!("/usr/share/fonts/truetype/{name}"));
    let files = folders.iter().filter_map(|folder| std::fs::read_dir(folder).ok()).flatten();
    let paths: Vec<_> = files.filter_map(|entry| Some(entry.ok()?.path())).collect();
    Faces::new(
        paths.into_iter().filter_map(|path| std::fs::read(path).ok()).filter(|file| Faces::wants(file)),
    )
}

//! `cargo xtask deb`: the package for Debian, made of `packaging/debian`, the program, its manual and its docs.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::{fs, io};

/// Files of the package: where they come from, where they go, with which mode.
const FILES: &[(&str, &str, u32)] = &[
    ("packaging/debian/dondoc.service", "usr/lib/systemd/system/dondoc.service", 0o644),
    ("packaging/debian/dondoc-backup.service", "usr/lib/systemd/system/dondoc-backup.service", 0o644),
    ("packaging/debian/dondoc-backup.timer", "usr/lib/systemd/system/dondoc-backup.timer", 0o644),
    ("packaging/debian/backup", "usr/lib/dondoc/backup", 0o755),
    ("packaging/debian/default", "etc/default/dondoc", 0o644),
    ("packaging/debian/preinst", "DEBIAN/preinst", 0o755),
    ("packaging/debian/postinst", "DEBIAN/postinst", 0o755),
    ("packaging/debian/prerm", "DEBIAN/prerm", 0o755),
    ("packaging/debian/postrm", "DEBIAN/postrm", 0o755),
    ("docs/install.md", "usr/share/doc/dondoc/install.md", 0o644),
    ("docs/office.md", "usr/share/doc/dondoc/office.md", 0o644),
    ("docs/backup.md", "usr/share/doc/dondoc/backup.md", 0o644),
    ("docs/permissions.md", "usr/share/doc/dondoc/permissions.md", 0o644),
    ("README.md", "usr/share/doc/dondoc/README.md", 0o644),
    ("CHANGELOG.md", "usr/share/doc/dondoc/changelog.md", 0o644),
    ("LICENSE-MIT", "usr/share/doc/dondoc/LICENSE-MIT", 0o644),
    ("LICENSE-APACHE", "usr/share/doc/dondoc/LICENSE-APACHE", 0o644),
    ("samples/organisation.toml", "usr/share/doc/dondoc/examples/organisation.toml", 0o644),
    ("definitions/rules/follow-up.toml", "usr/share/doc/dondoc/examples/follow-up.toml", 0o644),
];

/// Builds the program in a release and packs it. Prints the path of the package.
pub(crate) fn run(root: &Path) -> ExitCode {
    match package(root) {
        Ok(path) => {
            eprintln!("{}", path.display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("deb: {error}");
            ExitCode::FAILURE
        }
    }
}

fn package(root: &Path) -> io::Result<PathBuf> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    run_to_its_end(
        Command::new("cargo")
            .args(["build", "--release", "--locked", "-p", "dondoc", "--features", "oidc,pdf"])
            .current_dir(root),
    )?;
    let program = target.join("release/dondoc");
    let folder = target.join("deb/dondoc");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    put(&program, &folder.join("usr/bin/dondoc"), 0o755)?;
    for (from, to, mode) in FILES {
        put(&root.join(from), &folder.join(to), *mode)?;
    }
    said(&program, &["--lang", "vi", "man"], &folder.join("usr/share/man/man1/dondoc.1"))?;
    said(&program, &["completions", "bash"], &folder.join("usr/share/bash-completion/completions/dondoc"))?;
    // Changed by the administrator: an upgrade asks before it takes another.
    fs::write(folder.join("DEBIAN/conffiles"), "/etc/default/dondoc\n")?;
    let version = version(&program)?;
    let architecture = text_of(Command::new("dpkg").arg("--print-architecture"))?;
    let control = fs::read_to_string(root.join("packaging/debian/control"))?
        .replace("@VERSION@", &version)
        .replace("@ARCHITECTURE@", &architecture)
        .replace("@SIZE@", &(size(&folder)? / 1024).to_string());
    fs::write(folder.join("DEBIAN/control"), control)?;
    let package = target.join(format!("deb/dondoc_{version}_{architecture}.deb"));
    run_to_its_end(
        Command::new("dpkg-deb").args(["--root-owner-group", "-Zxz", "--build"]).arg(&folder).arg(&package),
    )?;
    Ok(package)
}

/// Copies a file, with its folders and its mode.
fn put(from: &Path, to: &Path, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    make_folder_of(to)?;
    let named = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", from.display()));
    fs::copy(from, to).map_err(named)?;
    fs::set_permissions(to, fs::Permissions::from_mode(mode))
}

/// Writes what the program says to a file.
fn said(program: &Path, arguments: &[&str], to: &Path) -> io::Result<()> {
    make_folder_of(to)?;
    let out = fs::File::create(to)?;
    run_to_its_end(Command::new(program).args(arguments).stdout(Stdio::from(out)))
}

fn make_folder_of(path: &Path) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)
}

/// Returns the version of the program, "0.1.0".
fn version(program: &Path) -> io::Result<String> {
    let said = text_of(Command::new(program).arg("--version"))?;
    let version = said.split_whitespace().nth(1);
    version.map(str::to_owned).ok_or_else(|| io::Error::other("the program does not tell its version"))
}

fn text_of(command: &mut Command) -> io::Result<String> {
    let out = command.output()?;
    Ok(String::from_utf8_lossy(&out.stdout).trim().to_owned())
}

fn run_to_its_end(command: &mut Command) -> io::Result<()> {
    let status = command.status()?;
    if status.success() { Ok(()) } else { Err(io::Error::other(format!("{command:?} failed"))) }
}

/// Returns the bytes of all files below a folder.
fn size(folder: &Path) -> io::Result<u64> {
    let mut sum = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        sum += if entry.path().is_dir() { size(&entry.path())? } else { entry.metadata()?.len() };
    }
    Ok(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_package_has_every_file_that_it_names() {
        let root = crate::root();
        for (from, to, _) in FILES {
            assert!(root.join(from).is_file(), "{from}, for {to}, is not there");
        }
        let control = fs::read_to_string(root.join("packaging/debian/control")).expect("readable");
        assert!(["@VERSION@", "@ARCHITECTURE@", "@SIZE@"].iter().all(|mark| control.contains(mark)));
    }

    #[test]
    fn its_scripts_are_sound() {
        for script in ["preinst", "postinst", "prerm", "postrm", "backup"] {
            let path = crate::root().join("packaging/debian").join(script);
            let checked = Command::new("sh").arg("-n").arg(&path).status().expect("a shell");
            assert!(checked.success(), "{script}");
        }
    }
}

//! A PostgreSQL of a test's own: started in a folder, gone with the value.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// A running server without network: only a socket in its folder.
#[derive(Debug)]
pub struct Server {
    folder: PathBuf,
    programs: PathBuf,
    databases: AtomicU32,
}

/// How a server is reached by TLS.
#[derive(Clone, Debug)]
pub struct Tls {
    /// The address of a database that is there from the beginning.
    pub address: String,
    /// The file of the server's certificate, which signs itself.
    pub certificate: PathBuf,
}

/// The user that owns the database; who may reach the socket is trusted.
const USER: &str = "dondoc";

impl Server {
    /// Starts a server; `None` where PostgreSQL is not installed, which fails the test where `CI` is set.
    pub fn start() -> Option<Self> {
        let server = Self::found()?;
        server.boot();
        Some(server)
    }

    /// Starts a server that is reached by TLS on a port of this machine, and by nothing else there.
    pub fn start_with_tls() -> Option<(Self, Tls)> {
        let server = Self::found()?;
        let [key, certificate] = ["server.key", "server.crt"].map(|name| server.folder.join(name));
        let mut openssl = as_owner(Path::new("openssl"));
        openssl.args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]);
        openssl.args(["-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]);
        openssl.args(["-addext", "basicConstraints=critical,CA:FALSE", "-keyout"]);
        run(openssl.arg(&key).arg("-out").arg(&certificate).stdin(Stdio::null()));
        let port =
            TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a port").port();
        std::fs::write(
            server.data().join("pg_hba.conf"),
            "local all all trust\nhostssl all all 127.0.0.1/32 trust\n",
        )
        .expect("the server's own file");
        let (key, file) = (key.display(), certificate.display());
        server.boot_with(&format!(
            "-c listen_addresses=127.0.0.1 -c port={port} -c ssl=on -c ssl_key_file={key} -c ssl_cert_file={file}"
        ));
        let address = format!("postgres://{USER}@127.0.0.1:{port}/postgres");
        Some((server, Tls { address, certificate }))
    }

    /// Makes the files of a server.
    fn found() -> Option<Self> {
        let Some(programs) = programs() else {
            assert!(
                std::env::var_os("CI").is_none(),
                "PostgreSQL is missing: install the package postgresql"
            );
            eprintln!("PostgreSQL is not installed: its half of this test is left out");
            return None;
        };
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("dondoc-pg-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).expect("a folder for the database");
        // The server refuses to run as root.
        if is_root() {
            run(Command::new("chown").arg("postgres").arg(&folder));
        }
        let server = Self { folder, programs, databases: AtomicU32::new(0) };
        let data = server.data();
        run(server
            .program("initdb")
            .args(["-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "-N", "-D"])
            .arg(&data));
        Some(server)
    }

    /// Starts the server on its data.
    pub fn boot(&self) {
        self.boot_with("-c listen_addresses=''");
    }

    fn boot_with(&self, options: &str) {
        let socket = self.folder.to_string_lossy();
        let options = format!("{options} -c unix_socket_directories={socket} -c max_connections=120");
        let log = self.folder.join("log");
        run(self
            .program("pg_ctl")
            .args(["-w", "-s", "-o", &options, "-l"])
            .arg(log)
            .arg("-D")
            .arg(self.data())
            .arg("start"));
    }

    /// Ends the server as a loss of power would: nothing is written any more.
    pub fn kill(&self) {
        run(self.program("pg_ctl").args(["-w", "-s", "-m", "immediate", "-D"]).arg(self.data()).arg("stop"));
    }

    /// Makes an empty database and returns its address.
    pub fn database(&self) -> String {
        let name = format!("ledger_{}", self.databases.fetch_add(1, Ordering::Relaxed));
        run(self.program("createdb").args(["-U", USER, "-h"]).arg(&self.folder).arg(&name));
        let socket = self.folder.to_string_lossy().replace('/', "%2F");
        format!("postgres://{USER}@{socket}/{name}")
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    /// Returns a program of PostgreSQL, to be run as somebody who is not root.
    fn program(&self, name: &str) -> Command {
        let mut command = as_owner(&self.programs.join(name));
        command.current_dir(&self.folder).stdin(Stdio::null());
        command
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let stop = self
            .program("pg_ctl")
            .args(["-s", "-m", "immediate", "-D"])
            .arg(self.data())
            .arg("stop")
            .status();
        if stop.is_ok() {
            std::fs::remove_dir_all(&self.folder).ok();
        }
    }
}

/// Returns a program, to be run as somebody who is not root.
fn as_owner(program: &Path) -> Command {
    if !is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("runuser");
    command.args(["-u", "postgres", "--"]).arg(program);
    command
}

/// Finds the folder of PostgreSQL's programs: the newest of Debian's, or that of `postgres` on the path.
fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = versions.map(|version| version.path().join("bin")).collect();
    folders.sort();
    let path = std::env::var_os("PATH").unwrap_or_default();
    folders.reverse();
    folders.extend(std::env::split_paths(&path));
    folders
        .into_iter()
        .find(|folder| ["initdb", "pg_ctl", "createdb"].iter().all(|name| folder.join(name).exists()))
}

fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    Path::new("/proc/self").metadata().is_ok_and(|me| me.uid() == 0)
}

fn run(command: &mut Command) {
    // The server keeps what it is given as its output: pipes would never end.
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
    assert!(status.as_ref().is_ok_and(std::process::ExitStatus::success), "{command:?}: {status:?}");
}

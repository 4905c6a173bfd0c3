//! A served ledger, and what it uses of the machine.

use super::load::Result;
use super::{Command, Path, Who};
use std::fs::read_to_string;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

/// A Sunday near the end of the generated years: nobody is reminded of anything meanwhile.
const TODAY: &str = "2025-12-28";

/// A running server, ended with the value.
pub(super) struct Server {
    child: Child,
    /// `http://127.0.0.1:PORT`
    pub(super) address: String,
    /// The name of its database in PostgreSQL, where it is there.
    database: Option<String>,
}

/// Seconds of a processor that were used.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Processor {
    pub(super) server: f64,
    /// By the processes of PostgreSQL that serve the database.
    pub(super) database: f64,
}

impl Processor {
    pub(super) fn since(self, before: Self) -> Self {
        Self { server: self.server - before.server, database: self.database - before.database }
    }
}

/// By what people are signed in: lines of `scale office`.
pub(super) struct People(String);

/// Makes a data folder for a ledger, with people who are signed in.
pub(super) fn people(scale: &Path, address: &str, home: &Path) -> Result<People> {
    let output = Command::new(scale).args(["office", address]).arg(home).output();
    let output = output.map_err(|why| format!("{}: {why}", scale.display()))?;
    if output.status.success() {
        Ok(People(String::from_utf8_lossy(&output.stdout).into_owned()))
    } else {
        Err(format!("{address}: {}", String::from_utf8_lossy(&output.stderr)))
    }
}

impl People {
    /// Returns the header that says who asks; empty for nobody.
    pub(super) fn header(&self, who: Who) -> Result<String> {
        let (kind, account, header) = match who {
            Who::Nobody => return Ok(String::new()),
            Who::Session(account) => ("session", account, "cookie: dondoc_session="),
            Who::Token(account) => ("token", account, "authorization: Bearer "),
        };
        let secret = self.0.lines().find_map(|line| line.strip_prefix(&format!("{kind} {account} ")));
        secret.map(|secret| format!("{header}{secret}")).ok_or_else(|| format!("nobody is {account}"))
    }
}

impl Server {
    /// Starts a server, and returns it with the time until its first page was there.
    #[expect(clippy::disallowed_methods, reason = "it measures")]
    pub(super) fn start(dondoc: &Path, home: &Path, address: &str, header: &str) -> Result<(Self, Duration)> {
        let begun = Instant::now();
        let mut command = Command::new(dondoc);
        command.args([
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--api-rate",
            "0",
            "--today",
            TODAY,
            "--lang",
            "vi",
            "--home",
        ]);
        let child = command.arg(home).stdin(Stdio::null()).stdout(Stdio::piped()).spawn();
        let mut child = child.map_err(|why| format!("{}: {why}", dondoc.display()))?;
        let said = child
            .stdout
            .take()
            .map(BufReader::new)
            .into_iter()
            .flat_map(|said| said.lines().map_while(std::result::Result::ok));
        let listening = said
            .into_iter()
            .find_map(|line| line.get(line.find("http://")?..)?.split_whitespace().next().map(str::to_owned));
        let database = address.strip_prefix("postgres://").and_then(|address| address.rsplit('/').next());
        let mut server = Self { child, address: String::new(), database: database.map(str::to_owned) };
        server.address = listening.ok_or_else(|| format!("{address} is not served"))?;
        let answer = server.ask("/tasks", header).map_err(|why| format!("{}: {why}", server.address))?;
        if answer.starts_with("HTTP/1.1 200 ") && answer.contains("</html>") {
            Ok((server, begun.elapsed()))
        } else {
            Err(format!("{address}: no first page: {}", answer.lines().next().unwrap_or_default()))
        }
    }

    fn ask(&self, path: &str, header: &str) -> std::io::Result<String> {
        let mut stream = TcpStream::connect(self.address.trim_start_matches("http://"))?;
        write!(stream, "GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n{header}\r\n\r\n")?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    }

    /// Returns what was used of the processor until now.
    pub(super) fn processor(&self) -> Result<Processor> {
        let server = seconds(&self.child.id().to_string()).ok_or("the server is gone")?;
        let database = self.database.as_ref().map_or(0.0, |database| serving(database));
        Ok(Processor { server, database })
    }

    /// Returns the memory that the server has now, in kibibytes.
    pub(super) fn memory(&self) -> Result<u64> {
        self.status("VmRSS:")
    }

    /// Returns the most memory that the server ever had, in kibibytes.
    pub(super) fn most_memory(&self) -> Result<u64> {
        self.status("VmHWM:")
    }

    fn status(&self, name: &str) -> Result<u64> {
        let status =
            read_to_string(format!("/proc/{}/status", self.child.id())).map_err(|why| why.to_string())?;
        let line = status.lines().find_map(|line| line.strip_prefix(name));
        line.and_then(|line| line.split_whitespace().next()?.parse().ok()).ok_or_else(|| format!("no {name}"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// Returns the seconds of a processor that a process used; `None` where it is gone.
fn seconds(process: &str) -> Option<f64> {
    /// Parts of a second that Linux counts in.
    const TICKS: f64 = 100.0;
    let stat = read_to_string(format!("/proc/{process}/stat")).ok()?;
    // Behind the name, which may have any letters: the state is the third field, the times are the 14th and 15th.
    let (_, fields) = stat.rsplit_once(") ")?;
    let mut times = fields.split(' ').skip(11).map(|field| field.parse::<f64>().ok());
    Some((times.next()?? + times.next()??) / TICKS)
}

/// Returns the seconds that the processes of PostgreSQL used that serve a database.
fn serving(database: &str) -> f64 {
    let processes = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    let used = processes.filter_map(|process| {
        let process = process.file_name().into_string().ok()?;
        let called = read_to_string(format!("/proc/{process}/cmdline")).ok()?;
        let serves = called.starts_with("postgres: ") && called.contains(&format!(" {database} "));
        serves.then(|| seconds(&process)).flatten()
    });
    used.sum()
}

//! Programs watched while they run: how they end, how long they take, how much memory they hold.

use std::collections::BTreeSet;
use std::fmt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// How long to wait before looking at a program again: little against the time it takes, much against that of looking.
const PAUSE: Duration = Duration::from_millis(4);

/// How much longer than it computes a program may run: other work may keep the machine busy, and one that waits for nothing must
/// end too.
const WAITING: u32 = 10;

/// What a program may use.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The longest that it and its children may compute, all together; ten times as long may they run.
    pub time: Duration,
    /// The most memory that it and its children may hold, each of them, in bytes.
    pub memory: u64,
}

/// How a program ended.
#[derive(Debug)]
pub struct Ended {
    /// Its exit code; `None` where a signal or a limit ended it.
    pub code: Option<i32>,
    /// What it wrote to standard output and standard error.
    pub output: String,
    /// What went wrong, if anything did.
    pub fault: Option<Fault>,
    /// The most memory that it or one of its children held, in bytes.
    pub memory: u64,
    /// How long it ran.
    pub time: Duration,
    /// How long it and its children computed.
    pub computed: Duration,
}

/// What a program must not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It was ended by a signal, or panicked.
    Crash,
    /// It ran too long.
    Hang,
    /// It held too much memory.
    Memory,
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Crash => "crash",
            Self::Hang => "hang",
            Self::Memory => "memory",
        })
    }
}

/// Runs a program within limits.
///
/// # Panics
///
/// Panics where the program cannot be started.
#[expect(clippy::disallowed_methods, reason = "a watched program has a limit of time")]
pub fn run(command: &mut Command, limits: Limits) -> Ended {
    let begun = Instant::now();
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let readers = [drain(child.stdout.take()), drain(child.stderr.take())];
    let (mut memory, mut computed) = (0, Duration::ZERO);
    let mut fault = None;
    let status = loop {
        let processes = family(child.id());
        memory = memory.max(processes.iter().copied().map(peak).max().unwrap_or(0));
        computed = computed.max(processes.iter().copied().map(self::computed).sum());
        if memory > limits.memory {
            fault = Some(Fault::Memory);
        } else if computed > limits.time || begun.elapsed() > limits.time * WAITING {
            fault = Some(Fault::Hang);
        }
        match fault {
            Some(_) => break end(&mut child),
            None => match child.try_wait().expect("a child can be waited for") {
                Some(status) => break Some(status),
                None => std::thread::sleep(PAUSE),
            },
        }
    };
    let time = begun.elapsed();
    let output: String = readers.into_iter().map(|reader| reader.join().unwrap_or_default()).collect();
    let code = status.and_then(|status| status.code());
    let crashed = code.is_none() || code == Some(101);
    Ended { code, output, fault: fault.or(crashed.then_some(Fault::Crash)), memory, time, computed }
}

/// Reads what a program writes, so that it need not wait.
fn drain(pipe: Option<impl std::io::Read + Send + 'static>) -> std::thread::JoinHandle<String> {
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        // What was written before the pipe broke is still worth showing.
        let _ = pipe.map(|mut pipe| pipe.read_to_end(&mut bytes));
        String::from_utf8_lossy(&bytes).into_owned()
    })
}

/// Ends a program and its children.
fn end(child: &mut Child) -> Option<ExitStatus> {
    for process in family(child.id()) {
        // One that has just ended by itself is as good.
        let _ = Command::new("kill").args(["-9", &process.to_string()]).stderr(Stdio::null()).status();
    }
    child.wait().ok()
}

/// Returns the peak of a process in bytes; 0 where the system does not tell.
fn peak(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kibibytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kibibytes.unwrap_or(0) << 10
}

/// Returns how long a process and those of its children that have ended computed; nothing where the system does not tell.
fn computed(process: u32) -> Duration {
    let status = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    // Behind the name, which may hold anything, in brackets: the 12th to the 15th word, in hundredths of a second.
    let words = status.rsplit_once(')').map_or("", |(_, words)| words).split_whitespace();
    let hundredths: u64 = words.skip(11).take(4).filter_map(|word| word.parse::<u64>().ok()).sum();
    Duration::from_millis(hundredths * 10)
}

/// Returns a process with its children and theirs.
fn family(process: u32) -> BTreeSet<u32> {
    let mut found = BTreeSet::new();
    let mut open = vec![process];
    while let Some(process) = open.pop() {
        if found.insert(process) {
            let threads = std::fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
            let children =
                threads.filter_map(|thread| std::fs::read_to_string(thread.path().join("children")).ok());
            open.extend(children.flat_map(|line| {
                line.split_whitespace().filter_map(|id| id.parse().ok()).collect::<Vec<u32>>()
            }));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell_for(milliseconds: u64, script: &str) -> Ended {
        let limits = Limits { time: Duration::from_millis(milliseconds), memory: 64 << 20 };
        run(Command::new("sh").args(["-c", script]), limits)
    }

    fn shell(script: &str) -> Ended {
        shell_for(700, script)
    }

    #[test]
    fn faults_are_seen() {
        assert_eq!((shell("echo a; exit 2").code, shell("echo a").fault), (Some(2), None));
        assert_eq!(shell("echo a; echo b >&2").output, "a\nb\n");
        assert_eq!(shell("kill -11 $$").fault, Some(Fault::Crash));
        for waiting in ["sleep 20", "(sleep 20) & wait"] {
            let ended = shell_for(100, waiting);
            assert_eq!(ended.fault, Some(Fault::Hang));
            assert!(ended.time >= Duration::from_secs(1), "{ended:?}");
        }
        let busy = shell_for(100, "while :; do :; done");
        assert_eq!(busy.fault, Some(Fault::Hang));
        assert!(busy.computed > Duration::ZERO, "{busy:?}");
        assert_eq!(shell("head -c 200000000 /dev/zero | tail").fault, Some(Fault::Memory));
    }
}

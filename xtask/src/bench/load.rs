//! Many connections that ask for one page again and again, by `wrk`.

use std::process::Command;

/// What went wrong, in words.
pub(super) type Result<T> = std::result::Result<T, String>;

/// What is asked for, of whom, and by whom.
pub(super) struct Load<'l> {
    /// `http://127.0.0.1:PORT`
    pub(super) address: &'l str,
    pub(super) path: &'l str,
    /// A header that says who asks; none where it is empty.
    pub(super) header: &'l str,
    /// Answers may be packed, as browsers say of all their questions.
    pub(super) packed: bool,
}

/// What was answered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Done {
    pub(super) requests: u64,
    pub(super) seconds: f64,
    /// Milliseconds that half of the answers took at most, and 95 of 100.
    pub(super) middle: f64,
    pub(super) at_95: f64,
}

/// Has `wrk` say what is read by [`done`].
const REPORT: &str = r#"
done = function(summary, latency)
  local e = summary.errors
  local wrong = e.connect + e.read + e.write + e.status + e.timeout
  print("REPORT", summary.requests, summary.duration, latency:percentile(50), latency:percentile(95), wrong)
end
"#;

impl Load<'_> {
    /// Asks for so many seconds.
    pub(super) fn run(&self, connections: u64, seconds: u64) -> Result<Done> {
        let script = std::env::temp_dir().join(format!("dondoc-bench-{}.lua", std::process::id()));
        std::fs::write(&script, REPORT).map_err(|why| format!("{}: {why}", script.display()))?;
        let mut wrk = Command::new("wrk");
        wrk.args(["--threads", "1", "--connections", &connections.to_string()]);
        wrk.args(["--duration", &format!("{seconds}s"), "--timeout", "20s", "--script"]).arg(&script);
        for header in [self.header, if self.packed { "accept-encoding: gzip" } else { "" }] {
            if !header.is_empty() {
                wrk.args(["--header", header]);
            }
        }
        let output = wrk.arg(format!("{}{}", self.address, self.path)).output();
        std::fs::remove_file(&script).ok();
        let output =
            output.map_err(|why| format!("wrk does not start ({why}): install Debian's package wrk"))?;
        let told = String::from_utf8_lossy(&output.stdout);
        done(&told).ok_or_else(|| format!("{}: {told}{}", self.path, String::from_utf8_lossy(&output.stderr)))
    }
}

/// Reads what was answered; `None` where some of it was no answer.
fn done(told: &str) -> Option<Done> {
    let line = told.lines().find_map(|line| line.strip_prefix("REPORT"))?;
    let numbers: Vec<f64> = line.split_whitespace().map(|word| word.parse().ok()).collect::<Option<_>>()?;
    let [requests, microseconds, middle, at_95, 0.0] = numbers.as_slice() else { return None };
    Some(Done {
        requests: *requests as u64,
        seconds: microseconds / 1e6,
        middle: middle / 1e3,
        at_95: at_95 / 1e3,
    })
}

/// Returns how many processes wanted a core in the last minute.
pub(super) fn average() -> String {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    load.split(' ').next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_counts_only_where_everything_was_answered() {
        let told = "Running 2s test\nREPORT\t3000\t2000000\t12500\t31000\t0\n";
        let read = Done { requests: 3000, seconds: 2.0, middle: 12.5, at_95: 31.0 };
        assert_eq!(done(told), Some(read));
        assert_eq!(done(&told.replace("\t0\n", "\t7\n")), None, "seven were no answers");
        assert_eq!(done("unable to connect"), None);
    }
}

//! Asks the worker process, waits no longer than it may take, and makes sense of how it ends.

use super::frame;
use super::work::{Answer, Request};
use crate::reader::Worker;
use crate::{Error, limits};
use std::io::Write as _;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::time::{Duration, Instant};

/// How a worker ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// It told everything.
    Whole,
    /// It was told to stop.
    Stopped,
    /// It crashed, or ran out of memory.
    Broken,
    /// It said nothing for too long.
    Silent,
}

/// Lets a worker answer a request. `tell` says whether more is wanted.
///
/// # Errors
///
/// `TimedOut` at the deadline; `NotConverted` if the worker cannot be started.
pub(super) fn ask(
    worker: &Worker,
    request: Request,
    bytes: &[u8],
    deadline: Deadline,
    tell: &mut dyn FnMut(Answer) -> bool,
) -> Result<End, Error> {
    let mut child = start(worker)?;
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let (sender, answers) = sync_channel(WAITING);
    std::thread::scope(|scope| {
        scope.spawn(move || {
            // A worker that ends early takes no more; how it ended is seen by its answers.
            input.and_then(|mut input| {
                frame::write(&mut input, &request).and_then(|()| input.write_all(bytes)).ok()
            })
        });
        scope.spawn(move || {
            let mut output = output?;
            while let Ok(answer) = frame::read(&mut output) {
                sender.send(answer).ok()?;
            }
            Some(())
        });
        let end = listen(&answers, deadline, tell);
        // Both threads wait for the worker: without it they end.
        stop(&mut child);
        drop(answers);
        end
    })
}

/// Answers that may wait to be taken: a page has some 200 KB.
const WAITING: usize = 4;

fn start(worker: &Worker) -> Result<Child, Error> {
    Command::new(&worker.program)
        .args(&worker.arguments)
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|_| Error::NotConverted { program: "dondoc" })
}

/// Ends a worker, whatever it is doing, and leaves no trace of it.
fn stop(child: &mut Child) {
    // Either fails only if it has ended already.
    let _ = child.kill();
    let _ = child.wait();
}

fn listen(
    answers: &Receiver<Answer>,
    deadline: Deadline,
    tell: &mut dyn FnMut(Answer) -> bool,
) -> Result<End, Error> {
    loop {
        match answers.recv_timeout(deadline.left()?.min(limits::SILENCE)) {
            Ok(Answer::Done) => return Ok(End::Whole),
            Ok(answer) => {
                if !tell(answer) {
                    return Ok(End::Stopped);
                }
            }
            Err(RecvTimeoutError::Disconnected) => return Ok(End::Broken),
            Err(RecvTimeoutError::Timeout) => return deadline.left().map(|_| End::Silent),
        }
    }
}

/// When the whole file must be read.
#[derive(Clone, Copy)]
pub(super) struct Deadline(Instant);

impl Deadline {
    /// Counts from now.
    #[expect(clippy::disallowed_methods, reason = "a limit of time needs a clock")]
    pub(super) fn new() -> Self {
        Self(Instant::now() + limits::PDF_TIME)
    }

    /// Returns the time that is left, or that there is none.
    #[expect(clippy::disallowed_methods, reason = "a limit of time needs a clock")]
    fn left(self) -> Result<Duration, Error> {
        let left = self.0.saturating_duration_since(Instant::now());
        if left.is_zero() { Err(Error::TimedOut { seconds: limits::PDF_TIME.as_secs() }) } else { Ok(left) }
    }
}

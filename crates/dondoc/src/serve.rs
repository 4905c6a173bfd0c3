//! `dondoc serve`: the pages of an office.

use crate::arguments::{LogForm, ServeArguments};
use crate::office;
use crate::problem::{Failure, Outcome, Problem};
use crate::session::Session;
use crate::{clock, files, worker};
use ::messages::Source;
use app::Office;
use jiff::civil::Date;
use server::{FollowUp, Papers, Settings, Site, Unreadable};
use std::io::Write as _;
use std::sync::Arc;
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

/// Serves the pages of the office until it is told to stop.
pub(crate) fn run(session: &Session, arguments: &ServeArguments) -> Result<Outcome, Failure> {
    let office = office::open(session)?;
    serve(session, office, arguments, session.today)
}

/// Serves the pages of an office, now or on a day that is taken for today.
pub(crate) fn serve(
    session: &Session,
    office: Office,
    arguments: &ServeArguments,
    today: Option<Date>,
) -> Result<Outcome, Failure> {
    let listen = arguments.listen;
    if !listen.ip().is_loopback() && !arguments.https && !arguments.plain_http {
        return Err(Problem::new("serve-not-safe").with("address", listen.to_string()).into());
    }
    listen_to_log(arguments.log);
    let papers =
        Papers { read: Box::new(read), words: Source { vi: papers::messages::VI, en: papers::messages::EN } };
    let follow_up = FollowUp::new(&office, clock::moment(today))
        .map_err(|error| office::told(session, Some(&office), &error))?;
    let settings = Settings { https: arguments.https, program_requests: arguments.program_requests() };
    let site = Arc::new(Site::new(office, Box::new(move || clock::moment(today)), papers, settings));
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind(listen).await.map_err(|error| {
            Problem::new("serve-not-listening")
                .with("address", listen.to_string())
                .with("reason", error.to_string())
        })?;
        let address = format!("http://{}", listener.local_addr()?);
        let told = session.messages.say("serve-listening", &[("address", address.into())]);
        writeln!(std::io::stdout(), "{told}")?;
        server::serve(site, follow_up, listener, stop()).await?;
        Ok(Outcome::Good)
    })
}

/// Writes the log to standard error: warnings, and with a form that was asked for each request too.
fn listen_to_log(form: Option<LogForm>) {
    let usual = if form.is_some() { "info" } else { "warn" };
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(usual));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // Where something listens to the log already, that one stays.
    let _ = match form {
        Some(LogForm::Json) => log.json().flatten_event(true).try_init(),
        Some(LogForm::Text) | None => log.try_init(),
    };
}

/// Reads a file that was sent, with the worker and the machines for scans that every verb uses.
fn read(name: &str, bytes: &[u8]) -> Result<blocks::Document, Unreadable> {
    let told = |problem: Problem| Unreadable { key: problem.key, arguments: problem.arguments };
    let read = std::panic::catch_unwind(|| worker::reader().read(name, bytes));
    match read {
        Ok(Ok(document)) => Ok(document),
        Ok(Err(error)) => Err(told(files::unreadable(name, &error))),
        Err(_) => Err(told(Problem::new("papers-error-damaged").with("file", name).with("part", ""))),
    }
}

/// Waits until the process is told to stop: Ctrl-C, or the service manager.
async fn stop() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminated) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupted => {}
                _ = terminated.recv() => {}
            }
            return;
        }
    }
    // Where signals cannot be heard, the process is killed.
    let _ = interrupted.await;
}

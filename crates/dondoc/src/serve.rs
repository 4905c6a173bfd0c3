//! `dondoc serve`: the pages of an office.

use crate::arguments::{LogForm, ServeArguments};
use crate::office;
use crate::problem::{Failure, Outcome, Problem};
use crate::session::Session;
use crate::{clock, files, worker};
use ::messages::Source;
use app::Office;
use jiff::civil::Date;
use papers::Step;
use server::{FollowUp, NotRead, Pace, Papers, Provider, Settings, Site, Unreadable};
use std::io::Write as _;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use tokio::net::TcpListener;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::fmt::layer;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

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
    let provider = Provider::of(&office).map_err(|error| office::told(session, Some(&office), &error))?;
    let settings = Settings { https: arguments.https, program_requests: arguments.program_requests() };
    let clock = Box::new(move || clock::moment(today));
    let site = Site::new(office, clock, papers, settings).with_provider(provider);
    let site = Arc::new(site.with_portal_host(arguments.portal_host.clone()));
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
    let usual = if form.is_some() { LevelFilter::INFO } else { LevelFilter::WARN };
    let wanted = std::env::var("RUST_LOG").ok().and_then(|wanted| wanted.parse::<Targets>().ok());
    let log =
        tracing_subscriber::registry().with(wanted.unwrap_or_else(|| Targets::new().with_default(usual)));
    let lines = layer().with_writer(std::io::stderr);
    // Where something listens to the log already, that one stays.
    match form {
        Some(LogForm::Json) => log.with(lines.json().flatten_event(true)).try_init().ok(),
        Some(LogForm::Text) | None => log.with(lines).try_init().ok(),
    };
}

/// Reads a file that was sent, with the worker and the machines for scans that every verb uses.
fn read(name: &str, bytes: &[u8], pace: Pace<'_>) -> Result<blocks::Document, NotRead> {
    let told =
        |problem: Problem| NotRead::Unreadable(Unreadable { key: problem.key, arguments: problem.arguments });
    let read = std::panic::catch_unwind(AssertUnwindSafe(|| match pace {
        Pace::AtOnce => worker::reader().hurried().read(name, bytes),
        Pace::Patient(tell) => {
            let watch = |step| match step {
                Step::Converting => {}
                Step::Seen { done, of } => tell(done as u64, of as u64),
            };
            worker::reader().watch(&watch).read(name, bytes)
        }
    }));
    match read {
        Ok(Ok(document)) => Ok(document),
        Ok(Err(papers::Error::Slow)) => Err(NotRead::Slow),
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
    interrupted.await.ok();
}

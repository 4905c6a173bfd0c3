//! Letters by SMTP.

use app::follow_up::NotDelivered;
use app::{Home, Mail, Security};
use lettre::message::Mailbox;
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::{Message, SmtpTransport, Transport as _};
use std::time::{Duration, SystemTime};
use store::Letter;
use uuid::Uuid;

/// How long one server may take to answer: less than an attempt is held for.
const PATIENCE: Duration = Duration::from_secs(60);

/// Takes letters to a server.
pub(super) struct Carrier {
    transport: SmtpTransport,
    from: Mailbox,
    domain: String,
}

/// Tells other programs that no person wrote this, so that none answers it (RFC 3834).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

impl Carrier {
    pub(super) fn new(home: &Home, mail: &Mail) -> Result<Self, app::Error> {
        let bad = |why: String| app::Error::BadFile { path: "dondoc.toml, [mail]".to_owned(), why };
        let from: Mailbox = mail.from.parse().map_err(|error| bad(format!("from: {error}")))?;
        let guard = || TlsParameters::new(mail.server.clone()).map_err(|error| bad(error.to_string()));
        let (tls, port) = match mail.security {
            Security::Starttls => (Tls::Required(guard()?), 587),
            Security::Tls => (Tls::Wrapper(guard()?), 465),
            Security::None => (Tls::None, 25),
        };
        let mut transport = SmtpTransport::builder_dangerous(&mail.server)
            .port(mail.port.unwrap_or(port))
            .timeout(Some(PATIENCE))
            .tls(tls);
        if let Some(account) = &mail.account {
            let file = mail.password_file.as_ref().ok_or_else(|| bad("password_file".to_owned()))?;
            transport = transport.credentials(Credentials::new(account.clone(), home.secret(file)?));
        }
        let domain = from.email.domain().to_owned();
        Ok(Self { transport: transport.build(), from, domain })
    }

    /// Hands a letter to the server. Its id is the same in every attempt: where the server had taken it and this one was
    /// stopped before it was noted, the reader's program can see that it is the same letter.
    pub(super) fn carry(&self, letter: &Letter) -> Result<(), NotDelivered> {
        let for_good = |why: String| NotDelivered { why, for_good: true };
        let to =
            letter.receiver.parse().map_err(|error| for_good(format!("{}: {error}", letter.receiver)))?;
        let made = u64::try_from(letter.made_at.0).unwrap_or(0);
        let id = format!("<{}@{}>", Uuid::from_bytes(letter.id), self.domain);
        let message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(&letter.subject)
            .date(SystemTime::UNIX_EPOCH + Duration::from_millis(made))
            .message_id(Some(id))
            .header(AutoSubmitted)
            .header(ContentType::TEXT_PLAIN)
            .body(letter.body.clone())
            .map_err(|error| for_good(error.to_string()))?;
        let sent = self.transport.send(&message);
        sent.map(drop).map_err(|error| NotDelivered { why: told(&error), for_good: error.is_permanent() })
    }
}

/// Returns an error with what lies below it.
fn told(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut below = error.source();
    while let Some(cause) = below {
        text.push_str(&format!(": {cause}"));
        below = cause.source();
    }
    text
}

//! Calls to another program: JSON by HTTP, signed, so that it knows who calls and that nobody changed or repeats it.

use app::follow_up::NotDelivered;
use app::{Home, Hook};
use hmac::{Hmac, KeyInit as _, Mac as _};
use ledger::Moment;
use sha2::Sha256;
use std::time::Duration;
use store::Letter;
use uuid::Uuid;

/// How long the other program may take to answer.
const PATIENCE: Duration = Duration::from_secs(30);
/// Letters of a secret at least: shorter ones can be tried out.
const SHORTEST_SECRET: usize = 16;

/// Takes calls to a program.
pub(super) struct Carrier {
    agent: ureq::Agent,
    url: String,
    secret: String,
}

impl Carrier {
    pub(super) fn new(home: &Home, hook: &Hook) -> Result<Self, app::Error> {
        let bad =
            |why: &str| app::Error::BadFile { path: "dondoc.toml, [hook]".to_owned(), why: why.to_owned() };
        if !(hook.url.starts_with("https://") || hook.url.starts_with("http://")) {
            return Err(bad("url: https://…"));
        }
        let secret = home.secret(&hook.secret_file)?;
        if secret.len() < SHORTEST_SECRET {
            return Err(bad("secret_file: 16+"));
        }
        let config = ureq::Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .max_redirects(0)
            .http_status_as_error(false)
            .build();
        Ok(Self { agent: config.into(), url: hook.url.clone(), secret })
    }

    pub(super) fn url(&self) -> &str {
        &self.url
    }

    /// Calls. `X-Dondoc-Id` is the same in every attempt; `X-Dondoc-Signature` is over the seconds, a dot and the body.
    pub(super) fn carry(&self, letter: &Letter, now: Moment) -> Result<(), NotDelivered> {
        let failed = |why: String| NotDelivered { why, for_good: false };
        let seconds = now.0 / 1000;
        let called = self
            .agent
            .post(&letter.receiver)
            .header("content-type", "application/json")
            .header("user-agent", "dondoc")
            .header("x-dondoc-id", Uuid::from_bytes(letter.id).to_string())
            .header("x-dondoc-time", seconds.to_string())
            .header("x-dondoc-signature", format!("v1={}", signature(&self.secret, seconds, &letter.body)))
            .send(letter.body.as_bytes());
        let answer = called.map_err(|error| failed(error.to_string()))?;
        if answer.status().is_success() { Ok(()) } else { Err(failed(format!("HTTP {}", answer.status()))) }
    }
}

/// Returns HMAC-SHA256 over the time and the body, in hexadecimal digits.
fn signature(secret: &str, seconds: i64, body: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("any length is a key");
    mac.update(format!("{seconds}.{body}").as_bytes());
    mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sent_is_signed_as_others_reckon_it() {
        // printf '%s' '1750000000.{"a":1}' | openssl dgst -sha256 -hmac 'a secret that is long'
        let signed = signature("a secret that is long", 1_750_000_000, "{\"a\":1}");
        assert_eq!(signed, "43db1f3af47a6bc7d40df9193de583ce4def0ca6216a7c97f9e607302c627d38");
        assert_ne!(signed, signature("a secret that is long", 1_750_000_001, "{\"a\":1}"), "the time counts");
    }
}

//! One attempt to sign in elsewhere: a secret that only the browser has, and what is made of it.

use axum_extra::extract::cookie::{Cookie, SameSite};
use serde::{Deserialize, Serialize};

/// The cookie that holds an attempt.
pub(crate) const COOKIE: &str = "dondoc_attempt";

/// What is made of the secret of an attempt, each of which tells nothing of the others.
#[derive(Clone, Copy)]
pub(crate) enum Made {
    /// What the provider sends back: who began is who comes.
    State,
    /// What stands in the token: it was made for this attempt.
    Nonce,
    /// What only who began can tell the provider: nobody else can use the code.
    Verifier,
}

/// An attempt. Who begins one and who comes back are the same browser, or the second one is not let in.
#[derive(Deserialize, Serialize)]
pub(crate) struct Attempt {
    secret: String,
    /// Where to go behind it, inside the site.
    pub(crate) to: String,
}

impl Attempt {
    /// Begins an attempt; `None` where the system has no random bytes.
    pub(crate) fn new(to: String) -> Option<Self> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).ok()?;
        Some(Self { secret: blake3::Hash::from_bytes(bytes).to_hex().to_string(), to })
    }

    /// Reads the cookie of an attempt.
    pub(crate) fn parse(cookie: &str) -> Option<Self> {
        serde_html_form::from_str(cookie).ok()
    }

    /// Returns the cookie. It comes back with whom the provider sends here, which `Strict` would forbid; the browser forgets it
    /// when it is closed.
    pub(crate) fn cookie(&self, https: bool) -> Cookie<'static> {
        Self::kept(serde_html_form::to_string(self).unwrap_or_default(), https)
    }

    /// Returns the cookie of an attempt that is over, to be removed.
    pub(crate) fn over(https: bool) -> Cookie<'static> {
        Self::kept(String::new(), https)
    }

    fn kept(written: String, https: bool) -> Cookie<'static> {
        Cookie::build((COOKIE, written))
            .path("/sign-in")
            .http_only(true)
            .secure(https)
            .same_site(SameSite::Lax)
            .build()
    }

    /// Returns what is made of the secret: 64 letters.
    pub(crate) fn made(&self, what: Made) -> String {
        let context = match what {
            Made::State => "dondoc 2026-11-21 sign-in state",
            Made::Nonce => "dondoc 2026-11-21 sign-in nonce",
            Made::Verifier => "dondoc 2026-11-21 sign-in verifier",
        };
        blake3::Hash::from_bytes(blake3::derive_key(context, self.secret.as_bytes())).to_hex().to_string()
    }

    /// Tells whether a provider sends back what this attempt began with.
    pub(crate) fn is_of(&self, state: &str) -> bool {
        let (began, came) = (blake3::hash(self.made(Made::State).as_bytes()), blake3::hash(state.as_bytes()));
        // Compared in a time that does not depend on what is alike.
        began == came
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attempt_comes_back_as_it_went() {
        let attempt = Attempt::new("/tasks?which=open&q=đôn đốc".to_owned()).expect("random bytes");
        let cookie = attempt.cookie(true).to_string();
        assert!(cookie.is_ascii() && cookie.contains("Secure") && cookie.contains("HttpOnly"), "{cookie}");
        let value = cookie.split(';').next().and_then(|pair| pair.split_once('=')).expect("a cookie").1;
        let back = Attempt::parse(value).expect("an attempt");
        assert_eq!(back.to, attempt.to);
        assert!(back.is_of(&attempt.made(Made::State)));
        assert!(!back.is_of(&attempt.made(Made::Nonce)) && !back.is_of(""));
        let other = Attempt::new(String::new()).expect("random bytes");
        assert!(!other.is_of(&attempt.made(Made::State)), "each attempt has its own");
    }
}

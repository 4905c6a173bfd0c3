//! Signing in elsewhere, at a provider that speaks OpenID Connect (docs/decisions/0010-openid-connect.md). What belongs to one
//! attempt is kept by the browser that makes it ([`Attempt`]), so that any of several servers may finish it. A program that
//! was built without the feature `oidc` knows no provider.

#![cfg_attr(not(feature = "oidc"), allow(dead_code, reason = "what needs it is left out"))]

mod attempt;
#[cfg(not(feature = "oidc"))]
mod none;
#[cfg(feature = "oidc")]
mod oidc;

pub(crate) use attempt::{Attempt, COOKIE};
#[cfg(not(feature = "oidc"))]
pub use none::Provider;
#[cfg(feature = "oidc")]
pub use oidc::Provider;

use serde::Deserialize;

/// Where a provider sends people back to.
pub(crate) const BACK: &str = "/sign-in/callback";

/// What a provider sends back with somebody (OpenID Connect Core 3.1.2.5, RFC 9207).
#[derive(Debug, Deserialize)]
pub(crate) struct Sent {
    /// By which it tells, once, who that is.
    pub(crate) code: Option<String>,
    /// The attempt that this belongs to.
    pub(crate) state: Option<String>,
    /// Why it does not let the person in.
    pub(crate) error: Option<String>,
    /// Who sends it.
    pub(crate) iss: Option<String>,
}

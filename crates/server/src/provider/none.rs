//! No provider: this program was built without the feature `oidc`.

use super::{Attempt, Sent};
use crate::fault::Fault;
use ::messages::Language;
use app::Office;
use app::identities::Shown;
use ledger::Moment;

/// A provider, of which there is none.
#[derive(Debug)]
pub enum Provider {}

impl Provider {
    /// Returns the provider that an office's configuration names.
    ///
    /// # Errors
    ///
    /// It names one, which this program cannot speak to.
    pub fn of(office: &Office) -> Result<Option<Self>, app::Error> {
        match office.home().oidc()? {
            None => Ok(None),
            Some(_) => Err(app::Error::BadFile {
                path: "dondoc.toml, [oidc]".to_owned(),
                why: "this program was built without OpenID Connect (feature oidc)".to_owned(),
            }),
        }
    }

    pub(crate) fn label(&self) -> Option<&str> {
        match *self {}
    }

    pub(crate) fn address(&self, _: &Attempt, _: Language, _: Moment) -> Result<String, Fault> {
        match *self {}
    }

    pub(crate) fn who(&self, _: &Attempt, _: &Sent, _: Moment) -> Result<Shown, Fault> {
        match *self {}
    }
}

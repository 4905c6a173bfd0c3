//! The folders of messages between bodies, which the server looks after by itself (docs/exchange.md).

use crate::site::{Pace, Site};
use ::messages::Language;
use app::exchange::Exchanged;

impl Site {
    /// Takes the messages that came and writes those that go, where that is configured and a minute has passed since the last
    /// time; `None` where it is not, or another server is at it.
    ///
    /// # Errors
    ///
    /// A folder or the database cannot be used, or the clerk in whose name messages are entered may not do it.
    pub fn look_after_exchange(&self) -> Result<Option<Exchanged>, app::Error> {
        let read = |name: &str, bytes: &[u8]| self.read(name, bytes, Pace::Patient(&|_, _| {})).ok();
        let words = |error: &app::Error| {
            let arguments = error.arguments();
            let arguments: Vec<_> =
                arguments.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
            // Who sent it reads Vietnamese.
            self.words(Language::Vi).say(error.key(), &arguments)
        };
        self.office.exchange_if_due(self.server, &read, &words, self.now())
    }
}

//! A kept report as it stands: the fold of its events.

use super::Entry;
use super::event::{Event, Kept};
use crate::event::effective;
use crate::{DocumentId, Moment};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A sending of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sending {
    /// To whom.
    pub to: String,
    /// On which day.
    pub on: Date,
    /// The document that it went out as.
    pub document: Option<DocumentId>,
}

/// A kept report as it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// What it is; `None` where there is no such report.
    pub kept: Option<Kept>,
    /// When it was kept.
    pub at: Option<Moment>,
    /// When it was sent to whom.
    pub sent: Vec<Sending>,
    /// What people wrote in place of drafted sentences, by the keys of these, with the drafts that they saw.
    pub texts: BTreeMap<String, (String, String)>,
    /// Why it counts no longer.
    pub withdrawn: Option<String>,
}

impl Report {
    /// Returns the report as it stands now; `entries` stand in the order in which they were recorded.
    pub fn now(entries: &[Entry]) -> Self {
        Self::known(entries, Moment::LAST)
    }

    /// Returns the report as it was known at a moment.
    pub fn known(entries: &[Entry], known_at: Moment) -> Self {
        let counted = effective(entries, Date::MAX, known_at).into_iter();
        counted.fold(Self::default(), Self::evolve)
    }

    fn evolve(mut self, entry: &Entry) -> Self {
        match &entry.event {
            Event::Kept { report } => {
                self.at = Some(entry.meta.recorded_at);
                self.kept = Some(report.as_ref().clone());
            }
            Event::Sent { to, document } => {
                self.sent.push(Sending { to: to.clone(), on: entry.meta.effective.day, document: *document });
            }
            Event::Written { key, drafted, text: Some(text) } => {
                self.texts.insert(key.clone(), (text.clone(), drafted.clone()));
            }
            Event::Written { key, text: None, .. } => {
                self.texts.remove(key);
            }
            Event::Withdrawn => self.withdrawn = Some(entry.meta.reason.clone().unwrap_or_default()),
        }
        self
    }
}

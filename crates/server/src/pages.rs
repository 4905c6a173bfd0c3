//! The pages, one file for each URL.

pub(crate) mod account;
pub(crate) mod administration;
pub(crate) mod briefing;
pub(crate) mod changes;
pub(crate) mod desk;
pub(crate) mod document;
pub(crate) mod documents;
pub(crate) mod dossier;
pub(crate) mod dossiers;
pub(crate) mod drafts;
pub(crate) mod event_dates;
pub(crate) mod feed;
pub(crate) mod figures;
pub(crate) mod help;
pub(crate) mod jobs;
pub(crate) mod language;
pub(crate) mod me;
pub(crate) mod notices;
pub(crate) mod provider;
pub(crate) mod reports;
pub(crate) mod search;
pub(crate) mod sign_in;
pub(crate) mod task;
pub(crate) mod tasks;
pub(crate) mod units;

//! The words of the ledger: refusals by their keys, `standing-NAME`, `stage-NAME`, `flag-NAME`, `role-NAME`, `event-NAME`.

/// The catalogue in Vietnamese (Fluent).
pub const VI: &str = include_str!("../messages/vi.ftl");

/// The catalogue in English (Fluent).
pub const EN: &str = include_str!("../messages/en.ftl");

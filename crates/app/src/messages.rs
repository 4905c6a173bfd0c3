//! Why a use case did not go through: the keys of [`crate::Error::key`], and what to do (`-help`).

/// The catalogue in Vietnamese (Fluent).
pub const VI: &str = include_str!("../messages/vi.ftl");

/// The catalogue in English (Fluent).
pub const EN: &str = include_str!("../messages/en.ftl");

/// The catalogue of findings in Vietnamese: `finding-NAME`, `finding-NAME-help`.
pub const FINDINGS_VI: &str = directive::messages::VI;

/// The catalogue of findings in English.
pub const FINDINGS_EN: &str = directive::messages::EN;

//! The catalogue of findings: sentences and what to do, keys `finding-CODE` and `finding-CODE-help`.

/// The catalogue in Vietnamese (Fluent).
pub const VI: &str = include_str!("../messages/vi.ftl");

/// The catalogue in English (Fluent).
pub const EN: &str = include_str!("../messages/en.ftl");

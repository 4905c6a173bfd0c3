//! What is to be said about a PDF: the keys of [`crate::Error::key`] and [`crate::Warning::key`], and what to do (`-help`).

/// The catalogue in Vietnamese (Fluent).
pub const VI: &str = include_str!("../messages/vi.ftl");

/// The catalogue in English (Fluent).
pub const EN: &str = include_str!("../messages/en.ftl");

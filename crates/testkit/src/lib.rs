//! Shared test material: Markdown specs that a clerk can read, the corpus of documents with their readings.
//!
//! Only for tests: `cargo xtask tidy` refuses it as an ordinary dependency.

pub mod corpus;
pub mod spec;

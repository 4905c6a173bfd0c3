//! Shared test material: Markdown specs that a clerk can read, the corpus of documents with their readings, notices in every form,
//! damaged files, programs watched while they run, a PostgreSQL of a test's own.
//!
//! Only for tests: `cargo xtask tidy` refuses it as an ordinary dependency.

#![expect(clippy::panic, reason = "test material: a missing spec must fail the test that wants it")]

pub mod corpus;
pub mod damage;
pub mod forms;
pub mod postgres;
pub mod spec;
pub mod watch;

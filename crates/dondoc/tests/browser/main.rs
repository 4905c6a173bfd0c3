//! The pages in a real browser (Chromium without a window), on the program as an office runs it: the whole story with
//! scripts, without them and by keyboard alone; no barrier that axe-core knows; no page that scrolls sideways; the
//! pictures of the README.
//!
//! Where Chromium, its driver or axe-core are missing the tests are left out, which fails them where `CI` is set.

#![expect(clippy::panic, reason = "a test that cannot go on says where it is")]

mod axe;
mod door;
mod driver;
mod looks;
mod office;
mod story;

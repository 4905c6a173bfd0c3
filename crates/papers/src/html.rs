//! Pages of the web (.html, .htm, .xhtml) and archives of one (.mht, as Word saves it): text as a browser shows it.
//!
//! ```text
//! bytes -> archive (the page of an .mht) -> charset -> tree (html5ever) -> walk (looks, lists, tables) -> flow -> blocks
//! ```
//!
//! Left out are what a browser does not show, the marks of notes inside sentences, comments that Word keeps, and the
//! furniture of a site (menus, heads and feet of pages) where the page says which part is its content. Styles count as far
//! as they say how words look or that they are hidden: in `style`, and in rules for a tag, a class or both.

mod archive;
mod attributes;
mod charset;
mod content;
mod css;
mod lists;
mod names;
mod sniff;
mod tables;
mod tree;
mod walk;

use crate::{Error, flow};
use blocks::Document;
pub(crate) use sniff::{is_archive, is_page};

/// Reads a page.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, Error> {
    flow::document(of_page(bytes, None)?)
}

/// Reads the page that an archive holds.
pub(crate) fn read_archive(bytes: &[u8]) -> Result<Document, Error> {
    flow::document(of_archive(bytes)?)
}

/// Returns the paragraphs and tables of a page, or of the archive of one.
pub(crate) fn nodes(bytes: &[u8]) -> Result<Vec<flow::Node>, Error> {
    if is_archive(bytes) { of_archive(bytes) } else { of_page(bytes, None) }
}

fn of_archive(bytes: &[u8]) -> Result<Vec<flow::Node>, Error> {
    let page = archive::page(bytes).ok_or_else(|| crate::archive::damaged("text/html"))?;
    of_page(&page.bytes, page.charset.as_deref())
}

fn of_page(bytes: &[u8], charset: Option<&str>) -> Result<Vec<flow::Node>, Error> {
    // The tree of a large page is gone before its blocks are made.
    walk::nodes(&tree::parse(&charset::decode(bytes, charset)?)?)
}

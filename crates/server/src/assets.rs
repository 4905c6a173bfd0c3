//! The style sheet and the script, carried by the program. Their addresses change with their content, so that browsers
//! keep them for a year.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use std::sync::LazyLock;

const STYLE: &str = include_str!("../assets/dondoc.css");
const SCRIPT: &str = include_str!("../assets/dondoc.js");
/// What papers look like: made of the layout that files are written by.
static PAPER: LazyLock<String> = LazyLock::new(forms::html::style_sheet);
const ICON: &str = include_str!("../assets/icon.svg");

/// The address of the style sheet.
pub(crate) static STYLE_ADDRESS: LazyLock<String> = LazyLock::new(|| address(STYLE, "dondoc.css"));
/// The address of the script.
pub(crate) static SCRIPT_ADDRESS: LazyLock<String> = LazyLock::new(|| address(SCRIPT, "dondoc.js"));
/// The address of the style sheet of papers.
pub(crate) static PAPER_ADDRESS: LazyLock<String> = LazyLock::new(|| address(&PAPER, "paper.css"));

fn address(text: &str, name: &str) -> String {
    let hash = blake3::hash(text.as_bytes()).to_hex();
    format!("/assets/{}-{name}", hash.get(..10).unwrap_or_default())
}

/// Sends an asset.
pub(crate) async fn send(Path(name): Path<String>) -> Response {
    let wanted = name.split_once('-').map_or(name.as_str(), |(_, name)| name);
    let (media, text) = match wanted {
        "dondoc.css" => ("text/css; charset=utf-8", STYLE),
        "paper.css" => ("text/css; charset=utf-8", PAPER.as_str()),
        "dondoc.js" => ("text/javascript; charset=utf-8", SCRIPT),
        "icon.svg" => ("image/svg+xml", ICON),
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    let headers = [("content-type", media), ("cache-control", "public, max-age=31536000, immutable")];
    (headers, text).into_response()
}

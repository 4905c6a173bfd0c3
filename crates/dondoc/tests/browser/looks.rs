//! The pictures of the README, made by a test: `UPDATE=1 cargo test -p dondoc --test browser looks` renews them.

use crate::driver::{Eyes, Window};
use crate::office::Office;

const DOCS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs");

/// Fewer bytes than this are no picture of a page.
const LEAST: usize = 20_000;

#[tokio::test(flavor = "multi_thread")]
async fn the_pictures_of_the_readme_are_of_these_pages() {
    let office = Office::serve();
    let Some(window) = Window::open(&office.address, Eyes::default()).await else { return };
    window.sign_in("van-thu").await;
    window.go("/documents").await;
    let notice = concat!(env!("CARGO_MANIFEST_DIR"), "/../../samples/forms/giao-ban-thang-3/notice.docx");
    window.choose("form.upload input[type=file]", std::path::Path::new(notice)).await;
    window.click("form.upload button").await;
    window.find(".room .card").await;
    keep(&window, "reading-room").await;
    window.go("/").await;
    keep(&window, "desk").await;
    window.close().await;
}

/// Looks whether there is a picture in the docs, and renews it where that is asked for.
async fn keep(window: &Window, name: &str) {
    let picture = window.picture().await;
    assert!(picture.len() > LEAST, "{name}: an empty page");
    let path = format!("{DOCS}/{name}.png");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &picture).expect("written");
    }
    let kept = std::fs::read(&path).unwrap_or_default();
    assert!(kept.len() > LEAST, "{path} is missing: UPDATE=1 cargo test -p dondoc --test browser looks");
}

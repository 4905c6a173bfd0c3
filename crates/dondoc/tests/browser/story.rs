//! A notice becomes tasks that are taken on, reported, given more time, done and counted: by the mouse with scripts and
//! without them, and by keyboard alone.

use crate::driver::{Eyes, Window};
use crate::office::Office;
use std::io::{Cursor, Write as _};
use std::path::Path;

/// A notice of our own for the invented province, given on the last day of its story.
const NOTICE: &[&str] = &[
    "SỞ KHOA HỌC VÀ CÔNG NGHỆ TỈNH LAM GIANG",
    "Số: 71/TB-SKHCN",
    "Lam Giang, ngày 25 tháng 6 năm 2025",
    "THÔNG BÁO",
    "Kết luận của Giám đốc Sở tại cuộc họp giao ban tháng 6 năm 2025",
    "1. Phòng Quản lý Khoa học chủ trì, phối hợp với Phòng Kế hoạch - Tài chính xây dựng kế hoạch kiểm tra các đề tài cấp tỉnh, \
     trình Giám đốc Sở trước ngày 31/7/2025.",
    "2. Văn phòng Sở rà soát quy chế làm việc, báo cáo Giám đốc Sở trong tháng 7/2025.",
];

/// Returns paragraphs as a Word file.
fn docx(paragraphs: &[&str]) -> Vec<u8> {
    let paragraphs: String =
        paragraphs.iter().map(|text| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")).collect();
    let body = format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{paragraphs}</w:body></w:document>"
    );
    let mut packed = zip::ZipWriter::new(Cursor::new(Vec::new()));
    packed.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).expect("a part");
    packed.write_all(body.as_bytes()).expect("a part");
    packed.finish().expect("a file").into_inner()
}

/// The form of a command on the page of a task.
fn form(command: &str) -> String {
    format!("aside form:has(input[name=command][value={command}])")
}

/// Gives a command that needs more than a click: opens its form, fills it, sends it.
async fn give(window: &Window, command: &str, fields: &[(&str, &str)]) {
    let form = form(command);
    window.click(&format!("aside details:has(input[name=command][value={command}]) > summary")).await;
    for (name, value) in fields {
        let css = format!("{form} [name={name}]");
        if value.len() == 10 && value.starts_with("20") {
            window.fill_day(&css, value).await;
        } else {
            window.fill(&css, value).await;
        }
    }
    window.click(&format!("{form} button")).await;
    window.find(".notice.done").await;
}

/// Returns how many tasks were given in all, as the figures say.
async fn given(window: &Window) -> u64 {
    window.go("/figures").await;
    let total = window.find("tfoot td.number a").await.text().await.expect("a number");
    total.parse().expect("a number")
}

async fn story(eyes: Eyes) {
    let office = Office::serve();
    let Some(clerk) = Window::open(&office.address, eyes).await else { return };
    clerk.sign_in("van-thu").await;
    let before = given(&clerk).await;

    clerk.go("/documents").await;
    let folder = tempfile::tempdir().expect("a folder");
    let notice = folder.path().join("thong-bao-71.docx");
    std::fs::write(&notice, docx(NOTICE)).expect("written");
    clerk.choose("form.upload input[type=file]", &notice).await;
    clerk.click("form.upload button").await;
    clerk.find(".room .card").await;
    let document = clerk.path().await;
    let mark = clerk.find(".paper .read").await.text().await.expect("words");
    assert!(!mark.is_empty(), "what was read is marked in the text");
    let proposals = clerk.all(".card form:has(input[value=assign])").await.len();
    assert!(proposals > 1, "there are proposals");
    clerk.click(".card form:has(input[value=assign]) button").await;
    clerk.wait_for(".card form:has(input[value=assign])", proposals - 1).await;
    assert_eq!(given(&clerk).await, before + 1);

    // The task that was just given is the last of the list of the unit that leads it.
    clerk.go(document.split('?').next().expect("a path")).await;
    let task = clerk.find(".card:not(:has(input[value=assign])) a[href^='/tasks/']").await;
    let task = task.attr("href").await.expect("a link").expect("a link");
    clerk.go(&task).await;
    assert_eq!(clerk.find("dl.facts dd").await.text().await.expect("a unit"), "Phòng QLKH");
    let head = Window::open(&office.address, eyes).await.expect("another window");
    head.sign_in("trinh-quoc-bao").await;
    head.go(&task).await;
    head.click(&format!("{} button", form("accept"))).await;
    head.find(".notice.done").await;
    give(&head, "report-progress", &[("words", "đã lấy ý kiến các phòng"), ("percent", "40")]).await;
    assert!(head.text().await.contains("đã lấy ý kiến các phòng"));
    give(&head, "ask-extension", &[("until", "2025-08-29"), ("reason", "chờ số liệu của các xã")]).await;

    let director = Window::open(&office.address, eyes).await.expect("another window");
    director.sign_in("le-hoang-phuc").await;
    director.go("/tasks?which=asked").await;
    assert!(director.find(&format!("a[href='{task}']")).await.is_displayed().await.expect("seen"));
    director.go(&task).await;
    give(&director, "grant-extension", &[]).await;
    assert!(director.text().await.contains("29/08/2025"), "the new day");
    head.go(&task).await;
    give(&head, "submit-result", &[("number", "15/KH-SKHCN"), ("words", "Kế hoạch đã ban hành")]).await;
    director.go(&task).await;
    director.click(&format!("{} button", form("confirm-result"))).await;
    director.find(".notice.done").await;
    assert!(director.find(".standing").await.text().await.expect("a standing").contains("xong"));
    assert_eq!(given(&director).await, before + 1, "still counted once");
    for window in [clerk, head, director] {
        window.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_story_with_scripts() {
    story(Eyes::default()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_story_without_scripts() {
    story(Eyes { scripts: false, ..Eyes::default() }).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clerk_confirms_a_notice_by_keyboard_alone() {
    let office = Office::serve();
    let Some(window) = Window::open(&office.address, Eyes::default()).await else { return };
    window.go("/sign-in").await;
    let (tab, enter) = ("\u{e004}", "\u{e007}");
    window.press(&format!("{tab}van-thu{tab}{}{enter}", crate::office::PASSWORD)).await;
    window.find("details.who").await;
    // The first stop leads past the head of the page.
    window.press(tab).await;
    let first = window.ask("return document.activeElement.className").await;
    assert_eq!(first, "skip");

    window.go("/documents").await;
    let notice = concat!(env!("CARGO_MANIFEST_DIR"), "/../../samples/forms/giao-ban-thang-3/notice.docx");
    window.choose("form.upload input[type=file]", Path::new(notice)).await;
    window.ask("document.querySelector('form.upload button').focus()").await;
    window.press(enter).await;
    window.find(".room .card").await;
    let clear = "form:has(input[value=assign])";
    let mut waiting = window.all(&format!(".card {clear}")).await.len();
    assert!(waiting > 3, "{waiting}");
    // Past the first one, which is come back to at the end.
    window.press("j").await;
    while waiting > 0 {
        // Behind a confirmation the next proposal has the focus.
        window.wait_for(&format!(".card.lit {clear}"), 1).await;
        window.press("c").await;
        window.wait_for(&format!(".card {clear}"), waiting - 1).await;
        waiting -= 1;
    }
    window.press("/").await;
    let focus = window.ask("return document.activeElement.id").await;
    assert_eq!(focus, "search", "a slash goes to the search");
    window.close().await;
}

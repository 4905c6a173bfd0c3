//! The public door on a telephone: from an empty browser to a proposal with two files and its status, without scripts; no page on
//! the way has a barrier, or scrolls sideways.

use crate::axe::{axe, barriers};
use crate::driver::{Eyes, Window};
use crate::office::{OFFERED, Office};
use std::path::PathBuf;
use std::time::Duration;
use tempfile::TempDir;

const PHONE: u32 = 390;

/// Two files that somebody has on a telephone.
struct Papers {
    proposal: PathBuf,
    picture: PathBuf,
    _folder: TempDir,
}

impl Papers {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let (proposal, picture) =
            (folder.path().join("phiếu đề xuất.pdf"), folder.path().join("máy sấy.png"));
        std::fs::write(&proposal, b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n")
            .expect("written");
        std::fs::write(&picture, b"\x89PNG\r\n\x1a\n0000").expect("written");
        Self { proposal, picture, _folder: folder }
    }
}

/// Fills in what is about the proposal.
async fn fill(window: &Window) {
    for (name, text) in [
        ("name", "Hợp tác xã Sơn Hà"),
        ("subject", "Máy sấy nông sản bằng năng lượng mặt trời"),
        ("field-dien-thoai", "0900 000 000"),
        ("field-noi-ung-dung", "Huyện Sơn Hà"),
    ] {
        window.fill(&format!("[name={name}]"), text).await;
    }
    window.select("[name=field-loai-hinh]", "Đề tài").await;
}

/// Who fills in a form takes longer than a program.
async fn take_time() {
    tokio::time::sleep(Duration::from_millis(2_500)).await;
}

async fn code(window: &Window) -> String {
    window.find(".receipt-code strong").await.text().await.expect("a code")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proposal_with_two_files_comes_from_a_telephone_without_scripts() {
    let (office, papers) = (Office::serve(), Papers::new());
    let eyes = Eyes { scripts: false, width: PHONE, ..Eyes::default() };
    let Some(window) = Window::open(&office.address, eyes).await else { return };
    window.go("/portal").await;
    window.click(&format!("a[href='/portal/send/{OFFERED}']")).await;
    window.find("[name=ticket]").await;
    fill(&window).await;
    window.choose("[name=paper-phieu-de-xuat]", &papers.proposal).await;
    window.choose("[name=paper-tai-lieu]", &papers.picture).await;
    take_time().await;
    window.click("button.main").await;
    window.find("[name=step][value=send]").await;
    let review = window.text().await;
    for said in ["Hợp tác xã Sơn Hà", "phiếu đề xuất.pdf", "máy sấy.png", "0900 000 000"] {
        assert!(review.contains(said), "{said}: {review}");
    }
    // What is wrong is changed: everything is still there.
    window.click("[name=step][value=change]").await;
    window.find("[name=drop]").await;
    window.fill("[name=field-noi-ung-dung]", "Huyện Sơn Hà và Lam Thủy").await;
    window.click("button.main").await;
    window.find("[name=step][value=send]").await;
    window.click("[name=step][value=send]").await;
    let code = code(&window).await;
    let receipt = window.text().await;
    assert!(receipt.contains("Phiếu đề xuất nhiệm vụ (1 tệp"), "{receipt}");
    assert!(receipt.contains("Tài liệu kèm theo (1 tệp"), "{receipt}");
    // Another day, the code is typed in small letters.
    window.go("/portal/status").await;
    window.fill("[name=code]", &code.to_lowercase()).await;
    window.click("button.main").await;
    window.find("form[action='/portal/receipt']").await;
    let status = window.text().await;
    assert!(status.contains("Tiếp nhận đề xuất, đề xuất đặt hàng"), "{status}");
    // In English, by a switch.
    window.go("/portal").await;
    window.click("form[action='/language'] button").await;
    window.find("html[lang=en]").await;
    assert!(window.text().await.contains("Send a dossier or a proposal"));
    window.close().await;
    // The office sees it in the register.
    let Some(window) = Window::open(&office.address, Eyes::default()).await else { return };
    window.sign_in("van-thu").await;
    window.go(&format!("/dossiers/{OFFERED}?words=năng lượng mặt trời")).await;
    window.click("td.words a").await;
    window.find("a.file").await;
    let dossier = window.text().await;
    assert!(dossier.contains("Hợp tác xã Sơn Hà") && dossier.contains("Lam Thủy"), "{dossier}");
    window.close().await;
}

/// Looks at the page that the window shows.
async fn look(window: &Window, axe: &str, name: &str, faults: &mut Vec<String>) {
    let wide = window.ask("return Math.max(document.documentElement.scrollWidth, innerWidth)").await;
    if wide.as_u64() != Some(u64::from(PHONE)) {
        faults.push(format!("{name}: {wide} points wide"));
    }
    faults.extend(barriers(window, axe).await.into_iter().map(|fault| format!("{name}: {fault}")));
    let scripts = window.all("script").await.len();
    // The page that says that there is nothing is that of everybody.
    if scripts > 0 && !name.starts_with("closed") {
        faults.push(format!("{name}: {scripts} scripts"));
    }
    // `PICTURES=/tmp/x` keeps what is looked at, for eyes.
    if let Some(folder) = std::env::var_os("PICTURES") {
        let path = PathBuf::from(folder).join(format!("{name}.png"));
        std::fs::write(path, window.picture().await).expect("written");
    }
}

async fn the_way(dark: bool) {
    let (office, papers, Some(axe)) = (Office::serve(), Papers::new(), axe()) else { return };
    let eyes = Eyes { width: PHONE, dark, ..Eyes::default() };
    let Some(window) = Window::open(&office.address, eyes).await else { return };
    let mut faults = Vec::new();
    let name = |step: &str| format!("{step}-{}", if dark { "dark" } else { "light" });
    for (step, path) in [
        ("list", "/portal"),
        ("commitments", "/portal/commitments"),
        ("ask", "/portal/status"),
        ("closed", "/portal/send/to-cao"),
    ] {
        window.go(path).await;
        look(&window, axe, &name(step), &mut faults).await;
    }
    window.go(&format!("/portal/send/{OFFERED}")).await;
    look(&window, axe, &name("form"), &mut faults).await;
    // What the browser would say itself is left to the server.
    window.ask("document.querySelector('form.stack').noValidate = true").await;
    window.fill("[name=subject]", &"Máy sấy nông sản dài ".repeat(12)).await;
    window.choose("[name=paper-tai-lieu]", &papers.picture).await;
    take_time().await;
    window.click("button.main").await;
    window.find(".field.wrong").await;
    look(&window, axe, &name("wrong"), &mut faults).await;
    window.ask("document.querySelector('[name=subject]').value = ''").await;
    fill(&window).await;
    window.choose("[name=paper-phieu-de-xuat]", &papers.proposal).await;
    window.click("button.main").await;
    window.find("[name=step][value=send]").await;
    look(&window, axe, &name("review"), &mut faults).await;
    window.click("[name=step][value=send]").await;
    let code = code(&window).await;
    look(&window, axe, &name("receipt"), &mut faults).await;
    window.click("button.main").await;
    window.find("form[action='/portal/receipt']").await;
    look(&window, axe, &name("status"), &mut faults).await;
    office.ask_for_more("Bổ sung thuyết minh kinh phí.");
    window.go("/portal/status").await;
    window.fill("[name=code]", &code).await;
    window.click("button.main").await;
    window.find(".asked").await;
    look(&window, axe, &name("asked"), &mut faults).await;
    take_time().await;
    window.choose("[name=paper-tai-lieu]", &papers.proposal).await;
    window.click(".asked button.main").await;
    window.find(".notice.done").await;
    look(&window, axe, &name("supplemented"), &mut faults).await;
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_page_of_the_door_has_a_barrier_in_light_colours() {
    the_way(false).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_page_of_the_door_has_a_barrier_in_dark_colours() {
    the_way(true).await;
}

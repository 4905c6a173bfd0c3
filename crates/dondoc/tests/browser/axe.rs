//! No page has a barrier that axe-core knows, in light or dark; no page scrolls sideways on a phone, or enlarged.

use crate::driver::{Eyes, Window};
use crate::office::{OFFERED, Office};
use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

/// The version of axe-core, as the registry of npm has it, and what its package hashes to.
const AXE: &str = "4.14.1";
const AXE_HASH: &str = "556bd81bbcd739b05afccc85c300245b35d01c2be5e9e4af2d631409034024e9";

/// The rules that are asked for: WCAG 2.2, levels A and AA.
const RULES: &str = "['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa']";

/// Returns axe-core, fetched from the registry once; `None` where there is no network, which fails the test in CI.
pub(crate) fn axe() -> Option<&'static str> {
    static AXE_CORE: OnceLock<Option<String>> = OnceLock::new();
    AXE_CORE.get_or_init(fetched).as_deref()
}

fn fetched() -> Option<String> {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("axe-core-{AXE}"));
    let script = folder.join("package/axe.min.js");
    if !script.exists() {
        std::fs::create_dir_all(&folder).expect("a folder");
        let package = folder.join("package.tgz");
        let address = format!("https://registry.npmjs.org/axe-core/-/axe-core-{AXE}.tgz");
        let fetched = Command::new("curl")
            .args(["-sSfL", "--max-time", "120", "-o"])
            .arg(&package)
            .arg(address)
            .status();
        if !fetched.is_ok_and(|status| status.success()) {
            assert!(std::env::var_os("CI").is_none(), "axe-core cannot be fetched from registry.npmjs.org");
            eprintln!("axe-core cannot be fetched: this test is left out");
            return None;
        }
        let hash = blake3::hash(&std::fs::read(&package).expect("fetched")).to_hex().to_string();
        assert_eq!(hash, AXE_HASH, "the package is the one that was looked at");
        let unpacked = Command::new("tar").arg("-xzf").arg(&package).arg("-C").arg(&folder).status();
        assert!(unpacked.expect("tar runs").success());
    }
    Some(std::fs::read_to_string(script).expect("unpacked"))
}

/// The procedure whose register and dossiers are looked at.
const PROCEDURE: &str = "danh-gia-nhiem-vu-ngoai-ngan-sach";

/// Takes a dossier in and returns the address of its page.
async fn dossier(window: &Window) -> String {
    window.go(&format!("/dossiers/{PROCEDURE}")).await;
    window
        .ask(
            "const form = document.querySelector('details.command form');
             form.querySelector('[name=subject]').value = 'Máy sấy nông sản';
             form.querySelector('[name=party-to-chuc]').value = 'Công ty Minh Phát';
             form.querySelector('[name=field-noi-nop]').selectedIndex = 1;
             form.submit()",
        )
        .await;
    window.find("article.dossier").await;
    let address = window.ask("return location.pathname").await;
    address.as_str().expect("an address").to_owned()
}

/// Receives a citizen, and returns the address of the page on which the data of who came are erased; that of the list for who does not
/// come there.
async fn person(window: &Window) -> String {
    window.go("/dossiers/tiep-cong-dan").await;
    window
        .ask(
            "const form = document.querySelector('details.command form');
             form.querySelector('[name=subject]').value = 'Kiến nghị về giấy chứng nhận';
             form.querySelector('[name=party-cong-dan]').value = 'Nguyễn Văn Thử';
             form.querySelector('[name=field-hinh-thuc]').selectedIndex = 1;
             form.submit()",
        )
        .await;
    window.find("article.dossier").await;
    window.go("/administration/people").await;
    let link = "const link = document.querySelector('td.words a[href^=\"/administration/people/\"]');
                return link ? link.getAttribute('href') : '/administration/people'";
    window.ask(link).await.as_str().expect("an address").to_owned()
}

/// Announces an event that deadlines hang on, lets the task hang on it, and returns the address of its page.
async fn event_date(window: &Window, task: &str) -> String {
    window.go("/event-dates").await;
    // It was announced before, or the visitor may not.
    let known = window
        .ask(
            "const rows = [...document.querySelectorAll('td a[href^=\"/event-dates/\"]')];
             return rows.find((row) => row.textContent.includes('thứ 30'))?.pathname",
        )
        .await;
    if let Some(known) = known.as_str() {
        return known.to_owned();
    }
    let form = window.ask("return !!document.querySelector('details.command form')").await;
    if form.as_bool() != Some(true) {
        return "/event-dates".to_owned();
    }
    window
        .ask(
            "const form = document.querySelector('details.command form');
             form.querySelector('[name=name]').value = 'Kỳ họp thứ 30 HĐND tỉnh';
             form.querySelector('[name=day]').value = '2025-12-10';
             form.submit()",
        )
        .await;
    window.find("ol.story").await;
    let address = window.ask("return location.pathname").await;
    window.go(&format!("/tasks/{task}")).await;
    window
        .ask(
            "const form = document.querySelector('[name=command][value=hang]').form;
             form.querySelector('[name=event_date]').selectedIndex = 1;
             form.submit()",
        )
        .await;
    window.find("a[href^='/event-dates/']").await;
    address.as_str().expect("an address").to_owned()
}

/// Returns the addresses of a list and of the pages that its first and its last row lead to, where the visitor sees rows.
async fn list(window: &Window, address: &str) -> Vec<String> {
    window.go(address).await;
    let script = format!(
        "return [...document.querySelectorAll('td a[href^=\"{address}/\"]')].map((row) => row.pathname)"
    );
    let rows = window.ask(&script).await;
    let rows: Vec<&str> = rows.as_array().into_iter().flatten().filter_map(|row| row.as_str()).collect();
    let ends = rows.first().into_iter().chain(rows.last().filter(|last| rows.first() != Some(*last)));
    std::iter::once(address).chain(ends.copied()).map(str::to_owned).collect()
}

/// The registers in which the story has dossiers; everybody who looks sees missions.
const REGISTERS: [&str; 3] = [MISSIONS, "/dossiers/nghi-quyet-hdnd-tinh", "/dossiers/cam-ket-don-vi"];
const MISSIONS: &str = "/dossiers/nhiem-vu-khcn-cap-tinh";

/// Returns the address of every page that somebody gets, with something for each of its parts.
async fn pages(window: &Window) -> Vec<String> {
    window.go("/tasks?which=open").await;
    let link = window.find("td.words a[href^='/tasks/']").await.attr("href").await.expect("a link");
    let task = link.expect("a link").trim_start_matches("/tasks/").to_owned();
    window.go(&format!("/tasks/{task}")).await;
    let link = window.find("figure.quote a[href^='/documents/']").await.attr("href").await.expect("a link");
    let document = link.expect("a link");
    let document = document.trim_start_matches("/documents/").split('#').next().expect("an id").to_owned();
    let page = |route: &&server::Route| {
        let file = [
            "/export/",
            "/file",
            "/assets/",
            "/healthz",
            "/readyz",
            "/metrics",
            "/api/",
            "/feeds/",
            "/welcome/",
        ];
        route.method == "GET" && !file.iter().any(|part| route.path.contains(part))
    };
    let of = |route: &server::Route| {
        let id = if route.path.starts_with("/documents") { &document } else { &task };
        let path = route.path.replace("{id}", id).replace("{report}", "bao-cao-6-thang");
        let path = path.replace("/portal/send/{procedure}", &format!("/portal/send/{OFFERED}"));
        path.replace("{procedure}", PROCEDURE).replace("{code}", "NV-DH").replace("{period}", "2024-Q4")
    };
    let dossier = dossier(window).await;
    let event_date = event_date(window, &task).await;
    let person = person(window).await;
    let routes = server::routes();
    let mut pages: Vec<String> = routes.iter().filter(page).map(of).collect();
    pages.extend([dossier, event_date, person]);
    // Dossiers that have gone a long way: settled, stopped, returned, waiting.
    for address in REGISTERS.into_iter().chain(["/event-dates"]) {
        let found = list(window, address).await;
        assert!(address != MISSIONS || found.len() == 3, "the register of missions has rows: {found:?}");
        let new: Vec<String> = found.into_iter().filter(|page| !pages.contains(page)).collect();
        pages.extend(new);
    }
    pages.extend(
        [
            "/tasks?column=officer&column=given&which=open",
            "/search?q=kế hoạch",
            "/figures/tasks?by=unit",
            "/targets/PII",
            "/targets/KHCN-PD",
            "/targets/KHCN-PD/2024",
            "/reports/bao-cao-6-thang/text?period=2025-H1",
            "/nothing-here",
        ]
        .map(str::to_owned),
    );
    pages
}

/// Names the cells of tables that do not stand in their columns, as when a class means something else in another place: on a wide
/// screen every table is one.
async fn astray(window: &Window) -> Vec<String> {
    let script = "return [...document.querySelectorAll('td, th')]
        .filter((cell) => !['table-cell', 'none'].includes(getComputedStyle(cell).display))
        .slice(0, 3).map((cell) => 'a cell outside its column: ' + cell.outerHTML.slice(0, 80))";
    let found = window.ask(script).await;
    found.as_array().into_iter().flatten().filter_map(|cell| cell.as_str()).map(str::to_owned).collect()
}

/// Returns the barriers that axe-core finds on the page that the window shows.
pub(crate) async fn barriers(window: &Window, axe: &str) -> Vec<String> {
    window.ask(axe).await;
    let script = format!(
        "const done = arguments[arguments.length - 1];
         axe.run(document, {{ runOnly: {RULES}, resultTypes: ['violations'] }}).then(
             (found) => done(found.passes.length < 5 ? ['axe-core looked at nothing'] : found.violations.map((each) => each.id + ': ' + each.nodes.slice(0, 3).map((node) =>
                 node.target.join(' ') + ' (' + (node.any[0]?.message ?? node.failureSummary) + ')').join('; '))),
             (error) => done([String(error)]));"
    );
    let found = window.ask_later(&script).await;
    let all = found.as_array().cloned().unwrap_or_else(|| vec![found]);
    all.iter().map(|fault| fault.as_str().unwrap_or_default().to_owned()).collect()
}

async fn no_barrier(dark: bool) {
    let (office, Some(axe)) = (Office::serve(), axe()) else { return };
    let Some(window) = Window::open(&office.address, Eyes { dark, ..Eyes::default() }).await else { return };
    let mut faults = Vec::new();
    for account in ["", "van-thu", "trinh-quoc-bao"] {
        let pages = if account.is_empty() {
            vec!["/sign-in".to_owned(), format!("/welcome/{}", "0".repeat(64))]
        } else {
            window.sign_in(account).await;
            pages(&window).await
        };
        for page in pages {
            window.go(&page).await;
            // What is folded is looked at, too; the menu, which lies over what is below it, on one page.
            let folded = if page == "/help" { "details" } else { "details:not(.who)" };
            window
                .ask(&format!("for (const each of document.querySelectorAll('{folded}')) each.open = true"))
                .await;
            let preferred = window.ask("return matchMedia('(prefers-color-scheme: dark)').matches").await;
            assert_eq!(preferred, dark);
            let mut found = barriers(&window, axe).await;
            found.extend(astray(&window).await);
            faults.extend(found.iter().map(|fault| format!("{account} {page}: {fault}")));
        }
        if !account.is_empty() {
            window.ask("document.querySelector('form[action=\"/sign-out\"]').submit()").await;
            window.find("[name=password]").await;
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_page_has_a_barrier_in_light_colours() {
    no_barrier(false).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_page_has_a_barrier_in_dark_colours() {
    no_barrier(true).await;
}

/// A phone; a screen of 1280 points enlarged to 200 %, which leaves half of them; a small screen.
#[tokio::test(flavor = "multi_thread")]
async fn no_page_scrolls_sideways() {
    let office = Office::serve();
    let mut faults = Vec::new();
    for width in [390, 640, 1024] {
        let eyes = Eyes { width, ..Eyes::default() };
        let Some(window) = Window::open(&office.address, eyes).await else { return };
        for account in ["van-thu", "trinh-quoc-bao"] {
            window.sign_in(account).await;
            let menu = "document.querySelector('.who').open = true;
                const menu = document.querySelector('.who .menu').getBoundingClientRect();
                return menu.left >= 0 && menu.right <= innerWidth && menu.height > 0";
            if window.ask(menu).await.as_bool() != Some(true) {
                faults.push(format!("{account} at {width}: the menu lies outside the window"));
            }
            for page in pages(&window).await {
                window.go(&page).await;
                // A phone shows more points than it has where a page is too wide for it.
                let wide = "return Math.max(document.documentElement.scrollWidth, innerWidth)";
                match window.ask(wide).await.as_u64() {
                    Some(wide) if wide == u64::from(width) => {}
                    wide => faults.push(format!("{account} {page} at {width}: {wide:?} points wide")),
                }
            }
            window.ask("document.querySelector('form[action=\"/sign-out\"]').submit()").await;
            window.find("[name=password]").await;
        }
        window.close().await;
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

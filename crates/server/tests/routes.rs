//! Every route as everybody: a stranger gets nothing, and nobody is shown what is not theirs.

mod common;

use axum::http::{Method, Request, StatusCode};
use common::{Browser, Server, between, linked};

/// The accounts of the story, and what each is.
const PEOPLE: &[(&str, &str)] =
    &[("van-thu", "clerk"), ("le-hoang-phuc", "leader"), ("trinh-quoc-bao", "head"), ("ngo-thuy-an", "head")];

/// Returns a route's path with something for each of its parts.
fn address(path: &str, [task, document, report, event_date, person]: [&str; 5]) -> String {
    let id = match path {
        _ if path.contains("/documents") => document,
        _ if path.contains("/reports/kept") => report,
        _ if path.contains("/event-dates") => event_date,
        _ if path.contains("/people") => person,
        _ => task,
    };
    let name = if path.starts_with("/api/v1/reports/") { "theo-doi-don-vi" } else { "icon.svg" };
    path.replace("{id}", id)
        .replace("{token}", &"0".repeat(64))
        .replace("{name}", name)
        .replace("{hash}", &"0".repeat(64))
        .replace("{form}", "tasks.csv")
        .replace("{report}", "theo-doi-don-vi")
        .replace("{procedure}", "danh-gia-nhiem-vu-ngoai-ngan-sach")
        .replace("{code}", "NV-DH")
        .replace("{period}", "2024-Q4")
}

/// Returns an id of a list of the site.
async fn first(server: &Server, browser: &Browser, list: &str, of: &str) -> String {
    let page = server.get(browser, list).await.text();
    linked(&page, of).into_iter().next().expect("there is one")
}

/// Receives a citizen, and returns the id of who came.
async fn received(server: &Server, clerk: &Browser) -> String {
    let page = server.get(clerk, "/dossiers/tiep-cong-dan").await.text();
    let (_, units) = page.split_once("<select name=\"unit\"").expect("where it is taken in");
    let unit = between(units, "value=\"", "\"").expect("a unit").to_owned();
    let fields = [
        ("subject", "Kiến nghị về giấy chứng nhận"),
        ("unit", unit.as_str()),
        ("party-cong-dan", "Nguyễn Văn Thử"),
        ("field-hinh-thuc", "Tiếp thường xuyên"),
    ];
    server.send(clerk, "/dossiers/tiep-cong-dan", &fields, &[]).await;
    first(server, clerk, "/administration/people", "administration/people").await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_route_answers_everybody_as_it_should() {
    let server = Server::start();
    let clerk = server.sign_in("van-thu").await;
    let task = first(&server, &clerk, "/tasks?which=open", "tasks").await;
    let document = first(&server, &clerk, "/documents", "documents").await;
    server.post(&clerk, "/reports/theo-doi-don-vi/keep", &[("period", "2025-05")]).await;
    let report = first(&server, &clerk, "/reports/kept", "reports/kept").await;
    server.send(&clerk, "/event-dates", &[("name", "Kỳ họp thứ 30")], &[]).await;
    let event_date = first(&server, &clerk, "/event-dates", "event-dates").await;
    let person = received(&server, &clerk).await;
    let mut table = String::new();
    for route in server::routes() {
        let address = address(route.path, [&task, &document, &report, &event_date, &person]);
        let mut line = format!("{:6} {:34}", route.method, route.path);
        for (account, role) in std::iter::once(&("", "stranger")).chain(PEOPLE) {
            if route.path == "/sign-out" && !account.is_empty() {
                continue;
            }
            let browser = if account.is_empty() { Browser::default() } else { server.sign_in(account).await };
            let method = route.method.parse::<Method>().expect("a method");
            let request = Request::builder().method(method).uri(&address).body(axum::body::Body::empty());
            let answer = server.ask(&browser, request.expect("a request")).await;
            assert!(!answer.status.is_server_error(), "{role} {} {address}: {}", route.method, answer.text());
            // What is done at once on a quiet machine is a job on a busy one: who may is the same.
            let status = if answer.status == StatusCode::ACCEPTED { StatusCode::OK } else { answer.status };
            let there = answer.to.filter(|_| status == answer.status);
            let there = there.map(|to| format!(" {}", to.split('?').next().unwrap_or_default()));
            line.push_str(&format!("| {role} {}{} ", status.as_u16(), there.unwrap_or_default()));
        }
        table.push_str(line.trim_end());
        table.push('\n');
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/routes.txt");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &table).expect("written");
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert_eq!(
        table, committed,
        "tests/routes.txt: look at what changed, then UPDATE=1 cargo test -p server --test routes"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_foreign_unit_sees_neither_task_nor_file_nor_figure() {
    let server = Server::start();
    let clerk = server.sign_in("van-thu").await;
    let head = server.sign_in("trinh-quoc-bao").await;
    let all = server.get(&clerk, "/units").await.text();
    let foreign: Vec<&str> =
        all.split("&amp;unit=").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let mut hidden = 0;
    for unit in foreign {
        let list = server.get(&clerk, &format!("/tasks?unit={unit}")).await.text();
        let theirs = server.get(&head, &format!("/tasks?unit={unit}")).await.text();
        for task in linked(&list, "tasks") {
            let answer = server.get(&head, &format!("/tasks/{task}")).await;
            let listed = theirs.contains(&task);
            assert_eq!(
                answer.status == StatusCode::OK,
                listed,
                "{task} is in the list of the head: {listed}"
            );
            hidden += usize::from(!listed);
        }
    }
    assert!(hidden > 20, "other units have tasks: {hidden}");
    let page = server.get(&head, "/documents").await;
    assert_eq!(page.status, StatusCode::FORBIDDEN, "the register is the office's");
    let figures = server.get(&head, "/figures").await.text();
    assert_eq!(figures.matches("<th scope=\"row\">").count(), 2, "the unit's row and the total");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_carries_the_headers_that_guard_it() {
    let server = Server::start();
    let clerk = server.sign_in("van-thu").await;
    for address in ["/", "/sign-in", "/tasks", "/nothing-here", "/assets/icon.svg"] {
        let answer = server.get(&clerk, address).await;
        for header in ["content-security-policy", "x-content-type-options", "referrer-policy"] {
            assert!(answer.headers.contains_key(header), "{address} has no {header}");
        }
        assert!(!answer.text().contains(" style=\""), "{address}: the policy forbids styles in the page");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_of_another_site_is_refused() {
    let server = Server::start();
    let clerk = server.sign_in("van-thu").await;
    let request = Request::post("/sign-out")
        .header("host", "office.example")
        .header("origin", "https://evil.example")
        .header("sec-fetch-site", "cross-site")
        .body(axum::body::Body::empty());
    let answer = server.ask(&clerk, request.expect("a request")).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert_eq!(server.get(&clerk, "/").await.status, StatusCode::OK, "still signed in");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_fails_often_waits_and_learns_nothing_about_names() {
    let server = Server::start();
    let guest = Browser::default();
    let attempt = |account: &'static str, password: &'static str| {
        let server = &server;
        let guest = guest.clone();
        async move { server.post(&guest, "/sign-in", &[("account", account), ("password", password)]).await }
    };
    let known = attempt("van-thu", "sai").await;
    let unknown = attempt("khong-ai", "sai").await;
    let alert = |page: &str| between(page, "role=\"alert\"", "</div>").map(str::to_owned);
    assert_eq!(known.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(alert(&known.text()), alert(&unknown.text()), "the same answer for both");
    for _ in 0..4 {
        attempt("van-thu", "sai").await;
    }
    let right = attempt("van-thu", common::PASSWORD).await;
    assert_eq!(right.status, StatusCode::UNPROCESSABLE_ENTITY, "five failed: even the right one waits");
    assert!(alert(&right.text()).is_some_and(|told| told.contains("phút")));
    assert_eq!(
        attempt("trinh-quoc-bao", common::PASSWORD).await.status,
        StatusCode::SEE_OTHER,
        "others do not"
    );
}

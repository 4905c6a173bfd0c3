//! What watches and guards a server: ids of requests, numbers, readiness, limits on who asks too often, tokens in a browser.

mod common;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode, header};
use common::{Browser, Server, between};
use server::Settings;
use std::net::SocketAddr;

fn from(address: &str, request: Request<Body>) -> Request<Body> {
    let address: SocketAddr = address.parse().expect("an address");
    let mut request = request;
    request.extensions_mut().insert(ConnectInfo(address));
    request
}

fn sign_in() -> Request<Body> {
    let fields = format!("account=khong-ai&password={}", "x".repeat(300));
    let request = Request::post("/sign-in").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    request.body(Body::from(fields)).expect("a request")
}

#[tokio::test(flavor = "multi_thread")]
async fn every_request_has_an_id_and_is_counted() {
    let server = Server::start();
    let guest = Browser::default();
    let ask = |id: &'static str| {
        Request::get("/sign-in").header("x-request-id", id).body(Body::empty()).expect("a request")
    };
    assert_eq!(server.ask(&guest, ask("proxy-7.a")).await.headers["x-request-id"], "proxy-7.a");
    for odd in ["a b", "x\"y", &"9".repeat(65)] {
        let odd: &'static str = Box::leak(odd.to_owned().into_boxed_str());
        let made = server.ask(&guest, ask(odd)).await.headers["x-request-id"].clone();
        assert_eq!(made.len(), 36, "an id of our own in the place of {odd}");
    }
    assert_eq!(server.get(&guest, "/readyz").await.status, StatusCode::OK);

    let problem =
        server.call("van-thu", "GET", "/tasks?unit=x", &[("x-request-id", "proxy-8")], None).await.json();
    assert_eq!(problem["request"], "proxy-8");

    assert_eq!(server.get(&guest, "/metrics").await.status, StatusCode::UNAUTHORIZED);
    let head = server.sign_in("trinh-quoc-bao").await;
    assert_eq!(server.get(&head, "/metrics").await.status, StatusCode::FORBIDDEN);
    let here = || Request::get("/metrics").body(Body::empty()).expect("a request");
    let numbers = server.ask(&guest, from("127.0.0.1:4000", here())).await.text();
    assert!(
        numbers.contains("dondoc_requests_total{method=\"GET\",route=\"/sign-in\",status=\"200\"} 4"),
        "{numbers}"
    );
    assert!(numbers.contains("dondoc_open_writers 0"), "{numbers}");
    assert!(numbers.contains("dondoc_request_seconds_bucket"), "{numbers}");
    assert_eq!(server.ask(&guest, from("192.0.2.1:4000", here())).await.status, StatusCode::UNAUTHORIZED);
    let mut forwarded = from("127.0.0.1:4000", here());
    forwarded.headers_mut().insert("x-forwarded-for", "192.0.2.1".parse().expect("a header"));
    assert_eq!(server.ask(&guest, forwarded).await.status, StatusCode::UNAUTHORIZED, "through a proxy");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_asks_too_often_waits() {
    let server = Server::start_with(Settings { program_requests: Some(2), ..Settings::default() });
    let guest = Browser::default();
    let mut last = None;
    for _ in 0..61 {
        last = Some(server.ask(&guest, from("192.0.2.1:4000", sign_in())).await);
    }
    let last = last.expect("an answer");
    assert_eq!(last.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(last.headers["retry-after"], "1");
    assert!(last.text().contains("role=\"alert\""), "a page");
    let other = server.ask(&guest, from("192.0.2.2:4000", sign_in())).await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY, "another address does not wait");

    let mut statuses = Vec::new();
    for _ in 0..9 {
        statuses.push(server.call("van-thu", "GET", "/me", &[], None).await);
    }
    let answered = statuses.iter().filter(|answer| answer.status == StatusCode::OK).count();
    assert_eq!(answered, 8, "two a second, eight at once");
    let over = &statuses[8];
    assert_eq!(over.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(over.headers.contains_key("retry-after"));
    assert_eq!(over.json()["key"], "fault-too-many");
    let other = server.call("trinh-quoc-bao", "GET", "/me", &[], None).await;
    assert_eq!(other.status, StatusCode::OK, "another account does not wait");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_is_made_in_the_browser_shown_once_and_taken_away() {
    let server = Server::start();
    let head = server.sign_in("trinh-quoc-bao").await;
    let none = server.post(&head, "/account/tokens", &[("purpose", "lịch"), ("days", "30")]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY, "it must be for something");
    let fields = [("purpose", "lịch của phòng"), ("scope", "read"), ("days", "30")];
    let made = server.post(&head, "/account/tokens", &fields).await.text();
    let secret = between(&made, "<code>", "</code>").expect("the token").to_owned();
    let page = server.get(&head, "/account").await.text();
    assert!(page.contains("lịch của phòng") && !page.contains(&secret), "its secret is not shown again");
    let ask = |method: &str, address: &str| {
        let bearer = format!("Bearer {secret}");
        let request = Request::builder().method(method).uri(address).header(header::AUTHORIZATION, bearer);
        request.body(Body::empty()).expect("a request")
    };
    let me = server.ask(&Browser::default(), ask("GET", "/api/v1/me")).await.json();
    assert_eq!((&me["account"], &me["token"]["name"]), (&"trinh-quoc-bao".into(), &"lịch của phòng".into()));
    let files = server.ask(&Browser::default(), ask("POST", "/api/v1/files")).await;
    assert_eq!(files.json()["key"], "fault-scope", "it is only for reading");
    let row = page.split("lịch của phòng").nth(1).expect("its row");
    let id = between(row, "name=\"id\" value=\"", "\"").expect("its id");
    server.post(&head, "/account/tokens/revoke", &[("id", id)]).await;
    let gone = server.ask(&Browser::default(), ask("GET", "/api/v1/me")).await;
    assert_eq!(gone.status, StatusCode::UNAUTHORIZED);

    let me = server.call("trinh-quoc-bao", "GET", "/me", &[], None).await.json();
    let own = format!("/me/tokens/{}", me["token"]["id"].as_str().expect("its id"));
    assert_eq!(
        server.call("van-thu", "DELETE", &own, &[], None).await.status,
        StatusCode::NOT_FOUND,
        "not theirs"
    );
    assert_eq!(server.call("trinh-quoc-bao", "DELETE", &own, &[], None).await.status, StatusCode::NO_CONTENT);
    let gone = server.call("trinh-quoc-bao", "GET", "/me", &[], None).await;
    assert_eq!(gone.status, StatusCode::UNAUTHORIZED);
}

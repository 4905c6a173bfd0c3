//! The story of a notice over the API, as another program tells it: tokens, versions, keys, and what is not shown.

mod common;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use common::{Browser, Server};
use serde_json::{Value, json};

const CLERK: &str = "van-thu";
const HEAD: &str = "trinh-quoc-bao";
const LEADER: &str = "le-hoang-phuc";

/// A notice of our own for the invented province.
const NOTICE: &str = "SỞ KHOA HỌC VÀ CÔNG NGHỆ TỈNH LAM GIANG\nVĂN PHÒNG\n\nSố: 72/TB-SKHCN\n\nLam Giang, ngày 30 tháng 6 năm 2025\n\n\
     THÔNG BÁO\nKết luận của Giám đốc Sở tại cuộc họp giao ban tháng 6 năm 2025\n\n\
     1. Phòng Quản lý Khoa học chủ trì, phối hợp với Phòng Kế hoạch - Tài chính xây dựng kế hoạch kiểm tra các đề tài \
     cấp tỉnh, trình Giám đốc Sở trước ngày 15/7/2025.\n\n\
     2. Văn phòng Sở rà soát quy chế làm việc, báo cáo Giám đốc Sở trong tháng 7/2025.\n\n\
     GIÁM ĐỐC\n\nLê Hoàng Phúc\n";

async fn get(server: &Server, account: &str, address: &str) -> Value {
    let answer = server.call(account, "GET", address, &[], None).await;
    assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.text());
    answer.json()
}

async fn upload(server: &Server, account: &str, name: &str, bytes: &'static [u8]) -> common::Answer {
    let request = Request::post(format!("/api/v1/documents?name={name}"))
        .header(header::AUTHORIZATION, format!("Bearer {}", server.token(account)))
        .header(header::CONTENT_TYPE, "application/octet-stream")
        .body(Body::from(bytes));
    server.ask(&Browser::default(), request.expect("a request")).await
}

async fn command(server: &Server, account: &str, task: &str, body: Value) -> common::Answer {
    server.call(account, "POST", &format!("/tasks/{task}/commands"), &[], Some(&body)).await
}

async fn done(server: &Server, account: &str, task: &str, body: Value) -> Value {
    let answer = command(server, account, task, body.clone()).await;
    assert_eq!(answer.status, StatusCode::OK, "{body}: {}", answer.text());
    answer.json()
}

async fn given(server: &Server) -> u64 {
    get(server, CLERK, "/figures").await["total"]["given"].as_u64().expect("a number")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_notice_becomes_tasks_that_are_done_and_counted() {
    let server = Server::start();
    let before = given(&server).await;
    let entered = upload(&server, CLERK, "72-TB.txt", NOTICE.as_bytes()).await;
    assert_eq!(entered.status, StatusCode::CREATED, "{}", entered.text());
    assert!(entered.to.is_some_and(|to| to.starts_with("/api/v1/documents/")));
    let again = upload(&server, CLERK, "72-TB.txt", NOTICE.as_bytes()).await.json();
    assert_eq!(again["known"], true, "the same file adds nothing");
    let document = again["document"].as_str().expect("an id").to_owned();
    let page = get(&server, CLERK, &format!("/documents/{document}")).await;
    assert_eq!(page["code"], "72/TB-SKHCN");
    assert_eq!(page["tasks"].as_array().map(Vec::len), Some(2));
    let lead =
        |words: &Value| words["fields"].as_array().is_some_and(|fields| fields.contains(&json!("lead")));
    let paragraphs =
        page["blocks"].as_array().into_iter().flatten().filter_map(|block| block["paragraph"].as_array());
    assert!(paragraphs.flatten().any(lead), "who leads is marked in the text");

    let task = page["tasks"][0]["id"].as_str().expect("an id").to_owned();
    let hidden = server.call(HEAD, "GET", &format!("/tasks/{task}"), &[], None).await;
    assert_eq!(hidden.status, StatusCode::NOT_FOUND, "units see no proposals");
    assert_eq!(
        command(&server, HEAD, &task, json!({ "command": "assign" })).await.status,
        StatusCode::NOT_FOUND
    );
    done(&server, CLERK, &task, json!({ "command": "assign" })).await;
    assert_eq!(given(&server).await, before + 1);

    done(&server, HEAD, &task, json!({ "command": "accept" })).await;
    done(
        &server,
        HEAD,
        &task,
        json!({ "command": { "report-progress": { "words": "đã lấy ý kiến", "percent": 40 } } }),
    )
    .await;
    let ask = json!({ "command": { "ask-extension": { "until": "2025-07-31" } }, "reason": "chờ số liệu của các huyện" });
    done(&server, HEAD, &task, ask).await;
    let not_theirs = command(&server, HEAD, &task, json!({ "command": { "grant-extension": {} } })).await;
    assert_eq!(not_theirs.status, StatusCode::FORBIDDEN);
    assert_eq!(not_theirs.json()["key"], "app-error-not-allowed");
    done(&server, LEADER, &task, json!({ "command": { "grant-extension": {} } })).await;
    let shown = get(&server, HEAD, &format!("/tasks/{task}")).await;
    assert_eq!((&shown["due"], &shown["percent"]), (&json!("2025-07-31"), &json!(40)));
    assert_eq!(shown["story"].as_array().map(Vec::len), Some(6));

    let kept = Request::post("/api/v1/files")
        .header(header::AUTHORIZATION, format!("Bearer {}", server.token(HEAD)))
        .header(header::CONTENT_TYPE, "application/octet-stream")
        .body(Body::from("bản kế hoạch"));
    let kept = server.ask(&Browser::default(), kept.expect("a request")).await.json();
    let hash = kept["hash"].as_str().expect("a hash");
    let result = json!({ "command": { "submit-result": { "words": "Kế hoạch kiểm tra", "number": "9/KH-SKHCN", "files": [hash] } } });
    done(&server, HEAD, &task, result).await;
    done(&server, LEADER, &task, json!({ "command": "confirm-result" })).await;
    let shown = get(&server, HEAD, &format!("/tasks/{task}")).await;
    assert_eq!(shown["standing"], "completed-in-time");
    let file = server.call(HEAD, "GET", &format!("/tasks/{task}/files/{hash}"), &[], None).await;
    assert_eq!(file.text(), "bản kế hoạch");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_command_sent_twice_is_one_and_a_stale_one_is_told_what_changed() {
    let server = Server::start();
    let open = get(&server, HEAD, "/tasks?open=true&stage=assigned&stage=accepted&stage=in-progress").await;
    let task = open["items"][0]["id"].as_str().expect("a task").to_owned();
    let address = format!("/tasks/{task}/commands");
    let comment = json!({ "command": { "comment": { "words": "đã nhận" } } });
    let key = [("idempotency-key", "01J-thử".get(..4).expect("ASCII"))];
    let first = server.call(HEAD, "POST", &address, &key, Some(&comment)).await;
    let second = server.call(HEAD, "POST", &address, &key, Some(&comment)).await;
    assert_eq!(first.status, StatusCode::OK, "{}", first.text());
    assert_eq!(first.json(), second.json(), "the same command");
    let version = first.json()["version"].as_u64().expect("a version");

    let seen = server.call(HEAD, "GET", &format!("/tasks/{task}"), &[], None).await;
    let tag = seen.headers["etag"].to_str().expect("a tag").to_owned();
    assert!(tag.starts_with(&format!("\"{version}-")), "{tag}");
    let unchanged =
        server.call(HEAD, "GET", &format!("/tasks/{task}"), &[("if-none-match", &tag)], None).await;
    assert_eq!(unchanged.status, StatusCode::NOT_MODIFIED);

    let matching = [("if-match", tag.as_str())];
    assert_eq!(server.call(HEAD, "POST", &address, &matching, Some(&comment)).await.status, StatusCode::OK);
    let stale = server.call(HEAD, "POST", &address, &matching, Some(&comment)).await;
    assert_eq!(stale.status, StatusCode::PRECONDITION_FAILED);
    assert_eq!(stale.json()["meanwhile"], json!(["task-commented"]));
    assert_eq!(stale.headers["content-type"], "application/problem+json");
    let changed = server.call(HEAD, "GET", &format!("/tasks/{task}"), &[("if-none-match", &tag)], None).await;
    assert_eq!(changed.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_hide_no_row_and_nobody_sees_what_is_not_theirs() {
    let server = Server::start();
    for account in [CLERK, HEAD] {
        let mut ids = Vec::new();
        let mut address = "/tasks?limit=7&total=true".to_owned();
        let total = get(&server, account, &address).await["total"].as_u64().expect("a number");
        loop {
            let page = get(&server, account, &address).await;
            let items = page["items"].as_array().expect("a page").clone();
            ids.extend(items.iter().map(|task| task["id"].as_str().expect("an id").to_owned()));
            let Some(next) = page["next"].as_str() else { break };
            address = next.strip_prefix("/api/v1").expect("ours").to_owned();
        }
        assert_eq!(ids.len() as u64, total, "{account}");
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len() as u64, total, "{account}: no row twice");
    }
    let me = get(&server, HEAD, "/me").await;
    let own = me["roles"][0]["unit"]["id"].as_str().expect("a unit").to_owned();
    let feed = get(&server, HEAD, "/events?limit=500").await;
    let tasks = feed["items"].as_array().expect("events").iter().filter(|event| event["kind"] == "task");
    let mut seen = 0;
    for event in tasks {
        let task = get(&server, HEAD, &format!("/tasks/{}", event["subject"].as_str().expect("an id"))).await;
        let theirs = task["lead"]["id"] == own.as_str()
            || task["support"]
                .as_array()
                .is_some_and(|units| units.iter().any(|one| one["unit"]["id"] == own.as_str()))
            || task["officer"]["id"] == me["person"]["id"];
        assert!(theirs, "{task:#}");
        seen += 1;
    }
    assert!(seen > 5, "{seen}");
    assert_eq!(server.call(HEAD, "GET", "/documents", &[], None).await.status, StatusCode::FORBIDDEN);
    assert_eq!(server.call(HEAD, "GET", "/accounts", &[], None).await.status, StatusCode::FORBIDDEN);
}

/// Returns the positions of what happened to dossiers whose procedure keeps them from the clerk, whose unit has no stage of them.
fn of_closed_dossiers(office: &app::Office) -> std::collections::BTreeSet<u64> {
    let tenant = office.tenant().id;
    let kept = ["khieu-nai-lan-dau", "to-cao"];
    let own = office.organisation().expect("readable").units.keys().copied().find(|unit| {
        office.organisation().expect("readable").name_on(*unit, common::TODAY) == Some("Văn phòng Sở")
    });
    let found = office.store().read(|reader| {
        let mut found = std::collections::BTreeSet::new();
        for event in reader.events_behind(tenant, 0, u32::MAX)? {
            if let ledger::event::Subject::Dossier(id) = event.subject {
                let entries = reader.entries(tenant, ledger::event::Subject::Dossier(id))?;
                let dossier = ledger::dossier::Dossier::now(&entries);
                let has_stage = dossier.passages.iter().any(|passage| Some(passage.unit) == own);
                if kept.contains(&dossier.procedure.as_str()) && !has_stage {
                    found.insert(event.position);
                }
            }
        }
        Ok::<_, store::Error>(found)
    });
    found.expect("readable")
}

#[tokio::test(flavor = "multi_thread")]
async fn the_feed_is_whole_and_in_order() {
    let server = Server::start();
    let (mut after, mut positions) = (0, Vec::new());
    loop {
        let page = get(&server, CLERK, &format!("/events?limit=400&after={after}")).await;
        let items = page["items"].as_array().expect("events");
        positions.extend(items.iter().map(|event| event["position"].as_u64().expect("a position")));
        after = page["position"].as_u64().expect("a position");
        if page["next"].is_null() {
            break;
        }
    }
    assert!(positions.len() > 400, "{}", positions.len());
    // The clerk sees all but the dossiers that a procedure keeps from who does not work on them.
    assert!(positions.is_sorted_by(|one, next| one < next), "each once, in order");
    let sees = |position: &u64| positions.binary_search(position).is_ok();
    let closed = of_closed_dossiers(&server.office());
    assert!(!closed.is_empty(), "the story has complaints");
    for position in 1..=after {
        assert_ne!(sees(&position), closed.contains(&position), "event {position}");
    }
    let rest = get(&server, CLERK, &format!("/events?after={after}")).await;
    assert_eq!((&rest["items"], &rest["position"]), (&json!([]), &json!(after)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_that_is_signed_in_reads_and_a_stranger_gets_nothing() {
    let server = Server::start();
    let browser = server.sign_in(CLERK).await;
    assert_eq!(server.get(&browser, "/api/v1/me").await.json()["account"], CLERK);
    let foreign = Request::post("/api/v1/verifications")
        .header("host", "office.example")
        .header("origin", "https://evil.example")
        .header("sec-fetch-site", "cross-site")
        .body(Body::empty());
    let answer = server.ask(&browser, foreign.expect("a request")).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert_eq!(answer.headers["content-type"], "application/problem+json");
    for bad in ["Bearer dondoc-0", "Basic eDp5", "Bearer", &format!("Bearer dondoc-{}", "0".repeat(64))] {
        let request = Request::get("/api/v1/me").header(header::AUTHORIZATION, bad).body(Body::empty());
        // Whatever cookie comes with it: who shows a token is who it says.
        let answer = server.ask(&browser, request.expect("a request")).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{bad}");
        assert_eq!(answer.headers["www-authenticate"], "Bearer");
    }
    let english = Request::get("/api/v1/me").header("accept-language", "en").body(Body::empty());
    let told = server.ask(&Browser::default(), english.expect("a request")).await.json();
    assert_eq!(told["key"], "fault-stranger");
    assert!(told["title"].as_str().is_some_and(|title| title.starts_with("Nobody is signed in")), "{told}");
}

//! Dossiers, the days that they hang on, and indicators, over the API.

mod common;

use axum::http::StatusCode;
use common::{Answer, Server};
use serde_json::{Value, json};

const CLERK: &str = "van-thu";
const HEAD: &str = "trinh-quoc-bao";
const FOREIGN: &str = "ngo-thuy-an";
const PROCEDURE: &str = "danh-gia-nhiem-vu-ngoai-ngan-sach";

async fn get(server: &Server, account: &str, address: &str) -> Value {
    let answer = server.call(account, "GET", address, &[], None).await;
    assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.text());
    answer.json()
}

async fn post(
    server: &Server,
    account: &str,
    address: &str,
    headers: &[(&str, &str)],
    body: &Value,
) -> Answer {
    server.call(account, "POST", address, headers, Some(body)).await
}

/// Gives a command that is carried out.
async fn give(server: &Server, account: &str, address: &str, body: Value) -> Value {
    let answer = post(server, account, address, &[], &body).await;
    assert_eq!(answer.status, StatusCode::OK, "{body}: {}", answer.text());
    answer.json()
}

fn items(page: &Value) -> &[Value] {
    page["items"].as_array().map(Vec::as_slice).unwrap_or_default()
}

/// Returns what is asked to take a dossier in, by the clerk's unit.
async fn wish(server: &Server) -> Value {
    let unit = get(server, CLERK, "/me").await["roles"][0]["unit"]["id"].clone();
    json!({
        "procedure": PROCEDURE, "subject": "Máy sấy nông sản", "unit": unit,
        "parties": [{ "role": "to-chuc", "name": "Công ty Minh Phát", "code": "4201234567" }],
        "fields": { "noi-nop": "Trực tuyến" }
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dossier_is_taken_in_once_and_led_to_its_end() {
    let server = Server::start();
    let procedure = get(&server, CLERK, &format!("/procedures/{PROCEDURE}")).await;
    assert_eq!((&procedure["stages"][0]["id"], &procedure["in_force"]), (&json!("tiep-nhan"), &json!(true)));
    assert!(items(&get(&server, CLERK, "/procedures").await).contains(&procedure));
    let wish = wish(&server).await;
    let key = [("idempotency-key", "mot-cua-1")];
    let made = post(&server, CLERK, "/dossiers", &key, &wish).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text());
    let again = post(&server, CLERK, "/dossiers", &key, &wish).await;
    assert_eq!(again.json(), made.json(), "taken in once");
    let dossier = made.json();
    assert_eq!(dossier["number"], "TTHC-2025-0001");
    assert_eq!(dossier["parties"][0]["kind"], "enterprise", "it has a tax code");
    assert_eq!(dossier["commands"][0], "finish", "{dossier:#}");
    let address = format!("/dossiers/{}", dossier["id"].as_str().expect("an id"));
    assert_eq!(made.to.as_deref(), Some(format!("/api/v1{address}").as_str()));

    let commands = format!("{address}/commands");
    let finish = json!({ "command": { "finish": { "product": { "words": "Giấy tiếp nhận" } } } });
    let seen = server.call(CLERK, "GET", &address, &[], None).await;
    let tag = seen.headers["etag"].to_str().expect("a tag").to_owned();
    let done = post(&server, CLERK, &commands, &[("if-match", &tag)], &finish).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    let stale = post(&server, CLERK, &commands, &[("if-match", &tag)], &finish).await;
    assert_eq!(stale.status, StatusCode::PRECONDITION_FAILED, "{}", stale.text());

    let ask = json!({ "command": { "ask-supplement": { "words": "Bổ sung bản vẽ" } } });
    give(&server, HEAD, &commands, ask).await;
    let waiting = get(&server, HEAD, &address).await;
    assert_eq!(waiting["stages"][1]["clock"]["pace"], "waiting", "{waiting:#}");
    let early = post(&server, HEAD, &commands, &[], &json!({ "command": { "finish": {} } })).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", early.text());
    give(&server, HEAD, &commands, json!({ "command": "take-supplement" })).await;
    give(&server, HEAD, &commands, json!({ "command": { "finish": {} } })).await;
    let votes = |passed: &str| json!({ "command": { "finish": { "fields": { "tong-phieu": "7", "phieu-dat": passed } } } });
    let wrong = post(&server, HEAD, &commands, &[], &votes("9")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", wrong.text());
    give(&server, HEAD, &commands, votes("6")).await;
    give(&server, HEAD, &commands, json!({ "command": { "finish": {} } })).await;
    give(&server, CLERK, &commands, json!({ "command": { "finish": {} } })).await;
    let ended = get(&server, CLERK, &address).await;
    assert_eq!(ended["ended"], json!({ "outcome": "done", "on": "2025-06-30" }));
    assert_eq!(ended["stages"][0]["product"]["words"], "Giấy tiếp nhận");
    assert_eq!(ended["commands"], json!(["correct"]), "what was entered wrongly is corrected behind the end");
    let right = json!({ "fields": { "fields": { "noi-nop": "Trực tiếp" } } });
    let correct = json!({ "command": { "correct": { "right": right } }, "reason": "Nhập nhầm" });
    let without = json!({ "command": { "correct": { "right": right } } });
    let refused = post(&server, CLERK, &commands, &[], &without).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text());
    give(&server, CLERK, &commands, correct).await;
    let corrected = get(&server, CLERK, &address).await;
    let told = &corrected["corrections"][0];
    assert_eq!(
        (&told["reason"], &told["changes"][0]["before"], &told["changes"][0]["after"]),
        (&json!("Nhập nhầm"), &json!("Trực tuyến"), &json!("Trực tiếp")),
        "{corrected:#}"
    );
    let browser = server.sign_in(CLERK).await;
    let page = server
        .get(&browser, &format!("/dossiers/{PROCEDURE}/{}", dossier["id"].as_str().unwrap_or("")))
        .await;
    let page = page.text();
    assert!(page.contains("<del>Trực tuyến</del>") && page.contains("<ins>Trực tiếp</ins>"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn registers_come_in_pages_and_show_nothing_to_strangers() {
    let server = Server::start();
    let wish = wish(&server).await;
    let mut ids = Vec::new();
    for number in 0..3 {
        let mut wish = wish.clone();
        wish["subject"] = json!(format!("Hồ sơ thứ {number}"));
        let made = post(&server, CLERK, "/dossiers", &[], &wish).await;
        ids.push(made.json()["id"].clone());
    }
    let first =
        get(&server, CLERK, &format!("/dossiers?procedure={PROCEDURE}&words=ho%20so%20thu&limit=2")).await;
    let next = first["next"].as_str().expect("another page").strip_prefix("/api/v1").expect("of the API");
    let second = get(&server, CLERK, next).await;
    assert!(second["next"].is_null(), "{second:#}");
    let mut found: Vec<&Value> = items(&first).iter().chain(items(&second)).map(|row| &row["id"]).collect();
    found.sort_by_key(std::string::ToString::to_string);
    let mut wanted: Vec<&Value> = ids.iter().collect();
    wanted.sort_by_key(std::string::ToString::to_string);
    assert_eq!(found, wanted, "all of them, each once");
    let one = get(&server, CLERK, "/dossiers?words=ho%20so%20thu%201").await;
    assert_eq!(items(&one).len(), 1, "{one:#}");
    let foreign = get(&server, FOREIGN, "/dossiers").await;
    let theirs = items(&foreign).iter().filter(|row| ids.contains(&row["id"])).count();
    assert_eq!(theirs, 0, "a unit sees its own: {foreign:#}");
    let address = format!("/dossiers/{}", ids[0].as_str().expect("an id"));
    for (method, address) in [("GET", address.clone()), ("POST", format!("{address}/commands"))] {
        let body = (method == "POST").then(|| json!({ "command": { "finish": {} } }));
        let answer = server.call(FOREIGN, method, &address, &[], body.as_ref()).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}: {}", answer.text());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_task_hangs_on_a_session_and_moves_with_it() {
    let server = Server::start();
    let announce = json!({ "name": "Kỳ họp thứ 30 HĐND tỉnh", "day": "2025-12-10" });
    let made = post(&server, CLERK, "/event-dates", &[("idempotency-key", "ky-hop-30")], &announce).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text());
    let session = made.json();
    let address = format!("/event-dates/{}", session["id"].as_str().expect("an id"));
    let open = get(&server, CLERK, "/tasks?open=true&limit=1").await;
    let task = items(&open)[0]["id"].as_str().expect("an id").to_owned();
    let hang = json!({ "command": { "hang": { "event_date": announce["name"], "days_before": 1 } } });
    give(&server, CLERK, &format!("/tasks/{task}/commands"), hang).await;
    let shown = get(&server, CLERK, &address).await;
    assert_eq!(shown["hanging"][0]["task"], json!(task), "{shown:#}");
    let commands = format!("{address}/commands");
    let to = json!({ "move": { "day": "2025-12-24" } });
    let bare = post(&server, CLERK, &commands, &[], &json!({ "command": to })).await;
    assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", bare.text());
    let asked = json!({ "command": to, "reason": "Thông báo số 45/TB-HĐND" });
    let by_head = post(&server, HEAD, &commands, &[], &asked).await;
    assert_eq!(by_head.status, StatusCode::FORBIDDEN, "the office keeps these days");
    let moved = give(&server, CLERK, &commands, asked).await;
    assert_eq!((&moved["day"], moved["story"].as_array().map(Vec::len)), (&json!("2025-12-24"), Some(3)));
    assert_eq!(get(&server, CLERK, &format!("/tasks/{task}")).await["due"], "2025-12-23");
    let listed = get(&server, HEAD, "/event-dates").await;
    assert!(items(&listed).iter().any(|one| one["id"] == session["id"]), "{listed:#}");
}

#[tokio::test(flavor = "multi_thread")]
async fn indicators_are_followed_entered_corrected_and_counted() {
    let server = Server::start();
    let listed = get(&server, CLERK, "/targets?period=2024").await;
    let pii = items(&listed).iter().find(|one| one["code"] == "PII").expect("it is followed");
    assert_eq!(
        (&pii["periods"][0]["number"], &pii["periods"][0]["standing"]),
        (&json!("37.05"), &json!("not-reached"))
    );
    let unit = get(&server, CLERK, "/me").await["roles"][0]["unit"]["id"].clone();
    let own = json!({ "name": "Số lớp tập huấn", "unit": "lớp", "direction": "higher", "rhythm": "quarter" });
    let made =
        post(&server, CLERK, "/targets", &[], &json!({ "code": "TH-1", "owner": unit, "own": own })).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text());
    let commands = "/targets/TH-1/commands";
    let target = json!({ "command": { "set-target": { "period": "2025-Q2", "target": "3" } } });
    give(&server, CLERK, commands, target).await;
    let value = |command: &str, value: &str| {
        json!({ "command": { command: { "period": "2025-Q2", "value": value, "evidence": { "words": "Báo cáo số 9" } } },
            "reason": "Cộng nhầm" })
    };
    give(&server, CLERK, commands, value("enter-value", "2")).await;
    let after = give(&server, CLERK, commands, value("correct-value", "4")).await;
    let quarter =
        after["periods"].as_array().and_then(|all| all.iter().find(|one| one["period"] == "2025-Q2"));
    let quarter = quarter.expect("the quarter");
    assert_eq!(
        (&quarter["value"], &quarter["target"], &quarter["standing"]),
        (&json!("4"), &json!("≥ 3"), &json!("reached"))
    );
    assert_eq!(quarter["evidence"]["words"], "Báo cáo số 9");
    let odd = post(&server, CLERK, commands, &[], &value("enter-value", "nhiều")).await;
    assert_eq!(odd.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", odd.text());
    let by_head = post(&server, FOREIGN, commands, &[], &value("enter-value", "5")).await;
    assert_eq!(by_head.status, StatusCode::NOT_FOUND, "of another unit: {}", by_head.text());

    let of = get(&server, CLERK, "/targets/NV-DH?as_of=2024-12-31").await;
    let last = of["periods"].as_array().and_then(|all| all.last()).expect("a quarter");
    let behind = get(&server, CLERK, "/targets/NV-DH/counted?period=2024-Q4").await;
    let whole = last["value"].as_str().and_then(|value| value.split(['/', ')']).nth(1)).expect("a share");
    assert_eq!(
        behind["tasks"].as_array().map(Vec::len).map(|count| count.to_string()).as_deref(),
        Some(whole)
    );
    let entered = server.call(CLERK, "GET", "/targets/PII/counted?period=2024", &[], None).await;
    assert_eq!(entered.status, StatusCode::NOT_FOUND, "nobody counts it");
}

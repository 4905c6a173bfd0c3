//! Papers to and from other bodies, by the forms of a document's page and by the API: what goes through, what is refused, who may
//! not, and what was not seen as it is.

mod common;

use app::Exchange;
use axum::http::StatusCode;
use common::{Answer, Browser, Server};
use serde_json::{Value, json};
use std::path::PathBuf;

const CLERK: &str = "van-thu";
/// Somebody who leads no task of these papers and keeps no registers.
const OFFICER: &str = "ngo-thuy-an";

/// An office that exchanges papers.
fn exchanging() -> Server {
    let server = Server::start();
    let settings = Exchange {
        code: "Z99.07".into(),
        former: Vec::new(),
        import: "exchange/in".into(),
        export: "exchange/out".into(),
        account: CLERK.into(),
    };
    server.office().home().set_exchange(settings).expect("written");
    server
}

/// Puts a paper of the province into the folder of what comes, signed or not, and has it looked into.
fn comes(server: &Server, id: &str, purpose: edxml::Purpose, signed: bool) {
    let body = |code: &str, name: &str| edxml::Body {
        code: code.into(),
        name: name.into(),
        ..edxml::Body::default()
    };
    let text = format!(
        "UBND TỈNH LAM GIANG\nSố: {id}/UBND-KGVX\nLam Giang, ngày 27 tháng 6 năm 2025\n\nV/v rà soát quy chế lần {id}\n\n\
         1. Sở Khoa học và Công nghệ rà soát quy chế, báo cáo trước ngày 20/7/2025.\n"
    );
    let paper = edxml::Paper {
        from: body("Z99", "UBND tỉnh Lam Giang"),
        to: vec![body("Z99.07", "Sở Khoa học và Công nghệ")],
        code: edxml::Code { number: id.into(), symbol: "UBND-KGVX".into() },
        subject: format!("V/v rà soát quy chế lần {id}"),
        document: format!("Z99,2025,{id}"),
        business: edxml::Business {
            purpose, reason: Some("gửi nhầm".into()), ..edxml::Business::default()
        },
        files: vec![edxml::Attachment {
            name: format!("{id}.txt"),
            media: "text/plain".into(),
            bytes: text.into_bytes(),
        }],
        ..edxml::Paper::default()
    };
    let bytes = edxml::write(&edxml::Message::Paper(Box::new(paper))).expect("written");
    let message = String::from_utf8(bytes).expect("letters");
    let signature = "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><SignatureValue>MEUCIQ==</SignatureValue></Signature>";
    let end = "</edXML:edXMLHeader>";
    let message = if signed { message.replace(end, &format!("{signature}{end}")) } else { message };
    let folder = server.folder.path().join("office/exchange/in");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join(format!("{id}-{}.edxml", purpose.number())), message).expect("written");
    server.wait(1);
    let looked = server.site.look_after_exchange().expect("looked").expect("it is time").looked;
    assert!(looked.iter().all(|one| one.outcome.is_ok()), "{looked:?}");
}

fn written(server: &Server) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(server.folder.path().join("office/exchange/out")) else {
        return Vec::new();
    };
    entries.map(|entry| entry.expect("an entry").path()).collect()
}

async fn documents(server: &Server) -> Vec<Value> {
    let list = server.call(CLERK, "GET", "/documents?limit=200", &[], None).await.json();
    list["items"].as_array().expect("documents").clone()
}

/// Returns the id of an issued document, or of the one that came under a number.
async fn issued(server: &Server) -> String {
    let all = documents(server).await;
    let found = all.iter().find(|one| one["stage"] == "issued").expect("an issued one");
    found["id"].as_str().expect("an id").to_owned()
}

async fn came(server: &Server, number: &str) -> String {
    let code = format!("{number}/UBND-KGVX");
    let all = documents(server).await;
    let found = all.iter().find(|one| one["code"] == code.as_str()).expect("it came");
    found["id"].as_str().expect("an id").to_owned()
}

async fn document(server: &Server, id: &str) -> (String, Value) {
    let answer = server.call(CLERK, "GET", &format!("/documents/{id}"), &[], None).await;
    let tag = answer.headers.get("etag").expect("a version").to_str().expect("letters").to_owned();
    (tag, answer.json())
}

/// Sends a form of a document's page.
async fn form(server: &Server, who: &Browser, id: &str, command: &str, fields: &[(&str, &str)]) -> Answer {
    let fields = [&[("command", command)], fields].concat();
    server.send(who, &format!("/documents/{id}"), &fields, &[]).await
}

/// Asks the API for a command.
async fn ask(server: &Server, who: &str, id: &str, command: Value, headers: &[(&str, &str)]) -> Answer {
    server.call(who, "POST", &format!("/documents/{id}/commands"), headers, Some(&command)).await
}

#[tokio::test]
async fn a_paper_is_sent_updated_and_recalled_by_the_forms_of_its_page() {
    let server = exchanging();
    let (clerk, officer) = (server.sign_in(CLERK).await, server.sign_in(OFFICER).await);
    let id = issued(&server).await;
    let page = server.get(&clerk, &format!("/documents/{id}")).await.text();
    assert!(page.contains("exchange-send") && !page.contains("exchange-recall"), "nobody has it");

    let early = form(&server, &clerk, &id, "exchange-update", &[]).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody has it: {}", early.text());
    let unknown = form(&server, &clerk, &id, "exchange-send", &[("receivers", "Sở Không Có")]).await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unknown.text().contains("Sở Không Có"), "{}", unknown.text());
    let send = [("receivers", "H38\nZ99.08\n")];
    let denied = form(&server, &officer, &id, "exchange-send", &send).await;
    assert!([StatusCode::FORBIDDEN, StatusCode::NOT_FOUND].contains(&denied.status), "{}", denied.status);
    assert_eq!(written(&server).len(), 0, "nothing went out");

    let sent = form(&server, &clerk, &id, "exchange-send", &send).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    let page = server.get(&clerk, &format!("/documents/{id}")).await.text();
    assert!(page.contains("UBND tỉnh Lào Cai") || page.contains("Ủy ban nhân dân tỉnh Lào Cai"), "{page}");
    assert!(page.contains("Z99.08") && page.contains("exchange-recall"), "{page}");
    let again = form(&server, &clerk, &id, "exchange-send", &send).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "they have it");

    assert_eq!(form(&server, &clerk, &id, "exchange-update", &[]).await.status, StatusCode::SEE_OTHER);
    let silent = form(&server, &clerk, &id, "exchange-recall", &[("reason", "  ")]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY, "it wants a reason");
    let why = [("reason", "ban hành nhầm")];
    let denied = form(&server, &officer, &id, "exchange-recall", &why).await;
    assert!([StatusCode::FORBIDDEN, StatusCode::NOT_FOUND].contains(&denied.status), "{}", denied.status);
    assert_eq!(form(&server, &clerk, &id, "exchange-recall", &why).await.status, StatusCode::SEE_OTHER);
    let over = form(&server, &clerk, &id, "exchange-recall", &why).await;
    assert_eq!(over.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody has it any more");

    server.wait(1);
    server.site.look_after_exchange().expect("looked").expect("it is time");
    // One message for both receivers each time.
    assert_eq!(written(&server).len(), 3, "new, update, recall: {:?}", written(&server));
}

#[tokio::test]
async fn who_wants_a_paper_back_is_answered_by_the_forms_of_its_page() {
    let server = exchanging();
    let (clerk, officer) = (server.sign_in(CLERK).await, server.sign_in(OFFICER).await);
    comes(&server, "881", edxml::Purpose::New, true);
    comes(&server, "882", edxml::Purpose::New, false);
    let (back, keep) = (came(&server, "881").await, came(&server, "882").await);
    let signed = "Thông điệp gửi đến có chữ ký số; chữ ký này chưa được kiểm tra tại đây.";
    let page = server.get(&clerk, &format!("/documents/{back}")).await.text();
    assert!(page.contains(signed) && page.contains("UBND tỉnh Lam Giang"), "{page}");
    assert_eq!(document(&server, &back).await.1["exchange"]["came"]["signed"], true);
    assert!(!server.get(&clerk, &format!("/documents/{keep}")).await.text().contains(signed));
    assert_eq!(document(&server, &keep).await.1["exchange"]["came"]["signed"], false);

    let why = [("reason", "đã phân công xử lý")];
    let unasked = form(&server, &clerk, &keep, "exchange-keep", &why).await;
    assert_eq!(unasked.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody wants it back");
    comes(&server, "881", edxml::Purpose::Recall, false);
    comes(&server, "882", edxml::Purpose::Recall, false);
    let page = server.get(&clerk, &format!("/documents/{back}")).await.text();
    assert!(page.contains("exchange-give-back") && page.contains("exchange-keep"), "{page}");

    for command in ["exchange-give-back", "exchange-keep"] {
        let silent = form(&server, &clerk, &back, command, &[("reason", "")]).await;
        assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY, "{command} wants a reason");
        let denied = form(&server, &officer, &back, command, &why).await;
        assert!([StatusCode::FORBIDDEN, StatusCode::NOT_FOUND].contains(&denied.status), "{command}");
    }
    assert_eq!(form(&server, &clerk, &keep, "exchange-keep", &why).await.status, StatusCode::SEE_OTHER);
    assert_eq!(form(&server, &clerk, &back, "exchange-give-back", &why).await.status, StatusCode::SEE_OTHER);
    let (_, kept) = document(&server, &keep).await;
    let (_, given) = document(&server, &back).await;
    assert_eq!((&kept["stage"], &kept["exchange"]["recalled"]), (&json!("received"), &json!(false)));
    assert_eq!(given["stage"], "withdrawn");
    let told =
        |document: &Value| document["exchange"]["came"]["told"].as_array().expect("states").last().cloned();
    assert_eq!(told(&kept).expect("a state")["state"], "recall-refused");
    assert_eq!(told(&given).expect("a state")["state"], "recall-accepted");
    let twice = form(&server, &clerk, &keep, "exchange-keep", &why).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY, "it was answered");
}

#[tokio::test]
async fn a_program_sends_updates_and_recalls_what_it_saw() {
    let server = exchanging();
    let id = issued(&server).await;
    let send = || json!({ "command": { "send": { "to": ["H38"] } } });
    let (seen, before) = document(&server, &id).await;
    assert!(before.get("exchange").is_none(), "{before}");

    let denied = ask(&server, OFFICER, &id, send(), &[]).await;
    assert!([StatusCode::FORBIDDEN, StatusCode::NOT_FOUND].contains(&denied.status), "{}", denied.text());
    let unknown =
        ask(&server, CLERK, &id, json!({ "command": { "send": { "to": ["Sở Không Có"] } } }), &[]).await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(unknown.json()["key"], "exchange-refusal-no-code");
    let stale = ask(&server, CLERK, &id, send(), &[("if-match", "\"0\"")]).await;
    assert_eq!(stale.status, StatusCode::PRECONDITION_FAILED, "{}", stale.text());
    assert_eq!(document(&server, &id).await.0, seen, "nothing happened");

    let once = [("if-match", seen.as_str()), ("idempotency-key", "gui-1")];
    let sent = ask(&server, CLERK, &id, send(), &once).await;
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.text());
    let again = ask(&server, CLERK, &id, send(), &once).await;
    assert_eq!(again.json()["version"], sent.json()["version"], "the same request is one: {}", again.text());
    let (now, shown) = document(&server, &id).await;
    assert_eq!(shown["exchange"]["receivers"][0]["body"]["code"], "H38");
    assert_eq!(shown["exchange"]["receivers"][0]["has_it"], true);

    let recall = || json!({ "command": "recall", "reason": "ban hành nhầm" });
    let stale = ask(&server, CLERK, &id, recall(), &[("if-match", seen.as_str())]).await;
    assert_eq!(stale.status, StatusCode::PRECONDITION_FAILED, "it was sent since");
    let update =
        ask(&server, CLERK, &id, json!({ "command": "update" }), &[("if-match", now.as_str())]).await;
    assert_eq!(update.status, StatusCode::OK, "{}", update.text());
    let silent = ask(&server, CLERK, &id, json!({ "command": "recall" }), &[]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY, "it wants a reason");
    assert_eq!(ask(&server, CLERK, &id, recall(), &[]).await.status, StatusCode::OK);
    assert_eq!(document(&server, &id).await.1["exchange"]["receivers"][0]["has_it"], false);
}

#[tokio::test]
async fn a_program_answers_who_wants_a_paper_back() {
    let server = exchanging();
    comes(&server, "883", edxml::Purpose::New, false);
    comes(&server, "884", edxml::Purpose::New, false);
    let (back, keep) = (came(&server, "883").await, came(&server, "884").await);
    let seen = document(&server, &back).await.0;
    comes(&server, "883", edxml::Purpose::Recall, false);
    comes(&server, "884", edxml::Purpose::Recall, false);
    let give_back = || json!({ "command": "give-back", "reason": "trả lại theo đề nghị" });
    let stale = ask(&server, CLERK, &back, give_back(), &[("if-match", seen.as_str())]).await;
    assert_eq!(stale.status, StatusCode::PRECONDITION_FAILED, "the wish came since: {}", stale.text());
    let denied = ask(&server, OFFICER, &back, give_back(), &[]).await;
    assert!([StatusCode::FORBIDDEN, StatusCode::NOT_FOUND].contains(&denied.status), "{}", denied.text());
    let silent = ask(&server, CLERK, &back, json!({ "command": "give-back" }), &[]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    let seen = document(&server, &back).await.0;
    let given = ask(&server, CLERK, &back, give_back(), &[("if-match", seen.as_str())]).await;
    assert_eq!(given.status, StatusCode::OK, "{}", given.text());
    assert_eq!(document(&server, &back).await.1["stage"], "withdrawn");
    let kept = ask(&server, CLERK, &keep, json!({ "command": "keep", "reason": "đã xử lý" }), &[]).await;
    assert_eq!(kept.status, StatusCode::OK, "{}", kept.text());
    assert_eq!(document(&server, &keep).await.1["stage"], "received");
    let twice = ask(&server, CLERK, &keep, json!({ "command": "keep", "reason": "đã xử lý" }), &[]).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY, "it was answered");
}

#[tokio::test]
async fn without_an_exchange_nothing_is_sent() {
    let server = Server::start();
    let clerk = server.sign_in(CLERK).await;
    let id = issued(&server).await;
    let page = server.get(&clerk, &format!("/documents/{id}")).await.text();
    assert!(!page.contains("exchange-send"), "no form");
    let sent = form(&server, &clerk, &id, "exchange-send", &[("receivers", "H38")]).await;
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
    let asked = ask(&server, CLERK, &id, json!({ "command": { "send": { "to": ["H38"] } } }), &[]).await;
    assert_eq!(asked.json()["key"], "exchange-refusal-not-configured");
}

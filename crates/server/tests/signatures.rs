//! Signatures of a document's files on its page and in the API, judged by the roots that the office keeps.

#[path = "../../signatures/tests/support/chain.rs"]
mod chain;
mod common;
#[path = "../../signatures/tests/support/sign.rs"]
mod sign;

use app::Order;
use app::tokens::{self, Scope, Wanted};
use axum::body::Body;
use axum::http::Request;
use chain::{AUTHORITY, CURVE, PERSON, certificate};
use common::{Browser, Server, TODAY, noon};
use jiff::civil::{Date, date};
use ledger::document::{Command, FileKind, Original};
use serde_json::{Value, json};
use sign::sign;
use std::path::Path;

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\nstartxref\n9\n%%EOF\n";
const ROOT: &str = "Lam Giang Root CA";
const ISSUER: &str = "Lam Giang Issuing CA";
const LATER: Date = date(2090, 1, 1);
const SIGNER: &str = "Lê Hoàng Phúc";

/// Keeps a signed file beside a document; returns the document's id.
async fn signed(server: &Server, keys: &Path) -> String {
    certificate(keys, ROOT, None, AUTHORITY, CURVE);
    certificate(keys, ISSUER, Some(ROOT), AUTHORITY, CURVE);
    certificate(keys, SIGNER, Some(ISSUER), PERSON, CURVE);
    let file = sign(keys, PDF, SIGNER, &["-md", "sha256", "-certfile", &format!("{ISSUER}.pem")]);
    let list = server.call("van-thu", "GET", "/documents?limit=100", &[], None).await.json();
    let issued = list["items"].as_array().expect("documents").iter().find(|one| one["stage"] == "issued");
    let id = issued.expect("an issued one")["id"].as_str().expect("an id").to_owned();
    let office = server.office();
    let hash = office.files().put(&file).expect("kept");
    let actor = office.act("van-thu", noon(TODAY)).expect("the clerk");
    let file = Original { hash, name: "da-ky.pdf".into() };
    let keep = Order::new(Command::KeepFile { what: FileKind::Signed, file });
    actor.document(id.parse().expect("an id"), keep).expect("kept");
    id
}

fn token(server: &Server) -> String {
    let wanted = Wanted { account: "van-thu", name: "chữ ký", scopes: [Scope::Read].into(), days: 30 };
    let (token, _) = server.office().make_token(&wanted, noon(LATER)).expect("a token");
    format!("Bearer {}", tokens::written(&token))
}

async fn signature(server: &Server, token: &str, id: &str) -> Value {
    let request = Request::get(format!("/api/v1/documents/{id}")).header("authorization", token);
    let request = request.body(Body::empty()).expect("a request");
    let all = server.ask(&Browser::default(), request).await.json();
    let all = all["signatures"].as_array().expect("signatures").clone();
    assert_eq!(all.len(), 1, "{all:?}");
    all.into_iter().next().expect("one")
}

#[tokio::test]
async fn a_signature_says_whether_its_certificate_is_to_be_trusted() {
    let keys = tempfile::tempdir().expect("a folder");
    let keys = keys.path();
    let server = Server::start();
    let id = signed(&server, keys).await;
    // openssl signs by its own clock: here it is later.
    server.wait((noon(LATER).0 - noon(TODAY).0) / 60_000);
    let token = token(&server);
    let clerk = server.sign_in("van-thu").await;
    let address = format!("/documents/{id}");
    let page = || server.get(&clerk, &address);

    let unasked = signature(&server, &token, &id).await;
    assert_eq!(unasked["integrity"], "whole");
    assert_eq!((&unasked["trust"], unasked.get("authority")), (&json!("unasked"), None));
    assert_eq!((&unasked["file"], &unasked["signer"]["name"]), (&json!("da-ky.pdf"), &json!(SIGNER)));
    assert!(page().await.text().contains("cơ quan chưa lưu chứng thư gốc nào"));

    let roots = server.folder.path().join("office/roots");
    std::fs::create_dir(&roots).expect("a folder");
    certificate(keys, "Other Root CA", None, AUTHORITY, CURVE);
    std::fs::copy(keys.join("Other Root CA.pem"), roots.join("other.pem")).expect("copied");
    std::fs::write(roots.join("readme.txt"), "no certificate").expect("written");
    let unknown = signature(&server, &token, &id).await;
    assert_eq!((&unknown["trust"], &unknown["authority"]), (&json!("incomplete"), &json!(ROOT)));
    assert!(page().await.text().contains("Thiếu chứng thư của “Lam Giang Root CA”"));

    std::fs::copy(keys.join(format!("{ROOT}.pem")), roots.join("root.crt")).expect("copied");
    let rooted = signature(&server, &token, &id).await;
    assert_eq!((&rooted["trust"], &rooted["authority"]), (&json!("rooted"), &json!(ROOT)));
    let told = page().await.text();
    assert!(told.contains("dẫn tới gốc “Lam Giang Root CA” mà cơ quan tin cậy"), "{told}");
    assert!(told.contains("Không hỏi chứng thư đã bị thu hồi hay chưa"));
    let list = server.get(&clerk, "/administration").await.text();
    for words in ["root.crt", "other.pem", "gốc, được tin cậy", "readme.txt: không có chứng thư nào đọc được"]
    {
        assert!(list.contains(words), "{words}: {list}");
    }
}

//! Spreadsheets whose rows are taken in, in the browser and over the API: looked at first, all or none, once.

mod common;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use common::{Browser, Server};
use serde_json::{Value, json};

const CLERK: &str = "van-thu";
const PROCEDURE: &str = "danh-gia-nhiem-vu-ngoai-ngan-sach";
const HEAD: &str = "Số hồ sơ;Về việc;Ngày tiếp nhận;Tổ chức, cá nhân nộp hồ sơ;Hình thức nộp;Ghi chú\n";

async fn call(server: &Server, account: &str, address: &str, text: &str) -> common::Answer {
    let request = Request::post(format!("/api/v1{address}"))
        .header(header::AUTHORIZATION, format!("Bearer {}", server.token(account)))
        .header(header::CONTENT_TYPE, "application/octet-stream")
        .body(Body::from(text.to_owned()));
    server.ask(&Browser::default(), request.expect("a request")).await
}

async fn given(server: &Server, account: &str, address: &str, text: &str) -> Value {
    let answer = call(server, account, address, text).await;
    assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.text());
    answer.json()
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_become_dossiers_in_the_browser_when_they_are_all_right() {
    let server = Server::start();
    let clerk = server.sign_in(CLERK).await;
    let address = format!("/dossiers/{PROCEDURE}/import");
    let page = server.get(&clerk, &address).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert!(page.text().contains("<code>party:to-chuc</code>"), "{}", page.text());
    let good = format!("{HEAD}CU-1;Máy sấy;2/6/2025;Công ty Minh Phát;Trực tiếp;x\n");
    let bad = format!("{good}CU-2;Máy lọc;2/6/2025;Công ty Minh Phát;Bằng ngựa;\n");
    let files = |text: &'static str| [("so.csv", text.as_bytes())];
    let (good, bad): (&'static str, &'static str) = (good.leak(), bad.leak());
    let shown = server.send(&clerk, &address, &[], &files(good)).await;
    assert_eq!(shown.status, StatusCode::OK, "{}", shown.text());
    for words in ["CU-1", "1 hồ sơ mới", "Cột không dùng đến: Ghi chú."] {
        assert!(shown.text().contains(words), "{words}: {}", shown.text());
    }
    let refused = server.send(&clerk, &address, &[("apply", "yes")], &files(bad)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("Dòng 3 CU-2"), "{}", refused.text());
    let register = format!("/dossiers/{PROCEDURE}?words=CU-1");
    assert!(!server.get(&clerk, &register).await.text().contains(">CU-1<"), "nothing was taken in");
    let taken = server.send(&clerk, &address, &[("apply", "yes")], &files(good)).await;
    assert_eq!(
        (taken.status, taken.to.as_deref()),
        (StatusCode::SEE_OTHER, Some(format!("/dossiers/{PROCEDURE}").as_str()))
    );
    assert!(server.get(&clerk, &register).await.text().contains(">CU-1<"));
    let nothing = server.send(&clerk, &address, &[], &files("Tên;Ngày\nA;1/1/2025\n")).await;
    assert_ne!(nothing.status, StatusCode::OK, "no such columns");
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_become_dossiers_over_the_api() {
    let server = Server::start();
    let address = format!("/procedures/{PROCEDURE}/dossiers?file=so.csv");
    let good = format!("{HEAD}CU-1;Máy sấy;2/6/2025;Công ty Minh Phát;Trực tiếp;x\n");
    let looked = given(&server, CLERK, &address, &good).await;
    assert_eq!((&looked["taken"], &looked["new"][0]["number"]), (&json!(false), &json!("CU-1")), "{looked}");
    assert_eq!(looked["columns"][3]["holds"], "party:to-chuc");
    let bad = format!("{good};Không số;2/6/2025;Công ty Minh Phát;Trực tiếp;\n");
    let refused = given(&server, CLERK, &format!("{address}&apply=true"), &bad).await;
    assert_eq!((&refused["taken"], &refused["bad"][0]["row"]), (&json!(false), &json!("3")), "{refused}");
    let taken = given(&server, CLERK, &format!("{address}&apply=true"), &good).await;
    assert_eq!(taken["taken"], true, "{taken}");
    let again = given(&server, CLERK, &format!("{address}&apply=true"), &good).await;
    assert_eq!((&again["new"], &again["known"]), (&json!([]), &json!(["CU-1"])), "{again}");
    let unknown = call(&server, CLERK, "/procedures/khong-co/dossiers?file=so.csv", &good).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND, "{}", unknown.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_laboratory_s_list_is_counted_over_the_api() {
    let server = Server::start();
    let list = "Số GCN;Ngày kiểm định;Loại;SL\nA-01;02/06/2025;Cân;12\n";
    let address = "/targets/KD-PTD/entries?file=thang-6.csv";
    let looked = given(&server, CLERK, address, list).await;
    assert_eq!((&looked["entered"], &looked["new"]), (&json!(false), &json!(1)), "{looked}");
    let bad = format!("{list}A-02;hôm qua;Cân;1\n");
    let refused = given(&server, CLERK, &format!("{address}&apply=true"), &bad).await;
    assert_eq!(
        (&refused["entered"], &refused["bad"][0]["because"]),
        (&json!(false), &json!("no-day")),
        "{refused}"
    );
    let entered = given(&server, CLERK, &format!("{address}&apply=true&reason=Danh%20s%C3%A1ch"), list).await;
    assert_eq!(entered["entered"], true, "{entered}");
    let again = given(&server, CLERK, &format!("{address}&apply=true"), list).await;
    assert_eq!((&again["known"], &again["periods"]), (&json!(1), &json!([])), "{again}");
    let none = call(&server, CLERK, "/targets/SIPAS/entries?file=a.csv", list).await;
    assert_ne!(none.status, StatusCode::OK, "it declares no columns");
}

//! A complaint over HTTP: who is not among those whom its procedure names meets it on no page and in no answer of the API, but for
//! its number.

mod common;

use axum::http::StatusCode;
use common::Server;

/// What is said of the complaint, and is nobody's but theirs.
const SECRET: &str = "cơ sở Hoa Mai";
const REGISTER: &str = "/dossiers/khieu-nai-lan-dau";

/// The accounts, and whether the complaint is theirs to see.
const PEOPLE: [(&str, bool); 4] =
    [("le-hoang-phuc", true), ("van-thu", false), ("trinh-quoc-bao", false), ("ngo-thuy-an", false)];

/// Lets the director take a complaint in, and returns its id.
async fn complain(server: &Server) -> String {
    let director = server.sign_in("le-hoang-phuc").await;
    let page = server.get(&director, REGISTER).await.text();
    let unit = page.split("<option value=\"").skip(1).find(|option| option.contains("Thanh tra"));
    let unit = unit.and_then(|option| option.split('"').next()).expect("the inspectorate");
    let fields = [
        ("subject", "Khiếu nại việc thu hồi giấy phép của cơ sở Hoa Mai"),
        ("unit", unit),
        ("party-nguoi-khieu-nai", "Nguyễn Văn Thử"),
        ("party-bi-khieu-nai", "Phòng Quản lý Khoa học"),
        ("field-ngay-nhan", "2025-06-27"),
        ("field-quyet-dinh-bi-khieu-nai", "Quyết định số 12/QĐ-SKHCN"),
    ];
    let answer = server.send(&director, REGISTER, &fields, &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    let address = answer.to.expect("it goes to the dossier");
    address.split('?').next().and_then(|path| path.rsplit('/').next()).expect("an id").to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_complaint_is_met_only_by_whom_its_procedure_names() {
    let server = Server::start();
    let id = complain(&server).await;
    let page = format!("{REGISTER}/{id}");
    let shown = [
        REGISTER.to_owned(),
        "/api/v1/dossiers?procedure=khieu-nai-lan-dau".to_owned(),
        "/api/v1/dossiers?words=hoa+mai".to_owned(),
    ];
    let never = [
        "/".to_owned(),
        "/tasks?which=open".to_owned(),
        "/search?q=hoa+mai".to_owned(),
        "/api/v1/tasks?limit=100".to_owned(),
        "/changes".to_owned(),
    ];
    for (account, sees) in PEOPLE {
        let browser = server.sign_in(account).await;
        let there = if sees { StatusCode::OK } else { StatusCode::NOT_FOUND };
        for address in [&page, &format!("/api/v1/dossiers/{id}")] {
            let answer = server.get(&browser, address).await;
            assert_eq!(answer.status, there, "{account} {address}");
            assert_eq!(answer.text().contains(SECRET), sees, "{account} {address}");
        }
        for address in &shown {
            let told = server.get(&browser, address).await;
            assert_eq!(told.status, StatusCode::OK, "{account} {address}");
            assert_eq!(told.text().contains(SECRET), sees, "{account} {address}");
        }
        for address in &never {
            let told = server.get(&browser, address).await.text();
            assert!(!told.contains(SECRET), "{account} {address}: tasks say its number alone");
        }
        let refused =
            server.send(&browser, &page, &[("command", "dossier-file"), ("words", "Đơn")], &[]).await;
        assert_eq!(refused.status == StatusCode::NOT_FOUND, !sees, "{account} gives a command");
        let mut feed = String::new();
        let mut next = Some("/api/v1/events?limit=100".to_owned());
        while let Some(address) = next {
            let answer = server.get(&browser, &address).await;
            assert_eq!(answer.status, StatusCode::OK, "{account} {address}");
            let page = answer.json();
            feed.push_str(&page["items"].to_string());
            next = page["next"].as_str().map(str::to_owned);
        }
        assert_eq!(feed.contains(SECRET), sees, "{account}: the feed of events");
        assert!(!feed.contains("Nguyễn Văn Thử"), "{account}: no event holds the name");
    }
}

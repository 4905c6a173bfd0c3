//! From an empty ledger to the first notice that is given, as the desk leads there; and how a deadline slipped, as a task's page
//! tells it.

mod common;

use axum::http::StatusCode;
use common::{Server, between, linked};
use serde_json::json;

const NOTICE: &str = "SỞ KHOA HỌC VÀ CÔNG NGHỆ TỈNH LAM GIANG\nSố: 1/TB-SKHCN\nLam Giang, ngày 27 tháng 6 năm 2025\nTHÔNG BÁO\n\
    Kết luận của Giám đốc Sở tại cuộc họp giao ban\n1. Văn phòng Sở rà soát quy chế làm việc, trình Giám đốc Sở trước ngày 31/7/2025.\n";

/// Returns the steps of the desk, as far as they are shown.
fn steps(page: &str) -> Option<String> {
    between(page, "<section class=\"steps\"", "</section>").map(str::to_owned)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_office_is_led_to_its_first_notice_by_what_its_ledger_has() {
    let server = Server::start_new();
    let clerk = server.sign_in("van-thu").await;
    let begun = steps(&server.get(&clerk, "/").await.text()).expect("the steps");
    assert_eq!(begun.matches("class=\"done\"").count(), 2, "units and accounts are there: {begun}");
    let next = between(&begun, "aria-current=\"step\"", "</li>").expect("the next one");
    assert!(next.contains("Văn bản đầu tiên") && next.contains("href=\"/documents\""), "{next}");
    let head = server.sign_in("trinh-quoc-bao").await;
    assert!(steps(&server.get(&head, "/").await.text()).is_none(), "who keeps no ledger is not led");

    let sent = server.send(&clerk, "/documents", &[], &[("1-TB.txt", NOTICE.as_bytes())]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    let begun = steps(&server.get(&clerk, "/").await.text()).expect("the steps");
    let next = between(&begun, "aria-current=\"step\"", "</li>").expect("the next one");
    assert!(begun.contains("1/TB-SKHCN") && next.contains("1 đề xuất đang chờ xác nhận"), "{begun}");
    let document = linked(&begun, "documents").pop().expect("the way to it");

    let confirmed =
        server.send(&clerk, &format!("/documents/{document}"), &[("command", "confirm-clear")], &[]).await;
    assert_eq!(confirmed.status, StatusCode::SEE_OTHER, "{}", confirmed.text());
    assert!(steps(&server.get(&clerk, "/").await.text()).is_none(), "the office has begun");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_task_tells_how_its_deadline_slipped() {
    let server = Server::start();
    let open = server
        .call(
            "van-thu",
            "GET",
            "/tasks?standing=open-in-time&stage=in-progress&stage=accepted&from=2025-07-20&limit=500",
            &[],
            None,
        )
        .await
        .json();
    let task = open["items"]
        .as_array()
        .into_iter()
        .flatten()
        .find(|task| task["due"].is_string())
        .expect("one with a day");
    let (id, due) = (task["id"].as_str().expect("an id"), task["due"].as_str().expect("a day"));
    let page = async || {
        let browser = server.sign_in("le-hoang-phuc").await;
        server.get(&browser, &format!("/tasks/{id}")).await.text()
    };
    let address = format!("/tasks/{id}/commands");
    for (until, reason) in [("2026-03-31", "chờ văn bản của Bộ"), ("2026-06-30", "chờ kinh phí")]
    {
        let ask = json!({ "command": { "ask-extension": { "until": until } }, "reason": reason });
        let asked = server.call("van-thu", "POST", &address, &[], Some(&ask)).await;
        assert_eq!(asked.status, StatusCode::OK, "{}", asked.text());
        let grant = json!({ "command": { "grant-extension": {} } });
        let granted = server.call("le-hoang-phuc", "POST", &address, &[], Some(&grant)).await;
        assert_eq!(granted.status, StatusCode::OK, "{}", granted.text());
    }
    let after = page().await;
    let slips = between(&after, "<h2>Các lần dời hạn</h2>", "</table>").expect("the slips");
    assert_eq!(slips.matches("<svg").count(), slips.matches("<td class=\"picture\"").count());
    assert!(slips.matches("<svg").count() >= 3, "the first day and two more: {slips}");
    assert!(slips.contains(due) && slips.contains("2026-03-31") && slips.contains("2026-06-30"), "{slips}");
    assert!(slips.contains("+91"), "from one day to the next: {slips}");
}

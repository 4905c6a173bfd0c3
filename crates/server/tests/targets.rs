//! Indicators in the browser: the register, one of them with its picture, what is entered, and what a counted value opens.

mod common;

use axum::http::StatusCode;
use common::{Server, between};

#[tokio::test(flavor = "multi_thread")]
async fn indicators_are_shown_entered_and_corrected() {
    let server = Server::start();
    let clerk = server.sign_in("van-thu").await;
    let list = server.get(&clerk, "/targets?period=2024").await.text();
    for word in ["PII", "37,05 điểm", "Không đạt", "86,4 %", "2.181 phương tiện đo", "tốt hơn kỳ trước"]
    {
        assert!(list.contains(word), "{word}: {list}");
    }
    let page = server.get(&clerk, "/targets/PII").await.text();
    let picture = between(&page, "role=\"img\" aria-label=\"", "\"").expect("a picture with words");
    assert!(picture.contains("2024: 37,05 điểm (Mục tiêu: ≥ 38), Không đạt"), "{picture}");
    assert!(page.contains("Công bố của Bộ về năm 2024"), "what shows the value: {page}");
    // As it was known before the correction.
    let then = server.get(&clerk, "/targets/KD-PTD?known_at=2025-01-15").await.text();
    assert!(then.contains("2.118 phương tiện đo"), "{then}");
    let entered = [("command", "indicator-enter-value"), ("period", "2025"), ("value", "38,4")];
    let bare = server.send(&clerk, "/targets/PII", &entered, &[]).await;
    assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
    let shown = bare.text();
    assert!(shown.contains("phải có nguồn") && shown.contains("value=\"38,4\""), "{shown}");
    let fields = [&entered[..], &[("evidence", "Số sơ bộ")]].concat();
    let done = server.send(&clerk, "/targets/PII", &fields, &[]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    assert!(server.get(&clerk, "/targets/PII").await.text().contains("38,4 điểm"));
    assert!(server.get(&clerk, "/targets?standing=not-yet").await.text().contains("38,4 điểm"));
    let correct = [("command", "indicator-correct-value"), ("period", "2025"), ("value", "39,2")];
    let refused = server.send(&clerk, "/targets/PII", &correct, &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text());
    let told = [&correct[..], &[("reason", "Cộng nhầm")]].concat();
    assert_eq!(server.send(&clerk, "/targets/PII", &told, &[]).await.status, StatusCode::SEE_OTHER);
    let page = server.get(&clerk, "/targets/PII").await.text();
    for word in ["39,2 điểm", "Cộng nhầm", "38,4", "(đã sửa)"] {
        assert!(page.contains(word), "{word}: {page}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_counted_value_opens_its_tasks_and_units_see_their_own() {
    let server = Server::start();
    let clerk = server.sign_in("van-thu").await;
    let page = server.get(&clerk, "/targets/NV-DH?as_of=2024-12-31").await.text();
    let value = between(&page, "<a href=\"/targets/NV-DH/2024-Q4\">", "</a>").expect("a counted value");
    let whole = between(value, "/", ")").expect("a share").parse::<usize>().expect("a number");
    let behind = server.get(&clerk, "/targets/NV-DH/2024-Q4").await.text();
    assert_eq!(behind.matches("<td class=\"words\"").count(), whole, "{value}: {behind}");
    let entered =
        [("command", "indicator-enter-value"), ("period", "2024-Q4"), ("value", "1/2"), ("evidence", "x")];
    let refused = server.send(&clerk, "/targets/NV-DH", &entered, &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        server.get(&clerk, "/targets/PII/2024").await.status,
        StatusCode::NOT_FOUND,
        "nothing is counted"
    );
    let head = server.sign_in("trinh-quoc-bao").await;
    let list = server.get(&head, "/targets?period=2024").await.text();
    assert!(list.contains("/targets/PII") && !list.contains("/targets/SIPAS"), "{list}");
    assert_eq!(server.get(&head, "/targets/SIPAS").await.status, StatusCode::NOT_FOUND);
    let set = [("command", "indicator-set-target"), ("period", "2026"), ("target", "40")];
    assert_eq!(server.send(&head, "/targets/PII", &set, &[]).await.status, StatusCode::FORBIDDEN);
    // The office follows another one, of its own.
    let register = server.get(&clerk, "/targets").await.text();
    let unit =
        between(&register, "<select name=\"owner\"><option value=\"\">Tất cả</option><option value=\"", "\"");
    let fields = [
        ("owner", unit.expect("a unit")),
        ("code", "DA"),
        ("name", "Dự án <b>mới</b>"),
        ("counted_in", "dự án"),
        ("direction", "higher"),
        ("rhythm", "quarter"),
    ];
    let done = server.send(&clerk, "/targets", &fields, &[]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    let page = server.get(&clerk, "/targets/DA").await.text();
    assert!(page.contains("Dự án &lt;b&gt;mới&lt;/b&gt;"), "{page}");
    let again = server.send(&clerk, "/targets", &fields, &[]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
}

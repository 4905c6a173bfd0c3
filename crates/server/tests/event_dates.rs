//! Days that deadlines hang on, in the browser: announced, moved with a reason, and everybody concerned is told.

mod common;

use app::Office;
use axum::http::StatusCode;
use common::{Server, TODAY, between, linked};
use jiff::civil::time;
use ledger::Moment;
use server::FollowUp;

const NAME: &str = "Kỳ họp thứ 30 HĐND tỉnh";

#[tokio::test(flavor = "multi_thread")]
async fn a_deadline_moves_with_the_session_and_its_unit_is_told() {
    let server = Server::start();
    let clerk = server.sign_in("van-thu").await;
    let head = server.sign_in("trinh-quoc-bao").await;
    let announced = server.send(&clerk, "/event-dates", &[("name", NAME), ("day", "2025-12-10")], &[]).await;
    assert_eq!(announced.status, StatusCode::SEE_OTHER, "{}", announced.text());
    let session = announced.to.expect("its page").split('?').next().expect("an address").to_owned();
    let again = server.send(&clerk, "/event-dates", &[("name", NAME)], &[]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text().contains("sự kiện sắp tới mang tên này"), "{}", again.text());

    let list = server.get(&head, "/tasks?which=open").await.text();
    let task = format!("/tasks/{}", linked(&list, "tasks").into_iter().next().expect("an open task"));
    let page = server.get(&clerk, &task).await.text();
    assert!(page.contains("value=\"hang\""), "the clerk may let it hang on the session: {page}");
    assert!(!server.get(&head, &task).await.text().contains("value=\"hang\""), "the unit may not");
    let id = session.rsplit('/').next().expect("an id");
    let hang = [("command", "hang"), ("event_date", id), ("days_before", "1")];
    let hung = server.send(&clerk, &task, &hang, &[]).await;
    assert_eq!(hung.status, StatusCode::SEE_OTHER, "{}", hung.text());
    let page = server.get(&head, &task).await.text();
    assert!(page.contains("09/12/2025") && page.contains(NAME), "{page}");

    let office = Office::open(&server.folder.path().join("office")).expect("an office");
    let morning = Moment::of(TODAY, time(7, 30, 0, 0));
    let follow_up = FollowUp::new(&office, morning).expect("configured");
    follow_up.tick(&office, morning).expect("ticks");
    let reasonless = [("command", "event-date-move"), ("day", "2025-12-24")];
    let refused = server.send(&clerk, &session, &reasonless, &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text());
    let moved = [reasonless[0], reasonless[1], ("reason", "Thông báo số 45/TB-HĐND")];
    let by_head = server.send(&head, &session, &moved, &[]).await;
    assert_eq!(by_head.status, StatusCode::FORBIDDEN, "the office keeps these days");
    let moved = server.send(&clerk, &session, &moved, &[]).await;
    assert_eq!(moved.status, StatusCode::SEE_OTHER, "{}", moved.text());
    let page = server.get(&head, &task).await.text();
    assert!(page.contains("23/12/2025"), "the deadline moved: {page}");
    follow_up.tick(&office, Moment::of(TODAY, time(9, 1, 0, 0))).expect("ticks");
    let notices = server.get(&head, "/notices").await.text();
    assert!(notices.contains("45/TB-HĐND") && notices.contains(NAME), "the head is told: {notices}");
    let page = server.get(&clerk, &session).await.text();
    assert!(page.contains(&format!("href=\"{task}\"")), "what hangs on it: {page}");
    assert!(page.contains("45/TB-HĐND"), "{page}");
    let early = server.send(&clerk, &session, &[("command", "event-date-hold")], &[]).await;
    assert!(early.text().contains("đến ngày của sự kiện"), "{}", early.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dossier_hangs_on_a_session_that_is_chosen() {
    let server = Server::start();
    let clerk = server.sign_in("van-thu").await;
    server.send(&clerk, "/event-dates", &[("name", NAME)], &[]).await;
    let list = server.get(&clerk, "/event-dates").await.text();
    let id = linked(&list, "event-dates").into_iter().next().expect("the session");
    let register = "/dossiers/nghi-quyet-hdnd-tinh";
    let page = server.get(&clerk, register).await.text();
    let unit = between(&page, "<select name=\"unit\" required><option value=\"", "\"").expect("a unit");
    let fields = [
        ("subject", "Chính sách hỗ trợ đổi mới công nghệ"),
        ("unit", unit),
        ("field-ky-hop", "Kỳ họp thứ 30"),
        ("field-ngay-hop", ""),
        ("hang-ngay-hop", id.as_str()),
    ];
    let opened = server.send(&clerk, register, &fields, &[]).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", opened.text());
    let dossier = opened.to.expect("its page").split('?').next().expect("an address").to_owned();
    let page = server.get(&clerk, &dossier).await.text();
    assert!(page.contains(NAME) && page.contains("chưa rõ ngày"), "{page}");
    let moved = [("command", "event-date-move"), ("day", "2025-12-10"), ("reason", "đã định ngày")];
    let moved = server.send(&clerk, &format!("/event-dates/{id}"), &moved, &[]).await;
    assert_eq!(moved.status, StatusCode::SEE_OTHER, "{}", moved.text());
    let page = server.get(&clerk, &dossier).await.text();
    assert!(page.contains("10/12/2025"), "{page}");
    assert!(server.get(&clerk, register).await.text().contains("10/12/2025"), "the register has it too");
}

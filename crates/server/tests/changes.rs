//! The office changes in the browser: units, people, days of rest, rules.

mod common;

use axum::http::StatusCode;
use common::{Server, between, linked};

/// Returns the value of an option of a page by its name.
fn option<'p>(page: &'p str, name: &str) -> &'p str {
    let (before, _) = page.split_once(&format!("\">{name}</option>")).expect(name);
    before.rsplit("value=\"").next().expect("a value")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_unit_ends_and_its_open_tasks_go_to_the_heir() {
    let server = Server::start();
    let clerk = server.sign_in("van-thu").await;
    let page = server.get(&clerk, "/units/change").await.text();
    let gone = option(&page, "Thanh tra Sở").to_owned();
    let heir = option(&page, "Văn phòng Sở").to_owned();
    let open = |page: String| linked(&page, "tasks");
    let theirs = open(server.get(&clerk, &format!("/tasks?which=open&unit={gone}")).await.text());
    assert!(!theirs.is_empty());
    let before = server.get(&clerk, "/figures?as_of=2025-05-31").await.text();
    let ended = [
        ("command", "unit-ended"),
        ("unit", gone.as_str()),
        ("heir", heir.as_str()),
        ("reason", "Quyết định 12/QĐ-UBND"),
    ];
    let head = server.sign_in("trinh-quoc-bao").await;
    assert_eq!(server.post(&head, "/units/change", &ended).await.status, StatusCode::FORBIDDEN);
    let done = server.post(&clerk, "/units/change", &ended).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    let done = done.text();
    assert!(done.contains(&format!("{} nhiệm vụ đang làm đã chuyển", theirs.len())), "{done}");
    assert!(!done.contains(&format!("value=\"{gone}\"")), "the page shows the office as it is now");
    let inherited = open(server.get(&clerk, &format!("/tasks?which=open&unit={heir}")).await.text());
    assert!(theirs.iter().all(|task| inherited.contains(task)));
    let after = server.get(&clerk, "/figures?as_of=2025-05-31").await.text();
    let table = |page: &str| between(page, "<tbody>", "</tfoot>").map(str::to_owned);
    assert_eq!(table(&before), table(&after), "a day that is over keeps its units");
    let again = server.post(&clerk, "/units/change", &ended).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "it ended already");
    assert!(again.text().contains("Quyết định 12/QĐ-UBND"), "what was typed is there");
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_new_gets_a_role_a_name_and_a_deputy() {
    let server = Server::start();
    let clerk = server.sign_in("van-thu").await;
    let page = server.get(&clerk, "/units/change").await.text();
    let unit = option(&page, "Phòng Quản lý Khoa học").to_owned();
    let appointed = [
        ("command", "officer-appointed"),
        ("name", "Lò Thị Mây"),
        ("unit", unit.as_str()),
        ("role", "officer"),
        ("account", "lo-thi-may"),
    ];
    let done = server.post(&clerk, "/units/change", &appointed).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    let page = done.text();
    let (new, head) = (option(&page, "Lò Thị Mây").to_owned(), option(&page, "Trịnh Quốc Bảo").to_owned());
    assert!(server.get(&clerk, "/administration").await.text().contains("lo-thi-may"));
    let covered = [
        ("command", "absence-covered"),
        ("officer", head.as_str()),
        ("by-officer", new.as_str()),
        ("until", "2025-07-05"),
    ];
    let done = server.post(&clerk, "/units/change", &covered).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    let relieved = [("command", "officer-relieved"), ("officer", new.as_str()), ("unit", unit.as_str())];
    assert_eq!(server.post(&clerk, "/units/change", &relieved).await.status, StatusCode::OK);
    for wrong in [
        [("command", "unit-founded"), ("name", "Phòng Mới"), ("parent", "")],
        [("command", "unit-moved"), ("unit", unit.as_str()), ("parent", "no unit")],
        [("command", "unit-moved"), ("unit", unit.as_str()), ("parent", unit.as_str())],
        [("command", "officer-appointed"), ("unit", unit.as_str()), ("role", "king")],
        [("command", "unit-destroyed"), ("unit", unit.as_str()), ("parent", "")],
    ] {
        let answer = server.post(&clerk, "/units/change", &wrong).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong:?}: {}", answer.text());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_of_rest_moves_deadlines_and_rules_are_replaced_with_their_act() {
    let server = Server::start();
    let director = server.sign_in("le-hoang-phuc").await;
    let head = server.sign_in("trinh-quoc-bao").await;
    let page = server.get(&director, "/administration/rules").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert!(page.text().contains("2025-04-30"), "the days of this year");
    let holiday = [
        ("command", "holidays"),
        ("year", "2026"),
        ("off", "30/4/2026, 1/5/2026"),
        ("act", "Quyết định 9/QĐ-UBND"),
    ];
    assert_eq!(server.post(&head, "/administration/rules", &holiday).await.status, StatusCode::FORBIDDEN);
    let done = server.post(&director, "/administration/rules", &holiday).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    assert!(done.text().contains("Quyết định 9/QĐ-UBND"));
    let text = page.text();
    let rules = between(&text, "name=\"rules\"", "</textarea>")
        .and_then(|rest| rest.split_once('>'))
        .expect("the rules")
        .1;
    let rules = rules.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    let twice = rules.replacen("times = 1", "times = 7", 1).replacen("times = 2", "times = 7", 1);
    assert_ne!(rules, twice);
    let decided = [("command", "rules"), ("rules", twice.as_str()), ("act", "Quy chế làm việc 2025")];
    let done = server.post(&director, "/administration/rules", &decided).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    assert!(done.text().contains("times = 7") && done.text().contains("Quy chế làm việc 2025"));
    for wrong in [
        [("command", "rules"), ("rules", "[extension"), ("act", "Quy chế")],
        [("command", "rules"), ("rules", twice.as_str()), ("act", "")],
        [("command", "holidays"), ("year", "2026"), ("off", "31/2/2026")],
        [("command", "holidays"), ("year", "hai nghìn"), ("off", "1/5/2026")],
        [("command", "holidays"), ("year", "2025"), ("off", "1/5/2026")],
    ] {
        let answer = server.post(&director, "/administration/rules", &wrong).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong:?}: {}", answer.text());
    }
}

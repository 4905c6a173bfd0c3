//! What others did since somebody was here, and questions that people keep by a name.

mod common;

use app::Order;
use axum::http::StatusCode;
use common::{Browser, Server, TODAY, between, linked, noon};
use ledger::Moment;
use ledger::task::Command;

async fn desk(server: &Server, browser: &Browser) -> String {
    let page = server.get(browser, "/").await.text();
    between(&page, "<ul class=\"news\">", "<form method=\"post\" action=\"/changes\"")
        .unwrap_or_default()
        .to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_tells_what_others_did_since_the_last_visit_until_it_was_seen() {
    let server = Server::start();
    let (clerk, head) = (server.sign_in("van-thu").await, server.sign_in("trinh-quoc-bao").await);
    let foreign = server.sign_in("ngo-thuy-an").await;
    assert!(desk(&server, &head).await.is_empty(), "nothing happened since the first visit began");
    let list = server.get(&head, "/tasks?which=open").await.text();
    let theirs = server.get(&foreign, "/tasks").await.text();
    let task =
        linked(&list, "tasks").into_iter().find(|task| !theirs.contains(task.as_str())).expect("a task");
    let later = |minutes: i64| Moment(noon(TODAY).0 + minutes * 60_000);
    let say = |account: &str, words: &str, minutes: i64| {
        let office = server.office();
        let actor = office.act(account, later(minutes)).expect("an account");
        let comment = Order::new(Command::Comment(words.to_owned()));
        actor.give(task.parse().expect("an id"), comment).expect("said");
    };
    say("trinh-quoc-bao", "tôi tự ghi", 1);
    say("le-hoang-phuc", "làm rõ số liệu quý II", 2);
    server.wait(5);
    let told = desk(&server, &head).await;
    assert!(told.contains("làm rõ số liệu quý II") && told.contains("Lê Hoàng Phúc"), "{told}");
    assert!(told.contains(&task) && !told.contains("tôi tự ghi"), "one's own is no news: {told}");
    assert!(desk(&server, &clerk).await.contains("tôi tự ghi"), "the clerk sees both");
    assert!(!desk(&server, &foreign).await.contains(&task), "another unit sees nothing of it");
    let page = server.get(&head, "/changes").await.text();
    assert!(page.contains("làm rõ số liệu quý II"), "{page}");

    assert_eq!(server.post(&head, "/changes", &[]).await.to.as_deref(), Some("/?done=changes-seen"));
    assert!(desk(&server, &head).await.is_empty(), "it was seen");
    assert!(desk(&server, &clerk).await.contains(&task), "by him");
    say("le-hoang-phuc", "còn thiếu phụ lục", 7);
    server.wait(5);
    let told = desk(&server, &head).await;
    assert!(told.contains("còn thiếu phụ lục") && !told.contains("quý II"), "only what is new: {told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_is_kept_by_a_name_by_oneself_or_for_everybody() {
    let server = Server::start();
    let (clerk, head) = (server.sign_in("van-thu").await, server.sign_in("trinh-quoc-bao").await);
    let kept = |page: &str| between(page, "<div class=\"kept\">", "<details>").unwrap_or_default().to_owned();
    let question = "standing=open-overdue&column=due&column=officer";
    let keep = [("action", "keep"), ("name", "Quá hạn, theo người"), ("question", question)];
    let answer = server.post(&head, "/tasks/kept", &keep).await;
    assert_eq!(answer.to, Some(format!("/tasks?{question}")));
    let list = server.get(&head, &format!("/tasks?{question}")).await.text();
    assert!(kept(&list).contains("aria-current=\"page\">Quá hạn, theo người"), "{}", kept(&list));
    assert!(!kept(&server.get(&clerk, "/tasks").await.text()).contains("Quá hạn"), "it is his own");

    let shared = [&keep[..], &[("shared", "yes")]].concat();
    assert_eq!(server.post(&head, "/tasks/kept", &shared).await.status, StatusCode::FORBIDDEN);
    let shared = [
        ("action", "keep"),
        ("name", "Chờ xác nhận"),
        ("question", "stage=proposed&after=x"),
        ("shared", "yes"),
    ];
    assert_eq!(
        server.post(&clerk, "/tasks/kept", &shared).await.to.as_deref(),
        Some("/tasks?stage=proposed")
    );
    assert!(kept(&server.get(&head, "/tasks").await.text()).contains("Chờ xác nhận"), "everybody's");
    for bad in [("name", " "), ("name", &*"x".repeat(61)), ("question", "order=a&order=b")] {
        let fields = keep.map(|(name, value)| if name == bad.0 { bad } else { (name, value) });
        let answer = server.post(&head, "/tasks/kept", &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{bad:?}");
    }
    let forget = [("action", "forget"), ("name", "Quá hạn, theo người"), ("question", "")];
    assert_eq!(server.post(&head, "/tasks/kept", &forget).await.status, StatusCode::SEE_OTHER);
    let list = kept(&server.get(&head, "/tasks").await.text());
    assert!(!list.contains("Quá hạn, theo người") && list.contains("Chờ xác nhận"), "{list}");
}

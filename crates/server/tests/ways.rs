//! Tasks in other ways than as a list, and acts on several of them.

mod common;

use axum::http::StatusCode;
use common::{Server, between};

/// Returns what stands between two marks, each time.
fn all<'t>(text: &'t str, before: &str, after: &str) -> Vec<&'t str> {
    text.split(before).skip(1).filter_map(|rest| rest.split_once(after)).map(|(found, _)| found).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn one_command_goes_to_several_tasks_and_each_is_judged() {
    let server = Server::start();
    let clerk = server.sign_in("van-thu").await;
    let head = server.sign_in("trinh-quoc-bao").await;
    let theirs = server.get(&head, "/tasks?which=open").await.text();
    let chosen = all(&theirs, "name=\"task\" form=\"several\" value=\"", "\"");
    assert!(chosen.len() > 3, "{theirs}");
    let foreign = server.get(&clerk, "/tasks?which=open").await.text();
    let foreign = all(&foreign, "name=\"task\" form=\"several\" value=\"", "\"");
    let foreign = foreign.into_iter().find(|task| !chosen.contains(task)).expect("another unit's task");
    let stale = format!("{}:1", chosen[1].split_once(':').expect("a version").0);
    let id = between(&theirs, "name=\"id\" value=\"", "\"").expect("an id");
    let sent = [
        ("command", "comment"),
        ("words", "đã nhắc tại giao ban"),
        ("id", id),
        ("back", "https://evil.example"),
        ("task", chosen[0]),
        ("task", stale.as_str()),
        ("task", foreign),
    ];
    let page = server.post(&head, "/tasks", &sent).await;
    assert_eq!(page.status, StatusCode::OK);
    let page = page.text();
    let (done, refused) = page.split_once("<h2>").expect("some were refused");
    assert_eq!(all(done, "<li><a href=\"/tasks/", "\"").len(), 1, "{page}");
    assert_eq!(all(refused, "<li><a href=\"/tasks/", "\"").len(), 2, "{page}");
    assert!(page.contains("class=\"button\" href=\"/\""), "nobody is sent to another site");
    let task = |chosen: &str| format!("/tasks/{}", chosen.split(':').next().unwrap_or_default());
    let written = |page: String| page.matches("đã nhắc tại giao ban").count();
    assert_eq!(written(server.get(&head, &task(chosen[0])).await.text()), 1);
    server.post(&head, "/tasks", &sent).await;
    assert_eq!(written(server.get(&head, &task(chosen[0])).await.text()), 1, "a second click adds nothing");
    assert_eq!(
        written(server.get(&clerk, &task(foreign)).await.text()),
        0,
        "another unit's task is left alone"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_offered_to_several_is_refused() {
    let server = Server::start();
    let head = server.sign_in("trinh-quoc-bao").await;
    let page = server.get(&head, "/tasks?which=open").await.text();
    let chosen = between(&page, "form=\"several\" value=\"", "\"").expect("a task").to_owned();
    for (command, task, words) in [
        ("cancel", chosen.as_str(), "hủy hết"),
        ("confirm-result", chosen.as_str(), ""),
        ("comment", chosen.as_str(), " "),
        ("comment", "no task", "xin chào"),
        ("comment", "", "xin chào"),
    ] {
        let answer =
            server.post(&head, "/tasks", &[("command", command), ("task", task), ("words", words)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{command} {task}: {}", answer.text());
    }
    let nothing = server.post(&head, "/tasks", &[("command", "comment"), ("words", "x")]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_question_is_a_list_a_board_a_calendar_and_a_timeline() {
    let server = Server::start();
    let clerk = server.sign_in("van-thu").await;
    let list = server.get(&clerk, "/tasks?standing=open-overdue").await.text();
    let overdue: u64 = between(&list, "<p class=\"count\" role=\"status\">", " ")
        .and_then(|count| count.parse().ok())
        .expect("a number");
    let board = server.get(&clerk, "/tasks/board").await.text();
    let column = between(&board, "<section><h2>", "</h2>").expect("the first column");
    assert!(column.contains(&format!("<span class=\"count\">{overdue}</span>")), "{column}");
    let timeline = server.get(&clerk, "/tasks/timeline?standing=open-overdue").await.text();
    assert_eq!(timeline.matches("class=\"late\"").count() as u64, overdue, "each is drawn late");

    // Every day of the calendar says as many as its list.
    let month = server.get(&clerk, "/tasks/calendar?at=2025-05").await.text();
    let cells = all(&month, "<td class=\"", "</td>");
    assert_eq!(cells.len() % 7, 0);
    let mut due = 0;
    for cell in cells {
        let day = between(cell, "datetime=\"", "\"").expect("a day");
        let more = between(cell, "\">và ", " nhiệm vụ nữa").map_or(0, |more| more.parse().expect("a number"));
        let shown = cell.matches("<li>").count() + more;
        let list = server.get(&clerk, &format!("/tasks?from={day}&to={day}")).await.text();
        let listed = between(&list, "<p class=\"count\" role=\"status\">", " ")
            .map_or(0, |count| count.parse().expect("a number"));
        assert_eq!(shown, listed, "{day}");
        due += listed;
    }
    assert!(due > 5, "May has deadlines");
    for wrong in [
        "/tasks/calendar?at=2025-13",
        "/tasks/calendar?at=x",
        "/tasks/timeline?after=x",
        "/tasks/board?unit=x",
    ] {
        assert_eq!(server.get(&clerk, wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
    for edge in ["9999-12-31", "-9999-01-01", "9999-12", "-9999-01"] {
        let status = server.get(&clerk, &format!("/tasks/calendar?at={edge}")).await.status;
        assert!(!status.is_server_error(), "{edge}: {status}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn columns_and_order_are_chosen_and_kept() {
    let server = Server::start();
    let clerk = server.sign_in("van-thu").await;
    let page =
        server.get(&clerk, "/tasks?which=closed&column=completed&column=officer&order=latest").await.text();
    let head = between(&page, "<thead>", "</thead>").expect("a table");
    assert!(head.contains("Ngày hoàn thành") && !head.contains("Tình trạng"), "{head}");
    let days = |page: &str| -> Vec<String> {
        all(page, "<td class=\"day\" data-label=\"Hạn\"><time datetime=\"", "\"")
            .into_iter()
            .map(str::to_owned)
            .collect()
    };
    let first = server.get(&clerk, "/tasks?which=closed&order=latest").await.text();
    let falling = days(&first);
    assert!(falling.len() > 20 && falling.is_sorted_by(|a, b| a >= b), "{falling:?}");
    assert!(
        page.contains("column=officer&amp;column=completed")
            || page.contains("column=completed&amp;column=officer")
    );
    let next = between(&page, "rel=\"next\" href=\"", "\"").map(|next| next.replace("&amp;", "&"));
    if let Some(next) = next {
        assert!(next.contains("order=latest") && next.contains("column="), "{next}");
        assert_eq!(server.get(&clerk, &next).await.status, StatusCode::OK);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_number_of_a_picture_opens_as_many_tasks() {
    let server = Server::start();
    for account in ["van-thu", "trinh-quoc-bao"] {
        let browser = server.sign_in(account).await;
        let page = server.get(&browser, "/figures/pictures").await.text();
        let links = all(&page, "<td class=\"number\"><a href=\"/tasks?", "</a>");
        assert!(links.len() > 5, "{account}: {page}");
        for link in links {
            let (question, number) = link.split_once("\">").expect("a number");
            let list =
                server.get(&browser, &format!("/tasks?{}", question.replace("&amp;", "&"))).await.text();
            let count = between(&list, "<p class=\"count\" role=\"status\">", " ");
            assert_eq!(count, Some(number), "{account}: {question}");
        }
        let overdue = between(&page, "Số ngày quá hạn", "</table>").expect("the ages");
        let ages: u64 =
            all(overdue, "\">", "</a>").iter().filter_map(|count| count.parse::<u64>().ok()).sum();
        let list = server.get(&browser, "/tasks?standing=open-overdue").await.text();
        let all =
            between(&list, "<p class=\"count\" role=\"status\">", " ").and_then(|count| count.parse().ok());
        assert_eq!(Some(ages), all, "{account}: the ages add up to what is overdue");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_unit_accepts_and_reports_beside_the_task_in_its_list() {
    let server = Server::start();
    let clerk = server.sign_in("van-thu").await;
    let head = server.sign_in("phan-thi-dieu").await;
    let list = "/tasks?stage=assigned&unit=";
    let units = server.get(&head, "/tasks").await.text();
    let before = units.split("\">VP Sở</option>").next().and_then(|before| before.rsplit("value=\"").next());
    let unit = before.filter(|id| id.len() == 36).unwrap_or_default();
    let address = format!("{list}{unit}");
    let page = server.get(&head, &address).await.text();
    let quick = between(&page, "<div class=\"quick\">", "</form>").expect("a task to be accepted");
    let value = |form: &str, name: &str| {
        between(form, &format!("name=\"{name}\" value=\""), "\"").expect(name).replace("&amp;", "&")
    };
    let task = between(quick, "action=\"", "\"").expect("the task").to_owned();
    assert_eq!(value(quick, "back"), address, "one comes back to the list");
    let sent = |form: &str, command: &str| -> Vec<(String, String)> {
        let mut fields = vec![("command".to_owned(), command.to_owned())];
        fields.extend(["version", "id", "back"].map(|name| (name.to_owned(), value(form, name))));
        fields
    };
    let give = async |fields: Vec<(String, String)>| {
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        server.send(&head, &task, &fields, &[]).await
    };
    let accepted = give(sent(quick, "accept")).await;
    assert_eq!(accepted.to.as_deref(), Some(address.as_str()), "{}", accepted.text());
    let id = task.trim_start_matches("/tasks/");
    assert!(!server.get(&head, &address).await.text().contains(id), "it is taken on");
    let page = server.get(&head, "/tasks?stage=accepted").await.text();
    let (_, row) = page.split_once(&format!("action=\"{task}\"")).expect("it can be reported on");
    let mut fields = sent(row, "report-progress");
    fields.extend([
        ("words".to_owned(), "đã soạn dự thảo".to_owned()),
        ("percent".to_owned(), "30".to_owned()),
    ]);
    assert_eq!(give(fields).await.status, StatusCode::SEE_OTHER);
    assert!(server.get(&clerk, &task).await.text().contains("đã soạn dự thảo"));
    let clerks = server.get(&clerk, "/tasks?stage=assigned").await.text();
    assert!(!clerks.contains("class=\"quick\""), "the office does not accept for its units");
}

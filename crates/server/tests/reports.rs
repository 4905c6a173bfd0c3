//! Reports in the browser: numbers that lead to their tasks, files, and who sees what.

mod common;

use axum::http::StatusCode;
use common::{Server, between, linked};

const UNITS: &str = "/reports/theo-doi-don-vi?period=2025-05";

/// Returns the numbers of the last row of the last table that lead to tasks, with their addresses.
fn totals(page: &str) -> Vec<(usize, String)> {
    let row = page.rsplit("class=\"total\"").next().unwrap_or_default();
    numbers(row.split_once("</tr>").map_or(row, |(row, _)| row))
}

/// Returns the numbers that lead to tasks, with their addresses.
fn numbers(part: &str) -> Vec<(usize, String)> {
    part.split("<a href=\"")
        .skip(1)
        .filter_map(|cell| {
            let (address, rest) = cell.split_once("\">")?;
            let number = rest.split_once('<')?.0.parse().ok()?;
            Some((number, address.replace("&amp;", "&")))
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_number_leads_to_so_many_tasks() {
    let server = Server::start();
    let clerk = server.sign_in("van-thu").await;
    let page = server.get(&clerk, UNITS).await.text();
    let totals = totals(&page);
    assert_eq!(totals.len(), 8, "a column for each class, and what was given: {page}");
    let (given, rest) = totals.split_first().expect("there are totals");
    assert_eq!(given.0, rest.iter().map(|(number, _)| number).sum::<usize>(), "{totals:?}");
    for (number, address) in &totals {
        let mut next = Some(address.clone());
        let mut found = 0;
        while let Some(address) = next {
            let listed = server.get(&clerk, &address).await;
            assert_eq!(listed.status, StatusCode::OK, "{address}");
            let listed = listed.text();
            found += linked(&listed, "tasks").len();
            next = between(&listed, "rel=\"next\" href=\"", "\"").map(|next| next.replace("&amp;", "&"));
        }
        assert_eq!(found, *number, "{address}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_head_s_report_has_the_tasks_of_her_unit() {
    let server = Server::start();
    let [clerk, head] = [server.sign_in("van-thu").await, server.sign_in("trinh-quoc-bao").await];
    let all = totals(&server.get(&clerk, UNITS).await.text());
    let page = server.get(&head, UNITS).await.text();
    let hers = totals(&page);
    assert!(0 < hers[0].0 && hers[0].0 < all[0].0, "{hers:?} {all:?}");
    // The numbers of the whole report are not hers to open: these addresses give her tasks of her own unit, or nothing.
    let mut own = Vec::new();
    for (_, address) in numbers(&page) {
        own.extend(linked(&server.get(&head, &address).await.text(), "tasks"));
    }
    let mut opened = 0;
    for (_, address) in numbers(&server.get(&clerk, UNITS).await.text()) {
        let answer = server.get(&head, &address).await;
        assert!(matches!(answer.status, StatusCode::OK | StatusCode::NOT_FOUND), "{address}");
        let listed = linked(&answer.text(), "tasks");
        opened += listed.len();
        assert!(listed.iter().all(|task| own.contains(task)), "{address}: {listed:?}, hers are {own:?}");
    }
    assert!(opened > 0, "some of the addresses are those of her own report too");
}

#[tokio::test(flavor = "multi_thread")]
async fn files_are_sent_and_wrong_questions_are_told() {
    let server = Server::start();
    let clerk = server.sign_in("van-thu").await;
    for (format, begins) in
        [("docx", b"PK\x03\x04" as &[u8]), ("xlsx", b"PK\x03\x04"), ("html", b"<!DOCTYPE html>")]
    {
        let sent = server
            .get(&clerk, &format!("/reports/bao-cao-6-thang/file?period=2025-H1&format={format}"))
            .await;
        assert_eq!(sent.status, StatusCode::OK, "{format}");
        assert!(sent.bytes.starts_with(begins), "{format}");
    }
    for (address, status) in [
        ("/reports/khong-co", StatusCode::NOT_FOUND),
        ("/reports/qua-han?period=2025-H3", StatusCode::UNPROCESSABLE_ENTITY),
        ("/reports/qua-han?as_of=31/02/2025", StatusCode::UNPROCESSABLE_ENTITY),
        ("/reports/qua-han/file?format=exe", StatusCode::UNPROCESSABLE_ENTITY),
        ("/reports/qua-han/tasks?cell=0.0.99.0", StatusCode::NOT_FOUND),
        ("/reports/qua-han/tasks?cell=a", StatusCode::UNPROCESSABLE_ENTITY),
    ] {
        assert_eq!(server.get(&clerk, address).await.status, status, "{address}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_is_kept_sent_compared_and_withdrawn() {
    let server = Server::start();
    let [clerk, head, other] = [
        server.sign_in("van-thu").await,
        server.sign_in("trinh-quoc-bao").await,
        server.sign_in("ngo-thuy-an").await,
    ];
    assert!(server.get(&clerk, UNITS).await.text().contains("/reports/theo-doi-don-vi/keep"));
    let kept = server.post(&clerk, "/reports/theo-doi-don-vi/keep", &[("period", "2025-05")]).await;
    let page = kept.to.expect("to the report that is kept");
    let page = page.split('?').next().expect("an address").to_owned();
    let shown = server.get(&clerk, &page).await.text();
    assert!(shown.contains("BC-2025-01") && shown.contains("chưa gửi"), "{shown}");
    let file = server.get(&clerk, &format!("{page}/file?format=docx")).await;
    assert!(file.status == StatusCode::OK && file.bytes.starts_with(b"PK"));
    assert_eq!(server.get(&clerk, &format!("{page}/file?format=html")).await.status, StatusCode::NOT_FOUND);

    let sent =
        server.post(&clerk, &page, &[("action", "send"), ("to", "<b>UBND tỉnh</b>"), ("on", "")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    assert!(server.get(&clerk, &page).await.text().contains("&lt;b&gt;UBND tỉnh&lt;/b&gt;"));
    let same = server.get(&clerk, &format!("{page}/compare")).await.text();
    assert!(same.contains("Không nhiệm vụ nào khác nhau"), "{same}");

    // A head keeps her own, and sees no other.
    assert_eq!(server.get(&head, &page).await.status, StatusCode::NOT_FOUND);
    assert_eq!(server.get(&head, &format!("{page}/file?format=docx")).await.status, StatusCode::NOT_FOUND);
    let hers = server.post(&head, "/reports/theo-doi-don-vi/keep", &[("period", "2025-05")]).await;
    let hers = hers.to.expect("to her report");
    let hers = hers.split('?').next().expect("an address").to_owned();
    assert_eq!(linked(&server.get(&head, "/reports/kept").await.text(), "reports/kept").len(), 1);
    assert_eq!(server.get(&other, &hers).await.status, StatusCode::NOT_FOUND);
    let listed = server.get(&clerk, "/reports/kept").await.text();
    assert_eq!(linked(&listed, "reports/kept").len(), 2, "the clerk sees both");
    // Hers has the tasks of her unit only: the others are not counted there.
    let differ = server.get(&clerk, &format!("{page}/compare?with=BC-2025-02")).await.text();
    assert!(differ.contains("→ không tính"), "{differ}");

    let no_reason = server.post(&clerk, &page, &[("action", "withdraw")]).await;
    assert_eq!(no_reason.status, StatusCode::UNPROCESSABLE_ENTITY);
    server.post(&clerk, &page, &[("action", "withdraw"), ("reason", "nhầm kỳ")]).await;
    let listed = server.get(&clerk, "/reports/kept").await.text();
    assert!(listed.contains("đã rút: nhầm kỳ"), "{listed}");
}

#[tokio::test(flavor = "multi_thread")]
async fn owed_reports_are_given_by_the_clerk_and_seen_by_their_units() {
    let server = Server::start();
    let [clerk, head] = [server.sign_in("van-thu").await, server.sign_in("trinh-quoc-bao").await];
    // The story ends in June: a report that is due on its last day is to be given.
    let folder = server.office().home().folder().join("definitions/owed");
    std::fs::create_dir_all(&folder).expect("a folder");
    let shipped = include_str!("../../../definitions/owed/bao-cao-cong-tac-thang.toml");
    let own = shipped.replace("due = { day = 18 }", "due = { day = 31 }");
    std::fs::write(folder.join("thang.toml"), own).expect("written");
    let before = server.get(&clerk, "/reports/owed?year=2025").await.text();
    assert!(before.contains("action=\"/reports/owed\"") && before.contains("không giao"), "{before}");
    let seen_by_head = server.get(&head, "/reports/owed?year=2025").await.text();
    assert!(!seen_by_head.contains("action=\"/reports/owed\""), "a head gives none");
    let refused = server.post(&head, "/reports/owed", &[("year", "2025")]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);

    let given = server.post(&clerk, "/reports/owed", &[("year", "2025")]).await;
    assert_eq!(given.status, StatusCode::SEE_OTHER);
    let after = server.get(&clerk, "/reports/owed?year=2025").await.text();
    assert!(!after.contains("action=\"/reports/owed\""), "nothing is left to give");
    let tasks = linked(&after, "tasks");
    let hers = linked(&server.get(&head, "/reports/owed?year=2025").await.text(), "tasks");
    assert!(!hers.is_empty() && hers.len() < tasks.len(), "{} of {}", hers.len(), tasks.len());
    assert!(hers.iter().all(|task| tasks.contains(task)));
    assert_eq!(server.get(&head, &format!("/tasks/{}", hers[0])).await.status, StatusCode::OK);
    for (address, status) in [
        ("/reports/owed?year=x", StatusCode::UNPROCESSABLE_ENTITY),
        ("/reports/owed?year=32000", StatusCode::UNPROCESSABLE_ENTITY),
        ("/reports/owed?year=2010", StatusCode::OK),
    ] {
        assert_eq!(server.get(&clerk, address).await.status, status, "{address}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_text_of_a_report_is_edited_and_stays_when_it_is_drafted_anew() {
    let server = Server::start();
    let [clerk, other] = [server.sign_in("van-thu").await, server.sign_in("phan-thi-dieu").await];
    let address = "/reports/bao-cao-6-thang/text?period=2025-H1";
    let page = server.get(&clerk, address).await.text();
    let sentences: Vec<(String, String)> = page
        .split("name=\"draft ")
        .skip(1)
        .filter_map(|rest| {
            let (key, rest) = rest.split_once('"')?;
            Some((key.to_owned(), between(rest, "value=\"", "\"")?.to_owned()))
        })
        .collect();
    let drafted: Vec<_> = sentences.iter().filter(|(_, draft)| !draft.is_empty()).collect();
    assert!(drafted.len() > 20, "finished and overdue tasks are spoken of: {sentences:?}");
    assert!(drafted.iter().any(|(_, draft)| draft.starts_with("Đã ")), "{drafted:?}");
    assert!(
        drafted.iter().all(|(_, draft)| draft.ends_with('.') && !draft.contains("hoàn thành trước ngày"))
    );
    let [(first, draft), (second, other_draft), ..] = drafted.as_slice() else { panic!("several") };

    let fields = |text: &str, left_out: &str| {
        vec![
            ("period".to_owned(), "2025-H1".to_owned()),
            (format!("text {first}"), text.to_owned()),
            (format!("draft {first}"), draft.clone()),
            (format!("text {second}"), left_out.to_owned()),
            (format!("draft {second}"), other_draft.clone()),
            ("text 2/+".to_owned(), "1. Đề nghị <b>UBND tỉnh</b> bố trí kinh phí.".to_owned()),
        ]
    };
    let post = async |browser, fields: Vec<(String, String)>| {
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        server.post(browser, "/reports/bao-cao-6-thang/text", &fields).await
    };
    let refused = post(&other, fields("Câu của người khác.", "")).await;
    assert_eq!(refused.status, StatusCode::SEE_OTHER, "she writes the report of her own unit");
    let written = post(&clerk, fields("Đã hoàn thành vượt mức.", "")).await;
    assert_eq!(written.status, StatusCode::SEE_OTHER);
    let report = server.get(&clerk, "/reports/bao-cao-6-thang?period=2025-H1").await.text();
    assert!(report.contains("Đã hoàn thành vượt mức."), "{report}");
    assert!(report.contains("Đề nghị &lt;b&gt;UBND tỉnh&lt;/b&gt;"), "{report}");
    assert!(!report.contains("Câu của người khác."), "each body has its own text");
    let again = server.get(&clerk, address).await.text();
    assert!(again.contains("· đã sửa") && again.contains("· đã bỏ"), "{again}");
    // Written as it was drafted, it is a draft again; what is sent unchanged changes nothing.
    post(&clerk, fields(draft, other_draft)).await;
    let again = server.get(&clerk, address).await.text();
    assert!(!again.contains("· đã sửa") && !again.contains("· đã bỏ"), "{again}");
    let long = post(&clerk, fields(&"x".repeat(30_000), "")).await;
    assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
}

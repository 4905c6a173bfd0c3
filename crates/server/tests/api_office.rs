//! What an office decides and keeps, over the API: units and people, rules and days of rest, instructions, several tasks at once,
//! reports, the briefing, files that take long to read.

mod common;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use common::{Browser, Server, gate};
use serde_json::{Value, json};

const CLERK: &str = "van-thu";
const HEAD: &str = "trinh-quoc-bao";
const LEADER: &str = "le-hoang-phuc";

async fn get(server: &Server, account: &str, address: &str) -> Value {
    let answer = server.call(account, "GET", address, &[], None).await;
    assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.text());
    answer.json()
}

async fn post(server: &Server, account: &str, address: &str, key: &str, body: &Value) -> common::Answer {
    let key = [("idempotency-key", key)];
    server.call(account, "POST", address, if key[0].1.is_empty() { &[] } else { &key }, Some(body)).await
}

fn items(page: &Value) -> &[Value] {
    page["items"].as_array().map(Vec::as_slice).unwrap_or_default()
}

fn id(value: &Value) -> String {
    value["id"].as_str().expect("an id").to_owned()
}

/// Returns the unit of a name.
async fn unit(server: &Server, short: &str) -> Value {
    let units = get(server, CLERK, "/units").await;
    items(&units).iter().find(|unit| unit["short"] == short).expect("a unit of this name").clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_unit_is_founded_once_and_its_tasks_go_to_the_heir_of_one_that_ends() {
    let server = Server::start();
    let me = get(&server, HEAD, "/me").await;
    let old = me["roles"][0]["unit"]["id"].as_str().expect("a unit").to_owned();
    let units = get(&server, CLERK, "/units").await;
    let parent =
        items(&units).iter().find(|unit| unit["id"] == old.as_str()).expect("it is there")["parent"].clone();
    let found = json!({ "command": { "found": { "name": "Phòng Khoa học và Đổi mới sáng tạo", "short": ["Phòng KHĐM"], "parent": parent } } });
    let refused = post(&server, HEAD, "/units/commands", "", &found).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN, "heads keep no units");
    let first = post(&server, CLERK, "/units/commands", "kh-1", &found).await;
    assert_eq!(first.status, StatusCode::OK, "{}", first.text());
    let second = post(&server, CLERK, "/units/commands", "kh-1", &found).await;
    assert_eq!(first.json(), second.json(), "the same unit");
    let new = unit(&server, "Phòng KHĐM").await;
    assert_eq!(first.json()["unit"], new["id"]);

    let open = get(&server, CLERK, &format!("/tasks?open=true&unit={old}&total=true")).await["total"].clone();
    assert!(open.as_u64().is_some_and(|open| open > 0), "the unit has work: {open}");
    let end = json!({ "command": { "end": { "unit": old, "heirs": [new["id"]] } }, "reason": "sắp xếp tổ chức bộ máy" });
    let ended = post(&server, CLERK, "/units/commands", "kh-2", &end).await;
    assert_eq!(ended.status, StatusCode::OK, "{}", ended.text());
    let moved = ended.json()["moved"].as_array().map(Vec::len);
    assert_eq!(moved.map(|moved| moved as u64), open.as_u64());
    let again = post(&server, CLERK, "/units/commands", "kh-2", &end).await;
    assert_eq!(again.json(), ended.json(), "ended once, with the same answer");
    let theirs = format!("/tasks?open=true&unit={}&total=true", id(&new));
    assert_eq!(get(&server, CLERK, &theirs).await["total"], open);

    let appoint = json!({ "command": { "appoint": { "name": "Đỗ Thị Minh Châu", "unit": new["id"], "role": "head", "account": "do-thi-minh-chau" } } });
    let appointed = post(&server, CLERK, "/units/commands", "kh-3", &appoint).await;
    assert_eq!(appointed.status, StatusCode::OK, "{}", appointed.text());
    assert_eq!(post(&server, CLERK, "/units/commands", "kh-3", &appoint).await.json(), appointed.json());
    let people = unit(&server, "Phòng KHĐM").await["people"].clone();
    assert_eq!((people.as_array().map(Vec::len), &people[0]["role"]), (Some(1), &json!("head")));
    let office = server.office();
    let acts = office
        .store()
        .read(|reader| reader.account(office.tenant().id, "do-thi-minh-chau"))
        .expect("readable");
    assert_eq!(acts.map(|account| account.officer.to_string()), people[0]["id"].as_str().map(str::to_owned));
    let name = json!({ "name": "chau", "officer": appointed.json()["officer"] });
    assert_eq!(post(&server, CLERK, "/accounts", "", &name).await.status, StatusCode::NO_CONTENT);
    assert_eq!(post(&server, HEAD, "/accounts", "", &name).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test(flavor = "multi_thread")]
async fn days_of_rest_and_rules_are_decided_with_their_act() {
    let server = Server::start();
    let before = get(&server, CLERK, "/settings").await;
    assert!(
        before["rules"]["toml"].as_str().is_some_and(|toml| toml.contains("[[reminding.reminders]]")),
        "{before:#}"
    );
    assert!(before["rules"]["act"].is_null(), "built in");
    let decide = json!({ "command": { "decide-holidays": { "year": 2026, "off": ["2026-01-01", "2026-04-30"], "work": ["2026-05-09"] } },
        "act": "Thông báo số 12/TB-SNV ngày 02/6/2025" });
    let first = post(&server, CLERK, "/settings/commands", "nghi-2026", &decide).await;
    assert_eq!(first.status, StatusCode::OK, "{}", first.text());
    let second = post(&server, CLERK, "/settings/commands", "nghi-2026", &decide).await;
    assert_eq!(first.json(), second.json(), "decided once");
    let after = get(&server, CLERK, "/settings").await;
    let year = after["holidays"]
        .as_array()
        .into_iter()
        .flatten()
        .find(|year| year["year"] == 2026)
        .expect("the year");
    assert_eq!((&year["decided"], &year["act"]), (&json!(true), &decide["act"]));
    assert_eq!(year["rest"], json!(["2026-01-01", "2026-04-30"]));
    let rules = json!({ "command": { "replace-rules": { "toml": "[khong-co]" } }, "act": "Quyết định số 9/QĐ-SKHCN" });
    assert_eq!(
        post(&server, CLERK, "/settings/commands", "", &rules).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(server.call(HEAD, "GET", "/settings", &[], None).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_command_goes_to_several_tasks_and_each_is_judged_by_itself() {
    let server = Server::start();
    let me = get(&server, HEAD, "/me").await;
    let own = me["roles"][0]["unit"]["id"].as_str().expect("a unit").to_owned();
    let open = get(&server, HEAD, &format!("/tasks?open=true&unit={own}")).await;
    let (one, two) = (&items(&open)[0], &items(&open)[1]);
    let foreign = get(&server, CLERK, "/tasks?open=true&limit=500").await;
    let theirs = |task: &&Value| task["lead"]["id"] != own.as_str();
    let mut hidden = None;
    for task in items(&foreign).iter().filter(theirs) {
        if server.call(HEAD, "GET", &format!("/tasks/{}", id(task)), &[], None).await.status
            == StatusCode::NOT_FOUND
        {
            hidden = Some(id(task));
            break;
        }
    }
    let ask = json!({
        "tasks": [
            { "id": one["id"], "version": one["version"] },
            { "id": two["id"], "version": 999 },
            { "id": hidden.expect("a task that the head does not see") },
        ],
        "command": { "comment": { "words": "đề nghị báo cáo trước ngày 05/7" } }
    });
    let first = post(&server, HEAD, "/tasks/commands", "dot-1", &ask).await;
    assert_eq!(first.status, StatusCode::OK, "{}", first.text());
    let became = first.json();
    assert_eq!(became["done"], 1);
    assert_eq!(became["outcomes"][0]["done"]["events"], json!(["task-commented"]));
    assert_eq!(became["outcomes"][1]["problem"]["status"], 412, "seen at another version");
    assert_eq!(became["outcomes"][2]["problem"]["status"], 404, "not theirs to see");
    let again = post(&server, HEAD, "/tasks/commands", "dot-1", &ask).await.json();
    assert_eq!(again["outcomes"][0], became["outcomes"][0], "given once");
    let none = post(&server, HEAD, "/tasks/commands", "", &json!({ "tasks": [], "command": "accept" })).await;
    assert_eq!(none.status, StatusCode::BAD_REQUEST);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_is_made_in_each_form_and_every_number_opens_its_tasks() {
    let server = Server::start();
    let forms = get(&server, CLERK, "/reports").await;
    assert!(items(&forms).len() > 5, "{forms:#}");
    let report = get(&server, CLERK, "/reports/theo-doi-don-vi?period=2025-H1").await;
    let rows =
        report["body"].as_array().into_iter().flatten().filter_map(|part| part["table"].as_array()).flatten();
    let cells: Vec<Value> =
        rows.flat_map(|row| row["cells"].as_array().cloned().unwrap_or_default()).collect();
    let numbers: Vec<&Value> = cells.iter().filter(|cell| cell["cell"].is_string()).collect();
    assert!(numbers.len() > 20, "{report:#}");
    for number in numbers.iter().rev().take(8) {
        let name = number["cell"].as_str().expect("a name");
        let tasks = get(
            &server,
            CLERK,
            &format!("/reports/theo-doi-don-vi/tasks?period=2025-H1&cell={name}&limit=500"),
        )
        .await;
        assert_eq!(tasks["total"], number["number"], "{name}");
        // A page has 500 at most.
        let listed = number["number"].as_u64().expect("a number").min(500);
        assert_eq!(items(&tasks).len() as u64, listed, "{name}");
    }
    for (format, begins) in [("docx", &b"PK"[..]), ("xlsx", b"PK"), ("html", b"<!")] {
        let address = format!("/reports/theo-doi-don-vi/file?period=2025-H1&format={format}");
        let file = server.call(CLERK, "GET", &address, &[], None).await;
        assert_eq!(file.status, StatusCode::OK, "{format}: {}", file.text());
        assert!(file.bytes.starts_with(begins), "{format}");
    }
    let whole = report.to_string().len();
    let theirs = get(&server, HEAD, "/reports/theo-doi-don-vi?period=2025-H1").await.to_string().len();
    assert!(theirs < whole, "a unit's report has the unit's tasks");
    for wrong in
        ["/reports/khong-co?period=2025-H1", "/reports/theo-doi-don-vi/tasks?period=2025-H1&cell=9.9.9.9"]
    {
        assert_eq!(
            server.call(CLERK, "GET", wrong, &[], None).await.status,
            StatusCode::NOT_FOUND,
            "{wrong}"
        );
    }
    for wrong in [
        "/reports/theo-doi-don-vi",
        "/reports/theo-doi-don-vi?period=2025-H3",
        "/reports/theo-doi-don-vi?period=2025&format=docx",
    ] {
        assert_eq!(
            server.call(CLERK, "GET", wrong, &[], None).await.status,
            StatusCode::BAD_REQUEST,
            "{wrong}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_is_kept_once_sent_and_compared_and_counts_no_longer() {
    let server = Server::start();
    let asked = json!({ "period": "2025-H1" });
    let keep = "/reports/theo-doi-don-vi/keep";
    let kept = post(&server, CLERK, keep, "bc-1", &asked).await;
    assert_eq!(kept.status, StatusCode::CREATED, "{}", kept.text());
    let address = format!("/kept-reports/{}", id(&kept.json()));
    assert_eq!(kept.headers["location"].to_str().ok(), Some(format!("/api/v1{address}").as_str()));
    assert_eq!(post(&server, CLERK, keep, "bc-1", &asked).await.json(), kept.json(), "kept once");
    assert_eq!(items(&get(&server, CLERK, "/kept-reports").await), [kept.json()]);
    let file = server.call(CLERK, "GET", &format!("{address}/file?format=docx"), &[], None).await;
    assert_eq!(blake3::hash(&file.bytes).to_hex().as_str(), kept.json()["files"][0]["hash"]);

    let same = get(&server, CLERK, &format!("{address}/comparison")).await;
    assert_eq!((&same["before"], &same["tasks"]), (&same["after"], &json!([])), "nothing happened since");
    let open = get(&server, HEAD, "/tasks?stage=assigned").await;
    // What a stage of a dossier asks is done at the dossier.
    let given = |task: &&Value| task.get("source").is_some();
    let task = items(&open).iter().find(given).expect("a task to be taken on");
    let accepted = post(
        &server,
        HEAD,
        &format!("/tasks/{}/commands", id(task)),
        "",
        &json!({ "command": "accept", "on": "2025-06-28", "reason": "nhận qua điện thoại" }),
    )
    .await;
    let cancel = json!({ "command": "cancel", "reason": "không còn phù hợp", "on": "2025-06-30" });
    let cancelled = post(&server, LEADER, &format!("/tasks/{}/commands", id(task)), "", &cancel).await;
    assert_eq!(cancelled.status, StatusCode::OK, "{} {}", accepted.text(), cancelled.text());
    let moved = get(&server, CLERK, &format!("{address}/comparison")).await;
    assert_ne!(moved["before"], moved["after"]);
    let one = &moved["tasks"][0];
    assert_eq!((&one["task"], &one["after"]), (&task["id"], &json!("cancelled")), "{moved:#}");
    let causes = one["causes"].as_array().into_iter().flatten();
    assert!(causes.into_iter().any(|cause| cause["event"]["name"] == "task-cancelled"), "{one:#}");

    let send = json!({ "command": { "send": { "to": "Văn phòng UBND tỉnh" } } });
    let sent = post(&server, CLERK, &format!("{address}/commands"), "gui", &send).await;
    let again = post(&server, CLERK, &format!("{address}/commands"), "gui", &send).await;
    assert_eq!(again.json()["sent"].as_array().map(Vec::len), Some(1), "{} {}", sent.text(), again.text());
    let withdraw = json!({ "command": "withdraw" });
    let why = post(&server, CLERK, &format!("{address}/commands"), "", &withdraw).await;
    assert_eq!(why.status, StatusCode::UNPROCESSABLE_ENTITY, "it wants a reason: {}", why.text());
    let refused = post(&server, HEAD, &format!("{address}/commands"), "", &withdraw).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND, "not theirs to see");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_paper_is_looked_through_written_and_issued_once() {
    let server = Server::start();
    let signers = get(&server, CLERK, "/signers").await;
    let signer = signers["signers"][0].clone();
    let text = "I. Nhiệm vụ\n1. Văn phòng Sở chủ trì, phối hợp với các phòng rà soát các nhiệm vụ quá hạn, báo cáo Giám đốc Sở trước ngày 15/8/2025.";
    let paper = json!({ "kind": "thông báo", "subject": "Kết luận của Giám đốc Sở tại buổi giao ban", "text": text, "signer": signer });
    let looked = post(&server, CLERK, "/drafts/look", "", &paper).await;
    assert_eq!(looked.status, StatusCode::OK, "{}", looked.text());
    let looked = looked.json();
    assert_eq!((&looked["tasks"], &looked["signer"]), (&json!(1), &signer), "{looked:#}");
    assert!(
        looked["recipients"].as_array().is_some_and(|to| to.len() > 1),
        "whom it gives work to: {looked:#}"
    );
    let file = server.call(CLERK, "POST", "/drafts/file?format=docx", &[], Some(&paper)).await;
    assert!(file.bytes.starts_with(b"PK"), "{}", file.text());

    let task = items(&get(&server, CLERK, "/tasks?open=true").await)[0].clone();
    let mut concluding = paper.clone();
    concluding["conclusions"] = json!([{ "task": task["id"], "words": "hoàn thành trong tháng 8" }]);
    let issue = json!({ "paper": concluding, "first": 1, "despite_errors": true });
    let refused = post(&server, HEAD, "/drafts/issue", "", &issue).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN, "numbers are the clerk's: {}", refused.text());
    let issued = post(&server, CLERK, "/drafts/issue", "tb-1", &issue).await;
    assert_eq!(issued.status, StatusCode::CREATED, "{}", issued.text());
    assert_eq!(
        post(&server, CLERK, "/drafts/issue", "tb-1", &issue).await.json()["code"],
        issued.json()["code"]
    );
    let document = issued.json()["document"].as_str().expect("an id").to_owned();
    let document = get(&server, CLERK, &format!("/documents/{document}")).await;
    assert_eq!((&document["code"], &document["stage"]), (&issued.json()["code"], &json!("issued")));
    assert_eq!(document["tasks"].as_array().map(Vec::len), Some(1), "{document:#}");
    let story = get(&server, CLERK, &format!("/tasks/{}", id(&task))).await;
    assert!(story.to_string().contains("hoàn thành trong tháng 8"), "{story:#}");

    let urging = json!({ "kind": "công văn", "about": { "overdue": {} } });
    let urging = post(&server, CLERK, "/drafts/look", "", &urging).await;
    assert!(urging.json()["addressees"].as_array().is_some_and(|to| !to.is_empty()), "{}", urging.text());
    let mut nobody = paper;
    nobody["signer"] = json!("Không ai cả");
    assert_eq!(
        post(&server, CLERK, "/drafts/look", "", &nobody).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_leader_s_instruction_and_relations_stand_with_the_document() {
    let server = Server::start();
    let documents = get(&server, CLERK, "/documents").await;
    let received = items(&documents).iter().find(|document| document["stage"] == "received").expect("one");
    let other = items(&documents).iter().find(|document| document["id"] != received["id"]).expect("another");
    let units = get(&server, CLERK, "/units").await;
    let people = items(&units).iter().flat_map(|unit| unit["people"].as_array().cloned().unwrap_or_default());
    let leader = people.into_iter().find(|person| person["role"] == "leader").expect("a leader");
    let head = items(&units).iter().find(|unit| unit["people"][0]["role"] == "head").expect("a unit");
    let address = format!("/documents/{}/commands", id(received));
    let instruct = json!({ "command": { "instruct": { "by": leader["id"], "words": "Giao Phòng tham mưu văn bản trả lời.",
        "lead": { "unit": head["id"], "due": "2025-07-10" } } } });
    let first = post(&server, CLERK, &address, "but-phe-1", &instruct).await;
    assert_eq!(first.status, StatusCode::OK, "{}", first.text());
    assert_eq!(
        post(&server, CLERK, &address, "but-phe-1", &instruct).await.json()["version"],
        first.json()["version"]
    );
    let relate = json!({ "command": { "relate": { "relation": "implements", "to": other["id"] } } });
    let related = post(&server, CLERK, &address, "", &relate).await;
    assert_eq!(related.status, StatusCode::OK, "{}", related.text());
    let shown = get(&server, CLERK, &format!("/documents/{}", id(received))).await;
    let told = shown["instructions"].as_array().and_then(|all| all.last()).expect("it is there");
    assert_eq!((&told["lead"]["due"], &told["by"]["id"]), (&json!("2025-07-10"), &leader["id"]));
    let relations = shown["relations"].as_array().expect("relations");
    assert!(
        relations.iter().any(|one| one["relation"] == "implements" && one["document"]["id"] == other["id"])
    );
    let undo = json!({ "command": { "unrelate": { "relation": "implements", "to": other["id"] } }, "reason": "ghi nhầm" });
    assert_eq!(post(&server, CLERK, &address, "", &undo).await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_briefing_has_the_parts_of_its_page_and_each_part_is_as_large_as_it_says() {
    let server = Server::start();
    let briefing = get(&server, CLERK, "/briefing?limit=500").await;
    let parts = briefing["parts"].as_array().expect("parts");
    let names: Vec<&str> = parts.iter().filter_map(|part| part["name"].as_str()).collect();
    assert_eq!(names, ["overdue", "asked", "results", "due", "done", "given", "next"]);
    for part in parts {
        assert_eq!(
            part["tasks"].as_array().map(|tasks| tasks.len() as u64),
            part["count"].as_u64(),
            "{}",
            part["name"]
        );
    }
    assert!(parts[0]["count"].as_u64().is_some_and(|count| count > 0), "{briefing:#}");
    let done = &parts[4]["count"];
    let (from, to) = (briefing["from"].as_str().expect("a day"), briefing["to"].as_str().expect("a day"));
    let list =
        get(&server, CLERK, &format!("/tasks?completed_from={from}&completed_to={to}&total=true")).await;
    assert_eq!(&list["total"], done, "the list behind the part");
    let head = get(&server, HEAD, "/briefing").await;
    assert!(
        head["parts"][0]["count"].as_u64() < parts[0]["count"].as_u64(),
        "a head's briefing is the unit's"
    );
}

const NOTICE: &str = "SỞ KHOA HỌC VÀ CÔNG NGHỆ TỈNH LAM GIANG\nSố: 97/TB-SKHCN\nLam Giang, ngày 27 tháng 6 năm 2025\nTHÔNG BÁO\n\
    Kết luận của Giám đốc Sở tại cuộc họp giao ban\n1. Văn phòng Sở rà soát quy chế làm việc, trình Giám đốc Sở trước ngày 31/7/2025.\n";

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_takes_long_is_answered_with_a_job_that_says_how_far_it_is() {
    let server = Server::start();
    let name = "slow-api.txt";
    gate::open(name, 3);
    let request = Request::post(format!("/api/v1/documents?name={name}"))
        .header(header::AUTHORIZATION, format!("Bearer {}", server.token(CLERK)))
        .header(header::CONTENT_TYPE, "application/octet-stream")
        .body(Body::from(NOTICE));
    let answer = server.ask(&Browser::default(), request.expect("a request")).await;
    assert_eq!(answer.status, StatusCode::ACCEPTED, "{}", answer.text());
    let job = answer.to.clone().expect("its address");
    let job = job.strip_prefix("/api/v1").expect("ours").to_owned();
    assert_eq!(answer.json()["file"], name);
    let until = async |state: &str| {
        for _ in 0..400 {
            let told = get(&server, CLERK, &job).await;
            if told["state"] == state && (state != "running" || told["done"] == 3) {
                return told;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        get(&server, CLERK, &job).await
    };
    assert_eq!(until("running").await["whole"], 12);
    assert_eq!(server.call(HEAD, "GET", &job, &[], None).await.status, StatusCode::NOT_FOUND, "not theirs");
    gate::open(name, gate::PAGES);
    let entered = until("done").await;
    let document = entered["outcome"]["entered"]["document"].as_str().expect("a document").to_owned();
    assert_eq!(get(&server, CLERK, &format!("/documents/{document}")).await["code"], "97/TB-SKHCN");
    assert!(items(&get(&server, CLERK, "/jobs").await).iter().any(|one| one["id"] == entered["id"]));
    assert!(items(&get(&server, HEAD, "/jobs").await).is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_public_portal_is_opened_changed_and_closed_by_a_program() {
    let server = Server::start();
    let show = || server.call(CLERK, "GET", "/settings/portal", &[], None);
    let tag = |answer: &common::Answer| {
        answer.headers.get("etag").expect("a version").to_str().expect("letters").to_owned()
    };
    let settle = |who: &'static str, seen: String, command: Value| {
        let server = &server;
        async move {
            let body = json!({ "command": command, "act": "Thông báo số 30/TB-SKHCN" });
            let headers: &[(&str, &str)] = if seen.is_empty() { &[] } else { &[("if-match", &seen)] };
            server.call(who, "POST", "/settings/commands", headers, Some(&body)).await
        }
    };
    let before = show().await;
    let wanted = json!({ "set-portal": { "portal": { "open": true, "procedures": ["sang-kien"], "contact": "Văn phòng Sở",
        "address": "https://cong.lamgiang.test/", "daily": 7 } } });
    assert_eq!(settle(HEAD, String::new(), wanted.clone()).await.status, StatusCode::FORBIDDEN);
    assert_eq!(server.call(HEAD, "GET", "/settings/portal", &[], None).await.status, StatusCode::FORBIDDEN);
    let stale = settle(CLERK, "\"999\"".into(), wanted.clone()).await;
    assert_eq!(stale.status, StatusCode::PRECONDITION_FAILED, "{}", stale.text());
    let set = settle(CLERK, tag(&before), wanted.clone()).await;
    assert_eq!(set.status, StatusCode::OK, "{}", set.text());
    assert_eq!(
        settle(CLERK, tag(&before), wanted).await.status,
        StatusCode::PRECONDITION_FAILED,
        "it was changed since"
    );
    let now = show().await;
    let portal = now.json();
    assert_eq!((&portal["open"], &portal["daily"]), (&json!(true), &json!(7)), "{portal:#}");
    assert_eq!(portal["procedures"], json!(["sang-kien"]));
    assert_eq!(portal["address"], "https://cong.lamgiang.test", "as links begin");

    let tasks = get(&server, CLERK, "/tasks?open=true").await;
    let task =
        items(&tasks).iter().find(|task| task.get("dossier").is_none_or(Value::is_null)).expect("a task");
    let publish = json!({ "publish": { "task": task["id"], "words": "Công khai kết quả trong quý III" } });
    let published = settle(CLERK, tag(&now), publish).await;
    assert_eq!(published.status, StatusCode::OK, "{}", published.text());
    let shown = show().await.json();
    let own: Vec<&Value> = shown["published"]
        .as_array()
        .expect("a list")
        .iter()
        .filter(|one| one["task"] == task["id"])
        .collect();
    assert_eq!(own.len(), 1, "{shown:#}");
    assert_eq!(own[0]["words"], "Công khai kết quả trong quý III");
    let page = server.get(&common::Browser::default(), "/portal/commitments").await.text();
    assert!(page.contains("Công khai kết quả trong quý III"), "{page}");
    let unpublish = json!({ "unpublish": { "task": task["id"] } });
    assert_eq!(settle(CLERK, String::new(), unpublish.clone()).await.status, StatusCode::OK);
    let refused = settle(CLERK, String::new(), unpublish).await;
    assert_eq!(
        refused.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "it is not there any more: {}",
        refused.text()
    );
    let closed = settle(CLERK, String::new(), json!({ "set-portal": { "portal": { "open": false } } })).await;
    assert_eq!(closed.status, StatusCode::OK, "{}", closed.text());
    assert_eq!(server.get(&common::Browser::default(), "/portal").await.status, StatusCode::NOT_FOUND);
}

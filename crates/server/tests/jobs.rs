//! Long work: a file that takes long is kept, read beside the pages, and its document is there when it is done; what fails is
//! told; of two servers one takes it, and takes over from one that was killed. How fast such a file is read is up to the test.

mod common;

use app::follow_up;
use app::jobs::{Outcome, READ};
use axum::http::StatusCode;
use common::{Browser, Server, TODAY, gate, noon};
use ledger::Moment;
use store::{Job, JobState};

const NOTICE: &str = "SỞ KHOA HỌC VÀ CÔNG NGHỆ TỈNH LAM GIANG\nSố: 99/TB-SKHCN\nLam Giang, ngày 27 tháng 6 năm 2025\nTHÔNG BÁO\n\
    Kết luận của Giám đốc Sở tại cuộc họp giao ban\n1. Văn phòng Sở rà soát quy chế làm việc, trình Giám đốc Sở trước ngày 31/7/2025.\n";
const SECRET: &str = "MẬT\nSỞ KHOA HỌC VÀ CÔNG NGHỆ TỈNH LAM GIANG\nSố: 98/TB-SKHCN\nTHÔNG BÁO\nKết luận\n";

fn jobs(server: &Server) -> Vec<Job> {
    let office = server.office();
    office.store().read(|reader| reader.jobs(office.tenant().id, 50)).expect("readable")
}

/// Asks for a page until it says something, or sends on.
async fn until(
    server: &Server,
    browser: &Browser,
    address: &str,
    is_so: impl Fn(&common::Answer) -> bool,
) -> common::Answer {
    for _ in 0..400 {
        let answer = server.get(browser, address).await;
        if is_so(&answer) {
            return answer;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    let answer = server.get(browser, address).await;
    assert!(is_so(&answer), "in vain: {} {}", answer.status, answer.text());
    answer
}

fn says(words: &'static str) -> impl Fn(&common::Answer) -> bool {
    move |answer| answer.text().contains(words)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scan_is_read_beside_the_pages_and_is_there_when_it_is_done() {
    let mut server = Server::start();
    let clerk = server.sign_in("van-thu").await;
    let name = "slow-one.txt";
    gate::open(name, 3);
    let answer = server.send(&clerk, "/documents", &[], &[(name, NOTICE.as_bytes())]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    let job = answer.to.expect("its job");
    let page = until(&server, &clerk, &job, says("Đã đọc 3 / 12 trang")).await;
    assert!(page.headers.contains_key("refresh"), "it is looked at again, also without a script");
    let register = server.get(&clerk, "/documents").await.text();
    assert!(register.contains("Đọc “slow-one.txt”") && !register.contains("99/TB-SKHCN"), "on its way");
    // Nobody else sees it, but who keeps the accounts.
    let head = server.sign_in("trinh-quoc-bao").await;
    assert_eq!(server.get(&head, &job).await.status, StatusCode::NOT_FOUND);
    assert!(!server.get(&head, "/jobs").await.text().contains("slow-one"));

    gate::open(name, gate::PAGES);
    let done = until(&server, &clerk, &job, |answer| answer.status == StatusCode::SEE_OTHER).await;
    let document = done.to.expect("its document");
    let room = server.get(&clerk, &document).await.text();
    assert!(room.contains("rà soát quy chế làm việc") && room.contains("value=\"assign\""), "{room}");
    let register = server.get(&clerk, "/documents").await.text();
    assert!(register.contains("99/TB-SKHCN") && !register.contains("slow-one.txt”"), "in the register");
    let all = server.get(&clerk, "/administration/jobs").await.text();
    assert!(all.contains("slow-one.txt") && all.contains("van-thu"), "{all}");
    // The same file again adds nothing.
    let again = server.send(&clerk, "/documents", &[], &[(name, NOTICE.as_bytes())]).await;
    let same = until(&server, &clerk, &again.to.expect("its job"), |answer| answer.to.is_some()).await.to;
    let id = |address: &str| address.split('?').next().map(str::to_owned);
    assert_eq!(same.as_deref().and_then(id), id(&document));

    // A server that began anew does not see its pages once more: here none of them would ever be done.
    gate::open(name, 0);
    server.router = server.beside();
    let shown = tokio::time::timeout(std::time::Duration::from_secs(60), server.get(&clerk, &document)).await;
    gate::open(name, gate::PAGES);
    assert!(
        shown.is_ok_and(|answer| answer.text().contains("rà soát quy chế làm việc")),
        "what was read is kept"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn several_files_at_once_and_what_fails_says_why() {
    let server = Server::start();
    let clerk = server.sign_in("van-thu").await;
    for name in ["slow-a.txt", "slow-secret.txt", "slow-empty.txt"] {
        gate::open(name, gate::PAGES);
    }
    let quick = NOTICE.replace("99/", "97/");
    let files: [(&str, &[u8]); 4] = [
        ("quick.txt", quick.as_bytes()),
        ("slow-a.txt", NOTICE.as_bytes()),
        ("slow-secret.txt", SECRET.as_bytes()),
        ("slow-empty.txt", b""),
    ];
    let told = server.send(&clerk, "/documents", &[], &files).await.text();
    assert!(told.contains("đề xuất nhiệm vụ") && told.matches("Đang đọc; xong").count() == 3, "{told}");
    let ended = |answer: &common::Answer| !answer.text().contains("class=\"progress\"");
    let page = until(&server, &clerk, "/jobs", ended).await.text();
    assert!(page.contains("slow-a.txt") && page.contains("/documents/"), "{page}");
    assert_eq!(page.matches("role=\"alert\"").count(), 2, "{page}");
    let (kept, jobs) = (server.office().files().all().expect("listed"), jobs(&server));
    assert_eq!(jobs.iter().filter(|job| job.state == JobState::Done).count(), 1);
    let hash = |text: &str| blake3::hash(text.as_bytes()).to_hex().to_string();
    assert!(kept.contains(&hash(NOTICE)), "what was entered is kept");
    assert!(!kept.contains(&hash(SECRET)) && !kept.contains(&hash("")), "what was refused is not");
    // Who may not enter documents does not come so far.
    let head = server.sign_in("trinh-quoc-bao").await;
    let answer = server.send(&head, "/documents", &[], &[("slow-a.txt", NOTICE.as_bytes())]).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_servers_one_takes_it_and_takes_over_from_a_killed_one() {
    let mut server = Server::start();
    let clerk = server.sign_in("van-thu").await;
    let (office, now) = (server.office(), noon(TODAY));
    // A server took it, said how far it was, and was killed.
    let killed = follow_up::Server::new(now);
    let id = office.ask_to_read("van-thu", "slow-lost.txt", NOTICE.as_bytes(), now).expect("kept");
    let job = office.take_job(killed, now).expect("readable").expect("it waits");
    assert!(office.note_job(&job, killed, (4, 12), now).expect("noted"));
    assert!(office.take_job(follow_up::Server::new(now), now).expect("readable").is_none(), "it is held");
    gate::open("slow-lost.txt", gate::PAGES);
    gate::open("slow-next.txt", gate::PAGES);
    server.wait(3);
    // Another one comes by when it is asked for something else.
    server.router = server.beside();
    server
        .send(&clerk, "/documents", &[], &[("slow-next.txt", NOTICE.replace("99/", "96/").as_bytes())])
        .await;
    let address = format!("/jobs?id={id}");
    until(&server, &clerk, &address, |answer| answer.status == StatusCode::SEE_OTHER).await;
    let later = Moment(now.0 + 3 * 60_000);
    let outcome = Outcome::failed("job-broken", &[]);
    office.end_job(&job, killed, &outcome, later).expect("nothing changes");
    let ended = office.job(id).expect("readable").expect("there");
    assert_eq!(
        (ended.state, ended.attempts),
        (JobState::Done, 2),
        "who does not hold it any more says nothing"
    );
    assert_eq!(ended.kind, READ);

    until(&server, &clerk, "/jobs", |answer| !answer.text().contains("class=\"progress\"")).await;

    // What brought three servers down is given up, and said so.
    let id = office.ask_to_read("van-thu", "slow-bad.txt", b"x", later).expect("kept");
    for attempt in 0..4 {
        let at = Moment(later.0 + attempt * 3 * 60_000);
        let taken = office.take_job(follow_up::Server::new(at), at).expect("readable");
        assert_eq!(taken.is_some(), attempt < 3, "attempt {attempt}");
    }
    let page = server.get(&clerk, &format!("/jobs?id={id}")).await.text();
    assert!(page.contains("không thử nữa"), "{page}");
}

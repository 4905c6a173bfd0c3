//! Following up from the rules to the letter: reminders of the day, what happens, letters and calls to sinks on this
//! machine, the pages, the personal calendar; two servers on one database. The clock is set by hand.

mod common;

use app::demo::{self, FILES};
use app::follow_up::{CLEAN, FOLLOW, Letters, REMIND, Ran};
use app::{Office, Order};
use axum::http::StatusCode;
use common::sink::{Mood, Sink};
use common::{Browser, Server, TODAY, between};
use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::civil::{Date, date, time};
use ledger::settings::{Command as Setting, Portal, Source};
use ledger::task::Command;
use ledger::{Moment, OfficerId};
use server::FollowUp;
use sha2::Sha256;
use std::collections::BTreeSet;
use std::path::Path;

/// Somebody who heads a unit with open tasks.
const HEAD: &str = "trinh-quoc-bao";

fn at(day: Date, hour: i8, minute: i8) -> Moment {
    Moment::of(day, time(hour, minute, 0, 0))
}

/// The morning of the last day of the story, a Monday.
fn morning() -> Moment {
    at(TODAY, 7, 30)
}

/// Lets an office send letters and calls to sinks.
fn configure(home: &Path, mail: &Sink, hook: Option<&Sink>) {
    let file = home.join("dondoc.toml");
    // What stands by itself stands above the first table.
    let before = std::fs::read_to_string(&file).expect("the configuration");
    let mut text = format!("address = \"https://dondoc.lamgiang.example\"\n{before}\n");
    text.push_str(&format!(
        "[mail]\nserver = \"127.0.0.1\"\nport = {}\nsecurity = \"none\"\n\
         from = \"Đôn đốc <don-doc@lamgiang.example>\"\n",
        mail.port
    ));
    if let Some(hook) = hook {
        std::fs::write(home.join("hook.secret"), "a secret that is long\n").expect("written");
        text.push_str(&format!(
            "[hook]\nurl = \"http://127.0.0.1:{}/dondoc\"\nsecret_file = \"hook.secret\"\n",
            hook.port
        ));
    }
    std::fs::write(file, text).expect("written");
}

fn officer(office: &Office, account: &str) -> OfficerId {
    let found = office.store().read(|reader| reader.account(office.tenant().id, account)).expect("readable");
    found.expect("an account").officer
}

fn unread(office: &Office, account: &str) -> u64 {
    let (tenant, officer) = (office.tenant().id, officer(office, account));
    office.store().read(|reader| reader.unread_notices(tenant, officer)).expect("readable")
}

fn ran(done: &[(String, Ran)], job: &str) -> Option<Ran> {
    done.iter().find(|(name, _)| name == job).map(|(_, ran)| *ran)
}

fn reach(office: &Office, account: &str, letters: Letters) {
    let address = format!("{account}@lamgiang.example");
    office.reach(account, &address, letters, "vi").expect("an address");
}

#[test]
fn people_are_reminded_once_in_one_letter_and_a_program_is_called() {
    let server = Server::start();
    let home = server.folder.path().join("office");
    let (mail, hook) = (Sink::mail(), Sink::hook());
    configure(&home, &mail, Some(&hook));
    let office = Office::open(&home).expect("an office");
    reach(&office, HEAD, Letters::Daily);
    let follow_up = FollowUp::new(&office, morning()).expect("configured");

    let before = follow_up.tick(&office, at(TODAY, 6, 0)).expect("ticks");
    assert_eq!(before, [], "it is too early");
    let would = office.reminders(TODAY).expect("readable").reminders;
    assert!(would.len() > 3, "the story has something to remind of: {}", would.len());
    let done = follow_up.tick(&office, morning()).expect("ticks");
    let reminded = ran(&done, REMIND).expect("it is time");
    assert_eq!((reminded.notices, reminded.letters), (would.len() as u64, 1));
    assert_eq!(office.reminders(TODAY).expect("readable").reminders, [], "all of it was sent");

    let letters = mail.take();
    let [letter] = letters.as_slice() else { panic!("one letter, not {}", letters.len()) };
    assert_eq!(letter.header("to"), "trinh-quoc-bao@lamgiang.example");
    assert_eq!(letter.header("auto-submitted"), "auto-generated");
    assert!(letter.header("message-id").ends_with("@lamgiang.example>"), "{letter:?}");
    assert!(letter.header("content-type").starts_with("text/plain"), "{letter:?}");
    let kept = office.store().read(|reader| reader.letters(office.tenant().id, 10)).expect("readable");
    let written = kept.iter().find(|letter| letter.channel == "mail").expect("the letter");
    for part in [
        "Kính gửi Trịnh Quốc Bảo,",
        "https://dondoc.lamgiang.example/tasks/",
        "Nhận với tư cách",
        "Quy tắc: ",
    ] {
        assert!(written.body.contains(part), "{part}: {}", written.body);
    }

    let calls = hook.take();
    let told: usize = calls.iter().map(|call| call.body.matches("\"officer\":").count()).sum();
    assert_eq!(told, would.len(), "the program is told of each");
    for call in &calls {
        let mut mac = Hmac::<Sha256>::new_from_slice(b"a secret that is long").expect("a key");
        mac.update(format!("{}.{}", call.header("x-dondoc-time"), call.body).as_bytes());
        let signed: String = mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(call.header("x-dondoc-signature"), format!("v1={signed}"));
        assert_eq!(call.header("x-dondoc-time"), (morning().0 / 1000).to_string());
    }

    for again in [at(TODAY, 7, 31), at(TODAY, 23, 0)] {
        assert_eq!(ran(&follow_up.tick(&office, again).expect("ticks"), REMIND), None, "once a day");
    }
    let done = follow_up.run_now(&office, REMIND, at(TODAY, 12, 0)).expect("runs").expect("nobody is at it");
    assert_eq!((done.notices, done.letters), (0, 0), "also where it is asked for");
    assert_eq!((mail.take().len(), hook.take().len()), (0, 0));

    // A server that stood still for a week sends the latest of what it missed.
    let later = date(2025, 7, 8);
    let missed = office.reminders(later).expect("readable").reminders;
    let days: BTreeSet<_> = missed
        .iter()
        .map(|reminder| (reminder.officer, reminder.task, &reminder.said.what))
        .map(|(officer, task, what)| match what {
            app::follow_up::What::Reminder { about, day, .. } => (officer, task, *about, *day),
            app::follow_up::What::Event { .. } => unreachable!("a reminder"),
        })
        .collect();
    assert_eq!(days.len(), missed.len(), "nobody is reminded twice of one day of a task");
    let done = follow_up.tick(&office, at(later, 9, 0)).expect("ticks");
    assert_eq!(ran(&done, REMIND).expect("it was missed").notices, missed.len() as u64);
}

#[test]
fn what_happens_is_told_at_once_and_settles_what_was_reminded_of() {
    let server = Server::start();
    let home = server.folder.path().join("office");
    let mail = Sink::mail();
    configure(&home, &mail, None);
    let office = Office::open(&home).expect("an office");
    let follow_up = FollowUp::new(&office, morning()).expect("configured");
    follow_up.tick(&office, morning()).expect("ticks");
    let before = unread(&office, HEAD);
    let tenant = office.tenant().id;
    let notices = office
        .store()
        .read(|reader| reader.notices(tenant, officer(&office, HEAD), None, 100))
        .expect("readable");
    // The stage of a dossier is cancelled with its dossier only.
    let own = |task| {
        let history = office.store().read(|reader| reader.history(tenant, task)).expect("readable");
        history.now().content.dossier.is_none()
    };
    let reminded = notices.iter().filter(|notice| notice.reminder);
    let task = reminded.map(|notice| notice.task).find(|task| own(*task)).expect("reminded of a task");
    mail.take();

    reach(&office, HEAD, Letters::AtOnce);
    let act = |account: &str, now, command| {
        let order = app::Order::new(command).because(Some("thiếu phụ lục".to_owned()));
        office.act(account, now).expect("an account").give(task, order).expect("allowed");
    };
    act("le-hoang-phuc", at(TODAY, 9, 0), Command::Direct("báo cáo tôi trong ngày".to_owned()));
    let done = follow_up.tick(&office, at(TODAY, 9, 1)).expect("ticks");
    assert_eq!(ran(&done, FOLLOW).map(|ran| (ran.notices > 0, ran.letters)), Some((true, 1)), "{done:?}");
    assert_eq!(unread(&office, HEAD), before + 1);
    let letters = office.store().read(|reader| reader.letters(tenant, 1)).expect("readable");
    assert!(letters[0].body.contains("“báo cáo tôi trong ngày”"), "{}", letters[0].body);
    assert!(
        !letters[0].body.contains("Quy tắc: 5 ngày"),
        "reminders wait for the morning: {}",
        letters[0].body
    );
    assert_eq!(mail.take().len(), 1);

    act(HEAD, at(TODAY, 19, 0), Command::Comment("đã rõ".to_owned()));
    act("le-hoang-phuc", at(TODAY, 19, 30), Command::Direct("kèm số liệu".to_owned()));
    follow_up.tick(&office, at(TODAY, 19, 31)).expect("ticks");
    assert_eq!(mail.take().len(), 0, "the evening is quiet");
    follow_up.tick(&office, at(date(2025, 7, 1), 7, 0)).expect("ticks");
    assert_eq!(mail.take().len(), 1, "the letter of the evening comes in the morning");

    let reminders = || {
        let of_task =
            |notice: &&store::Notice| notice.task == task && notice.reminder && notice.read_at.is_none();
        let all = office
            .store()
            .read(|reader| reader.notices(tenant, officer(&office, HEAD), None, 100))
            .expect("readable");
        all.iter().filter(of_task).count()
    };
    assert!(reminders() > 0);
    act("le-hoang-phuc", at(date(2025, 7, 1), 8, 0), Command::Cancel);
    follow_up.tick(&office, at(date(2025, 7, 1), 8, 1)).expect("ticks");
    assert_eq!(reminders(), 0, "nobody need be reminded of what is cancelled");
}

#[test]
fn letters_are_tried_again_given_up_and_sent_anew_under_one_id() {
    let server = Server::start();
    let home = server.folder.path().join("office");
    let mail = Sink::mail();
    configure(&home, &mail, None);
    let office = Office::open(&home).expect("an office");
    reach(&office, HEAD, Letters::Daily);
    let follow_up = FollowUp::new(&office, morning()).expect("configured");
    let post = || office.store().read(|reader| reader.post(office.tenant().id)).expect("readable");

    mail.is(&[Mood::Busy, Mood::TakesAndIsGone, Mood::Takes]);
    follow_up.tick(&office, morning()).expect("ticks");
    assert_eq!((mail.take().len(), post().waiting), (0, 1), "the server was busy");
    follow_up.tick(&office, at(TODAY, 7, 30)).expect("ticks");
    assert_eq!(post().waiting, 1, "not tried at once again");
    follow_up.tick(&office, at(TODAY, 7, 31)).expect("ticks");
    let first = mail.take();
    assert_eq!((first.len(), post().waiting), (1, 1), "taken, and nobody heard of it");
    follow_up.tick(&office, at(TODAY, 7, 36)).expect("ticks");
    let second = mail.take();
    assert_eq!((second.len(), post().delivered), (1, 1));
    assert_eq!(first[0].header("message-id"), second[0].header("message-id"), "the same letter");

    mail.is(&[Mood::Refuses]);
    let next = date(2025, 7, 1);
    let done = follow_up.tick(&office, at(next, 7, 30)).expect("ticks");
    if ran(&done, REMIND).is_some_and(|ran| ran.letters > 0) {
        assert_eq!(post().given_up, 1, "a refusal for good is not repeated");
        let failed =
            office.store().read(|reader| reader.failed_letters(office.tenant().id, 9)).expect("readable");
        assert!(failed[0].failure.as_deref().is_some_and(|why| why.contains("no such reader")), "{failed:?}");
        let id = failed[0].id;
        office
            .store()
            .write(office.tenant().id, |writer| writer.post_again(id, at(next, 8, 0)))
            .expect("written");
        follow_up.tick(&office, at(next, 8, 0)).expect("ticks");
        assert_eq!((mail.take().len(), post().given_up), (1, 0), "sent anew by hand");
    } else {
        panic!("the second day has something to remind of");
    }
}

#[test]
fn two_servers_on_one_database_remind_once_and_a_killed_one_is_replaced() {
    let Some(database) = testkit::postgres::Server::start() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let home = folder.path().join("office");
    let read = |name: &str, bytes: &[u8]| papers::read(name, bytes).map_err(|error| error.to_string());
    let first =
        demo::play(&home, Some(&database.database()), &FILES, &read, &|_| {}).expect("the story plays");
    let mail = Sink::mail();
    configure(&home, &mail, None);
    let second = Office::open(&home).expect("the same office");
    for account in [HEAD, "le-hoang-phuc", "van-thu"] {
        reach(&first, account, Letters::Daily);
    }
    let would = first.reminders(TODAY).expect("readable").reminders;
    let readers: BTreeSet<OfficerId> = would.iter().map(|reminder| reminder.officer).collect();
    let reached = [HEAD, "le-hoang-phuc", "van-thu"].map(|account| officer(&first, account));
    let expected = reached.iter().filter(|officer| readers.contains(officer)).count();
    assert!(expected > 0);

    // A server takes the job up and is killed.
    first.schedule(morning()).expect("scheduled");
    let tenant = first.tenant().id;
    let killed = first.store().write(tenant, |writer| {
        writer.take_up(REMIND, [1; 16], morning(), Moment(morning().0 + 10 * 60_000))
    });
    assert!(killed.expect("written"));
    let servers: Vec<(Office, FollowUp)> = [first, second]
        .into_iter()
        .map(|office| {
            let follow_up = FollowUp::new(&office, morning()).expect("configured");
            (office, follow_up)
        })
        .collect();
    for (office, follow_up) in &servers {
        assert_eq!(
            ran(&follow_up.tick(office, morning()).expect("ticks"), REMIND),
            None,
            "somebody is at it"
        );
    }

    // Both find it free at the same moment, again and again.
    let later = at(TODAY, 7, 41);
    let notices: u64 = std::thread::scope(|scope| {
        let ticking: Vec<_> = servers
            .iter()
            .map(|(office, follow_up)| {
                scope.spawn(move || {
                    let mut notices = 0;
                    for second in 0..5 {
                        let now = Moment(later.0 + second * 1000);
                        let done = follow_up.tick(office, now).expect("ticks");
                        notices += ran(&done, REMIND).map_or(0, |ran| ran.notices);
                    }
                    notices
                })
            })
            .collect();
        ticking.into_iter().map(|ticking| ticking.join().expect("no panic")).sum()
    });
    assert_eq!(notices, would.len() as u64, "each reminder once");
    let letters = mail.take();
    let ids: BTreeSet<&str> = letters.iter().map(|letter| letter.header("message-id")).collect();
    assert_eq!((letters.len(), ids.len()), (expected, expected), "each letter once");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_show_notices_their_reasons_and_what_would_be_sent() {
    let server = Server::start();
    let office = Office::open(&server.folder.path().join("office")).expect("an office");
    FollowUp::new(&office, morning()).expect("configured").tick(&office, morning()).expect("ticks");
    let head = server.sign_in(HEAD).await;
    let clerk = server.sign_in("van-thu").await;

    let desk = server.get(&head, "/").await.text();
    let count = between(&desk, "class=\"unread\"", "</span>").and_then(|text| text.rsplit('>').next());
    assert_eq!(count.and_then(|count| count.parse().ok()), Some(unread(&office, HEAD)), "the bell");
    let page = server.get(&head, "/notices").await.text();
    assert!(page.contains("Nhận với tư cách") && page.contains("Quy tắc: "), "{page}");
    let notice = format!("/notices/{}", between(&page, "action=\"/notices/", "\"").expect("a notice"));
    assert_eq!(server.post(&clerk, &notice, &[]).await.status, StatusCode::NOT_FOUND, "another's notice");
    let before = unread(&office, HEAD);
    let opened = server.post(&head, &notice, &[]).await;
    let task = opened.to.expect("its task");
    assert_eq!(server.get(&head, &task).await.status, StatusCode::OK, "what one is told of, one sees");
    assert_eq!(unread(&office, HEAD), before - 1);
    server.post(&head, "/notices", &[]).await;
    assert_eq!(unread(&office, HEAD), 0);
    assert!(!server.get(&head, "/notices").await.text().contains("class=\"unread\""));

    assert_eq!(server.get(&head, "/administration/reminders").await.status, StatusCode::FORBIDDEN);
    let page = server.get(&clerk, "/administration/reminders?day=2025-07-08").await.text();
    for part in
        ["5 ngày làm việc trước ngày đến hạn", "trưởng đơn vị phối hợp", "sẽ gửi", "Nhắc việc hằng ngày"]
    {
        assert!(page.contains(part), "{part}: {page}");
    }
    let later = office.reminders(date(2025, 7, 8)).expect("readable").reminders;
    assert!(page.contains(&format!("sẽ gửi {} nhắc việc", later.len())), "a dry run");
    let again = [("action", "run"), ("what", "remind")];
    let answer = server.post(&clerk, "/administration/reminders", &again).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_personal_calendar_opens_to_its_link_only() {
    let server = Server::start();
    let head = server.sign_in(HEAD).await;
    let guest = Browser::default();
    let refused = server
        .post(&head, "/me", &[("mail", "không phải thư"), ("letters", "daily"), ("language", "vi")])
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("không phải thư"), "what was typed is still there");
    let kept = server
        .post(&head, "/me", &[("mail", "bao@lamgiang.example"), ("letters", "at-once"), ("language", "en")])
        .await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER);
    let page = server.get(&head, "/me").await.text();
    assert!(page.contains("bao@lamgiang.example"), "{page}");

    let link = |page: &str| format!("/feeds/{}", between(page, "href=\"/feeds/", "\"").expect("a link"));
    let first = link(&server.post(&head, "/me/feed", &[("action", "open")]).await.text());
    let feed = server.get(&guest, &first).await;
    assert_eq!(feed.status, StatusCode::OK);
    let text = feed.text();
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.contains("DTSTART;VALUE=DATE:20"), "{text}");
    let list = server.get(&head, "/tasks/export/tasks.ics?which=open").await.text();
    let ids = |text: &str| -> BTreeSet<String> {
        text.lines().filter_map(|line| line.strip_prefix("UID:")).map(str::to_owned).collect()
    };
    assert!(
        ids(&text).is_subset(&ids(&list)) && !ids(&text).is_empty(),
        "nothing that the person does not see"
    );
    let second = link(&server.post(&head, "/me/feed", &[("action", "open")]).await.text());
    assert_eq!(server.get(&guest, &first).await.status, StatusCode::NOT_FOUND, "made anew: the old one ends");
    assert_eq!(server.get(&guest, &second).await.status, StatusCode::OK);
    let page = server.get(&head, "/me").await.text();
    assert!(!page.contains(second.trim_start_matches("/feeds/")), "shown once");
    server.post(&head, "/me/feed", &[("action", "close")]).await;
    assert_eq!(server.get(&guest, &second).await.status, StatusCode::NOT_FOUND, "taken back");
    for wrong in
        ["/feeds/", "/feeds/x.ics", &format!("/feeds/{}.ics", "0".repeat(64)), &second.replace(".ics", "")]
    {
        assert_ne!(server.get(&guest, wrong).await.status, StatusCode::OK, "{wrong}");
    }
}

#[test]
fn files_of_forms_that_were_never_sent_go_at_night_while_the_portal_is_open() {
    let server = Server::start();
    let office = server.office();
    // Files have the day of the machine, whatever the clock of the test says.
    let later = at(date(2090, 1, 2), 2, 0);
    let follow_up = FollowUp::new(&office, later).expect("configured");
    let clean = |now| follow_up.run_now(&office, CLEAN, now).expect("it ran").expect("nobody else is at it");
    let form = office.files().put(b"%PDF-1.7 of a form").expect("kept");
    let named = office.files().all().expect("readable").len() - 1;
    assert_eq!(clean(morning()).swept, 0, "it may still be sent");
    assert_eq!(clean(later).swept, 1);
    assert_eq!(office.files().get(&form).expect("readable"), None);
    assert_eq!(office.files().all().expect("readable").len(), named, "what a paper or dossier names stays");

    let clerk = office.act("van-thu", morning()).expect("the clerk");
    let portal = Portal { open: false, daily: 1, ..Portal::default() };
    let source = Source { act: "Thông báo số 99/TB-SKHCN".into(), document: None };
    clerk.settle(Order::new(Setting::SetPortal { portal, source })).expect("closed");
    office.files().put(b"%PDF-1.7 of a clerk").expect("kept");
    assert_eq!(clean(at(date(2090, 1, 3), 2, 0)).swept, 0, "no stranger sends anything: the clerk says when");
}

//! Notices, letters, what runs by itself, and long work: once for each occasion, by one server at a time.

mod common;

use common::{CLERK, TENANT, on_both, task};
use ledger::Moment;
use store::{Contact, Error, JobState, Letter, Notice, Store, Writer};

const OTHER: ledger::OfficerId = ledger::OfficerId::from_bytes([8; 16]);
/// Two servers.
const FIRST: [u8; 16] = [1; 16];
const SECOND: [u8; 16] = [2; 16];

fn write<T>(store: &Store, write: impl FnOnce(&mut Writer<'_>) -> Result<T, Error>) -> T {
    store.write(TENANT, write).expect("written")
}

fn notice(number: u8, occasion: &str) -> Notice {
    Notice {
        id: [number; 16],
        officer: CLERK,
        occasion: occasion.to_owned(),
        task: task(1),
        reminder: occasion.contains("due"),
        content: "{}".to_owned(),
        made_at: Moment(i64::from(number)),
        read_at: None,
    }
}

fn letter(number: u8) -> Letter {
    Letter {
        id: [number; 16],
        channel: "mail".to_owned(),
        receiver: "van-thu@lamgiang.example".to_owned(),
        subject: "3 việc".to_owned(),
        body: "Kính gửi".to_owned(),
        made_at: Moment(0),
        attempts: 0,
        next_at: Some(Moment(i64::from(number))),
        delivered_at: None,
        failure: None,
    }
}

#[test]
fn nobody_is_told_twice_of_an_occasion() {
    on_both(|store, engine| {
        let told = |number, occasion| write(store, |writer| writer.tell(&notice(number, occasion)));
        assert!(told(1, "due/1") && told(2, "event/7"), "{engine}");
        assert!(!told(3, "due/1"), "{engine}: that was told");
        assert!(
            write(store, |writer| writer.tell(&Notice { officer: OTHER, ..notice(4, "due/1") })),
            "{engine}"
        );
        let (unread, untold, page, is_told) = store
            .read(|reader| {
                Ok::<_, Error>((
                    reader.unread_notices(TENANT, CLERK)?,
                    reader.untold_notices(TENANT, CLERK)?,
                    reader.notices(TENANT, CLERK, None, 1)?,
                    reader.is_told(TENANT, OTHER, "event/7")?,
                ))
            })
            .expect("readable");
        assert_eq!((unread, untold.len(), page[0].id, is_told), (2, 2, [2; 16], false), "{engine}");
        write(store, |writer| writer.note_told(CLERK, &[[1; 16]], Moment(5)));
        write(store, |writer| writer.settle_notices(task(1), Moment(6)));
        let left = store.read(|reader| reader.untold_notices(TENANT, CLERK)).expect("readable");
        assert_eq!(
            left.iter().map(|notice| notice.id[0]).collect::<Vec<_>>(),
            [2],
            "{engine}: the reminder is settled"
        );
        write(store, |writer| writer.read_notices(CLERK, Some([2; 16]), Moment(7)));
        assert_eq!(
            store.read(|reader| reader.unread_notices(TENANT, CLERK)).expect("readable"),
            0,
            "{engine}"
        );
        assert_eq!(write(store, |writer| writer.forget_notices(Moment(2))), 1, "{engine}");
    });
}

#[test]
fn a_letter_is_tried_by_one_server_until_it_is_there() {
    on_both(|store, engine| {
        write(store, |writer| writer.post_letter(&letter(10)));
        write(store, |writer| writer.post_letter(&letter(20)));
        let take = |now| write(store, |writer| writer.take_letter(Moment(now), Moment(now + 100)));
        assert_eq!(take(5), None, "{engine}: none may go yet");
        let first = take(30).expect("the one that waits longest");
        assert_eq!((first.id[0], first.attempts), (10, 1), "{engine}");
        assert_eq!(take(30).map(|letter| letter.id[0]), Some(20), "{engine}: the other one");
        assert_eq!(take(31), None, "{engine}: both are held");
        let again = take(131).expect("whoever held it said nothing for too long");
        assert_eq!((again.id, again.attempts), (first.id, 2), "{engine}: the same letter");
        write(store, |writer| writer.note_not_delivered(first.id, "nobody there", Some(Moment(200))));
        write(store, |writer| writer.note_delivered([20; 16], Moment(140)));
        let post = store.read(|reader| reader.post(TENANT)).expect("readable");
        assert_eq!((post.waiting, post.delivered, post.given_up), (1, 1, 0), "{engine}");
        write(store, |writer| writer.note_not_delivered(first.id, "nobody there", None));
        assert_eq!(take(10_000), None, "{engine}: it was given up");
        let failed = store.read(|reader| reader.failed_letters(TENANT, 10)).expect("readable");
        assert_eq!(failed[0].failure.as_deref(), Some("nobody there"), "{engine}");
        write(store, |writer| writer.post_again(first.id, Moment(300)));
        assert_eq!(take(300).map(|letter| letter.attempts), Some(1), "{engine}: from the beginning");
        write(store, |writer| writer.note_delivered(first.id, Moment(301)));
        write(store, |writer| {
            writer.note_not_delivered(first.id, "a late word of another server", Some(Moment(302)))
        });
        assert_eq!(take(400), None, "{engine}: what was delivered stays so");
        assert_eq!(write(store, |writer| writer.forget_letters(Moment(1))), 2, "{engine}");
    });
}

#[test]
fn what_runs_by_itself_runs_on_one_server_and_a_killed_one_loses_it() {
    on_both(|store, engine| {
        for _ in 0..2 {
            write(store, |writer| writer.schedule_job("remind", Moment(100)));
        }
        let take = |holder, now| {
            write(store, |writer| writer.take_up("remind", holder, Moment(now), Moment(now + 50)))
        };
        assert!(!take(FIRST, 99), "{engine}: not yet");
        assert!(take(FIRST, 100) && !take(SECOND, 100), "{engine}: one of them");
        assert!(write(store, |writer| writer.hold_on("remind", FIRST, Moment(160))), "{engine}");
        assert!(!take(SECOND, 155), "{engine}: held longer");
        assert!(take(SECOND, 160), "{engine}: the first one said nothing more");
        assert!(!write(store, |writer| writer.hold_on("remind", FIRST, Moment(900))), "{engine}: it lost it");
        let down = |holder, outcome: Result<&str, &str>| {
            write(store, |writer| writer.put_down("remind", holder, Moment(170), Moment(1000), outcome));
        };
        down(FIRST, Err("too late"));
        down(SECOND, Ok("3"));
        let jobs = store.read(|reader| reader.schedule(TENANT)).expect("readable");
        assert_eq!((jobs[0].next_at, jobs[0].held_until), (Moment(1000), None), "{engine}");
        assert_eq!((jobs[0].result.as_deref(), jobs[0].failure.as_deref()), (Some("3"), None), "{engine}");
        assert!(!take(FIRST, 500), "{engine}");
        write(store, |writer| writer.run_soon("remind", Moment(500)));
        assert!(take(FIRST, 500), "{engine}: somebody asked for it");
    });
}

#[test]
fn long_work_goes_on_where_a_server_was_killed_and_is_given_up_at_last() {
    on_both(|store, engine| {
        write(store, |writer| writer.add_job([9; 16], "upload", "van-thu", "{\"file\":1}", Moment(0)));
        let take = |holder, now| {
            write(store, |writer| writer.take_job("upload", holder, Moment(now), Moment(now + 10)))
        };
        assert_eq!(
            write(store, |writer| writer.take_job("audit", FIRST, Moment(1), Moment(2))),
            None,
            "{engine}"
        );
        let begun = take(FIRST, 1).expect("it waits");
        assert_eq!(
            (begun.state, begun.attempts, begun.payload.as_str()),
            (JobState::Running, 1, "{\"file\":1}")
        );
        assert_eq!(take(SECOND, 5), None, "{engine}: one at a time");
        let note =
            |holder, done| write(store, |writer| writer.note_job([9; 16], holder, (done, 3), Moment(20)));
        assert!(note(FIRST, 1) && !note(SECOND, 2), "{engine}");
        let taken_over = take(SECOND, 20).expect("the first server is gone");
        assert_eq!((taken_over.attempts, taken_over.done, taken_over.whole), (2, 1, 3), "{engine}");
        let end = |holder, outcome: Result<&str, &str>| {
            write(store, |writer| writer.end_job([9; 16], holder, outcome, Moment(25)))
        };
        assert!(!end(FIRST, Err("late")) && end(SECOND, Ok("/documents/1")), "{engine}");
        let job = store.read(|reader| reader.job(TENANT, [9; 16])).expect("readable").expect("there");
        assert_eq!((job.state, job.result.as_deref()), (JobState::Done, Some("/documents/1")), "{engine}");

        write(store, |writer| writer.add_job([10; 16], "upload", "van-thu", "", Moment(30)));
        for now in [40, 60, 80] {
            assert!(take(FIRST, now).is_some(), "{engine}: attempt at {now}");
        }
        assert_eq!(take(FIRST, 100), None, "{engine}: it has brought down three servers");
        let jobs = store.read(|reader| reader.jobs_of(TENANT, "van-thu", 10)).expect("readable");
        let states: Vec<_> = jobs.iter().map(|job| (job.id[0], job.state)).collect();
        assert_eq!(states, [(10, JobState::Failed), (9, JobState::Done)], "{engine}");
        assert_eq!(write(store, |writer| writer.forget_jobs(Moment(90))), 1, "{engine}");
    });
}

#[test]
fn a_feed_opens_to_its_token_only() {
    on_both(|store, engine| {
        let contact = Contact {
            account: "van-thu".to_owned(),
            mail: Some("van-thu@lamgiang.example".to_owned()),
            letters: "daily".to_owned(),
            language: "vi".to_owned(),
            feed: false,
        };
        let of = |token| store.read(|reader| reader.feed(TENANT, token)).expect("readable");
        write(store, |writer| writer.set_contact(&contact));
        write(store, |writer| writer.set_feed("van-thu", Some(&[1; 32])));
        write(store, |writer| writer.set_contact(&Contact { mail: None, ..contact.clone() }));
        assert_eq!(of(&[1; 32]).as_deref(), Some("van-thu"), "{engine}: it stays");
        write(store, |writer| writer.set_feed("van-thu", Some(&[2; 32])));
        assert_eq!((of(&[1; 32]), of(&[2; 32]).is_some()), (None, true), "{engine}: made anew");
        let contacts = store.read(|reader| reader.contacts(TENANT)).expect("readable");
        assert_eq!(contacts, [Contact { mail: None, feed: true, ..contact.clone() }], "{engine}");
        write(store, |writer| writer.set_feed("van-thu", None));
        assert_eq!(of(&[2; 32]), None, "{engine}: revoked");
    });
}

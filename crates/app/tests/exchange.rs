//! A paper goes from one office to another by message: A issues and sends it, B enters it and does its work, and A sees how far
//! it is; on both databases. Whatever carries the messages is played by copying files between two folders.

mod common;

use app::exchange::{Exchanged, Taken};
use app::follow_up::Server;
use app::{Error, Exchange, Office, Order};
use common::{at, clerk, import, on_both};
use jiff::civil::{Date, date};
use ledger::document::{Correspondent, Document, Event, FileKind, Purpose, State};
use ledger::event::Subject;
use ledger::task::{Command, Product, Progress};
use ledger::{DocumentId, TaskId};
use std::cell::RefCell;
use std::path::Path;

/// A paper of the first office, which gives work to the other one.
const PAPER: &str = "UBND TỈNH LAM GIANG\nSỞ KHOA HỌC VÀ CÔNG NGHỆ\nSố: 27/TB-SKHCN\nLam Giang, ngày 11 tháng 3 năm 2024\n\nTHÔNG BÁO\nKết luận của Giám đốc Sở tại cuộc họp giao ban tháng 3\n\n1. Phòng Quản lý Khoa học rà soát quy chế, báo cáo trước ngày 20/3/2024.\n\n2. Thanh tra Sở tham mưu kế hoạch thanh tra năm 2024, trình Giám đốc Sở trong tháng 4/2024.\n";

const MONDAY: Date = date(2024, 3, 11);

fn settings(code: &str) -> Exchange {
    Exchange {
        code: code.to_owned(),
        former: vec![format!("000.00.{}.Z99", &code[4..])],
        import: "exchange/in".into(),
        export: "exchange/out".into(),
        account: "van-thu".to_owned(),
    }
}

fn look(office: &Office, day: Date) -> Exchanged {
    let read = |name: &str, bytes: &[u8]| papers::read(name, bytes).ok();
    let words = |error: &Error| error.key().to_owned();
    let now = at(day);
    office.exchange(Server::new(now), &read, &words, now).expect("looked").expect("nobody else is at it")
}

/// Carries what one office wrote to the other one; returns the names.
fn carry(from: &Office, to: &Office) -> Vec<String> {
    let (out, into) = (from.home().folder().join("exchange/out"), to.home().folder().join("exchange/in"));
    std::fs::create_dir_all(&into).expect("a folder");
    let mut names = names(&out);
    names.retain(|name| !name.starts_with('.'));
    for name in &names {
        std::fs::rename(out.join(name), into.join(name)).expect("moved");
    }
    names
}

fn names(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let files = entries.map(|entry| entry.expect("an entry")).filter(|entry| entry.path().is_file());
    let mut names: Vec<String> =
        files.map(|entry| entry.file_name().into_string().expect("its name")).collect();
    names.sort();
    names
}

fn document(office: &Office, id: DocumentId) -> Document {
    let tenant = office.tenant().id;
    let entries = office.store().read(|reader| reader.entries::<Event>(tenant, Subject::Document(id)));
    Document::now(&entries.expect("readable"))
}

fn body(code: &str, name: &str) -> Correspondent {
    Correspondent { code: code.to_owned(), name: name.to_owned() }
}

fn states(office: &Office, id: DocumentId) -> Vec<State> {
    document(office, id).exchange.receivers[0].told.iter().map(|told| told.state).collect()
}

/// Plays two offices on each database.
fn two_offices(story: impl Fn(&Office, &Office, &str)) {
    let folder = tempfile::tempdir().expect("a folder");
    let number = RefCell::new(0);
    on_both(|office, engine| {
        *number.borrow_mut() += 1;
        let home = folder.path().join(number.borrow().to_string());
        let beginning = app::Beginning {
            name: "Sở Tài chính tỉnh Lam Giang",
            short: &["Sở Tài chính".to_owned()],
            database: None,
            account: "van-thu",
            day: date(2024, 1, 2),
        };
        let other = Office::found(&home, &beginning, at(date(2024, 1, 2))).expect("a new office");
        office.home().set_exchange(settings("Z99.07")).expect("written");
        other.home().set_exchange(settings("Z99.08")).expect("written");
        story(&other, office, engine);
    });
}

/// Enters a paper of the other office there, as issued.
fn issue(office: &Office, text: &str) -> DocumentId {
    let issued =
        import(office, MONDAY, "27-TB.txt", &text.replace("SỞ KHOA HỌC VÀ CÔNG NGHỆ", "SỞ TÀI CHÍNH"));
    let issued = issued.expect("entered").document;
    assert_eq!(document(office, issued).stage.name(), "issued");
    issued
}

fn why(reason: &str) -> Order<()> {
    Order::new(()).because(Some(reason.to_owned()))
}

#[test]
fn a_paper_goes_there_and_its_states_come_back() {
    two_offices(|a, b, engine| {
        let sent = issue(a, PAPER);
        let to = [body("Z99.07", "Sở Khoa học và Công nghệ")];
        let click = Order { id: Some(app::new_command(at(MONDAY))), ..Order::new(()) };
        let done = clerk(a, MONDAY).send(sent, Purpose::New, &to, &click).expect("sent");
        let again = clerk(a, MONDAY).send(sent, Purpose::New, &to, &click).expect("clicked twice");
        assert_eq!(done.version, again.version, "{engine}");
        assert_eq!(look(a, MONDAY).written, 1, "{engine}");
        assert_eq!(carry(a, b).len(), 1, "{engine}: one message");

        let came = look(b, MONDAY);
        let [looked] = came.looked.as_slice() else { unreachable!("{engine}: {came:?}") };
        let Ok(Taken::Entered { document: id, proposed }) = looked.outcome else {
            unreachable!("{engine}: {looked:?}")
        };
        assert_eq!((proposed, came.written), (2, 2), "{engine}: two tasks, two states");
        let entered = document(b, id);
        assert_eq!(entered.stage.name(), "received", "{engine}");
        let arrival = entered.card.arrival.map(|arrival| (arrival.number, arrival.day));
        assert_eq!(arrival, Some((1, MONDAY)), "{engine}");
        assert_eq!(entered.card.number.as_deref(), Some("27"), "{engine}");
        let kept = entered.card.original.as_ref().expect("its file");
        let bytes = b.files().get(&kept.hash).expect("readable").expect("kept");
        assert!(String::from_utf8_lossy(&bytes).contains("rà soát quy chế"), "{engine}");
        assert_eq!(names(&b.home().folder().join("exchange/in")), [""; 0], "{engine}: it was moved");
        assert_eq!(names(&b.home().folder().join("exchange/in/done")).len(), 1, "{engine}");

        // The same message once more, and what was stopped before it was moved.
        let done = b.home().folder().join("exchange/in/done").join(&looked.name);
        std::fs::copy(&done, b.home().folder().join("exchange/in").join(&looked.name)).expect("copied");
        let again = look(b, MONDAY);
        assert_eq!(again.looked[0].outcome.as_ref().ok(), Some(&Taken::Known(id)), "{engine}");
        assert_eq!(names(&b.home().folder().join("exchange/in/done")).len(), 2, "{engine}: none is lost");

        assert_eq!(carry(b, a).len(), 2, "{engine}");
        look(a, MONDAY);
        assert_eq!(states(a, sent), [State::Arrived, State::Received], "{engine}");
        work(b, id, engine);
        let tuesday = date(2024, 3, 19);
        carry(b, a);
        look(a, tuesday);
        let told = [State::Arrived, State::Received, State::Assigned, State::InProcess, State::Completed];
        assert_eq!(states(a, sent), told, "{engine}");
        let last = document(a, sent).exchange.receivers[0].told[4].clone();
        assert_eq!(last.day, date(2024, 3, 18), "{engine}: the day on which it was done");
    });
}

fn product() -> Product {
    Product { words: "báo cáo rà soát".to_owned(), ..Product::default() }
}

/// The tasks of a document that came are given, begun and done; each time the sender is told.
fn work(office: &Office, id: DocumentId, engine: &str) {
    let tenant = office.tenant().id;
    let filter = store::Filter { document: Some(id), ..store::Filter::default() };
    let page =
        office.store().read(|reader| reader.tasks(tenant, &filter, store::Order::Made, None, 100, MONDAY));
    let tasks: Vec<TaskId> = page.expect("readable").tasks.iter().map(|task| task.id).collect();
    let tuesday = date(2024, 3, 12);
    for task in &tasks {
        clerk(office, tuesday).confirm(*task, Order::new(())).expect("a proposal");
    }
    assert_eq!(look(office, tuesday).told, 1, "{engine}: somebody is in charge");
    let progress = Progress { words: "đã rà soát".to_owned(), percent: Some(50) };
    let give = |day, task, command| clerk(office, day).give(task, Order::new(command)).expect("in order");
    give(tuesday, tasks[0], Command::Accept);
    give(tuesday, tasks[0], Command::ReportProgress(progress));
    assert_eq!(look(office, tuesday).told, 1, "{engine}: it has begun");
    for task in &tasks {
        give(date(2024, 3, 15), *task, Command::SubmitResult(product()));
    }
    assert_eq!(look(office, date(2024, 3, 15)).told, 0, "{engine}: nothing new");
    for task in &tasks {
        give(date(2024, 3, 18), *task, Command::ConfirmResult);
    }
    assert_eq!(look(office, date(2024, 3, 18)).told, 1, "{engine}: it is done");
    assert_eq!(look(office, date(2024, 3, 19)).told, 0, "{engine}: told once");
}

#[test]
fn a_paper_is_updated_and_wanted_back() {
    two_offices(|a, b, engine| {
        let sent = issue(a, PAPER);
        let to = [body("Z99.07", "Sở Khoa học và Công nghệ")];
        let office = clerk(a, MONDAY);
        office.send(sent, Purpose::New, &to, &Order::new(())).expect("sent");
        look(a, MONDAY);
        carry(a, b);
        let Ok(Taken::Entered { document: id, .. }) = look(b, MONDAY).looked.remove(0).outcome else {
            unreachable!("{engine}")
        };
        // Its day is moved by a week there.
        let changed =
            PAPER.replace("20/3/2024", "27/3/2024").replace("SỞ KHOA HỌC VÀ CÔNG NGHỆ", "SỞ TÀI CHÍNH");
        import(a, MONDAY, "27-TB-moi.txt", &changed).expect("corrected");
        office.send(sent, Purpose::Update, &to, &why("sửa thời hạn")).expect("sent");
        look(a, MONDAY);
        carry(a, b);
        assert_eq!(look(b, MONDAY).looked[0].outcome.as_ref().ok(), Some(&Taken::Updated(id)), "{engine}");
        let original = document(b, id).card.original.expect("its file");
        assert_eq!(original.name, "27-TB-moi.txt", "{engine}");

        let refused = office.send(sent, Purpose::Recall, &to, &Order::new(()));
        assert_eq!(refused.expect_err("no reason").key(), "document-refusal-no-reason", "{engine}");
        office.send(sent, Purpose::Recall, &to, &why("gửi nhầm")).expect("asked");
        look(a, MONDAY);
        carry(a, b);
        assert_eq!(look(b, MONDAY).looked[0].outcome.as_ref().ok(), Some(&Taken::Recalled(id)), "{engine}");
        assert!(document(b, id).exchange.is_recalled(), "{engine}");
        clerk(b, MONDAY).answer_recall(id, true, &why("trả lại theo yêu cầu")).expect("answered");
        assert_eq!(document(b, id).stage.name(), "withdrawn", "{engine}");
        look(b, MONDAY);
        carry(b, a);
        look(a, MONDAY);
        let last = document(a, sent).exchange.receivers[0].state().expect("told").clone();
        assert_eq!(
            (last.state, last.words.as_deref()),
            (State::RecallAccepted, Some("trả lại theo yêu cầu")),
            "{engine}"
        );
    });
}

#[test]
fn what_cannot_be_taken_is_put_aside_and_its_sender_told() {
    two_offices(|a, b, engine| {
        let secret = PAPER.replace("UBND TỈNH LAM GIANG", "MẬT\nUBND TỈNH LAM GIANG");
        let message = |subject: &str, to: &str, text: &str| {
            edxml::write(&edxml::Message::Paper(Box::new(edxml::Paper {
                from: edxml::Body {
                    code: "Z99.08".into(),
                    name: "Sở Tài chính".into(),
                    ..Default::default()
                },
                to: vec![edxml::Body { code: to.into(), ..Default::default() }],
                code: edxml::Code { number: "27".into(), symbol: "TB-STC".into() },
                subject: subject.into(),
                document: subject.into(),
                files: vec![edxml::Attachment {
                    name: "a.txt".into(),
                    media: "text/plain".into(),
                    bytes: text.into(),
                }],
                ..Default::default()
            })))
            .expect("written")
        };
        let state = edxml::write(&edxml::Message::State(Box::new(edxml::State {
            from: edxml::Body { code: "Z99.08".into(), ..Default::default() },
            of: edxml::Answer {
                document: "0198c0de-0000-7000-8000-000000000000".into(),
                ..Default::default()
            },
            code: "03".into(),
            ..Default::default()
        })));
        let folder = b.home().folder().join("exchange/in");
        std::fs::create_dir_all(&folder).expect("a folder");
        for (name, bytes) in [
            ("1.xml", b"<!DOCTYPE a [<!ENTITY x 'y'>]><edXML>&x;</edXML>".to_vec()),
            ("2.xml", message("mat", "Z99.07", &secret)),
            ("3.xml", message("khac", "Z99.55", PAPER)),
            ("4.xml", state.expect("written")),
            ("5.xml", message("ma-cu", "000.00.07.Z99", PAPER)),
            ("read-me.txt", b"not a message".to_vec()),
        ] {
            std::fs::write(folder.join(name), bytes).expect("written");
        }
        let looked = look(b, MONDAY).looked;
        let keys = looked.iter().map(|looked| looked.outcome.as_ref().map(drop).map_err(Error::key));
        assert_eq!(
            keys.collect::<Vec<_>>(),
            [
                Err("exchange-refusal-unreadable"),
                Err("document-refusal-secret"),
                Err("exchange-refusal-not-ours"),
                Err("exchange-refusal-unknown-document"),
                Ok(()),
            ],
            "{engine}"
        );
        let aside = names(&folder.join("refused"));
        let expected =
            ["1.xml", "1.xml.txt", "2.xml", "2.xml.txt", "3.xml", "3.xml.txt", "4.xml", "4.xml.txt"];
        assert_eq!(aside, expected, "{engine}");
        assert_eq!(names(&folder), ["read-me.txt"], "{engine}");
        let answers = b.home().folder().join("exchange/out");
        let refused = names(&answers)
            .iter()
            .filter(|name| {
                let answer =
                    edxml::read(&std::fs::read(answers.join(name)).expect("readable")).expect("a message");
                matches!(answer, edxml::Message::State(state) if state.code == "02" && state.words.is_some())
            })
            .count();
        assert_eq!(refused, 2, "{engine}: who sent the secret and the strange one is told");
        let kept = b.files().get(&blake3::hash(secret.as_bytes()).to_hex()).expect("readable");
        assert_eq!(kept, None, "{engine}: nothing of the secret paper is kept");
        let _ = a;
    });
}

#[test]
fn files_beside_the_paper_are_kept_with_it() {
    two_offices(|_, b, engine| {
        let file = |name: &str, bytes: &[u8]| edxml::Attachment {
            name: name.to_owned(),
            media: String::new(),
            bytes: bytes.to_vec(),
        };
        let message = edxml::Message::Paper(Box::new(edxml::Paper {
            from: edxml::Body {
                code: "Z99.08".into(), name: "Sở Tài chính".into(), ..Default::default()
            },
            to: vec![edxml::Body { code: "Z99.07".into(), ..Default::default() }],
            subject: "V/v số liệu".into(),
            document: "1".into(),
            files: vec![
                file("a.bin", b"\0\x01\x02"),
                file("27.txt", PAPER.as_bytes()),
                file("b.bin", b"\0\x03"),
            ],
            ..Default::default()
        }));
        let folder = b.home().folder().join("exchange/in");
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(folder.join("1.edxml"), edxml::write(&message).expect("written")).expect("written");
        let Ok(Taken::Entered { document: id, .. }) = look(b, MONDAY).looked.remove(0).outcome else {
            unreachable!("{engine}")
        };
        let entered = document(b, id);
        assert_eq!(entered.card.original.map(|file| file.name).as_deref(), Some("27.txt"), "{engine}");
        let files = entered.files.iter().map(|(what, file)| (*what, file.name.as_str()));
        let expected = [(FileKind::Attached, "a.bin"), (FileKind::Attached, "b.bin")];
        assert_eq!(files.collect::<Vec<_>>(), expected, "{engine}");
    });
}

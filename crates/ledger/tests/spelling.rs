//! Events that were stored once are read for ever: `golden/*-events-1.jsonl` have one of each kind, as stored under
//! schema 1. A line is never changed; a new kind of event adds one.

use jiff::civil::date;
use ledger::closed_figures::{self, Numbers};
use ledger::deadline::Limit;
use ledger::document::{
    Account, Arrival, Card, Charge, Correspondent, Event as Paper, Fate, FileKind, Instruction, Original,
    Purpose, Relation, State,
};
use ledger::event::{Body, Subject};
use ledger::event_date;
use ledger::organisation::{Event as Change, Role};
use ledger::person::{self, Personal, Sealed};
use ledger::register::{self, Book, Series};
use ledger::report::{self, Definition, File, Kept, Letterhead};
use ledger::settings::{self, Settings, Source};
use ledger::task::{
    Basis, Content, Event, Hanging, Milestone, MilestoneId, Product, Progress, Quote, Rhythm, Urgency,
};
use ledger::{DocumentId, EventDateId, EventId, OfficerId, OrderId, PersonId, TaskId, UnitId};
use std::collections::BTreeMap;

const GOLDEN: &str = include_str!("golden/task-events-1.jsonl");
const GOLDEN_ORGANISATION: &str = include_str!("golden/organisation-events-1.jsonl");

fn content() -> Content {
    Content {
        words: "Tham mưu kế hoạch".to_owned(),
        quote: Some(Quote {
            document: DocumentId::from_bytes([1; 16]),
            item: "II.5.(2)".to_owned(),
            words: "tham mưu kế hoạch, hoàn thành trước ngày 21/3/2024".to_owned(),
            range: Some((120, 171)),
            page: Some(2),
        }),
        lead: Some(UnitId::from_bytes([2; 16])),
        support: vec![UnitId::from_bytes([3; 16])],
        watcher: Some(OfficerId::from_bytes([4; 16])),
        receivers: vec!["UBND tỉnh".to_owned()],
        milestones: vec![
            milestone(1, Limit::Day { day: date(2024, 3, 20), hour: Some(jiff::civil::time(15, 0, 0, 0)) }),
            milestone(2, Limit::Days { from: date(2024, 3, 11), days: 10 }),
            milestone(3, Limit::WorkingDays { from: date(2024, 3, 11), days: 5 }),
            milestone(4, Limit::Months { from: date(2024, 3, 11), months: 3 }),
            milestone(5, Limit::Unknown),
        ],
        rhythm: Some(Rhythm::HalfYearly),
        targets: vec!["100 % hồ sơ".to_owned()],
        references: vec![DocumentId::from_bytes([5; 16])],
        programme: Some(DocumentId::from_bytes([6; 16])),
        field: Some("chuyển đổi số".to_owned()),
        order: Some(OrderId::from_bytes([7; 16])),
        parent: Some(TaskId::from_bytes([8; 16])),
        dossier: None,
        urgency: Urgency::VeryUrgent,
    }
}

fn milestone(id: u32, limit: Limit) -> Milestone {
    Milestone {
        id: MilestoneId(id),
        what: "dự thảo".to_owned(),
        who: Some("Văn phòng".to_owned()),
        said: "trước ngày 21/3/2024".to_owned(),
        limit,
        basis: Basis::Inherited,
    }
}

fn hanging(day: Option<jiff::civil::Date>, days_before: Option<u32>) -> Hanging {
    let on = EventDateId::from_bytes([6; 16]);
    Hanging { milestone: MilestoneId(1), on, name: "Kỳ họp thứ 24".to_owned(), day, days_before }
}

/// One of each kind, every field filled.
fn events() -> Vec<Event> {
    let until = Limit::Day { day: date(2024, 3, 29), hour: None };
    let task = TaskId::from_bytes([9; 16]);
    let unit = UnitId::from_bytes([2; 16]);
    let progress = Progress { words: "đang lấy ý kiến".to_owned(), percent: Some(60) };
    let product = Product {
        words: "Kế hoạch".to_owned(),
        number: Some("12/KH-SKHCN".to_owned()),
        date: Some(date(2024, 3, 19)),
        files: vec!["b3:00".to_owned()],
    };
    vec![
        Event::Proposed { content: Box::new(content()) },
        Event::Edited { content: Box::new(Content { words: "Tham mưu".to_owned(), ..Content::default() }) },
        Event::Split { into: vec![task] },
        Event::Joined { into: task },
        Event::Dropped,
        Event::Assigned { code: "2024/0147".to_owned() },
        Event::Accepted,
        Event::Declined,
        Event::Delegated { to: OfficerId::from_bytes([4; 16]) },
        Event::Reassigned { lead: unit },
        Event::WaitingBegan {
            body: "Sở Tài chính".to_owned(),
            letter: "101/SKHCN-VP".to_owned(),
            expected: Some(date(2024, 3, 18)),
        },
        Event::ClockStopped,
        Event::WaitingEnded,
        Event::ProgressReported { progress },
        Event::ShareReported { unit, words: "đã gửi số liệu".to_owned() },
        Event::ExtensionAsked { milestone: MilestoneId(1), until },
        Event::ExtensionGranted { milestone: MilestoneId(1), until },
        Event::ExtensionRefused,
        Event::DeadlineHung { limit: until, hanging: hanging(Some(date(2024, 3, 30)), Some(1)) },
        Event::DeadlineHung { limit: Limit::Unknown, hanging: hanging(None, None) },
        Event::ResultSubmitted { product },
        Event::ResultConfirmed,
        Event::ResultReturned,
        Event::Suspended { until: Some(date(2024, 4, 1)) },
        Event::Resumed,
        Event::Cancelled,
        Event::Superseded { by: task },
        Event::Reopened,
        Event::Withdrawn,
        Event::Commented { words: "xem lại số liệu".to_owned() },
        Event::Directed { words: "làm trước phần một".to_owned() },
        Event::EntryCorrected {
            entry: EventId::from_bytes([1; 16]),
            by: Some(Box::new(Event::Accepted)),
            at: date(2024, 3, 12).into(),
        },
    ]
}

#[test]
fn every_stored_spelling_still_reads() {
    let read: Vec<Event> = GOLDEN.lines().map(|line| serde_json::from_str(line).expect(line)).collect();
    assert_eq!(read, events(), "a kind of event without a golden line, or one that reads otherwise");
}

#[test]
fn events_are_written_as_they_were() {
    let written: Vec<String> =
        events().iter().map(|event| ledger::chain::canonical(event).expect("JSON")).collect();
    assert_eq!(written.join("\n") + "\n", GOLDEN);
}

/// One of each kind of change to the organisation, every field filled.
fn changes() -> Vec<Change> {
    let (unit, other) = (UnitId::from_bytes([2; 16]), UnitId::from_bytes([3; 16]));
    let officer = OfficerId::from_bytes([4; 16]);
    let short = vec!["P. QLKH".to_owned()];
    let name = "Phòng Quản lý Khoa học".to_owned();
    vec![
        Change::UnitFounded {
            unit,
            name: name.clone(),
            short: short.clone(),
            parent: Some(other),
            codes: vec!["000.00.12.H45".to_owned()],
        },
        Change::UnitRenamed { unit, name: name.clone(), short },
        Change::UnitMoved { unit, parent: other },
        Change::UnitEnded { unit, heirs: vec![other] },
        Change::GroupFormed { group: unit, name: name.clone() },
        Change::MemberJoined { group: unit, unit: other },
        Change::MemberLeft { group: unit, unit: other },
        Change::OfficerAppointed { officer, name, unit, role: Role::Clerk },
        Change::OfficerRelieved { officer, unit },
        Change::AbsenceCovered { officer, by: OfficerId::from_bytes([5; 16]), until: date(2024, 3, 15) },
    ]
}

/// Holds that events are written as the golden file has them, read back from it, and named in it.
fn keep_their_spelling<E: Body + PartialEq + std::fmt::Debug>(events: &[E], golden: &str) {
    let written: Vec<String> =
        events.iter().map(|event| ledger::chain::canonical(event).expect("JSON")).collect();
    assert_eq!(written.join("\n") + "\n", golden);
    for (line, event) in golden.lines().zip(events) {
        assert_eq!(E::parse(event.name(), 1, line).as_ref(), Ok(event));
    }
}

#[test]
fn changes_to_the_organisation_keep_their_spelling() {
    keep_their_spelling(&changes(), GOLDEN_ORGANISATION);
}

/// One of each kind of event of a document, every field filled.
fn papers() -> Vec<Paper> {
    let body = UnitId::from_bytes([2; 16]);
    let to = DocumentId::from_bytes([5; 16]);
    let card = Card {
        number: Some("15".to_owned()),
        symbol: Some("TB-UBND".to_owned()),
        date: Some(date(2024, 3, 8)),
        issuer: "UBND tỉnh Lam Giang".to_owned(),
        issuer_unit: Some(UnitId::from_bytes([3; 16])),
        kind: Some("thông báo".to_owned()),
        subject: "Kết luận phiên họp tháng 3".to_owned(),
        urgency: Urgency::Express,
        programme: true,
        arrival: Some(Arrival { number: 212, day: date(2024, 3, 11) }),
        original: Some(Original { hash: "b3:00".to_owned(), name: "15-TB-UBND.pdf".to_owned() }),
    };
    let plain =
        Card { issuer: "UBND tỉnh".to_owned(), subject: "Kế hoạch".to_owned(), ..Card::default() };
    let limit = Some(Limit::Day { day: date(2024, 3, 20), hour: None });
    let instruction = Instruction {
        by: OfficerId::from_bytes([4; 16]),
        words: "Giao Phòng Quản lý Khoa học chủ trì".to_owned(),
        lead: Some(Charge { unit: body, limit }),
        supports: vec![Charge { unit: UnitId::from_bytes([3; 16]), limit }],
        watcher: Some(OfficerId::from_bytes([6; 16])),
    };
    let account = Account {
        file: "b3:00".to_owned(),
        definitions: "b3:01".to_owned(),
        items: 10,
        tasks: 4,
        no_task: 5,
        open: ["II.3".to_owned()].into(),
    };
    let mut events = vec![
        Paper::Received { body, card: Box::new(card) },
        Paper::Issued { body, card: Box::new(plain.clone()) },
        Paper::Cited { body, card: Box::new(plain.clone()) },
        Paper::Edited { card: Box::new(plain) },
        Paper::Instructed { instruction: Box::new(instruction) },
        Paper::Read { account },
        Paper::ItemSettled { item: "II.3".to_owned(), fate: Fate::NoTask },
        Paper::ItemSettled { item: "II.4".to_owned(), fate: Fate::Task },
        Paper::Unrelated { relation: Relation::Answers, to },
        Paper::Withdrawn,
    ];
    events.extend(Relation::ALL.map(|relation| Paper::Related { relation, to }));
    let file = || Original { hash: "b3:02".to_owned(), name: "27-TB-SKHCN.pdf".to_owned() };
    events.extend([FileKind::Written, FileKind::Signed].map(|what| Paper::FileKept { what, file: file() }));
    events.push(Paper::FileKept { what: FileKind::Attached, file: file() });
    let other = || Correspondent { code: "Z99.07".to_owned(), name: "Sở Tài chính".to_owned() };
    let taken = |purpose, signed| Paper::MessageTaken {
        from: other(),
        id: "Z99.07,2024,15".to_owned(),
        purpose,
        signed,
    };
    events.extend(Purpose::ALL.map(|purpose| taken(purpose, false)));
    events.push(taken(Purpose::New, true));
    events.extend(Purpose::ALL.map(|purpose| Paper::Sent { purpose, to: vec![other()] }));
    events.extend(State::ALL.map(|state| Paper::StateTold { state }));
    let words = Some("Số đến 17".to_owned());
    let told =
        |state| Paper::StateTaken { from: other().code, state, day: date(2024, 3, 12), words: words.clone() };
    events.extend(State::ALL.map(told));
    events.push(Paper::StateTaken {
        from: other().code,
        state: State::Received,
        day: date(2024, 3, 12),
        words: None,
    });
    events
}

#[test]
fn events_of_documents_keep_their_spelling() {
    keep_their_spelling(&papers(), include_str!("golden/document-events-1.jsonl"));
}

#[test]
fn the_name_of_an_event_is_the_one_in_its_payload() {
    for event in events() {
        let payload = serde_json::to_value(&event).expect("JSON");
        assert_eq!(payload["event"], event.name());
    }
}

#[test]
fn subjects_are_stored_by_kind_and_key() {
    let key = [7; 16];
    let kinds = [
        "task",
        "organisation",
        "document",
        "register",
        "settings",
        "closed-figures",
        "report",
        "dossier",
        "procedure",
        "event-date",
    ];
    for kind in kinds {
        let subject = Subject::from_parts(kind, key).expect(kind);
        assert_eq!((subject.kind(), subject.key()), (kind, key));
        let hashed = serde_json::json!({"kind": kind, "id": "07070707-0707-0707-0707-070707070707"});
        assert_eq!(serde_json::to_value(subject).expect("JSON"), hashed);
        assert_eq!(subject.to_string(), format!("{kind} 07070707-0707-0707-0707-070707070707"));
    }
    assert_eq!(Subject::from_parts("unheard-of", key), None);
}

#[test]
fn a_stored_body_is_read_by_its_name_and_schema() {
    let payload = ledger::chain::canonical(&Event::Accepted).expect("JSON");
    assert_eq!(Event::parse("task-accepted", 1, &payload), Ok(Event::Accepted));
    let refused = |name, schema, payload| Event::parse(name, schema, payload).expect_err(name).to_string();
    assert_eq!(refused("task-accepted", 2, &payload), "task-accepted: schema 2 is not known to this version");
    assert_eq!(refused("task-accepted", 0, &payload), "task-accepted: schema 0 is not known to this version");
    assert_eq!(refused("task-declined", 1, &payload), "task-declined: the payload is task-accepted");
    assert!(refused("unheard-of", 1, r#"{"event":"unheard-of"}"#).contains("unknown variant"));
}

#[test]
fn events_of_registers_keep_their_spelling() {
    let body = UnitId::from_bytes([2; 16]);
    let opened = |series| register::Event::Opened { book: Book { body, year: 2024, series }, first: 147 };
    let events = [
        opened(Series::Incoming),
        opened(Series::Copies),
        opened(Series::Issued { name: None }),
        opened(Series::Issued { name: Some("QĐ quy phạm".to_owned()) }),
        register::Event::LeftOut { from: 148, to: 150 },
        register::Event::Given { number: 151, to: DocumentId::from_bytes([5; 16]) },
        register::Event::Voided { number: 151 },
    ];
    keep_their_spelling(&events, include_str!("golden/register-events-1.jsonl"));
}

/// What a stored event of settings holds besides its own spelling: texts in the form of the definitions. A version that
/// asks more of these texts must still read them.
const CALENDAR: &str = "id = \"holidays\"\nversion = \"2024-03-13\"\n\n[[year]]\nyear = 2024\noff = [\"2024-03-14\"]\nwork = []\n";
const RULES: &str = include_str!("golden/rules-1.toml");

#[test]
fn events_of_settings_keep_their_spelling() {
    let act = "Thông báo số 12/TB-SNV ngày 13/3/2024".to_owned();
    let plain = || Source { act: act.clone(), document: None };
    let source = Source { act: act.clone(), document: Some(DocumentId::from_bytes([5; 16])) };
    let (off, work) = ([date(2024, 3, 14)].into(), [date(2024, 3, 16)].into());
    let task = TaskId::from_bytes([6; 16]);
    let portal = settings::Portal {
        open: true,
        procedures: vec!["sang-kien".to_owned()],
        welcome: "Gửi hồ sơ đến Sở".to_owned(),
        contact: "0263 3 000 000".to_owned(),
        address: Some("https://cong.lamgiang.example".to_owned()),
        daily: 40,
    };
    let events = [
        settings::Event::HolidaysDecided { year: 2024, off, work, source },
        settings::Event::CalendarReplaced { toml: CALENDAR.to_owned(), source: plain() },
        settings::Event::RulesReplaced { toml: RULES.to_owned(), source: plain() },
        settings::Event::PortalSet { portal, source: plain() },
        settings::Event::TaskPublished { task, words: "Xong trong quý III".to_owned(), source: plain() },
        settings::Event::TaskUnpublished { task, source: plain() },
    ];
    keep_their_spelling(&events, include_str!("golden/settings-events-1.jsonl"));
    let settings = events.iter().fold(Settings::default(), Settings::evolve);
    assert!(settings.calendar().is_ok_and(|calendar| calendar.is_decided(2024)));
    assert!(settings.rules().is_ok());
}

#[test]
fn events_of_event_dates_keep_their_spelling() {
    let (body, name) = (UnitId::from_bytes([2; 16]), "Kỳ họp thứ 24".to_owned());
    let events = [
        event_date::Event::Announced { name: name.clone(), body, day: Some(date(2024, 7, 10)) },
        event_date::Event::Announced { name, body, day: None },
        event_date::Event::Moved { day: Some(date(2024, 7, 17)) },
        event_date::Event::Moved { day: None },
        event_date::Event::Held,
        event_date::Event::Hung { by: Subject::Task(TaskId::from_bytes([9; 16])) },
    ];
    keep_their_spelling(&events, include_str!("golden/event-date-events-1.jsonl"));
}

#[test]
fn events_of_people_keep_their_spelling() {
    let ground = "Đơn yêu cầu ngày 02/6/2025".to_owned();
    let events = [
        person::Event::Erased { ground: ground.clone(), files: ["0a".to_owned(), "0b".to_owned()].into() },
        person::Event::Erased { ground, files: [].into() },
    ];
    keep_their_spelling(&events, include_str!("golden/person-events-1.jsonl"));
    let sealed = Sealed::new(
        PersonId::from_bytes([8; 16]),
        &[1; 32],
        &Personal::from([(person::NAME.to_owned(), "Nguyễn Văn Thử".to_owned())]),
    );
    // The hash of a salt and data never changes either: what stands in an event is compared with it for ever.
    let spelt = r#"{"hash":"fe7b715b686e2c340307ad0ed6a39e332e9a8f258dbcbca5b9f3425e02fada67","person":"08080808-0808-0808-0808-080808080808"}"#;
    assert_eq!(ledger::chain::canonical(&sealed).expect("JSON"), spelt);
}

#[test]
fn events_of_closed_figures_keep_their_spelling() {
    let numbers = Numbers {
        completed_in_time: 1,
        completed_late: 2,
        completed_undated: 3,
        open_in_time: 4,
        open_overdue: 5,
        open_undated: 6,
        suspended: 7,
        cancelled: 8,
        superseded: 9,
    };
    let events = [closed_figures::Event::Noted { numbers }];
    keep_their_spelling(&events, include_str!("golden/closed-figures-events-1.jsonl"));
}

#[test]
fn events_of_reports_keep_their_spelling() {
    let kept = Kept {
        code: "BC-2024-03".to_owned(),
        body: UnitId::from_bytes([2; 16]),
        form: "phu-luc-iv".to_owned(),
        name: "Phụ lục IV".to_owned(),
        period: "2024-H1".to_owned(),
        days: (date(2023, 12, 15), date(2024, 6, 14)),
        as_of: date(2024, 6, 14),
        known_at: ledger::Moment::end_of(date(2024, 6, 15)),
        leads: Some(vec![UnitId::from_bytes([3; 16])]),
        paper: Letterhead {
            superior: Some("UBND tỉnh Lam Giang".to_owned()),
            issuer: "Sở Khoa học và Công nghệ".to_owned(),
            symbol: "SKHCN".to_owned(),
            place: "Lam Giang".to_owned(),
            authority: vec!["GIÁM ĐỐC".to_owned()],
            signer: "Lê Hoàng Phúc".to_owned(),
        },
        definitions: vec![Definition {
            id: "phu-luc-iv".to_owned(),
            version: "1".to_owned(),
            text: "a1".to_owned(),
        }],
        rules: "follow-up 1".to_owned(),
        position: 7,
        root: "b2".to_owned(),
        texts: BTreeMap::new(),
        files: vec![File { format: "docx".to_owned(), hash: "c3".to_owned(), bytes: 9 }],
    };
    let events = [
        report::Event::Kept { report: Box::new(kept) },
        report::Event::Sent { to: "UBND tỉnh".to_owned(), document: Some(DocumentId::from_bytes([1; 16])) },
        report::Event::Written {
            key: "0/+".to_owned(),
            drafted: "Đã tham mưu".to_owned(),
            text: Some("Đã tham mưu xong".to_owned()),
        },
        report::Event::Withdrawn,
    ];
    keep_their_spelling(&events, include_str!("golden/report-events-1.jsonl"));
}

/// Every kind of subject: the source that names its events, and its golden file.
const KINDS: &[(&str, &str)] = &[
    (include_str!("../src/task/event.rs"), GOLDEN),
    (include_str!("../src/organisation/event.rs"), GOLDEN_ORGANISATION),
    (include_str!("../src/document/event.rs"), include_str!("golden/document-events-1.jsonl")),
    (include_str!("../src/register/event.rs"), include_str!("golden/register-events-1.jsonl")),
    (include_str!("../src/settings/event.rs"), include_str!("golden/settings-events-1.jsonl")),
    (include_str!("../src/closed_figures.rs"), include_str!("golden/closed-figures-events-1.jsonl")),
    (include_str!("../src/report/event.rs"), include_str!("golden/report-events-1.jsonl")),
];

#[test]
fn every_kind_of_event_has_a_golden_line() {
    for (source, golden) in KINDS {
        let after = source.split("impl Body for Event").nth(1).expect("a source of events");
        let named = |line: &'static str| line.split_once("=> \"")?.1.strip_suffix("\",");
        let names: Vec<&str> = after.lines().filter_map(named).collect();
        assert!(!names.is_empty());
        for name in names {
            assert!(golden.contains(&format!("\"event\":\"{name}\"")), "{name}");
        }
    }
}

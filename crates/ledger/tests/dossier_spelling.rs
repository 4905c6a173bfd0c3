//! Events of dossiers that were stored once are read for ever: `golden/dossier-events-1.jsonl` has one of each kind, as stored
//! under schema 1. A line is never changed; a new kind of event adds one.

use jiff::civil::date;
use ledger::deadline::Limit;
use ledger::dossier::{Ending, Event, Found, Hung, Link, Outcome, Party, PartyKind, Personals, Right};
use ledger::event::{Body, Hash};
use ledger::person::Sealed;
use ledger::procedure::{Recorded, Values};
use ledger::task::{Content, Product};
use ledger::{DossierId, EventDateId, PersonId, ProcedureId, TaskId, UnitId};

const GOLDEN: &str = include_str!("golden/dossier-events-1.jsonl");

fn hung(day: Option<jiff::civil::Date>) -> Hung {
    Hung { on: EventDateId::from_bytes([6; 16]), name: "Kỳ họp thứ 30".to_owned(), day }
}

fn found() -> Found {
    Found {
        dossier: DossierId::from_bytes([1; 16]),
        procedure: "thu".to_owned(),
        number: "NV-2023-0007".to_owned(),
        subject: "Máy sấy lúa".to_owned(),
        common: "Máy sấy".to_owned(),
        alike: Some(66),
    }
}

/// One of each kind, every field filled.
fn events() -> Vec<Event> {
    let other = ledger::DossierId::from_bytes([6; 16]);
    let (unit, task) = (UnitId::from_bytes([2; 16]), TaskId::from_bytes([9; 16]));
    let definition = ProcedureId::from_bytes([8; 16]);
    let limit = Limit::WorkingDays { from: date(2024, 4, 8), days: 10 };
    let party = Party {
        role: "to-chuc".to_owned(),
        kind: PartyKind::Enterprise,
        name: "Công ty Minh Phát".to_owned(),
        code: Some("0301234567".to_owned()),
        person: None,
    };
    let fields = Values::from([("kinh-phi".to_owned(), "1200000000".to_owned())]);
    let product = Product {
        words: "Biên bản".to_owned(),
        number: Some("12/BB-SKHCN".to_owned()),
        date: Some(date(2024, 4, 9)),
        files: vec!["b3:00".to_owned()],
    };
    vec![
        Event::Opened {
            definition,
            procedure: "thu".to_owned(),
            version: "1".to_owned(),
            number: "NV-2024-0001".to_owned(),
            subject: "Máy sấy".to_owned(),
            unit,
            parties: vec![party.clone()],
            fields: fields.clone(),
            personal: Personals::new(),
            limit: Some(limit),
        },
        Event::StageOpened { stage: "a".to_owned(), round: 1, unit, task, limit: Some(limit) },
        Event::StageEnded { ending: Ending::Done, product: Some(product.clone()) },
        Event::StageEnded { ending: Ending::Returned, product: None },
        Event::StageEnded { ending: Ending::Refused, product: None },
        Event::StageEnded { ending: Ending::Stopped, product: None },
        Event::FieldsEntered { fields: fields.clone(), personal: Personals::new() },
        Event::PartyNamed { party: Party { kind: PartyKind::Body, code: None, ..party } },
        Event::PaperFiled { paper: product },
        Event::SupplementAsked { what: "Bổ sung bản vẽ".to_owned(), until: None },
        Event::SupplementGiven { stage: Some(limit), whole: Some(limit) },
        Event::OpinionAsked { of: "Sở Tài chính".to_owned(), unit: Some(unit), task, limit },
        Event::OpinionGiven {
            of: "Sở Tài chính".to_owned(), agrees: true, words: "Thống nhất".to_owned()
        },
        Event::Postponed { until: date(2024, 5, 2) },
        Event::LimitMoved { limit },
        Event::DayHung { field: "ngay-hop".to_owned(), hung: hung(Some(date(2025, 7, 10))) },
        Event::DayHung { field: "ngay-hop".to_owned(), hung: hung(None) },
        Event::Amended { amendment: "gia-han".to_owned(), fields, personal: Personals::new() },
        Event::Moved { definition, version: "2".to_owned() },
        Event::Closed { outcome: Outcome::Done },
        Event::Closed { outcome: Outcome::Refused },
        Event::Closed { outcome: Outcome::Stopped },
        Event::Closed { outcome: Outcome::Withdrawn },
        Event::OthersAsked { check: "trung-lap".to_owned(), found: vec![found()] },
        Event::OthersAsked { check: "trung-lap".to_owned(), found: Vec::new() },
        Event::WholeMoved { limit },
        Event::Linked {
            kind: "xu-phat".to_owned(), name: "Xử phạt".to_owned(), dossier: other, back: false
        },
        Event::Linked {
            kind: "xu-phat".to_owned(), name: "Kiểm tra".to_owned(), dossier: other, back: true
        },
        Event::SupplementAsked { what: "Bổ sung bản vẽ".to_owned(), until: Some(date(2024, 5, 2)) },
    ]
}

#[test]
fn events_keep_their_spelling() {
    let written: Vec<String> =
        events().iter().map(|event| ledger::chain::canonical(event).expect("JSON")).collect();
    assert_eq!(written.join("\n") + "\n", GOLDEN);
    let read: Vec<Event> = GOLDEN.lines().map(|line| serde_json::from_str(line).expect(line)).collect();
    assert_eq!(read, events());
    for event in events() {
        let payload = ledger::chain::canonical(&event).expect("JSON");
        assert_eq!(Event::parse(event.name(), 1, &payload), Ok(event));
    }
}

/// What schema 2 added: a party that is a person, and what tells of one in fields.
#[test]
fn events_that_name_people_keep_their_spelling() {
    let sealed = Sealed { person: PersonId::from_bytes([8; 16]), hash: Hash([10; 32]) };
    let party = Party {
        role: "nguoi-khieu-nai".to_owned(),
        kind: PartyKind::Person,
        name: String::new(),
        code: None,
        person: Some(sealed),
    };
    let corrected = party.clone();
    let paper = Product { words: "Biên bản".to_owned(), ..Product::default() };
    let personal = Personals::from([("dia-chi".to_owned(), sealed)]);
    let events = [
        Event::Opened {
            definition: ProcedureId::from_bytes([8; 16]),
            procedure: "thu".to_owned(),
            version: "1".to_owned(),
            number: "KN-2024-0001".to_owned(),
            subject: "Khiếu nại".to_owned(),
            unit: UnitId::from_bytes([2; 16]),
            parties: vec![party.clone()],
            fields: Values::new(),
            personal: personal.clone(),
            limit: None,
        },
        Event::PartyNamed { party },
        Event::FieldsEntered { fields: Values::new(), personal: personal.clone() },
        Event::Amended { amendment: "a".to_owned(), fields: Values::new(), personal: personal.clone() },
        Event::Corrected { right: Right::Fields { fields: Values::new(), personal } },
        Event::Corrected { right: Right::Party { party: corrected } },
        Event::Corrected { right: Right::Paper { number: 1, paper: Some(paper) } },
        Event::Corrected { right: Right::Paper { number: 2, paper: None } },
        Event::Corrected {
            right: Right::Opinion {
                task: TaskId::from_bytes([9; 16]),
                agrees: false,
                words: "Chưa thống nhất".to_owned(),
            },
        },
    ];
    let golden = include_str!("golden/dossier-events-2.jsonl");
    let written: Vec<String> =
        events.iter().map(|event| ledger::chain::canonical(event).expect("JSON")).collect();
    assert_eq!(written.join("\n") + "\n", golden);
    for (event, line) in events.into_iter().zip(golden.lines()) {
        assert_eq!(Event::parse(event.name(), 2, line), Ok(event));
    }
}

#[test]
fn what_is_tied_to_a_dossier_keeps_its_spelling() {
    let recorded = Recorded::Text { text: "id = 1".to_owned() };
    let spelt = r#"{"event":"procedure-recorded","text":"id = 1"}"#;
    assert_eq!(ledger::chain::canonical(&recorded).expect("JSON"), spelt);
    let link = Link {
        dossier: DossierId::from_bytes([1; 16]),
        stage: "a".to_owned(),
        round: 2,
        opinion: Some("Sở Tài chính".to_owned()),
    };
    let content = Content { words: "Xét".to_owned(), dossier: Some(link), ..Content::default() };
    let spelt = r#"{"dossier":{"dossier":"01010101-0101-0101-0101-010101010101","opinion":"Sở Tài chính","round":2,"stage":"a"},"words":"Xét"}"#;
    assert_eq!(ledger::chain::canonical(&content).expect("JSON"), spelt);
}

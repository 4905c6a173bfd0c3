//! What the law lets happen to a dossier, case by case, with the act and the article beside each.

use jiff::civil::{Date, date, time};
use ledger::dossier::{
    self, Command, Correction, Dossier, Entry, Ground, Hung, Opening, Outcome, Party, PartyKind, Passage,
    Refusal,
};
use ledger::event::Meta;
use ledger::person::{Personal, Sealed};
use ledger::procedure::{Procedure, Shelf, Values};
use ledger::rules::Rules;
use ledger::task::{Judge, Product};
use ledger::{CommandId, Effective, EventDateId, EventId, Moment, OfficerId, PersonId, TaskId, UnitId};
use viet::calendar::Calendar;

const ADMINISTRATIVE: &str = "danh-gia-nhiem-vu-ngoai-ngan-sach";
const MISSION: &str = "nhiem-vu-khcn-cap-tinh";

/// A dossier of a shipped procedure.
struct Case {
    procedure: Procedure,
    entries: Vec<Entry>,
    /// The event date that every name means.
    session: Option<Hung>,
}

fn values(pairs: &[(&str, &str)]) -> Values {
    pairs.iter().map(|(id, value)| ((*id).to_owned(), (*value).to_owned())).collect()
}

impl Case {
    fn open(procedure: &str, day: Date, hour: i8, role: &str, fields: &[(&str, &str)]) -> Self {
        Self::open_before(None, procedure, day, hour, role, fields)
    }

    fn open_before(
        session: Option<Hung>,
        procedure: &str,
        day: Date,
        hour: i8,
        role: &str,
        fields: &[(&str, &str)],
    ) -> Self {
        let shelf = Shelf::shipped().expect("right");
        let procedure = shelf.newest(procedure).expect("shipped").clone();
        let party = Party {
            role: role.to_owned(),
            kind: PartyKind::Body,
            name: "Trung tâm Ứng dụng".to_owned(),
            code: None,
            person: None,
        };
        let opening = Opening {
            definition: procedure.recorded(),
            number: "1".to_owned(),
            subject: "Máy sấy".to_owned(),
            unit: UnitId::from_bytes([1; 16]),
            parties: vec![party],
            fields: values(fields),
        };
        let mut case = Self { procedure, entries: Vec::new(), session };
        case.at(day, hour, Command::Open(Box::new(opening))).expect("it is taken in");
        case
    }

    /// Takes one in with somebody in each of these roles.
    fn open_named(procedure: &str, day: Date, roles: &[&str], fields: &[(&str, &str)]) -> Self {
        let shelf = Shelf::shipped().expect("right");
        let procedure = shelf.newest(procedure).expect("shipped").clone();
        let opening = Opening {
            definition: procedure.recorded(),
            number: "1".to_owned(),
            subject: "Khiếu nại".to_owned(),
            unit: UnitId::from_bytes([1; 16]),
            parties: roles.iter().map(|role| Party::read(role, "Trung tâm Ứng dụng")).collect(),
            fields: values(fields),
        };
        let mut case = Self { procedure, entries: Vec::new(), session: None };
        case.on(day, Command::Open(Box::new(opening))).expect("it is taken in");
        case
    }

    fn administrative(day: Date, hour: i8) -> Self {
        Self::open(ADMINISTRATIVE, day, hour, "to-chuc", &[("noi-nop", "Trực tuyến")])
    }

    fn mission(day: Date) -> Self {
        let fields = [("loai-hinh", "Đề tài"), ("truc-tuyen", "có"), ("noi-ung-dung", "Huyện Sơn Hà")];
        Self::open(MISSION, day, 9, "de-xuat", &fields)
    }

    fn meta(day: Date, hour: i8) -> Meta {
        Meta {
            actor: OfficerId::from_bytes([3; 16]),
            on_behalf: None,
            command: CommandId::from_bytes([4; 16]),
            cause: None,
            recorded_at: Moment::of(day, time(hour, 0, 0, 0)),
            effective: Effective { day, hour: Some(time(hour, 0, 0, 0)) },
            reason: Some("theo quy định".to_owned()),
        }
    }

    fn at(&mut self, day: Date, hour: i8, command: Command) -> Result<(), Refusal> {
        let meta = Self::meta(day, hour);
        let mut ground = Ground {
            procedure: &self.procedure,
            judge: Judge { rules: Rules::built_in(), calendar: Calendar::built_in() },
            unit: &|_| None,
            event_date: &|_| self.session.clone(),
            answers: &[],
            task: &mut || TaskId::from_bytes([7; 16]),
            seal: &mut seal,
        };
        for event in dossier::decide(&self.entries, command, &meta, &mut ground)? {
            self.entries.push(Entry { id: EventId::from_bytes([5; 16]), meta: meta.clone(), event });
        }
        Ok(())
    }

    fn on(&mut self, day: Date, command: Command) -> Result<(), Refusal> {
        self.at(day, 9, command)
    }

    fn dossier(&self) -> Dossier {
        Dossier::now(&self.entries)
    }

    fn stage(&self) -> String {
        self.dossier().current().map(|passage| passage.stage.clone()).unwrap_or_default()
    }

    fn due(&self) -> Option<Date> {
        self.dossier().clock(date(2024, 1, 1), Calendar::built_in()).due
    }
}

/// Nghị định 61/2018/NĐ-CP art. 18(2), (3): what comes in after 15:00 goes on at the beginning of the next working day.
#[test]
fn what_comes_after_three_counts_from_the_next_working_day() {
    for (day, hour, due) in [
        (date(2024, 4, 8), 14, date(2024, 5, 6)),
        (date(2024, 4, 8), 15, date(2024, 5, 7)),
        // Friday afternoon counts from Monday on.
        (date(2024, 4, 12), 16, date(2024, 5, 13)),
    ] {
        assert_eq!(Case::administrative(day, hour).due(), Some(due), "{day} {hour}");
    }
}

/// The same decree, art. 17: a dossier that is completed begins its limit anew from zero.
#[test]
fn a_completed_dossier_begins_from_zero() {
    let mut case = Case::administrative(date(2024, 4, 8), 9);
    case.on(date(2024, 4, 9), Command::AskSupplement("Báo cáo".to_owned())).expect("it may");
    assert_eq!(case.due(), None, "nobody knows the day while the applicant has it");
    case.on(date(2024, 4, 22), Command::TakeSupplement).expect("it came");
    assert_eq!(case.due(), Some(date(2024, 5, 20)), "28 days behind 22 April");
}

/// Art. 19(9): an apology with a new day at least one day before the old one, once only.
#[test]
fn a_day_is_put_off_once_and_in_time() {
    let due = date(2024, 5, 6);
    for (on, until, told) in [
        (date(2024, 5, 3), date(2024, 5, 13), None),
        (date(2024, 5, 6), date(2024, 5, 13), Some(Refusal::TooLate(date(2024, 5, 5)))),
        (date(2024, 5, 3), due, Some(Refusal::NotLater)),
    ] {
        let mut case = Case::administrative(date(2024, 4, 8), 9);
        assert_eq!(case.on(on, Command::Postpone(until)).err(), told, "{on} {until}");
        if told.is_none() {
            assert_eq!(case.due(), Some(until));
            let again = case.on(on, Command::Postpone(date(2024, 5, 20)));
            assert_eq!(again, Err(Refusal::PostponedTooOften(1)));
        }
    }
    let mut mission = Case::mission(date(2024, 4, 8));
    let refused = mission.on(date(2024, 4, 9), Command::Postpone(date(2024, 5, 9)));
    assert_eq!(refused, Err(Refusal::NoPostponement), "only where the law says so");
}

/// Leads a mission up to its reports.
fn under_contract() -> Case {
    let mut case = Case::mission(date(2024, 2, 1));
    let enter = |case: &mut Case, day, pairs: &[(&str, &str)]| case.on(day, Command::Enter(values(pairs)));
    let day = date(2024, 3, 1);
    case.on(day, Command::Finish(None)).expect("proposed");
    enter(&mut case, day, &[("phieu-xac-dinh", "9"), ("phieu-de-nghi", "6"), ("hinh-thuc", "Tuyển chọn")])
        .expect("votes");
    // TT 06/2023/TT-BKHCN: more than 3/4.
    let refused = case.on(day, Command::Finish(None)).expect_err("6 of 9 are not enough");
    assert!(matches!(refused, Refusal::Unmet(_)), "{refused:?}");
    enter(&mut case, day, &[("phieu-de-nghi", "7")]).expect("votes");
    for stage in ["danh-muc", "thong-bao", "mo-ho-so", "tuyen-chon", "hoan-thien", "kinh-phi"] {
        case.on(day, Command::Finish(None)).expect(stage);
        assert_eq!(case.stage(), stage);
    }
    enter(&mut case, day, &[("kinh-phi", "1.200.000.000")]).expect("money");
    for stage in ["phe-duyet", "hop-dong"] {
        case.on(day, Command::Finish(None)).expect(stage);
    }
    let contract = [("bat-dau", "1/4/2024"), ("ket-thuc", "31/3/2026"), ("khoan", "Khoán từng phần")];
    enter(&mut case, day, &contract).expect("contract");
    case.on(day, Command::Finish(None)).expect("signed");
    case.on(date(2024, 4, 1), Command::Finish(None)).expect("registered");
    assert_eq!(case.stage(), "bao-cao");
    case
}

/// Thông tư 04/2015/TT-BKHCN: a report every six months until the contract ends.
#[test]
fn reports_come_again_until_the_contract_ends() {
    let mut case = under_contract();
    let mut days = Vec::new();
    while case.stage() == "bao-cao" {
        let due = case.dossier().current().and_then(|now| now.limit?.due(Calendar::built_in()));
        let due = due.expect("it has a day").day;
        days.push(due);
        case.on(due, Command::Finish(None)).expect("reported");
    }
    let wanted = [date(2024, 10, 1), date(2025, 4, 1), date(2025, 10, 1)];
    assert_eq!(days, wanted, "the next would lie behind the end of the contract");
    assert_eq!(case.stage(), "tu-danh-gia");
    // Thông tư 11/2014/TT-BKHCN: 30 days behind the end of the contract.
    let due = case.dossier().current().and_then(|now| now.limit?.due(Calendar::built_in()));
    assert_eq!(
        due.map(|due| due.day),
        Some(date(2026, 4, 30).max(date(2026, 5, 4))),
        "30 April is a holiday"
    );
}

/// Thông tư 04/2015/TT-BKHCN art. 12: once, a month before the end at the latest, twelve months at most.
#[test]
fn a_contract_is_amended_once_in_time_and_within_bounds() {
    let amend = |until: &str| Command::Amend {
        amendment: "dieu-chinh".to_owned(),
        fields: values(&[("ket-thuc", until)]),
    };
    let mut case = under_contract();
    let settled = case.on(date(2024, 5, 2), Command::Enter(values(&[("ket-thuc", "30/9/2026")])));
    assert!(
        matches!(settled, Err(Refusal::Frozen(_))),
        "what the contract says is not simply entered: {settled:?}"
    );
    assert_eq!(case.on(date(2024, 5, 2), amend("1/4/2027")), Err(Refusal::TooFar(date(2027, 3, 31))));
    let mut late = under_contract();
    assert_eq!(late.on(date(2026, 3, 2), amend("30/9/2026")), Err(Refusal::TooLate(date(2026, 2, 28))));
    case.on(date(2024, 5, 2), amend("30/9/2026")).expect("in time");
    assert_eq!(case.on(date(2024, 5, 2), amend("30/11/2026")), Err(Refusal::AmendedTooOften(1)));
}

/// Nghị định 95/2014/NĐ-CP arts 15, 16: a mission that is stopped goes on with the cause, and the money is returned in 60 days.
#[test]
fn a_stopped_mission_goes_on_to_the_return_of_the_money() {
    let mut case = under_contract();
    case.on(date(2024, 6, 3), Command::Stop).expect("stopped");
    assert_eq!(case.stage(), "khong-hoan-thanh");
    assert_eq!(case.on(date(2024, 6, 4), Command::Stop), Err(Refusal::AlreadyStopping));
    let cause = [("nguyen-nhan", "Chủ quan"), ("da-su-dung", "500000000"), ("chua-su-dung", "200000000")];
    case.on(date(2024, 6, 10), Command::Enter(values(&cause))).expect("the cause");
    case.on(date(2024, 6, 10), Command::Finish(None)).expect("decided");
    let due = case.dossier().current().and_then(|now| now.limit?.due(Calendar::built_in()));
    assert_eq!(due.map(|due| due.day), Some(date(2024, 8, 9)));
    case.on(date(2024, 8, 1), Command::Finish(None)).expect("returned");
    assert_eq!(case.dossier().closed.map(|(outcome, _)| outcome), Some(Outcome::Stopped));
}

/// Returns the day of the stage now.
fn stage_due(case: &Case) -> Option<Date> {
    case.dossier().current().and_then(|now| now.limit?.due(Calendar::built_in())).map(|due| due.day)
}

/// What is counted back from a session, and moves with it: a resolution that misses one session and passes at the next.
#[test]
fn deadlines_are_counted_back_from_the_session_and_move_with_it() {
    let session = [("ky-hop", "Kỳ họp thứ 30"), ("ngay-hop", "10/12/2025")];
    let mut case = Case::open("nghi-quyet-hdnd-tinh", date(2025, 7, 1), 9, "tham-dinh", &session);
    case.on(date(2025, 7, 2), Command::Finish(None)).expect("in the list");
    for (stage, due) in [
        ("soan-thao", date(2025, 9, 11)),
        ("lay-y-kien", date(2025, 10, 11)),
        ("tham-dinh", date(2025, 10, 31)),
        ("trinh-ubnd", date(2025, 11, 20)),
        ("tham-tra", date(2025, 11, 30)),
        ("gui-dai-bieu", date(2025, 12, 3)),
    ] {
        assert_eq!((case.stage().as_str(), stage_due(&case)), (stage, Some(due)), "days before 10 December");
        if stage == "lay-y-kien" {
            let asked: Vec<String> = case
                .dossier()
                .current()
                .into_iter()
                .flat_map(|now| now.opinions.clone())
                .map(|one| one.of)
                .collect();
            let missing = case.on(date(2025, 7, 3), Command::Finish(None));
            assert_eq!(missing, Err(Refusal::OpinionsMissing(asked.clone())), "the ten days are not over");
            let of = asked[0].clone();
            let words = "Đề nghị làm rõ nguồn kinh phí".to_owned();
            case.on(date(2025, 7, 3), Command::NoteOpinion { of, agrees: false, words }).expect("noted");
        }
        // Silence agrees when the ten days are over.
        let day = if stage == "lay-y-kien" {
            date(2025, 7, 21)
        } else {
            case.entries.last().expect("some").meta.effective.day
        };
        case.on(day, Command::Finish(None)).expect(stage);
    }
    // The session is put off: what hangs on it moves with it.
    assert_eq!(stage_due(&case), Some(date(2025, 12, 15)), "five days behind the session");
    case.on(date(2025, 12, 1), Command::Enter(values(&[("ngay-hop", "22/12/2025")]))).expect("moved");
    assert_eq!(stage_due(&case), Some(date(2025, 12, 29)), "27 December is a Saturday");
    // It does not pass there, and goes on to the next session.
    case.on(date(2025, 12, 23), Command::Enter(values(&[("thong-qua", "không")]))).expect("the vote");
    case.on(date(2025, 12, 23), Command::Finish(None)).expect("not passed");
    assert_eq!(case.stage(), "ky-hop-sau");
    let next = [("ky-hop", "Kỳ họp thứ 31"), ("ngay-hop", "15/7/2026"), ("thong-qua", "có")];
    case.on(date(2026, 1, 5), Command::Enter(values(&next))).expect("the next session");
    for stage in ["tham-tra", "gui-dai-bieu", "ky-hop", "cong-bao"] {
        case.on(date(2026, 7, 15), Command::Finish(None)).expect(stage);
        assert_eq!(case.stage(), stage);
    }
    // Luật 64/2025/QH15 art. 150: to the gazette within three days.
    case.on(date(2026, 7, 15), Command::Enter(values(&[("ngay-thong-qua", "15/7/2026")]))).expect("passed");
    assert_eq!(stage_due(&case), Some(date(2026, 7, 20)), "18 July is a Saturday");
    case.on(date(2026, 7, 16), Command::Finish(None)).expect("sent");
    case.on(date(2026, 7, 16), Command::Enter(values(&[("hieu-luc", "1/8/2026")]))).expect("in force");
    case.on(date(2026, 8, 3), Command::Finish(None)).expect("followed");
    assert_eq!(case.dossier().closed.map(|(outcome, _)| outcome), Some(Outcome::Done));
    assert_eq!(case.dossier().rounds("ky-hop"), 2, "two sessions");
}

impl Case {
    /// Lets the event date be on another day.
    fn session_moves(&mut self, on: Date, day: Option<Date>) -> usize {
        let meta = Self::meta(on, 9);
        let mut ground = Ground {
            procedure: &self.procedure,
            judge: Judge { rules: Rules::built_in(), calendar: Calendar::built_in() },
            unit: &|_| None,
            event_date: &|_| None,
            answers: &[],
            task: &mut || TaskId::from_bytes([7; 16]),
            seal: &mut seal,
        };
        let events = dossier::follow(&self.entries, SESSION, day, &meta, &mut ground).expect("it follows");
        let count = events.len();
        for event in events {
            self.entries.push(Entry { id: EventId::from_bytes([5; 16]), meta: meta.clone(), event });
        }
        count
    }
}

const SESSION: EventDateId = EventDateId::from_bytes([6; 16]);

/// The session itself is known by its name, its day may be unknown, and what hangs on it moves when it does.
#[test]
fn a_resolution_hangs_on_the_session_that_it_names() {
    let session = |day| Hung { on: SESSION, name: "Kỳ họp thứ 30".to_owned(), day };
    let fields = [("ky-hop", "Kỳ họp thứ 30"), ("ngay-hop", "Kỳ họp thứ 30")];
    let procedure = "nghi-quyet-hdnd-tinh";
    let first = date(2025, 7, 1);
    let mut case = Case::open_before(Some(session(None)), procedure, first, 9, "tham-dinh", &fields);
    case.on(date(2025, 7, 2), Command::Finish(None)).expect("in the list");
    assert_eq!((case.stage().as_str(), stage_due(&case)), ("soan-thao", None), "no date is invented");
    assert_eq!(case.session_moves(date(2025, 7, 3), Some(date(2025, 12, 10))), 2);
    assert_eq!(stage_due(&case), Some(date(2025, 9, 11)));
    assert_eq!(case.dossier().fields["ngay-hop"], "2025-12-10");
    assert_eq!(case.session_moves(date(2025, 7, 4), Some(date(2025, 12, 10))), 0, "it is there already");
    case.session_moves(date(2025, 7, 7), None);
    assert_eq!(stage_due(&case), None, "put off, and nobody knows until when");
    assert!(!case.dossier().fields.contains_key("ngay-hop"));
    case.on(date(2025, 7, 8), Command::Enter(values(&[("ngay-hop", "22/12/2025")]))).expect("by hand");
    assert_eq!(case.session_moves(date(2025, 7, 9), Some(date(2026, 1, 10))), 0, "it hangs on nothing now");
    assert_eq!(stage_due(&case), Some(date(2025, 9, 23)));
}

/// A commitment is sent back where it is weak; one that is missed wants its reason before it is summed up.
#[test]
fn a_commitment_is_kept_or_missed_by_its_figures() {
    for (result, way) in [("14", "tong-hop"), ("13", "giai-trinh")] {
        let fields =
            [("ky", "Năm"), ("het-ky", "31/12/2025"), ("noi-dung", "Thẩm định công nghệ dự án đầu tư")];
        let mut case = Case::open("cam-ket-don-vi", date(2025, 1, 6), 9, "don-vi", &fields);
        let missing = case.on(date(2025, 1, 7), Command::Finish(None));
        assert_eq!(missing, Err(Refusal::Missing(vec!["Chỉ tiêu cam kết".to_owned()])));
        case.on(date(2025, 1, 7), Command::Enter(values(&[("chi-tieu", "10")]))).expect("a target");
        case.on(date(2025, 1, 7), Command::Finish(None)).expect("proposed");
        case.on(date(2025, 1, 8), Command::Return).expect("too weak");
        case.on(date(2025, 1, 9), Command::Enter(values(&[("chi-tieu", "14")]))).expect("a better one");
        for _ in ["de-xuat", "ra-soat", "thong-bao"] {
            case.on(date(2025, 1, 10), Command::Finish(None)).expect("agreed");
        }
        let lowered = case.on(date(2025, 11, 3), Command::Enter(values(&[("chi-tieu", "13")])));
        assert!(matches!(lowered, Err(Refusal::Frozen(_))), "{lowered:?}");
        assert_eq!(stage_due(&case), Some(date(2026, 1, 5)), "the first working day of the new year");
        let figures = [("ket-qua", result), ("nguon", "Sổ thẩm định công nghệ")];
        case.on(date(2025, 12, 31), Command::Enter(values(&figures))).expect("figures with their source");
        case.on(date(2025, 12, 31), Command::Finish(None)).expect("done");
        assert_eq!(case.stage(), way, "{result} of 14");
    }
}

/// Seals what tells of a person, with a salt that is none.
fn seal(person: Option<PersonId>, data: Personal) -> Sealed {
    Sealed::new(person.unwrap_or(PersonId::from_bytes([8; 16])), &[0; 32], &data)
}

/// What was entered wrongly is said to be otherwise with a reason, also behind the end; what stood before stays as it was known.
#[test]
fn what_was_entered_wrongly_is_corrected_and_stays_in_the_past() {
    let mut case = Case::administrative(date(2024, 4, 8), 9);
    let paper = |words: &str| Product { words: words.to_owned(), ..Product::default() };
    case.on(date(2024, 4, 9), Command::File(paper("Đơn"))).expect("filed");
    case.on(date(2024, 4, 9), Command::File(paper("Giấy của hồ sơ khác"))).expect("filed");
    let before = case.entries.len();
    let correct = |correction: Correction| Command::Correct(correction);
    let field = |value: &str| Correction::Fields([("noi-nop".to_owned(), value.to_owned())].into());
    assert_eq!(case.on(date(2024, 4, 10), correct(field("Trực tuyến"))), Err(Refusal::NothingWrong));
    case.on(date(2024, 4, 10), correct(field("Trực tiếp"))).expect("corrected");
    let party = Party::read("to-chuc", "Công ty Hoa Mai (4201234567)");
    case.on(date(2024, 4, 10), correct(Correction::Party(party))).expect("corrected");
    let gone = |number| correct(Correction::Paper { number, paper: None });
    assert_eq!(case.on(date(2024, 4, 10), gone(3)), Err(Refusal::NoPaper(3)));
    assert_eq!(case.on(date(2024, 4, 10), gone(0)), Err(Refusal::NoPaper(0)));
    case.on(date(2024, 4, 10), gone(2)).expect("corrected");
    assert_eq!(case.on(date(2024, 4, 10), gone(2)), Err(Refusal::NoPaper(2)), "it is gone already");
    let right = Correction::Paper { number: 1, paper: Some(paper("Đơn đề nghị")) };
    case.on(date(2024, 4, 10), correct(right)).expect("corrected");
    let now = case.dossier();
    assert_eq!(now.fields.get("noi-nop").map(String::as_str), Some("Trực tiếp"));
    assert_eq!(now.party("to-chuc").map(|party| party.name.as_str()), Some("Công ty Hoa Mai"));
    let papers: Vec<_> = now.papers.iter().map(|filed| (filed.paper.words.as_str(), filed.gone)).collect();
    assert_eq!(papers, [("Đơn đề nghị", false), ("Giấy của hồ sơ khác", true)]);
    let then = Dossier::now(&case.entries[..before]);
    assert_eq!(then.fields.get("noi-nop").map(String::as_str), Some("Trực tuyến"), "as it was known then");
    assert_eq!(then.papers[0].paper.words, "Đơn");
    case.on(date(2024, 4, 11), Command::Withdraw).expect("withdrawn");
    assert_eq!(case.on(date(2024, 4, 11), Command::File(paper("Đơn"))), Err(Refusal::Closed));
    case.on(date(2024, 4, 12), correct(field("Trực tuyến"))).expect("behind the end, too");
    assert!(Command::Correct(field("Trực tuyến")).wants_reason());
}

/// Luật Khiếu nại 02/2011/QH13 art. 28 (as cited): 30 days, 45 where the case is complicated; 45 and 60 in remote areas.
#[test]
fn a_complaint_has_the_days_of_its_kind() {
    for (kind, remote, due) in [
        ("Thông thường", None, date(2025, 4, 9)),
        ("Thông thường", Some("no"), date(2025, 4, 9)),
        ("Phức tạp", None, date(2025, 4, 24)),
        ("Thông thường", Some("yes"), date(2025, 4, 24)),
        ("Phức tạp", Some("yes"), date(2025, 5, 9)),
    ] {
        let fields = [("ngay-nhan", "2025-03-03"), ("quyet-dinh-bi-khieu-nai", "Quyết định 12/QĐ-SKHCN")];
        let mut case = Case::open_named(
            "khieu-nai-lan-dau",
            date(2025, 3, 3),
            &["nguoi-khieu-nai", "bi-khieu-nai"],
            &fields,
        );
        let mut entered = values(&[("tinh-chat", kind), ("ngay-thu-ly", "2025-03-10")]);
        entered.extend(remote.map(|remote| ("vung-sau".to_owned(), remote.to_owned())));
        case.on(date(2025, 3, 10), Command::Enter(entered)).expect("entered");
        for _ in ["thu-ly", "xac-minh", "doi-thoai"] {
            case.on(date(2025, 3, 10), Command::Finish(None)).expect("done");
        }
        let (dossier, calendar) = (case.dossier(), Calendar::built_in());
        let passage = dossier.current().expect("it goes on");
        assert_eq!(passage.stage, "quyet-dinh");
        assert_eq!(passage.clock(date(2025, 3, 10), calendar).due, Some(due), "{kind} {remote:?}");
        // What turns out later moves the day.
        case.on(date(2025, 3, 11), Command::Enter(values(&[("tinh-chat", "Phức tạp"), ("vung-sau", "yes")])))
            .expect("entered");
        let dossier = case.dossier();
        let passage = dossier.current().expect("it goes on");
        assert_eq!(
            passage.clock(date(2025, 3, 11), calendar).due,
            Some(date(2025, 5, 9)),
            "{kind} {remote:?}"
        );
    }
}

/// What is asked of an applicant until when, of whom opinions, and what ends on the day in a field.
const ASKED: &str = r#"
id = "tham-dinh"
version = "1"
valid_from = "2025-01-01"
source = "Quyết định 15/QĐ-SKHCN"
name = "Thẩm định"

[[fields]]
id = "co-quan"
name = "Cơ quan lấy ý kiến"
type = "text"

[[fields]]
id = "ngay-het-han"
name = "Ngày hết hạn"
type = "day"

[[stages]]
id = "tiep-nhan"
name = "Tiếp nhận"
owner = "unit"
supplement = true
supplement_within = { working_days = 3 }
refused = "end"

[[stages]]
id = "y-kien"
name = "Lấy ý kiến"
owner = "unit"
opinions = { of = ["Sở Tài chính"], from = ["co-quan"], working_days = 5 }

[[stages]]
id = "gia-han"
name = "Gia hạn"
owner = "unit"
until = "ngay-het-han"
"#;

impl Case {
    /// Takes in a dossier of a procedure without parties.
    fn of(text: &str, day: Date, fields: &[(&str, &str)]) -> Self {
        let procedure = Procedure::read(text).expect("right");
        let opening = Opening {
            definition: procedure.recorded(),
            number: "1".to_owned(),
            subject: "Máy sấy".to_owned(),
            unit: UnitId::from_bytes([1; 16]),
            parties: Vec::new(),
            fields: values(fields),
        };
        let mut case = Self { procedure, entries: Vec::new(), session: None };
        case.on(day, Command::Open(Box::new(opening))).expect("it is taken in");
        case
    }
}

#[test]
fn an_applicant_who_lets_the_day_pass_may_be_refused() {
    // Asked on Thursday, 6 March 2025: three working days are over on Tuesday, the 11th.
    let asked = || {
        let mut case = Case::of(ASKED, date(2025, 3, 3), &[]);
        case.on(date(2025, 3, 6), Command::AskSupplement("Bổ sung bản vẽ".to_owned())).expect("asked");
        case
    };
    let mut case = asked();
    let dossier = case.dossier();
    assert_eq!(dossier.current().and_then(Passage::waits_until), Some(date(2025, 3, 11)));
    assert_eq!(
        case.on(date(2025, 3, 11), Command::Refuse),
        Err(Refusal::Waiting),
        "the last day is the applicant's"
    );
    assert_eq!(
        case.on(date(2025, 3, 12), Command::Finish(None)),
        Err(Refusal::Waiting),
        "nothing is done without it"
    );
    assert_eq!(
        case.on(date(2025, 3, 12), Command::Return),
        Err(Refusal::NoReturn),
        "the procedure has no return here"
    );
    case.on(date(2025, 3, 12), Command::Refuse).expect("the time is over");
    assert_eq!(case.dossier().closed.map(|(outcome, _)| outcome), Some(Outcome::Refused));
    let mut late = asked();
    late.on(date(2025, 3, 20), Command::TakeSupplement).expect("what comes late is taken, if nobody refused");
    assert_eq!(late.dossier().current().and_then(Passage::waits_until), None);
    let choices = |case: &Case| dossier::choices(&case.dossier(), &case.procedure);
    assert!(choices(&asked()).contains(&"dossier-refuse") && !choices(&asked()).contains(&"dossier-finish"));
}

#[test]
fn opinions_are_asked_of_those_that_the_dossier_names() {
    let mut case = Case::of(ASKED, date(2025, 3, 3), &[("co-quan", "Sở Tư pháp; Sở Tài chính;")]);
    case.on(date(2025, 3, 3), Command::Finish(None)).expect("done");
    let asked = |case: &Case| -> Vec<(String, Date)> {
        let dossier = case.dossier();
        let opinions = dossier.current().expect("it goes on").opinions.iter();
        opinions.map(|one| (one.of.clone(), one.asked.day)).collect()
    };
    let both =
        vec![("Sở Tài chính".to_owned(), date(2025, 3, 3)), ("Sở Tư pháp".to_owned(), date(2025, 3, 3))];
    assert_eq!(asked(&case), both, "each once");
    let more = Command::Enter(values(&[("co-quan", "Sở Tư pháp; Sở Xây dựng")]));
    case.on(date(2025, 3, 5), more).expect("entered");
    let three = [both, vec![("Sở Xây dựng".to_owned(), date(2025, 3, 5))]].concat();
    assert_eq!(asked(&case), three, "who is named later is asked then; nobody is asked twice");
    let missing = case.on(date(2025, 3, 6), Command::Finish(None));
    let names: Vec<String> = three.iter().map(|(name, _)| name.clone()).collect();
    assert_eq!(missing, Err(Refusal::OpinionsMissing(names)));
}

#[test]
fn a_stage_ends_on_the_day_of_a_field() {
    let mut case = Case::of(ASKED, date(2025, 3, 3), &[]);
    for of in ["", "Sở Tài chính"] {
        if !of.is_empty() {
            let note = Command::NoteOpinion { of: of.to_owned(), agrees: true, words: String::new() };
            case.on(date(2025, 3, 4), note).expect("noted");
        }
        case.on(date(2025, 3, 4), Command::Finish(None)).expect("done");
    }
    let due = |case: &Case| {
        case.dossier().current().and_then(|passage| passage.clock(date(2025, 3, 4), Calendar::built_in()).due)
    };
    assert_eq!(due(&case), None, "nobody knows the day");
    // Saturday: a day that somebody set is that day.
    case.on(date(2025, 3, 4), Command::Enter(values(&[("ngay-het-han", "2025-06-14")]))).expect("entered");
    assert_eq!(due(&case), Some(date(2025, 6, 14)));
    case.on(date(2025, 3, 5), Command::Enter(values(&[("ngay-het-han", "2025-07-01")]))).expect("entered");
    assert_eq!(due(&case), Some(date(2025, 7, 1)), "it moves with the field");
}

/// A procedure of an office whose days hang on the kind of the case, stage by stage and for the whole.
const KINDS: &str = r#"
id = "cap-phep"
version = "1"
valid_from = "2025-01-01"
source = "Quyết định 15/QĐ-SKHCN"
name = "Cấp phép"
working_days = 15
restart = "RESTART"
limits = [{ when = { field = "phuc-tap", is = "yes" }, working_days = 30 }]

[[fields]]
id = "phuc-tap"
name = "Hồ sơ phức tạp"
type = "yes-no"

[[stages]]
id = "xem-xet"
name = "Xem xét"
owner = "unit"
days = 10
limits = [{ when = { field = "phuc-tap", is = "yes" }, days = 20 }]
supplement = true

[[stages]]
id = "tra"
name = "Trả kết quả"
owner = "unit"
"#;

#[test]
fn limits_move_with_the_field_that_they_hang_on() {
    let calendar = Calendar::built_in();
    let days = |case: &Case, today: Date| {
        let dossier = case.dossier();
        let stage = dossier.current().and_then(|passage| passage.clock(today, calendar).due);
        (stage, dossier.clock(today, calendar).due)
    };
    let kind = |value: &str| Command::Enter(values(&[("phuc-tap", value)]));
    // Taken in on Monday, 3 March 2025: 10 days and 15 working days, 20 days and 30 working days.
    let (short, long) = ((date(2025, 3, 13), date(2025, 3, 24)), (date(2025, 3, 24), date(2025, 4, 15)));
    for (restart, moved) in [
        // A week with the applicant: of 20 days 18 were left on 5 March, of 30 working days 28.
        ("stood", (date(2025, 3, 31), date(2025, 4, 22))),
        ("zero", (date(2025, 4, 1), date(2025, 4, 24))),
    ] {
        let procedure = Procedure::read(&KINDS.replace("RESTART", restart)).expect("right");
        let opened = |fields: &[(&str, &str)]| {
            let mut case = Case { procedure: procedure.clone(), entries: Vec::new(), session: None };
            let opening = Opening {
                definition: procedure.recorded(),
                number: "1".to_owned(),
                subject: "Máy sấy".to_owned(),
                unit: UnitId::from_bytes([1; 16]),
                parties: Vec::new(),
                fields: values(fields),
            };
            case.on(date(2025, 3, 3), Command::Open(Box::new(opening))).expect("it is taken in");
            case
        };
        let today = date(2025, 3, 4);
        let of = |(stage, whole): (Date, Date)| (Some(stage), Some(whole));
        assert_eq!(days(&opened(&[("phuc-tap", "yes")]), today), of(long), "known from the beginning");
        let mut case = opened(&[]);
        assert_eq!(days(&case, today), of(short), "not said: what holds else");
        case.on(today, kind("yes")).expect("entered");
        assert_eq!(days(&case, today), of(long));
        let again = case.entries.len();
        case.on(today, kind("yes")).expect("entered again");
        assert_eq!(case.entries.len(), again + 1, "nothing moves where nothing changes");
        case.on(today, kind("no")).expect("entered");
        assert_eq!(days(&case, today), of(short), "and back");
        let asked = date(2025, 3, 5);
        case.on(asked, Command::AskSupplement("Bổ sung bản vẽ".to_owned())).expect("asked");
        case.on(asked, kind("yes")).expect("entered while the clock stands");
        case.on(date(2025, 3, 12), Command::TakeSupplement).expect("it came");
        assert_eq!(days(&case, date(2025, 3, 12)), of(moved), "{restart}");
        let put_off = Command::Correct(Correction::Fields(values(&[("phuc-tap", "no")])));
        case.on(date(2025, 3, 12), put_off).expect("corrected");
        let (stage, whole) = days(&case, date(2025, 3, 12));
        assert!(stage < Some(moved.0) && whole < Some(moved.1), "what was corrected moves them, too");
    }
}

//! Indicators on both databases: followed, given targets, entered, corrected, counted from tasks and dossiers, and seen as of any
//! day and as they were known at any moment.

mod common;

use app::{Actor, Behind, Error, Office, Order, Shown, Stand, Taken};
use common::{clerk, import, on_both};
use jiff::civil::{Date, date};
use ledger::Moment;
use ledger::dossier::{Command as Act, Party, PartyKind};
use ledger::indicator::{Amount, Command, Content, Evidence, Indicator, Standing, Target, Trend, Value};
use ledger::period::Period;
use ledger::procedure::Values;

fn period(text: &str) -> Period {
    text.parse().expect("a period")
}

fn says(words: &str) -> Evidence {
    Evidence { words: words.to_owned(), ..Evidence::default() }
}

fn amount(text: &str) -> Value {
    Value::read(text).expect("a value")
}

fn define(actor: &Actor<'_>, code: &str, owner: &str) -> Result<app::Done, Error> {
    let sets = actor_office(actor).expect("the definitions");
    let (set, template) = sets.find(code, actor.today()).expect("it ships");
    let content = set.content(template, actor.find_unit(owner)?);
    actor.indicator(code, Order::new(Command::Define(Box::new(content))))
}

fn actor_office(_: &Actor<'_>) -> Result<ledger::indicator::Shelf, String> {
    ledger::indicator::Shelf::shipped().map_err(|(file, problem)| format!("{file}:{problem}"))
}

fn want(actor: &Actor<'_>, code: &str, of: &str, target: Target) -> Result<app::Done, Error> {
    let command = Command::SetTarget { period: period(of), target, evidence: says("Kế hoạch") };
    actor.indicator(code, Order::new(command))
}

fn stand(office: &Office, code: &str, of: &str, as_of: Date, known_at: Moment) -> Stand {
    let of = period(of);
    let found = office.find_indicator(code, as_of, known_at, &|_: &Content, _: &Indicator| vec![of]);
    found.expect("it is followed").0.stands.remove(0)
}

#[test]
fn what_was_entered_is_seen_as_of_any_day_and_as_it_was_known() {
    on_both(|office, engine| {
        let day = date(2024, 3, 4);
        define(&clerk(office, day), "SIPAS", "Văn phòng Sở").expect("it is followed");
        let again = define(&clerk(office, day), "sipas", "Văn phòng Sở").expect_err("there is one");
        assert_eq!(again.key(), "indicator-refusal-already-defined", "{engine}");
        want(&clerk(office, day), "SIPAS", "2024", Target::AtLeast(Amount::whole(85))).expect("a target");
        let enter = |value, words: &str| Command::EnterValue {
            period: period("2024"),
            value: amount(value),
            evidence: says(words),
        };
        let bare = clerk(office, date(2024, 7, 1)).indicator("SIPAS", Order::new(enter("82,5", " ")));
        assert_eq!(bare.expect_err("no evidence").key(), "indicator-refusal-no-evidence", "{engine}");
        let first = date(2024, 7, 1);
        clerk(office, first).indicator("SIPAS", Order::new(enter("82,5", "Khảo sát"))).expect("a value");
        let last = date(2025, 1, 6);
        clerk(office, last)
            .indicator("SIPAS", Order::new(enter("84,9", "Công bố")))
            .expect("the year's value");
        let correct =
            Command::CorrectValue { period: period("2024"), value: Some(amount("85,1")), evidence: says("") };
        let order = Order::new(correct).because(Some("Đính chính công bố".to_owned()));
        clerk(office, date(2025, 2, 3)).indicator("SIPAS", order).expect("corrected");
        let seen = |as_of, known_at| {
            let stand = stand(office, "SIPAS", "2024", as_of, known_at);
            (stand.value.map(|value| value.written()), stand.standing)
        };
        let shown = |value: &str, standing| (Some(value.to_owned()), standing);
        assert_eq!(seen(first, Moment::LAST), shown("82,5", Standing::NotYet), "{engine}");
        assert_eq!(seen(last, Moment::LAST), shown("85,1", Standing::Reached), "{engine}");
        let then = Moment::end_of(last);
        assert_eq!(seen(last, then), shown("84,9", Standing::NotReached), "{engine}: as it was known");
        assert_eq!(seen(day, Moment::LAST), (None, Standing::Awaited), "{engine}");
        let missing = office.find_indicator("KHONG", day, Moment::LAST, &|_: &Content, _: &Indicator| vec![]);
        assert_eq!(missing.expect_err("there is none").key(), "app-error-no-indicator", "{engine}");
        let asked = app::reports::Asked {
            form: "chi-tieu".to_owned(),
            period: period("2024"),
            days: None,
            as_of: Some(date(2025, 3, 3)),
            known_at: Moment::LAST,
            leads: None,
        };
        let report = office.report(&asked, date(2025, 3, 3), &|_| None);
        let sentences = report.unwrap_or_else(|error| panic!("{engine}: {error:?}")).made.sentences;
        let said: Vec<&str> = sentences.iter().map(forms::report::Sentence::words).collect();
        let sentence = "Mức độ hài lòng của người dân, tổ chức (SIPAS) (Văn phòng Sở), năm 2024: 85,1 %, mục tiêu ≥ 85 %, đạt.";
        assert_eq!(said, [sentence, "", ""], "{engine}");
        everything_is_made_the_same_again(office, engine);
    });
}

/// The list of today is read from rows; a rebuild makes the same, and verify finds nothing.
fn everything_is_made_the_same_again(office: &Office, engine: &str) {
    let tenant = office.tenant().id;
    let list = || {
        let periods = |_: &Content, indicator: &Indicator| indicator.periods.keys().copied().collect();
        let all = office.indicators(date(2026, 1, 1), Moment::LAST, &|_: &Content| true, &periods);
        all.expect("readable")
            .into_iter()
            .map(|Shown { version, content, stands, .. }| (version, content, stands))
    };
    let before: Vec<_> = list().collect();
    assert!(!before.is_empty(), "{engine}");
    let laws = office.laws().expect("readable");
    office.store().write(tenant, |writer| writer.rebuild(&laws)).expect("rebuilt");
    assert_eq!(list().collect::<Vec<_>>(), before, "{engine}");
    let report = office.store().read(|reader| reader.verify(tenant, &laws)).expect("readable");
    assert!(report.is_clean(), "{engine}: {report:?}");
}

const NOTICE: &str = "SỞ KHOA HỌC VÀ CÔNG NGHỆ\nSố: 12/TB-SKHCN\nLam Giang, ngày 02 tháng 5 năm 2024\n\nTHÔNG BÁO\nKết luận của Giám đốc Sở\n\n\
    1. Giao Phòng Quản lý Khoa học tham mưu kế hoạch đặt hàng nhiệm vụ trước ngày 10/5/2024.\n\
    2. Giao Phòng Quản lý Khoa học báo cáo kết quả nghiệm thu trước ngày 15/5/2024.\n\
    3. Giao Văn phòng Sở gửi báo cáo tháng trước ngày 20/5/2024.\n";

#[test]
fn a_share_is_counted_from_the_tasks_and_shows_them() {
    on_both(|office, engine| {
        let day = date(2024, 5, 2);
        import(office, day, "thong-bao.txt", NOTICE).expect("a notice");
        let tenant = office.tenant().id;
        let all = |office: &Office| {
            let filter = store::Filter::default();
            let read =
                office.store().read(|reader| reader.all_tasks(tenant, &filter, store::Order::Made, day));
            read.expect("readable")
        };
        let tasks = all(office);
        assert_eq!(tasks.len(), 3, "{engine}: {tasks:?}");
        for task in &tasks {
            clerk(office, day).confirm(task.id, Order::new(())).expect("given");
        }
        define(&clerk(office, day), "NV-DH", "Phòng QLKH").expect("it is followed");
        want(&clerk(office, day), "NV-DH", "2024-Q2", Target::AtLeast(Amount::whole(80))).expect("a target");
        let entered = clerk(office, day).indicator(
            "NV-DH",
            Order::new(Command::EnterValue {
                period: period("2024-Q2"),
                value: amount("1/2"),
                evidence: says("x"),
            }),
        );
        assert_eq!(entered.expect_err("it is counted").key(), "indicator-refusal-computed", "{engine}");
        let done = tasks.iter().find(|task| task.words.contains("đặt hàng")).expect("the first");
        let submitted = date(2024, 5, 8);
        let product = ledger::task::Product { words: "Kế hoạch".to_owned(), ..Default::default() };
        let submit = ledger::task::Command::SubmitResult(product);
        clerk(office, submitted).give(done.id, Order::new(submit)).expect("submitted");
        let confirm = ledger::task::Command::ConfirmResult;
        clerk(office, submitted).give(done.id, Order::new(confirm)).expect("confirmed");
        let seen = |as_of| {
            let stand = stand(office, "NV-DH", "2024-Q2", as_of, Moment::LAST);
            (stand.value.map(|value| value.written()), stand.standing)
        };
        let shown = |value: &str, standing| (Some(value.to_owned()), standing);
        assert_eq!(seen(date(2024, 5, 7)), shown("–", Standing::Awaited), "{engine}: a share of nothing");
        assert_eq!(seen(date(2024, 5, 10)), shown("100 (1/1)", Standing::MetSoFar), "{engine}");
        assert_eq!(seen(date(2024, 6, 30)), shown("50 (1/2)", Standing::NotReached), "{engine}");
        let (found, _) = office
            .find_indicator("NV-DH", date(2024, 6, 30), Moment::LAST, &|_: &Content, _: &Indicator| vec![])
            .expect("it is followed");
        let behind =
            office.behind_indicator(&found.content, period("2024-Q2"), date(2024, 6, 30), Moment::LAST);
        let Ok(Some(Behind::Tasks(behind, false))) = behind else { panic!("{engine}: {behind:?}") };
        assert_eq!(behind.len(), 2, "{engine}: those of the unit that are due");
        everything_is_made_the_same_again(office, engine);
    });
}

fn taken(actor: &Actor<'_>, subject: &str, filed: &str) -> Taken {
    let party = Party {
        role: "to-chuc".to_owned(),
        kind: PartyKind::Enterprise,
        name: "Công ty Minh Phát".to_owned(),
        code: Some("4201234567".to_owned()),
        person: None,
    };
    Taken {
        procedure: "danh-gia-nhiem-vu-ngoai-ngan-sach".to_owned(),
        subject: subject.to_owned(),
        unit: actor.find_unit("Văn phòng Sở").expect("the office"),
        parties: vec![party],
        fields: Values::from([("noi-nop".to_owned(), filed.to_owned())]),
    }
}

#[test]
fn numbers_and_shares_are_counted_from_dossiers() {
    on_both(|office, engine| {
        let definition = "id = \"ho-so\"\nversion = \"1\"\nvalid_from = \"2024-01-01\"\nsource = \"s\"\nname = \"n\"\n\
            [[indicators]]\ncode = \"HS\"\nname = \"Hồ sơ\"\nunit = \"hồ sơ\"\ndirection = \"higher\"\nrhythm = \"month\"\n\
            [indicators.computed]\nof = \"dossiers\"\nprocedure = \"danh-gia-nhiem-vu-ngoai-ngan-sach\"\nwhen = \"opened\"\n\
            [[indicators]]\ncode = \"HS-TT\"\nname = \"Trực tuyến\"\nunit = \"%\"\ndirection = \"higher\"\nrhythm = \"month\"\n\
            [indicators.computed]\nof = \"dossiers\"\nprocedure = \"danh-gia-nhiem-vu-ngoai-ngan-sach\"\nwhen = \"opened\"\n\
            only = { field = \"noi-nop\", is = [\"Trực tuyến\"] }\nshare = true\n\
            [[indicators]]\ncode = \"HS-1\"\nname = \"Đã kiểm tra\"\nunit = \"hồ sơ\"\ndirection = \"higher\"\nrhythm = \"month\"\n\
            [indicators.computed]\nof = \"dossiers\"\nprocedure = \"danh-gia-nhiem-vu-ngoai-ngan-sach\"\nwhen = \"stage\"\nstage = \"tiep-nhan\"\n";
        let folder = office.home().folder().join("definitions/indicators");
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(folder.join("ho-so.toml"), definition).expect("a definition of the office");
        let sets = office.indicator_sets().unwrap_or_else(|error| panic!("{error:?}"));
        let day = date(2024, 4, 8);
        let actor = clerk(office, day);
        for code in ["HS", "HS-TT", "HS-1"] {
            let (set, template) = sets.find(code, day).expect(code);
            let content = set.content(template, actor.find_unit("Văn phòng Sở").expect("the office"));
            actor.indicator(code, Order::new(Command::Define(Box::new(content)))).expect("followed");
        }
        let (first, _) =
            actor.open_dossier(taken(&actor, "Máy sấy", "Trực tuyến"), &Order::new(())).expect("taken in");
        let next = clerk(office, date(2024, 5, 6));
        next.open_dossier(taken(&next, "Máy gặt", "Trực tiếp"), &Order::new(())).expect("taken in");
        clerk(office, date(2024, 5, 6)).dossier(first, Order::new(Act::Finish(None))).expect("done");
        let seen = |code, of: &str, as_of| {
            stand(office, code, of, as_of, Moment::LAST).value.map(|value| value.written())
        };
        let june = date(2024, 6, 3);
        assert_eq!(seen("HS", "2024-04", june).as_deref(), Some("1"), "{engine}");
        assert_eq!(seen("HS", "2024-05", june).as_deref(), Some("1"), "{engine}");
        assert_eq!(seen("HS", "2024-05", date(2024, 5, 5)).as_deref(), Some("0"), "{engine}");
        assert_eq!(seen("HS-TT", "2024-04", june).as_deref(), Some("100 (1/1)"), "{engine}");
        assert_eq!(seen("HS-TT", "2024-05", june).as_deref(), Some("0 (0/1)"), "{engine}");
        assert_eq!(stand(office, "HS-TT", "2024-05", june, Moment::LAST).trend, Some(Trend::Worse));
        assert_eq!(seen("HS-1", "2024-04", june).as_deref(), Some("0"), "{engine}: its stage ended in May");
        assert_eq!(seen("HS-1", "2024-05", june).as_deref(), Some("1"), "{engine}");
        let then = stand(office, "HS", "2024-05", june, Moment::end_of(day)).value;
        assert_eq!(then.map(|value| value.written()).as_deref(), Some("0"), "{engine}: known in April");
        std::fs::write(folder.join("ho-so.toml"), definition.replace("\"opened\"", "\"lost\""))
            .expect("wrong");
        let error = office.indicator_sets().expect_err("it is wrong");
        assert_eq!(error.key(), "app-error-indicator-definition", "{engine}");
        assert_eq!(error.arguments()[1], ("line", "15".to_owned()), "{engine}: {error:?}");
    });
}

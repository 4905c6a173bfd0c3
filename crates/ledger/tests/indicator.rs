//! Indicators: targets, values with their evidence, corrections that leave the old value, and what is read from definitions.

mod common;

use common::{BODY, LEAD, Story, judge, march, record};
use jiff::civil::{Date, date};
use ledger::dossier::{Cases, When};
use ledger::event::{Body, Meta};
use ledger::indicator::{
    Amount, Command, Content, DefinedBy, Direction, Entry, Event, Evidence, Indicator, Query, Refusal, Set,
    Shelf, Standing, Stands, Taken, Target, Trend, Value, decide,
};
use ledger::period::{Period, Rhythm, Window};
use ledger::procedure::{Online, Services};
use ledger::{DocumentId, EventId, Moment};
use proptest::prelude::*;

const GOLDEN: &str = include_str!("golden/indicator-events-1.jsonl");

fn content() -> Content {
    Content {
        code: "NV-DH".to_owned(),
        name: "Tỷ lệ hồ sơ đúng hạn".to_owned(),
        group: "Kế hoạch năm".to_owned(),
        measure: "Đếm ở bộ phận một cửa".to_owned(),
        unit: "%".to_owned(),
        owner: LEAD,
        direction: Direction::Higher,
        rhythm: Rhythm::Quarter,
        source: "Kế hoạch 12/KH-SKHCN".to_owned(),
        computed: None,
        definition: None,
    }
}

fn period(text: &str) -> Period {
    text.parse().expect("a period")
}

fn says(words: &str) -> Evidence {
    Evidence { words: words.to_owned(), ..Evidence::default() }
}

fn amount(text: &str) -> Amount {
    text.parse().expect("an amount")
}

fn share(part: i64, whole: i64) -> Value {
    Value::Share { part: Amount::whole(part), whole: Amount::whole(whole) }
}

fn want(text: &str) -> Command {
    let target = Target::read(text, Direction::Higher).expect("a target");
    Command::SetTarget { period: period("2024-Q1"), target, evidence: Evidence::default() }
}

fn enter(value: Value) -> Command {
    Command::EnterValue { period: period("2024-Q1"), value, evidence: says("Báo cáo tháng") }
}

fn correct(value: Option<Value>) -> Command {
    Command::CorrectValue { period: period("2024-Q1"), value, evidence: Evidence::default() }
}

#[derive(Default)]
struct Kept(Vec<Entry>);

impl Kept {
    fn defined() -> Self {
        let mut kept = Self::default();
        kept.give(march(1), march(1), None, Command::Define(Box::new(content()))).expect("it is defined");
        kept
    }

    fn give(
        &mut self,
        recorded: Date,
        day: Date,
        why: Option<&str>,
        command: Command,
    ) -> Result<(), Refusal> {
        let meta: Meta = Story::default().meta(recorded, day, why);
        let events = decide(&self.0, command, &meta, judge())?;
        record(&mut self.0, &meta, events);
        Ok(())
    }

    fn value(&self, as_of: Date, known_at: Moment) -> Option<Value> {
        let indicator = Indicator::at(&self.0, as_of, known_at);
        indicator.followed(period("2024-Q1")).and_then(|followed| followed.value()).and_then(|one| one.value)
    }
}

#[test]
fn a_value_is_corrected_by_a_new_one_and_the_old_one_stays() {
    let mut kept = Kept::defined();
    kept.give(march(1), march(1), None, want("80")).expect("a target is set");
    kept.give(march(11), march(11), None, enter(share(8, 10))).expect("a value is entered");
    kept.give(march(18), march(18), None, enter(share(14, 20))).expect("a later one too");
    let told = kept.give(march(19), march(19), None, correct(Some(share(15, 20))));
    assert_eq!(told, Err(Refusal::NoReason));
    let why = Some("Đếm thiếu một hồ sơ");
    kept.give(march(20), march(20), why, correct(Some(share(15, 20)))).expect("it is corrected");
    assert_eq!(kept.value(march(31), Moment::LAST), Some(share(15, 20)));
    assert_eq!(
        kept.value(march(18), Moment::LAST),
        Some(share(15, 20)),
        "it counts from the day of the value"
    );
    assert_eq!(
        kept.value(march(31), Moment::end_of(march(19))),
        Some(share(14, 20)),
        "as it was known before"
    );
    assert_eq!(kept.value(march(12), Moment::LAST), Some(share(8, 10)));
    assert_eq!(kept.value(march(10), Moment::LAST), None);
    kept.give(march(21), march(21), why, correct(None)).expect("it is taken back");
    assert_eq!(kept.value(march(31), Moment::LAST), Some(share(8, 10)), "the one before counts again");
}

#[test]
fn commands_that_do_not_fit_are_refused() {
    let mut kept = Kept::default();
    assert_eq!(kept.give(march(1), march(1), None, want("80")), Err(Refusal::NotDefined));
    let nameless = Content { name: " ".to_owned(), ..content() };
    let told = kept.give(march(1), march(1), None, Command::Define(Box::new(nameless)));
    assert_eq!(told, Err(Refusal::NoWords));
    let mut kept = Kept::defined();
    let again = kept.give(march(1), march(1), None, Command::Define(Box::new(content())));
    assert_eq!(again, Err(Refusal::AlreadyDefined));
    let year = Command::SetTarget {
        period: period("2024"),
        target: Target::AtLeast(amount("80")),
        evidence: Evidence::default(),
    };
    assert_eq!(kept.give(march(1), march(1), None, year), Err(Refusal::OtherRhythm(Rhythm::Quarter)));
    kept.give(march(4), march(4), None, want("80")).expect("a target is set");
    assert_eq!(kept.give(march(5), march(5), None, want("80")), Err(Refusal::Unchanged));
    assert_eq!(kept.give(march(5), march(5), None, want("85")), Err(Refusal::NoReason));
    assert_eq!(kept.give(march(5), march(6), None, enter(share(1, 2))), Err(Refusal::InTheFuture));
    assert_eq!(kept.give(march(5), march(5), None, enter(share(1, 0))), Err(Refusal::NoShare));
    assert_eq!(kept.give(march(5), march(5), None, correct(None)), Err(Refusal::NoValue));
    let bare = Command::EnterValue { period: period("2024-Q1"), value: share(1, 2), evidence: says(" ") };
    assert_eq!(kept.give(march(5), march(5), None, bare), Err(Refusal::NoEvidence));
    let next = Command::EnterValue { period: period("2024-Q2"), value: share(1, 2), evidence: says("Sổ") };
    assert_eq!(kept.give(march(5), march(5), None, next), Err(Refusal::NotBegun(date(2024, 4, 1))));
    let renamed = Command::Change(Box::new(Content { code: "X".to_owned(), ..content() }));
    assert_eq!(kept.give(march(5), march(5), Some("x"), renamed), Err(Refusal::OtherIndicator));
    kept.give(march(6), march(6), None, enter(share(1, 2))).expect("a value is entered");
    assert_eq!(kept.give(march(6), march(6), None, enter(share(1, 3))), Err(Refusal::AlreadyEntered));
    assert_eq!(kept.give(march(7), march(7), None, Command::End), Err(Refusal::NoReason));
    kept.give(march(7), march(7), Some("Hết kế hoạch"), Command::End).expect("it ends");
    assert_eq!(kept.give(march(8), march(8), None, enter(share(1, 3))), Err(Refusal::Ended));
    let mut counted = Kept::default();
    let query = Query::Dossiers { cases: Cases::of("x", When::Ended), window: Window::Calendar };
    let content = Content { computed: Some(query), ..content() };
    counted.give(march(1), march(1), None, Command::Define(Box::new(content))).expect("it is defined");
    assert_eq!(counted.give(march(5), march(5), None, enter(share(1, 3))), Err(Refusal::Computed));
}

#[test]
fn each_period_has_one_standing() {
    use Standing::{Awaited, MetSoFar, NoTarget, NoValue, NotReached, NotYet, Reached};
    let target = Target::Between(amount("80"), amount("82.5"));
    let ends = date(2024, 3, 31);
    for (target, value, day, standing) in [
        (Some(target), Some("82.5"), march(31), Reached),
        (Some(target), Some("82.5001"), march(31), NotReached),
        (Some(target), Some("79.9999"), march(30), NotYet),
        (Some(target), Some("80"), march(30), MetSoFar),
        (Some(target), None, march(30), Awaited),
        (Some(target), None, march(31), NoValue),
        (None, Some("80"), march(31), NoTarget),
    ] {
        let value = value.map(|value| Value::Amount(amount(value)));
        assert_eq!(Standing::of(target.as_ref(), value.as_ref(), ends, day), standing, "{value:?} {day}");
    }
    let nothing = share(0, 0);
    assert_eq!(Standing::of(Some(&target), Some(&nothing), ends, march(31)), NoValue, "a share of nothing");
}

#[test]
fn the_trend_goes_the_wanted_way_or_not() {
    let value = |text: &str| Value::Amount(amount(text));
    for (now, direction, trend) in [
        ("12", Direction::Lower, Trend::Worse),
        ("9", Direction::Lower, Trend::Better),
        ("9", Direction::Higher, Trend::Worse),
        ("10", Direction::Higher, Trend::Same),
        ("11", Direction::Neither, Trend::Up),
        ("9", Direction::Neither, Trend::Down),
    ] {
        assert_eq!(value(now).trend(&value("10"), direction), Some(trend), "{now}");
    }
    assert_eq!(share(0, 0).trend(&value("10"), Direction::Higher), None);
    assert_eq!(share(1, 3).written(), "33,33 (1/3)");
    assert_eq!(share(2, 3).written(), "66,67 (2/3)");
    assert_eq!(Value::Amount(amount("1179")).written(), "1.179");
}

/// One of each kind, every field filled.
fn events() -> Vec<Event> {
    let evidence = Evidence {
        document: Some(DocumentId::from_bytes([1; 16])),
        files: vec!["b3".to_owned()],
        words: "Báo cáo 12".to_owned(),
    };
    let tasks = Query::Tasks {
        taken: Taken::Year,
        window: Window::Decree,
        field: Some("Sở hữu trí tuệ".to_owned()),
        count: vec![Stands(ledger::standing::Standing::CompletedInTime)],
        share_of: vec![Stands(ledger::standing::Standing::OpenOverdue)],
    };
    let cases = Cases {
        share: [("f".to_owned(), vec!["Có".to_owned()])].into(),
        sum: Some("kinh-phi".to_owned()),
        ..Cases::of("thu", When::Stage("a".to_owned()))
    };
    let dossiers = Query::Dossiers { cases, window: Window::Calendar };
    let services = Services { online: vec![Online::Full], cut_at_least: Some(25), share: true };
    let procedures = Query::Procedures { services, window: Window::Calendar };
    let definition = DefinedBy { id: "cong-viec".to_owned(), version: "1".to_owned(), text: "a1".to_owned() };
    let counted =
        |query| Content { computed: Some(query), definition: Some(definition.clone()), ..content() };
    let (period, of) = (period("2024-Q1"), EventId::from_bytes([4; 16]));
    let set = |target| Event::TargetSet { period, target, evidence: Evidence::default() };
    vec![
        Event::Defined { content: Box::new(counted(tasks)) },
        Event::Changed { content: Box::new(counted(dossiers)) },
        set(Target::AtLeast(amount("82.5"))),
        set(Target::AtMost(amount("5"))),
        Event::TargetSet {
            period,
            target: Target::Between(amount("0.6"), amount("1")),
            evidence: evidence.clone(),
        },
        Event::ValueEntered { period, value: Value::Amount(amount("1179")), evidence: evidence.clone() },
        Event::ValueEntered { period, value: share(12, 14), evidence: evidence.clone() },
        Event::ValueCorrected { period, of, value: Some(share(13, 14)), evidence },
        Event::ValueCorrected { period, of, value: None, evidence: Evidence::default() },
        Event::Ended,
        Event::Changed { content: Box::new(counted(procedures)) },
    ]
}

#[test]
fn events_keep_their_spelling() {
    let written: Vec<String> =
        events().iter().map(|event| ledger::chain::canonical(event).expect("JSON")).collect();
    if std::env::var_os("UPDATE").is_some() && GOLDEN.is_empty() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/indicator-events-1.jsonl");
        std::fs::write(path, written.join("\n") + "\n").expect("it is written");
        return;
    }
    assert_eq!(written.join("\n") + "\n", GOLDEN);
    for (event, line) in events().into_iter().zip(GOLDEN.lines()) {
        assert_eq!(Event::parse(event.name(), 1, line), Ok(event));
    }
}

#[test]
fn codes_of_a_body_name_one_indicator() {
    assert_eq!(Content::id(BODY, " nv-dh"), Content::id(BODY, "NV-DH"));
    assert_ne!(Content::id(BODY, "NV-DH"), Content::id(LEAD, "NV-DH"));
}

#[test]
fn what_ships_is_read_and_found() {
    let shelf = Shelf::shipped().unwrap_or_else(|(file, problem)| panic!("{file}:{problem}"));
    let (set, template) = shelf.find("pci-10", date(2024, 5, 1)).expect("it ships");
    let content = set.content(template, LEAD);
    assert_eq!((content.unit.as_str(), content.rhythm), ("điểm", Rhythm::Year));
    assert_eq!(content.definition.expect("from a file").id, "pci");
    assert!(shelf.find("PCI", date(2023, 12, 31)).is_none(), "it did not hold yet");
    for code in ["PII", "DTI", "TFP", "PAR", "SIPAS", "NV-DH"] {
        assert!(shelf.find(code, date(2025, 1, 1)).is_some(), "{code}");
    }
}

/// What is counted of dossiers is there in their procedures, and what is not is told with its line.
#[test]
fn dossiers_are_counted_by_what_their_procedure_has() {
    let procedures = ledger::procedure::Shelf::shipped().expect("right");
    assert_eq!(Shelf::shipped().expect("right").mistake(&procedures), None);
    let head = "id = \"a\"\nversion = \"1\"\nvalid_from = \"2024-01-01\"\nsource = \"s\"\nname = \"n\"\n[[indicators]]\n";
    let one = "code = \"A\"\nname = \"n\"\nunit = \"%\"\ndirection = \"higher\"\nrhythm = \"year\"\n[indicators.computed]\nof = \"dossiers\"\n";
    for (keys, line, what) in [
        ("procedure = \"nhiem-vu\"\nwhen = \"open\"", "procedure", "no procedure"),
        ("procedure = \"nhiem-vu-khcn-cap-tinh\"\nwhen = \"stage\"\nstage = \"duyet\"", "stage", "no stage"),
        ("when = \"open\"\nprocedure = \"nhiem-vu-khcn-cap-tinh\"\nstages = [\"x\"]", "stages", "no stage"),
        (
            "when = \"open\"\nprocedure = \"nhiem-vu-khcn-cap-tinh\"\nwhere = { kieu = \"x\" }",
            "where",
            "no field",
        ),
        (
            "when = \"open\"\nprocedure = \"nhiem-vu-khcn-cap-tinh\"\nshare = { hinh-thuc = \"Bốc thăm\" }",
            "share",
            "never holds",
        ),
        (
            "when = \"open\"\nprocedure = \"nhiem-vu-khcn-cap-tinh\"\nsum = \"khoan\"",
            "sum",
            "no number or money",
        ),
    ] {
        let text = format!("{head}{one}{keys}\n");
        let mut shelf = Shelf::default();
        shelf.add(&text).expect(keys);
        let (_, _, problem) = shelf.mistake(&procedures).expect(keys);
        assert!(problem.what.contains(what), "{keys}: {problem}");
        let expected = text.lines().position(|one| one.starts_with(line)).map(|at| at + 1);
        assert_eq!(Some(problem.line), expected, "{keys}");
    }
}

#[test]
fn a_wrong_definition_names_the_line() {
    let head = "id = \"a\"\nversion = \"1\"\nvalid_from = \"2024-01-01\"\nsource = \"s\"\nname = \"n\"\n[[indicators]]\n";
    let one = "code = \"A\"\nname = \"n\"\nunit = \"điểm\"\ndirection = \"higher\"\nrhythm = \"year\"\n";
    let tasks = "[indicators.computed]\nof = \"tasks\"\ncount = [\"completed-in-time\"]\n";
    assert!(Set::read(&format!("{head}{one}{tasks}")).is_ok());
    for (text, line, what) in [
        (format!("{head}{}", one.replace("higher", "up")), 10, "unknown variant"),
        (format!("{head}{one}[[indicators]]\n{}", one.replace("\"A\"", "\"a\"")), 13, "stands for something"),
        (format!("{head}{one}{}", tasks.replace("in-time", "soon")), 14, "no standing"),
        (format!("{head}{one}{tasks}share_of = [\"open-overdue\"]\n"), 9, "the unit of a share"),
        (format!("{head}{one}{}", tasks.replace("tasks", "letters")), 13, "nothing is counted"),
        (format!("{head}{one}{tasks}sum = \"x\"\n"), 13, "belong to of"),
        (format!("{head}{one}colour = 1\n"), 12, "unknown field"),
        (format!("{}{one}", head.replace("\"a\"", "\"Ă\"")), 1, "an id has"),
    ] {
        let problem = Set::read(&text).expect_err(&text);
        assert_eq!(problem.line, line, "{problem}");
        assert!(problem.what.contains(what), "{problem}");
    }
}

/// Amounts as parts of ten thousand, small enough to be added up by hand.
fn parts() -> impl Strategy<Value = i64> {
    -2_000_000_i64..2_000_000
}

fn of_parts(parts: i64) -> Amount {
    let sign = if parts < 0 { "-" } else { "" };
    amount(&format!("{sign}{}.{:04}", parts.abs() / 10_000, parts.abs() % 10_000))
}

proptest! {
    #[test]
    fn what_is_written_reads_back(parts in parts()) {
        let amount = of_parts(parts);
        prop_assert_eq!(amount.parts(), parts);
        prop_assert_eq!(amount.to_string().parse(), Ok(amount));
        prop_assert_eq!(Amount::read(&amount.written()), Some(amount));
    }

    #[test]
    fn reached_is_what_the_numbers_say(value in parts(), low in parts(), width in 0_i64..1_000_000) {
        let (shown, from, to) = (Value::Amount(of_parts(value)), of_parts(low), of_parts(low + width));
        prop_assert_eq!(Target::AtLeast(from).is_met_by(&shown), Some(low <= value));
        prop_assert_eq!(Target::AtMost(from).is_met_by(&shown), Some(value <= low));
        let within = low <= value && value <= low + width;
        prop_assert_eq!(Target::Between(from, to).is_met_by(&shown), Some(within));
        let both = Target::AtLeast(from).is_met_by(&shown) == Some(true)
            && Target::AtMost(to).is_met_by(&shown) == Some(true);
        prop_assert_eq!(both, within, "a range is both of its ends");
    }

    #[test]
    fn a_share_is_compared_as_a_fraction(part in 0_i64..5_000, whole in 0_i64..5_000, wanted in 0_i64..1_000_000) {
        let target = Target::AtLeast(of_parts(wanted));
        let met = (whole > 0).then(|| i128::from(part) * 1_000_000 >= i128::from(wanted) * i128::from(whole));
        prop_assert_eq!(target.is_met_by(&share(part, whole)), met);
        prop_assert_eq!(share(part, whole).compared(&share(part * 3, whole * 3)).is_some(), whole > 0);
        if let Some(shown) = share(part, whole).amount() {
            // Shown with two places: never further from the share than half of the last one.
            let off = (i128::from(shown.parts()) * i128::from(whole) - i128::from(part) * 1_000_000).abs();
            prop_assert!(off * 2 <= 100 * i128::from(whole));
        }
    }

    #[test]
    fn anything_typed_is_read_or_refused(typed in "[0-9.,%/<>=≥≤ -]{0,24}") {
        let _ = (Amount::read(&typed), Value::read(&typed), Target::read(&typed, Direction::Higher));
    }

    #[test]
    fn every_day_lies_in_its_period(days in 0_i64..4_000) {
        let day = date(2020, 1, 1).saturating_add(jiff::Span::new().days(days));
        for rhythm in Rhythm::ALL {
            let period = rhythm.at(day);
            let (from, to) = period.days(Window::Calendar);
            prop_assert!(from <= day && day <= to && period.rhythm() == rhythm);
        }
    }
}

/// The catalogue: which procedures go online, and whose days are a quarter fewer than those of the law.
#[test]
fn the_catalogue_of_procedures_is_counted() {
    let text = |id: &str, own: u32, service: &str| {
        format!(
            "id = \"{id}\"\nversion = \"1\"\nvalid_from = \"2025-01-01\"\nvalid_to = \"2025-12-31\"\nsource = \"s\"\n\
             name = \"n\"\nworking_days = {own}\n{service}[[stages]]\nid = \"a\"\nname = \"A\"\nowner = \"unit\"\n"
        )
    };
    let mut shelf = ledger::procedure::Shelf::default();
    for (id, own, service) in [
        ("ba-phan-tu", 15, "[service]\nonline = \"full\"\nworking_days = 20\n"),
        ("gan-du", 16, "[service]\nonline = \"partial\"\nworking_days = 20\n"),
        ("khong-ro", 5, "[service]\n"),
        ("khong-truc-tuyen", 5, "[service]\nonline = \"none\"\nfee = \"100.000 đồng\"\nworking_days = 20\n"),
        ("noi-bo", 5, ""),
    ] {
        shelf.add(&text(id, own, service)).unwrap_or_else(|problem| panic!("{id}:{problem}"));
    }
    let (day, before) = (date(2025, 3, 31), date(2024, 12, 31));
    let catalogue = shelf.services(day);
    let ids: Vec<&str> = catalogue.iter().map(|procedure| procedure.id.as_str()).collect();
    assert_eq!(ids, ["ba-phan-tu", "gan-du", "khong-ro", "khong-truc-tuyen"], "internal work is no service");
    assert!(shelf.services(before).is_empty() && shelf.services(date(2026, 1, 1)).is_empty());
    let cuts: Vec<Option<u32>> = catalogue.iter().map(|procedure| procedure.cut()).collect();
    assert_eq!(cuts, [Some(25), Some(20), None, Some(75)]);
    let whole = |count: i64| Value::Amount(Amount::whole(count));
    for (online, cut_at_least, is_share, value) in [
        (vec![Online::Full], None, true, share(1, 4)),
        (vec![Online::Full, Online::Partial], None, false, whole(2)),
        (Vec::new(), Some(25), false, whole(2)),
        (Vec::new(), Some(26), false, whole(1)),
        (vec![Online::Full], Some(26), true, share(0, 4)),
        (Vec::new(), None, false, whole(4)),
    ] {
        let services = Services { online, cut_at_least, share: is_share };
        let query = Query::Procedures { services: services.clone(), window: Window::Calendar };
        assert_eq!(query.of_procedures(&catalogue), value, "{services:?}");
    }
}

#[test]
fn what_is_counted_of_the_catalogue_is_checked() {
    let head = "id = \"a\"\nversion = \"1\"\nvalid_from = \"2024-01-01\"\nsource = \"s\"\nname = \"n\"\n[[indicators]]\n\
                code = \"A\"\nname = \"n\"\nunit = \"%\"\ndirection = \"higher\"\nrhythm = \"year\"\n[indicators.computed]\n";
    let read = |keys: &str| Set::read(&format!("{head}{keys}"));
    let set = read("of = \"procedures\"\nonline = [\"full\"]\nshare = true\n").expect("right");
    let services = Services { online: vec![Online::Full], cut_at_least: None, share: true };
    let wanted = Query::Procedures { services, window: Window::Calendar };
    assert_eq!(set.indicators[0].computed, Some(wanted));
    for (keys, line, told) in [
        ("of = \"procedures\"\nonline = [\"whole\"]", 14, "whole"),
        ("of = \"procedures\"\ncut_at_least = 0", 14, "from 1 to 100"),
        ("of = \"procedures\"\ncut_at_least = 101", 14, "from 1 to 100"),
        ("of = \"procedures\"\ncount = [\"completed-in-time\"]", 13, "with share"),
        ("of = \"procedures\"\nwhen = \"open\"", 13, "with share"),
        ("of = \"dossiers\"\nonline = [\"full\"]", 13, "belong to of = \"procedures\""),
        ("of = \"things\"", 13, "nothing is counted of"),
        ("online = [\"full\"]", 7, "wants of"),
    ] {
        let problem = read(keys).expect_err(keys);
        assert!(problem.what.contains(told), "{keys}: {problem}");
        assert_eq!(problem.line, line, "{keys}: {problem}");
    }
}

//! Dossiers are counted from rows on both databases, and a recount that goes through the events of each says the same: of every
//! day, as known at every moment.

mod common;

use app::{Office, Order, Taken};
use common::{at, clerk, on_both};
use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use ledger::dossier::{Cases, Command, Dossier, Ending, Entry, Outcome, Pace, Tally, When};
use ledger::event::Subject;
use ledger::procedure::{Bound, Condition, Test, Values};
use ledger::settings::{Command as Settle, Source};
use ledger::{DossierId, Moment};
use store::{Case, CasesAsked};

const PROCEDURE: &str = "dem";

const TEXT: &str = r#"id = "dem"
version = "1"
valid_from = "2024-01-01"
source = "thử"
name = "Đếm"
working_days = 8
restart = "stood"
apology = { times = 1, working_days_before = 0 }
columns = ["number", "field:tong"]

[[fields]]
id = "noi"
name = "Nơi nộp"
type = "choice"
choices = ["Trực tuyến", "Trực tiếp"]

[[fields]]
id = "phi"
name = "Phí"
type = "money"

[[fields]]
id = "tong"
name = "Phí cộng thuế"
type = "money"
sum = [{ field = "phi" }, { field = "phi", percent = 10, when = { field = "noi", is = "Trực tiếp" } }]

[[stages]]
id = "nhan"
name = "Nhận"
owner = "Văn phòng Sở"
supplement = true
refused = "end"

[[stages]]
id = "xet"
name = "Xét"
owner = "Phòng Quản lý Khoa học"
returned = "nhan"
supplement = true

[[stages]]
id = "tra"
name = "Trả"
owner = "Văn phòng Sở"
"#;

fn values(pairs: &[(&str, &str)]) -> Values {
    pairs.iter().map(|(id, value)| ((*id).to_owned(), (*value).to_owned())).collect()
}

/// Numbers that look like chance.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

/// Plays the lives of some dossiers: acts on days that go on, some of them recorded later than they took effect.
fn play(office: &Office) -> Vec<DossierId> {
    let mut dice = Dice(7);
    let mut all = Vec::new();
    for number in 0..14 {
        let mut day = date(2024, 1, 8).saturating_add((number * 5).days());
        let actor = clerk(office, day);
        let holder = ["Phòng Quản lý Khoa học", "Văn phòng Sở"][usize::from(number % 3 == 0)];
        let taken = Taken {
            procedure: PROCEDURE.to_owned(),
            subject: format!("Hồ sơ {number}"),
            unit: actor.find_unit(holder).expect("a unit"),
            parties: Vec::new(),
            fields: values(&[("noi", ["Trực tuyến", "Trực tiếp"][usize::from(dice.roll(2) == 0)])]),
        };
        let (id, _) = actor.open_dossier(taken, &Order::new(())).expect("taken in");
        all.push(id);
        for _ in 0..9 {
            day = day.saturating_add(i64::try_from(dice.roll(9)).expect("few").days());
            let recorded = day.saturating_add(i64::try_from(dice.roll(4)).expect("few").days());
            let money = (dice.roll(9) * 1_000 + 500).to_string();
            let command = match dice.roll(9) {
                0 => Command::AskSupplement("Bản vẽ".to_owned()),
                1 => Command::TakeSupplement,
                2 => Command::Enter(values(&[("phi", &money)])),
                3 => Command::Return,
                4 if number % 4 == 0 => Command::Refuse,
                5 => Command::Postpone(day.saturating_add(30.days())),
                6 if number % 3 == 1 => Command::Withdraw,
                _ => Command::Finish(None),
            };
            let order = Order::new(command).on(Some(day)).because(Some("thử".to_owned()));
            // What does not fit the stage is refused, which is fine.
            let done = clerk(office, recorded).dossier(id, order).is_ok();
            day = if done { day } else { recorded };
        }
    }
    all
}

/// Counts by the events.
fn recounted(
    office: &Office,
    all: &[DossierId],
    cases: &Cases,
    asked: &CasesAsked,
) -> Vec<(DossierId, bool, i64)> {
    let laws = office.laws().expect("laws");
    let calendar = laws.now().1;
    let within = |day: Date| asked.days.0 <= day && day <= asked.days.1;
    let mut found = Vec::new();
    for id in all {
        let entries: Vec<Entry> = office
            .store()
            .read(|reader| reader.entries(office.tenant().id, Subject::Dossier(*id)))
            .expect("readable");
        let dossier = Dossier::at(&entries, asked.as_of, asked.known_at);
        let Some(opened) = dossier.opened else { continue };
        let procedure = office.dossier(*id).expect("readable").procedure;
        let fields = procedure.with_computed(&dossier.fields);
        let stand = |wanted: &ledger::dossier::Fields| {
            wanted.iter().all(|(field, values)| fields.get(field).is_some_and(|value| values.contains(value)))
        };
        let happened = match &cases.when {
            When::Opened => within(opened.day),
            When::Ended => dossier.closed.is_some_and(|(_, at)| within(at.day)),
            When::Open => dossier.closed.is_none(),
            When::Stage(stage) => dossier.passages.iter().any(|passage| {
                passage.stage == *stage
                    && passage.end.is_some_and(|(ending, at)| ending == Ending::Done && within(at.day))
            }),
        };
        let stage = dossier.current().map(|passage| passage.stage.clone());
        let fits = happened
            && (cases.stages.is_empty() || stage.is_some_and(|stage| cases.stages.contains(&stage)))
            && (cases.outcomes.is_empty()
                || dossier.closed.is_some_and(|(outcome, _)| cases.outcomes.contains(&outcome)))
            && (cases.paces.is_empty() || cases.paces.contains(&dossier.clock(asked.as_of, calendar).pace))
            && stand(&cases.only)
            && cases.holds.as_ref().is_none_or(|holds| holds.holds(&procedure.fields, &fields))
            && asked
                .units
                .as_ref()
                .is_none_or(|units| dossier.unit.is_some_and(|unit| units.contains(&unit)));
        if fits {
            let amount = cases.sum.as_ref().and_then(|field| fields.get(field)?.parse().ok());
            found.push((*id, stand(&cases.share), amount.unwrap_or(0)));
        }
    }
    found.sort_unstable();
    found
}

fn questions() -> Vec<Cases> {
    let of = |when| Cases::of(PROCEDURE, when);
    let field = |id: &str, value: &str| [(id.to_owned(), vec![value.to_owned()])].into();
    let mut all = vec![
        of(When::Opened),
        of(When::Ended),
        of(When::Open),
        of(When::Stage("nhan".to_owned())),
        of(When::Stage("xet".to_owned())),
        Cases { stages: vec!["nhan".to_owned(), "tra".to_owned()], ..of(When::Open) },
        Cases { stages: vec!["xet".to_owned()], ..of(When::Opened) },
        Cases { outcomes: vec![Outcome::Done, Outcome::Refused], ..of(When::Ended) },
        Cases { outcomes: vec![Outcome::Withdrawn], ..of(When::Opened) },
        Cases { share: field("noi", "Trực tuyến"), sum: Some("phi".to_owned()), ..of(When::Opened) },
        Cases { only: field("noi", "Trực tiếp"), sum: Some("tong".to_owned()), ..of(When::Open) },
    ];
    let share = |parts| Bound::Share { parts, whole: 2, of: "tong".to_owned() };
    let tests = [
        Test::AtLeast(Bound::Number(4_500)),
        Test::LessThan(Bound::Number(4_500)),
        Test::AtMost(share(1)),
        Test::MoreThan(share(1)),
        Test::AtLeast(share(2)),
    ];
    for test in tests {
        let holds = Some(Condition { field: "phi".to_owned(), test });
        all.push(Cases { holds, ..of(When::Opened) });
    }
    for pace in Pace::ALL {
        all.extend(
            [When::Open, When::Ended, When::Opened].map(|when| Cases { paces: vec![pace], ..of(when) }),
        );
    }
    all
}

#[test]
fn what_is_counted_is_what_the_events_say() {
    on_both(|office, engine| {
        let folder = office.home().folder().join("definitions/procedures");
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(folder.join("dem.toml"), TEXT).expect("a file");
        let all = play(office);
        let (tenant, unit) = (office.tenant().id, clerk(office, date(2024, 6, 1)).find_unit("Văn phòng Sở"));
        let unit = unit.expect("a unit");
        let mut counted = vec![0; questions().len()];
        for (as_of, known_at) in [
            (date(2024, 1, 20), Moment::LAST),
            (date(2024, 2, 14), Moment::LAST),
            (date(2024, 2, 14), at(date(2024, 2, 15))),
            (date(2024, 3, 10), at(date(2024, 3, 11))),
            (date(2024, 4, 1), Moment::LAST),
            (date(2024, 7, 1), Moment::LAST),
        ] {
            for (from, units) in [(date(2024, 1, 1), None), (date(2024, 2, 1), Some(vec![unit]))] {
                let asked = CasesAsked { days: (from, as_of), as_of, known_at, units };
                for (cases, counted) in questions().iter().zip(&mut counted) {
                    let expected = recounted(office, &all, cases, &asked);
                    let (found, tally) = office
                        .store()
                        .read(|reader| {
                            let found = reader.cases(tenant, cases, &asked, 1000)?;
                            Ok::<_, store::Error>((found, reader.count_cases(tenant, cases, &asked)?))
                        })
                        .expect("readable");
                    let mut rows: Vec<_> =
                        found.iter().map(|case: &Case| (case.id, case.shared, case.amount)).collect();
                    rows.sort_unstable();
                    assert_eq!(rows, expected, "{engine}: {cases:?} {asked:?}");
                    let shared: Vec<_> = expected.iter().filter(|(_, shared, _)| *shared).collect();
                    let expected = Tally {
                        count: expected.len() as u64,
                        shared: shared.len() as u64,
                        sum: expected.iter().map(|(.., amount)| amount).sum(),
                        shared_sum: shared.iter().map(|(.., amount)| amount).sum(),
                    };
                    assert_eq!(tally, expected, "{engine}: {cases:?} {asked:?}");
                    *counted += tally.count;
                }
            }
        }
        let never: Vec<_> = questions().into_iter().zip(counted).filter(|(_, count)| *count == 0).collect();
        // With a limit for the whole nothing is undated, and what has ended does not go on.
        let possible = |cases: &Cases| {
            let any = |paces: &[Pace]| cases.paces.iter().any(|pace| paces.contains(pace));
            match cases.when {
                _ if any(&[Pace::Undated]) => false,
                When::Ended => !any(&[Pace::InTime, Pace::Overdue, Pace::Waiting]),
                When::Open => !any(&[Pace::Early, Pace::OnTime, Pace::Late]),
                When::Opened | When::Stage(_) => true,
            }
        };
        let missing: Vec<_> = never.into_iter().filter(|(cases, _)| possible(cases)).collect();
        assert!(missing.len() < 2, "{engine}: most questions find something: {missing:?}");
        // Days that become free later change what is late now, and the rows with it.
        let source = Source { act: "Thông báo số 12/TB-SNV".to_owned(), document: None };
        let off = (1..20).map(|day| date(2024, 3, day)).collect();
        let holidays = Settle::DecideHolidays { year: 2024, off, work: [].into(), source };
        clerk(office, date(2024, 7, 2)).settle(Order::new(holidays)).expect("decided");
        let as_of = date(2024, 4, 1);
        let asked =
            CasesAsked { days: (date(2024, 1, 1), as_of), as_of, known_at: Moment::LAST, units: None };
        for cases in questions() {
            let found = office.store().read(|reader| reader.cases(tenant, &cases, &asked, 1000));
            let mut rows: Vec<_> =
                found.expect("readable").iter().map(|case| (case.id, case.shared, case.amount)).collect();
            rows.sort_unstable();
            assert_eq!(rows, recounted(office, &all, &cases, &asked), "{engine}: {cases:?}");
        }
    });
}

//! What a body decides about its days of rest and its rules changes what is reckoned from then on, and nothing before.

mod common;

use common::{Story, march, record};
use jiff::civil::{Date, date};
use ledger::Moment;
use ledger::deadline::Limit;
use ledger::rules::Rules;
use ledger::settings::{Command, Entry, Event, Portal, Refusal, Settings, Source, decide};

const HOLIDAYS: &str = include_str!("../../../definitions/holidays.toml");
const RULES: &str = Rules::BUILT_IN;

fn source() -> Source {
    Source { act: "Thông báo số 12/TB-SNV ngày 13/3/2024".to_owned(), document: None }
}

fn holidays(off: &[Date], work: &[Date]) -> Command {
    let (off, work) = (off.iter().copied().collect(), work.iter().copied().collect());
    Command::DecideHolidays { year: 2024, off, work, source: source() }
}

fn rules(toml: &str) -> Command {
    Command::ReplaceRules { toml: toml.to_owned(), source: source() }
}

fn calendar(toml: &str) -> Command {
    Command::ReplaceCalendar { toml: toml.to_owned(), source: source() }
}

#[derive(Default)]
struct Office(Vec<Entry>);

impl Office {
    fn judge(
        &self,
        recorded: Date,
        day: Date,
        why: Option<&str>,
        command: Command,
    ) -> Result<Vec<Event>, Refusal> {
        decide(&self.0, command, &Story::default().meta(recorded, day, why))
    }

    fn when(&self, command: Command) -> Result<Vec<Event>, Refusal> {
        self.judge(march(13), march(13), None, command)
    }

    fn on(mut self, recorded: Date, day: Date, command: Command) -> Self {
        let events = self.judge(recorded, day, Some("theo thông báo"), command).expect("decided");
        record(&mut self.0, &Story::default().meta(recorded, day, None), events);
        self
    }

    fn due(&self, as_of: Date, known_at: Moment) -> Option<Date> {
        let calendar = Settings::at(&self.0, as_of, known_at).calendar().expect("well-formed");
        let limit = Limit::WorkingDays { from: march(11), days: 5 };
        limit.due(&calendar).map(|due| due.day)
    }
}

#[test]
fn changed_days_of_rest_change_due_days_from_then_on() {
    // Thursday 14 and Friday 15 March are taken off, Saturday the 16th is made up.
    let office = Office::default().on(march(13), march(13), holidays(&[march(14), march(15)], &[march(16)]));
    assert_eq!(office.due(march(12), Moment::LAST), Some(march(18)), "on the days before");
    assert_eq!(office.due(march(13), Moment::LAST), Some(march(19)));
    assert_eq!(office.due(march(13), Moment::end_of(march(12))), Some(march(18)), "as known before");
}

#[test]
fn a_later_decision_takes_the_place_of_the_one_before() {
    let office = Office::default().on(march(13), march(13), holidays(&[march(14)], &[])).on(
        march(14),
        march(14),
        holidays(&[], &[]),
    );
    assert_eq!(office.due(march(13), Moment::LAST), Some(march(19)));
    assert_eq!(office.due(march(14), Moment::LAST), Some(march(18)));
    let whole = office.on(march(15), march(15), calendar(HOLIDAYS));
    let settings = Settings::at(&whole.0, march(15), Moment::LAST);
    assert!(settings.holidays.is_empty(), "a whole calendar has its own years");
    assert!(settings.calendar().expect("well-formed").is_decided(2025));
}

#[test]
fn rules_may_be_decided_beforehand() {
    let once = RULES.replace("times = 2", "times = 1");
    let office = Office::default().on(march(13), date(2025, 1, 1), rules(&once));
    let times =
        |day, known_at| Settings::at(&office.0, day, known_at).rules().expect("well-formed").extension.times;
    assert_eq!(times(date(2024, 12, 31), Moment::LAST), 2);
    assert_eq!(times(date(2025, 1, 1), Moment::LAST), 1);
    assert_eq!(times(date(2025, 1, 1), Moment::end_of(march(12))), 2, "as known before");
    assert_eq!(Settings::default().rules().as_ref(), Ok(Rules::built_in()));
}

#[test]
fn what_cannot_be_is_refused() {
    let office = Office::default();
    let unnamed = Command::ReplaceRules {
        toml: RULES.to_owned(),
        source: Source { act: " ".to_owned(), document: None },
    };
    assert_eq!(office.when(unnamed), Err(Refusal::NoSource));
    let other = date(2025, 3, 14);
    assert_eq!(office.when(holidays(&[other], &[])), Err(Refusal::OtherYear(other)));
    assert_eq!(office.when(holidays(&[march(16)], &[march(16)])), Err(Refusal::OffAndWork(march(16))));
    assert_eq!(office.when(holidays(&[], &[march(14)])), Err(Refusal::NotAWeekend(march(14))));
    for (command, line) in [(calendar("year = 1"), "line 1"), (rules("id = 1"), "line 1")] {
        let refused = office.when(command).expect_err("refused");
        let (Refusal::BadCalendar(why) | Refusal::BadRules(why)) = &refused else { panic!("{refused:?}") };
        assert!(why.contains(line), "{why}");
    }
    let back = |why| office.judge(march(13), march(12), why, holidays(&[march(14)], &[]));
    assert_eq!(back(None), Err(Refusal::BackdatedWithoutReason));
    assert!(back(Some("thông báo đến chậm")).is_ok());
    let office = office.on(march(13), march(13), holidays(&[march(14)], &[]));
    assert_eq!(office.when(holidays(&[march(14)], &[])), Err(Refusal::Unchanged));
}

#[test]
fn the_door_is_closed_until_it_is_opened_and_a_published_task_can_be_taken_back() {
    let task = ledger::TaskId::from_bytes([4; 16]);
    let portal =
        |open| Portal { open, procedures: vec!["sang-kien".to_owned()], daily: 5, ..Portal::default() };
    let set = |open| Command::SetPortal { portal: portal(open), source: source() };
    let publish = |words: &str| Command::Publish { task, words: words.to_owned(), source: source() };
    assert!(!Settings::default().portal.takes("sang-kien"));
    let office = Office::default();
    let nothing = Portal { daily: 0, ..portal(true) };
    assert_eq!(
        office.when(Command::SetPortal { portal: nothing, source: source() }),
        Err(Refusal::NothingADay)
    );
    let elsewhere = Portal { address: Some("javascript:alert(1)".to_owned()), ..portal(true) };
    assert_eq!(
        office.when(Command::SetPortal { portal: elsewhere, source: source() }),
        Err(Refusal::NoAddress)
    );
    assert_eq!(office.when(publish(" ")), Err(Refusal::NoPublicWords));
    assert_eq!(office.when(publish(&"x".repeat(4_001))), Err(Refusal::TooLong(4_000)));
    let unpublish = || Command::Unpublish { task, source: source() };
    assert_eq!(office.when(unpublish()), Err(Refusal::Unchanged));
    let office = office.on(march(13), march(13), set(true)).on(march(13), march(13), publish("Xong quý III"));
    let now = |office: &Office| Settings::at(&office.0, march(20), Moment::LAST);
    assert!(now(&office).portal.takes("sang-kien") && !now(&office).portal.takes("to-cao"));
    assert_eq!(now(&office).published.get(&task).map(String::as_str), Some("Xong quý III"));
    let office = office.on(march(14), march(14), unpublish()).on(march(14), march(14), set(false));
    assert!(now(&office).published.is_empty() && !now(&office).portal.takes("sang-kien"));
}

//! What is reminded of on a day, as `spec/reminding` tells it, and what holds for all tasks.

mod common;

use common::{HELPER, LEAD, OTHER, Story, content, march, milestone, until};
use jiff::ToSpan as _;
use jiff::civil::Date;
use ledger::organisation::{Event, Organisation, Role};
use ledger::reminding::{About, Level, Occasion, TELLABLE, occasions, people, told};
use ledger::rules::Rules;
use ledger::task::{Command, MilestoneId, Product, Task};
use ledger::{Moment, OfficerId};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use testkit::spec;
use viet::calendar::Calendar;

fn day(text: &str) -> Date {
    text.parse().unwrap_or_else(|_| march(text.parse().expect("a date, or a day of March")))
}

/// A task with some days, assigned on 11 March 2024.
fn assigned(milestones: &str) -> Story {
    let mut content = content();
    content.milestones.clear();
    for (number, text) in (1..).zip(milestones.split(',').map(str::trim).filter(|text| *text != "none")) {
        let held_by = text.strip_prefix("director ");
        let mut milestone = milestone(number, day(held_by.unwrap_or(text)));
        milestone.who = held_by.map(|_| "Giám đốc Sở".to_owned());
        content.milestones.push(milestone);
    }
    Story::default()
        .on(march(11), Command::Propose(Box::new(content)))
        .on(march(11), Command::Assign { code: "2024/0147".to_owned() })
}

/// Lets what a row tells happen.
fn happen(story: Story, happened: &str) -> Story {
    happened.split(';').map(str::trim).fold(story, |story, step| {
        let (day, command) = command(step);
        story.on(day, command)
    })
}

/// Returns what a step of a row asks for: "asked 15 for 29".
fn command(step: &str) -> (Date, Command) {
    let words: Vec<&str> = step.split(' ').collect();
    let command = match words[0] {
        "accepted" => Command::Accept,
        "declined" => Command::Decline,
        "share" => Command::ReportShare { unit: HELPER, words: "đã góp ý".to_owned() },
        "submitted" => {
            Command::SubmitResult(Product { words: "Kế hoạch".to_owned(), ..Product::default() })
        }
        "confirmed" => Command::ConfirmResult,
        "returned" => Command::ReturnResult,
        "suspended" => Command::Suspend { until: None },
        "waiting" => Command::Wait {
            body: "Sở Tài chính".to_owned(),
            letter: "12/SKHCN".to_owned(),
            expected: words.get(3).map(|until| day(until)),
        },
        "stopped" => Command::StopClock,
        "answered" => Command::EndWaiting,
        "cancelled" => Command::Cancel,
        "asked" => Command::AskExtension { milestone: MilestoneId(1), until: until(day(words[3])) },
        "granted" => Command::GrantExtension { until: None },
        "refused" => Command::RefuseExtension,
        other => unreachable!("nothing is called {other:?}"),
    };
    (day(words[1]), command)
}

fn reminded(story: &Story, today: Date) -> Vec<Occasion> {
    let task = story.history.at(today, Moment::LAST);
    occasions(Rules::built_in(), &task, today, Calendar::built_in())
}

/// Returns occasions as a row tells them: "overdue-5 (10): officer, head"; in brackets the milestone behind the first, or the
/// working days of a later round.
fn shown(mut found: Vec<Occasion>) -> String {
    found.sort_by(|one, other| (&one.reminder, one.milestone).cmp(&(&other.reminder, other.milestone)));
    let rules = &Rules::built_in().reminding.reminders;
    let one = |occasion: &Occasion| {
        let first = rules.iter().find(|rule| rule.id == occasion.reminder).map(|rule| rule.working_days);
        let round = (first != Some(occasion.working_days)).then(|| format!(" ({})", occasion.working_days));
        let milestone =
            occasion.milestone.filter(|milestone| milestone.0 > 1).map(|one| format!(" ({})", one.0));
        let to: Vec<&str> = occasion.to.iter().map(|level| level.name()).collect();
        let mark = milestone.or(round).unwrap_or_default();
        format!("{}{mark}: {}", occasion.reminder, to.join(", "))
    };
    found.iter().map(one).collect::<Vec<_>>().join("; ")
}

#[test]
fn what_is_reminded_of_is_as_the_spec_tells_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec/reminding");
    let mut wrong = Vec::new();
    let mut rows = 0;
    for group in spec::load(&folder) {
        let milestones = group.settings.get("milestones").map_or("20", String::as_str);
        for row in &group.rows {
            rows += 1;
            let story = assigned(milestones);
            let story = row.get("happened").map_or(story.clone(), |happened| happen(story, happened));
            let found = shown(reminded(&story, day(row.get("on").expect("a day"))));
            if found != row.get("reminds").unwrap_or_default() {
                wrong.push(format!("{}:{}: {found}", group.file.display(), row.line));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(rows > 30, "{rows}");
}

#[test]
fn an_occasion_keeps_its_key_from_day_to_day_and_gets_another_by_more_time() {
    let story = happen(assigned("20"), "accepted 11");
    let keys = |story: &Story, days: std::ops::RangeInclusive<i8>| -> BTreeSet<String> {
        days.flat_map(|day| reminded(story, march(day))).map(|occasion| occasion.key()).collect()
    };
    let before = keys(&story, 12..=22);
    let expected = [
        "due-1-before/1/2024-03-20/-1",
        "due-5-before/1/2024-03-20/-5",
        "due-today/1/2024-03-20/0",
        "overdue-1/1/2024-03-20/1",
        "share-3-before/1/2024-03-20/-3",
        "share-today/1/2024-03-20/0",
    ];
    assert_eq!(before, expected.map(str::to_owned).into());
    let extended = happen(story, "asked 15 for 29; granted 18");
    assert!(keys(&extended, 18..=31).is_disjoint(&before), "another day, other occasions");
}

#[test]
fn a_holiday_that_is_decided_later_sends_nothing_twice() {
    let story = happen(assigned("20"), "accepted 11");
    let today = march(15);
    let task = story.history.at(today, Moment::LAST);
    let closed = Calendar::built_in().clone().with_year(2024, [march(18)].into(), [].into()).expect("a year");
    let keys = |calendar: &Calendar| -> BTreeSet<String> {
        occasions(Rules::built_in(), &task, today, calendar).iter().map(Occasion::key).collect()
    };
    assert_eq!(
        keys(Calendar::built_in()),
        keys(&closed),
        "though the days on which they were to be sent moved"
    );
}

#[test]
fn people_are_those_of_the_roles_of_the_day_and_who_acts_for_them() {
    let officer = |number: u8| OfficerId::from_bytes([number; 16]);
    let root = ledger::UnitId::from_bytes([8; 16]);
    let office = ledger::UnitId::from_bytes([7; 16]);
    let found = |unit, parent| Event::UnitFounded {
        unit,
        name: "Đơn vị".to_owned(),
        short: Vec::new(),
        parent,
        codes: Vec::new(),
    };
    let appoint = |number, unit, role| Event::OfficerAppointed {
        officer: officer(number),
        name: format!("Người {number}"),
        unit,
        role,
    };
    let events = [
        found(root, None),
        found(office, Some(root)),
        found(LEAD, Some(root)),
        found(HELPER, Some(root)),
        found(OTHER, Some(root)),
        appoint(1, LEAD, Role::Head),
        appoint(2, HELPER, Role::Head),
        appoint(3, LEAD, Role::Officer),
        appoint(4, root, Role::Leader),
        appoint(5, office, Role::Clerk),
        appoint(6, OTHER, Role::Head),
        Event::AbsenceCovered { officer: officer(1), by: officer(3), until: march(15) },
    ];
    let organisation = events.iter().fold(Organisation::default(), |all, event| all.evolve(event, march(1)));
    let mut content = content();
    content.watcher = Some(officer(4));
    let task = Task { content, officer: Some(officer(3)), ..Task::default() };
    let of = |level, about, day| people(&organisation, &task, about, level, Some(OTHER), march(day));
    let table: BTreeMap<Level, &[u8]> = [
        (Level::Officer, &[3][..]),
        (Level::Head, &[1]),
        (Level::SupportHeads, &[2]),
        (Level::FormerHead, &[6]),
        (Level::Watcher, &[4]),
        (Level::Leaders, &[4]),
        (Level::Clerk, &[5]),
    ]
    .into();
    for level in Level::ALL {
        let expected = table[&level].iter().map(|number| officer(*number)).collect();
        assert_eq!(of(level, None, 20), expected, "{level:?}");
        assert_eq!(Level::named(level.name()), Some(level));
    }
    assert_eq!(of(Level::Head, None, 14), [officer(1), officer(3)].into(), "who acts for the head, too");
    let mut done = task.clone();
    let share = ledger::task::Share { words: String::new(), done: march(12).into() };
    done.shares.insert(HELPER, share);
    let left = people(&organisation, &done, Some(About::Share), Level::SupportHeads, None, march(14));
    assert!(left.is_empty(), "who reported a share is not asked for it");
}

#[test]
fn who_is_told_stands_in_the_rules_and_every_event_there_is_one() {
    let rules = Rules::built_in();
    assert_eq!(told(rules, "task-directed"), [Level::Officer, Level::Head]);
    assert_eq!(told(rules, "task-commented"), []);
    let golden = include_str!("golden/task-events-1.jsonl");
    for event in TELLABLE {
        assert!(golden.contains(&format!("\"{event}\"")), "{event} is no event");
    }
    for about in About::ALL {
        assert!(rules.reminding.reminders.iter().any(|reminder| reminder.about == about), "{about:?}");
        assert_eq!(About::named(about.name()), Some(about));
    }
}

/// Steps that a task may take, some of which make no sense where it stands: those are left out.
fn steps() -> impl Strategy<Value = Vec<(i8, &'static str)>> {
    let step = prop_oneof![
        Just("accepted"),
        Just("declined"),
        Just("share"),
        Just("submitted"),
        Just("confirmed"),
        Just("returned"),
        Just("suspended"),
        Just("waiting"),
        Just("stopped"),
        Just("answered"),
        Just("cancelled"),
        Just("asked"),
        Just("granted"),
        Just("refused"),
    ];
    prop::collection::vec((11_i8..=31, step), 0..8)
}

fn lived(steps: &[(i8, &str)], milestones: &str) -> Story {
    let mut steps = steps.to_vec();
    steps.sort_by_key(|(day, _)| *day);
    steps.into_iter().fold(assigned(milestones), |story, (day, step)| {
        let tail = if step == "asked" { " for 2024-04-12" } else { "" };
        let (day, command) = command(&format!("{step} {day}{tail}"));
        // What the rules refuse does not happen.
        if story.when(day, command.clone()).is_ok() { story.on(day, command) } else { story }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_sent_before_its_day_nor_for_what_ended_or_stands_still(
        steps in steps(),
        milestones in prop_oneof![Just("20"), Just("none"), Just("15, 28"), Just("14, director 22")],
        after in 0_i32..60,
    ) {
        let story = lived(&steps, milestones);
        let today = march(11).checked_add(after.days()).expect("a day");
        let task = story.history.at(today, Moment::LAST);
        let found = reminded(&story, today);
        if !task.stage.is_open() || task.suspended.is_some() || task.still_since.is_some() {
            prop_assert!(found.is_empty(), "{found:?}");
        }
        let keys: BTreeSet<String> = found.iter().map(Occasion::key).collect();
        prop_assert_eq!(keys.len(), found.len(), "each once");
        for occasion in &found {
            prop_assert!(occasion.scheduled <= today, "{:?} before its day", occasion);
            prop_assert!(Calendar::built_in().is_working_day(occasion.scheduled), "{:?}", occasion);
            prop_assert!(!occasion.to.is_empty());
            // The day before it was scheduled nobody had it.
            let before = occasion.scheduled.yesterday().expect("a day");
            let then = occasions(Rules::built_in(), &task, before, Calendar::built_in());
            prop_assert!(then.iter().all(|other| other.key() != occasion.key()), "{:?} was there before", occasion);
        }
        // Each level has one occasion of a day, the latest.
        let mut levels = BTreeSet::new();
        for occasion in &found {
            for level in &occasion.to {
                prop_assert!(levels.insert((occasion.about, occasion.day, *level)), "{:?} twice", level);
            }
        }
    }
}

#[test]
fn tasks_that_were_not_given_remind_nobody() {
    assert!(occasions(Rules::built_in(), &Task::default(), march(20), Calendar::built_in()).is_empty());
    let proposed = Story::default().on(march(11), Command::Propose(Box::new(content())));
    assert!(reminded(&proposed, march(20)).is_empty());
}

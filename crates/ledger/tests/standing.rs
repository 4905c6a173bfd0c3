//! Where tasks stand on a day, as known at a moment, and how the figures add up.

mod common;

use common::{Story, content, march, milestone, until};
use jiff::civil::{Date, date};
use ledger::Moment;
use ledger::count::{Figures, Rate, RateBase, count};
use ledger::rules::{JudgedBy, Rules};
use ledger::standing::{self, Judgement, Standing};
use ledger::task::{Basis, Command, MilestoneId, Product};
use viet::calendar::Calendar;

fn judged(story: &Story, day: Date) -> Option<Judgement> {
    known(story, day, Moment::LAST)
}

fn known(story: &Story, day: Date, known_at: Moment) -> Option<Judgement> {
    standing::of(&story.history.at(day, known_at), day, Rules::built_in(), Calendar::built_in())
}

fn standing_on(story: &Story, day: Date) -> Option<Standing> {
    judged(story, day).map(|judgement| judgement.standing)
}

fn result() -> Command {
    Command::SubmitResult(Product { words: "Kế hoạch".to_owned(), ..Product::default() })
}

#[test]
fn a_task_stands_in_one_place_on_each_day() {
    let story = Story::assigned().on(march(25), result()).on(march(27), Command::ConfirmResult);
    assert_eq!(standing_on(&story, march(10)), None, "not given yet");
    assert_eq!(standing_on(&story, march(11)), Some(Standing::OpenInTime));
    assert_eq!(standing_on(&story, march(20)), Some(Standing::OpenInTime), "the last day on time");
    assert_eq!(standing_on(&story, march(21)), Some(Standing::OpenOverdue));
    assert_eq!(
        standing_on(&story, march(26)),
        Some(Standing::OpenOverdue),
        "handed over late, not confirmed"
    );
    assert_eq!(standing_on(&story, march(27)), Some(Standing::CompletedLate));
    assert_eq!(
        judged(&story, march(31)).map(|judgement| judgement.late_days),
        Some(5),
        "by the result's day"
    );
}

#[test]
fn a_result_handed_over_in_time_is_not_late_while_it_waits() {
    let story = Story::assigned().on(march(20), result());
    let judgement = judged(&story, march(25)).expect("given");
    assert_eq!(judgement.standing, Standing::OpenInTime);
    assert!(judgement.flags.to_confirm && !judgement.flags.due_soon);
    let confirmed = story.on(march(26), Command::ConfirmResult);
    assert_eq!(standing_on(&confirmed, march(26)), Some(Standing::CompletedInTime));
    let mut by_confirmation = Rules::built_in().clone();
    by_confirmation.counting.judged_by = JudgedBy::Confirmation;
    let task = confirmed.history.at(march(26), Moment::LAST);
    let other = standing::of(&task, march(26), &by_confirmation, Calendar::built_in()).expect("given");
    assert_eq!((other.standing, other.late_days), (Standing::CompletedLate, 6));
}

#[test]
fn the_past_as_it_was_known_does_not_change() {
    // Done on the 19th, entered on the 29th: a report of the 22nd showed it as overdue, and still does.
    let story = Story::assigned().noted(march(29), march(19), result());
    let report = Moment::end_of(march(22));
    assert_eq!(known(&story, march(22), report).map(|one| one.standing), Some(Standing::OpenOverdue));
    assert_eq!(standing_on(&story, march(22)), Some(Standing::OpenInTime), "as it is known now");
}

#[test]
fn more_time_counts_from_the_day_it_is_given() {
    let ask = Command::AskExtension { milestone: MilestoneId(1), until: until(march(29)) };
    let story = Story::assigned().on(march(18), ask).on(march(22), Command::GrantExtension { until: None });
    assert_eq!(standing_on(&story, march(21)), Some(Standing::OpenOverdue));
    assert_eq!(standing_on(&story, march(22)), Some(Standing::OpenInTime));
    assert_eq!(standing_on(&story, march(30)), Some(Standing::OpenOverdue));
}

#[test]
fn a_clock_that_stands_still_moves_the_day() {
    let wait =
        Command::Wait { body: "Sở Tài chính".to_owned(), letter: "101".to_owned(), expected: None };
    let story = Story::assigned().on(march(14), wait).on(march(14), Command::StopClock);
    assert_eq!(standing_on(&story, march(25)), Some(Standing::OpenInTime), "it stands still");
    let story = story.on(march(18), Command::EndWaiting);
    assert_eq!(judged(&story, march(18)).and_then(|one| one.due).map(|due| due.day), Some(march(24)));
    assert_eq!(standing_on(&story, march(25)), Some(Standing::OpenOverdue));
    let rests = Story::assigned().on(march(12), Command::Suspend { until: None });
    assert_eq!(standing_on(&rests, march(30)), Some(Standing::Suspended));
}

#[test]
fn the_leader_s_day_is_not_the_unit_s_lateness() {
    let mut content = content();
    content
        .milestones
        .push(ledger::task::Milestone { who: Some("Giám đốc".to_owned()), ..milestone(2, march(29)) });
    let story = Story::default()
        .on(march(11), Command::Propose(Box::new(content)))
        .on(march(11), Command::Assign { code: "2024/1".to_owned() });
    assert_eq!(judged(&story, march(12)).and_then(|one| one.due).map(|due| due.day), Some(march(20)));
}

#[test]
fn inherited_days_count_where_the_office_says_so() {
    let mut content = content();
    content.milestones[0].basis = Basis::Inherited;
    let story = Story::default()
        .on(march(11), Command::Propose(Box::new(content)))
        .on(march(11), Command::Assign { code: "2024/1".to_owned() });
    assert_eq!(standing_on(&story, march(21)), Some(Standing::OpenOverdue));
    let mut rules = Rules::built_in().clone();
    rules.counting.inherited_days_count = false;
    let task = story.history.now();
    let judgement = standing::of(&task, march(21), &rules, Calendar::built_in()).expect("given");
    assert_eq!((judgement.standing, judgement.due), (Standing::OpenUndated, None));
}

#[test]
fn flags_stand_beside_the_class() {
    let flags = |story: &Story, day| judged(story, day).expect("given").flags;
    let story = Story::assigned();
    assert!(flags(&story, march(12)).not_accepted);
    assert!(!flags(&story, march(15)).not_accepted, "three working days of silence count as acceptance");
    assert!(!flags(&story, march(12)).due_soon, "six working days before");
    assert!(flags(&story, march(13)).due_soon);
    assert!(flags(&story.clone().on(march(12), Command::Decline), march(12)).declined);
    let late = flags(&story, march(21));
    assert!(!late.due_soon, "overdue is not soon");
}

#[test]
fn the_figures_of_the_sample_report_say_what_its_form_loses() {
    // 107 given, 77 completed, none late, none overdue: the thirty that its columns lack are in progress, in time.
    let standings = (0..107).map(|number| {
        let standing = if number < 77 { Standing::CompletedInTime } else { Standing::OpenInTime };
        (if number < 100 { "I" } else { "II" }, standing)
    });
    let rows = count(standings);
    let total: Figures = rows.values().copied().sum();
    assert_eq!((total.given(), total.completed(), total.open_overdue), (107, 77, 0));
    assert_eq!(total.open_in_time, 30);
    assert_eq!(total.rate(Standing::CompletedInTime, RateBase::Due), Rate { part: 77, whole: 77 });
    assert_eq!(total.rate(Standing::CompletedInTime, RateBase::Given).per_mille(), Some(720));
    assert_eq!(Rate { part: 0, whole: 0 }.per_mille(), None);
}

#[test]
fn days_of_a_later_year_are_judged_too() {
    let story = Story::assigned();
    assert_eq!(judged(&story, date(2025, 3, 20)).map(|judgement| judgement.late_days), Some(365));
}

//! The life of a task: given what happened, when somebody asks for something, then this happens.

mod common;

use common::{HELPER, LEAD, OTHER, Story, content, march, milestone, task, until};
use jiff::civil::date;
use ledger::OfficerId;
use ledger::deadline::Limit;
use ledger::task::{Command, Event, ExtensionEnd, MilestoneId, Product, Progress, Refusal, Stage};

fn product(words: &str) -> Product {
    Product { words: words.to_owned(), ..Product::default() }
}

fn progress(percent: u8) -> Command {
    Command::ReportProgress(Progress { words: "đang lấy ý kiến".to_owned(), percent: Some(percent) })
}

fn ask(day: jiff::civil::Date) -> Command {
    Command::AskExtension { milestone: MilestoneId(1), until: until(day) }
}

#[test]
fn from_proposal_to_confirmation() {
    let story = Story::assigned()
        .on(march(12), Command::Accept)
        .on(march(12), Command::Delegate(OfficerId::from_bytes([7; 16])))
        .on(march(15), progress(60))
        .on(march(18), Command::ReportShare { unit: HELPER, words: "đã gửi số liệu".to_owned() })
        .on(march(19), Command::SubmitResult(product("Kế hoạch 12/KH-SKHCN")))
        .on(march(21), Command::ConfirmResult);
    let task = story.history.now();
    assert_eq!(task.stage, Stage::Confirmed);
    assert_eq!(task.code.as_deref(), Some("2024/0147"));
    assert_eq!(task.given.map(|given| given.day), Some(march(11)));
    assert_eq!(task.accepted.map(|accepted| accepted.day), Some(march(12)));
    assert_eq!(
        task.result.map(|(_, at)| at.day),
        Some(march(19)),
        "the result's day and the confirmation's are kept"
    );
    assert_eq!(task.confirmed.map(|confirmed| confirmed.day), Some(march(21)));
    assert_eq!(task.shares[&HELPER].done.day, march(18));
}

#[test]
fn a_proposal_is_confirmed_edited_split_joined_or_dropped() {
    let proposed = Story::default().on(march(11), Command::Propose(Box::new(content())));
    assert_eq!(proposed.when(march(11), Command::Drop), Ok(vec![Event::Dropped]));
    assert_eq!(proposed.when(march(11), Command::Join(task(2))), Ok(vec![Event::Joined { into: task(2) }]));
    let parts = vec![task(2), task(3)];
    assert_eq!(
        proposed.when(march(11), Command::Split(parts.clone())),
        Ok(vec![Event::Split { into: parts }])
    );
    for parts in [vec![], vec![task(2)], vec![task(2), task(2)]] {
        assert_eq!(proposed.when(march(11), Command::Split(parts)), Err(Refusal::NotAnother));
    }
    assert_eq!(proposed.when(march(11), Command::Accept), Err(Refusal::WrongStage(Stage::Proposed)));
    let gone = proposed.on(march(11), Command::Drop);
    assert_eq!(
        gone.when(march(12), Command::Assign { code: "2024/1".to_owned() }),
        Err(Refusal::WrongStage(Stage::Gone))
    );
}

#[test]
fn a_task_without_a_lead_is_not_given() {
    let mut nobody = content();
    nobody.lead = None;
    let proposed = Story::default().on(march(11), Command::Propose(Box::new(nobody)));
    let assign = Command::Assign { code: "2024/0147".to_owned() };
    assert_eq!(proposed.when(march(11), assign), Err(Refusal::NoLead));
}

#[test]
fn contents_that_cannot_be_are_refused() {
    let refused = |change: fn(&mut ledger::task::Content)| {
        let mut content = content();
        change(&mut content);
        Story::default().when(march(11), Command::Propose(Box::new(content))).expect_err("refused")
    };
    assert_eq!(refused(|content| content.words = " ".to_owned()), Refusal::NoWords);
    assert_eq!(refused(|content| content.support = vec![HELPER, HELPER]), Refusal::SupportTwice);
    assert_eq!(refused(|content| content.support = vec![LEAD]), Refusal::SupportTwice);
    assert_eq!(refused(|content| content.milestones.push(milestone(1, march(25)))), Refusal::MilestoneTwice);
}

#[test]
fn more_time_is_asked_for_before_the_day_and_the_old_day_stays() {
    let story = Story::assigned().on(march(12), Command::Accept);
    // The 20th is a Wednesday: two working days before it is Monday the 18th.
    assert!(story.when(march(18), ask(march(29))).is_ok());
    assert_eq!(story.when(march(19), ask(march(29))), Err(Refusal::AskedTooLate(march(18))));
    assert_eq!(story.when(march(18), ask(march(20))), Err(Refusal::NotLater));
    assert_eq!(
        story.when(march(18), Command::AskExtension { milestone: MilestoneId(1), until: Limit::Unknown }),
        Err(Refusal::NotLater)
    );
    assert_eq!(
        story.when(march(18), Command::AskExtension { milestone: MilestoneId(9), until: until(march(29)) }),
        Err(Refusal::NoMilestone)
    );
    let asked = story.on(march(18), ask(march(29)));
    assert_eq!(asked.when(march(18), ask(date(2024, 4, 5))), Err(Refusal::AlreadyAsked));
    let granted = asked.clone().on(march(19), Command::GrantExtension { until: Some(until(march(27))) });
    let task = granted.history.now();
    assert_eq!(task.content.milestones[0].limit, until(march(27)));
    assert_eq!(task.extensions[0].before, Some(until(march(20))));
    assert_eq!(task.extensions[0].end, Some(ExtensionEnd::Granted(until(march(27)))));
    assert_eq!(
        granted.history.at(march(18), ledger::Moment::LAST).content.milestones[0].limit,
        until(march(20))
    );
    let refused = asked.on(march(19), Command::RefuseExtension);
    assert_eq!(refused.history.now().content.milestones[0].limit, until(march(20)));
    assert_eq!(refused.when(march(19), Command::RefuseExtension), Err(Refusal::NotAsked));
}

#[test]
fn more_time_is_given_as_often_as_the_office_allows() {
    let twice = Story::assigned()
        .on(march(12), ask(march(29)))
        .on(march(13), Command::GrantExtension { until: None })
        .on(march(14), ask(date(2024, 4, 10)))
        .on(march(15), Command::GrantExtension { until: None });
    assert_eq!(twice.when(march(18), ask(date(2024, 5, 10))), Err(Refusal::ExtendedTooOften(2)));
}

#[test]
fn a_returned_result_is_worked_on_again() {
    let story = Story::assigned()
        .on(march(19), Command::SubmitResult(product("bản thảo")))
        .on(march(20), Command::ReturnResult);
    assert_eq!(story.history.now().stage, Stage::InProgress);
    assert_eq!(story.history.now().result, None);
    assert_eq!(story.when(march(20), Command::ConfirmResult), Err(Refusal::WrongStage(Stage::InProgress)));
    assert_eq!(story.when(march(20), Command::SubmitResult(product(" "))), Err(Refusal::NoWords));
}

#[test]
fn what_takes_away_or_contradicts_wants_a_reason() {
    let story = Story::assigned();
    for command in [
        Command::Decline,
        Command::Reassign(OTHER),
        ask(march(29)),
        Command::Suspend { until: None },
        Command::Cancel,
        Command::Supersede(task(2)),
        Command::Withdraw,
    ] {
        for reason in [None, Some(" ")] {
            let meta = story.meta(march(12), march(12), reason);
            assert_eq!(story.judge(command.clone(), &meta), Err(Refusal::NoReason), "{command:?}");
        }
    }
}

#[test]
fn another_lead_begins_anew() {
    let story = Story::assigned()
        .on(march(12), Command::Accept)
        .on(march(12), Command::Delegate(OfficerId::from_bytes([7; 16])))
        .on(march(13), Command::Reassign(HELPER));
    let task = story.history.now();
    assert_eq!((task.stage, task.content.lead, task.officer), (Stage::Assigned, Some(HELPER), None));
    assert!(task.content.support.is_empty(), "a lead does not help itself");
    assert_eq!(story.when(march(13), Command::Reassign(HELPER)), Err(Refusal::SameLead));
}

#[test]
fn a_task_at_rest_goes_on_later() {
    let story = Story::assigned().on(march(12), Command::Suspend { until: Some(march(18)) });
    assert_eq!(story.when(march(13), progress(10)), Err(Refusal::Suspended));
    assert_eq!(story.when(march(13), Command::Accept), Err(Refusal::Suspended));
    let resumed = story.on(march(18), Command::Resume);
    assert_eq!(resumed.history.now().stopped_days, 6);
    assert_eq!(resumed.when(march(18), Command::Resume), Err(Refusal::WrongStage(Stage::Assigned)));
}

#[test]
fn the_clock_stops_only_where_that_is_granted() {
    let wait =
        Command::Wait {
            body: "Sở Tài chính".to_owned(), letter: "101/SKHCN-VP".to_owned(), expected: None
        };
    let waiting = Story::assigned().on(march(12), wait.clone());
    assert_eq!(waiting.when(march(13), wait), Err(Refusal::AlreadyWaiting));
    let unanswered = waiting.clone().on(march(15), Command::EndWaiting);
    assert_eq!(unanswered.history.now().stopped_days, 0);
    let granted = waiting.on(march(13), Command::StopClock).on(march(18), Command::EndWaiting);
    assert_eq!(granted.history.now().stopped_days, 5);
    assert_eq!(granted.when(march(18), Command::EndWaiting), Err(Refusal::NotWaiting));
    assert_eq!(granted.when(march(18), Command::StopClock), Err(Refusal::NotWaiting));
}

#[test]
fn a_clock_that_stands_still_for_two_reasons_counts_its_days_once() {
    let wait =
        Command::Wait {
            body: "Sở Tài chính".to_owned(), letter: "101/SKHCN-VP".to_owned(), expected: None
        };
    let story = Story::assigned()
        .on(march(12), wait)
        .on(march(12), Command::StopClock)
        .on(march(14), Command::Suspend { until: None })
        .on(march(18), Command::Resume);
    assert_eq!(story.history.now().stopped_days, 0, "it waits still");
    let story = story.on(march(19), Command::EndWaiting);
    assert_eq!((story.history.now().stopped_days, story.history.now().still_since), (7, None));
}

#[test]
fn percent_do_not_fall_without_a_reason() {
    let story = Story::assigned().on(march(12), progress(60));
    let silent = story.meta(march(13), march(13), None);
    assert_eq!(story.judge(progress(50), &silent), Err(Refusal::BadPercent));
    assert!(story.when(march(13), progress(50)).is_ok());
    assert_eq!(story.when(march(13), progress(101)), Err(Refusal::BadPercent));
}

#[test]
fn only_units_with_a_share_report_one() {
    let report = Command::ReportShare { unit: OTHER, words: "đã xong".to_owned() };
    assert_eq!(Story::assigned().when(march(12), report), Err(Refusal::NoShare));
}

#[test]
fn entries_are_dated_back_with_a_reason_and_never_ahead() {
    let story = Story::assigned();
    let accept = |recorded, effective, reason| {
        story.judge(Command::Accept, &story.meta(march(recorded), march(effective), reason))
    };
    assert!(accept(13, 12, None).is_ok(), "the next working day");
    assert_eq!(accept(14, 12, None), Err(Refusal::BackdatedWithoutReason));
    assert!(accept(14, 12, Some("phiếu giấy gửi muộn")).is_ok());
    assert_eq!(accept(12, 13, None), Err(Refusal::InTheFuture));
    assert_eq!(accept(12, 10, Some("nhầm ngày")), Err(Refusal::BeforeGiven(march(11))));
}

#[test]
fn a_corrected_entry_counts_as_it_should_have_been_and_stays() {
    let story = Story::assigned().on(march(19), Command::SubmitResult(product("Kế hoạch 12/KH-SKHCN")));
    let entry = story.last();
    let by = Some(Box::new(Event::ResultSubmitted { product: product("Kế hoạch 21/KH-SKHCN") }));
    let corrected = story.on(march(22), Command::Correct { entry, by, at: march(18).into() });
    let known = |day| corrected.history.at(march(31), ledger::Moment::end_of(march(day))).result;
    assert_eq!(known(21), Some((product("Kế hoạch 12/KH-SKHCN"), march(19).into())), "as it was known then");
    assert_eq!(known(22), Some((product("Kế hoạch 21/KH-SKHCN"), march(18).into())));
    let taken_back = corrected.on(march(23), Command::Correct { entry, by: None, at: march(19).into() });
    assert_eq!(taken_back.history.now().stage, Stage::Assigned, "the last correction counts");
    assert_eq!(taken_back.history.entries().len(), 5, "nothing is erased");
    let of_correction = Command::Correct { entry: taken_back.last(), by: None, at: march(19).into() };
    assert_eq!(taken_back.when(march(23), of_correction), Err(Refusal::NoSuchEntry));
    let founding = taken_back.history.entries()[1].id;
    let of_founding = Command::Correct { entry: founding, by: None, at: march(19).into() };
    assert_eq!(taken_back.when(march(23), of_founding), Err(Refusal::NoSuchEntry));
}

#[test]
fn what_is_over_can_be_reopened() {
    for end in [Command::Cancel, Command::Supersede(task(2))] {
        let over = Story::assigned().on(march(12), end);
        assert!(matches!(over.when(march(13), progress(10)), Err(Refusal::WrongStage(_))));
        let again = over.on(march(13), Command::Reopen).history.now();
        assert_eq!((again.stage, again.heir), (Stage::InProgress, None));
    }
    let withdrawn = Story::assigned().on(march(12), Command::Withdraw);
    assert_eq!(withdrawn.when(march(13), Command::Reopen), Err(Refusal::WrongStage(Stage::Withdrawn)));
}

//! What a page offers for a task is what the rules let through, at every stage of its life.

mod common;

use common::{HELPER, OTHER, Story, content, march, task, until};
use ledger::OfficerId;
use ledger::task::{Command, MilestoneId, Product, Progress, Refusal, choices};

/// Every command that a page may offer, with something in it.
fn commands() -> Vec<Command> {
    let progress = Progress { words: "đang lấy ý kiến".to_owned(), percent: None };
    vec![
        Command::Assign { code: "2024/0147".to_owned() },
        Command::Accept,
        Command::ReportProgress(progress),
        Command::SubmitResult(Product { words: "Kế hoạch".to_owned(), ..Product::default() }),
        Command::ReportShare { unit: HELPER, words: "đã gửi".to_owned() },
        Command::AskExtension { milestone: MilestoneId(1), until: until(march(29)) },
        Command::GrantExtension { until: None },
        Command::RefuseExtension,
        Command::ConfirmResult,
        Command::ReturnResult,
        Command::Delegate(OfficerId::from_bytes([7; 16])),
        Command::Decline,
        Command::Wait { body: "Sở Tài chính".to_owned(), letter: "12/SKHCN".to_owned(), expected: None },
        Command::StopClock,
        Command::EndWaiting,
        Command::Reassign(OTHER),
        Command::Direct("làm ngay".to_owned()),
        Command::Comment("đã rõ".to_owned()),
        Command::Edit(Box::new(content())),
        Command::Suspend { until: None },
        Command::Resume,
        Command::Cancel,
        Command::Supersede(task(9)),
        Command::Reopen,
        Command::Split(vec![task(2), task(3)]),
        Command::Join(task(2)),
        Command::Drop,
    ]
}

/// Stories that end at every stage, resting, waiting, and with a request for more time.
fn stories() -> Vec<(&'static str, Story)> {
    let day = march(12);
    let wait =
        || Command::Wait { body: "Sở Tài chính".to_owned(), letter: "12".to_owned(), expected: None };
    let result = || Command::SubmitResult(Product { words: "Kế hoạch".to_owned(), ..Product::default() });
    let ask = || Command::AskExtension { milestone: MilestoneId(1), until: until(march(29)) };
    let assigned = Story::assigned;
    let proposed = || Story::default().on(march(11), Command::Propose(Box::new(content())));
    vec![
        ("unborn", Story::default()),
        ("proposed", proposed()),
        ("gone", proposed().on(day, Command::Drop)),
        ("assigned", assigned()),
        ("declined", assigned().on(day, Command::Decline)),
        ("accepted", assigned().on(day, Command::Accept)),
        ("in progress", assigned().on(day, commands().remove(2))),
        ("asked", assigned().on(day, Command::Accept).on(day, ask())),
        ("waiting", assigned().on(day, Command::Accept).on(day, wait())),
        ("clock stopped", assigned().on(day, wait()).on(day, Command::StopClock)),
        ("resting", assigned().on(day, Command::Suspend { until: None })),
        ("submitted", assigned().on(day, result())),
        ("confirmed", assigned().on(day, result()).on(day, Command::ConfirmResult)),
        ("cancelled", assigned().on(day, Command::Cancel)),
        ("superseded", assigned().on(day, Command::Supersede(task(9)))),
        ("withdrawn", assigned().on(day, Command::Withdraw)),
    ]
}

/// Whether a command is refused because it makes no sense now, and not because of what is in it.
fn makes_no_sense(refusal: &Refusal) -> bool {
    matches!(
        refusal,
        Refusal::WrongStage(_)
            | Refusal::Suspended
            | Refusal::AlreadyAsked
            | Refusal::NotAsked
            | Refusal::AlreadyWaiting
            | Refusal::NotWaiting
    )
}

#[test]
fn what_is_offered_is_what_makes_sense() {
    for (stage, story) in stories() {
        let offered = choices(&story.history.now());
        for command in commands() {
            let name = command.name();
            let sense = !story.when(march(13), command).is_err_and(|refusal| makes_no_sense(&refusal));
            assert_eq!(offered.contains(&name), sense, "{name} of a task that is {stage}");
        }
    }
}

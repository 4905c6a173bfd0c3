//! An order from above and the tasks below that came from it.

mod common;

use common::{Story, content, march, milestone, task};
use jiff::civil::Date;
use ledger::TaskId;
use ledger::rules::{Judge, Rules};
use ledger::standing::{self, Judgement, Standing};
use ledger::task::levels::{Below, below, check_parent, decide};
use ledger::task::{Command, Content, Event, Product, Refusal};
use viet::calendar::Calendar;

fn judged(story: &Story, day: Date) -> Judgement {
    let task = story.history.at(day, ledger::Moment::LAST);
    standing::of(&task, day, Rules::built_in(), Calendar::built_in()).expect("it was given")
}

/// A task below, to be done by a day of March 2024.
fn child(due: i8) -> Story {
    let content = Content { milestones: vec![milestone(1, march(due))], parent: Some(task(1)), ..content() };
    Story::default()
        .on(march(11), Command::Propose(Box::new(content)))
        .on(march(11), Command::Assign { code: "2024/0148".to_owned() })
}

fn submit() -> Command {
    Command::SubmitResult(Product { words: "Kế hoạch".to_owned(), ..Product::default() })
}

fn done(story: Story) -> Story {
    story.on(march(14), submit()).on(march(14), Command::ConfirmResult)
}

/// What the children of a task due on 20 March show on a day.
fn shown(children: &[Story], day: Date) -> Below {
    let parent = judged(&Story::assigned(), day);
    below(parent.due, children.iter().map(|child| judged(child, day)))
}

fn asked(parent: &Story, below: &Below, rules: &Rules, command: Command) -> Result<Vec<Event>, Refusal> {
    let meta = parent.meta(march(19), march(19), Some("theo ý kiến của lãnh đạo"));
    decide(&parent.history, below, command, &meta, Judge { rules, calendar: Calendar::built_in() })
}

#[test]
fn a_parent_shows_how_its_children_stand_and_keeps_its_own_standing() {
    let children = [child(13), child(25), done(child(15)), child(18).on(march(12), Command::Cancel)];
    let shown = shown(&children, march(19));
    assert_eq!(shown.figures.open_overdue, 1);
    assert_eq!((shown.open(), shown.figures.completed(), shown.figures.cancelled), (2, 1, 1));
    assert_eq!(shown.due_later, 1, "the 25th lies behind the parent's 20th");
    assert_eq!(judged(&Story::assigned(), march(19)).standing, Standing::OpenInTime);
}

#[test]
fn a_child_that_is_done_or_gone_is_not_due_later() {
    let gone = child(25).on(march(12), Command::Cancel);
    assert_eq!(shown(&[done(child(25)), gone], march(19)).due_later, 0);
    let undated = below(None, [judged(&child(25), march(19))]);
    assert_eq!(undated.due_later, 0, "a parent without a day");
}

#[test]
fn a_parent_is_neither_confirmed_nor_ended_while_a_child_is_open() {
    let resting = child(25).on(march(12), Command::Suspend { until: None });
    let open = shown(&[child(18), resting, done(child(15))], march(19));
    let submitted = Story::assigned().on(march(18), submit());
    let built_in = Rules::built_in();
    for command in [Command::ConfirmResult, Command::Cancel, Command::Supersede(task(9))] {
        assert_eq!(asked(&submitted, &open, built_in, command.clone()), Err(Refusal::ChildrenOpen(2)));
        assert!(asked(&submitted, &Below::default(), built_in, command).is_ok());
    }
    assert!(asked(&submitted, &open, built_in, Command::ReturnResult).is_ok());
    assert!(asked(&Story::assigned(), &open, built_in, submit()).is_ok(), "handed over, not confirmed");
    let early = asked(&Story::assigned(), &open, built_in, Command::ConfirmResult);
    assert!(matches!(early, Err(Refusal::WrongStage(_))), "the stage is told first");
}

#[test]
fn an_office_may_decide_otherwise() {
    let text = Rules::BUILT_IN;
    let open = shown(&[child(18)], march(19));
    let submitted = Story::assigned().on(march(18), submit());
    let with =
        |from: &str| Rules::from_toml(&text.replace(&format!("{from} = false"), &format!("{from} = true")));
    let confirm = with("confirm_with_open_children").expect("rules");
    assert!(asked(&submitted, &open, &confirm, Command::ConfirmResult).is_ok());
    assert!(asked(&submitted, &open, &confirm, Command::Cancel).is_err());
    let end = with("end_with_open_children").expect("rules");
    assert!(asked(&submitted, &open, &end, Command::Cancel).is_ok());
    assert!(asked(&submitted, &open, &end, Command::ConfirmResult).is_err());
}

#[test]
fn no_task_comes_from_itself_and_chains_are_short() {
    // 1 comes from 2, which comes from 3, and so on up to 9.
    let parent_of = |of: TaskId| (1..9).find(|number| task(*number) == of).map(|number| task(number + 1));
    assert_eq!(check_parent(task(20), task(1), parent_of), Ok(()));
    assert_eq!(check_parent(task(3), task(1), parent_of), Err(Refusal::OwnAncestor));
    assert_eq!(check_parent(task(1), task(1), parent_of), Err(Refusal::OwnAncestor));
    let ring = |of: TaskId| Some(if of == task(1) { task(2) } else { task(1) });
    assert_eq!(check_parent(task(20), task(1), ring), Err(Refusal::TooManyLevels(10)), "it ends");
}

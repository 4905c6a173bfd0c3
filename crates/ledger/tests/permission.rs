//! The permission table: every cell is held by `docs/permissions.md`, and what relations mean by a small office.

mod common;

use common::{BODY, HELPER, LEAD, OTHER, Story, appoint, content, found, march};
use jiff::civil::date;
use ledger::organisation::{Event, Organisation, Role};
use ledger::permission::{Relation, TABLE, is_allowed, may, may_in};
use ledger::task::{Command, Content};
use ledger::{OfficerId, UnitId};

const DOCUMENT: &str = include_str!("../../../docs/permissions.md");

/// Writes the table as the document shows it.
fn table() -> String {
    let mut text = String::from("| command |");
    for role in Role::ALL {
        text.push_str(&format!(" {} |", format!("{role:?}").to_lowercase()));
    }
    text.push_str(&format!("\n|{}\n", " --- |".repeat(Role::ALL.len() + 1)));
    for (command, _) in TABLE {
        text.push_str(&format!("| `{command}` |"));
        for role in Role::ALL {
            let relations = Relation::ALL.into_iter().filter(|relation| is_allowed(command, role, *relation));
            let words: Vec<String> =
                relations.map(|relation| format!("{relation:?}").to_lowercase()).collect();
            text.push_str(&format!(
                " {} |",
                if words.is_empty() { "-".to_owned() } else { words.join(", ") }
            ));
        }
        text.push('\n');
    }
    text
}

#[test]
fn every_cell_is_as_the_document_says() {
    assert!(DOCUMENT.contains(&table()), "docs/permissions.md should have:\n{}", table());
}

/// The names of commands as the sources spell them: each source, and what its names begin with.
const SOURCES: &[(&str, &str)] = &[
    (include_str!("../src/task/command.rs"), ""),
    (include_str!("../src/document/command.rs"), "document-"),
    (include_str!("../src/register/decide.rs"), "register-"),
    (include_str!("../src/settings/decide.rs"), "settings-"),
    (include_str!("../src/closed_figures.rs"), "closed-figures-note"),
    (include_str!("../src/report/decide.rs"), "report-"),
    (include_str!("../src/dossier/command.rs"), "dossier-"),
    (include_str!("../src/indicator/decide.rs"), "indicator-"),
];

/// Every name that a source gives a command: `Self::Open { .. } => "register-open",`.
fn names_in_code() -> Vec<&'static str> {
    let arms = |source: &'static str| source.lines().filter(|line| line.trim_start().starts_with("Self::"));
    let named = |line: &'static str| line.split_once("=> \"")?.1.strip_suffix("\",");
    let found = SOURCES.iter().flat_map(|(source, beginning)| {
        arms(source).filter_map(named).filter(move |name| name.starts_with(beginning))
    });
    // The name of the event of closed figures begins with the name of its command.
    let names: Vec<&str> = found.filter(|name| *name != "closed-figures-noted").collect();
    assert_eq!(names.len(), 31 + 15 + 3 + 6 + 1 + 4 + 17 + 6, "names are found where they are");
    names
}

#[test]
fn every_command_has_a_row() {
    let mut names: Vec<&str> = TABLE.iter().map(|(command, _)| *command).collect();
    for command in [
        Command::Propose(Box::new(content())),
        Command::Drop,
        Command::Accept,
        Command::Decline,
        Command::ConfirmResult,
        Command::Comment(String::new()),
        Command::Direct(String::new()),
    ] {
        assert!(names.contains(&command.name()), "{}", command.name());
    }
    for name in names_in_code()
        .into_iter()
        .chain(ledger::event_date::Command::NAMES)
        .chain(ledger::person::Command::NAMES)
    {
        assert!(names.contains(&name), "{name}");
    }
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), TABLE.len(), "no command twice");
    assert!(!is_allowed("unheard-of", Role::Leader, Relation::Within));
}

const OFFICE: UnitId = UnitId::from_bytes([41; 16]);
const ELSEWHERE: UnitId = UnitId::from_bytes([42; 16]);

fn officer(number: u8) -> OfficerId {
    OfficerId::from_bytes([number; 16])
}

/// A body with its office and three units, and one body elsewhere; an officer of each role in each.
fn organisation() -> Organisation {
    let founded = date(2020, 1, 1);
    let mut organisation = Organisation::default();
    let units = [
        (BODY, None),
        (OFFICE, Some(BODY)),
        (LEAD, Some(BODY)),
        (HELPER, Some(BODY)),
        (OTHER, Some(BODY)),
        (ELSEWHERE, None),
    ];
    for (unit, parent) in units {
        organisation = organisation.evolve(&found(unit, "Đơn vị", parent), founded);
    }
    let posts = [
        (1, OFFICE, Role::Clerk),
        (2, BODY, Role::Leader),
        (3, LEAD, Role::Head),
        (4, LEAD, Role::Officer),
        (5, HELPER, Role::Head),
        (6, OTHER, Role::Head),
        (7, ELSEWHERE, Role::Leader),
        (8, ELSEWHERE, Role::Clerk),
        (9, BODY, Role::Administrator),
        (10, BODY, Role::Observer),
        (11, LEAD, Role::Officer),
    ];
    for (number, unit, role) in posts {
        organisation = organisation.evolve(&appoint(officer(number), unit, role), founded);
    }
    organisation
}

/// The officers, by their numbers, who may give a command to a task.
fn who(command: &str, story: &Story) -> Vec<u8> {
    let (organisation, task) = (organisation(), story.history.now());
    (1..=11).filter(|number| may(&organisation, officer(*number), command, &task, march(13))).collect()
}

#[test]
fn roles_reach_as_far_as_their_relation_to_the_task() {
    let story = Story::assigned().on(march(12), Command::Delegate(officer(4)));
    assert_eq!(who("confirm-result", &story), [1, 2], "the clerk and the director of the body");
    assert_eq!(
        who("report-progress", &story),
        [1, 3, 4],
        "the head of the lead, the officer who does it, the clerk"
    );
    assert_eq!(who("decline", &story), [1, 3]);
    assert_eq!(who("report-share", &story), [1, 5], "the head of the unit that helps");
    assert_eq!(who("comment", &story), [1, 2, 3, 4, 5, 11], "nobody from elsewhere");
    assert_eq!(who("direct", &story), [2]);
}

#[test]
fn who_watches_a_task_of_another_body_decides_on_it() {
    let watched = Content { watcher: Some(officer(7)), ..content() };
    let story = Story::default()
        .on(march(11), Command::Propose(Box::new(watched)))
        .on(march(11), Command::Assign { code: "2024/1".to_owned() });
    assert_eq!(who("direct", &story), [2, 7]);
}

#[test]
fn a_clerk_of_a_body_below_another_one_does_not_reach_over_it() {
    let centre = UnitId::from_bytes([43; 16]);
    let appointed = |number, role| appoint(officer(number), centre, role);
    let organisation = organisation()
        .evolve(&found(centre, "Chi cục", Some(BODY)), march(1))
        .evolve(&appointed(20, Role::Clerk), march(1));
    let may_enter = |organisation: &Organisation, owner| {
        may_in(organisation, officer(20), "document-receive", owner, march(13))
    };
    assert!(
        may_enter(&organisation, BODY),
        "in a unit that nobody leads as a body, a clerk works for the body above"
    );
    let led = organisation.evolve(&appointed(21, Role::Leader), march(1));
    assert!(may_enter(&led, centre) && !may_enter(&led, BODY));
    let vacant = led.evolve(&Event::OfficerRelieved { officer: officer(21), unit: centre }, march(12));
    assert!(!may_enter(&vacant, BODY), "nor between two leaders");
    let task = Story::assigned().history.now();
    assert!(
        !may(&vacant, officer(20), "confirm-result", &task, march(13)),
        "a task of another unit of the body above"
    );
    assert!(
        may(&vacant, officer(1), "confirm-result", &task, march(13)),
        "the clerk in the body's office as before"
    );
}

#[test]
fn a_role_ends_with_its_day() {
    let relieved = Event::OfficerRelieved { officer: officer(3), unit: LEAD };
    let organisation = organisation().evolve(&relieved, march(13));
    let task = Story::assigned().history.now();
    assert!(may(&organisation, officer(3), "accept", &task, march(12)));
    assert!(!may(&organisation, officer(3), "accept", &task, march(13)));
}

/// The officers, by their numbers, who may give a command to what belongs to a unit.
fn who_in(command: &str, owner: UnitId) -> Vec<u8> {
    let organisation = organisation();
    (1..=11).filter(|number| may_in(&organisation, officer(*number), command, owner, march(13))).collect()
}

#[test]
fn papers_and_books_of_a_body_are_kept_by_its_clerk() {
    for command in ["document-receive", "document-issue", "document-edit", "register-give", "register-void"] {
        assert_eq!(who_in(command, BODY), [1], "{command}");
    }
    for command in ["document-instruct", "document-withdraw", "settings-replace-rules"] {
        assert_eq!(who_in(command, BODY), [1, 2], "{command}: and by its leader");
    }
    assert_eq!(who_in("register-give", ELSEWHERE), [8], "the clerk of the other body, in its root");
    assert_eq!(who_in("organisation-change", LEAD), [1, 2, 9], "and by who keeps the machine running");
}

#[test]
fn a_unit_notes_its_own_closed_figures() {
    assert_eq!(who_in("closed-figures-note", LEAD), [1, 3]);
    assert_eq!(who_in("closed-figures-note", HELPER), [1, 5]);
    assert_eq!(who_in("report-keep", LEAD), [1, 2, 3]);
    assert_eq!(who_in("report-send", BODY), [1, 2], "a head reports about her own unit, not the body");
    assert_eq!(who_in("confirm-result", LEAD), [1, 2], "a command to tasks reaches as far");
    assert!(who_in("unheard-of", LEAD).is_empty());
}

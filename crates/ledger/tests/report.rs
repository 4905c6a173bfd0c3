//! Kept reports: kept once, sent, withdrawn with a reason.

mod common;

use common::{Story, march, record};
use ledger::report::{Command, Entry, Kept, Letterhead, Refusal, Report, decide};
use ledger::{Moment, UnitId};
use std::collections::BTreeMap;

fn keep() -> Command {
    Command::Keep(Box::new(Kept {
        code: "BC-2024-01".to_owned(),
        body: UnitId::from_bytes([2; 16]),
        form: "phu-luc-iv".to_owned(),
        name: "Phụ lục IV".to_owned(),
        period: "2024-03".to_owned(),
        days: (march(1), march(14)),
        as_of: march(14),
        known_at: Moment::end_of(march(14)),
        leads: None,
        paper: Letterhead::default(),
        definitions: Vec::new(),
        rules: "follow-up 1".to_owned(),
        position: 1,
        root: String::new(),
        texts: BTreeMap::new(),
        files: Vec::new(),
    }))
}

fn send(to: &str) -> Command {
    Command::Send { to: to.to_owned(), document: None }
}

/// Carries out commands on the 15th, each with what it is told.
fn story(commands: Vec<(Command, Option<&str>)>) -> (Vec<Entry>, Vec<Option<Refusal>>) {
    let mut entries = Vec::new();
    let mut told = Vec::new();
    for (command, why) in commands {
        let meta = Story::default().meta(march(15), march(15), why);
        match decide(&entries, command, &meta) {
            Ok(events) => {
                record(&mut entries, &meta, events);
                told.push(None);
            }
            Err(refusal) => told.push(Some(refusal)),
        }
    }
    (entries, told)
}

#[test]
fn a_report_is_kept_once_and_sent_to_several() {
    let (entries, told) = story(vec![
        (send("UBND tỉnh"), None),
        (keep(), None),
        (keep(), None),
        (send("UBND tỉnh"), None),
        (send(" UBND tỉnh "), None),
        (send("Sở Nội vụ"), None),
        (send("  "), None),
    ]);
    let refused = [Some(Refusal::NotKept), None, Some(Refusal::KeptAlready), None, Some(Refusal::Unchanged)];
    assert_eq!(told, [&refused[..], &[None, Some(Refusal::NoReceiver)]].concat());
    let report = Report::now(&entries);
    let receivers: Vec<&str> = report.sent.iter().map(|sending| sending.to.as_str()).collect();
    assert_eq!(receivers, ["UBND tỉnh", "Sở Nội vụ"]);
    assert_eq!(report.sent[0].on, march(15));
}

#[test]
fn a_report_is_sent_from_the_day_on_which_it_was_made_until_today() {
    let (entries, _) = story(vec![(keep(), None)]);
    for (recorded, day, told) in
        [(20, 14, Err(Refusal::NotThen)), (20, 21, Err(Refusal::NotThen)), (20, 16, Ok(1))]
    {
        let meta = Story::default().meta(march(recorded), march(day), None);
        assert_eq!(decide(&entries, send("UBND tỉnh"), &meta).map(|events| events.len()), told, "{day}");
    }
}

#[test]
fn a_withdrawn_report_says_why_and_takes_nothing_more() {
    let (entries, told) = story(vec![
        (keep(), None),
        (Command::Withdraw, None),
        (Command::Withdraw, Some("Nhầm kỳ báo cáo")),
        (send("UBND tỉnh"), None),
        (Command::Withdraw, Some("Lại nữa")),
    ]);
    let withdrawn = Some(Refusal::Withdrawn);
    assert_eq!(told, [None, Some(Refusal::NoReason), None, withdrawn, withdrawn]);
    assert_eq!(Report::now(&entries).withdrawn.as_deref(), Some("Nhầm kỳ báo cáo"));
}

#[test]
fn what_was_written_stands_until_the_draft_is_wanted_again() {
    let write = |text: Option<&str>| Command::Write {
        key: "0/a".to_owned(),
        drafted: "Đã tham mưu.".to_owned(),
        text: text.map(str::to_owned),
    };
    let (entries, told) = story(vec![
        (write(Some("Đã tham mưu, trình.")), None),
        (write(Some("Đã tham mưu, trình.")), None),
        (write(Some(&"x".repeat(20_001))), None),
    ]);
    assert_eq!(told, [None, Some(Refusal::Unchanged), Some(Refusal::TooLong)]);
    assert_eq!(Report::now(&entries).texts["0/a"].0, "Đã tham mưu, trình.");
    assert!(Report::known(&entries, Moment::end_of(march(14))).texts.is_empty(), "nobody knew of it then");
    let (entries, told) =
        story(vec![(write(Some("")), None), (write(None), None), (write(None), None), (keep(), None)]);
    assert_eq!(told, [None, None, Some(Refusal::Unchanged), None]);
    assert!(Report::now(&entries).texts.is_empty());
}

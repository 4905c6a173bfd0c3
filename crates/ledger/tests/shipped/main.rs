//! Every definition in `definitions` runs: each procedure is taken from its first stage to its end, on each way that its file
//! writes, and each indicator counts something that there is.

#![expect(clippy::panic, reason = "a test that cannot go on says where it is")]

mod driver;
mod indicators;
mod written;

use driver::Drive;
use ledger::dossier::{Command, Outcome, Refusal};
use ledger::procedure::Shelf;
use std::collections::BTreeSet;
use written::{By, File, Way, procedures};

/// The stage in which each way begins is reached, the way leads where the file says, and from there the dossier comes to its end.
/// Whoever takes each stage to its last day is late neither there nor, with the whole, at the end.
#[test]
fn every_way_of_every_procedure_leads_where_its_file_says() {
    let files = procedures();
    assert!(files.len() >= 15, "{}", files.len());
    for file in &files {
        for way in file.ways() {
            let to_it = file.route(file.first(), &way.from);
            let mut drive = Drive::open(file);
            to_it.iter().for_each(|way| drive.take(way));
            drive.take(&way);
            if way.to != "end" {
                file.route(&way.to, "end").iter().for_each(|way| drive.take(way));
            }
            let wanted = outcome(to_it.iter().chain([&way]));
            let (ended, _) = drive.dossier().closed.unwrap_or_else(|| panic!("{}: {way:?} ends", file.name));
            assert_eq!(ended, wanted, "{}: {way:?}", file.name);
        }
    }
}

/// What a dossier ends with that goes these ways: a refusal stays one until something is given back.
fn outcome<'w>(ways: impl Iterator<Item = &'w Way>) -> Outcome {
    ways.fold(Outcome::Done, |outcome, way| match way.by {
        By::Done(_) => outcome,
        By::Refused => Outcome::Refused,
        By::Returned => Outcome::Done,
        By::Stopped => Outcome::Stopped,
    })
}

/// A file that is not compiled in is not shipped.
#[test]
fn what_stands_in_the_folder_is_shipped() {
    let files = procedures();
    let shelf = Shelf::shipped().unwrap_or_else(|(file, problem)| panic!("{file}:{problem}"));
    let shipped: BTreeSet<&str> = shelf.all().map(|procedure| procedure.id.as_str()).collect();
    assert_eq!(shipped, files.iter().map(|file| file.procedure.id.as_str()).collect());
    let sets =
        ledger::indicator::Shelf::shipped().unwrap_or_else(|(file, problem)| panic!("{file}:{problem}"));
    let shipped: BTreeSet<String> = sets.all().map(|set| format!("{}.toml", set.id)).collect();
    assert_eq!(shipped, written::texts("indicators").into_iter().map(|(name, _)| name).collect());
}

/// The way that a dossier goes where nothing is out of the ordinary passes each stage once.
#[test]
fn the_main_way_of_every_procedure_ends() {
    for file in procedures() {
        let mut drive = Drive::open(&file);
        let mut at = file.first().to_owned();
        let mut seen = BTreeSet::new();
        while at != "end" {
            assert!(seen.insert(at.clone()), "{}: twice in {at}", file.name);
            let way = file.ways().into_iter().find(|way| way.from == at && way.by == By::Done(None));
            let way = way.expect("every stage goes on");
            drive.take(&way);
            at = way.to;
        }
        assert_eq!(drive.dossier().closed.map(|(outcome, _)| outcome), Some(Outcome::Done), "{}", file.name);
        assert!(seen.len() >= 2, "{}: what has one stage is a task", file.name);
    }
}

/// Where the file has no return, refusal or supplement there is none; where it has, the dossier waits for the supplement and goes
/// on in the same stage.
#[test]
fn every_stage_lets_happen_what_its_file_says_and_nothing_else() {
    for file in procedures() {
        for stage in file.stages() {
            let mut drive = Drive::open(&file);
            file.route(file.first(), &stage.id).iter().for_each(|way| drive.take(way));
            let said = |what: &str| format!("{}, {}: {what}", file.name, stage.id);
            if !stage.has("returned") {
                assert_eq!(drive.give(Command::Return), Err(Refusal::NoReturn), "{}", said("returned"));
            }
            if !stage.has("refused") {
                assert_eq!(drive.give(Command::Refuse), Err(Refusal::NoRefusal), "{}", said("refused"));
            }
            let asked = drive.give(Command::AskSupplement("Bổ sung giấy tờ".to_owned()));
            if stage.supplement() {
                assert_eq!(asked, Ok(()), "{}", said("supplement"));
                assert_eq!(drive.give(Command::Finish(None)), Err(Refusal::Waiting), "{}", said("it waits"));
                drive.days_later(30);
                assert_eq!(drive.give(Command::TakeSupplement), Ok(()), "{}", said("it came"));
                assert_eq!(drive.stage(), stage.id, "{}", said("it goes on in the same stage"));
            } else {
                assert_eq!(asked, Err(Refusal::NoSupplement), "{}", said("no supplement"));
            }
        }
    }
}

/// Registers are told apart by their names and the numbers of their dossiers, and each is described on the page.
#[test]
fn every_procedure_has_its_own_number_and_its_line_on_the_page() {
    let page = include_str!("../../../../docs/procedures.md");
    let (_, table) = page.split_once("## What is shipped").expect("the page has the table");
    let table = table.split_once("\n## ").map_or(table, |(table, _)| table);
    let rows = table.lines().filter_map(|line| line.strip_prefix("| `"));
    let rows: BTreeSet<&str> = rows.filter_map(|row| row.split_once('`').map(|(id, _)| id)).collect();
    let (mut ids, mut numbers) = (BTreeSet::new(), BTreeSet::new());
    let files = procedures();
    for file in &files {
        let number = &file.procedure.number;
        assert_eq!(file.name, format!("{}.toml", file.procedure.id));
        assert!(numbers.insert(number.clone()), "{}: {number} is another's", file.name);
        assert!(number.contains("{year}"), "{}: {number} begins anew each year", file.name);
        ids.insert(file.procedure.id.as_str());
    }
    assert_eq!(ids, rows, "docs/procedures.md names what there is");
}

/// What is not compared with the text of an act says so where it stands.
#[test]
fn every_source_says_what_it_is() {
    for file in procedures() {
        let comment: Vec<&str> = file.text.lines().take_while(|line| line.starts_with('#')).collect();
        assert!(!comment.is_empty(), "{}: it begins with what is verified and what is not", file.name);
        assert!(!file.procedure.source.is_empty(), "{}", file.name);
    }
}

/// What tells of a citizen is no part of an event: name and number are sealed, and so are address and telephone.
#[test]
fn citizens_are_people_whose_data_can_be_erased() {
    let files = procedures();
    for (file, role, fields) in [
        ("tiep-cong-dan", "cong-dan", vec!["dia-chi", "dien-thoai"]),
        ("khieu-nai-lan-dau", "nguoi-khieu-nai", vec!["dia-chi", "dien-thoai"]),
        ("to-cao", "nguoi-to-cao", vec![]),
    ] {
        let procedure = &find(&files, file).procedure;
        let role = procedure.party(role).unwrap_or_else(|| panic!("{file} has {role}"));
        assert!(role.person, "{file}: {}", role.name);
        for id in fields {
            let field = procedure.field(id).unwrap_or_else(|| panic!("{file} has {id}"));
            assert!(field.personal, "{file}: {id}");
            assert_eq!(procedure.told_of(field), Some(role), "{file}: {id}");
        }
    }
    let secret = &find(&files, "to-cao").procedure;
    for role in ["nguoi-to-cao", "bi-to-cao"] {
        let role = secret.party(role).expect("a role");
        assert!(role.name.contains("không ghi họ tên"), "{}", role.name);
    }
}

fn find<'f>(files: &'f [File], id: &str) -> &'f File {
    files.iter().find(|file| file.procedure.id == id).unwrap_or_else(|| panic!("there is {id}"))
}

/// Nghị định 63/2010/NĐ-CP arts 15, 24; the cut of a quarter of the days is the office's order.
#[test]
fn a_cut_of_handling_time_is_one_of_a_quarter_or_more() {
    let files = procedures();
    let file = find(&files, "thay-doi-danh-muc-tthc");
    for (before, after, enough) in
        [("8", "6", true), ("8", "7", false), ("30", "22", true), ("30", "23", false)]
    {
        let mut drive = Drive::open(file);
        drive.enter(&[("loai", "Cắt giảm thời gian giải quyết")]);
        file.route(file.first(), "phuong-an").iter().for_each(|way| drive.take(way));
        drive.enter(&[("ngay-truoc", before), ("ngay-sau", after)]);
        assert_eq!(drive.give(Command::Finish(None)).is_ok(), enough, "{before} -> {after}");
    }
}

/// Chỉ thị 20/CT-TTg, NQ 198/2025/QH15 art. 4: once a year, unless there are clear signs of a violation.
#[test]
fn an_enterprise_is_not_looked_at_twice_a_year_without_a_sign_of_a_violation() {
    let files = procedures();
    for id in ["cuoc-thanh-tra", "kiem-tra-chuyen-nganh"] {
        for (again, sign, goes_on) in [("no", "no", true), ("yes", "yes", true), ("yes", "no", false)] {
            let file = find(&files, id);
            let mut drive = Drive::open(file);
            drive.enter(&[("trung", again), ("dau-hieu", sign)]);
            drive.note_opinions();
            assert_eq!(drive.give(Command::Finish(None)), Ok(()), "{id}");
            let decided = drive.stage() == "quyet-dinh" || drive.give(Command::Finish(None)).is_ok();
            assert_eq!(decided, goes_on, "{id}: again {again}, sign {sign}");
        }
    }
}

//! A year of one department, by the acts by which an office does it: dossiers of an administrative procedure on each working day, a
//! laboratory's list at the end of each month, and then the register, the indicators and the six-month report.
//!
//! ```text
//! cargo run --release -p app --all-features --example year -- [--dossiers 20000] [--rows 5000] [--database ADDRESS] [--folder FOLDER]
//! cargo run --release -p app --all-features --example year -- --office FOLDER   what was made there before is only asked; else it is made there
//! ```

#![expect(clippy::print_stdout, reason = "the figures are what it is for")]
#![expect(clippy::disallowed_methods, reason = "it measures")]

use app::demo::{FILES, Files, play};
use app::entries::Handed;
use app::reports::Asked;
use app::{Actor, Office, Order, Taken};
use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday, date, time};
use ledger::dossier::{Cases, Party, When};
use ledger::indicator::{Command, Content, Indicator};
use ledger::period::{Period, Window};
use ledger::{DossierId, Moment, UnitId};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::Instant;
use store::CasesAsked;

const PROCEDURE: &str = "cong-bo-hop-chuan-hop-quy";
const CODE: &str = "KD-PTD";
const OWNER: &str = "Trung tâm Kiểm định";
const FIRST: Date = date(2025, 1, 2);
const LAST: Date = date(2025, 12, 31);

/// What is to be loaded, and where.
struct Wish {
    dossiers: usize,
    rows: usize,
    database: Option<String>,
    folder: PathBuf,
    office: Option<PathBuf>,
}

/// A dossier on its way: what is done next, and when.
struct OnItsWay {
    id: DossierId,
    done: usize,
    slow: bool,
}

fn wish() -> Option<Wish> {
    let mut wish =
        Wish { dossiers: 20_000, rows: 5_000, database: None, folder: std::env::temp_dir(), office: None };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--dossiers" => wish.dossiers = words.next()?.parse().ok()?,
            "--rows" => wish.rows = words.next()?.parse().ok()?,
            "--database" => wish.database = Some(words.next()?),
            "--folder" => wish.folder = words.next()?.into(),
            "--office" => wish.office = Some(words.next()?.into()),
            _ => return None,
        }
    }
    Some(wish)
}

fn main() {
    let Some(wish) = wish() else {
        eprintln!(
            "usage: year [--dossiers N] [--rows N] [--database ADDRESS] [--folder FOLDER | --office FOLDER]"
        );
        std::process::exit(2);
    };
    if let Some(made) = wish.office.as_ref().filter(|folder| folder.exists()) {
        return ask(&Office::open(made).expect("an office"));
    }
    let folder = tempfile::tempdir_in(&wish.folder).expect("a folder");
    let home = wish.office.clone().unwrap_or_else(|| folder.path().join("office"));
    let first = FILES.story.split("[[day]]").take(2).collect::<Vec<_>>().join("[[day]]");
    let files = Files { story: &first, chapters: &[], ..FILES };
    let office = play(&home, wish.database.as_deref(), &files, &read, &|_| {}).expect("an office");
    load(&office, &wish);
    ask(&office);
}

fn read(name: &str, bytes: &[u8]) -> Result<blocks::Document, String> {
    papers::read(name, bytes).map_err(|error| error.to_string())
}

fn clerk(office: &Office, day: Date) -> Actor<'_> {
    let at = day.to_datetime(time(2, 0, 0, 0)).to_zoned(jiff::tz::TimeZone::UTC).expect("a moment");
    office.act("van-thu", Moment(at.timestamp().as_millisecond())).expect("the clerk")
}

/// Does a year's work, day by day.
fn load(office: &Office, wish: &Wish) {
    let days: Vec<Date> = FIRST
        .series(1.day())
        .take_while(|day| *day <= LAST)
        .filter(|day| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday))
        .collect();
    let unit = clerk(office, FIRST).find_unit("Phòng TCĐLCL").expect("a unit");
    follow(office);
    let began = Instant::now();
    let (mut opened, mut acts, mut rows) = (0, 0_usize, 0);
    let mut due: BTreeMap<Date, Vec<OnItsWay>> = BTreeMap::new();
    for (at, day) in days.iter().enumerate() {
        let actor = clerk(office, *day);
        for dossier in due.remove(day).unwrap_or_default() {
            finish(&actor, &dossier);
            acts += 1;
            if dossier.done < 3 {
                // Most take a day for each stage; some take three, and are late.
                let next = at + if dossier.slow { 3 } else { 1 };
                let waits = days.get(next).map(|next| due.entry(*next).or_default());
                if let Some(waits) = waits {
                    waits.push(OnItsWay { done: dossier.done + 1, ..dossier });
                }
            }
        }
        let wanted = wish.dossiers * (at + 1) / days.len();
        for number in opened..wanted {
            let dossier = open(&actor, unit, number);
            acts += 1;
            if let Some(next) = days.get(at + 1) {
                due.entry(*next).or_default().push(dossier);
            }
        }
        opened = wanted;
        if days.get(at + 1).is_none_or(|next| next.month() != day.month()) {
            rows += import(&actor, *day, wish.rows);
        }
    }
    let took = began.elapsed();
    println!("- {opened} dossiers, {acts} acts, {rows} rows of 12 lists: {:.1} s", took.as_secs_f64());
}

fn follow(office: &Office) {
    let actor = clerk(office, FIRST);
    let owner = actor.find_unit(OWNER).expect("a unit");
    let sets = office.indicator_sets().expect("they are read");
    let (set, template) = sets.find(CODE, FIRST).expect("it is shipped");
    let command = Command::Define(Box::new(set.content(template, owner)));
    actor.indicator(CODE, Order::new(command)).expect("followed");
}

fn values(pairs: &[(&str, &str)]) -> ledger::procedure::Values {
    pairs.iter().map(|(field, value)| ((*field).to_owned(), (*value).to_owned())).collect()
}

fn open(actor: &Actor<'_>, unit: UnitId, number: usize) -> OnItsWay {
    let how = if number % 10 < 8 { "Trực tuyến toàn trình" } else { "Trực tiếp" };
    let taken = Taken {
        procedure: PROCEDURE.to_owned(),
        subject: format!("Sản phẩm số {number}"),
        unit,
        parties: vec![Party::read(
            "to-chuc",
            &format!("Công ty số {} (42{:08})", number % 900, number % 900),
        )],
        fields: values(&[("noi-nop", how), ("loai", "Hợp quy"), ("tieu-chuan", "Quy chuẩn")]),
    };
    let (id, _) = actor.open_dossier(taken, &Order::new(())).expect("taken in");
    OnItsWay { id, done: 0, slow: number.is_multiple_of(20) }
}

fn finish(actor: &Actor<'_>, dossier: &OnItsWay) {
    let fields = match dossier.done {
        1 => values(&[("can-cu", "Kết quả tự đánh giá")]),
        2 => values(&[("so-thong-bao", "01/TB")]),
        _ => values(&[]),
    };
    actor.finish_dossier(dossier.id, fields, None, &Order::new(())).expect("done");
}

/// Takes in a month's list of the laboratory, and returns how many rows it has.
fn import(actor: &Actor<'_>, day: Date, rows: usize) -> usize {
    let mut list = "Số GCN;Ngày kiểm định;Loại;Kết quả\n".to_owned();
    for number in 0..rows {
        let on =
            Date::new(day.year(), day.month(), 1 + i8::try_from(number % 27).expect("small")).expect("a day");
        let on = on.min(day).strftime("%d/%m/%Y").to_string();
        writeln!(list, "{}-{number};{on};Cân;Đạt", day.month()).expect("written");
    }
    let began = Instant::now();
    let handed = Handed { name: "so-kiem-dinh.csv", bytes: list.as_bytes(), reason: None };
    let counted = actor.take_entries(CODE, handed, &read).expect("counted");
    assert_eq!(counted.new, rows);
    println!("- list of month {}: {:.0} ms", day.month(), began.elapsed().as_secs_f64() * 1e3);
    counted.new
}

/// Asks what an office asks at the end of a half-year, three times each.
fn ask(office: &Office) {
    let half: Period = "2025-H1".parse().expect("a period");
    for _ in 0..3 {
        told("register counted", || {
            let days = half.days(Window::Decree);
            let asked = CasesAsked { days, as_of: days.1, known_at: Moment::LAST, units: None };
            let counted = office.store().read(|reader| {
                reader.count_cases(office.tenant().id, &Cases::of(PROCEDURE, When::Opened), &asked)
            });
            counted.expect("counted").count
        });
        told("indicators", || {
            let all = |_: &Content| true;
            let of = |_: &Content, _: &Indicator| vec![half];
            let shown = office.indicators(LAST, Moment::LAST, &all, &of).expect("shown");
            shown.len() as u64
        });
        told("six-month report", || {
            let asked = Asked {
                form: "bao-cao-6-thang".to_owned(),
                period: half,
                days: None,
                as_of: None,
                known_at: Moment::LAST,
                leads: None,
            };
            let report = office.report(&asked, LAST, &|_| None).expect("it adds up");
            report.made.sentences.iter().map(|sentence| sentence.dossiers.len() as u64).sum()
        });
    }
    let laws = office.laws().expect("readable");
    let report = office.store().read(|reader| reader.verify(office.tenant().id, &laws)).expect("readable");
    println!("- {} events, all of them whole: {}", report.events, report.is_clean());
}

/// Tells how long an answer took, and how much of the processor this program used for it.
fn told(what: &str, ask: impl FnOnce() -> u64) {
    let (began, used) = (Instant::now(), processor());
    let found = ask();
    let (took, used) = (began.elapsed().as_secs_f64() * 1e3, processor() - used);
    println!("- {what}: {took:.0} ms, {used:.0} of the processor ({found})");
}

/// The milliseconds of the processor that this thread has had (proc(5), `schedstat`).
fn processor() -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    told.split_whitespace().next().and_then(|nanoseconds| nanoseconds.parse::<f64>().ok()).unwrap_or(0.0)
        / 1e6
}

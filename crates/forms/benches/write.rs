//! How fast reports are made and written: `cargo bench -p forms --bench write`. Beside it, python-docx and openpyxl write the
//! same table: `python3 crates/forms/benches/peers.py`.

use divan::Bencher;
use forms::paper::{Align, Annex, Block, Column, Day, Kind, Office, Paper, Row, RowKind, Table, Value};
use forms::report::{Detail, Giver, Material, Names, Shelf, Stood, make, wanted};
use jiff::civil::date;
use ledger::standing::{Facts, Standing};
use ledger::{DocumentId, TaskId, UnitId};

fn main() {
    divan::main();
}

/// What a task of a follow-up book says.
const WORDS: &str =
    "Chủ trì, phối hợp với các phòng, đơn vị rà soát, đơn giản hóa thủ tục hành chính, báo cáo kết quả.";

/// A paper with one table of so many rows and eleven columns, as the follow-up book has.
fn table(rows: u64) -> Paper {
    let row = |at: u64| {
        let day = Value::Day(date(2024, 6, 14));
        Row::of(
            RowKind::Plain,
            [
                Value::Number(at, None),
                Value::Words(format!("2024/{at:04}")),
                Value::from(WORDS),
                Value::from("Thông báo số 15/TB-SKHCN ngày 5/3/2024"),
                day.clone(),
                Value::from("Phòng Quản lý Khoa học"),
                Value::from("Văn phòng Sở; Thanh tra Sở"),
                day.clone(),
                Value::from("Đang thực hiện"),
                day,
                Value::from("đang thực hiện, trong hạn"),
            ],
        )
    };
    let head = Row::of(RowKind::Head, (1..=11).map(|at: u32| Value::Words(format!("Cột {at}"))));
    let rows = std::iter::once(head).chain((1..=rows).map(row)).collect();
    Paper {
        annexes: vec![Annex {
            number: Some(4),
            title: "Sổ theo dõi nhiệm vụ".to_owned(),
            lines: Vec::new(),
            landscape: true,
            body: vec![Block::Table(Table { columns: vec![Column::new(9, Align::Left); 11], rows })],
        }],
        ..Paper::new(Kind::Report)
    }
}

#[divan::bench(args = [100])]
fn docx(bencher: Bencher<'_, '_>, rows: u64) {
    let paper = table(rows);
    bencher.bench(|| forms::docx::write(divan::black_box(&paper)));
}

#[divan::bench(args = [100])]
fn xlsx(bencher: Bencher<'_, '_>, rows: u64) {
    let paper = table(rows);
    bencher.bench(|| forms::xlsx::write(divan::black_box(&paper)));
}

#[divan::bench(args = [100_000], sample_count = 3)]
fn xlsx_of_a_follow_up_book(bencher: Bencher<'_, '_>, rows: u64) {
    let paper = table(rows);
    bencher.bench(|| forms::xlsx::write(divan::black_box(&paper)));
}

#[divan::bench(args = [100])]
fn html(bencher: Bencher<'_, '_>, rows: u64) {
    let paper = table(rows);
    bencher.bench(|| forms::html::write(divan::black_box(&paper)));
}

/// Twenty thousand tasks of twenty units and two hundred documents, a tenth of each standing.
fn ledger(tasks: u64) -> Material {
    let bytes = |at: u64| {
        let mut id = [0; 16];
        id[8..].copy_from_slice(&at.to_be_bytes());
        id
    };
    let stood: Vec<Stood> = (0..tasks)
        .map(|at| Stood {
            task: TaskId::from_bytes(bytes(at)),
            standing: Standing::ALL[usize::try_from(at % 9).unwrap_or_default()],
            facts: Facts {
                lead: Some(UnitId::from_bytes(bytes(at % 20))),
                document: Some(DocumentId::from_bytes(bytes(at % 200))),
                given: Some(date(2024, 3, 1)),
                ..Facts::default()
            },
        })
        .collect();
    let detail =
        |at: u64| Detail { code: format!("2024/{at:05}"), words: WORDS.to_owned(), ..Detail::default() };
    let giver = |at: u64| Giver {
        kind: Some(if at.is_multiple_of(2) { "công văn" } else { "thông báo" }.to_owned()),
        number: Some(at.to_string()),
        symbol: Some("UBND-VX".to_owned()),
        programme: at.is_multiple_of(5),
        ..Giver::default()
    };
    Material {
        office: Office::default(),
        period: "2024-H1".parse().expect("it is a period"),
        days: (date(2023, 12, 15), date(2024, 6, 14)),
        as_of: date(2024, 6, 14),
        day: Day::Draft(date(2024, 6, 14)),
        details: (0..tasks).map(|at| (TaskId::from_bytes(bytes(at)), detail(at))).collect(),
        stood,
        dossiers: Vec::new(),
        names: Names {
            units: (0..20).map(|at| (UnitId::from_bytes(bytes(at)), format!("Phòng {at}"))).collect(),
            documents: (0..200).map(|at| (DocumentId::from_bytes(bytes(at)), giver(at))).collect(),
            ..Names::default()
        },
        texts: std::collections::BTreeMap::new(),
        measured: Vec::new(),
    }
}

#[divan::bench(args = ["docx", "xlsx", "html"], sample_count = 10)]
fn six_months_of_20_000_tasks(bencher: Bencher<'_, '_>, format: &str) {
    let material = ledger(20_000);
    let shelf = Shelf::shipped().expect("they are right");
    let form = shelf.form("bao-cao-6-thang").expect("whole").expect("there");
    bencher.bench(|| {
        divan::black_box(wanted(&form, &material));
        let made = make(&form, &material, &|_| None).expect("it adds up");
        match format {
            "docx" => forms::docx::write(&made.paper).expect("it is small").len(),
            "xlsx" => forms::xlsx::write(&made.paper).expect("it is small").len(),
            _ => forms::html::write(&made.paper).len(),
        }
    });
}

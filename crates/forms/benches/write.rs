//! How fast reports are made and written: `cargo bench -p forms --bench write`. Beside it, python-docx and openpyxl write the
//! same table: `python3 crates/forms/benches/peers.py`.

#[path = "../tests/support/material.rs"]
mod material;

use divan::Bencher;
use forms::paper::{Align, Annex, Block, Column, Kind, Paper, Row, RowKind, Table, Value};
use forms::report::{Shelf, make, wanted};
use jiff::civil::date;

fn main() {
    divan::main();
}

/// A paper with one table of so many rows and eleven columns, as the follow-up book has.
fn table(rows: u64) -> Paper {
    let row = |at: u64| {
        let day = Value::Day(date(2024, 6, 14));
        Row::of(
            RowKind::Plain,
            [
                Value::Number(at, None),
                Value::Words(format!("2024/{at:04}")),
                Value::from(material::WORDS),
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

#[divan::bench(args = ["docx", "xlsx", "html"], sample_count = 10)]
fn six_months_of_20_000_tasks(bencher: Bencher<'_, '_>, format: &str) {
    let material = material::ledger(20_000);
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

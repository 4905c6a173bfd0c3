//! .xls files made record by record: kinds of records that LibreOffice does not write, and Excel 95.

mod common;

use blocks::DoubtKind;
use common::{blocks_of, rows, table};
use papers::Document;

const EXCEL_95: u16 = 0x0500;
const EXCEL_97: u16 = 0x0600;

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let size = u16::try_from(data.len()).expect("a short record");
    [&kind.to_le_bytes()[..], &size.to_le_bytes(), data].concat()
}

/// Words of two bytes each, low byte first.
fn numbers(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

/// Makes a file of one sheet.
fn file(version: u16, globals: &[Vec<u8>], sheet: &[Vec<u8>]) -> Vec<u8> {
    let begin = |kind: u16| record(0x0809, &numbers(&[version, kind, 0, 0]));
    let end = record(0x000a, &[]);
    let globals = globals.concat();
    let entry = |at: usize| {
        let at = u32::try_from(at).expect("a small file").to_le_bytes();
        record(0x0085, &[&at[..], &[0, 0, 2, 0, b'A', 0]].concat())
    };
    let at = begin(5).len() + globals.len() + entry(0).len() + end.len();
    let mut stream = [begin(5), globals, entry(at), end.clone(), begin(0x10), sheet.concat(), end].concat();
    stream.resize(stream.len().max(4096), 0);
    common::compound(if version == EXCEL_95 { "Book" } else { "Workbook" }, &stream)
}

/// A font, by its name as bytes.
fn font(version: u16, name: &str) -> Vec<u8> {
    let length = u8::try_from(name.len()).expect("a short name");
    let flags: &[u8] = if version == EXCEL_97 { &[0] } else { &[] };
    record(0x0031, &[&[0; 14][..], &[length], flags, name.as_bytes()].concat())
}

/// A style: the numbers of its font and its format.
fn style(font: u16, format: u16) -> Vec<u8> {
    record(0x00e0, &numbers(&[font, format, 0, 0, 0, 0, 0, 0]))
}

/// Words in a cell as Excel 95 writes them, letters by their bytes.
fn label(row: u16, column: u16, style: u16, words: &str) -> Vec<u8> {
    let bytes: Vec<u8> =
        words.chars().map(|letter| u8::try_from(u32::from(letter)).expect("a byte")).collect();
    let length = u16::try_from(bytes.len()).expect("a short cell");
    record(0x0204, &[numbers(&[row, column, style, length]), bytes].concat())
}

fn read(bytes: &[u8]) -> Document {
    papers::read("a.xls", bytes).expect("a sound file")
}

#[test]
fn excel_95() {
    let heads = ["STT", "N\u{e9}i dung", "Th\u{ea}i h\u{b9}n", "Ghi ch\u{f3}"];
    let globals = [
        font(EXCEL_95, "Arial"),
        font(EXCEL_95, ".VnTime"),
        record(0x001e, &[&[164, 0, 5][..], b"mm/yy"].concat()),
        style(0, 0),
        style(1, 0),
        style(1, 164),
    ];
    let mut sheet: Vec<Vec<u8>> = (0..).zip(heads).map(|(column, head)| label(0, column, 1, head)).collect();
    sheet.extend([
        record(0x0203, &[numbers(&[1, 0, 0]), 1_f64.to_le_bytes().to_vec()].concat()),
        label(1, 1, 1, "R\u{b5} so\u{b8}t thñ tôc"),
        record(0x0203, &[numbers(&[1, 2, 2]), 45_427_f64.to_le_bytes().to_vec()].concat()),
    ]);
    let document = read(&file(EXCEL_95, &globals, &sheet));
    assert_eq!(
        rows(table(&document)),
        ["STT | Nội dung | Thời hạn | Ghi chú", "1 | Rà soát thủ tục | 5/2024 | "]
    );
    assert!(document.doubts.iter().all(|doubt| doubt.kind == DoubtKind::Tcvn3));
}

#[test]
fn packed_numbers_results_truths_and_errors() {
    let packed = |value: i32, hundredth: bool| {
        let word = (value << 2).cast_unsigned() | 2 | u32::from(hundredth);
        word.to_le_bytes().to_vec()
    };
    let double = (0.5_f64.to_bits() >> 32) as u32;
    let formula = |column: u16, result: [u8; 8]| {
        record(0x0006, &[numbers(&[2, column, 1]), result.to_vec(), vec![0; 8]].concat())
    };
    let result = |kind: u8, value: u8| [kind, 0, value, 0, 0, 0, 0xff, 0xff];
    let words = |words: &str| {
        let units: Vec<u16> = words.encode_utf16().collect();
        let length = u16::try_from(units.len()).expect("a short cell");
        [numbers(&[length]), vec![1], numbers(&units)].concat()
    };
    let sheet = [
        record(0x027e, &[numbers(&[0, 0, 0]), packed(-7, false)].concat()),
        record(0x027e, &[numbers(&[0, 1, 1]), double.to_le_bytes().to_vec()].concat()),
        record(
            0x00bd,
            &[numbers(&[1, 0, 0]), packed(12, false), numbers(&[0]), packed(1_250, true), numbers(&[1])]
                .concat(),
        ),
        formula(0, 0.25_f64.to_le_bytes()),
        formula(1, result(0, 0)),
        // What a formula shares with others may stand before its result.
        record(0x04bc, &[0; 10]),
        record(0x0207, &words("Quý II")),
        formula(2, result(1, 1)),
        formula(3, result(2, 0x2a)),
        formula(4, result(3, 0)),
        record(0x0205, &[numbers(&[3, 0, 0]), vec![0x07, 1]].concat()),
        record(0x0205, &[numbers(&[3, 1, 0]), vec![0, 0]].concat()),
    ];
    let globals = [font(EXCEL_97, "Arial"), style(0, 0), style(0, 9)];
    let document = read(&file(EXCEL_97, &globals, &sheet));
    assert_eq!(
        rows(table(&document)),
        ["-7 | 50% |  | ", "12 | 12,5 |  | ", "25% | Quý II | TRUE | #N/A", "#DIV/0! | FALSE |  | "]
    );
}

#[test]
fn words_go_on_over_records() {
    // Begun with one byte a letter, gone on with two.
    let shared = |one: &[u8], rest: &str| {
        let rest: Vec<u16> = rest.encode_utf16().collect();
        let length = u16::try_from(one.len() + rest.len()).expect("a short cell");
        let first = [vec![0; 8], numbers(&[length]), vec![0], one.to_vec()].concat();
        [record(0x00fc, &first), record(0x003c, &[vec![1], numbers(&rest)].concat())].concat()
    };
    let cell = record(0x00fd, &numbers(&[0, 0, 0, 0, 0]));
    let document = read(&file(EXCEL_97, &[style(0, 0), shared(b"Ban h", "ành kế hoạch")], &[cell]));
    assert_eq!(blocks_of(&document), ["Ban hành kế hoạch"]);
}

#[test]
fn rows_hidden_by_hand_below_a_filter_are_left_out() {
    let shown = |row: u16, flags: u16| record(0x0208, &numbers(&[row, 0, 2, 255, 0, 0, flags, 0]));
    let mut sheet = vec![record(0x009b, &[]), shown(1, 0x20), shown(3, 0x20), shown(4, 0x21)];
    for row in 0..6 {
        sheet.push(record(0x0203, &[numbers(&[row, 0, 0]), f64::from(row).to_le_bytes().to_vec()].concat()));
        sheet.push(record(0x0203, &[numbers(&[row, 1, 0]), 9_f64.to_le_bytes().to_vec()].concat()));
    }
    // The name of the filter's range: rows 0 to 2 of the first sheet.
    let head = [numbers(&[0x20]), vec![0, 1], numbers(&[11, 0, 1, 0, 0]), vec![0, 0x0d]].concat();
    let name = record(0x0018, &[head, vec![0x3b], numbers(&[0, 0, 2, 0, 1])].concat());
    let document = read(&file(EXCEL_97, &[style(0, 0), name], &sheet));
    assert_eq!(rows(table(&document)), ["0 | 9", "1 | 9", "2 | 9", "4 | 9", "5 | 9"]);
}

//! The specs of cited documents in `spec/references`, and what holds of any text.

use directive::reference::{self, Reference};
use proptest::prelude::*;
use std::path::Path;
use testkit::spec::{self, Row};
use viet::words::Words;

#[test]
fn specs() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec/references");
    let mut failures = Vec::new();
    let mut rows = 0;
    for group in spec::load(&folder) {
        for row in &group.rows {
            rows += 1;
            if let Err(why) = check(row) {
                failures.push(format!("{}:{}: {why}", group.file.display(), row.line));
            }
        }
    }
    assert!(failures.is_empty(), "{} of {rows} rows fail:\n{}", failures.len(), failures.join("\n"));
}

/// A row with a text wants a reference of that text with these fields; one without wants none at all.
fn check(row: &Row) -> Result<(), String> {
    let phrase = row.get("phrase").unwrap_or_default();
    let found = reference::find(&Words::of(phrase));
    let Some(text) = row.get("text") else {
        return if found.is_empty() {
            Ok(())
        } else {
            Err(format!("{phrase}: read {}", shown(phrase, &found)))
        };
    };
    let wanted = [
        text,
        cell(row, "type"),
        cell(row, "number"),
        cell(row, "symbol"),
        cell(row, "date"),
        cell(row, "issuer"),
    ];
    if found.iter().any(|one| fields(phrase, one) == wanted) {
        return Ok(());
    }
    Err(format!("{phrase}\n      want [{}]\n      read {}", wanted.join(" | "), shown(phrase, &found)))
}

fn cell<'r>(row: &'r Row, column: &str) -> &'r str {
    row.get(column).unwrap_or_default()
}

fn fields(phrase: &str, one: &Reference) -> [String; 6] {
    let or_none = |field: &Option<String>| field.clone().unwrap_or_default();
    [
        phrase[one.range.clone()].replace('\n', " "),
        or_none(&one.kind),
        or_none(&one.number),
        or_none(&one.symbol),
        or_none(&one.date),
        or_none(&one.issuer),
    ]
}

fn shown(phrase: &str, found: &[Reference]) -> String {
    let all: Vec<String> = found.iter().map(|one| format!("[{}]", fields(phrase, one).join(" | "))).collect();
    if all.is_empty() { "nothing".to_owned() } else { all.join(" ") }
}

/// What holds of any text: places are in order, inside the text, on letters.
fn holds(text: &str) {
    let found = reference::find(&Words::of(text));
    let mut before = 0;
    for one in &found {
        assert!(before <= one.range.start && one.range.start < one.range.end, "{:?} in {text:?}", one.range);
        assert!(text.get(one.range.clone()).is_some(), "{:?} in {text:?}", one.range);
        assert!(
            one.title.clone().is_none_or(|title| text.get(title).is_some()),
            "{:?} in {text:?}",
            one.title
        );
        before = one.range.end;
    }
}

/// Words that references are made of, and marks.
const VOCABULARY: [&str; 58] = [
    "Quyết định",
    "Nghị quyết",
    "nghị định",
    "Công văn",
    "Luật",
    "Bộ luật",
    "Đề án",
    "Chương trình",
    "Kế hoạch",
    "Thông tư liên tịch",
    "NQ",
    "số",
    "số:",
    "12",
    "41/2019",
    "2024",
    "/QĐ-UBND",
    "57-NQ/TW",
    "12/QĐ-UBND",
    "169/SKHCN-VP",
    "29/2013/QH13",
    "/",
    "-",
    "–",
    "ngày",
    "tháng",
    "năm",
    "22/10/2019",
    "5/1",
    "của",
    "UBND",
    "tỉnh",
    "Quảng Trị",
    "Bộ",
    "Sở",
    "Khoa học và Công nghệ",
    "Ban Thường vụ",
    "Tỉnh ủy",
    "khóa XIII",
    ",",
    ";",
    "và",
    "các",
    "(",
    ")",
    "“",
    "”",
    "về việc",
    "ban hành",
    "giữa",
    "với",
    "giai đoạn",
    "trên địa bàn",
    "\n",
    "\n\n",
    ".",
    ":",
    "*",
];

proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC{0,200}") {
        holds(&text);
    }

    #[test]
    fn shuffled_words_are_read(words in proptest::collection::vec((0..VOCABULARY.len(), any::<bool>()), 0..60)) {
        let text: String = words.iter().map(|(word, apart)| format!("{}{}", VOCABULARY[*word], if *apart { " " } else { "" })).collect();
        holds(&text);
    }
}

#[test]
fn the_title_behind_keeps_its_dates_to_itself() {
    let text = "theo Công văn số 12/UBND-TH ngày 2/3/2024 về việc tổng kết 5 năm giai đoạn 2019 - 2024, hoàn thành trước ngày 15/6/2024";
    let found = reference::find(&Words::of(text));
    assert_eq!(
        found[0].title.clone().map(|title| &text[title]),
        Some("về việc tổng kết 5 năm giai đoạn 2019 - 2024")
    );
    let text = "triển khai Đề án “Chuyển đổi số giai đoạn 2021 - 2025” trước ngày 30/6/2024";
    let found = reference::find(&Words::of(text));
    assert!(!found[0].is_numbered());
    assert_eq!(
        found[0].title.clone().map(|title| &text[title]),
        Some("“Chuyển đổi số giai đoạn 2021 - 2025”")
    );
}

#[test]
fn a_date_without_a_year_is_the_latest_before_the_reference() {
    let found = reference::find(&Words::of("Công văn số 12/UBND-TH ngày 20/11 của UBND tỉnh"));
    assert_eq!(found[0].date, None);
    assert_eq!(found[0].date_by(Some(jiff::civil::date(2024, 3, 11))).as_deref(), Some("2023-11-20"));
    assert_eq!(found[0].date_by(Some(jiff::civil::date(2024, 11, 20))).as_deref(), Some("2024-11-20"));
    assert_eq!(found[0].date_by(None), None);
}

#[test]
fn the_number_of_the_paper_itself_is_not_cited() {
    for head in [
        "Số: 97/BC-SKHCN",
        "UBND TỈNH\nSố: 97/BC-SKHCN\nngày 5/6/2024",
        "**Số 45-KH/TU**\n\nKẾ HOẠCH",
        "Số: 12/TB-UBND   Lam Giang, ngày 5/6/2024",
    ] {
        assert_eq!(reference::find(&Words::of(head)), [], "{head}");
    }
    assert_eq!(reference::find(&Words::of("- Số 12/QĐ-UBND ngày 5/1/2024 của UBND tỉnh")).len(), 1);
}

//! Reports add up, or say why they are not made.

use forms::Paper;
use forms::paper::{Block, Day, Office, Role, RowKind, Table, Value};
use forms::report::{
    CellId, Detail, Fault, Form, Giver, Made, Material, Names, Shelf, Stood, lists, make, wanted,
};
use jiff::civil::date;
use ledger::standing::{Facts, Standing};
use ledger::{DocumentId, TaskId, UnitId};
use proptest::prelude::*;
use std::collections::BTreeMap;

const ORDER: DocumentId = DocumentId::from_bytes([1; 16]);
const NOTICE: DocumentId = DocumentId::from_bytes([2; 16]);

/// Tasks that the People's Committee gave by two documents, so many of each standing.
fn material(tasks: &[(DocumentId, Standing, usize)]) -> Material {
    let all = tasks
        .iter()
        .flat_map(|(document, standing, count)| std::iter::repeat_n((*document, *standing), *count));
    let stood: Vec<Stood> = (0_u64..)
        .zip(all)
        .map(|(at, (document, standing))| {
            let mut id = [0; 16];
            id[8..].copy_from_slice(&at.to_be_bytes());
            let facts = Facts { document: Some(document), given: Some(date(2024, 3, 1)), ..Facts::default() };
            Stood { task: TaskId::from_bytes(id), standing, facts }
        })
        .collect();
    let detail =
        |at: usize| Detail { code: format!("2024/{at:04}"), words: "Việc".to_owned(), ..Detail::default() };
    let giver = |kind: &str, symbol: &str| Giver {
        kind: Some(kind.to_owned()),
        number: Some("12".to_owned()),
        symbol: Some(symbol.to_owned()),
        ..Giver::default()
    };
    Material {
        office: Office {
            issuer: "Sở Khoa học và Công nghệ".to_owned(),
            symbol: "SKHCN".to_owned(),
            ..Office::default()
        },
        period: "2024-H1".parse().expect("it is a period"),
        days: (date(2023, 12, 15), date(2024, 6, 14)),
        as_of: date(2024, 6, 14),
        day: Day::Draft(date(2024, 6, 14)),
        details: stood.iter().enumerate().map(|(at, one)| (one.task, detail(at))).collect(),
        stood,
        dossiers: BTreeMap::new(),
        names: Names {
            documents: BTreeMap::from([
                (ORDER, giver("công văn", "UBND-VX")),
                (NOTICE, giver("thông báo", "TB-UBND")),
            ]),
            ..Names::default()
        },
        texts: BTreeMap::new(),
        measured: Vec::new(),
    }
}

fn annex_four(material: &Material) -> Result<Made, Fault> {
    let form = Shelf::shipped().expect("they are right").form("phu-luc-iv").expect("whole").expect("there");
    make(&form, material, &|_| None)
}

fn first_table(paper: &Paper) -> &Table {
    paper.tables().next().expect("an annex has a table")
}

fn words(table: &Table, row: usize) -> Vec<String> {
    table.rows[row].cells.iter().map(|cell| cell.value.words()).collect()
}

fn notes(paper: &Paper) -> Vec<String> {
    let blocks = paper.annexes.iter().flat_map(|annex| &annex.body);
    blocks
        .filter_map(|block| match block {
            Block::Paragraph(paragraph) if paragraph.role == Role::Note => Some(paragraph.text.words()),
            Block::Paragraph(_) | Block::Table(_) => None,
        })
        .collect()
}

/// `shared/domain/reports.md` section 5: the sample report gives 107, completes 77, leaves none uncompleted, and loses 30.
#[test]
fn the_thirty_tasks_that_the_form_loses_stand_under_it() {
    let material = material(&[(ORDER, Standing::CompletedInTime, 77), (ORDER, Standing::OpenInTime, 30)]);
    let made = annex_four(&material).expect("it adds up");
    let table = first_table(&made.paper);
    assert_eq!(words(table, 2), ["Cộng", "107", "77", "0", "0", ""]);
    assert_eq!(words(table, 4), ["Cộng", "0", "0", "0", "0", ""]);
    assert_eq!(words(table, 5), ["Tổng cộng I+II", "107", "77", "0", "0", ""]);
    let lost = "Ghi chú: trong 107 nhiệm vụ được giao có 30 nhiệm vụ đang thực hiện, trong hạn; biểu mẫu không có cột cho \
                số này.";
    assert!(notes(&made.paper).iter().any(|note| note == lost), "{:?}", notes(&made.paper));
}

/// A list has as many rows as the number above it counts, also where the words of a task could not be read.
#[test]
fn a_task_without_words_keeps_its_row() {
    let mut material = material(&[(ORDER, Standing::OpenOverdue, 3)]);
    material.details.clear();
    let made = annex_four(&material).expect("it adds up");
    let list = made.paper.tables().nth(2).expect("the list of overdue tasks");
    assert_eq!(
        list.rows.iter().filter(|row| row.kind == RowKind::Plain).count(),
        4,
        "three, and an empty group"
    );
}

#[test]
fn a_task_of_a_notice_is_in_the_second_group() {
    let material = material(&[
        (ORDER, Standing::CompletedLate, 2),
        (NOTICE, Standing::OpenOverdue, 3),
        (NOTICE, Standing::Cancelled, 1),
    ]);
    let made = annex_four(&material).expect("it adds up");
    let tables: Vec<&Table> = made.paper.tables().collect();
    assert_eq!(words(tables[0], 2), ["Cộng", "2", "2", "2", "0", ""]);
    assert_eq!(words(tables[0], 4), ["Cộng", "3", "0", "0", "3", ""]);
    let plain = |table: &Table| table.rows.iter().filter(|row| row.kind == RowKind::Plain).count();
    // Two late ones and the line of the empty group; three overdue ones and the line of the empty group.
    assert_eq!((plain(tables[1]), plain(tables[2])), (3, 4));
}

#[test]
fn a_form_that_leaves_tasks_out_is_not_printed_but_explained() {
    let groups =
        r#"groups = [{ label = "I", title = "Công văn", where = { document_kind = ["công văn"] } }]"#;
    let form = form(&format!(
        "rows = \"groups\"\n{groups}\ncolumns = [{{ heading = \"Giao\", width = 1, figure = \"given\" }}]"
    ));
    let material = material(&[(ORDER, Standing::OpenInTime, 1), (NOTICE, Standing::OpenInTime, 2)]);
    match make(&form, &material, &|_| None) {
        Err(Fault::Ungrouped { tasks, .. }) => assert_eq!(tasks.len(), 2),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_column_and_its_list_must_agree() {
    let form = form(
        r#"rows = "groups"
groups = [{ label = "I", title = "Tất cả" }]
columns = [{ heading = "Quá hạn", width = 1, figure = "not-completed", mark = "(*)" }]
[[annexes.parts]]
rows = "tasks"
mark = "(*)"
where = { standing = ["open-overdue"] }
columns = [{ heading = "Việc", width = 1, value = "words" }]"#,
    );
    let material = material(&[(ORDER, Standing::OpenInTime, 1), (ORDER, Standing::OpenOverdue, 2)]);
    let fault = make(&form, &material, &|_| None).expect_err("three are not completed, two are listed");
    assert_eq!(fault, Fault::MarksDiffer { mark: "(*)".to_owned(), counted: 3, listed: 2 });
}

/// A form with one annex of these parts.
fn form(part: &str) -> Form {
    Form::read(&definition(part)).expect("the definition is right")
}

fn definition(part: &str) -> String {
    format!(
        "id = \"thu\"\nversion = \"1\"\nvalid_from = \"2024-01-01\"\nsource = \"test\"\nname = \"Thử\"\n\
         [paper]\nkind = \"báo cáo\"\nsubject = \"Thử\"\n[[annexes]]\ntitle = \"Thử\"\n[[annexes.parts]]\n{part}\n"
    )
}

/// What is wrong is told with its line.
#[test]
fn a_list_by_units_names_the_unit_above_its_tasks() {
    let mut material = material(&[(ORDER, Standing::OpenOverdue, 2)]);
    for (at, name) in [(0, "Văn phòng Sở"), (1, "Thanh tra Sở")] {
        let unit = UnitId::from_bytes([u8::try_from(at).expect("two units"); 16]);
        material.stood[at].facts.lead = Some(unit);
        material.names.units.insert(unit, name.to_owned());
    }
    let form = form(
        "rows = \"tasks\"\nby = \"units\"\ncolumns = [{ heading = \"Nội dung\", width = 1, value = \"words\" }]",
    );
    let made = make(&form, &material, &|_| None).expect("it adds up");
    let table = first_table(&made.paper);
    let groups: Vec<String> = (0..table.rows.len())
        .filter(|row| table.rows[*row].kind == RowKind::Group)
        .map(|row| words(table, row).concat())
        .collect();
    assert_eq!(groups.len(), 2, "{groups:?}");
    assert!(groups[0].contains("Thanh tra Sở") && groups[1].contains("Văn phòng Sở"), "{groups:?}");
}

#[test]
fn wrong_definitions_are_told_with_their_line() {
    let columns = "columns = [{ heading = \"A\", width = 1, figure = \"given\" }]";
    for (part, line, told) in [
        ("rows = \"rooms\"", 12, "unknown variant `rooms`"),
        ("rows = \"groups\"", 11, "missing field `columns`"),
        (&format!("rows = \"groups\"\n{columns}"), 12, "wants groups"),
        (
            "rows = \"tasks\"\ncolumns = [{ heading = \"A\", width = 1, figure = \"given\" }]",
            13,
            "a row of a task has no figure",
        ),
        (
            "rows = \"units\"\ncolumns = [{ heading = \"A\", width = 1, value = \"due\" }]",
            13,
            "only a row of a task",
        ),
        ("rows = \"units\"\ncolumns = [{ heading = \"A\", width = 1 }]", 13, "either a figure or a value"),
        (
            "rows = \"units\"\ncolumns = [{ heading = \"A\", width = 0, figure = \"given\" }]",
            13,
            "its width is 0",
        ),
        (
            "rows = \"units\"\ncolumns = [{ heading = \"A\", width = 1, figure = \"done\" }]",
            13,
            "unknown variant `done`",
        ),
        (&format!("rows = \"units\"\nby = \"units\"\n{columns}"), 13, "belong to rows"),
        ("rows = \"units\"\ncolums = []", 13, "unknown field `colums`"),
        ("rows = \"units\"\nheading = \"{ten}\"", 13, "no place {ten}"),
        ("rows = \"units\"\nheading = \"{given\"", 13, "without"),
        ("rows = \"units\"\nwhere = { standing = [\"late\"] }", 13, "no standing \"late\""),
    ] {
        let problem = Form::read(&definition(part)).expect_err(part);
        assert!(problem.what.contains(told), "{part}: {}", problem.what);
        assert_eq!(problem.line, line, "{part}: {}", problem.what);
    }
}

fn anything() -> impl Strategy<Value = Vec<(DocumentId, Standing, usize)>> {
    let standing = prop::sample::select(Standing::ALL.to_vec());
    prop::collection::vec((prop::sample::select(vec![ORDER, NOTICE]), standing, 0_usize..6), 0..12)
}

/// Sentences come from tasks; what a person wrote in place of one stays, what she emptied is left out.
#[test]
fn prose_is_drafted_and_what_was_written_stays() {
    let mut material = material(&[(ORDER, Standing::CompletedInTime, 2), (ORDER, Standing::OpenOverdue, 1)]);
    for (task, detail) in &mut material.details {
        detail.words =
            format!("Tham mưu kế hoạch số {}, hoàn thành trước ngày 20/3/2024.", task.as_bytes()[15]);
        detail.deadlines = vec!["trước ngày 20/3/2024".to_owned()];
        detail.due = Some(date(2024, 3, 19));
    }
    let first = material.stood[0].task;
    material.details.get_mut(&first).expect("it is there").result = "Kế hoạch số 21/KH-SKHCN".to_owned();
    let form = || Shelf::shipped().expect("right").form("bao-cao-6-thang").expect("whole").expect("there");
    let body = |material: &Material| {
        let made = make(&form(), material, &|_| None).expect("it adds up");
        let words = made.paper.body.iter().filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph.text.words()),
            Block::Table(_) => None,
        });
        (words.collect::<Vec<_>>(), made.sentences)
    };
    let (words, sentences) = body(&material);
    let drafted: Vec<&str> = sentences.iter().map(|one| one.drafted.as_str()).collect();
    assert_eq!(
        drafted,
        [
            "Đã tham mưu kế hoạch số 0; kết quả: Kế hoạch số 21/KH-SKHCN.",
            "Đã tham mưu kế hoạch số 1.",
            "",
            "Chưa hoàn thành việc tham mưu kế hoạch số 2 (hạn 19/3/2024).",
            "",
            "",
        ]
    );
    assert!(words.iter().any(|line| line == drafted[1]), "{words:?}");
    assert_eq!(words.last().map(String::as_str), Some("Không."), "nothing is proposed");

    material.texts = BTreeMap::from([
        (sentences[0].key.clone(), String::new()),
        (sentences[1].key.clone(), "Đã tham mưu, được ban hành.".to_owned()),
        (sentences[5].key.clone(), "1. Bố trí kinh phí.\n2. Bổ sung biên chế.".to_owned()),
    ]);
    let (words, _) = body(&material);
    assert!(!words.iter().any(|line| line == drafted[0]), "left out: {words:?}");
    assert!(words.iter().any(|line| line == "Đã tham mưu, được ban hành."), "{words:?}");
    assert!(words.iter().any(|line| line == "Bổ sung biên chế."), "added lines are items: {words:?}");
    assert!(!words.iter().any(|line| line == "Không."));
}

/// Under each number stand as many tasks as it says.
#[test]
fn the_lists_have_the_tasks_of_each_number() {
    let material = material(&[(ORDER, Standing::CompletedLate, 2), (NOTICE, Standing::OpenOverdue, 3)]);
    let made = annex_four(&material).expect("it adds up");
    let annex = lists(&made, &material);
    let Some(Block::Table(table)) = annex.body.first() else { panic!("a table") };
    let mut listed = 0;
    let mut numbers = made.behind.values().filter(|tasks| !tasks.is_empty());
    for rows in table.rows[1..].chunk_by(|_, row| row.kind == RowKind::Plain) {
        let [heading, tasks @ ..] = rows else { panic!("a heading") };
        assert_eq!(Some(tasks.len()), numbers.next().map(Vec::len), "{heading:?}");
        let called = heading.cells[1].value.words();
        assert!(called.ends_with(&format!("{:02} nhiệm vụ", tasks.len())), "{called}");
        listed += tasks.len();
    }
    assert_eq!(numbers.next(), None);
    assert_eq!(listed, made.behind.values().map(Vec::len).sum::<usize>());
    let total = "I. Kết quả thực hiện · Tổng cộng I+II · Tổng số được giao";
    assert!(made.called.values().any(|called| called == total), "{:?}", made.called);
}

proptest! {
    /// `shared/domain/reports.md` section 4: sums are those of their rows, each number is that of the tasks behind it.
    #[test]
    fn every_form_adds_up_on_any_tasks(tasks in anything()) {
        let material = material(&tasks);
        let shelf = Shelf::shipped().expect("they are right");
        for form in shelf.forms() {
            let form = shelf.form(&form.id).expect("whole").expect("there");
            let mut few = material.clone();
            let named = wanted(&form, &material);
            few.details.retain(|task, _| named.contains(task));
            let made = make(&form, &few, &|id| Some(id.to_string())).expect("it adds up");
            for table in made.paper.tables() {
                for row in &table.rows {
                    for (column, cell) in row.placed(table.columns.len()) {
                        check(&made, table, column, &cell.value)?;
                    }
                }
            }
        }
    }
}

fn check(made: &Made, table: &Table, column: usize, value: &Value) -> Result<(), TestCaseError> {
    let (number, link) = match value {
        Value::Number(number, Some(link)) | Value::Sum { value: number, link: Some(link), .. } => {
            (*number, link)
        }
        Value::Empty
        | Value::Words(_)
        | Value::Text(_)
        | Value::Number(..)
        | Value::Sum { .. }
        | Value::Day(_) => {
            return Ok(());
        }
    };
    let id: CellId = link.parse().expect("what we gave");
    prop_assert_eq!(made.behind[&id].len() as u64, number);
    if let Value::Sum { rows, .. } = value {
        let added: u64 = rows
            .iter()
            .flat_map(|row| table.rows[*row].placed(table.columns.len()).filter(|(at, _)| *at == column))
            .map(|(_, cell)| match cell.value {
                Value::Number(number, _) => number,
                Value::Empty | Value::Words(_) | Value::Text(_) | Value::Sum { .. } | Value::Day(_) => 0,
            })
            .sum();
        prop_assert_eq!(added, number);
    }
    Ok(())
}

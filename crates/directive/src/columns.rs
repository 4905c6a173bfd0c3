//! What the columns of a table of assigned tasks hold: by their headings in any wording, else by what stands in them.

use crate::lexicon::{self, Attribute};
use crate::task::Tools;
use crate::times;
use crate::unit;
use blocks::Table;
use memchr::memmem::Finder;
use std::collections::HashSet;
use std::sync::LazyLock;
use viet::time::Role;
use viet::words::Words;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    Number,
    Work,
    Source,
    Status,
    Note,
    About(Attribute),
    Unknown,
}

/// A table of tasks: its columns and where its body begins.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) columns: Vec<Column>,
    pub(crate) body: usize,
    /// The words of its headings as keys, by which they are known when a page repeats them.
    pub(crate) heads: HashSet<String>,
    /// The columns whose heading says "trước ngày": a bare day in them is the first that is too late.
    pub(crate) before: Vec<bool>,
    /// No cell of the body reaches down: what a column says of several rows stands in the first of them only.
    pub(crate) unmerged: bool,
}

/// Words in the headings of columns, by what the columns hold: the first that stands in a heading tells.
const HEADINGS: &[(&str, Column)] = &[
    ("văn bản giao", Column::Source),
    ("văn bản chỉ đạo", Column::Source),
    ("căn cứ giao", Column::Source),
    ("số văn bản", Column::Source),
    ("số, ký hiệu", Column::Source),
    ("ngày giao", Column::Note),
    ("ngày văn bản", Column::Source),
    ("ngày ban hành", Column::Source),
    ("tình hình", Column::Status),
    ("trạng thái", Column::Status),
    ("kết quả thực hiện", Column::Status),
    ("tiến độ thực hiện", Column::Status),
    ("sản phẩm", Column::About(Attribute::Product)),
    ("kết quả", Column::About(Attribute::Product)),
    ("thời hạn", Column::About(Attribute::Deadline)),
    ("thời gian", Column::About(Attribute::Deadline)),
    ("tiến độ", Column::About(Attribute::Deadline)),
    ("hạn hoàn thành", Column::About(Attribute::Deadline)),
    ("ngày hoàn thành", Column::About(Attribute::Deadline)),
    ("hoàn thành", Column::About(Attribute::Deadline)),
    ("hạn", Column::About(Attribute::Deadline)),
    ("phối hợp", Column::About(Attribute::Support)),
    ("cùng làm", Column::About(Attribute::Support)),
    ("cùng thực hiện", Column::About(Attribute::Support)),
    ("chịu trách nhiệm", Column::About(Attribute::Lead)),
    ("xong trước", Column::About(Attribute::Deadline)),
    ("cấp trình", Column::About(Attribute::Receiver)),
    ("trình", Column::About(Attribute::Receiver)),
    ("nơi nhận", Column::About(Attribute::Receiver)),
    ("ghi chú", Column::Note),
    ("khó khăn", Column::Note),
    ("kinh phí", Column::Note),
    ("địa điểm", Column::Note),
    ("lãnh đạo phụ trách", Column::Note),
    ("lãnh đạo chỉ đạo", Column::Note),
    ("chủ trì", Column::About(Attribute::Lead)),
    ("phụ trách", Column::About(Attribute::Lead)),
    ("thực hiện chính", Column::About(Attribute::Lead)),
    ("đơn vị thực hiện", Column::About(Attribute::Lead)),
    ("cơ quan thực hiện", Column::About(Attribute::Lead)),
    ("người thực hiện", Column::About(Attribute::Lead)),
    ("bộ phận thực hiện", Column::About(Attribute::Lead)),
    ("phân công", Column::About(Attribute::Lead)),
    ("đầu mối", Column::About(Attribute::Lead)),
    ("nội dung", Column::Work),
    ("nhiệm vụ", Column::Work),
    ("công việc", Column::Work),
    ("công tác", Column::Work),
    ("hoạt động", Column::Work),
    ("tên đề án", Column::Work),
    ("tên văn bản", Column::Work),
    ("đơn vị", Column::About(Attribute::Lead)),
    ("cơ quan", Column::About(Attribute::Lead)),
    ("người", Column::About(Attribute::Lead)),
    ("tuần", Column::About(Attribute::Deadline)),
    ("ngày", Column::About(Attribute::Deadline)),
    ("tháng", Column::About(Attribute::Deadline)),
    ("việc", Column::Work),
    ("bộ phận", Column::About(Attribute::Lead)),
    ("stt", Column::Number),
    ("tt", Column::Number),
];

/// Recognises a table of assigned tasks by its headings: it names the work, and who or when.
pub(crate) fn plan(table: &Table, tools: Tools<'_>) -> Option<Plan> {
    plan_by_headings(table).or_else(|| plan_by_content(table, width(table)?, tools))
}

/// Recognises a table of assigned tasks by its headings alone.
pub(crate) fn plan_by_headings(table: &Table) -> Option<Plan> {
    let width = width(table)?;
    (0..table.rows.len().min(4)).find_map(|row| plan_at(table, row, width))
}

/// The width as far as columns are looked at. It is found by going through all rows, so that each table is asked once.
fn width(table: &blocks::Table) -> Option<usize> {
    Some(usize::try_from(table.width()).ok()?.min(40))
}

fn plan_at(table: &blocks::Table, row: usize, width: usize) -> Option<Plan> {
    let mut columns = vec![Column::Unknown; width];
    for cell in &table.rows[row].cells {
        let column = column_of(cell.text.as_str());
        for at in cell.column..(cell.column + cell.columns) {
            if let Some(place) = columns.get_mut(at as usize)
                && !(column == Column::Work && cell.columns > 1 && at > cell.column)
            {
                *place = column;
            }
        }
    }
    let mut body = row + 1;
    // A second heading row under merged cells: "Đơn vị thực hiện" over "Chủ trì" and "Phối hợp".
    if let Some(below) = table.rows.get(body)
        && table.rows[row].cells.iter().any(|cell| cell.columns > 1 || cell.rows > 1)
        && below.cells.iter().all(|cell| column_of(cell.text.as_str()) != Column::Unknown)
        && !below.cells.is_empty()
        && below.cells.len() < table.rows[row].cells.len() + 4
        && below.cells.iter().any(|cell| matches!(column_of(cell.text.as_str()), Column::About(_)))
    {
        for cell in &below.cells {
            if let Some(place) = columns.get_mut(cell.column as usize) {
                *place = column_of(cell.text.as_str());
            }
        }
        body += 1;
    }
    settle(&mut columns);
    let people = table.rows[row].cells.iter().any(|cell| {
        lexicon::contains_any(
            &viet::fold::lower(cell.text.as_str()),
            &["họ và tên", "họ tên", "họ, tên", "chức vụ", "chức danh"],
        )
    });
    if people {
        return None;
    }
    let has = |wanted: fn(&Column) -> bool| columns.iter().any(wanted);
    let work = has(|column| *column == Column::Work);
    let who = has(|column| matches!(column, Column::About(Attribute::Lead | Attribute::Support)));
    let when = has(|column| matches!(column, Column::About(Attribute::Deadline)));
    let heads = table.rows[row..body].iter().flat_map(|row| &row.cells);
    let heads = heads.map(|cell| viet::fold::key(cell.text.as_str())).collect();
    let unmerged = table.rows[body..].iter().all(|row| row.cells.iter().all(|cell| cell.rows == 1));
    let before = heads_before(table, row..body, width);
    (work && (who || when)).then_some(Plan { columns, body, heads, before, unmerged })
}

fn heads_before(table: &Table, heads: std::ops::Range<usize>, width: usize) -> Vec<bool> {
    let mut before = vec![false; width];
    for cell in table.rows[heads].iter().flat_map(|row| &row.cells) {
        let lower = viet::fold::lower(cell.text.as_str());
        if let Some(place) = before.get_mut(cell.column as usize) {
            *place = lexicon::contains_any(&lower, &["trước ngày", "xong trước", "hoàn thành trước"]);
        }
    }
    before
}

/// The fewest rows from which the columns of a table can be told by what stands in them.
const FEWEST_ROWS: usize = 3;
/// So many rows are looked at.
const LOOKED_AT: usize = 40;

/// What the filled cells of a column are.
#[derive(Default)]
struct Seen {
    filled: usize,
    letters: usize,
    names: usize,
    times: usize,
}

/// Recognises a table of assigned tasks whose headings say nothing known: one column of names, one of days, one of long
/// texts.
fn plan_by_content(table: &Table, width: usize, tools: Tools<'_>) -> Option<Plan> {
    if table.rows.len() <= FEWEST_ROWS || width < 3 {
        return None;
    }
    let mut seen: Vec<Seen> = std::iter::repeat_with(Seen::default).take(width).collect();
    for cell in table.rows.iter().skip(1).take(LOOKED_AT).flat_map(|row| &row.cells) {
        let text = cell.text.as_str().trim();
        let Some(column) =
            seen.get_mut(cell.column as usize).filter(|_| !text.is_empty() && cell.columns == 1)
        else {
            continue;
        };
        let words = Words::of(text);
        column.filled += 1;
        column.letters += text.chars().count();
        column.names += usize::from(is_names(&words, tools));
        column.times += usize::from(is_time(&words, tools));
    }
    let mostly = |part: usize, whole: usize| whole >= FEWEST_ROWS && part * 10 >= whole * 7;
    let mut columns = vec![Column::Unknown; width];
    let mut named = [Attribute::Lead, Attribute::Support].into_iter();
    for (at, column) in seen.iter().enumerate() {
        if mostly(column.names, column.filled) {
            columns[at] = named.next().map_or(Column::Unknown, Column::About);
        } else if mostly(column.times, column.filled) {
            columns[at] = Column::About(Attribute::Deadline);
        }
    }
    let work = (0..width)
        .filter(|&at| columns[at] == Column::Unknown && seen[at].filled >= FEWEST_ROWS)
        .max_by_key(|&at| seen[at].letters / seen[at].filled)?;
    let tells = |at: usize| seen[at].letters / seen[at].filled >= 20;
    columns[work] = Column::Work;
    if columns[0] == Column::Unknown {
        columns[0] = Column::Number;
    }
    let has = |attribute: Attribute| columns.contains(&Column::About(attribute));
    let assigns = tells(work) && has(Attribute::Lead) && has(Attribute::Deadline);
    let heads = table.rows.iter().take(1).flat_map(|row| &row.cells);
    let heads = heads.map(|cell| viet::fold::key(cell.text.as_str())).collect();
    let before = heads_before(table, 0..1, width);
    let unmerged = table.rows.iter().all(|row| row.cells.iter().all(|cell| cell.rows == 1));
    assigns.then_some(Plan { columns, body: 1, heads, before, unmerged })
}

/// Tells whether a cell holds nothing but names of bodies.
fn is_names(words: &Words<'_>, tools: Tools<'_>) -> bool {
    words.word(0).starts_with(char::is_uppercase)
        && unit::list(words, 0, tools.registry).is_some_and(|(_, end)| end >= words.len())
        || unit::heading::names(words, 0).is_some()
}

/// Tells whether a cell holds little but a time.
fn is_time(words: &Words<'_>, tools: Tools<'_>) -> bool {
    words.len() <= 12 && !times::find_as(words, &tools.time, Role::Deadline).is_empty()
}

/// Only one column holds the work, and one the units in charge: the first that says so plainly.
fn settle(columns: &mut [Column]) {
    for wanted in [Column::Work, Column::About(Attribute::Lead)] {
        let mut seen = false;
        for column in columns.iter_mut().filter(|column| **column == wanted) {
            if seen {
                *column = Column::Unknown;
            }
            seen = true;
        }
    }
}

fn column_of(heading: &str) -> Column {
    let lower = viet::fold::lower(heading).replace('\n', " ");
    if lower.len() > 120 {
        return Column::Unknown;
    }
    let trimmed = lower.trim_matches(|letter: char| !letter.is_alphanumeric());
    if trimmed == "tt" || trimmed == "stt" || trimmed == "số tt" {
        return Column::Number;
    }
    // Every cell of every row is asked, for tables that repeat their heading on each page.
    static FINDERS: LazyLock<Vec<(Finder<'static>, Column)>> =
        LazyLock::new(|| HEADINGS.iter().map(|(phrase, column)| (Finder::new(phrase), *column)).collect());
    FINDERS
        .iter()
        .find(|(finder, _)| lexicon::find_with(&lower, finder).is_some())
        .map_or(Column::Unknown, |(_, column)| *column)
}

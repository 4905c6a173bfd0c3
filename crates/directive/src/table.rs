//! Tables of assigned tasks: columns known by their headings, group rows, merged cells, rows that continue the one above.

use crate::columns::{Column, Plan};
use crate::context::{self, Inherited};
use crate::lexicon::{self, Attribute};
use crate::reading::{Deadline, Task};
use crate::source::{Line, TableAt};
use crate::task::{self, Tools};
use crate::times;
use crate::unit;
use blocks::{Cell, CellAt, Row, Span};
use viet::time::{self, Role};

/// One row of the body as a reader sees it.
pub(crate) enum Entry<'d> {
    /// A row that heads those below: its words, label first.
    Group { line: Line<'d>, label: String },
    /// A task with its label in the number column.
    Task { task: Box<Task>, label: String, line: Line<'d> },
    /// A row that is no task.
    Other { line: Line<'d> },
}

/// Reads the body of a table of tasks.
pub(crate) fn read<'d>(
    at: TableAt<'d>,
    plan: &Plan,
    inherited: &Inherited,
    tools: Tools<'_>,
) -> Vec<Entry<'d>> {
    let mut reader = Reader {
        at,
        plan,
        tools,
        group: inherited.clone(),
        outer: inherited.clone(),
        carried: vec![None; plan.columns.len()],
        said_above: vec![None; plan.columns.len()],
    };
    let rows = at.table.rows.iter().enumerate().skip(plan.body);
    rows.filter_map(|(index, row)| reader.row(index, row)).collect()
}

struct Reader<'d, 'r> {
    at: TableAt<'d>,
    plan: &'r Plan,
    tools: Tools<'r>,
    group: Inherited,
    outer: Inherited,
    /// Cells that reach down into rows below: the cell and its last row.
    carried: Vec<Option<(CellAt, u32)>>,
    /// In tables without merged cells: the last filled cell of the columns that are filled once for several rows.
    said_above: Vec<Option<CellAt>>,
}

impl<'d> Reader<'d, '_> {
    fn row(&mut self, index: usize, row: &'d Row) -> Option<Entry<'d>> {
        let row_number = u32::try_from(index).unwrap_or(u32::MAX);
        self.carry(row_number, row);
        if self.repeats_heads(row) || is_numbering(row) {
            return None;
        }
        let label = self
            .cell(row_number, row, Column::Number)
            .map(|(_, cell)| cell.text.as_str().trim().to_owned())
            .unwrap_or_default();
        if let Some(group) = self.group_row(row_number, row) {
            self.said_above.fill(None);
            self.enter_group(&group);
            return Some(Entry::Group { line: group, label });
        }
        let (place, cell) = self.cell(row_number, row, Column::Work)?;
        let line = self.line(place, cell)?;
        if self.is_total(row) {
            return Some(Entry::Other { line });
        }
        if self.plan.unmerged {
            self.remember(row_number, row);
        }
        let task = self.task(row_number, row, place, cell);
        Some(Entry::Task { task: Box::new(task), label, line })
    }

    /// A page that goes on with the table repeats its headings.
    fn repeats_heads(&self, row: &Row) -> bool {
        let mut filled = row.cells.iter().filter(|cell| !cell.text.as_str().trim().is_empty()).peekable();
        filled.peek().is_some()
            && filled.all(|cell| self.plan.heads.contains(&viet::fold::key(cell.text.as_str())))
    }

    fn carry(&mut self, row_number: u32, row: &Row) {
        for (cell_index, cell) in row.cells.iter().enumerate() {
            let place = CellAt { row: row_number, cell: u32::try_from(cell_index).unwrap_or(u32::MAX) };
            for column in cell.column..cell.column + cell.columns {
                if let Some(carried) = self.carried.get_mut(column as usize) {
                    *carried = (cell.rows > 1).then_some((place, row_number + cell.rows - 1));
                }
            }
        }
        for carried in &mut self.carried {
            if carried.is_some_and(|(_, last)| last < row_number) {
                *carried = None;
            }
        }
    }

    /// Keeps the filled cells of the columns that a sheet fills once for several rows: the document and the unit.
    fn remember(&mut self, row_number: u32, row: &Row) {
        for (index, cell) in row.cells.iter().enumerate() {
            let column = cell.column as usize;
            let once = matches!(
                self.plan.columns.get(column),
                Some(Column::Source | Column::About(Attribute::Lead))
            );
            if once
                && !cell.text.as_str().trim().is_empty()
                && let Some(place) = self.said_above.get_mut(column)
            {
                *place = Some(CellAt { row: row_number, cell: u32::try_from(index).unwrap_or(u32::MAX) });
            }
        }
    }

    /// Returns the cell of a column: in this row, or one that reaches down into it.
    fn cell(&self, row_number: u32, row: &'d Row, wanted: Column) -> Option<(CellAt, &'d Cell)> {
        let column = self.plan.columns.iter().position(|column| *column == wanted)?;
        self.cell_at(row_number, row, column)
    }

    fn cell_at(&self, row_number: u32, row: &'d Row, column: usize) -> Option<(CellAt, &'d Cell)> {
        let own = row.cells.iter().enumerate().find(|(_, cell)| {
            (cell.column as usize) <= column && column < (cell.column + cell.columns) as usize
        });
        if let Some((_, cell)) = own
            && cell.text.as_str().trim().is_empty()
            && let Some(above) = self.said_above.get(column).copied().flatten()
        {
            let cell = self.at.table.rows.get(above.row as usize)?.cells.get(above.cell as usize)?;
            return Some((above, cell));
        }
        if let Some((index, cell)) = own {
            return Some((CellAt { row: row_number, cell: u32::try_from(index).unwrap_or(u32::MAX) }, cell));
        }
        let (place, _) = (*self.carried.get(column)?)?;
        let cell = self.at.table.rows.get(place.row as usize)?.cells.get(place.cell as usize)?;
        Some((place, cell))
    }

    fn line(&self, place: CellAt, cell: &'d Cell) -> Option<Line<'d>> {
        let text = cell.text.as_str();
        if text.trim().is_empty() {
            return None;
        }
        let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
        Some(Line::of_text(&cell.text, Span { block: self.at.block, cell: Some(place), start: 0, end }))
    }

    /// A row that heads others: one merged cell, or only a number and words in bold, capitals or with nothing beside them.
    fn group_row(&self, row_number: u32, row: &'d Row) -> Option<Line<'d>> {
        let filled: Vec<(usize, &'d Cell)> =
            row.cells.iter().enumerate().filter(|(_, cell)| !cell.text.as_str().trim().is_empty()).collect();
        let wide = filled.iter().find(|(_, cell)| {
            cell.columns > 1 && cell.columns as usize >= self.plan.columns.len().saturating_sub(2)
        });
        let number_column = self.plan.columns.iter().position(|column| *column == Column::Number);
        let is_number = |cell: &Cell| cell.text.as_str().trim().chars().count() <= 5;
        let beside: Vec<&(usize, &'d Cell)> = filled
            .iter()
            .filter(|(_, cell)| {
                Some(cell.column as usize) != number_column || cell.columns > 1 || !is_number(cell)
            })
            .collect();
        let chosen = match (wide, beside.as_slice()) {
            (Some(wide), _) => wide,
            (None, [only]) if row.cells.len() > 1 || only.1.columns > 1 || self.plan.columns.len() > 1 => {
                only
            }
            _ => return None,
        };
        let text = chosen.1.text.as_str();
        let label_roman = filled.first().is_some_and(|(_, cell)| {
            let label = cell.text.as_str().trim().trim_end_matches('.');
            viet::numeral::roman(label).is_some() && label.chars().all(char::is_uppercase)
                || (label.len() == 1 && label.chars().all(|letter| letter.is_ascii_uppercase()))
        });
        let carried_who = self.carried.iter().zip(&self.plan.columns).any(|(carried, column)| {
            carried.is_some_and(|(place, _)| place.row < row_number) && matches!(column, Column::About(_))
        });
        let marked =
            chosen.1.text.is_all(blocks::MarkKind::Bold, 0..text.len()) || crate::source::is_capitals(text);
        let unit_only = text.len() < 200 && !text.ends_with(['.', ';']);
        if !(wide.is_some() || label_roman || marked || unit_only && !carried_who) {
            return None;
        }
        let place = CellAt { row: row_number, cell: u32::try_from(chosen.0).unwrap_or(u32::MAX) };
        self.line(place, chosen.1)
    }

    fn enter_group(&mut self, line: &Line<'_>) {
        self.group = self.outer.clone();
        let (lead, support) = context::heading_parties(line, self.tools.registry);
        if !lead.is_empty() {
            self.group.lead = lead;
            self.group.support = support;
        }
        let as_deadline = times::find_as(&line.words, &self.tools.time, Role::Deadline);
        let short = line.body().len() < 80;
        if let context::Period::Ends(due) = context::period_end(line, &self.tools.time) {
            self.group.due = Some(due);
        } else if let Some(time) = as_deadline.first().filter(|_| short)
            && let Some(due) = time.to.or(time.due).filter(|due| *due >= self.tools.time.reference.date())
        {
            self.group.due = Some(crate::reading::Read::at(due, line.at(time.range.clone())));
        }
    }

    fn is_total(&self, row: &Row) -> bool {
        row.cells.iter().take(2).any(|cell| {
            let lower = viet::fold::lower(cell.text.as_str());
            let bare = lower.trim().trim_end_matches(':');
            matches!(bare, "cộng" | "tổng") || lexicon::starts_with_any(bare, &["tổng cộng", "tổng số"])
        })
    }

    fn task(&self, row_number: u32, row: &'d Row, place: CellAt, cell: &'d Cell) -> Task {
        let mut task = Task::default();
        if let Some(line) = self.line(place, cell) {
            task::read_cell(&mut task, &line, self.tools);
        }
        for (column, what) in self.plan.columns.iter().enumerate() {
            let Some((place, cell)) = self.cell_at(row_number, row, column) else { continue };
            // A merged cell is read once, under its first column.
            if column > 0 && cell.column as usize != column {
                continue;
            }
            let Some(line) = self.line(place, cell) else { continue };
            let before = self.plan.before.get(column).copied().unwrap_or(false);
            self.read_column(&mut task, &line, *what, before);
        }
        put_hours_to_days(&mut task);
        task::inherit(&mut task, &self.group);
        task::finish(&mut task);
        task
    }

    /// "Tuần 3", "Tuần cuối tháng", "Giữa tháng" in the plan of a month or below its group row.
    fn part_of_month(&self, line: &Line<'_>) -> Option<Deadline> {
        const PARTS: &[&str] =
            &["đầu tháng", "giữa tháng", "cuối tháng", "tuần đầu tháng", "tuần cuối tháng", "trong tháng"];
        /// A plan of one month is made at most so many days before it ends.
        const NEAR: i32 = 62;
        let lower = line.words.lower_text().trim_end_matches([':', '.', ' ']);
        let week = lower.strip_prefix("tuần").map(|number| number.trim().trim_start_matches('0'));
        let week = week.and_then(|number| number.parse().ok()).filter(|number: &u8| (1..=5).contains(number));
        let month = self.group.due.as_ref()?.value;
        let today = self.tools.time.reference.date();
        let own = self.outer.due.as_ref().is_none_or(|outer| outer.value != month);
        if !own && month.since(today).ok()?.get_days() > NEAR {
            return None;
        }
        let part = match week {
            Some(number) => format!("tuần {number} tháng"),
            None => PARTS.iter().find(|part| lower == **part).map(|part| (*part).to_owned())?,
        };
        let said = format!("{part} {}/{}", month.month(), month.year());
        let words = viet::words::Words::of(&said);
        let found = times::find_as(&words, &self.tools.time, Role::Deadline);
        let due = found.first().and_then(|time| time.due.or(time.to))?;
        let text = line.body().trim().to_owned();
        let span = line.body_span();
        let approximate = found.first().is_some_and(|time| time.approximate);
        let rule = found.first().map_or(time::Rule::InWeek, |time| time.rule).name();
        Some(Deadline { text, due: Some(due), time: None, approximate, rule, span })
    }

    /// `before`: the heading says "trước ngày".
    fn read_column(&self, task: &mut Task, line: &Line<'d>, what: Column, before: bool) {
        let tools = self.tools;
        match what {
            Column::About(Attribute::Lead) => {
                let parties = self.cell_parties(line);
                task.lead.clear();
                task::add_parties(&mut task.lead, parties);
            }
            Column::About(Attribute::Support) => {
                task::add_parties(&mut task.support, self.cell_parties(line));
            }
            Column::About(Attribute::Receiver) => {
                task::add_parties(&mut task.submit_to, self.cell_parties(line));
            }
            Column::About(Attribute::Deadline) => {
                let mut times = times::find_as(&line.words, &tools.time, Role::Deadline);
                if before {
                    times.iter_mut().for_each(end_the_day_before);
                }
                match self.part_of_month(line) {
                    Some(deadline) => task.deadlines.push(deadline),
                    None => task::add_times(task, line, &times, &[], tools.time.reference.date()),
                }
            }
            Column::Source => {
                task::add_references(task, line, line.cited());
            }
            Column::About(Attribute::Product | Attribute::Work | Attribute::Other)
            | Column::Number
            | Column::Work
            | Column::Status
            | Column::Note
            | Column::Unknown => {}
        }
    }

    /// Reads a cell of names: a list, or one name a line.
    fn cell_parties(&self, line: &Line<'d>) -> Vec<crate::reading::Party> {
        let words = &line.words;
        let mut all = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let skip = words.kind(at) == Some(viet::words::Kind::Break)
                || matches!(words.kind(at), Some(viet::words::Kind::Mark(_)));
            if skip {
                at += 1;
                continue;
            }
            match unit::list(words, at, self.tools.registry) {
                Some((mut names, end)) => {
                    let end = piece_end(words, end);
                    if let Some(last) = names.last_mut().filter(|last| last.kind != unit::Kind::All) {
                        last.tokens.end = last.tokens.end.max(end);
                        last.name = words.slice(last.tokens.clone()).to_owned();
                    }
                    task::add_parties(&mut all, context::parties(line, names, self.tools.registry, false));
                    at = end.max(at + 1);
                }
                None => {
                    // What the grammar of names does not know stands as written, to the end of its piece.
                    let end = (at..words.len())
                        .find(|&token| {
                            words.kind(token) == Some(viet::words::Kind::Break)
                                || words.is_mark(token, ';')
                                || words.is_mark(token, ',')
                        })
                        .unwrap_or(words.len());
                    let range = words.bytes(at..end);
                    let written = without_comrade(line.body()[range.clone()].trim());
                    if written.chars().next().is_some_and(char::is_alphabetic) {
                        let name = self.tools.registry.fullest(written);
                        let party =
                            crate::reading::Party { name, span: Some(line.at(range)), inherited: false };
                        task::add_parties(&mut all, vec![party]);
                    }
                    at = end.max(at + 1);
                }
            }
        }
        all
    }
}

/// "Thứ Ba 17/6" in one column and "14h00" in the next: one limit. An hour alone would be one of the document's own day.
fn put_hours_to_days(task: &mut Task) {
    const DAYS: &[&str] = &["ngày", "thứ", "nay", "mai", "nhật"];
    let is_hour = |deadline: &Deadline| {
        let lower = viet::fold::lower(&deadline.text);
        deadline.time.is_some() && !lower.contains('/') && !lexicon::contains_any(&lower, DAYS)
    };
    let (hours, mut days): (Vec<_>, Vec<_>) =
        std::mem::take(&mut task.deadlines).into_iter().partition(|deadline| is_hour(deadline));
    match (hours.as_slice(), days.as_mut_slice()) {
        ([hour], [day]) if day.time.is_none() && day.due.is_some() && hour.span.cell != day.span.cell => {
            day.time = hour.time;
            task.deadlines = days;
        }
        _ => task.deadlines = days.into_iter().chain(hours).collect(),
    }
}

/// "Đ/c Lành", "đồng chí Phượng": a person by the given name.
fn without_comrade(written: &str) -> &str {
    const TITLES: [&str; 5] = ["đ/c", "đc", "đồng chí", "ông", "bà"];
    let lower = viet::fold::lower(written);
    let title = TITLES.iter().find(|title| lexicon::starts_with(&lower, title));
    title.map_or(written, |title| {
        written.get(title.len()..).unwrap_or(written).trim_start_matches(['.', ':', ' '])
    })
}

/// Returns the end of the piece of a cell of names that a token stands in: small words that the grammar of names does not
/// know still belong to the name.
fn piece_end(words: &viet::words::Words<'_>, from: usize) -> usize {
    let mut end = from;
    while words.kind(end) == Some(viet::words::Kind::Word) && !matches!(words.lower(end), "và" | "cùng") {
        end += 1;
    }
    // "Tổ kiểm tra liên ngành 814".
    let closed = matches!(
        words.kind(end + 1),
        None | Some(viet::words::Kind::Break | viet::words::Kind::Mark(';' | ','))
    );
    end + usize::from(closed && words.kind(end) == Some(viet::words::Kind::Number))
}

/// Tells whether a row only numbers the columns: (1) (2) (3).
fn is_numbering(row: &Row) -> bool {
    row.cells.len() > 2
        && row.cells.iter().all(|cell| {
            let text = cell.text.as_str().trim();
            text.trim_matches(['(', ')']).len() <= 2
                && text.chars().any(|letter| letter.is_ascii_digit() || letter.is_ascii_uppercase())
        })
}

/// "25/9/2023" under "Xong trước ngày" is the first day that is too late.
fn end_the_day_before(time: &mut time::Expression) {
    let bare = time.rule == time::Rule::OnDay && time.clock.is_none();
    if let Some(day) = time.due.filter(|_| bare) {
        time.due = day.yesterday().ok();
    }
}

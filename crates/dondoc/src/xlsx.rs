//! The tracking table that an office keeps: one row for each task, as an .xlsx file.

use crate::messages::Messages;
use crate::problem::Problem;
use crate::{card, tasks};
use directive::Reading;
use directive::reading::Task;
use jiff::civil::Date;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};
use std::path::Path;

/// Columns with the key of their heading and their width in letters.
const COLUMNS: [(&str, f64); 10] = [
    ("sheet-column-number", 5.0),
    ("sheet-column-document", 19.0),
    ("sheet-column-task", 52.0),
    ("sheet-column-lead", 20.0),
    ("sheet-column-support", 20.0),
    ("sheet-column-receiver", 16.0),
    ("sheet-column-deadline", 17.0),
    ("sheet-column-due", 11.5),
    ("sheet-column-targets", 17.0),
    ("sheet-column-note", 17.0),
];

/// The row of the headings, below the title and the line under it.
const HEAD_ROW: u32 = 3;

/// The most letters that a cell of a sheet may hold.
const CELL_LETTERS: usize = 32_000;

/// A tracking table that is being filled.
pub(crate) struct Tracking<'m> {
    messages: &'m Messages,
    day: Date,
    rows: Vec<Row>,
    documents: usize,
}

/// One row.
struct Row {
    document: String,
    task: String,
    lead: String,
    support: String,
    receiver: String,
    deadline: String,
    due: Option<Date>,
    targets: String,
    note: String,
}

impl<'m> Tracking<'m> {
    /// Returns an empty table, made on `day`.
    pub(crate) fn new(messages: &'m Messages, day: Date) -> Self {
        Self { messages, day, rows: Vec::new(), documents: 0 }
    }

    /// Adds the tasks of a document.
    pub(crate) fn add(&mut self, name: &str, reading: &Reading) {
        self.documents += 1;
        let document = self.document(name, reading);
        let rows: Vec<Row> = reading.tasks.iter().map(|task| self.row(&document, task)).collect();
        self.rows.extend(rows);
    }

    /// Writes the file, whole or not at all.
    pub(crate) fn save(&self, path: &Path) -> Result<(), Problem> {
        let bytes = self.workbook().and_then(|mut workbook| workbook.save_to_buffer());
        let bytes = bytes.map_err(|error| {
            Problem::new("problem-not-written")
                .with("file", path.display().to_string())
                .with("reason", error.to_string())
        })?;
        std::fs::write(path, bytes).map_err(|error| crate::read::not_written(path, &error))
    }

    /// The document as a clerk names it: "Thông báo 12/TB-SKHCN, 11/03/2024"; the file's name where it has no number.
    fn document(&self, name: &str, reading: &Reading) -> String {
        let card = &reading.card;
        let kind = card.kind.as_ref().map(|kind| capitalised(&kind.value));
        let title: Vec<String> = kind.into_iter().chain(card::number_and_symbol(card)).collect();
        let title = if title.is_empty() { name.to_owned() } else { title.join(" ") };
        let date = card.date.as_ref().map(|date| self.messages.partial_date(date.value));
        std::iter::once(title).chain(date).collect::<Vec<_>>().join("\n")
    }

    fn row(&self, document: &str, task: &Task) -> Row {
        let inherited = task.inherited_due.as_ref().filter(|_| task.due.is_none());
        Row {
            document: document.to_owned(),
            task: format!("{} {}", task.id, task.text).trim().to_owned(),
            lead: tasks::parties(self.messages, &task.lead, ";\n"),
            support: tasks::parties(self.messages, &task.support, ";\n"),
            receiver: tasks::parties(self.messages, &task.submit_to, ";\n"),
            deadline: tasks::said(&task.deadlines, ";\n"),
            due: task.due.or(inherited.map(|read| read.value)),
            targets: task.targets.iter().map(|target| target.text.as_str()).collect::<Vec<_>>().join(";\n"),
            note: self.note(task),
        }
    }

    /// What the due day is worth: inherited, approximate, with an hour, recurring; and items on the same product.
    fn note(&self, task: &Task) -> String {
        let say = |key: &str| self.messages.text(key);
        let last = tasks::last_deadline(task);
        let inherited = task.due.is_none() && task.inherited_due.is_some();
        let mut notes = Vec::new();
        notes.extend(inherited.then(|| say("sheet-note-inherited")));
        notes.extend(last.filter(|deadline| deadline.approximate).map(|_| say("sheet-note-approximate")));
        notes.extend(last.and_then(|deadline| deadline.time).map(|time| {
            let time = format!("{:02}:{:02}", time.hour(), time.minute());
            self.messages.say("sheet-note-hour", &[("time", time.into())])
        }));
        notes.extend(task.recurrence.map(|rhythm| tasks::recurrence(self.messages, rhythm)));
        notes.extend(task.proposal.then(|| say("sheet-note-proposal")));
        notes.extend((!task.same_product.is_empty()).then(|| {
            self.messages.say("sheet-note-same-product", &[("items", task.same_product.join(", ").into())])
        }));
        notes.join(";\n")
    }

    fn workbook(&self) -> Result<Workbook, XlsxError> {
        let mut workbook = Workbook::new();
        let made = ExcelDateTime::from_ymd(year(self.day), month(self.day), day(self.day))?;
        let title = self.messages.text("sheet-title");
        workbook.set_properties(&DocProperties::new().set_title(&title).set_creation_datetime(&made));
        let sheet = workbook.add_worksheet();
        sheet.set_name(self.messages.text("sheet-name"))?;
        self.write_title(sheet, &title)?;
        self.write_head(sheet)?;
        for (at, row) in self.rows.iter().enumerate() {
            write_row(sheet, at, row)?;
        }
        self.lay_out(sheet)?;
        Ok(workbook)
    }

    fn write_title(&self, sheet: &mut Worksheet, title: &str) -> Result<(), XlsxError> {
        let last = last_column();
        let big = plain().set_bold().set_font_size(14).set_align(FormatAlign::Center);
        sheet.merge_range(0, 0, 0, last, title, &big)?;
        let line = self.messages.say(
            "sheet-subtitle",
            &[
                ("documents", self.documents.into()),
                ("tasks", self.rows.len().into()),
                ("day", self.messages.day(self.day).into()),
            ],
        );
        let small = plain().set_italic().set_align(FormatAlign::Center);
        sheet.merge_range(1, 0, 1, last, &line, &small)?;
        Ok(())
    }

    fn write_head(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let head = boxed()
            .set_bold()
            .set_align(FormatAlign::Center)
            .set_align(FormatAlign::VerticalCenter)
            .set_background_color(Color::RGB(0x00DD_E8F3));
        for (column, (key, width)) in (0_u16..).zip(COLUMNS) {
            sheet.set_column_width(column, width)?;
            sheet.write_with_format(HEAD_ROW, column, self.messages.text(key), &head)?;
        }
        sheet.set_row_height(HEAD_ROW, 34)?;
        Ok(())
    }

    fn lay_out(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let last_row = HEAD_ROW + u32::try_from(self.rows.len()).unwrap_or(0);
        sheet.autofilter(HEAD_ROW, 0, last_row, last_column())?;
        sheet.set_freeze_panes(HEAD_ROW + 1, 0)?;
        sheet.set_landscape();
        sheet.set_paper_size(9);
        sheet.set_print_fit_to_pages(1, 0);
        sheet.set_repeat_rows(HEAD_ROW, HEAD_ROW)?;
        sheet.set_margins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3);
        sheet.set_header("&C&\"Times New Roman,Regular\"&11&P");
        Ok(())
    }
}

fn write_row(sheet: &mut Worksheet, at: usize, row: &Row) -> Result<(), XlsxError> {
    let line = HEAD_ROW + 1 + u32::try_from(at).unwrap_or(u32::MAX);
    let text = boxed();
    let centred = boxed().set_align(FormatAlign::Center);
    let dated = boxed().set_align(FormatAlign::Center).set_num_format("dd/mm/yyyy");
    sheet.write_with_format(line, 0, u32::try_from(at + 1).unwrap_or(u32::MAX), &centred)?;
    let before = [&row.document, &row.task, &row.lead, &row.support, &row.receiver, &row.deadline];
    for (column, words) in (1_u16..).zip(before) {
        sheet.write_with_format(line, column, shortened(words), &text)?;
    }
    match row.due {
        Some(due) => {
            let due = ExcelDateTime::from_ymd(year(due), month(due), day(due))?;
            sheet.write_with_format(line, 7, &due, &dated)?;
        }
        None => {
            sheet.write_blank(line, 7, &dated)?;
        }
    }
    sheet.write_with_format(line, 8, shortened(&row.targets), &text)?;
    sheet.write_with_format(line, 9, shortened(&row.note), &text)?;
    sheet.set_row_height(line, height(row))?;
    Ok(())
}

/// The height that the row's words need: programs that open the file do not all fit it by themselves.
fn height(row: &Row) -> f64 {
    const LINE_HEIGHT: f64 = 15.5;
    const HIGHEST: f64 = 400.0;
    let cells = [
        (&row.document, COLUMNS[1].1),
        (&row.task, COLUMNS[2].1),
        (&row.lead, COLUMNS[3].1),
        (&row.support, COLUMNS[4].1),
        (&row.receiver, COLUMNS[5].1),
        (&row.deadline, COLUMNS[6].1),
        (&row.targets, COLUMNS[8].1),
        (&row.note, COLUMNS[9].1),
    ];
    let lines = cells.into_iter().map(|(words, letters)| line_count(words, letters)).max().unwrap_or(1);
    (f64::from(lines) * LINE_HEIGHT + 4.0).min(HIGHEST)
}

/// Letters of Times New Roman in one unit of a column's width, a digit of the sheet's default font. A little fewer than
/// there are: a line too many is seen whole, a line too few is cut.
const LETTERS_PER_WIDTH: f64 = 1.2;

/// Lines that words take in a column of so many letters.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "widths are small positive numbers"
)]
fn line_count(words: &str, letters: f64) -> u32 {
    u32::try_from(crate::wrap::lines(words, (letters * LETTERS_PER_WIDTH) as usize).len()).unwrap_or(1).max(1)
}

fn plain() -> Format {
    Format::new().set_font_name("Times New Roman").set_font_size(12)
}

fn boxed() -> Format {
    plain().set_text_wrap().set_align(FormatAlign::Top).set_border(FormatBorder::Thin)
}

fn last_column() -> u16 {
    u16::try_from(COLUMNS.len() - 1).unwrap_or(u16::MAX)
}

fn shortened(words: &str) -> &str {
    let end = words.char_indices().nth(CELL_LETTERS).map_or(words.len(), |(at, _)| at);
    &words[..end]
}

fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn year(day: Date) -> u16 {
    u16::try_from(day.year()).unwrap_or(1900)
}

fn month(day: Date) -> u8 {
    u8::try_from(day.month()).unwrap_or(1)
}

fn day(day: Date) -> u8 {
    u8::try_from(day.day()).unwrap_or(1)
}

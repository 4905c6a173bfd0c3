//! The tables of a paper as a workbook: values with their types, totals as formulas that agree with what was counted,
//! ready to be printed. Words are written as words, whatever they begin with: no cell of a stranger becomes a formula.

use crate::arrange::{Item, Line, Sheet, arrange};
use crate::columns;
use crate::layout::{Component, FACE, PAGE};
use crate::metrics;
use crate::paper::{Align, Cell, Paper, Row, RowKind, Table, Value};
use rust_xlsxwriter::utility::row_col_to_cell;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Url, Workbook, Worksheet,
    XlsxError,
};

/// The most letters that a cell of a workbook may hold.
const CELL_LETTERS: usize = 32_767;
/// The most letters that the name of a worksheet may have.
const NAME_LETTERS: usize = 31;
/// The most arguments that a sum may have.
const SUMMANDS: usize = 255;
/// The most links of a worksheet that Excel follows; numbers behind them are written without.
const LINKS: usize = 65_530;
/// The most rows of a worksheet that are given a height: in larger ones the spreadsheet program finds it when it shows them.
const ROWS_WITH_HEIGHT: usize = 20_000;
/// What a cell keeps free beside its words, in tenths of a millimetre.
const BESIDE_WORDS: f64 = 30.0;
/// The height of a line in sizes of its letters.
const LINE: f64 = 1.25;
/// How many letters of an ordinary size stand on 10 mm.
const LETTERS_OF_CM: f64 = 5.2;

/// Writes the tables of a paper, a worksheet for each sheet that has one. The same paper gives the same bytes.
///
/// # Errors
///
/// A table has more rows (1,048,576) or columns (16,384) than a worksheet.
pub fn write(paper: &Paper) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The clock is not asked: without a day of its own a workbook would say when it was made.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties = DocProperties::new()
        .set_title(&paper.subject)
        .set_author(&paper.letterhead.issuer)
        .set_creation_datetime(&made);
    workbook.set_properties(&properties);
    let sheets = arrange(paper);
    let with_tables =
        sheets.iter().filter(|sheet| sheet.items.iter().any(|item| matches!(item, Item::Table(_))));
    let mut names = Vec::new();
    for sheet in with_tables {
        let name = free_name(&sheet.name, &names);
        let mut writer = Writer { sheet: workbook.add_worksheet(), next: 0, links: 0, widths: Vec::new() };
        writer.sheet.set_name(&name)?;
        names.push(name);
        writer.write(sheet)?;
    }
    if names.is_empty() {
        workbook.add_worksheet().write_string(0, 0, shortened(&paper.subject))?;
    }
    workbook.save_to_buffer()
}

struct Writer<'w> {
    sheet: &'w mut Worksheet,
    next: u32,
    links: usize,
    /// Of its columns, in tenths of a millimetre.
    widths: Vec<f64>,
}

impl Writer<'_> {
    fn write(&mut self, sheet: &Sheet<'_>) -> Result<(), XlsxError> {
        let tables: Vec<&Table> = sheet.items.iter().filter_map(table_of).collect();
        let width = tables.iter().map(|table| table.columns.len()).max().unwrap_or(1);
        self.lay_out(sheet, &tables)?;
        let page = f64::from(PAGE.text_width(sheet.landscape)) * 10.0;
        for item in &sheet.items {
            match item {
                Item::Line(line) => self.line(line, width, page)?,
                // Letterhead and signature belong to the document; a workbook has its annexes.
                Item::Sides { .. } => {}
                Item::Table(table) => self.table(table, tables.len() == 1)?,
            }
        }
        Ok(())
    }

    fn lay_out(&mut self, sheet: &Sheet<'_>, tables: &[&Table]) -> Result<(), XlsxError> {
        self.widths = widths(tables, PAGE.text_width(sheet.landscape) * 10);
        for (at, width) in (0..).zip(&self.widths) {
            self.sheet.set_column_width(at, width / 100.0 * LETTERS_OF_CM)?;
        }
        self.sheet.set_paper_size(9);
        self.sheet.set_print_fit_to_pages(1, 0);
        if sheet.landscape {
            self.sheet.set_landscape();
        }
        let inch = |mm: u16| f64::from(mm) / 25.4;
        self.sheet.set_margins(
            inch(PAGE.left),
            inch(PAGE.right),
            inch(PAGE.top),
            inch(PAGE.bottom),
            inch(PAGE.header),
            inch(PAGE.header),
        );
        self.sheet.set_header("&C&P");
        Ok(())
    }

    /// Writes a line over all columns, which are as wide as the page: `page` tenths of a millimetre.
    fn line(&mut self, line: &Line, width: usize, page: f64) -> Result<(), XlsxError> {
        let words = line.labelled().words();
        let words = shortened(&words);
        self.height(self.next, lines(&words, line.component, page), line.component)?;
        let format = style_of(line.component).set_text_wrap();
        if width > 1 {
            self.sheet.merge_range(self.next, 0, self.next, column(width - 1), &words, &format)?;
        } else {
            self.sheet.write_string_with_format(self.next, 0, words, &format)?;
        }
        self.next += 1;
        Ok(())
    }

    fn table(&mut self, table: &Table, alone: bool) -> Result<(), XlsxError> {
        let first = self.next;
        let styles = Styles::new();
        for (at, row) in (first..).zip(&table.rows) {
            self.row(table, row, at, first, &styles)?;
            if table.rows.len() <= ROWS_WITH_HEIGHT {
                self.height(at, lines_of(row, &self.widths), row.kind.component())?;
            }
        }
        let heads = table.rows.iter().take_while(|row| row.kind == RowKind::Head).count();
        let rows = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
        let last_head = first + u32::try_from(heads).unwrap_or(0).saturating_sub(1);
        self.next = first + rows + 1;
        if alone && heads > 0 {
            self.sheet.set_repeat_rows(first, last_head)?;
            self.sheet.set_freeze_panes(last_head + 1, 0)?;
            let is_plain = table.rows[heads..].iter().all(|row| row.kind == RowKind::Plain);
            if is_plain && !table.columns.is_empty() {
                self.sheet.autofilter(last_head, 0, first + rows - 1, column(table.columns.len() - 1))?;
            }
        }
        Ok(())
    }

    fn row(
        &mut self,
        table: &Table,
        row: &Row,
        at: u32,
        first: u32,
        styles: &Styles,
    ) -> Result<(), XlsxError> {
        let mut reached = 0;
        for (from, cell) in row.placed(table.columns.len()) {
            let span = usize::from(cell.span.max(1));
            reached = from + span;
            let align = table.align(row.kind, from, cell.span);
            let format = styles.of(row.kind, align, matches!(cell.value, Value::Day(_)));
            if span > 1 {
                self.sheet.merge_range(at, column(from), at, column(reached - 1), "", format)?;
            }
            self.value(cell, at, column(from), first, format)?;
        }
        for empty in reached..table.columns.len() {
            self.sheet.write_blank(at, column(empty), styles.of(row.kind, Align::Left, false))?;
        }
        Ok(())
    }

    /// Makes a row as high as its lines: no program does it for merged cells, and not all do it for others.
    fn height(&mut self, row: u32, lines: u32, component: Component) -> Result<(), XlsxError> {
        if lines > 1 {
            let line = f64::from(component.style().size) * LINE;
            self.sheet.set_row_height(row, f64::from(lines) * line)?;
        }
        Ok(())
    }

    fn value(
        &mut self,
        cell: &Cell,
        row: u32,
        at: u16,
        first: u32,
        format: &Format,
    ) -> Result<(), XlsxError> {
        match &cell.value {
            Value::Empty => self.sheet.write_blank(row, at, format)?,
            Value::Words(words) => self.sheet.write_string_with_format(row, at, shortened(words), format)?,
            Value::Text(text) => {
                let words = text.words();
                self.sheet.write_string_with_format(row, at, shortened(&words), format)?
            }
            Value::Number(number, link) => {
                self.link(row, at, link.as_deref())?;
                self.number(row, at, *number, format)?
            }
            Value::Sum { value, rows, link } => {
                self.link(row, at, link.as_deref())?;
                let rows = rows.iter().filter_map(|row| u32::try_from(*row).ok());
                match sum_of(rows.map(|row| first + row), at) {
                    Some(formula) => {
                        let formula = Formula::new(formula).set_result(value.to_string());
                        self.sheet.write_formula_with_format(row, at, formula, format)?
                    }
                    None => self.number(row, at, *value, format)?,
                }
            }
            Value::Day(day) => {
                let day = ExcelDateTime::parse_from_str(&day.to_string())?;
                self.sheet.write_datetime_with_format(row, at, &day, format)?
            }
        };
        Ok(())
    }

    fn number(
        &mut self,
        row: u32,
        at: u16,
        number: u64,
        format: &Format,
    ) -> Result<&mut Worksheet, XlsxError> {
        #[expect(clippy::cast_precision_loss, reason = "a count of tasks is far below 2^53")]
        self.sheet.write_number_with_format(row, at, number as f64, format)
    }

    /// The address is set first: the number is then written over it and leads there.
    fn link(&mut self, row: u32, at: u16, link: Option<&str>) -> Result<(), XlsxError> {
        let Some(link) = link.filter(|link| self.links < LINKS && !link.is_empty()) else { return Ok(()) };
        self.links += 1;
        match self.sheet.write_url(row, at, Url::new(link)) {
            // A number matters more than its address: one that Excel would not follow is left out.
            Err(XlsxError::UnknownUrlType(_) | XlsxError::MaxUrlLengthExceeded) | Ok(_) => Ok(()),
            Err(error) => Err(error),
        }
    }
}

/// Returns the widths of the columns of a sheet, in tenths of a millimetre: each as wide in relation to the others as the table wants
/// it that wants it widest. Tables of one sheet share its columns.
fn widths(tables: &[&Table], page: u16) -> Vec<f64> {
    let mut widths: Vec<f64> = Vec::new();
    for table in tables {
        widths.resize(widths.len().max(table.columns.len()), 0.0);
        for (width, wanted) in widths.iter_mut().zip(columns::in_times(table, page)) {
            *width = width.max(f64::from(wanted));
        }
    }
    let all = widths.iter().sum::<f64>().max(f64::MIN_POSITIVE);
    widths.into_iter().map(|width| width / all * f64::from(page)).collect()
}

/// Returns how many lines the words of a row take in columns of these widths, in tenths of a millimetre.
fn lines_of(row: &Row, widths: &[f64]) -> u32 {
    let needed = row.placed(widths.len()).map(|(from, cell)| {
        let until = (from + usize::from(cell.span.max(1))).min(widths.len());
        let width = widths.get(from..until).unwrap_or_default().iter().sum();
        match &cell.value {
            Value::Words(words) => lines(words, row.kind.component(), width),
            Value::Text(text) => lines(&text.words(), row.kind.component(), width),
            Value::Empty | Value::Number(..) | Value::Sum { .. } | Value::Day(_) => 1,
        }
    });
    needed.max().unwrap_or(1)
}

/// Returns how high a row is, in points, whose cell holds words in 12 points of Times New Roman in a column of so many letters; `None`
/// where one line is enough. Not every program makes rows as high as their words.
pub fn height_of(words: &str, letters: f64) -> Option<f64> {
    let lines = lines(words, Component::TableCell, letters / LETTERS_OF_CM * 100.0);
    (lines > 1).then(|| f64::from(lines) * f64::from(Component::TableCell.style().size) * LINE)
}

/// Returns how many lines words take in a width, in tenths of a millimetre.
fn lines(words: &str, component: Component, width: f64) -> u32 {
    let style = component.style();
    let room = (width - BESIDE_WORDS).max(1.0);
    let needed = words.split('\n').map(|line| {
        // Words are broken between each other: a line is seldom full to its end.
        let long = f64::from(metrics::width(line, style.size, style.bold)) * 1.08;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a few lines; a cell has 32,767 letters"
        )]
        let lines = (long / room).ceil().clamp(1.0, 500.0) as u32;
        lines
    });
    // A row is at most 409 points high.
    needed.sum::<u32>().min(20)
}

/// Formats of cells, made once for each table.
struct Styles {
    formats: Vec<Format>,
}

impl Styles {
    fn new() -> Self {
        let kinds = [RowKind::Head, RowKind::Group, RowKind::Plain, RowKind::Total];
        let aligns = [Align::Left, Align::Middle, Align::Right];
        let mut formats = Vec::new();
        for kind in kinds {
            for align in aligns {
                for is_day in [false, true] {
                    formats.push(format_of(kind, align, is_day));
                }
            }
        }
        Self { formats }
    }

    fn of(&self, kind: RowKind, align: Align, is_day: bool) -> &Format {
        &self.formats[(kind as usize * 3 + align as usize) * 2 + usize::from(is_day)]
    }
}

fn format_of(kind: RowKind, align: Align, is_day: bool) -> Format {
    let horizontal = match align {
        Align::Left => FormatAlign::Left,
        Align::Middle => FormatAlign::Center,
        Align::Right => FormatAlign::Right,
    };
    let vertical = if kind == RowKind::Head { FormatAlign::VerticalCenter } else { FormatAlign::Top };
    let format = style_of(kind.component()).set_border(FormatBorder::Thin).set_text_wrap();
    let format = format.set_align(horizontal).set_align(vertical);
    if is_day { format.set_num_format("dd/mm/yyyy") } else { format }
}

fn style_of(component: Component) -> Format {
    let style = component.style();
    let mut format = Format::new().set_font_name(FACE).set_font_size(f64::from(style.size));
    if style.bold {
        format = format.set_bold();
    }
    if style.italic {
        format = format.set_italic();
    }
    match style.stand {
        crate::layout::Stand::Middle => format.set_align(FormatAlign::Center),
        crate::layout::Stand::Left | crate::layout::Stand::Both => format,
    }
}

fn table_of<'p>(item: &Item<'p>) -> Option<&'p Table> {
    match item {
        Item::Table(table) => Some(table),
        Item::Line(_) | Item::Sides { .. } => None,
    }
}

/// Columns are few: a definition has dozens at most, and the writer refuses what a worksheet has no place for.
fn column(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

fn shortened(words: &str) -> String {
    if words.encode_utf16().count() <= CELL_LETTERS {
        return words.to_owned();
    }
    let mut letters = 0;
    let kept = words.chars().take_while(|sign| {
        letters += sign.len_utf16();
        letters < CELL_LETTERS
    });
    kept.chain(std::iter::once('…')).collect()
}

/// Returns the name of a worksheet: without signs that have no place there, not too long, not used yet.
fn free_name(name: &str, used: &[String]) -> String {
    let plain: String = name.chars().filter(|sign| !"[]:*?/\\'".contains(*sign)).collect();
    let plain: String = plain.trim().chars().take(NAME_LETTERS - 4).collect();
    let mut free = if plain.is_empty() { "1".to_owned() } else { plain.clone() };
    let mut next = 2;
    while used.iter().any(|used| used.to_lowercase() == free.to_lowercase()) {
        free = format!("{plain} {next}");
        next += 1;
    }
    free
}

/// Returns the formula that adds up cells of a column; nothing where they lie too scattered for one. Rows that follow each other
/// are one range: `SUM` takes a bounded number of arguments, a report has as many rows as it likes.
fn sum_of(rows: impl Iterator<Item = u32>, column: u16) -> Option<String> {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for row in rows {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == row => *last = row,
            _ => ranges.push((row, row)),
        }
    }
    let range = |(first, last): &(u32, u32)| match first == last {
        true => row_col_to_cell(*first, column),
        false => format!("{}:{}", row_col_to_cell(*first, column), row_col_to_cell(*last, column)),
    };
    let words: Vec<String> = ranges.iter().map(range).collect();
    match words.len() {
        0 => Some("=0".to_owned()),
        1..=SUMMANDS => Some(format!("=SUM({})", words.join(","))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::sum_of;

    #[test]
    fn words_take_as_many_lines_as_they_need() {
        use super::{Component, lines};
        let words = "Tham mưu Kế hoạch hoạt động khoa học và công nghệ năm 2024 của tỉnh";
        let component = crate::paper::RowKind::Plain.component();
        assert_eq!(lines("Có", component, 300.0), 1);
        assert_eq!(lines("Có\nKhông", component, 300.0), 2);
        let (wide, narrow) = (lines(words, component, 2500.0), lines(words, component, 300.0));
        assert!(wide == 1 && (4..9).contains(&narrow), "{wide} {narrow}");
        assert_eq!(lines(&words.repeat(1_000), Component::Subject, 0.0), 20, "what a row may be");
    }

    #[test]
    fn rows_that_follow_each_other_are_one_range() {
        assert_eq!(sum_of([3, 4, 5, 9].into_iter(), 1).as_deref(), Some("=SUM(B4:B6,B10)"));
        assert_eq!(sum_of(2..=2_000, 0).as_deref(), Some("=SUM(A3:A2001)"));
        assert_eq!(sum_of(std::iter::empty(), 0).as_deref(), Some("=0"));
        assert_eq!(sum_of((0..300).map(|row| 2 * row), 0), None);
    }
}

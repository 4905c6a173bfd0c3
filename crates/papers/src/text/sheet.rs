//! Sheets: the rows of a spreadsheet saved as text, with one mark between the cells: `;`, `,`, a tab or `|`.
//!
//! ```text
//! UBND HUYỆN X;;;
//! STT;Nội dung;Đơn vị chủ trì;Hạn
//! 1;Lập hồ sơ;"Phòng A; Phòng B";30/4/2020
//! ```
//!
//! Semicolons and commas are marks of prose as well. A sheet is therefore only where a line names columns as offices name
//! them and several lines with as many marks follow. Rows above the header and behind the body that hold a letterhead or a
//! signature become lines.

use crate::grid::RawCell;
use crate::limits::CELLS;
use crate::lines::Join;
use crate::markdown::Piece;
use crate::rows;
use std::ops::Range;

/// The marks between cells, in the order in which they are tried.
const MARKED: [u8; 4] = [b';', b'\t', b'|', b','];
/// Lines and bytes that a quoted cell may have: what is longer was never closed.
const CELL_LINES: usize = 16;
const CELL_BYTES: usize = 8_000;
/// Marks of one row.
const MARKS: usize = 120;
/// Blank lines between two rows.
const BLANKS: usize = 2;
/// Bytes of the number of a page between two rows.
const PAGE_BYTES: usize = 24;

/// A stretch of the text that belongs to a sheet; it begins where a line does and ends where one does.
#[derive(Clone, Debug)]
pub(crate) struct Stretch {
    pub(crate) range: Range<usize>,
    pub(crate) what: What,
}

/// What a stretch is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// One row; the first one of its sheet.
    Row { mark: u8, first: bool },
    /// Rows above the header, whose cells are lines.
    Head(u8),
    /// Rows behind the body, whose cells are lines.
    Tail(u8),
    /// Nothing to read: the rule under a header, an empty row.
    Nothing,
}

/// Finds the sheets of a text: their stretches in order.
pub(crate) fn stretches(text: &str) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    let (mut at, mut floor, mut cells) = (0, 0, 0);
    let mut refused: [Option<Refused>; MARKED.len()] = Default::default();
    while at < text.len() {
        let end = line_end(text, at);
        let line = &text[at..end];
        let sheet = MARKED.into_iter().zip(&mut refused).find_map(|(mark, refused)| {
            let marks = line.bytes().filter(|byte| *byte == mark).take(3).count();
            let enough = marks > 1 || marks > 0 && (mark == b'|' || line.contains('"'));
            (enough && cells < CELLS).then(|| Sheet::at(text, at, floor, mark, CELLS - cells, refused))?
        });
        match sheet {
            Some(sheet) => {
                cells += sheet.cells();
                at = sheet.end;
                floor = at;
                sheet.write(text, &mut stretches);
            }
            None => at = end,
        }
    }
    stretches
}

/// Returns the byte behind the end of the line that begins at a byte.
fn line_end(text: &str, at: usize) -> usize {
    text.as_bytes()[at..].iter().position(|byte| *byte == b'\n').map_or(text.len(), |end| at + end + 1)
}

/// One cell of a row: its content, and the byte of the mark or line end behind it.
struct Scanned {
    content: Range<usize>,
    quoted: bool,
    end: usize,
}

fn scan(text: &str, from: usize, mark: u8) -> Scanned {
    if let Some(cell) = scan_quoted(text, from, mark) {
        return cell;
    }
    let bytes = text.as_bytes();
    let mut end = from;
    while let Some(byte) = bytes.get(end) {
        let escaped = mark == b'|' && end > from && bytes[end - 1] == b'\\';
        if *byte == b'\n' || *byte == mark && !escaped {
            break;
        }
        end += 1;
    }
    Scanned { content: from..end, quoted: false, end }
}

/// `"Phòng A; Phòng B"`: a quotation mark that opens a cell and closes it, possibly lines further on.
fn scan_quoted(text: &str, from: usize, mark: u8) -> Option<Scanned> {
    let bytes = text.as_bytes();
    let skip = |from: usize, what: &[u8]| {
        bytes[from.min(bytes.len())..].iter().take_while(|byte| what.contains(byte)).count()
    };
    let open = from + skip(from, b" \x0c");
    if mark == b'|' || bytes.get(open) != Some(&b'"') {
        return None;
    }
    let (mut at, mut lines) = (open + 1, 0);
    loop {
        match bytes.get(at)? {
            b'"' if bytes.get(at + 1) == Some(&b'"') => at += 1,
            b'"' => break,
            b'\n' => lines += 1,
            _ => {}
        }
        at += 1;
        if lines > CELL_LINES || at - open > CELL_BYTES {
            return None;
        }
    }
    let end = at + 1 + skip(at + 1, b" \r");
    let closed = bytes.get(end).is_none_or(|byte| *byte == mark || *byte == b'\n');
    closed.then_some(Scanned { content: open + 1..at, quoted: true, end })
}

/// One row: its cells, and the byte at which the next line begins.
struct Record {
    range: Range<usize>,
    cells: Vec<Scanned>,
}

impl Record {
    fn at(text: &str, from: usize, mark: u8) -> Self {
        let mut cells = Vec::new();
        let mut at = from;
        loop {
            let cell = scan(text, at, mark);
            at = cell.end + usize::from(cell.end < text.len());
            let last = text.as_bytes().get(cell.end) != Some(&mark);
            cells.push(cell);
            if last {
                return Self { range: from..at, cells };
            }
        }
    }

    fn marks(&self) -> usize {
        self.cells.len() - 1
    }

    fn words<'a>(&self, text: &'a str, at: usize) -> &'a str {
        self.cells.get(at).map_or("", |cell| text[cell.content.clone()].trim())
    }

    fn filled(&self, text: &str) -> usize {
        (0..self.cells.len()).filter(|at| !self.words(text, *at).is_empty()).count()
    }

    fn is_quoted(&self) -> bool {
        self.cells.iter().any(|cell| cell.quoted)
    }

    fn is_numbered(&self, text: &str) -> bool {
        rows::is_number(self.words(text, 0))
    }

    /// Tells whether a row names columns as offices name them.
    fn is_header(&self, text: &str) -> bool {
        if self.marks() > MARKS {
            return false;
        }
        let cells: Vec<&str> = (0..self.cells.len()).map(|at| self.words(text, at)).collect();
        rows::is_header(&cells)
    }
}

/// Rows that were looked at and are no sheet of this module's.
struct Refused {
    /// The byte behind them.
    end: usize,
    marks: usize,
    /// No header among them can do better than the one above them.
    whole: bool,
}

impl Refused {
    /// Tells whether the rows behind a header among them are known not to be a sheet.
    fn holds(&self, text: &str, header: &Record) -> bool {
        header.range.start < self.end
            && header.marks() == self.marks
            && (self.whole || !rows::is_heading_of_numbers(header.words(text, 0)))
    }
}

/// A sheet: its header and the rows behind it.
struct Sheet {
    mark: u8,
    /// Where the letterhead above the header begins.
    top: usize,
    rows: Vec<Record>,
    /// The rule under the header.
    rule: Option<Range<usize>>,
    end: usize,
}

impl Sheet {
    /// Reads a sheet whose header begins at a byte; its letterhead does not reach above `floor`. Rows that are none are
    /// refused once, not for every header that is repeated among them: each would look at all the rest, and would take
    /// the rows above it for a letterhead.
    fn at(
        text: &str,
        at: usize,
        floor: usize,
        mark: u8,
        cells: usize,
        refused: &mut Option<Refused>,
    ) -> Option<Self> {
        if mark == b'|' && text[at..].trim_start_matches(' ').starts_with('|') {
            return None;
        }
        let header = Record::at(text, at, mark);
        let ruled = rule(text, &header, mark);
        let known = refused.as_ref().is_some_and(|refused| refused.holds(text, &header));
        if ruled.is_none() && (known || !header.is_header(text)) {
            return None;
        }
        let mut sheet = Self { mark, top: at, end: header.range.end, rows: vec![header], rule: None };
        if let Some(end) = ruled {
            sheet.rule = Some(sheet.end..end);
            sheet.end = end;
        }
        sheet.collect(text, cells);
        if !sheet.is_sure(text) {
            *refused = Some(sheet.refused(rows::is_heading_of_numbers(sheet.rows[0].words(text, 0))));
            return None;
        }
        sheet.climb(text, floor);
        // Plain rows with tabs are known without all this.
        if mark == b'\t' && sheet.top == at && !sheet.rows.iter().any(Record::is_quoted) {
            *refused = Some(sheet.refused(true));
            return None;
        }
        Some(sheet)
    }

    fn refused(&self, whole: bool) -> Refused {
        Refused { end: self.end, marks: self.marks(), whole }
    }

    fn marks(&self) -> usize {
        self.rows[0].marks()
    }

    fn cells(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).sum()
    }

    /// Adds the rows with as many marks.
    fn collect(&mut self, text: &str, limit: usize) {
        let marks = self.marks();
        let mut cells = marks + 1;
        while let Some(start) = self.next_row(text) {
            let row = Record::at(text, start, self.mark);
            let own = row.marks();
            // A row that closes with a pipe, though the header does not.
            let closing = self.mark == b'|' && own == marks + 1 && row.words(text, own).is_empty();
            // Programs leave out the marks of empty cells at the end.
            let short = self.mark != b',' && (1..marks).contains(&own) && start == self.end && {
                row.range.end < text.len() && Record::at(text, row.range.end, self.mark).marks() == marks
            };
            let loose = self.rule.is_some() && own > 0;
            cells += row.cells.len();
            if !(own == marks || closing || short || loose) || cells > limit {
                return;
            }
            self.end = row.range.end;
            self.rows.push(row);
        }
    }

    /// Returns where the next row may begin: behind blank lines and the number of a page.
    fn next_row(&self, text: &str) -> Option<usize> {
        let (mut at, mut blanks, mut numbers) = (self.end, 0, 0);
        while at < text.len() {
            let end = line_end(text, at);
            let line = text[at..end].trim();
            if line.is_empty() {
                blanks += 1;
            } else if line.len() <= PAGE_BYTES && !line.as_bytes().contains(&self.mark) {
                numbers += 1;
            } else {
                return Some(at);
            }
            // Markdown ends a table at a blank line.
            if blanks > BLANKS * (numbers + 1) || numbers > 1 || self.rule.is_some() {
                return None;
            }
            at = end;
        }
        None
    }

    /// Tells whether the rows leave no doubt.
    fn is_sure(&self, text: &str) -> bool {
        let body = &self.rows[1..];
        if self.rule.is_some() {
            return !body.is_empty();
        }
        let numbered = body.iter().filter(|row| row.is_numbered(text)).take(2).count() == 2;
        let counted = numbered && rows::is_heading_of_numbers(self.rows[0].words(text, 0));
        let quoted = self.rows.iter().any(Record::is_quoted);
        match self.mark {
            b',' => self.marks() >= 3 && (counted && body.len() >= 2 || quoted && body.len() >= 3),
            _ => counted && self.marks() >= 2 && body.len() >= 2 || self.marks() >= 3 && body.len() >= 3,
        }
    }

    /// Takes in the letterhead: rows above the header with as many marks and few filled cells.
    fn climb(&mut self, text: &str, floor: usize) {
        if self.mark == b'|' {
            return;
        }
        let (mut at, mut blanks) = (self.top, 0);
        for _ in 0..rows::REGION_ROWS {
            if at <= floor || blanks > BLANKS {
                return;
            }
            let start = text[floor..at - 1].rfind('\n').map_or(floor, |end| floor + end + 1);
            let line = text[start..at].trim();
            blanks = if line.is_empty() { blanks + 1 } else { 0 };
            if !line.is_empty() {
                if !is_separator_line(line) {
                    let row = Record::at(text, start, self.mark);
                    let fits = row.range.end == at && row.marks() == self.marks();
                    if !fits || row.filled(text) > rows::REGION_CELLS {
                        return;
                    }
                }
                self.top = start;
            }
            at = start;
        }
    }

    /// Returns the row at which a signature behind the body begins.
    fn tail(&self, text: &str) -> usize {
        let body: Vec<Vec<&str>> = self.rows[1..]
            .iter()
            .rev()
            .take(rows::REGION_ROWS)
            .rev()
            .map(|row| (0..row.cells.len()).map(|at| row.words(text, at)).collect())
            .collect();
        self.rows.len() - body.len() + rows::tail(&body)
    }

    fn write(self, text: &str, stretches: &mut Vec<Stretch>) {
        let (mark, tail) = (self.mark, self.tail(text));
        let mut push = |range: Range<usize>, what: What| stretches.push(Stretch { range, what });
        if self.top < self.rows[0].range.start {
            push(self.top..self.rows[0].range.start, What::Head(mark));
        }
        for (index, row) in self.rows[..tail].iter().enumerate() {
            let what = if index > 0 && row.filled(text) == 0 {
                What::Nothing
            } else {
                What::Row { mark, first: index == 0 }
            };
            push(row.range.clone(), what);
            if index == 0
                && let Some(rule) = &self.rule
            {
                push(rule.clone(), What::Nothing);
            }
        }
        if let Some(first) = self.rows.get(tail) {
            push(first.range.start..self.end, What::Tail(mark));
        }
    }
}

/// Excel's first line: "sep=;".
fn is_separator_line(line: &str) -> bool {
    line.len() == 5 && line.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("sep="))
}

/// Returns the end of the rule under a header of pipes: "---|---", "----+----", with as many columns.
fn rule(text: &str, header: &Record, mark: u8) -> Option<usize> {
    let start = header.range.end;
    if mark != b'|' || start >= text.len() || header.filled(text) < 2 {
        return None;
    }
    let end = line_end(text, start);
    let line = text[start..end].trim();
    let parts = line.bytes().filter(|byte| matches!(byte, b'|' | b'+')).count();
    let drawn = line.bytes().all(|byte| b"-|:+ ".contains(&byte)) && line.contains('-') && parts > 0;
    (drawn && parts == header.marks()).then_some(end)
}

/// Cuts a row into cells. `at` is the scalar value it begins at.
pub(crate) fn cells(row: &str, at: usize, mark: u8) -> Vec<RawCell<'_>> {
    let record = Record::at(row, 0, mark);
    let mut cells = Vec::with_capacity(record.cells.len());
    let (mut counted, mut at) = (0, at);
    for cell in record.cells {
        at += row[counted..cell.content.start].chars().count();
        counted = cell.content.start;
        let content = &row[cell.content];
        cells.push(if cell.quoted { quoted(content, at) } else { RawCell::new(content, at) });
    }
    cells
}

/// Cuts the content of a quoted cell at line ends and doubled quotation marks.
fn quoted(content: &str, at: usize) -> RawCell<'_> {
    let mut cell = RawCell::new("", at);
    cell.pieces.clear();
    let (mut start, mut start_at, mut join) = (0, at, Join::New);
    let mut letters = content.char_indices().zip(at..).peekable();
    while let Some(((byte, letter), here)) = letters.next() {
        let doubled = letter == '"' && letters.next_if(|((_, next), _)| *next == '"').is_some();
        if !doubled && letter != '\n' {
            continue;
        }
        let end = byte + usize::from(doubled);
        cell.pieces.push(Piece { raw: &content[start..end], at: start_at, join });
        join = if doubled { Join::Glue } else { Join::New };
        start = end + 1;
        start_at = here + 1 + usize::from(doubled);
    }
    cell.pieces.push(Piece { raw: &content[start..], at: start_at, join });
    cell
}

/// Returns the lines that rows of a letterhead or signature hold, with `None` for a gap: each column after the other, a
/// letterhead's down to an empty row or its title.
pub(crate) fn lines(region: &str, at: usize, mark: u8, tail: bool) -> Vec<Option<Piece<'_>>> {
    let mut regions = rows::Regions::default();
    let (mut byte, mut at) = (0, at);
    while byte < region.len() {
        let record = Record::at(region, byte, mark);
        let row = &region[record.range.clone()];
        byte = record.range.end;
        if !is_separator_line(row.trim()) {
            let filled = cells(row, at, mark).into_iter().enumerate();
            let pieces: Vec<(usize, Piece<'_>)> = filled
                .flat_map(|(column, cell)| cell.pieces.into_iter().map(move |piece| (column, piece)))
                .filter(|(_, piece)| !piece.raw.trim().is_empty())
                .collect();
            regions.push(pieces, |piece| piece.raw, tail);
        }
        at += row.chars().count();
    }
    let lines = regions.finish();
    lines.into_iter().map(|line| line.map(piece_without_bounds)).collect()
}

/// Takes the white space from the ends of a piece.
fn piece_without_bounds(piece: Piece<'_>) -> Piece<'_> {
    let start = piece.raw.len() - piece.raw.trim_start().len();
    Piece { raw: piece.raw.trim(), at: piece.at + piece.raw[..start].chars().count(), ..piece }
}

//! The notice as Word prints it to a PDF in fonts from before Unicode: simple fonts of 256 codes that the file names, gives
//! the widths of and does not hold, and whose letters it calls Latin. Programs that lack the fonts cannot make such a file.

use super::legacy;
use super::source::{Block, Cell, Line, Notice, Paragraph, Run};
use std::fmt::Write as _;
use std::iter;

/// Lengths in points: the edges of the text of an A4 page, the height of a line, the sizes of letters.
const LEFT: f32 = 85.0;
const RIGHT: f32 = 538.0;
const TOP: f32 = 785.0;
const BOTTOM: f32 = 57.0;
const LEADING: f32 = 17.0;
const INDENT: f32 = 28.0;
const BODY: f32 = 13.0;
const SMALL: f32 = 10.0;

/// Widths of columns: the letterhead, the foot, the table of a plan; and the space between a rule and words.
const LETTERHEAD: [f32; 2] = [160.0, 293.0];
const FOOT: [f32; 2] = [226.0, 227.0];
const PLAN: [f32; 5] = [33.0, 165.0, 85.0, 85.0, 85.0];
const PADDING: f32 = 5.0;

/// The code of the first sign that Windows-1252 lacks.
const SIGNS: u8 = 0x80;

/// Returns the bytes of the file; `font` is the one of its labels.
pub(super) fn file(notice: &Notice, font: &'static str) -> Vec<u8> {
    let mut layout = Layout { font, y: TOP, floor: BOTTOM, ..Layout::default() };
    let day = std::slice::from_ref(&notice.day);
    layout.pair(LETTERHEAD, &notice.left, &notice.right, true);
    layout.pair(LETTERHEAD, &notice.number, day, true);
    layout.y -= LEADING;
    for line in &notice.title {
        let glyphs = layout.set(line, BODY);
        layout.row(&[Side::new(LEFT, RIGHT - LEFT, &[glyphs], true)], false);
    }
    for block in &notice.body {
        match block {
            Block::Paragraph(paragraph) => layout.item(paragraph),
            Block::Table(rows) => layout.table(rows),
        }
    }
    layout.pair(FOOT, &notice.recipients, &notice.signature, false);
    layout.break_page();
    layout.file()
}

/// A letter in its place in a line.
#[derive(Clone, Copy)]
struct Glyph {
    face: usize,
    size: f32,
    rise: f32,
    code: u8,
    width: f32,
    /// Set where a footnote's mark stands: which one.
    note: Option<usize>,
}

/// A font as the file has it.
#[derive(PartialEq, Eq)]
struct Face {
    font: &'static str,
    bold: bool,
    italic: bool,
}

/// Lines in a column or cell.
struct Side {
    x: f32,
    width: f32,
    lines: Vec<Vec<Glyph>>,
    centred: bool,
}

impl Side {
    fn new(x: f32, width: f32, paragraphs: &[Vec<Glyph>], centred: bool) -> Self {
        let lines = paragraphs.iter().flat_map(|glyphs| wrapped(glyphs, 0.0, width - 2.0 * PADDING));
        Self { x, width, lines: lines.collect(), centred }
    }
}

/// The pages so far, and the one that is being filled.
#[derive(Default)]
struct Layout {
    font: &'static str,
    faces: Vec<Face>,
    /// Signs that Windows-1252 lacks.
    signs: Vec<char>,
    pages: Vec<String>,
    page: String,
    /// The upper edge of the next line, and the lowest that a line of this page may reach.
    y: f32,
    floor: f32,
    /// The lines of all footnotes, and the notes of this page.
    notes: Vec<Vec<Vec<Glyph>>>,
    noted: Vec<usize>,
}

impl Layout {
    /// Sets two blocks of lines side by side.
    fn pair(&mut self, widths: [f32; 2], left: &[Line], right: &[Line], centred: bool) {
        let mut set = |lines: &[Line]| lines.iter().map(|line| self.set(line, BODY)).collect::<Vec<_>>();
        let (left, right) = (set(left), set(right));
        let sides = [
            Side::new(LEFT, widths[0], &left, centred),
            Side::new(LEFT + widths[0], widths[1], &right, true),
        ];
        self.row(&sides, false);
    }

    /// Sets a paragraph of the body: justified, over the ends of pages.
    fn item(&mut self, paragraph: &Paragraph) {
        let label = paragraph.label.as_ref().map(|label| Run {
            words: format!("{} ", label.words),
            bold: label.bold,
            font: Some(self.font),
            ..Run::default()
        });
        let line: Line = label.into_iter().chain(paragraph.line.iter().cloned()).collect();
        let glyphs = self.set(&line, BODY);
        let lines = wrapped(&glyphs, INDENT, RIGHT - LEFT);
        self.y -= LEADING / 3.0;
        for (at, line) in lines.iter().enumerate() {
            let x = if at == 0 { LEFT + INDENT } else { LEFT };
            let spaces = line.iter().filter(|glyph| glyph.code == b' ').count() as f32;
            let is_last = at + 1 == lines.len();
            let stretch = if is_last || spaces == 0.0 { 0.0 } else { (RIGHT - x - breadth(line)) / spaces };
            self.keep(LEADING, line);
            self.draw(x, self.y - LEADING, line, stretch);
            self.y -= LEADING;
        }
    }

    /// Sets a ruled table; its first row stands on each of its pages.
    fn table(&mut self, rows: &[Vec<Cell>]) {
        let rows: Vec<Vec<Side>> =
            rows.iter().enumerate().map(|(at, row)| self.cells(row, at == 0)).collect();
        self.y -= LEADING / 3.0;
        for (at, row) in rows.iter().enumerate() {
            if at > 0 && self.y - height(row, true) < self.floor {
                self.break_page();
                self.row(&rows[0], true);
            }
            self.row(row, true);
        }
        self.y -= LEADING / 3.0;
    }

    fn cells(&mut self, row: &[Cell], centred: bool) -> Vec<Side> {
        let mut column = 0;
        let cells = row.iter().map(|cell| {
            let x = LEFT + PLAN[..column].iter().sum::<f32>();
            let width = PLAN[column..column + cell.columns].iter().sum();
            column += cell.columns;
            Side::new(x, width, &[self.set(&cell.line, BODY)], centred)
        });
        cells.collect()
    }

    /// Draws columns or cells that stand side by side, all on one page.
    fn row(&mut self, sides: &[Side], ruled: bool) {
        let height = height(sides, ruled);
        self.keep(height, &[]);
        for side in sides {
            if ruled {
                let (x, y, width) = (side.x, self.y - height, side.width);
                let _ = writeln!(self.page, "{x:.1} {y:.1} {width:.1} {height:.1} re S");
            }
            for (at, line) in side.lines.iter().enumerate() {
                let room = side.width - 2.0 * PADDING - breadth(line);
                let x = side.x + PADDING + if side.centred { room / 2.0 } else { 0.0 };
                self.draw(x, self.y - LEADING * (at + 1) as f32, line, 0.0);
            }
        }
        self.y -= height;
    }

    /// Turns the page where a line and its footnotes have no room, and keeps room for the notes at the foot.
    fn keep(&mut self, height: f32, line: &[Glyph]) {
        let notes: Vec<usize> = line.iter().filter_map(|glyph| glyph.note).collect();
        if self.y - height < self.floor + self.foot(&notes) {
            self.break_page();
        }
        self.floor += self.foot(&notes);
        self.noted.extend(notes);
    }

    /// The height of footnotes that come to the page; the first brings the rule above it.
    fn foot(&self, notes: &[usize]) -> f32 {
        let rule = usize::from(!notes.is_empty() && self.noted.is_empty());
        let lines = notes.iter().map(|note| self.notes[*note].len()).sum::<usize>();
        (lines + rule) as f32 * LEADING
    }

    /// Draws a line whose letters stand `LEADING` high from `y`.
    fn draw(&mut self, mut x: f32, y: f32, line: &[Glyph], stretch: f32) {
        for piece in line.chunk_by(|one, two| (one.face, one.rise) == (two.face, two.rise)) {
            let Glyph { face, size, rise, .. } = piece[0];
            let y = y + 4.0 + rise;
            let codes: String = piece.iter().map(|glyph| format!("{:02X}", glyph.code)).collect();
            let _ = writeln!(
                self.page,
                "BT /F{face} {size} Tf {stretch:.3} Tw 1 0 0 1 {x:.2} {y:.2} Tm <{codes}> Tj ET"
            );
            let spaces = piece.iter().filter(|glyph| glyph.code == b' ').count() as f32;
            x += breadth(piece) + spaces * stretch;
        }
    }

    /// Ends the page with its footnotes, and begins the next with its number.
    fn break_page(&mut self) {
        let noted = std::mem::take(&mut self.noted);
        let mut y = self.floor;
        if !noted.is_empty() {
            let _ = writeln!(self.page, "{LEFT} {:.1} m {:.1} {:.1} l S", y - 8.0, LEFT + 144.0, y - 8.0);
            y -= LEADING;
        }
        let lines: Vec<_> = noted.into_iter().flat_map(|note| self.notes[note].clone()).collect();
        for line in lines {
            self.draw(LEFT, y - LEADING, &line, 0.0);
            y -= LEADING;
        }
        self.pages.push(std::mem::take(&mut self.page));
        let number = (self.pages.len() + 1).to_string();
        let run = Run { words: number, font: Some(self.font), ..Run::default() };
        let number = self.set(&vec![run], BODY);
        self.draw(f32::midpoint(LEFT, RIGHT), TOP + LEADING, &number, 0.0);
        (self.y, self.floor) = (TOP, BOTTOM);
    }

    /// Returns the letters of a line; its footnotes are kept, and their marks stand in it.
    fn set(&mut self, line: &Line, size: f32) -> Vec<Glyph> {
        let mut glyphs = Vec::new();
        // A footnote in two fonts is two runs.
        for runs in line.chunk_by(|one, two| one.note && two.note) {
            if !runs[0].note {
                glyphs.extend(self.glyphs(&runs[0], size));
                continue;
            }
            let mark =
                Run { words: (self.notes.len() + 1).to_string(), font: Some(self.font), ..Run::default() };
            let mark = self.glyphs(&mark, SMALL * 0.8).into_iter().map(|glyph| Glyph { rise: 4.0, ..glyph });
            let mark: Vec<Glyph> = mark.collect();
            let mut note = mark.clone();
            let space = Run { words: " ".to_owned(), font: Some(self.font), ..Run::default() };
            for run in iter::once(&space).chain(runs) {
                note.extend(self.glyphs(run, SMALL));
            }
            let place = Some(self.notes.len());
            self.notes.push(wrapped(&note, 0.0, RIGHT - LEFT));
            let first = glyphs.len();
            glyphs.extend(mark);
            glyphs[first].note = place;
        }
        glyphs
    }

    fn glyphs(&mut self, run: &Run, size: f32) -> Vec<Glyph> {
        let font = run.font.unwrap_or("TimesNewRoman");
        let wanted = Face { font, bold: run.bold, italic: run.italic };
        let face = self.faces.iter().position(|face| *face == wanted).unwrap_or_else(|| {
            self.faces.push(wanted);
            self.faces.len() - 1
        });
        let set = |letter: char| {
            let code = legacy::code(letter).unwrap_or_else(|| sign(&mut self.signs, letter));
            let width = f32::from(width(font, code)) / 1000.0 * size;
            Glyph { face, size, rise: 0.0, code, width, note: None }
        };
        run.words.chars().map(set).collect()
    }

    /// Writes the file: catalogue, list of pages, fonts with their descriptors, pages with their contents.
    fn file(&self) -> Vec<u8> {
        let first_page = 3 + 2 * self.faces.len();
        let pages: Vec<usize> = (0..self.pages.len()).map(|page| first_page + 2 * page).collect();
        let kids: String = pages.iter().map(|page| format!("{page} 0 R ")).collect();
        let mut objects = vec![
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            format!("<< /Type /Pages /Kids [ {kids}] /Count {} >>", pages.len()),
        ];
        for face in &self.faces {
            objects.extend(self.font_objects(face, objects.len() + 2));
        }
        let fonts: String =
            (0..self.faces.len()).map(|face| format!("/F{face} {} 0 R ", 3 + 2 * face)).collect();
        for (number, page) in pages.iter().zip(&self.pages) {
            objects.push(format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 595 842 ] /Resources << /Font << {fonts}>> >> \
                 /Contents {} 0 R >>",
                number + 1
            ));
            objects.push(format!("<< /Length {} >>\nstream\n{page}endstream", page.len()));
        }
        joined(&objects)
    }

    fn font_objects(&self, face: &Face, descriptor: usize) -> [String; 2] {
        let style = match (face.bold, face.italic) {
            (true, true) => ",BoldItalic",
            (true, false) => ",Bold",
            (false, true) => ",Italic",
            (false, false) => "",
        };
        let name = format!("{}{style}", face.font);
        let widths: String = (32..=255).map(|code| format!("{} ", width(face.font, code))).collect();
        let signs: String = self.signs.iter().map(|sign| format!("/uni{:04X} ", u32::from(*sign))).collect();
        let encoding = if signs.is_empty() {
            "/WinAnsiEncoding".to_owned()
        } else {
            format!("<< /BaseEncoding /WinAnsiEncoding /Differences [ {SIGNS} {signs}] >>")
        };
        let angle = if face.italic { -16 } else { 0 };
        [
            format!(
                "<< /Type /Font /Subtype /TrueType /BaseFont /{name} /Encoding {encoding} /FirstChar 32 /LastChar 255 \
                 /Widths [ {widths}] /FontDescriptor {descriptor} 0 R >>"
            ),
            format!(
                "<< /Type /FontDescriptor /FontName /{name} /Flags 32 /ItalicAngle {angle} /Ascent 891 /Descent -216 \
                 /CapHeight 693 /StemV 40 /FontBBox [ -250 -216 1170 891 ] >>"
            ),
        ]
    }
}

/// Returns the code of a sign that Windows-1252 lacks.
fn sign(signs: &mut Vec<char>, letter: char) -> u8 {
    let at = signs.iter().position(|sign| *sign == letter).unwrap_or_else(|| {
        signs.push(letter);
        signs.len() - 1
    });
    SIGNS + u8::try_from(at).unwrap_or(0)
}

/// Cuts a paragraph into lines at spaces: the first is shorter by `indent`.
fn wrapped(glyphs: &[Glyph], indent: f32, width: f32) -> Vec<Vec<Glyph>> {
    let mut lines = vec![Vec::new()];
    let mut room = width - indent;
    for word in glyphs.split_inclusive(|glyph| glyph.code == b' ') {
        let bare = word.split_last().filter(|(last, _)| last.code == b' ').map_or(word, |(_, bare)| bare);
        if breadth(bare) > room && lines.last().is_some_and(|line| !line.is_empty()) {
            lines.push(Vec::new());
            room = width;
        }
        room -= breadth(word);
        if let Some(line) = lines.last_mut() {
            line.extend_from_slice(word);
        }
    }
    for line in &mut lines {
        line.pop_if(|glyph| glyph.code == b' ');
    }
    lines
}

fn breadth(glyphs: &[Glyph]) -> f32 {
    glyphs.iter().map(|glyph| glyph.width).sum()
}

fn height(sides: &[Side], ruled: bool) -> f32 {
    let lines = sides.iter().map(|side| side.lines.len()).max().unwrap_or(0) as f32;
    lines * LEADING + if ruled { PADDING } else { 0.0 }
}

/// Returns about how wide a code is in a font, in thousandths of its size.
fn width(font: &str, code: u8) -> u16 {
    // Letters of VNI that carry no mark of another letter; the marks stand above the letter before them.
    let is_vni_letter = "ñöôòæóíìîÑÖÔÒÆÓÍÌÎ".contains(char::from(code));
    let is_capital =
        code.is_ascii_uppercase() || (code.is_ascii_lowercase() || code >= 0xA8) && font == ".VnTimeH";
    match code {
        b' ' => 250,
        0xC0.. if font == "VNI-Times" && !is_vni_letter => 0,
        b'm' | b'M' | b'w' | b'W' => 800,
        _ if is_capital => 680,
        b'f' | b'i' | b'j' | b'l' | b'r' | b't' | b'(' | b')' | b'-' | b',' | b'.' | b'/' | b':' | b';' => {
            300
        }
        _ => 490,
    }
}

/// Joins the objects to a file, with the table of their places.
fn joined(objects: &[String]) -> Vec<u8> {
    let mut file = "%PDF-1.5\n".to_owned();
    let mut places = String::new();
    for (at, object) in objects.iter().enumerate() {
        let _ = writeln!(places, "{:010} 00000 n ", file.len());
        let _ = write!(file, "{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    let (start, size) = (file.len(), objects.len() + 1);
    let _ = write!(
        file,
        "xref\n0 {size}\n0000000000 65535 f \n{places}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    );
    file.into_bytes()
}

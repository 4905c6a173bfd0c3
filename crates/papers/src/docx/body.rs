//! The paragraphs and tables of `document.xml`, before styles and numbers are applied.

use super::styles::Look;
use crate::Error;
use crate::limits::{CELLS, SPAN};
use crate::xml::{self, Attributes, Handler};

/// A paragraph or a table.
#[derive(Debug)]
pub(crate) enum Node {
    Paragraph(Box<Paragraph>),
    Table(Table),
}

/// A paragraph.
#[derive(Debug, Default)]
pub(crate) struct Paragraph {
    pub(crate) pieces: Vec<Piece>,
    pub(crate) style: Option<String>,
    pub(crate) list: Option<u32>,
    pub(crate) level: Option<u32>,
    pub(crate) outline: Option<u32>,
    /// What stands in text boxes that are fastened to this paragraph.
    pub(crate) boxes: Vec<Node>,
    /// Its end was deleted: the next paragraph goes on in it.
    end_deleted: bool,
    look: Look,
    letters: Option<String>,
}

/// A piece of a paragraph.
#[derive(Debug)]
pub(crate) enum Piece {
    /// Words, how they look, and their own style.
    Words(String, Look, Option<String>),
    /// A line break made by hand.
    Break,
    /// A tab, which may part two columns.
    Tab,
    /// Word began a new page here when it last showed the file.
    Page,
}

/// A table.
#[derive(Debug, Default)]
pub(crate) struct Table {
    pub(crate) rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Default)]
pub(crate) struct Row {
    pub(crate) cells: Vec<Cell>,
    /// Columns left out in front.
    pub(crate) before: u32,
    deleted: bool,
}

/// A cell of a table.
#[derive(Debug, Default)]
pub(crate) struct Cell {
    pub(crate) nodes: Vec<Node>,
    pub(crate) columns: u32,
    pub(crate) merge: Merge,
    /// Goes on from the cell on its left.
    pub(crate) merged_left: bool,
}

/// How a cell goes on over rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Merge {
    /// It stands alone.
    #[default]
    None,
    /// It begins a cell that goes on below.
    Begins,
    /// It goes on from the cell above.
    Continues,
}

/// Reads the main part.
pub(crate) fn read(part: &str, xml: &str) -> Result<Vec<Node>, Error> {
    let mut reader = Reader { frames: vec![Frame::Nodes(Vec::new())], ..Reader::default() };
    xml::walk(part, xml, &mut reader)?;
    match reader.frames.into_iter().next() {
        Some(Frame::Nodes(nodes)) => Ok(nodes),
        _ => Ok(Vec::new()),
    }
}

/// What is open.
enum Frame {
    Nodes(Vec<Node>),
    Paragraph(Box<Paragraph>),
    Table(Table),
    Row(Row),
    Cell(Cell),
}

#[derive(Default)]
struct Reader {
    frames: Vec<Frame>,
    /// How deep inside an element that is left out.
    skipped: usize,
    in_paragraph_properties: bool,
    in_words: bool,
    cells: usize,
}

/// Elements whose words are not seen, or not any more.
fn is_left_out(name: &str) -> bool {
    matches!(
        name,
        "del"
            | "moveFrom"
            | "instrText"
            | "delText"
            | "delInstrText"
            | "pPrChange"
            | "rPrChange"
            | "tblPrChange"
            | "tcPrChange"
            | "trPrChange"
            | "sectPr"
            | "sdtPr"
            | "fldData"
            | "rt"
            | "tblGrid"
            | "tblPrExChange"
            | "numberingChange"
    )
}

impl Handler for Reader {
    fn open(&mut self, name: &str, attributes: &Attributes<'_>) -> Result<(), Error> {
        if self.skipped > 0 || is_left_out(name) {
            self.note_deleted(name);
            self.skipped += 1;
            return Ok(());
        }
        match name {
            "p" => self.frames.push(Frame::Paragraph(Box::default())),
            "tbl" => self.frames.push(Frame::Table(Table::default())),
            "tr" => self.frames.push(Frame::Row(Row::default())),
            "tc" => {
                self.cells += 1;
                if self.cells > CELLS {
                    return Err(Error::TooComplex);
                }
                self.frames.push(Frame::Cell(Cell { columns: 1, ..Cell::default() }));
            }
            "txbxContent" => self.frames.push(Frame::Nodes(Vec::new())),
            "pPr" => self.in_paragraph_properties = true,
            "t" | "m:t" => self.in_words = true,
            _ => self.property(name, attributes),
        }
        Ok(())
    }

    fn close(&mut self, name: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match name {
            "p" | "tbl" | "tr" | "tc" | "txbxContent" => self.end_frame(),
            "pPr" => self.in_paragraph_properties = false,
            "t" | "m:t" => self.in_words = false,
            _ => {}
        }
    }

    fn text(&mut self, words: &str) {
        if self.skipped == 0 && self.in_words {
            self.push_words(words);
        }
    }
}

impl Reader {
    /// The end of a paragraph and a row can be deleted like words.
    fn note_deleted(&mut self, name: &str) {
        if self.skipped > 0 || name != "del" {
            return;
        }
        match self.frames.last_mut() {
            Some(Frame::Paragraph(paragraph)) if self.in_paragraph_properties => paragraph.end_deleted = true,
            Some(Frame::Row(row)) => row.deleted = true,
            _ => {}
        }
    }

    /// Reads an element that describes what is open, or stands for a letter.
    fn property(&mut self, name: &str, attributes: &Attributes<'_>) {
        match self.frames.last_mut() {
            Some(Frame::Paragraph(paragraph)) if self.in_paragraph_properties => match name {
                "pStyle" => paragraph.style = attributes.get("val"),
                "numId" => paragraph.list = attributes.number("val"),
                "ilvl" => paragraph.level = attributes.number("val"),
                "outlineLvl" => paragraph.outline = attributes.number("val"),
                _ => {}
            },
            Some(Frame::Paragraph(paragraph)) => match name {
                "r" => {
                    paragraph.look = Look::default();
                    paragraph.letters = None;
                }
                "rStyle" => paragraph.letters = attributes.get("val"),
                "br" if attributes.get("type").is_none_or(|kind| kind == "textWrapping") => {
                    paragraph.pieces.push(Piece::Break);
                }
                "cr" => paragraph.pieces.push(Piece::Break),
                "lastRenderedPageBreak" => paragraph.pieces.push(Piece::Page),
                "tab" | "ptab" => paragraph.pieces.push(Piece::Tab),
                "br" => self.push_words(" "),
                "noBreakHyphen" => self.push_words("-"),
                "sym" => self.push_symbol(&attributes.get("char").unwrap_or_default()),
                _ => paragraph.look.read(name, attributes),
            },
            Some(Frame::Row(row)) => {
                if name == "gridBefore" {
                    row.before = attributes.number("val").unwrap_or(0).min(SPAN);
                }
            }
            Some(Frame::Cell(cell)) => match name {
                "gridSpan" => cell.columns = attributes.number("val").unwrap_or(1).clamp(1, SPAN),
                "vMerge" => {
                    let begins = attributes.get("val").is_some_and(|value| value == "restart");
                    cell.merge = if begins { Merge::Begins } else { Merge::Continues };
                }
                "hMerge" => cell.merged_left = attributes.get("val").is_none_or(|value| value == "continue"),
                _ => {}
            },
            Some(Frame::Nodes(_) | Frame::Table(_)) | None => {}
        }
    }

    fn push_words(&mut self, words: &str) {
        let Some(Frame::Paragraph(paragraph)) = self.frames.last_mut() else { return };
        let (look, letters) = (paragraph.look, paragraph.letters.clone());
        if let Some(Piece::Words(before, its, style)) = paragraph.pieces.last_mut()
            && *its == look
            && *style == letters
        {
            before.push_str(words);
            return;
        }
        paragraph.pieces.push(Piece::Words(words.to_owned(), look, letters));
    }

    /// A letter of a symbol font: dots and arrows in front of an item are its mark.
    fn push_symbol(&mut self, code: &str) {
        let letter = u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
        match letter {
            Some('\u{e000}'..='\u{f8ff}') => self.push_words("•"),
            Some(letter) => self.push_words(letter.encode_utf8(&mut [0; 4])),
            None => {}
        }
    }

    /// Ends the innermost frame and puts it where it belongs. Frames that stand where none can are left out.
    fn end_frame(&mut self) {
        if self.frames.len() < 2 {
            return;
        }
        let Some(ended) = self.frames.pop() else { return };
        match ended {
            Frame::Paragraph(paragraph) => self.add(Node::Paragraph(paragraph)),
            Frame::Table(table) => self.add(Node::Table(table)),
            Frame::Row(row) => {
                if let Some(Frame::Table(table)) = self.frames.last_mut()
                    && !row.deleted
                {
                    table.rows.push(row);
                }
            }
            Frame::Cell(cell) => {
                if let Some(Frame::Row(row)) = self.frames.last_mut() {
                    row.cells.push(cell);
                }
            }
            Frame::Nodes(nodes) => match self.frames.last_mut() {
                Some(Frame::Paragraph(paragraph)) => paragraph.boxes.extend(nodes),
                Some(Frame::Nodes(outer)) => outer.extend(nodes),
                Some(Frame::Cell(cell)) => cell.nodes.extend(nodes),
                Some(Frame::Table(_) | Frame::Row(_)) | None => {}
            },
        }
    }

    fn add(&mut self, node: Node) {
        let nodes = match self.frames.last_mut() {
            Some(Frame::Nodes(nodes)) => nodes,
            Some(Frame::Cell(cell)) => &mut cell.nodes,
            Some(Frame::Paragraph(paragraph)) => &mut paragraph.boxes,
            Some(Frame::Table(_) | Frame::Row(_)) | None => return,
        };
        match (nodes.last_mut(), node) {
            (Some(Node::Paragraph(before)), Node::Paragraph(paragraph)) if before.end_deleted => {
                before.end_deleted = paragraph.end_deleted;
                before.pieces.extend(paragraph.pieces);
                before.boxes.extend(paragraph.boxes);
            }
            (_, node) => nodes.push(node),
        }
    }
}

//! Reads the paragraphs and tables of a part (`document.xml`, `footnotes.xml`): what is shown when all changes are accepted.

use super::fields::Fields;
use super::head::Headers;
use super::model::{self, Cell, Joins, Merge, Node, NoteId, Paragraph, Piece, Row, Table};
use super::styles::Look;
use crate::Error;
use crate::limits::{CELLS, PARAGRAPHS, SPAN, STRETCHES, count};
use crate::xml::{self, Attributes, Handler};
use std::collections::HashMap;
use std::rc::Rc;

/// What stands in the main part.
pub(super) struct Body {
    pub(super) nodes: Vec<Node>,
    /// The relations of the files that are put in.
    pub(super) chunks: Vec<String>,
    pub(super) headers: Headers,
}

/// Reads the main part.
pub(super) fn read(part: &str, xml: &str) -> Result<Body, Error> {
    let Reader { nodes, chunks, headers, .. } = read_part(part, xml)?;
    Ok(Body { nodes, chunks, headers })
}

/// Reads a header.
pub(super) fn read_header(part: &str, xml: &str) -> Result<Vec<Node>, Error> {
    Ok(read_part(part, xml)?.nodes)
}

/// Reads the notes of `footnotes.xml` or `endnotes.xml`.
pub(super) fn read_notes(part: &str, xml: &str) -> Result<HashMap<String, Vec<Node>>, Error> {
    Ok(read_part(part, xml)?.notes)
}

fn read_part(part: &str, xml: &str) -> Result<Reader, Error> {
    let mut reader = Reader::new(true);
    xml::walk(part, xml, &mut reader)?;
    if reader.fields.is_open() {
        // Where a field has no end it is not known what it hides.
        reader = Reader::new(false);
        xml::walk(part, xml, &mut reader)?;
    }
    if let Some(Frame::Nodes(nodes)) = reader.frames.drain(..).next() {
        reader.nodes = nodes;
        model::end(&mut reader.nodes);
    }
    Ok(reader)
}

/// What is open.
enum Frame {
    Nodes(Vec<Node>),
    Paragraph(Box<Open>),
    Table(Table),
    Row(Row, Fate),
    Cell(Cell, Fate),
}

/// A paragraph that is being read, and how its present run looks.
#[derive(Default)]
struct Open {
    paragraph: Paragraph,
    look: Look,
    style: Option<String>,
}

/// What becomes of a row or cell when all changes are accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Stays,
    Goes,
    /// Into the cell on its left, as merged cells were written by Word 97.
    GoesLeft,
}

/// A content control.
#[derive(Default)]
struct Control {
    /// It shows how to fill it in, or a list of contents that repeats what stands elsewhere.
    silent: bool,
}

#[derive(Default)]
struct Reader {
    frames: Vec<Frame>,
    /// How deep inside an element that is left out.
    skipped: usize,
    in_paragraph_properties: bool,
    in_control_properties: bool,
    in_words: bool,
    in_instruction: bool,
    /// Whether fields hide how they are made.
    trusts_fields: bool,
    fields: Fields,
    controls: Vec<Control>,
    silent_controls: usize,
    paragraphs: usize,
    pieces: usize,
    cells: usize,
    /// The note that is being read, where the part holds notes.
    note: Option<String>,
    notes: HashMap<String, Vec<Node>>,
    nodes: Vec<Node>,
    chunks: Vec<String>,
    /// The sections whose properties were met, and the headers of the first one.
    sections: usize,
    headers: Headers,
}

/// Elements whose words are not seen, or not any more.
fn is_left_out(name: &str) -> bool {
    matches!(
        name,
        "del"
            | "moveFrom"
            | "delText"
            | "delInstrText"
            | "pPrChange"
            | "rPrChange"
            | "tblPrChange"
            | "tcPrChange"
            | "trPrChange"
            | "sectPr"
            | "sdtEndPr"
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
            self.note_header(name, attributes);
            self.skipped += 1;
            return Ok(());
        }
        match name {
            "p" => {
                count(&mut self.paragraphs, PARAGRAPHS)?;
                self.frames.push(Frame::Paragraph(Box::default()));
            }
            "tbl" => self.frames.push(Frame::Table(Table::default())),
            "tr" => self.frames.push(Frame::Row(Row::default(), Fate::Stays)),
            "tc" => {
                count(&mut self.cells, CELLS)?;
                let cell = Cell { columns: 1, ..Cell::default() };
                self.frames.push(Frame::Cell(cell, Fate::Stays));
            }
            "txbxContent" => self.frames.push(Frame::Nodes(Vec::new())),
            "footnote" | "endnote" => self.begin_note(attributes),
            "altChunk" => {
                let id = attributes.get("id").unwrap_or_default();
                self.chunks.push(id.clone());
                self.add(Node::Chunk(id));
            }
            "pPr" => self.in_paragraph_properties = true,
            "t" | "m:t" => self.in_words = true,
            "instrText" => self.in_instruction = true,
            "sdt" => self.controls.push(Control::default()),
            "sdtPr" => self.in_control_properties = true,
            "fldSimple" => self.fields.begin_simple(&attributes.get("instr").unwrap_or_default()),
            "fldChar" => self.field(attributes)?,
            _ if self.in_control_properties => self.control_property(name, attributes),
            _ => self.property(name, attributes)?,
        }
        Ok(())
    }

    fn close(&mut self, name: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match name {
            "p" | "tbl" | "tr" | "tc" | "txbxContent" | "footnote" | "endnote" => self.end_frame(),
            "pPr" => self.in_paragraph_properties = false,
            "t" | "m:t" => self.in_words = false,
            "instrText" => self.in_instruction = false,
            "sdtPr" => self.in_control_properties = false,
            "sdt" => {
                let silent = self.controls.pop().is_some_and(|control| control.silent);
                self.silent_controls -= usize::from(silent);
            }
            "fldSimple" => drop(self.fields.end()),
            _ => {}
        }
    }

    fn text(&mut self, words: &str) {
        if self.skipped > 0 {
            return;
        }
        if self.in_instruction {
            self.fields.instruct(words);
        } else if self.in_words {
            self.push_words(words);
        }
    }
}

impl Reader {
    fn new(trusts_fields: bool) -> Self {
        Self { frames: vec![Frame::Nodes(Vec::new())], trusts_fields, ..Self::default() }
    }

    /// The end of a paragraph and a row can be deleted, or moved away, like words.
    fn note_deleted(&mut self, name: &str) {
        match (self.frames.last_mut(), name) {
            _ if self.skipped > 0 => {}
            (Some(Frame::Paragraph(open)), "del" | "moveFrom") if self.in_paragraph_properties => {
                open.paragraph.joins = Joins::Closely;
            }
            (Some(Frame::Row(_, fate)), "del") => *fate = Fate::Goes,
            _ => {}
        }
    }

    /// The properties of a section are left out but for its headers: they stand right in them, older ones deeper.
    fn note_header(&mut self, name: &str, attributes: &Attributes<'_>) {
        match self.skipped {
            0 => self.sections += usize::from(name == "sectPr"),
            1 if self.sections == 1 => self.headers.take(name, attributes),
            _ => {}
        }
    }

    /// Those that only part notes from the text are notes of a type.
    fn begin_note(&mut self, attributes: &Attributes<'_>) {
        let ordinary = attributes.get("type").is_none_or(|kind| kind == "normal");
        self.note = attributes.get("id").filter(|_| ordinary);
        self.frames.push(Frame::Nodes(Vec::new()));
    }

    fn field(&mut self, attributes: &Attributes<'_>) -> Result<(), Error> {
        match attributes.get("fldCharType").as_deref() {
            Some("begin") => {
                count(&mut self.pieces, STRETCHES)?;
                self.fields.begin();
            }
            Some("separate") => self.fields.separate(),
            Some("end") => {
                if let Some(ticked) = self.fields.end() {
                    self.push_words(if ticked { "☒" } else { "☐" });
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn control_property(&mut self, name: &str, attributes: &Attributes<'_>) {
        let silent = match name {
            "showingPlcHdr" => attributes.is_on(),
            "docPartGallery" => attributes.get("val").is_some_and(|kind| kind == "Table of Contents"),
            _ => false,
        };
        if let Some(control) = self.controls.last_mut().filter(|control| silent && !control.silent) {
            control.silent = true;
            self.silent_controls += 1;
        }
    }

    /// Reads an element that describes what is open, or stands for a letter.
    fn property(&mut self, name: &str, attributes: &Attributes<'_>) -> Result<(), Error> {
        match self.frames.last_mut() {
            Some(Frame::Paragraph(open)) if self.in_paragraph_properties => open.property(name, attributes),
            Some(Frame::Paragraph(_)) => self.piece(name, attributes)?,
            Some(Frame::Row(row, fate)) => match name {
                "gridBefore" => row.before = attributes.number("val").unwrap_or(0).min(SPAN),
                "hidden" if attributes.is_on() => *fate = Fate::Goes,
                _ => {}
            },
            Some(Frame::Cell(cell, fate)) => match name {
                "cellDel" => *fate = Fate::Goes,
                "hMerge" if attributes.get("val").is_none_or(|value| value == "continue") => {
                    *fate = Fate::GoesLeft;
                }
                _ => cell_property(cell, name, attributes),
            },
            Some(Frame::Nodes(_) | Frame::Table(_)) | None => {}
        }
        Ok(())
    }

    /// Reads an element inside a paragraph that stands for a letter, or says how letters look.
    fn piece(&mut self, name: &str, attributes: &Attributes<'_>) -> Result<(), Error> {
        match name {
            "r" | "m:r" => {
                count(&mut self.pieces, STRETCHES)?;
                if let Some(Frame::Paragraph(open)) = self.frames.last_mut() {
                    open.look = Look::default();
                    open.style = None;
                }
            }
            "br" => match attributes.get("type").as_deref() {
                None | Some("textWrapping") => self.push(Piece::Break)?,
                Some(_) => self.push(Piece::NewPage)?,
            },
            "cr" => self.push(Piece::Break)?,
            "lastRenderedPageBreak" => self.push(Piece::Page)?,
            "tab" | "ptab" => self.push(Piece::Tab)?,
            "noBreakHyphen" => self.push_words("-"),
            // It is not seen, unless it is the letter of an encoding from before Unicode.
            "softHyphen" => self.push_words("\u{ad}"),
            // A fraction: its parts would run together.
            "m:den" => self.push_words("/"),
            "sym" => self.push_symbol(attributes),
            "footnoteReference" | "endnoteReference" => self.push_note(name, attributes)?,
            "checkBox" => self.fields.begin_box(),
            "default" | "checked" => self.fields.tick(attributes.is_on()),
            _ => {
                if let Some(Frame::Paragraph(open)) = self.frames.last_mut() {
                    match name {
                        "rStyle" => open.style = attributes.get("val"),
                        _ => open.look.read(name, attributes),
                    }
                }
            }
        }
        Ok(())
    }

    /// Tells whether words that stand here are not shown.
    fn is_silent(&self) -> bool {
        self.silent_controls > 0 || self.trusts_fields && self.fields.is_silent()
    }

    fn push(&mut self, piece: Piece) -> Result<(), Error> {
        count(&mut self.pieces, STRETCHES)?;
        let silent = self.is_silent();
        if let Some(Frame::Paragraph(open)) = self.frames.last_mut()
            && (!silent || matches!(piece, Piece::Page))
        {
            open.paragraph.pieces.push(piece);
        }
        Ok(())
    }

    fn push_words(&mut self, words: &str) {
        if self.is_silent() {
            return;
        }
        let Some(Frame::Paragraph(open)) = self.frames.last_mut() else { return };
        open.paragraph.push_words(words, &open.look, open.style.as_deref());
    }

    /// A letter of a symbol font, by its code.
    fn push_symbol(&mut self, attributes: &Attributes<'_>) {
        let code = attributes.get("char").unwrap_or_default();
        let Some(letter) = u32::from_str_radix(&code, 16).ok().and_then(char::from_u32) else { return };
        let Some(Frame::Paragraph(open)) = self.frames.last_mut() else { return };
        // What it looks like hangs on the font, as for letters that are typed in it.
        let before = open.look.font.clone();
        open.look.font = attributes.get("font").map(Rc::from).or(before.clone());
        self.push_words(letter.encode_utf8(&mut [0; 4]));
        if let Some(Frame::Paragraph(open)) = self.frames.last_mut() {
            open.look.font = before;
        }
    }

    fn push_note(&mut self, name: &str, attributes: &Attributes<'_>) -> Result<(), Error> {
        let own_mark =
            attributes.get("customMarkFollows").is_some_and(|value| value != "0" && value != "false");
        let id = attributes.get("id").unwrap_or_default();
        self.push(Piece::Note(NoteId { end: name == "endnoteReference", id, own_mark }))?;
        if own_mark && let Some(Frame::Paragraph(open)) = self.frames.last_mut() {
            open.look.hidden = Some(true);
        }
        Ok(())
    }

    /// Ends the innermost frame and puts it where it belongs. Frames that stand where none can are left out.
    fn end_frame(&mut self) {
        if self.frames.len() < 2 {
            return;
        }
        let Some(ended) = self.frames.pop() else { return };
        match ended {
            Frame::Paragraph(open) => self.add(Node::Paragraph(Box::new(open.paragraph))),
            Frame::Table(table) => self.add(Node::Table(table)),
            Frame::Row(row, fate) => {
                if let Some(Frame::Table(table)) = self.frames.last_mut()
                    && fate == Fate::Stays
                {
                    table.rows.push(row);
                }
            }
            Frame::Cell(mut cell, fate) => {
                model::end(&mut cell.nodes);
                if let Some(Frame::Row(row, _)) = self.frames.last_mut() {
                    match (fate, row.cells.last_mut()) {
                        (Fate::Goes, _) => {}
                        (Fate::GoesLeft, Some(left)) => {
                            left.columns += cell.columns;
                            left.nodes.extend(cell.nodes);
                        }
                        (Fate::GoesLeft | Fate::Stays, _) => row.cells.push(cell),
                    }
                }
            }
            Frame::Nodes(nodes) => self.end_nodes(nodes),
        }
    }

    /// Ends a text box, or a note.
    fn end_nodes(&mut self, mut nodes: Vec<Node>) {
        model::end(&mut nodes);
        if let Some(id) = self.note.take_if(|_| self.frames.len() == 1) {
            self.notes.insert(id, nodes);
            return;
        }
        match self.frames.last_mut() {
            Some(Frame::Paragraph(open)) => open.paragraph.boxes.extend(nodes),
            Some(Frame::Nodes(outer)) => outer.extend(nodes),
            Some(Frame::Cell(cell, _)) => cell.nodes.extend(nodes),
            Some(Frame::Table(_) | Frame::Row(..)) | None => {}
        }
    }

    fn add(&mut self, node: Node) {
        let nodes = match self.frames.last_mut() {
            Some(Frame::Nodes(nodes)) => nodes,
            Some(Frame::Cell(cell, _)) => &mut cell.nodes,
            Some(Frame::Paragraph(open)) => &mut open.paragraph.boxes,
            Some(Frame::Table(_) | Frame::Row(..)) | None => return,
        };
        model::add(nodes, node);
    }
}

impl Open {
    /// Reads a property of the paragraph, or of its end.
    fn property(&mut self, name: &str, attributes: &Attributes<'_>) {
        let properties = &mut self.paragraph.properties;
        match name {
            "pStyle" => properties.style = attributes.get("val"),
            "numId" => properties.list = attributes.number("val"),
            "ilvl" => properties.level = attributes.number("val"),
            "outlineLvl" => properties.outline = attributes.number("val"),
            "vanish" if attributes.is_on() && self.paragraph.joins == Joins::Not => {
                self.paragraph.joins = Joins::Apart;
            }
            "framePr" if attributes.get("dropCap").is_some_and(|kind| kind != "none") => {
                self.paragraph.joins = Joins::Closely;
            }
            _ => {}
        }
    }
}

fn cell_property(cell: &mut Cell, name: &str, attributes: &Attributes<'_>) {
    let merge = |value: Option<String>| match value.as_deref() {
        Some("restart" | "rest") => Merge::Begins,
        Some(_) | None => Merge::Continues,
    };
    match name {
        "gridSpan" => cell.columns = attributes.number("val").unwrap_or(1).clamp(1, SPAN),
        "vMerge" => cell.merge = merge(attributes.get("val")),
        // A merge that was tracked.
        "cellMerge" => cell.merge = merge(attributes.get("vMerge")),
        _ => {}
    }
}

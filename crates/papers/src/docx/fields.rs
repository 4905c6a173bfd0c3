//! Fields: Word shows what they came to, not how they are made.

/// The fields that are open where a document is being read.
///
/// ```text
/// begin  DATE \@ "d/M"  separate  5/3  end
///        instruction              result
/// ```
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
    /// How many of them show nothing.
    silent: usize,
}

#[derive(Debug, Default)]
struct Field {
    /// The first letters of the instruction.
    instruction: String,
    /// Its result is being read.
    shown: bool,
    /// A box to be ticked, and whether it is.
    ticked: Option<bool>,
}

/// So many letters tell which field it is.
const INSTRUCTION_LETTERS: usize = 32;

impl Fields {
    /// A field begins.
    pub(super) fn begin(&mut self) {
        self.open.push(Field::default());
        self.silent += 1;
    }

    /// A field begins that is one element: its instruction is whole, its result follows.
    pub(super) fn begin_simple(&mut self, instruction: &str) {
        self.begin();
        self.instruct(instruction);
        self.separate();
    }

    /// A part of the instruction.
    pub(super) fn instruct(&mut self, words: &str) {
        if let Some(field) = self.open.last_mut() {
            let room = INSTRUCTION_LETTERS.saturating_sub(field.instruction.len());
            field.instruction.extend(words.trim_start().chars().take(room));
        }
    }

    /// The field is a box to be ticked.
    pub(super) fn begin_box(&mut self) {
        if let Some(field) = self.open.last_mut() {
            field.ticked = Some(false);
        }
    }

    /// The box, if it is one, is ticked or not.
    pub(super) fn tick(&mut self, on: bool) {
        if let Some(ticked) = self.open.last_mut().and_then(|field| field.ticked.as_mut()) {
            *ticked = on;
        }
    }

    /// The result follows.
    pub(super) fn separate(&mut self) {
        if let Some(field) = self.open.last_mut()
            && !field.shown
            && !is_list_of_contents(&field.instruction)
        {
            field.shown = true;
            self.silent -= 1;
        }
    }

    /// The innermost field ends. Returns whether it was a box to be ticked, and is.
    pub(super) fn end(&mut self) -> Option<bool> {
        let field = self.open.pop()?;
        if !field.shown {
            self.silent -= 1;
        }
        field.ticked
    }

    /// Tells whether words that stand here are not shown.
    pub(super) fn is_silent(&self) -> bool {
        self.silent > 0
    }

    /// Tells whether a field has not ended.
    pub(super) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }
}

/// Lists of contents, of words and of sources repeat what stands elsewhere: every heading would be an item twice.
fn is_list_of_contents(instruction: &str) -> bool {
    let name = instruction.split(|letter: char| !letter.is_ascii_alphabetic()).next().unwrap_or_default();
    ["TOC", "INDEX", "TOA"].iter().any(|list| name.eq_ignore_ascii_case(list))
}

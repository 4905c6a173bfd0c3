//! Decides, line by line, whether it begins a paragraph.

use super::{Gap, Join, Layout, Line, Room};
use crate::shape::{self, Role};
use viet::label::{Label, Shape};

/// Where in a document a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Zone {
    /// The letterhead, up to the kind of the document.
    Head,
    /// The subject, behind the kind.
    Subject,
    /// The text.
    Body,
    /// Recipients and signature.
    Tail,
}

/// Decides for one line after another; the state is that of the paragraph before.
#[derive(Debug)]
pub(crate) struct Joiner {
    layout: Layout,
    zone: Zone,
    before: Option<Before>,
    /// The room that the line before leaves for the present one.
    room: Option<Room>,
    /// The last ordinal of each shape of label.
    ordinals: Vec<(Shape, Vec<u32>)>,
}

/// The paragraph so far.
#[derive(Debug)]
struct Before {
    role: Role,
    /// Its last line.
    last: String,
    lines: usize,
    letters: usize,
    caps: bool,
    label: Option<Shape>,
    emphasised: bool,
    heading: Option<blocks::Heading>,
    /// Where its first line begins.
    indent: usize,
    column: bool,
    /// Opening quotation marks and brackets less closing ones.
    depth: i32,
    /// Its first letter is an opening bracket.
    bracketed: bool,
}

/// A letterhead has only short lines.
const LETTERHEAD_LETTERS: usize = 70;
/// A paragraph of fewer letters is rather a heading than cut by a page.
const HEADING_LETTERS: usize = 60;
/// A paragraph of this many letters without a full stop is likelier cut than finished.
const PARAGRAPH_LETTERS: usize = 100;
/// A line of the tail is shorter than this; a longer one belongs to an annex.
const TAIL_LETTERS: usize = 110;

/// The lines of an item hang under its words, not further in than a label is wide.
const HANGING: usize = 5;

impl Joiner {
    /// Returns a joiner for the lines of one document.
    pub(crate) fn new(layout: Layout) -> Self {
        Self { layout, zone: Zone::Head, before: None, room: None, ordinals: Vec::new() }
    }

    /// Says how the next line goes on.
    pub(crate) fn next(&mut self, line: &Line<'_>) -> Join {
        let role = shape::role(&line.words);
        let label = shape::label(&line.words);
        let join = match &self.before {
            Some(before) => self.decide(before, line, role, label.as_ref()),
            None => Join::New,
        };
        self.remember(line, role, label, join);
        join
    }

    /// Says how the next line goes on where the page shows how much room the line before leaves.
    pub(crate) fn next_laid_out(&mut self, line: &Line<'_>, room: Option<Room>) -> Join {
        self.room = room;
        let join = self.next(line);
        self.room = None;
        join
    }

    /// Says how the next line goes on where the format has paragraphs: only a title may go on in another paragraph.
    pub(crate) fn next_paragraph(&mut self, line: &Line<'_>) -> Join {
        let titled = self.zone == Zone::Subject;
        let role = shape::role(&line.words);
        let label = shape::label(&line.words);
        let join = match &self.before {
            Some(before) if titled && !shape::ends_closed(&before.last) => {
                self.decide(before, line, role, label.as_ref())
            }
            Some(_) | None => Join::New,
        };
        self.remember(line, role, label, join);
        join
    }

    /// A table or another thing that is no line stands here: nothing is continued across it.
    pub(crate) fn interrupt(&mut self) {
        self.before = None;
        if self.zone != Zone::Tail {
            self.zone = Zone::Body;
        }
    }

    /// Another column begins here: nothing is continued, but the part of the document stays.
    pub(crate) fn part(&mut self) {
        self.before = None;
    }

    fn decide(&self, before: &Before, line: &Line<'_>, role: Role, label: Option<&Label>) -> Join {
        if shape::cuts_symbol(&before.last, &line.words) {
            return Join::Glue;
        }
        if self.stands_alone(before, line, role) || self.is_heading_apart(before, line) {
            return Join::New;
        }
        if let Some(label) = label
            && self.begins_item(before, line, label)
        {
            return Join::New;
        }
        if before.column != line.column || shape::opens_basis(&line.words) && !shape::ends_open(&before.last)
        {
            return Join::New;
        }
        let caps = shape::is_caps(&line.words);
        let continues = if caps || before.caps {
            self.continues_capitals(before, line, caps)
        } else if shape::starts_lower(&line.words) {
            self.continues_lower(before, line)
        } else {
            self.continues_upper(before, line)
        };
        if continues { glue_or_space(&before.last, &line.words) } else { Join::New }
    }

    /// Letterhead lines, titles of documents, addressees, recipients and authorities are paragraphs of their own.
    fn stands_alone(&self, before: &Before, line: &Line<'_>, role: Role) -> bool {
        let alone = match role {
            Role::Letterhead => {
                matches!(self.zone, Zone::Head | Zone::Tail)
                    || shape::is_motto(&viet::fold::lower(&line.words))
            }
            Role::Kind => shape::is_caps(&line.words) || !self.mid_sentence(before),
            Role::Addressee | Role::Recipients | Role::Authority => true,
            Role::Ordinary => false,
        };
        let follows_alone = match before.role {
            Role::Letterhead | Role::Kind | Role::Recipients | Role::Authority => before.lines == 1,
            Role::Addressee => shape::ends_closed(&before.last) || before.last.len() < 16,
            Role::Ordinary => false,
        };
        let remark = before.bracketed && before.depth == 0 && before.last.ends_with(')');
        alone || follows_alone || remark
    }

    /// Tells whether the paragraph before was cut in mid-sentence, by its own words.
    fn mid_sentence(&self, before: &Before) -> bool {
        shape::ends_open(&before.last) && !before.caps
    }

    /// A heading of the format ends with its line, unless it was cut and goes on as one of the same level.
    fn is_heading_apart(&self, before: &Before, line: &Line<'_>) -> bool {
        match (before.heading, line.heading) {
            (None, None) => false,
            (Some(_), None) | (None, Some(_)) => {
                // A sentence taken for a heading may be cut anywhere; a title's last word tells.
                let sentence = before.label.is_some() && before.letters >= PARAGRAPH_LETTERS;
                let cut = self.mid_sentence(before) || sentence && !shape::ends_closed(&before.last);
                !(shape::starts_lower(&line.words) && cut && line.heading.is_none())
            }
            (Some(one), Some(other)) => {
                let goes_on = shape::starts_lower(&line.words) || shape::ends_open(&before.last);
                one != other || !goes_on || shape::ends_closed(&before.last)
            }
        }
    }

    /// Tells whether a label begins an item, or only looks like one inside a sentence.
    fn begins_item(&self, before: &Before, line: &Line<'_>, label: &Label) -> bool {
        if line.heading.is_some() || shape::ends_closed(&before.last) || self.zone == Zone::Head {
            return true;
        }
        let near = self.is_near(line);
        let rest = &line.words[label.length..];
        let cut = self.layout.wrapped && near && self.is_full(before, line) && !before.caps;
        if shape::is_dash(label) {
            // Behind a heading, a dash in front of a capital is an item.
            let headed = before.lines == 1 && before.label.is_some_and(|shape| !shape.is_bullet());
            let inner = cut && (!headed || shape::starts_lower(rest));
            let joins = if self.layout.goes_on(line) { shape::dash_may_join } else { shape::dash_joins };
            return !inner || !joins(&before.last, rest);
        }
        if label.shape.is_bullet() {
            return true;
        }
        if shape::takes_number(&before.last) && !before.caps && before.letters >= 20 {
            return !takes_shape(label);
        }
        // "... quy định tại khoản 2," / "3. Điều 5": open and out of the row.
        let headed = before.lines == 1 && before.label.is_some();
        !cut || headed || self.fits_row(label)
    }

    /// Tells whether an ordinal follows the last one of its shape, or begins a row.
    fn fits_row(&self, label: &Label) -> bool {
        let Some(own) = label.ordinal.last() else { return true };
        if *own == 1 {
            return true;
        }
        self.ordinals.iter().any(|(shape, ordinal)| {
            *shape == label.shape
                && ordinal
                    .get(..label.ordinal.len())
                    .and_then(<[u32]>::last)
                    .is_some_and(|last| (1..=2).contains(&own.saturating_sub(*last)))
        })
    }

    /// Tells whether a line would have found no room on the one before.
    fn is_full(&self, before: &Before, line: &Line<'_>) -> bool {
        match self.room {
            Some(room) => room != Room::Ample,
            None => self.layout.is_full(&before.last, &line.words),
        }
    }

    /// Tells whether the line before reaches the margin.
    fn is_very_full(&self, before: &Before, line: &Line<'_>) -> bool {
        match self.room {
            Some(room) => room == Room::Stretched,
            None => self.layout.is_very_full(&before.last, &line.words),
        }
    }

    /// Tells whether no more stands between the lines than between two lines of one paragraph.
    fn is_near(&self, line: &Line<'_>) -> bool {
        match line.gap {
            Gap::Page => true,
            Gap::Blank(blanks) => blanks <= self.layout.blanks,
        }
    }

    /// Lines in capitals are titles: only a title that was cut goes on.
    fn continues_capitals(&self, before: &Before, line: &Line<'_>, caps: bool) -> bool {
        let near = self.is_near(line);
        match (before.caps, caps) {
            (true, true) => {
                let full = self.layout.wrapped && self.is_full(before, line);
                let full = full && self.zone != Zone::Head;
                let titled = self.zone != Zone::Tail && near && before.lines < 5;
                let open = shape::ends_open(&before.last) || before.last.ends_with(',');
                titled
                    && !shape::ends_closed(&before.last)
                    && (full || open || shape::continues_title(&line.words))
            }
            // The last word of a sentence may be one in capitals, "của UBND TỈNH".
            (false, true) => {
                self.layout.wrapped
                    && near
                    && before.depth > 0
                    && self.is_full(before, line)
                    && !shape::ends_closed(&before.last)
                    && self.zone == Zone::Body
            }
            (true, _) => {
                let cut = self.layout.wrapped && self.is_full(before, line) && before.label.is_some();
                near && cut && shape::starts_lower(&line.words)
            }
            (false, false) => false,
        }
    }

    /// A line in lower case continues the one before, also across a page.
    fn continues_lower(&self, before: &Before, line: &Line<'_>) -> bool {
        if !shape::ends_closed(&before.last) {
            return true;
        }
        if !self.layout.wrapped || !self.is_near(line) {
            let listed =
                before.last.ends_with(';') && before.letters >= HEADING_LETTERS && self.zone == Zone::Body;
            return listed || before.depth > 0 && self.is_near(line);
        }
        // "... Công điện này;" / "kịp thời báo cáo", and in a full line also "sp." / "có khả năng".
        match before.last.chars().next_back() {
            Some(':') => self.is_full(before, line) || before.depth > 0,
            Some(';' | '…') => true,
            _ => self.is_full(before, line) || before.last.ends_with("...") || before.depth > 0,
        }
    }

    /// A line in upper case, or with a digit or quotation mark in front, continues only what was cut.
    fn continues_upper(&self, before: &Before, line: &Line<'_>) -> bool {
        // "..., công bố trước" / "30/11/2025; rà soát ...": a number that was waited for.
        let number = line.words.starts_with(|letter: char| letter.is_ascii_digit());
        if self.zone == Zone::Body && number && !before.caps && shape::awaits_number(&before.last) {
            return self.is_near(line);
        }
        match self.zone {
            Zone::Head => shape::ends_open(&before.last),
            Zone::Tail => self.continues_recipient(before, line),
            Zone::Subject => self.continues_subject(before, line),
            Zone::Body if self.layout.wrapped => self.continues_wrapped(before, line),
            Zone::Body => self.continues_cut(before, line),
        }
    }

    /// "- Các đồng chí Ủy viên Ban Chấp hành" / "Đảng bộ tỉnh,": a recipient without a comma, and no name behind it.
    fn continues_recipient(&self, before: &Before, line: &Line<'_>) -> bool {
        let open = shape::ends_open(&before.last) && !before.last.ends_with(',');
        let listed = before.label.is_some_and(Shape::is_bullet) && !before.last.ends_with([',', ')']);
        let near = self.is_near(line) && !line.hard && self.layout.wrapped;
        (open || listed && near) && !shape::ends_closed(&before.last) && !shape::is_name(&line.words)
    }

    /// The subject stands over several lines, shorter than those of the text.
    fn continues_subject(&self, before: &Before, line: &Line<'_>) -> bool {
        if shape::ends_closed(&before.last) || line.words.starts_with('(') || before.lines >= 6 {
            return false;
        }
        if shape::ends_open(&before.last) || before.depth > 0 {
            return self.is_near(line);
        }
        let near = self.is_near(line) && line.gap != Gap::Page;
        let alike = before.emphasised == line.emphasised;
        if !near || !alike || shape::opens_body(&line.words) {
            return false;
        }
        if line.emphasised || self.layout.goes_on(line) {
            return true;
        }
        self.layout.wrapped && line.words.chars().count() * 100 < self.layout.width * 88
    }

    /// Lines broken at the page's width: a line that was not full ended its paragraph.
    fn continues_wrapped(&self, before: &Before, line: &Line<'_>) -> bool {
        let open = shape::ends_open(&before.last) || before.last.ends_with(',');
        if !self.is_near(line) {
            return open && !shape::ends_closed(&before.last) && before.letters >= HEADING_LETTERS;
        }
        let goes_on = self.layout.goes_on(line);
        // Where first lines are indented, one further in begins a paragraph, unless it hangs under the words of its item.
        let hangs =
            before.label.is_some() && (before.indent + 1..=before.indent + HANGING).contains(&line.indent);
        if self.layout.indent.is_some_and(|indent| line.indent >= indent) && !hangs {
            return false;
        }
        if !self.is_full(before, line) {
            return open;
        }
        if goes_on || open && before.last.ends_with(':') {
            return true;
        }
        if self.is_heading(before, line) || line.hard && !open {
            return false;
        }
        if !shape::ends_closed(&before.last) {
            return true;
        }
        let item = before.label.is_some_and(Shape::is_bullet) || before.label.is_some() && before.lines > 1;
        let amount = line.words.starts_with(|letter: char| letter.is_ascii_digit() || letter == '(');
        let listing = !before.last.ends_with(':') || item || amount;
        let very_full = self.is_very_full(before, line);
        very_full && listing && line.gap != Gap::Page && !shape::opens_paragraph(&line.words)
    }

    /// "I. Đánh giá tình hình ... tháng 01 năm 2024" / "Trong tháng 01, ...": a heading that nearly fills its line.
    fn is_heading(&self, before: &Before, line: &Line<'_>) -> bool {
        let numbered = before.lines == 1 && before.label.is_some_and(|shape| !shape.is_bullet());
        let plain = numbered && !shape::ends_closed(&before.last) && !shape::ends_open(&before.last);
        plain && !self.is_very_full(before, line)
    }

    /// Lines that are whole paragraphs: one goes on only where a page cut it.
    fn continues_cut(&self, before: &Before, line: &Line<'_>) -> bool {
        if shape::ends_closed(&before.last) || line.hard && !shape::ends_open(&before.last) {
            return false;
        }
        let cut = shape::ends_open(&before.last) || before.depth > 0;
        if cut && before.letters >= HEADING_LETTERS {
            return true;
        }
        let long = before.letters >= PARAGRAPH_LETTERS && !before.emphasised;
        match line.gap {
            Gap::Page => long,
            Gap::Blank(0) => long && line.words.chars().count() >= HEADING_LETTERS && !line.emphasised,
            Gap::Blank(_) => false,
        }
    }

    fn remember(&mut self, line: &Line<'_>, role: Role, label: Option<Label>, join: Join) {
        self.enter_zone(line, role, label.as_ref(), join);
        let letters = line.words.chars().count();
        let depth = depth(&line.words);
        match (&mut self.before, join) {
            (Some(before), Join::Space | Join::Glue) => {
                line.words.as_ref().clone_into(&mut before.last);
                before.lines += 1;
                before.letters += letters;
                before.depth = (before.depth + depth).max(0);
                before.caps &= shape::is_caps(&line.words);
                before.emphasised &= line.emphasised;
            }
            (before, _) => {
                if let Some(label) = &label {
                    note(&mut self.ordinals, label);
                }
                *before = Some(Before {
                    role,
                    last: line.words.clone().into_owned(),
                    lines: 1,
                    letters,
                    caps: shape::is_caps(&line.words),
                    label: label.map(|label| label.shape),
                    emphasised: line.emphasised,
                    heading: line.heading,
                    indent: line.indent,
                    column: line.column,
                    depth: depth.max(0),
                    bracketed: line.words.starts_with('('),
                });
            }
        }
    }

    /// Moves on to the part of the document that this line begins.
    fn enter_zone(&mut self, line: &Line<'_>, role: Role, label: Option<&Label>, join: Join) {
        self.zone = match (self.zone, role) {
            (_, Role::Kind) if join == Join::New => Zone::Subject,
            (_, Role::Letterhead) if shape::is_motto(&viet::fold::lower(&line.words)) => Zone::Head,
            (_, Role::Addressee) => Zone::Body,
            (_, Role::Recipients | Role::Authority) => Zone::Tail,
            (Zone::Head, Role::Ordinary) if shape::names_kind(&line.words) => Zone::Subject,
            (Zone::Head, Role::Ordinary) if self.ends_head(line, label) => Zone::Body,
            (Zone::Subject, Role::Ordinary) if self.ends_subject(line, label, join) => Zone::Body,
            (Zone::Tail, Role::Ordinary) if self.ends_tail(line, label) => Zone::Body,
            (zone, _) => zone,
        };
    }

    /// The letterhead ends with the first line of the text, if no kind of document was seen.
    fn ends_head(&self, line: &Line<'_>, label: Option<&Label>) -> bool {
        let letters = line.words.chars().count();
        let wide = self.layout.wrapped && letters * 100 >= self.layout.width * 85 && !line.column;
        let text = !shape::is_caps(&line.words) && (wide || shape::opens_body(&line.words));
        label.is_some() && letters > 20 || letters > LETTERHEAD_LETTERS || text
    }

    /// The subject is the first paragraph behind the kind; more belong to it while they are marked, or in brackets.
    fn ends_subject(&self, line: &Line<'_>, label: Option<&Label>, join: Join) -> bool {
        let title = line.emphasised || shape::is_caps(&line.words) || line.words.starts_with('(');
        let second =
            join == Join::New && self.before.as_ref().is_some_and(|before| before.role != Role::Kind);
        let labelled = label.is_some() && !line.words.starts_with("V/v");
        let sentence =
            line.words.ends_with([':', ';', '.']) && line.words.chars().count() > LETTERHEAD_LETTERS;
        labelled || shape::opens_body(&line.words) || second && !title || sentence
    }

    /// Behind the signature an annex begins with a heading, a label that counts, or a line of text.
    fn ends_tail(&self, line: &Line<'_>, label: Option<&Label>) -> bool {
        let letters = line.words.chars().count();
        let wide = self.layout.wrapped && letters * 100 >= self.layout.width * 85;
        match label {
            Some(label) => !label.shape.is_bullet(),
            None => line.heading.is_some() || letters > TAIL_LETTERS || wide,
        }
    }
}

/// Tells whether a number of this shape can stand behind "tháng" or "Điều".
fn takes_shape(label: &Label) -> bool {
    matches!(
        label.shape,
        Shape::Number | Shape::NumberRound | Shape::NumberBracket | Shape::Roman | Shape::Letter
    )
}

fn note(ordinals: &mut Vec<(Shape, Vec<u32>)>, label: &Label) {
    if label.ordinal.is_empty() {
        return;
    }
    match ordinals.iter_mut().find(|(shape, _)| *shape == label.shape) {
        Some((_, ordinal)) => ordinal.clone_from(&label.ordinal),
        None => ordinals.push((label.shape, label.ordinal.clone())),
    }
}

/// "X-" / "quang" is one word, "2026 -" / "2030" is not; "163/2021/" / "NQ-HĐND" is one symbol.
pub(crate) fn glue_or_space(before: &str, line: &str) -> Join {
    let mut letters = before.chars().rev();
    let glued = matches!(letters.next(), Some('-' | '/'))
        && letters.next().is_some_and(char::is_alphanumeric)
        && line.starts_with(char::is_alphanumeric);
    if glued { Join::Glue } else { Join::Space }
}

/// Opening quotation marks and brackets less closing ones.
fn depth(words: &str) -> i32 {
    words
        .chars()
        .map(|letter| match letter {
            '“' | '(' => 1,
            '”' | ')' => -1,
            _ => 0,
        })
        .sum()
}

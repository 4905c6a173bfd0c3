//! Figures: each counted result of a report's prose.
//!
//! ```text
//! figure = amount thing | label ":" (amount | "không có")
//! ```
//!
//! Counts in the part that proposes work are targets of that work, no results.

use crate::parts::Part;
use crate::reading::Figure;
use crate::reference;
use crate::source::{Element, Line, TableAt};
use crate::target::amount::{self, Amount};
use crate::target::{Layout, name, thing};
use blocks::{CellAt, Span};
use std::ops::Range;
use viet::calendar::Calendar;
use viet::label::Shape;
use viet::time;
use viet::words::{Kind, Phrases, Words};

/// One counted result of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted {
    /// Its words: bytes of the text.
    pub range: Range<usize>,
    /// The number; what was reached, of a share ("03/05").
    pub value: f64,
    /// What is counted: "%", "nhiệm vụ".
    pub unit: String,
    /// The clause it stands in: what the number says.
    pub clause: Range<usize>,
}

/// Returns every counted result of a text, in order. `taken` are byte ranges that other readers own.
///
/// ```
/// use directive::report;
/// let words = viet::words::Words::of("Đã kiểm định 3.840 phương tiện đo; đơn thư tố cáo: không có.");
/// let found = report::counted(&words, &[]);
/// assert_eq!(found.iter().map(|one| one.value).collect::<Vec<_>>(), [3840.0, 0.0]);
/// ```
pub fn counted(words: &Words<'_>, taken: &[Range<usize>]) -> Vec<Counted> {
    let layout = Layout::of(words, taken);
    let amounts = amount::all(words);
    let mut found: Vec<Counted> = amounts
        .iter()
        .filter(|amount| !layout.is_closed(amount.from) && !name::is_name(words, amount))
        .filter(|amount| !is_plan(words, amount))
        .filter_map(|amount| of_amount(words, amount))
        .collect();
    found.extend((0..words.len()).filter_map(|at| none_at(words, at)));
    found.sort_by_key(|one| one.range.start);
    found
}

fn of_amount(words: &Words<'_>, amount: &Amount) -> Option<Counted> {
    let thing = thing::of(words, amount.to);
    let label = label_before(words, amount.from);
    let (start, end, unit) = match (&thing, label) {
        (_, label) if amount.percent => {
            let end = thing.map_or(amount.to, |thing| thing.tokens.end);
            (label.unwrap_or(amount.from), end, amount.sign(words).to_owned())
        }
        (Some(thing), _) if !amount.spelt => {
            (label.unwrap_or(amount.from), thing.tokens.end, thing.unit(words).to_owned())
        }
        (Some(thing), None) if amount.value >= 2.0 && is_spelt_result(words, amount, thing) => {
            (amount.from, thing.tokens.end, thing.unit(words).to_owned())
        }
        (None, Some(label)) if ends_clause(words, amount.to) => {
            (label, amount.to, label_unit(words, label..amount.from - 1))
        }
        _ => return None,
    };
    Some(Counted {
        range: words.bytes(start..end),
        value: amount.value,
        unit,
        clause: clause(words, start, end),
    })
}

/// Tells whether a number in words counts a result: "đã tổ chức ba hội nghị", not "hai bên thống nhất".
fn is_spelt_result(words: &Words<'_>, amount: &Amount, thing: &thing::Thing) -> bool {
    let verbs =
        ["tổ chức", "xây dựng", "thành lập", "hoàn thành", "có", "được", "ban hành", "mở", "cử", "hỗ trợ"];
    words.lower(amount.from) != "năm"
        && thing::is_countable(words, thing)
        && name::phrase_before(words, amount.from, &verbs).is_some()
}

/// Tells whether the number is what was planned, for comparison: "(vượt mục tiêu 60%)".
fn is_plan(words: &Words<'_>, amount: &Amount) -> bool {
    let plans = [
        "mục tiêu",
        "chỉ tiêu",
        "kế hoạch là",
        "kế hoạch giao",
        "phấn đấu",
        "phấn đấu đạt",
        "mục tiêu đề ra",
        "chỉ tiêu giao",
        "không quá",
        "dự kiến",
        "mục tiêu đạt",
        "một trong",
        "kế hoạch đề ra là",
    ];
    name::phrase_before(words, amount.from, &plans).is_some()
}

/// Returns the first token of the label whose colon stands before token `at`: "Tổng số nhiệm vụ được giao:".
fn label_before(words: &Words<'_>, at: usize) -> Option<usize> {
    let colon = at.checked_sub(1).filter(|&colon| words.is_mark(colon, ':'))?;
    let mut from = colon;
    while from > 0 && colon - from < 24 {
        match words.kind(from - 1) {
            Some(Kind::Mark('.' | ';' | ':' | '(' | ')') | Kind::Break) | None => break,
            Some(Kind::Mark(',')) if is_label_start(words, from) => break,
            Some(Kind::Word | Kind::Number | Kind::Mark(_)) => from -= 1,
        }
    }
    while from < colon && words.kind(from) != Some(Kind::Word) {
        from += 1;
    }
    let time = words
        .any_phrase(from, &["năm", "tháng", "ngày", "thời gian", "số điện thoại", "điện thoại"])
        .is_some();
    (from < colon && !time).then_some(from)
}

fn is_label_start(words: &Words<'_>, at: usize) -> bool {
    words.any_phrase(at, &["số", "tổng số", "trong đó"]).is_some()
}

/// Returns what a label counts: the noun behind "số", or the whole label.
fn label_unit(words: &Words<'_>, label: Range<usize>) -> String {
    let noun = label.clone().find(|&at| words.lower(at) == "số").map_or(label.start, |at| at + 1);
    let thing = thing::of(words, noun).map(|thing| noun..thing.tokens.end.min(label.end));
    words.slice(thing.unwrap_or(label)).to_owned()
}

fn ends_clause(words: &Words<'_>, at: usize) -> bool {
    matches!(words.kind(at), None | Some(Kind::Break | Kind::Mark('.' | ';' | ',' | '(' | ')')))
}

/// Labels of remarks: "không có" under them counts nothing.
const REMARKS: &Phrases = &Phrases::of(&[
    "khó khăn",
    "vướng mắc",
    "kiến nghị",
    "đề xuất",
    "ghi chú",
    "tồn tại",
    "hạn chế",
    "lý do",
    "nguyên nhân",
    "ý kiến",
]);

/// Reads a labelled "không có" at token `at`.
fn none_at(words: &Words<'_>, at: usize) -> Option<Counted> {
    let end = words.any_phrase(at, &["không có", "không", "không phát sinh", "chưa có"])?;
    let label = label_before(words, at).filter(|_| ends_clause(words, end))?;
    let remark = words.any_phrase(label, REMARKS).is_some();
    (!remark).then(|| Counted {
        range: words.bytes(label..end),
        value: 0.0,
        unit: label_unit(words, label..at - 1),
        clause: words.bytes(label..end),
    })
}

/// Returns the clause around tokens: from the mark before to the mark behind.
fn clause(words: &Words<'_>, from: usize, to: usize) -> Range<usize> {
    const LONGEST: usize = 24;
    let mark = |at: usize| {
        matches!(words.kind(at), Some(Kind::Mark(';' | '.' | ',' | ':' | '(' | ')') | Kind::Break))
    };
    let start = (from.saturating_sub(LONGEST)..from)
        .rev()
        .find(|&at| mark(at))
        .map_or(from.saturating_sub(LONGEST), |at| at + 1);
    let end =
        (to..(to + LONGEST).min(words.len())).find(|&at| mark(at)).unwrap_or((to + LONGEST).min(words.len()));
    words.bytes(start.min(from)..end.max(to))
}

/// Returns the figures of a report: its body without the proposals, then its annexes.
pub(crate) fn figures(elements: &[Element<'_>], parts: &[Part]) -> Vec<Figure> {
    let mut figures = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        let range = if index == 0 { part.body.clone() } else { part.head.start..part.body.end };
        let mut proposals = Proposals::default();
        for at in range {
            match elements.get(at) {
                Some(Element::Line(line)) if proposals.step(line) || is_title(line, at < part.head.end) => {}
                Some(Element::Line(line)) => {
                    push(&mut figures, &line.words, |range| line.at(range));
                }
                Some(Element::Table(table)) => of_cells(&mut figures, *table),
                None => {}
            }
        }
    }
    figures
}

/// Tells whether a line of an annex's head is part of its title: only labelled counts stand there.
fn is_title(line: &Line<'_>, head: bool) -> bool {
    line.is_capitals() || line.heading || (head && !line.body().contains(':'))
}

/// Returns the byte ranges that other readers own: citations and their titles, time expressions.
fn taken(words: &Words<'_>) -> Vec<Range<usize>> {
    // Only the places of time expressions matter here, and they hang on no day.
    let context = time::Context {
        reference: jiff::civil::date(2000, 1, 1).at(0, 0, 0, 0),
        document: None,
        year: None,
        calendar: Calendar::built_in(),
        conventions: time::Conventions::default(),
    };
    let cited =
        reference::find(words).into_iter().flat_map(|cited| [Some(cited.range), cited.title]).flatten();
    cited.chain(time::find(words, &context).into_iter().map(|time| time.range)).collect()
}

fn push(figures: &mut Vec<Figure>, words: &Words<'_>, span: impl Fn(Range<usize>) -> Span) {
    for one in counted(words, &taken(words)) {
        figures.push(Figure {
            text: words.text()[one.range.clone()].to_owned(),
            value: one.value,
            unit: one.unit,
            what: words.text()[one.clause].to_owned(),
            span: span(one.range),
        });
    }
}

/// Reads the prose of result columns. Cells that are a number belong to the table.
fn of_cells(figures: &mut Vec<Figure>, at: TableAt<'_>) {
    let columns = super::grid::columns(at.table);
    for (row_index, row) in at.table.rows.iter().enumerate().skip(super::grid::header_rows(at.table)) {
        for (cell_index, cell) in row.cells.iter().enumerate() {
            let heading =
                columns.get(cell.column as usize).map_or(String::new(), |name| viet::fold::lower(name));
            if !(heading.contains("kết quả") || heading.contains("tình hình")) {
                continue;
            }
            let words = Words::of(cell.text.as_str());
            let place = CellAt {
                row: u32::try_from(row_index).unwrap_or(u32::MAX),
                cell: u32::try_from(cell_index).unwrap_or(u32::MAX),
            };
            let whole = Span { block: at.block, cell: Some(place), start: 0, end: 0 };
            if !super::grid::is_number(&words) {
                push(figures, &words, |range| whole.with(range));
            }
        }
    }
}

/// Follows the headings: whether the present part proposes work.
#[derive(Default)]
struct Proposals {
    opened_by: Option<Shape>,
}

/// Words in headings over work that is proposed.
const PROPOSING: &Phrases = &Phrases::of(&[
    "phương hướng",
    "đề xuất",
    "kiến nghị",
    "nhiệm vụ trọng tâm",
    "nhiệm vụ, giải pháp",
    "kế hoạch công tác",
    "chương trình công tác",
    "nhiệm vụ và giải pháp",
    "định hướng",
    "nhiệm vụ công tác",
    "nhiệm vụ chủ yếu",
    "giải pháp",
    "nhiệm vụ 6 tháng cuối",
    "nhiệm vụ tháng",
    "nhiệm vụ quý",
    "nhiệm vụ thời gian tới",
    "dự kiến",
]);

impl Proposals {
    /// Looks at a line; returns whether it belongs to proposed work.
    fn step(&mut self, line: &Line<'_>) -> bool {
        let Some(shape) = line.label.as_ref().map(|label| label.shape).filter(|shape| !shape.is_bullet())
        else {
            return self.opened_by.is_some();
        };
        let lower = line.words.lower_text();
        let short = line.body().len() < 240 && !line.body().ends_with(['.', ';']);
        let told =
            lower.starts_with("kết quả") || lower.starts_with("tình hình") || lower.starts_with("đánh giá");
        let proposes = short && !told && (0..6).any(|at| line.words.any_phrase(at, PROPOSING).is_some());
        let heading = short && shape <= Shape::Number;
        match self.opened_by {
            Some(opener) if heading && shape <= opener && !proposes => self.opened_by = None,
            None if heading && proposes => self.opened_by = Some(shape),
            Some(_) | None => {}
        }
        self.opened_by.is_some()
    }
}

//! What a reading holds: plain types, every field with the place of the words it was read from.

use crate::finding::Finding;
use blocks::Span;
use jiff::civil::{Date, Time};

/// What was read from one document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The document itself: kind, number, issuer, date ...
    pub card: Card,
    /// The tasks, in the order of the document.
    pub tasks: Vec<Task>,
    /// Every item of the document with its fate: the account that nothing was dropped.
    pub items: Vec<Item>,
    /// Every cited document, once, in its fullest wording.
    pub references: Vec<Reference>,
    /// Reports: each counted result.
    pub figures: Vec<Figure>,
    /// Reports: each annex table.
    pub tables: Vec<AnnexTable>,
    /// What a careful clerk would query, and advice.
    pub findings: Vec<Finding>,
}

/// A value that was read, with the places of its words. A value that the document implies has no place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read<T> {
    /// The value.
    pub value: T,
    /// Where its words stand, in order.
    pub spans: Vec<Span>,
}

/// The document card (Nghị định 30/2020/NĐ-CP, art. 8 and annex I).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Card {
    /// "thông báo", "công văn" ... in lower case.
    pub kind: Option<Read<String>>,
    /// The number; `None` where it is blank.
    pub number: Option<Read<String>>,
    /// The symbol: "TB-SKHCN", party "KH/TU".
    pub symbol: Option<Read<String>>,
    /// The issuing body as written.
    pub issuer: Option<Read<String>>,
    /// The body above the issuer.
    pub parent: Option<Read<String>>,
    /// The place of issue.
    pub place: Option<Read<String>>,
    /// The date of issue, as far as it is filled in.
    pub date: Option<Read<PartialDate>>,
    /// The subject (trích yếu), one line.
    pub subject: Option<Read<String>>,
    /// The meeting's date.
    pub event_date: Option<Read<PartialDate>>,
    /// Who chaired the meeting.
    pub chair: Option<Read<String>>,
    /// The signer's name.
    pub signer: Option<Read<String>>,
    /// The signer's post as written.
    pub signer_title: Option<Read<String>>,
    /// "TL.", "KT.", "TM.", "TUQ.", "Q." (Nghị định 30/2020/NĐ-CP, art. 13).
    pub authority: Option<Read<String>>,
    /// The lines under "Nơi nhận".
    pub recipients: Vec<Read<String>>,
    /// Reports: the reporting period, both days inclusive.
    pub period: Option<Read<(Date, Date)>>,
}

/// A date of which the day, or the day and the month, may be blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PartialDate {
    /// The year.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: Option<i8>,
    /// The day, 1 to 31.
    pub day: Option<i8>,
}

/// One thing that somebody is told to do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Task {
    /// The path of labels down to the item: `II.5.(2).1`.
    pub id: String,
    /// The whole item's words.
    pub text: String,
    /// Where they stand: one span for each paragraph or cell.
    pub spans: Vec<Span>,
    /// The unit or units in charge (chủ trì).
    pub lead: Vec<Party>,
    /// Units told to take part (phối hợp).
    pub support: Vec<Party>,
    /// Who receives, approves or issues the product (nơi nhận sản phẩm).
    pub submit_to: Vec<Party>,
    /// Each time limit of the item.
    pub deadlines: Vec<Deadline>,
    /// The latest of its own deadlines.
    pub due: Option<Date>,
    /// The day that a heading or the document's period gives it, and the words that do.
    pub inherited_due: Option<Read<Date>>,
    /// How often it comes back.
    pub recurrence: Option<Recurrence>,
    /// Quantified results.
    pub targets: Vec<Target>,
    /// Documents cited in the item.
    pub references: Vec<Reference>,
    /// Sentences with an ordering verb of their own, at least 1.
    pub actions: u32,
    /// Work that is proposed to the level above, not ordered.
    pub proposal: bool,
    /// Ids of other tasks of this document that work on the same product.
    pub same_product: Vec<String>,
}

/// A unit, body or person with a role in a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// The document's own fullest name; "*" for all units of the body.
    pub name: String,
    /// Where the name stands: in the item, or in the heading it is inherited from.
    pub span: Option<Span>,
    /// Not named in the item: inherited from a heading, a table's heading or the opening sentence.
    pub inherited: bool,
}

/// A time limit of a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The words.
    pub text: String,
    /// The last day on which it is still on time; `None` where it hangs on an event whose day is not known.
    pub due: Option<Date>,
    /// The hour, where given.
    pub time: Option<Time>,
    /// Only approximate ("đầu", "giữa", "cuối", "dự kiến").
    pub approximate: bool,
    /// The rule that made the day, such as "before-day".
    pub rule: &'static str,
    /// Where the words stand.
    pub span: Span,
}

/// How often a task comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recurrence {
    /// Every week.
    Weekly,
    /// Every month.
    Monthly,
    /// Every quarter.
    Quarterly,
    /// Every half year.
    HalfYearly,
    /// Every year.
    Yearly,
}

/// A quantified result that is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// The words.
    pub text: String,
    /// How the value is meant.
    pub comparator: Comparator,
    /// The number; the lower end of a range.
    pub value: f64,
    /// The upper end of a range.
    pub max: Option<f64>,
    /// What is counted: "%", "doanh nghiệp".
    pub unit: String,
    /// Where the words stand.
    pub span: Span,
}

/// How a target's value is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparator {
    /// tối thiểu, ít nhất, trở lên, trên.
    AtLeast,
    /// không quá, tối đa, dưới.
    AtMost,
    /// A bare number.
    Exactly,
    /// 2 - 3 lớp.
    Range,
    /// cắt giảm ít nhất 25 %.
    ReduceByAtLeast,
}

/// A cited document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The words from the type to the date or issuer.
    pub text: String,
    /// "quyết định", in lower case.
    pub kind: Option<String>,
    /// The number.
    pub number: Option<String>,
    /// The symbol.
    pub symbol: Option<String>,
    /// The date, possibly partial.
    pub date: Option<PartialDate>,
    /// The issuer as written.
    pub issuer: Option<String>,
    /// Where the words stand.
    pub span: Span,
}

/// One item of the document and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The path of labels, as for tasks.
    pub id: String,
    /// The label as written, without closing punctuation; "" for an unlabelled paragraph.
    pub label: String,
    /// The item's words.
    pub text: String,
    /// Where they stand.
    pub spans: Vec<Span>,
    /// What became of it.
    pub fate: Fate,
}

/// What became of an item. Every item has exactly one fate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is the task of this index.
    Task(usize),
    /// It is no task, because ...
    NoTask(Reason),
    /// It may be a task: a person must say.
    Open,
}

/// Why an item is no task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// A heading: its words are the context of the items below.
    Heading,
    /// A sentence that introduces a list.
    LeadIn,
    /// Praise, shortcomings, results: what was done or how it went.
    Assessment,
    /// Who met, who chaired, what was heard.
    Meeting,
    /// Legal bases and reasons.
    Basis,
    /// Aims, requirements, scope, principles.
    Scope,
    /// The closing formula.
    Closing,
    /// The target or result of the task before it, and part of it.
    Continues(usize),
    /// Stands again in a table (or the prose) and is proposed there, as the task of this index.
    Repeats(usize),
    /// Quotes or amends the text of a law.
    Quotation,
    /// A figure, table or note of a report.
    Report,
    /// Addressees, signature, recipients and other parts of the form.
    Form,
    /// Already done, as its row says.
    Done,
}

/// A counted result of a report.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The words around the number.
    pub text: String,
    /// The number.
    pub value: f64,
    /// What is counted: "nhiệm vụ", "%".
    pub unit: String,
    /// What it says of them.
    pub what: String,
    /// Where the words stand.
    pub span: Span,
}

/// A table of a report's annex.
#[derive(Clone, Debug, PartialEq)]
pub struct AnnexTable {
    /// The annex it stands in: "Phụ lục IV".
    pub annex: Option<String>,
    /// The table's title.
    pub title: Option<String>,
    /// The headings of its columns.
    pub columns: Vec<String>,
    /// The number of body rows, group and total rows included.
    pub rows: usize,
    /// The totals it states: the row's label, then column heading and value.
    pub totals: Vec<Total>,
    /// The block of the table.
    pub span: Span,
}

/// A total row of an annex table.
#[derive(Clone, Debug, PartialEq)]
pub struct Total {
    /// The row's label: "Tổng cộng".
    pub label: String,
    /// Column heading and value of each numeric cell.
    pub values: Vec<(String, f64)>,
}

impl Reading {
    /// Returns the counts of the account: items, tasks, no task, open. The last three add up to the first.
    pub fn conservation(&self) -> Conservation {
        let mut counts = Conservation { items: self.items.len(), ..Conservation::default() };
        for item in &self.items {
            match item.fate {
                Fate::Task(_) => counts.tasks += 1,
                Fate::NoTask(_) => counts.no_task += 1,
                Fate::Open => counts.open += 1,
            }
        }
        counts
    }
}

/// The account of a document's items.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Conservation {
    /// All items.
    pub items: usize,
    /// Items that are tasks.
    pub tasks: usize,
    /// Items that are no tasks, each with its reason.
    pub no_task: usize,
    /// Items that a person must decide.
    pub open: usize,
}

impl<T> Read<T> {
    /// Returns a value read from one place.
    pub fn at(value: T, span: Span) -> Self {
        Self { value, spans: vec![span] }
    }
}

impl PartialDate {
    /// Returns the full date, where nothing is blank and the day exists.
    pub fn full(self) -> Option<Date> {
        Date::new(self.year, self.month?, self.day?).ok()
    }

    /// Returns the last day it may mean.
    pub fn last_day(self) -> Option<Date> {
        match (self.month, self.day) {
            (Some(_), Some(_)) => self.full(),
            (Some(month), None) => Some(Date::new(self.year, month, 1).ok()?.last_of_month()),
            (None, _) => Date::new(self.year, 12, 31).ok(),
        }
    }

    /// Returns the first day it may mean.
    pub fn first_day(self) -> Option<Date> {
        Date::new(self.year, self.month.unwrap_or(1), self.day.filter(|_| self.month.is_some()).unwrap_or(1))
            .ok()
    }
}

impl From<Date> for PartialDate {
    fn from(date: Date) -> Self {
        Self { year: date.year(), month: Some(date.month()), day: Some(date.day()) }
    }
}

impl std::fmt::Display for PartialDate {
    /// Writes `2024`, `2024-03` or `2024-03-11`.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(out, "-{month:02}")?;
            if let Some(day) = self.day {
                write!(out, "-{day:02}")?;
            }
        }
        Ok(())
    }
}

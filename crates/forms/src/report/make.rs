//! Makes a report: tables from a form and what stood, each number with the tasks it counts.

use super::definition::{AnnexForm, Form, Group, Part, Rows, Shown, Taken};
use super::figure::Figure;
use super::material::{Detail, Material, Stood};
use super::measured;
use super::prose::{self, Sentence};
use super::words::{Filling, Words};
use crate::paper::{Annex, Block, Cell, Column, Paper, Role, Row, RowKind, Table, Value};
use crate::wording;
use ledger::TaskId;
use ledger::standing::Standing;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

/// A report that adds up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The paper.
    pub paper: Paper,
    /// The tasks behind each number, in the order of the ledger's ids.
    pub behind: BTreeMap<CellId, Vec<TaskId>>,
    /// What each number is called: annex, row and column.
    pub called: BTreeMap<CellId, String>,
    /// The sentences of its text parts, with the task that each speaks of.
    pub sentences: Vec<Sentence>,
}

/// A number of a report: annex, part, row and column, each from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellId(pub [usize; 4]);

/// Why a report is not made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Tasks of a part are in none of its groups, so that its sums would not hold.
    Ungrouped {
        /// The heading of the part.
        part: String,
        /// The tasks.
        tasks: Vec<TaskId>,
    },
    /// A column and the list of its tasks have the same mark and do not agree.
    MarksDiffer {
        /// The mark.
        mark: String,
        /// What the column counts.
        counted: u64,
        /// What the list shows.
        listed: u64,
    },
}

/// What stands in the row of a task whose words were not handed in.
static UNKNOWN: LazyLock<Detail> = LazyLock::new(Detail::default);

/// Makes a report. `link` gives the address at which the tasks behind a number stand.
///
/// # Errors
///
/// The sums of the form do not hold.
pub fn make(
    form: &Form,
    material: &Material,
    link: &dyn Fn(CellId) -> Option<String>,
) -> Result<Made, Fault> {
    let taken: Vec<&Stood> = counted(form, material).collect();
    let mut maker = Maker { material, link, behind: BTreeMap::new(), called: BTreeMap::new() };
    let mut annexes = Vec::new();
    for (at, annex) in form.annexes.iter().enumerate() {
        annexes.push(maker.annex(at, annex, &taken)?);
    }
    let (behind, called) = (maker.behind, maker.called);
    let sentences = prose::sentences(form, material);
    let mut paper = cover(form, material, &taken, annexes);
    paper.body.extend(prose::blocks(form, &sentences));
    Ok(Made { paper, behind, called, sentences })
}

/// Returns the tasks that a form counts.
pub fn counted<'m>(form: &'m Form, material: &'m Material) -> impl Iterator<Item = &'m Stood> {
    material.stood.iter().filter(move |stood| is_taken(form, material, stood))
}

/// Returns the tasks whose words a form shows, or judges them by.
pub fn wanted(form: &Form, material: &Material) -> BTreeSet<TaskId> {
    let mut wanted = BTreeSet::new();
    for (number, prose) in form.paper.prose.iter().enumerate() {
        let spoken_of = counted(form, material).filter(|stood| prose.may_speak_of(number, stood, material));
        wanted.extend(spoken_of.map(|stood| stood.task));
    }
    for annex in &form.annexes {
        for part in &annex.parts {
            let judged = annex.condition.needs_details()
                || part.condition.needs_details()
                || part.groups.iter().any(|group| group.condition.needs_details());
            if judged || part.rows == Rows::Tasks {
                let tasks = material.stood.iter().filter(|stood| {
                    is_taken(form, material, stood)
                        && annex.condition.may_fit(stood, material)
                        && part.condition.may_fit(stood, material)
                });
                wanted.extend(tasks.map(|stood| stood.task));
            }
        }
    }
    wanted
}

fn is_taken(form: &Form, material: &Material, stood: &Stood) -> bool {
    let (from, to) = material.days;
    stood.facts.given.is_some_and(|given| match form.tasks {
        Taken::Given => (from..=to).contains(&given),
        Taken::Year => (material.period.year_begins(form.window)..=to).contains(&given),
        Taken::All => given <= to,
    })
}

fn cover(form: &Form, material: &Material, taken: &[&Stood], annexes: Vec<Annex>) -> Paper {
    let said = |words: &Words| filled(words, material, taken);
    Paper {
        subject: said(&form.paper.subject),
        addressees: form.paper.addressees.clone(),
        body: form.paper.body.iter().map(|words| Block::typed(&said(words))).collect(),
        recipients: form.paper.recipients.clone(),
        annexes,
        ..material.office.paper(form.paper.kind, material.day)
    }
}

fn filled(words: &Words, material: &Material, tasks: &[&Stood]) -> String {
    let figure = |figure: Figure| count(figure, tasks);
    words.filled(Filling {
        period: material.period,
        days: material.days,
        as_of: material.as_of,
        figure: &figure,
    })
}

fn count(figure: Figure, tasks: &[&Stood]) -> u64 {
    tasks.iter().filter(|stood| figure.counts(stood.standing)).count() as u64
}

struct Maker<'m> {
    material: &'m Material,
    link: &'m dyn Fn(CellId) -> Option<String>,
    behind: BTreeMap<CellId, Vec<TaskId>>,
    called: BTreeMap<CellId, String>,
}

/// Where a row of figures belongs, and its tasks.
struct Counted<'m> {
    label: String,
    name: String,
    tasks: Vec<&'m Stood>,
}

/// What the marks of an annex stand for.
#[derive(Default)]
struct Marks<'f> {
    counted: BTreeMap<&'f str, u64>,
    listed: BTreeMap<&'f str, u64>,
}

impl<'m> Maker<'m> {
    fn annex<'f>(&mut self, at: usize, form: &'f AnnexForm, taken: &[&'m Stood]) -> Result<Annex, Fault> {
        let tasks = self.fitting(&form.condition, taken);
        let mut body = Vec::new();
        let mut marks = Marks::default();
        for (number, part) in form.parts.iter().enumerate() {
            let tasks = self.fitting(&part.condition, &tasks);
            body.extend(self.part([at, number], part, &tasks, &mut marks)?);
        }
        marks.check()?;
        Ok(Annex {
            number: form.number,
            title: filled(&form.title, self.material, &tasks),
            lines: Vec::new(),
            landscape: form.landscape,
            body,
        })
    }

    fn fitting(&self, condition: &super::condition::Condition, tasks: &[&'m Stood]) -> Vec<&'m Stood> {
        tasks.iter().copied().filter(|stood| condition.fits(stood, self.material)).collect()
    }

    fn part<'f>(
        &mut self,
        at: [usize; 2],
        part: &'f Part,
        tasks: &[&'m Stood],
        marks: &mut Marks<'f>,
    ) -> Result<Vec<Block>, Fault> {
        let said = |words: &Words| filled(words, self.material, tasks);
        let heading = said(&part.heading);
        let mut body = Vec::new();
        if !heading.is_empty() {
            body.push(Block::of(Role::Clause, None, heading.as_str()));
        }
        body.extend(part.lines.iter().map(|line| Block::body(said(line))));
        let mut notes: Vec<String> = part.notes.iter().map(said).collect();
        let rows = self.rows(part, tasks, &heading)?;
        let rows = if part.rows == Rows::Tasks {
            if let Some(mark) = &part.mark {
                marks.listed.insert(mark, tasks.len() as u64);
            }
            self.task_rows(part, rows)
        } else if part.rows == Rows::Indicators {
            measured::rows(part, self.material)
        } else {
            notes.extend(lost(part, tasks));
            for column in &part.columns {
                if let (Some(mark), Some(figure)) = (&column.mark, column.figure) {
                    marks.counted.insert(mark, count(figure, tasks));
                }
            }
            self.figure_rows(at, part, rows, tasks, &heading)
        };
        let head = Row::of(RowKind::Head, part.columns.iter().map(|column| column.heading.as_str().into()));
        let columns = part.columns.iter().map(|column| {
            let align = column.value.map_or(crate::paper::Align::Middle, Shown::align);
            Column::new(column.width, align)
        });
        let rows = std::iter::once(head).chain(rows).collect();
        body.push(Block::Table(Table { columns: columns.collect(), rows }));
        body.extend(notes.into_iter().map(|note| Block::of(Role::Note, None, note)));
        Ok(body)
    }

    /// Puts the tasks of a part into rows; each is in one.
    fn rows(&self, part: &Part, tasks: &[&'m Stood], heading: &str) -> Result<Vec<Counted<'m>>, Fault> {
        let by = part.by.unwrap_or(part.rows);
        match by {
            Rows::Groups | Rows::Tasks if !part.groups.is_empty() => {
                self.grouped(&part.groups, tasks, heading)
            }
            Rows::Groups | Rows::Tasks => {
                Ok(vec![Counted { label: String::new(), name: String::new(), tasks: tasks.to_vec() }])
            }
            Rows::Units | Rows::Documents | Rows::Programmes | Rows::Leaders => Ok(self.named(by, tasks)),
            Rows::Indicators => Ok(Vec::new()),
        }
    }

    fn grouped(
        &self,
        groups: &[Group],
        tasks: &[&'m Stood],
        heading: &str,
    ) -> Result<Vec<Counted<'m>>, Fault> {
        let mut rows: Vec<Counted<'_>> = groups
            .iter()
            .map(|group| Counted { label: group.label.clone(), name: group.title.clone(), tasks: Vec::new() })
            .collect();
        let mut left = Vec::new();
        for task in tasks {
            match groups.iter().position(|group| group.condition.fits(task, self.material)) {
                Some(at) => rows[at].tasks.push(task),
                None => left.push(task.task),
            }
        }
        if left.is_empty() {
            Ok(rows)
        } else {
            Err(Fault::Ungrouped { part: heading.to_owned(), tasks: left })
        }
    }

    fn named(&self, by: Rows, tasks: &[&'m Stood]) -> Vec<Counted<'m>> {
        let names = &self.material.names;
        let mut rows: BTreeMap<(String, String), Vec<&'m Stood>> = BTreeMap::new();
        for task in tasks {
            let facts = &task.facts;
            let document = |id| names.documents.get(&id).map(super::Giver::cited);
            let name = match by {
                Rows::Units => facts.lead.and_then(|unit| names.units.get(&unit).cloned()),
                Rows::Leaders => facts.watcher.and_then(|officer| names.officers.get(&officer).cloned()),
                Rows::Documents => facts.document.and_then(document),
                Rows::Programmes => facts.programme.or(facts.document).and_then(document),
                Rows::Groups | Rows::Tasks | Rows::Indicators => None,
            };
            let name = name.unwrap_or_else(|| wording::NOBODY.to_owned());
            rows.entry((viet::fold::key(&name), name)).or_default().push(task);
        }
        let rows = rows.into_iter().zip(1..);
        rows.map(|(((_, name), tasks), number): (_, u32)| Counted { label: number.to_string(), name, tasks })
            .collect()
    }

    fn figure_rows(
        &mut self,
        at: [usize; 2],
        part: &Part,
        counted: Vec<Counted<'m>>,
        all: &[&'m Stood],
        heading: &str,
    ) -> Vec<Row> {
        let names_rows = part.columns.iter().any(|column| column.value == Some(Shown::Name));
        let mut rows = Vec::new();
        let mut summed = Vec::new();
        for row in counted {
            let mut kind = RowKind::Plain;
            let mut lead = row.label.clone();
            if !names_rows && !row.name.is_empty() {
                rows.push(group_row(&row.label, &row.name, part.columns.len()));
                lead.clone_from(&part.sum);
                kind = RowKind::Total;
            }
            // The head is row 0 of the table.
            let number = rows.len() + 1;
            summed.push(number);
            let cells =
                part.columns.iter().enumerate().map(|(column, shown)| match (shown.figure, shown.value) {
                    (Some(figure), _) => {
                        let id = CellId([at[0], at[1], number, column]);
                        let (value, link) =
                            self.number(id, figure, &row.tasks, [heading, &row.name, &shown.heading]);
                        Value::Number(value, link)
                    }
                    (None, Some(Shown::Number)) => lead.as_str().into(),
                    (None, Some(Shown::Name)) => row.name.as_str().into(),
                    (None, _) => Value::Empty,
                });
            rows.push(Row::of(kind, cells.collect::<Vec<_>>()));
        }
        if !part.total.is_empty() {
            rows.push(self.total([at[0], at[1], rows.len() + 1], part, summed, all, heading));
        }
        rows
    }

    fn total(
        &mut self,
        at: [usize; 3],
        part: &Part,
        summed: Vec<usize>,
        all: &[&'m Stood],
        heading: &str,
    ) -> Row {
        let first =
            part.columns.iter().position(|column| column.figure.is_some()).unwrap_or(part.columns.len());
        let span = u16::try_from(first).unwrap_or(u16::MAX);
        let mut cells = Vec::new();
        if span > 0 {
            cells.push(Cell { value: part.total.as_str().into(), span });
        }
        for (column, shown) in part.columns.iter().enumerate().skip(first) {
            let value = shown.figure.map_or(Value::Empty, |figure| {
                let (value, link) = self.number(
                    CellId([at[0], at[1], at[2], column]),
                    figure,
                    all,
                    [heading, &part.total, &shown.heading],
                );
                Value::Sum { value, rows: summed.clone(), link }
            });
            cells.push(value.into());
        }
        Row { kind: RowKind::Total, cells }
    }

    /// Counts the tasks of a cell; `row` and `column` are what it stands at.
    fn number(
        &mut self,
        id: CellId,
        figure: Figure,
        tasks: &[&Stood],
        [part, row, column]: [&str; 3],
    ) -> (u64, Option<String>) {
        let behind: Vec<TaskId> =
            tasks.iter().filter(|stood| figure.counts(stood.standing)).map(|stood| stood.task).collect();
        let value = behind.len() as u64;
        self.behind.insert(id, behind);
        self.called.insert(id, CellId::called(part, row, column));
        (value, (self.link)(id))
    }

    fn task_rows(&self, part: &Part, groups: Vec<Counted<'m>>) -> Vec<Row> {
        let mut rows = Vec::new();
        let mut listed = 0;
        for group in groups {
            if !group.name.is_empty() {
                rows.push(group_row(&group.label, &group.name, part.columns.len()));
            }
            // A task whose words are missing keeps its row: a list shows as many as the number above it counts.
            let detail = |stood: &Stood| self.material.details.get(&stood.task).unwrap_or(&UNKNOWN);
            let mut tasks: Vec<(&Stood, &Detail)> =
                group.tasks.iter().map(|stood| (*stood, detail(stood))).collect();
            tasks.sort_by_key(|(stood, detail)| (detail.due.is_none(), detail.due, &detail.code, stood.task));
            listed += tasks.len();
            if tasks.is_empty() && !part.empty.is_empty() {
                rows.push(Row::of(RowKind::Plain, part.empty.iter().map(|words| words.as_str().into())));
            }
            rows.extend(tasks.into_iter().zip(1..).map(|((stood, detail), number): (_, u64)| {
                let cells = part
                    .columns
                    .iter()
                    .map(|column| shown(self.material, column.value, stood, detail, number));
                Row::of(RowKind::Plain, cells)
            }));
        }
        if !part.total.is_empty() {
            let words = wording::tasks_of(&part.total, listed);
            let span = u16::try_from(part.columns.len()).unwrap_or(u16::MAX);
            rows.push(Row { kind: RowKind::Total, cells: vec![Cell { value: words.into(), span }] });
        }
        rows
    }
}

impl Marks<'_> {
    fn check(&self) -> Result<(), Fault> {
        for (mark, listed) in &self.listed {
            let counted = self.counted.get(mark).copied().unwrap_or(0);
            if counted != *listed {
                return Err(Fault::MarksDiffer { mark: (*mark).to_owned(), counted, listed: *listed });
            }
        }
        Ok(())
    }
}

/// Returns what is shown of a task.
pub(super) fn shown(
    material: &Material,
    value: Option<Shown>,
    stood: &Stood,
    detail: &Detail,
    number: u64,
) -> Value {
    let names = &material.names;
    let unit = |unit| names.units.get(unit).cloned().unwrap_or_default();
    let document = |id| names.documents.get(&id).map(super::Giver::cited).unwrap_or_default();
    let day = |day: Option<jiff::civil::Date>| day.map_or(Value::Empty, Value::Day);
    match value {
        None | Some(Shown::Blank | Shown::Name) => Value::Empty,
        // A form that shows these of a task is refused.
        Some(Shown::Period | Shown::Unit | Shown::Target | Shown::Done | Shown::Share) => Value::Empty,
        Some(Shown::Number) => Value::Number(number, None),
        Some(Shown::Code) => detail.code.as_str().into(),
        Some(Shown::Words) => detail.words.as_str().into(),
        Some(Shown::Document) => stood.facts.document.map(document).unwrap_or_default().into(),
        Some(Shown::Programme) => stood.facts.programme.map(document).unwrap_or_default().into(),
        Some(Shown::Lead) => stood.facts.lead.as_ref().map(unit).unwrap_or_default().into(),
        Some(Shown::Support) => detail.support.iter().map(unit).collect::<Vec<_>>().join("; ").into(),
        Some(Shown::Leader) => {
            let officer = stood.facts.watcher.and_then(|officer| names.officers.get(&officer));
            officer.cloned().unwrap_or_default().into()
        }
        Some(Shown::Field) => stood.facts.field.clone().unwrap_or_default().into(),
        Some(Shown::GivenOn) => day(stood.facts.given),
        Some(Shown::FirstDue) => day(detail.first_due),
        Some(Shown::Due) => day(detail.due),
        Some(Shown::CompletedOn) => day(detail.completed),
        Some(Shown::Situation) if detail.result.is_empty() => detail.progress.as_str().into(),
        Some(Shown::Situation) => detail.result.as_str().into(),
        Some(Shown::Standing) => wording::standing(stood.standing).into(),
        Some(Shown::Cause) => detail.cause.as_str().into(),
        Some(Shown::Expected) => day(detail.expected),
    }
}

pub(super) fn group_row(label: &str, name: &str, columns: usize) -> Row {
    let span = u16::try_from(columns.saturating_sub(1)).unwrap_or(u16::MAX).max(1);
    Row { kind: RowKind::Group, cells: vec![Value::from(label).into(), Cell { value: name.into(), span }] }
}

/// Returns the note under a table whose columns do not show every class of what was given: the sample report of 2024
/// gives 107 tasks, 77 completed and none uncompleted, and loses thirty in progress (`shared/domain/reports.md` 5).
fn lost(part: &Part, tasks: &[&Stood]) -> Option<String> {
    let shown: Vec<Figure> = part
        .columns
        .iter()
        .filter_map(|column| column.figure)
        .filter(|figure| *figure != Figure::Given)
        .collect();
    if !part.columns.iter().any(|column| column.figure == Some(Figure::Given)) {
        return None;
    }
    let is_lost = |standing: &Standing| {
        Figure::Given.counts(*standing) && !shown.iter().any(|figure| figure.counts(*standing))
    };
    let classes = Standing::ALL.into_iter().filter(is_lost).filter_map(|standing| {
        let count = tasks.iter().filter(|stood| stood.standing == standing).count();
        (count > 0).then_some((count, standing))
    });
    let classes: Vec<(usize, Standing)> = classes.collect();
    (!classes.is_empty()).then(|| wording::lost(count(Figure::Given, tasks), &classes))
}

impl fmt::Display for CellId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [annex, part, row, column] = self.0;
        write!(out, "{annex}.{part}.{row}.{column}")
    }
}

impl FromStr for CellId {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let numbers: Vec<usize> =
            text.split('.').map(str::parse).collect::<Result<_, _>>().map_err(|_| ())?;
        numbers.try_into().map(Self).map_err(|_| ())
    }
}

//! The whole reading, put together from its parts.

use crate::context::{self, Inherited, Period};
use crate::items::{self, Facts, Verdict};
use crate::outline::{self, Content, NodeKind, Outline};
use crate::parts::{self, Part};
use crate::reading::{Card, Fate, Item, Read, Reading, Reason, Task};
use crate::section::{self, Section};
use crate::source::{Element, Line, TableAt};
use crate::table;
use crate::task::{self, Tools};
use crate::unit::{self, Registry};
use crate::{Options, card, checks, reference, report};
use blocks::Document;
use jiff::civil::Date;
use viet::calendar::Calendar;
use viet::time;

/// Reads the elements of a document.
pub(crate) fn reading(document: &Document, elements: &[Element<'_>], options: &Options<'_>) -> Reading {
    let parts = parts::split(elements);
    let card = parts.first().map(|part| card::read(elements, part, options.organisation)).unwrap_or_default();
    let outlines: Vec<Outline<'_, '_>> =
        parts.iter().map(|part| outline::build(elements, part.body.clone())).collect();
    let time = time_context(&card, options);
    let mut registry = registry(&outlines, elements, options, time.reference.date());
    if let Some(issuer) = &card.issuer {
        registry.speaks(&issuer.value);
    }
    let mut document_due = None;
    let mut reading = Reading { card, ..Reading::default() };
    for (number, (part, outline)) in parts.iter().zip(&outlines).enumerate() {
        let tools = Tools { registry: &registry, time };
        let mut reader = PartReader {
            reading: &mut reading,
            elements,
            tools,
            annex: number > 0,
            document_due: &mut document_due,
        };
        reader.form(part.head.clone());
        reader.body(part, outline);
        reader.form(part.tail.clone());
    }
    crate::repeats::mark(&mut reading);
    reading.references = references(elements);
    if is_report(&reading.card) {
        reading.figures = report::figures(elements, &parts);
        reading.tables = report::tables(elements, &parts);
    }
    for (one, two) in crate::threads::same_product(&reading) {
        link(&mut reading, one, two);
    }
    reading.findings = checks::run(&reading, elements, &parts, document, &time);
    let card = &reading.card;
    reading.references.retain(|reference| !is_of_itself(reference, card));
    reading
}

fn kind_of(card: &Card) -> &str {
    card.kind.as_ref().map_or("", |kind| kind.value.as_str())
}

fn is_report(card: &Card) -> bool {
    kind_of(card) == "báo cáo"
}

/// The names of the organisation, of the document's headings, and how often each name stands in the text.
fn registry(
    outlines: &[Outline<'_, '_>],
    elements: &[Element<'_>],
    options: &Options<'_>,
    day: Date,
) -> Registry {
    let mut registry = Registry::of(options.organisation, day);
    let bare = registry.clone();
    for outline in outlines {
        for node in &outline.nodes {
            let Content::Line(line) = node.content else { continue };
            for name in names_of_heading(line, &bare) {
                registry.add(&name.name);
            }
        }
    }
    for element in elements {
        match element {
            Element::Line(line) => note_names(line, &mut registry),
            Element::Table(table) => {
                for_each_cell(table, |line| note_names(line, &mut registry));
            }
        }
    }
    registry
}

/// The bodies that a heading names, if it does nothing else.
fn names_of_heading(line: &Line<'_>, registry: &Registry) -> Vec<unit::Named> {
    let marked = line.bold
        || line.heading
        || line.body().ends_with(':')
        || line.label.is_some() && !line.body().ends_with(['.', ';', ',']);
    let whole = if marked && !line.is_capitals() { unit::heading::names(&line.words, 0) } else { None };
    let names = whole.or_else(|| {
        outline::is_heading_like_unit(Some(line))
            .then(|| unit::list(&line.words, 0, registry).map(|(names, _)| names))
            .flatten()
    });
    let is_body = |name: &unit::Named| name.kind == unit::Kind::Body && name.tokens.len() > 1;
    names.unwrap_or_default().into_iter().filter(is_body).collect()
}

fn note_names(line: &Line<'_>, registry: &mut Registry) {
    let words = &line.words;
    let verbs = (0..words.len()).filter(|&at| words.phrase(at, "chủ trì").is_some());
    for name in verbs.filter_map(|verb| unit::heading::subject_of(words, verb)).flatten() {
        registry.add(&name.name);
    }
    for (short, full) in unit::abbreviations(words) {
        registry.add(&full);
        registry.add_alias(&short, &full);
    }
    let mut at = 0;
    while at < words.len() {
        let capital = words.word(at).starts_with(char::is_uppercase);
        match capital.then(|| unit::one(words, at, registry)).flatten() {
            Some(name) if matches!(name.kind, unit::Kind::Body | unit::Kind::Post) => {
                registry.note(&name.name);
                if let Some(alias) = unit::alias(words, name.tokens.end) {
                    registry.add_alias(&alias, &name.name);
                }
                at = name.tokens.end.max(at + 1);
            }
            Some(name) => at = name.tokens.end.max(at + 1),
            None => at += 1,
        }
    }
}

/// The day that limits are read against: the document's own, as far as it is filled in, else the caller's.
fn time_context(card: &Card, options: &Options<'_>) -> time::Context<'static> {
    let own = card.date.as_ref().and_then(|date| date.value.first_day());
    let event = card.event_date.as_ref().and_then(|date| date.value.first_day());
    let day = own.or(options.reference_date).or(event).unwrap_or(crate::times::UNKNOWN);
    time::Context {
        reference: day.at(0, 0, 0, 0),
        document: own,
        year: None,
        calendar: Calendar::built_in(),
        conventions: time::Conventions::default(),
    }
}

struct PartReader<'r, 'e, 'd, 't> {
    reading: &'r mut Reading,
    elements: &'e [Element<'d>],
    tools: Tools<'t>,
    annex: bool,
    /// The period of the document that the annexes belong to.
    document_due: &'r mut Option<Read<Date>>,
}

impl PartReader<'_, '_, '_, '_> {
    /// Letterhead, addressees, recipients and signature are items of the form.
    fn form(&mut self, range: std::ops::Range<usize>) {
        for element in &self.elements[range] {
            if let Element::Line(line) = element {
                self.push_item("", line, Fate::NoTask(Reason::Form));
            }
        }
    }

    fn push_item(&mut self, id: &str, line: &Line<'_>, fate: Fate) {
        self.reading.items.push(Item {
            id: id.to_owned(),
            label: line.label.as_ref().map(|label| label.name.clone()).unwrap_or_default(),
            text: line.body().replace('\n', " "),
            spans: vec![line.body_span()],
            fate,
        });
    }

    /// Pushes a line and all that continues it with one fate.
    fn push_all(&mut self, node: &outline::Node<'_, '_>, line: &Line<'_>, fate: Fate) {
        self.push_item(&node.id, line, fate);
        for more in &node.continued {
            self.push_item(&node.id, more, fate);
        }
    }

    fn body(&mut self, part: &Part, outline: &Outline<'_, '_>) {
        let kind = kind_of(&self.reading.card).to_owned();
        let sections = section::of_nodes(
            outline,
            if self.annex && is_report(&self.reading.card) { "báo cáo" } else { &kind },
        );
        let from_document = self.document_context(part);
        let inherited = context::of_nodes(outline, self.tools.registry, &self.tools.time, &from_document);
        for index in 1..outline.nodes.len() {
            let node = &outline.nodes[index];
            match node.content {
                Content::Line(line) => self.line(outline, &sections, &inherited, index, line),
                Content::Table(table) => {
                    self.table(table, sections[node.parent], &inherited[node.parent], &node.id);
                }
                Content::Root => {}
            }
        }
    }

    /// The body whose document this is, by the name that the text has for it.
    fn issuer(&self) -> Option<crate::reading::Party> {
        let issuer = self.reading.card.issuer.as_ref()?;
        let name = self.tools.registry.as_written(&issuer.value).unwrap_or_else(|| issuer.value.clone());
        Some(crate::reading::Party { name, span: issuer.spans.first().copied(), inherited: true })
    }

    /// The kind of this part: of an attached plan, its own.
    fn kind_of_part(&self, part: &Part) -> &str {
        let own = self.elements[part.head.clone()].iter().find_map(|element| match element {
            Element::Line(line) => parts::kind_of(line).map(|(kind, _)| kind),
            Element::Table(_) => None,
        });
        own.unwrap_or_else(|| kind_of(&self.reading.card))
    }

    /// The document's own period, for a plan or programme: a month's plan, a year's programme.
    fn document_context(&mut self, part: &Part) -> Inherited {
        let mut inherited = Inherited::default();
        let kind = self.kind_of_part(part);
        let plans = matches!(
            kind,
            "kế hoạch"
                | "chương trình"
                | "chương trình công tác"
                | "chương trình hành động"
                | "bảng phân công"
                | "bảng phân công nhiệm vụ"
        );
        let notice = matches!(kind, "thông báo" | "thông báo kết luận" | "kết luận" | "nghị quyết");
        for element in &self.elements[part.head.clone()] {
            let Element::Line(line) = element else { continue };
            let lower = line.words.lower_text();
            let about_work = plans
                || notice
                    && crate::lexicon::contains_any(
                        lower,
                        &["nhiệm vụ", "chương trình công tác", "kế hoạch"],
                    );
            // "PHỤ LỤC / PHÂN CÔNG NHIỆM VỤ ... NĂM 2025" of a decision.
            let shares_out = self.annex
                && crate::lexicon::contains_any(
                    lower,
                    &["phân công nhiệm vụ", "danh mục nhiệm vụ", "bảng phân công"],
                );
            if (about_work || shares_out)
                && !crate::lexicon::contains_any(lower, &["ngày"])
                && !has_number(line)
                && let Period::Ends(due) = if plans {
                    context::plan_period_end(line, &self.tools.time)
                } else {
                    context::period_end(line, &self.tools.time)
                }
            {
                inherited.due = Some(due);
            }
        }
        // An annex without a period of its own has the document's.
        if inherited.due.is_none() && self.annex {
            inherited.due.clone_from(self.document_due);
        }
        *self.document_due = inherited.due.clone().or_else(|| self.document_due.take());
        inherited
    }

    fn line(
        &mut self,
        outline: &Outline<'_, '_>,
        sections: &[Section],
        inherited: &[Inherited],
        index: usize,
        line: &Line<'_>,
    ) {
        let node = &outline.nodes[index];
        let facts = Facts { registry: self.tools.registry };
        match items::judge(outline, sections, index, facts) {
            Verdict::Task => {
                let at_root = node.kind == NodeKind::Paragraph && node.parent == 0;
                let outside = Inherited { lead: inherited[node.parent].lead.clone(), ..Inherited::default() };
                let given = if at_root { &outside } else { &inherited[node.parent] };
                let mut task = task::of_node(node, given, self.tools);
                task.proposal = sections[index] == Section::Proposal;
                if task.proposal {
                    // Nobody is in charge of what the level above has not taken up.
                    task.lead.clear();
                } else if task.lead.is_empty() && is_report(&self.reading.card) && !self.annex {
                    // What a report sets itself to do is its body's own work.
                    task.lead.extend(self.issuer());
                }
                let number = self.reading.tasks.len();
                self.reading.tasks.push(task);
                self.push_item(&node.id, line, Fate::Task(number));
                for more in &node.continued {
                    self.push_item(&node.id, more, Fate::NoTask(Reason::Continues(number)));
                }
            }
            Verdict::No(reason) => self.push_all(node, line, Fate::NoTask(reason)),
            Verdict::Open => self.push_all(node, line, Fate::Open),
        }
    }

    fn table(&mut self, at: TableAt<'_>, section: Section, inherited: &Inherited, id: &str) {
        let plan = if items::is_ordering(section) && !is_report(&self.reading.card) {
            crate::columns::plan(at.table, self.tools)
        } else {
            None
        };
        let Some(plan) = plan else {
            self.other_table(at);
            return;
        };
        let mut group = String::new();
        for (number, entry) in table::read(at, &plan, inherited, self.tools).into_iter().enumerate() {
            match entry {
                table::Entry::Group { line, label } => {
                    group = if label.is_empty() { String::new() } else { label };
                    self.push_item(&path(id, &group, ""), &line, Fate::NoTask(Reason::Heading));
                }
                table::Entry::Task { task, label, line } => {
                    let label = if label.is_empty() { (number + 1).to_string() } else { label };
                    let mut task = *task;
                    task.id = path(id, &group, label.trim_end_matches('.'));
                    let index = self.reading.tasks.len();
                    self.push_item(&task.id.clone(), &line, Fate::Task(index));
                    self.reading.tasks.push(task);
                }
                table::Entry::Other { line } => {
                    self.push_item(&path(id, &group, ""), &line, Fate::NoTask(Reason::Report));
                }
            }
        }
    }

    /// A table that assigns nothing is one item.
    fn other_table(&mut self, at: TableAt<'_>) {
        let first = at.table.rows.first().and_then(|row| row.cells.first());
        let text = first.map(|cell| cell.text.as_str().replace('\n', " ")).unwrap_or_default();
        let place = blocks::CellAt { row: 0, cell: 0 };
        let end = first.map_or(0, |cell| u32::try_from(cell.text.as_str().len()).unwrap_or(u32::MAX));
        let spans = first
            .map(|_| blocks::Span { block: at.block, cell: Some(place), start: 0, end })
            .into_iter()
            .collect();
        self.reading.items.push(Item {
            id: String::new(),
            label: String::new(),
            text,
            spans,
            fate: Fate::NoTask(Reason::Report),
        });
    }
}

fn path(base: &str, group: &str, label: &str) -> String {
    [base, group.trim_end_matches('.'), label]
        .iter()
        .filter(|part| !part.is_empty())
        .copied()
        .collect::<Vec<_>>()
        .join(".")
}

/// Every cited document once, in its fullest wording.
fn references(elements: &[Element<'_>]) -> Vec<crate::reading::Reference> {
    let mut all = Vec::new();
    for element in elements {
        match element {
            Element::Line(line) => {
                all.extend(line.cited().iter().map(|found| task::reference_of(line, found)));
            }
            Element::Table(table) => for_each_cell(table, |line| {
                all.extend(line.cited().iter().map(|found| task::reference_of(line, found)));
            }),
        }
    }
    reference::joined(all)
}

fn for_each_cell(table: &TableAt<'_>, mut act: impl FnMut(&Line<'_>)) {
    for (row_index, row) in table.table.rows.iter().enumerate() {
        for (cell_index, cell) in row.cells.iter().enumerate() {
            let at = blocks::CellAt {
                row: u32::try_from(row_index).unwrap_or(u32::MAX),
                cell: u32::try_from(cell_index).unwrap_or(u32::MAX),
            };
            let end = u32::try_from(cell.text.as_str().len()).unwrap_or(u32::MAX);
            act(&Line::of_text(
                &cell.text,
                blocks::Span { block: table.block, cell: Some(at), start: 0, end },
            ));
        }
    }
}

/// "Số: 38/KH-UBND", "số 12": a line of the form, or a citation; "chuyển đổi số" has none.
fn has_number(line: &Line<'_>) -> bool {
    let words = &line.words;
    (0..words.len()).any(|at| {
        words.lower(at) == "số"
            && (words.is_mark(at + 1, ':') || words.kind(at + 1) == Some(viet::words::Kind::Number))
    })
}

/// "(Kèm theo Báo cáo số 118/BC-SKHCN ...)" above an annex is the document itself, which it does not cite.
fn is_of_itself(reference: &crate::reading::Reference, card: &Card) -> bool {
    let symbol = card.symbol.as_ref().map(|symbol| viet::fold::key(&symbol.value));
    let number = card.number.as_ref().map(|number| number.value.as_str());
    if symbol.is_none() || reference.number.as_deref() != number {
        return false;
    }
    // Both numbers are blank: the letters of the symbol may be mistyped in one of them.
    let issuer = card.issuer.as_ref().map(|issuer| viet::fold::key(&issuer.value));
    let blank = number.is_none() && issuer.is_some();
    reference.symbol.as_deref().map(viet::fold::key) == symbol
        || blank
            && reference.kind.as_deref() == Some(kind_of(card))
            && reference.issuer.as_deref().map(viet::fold::key) == issuer
}

fn link(reading: &mut Reading, one: usize, two: usize) {
    let mut add = |to: usize, other: usize| {
        let Some(id) = reading.tasks.get(other).map(|task: &Task| task.id.clone()) else { return };
        if let Some(task) = reading.tasks.get_mut(to)
            && !task.same_product.contains(&id)
        {
            task.same_product.push(id);
        }
    };
    add(one, two);
    add(two, one);
}

//! The reading as JSON: the gold format, plus `schema`, spans, items and their fate.
//!
//! Offsets are Unicode scalar values of the input as decoded, with block and, where there is one, page.

use crate::finding::Finding;
use crate::reading::{
    AnnexTable, Card, Comparator, Deadline, Fate, Figure, Item, PartialDate, Party, Read, Reading, Reason,
    Recurrence, Reference, Target, Task,
};
use blocks::{Document, Span};
use serde::ser::{Serialize, SerializeMap as _, Serializer};
use serde_json::{Map, Value, json};

/// Returns the reading as something that is written as JSON, task by task, so that a reading of thousands of pages needs
/// no second copy in memory. `message` gives the sentence of a finding in the user's language.
pub fn reading<'r>(
    reading: &'r Reading,
    document: &'r Document,
    message: &'r dyn Fn(&Finding) -> String,
) -> Json<'r> {
    Json { reading, document, message, file: None }
}

/// A reading to be written as JSON.
pub struct Json<'r> {
    reading: &'r Reading,
    document: &'r Document,
    message: &'r dyn Fn(&Finding) -> String,
    file: Option<&'r str>,
}

impl<'r> Json<'r> {
    /// Adds the name of the file that was read, in the field `file`.
    #[must_use]
    pub fn with_file(self, file: &'r str) -> Self {
        Self { file: Some(file), ..self }
    }
}

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (reading, document) = (self.reading, self.document);
        let mut out = serializer.serialize_map(None)?;
        out.serialize_entry("schema", "dondoc.reading/1")?;
        out.serialize_entry("definitions", &crate::definitions_hash())?;
        let fields = card(&reading.card);
        for (name, value) in &fields {
            out.serialize_entry(name, &value.as_ref().map(|(value, _)| value))?;
        }
        let recipients = || reading.card.recipients.iter().map(|line| line.value.as_str());
        out.serialize_entry("recipients", &recipients().collect::<Vec<_>>())?;
        out.serialize_entry("spans", &places(&fields, document))?;
        out.serialize_entry("tasks", &each(|| reading.tasks.iter().map(|one| task(one, document))))?;
        out.serialize_entry(
            "references",
            &each(|| reading.references.iter().map(|one| reference(one, document))),
        )?;
        if !reading.figures.is_empty() || !reading.tables.is_empty() {
            out.serialize_entry(
                "figures",
                &each(|| reading.figures.iter().map(|one| figure(one, document))),
            )?;
            out.serialize_entry("tables", &each(|| reading.tables.iter().map(|one| table(one, document))))?;
        }
        for (name, scored) in [("findings", true), ("advice", false)] {
            let wanted = || reading.findings.iter().filter(move |finding| finding.code.is_scored() == scored);
            out.serialize_entry(name, &each(|| wanted().map(|one| finding(one, document, self.message))))?;
        }
        out.serialize_entry("items", &each(|| reading.items.iter().map(|one| item(one, reading, document))))?;
        let counts = reading.conservation();
        let counts = json!({
            "items": counts.items, "tasks": counts.tasks, "no_task": counts.no_task, "open": counts.open,
        });
        out.serialize_entry("conservation", &counts)?;
        if let Some(file) = self.file {
            out.serialize_entry("file", file)?;
        }
        out.end()
    }
}

/// Values that are made one after another while they are written.
struct Each<F>(F);

fn each<I: Iterator<Item = Value>, F: Fn() -> I>(values: F) -> Each<F> {
    Each(values)
}

impl<I: Iterator<Item = Value>, F: Fn() -> I> Serialize for Each<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

/// A field of the card: its value, and where it was read.
type Field<'r> = (&'static str, Option<(Value, &'r [Span])>);

fn card(card: &Card) -> [Field<'_>; 14] {
    let period = card.period.as_ref().map(|read| {
        let (from, to) = read.value;
        (json!({ "from": from.to_string(), "to": to.to_string() }), read.spans.as_slice())
    });
    [
        ("kind", text(&card.kind)),
        ("number", text(&card.number)),
        ("symbol", text(&card.symbol)),
        ("issuer", text(&card.issuer)),
        ("parent", text(&card.parent)),
        ("place", text(&card.place)),
        ("date", date(&card.date)),
        ("subject", text(&card.subject)),
        ("event_date", date(&card.event_date)),
        ("chair", text(&card.chair)),
        ("signer", text(&card.signer)),
        ("signer_title", text(&card.signer_title)),
        ("authority", text(&card.authority)),
        ("period", period),
    ]
}

fn places(fields: &[Field<'_>], document: &Document) -> Map<String, Value> {
    let read = fields.iter().filter_map(|(name, value)| Some((*name, value.as_ref()?.1)));
    read.map(|(name, spans)| {
        let spans: Vec<Value> = spans.iter().map(|span| place(document, *span)).collect();
        (name.to_owned(), Value::Array(spans))
    })
    .collect()
}

fn text(read: &Option<Read<String>>) -> Option<(Value, &[Span])> {
    read.as_ref().map(|read| (json!(read.value), read.spans.as_slice()))
}

fn date(read: &Option<Read<PartialDate>>) -> Option<(Value, &[Span])> {
    read.as_ref().map(|read| (json!(read.value.to_string()), read.spans.as_slice()))
}

/// A place: block, row and cell of a table, page, and scalar values of the input.
fn place(document: &Document, span: Span) -> Value {
    let mut place = Map::new();
    place.insert("block".into(), json!(span.block));
    if let Some(at) = span.cell {
        place.insert("row".into(), json!(at.row));
        place.insert("cell".into(), json!(at.cell));
    }
    if let Some(page) = document.page_of(span) {
        place.insert("page".into(), json!(page));
    }
    if let Some((start, end)) = document.input_range(span) {
        place.insert("start".into(), json!(start));
        place.insert("end".into(), json!(end));
    }
    Value::Object(place)
}

fn task(task: &Task, document: &Document) -> Value {
    let names = |parties: &[Party]| parties.iter().map(|party| party.name.clone()).collect::<Vec<_>>();
    let places = |parties: &[Party]| -> Vec<Value> {
        parties
            .iter()
            .map(|party| {
                let at = party.span.map(|span| place(document, span));
                json!({ "name": party.name, "inherited": party.inherited, "span": at })
            })
            .collect()
    };
    let spans: Vec<Value> = task.spans.iter().map(|span| place(document, *span)).collect();
    json!({
        "id": task.id,
        "text": task.text,
        "lead": names(&task.lead),
        "support": names(&task.support),
        "submit_to": names(&task.submit_to),
        "deadlines": task.deadlines.iter().map(|limit| deadline(limit, document)).collect::<Vec<_>>(),
        "due": task.due.map(|day| day.to_string()),
        "inherited_due": task.inherited_due.as_ref().map(|read| read.value.to_string()),
        "recurrence": task.recurrence.map(recurrence),
        "targets": task.targets.iter().map(|wanted| target(wanted, document)).collect::<Vec<_>>(),
        "references": task.references.iter().map(|cited| reference(cited, document)).collect::<Vec<_>>(),
        "actions": task.actions,
        "fate": if task.proposal { "proposal" } else { "task" },
        "same_product": task.same_product,
        "spans": {
            "text": spans,
            "lead": places(&task.lead),
            "support": places(&task.support),
            "submit_to": places(&task.submit_to),
            "inherited_due": task.inherited_due.as_ref().map(|read| {
                read.spans.iter().map(|span| place(document, *span)).collect::<Vec<_>>()
            }),
        },
    })
}

fn deadline(deadline: &Deadline, document: &Document) -> Value {
    json!({
        "text": deadline.text,
        "due": deadline.due.map(|day| day.to_string()),
        "time": deadline.time.map(|time| format!("{:02}:{:02}", time.hour(), time.minute())),
        "approx": deadline.approximate,
        "rule": deadline.rule,
        "span": place(document, deadline.span),
    })
}

/// Returns the name that the JSON uses.
pub fn recurrence(recurrence: Recurrence) -> &'static str {
    match recurrence {
        Recurrence::Weekly => "weekly",
        Recurrence::Monthly => "monthly",
        Recurrence::Quarterly => "quarterly",
        Recurrence::HalfYearly => "half-yearly",
        Recurrence::Yearly => "yearly",
    }
}

fn target(target: &Target, document: &Document) -> Value {
    let comparator = match target.comparator {
        Comparator::AtLeast => "at_least",
        Comparator::AtMost => "at_most",
        Comparator::Exactly => "exactly",
        Comparator::Range => "range",
        Comparator::ReduceByAtLeast => "reduce_by_at_least",
    };
    let mut out = json!({ "text": target.text, "comparator": comparator, "value": number(target.value) });
    if let Some(max) = target.max {
        out["max"] = number(max);
    }
    out["unit"] = json!(target.unit);
    out["span"] = place(document, target.span);
    out
}

/// Whole numbers without a decimal point.
#[expect(clippy::cast_possible_truncation, reason = "only whole numbers below 2^53 are cast")]
fn number(value: f64) -> Value {
    if value.fract() == 0.0 && value.abs() < 9.0e15 { json!(value as i64) } else { json!(value) }
}

fn reference(reference: &Reference, document: &Document) -> Value {
    json!({
        "text": reference.text,
        "type": reference.kind,
        "number": reference.number,
        "symbol": reference.symbol,
        "date": reference.date.map(|date| date.to_string()),
        "issuer": reference.issuer,
        "span": place(document, reference.span),
    })
}

fn figure(figure: &Figure, document: &Document) -> Value {
    json!({
        "text": figure.text,
        "value": number(figure.value),
        "unit": figure.unit,
        "what": figure.what,
        "span": place(document, figure.span),
    })
}

fn table(table: &AnnexTable, document: &Document) -> Value {
    let totals: Vec<Value> = table
        .totals
        .iter()
        .map(|total| {
            let values: Map<String, Value> =
                total.values.iter().map(|(column, value)| (column.clone(), number(*value))).collect();
            json!({ "label": total.label, "values": values })
        })
        .collect();
    json!({
        "annex": table.annex,
        "title": table.title,
        "columns": table.columns,
        "rows": table.rows,
        "totals": totals,
        "span": place(document, table.span),
    })
}

fn finding(finding: &Finding, document: &Document, message: &dyn Fn(&Finding) -> String) -> Value {
    let mut out = json!({ "code": finding.code.name(), "text": finding.text, "why": message(finding) });
    if finding.across {
        out["across"] = json!(true);
    }
    if let Some(span) = finding.span {
        out["span"] = place(document, span);
    }
    out
}

fn item(item: &Item, reading: &Reading, document: &Document) -> Value {
    let id_of = |index: usize| reading.tasks.get(index).map(|task| task.id.clone());
    let fate = match item.fate {
        Fate::Task(index) => json!({ "task": id_of(index), "index": index }),
        Fate::NoTask(Reason::Continues(index) | Reason::Repeats(index)) => {
            json!({ "no_task": reason(item.fate), "of": id_of(index) })
        }
        Fate::NoTask(_) => json!({ "no_task": reason(item.fate) }),
        Fate::Open => json!("open"),
    };
    let spans: Vec<Value> = item.spans.iter().map(|span| place(document, *span)).collect();
    json!({ "id": item.id, "label": item.label, "text": item.text, "fate": fate, "spans": spans })
}

/// Returns the stable name of the reason, "" for other fates.
pub fn reason(fate: Fate) -> &'static str {
    match fate {
        Fate::Task(_) | Fate::Open => "",
        Fate::NoTask(reason) => match reason {
            Reason::Heading => "heading",
            Reason::LeadIn => "lead-in",
            Reason::Assessment => "assessment",
            Reason::Meeting => "meeting",
            Reason::Basis => "basis",
            Reason::Scope => "scope",
            Reason::Closing => "closing",
            Reason::Continues(_) => "continues",
            Reason::Repeats(_) => "repeats",
            Reason::Quotation => "quotation",
            Reason::Report => "report",
            Reason::Form => "form",
            Reason::Done => "done",
        },
    }
}

//! The reading as JSON: the gold format, plus `schema`, spans, items and their fate.
//!
//! Offsets are Unicode scalar values of the input as decoded, with block and, where there is one, page.

use crate::finding::Finding;
use crate::reading::{
    AnnexTable, Comparator, Deadline, Fate, Figure, Item, PartialDate, Party, Read, Reading, Reason,
    Recurrence, Reference, Target, Task,
};
use blocks::{Document, Span};
use serde_json::{Map, Value, json};

/// Returns the reading as JSON. `message` gives the sentence of a finding in the user's language.
pub fn reading(reading: &Reading, document: &Document, message: &dyn Fn(&Finding) -> String) -> Value {
    let card = &reading.card;
    let spans = |spans: &[Span]| spans.iter().map(|span| place(document, *span)).collect::<Vec<_>>();
    let mut out = Map::new();
    out.insert("schema".into(), json!("dondoc.reading/1"));
    out.insert("definitions".into(), json!(crate::definitions_hash()));
    let mut places = Map::new();
    let mut field = |name: &str, value: Option<(Value, &[Span])>| match value {
        Some((value, read_from)) => {
            out.insert(name.into(), value);
            places.insert(name.into(), json!(spans(read_from)));
        }
        None => {
            out.insert(name.into(), Value::Null);
        }
    };
    field("kind", text(&card.kind));
    field("number", text(&card.number));
    field("symbol", text(&card.symbol));
    field("issuer", text(&card.issuer));
    field("parent", text(&card.parent));
    field("place", text(&card.place));
    field("date", date(&card.date));
    field("subject", text(&card.subject));
    field("event_date", date(&card.event_date));
    field("chair", text(&card.chair));
    field("signer", text(&card.signer));
    field("signer_title", text(&card.signer_title));
    field("authority", text(&card.authority));
    field(
        "period",
        card.period.as_ref().map(|read| {
            let (from, to) = read.value;
            (json!({ "from": from.to_string(), "to": to.to_string() }), read.spans.as_slice())
        }),
    );
    let recipients: Vec<&str> = card.recipients.iter().map(|line| line.value.as_str()).collect();
    out.insert("recipients".into(), json!(recipients));
    out.insert("spans".into(), Value::Object(places));
    let tasks: Vec<Value> = reading.tasks.iter().map(|item| task(item, document)).collect();
    out.insert("tasks".into(), json!(tasks));
    let references: Vec<Value> = reading.references.iter().map(|cited| reference(cited, document)).collect();
    out.insert("references".into(), json!(references));
    if !reading.figures.is_empty() || !reading.tables.is_empty() {
        let figures: Vec<Value> = reading.figures.iter().map(|item| figure(item, document)).collect();
        let tables: Vec<Value> = reading.tables.iter().map(|item| table(item, document)).collect();
        out.insert("figures".into(), json!(figures));
        out.insert("tables".into(), json!(tables));
    }
    let findings = |scored: bool| -> Vec<Value> {
        let wanted = reading.findings.iter().filter(|finding| finding.code.is_scored() == scored);
        wanted.map(|item| finding(item, document, message)).collect()
    };
    out.insert("findings".into(), json!(findings(true)));
    out.insert("advice".into(), json!(findings(false)));
    let items: Vec<Value> = reading.items.iter().map(|one| item(one, reading, document)).collect();
    out.insert("items".into(), json!(items));
    let counts = reading.conservation();
    out.insert(
        "conservation".into(),
        json!({
            "items": counts.items, "tasks": counts.tasks, "no_task": counts.no_task, "open": counts.open,
        }),
    );
    Value::Object(out)
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

//! `dondoc import sheet`: the tracking sheet that an office kept before. Without `--apply` it only shows what it
//! understood; every row is accounted for.

use crate::files::{self, Input};
use crate::office::{self, Names, Tell as _, short};
use crate::problem::{Failure, Outcome, Problem};
use crate::session::Session;
use crate::worker;
use app::SheetTask;
use blocks::{Body, Row, Span, Table};
use directive::Options;
use directive::reading::Fate;
use directive::sheet::{Holds, Sheet};
use jiff::civil::Date;
use ledger::deadline::Limit;
use ledger::task::Content;
use std::collections::HashMap;
use std::io::Write as _;
use std::path::Path;

/// A row below the headings of a sheet.
struct Told {
    /// Its table and its place in it, both from 1.
    place: (usize, usize),
    /// Its words: those of the work, or all of them where it has none.
    words: String,
    fate: RowFate,
}

/// What a row is.
enum RowFate {
    /// Tasks that are not in the ledger yet, and what is kept beside them.
    New { contents: Vec<Content>, unknown: Vec<String>, comment: String },
    /// Tasks that are in it.
    Known(Vec<ledger::TaskId>),
    /// No task, or none that could be read: the key of the reason.
    NotRead(String),
}

/// Shows what a sheet says, and proposes its new tasks where that is wanted.
pub(super) fn run(session: &Session, apply: bool, file: &Path) -> Result<Outcome, Failure> {
    let office = office::open(session)?;
    let actor = office::actor(session, &office)?;
    let known = actor.organisation_for_reading().tell(session, &office)?;
    let options = Options { organisation: Some(&known), reference_date: Some(session.today()) };
    let name = file.display().to_string();
    let input = Input::of_bytes(&name, &files::bytes(file)?, &worker::reader(), &options)?;
    let sheets = directive::sheet::all(&input.document);
    if sheets.is_empty() {
        return Err(Problem::new("import-sheet-no-columns").with("file", name).into());
    }
    let fates = |compared: &[SheetTask]| rows(session, &input, &sheets, compared);
    let rows = if apply {
        let proposed = actor.propose_sheet(&input.document, &input.reading, |compared| {
            let rows = fates(compared);
            let new = new_tasks(&rows);
            (rows, new)
        });
        proposed.tell(session, &office)?
    } else {
        fates(&actor.compare_sheet(&input.document, &input.reading).tell(session, &office)?)
    };
    print_columns(session, &sheets)?;
    let names = Names::of(session, &office)?;
    for row in &rows {
        print_row(session, &names, row)?;
    }
    let counts = account(&rows);
    print_account(session, counts, apply)
}

/// Returns what is to be proposed, each with what is kept beside it.
fn new_tasks(rows: &[Told]) -> Vec<(Content, String)> {
    let new = rows.iter().flat_map(|row| match &row.fate {
        RowFate::New { contents, comment, .. } => {
            contents.iter().map(|content| (content.clone(), comment.clone())).collect()
        }
        RowFate::Known(_) | RowFate::NotRead(_) => Vec::new(),
    });
    new.collect()
}

/// Returns the fate of every row below the headings.
fn rows(session: &Session, input: &Input, sheets: &[Sheet], compared: &[SheetTask]) -> Vec<Told> {
    let fates = fates(input);
    let mut rows = Vec::new();
    for (number, sheet) in (1..).zip(sheets) {
        let Some(Body::Table(table)) =
            input.document.blocks.get(sheet.block as usize).map(|block| &block.body)
        else {
            continue;
        };
        for (at, row) in table.rows.iter().enumerate().skip(sheet.body) {
            let fates = fates.get(&(sheet.block, at)).map(Vec::as_slice).unwrap_or_default();
            let told = Told {
                place: (number, at + 1 - sheet.body),
                words: words(sheet, row),
                fate: row_fate(session, input, (sheet, table, at), fates, compared),
            };
            rows.push(told);
        }
    }
    rows
}

/// Returns what became of the items that stand in each row of each table.
fn fates(input: &Input) -> HashMap<(u32, usize), Vec<Fate>> {
    let mut fates: HashMap<_, Vec<Fate>> = HashMap::new();
    for item in &input.reading.items {
        let row = |span: &Span| span.cell.map(|cell| (span.block, cell.row as usize));
        if let Some(row) = item.spans.iter().find_map(row) {
            fates.entry(row).or_default().push(item.fate);
        }
    }
    fates
}

fn row_fate(
    session: &Session,
    input: &Input,
    (sheet, table, at): (&Sheet, &Table, usize),
    fates: &[Fate],
    compared: &[SheetTask],
) -> RowFate {
    let tasks = fates.iter().filter_map(|fate| match fate {
        Fate::Task(task) => Some(*task),
        Fate::NoTask(_) | Fate::Open => None,
    });
    let tasks: Vec<usize> = tasks.collect();
    let seen: Vec<&SheetTask> = tasks.iter().filter_map(|task| compared.get(*task)).collect();
    let contents: Vec<Content> = seen.iter().flat_map(|task| task.new.clone()).collect();
    if !contents.is_empty() {
        let unknown: Vec<String> = seen.iter().flat_map(|task| task.unknown.clone()).collect();
        let undated = tasks.iter().filter_map(|task| input.reading.tasks.get(*task));
        let undated = undated.map(|task| task.deadlines.len()).sum::<usize>() == 0;
        let row = table.rows.get(at);
        let comment = row.map(|row| comment(session, input, sheet, row, undated)).unwrap_or_default();
        let comment = unknown.iter().fold(comment, |comment, name| {
            format!(
                "{comment}\n{}",
                session.messages.say("import-unknown", &[("name", name.as_str().into())])
            )
        });
        return RowFate::New { contents, unknown, comment };
    }
    if !seen.is_empty() {
        return RowFate::Known(seen.iter().flat_map(|task| task.known.clone()).collect());
    }
    let reason = match fates.first() {
        Some(fate @ Fate::NoTask(_)) => format!("reason-{}", directive::json::reason(*fate)),
        Some(Fate::Open) => "import-sheet-open".to_owned(),
        Some(Fate::Task(_)) | None => "import-sheet-no-work".to_owned(),
    };
    RowFate::NotRead(reason)
}

/// Returns what a row says besides its task, each under its heading, below the sheet it came from.
fn comment(session: &Session, input: &Input, sheet: &Sheet, row: &Row, undated: bool) -> String {
    let file = Path::new(&input.name).file_name().map(|name| name.to_string_lossy().into_owned());
    let from = [("file", file.unwrap_or_default().into())];
    let mut lines = vec![session.messages.say("import-sheet-from", &from)];
    for (at, column) in (0..).zip(&sheet.columns) {
        let kept = match column.holds {
            Holds::Source | Holds::Status | Holds::Note | Holds::Product | Holds::Unknown => true,
            // "Đã xong" under a heading of deadlines is no day, and is not lost.
            Holds::Deadline => undated,
            Holds::Number | Holds::Work | Holds::Lead | Holds::Support | Holds::Receiver => false,
        };
        let cell = row.cells.iter().find(|cell| cell.column == at).map(|cell| joined(cell.text.as_str()));
        if let Some(words) = cell.filter(|words| kept && !words.is_empty()) {
            lines.push(format!("{}: {words}", column.heading));
        }
    }
    lines.join("\n")
}

fn words(sheet: &Sheet, row: &Row) -> String {
    let works = |cell: &&blocks::Cell| {
        sheet.columns.get(cell.column as usize).is_some_and(|column| column.holds == Holds::Work)
    };
    let work = row.cells.iter().find(works).map(|cell| joined(cell.text.as_str()));
    work.filter(|words| !words.is_empty()).unwrap_or_else(|| {
        let cells = row.cells.iter().map(|cell| joined(cell.text.as_str()));
        cells.filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" | ")
    })
}

fn joined(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Says which column holds what.
fn print_columns(session: &Session, sheets: &[Sheet]) -> Result<(), Failure> {
    if session.json {
        return Ok(());
    }
    let mut out = std::io::stdout().lock();
    for (number, sheet) in (1_usize..).zip(sheets) {
        writeln!(out, "{}", session.messages.say("import-sheet-table", &[("number", number.into())]))?;
        for column in &sheet.columns {
            let holds = session.messages.text(holds(column.holds));
            writeln!(out, "  {}: {holds}", session.terminal.bold(&column.heading))?;
        }
    }
    Ok(())
}

fn holds(holds: Holds) -> &'static str {
    match holds {
        Holds::Number => "import-sheet-holds-number",
        Holds::Work => "import-sheet-holds-work",
        Holds::Lead => "import-sheet-holds-lead",
        Holds::Support => "import-sheet-holds-support",
        Holds::Receiver => "import-sheet-holds-receiver",
        Holds::Deadline => "import-sheet-holds-deadline",
        Holds::Product | Holds::Source | Holds::Status | Holds::Note => "import-sheet-holds-comment",
        Holds::Unknown => "import-sheet-holds-unknown",
    }
}

fn print_row(session: &Session, names: &Names, row: &Told) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    let (table, number) = row.place;
    if session.json {
        let (is, because, tasks) = match &row.fate {
            RowFate::New { contents, .. } => {
                ("task", None, contents.iter().map(|one| json(session, names, one)).collect())
            }
            RowFate::Known(known) => {
                ("known", None, known.iter().map(|id| serde_json::json!({"id": id})).collect())
            }
            RowFate::NotRead(reason) => ("not-read", Some(session.messages.text(reason)), Vec::new()),
        };
        let line = serde_json::json!({
            "table": table, "row": number, "is": is, "because": because, "words": row.words, "tasks": tasks,
        });
        writeln!(out, "{line}")?;
        return Ok(());
    }
    let (key, detail) = match &row.fate {
        RowFate::New { contents, unknown, .. } => {
            ("import-sheet-row-task", new(session, names, contents, unknown))
        }
        RowFate::Known(known) => {
            let known: Vec<String> = known.iter().map(|id| short(*id)).collect();
            ("import-sheet-row-known", known.join(", "))
        }
        RowFate::NotRead(reason) => ("import-sheet-row-not-read", session.messages.text(reason)),
    };
    let place = if table == 1 { number.to_string() } else { format!("{table}.{number}") };
    let arguments = [("row", place.into()), ("detail", detail.into()), ("words", row.words.as_str().into())];
    writeln!(out, "{}", session.messages.say(key, &arguments))?;
    Ok(())
}

/// Who leads new tasks and by when.
fn new(session: &Session, names: &Names, contents: &[Content], unknown: &[String]) -> String {
    let lead = |content: &Content| content.lead.map(|unit| names.unit(unit, session.today()));
    let mut parts: Vec<String> = contents.iter().filter_map(lead).collect();
    parts.extend(unknown.iter().map(|name| format!("{name} (?)")));
    let day = contents.iter().find_map(day).map(|day| session.messages.day(day));
    parts.extend(day);
    parts.join(", ")
}

fn day(content: &Content) -> Option<Date> {
    content
        .milestones
        .iter()
        .rev()
        .find_map(|milestone| if let Limit::Day { day, .. } = milestone.limit { Some(day) } else { None })
}

fn json(session: &Session, names: &Names, content: &Content) -> serde_json::Value {
    let unit = |unit: &ledger::UnitId| names.unit(*unit, session.today());
    serde_json::json!({
        "lead": content.lead.as_ref().map(unit), "support": content.support.iter().map(unit).collect::<Vec<_>>(),
        "due": day(content),
    })
}

/// Returns how many rows are new tasks, known tasks, not read.
fn account(rows: &[Told]) -> [usize; 3] {
    let count = |wanted: fn(&RowFate) -> bool| rows.iter().filter(|row| wanted(&row.fate)).count();
    [
        count(|fate| matches!(fate, RowFate::New { .. })),
        count(|fate| matches!(fate, RowFate::Known(_))),
        count(|fate| matches!(fate, RowFate::NotRead(_))),
    ]
}

fn print_account(
    session: &Session,
    [new, known, not_read]: [usize; 3],
    apply: bool,
) -> Result<Outcome, Failure> {
    if session.json {
        return Ok(Outcome::Good);
    }
    let counts = [
        ("rows", (new + known + not_read).into()),
        ("new", new.into()),
        ("known", known.into()),
        ("notread", not_read.into()),
    ];
    let key = if apply { "import-sheet-done" } else { "import-sheet-dry" };
    writeln!(std::io::stdout(), "{}", session.messages.say(key, &counts))?;
    Ok(Outcome::Good)
}

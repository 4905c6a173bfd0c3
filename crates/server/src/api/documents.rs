//! Documents: the register, one document with its text and what was read from it, files that come, commands.

use super::call::Call;
use super::exchange::Exchanged;
use super::give::{Made, Reply, Soon, Versioned};
use super::jobs::{self, Job};
use super::schema::{Count, Day, Limit, Line, Page, Person, RelationName, Text, Texts, Unit, Uuid, next};
use super::signatures::Signed;
use super::take::{Body, File, Id, Query};
use super::tasks::{self, Row};
use crate::fault::Fault;
use crate::pages::document;
use crate::pages::document::dealings::Dealings;
use crate::pages::document::exchange;
use crate::pages::documents::{Entering, Upload, enter_soon};
use crate::view::capital;
use app::room::{Field, Part, Piece, Remark, Room};
use app::{Difference, Imported, Order};
use jiff::civil::Date;
use ledger::deadline::Limit as Until;
use ledger::document::{Charge, Command, Fate, Instruction, Relation};
use ledger::event::Subject;
use ledger::{DocumentId, Effective, OfficerId, TaskId, UnitId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::ListedDocument;

/// Where the page begins.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Question {
    /// How many on a page.
    #[serde(default)]
    limit: Limit,
    /// Behind this document: follow `next`.
    #[schemars(with = "Option<Uuid>")]
    after: Option<DocumentId>,
}

/// A document in the register.
#[derive(Serialize, JsonSchema)]
pub(super) struct Card {
    #[schemars(with = "Uuid")]
    id: DocumentId,
    #[schemars(with = "Count")]
    version: u64,
    /// "received", "issued", "cited" or "withdrawn".
    stage: String,
    /// Number and symbol, "777/QĐ-UBND".
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    /// The day of issue.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Day>")]
    date: Option<Date>,
    /// The issuing body as the document names it.
    issuer: String,
    /// The same, where the organisation knows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    issuer_unit: Option<Unit>,
    /// "thông báo", "công văn" ...
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    subject: String,
    /// It is a programme or plan, which tasks belong to.
    programme: bool,
    /// The arrival number.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Count>")]
    arrival: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Day>")]
    arrived: Option<Date>,
    /// The day on which it was entered.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Day>")]
    entered: Option<Date>,
    /// The name of its file.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    /// The account of its reading: tasks + no task + open = items.
    #[serde(skip_serializing_if = "Option::is_none")]
    account: Option<Account>,
}

/// What became of the items of a document.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ReadingAccount")]
struct Account {
    #[schemars(with = "Count")]
    items: u64,
    #[schemars(with = "Count")]
    tasks: u64,
    #[schemars(with = "Count")]
    no_task: u64,
    #[schemars(with = "Count")]
    open: u64,
}

impl From<[u64; 4]> for Account {
    fn from([items, tasks, no_task, open]: [u64; 4]) -> Self {
        Self { items, tasks, no_task, open }
    }
}

impl Card {
    /// Returns a document as the register shows it.
    pub(super) fn new(call: &Call, document: &ListedDocument) -> Self {
        Self {
            id: document.id,
            version: document.version,
            stage: document.stage.clone(),
            code: document.code(),
            date: document.date,
            issuer: document.issuer.clone(),
            issuer_unit: document.issuer_unit.map(|unit| call.unit_of(unit)),
            kind: document.kind.clone(),
            subject: document.subject.clone(),
            programme: document.programme,
            arrival: document.arrival.map(|(number, _)| number),
            arrived: document.arrival.map(|(_, day)| day),
            entered: document.entered,
            file: document.file.as_ref().map(|(_, name)| name.clone()),
            account: document.account.map(Account::from),
        }
    }
}

/// Returns a page of the register.
pub(super) fn list(call: &Call, Query(question): Query<Question>) -> Result<Reply<Page<Card>>, Fault> {
    if !call.sees_documents() {
        return Err(Fault::NotAllowed);
    }
    let tenant = call.office().tenant().id;
    let most = question.limit.0;
    let mut found = call.office().store().read(|reader| {
        let after = match question.after {
            Some(id) => Some(reader.document(tenant, id)?.ok_or(Fault::NotFound)?),
            None => None,
        };
        // One more than the page has tells whether there is another page.
        Ok::<_, Fault>(reader.documents(tenant, after.as_ref(), most + 1)?)
    })?;
    let more = found.len() > most as usize;
    found.truncate(most as usize);
    let last = found.last().filter(|_| more);
    Ok(Reply(Page {
        next: last.map(|last| next(&call.address, &last.id.to_string())),
        items: found.iter().map(|document| Card::new(call, document)).collect(),
        total: None,
    }))
}

/// A document with its text and its tasks.
#[derive(Serialize, JsonSchema)]
pub(super) struct Document {
    #[serde(flatten)]
    card: Card,
    /// The tasks that it gave, those that are only proposed among them.
    tasks: Vec<Row>,
    /// Its paragraphs and tables, cut where something was read; empty where there is no file or it cannot be read.
    blocks: Vec<Block>,
    /// What there is to be looked at.
    remarks: Vec<Finding>,
    /// Items that a person must settle.
    open_items: Vec<Item>,
    /// What leaders wrote on it; shown to who sees the register.
    instructions: Vec<Instructed>,
    /// The documents that it has to do with; shown to who sees the register.
    relations: Vec<Related>,
    /// What went to and fro about it between bodies; absent where nothing did, and for who does not see the register.
    #[serde(skip_serializing_if = "Option::is_none")]
    exchange: Option<Exchanged>,
    /// The signatures of its files.
    signatures: Vec<Signed>,
}

/// What a leader wrote on a document (Nghị định 30/2020/NĐ-CP arts 23, 24).
#[derive(Serialize, JsonSchema)]
struct Instructed {
    by: Person,
    #[schemars(with = "Day")]
    on: Date,
    words: String,
    /// Who leads.
    #[serde(skip_serializing_if = "Option::is_none")]
    lead: Option<Charged>,
    /// Who takes part.
    supports: Vec<Charged>,
    /// The leader who watches it.
    #[serde(skip_serializing_if = "Option::is_none")]
    watcher: Option<Person>,
}

/// A unit with its limit.
#[derive(Serialize, JsonSchema)]
struct Charged {
    unit: Unit,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Day>")]
    due: Option<Date>,
}

/// What a document has to do with another one.
#[derive(Serialize, JsonSchema)]
struct Related {
    relation: RelationName,
    document: Card,
}

/// A part of a text.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Block {
    Paragraph(Vec<Words>),
    /// Rows of cells.
    Table(Vec<Vec<Cell>>),
}

#[derive(Serialize, JsonSchema)]
struct Cell {
    words: Vec<Words>,
    /// Columns that it takes.
    columns: u32,
    /// Rows that it takes.
    rows: u32,
}

/// Words that were read as the same.
#[derive(Serialize, JsonSchema)]
struct Words {
    words: String,
    /// As what: "task", "lead", "support", "receiver", "deadline", "target", "reference", "remark".
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fields: Vec<&'static str>,
    /// The path of the task's item that they belong to.
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<String>,
}

/// Something to be looked at.
#[derive(Serialize, JsonSchema)]
pub(super) struct Finding {
    /// Its stable name.
    name: &'static str,
    /// "error", "warning" or "advice".
    severity: &'static str,
    /// What it is, in a sentence.
    title: String,
    /// The words that it is about.
    words: String,
    arguments: Texts,
    /// The path of the task's item that it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<String>,
}

/// An item that is neither a task nor settled.
#[derive(Serialize, JsonSchema)]
struct Item {
    item: String,
    words: String,
}

/// Returns one document.
pub(super) fn show(call: &Call, Id(id): Id<DocumentId>) -> Result<Versioned<Document>, Fault> {
    let shown = document::load(call, &id.to_string())?;
    let documents = shown.document.code().into_iter().map(|code| (shown.document.id, code)).collect();
    let room = shown.room.as_deref();
    let open = room.into_iter().flat_map(|room| &room.open);
    Ok(Versioned {
        version: shown.document.version,
        body: Document {
            card: Card::new(call, &shown.document),
            tasks: tasks::rows(call, &shown.tasks, &documents),
            blocks: room.map(blocks).unwrap_or_default(),
            remarks: room.map(|room| remarks(call, room)).unwrap_or_default(),
            open_items: open.map(|(item, words)| Item { item: item.clone(), words: words.clone() }).collect(),
            instructions: shown.dealings.as_ref().map(|dealt| instructions(call, dealt)).unwrap_or_default(),
            relations: shown.dealings.as_ref().map(|dealt| relations(call, dealt)).unwrap_or_default(),
            signatures: Signed::of(&shown.signatures),
            exchange: shown.dealings.as_ref().and_then(|dealt| Exchanged::of(&dealt.document.exchange)),
        },
    })
}

fn instructions(call: &Call, dealings: &Dealings) -> Vec<Instructed> {
    let calendar = call.laws().1;
    let charged = |charge: &Charge| Charged {
        unit: call.unit_of(charge.unit),
        due: charge.limit.as_ref().and_then(|limit| limit.due(calendar)).map(|due| due.day),
    };
    let instructed = |(instruction, at): &(Instruction, Effective)| Instructed {
        by: call.person(instruction.by),
        on: at.day,
        words: instruction.words.clone(),
        lead: instruction.lead.as_ref().map(charged),
        supports: instruction.supports.iter().map(charged).collect(),
        watcher: instruction.watcher.map(|watcher| call.person(watcher)),
    };
    dealings.document.instructions.iter().map(instructed).collect()
}

fn relations(call: &Call, dealings: &Dealings) -> Vec<Related> {
    let related = |(relation, other): &(Relation, ListedDocument)| Related {
        relation: RelationName(*relation),
        document: Card::new(call, other),
    };
    dealings.others.iter().map(related).collect()
}

fn blocks(room: &Room) -> Vec<Block> {
    let words = |pieces: &[Piece]| pieces.iter().map(words).collect();
    let block = |part: &Part| match part {
        Part::Paragraph(pieces) => Block::Paragraph(words(pieces)),
        Part::Table(rows) => {
            let cell = |(pieces, columns, rows): &(Vec<Piece>, u32, u32)| Cell {
                words: words(pieces),
                columns: *columns,
                rows: *rows,
            };
            Block::Table(rows.iter().map(|row| row.iter().map(cell).collect()).collect())
        }
    };
    room.parts.iter().map(block).collect()
}

fn words(piece: &Piece) -> Words {
    let field = |field: &Field| match field {
        Field::Task => "task",
        Field::Lead => "lead",
        Field::Support => "support",
        Field::Receiver => "receiver",
        Field::Deadline => "deadline",
        Field::Target => "target",
        Field::Reference => "reference",
        Field::Remark(_) => "remark",
    };
    Words {
        words: piece.words.clone(),
        fields: piece.fields.iter().map(field).collect(),
        item: piece.item.clone(),
    }
}

/// Returns what there is to be looked at in a text.
pub(super) fn remarks(call: &Call, room: &Room) -> Vec<Finding> {
    let finding = |remark: &Remark| {
        let arguments: Vec<(&str, &str)> =
            remark.arguments.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let title = call.words().find_named(&format!("finding-{}", remark.name), &arguments);
        Finding {
            name: remark.name,
            severity: remark.severity,
            title: capital(&title.unwrap_or_else(|| remark.name.to_owned())),
            words: remark.words.clone(),
            arguments: Texts(
                remark.arguments.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect(),
            ),
            item: remark.item.clone(),
        }
    };
    room.remarks.iter().map(finding).collect()
}

/// The name of a file.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Named {
    /// The file's name with its ending, "71-TB.docx".
    name: Line,
}

/// What became of a file.
#[derive(Serialize, JsonSchema)]
pub(super) struct Entered {
    #[schemars(with = "Uuid")]
    document: DocumentId,
    /// The file was there already: nothing happened.
    known: bool,
    /// The document was there already, with another file.
    corrected: bool,
    /// What was proposed.
    #[schemars(with = "Vec<Uuid>")]
    proposed: Vec<TaskId>,
    /// Proposals that read otherwise now and were changed.
    #[schemars(with = "Vec<Uuid>")]
    edited: Vec<TaskId>,
    /// Tasks that were given already and read otherwise now: a person must decide.
    #[schemars(with = "Vec<Uuid>")]
    given: Vec<TaskId>,
    /// Tasks that are not in the new version: a person must decide.
    #[schemars(with = "Vec<Uuid>")]
    gone: Vec<TaskId>,
    /// Names of units that the organisation does not know.
    unknown_units: Vec<String>,
    account: Account,
}

/// Enters a file. The same file again adds nothing and answers with the same document. What takes long to read (a scan) is kept,
/// and a job enters it.
pub(super) fn enter(
    call: &Call,
    (Query(named), File(bytes)): (Query<Named>, File),
) -> Result<Soon<Made<Entered>, Job>, Fault> {
    // Before it is read, which takes its time; the ledger judges again.
    if !call.may_in("document-receive") {
        return Err(Fault::NotAllowed);
    }
    let imported = match enter_soon(call, &Upload { name: named.name.0, bytes: bytes.to_vec() })? {
        Entering::Done(imported) => imported,
        Entering::Asked(id) => {
            return Ok(Soon::Later { address: jobs::address(id), job: jobs::load(call, id)? });
        }
    };
    let Imported { document, known, corrected, proposed, differences, unknown, account } = imported;
    let of = |wanted: fn(&Difference) -> Option<TaskId>| differences.iter().filter_map(wanted).collect();
    Ok(Soon::Now(Made {
        address: format!("{}/documents/{document}", super::BASE),
        body: Entered {
            document,
            known,
            corrected,
            proposed,
            edited: of(|one| if let Difference::Edited(task) = one { Some(*task) } else { None }),
            given: of(|one| if let Difference::Given(task) = one { Some(*task) } else { None }),
            gone: of(|one| if let Difference::Gone(task) = one { Some(*task) } else { None }),
            unknown_units: unknown,
            account: account.into(),
        },
    }))
}

/// What somebody asks of a document. `If-Match` says which version was seen (to confirm what is clear asks for none: each task
/// is judged as it is), `Idempotency-Key` makes the same request sent twice one.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "DocumentAsked")]
pub(super) struct Asked {
    command: Wanted,
    /// Why. Some commands want one.
    reason: Option<Text>,
}

/// A command by its name, with what it needs.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(rename = "DocumentCommand")]
enum Wanted {
    /// Confirm every proposal that has a lead and no remark that is more than advice.
    ConfirmClear,
    /// Say that an open item is no task.
    Settle {
        /// The path of its labels.
        item: Line,
    },
    /// Say that it was entered by mistake: its tasks go with it.
    Withdraw,
    /// Note what a leader wrote on it.
    Instruct {
        /// The leader.
        #[schemars(with = "Uuid")]
        by: OfficerId,
        words: Text,
        /// The unit in charge.
        lead: Option<Charging>,
        /// The units that take part.
        #[serde(default)]
        #[schemars(length(max = 50))]
        supports: Vec<Charging>,
        /// The leader who watches it.
        #[schemars(with = "Option<Uuid>")]
        watcher: Option<OfficerId>,
    },
    /// Say what it has to do with another document.
    Relate {
        relation: RelationName,
        #[schemars(with = "Uuid")]
        to: DocumentId,
    },
    /// Say that it has nothing to do with it. Wants a reason.
    Unrelate {
        relation: RelationName,
        #[schemars(with = "Uuid")]
        to: DocumentId,
    },
    /// Send it to other bodies as a message.
    Send {
        /// Their codes or names; those that stand on the paper where absent.
        #[serde(default)]
        #[schemars(length(max = 200))]
        to: Vec<Line>,
    },
    /// Ask those that have it to give it back. Wants a reason.
    Recall,
    /// Tell those that have it that it is another one now.
    Update,
    /// Give it back to who sent it and wants it back: it is withdrawn here, with its tasks. Wants a reason.
    GiveBack,
    /// Keep it, though who sent it wants it back. Wants a reason.
    Keep,
}

/// A unit with the last day by which it is to be done.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Charging {
    #[schemars(with = "Uuid")]
    unit: UnitId,
    #[schemars(with = "Option<Day>")]
    due: Option<Date>,
}

impl From<Charging> for Charge {
    fn from(Charging { unit, due }: Charging) -> Self {
        Self { unit, limit: due.map(|day| Until::Day { day, hour: None }) }
    }
}

/// What was done.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "DocumentDone")]
pub(super) struct Done {
    /// The version of the document now.
    #[schemars(with = "Count")]
    version: u64,
    /// How many tasks were confirmed or withdrawn.
    #[schemars(with = "Count")]
    tasks: u64,
}

/// Gives a command to a document.
pub(super) fn give(
    call: &Call,
    (Id(id), Body(asked)): (Id<DocumentId>, Body<Asked>),
) -> Result<Versioned<Done>, Fault> {
    let shown = document::load(call, &id.to_string())?;
    let order = Order::new(()).because(asked.reason.map(|reason| reason.0));
    let order = Order { id: call.command(), expected: call.seen, ..order };
    let tasks = match plan(asked.command) {
        Plan::ConfirmClear => document::confirm_clear(call, &shown)?.into(),
        Plan::Withdraw => call.actor()?.withdraw(id, &order)?.len() as u64,
        Plan::Exchange(asked) => {
            let dealings = shown.dealings.as_ref().ok_or(Fault::NotAllowed)?;
            exchange::ask(call, id, &dealings.document, asked, &order)?;
            0
        }
        Plan::One(command) => {
            call.actor()?.document(id, order.with(command))?;
            0
        }
    };
    let tenant = call.office().tenant().id;
    let version = call.office().store().read(|reader| reader.head(tenant, Subject::Document(id)))?.version;
    Ok(Versioned { version, body: Done { version, tasks } })
}

/// What is to be done: a command of the ledger, or a use case of several.
enum Plan {
    ConfirmClear,
    Withdraw,
    Exchange(exchange::Asked),
    One(Command),
}

/// Returns what is wanted in the words of the ledger.
fn plan(wanted: Wanted) -> Plan {
    Plan::One(match wanted {
        Wanted::ConfirmClear => return Plan::ConfirmClear,
        Wanted::Withdraw => return Plan::Withdraw,
        Wanted::Send { to } => {
            let to = to.into_iter().map(|line| line.0).collect();
            return Plan::Exchange(exchange::Asked::Send(to));
        }
        Wanted::Recall => return Plan::Exchange(exchange::Asked::Recall),
        Wanted::Update => return Plan::Exchange(exchange::Asked::Update),
        Wanted::GiveBack => return Plan::Exchange(exchange::Asked::GiveBack),
        Wanted::Keep => return Plan::Exchange(exchange::Asked::Keep),
        Wanted::Settle { item } => Command::Settle { item: item.0, fate: Fate::NoTask },
        Wanted::Instruct { by, words, lead, supports, watcher } => {
            let supports = supports.into_iter().map(Charge::from).collect();
            let instruction =
                Instruction { by, words: words.0, lead: lead.map(Charge::from), supports, watcher };
            Command::Instruct(Box::new(instruction))
        }
        Wanted::Relate { relation, to } => Command::Relate { relation: relation.0, to },
        Wanted::Unrelate { relation, to } => Command::Unrelate { relation: relation.0, to },
    })
}

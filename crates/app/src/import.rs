//! Documents into the ledger: a file is entered once, its tasks are proposed, and a corrected version proposes what is
//! different.

use crate::actor::{Actor, Order};
use crate::office::Known;
use crate::propose::{Frame, Proposal, open_items, propose};
use crate::{Error, ids, organisation};
use directive::Reading;
use jiff::civil::Date;
use ledger::document::{Account, Arrival, Card, Command, Document, Original, Secrecy};
use ledger::event::Subject;
use ledger::task::{self, Content, Stage, Urgency};
use ledger::{DocumentId, OrderId, TaskId};
use store::{Filter, ListedDocument, ListedTask, Order as By, Writer};
use viet::fold::key;

/// A file that was read.
pub struct Paper<'p> {
    /// The file's name.
    pub name: &'p str,
    /// Its bytes.
    pub bytes: &'p [u8],
    /// Its blocks.
    pub document: &'p blocks::Document,
    /// What was read from them.
    pub reading: &'p Reading,
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// Its document.
    pub document: DocumentId,
    /// The file was there already: nothing happened.
    pub known: bool,
    /// The document was there already, with another file.
    pub corrected: bool,
    /// What was proposed.
    pub proposed: Vec<TaskId>,
    /// What is different from the version before.
    pub differences: Vec<Difference>,
    /// Names of units that the organisation does not know.
    pub unknown: Vec<String>,
    /// Items, tasks, no tasks, open.
    pub account: [u64; 4],
}

/// What a corrected version changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// A proposal has other words, unit or day now, and was changed.
    Edited(TaskId),
    /// A task that was given already reads otherwise now; it was noted in the task, and a person must decide.
    Given(TaskId),
    /// An item that was proposed or given is not in the new version; a person must decide.
    Gone(TaskId),
}

/// Kinds of documents that tasks implement (Nghị định 30/2020/NĐ-CP art. 7), as they are read.
const PROGRAMMES: [&str; 5] =
    ["kế hoạch", "chương trình", "chương trình hành động", "chương trình công tác", "đề án"];

/// Marks of secrecy as they stand on a paper by themselves (Nghị định 30/2020/NĐ-CP annex I).
const SECRET: &[(&str, Secrecy)] =
    &[("MẬT", Secrecy::Secret), ("TỐI MẬT", Secrecy::TopSecret), ("TUYỆT MẬT", Secrecy::MostSecret)];
/// Blocks of a paper among which its mark of secrecy stands.
const TOP: usize = 12;
/// Marks of urgency (annex I).
const URGENT: &[(&str, Urgency)] =
    &[("HỎA TỐC", Urgency::Express), ("THƯỢNG KHẨN", Urgency::VeryUrgent), ("KHẨN", Urgency::Urgent)];

impl Actor<'_> {
    /// Returns the organisation as a reading of a document of a day wants to know it.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn organisation_for_reading(&self) -> Result<directive::organisation::Organisation, Error> {
        let organisation = self.office.organisation()?;
        Ok(organisation::for_reading(&organisation, self.office.tenant.root, self.today()))
    }

    /// Reads the blocks of a file with the organisation in mind, and enters it: [`Self::import`].
    ///
    /// # Errors
    ///
    /// As those of [`Self::import`].
    pub fn enter_file(
        &self,
        name: &str,
        bytes: &[u8],
        document: &blocks::Document,
    ) -> Result<Imported, Error> {
        let organisation = self.organisation_for_reading()?;
        let options = directive::Options { organisation: Some(&organisation), reference_date: None };
        let reading = directive::read(document, &options);
        self.import(&Paper { name, bytes, document, reading: &reading })
    }

    /// Enters a paper that arrived today, or was issued, and proposes its tasks; all of it or nothing.
    ///
    /// # Errors
    ///
    /// It is not allowed, or the paper is refused (a mark of secrecy). Nothing is kept then, not even the file.
    pub fn import(&self, paper: &Paper<'_>) -> Result<Imported, Error> {
        check_unmarked(paper.document)?;
        self.write(|writer, known| self.import_in(writer, known, paper, None))
    }

    /// Enters a paper inside a transaction. One that came by message has on its card what the message says of it, and is
    /// nobody's own.
    pub(crate) fn import_in(
        &self,
        writer: &mut Writer<'_>,
        known: &Known,
        paper: &Paper<'_>,
        said: Option<&dyn Fn(Card) -> Card>,
    ) -> Result<Imported, Error> {
        // Before the event that names it: an event never names what is not there.
        let hash = self.office.blobs.put(paper.bytes)?;
        let tenant = writer.tenant();
        let same_file = writer.documents_of_file(tenant, &hash)?;
        if let Some(document) = same_file.into_iter().find(|document| document.stage != "withdrawn") {
            return Ok(already(&document));
        }
        let card = self.card(paper, &hash);
        let card = match said {
            Some(said) => said(card),
            None => card,
        };
        if let Some((document, before)) = self.same_paper(writer, &card)? {
            return self.correct(writer, known, paper, document, card, &before);
        }
        let id = DocumentId::from_bytes(ids::new(self.now));
        match said {
            Some(_) => self.receive(writer, known, id, card)?,
            None => self.enter(writer, known, id, card)?,
        }
        self.take_tasks(writer, known, id, paper)
    }

    /// Enters another version of a document inside a transaction; the same file changes nothing.
    pub(crate) fn correct_in(
        &self,
        writer: &mut Writer<'_>,
        known: &Known,
        paper: &Paper<'_>,
        id: DocumentId,
        said: &dyn Fn(Card) -> Card,
    ) -> Result<(), Error> {
        let hash = self.office.blobs.put(paper.bytes)?;
        let tenant = writer.tenant();
        let before = Document::now(&writer.entries(tenant, Subject::Document(id))?);
        if before.card.original.as_ref().is_some_and(|original| original.hash == hash) {
            return Ok(());
        }
        self.correct(writer, known, paper, id, said(self.card(paper, &hash)), &before)?;
        Ok(())
    }

    /// Returns what stands on a paper. What the law wants and the paper lacks is taken from where it stands otherwise: the
    /// issuer from the letterhead or the office, the subject from the file's name.
    fn card(&self, paper: &Paper<'_>, hash: &str) -> Card {
        let read = &paper.reading.card;
        let text =
            |read: &Option<directive::reading::Read<String>>| read.as_ref().map(|read| read.value.clone());
        Card {
            number: text(&read.number),
            symbol: text(&read.symbol),
            date: read.date.as_ref().and_then(|read| read.value.full()),
            issuer: text(&read.issuer).unwrap_or_else(|| self.office.tenant.name.clone()),
            issuer_unit: None,
            kind: text(&read.kind),
            subject: text(&read.subject).unwrap_or_else(|| paper.name.to_owned()),
            urgency: mark(paper.document, URGENT).unwrap_or_default(),
            programme: text(&read.kind).is_some_and(|kind| PROGRAMMES.contains(&kind.as_str())),
            arrival: None,
            original: Some(Original { hash: hash.to_owned(), name: paper.name.to_owned() }),
        }
    }

    /// Finds the document of the same number, symbol, year and issuer.
    pub(crate) fn same_paper(
        &self,
        writer: &mut Writer<'_>,
        card: &Card,
    ) -> Result<Option<(DocumentId, Document)>, Error> {
        let Some(number) = &card.number else { return Ok(None) };
        let tenant = writer.tenant();
        for listed in writer.documents_numbered(tenant, number)? {
            let document = Document::now(&writer.entries(tenant, Subject::Document(listed.id))?);
            let here = matches!(listed.stage.as_str(), "received" | "issued");
            if here && document.card.is_same_paper(card) {
                return Ok(Some((listed.id, document)));
            }
        }
        Ok(None)
    }

    /// Enters a paper that is not there yet.
    fn enter(
        &self,
        writer: &mut Writer<'_>,
        known: &Known,
        id: DocumentId,
        mut card: Card,
    ) -> Result<(), Error> {
        let root = self.office.tenant.root;
        let own = self.is_own(known, &card);
        card.issuer_unit = own.then_some(root);
        // A paper of the body whose number stands only on the signed copy comes over the clerk's desk like any other.
        let numbered = card.number.is_some() && card.symbol.is_some() && card.date.is_some();
        if !(own && numbered) {
            return self.receive(writer, known, id, card);
        }
        let command = Command::Issue { body: root, card: Box::new(card), secrecy: Secrecy::Unmarked };
        self.document_in(writer, known, id, Order::new(command))?;
        Ok(())
    }

    /// Enters a card in the incoming book.
    pub(crate) fn receive(
        &self,
        writer: &mut Writer<'_>,
        known: &Known,
        id: DocumentId,
        mut card: Card,
    ) -> Result<(), Error> {
        let day = self.today();
        let number = writer.next_number(&format!("arrival/{}", day.year()))?;
        card.arrival = Some(Arrival { number: u32::try_from(number).unwrap_or(u32::MAX), day });
        let (body, secrecy) = (self.office.tenant.root, Secrecy::Unmarked);
        let command = Command::Receive { body, card: Box::new(card), secrecy };
        self.document_in(writer, known, id, Order::new(command))?;
        Ok(())
    }

    /// Enters the account of what was read of a document, and proposes its tasks.
    pub(crate) fn take_tasks(
        &self,
        writer: &mut Writer<'_>,
        known: &Known,
        id: DocumentId,
        paper: &Paper<'_>,
    ) -> Result<Imported, Error> {
        self.account(writer, known, id, paper)?;
        let proposals = self.proposals(known, id, paper);
        let mut imported = empty(id, paper.reading);
        for proposal in proposals {
            imported.unknown.extend(proposal.unknown);
            for content in proposal.contents {
                imported.proposed.push(self.propose_one(writer, known, content)?);
            }
        }
        tidy(&mut imported.unknown);
        Ok(imported)
    }

    /// Enters a corrected version of a paper: what is new is proposed, what is proposed already is changed, what was given
    /// already is left to a person.
    fn correct(
        &self,
        writer: &mut Writer<'_>,
        known: &Known,
        paper: &Paper<'_>,
        id: DocumentId,
        card: Card,
        before: &Document,
    ) -> Result<Imported, Error> {
        let reason = Some(format!("{} → {}", name_of(before), paper.name));
        let card = Box::new(Card {
            arrival: before.card.arrival,
            issuer_unit: before.card.issuer_unit,
            programme: before.card.programme || card.programme,
            ..card
        });
        let edit = Command::Edit { card, secrecy: Secrecy::Unmarked };
        self.document_in(writer, known, id, Order::new(edit).because(reason.clone()))?;
        self.account(writer, known, id, paper)?;
        let mut old = self.tasks_of(writer, id)?;
        let mut imported = empty(id, paper.reading);
        imported.corrected = true;
        for proposal in self.proposals(known, id, paper) {
            imported.unknown.extend(proposal.unknown);
            for content in proposal.contents {
                match take_same(&mut old, &proposal.item, &content) {
                    None => imported.proposed.push(self.propose_one(writer, known, content)?),
                    Some((task, now)) => {
                        let difference =
                            self.adjust(writer, known, task, &now, content, reason.as_deref())?;
                        imported.differences.extend(difference);
                    }
                }
            }
        }
        let gone = old.into_iter().filter(|(_, task)| task.stage == Stage::Proposed || task.stage.is_open());
        imported.differences.extend(gone.map(|(task, _)| Difference::Gone(task)));
        tidy(&mut imported.unknown);
        Ok(imported)
    }

    /// Brings a task to what the corrected version says, as far as that is not a person's decision.
    fn adjust(
        &self,
        writer: &mut Writer<'_>,
        known: &Known,
        id: TaskId,
        now: &task::Task,
        content: Content,
        reason: Option<&str>,
    ) -> Result<Option<Difference>, Error> {
        let same = now.content.words == content.words
            && now.content.lead == content.lead
            && now.content.milestones == content.milestones;
        if same {
            return Ok(None);
        }
        if now.stage == Stage::Proposed {
            let order = Order::new(task::Command::Edit(Box::new(content))).because(reason.map(str::to_owned));
            self.give_in(writer, known, id, order)?;
            return Ok(Some(Difference::Edited(id)));
        }
        let note = format!("{}\n{}", reason.unwrap_or_default(), content.words);
        self.give_in(writer, known, id, Order::new(task::Command::Comment(note)))?;
        Ok(Some(Difference::Given(id)))
    }

    fn account(
        &self,
        writer: &mut Writer<'_>,
        known: &Known,
        id: DocumentId,
        paper: &Paper<'_>,
    ) -> Result<(), Error> {
        let counts = paper.reading.conservation();
        let small = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let account = Account {
            file: blake3::hash(paper.bytes).to_hex().to_string(),
            definitions: directive::definitions_hash(),
            items: small(counts.items),
            tasks: small(counts.tasks),
            no_task: small(counts.no_task),
            open: open_items(paper.reading),
        };
        self.document_in(writer, known, id, Order::new(Command::Read(account)))?;
        Ok(())
    }

    fn proposals(&self, known: &Known, id: DocumentId, paper: &Paper<'_>) -> Vec<Proposal> {
        let dated = paper.reading.card.date.as_ref().and_then(|read| read.value.last_day());
        let frame = Frame {
            document: id,
            blocks: paper.document,
            organisation: &known.organisation,
            body: self.office.tenant.root,
            day: dated.unwrap_or(self.today()),
        };
        propose(paper.reading, frame, || OrderId::from_bytes(ids::new(self.now)))
    }

    fn propose_one(&self, writer: &mut Writer<'_>, known: &Known, content: Content) -> Result<TaskId, Error> {
        let id = TaskId::from_bytes(ids::new(self.now));
        self.give_in(writer, known, id, Order::new(task::Command::Propose(Box::new(content))))?;
        Ok(id)
    }

    /// Tells whether the body itself issued a paper.
    fn is_own(&self, known: &Known, card: &Card) -> bool {
        let day = card.date.unwrap_or(Date::MAX);
        let named = known.organisation.units.get(&self.office.tenant.root);
        let names = named.into_iter().flat_map(|unit| &unit.names).filter(|named| named.from <= day);
        let issuer = key(&card.issuer);
        names.flat_map(|named| named.short.iter().chain([&named.name])).any(|name| {
            let name = key(name);
            name == issuer || name.starts_with(&format!("{issuer} "))
        })
    }

    /// Returns the tasks of a document with their states.
    fn tasks_of(&self, writer: &mut Writer<'_>, id: DocumentId) -> Result<Vec<(TaskId, task::Task)>, Error> {
        let tenant = writer.tenant();
        let filter = Filter { document: Some(id), ..Filter::default() };
        let listed = writer.all_tasks(tenant, &filter, By::Made, self.today())?;
        let state = |task: &ListedTask| Ok((task.id, writer.history(tenant, task.id)?.now()));
        listed.iter().map(state).collect()
    }
}

/// Takes the task of an item out of the old ones: the one of the same unit, or the only one.
fn take_same(
    old: &mut Vec<(TaskId, task::Task)>,
    item: &str,
    content: &Content,
) -> Option<(TaskId, task::Task)> {
    let of_item = |task: &task::Task| task.content.quote.as_ref().is_some_and(|quote| quote.item == item);
    let same_lead = old.iter().position(|(_, task)| of_item(task) && task.content.lead == content.lead);
    let only = || {
        let mut found = old.iter().enumerate().filter(|(_, (_, task))| of_item(task)).map(|(at, _)| at);
        found.next().filter(|_| found.next().is_none())
    };
    same_lead.or_else(only).map(|at| old.remove(at))
}

/// Refuses a paper with a mark of secrecy.
pub(crate) fn check_unmarked(document: &blocks::Document) -> Result<(), Error> {
    match mark(document, SECRET) {
        None => Ok(()),
        Some(secrecy) => Err(ledger::document::Refusal::Secret(secrecy).into()),
    }
}

/// Returns the mark that stands by itself at the top of a paper.
fn mark<M: Copy>(document: &blocks::Document, marks: &[(&str, M)]) -> Option<M> {
    let top = document.blocks.iter().take(TOP);
    top.filter_map(|block| match &block.body {
        blocks::Body::Paragraph(paragraph) => Some(paragraph.text.as_str().trim()),
        blocks::Body::Table(_) => None,
    })
    .find_map(|line| marks.iter().find(|(mark, _)| *mark == line).map(|(_, mark)| *mark))
}

pub(crate) fn already(document: &ListedDocument) -> Imported {
    Imported {
        document: document.id,
        known: true,
        corrected: false,
        proposed: Vec::new(),
        differences: Vec::new(),
        unknown: Vec::new(),
        account: document.account.unwrap_or_default(),
    }
}

fn empty(document: DocumentId, reading: &Reading) -> Imported {
    let counts = reading.conservation();
    let account = [counts.items, counts.tasks, counts.no_task, counts.open].map(|count| count as u64);
    Imported {
        document,
        known: false,
        corrected: false,
        proposed: Vec::new(),
        differences: Vec::new(),
        unknown: Vec::new(),
        account,
    }
}

/// Returns what became of a paper that proposes no tasks.
pub(crate) fn without_tasks(document: DocumentId) -> Imported {
    empty(document, &Reading::default())
}

fn name_of(document: &Document) -> String {
    document.card.original.as_ref().map_or_else(String::new, |original| original.name.clone())
}

fn tidy(names: &mut Vec<String>) {
    names.sort();
    names.dedup();
}

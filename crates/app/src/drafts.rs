//! Papers that the office writes: put together, looked through as any document that comes, then numbered from the register of
//! issued documents, entered, and kept with their files.
//!
//! ```text
//! Draft                    what a clerk typed, who signs, whom it goes to
//!   Office::draft_paper    the paper, without its number
//!   ...                    read and checked by whoever shows it
//!   Actor::issue           number, document, tasks and files: one transaction
//! ```

mod letters;
mod said;
mod signers;
mod typed;

use crate::actor::{append, drafts as events};
use crate::import::Paper as Read;
use crate::writing::{Format, Warning};
use crate::{Actor, Error, Imported, Office, Order, ids};
use forms::Paper;
use forms::paper::{Annex, Block, Concerned, Day, Kind, Signature};
use jiff::civil::Date;
use ledger::document::{Card, FileKind, Original, Secrecy};
use ledger::event::Subject;
use ledger::register::{self, Book, Register, Series};
use ledger::rules::Judge;
use ledger::{CommandId, DocumentId, document};
pub use letters::Writer as By;
pub use said::{Directed, within_a_sentence};
pub use signers::usual_signature;
use store::Writer;
pub use typed::typed;

/// How often a number is drawn anew because somebody else took it meanwhile.
const TRIES: usize = 5;

/// A paper before it has a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What kind of document it is.
    pub kind: Kind,
    /// The day that stands on it.
    pub day: Date,
    /// What it is about.
    pub subject: String,
    /// Whom it is addressed to.
    pub addressees: Vec<String>,
    /// What it says: a paragraph or item on each line.
    pub text: String,
    /// Who signs, and in whose name.
    pub signature: Signature,
    /// Who receives it; the line of the archive is the last one.
    pub recipients: Vec<String>,
    /// The abbreviation of the unit that drafts it: the symbol of an official letter ends in it.
    pub unit: Option<String>,
    /// What comes with it.
    pub annexes: Vec<Annex>,
}

/// A draft that is to be issued.
#[derive(Clone, Debug)]
pub struct Issue<'d> {
    /// The draft.
    pub draft: &'d Draft,
    /// The id of the command: asked for twice, it is issued once.
    pub id: Option<CommandId>,
    /// The first number of the register of its year, where that is to be opened.
    pub first: Option<u32>,
    /// Whether tasks are proposed from it: a letter about tasks that are in the ledger gives out none.
    pub proposes: bool,
    /// The name of the files, without their ending.
    pub name: &'d str,
}

/// A paper that was issued.
#[derive(Debug)]
pub struct Issued {
    /// The document with its tasks.
    pub imported: Imported,
    /// Number and symbol: "149/TB-SKHCN".
    pub code: String,
    /// What whoever asked for it should know of its files.
    pub warnings: Vec<Warning>,
}

/// Reads a file that the office wrote.
pub type Reading<'r, E> = &'r dyn Fn(&str, &[u8]) -> Result<blocks::Document, E>;

impl Draft {
    /// Returns the paper of an office; its number is open where `None`.
    pub fn paper(&self, office: &forms::paper::Office, number: Option<u32>) -> Paper {
        let lines = self.text.lines().map(str::trim).filter(|line| !line.is_empty());
        let mut paper = Paper {
            subject: self.subject.clone(),
            addressees: self.addressees.clone(),
            body: lines.map(Block::typed).collect(),
            signature: self.signature.clone(),
            recipients: self.recipients.clone(),
            annexes: self.annexes.clone(),
            ..office.paper(self.kind, Day::Signed(self.day))
        };
        paper.letterhead.number = number;
        if let (Kind::Letter, Some(unit)) = (self.kind, &self.unit) {
            paper.letterhead.symbol = format!("{}-{unit}", paper.letterhead.symbol);
        }
        paper
    }
}

/// Returns the lines of a field, each without spaces, dashes and stops around it.
pub fn lines(text: &str) -> Vec<String> {
    let plain =
        |line: &str| line.trim().trim_start_matches("- ").trim_end_matches([';', '.']).trim().to_owned();
    text.lines().map(plain).filter(|line| !line.is_empty()).collect()
}

impl Office {
    /// Returns the paper of a draft, without a number.
    ///
    /// # Errors
    ///
    /// The configuration or the ledger cannot be read.
    pub fn draft_paper(&self, draft: &Draft) -> Result<Paper, Error> {
        Ok(draft.paper(&self.on_paper(draft.day)?, None))
    }

    /// Returns the register that numbers what is issued on a day.
    pub fn issued_book(&self, day: Date) -> Book {
        Book { body: self.tenant().root, year: day.year(), series: Series::Issued { name: None } }
    }

    /// Returns the number that what is issued on a day gets next; `None` where nobody opened the register of its year.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn next_issued(&self, day: Date) -> Result<Option<u32>, Error> {
        let register = self.register(&self.issued_book(day))?;
        Ok(register.book.is_some().then(|| register.next()))
    }

    /// Returns who receives a paper that gives work to units.
    ///
    /// # Errors
    ///
    /// The ledger cannot be read.
    pub fn recipients(
        &self,
        concerned: &Concerned,
        drafted: Option<&str>,
        day: Date,
    ) -> Result<Vec<String>, Error> {
        let organisation = self.organisation()?;
        let name = organisation.name_on(self.tenant().root, day).unwrap_or_default();
        Ok(forms::paper::recipients(name, concerned, drafted))
    }

    /// Returns the units that the tasks of a paper are given to, in the order in which it names them.
    ///
    /// # Errors
    ///
    /// The ledger cannot be read.
    pub fn concerned(&self, document: &blocks::Document, day: Date) -> Result<Concerned, Error> {
        let organisation = self.organisation()?;
        let root = self.tenant().root;
        let known = crate::organisation::for_reading(&organisation, root, day);
        let options = directive::Options { organisation: Some(&known), reference_date: Some(day) };
        let reading = directive::read(document, &options);
        let frame = crate::Frame {
            document: DocumentId::from_bytes([0; 16]),
            blocks: document,
            organisation: &organisation,
            body: root,
            day,
        };
        let proposals = crate::propose(&reading, frame, || ledger::OrderId::from_bytes([0; 16]));
        let mut units = Vec::new();
        for content in proposals.into_iter().flat_map(|proposal| proposal.contents) {
            for unit in content.lead.into_iter().chain(content.support) {
                if unit != root && !units.contains(&unit) {
                    units.push(unit);
                }
            }
        }
        let below = |unit: &&ledger::UnitId| {
            organisation.exists(**unit, day) && organisation.parent_on(**unit, day) == Some(root)
        };
        if !units.is_empty() && organisation.units.keys().filter(below).all(|unit| units.contains(unit)) {
            return Ok(Concerned::All);
        }
        let name = |unit: &ledger::UnitId| organisation.name_on(*unit, day).map(str::to_owned);
        Ok(Concerned::These(units.iter().filter_map(name).collect()))
    }
}

/// What is written of a paper.
struct Files {
    docx: Vec<u8>,
    /// Other forms of it, with their names.
    others: Vec<(String, Vec<u8>)>,
    warnings: Vec<Warning>,
}

impl Files {
    fn of(paper: &Paper, name: &str) -> Result<Self, Error> {
        let bad = |why: std::io::Error| Error::BadFile { path: name.to_owned(), why: why.to_string() };
        let (mut others, mut warnings) = (Vec::new(), Vec::new());
        for format in Format::ALL.iter().filter(|format| format.is_of_pages()) {
            let written = format.write(paper).map_err(bad)?;
            warnings.extend(written.warnings);
            others.push((format!("{name}.{}", format.name()), written.bytes));
        }
        Ok(Self { docx: forms::docx::write(paper).map_err(bad)?, others, warnings })
    }
}

impl Actor<'_> {
    /// Gives a draft the next number of its register, enters it as an issued document, proposes its tasks, and keeps its
    /// files: all of it or nothing.
    ///
    /// # Errors
    ///
    /// It is not allowed, or refused by the rules (the register is not open, the day is to come); its file cannot be read.
    pub fn issue<E: From<Error>>(&self, issue: &Issue<'_>, read: Reading<'_, E>) -> Result<Issued, E> {
        let office = self.office.on_paper(issue.draft.day)?;
        for _ in 0..TRIES {
            let next = self.office.next_issued(issue.draft.day)?;
            // Where it is not open, the ledger refuses below; or it is opened with its first number.
            let number = next.or(issue.first).unwrap_or(1);
            let paper = issue.draft.paper(&office, Some(number));
            let name = format!("{number:02}-{}", issue.name);
            let files = Files::of(&paper, &name)?;
            let name = format!("{name}.docx");
            // Outside of the transaction: others go on writing meanwhile.
            let blocks = read(&name, &files.docx)?;
            if let Some(issued) = self.issue_as(issue, number, &paper, &name, &files, &blocks)? {
                return Ok(issued);
            }
        }
        let register = Subject::Register(self.office.issued_book(issue.draft.day).register());
        Err(Error::Store(store::Error::Conflict(register)).into())
    }

    /// Issues a draft under a number; `None` where that is not the next one any more.
    fn issue_as(
        &self,
        issue: &Issue<'_>,
        number: u32,
        paper: &Paper,
        name: &str,
        files: &Files,
        blocks: &blocks::Document,
    ) -> Result<Option<Issued>, Error> {
        let organisation = self.organisation_for_reading()?;
        let options = directive::Options { organisation: Some(&organisation), reference_date: None };
        let reading = directive::read(blocks, &options);
        let file = Read { name, bytes: &files.docx, document: blocks, reading: &reading };
        let order = Order { id: issue.id, ..Order::new(()) }.on(Some(issue.draft.day));
        self.write(|writer, known| {
            if let Some(issued) = self.issued_before(writer, issue.id)? {
                return Ok(Some(issued));
            }
            let id = DocumentId::from_bytes(ids::new(self.now));
            if !self.draw(writer, known, issue, number, id, &order)? {
                return Ok(None);
            }
            let hash = self.office.files().put(&files.docx)?;
            let card = self.card_of(paper, issue.draft.day, Original { hash, name: name.to_owned() });
            if self.same_paper(writer, &card)?.is_some() {
                let taken = vec![("code", paper.letterhead.number_and_symbol())];
                return Err(Error::Refused { key: "draft-refusal-number-taken", arguments: taken });
            }
            let body = self.office.tenant().root;
            let entered = document::Command::Issue { body, card: Box::new(card), secrecy: Secrecy::Unmarked };
            self.document_in(writer, known, id, order.with(entered))?;
            let imported = match issue.proposes {
                true => self.take_tasks(writer, known, id, &file)?,
                false => crate::import::without_tasks(id),
            };
            for (name, bytes) in &files.others {
                let file = Original { hash: self.office.files().put(bytes)?, name: name.clone() };
                let keep = document::Command::KeepFile { what: FileKind::Written, file };
                self.document_in(writer, known, id, Order::new(keep))?;
            }
            let code = paper.letterhead.number_and_symbol();
            Ok(Some(Issued { imported, code, warnings: files.warnings.clone() }))
        })
    }

    /// Returns what a command issued, where it was carried out before.
    fn issued_before(&self, writer: &mut Writer<'_>, id: Option<CommandId>) -> Result<Option<Issued>, Error> {
        let Some(id) = id else { return Ok(None) };
        let tenant = writer.tenant();
        let events = writer.events_by(tenant, id)?;
        let document = events.iter().find_map(|event| {
            if let Subject::Document(document) = event.subject { Some(document) } else { None }
        });
        let Some(document) = document else { return Ok(None) };
        let Some(listed) = writer.document(tenant, document)? else { return Ok(None) };
        let code = listed.code().unwrap_or_default();
        Ok(Some(Issued { imported: crate::import::already(&listed), code, warnings: Vec::new() }))
    }

    /// Gives the next number of the register to a document; `false` where it is another one.
    fn draw(
        &self,
        writer: &mut Writer<'_>,
        known: &crate::Known,
        issue: &Issue<'_>,
        number: u32,
        to: DocumentId,
        order: &Order<()>,
    ) -> Result<bool, Error> {
        let book = self.office.issued_book(issue.draft.day);
        let subject = Subject::Register(book.register());
        let tenant = writer.tenant();
        let entries = writer.entries::<register::Event>(tenant, subject)?;
        let is_open = Register::now(&entries).book.is_some();
        if is_open && Register::now(&entries).next() != number {
            return Ok(false);
        }
        let open = issue
            .first
            .filter(|_| !is_open)
            .map(|first| register::Command::Open { book: book.clone(), first });
        let give = register::Command::Give { to, number: None };
        for command in open.into_iter().chain([give]) {
            let meta = self.meta(writer, &order.with(()));
            self.check_keeps(known, command.name(), book.body, &meta)?;
            let entries = writer.entries::<register::Event>(tenant, subject)?;
            let (rules, calendar) = known.laws.now();
            let decided = register::decide(&entries, command, &meta, Judge { rules, calendar })?;
            append(writer, subject, entries.len(), events(decided, &meta))?;
        }
        Ok(true)
    }

    /// Returns the card of a paper as it was written.
    fn card_of(&self, paper: &Paper, day: Date, file: Original) -> Card {
        let letterhead = &paper.letterhead;
        Card {
            number: letterhead.number.map(register::written),
            symbol: Some(letterhead.symbol.clone()),
            date: Some(day),
            issuer: letterhead.issuer.clone(),
            issuer_unit: Some(self.office.tenant().root),
            kind: Some(paper.kind.words().to_owned()),
            subject: paper.subject.clone(),
            urgency: paper.urgency,
            programme: false,
            arrival: None,
            original: Some(file),
        }
    }
}

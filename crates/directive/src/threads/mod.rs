//! Threads: the same work met again in several documents: assigned, slipped, reported, re-assigned, renamed.
//!
//! ```text
//! readings -> mentions (a clause with its features) -> links (scored) -> chains -> threads (steps in order of date)
//! ```
//!
//! High precision first: two clauses are one piece of work only where what they have in common is rare (the name of a
//! product, a cited document, a quoted title), never through orders that everybody gets ("theo dõi, đôn đốc").

mod chain;
mod lexicon;
mod mention;
mod party;
mod place;
mod same;
mod step;
mod title;
mod told;
mod weigh;
mod words;

use crate::reading::Reading;
use jiff::civil::Date;
pub use place::day;
pub use same::same_product;
pub use told::{Told, told};

/// A reading and the file it was read from.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'r> {
    /// The file's name.
    pub name: &'r str,
    /// What was read from it.
    pub reading: &'r Reading,
}

/// The same work through several documents.
#[derive(Clone, Debug, PartialEq)]
pub struct Thread {
    /// What the work is, in the words of one of the documents.
    pub title: String,
    /// Where it was met, in order of the documents' dates.
    pub steps: Vec<Step>,
}

/// One place where the work was met.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Index of the entry.
    pub document: usize,
    /// Where in the reading.
    pub place: Place,
    /// Other tasks of the document with equal words: shares of one order.
    pub shares: Vec<usize>,
    /// The words that speak of the work: a clause of the place.
    pub words: String,
    /// What became of the work here, the gravest change first.
    pub status: Status,
    /// The day by which it is due here.
    pub due: Option<Date>,
    /// What is not as it was before.
    pub changes: Vec<Change>,
    /// Why it belongs to the thread; `None` for the first step.
    pub link: Option<Link>,
}

/// A place in a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The task of this index.
    Task(usize),
    /// The item of this index: a report's prose.
    Item(usize),
    /// The figure of this index.
    Figure(usize),
}

/// What became of the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Given out for the first time.
    Assigned,
    /// Given to another unit.
    Reassigned,
    /// Goes on under another name.
    Renamed,
    /// Given a later day.
    Slipped,
    /// Given again, nothing changed for the worse.
    Repeated,
    /// Put before the level above as work to come.
    Proposed,
    /// Told to be done.
    Done,
    /// Told to be going on, or late.
    InProgress,
}

/// What is not as it was in an earlier step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Another day.
    Due {
        /// The day before.
        from: Date,
        /// The day now.
        to: Date,
    },
    /// Another unit in charge.
    Lead {
        /// The units before.
        from: Vec<String>,
        /// The units now.
        to: Vec<String>,
    },
    /// Another name of the product.
    Name {
        /// The name before.
        from: String,
        /// The name now.
        to: String,
    },
}

/// Why a step belongs to its thread.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The step of the thread that it is most like, an earlier one where there is one like it.
    pub to: usize,
    /// 0 to 1.
    pub score: f64,
    /// What the two have in common, the strongest first.
    pub reasons: Vec<Reason>,
}

/// What two steps have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// This step cites the document of the other.
    CitesIt(String),
    /// Both cite this document.
    SameReference(String),
    /// Both quote this title.
    SameTitle(String),
    /// Both speak of this product, in these words.
    SameProduct(String),
    /// Both have these words.
    SameWords(String),
    /// The same unit is in charge.
    SameUnit(String),
    /// Both want this result.
    SameTarget(String),
}

/// Finds the threads of several documents, those that run longest first. The order of the entries does not matter.
pub fn find(entries: &[Entry<'_>]) -> Vec<Thread> {
    let order = in_order(entries);
    let readings: Vec<&Reading> = order.iter().map(|at| entries[*at].reading).collect();
    let names = mention::names(&readings);
    let mentions: Vec<mention::Mention> = readings
        .iter()
        .enumerate()
        .flat_map(|(document, reading)| mention::of_reading(document, reading, &names))
        .collect();
    let weights = weigh::Weights::of(&mentions);
    let chains = chain::find(&readings, &mentions, &weights);
    let mut threads: Vec<Thread> =
        chains.iter().map(|chain| step::thread(&readings, &mentions, &weights, chain)).collect();
    threads.sort_by(|one, two| {
        let documents = |thread: &Thread| documents(thread);
        let first = |thread: &Thread| thread.steps.first().map(|step| (step.document, step.place));
        documents(two).cmp(&documents(one)).then_with(|| first(one).cmp(&first(two)))
    });
    for thread in &mut threads {
        for step in &mut thread.steps {
            step.document = order[step.document];
        }
    }
    threads
}

/// Returns the number of documents that a thread runs through.
fn documents(thread: &Thread) -> usize {
    let mut documents: Vec<usize> = thread.steps.iter().map(|step| step.document).collect();
    documents.dedup();
    documents.len()
}

/// The indices of the entries in order of date; a document that was read twice counts once.
fn in_order(entries: &[Entry<'_>]) -> Vec<usize> {
    let key = |at: &usize| {
        let Entry { name, reading } = entries[*at];
        let card = &reading.card;
        let words =
            |read: &Option<crate::reading::Read<String>>| read.as_ref().map(|read| read.value.clone());
        let tasks: Vec<&str> = reading.tasks.iter().map(|task| task.text.as_str()).collect();
        ((day(card), words(&card.number), words(&card.symbol), words(&card.issuer), tasks), name)
    };
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by_cached_key(|at| {
        let (document, name) = key(at);
        (document.0.is_none(), document, name)
    });
    order.dedup_by(|later, earlier| {
        let (one, two) = (key(earlier).0, key(later).0);
        one == two && !one.4.is_empty()
    });
    order
}

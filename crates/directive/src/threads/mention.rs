//! Mentions: a clause of a task, or of a report's prose, with the features that say which work it is.

use super::Place;
use super::lexicon::{Effect, Phrases, Product};
use super::words::{Cut, Piece, Sort, cut, name};
use crate::reading::{Fate, Party, Reading, Reason, Task};
use crate::reference::Reference;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::sync::Arc;
use viet::fold;

/// A clause that may belong to a thread.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// Index of the document, in order of date.
    pub(super) document: usize,
    /// Where it stands.
    pub(super) place: Place,
    /// Tasks of the same document with equal words.
    pub(super) shares: Vec<usize>,
    /// The words of the whole item.
    pub(super) text: Arc<str>,
    /// The bytes of the clause in them.
    pub(super) bytes: Range<usize>,
    /// The syllables of the clause.
    pub(super) pieces: Vec<Piece>,
    /// What says which work it is, sorted.
    pub(super) features: Vec<Feature>,
    /// The nouns of its products, as written in lower case.
    pub(super) products: Vec<(Product, &'static str)>,
    /// Years that name an edition ("Cuộc thi ... năm 2024").
    pub(super) years: BTreeSet<u32>,
}

/// What says which work it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Feature {
    /// Two syllables in a row.
    Words(String),
    /// Two syllables in a row inside the name of a product.
    Product(Product, String),
    /// A cited document, by number and kind; what the work does to it, or only bases itself on it.
    Cited { key: String, basis: bool },
    /// Words in quotation marks.
    Title(String),
    /// A long number that is a name: "17025".
    Code(String),
}

impl Feature {
    /// How much the kind of feature says.
    pub(super) fn worth(&self) -> f64 {
        match self {
            Self::Words(_) => 1.0,
            Self::Product(product, _) if product.speaks_alone() => 1.8,
            Self::Product(..) => 1.2,
            Self::Cited { basis: false, .. } => 2.5,
            Self::Cited { basis: true, .. } => 0.8,
            Self::Title(_) => 2.0,
            Self::Code(_) => 1.5,
        }
    }
}

/// Syllables that the name of a product may take.
const LONGEST_PRODUCT: usize = 12;

/// Words of a title that is one feature; longer ones are told apart by their words.
const LONGEST_TITLE: usize = 16;

/// Prose of a report longer than this (in bytes of one item) is a table or a law, not a statement.
const LONGEST_ITEM: usize = 20_000;

/// Returns the mentions of a reading, in order.
pub(super) fn of_reading(document: usize, reading: &Reading, names: &Phrases) -> Vec<Mention> {
    let mut mentions = of_tasks(document, reading, names);
    for (index, item) in reading.items.iter().enumerate() {
        let told = matches!(item.fate, Fate::NoTask(Reason::Report | Reason::Assessment | Reason::Done));
        if told && item.text.len() <= LONGEST_ITEM {
            add(&mut mentions, document, Place::Item(index), &item.text, names);
        }
    }
    for (index, figure) in reading.figures.iter().enumerate() {
        let inside =
            reading.items.iter().any(|item| item.spans.iter().any(|span| span.contains(figure.span)));
        if !inside {
            let text = format!("{}: {}", figure.what, figure.text);
            add(&mut mentions, document, Place::Figure(index), &text, names);
        }
    }
    mentions
}

/// Returns the mentions of the tasks alone, in order.
pub(super) fn of_own_tasks(reading: &Reading) -> Vec<Mention> {
    of_tasks(0, reading, &names(&[reading]))
}

fn of_tasks(document: usize, reading: &Reading, names: &Phrases) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for (index, shares) in orders(&reading.tasks) {
        let first = mentions.len();
        add(&mut mentions, document, Place::Task(index), &reading.tasks[index].text, names);
        mentions[first..].iter_mut().for_each(|mention| mention.shares.clone_from(&shares));
    }
    mentions
}

/// Returns the first task of each wording, with the later tasks of the same wording: one order with shares.
fn orders(tasks: &[Task]) -> Vec<(usize, Vec<usize>)> {
    let mut orders: Vec<(usize, Vec<usize>)> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for (index, task) in tasks.iter().enumerate() {
        let words = task.text.trim_end_matches(['.', ';', ',', '/', ' ']);
        if let Some((_, shares)) = known.get(words).and_then(|order| orders.get_mut(*order)) {
            shares.push(index);
        } else {
            known.insert(words, orders.len());
            orders.push((index, Vec::new()));
        }
    }
    orders
}

/// Returns the names of units and persons of documents: they say who does the work, not which work it is.
pub(super) fn names(readings: &[&Reading]) -> Phrases {
    let mut names = Phrases::default();
    let tasks = readings.iter().flat_map(|reading| &reading.tasks);
    let parties = tasks.flat_map(|task| [&task.lead, &task.support, &task.submit_to]);
    let unique: BTreeSet<&str> = parties.flatten().map(|party: &Party| party.name.as_str()).collect();
    for party in unique {
        let words = name(party);
        if words.len() > 1 {
            names.insert(&words, Effect::Ending);
        }
    }
    names
}

fn add(mentions: &mut Vec<Mention>, document: usize, place: Place, text: &str, names: &Phrases) {
    let text: Arc<str> = Arc::from(text);
    let cut = cut(&text, names);
    for clause in clauses(&text, &cut) {
        let pieces = &cut.pieces[clause.clone()];
        let Some(bytes) = bytes(&cut.pieces, &clause, text.len()) else { continue };
        let features = features(&text, pieces, &cut, &bytes);
        if features.is_empty() {
            continue;
        }
        mentions.push(Mention {
            document,
            place,
            shares: Vec::new(),
            products: products(pieces),
            years: years(&text[bytes.clone()]),
            text: Arc::clone(&text),
            bytes,
            pieces: pieces.to_vec(),
            features,
        });
    }
}

/// The bytes of a clause: from its first piece to the first of the next clause.
fn bytes(pieces: &[Piece], clause: &Range<usize>, end: usize) -> Option<Range<usize>> {
    let first = pieces.get(clause.start)?.bytes.start;
    let last = pieces.get(clause.end).map_or(end, |piece| piece.bytes.start);
    (first < last).then_some(first..last)
}

/// The clauses as ranges of pieces. A clause also ends where a second product begins.
fn clauses(text: &str, cut: &Cut) -> Vec<Range<usize>> {
    let mut clauses = Vec::new();
    let mut start = 0;
    let mut named = false;
    for (at, piece) in cut.pieces.iter().enumerate() {
        match piece.sort {
            Sort::EndOfClause => {
                clauses.push(start..at);
                start = at + 1;
                named = false;
            }
            Sort::Product(
                Product::Resolution | Product::Regulation | Product::Contest | Product::Market,
                _,
            ) if named => {
                // "Nghị quyết quy định ..." is one product; "Quy chế ... và Quy định ..." are two.
                let fresh =
                    cut.pieces[start..at].iter().rev().take(5).take_while(|piece| !is_product(piece)).count()
                        > 4;
                if fresh && capital(text, piece) {
                    clauses.push(start..at);
                    start = at;
                }
            }
            Sort::Product(..) => named = true,
            Sort::Plain | Sort::Generic | Sort::EndOfPhrase => {}
        }
    }
    clauses.push(start..cut.pieces.len());
    clauses.retain(|clause| !clause.is_empty());
    clauses
}

fn is_product(piece: &Piece) -> bool {
    matches!(piece.sort, Sort::Product(..))
}

fn capital(text: &str, piece: &Piece) -> bool {
    text.get(piece.bytes.start..).is_some_and(|rest| rest.starts_with(char::is_uppercase))
}

fn features(text: &str, pieces: &[Piece], cut: &Cut, bytes: &Range<usize>) -> Vec<Feature> {
    let mut features = Vec::new();
    for pair in pieces.windows(2) {
        if counts(pair[0].sort) && counts(pair[1].sort) {
            features.push(Feature::Words(format!("{} {}", pair[0].word, pair[1].word)));
        }
    }
    for piece in pieces.iter().filter(|piece| piece.word.starts_with(|first: char| first.is_ascii_digit())) {
        features.push(Feature::Code(piece.word.clone()));
    }
    for (at, piece) in pieces.iter().enumerate() {
        if let Sort::Product(product, noun) = piece.sort {
            let name: Vec<&Piece> = pieces[at..]
                .iter()
                .take(LONGEST_PRODUCT)
                .take_while(|piece| !piece.sort.ends())
                .skip(noun.split(' ').count())
                .collect();
            let pairs = name.windows(2).map(|pair| format!("{} {}", pair[0].word, pair[1].word));
            features.extend(pairs.map(|pair| Feature::Product(product, pair)));
            if product.speaks_alone() {
                features.push(Feature::Product(product, String::new()));
            }
        }
    }
    let cited = cut.cited.partition_point(|cited| cited.range.start < bytes.start);
    for cited in cut.cited[cited..].iter().take_while(|cited| cited.range.start < bytes.end) {
        let basis = is_basis(&text[..cited.range.start]);
        features.extend(key(cited).map(|key| Feature::Cited { key, basis }));
    }
    let titles = cut.quoted.partition_point(|title| title.start < bytes.start);
    for title in cut.quoted[titles..].iter().take_while(|title| title.start < bytes.end) {
        let words = fold::key(&text[title.start..title.end]);
        if words.split(' ').count() <= LONGEST_TITLE && !words.is_empty() {
            features.push(Feature::Title(words));
        }
    }
    features.sort();
    features.dedup();
    features
}

fn counts(sort: Sort) -> bool {
    match sort {
        Sort::Plain | Sort::Product(..) => true,
        Sort::Generic | Sort::EndOfPhrase | Sort::EndOfClause => false,
    }
}

fn products(pieces: &[Piece]) -> Vec<(Product, &'static str)> {
    let product = |piece: &Piece| match piece.sort {
        Sort::Product(product, noun) => Some((product, noun)),
        Sort::Plain | Sort::Generic | Sort::EndOfPhrase | Sort::EndOfClause => None,
    };
    pieces.iter().filter_map(product).collect()
}

/// Words before a citation that make it the basis of the work, not its subject.
const BASIS: &[&str] =
    &["theo", "tại", "căn cứ", "theo yêu cầu tại", "so với", "thực hiện theo", "tinh thần"];

fn is_basis(before: &str) -> bool {
    // The longest of the words has fewer bytes.
    let near = before.len().saturating_sub(60);
    let near = (near..=before.len()).find(|at| before.is_char_boundary(*at)).unwrap_or(0);
    let before = fold::lower(before[near..].trim_end());
    BASIS.iter().any(|word| before.ends_with(word))
}

/// The key of a cited document: its number and the short name of its kind. `None` for one without a number.
pub(super) fn key(cited: &Reference) -> Option<String> {
    key_of(cited.number.as_deref()?, cited.kind.as_deref(), cited.symbol.as_deref())
}

/// The key of a document by number, kind and symbol.
pub(super) fn key_of(number: &str, kind: Option<&str>, symbol: Option<&str>) -> Option<String> {
    let number = number.trim_start_matches('0');
    let first = |words: &str| words.split(' ').filter_map(|word| word.chars().next()).collect::<String>();
    let kind = kind.map(fold::lower).map(|kind| first(&kind));
    let symbol = symbol.map(|symbol| {
        let symbol = fold::lower(symbol);
        symbol.split(['-', '/']).next().unwrap_or("").to_owned()
    });
    let kind = kind.or(symbol)?;
    (!number.is_empty()).then(|| format!("{number}|{kind}"))
}

/// Words that make the year behind them a limit, not a name.
const LIMITS: &[&str] = &["trong", "đến", "hết", "từ", "đầu", "giữa", "cuối", "đấu", "trước", "sau"];

/// Years that stand behind "năm" without a month: they name an edition, a plan's year.
fn years(clause: &str) -> BTreeSet<u32> {
    let words = viet::words::Words::of(clause);
    let mut years = BTreeSet::new();
    for at in 1..words.len() {
        let year = words.number(at).filter(|year| (1990..2100).contains(year));
        let dated = at >= 2 && words.kind(at - 2) == Some(viet::words::Kind::Number);
        let limit = at >= 2 && LIMITS.contains(&words.lower(at - 2));
        if words.lower(at - 1) == "năm" && !dated && !limit {
            years.extend(year);
        }
    }
    years
}

//! The steps of a thread: what became of the work in each document, and why it belongs to the thread.

use super::chain::{Chain, Documents, LEAST_SCORE};
use super::mention::{Feature, Mention};
use super::party;
use super::weigh::Weights;
use super::words::{Piece, Sort};
use super::{Change, Link, Place, Reason, Status, Step, Thread, title};
use crate::reading::{Reading, Task};
use std::collections::{BTreeMap, BTreeSet};
use viet::fold;

/// Makes the thread of a chain. Documents are numbered in order of date.
pub(super) fn thread(
    readings: &[&Reading],
    mentions: &[Mention],
    weights: &Weights,
    chain: &Chain,
) -> Thread {
    let Places { best: places, all } = by_place(mentions, weights, chain);
    let documents = Documents::of(readings);
    let mut steps: Vec<Step> = Vec::new();
    for (at, &member) in places.iter().enumerate() {
        let mention = &mentions[member];
        let link = (at > 0).then(|| best_link(weights, &all, at)).flatten().map(|(score, to, one, two)| {
            Link { to, score, reasons: reasons(readings, mentions, weights, &documents, (one, two)) }
        });
        let changes = changes(readings, mentions, places.split_at(at), &steps, member);
        let words = mention.text[mention.bytes.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
        steps.push(Step {
            document: mention.document,
            place: mention.place,
            shares: mention.shares.clone(),
            status: status(readings, mention, &steps, &changes),
            due: due(readings, mention),
            words,
            changes,
            link,
        });
    }
    Thread { title: title::of(mentions, weights, chain), steps }
}

/// The score and the step that a step is most like, and the two mentions: an earlier step where that is evidence
/// enough, otherwise any.
fn best_link(weights: &Weights, all: &[Vec<usize>], at: usize) -> Option<(f64, usize, usize, usize)> {
    let to = |to: usize| {
        let pairs = all[to].iter().flat_map(|one| all[at].iter().map(move |two| (*one, *two)));
        pairs.map(move |(one, two)| (weights.likeness(one, two).score, to, one, two))
    };
    let best = |steps: &mut dyn Iterator<Item = usize>| {
        steps.flat_map(to).max_by(|one, two| {
            one.0.total_cmp(&two.0).then_with(|| (one.1, one.2, one.3).cmp(&(two.1, two.2, two.3)))
        })
    };
    let earlier = best(&mut (0..at));
    if earlier.is_some_and(|(score, ..)| score >= LEAST_SCORE) {
        return earlier;
    }
    best(&mut (0..all.len()).filter(|to| *to != at))
}

/// The mentions of a chain by place, in order of documents and places.
struct Places {
    /// The mention that says most of what the chain is about.
    best: Vec<usize>,
    /// All of them.
    all: Vec<Vec<usize>>,
}

fn by_place(mentions: &[Mention], weights: &Weights, chain: &Chain) -> Places {
    let mut places: BTreeMap<(usize, Place), Vec<usize>> = BTreeMap::new();
    for &member in &chain.members {
        places.entry((mentions[member].document, mentions[member].place)).or_default().push(member);
    }
    let worth = |member: &usize| -> f64 {
        let count = |number: &u32| f64::from(chain.support.get(number).copied().unwrap_or(0));
        weights.vectors[*member].iter().map(|number| weights.weights[*number as usize] * count(number)).sum()
    };
    let best = |all: &Vec<usize>| {
        all.iter().copied().max_by(|one, two| worth(one).total_cmp(&worth(two)).then(two.cmp(one)))
    };
    Places { best: places.values().filter_map(best).collect(), all: places.into_values().collect() }
}

fn task<'r>(readings: &[&'r Reading], mention: &Mention) -> Option<&'r Task> {
    match mention.place {
        Place::Task(index) => readings[mention.document].tasks.get(index),
        Place::Item(_) | Place::Figure(_) => None,
    }
}

/// The latest day named in the clause, otherwise the task's.
fn due(readings: &[&Reading], mention: &Mention) -> Option<jiff::civil::Date> {
    let task = task(readings, mention)?;
    let clause = fold::key(&mention.text[mention.bytes.clone()]);
    let own = task.deadlines.iter().filter(|deadline| clause.contains(&fold::key(&deadline.text)));
    own.filter_map(|deadline| deadline.due).max().or(task.due)
}

fn leads(task: &Task) -> Vec<String> {
    task.lead.iter().map(|party| party.name.clone()).filter(|name| name != "*").collect()
}

/// Tells whether two lists of units have one in common.
fn share_unit(one: &[String], two: &[String]) -> bool {
    one.iter().any(|one| two.iter().any(|two| party::same(one, two)))
}

/// What is not as it was in the latest earlier step that says it.
fn changes(
    readings: &[&Reading],
    mentions: &[Mention],
    (places, rest): (&[usize], &[usize]),
    steps: &[Step],
    member: usize,
) -> Vec<Change> {
    let mention = &mentions[member];
    let Some(now) = task(readings, mention) else { return Vec::new() };
    let mut changes = Vec::new();
    let earlier = || {
        places
            .iter()
            .zip(steps)
            .rev()
            .map(|(at, step)| (&mentions[*at], step))
            .filter(|(before, _)| before.document != mention.document)
    };
    let same_issuer = |before: &Mention| {
        let issuer =
            |document: usize| readings[document].card.issuer.as_ref().map(|issuer| fold::key(&issuer.value));
        issuer(before.document) == issuer(mention.document)
    };
    let parts: Vec<&Task> = places
        .iter()
        .chain(rest)
        .map(|at| &mentions[*at])
        .filter(|other| other.document == mention.document)
        .filter_map(|other| task(readings, other))
        .collect();
    let to = leads(now);
    let before = earlier()
        .filter(|(before, _)| same_issuer(before))
        .find(|(before, _)| task(readings, before).is_some_and(|task| !leads(task).is_empty()))
        .map(|(before, _)| before.document);
    if let Some(before) = before.filter(|_| !to.is_empty()) {
        let tasks = places.iter().map(|at| &mentions[*at]).filter(|other| other.document == before);
        let from: BTreeSet<String> =
            tasks.filter_map(|other| task(readings, other)).flat_map(leads).collect();
        let from: Vec<String> = from.into_iter().collect();
        if hands_over(&from, now, &parts) {
            changes.push(Change::Lead { from, to });
        }
    }
    if let Some((from, to)) = renamed(mention, earlier().map(|(before, _)| before)) {
        changes.push(Change::Name { from, to });
    }
    let day = due(readings, mention);
    let day_before = earlier()
        .filter(|(before, _)| same_edition(readings, before, mention))
        .find_map(|(_, step)| step.due);
    if let (Some(from), Some(to)) = (day_before, day)
        && from != to
    {
        changes.push(Change::Due { from, to });
    }
    changes
}

/// Words that say that the unit before hands the work over.
const HANDED_OVER: &[&str] = &["thay", "tiếp nhận từ", "bàn giao", "chuyển giao nhiệm vụ", "chuyển cho"];

/// Tells whether a task takes the work away from the units that had it: none of them has a part in the document's tasks of
/// the thread, or the words say it.
fn hands_over(from: &[String], now: &Task, parts: &[&Task]) -> bool {
    if share_unit(from, &leads(now)) {
        return false;
    }
    let words = fold::key(&now.text);
    let named = from.iter().any(|name| words.contains(&fold::key(name)));
    if named && HANDED_OVER.iter().any(|word| words.contains(word)) {
        return true;
    }
    let has_part = |task: &&Task| {
        let parties = [&task.lead, &task.support, &task.submit_to].into_iter().flatten();
        let names: Vec<String> = parties.map(|party| party.name.clone()).collect();
        share_unit(from, &names)
    };
    !named && !parts.iter().chain([&now]).any(has_part)
}

/// Years that name editions must not contradict each other: the contest of 2025 is not the late contest of 2024. Words
/// without a year mean the edition of their document's year.
pub(super) fn same_edition(readings: &[&Reading], one: &Mention, two: &Mention) -> bool {
    let (named, other) = if one.years.is_empty() { (two, one) } else { (one, two) };
    if named.years.is_empty() {
        return true;
    }
    if !other.years.is_empty() {
        return !named.years.is_disjoint(&other.years);
    }
    let year = super::day(&readings[other.document].card).and_then(|day| u32::try_from(day.year()).ok());
    year.is_none_or(|year| named.years.contains(&year))
}

/// The name of the product before and now: another noun with the same words, or as the document says ("tên cũ: ...").
fn renamed<'m>(mention: &Mention, earlier: impl Iterator<Item = &'m Mention>) -> Option<(String, String)> {
    if let Some(told) = told_name(mention) {
        return Some(told);
    }
    let nouns = |mention: &'m Mention, product| -> BTreeSet<&'static str> {
        let nouns = mention.products.iter().filter(|(other, _)| *other == product);
        nouns.map(|(_, noun)| *noun).collect()
    };
    let named = |feature: &Feature| match feature {
        Feature::Product(product, _) => Some(*product).filter(|product| !product.speaks_alone()),
        Feature::Words(_) | Feature::Cited { .. } | Feature::Title(_) | Feature::Code(_) => None,
    };
    let shared = |before: &Mention| {
        let shared = mention.features.iter().filter(|feature| before.features.binary_search(feature).is_ok());
        shared.filter_map(named).next()
    };
    let (before, product) = earlier.filter_map(|before| Some((before, shared(before)?))).next()?;
    let now: BTreeSet<&str> =
        mention.products.iter().filter(|(other, _)| *other == product).map(|(_, noun)| *noun).collect();
    let before = nouns(before, product);
    before.is_disjoint(&now).then_some(())?;
    Some(((*before.first()?).to_owned(), (*now.first()?).to_owned()))
}

/// "Cơ sở dữ liệu B (tên cũ: Cơ sở dữ liệu A)".
fn told_name(mention: &Mention) -> Option<(String, String)> {
    const OLD: &str = "(tên cũ";
    let clause = mention.text.get(mention.bytes.clone())?;
    let at = clause.find(OLD)?;
    let old = clause.get(at + OLD.len()..)?.split(')').next()?.trim_matches([':', ' ']);
    let end = mention.bytes.start + at;
    let noun = |piece: &&Piece| matches!(piece.sort, Sort::Product(..)) && piece.bytes.start < end;
    let start = mention.pieces.iter().rfind(noun)?.bytes.start;
    Some((old.to_owned(), mention.text.get(start..end)?.trim().to_owned()))
}

fn status(readings: &[&Reading], mention: &Mention, steps: &[Step], changes: &[Change]) -> Status {
    let Some(task) = task(readings, mention) else { return told(mention) };
    let assigned =
        steps.iter().any(|step| matches!(step.place, Place::Task(_)) && step.document != mention.document);
    if task.proposal {
        return Status::Proposed;
    }
    if !assigned {
        return Status::Assigned;
    }
    let mut status = Status::Repeated;
    for change in changes.iter().rev() {
        match change {
            Change::Due { from, to } if to > from => status = Status::Slipped,
            Change::Due { .. } => {}
            Change::Name { .. } => status = Status::Renamed,
            Change::Lead { .. } => status = Status::Reassigned,
        }
    }
    status
}

/// Words of a report that say that the work goes on, or has not begun.
const GOING_ON: &[&str] = &[
    "chưa",
    "đang",
    "chậm",
    "quá hạn",
    "vướng mắc",
    "tiếp tục",
    "trả lại",
    "yêu cầu bổ sung",
    "bổ sung hồ sơ",
    "kéo dài",
    "lùi",
    "chuyển sang",
];

/// Words that say that the words of [`RESULTS`] behind them have come true.
const PAST: &[&str] = &["đã", "được"];

/// Words of a report for what comes of work.
const RESULTS: &[&str] = &[
    "ban hành",
    "hoàn thành",
    "trình",
    "tổ chức",
    "cấp",
    "ký",
    "nộp",
    "phê duyệt",
    "thông qua",
    "công bố",
    "đạt",
    "nghiệm thu",
    "phát động",
    "khảo sát",
];

/// What a report says of the work: the sentence up to the end of the clause tells that it is done, the clause alone that it
/// goes on.
pub(super) fn told(mention: &Mention) -> Status {
    let before = mention.text.get(..mention.bytes.start).unwrap_or("");
    let sentence = before.rfind(". ").map_or(0, |at| at + 2);
    let says = |words: &[&str], text: &str| {
        let text = format!(" {} ", fold::key(text));
        words.iter().any(|word| text.contains(&format!(" {word} ")))
    };
    let words = mention.text.get(sentence..mention.bytes.end).unwrap_or("");
    let done = says(PAST, words) && says(RESULTS, words) || says(&["hoàn thành", "đạt"], words);
    let going_on = says(GOING_ON, &mention.text[mention.bytes.clone()]);
    if done && !going_on { Status::Done } else { Status::InProgress }
}

pub(super) fn reasons(
    readings: &[&Reading],
    mentions: &[Mention],
    weights: &Weights,
    documents: &Documents,
    (one, two): (usize, usize),
) -> Vec<Reason> {
    let (before, now) = (&mentions[one], &mentions[two]);
    let mut reasons = Vec::new();
    if documents.cites(now, before.document) {
        let card = &readings[before.document].card;
        let value =
            |read: &Option<crate::reading::Read<String>>| read.as_ref().map(|read| read.value.clone());
        let name =
            [value(&card.number), value(&card.symbol)].into_iter().flatten().collect::<Vec<_>>().join("/");
        reasons.push(Reason::CitesIt(name));
    }
    let mut shared: Vec<(f64, &Feature)> = weights
        .shared(one, two)
        .into_iter()
        .filter_map(|number| Some((weights.weights[number as usize], weights.feature_of(now, two, number)?)))
        .collect();
    shared.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    for (_, feature) in &shared {
        match feature {
            Feature::Cited { key, .. } => reasons.push(Reason::SameReference(cited(now, key))),
            Feature::Title(title) => reasons.push(Reason::SameTitle(title.clone())),
            Feature::Words(_) | Feature::Product(..) | Feature::Code(_) => {}
        }
    }
    let product = shared.iter().any(|(_, feature)| matches!(feature, Feature::Product(..)));
    if let Some(words) = common_words(before, now) {
        reasons.push(if product { Reason::SameProduct(words) } else { Reason::SameWords(words) });
    }
    if let (Some(before), Some(now)) = (task(readings, before), task(readings, now)) {
        let known = leads(before);
        let shared = leads(now).into_iter().find(|name| known.iter().any(|other| party::same(name, other)));
        reasons.extend(shared.map(Reason::SameUnit));
        let same = now.targets.iter().find(|target| {
            let like = |other: &&crate::reading::Target| {
                other.value.total_cmp(&target.value).is_eq()
                    && fold::key(&other.unit) == fold::key(&target.unit)
            };
            before.targets.iter().any(|other| like(&other))
        });
        reasons.extend(same.map(|target| Reason::SameTarget(target.text.clone())));
    }
    reasons
}

/// The document as it is cited.
fn cited(mention: &Mention, key: &str) -> String {
    let words = viet::words::Words::of(&mention.text);
    let found = crate::reference::find(&words);
    let same = found.iter().find(|cited| super::mention::key(cited).as_deref() == Some(key));
    same.and_then(|cited| mention.text.get(cited.range.clone())).unwrap_or(key).to_owned()
}

/// Syllables of a clause that are compared one by one.
const LONGEST_COMPARED: usize = 400;

/// The longest run of syllables that two clauses share, as the later one writes it.
fn common_words(one: &Mention, two: &Mention) -> Option<String> {
    let mut best = 0..0;
    let length = two.pieces.len().min(LONGEST_COMPARED);
    let mut row = vec![0_usize; length + 1];
    for piece in one.pieces.iter().take(LONGEST_COMPARED) {
        for at in (0..length).rev() {
            let other = &two.pieces[at];
            let same = !piece.sort.ends() && !other.sort.ends() && piece.word == other.word;
            row[at + 1] = if same { row[at] + 1 } else { 0 };
            if row[at + 1] > best.len() {
                best = at + 1 - row[at + 1]..at + 1;
            }
        }
    }
    let (first, last) = (two.pieces.get(best.start)?, two.pieces.get(best.end.checked_sub(1)?)?);
    let words = two.text.get(first.bytes.start..last.bytes.end)?;
    (best.len() > 1).then(|| words.split_whitespace().collect::<Vec<_>>().join(" "))
}

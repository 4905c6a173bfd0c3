//! What a report tells of tasks that were given: each statement with each task of its chain that it is like by itself.

use super::chain::{self, Documents};
use super::mention::{self, Mention};
use super::step;
use super::weigh::Weights;
use super::{Entry, Place, Reason, Status};
use crate::reading::Reading;
use std::collections::BTreeMap;

/// A statement of a report that speaks of the work of a task.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// Index of the statement among the report's items.
    pub item: usize,
    /// The words of it that speak of the work.
    pub words: String,
    /// What they say of it.
    pub status: Status,
    /// Index of the entry whose task it is.
    pub entry: usize,
    /// Index of the task.
    pub task: usize,
    /// The words of the task that order the work.
    pub ordered: String,
    /// How like both are, 0 to 1.
    pub score: f64,
    /// What both have in common, the strongest first.
    pub reasons: Vec<Reason>,
}

/// Finds what a report tells of the tasks of other documents, in the order of the report; each task once for each statement.
pub fn told(report: &Reading, entries: &[Entry<'_>]) -> Vec<Told> {
    let readings: Vec<&Reading> = entries.iter().map(|entry| entry.reading).chain([report]).collect();
    let names = mention::names(&readings);
    let numbered = readings.iter().enumerate();
    let mentions: Vec<Mention> =
        numbered.flat_map(|(document, reading)| mention::of_reading(document, reading, &names)).collect();
    let weights = Weights::of(&mentions);
    let documents = Documents::of(&readings);
    // The likest clauses of each statement and task.
    let mut best: BTreeMap<(usize, usize, usize), (f64, usize, usize)> = BTreeMap::new();
    for chain in chain::find(&readings, &mentions, &weights) {
        for (order, statement) in pairs(&mentions, &chain.members, entries.len()) {
            let (Place::Task(task), Place::Item(item)) = (mentions[order].place, mentions[statement].place)
            else {
                continue;
            };
            if !step::same_edition(&readings, &mentions[order], &mentions[statement]) {
                continue;
            }
            let Some(score) = chain::score(&documents, &mentions, &weights, order, statement) else {
                continue;
            };
            let known =
                best.entry((item, mentions[order].document, task)).or_insert((score, order, statement));
            if score > known.0 {
                *known = (score, order, statement);
            }
        }
    }
    let found = best.into_iter().map(|((item, entry, task), (score, order, statement))| Told {
        item,
        words: clause(&mentions[statement]),
        status: step::told(&mentions[statement]),
        entry,
        task,
        ordered: clause(&mentions[order]),
        score,
        reasons: step::reasons(&readings, &mentions, &weights, &documents, (order, statement)),
    });
    found.collect()
}

/// Returns every pair of a clause of a task and a clause of the report in a chain.
fn pairs(mentions: &[Mention], members: &[usize], report: usize) -> impl Iterator<Item = (usize, usize)> {
    let (told, given): (Vec<usize>, Vec<usize>) =
        members.iter().partition(|member| mentions[**member].document == report);
    given.into_iter().flat_map(move |order| told.clone().into_iter().map(move |statement| (order, statement)))
}

fn clause(mention: &Mention) -> String {
    mention.text[mention.bytes.clone()].split_whitespace().collect::<Vec<_>>().join(" ")
}

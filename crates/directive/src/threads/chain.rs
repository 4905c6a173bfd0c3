//! Chains: mentions joined by their best links. Two chains grow together only where their common words agree, so that
//! no chain drifts from one matter to the next.

use super::Place;
use super::mention::{Feature, Mention, key_of};
use super::place;
use super::weigh::{Weights, sum};
use crate::reading::Reading;
use std::collections::{BTreeMap, BTreeSet};

/// Mentions of one piece of work, in order, with the features that most of them have.
#[derive(Clone, Debug, Default)]
pub(super) struct Chain {
    /// Indices of mentions.
    pub(super) members: Vec<usize>,
    /// How many members have each feature.
    pub(super) support: BTreeMap<u32, u32>,
}

/// Links below this are chance.
pub(super) const LEAST_SCORE: f64 = 0.50;

/// Two mentions of one document are one piece of work only if they are very much alike.
const LEAST_SCORE_INSIDE: f64 = 0.62;

/// Two chains grow together only where they agree this much.
const LEAST_AGREEMENT: f64 = 0.30;

/// A report's prose speaks in the same phrases about everything: without a product, title or document it must be very like.
const LEAST_SCORE_TOLD: f64 = 0.62;

/// What a citation of the other's document adds to a score.
const CITES_IT: f64 = 0.15;

/// A feature of more mentions than this finds no candidates, it only weighs.
pub(super) const COMMONEST: usize = 120;

/// Links kept for each mention: those to its best candidates.
const MOST_LINKS: usize = 24;

/// A scored pair of mentions, `one` the earlier.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    one: usize,
    two: usize,
    score: f64,
}

/// Finds the chains that run through at least two documents.
pub(super) fn find(readings: &[&Reading], mentions: &[Mention], weights: &Weights) -> Vec<Chain> {
    let documents = Documents::of(readings);
    let mut pairs: Vec<Pair> =
        (0..mentions.len()).flat_map(|two| links(&documents, mentions, weights, two)).collect();
    pairs.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| (a.one, a.two).cmp(&(b.one, b.two))));
    let mut groups = Groups::of(weights);
    for pair in pairs {
        groups.join(pair, weights);
    }
    let mut chains = groups.into_chains();
    // What reports say to each other assigns nothing.
    let assigns =
        |chain: &Chain| chain.members.iter().any(|at| matches!(mentions[*at].place, Place::Task(_)));
    chains.retain(|chain| spread(mentions, chain) > 1 && assigns(chain));
    absorb(chains, mentions, weights)
}

/// Drops a chain whose every place stands in a longer chain: it is another side of the same tasks, unless it is about a
/// product of its own.
fn absorb(mut chains: Vec<Chain>, mentions: &[Mention], weights: &Weights) -> Vec<Chain> {
    let places = |chain: &Chain| -> BTreeSet<(usize, Place)> {
        chain.members.iter().map(|at| (mentions[*at].document, mentions[*at].place)).collect()
    };
    chains.sort_by_key(|chain| (std::cmp::Reverse(places(chain).len()), chain.members.first().copied()));
    let mut kept: Vec<(BTreeSet<(usize, Place)>, Chain)> = Vec::new();
    for chain in chains {
        let own = places(&chain);
        let product = weights.common(&chain, 2).any(|number| weights.is_product(number));
        if product || !kept.iter().any(|(longer, _)| own.is_subset(longer)) {
            kept.push((own, chain));
        }
    }
    kept.into_iter().map(|(_, chain)| chain).collect()
}

/// The number of documents of a chain.
fn spread(mentions: &[Mention], chain: &Chain) -> usize {
    chain.members.iter().map(|at| mentions[*at].document).collect::<BTreeSet<_>>().len()
}

/// The best links of a mention to earlier ones.
fn links(documents: &Documents, mentions: &[Mention], weights: &Weights, two: usize) -> Vec<Pair> {
    let mut candidates: BTreeMap<usize, f64> = BTreeMap::new();
    for &feature in &weights.vectors[two] {
        let posting = &weights.postings[feature as usize];
        if posting.len() <= COMMONEST {
            for one in posting.iter().map(|one| *one as usize).take_while(|one| *one < two) {
                *candidates.entry(one).or_default() += weights.weights[feature as usize];
            }
        }
    }
    let mut pairs: Vec<Pair> = candidates
        .into_keys()
        .filter_map(|one| {
            let score = score(documents, mentions, weights, one, two)?;
            Some(Pair { one, two, score })
        })
        .collect();
    pairs.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.one.cmp(&b.one)));
    pairs.truncate(MOST_LINKS);
    pairs
}

/// The score of a link; `None` where there is none.
pub(super) fn score(
    documents: &Documents,
    mentions: &[Mention],
    weights: &Weights,
    one: usize,
    two: usize,
) -> Option<f64> {
    let (first, second) = (&mentions[one], &mentions[two]);
    let cites = documents.cites(second, first.document);
    if !cites && !documents.same_province(first.document, second.document) {
        return None;
    }
    let bonus = if cites { CITES_IT } else { 0.0 };
    let score = weights.likeness(one, two).score;
    let told = matches!(first.place, Place::Item(_)) || matches!(second.place, Place::Item(_));
    let least = if first.document == second.document {
        LEAST_SCORE_INSIDE
    } else if told && !weights.names_work(&weights.shared(one, two)) {
        LEAST_SCORE_TOLD
    } else {
        LEAST_SCORE
    };
    let score = (score + bonus * score.min(0.5) * 2.0).min(1.0);
    (score >= least).then_some(score)
}

/// Where each document comes from, and what it is called.
pub(super) struct Documents {
    provinces: Vec<Option<String>>,
    keys: Vec<Option<String>>,
}

impl Documents {
    /// Returns the provinces and names of documents.
    pub(super) fn of(readings: &[&Reading]) -> Self {
        let provinces = readings.iter().map(|reading| place::province(&reading.card)).collect();
        let keys = readings
            .iter()
            .map(|reading| {
                let value = |read: &Option<crate::reading::Read<String>>| {
                    read.as_ref().map(|read| read.value.clone())
                };
                let card = &reading.card;
                key_of(&value(&card.number)?, value(&card.kind).as_deref(), value(&card.symbol).as_deref())
            })
            .collect();
        Self { provinces, keys }
    }

    /// Tells whether a mention cites a document.
    pub(super) fn cites(&self, mention: &Mention, document: usize) -> bool {
        let Some(wanted) = &self.keys[document] else { return false };
        mention.document != document
            && mention.features.iter().any(|feature| match feature {
                Feature::Cited { key, .. } => key == wanted,
                Feature::Words(_) | Feature::Product(..) | Feature::Title(_) | Feature::Code(_) => false,
            })
    }

    fn same_province(&self, one: usize, two: usize) -> bool {
        match (&self.provinces[one], &self.provinces[two]) {
            (Some(one), Some(two)) => one == two,
            (None, _) | (_, None) => true,
        }
    }
}

/// Mentions in groups; every mention begins as a group of its own.
struct Groups {
    of: Vec<usize>,
    chains: Vec<Chain>,
}

impl Groups {
    fn of(weights: &Weights) -> Self {
        let chains = weights
            .vectors
            .iter()
            .enumerate()
            .map(|(at, vector)| Chain {
                members: vec![at],
                support: vector.iter().map(|number| (*number, 1)).collect(),
            })
            .collect();
        Self { of: (0..weights.vectors.len()).collect(), chains }
    }

    fn join(&mut self, pair: Pair, weights: &Weights) {
        let (one, two) = (self.of[pair.one], self.of[pair.two]);
        if one == two || agreement(&self.chains[one], &self.chains[two], weights) < LEAST_AGREEMENT {
            return;
        }
        let (large, small) = if self.chains[one].members.len() >= self.chains[two].members.len() {
            (one, two)
        } else {
            (two, one)
        };
        let taken = std::mem::take(&mut self.chains[small]);
        for member in &taken.members {
            self.of[*member] = large;
        }
        let chain = &mut self.chains[large];
        chain.members.extend(taken.members);
        for (number, count) in taken.support {
            *chain.support.entry(number).or_default() += count;
        }
    }

    fn into_chains(self) -> Vec<Chain> {
        let mut chains: Vec<Chain> =
            self.chains.into_iter().filter(|chain| chain.members.len() > 1).collect();
        for chain in &mut chains {
            chain.members.sort_unstable();
        }
        chains
    }
}

/// How far the common features of two chains agree, 0 to 1.
fn agreement(one: &Chain, two: &Chain, weights: &Weights) -> f64 {
    let (one, two): (Vec<u32>, Vec<u32>) =
        (weights.common(one, 3).collect(), weights.common(two, 3).collect());
    let shared = sum(&weights.weights, &super::weigh::intersection(&one, &two));
    let less = sum(&weights.weights, &one).min(sum(&weights.weights, &two));
    if less <= 0.0 { 0.0 } else { shared / less }
}

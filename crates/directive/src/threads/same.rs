//! Tasks of one document that work on the same product: one unit drafts, another submits.

use super::Place;
use super::chain::{COMMONEST, LEAST_SCORE};
use super::mention::{self, Feature, Mention};
use super::weigh::Weights;
use crate::reading::Reading;
use std::collections::{BTreeSet, HashMap};

/// Returns the pairs of tasks of one document that work on the same product, in order. The same order repeated under
/// several units is no such pair: it is one order with shares.
pub fn same_product(reading: &Reading) -> Vec<(usize, usize)> {
    let mentions = mention::of_own_tasks(reading);
    let weights = Weights::of(&mentions);
    let mut pairs = BTreeSet::new();
    for two in 0..mentions.len() {
        for one in candidates(&mentions[two], &weights, two) {
            let (Place::Task(first), Place::Task(second)) = (mentions[one].place, mentions[two].place) else {
                continue;
            };
            if first != second && weights.likeness(one, two).score >= LEAST_SCORE {
                pairs.insert((first, second));
            }
        }
    }
    pairs.into_iter().collect()
}

/// Earlier mentions with the same product: two pairs of words of its name, or its title, or the document it amends.
fn candidates(mention: &Mention, weights: &Weights, at: usize) -> Vec<usize> {
    let mut evidence: HashMap<u32, u32> = HashMap::new();
    for (feature, number) in mention.features.iter().zip(&weights.vectors[at]) {
        let says = says_product(feature);
        let posting = &weights.postings[*number as usize];
        if says > 0 && posting.len() <= COMMONEST {
            let earlier = posting.iter().take_while(|one| (**one as usize) < at);
            earlier.for_each(|one| *evidence.entry(*one).or_default() += says);
        }
    }
    let enough = evidence.into_iter().filter(|(_, says)| *says >= 2);
    enough.map(|(one, _)| one as usize).collect()
}

/// How far a feature names a product, 0 to 2.
fn says_product(feature: &Feature) -> u32 {
    match feature {
        Feature::Product(..) => 1,
        Feature::Title(_) | Feature::Cited { basis: false, .. } => 2,
        Feature::Cited { basis: true, .. } | Feature::Words(_) | Feature::Code(_) => 0,
    }
}

//! Tasks of one document that work on the same product: one unit drafts, another submits.

use super::Place;
use super::chain::{COMMONEST, LEAST_SCORE};
use super::mention::{self, Feature};
use super::weigh::Weights;
use crate::reading::Reading;
use std::collections::BTreeSet;

/// Returns the pairs of tasks of one document that work on the same product, in order. The same order repeated under
/// several units is no such pair: it is one order with shares.
pub fn same_product(reading: &Reading) -> Vec<(usize, usize)> {
    let mentions = mention::of_own_tasks(reading);
    let weights = Weights::of(&mentions);
    let mut pairs = BTreeSet::new();
    for two in 0..mentions.len() {
        let candidates: BTreeSet<u32> = weights.vectors[two]
            .iter()
            .filter(|number| weights.feature_of(&mentions[two], two, **number).is_some_and(names_product))
            .map(|number| &weights.postings[*number as usize])
            .filter(|posting| posting.len() <= COMMONEST)
            .flat_map(|posting| posting.iter().copied())
            .collect();
        for one in candidates.into_iter().map(|one| one as usize).take_while(|one| *one < two) {
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

/// Tells whether a feature names a product: its noun with words of its own, its title, the document that it amends.
fn names_product(feature: &Feature) -> bool {
    match feature {
        Feature::Product(..) | Feature::Title(_) => true,
        Feature::Cited { basis, .. } => !basis,
        Feature::Words(_) | Feature::Code(_) => false,
    }
}

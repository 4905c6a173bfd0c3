//! How much two mentions speak of the same work: shared features, each weighed by how rare it is.

use super::chain::Chain;
use super::lexicon::PRODUCTS;
use super::mention::{Feature, Mention};
use std::collections::{BTreeMap, HashMap};

/// The features of all mentions as numbers, with their weights.
#[derive(Clone, Debug, Default)]
pub(super) struct Weights {
    /// Weight of each feature, by its number.
    pub(super) weights: Vec<f64>,
    /// The features of each mention as sorted numbers.
    pub(super) vectors: Vec<Vec<u32>>,
    /// The mentions of each feature.
    pub(super) postings: Vec<Vec<u32>>,
    /// The sum of the weights of each mention.
    sums: Vec<f64>,
    /// The numbers of pairs of words, alone and inside products.
    pairs: HashMap<String, Vec<u32>>,
    /// What each feature is worth as evidence.
    kinds: Vec<Says>,
    /// Which features are part of a product's name.
    products: Vec<bool>,
}

/// What a feature is worth as evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    /// Enough.
    Alone,
    /// Something beside another pair of words; the number is that of the words.
    Pair(u32),
    /// Next to nothing.
    Little,
}

/// How much two mentions have in common.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Likeness {
    /// 0 to 1.
    pub(super) score: f64,
}

/// Shared weight that convinces: two rare words in the name of a product and two rare words beside.
const CONVINCING: f64 = 1.6;

/// What only one document says makes a clause little less like the others.
const LONELY: f64 = 0.4;

impl Weights {
    /// Weighs the features of mentions. The numbers follow the order of the features, so that sums come out the same
    /// whatever the order of the mentions.
    pub(super) fn of(mentions: &[Mention]) -> Self {
        let mut numbers: BTreeMap<&Feature, u32> = BTreeMap::new();
        for mention in mentions {
            for feature in &mention.features {
                numbers.insert(feature, 0);
            }
        }
        for (number, slot) in numbers.values_mut().enumerate() {
            *slot = u32::try_from(number).unwrap_or(u32::MAX);
        }
        let vectors: Vec<Vec<u32>> = mentions
            .iter()
            .map(|mention| {
                mention.features.iter().filter_map(|feature| numbers.get(feature).copied()).collect()
            })
            .collect();
        let mut postings: Vec<Vec<u32>> = vec![Vec::new(); numbers.len()];
        for (at, vector) in vectors.iter().enumerate() {
            for &number in vector {
                postings[number as usize].push(u32::try_from(at).unwrap_or(u32::MAX));
            }
        }
        let all = mentions.len();
        let weights: Vec<f64> = numbers
            .keys()
            .zip(&postings)
            .map(|(feature, posting)| feature.worth() * rarity(mentions, posting, all))
            .collect();
        // Asked once for each feature, not for each mention of it.
        let lonely: Vec<bool> = postings.iter().map(|posting| is_lonely(mentions, posting)).collect();
        let known = |number: &&u32| !lonely[**number as usize];
        let sums = vectors
            .iter()
            .map(|vector| {
                let (known, lonely): (Vec<u32>, Vec<u32>) = vector.iter().partition(|number| known(number));
                sum(&weights, &known) + LONELY * sum(&weights, &lonely)
            })
            .collect();
        let mut pairs: HashMap<String, Vec<u32>> = HashMap::new();
        for (feature, number) in &numbers {
            if let Feature::Words(pair) | Feature::Product(_, pair) = feature {
                pairs.entry(pair.clone()).or_default().push(*number);
            }
        }
        let products = numbers.keys().map(|feature| matches!(feature, Feature::Product(..))).collect();
        let kinds = numbers
            .iter()
            .map(|(feature, number)| {
                says(feature, &pairs, clauses_each(mentions, &postings[*number as usize]))
            })
            .collect();
        Self { weights, vectors, postings, sums, pairs, kinds, products }
    }

    /// Returns the weight of a pair of words for a chain: the share of members that have it, by how rare it is.
    pub(super) fn support_of_pair(&self, pair: &str, chain: &Chain) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a chain has few members")]
        let members = chain.members.len().max(1) as f64;
        let numbers = self.pairs.get(pair).map_or(&[][..], Vec::as_slice);
        let of = |number: &u32| {
            let count = f64::from(chain.support.get(number).copied().unwrap_or(0));
            self.weights[*number as usize] * count / members
        };
        numbers.iter().map(of).fold(0.0, f64::max)
    }

    /// Returns the features that at least one in `parts` of a chain's members have, in order.
    pub(super) fn common(&self, chain: &Chain, parts: u32) -> impl Iterator<Item = u32> {
        let members = u32::try_from(chain.members.len()).unwrap_or(u32::MAX);
        let common = chain.support.iter().filter(move |(_, count)| count.saturating_mul(parts) >= members);
        common.map(|(number, _)| *number)
    }

    /// Tells whether a feature is part of a product's name.
    pub(super) fn is_product(&self, number: u32) -> bool {
        self.products[number as usize]
    }

    /// Returns the feature of a mention by its number.
    pub(super) fn feature_of<'m>(&self, mention: &'m Mention, at: usize, number: u32) -> Option<&'m Feature> {
        let place = self.vectors[at].binary_search(&number).ok()?;
        mention.features.get(place)
    }

    /// Returns the numbers of the features that two mentions share.
    pub(super) fn shared(&self, one: usize, two: usize) -> Vec<u32> {
        intersection(&self.vectors[one], &self.vectors[two])
    }

    /// One pair of words alone ("phương án xử lý") is chance; a document, a title or a name is not.
    fn says_enough(&self, shared: &[u32]) -> bool {
        let mut first = None;
        shared.iter().any(|number| match self.kinds[*number as usize] {
            Says::Alone => true,
            Says::Pair(pair) => *first.get_or_insert(pair) != pair,
            Says::Little => false,
        })
    }

    /// Tells whether features name a product, a document or a title.
    pub(super) fn names_work(&self, shared: &[u32]) -> bool {
        shared.iter().any(|number| self.is_product(*number) || self.kinds[*number as usize] == Says::Alone)
    }

    /// Returns how much two mentions have in common.
    pub(super) fn likeness(&self, one: usize, two: usize) -> Likeness {
        let shared = self.shared(one, two);
        if !self.says_enough(&shared) {
            return Likeness { score: 0.0 };
        }
        let shared = sum(&self.weights, &shared);
        let (less, more) = ordered(self.sums[one], self.sums[two]);
        let whole = 0.75 * less + 0.25 * more.min(4.0 * less);
        if whole <= 0.0 {
            return Likeness { score: 0.0 };
        }
        let covered = (shared / whole).clamp(0.0, 1.0);
        let convinced = 1.0 - (-shared / CONVINCING).exp();
        Likeness { score: covered.sqrt() * convinced }
    }
}

/// A document cited in more clauses than this of each document that cites it at all ("Nghị quyết 57") is no evidence alone.
const CITED_EVERYWHERE: f64 = 1.6;

fn says(feature: &Feature, pairs: &HashMap<String, Vec<u32>>, clauses_each: f64) -> Says {
    match feature {
        Feature::Title(_) | Feature::Code(_) => Says::Alone,
        Feature::Cited { basis: false, .. } if clauses_each <= CITED_EVERYWHERE => Says::Alone,
        Feature::Cited { .. } => Says::Little,
        Feature::Product(product, _) if product.speaks_alone() => Says::Alone,
        Feature::Words(pair) if PRODUCTS.iter().any(|(noun, _)| noun == pair) => Says::Little,
        // A pair is named by its first feature, whether it stands inside a product's name or not.
        Feature::Words(pair) | Feature::Product(_, pair) => pairs
            .get(pair)
            .and_then(|numbers| numbers.first())
            .map_or(Says::Little, |first| Says::Pair(*first)),
    }
}

/// Clauses with a feature in each document that has it.
fn clauses_each(mentions: &[Mention], posting: &[u32]) -> f64 {
    let mut documents: Vec<usize> =
        posting.iter().filter_map(|at| mentions.get(*at as usize)).map(|mention| mention.document).collect();
    documents.dedup();
    #[expect(clippy::cast_precision_loss, reason = "counts of clauses are far below 2^52")]
    let each = posting.len() as f64 / documents.len().max(1) as f64;
    each
}

/// Tells whether a feature is met in one document only.
fn is_lonely(mentions: &[Mention], posting: &[u32]) -> bool {
    let mut documents =
        posting.iter().filter_map(|at| mentions.get(*at as usize)).map(|mention| mention.document);
    let first = documents.next();
    documents.all(|document| Some(document) == first)
}

/// 1 for what a single mention says, near 0 for what all say. What comes many times in each document that has it at all
/// ("Nghị quyết 57") is worth less than what comes once in many documents, as work that goes on does.
fn rarity(mentions: &[Mention], posting: &[u32], all: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "counts of clauses are far below 2^52")]
    let (often, all) = (posting.len() as f64, all as f64);
    let inverse = ((all + 1.0) / (often + 0.5)).ln().max(0.0) / (all + 1.0).ln().max(1.0);
    inverse.sqrt() / clauses_each(mentions, posting).sqrt()
}

/// The sum of weights, always in the order of the numbers.
pub(super) fn sum(weights: &[f64], numbers: &[u32]) -> f64 {
    numbers.iter().map(|number| weights[*number as usize]).sum()
}

fn ordered(one: f64, two: f64) -> (f64, f64) {
    if one <= two { (one, two) } else { (two, one) }
}

/// What two sorted lists share.
pub(super) fn intersection(one: &[u32], two: &[u32]) -> Vec<u32> {
    let (mut i, mut j) = (0, 0);
    let mut shared = Vec::new();
    while let (Some(a), Some(b)) = (one.get(i), two.get(j)) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                shared.push(*a);
                i += 1;
                j += 1;
            }
        }
    }
    shared
}

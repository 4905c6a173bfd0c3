//! What two subjects have in common, word by word: simple enough to be shown to whoever has to judge it.
//!
//! A subject is taken as the set of its pairs of neighbouring words, without their marks: most Vietnamese words have two
//! syllables, and a pair is much rarer than a syllable. Two subjects are alike by twice the pairs that they share, as a share of the
//! pairs of both (Dice 1945).

use std::collections::BTreeSet;

/// Returns the pairs of neighbouring words of a text, without their marks; the word itself where there is only one.
///
/// ```
/// let pairs = ledger::dossier::pairs("Tưới nhỏ giọt, tưới nhỏ");
/// assert_eq!(pairs.into_iter().collect::<Vec<_>>(), ["giot tuoi", "nho giot", "tuoi nho"]);
/// ```
pub fn pairs(text: &str) -> BTreeSet<String> {
    let words = words(text);
    let bare: Vec<&str> = words.iter().map(|(_, bare)| bare.as_str()).collect();
    match bare.as_slice() {
        [] => BTreeSet::new(),
        [one] => BTreeSet::from([(*one).to_owned()]),
        all => all.windows(2).map(|pair| pair.join(" ")).collect(),
    }
}

/// Returns by how many percent two texts are alike.
///
/// ```
/// use ledger::dossier::alike;
/// assert_eq!(alike("Trồng rau sạch", "trong rau SẠCH"), 100);
/// assert_eq!(alike("Trồng rau sạch", "Trồng rau hữu cơ"), 40);
/// assert_eq!(alike("Trồng rau", "Nuôi cá"), 0);
/// ```
pub fn alike(one: &str, other: &str) -> u32 {
    likeness(&pairs(one), &pairs(other))
}

/// Returns by how many percent two texts are alike that have these pairs.
pub fn likeness(one: &BTreeSet<String>, other: &BTreeSet<String>) -> u32 {
    let both = one.intersection(other).count();
    let percent = (200 * both).checked_div(one.len() + other.len()).unwrap_or(0);
    u32::try_from(percent).unwrap_or(100)
}

/// Returns how many of so many pairs another text shares at least that is alike by so many percent.
///
/// It has as many pairs of its own as it shares, or more: of `d = 2 s / (n + m)` with `m >= s` follows `s >= d n / (2 - d)`.
pub fn least_shared(pairs: usize, percent: u32) -> usize {
    let percent = usize::try_from(percent.min(100)).unwrap_or(100);
    (percent * pairs).div_ceil(200 - percent)
}

/// Returns the words of a text that stand in pairs which another has, as they are written: "tưới nhỏ giọt … cà phê".
pub fn shared_words(text: &str, other: &str) -> String {
    let (words, theirs) = (words(text), pairs(other));
    let shared = |at: usize| {
        let pair = words.get(at..at + 2).map(|pair| format!("{} {}", pair[0].1, pair[1].1));
        pair.is_some_and(|pair| theirs.contains(&pair))
    };
    let mut told = String::new();
    let mut gap = false;
    for (at, (written, bare)) in words.iter().enumerate() {
        let is_alone = words.len() == 1 && theirs.contains(bare);
        if is_alone || shared(at) || at.checked_sub(1).is_some_and(shared) {
            told.push_str(match (told.is_empty(), gap) {
                (true, _) => "",
                (false, true) => " … ",
                (false, false) => " ",
            });
            told.push_str(written);
            gap = false;
        } else {
            gap = true;
        }
    }
    told
}

/// Returns the words of a text, as they are written and without their marks.
fn words(text: &str) -> Vec<(&str, String)> {
    let words = text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| (word, viet::fold::bare(word))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shared_is_told_as_it_is_written() {
        let told = shared_words(
            "Nghiên cứu tưới nhỏ giọt cho cây cà phê tại huyện Sơn Hà",
            "Ứng dụng tưới nhỏ giọt trên cây cà phê",
        );
        assert_eq!(told, "tưới nhỏ giọt … cây cà phê");
        assert_eq!(shared_words("Lúa", "lúa"), "Lúa");
        assert_eq!(shared_words("Lúa", "Ngô"), "");
    }

    #[test]
    fn who_is_alike_shares_at_least_so_many_pairs() {
        let words = ["mot", "hai", "ba", "bon", "nam", "sau", "bay"];
        for from in 0..words.len() {
            for to in from + 1..=words.len() {
                let (one, other) = (words.join(" "), words[from..to].join(" "));
                let shared = pairs(&one).intersection(&pairs(&other)).count();
                let percent = alike(&one, &other);
                for wanted in (30..=100).filter(|wanted| percent >= *wanted) {
                    assert!(shared >= least_shared(pairs(&one).len(), wanted), "{other}: {percent} {wanted}");
                }
            }
        }
    }
}

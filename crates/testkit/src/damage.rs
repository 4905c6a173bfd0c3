//! Files damaged in known ways: the same bytes and the same number give the same damage on every machine.

use std::ops::Range;

/// A damaged file.
#[derive(Clone, Debug)]
pub struct Damaged {
    /// What was done to it, "cut at 50 %".
    pub recipe: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Returns a file damaged in some forty ways.
pub fn all(bytes: &[u8]) -> Vec<Damaged> {
    let mut found = Vec::new();
    let mut add = |recipe: String, bytes: Vec<u8>| found.push(Damaged { recipe, bytes });
    add("empty".to_owned(), Vec::new());
    for length in [1, 4, 8, 64, 512] {
        add(format!("only the first {length} bytes"), head(bytes, length).to_vec());
    }
    for percent in [10, 25, 50, 75, 90, 99] {
        add(format!("cut at {percent} %"), head(bytes, bytes.len() * percent / 100).to_vec());
    }
    add("the last byte missing".to_owned(), head(bytes, bytes.len().saturating_sub(1)).to_vec());
    add("doubled".to_owned(), bytes.repeat(2));
    add("backwards".to_owned(), bytes.iter().rev().copied().collect());
    add("letters behind it".to_owned(), [bytes, b"\r\nrubbish ".repeat(100).as_slice()].concat());
    add("letters before it".to_owned(), [b"rubbish ".repeat(3).as_slice(), bytes].concat());
    for seed in 0..26 {
        add(format!("{} with seed {seed}", Way::of(seed).name()), change(bytes, seed));
    }
    found
}

/// Returns a file damaged in one way that a number decides: which way, where, and how much.
pub fn change(bytes: &[u8], seed: u64) -> Vec<u8> {
    let mut chance = Chance(seed);
    let mut out = bytes.to_vec();
    if out.is_empty() {
        return out;
    }
    match Way::of(seed) {
        Way::Flip => {
            for _ in 0..1 + chance.below(8) {
                let at = chance.below(out.len());
                out[at] ^= 1 << chance.below(8);
            }
        }
        Way::Byte => {
            for _ in 0..1 + chance.below(64) {
                let at = chance.below(out.len());
                out[at] = chance.byte();
            }
        }
        Way::Zero => {
            let range = chance.range(out.len());
            out[range].fill(0);
        }
        Way::Ones => {
            let range = chance.range(out.len());
            out[range].fill(0xff);
        }
        Way::Remove => {
            out.drain(chance.range(bytes.len()));
        }
        Way::Insert => {
            let at = chance.below(out.len());
            let words: Vec<u8> = (0..1 + chance.below(200)).map(|_| chance.byte()).collect();
            out.splice(at..at, words);
        }
        Way::Duplicate => {
            let range = chance.range(bytes.len());
            let at = chance.below(out.len());
            out.splice(at..at, bytes[range].iter().copied());
        }
        Way::Swap => {
            let (one, two) = (chance.range(bytes.len()), chance.range(bytes.len()));
            let length = one.len().min(two.len());
            for step in 0..length {
                out.swap(one.start + step, two.start + step);
            }
        }
        Way::Number => {
            // Digits in texts and lengths in binary formats: the values at which counting goes wrong.
            for _ in 0..1 + chance.below(4) {
                let at = chance.below(out.len());
                let value = [0x00, 0x7f, 0x80, 0xff, b'9', b'-'][chance.below(6)];
                let until = (at + 1 + chance.below(4)).min(out.len());
                out[at..until].fill(value);
            }
        }
    }
    out
}

/// Ways to damage a file.
#[derive(Clone, Copy, Debug)]
enum Way {
    Flip,
    Byte,
    Zero,
    Ones,
    Remove,
    Insert,
    Duplicate,
    Swap,
    Number,
}

impl Way {
    const ALL: [Self; 9] = [
        Self::Flip,
        Self::Byte,
        Self::Zero,
        Self::Ones,
        Self::Remove,
        Self::Insert,
        Self::Duplicate,
        Self::Swap,
        Self::Number,
    ];

    fn of(seed: u64) -> Self {
        Self::ALL[usize::try_from(seed % 9).expect("a remainder below nine")]
    }

    fn name(self) -> &'static str {
        match self {
            Self::Flip => "bits flipped",
            Self::Byte => "bytes changed",
            Self::Zero => "a stretch of zeros",
            Self::Ones => "a stretch of ones",
            Self::Remove => "a stretch removed",
            Self::Insert => "bytes put in",
            Self::Duplicate => "a stretch twice",
            Self::Swap => "two stretches swapped",
            Self::Number => "numbers changed",
        }
    }
}

fn head(bytes: &[u8], length: usize) -> &[u8] {
    &bytes[..length.min(bytes.len())]
}

/// Numbers that follow from a seed (splitmix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`, which is not 0.
    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).expect("below a usize")
    }

    fn byte(&mut self) -> u8 {
        self.next().to_le_bytes()[0]
    }

    /// A stretch: most are short, some are half the file.
    fn range(&mut self, end: usize) -> Range<usize> {
        let longest = [16, 256, 4096, end][self.below(4)].min(end);
        let start = self.below(end);
        start..(start + 1 + self.below(longest)).min(end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damage_is_the_same_each_time_and_hurts() {
        let file: Vec<u8> = (0..5000_u32).flat_map(u32::to_le_bytes).collect();
        assert!(all(&file).len() >= 40);
        for seed in 0..1000 {
            assert_eq!(change(&file, seed), change(&file, seed));
        }
        let hurt = (0..1000).filter(|seed| change(&file, *seed) != file).count();
        assert!(hurt > 980, "{hurt}");
        assert!(all(&[]).iter().all(|damaged| damaged.bytes.len() < 2000));
    }
}

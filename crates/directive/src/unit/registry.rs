//! The names that a document and an organisation use.

use super::{Kind, Named};
use crate::organisation::Organisation;
use jiff::civil::Date;
use std::collections::HashMap;
use viet::fold;
use viet::words::{self, Words};

/// Known names, found by their words, whatever their capitals, dashes and commas.
#[derive(Clone, Debug, Default)]
pub(crate) struct Registry {
    /// The names by their first word.
    by_first: HashMap<String, Vec<Known>>,
    /// How often each name stands in the document, by its key.
    seen: HashMap<String, usize>,
    /// The names noted, in order of their first place.
    names: Vec<String>,
    /// Short names that the document gives, by key.
    aliases: HashMap<String, String>,
}

#[derive(Clone, Debug)]
struct Known {
    /// The words in lower case, without punctuation.
    words: Vec<String>,
    name: String,
}

impl Registry {
    /// Returns the names of an organisation, or none. Where two units have had one name, it means the one that exists
    /// on the day of the document.
    pub(crate) fn of(organisation: Option<&Organisation>, day: Date) -> Self {
        let mut registry = Self::default();
        let Some(organisation) = organisation else { return registry };
        let (now, other): (Vec<_>, Vec<_>) = organisation.units.iter().partition(|unit| unit.exists_on(day));
        // A single common word ("Văn phòng") would be found everywhere.
        let is_telling = |name: &&String| name.split_whitespace().count() > 1;
        for unit in now.iter().chain(&other) {
            registry.add(&unit.name);
            for short in unit.short.iter().filter(is_telling) {
                registry.add(short);
                registry.aliases.entry(fold::key(short)).or_insert_with(|| unit.name.clone());
            }
        }
        registry
    }

    /// Adds a name that the document itself uses.
    pub(crate) fn add(&mut self, name: &str) {
        let words = name_words(&Words::of(name), 0, usize::MAX);
        let Some(first) = words.first().cloned() else { return };
        let known = self.by_first.entry(first).or_default();
        if !known.iter().any(|other| other.words == words) {
            known.push(Known { words, name: name.to_owned() });
        }
        self.note(name);
    }

    /// Adds a short name that the document gives a body.
    pub(crate) fn add_alias(&mut self, alias: &str, name: &str) {
        let words = name_words(&Words::of(alias), 0, usize::MAX);
        let Some(first) = words.first().cloned() else { return };
        self.aliases.insert(fold::key(alias), name.to_owned());
        self.by_first.entry(first).or_default().push(Known { words, name: alias.to_owned() });
    }

    /// Notes that a name stands in the document once more.
    pub(crate) fn note(&mut self, name: &str) {
        let count = self.seen.entry(fold::key(name)).or_insert(0);
        *count += 1;
        if *count == 1 {
            self.names.push(name.to_owned());
        }
    }

    /// Returns the longest known name that stands at token `at`, as it is written there.
    pub(crate) fn find(&self, words: &Words<'_>, at: usize) -> Option<Named> {
        let known = self.by_first.get(words.lower(at))?;
        known
            .iter()
            .filter_map(|name| {
                let end = matches_at(words, at, &name.words)?;
                let written = words.slice(at..end).to_owned();
                Some(Named { name: written, tokens: at..end, kind: Kind::Body })
            })
            .max_by_key(|named| named.tokens.end)
    }

    /// Returns the document's fullest form of a name that is only a beginning: "Giám đốc" where the document says
    /// "Giám đốc Sở", "UBND" where it says "UBND tỉnh", and initials where it spells them out.
    pub(crate) fn fullest(&self, name: &str) -> String {
        const SHORT: [&str; 14] = [
            "giám đốc",
            "ubnd",
            "hđnd",
            "chủ tịch",
            "ban giám đốc",
            "chánh văn phòng",
            "bộ trưởng",
            "ủy ban nhân dân",
            "phó giám đốc",
            "lãnh đạo",
            "thanh tra",
            "chủ tịch ubnd",
            "hội đồng nhân dân",
            "văn phòng",
        ];
        let key = fold::key(name);
        if let Some(full) = self.aliases.get(&key) {
            return full.clone();
        }
        if SHORT.contains(&key.as_str()) {
            let longer = self.names.iter().filter(|other| {
                let other = fold::key(other);
                let more = other.strip_prefix(&key).unwrap_or("");
                more.starts_with(' ') && more.split_whitespace().count() <= 2
            });
            let best =
                longer.max_by_key(|other| (self.seen.get(&fold::key(other)), std::cmp::Reverse(other.len())));
            if let Some(best) = best {
                return best.clone();
            }
        }
        self.completed(&key).or_else(|| self.spelt_out(name)).unwrap_or_else(|| name.to_owned())
    }

    /// Returns the full form of "Trung tâm Kiểm định" where the document has "Trung tâm Kiểm định và Thử nghiệm" and no
    /// other such name.
    fn completed(&self, key: &str) -> Option<String> {
        if key.split(' ').count() < 3 {
            return None;
        }
        // Names of headings and of the organisation complete any beginning; names met in passing only one that breaks off
        // before its "và".
        let known = self.by_first.values().flatten().map(|known| &known.name).filter(|other| {
            fold::key(other).strip_prefix(key).is_some_and(|more| more.starts_with(' ') && !is_place(more))
        });
        let met = self
            .names
            .iter()
            .filter(|other| fold::key(other).strip_prefix(key).is_some_and(|more| more.starts_with(" và ")));
        let mut longer = known.chain(met);
        let first = longer.next()?;
        longer.all(|other| fold::key(other) == fold::key(first)).then(|| first.clone())
    }

    /// Returns the full form of "Phòng QLKH", "Phòng Nông nghiệp và PTNT" where the document or the organisation spells
    /// it out.
    fn spelt_out(&self, name: &str) -> Option<String> {
        let short = Shortened::of(name)?;
        let known = self.by_first.values().flatten().map(|known| &known.name);
        known.chain(&self.names).find(|full| short.stands_for(full)).cloned()
    }
}

/// A name some words of which are initials.
struct Shortened {
    pieces: Vec<Piece>,
}

enum Piece {
    Word(String),
    /// Initials in small letters.
    Initials(String),
}

impl Shortened {
    /// Takes a name to pieces, if it has initials that may be those of other words.
    fn of(name: &str) -> Option<Self> {
        let is_initials = |word: &str| {
            let letters: Vec<char> = word.chars().filter(|letter| letter.is_alphabetic()).collect();
            letters.len() >= 2 && letters.iter().all(|letter| letter.is_uppercase())
        };
        let words: Vec<&str> = name.split([' ', ',']).filter(|word| !word.is_empty()).collect();
        let pieces: Vec<Piece> = words
            .iter()
            .enumerate()
            .map(|(index, word)| {
                // "UBND xã": what begins a name is its head, "HĐQLQ" alone are initials.
                if is_initials(word) && (index > 0 || words.len() == 1) {
                    Piece::Initials(fold::lower(&word.replace(|letter: char| !letter.is_alphabetic(), "")))
                } else {
                    Piece::Word(fold::key(word))
                }
            })
            .collect();
        let initials: usize = pieces
            .iter()
            .map(|piece| match piece {
                Piece::Initials(letters) => letters.chars().count(),
                Piece::Word(_) => 0,
            })
            .sum();
        let enough = initials >= if words.len() == 1 { 3 } else { 2 };
        enough.then_some(Self { pieces })
    }

    /// Tells whether a full name has these words, and words with these initials where they stand.
    fn stands_for(&self, full: &str) -> bool {
        let full = fold::key(full);
        let mut rest = full.split_whitespace().filter(|word| *word != "và").peekable();
        let mut spelt = 0;
        for piece in &self.pieces {
            match piece {
                Piece::Word(word) if word == "và" => {}
                Piece::Word(word) => {
                    for part in word.split_whitespace() {
                        if rest.next() != Some(part) {
                            return false;
                        }
                    }
                }
                Piece::Initials(letters) => {
                    for letter in letters.chars() {
                        if !rest.next().is_some_and(|word| word.starts_with(letter)) {
                            return false;
                        }
                        spelt += 1;
                    }
                }
            }
        }
        spelt > 1 && rest.peek().is_none()
    }
}

/// Tells whether the end of a name only says where the body is.
fn is_place(end: &str) -> bool {
    ["tỉnh", "huyện", "thành phố", "thị xã", "xã", "phường", "quận", "thuộc", "trực thuộc", "sở"]
        .iter()
        .any(|level| crate::lexicon::starts_with(end.trim_start(), level))
}

/// Returns the words from a token on without punctuation, at most `most`.
fn name_words(words: &Words<'_>, from: usize, most: usize) -> Vec<String> {
    (from..words.len())
        .filter(|&at| matches!(words.kind(at), Some(words::Kind::Word | words::Kind::Number)))
        .take(most)
        .map(|at| words.lower(at).to_owned())
        .collect()
}

/// Returns the token behind the known words if they stand at token `at`; commas, dashes and "&" between are passed.
fn matches_at(words: &Words<'_>, at: usize, known: &[String]) -> Option<usize> {
    let mut next = at;
    for (index, wanted) in known.iter().enumerate() {
        if index > 0 {
            while words.is_dash(next) || words.is_mark(next, ',') || words.is_mark(next, '&') {
                next += 1;
            }
        }
        if words.lower(next) != wanted {
            return None;
        }
        next += 1;
    }
    Some(next)
}

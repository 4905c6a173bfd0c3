//! The names that a document and an organisation use.

use super::names::Names;
use super::{Kind, Named};
use crate::organisation::Organisation;
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::ops::Bound;
use viet::fold;
use viet::words::Words;

/// Known names, found by their words, whatever their capitals, dashes and commas.
#[derive(Clone, Debug, Default)]
pub(crate) struct Registry {
    /// The names by their words.
    names: Names,
    /// The same names by their keys, as the first of each was written: sorted, so that those with one beginning stand
    /// together.
    by_key: BTreeMap<String, String>,
    /// The names that stand in the document, by their keys.
    noted: BTreeMap<String, Noted>,
    /// For each beginning in [`SHORT`], the key of the name that it most likely means.
    longest: HashMap<&'static str, (Weight, String)>,
    /// Names by the first letters of all their words.
    by_letters: HashMap<String, SpeltOut>,
    /// Short names that the document gives, by key.
    aliases: HashMap<String, String>,
}

/// A name met in the document.
#[derive(Clone, Debug)]
struct Noted {
    /// As it was first written.
    name: String,
    /// How often it stands there.
    count: usize,
    /// How many names were met before it.
    place: usize,
}

/// Of several longer names the commonest is meant, then the shortest, then the last.
type Weight = (usize, Reverse<usize>, usize);

/// The names that initials may stand for: those of headings and the organisation, and those met in passing.
#[derive(Clone, Debug, Default)]
struct SpeltOut {
    known: Vec<String>,
    met: Vec<String>,
}

/// Beginnings of names that stand for a longer one of at most two words more.
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
        let Some(is_new) = self.names.insert(name) else { return };
        if is_new {
            self.index(name);
        }
        self.note(name);
    }

    /// Adds a short name that the document gives a body.
    pub(crate) fn add_alias(&mut self, alias: &str, name: &str) {
        if self.names.insert(alias).is_some() {
            self.aliases.insert(fold::key(alias), name.to_owned());
            self.index(alias);
        }
    }

    /// Returns a name as the document first wrote it outside its letterhead, if it did.
    pub(crate) fn as_written(&self, name: &str) -> Option<String> {
        let noted = self.noted.get(&fold::key(name))?;
        (noted.name.contains(char::is_lowercase)).then(|| noted.name.clone())
    }

    /// Lets "Sở" alone mean the department whose document it is.
    pub(crate) fn speaks(&mut self, issuer: &str) {
        let key = fold::key(issuer);
        if key.starts_with("sở ")
            && let Some(name) = self.as_written(issuer)
        {
            self.aliases.entry("sở".to_owned()).or_insert(name);
        }
    }

    fn index(&mut self, name: &str) {
        let key = fold::key(name);
        self.by_letters.entry(letters(&key)).or_default().known.push(name.to_owned());
        self.by_key.entry(key).or_insert_with(|| name.to_owned());
    }

    /// Notes that a name stands in the document once more.
    pub(crate) fn note(&mut self, name: &str) {
        let key = fold::key(name);
        let place = self.noted.len();
        let noted =
            self.noted.entry(key.clone()).or_insert_with(|| Noted { name: name.to_owned(), count: 0, place });
        // What the letterhead has in capitals is known by its name in the text.
        if !noted.name.contains(char::is_lowercase) && name.contains(char::is_lowercase) {
            name.clone_into(&mut noted.name);
        }
        noted.count += 1;
        let weight = (noted.count, Reverse(noted.name.len()), noted.place);
        let is_new = noted.count == 1;
        // "Bộ trưởng" is he whose ministry the document names, however long its name.
        let ministry = key.strip_prefix("bộ trưởng bộ ").map(|_| "bộ trưởng");
        let shorter = key.rmatch_indices(' ').take(2).map(|(space, _)| &key[..space]);
        for beginning in shorter.chain(ministry) {
            let Some(short) = SHORT.iter().find(|short| **short == beginning) else { continue };
            let best = self.longest.entry(short).or_insert_with(|| (weight, key.clone()));
            if weight > best.0 {
                *best = (weight, key.clone());
            }
        }
        if is_new {
            self.by_letters.entry(letters(&key)).or_default().met.push(name.to_owned());
        }
    }

    /// Returns the longest known name that stands at token `at`, as it is written there.
    pub(crate) fn find(&self, words: &Words<'_>, at: usize) -> Option<Named> {
        let tokens = at..self.names.end(words, at)?;
        Some(Named { name: words.slice(tokens.clone()).to_owned(), tokens, kind: Kind::Body })
    }

    /// Returns the document's fullest form of a name that is only a beginning: "Giám đốc" where the document says
    /// "Giám đốc Sở", "UBND" where it says "UBND tỉnh", and initials where it spells them out.
    pub(crate) fn fullest(&self, name: &str) -> String {
        let key = fold::key(name);
        if let Some(full) = self.aliases.get(&key) {
            return full.clone();
        }
        if let Some(longest) = self.longest.get(key.as_str()).and_then(|(_, key)| self.noted.get(key)) {
            return longest.name.clone();
        }
        // "trình GĐ phê duyệt".
        if key == "gđ" {
            return self.fullest("Giám đốc");
        }
        self.completed(&key)
            .or_else(|| self.with_whole_head(&key))
            .or_else(|| self.spelt_out(name))
            .unwrap_or_else(|| name.to_owned())
    }

    /// Returns the full form of "VP Sở", "TT Kiểm định" where the document has "Văn phòng Sở", "Trung tâm Kiểm định".
    fn with_whole_head(&self, key: &str) -> Option<String> {
        const HEADS: [(&str, &str); 7] = [
            ("vp ", "văn phòng "),
            ("tt ", "trung tâm "),
            ("p ", "phòng "),
            ("bql ", "ban quản lý "),
            ("gđ ", "giám đốc "),
            ("pgđ ", "phó giám đốc "),
            ("cvp ", "chánh văn phòng "),
        ];
        let (whole, rest) =
            HEADS.iter().find_map(|(short, whole)| Some((whole, key.strip_prefix(short)?)))?;
        self.noted.get(&format!("{whole}{rest}")).map(|noted| noted.name.clone())
    }

    /// Returns the full form of "Trung tâm Kiểm định" where the document has "Trung tâm Kiểm định và Thử nghiệm" and no
    /// other such name.
    fn completed(&self, key: &str) -> Option<String> {
        if key.split(' ').count() < 3 {
            return None;
        }
        // Names of headings and of the organisation complete any beginning; names met in passing only one that breaks off
        // before its "và".
        let (beginning, broken_off) = (format!("{key} "), format!("{key} và "));
        let known =
            beginning_with(&self.by_key, &beginning).filter(|(other, _)| !is_place(&other[key.len()..]));
        let met = beginning_with(&self.noted, &broken_off).map(|(other, noted)| (other, &noted.name));
        let mut longer = known.chain(met);
        let (first, name) = longer.next()?;
        longer.all(|(other, _)| other == first).then(|| name.clone())
    }

    /// Returns the full form of "Phòng QLKH", "Phòng Nông nghiệp và PTNT" where the document or the organisation spells
    /// it out.
    fn spelt_out(&self, name: &str) -> Option<String> {
        let short = Shortened::of(name)?;
        let full = self.by_letters.get(&short.letters())?;
        full.known.iter().chain(&full.met).find(|full| short.stands_for(full)).cloned()
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

    /// Returns the first letters of the words that it stands for, as [`letters`] gives them for a full name.
    fn letters(&self) -> String {
        let pieces = self.pieces.iter().map(|piece| match piece {
            Piece::Word(words) => letters(words),
            Piece::Initials(letters) => letters.clone(),
        });
        pieces.collect()
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

/// Returns the first letters of the words of a key, "và" left out.
fn letters(key: &str) -> String {
    key.split_whitespace().filter(|word| *word != "và").filter_map(|word| word.chars().next()).collect()
}

/// Tells whether the end of a name only says where the body is.
fn is_place(end: &str) -> bool {
    ["tỉnh", "huyện", "thành phố", "thị xã", "xã", "phường", "quận", "thuộc", "trực thuộc", "sở"]
        .iter()
        .any(|level| crate::lexicon::starts_with(end.trim_start(), level))
}

/// Returns the entries whose keys have a beginning, in the order of the keys.
fn beginning_with<'m, T>(
    map: &'m BTreeMap<String, T>,
    beginning: &'m str,
) -> impl Iterator<Item = (&'m String, &'m T)> {
    map.range::<str, _>((Bound::Included(beginning), Bound::Unbounded))
        .take_while(move |(key, _)| key.starts_with(beginning))
}

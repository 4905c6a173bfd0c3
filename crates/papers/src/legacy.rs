//! Letters of encodings from before Unicode, as documents carry them: runs with the name of a font.

mod text;

use blocks::DoubtKind;
use std::borrow::Cow;
pub(crate) use text::Words;
use viet::legacy::{self, Encoding, Evidence, Guess, Letter, Witness};

/// A stretch of letters of one font.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Run<'a> {
    /// The letters; [`decode`] replaces them.
    pub(crate) words: Cow<'a, str>,
    /// The name of the font, where the file tells it.
    pub(crate) font: Option<&'a str>,
}

/// What the document has shown so far: a paragraph of few letters is judged by the ones before it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Habit {
    /// All that was seen, without what fonts said.
    seen: Evidence,
    /// What the last paragraph was that showed it: an old encoding, or `Some(None)` for Unicode.
    last: Option<Option<Encoding>>,
    /// Knows the words that came before.
    witness: Witness,
}

/// What was decoded, and how sure that is, in percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Decoded {
    pub(crate) kind: DoubtKind,
    pub(crate) sure: u8,
}

/// How sure it is where a font's name says so, and where UTF-8 comes out of what was taken for Windows-1252.
const BY_FONT: u8 = 99;
const MISREAD: u8 = 97;

impl Habit {
    /// Looks at a paragraph before any is decoded. Where all of them were shown in a first pass, also those in front that are
    /// too short to be judged are decoded; without it they are left as they are.
    pub(crate) fn learn(&mut self, runs: &[Run<'_>]) {
        let evidence = self.witness.look(&neutral_words(runs));
        self.seen.add(&evidence);
    }

    /// Returns the encoding of words that show one, or that fit the one that the paragraphs before them are in.
    fn judge(&mut self, words: &str) -> Option<(Encoding, u8)> {
        let evidence = self.witness.look(words);
        let expected = match self.last {
            Some(last) => last,
            None => self.seen.clearest(),
        };
        let fitting = expected.map(|encoding| (encoding, evidence.tally(encoding)));
        // Where all of the document is in it, so are names that are no syllables.
        let all = evidence.unicode == 0 && self.seen.clearest() == expected;
        let fitting = fitting.filter(|(_, tally)| all || tally.better + tally.other > 2 * tally.worse);
        // Few words may be words in two encodings: another one must make many more of them.
        let is_better = |guess: &Guess| {
            fitting.is_none_or(|(_, tally)| {
                evidence.tally(guess.encoding).better > 2 * (tally.better + tally.other)
            })
        };
        if let Some(guess) = evidence.guess().filter(is_better) {
            self.last = Some(Some(guess.encoding));
            return Some((guess.encoding, guess.sure));
        }
        let is_none = |encoding: Encoding| {
            let tally = evidence.tally(encoding);
            tally.worse > 0 && tally.better + tally.other == 0
        };
        if evidence.unicode > 0 && Encoding::ALL.into_iter().all(is_none) {
            self.last = Some(None);
        }
        fitting.map(|(encoding, tally)| (encoding, tally.sure().max(SHORT)))
    }
}

/// How sure it is for few words that fit what stands around them.
const SHORT: u8 = 75;

/// Turns the runs of one paragraph or cell into Unicode, where a font's name or the letters say that they are not. A run whose
/// letters are Unicode in spite of its font is left. Returns what was turned, and the lowest confidence.
pub(crate) fn decode(runs: &mut [Run<'_>], habit: &mut Habit) -> Option<Decoded> {
    if let Some(letters) = legacy::misread(&joined(runs)) {
        rewrite(runs, letters);
        return Some(Decoded { kind: DoubtKind::Misread, sure: MISREAD });
    }
    let neutral = judge_neutral(runs, habit);
    let mut found: Option<Decoded> = None;
    let mut from = 0;
    while let Some(first) = runs.get(from) {
        // A letter and its mark may stand in two runs: those of one encoding are decoded together.
        let encoding = shown_by(first);
        let more = runs[from..].iter().take_while(|run| shown_by(run) == encoding).count();
        let stretch = &mut runs[from..from + more];
        from += more;
        let by = match encoding {
            Some(encoding) => judge_shown(stretch, encoding, &mut habit.witness),
            None => neutral,
        };
        let Some((encoding, sure)) = by else { continue };
        let letters = legacy::decode(&joined(stretch), encoding);
        if rewrite(stretch, letters) {
            let sure = found.map_or(sure, |found| found.sure.min(sure));
            found = Some(Decoded { kind: kind(encoding), sure });
        }
    }
    found
}

/// Returns the encoding that a run's font shows.
fn shown_by(run: &Run<'_>) -> Option<Encoding> {
    run.font.and_then(legacy::face).map(|face| face.encoding)
}

/// Judges what stands in fonts that say nothing.
fn judge_neutral(runs: &[Run<'_>], habit: &mut Habit) -> Option<(Encoding, u8)> {
    let words = neutral_words(runs);
    if words.is_ascii() { None } else { habit.judge(&words) }
}

fn neutral_words<'r>(runs: &'r [Run<'_>]) -> Cow<'r, str> {
    words(runs.iter().filter(|run| shown_by(run).is_none()))
}

fn joined<'r>(runs: &'r [Run<'_>]) -> Cow<'r, str> {
    words(runs.iter())
}

fn words<'r>(mut runs: impl Iterator<Item = &'r Run<'r>>) -> Cow<'r, str> {
    match (runs.next(), runs.next()) {
        (None, _) => Cow::Borrowed(""),
        (Some(one), None) => Cow::Borrowed(&one.words),
        (Some(one), Some(two)) => [one, two].into_iter().chain(runs).map(|run| &*run.words).collect(),
    }
}

/// Tells in which encoding words are whose font shows one: those that were pasted may be Unicode, and whoever set a whole text
/// in one font may have had parts of it in another.
fn judge_shown(runs: &[Run<'_>], shown: Encoding, witness: &mut Witness) -> Option<(Encoding, u8)> {
    let evidence = witness.look(&joined(runs));
    let tally = evidence.tally(shown);
    let is_another = |guess: &Guess| guess.encoding != shown && tally.worse > tally.better + tally.other;
    if let Some(guess) = evidence.guess().filter(is_another) {
        return Some((guess.encoding, guess.sure));
    }
    (tally.better + tally.other >= evidence.unicode).then_some((shown, BY_FONT))
}

/// Gives the decoded letters to the runs that they stand in. Returns whether a letter changed.
fn rewrite(runs: &mut [Run<'_>], letters: Vec<Letter>) -> bool {
    let mut letters = letters.into_iter().peekable();
    let mut changed = false;
    let mut end = 0;
    for run in runs {
        end += run.words.chars().count();
        let capitals = run.font.and_then(legacy::face).is_some_and(|face| face.capitals);
        // A letter that was made of two stands where the first was.
        let mut words = String::with_capacity(run.words.len() + run.words.len() / 4);
        while let Some(one) = letters.next_if(|one| one.at < end) {
            words.push(if capitals { legacy::raise(one.letter) } else { one.letter });
        }
        if words != run.words {
            changed = true;
            run.words = Cow::Owned(words);
        }
    }
    changed
}

fn kind(encoding: Encoding) -> DoubtKind {
    match encoding {
        Encoding::Tcvn3 => DoubtKind::Tcvn3,
        Encoding::Vni => DoubtKind::Vni,
        Encoding::Viscii => DoubtKind::Viscii,
        Encoding::Windows1258 => DoubtKind::Windows1258,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run<'a>(words: &'a str, font: Option<&'a str>) -> Run<'a> {
        Run { words: Cow::Borrowed(words), font }
    }

    fn read(runs: &[(&str, Option<&str>)], habit: &mut Habit) -> (Vec<String>, Option<Decoded>) {
        let mut runs: Vec<Run<'_>> = runs.iter().map(|(words, font)| run(words, *font)).collect();
        let decoded = decode(&mut runs, habit);
        (runs.into_iter().map(|run| run.words.into_owned()).collect(), decoded)
    }

    #[test]
    fn fonts_say_what_letters_are() {
        let runs =
            [("céng hßa ", Some(".VnTimeH")), ("ViÖt Nam ", Some(".VnTime")), ("của ta", Some("Arial"))];
        let (words, decoded) = read(&runs, &mut Habit::default());
        assert_eq!(words, ["CỘNG HÒA ", "Việt Nam ", "của ta"]);
        assert_eq!(decoded, Some(Decoded { kind: DoubtKind::Tcvn3, sure: 99 }));
    }

    #[test]
    fn unicode_in_an_old_font_is_left() {
        let runs = [("Cộng hòa xã hội", Some(".VnTime"))];
        assert_eq!(read(&runs, &mut Habit::default()), (vec!["Cộng hòa xã hội".to_owned()], None));
    }

    #[test]
    fn a_letter_and_its_mark_stand_in_two_runs() {
        let runs = [("Co", Some("VNI-Times")), ("äng hoø", Some("VNI-Times")), ("a", Some("VNI-Helve"))];
        assert_eq!(read(&runs, &mut Habit::default()).0, ["Cộ", "ng hò", "a"]);
    }

    #[test]
    fn short_paragraphs_follow_those_before_them() {
        let mut habit = Habit::default();
        assert_eq!(read(&[("Sè: 12", None)], &mut habit), (vec!["Sè: 12".to_owned()], None));
        let (words, _) = read(&[("Céng hoµ x· héi chñ nghÜa ViÖt Nam", None)], &mut habit);
        assert_eq!(words, ["Cộng hoà xã hội chủ nghĩa Việt Nam"]);
        let (words, decoded) = read(&[("Sè: 12", None)], &mut habit);
        assert_eq!(
            (words, decoded.map(|decoded| decoded.kind)),
            (vec!["Số: 12".to_owned()], Some(DoubtKind::Tcvn3))
        );
    }

    #[test]
    fn a_first_pass_tells_what_the_first_paragraphs_are() {
        let mut habit = Habit::default();
        habit.learn(&[run("Céng hoµ x· héi chñ nghÜa ViÖt Nam", None)]);
        assert_eq!(read(&[("Sè: 12", None)], &mut habit).0, ["Số: 12"]);
    }

    #[test]
    fn fonts_are_no_proof() {
        let vni = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam";
        let (words, decoded) = read(&[(vni, Some(".VnTime"))], &mut Habit::default());
        assert_eq!(words, ["Cộng hòa xã hội chủ nghĩa Việt Nam"]);
        assert_eq!(decoded.map(|decoded| decoded.kind), Some(DoubtKind::Vni));
        let (words, _) = read(&[("Céng hoµ x· héi", Some("VNSTCVN3"))], &mut Habit::default());
        assert_eq!(words, ["Cộng hoà xã hội"]);
    }

    #[test]
    fn utf8_taken_for_another_encoding_is_mended() {
        let (words, decoded) =
            read(&[("Thá»±c hi", None), ("á»‡n nhiá»‡m vá»¥", Some("Arial"))], &mut Habit::default());
        assert_eq!(words, ["Thực hi", "ện nhiệm vụ"]);
        assert_eq!(decoded, Some(Decoded { kind: DoubtKind::Misread, sure: 97 }));
    }

    #[test]
    fn unicode_between_old_paragraphs_is_left() {
        let mut habit = Habit::default();
        habit.learn(&[run("Céng hoµ x· héi chñ nghÜa ViÖt Nam", None)]);
        let unicode = "Ủy ban nhân dân tỉnh là";
        assert_eq!(read(&[(unicode, None)], &mut habit), (vec![unicode.to_owned()], None));
        assert_eq!(read(&[("Hà, Sè", None)], &mut habit).0, ["Hà, Sè"]);
    }
}

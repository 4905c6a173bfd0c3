//! Letters of encodings from before Unicode, as documents carry them: runs with the name of a font.

use blocks::DoubtKind;
use std::borrow::Cow;
use viet::legacy::{self, Encoding, Evidence};

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
}

/// What was decoded, and how sure that is, in percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Decoded {
    pub(crate) kind: DoubtKind,
    pub(crate) sure: u8,
}

/// How sure it is where a font's name says so.
const BY_FONT: u8 = 99;

impl Habit {
    /// Looks at a paragraph before any is decoded. Where all of them were shown in a first pass, also those in front that are
    /// too short to be judged are decoded; without it they are left as they are.
    pub(crate) fn learn(&mut self, runs: &[Run<'_>]) {
        self.seen.add(&Evidence::of(&neutral_words(runs)));
    }

    /// Returns the encoding of words that show one, or that fit the one that the paragraphs before them are in.
    fn judge(&mut self, words: &str) -> Option<(Encoding, u8)> {
        let evidence = Evidence::of(words);
        if let Some(guess) = evidence.guess() {
            self.last = Some(Some(guess.encoding));
            return Some((guess.encoding, guess.sure));
        }
        let expected = match self.last {
            Some(last) => last,
            None => self.seen.guess().map(|guess| guess.encoding),
        };
        // Words that are Unicode and nothing else.
        let is_unicode = |encoding: Encoding| evidence.tally(encoding).worse > 0 && evidence.unicode > 0;
        if Encoding::ALL.into_iter().all(is_unicode) {
            self.last = Some(None);
        }
        let encoding = expected?;
        let tally = evidence.tally(encoding);
        let fits = tally.worse == 0 && tally.better + tally.other > 0;
        fits.then(|| (encoding, tally.sure().max(SHORT)))
    }
}

/// How sure it is for few words that fit what stands around them.
const SHORT: u8 = 75;

/// Turns the runs of one paragraph or cell into Unicode, where a font's name or the letters say that they are not. A run whose
/// letters are Unicode in spite of its font is left. Returns what was turned, and the lowest confidence.
pub(crate) fn decode(runs: &mut [Run<'_>], habit: &mut Habit) -> Option<Decoded> {
    let neutral = judge_neutral(runs, habit);
    let mut found: Option<Decoded> = None;
    let mut from = 0;
    while let Some(first) = runs.get(from) {
        let face = first.font.and_then(legacy::face);
        // A letter and its mark may stand in two runs: those of one encoding are decoded together.
        let same = |run: &Run<'_>| run.font.and_then(legacy::face).map(|face| face.encoding);
        let encoding = face.map(|face| face.encoding);
        let more = runs[from..].iter().take_while(|run| same(run) == encoding).count();
        let stretch = &mut runs[from..from + more];
        from += more;
        let by = match encoding {
            Some(encoding) => is_of(stretch, encoding).then_some((encoding, BY_FONT)),
            None => neutral,
        };
        let Some((encoding, sure)) = by else { continue };
        if rewrite(stretch, encoding) {
            let sure = found.map_or(sure, |found| found.sure.min(sure));
            found = Some(Decoded { kind: kind(encoding), sure });
        }
    }
    found
}

/// Judges what stands in fonts that say nothing.
fn judge_neutral(runs: &[Run<'_>], habit: &mut Habit) -> Option<(Encoding, u8)> {
    let words = neutral_words(runs);
    if words.is_ascii() { None } else { habit.judge(&words) }
}

fn neutral_words<'r>(runs: &'r [Run<'_>]) -> Cow<'r, str> {
    let mut neutral =
        runs.iter().filter(|run| run.font.and_then(legacy::face).is_none()).map(|run| &*run.words);
    match (neutral.next(), neutral.next()) {
        (None, _) => Cow::Borrowed(""),
        (Some(one), None) => Cow::Borrowed(one),
        (Some(one), Some(two)) => Cow::Owned([one, two].into_iter().chain(neutral).collect()),
    }
}

/// Tells whether the words in a font of an encoding are in it: words that were pasted may be Unicode.
fn is_of(runs: &[Run<'_>], encoding: Encoding) -> bool {
    let words: String = runs.iter().map(|run| &*run.words).collect();
    let evidence = Evidence::of(&words);
    let tally = evidence.tally(encoding);
    tally.better + tally.other >= evidence.unicode
}

/// Decodes runs that are in one encoding. Returns whether a letter changed.
fn rewrite(runs: &mut [Run<'_>], encoding: Encoding) -> bool {
    let words: String = runs.iter().map(|run| &*run.words).collect();
    let mut decoded = legacy::decode(&words, encoding).into_iter().peekable();
    let mut changed = false;
    let mut end = 0;
    for run in runs {
        end += run.words.chars().count();
        let capitals = run.font.and_then(legacy::face).is_some_and(|face| face.capitals);
        // A letter that was made of two stands where the first was.
        let mut words = String::with_capacity(run.words.len() + run.words.len() / 4);
        while let Some(one) = decoded.next_if(|one| one.at < end) {
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
    fn unicode_between_old_paragraphs_is_left() {
        let mut habit = Habit::default();
        habit.learn(&[run("Céng hoµ x· héi chñ nghÜa ViÖt Nam", None)]);
        let unicode = "Ủy ban nhân dân tỉnh là";
        assert_eq!(read(&[(unicode, None)], &mut habit), (vec![unicode.to_owned()], None));
        assert_eq!(read(&[("Hà, Sè", None)], &mut habit).0, ["Hà, Sè"]);
    }
}

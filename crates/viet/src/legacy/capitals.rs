//! Capitals that TCVN3 cannot write: its fonts show small letters with tones in the midst of capitals ("CéNG HOµ"), and at the
//! beginning of sentences and of "Ủy ban" ("ñy ban").

use super::letters::Letter;
use super::syllable;

/// How a word shows what case it is in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    /// A small letter that need not be small.
    Small,
    /// Capitals behind the first letter, and no small letter that could be one.
    Capitals,
    /// Neither: "Hµ" may be "Hà" or "HÀ".
    Open,
    /// No word to go by: an abbreviation ("UBND"), a tag, a single letter.
    None,
}

/// A run of letters.
struct Word {
    start: usize,
    end: usize,
    case: Case,
}

/// Raises the small letters with tones of words that are in capitals; what a word does not show, its neighbours do.
pub(super) fn mend(letters: &mut [Letter]) {
    let words = words(letters);
    let before = nearest(words.iter());
    let mut after = nearest(words.iter().rev());
    after.reverse();
    let is_title = is_title(letters, &words);
    for (at, word) in words.iter().enumerate() {
        let raised = match word.case {
            Case::Capitals => true,
            Case::Small | Case::None => false,
            Case::Open => is_title || is_raised(before[at], after[at]),
        };
        let end = match raised {
            true => word.end,
            false if begins(letters, &words, at) => word.start + 1,
            false => word.start,
        };
        for letter in &mut letters[word.start..end] {
            letter.letter = raise(letter.letter);
        }
    }
}

/// Tells whether words of which none shows its case are in capitals all the same: "Së Y TÕ", whose last word would else be small.
fn is_title(letters: &[Letter], words: &[Word]) -> bool {
    let is_capital = |word: &Word| letters.get(word.start).is_some_and(|first| first.letter.is_uppercase());
    let is_alone = |word: &Word| word.end == word.start + 1 && word.case == Case::None;
    words.len() >= TITLE
        && words.iter().all(|word| matches!(word.case, Case::Open | Case::None) && is_capital(word))
        && words[1..words.len() - 1].iter().any(is_alone)
}

/// Such a title has so many words, one of them a capital alone.
const TITLE: usize = 3;

/// Tells whether a word begins a sentence, or is one that always has a capital: nobody can have written it.
fn begins(letters: &[Letter], words: &[Word], at: usize) -> bool {
    let word = &words[at];
    if !letters.get(word.start).is_some_and(|first| is_toned(first.letter)) {
        return false;
    }
    let is = |word: &Word, wanted: &str| {
        letters[word.start..word.end].iter().map(|one| one.letter).eq(wanted.chars())
    };
    if words.get(at + 1).is_some_and(|next| is(next, "ban") && is(word, "ủy")) {
        return true;
    }
    let mut before = letters[..word.start].iter().rev().map(|one| one.letter);
    if before.next() != Some(' ') {
        return false;
    }
    match before.next() {
        Some('.' | '?' | '!') => true,
        // A label in front of everything: "- ", "a) ".
        Some('-' | '+' | '*' | '•' | '–') => before.next().is_none(),
        Some(')') => before.by_ref().take(LABEL).all(char::is_alphanumeric) && before.next().is_none(),
        _ => false,
    }
}

/// A label has at most so many letters.
const LABEL: usize = 4;

/// Returns the capital of a letter.
pub fn raise(letter: char) -> char {
    let mut capital = letter.to_uppercase();
    match (capital.next(), capital.next()) {
        (Some(capital), None) => capital,
        _ => letter,
    }
}

/// Tells whether a letter has a tone: then TCVN3 has only the small one.
pub(super) fn is_toned(letter: char) -> bool {
    syllable::tone(letter) != 0
}

fn words(letters: &[Letter]) -> Vec<Word> {
    let mut words = Vec::new();
    let mut at = 0;
    for run in letters.chunk_by(|one, two| one.letter.is_alphabetic() == two.letter.is_alphabetic()) {
        let end = at + run.len();
        if run.first().is_some_and(|first| first.letter.is_alphabetic()) {
            words.push(Word { start: at, end, case: case(run) });
        }
        at = end;
    }
    words
}

fn case(word: &[Letter]) -> Case {
    let telling = || word.iter().enumerate().filter(|(_, one)| !is_toned(one.letter));
    let toned = word.iter().any(|one| is_toned(one.letter));
    let case = if telling().any(|(_, one)| one.letter.is_lowercase()) {
        Case::Small
    } else if telling().any(|(at, _)| at > 0) {
        Case::Capitals
    } else {
        return if toned { Case::Open } else { Case::None };
    };
    // Tags and abbreviations tell nothing of the words beside them.
    let written = || word.iter().map(|one| one.letter).collect::<String>();
    if toned || word.len() > 1 && syllable::is_one(&written()) { case } else { Case::None }
}

/// Returns for each word the case of the nearest one before it that shows it, and how far away that is.
fn nearest<'w>(words: impl Iterator<Item = &'w Word>) -> Vec<Option<(usize, Case)>> {
    let mut last = None;
    words
        .enumerate()
        .map(|(at, word)| {
            let found = last.map(|(place, case)| (at - place, case));
            if matches!(word.case, Case::Small | Case::Capitals) {
                last = Some((at, word.case));
            }
            found
        })
        .collect()
}

/// The nearer neighbour decides; if both are as near, both must be in capitals.
fn is_raised(before: Option<(usize, Case)>, after: Option<(usize, Case)>) -> bool {
    let capitals = |side: Option<(usize, Case)>| side.is_some_and(|(_, case)| case == Case::Capitals);
    match (before, after) {
        (Some((left, _)), Some((right, _))) if left < right => capitals(before),
        (Some((left, _)), Some((right, _))) if left == right => capitals(before) && capitals(after),
        (_, Some(_)) => capitals(after),
        (_, None) => capitals(before),
    }
}

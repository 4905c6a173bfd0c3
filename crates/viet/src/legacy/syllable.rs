//! What can be a syllable of Vietnamese: a consonant, a rhyme, at most one tone, in its place.

/// A row for each vowel: without tone, huyền, hỏi, ngã, sắc, nặng.
const VOWELS: [[char; 6]; 12] = [
    ['a', 'à', 'ả', 'ã', 'á', 'ạ'],
    ['ă', 'ằ', 'ẳ', 'ẵ', 'ắ', 'ặ'],
    ['â', 'ầ', 'ẩ', 'ẫ', 'ấ', 'ậ'],
    ['e', 'è', 'ẻ', 'ẽ', 'é', 'ẹ'],
    ['ê', 'ề', 'ể', 'ễ', 'ế', 'ệ'],
    ['i', 'ì', 'ỉ', 'ĩ', 'í', 'ị'],
    ['o', 'ò', 'ỏ', 'õ', 'ó', 'ọ'],
    ['ô', 'ồ', 'ổ', 'ỗ', 'ố', 'ộ'],
    ['ơ', 'ờ', 'ở', 'ỡ', 'ớ', 'ợ'],
    ['u', 'ù', 'ủ', 'ũ', 'ú', 'ụ'],
    ['ư', 'ừ', 'ử', 'ữ', 'ứ', 'ự'],
    ['y', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ'],
];

/// Consonants before a rhyme, the longer before the shorter that they begin with.
const ONSETS: [&str; 28] = [
    "ngh", "ng", "nh", "n", "ch", "c", "gh", "gi", "g", "kh", "k", "ph", "p", "qu", "th", "tr", "t", "b",
    "d", "đ", "h", "l", "m", "r", "s", "v", "x", "",
];

/// Rhymes without tone.
const RHYMES: &str = "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu \
    yêm yên yêng yêt yêu o oc oi om on ong op ot oong ooc oa oac oach oai oam oan oang oanh oao oap oat oay \
    oăc oăm oăn oăng oăt oe oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt \
    u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uy uya uych uyn uynh uyp uyt uyu uyên uyêt \
    uôc uôi uôm uôn uông uôt uơ ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y";

/// Returns the tone of a letter, from 1 (huyền) to 5 (nặng); 0 where it has none.
pub(super) fn tone(letter: char) -> usize {
    if letter.is_ascii() { 0 } else { split(small(letter)).1 }
}

/// Tells whether a word is written as a syllable of Vietnamese can be: small, with a capital in front, or in capitals.
pub(super) fn is_one(word: &str) -> bool {
    let mut bare = String::with_capacity(word.len());
    let mut tones = [None; 2];
    let mut capitals = 0;
    let mut count = 0;
    for (at, letter) in word.chars().enumerate() {
        let lower = small(letter);
        if lower != letter {
            capitals += 1;
            // A capital behind a small letter.
            if capitals <= at {
                return false;
            }
        }
        let (plain, tone) = split(lower);
        if tone != 0 {
            let [first, second] = &mut tones;
            *(if first.is_none() { first } else { second }) = Some((bare.len(), tone));
        }
        bare.push(plain);
        count += 1;
        if count > LONGEST {
            return false;
        }
    }
    let [tone, more] = tones;
    more.is_none() && (capitals <= 1 || capitals == count) && is_spelt(&bare, tone)
}

/// "nghiêng" is the longest.
const LONGEST: usize = 7;

/// Tells whether letters without tone are a consonant and a rhyme that the tone, with its byte, may stand over.
pub(super) fn is_spelt(bare: &str, tone: Option<(usize, usize)>) -> bool {
    ONSETS.iter().any(|onset| {
        let Some(rhyme) = bare.strip_prefix(onset) else { return false };
        // "gì", "gìn": the i is the rhyme too.
        let rhyme = if *onset == "gi" && !rhyme.starts_with(is_vowel) { &bare[1..] } else { rhyme };
        let tone = tone.map(|(at, tone)| (at.checked_sub(bare.len() - rhyme.len()), tone));
        fits(onset, rhyme) && is_rhyme(rhyme) && is_toned_rightly(rhyme, tone)
    })
}

/// "k", "gh", "ngh" stand before e, ê, i, y; "c", "g", "ng" before the others.
fn fits(onset: &str, rhyme: &str) -> bool {
    let front = rhyme.starts_with(['e', 'ê', 'i', 'y']);
    match onset {
        "k" | "gh" | "ngh" => front,
        "c" | "g" | "ng" => !front,
        "qu" => !rhyme.starts_with(['u', 'ư', 'o']),
        _ => true,
    }
}

fn is_rhyme(rhyme: &str) -> bool {
    static SORTED: std::sync::LazyLock<Vec<&str>> = std::sync::LazyLock::new(|| {
        let mut rhymes: Vec<&str> = RHYMES.split_whitespace().collect();
        rhymes.sort_unstable();
        rhymes
    });
    SORTED.binary_search(&rhyme).is_ok()
}

/// The tone stands in the rhyme, on the last vowel that has a mark; before "c", "ch", "p", "t" it is sắc or nặng.
fn is_toned_rightly(rhyme: &str, tone: Option<(Option<usize>, usize)>) -> bool {
    let stopped = rhyme.ends_with(['c', 'p', 't']) || rhyme.ends_with("ch");
    let marked = rhyme.rfind(['ă', 'â', 'ê', 'ô', 'ơ', 'ư']);
    match tone {
        None => !stopped,
        Some((None, _)) => false,
        Some((Some(at), tone)) => marked.is_none_or(|marked| marked == at) && (!stopped || tone >= 4),
    }
}

fn is_vowel(letter: char) -> bool {
    VOWELS.iter().any(|[plain, ..]| *plain == letter)
}

fn small(letter: char) -> char {
    if letter.is_ascii() {
        return letter.to_ascii_lowercase();
    }
    let mut small = letter.to_lowercase();
    match (small.next(), small.next()) {
        (Some(small), None) => small,
        _ => letter,
    }
}

/// Returns a small letter without its tone, and the tone.
fn split(letter: char) -> (char, usize) {
    if letter.is_ascii() {
        return (letter, 0);
    }
    VOWELS
        .iter()
        .find_map(|row| row.iter().position(|other| *other == letter).map(|tone| (row[0], tone)))
        .unwrap_or((letter, 0))
}

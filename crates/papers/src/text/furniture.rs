//! What belongs to the page, not to the text: page numbers, running heads, boxes of digital signatures.

use super::source::{Kind, Source};
use crate::limits::HEAD_LETTERS;
use std::collections::HashMap;
use viet::fold;

/// Letters that stand at least between two page numbers; rows of a table whose cells became lines are nearer.
const PAGE_LETTERS: usize = 250;
/// Letters that a page holds at most: further on, the number of the page is not known.
const FULL_PAGE_LETTERS: usize = 4_000;

/// Marks the lines that belong to the page and numbers the others with their page, where the file says it.
pub(crate) fn drop(sources: &mut [Source<'_>]) {
    let numbers = page_numbers(sources);
    for (index, _) in &numbers {
        sources[*index].kind = Kind::Furniture;
    }
    drop_signature_boxes(sources);
    drop_running_heads(sources);
    number_pages(sources, &numbers);
}

/// Finds the lines that are page numbers: they rise, with a page's text between.
fn page_numbers(sources: &[Source<'_>]) -> Vec<(usize, u32)> {
    let candidates = candidates(sources);
    let mut found: Vec<(usize, u32)> = Vec::new();
    let mut last = (0usize, 0u32);
    for (position, candidate) in candidates.iter().enumerate() {
        let Candidate { index, number, letters, decorated } = *candidate;
        let since = letters - last.0;
        let steps = number.checked_sub(last.1).unwrap_or(u32::MAX);
        let first = found.is_empty();
        let rises = (1..=3).contains(&steps) || decorated && first && number < 1000;
        let apart = since >= PAGE_LETTERS || decorated || first && number == 1 && letters == 0;
        let row = candidates.get(position + 1).is_some_and(|next| {
            next.number == number + 1 && next.letters - letters < PAGE_LETTERS && !decorated
        });
        if rises && apart && !row {
            found.push((index, number));
            last = (letters, number);
        }
    }
    found
}

/// A line that may be a page number, and the letters of text before it.
struct Candidate {
    index: usize,
    number: u32,
    letters: usize,
    decorated: bool,
}

fn candidates(sources: &[Source<'_>]) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    let mut letters = 0;
    for (index, source) in sources.iter().enumerate() {
        if source.kind != Kind::Text {
            letters += match source.kind {
                Kind::HtmlTable => source.raw.len() / 2,
                Kind::Row { .. } => source.raw.len(),
                Kind::Text | Kind::Blank | Kind::Rule | Kind::Furniture => 0,
            };
            continue;
        }
        if !source.whole.contains('\t')
            && let Some((number, decorated)) = page_number(&source.words)
        {
            candidates.push(Candidate { index, number, letters, decorated });
        } else {
            letters += source.words.len();
        }
    }
    candidates
}

/// Reads "2", "- 2 -", "2/5", "Trang 2", "Trang 2/5", "Page 2 of 5", "2 | P a g e"; tells whether it surely is a page's number.
pub(crate) fn page_number(words: &str) -> Option<(u32, bool)> {
    if words.len() > 32 {
        return None;
    }
    // Word's own footers are letter-spaced.
    let lower = fold::lower(words).replace("p a g e", "page");
    let mut rest = lower.trim_matches(|letter: char| letter.is_whitespace() || "-–—|[]".contains(letter));
    let mut decorated = rest.len() + 2 <= lower.len();
    for word in ["trang", "page"] {
        if let Some(before) = rest.strip_suffix(word) {
            rest = before.trim_end_matches(|letter: char| letter.is_whitespace() || "|-–—/".contains(letter));
            decorated = true;
        }
    }
    for word in ["trang", "page", "tr."] {
        if let Some(behind) = rest.strip_prefix(word) {
            rest = behind.trim_start_matches([' ', ':']);
            decorated = true;
        }
    }
    let digits = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
    let number: u32 = rest.get(..digits).filter(|digits| (1..=3).contains(&digits.len()))?.parse().ok()?;
    let total = rest[digits..].trim_start();
    let total = ["/", "of", "trên", "|"].iter().find_map(|word| total.strip_prefix(word)).unwrap_or(total);
    let total = total.trim_start().trim_start_matches("tổng số").trim();
    if rest[digits..].trim().is_empty() {
        return (number > 0).then_some((number, decorated));
    }
    let total: u32 = total.parse().ok()?;
    (number > 0 && number <= total && total < 1000).then_some((number, decorated))
}

/// "Ký bởi: ...", "Thời gian ký: ...": what a signing program prints over the page.
fn drop_signature_boxes(sources: &mut [Source<'_>]) {
    let mut inside = false;
    for source in sources.iter_mut().filter(|source| source.kind == Kind::Text) {
        inside = begins_signature_box(&source.words) || inside && stands_in_signature_box(&source.words);
        if inside {
            source.kind = Kind::Furniture;
        }
    }
}

/// Tells whether a line begins the box of a digital signature; its spaces may be lost.
pub(crate) fn begins_signature_box(words: &str) -> bool {
    const FIRST: [&str; 7] = [
        "ký bởi:",
        "người ký:",
        "thời gian ký:",
        "ngày ký:",
        "được ký bởi",
        "signature not verified",
        "digitally signed by",
    ];
    words.starts_with(['K', 'k', 'N', 'n', 'T', 't', 'S', 'D', 'Đ']) && begins_with_one(words, &FIRST)
}

/// Tells whether a line may stand further down in such a box.
pub(crate) fn stands_in_signature_box(words: &str) -> bool {
    const INSIDE: [&str; 7] = ["email:", "cơ quan:", "tổ chức:", "đơn vị:", "chức vụ:", "ký ngày:", "date:"];
    begins_with_one(words, &INSIDE)
}

fn begins_with_one(words: &str, heads: &[&str]) -> bool {
    let head: String = words.chars().filter(|letter| !letter.is_whitespace()).take(24).collect();
    let lower = fold::lower(&head);
    heads.iter().any(|head| {
        let mut rest = lower.as_str();
        head.split(' ').all(|word| rest.strip_prefix(word).map(|behind| rest = behind).is_some())
    })
}

/// Drops short lines that stand at the same edge of several pages.
fn drop_running_heads(sources: &mut [Source<'_>]) {
    let edges = edges(sources);
    let mut counts: HashMap<String, u32> = HashMap::new();
    for index in &edges {
        *counts.entry(head_key(&sources[*index].words)).or_default() += 1;
    }
    for index in edges {
        let key = head_key(&sources[index].words);
        if key.chars().filter(|letter| letter.is_alphabetic()).count() >= 4
            && counts.get(&key).is_some_and(|count| *count >= 2)
        {
            sources[index].kind = Kind::Furniture;
        }
    }
}

/// Returns the lines next to the ends of pages.
fn edges(sources: &[Source<'_>]) -> Vec<usize> {
    let mut edges = Vec::new();
    let mut last_text = None;
    let mut at_top = false;
    for (index, source) in sources.iter().enumerate() {
        if source.feed || source.kind == Kind::Furniture {
            edges.extend(last_text.take());
            at_top = true;
        }
        if source.kind == Kind::Text {
            let short = source.words.len() <= HEAD_LETTERS && crate::shape::label(&source.words).is_none();
            if at_top && short {
                edges.push(index);
                last_text = None;
            } else {
                last_text = short.then_some(index);
            }
            at_top = false;
        }
    }
    edges
}

/// Returns what is the same in a running head of all pages.
pub(crate) fn head_key(words: &str) -> String {
    fold::lower(words).chars().filter(|letter| !letter.is_ascii_digit() && !letter.is_whitespace()).collect()
}

/// Gives each line its page: by form feeds where there are any, else by the numbers found.
fn number_pages(sources: &mut [Source<'_>], numbers: &[(usize, u32)]) {
    if sources.iter().any(|source| source.feed) {
        let mut page = 1;
        for source in sources.iter_mut() {
            page += u32::from(source.feed);
            source.page = Some(page);
        }
        return;
    }
    let Some((first, number)) = numbers.first().copied() else { return };
    let text_before = sources[..first].iter().any(|source| source.kind == Kind::Text);
    // Numbers stand at the top, where the first page has none; a 1 behind text stands at the foot.
    let at_foot = number == 1 && text_before;
    let mut page = match number {
        _ if at_foot || !text_before => Some(number),
        2 => Some(1),
        // Numbers were lost: the pages before are not known.
        _ => None,
    };
    let mut letters = 0;
    let mut numbers = numbers.iter().peekable();
    for (index, source) in sources.iter_mut().enumerate() {
        if let Some((_, number)) = numbers.next_if(|(at, _)| *at == index) {
            page = Some(number + u32::from(at_foot));
            letters = 0;
        }
        letters += source.words.len();
        source.page = page.filter(|_| letters <= FULL_PAGE_LETTERS);
    }
}

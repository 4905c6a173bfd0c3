//! Runs the slips of `tests/spec/ocr/*.md`: what is mended, and what must be left as it is.

use proptest::prelude::*;
use std::path::Path;
use testkit::spec::{self, Group};
use viet::ocr::mendings;

fn groups() -> Vec<Group> {
    spec::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec/ocr"))
}

fn mended(text: &str) -> String {
    let mut out = String::new();
    let mut from = 0;
    for one in mendings(text) {
        out.push_str(&text[from..one.range.start]);
        out.push_str(&one.words);
        from = one.range.end;
    }
    out + &text[from..]
}

#[test]
fn slips_are_mended_and_other_words_are_left() {
    let (mut slips, mut left) = (0, 0);
    let mut failures = Vec::new();
    for group in groups() {
        for row in &group.rows {
            let written = row.get("written").expect("a column of what is written");
            let wanted = row.get("mended").unwrap_or(written);
            *(if row.get("mended").is_some() { &mut slips } else { &mut left }) += 1;
            let read = mended(written);
            if read != wanted {
                failures.push(format!("{}:{}: {written:?} -> {read:?}", group.file.display(), row.line));
            }
            if mended(wanted) != wanted {
                failures.push(format!("{}:{}: {wanted:?} is mended again", group.file.display(), row.line));
            }
        }
    }
    assert!(slips >= 150 && left >= 100, "only {slips} slips and {left} phrases that are right");
    assert!(failures.is_empty(), "{} rows fail\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn long_texts_take_linear_time() {
    // Each of these would take minutes if anything looked back or ahead without end.
    for piece in
        ["l0", "l0/", "phôi ", "quyêt đinh ", "::l5", " l5", "các", "chủ tri", "uơ", "ngày l5-", "𝕏ơ"]
    {
        let _ = mendings(&piece.repeat(200_000));
    }
}

proptest! {
    #[test]
    fn mendings_lie_in_the_text_in_order(text in "\\PC*") {
        check(&text)?;
    }

    #[test]
    fn pieces_of_the_language_in_any_order(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "phối", "họp", "Phốihợp", "khuvực", "l5", "/", "O1", "2O24", " ", ".", "-", "quý", "l", "ngày", "tháng", "số", ":",
            "UBND", "truớc", "uơ", "các", "thành", "%", "h", "é", "ơ", "𝕏", "\u{301}", "chủ", "tri", "BÁO", "CAO", "\n", "\u{a0}",
        ]), 0..24)
    ) {
        check(&pieces.concat())?;
    }
}

fn check(text: &str) -> Result<(), TestCaseError> {
    let mut from = 0;
    for one in mendings(text) {
        prop_assert!(one.range.start >= from && one.range.start < one.range.end);
        let written = text.get(one.range.clone());
        prop_assert!(written.is_some(), "{:?} cuts a letter", one.range);
        let letters = |words: &str| words.chars().filter(|letter| *letter != ' ').count();
        prop_assert_eq!(letters(written.unwrap_or("")), letters(&one.words));
        from = one.range.end;
    }
    Ok(())
}

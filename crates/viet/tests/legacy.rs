//! Old encodings: the specs, the tables by round trips, and any text at all.

use proptest::prelude::*;
use std::path::Path;
use testkit::spec;
use viet::legacy::{Encoding, decode, encode, face, guess, misread};

fn text(words: &str, encoding: Encoding) -> String {
    decode(words, encoding).iter().map(|one| one.letter).collect()
}

fn name(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Tcvn3 => "tcvn3",
        Encoding::Vni => "vni",
        Encoding::Viscii => "viscii",
        Encoding::Windows1258 => "windows-1258",
    }
}

#[test]
fn specs() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec/legacy");
    let mut wrong = Vec::new();
    let mut rows = 0;
    for group in spec::load(&folder) {
        for row in &group.rows {
            let letters = row.get("letters").expect("a row has letters");
            let seen = guess(letters).map(|guess| name(guess.encoding));
            let wanted = row.get("encoding");
            let read = Encoding::ALL
                .into_iter()
                .find(|one| Some(name(*one)) == wanted)
                .map(|one| text(letters, one));
            if seen != wanted || read.as_deref() != row.get("text") {
                wrong.push(format!("{}:{} {letters:?} {seen:?} {read:?}", group.file.display(), row.line));
            }
            rows += 1;
        }
    }
    assert!(wrong.is_empty(), "{} of {rows}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn fonts() {
    let mut wrong = Vec::new();
    for group in spec::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec/legacy-fonts")) {
        for row in &group.rows {
            let font = row.get("font").expect("a row has a font");
            let seen = face(font);
            let (encoding, capitals) =
                (seen.map(|face| name(face.encoding)), seen.is_some_and(|face| face.capitals));
            if encoding != row.get("encoding") || capitals != row.get("capitals").is_some() {
                wrong.push(format!("{}: {font} {seen:?}", row.line));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn misread_utf8() {
    let mended =
        |words| misread(words).map(|letters| letters.iter().map(|one| one.letter).collect::<String>());
    for (written, wanted) in [
        ("Thá»±c hiá»‡n nhiá»‡m vá»¥", Some("Thực hiện nhiệm vụ")),
        ("Ủy ban nhân dân", None),
        ("Äiá»u 5. LÃ\u{a0} cÆ¡ quan", None),
        ("Äiá»\u{81}u 5. LÃ\u{a0} cÆ¡ quan cá»§a Sá»Ÿ", Some("Äiều 5. Là cơ quan của Sở")),
        ("ngÃ y 15 thÃ¡ng 3 nÄƒm 2024 cá»§a tá»‰nh", Some("ngày 15 tháng 3 năm 2024 của tỉnh")),
        ("MAÇÃ DO NORTE, não é á toa", None),
        ("l'été où naïve Ähnlich Äpfel", None),
        ("", None),
    ] {
        assert_eq!(mended(written).as_deref(), wanted, "{written}");
    }
}

/// Every letter of Vietnamese that is not ASCII, small and capital.
const LETTERS: &str = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ";

#[test]
fn every_letter_goes_there_and_back() {
    assert_eq!(LETTERS.chars().count(), 67);
    for encoding in [Encoding::Vni, Encoding::Viscii, Encoding::Windows1258] {
        for letter in LETTERS.chars().chain(LETTERS.to_uppercase().chars()) {
            let written = format!("b{letter}c");
            assert_eq!(text(&encode(&written, encoding), encoding), written, "{encoding:?}");
        }
    }
    for letter in LETTERS.chars() {
        let written = format!("b{letter}c");
        assert_eq!(text(&encode(&written, Encoding::Tcvn3), Encoding::Tcvn3), written);
        let capitals = format!("BAN {} BAN", written.to_uppercase());
        assert_eq!(text(&encode(&capitals, Encoding::Tcvn3), Encoding::Tcvn3), capitals);
    }
}

#[test]
fn capitals_with_tones_are_told_by_what_stands_beside_them() {
    for (written, wanted) in [
        ("Së Y TÕ", "SỞ Y TẾ"),
        ("Bé Y tÕ", "Bộ Y tế"),
        ("Së N«ng nghiÖp", "Sở Nông nghiệp"),
        ("Vâ Tè H¶i", "Võ Tố Hải"),
        ("Lý Tè Tó", "Lý Tố Tú"),
    ] {
        assert_eq!(text(written, Encoding::Tcvn3), wanted);
    }
}

proptest! {
    #[test]
    fn any_text_is_decoded_and_every_letter_accounted_for(words in "\\PC*") {
        check(&words)?;
    }

    #[test]
    fn pieces_in_any_order(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "a", "ù", "Ø", "aâ", "oä", "Ô", "ï", "\u{ad}", "µ", "·", "®", "§", " ", "\n", "é", "NG", "ng", "1", "/", "\u{f0e1}",
            "ộ", "\u{301}", "đ", "«", "\u{9d}", "𝕏", "á»", "‡", "áº", "Ã", "Ä‘",
        ]), 0..32)
    ) {
        check(&pieces.concat())?;
    }
}

fn check(words: &str) -> Result<(), TestCaseError> {
    let _ = guess(words);
    let mut next = 0;
    for one in misread(words).unwrap_or_default() {
        prop_assert_eq!(one.at, next);
        next += one.taken;
    }
    prop_assert!(next == 0 || next == words.chars().count());
    for encoding in Encoding::ALL {
        let mut next = 0;
        for one in decode(words, encoding) {
            prop_assert_eq!(one.at, next);
            next += one.taken;
        }
        prop_assert_eq!(next, words.chars().count());
    }
    Ok(())
}

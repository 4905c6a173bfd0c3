//! Broken and hostile workbooks: an error or a bounded reading, never a panic.

mod common;

use common::books::{converted, edited, plan};
use common::{Random, blocks_of};
use papers::Document;
use proptest::prelude::*;

fn read(name: &str, bytes: &[u8]) -> Document {
    papers::read(name, bytes).expect("a sound file")
}

/// How a damaged file must end: what is in it is read, or it is refused with this key; any of both where it depends on what
/// was hit.
#[derive(Clone, Copy, Debug)]
enum End {
    Read,
    Refused(&'static str),
    Either,
}

const DAMAGED: End = End::Refused("papers-error-damaged");

fn check(name: &str, variants: &[(String, Vec<u8>, End)]) {
    assert!(variants.len() >= 30, "{} variants", variants.len());
    for (what, bytes, end) in variants {
        let read = papers::read(name, bytes);
        let has_task =
            |document: &Document| blocks_of(document).iter().any(|block| block.contains("Rà soát thủ tục"));
        let fits = match end {
            End::Read => read.as_ref().is_ok_and(has_task),
            End::Refused(key) => read.as_ref().is_err_and(|error| error.key() == *key),
            End::Either => true,
        };
        assert!(fits, "{what}: {read:?}");
    }
}

/// Cuts and changed bytes, the same in each run.
fn random_damage(sound: &[u8], variants: &mut Vec<(String, Vec<u8>, End)>) {
    for part in 1..10 {
        let at = sound.len() * part / 10;
        variants.push((format!("cut at {at}"), sound[..at].to_vec(), End::Either));
    }
    let mut random = Random(7);
    for count in [1, 1, 1, 2, 4, 8, 16, 32, 64, 128, 256] {
        let mut bytes = sound.to_vec();
        for _ in 0..count {
            let at = random.below(bytes.len());
            bytes[at] = u8::try_from(random.below(256)).expect("a byte");
        }
        variants.push((format!("{count} bytes changed"), bytes, End::Either));
    }
}

#[test]
fn damaged_xlsx_files_are_read_or_refused() {
    let sound = plan();
    let part = |part: &str, old: &str, new: &str| {
        edited(&sound, |name, content| {
            if name == part {
                assert!(content.contains(old), "{part} holds {old}: {content}");
                content.replacen(old, new, 1)
            } else {
                content
            }
        })
    };
    let without =
        |part: &str| edited(&sound, |name, content| if name == part { String::new() } else { content });
    let (sheet, book) = ("xl/worksheets/sheet1.xml", "xl/workbook.xml");
    let mut variants: Vec<(String, Vec<u8>, End)> = [
        ("no main part", without(book), DAMAGED),
        ("no relations", without("_rels/.rels"), End::Read),
        (
            "no relations of the book",
            without("xl/_rels/workbook.xml.rels"),
            End::Refused("papers-error-empty"),
        ),
        ("no sheet", without(sheet), DAMAGED),
        ("no styles", without("xl/styles.xml"), DAMAGED),
        ("no shared words", without("xl/sharedStrings.xml"), DAMAGED),
        ("the sheet ends early", part(sheet, "</sheetData>", ""), DAMAGED),
        ("a row without number", part(sheet, "<row r=\"10\"", "<row"), End::Read),
        ("a row of no number", part(sheet, "<row r=\"10\"", "<row r=\"lama\""), End::Read),
        ("a row beyond all", part(sheet, "<row r=\"10\"", "<row r=\"4294967295\""), End::Read),
        ("a cell without place", part(sheet, "<c r=\"B10\"", "<c"), End::Read),
        ("a cell of no place", part(sheet, "<c r=\"C10\"", "<c r=\"10C\""), End::Read),
        ("a cell beyond all", part(sheet, "<c r=\"C10\"", "<c r=\"ZZZZZZZZ99999999999\""), End::Read),
        ("a cell of row 0", part(sheet, "<c r=\"C10\"", "<c r=\"C0\""), End::Read),
        (
            "a style that is not there",
            part(sheet, "<c r=\"B10\"", "<c r=\"B10\" s=\"4294967295\""),
            End::Read,
        ),
        (
            "words that are not there",
            part(sheet, "<c r=\"C10\" t=\"s\"><v>", "<c r=\"C10\" t=\"s\"><v>99999"),
            End::Read,
        ),
        (
            "a kind that is not known",
            part(sheet, "<c r=\"C10\" t=\"s\"", "<c r=\"C10\" t=\"lama\""),
            End::Read,
        ),
        ("a number that is none", part(sheet, "<c r=\"A10\"><v>1", "<c r=\"A10\"><v>1e99999"), End::Read),
        ("no number", part(sheet, "<c r=\"A10\"><v>1", "<c r=\"A10\"><v>NaN"), End::Read),
        ("a region backwards", part(sheet, "ref=\"A1:B1\"", "ref=\"XFD1048576:A1\""), End::Read),
        ("a region over all", part(sheet, "ref=\"A1:B1\"", "ref=\"A1:XFD1048576\""), End::Read),
        ("a region of nothing", part(sheet, "ref=\"A1:B1\"", "ref=\"::\""), End::Read),
        (
            "columns backwards",
            part(sheet, "<sheetData>", "<cols><col min=\"9\" max=\"2\" hidden=\"1\"/></cols><sheetData>"),
            End::Read,
        ),
        (
            "columns beyond all",
            part(
                sheet,
                "<sheetData>",
                "<cols><col min=\"20\" max=\"4294967295\" hidden=\"1\"/></cols><sheetData>",
            ),
            End::Read,
        ),
        (
            "a filter of nothing",
            part(sheet, "</sheetData>", "</sheetData><autoFilter ref=\"\"><filterColumn/></autoFilter>"),
            End::Read,
        ),
        (
            "deep",
            part(sheet, "<sheetData>", &"<a>".repeat(100_000)),
            End::Refused("papers-error-too-complex"),
        ),
        (
            "a sheet that leads nowhere",
            part("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "worksheets/lama.xml"),
            DAMAGED,
        ),
        (
            "a sheet that leads to itself",
            part("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "workbook.xml"),
            End::Either,
        ),
        (
            "a format without end",
            part("xl/styles.xml", "formatCode=\"dd/mm/yyyy\"", "formatCode=\"&quot;[\\\""),
            End::Read,
        ),
        ("bytes that are no letters", part("xl/sharedStrings.xml", "<sst", "\u{0}<sst"), End::Either),
    ]
    .map(|(what, bytes, end)| (what.to_owned(), bytes, end))
    .to_vec();
    random_damage(&sound, &mut variants);
    check("a.xlsx", &variants);
}

#[test]
fn damaged_ods_files_are_read_or_refused() {
    let Some(sound) = converted(&plan(), "ods", "damaged") else { return };
    let content = |old: &str, new: &str| {
        edited(&sound, |name, content| {
            if name == "content.xml" {
                assert!(content.contains(old), "{old}");
                content.replacen(old, new, 1)
            } else {
                content
            }
        })
    };
    let mut variants: Vec<(String, Vec<u8>, End)> = [
        (
            "no content",
            edited(&sound, |name, content| if name == "content.xml" { String::new() } else { content }),
            DAMAGED,
        ),
        (
            "no manifest",
            edited(
                &sound,
                |name, content| if name.ends_with("manifest.xml") { String::new() } else { content },
            ),
            End::Read,
        ),
        ("cut content", content("</table:table>", ""), DAMAGED),
        (
            "repeats of no number",
            content("table:number-columns-repeated=\"", "table:number-columns-repeated=\"x"),
            End::Read,
        ),
        (
            "repeats beyond all",
            content("<table:table-cell ", "<table:table-cell table:number-columns-repeated=\"4294967295\" "),
            End::Either,
        ),
        (
            "a cell over everything",
            content("table:number-columns-spanned=\"2\"", "table:number-columns-spanned=\"4294967295\""),
            End::Read,
        ),
        (
            "a row that ends nothing",
            content("<table:table-row ", "</table:table-row><table:table-row "),
            DAMAGED,
        ),
        (
            "groups that nothing ends",
            content("<table:table-row ", "<table:table-row-group table:display=\"false\"/><table:table-row "),
            End::Read,
        ),
        ("a value that is none", content("office:value=\"1\"", "office:value=\"lama\""), End::Read),
        ("a day that is none", content("office:date-value=\"", "office:date-value=\"T--"), End::Read),
        (
            "deep",
            content("<table:table ", &("<a>".repeat(100_000) + "<table:table ")),
            End::Refused("papers-error-too-complex"),
        ),
    ]
    .map(|(what, bytes, end)| (what.to_owned(), bytes, end))
    .to_vec();
    random_damage(&sound, &mut variants);
    check("a.ods", &variants);
}

/// Returns where each record of the workbook's stream lies: its first byte in the file. LibreOffice writes the stream in
/// one piece.
fn records(file: &[u8], kind: u16) -> Vec<usize> {
    let begin =
        file.windows(8).position(|bytes| bytes == b"\x09\x08\x10\x00\x00\x06\x05\x00").expect("a stream");
    let mut at = begin;
    let mut found = Vec::new();
    let word = |at: usize| u16::from_le_bytes([file[at], file[at + 1]]);
    while at + 4 <= file.len() && (word(at), word(at + 2)) != (0, 0) {
        if word(at) == kind {
            found.push(at);
        }
        at += 4 + usize::from(word(at + 2));
    }
    found
}

#[test]
fn damaged_xls_files_are_read_or_refused() {
    let Some(sound) = converted(&plan(), "xls", "damaged") else { return };
    let with = |kind: u16, offset: usize, bytes: &[u8]| {
        let mut file = sound.clone();
        let at = records(&sound, kind)[0] + offset;
        file[at..at + bytes.len()].copy_from_slice(bytes);
        file
    };
    let mut variants: Vec<(String, Vec<u8>, End)> = [
        ("another version", with(0x0809, 4, &[0, 9]), DAMAGED),
        ("encrypted", with(0x0042, 0, &[0x2f, 0]), End::Refused("papers-error-encrypted")),
        ("a sheet beyond the file", with(0x0085, 4, &[0xff; 4]), DAMAGED),
        ("a sheet within another's records", with(0x0085, 4, &[3, 0, 0, 0]), DAMAGED),
        ("more shared words than said", with(0x00fc, 8, &[0xff; 4]), End::Read),
        ("a shared word without end", with(0x00fc, 12, &[0xff, 0xff]), DAMAGED),
        ("shared words that are not there", with(0x00fd, 10, &[0xff; 4]), DAMAGED),
        ("a style that is not there", with(0x00fd, 8, &[0xff; 2]), End::Read),
        ("a record longer than the file", with(0x00fd, 2, &[0xff; 2]), DAMAGED),
        ("an empty record", with(0x0208, 2, &[0, 0]), End::Either),
        ("a region over all", with(0x00e5, 6, &[0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff]), End::Either),
        ("a sheet that claims no size", with(0x0200, 4, &[0xff; 14]), End::Read),
        ("formats of no style", with(0x00e0, 4, &[0xff; 4]), End::Read),
    ]
    .map(|(what, bytes, end)| (what.to_owned(), bytes, end))
    .to_vec();
    random_damage(&sound, &mut variants);
    let mut random = Random(11);
    for round in 0..400 {
        let mut bytes = sound.clone();
        for _ in 0..1 + random.below(4) {
            let at = random.below(bytes.len());
            bytes[at] = u8::try_from(random.below(256)).expect("a byte");
        }
        variants.push((format!("round {round}"), bytes, End::Either));
    }
    check("a.xls", &variants);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn damaged_workbooks_are_read_or_refused(flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6), cut in any::<prop::sample::Index>(), cuts in any::<bool>()) {
        let mut bytes = plan();
        damage(&mut bytes, &flips);
        if cuts {
            bytes.truncate(cut.index(bytes.len()));
        }
        let _ = papers::read("a.xlsx", &bytes);
    }

    #[test]
    fn damaged_sheets_are_read_or_refused(at in any::<prop::sample::Index>(), with in "[<>/a-z&;\"= 0-9A-Z:]{0,12}", take in 0usize..30) {
        let bytes = edited(&plan(), |name, content| {
            if !name.contains("sheet1.xml") && name != "xl/workbook.xml" && name != "xl/styles.xml" {
                return content;
            }
            let mut letters: Vec<char> = content.chars().collect();
            let from = at.index(letters.len());
            let to = (from + take).min(letters.len());
            letters.splice(from..to, with.chars());
            letters.into_iter().collect()
        });
        let _ = papers::read("a.xlsx", &bytes);
    }
}

fn damage(bytes: &mut [u8], flips: &[(prop::sample::Index, u8)]) {
    for (at, byte) in flips {
        let at = at.index(bytes.len());
        bytes[at] ^= byte;
    }
}

#[test]
fn what_an_old_workbook_claims_of_its_size_is_not_believed() {
    let Some(mut bytes) = converted(&plan(), "xls", "claims") else { return };
    let sound = read("a.xls", &bytes);
    let places: Vec<usize> =
        (0..bytes.len() - 18).filter(|at| bytes[*at..].starts_with(b"\x00\x02\x0e\x00")).collect();
    assert!(!places.is_empty(), "each sheet claims its size");
    for at in places {
        bytes[at + 8..at + 12].fill(0xff);
    }
    assert_eq!(read("a.xls", &bytes), sound);
}

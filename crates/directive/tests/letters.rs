//! Documents in old encodings are read as their Unicode originals are, and say so; what a scan does not show is a finding.

use blocks::{Block, Body, Document, Doubt, DoubtKind, Paragraph, Span, Text};
use directive::finding::{Code, Finding};
use directive::{Options, Reading};
use testkit::corpus;
use viet::legacy::{Encoding, encode};

fn read(name: &str, text: &str) -> Reading {
    directive::read(&papers::read(name, text.as_bytes()).expect(name), &Options::default())
}

fn of(reading: &Reading, code: Code) -> Vec<&Finding> {
    reading.findings.iter().filter(|finding| finding.code == code).collect()
}

fn argument<'f>(finding: &'f Finding, name: &str) -> Option<&'f str> {
    finding.arguments.iter().find(|(its, _)| *its == name).map(|(_, value)| value.as_str())
}

/// Days, units and items of every task, in the older place of tones.
fn tasks(reading: &Reading) -> Vec<String> {
    reading
        .tasks
        .iter()
        .map(|task| {
            let leads: Vec<String> = task.lead.iter().map(|lead| viet::fold::lower(&lead.name)).collect();
            let deadlines: Vec<_> = task.deadlines.iter().map(|deadline| deadline.due).collect();
            format!("{} {:?} {deadlines:?} {leads:?}", task.id, task.due)
        })
        .collect()
}

#[test]
fn samples_in_old_encodings_give_the_same_tasks() {
    let root = corpus::root();
    let entries = corpus::pairs(&root.join("samples/documents"), &root.join("samples/readings"));
    let mut seen = 0;
    let mut wrong = Vec::new();
    for entry in entries {
        let name = entry.document.file_name().unwrap().to_string_lossy().into_owned();
        let Ok(text) = std::fs::read_to_string(&entry.document) else { continue };
        // What these encodings do not have, and what nobody wrote in them.
        let text: String = viet::fold::nfc(&text).replace(['“', '”'], "\"").replace(['–', '—'], "-");
        let original = read(&name, &text);
        for encoding in [Encoding::Tcvn3, Encoding::Vni] {
            let reading = read(&name, &encode(&text, encoding));
            let (one, two) = (tasks(&original), tasks(&reading));
            if one != two {
                wrong.push(format!("{name} {encoding:?}\n{}\n--\n{}", one.join("\n"), two.join("\n")));
            }
            let found = of(&reading, Code::LegacyEncoding);
            assert_eq!(found.len(), 1, "{name} {encoding:?}");
            assert!(of(&original, Code::LegacyEncoding).is_empty(), "{name}");
        }
        seen += 1;
    }
    assert!(seen > 3, "no samples");
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn an_old_encoding_is_told_once() {
    let lines = [
        encode("Ủy ban nhân dân tỉnh giao Sở Nông nghiệp chủ trì rà soát.", Encoding::Tcvn3),
        "Các sở, ngành phối hợp thực hiện nghiêm túc kết luận này.".to_owned(),
        encode("Giao Văn phòng tổng hợp, báo cáo kết quả thực hiện.", Encoding::Vni),
    ];
    let reading = read("a.txt", &lines.join("\n\n"));
    let [finding] = of(&reading, Code::LegacyEncoding)[..] else { panic!("{:?}", reading.findings) };
    assert_eq!(argument(finding, "encoding"), Some("TCVN3 (ABC), VNI"));
    assert_eq!(argument(finding, "count"), Some("2"));
    assert_eq!(finding.text, "Ủy ban nhân dân tỉnh giao Sở Nông");
}

/// A notice of which a reading machine did not see some words clearly.
fn scanned(unclear: &[&str]) -> Vec<(String, String, String)> {
    const NOTICE: [&str; 7] = [
        "SỞ NỘI VỤ",
        "Số: 97/TB-SNV",
        "Lam Giang, ngày 15 tháng 3 năm 2024",
        "THÔNG BÁO",
        "Kết luận giao ban tháng 3",
        "1. Văn phòng Sở",
        "- Hoàn thành 10 báo cáo theo Quyết định số 12/QĐ-UBND ngày 05/01/2024 của UBND tỉnh trước ngày 29/3/2024.",
    ];
    let paragraph =
        |words: &str| Body::Paragraph(Paragraph { text: Text::new(words, 0), ..Paragraph::default() });
    let blocks = NOTICE.iter().map(|words| Block { body: paragraph(words), page: Some(1) }).collect();
    let mut document = Document::of_blocks(blocks);
    for (block, line) in (0..).zip(NOTICE) {
        for words in unclear {
            let whole = Span { block, cell: None, start: 0, end: 0 };
            document.doubts.extend(line.find(words).map(|at| Doubt {
                span: whole.with(at..at + words.len()),
                kind: DoubtKind::Unclear,
                sure: 52,
            }));
        }
    }
    let reading = directive::read(&document, &Options::default());
    of(&reading, Code::UnclearScan)
        .iter()
        .map(|finding| {
            let value = |name| argument(finding, name).unwrap_or("").to_owned();
            (value("field"), value("words"), finding.text.clone())
        })
        .collect()
}

#[test]
fn fields_that_a_scan_does_not_show_clearly() {
    let found = scanned(&["29/3/2024", "12/QĐ-UBND"]);
    let fields: Vec<(&str, &str)> =
        found.iter().map(|(field, words, _)| (field.as_str(), words.as_str())).collect();
    assert_eq!(fields, [("citation", "12/QĐ-UBND"), ("deadline", "29/3/2024")]);
    assert!(found.iter().all(|(_, words, text)| text.contains(words.as_str())), "{found:?}");
    assert_eq!(scanned(&["97/TB-SNV"]).first().map(|(field, ..)| field.as_str()), Some("number"));
    assert_eq!(scanned(&["15"]).first().map(|(field, ..)| field.as_str()), Some("date"));
}

#[test]
fn unclear_words_outside_of_fields_are_no_finding() {
    assert_eq!(scanned(&["Hoàn thành", "Kết luận giao", "Quyết định"]), []);
    assert_eq!(scanned(&[]), []);
}

#[test]
fn a_page_that_was_not_read_is_told_by_its_number() {
    let paragraph =
        |words: &str| Body::Paragraph(Paragraph { text: Text::new(words, 0), ..Paragraph::default() });
    let block = |words: &str, page| Block { body: paragraph(words), page: Some(page) };
    let mut document = Document::of_blocks(vec![block("THÔNG BÁO", 1), block("\u{fffd}", 2)]);
    let span = Span { block: 1, cell: None, start: 0, end: 3 };
    document.doubts.push(Doubt { span, kind: DoubtKind::Lost, sure: 0 });
    let reading = directive::read(&document, &Options::default());
    let found = of(&reading, Code::PageNotRead);
    assert_eq!(found.iter().map(|finding| argument(finding, "page")).collect::<Vec<_>>(), [Some("2")]);
    assert!(of(&reading, Code::LegacyEncoding).is_empty());
}

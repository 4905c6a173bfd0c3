//! Findings: small cases in Markdown, the corpus, and several documents compared.

use directive::finding::Finding;
use directive::{Options, Reading};
use serde_json::Value;
use std::path::Path;
use testkit::corpus;

fn read(name: &str, bytes: &[u8]) -> (blocks::Document, Reading) {
    let document = papers::read(name, bytes).expect(name);
    let reading = directive::read(&document, &Options::default());
    (document, reading)
}

/// One case: a text and the findings wanted, as `code: text`.
#[derive(Default)]
struct Case {
    title: String,
    text: String,
    wanted: Vec<String>,
}

/// A case is a heading, a fenced text, and a table of code and text; without rows nothing may be found.
fn cases(spec: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut fenced = false;
    for line in spec.lines() {
        if line.starts_with("```") {
            fenced = !fenced;
        } else if let (Some(title), false) = (line.strip_prefix("## "), fenced) {
            cases.push(Case { title: title.to_owned(), ..Case::default() });
        } else if let (true, Some(case)) = (fenced, cases.last_mut()) {
            case.text.push_str(line);
            case.text.push('\n');
        } else if let (Some(row), Some(case)) = (line.strip_prefix("| "), cases.last_mut()) {
            let (code, text) = row.trim_end_matches(['|', ' ']).split_once('|').unwrap_or((row, ""));
            if code.trim() != "code" && !code.starts_with("--") {
                case.wanted.push(format!("{}: {}", code.trim(), text.trim()));
            }
        }
    }
    cases
}

#[test]
fn spec() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec/findings");
    let mut files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut wrong = Vec::new();
    for file in files {
        for mut case in cases(&std::fs::read_to_string(&file).unwrap()) {
            let (_, reading) = read("case.md", case.text.as_bytes());
            // Advice is asked for only where the case names a code of it.
            let asked = |finding: &&Finding| {
                finding.code.is_scored()
                    || case.wanted.iter().any(|wanted| wanted.starts_with(finding.code.name()))
            };
            let mut found: Vec<String> = reading
                .findings
                .iter()
                .filter(asked)
                .map(|finding| format!("{}: {}", finding.code.name(), finding.text))
                .collect();
            found.sort();
            case.wanted.sort();
            if found != case.wanted {
                wrong.push(format!("{}\n   want {:?}\n   read {found:?}", case.title, case.wanted));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn entries() -> Vec<corpus::Entry> {
    let root = corpus::root();
    let mut entries = corpus::pairs(&root.join("samples/documents"), &root.join("samples/readings"));
    let kit = root.join("crates/testkit/corpus");
    entries.extend(corpus::pairs(&kit.join("documents"), &kit.join("readings")));
    if let Some(shared) = corpus::shared() {
        entries.extend(corpus::pairs(&shared.join("seeds"), &shared.join("gold")));
    }
    entries
}

#[test]
fn findings_of_the_corpus() {
    let (mut hits, mut wanted_all, mut read_all) = (0, 0, 0);
    let mut wrong = Vec::new();
    for entry in entries() {
        let name = entry.document.file_name().unwrap().to_string_lossy().into_owned();
        let (_, reading) = read(&name, &std::fs::read(&entry.document).unwrap());
        let want: Value = serde_json::from_slice(&std::fs::read(&entry.reading).unwrap()).unwrap();
        let findings = want["findings"].as_array().cloned().unwrap_or_default();
        let mut wanted: Vec<String> = findings
            .iter()
            .filter(|finding| finding["across"] != true)
            .filter_map(|finding| finding["code"].as_str().map(str::to_owned))
            .collect();
        wanted_all += wanted.len();
        for finding in reading.findings.iter().filter(|finding| finding.code.is_scored()) {
            read_all += 1;
            match wanted.iter().position(|code| code == finding.code.name()) {
                Some(at) => {
                    wanted.swap_remove(at);
                    hits += 1;
                }
                None => {
                    wrong.push(format!("{name}: {} {:?} is not wanted", finding.code.name(), finding.text));
                }
            }
        }
        wrong.extend(wanted.into_iter().map(|code| format!("{name}: {code} is missed")));
    }
    assert!(
        hits * 2 * 100 >= (wanted_all + read_all) * 95,
        "{hits} of {wanted_all}, {read_all} read\n{}",
        wrong.join("\n")
    );
}

#[test]
fn every_finding_points_at_words_of_the_document() {
    for entry in entries() {
        let name = entry.document.file_name().unwrap().to_string_lossy().into_owned();
        let (document, reading) = read(&name, &std::fs::read(&entry.document).unwrap());
        for finding in &reading.findings {
            let words = finding.span.map(|span| document.words(span));
            assert!(words != Some(None), "{name}: {finding:?}");
        }
        let card = &reading.card;
        let texts =
            [&card.kind, &card.number, &card.symbol, &card.issuer, &card.parent, &card.place, &card.subject];
        for read in texts.into_iter().flatten().chain(&card.recipients) {
            for span in &read.spans {
                assert!(document.words(*span).is_some_and(|words| !words.is_empty()), "{name}: {read:?}");
            }
        }
    }
}

/// However a document is cut off, it is read; the spans still fit.
#[test]
fn damaged_documents_are_read() {
    for entry in entries() {
        if entry.document.extension().is_some_and(|extension| extension == "docx") {
            continue;
        }
        let name = entry.document.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&entry.document).unwrap();
        let letters: Vec<char> = text.chars().collect();
        for step in 1..6 {
            let cut = letters.len() * step / 6;
            let halves =
                [letters[..cut].iter().collect::<String>(), letters[cut..].iter().rev().collect::<String>()];
            for half in halves.iter().filter(|half| !half.trim().is_empty()) {
                let (document, reading) = read(&name, half.as_bytes());
                for finding in &reading.findings {
                    assert!(
                        finding.span.is_none_or(|span| document.words(span).is_some()),
                        "{name}: {finding:?}"
                    );
                }
            }
        }
    }
}

const NOTICE: &str = "SỞ KHOA HỌC VÀ CÔNG NGHỆ\nSố: 12/TB-SKHCN\nLam Giang, ngày 15 tháng 3 năm 2024\nTHÔNG BÁO\nKết luận giao ban tháng 3\nNgày 11/3/2024, đồng chí Võ Thanh Tân, Giám đốc Sở chủ trì họp giao ban.\n";

#[test]
fn documents_are_compared() {
    let texts = [
        NOTICE.to_owned(),
        NOTICE.replace("Số: 12", "Số: 19").replace("tháng 3 năm 2024", "tháng 4 năm 2024"),
        NOTICE.replace("Số: 12", "Số: 35").replace("Thanh Tân", "Thanh Tâm"),
        NOTICE.replace("tháng 3\n", "tháng 5\n").replace("15 tháng 3", "17 tháng 5").replace("11/3", "12/5"),
        NOTICE.replace("Số: 12/TB-SKHCN", "Số: 41/TB-SKHCHN"),
    ];
    let read: Vec<(blocks::Document, Reading)> =
        texts.iter().map(|text| read("a.txt", text.as_bytes())).collect();
    let names = ["a", "b", "c", "d", "e"];
    let readings: Vec<(&str, &blocks::Document, &Reading)> =
        names.iter().zip(&read).map(|(name, (document, reading))| (*name, document, reading)).collect();
    let found: Vec<String> = directive::across(&readings)
        .iter()
        .map(|(at, finding)| {
            assert!(finding.across);
            format!("{at} {} {}", finding.code.name(), finding.text)
        })
        .collect();
    assert_eq!(
        found,
        ["2 name-mismatch Võ Thanh Tâm", "3 same-number 12/TB-SKHCN", "4 typo-in-symbol TB-SKHCHN"]
    );
}

//! The document card: small cases in Markdown that a clerk can read, and the corpus.

use serde_json::Value;
use std::path::Path;
use testkit::corpus;

const FIELDS: [&str; 12] = [
    "kind",
    "number",
    "symbol",
    "issuer",
    "parent",
    "place",
    "date",
    "event_date",
    "chair",
    "signer",
    "signer_title",
    "authority",
];

fn read(name: &str, bytes: &[u8]) -> Value {
    let document = papers::read(name, bytes).expect(name);
    let reading = directive::read(&document, &directive::Options::default());
    serde_json::to_value(directive::json::reading(&reading, &document, &|_| String::new())).expect("JSON")
}

/// One case: a text and what is to be read from it.
#[derive(Default)]
struct Case {
    title: String,
    text: String,
    extension: String,
    wanted: Vec<(usize, String, String)>,
}

/// A case is a heading, a fenced text (`text` or `md`), and a table of field and value; `-` is nothing.
fn cases(spec: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut fenced = false;
    for (index, line) in spec.lines().enumerate() {
        if let Some(kind) = line.strip_prefix("```") {
            fenced = !fenced;
            if fenced && let Some(case) = cases.last_mut() {
                case.extension = if kind == "md" { "md" } else { "txt" }.to_owned();
            }
        } else if let (Some(title), false) = (line.strip_prefix("## "), fenced) {
            cases.push(Case { title: title.to_owned(), ..Case::default() });
        } else if let (true, Some(case)) = (fenced, cases.last_mut()) {
            case.text.push_str(line);
            case.text.push('\n');
        } else if let (Some(row), Some(case)) = (line.strip_prefix("| "), cases.last_mut()) {
            let (field, value) = row.trim_end_matches(['|', ' ']).split_once('|').unwrap_or((row, ""));
            case.wanted.push((index + 1, field.trim().to_owned(), value.trim().to_owned()));
        }
    }
    cases
}

fn shown(value: &Value) -> String {
    match value {
        Value::Null => "-".to_owned(),
        Value::String(text) => text.clone(),
        Value::Array(items) if items.is_empty() => "-".to_owned(),
        Value::Array(items) => items.iter().map(shown).collect::<Vec<_>>().join(" / "),
        Value::Object(period) => period.values().map(shown).collect::<Vec<_>>().join(" - "),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
    }
}

#[test]
fn spec() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec/card");
    let mut files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut wrong = Vec::new();
    let mut rows = 0;
    for file in files {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        for case in cases(&std::fs::read_to_string(&file).unwrap()) {
            let got = read(&format!("case.{}", case.extension), case.text.as_bytes());
            for (line, field, value) in
                case.wanted.iter().filter(|(_, field, _)| field != "field" && !field.starts_with("--"))
            {
                rows += 1;
                let read = shown(&got[field]);
                if read != *value {
                    wrong.push(format!(
                        "{name}:{line} {}: {field}\n   want {value}\n   read {read}",
                        case.title
                    ));
                }
            }
        }
    }
    assert!(rows > 100, "only {rows} rows");
    assert!(wrong.is_empty(), "{} of {rows} wrong\n{}", wrong.len(), wrong.join("\n"));
}

/// Every entry whose document and reading are there: the samples, our corpus, the seeds where this machine has them.
fn entries() -> Vec<corpus::Entry> {
    let root = corpus::root();
    let mut entries = corpus::pairs(&root.join("samples/documents"), &root.join("samples/readings"));
    entries.extend(corpus::pairs(
        &root.join("crates/testkit/corpus/documents"),
        &root.join("crates/testkit/corpus/readings"),
    ));
    if let Some(shared) = corpus::shared() {
        entries.extend(corpus::pairs(&shared.join("seeds"), &shared.join("gold")));
    }
    entries
}

#[test]
fn fields_of_the_corpus() {
    let (mut right, mut all) = (0, 0);
    let mut wrong = Vec::new();
    for entry in entries() {
        let name = entry.document.file_name().unwrap().to_string_lossy().into_owned();
        let got = read(&name, &std::fs::read(&entry.document).unwrap());
        let want: Value = serde_json::from_slice(&std::fs::read(&entry.reading).unwrap()).unwrap();
        for field in FIELDS {
            all += 1;
            let (want, got) = (viet::fold::key(&shown(&want[field])), viet::fold::key(&shown(&got[field])));
            if want == got {
                right += 1;
            } else {
                wrong.push(format!("{name} {field}: want {want}, read {got}"));
            }
        }
    }
    assert!(right * 1000 >= all * 993, "{right} of {all}\n{}", wrong.join("\n"));
}

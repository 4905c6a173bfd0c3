//! The catalogues: both languages have the same keys, every key that the code names is there, none is left over.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Keys that the code puts together from a name: of a verb, an option, a reason, a problem.
const COMPOSED: &[&str] = &[
    "trust-",
    "help-",
    "usage-",
    "examples-",
    "option-",
    "value-",
    "reason-",
    "papers-error-",
    "app-error-",
    "store-error-",
    "event-",
    "standing-",
    "report-forms-column-",
    "report-list-column-",
    "report-owed-column-",
    "procedure-",
    "entries-",
    "register-",
    "word-",
    "dossier-column-",
    "event-date-column-",
    "target-column-",
    "indicator-",
    "pace-",
    "ending-",
    "outcome-",
    "party-kind-",
    "stage-",
    "flag-",
    "role-",
    "relation-",
    "document-stage-",
    "roster-",
    "notice-",
    "rule-",
    "anchor-",
    "level-",
    "letter-",
    "exchange-state-",
    // What the public door says: the pages say it.
    "door-",
];

fn read(path: &str) -> String {
    let whole = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(whole).expect(path)
}

/// Where the sentences stand that the command says.
const CATALOGUES: &[&str] = &["messages", "../app/messages", "../ledger/messages", "../papers/messages"];

/// Returns the keys of everything that the command says.
fn command_keys() -> BTreeSet<String> {
    let folders = CATALOGUES.iter().chain(&["../messages/messages"]);
    folders.flat_map(|folder| keys(&read(&format!("{folder}/vi.ftl")))).collect()
}

fn keys(catalogue: &str) -> BTreeSet<String> {
    let lines = catalogue.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()));
    lines.filter_map(|line| line.split_once(" =")).map(|(key, _)| key.to_owned()).collect()
}

/// Returns the variables that each message uses.
fn variables(catalogue: &str) -> BTreeSet<(String, String)> {
    let mut key = String::new();
    let mut found = BTreeSet::new();
    for line in catalogue.lines().filter(|line| !line.starts_with('#')) {
        if let Some((name, _)) =
            line.split_once(" =").filter(|_| line.starts_with(|first: char| first.is_ascii_lowercase()))
        {
            name.clone_into(&mut key);
        }
        for rest in line.split('$').skip(1) {
            let end = rest
                .find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_')
                .unwrap_or(rest.len());
            found.insert((key.clone(), rest[..end].to_owned()));
        }
    }
    found
}

fn sources() -> Vec<PathBuf> {
    let mut sources = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the crate has sources") {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() { folders.push(path) } else { sources.push(path) }
        }
    }
    sources
}

/// Returns the words in quotation marks that look like a key: small letters and hyphens, an area of the catalogue first.
fn keys_in_code(areas: &BTreeSet<String>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for path in sources() {
        let text = std::fs::read_to_string(&path).expect("a source can be read");
        for word in text.split('"') {
            let plain = word.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-');
            if plain
                && word.split_once('-').is_some_and(|(area, rest)| areas.contains(area) && !rest.is_empty())
            {
                found.insert(word.to_owned());
            }
        }
    }
    found
}

#[test]
fn both_languages_have_the_same_keys_and_variables() {
    for folder in
        CATALOGUES.iter().chain(&["../directive/messages", "../messages/messages", "../server/messages"])
    {
        let (vi, en) = (read(&format!("{folder}/vi.ftl")), read(&format!("{folder}/en.ftl")));
        assert_eq!(keys(&vi), keys(&en), "{folder}");
        assert_eq!(variables(&vi), variables(&en), "{folder}");
    }
}

#[test]
fn every_key_of_the_code_exists_and_none_is_left_over() {
    let catalogue = command_keys();
    // Refusals are named in the ledger; a test of their own holds them.
    let of_commands = || catalogue.iter().filter(|key| !key.contains("-refusal-"));
    let areas = of_commands().filter_map(|key| Some(key.split_once('-')?.0.to_owned())).collect();
    let used: BTreeSet<String> =
        keys_in_code(&areas).into_iter().filter(|key| !COMPOSED.contains(&key.as_str())).collect();
    let missing: Vec<&String> = used.iter().filter(|key| !catalogue.contains(*key)).collect();
    assert!(missing.is_empty(), "not in the catalogue: {missing:?}");
    let stands_for = |key: &str| key.strip_suffix("-help").unwrap_or(key).to_owned();
    let composed = |key: &str| COMPOSED.iter().any(|beginning| key.starts_with(beginning));
    let unused: Vec<&String> = of_commands()
        .filter(|key| !composed(key) && !used.contains(&stands_for(key)) && !used.contains(*key))
        .collect();
    assert!(unused.is_empty(), "in the catalogue for nothing: {unused:?}");
}

#[test]
fn every_error_of_papers_has_its_message() {
    let catalogue = command_keys();
    let errors = [
        papers::Error::Empty,
        papers::Error::TooLarge { limit: 1 },
        papers::Error::TooMuchText { limit: 1 },
        papers::Error::LongParagraph { limit: 1 },
        papers::Error::Inflated { limit: 1 },
        papers::Error::TooComplex,
        papers::Error::Encrypted,
        papers::Error::Damaged { part: String::new() },
        papers::Error::Unsupported { format: "pdf" },
        papers::Error::MissingProgram { program: "ocr", packages: "" },
        papers::Error::MissingProgram { program: "office", packages: "" },
        papers::Error::NotConverted { program: "" },
        papers::Error::Scan,
        papers::Error::NotBuilt,
        papers::Error::Slow,
        papers::Error::TimedOut { seconds: 1 },
        papers::Error::NotText,
    ];
    for error in errors {
        assert!(catalogue.contains(error.key()), "{}", error.key());
        assert!(catalogue.contains(&format!("{}-help", error.key())), "{}-help", error.key());
    }
}

#[test]
fn every_finding_has_its_messages_and_its_page() {
    let catalogue = keys(&read("../directive/messages/vi.ftl"));
    for code in directive::finding::Code::ALL {
        let name = code.name();
        assert!(catalogue.contains(&format!("finding-{name}")), "{name}");
        assert!(catalogue.contains(&format!("finding-{name}-help")), "{name}");
        let page = read(&format!("../../docs/findings/{name}.md"));
        for part in
            [format!("# {name}: "), "Severity: ".to_owned(), "## Example".to_owned(), "## Remedy".to_owned()]
        {
            assert!(page.contains(&part), "docs/findings/{name}.md has no {part}");
        }
        let severity = format!("{:?}", code.severity()).to_lowercase();
        assert!(
            page.contains(&format!("Severity: {severity}.")),
            "docs/findings/{name}.md: it is {severity}"
        );
    }
    assert_eq!(
        catalogue.len(),
        2 * directive::finding::Code::ALL.len(),
        "a message for a code that does not exist"
    );
}

#[test]
fn every_reason_has_its_words() {
    let catalogue = command_keys();
    use directive::reading::{Fate, Reason};
    for reason in [
        Reason::Heading,
        Reason::LeadIn,
        Reason::Assessment,
        Reason::Meeting,
        Reason::Basis,
        Reason::Scope,
        Reason::Closing,
        Reason::Continues(0),
        Reason::Repeats(0),
        Reason::Quotation,
        Reason::Report,
        Reason::Form,
        Reason::Done,
    ] {
        let key = format!("reason-{}", directive::json::reason(Fate::NoTask(reason)));
        assert!(catalogue.contains(&key), "{key}");
    }
}

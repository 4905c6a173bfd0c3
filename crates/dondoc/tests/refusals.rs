//! Every refusal of the ledger has its sentence in both languages, with the arguments that the refusal gives.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use jiff::civil::{Date, date};
use ledger::{
    UnitId, closed_figures, document, dossier, event_date, indicator, organisation, period, person, register,
    report, settings, task,
};
use std::collections::BTreeSet;
use std::path::Path;

const DAY: Date = date(2024, 3, 14);
const UNIT: UnitId = UnitId::from_bytes([7; 16]);

/// A refusal as a message is made of it: the key, and names and values of the arguments.
type Told = (&'static str, Vec<(&'static str, String)>);

/// One of each kind, and of each word that a sentence chooses by.
fn refusals() -> Vec<Told> {
    let mut told = Vec::new();
    told.extend(of_tasks().iter().map(|one| (one.key(), one.arguments())));
    told.extend(of_organisations().iter().map(|one| (one.key(), one.arguments())));
    told.extend(of_documents().iter().map(|one| (one.key(), one.arguments())));
    told.extend(of_registers().iter().map(|one| (one.key(), one.arguments())));
    told.extend(of_settings().iter().map(|one| (one.key(), one.arguments())));
    told.extend(of_dossiers().iter().map(|one| (one.key(), one.arguments())));
    told.extend(of_closed_figures().iter().map(|one| (one.key(), one.arguments())));
    told.extend(event_date::Refusal::ALL.iter().map(|one| (one.key(), Vec::new())));
    told.extend(person::Refusal::ALL.iter().map(|one| (one.key(), Vec::new())));
    told.extend(of_indicators().iter().map(|one| (one.key(), one.arguments())));
    told.extend(report::Refusal::ALL.iter().map(|one| (one.key(), one.arguments())));
    told
}

fn of_indicators() -> Vec<indicator::Refusal> {
    use indicator::Refusal;
    let mut all = vec![
        Refusal::NotDefined,
        Refusal::AlreadyDefined,
        Refusal::Ended,
        Refusal::NoWords,
        Refusal::BadCode,
        Refusal::TooLong,
        Refusal::OtherIndicator,
        Refusal::NotBegun(DAY),
        Refusal::AlreadyEntered,
        Refusal::NoValue,
        Refusal::Computed,
        Refusal::NoShare,
        Refusal::NoEvidence,
        Refusal::Unchanged,
        Refusal::NoReason,
        Refusal::InTheFuture,
        Refusal::BackdatedWithoutReason,
    ];
    all.extend(period::Rhythm::ALL.map(Refusal::OtherRhythm));
    all
}

fn of_dossiers() -> Vec<dossier::Refusal> {
    use dossier::Refusal;
    use ledger::procedure::Wrong;
    let word = || "Kinh phí".to_owned();
    let found = || {
        let dossier = ledger::DossierId::from_bytes([1; 16]);
        let (procedure, number, subject, common) = (word(), word(), word(), word());
        vec![dossier::Found { dossier, procedure, number, subject, common, alike: Some(60) }]
    };
    let wrongs = [
        Wrong::Empty,
        Wrong::TooLong,
        Wrong::NoNumber,
        Wrong::OutOfRange,
        Wrong::NoDay,
        Wrong::NotYesNo,
        Wrong::NoChoice,
    ];
    let mut all = vec![
        Refusal::Changed,
        Refusal::AlreadyOpen,
        Refusal::NotOpen,
        Refusal::Closed,
        Refusal::NotInForce,
        Refusal::Waiting,
        Refusal::NotWaiting,
        Refusal::NoReason,
        Refusal::NoWords,
        Refusal::NoField(word()),
        Refusal::Computed(word()),
        Refusal::Frozen(word()),
        Refusal::Missing(vec![word()]),
        Refusal::NoParty(word()),
        Refusal::NoRole(word()),
        Refusal::Unmet(word()),
        Refusal::FoundElsewhere { otherwise: word(), found: found() },
        Refusal::FoundWantsReason { otherwise: word(), found: found() },
        Refusal::OpinionsMissing(vec![word()]),
        Refusal::NoOpinion(word()),
        Refusal::NoPaper(3),
        Refusal::NothingWrong,
        Refusal::NoLink(word()),
        Refusal::AlreadyLinked,
        Refusal::NoReturn,
        Refusal::NoRefusal,
        Refusal::NoSupplement,
        Refusal::NoPostponement,
        Refusal::PostponedTooOften(1),
        Refusal::TooLate(DAY),
        Refusal::NotLater,
        Refusal::NoAmendment(word()),
        Refusal::AmendedTooOften(1),
        Refusal::TooFar(DAY),
        Refusal::AlreadyStopping,
        Refusal::NoSuchStage,
        Refusal::BeforeLast(DAY),
        Refusal::InTheFuture,
        Refusal::BackdatedWithoutReason,
    ];
    all.extend(wrongs.map(|wrong| Refusal::BadValue { field: word(), wrong }));
    all
}

fn of_tasks() -> Vec<task::Refusal> {
    use task::{Refusal, Stage};
    let stages = [
        Stage::Unborn,
        Stage::Proposed,
        Stage::Gone,
        Stage::Assigned,
        Stage::Declined,
        Stage::Accepted,
        Stage::InProgress,
        Stage::Submitted,
        Stage::Confirmed,
        Stage::Cancelled,
        Stage::Superseded,
        Stage::Withdrawn,
    ];
    let mut all = vec![
        Refusal::Suspended,
        Refusal::NoReason,
        Refusal::InTheFuture,
        Refusal::BeforeGiven(DAY),
        Refusal::BackdatedWithoutReason,
        Refusal::NoWords,
        Refusal::NoLead,
        Refusal::SupportTwice,
        Refusal::MilestoneTwice,
        Refusal::NotAnother,
        Refusal::NoShare,
        Refusal::NoMilestone,
        Refusal::AlreadyAsked,
        Refusal::NotAsked,
        Refusal::AlreadyHangs,
        Refusal::ExtendedTooOften(2),
        Refusal::AskedTooLate(DAY),
        Refusal::NotLater,
        Refusal::AlreadyWaiting,
        Refusal::NotWaiting,
        Refusal::BadPercent,
        Refusal::SameLead,
        Refusal::NoSuchEntry,
        Refusal::OfDossier,
        Refusal::ChildrenOpen(3),
        Refusal::OwnAncestor,
        Refusal::TooManyLevels(10),
    ];
    all.extend(stages.map(Refusal::WrongStage));
    all
}

fn of_organisations() -> Vec<organisation::Refusal> {
    use organisation::Refusal;
    vec![
        Refusal::InTheFuture,
        Refusal::NoName,
        Refusal::Known,
        Refusal::NoSuchUnit(UNIT),
        Refusal::NoSuchGroup,
        Refusal::NoSuchOfficer,
        Refusal::Ring,
        Refusal::HasParts,
        Refusal::NotAnHeir,
        Refusal::Already,
        Refusal::Not,
        Refusal::EndsBeforeItBegins,
    ]
}

fn of_documents() -> Vec<document::Refusal> {
    use document::{Refusal, Secrecy, Stage, State};
    let mut all = vec![
        Refusal::NoReason,
        Refusal::InTheFuture,
        Refusal::BeforeEntered(DAY),
        Refusal::BackdatedWithoutReason,
        Refusal::NoSubject,
        Refusal::NoIssuer,
        Refusal::NoNumber,
        Refusal::NoArrival,
        Refusal::ArrivedNot,
        Refusal::NoWords,
        Refusal::NoLead,
        Refusal::NoLimit(UNIT),
        Refusal::UnitTwice(UNIT),
        Refusal::ItemsLost { items: 9, accounted: 8 },
        Refusal::AlreadyRead,
        Refusal::NoSuchItem("II.5.(2)".to_owned()),
        Refusal::Itself,
        Refusal::AlreadyRelated,
        Refusal::NotRelated,
        Refusal::FileKept,
        Refusal::NoReceiver,
        Refusal::AlreadySent("Z99.07".to_owned()),
        Refusal::NotSent("Z99.07".to_owned()),
        Refusal::NotByMessage,
        Refusal::NotRecalled,
    ];
    all.extend(State::ALL[..7].iter().copied().map(Refusal::AlreadyTold));
    let stages = [Stage::Unborn, Stage::Cited, Stage::Received, Stage::Issued, Stage::Withdrawn];
    all.extend(stages.map(Refusal::WrongStage));
    all.extend([Secrecy::Secret, Secrecy::TopSecret, Secrecy::MostSecret].map(Refusal::Secret));
    all
}

fn of_registers() -> Vec<register::Refusal> {
    use register::Refusal;
    vec![
        Refusal::AlreadyOpen,
        Refusal::NotOpen,
        Refusal::OtherYear(2024),
        Refusal::NoSuchNumber { first: 147, last: 999_999 },
        Refusal::AlreadyHas(147),
        Refusal::Taken(148),
        Refusal::TooFar(149),
        Refusal::OutOfOrder(DAY),
        Refusal::NotGiven(150),
        Refusal::NoReason,
        Refusal::InTheFuture,
        Refusal::BackdatedWithoutReason,
    ]
}

fn of_settings() -> Vec<settings::Refusal> {
    use settings::Refusal;
    vec![
        Refusal::NoSource,
        Refusal::BadCalendar("line 3, column 1".to_owned()),
        Refusal::BadRules("line 3, column 1".to_owned()),
        Refusal::OtherYear(DAY),
        Refusal::OffAndWork(DAY),
        Refusal::NotAWeekend(DAY),
        Refusal::NoPublicWords,
        Refusal::TooLong(4_000),
        Refusal::NothingADay,
        Refusal::NoAddress,
        Refusal::Unchanged,
        Refusal::BackdatedWithoutReason,
    ]
}

fn of_closed_figures() -> Vec<closed_figures::Refusal> {
    use closed_figures::Refusal;
    vec![Refusal::InTheFuture, Refusal::Words, Refusal::Unchanged]
}

/// Every key in the sources of the ledger.
fn keys_in_code() -> BTreeSet<String> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../ledger/src")];
    let mut found = BTreeSet::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("the ledger has sources") {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let text = std::fs::read_to_string(&path).expect("a source can be read");
                let words = text.split('"').filter(|word| word.contains("-refusal-"));
                found.extend(words.map(str::to_owned));
            }
        }
    }
    found
}

fn catalogue(language: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../ledger/messages/{language}.ftl"));
    std::fs::read_to_string(path).expect("the catalogue is there")
}

#[test]
fn every_refusal_has_a_key_and_every_key_is_a_refusal() {
    let listed: BTreeSet<String> = refusals().into_iter().map(|(key, _)| key.to_owned()).collect();
    assert_eq!(listed, keys_in_code(), "a refusal that this test does not list");
    for language in ["vi", "en"] {
        let text = catalogue(language);
        let keys = text.lines().filter_map(|line| Some(line.split_once(" =")?.0));
        let there: BTreeSet<String> =
            keys.filter(|key| key.contains("-refusal-")).map(str::to_owned).collect();
        assert_eq!(there, listed, "{language}");
    }
}

#[test]
fn every_sentence_is_told_with_its_arguments() {
    for language in ["vi", "en"] {
        let resource = FluentResource::try_new(catalogue(language)).expect("a catalogue that parses");
        let mut bundle = FluentBundle::new(vec![language.parse().expect("a language")]);
        bundle.set_use_isolating(false);
        bundle.add_resource(resource).expect("no key twice");
        let mut sentences = BTreeSet::new();
        for (key, arguments) in refusals() {
            let message = bundle.get_message(key).and_then(|message| message.value()).expect(key);
            let given: FluentArgs = arguments.iter().map(|(name, value)| (*name, value.clone())).collect();
            let mut mistakes = Vec::new();
            let sentence = bundle.format_pattern(message, Some(&given), &mut mistakes).into_owned();
            assert!(mistakes.is_empty(), "{language} {key}: {mistakes:?}");
            assert!(sentence.ends_with('.'), "{language} {key}: {sentence}");
            // By the stage, the mark or the rhythm a sentence is chosen: each has its own.
            if let [("stage" | "secrecy" | "told" | "rhythm", _)] = arguments.as_slice() {
                assert!(sentences.insert(format!("{key} {sentence}")), "{language}: {sentence}");
                continue;
            }
            for (name, value) in arguments {
                // So does what is wrong with a value.
                if name == "wrong" {
                    assert!(sentences.insert(format!("{key} {sentence}")), "{language}: {sentence}");
                    continue;
                }
                assert!(sentence.contains(&value), "{language} {key}: ${name} is not in: {sentence}");
            }
        }
    }
}

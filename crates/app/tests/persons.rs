//! People outside on both databases: their data are no part of any event, and when they are erased every count, chain, root and
//! report is what it was before.

mod common;

use app::{Error, Office, Order, Someone, Taken};
use common::{at, clerk, on_both};
use jiff::civil::{Date, date};
use ledger::dossier::{Command, Party, PartyKind};
use ledger::event::Subject;
use ledger::organisation::Role;
use ledger::person;
use ledger::procedure::Values;
use ledger::task::Product;
use ledger::{DossierId, Moment, PersonId};
use std::collections::BTreeSet;
use store::DossierFilter;

const RECEPTION: &str = "tiep-cong-dan";
/// The account that an office begins with: its administrator.
const ERASER: &str = "van-thu";
const DAY: Date = date(2024, 4, 8);
/// Words that stand in no event of any ledger here, however they are written.
const SECRETS: [&str; 4] = ["Nguyễn Văn Thử", "001085012345", "12 đường Lê Lợi", "0912 345 678"];

fn person(role: &str, name: &str, code: Option<&str>) -> Party {
    let (role, name, code) = (role.to_owned(), name.to_owned(), code.map(str::to_owned));
    Party { role, kind: PartyKind::Body, name, code, person: None }
}

fn values(fields: &[(&str, &str)]) -> Values {
    fields.iter().map(|(id, value)| ((*id).to_owned(), (*value).to_owned())).collect()
}

fn reception(office: &Office, day: Date, name: &str, code: Option<&str>) -> DossierId {
    let actor = clerk(office, day);
    let fields = [("hinh-thuc", "Tiếp thường xuyên"), ("dia-chi", SECRETS[2]), ("dien-thoai", SECRETS[3])];
    let taken = Taken {
        procedure: RECEPTION.to_owned(),
        subject: "Kiến nghị về giấy chứng nhận".to_owned(),
        unit: actor.find_unit("Văn phòng Sở").expect("the office"),
        parties: vec![person("cong-dan", name, code)],
        fields: values(&fields),
    };
    actor.open_dossier(taken, &Order::new(())).expect("taken in").0
}

fn erase(
    office: &Office,
    account: &str,
    day: Date,
    id: PersonId,
    files: BTreeSet<String>,
) -> Result<(), Error> {
    let actor = office.act(account, at(day)).expect("somebody");
    let command = person::Command::Erase { ground: "Đơn yêu cầu ngày 02/5/2024".to_owned(), files };
    actor.erase_person(id, Order::new(command).because(Some("người nộp yêu cầu".to_owned()))).map(|_| ())
}

fn only(office: &Office, dossier: DossierId) -> Someone {
    let mut people = office.people_in(dossier).expect("readable");
    assert_eq!(people.len(), 1);
    people.remove(0)
}

/// Returns what every event of the ledger says.
fn payloads(office: &Office) -> String {
    let mut all = String::new();
    let tenant = office.tenant().id;
    let read = office.store().read(|reader| {
        reader.follow(tenant, 0, |event| {
            all.push_str(&event.payload);
            all.push('\n');
            Ok::<_, store::Error>(())
        })
    });
    read.expect("readable");
    all
}

/// Returns what must not change when somebody is erased: counts, the ends of all chains but those of people, a report, the register.
fn everything(office: &Office, position: u64) -> String {
    let tenant = office.tenant().id;
    let day = date(2024, 6, 30);
    let asked = app::reports::Asked {
        form: "bao-cao-6-thang".to_owned(),
        period: "2024-H1".parse().expect("a period"),
        days: None,
        as_of: Some(day),
        known_at: Moment::LAST,
        leads: None,
    };
    let report = office.report(&asked, day, &|_| None).expect("made").made.sentences;
    let (heads, register, counted, root) = office
        .store()
        .read(|reader| {
            let mut heads = reader.heads(tenant)?;
            heads.retain(|subject, _| !matches!(subject, Subject::Person(_)));
            let filter = DossierFilter::default();
            let mut register = reader.dossiers(tenant, &filter, None, 100)?;
            for dossier in &mut register {
                for party in &mut dossier.parties {
                    // What is erased is the name and the code, and nothing else.
                    if party.person.is_some() {
                        party.name.clear();
                        party.code = None;
                    }
                }
                dossier.fields.retain(|id, _| id != "dia-chi" && id != "dien-thoai");
                dossier.erased.clear();
            }
            let counted = reader.count_open_dossiers(tenant, &filter)?;
            Ok::<_, store::Error>((heads, register, counted, reader.root_at(tenant, position)?))
        })
        .expect("readable");
    format!("{report:?} {heads:?} {register:?} {counted:?} {root}")
}

/// Returns the position of the last event.
fn last(office: &Office) -> u64 {
    office.store().read(|reader| reader.position(office.tenant().id)).expect("readable")
}

fn is_whole(office: &Office, engine: &str) {
    let (tenant, laws) = (office.tenant().id, office.laws().expect("laws"));
    let report = office.store().read(|reader| reader.verify(tenant, &laws)).expect("readable");
    assert!(report.is_clean(), "{engine}: {report:?}");
    let position = last(office);
    let before = everything(office, position);
    office.store().write(tenant, |writer| writer.rebuild(&laws)).expect("made anew");
    assert!(everything(office, position) == before, "{engine}: made anew it is the same");
    let report = office.store().read(|reader| reader.verify(tenant, &laws)).expect("readable");
    assert!(report.is_clean(), "{engine}, made anew: {report:?}");
}

#[test]
fn no_event_holds_what_is_personal() {
    on_both(|office, engine| {
        let id = reception(office, DAY, SECRETS[0], Some(SECRETS[1]));
        let whole = office.dossier(id).expect("there");
        let party = whole.dossier.party("cong-dan").expect("named");
        assert_eq!((party.kind, party.name.as_str()), (PartyKind::Person, SECRETS[0]), "{engine}");
        assert_eq!(whole.dossier.fields.get("dia-chi").map(String::as_str), Some(SECRETS[2]), "{engine}");
        // Everything else that an event of a dossier or of its tasks could carry it in.
        clerk(office, DAY).dossier(id, Order::new(Command::Finish(None))).ok();
        let fields = values(&[("dien-thoai", SECRETS[3])]);
        clerk(office, DAY).dossier(id, Order::new(Command::Enter(fields))).expect("entered again");
        let told = payloads(office);
        for secret in SECRETS {
            assert!(!told.contains(secret), "{engine}: an event says {secret}");
        }
        is_whole(office, engine);
    });
}

#[test]
fn what_an_applicant_is_asked_for_does_not_name_a_person() {
    on_both(|office, engine| {
        let actor = clerk(office, DAY);
        let taken = Taken {
            procedure: "danh-gia-nhiem-vu-ngoai-ngan-sach".to_owned(),
            subject: "Máy sấy nông sản".to_owned(),
            unit: actor.find_unit("Văn phòng Sở").expect("the office"),
            parties: vec![person("to-chuc", SECRETS[0], Some(SECRETS[1])).as_person()],
            fields: values(&[("noi-nop", "Trực tuyến")]),
        };
        let (id, _) = actor.open_dossier(taken, &Order::new(())).expect("taken in");
        let ask = Command::AskSupplement("Bản vẽ".to_owned());
        clerk(office, DAY).dossier(id, Order::new(ask)).expect("asked");
        let told = payloads(office);
        assert!(told.contains("waiting-began"), "{engine}: the task waits");
        assert!(SECRETS.iter().all(|secret| !told.contains(secret)), "{engine}");
        is_whole(office, engine);
    });
}

#[test]
fn erasing_a_person_leaves_everything_else_as_it_was() {
    on_both(|office, engine| {
        let id = reception(office, DAY, SECRETS[0], Some(SECRETS[1]));
        let other = reception(office, DAY, "Trần Thị Khác", None);
        let someone = only(office, id);
        assert_eq!(someone.name.as_deref(), Some(SECRETS[0]), "{engine}");
        assert_eq!(office.people("van thu", 9).expect("readable").len(), 1, "{engine}: found without marks");
        let position = last(office);
        let before = everything(office, position);
        erase(office, ERASER, date(2024, 5, 6), someone.id, BTreeSet::new()).expect("erased");
        assert_eq!(everything(office, position), before, "{engine}");
        let whole = office.dossier(id).expect("there");
        assert!(whole.dossier.party("cong-dan").is_some_and(Party::is_erased), "{engine}");
        assert!(whole.dossier.is_erased("dia-chi") && whole.dossier.is_filled("dia-chi"), "{engine}");
        assert!(office.person(someone.id).expect("left").is_erased(), "{engine}");
        for words in ["nguyễn văn thử", SECRETS[1]] {
            let filter = DossierFilter { words: Some(words.to_owned()), ..DossierFilter::default() };
            let tenant = office.tenant().id;
            let found = office.store().read(|reader| reader.dossiers(tenant, &filter, None, 9));
            assert!(found.expect("readable").is_empty(), "{engine}: {words}");
            assert!(office.people(words, 9).expect("readable").is_empty(), "{engine}: {words}");
        }
        let kept = office.dossier(other).expect("there").dossier;
        assert_eq!(kept.party("cong-dan").map(|party| party.name.as_str()), Some("Trần Thị Khác"));
        is_whole(office, engine);
        let again = erase(office, ERASER, date(2024, 5, 7), someone.id, BTreeSet::new());
        assert!(again.is_err_and(|error| error.key() == "person-refusal-already-erased"), "{engine}");
        // What is entered behind it is not that person's any more, and stands.
        let fields = values(&[("dia-chi", "Số 3 đường Trần Phú")]);
        clerk(office, date(2024, 5, 7)).dossier(id, Order::new(Command::Enter(fields))).expect("entered");
        let whole = office.dossier(id).expect("there").dossier;
        assert!(!whole.is_erased("dia-chi"), "{engine}");
        is_whole(office, engine);
    });
}

#[test]
fn who_has_the_same_identity_card_is_the_same_person() {
    on_both(|office, engine| {
        let one = reception(office, DAY, SECRETS[0], Some(SECRETS[1]));
        let two = reception(office, DAY, "NGUYỄN VĂN THỬ", Some(SECRETS[1]));
        let namesake = reception(office, DAY, SECRETS[0], None);
        let (first, second) = (only(office, one), only(office, two));
        assert_eq!(first.id, second.id, "{engine}");
        assert_eq!(first.dossiers.len(), 2, "{engine}");
        assert_ne!(first.id, only(office, namesake).id, "{engine}: a name is many people's");
    });
}

#[test]
fn an_export_carries_data_and_erasures() {
    on_both(|office, engine| {
        let id = reception(office, DAY, SECRETS[0], Some(SECRETS[1]));
        let other = reception(office, DAY, "Trần Thị Khác", None);
        erase(office, ERASER, date(2024, 5, 6), only(office, id).id, BTreeSet::new()).expect("erased");
        let mut lines = Vec::new();
        let tenant = office.tenant();
        office.store().read(|reader| reader.export(tenant, &mut lines)).expect("exported");
        let text = String::from_utf8(lines.clone()).expect("UTF-8");
        assert!(!text.contains(SECRETS[0]) && text.contains("Trần Thị Khác"), "{engine}");
        let folder = tempfile::tempdir().expect("a folder");
        let address = folder.path().join("copy.db");
        let copy = store::Store::open(&address.display().to_string()).expect("opened");
        let laws = office.laws().expect("laws");
        copy.import(&mut lines.as_slice(), |_, _| Ok(laws.clone())).expect("imported");
        let report = copy.read(|reader| reader.verify(tenant.id, &laws)).expect("readable");
        assert!(report.is_clean(), "{engine}: {report:?}");
        let mut again = Vec::new();
        copy.read(|reader| reader.export(tenant, &mut again)).expect("exported again");
        assert_eq!(String::from_utf8(again).expect("UTF-8"), text, "{engine}");
        let entries = copy.read(|reader| reader.opened_dossier(tenant.id, other)).expect("readable");
        let named = ledger::dossier::Dossier::now(&entries);
        assert_eq!(
            named.party("cong-dan").map(|party| party.name.as_str()),
            Some("Trần Thị Khác"),
            "{engine}"
        );
    });
}

#[test]
fn files_that_came_for_one_person_alone_go_where_that_is_wanted() {
    on_both(|office, engine| {
        let id = reception(office, DAY, SECRETS[0], None);
        let other = reception(office, DAY, "Trần Thị Khác", None);
        let (own, shared) = (b"don khieu nai".as_slice(), b"quyet dinh bi khieu nai".as_slice());
        let (own, shared) =
            (office.files().put(own).expect("kept"), office.files().put(shared).expect("kept"));
        let file = |dossier, files: &[&String]| {
            let files = files.iter().map(|hash| (*hash).clone()).collect();
            let paper = Product { words: "Đơn".to_owned(), files, ..Product::default() };
            clerk(office, DAY).dossier(dossier, Order::new(Command::File(paper))).expect("filed");
        };
        file(id, &[&own, &shared]);
        file(other, &[&shared]);
        let someone = only(office, id);
        let theirs = office.files_of_person(&someone).expect("readable");
        assert_eq!(theirs, BTreeSet::from([own.clone()]), "{engine}: the other file is somebody else's, too");
        let wrong = erase(office, ERASER, date(2024, 5, 6), someone.id, [shared.clone()].into());
        assert!(wrong.is_err_and(|error| error.key() == "person-refusal-not-their-file"), "{engine}");
        erase(office, ERASER, date(2024, 5, 6), someone.id, theirs).expect("erased");
        assert_eq!(office.files().get(&own).expect("readable"), None, "{engine}");
        assert!(office.files().get(&shared).expect("readable").is_some(), "{engine}");
        assert_eq!(office.erased_files().expect("readable"), BTreeSet::from([own]), "{engine}");
        is_whole(office, engine);
    });
}

#[test]
fn what_a_hand_changed_is_named() {
    on_both(|office, engine| {
        let id = reception(office, DAY, SECRETS[0], Some(SECRETS[1]));
        let someone = only(office, id);
        let tenant = office.tenant().id;
        let kept = office.store().read(|reader| reader.records_of(tenant, someone.id)).expect("readable");
        // Somebody writes a record that no event names.
        let mut strange = kept[0].clone();
        strange.sealed.hash = ledger::event::Hash([7; 32]);
        office.store().write(tenant, |writer| writer.keep_record(&strange)).expect("written");
        let laws = office.laws().expect("laws");
        let report = office.store().read(|reader| reader.verify(tenant, &laws)).expect("readable");
        assert_eq!(report.persons, [someone.id], "{engine}");
        // Data go though nobody decided it.
        office.store().write(tenant, |writer| writer.erase_records(someone.id)).expect("written");
        let report = office.store().read(|reader| reader.verify(tenant, &laws)).expect("readable");
        assert_eq!(report.persons, [someone.id], "{engine}");
    });
}

#[test]
fn who_may_not_erase_does_not() {
    on_both(|office, engine| {
        let someone = only(office, reception(office, DAY, SECRETS[0], None));
        let organisation = office.organisation().expect("readable");
        let clerk = |officer: &ledger::OfficerId| {
            organisation.posts_on(*officer, DAY).iter().all(|post| post.role == Role::Head)
                && !organisation.posts_on(*officer, DAY).is_empty()
        };
        let head = organisation.officers.keys().find(|officer| clerk(officer)).copied().expect("a head");
        let account = store::Account { name: "truong-phong".to_owned(), officer: head };
        office.store().write(office.tenant().id, |writer| writer.set_account(&account)).expect("let in");
        let refused = erase(office, "truong-phong", DAY, someone.id, BTreeSet::new());
        assert!(refused.is_err_and(|error| error.key() == "app-error-not-allowed"), "{engine}");
        let unknown = erase(office, ERASER, DAY, PersonId::from_bytes([9; 16]), BTreeSet::new());
        assert!(unknown.is_err_and(|error| error.key() == "app-error-no-person"), "{engine}");
        assert!(!office.person(someone.id).expect("there").is_erased(), "{engine}");
    });
}

/// A row of numbers that looks like chance, and is the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % (most as u64)).expect("small")
    }
}

/// Whoever is erased at whatever moment of whatever ledger: counts, roots, chains and reports are those of before, and the ledger is
/// whole.
#[test]
fn whoever_is_erased_whenever_nothing_else_changes() {
    on_both(|office, engine| {
        let mut chance = Chance(20_240_408);
        let mut dossiers: Vec<DossierId> = Vec::new();
        let mut erased = 0;
        for step in 0..40 {
            let day = date(2024, 4, 8).checked_add(jiff::Span::new().days(step)).expect("a day");
            let give = |command| clerk(office, day).dossier(dossiers[0], Order::new(command)).map(|_| ());
            match chance.below(6) {
                _ if step < 3 => dossiers.push(reception(office, day, &format!("Người Thử {step}"), None)),
                0 => {
                    let code = format!("00108500{:04}", chance.below(3));
                    dossiers.push(reception(office, day, &format!("Người Thử {step}"), Some(&code)));
                }
                1 => {
                    let told = format!("Số {step} đường Trần Phú");
                    give(Command::Enter(values(&[("dia-chi", &told)]))).ok();
                }
                2 => {
                    give(Command::Name(person("cong-dan", &format!("Người Khác {step}"), None))).ok();
                }
                3 => {
                    give(Command::Finish(None)).ok();
                }
                _ => {
                    let people = office.people("", 100).expect("readable");
                    let people: Vec<_> = people.iter().filter(|someone| !someone.is_erased()).collect();
                    if people.is_empty() {
                        continue;
                    }
                    let someone = people[chance.below(people.len())];
                    let position = last(office);
                    let before = everything(office, position);
                    erase(office, ERASER, day, someone.id, BTreeSet::new()).expect("erased");
                    assert!(
                        everything(office, position) == before,
                        "{engine}, step {step}: something changed"
                    );
                    erased += 1;
                }
            }
            let at = chance.below(dossiers.len());
            dossiers.swap(0, at);
        }
        assert!(erased > 5, "{engine}: {erased} were erased");
        is_whole(office, engine);
    });
}

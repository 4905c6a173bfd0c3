//! The rows of a spreadsheet become dossiers: under their own numbers, once each, all of them or none.

mod common;

use app::registers::{Handed, Holds, Looked, NotTaken, Trouble};
use app::{Actor, Office, Order, Taken};
use common::{clerk, on_both};
use jiff::civil::{Date, date};
use ledger::procedure::Values;
use messages::{Catalogue, Language, Source};
use store::{DossierFilter, ListedDossier};

const PROCEDURE: &str = "sang-kien";
const HEAD: &str = "STT;Số hồ sơ;Về việc;Ngày nhận;Đơn vị;Đơn vị của tác giả;Cấp đề nghị công nhận;field:so-tac-gia;Ghi chú\n\
                    (1);(2);(3);(4);(5);(6);(7);(8);(9)\n";

fn words() -> Catalogue {
    let app = Source { vi: app::messages::VI, en: app::messages::EN };
    let ledger = Source { vi: ledger::messages::VI, en: ledger::messages::EN };
    Catalogue::new(Language::Vi, &[app, ledger])
}

fn read(name: &str, bytes: &[u8]) -> Result<blocks::Document, String> {
    papers::read(name, bytes).map_err(|error| error.to_string())
}

fn handed(text: &str) -> Handed<'_> {
    Handed {
        procedure: PROCEDURE,
        name: "so-sang-kien.csv",
        bytes: text.as_bytes(),
        unit: None,
        reason: None,
    }
}

fn take(actor: &Actor<'_>, text: &str) -> Result<Looked, NotTaken> {
    actor.take_register(handed(text), &words(), &read)
}

fn listed(office: &Office, procedure: &str) -> Vec<ListedDossier> {
    let filter = DossierFilter { procedure: Some(procedure.to_owned()), ..DossierFilter::default() };
    office.store().read(|reader| reader.dossiers(office.tenant().id, &filter, None, 50)).expect("readable")
}

fn opened(office: &Office) -> Vec<(String, Date, String)> {
    let mut all: Vec<_> =
        listed(office, PROCEDURE).into_iter().map(|one| (one.number, one.opened, one.subject)).collect();
    all.sort();
    all
}

#[test]
fn rows_are_taken_in_once_under_their_numbers() {
    on_both(|office, engine| {
        let actor = clerk(office, date(2025, 8, 1));
        let text = format!(
            "{HEAD}1;SK-2025-0002;Cải tiến quy trình;15/7/2025;Văn phòng Sở;Trung tâm Kiểm định;Cấp tỉnh;2;x\n\
             2;CU-17;Phần mềm tra cứu;2024-12-30;;Thanh tra Sở;Cấp cơ sở;1;\n;;;;;;Cộng;3;\n"
        );
        let shown = actor.look_at_register(handed(&text), &words(), &read).expect("read");
        assert_eq!((shown.new.len(), shown.known.len(), shown.bad.len()), (2, 0, 0), "{engine} {shown:?}");
        let holds: Vec<&Holds> = shown.columns.iter().map(|(_, holds)| holds).collect();
        assert_eq!(holds[1..4], [&Holds::Number, &Holds::Subject, &Holds::Opened]);
        assert_eq!((holds[0], holds[4], holds[8]), (&Holds::Nothing, &Holds::Unit, &Holds::Nothing));
        assert_eq!(holds[7], &Holds::Field("so-tac-gia".to_owned()));
        assert!(opened(office).is_empty(), "{engine}: looking takes nothing in");

        take(&actor, &text).expect("taken in");
        let kept = [
            ("CU-17".to_owned(), date(2024, 12, 30), "Phần mềm tra cứu".to_owned()),
            ("SK-2025-0002".to_owned(), date(2025, 7, 15), "Cải tiến quy trình".to_owned()),
        ];
        assert_eq!(opened(office), kept, "{engine}");
        let whole = office.dossier(office.find_dossier("CU-17").expect("there")).expect("there");
        assert_eq!(whole.dossier.fields["so-tac-gia"], "1");
        assert_eq!(whole.dossier.party("don-vi").expect("named").name, "Thanh tra Sở");
        assert_eq!(whole.entries[0].meta.reason.as_deref(), Some("so-sang-kien.csv: 4"));
        assert_eq!(whole.dossier.passages.len(), 1, "its first stage is somebody's task");

        let again = take(&actor, &text).expect("nothing is wrong");
        assert_eq!((again.new.len(), again.known.len()), (0, 2), "{engine}: the same file takes nothing in");
        assert_eq!(opened(office).len(), 2);

        // Numbers that came with their dossiers are not given again.
        let unit = actor.find_unit("Văn phòng Sở").expect("a unit");
        let numbers: Vec<String> = (0..2).map(|_| open(&actor, office, unit)).collect();
        assert_eq!(numbers, ["SK-2025-0001", "SK-2025-0003"], "{engine}");
        let laws = office.laws().expect("readable");
        let report = office.store().read(|reader| reader.verify(office.tenant().id, &laws));
        assert!(report.expect("readable").is_clean(), "{engine}");
    });
}

fn open(actor: &Actor<'_>, office: &Office, unit: ledger::UnitId) -> String {
    let fields = [("cap", "Cấp tỉnh"), ("so-tac-gia", "1")];
    let taken = Taken {
        procedure: PROCEDURE.to_owned(),
        subject: "Máy sấy".to_owned(),
        unit,
        parties: vec![ledger::dossier::Party::read("don-vi", "Văn phòng Sở")],
        fields: fields.map(|(id, value)| (id.to_owned(), value.to_owned())).into_iter().collect::<Values>(),
    };
    let (id, _) = actor.open_dossier(taken, &Order::new(())).expect("it is taken in");
    office.dossier(id).expect("there").dossier.number
}

#[test]
fn a_row_that_cannot_be_taken_in_is_named_and_none_is() {
    on_both(|office, engine| {
        let actor = clerk(office, date(2025, 8, 1));
        let text = format!(
            "{HEAD}1;SK-1;Đúng;1/7/2025;;Thanh tra Sở;Cấp tỉnh;1;\n\
             2;;Thiếu số;1/7/2025;;Thanh tra Sở;Cấp tỉnh;1;\n\
             3;SK-3;Sai ngày;hôm qua;;Thanh tra Sở;Cấp tỉnh;1;\n\
             4;SK-4;Ngày sau;2/8/2025;;Thanh tra Sở;Cấp tỉnh;1;\n\
             5;SK-5;Đơn vị lạ;1/7/2025;Phòng Không Có;Thanh tra Sở;Cấp tỉnh;1;\n\
             6;SK-1;Trùng số;1/7/2025;;Thanh tra Sở;Cấp tỉnh;1;\n\
             7;SK-7;Quá xa;1/7/2010;;Thanh tra Sở;Cấp tỉnh;1;\n\
             8;SK-8;Thiếu bên;1/7/2025;;;Cấp tỉnh;1;\n\
             9;SK-9;Thiếu mục;1/7/2025;;Thanh tra Sở;;1;\n\
             10;SK-10;Sai mục;1/7/2025;;Thanh tra Sở;Cấp huyện;1;\n\
             11;SK-11;;1/7/2025;;Thanh tra Sở;Cấp tỉnh;1;\n"
        );
        let Err(NotTaken::BadRows(looked)) = take(&actor, &text) else { panic!("{engine}: it was taken in") };
        let told: Vec<(String, &str)> = looked.bad.iter().map(|bad| (bad.placed(), bad.why.key())).collect();
        let wanted = [
            ("4", "register-no-number"),
            ("5", "register-no-day"),
            ("6", "dossier-refusal-in-the-future"),
            ("7", "register-no-unit"),
            ("8", "register-twice"),
            ("9", "register-not-in-force"),
            ("10", "dossier-refusal-no-party"),
            ("11", "dossier-refusal-missing"),
            ("12", "dossier-refusal-bad-value"),
            ("13", "dossier-refusal-no-words"),
        ];
        assert_eq!(told, wanted.map(|(row, key)| (row.to_owned(), key)), "{engine}");
        assert!(matches!(&looked.bad[3].why, Trouble::NoUnit(name) if name == "Phòng Không Có"));
        assert_eq!(looked.new.len(), 1, "the row that is right is told, too");
        assert!(opened(office).is_empty(), "{engine}: nothing half done");
        let numbered = "Tên;Ngày\nA;02/07/2025\n";
        assert!(matches!(take(&actor, numbered), Err(NotTaken::NoColumns)));
        let unknown = Handed { procedure: "khong-co", ..handed(&text) };
        let refused = actor.look_at_register(unknown, &words(), &read);
        assert!(matches!(refused, Err(NotTaken::Procedure(_))), "{engine}");
        let many: String =
            (0..=app::registers::MOST).map(|row| format!("{row};SK-{row};Việc;1/7/2025\n")).collect();
        let many = format!("STT;Số hồ sơ;Về việc;Ngày nhận\n{many}");
        assert!(matches!(take(&actor, &many), Err(NotTaken::TooMany)), "{engine}");
    });
}

#[test]
fn who_may_not_take_dossiers_in_takes_no_rows_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let home = folder.path().join("one");
    let office = app::demo::play(&home, None, &app::demo::FILES, &read, &|_| {}).expect("the story plays");
    let before = opened(&office).len();
    let text = format!("{HEAD}1;SK-1;Đúng;1/7/2025;Văn phòng Sở;Thanh tra Sở;Cấp tỉnh;1;\n");
    let other = office.act("trinh-quoc-bao", common::at(date(2025, 8, 1))).expect("the head of another unit");
    let Err(NotTaken::BadRows(looked)) = take(&other, &text) else { panic!("it was taken in") };
    assert_eq!(looked.bad[0].why.key(), "app-error-not-allowed");
    assert_eq!(opened(&office).len(), before);
    // A register that is closed to somebody tells nothing of its numbers.
    let there = listed(&office, "khieu-nai-lan-dau").pop().expect("the story has one");
    let text = format!("Số hồ sơ;Về việc\n{};Thử\n", there.number);
    let closed = Handed { procedure: "khieu-nai-lan-dau", ..handed(&text) };
    let looked = other.look_at_register(closed, &words(), &read).expect("read");
    assert!(looked.known.is_empty() && looked.bad[0].why.key() == "app-error-not-allowed", "{looked:?}");
}

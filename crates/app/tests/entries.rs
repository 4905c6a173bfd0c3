//! Rows of a laboratory's spreadsheet become values of an indicator: once each, corrected when they say something else, all or none.

use app::demo::{FILES, play};
use app::entries::{Counted, Handed, NotCounted, Trouble};
use app::{Actor, Office};
use jiff::civil::{Date, date, time};
use ledger::Moment;
use ledger::indicator::{Amount, Content, Indicator, Value};
use std::path::Path;

/// The unit answers for it in the story; no value of it was entered for the second half of 2025.
const CODE: &str = "KD-PTD";
const HEAD: &str = "STT;Số GCN;Ngày kiểm định;Loại phương tiện đo;SL;Kết quả\n(1);(2);(3);(4);(5);(6)\n";

fn read(name: &str, bytes: &[u8]) -> Result<blocks::Document, String> {
    papers::read(name, bytes).map_err(|error| error.to_string())
}

fn morning(day: Date) -> Moment {
    let at = day.to_datetime(time(2, 0, 0, 0)).to_zoned(jiff::tz::TimeZone::UTC).expect("a moment");
    Moment(at.timestamp().as_millisecond())
}

fn handed<'h>(text: &'h str, reason: Option<&'h str>) -> Handed<'h> {
    Handed { name: "so-kiem-dinh.csv", bytes: text.as_bytes(), reason }
}

fn take(actor: &Actor<'_>, text: &str, reason: Option<&str>) -> Result<Counted, NotCounted> {
    actor.take_entries(CODE, handed(text, reason), &read)
}

fn value(office: &Office, period: &str) -> Option<Value> {
    let none = |_: &Content, _: &Indicator| Vec::new();
    let found = office.find_indicator(CODE, Date::MAX, Moment::LAST, &none).expect("followed");
    let period = period.parse().expect("a period");
    found.0.indicator.followed(period).and_then(|one| one.value()).and_then(|entered| entered.value)
}

fn whole(number: i64) -> Option<Value> {
    Some(Value::Amount(Amount::whole(number)))
}

/// Plays the story into a file and, where there is one, on a server.
fn everywhere(check: impl Fn(&Office)) {
    let folder = tempfile::tempdir().expect("a folder");
    let played = |home: &Path, database: Option<&str>| {
        play(home, database, &FILES, &read, &|_| {}).expect("the story plays")
    };
    check(&played(&folder.path().join("one"), None));
    if let Some(server) = testkit::postgres::Server::start() {
        check(&played(&folder.path().join("server"), Some(&server.database())));
    }
}

#[test]
fn each_row_counts_once_and_what_it_says_anew_is_a_correction() {
    everywhere(|office| {
        let on = |day| office.act("van-thu", morning(day)).expect("the clerk");
        let july = format!(
            "{HEAD}1;A-01;02/07/2025;Cân;12;Đạt\n2;A-02;03/07/2025;\"Đồng hồ; nước\";1.250;Đạt\n;;;Cộng;1.262;\n"
        );
        let actor = on(date(2025, 8, 1));
        let shown = actor.look_at_entries(CODE, handed(&july, None), &read).expect("read");
        assert_eq!((shown.new, shown.known, shown.rows.bad.len()), (2, 0, 0), "{shown:?}");
        assert_eq!(value(office, "2025-H2"), None, "looking enters nothing");
        take(&actor, &july, None).expect("taken");
        assert_eq!(value(office, "2025-H2"), whole(1262));
        let again = take(&actor, &july, None).expect("taken");
        assert_eq!((again.new, again.known, again.periods.len()), (0, 2, 0), "the same file adds nothing");

        let august = format!("{HEAD}1;A-02;03/07/2025;Đồng hồ nước;1.200;Đạt\n2;A-03;15/12/2024;Cân;;Đạt\n");
        let actor = on(date(2025, 9, 1));
        let shown = actor.look_at_entries(CODE, handed(&august, None), &read).expect("read");
        assert_eq!((shown.new, shown.changed.len()), (1, 1), "{shown:?}");
        let (key, before, after) = &shown.changed[0];
        assert_eq!(
            (key.as_str(), before.amount, after.amount),
            ("A-02", Amount::whole(1250), Amount::whole(1200))
        );
        let halves: Vec<String> = shown.periods.iter().map(|one| one.period.to_string()).collect();
        assert_eq!(halves, ["2024-H2", "2025-H2"], "a row counts for the period of its day");
        assert!(take(&actor, &august, None).is_err(), "the value of that half was entered by hand");
        take(&actor, &august, Some("Sổ sửa lại")).expect("taken");
        assert_eq!(value(office, "2025-H2"), whole(1212));
        let report = office
            .store()
            .read(|reader| reader.verify(office.tenant().id, &office.laws().expect("readable")));
        assert!(report.expect("readable").is_clean());
    });
}

#[test]
fn a_row_that_cannot_be_counted_is_named_and_nothing_is_entered() {
    let folder = tempfile::tempdir().expect("a folder");
    let office = play(&folder.path().join("one"), None, &FILES, &read, &|_| {}).expect("the story plays");
    let actor = office.act("van-thu", morning(date(2025, 8, 1))).expect("the clerk");
    let rows = "1;;02/07/2025;Cân;1;Đạt\n2;B-1;hôm qua;Cân;1;Đạt\n3;B-2;02/09/2025;Cân;1;Đạt\n\
                4;B-3;02/07/2025;Cân;1,5;Đạt\n5;B-4;02/07/2025;Cân;1;Đạt\n6;b-4;02/07/2025;Cân;1;Đạt\n";
    let Err(NotCounted::BadRows(counted)) = take(&actor, &format!("{HEAD}{rows}"), None) else {
        panic!("it was taken in");
    };
    let told: Vec<(usize, &str, Trouble)> =
        counted.rows.bad.iter().map(|bad| (bad.place.1, bad.column.as_str(), bad.why)).collect();
    assert_eq!(
        told,
        [
            (3, "Số GCN", Trouble::NoKey),
            (4, "Ngày kiểm định", Trouble::NoDay),
            (5, "Ngày kiểm định", Trouble::Later),
            (6, "SL", Trouble::NoAmount),
            (8, "Số GCN", Trouble::Twice),
        ]
    );
    assert_eq!(value(&office, "2025-H2"), None);
    let none = take(&actor, "Tên;Ngày\nA;02/07/2025\n", None);
    assert!(matches!(none, Err(NotCounted::NoColumns(..))), "{none:?}");
    let other = actor.take_entries("SIPAS", handed(HEAD, None), &read);
    assert!(matches!(other, Err(NotCounted::NoSheet(_))), "{other:?}");
    let strange = office.act("trinh-quoc-bao", morning(date(2025, 8, 1))).expect("the head of another unit");
    assert!(take(&strange, &format!("{HEAD}1;A-01;02/07/2025;Cân;12;Đạt\n"), None).is_err());
}

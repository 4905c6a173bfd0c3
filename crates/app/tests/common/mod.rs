//! An office that begins on both databases, and its clerk.

use app::{Actor, Beginning, Error, Office, Paper};
use jiff::civil::{Date, date, time};
use ledger::Moment;

/// Nine in the morning of a day.
pub(crate) fn at(day: Date) -> Moment {
    let morning = day.to_datetime(time(2, 0, 0, 0)).to_zoned(jiff::tz::TimeZone::UTC).expect("a moment");
    Moment(morning.timestamp().as_millisecond())
}

/// Tells a story of an office on each database.
pub(crate) fn on_both(story: impl Fn(&Office, &str)) {
    let folder = tempfile::tempdir().expect("a folder");
    story(&office(&folder.path().join("lite"), None), "SQLite");
    if let Some(server) = testkit::postgres::Server::start() {
        story(&office(&folder.path().join("server"), Some(&server.database())), "PostgreSQL");
    }
}

/// An office that begins in a folder, in a file there or on a server.
pub(crate) fn office(home: &std::path::Path, database: Option<&str>) -> Office {
    let short = ["Sở Khoa học và Công nghệ".to_owned()];
    let name = "Sở Khoa học và Công nghệ tỉnh Lam Giang";
    let beginning = Beginning { name, short: &short, database, account: "van-thu", day: date(2024, 1, 2) };
    let office = Office::found(home, &beginning, at(date(2024, 1, 2))).expect("a new office");
    let file = include_str!("../../../../samples/organisation.toml");
    let file = directive::organisation::Organisation::parse(file).expect("the sample");
    let taken =
        clerk(&office, date(2024, 1, 2)).take_over(&file, date(2024, 1, 2)).expect("units and people");
    assert_eq!(taken.later.len(), 2, "two units begin in March 2025");
    office
}

/// The clerk on a day.
pub(crate) fn clerk(office: &Office, day: Date) -> Actor<'_> {
    office.act("van-thu", at(day)).expect("the clerk")
}

/// Reads a notice and enters it with its proposals.
#[allow(dead_code, reason = "not every test enters a notice")]
pub(crate) fn import(office: &Office, day: Date, name: &str, text: &str) -> Result<app::Imported, Error> {
    let actor = clerk(office, day);
    let document = papers::read(name, text.as_bytes()).expect("a text");
    let organisation = actor.organisation_for_reading().expect("readable");
    let options = directive::Options { organisation: Some(&organisation), reference_date: None };
    let reading = directive::read(&document, &options);
    actor.import(&Paper { name, bytes: text.as_bytes(), document: &document, reading: &reading })
}

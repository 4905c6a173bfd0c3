//! An office is there with its configuration and its database, or not at all.

use app::{Beginning, Error, Home, Office};
use jiff::civil::date;
use ledger::Moment;
use std::path::Path;
use store::Store;

fn found(home: &Path, database: Option<&str>) -> Result<Office, Error> {
    let day = date(2024, 1, 2);
    let beginning = Beginning { name: "Sở Nội vụ", short: &[], database, account: "van-thu", day };
    Office::found(home, &beginning, Moment::end_of(day))
}

/// The names in a folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    entries.map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned()).collect()
}

fn on_both(test: impl Fn(&Path, Option<&str>)) {
    let folder = tempfile::tempdir().expect("a folder");
    test(&folder.path().join("lite"), None);
    if let Some(server) = testkit::postgres::Server::start() {
        test(&folder.path().join("server"), Some(&server.database()));
    }
}

/// Makes the configuration a name that nothing can be written to.
#[cfg(unix)]
fn block(home: &Path) {
    std::fs::create_dir_all(home).expect("a folder");
    std::os::unix::fs::symlink("/nowhere/at/all", home.join("dondoc.toml")).expect("a link");
}

#[cfg(unix)]
#[test]
fn where_the_configuration_cannot_be_written_no_database_is_left() {
    on_both(|home, database| {
        block(home);
        assert!(matches!(found(home, database), Err(Error::BadFile { .. })));
        assert_eq!(names(home), [""; 0], "nothing is left");
        if let Some(database) = database {
            let store = Store::open(database).expect("a database");
            let tenants =
                store.read(|reader| Ok::<_, store::Error>(reader.tenants()?.len())).expect("readable");
            assert_eq!(tenants, 0, "no office in the database");
        }
        found(home, database).expect("the second time it works");
        assert!(matches!(found(home, database), Err(Error::Initialised(_))));
    });
}

#[test]
fn who_was_stopped_between_configuration_and_database_begins_again() {
    on_both(|home, database| {
        found(home, database).expect("an office");
        let configuration = std::fs::read_to_string(home.join("dondoc.toml")).expect("written");
        let (before, _) = configuration.split_once("tenant = ").expect("a tenant");
        let other = format!("{before}tenant = \"018cc251-f400-7000-8000-000000000000\"\n");
        std::fs::write(home.join("dondoc.toml"), other).expect("written");
        let office = found(home, database).expect("nobody has worked there");
        assert_eq!(office.tenant().name, "Sở Nội vụ");
    });
}

#[test]
fn an_import_that_breaks_off_leaves_nothing() {
    on_both(|home, database| {
        let folder = tempfile::tempdir().expect("a folder");
        let office = found(folder.path(), None).expect("an office");
        let mut lines = Vec::new();
        office.store().read(|reader| reader.export(office.tenant(), &mut lines)).expect("exported");
        let half = lines.len() - 20;
        let broken = Office::import(home, database, &mut &lines[..half], None);
        assert!(matches!(broken, Err(Error::Store(store::Error::Damaged(_)))));
        assert_eq!(names(home), [""; 0], "nothing is left");
        assert!(!Home::new(home).is_initialised());
        let (copy, events) = Office::import(home, database, &mut &lines[..], None).expect("the whole of it");
        assert_eq!((copy.tenant(), events), (office.tenant(), 3));
    });
}

#[test]
fn what_was_read_of_a_file_is_kept_whole_and_what_is_damaged_is_not_taken() {
    let folder = tempfile::tempdir().expect("a folder");
    let home = folder.path().join("office");
    let office = found(&home, None).expect("an office");
    let hash = "0".repeat(64);
    assert_eq!(office.kept_text(&hash), None, "nothing was read");
    for file in ["giao-ban-thang-3/tcvn3.pdf", "ke-hoach-chuyen-doi-so/notice.docx"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples/forms").join(file);
        let bytes = std::fs::read(&path).expect("a sample");
        let document = papers::read(file, &bytes).expect("readable");
        assert!(document.blocks.len() > 5);
        office.keep_text(&hash, &document).expect("written");
        assert_eq!(office.kept_text(&hash), Some(document), "{file}");
    }
    let kept = home.join("texts").join(env!("CARGO_PKG_VERSION")).join(&hash);
    let bytes = std::fs::read(&kept).expect("it is there");
    std::fs::write(&kept, &bytes[..bytes.len() / 2]).expect("written");
    assert_eq!(office.kept_text(&hash), None, "half of it");
    assert!(office.keep_text("../../dondoc.toml", &blocks::Document::default()).is_err());
    assert_eq!(office.kept_text("../../../dondoc.toml"), None);
    // What another version kept goes with the first that this one keeps.
    let older = home.join("texts/0.0.1");
    std::fs::rename(kept.parent().expect("a folder"), &older).expect("renamed");
    office.keep_text(&hash, &blocks::Document::default()).expect("written");
    assert!(!older.exists() && office.kept_text(&hash).is_some());
}

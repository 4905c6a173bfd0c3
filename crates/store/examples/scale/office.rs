//! A data folder and people for a generated ledger, so that its pages can be served and measured: `cargo xtask bench`.

use crate::generate::{DOCUMENTS, document, officer, tenant, unit};
use jiff::civil::date;
use ledger::document::{Card, Entry, Event as Document};
use ledger::event::{Meta, Subject};
use ledger::organisation::{Event as Organisation, Role};
use ledger::{CommandId, Effective, EventId, Moment};
use std::path::Path;
use store::{Account, Draft, Error, KeptToken, Store, Writer};

/// Until when everybody stays signed in.
const END: Moment = Moment(4_102_444_800_000);

/// People of the office: the account, the officer's number, the role and the number of the unit; the clerk sees everything.
const PEOPLE: [(&str, u64, Role, u64); 2] =
    [("van-thu", 1, Role::Clerk, 0), ("truong-phong", 100, Role::Head, 7)];

/// Makes a data folder for the ledger at an address, puts the documents of its tasks and two people in, signs these in, and
/// prints by what: `session ACCOUNT TOKEN`, `token ACCOUNT TOKEN`. Asked again, it only prints that.
pub(crate) fn open(store: &Store, address: &str, home: &Path) -> Result<(), Error> {
    let file = |why: std::io::Error| Error::File { path: home.to_owned(), why: why.to_string() };
    std::fs::create_dir_all(home).map_err(file)?;
    let database = Path::new(address).canonicalize().unwrap_or_else(|_| address.into());
    let configuration = format!("database = {database:?}\ntenant = \"{}\"\n", tenant().id);
    std::fs::write(home.join("dondoc.toml"), configuration).map_err(file)?;
    let (known, now) = store.read(|reader| {
        let known = reader.account(tenant().id, PEOPLE[0].0)?.is_some();
        Ok::<_, Error>((known, Moment::of(date(2025, 12, 28), jiff::civil::time(0, 0, 0, 0))))
    })?;
    if !known {
        store.write(tenant().id, appoint)?;
        for first in (0..DOCUMENTS).step_by(500) {
            store.write(tenant().id, |writer| {
                (first..DOCUMENTS.min(first + 500)).try_for_each(|number| issue(writer, number))
            })?;
        }
    }
    store.write(tenant().id, |writer| {
        PEOPLE.iter().try_for_each(|(account, number, ..)| sign_in(writer, account, *number, now))
    })
}

/// Names the people.
fn appoint(writer: &mut Writer<'_>) -> Result<(), Error> {
    for (account, number, role, place) in PEOPLE {
        let event = Organisation::OfficerAppointed {
            officer: officer(number),
            name: format!("Cán bộ số {number}"),
            unit: unit(place),
            role,
        };
        let draft =
            Draft { id: EventId::from_bytes(id(8, number)), meta: meta(writer, 8, number), body: event };
        writer.append(Subject::Organisation(unit(0)), None, vec![draft])?;
        writer.set_account(&Account { name: account.to_owned(), officer: officer(number) })?;
    }
    Ok(())
}

/// Enters the document that gave some of the tasks.
fn issue(writer: &mut Writer<'_>, number: u64) -> Result<(), Error> {
    let card = Card {
        number: Some((number + 1).to_string()),
        symbol: Some("QĐ-UBND".to_owned()),
        date: Some(date(2023, 1, 1)),
        issuer: "Ủy ban nhân dân tỉnh Lam Giang".to_owned(),
        subject: format!("giao nhiệm vụ đợt {}", 1 + number % 97),
        ..Card::default()
    };
    let event = Document::Issued { body: unit(0), card: Box::new(card) };
    let entry = Entry { id: EventId::from_bytes(id(9, number)), meta: meta(writer, 9, number), event };
    let draft = Draft { id: entry.id, meta: entry.meta.clone(), body: entry.event.clone() };
    writer.append(Subject::Document(document(number)), Some(0), vec![draft])?;
    writer.project_document(document(number), &[entry])
}

/// Signs somebody in by a token that anybody could guess: the ledger is made up.
fn sign_in(writer: &mut Writer<'_>, account: &str, number: u64, now: Moment) -> Result<(), Error> {
    let secret = blake3::hash(account.as_bytes());
    let (hash, written) = (*blake3::hash(secret.as_bytes()).as_bytes(), secret.to_hex());
    writer.end_session(&hash)?;
    writer.begin_session(&hash, account, now, END)?;
    writer.end_token(None, id(10, number))?;
    let token = KeptToken {
        id: id(10, number),
        account: account.to_owned(),
        name: "cargo xtask bench".to_owned(),
        scopes: "read".to_owned(),
        made_at: now,
        ends_at: END,
        used_at: None,
    };
    writer.keep_token(&hash, &token, now)?;
    println!("session {account} {written}\ntoken {account} dondoc-{written}");
    Ok(())
}

fn meta(writer: &Writer<'_>, kind: u8, number: u64) -> Meta {
    let today = date(2025, 12, 31);
    Meta {
        actor: officer(1),
        on_behalf: None,
        command: CommandId::from_bytes(id(kind, number)),
        cause: None,
        recorded_at: writer.moment(Moment(Moment::end_of(today).0 - 1000)),
        effective: Effective::from(date(2023, 1, 1)),
        reason: None,
    }
}

/// An id of version 7 behind everything that was generated.
fn id(kind: u8, number: u64) -> [u8; 16] {
    crate::generate::id(Moment::end_of(date(2025, 12, 31)).0, kind, number)
}

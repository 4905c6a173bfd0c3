//! `dondoc import org`: units and people, from the organisation file, or from the tables of a workbook. A table is only shown
//! as it was understood until `--apply` is given; every row is accounted for.

use crate::files;
use crate::office::{self, Tell as _};
use crate::problem::{Failure, Outcome, Problem};
use crate::session::Session;
use crate::worker;
use app::roster::{Differs, Fate, Holds, Place, Roster, Taken};
use fluent_bundle::FluentValue;
use jiff::civil::Date;
use std::io::Write as _;
use std::path::Path;

/// Takes over units and people, or shows what would be taken over.
pub(super) fn run(
    session: &Session,
    since: Option<Date>,
    apply: bool,
    file: &Path,
) -> Result<Outcome, Failure> {
    let office = office::open(session)?;
    let actor = office::actor(session, &office)?;
    let since = since.unwrap_or_else(|| session.today());
    if !is_table(file) {
        let parsed = files::parse_organisation(file)?;
        let taken = actor.take_over(&parsed, since).tell(session, &office)?;
        return print(session, &Roster::default(), &taken, true);
    }
    let name = file.display().to_string();
    let document = worker::reader().read(&name, &files::bytes(file)?);
    let document = document.map_err(|error| files::unreadable(&name, &error))?;
    let roster = Roster::read(&document);
    if roster.tables.is_empty() {
        return Err(Problem::new("import-org-no-columns").with("file", name).into());
    }
    let taken = if apply {
        actor.take_roster(&roster, since).tell(session, &office)?
    } else {
        actor.look_at_roster(&roster, since).tell(session, &office)?
    };
    print(session, &roster, &taken, apply)
}

/// Tells whether a file is one of tables; the organisation file is TOML.
fn is_table(file: &Path) -> bool {
    let extension = file.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
    extension.is_some_and(|extension| extension != "toml" && extension != "txt")
}

/// Says how the tables were understood, what became of each row, and how many were what. A row of an organisation file is told
/// only where there is something to do.
fn print(session: &Session, roster: &Roster, taken: &Taken, applied: bool) -> Result<Outcome, Failure> {
    let not_taken = taken.rows.iter().filter(|(_, fate)| matches!(fate, Fate::NotTaken { .. })).count();
    let outcome = if not_taken == 0 { Outcome::Good } else { Outcome::Errors };
    let mut out = std::io::stdout().lock();
    if session.json {
        for (place, fate) in &taken.rows {
            writeln!(out, "{}", json(session, *place, fate))?;
        }
        return Ok(outcome);
    }
    for (number, table) in (1_usize..).zip(&roster.tables) {
        writeln!(out, "{}", session.messages.say("import-sheet-table", &[("number", number.into())]))?;
        for (heading, column) in table.columns.iter().filter(|(heading, _)| !heading.is_empty()) {
            let holds = session.messages.text(holds(*column));
            writeln!(out, "  {}: {holds}", session.terminal.bold(heading))?;
        }
    }
    for (place, fate) in &taken.rows {
        if !roster.tables.is_empty() || matches!(fate, Fate::NotTaken { .. }) {
            writeln!(out, "{}", row(session, roster.tables.len(), *place, fate))?;
        }
    }
    if roster.tables.is_empty() {
        return print_file(session, taken, &mut out).map(|()| outcome);
    }
    let count = |wanted: fn(&Fate) -> bool| taken.rows.iter().filter(|(_, fate)| wanted(fate)).count();
    let counts = [
        ("rows", taken.rows.len().into()),
        ("units", taken.units.into()),
        ("posts", taken.posts.into()),
        ("known", count(|fate| matches!(fate, Fate::Known { .. })).into()),
        ("later", count(|fate| matches!(fate, Fate::Later { .. })).into()),
        ("headings", count(|fate| matches!(fate, Fate::Heading(_))).into()),
        ("nottaken", not_taken.into()),
    ];
    let key = if applied { "import-org-taken" } else { "import-org-dry" };
    writeln!(out, "{}", session.messages.say(key, &counts))?;
    Ok(outcome)
}

/// Says what was taken over from an organisation file.
fn print_file(session: &Session, taken: &Taken, out: &mut impl std::io::Write) -> Result<(), Failure> {
    let counts = [("units", taken.units.into()), ("posts", taken.posts.into())];
    writeln!(out, "{}", session.messages.say("import-org-done", &counts))?;
    for (account, name) in &taken.accounts {
        let arguments = [("account", account.as_str().into()), ("name", name.as_str().into())];
        writeln!(out, "  {}", session.messages.say("import-org-account", &arguments))?;
    }
    for (name, day) in &taken.later {
        let arguments = [("name", name.as_str().into()), ("day", session.messages.day(*day).into())];
        writeln!(out, "  {}", session.messages.say("import-org-later", &arguments))?;
    }
    Ok(())
}

/// Returns what became of a row, in words.
fn row(session: &Session, tables: usize, place: Place, fate: &Fate) -> String {
    let number = if tables <= 1 { place.row.to_string() } else { format!("{}.{}", place.table, place.row) };
    let day = |day: Date| FluentValue::from(session.messages.day(day));
    let mut arguments = vec![("row", FluentValue::from(number))];
    let key = match fate {
        Fate::Unit { name, parent, from, to } => {
            arguments.extend([("name", name.as_str().into()), ("parent", parent.as_str().into())]);
            arguments.push(("from", day(*from)));
            arguments.push(("to", to.map_or(FluentValue::None, day)));
            match to {
                None => "import-org-row-unit",
                Some(to) if *to < session.today() => "import-org-row-unit-ended",
                Some(_) => "import-org-row-unit-ends",
            }
        }
        Fate::Post { name, role, unit, account } => {
            let role = session.messages.text(&format!("role-{}", role.name()));
            arguments.extend([("name", name.as_str().into()), ("unit", unit.as_str().into())]);
            arguments.push(("role", role.into()));
            arguments.push(("account", account.as_deref().unwrap_or_default().into()));
            if account.is_some() { "import-org-row-post-account" } else { "import-org-row-post" }
        }
        Fate::Known { name, differs } => {
            let differs = differs.iter().map(|one| session.messages.text(differs_key(*one)));
            let differs: Vec<String> = differs.collect();
            arguments.extend([("name", name.as_str().into()), ("differs", differs.join("; ").into())]);
            if differs.is_empty() { "import-org-row-known" } else { "import-org-row-differs" }
        }
        Fate::Later { name, from } => {
            arguments.extend([("name", name.as_str().into()), ("from", day(*from))]);
            "import-org-row-later"
        }
        Fate::Heading(words) => {
            arguments.push(("words", words.as_str().into()));
            "import-org-row-heading"
        }
        Fate::NotTaken { words, why } => {
            arguments.push(("words", words.as_str().into()));
            arguments.push(("why", reason(session, why).into()));
            "import-org-row-not-taken"
        }
    };
    session.messages.say(key, &arguments)
}

fn reason(session: &Session, why: &app::roster::Trouble) -> String {
    let (word, day) = why.arguments();
    let day = day.map(|day| session.messages.day(day)).unwrap_or_default();
    session.messages.say(why.key(), &[("word", word.unwrap_or_default().into()), ("day", day.into())])
}

fn json(session: &Session, place: Place, fate: &Fate) -> serde_json::Value {
    let (table, row) = (place.table, place.row);
    let mut line = match fate {
        Fate::Unit { name, parent, from, to } => {
            serde_json::json!({"is": "unit", "name": name, "parent": parent, "from": from, "to": to})
        }
        Fate::Post { name, role, unit, account } => {
            serde_json::json!({"is": "post", "name": name, "role": role, "unit": unit, "account": account})
        }
        Fate::Known { name, differs } => {
            let differs = differs.iter().map(|one| session.messages.text(differs_key(*one)));
            serde_json::json!({"is": "known", "name": name, "differs": differs.collect::<Vec<_>>()})
        }
        Fate::Later { name, from } => serde_json::json!({"is": "later", "name": name, "from": from}),
        Fate::Heading(words) => serde_json::json!({"is": "heading", "words": words}),
        Fate::NotTaken { words, why } => {
            serde_json::json!({"is": "not-taken", "words": words, "because": reason(session, why)})
        }
    };
    line["table"] = table.into();
    line["row"] = row.into();
    line
}

fn differs_key(differs: Differs) -> &'static str {
    match differs {
        Differs::Name => "import-org-differs-name",
        Differs::Parent => "import-org-differs-parent",
        Differs::End => "import-org-differs-end",
        Differs::Names => "import-org-differs-names",
        Differs::Role => "import-org-differs-role",
    }
}

fn holds(holds: Holds) -> &'static str {
    match holds {
        Holds::Number => "import-sheet-holds-number",
        Holds::Code => "import-org-holds-code",
        Holds::UnitName => "import-org-holds-unit-name",
        Holds::Short => "import-org-holds-short",
        Holds::Parent => "import-org-holds-parent",
        Holds::Person => "import-org-holds-person",
        Holds::Title => "import-org-holds-title",
        Holds::Unit => "import-org-holds-unit",
        Holds::Account => "import-org-holds-account",
        Holds::Role => "import-org-holds-role",
        Holds::From => "import-org-holds-from",
        Holds::To => "import-org-holds-to",
        Holds::Unused => "import-org-holds-unused",
    }
}

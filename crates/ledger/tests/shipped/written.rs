//! Definitions as their files write them, read here on its own: what `Procedure::read` makes of them is what is tested.

use ledger::procedure::Procedure;
use std::collections::{BTreeMap, VecDeque};
use std::path::PathBuf;
use toml::{Table, Value};

/// A file of `definitions/procedures`.
pub(crate) struct File {
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) procedure: Procedure,
    table: Table,
}

/// A stage as it is written.
pub(crate) struct Written<'f> {
    pub(crate) id: String,
    table: &'f Table,
    following: Option<String>,
}

/// A way from a stage to another one or to the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Way {
    pub(crate) from: String,
    pub(crate) by: By,
    /// A stage, or "end".
    pub(crate) to: String,
}

/// What leads on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum By {
    /// The stage is done: by this branch, or the usual way.
    Done(Option<usize>),
    Refused,
    Returned,
    Stopped,
}

/// Returns the files of a folder below `definitions`, by name.
pub(crate) fn texts(folder: &str) -> Vec<(String, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../definitions").join(folder);
    let found = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut texts: Vec<(String, String)> = found
        .map(|entry| entry.expect("the folder is read").path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "toml"))
        .map(|path| {
            let name = path.file_name().expect("a file").to_string_lossy().into_owned();
            (name, std::fs::read_to_string(&path).expect("it is text"))
        })
        .collect();
    texts.sort();
    texts
}

/// Returns the procedures that are shipped.
pub(crate) fn procedures() -> Vec<File> {
    let read = |(name, text): (String, String)| {
        let procedure = Procedure::read(&text).unwrap_or_else(|problem| panic!("{name}:{problem}"));
        let table = text.parse().expect("it was read already");
        File { name, text, procedure, table }
    };
    texts("procedures").into_iter().map(read).collect()
}

impl File {
    pub(crate) fn stages(&self) -> Vec<Written<'_>> {
        let tables: Vec<&Table> = list(&self.table, "stages").iter().filter_map(Value::as_table).collect();
        let stage = |at: usize| Written {
            id: text(tables[at], "id"),
            table: tables[at],
            following: tables.get(at + 1).map(|next| text(next, "id")),
        };
        (0..tables.len()).map(stage).collect()
    }

    pub(crate) fn first(&self) -> &str {
        &self.procedure.stages[0].id
    }

    /// Returns every way that the file writes; stopping is tried in the first stage.
    pub(crate) fn ways(&self) -> Vec<Way> {
        let mut ways: Vec<Way> = self.stages().iter().flat_map(Written::ways).collect();
        let to = self.table.get("stopped").and_then(Value::as_str).unwrap_or("end").to_owned();
        ways.push(Way { from: self.first().to_owned(), by: By::Stopped, to });
        ways
    }

    /// Returns a shortest way from a stage to another one or to the end: of stages that are done where that is enough, else with
    /// refusals, else with a stop.
    pub(crate) fn route(&self, from: &str, to: &str) -> Vec<Way> {
        let all = self.ways();
        let kinds: [fn(By) -> bool; 3] = [
            |by| matches!(by, By::Done(_)),
            |by| matches!(by, By::Done(_) | By::Refused),
            |by| matches!(by, By::Done(_) | By::Refused | By::Stopped),
        ];
        let found = kinds.into_iter().find_map(|fits| shortest(&all, fits, from, to));
        found.unwrap_or_else(|| panic!("{}: no way from {from} to {to}", self.name))
    }
}

fn shortest(all: &[Way], fits: fn(By) -> bool, from: &str, to: &str) -> Option<Vec<Way>> {
    let mut came: BTreeMap<&str, Option<&Way>> = BTreeMap::from([(from, None)]);
    let mut next = VecDeque::from([from]);
    while let Some(at) = next.pop_front() {
        for way in all.iter().filter(|way| way.from == at && fits(way.by)) {
            if !came.contains_key(way.to.as_str()) {
                came.insert(&way.to, Some(way));
                next.push_back(&way.to);
            }
        }
    }
    let mut route = Vec::new();
    let mut at = to;
    while let Some(way) = came.get(at)? {
        route.push((*way).clone());
        at = &way.from;
    }
    route.reverse();
    Some(route)
}

impl Written<'_> {
    pub(crate) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    pub(crate) fn supplement(&self) -> bool {
        self.table.get("supplement").and_then(Value::as_bool).unwrap_or(false)
    }

    /// Returns the fields that it wants.
    pub(crate) fn wants(&self) -> Vec<&str> {
        list(self.table, "wants").iter().filter_map(Value::as_str).collect()
    }

    /// Returns what must hold.
    pub(crate) fn checks(&self) -> Vec<&Table> {
        list(self.table, "checks").iter().filter_map(|check| check.get("that")?.as_table()).collect()
    }

    /// Returns what is asked for each branch.
    pub(crate) fn branches(&self) -> Vec<&Table> {
        list(self.table, "branches").iter().filter_map(|branch| branch.get("when")?.as_table()).collect()
    }

    fn ways(&self) -> Vec<Way> {
        let way = |by, to: &str| Way { from: self.id.clone(), by, to: to.to_owned() };
        let named = |key: &str| self.table.get(key).and_then(Value::as_str);
        let branches = list(self.table, "branches").iter().enumerate();
        let mut ways: Vec<Way> = branches
            .map(|(at, branch)| way(By::Done(Some(at)), branch["to"].as_str().expect("a stage")))
            .collect();
        ways.push(way(By::Done(None), named("next").or(self.following.as_deref()).unwrap_or("end")));
        ways.extend(named("refused").map(|to| way(By::Refused, to)));
        ways.extend(named("returned").map(|to| way(By::Returned, to)));
        ways
    }
}

/// Returns the list that stands under a key.
fn list<'t>(table: &'t Table, key: &str) -> &'t [Value] {
    table.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn text(table: &Table, key: &str) -> String {
    table[key].as_str().expect("it is text").to_owned()
}

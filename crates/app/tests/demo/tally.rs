//! Counting by hand: the readings that a careful clerk made (`samples/readings`), what the story says was done with each
//! task, and the plainest rules for where it then stands. Nothing of the ledger is used.

use jiff::civil::Date;
use serde_json::Value;
use std::collections::BTreeMap;
use toml::{Table, Value as Toml};

/// How many tasks are in each class, by its stable name.
pub(crate) type Counts = BTreeMap<String, u64>;

/// A task, or the share of one unit in an order.
#[derive(Default)]
pub(crate) struct Work {
    /// The kind of its document, and the symbol that says who gave it.
    kind: String,
    symbol: String,
    item: String,
    unit: Option<String>,
    due: Option<Date>,
    given: Option<Date>,
    gone: bool,
    /// The day of the result that is there.
    result: Option<Date>,
    confirmed: bool,
    ended: Option<&'static str>,
    asked: Option<Date>,
    /// The clock stands still since.
    still: Option<Date>,
    suspended: bool,
}

/// Paragraphs without a label: the clerk of the readings gave them the label of the part that they close, the program counts
/// them, and so does the story.
const UNLABELLED: &[(&str, &str, &str)] = &[
    ("2024-01-thong-bao-giao-ban-thang-1", "II.9", "3"),
    ("2024-10-thong-bao-ket-luan-quy-3", "B.V", "3"),
    ("2025-01-thong-bao-chuong-trinh-cam-ket-2025", "0", "2"),
    ("2025-01-thong-bao-chuong-trinh-cam-ket-2025", "8", "10"),
    ("2025-05-thong-bao-giao-ban-thang-5", "II.8", "3"),
];

/// What is said of a task, or done on the way, and moves it to no other class.
const UNCOUNTED: &[&str] =
    &["accept", "decline", "delegate", "wait", "report-progress", "refuse-extension", "comment", "direct"];

/// Units and the groups of the story, by all their names.
pub(crate) struct Units {
    file: Table,
    groups: BTreeMap<String, Vec<String>>,
}

pub(crate) fn strings(value: Option<&Toml>) -> Vec<String> {
    let list = value.and_then(Toml::as_array).map_or(&[][..], Vec::as_slice);
    list.iter().filter_map(Toml::as_str).map(str::to_owned).collect()
}

pub(crate) fn text<'t>(table: &'t Table, key: &str) -> Option<&'t str> {
    table.get(key).and_then(Toml::as_str)
}

pub(crate) fn day(table: &Table, key: &str) -> Option<Date> {
    text(table, key).map(|day| day.parse().expect("a day"))
}

impl Units {
    /// The units of the samples, without the groups that the story forms.
    pub(crate) fn read() -> Self {
        let file: Table = toml::from_str(app::demo::FILES.organisation).expect("TOML");
        Self { file, groups: BTreeMap::new() }
    }

    fn all(&self) -> impl Iterator<Item = &Table> {
        let units = self.file["unit"].as_array().expect("units").iter().filter_map(Toml::as_table);
        units.chain(self.file["body"].as_table())
    }

    /// The units that a name of a document of a day means.
    pub(crate) fn meant(&self, name: &str, on: Date) -> Vec<String> {
        let is_there = |unit: &&Table| day(unit, "from").is_none_or(|from| from <= on);
        let full = |unit: &Table| text(unit, "name").expect("a name").to_owned();
        let whole = self.file["body"].as_table().map(full);
        if name == "*" {
            let inside = self.all().filter(is_there).map(full);
            return inside.filter(|unit| Some(unit) != whole.as_ref()).collect();
        }
        if let Some(members) = self.groups.get(name) {
            return members.clone();
        }
        let called = |unit: &&Table| {
            text(unit, "name") == Some(name) || strings(unit.get("short")).iter().any(|short| short == name)
        };
        self.all().find(called).map(full).into_iter().collect()
    }
}

/// Returns the figures by unit at the end of a day.
pub(crate) fn by_unit(as_of: Date) -> BTreeMap<String, Counts> {
    counted(as_of, |work| Some(work.unit.clone().expect("what was given has a unit")))
}

/// Returns the figures of what the People's Committee gave in some days: under "notice" for its notices, "other" for the rest.
pub(crate) fn by_province(days: (Date, Date), as_of: Date) -> BTreeMap<String, Counts> {
    counted(as_of, |work| {
        let given = work.given.is_some_and(|day| days.0 <= day && day <= days.1);
        let province = work.symbol.split(['/', '-']).any(|part| part == "UBND");
        let row = if work.kind.starts_with("thông báo") { "notice" } else { "other" };
        (given && province).then(|| row.to_owned())
    })
}

/// Returns the figures of the tasks of plans and programmes that were given in some days.
pub(crate) fn of_programmes(days: (Date, Date), as_of: Date) -> Counts {
    let rows = counted(as_of, |work| {
        let given = work.given.is_some_and(|day| days.0 <= day && day <= days.1);
        (given && work.kind == "kế hoạch").then(String::new)
    });
    rows.into_values().next().unwrap_or_default()
}

/// Returns the figures of tasks that a row takes, by the row.
fn counted(as_of: Date, row: impl Fn(&Work) -> Option<String>) -> BTreeMap<String, Counts> {
    let mut figures: BTreeMap<String, Counts> = BTreeMap::new();
    for work in works(as_of) {
        let Some(class) = work.class(as_of) else { continue };
        if let Some(row) = row(&work) {
            *figures.entry(row).or_default().entry(class.to_owned()).or_default() += 1;
        }
    }
    figures
}

/// Returns all tasks as they stand at the end of a day.
fn works(as_of: Date) -> Vec<Work> {
    let mut units = Units::read();
    let mut documents: BTreeMap<String, Vec<Work>> = BTreeMap::new();
    for (on, step) in steps(as_of) {
        match text(&step, "do").expect("a deed") {
            "take-over" | "portal-open" | "portal-publish" => {}
            "form-group" => {
                let members = strings(step.get("units"));
                let members = members.iter().flat_map(|name| units.meant(name, on)).collect();
                units.groups.insert(text(&step, "name").expect("a name").to_owned(), members);
            }
            "import" => {
                let (file, short) = (text(&step, "file"), text(&step, "as"));
                let works = read(file.expect("a file"), &units);
                documents.insert(short.expect("a name").to_owned(), works);
            }
            deed => {
                for name in strings(step.get("tasks")).iter().map(String::as_str).chain(text(&step, "task")) {
                    let (document, item) = name.split_once(' ').expect("an item");
                    let works = documents.get_mut(document).expect("entered");
                    let works = works.iter_mut().filter(|work| work.item == item && !work.gone);
                    let named = |key| text(&step, key).map(|unit| units.meant(unit, on).first().cloned());
                    let (unit, except) = (named("unit"), named("except"));
                    for work in works {
                        let of_unit = unit.as_ref().is_none_or(|unit| work.unit == *unit);
                        if of_unit && except.as_ref().is_none_or(|except| work.unit != *except) {
                            work.step(deed, on, &step, &units);
                        }
                    }
                }
                if let Some(document) = text(&step, "document") {
                    for work in
                        documents.get_mut(document).expect("entered").iter_mut().filter(|work| !work.gone)
                    {
                        work.step(deed, on, &step, &units);
                    }
                }
            }
        }
    }
    documents.into_values().flatten().chain(crate::cases::works(as_of, &units)).collect()
}

/// The steps that took effect by a day, in that order.
pub(crate) fn steps(as_of: Date) -> Vec<(Date, Table)> {
    let story: Table = toml::from_str(app::demo::FILES.story).expect("TOML");
    let mut steps = Vec::new();
    for played in story["day"].as_array().expect("days").iter().filter_map(Toml::as_table) {
        for step in played["steps"].as_array().expect("steps").iter().filter_map(Toml::as_table) {
            let on = day(step, "effective").or(day(played, "on")).expect("a day");
            steps.push((on, step.clone()));
        }
    }
    // The chapters tell of one dossier at a time; on each day theirs come behind the story's own.
    for (_, chapter) in app::demo::FILES.chapters {
        let chapter: Table = toml::from_str(chapter).expect("TOML");
        for dossier in chapter["dossier"].as_array().expect("dossiers").iter().filter_map(Toml::as_table) {
            for step in dossier["steps"].as_array().expect("steps").iter().filter_map(Toml::as_table) {
                let mut step = step.clone();
                step.insert("dossier".to_owned(), dossier["name"].clone());
                steps.push((day(&step, "on").expect("a day"), step));
            }
        }
    }
    steps.retain(|(on, _)| *on <= as_of);
    steps.sort_by_key(|(on, _)| *on);
    steps
}

/// The tasks that a careful clerk read in a document: one for each unit in charge.
fn read(file: &str, units: &Units) -> Vec<Work> {
    let name = file.rsplit_once('.').map_or(file, |(name, _)| name);
    let path = testkit::corpus::root().join("samples/readings").join(format!("{name}.json"));
    let reading: Value = serde_json::from_slice(&std::fs::read(path).expect("a reading")).expect("JSON");
    let date = reading["date"].as_str().expect("a date");
    // A month without its day: its last one.
    let on = date
        .parse()
        .unwrap_or_else(|_| format!("{date}-01").parse::<Date>().expect("a month").last_of_month());
    let card = |field: &str| reading[field].as_str().unwrap_or_default().to_owned();
    let mut works = Vec::new();
    for task in reading["tasks"].as_array().expect("tasks") {
        let due = |field: &str| task[field].as_str().map(|day| day.parse::<Date>().expect("a day"));
        let said = task["deadlines"].as_array().is_some_and(|said| !said.is_empty());
        let due = if said { due("due") } else { due("inherited_due") };
        let mut leads: Vec<Option<String>> = Vec::new();
        for name in task["lead"].as_array().expect("leads").iter().filter_map(Value::as_str) {
            leads.extend(units.meant(name, on).into_iter().map(Some));
        }
        if leads.is_empty() {
            leads.push(None);
        }
        let id = task["id"].as_str().expect("an id");
        let item =
            UNLABELLED.iter().find(|(of, gold, _)| *of == name && *gold == id).map_or(id, |(.., item)| item);
        works.extend(leads.into_iter().map(|unit| Work {
            kind: card("kind"),
            symbol: card("symbol"),
            item: item.to_owned(),
            unit,
            due,
            ..Work::default()
        }));
    }
    works
}

impl Work {
    /// What is given at once, and done with its result.
    pub(crate) fn new(
        unit: Option<String>,
        (given, due): (Date, Option<Date>),
        result: Option<Date>,
        ended: Option<&'static str>,
    ) -> Self {
        let confirmed = result.is_some();
        Self { unit, given: Some(given), due, result, confirmed, ended, ..Self::default() }
    }

    fn step(&mut self, deed: &str, on: Date, step: &Table, units: &Units) {
        let unit = |key: &str| units.meant(text(step, key).expect("a unit"), on).first().cloned();
        match deed {
            "confirm" => self.given = Some(on),
            "drop" => self.gone = true,
            "edit" => {
                if text(step, "lead").is_some() {
                    self.unit = unit("lead");
                }
                let undated = step.get("undated").and_then(Toml::as_bool) == Some(true);
                self.due = if undated { None } else { day(step, "due").or(self.due) };
            }
            "reassign" => self.unit = unit("to"),
            "ask-extension" => self.asked = day(step, "until"),
            "grant-extension" => self.due = day(step, "until").or(self.asked),
            "submit-result" => self.result = Some(on),
            "return-result" => self.result = None,
            "confirm-result" => self.confirmed = true,
            "reopen" => (self.result, self.confirmed, self.ended) = (None, false, None),
            "cancel" => self.ended = Some("cancelled"),
            "supersede" => self.ended = Some("superseded"),
            "stop-clock" => self.still = Some(on),
            "suspend" => (self.still, self.suspended) = (Some(on), true),
            "end-waiting" | "resume" => {
                self.suspended = false;
                if let (Some(since), Some(due)) = (self.still.take(), self.due) {
                    self.due = Some(due + (on - since));
                }
            }
            other => assert!(UNCOUNTED.contains(&other), "how does {other} count?"),
        }
    }

    fn class(&self, as_of: Date) -> Option<&'static str> {
        if self.gone || self.given.is_none() {
            return None;
        }
        if let Some(ended) = self.ended {
            return Some(ended);
        }
        if self.suspended {
            return Some("suspended");
        }
        let reached = self.result.or(self.still).unwrap_or(as_of);
        Some(match (self.confirmed, self.due) {
            (true, None) => "completed-undated",
            (true, Some(due)) if reached <= due => "completed-in-time",
            (true, Some(_)) => "completed-late",
            (false, None) => "open-undated",
            (false, Some(due)) if reached <= due => "open-in-time",
            (false, Some(_)) => "open-overdue",
        })
    }
}

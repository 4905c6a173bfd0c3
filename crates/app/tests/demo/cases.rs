//! Dossiers counted by hand: what the story says happened to each, the stages and days that the text of its procedure declares,
//! and the plainest rules for where it then stands and until when. Nothing of the ledger is used.

use crate::calendar::Calendar;
use crate::tally::{Units, Work, day, steps, strings, text};
use jiff::ToSpan as _;
use jiff::civil::Date;
use std::collections::BTreeMap;
use toml::{Table, Value as Toml};

/// A dossier of the story.
pub(crate) struct Case {
    pub(crate) procedure: String,
    pub(crate) number: String,
    pub(crate) opened: Date,
    /// What stands in its fields: "yes" and "no", numbers without points, days.
    pub(crate) fields: BTreeMap<String, String>,
    /// How and when it ended.
    pub(crate) closed: Option<(&'static str, Date)>,
    /// Until when the whole is to be done.
    pub(crate) whole: Option<Date>,
    /// The unit that holds it, by the name that the story gives.
    holder: String,
    /// Fields that hang on a session.
    hung: BTreeMap<String, String>,
    pub(crate) passages: Vec<Passage>,
    stopping: bool,
    refused: bool,
}

/// Its time in a stage.
pub(crate) struct Passage {
    pub(crate) stage: String,
    unit: Option<String>,
    from: Date,
    due: Option<Date>,
    /// It was done, and neither left by a return or a refusal nor stopped.
    pub(crate) done: bool,
    /// The applicant has it since.
    waits: Option<Date>,
    pub(crate) ended: Option<Date>,
    stopped: bool,
    opinions: Vec<Opinion>,
}

struct Opinion {
    of: String,
    unit: Option<String>,
    due: Option<Date>,
    given: Option<Date>,
}

/// What the procedures, the days of rest and the sessions say.
struct Ground<'g> {
    units: &'g Units,
    calendar: Calendar,
    procedures: BTreeMap<String, Table>,
    sessions: BTreeMap<String, Option<Date>>,
}

impl Case {
    /// Returns the stage in which it is.
    pub(crate) fn stage(&self) -> Option<&str> {
        self.passages.last().filter(|_| self.closed.is_none()).map(|passage| passage.stage.as_str())
    }
}

/// Returns every dossier as it stood at the end of a day, in the order in which they were taken in.
pub(crate) fn cases(as_of: Date, units: &Units) -> Vec<Case> {
    let mut ground = Ground::new(units);
    let mut cases: Vec<(String, Case)> = Vec::new();
    for (on, step) in steps(as_of) {
        let deed = text(&step, "do").expect("a deed").to_owned();
        match deed.split_once('-') {
            Some(("event", rest)) => {
                let name = text(&step, "name").expect("a name").to_owned();
                // That it was held moves nothing.
                if rest != "date-hold" {
                    let on = day(&step, "date");
                    ground.sessions.insert(name.clone(), on);
                    for (_, case) in cases.iter_mut().filter(|(_, case)| case.closed.is_none()) {
                        case.follow(&name, &ground);
                    }
                }
            }
            Some(("dossier", "open" | "post")) => {
                let procedure = text(&step, "procedure").expect("a procedure");
                let same = |other: &Case| other.procedure == procedure && other.opened.year() == on.year();
                let number = cases.iter().filter(|(_, other)| same(other)).count() + 1;
                let name = text(&step, "dossier").expect("a name").to_owned();
                cases.push((name, Case::open(on, &step, number, &ground)));
            }
            Some(("dossier", act)) => {
                let name = text(&step, "dossier").expect("a name");
                let case = cases.iter_mut().find(|(known, _)| known == name);
                case.expect("it was taken in").1.act(act, on, &step, &ground);
            }
            Some(_) | None => {}
        }
    }
    cases.into_iter().map(|(_, case)| case).collect()
}

/// Returns the tasks that the stages of all dossiers are, and the opinions that they ask.
pub(crate) fn works(as_of: Date, units: &Units) -> Vec<Work> {
    let mut works = Vec::new();
    for passage in cases(as_of, units).into_iter().flat_map(|case| case.passages) {
        let due = passage.due.filter(|_| passage.waits.is_none());
        let ended = passage.stopped.then_some("cancelled");
        works.push(Work::new(passage.unit, (passage.from, due), passage.ended, ended));
        for opinion in passage.opinions {
            // Who says nothing until the stage is over need not say it any more.
            let ended = (passage.ended.is_some() && opinion.given.is_none()).then_some("cancelled");
            works.push(Work::new(opinion.unit, (passage.from, opinion.due), opinion.given, ended));
        }
    }
    works
}

impl<'g> Ground<'g> {
    fn new(units: &'g Units) -> Self {
        let folder = testkit::corpus::root().join("definitions/procedures");
        let files = std::fs::read_dir(folder).expect("a folder");
        let read =
            |path| toml::from_str::<Table>(&std::fs::read_to_string(path).expect("a file")).expect("TOML");
        let procedures = files.map(|file| {
            let procedure = read(file.expect("a file").path());
            (text(&procedure, "id").expect("an id").to_owned(), procedure)
        });
        Self {
            units,
            calendar: Calendar::read(),
            procedures: procedures.collect(),
            sessions: BTreeMap::new(),
        }
    }

    fn stages(&self, procedure: &str) -> impl Iterator<Item = &Table> {
        self.procedures[procedure]["stages"].as_array().expect("stages").iter().filter_map(Toml::as_table)
    }

    fn stage(&self, procedure: &str, id: &str) -> &Table {
        self.stages(procedure).find(|stage| text(stage, "id") == Some(id)).expect("a stage")
    }

    fn unit(&self, name: &str, on: Date) -> Option<String> {
        self.units.meant(name, on).first().cloned()
    }

    /// Returns the last day of what a table gives so many days, working days or months for.
    fn last(&self, table: &Table, from: Date) -> Option<Date> {
        let many = |key: &str| table.get(key).and_then(Toml::as_integer);
        let repeated = || table.get("repeat").and_then(|repeat| repeat["months"].as_integer());
        if let Some(days) = many("days") {
            Some(self.calendar.at_work(from + days.days()))
        } else if let Some(days) = many("working_days") {
            Some(self.calendar.behind(from, days))
        } else {
            Some(self.calendar.at_work(from + many("months").or_else(repeated)?.months()))
        }
    }
}

fn number_of(words: &str) -> i64 {
    words.parse().expect("a number")
}

/// Tells whether a condition of a branch, or of a sentence, holds.
pub(crate) fn holds(when: &Table, fields: &BTreeMap<String, String>) -> bool {
    let Some(value) = fields.get(text(when, "field").expect("a field")) else { return false };
    if let Some(wanted) = when.get("is") {
        return text(when, "is") == Some(value) || strings(Some(wanted)).contains(value);
    }
    let (test, wanted) = ["at_least", "more_than", "at_most", "less_than"]
        .into_iter()
        .find_map(|test| when.get(test).map(|wanted| (test, wanted)))
        .expect("a comparison");
    let (left, right) = match wanted.as_str().and_then(|share| share.split_once('/')) {
        Some((parts, whole)) => {
            let of = fields.get(text(when, "of").expect("of which")).expect("filled in");
            (number_of(value) * number_of(whole), number_of(of) * number_of(parts))
        }
        None => (number_of(value), wanted.as_integer().expect("a number")),
    };
    match test {
        "at_least" => left >= right,
        "more_than" => left > right,
        "at_most" => left <= right,
        _ => left < right,
    }
}

impl Case {
    fn open(on: Date, step: &Table, number: usize, ground: &Ground<'_>) -> Self {
        let procedure = text(step, "procedure").expect("a procedure").to_owned();
        let definition = &ground.procedures[&procedure];
        let pattern = text(definition, "number").expect("a pattern");
        // What comes through the public door is held by who owns the first stage; the definition fills in what is always so.
        let owner = ground.stages(&procedure).next().and_then(|stage| text(stage, "owner"));
        let number =
            pattern.replace("{year}", &on.year().to_string()).replace("{number}", &format!("{number:04}"));
        let mut case = Self {
            number,
            opened: on,
            fields: BTreeMap::new(),
            closed: None,
            whole: ground.last(definition, on),
            holder: text(step, "unit").or(owner).expect("a unit").to_owned(),
            hung: BTreeMap::new(),
            passages: Vec::new(),
            stopping: false,
            refused: false,
            procedure,
        };
        case.enter(step, ground);
        if text(step, "do") == Some("dossier-post") {
            let set = &definition["portal"]["set"];
            case.enter(&Table::from_iter([("fields".to_owned(), set.clone())]), ground);
        }
        let first = ground.stages(&case.procedure).next().expect("a stage");
        case.begin(text(first, "id").expect("an id").to_owned(), on, ground);
        case
    }

    /// Fills in the fields of a step, as they are counted with.
    fn enter(&mut self, step: &Table, ground: &Ground<'_>) {
        let fields = step.get("fields").and_then(Toml::as_table).into_iter().flatten();
        for (field, words) in fields {
            let words = words.as_str().expect("words");
            let digits = words.replace('.', "");
            let plain = match words {
                "có" => "yes".to_owned(),
                "không" => "no".to_owned(),
                _ if digits.bytes().all(|byte| byte.is_ascii_digit()) => digits,
                _ => words.to_owned(),
            };
            match ground.sessions.get(words) {
                Some(day) => {
                    self.hung.insert(field.clone(), words.to_owned());
                    self.fields.extend(day.map(|day| (field.clone(), day.to_string())));
                }
                None => {
                    self.hung.remove(field);
                    self.fields.insert(field.clone(), plain);
                }
            }
        }
    }

    /// What hangs on a session moves with it.
    fn follow(&mut self, session: &str, ground: &Ground<'_>) {
        let hanging: Vec<String> =
            self.hung.iter().filter(|(_, on)| *on == session).map(|(field, _)| field.clone()).collect();
        for field in hanging {
            match ground.sessions[session] {
                Some(day) => self.fields.insert(field, day.to_string()),
                None => self.fields.remove(&field),
            };
        }
        self.count_anew(ground);
    }

    /// Returns until when a stage that hangs on the day in a field is to be done; `None` for one that does not hang.
    fn hanging(&self, stage: &Table, ground: &Ground<'_>) -> Option<Option<Date>> {
        let in_field = |field: &str| self.fields.get(field).map(|day| day.parse::<Date>().expect("a day"));
        match (text(stage, "after"), text(stage, "before")) {
            (Some(field), _) => Some(in_field(field).and_then(|day| ground.last(stage, day))),
            (None, Some(field)) => {
                let many = |key: &str| stage.get(key).and_then(Toml::as_integer);
                Some(in_field(field).map(|day| match many("working_days") {
                    Some(days) => ground.calendar.before(day, days),
                    None => day - many("days").expect("days before").days(),
                }))
            }
            (None, None) => None,
        }
    }

    fn count_anew(&mut self, ground: &Ground<'_>) {
        let id = self.passages.last().expect("a stage").stage.clone();
        if let Some(due) = self.hanging(ground.stage(&self.procedure, &id), ground) {
            self.passages.last_mut().expect("a stage").due = due;
        }
    }

    fn rounds(&self, stage: &str) -> Vec<&Passage> {
        self.passages.iter().filter(|passage| passage.stage == stage).collect()
    }

    fn begin(&mut self, id: String, on: Date, ground: &Ground<'_>) {
        let stage = ground.stage(&self.procedure, &id);
        let owner = text(stage, "owner").filter(|owner| *owner != "unit");
        let unit = owner.and_then(|owner| ground.unit(owner, on)).or_else(|| ground.unit(&self.holder, on));
        let before = self.rounds(&id);
        let due = match (stage.get("repeat"), before.first()) {
            (Some(repeat), Some(first)) => {
                let months = repeat["months"].as_integer().expect("months") * (before.len() as i64 + 1);
                Some(ground.calendar.at_work(first.from + months.months()))
            }
            _ => self.hanging(stage, ground).unwrap_or_else(|| ground.last(stage, on)),
        };
        let asked = stage.get("opinions").and_then(Toml::as_table);
        let opinions = asked.into_iter().flat_map(|asked| {
            let due = ground.last(asked, on);
            let unit = unit.clone();
            strings(asked.get("of")).into_iter().map(move |of| {
                let unit = ground.unit(&of, on).or_else(|| unit.clone());
                Opinion { of, unit, due, given: None }
            })
        });
        let opinions = opinions.collect();
        let (done, waits, ended, stopped) = (false, None, None, false);
        self.passages.push(Passage { stage: id, unit, from: on, due, done, waits, ended, stopped, opinions });
    }

    fn act(&mut self, act: &str, on: Date, step: &Table, ground: &Ground<'_>) {
        self.enter(step, ground);
        let id = self.passages.last().expect("a stage").stage.clone();
        let stage = ground.stage(&self.procedure, &id);
        let lead = |key: &str| text(stage, key).expect("where it leads").to_owned();
        match act {
            "finish" => {
                let next = self.next(stage, &id, ground);
                self.passages.last_mut().expect("a stage").done = true;
                self.go(&next, on, ground);
            }
            "return" => self.go(&lead("returned"), on, ground),
            "refuse" => {
                self.refused = true;
                self.go(&lead("refused"), on, ground);
            }
            "stop" => {
                self.stopping = true;
                self.passages.last_mut().expect("a stage").stopped = true;
                let next = text(&ground.procedures[&self.procedure], "stopped").unwrap_or("end").to_owned();
                self.go(&next, on, ground);
            }
            "withdraw" => {
                let passage = self.passages.last_mut().expect("a stage");
                (passage.stopped, passage.ended) = (true, Some(on));
                self.closed = Some(("withdrawn", on));
            }
            "enter" | "amend" => self.count_anew(ground),
            "ask-supplement" => self.passages.last_mut().expect("a stage").waits = Some(on),
            "take-supplement" => self.take_supplement(stage, on, ground),
            "note-opinion" => {
                let of = text(step, "body").expect("whose");
                let opinions = &mut self.passages.last_mut().expect("a stage").opinions;
                opinions.iter_mut().find(|opinion| opinion.of == of).expect("asked").given = Some(on);
            }
            "postpone" => {
                let until = day(step, "until");
                self.whole = until;
                self.passages.last_mut().expect("a stage").due = until;
            }
            other => assert!(["name", "file"].contains(&other), "how does dossier-{other} count?"),
        }
    }

    /// The clocks stood from the day behind the one on which the supplement was asked for; they begin anew, or what was left of
    /// them goes on, as the procedure says. What hangs on a day in a field did not stand.
    fn take_supplement(&mut self, stage: &Table, on: Date, ground: &Ground<'_>) {
        let definition = &ground.procedures[&self.procedure];
        let hangs = self.hanging(stage, ground).is_some();
        let passage = self.passages.last_mut().expect("a stage");
        let asked = passage.waits.take().expect("it was asked for");
        let again = |table: &Table, from: Date, due: Date| {
            let many = |key: &str| table.get(key).and_then(Toml::as_integer);
            if due < asked {
                return Some(due);
            }
            if text(definition, "restart") == Some("zero") {
                return ground.last(table, on);
            }
            Some(match (many("days"), many("working_days")) {
                (Some(days), _) => {
                    let used = i64::from((asked - from).get_days());
                    ground.calendar.at_work(on + (days - used).days())
                }
                (None, days) => {
                    let days = days.expect("days of some kind");
                    ground.calendar.behind(on, days - ground.calendar.between(from, asked))
                }
            })
        };
        if !hangs {
            passage.due = passage.due.and_then(|due| again(stage, passage.from, due));
        }
        self.whole = self.whole.and_then(|due| again(definition, self.opened, due));
    }

    /// Returns where a stage leads that is done.
    fn next(&self, stage: &Table, id: &str, ground: &Ground<'_>) -> String {
        if let Some(repeat) = stage.get("repeat") {
            let until: Date = self.fields[repeat["until"].as_str().expect("a field")].parse().expect("a day");
            let before = self.rounds(id);
            let months = repeat["months"].as_integer().expect("months") * (before.len() as i64 + 1);
            if before[0].from + months.months() <= until {
                return id.to_owned();
            }
        }
        let branches = stage.get("branches").and_then(Toml::as_array).into_iter().flatten();
        let mut branches = branches.filter_map(Toml::as_table);
        let taken =
            branches.find(|branch| holds(branch["when"].as_table().expect("a condition"), &self.fields));
        let follows = ground.stages(&self.procedure).skip_while(|stage| text(stage, "id") != Some(id)).nth(1);
        let said = taken.and_then(|branch| text(branch, "to")).or(text(stage, "next"));
        said.or(follows.and_then(|stage| text(stage, "id"))).unwrap_or("end").to_owned()
    }

    fn go(&mut self, to: &str, on: Date, ground: &Ground<'_>) {
        self.passages.last_mut().expect("a stage").ended = Some(on);
        if to == "end" {
            let how = match (self.stopping, self.refused) {
                (true, _) => "stopped",
                (false, true) => "refused",
                (false, false) => "done",
            };
            self.closed = Some((how, on));
        } else {
            self.begin(to.to_owned(), on, ground);
        }
    }
}

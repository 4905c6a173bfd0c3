//! Takes a dossier along the ways of its file as an office would that does each stage on its last day: fills in what is wanted, by
//! the types of the fields, so that it goes the way that is wanted.

use crate::written::{By, File, Way, Written};
use jiff::ToSpan as _;
use jiff::civil::{Date, date, time};
use ledger::dossier::{self, Command, Dossier, Entry, Ground, Opening, Pace, Party, PartyKind, Refusal};
use ledger::event::Meta;
use ledger::person::{Personal, Sealed};
use ledger::procedure::{Field, Kind, Values};
use ledger::rules::Rules;
use ledger::task::Judge;
use ledger::{CommandId, Effective, EventId, Moment, OfficerId, PersonId, TaskId, UnitId};
use std::collections::BTreeSet;
use toml::{Table, Value};
use viet::calendar::Calendar;

/// How far off the days are before which something has to be done.
const AHEAD: i64 = 200;

/// A dossier on its way.
pub(crate) struct Drive<'f> {
    file: &'f File,
    entries: Vec<Entry>,
    today: Date,
    /// Whether it went only forward, so that nothing of it may be late.
    forward: bool,
}

impl<'f> Drive<'f> {
    /// Takes a dossier in, with what it needs from the beginning.
    pub(crate) fn open(file: &'f File) -> Self {
        let procedure = &file.procedure;
        let today = procedure.valid_from.max(date(2024, 3, 4));
        let mut drive = Self { file, entries: Vec::new(), today, forward: true };
        let party = |id: &String| Party {
            role: id.clone(),
            kind: PartyKind::Body,
            name: "Trung tâm Ứng dụng".to_owned(),
            code: None,
            person: None,
        };
        let required = procedure.fields.iter().filter(|field| field.required);
        let fields = required.map(|field| (field.id.clone(), drive.usual(field))).collect();
        let opening = Opening {
            definition: procedure.recorded(),
            number: procedure.numbered(today.year(), 1),
            subject: "Thử từng bước".to_owned(),
            unit: UnitId::from_bytes([1; 16]),
            parties: procedure.parties.iter().map(|role| party(&role.id)).collect(),
            fields,
        };
        let opened = drive.give(Command::Open(Box::new(opening)));
        assert_eq!(opened, Ok(()), "{}: it is taken in", file.name);
        drive
    }

    pub(crate) fn dossier(&self) -> Dossier {
        Dossier::now(&self.entries)
    }

    /// Returns the stage that it is in, "end" behind the end.
    pub(crate) fn stage(&self) -> String {
        self.dossier().current().map_or("end".to_owned(), |passage| passage.stage.clone())
    }

    pub(crate) fn days_later(&mut self, days: i64) {
        self.today = self.today.checked_add(days.days()).expect("few years");
    }

    pub(crate) fn give(&mut self, command: Command) -> Result<(), Refusal> {
        let nine = time(9, 0, 0, 0);
        let meta = Meta {
            actor: OfficerId::from_bytes([3; 16]),
            on_behalf: None,
            command: CommandId::from_bytes([4; 16]),
            cause: None,
            recorded_at: Moment::of(self.today, nine),
            effective: Effective { day: self.today, hour: Some(nine) },
            reason: Some("theo quy định".to_owned()),
        };
        let mut ground = Ground {
            procedure: &self.file.procedure,
            judge: Judge { rules: Rules::built_in(), calendar: Calendar::built_in() },
            unit: &|_| None,
            event_date: &|_| None,
            answers: &[],
            task: &mut || TaskId::from_bytes([7; 16]),
            seal: &mut seal,
        };
        for event in dossier::decide(&self.entries, command, &meta, &mut ground)? {
            self.entries.push(Entry { id: EventId::from_bytes([5; 16]), meta: meta.clone(), event });
        }
        Ok(())
    }

    pub(crate) fn enter(&mut self, fields: &[(&str, &str)]) {
        let fields = fields.iter().map(|(id, value)| ((*id).to_owned(), (*value).to_owned())).collect();
        let entered = self.give(Command::Enter(fields));
        assert_eq!(entered, Ok(()), "{}, {}", self.file.name, self.stage());
    }

    pub(crate) fn note_opinions(&mut self) {
        let opinions = self.dossier().current().map(|passage| passage.opinions.clone()).unwrap_or_default();
        for opinion in opinions {
            let note =
                Command::NoteOpinion { of: opinion.of, agrees: true, words: "Thống nhất".to_owned() };
            assert_eq!(self.give(note), Ok(()), "{}: an opinion comes", self.file.name);
        }
    }

    /// Takes a way, and sees that it leads where the file says.
    pub(crate) fn take(&mut self, way: &Way) {
        let said = format!("{}: {way:?}", self.file.name);
        assert_eq!(self.stage(), way.from, "{said}: it is there");
        match way.by {
            By::Done(branch) => {
                self.finish(branch);
                // What comes again is done as often as it comes.
                let comes_again =
                    self.file.procedure.stage(&way.from).is_some_and(|stage| stage.repeat.is_some());
                while comes_again && self.stage() == way.from {
                    self.finish(branch);
                }
            }
            By::Refused => assert_eq!(self.give(Command::Refuse), Ok(()), "{said}"),
            By::Returned => {
                self.forward = false;
                assert_eq!(self.give(Command::Return), Ok(()), "{said}");
            }
            By::Stopped => assert_eq!(self.give(Command::Stop), Ok(()), "{said}"),
        }
        assert_eq!(self.stage(), way.to, "{said}");
        if way.to == "end" {
            self.check_whole();
        }
    }

    /// Does a stage on its last day.
    fn finish(&mut self, branch: Option<usize>) {
        self.wait_for_the_last_day();
        self.fill(branch);
        self.wait_for_the_last_day();
        self.note_opinions();
        let done = self.give(Command::Finish(None));
        assert_eq!(done, Ok(()), "{}: {} is done", self.file.name, self.stage());
    }

    fn wait_for_the_last_day(&mut self) {
        let (dossier, calendar) = (self.dossier(), Calendar::built_in());
        let passage = dossier.current().expect("it did not end");
        let Some(due) = passage.clock(self.today, calendar).due else { return };
        let is_late = due < self.today;
        assert!(
            !is_late || !self.forward,
            "{}: {} had to be done by {due} when it began on {}, though nothing before it was late",
            self.file.name,
            passage.stage,
            passage.from.day
        );
        self.today = self.today.max(due);
    }

    /// Whoever was late in no stage is not late with the whole.
    fn check_whole(&self) {
        let clock = self.dossier().clock(self.today, Calendar::built_in());
        let late = clock.pace == Pace::Late && self.forward;
        assert!(!late, "{}: the limits of its stages are longer than that of the whole", self.file.name);
    }

    /// Fills in what the stage wants, so that the branch is taken.
    fn fill(&mut self, branch: Option<usize>) {
        let (file, at) = (self.file, self.stage());
        let stages = file.stages();
        let stage = stages.iter().find(|stage| stage.id == at).expect("it is in the file");
        let dossier = self.dossier();
        let wanted = stage.wants().into_iter().filter_map(|id| file.procedure.field(id));
        let mut values = dossier.fields.clone();
        for field in wanted {
            if self.is_missing(field, &dossier) {
                values.insert(field.id.clone(), self.usual(field));
            }
        }
        let values = self.chosen(stage, branch, values, &dossier);
        let entered = values.into_iter().filter(|(id, value)| dossier.fields.get(id) != Some(value));
        let entered: Values = entered.collect();
        if !entered.is_empty() {
            let said = format!("{}, {at}: {entered:?}", file.name);
            assert_eq!(self.give(Command::Enter(entered)), Ok(()), "{said}");
        }
    }

    /// Tells whether a field has to be filled in: nothing stands there, or a day that was to come and is over.
    fn is_missing(&self, field: &Field, dossier: &Dossier) -> bool {
        let value = dossier.fields.get(&field.id);
        let over = value.and_then(|day| day.parse::<Date>().ok()).is_some_and(|day| day <= self.today);
        value.is_none() || over && self.lies_ahead(field) && !self.is_frozen(field, dossier)
    }

    /// Tells whether a field has a day before which something has to be done, which is known from the beginning, or may be put off.
    fn lies_ahead(&self, field: &Field) -> bool {
        let stages = &self.file.procedure.stages;
        let until = |id: &String| {
            stages.iter().any(|stage| {
                stage.counted_back_from.as_ref() == Some(id)
                    || stage.repeat.as_ref().is_some_and(|repeat| repeat.until == *id)
            })
        };
        let moves =
            self.file.procedure.amendments.iter().any(|amendment| amendment.fields.contains(&field.id));
        field.required || moves || until(&field.id)
    }

    fn is_frozen(&self, field: &Field, dossier: &Dossier) -> bool {
        let ended = |stage: &String| {
            dossier.passages.iter().any(|passage| passage.stage == *stage && passage.end.is_some())
        };
        field.frozen_after.as_ref().is_some_and(ended)
    }

    /// Returns what stands in a field where nothing hangs on it.
    fn usual(&self, field: &Field) -> String {
        match &field.kind {
            Kind::Text => "Thử".to_owned(),
            Kind::Number { min, .. } => min.unwrap_or(1).max(1).to_string(),
            Kind::Money => "1000".to_owned(),
            Kind::Day if self.lies_ahead(field) => {
                self.today.checked_add(AHEAD.days()).expect("few years").to_string()
            }
            Kind::Day => self.today.to_string(),
            Kind::YesNo => "yes".to_owned(),
            Kind::Choice(choices) => choices[0].clone(),
        }
    }

    /// Returns values with which the checks of a stage hold and its branch is the first that does.
    fn chosen(
        &self,
        stage: &Written<'_>,
        branch: Option<usize>,
        values: Values,
        dossier: &Dossier,
    ) -> Values {
        let (checks, branches) = (stage.checks(), stage.branches());
        let asked: BTreeSet<&str> =
            checks.iter().chain(&branches).flat_map(|clause| single(clause)).flat_map(fields_of).collect();
        let asked: Vec<&Field> = asked.into_iter().filter_map(|id| self.file.procedure.field(id)).collect();
        let fits = |values: &Values| {
            let first = branches.iter().position(|condition| holds(condition, values));
            first == branch && checks.iter().all(|condition| holds(condition, values))
        };
        let mut tried = vec![values];
        for field in asked {
            let frozen = self.is_frozen(field, dossier);
            let more = tried.iter().flat_map(|values| {
                let candidates = if frozen { Vec::new() } else { candidates(field, &checks, &branches) };
                let with = move |value: String| {
                    let mut values = values.clone();
                    values.insert(field.id.clone(), value);
                    values
                };
                std::iter::once(values.clone()).chain(candidates.into_iter().map(with))
            });
            tried = more.collect();
        }
        let found = tried.into_iter().find(fits);
        let name = &self.file.name;
        found.unwrap_or_else(|| panic!("{name}: {} never goes by the branch {branch:?}", stage.id))
    }
}

/// Returns what may be tried in a field on which something hangs.
fn candidates(field: &Field, checks: &[&Table], branches: &[&Table]) -> Vec<String> {
    let bounds = checks.iter().chain(branches).flat_map(|clause| single(clause)).flat_map(|condition| {
        let numbers = ["at_least", "more_than", "at_most", "less_than"].into_iter();
        numbers
            .filter_map(move |key| condition.get(key)?.as_integer())
            .flat_map(|bound| [bound - 1, bound, bound + 1])
    });
    let written: Vec<String> = match &field.kind {
        Kind::YesNo => vec!["yes".to_owned(), "no".to_owned()],
        Kind::Choice(choices) => choices.clone(),
        Kind::Number { .. } | Kind::Money => [0, 1, 2, 3, 12, 1000, 2000]
            .into_iter()
            .chain(bounds)
            .map(|number: i64| number.to_string())
            .collect(),
        Kind::Text | Kind::Day => Vec::new(),
    };
    written.into_iter().filter_map(|value| field.kind.read(&value).ok()).collect()
}

/// Returns the conditions that a clause is put together of.
fn single(clause: &Table) -> Vec<&Table> {
    let parts = ["all", "any"].into_iter().filter_map(|key| clause.get(key)?.as_array());
    let parts: Vec<&Table> = parts.flatten().filter_map(Value::as_table).collect();
    if parts.is_empty() { vec![clause] } else { parts.into_iter().flat_map(single).collect() }
}

fn fields_of(condition: &Table) -> impl Iterator<Item = &str> {
    [condition.get("field"), condition.get("of")].into_iter().flatten().filter_map(Value::as_str)
}

/// Tells whether a condition holds, by what docs/procedures.md says of it.
fn holds(condition: &Table, values: &Values) -> bool {
    let each = |key: &str| condition.get(key).and_then(Value::as_array);
    let part = |part: &Value| part.as_table().is_some_and(|part| holds(part, values));
    if let Some(all) = each("all") {
        return all.iter().all(part);
    }
    if let Some(any) = each("any") {
        return any.iter().any(part);
    }
    let value = |key: &str| values.get(condition.get(key)?.as_str()?);
    let Some(stands) = value("field") else { return false };
    if let Some(is) = condition.get("is") {
        let one = |wanted: &Value| wanted.as_str() == Some(stands);
        return one(is) || is.as_array().is_some_and(|all| all.iter().any(one));
    }
    let Ok(number) = stands.parse::<i64>() else { return false };
    let compared = |key: &str| {
        let bound = condition.get(key)?;
        let Some(share) = bound.as_str() else { return Some((number, bound.as_integer()?)) };
        let (parts, whole) = share.split_once('/')?;
        let of: i64 = value("of")?.parse().ok()?;
        Some((number * whole.parse::<i64>().ok()?, of * parts.parse::<i64>().ok()?))
    };
    type Comparison = (&'static str, fn(i64, i64) -> bool);
    let tests: [Comparison; 4] = [
        ("at_least", |left, right| left >= right),
        ("more_than", |left, right| left > right),
        ("at_most", |left, right| left <= right),
        ("less_than", |left, right| left < right),
    ];
    tests.into_iter().any(|(key, test)| compared(key).is_some_and(|(left, right)| test(left, right)))
}

/// Seals what tells of a person, with a salt that is none.
fn seal(person: Option<PersonId>, data: Personal) -> Sealed {
    Sealed::new(person.unwrap_or(PersonId::from_bytes([8; 16])), &[0; 32], &data)
}

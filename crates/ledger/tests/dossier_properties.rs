//! Whatever procedure is declared and whatever people do: a dossier always has one stage with one owner, is never stuck, its tasks
//! say what it says, and its clock is what one gets by counting days on the calendar one by one.

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday, date, time};
use ledger::dossier::{self, Command, Dossier, Ending, Entry, Event, Ground, Opening, Passage, choices};
use ledger::event::Meta;
use ledger::person::{Personal, Sealed};
use ledger::procedure::{Duration, Procedure, Restart, Values};
use ledger::rules::Rules;
use ledger::task::{self, History, Judge};
use ledger::{
    CommandId, DossierId, Effective, EventId, Moment, OfficerId, PersonId, TaskId, UnitId, standing,
};
use proptest::prelude::*;
use std::collections::BTreeMap;
use viet::calendar::Calendar;

const HOLDER: UnitId = UnitId::from_bytes([1; 16]);
const OTHER: UnitId = UnitId::from_bytes([2; 16]);
const ID: DossierId = DossierId::from_bytes([9; 16]);

/// What somebody tries: which act, how many days later, at which hour.
type Try = (u8, u8, i8);

/// A stage of a generated procedure: limit (kind, count), owner known, supplement, returned to, branch to, opinions, repeat.
type Shape = ((u8, u32), bool, bool, Option<usize>, Option<usize>, bool, bool);

fn shapes() -> impl Strategy<Value = (Vec<Shape>, bool, bool, (u8, u32))> {
    let shape = (
        (0..4_u8, 1..40_u32),
        any::<bool>(),
        any::<bool>(),
        proptest::option::of(0..6_usize),
        proptest::option::of(0..6_usize),
        proptest::bool::weighted(0.2),
        proptest::bool::weighted(0.2),
    );
    (proptest::collection::vec(shape, 1..6), any::<bool>(), any::<bool>(), (0..3_u8, 5..90_u32))
}

fn limit_of((kind, count): (u8, u32)) -> String {
    match kind {
        0 => format!("days = {count}\n"),
        1 => format!("working_days = {count}\n"),
        2 => format!("months = {}\n", count % 12 + 1),
        _ => String::new(),
    }
}

/// Writes a procedure as an office would, so that the check is tried too.
fn written((shapes, zero, refuses, whole): &(Vec<Shape>, bool, bool, (u8, u32))) -> String {
    let restart = if *zero { "zero" } else { "stood" };
    let whole = limit_of(*whole);
    let mut text = format!(
        "id = \"thu\"\nversion = \"1\"\nvalid_from = \"2020-01-01\"\nsource = \"\"\nname = \"Thử\"\n{whole}\
         cut_off = \"15:00:00\"\nrestart = \"{restart}\"\napology = {{ times = 1, working_days_before = 1 }}\n\
         [[fields]]\nid = \"so\"\nname = \"Số\"\ntype = \"number\"\n[[fields]]\nid = \"den\"\nname = \"Đến\"\ntype = \"day\"\n"
    );
    let last = shapes.len() - 1;
    for (at, (limit, known, supplement, returned, branch, opinions, repeat)) in shapes.iter().enumerate() {
        let owner = if *known { "Phòng" } else { "Phòng không có" };
        let mut stage = format!(
            "[[stages]]\nid = \"b{at}\"\nname = \"Bước {at}\"\nowner = \"{owner}\"\n{}",
            limit_of(*limit)
        );
        stage.push_str(&format!("supplement = {supplement}\n"));
        if let Some(to) = returned.filter(|to| *to <= at) {
            stage.push_str(&format!("returned = \"b{to}\"\n"));
        }
        if let Some(to) = branch.filter(|to| *to > at && *to <= last) {
            let when = "{ field = \"so\", at_least = 5 }";
            stage.push_str(&format!("branches = [{{ when = {when}, to = \"b{to}\" }}]\n"));
        }
        if *refuses {
            stage.push_str("refused = \"end\"\n");
        }
        if *opinions {
            stage.push_str(
                "opinions = { of = [\"Phòng\", \"Sở khác\"], working_days = 3, silence = \"waits\" }\n",
            );
        }
        if *repeat {
            stage.push_str("repeat = { months = 6, until = \"den\" }\n");
        }
        text.push_str(&stage);
    }
    text
}

/// A dossier that is played, with its tasks.
struct Play<'p> {
    procedure: &'p Procedure,
    entries: Vec<Entry>,
    tasks: BTreeMap<TaskId, History>,
    made: u32,
    now: (Date, i8),
}

impl<'p> Play<'p> {
    fn new(procedure: &'p Procedure) -> Self {
        let now = (date(2024, 1, 15), 9);
        Self { procedure, entries: Vec::new(), tasks: BTreeMap::new(), made: 0, now }
    }

    fn dossier(&self) -> Dossier {
        Dossier::now(&self.entries)
    }

    fn give(&mut self, command: Command) -> Result<(), dossier::Refusal> {
        let (day, hour) = self.now;
        let meta = Meta {
            actor: OfficerId::from_bytes([3; 16]),
            on_behalf: None,
            command: CommandId::from_bytes([4; 16]),
            cause: None,
            recorded_at: Moment::of(day, time(hour, 0, 0, 0)),
            effective: Effective { day, hour: Some(time(hour, 0, 0, 0)) },
            reason: Some("thử".to_owned()),
        };
        let made = &mut self.made;
        let mut ground = Ground {
            procedure: self.procedure,
            judge: Judge { rules: Rules::built_in(), calendar: Calendar::built_in() },
            event_date: &|_| None,
            answers: &[],
            unit: &|name| (name == "Phòng").then_some(OTHER),
            task: &mut || {
                *made += 1;
                let mut id = [0; 16];
                id[..4].copy_from_slice(&made.to_be_bytes());
                TaskId::from_bytes(id)
            },
            seal: &mut seal,
        };
        for event in dossier::decide(&self.entries, command, &meta, &mut ground)? {
            let id = EventId::from_bytes([5; 16]);
            self.entries.push(Entry { id, meta: meta.clone(), event: event.clone() });
            for (task, deed) in dossier::deeds(ID, &self.dossier(), self.procedure, &event) {
                let history = self.tasks.entry(task).or_default();
                for event in deed.events(&history.now().content, || "2024/0001".to_owned()) {
                    history.push(task::Entry { id, meta: meta.clone(), event });
                }
            }
        }
        Ok(())
    }

    fn open(&mut self) {
        let opening = Opening {
            definition: self.procedure.recorded(),
            number: "1".to_owned(),
            subject: "Thử".to_owned(),
            unit: HOLDER,
            parties: Vec::new(),
            fields: Values::new(),
        };
        self.give(Command::Open(Box::new(opening))).expect("a dossier can always be taken in");
    }

    /// Tries an act; that it is refused is fine.
    fn attempt(&mut self, (act, days, hour): Try) {
        let day = self.now.0.checked_add(i64::from(days % 20).days()).expect("few years");
        self.now = (day, hour.rem_euclid(11) + 7);
        let of = self.dossier().current().and_then(|now| {
            now.opinions.iter().find(|opinion| opinion.given.is_none()).map(|opinion| opinion.of.clone())
        });
        let values = |id: &str, value: String| Values::from([(id.to_owned(), value)]);
        let command = match act % 14 {
            0..=3 => Command::Finish(None),
            4 => Command::Return,
            5 => Command::Refuse,
            6 | 7 => Command::AskSupplement("Bổ sung bản vẽ".to_owned()),
            8 | 9 => Command::TakeSupplement,
            10 => match of {
                Some(of) => Command::NoteOpinion { of, agrees: true, words: String::new() },
                None => Command::Finish(None),
            },
            11 => Command::Enter(values("so", (days % 10).to_string())),
            12 => Command::Enter(values("den", self.now.0.to_string())),
            _ if days > 250 => Command::Stop,
            _ => Command::Postpone(self.now.0.checked_add(30.days()).expect("few years")),
        };
        let before = self.entries.len();
        if self.give(command).is_err() {
            assert_eq!(self.entries.len(), before, "a refusal changes nothing");
        }
    }

    /// What always holds.
    fn check(&self) {
        let dossier = self.dossier();
        let open: Vec<&Passage> = dossier.passages.iter().filter(|passage| passage.end.is_none()).collect();
        assert_eq!(open.len(), usize::from(dossier.closed.is_none()), "one stage, or none behind the end");
        assert_eq!(dossier.definition, Some(self.procedure.recorded()), "no other version came in between");
        for passage in &dossier.passages {
            let stage = self.procedure.stage(&passage.stage).expect("a stage of its procedure");
            let known = stage.owner == "Phòng";
            assert_eq!(passage.unit, if known { OTHER } else { HOLDER }, "it always has an owner");
            let task = self.tasks[&passage.task].now();
            assert_eq!(task.content.lead, Some(passage.unit));
            assert_eq!(task.stage.is_open(), passage.end.is_none(), "the task is open as long as the stage");
            self.check_clock(passage);
        }
        let opinions = dossier.passages.iter().flat_map(|passage| {
            passage.opinions.iter().map(|one| (one, passage.end.is_none() && one.given.is_none()))
        });
        for (opinion, waits) in opinions {
            assert_eq!(self.tasks[&opinion.task].now().stage.is_open(), waits);
        }
        if dossier.closed.is_none() {
            let choices = choices(&dossier, self.procedure);
            assert!(choices.contains(&"dossier-finish") || choices.contains(&"dossier-take-supplement"));
        }
    }

    /// The clock of the stage, its task's, and what counting gives.
    fn check_clock(&self, passage: &Passage) {
        let calendar = Calendar::built_in();
        let clock = passage.clock(self.now.0, calendar);
        let task = self.tasks[&passage.task].now();
        let judged = standing::of(&task, self.now.0, Rules::built_in(), calendar);
        let judged = judged.filter(|_| passage.end.is_none());
        if let Some(judged) = judged {
            assert_eq!(judged.due.map(|due| due.day), clock.due, "the task says what the dossier says");
        }
        let postponed = self.entries.iter().any(|entry| matches!(entry.event, Event::Postponed { .. }));
        let stage = self.procedure.stage(&passage.stage).expect("a stage of its procedure");
        if postponed || stage.repeat.is_some() && passage.round > 1 {
            return;
        }
        let repeated = stage.repeat.as_ref().map(|repeat| Duration::Months(repeat.months));
        let Some(duration) = stage.duration.or(repeated) else {
            assert_eq!(clock.due, None);
            return;
        };
        // Months have no number of days before they are over: they are counted only while nothing stops them.
        let stopped = !passage.supplements.is_empty();
        if passage.waits() && passage.end.is_none() || stopped && matches!(duration, Duration::Months(_)) {
            return;
        }
        assert_eq!(
            clock.due,
            Some(counted(passage, duration, self.procedure.restart)),
            "{passage:?} {duration:?}"
        );
    }
}

/// Saturdays and Sundays, and what the calendar says besides, asked for one day at a time.
fn works(day: Date) -> bool {
    let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let works = Calendar::built_in().is_working_day(day);
    assert!(!weekend || !works || day == date(2024, 5, 4) || day.year() >= 2025, "{day}");
    works
}

fn tomorrow(day: Date) -> Date {
    day.tomorrow().expect("few years")
}

/// The day on which something counts that came at an hour.
fn begins(at: Effective) -> Date {
    if at.hour.is_none_or(|hour| hour < time(15, 0, 0, 0)) {
        return at.day;
    }
    let mut day = tomorrow(at.day);
    while !works(day) {
        day = tomorrow(day);
    }
    day
}

/// Counts the days of a stage one by one: the last day on time.
fn counted(passage: &Passage, duration: Duration, restart: Restart) -> Date {
    let first = begins(passage.from);
    let (wanted, working) = match duration {
        Duration::Days(days) => (days, false),
        Duration::WorkingDays(days) => (days, true),
        Duration::Months(months) => {
            let mut day = first.checked_add(i64::from(months).months()).expect("few years");
            while !works(day) {
                day = tomorrow(day);
            }
            return day;
        }
    };
    // The last day on time of a count that goes on from a day, and how much was counted up to another.
    let run = |from: Date, already: u32, upto: Option<Date>| {
        let (mut day, mut count) = (from, already);
        loop {
            let full = count >= wanted && (working || works(day));
            if upto == Some(day) || upto.is_none() && full {
                return (day, count);
            }
            day = tomorrow(day);
            count += u32::from(!working || works(day));
        }
    };
    let (mut from, mut count) = (first, 0);
    for supplement in &passage.supplements {
        let Some(given) = supplement.given else { break };
        let (due, _) = run(from, count, None);
        if due < supplement.asked.day {
            // Late before the applicant was asked.
            return due;
        }
        if supplement.asked.day > from {
            (_, count) = run(from, count, Some(supplement.asked.day));
        }
        if restart == Restart::Zero {
            count = 0;
        }
        from = begins(given);
    }
    run(from, count, None).0
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn no_dossier_is_without_an_owner_or_stuck_and_clocks_are_what_counting_gives(
        shape in shapes(),
        tries in proptest::collection::vec(any::<Try>(), 0..40),
    ) {
        let text = written(&shape);
        let procedure = Procedure::read(&text).unwrap_or_else(|problem| panic!("{problem}\n{text}"));
        let mut play = Play::new(&procedure);
        play.open();
        play.check();
        for attempt in tries {
            play.attempt(attempt);
            play.check();
        }
        // Whatever was done: with what is wanted it always comes to its end.
        for _ in 0..200 {
            let dossier = play.dossier();
            let Some(now) = dossier.current() else { break };
            let command = if now.waits() {
                Command::TakeSupplement
            } else if let Some(opinion) = now.opinions.iter().find(|opinion| opinion.given.is_none()) {
                Command::NoteOpinion { of: opinion.of.clone(), agrees: true, words: String::new() }
            } else {
                Command::Finish(None)
            };
            play.give(command).expect("it can go on");
            play.check();
        }
        let (outcome, _) = play.dossier().closed.expect("it ended");
        let last = play.dossier().passages.last().and_then(|passage| passage.end).map(|(ending, _)| ending);
        prop_assert!(outcome != dossier::Outcome::Done || last == Some(Ending::Done));
        prop_assert!(play.tasks.values().all(|history| !history.now().stage.is_open()));
    }
}

/// Seals what tells of a person, with a salt that is none.
fn seal(person: Option<PersonId>, data: Personal) -> Sealed {
    Sealed::new(person.unwrap_or(PersonId::from_bytes([8; 16])), &[0; 32], &data)
}

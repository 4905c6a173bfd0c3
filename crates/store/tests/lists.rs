//! Lists of tasks, in both engines: their pages follow each other, nobody sees more than on the tasks' own pages, flags are
//! those of the rules, every figure opens its tasks, and a search finds the newest texts.

mod common;

use common::story::{TASKS, day, figures, play};
use common::*;
use jiff::civil::Date;
use ledger::count::Figures;
use ledger::permission::Scope;
use ledger::standing::{self, Standing};
use ledger::task::{Command, Task};
use ledger::{Moment, TaskId};
use std::collections::{BTreeMap, BTreeSet};
use store::{Counted, Cut, Day, Error, Filter, ListedTask, Order, Row, Store};

/// Returns the tasks of all pages of a list.
fn listed(store: &Store, filter: &Filter, order: Order) -> Vec<ListedTask> {
    let mut tasks: Vec<ListedTask> = Vec::new();
    loop {
        let after = tasks.last().map(ListedTask::place);
        let page = store.read(|reader| reader.tasks(TENANT, filter, order, after, 7, day(116)));
        let page = page.expect("readable");
        assert!(page.tasks.len() <= 7);
        tasks.extend(page.tasks);
        if !page.more {
            return tasks;
        }
    }
}

/// Returns every task as it is now, by the fold of its events.
fn folded(store: &Store) -> Vec<(TaskId, Task)> {
    let now = |number| {
        store.read(|reader| Ok::<_, Error>((task(number), reader.history(TENANT, task(number))?.now())))
    };
    (0..TASKS).map(|number| now(number).expect("readable")).collect()
}

#[test]
fn pages_of_tasks_follow_each_other_without_a_gap() {
    on_both(|store, engine| {
        play(store, 99);
        let mut after = None;
        let mut seen = Vec::new();
        loop {
            let page = store
                .read(|reader| reader.tasks(TENANT, &Filter::default(), Order::Due, after, 7, day(100)))
                .expect("readable");
            seen.extend(page.tasks.clone());
            if !page.more {
                break;
            }
            after = page.tasks.last().map(store::ListedTask::place);
        }
        assert_eq!(seen.len() as u64, TASKS, "{engine}");
        assert!(seen.windows(2).all(|pair| pair[0].due.is_none() <= pair[1].due.is_none()), "{engine}");
        for standing in Standing::ALL {
            let filter = Filter { standing: Some((standing, day(100))), ..Filter::default() };
            let page = store
                .read(|reader| reader.tasks(TENANT, &filter, Order::Made, None, 100, day(100)))
                .expect("readable");
            let wanted = seen.iter().filter(|task| task.standing == Some(standing)).count();
            assert_eq!(page.tasks.len(), wanted, "{engine}: {}", standing.name());
        }
        let total: Figures = figures(store, day(115), Moment::LAST).values().copied().sum();
        for standing in Standing::ALL {
            let filter = Filter { standing: Some((standing, day(115))), ..Filter::default() };
            let page = store
                .read(|reader| reader.tasks(TENANT, &filter, Order::Made, None, 100, day(115)))
                .expect("readable");
            assert_eq!(page.tasks.len() as u64, total.get(standing), "{engine}: every number opens its rows");
        }
    });
}

/// Units, most of which have no task: more than are asked for at once.
const MANY: [u8; 19] = [2, 3, 4, 6, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25];

/// What several people may see.
fn scopes() -> Vec<Scope> {
    let mut scopes = vec![Scope::All];
    for units in [&[][..], &[2], &[3, 4], &[5], &[2, 6], &[2, 3, 4, 5, 6], &MANY] {
        for (officer, proposals) in [(1, false), (1, true), (2, false), (7, false)] {
            let units = units.iter().map(|number| unit(*number)).collect();
            scopes.push(Scope::Part { units, officer: common::officer(officer), proposals });
        }
    }
    scopes
}

/// What lists are filtered by, with a test of whether a task is wanted.
type Wish = (Filter, fn(&Task) -> bool);

fn wishes() -> Vec<Wish> {
    let led =
        |leads: &[u8]| Filter { leads: leads.iter().map(|lead| unit(*lead)).collect(), ..Filter::default() };
    vec![
        (Filter::default(), |_| true),
        (Filter { open: Some(true), ..Filter::default() }, |task| task.stage.is_open()),
        (Filter { open: Some(false), ..Filter::default() }, |task| !task.stage.is_open()),
        (led(&[3]), |task| task.content.lead == Some(unit(3))),
        (led(&[2, 4]), |task| [Some(unit(2)), Some(unit(4))].contains(&task.content.lead)),
        (Filter { support: Some(unit(5)), ..Filter::default() }, |task| {
            task.content.support.contains(&unit(5))
        }),
        (Filter { officer: Some(officer(1)), ..Filter::default() }, |task| task.officer == Some(officer(1))),
        (Filter { watcher: Some(officer(2)), ..Filter::default() }, |task| {
            task.content.watcher == Some(officer(2))
        }),
        (Filter { stages: vec!["proposed".to_owned()], ..Filter::default() }, |task| {
            task.stage.name() == "proposed"
        }),
    ]
}

#[test]
fn lists_and_their_counts_show_exactly_the_tasks_that_somebody_sees() {
    on_both(|store, engine| {
        play(store, 2_463_534_242);
        let tasks = folded(store);
        let mut found = BTreeSet::new();
        for (scope, (wish, wanted)) in
            scopes().iter().flat_map(|scope| wishes().into_iter().map(move |wish| (scope, wish)))
        {
            let seen = tasks.iter().filter(|(_, task)| wanted(task) && scope.sees(task));
            let seen: BTreeSet<TaskId> = seen.map(|(id, _)| *id).collect();
            let filter = Filter { seen: Some(scope.clone()), ..wish };
            for order in [Order::Due, Order::Made] {
                let list: Vec<TaskId> = listed(store, &filter, order).iter().map(|task| task.id).collect();
                let told: BTreeSet<TaskId> = list.iter().copied().collect();
                assert_eq!(told, seen, "{engine}, {order:?}: {filter:?}");
                assert_eq!(list.len(), told.len(), "{engine}, {order:?}: each once, {filter:?}");
            }
            let counted = store.read(|reader| reader.count_tasks(TENANT, &filter)).expect("readable");
            assert_eq!(counted, seen.len() as u64, "{engine}: {filter:?}");
            for most in [0, 3, counted, counted + 1] {
                let some = store.read(|reader| reader.count_some_tasks(TENANT, &filter, most));
                assert_eq!(some.expect("readable"), counted.min(most + 1), "{engine}, {most}: {filter:?}");
            }
            found.insert(seen.len());
        }
        assert!(found.len() > 10, "the scopes differ: {found:?}");
    });
}

#[test]
fn every_figure_opens_as_many_tasks_as_it_says() {
    on_both(|store, engine| {
        play(store, 1_181_783_497);
        let cuts =
            [Cut::Whole, Cut::Unit, Cut::Document, Cut::Programme, Cut::Field, Cut::Watcher, Cut::Month];
        let (within, led) = (Some((day(5), day(25))), Some(vec![unit(2), unit(4)]));
        let limits =
            [(None, None), (within, None), (None, led.clone()), (within, led), (None, Some(Vec::new()))];
        let mut opened = 0;
        for (cut, (given, leads)) in
            cuts.into_iter().flat_map(|cut| limits.iter().cloned().map(move |limit| (cut, limit)))
        {
            for (as_of, known_at) in
                [(day(60), Moment::LAST), (day(60), Moment::end_of(day(70))), (day(115), Moment::LAST)]
            {
                let rows = store
                    .read(|reader| reader.figures_of(TENANT, cut, as_of, known_at, given, leads.as_deref()));
                for (row, figures) in rows.expect("readable") {
                    for standing in Standing::ALL.into_iter().map(Some).chain([None]) {
                        let number = standing.map_or(figures.given(), |standing| figures.get(standing));
                        let (row, leads) = (Some(row.clone()), leads.clone());
                        let counted = Counted { cut, row, standing, as_of, known_at, given, leads };
                        let tasks = store
                            .read(|reader| reader.counted(TENANT, &counted, None, 100))
                            .expect("readable");
                        assert_eq!(tasks.len() as u64, number, "{engine}: {counted:?}");
                        opened += number;
                    }
                }
            }
        }
        assert!(opened > 1000, "{engine}: {opened}");
        let whole = Counted {
            cut: Cut::Whole,
            row: Some(Row::None),
            standing: None,
            as_of: day(115),
            known_at: Moment::LAST,
            given: None,
            leads: None,
        };
        let page =
            |after, most| store.read(|reader| reader.counted(TENANT, &whole, after, most)).expect("readable");
        let first = page(None, 7);
        let rest = page(first.last().copied(), 100);
        assert_eq!([first, rest].concat(), page(None, 100), "{engine}: they come in pages");
    });
}

#[test]
fn flags_in_lists_are_those_of_the_rules() {
    on_both(|store, engine| {
        play(store, 521_288_629);
        let (laws, tasks) = (laws(), folded(store));
        let (rules, calendar) = laws.now();
        let mut shown = BTreeSet::new();
        for today in [day(115), day(120), day(140)] {
            let listed = store
                .read(|reader| reader.all_tasks(TENANT, &Filter::default(), Order::Made, today))
                .expect("readable");
            assert_eq!(listed.len(), tasks.len());
            for (listed, (id, task)) in listed.iter().zip(&tasks) {
                assert_eq!(listed.id, *id);
                let mut wanted =
                    standing::of(task, today, rules, calendar).map(|judged| judged.flags).unwrap_or_default();
                wanted.due_soon &= task.waiting.is_none();
                let flags = listed.flags(today, &laws);
                assert_eq!(flags, wanted, "{engine}, {today}: {listed:?}");
                shown.extend(flags.names());
            }
        }
        assert_eq!(shown, BTreeSet::from(["declined", "due-soon", "to-confirm", "waiting"]), "{engine}");
    });
}

#[test]
fn silence_counts_as_acceptance_in_lists_too() {
    on_both(|store, engine| {
        let given = [
            Command::Propose(Box::new(content("Rà soát", unit(2), Some(march(29))))),
            Command::Assign { code: "2024/0001".to_owned() },
        ];
        for (number, command) in (1..).zip(given) {
            give(store, task(1), command, meta(number, march(11), march(11))).expect("given");
        }
        let not_accepted = |today| {
            let tasks = store.read(|reader| reader.tasks_by_id(TENANT, &[task(1)], today)).expect("readable");
            tasks[0].flags(today, &laws()).not_accepted
        };
        assert!(not_accepted(march(14)), "{engine}: the third working day");
        assert!(!not_accepted(march(15)), "{engine}: it is over");
    });
}

#[test]
fn the_days_of_a_list_are_those_of_its_tasks() {
    on_both(|store, engine| {
        play(store, 77);
        for (scope, (wish, _)) in
            scopes().iter().flat_map(|scope| wishes().into_iter().map(move |wish| (scope, wish)))
        {
            let filter = Filter { seen: Some(scope.clone()), ..wish };
            let tasks = listed(store, &filter, Order::Due);
            for (which, of) in [
                (Day::Due, (|task: &ListedTask| task.due) as fn(&ListedTask) -> Option<Date>),
                (Day::Given, |task| task.given),
                (Day::Completed, |task| task.completed),
            ] {
                let mut wanted = BTreeMap::new();
                for day in tasks.iter().filter_map(of) {
                    *wanted.entry(day).or_insert(0) += 1;
                }
                let counted = store.read(|reader| reader.count_by_day(TENANT, &filter, which));
                assert_eq!(counted.expect("readable"), wanted, "{engine}: {which:?} {filter:?}");
            }
        }
        let all = listed(store, &Filter::default(), Order::Due);
        let mut turned = listed(store, &Filter::default(), Order::LatestDue);
        turned.reverse();
        assert_eq!(turned, all, "{engine}: the other way round");
        let between = (day(100), day(106));
        let filter = Filter { given: Some(between), ..Filter::default() };
        let given = |task: &&ListedTask| task.given.is_some_and(|day| between.0 <= day && day <= between.1);
        assert_eq!(listed(store, &filter, Order::Due).len(), all.iter().filter(given).count(), "{engine}");
        let filter = Filter { completed: Some((Date::MIN, Date::MAX)), ..Filter::default() };
        let done = all.iter().filter(|task| task.completed.is_some()).count();
        assert!(done > 0 && listed(store, &filter, Order::Due).len() == done, "{engine}");
    });
}

#[test]
fn what_is_found_among_many_texts_are_the_newest_that_have_the_words() {
    let text = |number: u64| {
        let place =
            ["huyện Đông Sơn", "huyện Đông Hải", "xã Thúy Lâm", "thị xã Hòa Bình"][number as usize % 4];
        let rare = match number {
            _ if number % 700 == 3 => "nước sạch",
            // As often in old texts as in new ones; and in the newest and the oldest only.
            _ if number % 80 == 7 => "kè chống sạt lở",
            0..30 => "kênh mương",
            5500.. if number % 44 == 5 => "kênh mương",
            _ => "đường làng",
        };
        format!("Đôn đốc {place}, đợt {}, {rare} {number}", number % 11)
    };
    on_both(|store, engine| {
        let all = 0..7_500_u64;
        let indexed = store.write(TENANT, |writer| {
            all.clone().try_for_each(|number| writer.index("task", *task(number).as_bytes(), &text(number)))
        });
        indexed.expect("written");
        let has = |number: u64, words: &[&str]| words.iter().all(|word| text(number).contains(word));
        for (question, words) in [
            ("đôn đốc huyện Đông Sơn", &["Đông Sơn"][..]),
            ("đôn đốc huyện đông s", &["Đông Sơn"]),
            ("huyện đông", &["huyện Đông"]),
            ("đợt 5 nước sạch", &["đợt 5,", "nước sạch"]),
            ("nước sạch", &["nước sạch"]),
            ("kè chống sạt lở", &["chống sạt"]),
            ("đôn đốc kênh mư", &["kênh mương"]),
            ("hòa bình đợt 10", &["Hòa Bình", "đợt 10,"]),
        ] {
            let newest = all.clone().rev().filter(|number| has(*number, words));
            let newest: Vec<[u8; 16]> = newest.take(50).map(|number| *task(number).as_bytes()).collect();
            let found = store.read(|reader| reader.search(TENANT, question, 50)).expect("readable");
            let found: Vec<[u8; 16]> = found.into_iter().map(|hit| hit.id).collect();
            assert_eq!(found, newest, "{engine}: {question}");
            let bare = store
                .read(|reader| reader.search(TENANT, &viet::fold::bare(question), 50))
                .expect("readable");
            let bare: Vec<[u8; 16]> = bare.into_iter().map(|hit| hit.id).collect();
            assert_eq!(bare, newest, "{engine}: {question} without marks");
        }
    });
}

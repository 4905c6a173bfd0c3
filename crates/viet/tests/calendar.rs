//! The lunar calendar against a table and an independent crate; working days against the years as decided.

use jiff::civil::{Date, date};
use viet::calendar::Calendar;
use viet::lunar::{self, LunarDate};

/// Mùng 1 Tết, month and day, 2000 to 2050, from the tables of the Viet Nam Academy of Science and Technology as
/// published (Trần Tiến Bình, *Lịch Việt Nam thế kỷ XX-XXI*).
const NEW_YEARS: [(i8, i8); 51] = [
    (2, 5),
    (1, 24),
    (2, 12),
    (2, 1),
    (1, 22),
    (2, 9),
    (1, 29),
    (2, 17),
    (2, 7),
    (1, 26),
    (2, 14),
    (2, 3),
    (1, 23),
    (2, 10),
    (1, 31),
    (2, 19),
    (2, 8),
    (1, 28),
    (2, 16),
    (2, 5),
    (1, 25),
    (2, 12),
    (2, 1),
    (1, 22),
    (2, 10),
    (1, 29),
    (2, 17),
    (2, 6),
    (1, 26),
    (2, 13),
    (2, 2),
    (1, 23),
    (2, 11),
    (1, 31),
    (2, 19),
    (2, 8),
    (1, 28),
    (2, 15),
    (2, 4),
    (1, 24),
    (2, 12),
    (2, 1),
    (1, 22),
    (2, 10),
    (1, 30),
    (2, 17),
    (2, 6),
    (1, 26),
    (2, 14),
    (2, 2),
    (1, 23),
];

/// Leap months of the same years.
const LEAP_MONTHS: [(i16, i8); 19] = [
    (2001, 4),
    (2004, 2),
    (2006, 7),
    (2009, 5),
    (2012, 4),
    (2014, 9),
    (2017, 6),
    (2020, 4),
    (2023, 2),
    (2025, 6),
    (2028, 5),
    (2031, 3),
    (2033, 11),
    (2036, 6),
    (2039, 5),
    (2042, 2),
    (2044, 7),
    (2047, 5),
    (2050, 3),
];

#[test]
fn new_years_agree_with_the_table() {
    for (year, (month, day)) in (2000..).zip(NEW_YEARS) {
        assert_eq!(lunar::new_year(year), Some(date(year, month, day)), "Tết {year}");
    }
}

#[test]
fn leap_months_agree_with_the_table() {
    let known: Vec<(i16, i8)> = (2000..=2050)
        .flat_map(|year| (1..=12).map(move |month| (year, month)))
        .filter(|(year, month)| {
            lunar::solar(LunarDate { year: *year, month: *month, leap: true, day: 1 }).is_some()
        })
        .collect();
    assert_eq!(known, LEAP_MONTHS);
}

/// Years in which Viet Nam (UTC+7) began the new year on another day than China (UTC+8).
#[test]
fn new_years_that_differ_from_the_chinese_ones() {
    assert_eq!(lunar::new_year(1968), Some(date(1968, 1, 29)));
    assert_eq!(lunar::new_year(1969), Some(date(1969, 2, 16)));
    assert_eq!(lunar::new_year(1985), Some(date(1985, 1, 21)));
    assert_eq!(lunar::new_year(2007), Some(date(2007, 2, 17)));
    assert_eq!(lunar::new_year(2030), Some(date(2030, 2, 2)));
}

#[test]
fn every_day_turns_back_into_itself() {
    for day in date(1968, 3, 1).series(jiff::Span::new().days(1)).take_while(|day| *day < date(2100, 12, 1)) {
        let lunar = lunar::of(day).unwrap_or_else(|| panic!("{day} has no lunar day"));
        assert_eq!(lunar::solar(lunar), Some(day), "{lunar:?}");
    }
}

#[test]
fn days_outside_are_unknown() {
    assert_eq!(lunar::of(date(1967, 12, 31)), None);
    assert_eq!(lunar::of(date(2101, 1, 1)), None);
    assert_eq!(lunar::solar(LunarDate { year: 2024, month: 13, leap: false, day: 1 }), None);
    assert_eq!(
        lunar::solar(LunarDate { year: 2024, month: 1, leap: true, day: 1 }),
        None,
        "no leap month in 2024"
    );
    assert_eq!(
        lunar::solar(LunarDate { year: 2024, month: 1, leap: false, day: 30 }),
        None,
        "it has 29 days"
    );
}

#[test]
fn the_data_compiled_in_is_well_formed() {
    let calendar = Calendar::from_toml(include_str!("../../../definitions/holidays.toml"));
    assert!(calendar.is_ok(), "{calendar:?}");
    assert!(Calendar::built_in().is_decided(2024));
    assert!(!Calendar::built_in().version().is_empty());
}

#[test]
fn bad_data_is_refused_with_its_reason() {
    let head = "id = \"holidays\"\nversion = \"1\"\n";
    for (body, reason) in [
        ("[[year]]\nyear = 2024\noff = [\"2025-01-01\"]\nwork = []\n", "does not belong to 2024"),
        ("[[year]]\nyear = 2024\noff = [\"2024-02-30\"]\nwork = []\n", "2024-02-30"),
        ("[[year]]\nyear = 2024\noff = []\nwork = []\n[[year]]\nyear = 2024\noff = []\nwork = []\n", "twice"),
        ("[[holiday]]\n", "holiday"),
    ] {
        let error = Calendar::from_toml(&format!("{head}{body}")).err().unwrap_or_else(|| panic!("{body}"));
        assert!(error.to_string().contains(reason), "{error}");
    }
}

#[test]
fn decided_years_have_their_days_off_and_made_up_days() {
    let calendar = Calendar::built_in();
    let works = |year, month, day| calendar.is_working_day(date(year, month, day));
    assert!(!works(2024, 2, 8) && !works(2024, 2, 14) && works(2024, 2, 15), "Tết 2024");
    assert!(!works(2024, 4, 18) && !works(2024, 4, 29) && works(2024, 5, 2), "Giỗ Tổ, 30/4 and 1/5 of 2024");
    assert!(works(2024, 5, 4), "made up for 29/4/2024");
    assert!(!works(2025, 5, 2) && works(2025, 4, 26), "swapped in 2025");
    assert!(!works(2026, 1, 2) && works(2026, 1, 10), "swapped in 2026");
    assert!(!works(2024, 3, 9) && works(2024, 3, 11), "weekends");
}

#[test]
fn other_years_are_reckoned() {
    let calendar = Calendar::built_in();
    let works = |year, month, day| calendar.is_working_day(date(year, month, day));
    assert!(!calendar.is_decided(2027));
    // Mùng 1 is Saturday 6/2/2027: five days from 5/2, and two for the weekend.
    assert!(!works(2027, 2, 5) && !works(2027, 2, 8) && !works(2027, 2, 9));
    assert!(!works(2027, 4, 16), "Giỗ Tổ 2027");
    assert!(!works(2027, 5, 3), "for Saturday 1/5/2027");
    assert!(!works(2027, 9, 1) && !works(2027, 9, 2) && works(2027, 9, 3));
}

#[test]
fn working_days_are_counted_from_the_day_after() {
    let calendar = Calendar::built_in();
    assert_eq!(calendar.add_working_days(date(2024, 3, 15), 1), date(2024, 3, 18));
    assert_eq!(calendar.add_working_days(date(2024, 3, 15), 0), date(2024, 3, 15));
    assert_eq!(calendar.add_working_days(date(2025, 4, 24), 2), date(2025, 4, 26));
    assert_eq!(calendar.next_working_day(date(2024, 2, 8)), date(2024, 2, 15));
    assert_eq!(calendar.working_days_between(date(2024, 3, 11), date(2024, 3, 18)), 5);
    assert_eq!(calendar.working_days_between(date(2024, 3, 18), date(2024, 3, 11)), 0);
    assert_eq!(calendar.add_working_days(Date::MAX, 3), Date::MAX, "the end of time is no reason to fail");
}

/// amlich-core is another hand's program. Its new moons are some minutes off, so that months that begin about midnight
/// begin a day apart; the next test settles such a few. Nothing else may differ.
#[test]
fn days_agree_with_an_independent_crate() {
    let (mut days, mut apart) = (0, 0);
    for day in date(1968, 1, 1).series(jiff::Span::new().days(1)).take_while(|day| day.year() <= 2100) {
        let other = amlich_core::lunar::convert_solar_to_lunar(
            i32::from(day.day()),
            i32::from(day.month()),
            i32::from(day.year()),
            7.0,
        );
        let ours = lunar::of(day).unwrap_or_else(|| panic!("{day} has no lunar day"));
        days += 1;
        if (i32::from(ours.day), i32::from(ours.month), ours.leap) != (other.day, other.month, other.is_leap)
        {
            apart += 1;
            let away = (i32::from(ours.day) - other.day).abs();
            assert!(away <= 1 || away >= 28, "{day}: {ours:?}, the other {}/{}", other.day, other.month);
        }
    }
    assert!(apart * 100 < days * 3, "{apart} of {days} days");
}

/// New moons within an hour of midnight in Viet Nam, by the almanac.
#[test]
fn months_that_begin_about_midnight() {
    let first = |year, month, day| lunar::of(date(year, month, day)).map(|lunar| lunar.day);
    // 13/12/1974 16:25 UT (an eclipse of the sun): 23:25 in Viet Nam.
    assert_eq!(first(1974, 12, 13), Some(1));
    // 11/11/2015 17:47 UT: 0:47 of the 12th.
    assert_eq!(first(2015, 11, 12), Some(1));
    // 21/3/2023 17:23 UT: 0:23 of the 22nd, the first of the leap second month.
    assert_eq!(lunar::of(date(2023, 3, 22)), Some(LunarDate { year: 2023, month: 2, leap: true, day: 1 }));
}

#[test]
fn a_year_may_be_decided_by_itself() {
    let calendar = Calendar::built_in().clone();
    let (off, work) = ([date(2024, 3, 14)].into(), [date(2024, 3, 16)].into());
    let decided = calendar.clone().with_year(2024, off, work).expect("days of the year");
    assert!(!decided.is_working_day(date(2024, 3, 14)) && decided.is_working_day(date(2024, 3, 16)));
    assert!(decided.is_working_day(date(2024, 4, 18)), "what the year had before does not hold");
    assert!(!decided.is_working_day(date(2025, 4, 7)), "other years stay");
    assert!(!Calendar::built_in().is_working_day(date(2024, 4, 18)), "nor does it change for others");
    let wrong = calendar.with_year(2024, [date(2025, 1, 1)].into(), [].into()).expect_err("another year");
    assert_eq!(wrong.why(), "2025-01-01 does not belong to 2024");
}

//! What holds of every text, sensible or not.

use jiff::civil::date;
use proptest::prelude::*;
use viet::calendar::Calendar;
use viet::time::{Context, Conventions, Expression, Points, Role, find, find_as};
use viet::words::Words;

const VOCABULARY: &str = "trước sau chậm nhất muộn là đến hết tới trong vòng khoảng thời gian hạn từ kể nay ngày tháng quý \
    năm tuần giờ phút giây h T Q CN thứ hai ba tư năm sáu bảy chủ nhật mùng rằm giêng chạp âm lịch tết nguyên đán giáp thìn \
    giao thừa đầu giữa cuối nửa rưỡi kém thượng hạ tuần sáng chiều tối đêm mai qua hôm này tới rồi vừa ngoái kia hằng mỗi \
    định kỳ lần cuộc một mười mươi mốt lăm làm việc cách đây nữa giai đoạn thế kỷ thập niên mùa hè xuân quốc khánh giáng sinh \
    kỳ họp số hoàn thành trình báo cáo phấn đấu Công văn Luật đã I II III IV XXI 0 1 2 3 5 9 10 12 15 24 29 30 31 32 45 60 \
    99 100 1968 2024 2025 2100 9999 99999999999 / - – . , : ; ( ) “ ” * % ' \n";

fn sentence() -> impl Strategy<Value = String> {
    let words: Vec<&'static str> = VOCABULARY.split([' ']).filter(|word| !word.is_empty()).collect();
    prop::collection::vec(
        (prop::sample::select(words), prop::sample::select(vec!["", " ", " ", "  "])),
        0..60,
    )
    .prop_map(|pairs| pairs.into_iter().flat_map(|(word, space)| [word, space]).collect())
}

fn context(points: Points) -> Context<'static> {
    Context {
        reference: date(2024, 2, 29).at(4, 30, 0, 0),
        document: None,
        year: None,
        calendar: Calendar::built_in(),
        conventions: Conventions { points },
    }
}

fn holds(text: &str, found: &[Expression]) -> Result<(), TestCaseError> {
    let mut end = 0;
    for one in found {
        prop_assert!(one.range.start >= end, "sorted, and none overlaps: {:?}", one);
        prop_assert!(
            one.range.end > one.range.start && text.get(one.range.clone()).is_some(),
            "in the text: {:?}",
            one
        );
        prop_assert!(one.due.is_none() || one.role == Role::Deadline, "only deadlines are due: {:?}", one);
        prop_assert_eq!(one.rhythm.is_some(), one.role == Role::Rhythm);
        end = one.range.end;
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn any_text_is_read(text in "\\PC*") {
        holds(&text, &find(&Words::of(&text), &context(Points::Office)))?;
    }

    #[test]
    fn any_words_of_time_are_read(text in sentence()) {
        let words = Words::of(&text);
        holds(&text, &find(&words, &context(Points::Office)))?;
        holds(&text, &find(&words, &context(Points::CivilCode)))?;
        holds(&text, &find_as(&words, &context(Points::Office), Role::Deadline))?;
    }

    #[test]
    fn the_same_text_has_the_same_reading(text in sentence()) {
        let words = Words::of(&text);
        prop_assert_eq!(find(&words, &context(Points::Office)), find(&words, &context(Points::Office)));
    }

    #[test]
    fn any_reference_will_do(text in sentence(), year in -9999i16..=9999, month in 1i8..=12, day in 1i8..=28) {
        let reference = date(year, month, day).at(23, 59, 0, 0);
        let context = Context { reference, ..context(Points::Office) };
        holds(&text, &find(&Words::of(&text), &context))?;
    }
}

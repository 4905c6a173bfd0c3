//! What is done with a product: to draft is not to submit, to submit is not to issue.

use viet::words::Words;

/// Acts, each with the words that tell of it.
const ACTS: &[(&str, &[&str])] = &[
    ("trình", &["trình"]),
    ("ban hành", &["ban hành"]),
    ("hoàn thành", &["hoàn thành", "xong"]),
    ("phát động", &["phát động"]),
    ("công bố", &["công bố"]),
    ("ký", &["ký", "ký kết"]),
    ("gửi", &["gửi", "nộp"]),
    ("nghiệm thu", &["nghiệm thu"]),
    ("phê duyệt", &["phê duyệt"]),
    ("thông qua", &["thông qua"]),
    ("cấp", &["cấp quyền", "cấp giấy", "cấp chứng chỉ", "được cấp"]),
    ("đạt", &["đạt"]),
];

/// Syllables before "trình" and the like that make a noun of it.
const NOUNS: &[&str] =
    &["chương", "quy", "tờ", "quá", "công", "giáo", "lộ", "tiến", "hành", "mô", "chữ", "nhật"];

/// Syllables before an act that say that it is not what is ordered: it goes on, was done, or shall not be.
const NOT_ORDERED: &[&str] = &["đang", "đã", "chưa", "được", "không"];

/// Words behind an act that make it a way of doing or paying: "hồ sơ nộp trực tuyến".
const WAYS: &[&str] = &["trực tuyến", "ngân sách"];

/// Words of a sentence that say that it came back, or is not done.
const NOT_DONE: &[&str] = &[
    "chưa",
    "trả lại",
    "yêu cầu bổ sung",
    "đang bổ sung",
    "đang thực hiện",
    "chậm",
    "vướng mắc",
    "không kịp",
    "tạm dừng",
    "không đạt",
    "quá hạn",
];

/// Words that say of their part of the sentence that it goes on, or is to come.
const TO_COME: &[&str] = &["đang", "sẽ", "tiếp tục", "dự kiến", "đề nghị", "kiến nghị", "chuẩn bị"];

/// Tells whether a statement says that something came back, or is not done.
pub(super) fn is_undone(statement: &str) -> bool {
    let words = Words::of(statement);
    (0..words.len()).any(|at| words.any_phrase(at, NOT_DONE).is_some())
}

/// Returns the act that a statement tells to be done and an order wants.
pub(super) fn done(statement: &str, ordered: &str) -> Option<&'static str> {
    let order = Words::of(ordered);
    let parts: Vec<Words<'_>> = statement.split([',', ':', ';']).map(Words::of).collect();
    let to_come = |part: &Words<'_>| (0..part.len()).any(|at| part.any_phrase(at, TO_COME).is_some());
    let wanted = |said| places(&order, said).any(|at| at == 0 || !NOT_ORDERED.contains(&order.lower(at - 1)));
    let told = |said| parts.iter().any(|part| places(part, said).next().is_some() && !to_come(part));
    ACTS.iter().find(|(_, said)| wanted(said) && told(said)).map(|(act, _)| *act)
}

/// Returns the byte at which a statement tells of an act.
pub(super) fn place(statement: &str, act: &str) -> Option<usize> {
    let words = Words::of(statement);
    let (_, said) = ACTS.iter().find(|(name, _)| *name == act)?;
    places(&words, said).next().map(|at| words.bytes(at..at + 1).start)
}

/// Returns the places at which words tell of an act.
fn places(words: &Words<'_>, said: &[&str]) -> impl Iterator<Item = usize> {
    (0..words.len()).filter(|at| {
        let noun = *at > 0 && NOUNS.contains(&words.lower(at - 1));
        let end = words.any_phrase(*at, said).filter(|_| !noun);
        end.is_some_and(|end| words.any_phrase(end, WAYS).is_none())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_act_is_done_where_it_was_ordered_and_nothing_came_back() {
        let order = "trình UBND tỉnh ban hành Quy chế";
        assert_eq!(done("Đã trình dự thảo Quy chế ngày 10/5", order), Some("trình"));
        assert!(is_undone("Đã trình dự thảo, UBND tỉnh yêu cầu bổ sung đánh giá tác động"));
        assert!(!is_undone("Đã trình dự thảo Quy chế ngày 10/5"));
        assert_eq!(done("Đã lấy ý kiến, đang trình Giám đốc Sở", order), None);
        assert_eq!(
            done("Đã trình dự thảo Quy chế", "thống nhất với dự thảo Quy chế đang trình UBND tỉnh"),
            None
        );
        assert_eq!(done("Tỷ lệ hồ sơ nộp trực tuyến tăng", "gửi báo cáo"), None, "a way of handing in");
        assert_eq!(done("Chương trình công tác được xây dựng", order), None, "a noun");
        assert_eq!(
            done("Hồ sơ nộp ngày 28/4/2025, đang chờ đánh giá", "gửi Văn phòng Công nhận"),
            Some("gửi")
        );
    }
}

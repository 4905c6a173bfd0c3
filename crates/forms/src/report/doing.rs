//! What was to be done, as it stands within a sentence of a report: "Giao Văn phòng Sở rà soát quy chế trước ngày 30/6" becomes "rà
//! soát quy chế", behind "Văn phòng Sở đã".

use super::material::{Detail, Names};

/// How a leader gives a task to somebody.
const GIVING: [&str; 5] = ["giao nhiệm vụ cho", "giao", "yêu cầu", "đề nghị", "phân công"];

/// Who answers for units that are not named.
const HEADS: [&str; 3] = ["thủ trưởng", "trưởng", "lãnh đạo"];

/// Units that are not named, behind "các".
const UNITS: [&str; 6] = ["phòng", "ban", "đơn vị", "trung tâm", "bộ phận", "cơ quan"];

/// What units are said to be.
const SUCH: [&str; 5] = ["chuyên môn", "thuộc sở", "trực thuộc", "có liên quan", "liên quan"];

/// Returns what is to be done as it stands within a sentence: without who does it and by when, with a small letter, without a full
/// stop.
pub(super) fn doing(detail: &Detail, names: &Names) -> String {
    let mut words = detail.words.trim().trim_end_matches(['.', ';', ',']).to_owned();
    for deadline in &detail.deadlines {
        words = without(&words, deadline);
    }
    if let Some(rest) = past_doer(&words, names) {
        words = rest.to_owned();
    }
    let is_named = names.units.values().any(|name| past(&words, name).is_some());
    if is_named || keeps_its_capital(&words) {
        return words;
    }
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// Tells whether words begin with a name: "UBND tỉnh", "Sở Tài chính", and not with a verb: "Trình UBND tỉnh", "Ban hành".
fn keeps_its_capital(words: &str) -> bool {
    const BODIES: [&str; 9] = ["sở", "ban", "bộ", "phòng", "viện", "cục", "chi cục", "tỉnh", "hội"];
    let mut parts = words.split_whitespace();
    let (first, second) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let capitals = first.chars().filter(|letter| letter.is_uppercase()).count();
    let named = second.starts_with(char::is_uppercase);
    capitals > 1 || (named && BODIES.contains(&first.to_lowercase().as_str()))
}

/// Returns words without a deadline, and without what only led to it: ", hoàn thành", "xong".
fn without(words: &str, deadline: &str) -> String {
    const LEADING: [&str; 4] = ["hoàn thành", "xong", "chậm nhất", "thời hạn"];
    let Some((before, behind)) = words.split_once(deadline).filter(|_| !deadline.is_empty()) else {
        return words.to_owned();
    };
    let mut before = before.trim_end_matches([' ', ',', '(']);
    if let Some(cut) = LEADING.iter().find_map(|lead| before.strip_suffix(lead)) {
        // The verb of the task itself is not what led to the deadline.
        if cut.trim_end().ends_with([',', ';', '(']) {
            before = cut.trim_end_matches([' ', ',', ';', '(']);
        }
    }
    let behind = behind.trim_start_matches([' ', ')']);
    match behind.starts_with([',', ';', '.']) || behind.is_empty() {
        true => format!("{before}{behind}"),
        false => format!("{before} {behind}"),
    }
}

/// Returns words behind who does what they say; `None` where nobody of the office stands before it.
fn past_doer<'w>(words: &'w str, names: &Names) -> Option<&'w str> {
    let given = GIVING.iter().find_map(|verb| past(words, verb)).unwrap_or(words);
    let mut rest = past_one(given, names)?;
    loop {
        let behind = rest.trim_start_matches([',', ' ']);
        let behind = past(behind, "và").unwrap_or(behind);
        match past_one(behind, names) {
            Some(further) => rest = further,
            // Somebody else does it with them.
            None if past(rest.trim_start(), "và").is_some() => return None,
            None => break,
        }
    }
    Some(rest.trim_start_matches([',', ':', ' '])).filter(|rest| !rest.is_empty())
}

/// Returns words behind a unit of the office, or behind units that are not named.
fn past_one<'w>(words: &'w str, names: &Names) -> Option<&'w str> {
    let named = names.units.values().filter_map(|name| past(words, name));
    // The longest name leaves the fewest words.
    named.min_by_key(|rest| rest.len()).or_else(|| past_unnamed(words))
}

/// Returns words behind "các phòng, đơn vị thuộc Sở" and the like.
fn past_unnamed(words: &str) -> Option<&str> {
    let headed = HEADS.iter().find_map(|head| past(words, head)).unwrap_or(words);
    let mut rest = past_noun(past(headed, "các")?)?;
    loop {
        let behind = rest.trim_start_matches([',', ' ']);
        match past_noun(past(behind, "và").unwrap_or(behind)) {
            Some(further) => rest = further,
            None => return Some(rest),
        }
    }
}

fn past_noun(words: &str) -> Option<&str> {
    let rest = UNITS.iter().find_map(|unit| past(words, unit))?;
    Some(SUCH.iter().find_map(|such| past(rest, such)).unwrap_or(rest))
}

/// Returns words behind their opening, whatever its capitals; `None` where they begin otherwise, or with a longer word.
fn past<'w>(words: &'w str, opening: &str) -> Option<&'w str> {
    let mut rest = words.trim_start().chars();
    for letter in opening.chars() {
        let same = rest.next().is_some_and(|other| other.to_lowercase().eq(letter.to_lowercase()));
        if !same {
            return None;
        }
    }
    let rest = rest.as_str();
    (!rest.starts_with(char::is_alphanumeric)).then(|| rest.trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;
    use ledger::UnitId;

    fn detail(words: &str, deadlines: &[&str]) -> Detail {
        Detail {
            words: words.to_owned(),
            deadlines: deadlines.iter().map(|one| (*one).to_owned()).collect(),
            ..Detail::default()
        }
    }

    #[test]
    fn what_was_to_be_done_is_said_without_its_doer_and_deadline() {
        let mut names = Names::default();
        for (at, name) in [(1, "Văn phòng Sở"), (2, "Thanh tra Sở")] {
            names.units.insert(UnitId::from_bytes([at; 16]), name.to_owned());
        }
        for (words, deadline, said) in [
            (
                "Tham mưu Kế hoạch năm 2024, hoàn thành trước ngày 20/3/2024.",
                "trước ngày 20/3/2024",
                "tham mưu Kế hoạch năm 2024",
            ),
            (
                "Hoàn thành kế hoạch công tác trước ngày 03/02/2024 để tổng hợp.",
                "trước ngày 03/02/2024",
                "hoàn thành kế hoạch công tác để tổng hợp",
            ),
            (
                "Rà soát dự toán (xong trước 25/3), báo cáo Giám đốc",
                "trước 25/3",
                "rà soát dự toán, báo cáo Giám đốc",
            ),
            ("UBND tỉnh đã có ý kiến", "", "UBND tỉnh đã có ý kiến"),
            ("Sở Tài chính phối hợp", "", "Sở Tài chính phối hợp"),
            ("Trình UBND tỉnh dự thảo", "", "trình UBND tỉnh dự thảo"),
            ("Ban hành Kế hoạch", "", "ban hành Kế hoạch"),
            ("Thanh tra Sở rà soát kế hoạch", "", "rà soát kế hoạch"),
            ("Yêu cầu Thanh tra Sở: rà soát kế hoạch", "", "rà soát kế hoạch"),
            ("Văn phòng Sở, Thanh tra Sở rà soát kế hoạch", "", "rà soát kế hoạch"),
            (
                "Văn phòng Sở chủ trì, phối hợp với Thanh tra Sở rà soát",
                "",
                "chủ trì, phối hợp với Thanh tra Sở rà soát",
            ),
            ("Giao các phòng, đơn vị hoàn chỉnh bản cam kết", "", "hoàn chỉnh bản cam kết"),
            ("Trưởng các phòng, đơn vị thuộc Sở chịu trách nhiệm", "", "chịu trách nhiệm"),
            ("Các phòng chuyên môn rà soát TTHC", "", "rà soát TTHC"),
            ("Đề nghị Sở Tài chính thẩm định", "", "đề nghị Sở Tài chính thẩm định"),
            ("Giao ban với các phòng", "", "giao ban với các phòng"),
            ("Các cuộc họp được ghi biên bản", "", "các cuộc họp được ghi biên bản"),
            ("Thanh tra Sở và Công an tỉnh kiểm tra", "", "Thanh tra Sở và Công an tỉnh kiểm tra"),
            ("Văn phòng Sở.", "", "Văn phòng Sở"),
        ] {
            assert_eq!(doing(&detail(words, &[deadline]), &names), said, "{words}");
        }
    }
}

//! What an amount counts: the noun phrase behind it.

use std::ops::Range;
use viet::words::{Kind, Phrases, Words};

/// The thing counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Thing {
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// The token after the unit of measure or the whole name.
    unit_end: usize,
}

impl Thing {
    /// Returns the unit as written: the measure ("tấn", "tỷ đồng") or the whole name.
    pub(crate) fn unit<'t>(&self, words: &Words<'t>) -> &'t str {
        words.slice(self.tokens.start..self.unit_end)
    }

    /// Tells whether the unit is a measure.
    pub(crate) fn is_measure(&self, words: &Words<'_>) -> bool {
        measure(words, self.tokens.start).is_some()
    }
}

/// A name has at most this many words.
const LONGEST: usize = 10;

/// Words that cannot begin the name of something counted: behind a bare number they show that it stands for itself.
const NO_NOUNS: &[&str] = &[
    "và", "hoặc", "của", "tại", "theo", "trong", "về", "đến", "từ", "để", "do", "cho", "với", "có", "là",
    "được", "bị", "như", "thì", "mà", "khi", "nếu", "trên", "dưới", "ở", "vào", "ra", "lên", "xuống", "này",
    "đó", "kia", "trước", "sau", "xong", "so", "trở", "nên", "phải", "cần", "đã", "đang", "sẽ", "nhằm",
    "bằng", "qua", "gồm", "thuộc", "tới", "kể", "nêu", "nói", "hay", "cũng", "còn", "chưa", "mỗi", "các",
    "những", "thực", "tham", "đạt", "đối", "một", "bởi", "ngoài", "giữa", "ban", "nhưng", "song", "vì",
    "bao", "tương", "đồng", "nay", "vẫn",
];

/// Nouns whose first syllable is one of those.
const NOUNS: &[&str] = &[
    "đồng chí",
    "đồng bào",
    "đối tượng",
    "đối tác",
    "tham luận",
    "thực tập sinh",
    "ban quản lý",
    "ban chỉ đạo",
    "ban chỉ huy",
    "ban điều hành",
    "ban vận động",
    "bằng khen",
    "bằng độc quyền",
    "bằng sáng chế",
    "bằng tốt nghiệp",
    "bao tải",
    "bao cát",
    "bao xi măng",
    "bao thuốc",
    "bao gạo",
];

/// Words that end the name of something counted.
const ENDS: &[&str] = &[
    "và", "hoặc", "của", "tại", "theo", "trong", "về", "đến", "từ", "để", "do", "cho", "với", "có", "là",
    "được", "bị", "như", "thì", "mà", "khi", "nếu", "trên", "dưới", "ở", "vào", "này", "đó", "trước", "xong",
    "so", "trở", "phải", "cần", "đã", "đang", "sẽ", "nhằm", "bằng", "gồm", "thuộc", "tới", "còn", "chưa",
    "mỗi", "tham", "đạt", "đối", "không", "nêu", "nói", "dọc", "trồng", "áp", "nhất", "sang", "ra", "lên",
    "hiện", "làm",
];

/// Measures: behind them stands what is measured, which is not part of the unit.
const MEASURES: &Phrases = &Phrases::of(&[
    "nghìn tỷ đồng",
    "nghìn tỉ đồng",
    "ngàn tỷ đồng",
    "tỷ đồng",
    "tỉ đồng",
    "triệu đồng",
    "nghìn đồng",
    "ngàn đồng",
    "triệu usd",
    "tỷ usd",
    "tỉ usd",
    "đồng",
    "usd",
    "tỷ",
    "tỉ",
    "triệu",
    "nghìn",
    "ngàn",
    "ha",
    "hecta",
    "héc ta",
    "km",
    "km2",
    "m",
    "m2",
    "m3",
    "m 2",
    "m 3",
    "km 2",
    "mét",
    "mét vuông",
    "mét khối",
    "kg",
    "g",
    "tấn",
    "tạ",
    "yến",
    "lít",
    "l",
    "ml",
    "cm",
    "mm",
    "kwh",
    "kw",
    "mw",
    "mwp",
    "kwp",
    "kv",
    "kva",
    "mva",
    "điểm phần trăm",
    "điểm %",
    "lần",
    "bậc",
    "lượt người",
    "lượt",
    "ki lô mét",
    "tr",
    "vnđ",
    "đ",
    "km²",
    "m²",
    "m³",
]);

/// Returns the name behind an amount, if something is counted there.
pub(crate) fn of(words: &Words<'_>, at: usize) -> Option<Thing> {
    if words.kind(at) != Some(Kind::Word) {
        return None;
    }
    let unit = measure(words, at);
    if unit.is_none() && NO_NOUNS.contains(&words.lower(at)) && words.any_phrase(at, NOUNS).is_none() {
        return None;
    }
    let mut end = unit.unwrap_or(at + 1);
    let mut named = end;
    while end < words.len() && end - at < LONGEST {
        let Some(next) = next_word(words, at, end) else { break };
        end = next;
        named = end;
    }
    while let Some(next) = per(words, named) {
        named = next;
    }
    let unit_end = match unit {
        // "2,5 triệu lượt khách": a scale is no unit without what it multiplies.
        Some(unit) if named > unit && is_scale(words, at, unit) => named,
        Some(unit) if !(named > end && unit == end) => unit,
        _ => named,
    };
    Some(Thing { tokens: at..named, unit_end })
}

/// Returns the token after "/người", "/s" or "/Nm3" at token `at`.
fn per(words: &Words<'_>, at: usize) -> Option<usize> {
    let joined = words.is_mark(at, '/') && words.kind(at + 1) == Some(Kind::Word) && words.touches(at);
    let power = words.digits(at + 2) == 1 && words.touches(at + 1);
    joined.then_some(at + 2 + usize::from(power))
}

fn is_scale(words: &Words<'_>, from: usize, to: usize) -> bool {
    to == from + 1 && matches!(words.lower(from), "tỷ" | "tỉ" | "triệu" | "nghìn" | "ngàn")
}

/// Returns the token after the next word of the name, if the name goes on at token `end`.
fn next_word(words: &Words<'_>, from: usize, end: usize) -> Option<usize> {
    match words.kind(end)? {
        Kind::Word if goes_on(words, end) => Some(end + 1),
        Kind::Mark('&' | '-') if words.touches(end) && words.touches(end - 1) && is_word(words, end + 1) => {
            Some(end + 2)
        }
        Kind::Mark(',') if is_coordinate(words, end + 1) && is_coordinate(words, from) => Some(end + 2),
        Kind::Word | Kind::Number | Kind::Mark(_) | Kind::Break => None,
    }
}

fn goes_on(words: &Words<'_>, at: usize) -> bool {
    // "người có công", "quyền sử dụng đất", "việc làm" and "nhà ở" are names of one thing.
    let pair = at.checked_sub(1).map_or(("", ""), |before| (words.lower(before), words.lower(at)));
    let inside = words.any_phrase(at, &["có công", "đối tượng", "đối tác"]).is_some()
        || matches!(
            pair,
            ("quyền", _)
                | ("việc" | "chỗ", "làm")
                | ("nhà" | "chỗ", "ở")
                | ("hình", "thành")
                | ("tồn", "tại")
                | ("ngày" | "giờ" | "buổi", "làm")
        );
    inside || !(ENDS.contains(&words.lower(at)) || words.any_phrase(at, VERBS).is_some())
}

/// Tells whether the word at token `at` cannot go on with a name.
pub(crate) fn ends_name(words: &Words<'_>, at: usize) -> bool {
    !goes_on(words, at) || NO_NOUNS.contains(&words.lower(at))
}

fn is_word(words: &Words<'_>, at: usize) -> bool {
    words.kind(at) == Some(Kind::Word)
}

/// Verbs of two syllables that go on about the thing counted.
const VERBS: &Phrases = &Phrases::of(&[
    "thực hiện",
    "đăng ký",
    "hoàn thành",
    "phục vụ",
    "sử dụng",
    "tiếp cận",
    "bảo đảm",
    "đảm bảo",
    "trình diễn",
    "hưởng ứng",
    "chấp hành",
    "đáp ứng",
    "kết nối",
    "vận hành",
    "bao gồm",
    "nhân dịp",
    "ban hành",
]);

/// Nouns that are strung together with commas as one kind of thing.
const COORDINATES: &Phrases = &Phrases::of(&[
    "doanh nghiệp",
    "hợp tác xã",
    "hộ",
    "tổ chức",
    "cá nhân",
    "xã",
    "phường",
    "thị trấn",
    "thị xã",
    "huyện",
    "quận",
    "thôn",
    "bản",
    "tổ dân phố",
    "khu phố",
    "ấp",
    "tỉnh",
    "thành phố",
    "tin",
    "bài",
    "người dân",
    "sở",
    "ban",
    "ngành",
    "cơ quan",
    "đơn vị",
    "địa phương",
    "cán bộ",
    "công chức",
    "viên chức",
    "bệnh viện",
    "trung tâm y tế",
    "nhà",
    "đất",
    "cơ sở nhà",
    "dự án",
    "công trình",
    "hội nghị",
    "hội thảo",
    "lớp",
    "tồn tại",
    "hạn chế",
    "nhà tạm",
    "nhà dột nát",
    "chiến sĩ",
]);

fn is_coordinate(words: &Words<'_>, at: usize) -> bool {
    words.any_phrase(at, COORDINATES).is_some()
}

/// Returns the token after the longest measure at token `at`.
fn measure(words: &Words<'_>, at: usize) -> Option<usize> {
    let end = words.any_phrase(at, MEASURES)?;
    // "đồng chí" and "đồng bào" are no money, "tỷ lệ" is no thousand million, "lần thứ" no number of times.
    let no_measure = match words.lower(end - 1) {
        "đồng" => matches!(words.lower(end), "chí" | "bào" | "bộ" | "ruộng"),
        "tỷ" | "tỉ" => words.lower(end) == "lệ",
        "lần" => words.lower(end) == "thứ",
        "g" | "m" | "l" | "đ" | "tr" => {
            words.is_mark(end, '.') && words.touches(end - 1) && is_word(words, end + 1)
        }
        _ => false,
    };
    // "m²" in print is a letter and a mark.
    let power = matches!(words.kind(end), Some(Kind::Mark('²' | '³'))) && words.touches(end - 1);
    (!no_measure).then_some(end + usize::from(power))
}

/// Nouns that are counted in results. A number in words, or one that looks like a year, counts only before one of them.
const COUNTABLE: &Phrases = &Phrases::of(&[
    "mô hình",
    "lớp",
    "hội nghị",
    "hội thảo",
    "cuộc",
    "đợt",
    "doanh nghiệp",
    "hợp tác xã",
    "tổ hợp tác",
    "dự án",
    "đề tài",
    "đề án",
    "sản phẩm",
    "chuyên đề",
    "buổi",
    "tin",
    "bài",
    "đồng chí",
    "công chức",
    "viên chức",
    "người",
    "hộ",
    "công trình",
    "văn bản",
    "dự thảo",
    "nghị quyết",
    "quyết định",
    "câu lạc bộ",
    "phòng học",
    "tuyến",
    "ngôi nhà",
    "nhà",
    "gian hàng",
    "cây",
    "con",
    "trạm",
    "quy trình",
    "hồ sơ",
    "sáng kiến",
    "giải pháp",
    "phóng sự",
    "chuyên mục",
    "phiên",
    "tiết mục",
    "lao động",
    "học viên",
    "mẫu",
    "phương tiện",
    "cơ sở",
    "điểm",
    "ha",
    "km",
    "tấn",
    "tỷ đồng",
    "triệu đồng",
    "lượt",
    "giấy",
    "thẻ",
    "thửa",
    "vị trí",
    "cống",
    "cầu",
    "trường",
    "nhiệm vụ",
    "thủ tục",
    "dịch vụ",
    "cán bộ",
    "đảng viên",
    "học sinh",
    "sinh viên",
    "giáo viên",
    "suất",
    "phần",
    "xã",
    "thôn",
    "mét",
    "lít",
    "giếng",
    "máy",
    "thiết bị",
    "camera",
    "xe",
    "tàu",
    "chỗ ở",
    "căn hộ",
    "căn",
    "tủ sách",
    "gói thầu",
    "hạng mục",
    "tiêu chí",
    "chỉ tiêu",
    "chi bộ",
    "bác sĩ",
    "cuốn",
    "sáng chế",
    "tổ công tác",
    "chi hội",
]);

/// Tells whether the thing is of a kind that is counted in results.
pub(crate) fn is_countable(words: &Words<'_>, thing: &Thing) -> bool {
    words.any_phrase(thing.tokens.start, COUNTABLE).is_some()
}

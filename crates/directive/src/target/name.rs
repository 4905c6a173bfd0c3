//! Numbers that count nothing: names ("giai đoạn 1"), dates and lengths of time.

use super::amount::Amount;
use super::{length, thing};
use viet::words::{Kind, Phrases, Words};

/// Words before a number that make it a name whatever follows.
const ORDINALS: &[&str] = &[
    "số",
    "năm",
    "tháng",
    "ngày",
    "quý",
    "quí",
    "điều",
    "khoản",
    "điểm",
    "mục",
    "phần",
    "chương",
    "phụ lục",
    "lần",
    "đợt",
    "khóa",
    "kỳ",
    "giai đoạn",
    "thứ",
    "bước",
    "mẫu",
    "biểu",
    "phụ biểu",
    "hình",
    "tuổi",
    "hạng",
    "cấp độ",
    "mức độ",
    "iso",
    "iec",
    "tcvn",
    "qcvn",
    "vietgap",
    "haccp",
    "nghị quyết",
    "quyết định",
    "chỉ thị",
    "kết luận",
    "thông tư",
    "nghị định",
    "luật",
    "công văn",
    "chương trình",
    "nhiệm kỳ",
    "kỳ họp",
    "phiên bản",
    "trang",
    "tết",
    "công điện",
    "niên khóa",
    "năm học",
    "học kỳ",
    "quốc lộ",
    "ql",
    "đt",
    "tỉnh lộ",
    "hotline",
    "điện thoại",
    "sđt",
    "fax",
    "email",
    "bão",
    "cơn bão",
    "thế hệ",
    "windows",
    "covid",
    "hồi",
    "lúc",
    "ngạch",
    "vụ",
    "mùa",
    "bảng",
    "top",
    "tốp",
    "nguyên tắc",
    "phương châm",
    "thông điệp",
    "tầng",
    "km",
    "cọc",
    "lý trình",
    "công nghiệp",
    "thuế suất",
    "bậc",
];

/// Words before a number that make it a name, unless a measure follows ("dự án 500 triệu đồng").
const WEAK_ORDINALS: &[&str] = &[
    "dự án",
    "tiểu dự án",
    "đề án",
    "gói",
    "gói thầu",
    "lớp",
    "khối",
    "tổ",
    "nhóm",
    "khu",
    "khu phố",
    "thôn",
    "ấp",
    "phường",
    "quận",
    "vùng",
    "loại",
    "đường",
    "tuyến",
    "kênh",
    "lô",
    "tiêu chí",
    "chỉ tiêu",
    "cụm",
    "đội",
    "trạm",
    "đài",
    "nhiệm vụ",
    "nội dung",
    "hợp phần",
    "tiểu khu",
    "phân khu",
    "bệnh viện",
    "tổ dân phố",
    "phòng",
    "khoa",
    "kế hoạch",
    "báo cáo",
    "mức",
    "bản đồ",
    "đoạn",
    "tiết",
    "ca",
    "trường hợp",
];

/// Tells whether the number is a name, a date or a length of time.
pub(crate) fn is_name(words: &Words<'_>, amount: &Amount) -> bool {
    let article = matches!(lower_before(words, amount.from), "điều" | "khoản" | "thuế" | "suất");
    if amount.percent {
        return article;
    }
    is_ordinal(words, amount)
        || goes_on_from_ordinal(words, amount)
        || is_date(words, amount)
        || is_year(words, amount)
        || is_code(words, amount)
        || (is_time(words, amount.to) && !length::is_result(words, amount.from, amount.to))
        || is_slogan(words, amount.to)
}

fn lower_before<'w>(words: &'w Words<'_>, at: usize) -> &'w str {
    at.checked_sub(1).map_or("", |before| words.lower(before))
}

/// Returns the first token of the longest phrase that ends right before token `at`.
pub(crate) fn phrase_before(words: &Words<'_>, at: usize, phrases: &[&str]) -> Option<usize> {
    let last = lower_before(words, at);
    let ends = |phrase: &&&str| {
        // A word ends the phrase only where another ends before it: that rules out most without a comparison.
        let from = phrase.len().checked_sub(last.len());
        from.is_some_and(|from| from == 0 || phrase.as_bytes()[from - 1] == b' ') && phrase.ends_with(last)
    };
    let begins = |phrase: &&str| {
        let from = at.checked_sub(phrase.split(' ').count())?;
        (words.phrase(from, phrase) == Some(at)).then_some(from)
    };
    phrases.iter().filter(ends).filter_map(begins).min()
}

fn is_ordinal(words: &Words<'_>, amount: &Amount) -> bool {
    let at = amount.from;
    if lower_before(words, at) == "cấp" {
        // "cấp 2" is a level, "Cấp 1.250 giấy chứng nhận" an order, "nâng cấp 03 trạm" another verb.
        let other = matches!(
            at.checked_sub(2).map_or("", |before| words.lower(before)),
            "nâng" | "cung" | "trợ" | "bao" | "phân" | "cấp" | "tiếp" | "được"
        );
        let given = matches!(words.lower(amount.to), "giấy" | "thẻ" | "chứng" | "phép");
        return amount.value <= 5.0 && !given && !other;
    }
    let strong = phrase_before(words, at, ORDINALS);
    let weak = phrase_before(words, at, WEAK_ORDINALS);
    let Some(noun) = strong.into_iter().chain(weak).min() else { return false };
    let before = lower_before(words, noun);
    // "mỗi tổ 02 chuyên đề" counts; so does "trong năm 03 cuộc".
    if matches!(before, "mỗi" | "từng" | "hằng" | "hàng") || is_other_word(before, words.lower(noun)) {
        return false;
    }
    let highest = match words.lower(at - 1) {
        "năm" if amount.value < 1900.0 => 0.0,
        "tháng" => 12.0,
        "ngày" => 31.0,
        "quý" | "quí" => 4.0,
        _ => f64::INFINITY,
    };
    if amount.value > highest {
        return false;
    }
    strong.is_some() || !thing::of(words, amount.to).is_some_and(|thing| thing.is_measure(words))
}

/// Tells whether the syllable before makes another word of the noun: "danh mục 07 nhiệm vụ", "chuyển đổi số 10 doanh
/// nghiệp", "tổng số 15 hồ sơ".
fn is_other_word(before: &str, noun: &str) -> bool {
    match noun {
        "mục" => matches!(before, "danh" | "hạng" | "chuyên" | "đầu" | "tiết"),
        "số" => matches!(
            before,
            "tổng"
                | "đổi"
                | "thuật"
                | "nghệ"
                | "tảng"
                | "ký"
                | "năng"
                | "dân"
                | "đa"
                | "liệu"
                | "chỉ"
                | "tế"
                | "quân"
                | "thiểu"
                | "hệ"
                | "tham"
                | "dôi"
        ),
        "phần" => matches!(before, "thành" | "học" | "góp" | "cổ" | "một" | "bộ"),
        "điểm" => matches!(
            before,
            "địa" | "trọng" | "thời" | "thí" | "đặc" | "quan" | "dứt" | "tâm" | "ưu" | "nhược" | "giao"
        ),
        "kỳ" => matches!(before, "định" | "thời" | "chu"),
        "luật" => matches!(before, "pháp" | "kỷ"),
        "mẫu" => matches!(before, "kiểu" | "gương" | "làm" | "lấy" | "tiêu"),
        "biểu" => matches!(before, "tiêu" | "đại"),
        "hình" => matches!(before, "mô" | "điển" | "loại" | "tình" | "truyền"),
        "hồi" => matches!(before, "thu" | "phục" | "vãn" | "phản"),
        "vụ" => matches!(before, "phục" | "nhiệm" | "nghiệp" | "dịch" | "chức" | "công"),
        "tầng" => before == "hạ",
        "hạng" => before == "xếp",
        "loại" => matches!(before, "phân" | "xếp" | "chủng"),
        "phòng" => matches!(before, "tiêm" | "dự" | "quốc" | "biên" | "văn"),
        "khoa" => before == "giáo",
        "bảng" => matches!(before, "treo" | "gắn" | "lắp"),
        "tổ" | "đội" => matches!(before, "lập" | "dựng" | "toàn" | "bộ"),
        "lớp" | "trạm" | "đường" | "tuyến" => {
            matches!(before, "mở" | "dựng" | "lập" | "cấp" | "trực")
        }
        "mức" | "nhóm" | "trang" => matches!(before, "định"),
        "khu" | "lô" | "đoạn" => matches!(before, "phân"),
        _ => false,
    }
}

/// Tells whether the number goes on from a list of names: "lớp 6, 7 và 8", "quý 1, 2".
fn goes_on_from_ordinal(words: &Words<'_>, amount: &Amount) -> bool {
    let mut at = amount.from;
    // The list may be long; what matters is the noun before its first number, a few steps back.
    for _ in 0..6 {
        let Some(joint) = at.checked_sub(1) else { return false };
        let joined =
            words.is_mark(joint, ',') || matches!(words.lower(joint), "và" | "hoặc") || words.is_dash(joint);
        let Some(number) = joint.checked_sub(1).filter(|&number| joined && words.digits(number) > 0) else {
            return false;
        };
        if words.digits(number) == 4 {
            return false;
        }
        if phrase_before(words, number, ORDINALS)
            .or_else(|| phrase_before(words, number, WEAK_ORDINALS))
            .is_some()
        {
            return !thing::of(words, amount.to).is_some_and(|thing| thing::is_countable(words, &thing));
        }
        at = number;
    }
    false
}

/// Tells whether "a/b" or "a-b" may be day and month.
fn is_date(words: &Words<'_>, amount: &Amount) -> bool {
    let Some(whole) = amount.whole else { return false };
    let dated = matches!(
        lower_before(words, amount.from),
        "ngày"
            | "trước"
            | "đến"
            | "từ"
            | "hết"
            | "sau"
            | "tháng"
            | "nam"
            | "mạng"
            | "tế"
            | "dịp"
            | "lễ"
            | "sĩ"
            | "trực"
    );
    let clock = amount.value == 24.0 && (whole == 24.0 || whole == 7.0);
    let thing = thing::of(words, amount.to);
    dated || clock || (whole <= 12.0 && amount.value <= 31.0 && thing.is_none())
}

/// Tells whether the number looks like a year and nothing shows that it counts.
fn is_year(words: &Words<'_>, amount: &Amount) -> bool {
    let year = |value: f64| (1900.0..=2100.0).contains(&value) && value.fract() == 0.0;
    if words.digits(amount.from) != 4 || !year(amount.value) {
        return false;
    }
    if amount.max.is_some_and(|max| year(max) || max < 1900.0) {
        return true;
    }
    !thing::of(words, amount.to).is_some_and(|thing| thing::is_countable(words, &thing))
}

/// Tells whether the digits are a telephone number, an account, a version or the scale of a map.
fn is_code(words: &Words<'_>, amount: &Amount) -> bool {
    let digits = words.digits(amount.from);
    let long = digits >= 7 && amount.to == amount.from + 1;
    let nought = digits >= 4 && words.word(amount.from).starts_with('0');
    let version = amount.to == amount.from + 3
        && words.is_mark(amount.from + 1, '.')
        && words.word(amount.from + 2) == "0";
    let bracket = amount.from > 0 && words.is_mark(amount.from - 1, '(') && words.is_mark(amount.to, ')');
    let whole = !amount.spelt && words.kind(amount.to) != Some(Kind::Word);
    let scale =
        amount.whole.is_some_and(|whole| amount.value < 2.0 && whole >= 200.0 && whole % 100.0 == 0.0);
    long || nought || version || scale || is_fraction(words, amount) || (bracket && whole)
}

/// Tells whether the share is a part of a whole that has no count of its own: "1/3 số xã", "1/2 thời gian".
fn is_fraction(words: &Words<'_>, amount: &Amount) -> bool {
    const WHOLES: &[&str] =
        &["số", "tổng", "thời gian", "diện tích", "chi phí", "dân số", "khối lượng", "chiều dài", "quân số"];
    amount.whole.is_some() && words.any_phrase(amount.to, WHOLES).is_some()
}

/// Words of time: what they count is a length of time or an age.
const TIMES: &Phrases = &Phrases::of(&[
    "năm",
    "tháng",
    "tuần",
    "ngày",
    "giờ",
    "phút",
    "giây",
    "quý",
    "quí",
    "tuổi",
    "thế kỷ",
    "thập kỷ",
    "thập niên",
    "h",
    "nhiệm kỳ",
    "niên",
    "đêm",
    "hôm",
    "khóa",
    "kỳ họp",
    "vụ lúa",
    "vụ mùa",
    "mùa vụ",
]);

/// Tells whether the word at token `at` counts time.
pub(crate) fn is_time(words: &Words<'_>, at: usize) -> bool {
    let Some(end) = words.any_phrase(at, TIMES) else { return false };
    // "ngày công" is work, "khóa đào tạo" a course.
    match words.lower(at) {
        "ngày" | "giờ" => !matches!(words.lower(end), "công"),
        "khóa" => !matches!(words.lower(end), "đào" | "tập" | "bồi" | "học" | "huấn"),
        _ => true,
    }
}

/// What makes a number part of a set phrase: "4 tại chỗ", "5 rõ", "chính quyền 2 cấp", "3 ca 4 kíp".
const SLOGANS: &Phrases = &Phrases::of(&[
    "tại chỗ",
    "rõ",
    "không",
    "cấp",
    "cùng",
    "tốt",
    "sẵn sàng",
    "ca",
    "kíp",
    "đúng",
    "dám",
    "sạch",
    "tự",
    "con số",
    "đột phá",
    "trụ cột",
    "trong 1",
    "trong một",
    "cửa",
    "chiều",
    "chân",
    "mặt",
    "chương trình mục tiêu quốc gia",
    "chương trình mtqg",
    "loại rừng",
    "nhà",
    "miền",
    "thứ tiếng",
    "giảm",
    "tăng",
    "có",
    "nhất",
    "xây",
    "chống",
    "sao",
    "phía",
    "bên",
    "kv",
    "liên",
    "thứ",
    "buổi / ngày",
    "chỗ",
    "cv",
    "mã lực",
    "độ",
    "tầng",
    "điều",
    "chương",
]);

/// Words that make something counted of the first word of a set phrase: "cửa hàng", "mặt hàng", "ca bệnh", "nhà ở".
const NO_SLOGANS: &Phrases = &Phrases::of(&[
    "cấp ủy",
    "cửa hàng",
    "cửa khẩu",
    "cửa sông",
    "mặt hàng",
    "ca bệnh",
    "ca mắc",
    "ca phẫu thuật",
    "ca khúc",
    "bên mời thầu",
    "ca nô",
    "ca /",
    "ca trực",
    "ca tử vong",
    "ca tuần tra",
    "nhà ở",
    "nhà văn hóa",
    "nhà máy",
    "nhà tình nghĩa",
    "nhà đại đoàn kết",
    "nhà tạm",
    "nhà thầu",
    "nhà lưới",
    "nhà màng",
    "nhà khách",
    "nhà trọ",
    "nhà vệ sinh",
    "nhà đầu tư",
    "nhà dột",
    "nhà cho",
    "nhà công vụ",
    "nhà giáo",
    "nhà khoa học",
    "nhà trường",
    "nhà hàng",
    "nhà sinh hoạt",
    "nhà kính",
    "tầng hầm",
    "điều tra viên",
    "điều dưỡng",
    "điều hòa",
    "điều ước",
    "điều kiện",
    "chương trình",
    "chỗ ở",
    "chỗ ngồi",
    "chỗ đỗ",
    "chỗ học",
    "chỗ đậu",
    "chỗ làm",
    "nhà xưởng",
    "nhà tình thương",
]);

/// Tells whether copies of a paper are counted: "gửi 05 bản về Sở", "03 bản chính"; "02 bản ghi nhớ" and "1.200 bản" in
/// a library are results.
fn is_copies(words: &Words<'_>, at: usize) -> bool {
    const COPIES: &[&str] = &[
        "chính", "gốc", "sao", "giấy", "điện", "in", "scan", "photo", "cứng", "mềm", "gửi", "kèm", "tiếng",
        "màu",
    ];
    let many = at.checked_sub(2).is_some_and(|before| words.is_mark(before, '.') && words.touches(before));
    let named = words.kind(at + 1) == Some(Kind::Word)
        && !COPIES.contains(&words.lower(at + 1))
        && !thing::ends_name(words, at + 1);
    words.lower(at) == "bản" && !many && !named
}

fn is_slogan(words: &Words<'_>, at: usize) -> bool {
    is_copies(words, at)
        || (words.any_phrase(at, SLOGANS).is_some() && words.any_phrase(at, NO_SLOGANS).is_none())
}

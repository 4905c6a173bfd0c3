//! Names of people, and posts.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;
use viet::words::{Kind, Words};

/// A name found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PersonName {
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// A word such as "đồng chí" or "ông" stands before it, or a post.
    pub(crate) announced: bool,
}

/// Family names, lower case; the peoples of the north and the highlands included.
static FAMILIES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý an âu bạch bàn bành bế bồ ca \
    cái cao cầm chu châu chử chúc chương cổ cù cung cương danh diệp doãn du đàm đan đào đậu đèo điêu \
    điểu đinh đoàn đồng đổng đường giang giàng giáp hà hạ hạng hàn hảng hầu hoa hờ hứa hùng kha khà \
    khang khổng khúc khuất kiều kim kỷ la lã lại lâm lành lầu lèng liêu liễu linh lò lô lộc lục lù lư lừ \
    lữ lương lường lưu lỳ ma má mạc mã mai mang mạnh mẫn mè mông mùa nghiêm ngọc ngụy nhâm nhan nhữ ninh \
    nông ông phàn phí phó phù phùng phương quách quan quàng quản sái sầm sần seo sì sĩ sùng tạ tăng tao \
    tẩn tất thạch thái thào thân thang thế thi thiều thịnh tiêu tiết tòng tô tôn tống trà tráng triệu \
    trịnh trương từ tường ty ung uông ứng vàng văn vừ vi viên vương xa xà xồng y yên hán vì lang khuông \
    nhạc cụt moong xeo già siu rơ ksor rmah rcom kpă niê êban tan thao sơn hồng đới đái điền lai lạc \
    thẩm trang tào vòng bá bảo đăng"
        .split_whitespace()
        .collect()
});

/// Words of posts, degrees and forms of address that begin with a capital and are no part of a name.
static NO_NAMES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "giám phó chủ bí trưởng chánh bộ thứ thủ ủy cục vụ viện hiệu thường bác ths ts pgs gs ks cn bs kỹ \
    tiến thạc sở ubnd hđnd ban phòng ông bà đồng quyền tổng đại thượng trung thiếu đ nguyên lãnh ckii \
    cki bsckii bscki tỉnh huyện xã thành hội đảng văn"
        .split_whitespace()
        .collect()
});

/// Words before which a capitalised run is a street, a school or a place.
static PLACES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "đường phố trường tỉnh huyện xã phường quận thị tp thôn bản đoàn học tưởng thpt thcs tiểu trấn cầu \
    sông hồ tnct tncs khu viện giải quỹ làng đảo"
        .split_whitespace()
        .collect()
});

/// Returns the names of people in a text, in order.
pub(crate) fn names_in(words: &Words<'_>) -> Vec<PersonName> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match name_at(words, at) {
            Some(name) => {
                at = name.tokens.end;
                found.push(name);
            }
            None => at += 1,
        }
    }
    found
}

/// Returns the name that begins at a token.
pub(crate) fn name_at(words: &Words<'_>, at: usize) -> Option<PersonName> {
    let end = run(words, at);
    let syllables = end - at;
    if !(2..=5).contains(&syllables) {
        return None;
    }
    let announced = is_announced(words, at);
    let family = FAMILIES.contains(words.lower(at));
    let titled = NO_NAMES.contains(words.lower(at)) && !(family && is_addressed(words, at));
    if titled || (!family && !is_addressed(words, at)) || (syllables == 2 && !announced) {
        return None;
    }
    let placed = at > 0 && words.kind(at - 1) == Some(Kind::Word) && PLACES.contains(words.lower(at - 1));
    let uncle_ho = words.phrase(at, "hồ chí minh").is_some();
    // "tỉnh Hoàng Đăng Phúc": behind a post and its body a name follows directly.
    let by_post = placed
        && matches!(words.lower(at - 1), "tỉnh" | "huyện" | "xã" | "phường" | "trường" | "viện")
        && behind_post(words, at);
    ((!placed || by_post) && !uncle_ho).then_some(PersonName { tokens: at..end, announced })
}

/// Returns the token behind a run of capitalised words that stand in one piece.
fn run(words: &Words<'_>, at: usize) -> usize {
    let mut end = at;
    while end < at + 6 && is_name_word(words, end) {
        if end > at {
            let gap = words.bytes(end - 1..end + 1).len() - words.word(end - 1).len() - words.word(end).len();
            if gap != 1 {
                break;
            }
        }
        end += 1;
    }
    end
}

fn is_name_word(words: &Words<'_>, at: usize) -> bool {
    let word = words.word(at);
    let mut letters = word.chars();
    words.kind(at) == Some(Kind::Word)
        && letters.next().is_some_and(char::is_uppercase)
        && letters.all(char::is_lowercase)
}

/// Tells whether "đồng chí", "ông", "bà" stands directly before, perhaps with a degree between.
fn is_addressed(words: &Words<'_>, at: usize) -> bool {
    at >= 1 && matches!(words.lower(at - 1), "ông" | "bà")
        || at >= 2 && words.phrase(at - 2, "đồng chí").is_some()
        || at >= 3 && words.phrase(at - 3, "đ / c").is_some()
        || at >= 4 && words.phrase(at - 4, "đ / c :").is_some()
}

fn is_announced(words: &Words<'_>, at: usize) -> bool {
    is_addressed(words, at) || behind_post(words, at)
}

/// Tells whether a post stands shortly before: "Thứ trưởng", "Phó Chủ tịch UBND tỉnh", "Giám đốc Sở".
fn behind_post(words: &Words<'_>, at: usize) -> bool {
    const ENDS: [&str; 14] =
        ["trưởng", "tịch", "đốc", "thư", "ts", "ths", "gs", "sĩ", "sỹ", "nhiệm", "tướng", "viên", "bs", "ks"];
    let from = at.saturating_sub(6);
    (from..at)
        .rev()
        .take_while(|&token| matches!(words.kind(token), Some(Kind::Word)) || words.is_mark(token, '.'))
        .any(|token| {
            ENDS.contains(&words.lower(token))
                && (token + 1 == at || !words.lower(token + 1).is_empty())
                && (token + 1..at).all(|between| {
                    words.is_mark(between, '.')
                        || words.word(between).starts_with(char::is_uppercase)
                        || matches!(
                            words.lower(between),
                            "tỉnh" | "huyện" | "xã" | "thành" | "phố" | "và" | "chi" | "bộ"
                        )
                })
        })
}

/// Returns a name without degrees before it: "PGS.TS Vương Tất Đạt", "ThS. Nguyễn Văn A".
pub(crate) fn without_degrees(name: &str) -> &str {
    const DEGREES: &[&str] = &[
        "gs",
        "pgs",
        "ts",
        "ths",
        "bs",
        "bsckii",
        "bscki",
        "ckii",
        "cki",
        "ks",
        "cn",
        "ds",
        "ncs",
        "ông",
        "bà",
        "tskh",
        "bsck1",
        "bsck2",
        "nsnd",
        "nsưt",
        "thạc",
        "tiến",
        "bác",
        "sĩ",
        "sỹ",
        "kỹ",
        "sư",
        "đại",
        "thượng",
        "trung",
        "thiếu",
        "tá",
        "tướng",
    ];
    let words = Words::of(name);
    let mut at = 0;
    while at < words.len()
        && (words.is_mark(at, '.') || words.is_mark(at, ',') || DEGREES.contains(&words.lower(at)))
    {
        at += 1;
    }
    // Nothing but degrees: leave it.
    if at >= words.len() { name } else { name[words.bytes(at..at + 1).start..].trim() }
}

/// Tells whether a line is a person's name and nothing else, degrees allowed.
pub(crate) fn is_name_line(line: &str) -> bool {
    let name = without_degrees(line.trim().trim_end_matches(['.', ',']));
    let words = Words::of(name);
    let syllables = words.len();
    if !(2..=6).contains(&syllables) || (0..syllables).any(|at| words.kind(at) != Some(Kind::Word)) {
        return false;
    }
    let capital = (0..syllables).all(|at| words.word(at).starts_with(char::is_uppercase));
    let family = FAMILIES.contains(words.lower(0));
    let shouted = crate::source::is_capitals(name);
    let mixed = (0..syllables).all(|at| is_name_word(&words, at));
    capital
        && (mixed && (family || !NO_NAMES.contains(words.lower(0))) || shouted && family && syllables >= 3)
}

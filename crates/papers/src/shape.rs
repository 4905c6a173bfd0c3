//! What a line looks like: a title, a letterhead line, a line cut in mid-sentence.
//!
//! All functions take the words of a line without marks of the format and without white space at its ends.

use viet::fold;
use viet::label::{self, Label, Shape as LabelShape};

/// What a line is by its words alone. Only ordinary lines can be joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Part of the letterhead that stands alone: Quốc hiệu, tiêu ngữ, number, place and date.
    Letterhead,
    /// The kind of a document in capitals ("THÔNG BÁO") or the number of an annex ("PHỤ LỤC III").
    Kind,
    /// "Kính gửi: ...".
    Addressee,
    /// "Nơi nhận: ...".
    Recipients,
    /// "TL. GIÁM ĐỐC": by what authority somebody signs.
    Authority,
    /// Anything else.
    Ordinary,
}

/// The kinds of documents that stand as a title line of their own.
pub(crate) const KINDS: [&str; 34] = [
    "thông báo",
    "báo cáo",
    "kế hoạch",
    "quyết định",
    "chỉ thị",
    "nghị quyết",
    "công điện",
    "tờ trình",
    "chương trình",
    "hướng dẫn",
    "quy chế",
    "quy định",
    "phương án",
    "đề án",
    "biên bản",
    "giấy mời",
    "kết luận",
    "công văn",
    "thông tri",
    "điều lệ",
    "quyết nghị",
    "lịch công tác",
    "bảng theo dõi",
    "phụ lục",
    "danh mục",
    "nghị định",
    "thông tư",
    "dự án",
    "hợp đồng",
    "giấy ủy quyền",
    "phiếu trình",
    "bảng phân công",
    "phụ lục kèm theo",
    "dự thảo",
];

/// Words that do not end a sentence: what follows them belongs to it.
const CONNECTIVES: [&str; 45] = [
    "và", "của", "với", "tại", "theo", "về", "cho", "các", "những", "để", "do", "từ", "đến", "trong", "trên",
    "dưới", "hoặc", "hay", "là", "bằng", "như", "mà", "khi", "nếu", "thì", "vào", "ra", "bởi", "nhằm", "một",
    "số", "ngày", "tháng", "năm", "quý", "thuộc", "giữa", "đối", "gồm", "được", "không", "điều", "khoản",
    "điểm", "qua",
];

/// Words that a number follows: a line that begins "5." behind them continues the sentence.
const NUMBER_TAKERS: [&str; 24] = [
    "điều", "khoản", "điểm", "tháng", "ngày", "năm", "số", "quý", "quí", "kỳ", "khóa", "khoá", "lần", "thứ",
    "mục", "phần", "chương", "mẫu", "lục", "đến", "từ", "cấp", "hạng", "vùng",
];

/// First words of the second half of names with a dash: "Kế hoạch - Tài chính".
const SECOND_HALVES: [&str; 29] = [
    "vật giá",
    "tài chính",
    "tài vụ",
    "tổng hợp",
    "kế hoạch",
    "xã hội",
    "thương binh",
    "hạ tầng",
    "ngân sách",
    "quản trị",
    "truyền hình",
    "kỹ thuật",
    "công nghệ",
    "du lịch",
    "thể thao",
    "môi trường",
    "đào tạo",
    "nghiệp vụ",
    "hành chính",
    "hạnh phúc",
    "đối ngoại",
    "đo lường",
    "chất lượng",
    "tư liệu",
    "thống kê",
    "kế toán",
    "xây dựng",
    "nông nghiệp",
    "tổ chức",
];

/// Last words of the first half of such names.
const FIRST_HALVES: [&str; 24] = [
    "kế hoạch",
    "hành chính",
    "tổ chức",
    "tài chính",
    "lao động",
    "kinh tế",
    "văn hóa",
    "địa chính",
    "nông nghiệp",
    "tiêu chuẩn",
    "đo lường",
    "thông tin",
    "văn phòng",
    "phát thanh",
    "khoa học",
    "thanh thiếu niên",
    "độc lập",
    "tự do",
    "dân tộc",
    "dân số",
    "pháp chế",
    "kinh phí",
    "giao thông",
    "kỹ thuật",
];

/// First words of a title's further line in capitals.
const TITLE_CONNECTIVES: [&str; 24] = [
    "của",
    "và",
    "về",
    "tại",
    "trong",
    "năm",
    "tháng",
    "quý",
    "giai đoạn",
    "theo",
    "cho",
    "với",
    "trên",
    "từ",
    "đến",
    "thuộc",
    "đối với",
    "do",
    "để",
    "nhằm",
    "các",
    "đợt",
    "gắn",
    "phục vụ",
];

/// A title or a line of a letterhead has no more bytes.
const ROLE_BYTES: usize = 240;

/// Returns what a line is by its words alone.
pub(crate) fn role(words: &str) -> Role {
    let Some(first) = words.chars().next() else { return Role::Ordinary };
    if !first.is_uppercase() && !matches!(first, '(' | '-' | '/' | 'v') {
        return Role::Ordinary;
    }
    // Only recipients and addressees stand in long lines.
    if words.len() > ROLE_BYTES && !matches!(first, 'N' | 'K') {
        return Role::Ordinary;
    }
    let head = words.char_indices().nth(64).map_or(words, |(end, _)| &words[..end]);
    let lower = fold::lower(head);
    if is_authority(words) {
        Role::Authority
    } else if is_recipients(&lower) {
        Role::Recipients
    } else if lower.starts_with("kính gửi") || words.ends_with(" điện:") {
        Role::Addressee
    } else if is_motto(&lower) || is_number_line(&lower) || is_place_and_date(&lower) {
        Role::Letterhead
    } else if is_kind(words, &lower) {
        Role::Kind
    } else {
        Role::Ordinary
    }
}

fn is_recipients(lower: &str) -> bool {
    (lower.starts_with("nơi nhận") || lower.starts_with("nơi gửi"))
        && lower.chars().nth(8).or_else(|| lower.chars().nth(7)).is_none_or(|next| !next.is_alphabetic())
}

/// Tells whether a line holds the Quốc hiệu, the tiêu ngữ or the name that party documents have instead.
pub(crate) fn is_motto(lower: &str) -> bool {
    MOTTOES.iter().any(|motto| lower.starts_with(motto))
}

/// Tells whether a line holds the Quốc hiệu or tiêu ngữ anywhere.
pub(crate) fn has_motto(words: &str) -> bool {
    const FIRST_LETTERS: [&str; 5] =
        ["CỘNG HÒA XÃ", "CỘNG HOÀ XÃ", "Cộng hòa xã", "Độc lập - Tự", "ĐẢNG CỘNG SẢN VIỆT"];
    // Letters that are rare elsewhere are looked for first: every line is asked.
    words.len() < 400
        && (words.contains(['Ộ', 'Đ']) || words.starts_with("Cộng"))
        && FIRST_LETTERS.iter().any(|first| words.contains(first))
}

/// Tells whether words are a person's name: two to six words, each with a capital in front.
pub(crate) fn is_name(words: &str) -> bool {
    let parts = words.split(' ').filter(|word| !word.is_empty());
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
    };
    (2..=6).contains(&parts.clone().count()) && parts.clone().all(capital)
}

/// How the right column of a letterhead begins.
pub(crate) const MOTTOES: [&str; 6] = [
    "cộng hòa xã hội chủ",
    "cộng hoà xã hội chủ",
    "độc lập - tự do",
    "độc lập – tự do",
    "độc lập-tự do",
    "đảng cộng sản việt nam",
];

/// Those that may find no room on their line, whole.
pub(crate) const NATIONAL_TITLES: [&str; 3] =
    ["cộng hòa xã hội chủ nghĩa việt nam", "cộng hoà xã hội chủ nghĩa việt nam", "đảng cộng sản việt nam"];

/// "Số: 12/TB-SKHCN", "Số:    /TB-SKHCN", "Số 14-NQ/CB": also with nothing behind.
fn is_number_line(lower: &str) -> bool {
    let Some(rest) = lower.strip_prefix("số") else { return false };
    if let Some(rest) = rest.trim_start().strip_prefix(':') {
        let rest = rest.trim_start();
        return rest.is_empty()
            || rest.starts_with(|letter: char| letter.is_ascii_digit() || "/.…-_".contains(letter));
    }
    let rest = rest.trim_start();
    rest.starts_with(|letter: char| letter.is_ascii_digit()) && rest.contains('/') && rest.len() < 24
}

/// "Lam Giang, ngày 5 tháng 3 năm 2024", also with blanks for the day.
fn is_place_and_date(lower: &str) -> bool {
    let Some((place, rest)) = lower.split_once(',') else { return false };
    let rest = rest.trim_start();
    place.split(' ').count() <= 6
        && (rest.starts_with("ngày") || rest.starts_with("tháng"))
        && rest.contains("tháng")
        && rest.split(' ').filter(|word| !word.is_empty()).count() <= 7
}

/// "THÔNG BÁO", "PHỤ LỤC III", "Phụ lục 2", "QUYẾT ĐỊNH:".
fn is_kind(words: &str, lower: &str) -> bool {
    if words.len() > 48 {
        return false;
    }
    let lower = lower.trim_end_matches([':', '.', ' ']);
    if is_caps(words) && KINDS.contains(&lower) {
        return true;
    }
    let annex = lower.strip_prefix("phụ lục").or_else(|| lower.strip_prefix("biểu số")).map(str::trim);
    annex.is_some_and(|number| {
        number.chars().count() <= 6 && number.chars().all(|letter| letter.is_alphanumeric() || letter == '.')
    })
}

/// "TL. GIÁM ĐỐC", "KT.CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN", "Q. GIÁM ĐỐC".
pub(crate) fn is_authority(words: &str) -> bool {
    const PREFIXES: [&str; 8] = ["TL.", "KT.", "TM.", "TUQ.", "Q.", "T/M", "K/T", "T/L"];
    PREFIXES.iter().any(|prefix| {
        words.strip_prefix(prefix).is_some_and(|rest| {
            let two: String = rest.trim_start().chars().take(2).collect();
            two.chars().count() == 2 && two.chars().all(char::is_uppercase)
        })
    })
}

/// Tells whether a title in capitals begins with the kind of a document: "KẾ HOẠCH CÔNG TÁC THÁNG 10".
pub(crate) fn names_kind(words: &str) -> bool {
    is_caps(words) && {
        let head: String = words.chars().take(24).collect();
        let lower = fold::lower(&head);
        KINDS.iter().any(|kind| lower.strip_prefix(kind).is_some_and(|rest| rest.starts_with(' ')))
    }
}

/// Tells whether a line is in capitals: at least two words, one of them more than an abbreviation.
pub(crate) fn is_caps(words: &str) -> bool {
    let mut letters = 0;
    for letter in words.chars() {
        if letter.is_lowercase() {
            return false;
        }
        letters += usize::from(letter.is_uppercase());
    }
    let spelt =
        words.split(' ').filter(|word| word.chars().filter(|letter| letter.is_uppercase()).count() >= 2);
    letters >= 4
        && spelt.clone().count() >= 2
        && (spelt.clone().any(|word| {
            word.chars().any(|letter| !letter.is_ascii() && letter != 'Đ' && letter.is_alphabetic())
        }) || spelt.count() >= 3)
}

/// Tells whether a line begins in lower case, behind quotation marks and brackets.
pub(crate) fn starts_lower(words: &str) -> bool {
    words
        .trim_start_matches(['“', '"', '(', '‘', '\'', '…', ',', ';'])
        .chars()
        .next()
        .is_some_and(char::is_lowercase)
}

/// Returns the last letter that counts: closing quotation marks and brackets do not.
fn last_letter(words: &str) -> Option<char> {
    words
        .chars()
        .rev()
        .find(|letter| !matches!(letter, '”' | '"' | ')' | '’' | '\'' | ']') && !letter.is_whitespace())
}

/// Tells whether a line ends as a paragraph or item ends: `.`, `;`, `:`, `!`, `?`, `...`.
pub(crate) fn ends_closed(words: &str) -> bool {
    matches!(last_letter(words), Some('.' | ';' | ':' | '!' | '?' | '…'))
}

/// Tells whether a sentence ends inside a text and another begins: "... phê duyệt. Thành lập ...".
pub(crate) fn has_sentences(words: &str) -> bool {
    words.match_indices(". ").any(|(at, _)| {
        let last = last_words(&words[..at], 1);
        let spelt = last.chars().count() > 2
            && last.chars().all(|letter| letter.is_lowercase() || letter.is_ascii_digit());
        spelt && words[at + 2..].starts_with(char::is_uppercase)
    })
}

/// Ends of a line behind whose colon the names of bodies or places follow.
const NAMED_AFTER_COLON: &[&str] = &[
    "các tỉnh",
    "các bộ",
    "các sở",
    "các huyện",
    "các xã",
    "các phường",
    "các phòng",
    "thành phố",
    "các ban",
];

/// Tells whether a line surely goes on: it ends with a comma, a dash, an opening bracket or a connective word.
pub(crate) fn ends_open(words: &str) -> bool {
    match words.chars().next_back() {
        Some(',' | '-' | '–' | '&' | '(' | '“' | '/' | '‘' | '+') => true,
        // "Ủy ban nhân dân các tỉnh:" in mid-sentence: the names follow.
        Some(':') => {
            let end = last_words(words.trim_end_matches(':').trim_end(), 2).to_lowercase();
            NAMED_AFTER_COLON.contains(&end.as_str())
        }
        Some(letter) if letter.is_alphabetic() => {
            let last = last_words(words, 1);
            // A word in capitals is a name's or a title's, "QUÝ", not a connective.
            last.chars().all(char::is_lowercase) && CONNECTIVES.contains(&fold::lower(last).as_str())
                || NUMBER_TAKERS.contains(&fold::lower(last).as_str()) && !is_caps(words)
        }
        _ => false,
    }
}

/// Tells whether a line ends with a word that takes a number: "theo Điều", "trong tháng".
pub(crate) fn takes_number(words: &str) -> bool {
    NUMBER_TAKERS.contains(&fold::lower(last_words(words, 1)).as_str()) && !is_caps(words)
}

/// Tells whether a line ends with a word that does not end a sentence and goes on with a day or an amount: "công bố trước".
pub(crate) fn awaits_number(words: &str) -> bool {
    const WAITING: &[&str] =
        &["trước", "hết", "nhất", "thiểu", "đa", "hơn", "quá", "khoảng", "tổng số", "lúc"];
    !is_caps(words) && WAITING.contains(&fold::lower(last_words(words, 1)).as_str())
}

/// Tells whether a dash between two lines joins the halves of a name or a range: "Kế hoạch" / "- Tài chính ...".
pub(crate) fn dash_joins(before: &str, behind_dash: &str) -> bool {
    let ends_digit = before.ends_with(|letter: char| letter.is_ascii_digit());
    let starts_digit = behind_dash.starts_with(|letter: char| letter.is_ascii_digit());
    if starts_digit {
        return ends_digit;
    }
    let behind: String = behind_dash.chars().take(24).collect();
    let behind = fold::lower(&behind);
    let second = SECOND_HALVES
        .iter()
        .any(|half| behind.strip_prefix(half).is_some_and(|rest| !rest.starts_with(char::is_alphabetic)));
    let first = FIRST_HALVES.contains(&fold::lower(last_words(before, 2)).as_str());
    (first && (second || starts_lower(behind_dash))) || (starts_lower(behind_dash) && !ends_closed(before))
}

/// Tells whether a title's line in capitals goes on with this one: "CỦA UBND TỈNH ...", "6 THÁNG ĐẦU NĂM".
pub(crate) fn continues_title(words: &str) -> bool {
    let head: String = words.chars().take(24).collect();
    let lower = fold::lower(&head);
    words.starts_with(|letter: char| letter.is_ascii_digit()) && label::of(words).is_none()
        || TITLE_CONNECTIVES
            .iter()
            .any(|word| lower.strip_prefix(word).is_some_and(|rest| rest.starts_with(' ')))
}

/// Tells whether a line begins as the first sentence of a body does.
pub(crate) fn opens_body(words: &str) -> bool {
    const OPENERS: [&str; 14] = [
        "ngày ",
        "thực hiện ",
        "căn cứ ",
        "kính gửi",
        "sau khi ",
        "để ",
        "vừa qua",
        "xét ",
        "trong ",
        "tiếp theo ",
        "theo ",
        "hôm nay",
        "nhằm ",
        "thời gian qua",
    ];
    let head: String = words.chars().take(16).collect();
    let lower = fold::lower(&head);
    OPENERS.iter().any(|opener| lower.starts_with(opener))
}

/// Tells whether a line begins as a paragraph of directives does, behind a full stop.
pub(crate) fn opens_paragraph(words: &str) -> bool {
    const OPENERS: [&str; 15] = [
        "trên đây",
        "chỉ thị này",
        "quyết định này",
        "kế hoạch này",
        "thông báo này",
        "công điện này",
        "thừa lệnh",
        "nay ",
        "vậy ",
        "trong quá trình",
        "mọi ",
        "căn cứ ",
        "giao ",
        "yêu cầu ",
        "phần thứ",
    ];
    let head: String = words.chars().take(20).collect();
    let lower = fold::lower(&head);
    OPENERS.iter().any(|opener| lower.starts_with(opener))
}

/// Tells whether a dash between two lines may stand in a name, where the page shows that it is no item.
pub(crate) fn dash_may_join(before: &str, behind_dash: &str) -> bool {
    dash_joins(before, behind_dash) || FIRST_HALVES.contains(&fold::lower(last_words(before, 2)).as_str())
}

/// Tells whether a line end cuts the symbol of a document before its hyphen: "số 47/2024/QĐ" / "-UBND ngày".
pub(crate) fn cuts_symbol(before: &str, line: &str) -> bool {
    let last = before.rsplit(' ').next().unwrap_or("");
    let mut letters = line.chars();
    matches!(letters.next(), Some('-' | '–'))
        && letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some_and(|letter| letter.is_uppercase() || letter.is_ascii_digit())
        && last.contains('/')
        && last.ends_with(char::is_uppercase)
}

/// Tells whether a line begins a legal basis: "Căn cứ Luật ...;", "Xét đề nghị ...".
pub(crate) fn opens_basis(words: &str) -> bool {
    words.starts_with("Căn cứ ") || words.starts_with("Xét đề nghị ") || words.starts_with("Theo đề nghị ")
}

/// Returns the label of a line, where it has one.
pub(crate) fn label(words: &str) -> Option<Label> {
    label::of(words)
}

/// Tells whether a label is one of the dashes.
pub(crate) fn is_dash(label: &Label) -> bool {
    label.shape == LabelShape::Dash
}

/// Returns the last `count` words of a line.
fn last_words(words: &str, count: usize) -> &str {
    let trimmed = words.trim_end_matches(|letter: char| !letter.is_alphanumeric());
    let mut start = trimmed.len();
    let mut left = count;
    for (at, letter) in trimmed.char_indices().rev() {
        if !letter.is_alphanumeric() {
            left -= 1;
            if left == 0 {
                return &trimmed[start..];
            }
        }
        start = at;
    }
    trimmed
}

/// Tells whether a line is only a rule: "-----", "=======***=======", "* * *", "___".
pub(crate) fn is_rule(words: &str) -> bool {
    let mut marks = words.chars().filter(|letter| !letter.is_whitespace());
    marks.clone().all(|letter| "-–—=_*~.•+".contains(letter)) && (words == "*" || marks.nth(2).is_some())
}

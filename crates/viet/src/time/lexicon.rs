//! The words that may open an expression of time, and those that betray its role: one look at a table for each token
//! of a text, so that the many that say nothing of time cost little.

use std::sync::LazyLock;

/// What a word may do; several of the flags below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry(u8);

impl Entry {
    /// A word that says nothing of time.
    pub(super) const NONE: Self = Self(0);
    /// A value may begin with it.
    pub(super) const VALUE: Self = Self(1);
    /// A limit may begin with it.
    pub(super) const LIMIT: Self = Self(2);
    /// A rhythm without a day may begin with it.
    pub(super) const RHYTHM: Self = Self(4);
    /// It, or a phrase that begins with it, may betray the role of an expression.
    pub(super) const CUE: Self = Self(8);
    /// It makes a rhythm of a day before it.
    pub(super) const RECURS: Self = Self(16);
    /// It stands for another word: see [`canonical`].
    pub(super) const ALIAS: Self = Self(32);
    /// A number in digits.
    pub(super) const NUMBER: Self = Self(1 | 4);
    /// Whatever opens an expression.
    pub(super) const OPENS: Self = Self(1 | 2 | 4);

    /// Tells whether the word may do one of these.
    pub(super) fn may(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// First words of values, in lower case.
const VALUES: &str = "\
    ngày hôm bữa tháng năm tuần quý q t lúc đầu giữa cuối thượng trung hạ nửa các những giai thời nhiệm thế thập thứ \
    chủ cn mùng mồng rằm mai mốt sáng trưa chiều tối đêm khuya buổi bây ngay hiện cách sang cả tết giao giỗ quốc giáng \
    noel mùa hè lễ vu phật halloween valentine kỳ kì phiên một hai ba bốn sáu bảy bẩy tám chín mười vài nguyên giải phụ \
    sau trước tất nay giờ rạng mấy dăm đôi hăm black cá th phục thứ sinh";

/// First words of limits.
const LIMITS: &str = "\
    trước sau chậm muộn trễ không hết đến tới cho trong từ kể bắt tính ngay thời tối quá suốt";

/// First words of rhythms without a day.
const RHYTHMS: &str = "\
    hằng hàng mỗi định cứ đầu giữa cuối một hai ba bốn năm sáu bảy tám chín mười";

/// Words that make a rhythm of a day before them.
const RECURRING: &str = "hằng hàng mỗi quý các tháng";

/// First words of the phrases that betray a role.
const CUES: &str = "\
    hoàn xong trình ban phê nộp gửi báo phải phấn phân mục thẩm khảo tổ nghiệm triển tham trả góp đăng hạn thời giải \
    quyết ký giao yêu đề đôn chuẩn thực tiến rà xây kiểm thanh nhận cung niêm bàn họp hội khai lễ cuộc diễn chủ \
    kỷ chào hưởng mít tọa toạ nhân dịp nghỉ kỳ kết tình số kinh nhiệm lượng doanh đã tính nghị công thông chỉ luật bộ \
    tờ kế hướng chương chiến quy dự phát áp tiếp đóng cập tập nâng tăng đẩy mời phiên buổi cấp sơ tổng cần hãy điều \
    lập tuyển đạt khánh chính";

/// Slips of the keyboard, of older tones and of reading machines, and short forms, each with the word it stands for.
const ALIASES: &[(&str, &str)] = &[
    ("truớc", "trước"),
    ("trứơc", "trước"),
    ("trưóc", "trước"),
    ("trươc", "trước"),
    ("quí", "quý"),
    ("qúy", "quý"),
    ("qúi", "quý"),
    ("ngaỳ", "ngày"),
    ("thg", "tháng"),
    ("chúa", "chủ"),
];

/// Returns the word that a word in lower case stands for.
pub(super) fn canonical(word: &str) -> &str {
    ALIASES.iter().find(|(alias, _)| *alias == word).map_or(word, |(_, word)| word)
}

const SLOTS: usize = 1024;

static TABLE: LazyLock<Vec<Option<(&'static str, Entry)>>> = LazyLock::new(|| {
    let mut table = vec![None; SLOTS];
    let lists = [
        (VALUES, Entry::VALUE),
        (LIMITS, Entry::LIMIT),
        (RHYTHMS, Entry::RHYTHM),
        (RECURRING, Entry::RECURS),
        (CUES, Entry::CUE),
    ];
    for (words, flag) in lists {
        for word in words.split_whitespace() {
            let entry = slot(&mut table, word);
            entry.0 |= flag.0;
        }
    }
    for (alias, word) in ALIASES.iter().copied() {
        let known = slot(&mut table, word).0;
        slot(&mut table, alias).0 |= known | Entry::ALIAS.0;
    }
    table
});

/// Returns what a word in lower case may do.
pub(super) fn entry(word: &str) -> Entry {
    let table: &[Option<(&str, Entry)>] = &TABLE;
    let mut at = hash(word);
    loop {
        match table.get(at) {
            Some(Some((known, entry))) if *known == word => return *entry,
            Some(Some(_)) => at = (at + 1) % SLOTS,
            Some(None) | None => return Entry::NONE,
        }
    }
}

fn slot<'t>(table: &'t mut [Option<(&'static str, Entry)>], word: &'static str) -> &'t mut Entry {
    let mut at = hash(word);
    while table[at].is_some_and(|(known, _)| known != word) {
        at = (at + 1) % SLOTS;
    }
    &mut table[at].get_or_insert((word, Entry::NONE)).1
}

/// FNV-1a.
fn hash(word: &str) -> usize {
    let hash =
        word.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash ^ (hash >> 15)) as usize % SLOTS
}

/// Phrases with what they mean, found by their first word.
pub(super) struct Phrases<T> {
    slots: Vec<Vec<(&'static str, &'static str, T)>>,
}

impl<T: Copy> Phrases<T> {
    /// Makes the table; of phrases that begin alike the first in the list is tried first.
    pub(super) fn new(list: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let mut slots = vec![Vec::new(); 256];
        for (phrase, meaning) in list {
            let (first, rest) = phrase.split_once(' ').unwrap_or((phrase, ""));
            slots[hash(first) % 256].push((first, rest, meaning));
        }
        Self { slots }
    }

    /// Returns the phrases that begin with a word: what follows the word, and the meaning.
    pub(super) fn beginning<'s>(&'s self, word: &'s str) -> impl Iterator<Item = (&'static str, T)> + 's {
        let slot = self.slots.get(hash(word) % 256).map_or(&[][..], Vec::as_slice);
        slot.iter().filter(move |(first, _, _)| *first == word).map(|(_, rest, meaning)| (*rest, *meaning))
    }
}

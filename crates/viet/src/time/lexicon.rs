//! The words that may open an expression of time, and those that betray its role: one look at a table for each token
//! of a text, so that the many that say nothing of time cost little.

use std::sync::LazyLock;

/// What a word may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// An expression may begin with it.
    pub(super) opens: bool,
    /// It, or a phrase that begins with it, may betray the role of an expression.
    pub(super) betrays: bool,
}

impl Entry {
    /// A word that says nothing of time.
    pub(super) const NONE: Self = Self { opens: false, betrays: false };
    /// A number in digits.
    pub(super) const NUMBER: Self = Self { opens: true, betrays: false };
}

/// First words of expressions, in lower case.
const OPENERS: &str = "\
    ngày hôm bữa tháng năm tuần quý q t giờ lúc trước sau chậm muộn trễ không hết đến tới cho trong từ kể bắt tính \
    đầu giữa cuối thượng trung hạ nửa các giai thời nhiệm thế thập thứ chủ cn mùng mồng rằm mai mốt sáng trưa chiều \
    tối đêm khuya buổi bây ngay hiện cách sang hằng hàng mỗi từng định cứ tết giao giỗ quốc giáng noel mùa xuân hè thu đông \
    lễ vu phật halloween valentine kỳ một hai ba bốn sáu bảy bẩy tám chín mười vài dăm mấy cuối qua đúng khoảng vừa \
    hồi tối xong nguyên đoan lập cách giải ban nãy tức đêm dương ngàynay suốt cả quá";

/// First words of the phrases that betray a role, in lower case.
const TRAITORS: &str = "\
    hoàn xong trình ban phê nộp gửi báo phải phấn phân mục thẩm khảo tổ nghiệm triển tham trả góp đăng hạn thời giải \
    quyết ký giao yêu đề đôn chuẩn thực tiến rà xây kiểm thanh nhận cung niêm khiếu bàn họp hội khai lễ cuộc diễn chủ \
    kỷ chào hưởng mít tọa toạ nhân dịp nghỉ kỳ kết tình số kinh nhiệm lượng doanh đã tính nghị công thông chỉ luật bộ \
    tờ kế hướng chương đề chiến quy dự bảo phát áp có công bố tiếp xin đóng cập tập nâng tăng đẩy mời gặp thăm phiên \
    buổi chúc tặng đón vui ăn quán cấp sơ tổng cần hãy điều lập tuyển rút đạt khánh";

const SLOTS: usize = 1024;

static TABLE: LazyLock<Vec<Option<(&'static str, Entry)>>> = LazyLock::new(|| {
    let mut table = vec![None; SLOTS];
    for word in OPENERS.split_whitespace() {
        slot(&mut table, word).opens = true;
    }
    for word in TRAITORS.split_whitespace() {
        slot(&mut table, word).betrays = true;
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

//! Words that say nothing about which work it is, short forms, and the nouns that a product begins with.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Bound;
use std::sync::LazyLock;

/// What kind of thing comes out of the work. Things of one kind may be renamed into each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Product {
    Regulation,
    Resolution,
    Decision,
    Plan,
    Scheme,
    Programme,
    Project,
    Norm,
    Database,
    System,
    Mark,
    Contest,
    Conference,
    Market,
    Council,
    Model,
    OnlineService,
}

/// The nouns of products, in lower case. "Quy chế" and "quy định" of one matter are one product under two names.
pub(super) const PRODUCTS: &[(&str, Product)] = &[
    ("quy chế", Product::Regulation),
    ("quy định", Product::Regulation),
    ("nghị quyết", Product::Resolution),
    ("quyết định", Product::Decision),
    ("kế hoạch", Product::Plan),
    ("phương án", Product::Plan),
    ("đề án", Product::Scheme),
    ("chương trình", Product::Programme),
    ("dự án", Product::Project),
    ("định mức", Product::Norm),
    ("đơn giá", Product::Norm),
    ("cơ sở dữ liệu", Product::Database),
    ("hệ thống", Product::System),
    ("phần mềm", Product::System),
    ("nền tảng", Product::System),
    ("nhãn hiệu", Product::Mark),
    ("chỉ dẫn địa lý", Product::Mark),
    ("cuộc thi", Product::Contest),
    ("hội thi", Product::Contest),
    ("hội nghị", Product::Conference),
    ("hội thảo", Product::Conference),
    ("sàn giao dịch", Product::Market),
    ("hội đồng", Product::Council),
    ("ban chỉ đạo", Product::Council),
    ("tổ công tác", Product::Council),
    ("mô hình", Product::Model),
    ("dịch vụ công trực tuyến", Product::OnlineService),
    ("hồ sơ trực tuyến", Product::OnlineService),
    ("hồ sơ nộp trực tuyến", Product::OnlineService),
    ("hồ sơ được nộp trực tuyến", Product::OnlineService),
    ("nộp hồ sơ trực tuyến", Product::OnlineService),
];

impl Product {
    /// Tells whether the noun alone says which work it is.
    pub(super) fn speaks_alone(self) -> bool {
        self == Self::OnlineService
    }
}

/// Short forms, each with its words. Marks are words of their own.
const SHORT_FORMS: &[(&str, &str)] = &[
    ("kh & cn & đmst", "khoa học công nghệ đổi mới sáng tạo"),
    ("kh & cn", "khoa học công nghệ"),
    ("kh , cn", "khoa học công nghệ"),
    ("kh - cn", "khoa học công nghệ"),
    ("khcn", "khoa học công nghệ"),
    ("cn & đmst", "công nghệ đổi mới sáng tạo"),
    ("cn & shtt", "công nghệ sở hữu trí tuệ"),
    ("đmst", "đổi mới sáng tạo"),
    ("cđs", "chuyển đổi số"),
    ("cds", "chuyển đổi số"),
    ("cnsh", "công nghệ sinh học"),
    ("cntt", "công nghệ thông tin"),
    ("shtt", "sở hữu trí tuệ"),
    ("tcđlcl", "tiêu chuẩn đo lường chất lượng"),
    ("tcdlcl", "tiêu chuẩn đo lường chất lượng"),
    ("tđc", "tiêu chuẩn đo lường chất lượng"),
    ("tthc", "thủ tục hành chính"),
    ("cchc", "cải cách hành chính"),
    ("dvc", "dịch vụ công"),
    ("htx", "hợp tác xã"),
    ("csdl", "cơ sở dữ liệu"),
    ("nsnn", "ngân sách nhà nước"),
    ("qppl", "quy phạm pháp luật"),
    ("vbqppl", "văn bản quy phạm pháp luật"),
    ("đtc", "đầu tư công"),
    ("kt - xh", "kinh tế xã hội"),
    ("ktkt", "kinh tế kỹ thuật"),
    ("gd & đt", "giáo dục đào tạo"),
    ("nn & ptnt", "nông nghiệp phát triển nông thôn"),
    ("tt & tt", "thông tin truyền thông"),
];

/// Words that a phrase runs on over, as if they were not there.
const PASSED: &str = "và|các|của|về|cho|tại|trên|với|để|từ|đến|là|này|đó|khi|sau|trong|bằng|do|những|một|được|đã|đang|\
    sẽ|cần|phải|số|thì|mà|ở|ra|vào|lại|còn|đều|cũng|việc|sự|bộ|ngày|tháng|năm|quý|đầu|cuối|giữa|kỳ|đợt|lần|thứ|ubnd|\
    hđnd|tỉnh|huyện|xã|thành phố|sở|ngành|đồng chí|lãnh đạo|cấp tỉnh|cấp cơ sở|cấp huyện|cấp xã|trên địa bàn|địa bàn|\
    địa phương|một số|một số điều|có|không|nhằm|theo hướng|phù hợp|liên quan|kèm|dự thảo|giai đoạn|thuộc|lĩnh vực|\
    sử dụng ngân sách nhà nước|ngân sách nhà nước|có sử dụng ngân sách nhà nước|định hướng|khoa học công nghệ|nhà nước";

/// Words that say what is done with the product, by whom, until when: a phrase ends before them.
const ENDING: &str = "tham mưu|ban hành|hoàn thành|hoàn thiện|hoàn chỉnh|triển khai|thực hiện|tiếp tục|khẩn trương|\
    tập trung|đẩy nhanh|đẩy mạnh|tăng cường|nâng cao|phối hợp|chủ trì|đảm bảo|bảo đảm|rà soát|đề xuất|đề nghị|\
    chỉ đạo|hướng dẫn|đôn đốc|theo dõi|báo cáo|trình|gửi|thẩm định|phê duyệt|góp ý|ý kiến|lấy ý kiến|tiếp thu|giải trình|\
    chuẩn bị|có hiệu quả|hiệu quả|tiến độ|chậm tiến độ|đúng tiến độ|đẩy nhanh tiến độ|hồ sơ|công tác|nhiệm vụ trọng tâm|\
    kịp thời|nghiêm túc|kết quả|nội dung|theo quy định|quy định pháp luật|cấp có thẩm quyền|thẩm quyền|trước|chậm nhất|\
    đúng|giao|yêu cầu|căn cứ|sửa đổi|bổ sung|sửa đổi bổ sung|thay thế|tổng hợp|nghiên cứu|phấn đấu|ít nhất|tối thiểu|\
    tổng kết|sơ kết|đánh giá|quán triệt|tuyên truyền|phổ biến|duy trì|chịu trách nhiệm|trách nhiệm|phát huy|khó khăn|\
    vướng mắc|tháo gỡ|giải pháp|mục tiêu|chỉ tiêu|thời gian|thời hạn|phòng đơn vị|đơn vị|đơn vị liên quan|cơ quan|\
    cơ quan đơn vị|sở ban ngành|giám đốc|phó giám đốc|ban giám đốc|trưởng phòng|công chức|viên chức|người lao động|phòng|\
    trung tâm|văn phòng|thanh tra sở|chủ tịch|phó chủ tịch|thủ tướng|chính phủ|bộ chính trị|ban bí thư|tỉnh ủy|\
    ban thường vụ|btv|đảng ủy|thường trực|chủ động|tích cực|mạnh mẽ|chú trọng|trọng tâm|nhiệm vụ giải pháp|kế hoạch này|\
    theo|tham gia|ngày làm việc|làm việc|kể từ|nhận đủ|nhận được|trang thông tin điện tử|người đứng đầu|hợp đồng|tết nguyên đán|dịp tết|tết|thị xã|đạt|ký|gắn|chưa|hết|tình hình|vận hành|nghiệm thu|cập nhật|bố trí|lồng ghép|tinh thần|vai trò|nắm bắt|hành động|nhân dân|người dân|sau hợp nhất";

/// Words too common to name a piece of work by themselves; inside the name of a product they count.
const GENERIC: &str = "khoa học|hoạt động|ứng dụng|quản lý|hỗ trợ|phát triển|phục vụ|nhiệm vụ|kinh tế xã hội|văn bản|\
    văn bản quy phạm pháp luật|cải cách hành chính|kế hoạch công tác|chương trình công tác|quản lý nhà nước|\
    đổi mới sáng tạo|chuyển đổi số|công nghệ|doanh nghiệp|đời sống|chính sách|cơ chế|quy định|kế hoạch|chương trình|\
    quyết định|nghị quyết|hợp tác xã|hội nghị|hội thảo|đầu tư|giải quyết thủ tục hành chính|giải quyết|xây dựng|tổ chức|kinh phí|dự toán|khảo sát|nhu cầu|\
    tiêu chuẩn đo lường chất lượng|mở rộng|phạm vi|công khai|\
    kết luận|xếp loại|xử lý|sắp xếp|chi tiết|sản phẩm|chuyên môn|tiêu chí|thông tin|kinh doanh|sản xuất|môi trường mạng";

/// Phrases that count as a whole although they hold words that are too common by themselves.
const PLAIN: &str = "công nghệ sinh học|công nghệ thông tin|chuyển giao công nghệ|đổi mới công nghệ|công nghệ cao|\
    khởi nghiệp đổi mới sáng tạo|nền kinh tế số|hạ tầng số";

/// What becomes of a phrase of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// The phrase before runs on behind it.
    Passed,
    /// The words count.
    Plain,
    /// The words count only inside the name of a product.
    Generic,
    /// The phrase before ends.
    Ending,
}

/// Phrases with their effects. A document of a hundred thousand items names as many units, and most begin alike: they
/// are found word by word, not by trying all that have one beginning.
#[derive(Clone, Debug, Default)]
pub(super) struct Phrases {
    first_words: HashSet<String>,
    /// By the words joined by spaces: sorted, so that a beginning stands before what goes on from it.
    by_words: BTreeMap<String, Effect>,
}

impl Phrases {
    /// Adds a phrase, if it is not known.
    pub(super) fn insert(&mut self, words: &[impl AsRef<str>], effect: Effect) {
        let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
        if let Some(first) = words.first() {
            self.first_words.insert((*first).to_owned());
            self.by_words.entry(words.join(" ")).or_insert(effect);
        }
    }

    /// Returns the number of words of the longest phrase that stands in front, and its effect.
    pub(super) fn longest<'w>(&self, mut words: impl Iterator<Item = &'w str>) -> Option<(usize, Effect)> {
        let first = words.next().filter(|first| self.first_words.contains(*first))?;
        let mut joined = first.to_owned();
        let mut longest = None;
        for count in 1.. {
            let known =
                self.by_words.range::<str, _>((Bound::Included(joined.as_str()), Bound::Unbounded)).next();
            let Some((known, effect)) = known.filter(|(known, _)| known.starts_with(&joined)) else { break };
            if known.len() == joined.len() {
                longest = Some((count, *effect));
            }
            let Some(next) = words.next() else { break };
            joined.push(' ');
            joined.push_str(next);
        }
        longest
    }
}

/// The phrases of the language.
pub(super) static LANGUAGE: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for (list, effect) in [
        (PASSED, Effect::Passed),
        (PLAIN, Effect::Plain),
        (GENERIC, Effect::Generic),
        (ENDING, Effect::Ending),
    ] {
        for phrase in list.split('|') {
            phrases.insert(&phrase.split_whitespace().collect::<Vec<_>>(), effect);
        }
    }
    // The names of lunar years are dates.
    for stem in STEMS {
        for branch in BRANCHES {
            phrases.insert(&[stem, branch], Effect::Ending);
        }
    }
    phrases
});

const STEMS: &[&str] = &["giáp", "ất", "bính", "đinh", "mậu", "kỷ", "canh", "tân", "nhâm", "quý"];
const BRANCHES: &[&str] =
    &["tý", "sửu", "dần", "mão", "thìn", "tỵ", "tị", "ngọ", "mùi", "thân", "dậu", "tuất", "hợi"];

/// A noun, its words, and what it names.
pub(super) type Noun = (&'static str, Vec<&'static str>, Product);

/// The nouns of products by their first word.
pub(super) static NOUNS: LazyLock<HashMap<&'static str, Vec<Noun>>> = LazyLock::new(|| {
    let mut nouns: HashMap<&str, Vec<Noun>> = HashMap::new();
    for (noun, product) in PRODUCTS {
        let words: Vec<&str> = noun.split(' ').collect();
        nouns.entry(words[0]).or_default().push((noun, words, *product));
    }
    nouns
});

/// The short forms by their first word.
pub(super) static SHORT: LazyLock<HashMap<&'static str, Vec<(&'static str, &'static str)>>> =
    LazyLock::new(|| {
        let mut forms: HashMap<&str, Vec<(&str, &str)>> = HashMap::new();
        for (short, long) in SHORT_FORMS {
            let first = short.split(' ').next().unwrap_or(short);
            forms.entry(first).or_default().push((short, long));
        }
        forms
    });

//! Words of the administrative language that several readers need. Verbs and roles are part of the language and are
//! compiled in; units and abbreviations come from the document and the organisation.

/// Verbs and phrases that open an order (lower case). The list follows what directives use, not one document.
pub(crate) const ORDERING: &[&str] = &[
    "tham mưu", "hham mưu", "chủ trì", "phối hợp", "hoàn thành", "hoàn thiện", "hoàn chỉnh", "tiếp tục", "tổ chức",
    "triển khai", "thực hiện", "rà soát", "xây dựng", "nghiên cứu", "đôn đốc", "theo dõi", "tiến hành", "tăng cường",
    "nâng cao", "hướng dẫn", "khẩn trương", "tập trung", "đẩy mạnh", "phấn đấu", "phân đấu", "hỗ trợ", "liên hệ",
    "duy trì", "đổi mới", "khai thác", "sắp xếp", "tuyên truyền", "cập nhật", "chuẩn bị", "giao", "yêu cầu", "lưu ý",
    "chú trọng", "đề xuất", "báo cáo", "trình", "gửi", "kiểm tra", "giám sát", "thanh tra", "thẩm định", "phê duyệt",
    "ban hành", "soạn thảo", "dự thảo", "lập", "tổng hợp", "đề nghị", "phân công", "chỉ đạo", "quán triệt", "phổ biến",
    "bố trí", "bảo đảm", "đảm bảo", "chủ động", "kịp thời", "thường xuyên", "nghiêm túc", "quyết liệt", "kiên quyết",
    "xử lý", "giải quyết", "cung cấp", "đăng ký", "đăng tải", "công bố", "công khai", "thông báo", "mời", "ký", "họp",
    "làm việc", "khảo sát", "đánh giá", "sơ kết", "tổng kết", "tập huấn", "bồi dưỡng", "đào tạo", "quản lý", "sử dụng",
    "vận hành", "kết nối", "phát triển", "phát huy", "mở rộng", "ưu tiên", "rút ngắn", "cắt giảm", "đơn giản hóa",
    "thu hồi", "thu thập", "lưu trữ", "số hóa", "kiện toàn", "thành lập", "củng cố", "đấu tranh", "ngăn chặn",
    "phòng ngừa", "phòng, chống", "vận động", "huy động", "khuyến khích", "tạo điều kiện", "làm khâu nối", "đầu mối",
    "tham gia", "tham vấn", "trao đổi", "lấy ý kiến", "góp ý", "giảm", "tăng", "có kế hoạch", "có phương án",
    "có giải pháp", "có trách nhiệm", "chịu trách nhiệm", "căn cứ", "trên cơ sở", "sớm", "đưa", "tạo", "giữ vững",
    "thống kê", "đối chiếu", "cử", "điều chỉnh", "bổ sung", "sửa đổi", "xem xét", "xác định", "lựa chọn", "lồng ghép",
    "niêm yết", "kê khai", "nộp", "ứng dụng", "thúc đẩy", "thí điểm", "nhân rộng", "quyết toán", "thanh toán",
    "giải ngân", "mua sắm", "sửa chữa", "nghiệm thu", "bàn giao", "tiếp nhận", "trả", "khắc phục", "chấn chỉnh",
    "siết chặt", "chuyển", "hạn chế", "chăm sóc", "bảo quản", "xuất bản", "ứng phó", "sơ tán", "di dời", "trực",
    "cảnh báo", "thông tin", "truyền thông", "kêu gọi", "bảo vệ", "gia cố", "vệ sinh", "dạy", "thi", "chấm", "coi thi",
    "kiểm kê", "kiểm soát", "phân tích", "dự báo", "xúc tiến", "quy hoạch", "tuyển dụng", "tuyển chọn", "khen thưởng",
    "học tập", "sinh hoạt", "lãnh đạo", "định hướng", "cụ thể hóa", "thể chế hóa", "đăng", "viết", "nhập", "hoàn tất",
    "nắm", "nắm bắt", "tháo gỡ", "tìm kiếm", "chấp hành", "tuân thủ", "đề ra", "khơi thông", "vá", "phân bổ", "ghi",
    "kiểm định", "thử nghiệm", "cam kết", "mở", "kiểm điểm", "rút", "lắp đặt", "trang bị", "trồng", "phun", "tiêm", "chốt", "thẩm tra", "cấp", "nhắc nhở", "phê bình", "xét",
    "quyết định", "dừng", "đình chỉ", "tạm dừng", "tạm hoãn", "hoãn", "thu", "treo", "trang trí", "làm", "sưu tầm", "biên soạn", "in ấn", "phát hành",
    "ký kết", "kiểm đếm", "thảo luận", "thống nhất", "tính toán", "cân đối", "thay thế", "di chuyển", "nạo vét", "duy tu", "bảo trì", "bảo dưỡng",
    "nâng cấp", "cải tạo", "đầu tư", "giúp", "chuyển đổi", "tự kiểm tra", "tự đánh giá", "giới thiệu", "bầu", "kết nạp", "quan tâm", "chăm lo", "thăm",
    "tặng", "gặp mặt", "đón", "tiếp công dân", "đối thoại", "lắng nghe", "trả lời", "phản hồi", "giải trình", "đề cao", "thể hiện", "nêu cao", "giữ gìn",
    "duyệt", "soạn", "ôn tập", "dạy học", "trực tiếp", "phụ trách", "phân loại", "khoanh vùng", "tiêu hủy", "phát hiện", "đăng cai", "rà", "tham dự", "dự", "đăng kí", "hợp đồng", "xác minh", "trích", "sao", "lưu", "phát động", "hưởng ứng",
];

/// Phrases that show that a sentence tells what was, not what is to be done.
pub(crate) const ASSESSING: &[&str] = &[
    "ghi nhận", "đánh giá cao", "biểu dương", "hoan nghênh", "thời gian qua", "trong thời gian qua", "tuy nhiên",
    "bên cạnh những kết quả", "bên cạnh kết quả", "nhìn chung", "cơ bản thống nhất", "đã nỗ lực", "nguyên nhân",
    "đạt được nhiều kết quả", "vẫn còn một số", "còn một số", "qua theo dõi", "qua kiểm tra",
];

/// First words of headings over what was done or how it went.
pub(crate) const ASSESSMENT_HEADINGS: &[&str] = &[
    "đánh giá", "kết quả", "tình hình", "tồn tại", "hạn chế", "nguyên nhân", "ưu điểm", "khuyết điểm", "thực trạng",
    "những kết quả", "những tồn tại", "những hạn chế", "một số kết quả", "một số tồn tại", "một số hạn chế",
    "về kết quả", "về tình hình", "công tác đã thực hiện", "khó khăn", "thuận lợi", "bài học", "nhận xét", "về đánh giá",
    "đặc điểm", "bối cảnh", "sự cần thiết", "thành phần", "nội dung cuộc họp", "diễn biến", "các văn bản đã ban hành",
];

/// First words of headings over aims, scope and bases.
pub(crate) const SCOPE_HEADINGS: &[&str] = &[
    "mục đích", "mục tiêu", "yêu cầu", "quan điểm", "phạm vi", "đối tượng", "căn cứ", "nguyên tắc", "cơ sở pháp lý",
    "giải thích từ ngữ", "định nghĩa", "phương châm", "thời gian, địa điểm", "khẩu hiệu", "tên gọi", "định hướng chung",
    "kinh phí", "dự toán", "nguồn vốn", "tổng kinh phí", "về kinh phí", "thời gian thực hiện", "địa điểm", "thành phần", "về mục tiêu", "mục tiêu tổng quát", "mục tiêu cụ thể", "chỉ tiêu",
];

/// Words in headings over work that is to be done.
pub(crate) const WORK_HEADINGS: &[&str] = &[
    "nhiệm vụ", "giải pháp", "tổ chức thực hiện", "phân công", "phương hướng", "công việc", "nội dung thực hiện",
    "trách nhiệm", "kế hoạch công tác", "chương trình công tác", "kết luận", "chỉ đạo", "công tác trọng tâm",
    "nội dung trọng tâm", "thời gian tới", "đề xuất", "kiến nghị",
];

/// Openings of the closing formula.
pub(crate) const CLOSING: &[&str] = &[
    "trên đây là", "nay thông báo", "quyết định này có hiệu lực", "kế hoạch này có hiệu lực", "chỉ thị này có hiệu lực",
    "thông báo này", "trân trọng", "văn phòng sở thông báo", "văn phòng thông báo", "xin trân trọng", "rất mong nhận được",
    "quyết định có hiệu lực", "chỉ thị này được", "nghị quyết này", "quyết định này thay thế", "văn bản này thay thế",
];

/// Openings of attribute lines under an item: who, when, what comes out.
pub(crate) const ATTRIBUTES: &[(&str, Attribute)] = &[
    ("đơn vị chủ trì", Attribute::Lead),
    ("cơ quan chủ trì", Attribute::Lead),
    ("đơn vị thực hiện", Attribute::Lead),
    ("cơ quan thực hiện", Attribute::Lead),
    ("đơn vị đầu mối", Attribute::Lead),
    ("cơ quan đầu mối", Attribute::Lead),
    ("chủ trì thực hiện", Attribute::Lead),
    ("phân công thực hiện", Attribute::Lead),
    ("người thực hiện", Attribute::Lead),
    ("người phụ trách", Attribute::Lead),
    ("phụ trách", Attribute::Lead),
    ("chủ trì", Attribute::Lead),
    ("đơn vị phối hợp", Attribute::Support),
    ("cơ quan phối hợp", Attribute::Support),
    ("phối hợp thực hiện", Attribute::Support),
    ("phối hợp", Attribute::Support),
    ("thời gian thực hiện", Attribute::Deadline),
    ("thời gian hoàn thành", Attribute::Deadline),
    ("thời hạn hoàn thành", Attribute::Deadline),
    ("thời hạn thực hiện", Attribute::Deadline),
    ("hoàn thành", Attribute::Deadline),
    ("thời gian", Attribute::Deadline),
    ("thời hạn", Attribute::Deadline),
    ("tiến độ", Attribute::Deadline),
    ("hạn hoàn thành", Attribute::Deadline),
    ("sản phẩm", Attribute::Product),
    ("kết quả", Attribute::Product),
    ("cấp trình", Attribute::Receiver),
    ("cơ quan trình", Attribute::Receiver),
    ("nơi nhận sản phẩm", Attribute::Receiver),
    ("kinh phí", Attribute::Other),
    ("nguồn kinh phí", Attribute::Other),
    ("địa điểm", Attribute::Other),
    ("thành phần", Attribute::Other),
    ("đối tượng", Attribute::Other),
];

/// What an attribute line or a column tells of its task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Attribute {
    Lead,
    Support,
    Deadline,
    Product,
    Receiver,
    Other,
}

/// Tells whether the text begins with one of the phrases, as whole words. Both are lower case.
pub(crate) fn starts_with_any(lower: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| starts_with(lower, phrase))
}

/// Tells whether the text begins with the phrase, as whole words. Both are lower case.
pub(crate) fn starts_with(lower: &str, phrase: &str) -> bool {
    lower.strip_prefix(phrase).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Tells whether one of the phrases stands in the text, as whole words. Both are lower case.
pub(crate) fn contains_any(lower: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| find(lower, phrase).is_some())
}

/// Returns where the phrase first stands in the text as whole words. Both are lower case.
pub(crate) fn find(lower: &str, phrase: &str) -> Option<usize> {
    lower.match_indices(phrase).map(|(at, _)| at).find(|&at| {
        let before = lower[..at].chars().next_back().is_none_or(|letter| !letter.is_alphanumeric());
        let after = lower[at + phrase.len()..].chars().next().is_none_or(|letter| !letter.is_alphanumeric());
        before && after
    })
}

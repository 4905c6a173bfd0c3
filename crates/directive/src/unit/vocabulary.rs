//! The words that names are made of.

/// Heads of the names of bodies and units, longest first within a beginning.
pub(super) const HEADS: &[&str] = &[
    "phòng", "văn phòng", "thanh tra", "trung tâm", "ban", "chi cục", "cục", "tổng cục", "vụ", "viện", "học viện",
    "trường", "khoa", "sở", "bộ", "ủy ban nhân dân", "ubnd", "ủy ban mttq", "ủy ban mặt trận tổ quốc", "ubmttq", "ủy ban",
    "hội đồng nhân dân", "hđnd", "hội đồng", "tỉnh ủy", "thành ủy", "huyện ủy", "thị ủy", "quận ủy", "đảng ủy",
    "đảng bộ", "chi bộ", "chi ủy", "xã ủy", "phường ủy", "ban thường vụ", "btv", "ban chấp hành", "bch", "bcs", "bcsđ", "ban cán sự",
    "công an", "bộ chỉ huy", "ban chỉ huy", "bộ tư lệnh", "bộ đội biên phòng", "bảo hiểm xã hội", "kho bạc", "ngân hàng",
    "tòa án", "viện kiểm sát", "mặt trận", "liên đoàn", "hội", "đoàn", "tỉnh đoàn", "thành đoàn", "huyện đoàn", "liên minh", "hiệp hội",
    "tổ", "nhóm", "đội", "bệnh viện", "đài", "báo", "công ty", "tổng công ty", "tập đoàn", "quỹ", "chính phủ",
    "quốc hội", "trạm", "nhà trường", "công đoàn", "liên đội", "chi đoàn", "tổng đội", "đoàn trường", "ban bí thư", "bộ chính trị", "ban chỉ đạo",
    "đại học", "thông tấn xã", "hải quan", "thuế", "bưu điện", "điện lực", "hạt kiểm lâm", "ban quản lý", "mttq", "khối", "bộ phận", "thư viện", "y tế",
    "đoàn thanh niên", "hội cựu chiến binh", "hội nông dân", "hội liên hiệp phụ nữ", "kiểm toán", "vpcp", "vpubnd", "vp", "tt", "cơ quan", "vnpt", "ttcp", "tw", "ủy ban kiểm tra", "ubkt", "đảng đoàn", "thường trực", "liên hiệp", "liên hiệp các hội", "chủ đầu tư",
];

/// Posts: names of an office that a person holds.
pub(super) const POSTS: &[&str] = &[
    "chi ủy viên", "ủy viên", "đảng ủy viên", "bí thư chi bộ", "phó bí thư chi bộ", "bí thư đoàn", "tổ phó chuyên môn", "phó thủ trưởng",
    "giám đốc", "phó giám đốc", "ban giám đốc", "ban giám hiệu", "lãnh đạo", "chủ tịch", "phó chủ tịch", "hiệu trưởng", "phó hiệu trưởng",
    "bí thư", "phó bí thư", "trưởng phòng", "phó trưởng phòng", "chánh văn phòng", "phó chánh văn phòng", "chánh thanh tra",
    "bộ trưởng", "thứ trưởng", "thủ trưởng", "tổ trưởng", "tổ phó", "trưởng ban", "phó trưởng ban", "cục trưởng", "vụ trưởng",
    "viện trưởng", "thủ tướng", "phó thủ tướng", "tổng giám đốc", "trưởng khoa", "người đứng đầu", "thường trực", "kế toán", "văn thư", "thành viên",
    "giáo viên chủ nhiệm", "gvcn", "tổng phụ trách", "giáo viên", "trưởng", "phó giám đốc phụ trách", "cán bộ", "công chức", "trưởng thôn", "bảo vệ", "thủ quỹ", "nhân viên", "chuyên viên", "thư ký", "chi hội trưởng", "trưởng công an", "chỉ huy trưởng", "tổng biên tập", "tổng thanh tra", "tgđ", "gđ", "ct", "pct",
];

/// Nouns of fields and functions that stand in small letters inside names.
pub(super) const FIELD_NOUNS: &[&str] = &[
    "chi bộ", "đảng bộ", "đảng ủy", "chi ủy", "tỉnh ủy", "huyện ủy", "đại diện cha mẹ học sinh", "cha mẹ học sinh", "kiểm toán", "nông thôn mới", "nông thôn", "điều phối", "đầu tư xây dựng", "dự án đầu tư xây dựng", "dự án đầu tư", "đầu tư và xây dựng", "các công trình", "phòng , chống", "phòng chống", "lụt bão", "phòng , chống thiên tai",
    "khí tượng", "thủy văn", "khí tượng thủy văn", "bộ phận", "cơ sở vật chất", "truyền hình", "phát thanh", "tiếng nói", "tự nhiên", "bệnh tật", "kiểm soát bệnh tật", "dự phòng", "dược", "mỹ phẩm", "thực phẩm", "an toàn thực phẩm", "điều dưỡng", "vật tư",
    "giáo dục thường xuyên", "nghề nghiệp", "hướng nghiệp", "việc làm", "bảo trợ", "người có công", "trẻ em", "bình đẳng giới", "gia đình", "báo chí", "xuất bản", "bưu chính", "viễn thông", "công nghệ thông tin", "an toàn thông tin",
    "khoáng sản", "nước", "biển đảo", "biến đổi khí hậu", "viễn thám", "đo đạc", "bản đồ", "tần số", "vô tuyến điện", "đăng kiểm", "đường bộ", "đường thủy", "hàng không", "hàng hải", "cứu nạn", "cứu hộ", "tìm kiếm cứu nạn", "phòng cháy", "chữa cháy", "cứu nạn, cứu hộ",
    "công chức", "viên chức", "bồi thường", "giải phóng mặt bằng", "tái định cư", "quỹ đất", "phát triển quỹ đất", "đấu giá", "thuế", "hải quan", "ngân sách", "giá", "công sản", "tài sản", "chính trị", "nội chính", "kiểm soát", "kinh tế - xã hội", "pháp luật", "phổ biến", "giáo dục pháp luật", "quản lý dự án", "thủ tục hành chính", "kiểm soát thủ tục hành chính", "sinh học", "y học", "khuyến công", "khuyến học", "chữ thập đỏ", "người cao tuổi", "làm vườn", "nghệ thuật", "văn học", "báo cáo viên", "thị trường", "quản lý thị trường", "cạnh tranh", "người tiêu dùng", "điện", "năng lượng tái tạo", "môi trường biển", "trị an", "cảnh sát", "giao thông công cộng",
    "khoa học", "công nghệ", "đổi mới sáng tạo", "đổi mới", "sáng tạo", "chuyển giao", "kế hoạch", "tài chính", "chất lượng", "đo lường",
    "tiêu chuẩn", "sở hữu trí tuệ", "thông tin", "truyền thông", "chuyển đổi số", "nội vụ", "tư pháp", "nông nghiệp",
    "phát triển nông thôn", "môi trường", "tài nguyên", "xây dựng", "giao thông", "vận tải", "giao thông vận tải", "giáo dục", "đào tạo", "y tế",
    "văn hóa", "thể thao", "du lịch", "lao động", "thương binh", "xã hội", "công thương", "ngoại vụ", "dân tộc", "tôn giáo",
    "quản lý", "nghiên cứu", "ứng dụng", "dịch vụ", "kỹ thuật", "kiểm định", "thử nghiệm", "tiến bộ", "chuyên ngành",
    "hành chính", "tổng hợp", "tổ chức", "cán bộ", "nhân sự", "quản trị", "pháp chế", "thanh tra", "kiểm tra", "giám sát", "nhân dân",
    "mặt trận tổ quốc", "tổ quốc", "việt nam", "nhà nước", "kinh tế", "hạ tầng", "đô thị", "lao động - thương binh", "thống kê", "kho bạc", "bảo hiểm",
    "phòng chống thiên tai", "thiên tai", "tìm kiếm cứu nạn", "phòng thủ dân sự", "an toàn giao thông", "quân sự", "biên phòng", "chính sách",
    "hợp tác quốc tế", "quốc tế", "thi đua", "khen thưởng", "cải cách hành chính", "hiệu quả", "năng lượng", "nguyên tử", "an toàn bức xạ",
    "bức xạ", "hạt nhân", "chuyên môn", "nghiệp vụ", "văn phòng", "kế toán", "công tác", "đảng", "chính quyền", "đoàn thể", "công đoàn",
    "thanh niên", "phụ nữ", "nông dân", "cựu chiến binh", "học sinh", "sinh viên", "khởi nghiệp", "doanh nghiệp", "đầu tư", "xúc tiến", "thương mại",
    "sáng kiến", "khoa giáo", "tuyên giáo", "dân vận", "tuyên truyền", "kiểm lâm", "thủy lợi", "thủy sản", "chăn nuôi", "thú y", "trồng trọt", "bảo vệ thực vật", "khuyến nông",
    "đất đai", "địa chính", "quy hoạch", "nhà ở", "khu công nghiệp", "khu kinh tế", "các khu công nghiệp", "các khu kinh tế", "dự án", "công trình", "đăng ký", "một cửa", "hành chính công", "phục vụ hành chính công",
    "cơ sở", "huyện", "tỉnh", "thành phố", "thị xã", "xã", "phường", "quận", "thị trấn", "trung ương", "quốc gia", "bộ", "ngành", "cấp huyện", "cấp tỉnh", "cấp xã", "sở",
    "phòng", "viện", "trường", "trung học cơ sở", "tiểu học", "mầm non", "trung học phổ thông", "chủ nhiệm", "bộ môn", "thư viện", "thiết bị", "đa khoa", "khoa", "chỉ đạo", "chỉ huy", "thẩm định", "tư vấn", "nghiệm thu", "đề án", "biên tập", "soạn thảo", "công tác xã hội", "văn thư", "lưu trữ", "trực thuộc tỉnh",
];

/// Words that qualify a collective or a unit and belong to the name.
pub(super) const MODIFIERS: &[&str] = &[
    "có liên quan", "liên quan", "được phân công", "được giao", "có thẩm quyền", "trực thuộc", "thuộc", "chuyên môn", "sự nghiệp", "chức năng",
    "tỉnh", "huyện", "xã", "thành phố", "trên địa bàn", "trên địa bàn tỉnh", "trên địa bàn huyện", "phụ trách", "trong tỉnh", "trong toàn sở", "toàn tỉnh", "cấp tỉnh", "cấp huyện", "cấp xã", "khác", "trong toàn tỉnh",
    "ở trung ương", "ở địa phương", "địa phương", "trong huyện", "hành chính", "sự nghiệp công lập", "ngang bộ", "chính trị - xã hội", "chính trị", "các cấp", "cùng cấp", "quản lý", "trung ương", "tham mưu giúp việc", "tham mưu, giúp việc", "trên cả nước", "dự toán", "nêu trên", "trong ngành", "đơn vị trực thuộc", "bị ảnh hưởng", "ven biển",
];

/// Nouns of collectives.
pub(super) const COLLECTIVE_NOUNS: &[&str] = &[
    "cấp chính quyền", "đối tượng thanh tra", "đối tượng", "ban đảng", "cơ quan đảng", "ban xây dựng đảng", "trường học", "trường thpt", "trường thcs", "nhà trường", "chủ đầu tư", "tổ chức hội", "hội viên", "tổ chức tín dụng", "cơ sở y tế", "cơ sở khám bệnh", "cơ sở giáo dục", "đơn vị sự nghiệp", "hộ gia đình", "lực lượng",
    "phòng", "ban", "đơn vị", "sở", "ngành", "cơ quan", "tổ chức", "địa phương", "huyện", "thị xã", "thành phố", "xã", "phường", "quận",
    "thị trấn", "bộ", "tập thể", "cá nhân", "đoàn thể", "hội", "doanh nghiệp", "trường", "khoa", "tổ", "thành viên", "đồng chí", "chuyên gia",
    "bộ phận", "trung tâm", "chi cục", "cục", "vụ", "viện", "tỉnh", "ban ngành", "sở ngành", "phòng ban", "phòng chuyên môn", "đảng bộ", "chi bộ", "đảng ủy", "tổ chức đảng", "tổ chức chính trị - xã hội",
    "thành viên", "lãnh đạo", "giáo viên", "cán bộ", "lớp", "thôn", "bản", "hợp tác xã", "chủ đầu tư", "nhà thầu", "nhà mạng", "công ty", "tập đoàn", "tổng công ty",
    "cơ sở", "cấp ủy", "cấp ủy đảng", "chính quyền", "tổ chuyên môn", "đoàn viên", "đảng viên", "chi hội", "huyện ủy", "thị ủy", "thành ủy", "xã ủy", "phường ủy", "sở, ban, ngành",
    "bộ, ngành", "cơ quan báo chí", "cơ quan truyền thông", "hội, đoàn thể", "đài", "báo", "bệnh viện", "trạm y tế", "ủy viên", "trưởng phòng", "tổ dân phố", "thủ trưởng", "khối", "nhóm", "cơ sở giáo dục", "ban quản lý", "hiệp hội", "công chức", "viên chức", "văn phòng", "tiểu khu", "hộ dân", "chủ tịch", "ban xây dựng đảng", "đại học",
];

/// Beginnings of collectives.
pub(super) const COLLECTIVE_HEADS: &[&str] =
    &["các", "đảng ủy các", "trường các", "toàn thể", "tất cả các", "chủ tịch ủy ban nhân dân các", "giáo viên chủ nhiệm các", "tổ trưởng các", "trưởng ban các", "bộ phận chuyên môn các", "những", "một số", "mỗi", "từng", "trưởng các", "thủ trưởng các", "lãnh đạo các", "người đứng đầu các", "chủ tịch ubnd các", "ubnd các", "ủy ban nhân dân các", "giám đốc các", "bí thư các", "hiệu trưởng các", "đại diện các", "phó trưởng các", "chủ tịch các", "bộ trưởng các", "thủ trưởng", "cán bộ các"];

/// Receivers that are no body by name.
pub(super) const ANONYMOUS: &[&str] = &[
    "cấp có thẩm quyền", "cơ quan có thẩm quyền", "người có thẩm quyền", "cấp thẩm quyền", "cơ quan thẩm quyền", "cấp trên", "cơ quan cấp trên",
    "cấp ủy", "cấp có thẩm quyền quyết định", "tập thể lãnh đạo", "cơ quan thẩm định", "cơ quan chủ trì", "đơn vị chủ trì", "đơn vị liên quan", "cơ quan liên quan",
];

/// Words in small letters that end a name, although they are nouns of a field, where an order follows.
pub(super) const VERBS_LIKE_NOUNS: &[&str] =
    &["kiểm soát", "kiểm tra", "giám sát", "thẩm định", "nghiên cứu", "ứng dụng", "quản lý", "tổ chức", "xây dựng", "chỉ đạo", "tổng hợp", "tuyên truyền", "đào tạo", "tư vấn", "nghiệm thu", "chuyển giao", "đổi mới", "đăng ký", "dịch vụ", "thử nghiệm", "kiểm định", "soạn thảo", "phục vụ", "đầu tư", "xúc tiến", "thông tin", "truyền thông", "khen thưởng", "quy hoạch", "thống kê", "thi đua", "biên tập", "lưu trữ", "thanh tra", "kế hoạch", "công tác", "chỉ huy", "cán bộ", "dự án", "đề án", "công trình", "chính sách", "doanh nghiệp", "chất lượng", "chuyên môn", "chuyển đổi số", "học sinh", "thông tin", "nghiệp vụ"];

/// Heads that are names by themselves.
pub(super) const SELF_SUFFICIENT: &[&str] = &[
    "tỉnh ủy", "thành ủy", "huyện ủy", "thị ủy", "quận ủy", "đảng ủy", "chi ủy", "chi bộ", "xã ủy", "phường ủy", "chính phủ", "quốc hội", "bộ chính trị",
    "ban bí thư", "ban thường vụ", "btv", "công đoàn", "nhà trường", "thanh tra", "văn phòng", "hđnd", "ubnd", "hội đồng",
    "ủy ban nhân dân", "hội đồng nhân dân", "ban chỉ đạo", "sở", "liên đội", "chi đoàn", "tỉnh đoàn", "thành đoàn", "huyện đoàn", "đoàn thanh niên", "hội đồng nhân dân",
    "vpcp", "vpubnd", "mttq", "ubmttq", "bcsđ", "đoàn trường", "ban chấp hành", "ban chỉ huy", "ủy ban kiểm tra", "bộ",
];

/// Levels of administration.
pub(super) const LEVELS: &[&str] = &["tỉnh", "huyện", "xã", "phường", "quận", "phủ", "ủy", "trấn", "nước"];

/// Capital words that never stand in names.
pub(super) const NO_NAME: &[&str] = &["quý", "tháng", "trong", "trước", "tết", "đồng thời", "nghị quyết", "quyết định", "công văn", "thông báo", "chỉ thị", "tờ trình", "nghị định", "thông tư"];

/// Small words that end a name.
pub(super) const FUNCTION_WORDS: &[&str] = &[
    "và", "với", "để", "của", "có", "được", "đã", "sẽ", "cần", "phải", "là", "về", "tại", "trong", "theo", "từ", "đến", "cho", "khi", "do", "nếu",
    "hoặc", "hay", "cùng", "như", "trên", "dưới", "trước", "sau", "giữa", "bằng", "qua", "ra", "vào", "lên", "xuống", "không", "chưa", "đang", "vẫn",
    "cũng", "đều", "lại", "mới", "rồi", "thì", "mà", "nhằm", "vì", "bởi", "đối", "các", "những", "mọi", "mỗi", "một", "hai", "này", "đó", "nêu",
    "nói", "gồm", "thuộc", "tiến", "sớm", "đề", "hằng", "hàng", "đủ", "kết", "việc", "số", "chịu", "phụ", "tiếp", "khẩn", "chủ", "tham", "ngay", "chậm", "tổng", "liên", "tự", "ở", "đúng", "định",
];

/// Words that begin like the head of a name and are none.
pub(super) const NOT_NAMES: &[&str] = &[
    "tổ chức", "hội nghị", "hội thảo", "hội thi", "hội chợ", "ban hành", "bộ chỉ số", "bộ tiêu chí", "bộ máy", "bộ thủ tục", "báo cáo", "khoa học", "trường hợp", "đoàn kết", "đoàn công tác", "đội ngũ",
    "cơ quan có", "vụ việc", "viện trợ", "đài thọ", "nhóm nhiệm vụ", "nhóm giải pháp", "hội họp", "báo động", "quỹ đất", "phòng ngừa", "phòng chống", "phòng , chống", "thuế suất", "tổ giác", "bộ hồ sơ", "cục diện", "sở hữu", "ngân sách", "ban đầu", "khối lượng", "tổ chức thực hiện", "đại học quốc gia hà nội với", "thường trực , ", "thành viên hội đồng có",
    "thanh tra , kiểm tra", "kiểm toán nội bộ", "lãnh đạo , chỉ đạo", "thường trực công tác", "trạm biến áp", "y tế cơ sở", "bảo vệ môi trường", "bảo vệ bí mật", "bảo vệ quyền", "bảo vệ rừng", "quỹ đạo",
];

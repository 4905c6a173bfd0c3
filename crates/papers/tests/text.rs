//! Text as extracted from a PDF: one test for each hazard.

mod common;

use common::{blocks_of, read, text};

/// Lines broken at the page's width, one empty line after each.
fn spread(lines: &[&str]) -> String {
    lines.iter().map(|line| format!("{line} \n\n")).collect()
}

#[test]
fn an_empty_line_after_every_line_parts_no_paragraphs() {
    let input = spread(&[
        "1. Văn phòng Sở:",
        "- Tham mưu xây dựng kế hoạch cải cách hành chính năm 2025 của Sở, đảm bảo giữ",
        "vững vị trí xếp hạng theo mục tiêu đề ra. Đôn đốc các phòng, đơn vị hoàn thành",
        "báo cáo định kỳ theo quy định tại Quyết định số 12/2022/QĐ-UBND ngày 03/4/2022",
        "của UBND tỉnh.",
        "- Tổ chức Hội nghị tổng kết công tác năm 2024 và triển khai nhiệm vụ năm 2025",
        "của Sở trong tháng 01/2025.",
        "2. Thanh tra Sở",
        "Chủ trì, phối hợp với các đơn vị được phân công hoàn thành kế hoạch thanh tra",
        "năm 2025, trình Giám đốc Sở phê duyệt.",
    ]);
    let blocks = text(&input);
    assert_eq!(blocks.len(), 5, "{blocks:#?}");
    assert!(blocks[1].ends_with("của UBND tỉnh.") && blocks[1].contains("đảm bảo giữ vững vị trí"));
    assert_eq!(blocks[3], "2. Thanh tra Sở");
    assert!(blocks[4].starts_with("Chủ trì"));
}

#[test]
fn page_numbers_inside_a_paragraph_are_dropped_and_counted() {
    let filler = "Rà soát, đơn giản hóa thủ tục hành chính thuộc thẩm quyền giải quyết của Sở và\n\
                  báo cáo kết quả với Ủy ban nhân dân tỉnh trước ngày 20 tháng 3 năm 2025 theo\n\
                  yêu cầu tại Công văn số 77/UBND-NC ngày 04/3/2025 của Ủy ban nhân dân tỉnh về\n";
    for number in ["2", " 2 ", "- 2 -", "2/5", "Trang 2", "                       2", "– 2 –"] {
        let input =
            format!("- {filler}việc tăng cường\n\n{number}\n\ncông tác kiểm soát thủ tục hành chính.\n");
        let document = read("van-ban.txt", &input);
        let blocks = blocks_of(&document);
        assert_eq!(blocks.len(), 1, "{number}: {blocks:#?}");
        assert!(blocks[0].ends_with("về việc tăng cường công tác kiểm soát thủ tục hành chính."), "{number}");
        assert_eq!(document.blocks[0].page, Some(1), "{number}");
    }
}

#[test]
fn numbers_of_rows_are_no_page_numbers() {
    let input = "TT\nNội dung\n1\nXây dựng kế hoạch\n2\nTổ chức hội nghị\n3\nBáo cáo kết quả\n";
    let blocks = text(input);
    assert!(blocks.iter().any(|block| block.contains('2')), "{blocks:#?}");
}

#[test]
fn form_feeds_are_pages_and_running_heads_are_dropped() {
    let page = |number: u32, words: &str| {
        format!("SỞ KHOA HỌC VÀ CÔNG NGHỆ LAM GIANG - trang {number}\n\n{words}\n")
    };
    let input = [
        page(1, "1. Văn phòng Sở tham mưu kế hoạch năm 2025."),
        page(2, "2. Thanh tra Sở xây dựng kế hoạch thanh tra."),
        page(3, "3. Phòng Quản lý Khoa học tổ chức hội thảo."),
    ]
    .join("\u{c}");
    let document = read("van-ban.txt", &input);
    let blocks = blocks_of(&document);
    assert!(blocks.iter().filter(|block| block.starts_with("SỞ KHOA HỌC")).count() <= 1, "{blocks:#?}");
    let third = document.blocks.last().expect("three pages");
    assert_eq!(third.page, Some(3));
}

#[test]
fn two_columns_of_a_letterhead_are_parted() {
    let input = "UBND TỈNH LAM GIANG              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
                 SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG          Độc lập - Tự do - Hạnh phúc\n\
                 \x20  Số:      /STNMT-VP             Lam Giang, ngày     tháng 3 năm 2024\n\
                 V/v rà soát, đơn giản hóa thủ\n\
                 tục hành chính năm 2024\n\n\
                 \x20              Kính gửi: Các phòng, đơn vị thuộc Sở.\n";
    assert_eq!(
        text(input),
        [
            "UBND TỈNH LAM GIANG",
            "SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG",
            "Số: /STNMT-VP",
            "V/v rà soát, đơn giản hóa thủ tục hành chính năm 2024",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Lam Giang, ngày tháng 3 năm 2024",
            "Kính gửi: Các phòng, đơn vị thuộc Sở.",
        ]
    );
}

#[test]
fn columns_with_one_space_between_are_parted_by_their_words() {
    let input = "UBND TỈNH BẮC VÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
                 SỞ Y TẾ Độc lập - Tự do - Hạnh phúc\n\
                 Số: 212/TB-SYT Bắc Vân, ngày 05 tháng 7 năm 2022\n\n\
                 THÔNG BÁO\nKết luận của Giám đốc Sở\n";
    let blocks = text(input);
    assert_eq!(blocks[..3], ["UBND TỈNH BẮC VÂN", "SỞ Y TẾ", "Số: 212/TB-SYT"]);
    assert_eq!(blocks[5..], ["Bắc Vân, ngày 05 tháng 7 năm 2022", "THÔNG BÁO", "Kết luận của Giám đốc Sở"]);
}

#[test]
fn a_signature_beside_the_recipients_is_parted() {
    let input = "Nơi nhận:                          TL. GIÁM ĐỐC\n\
                 - Như trên;                      CHÁNH VĂN PHÒNG\n\
                 - Ban Giám đốc;\n\
                 - Lưu: VT, VP.\n\n\n\n\
                 \x20                                  Lê Thị Hồng Vân\n";
    assert_eq!(
        text(input),
        [
            "Nơi nhận:",
            "- Như trên;",
            "- Ban Giám đốc;",
            "- Lưu: VT, VP.",
            "TL. GIÁM ĐỐC",
            "CHÁNH VĂN PHÒNG",
            "Lê Thị Hồng Vân",
        ]
    );
}

#[test]
fn the_kind_is_one_block_and_the_subject_another() {
    let input = spread(&[
        "THÔNG BÁO",
        "Kết luận của Giám đốc Sở Khoa học và Công nghệ tại Hội nghị giao ban, rà",
        "soát, đôn đốc triển khai một số nhiệm vụ trọng tâm của Quý 1 năm 2025",
        "",
        "Ngày 11/3/2025, Sở Khoa học và Công nghệ tổ chức Hội nghị giao ban nhằm rà soát",
        "tiến độ triển khai một số nhiệm vụ trọng tâm của Quý 1 năm 2025 và các giải pháp",
        "trong thời gian tới.",
    ]);
    let blocks = text(&input);
    assert_eq!(blocks.len(), 3, "{blocks:#?}");
    assert!(blocks[1].ends_with("của Quý 1 năm 2025"));
}

#[test]
fn what_looks_like_a_label_may_continue_a_sentence() {
    let wrapped = |one: &str, two: &str| {
        let lead = "Các phòng, đơn vị thuộc Sở tiếp tục rà soát, hoàn thiện dự thảo văn bản để trình\n\
                    cấp có thẩm quyền xem xét, ban hành đúng thời hạn theo quy định của pháp luật và\n";
        text(&format!("- {lead}{one}\n{two} và các văn bản hướng dẫn thi hành.\n"))
    };
    let article = wrapped(
        "bảo đảm việc thực hiện các nhiệm vụ khác được giao đúng quy định tại Điều",
        "5. Quy định này",
    );
    assert_eq!(article.len(), 1, "{article:#?}");
    let range = wrapped(
        "tập trung nguồn lực cho các dự án đầu tư công trung hạn của giai đoạn 2021",
        "- 2025 của tỉnh",
    );
    assert_eq!(range.len(), 1, "{range:#?}");
    let name = wrapped("gửi hồ sơ về Phòng Kế hoạch", "- Tài chính để thẩm định trước ngày 15/5/2025");
    assert_eq!(name.len(), 2, "a short line ends its item: {name:#?}");
    let name = wrapped(
        "gửi toàn bộ hồ sơ dự toán kinh phí của các nhiệm vụ này về Phòng Kế hoạch",
        "- Tài chính thẩm định",
    );
    assert_eq!(name.len(), 1, "{name:#?}");
}

#[test]
fn hyphens_at_the_end_of_a_line_stay() {
    let lead = "- Kiểm tra, hướng dẫn thủ tục cấp phép cho tất cả các cơ sở y tế sử dụng thiết bị X-\n\
                quang trên địa bàn tỉnh, thực hiện các dự án đầu tư công trung hạn giai đoạn 2026 -\n\
                2030 và hướng dẫn của Ủy ban nhân dân tỉnh tại Quyết định số 41/2024/\n\
                QĐ-UBND về quản lý đầu tư công trên địa bàn.\n";
    let blocks = text(lead);
    assert_eq!(blocks.len(), 1, "{blocks:#?}");
    for words in ["X-quang", "2026 - 2030", "41/2024/QĐ-UBND"] {
        assert!(blocks[0].contains(words), "{words}: {}", blocks[0]);
    }
}

#[test]
fn first_lines_that_are_indented_begin_paragraphs() {
    let input = "    Ban Giám đốc Sở biểu dương Văn phòng Sở đã hoàn thành tốt nhiệm vụ được giao.\n\
                 \x20   Trong Quý II năm 2025, các phòng, đơn vị tập trung thực hiện các nhiệm vụ trọng\n\
                 tâm sau, bảo đảm đúng tiến độ. Tham dự cuộc họp có các đồng chí Ban Giám đốc Sở;\n\
                 Trưởng các phòng, đơn vị thuộc Sở và toàn thể công chức, viên chức của cơ quan:\n\
                 \x20   1. Văn phòng Sở:\n\
                 \x20   - Tham mưu văn bản đôn đốc các phòng, đơn vị hoàn thành báo cáo định kỳ theo quy\n\
                 định của Ủy ban nhân dân tỉnh.\n";
    let blocks = text(input);
    assert_eq!(blocks.len(), 4, "{blocks:#?}");
    assert!(blocks[1].ends_with("của cơ quan:"));
}

#[test]
fn byte_order_marks_and_utf_16() {
    let words = "1. Văn phòng Sở tham mưu kế hoạch.";
    let utf8 = [b"\xef\xbb\xbf", words.as_bytes()].concat();
    let little: Vec<u8> =
        [0xfeff].into_iter().chain(words.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = [0xfeff].into_iter().chain(words.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    for bytes in [utf8, little, big] {
        let document = papers::read("van-ban.txt", &bytes).expect("readable");
        assert_eq!(blocks_of(&document), [words]);
        assert_eq!(common::texts(&document)[0].input_offset(0), 0, "the mark is no part of the text");
    }
}

#[test]
fn decomposed_letters_are_composed_and_offsets_stay_true() {
    let input = "1. Va\u{306}n pho\u{300}ng So\u{31b}\u{309}, co\u{323}\u{302}ng\u{ad} t\u{200b}ác";
    let document = read("van-ban.txt", input);
    let text = common::texts(&document)[0];
    assert_eq!(text.as_str(), "1. Văn phòng Sở, cộng tác");
    let at = text.as_str().find("cộng").expect("there");
    let letters: Vec<char> = input.chars().collect();
    assert_eq!(letters[text.input_offset(at)], 'c');
    assert_eq!(letters[text.input_offset(at + "c".len())], 'o');
    assert_eq!(letters[text.input_offset(at + "cộ".len())], 'n');
}

#[test]
fn tab_separated_lines_are_a_table_also_in_plain_text() {
    let input = "Phân công nhiệm vụ như sau:\n\
                 STT\tNội dung\tChủ trì\tThời hạn\n\
                 1\tXây dựng kế hoạch\tVăn phòng\tTháng 4\n\
                 2\tTổ chức hội nghị\t\tTháng 5\n\
                 Nơi nhận:\n- Như trên.\n";
    let document = read("van-ban.txt", input);
    assert_eq!(
        common::rows(common::table(&document)),
        [
            "STT | Nội dung | Chủ trì | Thời hạn",
            "1 | Xây dựng kế hoạch | Văn phòng | Tháng 4",
            "2 | Tổ chức hội nghị |  | Tháng 5"
        ]
    );
    assert_eq!(document.blocks.len(), 4);
}

#[test]
fn boxes_of_digital_signatures_are_dropped() {
    let blocks = text(
        "1. Văn phòng Sở tham mưu kế hoạch.\nKý bởi: Sở Y tế\nThời gian ký: 05/07/2022 16:42:10 +07:00\n",
    );
    assert_eq!(blocks, ["1. Văn phòng Sở tham mưu kế hoạch."]);
}

#[test]
fn the_motto_on_one_line_and_with_other_dashes() {
    let blocks = text(
        "UBND HUYỆN TÂN LÂM CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập – Tự do – Hạnh phúc\n\nSố: 5/KH-UBND\n\nKẾ HOẠCH CÔNG TÁC THÁNG 10\n",
    );
    assert_eq!(
        blocks,
        [
            "UBND HUYỆN TÂN LÂM",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập – Tự do – Hạnh phúc",
            "Số: 5/KH-UBND",
            "KẾ HOẠCH CÔNG TÁC THÁNG 10",
        ]
    );
}

#[test]
fn narrow_text_without_a_kind_is_joined() {
    let blocks = text(
        "TRƯỜNG THCS ĐÔNG HẢI\n\nThực hiện nhiệm vụ năm học, Hiệu trưởng yêu cầu các tổ\n\
         chuyên môn và giáo viên chủ nhiệm phối hợp với Ban đại diện\n\
         Cha mẹ học sinh, Công đoàn trường và Đoàn Thanh niên tổ chức\n\
         Hội thảo về đổi mới phương pháp dạy học trong tháng 10.\n",
    );
    assert_eq!(blocks.len(), 2, "{blocks:#?}");
}

#[test]
fn a_line_that_waits_for_a_number_goes_on_with_it() {
    let head = "UBND TỈNH LAM GIANG\nSố: 5/TB-UBND\n\nTHÔNG BÁO\nKết luận giao ban\n\n";
    let blocks = text(&format!(
        "{head}1. Phòng Đào tạo xây dựng thời khóa biểu, công bố trước\n30/11/2025; rà soát chương trình.\n\
         2. Phòng Tuyển sinh ký kết hợp tác với tối thiểu\n12 trường trung học cơ sở.\n\
         Những việc quan trọng nhất\n3. Các khoa nộp đề thi.\n"
    ));
    let found = |words: &str| blocks.iter().any(|block| block == words);
    assert!(
        found("1. Phòng Đào tạo xây dựng thời khóa biểu, công bố trước 30/11/2025; rà soát chương trình."),
        "{blocks:#?}"
    );
    assert!(found("2. Phòng Tuyển sinh ký kết hợp tác với tối thiểu 12 trường trung học cơ sở."));
    assert!(found("3. Các khoa nộp đề thi."), "a label is no number that was waited for: {blocks:#?}");
}

//! Markdown as an OCR service writes it: one test for each hazard.

mod common;

use blocks::{Body, Heading, MarkKind};
use common::{blocks_of, markdown, marked, read, texts};

#[test]
fn content_decides_not_the_name() {
    let input =
        "## **THÔNG BÁO**\n\n**I. Đánh giá chung**\n\nTrong tháng, các phòng đã hoàn thành nhiệm vụ.\n";
    assert_eq!(blocks_of(&read("van-ban.txt", input)), markdown(input));
    assert_eq!(
        common::text("Ghi chú (*) và (**): số liệu * tạm tính"),
        ["Ghi chú (*) và (**): số liệu * tạm tính"]
    );
}

#[test]
fn headings_keep_their_level_and_lose_their_marks() {
    let document = read("a.md", "#### **1. Về công tác tổ chức:**\n\n- Rà soát vị trí việc làm.\n");
    let Body::Paragraph(first) = &document.blocks[0].body else { panic!("a paragraph") };
    assert_eq!((first.text.as_str(), first.heading), ("1. Về công tác tổ chức:", Some(Heading(4))));
    assert!(first.text.is_all(MarkKind::Bold, 0..first.text.as_str().len()));
}

#[test]
fn numbers_in_bold_are_labels() {
    let document = read("a.md", "**3.** Tổ chức thanh tra theo kế hoạch.\n\n**10.** Báo cáo kết quả.\n");
    assert_eq!(blocks_of(&document), ["3. Tổ chức thanh tra theo kế hoạch.", "10. Báo cáo kết quả."]);
    assert_eq!(marked(texts(&document)[0], MarkKind::Bold), ["3."]);
}

#[test]
fn marks_go_over_line_ends() {
    let document = read("a.md", "**TL.GIÁM ĐỐC\nCHÁNH VĂN PHÒNG**\n\n**Lê Thị Hồng Vân**\n");
    assert_eq!(blocks_of(&document), ["TL.GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Lê Thị Hồng Vân"]);
    for text in texts(&document) {
        assert!(text.is_all(MarkKind::Bold, 0..text.as_str().len()), "{}", text.as_str());
    }
}

#[test]
fn paragraphs_cut_by_a_page_are_joined() {
    let blocks = markdown(
        "- Hỗ trợ đăng ký bảo hộ nhãn hiệu cho các sản phẩm chủ lực của tỉnh. Tổ chức **01 - 02 lớp**\n\n\
         tập huấn về sở hữu trí tuệ.\n\n\
         - Xây dựng dự thảo *Định hướng công tác nghiên cứu khoa học và phát triển*\n\n\
         *công nghệ của tỉnh năm 2025* gửi các thành viên Hội đồng.\n\n\
         - Thực hiện các dự án đầu tư công trung hạn giai đoạn 2026 -\n\n2030 nhằm nâng cao tiềm lực.\n\n\
         - Cấp giấy phép tiến hành công việc bức xạ sử dụng thiết bị X-\n\nquang chẩn đoán y tế cho 08 cơ sở.\n\n\
         - Thực hiện Nghị quyết số 20-NQ/TW ngày 01/11/2012 của Ban Chấp hành Trung ương “về phát triển\n\n\
         KH&CN phục vụ sự nghiệp công nghiệp hóa” trên địa bàn tỉnh.\n",
    );
    assert_eq!(blocks.len(), 5, "{blocks:#?}");
    assert!(blocks[0].contains("01 - 02 lớp tập huấn"));
    assert!(blocks[1].contains("phát triển công nghệ của tỉnh"));
    assert!(blocks[2].contains("2026 - 2030"));
    assert!(blocks[3].contains("X-quang"));
    assert!(blocks[4].contains("“về phát triển KH&CN"));
}

#[test]
fn title_lines_with_hard_breaks() {
    let blocks = markdown(
        "**THÔNG BÁO**  \n**Kết luận của Giám đốc Sở Khoa học và Công nghệ**  \n**tại cuộc họp giao ban tháng 01**\n\n\
         Ngày 29/01/2025, Giám đốc Sở chủ trì cuộc họp.\n\n\
         **Phụ lục III**  \n**TỔNG HỢP TÌNH HÌNH THỰC HIỆN NHIỆM VỤ**  \n**CỦA UBND TỈNH NĂM 2025**  \n\
         Theo Quyết định số 95/QĐ-UBND ngày 16/01/2025\n",
    );
    assert_eq!(
        blocks,
        [
            "THÔNG BÁO",
            "Kết luận của Giám đốc Sở Khoa học và Công nghệ tại cuộc họp giao ban tháng 01",
            "Ngày 29/01/2025, Giám đốc Sở chủ trì cuộc họp.",
            "Phụ lục III",
            "TỔNG HỢP TÌNH HÌNH THỰC HIỆN NHIỆM VỤ CỦA UBND TỈNH NĂM 2025",
            "Theo Quyết định số 95/QĐ-UBND ngày 16/01/2025",
        ]
    );
}

#[test]
fn footnote_marks_stay() {
    let blocks = markdown(
        "**II. NHIỆM VỤ QUÁ HẠN (\\*)**\n\n## III. CHƯA HOÀN THÀNH (\\*\\*)\n\nGhi chú: (*) tính cả năm; (**) đến nay.\n",
    );
    assert_eq!(
        blocks,
        ["II. NHIỆM VỤ QUÁ HẠN (*)", "III. CHƯA HOÀN THÀNH (**)", "Ghi chú: (*) tính cả năm; (**) đến nay."]
    );
}

#[test]
fn unbalanced_marks_do_no_harm() {
    for (input, wanted) in [
        ("**Văn phòng Sở tham mưu.", "Văn phòng Sở tham mưu."),
        ("Văn phòng Sở** tham mưu.", "Văn phòng Sở tham mưu."),
        ("***Văn phòng** Sở* tham mưu.", "Văn phòng Sở tham mưu."),
        ("**Văn phòng **Sở tham mưu.", "Văn phòng Sở tham mưu."),
        ("Diện tích 5 * 3 ha", "Diện tích 5 * 3 ha"),
        ("Tổng số* là 12", "Tổng số* là 12"),
    ] {
        assert_eq!(markdown(&format!("# BÁO CÁO\n\n{input}\n"))[1], wanted, "{input}");
    }
}

#[test]
fn escapes_entities_tags_links_and_images() {
    let blocks = markdown(
        "1\\. Phòng KH&amp;CN &ldquo;chủ trì&rdquo; <b>đúng hạn</b>, mức < 5 %, m<sup>2</sup>.\n\n\
         ![con dấu](img/dau.png)\n\n[Cổng thông tin](https://a.example/b) của Sở\n\n<!-- trang 2 -->\n\n---\n\n> Trích dẫn\n",
    );
    assert_eq!(
        blocks,
        ["1. Phòng KH&CN “chủ trì” đúng hạn, mức < 5 %, m2.", "Cổng thông tin của Sở", "Trích dẫn"]
    );
}

#[test]
fn recipients_and_items_keep_their_marks() {
    let blocks = markdown("#### ***Nơi nhận:***\n- Ban Giám đốc;\n+ Các phòng;\n* Lưu: VT.\n");
    assert_eq!(blocks, ["Nơi nhận:", "- Ban Giám đốc;", "+ Các phòng;", "* Lưu: VT."]);
}

#[test]
fn a_page_number_between_paragraphs_is_dropped() {
    let long = "Các phòng, đơn vị tiếp tục rà soát, hoàn thiện dự thảo văn bản để trình cấp có thẩm quyền. "
        .repeat(4);
    let blocks = markdown(&format!(
        "## I. NHIỆM VỤ\n\n{long}Hỗ trợ xây mới 74 nhà ở cho người\n\n2\n\ncó công.\n\n**II. TỔ CHỨC**\n"
    ));
    assert_eq!(blocks.len(), 3, "{blocks:#?}");
    assert!(blocks[1].ends_with("cho người có công."));
}

//! What stands between the halves of a sentence at the end of a page, and headings that are items.

mod common;

use blocks::{Body, Heading};
use common::{markdown, read, text};

const FIRST: &str = "a. Trạm Thú y tổ chức tiêm phòng đợt 2 cho toàn đàn trâu, bò, hoàn thành trước ngày 10/12/2011; lập danh sách hộ chưa tiêm, gửi UBND xã để đôn đốc; phân công cán bộ trực tại các bản vùng cao trong những ngày rét đậm và rét hại kéo dài.";

/// Two halves of an item with something between; returns the blocks of the items.
fn halves(between: &str) -> Vec<String> {
    markdown(&format!(
        "# THÔNG BÁO\n\n{FIRST}\n\n## b. Phòng Nông nghiệp lập dự toán hỗ trợ hộ nghèo, trình UBND huyện phê duyệt. Thành lập các tổ công tác kiểm tra việc đưa gia súc về nơi{between}có chuồng trại; hàng tuần báo cáo.\n\n## 2. Tổ chức thực hiện\n"
    ))
}

#[test]
fn pictures_comments_and_numbers_of_pages_part_no_sentence() {
    for between in [
        "\n\n2\n\n![](page_002_image_00.jpeg)\n\n",
        "\n\n![img-3.jpeg](img-3.jpeg)\n\n",
        "\n![](a.png)\n",
        "\n\n<!-- PageNumber=\"2\" -->\n<!-- PageBreak -->\n\n",
        "\n\n<!--\ntrang 2\n-->\n\n",
        "\n\nTrang 2/5\n\n",
        "\n\n2 | P a g e\n\n",
        "\n\nPage 2 of 5\n\n",
        "\n\n<center>2</center>\n\n",
        " <br>\n",
        "<br/>  \r\n",
    ] {
        let blocks = halves(between);
        assert_eq!(blocks.len(), 4, "{between:?}: {blocks:#?}");
        assert!(blocks[2].ends_with("về nơi có chuồng trại; hàng tuần báo cáo."), "{between:?}: {blocks:#?}");
    }
}

#[test]
fn headings_that_are_sentences_are_items() {
    let document = read(
        "a.md",
        "# THÔNG BÁO\n\n## 2. Về đường giao thông nông thôn\n\n### - Ban Quản lý dự án nghiệm thu 03 công trình, chậm nhất ngày 20/12/2011.\n\n#### 3. Giao Phòng Tài chính thẩm định dự toán của các xã, tổng hợp, trình UBND huyện phê duyệt trước ngày 25/11/2011.\n\n## - Về cán bộ\n\n### 4. Về công tác tổ chức:\n",
    );
    let headings: Vec<Option<Heading>> = document
        .blocks
        .iter()
        .map(|block| match &block.body {
            Body::Paragraph(paragraph) => paragraph.heading,
            Body::Table(_) => None,
        })
        .collect();
    assert_eq!(
        headings,
        [Some(Heading(1)), Some(Heading(2)), None, None, Some(Heading(2)), Some(Heading(3))]
    );
}

#[test]
fn a_comment_in_plain_text_is_not_read() {
    assert_eq!(text("Phòng Nội vụ chủ trì.\n<!-- trang 2 -->\nPhòng Y tế phối hợp.\n").len(), 2);
    assert_eq!(
        markdown("# BÁO CÁO\n\nSố liệu <!-- tạm --> tính.\n\n<!-- không đóng\n"),
        ["BÁO CÁO", "Số liệu tính."]
    );
}

#[test]
fn lines_with_breaks_at_their_ends() {
    let blocks = markdown(
        "# QUYẾT ĐỊNH<br>\n**Về việc giao nhiệm vụ cho Phòng Nội vụ** <br>\n**và các đơn vị trực thuộc**\n\n- Giao Phòng Nội vụ phối hợp với <br>\nPhòng Tư pháp rà soát quy chế làm việc;<br>\n- Giao Văn phòng theo dõi.<br>\n",
    );
    assert_eq!(
        blocks,
        [
            "QUYẾT ĐỊNH",
            "Về việc giao nhiệm vụ cho Phòng Nội vụ và các đơn vị trực thuộc",
            "- Giao Phòng Nội vụ phối hợp với Phòng Tư pháp rà soát quy chế làm việc;",
            "- Giao Văn phòng theo dõi."
        ]
    );
}

#[test]
fn footers_of_each_page() {
    for footer in [
        |page: u32| format!("Trang {page}/3"),
        |page| format!("{page} | P a g e"),
        |page| format!("{page} | Page"),
        |page| format!("- {page} -"),
        |page| format!("Trang {page} trên tổng số 3"),
        |page| format!("[{page}/3]"),
    ] {
        let input: String = (1..=3)
            .map(|page| {
                format!(
                    "{page}. Phòng số {page} thực hiện nhiệm vụ được giao.\n{FIRST}\n\n{}\n\n",
                    footer(page)
                )
            })
            .collect();
        let blocks = text(&input);
        assert_eq!(blocks.len(), 6, "{blocks:#?}");
        assert!(blocks.iter().all(|block| block.ends_with('.')), "{blocks:#?}");
    }
}

#[test]
fn bold_in_random_places_changes_no_words() {
    assert_eq!(
        markdown(
            "# BÁO CÁO\n\n**Vì vậy,** yêu cầu **các** xã huy động **100**% hộ.\n\n**a.** Trạm **Thú y** tiêm\nphòng.\n"
        ),
        ["BÁO CÁO", "Vì vậy, yêu cầu các xã huy động 100% hộ.", "a. Trạm Thú y tiêm phòng."]
    );
}

#[test]
fn lines_that_tabs_indent_are_no_tables() {
    let text = "\tA. CÔNG VIỆC THÁNG 12\n\t1. Tổ Văn hóa\n\t* Hoàn thành chương trình trước 23/12.\n\tHằng tuần gọi điện cho gia đình học viên.\n\t2. Tổ Dạy nghề\n";
    let document = papers::read("thong-bao.txt", text.as_bytes()).expect("text is read");
    assert!(document.blocks.iter().all(|block| matches!(block.body, blocks::Body::Paragraph(_))));
    assert_eq!(document.blocks.len(), 5);
}

//! Reading order: letterheads, signatures, columns.

use super::art::read;

const LETTERHEAD: &str = "
UBND TỈNH LAM GIANG      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
   SỞ Y TẾ                    Độc lập - Tự do - Hạnh phúc
Số: 12/TB-SYT             Lam Giang, ngày 5 tháng 3 năm 2024

                        THÔNG BÁO
           Kết luận của Giám đốc Sở tại cuộc họp
                     giao ban tháng 3

    Ngày 04/3/2024, đồng chí Giám đốc Sở chủ trì cuộc họp giao ban
tháng 3. Sau khi nghe báo cáo, Giám đốc Sở kết luận như sau:
    1. Phòng Nghiệp vụ Y chủ trì, phối hợp với Phòng Tài chính lập
kế hoạch tiêm chủng mở rộng, hoàn thành trước ngày 15/3/2024.
    2. Văn phòng Sở theo dõi, đôn đốc./.
";

const TAIL: &str = "
Nơi nhận:                            KT. GIÁM ĐỐC
- Như trên;                          PHÓ GIÁM ĐỐC
- Giám đốc Sở;
- Lưu: VT.


                                     Trần Thị Mai
";

#[test]
fn a_letterhead_is_read_column_by_column_and_joined_with_no_line_below() {
    assert_eq!(
        read(&[LETTERHEAD]),
        [
            "UBND TỈNH LAM GIANG",
            "SỞ Y TẾ",
            "Số: 12/TB-SYT",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Lam Giang, ngày 5 tháng 3 năm 2024",
            "THÔNG BÁO",
            "Kết luận của Giám đốc Sở tại cuộc họp giao ban tháng 3",
            "Ngày 04/3/2024, đồng chí Giám đốc Sở chủ trì cuộc họp giao ban tháng 3. Sau khi nghe báo cáo, Giám đốc Sở kết luận như sau:",
            "1. Phòng Nghiệp vụ Y chủ trì, phối hợp với Phòng Tài chính lập kế hoạch tiêm chủng mở rộng, hoàn thành trước ngày 15/3/2024.",
            "2. Văn phòng Sở theo dõi, đôn đốc./.",
        ]
    );
}

#[test]
fn recipients_are_read_before_the_one_who_signs() {
    let blocks = read(&[&format!("{LETTERHEAD}\n{TAIL}")]);
    assert_eq!(
        blocks[11..],
        [
            "Nơi nhận:",
            "- Như trên;",
            "- Giám đốc Sở;",
            "- Lưu: VT.",
            "KT. GIÁM ĐỐC",
            "PHÓ GIÁM ĐỐC",
            "Trần Thị Mai"
        ]
    );
}

#[test]
fn the_order_of_drawing_does_not_matter() {
    let mut page = super::art::draw(&format!("{LETTERHEAD}\n{TAIL}"));
    let drawn = super::art::words(&crate::page::document([page.clone()]));
    let count = page.pieces.len();
    for index in 0..count {
        page.pieces.swap(index, (index * 7919 + 13) % count);
    }
    assert_eq!(super::art::words(&crate::page::document([page])), drawn);
}

#[test]
fn text_in_columns_is_read_column_by_column() {
    let left = [
        "Phòng Nội vụ rà soát quy chế",
        "làm việc của các đơn vị, trình",
        "Giám đốc Sở phê duyệt trước",
        "ngày 20/4/2024; đồng thời tham",
        "mưu kế hoạch kiểm tra công vụ",
        "trong quý II năm 2024.",
    ];
    let right = [
        "Phòng Tài chính thẩm định dự",
        "toán của các xã, tổng hợp nhu",
        "cầu kinh phí phát sinh và trình",
        "cấp có thẩm quyền xem xét, bổ",
        "sung trước ngày 30/4/2024 theo",
        "đúng quy định hiện hành.",
    ];
    let art: Vec<String> = left.iter().zip(right).map(|(left, right)| format!("{left:<34}{right}")).collect();
    assert_eq!(read(&[&art.join("\n")]), [left.join(" "), right.join(" ")]);
}

#[test]
fn gaps_in_lines_part_no_columns() {
    assert_eq!(
        read(&["
- Thời gian:      08 giờ 00, ngày 12/3/2024.
- Địa điểm:       Hội trường Sở, số 5 đường Lê Lợi.
- Thành phần:     Lãnh đạo các phòng.
"]),
        [
            "- Thời gian: 08 giờ 00, ngày 12/3/2024.",
            "- Địa điểm: Hội trường Sở, số 5 đường Lê Lợi.",
            "- Thành phần: Lãnh đạo các phòng."
        ]
    );
}

#[test]
fn pages_join_what_they_cut_and_lose_numbers_and_heads() {
    let head = "                         Thông báo số 12/TB-SYT\n\n";
    let foot = |number: u32| format!("{}                              {number}", "\n".repeat(37));
    let first = format!(
        "{head}    1. Phòng Nghiệp vụ Y chủ trì, phối hợp với Phòng Tài chính và\ncác đơn vị trực thuộc lập kế hoạch tiêm chủng mở rộng, báo cáo{}",
        foot(1)
    );
    let second = format!(
        "{head}Giám đốc Sở trước ngày 15/3/2024.\n    2. Văn phòng Sở theo dõi, đôn đốc việc thực hiện các nhiệm vụ đã\ngiao./.{}",
        foot(2)
    );
    assert_eq!(
        read(&[&first, &second]),
        [
            "1. Phòng Nghiệp vụ Y chủ trì, phối hợp với Phòng Tài chính và các đơn vị trực thuộc lập kế hoạch tiêm chủng mở rộng, báo cáo Giám đốc Sở trước ngày 15/3/2024.",
            "2. Văn phòng Sở theo dõi, đôn đốc việc thực hiện các nhiệm vụ đã giao./."
        ]
    );
}

#[test]
fn a_motto_and_a_name_that_found_no_room_are_one() {
    assert_eq!(
        read(&["
      UBND TỈNH LAM GIANG        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT
 SỞ KHOA HỌC VÀ CÔNG                        NAM
            NGHỆ                   Độc lập - Tự do - Hạnh phúc
"]),
        [
            "UBND TỈNH LAM GIANG",
            "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc"
        ]
    );
}

#[test]
fn a_signature_that_a_page_cuts_is_read_by_columns() {
    assert_eq!(
        read(&["
- Các phòng, đơn vị trực thuộc;        Nguyễn Hữu Phước
- Lưu: VT, VP.
"]),
        ["- Các phòng, đơn vị trực thuộc;", "- Lưu: VT, VP.", "Nguyễn Hữu Phước"]
    );
}

#[test]
fn footnotes_break_no_sentence() {
    let text = "    1. Phòng Nghiệp vụ Y chủ trì, phối hợp với Phòng Tài chính và các\nđơn vị trực thuộc lập kế hoạch tiêm chủng mở rộng, báo cáo kết quả";
    let note = "1 Theo Báo cáo số 21/BC-VP ngày 03/3/2024.";
    let read_note = "[1] Theo Báo cáo số 21/BC-VP ngày 03/3/2024.";
    let next = "với Giám đốc Sở trước ngày 15/3/2024.\n    2. Văn phòng Sở theo dõi, đôn đốc.";
    let wanted = [
        "1. Phòng Nghiệp vụ Y chủ trì, phối hợp với Phòng Tài chính và các đơn vị trực thuộc lập kế hoạch tiêm chủng mở rộng, báo cáo kết quả với Giám đốc Sở trước ngày 15/3/2024.",
        read_note,
        "2. Văn phòng Sở theo dõi, đôn đốc.",
    ];
    let art = format!("{text}{}{note}", "\n".repeat(30));
    // Smaller than the text.
    let mut small = super::art::pages(&[&art, next]);
    let foot = small[0].pieces.iter().map(|piece| piece.base).fold(0.0, f32::max);
    small[0].pieces.iter_mut().filter(|piece| piece.base == foot).for_each(|piece| piece.size = 10.0);
    assert_eq!(super::art::words(&crate::page::document(small)), wanted);
    // As large, below a short rule.
    let mut ruled = super::art::pages(&[&art, next]);
    ruled[0].rules.push(crate::page::Area {
        left: 60.0,
        right: 200.0,
        top: foot - 14.0,
        bottom: foot - 13.5,
    });
    assert_eq!(super::art::words(&crate::page::document(ruled)), wanted);
}

#[test]
fn items_hang_under_their_words() {
    assert_eq!(
        read(&["
Các đơn vị thực hiện những nhiệm vụ sau đây trong năm 2024 và báo cáo
Giám đốc Sở trước ngày 15/12/2024:
   - Tiếp nhận cơ sở dữ liệu nhiệm vụ, hoàn thành nhập liệu với Phòng
     Quản lý Khoa học trước ngày 30/5/2024.
   - Kết nối cơ sở dữ liệu với kho dữ liệu dùng chung theo kế hoạch số
     52-KH/TU ngày 18/02/2024 của Ban Thường vụ Tỉnh ủy và Quyết định số
     47/2024/QĐ
     -UBND ngày 20/11/2024.
"]),
        [
            "Các đơn vị thực hiện những nhiệm vụ sau đây trong năm 2024 và báo cáo Giám đốc Sở trước ngày 15/12/2024:",
            "- Tiếp nhận cơ sở dữ liệu nhiệm vụ, hoàn thành nhập liệu với Phòng Quản lý Khoa học trước ngày 30/5/2024.",
            "- Kết nối cơ sở dữ liệu với kho dữ liệu dùng chung theo kế hoạch số 52-KH/TU ngày 18/02/2024 của Ban Thường vụ Tỉnh ủy và Quyết định số 47/2024/QĐ-UBND ngày 20/11/2024.",
        ]
    );
}

#[test]
fn what_a_browser_prints_in_the_margins_is_dropped() {
    let page = |art: &str| crate::page::Page { height: 380.0, ..super::art::draw(art) };
    let foot = "https://lamgiang.gov.vn/vb                           1/1";
    let mut printed = page(&format!("{}{}{foot}", TAIL.trim_start(), "\n".repeat(9)));
    super::art::add(&mut printed, "11/21/26, 11:02 AM", 60.0, 20.0, false, false);
    let words = super::art::words(&crate::page::document([printed]));
    assert_eq!(words, super::art::words(&crate::page::document([page(TAIL.trim_start())])));
    assert_eq!(words.len(), 7);
}

#[test]
fn the_rest_of_a_deadline_at_the_foot_of_a_page_is_no_browser_s_line() {
    let drawn = super::art::draw("    1. Văn phòng Sở báo cáo trước");
    let mut page = crate::page::Page { height: 400.0, ..drawn };
    super::art::add(&mut page, "17:00, 30/6/2024.", 60.0, 385.0, false, false);
    let words = super::art::words(&crate::page::document([page])).join(" ");
    assert!(words.ends_with("17:00, 30/6/2024."), "{words}");
}

#[test]
fn running_heads_are_no_items() {
    let item = |number: u32| {
        format!("{number}. Phòng Nghiệp vụ Y báo cáo kết quả.\n\nCác đơn vị phối hợp thực hiện.")
    };
    assert_eq!(read(&[&item(1), &item(2)]).len(), 4);
}

#[test]
fn numbers_of_footnotes_are_no_digits_of_words() {
    let text = "Theo kế hoạch năm 2025 , các đơn vị báo cáo.\n\nVăn phòng Sở theo dõi, đôn đốc.";
    let art = format!("{text}{}  Kế hoạch số 15.", "\n".repeat(33));
    let mut page = super::art::draw(&art);
    let foot = page.pieces.iter().map(|piece| piece.base).fold(0.0, f32::max);
    page.pieces.iter_mut().filter(|piece| piece.base == foot).for_each(|piece| piece.size = 10.0);
    for (left, base) in [(60.0 + 22.0 * 6.0, 60.0 - 4.5), (67.0, foot - 4.0)] {
        super::art::add(&mut page, "1", left, base, false, false);
        let mark = page.pieces.last_mut().expect("it was added");
        (mark.size, mark.right) = (7.0, left + 3.5);
    }
    assert_eq!(
        super::art::words(&crate::page::document([page])),
        [
            "Theo kế hoạch năm 2025[1] , các đơn vị báo cáo.",
            "[1] Kế hoạch số 15.",
            "Văn phòng Sở theo dõi, đôn đốc.",
        ],
        "the note stands behind the paragraph of its number"
    );
}

#[test]
fn recipients_that_a_page_cuts_are_read_before_the_one_who_signs() {
    let wanted = ["Nơi nhận:", "- Như trên;", "- Giám đốc Sở;", "- Lưu: VT.", "GIÁM ĐỐC", "Trần Thị Mai"];
    let head = "
Nơi nhận:                            GIÁM ĐỐC
- Như trên;
";
    for rest in [
        "
- Giám đốc Sở;
- Lưu: VT.                           Trần Thị Mai
",
        "
- Giám đốc Sở;                       Trần Thị Mai
- Lưu: VT.
",
    ] {
        let blocks = read(&[&format!("{LETTERHEAD}\n{head}"), rest]);
        assert_eq!(blocks[11..], wanted, "{rest}");
    }
    let signed = "
Nơi nhận:                            GIÁM ĐỐC
- Như trên;

                                     Trần Thị Mai
";
    let blocks = read(&[&format!("{LETTERHEAD}\n{signed}"), "\n- Giám đốc Sở;\n- Lưu: VT.\n"]);
    assert_eq!(blocks[11..], wanted, "with the name above");
}

#[test]
fn what_follows_a_finished_list_of_recipients_is_none_of_it() {
    let annex = "\n- Mẫu báo cáo;\n- Biểu tổng hợp.\n";
    let blocks = read(&[&format!("{LETTERHEAD}\n{TAIL}"), annex]);
    assert_eq!(blocks[blocks.len() - 3..], ["Trần Thị Mai", "- Mẫu báo cáo;", "- Biểu tổng hợp."]);
}

//! Spreadsheets saved as text, and prose that has the same marks.

mod common;

use common::{blocks_of, markdown, read, rows, table, text};

/// Returns the part of the input that a cell comes from.
fn origin(input: &str, row: usize, cell: usize) -> String {
    let document = read("a.txt", input);
    let text = &table(&document).rows[row].cells[cell].text;
    let (start, end) = (text.input_offset(0), text.input_end(text.as_str().len()));
    input.chars().skip(start).take(end - start).collect()
}

#[test]
fn semicolons_with_a_letterhead_and_a_signature() {
    let input = "sep=;\nUBND HUYỆN LÂM HÀ;;;CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM;\nPHÒNG NỘI VỤ;;;Độc lập - Tự do - Hạnh phúc;\n;;;Lâm Hà, ngày 4 tháng 5 năm 2021;\n;;;;\n\
        BẢNG THEO DÕI NHIỆM VỤ;;;;\n(Tháng 5 năm 2021);;;;\n;;;;\n\
        STT;Nội dung;Đơn vị chủ trì;Đơn vị phối hợp;Thời hạn\n\
        1;Rà soát biên chế;Phòng Nội vụ;\"Phòng Tài chính; các xã\";15/5/2021\n\
        2;Báo cáo \"nhanh\";;-;\n\
        ;;;;\n;;;TRƯỞNG PHÒNG;\nNơi nhận:;;;;\n- Lưu: VT.;;;Lê Thị Na;\n";
    let document = read("a.txt", input);
    assert_eq!(
        blocks_of(&document),
        [
            "UBND HUYỆN LÂM HÀ",
            "PHÒNG NỘI VỤ",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Lâm Hà, ngày 4 tháng 5 năm 2021",
            "BẢNG THEO DÕI NHIỆM VỤ",
            "(Tháng 5 năm 2021)",
            "STT | Nội dung | Đơn vị chủ trì | Đơn vị phối hợp | Thời hạn",
            "1 | Rà soát biên chế | Phòng Nội vụ | Phòng Tài chính; các xã | 15/5/2021",
            "2 | Báo cáo \"nhanh\" |  | - | ",
            "Nơi nhận:",
            "- Lưu: VT.",
            "TRƯỞNG PHÒNG",
            "Lê Thị Na",
        ]
    );
    assert_eq!(origin(input, 1, 3), "Phòng Tài chính; các xã");
    assert_eq!(origin(input, 2, 1), "Báo cáo \"nhanh\"");
}

#[test]
fn commas_with_quotes_and_line_ends_in_cells() {
    let input = "STT,\"Nội dung\ncông việc\",Đơn vị,Hạn\r\n1,\"Lập kế hoạch, trình \"\"Tổ 35\"\" duyệt\",Văn phòng,\"Quý I, 2024\"\r\n2,\"- Họp dân;\n- Báo cáo.\",\"UBND xã A, xã B\",\r\n3,Quyết toán,Kế toán,31/3/2024\r\n";
    assert_eq!(
        rows(table(&read("a.csv", input))),
        [
            "STT | Nội dung\ncông việc | Đơn vị | Hạn",
            "1 | Lập kế hoạch, trình \"Tổ 35\" duyệt | Văn phòng | Quý I, 2024",
            "2 | - Họp dân;\n- Báo cáo. | UBND xã A, xã B | ",
            "3 | Quyết toán | Kế toán | 31/3/2024",
        ]
    );
    assert_eq!(origin(input, 1, 1), "Lập kế hoạch, trình \"\"Tổ 35\"\" duyệt");
}

#[test]
fn pipes_without_outer_ones() {
    let ruled =
        "## Phụ lục\n\nSTT | Việc\n--- | ---\n1 | Họp \\| dân\n2 | Báo cáo\n\nCác đơn vị thực hiện.\n";
    assert_eq!(
        markdown(ruled),
        ["Phụ lục", "STT | Việc", "1 | Họp | dân", "2 | Báo cáo", "Các đơn vị thực hiện."]
    );
    let drawn = " stt | nội dung    | đơn vị    | thời hạn\n-----+-------------+-----------+----------\n   1 | Tập huấn    | Phòng A   | Tháng 3\n   2 | Kiểm tra    |           | Tháng 4\n";
    assert_eq!(
        rows(table(&read("a.txt", drawn))),
        [
            "stt | nội dung | đơn vị | thời hạn",
            "1 | Tập huấn | Phòng A | Tháng 3",
            "2 | Kiểm tra |  | Tháng 4"
        ]
    );
    let bare =
        "TT | Nhiệm vụ | Chủ trì | Hạn\n1 | Tập huấn | Phòng A | Tháng 3\n2 | Kiểm tra | Phòng B | Tháng 4\n";
    assert_eq!(rows(table(&read("a.txt", bare))).len(), 3);
}

#[test]
fn a_row_goes_on_and_the_header_is_repeated() {
    let input = "STT;Nhiệm vụ;Đơn vị;Hạn\n1;Cấp giấy cho các hộ dân xóm Gò,;Chi nhánh;10/7\n;\"thị trấn X; cấp 180 giấy\";;\n2;Rà soát;Phòng A;\n\
        STT;Nhiệm vụ;Đơn vị;Hạn\n;- Đã rà soát 3 xã;;Quý I\n;Việc khác của Phòng B;Phòng B;\n3;Báo cáo;Phòng C;Tháng 9\n";
    assert_eq!(
        text(input),
        [
            "STT | Nhiệm vụ | Đơn vị | Hạn",
            "1 | Cấp giấy cho các hộ dân xóm Gò, thị trấn X; cấp 180 giấy | Chi nhánh | 10/7",
            "2 | Rà soát | Phòng A | ",
            " | - Đã rà soát 3 xã |  | Quý I",
            " | Việc khác của Phòng B | Phòng B | ",
            "3 | Báo cáo | Phòng C | Tháng 9",
        ]
    );
}

#[test]
fn a_header_that_is_repeated_among_tabs_leaves_the_rows_above_it_in_the_table() {
    let header = "STT\tNhiệm vụ\tChủ trì\tHạn\tGhi chú\n";
    let rows = |numbers: std::ops::RangeInclusive<u32>| -> String {
        numbers.map(|number| format!("{number}\tViệc {number}\tPhòng A\t\t\n")).collect()
    };
    let document = read("a.txt", &[header, &rows(1..=5), header, &rows(6..=10)].concat());
    let all = blocks_of(&document);
    for number in 1..=10 {
        assert!(all.contains(&format!("{number} | Việc {number} | Phòng A |  | ")), "{number}: {all:?}");
    }
}

/// Each took as long as the square of its length, which is minutes here.
#[test]
fn headers_without_rows_and_rows_that_go_on_are_looked_at_once() {
    let header = "STT;Nhiệm vụ;Đơn vị;Hạn\n1;Họp;\"Xã A\";1/2\n2;Họp;Xã A;1/2\n3;Báo cáo và;Xã A;1/2\n";
    for input in [
        "STT, Nội dung, Đơn vị\n".repeat(20_000),
        "Nội dung; Đơn vị; Hạn\n\n".repeat(20_000),
        "STT\tNội dung\tĐơn vị\tHạn\n".repeat(20_000),
        format!("{header}{}", ";tiếp tục và;;\n".repeat(20_000)),
    ] {
        assert!(papers::read("a.txt", input.as_bytes()).is_ok());
    }
}

#[test]
fn tabs_with_a_letterhead_short_rows_and_numbers_of_pages() {
    let tabs = "UBND XÃ AN HÒA\t\t\t\n\t\t\tAn Hòa, ngày 2 tháng 3 năm 2022\nTT\tNội dung\tBộ phận\tThời gian\n1\tHọp dân\tVăn phòng\tTuần 1\n2\t\"Chi\ttiền\"\tKế toán\tTuần 2\n3\tBáo cáo\tVăn phòng\tTuần 3\n";
    assert_eq!(
        text(tabs),
        [
            "UBND XÃ AN HÒA",
            "An Hòa, ngày 2 tháng 3 năm 2022",
            "TT | Nội dung | Bộ phận | Thời gian",
            "1 | Họp dân | Văn phòng | Tuần 1",
            "2 | Chi tiền | Kế toán | Tuần 2",
            "3 | Báo cáo | Văn phòng | Tuần 3",
        ]
    );
    let short = "STT;Nội dung;Đơn vị;Hạn;Ghi chú\n1;Họp dân;Xã A;Tháng 1;\n2;Báo cáo;Xã B\n3;Kiểm tra;Xã C;Tháng 2;\n\n- 2 -\n\n4;Tổng kết;Xã D;Tháng 3;\n";
    let document = read("a.txt", short);
    assert_eq!(document.blocks.len(), 1);
    assert_eq!(table(&document).rows.len(), 5);
}

#[test]
fn prose_is_no_table() {
    for prose in [
        "Nội dung; nhiệm vụ; đơn vị; thời hạn thực hiện như sau.\nMột; hai; ba; bốn.\nNăm; sáu; bảy; tám.\nChín; mười; mười một; mười hai.\n",
        "- Sở Tài chính; Sở Nội vụ; Sở Y tế; Sở Tư pháp;\n- Phòng A; Phòng B; Phòng C; Phòng D;\n- Xã A; Xã B; Xã C; Xã D;\n- Tổ 1; Tổ 2; Tổ 3; Tổ 4.\n",
        "1. Nội dung, đơn vị, thời hạn, kết quả của từng việc phải rõ.\n2. Họp, báo cáo, kiểm tra, tổng kết.\n3. Họp, báo cáo, kiểm tra, tổng kết.\n4. Họp, báo cáo, kiểm tra, tổng kết.\n",
        "Phòng Nội vụ, Phòng Y tế, Phòng Tư pháp, Phòng Thanh tra\nthực hiện, kiểm tra, đôn đốc, báo cáo\nhằm, để, cho, với\nvà, của, tại, theo\n",
        "STT; Nội dung; Đơn vị; Hạn\n\nCác đơn vị căn cứ mẫu trên; lập bảng; gửi; báo cáo.\n",
        "Ông A | Bà B | Ông C\nÔng D | Bà E\n",
    ] {
        let document = read("a.txt", prose);
        let tables = document.blocks.iter().any(|block| matches!(block.body, blocks::Body::Table(_)));
        assert!(!tables, "{prose}");
    }
}

#[test]
fn quotes_that_are_never_closed_do_no_harm() {
    let input = "STT;Nội dung;Đơn vị;Hạn\n1;\"Họp dân;Xã A;Tháng 1\n2;Báo cáo \"nhanh;Xã B;Tháng 2\n3;\"A\" và \"B\";Xã C;Tháng 3\n";
    let document = read("a.txt", input);
    assert_eq!(rows(table(&document))[1], "1 | \"Họp dân | Xã A | Tháng 1");
    assert_eq!(rows(table(&document))[3], "3 | \"A\" và \"B\" | Xã C | Tháng 3");
}

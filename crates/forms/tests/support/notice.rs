//! A notice of conclusions of an invented office, with everything a notice has.

use forms::paper::{
    Align, Annex, Block, Cell, Column, Day, Kind, Label, Letterhead, Paper, Role, Row, RowKind, Signature,
    Table, Value,
};
use jiff::civil::date;

pub(crate) fn conclusions() -> Paper {
    Paper {
        letterhead: Letterhead {
            superior: Some("UBND tỉnh Lam Giang".to_owned()),
            issuer: "Sở Khoa học và Công nghệ".to_owned(),
            number: Some(27),
            symbol: "TB-SKHCN".to_owned(),
            place: "Lam Giang".to_owned(),
            day: Day::Signed(date(2025, 2, 5)),
        },
        subject: "Kết luận của Giám đốc Sở tại cuộc họp giao ban tháng 02 năm 2025".to_owned(),
        body: vec![
            Block::body(
                "Ngày 03/02/2025, Giám đốc Sở Lê Hoàng Phúc đã chủ trì cuộc họp giao ban tháng 02 năm 2025. Sau khi \
                 nghe các phòng, đơn vị báo cáo, Giám đốc Sở kết luận và giao nhiệm vụ như sau:",
            ),
            Block::heading(Role::Section, Label::Roman(1), "Đánh giá chung"),
            Block::body("Các phòng, đơn vị đã hoàn thành cơ bản nhiệm vụ tháng 01 năm 2025."),
            Block::heading(Role::Section, Label::Roman(2), "Nhiệm vụ trọng tâm"),
            Block::heading(Role::Clause, Label::Number(vec![1]), "Văn phòng"),
            Block::item(
                Label::Dash,
                "Chủ trì, phối hợp với Phòng Kế hoạch - Tài chính xây dựng Kế hoạch công tác năm 2025, trình Giám \
                 đốc Sở trước ngày 15/02/2025.",
            ),
            Block::item(Label::Dash, "Báo cáo kết quả \"số hoá\" <văn bản> & hồ sơ trong tháng 3/2025."),
            Block::heading(Role::Clause, Label::Number(vec![2]), "Phòng Quản lý khoa học"),
            Block::item(Label::Letter(1), "Rà soát 07 nhiệm vụ cấp tỉnh; hoàn thành trước ngày 28/02/2025."),
            Block::item(
                Label::Letter(2),
                "Tham mưu UBND tỉnh sửa đổi Quyết định số 39/2024/QĐ-UBND ngày 12/11/2024 của UBND tỉnh, hoàn thành \
                 trong Quý II/2025.",
            ),
            Block::body("Yêu cầu các phòng, đơn vị nghiêm túc triển khai thực hiện"),
        ],
        signature: Signature {
            authority: vec!["TL. Giám đốc".to_owned(), "Chánh Văn phòng".to_owned()],
            name: "Đinh Công Sáng".to_owned(),
        },
        recipients: ["Giám đốc, các Phó Giám đốc Sở", "Các phòng, đơn vị thuộc Sở", "Lưu: VT, VP"]
            .map(str::to_owned)
            .to_vec(),
        annexes: vec![annex()],
        ..Paper::new(Kind::Notice)
    }
}

/// A wide table with groups, sums, links and what a stranger may type.
pub(crate) fn annex() -> Annex {
    let head = ["STT", "Nội dung", "Đơn vị chủ trì", "Được giao", "Hoàn thành"].map(Value::from);
    let link = |what: &str| Some(format!("https://dondoc.lamgiang.example/tasks?q={what}"));
    let numbers = |at: &str, words: &str, unit: &str, given, done| {
        Row::of(
            RowKind::Plain,
            [
                at.into(),
                words.into(),
                unit.into(),
                Value::Number(given, link(at)),
                Value::Number(done, link(at)),
            ],
        )
    };
    let group = Row {
        kind: RowKind::Group,
        cells: vec![Value::from("I").into(), Cell { value: "Văn bản của UBND tỉnh".into(), span: 4 }],
    };
    let sum = |value| Value::Sum { value, rows: vec![2, 3], link: link("all") };
    let total = Row {
        kind: RowKind::Total,
        cells: vec![Cell { value: "Tổng cộng".into(), span: 3 }, sum(107).into(), sum(77).into()],
    };
    Annex {
        number: Some(3),
        title: "Kết quả thực hiện nhiệm vụ".to_owned(),
        lines: vec!["Tổng số nhiệm vụ được giao: 107".to_owned()],
        landscape: true,
        body: vec![Block::Table(Table {
            columns: [
                (8, Align::Middle),
                (60, Align::Left),
                (40, Align::Left),
                (15, Align::Middle),
                (15, Align::Middle),
            ]
            .map(|(width, align)| Column::new(width, align))
            .to_vec(),
            rows: vec![
                Row::of(RowKind::Head, head),
                group,
                numbers("1", "=HYPERLINK(\"http://example.org\") & <b>", "Văn phòng", 100, 77),
                numbers("2", "Rà soát, cập nhật danh mục", "Phòng Quản lý khoa học", 7, 0),
                total,
            ],
        })],
    }
}

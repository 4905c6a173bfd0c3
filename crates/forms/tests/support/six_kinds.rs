//! Papers of the invented province Lam Giang, one of each kind, for the tests of all writers (`#[path]` from theirs).

#![allow(dead_code, reason = "each test takes what it needs")]

use forms::Paper;
use forms::paper::{
    Align, Annex, Block, Cell, Column, Day, Kind, Label, Letterhead, Role, Row, RowKind, Run, Signature,
    Table, Value,
};
use jiff::civil::date;
use ledger::task::Urgency;

/// Words that something between here and the reader could take for more than words.
pub(crate) const HOSTILE: &str = r#"Công ty "Ánh Dương" <b>& con</b> #set $x$ *đậm* _nghiêng_ @nhãn \u{1F} =HYPERLINK("http://x.vn";"bấm") 'a' `rm` %s {0}"#;

/// One paper of each kind.
pub(crate) fn all() -> [Paper; 6] {
    [notice(), letter(), report(), plan(), decision(), submission()]
}

fn of(kind: Kind, number: u32, symbol: &str, day: jiff::civil::Date) -> Paper {
    let mut paper = Paper::new(kind);
    paper.letterhead = Letterhead {
        superior: Some("UBND tỉnh Lam Giang".to_owned()),
        issuer: "Sở Khoa học và Công nghệ".to_owned(),
        number: Some(number),
        symbol: symbol.to_owned(),
        place: "Lam Giang".to_owned(),
        day: Day::Signed(day),
    };
    paper.signature =
        Signature { authority: vec!["Giám đốc".to_owned()], name: "Nguyễn Hữu Phước".to_owned() };
    paper.recipients =
        ["UBND tỉnh (để báo cáo)", "Các phòng, đơn vị thuộc Sở", "Lưu: VT, VP"].map(str::to_owned).to_vec();
    paper
}

fn item(number: &[u32], words: &str) -> Block {
    Block::item(Label::Number(number.to_vec()), words)
}

/// Thông báo kết luận.
pub(crate) fn notice() -> Paper {
    let mut paper = of(Kind::Notice, 9, "TB-SKHCN", date(2024, 2, 5));
    paper.subject = "Kết luận của Giám đốc Sở tại cuộc họp giao ban tháng 01 năm 2024".to_owned();
    paper.signature = Signature {
        authority: vec!["TL. Giám đốc".to_owned(), "Chánh Văn phòng".to_owned()],
        name: "Trần Thị Mỹ Lệ".to_owned(),
    };
    paper.body = vec![
        Block::body(
            "Ngày 02/02/2024, Giám đốc Sở Nguyễn Hữu Phước chủ trì cuộc họp giao ban tháng 01 năm 2024. Sau khi nghe Văn phòng Sở báo cáo và ý kiến của các phòng, đơn vị, Giám đốc Sở kết luận như sau:",
        ),
        item(
            &[1],
            "Văn phòng Sở chủ trì, phối hợp với Phòng Kế hoạch - Tài chính tham mưu báo cáo tình hình giải ngân kế hoạch vốn năm 2024, trình Giám đốc Sở trước ngày 20/02/2024.",
        ),
        item(&[2], "Phòng Quản lý Công nghệ"),
        Block::item(
            Label::Letter(1),
            "Tham mưu Kế hoạch phát triển thị trường công nghệ năm 2024; hoàn thành trước ngày 15/3/2024.",
        ),
        Block::item(
            Label::Letter(2),
            "Thẩm định công nghệ dự án Nhà máy xử lý rác thải huyện Đồng Hòa; hoàn thành trước ngày 28/02/2024.",
        ),
        item(
            &[3],
            "Thanh tra Sở rà soát kế hoạch thanh tra năm 2024, bảo đảm không chồng chéo; báo cáo Giám đốc Sở trong tháng 02/2024.",
        ),
        Block::body(
            "Văn phòng Sở theo dõi, đôn đốc việc thực hiện các nội dung tại Thông báo này và báo cáo Giám đốc Sở tại cuộc họp giao ban tháng 02 năm 2024.",
        ),
    ];
    paper
}

/// Công văn đôn đốc, with an annex on its side.
pub(crate) fn letter() -> Paper {
    let mut paper = of(Kind::Letter, 412, "SKHCN-VP", date(2024, 6, 18));
    paper.urgency = Urgency::Urgent;
    paper.subject = "đôn đốc thực hiện các nhiệm vụ đã quá hạn".to_owned();
    paper.addressees = [
        "Phòng Quản lý Công nghệ",
        "Phòng Kế hoạch - Tài chính",
        "Trung tâm Thông tin và Ứng dụng tiến bộ khoa học",
    ]
    .map(str::to_owned)
    .to_vec();
    paper.body = vec![
        Block::body(
            "Qua theo dõi việc thực hiện nhiệm vụ do Giám đốc Sở giao, tính đến ngày 14/6/2024 còn 03 nhiệm vụ đã quá hạn mà chưa có kết quả (Phụ lục kèm theo).",
        ),
        Block::body(
            "Giám đốc Sở yêu cầu Trưởng các phòng, đơn vị tập trung chỉ đạo, hoàn thành dứt điểm các nhiệm vụ nêu trên trước ngày 28/6/2024; báo cáo nguyên nhân và giải pháp về Văn phòng Sở trước ngày 21/6/2024.",
        ),
    ];
    paper.annexes = vec![overdue(3)];
    paper
}

/// Báo cáo, with headings, a table and two annexes.
pub(crate) fn report() -> Paper {
    let mut paper = of(Kind::Report, 128, "BC-SKHCN", date(2024, 6, 28));
    paper.subject = "Kết quả thực hiện nhiệm vụ được giao 6 tháng đầu năm 2024".to_owned();
    paper.addressees = vec!["Ủy ban nhân dân tỉnh Lam Giang".to_owned()];
    paper.body = vec![
        Block::body(
            "Thực hiện Quy chế làm việc của Ủy ban nhân dân tỉnh, Sở Khoa học và Công nghệ báo cáo kết quả thực hiện nhiệm vụ được giao 6 tháng đầu năm 2024 như sau:",
        ),
        Block::heading(Role::Section, Label::Roman(1), "Kết quả thực hiện"),
        Block::heading(Role::Clause, Label::Number(vec![1]), "Công tác chỉ đạo, điều hành"),
        Block::body(
            "Giám đốc Sở đã ban hành 24 văn bản chỉ đạo, phân công rõ người, rõ việc, rõ thời hạn; các phòng, đơn vị nghiêm túc triển khai, kịp thời báo cáo khó khăn, vướng mắc phát sinh trong quá trình thực hiện.",
        ),
        Block::heading(Role::Clause, Label::Number(vec![2]), "Số liệu"),
        Block::body("Tổng hợp tình hình thực hiện nhiệm vụ của các đơn vị:"),
        Block::Table(counts()),
        Block::of(Role::Note, None, "Ghi chú: nhiệm vụ đang thực hiện, trong hạn không có cột riêng."),
        Block::heading(Role::Section, Label::Roman(2), "Khó khăn, vướng mắc"),
        Block::item(Label::Dash, "Một số nhiệm vụ phải lấy ý kiến nhiều cơ quan nên kéo dài;"),
        Block::item(Label::Dash, "Nhân lực công nghệ thông tin còn thiếu."),
        Block::heading(Role::Section, Label::Roman(3), "Đề xuất, kiến nghị"),
        Block::body(
            "Kính đề nghị Ủy ban nhân dân tỉnh xem xét, bổ sung kinh phí thực hiện Đề án chuyển đổi số năm 2024",
        ),
    ];
    let mut first = overdue(40);
    first.number = Some(3);
    let mut second = overdue(2);
    second.number = Some(4);
    second.landscape = false;
    second.title = "Nhiệm vụ không có thời hạn".to_owned();
    paper.annexes = vec![first, second];
    paper
}

/// Kế hoạch.
pub(crate) fn plan() -> Paper {
    let mut paper = of(Kind::Plan, 15, "KH-SKHCN", date(2024, 3, 15));
    paper.subject = "Triển khai chuyển đổi số trong hoạt động của Sở năm 2024".to_owned();
    paper.bases = Vec::new();
    paper.body = vec![
        Block::body(
            "Thực hiện Quyết định số 210/QĐ-UBND ngày 30 tháng 01 năm 2024 của Ủy ban nhân dân tỉnh Lam Giang, Sở Khoa học và Công nghệ ban hành Kế hoạch triển khai như sau:",
        ),
        Block::heading(Role::Section, Label::Roman(1), "Mục đích, yêu cầu"),
        item(&[1], "Bảo đảm 100% hồ sơ công việc được lập, xử lý trên môi trường mạng (trừ hồ sơ mật)."),
        item(&[2], "Phân công rõ trách nhiệm, thời hạn và sản phẩm của từng phòng, đơn vị."),
        Block::heading(Role::Section, Label::Roman(2), "Nhiệm vụ"),
        Block::item(
            Label::Number(vec![1]),
            "Văn phòng Sở chủ trì rà soát quy trình xử lý văn bản; hoàn thành trước ngày 30/4/2024.",
        ),
        Block::item(
            Label::Number(vec![2]),
            "Trung tâm Thông tin và Ứng dụng tiến bộ khoa học xây dựng cơ sở dữ liệu nhiệm vụ khoa học; hoàn thành trong Quý III/2024.",
        ),
        Block::heading(Role::Section, Label::Roman(3), "Tổ chức thực hiện"),
        Block::body(
            "Trưởng các phòng, đơn vị chịu trách nhiệm triển khai; định kỳ trước ngày 20 hằng tháng báo cáo kết quả về Văn phòng Sở để tổng hợp",
        ),
    ];
    paper
}

/// Quyết định.
pub(crate) fn decision() -> Paper {
    let mut paper = of(Kind::Decision, 87, "QĐ-SKHCN", date(2024, 1, 5));
    paper.subject = "Về việc thành lập Tổ công tác chuyển đổi số của Sở Khoa học và Công nghệ".to_owned();
    paper.competence = "Giám đốc Sở Khoa học và Công nghệ tỉnh Lam Giang".to_owned();
    paper.bases = [
        "Căn cứ Quyết định số 30/2021/QĐ-UBND ngày 12 tháng 8 năm 2021 của Ủy ban nhân dân tỉnh Lam Giang quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Sở Khoa học và Công nghệ",
        "Theo đề nghị của Chánh Văn phòng Sở",
    ]
    .map(str::to_owned)
    .to_vec();
    paper.body = vec![
        Block::heading(
            Role::Clause,
            Label::Article(1),
            "Thành lập Tổ công tác chuyển đổi số của Sở (sau đây gọi tắt là Tổ công tác).",
        ),
        Block::body(
            "Tổ công tác gồm Tổ trưởng là Giám đốc Sở và các thành viên là Trưởng các phòng, đơn vị thuộc Sở.",
        ),
        Block::heading(Role::Clause, Label::Article(2), "Nhiệm vụ của Tổ công tác"),
        item(&[1], "Tham mưu Giám đốc Sở kế hoạch chuyển đổi số hằng năm."),
        item(&[2], "Theo dõi, đôn đốc các phòng, đơn vị thực hiện kế hoạch."),
        Block::heading(Role::Clause, Label::Article(3), "Hiệu lực thi hành"),
        Block::body(
            "Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng Sở, Trưởng các phòng, đơn vị thuộc Sở chịu trách nhiệm thi hành Quyết định này",
        ),
    ];
    paper.recipients = ["Như Điều 3", "UBND tỉnh (để báo cáo)", "Lưu: VT, VP"].map(str::to_owned).to_vec();
    paper
}

/// Tờ trình.
pub(crate) fn submission() -> Paper {
    let mut paper = of(Kind::Submission, 33, "TTr-SKHCN", date(2024, 10, 3));
    paper.subject = "Về việc ban hành Quy chế quản lý nhiệm vụ khoa học và công nghệ cấp tỉnh".to_owned();
    paper.addressees = vec!["Ủy ban nhân dân tỉnh Lam Giang".to_owned()];
    paper.signature = Signature {
        authority: vec!["KT. Giám đốc".to_owned(), "Phó Giám đốc".to_owned()],
        name: "Lê Quang Vinh".to_owned(),
    };
    paper.body = vec![
        Block::body(
            "Sở Khoa học và Công nghệ kính trình Ủy ban nhân dân tỉnh dự thảo Quy chế quản lý nhiệm vụ khoa học và công nghệ cấp tỉnh với các nội dung sau:",
        ),
        item(
            &[1],
            "Sự cần thiết ban hành: Quy chế hiện hành ban hành năm 2016 không còn phù hợp với Luật Khoa học và Công nghệ và các văn bản hướng dẫn.",
        ),
        item(
            &[2],
            "Quá trình soạn thảo: dự thảo đã được lấy ý kiến của 18 sở, ngành và 09 huyện, thành phố; đã được Sở Tư pháp thẩm định.",
        ),
        Block::body("Kính trình Ủy ban nhân dân tỉnh xem xét, quyết định"),
    ];
    paper
}

/// An annex on its side: overdue tasks with long words, links and hostile names.
pub(crate) fn overdue(rows: u32) -> Annex {
    let columns = vec![
        Column::new(6, Align::Middle),
        Column::new(40, Align::Left),
        Column::new(22, Align::Left),
        Column::new(14, Align::Middle),
        Column::new(10, Align::Right),
        Column::new(24, Align::Left),
    ];
    let head = [
        "TT",
        "Nội dung nhiệm vụ",
        "Đơn vị chủ trì",
        "Thời hạn",
        "Số ngày quá hạn",
        "Nguyên nhân, giải pháp",
    ];
    let mut table = Table { columns, rows: vec![row(RowKind::Head, head)] };
    table.rows.push(Row {
        kind: RowKind::Group,
        cells: vec![
            Value::from("I").into(),
            Cell { value: "Nhiệm vụ do Ủy ban nhân dân tỉnh giao".into(), span: 5 },
        ],
    });
    for at in 1..=rows {
        let words = match at % 3 {
            1 => format!(
                "Tham mưu Ủy ban nhân dân tỉnh ban hành Kế hoạch số {at} về phát triển khoa học, công nghệ và đổi mới sáng tạo trên địa bàn tỉnh"
            ),
            2 => format!("Báo cáo kết quả thực hiện Thông báo số {at:02}/TB-UBND"),
            _ => HOSTILE.to_owned(),
        };
        let task = Run::linked(format!("2024/{at:04}"), format!("https://dondoc.lamgiang.gov.vn/tasks/{at}"));
        let text =
            forms::paper::Text::from(words).and(Run { words: " (".to_owned(), ..Run::default() }).and(task);
        let text = text.and(Run { words: ")".to_owned(), ..Run::default() });
        table.rows.push(Row::of(
            RowKind::Plain,
            [
                Value::Number(at.into(), None),
                Value::Text(text),
                "Phòng Quản lý Công nghệ".into(),
                Value::Day(date(2024, 5, 31)),
                Value::Number(14 + u64::from(at), Some(format!("https://dondoc.lamgiang.gov.vn/tasks/{at}"))),
                if at % 2 == 0 { "Chờ ý kiến của Sở Tài chính".into() } else { Value::Empty },
            ],
        ));
    }
    Annex {
        number: None,
        title: "Danh mục nhiệm vụ quá hạn".to_owned(),
        lines: Vec::new(),
        landscape: true,
        body: vec![Block::Table(table)],
    }
}

/// A table of sums in the body.
pub(crate) fn counts() -> Table {
    let columns = vec![
        Column::new(4, Align::Middle),
        Column::new(16, Align::Left),
        Column::new(8, Align::Right),
        Column::new(8, Align::Right),
        Column::new(8, Align::Right),
    ];
    let mut rows = vec![row(RowKind::Head, ["TT", "Đơn vị", "Được giao", "Hoàn thành", "Quá hạn"])];
    let units = [
        ("Văn phòng Sở", 40_u64, 30, 2),
        ("Phòng Quản lý Công nghệ", 37, 25, 4),
        ("Thanh tra Sở", 30, 22, 0),
    ];
    for (at, (name, given, done, late)) in (1_u64..).zip(units) {
        let values = [
            Value::Number(at, None),
            name.into(),
            Value::Number(given, None),
            Value::Number(done, None),
            Value::Number(late, None),
        ];
        rows.push(Row::of(RowKind::Plain, values));
    }
    let sum = |value: u64| Value::Sum { value, rows: vec![1, 2, 3], link: None }.into();
    let mut cells: Vec<Cell> = vec![Cell { value: "Tổng cộng".into(), span: 2 }];
    cells.extend([sum(107), sum(77), sum(6)]);
    rows.push(Row { kind: RowKind::Total, cells });
    Table { columns, rows }
}

fn row<'a>(kind: RowKind, values: impl IntoIterator<Item = &'a str>) -> Row {
    Row::of(kind, values.into_iter().map(Value::from))
}

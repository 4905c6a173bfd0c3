//! The words of letters that follow a task: asking for more time and giving it, urging, giving out the work of a document; and
//! the slip on which an arrived document is dealt with. They stand on paper: always Vietnamese.

use crate::paper::{
    Align, Annex, Block, Column, Day, Kind, Label, Office, Paper, Role, Row, RowKind, Signature, Table, Value,
};
use jiff::civil::Date;

/// A task as letters speak of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// Its code.
    pub code: String,
    /// What is to be done.
    pub words: String,
    /// Who leads it.
    pub unit: String,
    /// The document that gave it, as it is cited; empty where there is none.
    pub document: String,
    /// The last day on time.
    pub due: Option<Date>,
    /// The result, or what was reported last.
    pub progress: String,
}

/// A letter before it has a letterhead.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letter {
    /// What it is about.
    pub subject: String,
    /// Whom it is addressed to.
    pub addressees: Vec<String>,
    /// What it says, a paragraph on each line.
    pub text: String,
    /// What comes with it.
    pub annexes: Vec<Annex>,
}

/// More time for a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extension {
    /// The task.
    pub task: Named,
    /// What its last day was, or is.
    pub before: Option<Date>,
    /// Until when.
    pub until: Option<Date>,
    /// Why it is needed.
    pub cause: String,
}

/// How an arrived document is dealt with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Handling {
    /// The document, as it is cited, with its subject.
    pub document: String,
    /// When it arrived, under which number of the register.
    pub arrival: Option<(u32, Date)>,
    /// What a leader wrote on it: who, the words, when.
    pub instruction: Option<(String, String, Date)>,
    /// The unit in charge with its limit.
    pub lead: Option<(String, Option<Date>)>,
    /// Co-operating units, each with its limit.
    pub supports: Vec<(String, Option<Date>)>,
}

/// A line that is filled in by hand: the dots of one line of the page, behind its indent.
const OPEN: &str = "…………………………………………………………………………";

/// Returns how a document is cited: kind, number and symbol, day, issuer.
pub fn cited(kind: Option<&str>, code: Option<&str>, day: Option<Date>, issuer: &str) -> String {
    let mut words = capital(kind.unwrap_or("văn bản"));
    if let Some(code) = code {
        words.push_str(&format!(" số {code}"));
    }
    if let Some(day) = day {
        words.push_str(&format!(" ngày {}", short(day)));
    }
    format!("{words} của {issuer}")
}

/// Returns the letter that asks whoever gave a task for more time.
pub fn asks(extension: &Extension, to: &str) -> Letter {
    let Extension { task, before, until, cause } = extension;
    let given =
        if task.document.is_empty() { String::new() } else { format!("Thực hiện {}, ", task.document) };
    let opening = format!("{given}{} được giao chủ trì nhiệm vụ: “{}”", task.unit, whole(&task.words));
    let opening = match before {
        Some(day) => format!("{}; thời hạn hoàn thành: ngày {}.", capital(&opening), short(*day)),
        None => format!("{}.", capital(&opening)),
    };
    let mut lines = vec![opening];
    if !task.progress.is_empty() {
        lines.push(format!("Kết quả thực hiện đến nay: {}.", whole(&task.progress)));
    }
    if !cause.is_empty() {
        lines.push(format!("Nguyên nhân chưa hoàn thành đúng thời hạn: {}.", whole(cause)));
    }
    let until = until.map_or_else(|| "……".to_owned(), |day| format!("hết ngày {}", short(day)));
    lines.push(format!(
        "{} kính đề nghị {to} xem xét, cho gia hạn thời gian thực hiện nhiệm vụ nêu trên đến {until}",
        task.unit
    ));
    Letter {
        subject: "xin gia hạn thời gian thực hiện nhiệm vụ được giao".to_owned(),
        addressees: vec![to.to_owned()],
        text: lines.join("\n"),
        annexes: Vec::new(),
    }
}

/// Returns the letter that gives more time to the unit that asked for it.
pub fn grants(extension: &Extension, issuer: &str) -> Letter {
    let Extension { task, before, until, cause } = extension;
    let given =
        if task.document.is_empty() { String::new() } else { format!(" giao tại {}", task.document) };
    let cause = if cause.is_empty() { String::new() } else { format!(" (lý do: {})", whole(cause)) };
    let until = until.map_or_else(|| "……".to_owned(), |day| format!("hết ngày {}", short(day)));
    let before = before.map_or_else(String::new, |day| format!(" (thời hạn trước đây: ngày {})", short(day)));
    let lines = [
        format!(
            "Xét đề nghị của {} về việc gia hạn thời gian thực hiện nhiệm vụ “{}”{given}{cause}, {issuer} có ý kiến như \
             sau:",
            task.unit,
            whole(&task.words)
        ),
        format!("1. Đồng ý gia hạn thời gian thực hiện nhiệm vụ nêu trên đến {until}{before}."),
        format!(
            "2. Yêu cầu {} tập trung thực hiện, bảo đảm hoàn thành đúng thời hạn đã được gia hạn; kịp thời báo cáo khó \
             khăn, vướng mắc phát sinh",
            task.unit
        ),
    ];
    Letter {
        subject: "gia hạn thời gian thực hiện nhiệm vụ".to_owned(),
        addressees: vec![task.unit.clone()],
        text: lines.join("\n"),
        annexes: Vec::new(),
    }
}

/// Returns the letter that urges units to finish what is overdue at the end of a day, with an annex for each.
pub fn urges(units: &[(String, Vec<Named>)], as_of: Date) -> Letter {
    let all: usize = units.iter().map(|(_, tasks)| tasks.len()).sum();
    let annexes = (1..).zip(units).map(|(at, (unit, tasks))| Annex {
        number: (units.len() > 1).then_some(at),
        title: format!("Nhiệm vụ quá hạn chưa hoàn thành của {unit}"),
        lines: vec![format!("Tính đến hết ngày {}: {:02} nhiệm vụ", short(as_of), tasks.len())],
        landscape: true,
        body: vec![Block::Table(overdue(tasks, as_of))],
    });
    let lists = if units.len() > 1 { "các Phụ lục" } else { "Phụ lục" };
    let lines = [
        format!(
            "Qua theo dõi, tính đến hết ngày {} các đơn vị còn {all:02} nhiệm vụ quá hạn chưa hoàn thành (danh sách của từng \
             đơn vị tại {lists} kèm theo).",
            short(as_of)
        ),
        "Đề nghị Thủ trưởng các đơn vị tập trung chỉ đạo hoàn thành dứt điểm; báo cáo rõ nguyên nhân chậm, giải pháp và thời \
         gian hoàn thành từng nhiệm vụ, gửi Văn phòng tổng hợp, báo cáo lãnh đạo cơ quan"
            .to_owned(),
    ];
    Letter {
        subject: format!("đôn đốc thực hiện nhiệm vụ quá hạn, tính đến ngày {}", short(as_of)),
        addressees: units.iter().map(|(unit, _)| unit.clone()).collect(),
        text: lines.join("\n"),
        annexes: annexes.collect(),
    }
}

fn overdue(tasks: &[Named], as_of: Date) -> Table {
    let late = |due: Date| u64::try_from((as_of - due).get_days()).unwrap_or(0);
    table(
        &[
            ("STT", 5, Align::Middle),
            ("Mã số", 10, Align::Middle),
            ("Nội dung nhiệm vụ", 40, Align::Left),
            ("Văn bản giao", 20, Align::Left),
            ("Thời hạn", 11, Align::Middle),
            ("Số ngày quá hạn", 8, Align::Middle),
            ("Tình hình thực hiện", 22, Align::Left),
        ],
        tasks,
        |at, task| {
            [
                Value::Number(at, None),
                task.code.as_str().into(),
                task.words.as_str().into(),
                task.document.as_str().into(),
                task.due.map_or(Value::Empty, Value::Day),
                task.due.map_or(Value::Empty, |due| Value::Number(late(due), None)),
                task.progress.as_str().into(),
            ]
        },
    )
}

/// Returns the letter that gives a unit its tasks of a document.
pub fn gives_out(document: &str, unit: &str, tasks: &[Named]) -> Letter {
    let list = table(
        &[
            ("STT", 8, Align::Middle),
            ("Mã số", 16, Align::Middle),
            ("Nội dung nhiệm vụ", 56, Align::Left),
            ("Thời hạn", 18, Align::Middle),
            ("Tình hình thực hiện", 24, Align::Left),
        ],
        tasks,
        |at, task| {
            [
                Value::Number(at, None),
                task.code.as_str().into(),
                task.words.as_str().into(),
                task.due.map_or(Value::Empty, Value::Day),
                task.progress.as_str().into(),
            ]
        },
    );
    let text = [
        format!(
            "Tại {document}, {unit} được giao chủ trì {:02} nhiệm vụ (trích tại Phụ lục kèm theo).",
            tasks.len()
        ),
        format!(
            "Đề nghị {unit} tổ chức thực hiện đúng nội dung, thời hạn; cập nhật tiến độ trên phần mềm và báo cáo kết quả theo \
             quy định"
        ),
    ];
    Letter {
        subject: format!("giao nhiệm vụ theo {document}"),
        addressees: vec![unit.to_owned()],
        text: text.join("\n"),
        annexes: vec![Annex {
            number: None,
            title: format!("Trích nhiệm vụ giao {unit}"),
            lines: vec![format!("Tại {document}")],
            landscape: false,
            body: vec![Block::Table(list)],
        }],
    }
}

fn table<const N: usize>(
    columns: &[(&str, u16, Align); N],
    tasks: &[Named],
    row: impl Fn(u64, &Named) -> [Value; N],
) -> Table {
    let head = Row::of(RowKind::Head, columns.iter().map(|(heading, ..)| Value::from(*heading)));
    let rows = (1..).zip(tasks).map(|(at, task)| Row::of(RowKind::Plain, row(at, task)));
    Table {
        columns: columns.iter().map(|(_, width, align)| Column::new(*width, *align)).collect(),
        rows: std::iter::once(head).chain(rows).collect(),
    }
}

/// Returns the slip on which an arrived document is dealt with (Nghị định 30/2020/NĐ-CP annex IV, part VII): what a leader
/// wrote, with a limit for each unit; what is not said yet is left to be written by hand.
pub fn slip(office: &Office, handling: &Handling, day: Date) -> Paper {
    let mut body = Vec::new();
    if let Some((number, arrived)) = handling.arrival {
        body.push(Block::body(format!("Số đến: {number:02}; ngày đến: {}", short(arrived))));
    }
    let part = |body: &mut Vec<Block>, heading: &str, lines: Vec<String>| {
        body.push(Block::of(Role::Clause, Some(Label::Dash), heading));
        let lines = if lines.is_empty() { vec![OPEN.to_owned(); 3] } else { lines };
        body.extend(lines.into_iter().map(Block::body));
    };
    let mut said = Vec::new();
    if let Some((who, words, when)) = &handling.instruction {
        said.push(format!("{} (đồng chí {who}, ngày {})", whole(words), short(*when)));
    }
    let charge = |role: &str, (unit, limit): &(String, Option<Date>)| {
        let limit = limit.map_or_else(String::new, |day| format!("; thời hạn: {}", short(day)));
        format!("{role}: {unit}{limit}")
    };
    said.extend(handling.lead.iter().map(|lead| charge("Đơn vị chủ trì", lead)));
    said.extend(handling.supports.iter().map(|support| charge("Đơn vị phối hợp", support)));
    part(&mut body, "Ý kiến của lãnh đạo cơ quan, tổ chức:", said);
    part(&mut body, "Ý kiến của lãnh đạo đơn vị:", Vec::new());
    part(&mut body, "Ý kiến đề xuất của người giải quyết:", Vec::new());
    Paper {
        subject: handling.document.clone(),
        body,
        signature: Signature::default(),
        ..office.paper(Kind::Slip, Day::Signed(day))
    }
}

/// Returns words as they stand within a sentence: without a stop at their end.
fn whole(words: &str) -> &str {
    words.trim().trim_end_matches(['.', ';', '/', ' '])
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

fn short(day: Date) -> String {
    format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())
}

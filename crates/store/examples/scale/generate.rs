//! A ledger as large as a province has after three years, from a seed: the same seed makes the same bytes.

use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use ledger::chain::{self, Head, Place};
use ledger::deadline::Limit;
use ledger::event::{Body, Meta, Stored, Subject};
use ledger::organisation::Event as Organisation;
use ledger::task::{Basis, Content, Event, Milestone, MilestoneId, Product, Progress, Quote};
use ledger::{CommandId, DocumentId, Effective, EventId, Moment, OfficerId, TaskId, TenantId, UnitId};
use std::collections::HashMap;
use std::io::{BufRead, Read};
use store::Tenant;

/// The first day of the three years.
pub(crate) const FIRST: Date = date(2023, 1, 1);
/// The day behind the last.
const END: Date = date(2026, 1, 1);
/// Units that lead tasks, below the root.
pub(crate) const UNITS: u64 = 40;
/// Documents that give the tasks.
pub(crate) const DOCUMENTS: u64 = 4000;
/// Milliseconds of a day.
pub(crate) const DAY: i64 = 86_400_000;

/// Returns the ledger that is generated.
pub(crate) fn tenant() -> Tenant {
    Tenant { id: TenantId::from_bytes([7; 16]), name: "Tỉnh Lam Giang".to_owned(), root: unit(0) }
}

/// Returns one of the units, 0 for the root.
pub(crate) fn unit(number: u64) -> UnitId {
    UnitId::from_bytes(id(FIRST_MOMENT + number.cast_signed(), 1, number))
}

/// Returns one of the leaders, who also enter everything.
pub(crate) fn officer(number: u64) -> OfficerId {
    OfficerId::from_bytes(id(FIRST_MOMENT + number.cast_signed(), 2, number))
}

/// 2023-01-01 in Viet Nam.
pub(crate) const FIRST_MOMENT: i64 = 1_672_506_000_000;

/// Returns one of the documents.
pub(crate) fn document(number: u64) -> DocumentId {
    DocumentId::from_bytes(id(FIRST_MOMENT + number.cast_signed(), 6, number))
}

/// An id of version 7.
pub(crate) fn id(moment: i64, kind: u8, number: u64) -> [u8; 16] {
    let mut bytes = [0; 16];
    bytes[..6].copy_from_slice(&moment.to_be_bytes()[2..]);
    bytes[6] = 0x70 | (kind & 0xf);
    bytes[7] = number.to_be_bytes()[7];
    bytes[8..].copy_from_slice(&(number | 1 << 63).to_be_bytes());
    bytes
}

/// Numbers that look like chance.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64, of: u64) -> Self {
        Self(seed ^ of.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    pub(crate) fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % sides
    }

    fn percent(&mut self, chance: u64) -> bool {
        self.roll(100) < chance
    }

    pub(crate) fn of<'w>(&mut self, words: &[&'w str]) -> &'w str {
        let index = self.roll(words.len() as u64);
        words[usize::try_from(index).expect("few words")]
    }
}

/// Something that happens to a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Propose,
    Assign,
    Accept,
    Progress,
    AskTime,
    GiveTime,
    Reassign,
    Submit,
    Return,
    Confirm,
    Cancel,
}

/// When it happens: recorded at a moment, effective so many days before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Planned {
    at: i64,
    task: u32,
    number: u8,
    back: u8,
    step: Step,
}

/// The life of one task, from its number: its first day counts from [`FIRST`].
struct Life {
    made: i64,
    due: Option<i64>,
    steps: Vec<(i64, Step)>,
}

fn life(dice: &mut Dice) -> Life {
    let days = i64::try_from(dice.roll(1096)).expect("small");
    let mut roll = |sides: u64| i64::try_from(dice.roll(sides)).expect("small");
    let due = (roll(100) < 85).then(|| days + 10 + roll(80));
    let mut steps = vec![(days, Step::Propose)];
    let mut at = days + roll(3);
    steps.push((at, Step::Assign));
    if roll(100) < 90 {
        at += roll(3);
        steps.push((at, Step::Accept));
    }
    if roll(100) < 4 {
        at += 2;
        steps.push((at, Step::Reassign));
    }
    for _ in 0..roll(3) {
        at += 1 + roll(15);
        steps.push((at, Step::Progress));
    }
    if due.is_some() && roll(100) < 12 {
        steps.extend([(at + 1, Step::AskTime), (at + 2, Step::GiveTime)]);
        at += 2;
    }
    let fate = roll(100);
    if fate < 88 {
        at = (at + 1).max(due.unwrap_or(days + 30) - 12 + roll(20));
        steps.push((at, Step::Submit));
        if roll(100) < 8 {
            steps.extend([(at + 2, Step::Return), (at + 6, Step::Submit)]);
            at += 6;
        }
        steps.push((at + 1 + roll(5), Step::Confirm));
    } else if fate < 90 {
        steps.push((at + 20, Step::Cancel));
    }
    Life { made: days, due, steps }
}

/// What generates the events of a ledger.
pub(crate) trait Source {
    /// Returns how many events are still to come.
    fn len(&self) -> u64;

    /// Returns the next event; `None` behind the last one.
    fn next_event(&mut self) -> Option<Stored>;
}

/// Seals events behind each other.
#[derive(Default)]
pub(crate) struct Seal {
    heads: HashMap<Subject, Head>,
    position: u64,
}

impl Seal {
    pub(crate) fn seal<B: Body>(&mut self, subject: Subject, meta: Meta, body: &B) -> Stored {
        self.position += 1;
        let head = self.heads.entry(subject).or_insert(Head::EMPTY);
        let event = EventId::from_bytes(id(meta.recorded_at.0, 4, self.position));
        let place = Place { id: event, tenant: tenant().id, position: self.position, subject };
        let stored = chain::seal(place, *head, meta, body).expect("JSON");
        *head = Head { version: stored.version, hash: stored.hash };
        stored
    }
}

/// Founds one of the units, 0 for the root.
pub(crate) fn founding(seal: &mut Seal, number: u64) -> Stored {
    let body = Organisation::UnitFounded {
        unit: unit(number),
        name: if number == 0 { "Tỉnh Lam Giang".to_owned() } else { format!("Sở số {number}") },
        short: Vec::new(),
        parent: (number > 0).then(|| unit(0)),
        codes: Vec::new(),
    };
    let meta = meta(FIRST_MOMENT, 0, number, 0);
    seal.seal(Subject::Organisation(unit(0)), meta, &body)
}

/// Everything that happens, in the order in which it is recorded.
pub(crate) struct Generator {
    seed: u64,
    planned: std::vec::IntoIter<Planned>,
    seal: Seal,
    founded: u64,
}

impl Generator {
    /// Plans the lives of so many tasks.
    pub(crate) fn new(seed: u64, tasks: u32) -> Self {
        let mut planned = Vec::new();
        let end = Moment::end_of(END).0 - DAY;
        for task in 0..tasks {
            let mut dice = Dice::new(seed, u64::from(task));
            let life = life(&mut dice);
            let mut last = 0;
            for (number, (day, step)) in (0..).zip(life.steps) {
                let hour = i64::try_from(dice.roll(36_000_000)).expect("small");
                let at = (FIRST_MOMENT + day * DAY + 27_000_000 + hour).max(last + 1);
                last = at;
                let later = number > 2 && dice.percent(10);
                let back = if later { u8::try_from(1 + dice.roll(4)).expect("small") } else { 0 };
                if at <= end {
                    planned.push(Planned { at, task, number, back, step });
                }
            }
        }
        planned.sort_unstable();
        let seal = Seal { heads: HashMap::with_capacity(usize::try_from(tasks).expect("fits")), position: 0 };
        Self { seed, planned: planned.into_iter(), seal, founded: 0 }
    }

    fn happen(&mut self, planned: Planned) -> Stored {
        let Planned { at, task, number, back, step } = planned;
        let mut dice = Dice::new(self.seed, u64::from(task));
        let life = life(&mut dice);
        let body = body(self.seed, u64::from(task), &life, step);
        let made = FIRST_MOMENT + life.made * DAY;
        let subject = Subject::Task(TaskId::from_bytes(id(made, 3, u64::from(task))));
        self.seal.seal(subject, meta(at, back, u64::from(task), number), &body)
    }
}

impl Source for Generator {
    fn len(&self) -> u64 {
        self.planned.len() as u64 + (UNITS + 1) - self.founded
    }

    fn next_event(&mut self) -> Option<Stored> {
        if self.founded <= UNITS {
            self.founded += 1;
            return Some(founding(&mut self.seal, self.founded - 1));
        }
        self.planned.next().map(|planned| self.happen(planned))
    }
}

pub(crate) fn meta(at: i64, back: u8, task: u64, number: u8) -> Meta {
    let day = Moment(at).day().saturating_sub(i64::from(back).days());
    Meta {
        actor: officer(task % 12),
        on_behalf: None,
        command: CommandId::from_bytes(id(at, 5, task << 8 | u64::from(number))),
        cause: None,
        recorded_at: Moment(at),
        effective: Effective::from(day),
        reason: (back > 0).then(|| "nhập bổ sung theo báo cáo của đơn vị".to_owned()),
    }
}

fn day(offset: i64) -> Date {
    FIRST.saturating_add(offset.days())
}

/// Returns the code of a task.
pub(crate) fn code(seed: u64, task: u64) -> String {
    code_of(task, &life(&mut Dice::new(seed, task)))
}

fn code_of(task: u64, life: &Life) -> String {
    format!("{}/{task:07}", day(life.made).year())
}

fn body(seed: u64, task: u64, life: &Life, step: Step) -> Event {
    let limit = |days: i64| Limit::Day { day: day(days), hour: None };
    match step {
        Step::Propose => Event::Proposed { content: Box::new(content(seed, task, life)) },
        Step::Assign => Event::Assigned { code: code_of(task, life) },
        Step::Accept => Event::Accepted,
        Step::Progress => Event::ProgressReported {
            progress: Progress {
                words: "Đã lấy ý kiến các đơn vị, đang tổng hợp và hoàn thiện dự thảo".to_owned(),
                percent: Some(40),
            },
        },
        Step::AskTime => {
            Event::ExtensionAsked { milestone: MilestoneId(1), until: limit(life.due.unwrap_or(0) + 15) }
        }
        Step::GiveTime => {
            Event::ExtensionGranted { milestone: MilestoneId(1), until: limit(life.due.unwrap_or(0) + 15) }
        }
        Step::Reassign => Event::Reassigned { lead: unit(1 + (task * 7 + 3) % UNITS) },
        Step::Submit => Event::ResultSubmitted {
            product: Product {
                words: format!("Báo cáo số {}/BC-SLG", 1 + task % 3000),
                ..Product::default()
            },
        },
        Step::Return => Event::ResultReturned,
        Step::Confirm => Event::ResultConfirmed,
        Step::Cancel => Event::Cancelled,
    }
}

const VERBS: &[&str] = &[
    "Tham mưu ban hành",
    "Hoàn thành",
    "Rà soát, bổ sung",
    "Đôn đốc thực hiện",
    "Tổng hợp, báo cáo",
    "Phối hợp xây dựng",
    "Kiểm tra, hướng dẫn",
    "Chủ trì thẩm định",
    "Khẩn trương triển khai",
    "Tổ chức hội nghị về",
];
const THINGS: &[&str] = &[
    "kế hoạch chuyển đổi số",
    "quy trình nội bộ giải quyết thủ tục hành chính",
    "đề án vị trí việc làm",
    "dự toán kinh phí",
    "phương án phòng chống thiên tai",
    "chương trình khuyến công",
    "quy hoạch sử dụng đất",
    "cơ sở dữ liệu dân cư",
    "danh mục nhiệm vụ khoa học và công nghệ",
    "hồ sơ công nhận nông thôn mới",
    "chỉ số cải cách hành chính",
    "công tác giải phóng mặt bằng",
    "hệ thống cấp nước sạch",
    "mạng lưới trường lớp",
];
const PLACES: &[&str] = &[
    "trên địa bàn tỉnh",
    "tại huyện Đông Sơn",
    "tại thị xã Hòa Bình",
    "tại xã Thúy Lâm",
    "ở các khu công nghiệp",
    "tại các đơn vị sự nghiệp",
    "ở vùng đồng bào dân tộc",
    "tại Ủy ban nhân dân cấp huyện",
];

fn content(seed: u64, task: u64, life: &Life) -> Content {
    let mut dice = Dice::new(!seed, task);
    let given_by = dice.roll(DOCUMENTS);
    let words = format!(
        "{} {} {} theo Quyết định số {}/QĐ-UBND, đợt {}",
        dice.of(VERBS),
        dice.of(THINGS),
        dice.of(PLACES),
        1 + given_by,
        1 + task % 97,
    );
    let milestones = life.due.map(|due| Milestone {
        id: MilestoneId(1),
        what: String::new(),
        who: None,
        said: format!("trước ngày {}", day(due)),
        limit: Limit::Day { day: day(due), hour: None },
        basis: if dice.percent(20) { Basis::Approximate } else { Basis::Own },
    });
    let lead = 1 + dice.roll(UNITS);
    Content {
        quote: Some(Quote {
            document: document(given_by),
            item: format!("II.{}", 1 + dice.roll(9)),
            words: format!("Giao đơn vị chủ trì {words}"),
            range: Some((1000, 1000 + words.chars().count() as u64)),
            page: Some(2),
        }),
        words,
        lead: Some(unit(lead)),
        support: if dice.percent(40) { vec![unit(1 + lead % UNITS)] } else { Vec::new() },
        watcher: Some(officer(dice.roll(12))),
        milestones: milestones.into_iter().collect(),
        programme: dice.percent(30).then(|| {
            let number = dice.roll(20);
            DocumentId::from_bytes(id(FIRST_MOMENT, 7, number))
        }),
        field: Some(format!("Lĩnh vực {}", 1 + dice.roll(30))),
        ..Content::default()
    }
}

/// The generated lines as a file that is read.
pub(crate) struct Lines {
    source: Box<dyn Source>,
    begun: bool,
    line: Vec<u8>,
    read: usize,
    /// Bytes that were read.
    pub(crate) bytes: u64,
}

impl Lines {
    /// Returns the export of a generated ledger.
    pub(crate) fn new(source: Box<dyn Source>) -> Self {
        Self { source, begun: false, line: Vec::new(), read: 0, bytes: 0 }
    }

    /// Writes the next line of the export; nothing behind the last one.
    fn next_line(&mut self) {
        if !self.begun {
            self.begun = true;
            let tenant = tenant();
            let first = serde_json::json!({
                "schema": "dondoc.ledger/1", "tenant": tenant.id, "name": tenant.name, "root": tenant.root,
            });
            self.line.extend_from_slice(first.to_string().as_bytes());
        } else if let Some(event) = self.source.next_event() {
            serde_json::to_writer(&mut self.line, &event).expect("JSON");
        } else {
            return;
        }
        self.line.push(b'\n');
    }
}

impl Read for Lines {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        let count = self.fill_buf()?.read(out)?;
        self.consume(count);
        Ok(count)
    }
}

impl BufRead for Lines {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        if self.read == self.line.len() {
            self.line.clear();
            self.read = 0;
            self.next_line();
            self.bytes += self.line.len() as u64;
        }
        Ok(&self.line[self.read..])
    }

    fn consume(&mut self, count: usize) {
        self.read += count;
    }
}

//! Dossiers as many as a province could ever have, from a seed: missions that went through some of their stages, each with who has
//! to do with it and what is known of it. The stage in which one is, is a task; those of the stages before are left out, to load
//! ten times as many dossiers in the time.

use crate::generate::{DAY, Dice, FIRST, FIRST_MOMENT, Seal, Source, UNITS, founding, id, meta, unit};
use jiff::ToSpan as _;
use jiff::civil::Date;
use ledger::deadline::Limit;
use ledger::dossier::{Ending, Event, Link, Outcome, Party, PartyKind, Personals};
use ledger::event::{Stored, Subject};
use ledger::procedure::{Procedure, Recorded, Shelf, Values};
use ledger::task::{Basis, Content, Event as TaskEvent, Milestone, MilestoneId, Product};
use ledger::{DossierId, ProcedureId, TaskId};

/// The procedure of all of them.
pub(crate) const PROCEDURE: &str = "nhiem-vu-khcn-cap-tinh";

/// Its stages in their usual order, with how many days each takes about.
const STAGES: [(&str, i64); 17] = [
    ("de-xuat", 20),
    ("xac-dinh", 15),
    ("danh-muc", 15),
    ("thong-bao", 30),
    ("mo-ho-so", 9),
    ("tuyen-chon", 20),
    ("hoan-thien", 20),
    ("kinh-phi", 15),
    ("phe-duyet", 15),
    ("hop-dong", 30),
    ("dang-ky", 40),
    ("bao-cao", 180),
    ("tu-danh-gia", 30),
    ("nghiem-thu", 30),
    ("cong-nhan", 50),
    ("giao-quyen", 30),
    ("quyet-toan", 60),
];

/// Bodies that lead missions.
const BODIES: u64 = 2_000;

const AIMS: [&str; 12] = [
    "Nghiên cứu xây dựng mô hình",
    "Ứng dụng tiến bộ kỹ thuật để",
    "Hoàn thiện quy trình",
    "Đánh giá hiện trạng và đề xuất giải pháp",
    "Chuyển giao công nghệ",
    "Khảo nghiệm và tuyển chọn giống cho",
    "Thiết kế, chế tạo thiết bị phục vụ",
    "Xây dựng cơ sở dữ liệu về",
    "Sản xuất thử nghiệm sản phẩm từ",
    "Bảo tồn và phát triển nguồn gen",
    "Chuyển đổi số trong quản lý",
    "Phát triển chuỗi giá trị",
];
const WORKS: [&str; 16] = [
    "canh tác",
    "chế biến sâu",
    "bảo quản lạnh",
    "sấy thăng hoa",
    "tưới nhỏ giọt",
    "chiết xuất tinh dầu",
    "nhân giống vô tính",
    "phòng trừ sâu bệnh",
    "truy xuất nguồn gốc",
    "nuôi thâm canh",
    "xử lý nước thải",
    "quan trắc tự động",
    "lên men vi sinh",
    "khai thác bền vững",
    "chẩn đoán nhanh",
    "phục hồi rừng",
];
const THINGS: [&str; 24] = [
    "cà phê",
    "quế hữu cơ",
    "cá tầm",
    "lúa nếp nương",
    "sâm núi",
    "tỏi đen",
    "chè shan tuyết",
    "bò vàng",
    "tôm thẻ",
    "mắc ca",
    "cây dược liệu",
    "gạch không nung",
    "đất hiếm",
    "rác thải nhựa",
    "năng lượng mặt trời",
    "bưởi da xanh",
    "lợn bản địa",
    "nấm ăn",
    "hải sâm",
    "cao su",
    "vải dệt thổ cẩm",
    "đá vôi",
    "muối biển",
    "ong mật",
];
const PLACES: [&str; 20] = [
    "huyện Đông Sơn",
    "thị xã Hòa Bình",
    "xã Thúy Lâm",
    "huyện Sơn Hà",
    "đảo Lý Sơn",
    "vùng hồ Sông Lam",
    "cửa khẩu Nam Giang",
    "vùng đồng bào dân tộc Cơ Tu",
    "huyện Trà Bồng",
    "xã Phước Lộc",
    "thành phố Lam Giang",
    "khu kinh tế ven biển",
    "vùng đệm vườn quốc gia",
    "huyện miền núi phía tây",
    "lưu vực sông Vệ",
    "xã Ba Tơ",
    "làng nghề Kim Bồng",
    "đầm phá phía nam",
    "vùng cát ven biển",
    "cao nguyên Măng Đen",
];

/// Something that happens to a dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Open,
    Asked,
    Enter,
    Begin(u8),
    Give,
    Assign,
    End,
    Submit,
    Confirm,
    Close,
}

/// When it happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Planned {
    day: i64,
    dossier: u32,
    number: u8,
    step: Step,
}

/// The life of a dossier, from its number.
struct Life {
    subject: String,
    body: u64,
    money: u64,
    steps: Vec<(i64, Step)>,
}

fn life(seed: u64, dossier: u64) -> Life {
    let mut dice = Dice::new(seed ^ 0x6475, dossier);
    let subject = format!(
        "{} {} {} tại {} phục vụ {} {}",
        dice.of(&AIMS),
        dice.of(&WORKS),
        dice.of(&THINGS),
        dice.of(&PLACES),
        dice.of(&WORKS),
        dice.of(&THINGS)
    );
    let (body, money) = (dice.roll(BODIES), 200_000_000 + 1_000_000 * dice.roll(3_000));
    let mut day = i64::try_from(dice.roll(1_000)).expect("small");
    let reached = 3 + usize::try_from(dice.roll(15)).expect("small");
    let mut steps = vec![(day, Step::Open)];
    for (at, (_, days)) in STAGES.iter().enumerate().take(reached) {
        let is_last = at + 1 == reached;
        steps.push((day, Step::Begin(u8::try_from(at).expect("few stages"))));
        if is_last {
            steps.extend([(day, Step::Give), (day, Step::Assign)]);
        }
        // A stage that goes on at the end of the time stays so; the rest ends when its days are over, or somewhat later.
        let over = day + days * i64::try_from(60 + dice.roll(60)).expect("small") / 100;
        if is_last && (reached < STAGES.len() || over > 1_094) {
            break;
        }
        day = over;
        steps.extend([(day, Step::Asked)].into_iter().filter(|_| at == 0));
        steps.extend([(day, Step::Enter)].into_iter().filter(|_| at == 1 || at == 7 || at == 9));
        steps.push((day, Step::End));
        if is_last {
            steps.extend([(day, Step::Submit), (day, Step::Confirm), (day, Step::Close)]);
        }
    }
    Life { subject, body, money, steps }
}

/// Everything that happens, in the order in which it is recorded.
pub(crate) struct Dossiers {
    seed: u64,
    procedure: Procedure,
    text: String,
    planned: std::vec::IntoIter<Planned>,
    seal: Seal,
    begun: u64,
}

impl Dossiers {
    /// Plans the lives of so many dossiers.
    pub(crate) fn new(seed: u64, dossiers: u32) -> Self {
        let shelf = Shelf::shipped().expect("a test reads them all");
        let procedure = shelf.newest(PROCEDURE).expect("it is shipped").clone();
        let text = shelf.text(&procedure).expect("it was read").to_owned();
        let mut planned = Vec::new();
        for dossier in 0..dossiers {
            let steps = (0..).zip(life(seed, u64::from(dossier)).steps);
            planned.extend(steps.map(|(number, (day, step))| Planned { day, dossier, number, step }));
        }
        planned.sort_unstable();
        Self { seed, procedure, text, planned: planned.into_iter(), seal: Seal::default(), begun: 0 }
    }
}

impl Source for Dossiers {
    fn len(&self) -> u64 {
        // The units, and the definition that all of them keep.
        self.planned.len() as u64 + (UNITS + 2).saturating_sub(self.begun)
    }

    fn next_event(&mut self) -> Option<Stored> {
        let number = self.begun;
        self.begun += 1;
        if number <= UNITS {
            return Some(founding(&mut self.seal, number));
        }
        if number == UNITS + 1 {
            let number = u8::try_from(number).expect("few units");
            let recorded = Recorded::Text { text: self.text.clone() };
            let subject = Subject::Procedure(self.procedure.recorded());
            return Some(self.seal.seal(subject, meta(FIRST_MOMENT, 0, 0, number), &recorded));
        }
        let Planned { day, dossier, number, step } = self.planned.next()?;
        let of = u64::from(dossier);
        let life = life(self.seed, of);
        let meta = meta(FIRST_MOMENT + day * DAY + 27_000_000, 0, of, number);
        Some(match step {
            Step::Give => self.seal.seal(task_of(of), meta, &given(&life, of, day)),
            Step::Assign => {
                let code = format!("{}/H{of:07}", date(day).year());
                self.seal.seal(task_of(of), meta, &TaskEvent::Assigned { code })
            }
            Step::Submit => {
                let product = Product { words: "Biên bản thanh lý".to_owned(), ..Product::default() };
                self.seal.seal(task_of(of), meta, &TaskEvent::ResultSubmitted { product })
            }
            Step::Confirm => self.seal.seal(task_of(of), meta, &TaskEvent::ResultConfirmed),
            Step::Open | Step::Asked | Step::Enter | Step::Begin(_) | Step::End | Step::Close => {
                let subject = Subject::Dossier(dossier_id(of));
                self.seal.seal(subject, meta, &body(&life, of, day, step, self.procedure.recorded()))
            }
        })
    }
}

/// Returns one of the dossiers.
pub(crate) fn dossier_id(number: u64) -> DossierId {
    DossierId::from_bytes(id(FIRST_MOMENT + number.cast_signed(), 11, number))
}

/// Returns the name of one of the bodies.
pub(crate) fn body_name(number: u64) -> String {
    format!("Trung tâm Nghiên cứu ứng dụng số {number}")
}

fn task_id(number: u64) -> TaskId {
    TaskId::from_bytes(id(FIRST_MOMENT + number.cast_signed(), 12, number))
}

fn task_of(number: u64) -> Subject {
    Subject::Task(task_id(number))
}

fn date(day: i64) -> Date {
    FIRST.saturating_add(day.days())
}

/// Returns the unit that owns a stage.
fn owner(stage: u8) -> ledger::UnitId {
    unit(1 + u64::from(stage) % 6)
}

fn limit(stage: u8, day: i64) -> Limit {
    let days = u32::try_from(STAGES[usize::from(stage)].1).expect("few days");
    Limit::Days { from: date(day), days }
}

fn body(life: &Life, number: u64, day: i64, step: Step, definition: ProcedureId) -> Event {
    match step {
        Step::Open => Event::Opened {
            definition,
            procedure: PROCEDURE.to_owned(),
            version: "1".to_owned(),
            number: format!("NV-{}-{number:06}", date(day).year()),
            subject: life.subject.clone(),
            unit: unit(1 + number % UNITS),
            parties: ["de-xuat", "chu-tri"].map(|role| party(role, life.body)).into(),
            fields: values(&[
                ("loai-hinh", "Đề tài".to_owned()),
                ("truc-tuyen", if number.is_multiple_of(3) { "no" } else { "yes" }.to_owned()),
            ]),
            personal: Personals::new(),
            limit: None,
        },
        Step::Asked => Event::OthersAsked { check: "trung-lap".to_owned(), found: Vec::new() },
        Step::Enter => Event::FieldsEntered {
            personal: Personals::new(),
            fields: values(&[
                ("kinh-phi", life.money.to_string()),
                (
                    "hinh-thuc",
                    if number.is_multiple_of(10) { "Giao trực tiếp" } else { "Tuyển chọn" }.to_owned(),
                ),
                ("ket-thuc", date(day + 400).to_string()),
            ]),
        },
        Step::Begin(stage) => Event::StageOpened {
            stage: STAGES[usize::from(stage)].0.to_owned(),
            round: 1,
            unit: owner(stage),
            task: task_id(number),
            limit: Some(limit(stage, day)),
        },
        Step::End => Event::StageEnded { ending: Ending::Done, product: None },
        Step::Give | Step::Assign | Step::Submit | Step::Confirm | Step::Close => {
            Event::Closed { outcome: Outcome::Done }
        }
    }
}

fn party(role: &str, body: u64) -> Party {
    Party { role: role.to_owned(), kind: PartyKind::Body, name: body_name(body), code: None, person: None }
}

fn values(pairs: &[(&str, String)]) -> Values {
    pairs.iter().map(|(id, value)| ((*id).to_owned(), value.clone())).collect()
}

/// The task that the last stage is.
fn given(life: &Life, number: u64, day: i64) -> TaskEvent {
    let mut begun = life
        .steps
        .iter()
        .filter_map(|(_, step)| if let Step::Begin(stage) = step { Some(*stage) } else { None });
    let stage = begun.next_back().unwrap_or(0);
    let link = Link {
        dossier: dossier_id(number),
        stage: STAGES[usize::from(stage)].0.to_owned(),
        round: 1,
        opinion: None,
    };
    let milestone = Milestone {
        id: MilestoneId(1),
        what: String::new(),
        who: None,
        said: String::new(),
        limit: limit(stage, day),
        basis: Basis::Own,
    };
    let content = Content {
        words: format!("{}: {}", STAGES[usize::from(stage)].0, life.subject),
        lead: Some(owner(stage)),
        milestones: vec![milestone],
        dossier: Some(link),
        ..Content::default()
    };
    TaskEvent::Proposed { content: Box::new(content) }
}

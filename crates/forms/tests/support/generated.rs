//! Notices that are made up by a machine, each with what a reader must find in it.

use directive::Reading;
use directive::reading::Read;
use forms::Paper;
use forms::paper::{Block, Day, Kind, Label, Letterhead, Role, Signature};
use jiff::civil::{Date, date};
use proptest::prelude::*;

const UNITS: [&str; 6] = [
    "Văn phòng",
    "Thanh tra Sở",
    "Phòng Quản lý khoa học",
    "Phòng Kế hoạch - Tài chính",
    "Phòng Tiêu chuẩn, Đo lường và Chất lượng",
    "Trung tâm Kiểm định và Thử nghiệm",
];
const WORK: [&str; 8] = [
    "Rà soát quy chế làm việc của Sở",
    "Xây dựng Kế hoạch kiểm tra công vụ",
    "Tham mưu Giám đốc Sở ban hành Quy chế \"một cửa\" & quy trình nội bộ",
    "Tổng hợp kết quả thực hiện nhiệm vụ của các phòng, đơn vị",
    "Hoàn thiện hồ sơ nghiệm thu đề tài <cấp tỉnh>",
    "Chuẩn bị nội dung họp Hội đồng khoa học",
    "Kiểm tra việc niêm phong cân, đo tại các chợ ở vùng sâu, vùng xa trên địa bàn tỉnh, lập danh sách những cơ sở \
     vi phạm nhiều lần, đề xuất biện pháp xử lý phù hợp với điều kiện của từng địa phương",
    "Đôn đốc các đơn vị giải ngân vốn sự nghiệp khoa học",
];
const CITED: [&str; 3] =
    ["Quyết định số 39/2024/QĐ-UBND", "Công văn số 212/UBND-KGVX", "Thông báo số 15/TB-UBND"];
const SUBJECTS: [&str; 3] = [
    "Kết luận của Giám đốc Sở tại cuộc họp giao ban tháng 02 năm 2025",
    "Kết luận tại cuộc họp đánh giá tiến độ các nhiệm vụ khoa học và công nghệ cấp tỉnh, bàn giải pháp tháo gỡ khó \
     khăn, vướng mắc trong giải ngân",
    "Kết luận của Phó Giám đốc Sở về công tác tiêu chuẩn, đo lường, chất lượng",
];
const SIGNERS: [&str; 3] = ["Đinh Công Sáng", "Phan Thị Diệu", "Nguyễn Hữu Phước"];

/// A notice and what is to be found in it.
#[derive(Clone, Debug)]
pub(crate) struct Notice {
    number: u32,
    day: Date,
    subject: &'static str,
    signer: &'static str,
    clauses: Vec<Clause>,
}

#[derive(Clone, Debug)]
struct Clause {
    unit: &'static str,
    /// Under Roman numerals, where not all have one unit.
    dashes: bool,
    items: Vec<Item>,
}

#[derive(Clone, Debug)]
struct Item {
    work: &'static str,
    support: Option<&'static str>,
    cited: Option<&'static str>,
    until: Until,
}

#[derive(Clone, Copy, Debug)]
enum Until {
    Before(Date),
    At(Date),
    Month(i16, i8),
    Quarter(i16, i8),
    Never,
}

/// Returns notices of all kinds.
pub(crate) fn notices() -> impl Strategy<Value = Notice> {
    let any = (1_u32..2_000, 0_i64..700, 0..SUBJECTS.len(), 0..SIGNERS.len());
    (any, prop::collection::vec(clause(), 1..5)).prop_map(|((number, days, subject, signer), mut clauses)| {
        let day = date(2024, 1, 1).saturating_add(jiff::Span::new().days(days));
        // Work is due behind the day of its notice, as a careful clerk writes it.
        for item in clauses.iter_mut().flat_map(|clause| &mut clause.items) {
            item.until = item.until.behind(day);
        }
        // A unit has one heading.
        clauses.sort_by_key(|clause| clause.unit);
        clauses.dedup_by_key(|clause| clause.unit);
        Notice { number, day, subject: SUBJECTS[subject], signer: SIGNERS[signer], clauses }
    })
}

fn clause() -> impl Strategy<Value = Clause> {
    (0..UNITS.len(), any::<bool>(), prop::collection::vec(item(), 1..7)).prop_map(
        |(unit, dashes, mut items)| {
            for item in &mut items {
                item.support = item.support.filter(|support| *support != UNITS[unit]);
            }
            Clause { unit: UNITS[unit], dashes, items }
        },
    )
}

fn item() -> impl Strategy<Value = Item> {
    let until = prop_oneof![
        (1_i64..400).prop_map(|days| Until::Before(later(days))),
        (1_i64..400).prop_map(|days| Until::At(later(days))),
        (1_i64..400).prop_map(|days| Until::Month(later(days).year(), later(days).month())),
        (1_i64..400).prop_map(|days| Until::Quarter(later(days).year(), (later(days).month() + 2) / 3)),
        Just(Until::Never),
    ];
    let support = prop::option::of(0..UNITS.len());
    let cited = prop::option::weighted(0.2, 0..CITED.len());
    (0..WORK.len(), support, cited, until).prop_map(|(work, support, cited, until)| Item {
        work: WORK[work],
        support: support.map(|at| UNITS[at]),
        cited: cited.map(|at| CITED[at]),
        until,
    })
}

/// Days are counted from the first day, and from that of the notice once it is known.
fn later(days: i64) -> Date {
    date(2024, 1, 1).saturating_add(jiff::Span::new().days(days))
}

impl Until {
    fn behind(self, day: Date) -> Self {
        let since = day - date(2024, 1, 1);
        let moved = |until: Date| until.saturating_add(since);
        match self {
            Self::Before(until) => Self::Before(moved(until).tomorrow().expect("not the last day of all")),
            Self::At(until) => Self::At(moved(until)),
            Self::Month(year, month) => {
                let until = moved(date(year, month, 28));
                Self::Month(until.year(), until.month())
            }
            Self::Quarter(year, quarter) => {
                let until = moved(date(year, quarter * 3, 28));
                Self::Quarter(until.year(), (until.month() + 2) / 3)
            }
            Self::Never => Self::Never,
        }
    }

    fn words(self) -> String {
        let short = |day: Date| format!("{:02}/{}/{}", day.day(), day.month(), day.year());
        match self {
            Self::Before(day) => format!(", hoàn thành trước ngày {}", short(day)),
            Self::At(day) => format!(", báo cáo Giám đốc Sở chậm nhất ngày {}", short(day)),
            Self::Month(year, month) => format!("; hoàn thành trong tháng {month}/{year}"),
            Self::Quarter(year, quarter) => {
                let quarter = ["I", "II", "III", "IV"][usize::try_from(quarter).expect("one of four") - 1];
                format!("; hoàn thành trong Quý {quarter}/{year}")
            }
            Self::Never => String::new(),
        }
    }

    fn due(self) -> Option<Date> {
        match self {
            Self::Before(day) => day.yesterday().ok(),
            Self::At(day) => Some(day),
            Self::Month(year, month) => Some(date(year, month, 1).last_of_month()),
            Self::Quarter(year, quarter) => Some(date(year, quarter * 3, 1).last_of_month()),
            Self::Never => None,
        }
    }
}

impl Item {
    fn words(&self) -> String {
        let begun = self.support.map_or_else(
            || self.work.to_owned(),
            |unit| {
                let mut letters = self.work.chars();
                let first: String = letters.next().into_iter().flat_map(char::to_lowercase).collect();
                format!("Chủ trì, phối hợp với {unit} {first}{}", letters.as_str())
            },
        );
        let cited = self.cited.map_or_else(String::new, |cited| format!(" theo {cited} của UBND tỉnh"));
        format!("{begun}{cited}{}.", self.until.words())
    }
}

impl Notice {
    /// Returns the notice as a paper.
    pub(crate) fn paper(&self) -> Paper {
        let mut body = vec![Block::body(
            "Giám đốc Sở đã chủ trì cuộc họp. Sau khi nghe các phòng, đơn vị báo cáo, Giám đốc Sở kết luận và giao nhiệm vụ \
             như sau:",
        )];
        for (at, clause) in (1..).zip(&self.clauses) {
            body.push(Block::heading(Role::Clause, Label::Number(vec![at]), clause.unit));
            body.extend((1..).zip(&clause.items).map(|(at, item)| {
                let label = if clause.dashes { Label::Dash } else { Label::Letter(at) };
                Block::item(label, item.words())
            }));
        }
        body.push(Block::body("Trên đây là thông báo kết luận của Giám đốc Sở"));
        Paper {
            letterhead: Letterhead {
                superior: Some("UBND tỉnh Lam Giang".to_owned()),
                issuer: "Sở Khoa học và Công nghệ".to_owned(),
                number: Some(self.number),
                symbol: "TB-SKHCN".to_owned(),
                place: "Lam Giang".to_owned(),
                day: Day::Signed(self.day),
            },
            subject: self.subject.to_owned(),
            body,
            signature: Signature {
                authority: vec!["TL. Giám đốc".to_owned(), "Chánh Văn phòng".to_owned()],
                name: self.signer.to_owned(),
            },
            recipients: ["Lãnh đạo Sở", "Các phòng, đơn vị thuộc Sở", "Lưu: VT, VP"]
                .map(str::to_owned)
                .to_vec(),
            ..Paper::new(Kind::Notice)
        }
    }

    /// Checks what was read of the paper as a file.
    pub(crate) fn check(&self, name: &str, reading: &Reading) -> Result<(), TestCaseError> {
        let card = &reading.card;
        let said =
            |read: &Option<Read<String>>| read.as_ref().map(|read| read.value.clone()).unwrap_or_default();
        prop_assert_eq!(said(&card.kind), "thông báo", "{}", name);
        let number = said(&card.number).parse::<u32>().ok();
        prop_assert_eq!(number, Some(self.number), "{}", name);
        prop_assert_eq!(said(&card.symbol), "TB-SKHCN", "{}", name);
        prop_assert_eq!(said(&card.issuer), "SỞ KHOA HỌC VÀ CÔNG NGHỆ", "{}", name);
        prop_assert_eq!(card.date.as_ref().and_then(|read| read.value.full()), Some(self.day), "{}", name);
        prop_assert_eq!(said(&card.subject), self.subject, "{}", name);
        prop_assert_eq!(said(&card.signer), self.signer, "{}", name);
        let found: Vec<_> = reading.tasks.iter().map(found).collect();
        let wanted: Vec<_> = self.clauses.iter().flat_map(Clause::wanted).collect();
        prop_assert_eq!(found, wanted, "{}", name);
        Ok(())
    }
}

/// What is compared of a task: words, units in charge, units that help, the last day, cited documents.
type Told = (String, Vec<String>, Vec<String>, Option<Date>, Vec<String>);

fn found(task: &directive::reading::Task) -> Told {
    let names = |parties: &[directive::reading::Party]| -> Vec<String> {
        parties.iter().map(|party| party.name.to_lowercase()).collect()
    };
    // What is cited by its number; a plan may be spoken of without one, as units' names seem to.
    let numbered =
        task.references.iter().filter_map(|cited| Some((cited.number.as_ref()?, cited.symbol.as_ref()?)));
    let cited = numbered.map(|(number, symbol)| format!("{number}/{symbol}"));
    let words = task.text.trim_end_matches(['.', '/', ';', ' ']).to_owned();
    (words, names(&task.lead), names(&task.support), task.due, cited.collect())
}

impl Clause {
    fn wanted(&self) -> impl Iterator<Item = Told> {
        self.items.iter().map(|item| {
            let cited = item.cited.and_then(|cited| cited.split("số ").nth(1)).map(str::to_owned);
            let words = item.words().trim_end_matches('.').to_owned();
            let support = item.support.map(str::to_lowercase).into_iter().collect();
            (words, vec![self.unit.to_lowercase()], support, item.until.due(), cited.into_iter().collect())
        })
    }
}

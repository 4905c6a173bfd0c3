//! What the six-month report has to say of the dossiers of the story, counted by hand.

use crate::cases::{Case, cases};
use crate::tally::Units;
use jiff::civil::Date;

const MISSION: &str = "nhiem-vu-khcn-cap-tinh";
const RESOLUTION: &str = "nghi-quyet-hdnd-tinh";
const COMMITMENT: &str = "cam-ket-don-vi";
const APPRAISAL: &str = "danh-gia-nhiem-vu-ngoai-ngan-sach";

/// From the contract to the recognition of what came out.
const RUNNING: &[&str] = &["dang-ky", "bao-cao", "tu-danh-gia", "nghiem-thu", "cong-nhan"];

/// A sentence, and the numbers of the dossiers that it speaks of.
pub(crate) type Told = (String, Vec<String>);

/// Returns what a report that takes some days says of dossiers.
pub(crate) fn told((from, to): (Date, Date)) -> Vec<Told> {
    let mut all = cases(to, &Units::read());
    all.sort_by(|one, other| (one.opened, &one.number).cmp(&(other.opened, &other.number)));
    let of = |procedure: &str, counts: &dyn Fn(&Case) -> bool| -> Vec<&Case> {
        all.iter().filter(|case| case.procedure == procedure && counts(case)).collect()
    };
    let ended = |case: &Case| case.closed.filter(|(_, on)| from <= *on && *on <= to).map(|(how, _)| how);
    let stopped_with = |way: &str| {
        of(MISSION, &|case| {
            ended(case) == Some("stopped") && case.fields.get("khoan").is_some_and(|had| had == way)
        })
    };
    let late = |case: &Case| case.closed.zip(case.whole).is_some_and(|((_, on), due)| on > due);
    let kept = |case: &Case| case.amount("ket-qua") >= case.amount("chi-tieu");

    let opened = of(MISSION, &|case| from <= case.opened && case.opened <= to);
    let online = share(&opened, "truc-tuyen", "yes");
    let running = of(MISSION, &|case| case.stage().is_some_and(|stage| RUNNING.contains(&stage)));
    let selected = share(&running, "hinh-thuc", "Tuyển chọn");
    let money: i64 = running.iter().map(|case| case.amount("kinh-phi")).sum();
    // TTLT 27/2015 art. 17: what was not used, and of what was used 40 % or 30 % where the cause is one's own.
    let lump = stopped_with("Khoán đến sản phẩm cuối cùng");
    let parts = stopped_with("Khoán từng phần");
    let back = |cases: &[&Case], percent: i64| {
        let own = |case: &&&Case| case.fields.get("nguyen-nhan").is_some_and(|cause| cause == "Chủ quan");
        let unused: i64 = cases.iter().map(|case| case.amount("chua-su-dung")).sum();
        let used: i64 = cases.iter().filter(own).map(|case| case.amount("da-su-dung")).sum();
        points(unused + used * percent / 100)
    };
    let done = |procedure: &str| of(procedure, &|case| ended(case) == Some("done"));
    let said = [
        (
            format!("Tiếp nhận {} đề xuất nhiệm vụ KH&CN cấp tỉnh, {online} gửi trực tuyến.", count(&opened)),
            opened,
        ),
        (
            format!(
                "Đang thực hiện {} nhiệm vụ KH&CN cấp tỉnh, tổng kinh phí {} đồng, {selected} qua tuyển chọn.",
                count(&running),
                points(money)
            ),
            running,
        ),
        all_of("Quyết toán, thanh lý xong {} nhiệm vụ KH&CN cấp tỉnh.", done(MISSION)),
        all_of(
            "Dừng, chấm dứt và thu hồi kinh phí {} nhiệm vụ KH&CN cấp tỉnh.",
            of(MISSION, &|case| ended(case) == Some("stopped")),
        ),
        (
            format!(
                "Trong đó {} nhiệm vụ khoán đến sản phẩm cuối cùng, số phải thu hồi ít nhất {} đồng.",
                count(&lump),
                back(&lump, 40)
            ),
            lump,
        ),
        (
            format!(
                "Trong đó {} nhiệm vụ khoán từng phần, số phải thu hồi ít nhất {} đồng.",
                count(&parts),
                back(&parts, 30)
            ),
            parts,
        ),
        all_of("Tham mưu {} nghị quyết được HĐND tỉnh thông qua.", done(RESOLUTION)),
        all_of(
            "Giải quyết trước hạn, đúng hạn {} hồ sơ đánh giá nhiệm vụ ngoài ngân sách.",
            of(APPRAISAL, &|case| ended(case) == Some("done") && !late(case)),
        ),
        all_of(
            "Giải quyết trễ hạn {} hồ sơ đánh giá nhiệm vụ ngoài ngân sách.",
            of(APPRAISAL, &|case| ended(case).is_some() && late(case)),
        ),
        all_of(
            "Các đơn vị thực hiện đạt {} cam kết.",
            of(COMMITMENT, &|case| ended(case) == Some("done") && kept(case)),
        ),
        all_of(
            "Các đơn vị thực hiện không đạt {} cam kết, đã giải trình nguyên nhân.",
            of(COMMITMENT, &|case| ended(case) == Some("done") && !kept(case)),
        ),
    ];
    let some = said.into_iter().filter(|(_, cases)| !cases.is_empty());
    some.map(|(said, cases)| (said, cases.iter().map(|case| case.number.clone()).collect())).collect()
}

fn all_of<'c>(words: &str, cases: Vec<&'c Case>) -> (String, Vec<&'c Case>) {
    (words.replace("{}", &count(&cases)), cases)
}

fn count(cases: &[&Case]) -> String {
    format!("{:02}", cases.len())
}

/// Returns in what share of them a value stands: "50 %", "66,7 %".
fn share(cases: &[&Case], field: &str, value: &str) -> String {
    let with = cases.iter().filter(|case| case.fields.get(field).is_some_and(|had| had == value)).count();
    let percent = with as f64 * 100.0 / cases.len().max(1) as f64;
    let written = format!("{percent:.1}").replace('.', ",");
    format!("{} %", written.strip_suffix(",0").unwrap_or(&written))
}

/// Writes an amount with points between the thousands.
fn points(amount: i64) -> String {
    let (above, rest) = (amount / 1000, amount % 1000);
    if above == 0 { rest.to_string() } else { format!("{}.{rest:03}", points(above)) }
}

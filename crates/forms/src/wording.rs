//! Words that stand on official documents as the decree spells them (Nghị định 30/2020/NĐ-CP, annex I).

use crate::layout::Component;
use ledger::standing::Standing;

/// Quốc hiệu (annex I.II.1a).
pub(crate) const MOTTO: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
/// Tiêu ngữ (annex I.II.1b).
pub(crate) const SLOGAN: &str = "Độc lập - Tự do - Hạnh phúc";
/// Before the number (annex I.II.3a).
pub(crate) const NUMBER: &str = "Số:";
/// Before the subject of an official letter (annex I.II.5b).
pub(crate) const ABOUT: &str = "V/v";
/// Before those whom it is addressed to (annex I.II.9a).
pub(crate) const ADDRESSED: &str = "Kính gửi:";
/// Before those who receive it (annex I.II.9b).
pub(crate) const RECIPIENTS: &str = "Nơi nhận:";
/// The first of the recipients where there are addressees (annex I.II.9b).
pub(crate) const AS_ABOVE: &str = "Như trên";
/// The name of an annex (annex I.II of the decree on annexes).
pub(crate) const ANNEX: &str = "Phụ lục";

/// The annex of the tasks behind the numbers of a report.
pub(crate) const LISTS: &str = "Danh sách nhiệm vụ sau từng con số";

/// How the style of ruled tables is called where a clerk chooses styles.
pub(crate) const GRID: &str = "Bảng có kẻ ô";

/// Returns how a style is called where a clerk chooses styles.
pub(crate) fn style(component: Component) -> &'static str {
    match component {
        Component::Motto => "Quốc hiệu",
        Component::Slogan => "Tiêu ngữ",
        Component::Superior => "Cơ quan chủ quản",
        Component::Issuer => "Cơ quan ban hành",
        Component::Number => "Số, ký hiệu",
        Component::LetterSubject => "Trích yếu công văn",
        Component::PlaceAndDay => "Địa danh, thời gian",
        Component::Urgency => "Dấu chỉ độ khẩn",
        Component::KindName => "Tên loại văn bản",
        Component::Subject => "Trích yếu",
        Component::Competence => "Thẩm quyền ban hành",
        Component::Addressee => "Kính gửi",
        Component::AddresseeItem => "Kính gửi (danh sách)",
        Component::Basis => "Căn cứ",
        Component::Body => "Nội dung",
        Component::Section => "Mục",
        Component::Clause => "Khoản có tiêu đề",
        Component::Middle => "Giữa dòng",
        Component::Note => "Ghi chú",
        Component::RecipientsHead => "Nơi nhận",
        Component::Recipient => "Nơi nhận (danh sách)",
        Component::Authority => "Quyền hạn, chức vụ",
        Component::Space => "Khoảng trống",
        Component::Signer => "Họ tên người ký",
        Component::AnnexNumber => "Số phụ lục",
        Component::AnnexTitle => "Tên phụ lục",
        Component::AnnexReference => "Phụ lục kèm theo",
        Component::AnnexLine => "Dòng tổng hợp",
        Component::TableHead => "Bảng: tiêu đề",
        Component::TableCell => "Bảng: nội dung",
        Component::TableStrong => "Bảng: nhóm, cộng",
    }
}

/// A row of a report for tasks that belong to nothing the rows are named by.
pub(crate) const NOBODY: &str = "(không xác định)";

/// Returns where a task stands, in the words of reports.
pub(crate) fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::CompletedInTime => "đã hoàn thành đúng hạn",
        Standing::CompletedLate => "đã hoàn thành nhưng quá hạn",
        Standing::CompletedUndated => "đã hoàn thành, không có thời hạn",
        Standing::OpenInTime => "đang thực hiện, trong hạn",
        Standing::OpenOverdue => "quá hạn, chưa hoàn thành",
        Standing::OpenUndated => "đang thực hiện, không có thời hạn",
        Standing::Suspended => "tạm dừng",
        Standing::Cancelled => "đã hủy",
        Standing::Superseded => "đã được thay thế",
    }
}

/// Returns the note under a table that has no column for some classes of what was given.
pub(crate) fn lost(given: u64, classes: &[(usize, Standing)]) -> String {
    let classes: Vec<String> =
        classes.iter().map(|(count, class)| format!("{count:02} nhiệm vụ {}", standing(*class))).collect();
    format!(
        "Ghi chú: trong {given:02} nhiệm vụ được giao có {}; biểu mẫu không có cột cho số này.",
        classes.join("; ")
    )
}

/// Returns the last line of a list.
pub(crate) fn tasks_of(total: &str, count: usize) -> String {
    match count {
        0 => format!("{total}: 0 nhiệm vụ"),
        count => format!("{total}: {count:02} nhiệm vụ"),
    }
}

/// Returns what stands over the dossiers that a sentence counts.
pub(crate) fn dossiers_of(sentence: &str, count: usize) -> String {
    format!("{sentence} ({count:02} hồ sơ)")
}

/// Stamps of urgency (annex I.II.10b).
pub(crate) fn urgency(urgency: ledger::task::Urgency) -> Option<&'static str> {
    use ledger::task::Urgency;
    match urgency {
        Urgency::Usual => None,
        Urgency::Urgent => Some("KHẨN"),
        Urgency::VeryUrgent => Some("THƯỢNG KHẨN"),
        Urgency::Express => Some("HOẢ TỐC"),
    }
}

/// Returns a day as official documents write it: days below 10 and the months 1 and 2 with a 0 (annex I.II.4b).
pub(crate) fn day(day: jiff::civil::Date) -> String {
    format!("ngày {:02} {}", day.day(), month(day))
}

/// Returns a day whose number is left open.
pub(crate) fn open_day(day: jiff::civil::Date) -> String {
    format!("ngày      {}", month(day))
}

fn month(day: jiff::civil::Date) -> String {
    let month = if day.month() < 3 { format!("{:02}", day.month()) } else { day.month().to_string() };
    format!("tháng {month} năm {}", day.year())
}

/// Returns how a report says where an indicator stands.
pub(crate) fn reached(standing: ledger::indicator::Standing) -> &'static str {
    use ledger::indicator::Standing as Measured;
    match standing {
        Measured::Reached => "đạt",
        Measured::NotReached => "không đạt",
        Measured::MetSoFar => "đến nay đạt",
        Measured::NotYet => "chưa đạt",
        Measured::NoValue => "chưa có số liệu",
        Measured::Awaited => "chưa đến kỳ",
        Measured::NoTarget => "chưa giao mục tiêu",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_written_as_the_decree_writes_them() {
        assert_eq!(day(date(2024, 1, 5)), "ngày 05 tháng 01 năm 2024");
        assert_eq!(day(date(2024, 3, 15)), "ngày 15 tháng 3 năm 2024");
        assert_eq!(open_day(date(2024, 6, 30)), "ngày      tháng 6 năm 2024");
    }
}

//! The words of a notice of what a briefing concluded (giao ban). They stand on paper: always Vietnamese.

use crate::paper::Label;
use jiff::civil::Date;

/// What was concluded of a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conclusion {
    /// Who leads it.
    pub unit: String,
    /// The task, as its words go on behind the unit.
    pub task: String,
    /// What was said: "hoàn thành trước ngày 10/7/2025".
    pub said: String,
}

/// Returns the subject of the notice of a day.
pub fn subject(day: Date) -> String {
    format!("Kết luận tại cuộc họp giao ban ngày {}", short(day))
}

/// Returns the text of the notice: an opening, then an item for each conclusion, those on tasks first.
pub fn text(day: Date, conclusions: &[Conclusion], further: &[&str]) -> String {
    let opening = format!(
        "Ngày {}, lãnh đạo cơ quan đã chủ trì cuộc họp giao ban. Sau khi nghe các phòng, đơn vị báo cáo, lãnh đạo cơ \
         quan kết luận như sau:",
        short(day)
    );
    let on_tasks = conclusions
        .iter()
        .map(|one| format!("{} {}, {}.", one.unit, one.task, one.said.trim().trim_end_matches('.')));
    let lines = on_tasks.chain(further.iter().map(|line| (*line).to_owned()));
    let items = (1..).zip(lines).map(|(at, line)| format!("{} {line}", Label::Number(vec![at]).words()));
    std::iter::once(opening).chain(items).collect::<Vec<_>>().join("\n\n")
}

fn short(day: Date) -> String {
    format!("{:02}/{}/{}", day.day(), day.month(), day.year())
}

//! Footnotes behind the items that they explain order nothing.

use directive::reading::{Fate, Reason};

const HEAD: &str = "UBND TỈNH LAM GIANG\nSố: 12/TB-UBND\nLam Giang, ngày 12 tháng 3 năm 2025\n\n# THÔNG BÁO\n\n\
                    Kết luận của Chủ tịch UBND tỉnh tại cuộc họp giao ban\n\n1. Sở Tài chính\n\n";

#[test]
fn a_footnote_between_items_is_no_task() {
    let text = format!(
        "{HEAD}- Báo cáo UBND tỉnh theo Quyết định[1] trước ngày 20/3/2025.\n\n\
         [1] Tổ chức lại Sở Tài chính theo Quyết định số 205/QĐ-UBND ngày 28/02/2025.\n\n\
         - Tham mưu UBND tỉnh ban hành kế hoạch trước ngày 25/3/2025.\n"
    );
    let document = papers::read("thong-bao.md", text.as_bytes()).expect("text is read");
    let reading = directive::read(&document, &directive::Options::default());
    let tasks: Vec<_> =
        reading.tasks.iter().map(|task| (task.text.split(' ').next(), task.lead.len())).collect();
    assert_eq!(tasks, [(Some("Báo"), 1), (Some("Tham"), 1)]);
    let note = reading.items.iter().find(|item| item.text.starts_with("[1]")).expect("a note");
    assert_eq!(note.fate, Fate::NoTask(Reason::Form));
}

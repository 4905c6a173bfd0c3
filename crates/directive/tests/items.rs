//! What an item is - a task, or none and why - by the rows of `spec/items`: each row is a document of its own.

use directive::reading::Fate;
use std::path::Path;
use testkit::spec;

const HEAD: &str = "UBND TỈNH LAM GIANG\nSố: 12/TB-UBND\nLam Giang, ngày 12 tháng 3 năm 2025\n\n# THÔNG BÁO\n\n\
                    Kết luận của Chủ tịch UBND tỉnh tại cuộc họp giao ban\n\n";
/// An item is seldom the last: this one follows.
const NEXT: &str = "Văn phòng tổng hợp kết quả, báo cáo Chủ tịch UBND tỉnh trước ngày 20/3/2025.";

/// The document of a row: what stands above, the item, another one.
fn text(group: &spec::Group, item: &str) -> String {
    let setting = |name: &str| group.settings.get(name).map_or("", String::as_str);
    let (head, above) = (setting("head"), setting("above").replace(" / ", "\n\n"));
    let head = if head.is_empty() { HEAD.to_owned() } else { format!("{}\n\n", head.replace(" / ", "\n\n")) };
    match setting("label") {
        "none" => format!("{head}{above}\n\n{item}\n"),
        label => {
            let next = if label.starts_with("Điều") { "Điều 3." } else { "2." };
            format!("{head}{above}\n\n{label} {item}\n\n{next} {NEXT}\n")
        }
    }
}

fn fate_of(name: Fate) -> &'static str {
    match name {
        Fate::Task(_) => "task",
        Fate::Open => "open",
        Fate::NoTask(_) => directive::json::reason(name),
    }
}

#[test]
fn every_item_of_the_specs_has_its_fate() {
    let groups = spec::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec/items"));
    let mut wrong = Vec::new();
    let mut rows = 0;
    for group in &groups {
        for row in &group.rows {
            rows += 1;
            let item = row.get("item").expect("an item");
            let document = papers::read("item.md", text(group, item).as_bytes()).expect("text is read");
            let reading = directive::read(&document, &directive::Options::default());
            let found = reading.items.iter().find(|found| found.text == item);
            let fate = found.map_or("not found", |found| fate_of(found.fate));
            let lead = match found.map(|found| found.fate) {
                Some(Fate::Task(index)) => {
                    let names = reading.tasks[index].lead.iter().map(|party| party.name.as_str());
                    names.collect::<Vec<_>>().join(" ; ")
                }
                Some(Fate::NoTask(_) | Fate::Open) | None => String::new(),
            };
            let wanted = (row.get("fate").unwrap_or("-"), row.get("lead").unwrap_or(""));
            if (fate, lead.as_str()) != wanted {
                let file = group.file.display();
                wrong.push(format!(
                    "{file}:{} {item}\n    want {wanted:?}, read {:?}",
                    row.line,
                    (fate, lead)
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {rows} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

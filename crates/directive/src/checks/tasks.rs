//! Advice on tasks: who, until when, how much. What holds for many items is said once.

use super::{Subject, finding};
use crate::finding::{Code, Finding};
use crate::lexicon;
use crate::reading::{Fate, Task};

pub(super) fn check(subject: &Subject<'_, '_>, found: &mut Vec<Finding>) {
    let tasks: Vec<&Task> = subject.reading.tasks.iter().filter(|task| !task.proposal).collect();
    together(Code::NoUnit, tasks.iter().filter(|task| task.lead.is_empty()), found);
    together(Code::NoDeadline, tasks.iter().filter(|task| !is_dated(task) && !is_standing(task)), found);
    for task in tasks {
        two_leads(task, found);
        direction_only(subject, task, found);
    }
    for item in &subject.reading.items {
        if item.fate == Fate::Open {
            let arguments = vec![("item", item.id.clone())];
            found.push(finding(Code::OpenItem, item.text.clone(), item.spans.first().copied(), arguments));
        }
    }
}

/// So many items are named in one piece of advice.
const NAMED: usize = 8;

/// One piece of advice for all tasks it holds for.
fn together<'t>(code: Code, tasks: impl Iterator<Item = &'t &'t Task>, found: &mut Vec<Finding>) {
    let tasks: Vec<&Task> = tasks.copied().collect();
    let Some(first) = tasks.first() else { return };
    let mut items: Vec<&str> = tasks.iter().take(NAMED).map(|task| task.id.as_str()).collect();
    if tasks.len() > NAMED {
        items.push("...");
    }
    let arguments = vec![("item", items.join(", ")), ("count", tasks.len().to_string())];
    found.push(finding(code, first.text.clone(), first.spans.first().copied(), arguments));
}

fn is_dated(task: &Task) -> bool {
    !task.deadlines.is_empty() || task.inherited_due.is_some() || task.recurrence.is_some()
}

/// Work that goes on all the time needs no day.
fn is_standing(task: &Task) -> bool {
    const STANDING: [&str; 10] = [
        "thường xuyên",
        "tiếp tục",
        "duy trì",
        "tăng cường",
        "theo dõi",
        "đôn đốc",
        "phát huy",
        "nâng cao",
        "chấp hành",
        "thực hiện nghiêm",
    ];
    const HEAD: usize = 120;
    let end = task.text.char_indices().nth(HEAD).map_or(task.text.len(), |(end, _)| end);
    lexicon::contains_any(&viet::fold::lower(&task.text[..end]), &STANDING)
}

fn two_leads(task: &Task, found: &mut Vec<Finding>) {
    let named: Vec<&str> =
        task.lead.iter().filter(|lead| !lead.inherited).map(|lead| lead.name.as_str()).collect();
    // Collectives do the work each for itself, and so do units "by their functions".
    let collective =
        named.iter().any(|name| name.starts_with("Các ") || name.contains(" các ") || *name == "*");
    if named.len() < 2
        || collective
        || lexicon::find(&viet::fold::lower(&task.text), "theo chức năng").is_some()
    {
        return;
    }
    let arguments = vec![("item", task.id.clone()), ("other", named.join(", "))];
    found.push(finding(Code::TwoLeads, task.text.clone(), task.spans.first().copied(), arguments));
}

/// "tăng số lượng", "nâng hạng" without a number beside it.
fn direction_only(subject: &Subject<'_, '_>, task: &Task, found: &mut Vec<Finding>) {
    const DIRECTIONS: [&str; 9] = [
        "tăng số lượng",
        "tăng số",
        "tăng tỷ lệ",
        "giảm tỷ lệ",
        "nâng tỷ lệ",
        "nâng hạng",
        "tăng thứ hạng",
        "cải thiện thứ hạng",
        "tăng tối đa",
    ];
    if !task.targets.is_empty() {
        return;
    }
    for span in &task.spans {
        let words = subject.words(*span);
        let lower = viet::fold::lower(words);
        let direction =
            DIRECTIONS.iter().find_map(|words| lexicon::find(&lower, words).map(|at| at..at + words.len()));
        if let Some(range) = direction {
            let start = span.start as usize;
            let at = span.with(start + range.start..start + range.end);
            let arguments = vec![("item", task.id.clone())];
            found.push(finding(Code::TargetWithoutNumber, &words[range], Some(at), arguments));
            return;
        }
    }
}

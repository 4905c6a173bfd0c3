//! A task that stands both in the prose and in a table of the same document is proposed once.

use crate::reading::{Fate, Reading, Reason, Task};
use std::collections::{BTreeMap, HashMap};

/// Marks items of a table that repeat a task of the prose (or of a table before), and takes their task out. Only tasks of
/// the same unit in charge count: the same order to several units is an order with shares.
pub(crate) fn mark(reading: &mut Reading) {
    let in_table = |task: &Task| task.spans.first().is_some_and(|span| span.cell.is_some());
    let tabled = reading.tasks.iter().filter(|task| in_table(task)).count();
    if tabled == 0 || tabled == reading.tasks.len() {
        return;
    }
    let mut first: HashMap<String, usize> = HashMap::new();
    let mut repeats: BTreeMap<usize, usize> = BTreeMap::new();
    for (index, task) in reading.tasks.iter().enumerate() {
        let key = key(task);
        match first.get(&key) {
            Some(&earlier) if in_table(task) != in_table(&reading.tasks[earlier]) => {
                repeats.insert(index, earlier);
            }
            Some(_) => {}
            None => {
                first.insert(key, index);
            }
        }
    }
    if repeats.is_empty() {
        return;
    }
    let mut kept = 0;
    let new_index: Vec<usize> = (0..reading.tasks.len())
        .map(|index| {
            let here = kept;
            kept += usize::from(!repeats.contains_key(&index));
            here
        })
        .collect();
    for item in &mut reading.items {
        item.fate = match item.fate {
            Fate::Task(index) => match repeats.get(&index) {
                Some(&earlier) => Fate::NoTask(Reason::Repeats(new_index[earlier])),
                None => Fate::Task(new_index[index]),
            },
            Fate::NoTask(Reason::Continues(index)) => {
                let index = repeats.get(&index).copied().unwrap_or(index);
                Fate::NoTask(Reason::Continues(new_index[index]))
            }
            Fate::NoTask(_) | Fate::Open => item.fate,
        };
    }
    for (&later, &earlier) in &repeats {
        let more = reading.tasks[later].clone();
        merge(&mut reading.tasks[earlier], more);
    }
    let mut index = 0;
    reading.tasks.retain(|_| {
        index += 1;
        !repeats.contains_key(&(index - 1))
    });
}

fn key(task: &Task) -> String {
    let lead: Vec<String> = task.lead.iter().map(|party| viet::fold::key(&party.name)).collect();
    format!("{}|{}", viet::fold::key(&task.text), lead.join(","))
}

/// What the other place says more: co-operating units, receivers, limits.
fn merge(task: &mut Task, more: Task) {
    crate::task::add_parties(&mut task.support, more.support);
    crate::task::add_parties(&mut task.submit_to, more.submit_to);
    if task.deadlines.is_empty() {
        task.deadlines = more.deadlines;
    }
    crate::task::finish(task);
}

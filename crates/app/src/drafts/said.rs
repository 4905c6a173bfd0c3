//! What leaders said of tasks on a day: the conclusions of a briefing, before they are a notice.

use crate::{Error, Office};
use jiff::civil::{Date, Time};
use ledger::event::Subject;
use ledger::organisation::Organisation;
use ledger::permission::Scope;
use ledger::task::{Content, Event};
use ledger::{Moment, TaskId};

/// What a leader said of a task.
#[derive(Clone, Debug, PartialEq)]
pub struct Directed {
    /// The id of the task.
    pub task: TaskId,
    /// The task.
    pub content: Content,
    /// What was said.
    pub said: String,
}

impl Office {
    /// Returns what leaders said on a day of the tasks that somebody sees, in the order in which it was recorded; of one task
    /// the last word counts.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn directed_on(&self, day: Date, scope: &Scope) -> Result<Vec<Directed>, Error> {
        let tenant = self.tenant().id;
        self.store().read(|reader| {
            let after = reader.position_at(tenant, Moment(Moment::of(day, Time::midnight()).0 - 1))?;
            let mut tasks: Vec<TaskId> = Vec::new();
            reader.follow(tenant, after, |event| {
                if let (Subject::Task(task), "task-directed") = (event.subject, event.name.as_str())
                    && !tasks.contains(&task)
                {
                    tasks.push(task);
                }
                Ok::<_, Error>(())
            })?;
            let mut all = Vec::new();
            for id in tasks {
                let history = reader.history(tenant, id)?;
                let task = history.now();
                let said = history.entries().iter().rev().find_map(|entry| {
                    let on_the_day = entry.meta.effective.day == day;
                    if let (true, Event::Directed { words }) = (on_the_day, &entry.event) {
                        Some(words.clone())
                    } else {
                        None
                    }
                });
                if let (Some(said), true) = (said, scope.sees(&task)) {
                    all.push(Directed { task: id, content: task.content, said });
                }
            }
            Ok(all)
        })
    }
}

/// Returns what a task is, as it goes on in a sentence behind the name of the unit that leads it: without that name or that of
/// a group it is one of, and without the time limits that it was given, which a new one takes the place of.
pub fn within_a_sentence(content: &Content, organisation: &Organisation, day: Date) -> String {
    let mut words = content.words.trim().trim_end_matches(['.', ';']);
    let own = content.lead.and_then(|lead| organisation.name_on(lead, day));
    let groups = organisation.groups.values().map(|group| group.name.as_str());
    let named = own.into_iter().chain(groups).filter(|name| !name.is_empty());
    if let Some(rest) = named.filter_map(|name| without(words, name)).min_by_key(|rest| rest.len()) {
        words = rest.trim();
    }
    let limit = content
        .milestones
        .iter()
        .filter_map(|one| words.find(one.said.as_str()).filter(|_| !one.said.is_empty()));
    if let Some(before) = limit.min().and_then(|at| words.get(..at)) {
        // The clause that the limit stands in goes with it, where another one stands before it.
        let clause = before.rfind([';', ',']).filter(|at| before[..*at].split_whitespace().count() >= 3);
        words = clause.and_then(|at| before.get(..at)).unwrap_or(before).trim();
    }
    let mut letters = words.chars();
    // An abbreviation at the beginning keeps its capitals.
    if letters.clone().nth(1).is_some_and(char::is_uppercase) {
        return words.to_owned();
    }
    letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect()
}

/// Returns what stands behind a name at the beginning, whatever its capitals.
fn without<'w>(words: &'w str, name: &str) -> Option<&'w str> {
    let head = words.get(..name.len())?;
    let rest = words.get(name.len()..)?;
    (head.to_lowercase() == name.to_lowercase() && rest.starts_with([' ', ',', ':']))
        .then_some(rest.trim_start_matches([':', ',']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ledger::UnitId;
    use ledger::deadline::Limit;
    use ledger::task::{Basis, Milestone, MilestoneId};

    fn task(words: &str, said: &[&str]) -> Content {
        let milestone = |(number, said): (u32, &&str)| Milestone {
            id: MilestoneId(number),
            what: String::new(),
            who: None,
            said: (*said).to_owned(),
            limit: Limit::Unknown,
            basis: Basis::Own,
        };
        Content {
            words: words.to_owned(),
            milestones: (1..).zip(said).map(milestone).collect(),
            ..Content::default()
        }
    }

    #[test]
    fn old_limits_and_names_are_left_out() {
        let mut organisation = Organisation::default();
        let group =
            ledger::organisation::Group { name: "Các phòng chuyên môn".to_owned(), members: Vec::new() };
        organisation.groups.insert(UnitId::from_bytes([1; 16]), group);
        let told = |content: &Content| within_a_sentence(content, &organisation, Date::MAX);
        let review = task(
            "Các phòng chuyên môn rà soát thủ tục hành chính; gửi kết quả về Văn phòng trước ngày 22/4/2024 để trình UBND \
             tỉnh trong tháng 4/2024.",
            &["trước ngày 22/4/2024", "trong tháng 4/2024"],
        );
        assert_eq!(told(&review), "rà soát thủ tục hành chính");
        let plan = task("Xây dựng kế hoạch trước ngày 20/3/2024", &["trước ngày 20/3/2024"]);
        assert_eq!(told(&plan), "xây dựng kế hoạch");
        assert_eq!(told(&task("UBND các xã rà soát hồ sơ", &[])), "UBND các xã rà soát hồ sơ");
    }
}

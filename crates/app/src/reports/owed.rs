//! Reports that are owed: each period's report of each unit is one task, so that it is reminded of, followed and counted as
//! any other; its standing says whether it came early, on time or late.

use super::NoReport;
use crate::actor::{Actor, Order};
use crate::{Error, Office, names};
use forms::owed::{Owed, Register};
use forms::period::Period;
use jiff::civil::Date;
use ledger::deadline::Limit;
use ledger::organisation::Organisation;
use ledger::report::Report;
use ledger::task::{Basis, Command, Content, Milestone, MilestoneId};
use ledger::{ReportId, TaskId, UnitId};
use std::collections::BTreeMap;
use store::ListedTask;

/// The field of work of tasks to report.
const FIELD: &str = "báo cáo định kỳ";

/// The report of a unit for a period.
#[derive(Clone, Debug)]
pub struct Obligation {
    /// Which report.
    pub owed: Owed,
    /// For which period.
    pub period: Period,
    /// Who writes it.
    pub lead: UnitId,
    /// The last day on time; of the task, where that is given: an extension moves it.
    pub due: Date,
    /// From this day on it is given.
    pub given_from: Date,
    /// The task: the same one whenever it is asked for.
    pub task: TaskId,
    /// How it stands, once it is given.
    pub state: Option<ListedTask>,
    /// The last report that was kept for it.
    pub kept: Option<(ReportId, String)>,
}

impl Obligation {
    /// Tells whether it is time to give it, and nobody did. What was due before is not given any more: an office that
    /// begins in June owes no report of January here.
    pub fn is_to_give(&self, today: Date) -> bool {
        let given = self.state.as_ref().is_some_and(|task| task.stage != "proposed");
        !given && (self.given_from..=self.due).contains(&today)
    }

    /// Returns how many days it came before its day (below 0) or behind it; `None` before it came.
    pub fn days_late(&self) -> Option<i32> {
        let completed = self.state.as_ref()?.completed?;
        completed.since(self.due).ok().map(|span| span.get_days())
    }
}

impl Office {
    /// Returns the reports that are owed: those shipped, and those in `definitions/owed` of its folder, which replace them.
    ///
    /// # Errors
    ///
    /// A definition is wrong or cannot be read.
    pub fn reports_owed(&self) -> Result<Register, NoReport> {
        let mut register =
            Register::shipped().map_err(|problem| NoReport::Definition(String::new(), problem))?;
        for (path, text) in self.home().definitions("owed").map_err(NoReport::Office)? {
            let told = |problem| NoReport::Definition(path.display().to_string(), problem);
            register.add(&text).map_err(told)?;
        }
        Ok(register)
    }

    /// Returns what is owed for the periods of a year, in the order of the reports, the units and the periods.
    ///
    /// # Errors
    ///
    /// A definition is wrong, or names a unit that is not there; the ledger cannot be read.
    pub fn obligations(&self, year: i16, today: Date) -> Result<Vec<Obligation>, NoReport> {
        let register = self.reports_owed()?;
        let organisation = self.organisation()?;
        let laws = self.laws()?;
        let mut all = Vec::new();
        for owed in register.reports() {
            for period in owed.periods(year) {
                let due = owed.due(period, laws.now().1);
                for lead in self.leads_of(owed, &organisation, due)? {
                    let words = format!("owed\n{}\n{period}\n{lead}", owed.id);
                    let given_from =
                        due.checked_sub(jiff::Span::new().days(i64::from(owed.ahead))).unwrap_or(due);
                    let (task, owed) = (TaskId::of_words(&words), owed.clone());
                    all.push(Obligation {
                        owed,
                        period,
                        lead,
                        due,
                        given_from,
                        task,
                        state: None,
                        kept: None,
                    });
                }
            }
        }
        all.sort_by(|one, other| {
            (&one.owed.id, one.lead, one.period).cmp(&(&other.owed.id, other.lead, other.period))
        });
        self.look_up(&mut all, today)?;
        Ok(all)
    }

    /// Returns who writes a report that is due on a day.
    fn leads_of(&self, owed: &Owed, organisation: &Organisation, day: Date) -> Result<Vec<UnitId>, NoReport> {
        let root = self.tenant().root;
        if owed.leads.is_empty() {
            let below = organisation.units.keys().copied().filter(|unit| {
                organisation.exists(*unit, day) && organisation.parent_on(*unit, day) == Some(root)
            });
            return Ok(below.collect());
        }
        let found = owed.leads.iter().map(|name| {
            names::unit(organisation, name, day).ok_or_else(|| Error::NoUnit(name.clone()).into())
        });
        found.collect()
    }

    /// Adds how the tasks stand, and what was kept.
    fn look_up(&self, all: &mut [Obligation], today: Date) -> Result<(), NoReport> {
        let ids: Vec<TaskId> = all.iter().map(|one| one.task).collect();
        let tasks = self.store().read(|reader| reader.tasks_by_id(self.tenant().id, &ids, today));
        let tasks = tasks.map_err(Error::from)?;
        let mut tasks: BTreeMap<TaskId, ListedTask> = tasks.into_iter().map(|task| (task.id, task)).collect();
        let kept = self.kept_reports()?;
        for one in all {
            one.state = tasks.remove(&one.task);
            one.due = one.state.as_ref().and_then(|task| task.due).unwrap_or(one.due);
            one.kept = kept.iter().find_map(|(id, report)| self.answers(one, *id, report));
        }
        Ok(())
    }

    /// Returns a kept report with its code, where it is the one that is owed.
    fn answers(&self, one: &Obligation, id: ReportId, report: &Report) -> Option<(ReportId, String)> {
        let kept = report.kept.as_ref().filter(|_| report.withdrawn.is_none())?;
        let same = Some(&kept.form) == one.owed.form.as_ref()
            && kept.period == one.period.to_string()
            && (kept.body == one.lead || kept.body == self.tenant().root);
        same.then(|| (id, kept.code.clone()))
    }
}

impl Actor<'_> {
    /// Gives the reports of a year whose time to be given has come. Returns how many were given.
    ///
    /// # Errors
    ///
    /// A definition is wrong, or it is not allowed. What was given before stays given; the next call goes on.
    pub fn give_owed(&self, year: i16) -> Result<usize, NoReport> {
        let mut given = 0;
        for one in self.office.obligations(year, self.today())? {
            if !one.is_to_give(self.today()) {
                continue;
            }
            if one.state.is_none() {
                let content = self.content(&one);
                self.give(one.task, Order::new(Command::Propose(Box::new(content))))?;
            }
            self.confirm(one.task, Order::new(()))?;
            given += 1;
        }
        Ok(given)
    }

    fn content(&self, one: &Obligation) -> Content {
        let said = format!("ngày {:02}/{:02}/{}", one.due.day(), one.due.month(), one.due.year());
        let milestone = Milestone {
            id: MilestoneId(1),
            what: String::new(),
            who: None,
            said,
            limit: Limit::Day { day: one.due, hour: None },
            basis: Basis::Own,
        };
        Content {
            words: one.owed.task(one.period),
            lead: Some(one.lead),
            receivers: vec![one.owed.to.clone()],
            milestones: vec![milestone],
            field: Some(FIELD.to_owned()),
            ..Content::default()
        }
    }
}

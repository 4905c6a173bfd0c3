//! Indicators: followed, given targets, entered and corrected; and those that are counted from tasks and dossiers when somebody
//! looks, as of a day and as known at a moment.

use crate::Error;
use crate::actor::{Actor, Done, Order, append, drafts, entry};
use crate::cases;
use crate::office::{Known, Office};
use crate::procedures::NoProcedure;
use forms::report::Measured;
use jiff::civil::Date;
use ledger::count::Figures;
use ledger::definition::Problem;
use ledger::dossier::Cases;
use ledger::event::Subject;
use ledger::indicator::{
    Command, Content, Entered, Entry, Indicator, Query, Shelf, Standing, Taken, Trend, Value, Wanted, decide,
};
use ledger::period::{Period, Window};
use ledger::procedure::Procedure;
use ledger::rules::Judge;
use ledger::{IndicatorId, Moment, TaskId, UnitId};
use std::collections::BTreeSet;
use store::{Case, CasesAsked, Counted, Cut, ListedIndicator, Reader, Row};

/// Tasks behind a number that are shown at most.
const MOST: u32 = 500;

/// An indicator with where it stands in some periods.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Its id.
    pub id: IndicatorId,
    /// How many events it has.
    pub version: u64,
    /// What it is.
    pub content: Content,
    /// As it stood.
    pub indicator: Indicator,
    /// Where it stands, period by period.
    pub stands: Vec<Stand>,
}

/// Where an indicator stands in a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stand {
    /// The period.
    pub period: Period,
    /// What is wanted.
    pub target: Option<Wanted>,
    /// What came out.
    pub value: Option<Value>,
    /// The entry of the value; `None` where it is counted.
    pub entered: Option<Entered>,
    /// Where it stands.
    pub standing: Standing,
    /// How it went since the period before.
    pub trend: Option<Trend>,
}

/// What a computed value is counted from.
#[derive(Clone, Debug, PartialEq)]
pub enum Behind {
    /// Tasks, with whether there are more.
    Tasks(Vec<TaskId>, bool),
    /// Dossiers, with how they are asked for.
    Dossiers(Vec<Case>, Box<(Cases, CasesAsked)>),
    /// Administrative procedures of the catalogue, each with whether it is among those that are wanted.
    Procedures(Vec<(Procedure, bool)>),
}

/// Why the definitions of indicators cannot be had.
#[derive(Debug)]
pub enum NoDefinition {
    /// A definition is wrong: the file, and what is wrong where.
    Definition(String, Problem),
    /// The office's folder cannot be read.
    Office(Error),
}

impl NoDefinition {
    /// Returns why definitions that count dossiers cannot be checked against their procedures.
    fn of_procedures(why: NoProcedure) -> Self {
        match why {
            NoProcedure::Definition(file, problem) => Self::Definition(file, problem),
            NoProcedure::Unknown(name) => Self::Office(Error::NoDossier(name)),
            NoProcedure::Office(error) => Self::Office(error),
        }
    }

    /// Returns the key of the message.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Definition(..) => "app-error-indicator-definition",
            Self::Office(error) => error.key(),
        }
    }

    /// Returns the names and values of the message's arguments.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Definition(file, problem) => vec![
                ("file", file.clone()),
                ("line", problem.line.to_string()),
                ("what", problem.what.clone()),
            ],
            Self::Office(error) => error.arguments(),
        }
    }
}

impl Actor<'_> {
    /// Gives a command to the indicator of a code.
    ///
    /// # Errors
    ///
    /// It is not allowed, or refused. Nothing happened then.
    pub fn indicator(&self, code: &str, order: Order<Command>) -> Result<Done, Error> {
        let tenant = self.office.tenant().id;
        let id = Content::id(self.office.tenant().root, code);
        let subject = Subject::Indicator(id);
        self.write(|writer, known| {
            if let Some(done) = self.done_before(writer, subject, order.id)? {
                return Ok(done);
            }
            let meta = self.meta(writer, &order);
            let mut entries: Vec<Entry> = writer.entries(tenant, subject)?;
            let owner = match (&order.command, Indicator::now(&entries).content) {
                (_, Some(content)) => content.owner,
                (Command::Define(content), None) => content.owner,
                (_, None) => return Err(Error::NoIndicator(code.to_owned())),
            };
            self.check_keeps(known, order.command.name(), owner, &meta)?;
            let (rules, calendar) = known.laws.now();
            let events = decide(&entries, order.command, &meta, Judge { rules, calendar })?;
            let drafts = drafts(events, &meta);
            let version = entries.len();
            entries.extend(drafts.iter().map(entry));
            let done = append(writer, subject, version, drafts)?;
            writer.project_indicator(id, &entries)?;
            Ok(done)
        })
    }
}

impl Office {
    /// Returns the indicators that are declared: those shipped, and those in `definitions/indicators` of the office's folder,
    /// which stand in place of those of the same id.
    ///
    /// # Errors
    ///
    /// A definition is wrong or cannot be read.
    pub fn indicator_sets(&self) -> Result<Shelf, NoDefinition> {
        let mut shelf =
            Shelf::shipped().map_err(|(file, problem)| NoDefinition::Definition(file, problem))?;
        let mut own = Vec::new();
        for (path, text) in self.home().definitions("indicators").map_err(NoDefinition::Office)? {
            shelf
                .add(&text)
                .map_err(|problem| NoDefinition::Definition(path.display().to_string(), problem))?;
            own.push((path.display().to_string(), text));
        }
        let procedures = self.procedures().map_err(NoDefinition::of_procedures)?;
        if let Some((set, wrong, problem)) = shelf.mistake(&procedures) {
            let file = own.iter().find(|(_, text)| text == wrong).map_or(set, |(file, _)| file.as_str());
            return Err(NoDefinition::Definition(file.to_owned(), problem));
        }
        Ok(shelf)
    }

    /// Returns the codes of the indicators that are followed, in small letters.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn followed_codes(&self) -> Result<BTreeSet<String>, Error> {
        let all = self.store().read(|reader| reader.indicators(self.tenant().id))?;
        Ok(all
            .into_iter()
            .filter_map(|one| one.indicator.content)
            .map(|one| one.code.to_lowercase())
            .collect())
    }

    /// Returns the indicators that are followed, each with where it stands in the periods that `periods` names, at the end of a
    /// day, as it was known at a moment.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn indicators(
        &self,
        as_of: Date,
        known_at: Moment,
        seen: &dyn Fn(&Content) -> bool,
        periods: &dyn Fn(&Content, &Indicator) -> Vec<Period>,
    ) -> Result<Vec<Shown>, Error> {
        self.store().read(|reader| {
            let known = self.known_in(reader)?;
            let mut looking = Looking { office: self, known: &known, as_of, known_at, reader };
            let mut shown = Vec::new();
            for ListedIndicator { id, version, indicator } in looking.all()? {
                let Some(content) = indicator.content.clone().filter(|content| seen(content)) else {
                    continue;
                };
                let stands = looking.stands(&content, &indicator, &periods(&content, &indicator))?;
                shown.push(Shown { id, version, content, indicator, stands });
            }
            Ok(shown)
        })
    }

    /// Returns the indicators with a target or a value in the period of a report, by their codes: in the period itself, in its last
    /// part for those of a shorter rhythm, in the longer one in which it lies for others.
    pub(crate) fn measured(
        &self,
        reader: &mut Reader<'_>,
        period: Period,
        (as_of, known_at): (Date, Moment),
        seen: &dyn Fn(UnitId) -> bool,
        name: &dyn Fn(UnitId) -> String,
    ) -> Result<Vec<Measured>, Error> {
        let known = self.known_in(reader)?;
        let mut looking = Looking { office: self, known: &known, as_of, known_at, reader };
        let mut measured = Vec::new();
        for ListedIndicator { indicator, .. } in looking.all()? {
            let Some(content) = indicator.content.clone().filter(|content| seen(content.owner)) else {
                continue;
            };
            let last = period.parts(content.rhythm).pop();
            let period = last.unwrap_or_else(|| content.rhythm.at(period.days(Window::Calendar).1));
            let stand = looking.stand(&content, &indicator, period)?;
            let target = stand.target.map(|wanted| wanted.target);
            if target.is_some() || stand.value.is_some() {
                let (owner, value, standing) = (name(content.owner), stand.value, stand.standing);
                let Content { code, name, unit, .. } = content;
                measured.push(Measured { code, name, unit, owner, period, target, value, standing });
            }
        }
        Ok(measured)
    }

    /// Returns an indicator by its code, with what was recorded of it.
    ///
    /// # Errors
    ///
    /// There is none, or the database cannot be read.
    pub fn find_indicator(
        &self,
        code: &str,
        as_of: Date,
        known_at: Moment,
        periods: &dyn Fn(&Content, &Indicator) -> Vec<Period>,
    ) -> Result<(Shown, Vec<Entry>), Error> {
        let id = Content::id(self.tenant().root, code);
        self.store().read(|reader| {
            let entries: Vec<Entry> = reader.entries(self.tenant().id, Subject::Indicator(id))?;
            let known = self.known_in(reader)?;
            let mut looking = Looking { office: self, known: &known, as_of, known_at, reader };
            let indicator = Indicator::at(&entries, as_of, known_at);
            let content = indicator.content.clone().ok_or_else(|| Error::NoIndicator(code.to_owned()))?;
            let stands = looking.stands(&content, &indicator, &periods(&content, &indicator))?;
            Ok((Shown { id, version: entries.len() as u64, content, indicator, stands }, entries))
        })
    }

    /// Returns the tasks or dossiers that a computed value is counted from; `None` for one that people enter.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn behind_indicator(
        &self,
        content: &Content,
        period: Period,
        as_of: Date,
        known_at: Moment,
    ) -> Result<Option<Behind>, Error> {
        let Some(query) = &content.computed else { return Ok(None) };
        self.store().read(|reader| {
            let known = self.known_in(reader)?;
            let mut looking = Looking { office: self, known: &known, as_of, known_at, reader };
            looking.behind(query, content.owner, period).map(Some)
        })
    }
}

/// Reads one state of the ledger as of a day, as it was known at a moment.
struct Looking<'l, 'r> {
    office: &'l Office,
    known: &'l Known,
    as_of: Date,
    known_at: Moment,
    reader: &'l mut Reader<'r>,
}

impl Looking<'_, '_> {
    /// Returns all indicators. The rows are those of now, so that another day or moment is folded anew.
    fn all(&mut self) -> Result<Vec<ListedIndicator>, Error> {
        let tenant = self.office.tenant().id;
        let mut all = self.reader.indicators(tenant)?;
        let (as_of, known_at) = (self.as_of, self.known_at);
        let stood_so =
            |one: &&mut ListedIndicator| known_at == Moment::LAST && one.indicator.last <= Some(as_of);
        for one in all.iter_mut().filter(|one| !stood_so(one)) {
            let entries: Vec<Entry> = self.reader.entries(tenant, Subject::Indicator(one.id))?;
            one.indicator = Indicator::at(&entries, self.as_of, self.known_at);
        }
        Ok(all)
    }

    fn stands(
        &mut self,
        content: &Content,
        indicator: &Indicator,
        periods: &[Period],
    ) -> Result<Vec<Stand>, Error> {
        periods.iter().map(|period| self.stand(content, indicator, *period)).collect()
    }

    fn stand(&mut self, content: &Content, indicator: &Indicator, period: Period) -> Result<Stand, Error> {
        let (value, entered) = self.value(content, indicator, period)?;
        let (before, _) = self.value(content, indicator, period.before())?;
        let target = indicator.followed(period).and_then(|followed| followed.target.clone());
        let (_, ends) = period.days(window(content));
        let wanted = target.as_ref().map(|wanted| &wanted.target);
        let standing = Standing::of(wanted, value.as_ref(), ends, self.as_of);
        let trend = value.zip(before).and_then(|(value, before)| value.trend(&before, content.direction));
        Ok(Stand { period, target, value, entered, standing, trend })
    }

    fn value(
        &mut self,
        content: &Content,
        indicator: &Indicator,
        period: Period,
    ) -> Result<(Option<Value>, Option<Entered>), Error> {
        match &content.computed {
            Some(query) => Ok((self.counted(query, content.owner, period)?, None)),
            None => {
                let entered = indicator.followed(period).and_then(|followed| followed.value()).cloned();
                Ok((entered.as_ref().and_then(|entered| entered.value), entered))
            }
        }
    }

    /// Returns a computed value; `None` before the period begins.
    fn counted(&mut self, query: &Query, owner: UnitId, period: Period) -> Result<Option<Value>, Error> {
        let days = period.days(query.window());
        if self.as_of < days.0 {
            return Ok(None);
        }
        let value = match query {
            Query::Tasks { .. } => {
                let counted = self.of_tasks(query, owner, period);
                let Counted { cut, as_of, known_at, given, leads, .. } = &counted;
                let tenant = self.office.tenant().id;
                let rows =
                    self.reader.figures_of(tenant, *cut, *as_of, *known_at, *given, leads.as_deref())?;
                let taken = |row: &Row| counted.row.as_ref().is_none_or(|wanted| wanted == row);
                let figures: Figures =
                    rows.into_iter().filter(|(row, _)| taken(row)).map(|(_, figures)| figures).sum();
                query.of_tasks(figures)
            }
            Query::Dossiers { cases, .. } => {
                let (asked, laws) = (self.of_dossiers(owner, days), &self.known.laws);
                let tenant = self.office.tenant().id;
                query.of_dossiers(cases::tally(self.reader, tenant, laws, cases, &asked)?)
            }
            Query::Procedures { .. } => {
                let shelf = self.office.procedures()?;
                query.of_procedures(&shelf.services(self.as_of.min(days.1)))
            }
        };
        Ok(Some(value))
    }

    fn behind(&mut self, query: &Query, owner: UnitId, period: Period) -> Result<Behind, Error> {
        let days = period.days(query.window());
        if self.as_of < days.0 {
            return Ok(Behind::Tasks(Vec::new(), false));
        }
        if let Query::Dossiers { cases, .. } = query {
            let (asked, laws) = (self.of_dossiers(owner, days), &self.known.laws);
            let tenant = self.office.tenant().id;
            let listed = cases::listed(self.reader, tenant, laws, cases, &asked)?;
            return Ok(Behind::Dossiers(listed, Box::new((cases.clone(), asked))));
        }
        if let Query::Procedures { services, .. } = query {
            let shelf = self.office.procedures()?;
            let all = shelf.services(self.as_of.min(days.1)).into_iter();
            let known = all.map(|procedure| (procedure.clone(), services.counts(procedure)));
            return Ok(Behind::Procedures(known.collect()));
        }
        let mut tasks = Vec::new();
        for standing in query.standings() {
            let counted = Counted { standing: Some(standing), ..self.of_tasks(query, owner, period) };
            tasks.extend(self.reader.counted(self.office.tenant().id, &counted, None, MOST)?);
        }
        let is_more = tasks.len() > MOST as usize;
        tasks.truncate(MOST as usize);
        Ok(Behind::Tasks(tasks, is_more))
    }

    /// Returns which tasks a query takes.
    fn of_tasks(&self, query: &Query, owner: UnitId, period: Period) -> Counted {
        let (taken, field) = match query {
            Query::Tasks { taken, field, .. } => (*taken, field.clone()),
            Query::Dossiers { .. } | Query::Procedures { .. } => (Taken::Period, None),
        };
        let window = query.window();
        let (from, to) = period.days(window);
        let from = match taken {
            Taken::Period => from,
            Taken::Year => period.year_begins(window),
            Taken::All => Date::MIN,
        };
        let day = self.as_of.min(to);
        Counted {
            cut: if field.is_some() { Cut::Field } else { Cut::Whole },
            row: field.map(Row::Field),
            standing: None,
            as_of: day,
            known_at: self.known_at,
            given: Some((from, to)),
            leads: self.units(owner, day),
        }
    }

    /// Returns the units that an owner answers for; `None` for all.
    fn units(&self, owner: UnitId, day: Date) -> Option<Vec<UnitId>> {
        let organisation = &self.known.organisation;
        let below = |unit: &UnitId| organisation.is_within(*unit, owner, day);
        (owner != self.office.tenant().root)
            .then(|| organisation.units.keys().copied().filter(below).collect())
    }

    /// Returns in which days dossiers are counted, and whose.
    fn of_dossiers(&self, owner: UnitId, days: (Date, Date)) -> CasesAsked {
        let day = self.as_of.min(days.1);
        let units = self.units(owner, day);
        CasesAsked { days: (days.0, day), as_of: day, known_at: self.known_at, units }
    }
}

/// Returns which days belong to the periods of an indicator.
fn window(content: &Content) -> Window {
    content.computed.as_ref().map_or(Window::Calendar, Query::window)
}

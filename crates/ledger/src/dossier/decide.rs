//! What a command leads to: events, or a refusal.

use super::across::{self, Answer};
use super::command::{Command, Correction, Opening};
use super::event::{Ending, Event, Hung, Outcome, Party, PartyKind, Personals, Right};
use super::fields::Entered;
use super::refusal::Refusal;
use super::state::{Dossier, Passage, paper_at};
use super::{Entry, clock, fields};
use crate::dates;
use crate::deadline::Limit;
use crate::event::Meta;
use crate::person::{FIELD, Personal, Sealed, VALUE};
use crate::procedure::{Duration, Next, Procedure, Silence, Stage, Values};
use crate::rules::Judge;
use crate::task::Product;
use crate::{DossierId, EventDateId, PersonId, TaskId, UnitId};
use jiff::Span;
use jiff::civil::Date;

/// What a command to a dossier is judged by, and what it needs besides.
pub struct Ground<'g> {
    /// The procedure that the dossier keeps; the one to begin or go on under where it is taken in or moved.
    pub procedure: &'g Procedure,
    /// The office's rules and calendar.
    pub judge: Judge<'g>,
    /// Finds the unit of the office that a name means on the day.
    pub unit: &'g dyn Fn(&str) -> Option<UnitId>,
    /// Finds the event date to come that people call so, or that has this id.
    pub event_date: &'g dyn Fn(&str) -> Option<Hung>,
    /// What other dossiers answer to the checks of the procedure: [`super::questions`].
    pub answers: &'g [Answer],
    /// Gives ids to tasks that begin.
    pub task: &'g mut dyn FnMut() -> TaskId,
    /// Seals personal data, and keeps them outside of the events: those of a person who is known here, or of one who is named.
    pub seal: &'g mut dyn FnMut(Option<PersonId>, Personal) -> Sealed,
}

/// Judges a command by everything that was recorded of the dossier.
///
/// # Errors
///
/// Returns why the command is not carried out; nothing happened then.
pub fn decide(
    entries: &[Entry],
    command: Command,
    meta: &Meta,
    ground: &mut Ground<'_>,
) -> Result<Vec<Event>, Refusal> {
    let dossier = Dossier::now(entries);
    dates::check(meta, ground.judge)?;
    if let Some(last) = entries.last().filter(|last| meta.effective.day < last.meta.effective.day) {
        return Err(Refusal::BeforeLast(last.meta.effective.day));
    }
    if command.wants_reason() && !dates::has_reason(meta) {
        return Err(Refusal::NoReason);
    }
    let mut act = Act { before: dossier.fields.clone(), dossier, meta, ground, events: Vec::new() };
    act.carry_out(command)?;
    Ok(act.events)
}

/// Returns what happens to a dossier when an event date that it hangs on is on another day: nothing to one that ended.
///
/// # Errors
///
/// The dossier is at no stage of its procedure.
pub fn follow(
    entries: &[Entry],
    on: EventDateId,
    day: Option<Date>,
    meta: &Meta,
    ground: &mut Ground<'_>,
) -> Result<Vec<Event>, Refusal> {
    let dossier = Dossier::now(entries);
    if dossier.current().is_none() {
        return Ok(Vec::new());
    }
    let hangs = dossier.hung.iter().filter(|(_, hung)| hung.on == on && hung.day != day);
    let moved = hangs.map(|(field, hung)| (field.clone(), Hung { day, ..hung.clone() }));
    let moved: Vec<(String, Hung)> = moved.collect();
    let mut act = Act { before: dossier.fields.clone(), dossier, meta, ground, events: Vec::new() };
    for (field, hung) in moved {
        act.happen(Event::DayHung { field, hung });
    }
    act.move_limits()?;
    Ok(act.events)
}

/// Returns the names of the commands that make sense for a dossier now, in the order of its life. [`decide`] still judges every
/// command.
pub fn choices(dossier: &Dossier, procedure: &Procedure) -> Vec<&'static str> {
    let Some(passage) = dossier.current() else {
        let behind = [("dossier-correct", true), ("dossier-link", !procedure.links.is_empty())];
        let behind = behind.into_iter().filter(|(_, fits)| dossier.closed.is_some() && *fits);
        return behind.map(|(name, _)| name).collect();
    };
    let Some(stage) = procedure.stage(&passage.stage) else { return Vec::new() };
    let waits = passage.waits();
    let has_day = waits && passage.supplements.last().is_some_and(|supplement| supplement.until.is_some());
    let opinions = passage.opinions.iter().any(|opinion| opinion.given.is_none());
    let may_postpone = procedure.apology.is_some_and(|apology| dossier.postponed < apology.times);
    let may_amend =
        procedure.amendments.iter().any(|one| dossier.amended.get(&one.id).copied().unwrap_or(0) < one.times);
    let all = [
        ("dossier-finish", !waits),
        ("dossier-enter", procedure.fields.iter().any(|field| !field.is_computed())),
        ("dossier-note-opinion", opinions),
        ("dossier-take-supplement", waits),
        ("dossier-ask-supplement", stage.supplement && !waits),
        // Where the applicant has a time of its own, both are for when that is over.
        ("dossier-return", stage.returned.is_some() && (!waits || has_day)),
        ("dossier-refuse", stage.refused.is_some() && (!waits || has_day)),
        ("dossier-postpone", may_postpone && !waits),
        ("dossier-amend", may_amend),
        ("dossier-name", !procedure.parties.is_empty()),
        ("dossier-file", true),
        ("dossier-correct", true),
        ("dossier-link", !procedure.links.is_empty()),
        ("dossier-stop", !is_stopping(dossier, procedure)),
        ("dossier-withdraw", true),
    ];
    all.into_iter().filter_map(|(name, fits)| fits.then_some(name)).collect()
}

/// Tells whether a dossier is on the way that stopped ones go.
fn is_stopping(dossier: &Dossier, procedure: &Procedure) -> bool {
    let there = |passage: &Passage| procedure.stopped == Next::Stage(passage.stage.clone());
    dossier.stopping || dossier.current().is_some_and(there)
}

/// Tells whether a paper says nothing.
fn is_nothing(paper: &Product) -> bool {
    paper.words.trim().is_empty() && paper.number.is_none() && paper.files.is_empty()
}

/// A command that is being carried out: the dossier with what happened so far.
struct Act<'a, 'g> {
    dossier: Dossier,
    /// What stood in the fields before.
    before: Values,
    meta: &'a Meta,
    ground: &'a mut Ground<'g>,
    events: Vec<Event>,
}

impl<'g> Act<'_, 'g> {
    fn carry_out(&mut self, command: Command) -> Result<(), Refusal> {
        if let Command::Open(opening) = command {
            return self.open(*opening);
        }
        if self.dossier.opened.is_none() {
            return Err(Refusal::NotOpen);
        }
        // What was entered wrongly is corrected behind the end, too, and what it leads to begins there.
        let behind = matches!(command, Command::Correct(_) | Command::Link { .. });
        if self.dossier.closed.is_some() && !behind {
            return Err(Refusal::Closed);
        }
        match command {
            Command::Open(_) => Err(Refusal::AlreadyOpen),
            Command::Correct(correction) => self.correct(correction),
            Command::Link { kind, to, of } => self.link(kind, to, &of),
            Command::Enter(entered) => self.enter(&entered),
            Command::Name(party) => {
                let party = self.named(party)?;
                let party = self.sealed_party(party);
                self.happen(Event::PartyNamed { party });
                Ok(())
            }
            Command::File(paper) => {
                if is_nothing(&paper) {
                    return Err(Refusal::NoWords);
                }
                self.happen(Event::PaperFiled { paper });
                Ok(())
            }
            Command::Finish(product) => self.finish(product),
            Command::Return => {
                let stage = self.answerable()?.returned.clone().ok_or(Refusal::NoReturn)?;
                self.end(Ending::Returned, &Next::Stage(stage))
            }
            Command::Refuse => {
                let next = self.answerable()?.refused.clone().ok_or(Refusal::NoRefusal)?;
                self.end(Ending::Refused, &next)
            }
            Command::AskSupplement(what) => {
                let stage = self.running()?;
                if !stage.supplement {
                    return Err(Refusal::NoSupplement);
                }
                if what.trim().is_empty() {
                    return Err(Refusal::NoWords);
                }
                let until = stage.supplement_within.map(|within| within.from(self.meta.effective.day));
                let until = until.and_then(|until| until.due(self.ground.judge.calendar)).map(|due| due.day);
                self.happen(Event::SupplementAsked { what, until });
                Ok(())
            }
            Command::TakeSupplement => self.take_supplement(),
            Command::NoteOpinion { of, agrees, words } => self.note_opinion(of, agrees, words),
            Command::Postpone(until) => self.postpone(until),
            Command::Amend { amendment, fields } => self.amend(&amendment, &fields),
            Command::Stop => {
                if is_stopping(&self.dossier, self.ground.procedure) {
                    return Err(Refusal::AlreadyStopping);
                }
                let next = self.ground.procedure.stopped.clone();
                self.end(Ending::Stopped, &next)
            }
            Command::Withdraw => {
                self.happen(Event::StageEnded { ending: Ending::Stopped, product: None });
                self.happen(Event::Closed { outcome: Outcome::Withdrawn });
                Ok(())
            }
            Command::Move(definition) => {
                let to = self.ground.procedure;
                let here = self.passage()?.stage.clone();
                if to.id != self.dossier.procedure || to.stage(&here).is_none() {
                    return Err(Refusal::NoSuchStage);
                }
                self.happen(Event::Moved { definition, version: to.version.clone() });
                Ok(())
            }
        }
    }

    fn happen(&mut self, event: Event) {
        let dossier = std::mem::take(&mut self.dossier);
        self.dossier = dossier.evolve(&event, self.meta.effective);
        self.events.push(event);
    }

    fn passage(&self) -> Result<&Passage, Refusal> {
        self.dossier.current().ok_or(Refusal::Closed)
    }

    fn stage(&self) -> Result<&'g Stage, Refusal> {
        self.ground.procedure.stage(&self.passage()?.stage).ok_or(Refusal::NoSuchStage)
    }

    /// Returns the stage whose clock goes.
    fn running(&self) -> Result<&'g Stage, Refusal> {
        if self.passage()?.waits() { Err(Refusal::Waiting) } else { self.stage() }
    }

    /// Returns the stage that may be returned or refused: its clock goes, or the applicant's own time is over.
    fn answerable(&self) -> Result<&'g Stage, Refusal> {
        let last = self.passage()?.waits_until();
        if last.is_some_and(|last| last < self.meta.effective.day) { self.stage() } else { self.running() }
    }

    fn begins(&self) -> Date {
        clock::beginning(self.ground.procedure, self.meta, self.ground.judge.calendar)
    }

    fn open(&mut self, opening: Opening) -> Result<(), Refusal> {
        let procedure = self.ground.procedure;
        if self.dossier.opened.is_some() {
            return Err(Refusal::AlreadyOpen);
        }
        if !procedure.holds_on(self.meta.effective.day) {
            return Err(Refusal::NotInForce);
        }
        if opening.subject.trim().is_empty() {
            return Err(Refusal::NoWords);
        }
        let parties = opening.parties.into_iter().map(|party| self.named(party));
        let parties = parties.collect::<Result<Vec<_>, _>>()?;
        let named = |role: &str| parties.iter().any(|party| party.role == role);
        if let Some(role) = procedure.parties.iter().find(|role| role.required && !named(&role.id)) {
            return Err(Refusal::NoParty(role.name.clone()));
        }
        let entered =
            if opening.fields.is_empty() { Entered::default() } else { self.read(&opening.fields)? };
        let missing = procedure.fields.iter().filter(|field| field.required && !entered.contains(&field.id));
        let missing: Vec<String> = missing.map(|field| field.name.clone()).collect();
        if !missing.is_empty() {
            return Err(Refusal::Missing(missing));
        }
        let answers = self.answered(None)?;
        let begins = self.begins();
        let parties: Vec<Party> = parties.into_iter().map(|party| self.sealed_party(party)).collect();
        let (fields, personal) = self.sealed_fields(entered.values, &parties);
        self.happen(Event::Opened {
            definition: opening.definition,
            procedure: procedure.id.clone(),
            version: procedure.version.clone(),
            number: opening.number,
            subject: opening.subject,
            unit: opening.unit,
            parties,
            limit: procedure.limit_by(&fields).map(|limit| limit.from(begins)),
            fields,
            personal,
        });
        for (field, hung) in entered.hung {
            self.happen(Event::DayHung { field, hung });
        }
        self.note(answers);
        self.begin(procedure.stages.first().ok_or(Refusal::NoSuchStage)?)
    }

    fn named(&self, party: Party) -> Result<Party, Refusal> {
        if self.ground.procedure.party(&party.role).is_none() {
            return Err(Refusal::NoRole(party.role));
        }
        if party.name.trim().is_empty() {
            return Err(Refusal::NoWords);
        }
        let always = self.ground.procedure.party(&party.role).is_some_and(|role| role.person);
        Ok(if always { party.as_person() } else { party })
    }

    /// Returns a party as an event holds it: a person without data.
    fn sealed_party(&mut self, party: Party) -> Party {
        match party.kind {
            PartyKind::Body | PartyKind::Enterprise => Party { person: None, ..party },
            PartyKind::Person => {
                let sealed = (self.ground.seal)(None, party.personal());
                Party { name: String::new(), code: None, person: Some(sealed), ..party }
            }
        }
    }

    /// Returns what was entered as an event holds it: what tells of a person without the data.
    fn sealed_fields(&mut self, values: Values, parties: &[Party]) -> (Values, Personals) {
        let procedure = self.ground.procedure;
        let (mut open, mut sealed) = (Values::new(), Personals::new());
        for (id, value) in values {
            let Some(field) = procedure.field(&id).filter(|field| field.personal) else {
                open.insert(id, value);
                continue;
            };
            let role = procedure.told_of(field).map(|role| role.id.as_str());
            let party = parties.iter().rev().find(|party| Some(party.role.as_str()) == role);
            let person = party.and_then(|party| party.person).map(|sealed| sealed.person);
            let data = Personal::from([(FIELD.to_owned(), id.clone()), (VALUE.to_owned(), value)]);
            sealed.insert(id, (self.ground.seal)(person, data));
        }
        (open, sealed)
    }

    /// Begins a stage, and asks those whose opinion it wants.
    fn begin(&mut self, stage: &Stage) -> Result<(), Refusal> {
        let calendar = self.ground.judge.calendar;
        let begins = self.begins();
        let round = self.dossier.rounds(&stage.id).saturating_add(1);
        let before = self.dossier.passages.iter().find(|passage| passage.stage == stage.id);
        let first = before.map_or(begins, |passage| passage.from.day);
        let limit = clock::of_stage(
            self.ground.procedure,
            stage,
            &self.dossier.fields,
            begins,
            round,
            first,
            calendar,
        );
        let owner = if stage.owner == Stage::HOLDER { None } else { (self.ground.unit)(&stage.owner) };
        // Nobody's stage is that of who holds the dossier.
        let unit = owner.or(self.dossier.unit).ok_or(Refusal::NotOpen)?;
        let task = (self.ground.task)();
        self.happen(Event::StageOpened { stage: stage.id.clone(), round, unit, task, limit });
        self.ask_opinions(stage)
    }

    /// Asks those whose opinion a stage wants and who were not asked yet: a field may name more while it is on.
    fn ask_opinions(&mut self, stage: &Stage) -> Result<(), Refusal> {
        let Some(opinions) = &stage.opinions else { return Ok(()) };
        let begins = self.begins();
        for of in opinions.asked(&self.dossier.fields) {
            if self.passage()?.opinions.iter().any(|opinion| opinion.of == of) {
                continue;
            }
            let (unit, task) = ((self.ground.unit)(&of), (self.ground.task)());
            let limit = opinions.within.from(begins);
            self.happen(Event::OpinionAsked { of, unit, task, limit });
        }
        Ok(())
    }

    fn enter(&mut self, entered: &Values) -> Result<(), Refusal> {
        let mut entered = self.read(entered)?;
        // A form that is sent as it was shown hangs nothing anew.
        entered.hung.retain(|id, hung| self.dossier.hung.get(id) != Some(hung));
        if entered.is_empty() {
            return Err(Refusal::NoWords);
        }
        fields::check_frozen(&self.dossier, self.ground.procedure, &entered)?;
        let parties = self.dossier.parties.clone();
        let (fields, personal) = self.sealed_fields(entered.values, &parties);
        if !fields.is_empty() || !personal.is_empty() {
            self.happen(Event::FieldsEntered { fields, personal });
        }
        for (field, hung) in entered.hung {
            self.happen(Event::DayHung { field, hung });
        }
        self.move_limits()
    }

    /// Says what is right in the place of what was entered wrongly.
    fn correct(&mut self, correction: Correction) -> Result<(), Refusal> {
        let right = match correction {
            Correction::Fields(entered) => {
                let values = fields::read(self.ground.procedure, &entered)?;
                let same = |(id, value): (&String, &String)| self.dossier.fields.get(id) == Some(value);
                if values.iter().all(same) {
                    return Err(Refusal::NothingWrong);
                }
                let parties = self.dossier.parties.clone();
                let (fields, personal) = self.sealed_fields(values, &parties);
                Right::Fields { fields, personal }
            }
            Correction::Party(party) => {
                let party = self.named(party)?;
                let known =
                    self.dossier.party(&party.role).ok_or_else(|| Refusal::NoRole(party.role.clone()))?;
                if (&known.name, &known.code, known.kind) == (&party.name, &party.code, party.kind) {
                    return Err(Refusal::NothingWrong);
                }
                Right::Party { party: self.sealed_party(party) }
            }
            Correction::Paper { number, paper } => {
                let filed = paper_at(number).and_then(|at| self.dossier.papers.get(at));
                let filed = filed.filter(|filed| !filed.gone).ok_or(Refusal::NoPaper(number))?;
                if paper.as_ref() == Some(&filed.paper) {
                    return Err(Refusal::NothingWrong);
                }
                if paper.as_ref().is_some_and(is_nothing) {
                    return Err(Refusal::NoWords);
                }
                Right::Paper { number, paper }
            }
            Correction::Opinion { task, agrees, words } => {
                let mut opinions = self.dossier.passages.iter().flat_map(|passage| &passage.opinions);
                let known = opinions.find(|one| one.task == task).and_then(|one| one.given.as_ref());
                let known = known.ok_or_else(|| Refusal::NoOpinion(task.to_string()))?;
                if (known.0, &known.1) == (agrees, &words) {
                    return Err(Refusal::NothingWrong);
                }
                if !agrees && words.trim().is_empty() {
                    return Err(Refusal::NoWords);
                }
                Right::Opinion { task, agrees, words }
            }
        };
        let is_running = self.dossier.current().is_some();
        let moves = matches!(right, Right::Fields { .. }) && is_running;
        self.happen(Event::Corrected { right });
        if moves { self.move_limits() } else { Ok(()) }
    }

    /// Notes that it leads to another dossier, once.
    fn link(&mut self, kind: String, to: DossierId, of: &str) -> Result<(), Refusal> {
        let declared =
            self.ground.procedure.link(&kind).filter(|link| link.procedures.iter().any(|id| id == of));
        let Some(declared) = declared else { return Err(Refusal::NoLink(kind)) };
        if self.dossier.links.iter().any(|link| link.dossier == to && link.kind == kind && !link.back) {
            return Err(Refusal::AlreadyLinked);
        }
        self.happen(Event::Linked { kind, name: declared.name.clone(), dossier: to, back: false });
        Ok(())
    }

    fn read(&self, entered: &Values) -> Result<Entered, Refusal> {
        fields::read_hanging(self.ground.procedure, entered, self.ground.event_date)
    }

    /// Moves the limits of the stage and of the whole with the fields on which they hang, and asks whom these name.
    fn move_limits(&mut self) -> Result<(), Refusal> {
        let (stage, procedure) = (self.stage()?, self.ground.procedure);
        let (before, now) = (&self.before, &self.dossier.fields);
        let of_stage = |values: &Values| procedure.duration_of(stage, values);
        let longer = |limit: Option<Limit>, before: Option<Duration>, after: Option<Duration>| {
            clock::rescaled(limit?, before?, after?)
        };
        let hanging = clock::hanging(procedure, stage, now, self.ground.judge.calendar);
        let passage = self.passage()?;
        let moved = match (hanging, &stage.repeat) {
            (Some(limit), _) => Some(limit).filter(|limit| passage.limit != Some(*limit)),
            // What comes again has its days from its rhythm.
            (None, Some(_)) => None,
            (None, None) => longer(passage.limit, of_stage(before), of_stage(now)),
        };
        let whole = longer(self.dossier.limit, procedure.limit_by(before), procedure.limit_by(now));
        if let Some(limit) = moved {
            self.happen(Event::LimitMoved { limit });
        }
        if let Some(limit) = whole {
            self.happen(Event::WholeMoved { limit });
        }
        self.ask_opinions(stage)
    }

    fn finish(&mut self, product: Option<Product>) -> Result<(), Refusal> {
        let stage = self.running()?;
        let procedure = self.ground.procedure;
        fields::check_wanted(stage, procedure, &self.dossier)?;
        self.check_opinions(stage)?;
        let answers = self.answered(Some(&stage.id))?;
        self.note(answers);
        let values = procedure.with_computed(&self.dossier.fields);
        let next = if self.comes_again(stage) {
            Next::Stage(stage.id.clone())
        } else {
            stage.after(&procedure.fields, &values).clone()
        };
        self.happen(Event::StageEnded { ending: Ending::Done, product });
        self.go(&next)
    }

    /// Judges what other dossiers answer.
    fn answered(&self, stage: Option<&str>) -> Result<Vec<Answer>, Refusal> {
        across::judged(self.ground.procedure.across(stage), self.ground.answers, self.meta)
    }

    fn note(&mut self, answers: Vec<Answer>) {
        for Answer { check, found } in answers {
            self.happen(Event::OthersAsked { check, found });
        }
    }

    fn check_opinions(&self, stage: &Stage) -> Result<(), Refusal> {
        let agrees = stage.opinions.as_ref().is_some_and(|opinions| opinions.silence == Silence::Agrees);
        let over = |limit: Limit| {
            limit.due(self.ground.judge.calendar).is_some_and(|due| due.day < self.meta.effective.day)
        };
        let missing = self.passage()?.opinions.iter().filter(|one| one.given.is_none());
        let missing: Vec<String> =
            missing.filter(|one| !(agrees && over(one.limit))).map(|one| one.of.clone()).collect();
        if missing.is_empty() { Ok(()) } else { Err(Refusal::OpinionsMissing(missing)) }
    }

    /// Tells whether a stage comes again: its next day does not lie behind that of the field.
    fn comes_again(&self, stage: &Stage) -> bool {
        let Some(repeat) = &stage.repeat else { return false };
        let until = self.dossier.fields.get(&repeat.until).and_then(|day| day.parse::<Date>().ok());
        let passages = &self.dossier.passages;
        let first = passages.iter().find(|passage| passage.stage == stage.id).map(|passage| passage.from.day);
        let round = self.dossier.rounds(&stage.id).saturating_add(1);
        let months = repeat.months.saturating_mul(round);
        let next = Span::new().try_months(months).ok();
        let next = first.zip(next).and_then(|(first, months)| first.checked_add(months).ok());
        next.zip(until).is_some_and(|(next, until)| next <= until)
    }

    /// Ends the stage before it is done.
    fn end(&mut self, ending: Ending, next: &Next) -> Result<(), Refusal> {
        self.passage()?;
        self.happen(Event::StageEnded { ending, product: None });
        self.go(next)
    }

    fn go(&mut self, next: &Next) -> Result<(), Refusal> {
        match next {
            Next::Stage(id) => {
                let stage = self.ground.procedure.stage(id).ok_or(Refusal::NoSuchStage)?;
                self.begin(stage)?;
            }
            Next::End => {
                let outcome = match (self.dossier.stopping, self.dossier.refused) {
                    (true, _) => Outcome::Stopped,
                    (false, true) => Outcome::Refused,
                    (false, false) => Outcome::Done,
                };
                self.happen(Event::Closed { outcome });
            }
        }
        Ok(())
    }

    fn take_supplement(&mut self) -> Result<(), Refusal> {
        if !self.passage()?.waits() {
            return Err(Refusal::NotWaiting);
        }
        let (stage, procedure, calendar) = (self.stage()?, self.ground.procedure, self.ground.judge.calendar);
        let begins = self.begins();
        let (passage, values) = (self.passage()?, &self.dossier.fields);
        let again = clock::stage_again(procedure, stage, (passage, values), begins, calendar);
        let whole = clock::whole_again(procedure, self.dossier.limit, (passage, values), begins, calendar);
        self.happen(Event::SupplementGiven { stage: again, whole });
        Ok(())
    }

    fn note_opinion(&mut self, of: String, agrees: bool, words: String) -> Result<(), Refusal> {
        let open = |opinion: &super::Opinion| opinion.of == of && opinion.given.is_none();
        if !self.passage()?.opinions.iter().any(open) {
            return Err(Refusal::NoOpinion(of));
        }
        if !agrees && words.trim().is_empty() {
            return Err(Refusal::NoWords);
        }
        self.happen(Event::OpinionGiven { of, agrees, words });
        Ok(())
    }

    /// Puts off the day: so often, so long before it, and to a later one.
    fn postpone(&mut self, until: Date) -> Result<(), Refusal> {
        self.running()?;
        let apology = self.ground.procedure.apology.ok_or(Refusal::NoPostponement)?;
        if self.dossier.postponed >= apology.times {
            return Err(Refusal::PostponedTooOften(apology.times));
        }
        let calendar = self.ground.judge.calendar;
        let limit = self.dossier.limit.or(self.passage()?.limit);
        let due = limit.and_then(|limit| limit.due(calendar)).ok_or(Refusal::NoPostponement)?.day;
        let mut last = due;
        while calendar.working_days_between(last, due) < apology.working_days_before {
            match last.yesterday() {
                Ok(before) => last = before,
                Err(_) => break,
            }
        }
        if self.meta.effective.day > last {
            return Err(Refusal::TooLate(last));
        }
        if until <= due {
            return Err(Refusal::NotLater);
        }
        self.happen(Event::Postponed { until });
        Ok(())
    }

    fn amend(&mut self, amendment: &str, entered: &Values) -> Result<(), Refusal> {
        let procedure = self.ground.procedure;
        let declared =
            procedure.amendment(amendment).ok_or_else(|| Refusal::NoAmendment(amendment.to_owned()))?;
        let values = fields::read(procedure, entered)?;
        fields::check_amendment(&self.dossier, procedure, declared, &values, self.meta)?;
        let parties = self.dossier.parties.clone();
        let (fields, personal) = self.sealed_fields(values, &parties);
        self.happen(Event::Amended { amendment: amendment.to_owned(), fields, personal });
        self.move_limits()
    }
}

//! Indicators: what the office measures, by unit and period; what is wanted, what came out, and whether that is reached.

use crate::caller::{Answer, Caller, Visit};
use crate::fault::Fault;
use crate::pages::figures::{read, ways};
use crate::pages::task::Sent;
use crate::view::field::{self, Typed};
use crate::view::frame::{self, Part};
use crate::view::{self, command::units};
use app::{Order, Shown, Stand};
use axum::extract::{Multipart, Query};
use axum::response::Response;
use jiff::civil::Date;
use ledger::indicator::{Command, Content, Direction, Indicator, Shelf, Standing};
use ledger::period::{Period, Rhythm};
use ledger::{Moment, UnitId};
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::BTreeSet;

/// Which indicators, as it stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Question {
    /// The periods that lie in this one; the year where empty.
    period: String,
    /// The unit that answers for them, with those below it.
    owner: String,
    /// Where they stand.
    standing: String,
    /// At the end of this day; today where empty.
    as_of: String,
    /// As it was known at the end of this day; as it is known now where empty.
    known_at: String,
}

impl Question {
    fn as_of(&self, visit: &Visit) -> Result<Date, Fault> {
        Ok(read(&self.as_of)?.unwrap_or(visit.today))
    }

    fn known_at(&self) -> Result<Moment, Fault> {
        Ok(read(&self.known_at)?.map_or(Moment::LAST, Moment::end_of))
    }

    fn period(&self) -> Result<Option<Period>, Fault> {
        let period = Some(self.period.trim()).filter(|period| !period.is_empty());
        period.map(|text| text.parse().map_err(|()| Fault::not_understood(text))).transpose()
    }

    fn standing(&self) -> Result<Option<Standing>, Fault> {
        let wrong = || Fault::not_understood(&self.standing);
        Some(&self.standing)
            .filter(|name| !name.is_empty())
            .map(|name| Standing::named(name).ok_or_else(wrong))
            .transpose()
    }
}

/// Which indicators are wanted.
pub(crate) struct Wanted {
    /// The periods that lie in this one; the year of the day where `None`.
    pub(crate) period: Option<Period>,
    /// The unit that answers for them, with those below it.
    pub(crate) owner: Option<UnitId>,
    /// Where they stand.
    pub(crate) standing: Option<Standing>,
    /// At the end of this day.
    pub(crate) as_of: Date,
    /// As it was known then.
    pub(crate) known_at: Moment,
}

impl Wanted {
    fn of(visit: &Visit, question: &Question) -> Result<Self, Fault> {
        Ok(Self {
            period: question.period()?,
            owner: read(&question.owner)?,
            standing: question.standing()?,
            as_of: question.as_of(visit)?,
            known_at: question.known_at()?,
        })
    }

    fn within(&self) -> Period {
        self.period.unwrap_or_else(|| Rhythm::Year.at(self.as_of))
    }
}

/// Returns the indicators that are wanted and that the visitor sees, by their units and codes, each with the periods of which
/// something is known or wanted.
pub(crate) fn listed(visit: &Visit, wanted: &Wanted) -> Result<Vec<Shown>, Fault> {
    let organisation = visit.organisation();
    let as_of = wanted.as_of;
    let seen = |content: &Content| {
        let below = wanted.owner.is_none_or(|owner| organisation.is_within(content.owner, owner, as_of));
        visit.scope.sees_unit(content.owner) && below
    };
    let periods = |content: &Content, _: &Indicator| wanted.within().parts(content.rhythm);
    let mut shown = visit.office().indicators(as_of, wanted.known_at, &seen, &periods)?;
    for one in &mut shown {
        let ended = one.indicator.ended.is_some();
        one.stands.retain(|stand| is_shown(stand, as_of, ended, wanted.standing));
    }
    shown.retain(|one| !one.stands.is_empty());
    shown.sort_by_key(|one| (viet::fold::key(visit.unit(one.content.owner)), one.content.code.clone()));
    Ok(shown)
}

/// Shows the register.
pub(crate) async fn list(caller: Caller, Query(question): Query<Question>) -> Response {
    caller.visit(move |visit| Ok(Answer::Page(page(visit, &question, None, &Typed::new())?))).await
}

/// Begins to follow an indicator, and goes to it.
pub(crate) async fn define(caller: Caller, form: Multipart) -> Response {
    if !caller.is_known().await {
        return caller.turn_away().await;
    }
    let sent = Sent::receive(form).await;
    caller
        .visit(move |visit| {
            let sent = sent?;
            match follow(visit, &sent) {
                Ok(code) => {
                    let code = view::escape_query(&code);
                    Ok(Answer::Go(format!("/targets/{code}?done=indicator-defined")))
                }
                Err(fault) => {
                    let told = view::told(visit.words(), Some(visit.organisation()), &fault);
                    let notice = view::problem(&told);
                    let page = page(visit, &Question::default(), Some(&notice), &sent.typed)?;
                    Ok(Answer::Refused(fault.status(), page))
                }
            }
        })
        .await
}

/// Follows what was sent: an indicator of the catalogue, or one that was typed.
fn follow(visit: &Visit, sent: &Sent) -> Result<String, Fault> {
    let owner: UnitId = sent.wanted("owner")?;
    let declared = sent.text("declared");
    let sets = visit.office().indicator_sets()?;
    let content = match declared {
        Some(code) => {
            let (set, template) = sets.find(&code, visit.today).ok_or(Fault::NotFound)?;
            set.content(template, owner)
        }
        None => {
            let named = |name: &str| sent.text(name).unwrap_or_default();
            let (direction, rhythm) = (named("direction"), named("rhythm"));
            Content {
                code: named("code"),
                name: named("name"),
                group: named("group"),
                measure: named("measure"),
                unit: named("counted_in"),
                owner,
                direction: Direction::named(&direction).unwrap_or(Direction::Higher),
                rhythm: Rhythm::named(&rhythm).unwrap_or(Rhythm::Year),
                source: String::new(),
                computed: None,
                definition: None,
            }
        }
    };
    let code = content.code.clone();
    let order = Order { id: sent.optional("id")?, ..Order::new(Command::Define(Box::new(content))) };
    visit.actor()?.indicator(&code, order)?;
    Ok(code)
}

fn page(visit: &Visit, question: &Question, notice: Option<&Markup>, typed: &Typed) -> Result<Markup, Fault> {
    let words = visit.words();
    let wanted = Wanted::of(visit, question)?;
    let shown = listed(visit, &wanted)?;
    let followed = visit.office().followed_codes()?;
    let title = words.text("targets-title");
    let sets = visit.office().indicator_sets()?;
    let may = visit.may_in("indicator-define");
    Ok(frame::page(
        visit,
        Part::Figures,
        &title,
        &html! {
            h1 { (title) }
            (ways(visit, "/targets"))
            p.about { (words.text("about-targets")) }
            @if let Some(notice) = notice { (notice) }
            (filters(visit, question, wanted.within()))
            @if shown.is_empty() { p.empty { (words.text("targets-none")) } } @else {
                (counts(visit, &shown))
                (table(visit, &shown, question))
            }
            @if may { (define_form(visit, &sets, &followed, typed)) }
        },
    ))
}

/// Tells whether a period of an indicator is shown: one of which something is known or wanted, and the one that goes on.
fn is_shown(stand: &Stand, as_of: Date, ended: bool, standing: Option<Standing>) -> bool {
    let (first, last) = stand.period.days(ledger::period::Window::Calendar);
    let goes_on = first <= as_of && as_of <= last && !ended;
    let asked = standing.is_none_or(|standing| standing == stand.standing);
    asked && (goes_on || stand.target.is_some() || stand.value.is_some())
}

fn filters(visit: &Visit, question: &Question, period: Period) -> Markup {
    let words = visit.words();
    let any = words.text("filter-any");
    let standings = Standing::ALL
        .map(|standing| (standing.name(), words.text(&format!("indicator-standing-{}", standing.name()))));
    let standings = standings.iter().map(|(name, shown)| ((*name).to_owned(), shown.as_str()));
    let chosen = |text: &'_ String| Some(text.clone()).filter(|text| !text.is_empty());
    html! {
        form.filter action="/targets" {
            label.field {
                span { (words.text("field-period")) }
                input type="text" name="period" value=(period.to_string()) size="8" autocomplete="off";
            }
            (field::choice(words, "owner", chosen(&question.owner).as_deref(), Some(&any), units(visit)))
            (field::choice(words, "standing", chosen(&question.standing).as_deref(), Some(&any), standings))
            @for (name, value) in [("as_of", &question.as_of), ("known_at", &question.known_at)] {
                label.field {
                    span { (words.text(&format!("figures-field-{}", name.replace('_', "-")))) }
                    input type="date" name=(name) value=(value);
                }
            }
            button { (words.text("filter-show")) }
        }
    }
}

/// Says how many stand where.
fn counts(visit: &Visit, shown: &[Shown]) -> Markup {
    let words = visit.words();
    let stands = || shown.iter().flat_map(|one| &one.stands);
    let count = |standing: Standing| stands().filter(|stand| stand.standing == standing).count();
    let counted = Standing::ALL.map(|standing| (standing, count(standing)));
    html! {
        ul.sums {
            @for (standing, count) in counted.iter().filter(|(_, count)| *count > 0) {
                li { strong { (count) } " " (words.text(&format!("indicator-standing-{}", standing.name()))) }
            }
        }
    }
}

fn table(visit: &Visit, shown: &[Shown], question: &Question) -> Markup {
    let words = visit.words();
    let heads = ["owner", "code", "name", "period", "target", "value", "standing", "trend"];
    html! {
        div.wide {
            table.targets {
                caption.hidden { (words.text("targets-title")) }
                thead { tr { @for head in heads { th scope="col" { (words.text(&format!("targets-{head}"))) } } } }
                tbody {
                    @for one in shown {
                        @for stand in &one.stands {
                            tr {
                                td data-label=(words.text("targets-owner")) { (visit.unit(one.content.owner)) }
                                td.code { a href=(address(one, question)) { (one.content.code) } }
                                td.words { (one.content.name) }
                                td data-label=(words.text("targets-period")) { (stand.period.to_string()) }
                                (figures(visit, &one.content, stand))
                                td data-label=(words.text("targets-trend")) { @if let Some(trend) = stand.trend { (words.text(&format!("indicator-trend-{}", trend.name()))) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn address(one: &Shown, question: &Question) -> String {
    let parts = [("as_of", &question.as_of), ("known_at", &question.known_at)];
    let parts = parts.into_iter().filter(|(_, value)| !value.is_empty());
    let parts: Vec<String> =
        parts.map(|(name, value)| format!("{name}={}", view::escape_query(value))).collect();
    let asked = if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) };
    format!("/targets/{}{asked}", view::escape_query(&one.content.code))
}

/// Shows what is wanted, what came out and whether it is reached, as three cells; a counted value opens what it is counted from.
pub(super) fn figures(visit: &Visit, content: &Content, stand: &Stand) -> Markup {
    let words = visit.words();
    let code = view::escape_query(&content.code);
    html! {
        td.number data-label=(words.text("targets-target")) { @if let Some(wanted) = &stand.target { (wanted.target.written()) } }
        td.number data-label=(words.text("targets-value")) {
            @if let Some(value) = &stand.value {
                @if content.computed.is_some() { a href={ "/targets/" (code) "/" (stand.period) } { (value.with(&content.unit)) } }
                @else { (value.with(&content.unit)) }
            }
        }
        td data-label=(words.text("targets-standing")) { span class={ "judged " (stand.standing.name()) } { (words.text(&format!("indicator-standing-{}", stand.standing.name()))) } }
    }
}

fn define_form(visit: &Visit, sets: &Shelf, followed: &BTreeSet<String>, typed: &Typed) -> Markup {
    let words = visit.words();
    let chosen = |name: &str| typed.get(name).map(String::as_str);
    let directions = Direction::ALL
        .map(|one| (one.name().to_owned(), words.text(&format!("indicator-direction-{}", one.name()))));
    let rhythms = Rhythm::ALL
        .map(|one| (one.name().to_owned(), words.text(&format!("indicator-rhythm-{}", one.name()))));
    html! {
        details.command open[!typed.is_empty()] {
            summary { (words.text("targets-define")) }
            form.stack method="post" action="/targets" enctype="multipart/form-data" {
                input type="hidden" name="id" value=(app::new_command(visit.now));
                (field::choice(words, "owner", chosen("owner"), Some(&words.text("choose-one")), units(visit)))
                label.field {
                    span { (words.text("field-declared")) }
                    select name="declared" {
                        option value="" { (words.text("targets-own")) }
                        @for set in sets.all().filter(|set| set.holds_on(visit.today)) {
                            optgroup label=(set.name) {
                                @for one in set.indicators.iter().filter(|one| !followed.contains(&one.code.to_lowercase())) {
                                    option value=(one.code) selected[chosen("declared") == Some(one.code.as_str())] { (one.code) ": " (one.name) }
                                }
                            }
                        }
                    }
                }
                p.hint { (words.text("targets-own-hint")) }
                @for name in ["code", "name", "counted_in"] { (field::line(words, name, typed, "text", false)) }
                (field::choice(words, "direction", chosen("direction"), None, directions.iter().map(|(id, shown)| (id.clone(), shown.as_str()))))
                (field::choice(words, "rhythm", chosen("rhythm").or(Some("year")), None, rhythms.iter().map(|(id, shown)| (id.clone(), shown.as_str()))))
                @for name in ["group", "measure"] { (field::line(words, name, typed, "text", false)) }
                button { (words.text("targets-define")) }
            }
        }
    }
}

//! Units and people change: founded, renamed, moved, ended with an heir; appointed, relieved, covered in an absence. The past
//! stays as it was, and the open tasks of a unit that ends go to its heir.

use crate::caller::{Answer, Caller, Visit};
use crate::fault::Fault;
use crate::view::field::{self, Typed};
use crate::view::frame::{self, Part};
use crate::view::{self, done};
use app::{Moved, Order};
use axum::response::Response;
use axum_extra::extract::Form;
use ledger::organisation::{Event, Role};
use ledger::{OfficerId, UnitId};
use maud::{Markup, html};
use std::str::FromStr;
use store::Account;

/// What was sent, with every field as often as it was sent.
pub(crate) type Sent = Vec<(String, String)>;

/// The forms: their names, and whether they are about a unit or a person.
const UNIT_FORMS: &[&str] = &["unit-founded", "unit-renamed", "unit-moved", "unit-ended"];
const PERSON_FORMS: &[&str] = &["officer-appointed", "officer-relieved", "absence-covered", "account"];

/// Shows the forms.
pub(crate) async fn show(caller: Caller) -> Response {
    caller
        .visit(|visit| {
            check(visit)?;
            Ok(Answer::Page(page(visit, None, &Typed::new())))
        })
        .await
}

/// Makes a change, and tells what became of it.
pub(crate) async fn make(caller: Caller, Form(sent): Form<Sent>) -> Response {
    let sent: Sent = sent.into_iter().map(|(name, value)| (name, field::plain(&value))).collect();
    caller
        .visit(move |visit| {
            check(visit)?;
            let fields = Fields(&sent);
            match fields.make(visit) {
                Ok(moved) => {
                    let notice = told(visit, &moved);
                    // What the page shows is the organisation as it is now.
                    let visit = visit.again()?;
                    Ok(Answer::Page(page(&visit, Some(&notice), &Typed::new())))
                }
                Err(fault) => {
                    let told = view::told(visit.words(), Some(visit.organisation()), &fault);
                    let typed = sent.iter().cloned().collect();
                    Ok(Answer::Refused(fault.status(), page(visit, Some(&view::problem(&told)), &typed)))
                }
            }
        })
        .await
}

fn check(visit: &Visit) -> Result<(), Fault> {
    if visit.may_in("organisation-change") { Ok(()) } else { Err(Fault::NotAllowed) }
}

/// The fields that were sent.
struct Fields<'s>(&'s Sent);

impl Fields<'_> {
    fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let sent = self.0.iter().filter(move |(sent, value)| sent == name && !value.trim().is_empty());
        sent.map(|(_, value)| value.trim())
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(sent, value)| sent == name && !value.trim().is_empty())
            .map(|(_, value)| value.trim())
    }

    fn wanted(&self, name: &str) -> Result<&str, Fault> {
        self.text(name).ok_or_else(|| Fault::missing(name))
    }

    fn read<T: FromStr>(&self, name: &str) -> Result<T, Fault> {
        let text = self.wanted(name)?;
        text.parse().map_err(|_| Fault::not_understood(text))
    }

    /// Makes the change.
    fn make(&self, visit: &Visit) -> Result<Moved, Fault> {
        let actor = visit.actor()?;
        let day = self.text("on").map(|_| self.read("on")).transpose()?;
        if self.text("command") == Some("account") {
            let officer: OfficerId = self.read("officer")?;
            actor.let_act(&Account { name: self.wanted("account")?.to_owned(), officer })?;
            return Ok(Moved::default());
        }
        let order = Order::new(self.event(visit)?).on(day).because(self.text("reason").map(str::to_owned));
        let appointed = if let Event::OfficerAppointed { officer, .. } = &order.command {
            self.text("account").map(|name| Account { name: name.to_owned(), officer: *officer })
        } else {
            None
        };
        let moved = actor.organise(order)?;
        if let Some(account) = appointed {
            actor.let_act(&account)?;
        }
        Ok(moved)
    }

    fn event(&self, visit: &Visit) -> Result<Event, Fault> {
        Ok(match self.wanted("command")? {
            "unit-founded" => Event::UnitFounded {
                unit: app::new_unit(visit.now),
                name: self.wanted("name")?.to_owned(),
                short: self.short(),
                parent: Some(self.read("parent")?),
                codes: Vec::new(),
            },
            "unit-renamed" => Event::UnitRenamed {
                unit: self.read("unit")?,
                name: self.wanted("name")?.to_owned(),
                short: self.short(),
            },
            "unit-moved" => Event::UnitMoved { unit: self.read("unit")?, parent: self.read("parent")? },
            "unit-ended" => {
                let wrong = |text: &str| Fault::not_understood(text);
                let heirs = self.all("heir").map(|heir| heir.parse::<UnitId>().map_err(|_| wrong(heir)));
                Event::UnitEnded { unit: self.read("unit")?, heirs: heirs.collect::<Result<_, _>>()? }
            }
            "officer-appointed" => {
                let known: Option<OfficerId> =
                    self.text("officer").map(|_| self.read("officer")).transpose()?;
                let before = known.and_then(|officer| visit.organisation().officers.get(&officer));
                let name = match before {
                    Some(officer) => officer.name.clone(),
                    None => self.wanted("name")?.to_owned(),
                };
                let role = self.wanted("role")?;
                let role = Role::ALL.into_iter().find(|known| known.name() == role);
                Event::OfficerAppointed {
                    officer: known.unwrap_or_else(|| app::new_officer(visit.now)),
                    name,
                    unit: self.read("unit")?,
                    role: role.ok_or_else(|| Fault::missing("role"))?,
                }
            }
            "officer-relieved" => {
                Event::OfficerRelieved { officer: self.read("officer")?, unit: self.read("unit")? }
            }
            "absence-covered" => Event::AbsenceCovered {
                officer: self.read("officer")?,
                by: self.read("by-officer")?,
                until: self.read("until")?,
            },
            _ => return Err(Fault::missing("command")),
        })
    }

    fn short(&self) -> Vec<String> {
        let names = self.text("short").unwrap_or_default().split(';');
        names.map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
    }
}

/// Tells what became of the tasks of a unit that ended.
fn told(visit: &Visit, moved: &Moved) -> Markup {
    let words = visit.words();
    html! {
        (done(&words.text("change-made")))
        @if !moved.moved.is_empty() { p { (words.say("change-moved", &[("count", moved.moved.len().into())])) } }
        @if !moved.to_choose.is_empty() {
            p { (words.say("change-to-choose", &[("count", moved.to_choose.len().into())])) }
            ul { @for (task, _) in &moved.to_choose { li { a href={ "/tasks/" (task) } { (task) } } } }
        }
    }
}

fn page(visit: &Visit, notice: Option<&Markup>, typed: &Typed) -> Markup {
    let title = visit.text("change-title");
    frame::page(
        visit,
        Part::Units,
        &title,
        &html! {
            h1 { (title) }
            p.about { (visit.text("about-change")) }
            @if let Some(notice) = notice { (notice) }
            div.changes {
                section {
                    h2 { (visit.text("change-units")) }
                    @for name in UNIT_FORMS { (form(visit, name, typed)) }
                }
                section {
                    h2 { (visit.text("change-people")) }
                    @for name in PERSON_FORMS { (form(visit, name, typed)) }
                }
            }
        },
    )
}

/// Shows the form of a change, with what was typed where it was refused.
fn form(visit: &Visit, name: &str, typed: &Typed) -> Markup {
    let refused = typed.get("command").is_some_and(|command| command == name);
    let nothing = Typed::new();
    let typed = if refused { typed } else { &nothing };
    let title = visit.text(&format!("change-{name}"));
    html! {
        details.command open[refused] {
            summary { (title) }
            form.stack method="post" action="/units/change" {
                input type="hidden" name="command" value=(name);
                (fields(visit, name, typed))
                @if name != "account" {
                    (field::line(visit.words(), "on", typed, "date", false))
                    (field::lines(visit.words(), "reason", typed, false))
                }
                button { (title) }
            }
        }
    }
}

fn fields(visit: &Visit, name: &str, typed: &Typed) -> Markup {
    let words = visit.words();
    let line = |field: &str, required: bool| field::line(words, field, typed, "text", required);
    let chosen = |field: &str| typed.get(field).map(String::as_str);
    let unit = |field: &str| {
        field::choice(words, field, chosen(field), Some(&words.text("choose-one")), units(visit))
    };
    let officer = |field: &str, empty: &str| {
        field::choice(words, field, chosen(field), Some(&words.text(empty)), officers(visit))
    };
    html! {
        @match name {
            "unit-founded" => { (line("name", true)) (line("short", false)) (unit("parent")) }
            "unit-renamed" => { (unit("unit")) (line("name", true)) (line("short", false)) }
            "unit-moved" => { (unit("unit")) (unit("parent")) }
            "unit-ended" => {
                (unit("unit"))
                label.field {
                    span { (words.text("field-heir")) " " small { (words.text("field-optional")) } }
                    select name="heir" multiple size="6" { @for (id, name) in units(visit) { option value=(id) { (name) } } }
                }
            }
            "officer-appointed" => {
                (officer("officer", "choose-new")) (line("name", false)) (unit("unit"))
                @let roles: Vec<(String, String)> = Role::ALL.iter().map(|role| (role.name().to_owned(), words.text(&format!("role-{}", role.name())))).collect();
                (field::choice(words, "role", chosen("role"), Some(&words.text("choose-one")), roles.iter().map(|(role, name)| (role.clone(), name.as_str()))))
                (line("account", false))
            }
            "officer-relieved" => { (officer("officer", "choose-one")) (unit("unit")) }
            "absence-covered" => { (officer("officer", "choose-one")) (officer("by-officer", "choose-one")) (field::line(words, "until", typed, "date", true)) }
            _ => { (officer("officer", "choose-one")) (line("account", true)) }
        }
    }
}

/// Returns the units that exist today, by name: with the whole name, since a change is made once.
fn units(visit: &Visit) -> Vec<(String, &str)> {
    let organisation = visit.organisation();
    let units = organisation.units.keys().filter(|unit| organisation.exists(**unit, visit.today));
    let mut units: Vec<_> = units
        .filter_map(|unit| Some((unit.to_string(), organisation.name_on(*unit, visit.today)?)))
        .collect();
    units.sort_by_key(|(_, name)| viet::fold::key(name));
    units
}

fn officers(visit: &Visit) -> Vec<(String, &str)> {
    let officers = visit.organisation().officers.iter();
    let mut officers: Vec<_> =
        officers.map(|(id, officer)| (id.to_string(), officer.name.as_str())).collect();
    officers.sort_by_key(|(_, name)| viet::fold::key(name));
    officers
}

//! The desk: what needs me today, by what I am.

mod first;

use crate::caller::{Answer, Caller, Visit};
use crate::view::frame::{self, Part};
use crate::view::task_table::{self, Documents, Look};
use crate::view::{done, figures};
use axum::extract::Query;
use axum::response::Response;
use ledger::organisation::Role;
use ledger::standing::Standing;
use ledger::{Moment, UnitId};
use maud::{Markup, html};
use serde::Deserialize;
use store::{Filter, ListedTask};

/// Tasks of a pile that the desk shows; the rest is one click away.
const SHOWN: u32 = 6;

/// A pile of tasks that want something of the visitor.
struct Pile {
    /// Its name: the key of its title.
    key: &'static str,
    /// The question that shows all of it.
    address: String,
    /// What finds it.
    filter: Filter,
}

/// A pile with what lies on it.
struct Laid {
    pile: Pile,
    count: u64,
    tasks: Vec<ListedTask>,
    documents: Documents,
}

/// What was done before.
#[derive(Deserialize)]
pub(crate) struct Before {
    done: Option<String>,
}

/// Shows the desk.
pub(crate) async fn show(caller: Caller, Query(before): Query<Before>) -> Response {
    caller
        .visit(move |visit| {
            let piles = piles(visit);
            let tenant = visit.office().tenant().id;
            let (laid, rows, begun) = visit.office().store().read(|reader| {
                let mut laid = Vec::new();
                for pile in piles {
                    let (tasks, count) = reader.first_tasks(tenant, &pile.filter, SHOWN, visit.today)?;
                    let documents = task_table::documents(visit, reader, &tasks)?;
                    laid.push(Laid { pile, count, tasks, documents });
                }
                let leads = visit.leads();
                let rows = reader.figures_of(
                    tenant,
                    store::Cut::Unit,
                    visit.today,
                    Moment::LAST,
                    None,
                    leads.as_deref(),
                )?;
                let begun = if rows.is_empty() { first::load(visit, reader)? } else { None };
                Ok::<_, store::Error>((laid, rows, begun))
            })?;
            let rows = super::figures::rows(visit, rows, &super::figures::Question::today("unit"))?;
            let changes = super::changes::on_desk(visit)?;
            Ok(Answer::Page(page(visit, &laid, &rows, begun.as_ref(), &changes, before.done.as_deref())))
        })
        .await
}

/// Returns the piles of a visitor: what waits for the office, or for the unit, or for the officer.
fn piles(visit: &Visit) -> Vec<Pile> {
    let office = visit.has_role(&[Role::Clerk, Role::Leader]);
    let soon = visit.soon();
    let seen = || Filter { seen: Some(visit.scope.clone()), ..Filter::default() };
    let stage = |stage: &str| Filter { stages: vec![stage.to_owned()], ..seen() };
    let at =
        |standing: Standing, filter: Filter| Filter { standing: Some((standing, visit.today)), ..filter };
    let mut piles = Vec::new();
    let mut add = |key, address: &str, filter| piles.push(Pile { key, address: address.to_owned(), filter });
    if office {
        add("pile-to-confirm", "/tasks?stage=proposed", stage("proposed"));
        add("pile-results", "/tasks?stage=submitted", stage("submitted"));
        let asked = Filter { extension_asked: Some(true), open: Some(true), ..seen() };
        add("pile-extensions", "/tasks?which=asked", asked);
        add("pile-declined", "/tasks?stage=declined", stage("declined"));
    } else {
        let led = |filter: Filter| Filter { leads: visit.own_units(), ..filter };
        add("pile-to-accept", "/tasks?stage=assigned", led(stage("assigned")));
        let mine = Filter { officer: Some(visit.visitor.officer), open: Some(true), ..seen() };
        add("pile-mine", "/tasks?which=mine", mine);
    }
    add("pile-overdue", "/tasks?standing=open-overdue", at(Standing::OpenOverdue, seen()));
    let near = Filter { due_from: Some(visit.today), due_to: Some(soon), ..at(Standing::OpenInTime, seen()) };
    let address = format!("/tasks?standing=open-in-time&from={}&to={soon}", visit.today);
    add("pile-soon", &address, near);
    piles
}

fn page(
    visit: &Visit,
    laid: &[Laid],
    rows: &[figures::Row],
    begun: Option<&first::Begun>,
    changes: &Markup,
    before: Option<&str>,
) -> Markup {
    let words = visit.words();
    let title = words.text("part-desk");
    let day = words.day(visit.today);
    frame::page(
        visit,
        Part::Desk,
        &title,
        &html! {
            h1 { (words.say("desk-title", &[("day", day.as_str().into())])) }
            @if let Some(sentence) = before.and_then(|key| words.find(key, &[])) { (done(&sentence)) }
            ul.tiles {
                @for laid in laid {
                    li.busy[laid.count > 0] {
                        a href=(laid.pile.address) {
                            strong { (laid.count) }
                            span { (words.text(laid.pile.key)) }
                        }
                    }
                }
            }
            @if let Some(begun) = begun { (first::shown(visit, begun)) }
            (changes)
            @for laid in laid.iter().filter(|laid| laid.count > 0) {
                section {
                    h2 { a href=(laid.pile.address) { (words.text(laid.pile.key)) } " " span.count { (laid.count) } }
                    (task_table::table(visit, &words.text(laid.pile.key), &laid.tasks, &laid.documents, &Look { back: Some("/"), ..Look::default() }))
                    @if laid.count > u64::from(SHOWN) {
                        p.pages { a href=(laid.pile.address) { (words.say("desk-all", &[("count", laid.count.into())])) } }
                    }
                }
            }
            @if !rows.is_empty() {
                section {
                    h2 { (words.text("desk-standing")) }
                    (figures::table(words, &words.say("figures-caption", &[("day", day.into())]), &words.text("column-lead"), rows))
                }
            }
        },
    )
}

impl Visit {
    /// Returns the units in which the visitor has a role.
    pub(crate) fn own_units(&self) -> Vec<UnitId> {
        self.posts().iter().map(|post| post.unit).collect()
    }

    /// Returns the units whose figures the visitor sees; all of them where `None`.
    pub(crate) fn leads(&self) -> Option<Vec<UnitId>> {
        match &self.scope {
            ledger::permission::Scope::All => None,
            ledger::permission::Scope::Part { units, .. } => Some(units.iter().copied().collect()),
        }
    }

    /// Returns the last day that is soon, by the rules of the office.
    pub(crate) fn soon(&self) -> jiff::civil::Date {
        let (rules, calendar) = self.laws();
        calendar.add_working_days(self.today, rules.reminding.due_soon_working_days)
    }
}

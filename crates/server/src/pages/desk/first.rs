//! From an empty ledger to the first notice that is given to units: the steps, which of them are done, and where the next one
//! is made. The ledger itself says so; nothing is ticked off by hand.

use crate::caller::Visit;
use ledger::organisation::Role;
use maud::{Markup, html};
use store::{Filter, ListedDocument, Reader};

/// What there is of a new ledger.
pub(super) struct Begun {
    units: usize,
    accounts: usize,
    document: Option<ListedDocument>,
    proposals: u64,
}

/// A step.
struct Step {
    /// The key of its name.
    key: &'static str,
    /// The key of how it is made.
    how: &'static str,
    /// What there is of it, where it is done.
    done: Option<String>,
    /// Where it is made, where the visitor may.
    to: Option<String>,
}

/// Returns what there is of a ledger in which nothing was given yet, for who keeps the office; `None` for everybody else, and
/// as soon as something was.
pub(super) fn load(visit: &Visit, reader: &mut Reader<'_>) -> Result<Option<Begun>, store::Error> {
    let keeps = visit.may_in("organisation-change") || visit.may_in("document-receive");
    let tenant = visit.office().tenant().id;
    let given = Filter { given: Some((jiff::civil::Date::MIN, jiff::civil::Date::MAX)), ..Filter::default() };
    if !keeps || reader.count_some_tasks(tenant, &given, 0)? > 0 {
        return Ok(None);
    }
    let proposed = Filter { stages: vec!["proposed".to_owned()], ..Filter::default() };
    let (organisation, root) = (visit.organisation(), visit.office().tenant().root);
    let units = organisation.units.keys();
    Ok(Some(Begun {
        units: units.filter(|unit| **unit != root && organisation.exists(**unit, visit.today)).count(),
        accounts: reader.accounts(tenant)?.len(),
        document: reader.documents(tenant, None, 1)?.pop(),
        proposals: reader.count_tasks(tenant, &proposed)?,
    }))
}

fn steps(visit: &Visit, begun: &Begun) -> [Step; 4] {
    let words = visit.words();
    let (changes, receives) = (visit.may_in("organisation-change"), visit.may_in("document-receive"));
    let counted = |key: &str, count: usize| words.say(key, &[("count", count.into())]);
    let accounts = if visit.has_role(&[Role::Administrator]) { "/administration" } else { "/units/change" };
    let document = begun.document.as_ref();
    [
        Step {
            key: "first-units",
            how: "first-units-how",
            done: (begun.units > 0).then(|| counted("first-units-done", begun.units)),
            to: changes.then(|| "/units/change".to_owned()),
        },
        Step {
            key: "first-accounts",
            how: "first-accounts-how",
            // The first one came with the ledger.
            done: (begun.accounts > 1).then(|| counted("first-accounts-done", begun.accounts)),
            to: changes.then(|| accounts.to_owned()),
        },
        Step {
            key: "first-document",
            how: "first-document-how",
            done: document.map(|document| {
                let name = document.code().unwrap_or_else(|| document.subject.clone());
                words.say("first-document-done", &[("name", name.into())])
            }),
            to: receives.then(|| "/documents".to_owned()),
        },
        Step {
            key: "first-confirm",
            how: "first-confirm-how",
            done: None,
            to: document.filter(|_| receives).map(|document| format!("/documents/{}", document.id)),
        },
    ]
}

/// Shows the steps; the first that is not done is the next one.
pub(super) fn shown(visit: &Visit, begun: &Begun) -> Markup {
    let words = visit.words();
    let steps = steps(visit, begun);
    let next = steps.iter().position(|step| step.done.is_none());
    html! {
        section.steps aria-label=(words.text("first-title")) {
            h2 { (words.text("first-title")) }
            p.hint { (words.text("first-about")) }
            ol {
                @for (at, step) in steps.iter().enumerate() {
                    li.done[step.done.is_some()] aria-current=[(Some(at) == next).then_some("step")] {
                        strong { (words.text(step.key)) }
                        @match &step.done {
                            Some(done) => { " " span.flag { (words.text("first-done")) } p { (done) } }
                            None => {
                                p { (words.text(step.how)) }
                                @if step.key == "first-confirm" && begun.proposals > 0 {
                                    p { (words.say("first-waiting", &[("count", begun.proposals.into())])) }
                                }
                            }
                        }
                        @if let Some(to) = step.to.as_ref().filter(|_| Some(at) == next || step.done.is_some()) {
                            p { a.button.main[Some(at) == next] href=(to) {
                                (words.text(if Some(at) == next { "first-go" } else { "first-look" }))
                                span.hidden { ": " (words.text(step.key)) }
                            } }
                        }
                    }
                }
            }
        }
    }
}

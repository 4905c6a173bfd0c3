//! The tasks of a document as cards: what was read, what there is to be looked at, and what can be done.

use super::Shown;
use crate::caller::Visit;
use crate::view::command;
use crate::view::field::Typed;
use crate::view::{day, remark, standing};
use ::messages::Argument;
use app::room::Remark;
use ledger::permission;
use ledger::task::Task;
use maud::{Markup, html};
use store::ListedTask;

/// Shows the cards, the remarks that belong to no task, and the items to be settled.
pub(super) fn cards(visit: &Visit, shown: &Shown) -> Markup {
    let words = visit.words();
    let loose: Vec<&Remark> =
        shown.room.iter().flat_map(|room| &room.remarks).filter(|remark| remark.item.is_none()).collect();
    html! {
        p.hint.keys { (words.text("room-keys")) }
        @if !loose.is_empty() {
            details.remarks {
                summary { (words.say("document-remarks", &[("count", loose.len().into())])) }
                @for one in loose { (remark::told(visit, one)) }
            }
        }
        (open_items(visit, shown))
        @if shown.tasks.is_empty() { p.empty { (words.text("document-no-tasks")) } }
        @for task in &shown.tasks { (card(visit, shown, task)) }
    }
}

fn card(visit: &Visit, shown: &Shown, task: &ListedTask) -> Markup {
    let words = visit.words();
    let item = task.document.as_ref().map(|(_, item)| item.as_str()).unwrap_or_default();
    let remarks = shown.room.iter().flat_map(|room| &room.remarks);
    let remarks: Vec<&Remark> = remarks.filter(|remark| remark.item.as_deref() == Some(item)).collect();
    let proposal = shown.proposals.get(&task.id);
    html! {
        article.card #{ "task-" (task.id) } data-task=(task.id) tabindex="-1" {
            header {
                span.code { (item) }
                a href={ "/tasks/" (task.id) } { (task.code.clone().unwrap_or_else(|| words.text("task-proposal"))) }
                (standing::of_task(visit, task))
            }
            p { (task.words) }
            dl.facts.line {
                dt { (words.text("fact-lead")) }
                dd { @if let Some(lead) = task.lead { (visit.unit(lead)) } @else { em { (words.text("field-nobody")) } } }
                @if let Some(support) = proposal.map(|task| &task.content.support).filter(|support| !support.is_empty()) {
                    dt { (words.text("fact-support")) }
                    dd { (support.iter().map(|unit| visit.unit(*unit)).collect::<Vec<_>>().join("; ")) }
                }
                dt { (words.text("column-due")) }
                dd {
                    @if let Some(due) = task.due {
                        @if task.approximate { abbr title=(words.text("due-approximate")) { "~" } }
                        (day(words, due))
                    } @else { "–" }
                }
            }
            @for one in remarks { (remark::told(visit, one)) }
            @if let Some(proposal) = proposal { (actions(visit, shown, task, proposal)) }
        }
    }
}

/// Shows what can be done with a proposal.
fn actions(visit: &Visit, shown: &Shown, row: &ListedTask, task: &Task) -> Markup {
    let may = |name| permission::may(visit.organisation(), visit.visitor.officer, name, task, visit.today);
    let back = format!("/documents/{}#task-{}", shown.document.id, row.id);
    html! {
        div.actions {
            @if may("assign") && task.content.lead.is_some() { (command::plain_form(visit, row, "assign", &back)) }
            @for name in ["edit", "drop", "split", "join"] {
                @if may(name) {
                    details.command data-command=(name) {
                        summary { (visit.text(&format!("command-{name}"))) }
                        (command::form_of(visit, row, task, name, &Typed::new(), &back))
                    }
                }
            }
        }
    }
}

/// Shows the items that a person must settle.
fn open_items(visit: &Visit, shown: &Shown) -> Markup {
    let words = visit.words();
    let open = shown.room.as_ref().map(|room| room.open.as_slice()).unwrap_or_default();
    let none: &[Argument<'_>] = &[];
    let left = shown.document.account.map_or(0, |[.., open]| open);
    html! {
        @if left > 0 && visit.may_in("document-settle") {
            section.open {
                h2 { (words.say("document-open-items", none)) }
                @for (item, text) in open {
                    details.command {
                        summary { span.code { (item) } " " (crate::view::task_table::short(text)) }
                        form.stack method="post" enctype="multipart/form-data" {
                            input type="hidden" name="command" value="settle";
                            input type="hidden" name="item" value=(item);
                            (crate::view::field::lines(words, "reason", &Typed::new(), true))
                            button { (words.text("document-settle")) }
                        }
                    }
                }
            }
        }
    }
}

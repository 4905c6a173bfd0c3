//! What the office does about a document: the leader's instruction with a limit for each unit (Nghị định 30/2020/NĐ-CP
//! arts 23, 24), and what the document has to do with others.

use super::Shown;
use crate::caller::Visit;
use crate::fault::Fault;
use crate::pages::task::Sent;
use crate::view::command::units;
use crate::view::field::{self, Typed};
use crate::view::{capital, day};
use ledger::deadline::Limit;
use ledger::document::{Charge, Command, Document, Event, FileKind, Instruction, Original, Relation};
use ledger::event::Subject;
use ledger::organisation::Role;
use ledger::{DocumentId, OfficerId};
use maud::{Markup, html};
use store::ListedDocument;

/// Units that a form of an instruction has room for, besides the one in charge.
const SUPPORTS: usize = 3;

/// What is known of a document besides its row.
pub(crate) struct Dealings {
    pub(crate) document: Document,
    /// The documents that it has to do with.
    pub(crate) others: Vec<(Relation, ListedDocument)>,
}

impl Dealings {
    /// Returns the files that are kept beside the one that came.
    pub(super) fn files(&self) -> &[(FileKind, Original)] {
        &self.document.files
    }
}

/// Loads what was done about a document.
pub(super) fn load(visit: &Visit, id: DocumentId) -> Result<Dealings, Fault> {
    let tenant = visit.office().tenant().id;
    Ok(visit.office().store().read(|reader| {
        let document = Document::now(&reader.entries::<Event>(tenant, Subject::Document(id))?);
        let mut others = Vec::new();
        for (relation, other) in &document.relations {
            others.extend(reader.document(tenant, *other)?.map(|other| (*relation, other)));
        }
        Ok::<_, store::Error>(Dealings { document, others })
    })?)
}

/// Returns the command that was sent.
pub(super) fn command(visit: &Visit, sent: &Sent, name: &str) -> Result<Command, Fault> {
    Ok(match name {
        "instruct" => Command::Instruct(Box::new(instruction(sent)?)),
        "relate" | "unrelate" => {
            let relation = sent.wanted::<String>("relation")?;
            let relation = Relation::named(&relation).ok_or_else(|| Fault::not_understood(&relation))?;
            let to = visit.actor()?.find_document(&sent.wanted::<String>("other")?)?;
            if name == "relate" {
                Command::Relate { relation, to }
            } else {
                Command::Unrelate { relation, to }
            }
        }
        _ => return Err(Fault::missing("command")),
    })
}

fn instruction(sent: &Sent) -> Result<Instruction, Fault> {
    let charge = |unit: &str, due: &str| -> Result<Option<Charge>, Fault> {
        let Some(unit) = sent.text(unit) else { return Ok(None) };
        let unit = unit.parse().map_err(|_| Fault::not_understood(&unit))?;
        let limit = match sent.text(due) {
            Some(text) => {
                Some(Limit::Day { day: text.parse().map_err(|_| Fault::not_understood(&text))?, hour: None })
            }
            None => None,
        };
        Ok(Some(Charge { unit, limit }))
    };
    let mut supports = Vec::new();
    for number in 1..=SUPPORTS {
        supports.extend(charge(&format!("support-{number}"), &format!("due-{number}"))?);
    }
    let watcher = match sent.text("watcher") {
        Some(text) => Some(text.parse::<OfficerId>().map_err(|_| Fault::not_understood(&text))?),
        None => None,
    };
    Ok(Instruction {
        by: sent.wanted("by-leader")?,
        words: sent.wanted("words")?,
        lead: charge("unit", "due")?,
        supports,
        watcher,
    })
}

/// Shows the instructions and the relations, and the forms to add to them.
pub(super) fn dealings(visit: &Visit, shown: &Shown, dealings: &Dealings) -> Markup {
    let words = visit.words();
    let nothing = dealings.document.instructions.is_empty() && dealings.others.is_empty();
    let instructs = visit.may_in("document-instruct") && shown.document.stage == "received";
    let relates = visit.may_in("document-relate");
    html! {
        @if !nothing || instructs || relates {
            section.dealings {
                @for (instruction, at) in &dealings.document.instructions { (told(visit, instruction, at.day)) }
                @if !dealings.others.is_empty() {
                    ul.relations {
                        @for (relation, other) in &dealings.others {
                            li {
                                (capital(&words.text(&format!("relation-{}", relation.name())))) " "
                                a href={ "/documents/" (other.id) } { (other.code().unwrap_or_default()) " " (other.subject) }
                                @if relates { (unrelate(visit, *relation, other)) }
                            }
                        }
                    }
                }
                @if instructs { (instruct(visit)) }
                @if relates { (relate(visit)) }
            }
        }
    }
}

fn told(visit: &Visit, instruction: &Instruction, on: jiff::civil::Date) -> Markup {
    let words = visit.words();
    let calendar = visit.laws().1;
    let charge = |charge: &Charge| {
        let due = charge.limit.as_ref().and_then(|limit| limit.due(calendar));
        html! { (visit.unit(charge.unit)) @if let Some(due) = due { " (" (words.text("column-due")) " " (day(words, due.day)) ")" } }
    };
    html! {
        figure.quote {
            blockquote { (instruction.words) }
            figcaption {
                (visit.officer(instruction.by)) ", " (day(words, on))
                @if let Some(lead) = &instruction.lead { " · " (words.text("fact-lead")) ": " (charge(lead)) }
                @for (at, support) in instruction.supports.iter().enumerate() {
                    @if at == 0 { " · " (words.text("fact-support")) ": " } @else { "; " }
                    (charge(support))
                }
                @if let Some(watcher) = instruction.watcher { " · " (words.text("fact-watcher")) ": " (visit.officer(watcher)) }
            }
        }
    }
}

fn instruct(visit: &Visit) -> Markup {
    let words = visit.words();
    let (nothing, leaders) = (Typed::new(), leaders(visit));
    let leaders = || leaders.iter().map(|(id, name)| (id.clone(), *name));
    let none = words.text("field-nobody");
    let day = |name: &str| {
        html! { label.field { span { (words.text("column-due")) } input type="date" name=(name); } }
    };
    html! {
        details.command {
            summary { (words.text("command-document-instruct")) }
            form.stack method="post" enctype="multipart/form-data" {
                input type="hidden" name="command" value="instruct";
                (field::choice(words, "by-leader", None, Some(&words.text("choose-one")), leaders()))
                (field::lines(words, "words", &nothing, true))
                div.line { (field::choice(words, "unit", None, Some(&none), units(visit))) (day("due")) }
                @for number in 1..=SUPPORTS {
                    div.line {
                        label.field {
                            span { (words.text("fact-support")) " " (number) }
                            select name={ "support-" (number) } {
                                option value="" { (none) }
                                @for (id, name) in units(visit) { option value=(id) { (name) } }
                            }
                        }
                        (day(&format!("due-{number}")))
                    }
                }
                (field::choice(words, "watcher", None, Some(&none), leaders()))
                button { (words.text("command-document-instruct")) }
            }
        }
    }
}

fn relate(visit: &Visit) -> Markup {
    let words = visit.words();
    let relations: Vec<(String, String)> = Relation::ALL
        .iter()
        .map(|relation| (relation.name().to_owned(), words.text(&format!("relation-{}", relation.name()))))
        .collect();
    let options = relations.iter().map(|(name, shown)| (name.clone(), shown.as_str()));
    html! {
        details.command {
            summary { (words.text("command-document-relate")) }
            form.line method="post" enctype="multipart/form-data" {
                input type="hidden" name="command" value="relate";
                (field::choice(words, "relation", None, Some(&words.text("choose-one")), options))
                (field::line(words, "other", &Typed::new(), "text", true))
                button { (words.text("command-document-relate")) }
            }
        }
    }
}

fn unrelate(visit: &Visit, relation: Relation, other: &ListedDocument) -> Markup {
    html! {
        form.aside method="post" enctype="multipart/form-data" {
            input type="hidden" name="command" value="unrelate";
            input type="hidden" name="relation" value=(relation.name());
            input type="hidden" name="other" value=(other.id);
            input type="hidden" name="reason" value=(visit.text("document-related-by-mistake"));
            button { (visit.text("command-document-unrelate")) }
        }
    }
}

/// Returns those who lead the body today, by name.
fn leaders(visit: &Visit) -> Vec<(String, &str)> {
    let leads = |officer: &OfficerId| {
        visit.organisation().posts_on(*officer, visit.today).iter().any(|post| post.role == Role::Leader)
    };
    let officers = visit.organisation().officers.iter().filter(|(id, _)| leads(id));
    let mut leaders: Vec<_> = officers.map(|(id, officer)| (id.to_string(), officer.name.as_str())).collect();
    leaders.sort_by_key(|(_, name)| viet::fold::key(name));
    leaders
}

//! What can be asked of a dossier now, by whoever looks at it.

use super::Shown;
use super::fields;
use super::others;
use crate::caller::Visit;
use crate::view::field::{self, Typed};
use ledger::UnitId;
use ledger::dossier::choices;
use ledger::permission;
use ledger::procedure::Field;
use maud::{Markup, html};

/// Returns the commands that make sense now and that the visitor may give.
pub(crate) fn offered(visit: &Visit, shown: &Shown) -> Vec<&'static str> {
    let commands = choices(&shown.whole.dossier, &shown.whole.procedure);
    commands.into_iter().filter(|name| may(visit, shown, name)).collect()
}

/// Shows the forms of these commands; what was typed before stands in its form.
pub(super) fn forms(visit: &Visit, shown: &Shown, typed: Option<&Typed>) -> Markup {
    let words = visit.words();
    let commands = offered(visit, shown);
    let nothing = Typed::new();
    let sent = typed.and_then(|typed| typed.get("command")).map(String::as_str);
    html! {
        // What ended has nothing to be done, and may still be corrected.
        @if commands.iter().all(|name| *name == "dossier-correct") { p.hint { (words.text("dossier-nothing-to-do")) } }
        @for name in commands {
            @let again = typed.filter(|_| sent == Some(name));
            details.command open[again.is_some() || name == "dossier-finish" && sent.is_none()] {
                summary { (words.text(&format!("command-{name}"))) }
                form.stack method="post" enctype="multipart/form-data" {
                    input type="hidden" name="command" value=(name);
                    input type="hidden" name="version" value=(shown.whole.version);
                    input type="hidden" name="id" value=(app::new_command(visit.now));
                    (inputs(visit, shown, name, again.unwrap_or(&nothing)))
                    (field::line(words, "on", again.unwrap_or(&nothing), "date", false))
                    button.main[name == "dossier-finish"] { (words.text(&format!("command-{name}"))) }
                }
            }
        }
    }
}

/// Tells whether the visitor may give a command to the dossier.
fn may(visit: &Visit, shown: &Shown, command: &str) -> bool {
    let passage = shown.whole.dossier.current();
    let asked =
        passage.into_iter().filter(|_| command == "dossier-note-opinion").flat_map(|now| &now.opinions);
    let mut owners: Vec<UnitId> = shown.whole.dossier.unit.into_iter().chain(shown.lead).collect();
    owners.extend(asked.filter_map(|opinion| opinion.unit));
    owners.iter().any(|owner| {
        permission::may_in(visit.organisation(), visit.visitor.officer, command, *owner, visit.today)
    })
}

/// Shows what a command wants to know.
fn inputs(visit: &Visit, shown: &Shown, command: &str, typed: &Typed) -> Markup {
    let words = visit.words();
    let (dossier, procedure) = (&shown.whole.dossier, &shown.whole.procedure);
    let passage = dossier.current();
    let stage = passage.and_then(|passage| procedure.stage(&passage.stage));
    let filled = |id: &str, name: &str| typed.get(name).or(dossier.fields.get(id)).cloned();
    let entered = || procedure.fields.iter().filter(|field| !field.is_computed());
    let reason = || field::lines(words, "reason", typed, true);
    let entry = |field: &Field, required| {
        let value = filled(&field.id, &fields::name(field));
        let known = (procedure, shown.dates.as_slice());
        fields::entry(visit, known, field, (value.as_deref(), dossier.hung.get(&field.id)), required)
    };
    match command {
        "dossier-finish" => {
            let wanted = stage.map(|stage| stage.wants.as_slice()).unwrap_or_default();
            let wanted = || entered().filter(|field| wanted.contains(&field.id));
            html! {
                (others::found(visit, shown))
                @for field in wanted() {
                    (entry(field, true))
                }
                @if others::want_reason(shown) { (reason()) }
                @if let Some(stage) = stage.filter(|stage| !stage.gives.is_empty()) {
                    p.hint { (words.text("dossier-gives")) ": " (stage.gives.join("; ")) }
                }
                (field::lines(words, "words", typed, false))
                (field::line(words, "number", typed, "text", false))
                label.field {
                    span { (words.text("field-files")) " " small { (words.text("field-optional")) } }
                    input type="file" name="files" multiple;
                }
            }
        }
        "dossier-enter" => html! {
            @for field in entered() {
                (entry(field, false))
            }
        },
        "dossier-name" => html! {
            @for role in &procedure.parties { (fields::party(visit, role, false, typed)) }
        },
        "dossier-file" => html! {
            (field::lines(words, "words", typed, true))
            (field::line(words, "number", typed, "text", false))
            label.field {
                span { (words.text("field-files")) " " small { (words.text("field-optional")) } }
                input type="file" name="files" multiple;
            }
        },
        "dossier-ask-supplement" => field::lines(words, "words", typed, true),
        "dossier-note-opinion" => {
            let open = passage.into_iter().flat_map(|passage| &passage.opinions);
            let open = open.filter(|opinion| opinion.given.is_none());
            let options: Vec<(String, &str)> = open.map(|one| (one.of.clone(), one.of.as_str())).collect();
            let agrees = ["yes", "no"].map(|id| (id.to_owned(), words.text(&format!("opinion-{id}"))));
            let agrees = agrees.iter().map(|(id, shown)| (id.clone(), shown.as_str()));
            html! {
                (field::choice(words, "of", typed.get("of").map(String::as_str), Some(&words.text("choose-one")), options))
                (field::choice(words, "agrees", typed.get("agrees").map(String::as_str), Some(&words.text("choose-one")), agrees))
                (field::lines(words, "words", typed, false))
            }
        }
        "dossier-postpone" => html! { (field::line(words, "until", typed, "date", true)) (reason()) },
        "dossier-amend" => {
            let left = |times: u32, id: &str| dossier.amended.get(id).copied().unwrap_or(0) < times;
            let open: Vec<_> = procedure.amendments.iter().filter(|one| left(one.times, &one.id)).collect();
            let options = open.iter().map(|one| (one.id.clone(), one.name.as_str()));
            let changed = entered().filter(|field| open.iter().any(|one| one.fields.contains(&field.id)));
            html! {
                (field::choice(words, "amendment", typed.get("amendment").map(String::as_str), None, options))
                @for field in changed {
                    (fields::input(visit, field, typed.get(&fields::name(field)).map(String::as_str), false))
                }
                (reason())
            }
        }
        "dossier-link" => {
            let options = procedure.links.iter().map(|link| (link.id.clone(), link.name.as_str()));
            html! {
                (field::choice(words, "link", typed.get("link").map(String::as_str), None, options))
                (field::line(words, "dossier", typed, "text", true))
            }
        }
        "dossier-correct" => correction(visit, shown, typed, &entry),
        "dossier-return" | "dossier-refuse" | "dossier-stop" | "dossier-withdraw" => reason(),
        _ => html! {},
    }
}

/// Shows where it is said what is right in the place of what was entered wrongly: a field, who has a role, a paper, an opinion.
fn correction(visit: &Visit, shown: &Shown, typed: &Typed, entry: &dyn Fn(&Field, bool) -> Markup) -> Markup {
    let words = visit.words();
    let (dossier, procedure) = (&shown.whole.dossier, &shown.whole.procedure);
    let papers = dossier.papers.iter().zip(1_u32..).filter(|(filed, _)| !filed.gone);
    let papers: Vec<_> =
        papers.map(|(filed, number)| (number.to_string(), super::story::product(&filed.paper))).collect();
    let opinions = dossier.passages.iter().flat_map(|passage| &passage.opinions);
    let opinions: Vec<_> = opinions
        .filter(|one| one.given.is_some())
        .map(|one| (one.task.to_string(), one.of.clone()))
        .collect();
    let chosen = |name: &str| typed.get(name).map(String::as_str);
    let options = |all: &[(String, String)]| all.to_vec();
    html! {
        p.hint { (words.text("dossier-correct-hint")) }
        @for field in procedure.fields.iter().filter(|field| !field.is_computed() && dossier.is_filled(&field.id)) {
            (entry(field, false))
        }
        @for role in procedure.parties.iter().filter(|role| dossier.party(&role.id).is_some()) {
            (fields::party(visit, role, false, typed))
        }
        @if !papers.is_empty() {
            @let papers = options(&papers);
            (field::choice(words, "paper", chosen("paper"), Some(&words.text("field-none")), papers.iter().map(|(id, name)| (id.clone(), name.as_str()))))
            label.check {
                input type="checkbox" name="gone" value="yes" checked[typed.contains_key("gone")];
                span { (words.text("field-gone")) }
            }
            (field::line(words, "number", typed, "text", false))
        }
        @if !opinions.is_empty() {
            @let opinions = options(&opinions);
            (field::choice(words, "opinion", chosen("opinion"), Some(&words.text("field-none")), opinions.iter().map(|(id, name)| (id.clone(), name.as_str()))))
            (field::choice(words, "agrees", chosen("agrees"), None, ["yes", "no"].into_iter().zip([words.text("opinion-yes"), words.text("opinion-no")].iter()).map(|(id, name)| (id.to_owned(), name.as_str()))))
        }
        @if !papers.is_empty() || !opinions.is_empty() { (field::lines(words, "words", typed, false)) }
        (field::lines(words, "reason", typed, true))
    }
}

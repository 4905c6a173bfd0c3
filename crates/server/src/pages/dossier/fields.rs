//! The fields of a procedure as forms and pages show them.

use crate::caller::Visit;
use crate::view::field::Typed;
use app::KnownDate;
use app::values::written;
use ledger::dossier::Hung;
use ledger::procedure::{Field, Kind, PartyRole, Procedure, Values};
use maud::{Markup, html};

/// Returns the name under which a field is sent.
pub(crate) fn name(field: &Field) -> String {
    format!("field-{}", field.id)
}

/// Returns the name under which the event date is sent that a field hangs on.
fn hanging_name(field: &Field) -> String {
    format!("hang-{}", field.id)
}

/// Returns what was typed into the fields of a procedure; what was left empty is not there. An event date that was chosen stands
/// for the day.
pub(crate) fn typed(procedure: &Procedure, typed: &Typed) -> Values {
    let sent = |name: String| typed.get(&name).filter(|value| !value.is_empty());
    let filled = procedure.fields.iter().filter_map(|field| {
        let value = sent(hanging_name(field)).or(sent(name(field)))?;
        Some((field.id.clone(), value.clone()))
    });
    filled.collect()
}

/// Shows where a field is filled in.
pub(crate) fn input(visit: &Visit, field: &Field, value: Option<&str>, required: bool) -> Markup {
    let words = visit.words();
    let (name, value) = (name(field), value.unwrap_or_default());
    let choices = |choices: Vec<(String, String)>| {
        html! {
            select name=(name) required[required] {
                option value="" { (words.text("choose-one")) }
                @for (id, shown) in choices { option value=(id) selected[id == value] { (shown) } }
            }
        }
    };
    html! {
        label.field {
            span { (field.name) @if !required { " " small { (words.text("field-optional")) } } }
            @match &field.kind {
                Kind::Text => { textarea name=(name) rows="2" required[required] { (value) } },
                Kind::Number { .. } | Kind::Money => {
                    input type="text" inputmode="numeric" name=(name) value=(written(&field.kind, value, words)) required[required] autocomplete="off";
                },
                Kind::Day => { input type="date" name=(name) value=(value) required[required]; },
                Kind::YesNo => (choices(["yes", "no"].map(|id| (id.to_owned(), words.text(&format!("word-{id}")))).to_vec())),
                Kind::Choice(all) => (choices(all.iter().map(|one| (one.clone(), one.clone())).collect())),
            }
        }
    }
}

/// Shows where a field is filled in; a day that limits hang on may be that of an event date.
pub(crate) fn entry(
    visit: &Visit,
    (procedure, dates): (&Procedure, &[KnownDate]),
    field: &Field,
    (value, hung): (Option<&str>, Option<&Hung>),
    required: bool,
) -> Markup {
    let hangs = procedure.stages.iter().any(|stage| stage.hangs_on() == Some(&field.id));
    let open: Vec<&KnownDate> = dates.iter().filter(|known| !known.date.held).collect();
    if !hangs || open.is_empty() {
        return input(visit, field, value, required);
    }
    let words = visit.words();
    let is_chosen = |known: &KnownDate| hung.is_some_and(|hung| hung.on == known.id);
    html! {
        div.line {
            (input(visit, field, value.filter(|_| hung.is_none()), false))
            label.field {
                span { (words.text("field-hang")) }
                select name=(hanging_name(field)) {
                    option value="" { (words.text("field-hang-not")) }
                    @for known in open {
                        option value=(known.id) selected[is_chosen(known)] {
                            (known.date.name) ": " (crate::pages::event_dates::day_of(visit, &known.date))
                        }
                    }
                }
            }
        }
    }
}

/// Shows where somebody with a role is named. Whether it is a person is asked where the procedure does not say it.
pub(crate) fn party(visit: &Visit, role: &PartyRole, required: bool, typed: &Typed) -> Markup {
    let words = visit.words();
    let (label, id) = (&role.name, &role.id);
    let (name, code, person) = (format!("party-{id}"), format!("code-{id}"), format!("person-{id}"));
    let code_label = if role.person { "field-person-code" } else { "field-party-code" };
    html! {
        div.line {
            label.field {
                span { (label) @if !required { " " small { (words.text("field-optional")) } } }
                input type="text" name=(name) value=[typed.get(&name)] required[required] autocomplete="off";
            }
            label.field {
                span { (words.text(code_label)) " " small { (words.text("field-optional")) } }
                input type="text" inputmode="numeric" name=(code) value=[typed.get(&code)] autocomplete="off";
            }
            @if !role.person {
                label.check {
                    input type="checkbox" name=(person) value="yes" checked[typed.contains_key(&person)];
                    span { (words.text("field-party-person")) }
                }
            }
        }
    }
}

/// Returns a value as people write it.
pub(crate) fn shown(visit: &Visit, field: &Field, value: &str) -> String {
    written(&field.kind, value, visit.words())
}

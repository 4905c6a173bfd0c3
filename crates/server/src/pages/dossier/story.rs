//! What a dossier is, and its way through the stages: each with its owner, its clock and what came out.

use super::Shown;
use super::{fields, others};
use crate::caller::Visit;
use crate::pages::administration::people;
use crate::view::day;
use ledger::dossier::{Clock, Dossier, Event, Passage};
use ledger::task::Product;
use maud::{Markup, html};

/// Shows what is known of a dossier.
/// Shows the dossiers that it leads to and those that it comes from.
pub(super) fn links(visit: &Visit, shown: &Shown) -> Markup {
    let words = visit.words();
    html! {
        @if !shown.linked.is_empty() {
            section aria-label=(words.text("dossier-links")) {
                h2 { (words.text("dossier-links")) }
                ul {
                    @for (link, other) in &shown.linked {
                        li {
                            (link.name) ": "
                            a href={ "/dossiers/" (other.dossier.procedure) "/" (other.id) } { (other.dossier.number) " " (other.dossier.subject) }
                        }
                    }
                }
            }
        }
    }
}

/// Shows what is known of it.
pub(super) fn facts(visit: &Visit, shown: &Shown) -> Markup {
    let words = visit.words();
    let (dossier, procedure) = (&shown.whole.dossier, &shown.whole.procedure);
    let values = procedure.with_computed(&dossier.fields);
    let filled = procedure
        .fields
        .iter()
        .filter(|field| values.contains_key(&field.id) || dossier.is_filled(&field.id));
    html! {
        section.facts aria-label=(words.text("dossier-facts")) {
            dl {
                dt { (words.text("dossiers-procedure")) }
                dd { a href={ "/dossiers/" (dossier.procedure) } { (procedure.name) } " (" (words.text("dossier-version")) " " (dossier.version) ")" }
                @if let Some(unit) = dossier.unit { dt { (words.text("field-dossier-unit")) } dd { (visit.unit(unit)) } }
                @if let Some(opened) = dossier.opened { dt { (words.text("dossiers-opened")) } dd { (day(words, opened.day)) } }
                @if dossier.limit.is_some() {
                    dt { (words.text("dossiers-return")) }
                    dd { (clock(visit, dossier.clock(visit.today, visit.laws().1))) }
                }
                @for party in &dossier.parties {
                    dt { (procedure.party(&party.role).map_or(party.role.as_str(), |role| &role.name)) }
                    dd {
                        (visit.party_name(party)) @if let Some(code) = &party.code { " (" (code) ")" }
                        @if let Some(sealed) = party.person.filter(|_| people::check(visit).is_ok()) {
                            " " a href={ "/administration/people/" (sealed.person) } { (words.text("person-data")) }
                        }
                    }
                }
                @for field in filled {
                    @let hung = dossier.hung.get(&field.id);
                    dt { (field.name) }
                    dd {
                        @match values.get(&field.id) {
                            Some(value) => (fields::shown(visit, field, value)),
                            None if dossier.is_erased(&field.id) => (words.text("person-erased")),
                            None => (words.text("event-date-no-day")),
                        }
                        @if let Some(hung) = hung { " (" a href={ "/event-dates/" (hung.on) } { (hung.name) } ")" }
                        @if field.is_computed() { " " small { (words.text("dossier-computed")) } }
                    }
                }
            }
        }
    }
}

/// Shows the papers of a dossier.
pub(super) fn papers(visit: &Visit, shown: &Shown) -> Markup {
    let words = visit.words();
    let dossier = &shown.whole.dossier;
    html! {
        @if !dossier.papers.is_empty() {
            section {
                h2 { (words.text("dossier-papers")) }
                ul { @for filed in &dossier.papers {
                    li {
                        (day(words, filed.at.day)) ": "
                        @if filed.gone { del { (product(&filed.paper)) } } @else { (product(&filed.paper)) }
                        (files_of(visit, shown, &filed.paper))
                    }
                } }
            }
        }
    }
}

/// Shows what was entered wrongly, beside what is right.
pub(super) fn corrections(visit: &Visit, shown: &Shown) -> Markup {
    let words = visit.words();
    let corrections = shown.whole.corrections();
    let or_none = |text: &str| if text.is_empty() { "–".to_owned() } else { text.to_owned() };
    html! {
        @if !corrections.is_empty() {
            section {
                h2 { (words.text("dossier-corrections")) }
                ul {
                    @for corrected in &corrections {
                        li {
                            (day(words, corrected.at.day)) ", " (visit.officer(corrected.by)) ": "
                            @for change in &corrected.changes {
                                (words.text(&format!("dossier-corrected-{}", change.kind))) " " (change.of) " "
                                del { (or_none(&change.before)) } " → " ins { (or_none(&change.after)) } ". "
                            }
                            p.reason { (words.text("dossier-reason")) ": " (corrected.reason) }
                        }
                    }
                }
            }
        }
    }
}

/// Returns the files of a dossier: those of its papers, then what came out of its stages.
pub(super) fn files(dossier: &Dossier) -> impl Iterator<Item = &String> {
    let papers = dossier.papers.iter().flat_map(|filed| &filed.paper.files);
    let products = dossier.passages.iter().filter_map(|passage| passage.product.as_ref());
    papers.chain(products.flat_map(|product| &product.files))
}

/// Leads to the files of a paper; those that were erased are only named as such.
fn files_of(visit: &Visit, shown: &Shown, of: &Product) -> Markup {
    let words = visit.words();
    html! {
        @for file in of.files.iter().filter(|file| !shown.erased.contains(*file)) {
            @let at = files(&shown.whole.dossier).position(|one| one == file).map_or(0, |at| at + 1);
            " " a.file href={ (visit.address.split(['?', '#']).next().unwrap_or_default()) "/files/" (file) } download {
                (words.say("dossier-paper-file", &[("number", at.into())]))
            }
        }
        (gone(visit, shown, of))
    }
}

/// Shows the way through the stages, the newest first.
pub(super) fn stages(visit: &Visit, shown: &Shown) -> Markup {
    let words = visit.words();
    let passages = shown.whole.dossier.passages.iter().zip(&shown.codes).enumerate().rev();
    html! {
        section aria-label=(words.text("dossier-stages")) {
            h2 { (words.text("dossier-stages")) }
            ol.passages reversed { @for (at, (passage, code)) in passages { (stage(visit, shown, (at, passage), code)) } }
        }
    }
}

fn stage(visit: &Visit, shown: &Shown, (at, passage): (usize, &Passage), code: &str) -> Markup {
    let words = visit.words();
    let declared = shown.whole.procedure.stage(&passage.stage);
    let name = declared.map_or(passage.stage.as_str(), |stage| &stage.name);
    html! {
        li.now[passage.end.is_none()] {
            h3 { (name) @if passage.round > 1 { " " small { (words.say("dossier-round", &[("round", passage.round.into())])) } } }
            p {
                (visit.unit(passage.unit)) " · "
                a href={ "/tasks/" (passage.task) } { (code) } " · "
                (day(words, passage.from.day))
                @if let Some((ending, at)) = passage.end {
                    " – " (day(words, at.day)) ", " (words.text(&format!("ending-{}", ending.name())))
                }
            }
            p { (clock(visit, passage.clock(visit.today, visit.laws().1))) }
            @if let Some(declared) = declared {
                @for (key, who) in [("dossier-by", &declared.by), ("dossier-decides", &declared.decides)] {
                    @if let Some(who) = who { p.hint { (words.text(key)) ": " (who) } }
                }
                @if passage.end.is_none() && !declared.takes.is_empty() {
                    p.hint { (words.text("dossier-takes")) ": " (declared.takes.join("; ")) }
                }
                @if passage.end.is_none() && !declared.source.is_empty() { p.hint { (declared.source) } }
            }
            @if let Some(out) = &passage.product { p { (words.text("dossier-product")) ": " (product(out)) (files_of(visit, shown, out)) } }
            @for supplement in &passage.supplements {
                p {
                    (words.text("pace-waiting")) " " (day(words, supplement.asked.day)) " – "
                    @match supplement.given { Some(at) => (day(words, at.day)), None => "…" }
                    @if let Some(until) = supplement.until.filter(|_| supplement.given.is_none()) {
                        " " span.late[until < visit.today] { "(" (words.text("dossier-supplement-until")) " " (day(words, until)) ")" }
                    }
                    ": " (supplement.what)
                }
            }
            @for opinion in &passage.opinions {
                p {
                    (words.text("dossier-opinion")) " " (opinion.of) ": "
                    @match &opinion.given {
                        Some((agrees, said, at)) => {
                            (words.text(if *agrees { "opinion-yes" } else { "opinion-no" })) ", " (day(words, at.day)) " " (said)
                        },
                        None => (words.text("dossier-opinion-open")),
                    }
                }
            }
            (others::asked(visit, shown, at))
            (reasons(visit, shown, passage))
        }
    }
}

/// Shows why a stage went another way than by being done.
fn reasons(visit: &Visit, shown: &Shown, passage: &Passage) -> Markup {
    let entries = &shown.whole.entries;
    let here = entries
        .iter()
        .position(|entry| matches!(&entry.event, Event::StageOpened { task, .. } if *task == passage.task));
    let mut told = Vec::new();
    for entry in entries.iter().skip(here.map_or(entries.len(), |at| at + 1)) {
        if matches!(entry.event, Event::StageOpened { .. }) {
            break;
        }
        if let Some(reason) = &entry.meta.reason
            && !told.contains(&(entry.meta.command, reason))
        {
            told.push((entry.meta.command, reason));
        }
    }
    html! { @for (_, reason) in told { p.reason { (visit.text("dossier-reason")) ": " (reason) } } }
}

/// Shows a clock: its day, how fast, by how many days late.
pub(super) fn clock(visit: &Visit, clock: Clock) -> Markup {
    let words = visit.words();
    let pace = words.text(&format!("pace-{}", clock.pace.name()));
    let late = clock.late_days > 0;
    html! {
        @if let Some(due) = clock.due { (words.text("dossiers-due")) " " (day(words, due)) ", " }
        span.late[late] { (pace) }
        @if late { " " (words.say("dossier-late-days", &[("days", clock.late_days.into())])) }
    }
}

/// Says of a paper that its files were erased.
fn gone(visit: &Visit, shown: &Shown, product: &Product) -> Markup {
    let gone = product.files.iter().any(|file| shown.erased.contains(file));
    html! { @if gone { " " small { (visit.text("person-file-erased")) } } }
}

pub(super) fn product(product: &Product) -> String {
    let number = product.number.clone().unwrap_or_default();
    format!("{number} {}", product.words).trim().to_owned()
}

//! The frame of every page: the head, where one is, what there is besides.

use crate::assets::{SCRIPT_ADDRESS, STYLE_ADDRESS};
use crate::caller::{Guest, Visit};
use ::messages::{Catalogue, Language};
use ledger::organisation::Role;
use maud::{DOCTYPE, Markup, html};

/// The parts of the site, as the head names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Desk,
    Tasks,
    Documents,
    Dossiers,
    Briefing,
    Figures,
    Units,
    Administration,
    None,
}

const PARTS: &[(Part, &str, &str)] = &[
    (Part::Desk, "/", "part-desk"),
    (Part::Tasks, "/tasks", "part-tasks"),
    (Part::Documents, "/documents", "part-documents"),
    (Part::Dossiers, "/dossiers", "part-dossiers"),
    (Part::Briefing, "/briefing", "part-briefing"),
    (Part::Figures, "/figures", "part-figures"),
    (Part::Units, "/units", "part-units"),
    (Part::Administration, "/administration", "part-administration"),
];

/// Returns a page of somebody who is signed in.
pub(crate) fn page(visit: &Visit, part: Part, title: &str, body: &Markup) -> Markup {
    let words = visit.words();
    let office = &visit.office().tenant().name;
    // Units see the documents of their tasks, not the register.
    let keeps = visit.has_role(&[Role::Administrator]);
    // Who decides the rules comes to them, who keeps the accounts to those.
    let decides = visit.may_in("settings-replace-rules");
    let address = |part: Part, address: &'static str| {
        if part == Part::Administration && !keeps { "/administration/rules" } else { address }
    };
    let shown = PARTS.iter().filter(|(part, ..)| match part {
        Part::Documents => visit.sees_documents(),
        Part::Administration => keeps || decides,
        Part::Desk
        | Part::Tasks
        | Part::Dossiers
        | Part::Briefing
        | Part::Figures
        | Part::Units
        | Part::None => true,
    });
    document(
        visit.language,
        title,
        office,
        &html! {
            a.skip href="#content" { (words.text("frame-skip")) }
            header.top {
                a.brand href="/" { span.mark aria-hidden="true" {} span { (office) } }
                nav aria-label=(words.text("frame-parts")) {
                    ul {
                        @for (each, to, key) in shown {
                            li { a href=(address(*each, to)) aria-current=[(*each == part).then_some("page")] { (words.text(key)) } }
                        }
                    }
                }
                form.search action="/search" role="search" {
                    label.hidden for="search" { (words.text("frame-search")) }
                    input #search type="search" name="q" placeholder=(words.text("frame-search")) autocomplete="off";
                }
                (bell(visit))
                details.who {
                    summary { (visit.officer(visit.visitor.officer)) }
                    div.menu {
                        p { (visit.roles()) }
                        (language_switch(words, visit.language, &visit.address))
                        a href="/me" { (words.text("frame-account")) }
                        a href="/help" { (words.text("frame-help")) }
                        form method="post" action="/sign-out" { button { (words.text("frame-sign-out")) } }
                    }
                }
            }
            main #content { (body) }
        },
    )
}

/// Shows how many notices nobody read yet.
fn bell(visit: &Visit) -> Markup {
    let unread = visit.visitor.unread;
    let label = visit.words().say("frame-notices", &[("count", unread.into())]);
    html! {
        a.bell href="/notices" title=(label) {
            svg viewBox="0 0 16 16" aria-hidden="true" {
                path d="M8 1a4.5 4.5 0 0 0-4.5 4.5V9L2 11.5h12L12.5 9V5.500A4.5 4.5 0 0 0 8 1zM6 13a2 2 0 0 0 4 0z" {}
            }
            @if unread > 0 { span.unread aria-hidden="true" { (unread) } }
            span.hidden { (label) }
        }
    }
}

/// Returns a page of nobody in particular.
pub(crate) fn bare(guest: &Guest, title: &str, body: &Markup) -> Markup {
    let office = &guest.site.office.tenant().name;
    document(
        guest.language,
        title,
        office,
        &html! {
            main.bare #content {
                p.brand { span.mark aria-hidden="true" {} span { (office) } }
                (body)
            }
        },
    )
}

fn document(language: Language, title: &str, office: &str, body: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(language.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) " · " (office) }
                link rel="stylesheet" href=(*STYLE_ADDRESS);
                link rel="icon" href="/assets/icon.svg" type="image/svg+xml";
                script type="module" src=(*SCRIPT_ADDRESS) {}
            }
            body { (body) }
        }
    }
}

/// A form that shows the same page in the other language.
pub(crate) fn language_switch(words: &Catalogue, language: Language, address: &str) -> Markup {
    let other = match language {
        Language::Vi => Language::En,
        Language::En => Language::Vi,
    };
    html! {
        form method="post" action="/language" {
            input type="hidden" name="to" value=(address);
            button name="language" value=(other.code()) lang=(other.code()) { (words.text("frame-other-language")) }
        }
    }
}

//! The frame of the pages of the door, and pieces that they share. No script, nothing of the office but its name.

use crate::assets::STYLE_ADDRESS;
use crate::caller::Guest;
use crate::view::{capital, frame};
use ::messages::Catalogue;
use app::door::Mistake;
use ledger::procedure::Paper;
use ledger::settings::Portal;
use maud::{DOCTYPE, Markup, html};

/// The pages that one comes to from everywhere.
const PARTS: [(&str, &str); 3] = [
    ("/portal", "portal-part-send"),
    ("/portal/status", "portal-part-status"),
    ("/portal/commitments", "portal-part-commitments"),
];

/// Returns a page; `path` is the one that shows it in the other language.
pub(super) fn page(guest: &Guest, portal: &Portal, path: &str, title: &str, body: &Markup) -> Markup {
    let words = guest.words();
    let office = &guest.site.office.tenant().name;
    html! {
        (DOCTYPE)
        html lang=(guest.language.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="robots" content="noindex";
                title { (title) " · " (office) }
                link rel="stylesheet" href=(*STYLE_ADDRESS);
                link rel="icon" href="/assets/icon.svg" type="image/svg+xml";
            }
            body.portal {
                a.skip href="#content" { (words.text("frame-skip")) }
                header.top {
                    a.brand href="/portal" { span.mark aria-hidden="true" {} span { (office) } }
                    nav aria-label=(words.text("frame-parts")) {
                        ul {
                            @for (to, key) in PARTS {
                                li { a href=(to) aria-current=[(to == path).then_some("page")] { (words.text(key)) } }
                            }
                        }
                    }
                    (frame::language_switch(words, guest.language, path))
                }
                main #content { (body) }
                @if !portal.contact.is_empty() {
                    footer { h2 { (words.text("portal-contact")) } (paragraphs(&portal.contact)) }
                }
            }
        }
    }
}

/// Shows a text of the office, line by line.
pub(super) fn paragraphs(text: &str) -> Markup {
    html! { @for line in text.lines().filter(|line| !line.trim().is_empty()) { p { (line) } } }
}

/// Shows what is wrong, above the form: each with a link to where it is.
pub(super) fn summary(words: &Catalogue, mistakes: &[Mistake], label: &dyn Fn(&str) -> String) -> Markup {
    html! {
        @if !mistakes.is_empty() {
            div.notice.problem role="alert" {
                p { (words.say("portal-mistakes", &[("count", mistakes.len().into())])) }
                ul { @for mistake in mistakes {
                    li { a href={ "#" (mistake.place) } { (label(&mistake.place)) } ": " (told(words, mistake)) }
                } }
            }
        }
    }
}

/// Returns a mistake in words.
pub(super) fn told(words: &Catalogue, mistake: &Mistake) -> String {
    let arguments: Vec<_> =
        mistake.arguments.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
    let said = capital(&words.say(mistake.key, &arguments));
    match mistake.arguments.iter().find(|(name, _)| *name == "file") {
        Some((_, file)) if !file.is_empty() => format!("{file}: {said}"),
        Some(_) | None => said,
    }
}

/// Shows a place of a form with its label, and what is wrong with it.
pub(super) fn place(
    words: &Catalogue,
    (place, label): (&str, &str),
    (required, hint): (bool, Option<&str>),
    mistakes: &[Mistake],
    control: &dyn Fn(Option<&str>) -> Markup,
) -> Markup {
    let here: Vec<&Mistake> = mistakes.iter().filter(|mistake| mistake.place == place).collect();
    let (error, about) = (format!("{place}-error"), format!("{place}-hint"));
    let mut described = Vec::new();
    if hint.is_some() {
        described.push(about.as_str());
    }
    if !here.is_empty() {
        described.push(error.as_str());
    }
    let described = (!described.is_empty()).then(|| described.join(" "));
    html! {
        div.field.wrong[!here.is_empty()] {
            label for=(place) { (label) @if !required { " " small { (words.text("field-optional")) } } }
            @if let Some(hint) = hint { span.hint #(about) { (hint) } }
            (control(described.as_deref()))
            @if !here.is_empty() {
                div.error #(error) { @for mistake in here { p { (told(words, mistake)) } } }
            }
        }
    }
}

/// Shows where the files of a paper are chosen: whether it is asked for, and whether a file has to be chosen now.
pub(super) fn upload(
    words: &Catalogue,
    paper: &Paper,
    (asked, required): (bool, bool),
    mistakes: &[Mistake],
) -> Markup {
    let name = format!("paper-{}", paper.id);
    let kinds: Vec<String> = paper.kinds.iter().map(|kind| format!(".{}", kind.name())).collect();
    let mut accepted = kinds.clone();
    if kinds.iter().any(|kind| kind == ".jpg") {
        accepted.push(".jpeg".to_owned());
    }
    let hint = words.say(
        "portal-files-hint",
        &[
            ("kinds", kinds.join(", ").into()),
            ("megabytes", paper.megabytes.into()),
            ("most", paper.most.into()),
        ],
    );
    place(words, (&name, &paper.name), (asked, Some(&hint)), mistakes, &|described| {
        html! {
            input type="file" #(name) name=(name) accept=(accepted.join(",")) multiple[paper.most > 1]
                required[required] aria-describedby=[described];
        }
    })
}

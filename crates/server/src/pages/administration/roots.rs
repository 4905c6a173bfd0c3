//! The certificates of authorities that signatures are judged by. They are put into their folder on the machine itself: whoever
//! may do that here could have any signature trusted.

use crate::caller::Visit;
use crate::fault::Fault;
use crate::view::day;
use app::RootFile;
use app::signing::Authority;
use ledger::Moment;
use maud::{Markup, html};

/// Shows what the office has of them.
pub(super) fn roots(visit: &Visit) -> Result<Markup, Fault> {
    let words = visit.words();
    let files = visit.office().root_files()?;
    let kept = files.iter().flat_map(|file| file.certificates.iter().flatten().map(move |one| (file, one)));
    Ok(html! {
        h2 id="roots" { (words.text("administration-roots")) }
        p { (words.text("administration-roots-about")) }
        @if files.is_empty() { p.hint { (words.text("administration-roots-none")) } } @else {
            div.scroll tabindex="0" role="region" aria-labelledby="roots" {
                table {
                    thead {
                        tr {
                            @for key in ["name", "use", "from", "to", "file"] {
                                th scope="col" { (words.text(&format!("administration-roots-{key}"))) }
                            }
                        }
                    }
                    tbody { @for (file, authority) in kept { (row(visit, file, authority)) } }
                }
            }
            @for file in &files {
                @if let Err(unfit) = &file.certificates {
                    p.warning {
                        (words.say(
                            &format!("administration-roots-{}", unfit.name()),
                            &[("file", file.name.as_str().into())],
                        ))
                    }
                }
            }
        }
    })
}

fn row(visit: &Visit, file: &RootFile, authority: &Authority) -> Markup {
    let words = visit.words();
    let named = &authority.named;
    let on = |seconds: i64| day(words, Moment(seconds.saturating_mul(1000)).day());
    html! {
        tr {
            td {
                (named.name)
                @if !named.organisation.is_empty() { ", " (named.organisation) }
            }
            td {
                @if authority.root { (words.text("administration-roots-trusted")) } @else {
                    (words.say("administration-roots-link", &[("issuer", named.issuer.as_str().into())]))
                }
            }
            td { (on(named.valid.0)) }
            td { (on(named.valid.1)) }
            td { (file.name) }
        }
    }
}

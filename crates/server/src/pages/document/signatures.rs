//! The signatures of a document's files, and where the signed file of an issued one is taken back.

use super::Shown;
use crate::caller::Visit;
use crate::view::capital;
use app::signing::{Integrity, Signature, Trust};
use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};
use maud::{Markup, html};

/// Shows the signatures, and the form for the signed file.
pub(super) fn signatures(visit: &Visit, shown: &Shown) -> Markup {
    let words = visit.words();
    let takes = visit.may_in("document-keep-file") && shown.document.stage == "issued";
    html! {
        @if !shown.signatures.is_empty() || takes {
            section.signatures {
                @for (name, signatures) in &shown.signatures {
                    h2 { (words.text("signatures")) " " small { (name) } }
                    ul { @for signature in signatures { (told(visit, signature)) } }
                    p.hint { (words.text("trust-limits")) }
                }
                @if takes {
                    details.command {
                        summary { (words.text("document-take-signed")) }
                        form.stack method="post" enctype="multipart/form-data" {
                            input type="hidden" name="command" value="take-signed";
                            p.hint { (words.text("document-take-signed-about")) }
                            label.field {
                                span { (words.text("document-signed-file")) }
                                input type="file" name="file" accept=".pdf,application/pdf" required;
                            }
                            button { (words.text("document-take-signed")) }
                        }
                    }
                }
            }
        }
    }
}

/// Tells who signed, and on lines of their own whether it is whole and whom the certificate leads to.
fn told(visit: &Visit, signature: &Signature) -> Markup {
    let words = visit.words();
    let whole = signature.integrity == Integrity::Whole;
    let class = match (whole, &signature.trust) {
        (true, Trust::Rooted(_)) => None,
        (true, Trust::Unasked) => Some("unsure"),
        (true | false, _) => Some("doubtful"),
    };
    html! {
        li class=[class] {
            p {
                @if let Some(signer) = &signature.signer {
                    strong { (signer.name) }
                    @if !signer.organisation.is_empty() { ", " (signer.organisation) }
                    @if let Some(at) = signature.at.and_then(moment) { ", " (at) }
                    "; " (words.say("signature-issuer", &[("issuer", signer.issuer.as_str().into())]))
                } @else { strong { (words.text("signature-nobody")) } }
            }
            p {
                span.bad[!whole] {
                    (capital(&words.text(&format!("signature-{}", signature.integrity.name()))))
                }
                @if signature.added_to { "; " (words.text("signature-added-to")) }
                "."
            }
            @if whole { p { (trust(visit, &signature.trust)) "." } }
        }
    }
}

/// Says whether the certificate is to be trusted: what was not looked at is no fault.
fn trust(visit: &Visit, trust: &Trust) -> Markup {
    let bad = !matches!(trust, Trust::Unasked | Trust::Rooted(_));
    let said = visit.words().say(&format!("trust-{}", trust.name()), &[("who", trust.whose().into())]);
    html! { span.bad[bad] { (capital(&said)) } }
}

/// Returns a moment as people in Viet Nam write it.
fn moment(seconds: i64) -> Option<String> {
    let at = Timestamp::from_second(seconds).ok()?.to_zoned(TimeZone::fixed(Offset::constant(7)));
    Some(at.strftime("%H:%M %d/%m/%Y").to_string())
}

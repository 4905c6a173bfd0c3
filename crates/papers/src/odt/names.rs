//! Which elements are left out.

use crate::xml::Attributes;

/// Tells whether an element with all that is in it is not part of the text.
pub(super) fn is_left_out(name: &str, attributes: &Attributes<'_>) -> bool {
    let hidden = || attributes.get("is-hidden").is_some_and(|value| value == "true");
    match name {
        // What was deleted, and who changed what.
        "text:tracked-changes"
        // Comments, and what is fastened to pictures and forms.
        | "annotation" | "forms" | "svg:title" | "svg:desc" | "draw:object" | "draw:object-ole"
        | "draw:image" | "draw:plugin" | "draw:applet" | "table:title" | "table:desc" | "text:script"
        | "binary-data" | "event-listeners"
        // Tables of contents and other indexes.
        | "text:table-of-content" | "text:illustration-index" | "text:table-index" | "text:object-index"
        | "text:user-index" | "text:alphabetical-index" | "text:bibliography"
        // How a word is pronounced; cells that another covers.
        | "text:ruby-text" | "table:covered-table-cell"
        // What declares fields, and parts of a flat file that are not its text.
        | "text:sequence-decls" | "text:variable-decls" | "text:user-field-decls" | "meta" | "settings"
        | "scripts" | "master-styles" => true,
        "text:section" => attributes.get("display").is_some_and(|value| value == "none") || hidden(),
        "text:hidden-text" => hidden(),
        _ => false,
    }
}

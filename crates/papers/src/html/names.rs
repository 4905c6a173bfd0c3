//! Which elements stand apart, and which are left out.

use html5ever::Attribute;

/// The attributes of an element.
pub(super) struct Attributes<'a>(pub(super) &'a [Attribute]);

impl<'a> Attributes<'a> {
    pub(super) fn get(&self, name: &str) -> Option<&'a str> {
        self.0.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| &*attribute.value)
    }

    pub(super) fn number(&self, name: &str) -> Option<i64> {
        self.get(name)?.trim().parse().ok()
    }
}

/// Returns the level of a heading.
pub(super) fn heading_of(tag: &str) -> Option<u8> {
    let level = tag.strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&level).then_some(level)
}

/// Tells whether an element with all that is in it is not shown, or no part of the text.
pub(super) fn is_left_out(tag: &str, attributes: &Attributes<'_>) -> bool {
    let is = |name: &str, values: &[&str]| attributes.get(name).is_some_and(|own| values.contains(&own));
    match tag {
        "script" | "style" | "noscript" | "template" | "title" | "iframe" | "object" | "embed" | "svg"
        | "canvas" | "audio" | "video" | "select" | "datalist" | "button" | "textarea" | "rp" | "rt"
        | "del" | "map" | "applet" | "noframes" => true,
        // The mark of a note inside a sentence: the note itself begins with the same mark.
        "a" => attributes.get("href").is_some_and(is_mark_of_note),
        // Heads and feet of pages, as LibreOffice and Word write them, and Word's comments and tables of contents.
        "div" if is("title", &["header", "footer"]) => true,
        _ => {
            attributes.get("hidden").is_some()
                || attributes.get("class").is_some_and(|class| {
                    class == "MsoCommentReference" || class.starts_with("MsoToc") && class.len() == 7
                })
                || attributes.get("style").is_some_and(is_apart)
        }
    }
}

/// "#_ftn1", "#sdfootnote1sym"; the way back is "#_ftnref1", "#sdfootnote1anc".
fn is_mark_of_note(target: &str) -> bool {
    let word = ["#_ftn", "#_edn"].iter().find_map(|start| target.strip_prefix(start));
    let office = ["#sdfootnote", "#sdendnote"].iter().any(|start| target.starts_with(start));
    word.is_some_and(|rest| !rest.starts_with("ref")) || office && target.ends_with("sym")
}

/// Word's own kinds of text that stand beside the page.
fn is_apart(style: &str) -> bool {
    let kinds = ["header", "footer", "comment-list", "comment", "footnote-separator"];
    let named = style.split(';').filter_map(|part| part.split_once(':'));
    named.into_iter().any(|(name, value)| name.trim() == "mso-element" && kinds.contains(&value.trim()))
}

/// Tells whether an element begins a line of its own.
pub(super) fn is_block(tag: &str) -> bool {
    matches!(
        tag,
        "p" | "div"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "html"
            | "body"
            | "section"
            | "article"
            | "main"
            | "header"
            | "footer"
            | "nav"
            | "aside"
            | "address"
            | "blockquote"
            | "center"
            | "dd"
            | "dt"
            | "dl"
            | "details"
            | "summary"
            | "dialog"
            | "fieldset"
            | "legend"
            | "figure"
            | "figcaption"
            | "form"
            | "hr"
            | "hgroup"
            | "pre"
            | "listing"
            | "xmp"
            | "plaintext"
            | "search"
            | "table"
            | "caption"
            | "thead"
            | "tbody"
            | "tfoot"
            | "tr"
            | "td"
            | "th"
            | "optgroup"
            | "option"
    )
}

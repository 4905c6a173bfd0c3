//! Elements of an XML file, in the order in which they are written.

use std::borrow::Cow;
use std::fmt::Write as _;

/// An element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    content: Vec<Content>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Content {
    Element(Element),
    Words(String),
}

/// Begins an element.
pub(crate) fn element(name: &'static str) -> Element {
    Element { name, attributes: Vec::new(), content: Vec::new() }
}

/// Returns an element that says one value: `<w:jc w:val="center"/>`.
pub(crate) fn value(name: &'static str, value: impl ToString) -> Element {
    element(name).with("w:val", value)
}

impl Element {
    /// Adds an attribute.
    pub(crate) fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.attributes.push((name, value.to_string()));
        self
    }

    /// Adds an element inside.
    pub(crate) fn and(mut self, child: Self) -> Self {
        self.content.push(Content::Element(child));
        self
    }

    /// Adds elements inside.
    pub(crate) fn all(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.content.extend(children.into_iter().map(Content::Element));
        self
    }

    /// Adds words inside.
    pub(crate) fn words(mut self, words: impl Into<String>) -> Self {
        self.content.push(Content::Words(words.into()));
        self
    }

    /// Returns the file whose root this is.
    pub(crate) fn file(&self) -> String {
        let mut out = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned();
        self.write(&mut out);
        out
    }

    /// The tree is as deep as the writers nest it, whatever a paper says.
    fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(self.name);
        for (name, value) in &self.attributes {
            // Writing into a text does not fail.
            write!(out, " {name}=\"{}\"", escaped(value)).ok();
        }
        if self.content.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        for content in &self.content {
            match content {
                Content::Element(child) => child.write(out),
                Content::Words(words) => out.push_str(&escaped(words)),
            }
        }
        write!(out, "</{}>", self.name).ok();
    }
}

/// Returns words as XML may hold them: marked signs escaped, those that XML 1.0 has no place for left out.
fn escaped(words: &str) -> Cow<'_, str> {
    let allowed = |sign: char| !matches!(sign, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    if words.chars().all(allowed) {
        quick_xml::escape::escape(words)
    } else {
        let allowed: String = words.chars().filter(|sign| allowed(*sign)).collect();
        Cow::Owned(quick_xml::escape::escape(allowed.as_str()).into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_cannot_break_out() {
        let written = element("w:t").with("a", "\"<&").words("x < y & \u{1}\u{0}\"z\"").file();
        assert!(
            written.ends_with("<w:t a=\"&quot;&lt;&amp;\">x &lt; y &amp; &quot;z&quot;</w:t>"),
            "{written}"
        );
    }
}

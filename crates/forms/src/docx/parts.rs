//! The parts of the file beside its text.

use crate::layout::{Component, PAGE_NUMBER_SIZE};
use crate::paper::{Day, Paper};
use crate::xml::{Element, element, value};

/// The namespaces of a part with text.
pub(super) const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The namespace of relations.
pub(super) const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// How the text names the part with the page number.
pub(super) const HEADER: &str = "rId4";

pub(super) fn content_types() -> Element {
    let part = |name: &str, kind: &str| {
        element("Override").with("PartName", name).with("ContentType", format!("{TYPES}.{kind}+xml"))
    };
    element("Types")
        .with("xmlns", format!("{PACKAGE}/content-types"))
        .and(
            element("Default")
                .with("Extension", "rels")
                .with("ContentType", "application/vnd.openxmlformats-package.relationships+xml"),
        )
        .and(element("Default").with("Extension", "xml").with("ContentType", "application/xml"))
        .and(part("/word/document.xml", "document.main"))
        .and(part("/word/styles.xml", "styles"))
        .and(part("/word/numbering.xml", "numbering"))
        .and(part("/word/settings.xml", "settings"))
        .and(part("/word/header1.xml", "header"))
        .and(
            element("Override")
                .with("PartName", "/docProps/core.xml")
                .with("ContentType", "application/vnd.openxmlformats-package.core-properties+xml"),
        )
}

pub(super) fn relations() -> Element {
    let properties = format!("{PACKAGE}/relationships/metadata/core-properties");
    element("Relationships")
        .with("xmlns", format!("{PACKAGE}/relationships"))
        .and(relation("rId1", &format!("{RELATIONS}/officeDocument"), "word/document.xml"))
        .and(relation("rId2", &properties, "docProps/core.xml"))
}

/// The relations of the text: its own parts, then the addresses it leads to, in the order of their numbers.
pub(super) fn document_relations(links: &[String]) -> Element {
    let parts = [("styles", "styles.xml"), ("numbering", "numbering.xml"), ("settings", "settings.xml")];
    let parts = (1..).zip(parts).map(|(at, (kind, name)): (u32, _)| {
        relation(&format!("rId{at}"), &format!("{RELATIONS}/{kind}"), name)
    });
    let links = links.iter().enumerate().map(|(at, link)| {
        relation(&link_id(at), &format!("{RELATIONS}/hyperlink"), link).with("TargetMode", "External")
    });
    element("Relationships")
        .with("xmlns", format!("{PACKAGE}/relationships"))
        .all(parts)
        .and(relation(HEADER, &format!("{RELATIONS}/header"), "header1.xml"))
        .all(links)
}

/// Returns how the text names an address.
pub(super) fn link_id(at: usize) -> String {
    format!("link{at}")
}

fn relation(id: &str, kind: &str, target: &str) -> Element {
    element("Relationship").with("Id", id).with("Type", kind).with("Target", target)
}

pub(super) fn properties(paper: &Paper) -> Element {
    let text = |name, words: &str| element(name).words(words);
    let core = element("cp:coreProperties")
        .with("xmlns:cp", format!("{PACKAGE}/metadata/core-properties"))
        .with("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .with("xmlns:dcterms", "http://purl.org/dc/terms/")
        .with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .and(text("dc:title", &paper.subject))
        .and(text("dc:creator", &paper.letterhead.issuer))
        .and(text("dc:language", "vi-VN"));
    match paper.letterhead.day {
        Day::Signed(day) => {
            core.and(text("dcterms:created", &format!("{day}T00:00:00Z")).with("xsi:type", "dcterms:W3CDTF"))
        }
        Day::Draft(_) => core,
    }
}

/// Compatible with Word 2013 and later: without this Word opens the file in its mode for old files.
pub(super) fn settings() -> Element {
    element("w:settings").with("xmlns:w", MAIN).and(element("w:zoom").with("w:percent", 100)).and(
        element("w:compat").and(
            element("w:compatSetting")
                .with("w:name", "compatibilityMode")
                .with("w:uri", "http://schemas.microsoft.com/office/word")
                .with("w:val", 15),
        ),
    )
}

/// The page number, in the middle of the top margin (annex I.I.7).
pub(super) fn header() -> Element {
    let size = u32::from(PAGE_NUMBER_SIZE) * 2;
    let run = |inner| {
        element("w:r").and(element("w:rPr").and(value("w:sz", size)).and(value("w:szCs", size))).and(inner)
    };
    let field = |kind| run(element("w:fldChar").with("w:fldCharType", kind));
    let instruction = element("w:instrText").with("xml:space", "preserve").words(" PAGE ");
    element("w:hdr").with("xmlns:w", MAIN).and(
        element("w:p")
            .and(element("w:pPr").and(value("w:pStyle", super::styles::id(Component::Space))))
            .and(field("begin"))
            .and(run(instruction))
            .and(field("separate"))
            .and(run(element("w:t").words("2")))
            .and(field("end")),
    )
}

//! A style for each component of a document, named as offices speak of it.

use super::dxa;
use super::parts::MAIN;
use crate::layout::{Component, FACE, Stand, Style};
use crate::wording;
use crate::xml::{Element, element, value};

/// The style of tables with ruled cells.
pub(super) const GRID: &str = "Grid";

/// Returns how the text names a style.
pub(super) fn id(component: Component) -> String {
    component.name().split('-').map(|word| word[..1].to_uppercase() + &word[1..]).collect()
}

pub(super) fn write() -> Element {
    let face = element("w:rFonts")
        .with("w:ascii", FACE)
        .with("w:hAnsi", FACE)
        .with("w:eastAsia", FACE)
        .with("w:cs", FACE);
    let run =
        element("w:rPr").and(face).and(value("w:sz", 28)).and(value("w:szCs", 28)).and(
            element("w:lang").with("w:val", "vi-VN").with("w:eastAsia", "vi-VN").with("w:bidi", "ar-SA"),
        );
    let defaults = element("w:docDefaults")
        .and(element("w:rPrDefault").and(run))
        .and(element("w:pPrDefault").and(element("w:pPr").and(element("w:spacing").with("w:after", 0))));
    let normal = element("w:style")
        .with("w:type", "paragraph")
        .with("w:default", 1)
        .with("w:styleId", "Normal")
        .and(value("w:name", "Normal"))
        .and(element("w:qFormat"));
    element("w:styles")
        .with("xmlns:w", MAIN)
        .and(defaults)
        .and(normal)
        .and(plain_table())
        .all(Component::ALL.into_iter().map(style))
        .and(grid())
        .and(hyperlink())
}

fn style(component: Component) -> Element {
    let set = component.style();
    let mut style = element("w:style")
        .with("w:type", "paragraph")
        .with("w:customStyle", 1)
        .with("w:styleId", id(component))
        .and(value("w:name", wording::style(component)))
        .and(value("w:basedOn", "Normal"))
        .and(element("w:qFormat"))
        .and(paragraph(component, set));
    let mut run = element("w:rPr");
    if set.bold {
        run = run.and(element("w:b")).and(element("w:bCs"));
    }
    if set.italic {
        run = run.and(element("w:i")).and(element("w:iCs"));
    }
    let size = u32::from(set.size) * 2;
    style = style.and(run.and(value("w:sz", size)).and(value("w:szCs", size)));
    style
}

fn paragraph(component: Component, set: Style) -> Element {
    let mut paragraph = element("w:pPr");
    if is_kept_with_next(component) {
        paragraph = paragraph.and(element("w:keepNext"));
    }
    let spacing = element("w:spacing")
        .with("w:before", u32::from(set.above) * 20)
        .with("w:after", 0)
        .with("w:line", u32::from(set.spacing) * 240 / 100)
        .with("w:lineRule", "auto");
    paragraph = paragraph.and(spacing);
    if set.first_line > 0 || set.indent > 0 {
        let mut indent = element("w:ind").with("w:left", dxa(set.indent));
        if set.first_line > 0 {
            indent = indent.with("w:firstLine", dxa(set.first_line));
        }
        paragraph = paragraph.and(indent);
    }
    paragraph = paragraph.and(value(
        "w:jc",
        match set.stand {
            Stand::Left => "left",
            Stand::Middle => "center",
            Stand::Both => "both",
        },
    ));
    match component.heading() {
        Some(level) => paragraph.and(value("w:outlineLvl", level - 1)),
        None => paragraph,
    }
}

fn is_kept_with_next(component: Component) -> bool {
    use Component::{
        AnnexNumber, AnnexReference, AnnexTitle, Authority, Clause, KindName, Middle, Section, Space,
        TableHead,
    };
    let kept = [
        AnnexNumber,
        AnnexReference,
        AnnexTitle,
        Authority,
        Clause,
        KindName,
        Middle,
        Section,
        Space,
        TableHead,
    ];
    kept.contains(&component)
}

fn plain_table() -> Element {
    element("w:style")
        .with("w:type", "table")
        .with("w:default", 1)
        .with("w:styleId", "TableNormal")
        .and(value("w:name", "Normal Table"))
        .and(value("w:uiPriority", 99))
        .and(element("w:semiHidden"))
        .and(element("w:unhideWhenUsed"))
        .and(
            element("w:tblPr")
                .and(element("w:tblCellMar").all(sides(["w:top", "w:left", "w:bottom", "w:right"], 0))),
        )
}

fn grid() -> Element {
    let line = |name| {
        element(name).with("w:val", "single").with("w:sz", 4).with("w:space", 0).with("w:color", "000000")
    };
    let borders = ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"].map(line);
    element("w:style")
        .with("w:type", "table")
        .with("w:customStyle", 1)
        .with("w:styleId", GRID)
        .and(value("w:name", wording::GRID))
        .and(value("w:basedOn", "TableNormal"))
        .and(
            element("w:tblPr")
                .and(element("w:tblBorders").all(borders))
                .and(element("w:tblCellMar").all(sides(["w:top", "w:left", "w:bottom", "w:right"], 60))),
        )
}

fn sides(names: [&'static str; 4], width: u32) -> [Element; 4] {
    names.map(|name| element(name).with("w:w", width).with("w:type", "dxa"))
}

/// A number that leads to its tasks looks like any other on paper: official documents are black (annex I.I.4).
fn hyperlink() -> Element {
    element("w:style")
        .with("w:type", "character")
        .with("w:styleId", "Hyperlink")
        .and(value("w:name", "Hyperlink"))
        .and(value("w:uiPriority", 99))
        .and(element("w:rPr").and(element("w:u").with("w:val", "dotted")))
}

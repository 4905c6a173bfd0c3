//! Pages written as PDF.

use crate::faces::Faces;
use crate::page::{Laid, Letter, Page, Words};
use crate::structure::{NodeId, Structure};
use forms::Paper;
use forms::paper::Day;
use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::luma;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};
use krilla::text::{GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings};
use std::collections::HashMap;

/// How wide drawn lines are, in points.
const RULE: f32 = 0.5;

/// Words that lead somewhere: what they belong to, what was written, where they stand, where they lead to.
struct Linked {
    part: NodeId,
    words: Identifier,
    area: Rect,
    to: usize,
}

/// Writes pages as PDF/UA-1: with tags, an outline, the title and the language, and no time but the day of the paper.
pub(crate) fn paint(laid: Laid, paper: &Paper, faces: &Faces) -> Result<Vec<u8>, KrillaError> {
    let Laid { pages, mut structure, links, .. } = laid;
    let mut document = Document::new_with(settings());
    for page in &pages {
        paint_page(page, &mut document, &mut structure, &links, faces);
    }
    document.set_outline(outline(&pages, &structure, paper));
    document.set_metadata(metadata(paper));
    document.set_tag_tree(structure.into_tree());
    document.finish()
}

fn settings() -> SerializeSettings {
    // The standard alone cannot be refused; were it, the file would be tagged all the same.
    let configuration = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
    SerializeSettings { configuration: configuration.unwrap_or_default(), ..SerializeSettings::default() }
}

fn metadata(paper: &Paper) -> Metadata {
    let data = Metadata::new()
        .title(title(paper))
        .language("vi".to_owned())
        .authors(vec![paper.letterhead.issuer.clone()])
        .creator("dondoc".to_owned());
    match paper.letterhead.day {
        Day::Draft(_) => data,
        Day::Signed(day) => {
            let year = u16::try_from(day.year()).unwrap_or_default();
            let number = |value: i8| u8::try_from(value).unwrap_or(1);
            data.creation_date(DateTime::new(year).month(number(day.month())).day(number(day.day())))
        }
    }
}

/// Returns what the paper is called: its kind and subject.
fn title(paper: &Paper) -> String {
    let mut kind = paper.kind.words().chars();
    let kind: String = kind.next().into_iter().flat_map(char::to_uppercase).chain(kind).collect();
    format!("{kind} {}", paper.subject).trim_end().to_owned()
}

/// The headings as a tree; what no heading begins is there under the name of the paper.
fn outline(pages: &[Page], structure: &Structure, paper: &Paper) -> Outline {
    let mut places = HashMap::new();
    for (at, page) in pages.iter().enumerate() {
        for words in &page.words {
            if let Some(part) = words.part {
                places.entry(part).or_insert((at, words.baseline - words.size));
            }
        }
    }
    let mut outline = Outline::new();
    let node = |words: String, (page, y): (usize, f32)| {
        OutlineNode::new(words, XyzDestination::new(page, Point::from_xy(0.0, y)))
    };
    let mut top: Option<OutlineNode> = None;
    for (part, level, words) in structure.headings() {
        let Some(place) = places.get(&part) else { continue };
        match (level, &mut top) {
            (2.., Some(top)) => top.push_child(node(words.to_owned(), *place)),
            _ => {
                let before = top.replace(node(words.to_owned(), *place));
                before.into_iter().for_each(|before| outline.push_child(before));
            }
        }
    }
    let top = top.unwrap_or_else(|| node(title(paper), (0, 0.0)));
    outline.push_child(top);
    outline
}

fn paint_page(
    page: &Page,
    document: &mut Document,
    structure: &mut Structure,
    links: &[String],
    faces: &Faces,
) {
    let Some(settings) = PageSettings::from_wh(page.width, page.height) else { return };
    let mut sheet = document.start_page_with(settings);
    let mut surface = sheet.surface();
    surface.set_fill(Some(Fill { paint: luma::Color::black().into(), ..Fill::default() }));
    let mut linked = Vec::new();
    for words in &page.words {
        paint_words(words, &mut surface, structure, &mut linked, faces);
    }
    paint_rules(page, &mut surface);
    surface.finish();
    for link in linked {
        let Some(to) = links.get(link.to) else { continue };
        let target = Target::Action(Action::Link(LinkAction::new(address(to))));
        let area = Annotation::new_link(LinkAnnotation::new(link.area, target), Some(to.clone()));
        let area = sheet.add_tagged_annotation(area);
        structure.link(link.part, link.words, area);
    }
    sheet.finish();
}

fn paint_words(
    words: &Words,
    surface: &mut Surface<'_>,
    structure: &mut Structure,
    linked: &mut Vec<Linked>,
    faces: &Faces,
) {
    let Some(part) = words.part else {
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther)));
        paint_pieces(words, &words.letters, words.x, surface, faces);
        surface.end_tagged();
        return;
    };
    let mut x = words.x;
    for piece in words.letters.chunk_by(|one, next| one.link == next.link) {
        let id = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
        let end = paint_pieces(words, piece, x, surface, faces);
        surface.end_tagged();
        let to = piece.first().and_then(|letter| letter.link);
        let (top, bottom) = (words.baseline - words.size, words.baseline + words.size / 4.0);
        structure.words(part, id);
        if let Some((to, area)) = to.zip(Rect::from_ltrb(x, top, end, bottom)) {
            linked.push(Linked { part, words: id, area, to });
        }
        x = end;
    }
}

/// Draws letters, face by face; returns where they end.
fn paint_pieces(
    words: &Words,
    letters: &[Letter],
    mut x: f32,
    surface: &mut Surface<'_>,
    faces: &Faces,
) -> f32 {
    for piece in letters.chunk_by(|one, next| one.face == next.face) {
        let Some(font) = piece.first().and_then(|letter| faces.font(letter.face)) else { continue };
        let text: String = piece.iter().map(|letter| letter.letter).collect();
        let (mut at, start) = (0, x);
        let glyphs: Vec<KrillaGlyph> = piece
            .iter()
            .map(|letter| {
                let advance = letter.advance + if letter.letter == ' ' { words.stretch } else { 0.0 };
                let from = at;
                at += letter.letter.len_utf8();
                x += advance;
                KrillaGlyph::new(
                    GlyphId::new(letter.glyph),
                    advance / words.size,
                    0.0,
                    0.0,
                    0.0,
                    from..at,
                    None,
                )
            })
            .collect();
        surface.draw_glyphs(Point::from_xy(start, words.baseline), &glyphs, font, &text, words.size, false);
    }
    x
}

fn paint_rules(page: &Page, surface: &mut Surface<'_>) {
    let mut path = PathBuilder::new();
    for [from, to] in &page.rules {
        path.move_to(from.0, from.1);
        path.line_to(to.0, to.1);
    }
    let Some(path) = path.finish() else { return };
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke { paint: luma::Color::black().into(), width: RULE, ..Stroke::default() }));
    surface.draw_path(&path);
    surface.end_tagged();
}

/// Returns an address in ASCII, as PDF wants it: what is not is written by its bytes.
fn address(to: &str) -> String {
    let escaped = to.bytes().map(|byte| match byte {
        b'!'..=b'~' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    });
    escaped.collect()
}

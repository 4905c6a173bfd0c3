//! What stands where on the pages of a paper, in which style: all writers follow this one arrangement.

use crate::layout::{Component, FOOT_SIDES, HEAD_SIDES, SIGNATURE_LINES};
use crate::paper::{Annex, Block, Day, Kind, Label, Paper, Paragraph, Role, Run, Signature, Table, Text};
use crate::wording;

/// Pages that belong together and have page numbers of their own: the document itself, or an annex.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet<'p> {
    /// What it is called in short: the kind, or "Phụ lục III".
    pub name: String,
    /// What it is about: the subject, or the title of the annex.
    pub title: String,
    /// On its side.
    pub landscape: bool,
    /// What stands on it, from the top.
    pub items: Vec<Item<'p>>,
}

/// What stands on a page over its whole width.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item<'p> {
    /// A line or paragraph.
    Line(Line),
    /// Lines beside others, in two columns of these widths in millimetres.
    Sides {
        /// The widths.
        widths: [u16; 2],
        /// What stands on the left.
        left: Vec<Line>,
        /// What stands on the right.
        right: Vec<Line>,
    },
    /// A table.
    Table(&'p Table),
}

/// A line or paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is; its style follows from this.
    pub component: Component,
    /// The label before it.
    pub label: Option<Label>,
    /// Its words, in capitals where the decree wants them.
    pub text: Text,
    /// The line drawn under it.
    pub rule: Rule,
}

/// A line drawn under words; annex I wants it drawn, and not by underlining.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// None.
    None,
    /// As long as the words (annex I.II.1b).
    Whole,
    /// A third to a half of the words (annex I.II.2b and 5a).
    Part,
}

/// Arranges a paper: the document first, then each annex.
pub fn arrange(paper: &Paper) -> Vec<Sheet<'_>> {
    let mut sheets = vec![document(paper)];
    // Of two and more each has a Roman number (Nghị định 30/2020/NĐ-CP, annex I.III.1).
    let without = paper.annexes.len() > 1 && paper.annexes.iter().all(|annex| annex.number.is_none());
    let annexes = paper.annexes.iter().zip(1..);
    sheets
        .extend(annexes.map(|(annex, at)| annex_sheet(paper, annex, annex.number.or(without.then_some(at)))));
    sheets
}

fn document(paper: &Paper) -> Sheet<'_> {
    let mut items = head(paper);
    items.extend(title(paper));
    items.extend(addressees(paper));
    items.extend(bases(paper));
    items.extend(body(&paper.body, paper.kind != Kind::Slip));
    // A slip that goes round the house has no foot: everybody signs beside his own words.
    if paper.kind != Kind::Slip {
        items.push(Item::Line(Line::of(Component::Space, "")));
        items.push(foot(paper));
    } else if !paper.signers.is_empty() {
        items.push(Item::Line(Line::of(Component::Space, "")));
        items.push(signers(&paper.signers));
    }
    Sheet { name: capitalised(paper.called()), title: paper.subject.clone(), landscape: false, items }
}

fn head(paper: &Paper) -> Vec<Item<'_>> {
    let letterhead = &paper.letterhead;
    let mut issuer: Vec<Line> =
        letterhead.superior.iter().map(|name| Line::of(Component::Superior, name.to_uppercase())).collect();
    issuer.push(Line::of(Component::Issuer, letterhead.issuer.to_uppercase()).ruled(Rule::Part));
    let motto = vec![
        Line::of(Component::Motto, wording::MOTTO),
        Line::of(Component::Slogan, wording::SLOGAN).ruled(Rule::Whole),
    ];
    let number = match letterhead.number {
        Some(_) => letterhead.number_and_symbol(),
        // What is filled in by hand or by the register has its space.
        None => format!("      {}", letterhead.number_and_symbol()),
    };
    let has_number = paper.kind != Kind::Slip;
    let line = has_number.then(|| Line::of(Component::Number, format!("{} {number}", wording::NUMBER)));
    let mut number: Vec<Line> = line.into_iter().collect();
    if paper.kind == Kind::Letter {
        number.push(Line::of(Component::LetterSubject, format!("{} {}", wording::ABOUT, paper.subject)));
    }
    number.extend(wording::urgency(paper.urgency).map(|stamp| Line::of(Component::Urgency, stamp)));
    let day = match letterhead.day {
        Day::Signed(day) => wording::day(day),
        Day::Draft(day) => wording::open_day(day),
    };
    let day = vec![Line::of(Component::PlaceAndDay, format!("{}, {day}", letterhead.place))];
    vec![
        Item::Sides { widths: HEAD_SIDES, left: issuer, right: motto },
        Item::Sides { widths: HEAD_SIDES, left: number, right: day },
    ]
}

fn title(paper: &Paper) -> Vec<Item<'_>> {
    if paper.kind == Kind::Letter {
        return Vec::new();
    }
    let mut lines = vec![Line::of(Component::KindName, paper.called().to_uppercase())];
    lines.extend(
        (!paper.subject.is_empty())
            .then(|| Line::of(Component::Subject, paper.subject.as_str()).ruled(Rule::Part)),
    );
    if !paper.competence.is_empty() {
        lines.push(Line::of(Component::Competence, paper.competence.to_uppercase()));
    }
    lines.into_iter().map(Item::Line).collect()
}

fn addressees(paper: &Paper) -> Vec<Item<'_>> {
    let lines = match paper.addressees.as_slice() {
        [] => Vec::new(),
        [one] => vec![Line::of(Component::Addressee, format!("{} {one}", wording::ADDRESSED))],
        several => {
            let mut lines = vec![Line::of(Component::Addressee, wording::ADDRESSED)];
            lines.extend(listed(several).map(|(text, _)| Line {
                label: Some(Label::Dash),
                ..Line::of(Component::AddresseeItem, text)
            }));
            lines
        }
    };
    lines.into_iter().map(Item::Line).collect()
}

/// The acts that a document rests on: each on a line, with a semicolon, the last one with a stop (annex I.II.6a).
fn bases(paper: &Paper) -> Vec<Item<'_>> {
    let mut items: Vec<Item<'_>> =
        listed(&paper.bases).map(|(text, _)| Item::Line(Line::of(Component::Basis, text))).collect();
    if paper.kind == Kind::Decision {
        let decided = format!("{}:", paper.kind.words().to_uppercase());
        items.push(Item::Line(Line::of(Component::Competence, decided)));
    }
    items
}

/// Returns the lines of a list, each closed by a semicolon, the last one by a stop.
fn listed(lines: &[String]) -> impl Iterator<Item = (String, bool)> {
    lines.iter().enumerate().map(|(at, line)| {
        let last = at + 1 == lines.len();
        (format!("{line}{}", if last { "." } else { ";" }), last)
    })
}

/// Arranges a body. The body of a document ends with "./." (models of annex III); that of an annex does not.
fn body(blocks: &[Block], closed: bool) -> Vec<Item<'_>> {
    let last = blocks.iter().rposition(|block| matches!(block, Block::Paragraph(_)));
    let arranged = blocks.iter().enumerate().map(|(at, block)| match block {
        Block::Table(table) => Item::Table(table),
        Block::Paragraph(paragraph) => {
            let mut line = of_paragraph(paragraph);
            if closed && last == Some(at) && at + 1 == blocks.len() && paragraph.role == Role::Body {
                close(&mut line.text);
            }
            Item::Line(line)
        }
    });
    arranged.collect()
}

fn of_paragraph(paragraph: &Paragraph) -> Line {
    let component = match paragraph.role {
        Role::Body => Component::Body,
        Role::Section => Component::Section,
        Role::Clause => Component::Clause,
        Role::Middle => Component::Middle,
        Role::Note => Component::Note,
    };
    let mut text = paragraph.text.clone();
    if component == Component::Section {
        for run in &mut text.runs {
            run.words = run.words.to_uppercase();
        }
    }
    Line { component, label: paragraph.label.clone(), text, rule: Rule::None }
}

fn close(text: &mut Text) {
    let Some(run) = text.runs.iter_mut().rfind(|run| !run.words.is_empty()) else { return };
    let words = run.words.trim_end_matches(['.', '/', ' ', ';']);
    run.words = format!("{words}./.");
}

fn foot(paper: &Paper) -> Item<'_> {
    let mut recipients = vec![Line::of(Component::RecipientsHead, wording::RECIPIENTS)];
    let as_above = (!paper.addressees.is_empty()).then(|| wording::AS_ABOVE.to_owned());
    let all: Vec<String> = as_above.into_iter().chain(paper.recipients.iter().cloned()).collect();
    recipients.extend(
        listed(&all)
            .map(|(text, _)| Line { label: Some(Label::Dash), ..Line::of(Component::Recipient, text) }),
    );
    Item::Sides { widths: FOOT_SIDES, left: recipients, right: signature(&paper.signature) }
}

fn signature(signature: &Signature) -> Vec<Line> {
    let authority = signature.authority.iter();
    let mut lines: Vec<Line> =
        authority.map(|line| Line::of(Component::Authority, line.to_uppercase())).collect();
    lines.extend((0..SIGNATURE_LINES).map(|_| Line::of(Component::Space, "")));
    lines.push(Line::of(Component::Signer, signature.name.as_str()));
    lines
}

/// Those who sign a slip: one on the right, the other of two on the left.
fn signers<'p>(signers: &[Signature]) -> Item<'p> {
    let (right, left) = match signers {
        [left, right, ..] => (right, Some(left)),
        [one] => (one, None),
        [] => return Item::Line(Line::of(Component::Space, "")),
    };
    let left = left.map(signature).unwrap_or_default();
    Item::Sides { widths: FOOT_SIDES, left, right: signature(right) }
}

fn annex_sheet<'p>(paper: &'p Paper, annex: &'p Annex, number: Option<u32>) -> Sheet<'p> {
    let number = number.map(|number| Label::Roman(number).words());
    let number = number.map_or_else(String::new, |number| format!(" {}", number.trim_end_matches('.')));
    let name = format!("{}{number}", wording::ANNEX);
    let mut lines = vec![
        Line::of(Component::AnnexNumber, name.as_str()),
        Line::of(Component::AnnexTitle, annex.title.to_uppercase()),
        Line::of(Component::AnnexReference, reference(paper)),
    ];
    lines.extend(annex.lines.iter().map(|line| Line::of(Component::AnnexLine, line.as_str())));
    let mut items: Vec<Item<'_>> = lines.into_iter().map(Item::Line).collect();
    items.extend(body(&annex.body, false));
    Sheet { name, title: annex.title.clone(), landscape: annex.landscape, items }
}

/// Where an annex belongs to: made of the letterhead, so that the two cannot differ.
fn reference(paper: &Paper) -> String {
    let letterhead = &paper.letterhead;
    let day = match letterhead.day {
        Day::Signed(day) => wording::day(day),
        Day::Draft(day) => wording::open_day(day),
    };
    let kind = capitalised(paper.kind.words());
    let open = if letterhead.number.is_none() { "     " } else { "" };
    format!("(Kèm theo {kind} số {open}{} {day} của {})", letterhead.number_and_symbol(), letterhead.issuer)
}

fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

impl Line {
    fn of(component: Component, text: impl Into<Text>) -> Self {
        Self { component, label: None, text: text.into(), rule: Rule::None }
    }

    fn ruled(self, rule: Rule) -> Self {
        Self { rule, ..self }
    }

    /// Returns the words with the label before them, as a reader sees them.
    pub fn labelled(&self) -> Text {
        let label =
            self.label.as_ref().map(|label| Run { words: format!("{} ", label.words()), ..Run::default() });
        Text { runs: label.into_iter().chain(self.text.runs.iter().cloned()).collect() }
    }
}

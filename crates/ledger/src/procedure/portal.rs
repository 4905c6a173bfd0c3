//! What the public may send for a procedure: declared with it, checked with it. Whether it is taken in at all is for the office to
//! open.

use super::definition::Procedure;
use super::field::{Field, Kind, Values};
use crate::definition::Mistake;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use toml::Spanned;

/// What the public may send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Portal {
    /// What is sent, as people look for it.
    pub title: String,
    /// The role that the sender has.
    pub sender: String,
    /// What the sender calls that which the dossier is about.
    pub subject: String,
    /// Fields that tell how the sender is reached, in this order.
    pub contact: Vec<String>,
    /// Fields that the sender fills in besides, in this order.
    pub fields: Vec<String>,
    /// Those of them that the sender has to fill in, besides those that every dossier needs.
    pub required: Vec<String>,
    /// The one among those of the contact to whose address letters go.
    pub mail: Option<String>,
    /// Fields that are filled in by its coming this way.
    pub set: Values,
    /// The unit that holds the dossier, as the office calls it; the owner of the first stage where `None`.
    pub unit: Option<String>,
    /// The papers that come with it.
    pub papers: Vec<Paper>,
    /// What happens next.
    pub next: String,
    /// Where it stands what is asked for, and how far that was read.
    pub source: String,
}

/// A paper that is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// The id within the procedure.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Whether nothing is taken in without it.
    pub required: bool,
    /// How many files it may have.
    pub most: u32,
    /// What its files may be.
    pub kinds: Vec<FileKind>,
    /// Megabytes of one of its files.
    pub megabytes: u32,
}

/// What a file that is sent may be: kinds that can be told by their bytes, and that hold no programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileKind {
    /// A PDF.
    Pdf,
    /// A text of Word 2007 and later.
    Docx,
    /// A workbook of Excel 2007 and later.
    Xlsx,
    /// An OpenDocument text.
    Odt,
    /// An OpenDocument workbook.
    Ods,
    /// A picture.
    Png,
    /// A photograph.
    Jpg,
}

/// The most files of one paper.
const MOST_FILES: u32 = 10;
/// The most megabytes of one file.
const MOST_MEGABYTES: u32 = 20;
/// The most megabytes of everything that may come in one request.
pub(super) const MOST_OF_ALL: u32 = 60;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    title: Spanned<String>,
    sender: Spanned<String>,
    subject: Spanned<String>,
    #[serde(default)]
    contact: Vec<Spanned<String>>,
    #[serde(default)]
    fields: Vec<Spanned<String>>,
    #[serde(default)]
    required: Vec<Spanned<String>>,
    mail: Option<Spanned<String>>,
    #[serde(default)]
    set: BTreeMap<String, Spanned<String>>,
    unit: Option<String>,
    #[serde(default)]
    papers: Vec<WrittenPaper>,
    next: Spanned<String>,
    #[serde(default)]
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenPaper {
    id: Spanned<String>,
    name: Spanned<String>,
    #[serde(default)]
    required: bool,
    most: Option<Spanned<u32>>,
    kinds: Spanned<Vec<String>>,
    megabytes: Option<Spanned<u32>>,
}

impl FileKind {
    /// Every kind.
    pub const ALL: [Self; 7] =
        [Self::Pdf, Self::Docx, Self::Xlsx, Self::Odt, Self::Ods, Self::Png, Self::Jpg];

    /// Returns the stable name, which is the end of the names of such files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Odt => "odt",
            Self::Ods => "ods",
            Self::Png => "png",
            Self::Jpg => "jpg",
        }
    }

    /// Returns the kind of a stable name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl Portal {
    /// Returns the fields that the sender fills in, those of the contact first.
    pub fn asked(&self) -> impl Iterator<Item = &String> {
        self.contact.iter().chain(&self.fields)
    }

    /// Tells whether the sender has to fill in a field.
    pub fn wants(&self, field: &Field) -> bool {
        field.required || self.required.contains(&field.id)
    }
}

impl Paper {
    /// Returns the most bytes of one of its files.
    pub fn bytes(&self) -> usize {
        usize::try_from(self.megabytes).unwrap_or(usize::MAX).saturating_mul(1 << 20)
    }
}

/// Reads what a definition declares.
pub(super) fn read(written: &Written) -> Result<Portal, Mistake> {
    let set = written.set.iter().map(|(id, value)| (id.clone(), value.as_ref().clone()));
    Ok(Portal {
        title: filled(&written.title)?,
        sender: written.sender.as_ref().clone(),
        subject: filled(&written.subject)?,
        contact: written.contact.iter().map(|field| field.as_ref().clone()).collect(),
        fields: written.fields.iter().map(|field| field.as_ref().clone()).collect(),
        required: written.required.iter().map(|field| field.as_ref().clone()).collect(),
        mail: written.mail.as_ref().map(|field| field.as_ref().clone()),
        set: set.collect(),
        unit: written.unit.clone(),
        papers: written.papers.iter().map(paper).collect::<Result<_, _>>()?,
        next: filled(&written.next)?,
        source: written.source.clone(),
    })
}

fn paper(written: &WrittenPaper) -> Result<Paper, Mistake> {
    let known = || FileKind::ALL.map(FileKind::name).join(", ");
    let kind = |name: &String| {
        let unknown = || (written.kinds.span(), format!("no kind {name:?}; there are {}", known()));
        FileKind::named(name).ok_or_else(unknown)
    };
    let kinds: Vec<FileKind> = written.kinds.as_ref().iter().map(kind).collect::<Result<_, _>>()?;
    if kinds.is_empty() {
        return Err((written.kinds.span(), format!("a paper has kinds; there are {}", known())));
    }
    Ok(Paper {
        id: written.id.as_ref().clone(),
        name: filled(&written.name)?,
        required: written.required,
        most: within(written.most.as_ref(), 1, MOST_FILES, "files of a paper")?,
        kinds,
        megabytes: within(written.megabytes.as_ref(), 10, MOST_MEGABYTES, "megabytes of a file")?,
    })
}

fn filled(written: &Spanned<String>) -> Result<String, Mistake> {
    match written.as_ref().trim() {
        "" => Err((written.span(), "nothing stands here".to_owned())),
        text => Ok(text.to_owned()),
    }
}

fn within(written: Option<&Spanned<u32>>, usual: u32, most: u32, what: &str) -> Result<u32, Mistake> {
    let Some(written) = written else { return Ok(usual) };
    let count = *written.as_ref();
    if (1..=most).contains(&count) {
        Ok(count)
    } else {
        Err((written.span(), format!("{what} go from 1 to {most}")))
    }
}

/// Returns the first thing that is wrong: what the public sends must be enough to take a dossier in.
pub(super) fn mistake(written: &Written, made: &Procedure) -> Option<Mistake> {
    let portal = made.portal.as_ref()?;
    sender(written, made).or_else(|| fields(written, portal, made)).or_else(|| papers(written, portal))
}

fn sender(written: &Written, made: &Procedure) -> Option<Mistake> {
    let sender = written.sender.as_ref();
    if made.party(sender).is_none() {
        return told(&written.sender, format!("no party {sender:?}"));
    }
    let other = made.parties.iter().find(|role| role.required && role.id != *sender)?;
    told(&written.sender, format!("nobody would be {:?}, whom a dossier needs", other.id))
}

fn fields(written: &Written, portal: &Portal, made: &Procedure) -> Option<Mistake> {
    let mut seen = BTreeSet::new();
    for id in written.contact.iter().chain(&written.fields) {
        if made.field(id.as_ref()).is_none_or(Field::is_computed) {
            return told(id, format!("no field {:?} that is entered", id.as_ref()));
        }
        if !seen.insert(id.as_ref()) || portal.set.contains_key(id.as_ref()) {
            return told(id, format!("{:?} is filled in already", id.as_ref()));
        }
    }
    if let Some(id) = written.required.iter().find(|id| !seen.contains(id.as_ref())) {
        return told(id, format!("{:?} is none of the fields that are asked", id.as_ref()));
    }
    if let Some(id) = written.mail.as_ref().filter(|id| !portal.contact.contains(id.as_ref())) {
        return told(id, format!("{:?} is none of the contact", id.as_ref()));
    }
    let is_text =
        |id: &&Spanned<String>| made.field(id.as_ref()).is_some_and(|field| field.kind == Kind::Text);
    if let Some(id) = written.mail.as_ref().filter(|id| !is_text(id)) {
        return told(id, format!("no address stands in {:?}, which is no text", id.as_ref()));
    }
    for (id, value) in &written.set {
        match made.field(id).filter(|field| !field.is_computed()) {
            None => return told(value, format!("no field {id:?} that is entered")),
            Some(field) if field.kind.read(value.as_ref()).is_err() => {
                return told(value, format!("{id:?} is never {:?}", value.as_ref()));
            }
            Some(_) => {}
        }
    }
    let is_filled = |field: &&Field| seen.contains(&field.id) || portal.set.contains_key(&field.id);
    let missing = made.fields.iter().find(|field| field.required && !is_filled(field))?;
    told(&written.title, format!("nobody fills in {:?}, which a dossier needs", missing.id))
}

fn papers(written: &Written, portal: &Portal) -> Option<Mistake> {
    let mut seen = BTreeSet::new();
    for paper in &written.papers {
        let id = paper.id.as_ref();
        let spelt = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
        if id.is_empty() || !id.chars().all(spelt) {
            return told(&paper.id, "an id has small letters, digits and \"-\"".to_owned());
        }
        if !seen.insert(id) {
            return told(&paper.id, format!("{id:?} stands for something else already"));
        }
    }
    let all: u32 = portal.papers.iter().map(|paper| paper.most.saturating_mul(paper.megabytes)).sum();
    if all <= MOST_OF_ALL {
        return None;
    }
    told(&written.title, format!("all files may have {all} megabytes; at most {MOST_OF_ALL} come at once"))
}

#[expect(clippy::unnecessary_wraps, reason = "every caller returns it as what it found")]
fn told<T>(at: &Spanned<T>, what: String) -> Option<Mistake> {
    Some((at.span(), what))
}
